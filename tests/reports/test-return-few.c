/* The public version of the maintaining-access report where assessments rest on few answers: none of their ranges is worked out
 * of services, directorates, the council and the public reports of other assessments. */
#include "public-rounds.h"
#include "report-fixture.h"

#include <math.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-return-report.h"
#include "dr-return.h"

#define SMALL "tests/fixtures/returns/small.xml"
#define ENDLESS 1e12

/* What is known of nine answers, in parts of their group: fewer possibilities give them away. */
#define LEAST_OPEN (2.0 / 9.0)

static guint rounds = 40;

/* What an assessment adds for a group, as the adversary knows it. */
typedef struct {
  guint       service;
  const char *group;
  gboolean    few;
  double      size;
  DrPeople    people[DR_N_RETURN_QUANTITIES];
} Part;

typedef struct {
  DrStatedReturn  *stated;
  DrArena         *arena;
  GArray          *parts;      /* Part */
  DrReturnDetails  details;
  DrReturnReport   input;
} Scenario;

static void
scenario_clear (Scenario *self)
{
  g_clear_pointer (&self->stated, dr_stated_return_free);
  g_clear_pointer (&self->arena, dr_arena_free);
  g_clear_pointer (&self->parts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scenario, scenario_clear)

static void
add_people (const DrStatedTally *tally,
            const Part          *part)
{
  DrStatedGroup *group = (DrStatedGroup *) dr_stated_tally_group (tally, part->group);

  for (guint q = 0; group != NULL && q < DR_N_RETURN_QUANTITIES; q++)
    {
      group->people[q].lo += part->people[q].lo;
      group->people[q].hi += part->people[q].hi;
    }
}

static void
set_nobody (const DrStatedTally *tally)
{
  for (guint g = 0; g < tally->n_groups; g++)
    memset (((DrStatedGroup *) tally->groups)[g].people, 0, sizeof tally->groups[g].people);
}

/* One to three assessments of each service, some of whose ranges rest on few answers. */
static void
make_assessments (Scenario *self,
                  GRand    *random)
{
  DrStatedReturn *now = self->stated;
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (DrReturnDetail));

  for (guint s = 0; s < now->n_services; s++)
    for (guint n = (guint) g_rand_int_range (random, 1, 4); n > 0; n--)
      {
        const DrStatedTally *tally = &now->services[s].tally;
        g_autofree char *reference = g_strdup_printf ("EIA-%u-%u", s, n);
        DrReturnEffect *effects = dr_arena_array0 (self->arena, DrReturnEffect, tally->n_groups + 1);
        const DrReturnDetail item = { .reference = dr_arena_strdup (self->arena, reference), .service = now->services[s].id,
                                      .in_effect = TRUE, .effects = effects, .n_effects = tally->n_groups };

        for (guint g = 0; g < tally->n_groups; g++)
          {
            Part part = { s, tally->groups[g].id, g_rand_int_range (random, 0, 3) == 0, g_rand_int_range (random, 40, 9000), { { 0 } } };

            effects[g] = (DrReturnEffect) { .group = tally->groups[g].id, .name = tally->groups[g].name, .size = part.size };
            for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
              {
                gint64 hi = (gint64) (part.size * g_rand_double (random));
                gint64 lo = g_rand_boolean (random) ? hi : (gint64) (hi * g_rand_double (random));

                part.people[q] = effects[g].people[q] = (DrPeople) { TRUE, lo, hi };
                effects[g].few[q] = part.few;
              }
            g_array_append_val (self->parts, part);
          }
        g_array_append_val (items, item);
      }
  self->details.n_items = items->len;
  self->details.items = dr_arena_array0 (self->arena, DrReturnDetail, items->len + 1);
  memcpy ((DrReturnDetail *) self->details.items, items->data, items->len * sizeof (DrReturnDetail));
}

