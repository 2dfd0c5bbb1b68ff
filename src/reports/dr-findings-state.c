#include "dr-findings-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-message.h"
#include "dr-names.h"

/* Names that a message tells one after the other, where there are more. */
#define NAMED 4

static gboolean
is_same_group (const DrResult *a,
               const DrResult *b)
{
  return a->rule == b->rule && a->kind == b->kind
         && (a->kind != DR_RESULT_FAIL || (a->failing_case == b->failing_case && a->severity == b->severity));
}

static char *
keep (DrArena *arena,
      char    *text)   /* (transfer full) */
{
  g_autofree char *owned = text;

  return dr_arena_strdup (arena, owned);
}

/* How a finding is answered, in words. */
static const char *
dr_answer_state_label (DrAnswerState answer)
{
  switch (answer)
    {
    case DR_ANSWER_GIVEN:
      return _("Answered; nobody has ruled on it yet");
    case DR_ANSWER_ACCEPTED_BY_REVIEWER:
      return _("Answer accepted by the reviewer");
    case DR_ANSWER_ACCEPTED_BY_BOTH:
      return _("Answer accepted by reviewer and approver");
    case DR_ANSWER_REFUSED:
      return _("Answer refused");
    case DR_ANSWER_LAPSED:
      return _("Answer lapsed: the figures of this finding have changed since");
    case DR_ANSWER_LIMITATION:
      return _("Answered by an accepted limitation of the evidence");
    case DR_ANSWER_NONE:
    default:
      return "";
    }
}

/* (transfer full): why an answer no longer stands. An answer is to the figures of its finding, and some of them are other
 * assessments: they come and go without anybody touching this one, and then their names say why. */
static char *
describe_lapse (const DrCheck  *check,
                const DrResult *result)
{
  static const char * const lists[] = { "assessments", "services" };
  const DrJustification *answer = dr_justification_for (check, result);

  for (gsize i = 0; answer != NULL && i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *joined = NULL;
      g_autofree char *left = NULL;

      if (!dr_justification_list_change (answer, result, lists[i], &joined, &left))
        continue;
      if (joined != NULL && left != NULL)
        /* Translators: %1$s and %2$s are references of assessments, or services */
        return g_strdup_printf (_("Answer lapsed: the figures of this finding changed, because %1$s came in since it was "
                                  "given, and %2$s no longer counts"), joined, left);
      if (joined != NULL)
        /* Translators: %s are references of assessments, or services */
        return g_strdup_printf (_("Answer lapsed: the figures of this finding changed, because %s came in since it was given"),
                                joined);

      return g_strdup_printf (_("Answer lapsed: the figures of this finding changed, because %s no longer counts"), left);
    }

  return g_strdup (dr_answer_state_label (DR_ANSWER_LAPSED));
}

/* The group that begins with this result. */
static DrFindingGroup
gather (DrFindingsState *self,
        const DrCheck   *check,
        const gboolean  *left_out,
        guint            first)
{
  const DrResult *result = &check->results[first];
  const DrRule *rule = dr_check_get_rule (check, result);
  const char *rule_case = dr_check_get_case (check, result);
  const char *basis = dr_rule_basis (rule, check->assessment->nation);
  DrFinding *findings = dr_arena_array0 (self->arena, DrFinding, check->n_results - first);
  DrFindingGroup group = {
    .rule = dr_arena_strdup (self->arena, rule->id),
    .rule_case = dr_arena_strdup (self->arena, rule_case != NULL ? rule_case : ""),
    .title = dr_arena_strdup (self->arena, dr_edition_words (rule->title)),
    .question = dr_arena_strdup (self->arena, dr_edition_words (rule->question)),
    .basis = dr_arena_strdup (self->arena, basis != NULL ? dr_edition_words (basis) : ""),
    .kind = result->kind,
    .severity = result->severity,
    .findings = findings,
  };

  for (guint i = first; i < check->n_results; i++)
    {
      const DrResult *each = &check->results[i];
      DrAnswerState answer = each->kind == DR_RESULT_FAIL ? dr_check_answer_state (check, each) : DR_ANSWER_NONE;
      DrFinding *finding = &findings[group.n_findings];

      if (!is_same_group (each, result) || (left_out != NULL && left_out[i]))
        continue;
      *finding = (DrFinding) {
        .result = each,
        .subject = keep (self->arena, dr_subject_describe_few (check, each->subject, NAMED)),
        .message = keep (self->arena, dr_message_format_few (check, each, NAMED)),
        .whole = keep (self->arena, dr_message_format (check, each)),
        .answer = answer,
        .answered = answer == DR_ANSWER_LAPSED ? keep (self->arena, describe_lapse (check, each)) : dr_answer_state_label (answer),
        .open = each->kind == DR_RESULT_FAIL && dr_check_is_open (check, each),
        .blocks = dr_check_blocks (check, each),
      };
      if (g_str_equal (finding->whole, finding->message))
        finding->whole = finding->message;
      group.n_findings++;
      group.n_open += finding->open;
      group.n_blocking += finding->blocks;
      group.n_waiting += finding->open && !finding->blocks && dr_justification_is_answered (answer);
    }

  return group;
}

