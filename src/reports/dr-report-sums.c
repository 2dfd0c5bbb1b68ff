/* What a reader of the report could work out from its totals: which groups make up everybody, who the others are. The
 * public version hides enough that none of it gives a small count away. Also what a measure counts. */
#include "dr-report-private.h"

#include <math.h>
#include <string.h>

#include "dr-names.h"

/* Quantities of the access review, by the ending of their keys. */
static const char * const reviewed[] = {
  "excluded-before", "excluded-after", "newly-excluded", "newly-excluded/without-mitigation", "at-risk",
  "at-risk/without-mitigation", "displaced", "restricted", "affected",
};

/* Quantities of which that of the others is stated as well. */
static const char * const compared[] = { "displaced", "affected" };

static char *
group_key (const DrReport *self,
           guint           group,
           const char     *ending)
{
  return g_strdup_printf ("group:%s/%s", self->evidence->groups[group].id, ending);
}

/* The key of a quantity of a group in an option; the ending alone where it is of no option. */
static char *
key_of (const DrReport *self,
        int             option,
        guint           group,
        const char     *ending)
{
  return option == DR_NO_INDEX ? group_key (self, group, ending) : dr_report_key (self, (guint) option, group, ending);
}

/* Groups of a dimension that everybody belongs to exactly one of. */
static GArray *
groups_of (const DrReport *self,
           guint           dimension)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint g = 0; g < self->evidence->n_groups; g++)
    if (self->evidence->groups[g].dimension == (int) dimension)
      g_array_append_val (groups, g);

  return groups;
}

static void
add_sum (const DrReport *self,
         const char     *total,
         const GArray   *groups,
         int             option,
         const char     *ending,
         guint           but)       /* this group is left out; `all`: none is */
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < groups->len; i++)
    if (g_array_index (groups, guint, i) != but || but == DR_GROUP_ALL)
      g_ptr_array_add (keys, key_of (self, option, g_array_index (groups, guint, i), ending));
  dr_document_add_sum (self->out, total, (const char * const *) keys->pdata, keys->len);
}

/* Everybody is the sum of the groups, and the others of one group are the sum of the rest of them. */
static void
add_dimension (const DrReport *self,
               const GArray   *groups,
               int             option,
               const char     *ending,
               gboolean        others)
{
  g_autofree char *total = key_of (self, option, DR_GROUP_ALL, ending);

  add_sum (self, total, groups, option, ending, DR_GROUP_ALL);
  for (guint i = 0; i < groups->len && others; i++)
    {
      guint group = g_array_index (groups, guint, i);
      g_autofree char *rest = g_strconcat (ending, "/rest", NULL);
      g_autofree char *key = key_of (self, option, group, rest);

      add_sum (self, key, groups, option, ending, group);
    }
}

static gboolean
is_compared (const char *ending)
{
  for (gsize i = 0; i < G_N_ELEMENTS (compared); i++)
    if (strcmp (compared[i], ending) == 0)
      return TRUE;

  return FALSE;
}

/* total = a + b. */
static void
add_pair (const DrReport *self,
          guint           option,
          guint           total_group,
          guint           group,
          const char     *total_ending,
          const char     *a,
          const char     *b)
{
  g_autofree char *total = dr_report_key (self, option, total_group, total_ending);
  g_autofree char *first = dr_report_key (self, option, group, a);
  g_autofree char *second = dr_report_key (self, option, group, b);
  const char * const parts[2] = { first, second };

  dr_document_add_sum (self->out, total, parts, 2);
}

static void
add_group_sums (const DrReport *self,
                guint           option,
                guint           group)
{
  add_pair (self, option, group, group, "affected", "displaced", "restricted");
  add_pair (self, option, group, group, "excluded-after", "excluded-before", "newly-excluded");
  add_pair (self, option, group, group, "excluded-after", "excluded-before", "newly-excluded/without-mitigation");
  for (gsize i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      g_autofree char *rest = g_strconcat (compared[i], "/rest", NULL);

      add_pair (self, option, DR_GROUP_ALL, group, compared[i], compared[i], rest);
    }
}

