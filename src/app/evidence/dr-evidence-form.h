/* dr-evidence-form.h: the window in which one row of the evidence base is changed or added: its attributes as inputs, with
 * what is wrong said at each.
 * Used by the pages of the Evidence place. It gives the working copy edits, and closes once they are kept. */
#pragma once

#include <adwaita.h>

#include "dr-choice.h"
#include "dr-evidence-copy.h"
#include "dr-evidence-fields.h"

G_BEGIN_DECLS

/* One field with what it has now. */
typedef struct {
  const DrEvidenceField *field;
  const char            *value;       /* (nullable): of the attribute */
  const char            *none;        /* (nullable): for a choice or set: what is read where nothing is chosen, translated;
                                       * %NULL: something is to be chosen */
  const DrChoice        *choices;     /* for a choice or set */
  guint                  n_choices;
  const char            *remark;      /* (nullable): help of this very row, translated, instead of the field's own */
} DrEvidenceFormField;

/* (transfer full): where a new row goes, with an id made of its name. @within: as DrEvidenceFormData has it for place */
typedef char *(*DrEvidencePlaceNew) (const DrEvidence *evidence, const char *within, const char *name);

typedef struct {
  const char                *title;     /* translated */
  const char                *explain;   /* (nullable): what it is about, translated */
  const char                *save;      /* the button's word, translated; what it does is begun by it */
  const char                *said;      /* when it is done, translated */
  const char                *place;     /* of the row, or of what a new one goes into */
  const DrEvidenceFormField *fields;
  guint                      n_fields;
  DrEvidencePlaceNew         place_new; /* (nullable): gives the place of a new row by what was typed into the first field */
} DrEvidenceFormData;

#define DR_TYPE_EVIDENCE_FORM (dr_evidence_form_get_type ())

G_DECLARE_FINAL_TYPE (DrEvidenceForm, dr_evidence_form, DR, EVIDENCE_FORM, AdwWindow)

void      dr_evidence_form_show    (GtkWidget *above, DrEvidenceCopy *copy, const DrEvidenceFormData *data);
DrChoice *dr_evidence_form_sources (const DrEvidence *evidence);

G_END_DECLS
