/* bench-checks.c: one access review, all rules and settle, each beside a bare loop that only reads the same arrays and
 * texts. Aims: the review under 100 µs, all rules and settle under 1 ms. Nothing is asserted. */
#include <stdio.h>
#include <string.h>

#include "bench-fixture.h"
#include "bench-support.h"
#include "dr-formats.h"
#include "dr-questionnaire-reader.h"
#include "dr-record.h"
#include "dr-rulebook-reader.h"
#include "dr-xml-document.h"

#define N_ROUNDS 2000
#define AIM_REVIEW 100.0
#define AIM_RULES 1000.0
#define NO_DIGEST "0000000000000000000000000000000000000000000000000000000000000000"

typedef struct {
  BenchFixture    *fixture;
  DrRulebook      *rulebook;
  DrAccessFigures *figures;
  DrAccessReview  *review;
} Bench;

static guint
chosen (const Bench *bench)
{
  return (guint) bench->fixture->assessment->chosen;
}

/* What review and settle read: every dense array, once. */
static void
read_figures (gpointer data)
{
  const DrAccessFigures *figures = ((Bench *) data)->figures;
  gsize groups = figures->n_groups;

  bench_read_bytes (figures->people, sizeof (double) * groups);
  bench_read_bytes (figures->proportion, sizeof (double) * groups);
  bench_read_bytes (figures->use_channel, sizeof (DrChosenFigure) * groups * figures->n_channels);
  bench_read_bytes (figures->use_prerequisite, sizeof (DrChosenFigure) * groups * figures->n_prerequisites);
  bench_read_bytes (figures->use_place, sizeof (DrChosenFigure) * groups * figures->n_places);
  bench_read_bytes (figures->prefer, sizeof (DrChosenFigure) * groups * figures->n_channels);
  bench_read_bytes (figures->prefer_known, sizeof (double) * groups);
  bench_read_bytes (figures->channel, sizeof (int) * figures->n_places);
  bench_read_bytes (figures->state, sizeof (guint) * figures->n_options * figures->n_points);
  bench_read_bytes (figures->mitigates, sizeof (gboolean) * figures->n_options * figures->n_mitigations * groups);
  bench_read_bytes (figures->withdrawn_share, sizeof (DrInterval) * figures->n_options * figures->n_channels);
  bench_read_bytes (figures->reduced_share, sizeof (DrInterval) * figures->n_options * figures->n_channels);
  for (guint i = 0; i < figures->n_options * DR_N_PLACE_SETS; i++)
    bench_read_bytes (figures->lists[i].items, sizeof (guint) * figures->lists[i].n);
}

/* What the rules read: the inputs, and the review of the chosen option. */
static void
read_inputs (gpointer data)
{
  Bench *bench = data;

  bench_fixture_read (bench->fixture);
  bench_read_bytes (dr_access_review_get (bench->review, chosen (bench), 0), sizeof (DrGroupReview) * BENCH_GROUPS);
}

static void
run_figures (gpointer data)
{
  Bench *bench = data;

  dr_access_figures_free (dr_access_figures_new (bench->fixture->evidence, bench->fixture->assessment,
                                                 bench->rulebook->assumed_base));
}

static void
run_review (gpointer data)
{
  dr_access_review_free (dr_access_review_new (((Bench *) data)->figures));
}

static void
run_settle (gpointer data)
{
  Bench *bench = data;
  g_autoptr (DrArena) arena = dr_arena_new ();

  bench_sink += dr_settle_new (bench->figures, chosen (bench), arena).n;
}

static void
run_mixes (gpointer data)
{
  Bench *bench = data;
  const DrAssessment *assessment = bench->fixture->assessment;
  g_autoptr (DrArena) arena = dr_arena_new ();

  bench_sink += dr_channel_mixes_new (bench->fixture->evidence, assessment->service,
                                      &assessment->options[assessment->chosen], arena)->n_gaps;
  dr_demand_new (bench->figures, chosen (bench), arena);
}

static void
run_check (gpointer data)
{
  Bench *bench = data;

  dr_check_free (dr_check_new (bench->fixture->evidence, bench->fixture->assessment, &bench->fixture->context,
                               bench->rulebook));
}

