#include <string.h>

#include "import-support.h"

static const DrGroup *
group_of (const DrEvidence *evidence,
          const char       *id)
{
  int index = dr_evidence_find_group (evidence, id);

  g_assert_cmpint (index, !=, DR_NO_INDEX);

  return &evidence->groups[index];
}

static const DrSource *
source_of (const DrEvidence *evidence,
           const char       *group)
{
  int source = group_of (evidence, group)->source;

  g_assert_cmpint (source, !=, DR_NO_INDEX);

  return &evidence->sources[source];
}

static DrEvidence *
apply_files (const char * const *fixtures,
             const char         *area,
             const DrEvidence   *evidence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrImportPreview) preview = test_preview_files (fixtures, area, evidence);
  DrEvidence *applied = dr_figure_import_apply (preview, evidence, NULL, &error);

  g_assert_no_error (error);

  return applied;
}

static void
test_census (void)
{
  static const char * const files[] = { "nomis-ts038.csv", "nomis-ts007a.csv", NULL };
  g_autoptr (DrEvidence) old = test_evidence_new (TEST_AREA);
  g_autoptr (DrEvidence) evidence = apply_files (files, TEST_AREA, old);
  const DrGroup *disabled = group_of (evidence, "disabled");
  const DrGroup *aged = group_of (evidence, "age-75-plus");
  const DrSource *source = source_of (evidence, "disabled");

  g_assert_cmpfloat (disabled->count, ==, 6439);
  g_assert_cmpfloat (disabled->base, ==, 10000);
  g_assert_cmpint (disabled->area, ==, 0);
  g_assert_cmpstr (disabled->population, ==, "usual residents");
  g_assert_cmpstr (disabled->how_known, ==, NULL);
  g_assert_cmpstr (source->id, ==, "census-2021-ts038");
  g_assert_cmpstr (source->title, ==, "Census 2021, TS038: Disability");
  g_assert_cmpstr (source->publisher, ==, "Office for National Statistics");
  g_assert_cmpstr (source->licence, ==, "Open Government Licence v3.0");
  g_assert_cmpstr (source->how_known, ==, "published count for the area");
  g_assert_cmpint (source->kind, ==, DR_SOURCE_CENSUS);
  g_assert_cmpuint (source->fieldwork.day, ==, 21);
  g_assert_cmpuint (strlen (source->file_digest), ==, 64);

  /* A group and a dimension that the evidence base did not have. */
  g_assert_cmpstr (aged->name, ==, "People aged 75 and over");
  g_assert_cmpint (aged->characteristic, ==, DR_CHARACTERISTIC_AGE);
  g_assert_cmpstr (evidence->dimensions[aged->dimension].id, ==, "age-bands");
  g_assert_true (evidence->dimensions[aged->dimension].partition);
  g_assert_cmpstr (aged->how_known, ==, "sum of published categories");

  g_assert_cmpfloat (evidence->groups[DR_GROUP_ALL].count, ==, 10000);
  g_assert_cmpfloat (evidence->groups[DR_GROUP_ALL].base, ==, 10000);
  g_assert_cmpstr (source_of (evidence, DR_GROUP_ALL_ID)->id, ==, "census-2021-ts007a");

  /* What the files do not tell stays, and so does the old evidence base. */
  g_assert_false (dr_is_known (group_of (evidence, "no-car-households")->count));
  g_assert_cmpstr (evidence->council, ==, "Test council");
  g_assert_false (dr_is_known (group_of (old, "disabled")->count));
  g_assert_cmpuint (old->n_sources, ==, 1);
}

