#include "dr-evidence-writer.h"

#include "dr-evidence-reader.h"
#include "dr-evidence-writer-private.h"
#include "dr-write.h"

#include <string.h>

/* dr_evidence_*_id(): what a row is called. */
#define DEFINE_ID(name, rows) \
  const char *dr_evidence_##name##_id (gconstpointer evidence, int index) \
  { \
    return ((const DrEvidence *) evidence)->rows[index].id; \
  }

DEFINE_ID (area, areas)
DEFINE_ID (source, sources)
DEFINE_ID (need, needs)
DEFINE_ID (prerequisite, prerequisites)
DEFINE_ID (channel, channels)
DEFINE_ID (dimension, dimensions)
DEFINE_ID (group, groups)
DEFINE_ID (service, services)
DEFINE_ID (point, points)

static void
write_areas (DrXmlWriter         *writer,
             const DrEvidence    *evidence,
             const DrEvidenceUse *use)
{
  dr_xml_writer_start (writer, "areas");
  for (guint i = 0; i < evidence->n_areas; i++)
    if (dr_evidence_use_has (use->areas, i))
      {
        dr_xml_writer_start (writer, "area");
        dr_write_string (writer, "id", evidence->areas[i].id);
        dr_write_string (writer, "name", evidence->areas[i].name);
        dr_xml_writer_end (writer);
      }
  dr_xml_writer_end (writer);
}

static void
write_source (DrXmlWriter      *writer,
              const DrEvidence *evidence,
              const DrSource   *source)
{
  dr_xml_writer_start (writer, "source");
  dr_write_index (writer, "area", dr_evidence_area_id, evidence, source->area);
  dr_write_date (writer, "fieldwork", source->fieldwork);
  dr_write_string (writer, "how-known", source->how_known);
  dr_write_string (writer, "id", source->id);
  dr_write_word (writer, "kind", DR_VOCABULARY_SOURCE_KIND, source->kind);
  dr_write_string (writer, "licence", source->licence);
  dr_write_string (writer, "link", source->link);
  dr_write_count (writer, "n", source->n);
  dr_write_string (writer, "note", source->note);
  dr_write_string (writer, "population", source->population);
  dr_write_date (writer, "published", source->published);
  dr_write_string (writer, "publisher", source->publisher);
  dr_write_count (writer, "sent", source->sent);
  dr_write_string (writer, "sha256", source->file_digest);
  dr_write_string (writer, "title", source->title);
  dr_xml_writer_end (writer);
}

static void
write_sources (DrXmlWriter         *writer,
               const DrEvidence    *evidence,
               const DrEvidenceUse *use)
{
  dr_xml_writer_start (writer, "sources");
  for (guint i = 0; i < evidence->n_sources; i++)
    if (dr_evidence_use_has (use->sources, i))
      write_source (writer, evidence, &evidence->sources[i]);
  dr_xml_writer_end (writer);
}

static void
write_named (DrXmlWriter *writer,
             const char  *element,
             const char  *id,
             const char  *name)
{
  dr_xml_writer_start (writer, element);
  dr_write_string (writer, "id", id);
  dr_write_string (writer, "name", name);
  dr_xml_writer_end (writer);
}

static void
write_needs_and_prerequisites (DrXmlWriter         *writer,
                               const DrEvidence    *evidence,
                               const DrEvidenceUse *use)
{
  dr_xml_writer_start (writer, "needs");
  for (guint i = 0; i < evidence->n_needs; i++)
    if (dr_evidence_use_has (use->needs, i))
      write_named (writer, "need", evidence->needs[i].id, evidence->needs[i].name);
  dr_xml_writer_end (writer);

  dr_xml_writer_start (writer, "prerequisites");
  for (guint i = 0; i < evidence->n_prerequisites; i++)
    if (dr_evidence_use_has (use->prerequisites, i))
      write_named (writer, "prerequisite", evidence->prerequisites[i].id, evidence->prerequisites[i].name);
  dr_xml_writer_end (writer);
}

/* dr_evidence_write_standard(): the attributes of a standard of service. */
void
dr_evidence_write_standard (DrXmlWriter      *writer,
                            const DrStandard *standard)
{
  if (standard->higher_is_better)
    dr_write_string (writer, "better", "higher");
  dr_write_string (writer, "text", standard->text);
  dr_write_string (writer, "unit", standard->unit);
  dr_write_number (writer, "value", standard->value);
}

