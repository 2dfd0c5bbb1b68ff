/* Returns made from a register follow from its sealed records alone: they are read back and made again. */
#include "exports.h"

#include "dr-formats.h"
#include "dr-register-return.h"
#include "dr-return-reader.h"

static const DrPeriod period = { { 2025, 4, 1 }, { 2026, 3, 31 } };

typedef struct {
  GBytes        *bytes;
  DrXmlDocument *document;
  DrRecord      *record;
  DrCheck       *check;
} Again;

static void
clear_again (Again *again)
{
  g_clear_pointer (&again->check, dr_check_free);
  g_clear_pointer (&again->record, dr_record_free);
  g_clear_pointer (&again->document, dr_xml_document_free);
  g_clear_pointer (&again->bytes, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Again, clear_again)

static void
read_again (Again      *again,
            Office     *office,
            const char *digest)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data;

  if (digest == NULL)
    return;
  again->bytes = dr_store_get_blob (office->desk.store, digest, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (again->bytes, &length);
  again->document = dr_xml_document_read_bytes (digest, data, length, NULL, &error);
  g_assert_no_error (error);
  again->record = dr_record_read (again->document, &error);
  g_assert_no_error (error);
  again->check = dr_check_new (again->record->evidence, again->record->assessment, &again->record->context,
                               again->record->rulebook);
}

/* As an auditor does: from the lines of the return and the records that they name. */
static void
assert_follows (Office                  *office,
                const DrReturnStatement *statement)
{
  g_autoptr (DrReturn) made = dr_return_statement_begin (statement);
  g_autoptr (GPtrArray) differences = NULL;

  for (guint i = 0; i < statement->n_entries; i++)
    {
      DrReturnEntry entry = statement->entries[i];
      g_auto (Again) latest = { NULL };
      g_auto (Again) approval = { NULL };

      read_again (&latest, office, entry.digest);
      read_again (&approval, office, entry.approval_digest);
      if (latest.record != NULL)
        g_assert_true (dr_return_entry_set_record (&entry, latest.record, latest.check, entry.digest));
      entry.approval = approval.check;
      g_assert_true (dr_return_add (made, &entry));
    }
  g_assert_true (dr_return_compare (statement, made, &differences));
}

typedef struct {
  GBytes            *bytes;
  DrXmlDocument     *document;
  DrReturnStatement *statement;
} Made;

static void
clear_made (Made *made)
{
  g_clear_pointer (&made->statement, dr_return_statement_free);
  g_clear_pointer (&made->document, dr_xml_document_free);
  g_clear_pointer (&made->bytes, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, clear_made)

static void
make (Office *office,
      DrDate  as_of,
      Made   *made)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data;

  dr_register_make_return (office->desk.reg, period, as_of, NULL, NULL, NULL, &made->bytes, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (made->bytes, &length);
  made->document = dr_xml_document_read_bytes ("return", data, length, NULL, &error);
  g_assert_no_error (error);
  made->statement = dr_return_statement_read (made->document, &error);
  g_assert_no_error (error);
  assert_follows (office, made->statement);
}

/* (transfer none): REFERENCE@VERSION STAGE, + where it counts, a where the approval has a record of its own. */
static char *
lines (const Made *made)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < made->statement->n_entries; i++)
    {
      const DrReturnEntry *entry = &made->statement->entries[i];

      g_string_append_printf (text, "%s@%u %s%s%s\n", entry->reference, entry->version,
                              dr_stage_to_string (entry->stage), entry->counts ? " +" : "",
                              entry->approval_digest != NULL ? " a" : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_lines (const Made *made,
              const char *expected)
{
  g_autofree char *text = lines (made);

  g_assert_cmpstr (text, ==, expected);
}

static void
decide (Office     *office,
        const char *reference)
{
  const DrField changes[] = {
    { .key = "decision/@date", .value = "2025-10-14" },
    { .key = "decision/@decider", .value = "Cabinet" },
    { .key = "decision/@option", .value = "town-hall" },
    { .key = "decision/@before-decider", .value = "true" },
  };

  desk_set_day (&office->desk, 2025, 10, 14);
  desk_step (&office->desk, reference, DR_STEP_DECIDE, "officer", changes, G_N_ELEMENTS (changes));
}

/* On each day the stages and records of that day, whatever came later. */
static void
test_days (void)
{
  g_auto (Office) office = { NULL };
  g_auto (Made) early = { NULL };
  g_auto (Made) middle = { NULL };
  g_auto (Made) late = { NULL };
  g_auto (Made) now = { NULL };
  g_autoptr (GError) error = NULL;
  guint version = 0;

  office_open (&office, NULL);
  office_add (&office, "A", 1);
  office_add (&office, "D", 0);
  office_add (&office, "gone", 0);
  desk_set_day (&office.desk, 2025, 9, 20);
  desk_step (&office.desk, "A", DR_STEP_ENDORSE, "officer", NULL, 0);
  desk_set_day (&office.desk, 2025, 9, 25);
  desk_step (&office.desk, "A", DR_STEP_APPROVE, "head", NULL, 0);
  dr_register_delete (office.desk.reg, "customer-manager", "gone", 1, &error);
  g_assert_no_error (error);
  decide (&office, "A");
  desk_set_day (&office.desk, 2025, 11, 3);
  dr_register_create_next (office.desk.reg, "customer-manager", "A", &version, &error);
  g_assert_no_error (error);

  make (&office, (DrDate) { 2025, 9, 15 }, &early);
  assert_lines (&early, "A@1 submitted +\nD@1 draft +\ngone@1 draft +\n");
  make (&office, (DrDate) { 2025, 9, 25 }, &middle);
  assert_lines (&middle, "A@1 approved +\nD@1 draft +\n");
  make (&office, (DrDate) { 2025, 10, 31 }, &late);
  assert_lines (&late, "A@1 decided + a\nD@1 draft +\n");
  make (&office, DR_DATE_NONE, &now);
  assert_lines (&now, "A@1 decided + a\nA@2 draft\nD@1 draft +\n");
  g_assert_cmpint (now.statement->as_of.month, ==, 11);   /* today: the period is not over */
  g_assert_cmpstr (now.statement->council, ==, "Exampleton Council (fictitious)");
  g_assert_cmpstr (now.statement->council_id, ==, "EX0001");
  g_assert_cmpstr (now.statement->entries[2].service, ==, "customer-services");
}

/* The version that an approval replaces has a line, with its record, and does not count; also one that went on after its
 * own approval, whose record is another one then. */
static void
test_superseded (gconstpointer data)
{
  gboolean decided = GPOINTER_TO_INT (data);
  g_auto (Office) office = { NULL };
  g_auto (Made) made = { NULL };
  g_autoptr (GError) error = NULL;
  guint version = 0;

  office_open (&office, NULL);
  office_add (&office, "A", 3);
  if (decided)
    decide (&office, "A");
  dr_register_create_next (office.desk.reg, "customer-manager", "A", &version, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version, ==, 2);
  desk_step (&office.desk, "A", DR_STEP_SUBMIT, "customer-manager", NULL, 0);
  desk_step (&office.desk, "A", DR_STEP_ENDORSE, "officer", NULL, 0);
  desk_step (&office.desk, "A", DR_STEP_APPROVE, "head", NULL, 0);
  make (&office, DR_DATE_NONE, &made);
  assert_lines (&made, decided ? "A@1 superseded a\nA@2 approved +\n" : "A@1 superseded\nA@2 approved +\n");
  g_assert_nonnull (made.statement->entries[0].digest);
  assert_follows (&office, made.statement);
}

/* What is looked at is what is handed out, with every assessment that speaks. */
static void
test_view (void)
{
  g_auto (Office) office = { NULL };
  g_auto (Made) made = { NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReturn) view = NULL;
  DrReturnDetails details;
  guint n_speak = 0;

  office_open (&office, NULL);
  office_add (&office, "A", 3);
  office_add (&office, "B", 1);
  office_add (&office, "D", 0);
  make (&office, DR_DATE_NONE, &made);
  view = dr_register_view_return (office.desk.reg, period, DR_DATE_NONE, NULL, NULL, NULL, &bytes, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, made.bytes));

  dr_return_get_details (view, &details);
  for (guint i = 0; i < made.statement->n_entries; i++)
    n_speak += made.statement->entries[i].counts;
  g_assert_cmpuint (details.n_items, ==, n_speak);
  for (guint i = 0; i < details.n_items; i++)
    {
      g_assert_cmpstr (details.items[i].service, ==, "customer-services");
      g_assert_true ((details.items[i].title == NULL) == (details.items[i].stage == DR_STAGE_DRAFT));
    }
}

static void
test_empty (void)
{
  g_auto (Office) office = { NULL };
  g_auto (Made) made = { NULL };

  office_open (&office, NULL);
  make (&office, DR_DATE_NONE, &made);
  assert_lines (&made, "");
}

/* More than are in memory at once; the same bytes each time. */
static void
test_many (void)
{
  g_auto (Office) office = { NULL };
  g_auto (Made) first = { NULL };
  g_auto (Made) second = { NULL };

  office_open (&office, NULL);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *reference = g_strdup_printf ("M-%u", i);

      office_add (&office, reference, i % 4);
    }
  make (&office, DR_DATE_NONE, &first);
  make (&office, DR_DATE_NONE, &second);
  g_assert_cmpuint (first.statement->n_entries, ==, 40);
  g_assert_true (g_bytes_equal (first.bytes, second.bytes));
}

static void
stop_at (double   share,
         gpointer data)
{
  if (share >= 0.5)
    g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_auto (Office) office = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  office_open (&office, NULL);
  office_add (&office, "A", 1);
  office_add (&office, "B", 1);
  g_assert_false (dr_register_make_return (office.desk.reg, period, DR_DATE_NONE, stop_at, cancellable, cancellable, &bytes,
                                           &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (bytes);
}

/* A bag of a period has the return, and every record that it counts. */
static void
test_bag (void)
{
  g_auto (Office) office = { NULL };
  g_auto (Made) made = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize length;
  DrBagExported result;
  DrPeriod before = { { 2024, 4, 1 }, { 2025, 3, 31 } };

  office_open (&office, NULL);
  office_add (&office, "A", 3);
  office_add (&office, "B", 1);
  make (&office, DR_DATE_NONE, &made);
  path = office_export (&office, "p", (DrBagExportOptions) { .period = &period }, &result);
  text = read_text (path, "data/return/maintaining-access-return.xml", &length);
  g_assert_cmpmem (text, length, g_bytes_get_data (made.bytes, NULL), g_bytes_get_size (made.bytes));
  run_shell (path, "for d in $(grep -o 'sha256=\"[0-9a-f]*\"' data/return/*.xml | cut -d'\"' -f2); do "
                   "grep -q \"^$d  data/records/\" manifest-sha256.txt; done");
  run_shell (path, "xmllint --nonet --noout --schema data/schemas/maintaining-access-return.xsd data/return/*.xml 2>&1 | grep -v validates || true");

  /* Nothing had begun then: a return of nothing, and nobody's records. */
  g_free (path);
  path = office_export (&office, "q", (DrBagExportOptions) { .period = &before }, &result);
  g_assert_cmpuint (result.n_records, ==, 0);
  run_shell (path, "test -f data/return/maintaining-access-return.xml; test ! -e data/records");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register/return/days", test_days);
  g_test_add_data_func ("/register/return/superseded/approved", GINT_TO_POINTER (FALSE), test_superseded);
  g_test_add_data_func ("/register/return/superseded/decided", GINT_TO_POINTER (TRUE), test_superseded);
  g_test_add_func ("/register/return/view", test_view);
  g_test_add_func ("/register/return/empty", test_empty);
  g_test_add_func ("/register/return/many", test_many);
  g_test_add_func ("/register/return/cancel", test_cancel);
  g_test_add_func ("/register/return/bag", test_bag);

  return g_test_run ();
}
