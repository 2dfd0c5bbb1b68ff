#include "dr-xml-schemas-private.h"

#include "dr-xml-message.h"
#include "dr-xml-safety.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  char *root;
  char *format;
  char *resource;
  xmlSchema *schema; /* NULL until a document asks for it */
} Entry;

/* Entries are only ever added; a reader lock is all that a document needs once its schema is compiled. */
static GRWLock table_lock;
static GPtrArray *table = NULL;
static const char *description = "none";

static Entry *
find_entry (const char *root, const char *format)
{
  for (guint i = 0; table != NULL && i < table->len; i++)
    {
      Entry *entry = g_ptr_array_index (table, i);

      if (strcmp (entry->root, root) == 0 && strcmp (entry->format, format) == 0)
        return entry;
    }
  return NULL;
}

/* "evidence 1.0, rulebook 1.0"; interned, so that a caller may keep it while others register more. */
static const char *
describe_table (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->len; i++)
    {
      const Entry *entry = g_ptr_array_index (table, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", entry->root, entry->format);
    }
  return g_intern_string (text->str);
}

/**
 * dr_xml_schemas_register:
 * @entries: (array length=n_entries): formats and the schemas they are held to; copied
 * @n_entries: number of @entries
 *
 * Adds formats to the table. A format that is already there keeps its first schema, so that registering twice
 * does no harm. The schema is compiled when the first document asks for it. Any thread.
 */
void
dr_xml_schemas_register (const DrXmlSchemaEntry *entries, gsize n_entries)
{
  g_return_if_fail (entries != NULL || n_entries == 0);

  g_rw_lock_writer_lock (&table_lock);
  if (table == NULL)
    table = g_ptr_array_new ();
  for (gsize i = 0; i < n_entries; i++)
    {
      Entry *entry = NULL;

      if (find_entry (entries[i].root, entries[i].format) != NULL)
        continue;
      entry = g_new0 (Entry, 1);
      entry->root = g_strdup (entries[i].root);
      entry->format = g_strdup (entries[i].format);
      entry->resource = g_strdup (entries[i].resource);
      g_ptr_array_add (table, entry);
    }
  if (table->len > 0)
    description = describe_table ();
  g_rw_lock_writer_unlock (&table_lock);
}

/**
 * dr_xml_schemas_is_known:
 * @root: local name of a root element in %DR_XML_NAMESPACE
 * @format: value of its format attribute
 *
 * Returns: whether documents of that format can be read
 */
gboolean
dr_xml_schemas_is_known (const char *root, const char *format)
{
  gboolean known = FALSE;

  g_return_val_if_fail (root != NULL && format != NULL, FALSE);

  g_rw_lock_reader_lock (&table_lock);
  known = find_entry (root, format) != NULL;
  g_rw_lock_reader_unlock (&table_lock);
  return known;
}

/**
 * dr_xml_schemas_describe:
 *
 * Returns: (transfer none): the known formats in one line, e.g. "evidence 1.0, rulebook 1.0", for messages;
 *   never freed
 */
const char *
dr_xml_schemas_describe (void)
{
  const char *text = NULL;

  g_rw_lock_reader_lock (&table_lock);
  text = description;
  g_rw_lock_reader_unlock (&table_lock);
  return text;
}

/* What a compilation has come to. */
typedef struct {
  const char *resource;
  GError *error; /* the first */
} Compilation;

static void
record_error (Compilation *self, const xmlError *error, const char *words)
{
  if (self->error != NULL || error->level < XML_ERR_ERROR)
    return;
  dr_xml_set_error (&self->error, DR_XML_ERROR_INVALID, error->file != NULL ? error->file : self->resource,
                    (guint) MAX (error->line, 0), "%s", words);
}

static void
on_schema_error (void *data, xmlError *error)
{
  g_autofree char *words = dr_xml_message_from_schema (error);

  record_error (data, error, words);
}

static void
on_parse_error (void *data, xmlError *error)
{
  const xmlParserCtxt *parser = error->ctxt;
  g_autofree char *words = dr_xml_message_from_parser (error);

  if (parser != NULL && parser->_private != NULL)
    record_error (parser->_private, error, words);
}

/* Compiles the schema at @resource, with what it includes. Transfer full. */
static xmlSchema *
compile (const char *resource, GError **error)
{
  Compilation compilation = { .resource = resource };
  xmlSchemaParserCtxt *parser = NULL;
  xmlSchema *schema = NULL;

  dr_xml_safety_init ();
  if (!g_resources_get_info (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    {
      dr_xml_set_error (error, DR_XML_ERROR_INVALID, resource, 0,
                        _("there is no such schema in the program; expected one"));
      return NULL;
    }
  parser = xmlSchemaNewParserCtxt (resource);
  xmlSchemaSetParserStructuredErrors (parser, on_schema_error, &compilation);
  dr_xml_safety_allow_resources (on_parse_error, &compilation);
  schema = xmlSchemaParse (parser);
  dr_xml_safety_deny ();
  xmlSchemaFreeParserCtxt (parser);

  if (schema == NULL && compilation.error == NULL)
    dr_xml_set_error (&compilation.error, DR_XML_ERROR_INVALID, resource, 0,
                      _("this is not a schema; expected XML Schema 1.0"));
  /* libxml2 may hand out a schema it has complained of: do not use half of one. */
  if (compilation.error != NULL)
    {
      g_clear_pointer (&schema, xmlSchemaFree);
      g_propagate_error (error, compilation.error);
    }
  return schema;
}

/* The compiled schema for a known format, shared by all threads and never freed, or NULL and
 * DR_XML_ERROR_INVALID where the schema itself is at fault. */
xmlSchema *
dr_xml_schemas_get (const char *root, const char *format, GError **error)
{
  Entry *entry = NULL;
  xmlSchema *schema = NULL;

  g_rw_lock_reader_lock (&table_lock);
  entry = find_entry (root, format);
  schema = entry != NULL ? entry->schema : NULL;
  g_rw_lock_reader_unlock (&table_lock);
  g_return_val_if_fail (entry != NULL, NULL);
  if (schema != NULL)
    return schema;

  g_rw_lock_writer_lock (&table_lock);
  if (entry->schema == NULL)
    entry->schema = compile (entry->resource, error);
  schema = entry->schema;
  g_rw_lock_writer_unlock (&table_lock);
  return schema;
}
