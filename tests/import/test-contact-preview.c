#include <string.h>

#include "import-support.h"

#define HEADER "period,channel,access point,contacts\n"

/* The last row of a file of contact counts, against the evidence base of import-support.c. */
static const struct {
  const char    *path;
  const char    *rows;
  DrImportStatus status;
  double         old_count;
  const char    *reason;
} cases[] = {
  { "/import/contact-preview/taken", "2024-01,telephone,,1874\n", DR_IMPORT_TAKEN, 0, NULL },
  { "/import/contact-preview/point", "2024-01,face-to-face,hill-desk,212\n", DR_IMPORT_TAKEN, 0, NULL },
  { "/import/contact-preview/point-name", "2024-01,Face-to-Face, desk on  the Hill,212\n", DR_IMPORT_TAKEN, 0, NULL },
  { "/import/contact-preview/changed", "2023-12,telephone,,1501\n", DR_IMPORT_CHANGED, 1500, NULL },
  { "/import/contact-preview/unchanged", "2023-12,telephone,,1500\n", DR_IMPORT_UNCHANGED, 1500, NULL },
  { "/import/contact-preview/other-month", "2023-11,telephone,,1500\n", DR_IMPORT_TAKEN, 0, NULL },
  { "/import/contact-preview/year-of-a-month", "2023,telephone,,15000\n", DR_IMPORT_REFUSED, 0, "counts the same contacts under 2023-12" },
  { "/import/contact-preview/month-of-a-year", "2022-05,post,,1\n", DR_IMPORT_REFUSED, 0, "counts the same contacts under 2022" },
  { "/import/contact-preview/unknown-channel", "2024-01,fax,,1\n", DR_IMPORT_REFUSED, 0, "“fax” is no channel of the evidence base" },
  { "/import/contact-preview/unknown-point", "2024-01,face-to-face,valley-desk,1\n", DR_IMPORT_REFUSED, 0, "“valley-desk” is no access point" },
  { "/import/contact-preview/other-channel", "2024-01,telephone,hill-desk,1\n", DR_IMPORT_REFUSED, 0, "is one of channel “face-to-face”" },
  { "/import/contact-preview/bad-number", "2024-01,telephone,,many\n", DR_IMPORT_REFUSED, 0, "not a number" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = g_strconcat (HEADER, cases[i].rows, NULL);
  TestFile file = { "c.csv", text };
  g_autoptr (DrEvidence) evidence = test_evidence_new (TEST_AREA);
  g_autoptr (DrImportPreview) preview = test_preview (&file, 1, NULL, NULL, evidence);
  guint n_rows;
  const DrImportRow *rows = dr_import_preview_get_rows (preview, &n_rows);

  g_assert_cmpstr (dr_import_preview_get_area (preview), ==, TEST_AREA);
  g_assert_cmpuint (n_rows, ==, 1);
  g_assert_cmpint (rows[0].kind, ==, DR_IMPORT_ROW_CONTACTS);
  g_assert_cmpstr (dr_import_status_to_string (rows[0].status), ==, dr_import_status_to_string (cases[i].status));
  g_assert_cmpuint (rows[0].line, ==, 2);
  if (cases[i].old_count > 0.0)
    g_assert_cmpfloat (rows[0].old_count, ==, cases[i].old_count);
  if (cases[i].reason == NULL)
    {
      g_assert_cmpstr (rows[0].reason, ==, NULL);
      return;
    }
  test_contains (rows[0].reason, cases[i].reason);
  test_contains (rows[0].reason, "expected");
}

/* Two files of one call may not count the same contacts either. */
static void
test_two_files (void)
{
  static const TestFile files[] = { { "a.csv", HEADER "2024-01,telephone,,10\n2024-02,post,,5\n" },
                                    { "b.csv", HEADER "2024-01,telephone,,11\n2024,post,,60\n2024-02,telephone,,12\n" } };
  g_autoptr (DrEvidence) evidence = test_evidence_new (TEST_AREA);
  g_autoptr (DrImportPreview) preview = test_preview (files, 2, NULL, NULL, evidence);
  guint n_rows;
  const DrImportRow *rows = dr_import_preview_get_rows (preview, &n_rows);

  g_assert_cmpuint (n_rows, ==, 5);
  test_contains (rows[2].reason, "a.csv:2 counts the same contacts");
  test_contains (rows[3].reason, "a.csv:3 counts the same contacts");
  g_assert_cmpint (rows[4].status, ==, DR_IMPORT_TAKEN);
}

/* A name and an id are the same access point. A name that two have tells neither, until it is told whose the counts are. */
static void
test_names (void)
{
  static const TestFile files[] = { { "a.csv", HEADER "2024-01,face-to-face,hill-desk,10\n" },
                                    { "b.csv", HEADER "2024-01,face-to-face,Desk on the hill,11\n" } };
  static const TestFile alone = { "b.csv", HEADER "2024-01,face-to-face,Desk on the hill,11\n" };
  g_autoptr (DrEvidence) evidence = test_evidence_new (TEST_AREA);
  g_autoptr (DrImportPreview) preview = test_preview (files, 2, NULL, NULL, evidence);
  g_autoptr (DrFigureImport) import = dr_figure_import_new (test_mapping_get ());
  const DrImportRequest request = { .service = "back-office", .evidence = evidence };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrImportPreview) told = NULL;
  g_autoptr (DrImportPreview) untold = NULL;
  DrService services[2] = { evidence->services[0], { .id = "back-office", .name = "Back office", .profile_source = DR_NO_INDEX } };
  DrPoint points[2] = { evidence->points[0], evidence->points[0] };
  guint n_rows;
  const DrImportRow *rows = dr_import_preview_get_rows (preview, &n_rows);

  g_assert_cmpuint (n_rows, ==, 2);
  test_contains (rows[1].reason, "a.csv:2 counts the same contacts");

  points[1].id = "other-desk";
  points[1].service = 1;
  evidence->services = services;
  evidence->n_services = 2;
  evidence->points = points;
  evidence->n_points = 2;
  untold = test_preview (&alone, 1, NULL, NULL, evidence);
  test_contains (dr_import_preview_get_rows (untold, &n_rows)[0].reason, "is no access point");
  g_assert_true (dr_figure_import_add_bytes (import, alone.name, alone.text, strlen (alone.text), &error));
  told = dr_figure_import_preview (import, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dr_import_preview_get_rows (told, &n_rows)[0].status, ==, DR_IMPORT_TAKEN);
}

