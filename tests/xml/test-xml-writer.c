/* What the writer writes is canonical, is what was asked for, and reads back the same. */
#include "dr-xml-canonical.h"
#include "dr-xml-document.h"
#include "dr-xml-writer.h"

#include <string.h>

#define ROOT(inside) "<r xmlns=\"urn:dueregard:1\">" inside "</r>"

/* Text as it may come, as it is written in an element, and as an attribute's value. */
static const struct {
  const char *text;
  const char *in_element;
  const char *in_attribute;
} escape_cases[] = {
  { "", "", "" },
  { "plain", "plain", "plain" },
  { "a & b", "a &amp; b", "a &amp; b" },
  { "&amp;", "&amp;amp;", "&amp;amp;" },
  { "<tag>", "&lt;tag&gt;", "&lt;tag>" },
  { "]]>", "]]&gt;", "]]>" },
  { "<![CDATA[x]]>", "&lt;![CDATA[x]]&gt;", "&lt;![CDATA[x]]>" },
  { "<!-- -->", "&lt;!-- --&gt;", "&lt;!-- -->" },
  { "\"'", "\"'", "&quot;'" },
  { "tab\tline\nreturn\r", "tab\tline\nreturn&#xD;", "tab&#x9;line&#xA;return&#xD;" },
  { " \n ", " \n ", " &#xA; " },
  { "\r\n", "&#xD;\n", "&#xD;&#xA;" },
  { "&&&<<<>>>", "&amp;&amp;&amp;&lt;&lt;&lt;&gt;&gt;&gt;", "&amp;&amp;&amp;&lt;&lt;&lt;>>>" },
  { "D\xc5\xb5r \xe2\x82\xac \xf0\x9f\x91\x8d", "D\xc5\xb5r \xe2\x82\xac \xf0\x9f\x91\x8d",
    "D\xc5\xb5r \xe2\x82\xac \xf0\x9f\x91\x8d" },
  { "\xed\x95\x9c\xef\xbc\xa1\xef\xbf\xbd\xed\x9f\xbf", "\xed\x95\x9c\xef\xbc\xa1\xef\xbf\xbd\xed\x9f\xbf",
    "\xed\x95\x9c\xef\xbc\xa1\xef\xbf\xbd\xed\x9f\xbf" },
  { "\x7f\xc2\x85\xe2\x80\xa8", "\x7f\xc2\x85\xe2\x80\xa8", "\x7f\xc2\x85\xe2\x80\xa8" },
  /* What XML cannot hold is left out, wherever it stands. */
  { "\v", "", "" },
  { "a\fb\x01"
    "c\x1f",
    "abc", "abc" },
  { "\xef\xbf\xbe"
    "a\xef\xbf\xbf",
    "a", "a" },
  { "a\xed\xa0\x80"
    "b\xed\xbf\xbf",
    "ab", "ab" },
};

static void
assert_canonical (const char *data, gsize length)
{
  gsize line = 0;

  if (!dr_xml_is_canonical (data, length, &line))
    g_error ("not canonical at line %" G_GSIZE_FORMAT ": %s", line, data);
}

static void
test_escapes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (escape_cases); i++)
    {
      g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
      g_autofree char *expected = g_strdup_printf ("<r xmlns=\"urn:dueregard:1\" a=\"%s\">%s</r>",
                                                   escape_cases[i].in_attribute, escape_cases[i].in_element);
      g_autofree char *data = NULL;
      gsize length = 0;

      dr_xml_writer_start (writer, "r");
      dr_xml_writer_attribute (writer, "a", escape_cases[i].text);
      dr_xml_writer_text (writer, escape_cases[i].text);
      dr_xml_writer_end (writer);
      data = dr_xml_writer_finish (writer, &length);
      g_assert_cmpstr (data, ==, expected);
      g_assert_cmpuint (length, ==, strlen (expected));
      assert_canonical (data, length);
    }
}

