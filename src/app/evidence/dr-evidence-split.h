/* dr-evidence-split.h: a page in two: a list or chart, and beside or below it what was chosen there; one at a time where the
 * window is narrow.
 * Used by the pages of the Evidence place. It knows nothing of what it shows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  DR_SPLIT_BESIDE,   /* always there */
  DR_SPLIT_BELOW,    /* there while something is chosen: a chart keeps its width */
} DrSplitWhere;

#define DR_TYPE_EVIDENCE_SPLIT (dr_evidence_split_get_type ())

G_DECLARE_FINAL_TYPE (DrEvidenceSplit, dr_evidence_split, DR, EVIDENCE_SPLIT, GtkWidget)

DrEvidenceSplit *dr_evidence_split_new         (GtkWidget *list, GtkWidget *chosen, DrSplitWhere where, const char *back);
void             dr_evidence_split_show_chosen (DrEvidenceSplit *self);
void             dr_evidence_split_show_list   (DrEvidenceSplit *self);

G_END_DECLS
