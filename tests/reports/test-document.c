/* The document model: what the builder makes of what it is given. */
#include "dr-document-builder.h"
#include "dr-document-fold.h"

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
/* Where every number is missing a column lines up with the numbers beside it; where words are, it begins as they would. */
static void
test_missing (void)
{
  static const char cells[2][6] = { "n-tn-", "n-t--" };
  static const gboolean numeric[] = { TRUE, TRUE, FALSE, TRUE, TRUE };
  static const gboolean worded[] = { TRUE, TRUE, FALSE, FALSE, FALSE };
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "Title");

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const DrDocumentTable *table;

      dr_document_start_table (builder, "t", dr_words_none (), 5);
      dr_document_start_row (builder);
      for (guint k = 0; k < 5; k++)
        dr_document_add_cell (builder, dr_words_value (builder, cells[i][k] == 'n'   ? dr_value_number (builder, 1)
                                                                : cells[i][k] == 't' ? dr_value_text (builder, "words")
                                                                                     : dr_value_missing (builder, "none")));
      table = dr_document_end_table (builder);
      for (guint k = 0; k < 5; k++)
        g_assert_cmpint (table->numeric[k], ==, i == 0 ? numeric[k] : worded[k]);
    }
}

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

/* A number of nobody that is shown as not known, as sums are. */
#define NOT_KNOWN -2

static void
add_counted_row (DrDocumentBuilder *builder,
                 const char        *name,
                 double             size,
                 int                lost,    /* -1: not known */
                 int                risk)
{
  const int counts[] = { lost, risk };

  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_ROW_HEADER, dr_words_text (builder, name), 1, 1);
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_number (builder, size)));
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] == NOT_KNOWN)
      dr_document_add_cell (builder, dr_words_value (builder, dr_value_shown_as (builder, dr_value_number (builder, 0), "not known")));
    else
      dr_document_add_cell (builder, counts[i] < 0 ? dr_words_value (builder, dr_value_missing (builder, "not known"))
                                                 : dr_words_value (builder, dr_value_number (builder, counts[i])));
}

/* Rows of zeros, of nothing known and of both leave a table for a sentence that names them; two of a kind stay. */
static void
test_fold_table (void)
{
  static const char expected[] = "\n\n\n"
                                 "Losses\nGroup\tPeople\tLost\tAt risk\n"
                                 "A\t10\t3\t0\nK\t20\t0\tnot known\nL\t21\t0\tnot known\n"
                                 "No one in these groups · in brackets: People\nB (11); C (12); D (13)\n"
                                 "Not known · in brackets: People\nE (14); F (15); G (16); H (17)\n"
                                 "Whole\nPeople: 1 · Lost: not known · At risk: 0\nX; Y; Z\n"
                                 "Kept\nGroup\tLost\nX\t0\nY\t0\nZ\t0\n";
  const char * const titles[] = { "Group", "People", "Lost", "At risk" };
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "");
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  for (guint n = 0; n < 2; n++)
    {
      dr_document_start_table (builder, "t", dr_words_text (builder, n == 0 ? "Losses" : "Whole"), 4);
      dr_document_set_none (builder, 2, "No one in these groups");
      dr_document_start_row (builder);
      for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
        dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, titles[i]), 1, 1);
      if (n == 0)
        {
          add_counted_row (builder, "A", 10, 3, 0);
          add_counted_row (builder, "B", 11, 0, 0);
          add_counted_row (builder, "C", 12, 0, 0);
          add_counted_row (builder, "D", 13, 0, 0);
          add_counted_row (builder, "K", 20, 0, -1);
          add_counted_row (builder, "E", 14, -1, -1);
          add_counted_row (builder, "F", 15, NOT_KNOWN, -1);
          add_counted_row (builder, "G", 16, -1, -1);
          add_counted_row (builder, "H", 17, -1, -1);
          add_counted_row (builder, "L", 21, 0, -1);
        }
      else
        {
          add_counted_row (builder, "X", 1, -1, 0);
          add_counted_row (builder, "Y", 1, -1, 0);
          add_counted_row (builder, "Z", 1, NOT_KNOWN, 0);
        }
      dr_document_add_table (builder, dr_document_end_table (builder));
    }
  /* Nothing is said of what none of it would be: it stays as it is. */
  dr_document_start_table (builder, "t", dr_words_text (builder, "Kept"), 2);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "Group"), 1, 1);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "Lost"), 1, 1);
  for (guint i = 0; i < 3; i++)
    {
      const char name[] = { (char) ('X' + i), '\0' };

      dr_document_start_row (builder);
      dr_document_add_header (builder, DR_CELL_ROW_HEADER, dr_words_text (builder, name), 1, 1);
      dr_document_add_cell (builder, dr_words_value (builder, dr_value_number (builder, 0)));
    }
  dr_document_add_table (builder, dr_document_end_table (builder));
  document = dr_document_fold (dr_document_builder_finish (builder));
  text = dr_document_to_text (document);
  g_assert_cmpstr (text, ==, expected);
}

