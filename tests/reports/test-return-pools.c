/* Public maintaining-access reports of two periods: what all services have together, and each of the assessments that it is made of.
 * By how few the one or the other differs from the period before is told neither by itself nor by subtracting. */
#include "public-rounds.h"
#include "report-fixture.h"
#include "return-report-fixture.h"

#include <math.h>
#include <string.h>

#include "dr-evidence-reader.h"
#include "dr-names.h"
#include "dr-questionnaire-reader.h"
#include "dr-return-report.h"

#define SMALL "tests/fixtures/returns/small.xml"
#define ENDLESS 1e12

#define N_POOLS 4
#define N_SLOTS 6   /* assessments that may have a result: two of each service */
#define N_WORDS 2

/* Fewer numbers that it may be give one away. */
#define LEAST_OPEN 5.0

static guint rounds = 60;

static const char * const measures[] = { "satisfaction-reach", "satisfaction-way" };
static const char * const groups[] = { "female", "disabled" };
static const char * const words[N_WORDS] = { "answers", "value" };   /* what is known of the first says something of the second */

/* A number of people: what it is, and what is known of it. */
typedef struct {
  gboolean there;
  double   truth;
  double   lo;
  double   hi;
} Number;

typedef struct {
  DrStatedReturn *stated;
  DrStatedTarget  items[N_POOLS][N_SLOTS];
  Number          parts[N_POOLS][N_SLOTS][N_WORDS];
  Number          pools[N_POOLS][N_WORDS];
} Period;

typedef struct {
  Period           before;
  Period           now;
  DrEvidence      *evidence;
  DrQuestionnaire *questionnaire;
  DrArena         *arena;
} Scenario;

static void
scenario_clear (Scenario *self)
{
  g_clear_pointer (&self->before.stated, dr_stated_return_free);
  g_clear_pointer (&self->now.stated, dr_stated_return_free);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  g_clear_pointer (&self->questionnaire, dr_questionnaire_unref);
  g_clear_pointer (&self->arena, dr_arena_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scenario, scenario_clear)

static void
set_result (Scenario *self,
            Period   *period,
            guint     pool,
            guint     slot,
            gboolean  gone,
            guint     n,
            guint     favourable)
{
  const char *group = groups[pool / G_N_ELEMENTS (measures)];
  g_autofree char *assessment = g_strdup_printf ("EIA-%s-%u", gone ? "gone" : "kept", slot);

  period->items[pool][slot] = (DrStatedTarget) {
    .assessment = dr_arena_strdup (self->arena, assessment), .measure = measures[pool % G_N_ELEMENTS (measures)], .name = "What was asked",
    .unit = "share", .group = group, .group_name = group, .baseline = DR_UNKNOWN, .target = DR_UNKNOWN, .difference = DR_UNKNOWN,
    .actual = (double) favourable / n, .n = n, .period = { period == &self->now ? 2026 : 2025, 1, 0 },
  };
}

/* A result, and one of the period before: of the same assessment, or of another; one of them may not be there. */
static void
make_results (Scenario *self,
              GRand    *random,
              guint     pool,
              guint     slot)
{
  guint n = g_rand_int_range (random, 0, 4) == 0 ? (guint) g_rand_int_range (random, 1, 40) : (guint) g_rand_int_range (random, 60, 900);
  guint favourable = (guint) g_rand_int_range (random, 0, (gint32) n + 1);
  gboolean gone = g_rand_boolean (random);
  guint kind = (guint) g_rand_int_range (random, 0, 6);
  guint more = g_rand_boolean (random) ? (guint) g_rand_int_range (random, 1, 10) : 0;
  guint content = g_rand_boolean (random) ? (guint) g_rand_int_range (random, 0, (gint32) more + 1) : 0;

  if (kind < 2)
    return;
  if (kind != 2)
    set_result (self, &self->before, pool, slot, gone, n, favourable);
  if (kind != 3)
    set_result (self, &self->now, pool, slot, FALSE, n + more, favourable + content);
}

/* Puts results into the return, and into numbers. */
static void
fill (Scenario *self,
      Period   *period)
{
  for (guint s = 0; s < period->stated->n_services; s++)
    {
      DrStatedService *service = (DrStatedService *) &period->stated->services[s];
      DrStatedTarget *items = dr_arena_array0 (self->arena, DrStatedTarget, N_POOLS * N_SLOTS);

      service->n_predictions = 0;
      service->n_measures = 0;
      service->measures = items;
      for (guint p = 0; p < N_POOLS; p++)
        for (guint i = 0; i < N_SLOTS; i++)
          if (period->items[p][i].n > 0 && i % period->stated->n_services == s)
            items[service->n_measures++] = period->items[p][i];
    }
  for (guint p = 0; p < N_POOLS; p++)
    for (guint w = 0; w < N_WORDS; w++)
      {
        Number *pool = &period->pools[p][w];

        *pool = (Number) { FALSE, 0.0, 0.0, ENDLESS };
        for (guint i = 0; i < N_SLOTS; i++)
          {
            const DrStatedTarget *item = &period->items[p][i];
            double truth = w == 0 ? item->n : round (item->actual * item->n);

            period->parts[p][i][w] = (Number) { item->n > 0, truth, 0.0, ENDLESS };
            pool->there = pool->there || item->n > 0;
            pool->truth += truth;
          }
      }
}

static void
scenario_init (Scenario *self,
               guint32   seed)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/evidence/template.xml", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;

  *self = (Scenario) { .before.stated = report_fixture_read_return (SMALL), .now.stated = report_fixture_read_return (SMALL) };
  self->arena = dr_arena_new ();
  self->evidence = dr_evidence_read_file (path, NULL, &error);
  g_assert_no_error (error);
  self->questionnaire = dr_questionnaire_read_default (&error);
  g_assert_no_error (error);
  for (guint p = 0; p < N_POOLS; p++)
    for (guint i = 0; i < N_SLOTS; i++)
      make_results (self, random, p, i);
  fill (self, &self->before);
  fill (self, &self->now);
}

