/* A register that somebody edited past the program: what does not agree is named, by the check, by backup and by restore,
 * and neither leaves a file or takes one's place. */
#include "register-support.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "dr-advance.h"
#include "dr-formats.h"
#include "dr-register-check.h"
#include "dr-roll.h"

/* As anybody can: the triggers go first. */
static void
edit (const char *path,
      const char *script)
{
  g_autoptr (GString) all = g_string_new ("PRAGMA foreign_keys = OFF;");
  sqlite3 *file = NULL;
  sqlite3_stmt *triggers = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (file, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", -1, &triggers, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (triggers) == SQLITE_ROW)
    g_string_append_printf (all, "DROP TRIGGER %s;", (const char *) sqlite3_column_text (triggers, 0));
  sqlite3_finalize (triggers);
  g_string_append (all, script);
  sqlite3_exec (file, all->str, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_total_changes (file), >, 0);
  sqlite3_close (file);
}

#define LAST_OF "(SELECT max (sequence) FROM trail WHERE reference = '" CLEAN "')"
#define RECORD "(SELECT record FROM trail WHERE sequence = " LAST_OF ")"

/* Nothing, or the message has both parts. */
static const struct {
  const char *name;
  const char *script;
  const char *words[2];
} edits[] = {
  { "nothing", "UPDATE assessment SET updated_at = updated_at + 1;", { NULL } },
  { "entry-bytes",
    "UPDATE trail SET entry = CAST (replace (CAST (entry AS TEXT), '6:desk-7,', '6:desk-9,') AS BLOB) WHERE sequence = 3;",
    { "entry 3 of the trail (", "head of the store’s chain" } },
  { "entry-bytes-of-assessment",
    "UPDATE trail SET entry = CAST (replace (CAST (entry AS TEXT), '6:desk-7,', '6:desk-9,') AS BLOB) WHERE sequence = " LAST_OF ";",
    { "(approve of " CLEAN ", version 1)", "head of the store’s chain" } },
  { "entry-no-entry", "UPDATE trail SET entry = x'00' WHERE sequence = 3;", { "entry 3 of the trail: ", "" } },
  { "store-head", "UPDATE trail SET store_head = replace (store_head, substr (store_head, 1, 8), '00000000') WHERE sequence = 2;",
    { "entry 2 of the trail (", "head of the store’s chain" } },
  { "own-head", "UPDATE trail SET head = store_head WHERE sequence = " LAST_OF ";",
    { "(approve of " CLEAN ", version 1)", "its assessment’s chain" } },
  { "time", "UPDATE trail SET at = at + 1 WHERE sequence = " LAST_OF ";", { "(approve of " CLEAN, "filed under another" } },
  { "version", "UPDATE trail SET version = 2 WHERE sequence = " LAST_OF ";", { "(approve of " CLEAN, "filed under another" } },
  { "reference", "UPDATE trail SET reference = 'X' WHERE sequence = " LAST_OF ";", { "(approve of " CLEAN, "filed under another" } },
  { "removed-first", "DELETE FROM trail WHERE sequence = 1;", { "", NULL } },
  { "removed-middle", "DELETE FROM trail WHERE sequence = " LAST_OF ";",
    { "entries of the trail are missing", "the first 29)" } },
  { "removed-last", "DELETE FROM trail WHERE sequence = (SELECT max (sequence) FROM trail);",
    { FOUR_DAYS ", version 1: ", "says that it is withdrawn; expected draft" } },
  { "removed-and-renumbered",
    "DELETE FROM trail WHERE sequence = " LAST_OF "; UPDATE trail SET sequence = sequence + 1000 WHERE sequence > 29;"
    "UPDATE trail SET sequence = sequence - 1001 WHERE sequence > 1000;",
    { "entry 29 of the trail (create of " FOUR_DAYS ", version 1)", "filed under another" } },
  { "swapped", "UPDATE trail SET entry = (SELECT entry FROM trail WHERE sequence = 2) WHERE sequence = 3;",
    { "entry 3 of the trail", "filed under another" } },
  { "status", "UPDATE assessment SET stage = 5 WHERE reference = '" CLEAN "';",
    { CLEAN ", version 1: ", "says that it is decided; expected approved" } },
  { "status-back", "UPDATE assessment SET stage = 0 WHERE reference = '" CLEAN "';",
    { CLEAN ", version 1: ", "says that it is draft; expected approved" } },
  { "latest", "UPDATE assessment SET latest = 0 WHERE reference = '" CLEAN "';", { CLEAN ", version 1: ", "latest version" } },
  { "row-added",
    "INSERT INTO assessment (reference, version, latest, stage, revision, created_by, created_at, updated_at)"
    " VALUES ('NEW-1', 1, 1, 4, 1, 'ada', 0, 0);",
    { "NEW-1, version 1: ", "no entry of the trail made it" } },
  { "row-renamed", "UPDATE assessment SET reference = 'NEW-1' WHERE reference = '" CLEAN "';",
    { CLEAN ", version 1: ", "is not in the register" } },
  { "record-replaced", "UPDATE blob_bytes SET bytes = x'3c612f3e' WHERE digest = " RECORD ";",
    { "a sealed record of " CLEAN ", version 1", "" } },
  { "record-exchanged", "UPDATE trail SET record = (SELECT min (record) FROM trail WHERE record <> " RECORD ") WHERE sequence = " LAST_OF ";",
    { "(approve of " CLEAN, "filed under another" } },
  { "role-added", "INSERT INTO role_grant (person, role, service, revoked, granted_by, sequence)"
                  " SELECT '" MANAGER "', 3, '', 0, granted_by, sequence FROM role_grant LIMIT 1;",
    { "the role “approver” of Name of " MANAGER ": ", "no entry of the trail tells of it" } },
  { "role-taken", "DELETE FROM role_grant WHERE person = '" REVIEWER "';",
    { "the role “equalities officer” of Name of " REVIEWER ": ", "the register has it no more" } },
  { "role-elsewhere", "UPDATE role_grant SET service = 'payments' WHERE person = '" OTHER_MANAGER "';",
    { "the role “service manager” of Name of " OTHER_MANAGER " for the service “Payments”: ",
      "no entry of the trail tells of it" } },
  { "role-of-unknown-service", "DELETE FROM role_grant WHERE person = '" OTHER_MANAGER "';",
    { "the role “service manager” of Name of " OTHER_MANAGER " for the service “parking-permits”: ",
      "the register has it no more" } },
  { "role-by-another", "UPDATE role_grant SET granted_by = '" MANAGER "' WHERE person = '" REVIEWER "';",
    { "the role “equalities officer” of Name of " REVIEWER ": ", "something else of it than the trail" } },
  { "person-renamed", "UPDATE person SET name = 'Somebody' WHERE id = '" REVIEWER "';",
    { "the person “" REVIEWER "”", "something else of it than the trail" } },
  { "limitation-longer", "UPDATE limitation SET until_day = '2029-01-01';",
    { "the limitation “limitation-1”", "something else of it than the trail" } },
  { "limitation-lost", "DELETE FROM limitation;", { "the limitation “limitation-1”", "the register has it no more" } },
  { "edition-added", "INSERT INTO edition SELECT kind, 99, digest, label, added_by, added_at FROM edition WHERE kind = 2;",
    { "edition 99 of the rulebook", "no entry of the trail tells of it" } },
  { "edition-exchanged", "UPDATE edition SET digest = (SELECT digest FROM edition WHERE kind = 1 AND number = 1) WHERE kind = 2;",
    { "edition 1 of the rulebook", "something else of it than the trail" } },
  { "record-lost", "DELETE FROM blob_bytes WHERE digest = " RECORD ";", { "(approve of " CLEAN ", version 1)", "nothing of digest" } },
};

static void
assert_words (const GError *error,
              gsize         i)
{
  g_assert_nonnull (error);
  g_test_message ("%s: %s", edits[i].name, error->message);
  g_assert_null (strchr (error->message, '\n'));
  g_test_message ("%s: %s", edits[i].name, error->message);
  for (gsize k = 0; k < G_N_ELEMENTS (edits[i].words) && edits[i].words[k] != NULL; k++)
    g_assert_nonnull (strstr (error->message, edits[i].words[k]));
}

static void
check_one (Desk       *self,
           const char *good,
           gsize       i)
{
  g_autofree char *edited = g_build_filename (self->folder, "edited.db", NULL);
  g_autofree char *copy = g_build_filename (self->folder, "copy.db", NULL);
  g_autofree char *place = g_build_filename (self->folder, "place.db", NULL);
  gboolean fine = edits[i].words[0] == NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  gsize length;
  gsize length_after;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;
  DrRegister *reg;

  g_assert_true (g_file_get_contents (good, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (edited, bytes, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (place, bytes, (gssize) length, NULL));
  edit (edited, edits[i].script);

  g_assert_cmpint (dr_register_restore (edited, place, &kept, &error), ==, fine);
  if (fine)
    g_assert_no_error (error);
  else
    {
      assert_words (error, i);
      g_assert_nonnull (strstr (error->message, "edited.db: "));
      g_assert_null (kept);
      g_assert_true (g_file_get_contents (place, &after, &length_after, NULL));
      g_assert_cmpmem (bytes, length, after, length_after);
    }
  g_clear_error (&error);

  store = dr_store_open (edited, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  reg = dr_register_new (store);
  g_assert_cmpint (dr_register_backup (reg, copy, NULL, NULL, NULL, &error), ==, fine);
  if (!fine)
    assert_words (error, i);
  g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==, fine);
  dr_register_free (reg);
  g_unlink (copy);
  if (kept != NULL)
    g_unlink (kept);
}

static void
test_edited (Desk          *self,
             gconstpointer  memory)
{
  const DrLimitation limitation = { .rule = "EVD-06", .subject = "service:payments", .text = "A count is planned.",
                                    .from = { 2025, 11, 1 }, .until = { 2026, 10, 31 } };
  g_autofree char *good = g_build_filename (self->folder, "good.db", NULL);
  g_autoptr (GError) error = NULL;

  dr_register_accept_limitation (self->reg, REVIEWER, &limitation, NULL, &error);
  g_assert_no_error (error);
  desk_import (self, "clean.xml");
  desk_bring_to (self, CLEAN, DR_STAGE_APPROVED);
  desk_import (self, "four-day-week.xml");
  desk_step (self, MANAGER, DR_STEP_WITHDRAW, FOUR_DAYS);
  g_assert_true (dr_register_check (self->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (dr_register_backup (self->reg, good, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    check_one (self, good, i);
}

static void
assert_damaged (GError     **error,
                const char  *words)
{
  g_assert_error (*error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

/* Whoever edits a status, or what was said, gets nothing sealed on top of it. */
static void
test_acts (Desk          *self,
           gconstpointer  memory)
{
  static const struct { const char *script; const char *words; DrStep step; const char *person; } cases[] = {
    { "UPDATE assessment SET stage = 4 WHERE reference = '" CLEAN "';", "says that it is approved; expected submitted",
      DR_STEP_DECIDE, MANAGER },
    { "UPDATE assessment SET stage = 3 WHERE reference = '" CLEAN "';", "says that it is endorsed; expected submitted",
      DR_STEP_APPROVE, APPROVER },
    { "UPDATE assessment SET stage = 0 WHERE reference = '" CLEAN "';", "says that it is draft; expected submitted",
      DR_STEP_SUBMIT, MANAGER },
    { "UPDATE trail SET entry = CAST (replace (CAST (entry AS TEXT), '6:desk-7,', '6:desk-9,') AS BLOB) WHERE sequence = " LAST_OF ";",
      "its assessment’s chain", DR_STEP_ENDORSE, REVIEWER },
    { "DELETE FROM trail WHERE sequence = " LAST_OF ";", "says that it is submitted; expected draft", DR_STEP_ENDORSE, REVIEWER },
    { "UPDATE trail SET entry = x'00' WHERE sequence = " LAST_OF ";", "does not begin with its length", DR_STEP_ENDORSE, REVIEWER },
  };
  g_autofree char *good = g_build_filename (self->folder, "good.db", NULL);
  g_autoptr (GError) error = NULL;
  guint version = 0;

  if (self->memory)
    {
      g_test_skip ("nobody else can edit what is in memory");
      return;
    }

  desk_import (self, "clean.xml");
  desk_bring_to (self, CLEAN, DR_STAGE_SUBMITTED);
  g_assert_true (dr_register_backup (self->reg, good, NULL, NULL, NULL, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = NULL;

      edit (self->uri, cases[i].script);
      desk_reopen (self);
      g_assert_false (desk_try (self, cases[i].person, cases[i].step, CLEAN, NULL, &error));
      assert_damaged (&error, cases[i].words);
      g_assert_false (desk_try_save (self, MANAGER, CLEAN, 1, "@title", "Another", &error));
      assert_damaged (&error, cases[i].words);
      g_assert_false (dr_register_delete (self->reg, MANAGER, CLEAN, 1, &error));
      assert_damaged (&error, cases[i].words);
      g_assert_false (dr_register_create_next (self->reg, MANAGER, CLEAN, &version, &error));
      assert_damaged (&error, cases[i].words);

      dr_store_close (self->store);
      g_assert_true (dr_register_restore (good, self->uri, &kept, &error));
      g_assert_no_error (error);
      g_unlink (kept);
    }
  desk_reopen (self);
  desk_step (self, REVIEWER, DR_STEP_ENDORSE, CLEAN);
}

/* As if it had been decided, which it was not. */
static void
edit_stage (Desk       *self,
            const char *reference)
{
  g_autofree char *script = g_strdup_printf ("UPDATE assessment SET stage = %d WHERE reference = '%s';", DR_STAGE_DECIDED,
                                             reference);

  edit (self->uri, script);
  desk_reopen (self);
  desk_set_day (self, "2027-12-06");
}

/* What is wrong with one assessment is said of that one: all the others go on to be monitored. */
static void
test_advance (Desk          *self,
              gconstpointer  memory)
{
  g_autoptr (GPtrArray) damaged = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  g_autofree char *edited = NULL;
  g_autofree char *other = NULL;
  guint n = 0;
  gboolean advanced = TRUE;

  if (self->memory)
    {
      g_test_skip ("nobody else can edit what is in memory");
      return;
    }

  change_field (&fields, "@reference", NULL);
  edited = desk_create (self, MANAGER, fields);
  desk_bring_to (self, edited, DR_STAGE_SUBMITTED);
  other = desk_create (self, MANAGER, fields);
  desk_bring_to (self, other, DR_STAGE_DECIDED);
  edit_stage (self, edited);
  g_assert_false (dr_register_advance_one (self->reg, MANAGER, edited, 1, &advanced, &error));
  assert_damaged (&error, "says that it is decided; expected submitted");
  g_assert_false (advanced);
  g_assert_true (dr_register_advance (self->reg, MANAGER, &n, damaged, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (desk_stage (self, other, 1), ==, DR_STAGE_MONITORED);
  g_assert_cmpuint (damaged->len, ==, 1);
  error = g_error_copy (damaged->pdata[0]);
  assert_damaged (&error, edited);
}

/* Nothing is sealed beside what claims to be live and has no record: it says which. */
static void
test_extract (Desk          *self,
              gconstpointer  memory)
{
  g_autoptr (GError) error = NULL;

  if (self->memory)
    {
      g_test_skip ("nobody else can edit what is in memory");
      return;
    }

  desk_import (self, "four-day-week.xml");
  desk_import (self, "clean.xml");
  desk_bring_to (self, CLEAN, DR_STAGE_DECIDED);
  edit_stage (self, FOUR_DAYS);
  g_assert_false (desk_try (self, MANAGER, DR_STEP_MONITOR, CLEAN, NULL, &error));
  g_assert_nonnull (strstr (error->message, FOUR_DAYS));
  assert_damaged (&error, "no record of that was ever sealed");
  g_assert_cmpint (desk_stage (self, CLEAN, 1), ==, DR_STAGE_DECIDED);
}

/* Versions that were deleted, returned, superseded and withdrawn leave a register that agrees with its trail. */
static void
test_grown (Desk          *self,
            gconstpointer  memory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  guint version = 0;

  desk_import (self, "clean.xml");
  desk_bring_to (self, CLEAN, DR_STAGE_MONITORED);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (dr_register_create_next (self->reg, MANAGER, CLEAN, &version, &error));
      g_assert_true (dr_register_check (self->store, NULL, &error));
      g_assert_true (dr_register_delete (self->reg, MANAGER, CLEAN, version, &error));
      g_assert_true (dr_register_check (self->store, NULL, &error));
    }
  g_assert_true (dr_register_create_next (self->reg, MANAGER, CLEAN, &version, &error));
  desk_bring_to (self, CLEAN, DR_STAGE_APPROVED);
  g_assert_cmpint (desk_stage (self, CLEAN, 1), ==, DR_STAGE_SUPERSEDED);
  g_assert_true (dr_register_check (self->store, NULL, &error));
  g_assert_no_error (error);

  g_cancellable_cancel (cancelled);
  g_assert_false (dr_register_check (self->store, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add ("check/edited", test_edited);
  desk_add ("check/acts", test_acts);
  desk_add ("check/advance", test_advance);
  desk_add ("check/extract", test_extract);
  desk_add ("check/grown", test_grown);

  return g_test_run ();
}
