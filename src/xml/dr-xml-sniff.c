#include "dr-xml-sniff.h"

#include "dr-xml-guard.h"
#include "dr-xml-safety.h"

#include <libxml/parserInternals.h>
#include <string.h>

#define PREFIX 4096

typedef struct {
  DrXmlGuard guard; /* first: it is what the parser's callbacks find */
  DrXmlSniff *sniff;
} Sniffer;

static void
on_root (void *data,
         const xmlChar *name,
         const xmlChar *prefix,
         const xmlChar *uri,
         int n_namespaces,
         const xmlChar **namespaces,
         int n_attributes,
         int n_defaulted,
         const xmlChar **attributes)
{
  xmlParserCtxt *parser = data;
  Sniffer *self = parser->_private;

  /* Otherwise attributes may be missing; the parser is about to say so. */
  if (!dr_xml_guard_is_tag_whole (&self->guard))
    return;
  self->sniff->root = g_strdup ((const char *) name);
  self->sniff->uri = g_strdup (uri != NULL ? (const char *) uri : "");
  self->sniff->line = dr_xml_guard_get_tag_line (&self->guard);
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;

      if (attribute[1] == NULL && strcmp ((const char *) attribute[0], "format") == 0)
        self->sniff->format = g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
    }
  dr_xml_guard_halt (&self->guard);
}

/* Frees what @self holds. */
void
dr_xml_sniff_clear (DrXmlSniff *self)
{
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->format, g_free);
}

/* Looks for the root in the first @length bytes of @data; FALSE and @error if there is none. */
static gboolean
sniff_prefix (DrXmlSniff *self, const char *name, const char *data, gsize length, GError **error)
{
  Sniffer sniffer = { .sniff = self };
  xmlParserCtxt *parser = xmlCreateMemoryParserCtxt (data, (int) length);
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC, .startElementNs = on_root };
  gboolean good = TRUE;

  *parser->sax = handler;
  dr_xml_guard_init (&sniffer.guard, name, parser);
  xmlParseDocument (parser);
  if (self->root == NULL)
    good = dr_xml_guard_finish (&sniffer.guard, error);
  g_clear_error (&sniffer.guard.error);
  xmlFreeParserCtxt (parser);
  return good;
}

/* Fills @self from the root's start tag. Refuses what stands before it as the reader would. @length is at
 * least 1. */
gboolean
dr_xml_sniff (DrXmlSniff *self, const char *name, const char *data, gsize length, GError **error)
{
  *self = (DrXmlSniff) { 0 };
  dr_xml_safety_init ();
  /* libxml2 copies what it is given, and nearly every root starts in the first few bytes: try those first. */
  if (length > PREFIX && sniff_prefix (self, name, data, PREFIX, NULL))
    return TRUE;
  return sniff_prefix (self, name, data, length, error);
}
