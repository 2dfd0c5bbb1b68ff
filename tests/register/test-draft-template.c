/* A new assessment: what is known of the service, and nothing else. */
#include "dr-assessment-reader.h"
#include "dr-draft-template.h"
#include "dr-evidence-reader.h"
#include "dr-formats.h"

#include <string.h>

static DrEvidence *
read_evidence (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", name, NULL);
  g_autoptr (GError) error = NULL;
  DrEvidence *evidence;

  dr_formats_init ();
  evidence = dr_evidence_read_file (path, NULL, &error);
  g_assert_no_error (error);

  return evidence;
}

static DrAssessment *
read_fields (const DrFieldList *fields,
             const DrEvidence  *evidence)
{
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = dr_draft_fields_to_xml (fields->items, fields->n, &length, &error);
  g_autoptr (DrXmlDocument) document = NULL;
  DrAssessment *assessment;

  g_assert_no_error (error);
  document = dr_xml_document_read_bytes ("draft", bytes, length, NULL, &error);
  g_assert_no_error (error);
  assessment = dr_assessment_read_node ("draft", dr_xml_document_get_root (document), evidence, &error);
  g_assert_no_error (error);

  return assessment;
}

static const DrDraftHeading payments = {
  .reference = "EQ/2026/1 [a]", .version = 2, .title = "Desg talu ŵ", .nation = DR_NATION_ENGLAND,
  .service = "payments", .author = "payments-manager", .first_draft = { 2026, 11, 22 }, .option_name = "As it is",
};

