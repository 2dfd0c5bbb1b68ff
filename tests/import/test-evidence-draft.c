#include "dr-evidence-draft.h"

#include <string.h>

#include "import-support.h"

/* Everything that the small evidence base has is in the copy, and stays there when the old one goes. */
static void
test_copy (void)
{
  DrEvidence *old = test_evidence_new (TEST_AREA);
  const guint more[] = { 2 };
  DrEvidenceRoom room = { 3, 1, 2, more };
  DrEvidenceDraft *draft = dr_evidence_draft_new (old, &room);
  g_autoptr (DrEvidence) copy = NULL;

  g_assert_true (draft->evidence->arena != old->arena);
  g_assert_true (draft->groups != old->groups);
  dr_evidence_unref (old);

  copy = dr_evidence_draft_finish (draft);
  g_assert_cmpstr (copy->id, ==, "test");
  g_assert_cmpstr (copy->areas[copy->area].id, ==, TEST_AREA);
  g_assert_cmpuint (copy->n_sources, ==, 1);
  g_assert_cmpstr (copy->sources[0].how_known, ==, "counted by the council");
  g_assert_cmpuint (copy->n_groups, ==, 5);
  g_assert_cmpstr (copy->groups[3].id, ==, "no-car-households");
  g_assert_false (dr_is_known (copy->groups[3].count));
  g_assert_cmpuint (copy->n_dimensions, ==, 2);
  g_assert_cmpuint (copy->n_channels, ==, 4);
  g_assert_cmpuint (copy->services[0].n_contacts, ==, 2);
  g_assert_cmpfloat (copy->services[0].contacts[1].count, ==, 6000);
  g_assert_cmpstr (copy->points[0].place, ==, "The hill");
  g_assert_cmpuint (copy->published.year, ==, 2024);
}

static void
test_parts (void)
{
  static const int need_items[] = { 0 };
  static const DrNeed needs[] = { { "bsl", "British Sign Language" } };
  static DrStandard standard = { "answered within 20 seconds", 20, "seconds", FALSE };
  static const DrProjection projections[] = { { 2030, 1200, 0 } };
  static const DrMixShare shares[] = { { 0, 0.5 }, { 1, 0.25 } };
  static const DrMix mixes[] = { { .id = "mix", .service = DR_NO_INDEX, .comparable = "c", .shares = shares, .n_shares = 2 } };
  static const DrFigure figures[] = { { .id = "figure", .note = "a note", .share = 0.75 } };
  static const DrContactReason reasons[] = { { "Council tax", 0.5, 0, 0 } };
  static const DrWorksBest works_best[] = { { 1, "A visit", DR_NO_INDEX } };
  static const DrChannelStandard standards[] = { { 0, { "by noon", DR_UNKNOWN, NULL, FALSE } } };
  DrEvidence *old = test_evidence_new (TEST_AREA);
  DrEvidenceRoom room = { 0, 0, 0, NULL };
  g_autoptr (DrEvidenceDraft) draft = NULL;
  const DrEvidence *copy;

  old->needs = needs;
  old->n_needs = 1;
  old->mixes = mixes;
  old->n_mixes = 1;
  old->figures = figures;
  old->n_figures = 1;
  ((DrChannel *) old->channels)[0].standard = &standard;
  ((DrChannel *) old->channels)[0].needs = (DrIndices) { need_items, 1 };
  ((DrGroup *) old->groups)[1].projections = projections;
  ((DrGroup *) old->groups)[1].n_projections = 1;
  ((DrService *) old->services)[0].reasons = reasons;
  ((DrService *) old->services)[0].n_reasons = 1;
  ((DrService *) old->services)[0].works_best = works_best;
  ((DrService *) old->services)[0].n_works_best = 1;
  ((DrService *) old->services)[0].standards = standards;
  ((DrService *) old->services)[0].n_standards = 1;
  draft = dr_evidence_draft_new (old, &room);
  dr_evidence_unref (old);

  copy = draft->evidence;
  g_assert_true (copy->needs != needs);
  g_assert_cmpstr (copy->needs[0].name, ==, "British Sign Language");
  g_assert_true (copy->channels[0].standard != &standard && copy->channels[0].standard->text != standard.text);
  g_assert_cmpstr (copy->channels[0].standard->unit, ==, "seconds");
  g_assert_true (copy->channels[0].needs.items != need_items && dr_indices_contain (&copy->channels[0].needs, 0));
  g_assert_true (copy->groups[1].projections != projections);
  g_assert_cmpfloat (copy->groups[1].projections[0].count, ==, 1200);
  g_assert_true (copy->mixes[0].shares != shares);
  g_assert_cmpfloat (copy->mixes[0].shares[1].share, ==, 0.25);
  g_assert_true (copy->figures[0].note != figures[0].note);
  g_assert_cmpstr (copy->figures[0].note, ==, "a note");
  g_assert_true (copy->services[0].reasons[0].name != reasons[0].name);
  g_assert_cmpstr (copy->services[0].works_best[0].text, ==, "A visit");
  g_assert_cmpstr (copy->services[0].standards[0].standard.text, ==, "by noon");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/evidence-draft/copy", test_copy);
  g_test_add_func ("/import/evidence-draft/parts", test_parts);

  return g_test_run ();
}
