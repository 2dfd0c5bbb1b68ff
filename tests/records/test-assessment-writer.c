/* An assessment as XML: the same content has the same bytes, and nothing is lost on the way there and back. */
#include "dr-assessment-reader.h"
#include "dr-assessment-writer.h"
#include "dr-evidence-reader.h"

#include "fixture.h"

/* Every draft that is shipped. */
static const char * const examples[] = {
  "access-review", "bishops-stortford-desk", "cashiers-desk", "cheques", "clean", "every-family", "four-day-week",
  "wales", "worked-example",
};

/* A draft as it was read, with what it was read against. */
typedef struct {
  DrAssessment *assessment;
  DrEvidence   *evidence;
  DrContext     context;
} Draft;

static void
draft_clear (Draft *self)
{
  dr_assessment_unref (self->assessment);
  dr_evidence_unref (self->evidence);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static void
draft_read (Draft      *self,
            const char *path,
            const char *evidence_path)
{
  g_autoptr (GError) error = NULL;

  self->assessment = dr_assessment_read_file (path, evidence_path, &self->evidence, NULL, &self->context, &error);
  g_assert_no_error (error);
}

static char *
draft_write (const Draft *self)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  dr_assessment_write_draft (writer, self->assessment, self->evidence, &self->context);

  return dr_xml_writer_finish (writer, NULL);
}

static char *
record_write (const Draft       *self,
              DrQuestionApplies  applies,
              gpointer           data)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  dr_assessment_write (writer, self->assessment, self->evidence, DR_ASSESSMENT_RECORD, applies, data);

  return dr_xml_writer_finish (writer, NULL);
}

/* Reads what was written, through the schema and against the same evidence. */
static char *
again (const char *text,
       const char *evidence_path)
{
  char *path = fixture_file (text);
  g_auto (Draft) draft = { 0 };
  char *written;

  draft_read (&draft, path, evidence_path);
  written = draft_write (&draft);
  fixture_remove (path);

  return written;
}

static char *
evidence_of_fixture (void)
{
  return g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
}

static void
read_fixture (Draft *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "assessment-full.xml", NULL);

  draft_read (self, path, NULL);
}

/* The fixture has every element and attribute, and is written as it was. */
static void
test_everything (void)
{
  g_auto (Draft) draft = { 0 };
  g_autofree char *expected = fixture_text ("assessment-full.xml");
  g_autofree char *text = NULL;

  read_fixture (&draft);
  text = draft_write (&draft);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_example (gconstpointer name)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", file, NULL);
  g_auto (Draft) draft = { 0 };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *evidence = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  draft_read (&draft, path, NULL);
  evidence = g_build_filename (folder, draft.assessment->evidence_href, NULL);
  first = draft_write (&draft);
  second = again (first, evidence);
  g_assert_cmpstr (first, ==, second);
}

/* What is empty, unknown or the default is not written. */
static void
test_bare (void)
{
  static const char bare[] =
    "<assessment xmlns=\"urn:dueregard:1\" format=\"1.0\" reference=\"R\" version=\"1\" title=\"T\" nation=\"England\""
    " kind=\"change\" service=\"bare\">"
    "<change delegated=\"false\"><what> </what></change>"
    "<screening decision=\"undecided\">\n</screening>"
    "<access-points><access-point id=\"a\" name=\"A\" channel=\"telephone\"/></access-points>"
    "<options><option id=\"o\" name=\"O\" chosen=\"false\"><description/>"
    "<offer point=\"a\" before=\"full\" after=\"none\"/><target channel=\"website\" group=\"all\" share=\"0.30\"/>"
    "<standard channel=\"telephone\" text=\"t\" better=\"lower\"/></option></options>"
    "<answers/><impacts/><adjustments/><conduct risk=\"false\"/><consultations/>"
    "<actions><action id=\"x\" kind=\"inquiry\" status=\"open\"><text/><evidence/></action></actions>"
    "<monitoring/><justifications/><attachments/><section-reviews/><context/></assessment>";
  static const char expected[] =
    "<assessment xmlns=\"urn:dueregard:1\" format=\"1.0\" kind=\"change\" nation=\"England\" reference=\"R\""
    " service=\"bare\" title=\"T\" version=\"1\">\n"
    "  <access-points>\n"
    "    <access-point channel=\"telephone\" id=\"a\" name=\"A\"></access-point>\n"
    "  </access-points>\n"
    "  <options>\n"
    "    <option id=\"o\" name=\"O\">\n"
    "      <offer after=\"none\" before=\"full\" point=\"a\"></offer>\n"
    "      <target channel=\"website\" share=\"0.3\"></target>\n"
    "      <standard channel=\"telephone\" text=\"t\"></standard>\n"
    "    </option>\n"
    "  </options>\n"
    "  <actions>\n"
    "    <action id=\"x\" kind=\"inquiry\">\n"
    "      <text></text>\n"
    "    </action>\n"
    "  </actions>\n"
    "</assessment>";
  g_autofree char *evidence = evidence_of_fixture ();
  g_autofree char *text = again (bare, evidence);

  g_assert_cmpstr (text, ==, expected);
}

