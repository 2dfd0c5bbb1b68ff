#include "dr-people-state.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-names.h"
#include "dr-used-sources.h"

static void
clear_row (gpointer data)
{
  DrPeopleRow *row = data;

  g_free (row->name);
  g_free (row->people);
  g_free (row->district);
  g_free (row->customers);
  g_free (row->lean);
  g_free (row->source);
}

static void
clear_block (gpointer data)
{
  DrPeopleBlock *block = data;

  g_free (block->title);
  g_free (block->source);
  g_array_unref (block->rows);
}

static void
clear_source (gpointer data)
{
  DrSourceRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->detail);
  g_free (row->marks);
}

/**
 * dr_people_state_free:
 * @self: (nullable): a state
 *
 * Frees it with its text.
 */
void
dr_people_state_free (DrPeopleState *self)
{
  if (self == NULL)
    return;

  g_free (self->profile);
  g_array_unref (self->blocks);
  g_array_unref (self->sources);
  g_free (self);
}

/* The case of a rule that fails for a source; NULL where it does not. */
static const char *
failing_case (const DrCheck *check,
              const char    *rule,
              const char    *source)
{
  g_autofree char *subject = g_strdup_printf ("source:%s", source);
  const DrResult *result = dr_check_find_result (check, rule, subject);

  return result != NULL && result->kind == DR_RESULT_FAIL ? dr_check_get_case (check, result) : NULL;
}

/**
 * dr_people_district_share:
 * @group: a group
 *
 * Returns: its share of the district, 0..1, or DR_UNKNOWN
 */
double
dr_people_district_share (const DrGroup *group)
{
  if (dr_is_known (group->count) && dr_is_known (group->base) && group->base > 0)
    return group->count / group->base;

  return group->share;
}

/**
 * dr_people_customer_share:
 * @service: a service
 * @group: index of the evidence's groups
 *
 * Returns: its share of the service's customers, 0..1, or DR_UNKNOWN
 */
double
dr_people_customer_share (const DrService *service,
                          int              group)
{
  for (guint i = 0; i < service->n_profile; i++)
    {
      const DrProfileRow *row = &service->profile[i];
      double base = dr_is_known (row->base) ? row->base : service->profile_total;

      if (row->group != group)
        continue;
      if (dr_is_known (row->share))
        return row->share;
      if (dr_is_known (row->count) && dr_is_known (base) && base > 0)
        return row->count / base;
    }

  return DR_UNKNOWN;
}

/* In a column, where points stand under each other: with a decimal, as in 12.0 %. */
static char *
share_or_unknown (double share)
{
  return dr_format_share_with (share, 1);
}

static char *
describe_people (const DrGroup *group)
{
  g_autofree char *number = NULL;

  if (!dr_is_known (group->count))
    return g_strdup (_("not known"));
  number = dr_format_whole ((gint64) llround (group->count));
  if (group->unit == DR_UNIT_HOUSEHOLDS)
    /* Translators: %s is a number */
    return g_strdup_printf (_("%s households"), number);

  return g_steal_pointer (&number);
}

/* How customers differ from residents, in whole percentage points; NULL where they do not, or it is not known. */
static char *
describe_lean (double district,
               double customers)
{
  int points;

  if (!dr_is_known (district) || !dr_is_known (customers))
    return NULL;
  points = (int) lround ((customers - district) * 100);
  if (points == 0)
    return NULL;
  if (points > 0)
    return g_strdup_printf (ngettext ("%d point more", "%d points more", (gulong) points), points);

  return g_strdup_printf (ngettext ("%d point fewer", "%d points fewer", (gulong) -points), -points);
}

static char *
describe_source (const DrEvidence *evidence,
                 const DrGroup    *group)
{
  const DrSource *source;
  g_autofree char *date = NULL;
  g_autofree char *base = NULL;

  if (group->source == DR_NO_INDEX)
    return g_strdup (_("No source"));
  source = &evidence->sources[group->source];
  date = dr_format_date (source->fieldwork);
  if (!dr_is_known (group->base))
    /* Translators: %1$s is the title of a source, %2$s when the figures were gathered */
    return g_strdup_printf (_("%1$s, %2$s"), source->title, date);
  base = dr_format_whole ((gint64) llround (group->base));

  /* Translators: %1$s is the title of a source, %2$s when the figures were gathered, %3$s out of how many */
  return g_strdup_printf (_("%1$s, %2$s, out of %3$s"), source->title, date, base);
}

static void
add_row (DrPeopleBlock   *block,
         const DrCheck   *check,
         const DrService *service,
         int              index)
{
  const DrGroup *group = &check->evidence->groups[index];
  double district = dr_people_district_share (group);
  double customers = dr_people_customer_share (service, index);
  DrPeopleRow row = {
    .name = g_strdup (group->name),
    .people = describe_people (group),
    .district = share_or_unknown (district),
    .customers = share_or_unknown (customers),
    .lean = describe_lean (district, customers),
    .known = group->source != DR_NO_INDEX,
    .group = (guint) index,
    .district_share = district,
    .customer_share = customers,
    .source = describe_source (check->evidence, group),
    .old = group->source != DR_NO_INDEX
           && failing_case (check, "EVD-03", check->evidence->sources[group->source].id) != NULL,
  };

  g_array_append_val (block->rows, row);
}

