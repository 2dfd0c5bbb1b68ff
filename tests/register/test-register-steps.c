/* An assessment's way through the workflow, and everything that is sealed on it: the records, the trail's statements and
 * both chains, checked against one another by the readers that a stranger would use. */
#include "register-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-advance.h"
#include "dr-digest.h"
#include "dr-record.h"
#include "dr-verify.h"

static const char *
detail (const DrTrailStatement *statement,
        const char             *name)
{
  for (guint i = 0; i < statement->n_details; i++)
    if (strcmp (statement->details[i].name, name) == 0)
      return statement->details[i].value;

  return NULL;
}

/* Schema, canonical form and re-performance, by the verifier that reads nothing but the file. */
static void
assert_verifies (Desk   *desk,
                 GBytes *record)
{
  g_autofree char *path = g_build_filename (desk->folder, "record.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVerification) verification = NULL;

  g_file_set_contents (path, g_bytes_get_data (record, NULL), (gssize) g_bytes_get_size (record), &error);
  g_assert_no_error (error);
  verification = dr_verify_file (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      const DrVerifyResult *result = &verification->results[i];

      for (guint k = 0; result->status == DR_VERIFY_FAILED && k < result->lines->len; k++)
        g_test_message ("%s: %s", dr_verify_check_id ((DrVerifyCheck) i),
                        ((const DrVerifyLine *) result->lines->pdata[k])->words);
      g_assert_true (!result->applies || result->status != DR_VERIFY_FAILED);
    }
  g_assert_cmpint (verification->results[DR_VERIFY_REPERFORMANCE].status, ==, DR_VERIFY_PASSED);
  g_assert_cmpint (verification->results[DR_VERIFY_SEAL].status, ==, DR_VERIFY_PASSED);
  g_assert_cmpuint (verification->differences->len, ==, 0);
}

/* What the record says of the step, beside what the trail says of it. */
static void
assert_record (Desk                   *desk,
               const DrTrailStatement *statement,
               GBytes                 *bytes,
               const char             *head_before)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("record", data, length, NULL, &error);
  g_autoptr (DrRecord) record = NULL;
  const DrStepTaken *last;
  g_autofree char *time = dr_seal_time (statement->at);
  char digest[DR_DIGEST_SIZE];
  char day[DR_DATE_STRING_SIZE];

  g_assert_no_error (error);
  record = dr_record_read (document, &error);
  g_assert_no_error (error);
  assert_verifies (desk, bytes);

  dr_digest_bytes (data, length, digest);
  g_assert_cmpstr (statement->record, ==, digest);
  g_assert_cmpstr (record->assessment->reference, ==, statement->reference);
  g_assert_cmpuint (record->assessment->version, ==, statement->version);
  g_assert_cmpstr (dr_xml_node_get (record->seal, "step"), ==, statement->act);
  g_assert_cmpstr (dr_xml_node_get (record->seal, "person"), ==, statement->person);
  g_assert_cmpstr (dr_xml_node_get (record->seal, "name"), ==, statement->name);
  g_assert_cmpstr (dr_xml_node_get (record->seal, "login"), ==, statement->login);
  g_assert_cmpstr (dr_xml_node_get (record->seal, "host"), ==, statement->host);
  g_assert_cmpstr (dr_xml_node_get (record->seal, "program"), ==, statement->program);
  g_assert_cmpstr (dr_xml_node_get (record->seal, "time"), ==, time);
  g_assert_cmpstr (dr_xml_node_get (record->seal, "previous"), ==, head_before[0] != '\0' ? head_before : NULL);
  g_assert_cmpstr (dr_date_format (record->context.as_of, day), ==, detail (statement, "as-of"));
  g_assert_cmpstr (record->evidence_digest, ==, detail (statement, "evidence"));
  g_assert_cmpstr (record->questionnaire_digest, ==, detail (statement, "questionnaire"));

  g_assert_cmpuint (record->context.n_steps, >=, 1);
  last = &record->context.steps[record->context.n_steps - 1];
  g_assert_cmpstr (dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) last->step), ==, statement->act);
  g_assert_cmpstr (last->person, ==, statement->person);
  g_assert_cmpint (dr_date_compare (last->date, record->context.as_of), ==, 0);
}

