/* The table of formats, and what a schema at fault says. */
#include "dr-xml-document.h"
#include "dr-xml-schemas.h"

#include <glib/gstdio.h>
#include <string.h>

#define FOLDER "/org/dueregard/test/"

static const struct {
  const char *root;
  const char *resource;
  const char *message_start; /* NULL: the schema is good */
} schema_cases[] = {
  { "inventory", FOLDER "test.xsd", NULL },
  { "broken-type", FOLDER "broken-type.xsd", FOLDER "broken-type.xsd:4: " },
  { "broken-xml", FOLDER "broken-xml.xsd",
    FOLDER "broken-xml.xsd:5: the element 'element' of line 4 is closed" },
  { "broken-include", FOLDER "broken-include.xsd",
    FOLDER "broken-xml.xsd:5: the element 'element' of line 4" },
  { "lost-include", FOLDER "lost-include.xsd", FOLDER "lost-include.xsd:3: " },
  { "outside-include", FOLDER "outside-include.xsd", FOLDER "outside-include.xsd:4: " },
  { "not-there", FOLDER "not-there.xsd", FOLDER "not-there.xsd: there is no such schema" },
  { "not-a-resource", "/etc/passwd", "/etc/passwd: there is no such schema" },
};

static DrXmlDocument *
read_root (const char *root, GError **error)
{
  g_autofree char *xml = g_strdup_printf ("<%s xmlns=\"urn:dueregard:1\" format=\"1.0\"/>", root);

  return dr_xml_document_read_bytes ("test.xml", xml, strlen (xml), NULL, error);
}

/* First, while the table is empty. */
static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (dr_xml_schemas_describe (), ==, "none");
  g_assert_false (dr_xml_schemas_is_known ("inventory", "1.0"));
  g_assert_null (read_root ("inventory", &error));
  g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_UNKNOWN_FORMAT);
  dr_xml_schemas_register (NULL, 0);
  g_assert_cmpstr (dr_xml_schemas_describe (), ==, "none");
}

static void
test_register (void)
{
  static const DrXmlSchemaEntry first[] = {
    { "inventory", "1.0", FOLDER "test.xsd" },
    { "inventory", "2.0", FOLDER "test.xsd" },
  };
  static const DrXmlSchemaEntry again[] = { { "inventory", "1.0", FOLDER "broken-type.xsd" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  const char *before = NULL;

  dr_xml_schemas_register (first, G_N_ELEMENTS (first));
  before = dr_xml_schemas_describe ();
  g_assert_cmpstr (before, ==, "inventory 1.0, inventory 2.0");
  dr_xml_schemas_register (again, G_N_ELEMENTS (again));
  g_assert_cmpstr (dr_xml_schemas_describe (), ==, before);
  g_assert_true (dr_xml_schemas_is_known ("inventory", "2.0"));
  g_assert_false (dr_xml_schemas_is_known ("inventory", "3.0"));
  g_assert_false (dr_xml_schemas_is_known ("rulebook", "1.0"));
  document = read_root ("inventory", &error);
  g_assert_no_error (error);
}

/* Each twice: a schema that failed to compile fails in the same way again. */
static void
test_compile (void)
{
  /* Were it read, the schema that includes it would be good. */
  static const char outside[] =
    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
    " targetNamespace=\"urn:dueregard:1\"><xs:element name=\"outside-include\"/></xs:schema>";

  g_assert_true (g_file_set_contents ("/tmp/due-regard-outside.xsd", outside, -1, NULL));
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (schema_cases); i++)
    {
      gsize which = i / 2;
      DrXmlSchemaEntry entry = { schema_cases[which].root, "1.0", schema_cases[which].resource };
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document = NULL;

      dr_xml_schemas_register (&entry, 1);
      document = read_root (schema_cases[which].root, &error);
      if (schema_cases[which].message_start == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (document);
      g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, schema_cases[which].message_start))
        g_error ("expected '%s...', got '%s'", schema_cases[which].message_start, error->message);
      g_assert_nonnull (strstr (error->message, "expected"));
      g_assert_null (strchr (error->message, '\n'));
    }
  g_remove ("/tmp/due-regard-outside.xsd");
}

/* libxml2 prints nothing about any of them. */
static void
test_silent (void)
{
  if (g_test_subprocess ())
    {
      test_compile ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

static gpointer
register_many (gpointer data)
{
  const char *root = data;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *format = g_strdup_printf ("%u", i);
      DrXmlSchemaEntry entry = { root, format, FOLDER "test.xsd" };

      dr_xml_schemas_register (&entry, 1);
      g_assert_true (dr_xml_schemas_is_known (root, format));
      g_assert_nonnull (strstr (dr_xml_schemas_describe (), root));
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *first = g_thread_new ("first", register_many, (gpointer) "one");
  GThread *second = g_thread_new ("second", register_many, (gpointer) "two");

  g_thread_join (first);
  g_thread_join (second);
  g_assert_true (dr_xml_schemas_is_known ("one", "199") && dr_xml_schemas_is_known ("two", "199"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/schemas/empty", test_empty);
  g_test_add_func ("/xml/schemas/register", test_register);
  g_test_add_func ("/xml/schemas/compile", test_compile);
  g_test_add_func ("/xml/schemas/silent", test_silent);
  g_test_add_func ("/xml/schemas/threads", test_threads);
  return g_test_run ();
}
