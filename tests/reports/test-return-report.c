/* The maintaining-access report: members get one page, and periods stand beside one another where they can. */
#include "report-fixture.h"
#include "return-report-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-load.h"

static char *
ask (const char *words,
     const char *path)
{
  g_autofree char *line = g_strdup_printf (words, path);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_command_line_sync (line, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return out;
}

/* Ten times as many services and groups as there are, and words that are long. */
static char *
make_large (void)
{
  g_autofree char *text = return_report_fixture_full ();
  g_autoptr (GRegex) service = g_regex_new ("<service id=\"([a-z-]+)\" name=\"([^\"]+)\"(.*?)</service>", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GString) large = g_string_new (NULL);

  for (guint i = 1; i < 10; i++)
    {
      g_autofree char *with = g_strdup_printf ("<service id=\"\\1-%u\" name=\"\\2 of the long-named area number %u of the district\"\\3"
                                               "</service>", i, i);
      g_autoptr (GMatchInfo) info = NULL;

      for (g_regex_match (service, text, 0, &info); g_match_info_matches (info); g_match_info_next (info, NULL))
        {
          g_autofree char *one = g_match_info_expand_references (info, with, NULL);

          g_string_append (large, one);
        }
    }
  {
    const char *end = strstr (text, "</services>");
    g_autofree char *head = g_strndup (text, (gsize) (end - text));

    return g_strconcat (head, large->str, end, NULL);
  }
}

/* Below each heading something is said before the next of its rank. */
static void
assert_no_bare_heading (const DrDocument *document)
{
  for (guint i = 0; i < document->n_blocks; i++)
    {
      const DrBlock *block = &document->blocks[i];
      const DrBlock *next = i + 1 < document->n_blocks ? block + 1 : NULL;

      if (block->kind == DR_BLOCK_HEADING
          && (next == NULL || (next->kind == DR_BLOCK_HEADING && next->heading.level <= block->heading.level)))
        g_error ("nothing stands below “%s”", block->heading.anchor);
    }
}

static void
test_members (gconstpointer data)
{
  g_auto (ReturnReportFixture) self = { 0 };
  g_autofree char *text = GPOINTER_TO_UINT (data) > 0 ? make_large () : return_report_fixture_full ();
  g_autofree char *before = return_report_fixture_before ();
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *path = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *all = NULL;
  g_autofree char *qpdf = NULL;

  return_report_fixture_load (&self, text, before);
  document = dr_return_report_new (&self.input);
  assert_no_bare_heading (document);
  all = dr_document_to_text (document);
  path = return_report_fixture_pdf (document);
  qpdf = ask ("qpdf --check %s", path);
  first = ask ("pdftotext -raw -l 1 %s -", path);
  second = ask ("pdftotext -raw -f 2 -l 2 %s -", path);
  g_assert_nonnull (strstr (first, "Exampleton Council has 14 equality impact assessments in this period"));
  /* The cover names the council, the chapter on records its code. */
  g_assert_null (document->subject);
  g_assert_cmpstr (document->publisher, ==, "Exampleton Council");
  g_assert_null (strstr (first, self.stated->council_id));
  g_assert_nonnull (strstr (all, self.stated->council_id));
  g_assert_nonnull (strstr (first, "What adds up"));
  g_assert_nonnull (strstr (first, "What is overdue"));
  g_assert_nonnull (strstr (first, "Members are asked to note"));
  g_assert_nonnull (strstr (first, self.stated->head));
  g_assert_nonnull (strstr (first, "How to verify it stands at the end."));
  g_assert_null (strstr (second, "Members are asked to note"));
  g_assert_nonnull (strstr (second, "Contents\n"));
  g_unlink (path);
}

/* Every thing that is overdue is where the page of members says it is: actions by their owner, reviews and publications apart. */
static void
test_overdue (void)
{
  g_auto (ReturnReportFixture) self = { 0 };
  g_autofree char *text = make_large ();
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *said = NULL;
  g_autofree char *actions = NULL;
  g_autofree char *others = NULL;
  guint n[2] = { 0, 0 };

  return_report_fixture_load (&self, text, NULL);
  for (guint i = 0; i < self.stated->n_services; i++)
    {
      const DrStatedService *service = &self.stated->services[i];

      for (guint k = 0; k < service->n_actions; k++)
        n[0] += service->actions[k].overdue;
      n[1] += service->n_late;
    }
  document = dr_return_report_new (&self.input);
  said = dr_document_to_text (document);
  g_assert_cmpuint (n[1], >, 3);
  /* The three longest overdue are actions. */
  actions = g_strdup_printf ("\n%u more actions are listed by owner, with every open action.\n", n[0] - 3);
  others = g_strdup_printf ("\n%u more reviews and publications are listed where all that are late are.\n", n[1]);
  g_test_message ("%s%s", actions, others);
  g_assert_nonnull (strstr (said, actions));
  g_assert_nonnull (strstr (said, others));
}

static void
test_trends (void)
{
  g_auto (ReturnReportFixture) self = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrDocument) alone = NULL;
  g_autofree char *text = NULL;
  g_autofree char *without = NULL;
  g_autofree char *row = NULL;

  return_report_fixture_load_full (&self);
  document = dr_return_report_new (&self.input);
  text = dr_document_to_text (document);
  row = g_strdup_printf ("\nAssessments\t%u\t%u\t+%u\n", self.before->all.n, self.stated->all.n,
                         self.stated->all.n - self.before->all.n);
  g_assert_nonnull (strstr (text, row));
  /* A service that the period before does not name has none there. */
  g_assert_null (dr_stated_return_service (self.before, "parking-permits"));
  g_assert_nonnull (strstr (text, "\nParking permits\t0\t"));
  g_assert_nonnull (strstr (text, "Against the period before"));

  self.input.before = NULL;
  alone = dr_return_report_new (&self.input);
  without = dr_document_to_text (alone);
  g_assert_null (strstr (without, "Against the period before"));
}

