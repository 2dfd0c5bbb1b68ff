/* What the workflow refuses, with which code, and that nothing at all has changed then. */
#include "register-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-attachments.h"
#include "dr-import.h"
#include "dr-rules.h"

/* Steps of an assessment without findings, by the wrong person or at the wrong stage. */
static const struct {
  DrStage     stage;
  DrStep      step;
  const char *person;
  int         code;
} refusals[] = {
  { DR_STAGE_DRAFT, DR_STEP_SUBMIT, REVIEWER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_DRAFT, DR_STEP_SUBMIT, ADA, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_DRAFT, DR_STEP_SUBMIT, NOBODY, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_DRAFT, DR_STEP_SUBMIT, OTHER_MANAGER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_DRAFT, DR_STEP_SUBMIT, "who", DR_REGISTER_ERROR_INPUT },
  { DR_STAGE_DRAFT, DR_STEP_ENDORSE, REVIEWER, DR_REGISTER_ERROR_STAGE },
  { DR_STAGE_DRAFT, DR_STEP_WITHDRAW, REVIEWER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_SUBMITTED, DR_STEP_SUBMIT, MANAGER, DR_REGISTER_ERROR_STAGE },
  { DR_STAGE_SUBMITTED, DR_STEP_ENDORSE, MANAGER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_SUBMITTED, DR_STEP_ENDORSE, APPROVER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_SUBMITTED, DR_STEP_RETURN, AUDITOR, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_SUBMITTED, DR_STEP_RETURN, APPROVER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_SUBMITTED, DR_STEP_APPROVE, APPROVER, DR_REGISTER_ERROR_STAGE },
  { DR_STAGE_RETURNED, DR_STEP_SUBMIT, MANAGER, DR_REGISTER_ERROR_STAGE },
  { DR_STAGE_ENDORSED, DR_STEP_APPROVE, REVIEWER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_ENDORSED, DR_STEP_APPROVE, MANAGER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_APPROVED, DR_STEP_DECIDE, APPROVER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_APPROVED, DR_STEP_DECIDE, MANAGER, DR_REGISTER_ERROR_INPUT },
  { DR_STAGE_APPROVED, DR_STEP_MONITOR, MANAGER, DR_REGISTER_ERROR_STAGE },
  { DR_STAGE_DECIDED, DR_STEP_MONITOR, MANAGER, DR_REGISTER_ERROR_NOT_YET },
  { DR_STAGE_DECIDED, DR_STEP_WITHDRAW, MANAGER, DR_REGISTER_ERROR_STAGE },
  { DR_STAGE_MONITORED, DR_STEP_CLOSE, REVIEWER, DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_MONITORED, DR_STEP_WITHDRAW, MANAGER, DR_REGISTER_ERROR_STAGE },
  { DR_STAGE_CLOSED, DR_STEP_CLOSE, MANAGER, DR_REGISTER_ERROR_STAGE },
};

static void
test_steps (Desk          *desk,
            gconstpointer  memory)
{
  DrStage at = DR_STAGE_DRAFT;
  g_autofree char *reference = NULL;
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");

  change_field (&fields, "@reference", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      if (i == 0 || refusals[i].stage != at)
        {
          g_free (reference);
          reference = desk_create (desk, MANAGER, fields);
          at = refusals[i].stage;
          desk_bring_to (desk, reference, at);
        }
      g_test_message ("%s by %s", dr_workflow_step_name (refusals[i].step), refusals[i].person);
      desk_refuses (desk, refusals[i].person, refusals[i].step, reference, DR_REGISTER_ERROR, refusals[i].code);
    }
}