/* What a measure gave for one group at one time is a family: the answers, and what they said. Its key is the same in every version
 * of an assessment, whatever else was entered. @word: "answers", "value". */
char *
dr_report_result_key (const DrReport  *self,
                      const DrMeasure *measure,
                      guint            result,
                      const char      *word)
{
  const DrMeasureResult *of = &measure->results[result];
  char period[DR_DATE_STRING_SIZE];

  return g_strdup_printf ("measure:%s@%s|%s/%s", measure->id, dr_date_format (of->period, period), self->evidence->groups[of->group].id,
                          word);
}

/* All that a measure gives for the same period: everybody, and the groups of a dimension. */
static void
add_measure_sums (const DrReport *self,
                  guint           index,
                  const GArray   *groups,
                  guint           first,
                  const char     *ending)
{
  const DrMeasure *measure = &self->assessment->measures[index];
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *total = NULL;

  for (guint i = first; i < measure->n_results; i++)
    {
      const DrMeasureResult *result = &measure->results[i];
      gboolean part = FALSE;

      if (!dr_date_is_same (result->period, measure->results[first].period))
        continue;
      for (guint k = 0; k < groups->len; k++)
        part = part || g_array_index (groups, guint, k) == (guint) result->group;
      if (part)
        g_ptr_array_add (keys, dr_report_result_key (self, measure, i, ending));
      else if (result->group == DR_GROUP_ALL && total == NULL)
        total = dr_report_result_key (self, measure, i, ending);
    }
  if (total != NULL && keys->len > 0)
    dr_document_add_sum (self->out, total, (const char * const *) keys->pdata, keys->len);
}

static gboolean
is_first_of_period (const DrMeasure *measure,
                    guint            index)
{
  for (guint i = 0; i < index; i++)
    if (dr_date_is_same (measure->results[i].period, measure->results[index].period))
      return FALSE;

  return TRUE;
}

static void
add_measures (const DrReport *self,
              const GArray   *groups)
{
  for (guint m = 0; m < self->assessment->n_measures; m++)
    for (guint i = 0; i < self->assessment->measures[m].n_results; i++)
      if (is_first_of_period (&self->assessment->measures[m], i))
        {
          add_measure_sums (self, m, groups, i, "answers");
          add_measure_sums (self, m, groups, i, "value");
        }
}

/* The evidence says of no group what it is made of, but their sizes do: where two add up to a third, a reader has to think so
 * too. Of those of a dimension all that is known is said by add_dimension (). */
GArray *
dr_report_nested_groups (const DrReport *self)
{
  const double *people = self->check->figures->people;
  GArray *nested = g_array_new (FALSE, FALSE, sizeof (DrReportNested));

  for (guint a = 1; a < self->evidence->n_groups; a++)
    for (guint b = a + 1; b < self->evidence->n_groups && dr_is_known (people[a]) && people[a] > 0.0; b++)
      for (guint whole = 1; whole < self->evidence->n_groups && dr_is_known (people[b]) && people[b] > 0.0; whole++)
        {
          const DrReportNested found = { whole, { a, b } };

          if (whole != a && whole != b && dr_is_known (people[whole]) && fabs (people[whole] - people[a] - people[b]) < 0.5)
            g_array_append_val (nested, found);
        }

  return nested;
}

static void
add_nested (const DrReport       *self,
            const DrReportNested *nested,
            int                   option,
            const char           *ending)
{
  g_autofree char *total = key_of (self, option, nested->whole, ending);
  g_autofree char *first = key_of (self, option, nested->parts[0], ending);
  g_autofree char *second = key_of (self, option, nested->parts[1], ending);
  const char * const parts[2] = { first, second };

  dr_document_add_sum (self->out, total, parts, 2);
}

/* The result that a measure gave for a group at a time; -1. */
static int
result_of (const DrMeasure *measure,
           guint            group,
           DrDate           period)
{
  for (guint i = 0; i < measure->n_results; i++)
    if (measure->results[i].group == (int) group && dr_date_is_same (measure->results[i].period, period))
      return (int) i;

  return -1;
}