static void
test_no_evidence (void)
{
  static const TestFile file = { "c.csv", HEADER "2024-01,telephone,,10\n" };
  g_autoptr (DrImportPreview) preview = test_preview (&file, 1, TEST_AREA, NULL, NULL);
  guint n_rows;
  const DrImportRow *rows = dr_import_preview_get_rows (preview, &n_rows);

  test_contains (rows[0].reason, "there is no evidence base");
}

static void
test_service (void)
{
  static const char text[] = HEADER "2024-01,telephone,,10\n";
  g_autoptr (DrEvidence) evidence = test_evidence_new (TEST_AREA);
  g_autoptr (DrFigureImport) import = dr_figure_import_new (test_mapping_get ());
  g_autoptr (GError) error = NULL;
  DrImportRequest request = { TEST_AREA, NULL, "back-office", evidence };
  g_autoptr (DrImportPreview) preview = NULL;
  guint n_rows;

  dr_figure_import_add_bytes (import, "c.csv", text, strlen (text), &error);
  g_assert_no_error (error);
  preview = dr_figure_import_preview (import, &request, &error);
  g_assert_no_error (error);
  test_contains (dr_import_preview_get_rows (preview, &n_rows)->reason, "“back-office” is no service");

  g_clear_pointer (&preview, dr_import_preview_free);
  request.service = "front-office";
  preview = dr_figure_import_preview (import, &request, &error);
  g_assert_cmpint (dr_import_preview_get_rows (preview, &n_rows)->status, ==, DR_IMPORT_TAKEN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_case);
  g_test_add_func ("/import/contact-preview/two-files", test_two_files);
  g_test_add_func ("/import/contact-preview/names", test_names);
  g_test_add_func ("/import/contact-preview/no-evidence", test_no_evidence);
  g_test_add_func ("/import/contact-preview/service", test_service);

  return g_test_run ();
}