#define ALIKE_ROWS 9

/* Groups of which a table and its grid say the same share a row in both, and are named; two of a kind stay, and so does what is
 * known from what is not. */
static void
test_fold_alike (void)
{
  static const char * const names[ALIKE_ROWS] = { "A", "B", "C", "D", "E", "F", "G", "H", "I" };
  static const int counts[ALIKE_ROWS] = { 3, 0, -1, 0, 5, -1, 0, -1, 5 };
  static const char expected[] = "\n\n\n"
                                 "People\nThe grid.\n"
                                 "Group\tAll\nA\t3\nEach of 3 groups (A)\t0\nEach of 3 groups (B)\tnot known\nE\t5\nI\t5\n"
                                 "Each of 3 groups (A)\nB; D; G\n"
                                 "Each of 3 groups (B)\nC; F; H\n";
  static const char * const columns[] = { "All" };
  static const char * const rows[] = { "A", "Each of 3 groups (A)", "Each of 3 groups (B)", "E", "I" };
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "");
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;
  DrHeatCell cells[ALIKE_ROWS];
  const DrHeatMapData grid = { .value_name = "People", .columns = columns, .n_columns = 1, .rows = names, .n_rows = ALIKE_ROWS, .cells = cells };
  const DrChartData data = { DR_CHART_DATA_HEAT, { .heat = &grid } };
  const DrHeatMapData *kept;

  dr_document_start_table (builder, "t", (DrWords) { 0 }, 2);
  dr_document_set_alike (builder);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "Group"), 1, 1);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "All"), 1, 1);
  for (guint i = 0; i < ALIKE_ROWS; i++)
    {
      cells[i] = (DrHeatCell) { .value = counts[i] < 0 ? DR_UNKNOWN : counts[i] / 10.0 };
      dr_document_start_row (builder);
      dr_document_add_header (builder, DR_CELL_ROW_HEADER, dr_words_text (builder, names[i]), 1, 1);
      dr_document_add_cell (builder, dr_words_value (builder, counts[i] < 0 ? dr_value_missing (builder, "not known")
                                                                            : dr_value_number (builder, counts[i])));
    }
  dr_document_add_figure (builder, "f", dr_words_text (builder, "People"), dr_words_text (builder, "The grid."), data,
                          dr_document_end_table (builder));
  document = dr_document_fold (dr_document_builder_finish (builder));
  text = dr_document_to_text (document);
  g_assert_cmpstr (text, ==, expected);
  kept = document->blocks[0].figure.chart.data.heat;
  g_assert_cmpuint (kept->n_rows, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < kept->n_rows; i++)
    g_assert_cmpstr (kept->rows[i], ==, rows[i]);
  g_assert_cmpfloat (kept->cells[1].value, ==, 0.0);
  g_assert_false (dr_is_known (kept->cells[2].value));
  g_assert_cmpfloat (kept->cells[4].value, ==, 0.5);
}

static void
add_judged (DrDocumentBuilder *builder,
            const char        *subject,
            int                from,
            int                to,
            int                of)
{
  DrWords parts[3] = {
    dr_words_text (builder, subject), dr_words_text (builder, ": at risk "),
    dr_words_value (builder, dr_value_people (builder, (DrPeople) { TRUE, from, to }, of, "k")),
  };

  dr_document_add_item (builder, dr_words_joined (builder, parts, G_N_ELEMENTS (parts), ""));
}

/* Three items that say the same become one; what differs in more than the size of a group does not. */
static void
test_fold_list (void)
{
  static const char expected[] = "\n\n\n"
                                 "At risk none to all of them\nA; Deaf: x, y; Deaf: p, q; Z\n"
                                 "B: at risk 0 to 3 people\nC: at risk 0 to 3 people\nNo subject\n"
                                 "Two: at risk 0 to 5 people\nOther: at risk 0 to 7 people\n";
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "");
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  dr_document_start_list (builder, FALSE);
  add_judged (builder, "A", 0, 5, 5);
  add_judged (builder, "B", 0, 3, 5);
  add_judged (builder, "Deaf: x", 0, 7, 7);
  add_judged (builder, "C", 0, 3, 5);
  dr_document_add_item (builder, dr_words_text (builder, "No subject"));
  add_judged (builder, "Deaf: y", 0, 9, 9);
  add_judged (builder, "Deaf: p, q", 0, 9, 9);
  add_judged (builder, "Z", 0, 9, 9);
  dr_document_end_list (builder);
  /* Too few to be said at once: with their sizes. */
  dr_document_start_list (builder, FALSE);
  add_judged (builder, "Two", 0, 5, 5);
  add_judged (builder, "Other", 0, 7, 7);
  dr_document_end_list (builder);
  document = dr_document_fold (dr_document_builder_finish (builder));
  text = dr_document_to_text (document);
  g_assert_cmpstr (text, ==, expected);
}

