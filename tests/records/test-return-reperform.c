/* Which version speaks, what belongs to a period, what adds up across services; and a return made again from its records,
 * which must differ from one that was tampered with. */
#include "return-fixture.h"
#include "dr-xml-difference.h"
#include "fixture.h"

/* Versions of references, and which of them speak. */
static const struct {
  const char *reference;
  guint       version;
  DrStage     stage;
  DrDate      began;
  gboolean    counts;
} versions[] = {
  { "draft-only", 1, DR_STAGE_DRAFT, { 2025, 5, 1 }, TRUE },
  { "draft-beside", 1, DR_STAGE_APPROVED, { 2025, 5, 1 }, TRUE },
  { "draft-beside", 2, DR_STAGE_DRAFT, { 2025, 6, 1 }, FALSE },
  { "returned", 1, DR_STAGE_RETURNED, { 2025, 5, 1 }, FALSE },
  { "returned", 2, DR_STAGE_SUBMITTED, { 2025, 6, 1 }, TRUE },
  { "replaced", 2, DR_STAGE_APPROVED, { 2025, 6, 1 }, TRUE },
  { "replaced", 1, DR_STAGE_SUPERSEDED, { 2025, 5, 1 }, FALSE },
  { "came-to-nothing", 1, DR_STAGE_MONITORED, { 2025, 5, 1 }, TRUE },
  { "came-to-nothing", 2, DR_STAGE_WITHDRAWN, { 2025, 6, 1 }, FALSE },
  { "closed", 1, DR_STAGE_CLOSED, { 2025, 5, 1 }, TRUE },
  { "closed", 2, DR_STAGE_WITHDRAWN, { 2025, 6, 1 }, FALSE },
  { "closed", 3, DR_STAGE_DRAFT, { 2025, 7, 1 }, FALSE },
  { "both-gone", 1, DR_STAGE_SUPERSEDED, { 2025, 5, 1 }, FALSE },
  { "both-gone", 2, DR_STAGE_WITHDRAWN, { 2025, 6, 1 }, TRUE },
  { "later", 1, DR_STAGE_APPROVED, { 2025, 5, 1 }, TRUE },
  { "later", 2, DR_STAGE_SUBMITTED, { 2026, 4, 1 }, FALSE },   /* after the period */
  { "later-only", 1, DR_STAGE_SUBMITTED, { 2026, 4, 1 }, FALSE },
  { "tenth", 9, DR_STAGE_SUBMITTED, { 2025, 5, 1 }, FALSE },
  { "tenth", 10, DR_STAGE_SUBMITTED, { 2025, 5, 1 }, TRUE },
};

static void
test_choose (void)
{
  DrReturnEntry entries[G_N_ELEMENTS (versions)];

  for (guint turn = 0; turn < 2; turn++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
        {
          guint row = turn == 0 ? i : (guint) G_N_ELEMENTS (versions) - 1 - i;

          entries[i] = (DrReturnEntry) { versions[row].reference, versions[row].version, versions[row].stage,
                                         .began = versions[row].began };
        }
      dr_return_choose (entries, G_N_ELEMENTS (entries), AS_OF);
      for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
        {
          guint row = turn == 0 ? i : (guint) G_N_ELEMENTS (versions) - 1 - i;

          g_test_message ("%s %u", entries[i].reference, entries[i].version);
          g_assert_cmpint (entries[i].counts, ==, versions[row].counts);
        }
    }
  dr_return_choose (NULL, 0, AS_OF);
}

static DrDate effective;
static DrDate decided;

static void
set_dates (DrAssessment *assessment,
           DrContext    *context)
{
  assessment->effective = effective;
  assessment->decision.date = decided;
  assessment->decision.option = 0;
  assessment->decision.decider = "Cabinet";
  assessment->decision.reference = "C/1";
}

