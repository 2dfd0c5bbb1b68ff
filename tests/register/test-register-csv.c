/* Tables of what was found: as wide as their headings, nothing in them that a spreadsheet would run, the figures of the check. */
#include "exports.h"

#include "dr-number.h"
#include "dr-register-csv.h"
#include "dr-version.h"

/* --- A reader by the letter of RFC 4180: CRLF ends a row, a quote in quotes is doubled --- */

typedef struct {
  GPtrArray *rows;   /* of GPtrArray of cells */
} Table;

static void
clear_table (Table *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

static const char *
read_cell (const char *at,
           GPtrArray  *row)
{
  GString *cell = g_string_new (NULL);

  if (*at != '"')
    {
      gsize length = strcspn (at, ",\r\n\"");

      g_string_append_len (cell, at, (gssize) length);
      at += length;
    }
  else
    for (at++; ; at++)
      {
        g_assert_cmpint (*at, !=, '\0');
        if (*at != '"')
          g_string_append_c (cell, *at);
        else if (at[1] == '"')
          g_string_append_c (cell, *at++);
        else
          {
            at++;
            break;
          }
      }
  g_ptr_array_add (row, g_string_free (cell, FALSE));

  return at;
}

static void
read_table (const char *text,
            Table      *table)
{
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  while (*text != '\0')
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      for (text = read_cell (text, row); *text == ','; text = read_cell (text + 1, row))
        continue;
      g_assert_true (g_str_has_prefix (text, "\r\n"));
      text += strlen ("\r\n");
      g_ptr_array_add (table->rows, row);
    }
  for (guint i = 1; i < table->rows->len; i++)
    g_assert_cmpuint (((GPtrArray *) table->rows->pdata[i])->len, ==, ((GPtrArray *) table->rows->pdata[0])->len);
}

/* (transfer none): the cell below that heading; row 0 is the first below it. */
static const char *
cell (const Table *table,
      guint        row,
      const char  *column)
{
  const GPtrArray *heads = table->rows->pdata[0];

  for (guint i = 0; i < heads->len; i++)
    if (strcmp (heads->pdata[i], column) == 0)
      return ((const GPtrArray *) table->rows->pdata[row + 1])->pdata[i];
  g_error ("no column %s", column);
}

/* @reference: (nullable). */
static void
export_table (Office     *office,
              DrCsvKind   kind,
              const char *reference,
              Table      *table)
{
  g_autofree char *path = office_path (office, "table.csv");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n = 0;

  dr_register_export_csv_of (office->desk.reg, kind, reference, 1, path, NULL, NULL, NULL, &n, &error);
  g_assert_no_error (error);
  text = read_text (office->folder, "table.csv", NULL);
  read_table (text, table);
  g_assert_cmpuint (table->rows->len, ==, n + 1);
}

