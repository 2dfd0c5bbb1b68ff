/* dr-changes-state.h: what a working copy changes in the edition that it began with, in words, and what there is to say
 * before it is published.
 * Used by the page "Changes". Pure. */
#pragma once

#include "dr-evidence-change.h"

G_BEGIN_DECLS

/* One thing that changed, with all that changed of it. */
typedef struct {
  char      *title;   /* "Figure: People aged 75 and over, Internet access and use" */
  GPtrArray *lines;   /* of char *: "Share: 54 % → 60 %", "added: 60 %, Survey of 2026" */
} DrChangeItem;

/* What is known when somebody wants to publish. */
typedef struct {
  const char *refusal;      /* (nullable): why this person may not */
  gboolean    is_changed;
  gboolean    is_behind;
  const char *version;      /* as typed */
  const char *old_version;  /* of the edition in force */
} DrPublishWish;

GPtrArray *dr_changes_new         (const DrEvidenceChange *change, const DrEvidence *from, const DrEvidence *to);
char      *dr_publish_refusal     (const DrPublishWish *wish);
char      *dr_evidence_next_version (const char *version);

G_END_DECLS