static void
add_nested_results (const DrReport       *self,
                    const DrReportNested *nested,
                    const DrMeasure      *measure,
                    const char           *ending)
{
  for (guint i = 0; i < measure->n_results; i++)
    {
      int first = result_of (measure, nested->parts[0], measure->results[i].period);
      int second = result_of (measure, nested->parts[1], measure->results[i].period);
      g_autofree char *total = dr_report_result_key (self, measure, i, ending);
      g_autofree char *one = first >= 0 ? dr_report_result_key (self, measure, (guint) first, ending) : NULL;
      g_autofree char *other = second >= 0 ? dr_report_result_key (self, measure, (guint) second, ending) : NULL;
      const char * const parts[2] = { one, other };

      if (measure->results[i].group == (int) nested->whole && one != NULL && other != NULL)
        dr_document_add_sum (self->out, total, parts, 2);
    }
}

static void
add_all_nested (const DrReport *self)
{
  g_autoptr (GArray) all = dr_report_nested_groups (self);

  for (guint i = 0; i < all->len; i++)
    {
      const DrReportNested *nested = &g_array_index (all, DrReportNested, i);

      add_nested (self, nested, DR_NO_INDEX, "size");
      add_nested (self, nested, DR_NO_INDEX, "count");
      add_nested (self, nested, DR_NO_INDEX, "district");
      add_nested (self, nested, DR_NO_INDEX, "customers");
      for (guint o = 0; o < self->assessment->n_options; o++)
        for (gsize k = 0; k < G_N_ELEMENTS (reviewed); k++)
          add_nested (self, nested, (int) o, reviewed[k]);
      for (guint m = 0; m < self->assessment->n_measures; m++)
        {
          add_nested_results (self, nested, &self->assessment->measures[m], "answers");
          add_nested_results (self, nested, &self->assessment->measures[m], "value");
        }
    }
}

void
dr_report_add_sums (const DrReport *self)
{
  add_all_nested (self);
  for (guint d = 0; d < self->evidence->n_dimensions; d++)
    {
      g_autoptr (GArray) groups = groups_of (self, d);

      if (!self->evidence->dimensions[d].partition || groups->len == 0)
        continue;
      add_dimension (self, groups, DR_NO_INDEX, "size", FALSE);
      add_dimension (self, groups, DR_NO_INDEX, "count", FALSE);
      add_sum (self, NULL, groups, DR_NO_INDEX, "district", DR_GROUP_ALL);
      add_sum (self, NULL, groups, DR_NO_INDEX, "customers", DR_GROUP_ALL);
      for (guint o = 0; o < self->assessment->n_options; o++)
        for (gsize i = 0; i < G_N_ELEMENTS (reviewed); i++)
          add_dimension (self, groups, (int) o, reviewed[i], is_compared (reviewed[i]));
      add_measures (self, groups);
    }
  for (guint o = 0; o < self->assessment->n_options; o++)
    for (guint g = 0; g < self->evidence->n_groups; g++)
      add_group_sums (self, o, g);
}

/* The family of all that is said of a channel, whose name is @channel; of contacts by no channel of the evidence. */
char *
dr_report_mix_family (const DrReport *self,
                      const char     *channel)
{
  for (guint c = 0; c < self->evidence->n_channels; c++)
    if (strcmp (self->evidence->channels[c].name, channel) == 0)
      return g_strconcat ("channel:", self->evidence->channels[c].id, NULL);

  return g_strdup ("channel:");
}

/* Of how many contacts the shares of the actual mix are, as a reader works it out: from the channels of which both are
 * known. DR_UNKNOWN. */
double
dr_report_mix_contacts (const DrReport *self)
{
  const DrChannelMix *mix = self->check->mixes != NULL ? &self->check->mixes->mixes[DR_MIX_ACTUAL] : NULL;
  double contacts = 0.0;
  double share = 0.0;

  for (guint c = 0; mix != NULL && mix->present && c < self->evidence->n_channels; c++)
    if (mix->stated[c] && dr_is_known (self->check->figures->channel_contacts[c]))
      {
        contacts += self->check->figures->channel_contacts[c];
        share += mix->share[c].lo;
      }

  return share > 0.0 && contacts > 0.0 ? contacts / share : DR_UNKNOWN;
}

