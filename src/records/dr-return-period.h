/* dr-return-period.h: the span of days that a maintaining-access return is about, and the words for it.
 * Immutable value, passed by value. Used by the return, the command line and the app. It knows no clock. */
#pragma once

#include "dr-date.h"

G_BEGIN_DECLS

typedef struct {
  DrDate from;   /* first day */
  DrDate to;     /* last day, not before @from */
} DrPeriod;

gboolean dr_return_parse_period (const char *text, DrPeriod *period, GError **error);
gboolean dr_period_contains     (DrPeriod self, DrDate date);
DrPeriod dr_period_before       (DrPeriod self);

G_END_DECLS