/* What belongs to October to December 2025. Submitted on the day of the record. */
static const struct {
  DrStage  stage;
  DrDate   as_of;
  DrDate   effective;
  DrDate   decided;
  gboolean belongs;
} belonging[] = {
  { DR_STAGE_CLOSED, { 2025, 9, 30 }, { 2026, 1, 1 }, { 2025, 9, 30 }, FALSE },
  { DR_STAGE_CLOSED, { 2025, 10, 1 }, { 2026, 1, 1 }, { 2025, 9, 30 }, TRUE },     /* its step */
  { DR_STAGE_CLOSED, { 2025, 9, 30 }, { 2025, 12, 31 }, { 2025, 9, 30 }, TRUE },   /* it takes effect */
  { DR_STAGE_CLOSED, { 2025, 9, 30 }, { 2026, 1, 1 }, { 2025, 10, 1 }, TRUE },     /* it was decided */
  { DR_STAGE_WITHDRAWN, { 2025, 9, 30 }, { 2026, 1, 1 }, { 0, 0, 0 }, FALSE },
  { DR_STAGE_SUPERSEDED, { 2025, 12, 31 }, { 2026, 1, 1 }, { 0, 0, 0 }, TRUE },
  { DR_STAGE_SUBMITTED, { 2025, 9, 30 }, { 2026, 1, 1 }, { 0, 0, 0 }, TRUE },      /* live at the end */
  { DR_STAGE_MONITORED, { 2024, 1, 1 }, { 2024, 2, 1 }, { 2024, 1, 1 }, TRUE },
  { DR_STAGE_SUBMITTED, { 2026, 1, 1 }, { 2025, 12, 1 }, { 2025, 12, 1 }, FALSE }, /* begun after it */
};

static void
test_belongs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (belonging); i++)
    {
      g_auto (Sealed) sealed = { 0 };
      g_autoptr (DrReturn) self = return_begin ("2025-26-Q3", AS_OF);
      g_autoptr (DrXmlDocument) document = NULL;
      DrReturnEntry entry;

      g_test_message ("row %u", i);
      effective = belonging[i].effective;
      decided = belonging[i].decided;
      seal (&sealed, "worked-example", "R-1", 1, belonging[i].as_of, set_dates);
      entry = entry_of (&sealed, belonging[i].stage);
      g_assert_cmpint (dr_return_add (self, &entry), ==, belonging[i].belongs);
      document = return_document (self);
      g_assert_cmpuint (count_at (document, "records", "record"), ==, belonging[i].belongs ? 1 : 0);
      expect (document, "all/assessments/@n", belonging[i].belongs ? "1" : "0");
    }
}

