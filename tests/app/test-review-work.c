/* Reviews in a register: the queue, two officers at once, sign-off, what changed, and what is to be done. */
#include <glib/gstdio.h>
#include <string.h>

#include "review-support.h"
#include "dr-drafts.h"
#include "dr-earlier-work.h"
#include "dr-findings-state.h"
#include "dr-formats.h"
#include "dr-generator.h"
#include "dr-justification.h"
#include "dr-next-version.h"
#include "dr-people-work.h"
#include "dr-reviews-work.h"
#include "dr-roll.h"
#include "dr-sign-off-state.h"
#include "dr-steps.h"
#include "dr-todo-state.h"
#include "dr-verdict-conflict.h"
#include "dr-verdict-state.h"

#define IMPACTS "section-reviews/section-review[impacts]"
#define OPTIONS "section-reviews/section-review[options]"

/* --- Two at once --- */

static void
test_two_sections (Officers      *self,
                   gconstpointer  data)
{
  officers_judge (self->mine, IMPACTS, "to-correct", "Say how many.");
  officers_judge (self->theirs, OPTIONS, "can-be-improved", "Name the hours.");
  g_assert_cmpint (dr_editor_get_state (self->mine), ==, DR_EDITOR_SAVED);
  g_assert_cmpint (dr_editor_get_state (self->theirs), ==, DR_EDITOR_SAVED);
  officers_assert_stored (self, IMPACTS, "Say how many.");
  officers_assert_stored (self, IMPACTS "/@by", OFFICER);
  officers_assert_stored (self, OPTIONS, "Name the hours.");
  officers_assert_stored (self, OPTIONS "/@by", SECOND);
}

static const struct {
  const char *path;
  const char *verdict;     /* of the second, where the first says "to-correct" */
  gboolean    keep_mine;
  gboolean    both;
  const char *by;
  const char *says;
  const char *text;
} conflicts[] = {
  { "/app/review-work/conflict/mine", "acceptable", TRUE, FALSE, SECOND, "acceptable", "Good." },
  { "/app/review-work/conflict/theirs", "acceptable", FALSE, FALSE, OFFICER, "to-correct", "Say how many." },
  { "/app/review-work/conflict/both", "can-be-improved", TRUE, TRUE, SECOND, "can-be-improved",
    "Good.\n\nSiân Ellis: Say how many." },
  { "/app/review-work/conflict/same-verdict", "to-correct", FALSE, FALSE, OFFICER, "to-correct", "Say how many." },
};

/* One section, two verdicts: one conflict, decided on as a whole; nobody signs the other's words. */
static void
test_conflict (Officers      *self,
               gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (DrVerdictConflict) conflict = { NULL };
  guint n_told = 0;

  officers_judge (self->mine, IMPACTS, "to-correct", "Say how many.");
  officers_judge (self->theirs, IMPACTS, conflicts[i].verdict, "Good.");
  g_assert_cmpint (dr_editor_get_state (self->theirs), ==, DR_EDITOR_CONFLICT);
  officers_assert_stored (self, IMPACTS, "Say how many.");
  g_assert_cmpstr (dr_editor_get (self->theirs, IMPACTS), ==, "Good.");
  for (guint k = 0; k < dr_editor_get_n_conflicts (self->theirs); k++)
    n_told += !dr_verdict_conflict_is_told (self->theirs, k);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (dr_verdict_conflict_init (&conflict, self->theirs, 0));
  g_assert_cmpstr (conflict.name, ==, "Verdict on “Impacts”");
  g_assert_cmpstr (conflict.theirs, ==, "To correct\nSay how many.");
  g_assert_cmpstr (conflict.both, ==, "Good.\n\nSiân Ellis: Say how many.");

  {
    g_autofree char *key = g_strdup (dr_editor_get_conflict (self->theirs, 0)->key);

    dr_editor_resolve (self->theirs, key, conflicts[i].keep_mine);
  }
  if (conflicts[i].both)
    dr_editor_set (self->theirs, conflict.text, conflict.both);
  dr_editor_save_now (self->theirs);
  wait_saved (self->theirs);
  g_assert_cmpint (dr_editor_get_state (self->theirs), ==, DR_EDITOR_SAVED);
  officers_assert_stored (self, IMPACTS "/@by", conflicts[i].by);
  officers_assert_stored (self, IMPACTS "/@verdict", conflicts[i].says);
  officers_assert_stored (self, IMPACTS, conflicts[i].text);
}

