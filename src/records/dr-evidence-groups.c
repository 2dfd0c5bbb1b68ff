#include "dr-evidence-parts.h"

#include <glib/gi18n-lib.h>

#include "dr-evidence-reader.h"

static void
load_area (DrEvidenceLoad  *self,
           const DrXmlNode *node,
           gpointer         row)
{
  DrArea *area = row;

  area->id = dr_evidence_load_id (self, node, DR_EVIDENCE_AREA);
  area->name = dr_load_required (&self->load, node, "name");
}

void
dr_evidence_load_areas (DrEvidenceLoad  *self,
                        const DrXmlNode *root)
{
  self->evidence->areas = dr_evidence_load_rows (self, dr_xml_node_child (root, "areas"), "area", sizeof (DrArea),
                                                 load_area, &self->evidence->n_areas);
}

static void
load_source (DrEvidenceLoad  *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrSource *source = row;

  source->id = dr_evidence_load_id (self, node, DR_EVIDENCE_SOURCE);
  source->title = dr_load_required (&self->load, node, "title");
  source->publisher = dr_load_required (&self->load, node, "publisher");
  source->kind = dr_load_word (&self->load, node, "kind", DR_VOCABULARY_SOURCE_KIND, DR_SOURCE_STUDY);
  source->fieldwork = dr_load_partial (&self->load, node, "fieldwork");
  source->published = dr_load_partial (&self->load, node, "published");
  source->n = dr_load_count (&self->load, node, "n");
  source->sent = dr_load_count (&self->load, node, "sent");
  source->area = dr_evidence_load_index (self, node, "area", DR_EVIDENCE_AREA);
  source->population = dr_load_required (&self->load, node, "population");
  source->how_known = dr_load_required (&self->load, node, "how-known");
  source->licence = dr_load_string (&self->load, node, "licence");
  source->link = dr_load_string (&self->load, node, "link");
  source->file_digest = dr_load_string (&self->load, node, "sha256");
  source->note = dr_load_string (&self->load, node, "note");
  source->line = node->line;
}

void
dr_evidence_load_sources (DrEvidenceLoad  *self,
                          const DrXmlNode *root)
{
  self->evidence->sources = dr_evidence_load_rows (self, dr_xml_node_child (root, "sources"), "source",
                                                   sizeof (DrSource), load_source, &self->evidence->n_sources);
}

static void
load_need (DrEvidenceLoad  *self,
           const DrXmlNode *node,
           gpointer         row)
{
  DrNeed *need = row;

  need->id = dr_evidence_load_id (self, node, DR_EVIDENCE_NEED);
  need->name = dr_load_required (&self->load, node, "name");
}

static void
load_prerequisite (DrEvidenceLoad  *self,
                   const DrXmlNode *node,
                   gpointer         row)
{
  DrPrerequisite *prerequisite = row;

  prerequisite->id = dr_evidence_load_id (self, node, DR_EVIDENCE_PREREQUISITE);
  prerequisite->name = dr_load_required (&self->load, node, "name");
}

/* dr_evidence_load_standard(): the attributes of a standard of service. */
DrStandard
dr_evidence_load_standard (DrEvidenceLoad  *self,
                           const DrXmlNode *node)
{
  return (DrStandard) {
    .text = dr_load_required (&self->load, node, "text"),
    .value = dr_load_number (&self->load, node, "value"),
    .unit = dr_load_string (&self->load, node, "unit"),
    .higher_is_better = g_strcmp0 (dr_xml_node_get (node, "better"), "higher") == 0,
  };
}

static void
load_channel (DrEvidenceLoad  *self,
              const DrXmlNode *node,
              gpointer         row)
{
  const DrXmlNode *standard = dr_xml_node_child (node, "standard");
  DrChannel *channel = row;

  channel->id = dr_evidence_load_id (self, node, DR_EVIDENCE_CHANNEL);
  channel->name = dr_load_required (&self->load, node, "name");
  channel->digital = dr_load_flag (&self->load, node, "digital", FALSE);
  channel->prerequisite = dr_evidence_load_index (self, node, "prerequisite", DR_EVIDENCE_PREREQUISITE);
  channel->needs = dr_evidence_load_needs (self, node);
  if (standard != NULL)
    {
      channel->standard = dr_arena_new0 (self->load.arena, DrStandard);
      *channel->standard = dr_evidence_load_standard (self, standard);
    }
  channel->line = node->line;
}

/* dr_evidence_load_channels(): the needs, prerequisites and channels. */
void
dr_evidence_load_channels (DrEvidenceLoad  *self,
                           const DrXmlNode *root)
{
  DrEvidence *evidence = self->evidence;

  evidence->needs = dr_evidence_load_rows (self, dr_xml_node_child (root, "needs"), "need", sizeof (DrNeed), load_need,
                                           &evidence->n_needs);
  evidence->prerequisites = dr_evidence_load_rows (self, dr_xml_node_child (root, "prerequisites"), "prerequisite",
                                                   sizeof (DrPrerequisite), load_prerequisite,
                                                   &evidence->n_prerequisites);
  evidence->channels = dr_evidence_load_rows (self, dr_xml_node_child (root, "channels"), "channel",
                                              sizeof (DrChannel), load_channel, &evidence->n_channels);
}