/* First words of units that count nobody; officers write units by hand, in any language. What is not among these is taken to
 * count people, or what people did: a number too many is hidden, none too few. */
static const char * const uncounted[] = {
  "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
  "eiliad", "eiliadau", "munud", "munudau", "awr", "oriau", "diwrnod", "diwrnodau", "wythnos", "wythnosau",
  "£", "pound", "pounds", "pence", "metre", "metres", "mile", "miles", "kilometres", "km", "place", "places", "desk", "desks",
  "office", "offices", "building", "buildings", "room", "rooms", "site", "sites", "reminder", "reminders", "score", "point",
  "points", "star", "stars", "ring", "rings", NULL,
};

/* Words that only say which of them. */
static const char * const qualifying[] = { "working", "opening", "open", "staffed", "calendar", "average", "mean", "median", NULL };

static const char * const percent[] = { "%", "percent", NULL };
static const char * const shares[] = { "share", "proportion", NULL };

typedef enum {
  UNIT_PEOPLE,
  UNIT_NOTHING,   /* it counts nobody */
  UNIT_SHARE,
  UNIT_PERCENT,
} UnitKind;

static UnitKind
kind_of_unit (const char *unit)
{
  g_autofree char *small = g_utf8_strdown (unit != NULL ? unit : "", -1);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (small), " \t\n", -1);
  const char * const *at = (const char * const *) words;
  UnitKind share = UNIT_PEOPLE;

  if (*at != NULL && g_strv_contains (shares, *at))
    share = UNIT_SHARE;
  else if (*at != NULL && (g_strv_contains (percent, *at) || (strcmp (*at, "per") == 0 && g_strcmp0 (at[1], "cent") == 0)))
    share = UNIT_PERCENT;
  if (share != UNIT_PEOPLE)
    {
      at += strcmp (*at, "per") == 0 ? 2 : 1;
      if (*at == NULL || strcmp (*at, "of") != 0)
        return share;
      at++;
    }
  while (*at != NULL && g_strv_contains (qualifying, *at))
    at++;

  return *at != NULL && g_strv_contains (uncounted, *at) ? UNIT_NOTHING : share;
}

/* A number that a measure gives, as what it is: people, a share of those who answered, or any other number. @quantity:
 * (nullable): that it predicts; @base: of how many; @text: what is shown. */
DrValue
dr_report_result (DrDocumentBuilder *out,
                  const char        *unit,
                  const char        *quantity,
                  double             number,
                  double             base,
                  const char        *text,
                  const char        *key)
{
  UnitKind kind = kind_of_unit (unit);
  gboolean people = quantity != NULL && g_str_has_suffix (quantity, "_people");
  gboolean share = (quantity != NULL && !people) || kind == UNIT_SHARE;
  DrValue value;

  if (number < 0.0)
    value = dr_value_number (out, number);
  else if (!people && share && number <= 1.0)
    value = dr_value_share (out, dr_interval_exact (number), base, key);
  else if (!people && kind == UNIT_PERCENT && number <= 100.0)
    value = dr_value_share (out, dr_interval_exact (number / 100.0), base, key);
  else if (people || kind == UNIT_PEOPLE)
    value = dr_value_people (out, (DrPeople) { TRUE, (gint64) number, (gint64) number }, DR_UNKNOWN, key);
  else
    value = dr_value_number (out, number);

  return dr_value_shown_as (out, value, text);
}

/* A result, or what was there before; a share is said as such, and not in its unit. @key: of the measure. */
DrValue
dr_report_measured (const DrReport *self,
                    guint           measure,
                    double          number,
                    double          base,
                    const char     *key)
{
  const DrMeasure *of = &self->assessment->measures[measure];
  g_autofree char *text = dr_report_is_share (of->unit) ? dr_format_share (number) : dr_format_count (number);

  return dr_report_result (self->out, of->unit, of->quantity, number, base, text, key);
}

/* Whether numbers in @unit are said as percentages. */
gboolean
dr_report_is_share (const char *unit)
{
  return g_strcmp0 (unit, "share") == 0;
}