static void
print_case (gpointer data)
{
  Bench *bench = data;
  g_autoptr (DrCheck) check = dr_check_new (bench->fixture->evidence, bench->fixture->assessment,
                                            &bench->fixture->context, bench->rulebook);
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_read_default (NULL);
  gsize length = 0;
  g_autofree char *record = dr_record_write (check, NO_DIGEST, questionnaire, NULL, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("record", record, length, NULL, &error);
  guint n[DR_RESULT_FAIL + 1] = { 0 };

  /* Generated or not, it has to be an assessment that the program could be given. */
  if (document == NULL)
    g_error ("The generated assessment is no good: %s", error->message);
  for (guint i = 0; i < check->n_results; i++)
    n[check->results[i].kind]++;
  printf ("The generated case: %u groups, %u access points, %u options, %u figures; %u results (%u fail, %u unknown, "
          "%u pass), %u figures that would settle something; its record has %" G_GSIZE_FORMAT " bytes\n",
          check->figures->n_groups, check->figures->n_points, check->figures->n_options, check->evidence->n_figures,
          check->n_results, n[DR_RESULT_FAIL], n[DR_RESULT_UNKNOWN], n[DR_RESULT_PASS], check->settle.n, length);
}

static void
print_memory (Bench *bench)
{
  gsize before = bench_memory ();
  g_autoptr (DrCheck) check = dr_check_new (bench->fixture->evidence, bench->fixture->assessment,
                                            &bench->fixture->context, bench->rulebook);

  printf ("Memory: one check holds %.1f KiB; the process at most %.1f MiB\n",
          (double) (bench_memory () - before) / 1024.0, bench_peak_memory ());
}

enum { READ_FIGURES, REVIEW, SETTLE, READ_INPUTS, FIGURES, MIXES, CHECK, RULES, N_PARTS };

/* The rules have no function of their own: they are what the whole check takes beyond its other parts, the quickest of
 * each compared with the quickest and so on. */
static void
work_out_rules (BenchPart *parts)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    parts[RULES].times[i] = parts[CHECK].times[i] - parts[FIGURES].times[i] - parts[REVIEW].times[i]
                            - parts[SETTLE].times[i] - parts[MIXES].times[i];
}

int
main (void)
{
  g_autoptr (BenchFixture) fixture = bench_fixture_new ();
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (NULL);
  g_autoptr (DrAccessFigures) figures = dr_access_figures_new (fixture->evidence, fixture->assessment,
                                                               rulebook->assumed_base);
  g_autoptr (DrAccessReview) review = dr_access_review_new (figures);
  Bench bench = { fixture, rulebook, figures, review };
  BenchPart parts[N_PARTS] = {
    [READ_FIGURES] = { "yardstick: reading the figures", read_figures, NULL },
    [REVIEW] = { "access review", run_review, NULL },
    [SETTLE] = { "settle", run_settle, NULL },
    [READ_INPUTS] = { "yardstick: reading evidence and assessment", read_inputs, NULL },
    [FIGURES] = { "figures chosen and laid out", run_figures, NULL },
    [MIXES] = { "mixes and demand", run_mixes, NULL },
    [CHECK] = { "the whole check", run_check, NULL },
    [RULES] = { "all rules (the whole check less the rest)", NULL, NULL },
  };
  BenchTime rules;
  BenchTime settle;

  print_case (&bench);
  bench_parts_run (parts, N_PARTS, &bench, N_ROUNDS);
  work_out_rules (parts);

  for (guint i = 0; i < N_PARTS; i++)
    bench_print (&parts[i], &parts[i < READ_INPUTS ? READ_FIGURES : READ_INPUTS], N_ROUNDS);
  rules = bench_part_time (&parts[RULES], N_ROUNDS);
  settle = bench_part_time (&parts[SETTLE], N_ROUNDS);
  bench_print_aim ("access review", bench_part_time (&parts[REVIEW], N_ROUNDS), AIM_REVIEW);
  bench_print_aim ("all rules and settle",
                   (BenchTime) { rules.median + settle.median, rules.quickest + settle.quickest }, AIM_RULES);
  print_memory (&bench);
  bench_parts_clear (parts, N_PARTS);

  return 0;
}