/* Both chains, from the first entry on; every record on the way. Gives back how many records there were. */
static guint
assert_trail (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTrail) trail = dr_store_read_trail (desk->store, NULL, 0, 1000, &error);
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) lengths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char whole[DR_DIGEST_SIZE] = "";
  DrTrailHead end;
  guint records = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (trail->n_entries, <, 1000);
  for (guint i = 0; i < trail->n_entries; i++)
    {
      const DrTrailEntry *entry = &trail->entries[i];
      gsize length;
      gconstpointer data = g_bytes_get_data (entry->entry, &length);
      g_autoptr (DrTrailStatement) statement = dr_trail_statement_read (data, length, &error);
      g_autoptr (GBytes) again = NULL;
      char digest[DR_DIGEST_SIZE];
      char next[DR_DIGEST_SIZE];

      g_assert_no_error (error);
      again = dr_trail_statement_write (statement, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (again, entry->entry));
      g_assert_cmpuint (statement->sequence, ==, i + 1);
      g_assert_cmpuint (entry->sequence, ==, i + 1);
      g_assert_cmpint (statement->at, ==, entry->at);
      g_assert_cmpstr (statement->name, !=, "");

      dr_trail_entry_digest (entry->entry, digest);
      dr_trail_next_head (whole, digest, next);
      g_strlcpy (whole, next, DR_DIGEST_SIZE);
      g_assert_cmpstr (entry->store_head, ==, whole);
      if (entry->reference != NULL)
        {
          const char *before = g_hash_table_lookup (heads, entry->reference);
          guint position = GPOINTER_TO_UINT (g_hash_table_lookup (lengths, entry->reference)) + 1;

          g_assert_cmpuint (statement->position, ==, position);
          g_assert_cmpstr (statement->reference, ==, entry->reference);
          if (entry->record != NULL)
            {
              g_autoptr (GBytes) record = dr_store_get_blob (desk->store, entry->record, &error);

              g_assert_no_error (error);
              g_assert_cmpstr (statement->record, ==, entry->record);
              assert_record (desk, statement, record, before != NULL ? before : "");
              records++;
            }
          dr_trail_next_head (before != NULL ? before : "", digest, next);
          g_assert_cmpstr (entry->head, ==, next);
          g_hash_table_insert (heads, g_strdup (entry->reference), g_strdup (next));
          g_hash_table_insert (lengths, g_strdup (entry->reference), GUINT_TO_POINTER (position));
        }
    }
  dr_store_read_head (desk->store, NULL, &end, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (end.head, ==, whole);
  g_assert_cmpuint (end.length, ==, trail->n_entries);
  dr_store_check (desk->store, &error);
  g_assert_no_error (error);

  return records;
}

/* The row is that of the draft as it stands. */
static void
assert_row (Desk       *desk,
            const char *reference,
            guint       version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_get_row (desk->store, reference, version, &error);
  g_autoptr (DrDraft) draft = dr_store_load_draft (desk->store, reference, version, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->rows[0].revision, ==, draft->revision);
  g_assert_cmpint (page->rows[0].stage, ==, draft->stage);
  g_assert_cmpstr (page->rows[0].title, ==, dr_draft_fields_get (draft->fields, draft->n_fields, "@title"));
}

/* clean.xml from draft to closed. */
static void
test_whole_way (Desk          *desk,
                gconstpointer  memory)
{
  static const struct { const char *day; const char *person; DrStep step; DrStage stage; } way[] = {
    { "2025-09-15", MANAGER, DR_STEP_SUBMIT, DR_STAGE_SUBMITTED },
    { "2025-09-22", REVIEWER, DR_STEP_ENDORSE, DR_STAGE_ENDORSED },
    { "2025-09-29", APPROVER, DR_STEP_APPROVE, DR_STAGE_APPROVED },
    { "2025-10-15", MANAGER, DR_STEP_DECIDE, DR_STAGE_DECIDED },
    { "2025-12-06", REVIEWER, DR_STEP_MONITOR, DR_STAGE_MONITORED },
    { "2026-07-01", MANAGER, DR_STEP_CLOSE, DR_STAGE_CLOSED },
  };

  desk_import (desk, "clean.xml");
  for (gsize i = 0; i < G_N_ELEMENTS (way); i++)
    {
      gint64 before = g_get_monotonic_time ();

      desk_set_day (desk, way[i].day);
      if (way[i].step == DR_STEP_DECIDE)
        desk_decide (desk, CLEAN, 1, "town-hall");
      else
        desk_step (desk, way[i].person, way[i].step, CLEAN);
      g_test_message ("%s: %.1f ms", dr_workflow_step_name (way[i].step),
                      (double) (g_get_monotonic_time () - before) / 1000);
      g_assert_cmpint (desk_stage (desk, CLEAN, 0), ==, way[i].stage);
      assert_row (desk, CLEAN, 1);
    }
  g_assert_cmpuint (assert_trail (desk), ==, G_N_ELEMENTS (way));
  if (!desk->memory)
    {
      desk_reopen (desk);
      g_assert_cmpuint (assert_trail (desk), ==, G_N_ELEMENTS (way));
    }
}

