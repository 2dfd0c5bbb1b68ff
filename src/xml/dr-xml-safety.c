#include "dr-xml-safety.h"

#include <gio/gio.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemastypes.h>
#include <string.h>

#define RESOURCE_PREFIX "/org/dueregard/"

/* While a thread compiles a schema, its includes come from GResources and their errors go to its handler. */
typedef struct {
  gboolean allowed;
  xmlStructuredErrorFunc error_func;
  void *error_data;
} Permission;

static GPrivate permission_key = G_PRIVATE_INIT (g_free);

static Permission *
get_permission (void)
{
  Permission *permission = g_private_get (&permission_key);

  if (permission == NULL)
    {
      permission = g_new0 (Permission, 1);
      g_private_set (&permission_key, permission);
    }
  return permission;
}

static void
ignore_error (void *data, xmlError *error)
{
}

/* libxml2's hook for everything it wants to open by name, an include, an entity, a DTD or any file. */
static xmlParserInput *
load_external (const char *url, const char *id, xmlParserCtxt *parser)
{
  Permission *permission = get_permission ();
  g_autoptr (GBytes) bytes = NULL;
  xmlParserInputBuffer *buffer = NULL;
  xmlParserInput *input = NULL;
  gsize length = 0;
  const char *data = NULL;

  /* libxml2 prints the parse errors of an included schema unless that parser has a handler of its own. */
  if (parser != NULL && parser->sax != NULL && parser->sax->initialized == XML_SAX2_MAGIC)
    {
      parser->sax->serror = permission->allowed ? permission->error_func : ignore_error;
      if (parser->userData == parser && permission->allowed)
        parser->_private = permission->error_data;
    }

  if (!permission->allowed || url == NULL || !g_str_has_prefix (url, RESOURCE_PREFIX)
      || strstr (url, "..") != NULL)
    return NULL;
  bytes = g_resources_lookup_data (url, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (length > G_MAXINT)
    return NULL;

  buffer = xmlParserInputBufferCreateMem (data, (int) length, XML_CHAR_ENCODING_NONE);
  if (buffer == NULL)
    return NULL;
  input = xmlNewIOInputStream (parser, buffer, XML_CHAR_ENCODING_NONE);
  if (input == NULL)
    {
      xmlFreeParserInputBuffer (buffer);
      return NULL;
    }
  input->filename = (char *) xmlStrdup ((const xmlChar *) url);
  return input;
}

/* Sets libxml2 up for the whole process, once: call it before anything else of libxml2. Any thread. */
void
dr_xml_safety_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      xmlInitParser ();
      /* Otherwise two first validations would race to build the table of built-in types. */
      xmlSchemaInitTypes ();
      xmlSetExternalEntityLoader (load_external);
      g_once_init_leave (&done, 1);
    }
}

/* Lets this thread's schema compilation read GResources below /org/dueregard/, until dr_xml_safety_deny().
 * Parse errors of what it reads go to @error_func, with @error_data as the `_private` of their parser. */
void
dr_xml_safety_allow_resources (xmlStructuredErrorFunc error_func, void *error_data)
{
  *get_permission () = (Permission) { TRUE, error_func, error_data };
}

/* Ends dr_xml_safety_allow_resources() for this thread. */
void
dr_xml_safety_deny (void)
{
  *get_permission () = (Permission) { FALSE, NULL, NULL };
}
