#include "dr-services-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-contacts.h"
#include "dr-names.h"
#include "dr-people-state.h"
#include "dr-services-private.h"

/* dr_service_keep(): @text (transfer full) goes into the state. */
const char *
dr_service_keep (DrServiceState *self,
                 char           *text)
{
  const char *kept = dr_arena_strdup (self->arena, text);

  g_free (text);

  return kept;
}

static guint
count_points (const DrEvidence *evidence,
              int               service)
{
  guint n = 0;

  for (guint i = 0; i < evidence->n_points; i++)
    n += evidence->points[i].service == service;

  return n;
}

/* Parts that are there, with dots between. */
static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* (transfer full): directorate, plan and year, how many access points. */
static char *
describe (const DrEvidence *evidence,
          int               index)
{
  const DrService *service = &evidence->services[index];
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n = count_points (evidence, index);

  if (service->directorate != NULL)
    g_ptr_array_add (parts, g_strdup (service->directorate));
  if (service->plan != NULL && service->plan_year != NULL)
    /* Translators: a service plan and its year: "Customers service plan 2025/26" */
    g_ptr_array_add (parts, g_strdup_printf (_("%1$s %2$s"), service->plan, service->plan_year));
  else if (service->plan != NULL)
    g_ptr_array_add (parts, g_strdup (service->plan));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u access point", "%u access points", n), n));

  return join (parts);
}

/**
 * dr_services_state_new:
 * @evidence: an evidence base
 *
 * Returns: (transfer full): its services
 */
DrServicesState *
dr_services_state_new (const DrEvidence *evidence)
{
  DrServicesState *self = g_new0 (DrServicesState, 1);
  DrServiceRow *rows;

  self->arena = dr_arena_new ();
  self->rows = rows = dr_arena_array0 (self->arena, DrServiceRow, evidence->n_services);
  self->n_rows = evidence->n_services;
  for (guint i = 0; i < evidence->n_services; i++)
    {
      const DrService *service = &evidence->services[i];
      g_autofree char *detail = describe (evidence, (int) i);

      rows[i].id = dr_arena_strdup (self->arena, service->id);
      rows[i].name = dr_arena_strdup (self->arena, service->name);
      rows[i].detail = dr_arena_strdup (self->arena, detail);
      rows[i].manager = dr_arena_strdup (self->arena, service->manager);
      rows[i].shift = dr_services_brief_shift (evidence, (int) i, self->arena);
    }

  return self;
}

/**
 * dr_services_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
dr_services_state_free (DrServicesState *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/* What its channel always meets, and what is met there besides. */
static char *
list_needs (const DrEvidence *evidence,
            const DrPoint    *point)
{
  const DrIndices *both[] = { &evidence->channels[point->channel].needs, &point->needs };
  g_autoptr (GString) needs = g_string_new (NULL);

  for (gsize k = 0; k < G_N_ELEMENTS (both); k++)
    for (guint i = 0; i < both[k]->n; i++)
      if (k == 0 || !dr_indices_contain (both[0], both[k]->items[i]))
        g_string_append_printf (needs, "%s%s", needs->len > 0 ? ", " : "", evidence->needs[both[k]->items[i]].name);

  return g_string_free (g_steal_pointer (&needs), FALSE);
}

static void
add_points (DrServiceState   *self,
            const DrEvidence *evidence,
            int               service)
{
  DrServiceLine *lines = dr_arena_array0 (self->arena, DrServiceLine, evidence->n_points);

  for (guint i = 0; i < evidence->n_points; i++)
    {
      const DrPoint *point = &evidence->points[i];
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *needs = NULL;

      if (point->service != service)
        continue;
      needs = list_needs (evidence, point);
      g_ptr_array_add (parts, g_strdup (evidence->channels[point->channel].name));
      if (point->place != NULL)
        g_ptr_array_add (parts, g_strdup (point->place));
      if (dr_is_known (point->hours))
        {
          g_autofree char *hours = dr_format_count (point->hours);

          g_ptr_array_add (parts, g_strdup_printf (_("%s hours a week"), hours));
        }
      else
        g_ptr_array_add (parts, g_strdup (_("hours not known")));
      g_ptr_array_add (parts, needs[0] != '\0' ? g_strdup_printf (_("meets: %s"), needs) : g_strdup (_("no needs named")));
      lines[self->n_points].title = dr_arena_strdup (self->arena, point->name);
      lines[self->n_points++].detail = dr_service_keep (self, join (parts));
    }
  self->points = lines;
}