static void
add_up (Scenario *self)
{
  DrStatedReturn *now = self->stated;

  set_nobody (&now->all);
  for (guint i = 0; i < now->n_directorates; i++)
    set_nobody (&now->directorates[i].tally);
  for (guint i = 0; i < now->n_plans; i++)
    set_nobody (&now->plans[i].tally);
  for (guint i = 0; i < now->n_services; i++)
    set_nobody (&now->services[i].tally);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      const DrStatedService *service = &now->services[part->service];

      add_people (&now->all, part);
      add_people (&service->tally, part);
      for (guint k = 0; k < now->n_directorates; k++)
        if (g_strcmp0 (now->directorates[k].title, service->directorate) == 0)
          add_people (&now->directorates[k].tally, part);
      for (guint k = 0; k < now->n_plans; k++)
        if (g_strcmp0 (now->plans[k].title, service->plan) == 0 && g_strcmp0 (now->plans[k].year, service->plan_year) == 0)
          add_people (&now->plans[k].tally, part);
    }
}

static void
scenario_init (Scenario *self,
               guint32   seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  *self = (Scenario) { .stated = report_fixture_read_return (SMALL), .arena = dr_arena_new (), .parts = g_array_new (FALSE, TRUE, sizeof (Part)) };
  make_assessments (self, random);
  add_up (self);
  self->input = (DrReturnReport) { .language = "en-GB", .now = self->stated, .details = &self->details };
}

/* --- The adversary --- */

typedef struct {
  double lo;
  double hi;
} Known;

typedef struct {
  const char *key;
  Known       known;
} Sought;

static void
look (const DrValue *value,
      gpointer       data)
{
  Sought *sought = data;

  if (value->key == NULL || strcmp (value->key, sought->key) != 0 || !dr_value_is_number (value) || !dr_is_known (value->hi))
    return;
  sought->known.lo = MAX (sought->known.lo, value->lo);
  sought->known.hi = MIN (sought->known.hi, value->hi);
}

/* What a document shows of one end; what it does not show may be anything. */
static Known
read_key (const DrDocument *shown,
          const char       *unit,
          const char       *group,
          const char       *word,
          double            truth)
{
  g_autofree char *key = g_strdup_printf ("group:%s@%s/%s", group, unit, word);
  Sought sought = { key, { 0.0, ENDLESS } };

  dr_document_each_value (shown, look, &sought);
  /* A range is shown from its lower end to its upper: each is known where what is shown is one number, or a class. */
  if (truth < sought.known.lo || truth > sought.known.hi)
    sought.known = (Known) { 0.0, ENDLESS };

  return sought.known;
}

/* total = Σ parts: what that says of each. Returns whether anything became narrower. */
static gboolean
reason (Known       *known,
        guint        total,
        const guint *parts,
        guint        n)
{
  Known sum = { 0.0, 0.0 };
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    sum = (Known) { sum.lo + known[parts[i]].lo, sum.hi + known[parts[i]].hi };
  for (guint i = 0; i < n; i++)
    {
      Known *each = &known[parts[i]];
      double lo = known[total].lo - (sum.hi - each->hi);
      double hi = known[total].hi - (sum.lo - each->lo);

      if (lo > each->lo + 1e-6 || hi < each->hi - 1e-6)
        {
          *each = (Known) { MAX (each->lo, lo), MIN (each->hi, hi) };
          return TRUE;
        }
    }
  if (sum.lo > known[total].lo + 1e-6 || sum.hi < known[total].hi - 1e-6)
    {
      known[total] = (Known) { MAX (known[total].lo, sum.lo), MIN (known[total].hi, sum.hi) };
      any = TRUE;
    }

  return any;
}

static const char * const words[DR_N_RETURN_QUANTITIES] = {
  "newly-excluded", "newly-excluded-mitigated", "at-risk", "at-risk-mitigated", "displaced",
};

