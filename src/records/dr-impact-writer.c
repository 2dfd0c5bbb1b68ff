/* The judgement of an assessment: impacts, adjustments, and who was consulted. */
#include "dr-assessment-write-parts.h"

static void
write_impact (const DrPartWrite *self,
              const DrImpact    *impact)
{
  dr_xml_writer_start (self->xml, "impact");
  dr_write_bits (self->xml, "characteristics", DR_VOCABULARY_CHARACTERISTIC, impact->characteristics);
  dr_part_put_groups (self, &impact->groups);
  dr_write_string (self->xml, "id", impact->id);
  if (impact->intersection)
    dr_write_flag (self->xml, "intersection", TRUE);
  dr_part_put_needs (self, &impact->needs);
  dr_part_put_points (self, &impact->points);
  dr_part_put_sources (self, &impact->sources);

  for (int i = 0; i < DR_N_AIMS; i++)
    if (impact->aims[i].effect != DR_EFFECT_NONE)
      {
        dr_xml_writer_start (self->xml, "aim");
        dr_write_word (self->xml, "effect", DR_VOCABULARY_EFFECT, impact->aims[i].effect);
        dr_write_word (self->xml, "id", DR_VOCABULARY_AIM, i);
        dr_xml_writer_text (self->xml, impact->aims[i].text);
        dr_xml_writer_end (self->xml);
      }
  dr_write_text_element (self->xml, "mechanism", impact->mechanism);
  dr_write_text_element (self->xml, "despite", impact->despite);
  dr_xml_writer_end (self->xml);
}

static void
write_adjustment (const DrPartWrite  *self,
                  const DrAdjustment *adjustment)
{
  dr_xml_writer_start (self->xml, "adjustment");
  dr_part_put_groups (self, &adjustment->groups);
  dr_write_string (self->xml, "id", adjustment->id);
  dr_part_put_needs (self, &adjustment->needs);
  dr_xml_writer_text (self->xml, adjustment->text);
  dr_xml_writer_end (self->xml);
}

/* dr_part_write_impacts(): impacts, reasonable adjustments and the mark for prohibited conduct, where there are any. */
void
dr_part_write_impacts (const DrPartWrite *self)
{
  const DrAssessment *assessment = self->assessment;

  if (assessment->n_impacts > 0)
    {
      dr_xml_writer_start (self->xml, "impacts");
      for (guint i = 0; i < assessment->n_impacts; i++)
        write_impact (self, &assessment->impacts[i]);
      dr_xml_writer_end (self->xml);
    }

  if (assessment->n_adjustments > 0)
    {
      dr_xml_writer_start (self->xml, "adjustments");
      for (guint i = 0; i < assessment->n_adjustments; i++)
        write_adjustment (self, &assessment->adjustments[i]);
      dr_xml_writer_end (self->xml);
    }

  if (assessment->conduct_risk || assessment->substantial_impact || *assessment->conduct_text != '\0')
    {
      dr_xml_writer_start (self->xml, "conduct");
      dr_write_flag (self->xml, "risk", assessment->conduct_risk);
      if (assessment->substantial_impact)
        dr_write_flag (self->xml, "substantial-impact", TRUE);
      dr_xml_writer_text (self->xml, assessment->conduct_text);
      dr_xml_writer_end (self->xml);
    }
}

static void
write_consultation (const DrPartWrite    *self,
                    const DrConsultation *consultation)
{
  dr_xml_writer_start (self->xml, "consultation");
  dr_write_number (self->xml, "answered", consultation->answered);
  dr_write_number (self->xml, "asked", consultation->asked);
  dr_part_put_channels (self, &consultation->channels);
  dr_write_date (self->xml, "closed", consultation->closed);
  dr_part_put_groups (self, &consultation->groups);
  dr_write_string (self->xml, "id", consultation->id);
  dr_write_string (self->xml, "name", consultation->name);
  dr_write_date (self->xml, "opened", consultation->opened);
  dr_write_text_element (self->xml, "formative", consultation->formative);
  dr_write_text_element (self->xml, "information", consultation->information);
  dr_write_text_element (self->xml, "time", consultation->time);
  dr_write_text_element (self->xml, "consideration", consultation->consideration);
  dr_write_text_element (self->xml, "changed", consultation->changed);
  dr_xml_writer_end (self->xml);
}

/* dr_part_write_consultations(): consultations, and the reasons for none, where there are any. */
void
dr_part_write_consultations (const DrPartWrite *self)
{
  const DrAssessment *assessment = self->assessment;

  if (assessment->n_consultations == 0 && assessment->n_no_consultations == 0)
    return;

  dr_xml_writer_start (self->xml, "consultations");
  for (guint i = 0; i < assessment->n_consultations; i++)
    write_consultation (self, &assessment->consultations[i]);
  for (guint i = 0; i < assessment->n_no_consultations; i++)
    {
      dr_xml_writer_start (self->xml, "no-consultation");
      dr_part_put_groups (self, &assessment->no_consultations[i].groups);
      dr_xml_writer_text (self->xml, assessment->no_consultations[i].reason);
      dr_xml_writer_end (self->xml);
    }
  dr_xml_writer_end (self->xml);
}
