/* The access points of an assessment, and its options with the offer of every point. */
#include "dr-assessment-write-parts.h"

/* dr_part_write_points(): the access points; an empty list is written too. */
void
dr_part_write_points (const DrPartWrite *self)
{
  dr_xml_writer_start (self->xml, "access-points");
  for (guint i = 0; i < self->assessment->n_points; i++)
    {
      const DrAccessPoint *point = &self->assessment->points[i];

      dr_xml_writer_start (self->xml, "access-point");
      dr_part_put_channel (self, point->channel);
      dr_write_string (self->xml, "id", point->id);
      dr_write_string (self->xml, "name", point->name);
      dr_part_put_needs (self, &point->needs);
      dr_write_string (self->xml, "place", point->place);
      dr_xml_writer_end (self->xml);
    }
  dr_xml_writer_end (self->xml);
}

static void
write_offer (const DrPartWrite  *self,
             const DrPointOffer *offer,
             guint               point)
{
  dr_xml_writer_start (self->xml, "offer");
  dr_write_word (self->xml, "after", DR_VOCABULARY_OFFER, offer->after);
  dr_write_word (self->xml, "before", DR_VOCABULARY_OFFER, offer->before);
  dr_write_number (self->xml, "hours-after", offer->hours_after);
  dr_write_number (self->xml, "hours-before", offer->hours_before);
  dr_part_put_point (self, "point", (int) point);
  dr_part_put_point (self, "to", offer->to);
  dr_xml_writer_end (self->xml);
}

static void
write_target (const DrPartWrite *self,
              const DrTarget    *target)
{
  dr_xml_writer_start (self->xml, "target");
  dr_part_put_channel (self, target->channel);
  if (target->group != DR_GROUP_ALL)
    dr_part_put_group (self, target->group);
  dr_part_put_target (self, "share", target->share, dr_is_known (target->share));
  dr_xml_writer_end (self->xml);
}

static void
write_standard (const DrPartWrite      *self,
                const DrStandardChange *standard)
{
  dr_xml_writer_start (self->xml, "standard");
  dr_write_number (self->xml, "after", standard->after);
  dr_write_number (self->xml, "before", standard->before);
  if (standard->higher_is_better)
    dr_write_string (self->xml, "better", "higher");
  dr_part_put_channel (self, standard->channel);
  dr_write_string (self->xml, "text", standard->text);
  dr_write_string (self->xml, "unit", standard->unit);
  dr_xml_writer_end (self->xml);
}

/* dr_part_write_options(): the options; an empty list is written too. */
void
dr_part_write_options (const DrPartWrite *self)
{
  dr_xml_writer_start (self->xml, "options");
  for (guint i = 0; i < self->assessment->n_options; i++)
    {
      const DrOption *option = &self->assessment->options[i];

      dr_xml_writer_start (self->xml, "option");
      if (option->chosen)
        dr_write_flag (self->xml, "chosen", TRUE);
      dr_write_string (self->xml, "id", option->id);
      dr_write_string (self->xml, "name", option->name);
      dr_write_text_element (self->xml, "description", option->description);
      for (guint j = 0; j < self->assessment->n_points; j++)
        write_offer (self, &option->offers[j], j);
      for (guint j = 0; j < option->n_targets; j++)
        write_target (self, &option->targets[j]);
      for (guint j = 0; j < option->n_standards; j++)
        write_standard (self, &option->standards[j]);
      dr_xml_writer_end (self->xml);
    }
  dr_xml_writer_end (self->xml);
}
