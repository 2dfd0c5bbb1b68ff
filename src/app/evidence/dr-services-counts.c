/* The numbers of a service as they can be changed, each with its place in the evidence base. */
#include "dr-services-private.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"
#include "dr-number.h"

/* (nullable): as the evidence base writes it. */
static const char *
write_number (DrServiceState *self,
              double          number)
{
  char text[DR_NUMBER_SIZE];

  return dr_is_known (number) ? dr_arena_strdup (self->arena, dr_number_format (number, text)) : NULL;
}

static const DrProfileRow *
find_customers (const DrService *service,
                guint            group)
{
  for (guint i = 0; i < service->n_profile; i++)
    if (service->profile[i].group == (int) group)
      return &service->profile[i];

  return NULL;
}

static char *
describe_customers (const DrProfileRow *row)
{
  g_autofree char *number = NULL;

  if (row != NULL && dr_is_known (row->count))
    {
      number = dr_format_count (row->count);
      return g_strdup_printf (_("%s customers"), number);
    }
  if (row != NULL && dr_is_known (row->share))
    {
      number = dr_format_share (row->share);
      return g_strdup_printf (_("%s of the customers"), number);
    }

  return g_strdup (_("not counted"));
}

/* dr_service_add_customers(): every group of people, counted or not. Households are no customers. */
void
dr_service_add_customers (DrServiceState   *self,
                          const DrEvidence *evidence,
                          int               service)
{
  const DrService *of = &evidence->services[service];
  DrServiceCount *rows = dr_arena_array0 (self->arena, DrServiceCount, evidence->n_groups);
  guint n = 0;

  self->profile_place = dr_service_keep (self, g_strdup_printf ("services/service[id=%s]/profile", of->id));
  self->profile_total = write_number (self, of->profile_total);
  if (of->profile_source == DR_NO_INDEX)
    return;

  self->profile_source = dr_arena_strdup (self->arena, evidence->sources[of->profile_source].id);
  for (guint g = 1; g < evidence->n_groups; g++)
    {
      const DrGroup *group = &evidence->groups[g];
      const DrProfileRow *row = find_customers (of, g);

      if (group->unit != DR_UNIT_PEOPLE)
        continue;
      rows[n++] = (DrServiceCount) {
        .title = dr_arena_strdup (self->arena, group->name),
        .detail = dr_service_keep (self, describe_customers (row)),
        .place = dr_service_keep (self, g_strdup_printf ("%s/customers[group=%s]", self->profile_place, group->id)),
        .count = row != NULL ? write_number (self, row->count) : NULL,
        .share = row != NULL ? write_number (self, row->share) : NULL,
        .is_there = row != NULL,
      };
    }
  self->customers = rows;
  self->n_customers = n;
}

/* (nullable): a count of a whole year. */
static const DrContactCount *
find_count (const DrService *service,
            int              channel,
            int              point,
            guint            year)
{
  for (guint i = 0; i < service->n_contacts; i++)
    {
      const DrContactCount *row = &service->contacts[i];

      if (row->channel == channel && row->point == point && row->period.year == year && row->period.month == 0)
        return row;
    }

  return NULL;
}

static void
add_count (DrServiceState       *self,
           const DrEvidence     *evidence,
           int                   service,
           char                 *title,    /* (transfer full) */
           char                 *place,    /* (transfer full) */
           const DrContactCount *count,    /* (nullable) */
           DrServiceCount       *row)
{
  *row = (DrServiceCount) {
    .title = dr_service_keep (self, title), .detail = _("not counted"), .place = dr_service_keep (self, place),
  };
  if (count != NULL)
    {
      g_autofree char *number = dr_format_count (count->count);

      row->is_there = TRUE;
      row->count = write_number (self, count->count);
      row->source = dr_arena_strdup (self->arena, evidence->sources[count->source].id);
      /* Translators: a number of contacts; the title of a source */
      row->detail = dr_service_keep (self, g_strdup_printf (_("%1$s contacts (%2$s)"), number,
                                                            evidence->sources[count->source].title));
    }
}

/* A place that names the channel alone would as well be that of one of its access points. */
static gboolean
is_whole_alone (const DrService *service,
                int              channel,
                guint            year)
{
  for (guint i = 0; i < service->n_contacts; i++)
    if (service->contacts[i].channel == channel && service->contacts[i].point != DR_NO_INDEX
        && service->contacts[i].period.year == year)
      return FALSE;

  return find_count (service, channel, DR_NO_INDEX, year) != NULL;
}

static guint
add_year (DrServiceState   *self,
          const DrEvidence *evidence,
          int               service,
          guint             year,
          DrServiceCount   *rows)
{
  const DrService *of = &evidence->services[service];
  guint n = 0;

  for (guint c = 0; c < evidence->n_channels; c++)
    if (is_whole_alone (of, (int) c, year))
      add_count (self, evidence, service,
                 /* Translators: a channel; a year */
                 g_strdup_printf (_("%1$s as a whole, %2$u"), evidence->channels[c].name, year),
                 g_strdup_printf ("services/service[id=%s]/contacts[channel=%s period=%u]", of->id, evidence->channels[c].id, year),
                 find_count (of, (int) c, DR_NO_INDEX, year), &rows[n++]);
  for (guint p = 0; p < evidence->n_points; p++)
    {
      const DrPoint *point = &evidence->points[p];

      if (point->service != service || is_whole_alone (of, point->channel, year))
        continue;
      /* Translators: an access point; a year */
      add_count (self, evidence, service, g_strdup_printf (_("%1$s, %2$u"), point->name, year),
                 g_strdup_printf ("services/service[id=%s]/contacts[channel=%s point=%s period=%u]", of->id,
                                  evidence->channels[point->channel].id, point->id, year),
                 find_count (of, point->channel, (int) p, year), &rows[n++]);
    }

  return n;
}

/* dr_service_add_counts(): of the year before this one, and of those that were counted. */
void
dr_service_add_counts (DrServiceState   *self,
                       const DrEvidence *evidence,
                       int               service,
                       DrDate            today)
{
  guint last = today.year - 1u;
  guint n_years = self->n_contact_years;
  gboolean is_counted = n_years > 0 && self->contact_years[n_years - 1] >= last;
  DrServiceCount *rows = dr_arena_array0 (self->arena, DrServiceCount,
                                          (n_years + 1) * (evidence->n_points + evidence->n_channels));

  self->counts = rows;
  if (!is_counted)
    self->n_counts += add_year (self, evidence, service, last, rows);
  for (guint y = n_years; y > 0; y--)
    self->n_counts += add_year (self, evidence, service, self->contact_years[y - 1], rows + self->n_counts);
}
