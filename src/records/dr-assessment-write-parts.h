/* dr-assessment-write-parts.h: what the files that write the parts of an assessment share.
 * Used by dr-assessment-writer.c and its parts (options, impacts, actions) only.
 * Attributes are written in canonical order, elements in the order of the schema, rows in that of the model. */
#pragma once

#include "dr-assessment.h"
#include "dr-write.h"

G_BEGIN_DECLS

typedef struct {
  DrXmlWriter        *xml;
  const DrAssessment *assessment;
  const DrEvidence   *evidence;     /* what its indices refer to */
} DrPartWrite;

/* One reference, or a list of them under the name that it has everywhere; nothing where there is none. */
void dr_part_put_service  (const DrPartWrite *self, int service);
void dr_part_put_channel  (const DrPartWrite *self, int channel);
void dr_part_put_group    (const DrPartWrite *self, int group);
void dr_part_put_source   (const DrPartWrite *self, int source);
void dr_part_put_point    (const DrPartWrite *self, const char *name, int point);
void dr_part_put_option   (const DrPartWrite *self, int option);
void dr_part_put_channels (const DrPartWrite *self, const DrIndices *channels);
void dr_part_put_groups   (const DrPartWrite *self, const DrIndices *groups);
void dr_part_put_needs    (const DrPartWrite *self, const DrIndices *needs);
void dr_part_put_sources  (const DrPartWrite *self, const DrIndices *sources);
void dr_part_put_points   (const DrPartWrite *self, const DrIndices *points);
void dr_part_put_options  (const DrPartWrite *self, const DrIndices *options);
void dr_part_put_target   (const DrPartWrite *self, const char *name, double target, gboolean announced);

void dr_part_write_points        (const DrPartWrite *self);
void dr_part_write_options       (const DrPartWrite *self);
void dr_part_write_impacts       (const DrPartWrite *self);
void dr_part_write_consultations (const DrPartWrite *self);
void dr_part_write_actions       (const DrPartWrite *self);
void dr_part_write_measures      (const DrPartWrite *self);

G_END_DECLS
