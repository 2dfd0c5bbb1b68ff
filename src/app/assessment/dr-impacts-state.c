#include "dr-impacts-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-access-sentence.h"
#include "dr-group-words.h"
#include "dr-harm-order.h"
#include "dr-names.h"

/* A pair is suggested for each two characteristics; more than these are not read. */
#define MOST_PAIRS 3

/* What entries are told apart by: characteristics, and for local groups their dimensions. */
#define N_KINDS(evidence) (DR_CHARACTERISTIC_LOCAL + (evidence)->n_dimensions + 1)

static char *
keep (DrArena *arena,
      char    *text)   /* (transfer full) */
{
  g_autofree char *owned = text;

  return dr_arena_strdup (arena, owned);
}

static guint
kind_of (const DrEvidence *evidence,
         guint             group)
{
  const DrGroup *each = &evidence->groups[group];

  if (each->characteristic != DR_CHARACTERISTIC_LOCAL)
    return each->characteristic;

  return DR_CHARACTERISTIC_LOCAL + (each->dimension != DR_NO_INDEX ? (guint) each->dimension : evidence->n_dimensions);
}

/* The group that an access result is about; DR_NO_INDEX: no group. */
static int
subject_group (const DrCheck  *check,
               const DrResult *result)
{
  g_autofree char *id = NULL;

  if (!g_str_has_prefix (result->subject, "group:"))
    return DR_NO_INDEX;
  id = g_strndup (result->subject + strlen ("group:"), strcspn (result->subject + strlen ("group:"), "/"));

  return dr_evidence_find_group (check->evidence, id);
}

/* A failure of one of these cases is what IMP-01 holds against "no impact". */
static gboolean
contradicts_no_impact (const char *rule,
                       const char *rule_case)
{
  return strcmp (rule, "ACC-01") == 0 || (strcmp (rule, "ACC-02") == 0 && strcmp (rule_case, "fails") == 0)
         || (strcmp (rule, "ACC-07") == 0 && strcmp (rule_case, "lost") == 0);
}

static void
take_results (const DrCheck *check,
              DrImpactGroup *groups)
{
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      const char *rule = dr_check_get_rule (check, result)->id;
      int index = g_str_has_prefix (rule, "ACC-") ? subject_group (check, result) : DR_NO_INDEX;
      DrImpactGroup *group;

      if (index == DR_NO_INDEX)
        continue;
      group = &groups[index];
      if (result->kind == DR_RESULT_FAIL)
        {
          group->severity = MAX (group->severity, result->severity);
          group->contradicts = group->contradicts || contradicts_no_impact (rule, dr_check_get_case (check, result));
        }
      group->kind = MAX (group->kind, result->kind);
    }
}

/* Worst first: by the worst result, then by the figures. */
static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const DrImpactGroup *first = a;
  const DrImpactGroup *second = b;

  if (first->kind != second->kind)
    return first->kind > second->kind ? -1 : 1;
  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;

  return dr_harm_order_compare (data, first->group, second->group);
}

/* Whether an entry names the group, or all who share its characteristic. */
static gboolean
names_group (const DrImpact   *impact,
             const DrEvidence *evidence,
             guint             group)
{
  const DrGroup *each = &evidence->groups[group];

  return dr_indices_contain (&impact->groups, (int) group)
         || (group != DR_GROUP_ALL && !each->without_characteristic
             && (impact->characteristics & (1u << each->characteristic)) != 0);
}

static gboolean
is_named (const DrCheck *check,
          guint          group)
{
  for (guint i = 0; i < check->assessment->n_impacts; i++)
    if (names_group (&check->assessment->impacts[i], check->evidence, group))
      return TRUE;

  return FALSE;
}