/* A comment goes on being typed while somebody else puts their verdict in its place: that is a conflict, not a refusal
 * that would leave the words nowhere. */
static void
test_replaced (Officers      *self,
               gconstpointer  data)
{
  officers_judge (self->mine, IMPACTS, "to-correct", "Say how many.");
  dr_editor_reload (self->theirs);
  wait_checked (self->theirs);
  while (g_strcmp0 (dr_editor_get (self->theirs, IMPACTS), "Say how many.") != 0)
    g_main_context_iteration (NULL, TRUE);
  officers_judge (self->theirs, IMPACTS, "acceptable", "Good.");
  g_assert_cmpint (dr_editor_get_state (self->theirs), ==, DR_EDITOR_SAVED);
  dr_editor_set (self->mine, IMPACTS, "Say how many, and who.");
  dr_editor_save_now (self->mine);
  wait_saved (self->mine);
  g_assert_cmpint (dr_editor_get_state (self->mine), ==, DR_EDITOR_CONFLICT);
  g_assert_cmpstr (dr_editor_get (self->mine, IMPACTS), ==, "Say how many, and who.");
  officers_assert_stored (self, IMPACTS, "Good.");
  {
    g_autofree char *key = g_strdup (dr_editor_get_conflict (self->mine, 0)->key);

    dr_editor_resolve (self->mine, key, TRUE);
  }
  dr_editor_save_now (self->mine);
  wait_saved (self->mine);
  g_assert_cmpint (dr_editor_get_state (self->mine), ==, DR_EDITOR_SAVED);
  officers_assert_stored (self, IMPACTS "/@by", OFFICER);
  officers_assert_stored (self, IMPACTS, "Say how many, and who.");
}

/* A verdict without a comment meets one with: what is typed on after that is mine alone, and theirs is shown as it stands. */
static void
test_typed_on (Officers      *self,
               gconstpointer  data)
{
  g_auto (DrVerdictConflict) conflict = { NULL };

  officers_judge (self->mine, IMPACTS, "to-correct", "Say how many.");
  officers_judge (self->theirs, IMPACTS, "acceptable", NULL);
  g_assert_cmpint (dr_editor_get_state (self->theirs), ==, DR_EDITOR_CONFLICT);
  g_assert_cmpstr (dr_editor_get (self->theirs, IMPACTS), ==, "Say how many.");
  dr_editor_set (self->theirs, IMPACTS, "Say how many. And who.");
  g_assert_true (dr_verdict_conflict_init (&conflict, self->theirs, 0));
  g_assert_cmpstr (conflict.theirs, ==, "To correct\nSay how many.");
  g_assert_cmpstr (conflict.mine, ==, "Acceptable\nSay how many. And who.");
  g_assert_null (conflict.both);
  wait_saved (self->theirs);
  officers_assert_stored (self, IMPACTS, "Say how many.");
}

/* Whose business it is not types nothing, and a submission's own words are nobody's. */
static void
test_others (Officers      *self,
             gconstpointer  data)
{
  g_autofree char *before = g_strdup (dr_editor_get (self->mine, "change/why"));

  g_assert_true (dr_editor_is_read_only (self->mine));
  dr_editor_set (self->mine, "change/why", "Because.");
  g_assert_cmpstr (dr_editor_get (self->mine, "change/why"), ==, before);
  g_assert_true (dr_desk_set_person (self->other, MANAGER));
  officers_judge (self->theirs, IMPACTS, "acceptable", NULL);
  g_assert_null (dr_editor_get (self->theirs, IMPACTS "/@verdict"));
  officers_assert_stored (self, IMPACTS "/@verdict", NULL);
}

