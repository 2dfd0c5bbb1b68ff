/* Public maintaining-access reports of two periods, of which the later counts a few people more in some services: how few is told by
 * no group of a service, a directorate, a plan or the council, nor by subtracting these from each other. */
#include "public-rounds.h"
#include "report-fixture.h"

#include <string.h>

#include "dr-evidence-reader.h"
#include "dr-return-report.h"

#define FULL "tests/fixtures/returns/full.xml"
#define ENDLESS ((gint64) 1 << 40)
#define N_ENDS 2

/* Fewer numbers that it may be give one away. */
#define LEAST_OPEN 5

static guint rounds = 30;

static const char * const words[DR_N_RETURN_QUANTITIES] = {
  [DR_RETURN_NEWLY_EXCLUDED] = "newly-excluded", [DR_RETURN_NEWLY_EXCLUDED_MITIGATED] = "newly-excluded-mitigated",
  [DR_RETURN_AT_RISK] = "at-risk", [DR_RETURN_AT_RISK_MITIGATED] = "at-risk-mitigated", [DR_RETURN_DISPLACED] = "displaced",
};

/* What is known of one end of a number. */
typedef struct {
  gboolean there;
  gint64   truth;
  gint64   lo;
  gint64   hi;
} Number;

/* The council, then services, directorates and plans. */
typedef struct {
  DrStatedReturn *stated;
  DrDocument     *shown;
  Number         *numbers;   /* [units] of the group and quantity that is looked at */
} Period;

typedef struct {
  Period      before;
  Period      now;
  DrEvidence *evidence;
  DrArena    *arena;
} Scenario;

static void
scenario_clear (Scenario *self)
{
  Period *periods[] = { &self->before, &self->now };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_clear_pointer (&periods[i]->stated, dr_stated_return_free);
      g_clear_pointer (&periods[i]->shown, dr_document_free);
      g_clear_pointer (&periods[i]->numbers, g_free);
    }
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  g_clear_pointer (&self->arena, dr_arena_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scenario, scenario_clear)

static guint
n_units (const DrStatedReturn *stated)
{
  return 1 + stated->n_services + stated->n_directorates + stated->n_plans;
}

static const DrStatedTally *
tally_of (const DrStatedReturn *stated,
          guint                 unit)
{
  if (unit == 0)
    return &stated->all;
  if (--unit < stated->n_services)
    return &stated->services[unit].tally;
  unit -= stated->n_services;

  return unit < stated->n_directorates ? &stated->directorates[unit].tally : &stated->plans[unit - stated->n_directorates].tally;
}

static char *
name_of (const DrStatedReturn *stated,
         guint                 unit)
{
  if (unit == 0)
    return g_strdup ("all");
  if (--unit < stated->n_services)
    return g_strdup_printf ("service:%s", stated->services[unit].id);
  unit -= stated->n_services;

  return unit < stated->n_directorates ? g_strdup_printf ("directorates:%u", unit)
                                       : g_strdup_printf ("plans:%u", unit - stated->n_directorates);
}

/* Whether a service is a part of a directorate or a plan. */
static gboolean
belongs (const DrStatedReturn *stated,
         guint                 service,
         guint                 unit)
{
  const DrStatedService *of = &stated->services[service];
  guint index = unit - 1 - stated->n_services;

  if (index < stated->n_directorates)
    return g_strcmp0 (of->directorate, stated->directorates[index].title) == 0;
  index -= stated->n_directorates;

  return g_strcmp0 (of->plan, stated->plans[index].title) == 0 && g_strcmp0 (of->plan_year, stated->plans[index].year) == 0;
}

/* --- A few people more --- */

static void
add_to (const DrStatedTally *tally,
        const char          *group,
        guint                q,
        gint64               lo,
        gint64               hi)
{
  DrStatedGroup *found = (DrStatedGroup *) dr_stated_tally_group (tally, group);

  g_assert_nonnull (found);
  found->people[q].lo += lo;
  found->people[q].hi += hi;
}

/* Services that belong to no directorate are put into the first. */
static void
gather (DrStatedReturn *stated,
        DrArena        *arena)
{
  DrStatedTally *tally = (DrStatedTally *) &stated->directorates[0].tally;
  DrStatedGroup *groups = dr_arena_array0 (arena, DrStatedGroup, stated->all.n_groups);

  memcpy (groups, stated->all.groups, stated->all.n_groups * sizeof *groups);
  for (guint g = 0; g < stated->all.n_groups; g++)
    memset (groups[g].people, 0, sizeof groups[g].people);
  tally->groups = groups;
  tally->n_groups = stated->all.n_groups;
  for (guint s = 0; s < stated->n_services; s++)
    {
      DrStatedService *service = (DrStatedService *) &stated->services[s];

      if (service->directorate == NULL)
        service->directorate = stated->directorates[0].title;
      if (strcmp (service->directorate, stated->directorates[0].title) != 0)
        continue;
      for (guint g = 0; g < service->tally.n_groups; g++)
        for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
          add_to (tally, service->tally.groups[g].id, q, service->tally.groups[g].people[q].lo, service->tally.groups[g].people[q].hi);
    }
}

