#include "dr-names.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "dr-group-words.h"
#include "dr-harm-order.h"

static const char * const characteristics[] = {
  [DR_CHARACTERISTIC_AGE] = N_("age"),
  [DR_CHARACTERISTIC_DISABILITY] = N_("disability"),
  [DR_CHARACTERISTIC_GENDER_REASSIGNMENT] = N_("gender reassignment"),
  [DR_CHARACTERISTIC_MARRIAGE_AND_CIVIL_PARTNERSHIP] = N_("marriage and civil partnership"),
  [DR_CHARACTERISTIC_PREGNANCY_AND_MATERNITY] = N_("pregnancy and maternity"),
  [DR_CHARACTERISTIC_RACE] = N_("race"),
  [DR_CHARACTERISTIC_RELIGION_OR_BELIEF] = N_("religion or belief"),
  [DR_CHARACTERISTIC_SEX] = N_("sex"),
  [DR_CHARACTERISTIC_SEXUAL_ORIENTATION] = N_("sexual orientation"),
  [DR_CHARACTERISTIC_LOCAL] = N_("locally adopted"),
};

static const char * const effects[] = {
  [DR_EFFECT_NONE] = N_("not answered"),
  [DR_EFFECT_POSITIVE] = N_("positive"),
  [DR_EFFECT_NEUTRAL] = N_("neutral"),
  [DR_EFFECT_UNKNOWN] = N_("unknown"),
  [DR_EFFECT_MIXED] = N_("mixed"),
  [DR_EFFECT_NEGATIVE] = N_("negative"),
};

static const char * const outcomes[] = {
  [DR_OUTCOME_NONE] = N_("not chosen yet"),
  [DR_OUTCOME_NO_MAJOR_CHANGE] = N_("no major change"),
  [DR_OUTCOME_ADJUST] = N_("adjust"),
  [DR_OUTCOME_CONTINUE] = N_("continue"),
  [DR_OUTCOME_STOP] = N_("stop and rethink"),
};

static const char * const severities[] = {
  [DR_SEVERITY_ADVISE] = N_("advise"),
  [DR_SEVERITY_OVERDUE] = N_("overdue"),
  [DR_SEVERITY_JUSTIFY] = N_("justify"),
  [DR_SEVERITY_ESCALATE] = N_("escalate"),
  [DR_SEVERITY_MUST] = N_("must"),
};

static const char * const results[] = {
  [DR_RESULT_NOT_APPLICABLE] = N_("not applicable"),
  [DR_RESULT_PASS] = N_("pass"),
  [DR_RESULT_UNKNOWN] = N_("unknown"),
  [DR_RESULT_FAIL] = N_("fail"),
};

static const char * const steps[] = {
  [DR_STEP_SUBMIT] = N_("submission"),
  [DR_STEP_RETURN] = N_("return"),
  [DR_STEP_ENDORSE] = N_("endorsement"),
  [DR_STEP_APPROVE] = N_("approval"),
  [DR_STEP_DECIDE] = N_("decision"),
  [DR_STEP_MONITOR] = N_("monitoring"),
  [DR_STEP_CLOSE] = N_("closing"),
  [DR_STEP_WITHDRAW] = N_("withdrawal"),
};

static const char * const offers[] = {
  [DR_OFFER_NONE] = N_("none"),
  [DR_OFFER_REDUCED] = N_("reduced"),
  [DR_OFFER_FULL] = N_("full"),
  [DR_OFFER_RELOCATED] = N_("relocated"),
};

static const char * const aims[] = {
  [DR_AIM_ELIMINATE] = N_("Eliminate discrimination"),
  [DR_AIM_ADVANCE] = N_("Advance equality of opportunity"),
  [DR_AIM_FOSTER] = N_("Foster good relations"),
};

static const char * const mix_kinds[] = {
  [DR_MIX_EXPECTED] = N_("Expected"),
  [DR_MIX_PREFERRED] = N_("Preferred"),
  [DR_MIX_ACTUAL] = N_("Actual"),
  [DR_MIX_TARGET] = N_("Target"),
};

static const char * const screenings[] = {
  [DR_SCREENING_UNDECIDED] = N_("Not decided yet"),
  [DR_SCREENING_FULL] = N_("A full assessment is needed"),
  [DR_SCREENING_OUT] = N_("No full assessment is needed"),
};

/* dr_*_label(): the translated words for a value of the vocabulary. Static. */
#define DEFINE_LABEL(function, Type, words) \
  const char *function (Type value) \
  { \
    return _(words[value]); \
  }

