/* What attacks on the public version found: each case was readable in it, or could be worked out of it, before it was mended. */
#include "report-fixture.h"

#include <string.h>

#include "dr-document-builder.h"
#include "dr-public-document.h"
#include "dr-suppression.h"

static const DrPublicPerson officers[] = {
  { "sian.ellis", "Siân Ellis-Rees" }, { "tom.h", "Tom Hughes" }, { "jbrown", "Joanna Margaret Brown" },
  { "mcd", "Fionnuala McDonagh" },     { "op", "Rose Marsh" },    { "grace.head", "Grace Head" },
  { "huw.parry", NULL },               { "service.desk", NULL },
};

static const struct { const char *said; const char *shown; } names[] = {
  /* Small letters throughout. */
  { "sian's desk. ask sian. sian rang.", "An officer's desk. ask an officer. An officer rang." },
  { "The rees of it, a rees.", "The rees of it, a rees." },
  /* Without spaces. */
  { "TomHughes, tomhughes, HughesTom, @sianellis.", "Officer 1, Officer 1, Officer 1, @Officer 2." },
  { "skype:thughes, C:\\Users\\thughes, hughest", "skype:Officer 1, C:\\Users\\Officer 1, Officer 1" },
  { "EllisRees and MsBrown", "An officer and an officer" },
  { "Tom\xe2\x80\x8bHughes", "Officer 1" },
  /* Other forenames, initials. */
  { "Said by Thomas Hughes. Tommy Hughes, T Hughes, T.Hughes.", "Said by an officer. An officer, an officer, an officer." },
  { "Ask Hughes. Yesterday Hughes rang.", "Ask an officer. Yesterday an officer rang." },
  { "By J M Brown, Jo Brown, Brown, J and Brown J.", "By an officer, an officer, an officer and an officer." },
  { "(S.E.R.) and T.H., in the U.K.", "(An officer) and an officer, in the U.K." },
  /* Other surnames. */
  { "Mc Donagh, MacDonagh, the McDonaghs.", "An officer, an officer, the officer." },
  /* Words of every day, within a sentence. */
  { "So Rose said, and Marsh agreed. It was Rose's desk.", "So an officer said, and an officer agreed. It was an officer's desk." },
  { "The Rose, Rose Court, in Marsh, the Brown Street desk, a rose.", "The Rose, Rose Court, in Marsh, the Brown Street desk, a rose." },
  { "A big Marsh-side walk. Brown bread, Young People.", "A big Marsh-side walk. Brown bread, Young People." },
  /* Nobody but an id is known. */
  { "Ask Huw, Mr Parry or Huw Parry; the desk, a service.", "Ask an officer, an officer or Officer 1; the desk, a service." },
};

/* What stands for a name fits into its sentence: the capital, one article, one dot. */
static const struct { const char *said; const char *shown; } sentences[] = {
  { "Hughes rang. Hughes wrote! \"Hughes?\" (Hughes.)", "An officer rang. An officer wrote! \"An officer?\" (An officer.)" },
  { "The desk (Hughes), Hughes and - Hughes.", "The desk (an officer), an officer and - an officer." },
  { "Asked:\n- Hughes too\n\nHughes agreed, e.g. Hughes.", "Asked:\n- An officer too\n\nAn officer agreed, e.g. an officer." },
  { "He said \"go.\" Hughes went. See: Hughes.", "He said \"go.\" An officer went. See: an officer." },
  { "The Hughes family, our Hughes and the Hughes's desk.", "The officer family, our officer and the officer's desk." },
  { "A Hughes idea, an Ellis plan and a Hughes note.", "An officer idea, an officer plan and an officer note." },
  { "It is a Hughes. An Ellis. A Hughes.", "It is an officer. An officer. An officer." },
  { "It was said that Hughes told her Hughes's plan.", "It was said that an officer told her an officer's plan." },
  { "The Tom Hughes note.", "The Officer 1 note." },
  { "T.H. rang. Ask T.H., not T.H.'s desk (T.H.); ask T.H.",
    "An officer rang. Ask an officer, not an officer's desk (an officer); ask an officer." },
  { "Mr Hughes. Dr. Hughes, cf. Hughes.", "An officer. An officer, cf. an officer." },
  { "Ask T.H. The desk is shut.", "Ask an officer. The desk is shut." },
  { "Mr. Hughes and T. Hughes. Then Brown, J., rang.", "An officer and an officer. Then an officer, rang." },
  { "hughes_notes.docx", "an officer_notes.docx" },
  /* One below the other. */
  { "Hughes\nHughes\nEllis, Rees", "An officer\nAn officer\nAn officer, an officer" },
  { "Ask\n  Hughes\n\n  Brown\nTom Hughes\nTom Hughes", "Ask\n  An officer\n\n  An officer\nOfficer 1\nOfficer 1" },
};