/* Nothing is declared yet: the two lists that must be there are. */
static void
test_empty (void)
{
  static const char empty[] =
    "<assessment xmlns=\"urn:dueregard:1\" format=\"1.0\" kind=\"change\" nation=\"Scotland\" reference=\"R\""
    " service=\"bare\" title=\"T\" version=\"1\">\n"
    "  <access-points></access-points>\n"
    "  <options></options>\n"
    "</assessment>";
  g_autofree char *evidence = evidence_of_fixture ();
  g_autofree char *text = again (empty, evidence);

  g_assert_cmpstr (text, ==, empty);
}

/* A record's assessment has neither format nor evidence nor context; all else is the same. */
static void
test_record (void)
{
  g_auto (Draft) draft = { 0 };
  g_autofree char *whole = fixture_text ("assessment-full.xml");
  g_autofree char *no_format = fixture_change (whole, " format=\"1.0\"", "");
  g_autofree char *expected = fixture_change (no_format, " evidence=\"evidence-full.xml\"", "");
  g_autofree char *text = NULL;

  strcpy (strstr (expected, "\n  <context"), "\n</assessment>");
  read_fixture (&draft);
  text = record_write (&draft, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
applies_unless (const char *question,
                gpointer    data)
{
  return strcmp (question, data) != 0;
}

static gboolean
never_applies (const char *question,
               gpointer    data)
{
  return FALSE;
}

/* An answer to a question that does not apply is kept in a draft and left out of a record. */
static void
test_answers (void)
{
  g_auto (Draft) draft = { 0 };
  g_autofree char *kept = NULL;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  g_autofree char *none = NULL;

  read_fixture (&draft);
  kept = draft_write (&draft);
  all = record_write (&draft, NULL, NULL);
  some = record_write (&draft, applies_unless, (gpointer) "aims");
  none = record_write (&draft, never_applies, NULL);

  g_assert_nonnull (strstr (kept, "question=\"aims\">"));
  g_assert_nonnull (strstr (all, "question=\"aims\">"));
  g_assert_null (strstr (some, "question=\"aims\">"));
  g_assert_nonnull (strstr (some, "question=\"journeys\">"));
  g_assert_nonnull (strstr (some, "question=\"service-purpose\">"));
  g_assert_null (strstr (none, "<answer"));
}

/* Rows stand in the model's order: the order of offers in the file does not matter, that of declarations does. */
static void
test_order (void)
{
  g_autofree char *base = fixture_text ("assessment-full.xml");
  g_autofree char *without = fixture_change (base, "      <offer after=\"none\" before=\"reduced\" point=\"relay\"></offer>\n", "");
  g_autofree char *turned = fixture_change (without, "    <option id=\"close\" name=\"Close\">\n",
                                            "    <option id=\"close\" name=\"Close\">\n"
                                            "      <offer after=\"none\" before=\"reduced\" point=\"relay\"></offer>\n");
  g_autofree char *evidence = evidence_of_fixture ();
  g_autofree char *text = again (turned, evidence);
  g_autofree char *as_it_was = again (base, evidence);

  g_assert_cmpstr (turned, !=, base);
  g_assert_cmpstr (text, ==, as_it_was);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/assessment-writer/everything", test_everything);
  g_test_add_func ("/records/assessment-writer/bare", test_bare);
  g_test_add_func ("/records/assessment-writer/empty", test_empty);
  g_test_add_func ("/records/assessment-writer/record", test_record);
  g_test_add_func ("/records/assessment-writer/answers", test_answers);
  g_test_add_func ("/records/assessment-writer/order", test_order);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/records/assessment-writer/examples/", examples[i], NULL);

      g_test_add_data_func (path, examples[i], test_example);
    }

  return g_test_run ();
}