/* Where all known figures of a block come from the same source, it is said once. */
static void
share_source (DrPeopleBlock *block)
{
  const DrPeopleRow *first = NULL;

  for (guint i = 0; i < block->rows->len; i++)
    {
      const DrPeopleRow *row = &g_array_index (block->rows, DrPeopleRow, i);

      if (!row->known)
        continue;
      if (first == NULL)
        first = row;
      else if (!g_str_equal (row->source, first->source))
        return;
    }
  if (first == NULL)
    return;
  block->source = g_strdup (first->source);
  block->old = first->old;
}

/* (transfer full): what heads the groups of a characteristic, with a capital. */
static char *
block_title (int characteristic)
{
  const char *label = dr_characteristic_label ((DrCharacteristic) characteristic);
  g_autofree char *first = g_utf8_substring (label, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (label), NULL);
}

static void
add_blocks (DrPeopleState   *self,
            const DrCheck   *check,
            const DrService *service)
{
  for (int c = 0; c < DR_N_CHARACTERISTICS; c++)
    {
      DrPeopleBlock block = { .rows = g_array_new (FALSE, FALSE, sizeof (DrPeopleRow)) };

      g_array_set_clear_func (block.rows, clear_row);
      for (guint g = 0; g < check->evidence->n_groups; g++)
        if (g != DR_GROUP_ALL && (int) check->evidence->groups[g].characteristic == c)
          add_row (&block, check, service, (int) g);
      if (block.rows->len == 0)
        {
          g_array_unref (block.rows);
          continue;
        }
      block.title = block_title (c);
      share_source (&block);
      g_array_append_val (self->blocks, block);
    }
}

static char *
source_detail (const DrSource *source)
{
  g_autofree char *date = dr_format_date (source->fieldwork);
  g_autofree char *n = NULL;

  if (source->n == 0)
    /* Translators: %1$s is a publisher, %2$s when the figures were gathered */
    return g_strdup_printf (_("%1$s, %2$s"), source->publisher, date);
  n = dr_format_whole (source->n);

  /* Translators: %1$s is a publisher, %2$s when people were asked, %3$s how many of them */
  return g_strdup_printf (_("%1$s, %2$s, %3$s people asked"), source->publisher, date, n);
}

static char *
source_marks (const DrCheck *check,
              const char    *source)
{
  const char *old = failing_case (check, "EVD-03", source);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  if (old != NULL)
    g_ptr_array_add (marks, g_str_equal (old, "very-stale") ? _("Very old") : _("Old"));
  if (failing_case (check, "EVD-04", source) != NULL)
    g_ptr_array_add (marks, _("Few people asked"));
  if (failing_case (check, "EVD-07", source) != NULL)
    g_ptr_array_add (marks, _("Of another place or other people"));
  if (marks->len == 0)
    return NULL;
  g_ptr_array_add (marks, NULL);

  return g_strjoinv (" · ", (char **) marks->pdata);
}

/* Those that something is said against come first. */
static void
add_sources (DrPeopleState *self,
             const DrCheck *check)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  const gboolean *used = dr_used_sources (check, arena);

  for (int marked = TRUE; marked >= FALSE; marked--)
    for (guint i = 0; i < check->evidence->n_sources; i++)
      {
        const DrSource *source = &check->evidence->sources[i];
        g_autofree char *marks = used[i] ? source_marks (check, source->id) : NULL;
        DrSourceRow row;

        if (!used[i] || (marks != NULL) != marked)
          continue;
        row = (DrSourceRow) { g_strdup (source->id), g_strdup (source->title), source_detail (source),
                              g_steal_pointer (&marks) };
        g_array_append_val (self->sources, row);
      }
}

static char *
describe_profile (const DrCheck   *check,
                  const DrService *service)
{
  const DrSource *source;
  g_autofree char *date = NULL;

  if (service->profile_source == DR_NO_INDEX)
    return g_strdup (_("Nobody has counted who the customers of this service are. The residents of the district stand in for "
                       "them, and the assessment has to say why that will do."));
  source = &check->evidence->sources[service->profile_source];
  date = dr_format_date (source->fieldwork);

  /* Translators: %1$s is the title of a source, %2$s its date */
  return g_strdup_printf (_("Customers as counted by the service: %1$s, %2$s."), source->title, date);
}

/**
 * dr_people_state_new:
 * @check: a check
 *
 * Pure.
 *
 * Returns: (transfer full): what the section shows
 */
DrPeopleState *
dr_people_state_new (const DrCheck *check)
{
  DrPeopleState *self = g_new0 (DrPeopleState, 1);
  static const DrService nobody = { .profile_source = DR_NO_INDEX };
  const DrService *service = check->assessment->service != DR_NO_INDEX
                               ? &check->evidence->services[check->assessment->service]
                               : &nobody;

  self->has_profile = service->profile_source != DR_NO_INDEX;
  self->profile = describe_profile (check, service);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (DrPeopleBlock));
  self->sources = g_array_new (FALSE, FALSE, sizeof (DrSourceRow));
  g_array_set_clear_func (self->blocks, clear_block);
  g_array_set_clear_func (self->sources, clear_source);
  add_blocks (self, check, service);
  add_sources (self, check);

  return self;
}

/**
 * dr_people_row_speak:
 * @row: a group
 *
 * Returns: (transfer full): the row as a screen reader says it, each number with its heading
 */
char *
dr_people_row_speak (const DrPeopleRow *row)
{
  /* Translators: a row of a table read aloud. %1$s is a group, %2$s how many people, %3$s and %4$s are shares,
   * %5$s is where that comes from, %6$s is empty or says that it is old */
  return g_strdup_printf (_("%1$s. People: %2$s. Share of the district: %3$s. Share of customers: %4$s. %5$s%6$s"), row->name,
                          row->people, row->district, row->customers, row->source, row->old ? _(". Old") : "");
}
