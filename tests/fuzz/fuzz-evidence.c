/* fuzz-evidence.c: evidence bases: read as a file and as bytes, checked, written again, used by an access review. */
#include "fuzz-splice.h"
#include "fuzz-support.h"

#include "dr-evidence-check.h"
#include "dr-evidence-reader.h"
#include "dr-evidence-writer.h"

/* A base with many groups and access points makes a check slow for no gain here. */
#define MOST_POINTS 12

/* An access review of a service in which every second access point goes. */
static void
review (DrEvidence *evidence,
        guint       service)
{
  g_autoptr (DrAssessment) assessment = dr_assessment_new ();
  DrAccessPoint *points = dr_arena_array0 (assessment->arena, DrAccessPoint, MOST_POINTS);
  DrPointOffer *offers = dr_arena_array0 (assessment->arena, DrPointOffer, MOST_POINTS);
  DrOption *option = dr_arena_new0 (assessment->arena, DrOption);
  DrContext context = { .as_of = FUZZ_AS_OF };
  g_autoptr (DrCheck) check = NULL;
  guint n = 0;

  for (guint i = 0; i < evidence->n_points && n < MOST_POINTS; i++)
    {
      const DrPoint *point = &evidence->points[i];

      if (point->service != (int) service)
        continue;
      points[n] = (DrAccessPoint) { point->id, point->name, point->channel, point->place, point->needs, (int) i, 1 };
      offers[n] = (DrPointOffer) { DR_OFFER_FULL, n % 2 == 0 ? DR_OFFER_NONE : DR_OFFER_FULL, point->hours,
                                   point->hours / 2, DR_NO_INDEX };
      n++;
    }
  *option = (DrOption) { .id = "close", .name = "Close", .description = "", .chosen = TRUE, .offers = offers,
                         .line = 1 };
  assessment->reference = "FUZZ-1";
  assessment->version = 1;
  assessment->title = "";
  assessment->nation = evidence->nation;
  assessment->service = (int) service;
  assessment->what = assessment->why = assessment->decision_body = assessment->screening_reason = "";
  assessment->conduct_text = assessment->outcome_reasons = assessment->legitimate_aim = "";
  assessment->proportionate = assessment->less_harmful = "";
  assessment->decision = (DrDecision) { DR_DATE_NONE, "", "", DR_NO_INDEX, FALSE };
  assessment->points = points;
  assessment->n_points = n;
  assessment->options = option;
  assessment->n_options = 1;
  assessment->chosen = 0;

  check = dr_check_new (evidence, assessment, &context, fuzz_rulebook ());
  fuzz_describe_check (check);
}

/* Every problem at once, also of what the schema refuses. */
static void
list_problems (const guint8 *data,
               gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dr_evidence_read_problems (fuzz_file_of (data, size), &error);

  if (problems == NULL)
    fuzz_expect_error (error);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const DrEvidenceProblem *problem = g_ptr_array_index (problems, i);

      fuzz_require (problem->kind != NULL && problem->message[0] != '\0', "a problem says what it is");
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *digest = NULL;

  list_problems (data, size);
  evidence = dr_evidence_read_file (fuzz_file_of (data, size), &digest, &error);
  if (evidence == NULL)
    {
      fuzz_expect_error (error);
      return 0;
    }

  fuzz_accept (data, size);
  problems = dr_evidence_check (evidence);
  fuzz_verify_evidence (evidence);
  for (guint i = 0; i < MIN (evidence->n_services, 2); i++)
    review (evidence, i);

  return 0;
}