static void
test_same (void)
{
  g_auto (ReturnReportFixture) self = { 0 };
  g_autoptr (DrDocument) first = NULL;
  g_autoptr (DrDocument) second = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  return_report_fixture_load_full (&self);
  first = dr_return_report_new (&self.input);
  second = dr_return_report_new (&self.input);
  one = report_fixture_html (first);
  other = report_fixture_html (second);
  g_assert_cmpstr (one, ==, other);
}

#define COUNTS(tag) "<" tag " n=\"0\" to-be-announced=\"0\" overdue=\"0\" measured=\"0\"/>"

static void
test_empty (void)
{
  static const char empty[] =
    "<maintaining-access-return xmlns=\"urn:dueregard:1\" format=\"1.0\" council=\"Nowhere\" from=\"2026-04-01\" to=\"2026-06-30\" "
    "as-of=\"2026-05-02\"><all><assessments n=\"0\" in-effect=\"0\"/><groups/><channels/>" COUNTS ("targets") COUNTS ("measures")
    "<standards worse=\"0\" missing=\"0\"/><actions/><overdue reviews=\"0\" publications=\"0\"/><findings/></all><directorates/>"
    "<service-plans/><services/><cumulative/><records/></maintaining-access-return>";
  g_autoptr (GString) before = g_string_new (empty);
  g_auto (ReturnReportFixture) self = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  g_string_replace (before, "2026-0", "2025-0", 0);
  return_report_fixture_load (&self, empty, before->str);
  document = dr_return_report_new (&self.input);
  assert_no_bare_heading (document);
  text = dr_document_to_text (document);
  g_assert_nonnull (strstr (text, "No equality impact assessment of Nowhere belongs to this period."));
  g_assert_nonnull (strstr (text, "Nothing is overdue."));
  g_assert_nonnull (strstr (text, "It names no chain of a register."));
  g_assert_nonnull (strstr (text, "As things stood on 2 May 2026: the period ends on 30 June 2026."));
  path = return_report_fixture_pdf (document);
  g_unlink (path);
}

static void
test_comparable (void)
{
  g_auto (ReturnReportFixture) self = { 0 };
  g_autoptr (GError) error = NULL;
  DrStatedReturn other;

  return_report_fixture_load_full (&self);
  g_assert_true (dr_return_report_comparable (self.stated, self.before, "before.xml", &error));
  g_assert_no_error (error);

  g_assert_false (dr_return_report_comparable (self.before, self.stated, "later.xml", &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "later.xml: a return of a period that ends on 31 March 2026"));
  g_clear_error (&error);

  g_assert_false (dr_return_report_comparable (self.stated, self.stated, "same.xml", &error));
  g_clear_error (&error);

  other = *self.before;
  other.council_id = "E07000001";
  other.council = "Elsewhere";
  g_assert_false (dr_return_report_comparable (self.stated, &other, "other.xml", &error));
  g_assert_nonnull (strstr (error->message, "a return of Elsewhere, expected one of Exampleton Council"));
}

/* Names that only a register knows take the place of ids. */
static void
test_people (void)
{
  static const DrReportPerson people[] = { { "b.lewis", "Bethan Lewis" } };
  g_auto (ReturnReportFixture) self = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  return_report_fixture_load_full (&self);
  self.input.people = people;
  self.input.n_people = 1;
  document = dr_return_report_new (&self.input);
  text = dr_document_to_text (document);
  g_assert_nonnull (strstr (text, "\nBethan Lewis\n"));
  g_assert_null (strstr (text, "b.lewis"));
}

/* A figure that is no figure is refused with its line, even where the schema was not asked. */
static void
test_bad (void)
{
  static const struct { const char *from; const char *to; const char *message; } mistakes[] = {
    { "newly-excluded=\"", "newly-excluded=\"9999999 ", "expected a lower and an upper number of people" },
    { "to=\"2026-03-31\"", "to=\"2020-03-31\"", "the period ends before it begins" },
    { "severity=\"must\"", "severity=\"dire\"", "expected one of" },
    { "predicted=\"12 180\"", "predicted=\"180 12\"", "expected a lower and an upper number" },
  };

  dr_formats_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *text = return_report_fixture_full ();
      const char *at = strstr (text, mistakes[i].from);
      g_autofree char *head = g_strndup (text, (gsize) (at - text));
      g_autofree char *bad = g_strconcat (head, mistakes[i].to, at + strlen (mistakes[i].from), NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted ("bad.xml", bad, strlen (bad), &error);

      g_assert_no_error (error);
      g_assert_null (dr_stated_return_read (document, &error));
      g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, "bad.xml:"));
      g_assert_nonnull (strstr (error->message, mistakes[i].message));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/reports/return/members", GUINT_TO_POINTER (0), test_members);
  g_test_add_data_func ("/reports/return/members-large", GUINT_TO_POINTER (1), test_members);
  g_test_add_func ("/reports/return/overdue", test_overdue);
  g_test_add_func ("/reports/return/trends", test_trends);
  g_test_add_func ("/reports/return/same", test_same);
  g_test_add_func ("/reports/return/empty", test_empty);
  g_test_add_func ("/reports/return/comparable", test_comparable);
  g_test_add_func ("/reports/return/people", test_people);
  g_test_add_func ("/reports/return/bad", test_bad);

  return g_test_run ();
}
