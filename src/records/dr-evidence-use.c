#include "dr-evidence-use.h"

/**
 * dr_evidence_use_new:
 * @evidence: an evidence base
 *
 * Returns: (transfer full): a use of nothing but the reference area and everyone
 */
DrEvidenceUse *
dr_evidence_use_new (const DrEvidence *evidence)
{
  DrEvidenceUse *self = g_new0 (DrEvidenceUse, 1);

  self->areas = g_new0 (gboolean, evidence->n_areas);
  self->sources = g_new0 (gboolean, evidence->n_sources);
  self->needs = g_new0 (gboolean, evidence->n_needs);
  self->prerequisites = g_new0 (gboolean, evidence->n_prerequisites);
  self->channels = g_new0 (gboolean, evidence->n_channels);
  self->dimensions = g_new0 (gboolean, evidence->n_dimensions);
  self->groups = g_new0 (gboolean, evidence->n_groups);
  self->figures = g_new0 (gboolean, evidence->n_figures);
  self->mixes = g_new0 (gboolean, evidence->n_mixes);
  self->services = g_new0 (gboolean, evidence->n_services);
  self->points = g_new0 (gboolean, evidence->n_points);

  if (evidence->area != DR_NO_INDEX)
    self->areas[evidence->area] = TRUE;
  if (evidence->n_groups > 0)
    self->groups[DR_GROUP_ALL] = TRUE;

  return self;
}

/**
 * dr_evidence_use_free:
 * @self: (nullable): a use
 */
void
dr_evidence_use_free (DrEvidenceUse *self)
{
  if (self == NULL)
    return;

  g_free (self->areas);
  g_free (self->sources);
  g_free (self->needs);
  g_free (self->prerequisites);
  g_free (self->channels);
  g_free (self->dimensions);
  g_free (self->groups);
  g_free (self->figures);
  g_free (self->mixes);
  g_free (self->services);
  g_free (self->points);
  g_free (self);
}

/**
 * dr_evidence_use_has:
 * @flags: (nullable): the flags of one array; %NULL: all of it is used
 * @index: a row of it, or %DR_NO_INDEX
 *
 * Returns: whether the row is used; "no row" is always
 */
gboolean
dr_evidence_use_has (const gboolean *flags,
                     int             index)
{
  return flags == NULL || index == DR_NO_INDEX || flags[index];
}

/**
 * dr_evidence_use_mark:
 * @flags: of one array
 * @index: of a row that is used, or %DR_NO_INDEX
 */
void
dr_evidence_use_mark (gboolean *flags,
                      int       index)
{
  if (index != DR_NO_INDEX)
    flags[index] = TRUE;
}

/**
 * dr_evidence_use_mark_all:
 * @flags: of one array
 * @indices: of rows that are used
 */
void
dr_evidence_use_mark_all (gboolean        *flags,
                          const DrIndices *indices)
{
  for (guint i = 0; i < indices->n; i++)
    flags[indices->items[i]] = TRUE;
}

static void
close_figures (DrEvidenceUse    *self,
               const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *figure = &evidence->figures[i];

      if (!self->figures[i])
        continue;
      dr_evidence_use_mark (self->groups, figure->group);
      dr_evidence_use_mark (self->sources, figure->source);
      dr_evidence_use_mark (self->areas, figure->area);
      if (figure->target == DR_TARGET_CHANNEL)
        dr_evidence_use_mark (self->channels, figure->target_index);
      else if (figure->target == DR_TARGET_PREREQUISITE)
        dr_evidence_use_mark (self->prerequisites, figure->target_index);
      else
        dr_evidence_use_mark (self->points, figure->target_index);
    }
}

static void
close_mixes (DrEvidenceUse    *self,
             const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_mixes; i++)
    {
      const DrMix *mix = &evidence->mixes[i];

      if (!self->mixes[i])
        continue;
      dr_evidence_use_mark (self->services, mix->service);
      dr_evidence_use_mark (self->sources, mix->source);
      for (guint j = 0; j < mix->n_shares; j++)
        dr_evidence_use_mark (self->channels, mix->shares[j].channel);
    }
}

static void
close_points (DrEvidenceUse    *self,
              const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_points; i++)
    {
      const DrPoint *point = &evidence->points[i];

      if (!self->points[i])
        continue;
      dr_evidence_use_mark (self->services, point->service);
      dr_evidence_use_mark (self->channels, point->channel);
      dr_evidence_use_mark_all (self->needs, &point->needs);
    }
}

static void
close_groups (DrEvidenceUse    *self,
              const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_groups; i++)
    {
      const DrGroup *group = &evidence->groups[i];

      if (!self->groups[i])
        continue;
      dr_evidence_use_mark (self->dimensions, group->dimension);
      dr_evidence_use_mark (self->sources, group->source);
      dr_evidence_use_mark (self->areas, group->area);
      dr_evidence_use_mark_all (self->needs, &group->needs);
      for (guint j = 0; j < group->n_projections; j++)
        dr_evidence_use_mark (self->sources, group->projections[j].source);
    }
}

static void
close_channels (DrEvidenceUse    *self,
                const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_channels; i++)
    if (self->channels[i])
      {
        dr_evidence_use_mark (self->prerequisites, evidence->channels[i].prerequisite);
        dr_evidence_use_mark_all (self->needs, &evidence->channels[i].needs);
      }
}

/* The sources of those rows of a service that will be written. */
static void
close_service (DrEvidenceUse   *self,
               const DrService *service)
{
  dr_evidence_use_mark (self->sources, service->profile_source);
  for (guint i = 0; i < service->n_contacts; i++)
    if (dr_evidence_use_has (self->channels, service->contacts[i].channel)
        && dr_evidence_use_has (self->points, service->contacts[i].point))
      dr_evidence_use_mark (self->sources, service->contacts[i].source);
  for (guint i = 0; i < service->n_capacities; i++)
    if (dr_evidence_use_has (self->channels, service->capacities[i].channel))
      dr_evidence_use_mark (self->sources, service->capacities[i].source);
  for (guint i = 0; i < service->n_reasons; i++)
    if (dr_evidence_use_has (self->channels, service->reasons[i].channel))
      dr_evidence_use_mark (self->sources, service->reasons[i].source);
  for (guint i = 0; i < service->n_works_best; i++)
    if (dr_evidence_use_has (self->groups, service->works_best[i].group))
      dr_evidence_use_mark (self->sources, service->works_best[i].source);
}

/**
 * dr_evidence_use_close:
 * @self: a use, marked by its owner
 * @evidence: the evidence base it is of
 *
 * Marks everything that the marked rows refer to, so that what is written can be read back.
 */
void
dr_evidence_use_close (DrEvidenceUse    *self,
                       const DrEvidence *evidence)
{
  /* Each step refers only to kinds that a later one closes. */
  close_figures (self, evidence);
  close_mixes (self, evidence);
  close_points (self, evidence);
  close_groups (self, evidence);
  close_channels (self, evidence);
  for (guint i = 0; i < evidence->n_services; i++)
    if (self->services[i])
      close_service (self, &evidence->services[i]);
  for (guint i = 0; i < evidence->n_sources; i++)
    if (self->sources[i])
      dr_evidence_use_mark (self->areas, evidence->sources[i].area);
}
