#include "dr-register-state.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"
#include "dr-workflow.h"

#define BIT(filter) (1u << DR_FILTER_##filter)
#define STAGE(stage) (1u << DR_STAGE_##stage)

/* Stages before the decision, in which its date is still to come. */
#define UNDECIDED (STAGE (DRAFT) | STAGE (SUBMITTED) | STAGE (RETURNED) | STAGE (ENDORSED) | STAGE (APPROVED))

/* Stages in which a version is in force, so that its review is due. */
#define IN_FORCE (STAGE (APPROVED) | STAGE (DECIDED) | STAGE (MONITORED))

/* What is said in days, as "90 days", at most; and in months at less than this. */
#define MOST_DAYS 90
#define MONTHS_IN_TWO_YEARS 24

static const struct { const char *label; const char *help; } filters[DR_N_FILTERS] = {
  [DR_FILTER_MINE] = { N_("Mine"), N_("Assessments that you write") },
  [DR_FILTER_AWAITING] = { N_("Awaiting review"), N_("Submitted, and not yet endorsed or returned") },
  [DR_FILTER_RETURNED] = { N_("Returned to me"), N_("Yours, returned by a reviewer or an approver") },
  [DR_FILTER_SOON] = { N_("Decision in 30 days"), N_("Not decided yet, with a decision date in the next 30 days") },
  [DR_FILTER_OVERDUE] = { N_("Review overdue"), N_("In force, with a review date that has passed") },
  [DR_FILTER_MOVED] = { N_("Evidence has moved"), N_("Results that no longer hold with the latest evidence") },
};

/**
 * dr_register_filter_label:
 * @filter: a filter
 *
 * Returns: (transfer none): its name, translated
 */
const char *
dr_register_filter_label (DrRegisterFilter filter)
{
  return _(filters[filter].label);
}

/**
 * dr_register_filter_help:
 * @filter: a filter
 *
 * Returns: (transfer none): which assessments it leaves, translated
 */
const char *
dr_register_filter_help (DrRegisterFilter filter)
{
  return _(filters[filter].help);
}

/**
 * dr_register_filter_set:
 * @filters: bits of those that are on
 * @filter: one of them
 * @on: whether it is to be on
 *
 * Filters that ask for different stages leave nothing together: the one that is set takes the others' place.
 *
 * Returns: bits of those that are on then
 */
guint
dr_register_filter_set (guint            filters_on,
                        DrRegisterFilter filter,
                        gboolean         on)
{
  guint by_stage = BIT (AWAITING) | BIT (RETURNED) | BIT (OVERDUE);

  if (!on)
    return filters_on & ~(1u << filter);
  if (by_stage & (1u << filter))
    filters_on &= ~by_stage;
  if (filter == DR_FILTER_OVERDUE)
    filters_on &= ~BIT (SOON);
  if (filter == DR_FILTER_SOON)
    filters_on &= ~BIT (OVERDUE);

  return filters_on | 1u << filter;
}

/**
 * dr_register_wish_query:
 * @wish: what a list is asked for
 * @query: (out caller-allocates): the same for the store; its texts are @wish's
 *
 * What is in force, and what evidence moved under, may be an earlier version than the latest: those two filters look at
 * every version.
 */
void
dr_register_wish_query (const DrRegisterWish *wish,
                        DrRegisterQuery      *query)
{
  guint on = wish->filters;

  *query = (DrRegisterQuery) {
    .sort = wish->sort,
    .descending = wish->descending,
    .latest = !wish->earlier && (on & (BIT (OVERDUE) | BIT (MOVED))) == 0,
    .moved = (on & BIT (MOVED)) != 0,
    .limit = DR_REGISTER_MAX_PAGE,
  };
  if (wish->search != NULL && g_utf8_strlen (wish->search, -1) >= DR_REGISTER_LETTERS)
    query->search = wish->search;
  if (on & (BIT (MINE) | BIT (RETURNED)))
    query->owner = wish->person != NULL ? wish->person : "";
  if (on & BIT (AWAITING))
    query->stages = STAGE (SUBMITTED);
  if (on & BIT (RETURNED))
    query->stages = STAGE (RETURNED);
  if (on & BIT (SOON))
    {
      query->stages = query->stages != 0 ? query->stages : UNDECIDED;
      query->decision_from = wish->today;
      query->decision_to = dr_date_add_days (wish->today, DR_REGISTER_SOON);
    }
  if (on & BIT (OVERDUE))
    query->review_before = wish->today;
}

