#include "dr-evidence-draft.h"

#include <string.h>

/* A copy of @n rows with room for @more, in the arena. */
static gpointer
copy_rows (DrArena      *arena,
           gconstpointer rows,
           gsize         size,
           guint         n,
           guint         more)
{
  gpointer copy = dr_arena_alloc0 (arena, size * ((gsize) n + more));

  if (n > 0)
    memcpy (copy, rows, size * n);

  return copy;
}

#define COPY(arena, Type, rows, n, more) ((Type *) copy_rows ((arena), (rows), sizeof (Type), (n), (more)))

static DrIndices
copy_indices (DrArena  *arena,
              DrIndices indices)
{
  return (DrIndices) { COPY (arena, int, indices.items, indices.n, 0), indices.n };
}

static void
own (DrArena     *arena,
     const char **text)
{
  *text = dr_arena_strdup (arena, *text);
}

static void
own_standard (DrArena    *arena,
              DrStandard *standard)
{
  own (arena, &standard->text);
  own (arena, &standard->unit);
}

static void
copy_sources (DrEvidenceDraft *self,
              guint            more)
{
  DrArena *arena = self->evidence->arena;

  self->sources = COPY (arena, DrSource, self->evidence->sources, self->evidence->n_sources, more);
  for (guint i = 0; i < self->evidence->n_sources; i++)
    {
      DrSource *source = &self->sources[i];

      own (arena, &source->id);
      own (arena, &source->title);
      own (arena, &source->publisher);
      own (arena, &source->population);
      own (arena, &source->how_known);
      own (arena, &source->licence);
      own (arena, &source->link);
      own (arena, &source->file_digest);
      own (arena, &source->note);
    }
  self->evidence->sources = self->sources;
}

