#include "dr-assessment-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* dr_part_rows(): one row for each child @name of @container, which may be NULL; the rows live in the arena. */
gpointer
dr_part_rows (DrPartLoad      *self,
              const DrXmlNode *container,
              const char      *name,
              gsize            row_size,
              DrPartRow        fill,
              guint           *n_rows)
{
  guint n = container != NULL ? dr_load_n_children (container, name) : 0;
  char *rows = dr_arena_alloc0 (self->load.arena, n * row_size);
  const DrXmlNode *node = n > 0 ? dr_xml_node_child (container, name) : NULL;

  for (guint i = 0; i < n; i++, node = dr_xml_node_next (node, name))
    fill (self, node, rows + i * row_size);

  *n_rows = n;

  return rows;
}

/* The finders of the model, as the attribute helpers call them. */
#define DEFINE_FIND(name, function) \
  static int \
  find_##name (gconstpointer container, const char *id) \
  { \
    return function (container, id); \
  }

DEFINE_FIND (service, dr_evidence_find_service)
DEFINE_FIND (channel, dr_evidence_find_channel)
DEFINE_FIND (group, dr_evidence_find_group)
DEFINE_FIND (source, dr_evidence_find_source)
DEFINE_FIND (need, dr_evidence_find_need)
DEFINE_FIND (point, dr_assessment_find_point)
DEFINE_FIND (option, dr_assessment_find_option)

int
dr_part_service (DrPartLoad      *self,
                 const DrXmlNode *node,
                 const char      *attribute)
{
  return dr_load_index (&self->load, node, attribute, find_service, self->evidence, N_("service of the evidence base"));
}

int
dr_part_channel (DrPartLoad      *self,
                 const DrXmlNode *node,
                 const char      *attribute)
{
  return dr_load_index (&self->load, node, attribute, find_channel, self->evidence, N_("channel of the evidence base"));
}

int
dr_part_group (DrPartLoad      *self,
               const DrXmlNode *node,
               const char      *attribute)
{
  return dr_load_index (&self->load, node, attribute, find_group, self->evidence, N_("group of the evidence base"));
}

int
dr_part_source (DrPartLoad      *self,
                const DrXmlNode *node,
                const char      *attribute)
{
  return dr_load_index (&self->load, node, attribute, find_source, self->evidence, N_("source of the evidence base"));
}

int
dr_part_point (DrPartLoad      *self,
               const DrXmlNode *node,
               const char      *attribute)
{
  return dr_load_index (&self->load, node, attribute, find_point, self->assessment,
                        N_("access point of this assessment"));
}

int
dr_part_option (DrPartLoad      *self,
                const DrXmlNode *node,
                const char      *attribute)
{
  return dr_load_index (&self->load, node, attribute, find_option, self->assessment, N_("option of this assessment"));
}

DrIndices
dr_part_groups (DrPartLoad      *self,
                const DrXmlNode *node)
{
  return dr_load_indices (&self->load, node, "groups", find_group, self->evidence, N_("group of the evidence base"));
}

DrIndices
dr_part_channels (DrPartLoad      *self,
                  const DrXmlNode *node)
{
  return dr_load_indices (&self->load, node, "channels", find_channel, self->evidence,
                          N_("channel of the evidence base"));
}

DrIndices
dr_part_needs (DrPartLoad      *self,
               const DrXmlNode *node)
{
  return dr_load_indices (&self->load, node, "needs", find_need, self->evidence, N_("need of the evidence base"));
}

DrIndices
dr_part_sources (DrPartLoad      *self,
                 const DrXmlNode *node)
{
  return dr_load_indices (&self->load, node, "sources", find_source, self->evidence, N_("source of the evidence base"));
}

DrIndices
dr_part_points (DrPartLoad      *self,
                const DrXmlNode *node)
{
  return dr_load_indices (&self->load, node, "points", find_point, self->assessment,
                          N_("access point of this assessment"));
}

DrIndices
dr_part_options (DrPartLoad      *self,
                 const DrXmlNode *node)
{
  return dr_load_indices (&self->load, node, "options", find_option, self->assessment, N_("option of this assessment"));
}

/* dr_part_announced(): whether a target is there and is more than "to be announced". */
gboolean
dr_part_announced (const DrXmlNode *node,
                   const char      *attribute)
{
  const char *value = dr_xml_node_get (node, attribute);

  return value != NULL && strcmp (value, "to-be-announced") != 0;
}

/* dr_part_child_text(): what a person wrote in a child element, "" where @node is NULL or has no such child. Never NULL. */
const char *
dr_part_child_text (DrPartLoad      *self,
                    const DrXmlNode *node,
                    const char      *child)
{
  const DrXmlNode *found = node != NULL ? dr_xml_node_child (node, child) : NULL;

  return found != NULL ? dr_load_text (&self->load, found) : "";
}