/* Parts first, then services, directorates, the council. */
static guint
attack_quantity (const Scenario   *self,
                 const DrDocument *shown,
                 const char       *group,
                 guint             q,
                 gboolean          upper,
                 guint            *n_hidden,
                 GString          *leaks)
{
  const DrStatedReturn *now = self->stated;
  guint n = self->parts->len;
  guint first_directorate = n + now->n_services;
  guint all = first_directorate + now->n_directorates;
  g_autofree Known *known = g_new0 (Known, all + 1);
  g_autofree guint *parts = g_new0 (guint, all + 1);
  gboolean any = TRUE;
  guint n_open = 0;

  for (guint i = 0; i < n; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      double truth = (double) (upper ? part->people[q].hi : part->people[q].lo);

      /* Each other assessment has a public report of its own. */
      known[i] = part->few ? (Known) { 0.0, part->size } : truth >= 1.0 && truth <= 9.0 ? (Known) { 1.0, 9.0 } : (Known) { truth, truth };
    }
  for (guint s = 0; s <= now->n_services + now->n_directorates; s++)
    {
      g_autofree char *unit = s < now->n_services ? g_strdup_printf ("service:%s", now->services[s].id)
                              : s < now->n_services + now->n_directorates ? g_strdup_printf ("directorates:%u", s - now->n_services)
                                                                          : g_strdup ("all");
      const DrStatedTally *tally = s < now->n_services ? &now->services[s].tally
                                   : s < now->n_services + now->n_directorates ? &now->directorates[s - now->n_services].tally
                                                                               : &now->all;
      const DrStatedGroup *of = dr_stated_tally_group (tally, group);
      double truth = of == NULL ? 0.0 : (double) (upper ? of->people[q].hi : of->people[q].lo);
      Known read = of != NULL ? read_key (shown, unit, group, words[q], truth) : (Known) { 0.0, 0.0 };

      /* A number that stands there exactly says both of its ends. */
      if (read.hi < ENDLESS && of != NULL && of->people[q].lo != of->people[q].hi && read.lo == (double) of->people[q].lo
          && read.hi == (double) of->people[q].hi)
        read = (Known) { truth, truth };
      known[n + s] = read;
      n_open += read.hi < ENDLESS;
    }
  for (guint round = 0; round < 500 && any; round++)
    {
      guint m = 0;

      any = FALSE;
      for (guint s = 0; s < now->n_services; s++)
        {
          m = 0;
          for (guint i = 0; i < n; i++)
            if (g_array_index (self->parts, Part, i).service == s && strcmp (g_array_index (self->parts, Part, i).group, group) == 0)
              parts[m++] = i;
          any = reason (known, n + s, parts, m) || any;
        }
      for (guint d = 0; d < now->n_directorates; d++)
        {
          m = 0;
          for (guint s = 0; s < now->n_services; s++)
            if (g_strcmp0 (now->services[s].directorate, now->directorates[d].title) == 0)
              parts[m++] = n + s;
          any = reason (known, first_directorate + d, parts, m) || any;
        }
      for (guint s = 0; s < now->n_services; s++)
        parts[s] = n + s;
      any = reason (known, all, parts, now->n_services) || any;
    }
  for (guint i = 0; i < n; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      double truth = (double) (upper ? part->people[q].hi : part->people[q].lo);

      if (!part->few || strcmp (part->group, group) != 0 || truth < 1.0)
        continue;
      (*n_hidden)++;
      if (known[i].hi - known[i].lo < part->size * LEAST_OPEN)
        g_string_append_printf (leaks, "%s of %s in service %u is %g of %g: from %g to %g is left\n", words[q], group, part->service,
                                truth, part->size, known[i].lo, known[i].hi);
    }

  return n_open;
}

static guint
attack (const Scenario   *self,
        const DrDocument *shown,
        guint            *n_hidden,
        GString          *leaks)
{
  guint n_open = 0;

  for (guint g = 0; g < self->stated->all.n_groups; g++)
    for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
      for (guint upper = 0; upper < 2; upper++)
        n_open += attack_quantity (self, shown, self->stated->all.groups[g].id, q, upper, n_hidden, leaks);

  return n_open;
}

static void
test_services (void)
{
  guint n_hidden = 0;
  guint n_open = 0;

  for (guint32 round = 0; round < rounds; round++)
    {
      g_auto (Scenario) self = { 0 };
      g_autoptr (GString) leaks = g_string_new (NULL);
      g_autoptr (DrDocument) shown = NULL;

      scenario_init (&self, round);
      shown = dr_return_report_public_new (&self.input, NULL);
      n_open += attack (&self, shown, &n_hidden, leaks);
      if (leaks->len > 0)
        g_error ("round %u gives away:\n%s", round, leaks->str);
    }
  g_test_message ("hidden %u, readable %u", n_hidden, n_open);
  g_assert_cmpuint (n_hidden, >, 500);
  g_assert_cmpuint (n_open, >, 500);
}