/* What is the same in every row that only has a name: areas, needs, prerequisites, dimensions. */
#define COPY_NAMED(self, Type, field, more) \
  G_STMT_START { \
    DrArena *named_arena = (self)->evidence->arena; \
    Type *named = COPY (named_arena, Type, (self)->evidence->field, (self)->evidence->n_##field, (more)); \
    for (guint named_i = 0; named_i < (self)->evidence->n_##field; named_i++) \
      { \
        own (named_arena, &named[named_i].id); \
        own (named_arena, &named[named_i].name); \
      } \
    (self)->evidence->field = named; \
  } G_STMT_END

static void
copy_channels (DrEvidenceDraft *self)
{
  DrArena *arena = self->evidence->arena;
  DrChannel *channels = COPY (arena, DrChannel, self->evidence->channels, self->evidence->n_channels, 0);

  for (guint i = 0; i < self->evidence->n_channels; i++)
    {
      own (arena, &channels[i].id);
      own (arena, &channels[i].name);
      channels[i].needs = copy_indices (arena, channels[i].needs);
      if (channels[i].standard != NULL)
        {
          channels[i].standard = COPY (arena, DrStandard, channels[i].standard, 1, 0);
          own_standard (arena, channels[i].standard);
        }
    }
  self->evidence->channels = channels;
}

static void
copy_groups (DrEvidenceDraft *self,
             guint            more)
{
  DrArena *arena = self->evidence->arena;

  self->groups = COPY (arena, DrGroup, self->evidence->groups, self->evidence->n_groups, more);
  for (guint i = 0; i < self->evidence->n_groups; i++)
    {
      DrGroup *group = &self->groups[i];

      own (arena, &group->id);
      own (arena, &group->name);
      own (arena, &group->population);
      own (arena, &group->how_known);
      group->needs = copy_indices (arena, group->needs);
      group->projections = COPY (arena, DrProjection, group->projections, group->n_projections, 0);
    }
  self->evidence->groups = self->groups;
}

static void
copy_figures_and_mixes (DrEvidenceDraft *self)
{
  DrEvidence *evidence = self->evidence;
  DrArena *arena = evidence->arena;
  DrFigure *figures = COPY (arena, DrFigure, evidence->figures, evidence->n_figures, 0);
  DrMix *mixes = COPY (arena, DrMix, evidence->mixes, evidence->n_mixes, 0);

  for (guint i = 0; i < evidence->n_figures; i++)
    {
      own (arena, &figures[i].id);
      own (arena, &figures[i].population);
      own (arena, &figures[i].how_known);
      own (arena, &figures[i].note);
    }
  evidence->figures = figures;
  for (guint i = 0; i < evidence->n_mixes; i++)
    {
      own (arena, &mixes[i].id);
      own (arena, &mixes[i].comparable);
      mixes[i].shares = COPY (arena, DrMixShare, mixes[i].shares, mixes[i].n_shares, 0);
    }
  evidence->mixes = mixes;
}

static void
copy_service (DrArena   *arena,
              DrService *service)
{
  DrChannelStandard *standards = COPY (arena, DrChannelStandard, service->standards, service->n_standards, 0);
  DrContactReason *reasons = COPY (arena, DrContactReason, service->reasons, service->n_reasons, 0);
  DrWorksBest *works_best = COPY (arena, DrWorksBest, service->works_best, service->n_works_best, 0);

  own (arena, &service->id);
  own (arena, &service->name);
  own (arena, &service->manager);
  own (arena, &service->directorate);
  own (arena, &service->plan);
  own (arena, &service->plan_year);
  service->profile = COPY (arena, DrProfileRow, service->profile, service->n_profile, 0);
  for (guint i = 0; i < service->n_standards; i++)
    own_standard (arena, &standards[i].standard);
  service->standards = standards;
  service->capacities = COPY (arena, DrCapacity, service->capacities, service->n_capacities, 0);
  for (guint i = 0; i < service->n_reasons; i++)
    own (arena, &reasons[i].name);
  service->reasons = reasons;
  for (guint i = 0; i < service->n_works_best; i++)
    own (arena, &works_best[i].text);
  service->works_best = works_best;
  service->targets = COPY (arena, DrShiftTarget, service->targets, service->n_targets, 0);
}

static void
copy_services (DrEvidenceDraft *self,
               const guint     *more_contacts)
{
  DrEvidence *evidence = self->evidence;
  DrArena *arena = evidence->arena;
  DrPoint *points = COPY (arena, DrPoint, evidence->points, evidence->n_points, 0);

  self->services = COPY (arena, DrService, evidence->services, evidence->n_services, 0);
  self->contacts = g_new0 (DrContactCount *, evidence->n_services);
  for (guint i = 0; i < evidence->n_services; i++)
    {
      DrService *service = &self->services[i];

      copy_service (arena, service);
      self->contacts[i] = COPY (arena, DrContactCount, service->contacts, service->n_contacts,
                                more_contacts != NULL ? more_contacts[i] : 0);
      service->contacts = self->contacts[i];
    }
  evidence->services = self->services;

  for (guint i = 0; i < evidence->n_points; i++)
    {
      own (arena, &points[i].id);
      own (arena, &points[i].name);
      own (arena, &points[i].place);
      points[i].needs = copy_indices (arena, points[i].needs);
    }
  evidence->points = points;
}

/**
 * dr_evidence_draft_new:
 * @evidence: an evidence base
 * @room: how many rows will be added at most
 *
 * Returns: (transfer full): a writable copy that shares nothing with @evidence
 */
DrEvidenceDraft *
dr_evidence_draft_new (const DrEvidence     *evidence,
                       const DrEvidenceRoom *room)
{
  DrEvidenceDraft *self = g_new0 (DrEvidenceDraft, 1);
  DrEvidence *copy = dr_evidence_new ();
  DrArena *arena = copy->arena;
  const gsize private_size = G_STRUCT_OFFSET (DrEvidence, id);

  /* All public fields at once, so that one that is added to the model is not forgotten here. */
  memcpy ((char *) copy + private_size, (const char *) evidence + private_size, sizeof (DrEvidence) - private_size);
  self->evidence = copy;

  own (arena, &copy->id);
  own (arena, &copy->version);
  own (arena, &copy->title);
  own (arena, &copy->council);
  COPY_NAMED (self, DrArea, areas, 0);
  COPY_NAMED (self, DrNeed, needs, 0);
  COPY_NAMED (self, DrPrerequisite, prerequisites, 0);
  COPY_NAMED (self, DrDimension, dimensions, room->dimensions);
  self->areas = (DrArea *) copy->areas;
  self->dimensions = (DrDimension *) copy->dimensions;
  copy_sources (self, room->sources);
  copy_channels (self);
  copy_groups (self, room->groups);
  copy_figures_and_mixes (self);
  copy_services (self, room->contacts);

  return self;
}

/**
 * dr_evidence_draft_free:
 * @self: (nullable): a draft
 */
void
dr_evidence_draft_free (DrEvidenceDraft *self)
{
  if (self == NULL)
    return;

  dr_evidence_unref (self->evidence);
  g_free (self->contacts);
  g_free (self);
}

/**
 * dr_evidence_draft_finish:
 * @self: (transfer full): a draft
 *
 * Returns: (transfer full): the evidence base, immutable from now on
 */
DrEvidence *
dr_evidence_draft_finish (DrEvidenceDraft *self)
{
  DrEvidence *evidence = g_steal_pointer (&self->evidence);

  dr_evidence_draft_free (self);

  return evidence;
}
