#include "dr-knowledge-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"
#include "dr-people.h"
#include "dr-rule-words.h"
#include "dr-write-knowledge.h"

/* --- Thresholds --- */

/* (transfer full): without its unit */
static char *
number_words (double value)
{
  return value == (gint64) value ? dr_format_whole ((gint64) value) : g_strdup_printf ("%g", value);
}

/* (transfer full): "0 to 100 %", "1 to 10 times": the unit is said once */
static char *
range_words (const DrParameter *parameter)
{
  gboolean share = strcmp (parameter->unit, "share") == 0;
  g_autofree char *least = number_words (share ? parameter->minimum * 100 : parameter->minimum);
  g_autofree char *most = dr_threshold_words (parameter, parameter->maximum);

  /* Translators: %1$s is a number, %2$s another with a unit */
  return g_strdup_printf (_("%1$s to %2$s"), least, most);
}

/**
 * dr_threshold_words:
 * @parameter: a threshold
 * @value: in its unit
 *
 * Returns: (transfer full): the value with its unit
 */
char *
dr_threshold_words (const DrParameter *parameter,
                    double             value)
{
  g_autofree char *number = NULL;
  const char *unit = parameter->unit;

  if (strcmp (unit, "share") == 0)
    return dr_format_share (value);
  number = number_words (value);
  if (strcmp (unit, "people") == 0)
    return g_strdup_printf (ngettext ("%s person", "%s people", (gulong) value), number);
  if (strcmp (unit, "days") == 0)
    return g_strdup_printf (ngettext ("%s day", "%s days", (gulong) value), number);
  if (strcmp (unit, "months") == 0)
    return g_strdup_printf (ngettext ("%s month", "%s months", (gulong) value), number);
  if (strcmp (unit, "years") == 0)
    return g_strdup_printf (ngettext ("%s year", "%s years", (gulong) value), number);
  if (strcmp (unit, "contacts") == 0)
    return g_strdup_printf (ngettext ("%s contact", "%s contacts", (gulong) value), number);
  if (strcmp (unit, "ratio") == 0)
    /* Translators: so many times as much */
    return g_strdup_printf (_("%s times"), number);

  return g_steal_pointer (&number);
}

/**
 * dr_threshold_help:
 * @parameter: a threshold
 *
 * Returns: (transfer full): its default and its bounds, with the unit
 */
char *
dr_threshold_help (const DrParameter *parameter)
{
  g_autofree char *by_default = dr_threshold_words (parameter, parameter->default_value);
  g_autofree char *range = range_words (parameter);

  /* Translators: %1$s is a number with its unit, %2$s a range, as "0 to 100 %" */
  return g_strdup_printf (_("%1$s unless you change it; from %2$s"), by_default, range);
}

/**
 * dr_threshold_problem:
 * @parameter: a threshold
 * @value: (nullable): what was typed, as a number of the format
 *
 * Returns: (transfer full) (nullable): why it cannot be the threshold, in words
 */
char *
dr_threshold_problem (const DrParameter *parameter,
                      const char        *value)
{
  char *end = NULL;
  double number = value != NULL ? g_ascii_strtod (value, &end) : 0;
  g_autofree char *range = NULL;

  if (value != NULL && end != value && *end == '\0' && number >= parameter->minimum && number <= parameter->maximum)
    return NULL;

  range = range_words (parameter);

  /* Translators: %s is a range, as "0 to 100 %" */
  return g_strdup_printf (_("This is not taken: write a number from %s."), range);
}

/**
 * dr_threshold_heading:
 * @parameter: a threshold
 *
 * Returns: (transfer full): what it is called, with the unit where the name does not say it
 */
char *
dr_threshold_heading (const DrParameter *parameter)
{
  const char *label = dr_threshold_label (parameter->id);

  if (strcmp (parameter->unit, "share") == 0)
    return g_strdup_printf (_("%s, in per cent"), label);
  if (strcmp (parameter->unit, "years") == 0)
    return g_strdup_printf (_("%s, in years"), label);

  return g_strdup (label);
}

/* --- Rules --- */

/**
 * dr_rule_family:
 * @rule: id of a rule, as "ACC-01"
 *
 * Returns: (transfer none): what rules of its kind look at, translated
 */
