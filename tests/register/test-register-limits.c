/* What reaches from one assessment into another: limitations of the evidence, and what adds up across the register. */
#include "register-support.h"

#include "dr-justification.h"
#include "dr-record.h"

#include <string.h>

static const DrResult *
find_result (const DrVersion *version,
             const char      *rule,
             const char      *subject)
{
  for (guint i = 0; i < version->check->n_results; i++)
    if (strcmp (dr_check_get_rule (version->check, &version->check->results[i])->id, rule) == 0
        && strcmp (version->check->results[i].subject, subject) == 0)
      return &version->check->results[i];

  return NULL;
}

static DrAnswerState
state_of (Desk       *desk,
          const char *reference,
          const char *rule,
          const char *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVersion) version = dr_version_load (desk->reg, reference, 0, &error);
  const DrResult *result;

  g_assert_no_error (error);
  result = find_result (version, rule, subject);
  g_assert_nonnull (result);
  g_assert_cmpint (result->kind, ==, DR_RESULT_FAIL);

  return dr_check_answer_state (version->check, result);
}

/* One limitation answers the finding in every assessment, from its first day to its last. */
static void
test_limitation (Desk          *desk,
                 gconstpointer  memory)
{
  g_autoptr (GBytes) evidence = example_bytes ("data/evidence/east-herts.xml");
  g_autoptr (DrFieldList) fields = example_fields ("bishops-stortford-desk.xml");
  DrLimitation limitation = { .rule = "EVD-06", .subject = "service:customer-services", .text = "A count is planned.",
                              .from = { 2025, 9, 15 }, .until = { 2026, 9, 15 } };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  desk_add_edition (desk, REVIEWER, DR_EDITION_EVIDENCE, evidence);
  change_field (&fields, "@reference", NULL);
  for (guint i = 0; i < fields->n; i++)
    if (g_str_has_prefix (fields->items[i].key, "justifications/"))
      {
        change_field (&fields, fields->items[i].key, NULL);
        i = 0;
      }
  first = desk_create (desk, MANAGER, fields);
  second = desk_create (desk, MANAGER, fields);
  g_assert_cmpint (state_of (desk, first, "EVD-06", limitation.subject), ==, DR_ANSWER_NONE);
  dr_register_accept_limitation (desk->reg, REVIEWER, &limitation, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state_of (desk, first, "EVD-06", limitation.subject), ==, DR_ANSWER_LIMITATION);
  g_assert_cmpint (state_of (desk, second, "EVD-06", limitation.subject), ==, DR_ANSWER_LIMITATION);
  desk_set_day (desk, "2026-09-15");
  g_assert_cmpint (state_of (desk, second, "EVD-06", limitation.subject), ==, DR_ANSWER_LIMITATION);
  desk_set_day (desk, "2026-09-16");
  g_assert_cmpint (state_of (desk, second, "EVD-06", limitation.subject), ==, DR_ANSWER_NONE);
  {
    g_autoptr (DrVersion) after = dr_version_load (desk->reg, first, 0, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (after->context.n_limitations, ==, 0);   /* one that has ended stands in no record */
  }
  desk_set_day (desk, "2025-09-14");
  g_assert_cmpint (state_of (desk, second, "EVD-06", limitation.subject), ==, DR_ANSWER_NONE);
}

/* Answers everything that stands in the way of the submission. */
static void
submit (Desk       *desk,
        const char *reference)
{
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (GError) error = NULL;

  if (desk_try (desk, MANAGER, DR_STEP_SUBMIT, reference, &blocking, &error))
    return;
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
  for (guint i = 0; i < blocking->len; i++)
    {
      const DrObstacle *each = blocking->pdata[i];
      g_autofree char *id = g_strdup_printf ("j%u", i);

      answer (desk, reference, 1, id, each->rule, each->rule_case, each->subject);
    }
  desk_step (desk, MANAGER, DR_STEP_SUBMIT, reference);
}

/* Of the last step of an assessment. */
static DrRecord *
last_record (Desk           *desk,
             const char     *reference,
             DrXmlDocument **document,
             char          **digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTrail) trail = dr_store_read_trail (desk->store, reference, 0, 100, &error);
  const DrTrailEntry *last = &trail->entries[trail->n_entries - 1];
  g_autoptr (GBytes) bytes = dr_store_get_blob (desk->store, last->record, &error);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  DrRecord *record;

  *digest = g_strdup (last->record);
  *document = dr_xml_document_read_bytes (reference, data, length, NULL, &error);
  g_assert_no_error (error);
  record = dr_record_read (*document, &error);
  g_assert_no_error (error);

  return record;
}

#define GROUP "group:unpaid-carers"

/* Two that are live count against a third; drafts, withdrawn ones and those of another time do not. */
static void
test_together (Desk          *desk,
               gconstpointer  memory)
{
  g_autoptr (DrFieldList) fields = example_fields ("four-day-week.xml");
  char *references[5] = { NULL };
  g_autofree char *earlier = NULL;
  g_autofree char *later = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrXmlDocument) before = NULL;
  g_autoptr (DrRecord) record = NULL;
  g_autoptr (DrRecord) first = NULL;
  g_autoptr (DrVersion) third = NULL;
  g_autoptr (DrVersion) again = NULL;
  g_autoptr (GError) error = NULL;

  change_field (&fields, "@reference", NULL);
  change_field (&fields, "change/@decision-date", "2025-12-02");
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      if (i == 4)
        {
          change_field (&fields, "change/@effective", "2035-01-05");
          change_field (&fields, "monitoring/@review", "2035-06-05");
        }
      references[i] = desk_create (desk, MANAGER, fields);
    }
  submit (desk, references[4]);
  submit (desk, references[0]);
  third = dr_version_load (desk->reg, references[2], 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (third->context.n_live, ==, 1);
  g_assert_cmpint (find_result (third, "CUM-01", GROUP)->kind, ==, DR_RESULT_PASS);

  submit (desk, references[1]);
  submit (desk, references[2]);
  record = last_record (desk, references[2], &document, &later);
  first = last_record (desk, references[0], &before, &earlier);
  g_assert_cmpuint (record->context.n_live, ==, 2);
  g_assert_cmpstr (record->context.live[0].reference, ==, references[0]);
  g_assert_cmpstr (record->context.live[0].digest, ==, earlier);
  g_assert_cmpstr (record->context.live[1].reference, ==, references[1]);
  g_assert_cmpuint (record->context.live[0].negative.n, >=, 1);

  again = dr_version_load (desk->reg, references[2], 0, &error);
  g_assert_cmpint (find_result (again, "CUM-01", GROUP)->kind, ==, DR_RESULT_FAIL);

  /* One of them is given up: the other alone is no accumulation. */
  desk_step (desk, MANAGER, DR_STEP_WITHDRAW, references[1]);
  g_clear_pointer (&again, dr_version_free);
  again = dr_version_load (desk->reg, references[2], 0, &error);
  g_assert_cmpuint (again->context.n_live, ==, 1);
  g_assert_cmpint (find_result (again, "CUM-01", GROUP)->kind, ==, DR_RESULT_PASS);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    g_free (references[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("limits/limitation", test_limitation);
  desk_add ("limits/together", test_together);

  return g_test_run ();
}