/* --- The adversary --- */

typedef struct {
  const char   *key;
  Number       *number;
  const Number *answers;   /* (nullable): it is said as a share of these */
} Sought;

static void
look (const DrValue *value,
      gpointer       data)
{
  const Sought *sought = data;
  Number *number = sought->number;
  double lo = value->lo;
  double hi = value->hi;

  if (g_strcmp0 (value->key, sought->key) != 0 || !dr_value_is_number (value))
    return;
  if (value->kind == DR_VALUE_SHARE)
    {
      lo *= dr_is_known (value->of) ? value->of : sought->answers->lo;
      hi *= dr_is_known (value->of) ? value->of : sought->answers->hi;
    }
  number->lo = MAX (number->lo, ceil (lo - 1e-6));
  number->hi = MIN (number->hi, floor (hi + 1e-6));
}

static void
read_number (const DrDocument *shown,
             const char       *key,
             Number           *number,
             const Number     *answers)
{
  Sought sought = { key, number, answers };

  dr_document_each_value (shown, look, &sought);
}

static void
read_report (const DrDocument *shown,
             Period           *period)
{
  for (guint w = 0; w < N_WORDS; w++)
    for (guint p = 0; p < N_POOLS; p++)
      {
        g_autofree char *pool = g_strdup_printf ("measure:%s,%s/%s", measures[p % G_N_ELEMENTS (measures)],
                                                 groups[p / G_N_ELEMENTS (measures)], words[w]);

        read_number (shown, pool, &period->pools[p][w], w > 0 ? &period->pools[p][0] : NULL);
        for (guint i = 0; i < N_SLOTS; i++)
          {
            const DrStatedTarget *item = &period->items[p][i];
            g_autofree char *day = dr_format_date (item->period);
            g_autofree char *key = g_strdup_printf ("measure:%s@%s,%s,%s/%s", item->measure, item->assessment, item->group_name, day,
                                                    words[w]);

            if (item->n > 0)
              read_number (shown, key, &period->parts[p][i][w], w > 0 ? &period->parts[p][i][0] : NULL);
          }
      }
}

static gboolean
learn (Number *number,
       double  lo,
       double  hi)
{
  if (lo <= number->lo && hi >= number->hi)
    return FALSE;
  number->lo = MAX (number->lo, lo);
  number->hi = MIN (number->hi, hi);

  return TRUE;
}

/* A pool is what its parts are together. */
static gboolean
subtract (Period *period,
          guint   p,
          guint   w)
{
  Number *pool = &period->pools[p][w];
  double lo = 0.0;
  double hi = 0.0;
  gboolean any;

  for (guint i = 0; i < N_SLOTS; i++)
    if (period->parts[p][i][w].there)
      {
        lo += period->parts[p][i][w].lo;
        hi += period->parts[p][i][w].hi;
      }
  any = learn (pool, lo, hi);
  for (guint i = 0; i < N_SLOTS && !any; i++)
    {
      Number *part = &period->parts[p][i][w];

      any = part->there && learn (part, pool->lo - (hi - part->hi), pool->hi - (lo - part->lo));
    }

  return any;
}

static gboolean
is_small (double number)
{
  return number >= 1.0 && number <= 9.0;
}

static gboolean
conclude (const Number *was,
          const Number *is,
          const char   *what,
          GString      *leaks)
{
  double change = is->truth - was->truth;
  double lo = is->lo - was->hi;
  double hi = is->hi - was->lo;

  if (!was->there || !is->there || !is_small (fabs (change)))
    return FALSE;
  if (hi - lo + 1.0 < LEAST_OPEN)
    g_string_append_printf (leaks, "%s: from %g to %g; before from %g to %g, and is %g\n", what, is->lo, is->hi, was->lo, was->hi,
                            is->truth);

  return TRUE;
}

