/* The public version's shares of contacts: they are no way around the small numbers of contacts that it hides. */
#include "report-fixture.h"

#include <math.h>
#include <string.h>

#define MIX_CHANNELS 5

/* Contacts of each channel of a service: few by one of them; and the shares that they are of all. Returns how many in all. */
static double
make_mix (const DrEvidence   *evidence,
          const DrAssessment *assessment,
          const double       *counts)
{
  DrEvidence *made = (DrEvidence *) evidence;
  DrArena *arena = made->arena;
  DrService *service = &((DrService *) made->services)[assessment->service];
  DrContactCount *contacts = dr_arena_array0 (arena, DrContactCount, MIX_CHANNELS);
  DrMixShare *shares = dr_arena_array0 (arena, DrMixShare, MIX_CHANNELS);
  DrMix *mixes = dr_arena_array0 (arena, DrMix, made->n_mixes + 1);
  double all = 0.0;
  guint n = 0;

  for (guint c = 0; c < MIX_CHANNELS; c++)
    all += counts[c];
  for (guint c = 0; c < MIX_CHANNELS; c++)
    {
      contacts[c] = (DrContactCount) { (int) c, DR_NO_INDEX, { 2025, 0, 0 }, counts[c], 0 };
      shares[c] = (DrMixShare) { (int) c, counts[c] / all };
    }
  for (guint i = 0; i < made->n_mixes; i++)
    if (made->mixes[i].kind != DR_MIX_ACTUAL)
      mixes[n++] = made->mixes[i];
  mixes[n++] = (DrMix) { .id = "was", .kind = DR_MIX_ACTUAL, .service = assessment->service, .period = { 2025, 0, 0 },
                         .shares = shares, .n_shares = MIX_CHANNELS };
  made->mixes = mixes;
  made->n_mixes = n;
  service->contacts = contacts;
  service->n_contacts = MIX_CHANNELS;

  return all;
}

/* The contacts that a document leaves possible for each channel, to somebody who knows how many there were in all. */
static gboolean
read_mix (const DrDocument *document,
          double            all,
          double           *lo,
          double           *hi)
{
  for (guint i = 0; i < document->n_blocks; i++)
    if (document->blocks[i].kind == DR_BLOCK_FIGURE && strcmp (document->blocks[i].figure.anchor, "figure-mix") == 0)
      {
        const DrDocumentTable *table = document->blocks[i].figure.table;
        const DrMixRow *bars = document->blocks[i].figure.chart.data.mix->rows;

        for (guint c = 0; c < MIX_CHANNELS; c++)
          {
            const DrValue *value = &dr_document_table_cell (table, table->n_head_rows + c, 1 + DR_MIX_ACTUAL)->words.runs[0].value;
            const DrMixValue *bar = &bars[c].value[DR_MIX_ACTUAL];

            lo[c] = value->kind == DR_VALUE_SHARE ? value->lo * all : 0.0;
            hi[c] = value->kind == DR_VALUE_SHARE ? value->hi * all : all;
            lo[c] = bar->stated ? MAX (lo[c], bar->share.lo * all) : lo[c];
            hi[c] = bar->stated ? MIN (hi[c], bar->share.hi * all) : hi[c];
          }
        return TRUE;
      }

  return FALSE;
}

/* How many numbers of 1 to 9 are left for one channel, given what is shown of the others. */
static guint
count_left (const double *lo,
            const double *hi,
            guint         channel,
            double        all)
{
  double least = all;
  double most = all;

  for (guint c = 0; c < MIX_CHANNELS; c++)
    if (c != channel)
      {
        least -= hi[c];
        most -= lo[c];
      }
  least = ceil (MAX (MAX (least, lo[channel]), 1.0) - 0.01);
  most = floor (MIN (MIN (most, hi[channel]), 9.0) + 0.01);

  return most >= least ? (guint) (most - least) + 1 : 0;
}

static const double mixes[][MIX_CHANNELS] = {
  { 71, 21, 30, 13, 6 }, { 500, 3, 40, 1000, 20 }, { 9, 8, 7, 6, 5 }, { 1, 0, 99, 200, 4000 }, { 7, 0, 0, 0, 993 },
};

/* Shares of contacts are no way around contacts. */
static void
test_contacts (void)
{
  guint found = 0;

  for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (mixes); k++)
      {
        g_auto (ReportFixture) self = { NULL };
        g_autoptr (DrDocument) report = NULL;
        g_autoptr (DrDocument) shown = NULL;
        double lo[MIX_CHANNELS];
        double hi[MIX_CHANNELS];
        double all;

        report_fixture_load (&self, report_fixture_examples[i]);
        if (self.evidence->n_channels < MIX_CHANNELS || self.assessment->service == DR_NO_INDEX)
          continue;
        all = make_mix (self.evidence, self.assessment, mixes[k]);
        report_fixture_check (&self);
        report = dr_assessment_report_new (&self.input);
        shown = dr_assessment_report_public_new (&self.input, NULL);
        if (!read_mix (report, all, lo, hi))
          continue;
        for (guint c = 0; c < MIX_CHANNELS; c++)
          if (mixes[k][c] >= 1 && mixes[k][c] <= 9)
            {
              read_mix (report, all, lo, hi);
              g_assert_cmpuint (count_left (lo, hi, c, all), ==, 1);
              g_assert_true (read_mix (shown, all, lo, hi));
              if (count_left (lo, hi, c, all) < 5)
                g_error ("%s, mix %u: channel %u has %g contacts, %g to %g of %g are shown, which leaves %u", report_fixture_examples[i],
                         (guint) k, c, mixes[k][c], lo[c], hi[c], all, count_left (lo, hi, c, all));
              found++;
            }
      }
  g_assert_cmpuint (found, >, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/public-mix/contacts", test_contacts);

  return g_test_run ();
}