static char *
describe_profile (const DrEvidence *evidence,
                  const DrService  *service)
{
  const DrSource *source;
  g_autofree char *date = NULL;
  g_autofree char *total = NULL;

  if (service->profile_source == DR_NO_INDEX || service->n_profile == 0)
    return g_strdup (_("Nobody has counted who the customers of this service are. The residents of the district stand in for "
                       "them in every assessment."));
  source = &evidence->sources[service->profile_source];
  date = dr_format_date (source->fieldwork);
  if (!dr_is_known (service->profile_total))
    /* Translators: the title of a source; its date */
    return g_strdup_printf (_("As counted by %1$s, %2$s."), source->title, date);
  total = dr_format_count (service->profile_total);

  /* Translators: how many customers; the title of a source; its date */
  return g_strdup_printf (_("%1$s customers, as counted by %2$s, %3$s."), total, source->title, date);
}

/* Every group that something is known of; households are no share of people. */
static void
add_profile (DrServiceState   *self,
             const DrEvidence *evidence,
             const DrService  *service)
{
  const char **series = dr_arena_array0 (self->arena, const char *, 2);
  DrSeriesRow *rows = dr_arena_array0 (self->arena, DrSeriesRow, evidence->n_groups);
  guint n = 0;

  self->profile_words = dr_service_keep (self, describe_profile (evidence, service));
  series[0] = _("Customers");
  series[1] = _("District");
  for (guint g = 1; g < evidence->n_groups && service->n_profile > 0; g++)
    {
      double *values = dr_arena_array0 (self->arena, double, 2);

      values[0] = dr_people_customer_share (service, (int) g);
      values[1] = evidence->groups[g].unit == DR_UNIT_PEOPLE ? dr_people_district_share (&evidence->groups[g]) : DR_UNKNOWN;
      if (!dr_is_known (values[0]) && !dr_is_known (values[1]))
        continue;
      rows[n++] = (DrSeriesRow) { dr_arena_strdup (self->arena, evidence->groups[g].name), values };
    }
  self->profile = (DrSeriesChartData) {
    .rows_name = _("Group"), .axis_title = _("Share"), .unit = DR_SERIES_SHARES, .series = series, .n_series = 2,
    .rows = rows, .n_rows = n,
  };
}

/**
 * dr_service_contacts:
 * @evidence: an evidence base
 * @service: index of its services
 * @channel: index of its channels
 * @year: a year
 *
 * Returns: contacts of the whole year by the channel: as counted of the channel, else the sum of all its access points;
 * DR_UNKNOWN where one of them was not counted, or it has none
 */
double
dr_service_contacts (const DrEvidence *evidence,
                     int               service,
                     int               channel,
                     guint             year)
{
  double whole = dr_contacts_count (&evidence->services[service], channel, DR_NO_INDEX, year);
  double sum = 0.0;
  guint n = 0;

  if (dr_is_known (whole))
    return whole;
  for (guint i = 0; i < evidence->n_points; i++)
    if (evidence->points[i].service == service && evidence->points[i].channel == channel)
      {
        sum += dr_contacts_count (&evidence->services[service], channel, (int) i, year);   /* unknown once one is */
        n++;
      }

  return n > 0 ? sum : DR_UNKNOWN;
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : *(const guint *) a > *(const guint *) b;
}

/* The latest years of which anything was counted as a whole, oldest first. */
static void
find_years (DrServiceState  *self,
            const DrService *service)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first;

  for (guint i = 0; i < service->n_contacts; i++)
    {
      const DrContactCount *row = &service->contacts[i];
      guint year = row->period.year;
      gboolean listed = !dr_is_known (dr_contacts_count (service, row->channel, row->point, year));

      for (guint k = 0; k < years->len && !listed; k++)
        listed = g_array_index (years, guint, k) == year;
      if (!listed)
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
  first = years->len > DR_SERVICE_MAX_YEARS ? years->len - DR_SERVICE_MAX_YEARS : 0;
  for (guint i = first; i < years->len; i++)
    self->contact_years[self->n_contact_years++] = g_array_index (years, guint, i);
}

static double
find_capacity (const DrService *service,
               int              channel)
{
  for (guint i = 0; i < service->n_capacities; i++)
    if (service->capacities[i].channel == channel)
      return service->capacities[i].per_year;

  return DR_UNKNOWN;
}