/**
 * dr_register_span_text:
 * @from: a whole date
 * @to: one that is no earlier
 *
 * How long that is in the unit that says it best, wherever the program says so: days for three months, months for two years.
 *
 * Returns: (transfer full): "3 days", "21 months", "4 years"
 */
char *
dr_register_span_text (DrDate from,
                       DrDate to)
{
  int days = dr_date_days_between (from, to);
  int months = 0;

  if (days <= MOST_DAYS)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  while (dr_date_compare (dr_date_add_months (from, months + 1), to) <= 0)
    months++;
  if (months < MONTHS_IN_TWO_YEARS)
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);

  return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) (months / 12)), months / 12);
}

/**
 * dr_register_days_text:
 * @date: a date, perhaps partial: then its last day counts
 * @today: the day that it is
 *
 * Returns: (transfer full): "in 3 days", "today", "5 months overdue"; "" for no date
 */
char *
dr_register_days_text (DrDate date,
                       DrDate today)
{
  DrDate day = dr_date_last_day (date);
  g_autofree char *span = NULL;

  if (!dr_date_is_set (date))
    return g_strdup ("");
  if (dr_date_is_same (day, today))
    return g_strdup (_("today"));
  if (dr_date_compare (day, today) < 0)
    {
      span = dr_register_span_text (day, today);
      /* Translators: %s is as "5 days", "3 months", "2 years" */
      return g_strdup_printf (_("%s overdue"), span);
    }
  span = dr_register_span_text (today, day);

  /* Translators: %s is as "5 days", "3 months", "2 years" */
  return g_strdup_printf (_("in %s"), span);
}

/**
 * dr_register_count_text:
 * @n: rows that are shown
 * @more: whether there are more that are not
 * @searched: whether they were searched for
 *
 * Returns: (transfer full): how many there are, in words
 */
char *
dr_register_count_text (guint    n,
                        gboolean more,
                        gboolean searched)
{
  g_autofree char *number = dr_format_whole (n);

  if (more)
    return g_strdup_printf (_("More than %s found; the newest %s are shown"), number, number);
  if (searched && n == 0)
    return g_strdup (_("Nothing found"));
  if (searched)
    return g_strdup_printf (ngettext ("%s found", "%s found, newest first", n), number);

  return g_strdup_printf (ngettext ("%s assessment", "%s assessments", n), number);
}

/**
 * dr_register_sentence:
 * @words: the name of a stage or an outcome
 *
 * Returns: (transfer full): with a capital to begin with, as a cell of its own
 */