/* Everybody stands first in the evidence, and is no group to judge. */
static void
make_groups (DrImpactsState *self,
             const DrCheck  *check)
{
  const DrEvidence *evidence = check->evidence;
  DrImpactGroup *groups = dr_arena_array0 (self->arena, DrImpactGroup, evidence->n_groups);

  for (guint g = 0; g < evidence->n_groups; g++)
    groups[g] = (DrImpactGroup) {
      .group = g,
      .id = evidence->groups[g].id,
      .name = evidence->groups[g].name,
      .sentence = keep (self->arena, dr_access_sentence (check, g)),
      .judged = check->effect[g],
      .named = is_named (check, g),
    };
  take_results (check, groups);
  self->groups = groups + 1;
  self->n_groups = evidence->n_groups - 1;
  g_qsort_with_data (groups + 1, (int) self->n_groups, sizeof (DrImpactGroup), compare_groups, (gpointer) check);
}

static DrEffect
worst_of (const DrImpact *impact)
{
  DrEffect worst = DR_EFFECT_NONE;

  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    worst = MAX (worst, impact->aims[aim].effect);

  return worst;
}

/* The names of the state's groups at @items. */
static char *
join_names (const DrImpactsState *self,
            const guint          *items,
            guint                 n,
            guint                 most)
{
  g_autofree const char **names = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = self->groups[items[i]].name;

  return dr_group_words (names, n, most);
}

/* What an entry is about: the characteristics that it names whole, then groups. */
static char *
title_of (const DrImpactsState *self,
          const DrImpact       *impact,
          const guint          *groups,
          guint                 n)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autofree char *names = NULL;

  for (guint c = 0; c < DR_N_CHARACTERISTICS; c++)
    if ((impact->characteristics & (1u << c)) != 0)
      g_string_append_printf (whole, "%s%s", whole->len > 0 ? ", " : "", dr_characteristic_label (c));
  if (whole->len > 0)
    return dr_capitalized (whole->str);
  if (n == 0)
    return g_strdup (_("Nobody named yet"));
  names = join_names (self, groups, n, 3);

  return impact->intersection ? g_strdup_printf (_("People who are all of these: %s"), names) : g_steal_pointer (&names);
}

static char *
summary_of (const DrImpactsState *self,
            const DrImpact       *impact,
            const guint          *groups,
            guint                 n,
            DrEffect              judged)
{
  g_autofree char *judgement = judged == DR_EFFECT_NONE
                                 ? g_strdup (_("Not judged yet."))
                                 /* Translators: positive, neutral, negative, mixed or unknown */
                                 : g_strdup_printf (_("Judged %s."), dr_effect_label (judged));

  if (n == 0)
    return g_steal_pointer (&judgement);
  if (n == 1)
    return g_strdup_printf ("%s\n%s", judgement, self->groups[groups[0]].sentence);

  /* Translators: %1$s is the judgement, %2$s the name of a group, %3$s what the figures say of it */
  return g_strdup_printf (_("%1$s\nWorst off by the figures: %2$s. %3$s"), judgement, self->groups[groups[0]].name,
                          self->groups[groups[0]].sentence);
}

static char *
contradiction_of (const DrImpactsState *self,
                  const guint          *groups,
                  guint                 n)
{
  g_autofree guint *against = g_new (guint, n + 1);
  g_autofree char *names = NULL;
  guint n_against = 0;

  for (guint i = 0; i < n; i++)
    if (self->groups[groups[i]].contradicts)
      against[n_against++] = groups[i];
  if (n_against == 0)
    return NULL;
  names = join_names (self, against, n_against, 3);

  return g_strdup_printf (_("The figures speak against “no impact” for: %s."), names);
}

static DrImpactEntry
make_entry (const DrImpactsState *self,
            const DrCheck        *check,
            const DrImpact       *impact)
{
  guint *groups = dr_arena_array0 (self->arena, guint, self->n_groups);
  DrImpactEntry entry = { .id = impact->id, .groups = groups, .judged = worst_of (impact) };
  char *contradiction;

  for (guint i = 0; i < self->n_groups; i++)
    if (names_group (impact, check->evidence, self->groups[i].group))
      groups[entry.n_groups++] = i;
  entry.title = keep (self->arena, title_of (self, impact, groups, entry.n_groups));
  entry.summary = keep (self->arena, summary_of (self, impact, groups, entry.n_groups, entry.judged));
  contradiction = contradiction_of (self, groups, entry.n_groups);
  if (contradiction != NULL)
    entry.contradiction = keep (self->arena, contradiction);
  entry.asks_despite = entry.contradiction != NULL
                       && (entry.judged == DR_EFFECT_NEUTRAL || entry.judged == DR_EFFECT_POSITIVE);

  return entry;
}