static guint
rank (const DrFindingGroup *group)
{
  if (group->n_blocking > 0)
    return 0;
  if (group->kind == DR_RESULT_FAIL)
    return group->n_open > 0 ? 1 : 3;

  return 2;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const DrFindingGroup *first = a;
  const DrFindingGroup *second = b;

  if (rank (first) != rank (second))
    return rank (first) < rank (second) ? -1 : 1;
  if (first->kind == DR_RESULT_FAIL && first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;

  /* In the order of the rules otherwise: the first of each stands where its rule does. */
  return first->findings[0].result < second->findings[0].result ? -1 : 1;
}

/**
 * dr_findings_state_new:
 * @check: of an assessment; must outlive the state
 *
 * Returns: (transfer full): its findings, and what could not be judged
 */
DrFindingsState *
dr_findings_state_new (const DrCheck *check)
{
  return dr_findings_state_new_without (check, NULL);
}

/**
 * dr_findings_state_new_without:
 * @check: of an assessment; must outlive the state
 * @left_out: (nullable): a flag for each of its results: it does not count
 *
 * Returns: (transfer full): its other findings, and what else could not be judged
 */
DrFindingsState *
dr_findings_state_new_without (const DrCheck  *check,
                               const gboolean *left_out)
{
  DrFindingsState *self = g_new0 (DrFindingsState, 1);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (DrFindingGroup));
  DrFindingGroup *kept;

  self->arena = dr_arena_new ();
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      gboolean seen = (result->kind != DR_RESULT_FAIL && result->kind != DR_RESULT_UNKNOWN) || (left_out != NULL && left_out[i]);

      for (guint k = 0; k < groups->len && !seen; k++)
        seen = is_same_group (g_array_index (groups, DrFindingGroup, k).findings[0].result, result);
      if (!seen)
        {
          DrFindingGroup group = gather (self, check, left_out, i);

          g_array_append_val (groups, group);
          self->n_blocking += group.n_blocking;
          self->n_waiting += group.n_waiting;
          if (group.kind == DR_RESULT_FAIL)
            self->n_open[group.severity] += group.severity == DR_SEVERITY_ADVISE ? group.n_findings : group.n_open;
          else
            self->n_unknown += group.n_findings;
        }
    }
  g_array_sort (groups, compare);
  kept = dr_arena_array0 (self->arena, DrFindingGroup, groups->len);
  if (groups->len > 0)
    memcpy (kept, groups->data, groups->len * sizeof (DrFindingGroup));
  self->groups = kept;
  self->n_groups = groups->len;

  return self;
}

/**
 * dr_findings_state_free:
 * @self: (transfer full) (nullable): findings
 */
