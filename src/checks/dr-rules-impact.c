/* The rules about screening, impacts and reasonable adjustments: what was judged, of whom, and whether the figures bear
 * it out. Mixed counts as negative. */
#include "dr-rules-private.h"

#include "dr-rule-run.h"

/* Shorter texts, such as "no difference", are alike by chance. */
#define SAME_WORDS_AT_LEAST 40
#define SAME_WORDS_ENTRIES 3

static const char *
effect_word (const DrImpact *impact)
{
  return dr_vocabulary_to_string (DR_VOCABULARY_EFFECT, (int) dr_impact_worst (impact));
}

static const char *
impact_subject (DrRuleRun      *run,
                const DrImpact *impact)
{
  return dr_rule_subject (run, "impact:%s", impact->id);
}

/* Rules that speak of each entry say so where there is none. */
static void
conclude_no_impacts (DrRuleRun *run)
{
  if (run->assessment->n_impacts == 0)
    dr_rule_not_applicable (run, "assessment", N_("There is no impact entry."));
}

/* SCR-01 Screened out. Equality Act 2010, s.149(1); Brown [2008] EWHC 3158: with an open mind. */
void
dr_rule_scr_01 (DrRuleRun *run)
{
  const guint touched = DR_POINT_WITHDRAWN | DR_POINT_REDUCED | DR_POINT_RELOCATED;
  gboolean screened_out = run->assessment->screening == DR_SCREENING_OUT;
  g_autoptr (GPtrArray) affected = g_ptr_array_new ();
  DrHolds holds[1];

  for (guint p = 0; p < run->assessment->n_points; p++)
    if ((dr_access_figures_state (run->check->figures, run->option, p) & touched) != 0)
      g_ptr_array_add (affected, (gpointer) run->assessment->points[p].id);

  holds[0] = dr_holds (screened_out && (affected->len > 0 || run->access_fails));
  dr_rule_measure_flag (run, "screened_out", screened_out);
  dr_rule_measure_ids (run, "points_affected", affected);
  dr_rule_measure_flag (run, "access_fails", run->access_fails);
  dr_rule_conclude (run, "assessment", holds);
}

/* IMP-01 "No impact" against the figures. Brown [2008] EWHC 3158: in substance; not a question of ticking boxes. */
void
dr_rule_imp_01 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &run->assessment->impacts[i];
      const DrIndices *named = &run->impact_groups[i];
      DrEffect worst = dr_impact_worst (impact);
      gboolean no_impact = worst == DR_EFFECT_NEUTRAL || worst == DR_EFFECT_POSITIVE;
      g_autoptr (GPtrArray) groups = g_ptr_array_new ();
      DrHolds holds[1];

      for (guint g = 0; g < named->n; g++)
        if (run->access[named->items[g]].contradicts)
          g_ptr_array_add (groups, (gpointer) run->evidence->groups[named->items[g]].id);

      holds[0] = dr_holds (no_impact && groups->len > 0 && dr_rule_is_blank (impact->despite));
      dr_rule_measure_word (run, "effect", effect_word (impact));
      dr_rule_measure_ids (run, "groups", groups);
      dr_rule_conclude (run, impact_subject (run, impact), holds);
    }

  conclude_no_impacts (run);
}

/* Mitigations and adjustments; not those that belong only to options that were not chosen. */
static gboolean
is_mitigation (DrRuleRun      *run,
               const DrAction *action)
{
  gboolean of_option = action->options.n == 0 || run->assessment->chosen == DR_NO_INDEX
                       || dr_indices_contain (&action->options, run->assessment->chosen);

  return of_option && (action->kind == DR_ACTION_MITIGATION || action->kind == DR_ACTION_ADJUSTMENT);
}

/* Whether any mitigation names the group; for DR_NO_INDEX whether there is any at all. */
static gboolean
is_mitigated (DrRuleRun *run,
              int        group)
{
  for (guint i = 0; i < run->assessment->n_actions; i++)
    {
      const DrAction *action = &run->assessment->actions[i];

      if (is_mitigation (run, action) && (group == DR_NO_INDEX || dr_indices_contain (&action->groups, group)))
        return TRUE;
    }

  return FALSE;
}