/* Somebody with every role takes one step; the register refuses them the next. */
static void
test_same_person (Desk          *desk,
                  gconstpointer  memory)
{
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  change_field (&fields, "@reference", NULL);
  first = desk_create (desk, MANAGER, fields);
  desk_step (desk, EVERYTHING, DR_STEP_SUBMIT, first);
  desk_refuses (desk, EVERYTHING, DR_STEP_ENDORSE, first, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);
  desk_refuses (desk, EVERYTHING, DR_STEP_RETURN, first, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);
  desk_step (desk, REVIEWER, DR_STEP_ENDORSE, first);
  desk_refuses (desk, EVERYTHING, DR_STEP_APPROVE, first, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);

  second = desk_create (desk, MANAGER, fields);
  desk_step (desk, MANAGER, DR_STEP_SUBMIT, second);
  desk_step (desk, EVERYTHING, DR_STEP_ENDORSE, second);
  desk_refuses (desk, EVERYTHING, DR_STEP_APPROVE, second, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);

  change_field (&fields, "@author", EVERYTHING);
  third = desk_create (desk, MANAGER, fields);
  desk_step (desk, MANAGER, DR_STEP_SUBMIT, third);
  desk_refuses (desk, EVERYTHING, DR_STEP_ENDORSE, third, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);
}

/* One finding of severity must, and who is told of it. */
static void
test_open_must (Desk          *desk,
                gconstpointer  memory)
{
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  desk_import (desk, "clean.xml");
  desk_save (desk, MANAGER, CLEAN, 1, "monitoring/@review", NULL);
  before = desk_everything (desk);
  g_assert_false (desk_try (desk, MANAGER, DR_STEP_SUBMIT, CLEAN, &blocking, &error));
  assert_register_refused (desk, before, &error, FINDINGS);
  g_assert_cmpuint (blocking->len, ==, 1);
  g_assert_cmpstr (((DrObstacle *) blocking->pdata[0])->rule, ==, "GOV-05");
  g_assert_cmpint (((DrObstacle *) blocking->pdata[0])->severity, ==, DR_SEVERITY_MUST);
  g_assert_cmpstr (((DrObstacle *) blocking->pdata[0])->message, !=, "");
}

/* What stands in the way comes with the most serious first, and within one severity as the rules come. */
static void
test_order (Desk          *desk,
            gconstpointer  memory)
{
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (GError) error = NULL;
  guint falls = 0;

  desk_import (desk, "four-day-week.xml");
  desk_save (desk, MANAGER, FOUR_DAYS, 1, "monitoring/@review", NULL);
  g_assert_false (desk_try (desk, MANAGER, DR_STEP_SUBMIT, FOUR_DAYS, &blocking, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
  g_assert_nonnull (strstr (error->message, "(the first: GOV-05, "));
  for (guint i = 1; i < blocking->len; i++)
    {
      const DrObstacle *before = blocking->pdata[i - 1];
      const DrObstacle *after = blocking->pdata[i];

      g_test_message ("%s %s", after->rule, dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) after->severity));
      g_assert_cmpint (before->severity, >=, after->severity);
      falls += before->severity > after->severity;
      if (before->severity == after->severity)
        g_assert_cmpint (dr_rules_find (before->rule), <=, dr_rules_find (after->rule));
    }
  g_assert_cmpuint (falls, >=, 1);
}

