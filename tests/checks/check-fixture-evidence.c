/* The fixture's evidence base: sources, channels, groups, figures, mixes and counts. */
#include "check-fixture-private.h"

int
check_fixture_add_source (CheckFixture *self,
                          const char   *id,
                          DrSourceKind  kind,
                          const char   *fieldwork,
                          guint         n)
{
  guint i = check_grow (&self->evidence->n_sources);

  self->sources[i] = (DrSource) {
    .id = id, .title = id, .publisher = "Office", .kind = kind, .fieldwork = check_date (fieldwork), .n = n,
    .population = "usual residents", .how_known = "published",
  };

  return (int) i;
}

int
check_fixture_add_channel (CheckFixture *self,
                           const char   *id,
                           gboolean      digital,
                           int           prerequisite)
{
  guint i = check_grow (&self->evidence->n_channels);

  self->channels[i] = (DrChannel) { .id = id, .name = id, .digital = digital, .prerequisite = prerequisite };
  self->channels[i].standard = dr_arena_new0 (self->arena, DrStandard);
  *self->channels[i].standard = (DrStandard) { "answered in time", 5.0, "days", FALSE };

  return (int) i;
}

int
check_fixture_add_dimension (CheckFixture *self,
                             const char   *id,
                             gboolean      partition)
{
  guint i = check_grow (&self->evidence->n_dimensions);

  CHECK_ROWS (DrDimension, self->evidence->dimensions)[i]
    = (DrDimension) { .id = id, .name = id, .partition = partition };

  return (int) i;
}

/* check_fixture_set_people(): how many of the service's customers are in a group; of `all`: how many there are. */
void
check_fixture_set_people (CheckFixture *self,
                          int           group,
                          double        count)
{
  DrProfileRow *rows = CHECK_ROWS (DrProfileRow, self->service->profile);
  guint i = 0;

  if (group == DR_GROUP_ALL)
    {
      self->service->profile_total = count;
      return;
    }
  while (i < self->service->n_profile && rows[i].group != group)
    i++;
  if (i == self->service->n_profile)
    check_grow (&self->service->n_profile);
  rows[i] = (DrProfileRow) { group, count, DR_UNKNOWN, DR_UNKNOWN };
}

int
check_fixture_add_group (CheckFixture     *self,
                         const char       *id,
                         DrCharacteristic  characteristic,
                         int               dimension,
                         double            count)
{
  guint i = check_grow (&self->evidence->n_groups);

  self->groups[i] = (DrGroup) {
    .id = id, .name = id, .characteristic = characteristic, .dimension = dimension, .count = count,
    .base = self->groups[0].count, .share = DR_UNKNOWN, .source = CHECK_CENSUS, .population = "usual residents",
  };
  if (i == DR_GROUP_ALL)
    self->groups[i].base = count;
  check_fixture_set_people (self, (int) i, count);

  return (int) i;
}

DrFigure *
check_fixture_figure (CheckFixture   *self,
                      DrFigureKind    kind,
                      int             group,
                      DrFigureTarget  target,
                      int             index)
{
  for (guint i = 0; i < self->evidence->n_figures; i++)
    {
      DrFigure *each = &self->figures[i];

      if (each->kind == kind && each->group == group && each->target == target && each->target_index == index)
        return each;
    }

  return NULL;
}

void
check_fixture_set_figure (CheckFixture   *self,
                          DrFigureKind    kind,
                          int             group,
                          DrFigureTarget  target,
                          int             index,
                          double          share,
                          guint           n,
                          int             source)
{
  DrFigure *figure = check_fixture_figure (self, kind, group, target, index);
  g_autofree char *id = g_strdup_printf ("f%u", self->evidence->n_figures + 1);

  if (figure == NULL)
    {
      figure = &self->figures[check_grow (&self->evidence->n_figures)];
      figure->id = dr_arena_strdup (self->arena, id);
    }
  figure->kind = kind;
  figure->group = group;
  figure->target = target;
  figure->target_index = index;
  figure->share = share;
  figure->n = n;
  figure->source = source;
  figure->area = self->sources[source].area;
  figure->population = self->sources[source].population;
  figure->date = self->sources[source].fieldwork;
}

/* check_fixture_drop_figure(): so that nothing is known. The figure becomes one of attitude, which nothing looks at. */
void
check_fixture_drop_figure (CheckFixture   *self,
                           DrFigureKind    kind,
                           int             group,
                           DrFigureTarget  target,
                           int             index)
{
  DrFigure *figure = check_fixture_figure (self, kind, group, target, index);

  g_assert_nonnull (figure);
  figure->kind = DR_FIGURE_ATTITUDE;
}

void
check_fixture_use (CheckFixture *self,
                   int           group,
                   int           channel,
                   double        share,
                   guint         n,
                   int           source)
{
  check_fixture_set_figure (self, DR_FIGURE_USE, group, DR_TARGET_CHANNEL, channel, share, n, source);
}

void
check_fixture_prefer (CheckFixture *self,
                      int           group,
                      int           channel,
                      double        share,
                      guint         n,
                      int           source)
{
  check_fixture_set_figure (self, DR_FIGURE_PREFER, group, DR_TARGET_CHANNEL, channel, share, n, source);
}

int
check_fixture_add_mix (CheckFixture *self,
                       DrMixKind     kind,
                       const char   *period,
                       const char   *comparable,
                       gboolean      complete,
                       int           source)
{
  guint i = check_grow (&self->evidence->n_mixes);

  self->mixes[i] = (DrMix) {
    .id = dr_vocabulary_to_string (DR_VOCABULARY_MIX_KIND, (int) kind), .kind = kind, .service = 0,
    .period = check_date (period), .complete = complete, .comparable = comparable, .source = source,
    .shares = dr_arena_array0 (self->arena, DrMixShare, CHECK_CAPACITY),
  };

  return (int) i;
}

void
check_fixture_mix_share (CheckFixture *self,
                         int           mix,
                         int           channel,
                         double        share)
{
  DrMix *row = &self->mixes[mix];

  for (guint i = 0; i < row->n_shares; i++)
    if (row->shares[i].channel == channel)
      {
        CHECK_ROWS (DrMixShare, row->shares)[i].share = share;
        return;
      }
  CHECK_ROWS (DrMixShare, row->shares)[check_grow (&row->n_shares)] = (DrMixShare) { channel, share };
}

void
check_fixture_contacts (CheckFixture *self,
                        int           channel,
                        int           evidence_point,
                        const char   *period,
                        double        count)
{
  DrContactCount row = { channel, evidence_point, check_date (period), count, CHECK_COUNTS };

  CHECK_ROWS (DrContactCount, self->service->contacts)[check_grow (&self->service->n_contacts)] = row;
}

void
check_fixture_capacity (CheckFixture *self,
                        int           channel,
                        double        per_year)
{
  DrCapacity row = { channel, per_year, CHECK_COUNTS };

  CHECK_ROWS (DrCapacity, self->service->capacities)[check_grow (&self->service->n_capacities)] = row;
}

int
check_fixture_add_evidence_point (CheckFixture *self,
                                  const char   *id,
                                  int           channel,
                                  const char   *place)
{
  guint i = check_grow (&self->evidence->n_points);

  CHECK_ROWS (DrPoint, self->evidence->points)[i]
    = (DrPoint) { .id = id, .name = id, .service = 0, .channel = channel, .place = place, .hours = DR_UNKNOWN };

  return (int) i;
}
