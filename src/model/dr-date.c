#include "dr-date.h"

/* Digits only, as many as asked for. */
static gboolean
parse_digits (const char **text,
              guint        n_digits,
              guint       *value)
{
  *value = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (guint) (*(*text)++ - '0');
    }

  return TRUE;
}

static GDate
to_gdate (DrDate date)
{
  GDate gdate;

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, date.day, (GDateMonth) date.month, date.year);

  return gdate;
}

static DrDate
from_gdate (const GDate *gdate)
{
  return (DrDate) { g_date_get_year (gdate), (guint8) g_date_get_month (gdate), g_date_get_day (gdate) };
}

/**
 * dr_date_parse:
 * @text: (nullable): "YYYY", "YYYY-MM" or "YYYY-MM-DD"
 * @date: (out): the date; untouched on failure
 *
 * Returns: whether @text is such a date and exists (31 February does not)
 */
gboolean
dr_date_parse (const char *text,
               DrDate     *date)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;

  if (text == NULL || !parse_digits (&text, 4, &year) || year == 0)
    return FALSE;
  if (*text == '-')
    {
      text++;
      if (!parse_digits (&text, 2, &month) || month < 1 || month > 12)
        return FALSE;
      if (*text == '-')
        {
          text++;
          if (!parse_digits (&text, 2, &day)
              || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
            return FALSE;
        }
    }
  if (*text != '\0')
    return FALSE;

  *date = (DrDate) { (guint16) year, (guint8) month, (guint8) day };

  return TRUE;
}

/**
 * dr_date_parse_full:
 * @text: (nullable): "YYYY-MM-DD"
 * @date: (out): the date; untouched on failure
 *
 * Returns: whether @text is a whole date that exists
 */
gboolean
dr_date_parse_full (const char *text,
                    DrDate     *date)
{
  DrDate parsed;

  if (!dr_date_parse (text, &parsed) || parsed.day == 0)
    return FALSE;

  *date = parsed;

  return TRUE;
}

/**
 * dr_date_format:
 * @date: a date
 * @buffer: (out): room for the text
 *
 * Returns: (transfer none): @buffer, with as much of the date as is known, "" for none
 */
const char *
dr_date_format (DrDate date,
                char   buffer[DR_DATE_STRING_SIZE])
{
  if (date.year == 0)
    buffer[0] = '\0';
  else if (date.month == 0)
    g_snprintf (buffer, DR_DATE_STRING_SIZE, "%04u", date.year % 10000u);
  else if (date.day == 0)
    g_snprintf (buffer, DR_DATE_STRING_SIZE, "%04u-%02u", date.year % 10000u, date.month % 100u);
  else
    g_snprintf (buffer, DR_DATE_STRING_SIZE, "%04u-%02u-%02u", date.year % 10000u, date.month % 100u,
                date.day % 100u);

  return buffer;
}

/**
 * dr_date_last_day:
 * @date: a date, set
 *
 * Returns: the last day that @date can mean: a partial date counts as its last day
 */
DrDate
dr_date_last_day (DrDate date)
{
  if (!dr_date_is_set (date))
    return date;
  if (date.month == 0)
    date.month = 12;
  if (date.day == 0)
    date.day = g_date_get_days_in_month ((GDateMonth) date.month, date.year);

  return date;
}

/**
 * dr_date_add_days:
 * @date: a date, set
 * @days: days to add, may be negative
 *
 * Returns: the day that many days later than the last day of @date; never beyond the years 1 to 9999
 */
DrDate
dr_date_add_days (DrDate date,
                  int    days)
{
  static const DrDate first = { 1, 1, 1 };
  static const DrDate last = { 9999, 12, 31 };
  GDate gdate = to_gdate (dr_date_last_day (date));
  GDate low = to_gdate (first);
  GDate high = to_gdate (last);

  if (days > g_date_days_between (&gdate, &high))
    return last;
  if (days < g_date_days_between (&gdate, &low))
    return first;
  if (days >= 0)
    g_date_add_days (&gdate, (guint) days);
  else
    g_date_subtract_days (&gdate, (guint) -days);

  return from_gdate (&gdate);
}

/**
 * dr_date_add_months:
 * @date: a date, set
 * @months: months to add, may be negative
 *
 * Returns: the same day of the month that many months later than the last day of @date, or that month's last day
 * where it is shorter; never beyond the years 1 to 9999
 */
DrDate
dr_date_add_months (DrDate date,
                    int    months)
{
  GDate gdate = to_gdate (dr_date_last_day (date));
  int sum = date.year * 12;   /* months since year 0, but for those of this year */

  if (months > 9999 * 12 - sum)
    return (DrDate) { 9999, 12, 31 };
  if (months < 12 - sum)
    return (DrDate) { 1, 1, 1 };
  if (months >= 0)
    g_date_add_months (&gdate, (guint) months);
  else
    g_date_subtract_months (&gdate, (guint) -months);

  return from_gdate (&gdate);
}

/**
 * dr_date_compare:
 * @a: a date, set
 * @b: a date, set
 *
 * Compares the last days of both.
 *
 * Returns: less than, equal to or greater than 0, as @a is earlier than, the same as or later than @b
 */
int
dr_date_compare (DrDate a,
                 DrDate b)
{
  a = dr_date_last_day (a);
  b = dr_date_last_day (b);

  return (a.year * 10000 + a.month * 100 + a.day) - (b.year * 10000 + b.month * 100 + b.day);
}

/**
 * dr_date_days_between:
 * @from: a date, set
 * @to: a date, set
 *
 * Returns: days from the last day of @from to that of @to, negative where @to is earlier
 */
int
dr_date_days_between (DrDate from,
                      DrDate to)
{
  GDate a = to_gdate (dr_date_last_day (from));
  GDate b = to_gdate (dr_date_last_day (to));

  return g_date_days_between (&a, &b);
}