typedef enum {
  PLANT_RANGES,     /* nobody says what rests on few answers: services of one assessment say it */
  PLANT_PARTIAL,    /* it is said of the service, and nothing looks out for totals */
} Plant;

static void
test_planted (gconstpointer data)
{
  Plant plant = GPOINTER_TO_UINT (data);
  guint found = 0;
  guint n_hidden = 0;

  for (guint32 round = 0; round < 10; round++)
    {
      g_auto (Scenario) self = { 0 };
      g_autoptr (GString) leaks = g_string_new (NULL);
      g_autoptr (DrDocument) shown = NULL;
      const DrPublicOptions options = { NULL };

      scenario_init (&self, round);
      for (guint i = 0; plant == PLANT_RANGES && i < self.details.n_items; i++)
        for (guint k = 0; k < self.details.items[i].n_effects; k++)
          memset (((DrReturnEffect *) self.details.items[i].effects)[k].few, 0, sizeof self.details.items[i].effects[k].few);
      if (plant == PLANT_RANGES)
        shown = dr_return_report_public_new (&self.input, NULL);
      else
        {
          DrDocument *whole = dr_return_report_new (&self.input);

          ((DrDocument *) whole)->n_sums = 0;
          shown = dr_public_document_new (whole, &options, NULL);
        }
      attack (&self, shown, &n_hidden, leaks);
      found += leaks->len > 0;
    }
  g_assert_cmpuint (found, >, 5);
}

/* Nothing changed since the period before, which hid the same: what it says is no reason to hide all the rest. */
static void
test_unchanged (void)
{
  guint n[2] = { 0, 0 };
  guint n_hidden = 0;

  for (guint32 round = 0; round < 10; round++)
    for (guint with = 0; with < 2; with++)
      {
        g_auto (Scenario) self = { 0 };
        g_auto (Scenario) before = { 0 };
        g_autoptr (GString) leaks = g_string_new (NULL);
        g_autoptr (DrDocument) shown = NULL;

        scenario_init (&self, round);
        scenario_init (&before, round);
        self.input.before = with ? before.stated : NULL;
        shown = dr_return_report_public_new (&self.input, NULL);
        n[with] += attack (&self, shown, &n_hidden, leaks);
        g_assert_cmpstr (leaks->str, ==, "");
      }
  g_assert_cmpuint (n[1], ==, n[0]);
}

/* How many findings a service has of what its assessments hide is not said; of a service that hides nothing it is. */
static void
test_findings (void)
{
  static const DrStatedFinding finding = { .rule = "ACC-02", .severity = DR_SEVERITY_JUSTIFY, .n = 4711, .open = 4711 };
  static const DrStatedFinding other = { .rule = "ACC-04", .severity = DR_SEVERITY_JUSTIFY, .n = 4712, .open = 4712 };
  const DrStatedFinding findings[2] = { finding, other };

  for (guint few = 0; few < 2; few++)
    {
      g_auto (Scenario) self = { 0 };
      g_autoptr (DrDocument) shown = NULL;
      g_autofree char *text = NULL;
      DrStatedTally *tallies[2];

      scenario_init (&self, 1);
      for (guint i = 0; i < self.details.n_items; i++)
        for (guint k = 0; k < self.details.items[i].n_effects; k++)
          {
            DrReturnEffect *effect = &((DrReturnEffect *) self.details.items[i].effects)[k];

            for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
              {
                effect->people[q] = (DrPeople) { TRUE, 100, 200 };
                effect->few[q] = few && i == 0;
              }
          }
      for (guint i = 0; i < self.parts->len; i++)
        for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
          g_array_index (self.parts, Part, i).people[q] = (DrPeople) { TRUE, 100, 200 };
      add_up (&self);
      tallies[0] = &((DrStatedService *) self.stated->services)[0].tally;
      tallies[1] = (DrStatedTally *) &self.stated->all;
      for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
        {
          tallies[i]->findings = findings;
          tallies[i]->n_findings = G_N_ELEMENTS (findings);
        }
      shown = dr_return_report_public_new (&self.input, NULL);
      text = dr_document_to_text (shown);
      g_assert_true ((strstr (text, "4,711") == NULL) == (few == 1));
      g_assert_nonnull (strstr (text, "4,712"));
    }
}

