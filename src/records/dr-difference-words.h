/* dr-difference-words.h: where two documents differ, and from what to what, as people read it.
 * Used by `diff` and by the app's Inspect view. Ids become names where one of the documents knows them; what it does not
 * know it leaves as it is. */
#pragma once

#include "dr-xml-difference.h"

G_BEGIN_DECLS

/* What part of a record a difference lies in; of a draft everything is said. In the order of printing. */
typedef enum {
  DR_PART_SAID,
  DR_PART_CONTEXT,
  DR_PART_EVIDENCE,
  DR_PART_RULEBOOK,
  DR_PART_COMPUTED,
  DR_PART_SEAL,
} DrPart;
#define DR_N_PARTS 6

typedef struct {
  DrPart  part;
  char   *place;
  char   *before;
  char   *after;
} DrDifferenceWords;

const char        *dr_part_id               (DrPart part);
const char        *dr_part_label            (DrPart part);

DrDifferenceWords *dr_difference_words_new  (const DrXmlDifference *difference, const DrXmlNode *before,
                                             const DrXmlNode *after);
void               dr_difference_words_free (DrDifferenceWords *self);
char              *dr_difference_element_words (const char *place, const char *summary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDifferenceWords, dr_difference_words_free)

G_END_DECLS
