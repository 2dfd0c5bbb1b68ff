/* dr-assessment-parts.h: what the files that read the parts of an assessment share.
 * Used by dr-assessment-reader.c and its parts (options, impacts, actions) only.
 * It is no interface of this layer and checks nothing that a schema already refuses, save what could crash. */
#pragma once

#include "dr-assessment.h"
#include "dr-load.h"

G_BEGIN_DECLS

typedef struct {
  DrLoad            load;
  const DrEvidence *evidence;     /* what the ids refer to */
  DrAssessment     *assessment;   /* being filled; its points and options first */
} DrPartLoad;

/* Fills one row of an array from one element. */
typedef void (*DrPartRow) (DrPartLoad *self, const DrXmlNode *node, gpointer row);

gpointer    dr_part_rows       (DrPartLoad *self, const DrXmlNode *container, const char *name, gsize row_size,
                                DrPartRow fill, guint *n_rows);

int         dr_part_service    (DrPartLoad *self, const DrXmlNode *node, const char *attribute);
int         dr_part_channel    (DrPartLoad *self, const DrXmlNode *node, const char *attribute);
int         dr_part_group      (DrPartLoad *self, const DrXmlNode *node, const char *attribute);
int         dr_part_source     (DrPartLoad *self, const DrXmlNode *node, const char *attribute);
int         dr_part_point      (DrPartLoad *self, const DrXmlNode *node, const char *attribute);
int         dr_part_option     (DrPartLoad *self, const DrXmlNode *node, const char *attribute);

DrIndices   dr_part_groups     (DrPartLoad *self, const DrXmlNode *node);
DrIndices   dr_part_channels   (DrPartLoad *self, const DrXmlNode *node);
DrIndices   dr_part_needs      (DrPartLoad *self, const DrXmlNode *node);
DrIndices   dr_part_sources    (DrPartLoad *self, const DrXmlNode *node);
DrIndices   dr_part_points     (DrPartLoad *self, const DrXmlNode *node);
DrIndices   dr_part_options    (DrPartLoad *self, const DrXmlNode *node);

gboolean    dr_part_announced  (const DrXmlNode *node, const char *attribute);
const char *dr_part_child_text (DrPartLoad *self, const DrXmlNode *node, const char *child);

void        dr_part_read_points        (DrPartLoad *self, const DrXmlNode *root);
void        dr_part_read_options       (DrPartLoad *self, const DrXmlNode *root);
void        dr_part_read_impacts       (DrPartLoad *self, const DrXmlNode *root);
void        dr_part_read_consultations (DrPartLoad *self, const DrXmlNode *root);
void        dr_part_read_actions       (DrPartLoad *self, const DrXmlNode *root);
void        dr_part_read_measures      (DrPartLoad *self, const DrXmlNode *root);

G_END_DECLS