/* --- The queue --- */

static DrReviewsQueue *
read_queue (DrRegister *in,
            const char *person,
            gboolean    others,
            guint       limit)
{
  g_autoptr (GError) error = NULL;
  DrReviewsQueue *queue = dr_reviews_queue_read (in, person, others, FALSE, limit, NULL, &error);

  g_assert_no_error (error);

  return queue;
}

/* By decision date, those without one last; each at a stage at which the person has something to do. */
static void
assert_order (const DrReviewsQueue *queue,
              guint                 stages)
{
  for (guint i = 0; i < queue->n; i++)
    {
      const DrReviewsEntry *entry = &queue->entries[i];

      g_assert_true (stages & (1u << entry->stage));
      g_assert_true (dr_date_is_set (entry->since));
      g_assert_nonnull (strchr (entry->author, ' '));   /* a name, not an id */
      if (i == 0)
        continue;
      g_assert_true (dr_date_is_set (queue->entries[i - 1].decision) || !dr_date_is_set (entry->decision));
      if (dr_date_is_set (entry->decision))
        g_assert_cmpint (dr_date_compare (queue->entries[i - 1].decision, entry->decision), <=, 0);
    }
}

static void
test_queue (Officers      *self,
            gconstpointer  data)
{
  DrRegister *in = dr_desk_get_register (self->place.desk);
  g_autoptr (DrReviewsQueue) officer = read_queue (in, OFFICER, FALSE, 100);
  g_autoptr (DrReviewsQueue) approver = read_queue (in, APPROVER, FALSE, 100);
  g_autoptr (DrReviewsQueue) manager = read_queue (in, MANAGER, FALSE, 100);
  g_autoptr (DrReviewsQueue) nobody = read_queue (in, NULL, FALSE, 100);
  g_autoptr (DrReviewsQueue) first = read_queue (in, OFFICER, FALSE, 1);

  assert_order (officer, 1u << DR_STAGE_SUBMITTED | 1u << DR_STAGE_APPROVED);
  assert_order (approver, 1u << DR_STAGE_ENDORSED);
  assert_order (manager, 1u << DR_STAGE_APPROVED);
  g_assert_cmpuint (officer->n, >, 1);
  g_assert_cmpuint (officer->n_mine, ==, officer->n);
  g_assert_cmpuint (approver->n, >, 0);
  g_assert_cmpuint (manager->n, >, 0);
  g_assert_false (officer->more);
  g_assert_false (officer->is_bound);
  g_assert_cmpuint (nobody->n, ==, 0);
  g_assert_false (nobody->has_role);
  g_assert_cmpuint (first->n, ==, 1);
  g_assert_true (first->more);
  g_assert_cmpstr (first->entries[0].reference, ==, officer->entries[0].reference);
}

/* An author who is an officer too is told why it is not theirs; an approver of another service sees it only when asked. */
static void
test_queue_why (Officers      *self,
                gconstpointer  data)
{
  DrRegister *in = dr_desk_get_register (self->place.desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReviewsQueue) own = NULL;
  g_autoptr (DrReviewsQueue) narrow = NULL;
  g_autoptr (DrReviewsQueue) wide = NULL;
  gboolean found = FALSE;

  g_assert_true (dr_register_grant (in, ADMINISTRATOR, WRITER, DR_ROLE_EQUALITIES, "", FALSE, &error));
  own = read_queue (in, WRITER, FALSE, 100);
  for (guint i = 0; i < own->n; i++)
    if (own->entries[i].stage == DR_STAGE_SUBMITTED)
      {
        gboolean wrote = g_str_equal (own->entries[i].author, "Priya Nair");

        g_assert_cmpstr (own->entries[i].why_not, ==, wrote ? "You wrote in this version: somebody else reviews it." : NULL);
        found = found || wrote;
      }
  g_assert_true (found);
  g_assert_cmpuint (own->n_mine, <, own->n);

  g_assert_true (dr_register_grant (in, ADMINISTRATOR, SECOND, DR_ROLE_EQUALITIES, "", TRUE, &error));
  g_assert_true (dr_register_grant (in, ADMINISTRATOR, SECOND, DR_ROLE_APPROVER, "no-such-service", FALSE, &error));
  narrow = read_queue (in, SECOND, FALSE, 100);
  wide = read_queue (in, SECOND, TRUE, 100);
  g_assert_true (narrow->is_bound);
  g_assert_cmpuint (narrow->n, ==, 0);
  g_assert_cmpuint (wide->n, >, 0);
  g_assert_cmpuint (wide->n_mine, ==, 0);
  g_assert_true (g_str_has_prefix (wide->entries[0].why_not, "This takes the role of approver for "));
}

