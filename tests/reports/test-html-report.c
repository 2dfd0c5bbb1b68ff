/* The page: whatever is said in a report stays text in it. */
#include "report-fixture.h"

#include <string.h>

#include "dr-document-builder.h"
#include "dr-html-private.h"
#include "dr-html-report.h"

/* A report with every kind of block, in which @text is said wherever something can be. */
static DrDocument *
make (const char *text,
      const char *language)
{
  static const char * const columns[] = { "a", "b" };
  static const DrHeatCell cells[] = { { .value = 0.2 }, { .value = 0.4 } };
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new (language, text);
  DrHeatMapData *heat = dr_arena_new0 (dr_document_builder_get_arena (out), DrHeatMapData);
  const char **rows = dr_arena_array0 (dr_document_builder_get_arena (out), const char *, 1);
  DrWords words = dr_words_text (out, text);
  DrWords said = dr_words_value (out, dr_value_said (out, text, text));
  const DrWords parts[] = {
    words, said, dr_words_value (out, dr_value_person (out, text, text)), dr_words_styled (out, words, DR_RUN_STRONG),
    dr_words_styled (out, said, DR_RUN_CODE), dr_words_value (out, dr_value_missing (out, text)),
    dr_words_value (out, dr_value_digest (out, text)),
  };
  DrWords all = dr_words_joined (out, parts, G_N_ELEMENTS (parts), " ");
  const DrDocumentTable *table;

  rows[0] = dr_arena_strdup (dr_document_builder_get_arena (out), text);
  *heat = (DrHeatMapData) { .title = rows[0], .subtitle = rows[0], .value_name = rows[0], .columns = columns, .n_columns = 2,
                            .rows = rows, .n_rows = 1, .cells = cells };
  dr_document_set_kind (out, text);
  dr_document_set_subject (out, text);
  dr_document_set_running (out, text);
  dr_document_set_publisher (out, text);
  dr_document_set_status (out, DR_NOTE_WARNING, all, all);
  dr_document_add_heading (out, 1, "one", all);
  dr_document_add_heading (out, 2, "two", said);
  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, all);
  dr_document_add_paragraph (out, DR_PARAGRAPH_LEAD, said);
  dr_document_add_said (out, text, text);
  dr_document_add_note (out, DR_NOTE_MISSING, all, said);
  dr_document_start_list (out, TRUE);
  dr_document_add_item (out, said);
  dr_document_add_item (out, all);
  dr_document_end_list (out);
  dr_document_start_pairs (out);
  dr_document_add_pair (out, words, said);
  dr_document_add_pair (out, all, all);
  dr_document_end_pairs (out);
  dr_document_start_table (out, "table", all, 2);
  dr_document_start_row (out);
  dr_document_add_header (out, DR_CELL_COLUMN_HEADER, words, 1, 1);
  dr_document_add_header (out, DR_CELL_COLUMN_HEADER, all, 1, 1);
  dr_document_start_row (out);
  dr_document_add_header (out, DR_CELL_ROW_HEADER, said, 1, 1);
  dr_document_add_cell (out, all);
  table = dr_document_end_table (out);
  dr_document_add_table (out, table);
  dr_document_add_figure (out, "figure", all, all, (DrChartData) { DR_CHART_DATA_HEAT, { .heat = heat }, NULL }, table);

  return dr_document_builder_finish (out);
}

static char *
office_of (const char *text)
{
  g_autoptr (DrDocument) document = make (text, "en-GB");
  gsize length;
  char *html = dr_html_office_new (document, &length);

  g_assert_cmpuint (strlen (html), ==, length);
  g_assert_true (g_utf8_validate (html, (gssize) length, NULL));

  return html;
}

static char *
page_of (const char *text)
{
  g_autoptr (DrDocument) document = make (text, "en-GB");

  return report_fixture_html (document);
}

/* Tags as far as they do not say where text stands in a chart: a longer text is a wider one there. */
static char *
structure_of (const char *html)
{
  g_autofree char *tags = report_fixture_tags (html);
  g_auto (GStrv) lines = g_strsplit (tags, "\n", -1);
  GString *kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "<text") && !g_str_has_prefix (lines[i], "</text") && !g_str_has_prefix (lines[i], "<rect")
        && !g_str_has_prefix (lines[i], "<svg") && !g_str_has_prefix (lines[i], "<img"))
      g_string_append_printf (kept, "%s\n", lines[i]);

  return g_string_free (kept, FALSE);
}