static void
write_channels (DrXmlWriter         *writer,
                const DrEvidence    *evidence,
                const DrEvidenceUse *use)
{
  dr_xml_writer_start (writer, "channels");
  for (guint i = 0; i < evidence->n_channels; i++)
    {
      const DrChannel *channel = &evidence->channels[i];

      if (!dr_evidence_use_has (use->channels, i))
        continue;
      dr_xml_writer_start (writer, "channel");
      dr_write_flag (writer, "digital", channel->digital);
      dr_write_string (writer, "id", channel->id);
      dr_write_string (writer, "name", channel->name);
      dr_write_indices (writer, "needs", dr_evidence_need_id, evidence, &channel->needs);
      dr_write_index (writer, "prerequisite", dr_evidence_prerequisite_id, evidence, channel->prerequisite);
      if (channel->standard != NULL)
        {
          dr_xml_writer_start (writer, "standard");
          dr_evidence_write_standard (writer, channel->standard);
          dr_xml_writer_end (writer);
        }
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

static void
write_dimensions (DrXmlWriter         *writer,
                  const DrEvidence    *evidence,
                  const DrEvidenceUse *use)
{
  dr_xml_writer_start (writer, "dimensions");
  for (guint i = 0; i < evidence->n_dimensions; i++)
    if (dr_evidence_use_has (use->dimensions, i))
      {
        dr_xml_writer_start (writer, "dimension");
        dr_write_string (writer, "id", evidence->dimensions[i].id);
        dr_write_string (writer, "name", evidence->dimensions[i].name);
        dr_write_flag (writer, "partition", evidence->dimensions[i].partition);
        dr_xml_writer_end (writer);
      }
  dr_xml_writer_end (writer);
}

static void
write_group (DrXmlWriter      *writer,
             const DrEvidence *evidence,
             const DrGroup    *group)
{
  const DrSource *source = group->source != DR_NO_INDEX ? &evidence->sources[group->source] : NULL;
  int area = source != NULL ? source->area : evidence->area;
  const char *population = source != NULL ? source->population : DR_USUAL_RESIDENTS;

  dr_xml_writer_start (writer, "group");
  if (group->area != area)
    dr_write_index (writer, "area", dr_evidence_area_id, evidence, group->area);
  dr_write_number (writer, "base", group->base);
  dr_write_word (writer, "characteristic", DR_VOCABULARY_CHARACTERISTIC, group->characteristic);
  dr_write_number (writer, "count", group->count);
  dr_write_index (writer, "dimension", dr_evidence_dimension_id, evidence, group->dimension);
  dr_write_string (writer, "how-known", group->how_known);
  if (group->without_characteristic)
    dr_write_flag (writer, "without-characteristic", TRUE);
  dr_write_string (writer, "id", group->id);
  dr_write_string (writer, "name", group->name);
  dr_write_indices (writer, "needs", dr_evidence_need_id, evidence, &group->needs);
  if (strcmp (group->population, population) != 0)
    dr_write_string (writer, "population", group->population);
  dr_write_number (writer, "share", group->share);
  dr_write_index (writer, "source", dr_evidence_source_id, evidence, group->source);
  if (group->unit != DR_UNIT_PEOPLE)
    dr_write_word (writer, "unit", DR_VOCABULARY_UNIT, group->unit);
  for (guint i = 0; i < group->n_projections; i++)
    {
      char year[8];

      g_snprintf (year, sizeof year, "%04u", MIN (group->projections[i].year, 9999));
      dr_xml_writer_start (writer, "projection");
      dr_write_number (writer, "count", group->projections[i].count);
      dr_write_index (writer, "source", dr_evidence_source_id, evidence, group->projections[i].source);
      dr_write_string (writer, "year", year);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

static void
write_groups (DrXmlWriter         *writer,
              const DrEvidence    *evidence,
              const DrEvidenceUse *use)
{
  const DrGroup *everyone = &evidence->groups[DR_GROUP_ALL];

  dr_xml_writer_start (writer, "population");
  dr_write_number (writer, "count", everyone->count);
  dr_write_index (writer, "source", dr_evidence_source_id, evidence, everyone->source);
  dr_xml_writer_end (writer);

  dr_xml_writer_start (writer, "groups");
  for (guint i = DR_GROUP_ALL + 1; i < evidence->n_groups; i++)
    if (dr_evidence_use_has (use->groups, i))
      write_group (writer, evidence, &evidence->groups[i]);
  dr_xml_writer_end (writer);
}

/**
 * dr_evidence_write:
 * @writer: a writer, before the root or inside an element
 * @evidence: an evidence base
 * @element: `evidence`, the root of a file, or `evidence-used`, in a record
 * @use: (nullable): the rows to write, closed by dr_evidence_use_close(); %NULL: all
 * @digest: (nullable): SHA-256 of the file it was read from, 64 hexadecimal digits; of `evidence-used` only
 *
 * Writes an evidence base as one element.
 */
void
dr_evidence_write (DrXmlWriter         *writer,
                   const DrEvidence    *evidence,
                   const char          *element,
                   const DrEvidenceUse *use,
                   const char          *digest)
{
  static const DrEvidenceUse everything = { NULL };

  g_return_if_fail (writer != NULL);
  g_return_if_fail (evidence != NULL && evidence->n_groups > 0);
  g_return_if_fail (element != NULL);

  if (use == NULL)
    use = &everything;

  dr_xml_writer_start (writer, element);
  dr_write_index (writer, "area", dr_evidence_area_id, evidence, evidence->area);
  dr_write_string (writer, "council", evidence->council);
  if (strcmp (element, "evidence") == 0)
    dr_write_string (writer, "format", "1.0");
  dr_write_string (writer, "id", evidence->id);
  dr_write_word (writer, "nation", DR_VOCABULARY_NATION, evidence->nation);
  dr_write_date (writer, "published", evidence->published);
  dr_write_string (writer, "sha256", digest);
  dr_write_string (writer, "title", evidence->title);
  dr_write_string (writer, "version", evidence->version);
  write_areas (writer, evidence, use);
  write_sources (writer, evidence, use);
  write_needs_and_prerequisites (writer, evidence, use);
  write_channels (writer, evidence, use);
  write_dimensions (writer, evidence, use);
  write_groups (writer, evidence, use);
  dr_evidence_write_figures (writer, evidence, use);
  dr_evidence_write_mixes (writer, evidence, use);
  dr_evidence_write_services (writer, evidence, use);
  dr_xml_writer_end (writer);
}

/**
 * dr_evidence_to_data:
 * @evidence: an evidence base
 * @length: (out) (optional): bytes in it
 *
 * Returns: (transfer full): an evidence file, in canonical form
 */
char *
dr_evidence_to_data (const DrEvidence *evidence,
                     gsize            *length)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  dr_evidence_write (writer, evidence, "evidence", NULL, NULL);

  return dr_xml_writer_finish (writer, length);
}