/* A draft that was never sealed has a line and a stage, and nothing else. */
static void
test_draft (void)
{
  g_autoptr (DrReturn) self = return_begin ("2025-26-Q3", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;
  DrReturnEntry entry = { "D-1", 1, DR_STAGE_DRAFT, TRUE, .began = { 2025, 11, 1 }, .service = "payments" };
  DrReturnEntry later = { "D-2", 1, DR_STAGE_DRAFT, TRUE, .began = { 2026, 1, 1 } };
  DrReturnEntry second = { "D-3", 2, DR_STAGE_DRAFT, FALSE };

  g_assert_true (dr_return_add (self, &entry));
  g_assert_false (dr_return_add (self, &later));
  g_assert_true (dr_return_add (self, &second));
  document = return_document (self);
  expect (document, "all/assessments/@n", "1");
  expect (document, "all/assessments/@in-effect", "0");
  expect (document, "services/service[id=payments]/assessments/stage[kind=draft]/@n", "1");
  expect (document, "services/service[id=payments]/@name", NULL);
  expect (document, "records/record[assessment=D-1]/@service", "payments");
  expect (document, "records/record[assessment=D-1]/@sha256", NULL);
  expect (document, "records/record[assessment=D-1]/@date", NULL);
  expect (document, "records/record[assessment=D-3]/@counts", "false");
  g_assert_cmpuint (count_at (document, "records", "record"), ==, 2);
}

/* Two changes that harm people aged 75 and over, by their dates. */
static const struct {
  DrDate      first;
  DrDate      second;
  DrStage     stage;      /* of the second */
  const char *together;   /* NULL: not listed */
  const char *perhaps;
} near[] = {
  { { 2026, 1, 5 }, { 2026, 1, 5 }, DR_STAGE_SUBMITTED, "2", "0" },
  { { 2026, 1, 5 }, { 2028, 1, 5 }, DR_STAGE_SUBMITTED, "2", "0" },   /* 24 months */
  { { 2026, 1, 5 }, { 2028, 1, 6 }, DR_STAGE_SUBMITTED, NULL, NULL },
  { { 2028, 1, 6 }, { 2026, 1, 5 }, DR_STAGE_SUBMITTED, NULL, NULL },
  { { 2026, 1, 5 }, { 0, 0, 0 }, DR_STAGE_SUBMITTED, "0", "2" },    /* it may fall together */
  { { 0, 0, 0 }, { 0, 0, 0 }, DR_STAGE_SUBMITTED, "0", "2" },
  { { 2026, 1, 5 }, { 2026, 1, 5 }, DR_STAGE_CLOSED, NULL, NULL },    /* no longer live */
};

static void
test_cumulative (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_auto (Sealed) first = { 0 };
      g_auto (Sealed) second = { 0 };
      g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
      g_autoptr (DrXmlDocument) document = NULL;
      DrReturnEntry entry;

      g_test_message ("row %u", i);
      decided = DR_DATE_NONE;
      effective = near[i].first;
      seal (&first, "worked-example", "R-1", 1, (DrDate) { 2025, 9, 15 }, set_dates);
      effective = near[i].second;
      seal (&second, "cashiers-desk", "R-2", 1, (DrDate) { 2025, 9, 15 }, set_dates);
      entry = entry_of (&second, near[i].stage);
      g_assert_true (dr_return_add (self, &entry));
      entry = entry_of (&first, DR_STAGE_APPROVED);
      g_assert_true (dr_return_add (self, &entry));
      document = return_document (self);
      expect (document, "cumulative/@group-months", "24");
      expect (document, "cumulative/group[id=age-75-plus]/@together", near[i].together);
      expect (document, "cumulative/group[id=age-75-plus]/@perhaps", near[i].perhaps);
      expect (document, "cumulative/group[id=age-75-plus]/@name",
              near[i].together != NULL ? "People aged 75 and over" : NULL);
      expect (document, "cumulative/channel[id=face-to-face]/@together", near[i].together);
      expect (document, "cumulative/group[id=disabled]/@id", NULL);
    }
}

/* The second makes another return of the first's records. */
typedef struct {
  Sealed sealed[4];
} Council;

static const struct { const char *example; DrStage stage; } held[] = {
  { "worked-example", DR_STAGE_APPROVED },
  { "every-family", DR_STAGE_SUBMITTED },
  { "wales", DR_STAGE_DECIDED },
  { "cashiers-desk", DR_STAGE_SUPERSEDED },
};

static char *
make_return (Council *council)
{
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  DrReturnEntry draft = { "D-1", 1, DR_STAGE_DRAFT, TRUE, .began = { 2025, 11, 1 }, .service = "payments" };
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    {
      g_autofree char *reference = g_strdup_printf ("R-%u", i + 1);
      DrReturnEntry entry;

      seal (&council->sealed[i], held[i].example, reference, i + 1, (DrDate) { 2025, 9, 15 }, NULL);
      entry = entry_of (&council->sealed[i], held[i].stage);
      g_assert_true (dr_return_add (self, &entry));
    }
  g_assert_true (dr_return_add (self, &draft));

  return dr_return_write (self, council->sealed[0].digest, 77, &length);
}

