/* What is too large, too deep or too many for the reader, and what is only large. */
#include "document-support.h"

#include <string.h>

static char *
nested (guint depth, const char *after_open)
{
  GString *xml = g_string_new (OPEN "\n");

  for (guint i = 1; i < depth; i++)
    g_string_append (xml, "<box>\n");
  g_string_append (xml, after_open);
  for (guint i = 1; i < depth; i++)
    g_string_append (xml, "</box>");
  g_string_append (xml, CLOSE);
  return g_string_free (xml, FALSE);
}

static void
test_depth (void)
{
  static const struct {
    guint limit;
    guint depth;
    guint line; /* 0: accepted */
  } cases[] = {
    { 0, 64, 0 }, { 0, 65, 65 },   { 0, 100000, 65 }, { 1, 1, 0 },
    { 1, 2, 2 },  { 256, 256, 0 }, { 256, 257, 257 }, { 100000, 100000, 257 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DrXmlLimits limits = { 64 * 1024 * 1024, cases[i].limit };
      g_autofree char *xml = nested (cases[i].depth, "");
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document =
        dr_xml_document_read_bytes ("deep.xml", xml, strlen (xml), cases[i].limit > 0 ? &limits : NULL,
                                    &error);

      if (cases[i].line == 0)
        g_assert_no_error (error);
      else
        assert_refused (document, error, DR_XML_ERROR_TOO_LARGE, "deep.xml", cases[i].line,
                        "expected at most");
    }
}

/* Entities that refer to nothing but each other never get as far as being defined. */
static void
test_quadratic (void)
{
  g_autoptr (GString) xml = g_string_new ("<!DOCTYPE l [<!ENTITY a \"");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 50000; i++)
    g_string_append_c (xml, 'a');
  g_string_append (xml, "\">]>" OPEN "<group id=\"a\">");
  for (guint i = 0; i < 50000; i++)
    g_string_append (xml, "&a;");
  g_string_append (xml, "</group>" CLOSE);
  document = read_string (xml->str, &error);
  assert_refused (document, error, DR_XML_ERROR_FORBIDDEN, "test.xml", 1, "<!DOCTYPE");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

/* One text, one attribute list and one text of many lines, each larger than any buffer on the way. */
static void
test_large (void)
{
  g_autoptr (GString) xml = g_string_new (OPEN "<group id=\"a\" label=\"");
  gsize value_at = xml->len;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  const DrXmlNode *node = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (xml, "&amp;v\xc5\xb5 ");
  g_string_append (xml, "\">");
  for (guint i = 0; i < 300000; i++)
    g_string_append (xml, "a line &lt; another\n");
  g_string_append (xml, "</group>\n<group id=\"b\"/>" CLOSE);
  g_assert_cmpuint (value_at, >, 0);
  document = read_string (xml->str, &error);
  g_assert_no_error (error);
  node = dr_xml_document_get_root (document)->first_child;
  g_assert_cmpuint (strlen (dr_xml_node_get (node, "label")), ==, 100000 * 5);
  g_assert_cmpuint (strlen (node->text), ==, 300000 * 17);
  g_assert_cmpuint (node->next->line, ==, 300002);
}

/* libxml2 needs quadratic time for an element's attributes and for the namespaces in scope, hence the limits.
 */
static void
test_many_attributes (void)
{
  static const struct {
    guint attributes;
    gboolean good;
  } cases[] = { { 255, TRUE }, { 256, FALSE }, { 1000000, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) xml = g_string_new ("<!-- -->\n<r xmlns=\"urn:dueregard:1\"");
      g_autoptr (DrXmlDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      const DrXmlNode *root = NULL;

      for (guint j = 0; j < cases[i].attributes; j++)
        g_string_append_printf (xml, "\n a%u = \">=%u\"", j, j);
      g_string_append (xml, "/>");
      document = dr_xml_document_read_trusted ("wide.xml", xml->str, xml->len, &error);
      if (!cases[i].good)
        {
          assert_refused (document, error, DR_XML_ERROR_TOO_LARGE, "wide.xml", 2, "expected at most 256");
          continue;
        }
      g_assert_no_error (error);
      root = dr_xml_document_get_root (document);
      g_assert_cmpuint (root->n_attributes, ==, cases[i].attributes);
      g_assert_cmpuint (root->line, ==, 2);
      g_assert_cmpstr (dr_xml_node_get (root, "a254"), ==, ">=254");
    }
}

static void
test_many_namespaces (void)
{
  g_autoptr (GString) xml = g_string_new (OPEN "\n<box");
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (xml, " xmlns:n%u='urn:%u'", i, i);
  g_string_append (xml, "/>" CLOSE);
  document = read_string (xml->str, &error);
  assert_refused (document, error, DR_XML_ERROR_TOO_LARGE, "test.xml", 2, "namespace declarations");
}

/* A root that comes after more comment than the sniffer tries first. */
static void
test_late_root (void)
{
  g_autoptr (GString) xml = g_string_new ("<!--\n");
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (xml, "comment, with <inventory format='9'> in it\n");
  g_string_append (xml, "-->" OPEN CLOSE);
  document = read_string (xml->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_xml_document_get_root (document)->line, ==, 10002);
}

/* A long value does not make a long message; past 64 KB libxml2 itself drops the end of it. */
static void
test_long_message (void)
{
  static const struct {
    gsize length;
    const char *words;
  } cases[] = {
    { 10000, "expected 'R&D', 'field'" },
    { 100000, "expected" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = g_strnfill (cases[i].length, 'x');
      g_autofree char *xml = g_strconcat (OPEN "<group id=\"a\" kind=\"", value, "\"/>" CLOSE, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document = read_string (xml, &error);

      assert_refused (document, error, DR_XML_ERROR_INVALID, "test.xml", 1, cases[i].words);
      g_assert_cmpuint (strlen (error->message), <, 300);
    }
}

static void
test_size_of_bytes (void)
{
  DrXmlLimits limits = { 10, 64 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("b.xml", OPEN CLOSE, 60, &limits, &error);

  assert_refused (document, error, DR_XML_ERROR_TOO_LARGE, "b.xml", 0, "expected at most 10");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  register_schemas ();

  g_test_add_func ("/xml/document/depth", test_depth);
  g_test_add_func ("/xml/document/quadratic", test_quadratic);
  g_test_add_func ("/xml/document/large", test_large);
  g_test_add_func ("/xml/document/many-attributes", test_many_attributes);
  g_test_add_func ("/xml/document/many-namespaces", test_many_namespaces);
  g_test_add_func ("/xml/document/late-root", test_late_root);
  g_test_add_func ("/xml/document/long-message", test_long_message);
  g_test_add_func ("/xml/document/size-of-bytes", test_size_of_bytes);
  return g_test_run ();
}
