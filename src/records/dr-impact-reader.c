/* The judgement of an assessment: impacts, adjustments, and who was consulted. */
#include "dr-assessment-parts.h"

#include <glib/gi18n-lib.h>

static void
read_aims (DrPartLoad      *self,
           const DrXmlNode *node,
           DrImpact        *impact)
{
  for (guint i = 0; i < DR_N_AIMS; i++)
    impact->aims[i].text = "";

  for (const DrXmlNode *each = dr_xml_node_child (node, "aim"); each != NULL; each = dr_xml_node_next (each, "aim"))
    {
      DrAimAnswer *answer = &impact->aims[dr_load_word (&self->load, each, "id", DR_VOCABULARY_AIM, 0)];

      if (answer->effect != DR_EFFECT_NONE)
        dr_load_fail (&self->load, each, DR_RECORD_ERROR_INVALID,
                      _("impact “%s” answers the aim “%s” twice, expected one answer"), impact->id,
                      dr_xml_node_get (each, "id"));
      answer->effect = dr_load_word (&self->load, each, "effect", DR_VOCABULARY_EFFECT, DR_EFFECT_NONE);
      answer->text = dr_load_text (&self->load, each);
    }
}

static void
read_characteristics (DrPartLoad      *self,
                      const DrXmlNode *node,
                      DrImpact        *impact)
{
  DrIds words = dr_load_ids (&self->load, node, "characteristics");

  for (guint i = 0; i < words.n; i++)
    {
      int value = 0;

      if (dr_vocabulary_parse (DR_VOCABULARY_CHARACTERISTIC, words.items[i], &value))
        impact->characteristics |= 1u << value;
      else
        dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID, _("%s: characteristics names “%s”, expected some of: %s"),
                      node->name, words.items[i], dr_vocabulary_words (DR_VOCABULARY_CHARACTERISTIC));
    }
}

static void
read_impact (DrPartLoad      *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrImpact *impact = row;

  impact->line = node->line;
  impact->id = dr_load_required (&self->load, node, "id");
  impact->groups = dr_part_groups (self, node);
  read_characteristics (self, node, impact);
  impact->intersection = dr_load_flag (&self->load, node, "intersection", FALSE);
  impact->sources = dr_part_sources (self, node);
  impact->points = dr_part_points (self, node);
  impact->needs = dr_part_needs (self, node);
  read_aims (self, node, impact);
  impact->mechanism = dr_part_child_text (self, node, "mechanism");
  impact->despite = dr_part_child_text (self, node, "despite");
}

static void
read_adjustment (DrPartLoad      *self,
                 const DrXmlNode *node,
                 gpointer         row)
{
  DrAdjustment *adjustment = row;

  adjustment->id = dr_load_required (&self->load, node, "id");
  adjustment->groups = dr_part_groups (self, node);
  adjustment->needs = dr_part_needs (self, node);
  adjustment->text = dr_load_text (&self->load, node);
}

/* dr_part_read_impacts(): impacts, reasonable adjustments and the mark for prohibited conduct. */
void
dr_part_read_impacts (DrPartLoad      *self,
                      const DrXmlNode *root)
{
  const DrXmlNode *conduct = dr_xml_node_child (root, "conduct");
  DrAssessment *assessment = self->assessment;

  assessment->impacts = dr_part_rows (self, dr_xml_node_child (root, "impacts"), "impact", sizeof (DrImpact),
                                      read_impact, &assessment->n_impacts);
  assessment->adjustments = dr_part_rows (self, dr_xml_node_child (root, "adjustments"), "adjustment",
                                          sizeof (DrAdjustment), read_adjustment, &assessment->n_adjustments);

  assessment->conduct_text = dr_part_child_text (self, root, "conduct");
  if (conduct != NULL)
    {
      assessment->conduct_risk = dr_load_flag (&self->load, conduct, "risk", FALSE);
      assessment->substantial_impact = dr_load_flag (&self->load, conduct, "substantial-impact", FALSE);
    }
}

static void
read_consultation (DrPartLoad      *self,
                   const DrXmlNode *node,
                   gpointer         row)
{
  DrConsultation *consultation = row;

  consultation->line = node->line;
  consultation->id = dr_load_required (&self->load, node, "id");
  consultation->name = dr_load_required (&self->load, node, "name");
  consultation->groups = dr_part_groups (self, node);
  consultation->channels = dr_part_channels (self, node);
  consultation->asked = dr_load_number (&self->load, node, "asked");
  consultation->answered = dr_load_number (&self->load, node, "answered");
  consultation->opened = dr_load_date (&self->load, node, "opened");
  consultation->closed = dr_load_date (&self->load, node, "closed");
  consultation->formative = dr_part_child_text (self, node, "formative");
  consultation->information = dr_part_child_text (self, node, "information");
  consultation->time = dr_part_child_text (self, node, "time");
  consultation->consideration = dr_part_child_text (self, node, "consideration");
  consultation->changed = dr_part_child_text (self, node, "changed");
}

static void
read_no_consultation (DrPartLoad      *self,
                      const DrXmlNode *node,
                      gpointer         row)
{
  DrNoConsultation *none = row;

  none->groups = dr_part_groups (self, node);
  none->reason = dr_load_text (&self->load, node);
}

/* dr_part_read_consultations(): consultations, and the reasons for none. */
void
dr_part_read_consultations (DrPartLoad      *self,
                       const DrXmlNode *root)
{
  const DrXmlNode *container = dr_xml_node_child (root, "consultations");
  DrAssessment *assessment = self->assessment;

  assessment->consultations = dr_part_rows (self, container, "consultation", sizeof (DrConsultation),
                                            read_consultation, &assessment->n_consultations);
  assessment->no_consultations = dr_part_rows (self, container, "no-consultation", sizeof (DrNoConsultation),
                                               read_no_consultation, &assessment->n_no_consultations);
}