/* No tenths of contacts, but of what is less than ten of them. */
static void
test_contacts (void)
{
  static const struct { double contacts; const char *text; } cases[] = {
    { 75528.7, "75,529" }, { 754.4, "754" }, { 10.0, "10" }, { 9.6, "9.6" }, { 0.0, "0" },
  };
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DrValue value = dr_value_contacts (builder, cases[i].contacts, "k");

      g_assert_cmpstr (value.text, ==, cases[i].text);
      g_assert_cmpfloat (value.lo, ==, cases[i].contacts);
    }
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

/* A row of a table of shares: how many use it, and how many more than before. */
static void
add_shares (DrDocumentBuilder *builder,
            DrInterval         use,
            double             more)
{
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_ROW_HEADER, dr_words_text (builder, "A"), 1, 1);
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_share (builder, use, 100, NULL)));
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_points (builder, dr_interval_exact (more), NULL)));
}

/* Percentages of a column have one number of decimals, and those of a sentence; none and all have none. */
static void
test_fold_decimals (void)
{
  static const char expected[] = "\n\n\n"
                                 "Shares\nGroup\tUse it\tMore\n"
                                 "A\t8.0 %\t1 point\nA\t8.1 %\t2 points\nA\t0 % to 24.0 %\t−3 points\nA\t100 %\t0 points\n"
                                 "A\tless than 3 %\t5 points\nA\tunder 0.1 %\tnot known\nA\t9.0 %\t7\n"
                                 "8.0 % against 8.1 %; 9 % of them\n";
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new ("en", "");
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;
  DrValue values[2];

  dr_document_start_table (builder, "t", dr_words_text (builder, "Shares"), 3);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "Group"), 1, 1);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "Use it"), 1, 1);
  dr_document_add_header (builder, DR_CELL_COLUMN_HEADER, dr_words_text (builder, "More"), 1, 1);
  add_shares (builder, dr_interval_exact (0.08), 0.01);
  add_shares (builder, dr_interval_exact (0.081), 0.02);
  add_shares (builder, (DrInterval) { 0.0, 0.24 }, -0.03);
  add_shares (builder, dr_interval_exact (1.0), 0.0);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_ROW_HEADER, dr_words_text (builder, "A"), 1, 1);
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_shown_as (builder, dr_value_share (builder, (DrInterval) { 0, 0.03 }, 100, NULL),
                                                                               "less than 3 %")));
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_points (builder, dr_interval_exact (0.05), NULL)));
  add_shares (builder, dr_interval_exact (0.0001), DR_UNKNOWN);
  dr_document_start_row (builder);
  dr_document_add_header (builder, DR_CELL_ROW_HEADER, dr_words_text (builder, "A"), 1, 1);
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_shown_as (builder, dr_value_number (builder, 0.09), "9 %")));
  dr_document_add_cell (builder, dr_words_value (builder, dr_value_number (builder, 7)));
  dr_document_add_table (builder, dr_document_end_table (builder));
  values[0] = dr_value_share (builder, dr_interval_exact (0.08), 100, NULL);
  values[1] = dr_value_share (builder, dr_interval_exact (0.081), 100, NULL);
  dr_document_add_paragraph (builder, DR_PARAGRAPH_PLAIN, dr_words_format (builder, "%1$s against %2$s; 9 %% of them", values, 2));
  document = dr_document_fold (dr_document_builder_finish (builder));
  text = dr_document_to_text (document);
  g_assert_cmpstr (text, ==, expected);
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
  g_test_add_func ("/reports/document/missing", test_missing);
  g_test_add_func ("/reports/document/nothing", test_nothing);
  g_test_add_func ("/reports/document/keep", test_keep);
  g_test_add_func ("/reports/document/contacts", test_contacts);
  g_test_add_func ("/reports/document/fold-table", test_fold_table);
  g_test_add_func ("/reports/document/fold-alike", test_fold_alike);
  g_test_add_func ("/reports/document/fold-list", test_fold_list);
  g_test_add_func ("/reports/document/fold-decimals", test_fold_decimals);

  return g_test_run ();
}
