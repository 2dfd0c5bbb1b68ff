/* dr-inspect-compare.h: two records side by side, or one record and what is computed from it again: each difference in words, by
 * the part of the record that it lies in.
 * Pure: a function of what was read, in any thread; used by the Inspect window. It judges no difference. */
#pragma once

#include "dr-difference-words.h"
#include "dr-inspected-reading.h"

G_BEGIN_DECLS

/* Of more differences than these the first are shown, and the others counted. */
#define DR_INSPECT_DIFFERENCES_MAX 2000

typedef struct {
  const char *heading;   /* (nullable): of a part, before its first difference; then nothing else is set */
  guint       n;         /* of a heading: how many there are */
  const char *place;
  const char *before;    /* translated where there is nothing */
  const char *after;
} DrInspectDifference;

typedef struct {
  /*< private >*/
  GPtrArray                 *words;

  /*< public, read-only >*/
  const DrInspectDifference *rows;
  guint                      n_rows;
  guint                      n_differences;   /* also of those that are not shown */
} DrInspectComparison;

DrInspectComparison *dr_inspect_compare       (const DrInspectedReading *before, const DrInspectedReading *after,
                                               const DrInspected *inspected);
DrInspectComparison *dr_inspect_compare_again (const DrInspectedReading *record, const DrInspected *inspected);
void                 dr_inspect_comparison_free (DrInspectComparison *self);
char                *dr_inspect_comparison_summary (const DrInspectComparison *self, gboolean again);
char                *dr_inspect_comparison_to_text (const DrInspectComparison *self, const char *before, const char *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrInspectComparison, dr_inspect_comparison_free)

G_END_DECLS
