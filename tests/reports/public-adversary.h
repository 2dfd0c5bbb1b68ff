/* public-adversary.h: somebody who reads a public version and wants the numbers and names that it hides.
 * Used by the tests of the public version only; shares no code with what makes it.
 * It knows the sizes of groups from elsewhere, how the report is made, which sums hold and by how much rounding is off. */
#pragma once

#include "dr-assessment-report.h"

G_BEGIN_DECLS

/* What it went through, so that a test can see that there was something to find. */
typedef struct {
  guint    hidden;      /* small counts of the report */
  guint    sums;        /* relations tried */
  guint    bars;        /* of small counts, in charts */
  guint    names;       /* looked for */
  GString *leaks;       /* a line each */
} Adversary;

void adversary_init   (Adversary *self);
void adversary_clear  (Adversary *self);
void adversary_count  (Adversary *self, const DrCheck *check, const DrDocument *report, const DrDocument *shown);
void adversary_chart  (Adversary *self, const DrDocument *report, const DrDocument *shown);
void adversary_name   (Adversary *self, const DrDocument *shown, const char *id, const char *name);
void adversary_search (Adversary *self, const DrDocument *shown);
void adversary_expect_nothing (const Adversary *self, const char *what);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Adversary, adversary_clear)

G_END_DECLS
