#include "dr-result-entry.h"

#include <glib/gi18n-lib.h>

/* The first day of a year, a month or a day. */
static DrDate
first_day (DrDate date)
{
  return (DrDate) { date.year, date.month != 0 ? date.month : 1, date.day != 0 ? date.day : 1 };
}

/**
 * dr_result_entry_period:
 * @typed: (nullable): a year, a month or a day
 * @effective: when the change took effect; %DR_DATE_NONE where that is not said
 * @today: what begins after it has not been measured
 * @problem: (out): why it is no period, translated; %NULL: it is one
 * @remark: (out): what is odd about it, translated; %NULL: nothing
 *
 * Returns: (transfer full) (nullable): the period as the format has it
 */
char *
dr_result_entry_period (const char  *typed,
                        DrDate       effective,
                        DrDate       today,
                        const char **problem,
                        const char **remark)
{
  g_autofree char *text = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  char buffer[DR_DATE_STRING_SIZE];
  DrDate date;

  *problem = NULL;
  *remark = NULL;
  if (text[0] == '\0')
    *problem = _("Say when it was measured: a year, a month or a day, as 2027, 2027-03 or 2027-03-31.");
  else if (!dr_date_parse (text, &date))
    *problem = _("This is no period. Write a year, a month or a day, as 2027, 2027-03 or 2027-03-31.");
  else if (dr_date_compare (first_day (date), today) > 0)
    *problem = _("This has not happened yet. Write a period that has begun.");
  if (*problem != NULL)
    return NULL;

  if (dr_date_is_set (effective) && dr_date_compare (dr_date_last_day (date), effective) < 0)
    *remark = _("This was before the change took effect.");

  return g_strdup (dr_date_format (date, buffer));
}

/**
 * dr_result_entry_why_not:
 * @stage: where the version stands
 * @person: (nullable): id of who sits there
 * @is_manager: whether that is the manager of its service
 *
 * Returns: (transfer none) (nullable): why no results can be entered, translated; %NULL: they can
 */
const char *
dr_result_entry_why_not (DrStage     stage,
                         const char *person,
                         gboolean    is_manager)
{
  if (stage == DR_STAGE_APPROVED || stage == DR_STAGE_DECIDED)
    return _("Results are entered once the change has taken effect.");
  if (stage != DR_STAGE_MONITORED)
    return _("Results are entered while a change is monitored. What was entered is sealed and stays as it is.");
  if (person == NULL)
    return _("Nobody is known to sit here: say in the preferences who you are.");

  return is_manager ? NULL : _("Results are entered by the service manager. You can read them here.");
}

/**
 * dr_result_entry_kept:
 *
 * Returns: (transfer none): what becomes of what is entered in monitoring, translated
 */
const char *
dr_result_entry_kept (void)
{
  return _("What you enter is kept at once, and sealed when the assessment is closed. Until then it is in no return: "
           "“Maintaining access” shows it as not sealed yet.");
}

/**
 * dr_next_review_problem:
 * @typed: (nullable): the day of the next review, as the format has it
 * @today: when this one is done
 *
 * Returns: (transfer none) (nullable): why it is none, translated; %NULL: it is one
 */
const char *
dr_next_review_problem (const char *typed,
                        DrDate      today)
{
  DrDate date;

  if (typed == NULL || typed[0] == '\0' || !dr_date_parse (typed, &date) || date.day == 0)
    return _("Say on which day you look again.");

  return dr_date_compare (date, today) > 0 ? NULL : _("The next review is on a day after today.");
}

/**
 * dr_action_close_why_not:
 * @stage: where the version stands
 * @person: (nullable): id of who sits there
 * @is_manager: whether that is the manager of its service
 *
 * Returns: (transfer none) (nullable): why an action cannot be closed, translated; %NULL: it can, or it is a draft's
 */
const char *
dr_action_close_why_not (DrStage     stage,
                         const char *person,
                         gboolean    is_manager)
{
  if (stage == DR_STAGE_DRAFT)
    return NULL;
  if (stage != DR_STAGE_DECIDED && stage != DR_STAGE_MONITORED)
    return _("Actions are closed once the decision is recorded, until the assessment is closed.");
  if (person == NULL)
    return _("Nobody is known to sit here: say in the preferences who you are.");

  return is_manager ? NULL : _("Actions are closed by the service manager.");
}