static const struct { const char *name; const char *text; } hostile[] = {
  { "script", "<script>alert(1)</script>" },
  { "attribute", "\" onmouseover=\"alert(1)\" x=\"" },
  { "apostrophe", "' onload='alert(1)" },
  { "comment", "--> <!-- ]]> <![CDATA[" },
  { "style", "</style><style>*{display:none}" },
  { "title", "</title><h1>" },
  { "entity", "&lt;b&gt; &amp;amp; &#x3c; &nbsp" },
  { "template", "{{7*7}} ${7*7} %s %n %1$s" },
  { "address", "javascript:alert(1)" },
  { "svg", "</text></svg><svg onload=alert(1)>" },
  { "override", "a\xe2\x80\xae" "b\xe2\x81\xa6 c" },
  { "hebrew", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d (shalom) 12 %" },
};

static void
test_hostile (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autofree char *harmless = page_of ("harmless");
  g_autofree char *page = page_of (hostile[index].text);
  g_autofree char *expected = structure_of (harmless);
  g_autofree char *found = structure_of (page);
  g_autofree char *text = report_fixture_text (page);

  g_assert_cmpstr (found, ==, expected);
  g_assert_nonnull (strstr (text, hostile[index].text));
}

/* Likewise for word processors; the picture's alternative is all that stands in an attribute. */
static void
test_office_hostile (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autofree char *harmless = office_of ("harmless");
  g_autofree char *page = office_of (hostile[index].text);
  g_autofree char *harmless_tags = structure_of (harmless);
  g_autofree char *tags = structure_of (page);
  g_autoptr (GString) expected = g_string_new (harmless_tags);
  g_autoptr (GString) found = g_string_new (tags);
  g_autofree char *text = report_fixture_text (page);

  /* What runs the other way says so. */
  g_string_replace (found, " dir=\"rtl\"", "", 0);
  g_string_replace (expected, " dir=\"rtl\"", "", 0);
  g_assert_cmpstr (found->str, ==, expected->str);
  g_assert_nonnull (strstr (text, hostile[index].text));
}

/* Only what both word processors know, and nothing that has to be fetched. */
static void
test_office (void)
{
  static const char * const unknown[] = { "<svg", "<details", "<figure", "<section", "<dl", "<nav", "<script", "http-equiv=\"refresh",
                                          "display:", "src=\"h" };
  g_autofree char *page = office_of ("x");
  g_autofree char *hebrew = office_of ("\xd7\xa9\xd7\x9c");

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    if (strstr (page, unknown[i]) != NULL)
      g_error ("for word processors: %s", unknown[i]);
  g_assert_nonnull (strstr (page, "<h1>x</h1>"));
  g_assert_nonnull (strstr (page, "<thead valign="));
  g_assert_nonnull (strstr (page, "src=\"data:image/png;base64,iVBORw0KGgo"));
  g_assert_nonnull (strstr (page, "<td>"));
  g_assert_nonnull (strstr (hebrew, "<td dir=\"rtl\">"));
  g_assert_nonnull (strstr (hebrew, "<li dir=\"rtl\">"));
}

/* Whatever the signs, the page has the same parts. */
static void
test_fuzz (void)
{
  static const char * const signs[] = {
    "<", ">", "&", "\"", "'", "/", "=", "!", "-", "[", "]", ";", "#", "x", "a", " ", "%", "`", "\\", "\t", "\xc2\xa0", "\xc2\xad",
    "\xe2\x80\x8b", "\xe2\x80\xa8", "\xef\xbf\xbd", "\xf0\x9f\x98\x80", "\xcc\x81", "\x7f", "\x1b", "\x01", "\xd7\x90", "\xd8\xa7",
  };
  g_autofree char *harmless = page_of ("harmless");
  g_autofree char *expected = structure_of (harmless);
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) text = g_string_new ("a");
      g_autofree char *page = NULL;
      g_autofree char *found = NULL;

      for (gint32 i = g_rand_int_range (dice, 1, 60); i > 0; i--)
        g_string_append (text, signs[g_rand_int_range (dice, 0, G_N_ELEMENTS (signs))]);
      g_string_append_c (text, 'z');
      page = page_of (text->str);
      found = structure_of (page);
      g_assert_cmpstr (found, ==, expected);
      for (const char *at = page; *at != '\0'; at++)
        g_assert_true ((guchar) *at >= 0x20 || *at == '\n' || *at == '\t');
    }
}

static void
test_direction (void)
{
  g_autoptr (DrDocument) document = make ("x", "ar");
  g_autofree char *page = report_fixture_html (document);

  g_assert_nonnull (strstr (page, "<html lang=\"ar\" dir=\"rtl\">"));
  g_assert_nonnull (strstr (page, "<p dir=\"auto\">x</p>"));
  g_assert_nonnull (strstr (page, "<bdi>x</bdi>"));
}

/* Nothing is asked of the network, and nothing runs. */
static void
test_alone (void)
{
  g_autofree char *page = page_of ("x");

  g_assert_nonnull (strstr (page, "content=\"default-src 'none';"));
  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "<link"));
  g_assert_null (strstr (page, "@import"));
  g_assert_null (strstr (page, "src="));
  g_assert_null (strstr (page, "url(h"));
}

static void
test_escape (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  dr_html_escape (out, "a\xff" "b\xed\xa0\x80" "c\x01" "d\xef\xbf\xbf" "<");
  g_assert_true (g_utf8_validate (out->str, -1, NULL));
  g_assert_true (g_str_has_prefix (out->str, "a\xef\xbf\xbd" "b"));
  g_assert_true (g_str_has_suffix (out->str, "c\xef\xbf\xbd" "d\xef\xbf\xbd" "&lt;"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/reports/html/hostile/", hostile[i].name, NULL);
      g_autofree char *office = g_strconcat ("/reports/html/office/hostile/", hostile[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_hostile);
      g_test_add_data_func (office, GSIZE_TO_POINTER (i), test_office_hostile);
    }
  g_test_add_func ("/reports/html/office", test_office);
  g_test_add_func ("/reports/html/fuzz", test_fuzz);
  g_test_add_func ("/reports/html/direction", test_direction);
  g_test_add_func ("/reports/html/alone", test_alone);
  g_test_add_func ("/reports/html/escape", test_escape);

  return g_test_run ();
}
