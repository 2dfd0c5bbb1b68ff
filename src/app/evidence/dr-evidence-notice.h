/* dr-evidence-notice.h: what the Evidence place says above its pages: which edition is shown, who may change it, what has
 * been changed and not published.
 * Used by the place. Pure: words and what a button would do. */
#pragma once

#include "dr-date.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint       edition;      /* in force; 0: not read yet */
  const char *title;        /* of the evidence base */
  const char *version;
  DrDate      published;    /* when that edition was */
  const char *by;           /* who published it; "" where not said */
  guint       base;         /* edition that the working copy began with; 0: there is none */
  guint       n_changes;    /* in it */
  gboolean    is_behind;
  const char *refusal;      /* (nullable): why nothing can be changed */
  const char *unread;       /* (nullable): why a working copy cannot be read */
} DrEvidenceStanding;

typedef struct {
  char       *line;      /* which evidence this is */
  char       *notice;    /* (nullable): what there is to know */
  const char *button;    /* (nullable): translated */
  const char *action;    /* (nullable): that the button does */
  gboolean    tells;     /* it only tells how things are: nothing is to be done */
} DrEvidenceNotice;

DrEvidenceNotice *dr_evidence_notice_new  (const DrEvidenceStanding *standing);
void              dr_evidence_notice_free (DrEvidenceNotice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEvidenceNotice, dr_evidence_notice_free)

G_END_DECLS
