/* Which bytes are canonical, and where the others first are not. */
#include "dr-xml-canonical.h"

#include <string.h>

static const struct {
  const char *name;
  const char *xml;
  gsize line; /* of the first difference; 0: canonical */
} cases[] = {
  { "minimal", "<r></r>", 0 },
  { "namespace", "<r xmlns=\"urn:dueregard:1\" a=\"1\" b=\"2\">\n  <e>x &amp; y</e>\n</r>", 0 },
  { "escapes", "<r a=\"&amp;&lt;>&quot;'&#x9;&#xA;&#xD;\">&amp;&lt;&gt;\"'\t\n&#xD;</r>", 0 },
  { "decomposed", "<r>e\xcc\x81</r>", 0 },
  { "short-empty", "<r>\n<e/></r>", 2 },
  { "single-quotes", "<r\n a='1'></r>", 1 },
  { "order", "<r>\n\n<e b=\"1\" a=\"2\"></e></r>", 3 },
  { "order-namespace", "<r a=\"1\" xmlns=\"urn:x\"></r>", 1 },
  { "declaration", "<?xml version=\"1.0\"?>\n<r></r>", 1 },
  { "final-newline", "<r>\n</r>\n", 2 },
  { "first-newline", "\n<r></r>", 1 },
  { "mark", "\xef\xbb\xbf<r></r>", 1 },
  { "comment", "<r>\n<!-- c --></r>", 2 },
  { "cdata", "<r>\n<![CDATA[x]]></r>", 2 },
  { "character-reference", "<r>\n\n\n&#65;</r>", 4 },
  { "greater-than", "<r>\n></r>", 2 },
  { "tag-space", "<r ></r>", 1 },
  { "line-end", "<r>\r\n</r>", 1 },
  { "spare-namespace", "<r xmlns=\"urn:x\">\n<e xmlns=\"urn:x\"></e></r>", 2 },
  { "relative-namespace", "<r xmlns=\"x\"></r>", 1 },
  { "relative-namespace-inside", "<r><e><f xmlns:x=\"y/z\"></f></e></r>", 1 },
  { "mismatch", "<r>\n\n</s>", 3 },
  { "truncated", "<r>\n", 2 },
  { "empty", "", 1 },
  { "doctype", "<!DOCTYPE r [<!ENTITY a \"b\">]>\n<r>&a;</r>", 1 },
  { "external", "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<r>&a;</r>", 1 },
  { "entity", "<r>\n&a;</r>", 2 },
  { "instruction", "<r>\n<?p ?></r>", 2 },
  { "latin-1", "<r>\n\xe9</r>", 2 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize line = 99;
      gboolean canonical = dr_xml_is_canonical (cases[i].xml, strlen (cases[i].xml), &line);

      if (canonical != (cases[i].line == 0) || line != cases[i].line)
        g_error ("%s: expected line %" G_GSIZE_FORMAT ", got %" G_GSIZE_FORMAT, cases[i].name, cases[i].line,
                 line);
      g_assert_true (dr_xml_is_canonical (cases[i].xml, strlen (cases[i].xml), NULL) == canonical);
    }
  g_assert_false (dr_xml_is_canonical (NULL, 0, NULL));
}

static void
test_silent (void)
{
  if (g_test_subprocess ())
    {
      test_cases ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

/* As deep as libxml2 goes: nothing here may need more stack than that. */
static void
test_deep (void)
{
  for (guint depth = 250; depth < 2000; depth += 1000)
    {
      g_autoptr (GString) xml = g_string_new (NULL);

      for (guint i = 0; i < depth; i++)
        g_string_append (xml, "<a>");
      for (guint i = 0; i < depth; i++)
        g_string_append (xml, "</a>");
      g_assert_true (dr_xml_is_canonical (xml->str, xml->len, NULL) == (depth == 250));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/canonical/cases", test_cases);
  g_test_add_func ("/xml/canonical/silent", test_silent);
  g_test_add_func ("/xml/canonical/deep", test_deep);
  return g_test_run ();
}