/* Writing what is not this person's to write, at this stage. */
static const struct {
  DrStage     stage;
  const char *person;
  const char *key;
  const char *value;
  int         code;
} writes[] = {
  { DR_STAGE_DRAFT, NOBODY, "@title", "Another", DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_DRAFT, APPROVER, "@title", "Another", DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_DRAFT, OTHER_MANAGER, "@title", "Another", DR_REGISTER_ERROR_ROLE },
  { DR_STAGE_DRAFT, "who", "@title", "Another", DR_REGISTER_ERROR_INPUT },
  { DR_STAGE_DRAFT, MANAGER, "@reference", "X-1", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_DRAFT, MANAGER, "@version", "7", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_DRAFT, MANAGER, "justifications/justification[j]/reviewer/@by", MANAGER, DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_DRAFT, MANAGER, "section-reviews/section-review[evidence]/@by", MANAGER, DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_DRAFT, MANAGER, "decision/@date", "2025-09-01", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_DRAFT, MANAGER, "publication/@date", "2025-09-01", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_SUBMITTED, MANAGER, "@title", "Another", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_SUBMITTED, REVIEWER, "change/why", "Another", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_SUBMITTED, REVIEWER, "outcome/@kind", "stop", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_SUBMITTED, REVIEWER, "attachments/attachment[answers]/@name", "x", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_RETURNED, MANAGER, "change/why", "Another", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_ENDORSED, REVIEWER, "section-reviews/section-review[evidence]", "x", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_APPROVED, MANAGER, "change/@effective", "2026-01-01", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_DECIDED, MANAGER, "decision/@option", "market-street", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_DECIDED, MANAGER, "attachments/attachment[answers]/@name", "other.csv", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_DECIDED, MANAGER, "attachments/attachment[answers]/@sha256", NULL, DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_MONITORED, MANAGER, "monitoring/measure[saturday-visits]/@target", "1", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_MONITORED, MANAGER, "monitoring/@review", "2099-01-01", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_MONITORED, REVIEWER, "monitoring/channel-share[2026|telephone]/@share", "0.3", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_CLOSED, MANAGER, "monitoring/@reviewed", "2025-12-31", DR_REGISTER_ERROR_FIELD },
  { DR_STAGE_WITHDRAWN, MANAGER, "@title", "Another", DR_REGISTER_ERROR_FIELD },
};

static void
test_writes (Desk          *desk,
             gconstpointer  memory)
{
  DrStage at = DR_N_STAGES;
  g_autofree char *reference = NULL;
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");

  change_field (&fields, "@reference", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_autofree char *before = NULL;
      g_autoptr (GError) error = NULL;

      if (writes[i].stage != at)
        {
          g_free (reference);
          reference = desk_create (desk, MANAGER, fields);
          at = writes[i].stage;
          if (at == DR_STAGE_WITHDRAWN)
            desk_step (desk, MANAGER, DR_STEP_WITHDRAW, reference);
          else
            desk_bring_to (desk, reference, at);
        }
      g_test_message ("%s by %s", writes[i].key, writes[i].person);
      before = desk_everything (desk);
      g_assert_false (desk_try_save (desk, writes[i].person, reference, 1, writes[i].key, writes[i].value, &error));
      g_assert_nonnull (error);
      assert_refused (desk, before, &error, DR_REGISTER_ERROR, writes[i].code);
    }
}

/* Whoever reviewed says when the next review is; nobody puts one off. */
static void
test_next_review (Desk          *desk,
                  gconstpointer  memory)
{
  static const struct { const char *done; const char *next; gboolean good; } tries[] = {
    { NULL, "2099-01-01", FALSE },
    { "2098-01-01", "2099-01-01", FALSE },   /* has not come */
    { "2025-01-02", "2025-01-01", FALSE },
    { "2025-01-02", "2025-01-02", FALSE },
    { "2025-01-02", "2099-01-01", TRUE },
    { NULL, "2099-06-01", FALSE },           /* the review before was for another date */
  };
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  g_autofree char *reference = NULL;

  change_field (&fields, "@reference", NULL);
  reference = desk_create (desk, MANAGER, fields);
  desk_bring_to (desk, reference, DR_STAGE_MONITORED);
  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      DrField changes[] = {
        { .key = "monitoring/@review", .value = tries[i].next, .revision = G_MAXINT64 },
        { .key = "monitoring/@reviewed-before", .value = tries[i].done, .revision = G_MAXINT64 },
      };
      DrSaveRequest request = { .reference = reference, .version = 1, .person = MANAGER, .changes = changes,
                                .n_changes = tries[i].done != NULL ? 2 : 1 };
      g_autoptr (GError) error = NULL;
      gboolean saved = dr_register_save (desk->reg, &request, NULL, NULL, &error);

      g_test_message ("%s then %s: %s", tries[i].done, tries[i].next, saved ? "saved" : error->message);
      g_assert_cmpint (saved, ==, tries[i].good);
      if (!saved)
        g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD);
    }
  g_assert_cmpstr (desk_field (desk, reference, 1, "monitoring/@review"), ==, "2099-01-01");
}