/* What was predicted from few answers is not shown, nor whether it came so: many said that. */
static void
test_predictions (void)
{
  static const char * const held[] = { "As predicted", "More than predicted", "Less than predicted" };

  for (guint few = 0; few < 2; few++)
    {
      g_auto (Scenario) self = { 0 };
      g_autoptr (DrDocument) shown = NULL;
      g_autofree char *text = NULL;
      guint found = 0;
      DrReturnResult result = { .group_name = "Everyone", .few = few == 1 };
      DrStatedPrediction prediction = {
        .quantity = "at_risk_people", .name = "Who came", .unit = "people", .group_name = "Everyone", .period = { 2026, 3, 0 },
        .actual = 400.0, .n = 900, .known = TRUE, .predicted = { 300.0, 500.0 }, .people = TRUE, .as_predicted = TRUE,
      };
      DrStatedService *service;

      scenario_init (&self, 1);
      for (guint i = 0; i < self.stated->n_services; i++)
        ((DrStatedService *) self.stated->services)[i].n_predictions = 0;
      service = (DrStatedService *) self.stated->services;
      service->predictions = &prediction;
      service->n_predictions = 1;
      prediction.assessment = self.details.items[0].reference;
      ((DrReturnDetail *) self.details.items)[0].results = &result;
      ((DrReturnDetail *) self.details.items)[0].n_results = 1;
      shown = dr_return_report_public_new (&self.input, NULL);
      text = dr_document_to_text (shown);
      for (gsize i = 0; i < G_N_ELEMENTS (held); i++)
        found += strstr (text, held[i]) != NULL;
      g_assert_cmpuint (found, ==, few ? 0 : 1);
    }
}

/* --- From the records --- */

/* What an assessment's own public report does not show is said to rest on few answers where it is taken into a return. */
static void
test_details (void)
{
  g_auto (ReportFixture) self = { NULL };
  const DrPeriod period = { { 2021, 1, 1 }, { 2039, 12, 31 } };
  g_autoptr (DrReturn) made = dr_return_new (period, period.to, "Council", NULL);
  DrReturnEntry entry = { .stage = DR_STAGE_DECIDED, .counts = TRUE };
  DrReturnDetails details;
  guint n_few = 0;
  guint n_other = 0;
  int group;

  report_fixture_load (&self, "data/examples/bishops-stortford-desk.xml");
  group = dr_evidence_find_group (self.evidence, "age-75-plus");
  for (guint i = 0; i < self.evidence->n_figures; i++)
    if (self.evidence->figures[i].group == group)
      ((DrFigure *) self.evidence->figures)[i].n = 5;
  report_fixture_check (&self);
  entry.reference = self.assessment->reference;
  entry.version = MAX (self.assessment->version, 1);
  entry.check = self.check;
  dr_return_keep_details (made);
  g_assert_true (dr_return_add (made, &entry));
  dr_return_get_details (made, &details);
  g_assert_cmpuint (details.n_items, ==, 1);
  for (guint i = 0; i < details.items[0].n_effects; i++)
    {
      const DrReturnEffect *effect = &details.items[0].effects[i];

      if (strcmp (effect->group, "age-75-plus") == 0)
        {
          g_assert_cmpfloat (effect->size, ==, self.check->figures->people[group]);
          for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
            n_few += effect->few[q];
        }
      else
        for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
          n_other += effect->few[q];
    }
  g_assert_cmpuint (n_few, ==, DR_N_RETURN_QUANTITIES);
  g_assert_cmpuint (n_other, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  g_test_add_func ("/reports/return-few/services", test_services);
  g_test_add_data_func ("/reports/return-few/planted/ranges", GUINT_TO_POINTER (PLANT_RANGES), test_planted);
  g_test_add_data_func ("/reports/return-few/planted/sums", GUINT_TO_POINTER (PLANT_PARTIAL), test_planted);
  g_test_add_func ("/reports/return-few/unchanged", test_unchanged);
  g_test_add_func ("/reports/return-few/findings", test_findings);
  g_test_add_func ("/reports/return-few/predictions", test_predictions);
  g_test_add_func ("/reports/return-few/details", test_details);

  return g_test_run ();
}