/* Each unit was as it is now, but for what its services are. */
static void
make_before (Scenario *self,
             GRand    *random)
{
  const DrStatedReturn *before = self->before.stated;
  gint32 seldom = g_rand_int_range (random, 1, 10);

  for (guint s = 0; s < before->n_services; s++)
    for (guint g = 0; g < before->services[s].tally.n_groups; g++)
      for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
        {
          const DrStatedGroup *group = &before->services[s].tally.groups[g];
          gint64 lo = -g_rand_int_range (random, 1, 14);
          gint64 hi = q == DR_RETURN_DISPLACED || g_rand_boolean (random) ? lo : -g_rand_int_range (random, 0, 14);

          if (group->people[q].lo + lo < 0)
            lo = q == DR_RETURN_DISPLACED ? hi : 0;
          if (g_rand_int_range (random, 0, seldom) > 0 || group->people[q].hi + hi < group->people[q].lo + lo || group->people[q].lo + lo < 0)
            continue;
          add_to (&before->services[s].tally, group->id, q, lo, hi);
          add_to (&before->all, group->id, q, lo, hi);
          for (guint unit = 1 + before->n_services; unit < n_units (before); unit++)
            if (belongs (before, s, unit))
              add_to (tally_of (before, unit), group->id, q, lo, hi);
        }
}

static void
scenario_init (Scenario   *self,
               const char *file,
               guint32     seed,
               gboolean    held)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/evidence/template.xml", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  DrReturnReport input = { .language = "en-GB" };

  *self = (Scenario) { .before.stated = report_fixture_read_return (file), .now.stated = report_fixture_read_return (file) };
  self->arena = dr_arena_new ();
  gather (self->before.stated, self->arena);
  gather (self->now.stated, self->arena);
  input.evidence = self->evidence = dr_evidence_read_file (path, NULL, &error);
  g_assert_no_error (error);
  make_before (self, random);
  input.now = self->before.stated;
  self->before.shown = dr_return_report_public_new (&input, NULL);
  input.now = self->now.stated;
  input.before = held ? self->before.stated : NULL;
  self->now.shown = dr_return_report_public_new (&input, NULL);
  self->before.numbers = g_new0 (Number, n_units (self->before.stated));
  self->now.numbers = g_new0 (Number, n_units (self->now.stated));
}

/* --- The adversary --- */

typedef struct {
  const char           *key;
  const DrStatedPeople *people;
  guint                 end;
  Number               *number;
} Sought;

/* The class of @width that a number is in; -1: it is shown as it is. */
static Number
class_of (gint64 truth,
          gint64 width)
{
  if (width < 0 || truth == 0)
    return (Number) { TRUE, truth, truth, truth };
  if (truth <= 9)
    return (Number) { TRUE, truth, 1, 9 };

  return (Number) { TRUE, truth, MAX (truth / width * width, 10), truth / width * width + width - 1 };
}

static void
look (const DrValue *value,
      gpointer       data)
{
  static const gint64 widths[] = { 10, 100, -1 };
  const Sought *sought = data;
  Number *number = sought->number;

  if (g_strcmp0 (value->key, sought->key) != 0 || !dr_value_is_number (value))
    return;
  for (gsize i = strstr (value->text, "–") != NULL ? 2 : 0; i < G_N_ELEMENTS (widths); i++)   /* as it is: "790–949" */
    {
      const Number lo = class_of (sought->people->lo, widths[i]);
      const Number hi = class_of (sought->people->hi, widths[i]);
      const Number *end = sought->end == 0 ? &lo : &hi;

      if ((gint64) value->lo != (lo.hi == 9 && lo.lo == 1 ? 0 : lo.lo) || (gint64) value->hi != hi.hi)
        continue;
      number->lo = MAX (number->lo, end->lo);
      number->hi = MIN (number->hi, end->hi);
      return;
    }
  g_error ("%s: what is “%s”?", value->key, value->text);
}

static void
read_numbers (Period     *period,
              const char *group,
              guint       q,
              guint       end)
{
  for (guint unit = 0; unit < n_units (period->stated); unit++)
    {
      const DrStatedGroup *of = dr_stated_tally_group (tally_of (period->stated, unit), group);
      g_autofree char *name = name_of (period->stated, unit);
      g_autofree char *key = g_strdup_printf ("group:%s@%s/%s", group, name, words[q]);
      Number *number = &period->numbers[unit];
      Sought sought = { key, of != NULL ? &of->people[q] : NULL, end, number };

      *number = (Number) { of != NULL, of == NULL ? 0 : end == 0 ? of->people[q].lo : of->people[q].hi, 0, ENDLESS };
      if (of == NULL)
        number->hi = 0;
      else
        dr_document_each_value (period->shown, look, &sought);
    }
}

static gboolean
learn (Number *number,
       gint64  lo,
       gint64  hi)
{
  if (lo <= number->lo && hi >= number->hi)
    return FALSE;
  number->lo = MAX (number->lo, lo);
  number->hi = MIN (number->hi, hi);

  return TRUE;
}