static void
edit (Office        *office,
      const char    *reference,
      const DrField *changes,
      guint          n)
{
  g_autofree DrField *copied = g_new (DrField, n);
  const DrSaveRequest request = { .reference = reference, .version = 1, .person = "customer-manager", .changes = copied,
                                  .n_changes = n };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDraft) draft = dr_store_load_draft (office->desk.store, reference, 1, "", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      copied[i] = changes[i];
      copied[i].revision = draft->revision;
    }
  dr_register_save (office->desk.reg, &request, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* --- The access review --- */

static void
assert_number (const Table *table,
               guint        row,
               const char  *column,
               double       number)
{
  char buffer[DR_NUMBER_SIZE];

  g_assert_cmpstr (cell (table, row, column), ==, dr_is_known (number) ? dr_number_format (number, buffer) : "");
}

static void
assert_people (const Table *table,
               guint        row,
               const char  *column,
               DrPeople     people)
{
  g_autofree char *low = g_strconcat (column, "_low", NULL);
  g_autofree char *high = g_strconcat (column, "_high", NULL);

  assert_number (table, row, low, people.known ? (double) people.lo : DR_UNKNOWN);
  assert_number (table, row, high, people.known ? (double) people.hi : DR_UNKNOWN);
}

static void
assert_share (const Table *table,
              guint        row,
              const char  *column,
              DrInterval   share,
              gboolean     known)
{
  g_autofree char *low = g_strconcat (column, "_low", NULL);
  g_autofree char *high = g_strconcat (column, "_high", NULL);

  assert_number (table, row, low, known ? share.lo : DR_UNKNOWN);
  assert_number (table, row, high, known ? share.hi : DR_UNKNOWN);
}

static void
assert_review (const Table         *table,
               guint                row,
               const DrCheck       *check,
               guint                option,
               guint                group)
{
  const DrGroupReview *review = dr_access_review_get (check->review, option, group);

  g_assert_cmpstr (cell (table, row, "option"), ==, check->assessment->options[option].id);
  g_assert_cmpstr (cell (table, row, "chosen"), ==, check->assessment->chosen == (int) option ? "true" : "false");
  g_assert_cmpstr (cell (table, row, "group"), ==, check->evidence->groups[group].id);
  g_assert_cmpstr (cell (table, row, "mitigated"), ==, review->has_mitigation ? "true" : "false");
  assert_number (table, row, "people", review->people);
  assert_share (table, row, "excluded_before", review->excluded_before, TRUE);
  assert_people (table, row, "excluded_before_people", review->excluded_before_people);
  assert_share (table, row, "excluded_after", review->excluded_after, TRUE);
  assert_share (table, row, "newly_excluded", review->plain.newly_excluded, TRUE);
  assert_people (table, row, "newly_excluded_people", review->plain.newly_excluded_people);
  assert_share (table, row, "at_risk", review->plain.at_risk, TRUE);
  assert_people (table, row, "at_risk_people", review->plain.at_risk_people);
  assert_share (table, row, "mitigated_newly_excluded", review->mitigated.newly_excluded, TRUE);
  assert_people (table, row, "mitigated_newly_excluded_people", review->mitigated.newly_excluded_people);
  assert_share (table, row, "mitigated_at_risk", review->mitigated.at_risk, TRUE);
  assert_people (table, row, "mitigated_at_risk_people", review->mitigated.at_risk_people);
  assert_share (table, row, "displaced", review->displaced.share, review->displaced.known);
  assert_share (table, row, "restricted", review->restricted.share, review->restricted.known);
  assert_share (table, row, "affected", review->affected.share, review->affected.known);
}

/* Mitigations that count stand beside the figures without them. */
static void
test_mitigated (void)
{
  g_auto (Office) office = { NULL };
  g_auto (Table) table = { NULL };
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (GError) error = NULL;
  const DrField changes[] = {
    { .key = "options/option[town-hall]/offer[main-post]/@after", .value = "none" },   /* post reaches everybody */
    { .key = "options/option[town-hall]/offer[town-hall-desk]/@after", .value = "none" },
    { .key = "options/option[town-hall]/offer[town-hall-desk]/@hours-after", .value = NULL },
    { .key = "options/option[town-hall]/offer[market-street-desk]/@after", .value = "none" },
    { .key = "options/option[town-hall]/offer[market-street-desk]/@hours-after", .value = NULL },
    { .key = "actions/action[visit]/#", .value = "50" },
    { .key = "actions/action[visit]/@kind", .value = "mitigation" },
    { .key = "actions/action[visit]/@groups", .value = "age-75-plus" },
    { .key = "actions/action[visit]/@owner", .value = "customer-manager" },
    { .key = "actions/action[visit]/@due", .value = "2025-11-20" },
    { .key = "actions/action[visit]/text", .value = "Visit whoever asks." },
    { .key = "actions/action[visit]/alternative/@name", .value = "A visit" },
    { .key = "actions/action[visit]/alternative/@channel", .value = "home-visit" },
    { .key = "actions/action[visit]/alternative/@share", .value = "0.9" },
    { .key = "actions/action[visit]/alternative/@n", .value = "200" },
    { .key = "actions/action[visit]/alternative/@source", .value = "example-population" },
  };
  guint n_groups;
  guint n_mitigated = 0;

  office_open (&office, NULL);
  desk_create (&office.desk, "clean.xml", "A");
  edit (&office, "A", changes, G_N_ELEMENTS (changes));
  export_table (&office, DR_CSV_REVIEWS, "A", &table);
  version = dr_version_load (office.desk.reg, "A", 1, &error);
  g_assert_no_error (error);
  n_groups = version->check->evidence->n_groups;
  for (guint row = 0; row + 1 < table.rows->len; row++)
    {
      assert_review (&table, row, version->check, row / n_groups, row % n_groups);
      n_mitigated += strcmp (cell (&table, row, "mitigated_at_risk_high"), cell (&table, row, "at_risk_high")) != 0;
    }
  g_assert_cmpuint (n_mitigated, >, 0);
}

/* Of one assessment and of the register: the figures of the check, digit for digit. */
static void
test_reviews (void)
{
  g_auto (Office) office = { NULL };
  g_auto (Table) one = { NULL };
  g_auto (Table) all = { NULL };
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (GError) error = NULL;
  const DrCheck *check;
  guint row = 0;

  office_open (&office, NULL);
  office_add (&office, "A", 3);
  office_add (&office, "B", 1);
  export_table (&office, DR_CSV_REVIEWS, "A", &one);
  export_table (&office, DR_CSV_REVIEWS, NULL, &all);
  version = dr_version_load (office.desk.reg, "A", 1, &error);
  g_assert_no_error (error);
  check = version->check;
  for (guint option = 0; option < check->assessment->n_options; option++)
    for (guint group = 0; group < check->evidence->n_groups; group++)
      assert_review (&one, row++, check, option, group);
  g_assert_cmpuint (one.rows->len, ==, row + 1);
  g_assert_cmpuint (all.rows->len, ==, 2 * row + 1);
  for (guint i = 0; i < row; i++)
    {
      g_assert_cmpstr (cell (&all, i, "reference"), ==, "A");
      g_assert_cmpstr (cell (&all, row + i, "reference"), ==, "B");
      g_assert_cmpstr (cell (&all, row + i, "stage"), ==, "submitted");
      assert_review (&all, i, check, i / check->evidence->n_groups, i % check->evidence->n_groups);
    }
}

/* --- Impacts and measures --- */

static const struct {
  const char *said;
  const char *cell;
} texts[] = {
  { "=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")" },
  { "+44 1234", "'+44 1234" },
  { "-1", "'-1" },
  { "@SUM(A1)", "'@SUM(A1)" },
  { "first line\nsecond, \"quoted\" line", "first line\nsecond, \"quoted\" line" },
  { "Llŷn, café", "Llŷn, café" },
};

static void
test_impacts (void)
{
  g_auto (Office) office = { NULL };
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  const DrAssessment *a;
  const char *id;

  office_open (&office, NULL);
  office_add (&office, "A", 0);
  version = dr_version_load (office.desk.reg, "A", 1, &error);
  g_assert_no_error (error);
  a = version->check->assessment;
  g_assert_cmpuint (a->n_impacts, >, 0);
  id = a->impacts[0].id;
  key = g_strdup_printf ("impacts/impact[%s]/mechanism", id);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Table) table = { NULL };
      const DrField change = { .key = key, .value = texts[i].said };

      edit (&office, "A", &change, 1);
      export_table (&office, DR_CSV_IMPACTS, "A", &table);
      g_assert_cmpuint (table.rows->len, ==, a->n_impacts * DR_N_AIMS + 1);
      g_assert_cmpstr (cell (&table, 0, "impact"), ==, id);
      g_assert_cmpstr (cell (&table, 0, "mechanism"), ==, texts[i].cell);
      for (guint aim = 0; aim < DR_N_AIMS; aim++)
        {
          const DrAimAnswer *answer = &a->impacts[0].aims[aim];

          g_assert_cmpstr (cell (&table, aim, "aim"), ==, dr_vocabulary_to_string (DR_VOCABULARY_AIM, (int) aim));
          g_assert_cmpstr (cell (&table, aim, "effect"), ==,
                           answer->effect != DR_EFFECT_NONE ? dr_vocabulary_to_string (DR_VOCABULARY_EFFECT, (int) answer->effect)
                                                            : "");
          g_assert_cmpstr (cell (&table, aim, "text"), ==, answer->text);
        }
    }
}