/* --- Sign-off --- */

static const DrSignOffStep *
find_step (const DrSignOff *state,
           DrStep           step)
{
  for (guint i = 0; i < state->n_steps; i++)
    if (state->steps[i].step == step)
      return &state->steps[i];

  g_assert_not_reached ();
}

static DrVersion *
load (Officers *self)
{
  g_autoptr (GError) error = NULL;
  DrVersion *version = dr_version_load (dr_desk_get_register (self->place.desk), SUBMITTED, 1, &error);

  g_assert_no_error (error);

  return version;
}

static void
accept_all (Officers *self)
{
  g_auto (GStrv) items = dr_editor_get_items (self->mine, "justifications/justification");

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *by = g_strconcat (items[i], "/reviewer/@by", NULL);
      g_autofree char *says = g_strconcat (items[i], "/reviewer/@verdict", NULL);
      const DrField changes[] = { { .key = by, .value = OFFICER }, { .key = says, .value = "accepted" } };

      dr_editor_change (self->mine, changes, G_N_ELEMENTS (changes));
    }
  dr_editor_save_now (self->mine);
  wait_saved (self->mine);
  g_assert_cmpint (dr_editor_get_state (self->mine), ==, DR_EDITOR_SAVED);
}

/* From decided to monitored is an act of the manager's or an officer's, on the day or later; before it, the day is said. */
static void
test_start_monitoring (Officers      *self,
                       gconstpointer  data)
{
  static const struct { const char *person; guint16 year; gboolean can; const char *says; } cases[] = {
    { MANAGER, 2000, TRUE, NULL },
    { OFFICER, 2000, TRUE, NULL },
    { MANAGER, 2099, FALSE, "takes effect on" },
    { APPROVER, 2000, FALSE, "role" },
    { NULL, 2000, FALSE, "" },
  };
  const DrPeopleList *people;
  g_autoptr (DrVersion) version = NULL;

  accept_all (self);
  dr_register_set_today (dr_desk_get_register (self->place.desk), (DrDate) { 2021, 7, 1 });   /* sources have aged since */
  version = load (self);
  people = dr_desk_get_people (self->place.desk);
  ((DrDraft *) version->draft)->stage = DR_STAGE_DECIDED;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrSignOff) state = NULL;
      const DrSignOffStep *step;

      ((DrAssessment *) version->assessment)->effective = (DrDate) { cases[i].year, 1, 1 };
      state = dr_sign_off_new (version, people, cases[i].person, TRUE);
      step = find_step (state, DR_STEP_MONITOR);
      g_assert_cmpint (step->can, ==, cases[i].can);
      g_assert_cmpint (step->why_not == NULL, ==, cases[i].can);
      if (!cases[i].can)
        g_assert_nonnull (strstr (step->why_not, cases[i].says));
    }
}