char *
dr_register_sentence (const char *words)
{
  g_autofree char *first = NULL;

  if (words[0] == '\0')
    return g_strdup ("");
  first = g_utf8_strup (words, g_utf8_next_char (words) - words);

  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

/* (transfer full): what is first to be done, as "78 to justify" */
static char *
say_first (DrSeverity severity,
           guint      n)
{
  if (severity == DR_SEVERITY_MUST)
    /* Translators: how many open findings must be mended */
    return g_strdup_printf (ngettext ("%u to mend", "%u to mend", n), n);
  if (severity == DR_SEVERITY_ESCALATE)
    return g_strdup_printf (ngettext ("%u to escalate", "%u to escalate", n), n);

  return g_strdup_printf (ngettext ("%u to justify", "%u to justify", n), n);
}

/* The worst, and the others after it, in numbers and words. */
static void
take_findings (const DrRegisterRow *row,
               DrRegisterState     *self)
{
  g_autoptr (GString) more = g_string_new (NULL);
  const struct { guint n; DrSeverity severity; } open[] = {
    { row->must, DR_SEVERITY_MUST }, { row->escalate, DR_SEVERITY_ESCALATE }, { row->justify, DR_SEVERITY_JUSTIFY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    {
      if (open[i].n == 0)
        continue;
      if (self->findings == NULL)
        self->findings = say_first (open[i].severity, open[i].n);
      else
        {
          g_string_append (more, more->len > 0 ? " · " : "");
          /* Translators: how many open findings are of a severity, as "2 escalate" */
          g_string_append_printf (more, _("%u %s"), open[i].n, dr_severity_label (open[i].severity));
        }
    }
  if (self->findings == NULL)
    self->findings = g_strdup (_("None open"));
  self->findings_more = g_string_free (g_steal_pointer (&more), FALSE);
  self->findings_tone = row->must > 0 ? DR_TONE_ERROR : row->escalate > 0 ? DR_TONE_WARNING : DR_TONE_PLAIN;
}

/* Days left count while something is still to be done. */
static DrRegisterTone
take_days (DrDate    date,
           DrDate    today,
           guint     stages,
           DrStage   stage,
           char    **note)
{
  int days;

  if (!dr_date_is_set (date) || (stages & (1u << stage)) == 0)
    {
      *note = g_strdup ("");
      return DR_TONE_PLAIN;
    }
  *note = dr_register_days_text (date, today);
  days = dr_date_days_between (today, dr_date_last_day (date));

  return days < 0 ? DR_TONE_ERROR : days <= DR_REGISTER_SOON ? DR_TONE_WARNING : DR_TONE_PLAIN;
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part[0] != '\0')
    g_string_append_printf (text, " · %s", part);
}

/* What matters most first: where it is narrow, the end is cut. */
static char *
summary_of (const DrRegisterState *self)
{
  g_autoptr (GString) text = g_string_new (self->reference);
  gboolean open = self->findings_tone != DR_TONE_PLAIN;

  add_part (text, self->version);
  add_part (text, self->stage);
  add_part (text, self->stage_note);
  add_part (text, open ? self->findings : "");
  if (self->decision_note[0] != '\0')
    g_string_append_printf (text, " · %s %s", _("decision"), self->decision_note);
  if (self->review_tone == DR_TONE_ERROR)
    g_string_append_printf (text, " · %s %s", _("review"), self->review_note);
  add_part (text, open ? self->findings_more : "");
  add_part (text, self->service);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dr_register_state_new:
 * @row: a row
 * @today: the day that days left are counted from
 * @going: whether the draft is about to be deleted
 *
 * Returns: (transfer full): what a list says of it
 */
DrRegisterState *
dr_register_state_new (const DrRegisterRow *row,
                       DrDate               today,
                       gboolean             going)
{
  DrRegisterState *self = g_new0 (DrRegisterState, 1);

  self->reference = g_strdup (row->reference);
  self->version = row->version > 1 ? g_strdup_printf (_("version %u"), row->version) : g_strdup ("");
  self->title = g_strdup (row->title[0] != '\0' ? row->title : _("Without a title"));
  self->change = g_strdup (row->change);
  self->service = g_strdup (row->service_name[0] != '\0' ? row->service_name : row->service);
  self->stage = dr_register_sentence (dr_workflow_stage_name (row->stage));
  self->stage_note = g_strdup (going ? _("to be deleted") : row->moved ? _("evidence moved") : "");
  self->outcome = row->outcome != DR_OUTCOME_NONE ? dr_register_sentence (dr_outcome_label (row->outcome)) : g_strdup ("");
  take_findings (row, self);
  self->decision = dr_format_short_date (row->decision);
  self->decision_tone = take_days (row->decision, today, UNDECIDED, row->stage, &self->decision_note);
  self->review = dr_format_short_date (row->review);
  self->review_tone = take_days (row->review, today, IN_FORCE, row->stage, &self->review_note);
  self->summary = summary_of (self);

  return self;
}

/**
 * dr_register_state_free:
 * @self: (nullable): a row's texts
 */
void
dr_register_state_free (DrRegisterState *self)
{
  if (self == NULL)
    return;
  g_free (self->reference);
  g_free (self->version);
  g_free (self->title);
  g_free (self->change);
  g_free (self->service);
  g_free (self->stage);
  g_free (self->stage_note);
  g_free (self->outcome);
  g_free (self->findings);
  g_free (self->findings_more);
  g_free (self->decision);
  g_free (self->decision_note);
  g_free (self->review);
  g_free (self->review_note);
  g_free (self->summary);
  g_free (self);
}