/* The template gets the area's code, name and country. */
static void
test_template (void)
{
  static const char text[] = "date,geography,geography code,Disability: Total,Disability: Disabled under the Equality Act,"
                             "Disability: Not disabled under the Equality Act\n2021,Ynys Testun,W06000099,100,20,80\n";
  TestFile file = { "d.csv", text };
  g_autoptr (DrEvidence) template = test_evidence_new (DR_IMPORT_TEMPLATE_AREA);
  g_autoptr (DrImportPreview) preview = test_preview (&file, 1, "W06000099", NULL, template);
  g_autoptr (GError) error = NULL;
  DrImportEdition edition = { NULL, "7", { 2026, 11, 22 } };
  g_autoptr (DrEvidence) evidence = dr_figure_import_apply (preview, template, &edition, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (evidence->areas[evidence->area].id, ==, "W06000099");
  g_assert_cmpstr (evidence->areas[evidence->area].name, ==, "Ynys Testun");
  g_assert_cmpstr (evidence->id, ==, "profile-w06000099");
  g_assert_cmpstr (evidence->title, ==, "Evidence base for Ynys Testun");
  g_assert_cmpint (evidence->nation, ==, DR_NATION_WALES);
  g_assert_cmpstr (evidence->version, ==, "7");
  g_assert_cmpuint (evidence->published.year, ==, 2026);
}

/* The same files again change nothing; other ones replace the source where nothing else needs it. */
static void
test_again (void)
{
  static const char * const files[] = { "nomis-ts038.csv", NULL };
  static const char * const dataset[] = { "ons-disability.csv", NULL };
  g_autoptr (DrEvidence) old = test_evidence_new (TEST_AREA);
  g_autoptr (DrEvidence) first = apply_files (files, TEST_AREA, old);
  g_autoptr (DrImportPreview) preview = test_preview_files (files, TEST_AREA, first);
  g_autoptr (DrEvidence) second = apply_files (files, TEST_AREA, first);
  g_autoptr (DrEvidence) third = apply_files (dataset, TEST_AREA, second);

  g_assert_cmpuint (dr_import_preview_count (preview, DR_IMPORT_UNCHANGED), ==, 4);
  g_assert_cmpuint (dr_import_preview_count (preview, DR_IMPORT_CHANGED), ==, 0);
  g_assert_cmpuint (second->n_sources, ==, first->n_sources);
  g_assert_cmpuint (second->n_groups, ==, first->n_groups);

  /* The degrees of disability still come from the first file, so that its source has to stay. */
  g_assert_cmpfloat (group_of (third, "disabled")->count, ==, 1700);
  g_assert_cmpstr (source_of (third, "disabled")->id, ==, "census-2021-ts038-2");
  g_assert_cmpstr (source_of (third, "limited-a-lot")->id, ==, "census-2021-ts038");
  g_assert_cmpstr (source_of (third, "limited-a-lot")->how_known, ==, "published count for the area");
}

static void
test_small_areas (void)
{
  static const char * const files[] = { "nomis-ts038-small-areas.csv", "nomis-ts007a.csv", NULL };
  static const char * const direct[] = { "nomis-ts038.csv", NULL };
  g_autoptr (DrEvidence) old = test_evidence_new (TEST_AREA);
  g_autoptr (DrEvidence) evidence = apply_files (files, TEST_AREA, old);
  g_autoptr (DrEvidence) later = apply_files (direct, TEST_AREA, evidence);

  g_assert_cmpstr (source_of (evidence, "disabled")->how_known, ==,
                   "sum of 3 small areas (may differ by a few from the published count)");
  /* All groups of that source are replaced, so the source is too. */
  g_assert_cmpstr (source_of (later, "disabled")->id, ==, "census-2021-ts038");
  g_assert_cmpstr (source_of (later, "disabled")->how_known, ==, "published count for the area");
  g_assert_cmpuint (later->n_sources, ==, evidence->n_sources);
}

static void
test_contacts (void)
{
  static const TestFile file = { "/some/where/march.csv", "period,channel,access point,contacts\n2024-01,telephone,,1874\n"
                                                          "2024-03,face-to-face,hill-desk,212\n2023-12,telephone,,1501\n2024-01,fax,,1\n" };
  g_autoptr (DrEvidence) old = test_evidence_new (TEST_AREA);
  g_autoptr (DrImportPreview) preview = test_preview (&file, 1, NULL, NULL, old);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_figure_import_apply (preview, old, NULL, &error);
  const DrService *service;
  const DrSource *source;

  g_assert_no_error (error);
  service = &evidence->services[0];
  g_assert_cmpuint (service->n_contacts, ==, 4);
  g_assert_cmpfloat (service->contacts[0].count, ==, 1501);
  g_assert_cmpfloat (service->contacts[1].count, ==, 6000);
  g_assert_cmpint (service->contacts[1].source, ==, 0);
  g_assert_cmpfloat (service->contacts[2].count, ==, 1874);
  g_assert_cmpint (service->contacts[2].point, ==, DR_NO_INDEX);
  g_assert_cmpint (service->contacts[3].point, ==, 0);
  source = &evidence->sources[service->contacts[3].source];
  g_assert_cmpstr (source->title, ==, "Contact counts (march.csv)");
  g_assert_cmpstr (source->publisher, ==, "Test council");
  g_assert_cmpint (source->kind, ==, DR_SOURCE_ADMINISTRATIVE);
  g_assert_cmpuint (source->fieldwork.month, ==, 3);
  g_assert_true (g_str_has_prefix (source->id, "contact-counts-"));
  g_assert_cmpuint (old->services[0].n_contacts, ==, 2);
}

static void
test_nothing (void)
{
  static const char * const files[] = { "ons-industry.csv", NULL };
  g_autoptr (DrEvidence) old = test_evidence_new (TEST_AREA);
  g_autoptr (DrImportPreview) preview = test_preview_files (files, TEST_AREA, old);
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_figure_import_apply (preview, old, NULL, &error));
  g_assert_error (error, DR_IMPORT_ERROR, DR_IMPORT_ERROR_NOTHING);
  test_contains (error->message, "expected");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/figure-apply/census", test_census);
  g_test_add_func ("/import/figure-apply/template", test_template);
  g_test_add_func ("/import/figure-apply/again", test_again);
  g_test_add_func ("/import/figure-apply/small-areas", test_small_areas);
  g_test_add_func ("/import/figure-apply/contacts", test_contacts);
  g_test_add_func ("/import/figure-apply/nothing", test_nothing);

  return g_test_run ();
}