DEFINE_LABEL (dr_characteristic_label, DrCharacteristic, characteristics)
DEFINE_LABEL (dr_effect_label, DrEffect, effects)
DEFINE_LABEL (dr_outcome_label, DrOutcome, outcomes)
DEFINE_LABEL (dr_severity_label, DrSeverity, severities)
DEFINE_LABEL (dr_result_label, DrResultKind, results)
DEFINE_LABEL (dr_step_label, DrStep, steps)
DEFINE_LABEL (dr_offer_label, DrOffer, offers)
DEFINE_LABEL (dr_aim_label, DrAim, aims)
DEFINE_LABEL (dr_mix_kind_label, DrMixKind, mix_kinds)
DEFINE_LABEL (dr_screening_label, DrScreening, screenings)

/* (transfer full): names of groups, of more than @most the worst off */
static char *
name_groups (const DrCheck   *check,
             const DrIndices *groups,
             guint            most)
{
  g_autofree guint *order = g_new (guint, groups->n + 1);
  g_autofree const char **names = g_new0 (const char *, groups->n + 1);

  for (guint i = 0; i < groups->n; i++)
    order[i] = (guint) groups->items[i];
  if (groups->n > most + 1)
    dr_harm_order_sort (check, order, groups->n);
  for (guint i = 0; i < groups->n; i++)
    names[i] = check->evidence->groups[order[i]].name;

  return dr_group_words (names, groups->n, most);
}

/* The groups that an entry names, as people read them; where it names none, the characteristics that it names as a whole. */
static char *
join_groups (const DrCheck  *check,
             const DrImpact *impact,
             guint           most)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  if (impact->groups.n > 0)
    return name_groups (check, &impact->groups, most);

  for (int i = 0; i < DR_N_CHARACTERISTICS; i++)
    if ((impact->characteristics & (1u << i)) != 0)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", dr_characteristic_label ((DrCharacteristic) i));

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static gboolean
is_of_same (const DrImpact *a,
            const DrImpact *b)
{
  return a->characteristics == b->characteristics && a->groups.n == b->groups.n
         && (a->groups.n == 0 || memcmp (a->groups.items, b->groups.items, a->groups.n * sizeof *a->groups.items) == 0);
}

/* Whom an entry speaks of, as people read it; where several speak of the same, which of them it is. */
static char *
describe_impact (const DrCheck *check,
                 const char    *id,
                 guint          most)
{
  const DrAssessment *assessment = check->assessment;
  const DrImpact *impact = NULL;
  g_autofree char *whom = NULL;
  guint place = 0;
  guint n = 0;

  for (guint i = 0; i < assessment->n_impacts && impact == NULL; i++)
    if (strcmp (assessment->impacts[i].id, id) == 0)
      impact = &assessment->impacts[i];
  if (impact == NULL)
    return g_strdup (id);

  for (guint i = 0; i < assessment->n_impacts; i++)
    if (is_of_same (&assessment->impacts[i], impact))
      {
        n++;
        place = &assessment->impacts[i] == impact ? n : place;
      }
  whom = join_groups (check, impact, most);
  if (n == 1)
    /* Translators: %s are the groups that an entry of “Impacts” speaks of */
    return whom[0] != '\0' ? g_strdup_printf (_("Impact on %s"), whom) : g_strdup (_("Impact that names no group"));

  /* Translators: %1$s are the groups that several entries of “Impacts” speak of; this is number %2$u of them */
  return whom[0] != '\0' ? g_strdup_printf (_("Impact on %1$s, entry %2$u"), whom, place)
                         : g_strdup_printf (_("Impact that names no group, entry %u"), place);
}

static const char *
own_name (const DrCheck *check,
          const char    *kind,
          const char    *id)
{
  const DrAssessment *assessment = check->assessment;
  int index;

  if (strcmp (kind, "option") == 0 && (index = dr_assessment_find_option (assessment, id)) != DR_NO_INDEX)
    return assessment->options[index].name;
  if (strcmp (kind, "point") == 0 && (index = dr_assessment_find_point (assessment, id)) != DR_NO_INDEX)
    return assessment->points[index].name;
  for (guint i = 0; strcmp (kind, "consultation") == 0 && i < assessment->n_consultations; i++)
    if (strcmp (assessment->consultations[i].id, id) == 0)
      return assessment->consultations[i].name;
  for (guint i = 0; strcmp (kind, "measure") == 0 && i < assessment->n_measures; i++)
    if (strcmp (assessment->measures[i].id, id) == 0)
      return assessment->measures[i].name;
  for (guint i = 0; (strcmp (kind, "action") == 0 || strcmp (kind, "point") == 0) && i < assessment->n_actions; i++)
    if (strcmp (assessment->actions[i].id, id) == 0)
      return assessment->actions[i].text;

  return NULL;
}