/* A verdict is one person's: nobody changes its words under another's name, or judges their own work. */
static void
test_verdicts (Desk          *desk,
               gconstpointer  memory)
{
  static const struct { const char *person; const char *key; const char *value; int code; } tries[] = {
    { SECOND_REVIEWER, "justifications/justification[only]/reviewer/@verdict", "refused", DR_REGISTER_ERROR_FIELD },
    { SECOND_REVIEWER, "section-reviews/section-review[evidence]/@verdict", "to-correct", DR_REGISTER_ERROR_FIELD },
    { SECOND_REVIEWER, "section-reviews/section-review[evidence]", "Wrong.", DR_REGISTER_ERROR_FIELD },
    { SECOND_REVIEWER, "section-reviews/section-review[evidence]/@by", REVIEWER, DR_REGISTER_ERROR_FIELD },
    { EVERYTHING, "section-reviews/section-review[evidence]/@by", EVERYTHING, DR_REGISTER_ERROR_DUTIES },
    { EVERYTHING, "justifications/justification[only]/reviewer/@by", EVERYTHING, DR_REGISTER_ERROR_DUTIES },
  };
  DrField review[] = {
    { .key = "section-reviews/section-review[evidence]", .value = "Well found.", .revision = G_MAXINT64 },
    { .key = "section-reviews/section-review[evidence]/#", .value = "1", .revision = G_MAXINT64 },
    { .key = "section-reviews/section-review[evidence]/@by", .value = REVIEWER, .revision = G_MAXINT64 },
    { .key = "section-reviews/section-review[evidence]/@verdict", .value = "acceptable", .revision = G_MAXINT64 },
  };
  DrSaveRequest request = {
    .reference = CLEAN, .version = 1, .person = REVIEWER, .changes = review, .n_changes = G_N_ELEMENTS (review),
  };
  g_autoptr (GError) error = NULL;

  desk_import (desk, "clean.xml");
  answer (desk, CLEAN, 1, "only", "ACC-06", "fails", "assessment");
  desk_step (desk, EVERYTHING, DR_STEP_SUBMIT, CLEAN);
  give_verdict (desk, REVIEWER, CLEAN, "reviewer", "only", "accepted");
  dr_register_save (desk->reg, &request, NULL, NULL, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autofree char *before = desk_everything (desk);

      g_test_message ("%s by %s", tries[i].key, tries[i].person);
      g_assert_false (desk_try_save (desk, tries[i].person, CLEAN, 1, tries[i].key, tries[i].value, &error));
      assert_refused (desk, before, &error, DR_REGISTER_ERROR, tries[i].code);
    }

  /* Two people reviewed it: neither approves, though one of them is an approver too. */
  desk_step (desk, SECOND_REVIEWER, DR_STEP_ENDORSE, CLEAN);
  desk_grant (desk, REVIEWER, DR_ROLE_APPROVER, NULL);
  desk_refuses (desk, REVIEWER, DR_STEP_APPROVE, CLEAN, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);
  desk_step (desk, APPROVER, DR_STEP_APPROVE, CLEAN);
}

/* A decision that nobody can have taken yet, one field named twice, and a step on what has moved. */
static void
test_requests (Desk          *desk,
               gconstpointer  memory)
{
  DrField decision[] = {
    { .key = "decision/@date", .value = "2025-09-16" },
    { .key = "decision/@decider", .value = "Cabinet" },
    { .key = "decision/@option", .value = "town-hall" },
    { .key = "decision/@before-decider", .value = "true" },
    { .key = "decision/@decider", .value = "Somebody else" },
  };
  DrStepRequest request = {
    .reference = CLEAN, .step = DR_STEP_DECIDE, .person = MANAGER, .changes = decision, .n_changes = 4,
  };
  DrStepDone done;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  desk_import (desk, "clean.xml");
  desk_bring_to (desk, CLEAN, DR_STAGE_APPROVED);
  before = desk_everything (desk);
  g_assert_false (dr_register_take_step (desk->reg, &request, &done, NULL, &error));
  assert_register_refused (desk, before, &error, NOT_YET);
  decision[0].value = "2025-09-15";
  request.n_changes = 5;
  g_assert_false (dr_register_take_step (desk->reg, &request, &done, NULL, &error));
  assert_register_refused (desk, before, &error, INPUT);
  request.n_changes = 4;
  request.revision = 99;
  g_assert_false (dr_register_take_step (desk->reg, &request, &done, NULL, &error));
  assert_refused (desk, before, &error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED);
  decision[2].value = "nowhere";
  request.revision = 0;
  g_assert_false (dr_register_take_step (desk->reg, &request, &done, NULL, &error));
  g_assert_nonnull (error);
  assert_refused (desk, before, &error, error->domain, error->code);
  decision[2].value = "town-hall";
  dr_register_take_step (desk->reg, &request, &done, NULL, &error);
  g_assert_no_error (error);
}