/* By the real clock: the seal and the trail speak of one moment. */
static void
test_one_moment (Desk          *desk,
                 gconstpointer  memory)
{
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");

  change_field (&fields, "@reference", NULL);
  change_field (&fields, "change/@decision-date", "2999-01-01");
  change_field (&fields, "change/@effective", "2999-06-01");
  change_field (&fields, "monitoring/@review", "2999-09-01");
  dr_register_set_time (desk->reg, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *reference = desk_create (desk, MANAGER, fields);
      DrStepRequest request = { .reference = reference, .step = DR_STEP_WITHDRAW, .person = MANAGER };
      DrStepDone done;
      g_autoptr (GError) error = NULL;

      dr_register_take_step (desk->reg, &request, &done, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (assert_trail (desk), ==, 3);
}

static void
test_return_and_next (Desk          *desk,
                      gconstpointer  memory)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sealed = NULL;
  guint version = 0;

  desk_import (desk, "clean.xml");
  desk_bring_to (desk, CLEAN, DR_STAGE_SUBMITTED);
  desk_save (desk, REVIEWER, CLEAN, 1, "section-reviews/section-review[evidence]/@by", NULL);
  desk_step (desk, REVIEWER, DR_STEP_RETURN, CLEAN);
  g_assert_cmpint (desk_stage (desk, CLEAN, 1), ==, DR_STAGE_RETURNED);
  sealed = g_strdup (desk_field (desk, CLEAN, 1, "change/why"));

  dr_register_create_next (desk->reg, MANAGER, CLEAN, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version, ==, 2);
  desk_save (desk, MANAGER, CLEAN, 2, "change/why", "More of the same.");
  g_assert_cmpstr (desk_field (desk, CLEAN, 1, "change/why"), ==, sealed);
  g_assert_cmpint (desk_stage (desk, CLEAN, 1), ==, DR_STAGE_RETURNED);
  g_assert_cmpint (desk_stage (desk, CLEAN, 0), ==, DR_STAGE_DRAFT);

  desk_bring_to (desk, CLEAN, DR_STAGE_ENDORSED);
  desk_step (desk, SECOND_APPROVER, DR_STEP_RETURN, CLEAN);
  dr_register_create_next (desk->reg, MANAGER, CLEAN, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version, ==, 3);
  desk_bring_to (desk, CLEAN, DR_STAGE_APPROVED);
  g_assert_cmpint (desk_stage (desk, CLEAN, 1), ==, DR_STAGE_RETURNED);
  g_assert_cmpint (desk_stage (desk, CLEAN, 2), ==, DR_STAGE_RETURNED);
  g_assert_cmpuint (assert_trail (desk), ==, 8);
}

/* A next version takes the place of one that is approved, decided or monitored, when it is approved itself. */
static void
test_supersession (Desk          *desk,
                   gconstpointer  memory)
{
  static const DrStage stages[] = { DR_STAGE_APPROVED, DR_STAGE_DECIDED, DR_STAGE_MONITORED };

  desk_import (desk, "clean.xml");
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (GError) error = NULL;
      guint version = 0;

      desk_bring_to (desk, CLEAN, stages[i]);
      dr_register_create_next (desk->reg, MANAGER, CLEAN, &version, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (version, ==, i + 2);
      desk_bring_to (desk, CLEAN, DR_STAGE_ENDORSED);
      g_assert_cmpint (desk_stage (desk, CLEAN, i + 1), ==, stages[i]);
      desk_step (desk, APPROVER, DR_STEP_APPROVE, CLEAN);
      g_assert_cmpint (desk_stage (desk, CLEAN, i + 1), ==, DR_STAGE_SUPERSEDED);
      g_assert_cmpint (desk_stage (desk, CLEAN, i + 2), ==, DR_STAGE_APPROVED);
    }
  assert_trail (desk);
}

/* One that was given up does not freeze the version that is in force. */
static void
test_next_after_withdrawal (Desk          *desk,
                            gconstpointer  memory)
{
  g_autoptr (GError) error = NULL;
  guint version = 0;

  desk_import (desk, "clean.xml");
  desk_bring_to (desk, CLEAN, DR_STAGE_DECIDED);
  dr_register_create_next (desk->reg, MANAGER, CLEAN, &version, &error);
  g_assert_no_error (error);
  desk_save (desk, MANAGER, CLEAN, 2, "change/why", "Given up.");
  desk_bring_to (desk, CLEAN, DR_STAGE_SUBMITTED);
  desk_step (desk, MANAGER, DR_STEP_WITHDRAW, CLEAN);

  dr_register_create_next (desk->reg, MANAGER, CLEAN, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version, ==, 3);
  g_assert_cmpstr (desk_field (desk, CLEAN, 3, "change/why"), !=, "Given up.");
  desk_bring_to (desk, CLEAN, DR_STAGE_APPROVED);
  g_assert_cmpint (desk_stage (desk, CLEAN, 1), ==, DR_STAGE_SUPERSEDED);
  g_assert_cmpint (desk_stage (desk, CLEAN, 2), ==, DR_STAGE_WITHDRAWN);
  assert_trail (desk);
}

static void
test_withdrawal (Desk          *desk,
                 gconstpointer  memory)
{
  static const DrStage stages[] = {
    DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, DR_STAGE_RETURNED, DR_STAGE_ENDORSED, DR_STAGE_APPROVED,
  };
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");

  change_field (&fields, "@reference", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *reference = desk_create (desk, MANAGER, fields);

      desk_bring_to (desk, reference, stages[i]);
      desk_step (desk, MANAGER, DR_STEP_WITHDRAW, reference);
      g_assert_cmpint (desk_stage (desk, reference, 0), ==, DR_STAGE_WITHDRAWN);
    }
  assert_trail (desk);
}

/* four-day-week.xml has one finding to escalate and four to justify. */
static void
test_escalation (Desk          *desk,
                 gconstpointer  memory)
{
  desk_import (desk, "four-day-week.xml");
  desk_save (desk, MANAGER, FOUR_DAYS, 1, "change/@decision-date", "2025-12-02");
  answer (desk, FOUR_DAYS, 1, "many", "ACC-06", "fails", "assessment");
  answer (desk, FOUR_DAYS, 1, "slower", "STD-01", "worse", "channel:email");
  answer (desk, FOUR_DAYS, 1, "unmeasured", "GOV-07", "fails", "group:age-65-74 group:bsl-users");
  desk_refuses (desk, MANAGER, DR_STEP_SUBMIT, FOUR_DAYS, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
  answer (desk, FOUR_DAYS, 1, "unmitigated", "IMP-02", "fails", "impact:disability");
  desk_step (desk, MANAGER, DR_STEP_SUBMIT, FOUR_DAYS);
  g_assert_cmpstr (desk_field (desk, FOUR_DAYS, 1, "justifications/justification[many]/@figures"), !=, NULL);

  desk_refuses (desk, REVIEWER, DR_STEP_ENDORSE, FOUR_DAYS, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "many", "accepted");
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "slower", "accepted");
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "unmeasured", "accepted");
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "unmitigated", "refused");
  desk_refuses (desk, REVIEWER, DR_STEP_ENDORSE, FOUR_DAYS, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "unmitigated", "accepted");
  desk_step (desk, REVIEWER, DR_STEP_ENDORSE, FOUR_DAYS);

  desk_refuses (desk, APPROVER, DR_STEP_APPROVE, FOUR_DAYS, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
  give_verdict (desk, APPROVER, FOUR_DAYS, "approver", "unmitigated", "refused");
  desk_refuses (desk, APPROVER, DR_STEP_APPROVE, FOUR_DAYS, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
  give_verdict (desk, APPROVER, FOUR_DAYS, "approver", "unmitigated", "accepted");
  desk_step (desk, APPROVER, DR_STEP_APPROVE, FOUR_DAYS);
  g_assert_cmpuint (assert_trail (desk), ==, 3);
}

/* Every example that its service's manager can import is sealed as it is given up: any finding may stand in it. */
static void
test_examples (Desk          *desk,
               gconstpointer  memory)
{
  static const struct { const char *draft; const char *evidence; } examples[] = {
    { "clean.xml", "data/examples/evidence-example.xml" },
    { "access-review.xml", "data/examples/evidence-example.xml" },
    { "cashiers-desk.xml", "data/examples/evidence-example.xml" },
    { "cheques.xml", "data/examples/evidence-example.xml" },
    { "every-family.xml", "data/examples/evidence-example.xml" },
    { "bishops-stortford-desk.xml", "data/evidence/east-herts.xml" },
    { "wales.xml", "data/examples/evidence-wales.xml" },
    { "worked-example.xml", "data/examples/evidence-worked-example.xml" },
  };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (DrFieldList) fields = example_fields (examples[i].draft);
      const char *reference = dr_draft_fields_get (fields->items, fields->n, "@reference");
      g_autoptr (GBytes) evidence = example_bytes (examples[i].evidence);
      g_autofree char *made = NULL;
      gint64 start;

      if (i > 4)
        desk_add_edition (desk, REVIEWER, DR_EDITION_EVIDENCE, evidence);
      made = desk_create (desk, MANAGER, fields);
      start = g_get_monotonic_time ();
      desk_step (desk, MANAGER, DR_STEP_WITHDRAW, reference);
      g_test_message ("%s: withdrawn in %.1f ms", examples[i].draft, (double) (g_get_monotonic_time () - start) / 1000);
      n++;
    }
  g_assert_cmpuint (assert_trail (desk), ==, n);
}