/* By their worst group; those that name nobody stand last, as they were. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const DrImpactEntry *first = a;
  const DrImpactEntry *second = b;
  guint x = first->n_groups > 0 ? first->groups[0] : G_MAXUINT;
  guint y = second->n_groups > 0 ? second->groups[0] : G_MAXUINT;

  return x < y ? -1 : x > y ? 1 : 0;
}

static void
make_entries (DrImpactsState *self,
              const DrCheck  *check)
{
  const DrAssessment *assessment = check->assessment;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DrImpactEntry));
  DrImpactEntry *kept = dr_arena_array0 (self->arena, DrImpactEntry, assessment->n_impacts);

  for (guint i = 0; i < assessment->n_impacts; i++)
    {
      DrImpactEntry entry = make_entry (self, check, &assessment->impacts[i]);

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);   /* stable */
  if (entries->len > 0)
    memcpy (kept, entries->data, entries->len * sizeof (DrImpactEntry));
  self->entries = kept;
  self->n_entries = entries->len;
}

static char *
gap_title (const DrEvidence *evidence,
           guint             kind)
{
  if (kind < DR_CHARACTERISTIC_LOCAL)
    return dr_capitalized (dr_characteristic_label (kind));
  if (kind - DR_CHARACTERISTIC_LOCAL < evidence->n_dimensions)
    return dr_capitalized (evidence->dimensions[kind - DR_CHARACTERISTIC_LOCAL].name);

  return g_strdup (_("Other groups"));
}

static char *
join_ids (const DrImpactsState *self,
          const guint          *items,
          guint                 n)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", self->groups[items[i]].id);

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* Whether any entry speaks of the characteristic. */
static gboolean
is_characteristic_named (const DrCheck *check,
                         guint          characteristic)
{
  for (guint i = 0; i < check->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &check->assessment->impacts[i];

      if ((impact->characteristics & (1u << characteristic)) != 0)
        return TRUE;
      for (guint g = 0; g < impact->groups.n; g++)
        if ((guint) check->evidence->groups[impact->groups.items[g]].characteristic == characteristic)
          return TRUE;
    }

  return FALSE;
}

static DrImpactGap
make_gap (DrImpactsState *self,
          const DrCheck  *check,
          guint           kind)
{
  guint *groups = dr_arena_array0 (self->arena, guint, self->n_groups);
  DrImpactGap gap = { .groups = groups };
  gboolean any = FALSE;

  for (guint i = 0; i < self->n_groups; i++)
    if (kind_of (check->evidence, self->groups[i].group) == kind)
      {
        any = TRUE;
        if (!self->groups[i].named)
          groups[gap.n_groups++] = i;
      }
  if (gap.n_groups > 0)
    gap.group_ids = keep (self->arena, join_ids (self, groups, gap.n_groups));
  else if (!any && kind < DR_CHARACTERISTIC_LOCAL && dr_characteristic_is_relevant (kind)
           && !is_characteristic_named (check, kind))
    gap.characteristic = dr_vocabulary_to_string (DR_VOCABULARY_CHARACTERISTIC, (int) kind);
  if (gap.group_ids != NULL || gap.characteristic != NULL)
    gap.title = keep (self->arena, gap_title (check->evidence, kind));

  return gap;
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const DrImpactGap *first = a;
  const DrImpactGap *second = b;
  guint x = first->n_groups > 0 ? first->groups[0] : G_MAXUINT;
  guint y = second->n_groups > 0 ? second->groups[0] : G_MAXUINT;

  return x < y ? -1 : x > y ? 1 : 0;
}

