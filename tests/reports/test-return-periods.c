/* Public maintaining-access reports of two periods, one beside the other: results and predictions that differ by 1 to 9 are told by
 * neither, and what one hides is not to be had from the other. */
#include "public-rounds.h"
#include "report-fixture.h"

#include <math.h>
#include <string.h>

#include "dr-evidence-reader.h"
#include "dr-questionnaire-reader.h"
#include "dr-return-report.h"

#define SMALL "tests/fixtures/returns/small.xml"
#define ENDLESS 1e12

/* Fewer possibilities give a number away. */
#define LEAST_OPEN 2.0

static guint rounds = 12;

typedef struct {
  DrStatedReturn  *before;
  DrStatedReturn  *now;
  DrEvidence      *evidence;
  DrQuestionnaire *questionnaire;
} Periods;

static void
periods_clear (Periods *self)
{
  g_clear_pointer (&self->before, dr_stated_return_free);
  g_clear_pointer (&self->now, dr_stated_return_free);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  g_clear_pointer (&self->questionnaire, dr_questionnaire_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Periods, periods_clear)

/* So many answer now, and so many of them say yes; before a few fewer did, or as many. */
static void
make_result (GRand  *random,
             double *was,
             guint  *n_was,
             double *is,
             guint  *n_is)
{
  *n_was = g_rand_boolean (random) ? (guint) g_rand_int_range (random, 1, 40) : (guint) g_rand_int_range (random, 60, 900);
  *n_is = *n_was + (g_rand_boolean (random) ? (guint) g_rand_int_range (random, 1, 10) : 0);
  *was = (double) g_rand_int_range (random, 0, (gint32) *n_was + 1);
  *is = MIN (*was + (g_rand_boolean (random) ? g_rand_int_range (random, 0, 10) : 0), *n_is);
}

static void
make_results (Periods *self,
              GRand   *random)
{
  for (guint s = 0; s < self->now->n_services; s++)
    {
      const DrStatedService *now = &self->now->services[s];
      const DrStatedService *before = &self->before->services[s];

      for (guint i = 0; i < now->n_measures; i++)
        {
          DrStatedTarget *is = (DrStatedTarget *) &now->measures[i];
          DrStatedTarget *was = (DrStatedTarget *) &before->measures[i];

          make_result (random, &was->actual, &was->n, &is->actual, &is->n);
          if (strcmp (is->unit, "people") == 0)
            continue;
          was->actual /= was->n;
          is->actual /= is->n;
        }
      for (guint i = 0; i < now->n_predictions; i++)
        {
          DrStatedPrediction *is = (DrStatedPrediction *) &now->predictions[i];
          DrStatedPrediction *was = (DrStatedPrediction *) &before->predictions[i];
          double lo = g_rand_boolean (random) ? g_rand_int_range (random, 1, 12) : g_rand_int_range (random, 60, 900);

          is->known = was->known = is->people = was->people = TRUE;
          make_result (random, &was->actual, &was->n, &is->actual, &is->n);
          for (guint k = 0; k < now->n_measures; k++)
            if (strcmp (now->measures[k].name, is->name) == 0 && g_strcmp0 (now->measures[k].group_name, is->group_name) == 0)
              {
                is->actual = now->measures[k].actual;
                is->n = now->measures[k].n;
                was->actual = before->measures[k].actual;
                was->n = before->measures[k].n;
              }
          was->predicted = (DrInterval) { lo, lo + 40.0 };
          is->predicted = (DrInterval) { lo + g_rand_int_range (random, 0, 10), lo + 40.0 + g_rand_int_range (random, 0, 3) * 4.0 };
        }
    }
}

static void
periods_init (Periods *self,
              guint32  seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/evidence/template.xml", NULL);
  g_autoptr (GError) error = NULL;

  *self = (Periods) { report_fixture_read_return (SMALL), report_fixture_read_return (SMALL) };
  self->evidence = dr_evidence_read_file (path, NULL, &error);
  g_assert_no_error (error);
  self->questionnaire = dr_questionnaire_read_default (&error);
  g_assert_no_error (error);
  make_results (self, random);
}

static DrReturnReport
input_of (const Periods        *self,
          const DrStatedReturn *now,
          const DrStatedReturn *before)
{
  return (DrReturnReport) { .language = "en-GB", .now = now, .before = before, .evidence = self->evidence,
                            .questionnaire = self->questionnaire };
}

/* --- The adversary --- */

/* One number, in each of two reports: what it is, and what is known of it. */
typedef struct {
  double truth[2];
  double lo[2];
  double hi[2];
} Pair;

typedef struct {
  GHashTable *pairs;     /* what it is called in both periods → Pair */
  guint       period;
  gboolean    shown;
} Reading;

/* What it is called whichever day it was measured on: "measure:calls@EIA-1,Everyone,2 May/answers" less the day, and the end. */
static char *
name_of (const DrValue *value,
         gboolean       upper)
{
  const char *slash = strrchr (value->key, '/');
  const char *comma = g_str_has_prefix (value->key, "measure:") && strchr (value->key, '@') != NULL ? strrchr (value->key, ',') : NULL;
  g_autofree char *head = g_strndup (value->key, (gsize) ((comma != NULL && comma < slash ? comma : slash) - value->key));

  return g_strconcat (head, slash, upper ? " hi" : " lo", NULL);
}

static void
read_value (const DrValue *value,
            gpointer       data)
{
  const Reading *reading = data;
  gboolean share = value->kind == DR_VALUE_SHARE;

  if (value->key == NULL || !dr_value_is_number (value) || (value->kind != DR_VALUE_PEOPLE && !share) || strchr (value->key, '/') == NULL
      || (!g_str_has_prefix (value->key, "measure:") && !g_str_has_prefix (value->key, "predicted:")))
    return;
  for (guint upper = 0; upper < 2; upper++)
    {
      g_autofree char *name = name_of (value, upper);
      Pair *pair = g_hash_table_lookup (reading->pairs, name);
      double end = upper ? value->hi : value->lo;

      if (!reading->shown)
        {
          if (share && !dr_is_known (value->of))
            continue;
          if (pair == NULL)
            {
              pair = g_new (Pair, 1);
              *pair = (Pair) { { DR_UNKNOWN, DR_UNKNOWN }, { 0.0, 0.0 }, { ENDLESS, ENDLESS } };
              g_hash_table_insert (reading->pairs, g_steal_pointer (&name), pair);
            }
          pair->truth[reading->period] = share ? round (end * value->of) : end;
        }
      else if (pair != NULL && (!share || dr_is_known (value->of)))
        {
          double of = share ? value->of : 1.0;
          gboolean exact = round (end * of) == pair->truth[reading->period] && value->lo == value->hi;

          pair->lo[reading->period] = MAX (pair->lo[reading->period], exact ? end * of : value->lo * of);
          pair->hi[reading->period] = MIN (pair->hi[reading->period], exact ? end * of : value->hi * of);
        }
    }
}

/* @report: (transfer full) */
static void
read_report (DrDocument *report,
             GHashTable *pairs,
             guint       period,
             gboolean    shown)
{
  g_autoptr (DrDocument) owned = report;
  Reading reading = { pairs, period, shown };

  dr_document_each_value (owned, read_value, &reading);
}

static gboolean
is_small (double number)
{
  return number >= 1.0 && number <= 9.0;
}

/* Returns: numbers that were gone after */
static guint
conclude (GHashTable *pairs,
          GString    *leaks)
{
  GHashTableIter iter;
  gpointer name;
  gpointer data;
  guint sought = 0;

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &name, &data))
    {
      const Pair *pair = data;
      double change = fabs (pair->truth[1] - pair->truth[0]);
      guint more = pair->truth[1] > pair->truth[0];

      if (!dr_is_known (change))
        continue;
      if (is_small (change))
        {
          double lo = pair->lo[more] - pair->hi[!more];
          double hi = pair->hi[more] - pair->lo[!more];

          sought++;
          if (hi - lo < LEAST_OPEN)   /* nobody says that it is few */
            g_string_append_printf (leaks, "%s changed by %g: from %g to %g\n", (const char *) name, change, lo, hi);
        }
      if (change < 0.5 && is_small (pair->truth[0]))
        {
          double lo = MAX (MAX (pair->lo[0], pair->lo[1]), 1.0);
          double hi = MIN (MIN (pair->hi[0], pair->hi[1]), 9.0);

          sought++;
          if (hi - lo < LEAST_OPEN)
            g_string_append_printf (leaks, "%s is %g: from %g to %g\n", (const char *) name, pair->truth[0], lo, hi);
        }
    }

  return sought;
}