/* Makes it again from the records that it names, as verification does. */
static gboolean
reperform (Council     *council,
           const char  *bytes,
           GPtrArray  **differences)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("return", bytes, strlen (bytes), NULL, &error);
  g_autoptr (DrReturnStatement) statement = NULL;
  g_autoptr (DrReturn) again = NULL;

  g_assert_no_error (error);
  statement = dr_return_statement_read (document, &error);
  g_assert_no_error (error);
  again = dr_return_statement_begin (statement);
  for (guint i = 0; i < statement->n_entries; i++)
    {
      DrReturnEntry *entry = &statement->entries[i];

      for (guint s = 0; s < G_N_ELEMENTS (council->sealed); s++)
        if (g_strcmp0 (entry->digest, council->sealed[s].digest) == 0)
          dr_return_entry_set_record (entry, council->sealed[s].record, council->sealed[s].check,
                                      council->sealed[s].digest);
      dr_return_add (again, entry);
    }

  return dr_return_compare (statement, again, differences);
}

/* Each stands in the return once; the schema accepts what is put in its place. */
static const struct { const char *find; const char *with; const char *place; } defects[] = {
  { "<all>\n    <assessments in-effect=\"3\" n=\"5\">", "<all>\n    <assessments in-effect=\"3\" n=\"4\">", "all/assessments/@n" },
  { "<record assessment=\"R-4\" began=\"2025-09-08\" counts=\"true\"", "<record assessment=\"R-4\" began=\"2025-09-08\" counts=\"false\"", "all/assessments/@n" },
  { "<record assessment=\"R-1\" began=\"2025-09-15\"", "<record assessment=\"R-1\" began=\"2025-09-01\"", "records/record[assessment=R-1 version=1]/@began" },
  { "<record assessment=\"R-1\" began=\"2025-09-15\" counts=\"true\" date=\"2025-09-15\"", "<record assessment=\"R-1\" began=\"2025-09-15\" counts=\"true\" date=\"2025-09-14\"", "records/record[assessment=R-1 version=1]/@date" },
  { "stage=\"superseded\"", "stage=\"closed\"", "in-effect" },
  { "stage=\"decided\"", "stage=\"endorsed\"", "publication" },
  { " as-of=\"2026-03-31\"", " as-of=\"2025-08-01\"", "overdue-action" },
  { " to=\"2026-03-31\"", " to=\"2025-10-31\"", "record[assessment=D-1" },
  { "hours-after=\"20\"", "hours-after=\"30\"", "access-point[assessment=R-1 id=permit-line channel=telephone]/@hours-after" },
  { "<overdue-action assessment=\"R-3\" due=\"2025-09-26\"", "<overdue-action assessment=\"R-3\" due=\"2025-09-27\"", "overdue-action[assessment=R-3 id=gosod-dolen]/@due" },
  { "channel-months=\"24\" ", "channel-months=\"12\" ", "cumulative/@channel-months" },
  { "\n    <record assessment=\"D-1\" began=\"2025-11-01\" counts=\"true\" service=\"payments\" stage=\"draft\" version=\"1\"></record>", "", "stage[kind=draft]" },
};

static void
test_reperform (void)
{
  Council council = { 0 };
  g_autofree char *bytes = make_return (&council);
  g_autoptr (GPtrArray) none = NULL;

  g_assert_true (reperform (&council, bytes, &none));
  g_assert_null (none);

  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    {
      g_autofree char *changed = fixture_change (bytes, defects[i].find, defects[i].with);
      g_autoptr (GPtrArray) differences = NULL;
      gboolean found = FALSE;

      g_test_message ("%s", defects[i].with);
      g_assert_false (reperform (&council, changed, &differences));
      for (guint d = 0; d < differences->len; d++)
        {
          const DrXmlDifference *difference = g_ptr_array_index (differences, d);

          g_test_message ("  %s: %s / %s", difference->place, difference->before, difference->after);
          found = found || strstr (difference->place, defects[i].place) != NULL;
        }
      g_assert_true (found);
    }
  for (guint s = 0; s < G_N_ELEMENTS (council.sealed); s++)
    sealed_clear (&council.sealed[s]);
}