/* IMP-02 Negative without mitigation. Equality Act 2010, s.149(3)(a): remove or minimise disadvantages. */
void
dr_rule_imp_02 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &run->assessment->impacts[i];
      gboolean negative = dr_effect_is_negative (dr_impact_worst (impact));
      gboolean nothing_done = negative && impact->groups.n == 0 && !is_mitigated (run, DR_NO_INDEX);
      g_autoptr (GPtrArray) uncovered = g_ptr_array_new ();
      DrHolds holds[1];

      for (guint g = 0; negative && g < impact->groups.n; g++)
        if (!is_mitigated (run, impact->groups.items[g]))
          g_ptr_array_add (uncovered, (gpointer) run->evidence->groups[impact->groups.items[g]].id);

      holds[0] = dr_holds (nothing_done || uncovered->len > 0);
      dr_rule_measure_word (run, "effect", effect_word (impact));
      dr_rule_measure_ids (run, "uncovered", uncovered);
      dr_rule_conclude (run, impact_subject (run, impact), holds);
    }

  conclude_no_impacts (run);
}

static char *
fold_any (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *normal = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *at = normal; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (kept, g_utf8_get_char (at));

  if (g_utf8_strlen (kept->str, -1) < SAME_WORDS_AT_LEAST)
    return NULL;

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

/* As fold(), of which this is most of the work that is done: what casefolding and NFKC leave of ASCII is its small
 * letters. */
static char *
fold_ascii (const char *text,
            gsize       length)
{
  g_autofree char *kept = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (text[i]))
      kept[n++] = g_ascii_tolower (text[i]);
  kept[n] = '\0';

  return n < SAME_WORDS_AT_LEAST ? NULL : g_steal_pointer (&kept);
}

/* A text without case, spacing and punctuation; NULL: too short to compare. */
static char *
fold (const char *text)
{
  if (g_str_is_ascii (text))
    return fold_ascii (text, strlen (text));

  return fold_any (text);
}

/* Adds one entry to @entries, a set of entries by folded text. */
static void
add_texts (GHashTable     *entries,
           const DrImpact *impact)
{
  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    {
      g_autofree char *folded = impact->aims[aim].text != NULL ? fold (impact->aims[aim].text) : NULL;
      GHashTable *of_text;

      if (folded == NULL)
        continue;
      of_text = g_hash_table_lookup (entries, folded);
      if (of_text == NULL)
        {
          of_text = g_hash_table_new (NULL, NULL);
          g_hash_table_insert (entries, g_steal_pointer (&folded), of_text);
        }
      g_hash_table_add (of_text, (gpointer) impact);
    }
}

/* IMP-03 Same words. Brown [2008] EWHC 3158: in substance and with rigour; not a question of ticking boxes. */
void
dr_rule_imp_03 (DrRuleRun *run)
{
  g_autoptr (GHashTable) entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GPtrArray) repeated = g_ptr_array_new ();
  DrHolds holds[1];

  for (guint i = 0; i < run->assessment->n_impacts; i++)
    add_texts (entries, &run->assessment->impacts[i]);

  for (guint i = 0; i < run->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &run->assessment->impacts[i];
      GHashTableIter iter;
      gpointer of_text;
      gboolean repeats = FALSE;

      g_hash_table_iter_init (&iter, entries);
      while (g_hash_table_iter_next (&iter, NULL, &of_text))
        repeats = repeats
                  || (g_hash_table_size (of_text) >= SAME_WORDS_ENTRIES && g_hash_table_contains (of_text, impact));
      if (repeats)
        g_ptr_array_add (repeated, (gpointer) impact->id);
    }

  holds[0] = dr_holds (repeated->len > 0);
  dr_rule_measure_ids (run, "entries", repeated);
  dr_rule_conclude (run, "assessment", holds);
}

/* Whether the second and third aim apply: to the relevant characteristics only. */
static gboolean
needs_all_aims (DrRuleRun      *run,
                const DrImpact *impact)
{
  for (guint c = 0; c < DR_N_CHARACTERISTICS; c++)
    if ((impact->characteristics & (1u << c)) != 0 && dr_characteristic_is_relevant (c))
      return TRUE;
  for (guint g = 0; g < impact->groups.n; g++)
    if (dr_characteristic_is_relevant (run->evidence->groups[impact->groups.items[g]].characteristic))
      return TRUE;

  return FALSE;
}