static void
test_sign_off (Officers      *self,
               gconstpointer  data)
{
  const DrPeopleList *people = dr_desk_get_people (self->place.desk);
  g_autoptr (DrVersion) version = load (self);
  g_autoptr (DrSignOff) officer = dr_sign_off_new (version, people, OFFICER, TRUE);
  g_autoptr (DrSignOff) manager = dr_sign_off_new (version, people, MANAGER, TRUE);
  g_autoptr (DrVersion) accepted = NULL;
  g_autoptr (DrSignOff) ready = NULL;
  g_autoptr (DrSignOff) unsaved = NULL;

  g_assert_cmpuint (officer->n_unsaid, ==, officer->n_sections);
  g_assert_cmpuint (officer->n_unruled, >, 0);
  g_assert_cmpuint (officer->n_blocking, >, 0);
  g_assert_false (find_step (officer, DR_STEP_ENDORSE)->can);
  g_assert_nonnull (strstr (find_step (officer, DR_STEP_ENDORSE)->why_not, "in the way"));
  g_assert_true (find_step (officer, DR_STEP_RETURN)->can);
  g_assert_false (find_step (manager, DR_STEP_RETURN)->can);
  g_assert_nonnull (strstr (find_step (manager, DR_STEP_RETURN)->why_not, "role of equalities officer"));

  accept_all (self);
  officers_judge (self->mine, IMPACTS, "can-be-improved", "Say how many.");
  dr_register_set_today (dr_desk_get_register (self->place.desk), (DrDate) { 2021, 7, 1 });   /* sources have aged since */
  accepted = load (self);
  people = dr_desk_get_people (self->place.desk);   /* read anew when something is saved */
  ready = dr_sign_off_new (accepted, people, OFFICER, TRUE);
  unsaved = dr_sign_off_new (accepted, people, OFFICER, FALSE);
  g_assert_cmpuint (ready->n_unruled, ==, 0);
  g_assert_cmpuint (ready->n_blocking, ==, 0);
  g_assert_cmpuint (ready->n_unsaid, ==, ready->n_sections - 1);
  g_assert_cmpstr (find_step (ready, DR_STEP_ENDORSE)->why_not, ==, NULL);
  g_assert_true (find_step (ready, DR_STEP_ENDORSE)->can);
  g_assert_cmpstr (find_step (unsaved, DR_STEP_ENDORSE)->why_not, ==, "Something is not saved yet.");
  for (guint i = 0; i < ready->n_sections; i++)
    if (g_str_equal (ready->sections[i].section, "impacts"))
      {
        g_assert_cmpint (ready->sections[i].verdict, ==, DR_SECTION_CAN_BE_IMPROVED);
        g_assert_cmpstr (ready->sections[i].by, ==, "Siân Ellis");
        g_assert_cmpstr (ready->sections[i].comment, ==, "Say how many.");
      }
}

/* Has the approver say so of every answer, and of none where @says is NULL. */
static void
rule_all (DrVersion  *version,
          const char *says)   /* (nullable) */
{
  static DrVerdict verdict;

  verdict = (DrVerdict) { .by = APPROVER, .accepted = says != NULL && g_str_equal (says, "accepted") };
  for (guint i = 0; i < version->assessment->n_justifications; i++)
    ((DrJustification *) &version->assessment->justifications[i])->approver = says != NULL ? &verdict : NULL;
}

/* Makes one of the findings that are answered an escalation. */
static void
escalate_one (DrVersion *version)
{
  const DrCheck *check = version->check;

  for (guint i = 0; i < check->n_results; i++)
    if (check->results[i].kind == DR_RESULT_FAIL && dr_justification_for (check, &check->results[i]) != NULL)
      {
        ((DrResult *) &check->results[i])->severity = DR_SEVERITY_ESCALATE;
        return;
      }

  g_assert_not_reached ();
}