static const char *
evidence_name (const DrEvidence *evidence,
               const char       *kind,
               const char       *id)
{
  int index;

#define NAME_IN(word, finder, rows, field) \
  if (strcmp (kind, word) == 0 && (index = dr_evidence_find_##finder (evidence, id)) != DR_NO_INDEX) \
    return evidence->rows[index].field
  NAME_IN ("group", group, groups, name);
  NAME_IN ("channel", channel, channels, name);
  NAME_IN ("need", need, needs, name);
  NAME_IN ("prerequisite", prerequisite, prerequisites, name);
  NAME_IN ("source", source, sources, title);
  NAME_IN ("service", service, services, name);
#undef NAME_IN

  return NULL;
}

/* Whose figure it is, and of what; NULL: there is none of that id. */
static char *
describe_figure (const DrEvidence *evidence,
                 const char       *id)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *figure = &evidence->figures[i];
      const char *target = NULL;

      if (strcmp (figure->id, id) != 0)
        continue;
      switch (figure->target)
        {
        case DR_TARGET_CHANNEL:
          target = evidence->channels[figure->target_index].name;
          break;
        case DR_TARGET_PREREQUISITE:
          target = evidence->prerequisites[figure->target_index].name;
          break;
        case DR_TARGET_POINT:
        default:
          target = evidence->points[figure->target_index].name;
          break;
        }

      /* Translators: a group of people, and a channel, what it takes or a desk: "Disabled people (Telephone)" */
      return g_strdup_printf (_("%1$s (%2$s)"), evidence->groups[figure->group].name, target);
    }

  return NULL;
}

/* One "kind:id". */
static char *
describe_part (const DrCheck *check,
               const char    *part,
               guint          most)
{
  const char *colon = strchr (part, ':');
  g_autofree char *kind = NULL;
  const char *id;
  const char *name;
  int characteristic;

  if (colon == NULL)
    return g_strdup (strcmp (part, "assessment") == 0 ? _("the assessment") : part);

  kind = g_strndup (part, (gsize) (colon - part));
  id = colon + 1;
  if (strcmp (kind, "impact") == 0)
    return describe_impact (check, id, most);
  if (strcmp (kind, "characteristic") == 0
      && dr_vocabulary_parse (DR_VOCABULARY_CHARACTERISTIC, id, &characteristic))
    return g_strdup (dr_characteristic_label (characteristic));

  if (strcmp (kind, "figure") == 0)
    {
      char *figure = describe_figure (check->evidence, id);

      return figure != NULL ? figure : g_strdup (id);
    }

  name = own_name (check, kind, id);
  if (name == NULL)
    name = evidence_name (check->evidence, kind, id);

  return g_strdup (name != NULL ? name : id);
}

/**
 * dr_subject_describe:
 * @check: a check
 * @subject: a result's subject
 *
 * Returns: (transfer full): what a person reads for it, e.g. "Disabled people: British Sign Language"
 */
char *
dr_subject_describe (const DrCheck *check,
                     const char    *subject)
{
  return dr_subject_describe_few (check, subject, DR_ALL_NAMES);
}

/**
 * dr_subject_describe_few:
 * @check: a check
 * @subject: a result's subject
 * @most: groups that are named of an impact; at least 1
 *
 * Returns: (transfer full): what a person reads for it; of an impact on more groups the worst off, and how many more
 */