/* Every field of a planned change of a service with four points. */
static void
test_fields (void)
{
  static const char * const expected[][2] = {
    { "@author", "payments-manager" }, { "@first-draft", "2026-11-22" }, { "@kind", "change" },
    { "@nation", "England" }, { "@reference", "EQ/2026/1 [a]" }, { "@service", "payments" },
    { "@title", "Desg talu ŵ" }, { "@version", "2" },
    { "access-points/access-point[cashiers-desk]/#", "3" },
    { "access-points/access-point[cashiers-desk]/@channel", "face-to-face" },
    { "access-points/access-point[cashiers-desk]/@name", "Cashiers' desk" },
    { "access-points/access-point[cashiers-desk]/@needs", "step-free hearing-loop" },
    { "access-points/access-point[cashiers-desk]/@place", "Town Hall" },
    { "access-points/access-point[pay-by-cheque]/#", "4" },
    { "access-points/access-point[pay-by-cheque]/@channel", "post" },
    { "access-points/access-point[pay-by-cheque]/@name", "Cheques by post" },
    { "access-points/access-point[pay-line]/#", "2" },
    { "access-points/access-point[pay-line]/@channel", "telephone" },
    { "access-points/access-point[pay-line]/@name", "Payment line" },
    { "access-points/access-point[pay-online]/#", "1" },
    { "access-points/access-point[pay-online]/@channel", "e-form" },
    { "access-points/access-point[pay-online]/@name", "Pay online" },
    { "options/option[as-is]/#", "1" },
    { "options/option[as-is]/@name", "As it is" },
    { "options/option[as-is]/offer[cashiers-desk]/#", "3" },
    { "options/option[as-is]/offer[cashiers-desk]/@after", "full" },
    { "options/option[as-is]/offer[cashiers-desk]/@before", "full" },
    { "options/option[as-is]/offer[cashiers-desk]/@hours-after", "30" },
    { "options/option[as-is]/offer[cashiers-desk]/@hours-before", "30" },
    { "options/option[as-is]/offer[pay-by-cheque]/#", "4" },
    { "options/option[as-is]/offer[pay-by-cheque]/@after", "full" },
    { "options/option[as-is]/offer[pay-by-cheque]/@before", "full" },
    { "options/option[as-is]/offer[pay-line]/#", "2" },
    { "options/option[as-is]/offer[pay-line]/@after", "full" },
    { "options/option[as-is]/offer[pay-line]/@before", "full" },
    { "options/option[as-is]/offer[pay-line]/@hours-after", "168" },
    { "options/option[as-is]/offer[pay-line]/@hours-before", "168" },
    { "options/option[as-is]/offer[pay-online]/#", "1" },
    { "options/option[as-is]/offer[pay-online]/@after", "full" },
    { "options/option[as-is]/offer[pay-online]/@before", "full" },
    { "options/option[as-is]/offer[pay-online]/@hours-after", "168" },
    { "options/option[as-is]/offer[pay-online]/@hours-before", "168" },
  };
  g_autoptr (DrEvidence) evidence = read_evidence ("evidence-example.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFieldList) fields = dr_draft_template (&payments, evidence, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < MIN (fields->n, G_N_ELEMENTS (expected)); i++)
    {
      g_assert_cmpstr (fields->items[i].key, ==, expected[i][0]);
      g_assert_cmpstr (fields->items[i].value, ==, expected[i][1]);
    }
  g_assert_cmpuint (fields->n, ==, G_N_ELEMENTS (expected));
}

/* For every service of every base that is shipped, both kinds are an assessment of all its points. */
static void
test_services (gconstpointer name)
{
  g_autoptr (DrEvidence) evidence = read_evidence (name);

  for (guint i = 0; i < evidence->n_services * 2; i++)
    {
      DrDraftHeading heading = payments;
      g_autoptr (GError) error = NULL;
      g_autoptr (DrFieldList) fields = NULL;
      g_autoptr (DrAssessment) assessment = NULL;
      guint n_points = 0;

      heading.service = evidence->services[i / 2].id;
      heading.access_review = i % 2 == 1;
      heading.nation = evidence->nation;
      fields = dr_draft_template (&heading, evidence, &error);
      g_assert_no_error (error);
      assessment = read_fields (fields, evidence);
      for (guint j = 0; j < evidence->n_points; j++)
        if (evidence->points[j].service == (int) (i / 2))
          g_assert_cmpint (assessment->points[n_points++].evidence_point, ==, (int) j);
      g_assert_cmpuint (assessment->n_points, ==, n_points);
      g_assert_cmpuint (assessment->n_options, ==, 1);
      g_assert_cmpint (assessment->access_review, ==, heading.access_review);
      g_assert_cmpint (assessment->chosen, ==, heading.access_review ? 0 : DR_NO_INDEX);
    }
}

static const struct {
  const char *path;
  const char *reference, *title, *service, *author, *option_name;
  guint       version;
  const char *says;   /* (nullable): NULL: it is taken */
} heading_cases[] = {
  { "taken", "R", "T", "payments", NULL, "As it is", 1, NULL },
  { "hostile", "a<&\"/|[]%", "\xff\x01 \xd7\x90 ]]>", "payments", NULL, "x", 1, NULL },
  { "service", "R", "T", "nowhere", NULL, "x", 1, "@service is “nowhere”" },
  { "no-service", "R", "T", NULL, NULL, "x", 1, "@service is “”" },
  { "no-title", "R", NULL, "payments", NULL, "x", 1, "@title is missing" },
  { "blank-title", "R", " \f", "payments", NULL, "x", 1, "@title is missing" },
  { "no-reference", NULL, "T", "payments", NULL, "x", 1, "@reference is missing" },
  { "no-option", "R", "T", "payments", NULL, NULL, 1, "options/option[as-is]/@name is missing" },
  { "version", "R", "T", "payments", NULL, "x", 0, "version" },
  { "author", "R", "T", "payments", "J. Smith", "x", 1, "author" },
};

static void
test_heading (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  const DrDraftHeading heading = {
    .reference = heading_cases[row].reference, .title = heading_cases[row].title, .service = heading_cases[row].service,
    .author = heading_cases[row].author, .option_name = heading_cases[row].option_name,
    .version = heading_cases[row].version,
  };
  g_autoptr (DrEvidence) evidence = read_evidence ("evidence-example.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFieldList) fields = dr_draft_template (&heading, evidence, &error);

  if (heading_cases[row].says == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (fields);
      return;
    }
  g_assert_null (fields);
  g_assert_nonnull (error);
  if (strstr (error->message, heading_cases[row].says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, heading_cases[row].says);
}

int
main (int    argc,
      char **argv)
{
  static const char * const bases[] = { "evidence-example.xml", "evidence-wales.xml", "evidence-worked-example.xml" };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register/draft-template/fields", test_fields);
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autofree char *path = g_strconcat ("/register/draft-template/services/", bases[i], NULL);

      g_test_add_data_func (path, bases[i], test_services);
    }
  for (guint i = 0; i < G_N_ELEMENTS (heading_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/register/draft-template/heading/", heading_cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_heading);
    }

  return g_test_run ();
}
