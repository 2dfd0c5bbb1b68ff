/* dr-reading-state.h: an assessment as it will be read: headings, paragraphs and pairs, in the order of the sections.
 * A pure function of a version or a record, used by "Check and submit" and by the Inspect view. What was not answered is not
 * there; nothing is computed. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

typedef enum {
  DR_READING_HEADING,     /* of a section */
  DR_READING_SUBHEADING,  /* a question, an option, an impact */
  DR_READING_TEXT,
  DR_READING_PAIR,        /* a name and its value */
} DrReadingKind;

typedef struct {
  DrReadingKind  kind;
  const char    *name;   /* of a pair; else NULL */
  const char    *text;
} DrReadingBlock;

typedef struct {
  /*< private >*/
  DrArena              *arena;

  /*< public, read-only >*/
  const DrReadingBlock *blocks;
  guint                 n_blocks;
} DrReadingState;

DrReadingState *dr_reading_state_new  (const DrVersion *version);
DrReadingState *dr_reading_state_new_of (const DrAssessment *assessment, const DrEvidence *evidence,
                                         const DrQuestionnaire *questionnaire);
void            dr_reading_state_free (DrReadingState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReadingState, dr_reading_state_free)

G_END_DECLS