/* Of those who answered, a few were not content: how many is not told within one period either. */
static gboolean
conclude_others (const Number *numbers,
                 GString      *leaks)
{
  double others = numbers[0].truth - numbers[1].truth;
  double lo = MAX (numbers[0].lo - numbers[1].hi, 0.0);
  double hi = numbers[0].hi - numbers[1].lo;

  if (!numbers[0].there || !is_small (others))
    return FALSE;
  if (hi - lo + 1.0 < LEAST_OPEN)
    g_string_append_printf (leaks, "%g of %g: from %g to %g of %g to %g, and not %g to %g\n", numbers[1].truth, numbers[0].truth,
                            numbers[1].lo, numbers[1].hi, numbers[0].lo, numbers[0].hi, lo, hi);

  return TRUE;
}

/* Returns: numbers that were gone after */
static guint
attack (Scenario *self,
        gboolean  held,
        guint    *readable,
        GString  *leaks)
{
  const DrReturnReport first = { .language = "en-GB", .now = self->before.stated, .evidence = self->evidence,
                                 .questionnaire = self->questionnaire };
  DrReturnReport second = first;
  g_autoptr (DrDocument) earlier = dr_return_report_public_new (&first, NULL);
  g_autoptr (DrDocument) shown = NULL;
  guint sought = 0;

  second.now = self->now.stated;
  second.before = held ? self->before.stated : NULL;
  shown = dr_return_report_public_new (&second, NULL);
  read_report (earlier, &self->before);
  read_report (shown, &self->now);
  for (guint p = 0; p < N_POOLS; p++)
    for (guint w = 0; w < N_WORDS; w++)
      {
        while (subtract (&self->before, p, w) || subtract (&self->now, p, w))
          ;
        sought += conclude (&self->before.pools[p][w], &self->now.pools[p][w], "of all services", leaks);
        *readable += self->now.pools[p][w].lo == self->now.pools[p][w].hi && self->now.pools[p][w].there;
        for (guint i = 0; i < N_SLOTS; i++)
          if (g_strcmp0 (self->before.items[p][i].assessment, self->now.items[p][i].assessment) == 0)
            sought += conclude (&self->before.parts[p][i][w], &self->now.parts[p][i][w], "of an assessment", leaks);
      }
  for (guint p = 0; p < N_POOLS; p++)
    {
      sought += conclude_others (self->before.pools[p], leaks) + conclude_others (self->now.pools[p], leaks);
      for (guint i = 0; i < N_SLOTS; i++)
        sought += conclude_others (self->before.parts[p][i], leaks) + conclude_others (self->now.parts[p][i], leaks);
    }

  return sought;
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

      scenario_init (&self, round);
      sought += attack (&self, held, &readable, leaks);
    }
  lines = g_strsplit (leaks->str, "\n", -1);
  g_test_message ("sought %u, given away %u, readable %u", sought, MAX (g_strv_length (lines), 1) - 1, readable);
  g_assert_cmpuint (sought, >, 3 * rounds);
  g_assert_cmpuint (readable, >, rounds);
  if (held)
    g_assert_cmpstr (leaks->str, ==, "");
  else   /* the adversary finds what two reports tell that know nothing of each other */
    g_assert_cmpuint (g_strv_length (lines), >, rounds);
}

typedef struct {
  const char *key;
  char       *text;   /* as it is said first */
  double      lo;     /* likewise */
  double      hi;
  guint       n;
} Said;

static void
look_what_is_said (const DrValue *value,
                   gpointer       data)
{
  Said *said = data;

  if (g_strcmp0 (value->key, said->key) != 0 || value->kind == DR_VALUE_TEXT)
    return;
  if (said->n++ == 0)
    {
      said->text = g_strdup (value->text);
      said->lo = value->lo;
      said->hi = value->hi;
    }
  g_assert_cmpfloat (value->lo, ==, said->lo);
  g_assert_cmpfloat (value->hi, ==, said->hi);
}

/* What all services have together is what the only one of them has: it is said of both in the same way. */
static void
test_only (void)
{
  static const char * const keys[N_WORDS] = { "measure:satisfaction-way@EIA-2025-007,Aged 75 and over,November 2025/answers",
                                              "measure:satisfaction-way@EIA-2025-007,Aged 75 and over,November 2025/value" };
  static const char * const texts[2][N_WORDS] = { { "38", "65.9 %" }, { "10 to 99", NULL } };   /* no text: it is not shown */

  for (guint w = 0; w < N_WORDS; w++)
    for (guint held = 0; held < 2; held++)
      {
        g_auto (ReturnReportFixture) self = { NULL };
        g_autoptr (DrDocument) shown = NULL;
        Said said = { .key = keys[w] };

        return_report_fixture_load_full (&self);
        self.input.before = held ? self.input.before : NULL;
        shown = dr_return_report_public_new (&self.input, NULL);
        dr_document_each_value (shown, look_what_is_said, &said);
        g_assert_cmpstr (said.text, ==, texts[held][w]);
        g_assert_true (said.text == NULL || said.n >= 2);
        g_free (said.text);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  g_test_add_data_func ("/reports/return-pools/held", GINT_TO_POINTER (TRUE), test_held);
  g_test_add_data_func ("/reports/return-pools/alone", GINT_TO_POINTER (FALSE), test_held);
  g_test_add_func ("/reports/return-pools/only", test_only);

  return g_test_run ();
}