/* What differs in form alone is not the same, and nothing differs. */
static void
test_form (void)
{
  Council council = { 0 };
  g_autofree char *bytes = make_return (&council);
  g_autofree char *changed = fixture_change (bytes, "<directorates>", "<directorates >");
  g_autoptr (GPtrArray) differences = NULL;

  g_assert_false (reperform (&council, changed, &differences));
  g_assert_cmpuint (differences->len, ==, 0);
  for (guint s = 0; s < G_N_ELEMENTS (council.sealed); s++)
    sealed_clear (&council.sealed[s]);
}

/* A record of another assessment is not taken for this one's. */
static void
test_other_record (void)
{
  g_auto (Sealed) sealed = { 0 };
  DrReturnEntry entry = { "R-2", 1, DR_STAGE_APPROVED, TRUE };

  seal (&sealed, "worked-example", "R-1", 1, (DrDate) { 2025, 9, 15 }, NULL);
  g_assert_false (dr_return_entry_set_record (&entry, sealed.record, sealed.check, sealed.digest));
  g_assert_null (entry.check);
  entry.reference = "R-1";
  entry.version = 2;
  g_assert_false (dr_return_entry_set_record (&entry, sealed.record, sealed.check, sealed.digest));
  entry.version = 1;
  g_assert_true (dr_return_entry_set_record (&entry, sealed.record, sealed.check, sealed.digest));
  g_assert_true (entry.check == sealed.check);
}

/* What the schema refuses by itself. */
static const struct { const char *find; const char *with; } violations[] = {
  { "stage=\"superseded\"", "stage=\"replaced\"" },
  { "format=\"1.0\"", "format=\"1.1\"" },
  { "in-effect=\"3\" n=\"5\">", "in-effect=\"-3\" n=\"5\">" },
  { "<record assessment=\"R-4\" began=\"2025-09-08\" counts=\"true\"", "<record assessment=\"R-4\" began=\"2025-09-08\" counts=\"yes\"" },
  { "<record assessment=\"D-1\"", "<record assessment=\"R-1\"" },   /* version 1 twice */
  { " to=\"2026-03-31\"", " to=\"2026-02-30\"" },
  { "change=\"relocated\"", "change=\"moved\"" },
  { "length=\"77\"", "length=\"077\"" },
  { "hours-after=\"20\"", "hours-after=\"169\"" },
  { "<by assessment=\"R-3\" effective=\"2025-10-06\" service=\"gwasanaethau-cwsmer\">", "<by assessment=\"R-3\" service=\"nowhere\">" },
  { "<service id=\"parking-permits\"", "<service id=\"payments\"" },
  { "<directorate title=\"Cymunedau\">", "<directorate title=\"Customers\">" },
  { "    <standards missing=\"1\" worse=\"1\"></standards>", "" },
};

static void
test_schema (void)
{
  Council council = { 0 };
  g_autofree char *bytes = make_return (&council);

  for (guint i = 0; i < G_N_ELEMENTS (violations); i++)
    {
      g_auto (GStrv) parts = g_strsplit (bytes, violations[i].find, 2);
      g_autofree char *changed = g_strjoinv (violations[i].with, parts);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document = NULL;

      g_test_message ("%s", violations[i].with);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      document = dr_xml_document_read_bytes ("return", changed, strlen (changed), NULL, &error);
      g_assert_null (document);
      g_assert_nonnull (error);
    }
  for (guint s = 0; s < G_N_ELEMENTS (council.sealed); s++)
    sealed_clear (&council.sealed[s]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dr_formats_init ();

  g_test_add_func ("/records/return/choose", test_choose);
  g_test_add_func ("/records/return/belongs", test_belongs);
  g_test_add_func ("/records/return/draft", test_draft);
  g_test_add_func ("/records/return/cumulative", test_cumulative);
  g_test_add_func ("/records/return/reperform", test_reperform);
  g_test_add_func ("/records/return/form", test_form);
  g_test_add_func ("/records/return/other-record", test_other_record);
  g_test_add_func ("/records/return/schema", test_schema);

  return g_test_run ();
}
