/* What the assessment's window says, computed from a version: findings, submission, fields in words, the reading. */
#include "app-support.h"

#include <string.h>

#include "dr-field-names.h"
#include "dr-findings-state.h"
#include "dr-justification-fields.h"
#include "dr-names.h"
#include "dr-reading-state.h"
#include "dr-submit-state.h"

static const DrVersion *
version_of (OpenDraft *self)
{
  return dr_editor_get_version (self->editor);
}

/* Every failing and unknown result is in exactly one group; what stands in the way comes first. */
static void
test_findings (OpenDraft       *self,
               gconstpointer  data)
{
  const DrCheck *check = version_of (self)->check;
  g_autoptr (DrFindingsState) state = dr_findings_state_new (check);
  g_autofree char *summary = dr_findings_state_summary (state, NULL);
  guint shown = 0;
  guint blocking = 0;
  guint expected = 0;

  for (guint i = 0; i < check->n_results; i++)
    expected += check->results[i].kind == DR_RESULT_FAIL || check->results[i].kind == DR_RESULT_UNKNOWN;
  for (guint i = 0; i < state->n_groups; i++)
    {
      shown += state->groups[i].n_findings;
      blocking += state->groups[i].n_blocking;
      g_assert_cmpstr (state->groups[i].title, !=, "");
      if (i > 0 && state->groups[i].n_blocking > 0)
        g_assert_cmpuint (state->groups[i - 1].n_blocking, >, 0);
      for (guint k = 0; k < state->groups[i].n_findings; k++)
        g_assert_cmpstr (state->groups[i].findings[k].message, !=, "");
    }
  g_assert_cmpuint (shown, ==, expected);
  g_assert_cmpuint (blocking, ==, state->n_blocking);
  g_assert_cmpuint (blocking, >, 0);
  g_assert_nonnull (strstr (summary, "to justify"));
}

static void
test_findings_same (OpenDraft       *self,
                    gconstpointer  data)
{
  g_autoptr (DrFindingsState) before = dr_findings_state_new (version_of (self)->check);
  g_autoptr (DrFindingsState) again = dr_findings_state_new (version_of (self)->check);
  g_autoptr (DrFindingsState) after = NULL;

  g_assert_true (dr_findings_state_is_same (before, again));
  dr_editor_set (self->editor, "change/@decision-date", NULL);
  wait_checked (self->editor);
  after = dr_findings_state_new (version_of (self)->check);
  g_assert_false (dr_findings_state_is_same (before, after));
}

/* Findings of one case that are others than before go into the card that is there, unless what stands around them differs. */
static void
test_findings_alike (OpenDraft       *self,
                     gconstpointer  data)
{
  const DrFinding one[] = { { .message = "one", .open = TRUE } };
  const DrFinding two[] = { { .message = "other", .open = TRUE }, { .message = "one", .open = TRUE } };
  const DrFinding answered[] = { { .message = "one", .answer = DR_ANSWER_NONE + 1 } };
  const DrFindingGroup group = { .rule = "ACC-01", .rule_case = "fails", .basis = "", .kind = DR_RESULT_FAIL,
                                 .severity = DR_SEVERITY_JUSTIFY, .findings = one, .n_findings = 1, .n_open = 1,
                                 .n_blocking = 1 };
  DrFindingGroup others[] = { group, group, group, group, group, group, group };
  DrFindingGroup more = group;
  const DrFindingsState state = { .groups = others, .n_groups = 1 };

  more.findings = two;
  more.n_findings = more.n_open = more.n_blocking = 2;
  g_assert_true (dr_finding_group_is_alike (&group, &more));
  g_assert_false (dr_finding_group_is_same (&group, &more));
  others[0].rule_case = "lost";
  others[1].kind = DR_RESULT_UNKNOWN;
  others[2].severity = DR_SEVERITY_ESCALATE;
  others[3].n_blocking = 0;
  others[4].n_open = 0;
  others[5].basis = "Equality Act 2010, section 149";
  others[6].findings = answered;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%u", i);
      g_assert_false (dr_finding_group_is_alike (&group, &others[i]));
      g_assert_false (dr_finding_group_is_alike (&others[i], &group));
    }
  g_assert_null (dr_findings_state_find (&state, &group));
  g_assert_true (dr_findings_state_find (&state, &others[0]) == &others[0]);
}

static const DrFindingGroup *
first_to_justify (const DrFindingsState *state)
{
  for (guint i = 0; i < state->n_groups; i++)
    if (dr_finding_group_is_answerable (&state->groups[i]) && state->groups[i].n_blocking > 0)
      return &state->groups[i];
  g_assert_not_reached ();
}