void
dr_findings_state_free (DrFindingsState *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

static gboolean
is_same_case (const DrFindingGroup *a,
              const DrFindingGroup *b)
{
  return a->kind == b->kind && g_str_equal (a->rule, b->rule) && g_str_equal (a->rule_case, b->rule_case);
}

static gboolean
is_unanswered (const DrFindingGroup *group)
{
  for (guint i = 0; i < group->n_findings; i++)
    if (group->findings[i].answer != DR_ANSWER_NONE)
      return FALSE;

  return TRUE;
}

/**
 * dr_finding_group_is_alike:
 * @a: findings of one case
 * @b: findings of one case, of the same or of another check
 *
 * Neither check has to be alive.
 *
 * Returns: whether they differ in nothing but which findings there are: what stands around those looks the same, and
 *   nobody has answered any of them
 */
gboolean
dr_finding_group_is_alike (const DrFindingGroup *a,
                           const DrFindingGroup *b)
{
  return is_same_case (a, b) && a->severity == b->severity && (a->n_blocking > 0) == (b->n_blocking > 0)
         && (a->n_open > 0) == (b->n_open > 0) && g_str_equal (a->basis, b->basis) && is_unanswered (a) && is_unanswered (b);
}

/**
 * dr_findings_state_find:
 * @self: findings
 * @like: findings of one case, of the same or of another check
 *
 * Returns: (transfer none) (nullable): those of that case
 */
const DrFindingGroup *
dr_findings_state_find (const DrFindingsState *self,
                        const DrFindingGroup  *like)
{
  for (guint i = 0; i < self->n_groups; i++)
    if (is_same_case (&self->groups[i], like))
      return &self->groups[i];

  return NULL;
}

/**
 * dr_finding_group_is_same:
 * @a: findings of one case
 * @b: findings of one case, of the same or of another check
 *
 * Neither check has to be alive.
 *
 * Returns: whether they would look the same
 */
gboolean
dr_finding_group_is_same (const DrFindingGroup *a,
                          const DrFindingGroup *b)
{
  if (a->n_findings != b->n_findings || a->severity != b->severity || a->kind != b->kind
      || a->n_blocking != b->n_blocking || !g_str_equal (a->rule, b->rule) || !g_str_equal (a->rule_case, b->rule_case))
    return FALSE;
  for (guint i = 0; i < a->n_findings; i++)
    if (a->findings[i].answer != b->findings[i].answer || a->findings[i].open != b->findings[i].open
        || !g_str_equal (a->findings[i].answered, b->findings[i].answered)
        || !g_str_equal (a->findings[i].whole, b->findings[i].whole))
      return FALSE;

  return TRUE;
}

/**
 * dr_findings_state_is_same:
 * @a: findings
 * @b: findings of another check
 *
 * Neither check has to be alive.
 *
 * Returns: whether they would look the same
 */
gboolean
dr_findings_state_is_same (const DrFindingsState *a,
                           const DrFindingsState *b)
{
  if (a->n_groups != b->n_groups)
    return FALSE;
  for (guint i = 0; i < a->n_groups; i++)
    if (!dr_finding_group_is_same (&a->groups[i], &b->groups[i]))
      return FALSE;

  return TRUE;
}

/**
 * dr_findings_state_keep_order:
 * @self: findings
 * @before: those that are shown
 *
 * Puts the groups in the order in which @before has them, and new ones behind. While answers are judged one after the
 * other, what was judged stays where it is: else another would come under the pointer, and a second click judge that.
 */
void
dr_findings_state_keep_order (DrFindingsState       *self,
                              const DrFindingsState *before)
{
  DrFindingGroup *groups = dr_arena_array0 (self->arena, DrFindingGroup, self->n_groups);
  g_autofree gboolean *taken = g_new0 (gboolean, self->n_groups + 1);
  guint n = 0;

  for (guint i = 0; i < before->n_groups; i++)
    for (guint k = 0; k < self->n_groups; k++)
      if (!taken[k] && is_same_case (&before->groups[i], &self->groups[k]))
        {
          taken[k] = TRUE;
          groups[n++] = self->groups[k];
          break;
        }
  for (guint k = 0; k < self->n_groups; k++)
    if (!taken[k])
      groups[n++] = self->groups[k];
  self->groups = groups;
}

static void
add_count (GString    *text,
           guint       n,
           const char *words)   /* with one %u */
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, words, n);
}

