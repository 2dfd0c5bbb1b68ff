/* dr-evidence-copy-private.h: the evidence base as its two files share it: what changes it, and what tells of it.
 * Used by those files only; no interface. */
#pragma once

#include "dr-evidence-copy-work.h"
#include "dr-evidence-copy.h"

G_BEGIN_DECLS

struct _DrEvidenceCopy {
  GObject          parent_instance;

  DrDesk          *desk;
  DrEvidenceState *state;      /* (nullable): not read yet */
  char            *problem;    /* (nullable) */
  char            *refusal;    /* (nullable) */
  char            *folder;     /* of who sits here */
  GCancellable    *reading;    /* (nullable) */
  GPtrArray       *undo;       /* of Before */
};

G_END_DECLS
