/* Two public versions of one assessment: what came since is a few people, and what one hides the other shows unchanged. */
#include "public-rounds.h"
#include "report-fixture.h"

#include <string.h>

#include "dr-document-builder.h"

static guint rounds = 60;

/* Groups of a partition, and everybody. */
#define N_PARTS 4

typedef struct {
  gint64 part[N_PARTS];
  gint64 all;
} Counts;

static const char * const keys[] = { "group:a/came", "group:b/came", "group:c/came", "group:d/came" };

static DrDocument *
document_of (const Counts *counts)
{
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Who came");

  for (guint i = 0; i <= N_PARTS; i++)
    {
      gint64 n = i < N_PARTS ? counts->part[i] : counts->all;

      dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN,
                                 dr_words_value (out, dr_value_people (out, (DrPeople) { TRUE, n, n }, DR_UNKNOWN,
                                                                       i < N_PARTS ? keys[i] : "group:all/came")));
    }
  dr_document_add_sum (out, "group:all/came", keys, N_PARTS);

  return dr_document_builder_finish (out);
}

typedef struct {
  gint64 lo;
  gint64 hi;
} Known;

typedef struct {
  Known known[N_PARTS + 1];
} Shown;

/* A paragraph a number; what is not shown may be any. */
static Shown
read_document (const DrDocument *document)
{
  Shown shown;

  for (guint i = 0; i <= N_PARTS; i++)
    {
      const DrValue *value = &document->blocks[i].paragraph.words.runs[0].value;

      g_assert_cmpint (document->blocks[i].kind, ==, DR_BLOCK_PARAGRAPH);
      g_assert_true (dr_value_is_number (value) || value->kind == DR_VALUE_MISSING);
      shown.known[i] = dr_value_is_number (value) ? (Known) { (gint64) value->lo, (gint64) value->hi } : (Known) { 0, G_MAXINT32 };
    }

  return shown;
}

static gint64
count_of (const Counts *counts,
          guint         i)
{
  return i < N_PARTS ? counts->part[i] : counts->all;
}

/* What is the same in both is known from both; then what everybody less the others leaves. */
static void
reason (Shown        shown[2],
        const Counts counts[2])
{
  for (guint round = 0; round < 20; round++)
    {
      for (guint i = 0; i <= N_PARTS; i++)
        if (count_of (&counts[0], i) == count_of (&counts[1], i))
          shown[0].known[i] = shown[1].known[i] = (Known) { MAX (shown[0].known[i].lo, shown[1].known[i].lo),
                                                            MIN (shown[0].known[i].hi, shown[1].known[i].hi) };
      for (guint v = 0; v < 2; v++)
        {
          Known *known = shown[v].known;
          Known sum = { 0, 0 };

          for (guint i = 0; i < N_PARTS; i++)
            sum = (Known) { sum.lo + known[i].lo, sum.hi + known[i].hi };
          for (guint i = 0; i < N_PARTS; i++)
            {
              const Known was = known[i];

              known[i].lo = MAX (was.lo, known[N_PARTS].lo - (sum.hi - was.hi));
              known[i].hi = MIN (was.hi, known[N_PARTS].hi - (sum.lo - was.lo));
              sum = (Known) { sum.lo - was.lo + known[i].lo, sum.hi - was.hi + known[i].hi };
            }
          known[N_PARTS] = (Known) { MAX (known[N_PARTS].lo, sum.lo), MIN (known[N_PARTS].hi, sum.hi) };
        }
    }
}

static gboolean
is_small (gint64 n)
{
  return n >= 1 && n <= 9;
}

/* Returns: what it gives away */
static guint
attack (const DrDocument *first,
        const DrDocument *second,
        const Counts      counts[2],
        guint            *n_hidden)
{
  Shown shown[2] = { read_document (first), read_document (second) };
  guint leaks = 0;

  reason (shown, counts);
  for (guint i = 0; i <= N_PARTS; i++)
    {
      gint64 change = count_of (&counts[1], i) - count_of (&counts[0], i);
      const Known *was = &shown[0].known[i];
      const Known *now = &shown[1].known[i];

      for (guint v = 0; v < 2; v++)
        if (is_small (count_of (&counts[v], i)))
          {
            (*n_hidden)++;
            leaks += MIN (shown[v].known[i].hi, 9) - MAX (shown[v].known[i].lo, 1) < 2;
          }
      if (is_small (ABS (change)))
        {
          gint64 lo = change > 0 ? now->lo - was->hi : was->lo - now->hi;
          gint64 hi = change > 0 ? now->hi - was->lo : was->hi - now->lo;

          (*n_hidden)++;
          leaks += hi - lo < 2;   /* nobody says that it is few */
        }
    }

  return leaks;
}