char *
dr_subject_describe_few (const DrCheck *check,
                         const char    *subject,
                         guint          most)
{
  g_auto (GStrv) parts = g_strsplit (subject, "/", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = describe_part (check, parts[i], most);

      g_string_append_printf (joined, "%s%s", i > 0 ? ": " : "", part);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/**
 * dr_format_whole:
 * @number: a whole number
 *
 * Returns: (transfer full): with its thousands separated as the locale does, or by commas where it does not say how
 */
char *
dr_format_whole (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (number));
  const char *separator = localeconv ()->thousands_sep;
  GString *text = g_string_new (number < 0 ? "−" : NULL);
  gsize length = strlen (digits);

  if (separator[0] == '\0' || !g_utf8_validate (separator, -1, NULL))
    separator = ",";
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * dr_format_people:
 * @people: a number of people within bounds
 *
 * Returns: (transfer full): "0 to 292 people"
 */
char *
dr_format_people (DrPeople people)
{
  g_autofree char *lo = NULL;
  g_autofree char *hi = NULL;

  if (!people.known)
    return g_strdup (_("a number of people that is not known"));
  lo = dr_format_whole (people.lo);
  hi = dr_format_whole (people.hi);
  if (people.lo == people.hi)
    return g_strdup_printf (ngettext ("%s person", "%s people", (gulong) people.lo), lo);

  /* Translators: the lower and upper end of a number of people */
  return g_strdup_printf (ngettext ("%1$s to %2$s person", "%1$s to %2$s people", (gulong) people.hi), lo, hi);
}

/**
 * dr_format_count:
 * @count: a number, or DR_UNKNOWN
 *
 * Returns: (transfer full): with one decimal at most
 */
char *
dr_format_count (double count)
{
  if (!dr_is_known (count))
    return g_strdup (_("not known"));
  if (count == round (count))
    return dr_format_whole ((gint64) count);

  return g_strdup_printf ("%s%.1f", count < 0.0 ? "−" : "", fabs (count));
}

/**
 * dr_format_ratio:
 * @ratio: how many times as much
 *
 * Returns: (transfer full): "1.42 times"
 */
char *
dr_format_ratio (double ratio)
{
  /* Translators: how many times as much */
  return g_strdup_printf (_("%.2f times"), ratio);
}

static const char * const months[] = {
  NC_("month", "January"), NC_("month", "February"), NC_("month", "March"), NC_("month", "April"), NC_("month", "May"),
  NC_("month", "June"), NC_("month", "July"), NC_("month", "August"), NC_("month", "September"), NC_("month", "October"),
  NC_("month", "November"), NC_("month", "December"),
};

static const char * const short_months[] = {
  NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"), NC_("short month", "Apr"),
  NC_("short month", "May"), NC_("short month", "Jun"), NC_("short month", "Jul"), NC_("short month", "Aug"),
  NC_("short month", "Sep"), NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
};

/**
 * dr_format_short_month:
 * @month: 1 to 12
 *
 * In the language of messages, see dr_format_date ().
 *
 * Returns: (transfer none): "Mar"
 */
const char *
dr_format_short_month (guint month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_months[month - 1]);
}

/* @month: (nullable): its name */
static char *
format_date (DrDate      date,
             const char *month)
{
  if (month == NULL)
    return g_strdup_printf ("%u", (guint) date.year);
  if (date.day == 0)
    /* Translators: a month and a year */
    return g_strdup_printf (_("%1$s %2$u"), month, (guint) date.year);

  /* Translators: a day, a month and a year */
  return g_strdup_printf (_("%1$u %2$s %3$u"), (guint) date.day, month, (guint) date.year);
}

/**
 * dr_format_date:
 * @date: a date, perhaps partial or none
 *
 * In the language of messages, which may be another than that of the system's own dates: a report can be written in any.
 *
 * Returns: (transfer full): "15 March 2023", "March 2023", "2023", or that none is set
 */
char *
dr_format_date (DrDate date)
{
  if (!dr_date_is_set (date))
    return g_strdup (_("no date"));

  return format_date (date, date.month > 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "month", months[date.month - 1]) : NULL);
}

/**
 * dr_format_short_date:
 * @date: a date, perhaps partial or none
 *
 * Returns: (transfer full): short enough for a column: "5 Mar 2027", "Mar 2027", "2027"; "" for no date
 */
char *
dr_format_short_date (DrDate date)
{
  if (!dr_date_is_set (date))
    return g_strdup ("");

  return format_date (date, date.month > 0 ? dr_format_short_month (date.month) : NULL);
}

/**
 * dr_edition_words:
 * @text: (nullable): words of a rulebook or a questionnaire
 *
 * The editions that come with the toolkit are translated with it; what a council has written in its own has no translation and stays
 * as it is.
 *
 * Returns: (transfer none) (nullable): what people read for it
 */
const char *
dr_edition_words (const char *text)
{
  return text != NULL && text[0] != '\0' ? g_dgettext (GETTEXT_PACKAGE, text) : text;   /* "" has the catalogue's own head */
}
