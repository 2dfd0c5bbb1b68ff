#include "dr-evidence-parts.h"

#include <glib/gi18n-lib.h>

/* Exactly one of the three says what a figure speaks of. */
static void
load_target (DrEvidenceLoad  *self,
             const DrXmlNode *node,
             DrFigure        *figure)
{
  static const struct {
    const char *attribute;
    DrEvidenceKind kind;
  } targets[] = {
    [DR_TARGET_CHANNEL] = { "channel", DR_EVIDENCE_CHANNEL },
    [DR_TARGET_PREREQUISITE] = { "prerequisite", DR_EVIDENCE_PREREQUISITE },
    [DR_TARGET_POINT] = { "point", DR_EVIDENCE_POINT },
  };
  guint n_given = 0;

  figure->target_index = DR_NO_INDEX;
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (dr_xml_node_get (node, targets[i].attribute) != NULL)
      {
        n_given++;
        figure->target = i;
        figure->target_index = dr_evidence_load_index (self, node, targets[i].attribute, targets[i].kind);
      }

  if (n_given != 1)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("figure “%s” names %u of channel, prerequisite and point, expected exactly one"), figure->id, n_given);
}

/* What a figure does not say of itself it has from its source, or, for the unit, from its group. */
static void
load_provenance (DrEvidenceLoad  *self,
                 const DrXmlNode *node,
                 DrFigure        *figure)
{
  const DrSource none = { .area = DR_NO_INDEX, .population = "" };
  const DrSource *source = figure->source != DR_NO_INDEX ? &self->evidence->sources[figure->source] : &none;
  const char *population = dr_load_string (&self->load, node, "population");
  DrUnit unit = figure->group != DR_NO_INDEX ? self->evidence->groups[figure->group].unit : DR_UNIT_PEOPLE;

  figure->n = dr_xml_node_get (node, "n") != NULL ? dr_load_count (&self->load, node, "n") : source->n;
  figure->area = dr_xml_node_get (node, "area") != NULL ? dr_evidence_load_index (self, node, "area", DR_EVIDENCE_AREA)
                                                        : source->area;
  figure->population = population != NULL ? population : source->population;
  figure->unit = dr_load_word (&self->load, node, "unit", DR_VOCABULARY_UNIT, unit);
  figure->date = dr_xml_node_get (node, "date") != NULL ? dr_load_partial (&self->load, node, "date")
                                                        : source->fieldwork;
}

static void
load_figure (DrEvidenceLoad  *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrFigure *figure = row;

  figure->id = dr_evidence_load_id (self, node, DR_EVIDENCE_FIGURE);
  figure->kind = dr_load_word (&self->load, node, "kind", DR_VOCABULARY_FIGURE_KIND, DR_FIGURE_ATTITUDE);
  figure->group = dr_evidence_load_index (self, node, "group", DR_EVIDENCE_GROUP);
  load_target (self, node, figure);
  figure->share = dr_load_share (&self->load, node, "share");
  figure->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);
  load_provenance (self, node, figure);
  figure->how_known = dr_load_string (&self->load, node, "how-known");
  figure->note = dr_load_string (&self->load, node, "note");
  figure->line = node->line;
}

void
dr_evidence_load_figures (DrEvidenceLoad  *self,
                          const DrXmlNode *root)
{
  self->evidence->figures = dr_evidence_load_rows (self, dr_xml_node_child (root, "figures"), "figure",
                                                   sizeof (DrFigure), load_figure, &self->evidence->n_figures);
}

static void
load_mix_share (DrEvidenceLoad  *self,
                const DrXmlNode *node,
                gpointer         row)
{
  DrMixShare *share = row;

  share->channel = dr_evidence_load_index (self, node, "channel", DR_EVIDENCE_CHANNEL);
  share->share = dr_load_share (&self->load, node, "value");
}

static void
load_mix (DrEvidenceLoad  *self,
          const DrXmlNode *node,
          gpointer         row)
{
  DrMix *mix = row;

  mix->id = dr_evidence_load_id (self, node, DR_EVIDENCE_MIX);
  mix->kind = dr_load_word (&self->load, node, "kind", DR_VOCABULARY_MIX_KIND, DR_MIX_EXPECTED);
  mix->service = dr_evidence_load_index (self, node, "service", DR_EVIDENCE_SERVICE);
  mix->period = dr_load_partial (&self->load, node, "period");
  mix->complete = dr_load_flag (&self->load, node, "complete", FALSE);
  mix->comparable = dr_load_string (&self->load, node, "comparable");
  mix->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);
  mix->shares = dr_evidence_load_rows (self, node, "share", sizeof (DrMixShare), load_mix_share, &mix->n_shares);
  mix->line = node->line;

  for (guint i = 0; i < mix->n_shares; i++)
    for (guint j = 0; j < i; j++)
      if (mix->shares[i].channel != DR_NO_INDEX && mix->shares[i].channel == mix->shares[j].channel)
        dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID, _("mix “%s” names channel “%s” twice, expected it once"),
                      mix->id, self->evidence->channels[mix->shares[i].channel].id);
}

void
dr_evidence_load_mixes (DrEvidenceLoad  *self,
                        const DrXmlNode *root)
{
  self->evidence->mixes = dr_evidence_load_rows (self, dr_xml_node_child (root, "mixes"), "mix", sizeof (DrMix),
                                                 load_mix, &self->evidence->n_mixes);
}