static void
test_layout (void)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_cmpuint (dr_xml_writer_get_length (writer), ==, 0);
  dr_xml_writer_start (writer, "evidence");
  dr_xml_writer_attribute (writer, "title", "T");
  dr_xml_writer_attribute (writer, "format", "1.0");
  dr_xml_writer_start (writer, "empty");
  dr_xml_writer_end (writer);
  dr_xml_writer_start (writer, "groups");
  dr_xml_writer_start (writer, "group");
  dr_xml_writer_attribute (writer, "id", "a");
  dr_xml_writer_text (writer, "one ");
  dr_xml_writer_text (writer, "");
  dr_xml_writer_text (writer, "two");
  dr_xml_writer_end (writer);
  dr_xml_writer_text_element (writer, "note", " kept ");
  dr_xml_writer_text_element (writer, "note", NULL);
  dr_xml_writer_start (writer, "deep");
  dr_xml_writer_start (writer, "deeper");
  dr_xml_writer_end (writer);
  dr_xml_writer_end (writer);
  dr_xml_writer_end (writer);
  dr_xml_writer_end (writer);
  data = dr_xml_writer_finish (writer, &length);
  g_assert_cmpstr (data, ==,
                   "<evidence xmlns=\"urn:dueregard:1\" format=\"1.0\" title=\"T\">\n"
                   "  <empty></empty>\n"
                   "  <groups>\n"
                   "    <group id=\"a\">one two</group>\n"
                   "    <note> kept </note>\n"
                   "    <note></note>\n"
                   "    <deep>\n"
                   "      <deeper></deeper>\n"
                   "    </deep>\n"
                   "  </groups>\n"
                   "</evidence>");
  assert_canonical (data, length);
}

/* A writer that has finished is as new. */
static void
test_again (void)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *data = NULL;

      dr_xml_writer_start (writer, "r");
      g_assert_cmpuint (dr_xml_writer_get_length (writer), ==, strlen ("<r xmlns=\"urn:dueregard:1\""));
      dr_xml_writer_end (writer);
      data = dr_xml_writer_finish (writer, NULL);
      g_assert_cmpstr (data, ==, ROOT (""));
      g_assert_cmpuint (dr_xml_writer_get_length (writer), ==, 0);
    }
}

/* Attributes in any order come out in canonical order: by bytes, so capitals first and "a" before "a-b". */
static void
test_attributes (void)
{
  static const struct {
    const char *names;
    const char *expected;
  } cases[] = {
    { "a", " a=\"0\"" },
    { "a b c", " a=\"0\" b=\"1\" c=\"2\"" },
    { "c b a", " a=\"2\" b=\"1\" c=\"0\"" },
    { "b a c", " a=\"1\" b=\"0\" c=\"2\"" },
    { "a-b a ab a.b aB", " a=\"1\" a-b=\"0\" a.b=\"3\" aB=\"4\" ab=\"2\"" },
    { "zebra Zebra \xc3\xa9 _x", " Zebra=\"1\" _x=\"3\" zebra=\"0\" \xc3\xa9=\"2\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
      g_auto (GStrv) names = g_strsplit (cases[i].names, " ", -1);
      g_autofree char *expected = g_strdup_printf (ROOT ("\n  <e%s></e>\n"), cases[i].expected);
      g_autofree char *data = NULL;
      gsize length = 0;

      dr_xml_writer_start (writer, "r");
      dr_xml_writer_start (writer, "e");
      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *value = g_strdup_printf ("%u", j);

          dr_xml_writer_attribute (writer, names[j], value);
        }
      dr_xml_writer_end (writer);
      dr_xml_writer_end (writer);
      data = dr_xml_writer_finish (writer, &length);
      g_assert_cmpstr (data, ==, expected);
      assert_canonical (data, length);
    }
}

static void
test_many_attributes (void)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
  g_autofree char *data = NULL;
  gsize length = 0;

  dr_xml_writer_start (writer, "r");
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u", (i * 7919) % 200);
      g_autofree char *value = g_strnfill (i * 50, '&');

      dr_xml_writer_attribute (writer, name, value);
    }
  dr_xml_writer_end (writer);
  data = dr_xml_writer_finish (writer, &length);
  assert_canonical (data, length);
}

