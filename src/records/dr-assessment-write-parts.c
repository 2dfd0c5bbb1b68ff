#include "dr-assessment-write-parts.h"

/* What a row of the evidence base or of the assessment is called. */
#define DEFINE_ID(name, Type, rows) \
  static const char * \
  name##_id (gconstpointer container, int index) \
  { \
    return ((const Type *) container)->rows[index].id; \
  }

DEFINE_ID (service, DrEvidence, services)
DEFINE_ID (channel, DrEvidence, channels)
DEFINE_ID (group, DrEvidence, groups)
DEFINE_ID (need, DrEvidence, needs)
DEFINE_ID (source, DrEvidence, sources)
DEFINE_ID (point, DrAssessment, points)
DEFINE_ID (option, DrAssessment, options)

void
dr_part_put_service (const DrPartWrite *self,
                     int                service)
{
  dr_write_index (self->xml, "service", service_id, self->evidence, service);
}

void
dr_part_put_channel (const DrPartWrite *self,
                     int                channel)
{
  dr_write_index (self->xml, "channel", channel_id, self->evidence, channel);
}

void
dr_part_put_group (const DrPartWrite *self,
                   int                group)
{
  dr_write_index (self->xml, "group", group_id, self->evidence, group);
}

void
dr_part_put_source (const DrPartWrite *self,
                    int                source)
{
  dr_write_index (self->xml, "source", source_id, self->evidence, source);
}

void
dr_part_put_point (const DrPartWrite *self,
                   const char        *name,
                   int                point)
{
  dr_write_index (self->xml, name, point_id, self->assessment, point);
}

void
dr_part_put_option (const DrPartWrite *self,
                    int                option)
{
  dr_write_index (self->xml, "option", option_id, self->assessment, option);
}

void
dr_part_put_channels (const DrPartWrite *self,
                      const DrIndices   *channels)
{
  dr_write_indices (self->xml, "channels", channel_id, self->evidence, channels);
}

void
dr_part_put_groups (const DrPartWrite *self,
                    const DrIndices   *groups)
{
  dr_write_indices (self->xml, "groups", group_id, self->evidence, groups);
}

void
dr_part_put_needs (const DrPartWrite *self,
                   const DrIndices   *needs)
{
  dr_write_indices (self->xml, "needs", need_id, self->evidence, needs);
}

void
dr_part_put_sources (const DrPartWrite *self,
                     const DrIndices   *sources)
{
  dr_write_indices (self->xml, "sources", source_id, self->evidence, sources);
}

void
dr_part_put_points (const DrPartWrite *self,
                    const DrIndices   *points)
{
  dr_write_indices (self->xml, "points", point_id, self->assessment, points);
}

void
dr_part_put_options (const DrPartWrite *self,
                     const DrIndices   *options)
{
  dr_write_indices (self->xml, "options", option_id, self->assessment, options);
}

/* dr_part_put_target(): a target: a number, "to be announced", or nothing where it is announced and not known. */
void
dr_part_put_target (const DrPartWrite *self,
                    const char        *name,
                    double             target,
                    gboolean           announced)
{
  if (announced)
    dr_write_number (self->xml, name, target);
  else
    dr_xml_writer_attribute (self->xml, name, "to-be-announced");
}