static void
make_gaps (DrImpactsState *self,
           const DrCheck  *check)
{
  guint n_kinds = N_KINDS (check->evidence);
  DrImpactGap *kept = dr_arena_array0 (self->arena, DrImpactGap, n_kinds);
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (DrImpactGap));

  for (guint kind = 0; kind < n_kinds; kind++)
    {
      DrImpactGap gap = make_gap (self, check, kind);

      if (gap.title != NULL)
        g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, compare_gaps);
  if (gaps->len > 0)
    memcpy (kept, gaps->data, gaps->len * sizeof (DrImpactGap));
  self->gaps = kept;
  self->n_gaps = gaps->len;
}

/* Whether an entry looks at people who are of both kinds. */
static gboolean
is_looked_at (const DrCheck *check,
              guint          a,
              guint          b)
{
  for (guint i = 0; i < check->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &check->assessment->impacts[i];
      gboolean has_a = FALSE;
      gboolean has_b = FALSE;

      for (guint g = 1; impact->intersection && g < check->evidence->n_groups; g++)
        if (names_group (impact, check->evidence, g))
          {
            has_a = has_a || kind_of (check->evidence, g) == a;
            has_b = has_b || kind_of (check->evidence, g) == b;
          }
      if (has_a && has_b)
        return TRUE;
    }

  return FALSE;
}

/* For each kind the worst of its groups that is judged negative, in the order of the groups: worst first. */
static guint
negative_kinds (const DrImpactsState *self,
                const DrCheck        *check,
                guint                *items)
{
  g_autofree gboolean *seen = g_new0 (gboolean, N_KINDS (check->evidence));
  guint n = 0;

  for (guint i = 0; i < self->n_groups; i++)
    {
      guint kind = kind_of (check->evidence, self->groups[i].group);

      if (!dr_effect_is_negative (self->groups[i].judged) || seen[kind]
          || check->evidence->groups[self->groups[i].group].without_characteristic)
        continue;
      seen[kind] = TRUE;
      items[n++] = i;
    }

  return n;
}

static void
make_pairs (DrImpactsState *self,
            const DrCheck  *check)
{
  g_autofree guint *worst = g_new (guint, self->n_groups + 1);
  DrImpactPair *pairs = dr_arena_array0 (self->arena, DrImpactPair, MOST_PAIRS);
  guint n = negative_kinds (self, check, worst);

  self->pairs = pairs;
  for (guint b = 1; b < n; b++)
    for (guint a = 0; a < b && self->n_pairs < MOST_PAIRS; a++)
      {
        const guint both[] = { worst[a], worst[b] };

        if (is_looked_at (check, kind_of (check->evidence, self->groups[both[0]].group),
                          kind_of (check->evidence, self->groups[both[1]].group)))
          continue;
        pairs[self->n_pairs].title = keep (self->arena, join_names (self, both, 2, 2));
        pairs[self->n_pairs].group_ids = keep (self->arena, join_ids (self, both, 2));
        self->n_pairs++;
      }
}

/**
 * dr_impacts_state_new:
 * @check: of an assessment; must outlive the state
 *
 * Returns: (transfer full): groups, entries and what is missing, each worst first
 */
DrImpactsState *
dr_impacts_state_new (const DrCheck *check)
{
  DrImpactsState *self = g_new0 (DrImpactsState, 1);

  self->arena = dr_arena_new ();
  make_groups (self, check);
  make_entries (self, check);
  make_gaps (self, check);
  make_pairs (self, check);

  return self;
}

/**
 * dr_impacts_state_free:
 * @self: (nullable): a state
 *
 * Frees it.
 */
void
dr_impacts_state_free (DrImpactsState *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_impacts_state_find_entry:
 * @self: a state
 * @id: of an impact
 *
 * Returns: (transfer none) (nullable): the entry; %NULL: it was not there when it was checked
 */
const DrImpactEntry *
dr_impacts_state_find_entry (const DrImpactsState *self,
                             const char           *id)
{
  for (guint i = 0; i < self->n_entries; i++)
    if (strcmp (self->entries[i].id, id) == 0)
      return &self->entries[i];

  return NULL;
}