static void
test_measures (void)
{
  g_auto (Office) office = { NULL };
  g_auto (Table) before = { NULL };
  g_auto (Table) table = { NULL };
  const DrField changes[] = {
    { .key = "monitoring/measure[hours]/@name", .value = "-Hours until an answer" },
    { .key = "monitoring/measure[hours]/#", .value = "90" },
    { .key = "monitoring/measure[hours]/@unit", .value = "hours" },
    { .key = "monitoring/measure[hours]/@baseline", .value = "-4.25" },
    { .key = "monitoring/measure[hours]/@target", .value = "to-be-announced" },
    { .key = "monitoring/measure[hours]/result[2026-02|all]/@value", .value = "3.125" },
    { .key = "monitoring/measure[hours]/result[2026-02|all]/@n", .value = "12" },
    { .key = "monitoring/measure[hours]/result[2026-02|all]/#", .value = "1" },
  };
  guint last;

  office_open (&office, NULL);
  office_add (&office, "A", 0);
  export_table (&office, DR_CSV_MEASURES, "A", &before);
  edit (&office, "A", changes, G_N_ELEMENTS (changes));
  export_table (&office, DR_CSV_MEASURES, "A", &table);
  g_assert_cmpuint (table.rows->len, ==, before.rows->len + 1);
  last = table.rows->len - 2;
  g_assert_cmpstr (cell (&table, last, "measure"), ==, "hours");
  g_assert_cmpstr (cell (&table, last, "name"), ==, "'-Hours until an answer");
  g_assert_cmpstr (cell (&table, last, "baseline"), ==, "-4.25");   /* a number is never a formula */
  g_assert_cmpstr (cell (&table, last, "target"), ==, "");
  g_assert_cmpstr (cell (&table, last, "to_be_announced"), ==, "true");
  g_assert_cmpstr (cell (&table, last, "period"), ==, "2026-02");
  g_assert_cmpstr (cell (&table, last, "group"), ==, "all");
  g_assert_cmpstr (cell (&table, last, "value"), ==, "3.125");
  g_assert_cmpstr (cell (&table, last, "answers"), ==, "12");
  g_assert_cmpstr (cell (&table, last, "as_predicted"), ==, "");
}