/* IMP-04 An aim unanswered. Equality Act 2010, s.149(1) and (7): for marriage and civil partnership the first only. */
void
dr_rule_imp_04 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &run->assessment->impacts[i];
      guint n_aims = needs_all_aims (run, impact) ? DR_N_AIMS : DR_AIM_ELIMINATE + 1;
      g_autoptr (GPtrArray) unanswered = g_ptr_array_new ();
      DrHolds holds[1];

      for (guint aim = 0; aim < n_aims; aim++)
        if (impact->aims[aim].effect == DR_EFFECT_NONE || dr_rule_is_blank (impact->aims[aim].text))
          g_ptr_array_add (unanswered, (gpointer) dr_vocabulary_to_string (DR_VOCABULARY_AIM, (int) aim));

      holds[0] = dr_holds (unanswered->len > 0);
      dr_rule_measure_ids (run, "unanswered", unanswered);
      dr_rule_conclude (run, impact_subject (run, impact), holds);
    }

  conclude_no_impacts (run);
}

/* Marks what an entry is about in @kinds: characteristics, then dimensions, by which local groups count. Everybody and
 * "local" as a whole are no characteristic. */
static void
mark_kinds (DrRuleRun      *run,
            const DrImpact *impact,
            gboolean       *kinds)
{
  for (guint c = 0; c < DR_CHARACTERISTIC_LOCAL; c++)
    kinds[c] = kinds[c] || (impact->characteristics & (1u << c)) != 0;
  for (guint i = 0; i < impact->groups.n; i++)
    {
      const DrGroup *group = &run->evidence->groups[impact->groups.items[i]];

      if (group->characteristic != DR_CHARACTERISTIC_LOCAL)
        kinds[group->characteristic] = TRUE;
      else if (group->dimension != DR_NO_INDEX)
        kinds[DR_CHARACTERISTIC_LOCAL + group->dimension] = TRUE;
    }
}

/* Whether an entry looks at people who share at least two of @kinds. */
static gboolean
is_intersection_of (DrRuleRun      *run,
                    const DrImpact *impact,
                    const gboolean *kinds,
                    guint           n_kinds)
{
  g_autofree gboolean *own = g_new0 (gboolean, n_kinds);
  guint n = 0;

  mark_kinds (run, impact, own);
  for (guint k = 0; k < n_kinds; k++)
    n += own[k] && kinds[k];

  return impact->intersection && n >= 2;
}

/* IMP-05 Intersections. Equality Act 2010, s.149(3)(a)-(b): a barrier may meet those who share two characteristics. */
void
dr_rule_imp_05 (DrRuleRun *run)
{
  guint n_kinds = DR_CHARACTERISTIC_LOCAL + run->evidence->n_dimensions;
  g_autofree gboolean *kinds = g_new0 (gboolean, n_kinds);
  g_autoptr (GPtrArray) characteristics = g_ptr_array_new ();
  gboolean has_intersection = FALSE;
  DrHolds holds[1];

  for (guint i = 0; i < run->assessment->n_impacts; i++)
    if (dr_effect_is_negative (dr_impact_worst (&run->assessment->impacts[i])))
      mark_kinds (run, &run->assessment->impacts[i], kinds);
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    if (is_intersection_of (run, &run->assessment->impacts[i], kinds, n_kinds))
      has_intersection = TRUE;
  for (guint k = 0; k < n_kinds; k++)
    if (kinds[k])
      g_ptr_array_add (characteristics,
                       (gpointer) (k < DR_CHARACTERISTIC_LOCAL
                                     ? dr_vocabulary_to_string (DR_VOCABULARY_CHARACTERISTIC, (int) k)
                                     : run->evidence->dimensions[k - DR_CHARACTERISTIC_LOCAL].id));

  holds[0] = dr_holds (characteristics->len >= 2 && !has_intersection);
  dr_rule_measure_ids (run, "characteristics", characteristics);
  dr_rule_measure_flag (run, "has_intersection", has_intersection);
  dr_rule_conclude (run, "assessment", holds);
}

