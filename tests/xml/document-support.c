#include "document-support.h"

#include <string.h>

#include "dr-xml-schemas.h"

/* 1.1 is for the test that needs a schema nobody has compiled yet. */
static const DrXmlSchemaEntry entries[] = {
  { "inventory", "1.0", SCHEMA },
  { "inventory", "1.1", SCHEMA },
  { "broken", "1.0", "/org/dueregard/test/broken-type.xsd" },
};

void
register_schemas (void)
{
  dr_xml_schemas_register (entries, G_N_ELEMENTS (entries));
}

DrXmlDocument *
read_string (const char *xml, GError **error)
{
  return dr_xml_document_read_bytes ("test.xml", xml, strlen (xml), NULL, error);
}

void
assert_refused (const DrXmlDocument *document,
                const GError *error,
                DrXmlError code,
                const char *name,
                guint line,
                const char *words)
{
  g_autofree char *start =
    line > 0 ? g_strdup_printf ("%s:%u: ", name, line) : g_strdup_printf ("%s: ", name);

  g_assert_null (document);
  g_assert_nonnull (error);
  if (!g_error_matches (error, DR_XML_ERROR, (int) code) || !g_str_has_prefix (error->message, start)
      || strstr (error->message, words) == NULL)
    g_error ("expected code %d, '%s...%s', got %d, '%s'", code, start, words, error->code, error->message);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "urn:dueregard:1}"));
  if (code != DR_XML_ERROR_UNKNOWN_FORMAT || line > 0)
    g_assert_nonnull (strstr (error->message, "expected"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}