/* An answer takes the finding out of the way, another takes its place, and taking it back puts it in the way again. */
static void
test_justify (OpenDraft       *self,
              gconstpointer  data)
{
  g_autoptr (DrFindingsState) before = dr_findings_state_new (version_of (self)->check);
  const DrFindingGroup *group = first_to_justify (before);
  g_autoptr (DrFindingsState) after = NULL;
  g_autoptr (GString) subjects = g_string_new (NULL);
  g_autofree char *item = NULL;
  g_autofree char *other = NULL;
  g_autofree char *subject = g_strdup (group->findings[0].result->subject);
  g_auto (GStrv) items = NULL;

  for (guint i = 0; i < group->n_findings; i++)
    g_string_append_printf (subjects, "%s%s", i > 0 ? " " : "", group->findings[i].result->subject);
  dr_justification_write (self->editor, NULL, group->rule, group->rule_case, subjects->str, "We know, and this is why.");
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  wait_checked (self->editor);
  after = dr_findings_state_new (version_of (self)->check);
  g_assert_cmpuint (after->n_blocking, ==, before->n_blocking - group->n_blocking);
  g_assert_cmpuint (after->n_waiting, ==, before->n_waiting + group->n_blocking);   /* still open */

  item = dr_justification_find (self->editor, group->rule, group->rule_case, subject);
  dr_justification_write (self->editor, item, group->rule, group->rule_case, subjects->str, "Better said.");
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  other = dr_justification_find (self->editor, group->rule, group->rule_case, subject);
  g_assert_nonnull (other);
  items = dr_editor_get_items (self->editor, "justifications/justification");
  g_assert_false (g_strv_contains ((const char * const *) items, item));
  g_assert_cmpuint (g_strv_length (items), ==, 2);   /* with the one that the pilot's draft has */
}

static const char *
part (OpenDraft  *self,
      const char *item,
      const char *field)
{
  g_autofree char *key = g_strconcat (item, field, NULL);

  return dr_editor_get (self->editor, key);
}

/* (nullable): a case with findings about several subjects that words can answer. */
static const DrFindingGroup *
several_to_justify (const DrFindingsState *state)
{
  for (guint i = 0; i < state->n_groups; i++)
    if (dr_finding_group_is_answerable (&state->groups[i]) && state->groups[i].n_findings > 2 && state->groups[i].n_open > 2)
      return &state->groups[i];

  return NULL;
}

/* Of several findings of one case each may have an answer of its own: another answer takes from those before only the
 * findings that it is for, and with the same words what is left out goes without. */
static void
test_justify_apart (OpenDraft     *self,
                    gconstpointer  data)
{
  g_autoptr (DrFindingsState) before = dr_findings_state_new (version_of (self)->check);
  const DrFindingGroup *group = several_to_justify (before);
  g_autofree char *all = NULL;
  g_autofree char *two = NULL;
  g_autofree char *first = NULL;
  g_autofree char *old = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *last = NULL;
  g_autofree char *again = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;

  g_assert_nonnull (group);
  a = g_strdup (group->findings[0].result->subject);
  b = g_strdup (group->findings[1].result->subject);
  c = g_strdup (group->findings[2].result->subject);
  all = g_strdup_printf ("%s %s %s", a, b, c);
  two = g_strdup_printf ("%s %s", a, b);
  g_assert_true (dr_justification_write (self->editor, NULL, group->rule, group->rule_case, all, "For all."));
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  old = dr_justification_find (self->editor, group->rule, group->rule_case, a);
  figures = g_strdup (part (self, old, "/@figures"));
  g_assert_nonnull (strstr (figures, c));

  g_assert_true (dr_justification_write (self->editor, old, group->rule, group->rule_case, a, "For the first."));
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  first = dr_justification_find (self->editor, group->rule, group->rule_case, a);
  last = dr_justification_find (self->editor, group->rule, group->rule_case, c);
  g_assert_cmpstr (first, !=, old);
  g_assert_cmpstr (last, ==, old);
  g_assert_cmpstr (part (self, first, "/text"), ==, "For the first.");
  g_assert_cmpstr (part (self, old, "/text"), ==, "For all.");
  g_assert_null (strstr (part (self, old, "/@subjects"), a));
  g_assert_nonnull (strstr (part (self, old, "/@subjects"), b));
  g_assert_nonnull (strstr (figures, part (self, old, "/@figures")));   /* not bound anew */

  /* With the same words it is only taken from who is left out, and it takes another's finding over. */
  g_assert_true (dr_justification_write (self->editor, first, group->rule, group->rule_case, two, "For the first."));
  wait_saved (self->editor);
  g_assert_cmpstr (part (self, old, "/@subjects"), ==, c);
  g_assert_null (strstr (part (self, old, "/@figures"), ": "));
  again = dr_justification_find (self->editor, group->rule, group->rule_case, b);
  g_assert_true (dr_justification_write (self->editor, again, group->rule, group->rule_case, b, "For the first."));
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  g_assert_null (dr_justification_find (self->editor, group->rule, group->rule_case, a));
}