static void
copy_node (DrXmlWriter *writer, const DrXmlNode *node)
{
  dr_xml_writer_start (writer, node->name);
  for (guint i = node->n_attributes; i > 0; i--)
    dr_xml_writer_attribute (writer, node->attributes[i - 1].name, node->attributes[i - 1].value);
  dr_xml_writer_text (writer, node->text);
  for (const DrXmlNode *child = node->first_child; child != NULL; child = child->next)
    copy_node (writer, child);
  dr_xml_writer_end (writer);
}

/* Random documents of nasty text: written, read, written from what was read, the same bytes. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
      g_autoptr (DrXmlWriter) second = dr_xml_writer_new ();
      g_autoptr (DrXmlDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *data = NULL;
      g_autofree char *copy = NULL;
      gsize length = 0;
      gsize copy_length = 0;
      guint depth = 1;

      dr_xml_writer_start (writer, "r");
      for (guint j = 0; j < 100; j++)
        {
          gsize which = (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (escape_cases));
          gsize other = (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (escape_cases));

          dr_xml_writer_start (writer, "e");
          depth++;
          dr_xml_writer_attribute (writer, "z", escape_cases[which].text);
          dr_xml_writer_attribute (writer, "a", escape_cases[other].text);
          if (g_test_rand_bit () && depth < 60)
            continue;
          dr_xml_writer_text (writer, escape_cases[other].text);
          for (guint up = 1 + (guint) g_test_rand_int_range (0, (gint32) depth - 1); up > 0 && depth > 1;
               up--, depth--)
            dr_xml_writer_end (writer);
        }
      for (; depth > 0; depth--)
        dr_xml_writer_end (writer);
      data = dr_xml_writer_finish (writer, &length);
      assert_canonical (data, length);

      document = dr_xml_document_read_trusted ("own.xml", data, length, &error);
      g_assert_no_error (error);
      copy_node (second, dr_xml_document_get_root (document));
      copy = dr_xml_writer_finish (second, &copy_length);
      g_assert_cmpmem (data, length, copy, copy_length);
    }
}

/* What a caller must not do is refused, and changes nothing. */
static void
test_misuse (void)
{
  static const char *const cases[] = {
    "text-then-element", "element-then-text", "late-attribute", "twice", "second-root", "unfinished", "end"
  };

  if (g_test_subprocess ())
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/xml/writer/misuse/subprocess/%s", cases[i]);

      g_test_trap_subprocess (path, 0, 0);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stderr ("*CRITICAL*");
    }
}

static void
misuse (gconstpointer data)
{
  const char *what = data;
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  if (strcmp (what, "end") == 0)
    dr_xml_writer_end (writer);
  dr_xml_writer_start (writer, "r");
  if (strcmp (what, "unfinished") == 0)
    g_free (dr_xml_writer_finish (writer, NULL));
  if (strcmp (what, "text-then-element") == 0)
    {
      dr_xml_writer_text (writer, "x");
      dr_xml_writer_start (writer, "e");
    }
  if (strcmp (what, "twice") == 0)
    {
      dr_xml_writer_attribute (writer, "b", "1");
      dr_xml_writer_attribute (writer, "a", "1");
      dr_xml_writer_attribute (writer, "c", "1");
      dr_xml_writer_attribute (writer, "b", "2");
    }
  dr_xml_writer_text_element (writer, "e", "x");
  if (strcmp (what, "element-then-text") == 0)
    dr_xml_writer_text (writer, "x");
  if (strcmp (what, "late-attribute") == 0)
    dr_xml_writer_attribute (writer, "a", "1");
  dr_xml_writer_end (writer);
  if (strcmp (what, "second-root") == 0)
    dr_xml_writer_start (writer, "r");
}