/* An assessment that is not there leaves what was at the path. */
static void
test_missing (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  office_open (&office, NULL);
  path = office_path (&office, "table.csv");
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_assert_false (dr_register_export_csv_of (office.desk.reg, DR_CSV_REVIEWS, "NONE", 1, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  kept = read_text (office.folder, "table.csv", NULL);
  g_assert_cmpstr (kept, ==, "before");
}

/* Of an assessment that cannot be read no table says nothing: none is made, and what was at the path stays. */
static void
test_unreadable (void)
{
  static const struct { DrCsvKind kind; gboolean reads; } kinds[] = {
    { DR_CSV_REGISTER, FALSE }, { DR_CSV_ACTIONS, FALSE }, { DR_CSV_FINDINGS, TRUE }, { DR_CSV_REVIEWS, TRUE },
    { DR_CSV_IMPACTS, TRUE }, { DR_CSV_MEASURES, TRUE },
  };
  g_auto (Office) office = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *elsewhere = desk_read ("examples/evidence-worked-example.xml");   /* has no such service */
  g_autoptr (GError) error = NULL;

  G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == DR_N_CSV_KINDS);
  office_open (&office, NULL);
  path = office_path (&office, "table.csv");
  desk_create (&office.desk, "clean.xml", "A");
  desk_publish (&office.desk, DR_EDITION_EVIDENCE, elsewhere);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *kept = NULL;
      gboolean made;

      g_assert_true (g_file_set_contents (path, "before", -1, NULL));
      made = dr_register_export_csv (office.desk.reg, kinds[i].kind, path, NULL, NULL, NULL, NULL, &error);
      g_test_message ("%u: %s", kinds[i].kind, error != NULL ? error->message : "made");
      g_assert_cmpint (made, ==, !kinds[i].reads);
      if (!kinds[i].reads)
        continue;
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "A, version 1: "));
      g_clear_error (&error);
      kept = read_text (office.folder, "table.csv", NULL);
      g_assert_cmpstr (kept, ==, "before");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/csv/reviews", test_reviews);
  g_test_add_func ("/register/csv/mitigated", test_mitigated);
  g_test_add_func ("/register/csv/impacts", test_impacts);
  g_test_add_func ("/register/csv/measures", test_measures);
  g_test_add_func ("/register/csv/missing", test_missing);
  g_test_add_func ("/register/csv/unreadable", test_unreadable);

  return g_test_run ();
}