/* One of them is what the others are together. Returns whether anything became narrower. */
static gboolean
subtract (Number    *numbers,
          guint      total,
          GPtrArray *parts)
{
  gint64 truth = 0;
  gint64 lo = 0;
  gint64 hi = 0;
  gboolean any;

  for (guint i = 0; i < parts->len; i++)
    {
      const Number *part = parts->pdata[i];

      truth += part->truth;
      lo += part->lo;
      hi += part->hi;
    }
  if (truth != numbers[total].truth)
    return FALSE;
  any = learn (&numbers[total], lo, hi);
  for (guint i = 0; i < parts->len && !any; i++)
    {
      Number *part = parts->pdata[i];

      any = learn (part, numbers[total].lo - (hi - part->hi), numbers[total].hi - (lo - part->lo));
    }

  return any;
}

static gboolean
reason (Period *period)
{
  const DrStatedReturn *stated = period->stated;
  guint from = 1 + stated->n_services;
  gboolean any = FALSE;

  for (guint kind = 0; kind < 3; kind++)   /* services, directorates, plans */
    {
      guint n = kind == 1 ? stated->n_directorates : kind == 2 ? stated->n_plans : 0;
      g_autoptr (GPtrArray) together = g_ptr_array_new ();

      for (guint unit = from; unit < from + n; unit++)
        {
          g_autoptr (GPtrArray) parts = g_ptr_array_new ();

          for (guint s = 0; s < stated->n_services; s++)
            if (belongs (stated, s, unit))
              g_ptr_array_add (parts, &period->numbers[1 + s]);
          any = subtract (period->numbers, unit, parts) || any;
          g_ptr_array_add (together, &period->numbers[unit]);
        }
      for (guint s = 0; s < stated->n_services; s++)
        {
          gboolean taken = FALSE;

          for (guint unit = from; unit < from + n; unit++)
            taken = taken || belongs (stated, s, unit);
          if (!taken)
            g_ptr_array_add (together, &period->numbers[1 + s]);
        }
      any = subtract (period->numbers, 0, together) || any;
      from += n;
    }

  return any;
}

/* Returns whether there was something to be hidden. */
static gboolean
conclude (const Number *was,
          const Number *is,
          const char   *what,
          GString      *leaks)
{
  gint64 change = is->truth - was->truth;

  if (!was->there || !is->there || change < 1 || change > 9)
    return FALSE;
  if (is->hi - was->lo - MAX (is->lo - was->hi, 0) + 1 < LEAST_OPEN)
    g_string_append_printf (leaks, "%s: %d more: from %d to %d, before from %d to %d\n", what, (int) change, (int) is->lo, (int) is->hi,
                            (int) was->lo, (int) was->hi);

  return TRUE;
}

/* Returns: changes that were gone after */
static guint
attack (Scenario *self,
        guint    *readable,
        GString  *leaks)
{
  const DrStatedTally *all = &self->now.stated->all;
  guint n = 0;

  for (guint g = 0; g < all->n_groups; g++)
    for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
      for (guint end = 0; end < N_ENDS; end++)
        {
          read_numbers (&self->before, all->groups[g].id, q, end);
          read_numbers (&self->now, all->groups[g].id, q, end);
          while (reason (&self->before) || reason (&self->now))
            ;
          for (guint unit = 0; unit < n_units (self->now.stated); unit++)
            {
              g_autofree char *name = name_of (self->now.stated, unit);
              g_autofree char *what = g_strdup_printf ("%s of %s in %s", words[q], all->groups[g].id, name);

              n += conclude (&self->before.numbers[unit], &self->now.numbers[unit], what, leaks);
              *readable += self->now.numbers[unit].there && self->now.numbers[unit].lo == self->now.numbers[unit].hi;
            }
        }

  return n;
}

static void
test_held (gconstpointer data)
{
  gboolean held = GPOINTER_TO_INT (data);
  g_autoptr (GString) leaks = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  guint readable = 0;
  guint sought = 0;

  for (guint32 round = 0; round < rounds; round++)
    {
      g_auto (Scenario) self = { { NULL } };

      scenario_init (&self, FULL, round, held);
      sought += attack (&self, &readable, leaks);
    }
  lines = g_strsplit (leaks->str, "\n", -1);
  g_test_message ("sought %u, given away %u, readable %u", sought, MAX (g_strv_length (lines), 1) - 1, readable);
  g_assert_cmpuint (sought, >, 20 * rounds);
  g_assert_cmpuint (readable, >, 20 * rounds);
  if (held)
    g_assert_cmpstr (leaks->str, ==, "");
  else   /* the adversary finds what two reports tell that know nothing of each other */
    g_assert_cmpuint (g_strv_length (lines), >, rounds);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  g_test_add_data_func ("/reports/return-changes/held", GINT_TO_POINTER (TRUE), test_held);
  g_test_add_data_func ("/reports/return-changes/alone", GINT_TO_POINTER (FALSE), test_held);

  return g_test_run ();
}