/* What would be sealed can be read before, and nothing is written. */
static void
test_try (Desk          *desk,
          gconstpointer  memory)
{
  DrStepRequest request = { .reference = CLEAN, .step = DR_STEP_SUBMIT, .person = MANAGER };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVersion) tried = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  desk_import (desk, "clean.xml");
  before = desk_everything (desk);
  tried = dr_register_try_step (desk->reg, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tried->n_steps, ==, 1);
  g_assert_cmpint (tried->check->next_step, ==, DR_STEP_ENDORSE);
  after = desk_everything (desk);
  g_assert_cmpstr (before, ==, after);
}

/* Those whose day has come go on to be monitored; the others stay. */
static void
test_advance (Desk          *desk,
              gconstpointer  memory)
{
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) damaged = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  guint n = 99;

  change_field (&fields, "@reference", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *reference = NULL;

      change_field (&fields, "change/@effective", i == 1 ? "2026-02-01" : "2025-12-06");
      reference = desk_create (desk, MANAGER, fields);
      desk_bring_to (desk, reference, DR_STAGE_DECIDED);
    }
  dr_register_advance (desk->reg, MANAGER, &n, damaged, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  desk_set_day (desk, "2025-12-06");
  dr_register_advance (desk->reg, APPROVER, &n, damaged, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  dr_register_advance (desk->reg, MANAGER, &n, damaged, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (damaged->len, ==, 0);
  g_assert_cmpint (desk_stage (desk, "EIA-2025-001", 1), ==, DR_STAGE_MONITORED);
  g_assert_cmpint (desk_stage (desk, "EIA-2025-002", 1), ==, DR_STAGE_DECIDED);
  g_assert_cmpint (desk_stage (desk, "EIA-2025-003", 1), ==, DR_STAGE_MONITORED);
  assert_trail (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("steps/whole-way", test_whole_way);
  desk_add ("steps/one-moment", test_one_moment);
  desk_add ("steps/return-and-next", test_return_and_next);
  desk_add ("steps/supersession", test_supersession);
  desk_add ("steps/next-after-withdrawal", test_next_after_withdrawal);
  desk_add ("steps/withdrawal", test_withdrawal);
  desk_add ("steps/escalation", test_escalation);
  desk_add ("steps/examples", test_examples);
  desk_add ("steps/try", test_try);
  desk_add ("steps/advance", test_advance);

  return g_test_run ();
}
