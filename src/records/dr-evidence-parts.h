/* dr-evidence-parts.h: what the files that read the parts of an evidence base share.
 * Used by dr-evidence-reader.c and its parts (groups, figures, services) only.
 * It is no interface of this layer and checks nothing that the schema already refuses, save what could crash. */
#pragma once

#include "dr-load.h"

G_BEGIN_DECLS

/* What an identifier may name; each kind has its own identifiers. */
typedef enum {
  DR_EVIDENCE_AREA,
  DR_EVIDENCE_SOURCE,
  DR_EVIDENCE_NEED,
  DR_EVIDENCE_PREREQUISITE,
  DR_EVIDENCE_CHANNEL,
  DR_EVIDENCE_DIMENSION,
  DR_EVIDENCE_GROUP,
  DR_EVIDENCE_FIGURE,
  DR_EVIDENCE_MIX,
  DR_EVIDENCE_SERVICE,
  DR_EVIDENCE_POINT,
  DR_N_EVIDENCE_KINDS,
} DrEvidenceKind;

typedef struct {
  DrLoad      load;
  DrEvidence *evidence;                    /* being filled, in the order of its parts below */
  GHashTable *ids[DR_N_EVIDENCE_KINDS];    /* id to index + 1, of what has been declared so far */
} DrEvidenceLoad;

/* Fills one row of an array from one element. */
typedef void (*DrEvidenceRow) (DrEvidenceLoad *self, const DrXmlNode *node, gpointer row);

gpointer    dr_evidence_load_rows      (DrEvidenceLoad *self, const DrXmlNode *parent, const char *name, gsize row_size,
                                        DrEvidenceRow fill, guint *n_rows);
const char *dr_evidence_load_id        (DrEvidenceLoad *self, const DrXmlNode *node, DrEvidenceKind kind);
int         dr_evidence_load_index     (DrEvidenceLoad *self, const DrXmlNode *node, const char *attribute,
                                        DrEvidenceKind kind);
DrIndices   dr_evidence_load_needs     (DrEvidenceLoad *self, const DrXmlNode *node);

void        dr_evidence_load_areas     (DrEvidenceLoad *self, const DrXmlNode *root);
void        dr_evidence_load_sources   (DrEvidenceLoad *self, const DrXmlNode *root);
void        dr_evidence_load_channels  (DrEvidenceLoad *self, const DrXmlNode *root);
void        dr_evidence_load_groups    (DrEvidenceLoad *self, const DrXmlNode *root);
void        dr_evidence_load_services  (DrEvidenceLoad *self, const DrXmlNode *root);
void        dr_evidence_load_figures   (DrEvidenceLoad *self, const DrXmlNode *root);
void        dr_evidence_load_mixes     (DrEvidenceLoad *self, const DrXmlNode *root);
DrStandard  dr_evidence_load_standard  (DrEvidenceLoad *self, const DrXmlNode *node);

G_END_DECLS
