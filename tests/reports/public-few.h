/* public-few.h: the adversary of the public version, after the answers of a survey in which few of a group were asked.
 * Used by the tests of the public version only; shares no code with what makes it.
 * It has the report made again with other answers: whatever changes rests on them, wherever it stands. */
#pragma once

#include "public-adversary.h"
#include "public-same.h"

G_BEGIN_DECLS

/* What it went through, so that a test can see that there was something to find. */
typedef struct {
  guint    resting;     /* numbers of the report that rest on few answers */
  guint    readable;    /* numbers of the public version that do not */
  guint    sums;        /* relations tried */
  guint    answers;     /* groups whose answers it went after */
  guint    bars;        /* rows of charts that it measured */
  guint    compared;    /* public versions that other answers give */
  guint    lines;       /* of the public version, held against those that other answers give */
  GString *leaks;       /* a line each */
} AdversaryFew;

gboolean    few_is         (guint n);
guint       few_answers_to (const DrEvidence *evidence, guint n, int source);
GHashTable *few_resting    (const DrAssessmentReport *input, const DrDocument *report);

void adversary_few_init  (AdversaryFew *self);
void adversary_few_clear (AdversaryFew *self);
void adversary_few_look  (AdversaryFew *self, const DrAssessmentReport *input, const DrDocument *report, const DrDocument *shown);
void adversary_few_compare (AdversaryFew *self, const DrAssessmentReport *input, const DrDocument *shown, MakePublic make);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AdversaryFew, adversary_few_clear)

G_END_DECLS