/* A draft goes to no service that its writer does not write for, by saving or with a step. */
static void
test_services (Desk          *desk,
               gconstpointer  memory)
{
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  DrField move = { .key = "@service", .value = "customer-services", .revision = 1 };
  DrStepRequest request = {
    .reference = CLEAN, .step = DR_STEP_SUBMIT, .person = "pia", .changes = &move, .n_changes = 1,
  };
  DrStepDone done;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  desk_add_person (desk, "pia");
  desk_grant (desk, "pia", DR_ROLE_MANAGER, "payments");
  g_assert_false (dr_register_create (desk->reg, "pia", fields->items, fields->n, NULL, NULL, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
  g_clear_error (&error);
  change_field (&fields, "@service", "payments");
  g_free (desk_create (desk, "pia", fields));

  before = desk_everything (desk);
  g_assert_false (desk_try_save (desk, "pia", CLEAN, 1, "@service", "customer-services", &error));
  assert_register_refused (desk, before, &error, ROLE);
  g_assert_false (dr_register_take_step (desk->reg, &request, &done, NULL, &error));
  assert_register_refused (desk, before, &error, ROLE);
}

/* Whose business it is comes before whether it is well put: nobody without the right is told how to put it. */
static void
test_rights_first (Desk          *desk,
                   gconstpointer  memory)
{
  static const struct { const char *key; const char *value; } invalid[] = {
    { "change/@effective", "31 February" }, { "options/option[desk]/offer[nowhere]/@before", "half" }, { "no/@thing", "a" },
    { "@service", "no-such-service" }, { "@title", "\xff" }, { "answers/answer[no-such-question]", "Yes." },
  };
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  DrStepRequest request = { .reference = CLEAN, .step = DR_STEP_SUBMIT, .person = NOBODY, .n_changes = 1 };

  desk_import (desk, "clean.xml");
  before = desk_everything (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      DrField change = { .key = invalid[i].key, .value = invalid[i].value };
      DrStepDone done;

      g_test_message ("%s", invalid[i].key);
      g_assert_false (desk_try_save (desk, NOBODY, CLEAN, 1, invalid[i].key, invalid[i].value, &error));
      assert_register_refused (desk, before, &error, ROLE);
      request.changes = &change;
      g_assert_false (dr_register_take_step (desk->reg, &request, &done, NULL, &error));
      assert_register_refused (desk, before, &error, ROLE);
      g_assert_false (dr_register_check_step (desk->reg, &request, &error));
      assert_register_refused (desk, before, &error, ROLE);

      g_assert_false (desk_try_save (desk, MANAGER, CLEAN, 1, invalid[i].key, invalid[i].value, &error));
      g_assert_false (dr_register_is_refusal (error));
      g_clear_error (&error);
    }

  change_field (&fields, "change/@effective", "31 February");
  change_field (&fields, "@reference", "NEW-1");
  g_assert_false (dr_register_create (desk->reg, NOBODY, fields->items, fields->n, NULL, NULL, &error));
  assert_register_refused (desk, before, &error, ROLE);
}

/* Files that nothing could be made of, and what is said of them to whom. 0: what is wrong with the file. */
static const struct {
  const char *person;
  const char *what;    /* is replaced */
  const char *with;
  int         code;
} imports[] = {
  { NOBODY, "</assessment>", "", DR_REGISTER_ERROR_ROLE },
  { AUDITOR, "</assessment>", "", DR_REGISTER_ERROR_ROLE },
  { APPROVER, "<options>", "<ways>", DR_REGISTER_ERROR_ROLE },
  { ADA, "<options>", "<ways>", DR_REGISTER_ERROR_ROLE },
  { "who", "</assessment>", "", DR_REGISTER_ERROR_INPUT },
  { OTHER_MANAGER, "channel=\"email\"", "channel=\"pigeon\"", DR_REGISTER_ERROR_ROLE },
  { MANAGER, "channel=\"email\"", "channel=\"pigeon\"", 0 },
  { OTHER_MANAGER, "</assessment>", "", 0 },
  { MANAGER, "</assessment>", "", 0 },
  { REVIEWER, "<options>", "<ways>", 0 },
  { NOBODY, "<assessment ", "<assessment-record ", 0 },
};

/* Whose business an import is comes before what the file says. */
static void
test_imports (Desk          *desk,
              gconstpointer  memory)
{
  g_autofree char *folder = g_dir_make_tmp ("due-regard-refusals-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "draft.xml", NULL);
  const char *paths[] = { path, NULL };
  g_autofree char *before = desk_everything (desk);

  for (gsize i = 0; i < G_N_ELEMENTS (imports); i++)
    {
      g_autoptr (GBytes) good = example_bytes ("data/examples/clean.xml");
      g_autoptr (GBytes) bad = replace_in (good, imports[i].what, imports[i].with);
      g_autoptr (GPtrArray) imported = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: %s", imports[i].person, imports[i].with);
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (bad, NULL), (gssize) g_bytes_get_size (bad), NULL));
      imported = dr_register_import (desk->reg, imports[i].person, paths, NULL, NULL, NULL, NULL, &error);
      g_assert_null (imported);
      g_assert_nonnull (error);
      g_assert_true (imports[i].code == DR_REGISTER_ERROR_INPUT || strstr (error->message, path) != NULL);
      if (imports[i].code != 0)
        assert_refused (desk, before, &error, DR_REGISTER_ERROR, imports[i].code);
      else
        g_assert_false (dr_register_is_refusal (error));
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* And before it is looked for. */
static void
test_import_of_nothing (Desk          *desk,
                        gconstpointer  memory)
{
  const char *paths[] = { "/nonexistent/bag.zip", NULL };
  g_autofree char *before = desk_everything (desk);
  g_autoptr (GPtrArray) imported = NULL;
  g_autoptr (GError) error = NULL;

  imported = dr_register_import (desk->reg, "who", paths, NULL, NULL, NULL, NULL, &error);
  g_assert_null (imported);
  assert_register_refused (desk, before, &error, INPUT);
  imported = dr_register_import (desk->reg, NOBODY, paths, NULL, NULL, NULL, NULL, &error);
  g_assert_null (imported);
  g_assert_false (dr_register_is_refusal (error));
}

/* What a file holds, or whether there is one, is told to those who may do something with it. */
static void
test_rights_before_files (Desk          *desk,
                          gconstpointer  memory)
{
  static const char * const others[] = { NOBODY, AUDITOR, APPROVER, OTHER_MANAGER };
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  DrAttachRequest request = { .reference = CLEAN, .version = 1, .path = "/nonexistent/survey.csv" };

  desk_import (desk, "clean.xml");
  before = desk_everything (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      request.person = others[i];
      g_assert_false (dr_register_attach (desk->reg, &request, NULL, &error));
      assert_register_refused (desk, before, &error, ROLE);
      g_assert_false (dr_register_detach (desk->reg, others[i], CLEAN, 1, "no-such-file", &error));
      assert_register_refused (desk, before, &error, ROLE);
      g_assert_false (dr_register_erase (desk->reg, others[i], "no digest", "", &error));
      assert_register_refused (desk, before, &error, ROLE);
      g_assert_false (dr_register_add_edition (desk->reg, others[i], DR_EDITION_RULEBOOK, "junk.xml", junk, NULL, NULL, &error));
      assert_register_refused (desk, before, &error, ROLE);
    }

  request.person = MANAGER;
  g_assert_false (dr_register_attach (desk->reg, &request, NULL, &error));
  g_assert_false (dr_register_is_refusal (error));
  g_clear_error (&error);
  g_assert_false (dr_register_detach (desk->reg, MANAGER, CLEAN, 1, "no-such-file", &error));
  assert_register_refused (desk, before, &error, INPUT);
  g_assert_false (dr_register_erase (desk->reg, REVIEWER, "no digest", "", &error));
  assert_register_refused (desk, before, &error, INPUT);
  g_assert_false (dr_register_add_edition (desk->reg, REVIEWER, DR_EDITION_RULEBOOK, "junk.xml", junk, NULL, NULL, &error));
  g_assert_false (dr_register_is_refusal (error));
}

/* A refusal names the service, as far as the register knows it; @refused is taken. */
static void
assert_names_service (GError **refused)
{
  g_assert_error (*refused, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
  g_test_message ("%s", (*refused)->message);
  g_assert_nonnull (strstr ((*refused)->message, "“Customer services”"));
  g_assert_null (strstr ((*refused)->message, "customer-services"));
  g_clear_error (refused);
}

static void
test_named_service (Desk          *desk,
                    gconstpointer  memory)
{
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  g_autofree char *folder = g_dir_make_tmp ("due-regard-refusals-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "draft.xml", NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (GBytes) file = example_bytes ("data/examples/clean.xml");
  DrAttachRequest attach = { .reference = CLEAN, .version = 1, .person = OTHER_MANAGER, .path = "/nonexistent/survey.csv" };
  g_autoptr (GError) error = NULL;

  desk_import (desk, "clean.xml");
  g_assert_false (desk_try (desk, OTHER_MANAGER, DR_STEP_SUBMIT, CLEAN, NULL, &error));
  assert_names_service (&error);
  g_assert_false (desk_try_save (desk, OTHER_MANAGER, CLEAN, 1, "@title", "Another", &error));
  assert_names_service (&error);
  g_assert_false (dr_register_attach (desk->reg, &attach, NULL, &error));
  assert_names_service (&error);
  g_assert_false (dr_register_delete (desk->reg, OTHER_MANAGER, CLEAN, 1, &error));
  assert_names_service (&error);
  change_field (&fields, "@reference", "NEW-1");
  g_assert_false (dr_register_create (desk->reg, OTHER_MANAGER, fields->items, fields->n, NULL, NULL, &error));
  assert_names_service (&error);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file), NULL));
  g_assert_null (dr_register_import (desk->reg, OTHER_MANAGER, paths, NULL, NULL, NULL, NULL, &error));
  assert_names_service (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  /* One that the evidence does not have has no name to be called by. */
  change_field (&fields, "@service", "tram-stops");
  g_assert_false (dr_register_create (desk->reg, OTHER_MANAGER, fields->items, fields->n, NULL, NULL, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
  g_assert_nonnull (strstr (error->message, "“tram-stops”"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("refusals/steps", test_steps);
  desk_add ("refusals/same-person", test_same_person);
  desk_add ("refusals/open-must", test_open_must);
  desk_add ("refusals/order", test_order);
  desk_add ("refusals/writes", test_writes);
  desk_add ("refusals/next-review", test_next_review);
  desk_add ("refusals/verdicts", test_verdicts);
  desk_add ("refusals/requests", test_requests);
  desk_add ("refusals/services", test_services);
  desk_add ("refusals/rights-first", test_rights_first);
  desk_add ("refusals/imports", test_imports);
  desk_add ("refusals/rights-before-files", test_rights_before_files);
  desk_add ("refusals/import-of-nothing", test_import_of_nothing);
  desk_add ("refusals/named-service", test_named_service);

  return g_test_run ();
}