static void
test_submit_state (OpenDraft       *self,
                   gconstpointer  data)
{
  const DrPeopleList *people = dr_desk_get_people (self->place.desk);
  g_auto (DrSubmitState) manager = { NULL };
  g_auto (DrSubmitState) nobody = { NULL };
  g_auto (DrSubmitState) other = { NULL };

  dr_submit_state_init (&manager, version_of (self), people, PILOT_MANAGER, TRUE, TRUE);
  g_assert_true (manager.shows_submit);
  g_assert_false (manager.can_submit);   /* findings stand in the way */
  g_assert_nonnull (manager.why_not);
  g_assert_true (manager.can_withdraw);
  g_assert_false (manager.can_start_next);
  g_assert_true (g_str_has_suffix (manager.headline, " findings stand in the way; 1 answer waits for the review"));

  dr_submit_state_init (&nobody, version_of (self), people, NULL, TRUE, TRUE);
  g_assert_false (nobody.can_submit);
  g_assert_false (nobody.can_withdraw);
  g_assert_nonnull (nobody.why_not);

  /* In names, not in ids: whoever reads it knows their colleagues and services by those. */
  dr_submit_state_init (&other, version_of (self), people, PILOT_ADMINISTRATOR, TRUE, TRUE);
  g_assert_false (other.can_submit);
  g_assert_false (other.can_withdraw);
  g_assert_cmpstr (other.why_not, ==, "This takes the role of service manager for Customer services. Who has it: Mina Manager.");
}

static const struct {
  const char *key;
  const char *name;
} name_cases[] = {
  { "change/why", "Why the change is made" },
  { "change/@effective", "When it takes effect" },
  { "options/option[a]/offer[b]/@after", "Access point in an option" },
  { "options/option[a]/@name", "Name of an option" },
  { "actions/action[x]/text", "Action" },
  { "answers/answer[aims]", "What do you want to be better afterwards, and how does the change bring that about?" },
  { "something/else", "something/else" },
};

static void
test_field_names (OpenDraft       *self,
                  gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *name = dr_field_name (version_of (self), name_cases[i].key);

      g_assert_cmpstr (name, ==, name_cases[i].name);
    }
}

/* What was written can be read. */
static void
test_reading (OpenDraft       *self,
              gconstpointer  data)
{
  g_autoptr (DrReadingState) state = dr_reading_state_new (version_of (self));
  const DrAssessment *assessment = version_of (self)->assessment;
  guint found = 0;

  for (guint i = 0; i < assessment->n_answers; i++)
    for (guint k = 0; k < state->n_blocks; k++)
      if (g_str_equal (state->blocks[k].text, assessment->answers[i].text))
        {
          found++;
          break;
        }
  g_assert_cmpuint (found, ==, assessment->n_answers);
  g_assert_cmpint (state->blocks[0].kind, ==, DR_READING_HEADING);
  for (guint k = 0, judged = 0; k < state->n_blocks || judged == 0; k++)
    {
      g_assert_cmpuint (k, <, state->n_blocks);   /* none is judged */
      if (g_strcmp0 (state->blocks[k].name, dr_aim_label (0)) == 0)
        {
          g_assert_true (g_unichar_isupper (g_utf8_get_char (state->blocks[k].text)));
          judged++;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (OpenDraft *, gconstpointer); } tests[] = {
    { "/app/findings/all", test_findings },
    { "/app/findings/same", test_findings_same },
    { "/app/findings/alike", test_findings_alike },
    { "/app/findings/justify", test_justify },
    { "/app/findings/justify-apart", test_justify_apart },
    { "/app/submit/state", test_submit_state },
    { "/app/field-names", test_field_names },
    { "/app/reading", test_reading },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OpenDraft, NULL, open_draft_set_up, tests[i].test, open_draft_tear_down);

  return g_test_run ();
}