static const struct {
  const char *text;
  gssize length;
  const char *clean;
} clean_cases[] = {
  { "", -1, "" },
  { "plain text\twith\nlines", -1, "plain text\twith\nlines" },
  { "cut here", 3, "cut" },
  { "a\r\nb\rc\r", -1, "a\nb\nc\n" },
  { "\r\r\n\n\r", -1, "\n\n\n\n" },
  { "form\ffeed\vtab\x1b\x7f", -1, "formfeedtab\x7f" },
  { "nul\0nul", 7, "nulnul" },
  { "cafe\xcc\x81", -1, "caf\xc3\xa9" },
  { "W\xcc\x82y\xcc\x82r", -1, "\xc5\xb4\xc5\xb7r" },
  { "\xe2\x84\xab", -1, "\xc3\x85" },
  { "e\x01\xcc\x81", -1, "\xc3\xa9" },
  { "\xef\xbf\xbe\xef\xbf\xbf x", -1, " x" },
  { "a\xed\xa0\x80\xed\xb0\x80z", -1, "az" },
  { "caf\xe9", -1, "caf\xef\xbf\xbd" },
  { "\xff\xfe", -1, "\xef\xbf\xbd\xef\xbf\xbd" },
  { "cut \xe2\x82\xac", 6, "cut \xef\xbf\xbd\xef\xbf\xbd" },
  { "\xf0\x9f\x91\x8d", -1, "\xf0\x9f\x91\x8d" },
};

static void
test_clean (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (clean_cases); i++)
    {
      g_autofree char *clean = dr_xml_clean_text (clean_cases[i].text, clean_cases[i].length);
      g_autofree char *again = dr_xml_clean_text (clean, -1);

      g_assert_cmpstr (clean, ==, clean_cases[i].clean);
      g_assert_cmpstr (again, ==, clean);
    }
}

/* Any bytes at all become text that the reader takes. */
static void
test_clean_anything (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      char bytes[64];
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;
      g_autofree char *data = NULL;
      g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
      g_autoptr (DrXmlDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      gsize length = 0;

      for (gsize j = 0; j < sizeof bytes; j++)
        bytes[j] =
          (char) (g_test_rand_bit () ? g_test_rand_int_range (0, 256) : g_test_rand_int_range (0xc3, 0xf1));
      clean = dr_xml_clean_text (bytes, sizeof bytes);
      again = dr_xml_clean_text (clean, -1);
      g_assert_cmpstr (again, ==, clean);

      dr_xml_writer_start (writer, "r");
      dr_xml_writer_attribute (writer, "a", clean);
      dr_xml_writer_text (writer, clean);
      dr_xml_writer_end (writer);
      data = dr_xml_writer_finish (writer, &length);
      document = dr_xml_document_read_trusted ("own.xml", data, length, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (dr_xml_document_get_root (document)->text, ==, clean);
      g_assert_cmpstr (dr_xml_node_get (dr_xml_document_get_root (document), "a"), ==, clean);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/writer/escapes", test_escapes);
  g_test_add_func ("/xml/writer/layout", test_layout);
  g_test_add_func ("/xml/writer/again", test_again);
  g_test_add_func ("/xml/writer/attributes", test_attributes);
  g_test_add_func ("/xml/writer/many-attributes", test_many_attributes);
  g_test_add_func ("/xml/writer/round-trip", test_round_trip);
  g_test_add_func ("/xml/writer/misuse", test_misuse);
  g_test_add_data_func ("/xml/writer/misuse/subprocess/text-then-element", "text-then-element", misuse);
  g_test_add_data_func ("/xml/writer/misuse/subprocess/element-then-text", "element-then-text", misuse);
  g_test_add_data_func ("/xml/writer/misuse/subprocess/late-attribute", "late-attribute", misuse);
  g_test_add_data_func ("/xml/writer/misuse/subprocess/twice", "twice", misuse);
  g_test_add_data_func ("/xml/writer/misuse/subprocess/second-root", "second-root", misuse);
  g_test_add_data_func ("/xml/writer/misuse/subprocess/unfinished", "unfinished", misuse);
  g_test_add_data_func ("/xml/writer/misuse/subprocess/end", "end", misuse);
  g_test_add_func ("/xml/writer/clean", test_clean);
  g_test_add_func ("/xml/writer/clean-anything", test_clean_anything);
  return g_test_run ();
}