/* A few came, or went; in most groups nothing changed. */
static void
make_counts (GRand  *random,
             Counts  counts[2])
{
  memset (counts, 0, 2 * sizeof (Counts));
  for (guint i = 0; i < N_PARTS; i++)
    {
      counts[0].part[i] = g_rand_boolean (random) ? g_rand_int_range (random, 0, 15) : g_rand_int_range (random, 20, 900);
      counts[1].part[i] = counts[0].part[i] + (g_rand_boolean (random) ? g_rand_int_range (random, 0, 12) : 0);
      for (guint v = 0; v < 2; v++)
        counts[v].all += counts[v].part[i];
    }
}

/* @held: the second is held against the first */
static guint
attack_rounds (gboolean  held,
               guint    *n_hidden)
{
  guint leaks = 0;

  for (guint32 round = 0; round < rounds; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      Counts counts[2];
      g_autoptr (DrDocument) whole = NULL;
      g_autoptr (DrSuppression) suppression = NULL;
      const DrSuppression *earlier[1];
      DrPublicOptions options = { NULL };
      g_autoptr (DrDocument) first = NULL;
      g_autoptr (DrDocument) second = NULL;

      make_counts (random, counts);
      whole = document_of (&counts[0]);
      earlier[0] = suppression = dr_suppression_new (whole, NULL, 0, NULL);
      first = dr_public_document_new (document_of (&counts[0]), &options, NULL);
      options.earlier = held ? earlier : NULL;
      options.n_earlier = held;
      second = dr_public_document_new (document_of (&counts[1]), &options, NULL);
      leaks += attack (first, second, counts, n_hidden);
    }

  return leaks;
}

static void
test_held (void)
{
  guint n_hidden = 0;

  g_assert_cmpuint (attack_rounds (TRUE, &n_hidden), ==, 0);
  g_test_message ("hidden %u", n_hidden);
  g_assert_cmpuint (n_hidden, >, 100);
}

/* Two that know nothing of each other tell it. */
static void
test_alone (void)
{
  guint n_hidden = 0;
  guint leaks = attack_rounds (FALSE, &n_hidden);

  g_test_message ("%u of %u given away", leaks, n_hidden);
  g_assert_cmpuint (leaks, >, 10);
}

static void
count_shown (const DrValue *value,
             gpointer       data)
{
  *(guint *) data += value->key != NULL && dr_value_is_number (value) && value->lo == value->hi;
}

/* Nothing changed: what the first hides is enough for the second, and no more is hidden. */
static void
test_unchanged (void)
{
  for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
    {
      g_auto (ReportFixture) self = { NULL };
      g_autoptr (DrDocument) whole = NULL;
      g_autoptr (DrSuppression) suppression = NULL;
      const DrSuppression *earlier[1];
      g_autoptr (DrDocument) first = NULL;
      g_autoptr (DrDocument) second = NULL;
      guint n[2] = { 0, 0 };

      report_fixture_load (&self, report_fixture_examples[i]);
      whole = dr_assessment_report_new (&self.input);
      earlier[0] = suppression = dr_suppression_new (whole, NULL, 0, NULL);
      first = dr_assessment_report_public_new (&self.input, NULL);
      self.input.earlier = earlier;
      self.input.n_earlier = 1;
      second = dr_assessment_report_public_new (&self.input, NULL);
      dr_document_each_value (first, count_shown, &n[0]);
      dr_document_each_value (second, count_shown, &n[1]);
      g_assert_cmpuint (n[0], ==, n[1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  g_test_add_func ("/reports/public-versions/held", test_held);
  g_test_add_func ("/reports/public-versions/alone", test_alone);
  g_test_add_func ("/reports/public-versions/unchanged", test_unchanged);

  return g_test_run ();
}
