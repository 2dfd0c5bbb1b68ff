#include "dr-evidence-reader.h"
#include "dr-evidence-writer.h"
#include "dr-xml-document.h"

#include <string.h>

static DrEvidence *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  DrEvidence *evidence = dr_evidence_read_file (path, NULL, &error);

  g_assert_no_error (error);

  return evidence;
}

/* Everything the format can say is in this file, in canonical form: what is written must be its very bytes. */
static void
test_same_bytes (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
  g_autoptr (DrEvidence) evidence = read_file (path);
  g_autofree char *expected = NULL;
  g_autofree char *data = NULL;
  gsize expected_length = 0;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &expected, &expected_length, NULL));
  data = dr_evidence_to_data (evidence, &length);
  g_assert_cmpstr (data, ==, expected);
  g_assert_cmpuint (length, ==, expected_length);
}

/* A file laid out by hand: written, read and written again it does not change any more. */
static void
test_settles (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence", data, NULL);
  g_autoptr (DrEvidence) evidence = read_file (path);
  g_autoptr (DrEvidence) again = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize length = 0;

  first = dr_evidence_to_data (evidence, &length);
  document = dr_xml_document_read_bytes ("first", first, length, NULL, &error);
  g_assert_no_error (error);
  again = dr_evidence_read_node ("first", dr_xml_document_get_root (document), &error);
  g_assert_no_error (error);
  second = dr_evidence_to_data (again, NULL);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpuint (again->n_groups, ==, evidence->n_groups);
  g_assert_cmpuint (again->n_figures, ==, evidence->n_figures);
}

static DrEvidence *
write_used (const DrEvidence    *evidence,
            const DrEvidenceUse *use,
            char               **data)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  DrEvidence *used = NULL;
  gsize length = 0;

  dr_xml_writer_start (writer, "content");
  dr_evidence_write (writer, evidence, "evidence-used", use, "0123");
  dr_xml_writer_end (writer);
  *data = dr_xml_writer_finish (writer, &length);

  document = dr_xml_document_read_trusted ("record", *data, length, &error);
  g_assert_no_error (error);
  used = dr_evidence_read_node ("record", dr_xml_node_child (dr_xml_document_get_root (document), "evidence-used"),
                                &error);
  g_assert_no_error (error);

  return used;
}

/* Everything used is everything, but for the root's name and attributes. */
static void
test_use_all (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
  g_autoptr (DrEvidence) evidence = read_file (path);
  g_autofree char *data = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DrEvidence) used = write_used (evidence, NULL, &data);

  g_assert_nonnull (strstr (data, " sha256=\"0123\""));
  g_assert_null (strstr (data, "format="));
  before = dr_evidence_to_data (evidence, NULL);
  after = dr_evidence_to_data (used, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* Nothing used is still an evidence base. */
static void
test_use_nothing (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
  g_autoptr (DrEvidence) evidence = read_file (path);
  g_autoptr (DrEvidenceUse) use = dr_evidence_use_new (evidence);
  g_autofree char *data = NULL;
  g_autoptr (DrEvidence) used = NULL;

  dr_evidence_use_close (use, evidence);
  used = write_used (evidence, use, &data);
  g_assert_cmpuint (used->n_groups, ==, 1);
  g_assert_cmpfloat (used->groups[DR_GROUP_ALL].count, ==, 10000.0);
  g_assert_cmpuint (used->n_sources, ==, 1);
  g_assert_cmpuint (used->n_areas, ==, 1);
  g_assert_cmpuint (used->n_figures + used->n_mixes + used->n_services + used->n_channels + used->n_needs, ==, 0);
}

/* One figure draws in its group, access point, service, channel, needs, sources and areas; nothing else. */
static void
test_use_one_figure (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
  g_autoptr (DrEvidence) evidence = read_file (path);
  g_autoptr (DrEvidenceUse) use = dr_evidence_use_new (evidence);
  g_autofree char *data = NULL;
  g_autoptr (DrEvidence) used = NULL;

  g_assert_cmpstr (evidence->figures[2].id, ==, "use-desk");
  use->figures[2] = TRUE;
  dr_evidence_use_close (use, evidence);
  used = write_used (evidence, use, &data);

  g_assert_cmpuint (used->n_figures, ==, 1);
  g_assert_cmpstr (used->figures[0].population, ==, "visitors");
  g_assert_cmpuint (used->n_groups, ==, 2);
  g_assert_cmpstr (used->groups[1].id, ==, "old");
  g_assert_cmpuint (used->n_points, ==, 1);
  g_assert_cmpstr (used->points[0].id, ==, "desk-town");
  g_assert_cmpuint (used->n_channels, ==, 1);
  g_assert_cmpstr (used->channels[0].id, ==, "face-to-face");
  g_assert_cmpuint (used->n_needs, ==, 2);
  g_assert_cmpuint (used->n_prerequisites, ==, 0);
  g_assert_cmpuint (used->n_dimensions, ==, 1);
  g_assert_cmpuint (used->n_mixes, ==, 0);
  g_assert_cmpuint (used->n_services, ==, 1);
  g_assert_cmpuint (used->n_sources, ==, 4);
  g_assert_cmpuint (used->n_areas, ==, 2);

  /* Of the service only what is about that group, channel and access point. */
  g_assert_cmpuint (used->services[0].n_profile, ==, 1);
  g_assert_cmpuint (used->services[0].n_contacts, ==, 1);
  g_assert_cmpuint (used->services[0].n_capacities, ==, 0);
  g_assert_cmpuint (used->services[0].n_standards, ==, 0);
  g_assert_cmpuint (used->services[0].n_reasons, ==, 2);
  g_assert_cmpuint (used->services[0].n_works_best, ==, 1);
  g_assert_cmpuint (used->services[0].n_targets, ==, 0);
}

/* A mix of a service draws in the service and every channel of its shares. */
static void
test_use_mix (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
  g_autoptr (DrEvidence) evidence = read_file (path);
  g_autoptr (DrEvidenceUse) use = dr_evidence_use_new (evidence);
  g_autofree char *data = NULL;
  g_autoptr (DrEvidence) used = NULL;

  use->mixes[0] = TRUE;
  use->mixes[1] = TRUE;
  dr_evidence_use_close (use, evidence);
  used = write_used (evidence, use, &data);

  g_assert_cmpuint (used->n_mixes, ==, 2);
  g_assert_cmpuint (used->n_channels, ==, 2);
  g_assert_cmpuint (used->n_prerequisites, ==, 1);
  g_assert_cmpuint (used->n_services, ==, 1);
  g_assert_cmpuint (used->n_points, ==, 0);
  g_assert_cmpuint (used->services[0].n_contacts, ==, 1);
  g_assert_cmpuint (used->services[0].n_targets, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/evidence-writer/same-bytes", test_same_bytes);
  g_test_add_data_func ("/records/evidence-writer/settles/east-herts", "east-herts.xml", test_settles);
  g_test_add_data_func ("/records/evidence-writer/settles/north-herts", "north-herts.xml", test_settles);
  g_test_add_func ("/records/evidence-writer/use/all", test_use_all);
  g_test_add_func ("/records/evidence-writer/use/nothing", test_use_nothing);
  g_test_add_func ("/records/evidence-writer/use/one-figure", test_use_one_figure);
  g_test_add_func ("/records/evidence-writer/use/mix", test_use_mix);

  return g_test_run ();
}
