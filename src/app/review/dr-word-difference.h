/* dr-word-difference.h: what differs between two texts, word by word: runs that are in both, in the new one, in the old one.
 * Pure. Used wherever a change of text is shown. It knows no meaning; a very long text that was rewritten is told as one
 * run taken away and one added. */
#pragma once

#include "dr-arena.h"

G_BEGIN_DECLS

typedef enum {
  DR_RUN_SAME,
  DR_RUN_REMOVED,
  DR_RUN_ADDED,
} DrRunKind;

typedef struct {
  DrRunKind   kind;
  const char *text;   /* with its spaces; never empty */
} DrRun;

typedef struct {
  /*< private >*/
  DrArena     *arena;

  /*< public, read-only >*/
  const DrRun *runs;   /* neighbours differ in kind; of a replacement what was removed comes first */
  guint        n_runs;
} DrWordDifference;

DrWordDifference *dr_word_difference_new    (const char *before, const char *after);
char             *dr_word_difference_markup (const DrWordDifference *self, guint around);
char             *dr_word_difference_spoken (const DrWordDifference *self);
void              dr_word_difference_free   (DrWordDifference *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWordDifference, dr_word_difference_free)

G_END_DECLS
