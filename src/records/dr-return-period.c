#include "dr-return-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-load.h"

/* The financial year of English, Welsh and Scottish councils begins on 1 April. */
#define FIRST_MONTH 4
#define MONTHS_OF_QUARTER 3

/* Exactly so many digits. */
static gboolean
read_digits (const char *text,
             guint       n,
             guint      *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (guint) (text[i] - '0');
    }

  return TRUE;
}

static DrDate
first_of_month (guint year,
                guint month)
{
  return (DrDate) { (guint16) year, (guint8) month, 1 };
}

/* So many months from the first day of @month. */
static DrPeriod
months_from (guint year,
             guint month,
             guint n)
{
  DrDate from = first_of_month (year, month);

  return (DrPeriod) { from, dr_date_add_days (dr_date_add_months (from, (int) n), -1) };
}

/* "2026-27", "2026-27-Q2": the second year is that after the first. */
static gboolean
parse_financial (const char *text,
                 gsize       length,
                 guint       year,
                 DrPeriod   *period)
{
  guint second;
  guint quarter;
  guint month;

  if (text[4] != '-' || !read_digits (text + 5, 2, &second) || second != (year + 1) % 100)
    return FALSE;
  if (length == strlen ("2026-27"))
    {
      *period = months_from (year, FIRST_MONTH, 12);
      return TRUE;
    }
  if (text[7] != '-' || text[8] != 'Q' || !read_digits (text + 9, 1, &quarter) || quarter < 1 || quarter > 4)
    return FALSE;

  month = FIRST_MONTH + (quarter - 1) * MONTHS_OF_QUARTER;
  *period = month > 12 ? months_from (year + 1, month - 12, MONTHS_OF_QUARTER)
                       : months_from (year, month, MONTHS_OF_QUARTER);

  return TRUE;
}

static gboolean
parse_span (const char *text,
            DrPeriod   *period)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", -1);
  DrPeriod found;

  if (g_strv_length (ends) != 2
      || !dr_date_parse_full (ends[0], &found.from) || !dr_date_parse_full (ends[1], &found.to)
      || dr_date_compare (found.from, found.to) > 0)
    return FALSE;
  *period = found;

  return TRUE;
}

/**
 * dr_return_parse_period:
 * @text: "2026-27" (the financial year, 1 April to 31 March), "2026-27-Q2" (its second quarter, July to September),
 *   "2026" (the calendar year) or "2026-04-01..2026-09-30" (both days included)
 * @period: (out): the period; untouched on failure
 * @error: return location for a #DrRecordError
 *
 * Two digits after the first year are a year, never a month: "2011-12" is the financial year that begins in 2011.
 *
 * Returns: whether @text is a period
 */
gboolean
dr_return_parse_period (const char  *text,
                        DrPeriod    *period,
                        GError     **error)
{
  gsize length = strlen (text);
  guint year;
  gboolean good = FALSE;

  if (strstr (text, "..") != NULL)
    good = parse_span (text, period);
  else if (length >= 4 && read_digits (text, 4, &year) && year >= 1 && year <= 9998)
    {
      if (length == strlen ("2026"))
        {
          *period = months_from (year, 1, 12);
          good = TRUE;
        }
      else if (length == strlen ("2026-27") || length == strlen ("2026-27-Q2"))
        good = parse_financial (text, length, year, period);
    }

  if (!good)
    g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                 _("“%s” is not a period; expected a financial year (2026-27), a quarter of one (2026-27-Q2), "
                   "a calendar year (2026) or two days (2026-04-01..2026-09-30)"), text);

  return good;
}

/**
 * dr_period_contains:
 * @self: a period
 * @date: a date, or none
 *
 * Returns: whether @date is set and lies in the period, its first and last day included
 */
gboolean
dr_period_contains (DrPeriod self,
                    DrDate   date)
{
  return dr_date_is_set (date) && dr_date_compare (self.from, date) <= 0 && dr_date_compare (date, self.to) <= 0;
}

/* How many whole months a period is, from the first day of one to the last of another; 0: it is no such. */
static int
whole_months (DrPeriod self)
{
  const DrDate month = { self.to.year, self.to.month, 0 };

  if (self.from.day != 1 || dr_date_compare (dr_date_last_day (month), self.to) != 0)
    return 0;

  return (self.to.year - self.from.year) * 12 + self.to.month - self.from.month + 1;
}

/**
 * dr_period_before:
 * @self: a period
 *
 * Returns: the period of the same length that ends the day before: of whole months as many months, else as many days; it
 *   begins in the year 1 at the earliest
 */
DrPeriod
dr_period_before (DrPeriod self)
{
  int months = whole_months (self);
  DrDate to = dr_date_add_days (self.from, -1);
  DrDate from = months > 0 ? dr_date_add_months (self.from, -months)
                           : dr_date_add_days (self.from, -(dr_date_days_between (self.from, self.to) + 1));

  return (DrPeriod) { from, to };
}
