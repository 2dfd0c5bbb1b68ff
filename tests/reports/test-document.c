/* The document model: what the builder makes of what it is given. */
#include "dr-document-builder.h"

#include <string.h>

static void
test_words (void)
{
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en-GB", "Title");
  const DrValue values[] = {
    dr_value_people (builder, (DrPeople) { TRUE, 120, 340 }, 7000, "group:aged/at-risk"),
    dr_value_share (builder, (DrInterval) { 0.017, 0.049 }, 7000, NULL),
  };
  DrWords words = dr_words_format (builder, "%2$s is %1$s, 100 %% sure, %d", values, G_N_ELEMENTS (values));
  g_autofree char *text = dr_words_to_text (&words);

  g_assert_cmpstr (text, ==, "1.7 % to 4.9 % is 120 to 340 people, 100 % sure, %d");
  g_assert_cmpuint (words.n, ==, 4);
  g_assert_cmpint (words.runs[2].value.kind, ==, DR_VALUE_PEOPLE);
  g_assert_cmpfloat (words.runs[2].value.lo, ==, 120);
  g_assert_cmpfloat (words.runs[2].value.hi, ==, 340);
  g_assert_cmpstr (words.runs[2].value.key, ==, "group:aged/at-risk");
}

/* What a file gives as the link of a source leads nowhere but to a page or a mailbox. */
static void
test_links (void)
{
  static const struct { const char *link; gboolean kept; } cases[] = {
    { "https://example.org/a", TRUE }, { "HTTP://example.org", TRUE }, { "mailto:a@example.org", TRUE }, { "#people", TRUE },
    { "javascript:alert(1)", FALSE }, { "data:text/html,x", FALSE }, { "file:///etc/passwd", FALSE }, { "//example.org", FALSE },
    { "", FALSE },
  };
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "Title");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DrWords words = dr_words_linked (builder, dr_words_text (builder, "there"), cases[i].link);

      g_assert_cmpint (words.runs[0].link != NULL, ==, cases[i].kept);
    }
}

static void
test_anchors (void)
{
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "Title");
  DrWords words = dr_words_text (builder, "Heading");

  g_assert_cmpstr (dr_document_add_heading (builder, 1, "impacts", words), ==, "impacts");
  g_assert_cmpstr (dr_document_add_heading (builder, 1, "impacts", words), ==, "impacts-2");
  g_assert_cmpstr (dr_document_add_heading (builder, 1, "impacts", words), ==, "impacts-3");
  g_assert_cmpstr (dr_document_add_heading (builder, 1, "a\" onclick=\"x", words), ==, "a--onclick--x");
  g_assert_cmpstr (dr_document_add_heading (builder, 1, "75.and-over", words), ==, "a-75-and-over");
}

static void
test_said (void)
{
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "Title");
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *first = NULL;

  dr_document_add_said (builder, "\n  One,\n two. \n\n \nThree.\n", "what");
  dr_document_add_said (builder, "", "why");
  dr_document_add_said (builder, NULL, "why");
  document = dr_document_builder_finish (builder);
  g_assert_cmpuint (document->n_blocks, ==, 2);
  first = dr_words_to_text (&document->blocks[0].paragraph.words);
  g_assert_cmpstr (first, ==, "One,\ntwo.");
  g_assert_cmpint (document->blocks[1].paragraph.words.runs[0].value.kind, ==, DR_VALUE_SAID);
}

/*      | A | B C  |
 *  two |   | b c  |
 *  rows| r | 1 2  |
 *      |   | 3 -  | */
static void
test_table (void)
{
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "Title");
  g_autoptr (DrDocument) document = NULL;
  const DrDocumentTable *table;
  static const char expected[] = "\nTitle\n\nA\tBC\n\tb\tc\nr\t1\t2\n\t3\tnot known\n";
  g_autofree char *text = NULL;

  dr_document_start_table (builder, "t", dr_words_none (), 3);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "A"), 1, 2);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "BC"), 2, 1);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "b"), 1, 1);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "c"), 1, 1);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_ROW_HEADER, dr_words_text (builder, "r"), 1, 2);
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_number (builder, 1)));
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_number (builder, 2)));
  dr_document_start_row (builder);
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_number (builder, 3)));
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_number (builder, DR_UNKNOWN)));
  table = dr_document_end_table (builder);
  dr_document_add_table (builder, table);
  document = dr_document_builder_finish (builder);

  g_assert_cmpuint (table->n_rows, ==, 4);
  g_assert_cmpuint (table->n_head_rows, ==, 2);
  g_assert_false (table->numeric[0]);
  g_assert_true (table->numeric[1]);
  g_assert_true (table->numeric[2]);
  g_assert_cmpuint (dr_document_table_cell (table, 1, 0)->column_span, ==, 0);
  g_assert_cmpuint (dr_document_table_cell (table, 0, 2)->column_span, ==, 0);
  g_assert_cmpuint (dr_document_table_cell (table, 3, 0)->row_span, ==, 0);
  text = dr_document_to_text (document);
  g_assert_cmpstr (text, ==, expected);
}

/* What has nothing in it is not there. */
static void
test_nothing (void)
{
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "Title");
  g_autoptr (DrDocument) document = NULL;

  dr_document_start_list (builder, FALSE);
  dr_document_add_item (builder, dr_words_text (builder, ""));
  dr_document_end_list (builder);
  dr_document_start_pairs (builder);
  dr_document_add_pair (builder, dr_words_text (builder, "Report"), dr_words_text (builder, NULL));
  dr_document_end_pairs (builder);
  dr_document_start_table (builder, "t", dr_words_none (), 1);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "A"), 1, 1);
  dr_document_add_table (builder, dr_document_end_table (builder));
  dr_document_add_paragraph (builder, DR_PARAGRAPH_PLAIN, dr_words_none ());
  dr_document_add_note (builder, DR_NOTE_MISSING, dr_words_text (builder, "Title"), dr_words_none ());
  document = dr_document_builder_finish (builder);
  g_assert_cmpuint (document->n_blocks, ==, 0);
}

static void
count_down (gpointer data)
{
  (*(int *) data)--;
}

static void
test_keep (void)
{
  DrDocumentBuilder *builder = dr_document_builder_new ("ar", "Title");
  int n = 2;
  DrDocument *document;

  dr_document_builder_keep (builder, &n, count_down);
  dr_document_builder_keep (builder, &n, count_down);
  document = dr_document_builder_finish (builder);
  dr_document_builder_free (builder);
  g_assert_cmpint (n, ==, 2);
  g_assert_true (document->right_to_left);
  dr_document_free (document);
  g_assert_cmpint (n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/document/words", test_words);
  g_test_add_func ("/reports/document/links", test_links);
  g_test_add_func ("/reports/document/anchors", test_anchors);
  g_test_add_func ("/reports/document/said", test_said);
  g_test_add_func ("/reports/document/table", test_table);
  g_test_add_func ("/reports/document/nothing", test_nothing);
  g_test_add_func ("/reports/document/keep", test_keep);

  return g_test_run ();
}