/* What the approver is told of escalations is so: also where one of them was refused. */
static void
test_escalations (Officers      *self,
                  gconstpointer  data)
{
  static const struct { const char *says; DrOutcome outcome; guint unruled; guint refused; guint idle; const char *summary; }
  cases[] = {
    { NULL, DR_OUTCOME_CONTINUE, 1, 0, 0, "1 escalation waits for your word, by name." },
    { "refused", DR_OUTCOME_CONTINUE, 0, 1, 0, "1 answer is refused: return this, and say what is to be done." },
    { "accepted", DR_OUTCOME_CONTINUE, 0, 0, 0, "No escalation waits for the approver." },
    /* What is stopped and thought over needs no answer to the escalation; the others are refused here too. */
    { "refused", DR_OUTCOME_STOP, 0, 0, 1,
      "No escalation waits for the approver. What stands in the way is mended once this is returned." },
  };
  const DrPeopleList *people;
  g_autoptr (DrVersion) version = NULL;

  accept_all (self);
  dr_register_set_today (dr_desk_get_register (self->place.desk), (DrDate) { 2021, 7, 1 });   /* sources have aged since */
  version = load (self);
  people = dr_desk_get_people (self->place.desk);
  ((DrDraft *) version->draft)->stage = DR_STAGE_ENDORSED;
  escalate_one (version);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrSignOff) state = NULL;

      rule_all (version, cases[i].says);
      ((DrAssessment *) version->assessment)->outcome = cases[i].outcome;
      state = dr_sign_off_new (version, people, APPROVER, TRUE);
      g_assert_cmpuint (state->n_unruled, ==, cases[i].unruled);
      g_assert_cmpuint (state->n_refused, ==, cases[i].refused);
      g_assert_cmpuint (state->n_idle, ==, cases[i].idle);
      g_assert_cmpstr (state->summary, ==, cases[i].summary);
    }
}

