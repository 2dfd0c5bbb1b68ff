/* dr-date.h: a calendar date, perhaps known only to its month or year, as XML Schema's gYear, gYearMonth and date.
 * Immutable value, passed by value. Knows no clock and no time zone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint16 year;    /* 1..9999; 0: no date */
  guint8  month;   /* 1..12; 0: not known */
  guint8  day;     /* 1..31; 0: not known */
} DrDate;

#define DR_DATE_NONE ((DrDate) { 0, 0, 0 })
#define DR_DATE_STRING_SIZE 11

static inline gboolean
dr_date_is_set (DrDate date)
{
  return date.year != 0;
}

/**
 * dr_date_is_same:
 * @a: a date
 * @b: a date
 *
 * Returns: whether both are known to the same day, month or year: 2023-02 is not 2023-02-28, though both end that day
 */
static inline gboolean
dr_date_is_same (DrDate a,
                 DrDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

gboolean    dr_date_parse       (const char *text, DrDate *date);
gboolean    dr_date_parse_full  (const char *text, DrDate *date);
const char *dr_date_format      (DrDate date, char buffer[DR_DATE_STRING_SIZE]);
DrDate      dr_date_last_day    (DrDate date);
DrDate      dr_date_add_days    (DrDate date, int days);
DrDate      dr_date_add_months  (DrDate date, int months);
int         dr_date_compare     (DrDate a, DrDate b);
int         dr_date_days_between (DrDate from, DrDate to);

G_END_DECLS
