#include "dr-evidence-report.h"

#include "dr-access-figures.h"
#include "dr-check-json.h"
#include "dr-json-members.h"

static const char *
source_id (const DrEvidence *evidence,
           int               source)
{
  return source != DR_NO_INDEX ? evidence->sources[source].id : NULL;
}

static void
add_base (JsonBuilder *builder,
          const char  *name,
          guint        n)
{
  dr_json_add_number (builder, name, n > 0 ? n : DR_UNKNOWN);
}

static void
add_source (JsonBuilder      *builder,
            const DrEvidence *evidence,
            const DrSource   *source)
{
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "id", source->id);
  dr_json_add_string (builder, "title", source->title);
  dr_json_add_string (builder, "publisher", source->publisher);
  dr_json_add_string (builder, "kind", dr_vocabulary_to_string (DR_VOCABULARY_SOURCE_KIND, (int) source->kind));
  dr_json_add_date (builder, "fieldwork", source->fieldwork);
  dr_json_add_date (builder, "published", source->published);
  add_base (builder, "n", source->n);
  add_base (builder, "sent", source->sent);
  dr_json_add_string (builder, "area", evidence->areas[source->area].id);
  dr_json_add_string (builder, "population", source->population);
  dr_json_add_string (builder, "how_known", source->how_known);
  dr_json_add_string (builder, "licence", source->licence);
  dr_json_add_string (builder, "link", source->link);
  dr_json_add_string (builder, "sha256", source->file_digest);
  dr_json_add_string (builder, "note", source->note);
  json_builder_end_object (builder);
}

static void
add_needs_and_projections (JsonBuilder      *builder,
                           const DrEvidence *evidence,
                           const DrGroup    *group)
{
  json_builder_set_member_name (builder, "needs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < group->needs.n; i++)
    json_builder_add_string_value (builder, evidence->needs[group->needs.items[i]].id);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "projections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < group->n_projections; i++)
    {
      json_builder_begin_object (builder);
      dr_json_add_count (builder, "year", group->projections[i].year);
      dr_json_add_number (builder, "count", group->projections[i].count);
      dr_json_add_string (builder, "source", source_id (evidence, group->projections[i].source));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_group (JsonBuilder      *builder,
           const DrEvidence *evidence,
           const DrGroup    *group)
{
  gboolean has_dimension = group->dimension != DR_NO_INDEX;

  json_builder_begin_object (builder);
  dr_json_add_string (builder, "id", group->id);
  dr_json_add_string (builder, "name", group->name);
  dr_json_add_string (builder, "characteristic",
                      has_dimension
                        ? dr_vocabulary_to_string (DR_VOCABULARY_CHARACTERISTIC, (int) group->characteristic)
                        : NULL);
  dr_json_add_string (builder, "dimension", has_dimension ? evidence->dimensions[group->dimension].id : NULL);
  dr_json_add_string (builder, "unit", dr_vocabulary_to_string (DR_VOCABULARY_UNIT, (int) group->unit));
  dr_json_add_number (builder, "count", group->count);
  dr_json_add_number (builder, "base", group->base);
  dr_json_add_number (builder, "share", group->share);
  dr_json_add_string (builder, "source", source_id (evidence, group->source));
  dr_json_add_string (builder, "area", group->area != DR_NO_INDEX ? evidence->areas[group->area].id : NULL);
  dr_json_add_string (builder, "population", group->population);
  dr_json_add_string (builder, "how_known", group->how_known);
  add_needs_and_projections (builder, evidence, group);
  json_builder_end_object (builder);
}

static char *
target_of (const DrEvidence *evidence,
           const DrFigure   *figure)
{
  switch (figure->target)
    {
    case DR_TARGET_CHANNEL:
      return g_strconcat ("channel:", evidence->channels[figure->target_index].id, NULL);
    case DR_TARGET_PREREQUISITE:
      return g_strconcat ("prerequisite:", evidence->prerequisites[figure->target_index].id, NULL);
    case DR_TARGET_POINT:
    default:
      return g_strconcat ("point:", evidence->points[figure->target_index].id, NULL);
    }
}

static void
add_figure (JsonBuilder            *builder,
            const DrEvidenceReport *self,
            const DrFigure         *figure)
{
  const DrEvidence *evidence = self->evidence;
  g_autofree char *target = target_of (evidence, figure);

  json_builder_begin_object (builder);
  dr_json_add_string (builder, "id", figure->id);
  dr_json_add_string (builder, "kind", dr_vocabulary_to_string (DR_VOCABULARY_FIGURE_KIND, (int) figure->kind));
  dr_json_add_string (builder, "group", evidence->groups[figure->group].id);
  dr_json_add_string (builder, "figure", target);
  dr_json_add_number (builder, "share", figure->share);
  json_builder_set_member_name (builder, "interval");
  dr_json_interval (builder, dr_interval_round (dr_access_figures_interval (evidence, figure->share, figure->n,
                                                                           figure->source, self->assumed_base)));
  add_base (builder, "n", figure->n);
  dr_json_add_string (builder, "source", source_id (evidence, figure->source));
  dr_json_add_string (builder, "area", evidence->areas[figure->area].id);
  dr_json_add_string (builder, "population", figure->population);
  dr_json_add_string (builder, "unit", dr_vocabulary_to_string (DR_VOCABULARY_UNIT, (int) figure->unit));
  dr_json_add_date (builder, "date", figure->date);
  dr_json_add_string (builder, "how_known", figure->how_known);
  dr_json_add_string (builder, "note", figure->note);
  json_builder_end_object (builder);
}

/**
 * dr_evidence_report_to_json:
 * @self: what to show
 *
 * Returns: (transfer full): {id, version, ..., sources, groups, figures}; of one group only the group and its figures,
 * and every source
 */
char *
dr_evidence_report_to_json (const DrEvidenceReport *self)
{
  const DrEvidence *evidence = self->evidence;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dr_json_add_evidence (builder, evidence);
  dr_json_add_string (builder, "sha256", self->digest);

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->n_sources; i++)
    add_source (builder, evidence, &evidence->sources[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->n_groups; i++)
    if (self->group == DR_NO_INDEX || self->group == (int) i)
      add_group (builder, evidence, &evidence->groups[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->n_figures; i++)
    if (self->group == DR_NO_INDEX || self->group == evidence->figures[i].group)
      add_figure (builder, self, &evidence->figures[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return dr_json_to_text (builder);
}
