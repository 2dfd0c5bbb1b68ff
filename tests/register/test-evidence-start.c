/* The evidence base that a council's register starts with. */
#include "dr-evidence-start.h"

#include <string.h>

#include "dr-evidence-reader.h"
#include "dr-formats.h"
#include "dr-register-error.h"
#include "dr-xml-file.h"

#define BULK "date,geography,geography code,Sex: All persons; measures: Value,Sex: Female; measures: Value," \
             "Sex: Male; measures: Value\n" \
             "2021,Newtown,E07000999,100,51,49\n2021,Aberford,W06000999,200,104,96\n"

static DrFigureImport *
figures (void)
{
  g_autoptr (GError) error = NULL;
  DrCensusMapping *mapping = dr_census_mapping_load_default (&error);
  DrFigureImport *import;

  g_assert_no_error (error);
  import = dr_figure_import_new (mapping);
  dr_census_mapping_unref (mapping);

  return import;
}

static DrEvidence *
read_back (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("start.xml", data, length, NULL, &error);
  DrEvidence *evidence;

  g_assert_no_error (error);
  evidence = dr_evidence_read_node ("start.xml", dr_xml_document_get_root (document), &error);
  g_assert_no_error (error);

  return evidence;
}

static void
test_named (void)
{
  const DrEvidenceStart start = { .council = " Newtown\nCouncil ", .nation = DR_NATION_WALES };
  g_autoptr (GError) error = NULL;
  guint n_taken = 9;
  guint n_refused = 9;
  g_autoptr (GBytes) bytes = dr_evidence_start (&start, &n_taken, &n_refused, &error);
  g_autoptr (DrEvidence) evidence = NULL;

  g_assert_no_error (error);
  evidence = read_back (bytes);
  g_assert_cmpstr (evidence->council, ==, "Newtown Council");
  g_assert_cmpstr (evidence->title, ==, "Evidence base of Newtown Council");
  g_assert_cmpint (evidence->nation, ==, DR_NATION_WALES);
  g_assert_cmpuint (n_taken, ==, 0);
  g_assert_cmpuint (n_refused, ==, 0);
}

static void
test_filled (void)
{
  g_autoptr (DrFigureImport) import = figures ();
  const DrEvidenceStart start = { "Aberford Council", DR_NATION_WALES, import, "W06000999" };
  g_autoptr (GError) error = NULL;
  guint n_taken = 0;
  guint n_refused = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  int female;

  g_assert_true (dr_figure_import_add_bytes (import, "census2021-ts008-ltla.csv", BULK, strlen (BULK), &error));
  g_assert_no_error (error);
  bytes = dr_evidence_start (&start, &n_taken, &n_refused, &error);
  g_assert_no_error (error);
  evidence = read_back (bytes);
  g_assert_cmpstr (evidence->council, ==, "Aberford Council");
  g_assert_cmpstr (evidence->areas[evidence->area].id, ==, "W06000999");
  g_assert_cmpstr (evidence->areas[evidence->area].name, ==, "Aberford");
  g_assert_cmpuint (n_taken, ==, 2);   /* women, men */
  g_assert_cmpuint (n_refused, ==, 0);
  female = dr_evidence_find_group (evidence, "female");
  g_assert_cmpint (female, !=, DR_NO_INDEX);
  g_assert_cmpfloat (evidence->groups[female].count, ==, 104);
}

static void
test_refused (void)
{
  static const char * const names[] = { "", " \t\n" };
  g_autofree char *long_name = g_strnfill (201, 'x');
  g_autoptr (DrFigureImport) import = figures ();
  const DrEvidenceStart elsewhere = { "Aberford Council", DR_NATION_WALES, import, "W06000998" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      const DrEvidenceStart start = { .council = i < G_N_ELEMENTS (names) ? names[i] : long_name };
      g_autoptr (GError) problem = NULL;

      g_assert_null (dr_evidence_start (&start, NULL, NULL, &problem));
      g_assert_error (problem, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT);
    }

  g_assert_true (dr_figure_import_add_bytes (import, "census2021-ts008-ltla.csv", BULK, strlen (BULK), &error));
  g_assert_null (dr_evidence_start (&elsewhere, NULL, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dr_formats_init ();

  g_test_add_func ("/register/evidence-start/named", test_named);
  g_test_add_func ("/register/evidence-start/filled", test_filled);
  g_test_add_func ("/register/evidence-start/refused", test_refused);

  return g_test_run ();
}