const char *
dr_rule_family (const char *rule)
{
  static const struct { const char *prefix; const char *title; } families[] = {
    { "ACC", N_("Access") },           { "STD", N_("Access") },        { "EVD", N_("Evidence") },
    { "SCR", N_("Screening") },        { "IMP", N_("Impacts") },       { "ADJ", N_("Impacts") },
    { "CON", N_("Consultation") },     { "OPT", N_("Options and mitigation") },
    { "MIT", N_("Options and mitigation") },                           { "GOV", N_("Governance") },
    { "CUM", N_("Across the register") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (rule, families[i].prefix))
      return _(families[i].title);

  return _("Others");
}

static const char *
title_of_rule (const DrRulebook *rulebook,
               const char       *id)
{
  for (guint i = 0; rulebook != NULL && i < rulebook->n_rules; i++)
    if (strcmp (rulebook->rules[i].id, id) == 0)
      return rulebook->rules[i].title;

  return "";
}

/* Of a measure that all services ask, or of the set where @id is the set's; its id where there is none. */
static const char *
title_of_measure (const DrQuestionnaire *questionnaire,
                  const char            *set,
                  const char            *id)
{
  for (guint s = 0; questionnaire != NULL && s < questionnaire->n_measure_sets; s++)
    if (strcmp (questionnaire->measure_sets[s].id, set) == 0)
      {
        const DrMeasureSet *found = &questionnaire->measure_sets[s];

        for (guint m = 0; m < found->n_measures; m++)
          if (strcmp (found->measures[m].id, id) == 0)
            return found->measures[m].title;
        if (strcmp (id, set) == 0)
          return found->title;
      }

  return id;
}

/* What one part of a key stands for, translated; the part where the program has no words for it. */
static const char *
name_word (const char *part)
{
  static const struct { const char *word; const char *title; } names[] = {
    { "title", N_("title") },       { "version", N_("version") },   { "question", N_("question") },
    { "pass", N_("words where it passes") },                        { "unknown", N_("words where it is not known") },
    { "nations", N_("nations") },   { "prompt", N_("question") },   { "help", N_("help") },
    { "why", N_("why we ask") },    { "good", N_("what good looks like") },
    { "required", N_("when it is required") },                      { "retired", N_("no longer asked") },
    { "section", N_("section") },   { "only-change", N_("only for a change") },
    { "only-full", N_("only in a full assessment") },
    { "message", N_("words") },     { "steps", N_("steps that test it") },
    { "default", N_("default") },   { "minimum", N_("lowest value") },
    { "maximum", N_("highest value") },                             { "unit", N_("unit") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].word, part) == 0)
      return _(names[i].title);

  return part;
}

static const char *
name_step (const char *step)
{
  int value;

  return dr_vocabulary_parse (DR_VOCABULARY_STEP, step, &value) ? dr_step_label ((DrStep) value) : step;
}

/* What the last parts of a key stand for. */
static char *
name_part (char **parts,
           guint  n)
{
  if (n == 0)
    return g_strdup ("");
  if (n >= 2 && strcmp (parts[0], "basis") == 0)
    return g_strdup_printf (_("basis, %s"), parts[1]);
  if (n >= 3 && strcmp (parts[0], "parameter") == 0)
    return strcmp (parts[2], "value") == 0 ? g_strdup_printf (_("threshold “%s”"), dr_threshold_label (parts[1]))
                                           : g_strdup_printf (_("threshold “%1$s”, %2$s"), dr_threshold_label (parts[1]),
                                                              name_word (parts[2]));
  if (n >= 3 && strcmp (parts[0], "case") == 0 && strcmp (parts[2], "severity") == 0)
    return g_strdup_printf (_("severity where %s"), dr_case_label (parts[1]));
  if (n == 4 && strcmp (parts[0], "case") == 0 && strcmp (parts[2], "at") == 0)
    return g_strdup_printf (_("severity where %1$s, at %2$s"), dr_case_label (parts[1]), name_step (parts[3]));
  if (n >= 3 && strcmp (parts[0], "case") == 0)
    return g_strdup_printf (_("%1$s where %2$s"), name_word (parts[n - 1]), dr_case_label (parts[1]));
  if (name_word (parts[0]) != parts[0])
    return g_strdup (name_word (parts[0]));

  return g_strjoinv (" ", parts);
}

static char *
with_step (char   *before,
           DrStep  step)
{
  g_autofree char *first = before;

  if (first == NULL)
    return g_strdup (dr_step_label (step));

  /* Translators: a list of the steps of the workflow; %1$s may be a list itself */
  return g_strdup_printf (_("%1$s, %2$s"), first, dr_step_label (step));
}

/**
 * dr_case_steps_words:
 * @rule_case: a case of a rule
 *
 * Returns: (transfer full): the steps that test it, and those at which it is more or less severe than else, in sentences
 */