static void
load_dimension (DrEvidenceLoad  *self,
                const DrXmlNode *node,
                gpointer         row)
{
  DrDimension *dimension = row;

  dimension->id = dr_evidence_load_id (self, node, DR_EVIDENCE_DIMENSION);
  dimension->name = dr_load_required (&self->load, node, "name");
  dimension->partition = dr_load_flag (&self->load, node, "partition", FALSE);
  dimension->line = node->line;
}

static void
load_projection (DrEvidenceLoad  *self,
                 const DrXmlNode *node,
                 gpointer         row)
{
  DrProjection *projection = row;

  projection->year = dr_load_count (&self->load, node, "year");
  projection->count = dr_load_number (&self->load, node, "count");
  projection->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);
}

static void
load_place_and_population (DrEvidenceLoad  *self,
                           const DrXmlNode *node,
                           DrGroup         *group)
{
  const DrSource *source = group->source != DR_NO_INDEX ? &self->evidence->sources[group->source] : NULL;

  if (dr_xml_node_get (node, "area") != NULL)
    group->area = dr_evidence_load_index (self, node, "area", DR_EVIDENCE_AREA);
  else
    group->area = source != NULL ? source->area : self->evidence->area;

  if (dr_xml_node_get (node, "population") != NULL)
    group->population = dr_load_string (&self->load, node, "population");
  else
    group->population = source != NULL ? source->population : DR_USUAL_RESIDENTS;
}

static void
load_group (DrEvidenceLoad  *self,
            const DrXmlNode *node,
            gpointer         row)
{
  DrGroup *group = row;

  group->id = dr_evidence_load_id (self, node, DR_EVIDENCE_GROUP);
  group->name = dr_load_required (&self->load, node, "name");
  group->characteristic = dr_load_word (&self->load, node, "characteristic", DR_VOCABULARY_CHARACTERISTIC,
                                        DR_CHARACTERISTIC_LOCAL);
  group->dimension = dr_evidence_load_index (self, node, "dimension", DR_EVIDENCE_DIMENSION);
  group->unit = dr_load_word (&self->load, node, "unit", DR_VOCABULARY_UNIT, DR_UNIT_PEOPLE);
  group->count = dr_load_number (&self->load, node, "count");
  group->base = dr_load_number (&self->load, node, "base");
  group->share = dr_load_share (&self->load, node, "share");
  group->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);
  load_place_and_population (self, node, group);
  group->how_known = dr_load_string (&self->load, node, "how-known");
  group->without_characteristic = dr_load_flag (&self->load, node, "without-characteristic", FALSE);
  group->needs = dr_evidence_load_needs (self, node);
  group->projections = dr_evidence_load_rows (self, node, "projection", sizeof (DrProjection), load_projection,
                                              &group->n_projections);
  group->line = node->line;
}

static void
load_everyone (DrEvidenceLoad  *self,
               const DrXmlNode *root,
               DrGroup         *everyone)
{
  const DrXmlNode *node = dr_xml_node_child (root, "population");

  /* A file that its schema has refused may lack it; then the root stands in, which says nothing of a population. */
  if (node == NULL)
    node = root;

  everyone->id = DR_GROUP_ALL_ID;
  everyone->name = _("Everyone");
  everyone->characteristic = DR_CHARACTERISTIC_LOCAL;
  everyone->dimension = DR_NO_INDEX;
  everyone->unit = DR_UNIT_PEOPLE;
  everyone->count = dr_load_number (&self->load, node, "count");
  everyone->base = everyone->count;
  everyone->share = DR_UNKNOWN;
  everyone->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);
  everyone->area = everyone->source != DR_NO_INDEX ? self->evidence->sources[everyone->source].area
                                                   : self->evidence->area;
  everyone->population = everyone->source != DR_NO_INDEX ? self->evidence->sources[everyone->source].population
                                                         : DR_USUAL_RESIDENTS;
  everyone->line = node->line;
  g_hash_table_insert (self->ids[DR_EVIDENCE_GROUP], g_strdup (DR_GROUP_ALL_ID), GINT_TO_POINTER (DR_GROUP_ALL + 1));
}

/* dr_evidence_load_groups(): the dimensions, everyone, and the groups. */
void
dr_evidence_load_groups (DrEvidenceLoad  *self,
                         const DrXmlNode *root)
{
  DrEvidence *evidence = self->evidence;
  const DrXmlNode *container = dr_xml_node_child (root, "groups");
  DrGroup *groups;
  guint next = DR_GROUP_ALL;

  evidence->dimensions = dr_evidence_load_rows (self, dr_xml_node_child (root, "dimensions"), "dimension",
                                                sizeof (DrDimension), load_dimension, &evidence->n_dimensions);

  evidence->n_groups = 1 + (container != NULL ? dr_load_n_children (container, "group") : 0);
  groups = dr_arena_array0 (self->load.arena, DrGroup, evidence->n_groups);
  evidence->groups = groups;
  load_everyone (self, root, &groups[next++]);
  if (container != NULL)
    for (const DrXmlNode *node = dr_xml_node_child (container, "group"); node != NULL;
         node = dr_xml_node_next (node, "group"))
      load_group (self, node, &groups[next++]);
}