/* Whether the service is reached by the channel, or something is counted or stated of it. */
static gboolean
has_channel (const DrEvidence *evidence,
             int               service,
             int               channel)
{
  const DrService *of = &evidence->services[service];

  for (guint i = 0; i < evidence->n_points; i++)
    if (evidence->points[i].service == service && evidence->points[i].channel == channel)
      return TRUE;
  for (guint i = 0; i < of->n_contacts; i++)
    if (of->contacts[i].channel == channel)
      return TRUE;

  return dr_is_known (find_capacity (of, channel));
}

static void
add_contacts (DrServiceState   *self,
              const DrEvidence *evidence,
              int               index)
{
  const DrService *service = &evidence->services[index];
  DrSeriesRow *rows = dr_arena_array0 (self->arena, DrSeriesRow, evidence->n_channels);
  const char **series = dr_arena_array0 (self->arena, const char *, DR_SERVICE_MAX_YEARS + 1);
  guint n_series = 0;
  guint n = 0;

  find_years (self, service);
  for (guint y = 0; y < self->n_contact_years; y++)
    series[n_series++] = dr_service_keep (self, g_strdup_printf ("%u", self->contact_years[y]));
  if (service->n_capacities > 0)
    series[n_series++] = _("Can be handled in a year");
  for (guint c = 0; c < evidence->n_channels; c++)
    {
      double *values;

      if (!has_channel (evidence, index, (int) c))
        continue;
      values = dr_arena_array0 (self->arena, double, n_series);
      for (guint y = 0; y < self->n_contact_years; y++)
        values[y] = dr_service_contacts (evidence, index, (int) c, self->contact_years[y]);
      if (service->n_capacities > 0)
        values[self->n_contact_years] = find_capacity (service, (int) c);
      rows[n++] = (DrSeriesRow) { dr_arena_strdup (self->arena, evidence->channels[c].name), values };
    }
  self->contacts = (DrSeriesChartData) {
    .rows_name = _("Channel"), .axis_title = _("Contacts"), .unit = DR_SERIES_COUNTS, .series = series,
    .n_series = n_series, .rows = rows, .n_rows = n_series > 0 ? n : 0,
  };
  if (self->n_contact_years > 0)
    self->contacts_words = _("Contacts of whole years, as counted. A year of which only some months are counted is not shown.");
  else if (service->n_contacts > 0)
    self->contacts_words = _("No year is counted as a whole yet: there are counts of some months only.");
  else
    self->contacts_words = _("No contacts are counted. Without them nobody can say how many would have to come another way.");
}

static void
add_works_best (DrServiceState   *self,
                const DrEvidence *evidence,
                const DrService  *service)
{
  DrServiceLine *lines = dr_arena_array0 (self->arena, DrServiceLine, service->n_works_best);

  for (guint i = 0; i < service->n_works_best; i++)
    {
      const DrWorksBest *best = &service->works_best[i];

      lines[i].title = dr_arena_strdup (self->arena, evidence->groups[best->group].name);
      if (best->source != DR_NO_INDEX)
        /* Translators: what works best for a group; the title of a source */
        lines[i].detail = dr_service_keep (self, g_strdup_printf (_("%1$s (%2$s)"), best->text,
                                                                  evidence->sources[best->source].title));
      else
        lines[i].detail = dr_arena_strdup (self->arena, best->text);
    }
  self->works_best = lines;
  self->n_works_best = service->n_works_best;
}

/**
 * dr_service_state_new:
 * @evidence: an evidence base; must outlive the state
 * @service: index of its services
 * @today: contacts of the year before it can be counted
 *
 * Returns: (transfer full): what the page shows of it
 */
DrServiceState *
dr_service_state_new (const DrEvidence *evidence,
                      int               service,
                      DrDate            today)
{
  DrServiceState *self = g_new0 (DrServiceState, 1);
  const DrService *of = &evidence->services[service];

  self->arena = dr_arena_new ();
  self->name = dr_arena_strdup (self->arena, of->name);
  self->detail = dr_service_keep (self, describe (evidence, service));
  self->manager = dr_arena_strdup (self->arena, of->manager);
  add_points (self, evidence, service);
  add_profile (self, evidence, of);
  dr_service_add_customers (self, evidence, service);
  add_contacts (self, evidence, service);
  dr_service_add_counts (self, evidence, service, today);
  dr_service_add_mixes (self, evidence, service);
  add_works_best (self, evidence, of);

  return self;
}

/**
 * dr_service_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
dr_service_state_free (DrServiceState *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
