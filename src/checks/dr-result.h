/* dr-result.h: one result of one rule for one subject, with everything that was compared.
 * Used by the rules, the record and the programs. Messages are formatted on demand (dr-message.h), never stored. */
#pragma once

#include "dr-access-review.h"
#include "dr-rulebook.h"

G_BEGIN_DECLS

typedef enum {
  DR_MEASURED_UNKNOWN,         /* could not be computed: null */
  DR_MEASURED_SHARE,           /* 0..1, also differences -1..1 */
  DR_MEASURED_SHARE_INTERVAL,
  DR_MEASURED_RATIO,           /* "none" where the second value is not known */
  DR_MEASURED_PEOPLE,          /* whole number */
  DR_MEASURED_PEOPLE_INTERVAL,
  DR_MEASURED_COUNT,           /* contacts, options, respondents, days, months, years; may be fractional */
  DR_MEASURED_DATE,
  DR_MEASURED_FLAG,            /* true or false */
  DR_MEASURED_IDS,             /* space separated, in document order */
  DR_MEASURED_WORD,            /* one word of the vocabulary, or a reference */
} DrMeasuredType;

typedef struct {
  const char     *name;        /* as in checks.md; static */
  DrMeasuredType  type;
  double          lo;          /* or the only value */
  double          hi;
  DrDate          date;
  const char     *text;        /* of the results' arena, or static */
} DrMeasured;

typedef struct {
  guint             rule;         /* index of the rulebook's rules */
  DrResultKind      kind;
  int               failing_case; /* index of the rule's cases; DR_NO_INDEX unless kind is fail */
  DrSeverity        severity;     /* where kind is fail */
  const char       *subject;      /* "assessment" or "kind:id", joined by "/" */
  const char       *reason;       /* why not applicable: English, marked for translation; else NULL */
  const DrMeasured *measured;
  guint             n_measured;
} DrResult;

G_END_DECLS