char *
dr_case_steps_words (const DrCase *rule_case)
{
  g_autofree char *steps = NULL;
  g_autofree char *all = NULL;
  DrSeverity main = dr_case_severity (rule_case);

  for (guint step = 0; step < DR_N_STEPS; step++)
    if ((rule_case->steps & (1u << step)) != 0)
      steps = with_step (g_steal_pointer (&steps), (DrStep) step);
  /* Translators: %s is a list of steps of the workflow */
  all = g_strdup_printf (_("Tested at: %s."), steps != NULL ? steps : _("no step"));
  for (guint step = 0; step < DR_N_STEPS; step++)
    if ((rule_case->steps & (1u << step)) != 0 && rule_case->severity[step] != main)
      {
        g_autofree char *before = g_steal_pointer (&all);
        /* Translators: a step of the workflow, and how severe something is there */
        g_autofree char *own = g_strdup_printf (_("At %1$s it is: %2$s."), dr_step_label ((DrStep) step),
                                                dr_severity_label (rule_case->severity[step]));

        /* Translators: two sentences, one after the other */
        all = g_strdup_printf (_("%1$s %2$s"), before, own);
      }

  return g_steal_pointer (&all);
}

/**
 * dr_edition_key_words:
 * @key: of a field of an edition (see dr-edition-fields.h)
 * @rulebook: (nullable): that it is of
 * @questionnaire: (nullable): that it is of
 *
 * Returns: (transfer full): where the field stands, in words
 */
char *
dr_edition_key_words (const char            *key,
                      const DrRulebook      *rulebook,
                      const DrQuestionnaire *questionnaire)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", -1);
  guint n = g_strv_length (parts);
  g_autofree char *part = NULL;

  if (n >= 2 && rulebook != NULL)
    {
      part = name_part (parts + 1, n - 1);
      /* Translators: id and title of a rule, and what of it */
      return g_strdup_printf (_("%1$s %2$s: %3$s"), parts[0], title_of_rule (rulebook, parts[0]), part);
    }
  if (n >= 3 && strcmp (parts[0], "question") == 0)
    {
      const DrQuestion *question = questionnaire != NULL ? dr_questionnaire_find (questionnaire, parts[1]) : NULL;

      part = name_part (parts + 2, n - 2);
      /* Translators: a question, and what of it */
      return g_strdup_printf (_("“%1$s”: %2$s"), question != NULL ? question->prompt : parts[1], part);
    }

  if (n == 3 && strcmp (parts[0], "section") == 0)
    {
      const DrSection *section = questionnaire != NULL ? dr_questionnaire_find_section (questionnaire, parts[1]) : NULL;

      part = name_part (parts + 2, 1);
      /* Translators: a section of the questionnaire, and what of it */
      return g_strdup_printf (_("Section “%1$s”: %2$s"), section != NULL ? section->title : parts[1], part);
    }
  if (n >= 3 && strcmp (parts[0], "measures") == 0)
    {
      part = name_part (parts + n - 1, 1);
      /* Translators: a question that all services ask, or a set of them, and what of it */
      return g_strdup_printf (_("Shared question “%1$s”: %2$s"), title_of_measure (questionnaire, parts[1], parts[n - 2]), part);
    }

  return name_part (parts, n);
}

/**
 * dr_knowledge_why_not:
 * @people: everybody, and the roles that stand
 * @person: (nullable): id of who sits there
 *
 * Returns: (transfer none) (nullable): why they may only read, translated
 */
const char *
dr_knowledge_why_not (const DrPeopleList *people,
                      const char         *person)
{
  if (person == NULL)
    return _("Nobody is known to sit here: say in the preferences who you are.");
  if (!dr_people_has_role (people, person, DR_ROLE_EQUALITIES, ""))
    return _("Equalities officers of the whole council edit rules and questions. You can read them here.");

  return NULL;
}

/* --- What would change --- */

typedef struct {
  const char *rule;
  guint       appear;
  guint       vanish;
  guint       other;
} Tally;

static gboolean
is_finding (const DrDriftResult *result)
{
  return result->there && result->kind == DR_RESULT_FAIL;
}

static Tally *
find_tally (GArray     *tallies,
            const char *rule)
{
  Tally fresh = { .rule = rule };

  for (guint i = 0; i < tallies->len; i++)
    if (strcmp (g_array_index (tallies, Tally, i).rule, rule) == 0)
      return &g_array_index (tallies, Tally, i);
  g_array_append_val (tallies, fresh);

  return &g_array_index (tallies, Tally, tallies->len - 1);
}