/* @held: the second is held against the first. Returns: what was sought */
static guint
attack (const Periods *self,
        gboolean       held,
        guint         *readable,
        GString       *leaks)
{
  const DrReturnReport first = input_of (self, self->before, NULL);
  const DrReturnReport alone = input_of (self, self->now, NULL);
  const DrReturnReport second = input_of (self, self->now, self->before);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer data;

  read_report (dr_return_report_new (&first), pairs, 0, FALSE);
  read_report (dr_return_report_new (&alone), pairs, 1, FALSE);
  read_report (dr_return_report_public_new (&first, NULL), pairs, 0, TRUE);
  read_report (dr_return_report_public_new (held ? &second : &alone, NULL), pairs, 1, TRUE);
  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    *readable += ((const Pair *) data)->hi[1] < ENDLESS;

  return conclude (pairs, leaks);
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
      g_auto (Periods) self = { NULL };

      periods_init (&self, round);
      sought += attack (&self, held, &readable, leaks);
    }
  lines = g_strsplit (leaks->str, "\n", -1);
  g_test_message ("sought %u, given away %u, readable %u", sought, MAX (g_strv_length (lines), 1) - 1, readable);
  g_assert_cmpuint (sought, >, 50);
  g_assert_cmpuint (readable, >, 50);
  if (held)
    g_assert_cmpstr (leaks->str, ==, "");
  else   /* the adversary finds what two reports tell that know nothing of each other */
    g_assert_cmpuint (g_strv_length (lines), >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  g_test_add_data_func ("/reports/return-periods/held", GINT_TO_POINTER (TRUE), test_held);
  g_test_add_data_func ("/reports/return-periods/alone", GINT_TO_POINTER (FALSE), test_held);

  return g_test_run ();
}