/* IMP-06 How it comes about. Bracking [2013] EWCA Civ 1345: general regard is not specific regard. */
void
dr_rule_imp_06 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &run->assessment->impacts[i];
      gboolean says_how = impact->points.n > 0 || impact->needs.n > 0 || !dr_rule_is_blank (impact->mechanism);
      DrEffect worst = dr_impact_worst (impact);
      gboolean claims = worst == DR_EFFECT_POSITIVE || dr_effect_is_negative (worst);
      DrHolds holds[] = { dr_holds (claims && !says_how) };

      dr_rule_measure_word (run, "effect", effect_word (impact));
      dr_rule_conclude (run, impact_subject (run, impact), holds);
    }

  conclude_no_impacts (run);
}

/* Whether somebody is to find out about the group before the decision; for DR_NO_INDEX about anybody. */
static gboolean
is_inquired (DrRuleRun *run,
             int        group)
{
  DrDate decision = run->assessment->decision_date;

  for (guint i = 0; i < run->assessment->n_actions; i++)
    {
      const DrAction *action = &run->assessment->actions[i];

      if (action->kind == DR_ACTION_INQUIRY && !dr_rule_is_blank (action->owner)
          && dr_date_is_set (action->due) && dr_date_is_set (decision)
          && dr_date_compare (action->due, decision) < 0
          && (group == DR_NO_INDEX || dr_indices_contain (&action->groups, group)))
        return TRUE;
    }

  return FALSE;
}

/* IMP-07 Effect unknown. Bracking [2013] EWCA Civ 1345: the duty of inquiry. */
void
dr_rule_imp_07 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    {
      const DrImpact *impact = &run->assessment->impacts[i];
      gboolean covered = impact->groups.n > 0 || is_inquired (run, DR_NO_INDEX);
      DrHolds holds[] = { DR_HOLDS_NO, DR_HOLDS_YES };

      if (dr_impact_worst (impact) != DR_EFFECT_UNKNOWN)
        {
          dr_rule_not_applicable (run, impact_subject (run, impact), N_("The effect is known."));
          continue;
        }

      for (guint g = 0; g < impact->groups.n; g++)
        covered = covered && is_inquired (run, impact->groups.items[g]);
      holds[0] = dr_holds (!covered);
      dr_rule_measure_flag (run, "covered", covered);
      dr_rule_measure_date (run, "decision_date", run->assessment->decision_date);
      dr_rule_conclude (run, impact_subject (run, impact), holds);
    }

  conclude_no_impacts (run);
}

/* An adjustment that names no group is for all disabled people. */
static gboolean
is_set_out (DrRuleRun *run,
            guint      group)
{
  for (guint i = 0; i < run->assessment->n_adjustments; i++)
    {
      const DrAdjustment *adjustment = &run->assessment->adjustments[i];

      if (!dr_rule_is_blank (adjustment->text)
          && (adjustment->groups.n == 0 || dr_indices_contain (&adjustment->groups, (int) group)))
        return TRUE;
    }

  return FALSE;
}

/* ADJ-01 Reasonable adjustments. Equality Act 2010, ss.20 and 29(7), Schedule 2: owed to disabled people in advance. */
void
dr_rule_adj_01 (DrRuleRun *run)
{
  gboolean any = FALSE;

  for (guint g = 0; g < run->evidence->n_groups; g++)
    {
      const DrGroupAccess *access = &run->access[g];
      gboolean negative = dr_rule_is_negative (run, g);
      gboolean set_out = is_set_out (run, g);
      DrHolds holds[] = { dr_holds ((access->fails || access->unknown || negative) && !set_out) };

      if (run->evidence->groups[g].characteristic != DR_CHARACTERISTIC_DISABILITY
          || run->evidence->groups[g].without_characteristic)
        continue;

      any = TRUE;
      dr_rule_measure_flag (run, "access_fails", access->fails);
      dr_rule_measure_flag (run, "access_unknown", access->unknown);
      dr_rule_measure_flag (run, "negative", negative);
      dr_rule_measure_flag (run, "set_out", set_out);
      dr_rule_conclude (run, dr_rule_group_subject (run, g), holds);
    }

  if (!any)
    dr_rule_not_applicable (run, "assessment", N_("No group of disabled people is on record."));
}