static void
count (Tally                   *tally,
       const DrDriftDifference *difference)
{
  gboolean was = is_finding (&difference->from);
  gboolean is = is_finding (&difference->to);

  tally->appear += is && !was;
  tally->vanish += was && !is;
  tally->other += was == is;
}

static char *
tell (const Tally *tally)
{
  g_autofree char *appear = g_strdup_printf (ngettext ("%u finding appears", "%u findings appear", tally->appear),
                                             tally->appear);
  g_autofree char *vanish = g_strdup_printf (ngettext ("%u vanishes", "%u vanish", tally->vanish), tally->vanish);
  g_autofree char *other = g_strdup_printf (ngettext ("%u other result changes", "%u other results change", tally->other),
                                            tally->other);

  /* Translators: findings that appear, that vanish, and results that change otherwise */
  return tally->other > 0 ? g_strdup_printf (_("%1$s, %2$s, %3$s"), appear, vanish, other)
                          : g_strdup_printf (_("%1$s, %2$s"), appear, vanish);
}

/**
 * dr_what_changes_init:
 * @self: (out caller-allocates): what is said
 * @recheck: of the live register with a rulebook instead of the latest
 * @rulebook: for the titles of rules
 *
 * Counts findings that would appear and vanish, by rule and by assessment.
 */
void
dr_what_changes_init (DrWhatChanges    *self,
                      const DrRecheck  *recheck,
                      const DrRulebook *rulebook)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (Tally));
  g_autoptr (GPtrArray) by_rule = g_ptr_array_new ();
  g_autoptr (GPtrArray) assessments = g_ptr_array_new ();
  Tally all = { 0 };
  g_autofree char *counts = NULL;
  g_autofree char *live = dr_format_whole ((gint64) recheck->n_looked_at);

  *self = (DrWhatChanges) { .n_looked_at = recheck->n_looked_at };
  for (guint i = 0; i < recheck->n_items; i++)
    {
      const DrDrift *drift = &recheck->items[i];
      Tally own = { 0 };
      g_autofree char *words = NULL;

      for (guint d = 0; d < drift->n_differences; d++)
        {
          count (find_tally (rules, drift->differences[d].rule), &drift->differences[d]);
          count (&own, &drift->differences[d]);
          count (&all, &drift->differences[d]);
        }
      self->n_concerned += drift->n_differences > 0;
      words = drift->problem != NULL ? g_strdup (drift->problem) : tell (&own);
      /* Translators: an assessment, its version, and what changes in it */
      g_ptr_array_add (assessments, g_strdup_printf (_("%1$s, version %2$u: %3$s"), drift->reference, drift->version, words));
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const Tally *tally = &g_array_index (rules, Tally, i);
      g_autofree char *words = tell (tally);

      g_ptr_array_add (by_rule, g_strdup_printf (_("%1$s %2$s: %3$s"), tally->rule, title_of_rule (rulebook, tally->rule),
                                                 words));
    }
  g_ptr_array_add (by_rule, NULL);
  g_ptr_array_add (assessments, NULL);

  self->n_appear = all.appear;
  self->n_vanish = all.vanish;
  self->n_other = all.other;
  self->by_rule = (char **) g_ptr_array_free (g_steal_pointer (&by_rule), FALSE);
  self->assessments = (char **) g_ptr_array_free (g_steal_pointer (&assessments), FALSE);
  counts = tell (&all);
  if (self->n_concerned == 0)
    self->headline = g_strdup_printf (ngettext ("Nothing would change in the %s assessment that is live",
                                                "Nothing would change in the %s assessments that are live",
                                                (gulong) self->n_looked_at), live);
  else
    /* Translators: what changes, in how many of how many assessments */
    self->headline = g_strdup_printf (ngettext ("%1$s, in %2$u of %3$s live assessment", "%1$s, in %2$u of %3$s live assessments",
                                                (gulong) self->n_looked_at), counts, self->n_concerned, live);
}

/**
 * dr_what_changes_clear:
 * @self: what was said
 */
void
dr_what_changes_clear (DrWhatChanges *self)
{
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->by_rule, g_strfreev);
  g_clear_pointer (&self->assessments, g_strfreev);
}

/**
 * dr_what_changes_free:
 * @self: (transfer full) (nullable): what was said
 */
void
dr_what_changes_free (DrWhatChanges *self)
{
  if (self == NULL)
    return;

  dr_what_changes_clear (self);
  g_free (self);
}