static char *
show (DrWords            words,
      DrDocumentBuilder *out)
{
  const DrPublicOptions options = { NULL, "grace.head", officers, G_N_ELEMENTS (officers) };
  g_autoptr (DrDocument) shown = NULL;

  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, words);
  shown = dr_public_document_new (dr_document_builder_finish (out), &options, NULL);

  return dr_words_to_text (&shown->blocks[0].paragraph.words);
}

static void
test_names (void)
{
  guint wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
      g_autofree char *text = show (dr_words_value (out, dr_value_said (out, names[i].said, "change/what")), out);

      if (strcmp (text, names[i].shown) != 0)
        {
          g_test_message ("%s\n  gives    %s\n  expected %s", names[i].said, text, names[i].shown);
          wrong++;
        }
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_sentences (void)
{
  guint wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
      g_autofree char *text = show (dr_words_value (out, dr_value_said (out, sentences[i].said, "change/what")), out);

      if (strcmp (text, sentences[i].shown) != 0)
        {
          g_test_message ("%s\n  gives    %s\n  expected %s", sentences[i].said, text, sentences[i].shown);
          wrong++;
        }
    }
  g_assert_cmpuint (wrong, ==, 0);
}

/* What is typed may stand within a sentence of the program's. */
static void
test_within (void)
{
  static const struct { const char *before; const char *shown; } cases[] = {
    { "Signed by ", "Signed by an officer rang." }, { "Reason: ", "Reason: An officer rang." },
    { "Signed. ", "Signed. An officer rang." },     { "Signed\n", "Signed\nAn officer rang." },
    { "", "An officer rang." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
      DrRun runs[2] = {
        { .value = dr_value_text (out, cases[i].before) }, { .value = dr_value_said (out, "Hughes rang.", "change/what") },
      };
      g_autofree char *text = show ((DrWords) { runs, 2 }, out);

      g_assert_cmpstr (text, ==, cases[i].shown);
    }
}

static const struct { const char *link; gboolean stays; } links[] = {
  { "https://x.uk/people/tom-hughes", FALSE }, { "https://x.uk/?by=sian.ellis", FALSE }, { "https://x.uk/hill", TRUE },
  { "MAILTO:x@y.uk", FALSE },                  { "#source-1", TRUE },
};

/* Nobody reads where a link goes, but for the browser. */
static void
test_links (void)
{
  const DrPublicOptions options = { NULL, "grace.head", officers, G_N_ELEMENTS (officers) };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
      g_autoptr (DrDocument) shown = NULL;
      DrPublicTally tally;

      dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_linked (out, dr_words_text (out, "A page"), links[i].link));
      shown = dr_public_document_new (dr_document_builder_finish (out), &options, &tally);
      g_assert_cmpstr (shown->blocks[0].paragraph.words.runs[0].link, ==, links[i].stays ? links[i].link : NULL);
      g_assert_cmpuint (tally.links, ==, !links[i].stays);
    }
}

static DrDocument *
publish (ReportFixture *self)
{
  g_clear_pointer (&self->check, dr_check_free);
  self->check = dr_check_new (self->evidence, self->assessment, &self->context, self->rulebook);
  self->input.check = self->check;

  return dr_assessment_report_public_new (&self->input, NULL);
}

/* A standard in a unit that counts people is a number of people. */
static void
test_standards (void)
{
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (DrDocument) shown = NULL;
  g_autofree char *text = NULL;
  DrStandardChange standards[] = {
    { .text = "Seen without an appointment", .before = 9, .after = 4, .unit = "callers a day" },
    { .text = "Answered within", .before = 3, .after = 6, .unit = "rings" },
  };

  report_fixture_load (&self, "data/examples/clean.xml");
  ((DrOption *) self.assessment->options)[0].standards = standards;
  ((DrOption *) self.assessment->options)[0].n_standards = G_N_ELEMENTS (standards);
  shown = publish (&self);
  text = dr_document_to_text (shown);
  g_assert_null (strstr (text, "9 callers"));
  g_assert_null (strstr (text, "4 callers"));
  g_assert_nonnull (strstr (text, "fewer than 10 callers a day"));
  g_assert_nonnull (strstr (text, "3 rings"));
}

