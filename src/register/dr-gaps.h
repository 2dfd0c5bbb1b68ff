/* dr-gaps.h: which figures are missing or too vague, over all live assessments: for each, how many people it would settle.
 * Used by both programs. It reads the assessments and looks at them with the latest evidence base; it writes nothing.
 * It never fills a gap, and never says how the answer will turn out. */
#pragma once

#include "dr-access-figures.h"
#include "dr-register.h"

G_BEGIN_DECLS

/* One assessment that was looked at. */
typedef struct {
  const char *reference;
  guint       version;
  const char *title;
  DrStage     stage;
  const char *problem;   /* (nullable): why the latest evidence cannot be laid beside it */
} DrGapAssessment;

typedef struct {
  guint  assessment;   /* index of the assessments */
  double gain;         /* people, above 0: by whom its range would narrow on average */
} DrGapUse;

/* One figure: the share of a group who can use a channel, what it needs, or an access point. */
typedef struct {
  guint           group;    /* index of the evidence's groups */
  DrFigureTarget  target;
  int             index;    /* of the evidence's channels, prerequisites or points; DR_NO_INDEX: a place that only one
                             * assessment names, which has to be offered before anybody can be asked about it */
  const char     *place;    /* (nullable): the name of such a place */
  double          gain;     /* people, summed over the uses in the order of the assessments; rounded to 1e-9 */
  const DrGapUse *uses;     /* largest gain first; ties in the order of the assessments */
  guint           n_uses;
} DrGap;

typedef struct {
  /*< private >*/
  DrArena               *arena;

  /*< public, read-only >*/
  DrEvidence            *evidence;       /* the latest */
  DrRulebook            *rulebook;       /* the latest */
  guint64                length;         /* of the store's trail when it was begun: longer, and more may be sealed */
  const DrGap           *items;          /* largest gain first; ties in the order of groups, then of kinds, then of the
                                          * evidence base; places of one assessment last, by reference */
  guint                  n_items;
  const DrGapAssessment *assessments;    /* all that were looked at, by reference */
  guint                  n_assessments;
  guint                  n_problems;     /* of them, that could not be counted */
  guint                  n_uncertain;    /* of them, that some figure would help */
} DrGaps;

/* All zeros: what was sealed. */
typedef struct {
  gboolean        drafts;     /* drafts too; a draft stands for the version that it replaces */
  DrStoreProgress progress;   /* (nullable) */
  gpointer        data;
} DrGapsOptions;

DrGaps *dr_register_find_gaps (DrRegister *self, const DrGapsOptions *options, GCancellable *cancellable, GError **error);
void    dr_gaps_free          (DrGaps *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrGaps, dr_gaps_free)

G_END_DECLS
