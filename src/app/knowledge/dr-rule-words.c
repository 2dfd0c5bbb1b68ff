#include "dr-rule-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const char *id;
  const char *label;
} Label;

/* Translated; the id where the program has no words for it. */
static const char *
find (const Label *labels,
      gsize        n,
      const char  *id)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (labels[i].id, id) == 0)
      return _(labels[i].label);

  return id;
}

/**
 * dr_threshold_label:
 * @id: of a threshold, as "points"
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *
dr_threshold_label (const char *id)
{
  static const Label labels[] = {
    { "may_exclude_share", N_("Share that may be left without a way") },
    { "points", N_("Difference between shares") },
    { "ratio", N_("Times the share of everybody else") },
    { "people", N_("How many people at least") },
    { "max_age_survey", N_("Age at which a survey is old") },
    { "max_age_census", N_("Age at which a census is old") },
    { "max_age_administrative", N_("Age at which counts are old") },
    { "max_age_study", N_("Age at which a study is old") },
    { "min_base", N_("People asked, at least") },
    { "min_answers", N_("Answers at least") },
    { "min_rate", N_("Share of those asked who answered") },
    { "min_consideration_days", N_("Days between a consultation and the decision") },
    { "reach", N_("Share whom a channel must reach") },
    { "days", N_("Days") },
    { "months", N_("Months") },
    { "count", N_("How many") },
    { "contacts", N_("Contacts a year, at least") },
    { "share", N_("Share") },
  };

  return find (labels, G_N_ELEMENTS (labels), id);
}

/**
 * dr_case_label:
 * @id: of a case of a rule that is not its main one, as "uncertain"
 *
 * Returns: (transfer none): what is so in that case, translated, to go on a sentence
 */
const char *
dr_case_label (const char *id)
{
  static const Label labels[] = {
    { "excluded", N_("people are left without a way") },
    { "at-risk", N_("people depend on what goes or is reduced") },
    { "uncertain", N_("too few were asked to be certain") },
    { "beyond", N_("it is more than people can use") },
    { "stretch", N_("it may be more than people can use") },
    { "last", N_("the last of it goes") },
    { "one", N_("some of it goes") },
    { "lost", N_("the need is met now") },
    { "never", N_("the need was never met") },
    { "over", N_("there is no room for all of them") },
    { "unstated", N_("nobody has said how many there is room for") },
    { "none", N_("nothing is set") },
    { "worse", N_("it gets worse") },
    { "stale", N_("it is old") },
    { "very-stale", N_("it is very old") },
    { "no-action", N_("no action finds it out") },
    { "unknown", N_("it is not known yet") },
    { "no-date", N_("the decision has no date") },
    { "late", N_("it comes after the decision") },
    { "late-start", N_("it was begun late") },
    { "far", N_("the date is far away") },
    { "passed", N_("the date has passed") },
    { "open", N_("it is still to be announced") },
    { "overdue", N_("it was to be announced long ago") },
    { "fails", N_("the check fails") },
  };

  return find (labels, G_N_ELEMENTS (labels), id);
}

/**
 * dr_case_heading:
 * @id: of a case of a rule
 *
 * Returns: (transfer full): what asks how severe it is
 */
char *
dr_case_heading (const char *id)
{
  if (strcmp (id, "fails") == 0)
    return g_strdup (_("How severe it is"));

  /* Translators: %s is when, as "too few were asked to be certain" */
  return g_strdup_printf (_("How severe it is where %s"), dr_case_label (id));
}