/**
 * dr_findings_state_summary:
 * @self: findings
 * @nothing: (nullable): what is said where there is none; %NULL: the usual
 *
 * Returns: (transfer full): how many there are of each kind, in a line
 */
char *
dr_findings_state_summary (const DrFindingsState *self,
                           const char            *nothing)
{
  const guint *n_open = self->n_open;
  GString *text = g_string_new (NULL);

  add_count (text, n_open[DR_SEVERITY_MUST], ngettext ("%u must be mended", "%u must be mended", n_open[DR_SEVERITY_MUST]));
  add_count (text, n_open[DR_SEVERITY_ESCALATE], ngettext ("%u to escalate", "%u to escalate", n_open[DR_SEVERITY_ESCALATE]));
  add_count (text, n_open[DR_SEVERITY_JUSTIFY], ngettext ("%u to justify", "%u to justify", n_open[DR_SEVERITY_JUSTIFY]));
  add_count (text, n_open[DR_SEVERITY_OVERDUE], ngettext ("%u overdue", "%u overdue", n_open[DR_SEVERITY_OVERDUE]));
  add_count (text, n_open[DR_SEVERITY_ADVISE], ngettext ("%u to consider", "%u to consider", n_open[DR_SEVERITY_ADVISE]));
  add_count (text, self->n_unknown, ngettext ("%u unknown", "%u unknown", self->n_unknown));
  if (text->len == 0)
    g_string_append (text, nothing != NULL ? nothing : _("Nothing is open"));

  return g_string_free (text, FALSE);
}

/**
 * dr_finding_group_to_text:
 * @group: findings of one case
 *
 * Returns: (transfer full): the group as text, to be pasted into a letter
 */
char *
dr_finding_group_to_text (const DrFindingGroup *group)
{
  GString *text = g_string_new (group->rule);

  if (group->rule_case[0] != '\0' && !g_str_equal (group->rule_case, "fails"))
    g_string_append_printf (text, "/%s", group->rule_case);
  g_string_append_printf (text, "  %s\n", group->title);
  for (guint i = 0; i < group->n_findings; i++)
    g_string_append_printf (text, "• %s\n", group->findings[i].whole);
  if (group->basis[0] != '\0')
    {
      g_string_append_printf (text, _("Basis: %s"), group->basis);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/**
 * dr_finding_group_label:
 * @group: findings of one case
 *
 * Returns: (transfer none): what they ask for, in a word or two
 */
const char *
dr_finding_group_label (const DrFindingGroup *group)
{
  if (group->kind != DR_RESULT_FAIL)
    return _("Unknown");

  switch (group->severity)
    {
    case DR_SEVERITY_MUST:
      return _("Must be mended");
    case DR_SEVERITY_ESCALATE:
      return group->n_open > 0 ? _("Escalate") : _("Escalated");
    case DR_SEVERITY_OVERDUE:
      return _("Overdue");
    case DR_SEVERITY_JUSTIFY:
      return group->n_open > 0 ? _("Justify") : _("Justified");
    case DR_SEVERITY_ADVISE:
    default:
      return _("Consider");
    }
}

/**
 * dr_finding_group_is_answerable:
 * @group: findings of one case
 *
 * Returns: whether words can answer them; what must be mended cannot be argued away
 */
gboolean
dr_finding_group_is_answerable (const DrFindingGroup *group)
{
  return group->kind == DR_RESULT_FAIL
         && (group->severity == DR_SEVERITY_JUSTIFY || group->severity == DR_SEVERITY_ESCALATE);
}

/**
 * dr_severity_icon:
 * @severity: of a finding
 *
 * Returns: (transfer none): name of the icon that goes with its word
 */
const char *
dr_severity_icon (DrSeverity severity)
{
  switch (severity)
    {
    case DR_SEVERITY_MUST:
      return "dialog-error-symbolic";
    case DR_SEVERITY_ESCALATE:
      return "dialog-warning-symbolic";
    case DR_SEVERITY_OVERDUE:
      return "alarm-symbolic";
    case DR_SEVERITY_JUSTIFY:
      return "dialog-question-symbolic";
    case DR_SEVERITY_ADVISE:
    default:
      return "dialog-information-symbolic";
    }
}
