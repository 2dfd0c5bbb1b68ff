/* dr-draft-template.h: what a new assessment starts from: its heading and the service as the evidence base knows it.
 * Used by the app and the command line when an assessment is begun, and by the generator.
 * It never writes to a store and says nothing that the officer or the evidence base has not said. */
#pragma once

#include "dr-assessment.h"
#include "dr-draft-fields.h"

G_BEGIN_DECLS

/* What the officer says first. */
typedef struct {
  const char *reference;
  guint       version;         /* from 1 */
  const char *title;
  DrNation    nation;
  gboolean    access_review;   /* of the service as it is; else of a planned change */
  const char *service;         /* id of the evidence base */
  const char *author;          /* (nullable): person id */
  DrDate      first_draft;     /* DR_DATE_NONE: not said */
  const char *option_name;     /* of the service as it is, in the officer's language: "As it is" */
} DrDraftHeading;

DrFieldList *dr_draft_template (const DrDraftHeading *heading, const DrEvidence *evidence, GError **error);

G_END_DECLS