static gboolean
has (const DrDocument *shown,
     const char       *anchor,
     const char       *words)
{
  for (guint i = 0; i < shown->n_blocks; i++)
    {
      const DrDocumentTable *table = shown->blocks[i].kind == DR_BLOCK_TABLE ? shown->blocks[i].table : NULL;

      for (guint k = 0; table != NULL && g_strcmp0 (table->anchor, anchor) == 0 && k < table->n_rows * table->n_columns; k++)
        {
          g_autofree char *text = dr_words_to_text (&table->cells[k].words);

          if (strstr (text, words) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/* Five in a hundred of 20 who answered are one: wherever the share stands. Other months and groups stay as they are. */
static void
test_results (void)
{
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (DrDocument) shown = NULL;
  DrMeasureResult results[] = {
    { { 2026, 3, 0 }, 1, 0.05, 20 }, { { 2026, 3, 0 }, 2, 0.25, 400 }, { { 2026, 4, 0 }, 1, 0.35, 314 },
  };
  DrMeasure measure = { .id = "m", .name = "No way left", .unit = "share", .quantity = "newly_excluded", .baseline = DR_UNKNOWN,
                        .target = DR_UNKNOWN, .results = results, .n_results = G_N_ELEMENTS (results) };

  report_fixture_load (&self, "data/examples/cashiers-desk.xml");
  ((DrAssessment *) self.assessment)->measures = &measure;
  ((DrAssessment *) self.assessment)->n_measures = 1;
  shown = publish (&self);
  g_assert_true (has (shown, "measure-1-results", "25 %"));
  g_assert_true (has (shown, "measure-1-results", "35 %"));
  g_assert_true (has (shown, "measure-1-results", "314"));
  g_assert_false (has (shown, "measure-1-results", "5.0 %"));
  g_assert_true (has (shown, "predictions-table", "35 %"));
  /* Nor does the comparison with what was predicted tell it. */
  g_assert_true (has (shown, "predictions-table", "not shown"));
  for (guint i = 0; i < 2; i++)
    {
      const char *anchor = i == 0 ? "measure-1-results" : "predictions-table";
      g_autofree char *told = NULL;

      g_assert_false (has (shown, anchor, "share"));
      told = g_strdup (has (shown, anchor, "less than 50 %") ? "less" : has (shown, anchor, "not shown") ? "not shown" : "");
      g_assert_cmpstr (told, !=, "");
    }
}

static void
gather_open (const DrValue *value,
             gpointer       data)
{
  const char *family = data;

  if (value->key != NULL && g_str_has_prefix (value->key, family) && dr_value_is_number (value) && value->hi > value->lo)
    g_error ("%s is %s", value->key, value->text);
}

static void
count_open (const DrValue *value,
            gpointer       data)
{
  *(guint *) data += value->key != NULL && g_str_has_prefix (value->key, "group:age-75-plus/option:") && value->hi > value->lo;
}

/* Four of five who were asked: from the ends of the range whoever knows the formula has both numbers. */
static void
test_few_answers (void)
{
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (DrDocument) whole = NULL;
  g_autoptr (DrDocument) shown = NULL;
  guint open = 0;
  int group;

  report_fixture_load (&self, "data/examples/bishops-stortford-desk.xml");
  group = dr_evidence_find_group (self.evidence, "age-75-plus");
  for (guint i = 0; i < self.evidence->n_figures; i++)
    if (self.evidence->figures[i].group == group)
      ((DrFigure *) self.evidence->figures)[i].n = 5;
  shown = publish (&self);
  whole = dr_assessment_report_new (&self.input);
  dr_document_each_value (whole, count_open, &open);
  g_assert_cmpuint (open, >, 0);
  dr_document_each_value (shown, gather_open, (gpointer) "group:age-75-plus/");
}

/* "65 and over" are two groups together: of the three, two tell the third. */
static void
test_nested (void)
{
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (DrDocument) shown = NULL;
  int older = -1;
  int parts[2] = { -1, -1 };
  DrMeasureResult results[3];
  DrMeasure measure = { .id = "m", .name = "Who came back", .unit = "people", .baseline = DR_UNKNOWN, .target = DR_UNKNOWN,
                        .results = results, .n_results = G_N_ELEMENTS (results) };

  report_fixture_load (&self, "data/examples/bishops-stortford-desk.xml");
  older = dr_evidence_find_group (self.evidence, "age-65-plus");
  parts[0] = dr_evidence_find_group (self.evidence, "age-65-74");
  parts[1] = dr_evidence_find_group (self.evidence, "age-75-plus");
  g_assert_cmpint (MIN (older, MIN (parts[0], parts[1])), >, 0);
  results[0] = (DrMeasureResult) { { 2026, 3, 0 }, older, 148, 0 };
  results[1] = (DrMeasureResult) { { 2026, 3, 0 }, parts[0], 144, 0 };
  results[2] = (DrMeasureResult) { { 2026, 3, 0 }, parts[1], 4, 0 };
  ((DrAssessment *) self.assessment)->measures = &measure;
  ((DrAssessment *) self.assessment)->n_measures = 1;
  shown = publish (&self);
  g_assert_true (has (shown, "measure-1-results", "fewer than 10"));
  g_assert_false (has (shown, "measure-1-results", "148") && has (shown, "measure-1-results", "144"));
}

/* What is typed into the evidence base is typed by somebody as well. */
static void
test_evidence (void)
{
  static const DrReportPerson person = { "sian.ellis", "Siân Ellis-Rees" };
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (DrDocument) shown = NULL;
  g_autofree char *text = NULL;

  report_fixture_load (&self, "data/examples/worked-example.xml");
  for (guint i = 0; i < self.evidence->n_sources; i++)
    {
      DrSource *source = &((DrSource *) self.evidence->sources)[i];

      source->note = "Siân counted. [private]TOPSECRET[/private]";
      source->how_known = "told by Mrs Rees";
    }
  self.input.people = &person;
  self.input.n_people = 1;
  shown = publish (&self);
  text = dr_document_to_text (shown);
  g_assert_null (strstr (text, "Siân"));
  g_assert_null (strstr (text, "Rees"));
  g_assert_null (strstr (text, "TOPSECRET"));
  g_assert_nonnull (strstr (text, "An officer counted."));
}

static DrValue
people (DrDocumentBuilder *out,
        gint64             n,
        const char        *key)
{
  const DrValue value = dr_value_people (out, (DrPeople) { TRUE, n, n }, DR_UNKNOWN, key);

  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_value (out, value));

  return value;
}

/* 25 less 20 to 29 leaves 1 to 5, 34 less 20 to 29 leaves 5 to 9: who takes both for the same number has it. */
static void
test_equal (void)
{
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Numbers");
  g_autoptr (DrDocument) report = NULL;
  g_autoptr (DrSuppression) suppression = NULL;
  static const char * const answers[] = { "measure:m@1/answers", "x/n" };
  static const char * const value[] = { "measure:m@1/value", "y/n" };
  DrValue others[2];

  people (out, 5, answers[0]);
  people (out, 5, value[0]);
  others[0] = people (out, 20, answers[1]);
  others[1] = people (out, 29, value[1]);
  dr_document_add_sum (out, NULL, answers, 2);
  dr_document_add_sum (out, NULL, value, 2);
  report = dr_document_builder_finish (out);
  suppression = dr_suppression_new (report, NULL, 0, NULL);
  g_assert_cmpint (MAX (dr_suppression_get (suppression, &others[0]), dr_suppression_get (suppression, &others[1])), >,
                   DR_COARSE_TENS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/public-attack/names", test_names);
  g_test_add_func ("/reports/public-attack/sentences", test_sentences);
  g_test_add_func ("/reports/public-attack/within", test_within);
  g_test_add_func ("/reports/public-attack/links", test_links);
  g_test_add_func ("/reports/public-attack/standards", test_standards);
  g_test_add_func ("/reports/public-attack/results", test_results);
  g_test_add_func ("/reports/public-attack/few-answers", test_few_answers);
  g_test_add_func ("/reports/public-attack/nested", test_nested);
  g_test_add_func ("/reports/public-attack/evidence", test_evidence);
  g_test_add_func ("/reports/public-attack/equal", test_equal);

  return g_test_run ();
}