/* Whose verdict a section has, and who may give another. */
static void
test_verdict (Officers      *self,
              gconstpointer  data)
{
  const DrPeopleList *people = dr_desk_get_people (self->place.desk);
  g_autoptr (DrVersion) version = load (self);
  const struct { const char *person; const char *by; gboolean over; gboolean writable; gboolean take_over; gboolean refused; }
  cases[] = {
    { OFFICER, NULL, FALSE, TRUE, FALSE, FALSE },
    { OFFICER, OFFICER, FALSE, TRUE, FALSE, FALSE },
    { OFFICER, SECOND, FALSE, FALSE, TRUE, FALSE },
    { OFFICER, SECOND, TRUE, TRUE, FALSE, FALSE },
    { MANAGER, NULL, FALSE, FALSE, FALSE, TRUE },
    { APPROVER, SECOND, TRUE, FALSE, FALSE, TRUE },
    { NULL, NULL, FALSE, FALSE, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DrVerdictQuestion question = { version, people, cases[i].person, cases[i].by != NULL ? "to-correct" : NULL,
                                           cases[i].by, cases[i].by != NULL ? "Say how many." : NULL, cases[i].over };
      g_auto (DrVerdictState) state = { FALSE };

      dr_verdict_state_init (&state, &question);
      g_assert_true (state.shown);
      g_assert_cmpint (state.writable, ==, cases[i].writable);
      g_assert_cmpint (state.can_take_over, ==, cases[i].take_over);
      g_assert_cmpint (state.why_not != NULL, ==, cases[i].refused);
      if (!state.writable)
        g_assert_cmpstr (state.verdict, ==, cases[i].by != NULL ? "Owen Second: To correct" : "No verdict yet.");
    }
}

/* --- People --- */

/* What was granted is told by the names that are read, of people and of services alike. */
static void
test_people_history (Officers      *self,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = dr_people_work_history (dr_desk_get_register (self->place.desk), NULL, NULL, NULL, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    {
      const DrPeopleEvent *event = events->pdata[i];

      found |= g_str_equal (event->words, "Huw Parry granted Priya Nair: Service manager, Housing options");
    }
  g_assert_true (found);
}

/* --- The next version --- */

static void
test_next (Officers      *self,
           gconstpointer  data)
{
  DrRegister *in = dr_desk_get_register (self->place.desk);
  const DrStepRequest give_back = { .reference = SUBMITTED, .version = 1, .step = DR_STEP_RETURN, .person = OFFICER,
                                    .comment = "Look again." };
  const DrField edits[] = {
    { .key = "change/why", .value = "Another reason.", .revision = 1 },
    { .key = "impacts/impact[age]/aim[advance]/@effect", .value = "neutral", .revision = 1 },
    { .key = "actions/action[help]/#", .value = "8", .revision = 1 },
    { .key = "actions/action[new]/#", .value = "9", .revision = 1 },
    { .key = "actions/action[new]/@kind", .value = "mitigation", .revision = 1 },
    { .key = "actions/action[new]/text", .value = "Ring everybody.", .revision = 1 },
  };
  const DrSaveRequest save = { SUBMITTED, 2, MANAGER, edits, G_N_ELEMENTS (edits), FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVersion) earlier = NULL;
  g_autoptr (DrVersion) first = NULL;
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (DrChangeList) changes = NULL;
  g_autoptr (DrTodoList) todo = NULL;
  DrStepDone done;
  guint number = 0;

  officers_judge (self->mine, IMPACTS, "to-correct", "Say how many.");
  officers_judge (self->mine, OPTIONS, "acceptable", NULL);
  g_assert_true (dr_register_take_step (in, &give_back, &done, NULL, &error));
  g_assert_true (dr_register_create_next (in, MANAGER, SUBMITTED, &number, &error));
  dr_register_save (in, &save, NULL, NULL, &error);
  g_assert_no_error (error);

  first = dr_earlier_find (in, SUBMITTED, 1, &error);
  g_assert_no_error (error);
  g_assert_null (first);
  earlier = dr_earlier_find (in, SUBMITTED, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (earlier->version, ==, 1);
  version = dr_version_load (in, SUBMITTED, 2, &error);
  g_assert_no_error (error);
  changes = dr_change_list_new (&(const DrChangeNames) { version, version->draft->fields, version->draft->n_fields,
                                                         earlier->draft->fields, earlier->draft->n_fields });
  g_assert_cmpuint (changes->n, ==, 3);   /* neither verdicts nor places in a list count, and an item counts once */
  g_assert_cmpstr (changes->changes[0].section, ==, "change");
  g_assert_cmpint (changes->changes[0].kind, ==, DR_CHANGE_TEXT);
  g_assert_cmpstr (changes->changes[0].name, ==, "Why the change is made");
  g_assert_cmpstr (changes->changes[0].after, ==, "Another reason.");
  g_assert_cmpstr (changes->changes[1].section, ==, "impacts");
  g_assert_cmpstr (changes->changes[2].section, ==, "actions");
  g_assert_cmpint (changes->changes[2].kind, ==, DR_CHANGE_ADDED);
  g_assert_cmpstr (changes->changes[2].key, ==, "actions/action[new]");
  g_assert_cmpstr (changes->changes[2].name, ==, "Action “Ring everybody.”");

  todo = dr_todo_list_new (earlier, version, dr_desk_get_people (self->place.desk), changes);
  g_assert_cmpuint (todo->n, ==, 2);   /* what is acceptable without a word asks for nothing */
  g_assert_cmpstr (todo->items[0].text, ==, "Look again.");
  g_assert_cmpstr (todo->items[1].section, ==, "impacts");
  g_assert_cmpstr (todo->items[1].says, ==, "To correct, says Siân Ellis");
  g_assert_cmpstr (todo->items[1].text, ==, "Say how many.");
  g_assert_true (todo->items[1].changed);
  g_assert_cmpuint (todo->n_open, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Officers *, gconstpointer); } tests[] = {
    { "/app/review-work/two-sections", test_two_sections },
    { "/app/review-work/replaced", test_replaced },
    { "/app/review-work/typed-on", test_typed_on },
    { "/app/review-work/others", test_others },
    { "/app/review-work/queue", test_queue },
    { "/app/review-work/queue-why", test_queue_why },
    { "/app/review-work/sign-off", test_sign_off },
    { "/app/review-work/escalations", test_escalations },
    { "/app/review-work/people-history", test_people_history },
    { "/app/review-work/start-monitoring", test_start_monitoring },
    { "/app/review-work/verdict", test_verdict },
    { "/app/review-work/next", test_next },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  dr_formats_init ();
  officers_make_register ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Officers, NULL, officers_set_up, tests[i].test, officers_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    g_test_add (conflicts[i].path, Officers, GUINT_TO_POINTER (i), officers_set_up, test_conflict, officers_tear_down);

  result = g_test_run ();
  officers_remove_register ();

  return result;
}
