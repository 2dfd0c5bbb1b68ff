/* The public version's words: no officer's name and nothing private, wherever it was written. */
#include "public-adversary.h"
#include "report-fixture.h"

#include <string.h>

#include "dr-document-builder.h"
#include "dr-suppression.h"

static const struct { const char *said; const char *shown; } said[] = {
  { "Ada Lovelace asked.", "Officer 1 asked." },
  { "ADA  LOVELACE asked, and ada.l too.", "Officer 1 asked, and Officer 1 too." },
  { "Mrs Lovelace and Ms. A. Lovelace agreed.", "An officer and an officer agreed." },
  { "Lovelace said so; Ada's note.", "An officer said so; an officer's note." },
  { "Young people and Mr Young.", "Young people and an officer." },
  { "Zoë Young met Grace Head.", "Officer 1 met Grace Head." },
  { "Mr Head stays, and so does Grace.", "Mr Head stays, and so does Grace." },
  { "Cŵlm-Jones? Llŷr Cŵlm-Jones!", "An officer? Officer 1!" },
  { "Gráinne O'Neill rang. Ms O’Neill too.", "Officer 1 rang. An officer too." },
  { "Lovelacely adamant.", "Lovelacely adamant." },
  { "Open. [private]A name.[/private] Open again.", "Open. [not published] Open again." },
  { "Open. [PRIVATE] the rest\n\nand this.", "Open. [not published]" },
  { "[private]one[/private] and [private]two[/private]", "[not published] and [not published]" },
};

static void
test_said (void)
{
  static const DrPublicPerson people[] = {
    { "ada.l", "Ada Lovelace" }, { "young", "Zoë Young" }, { "head", "Grace Head" }, { "llyr", "Llŷr Cŵlm-Jones" },
    { "grainne", "Gráinne O’Neill" }, { "x", NULL },
  };
  const DrPublicOptions options = { NULL, "head", people, G_N_ELEMENTS (people) };

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
      g_autoptr (DrDocument) shown = NULL;
      g_autofree char *text = NULL;

      dr_document_add_said (out, said[i].said, "change/what");
      shown = dr_public_document_new (report_fixture_paragraph (out, dr_words_text (out, "Helps young people. The end.")), &options, NULL);
      text = dr_words_to_text (&shown->blocks[0].paragraph.words);
      g_assert_cmpstr (text, ==, said[i].shown);
      g_assert_cmpint (shown->blocks[1].kind, ==, DR_BLOCK_PARAGRAPH);
      g_free (text);
      text = dr_words_to_text (&shown->blocks[1].paragraph.words);
      g_assert_cmpstr (text, ==, "Helps young people. The end.");
    }
}

static const char *
number_it (DrArena    *arena,
           const char *text,
           guint       index)
{
  g_autofree char *numbered = g_strdup_printf ("%s %u", text, index + 1);

  return dr_arena_strdup (arena, numbered);
}

/* Every short text of an assessment says something private of an officer, who is named by her surname too. */
static void
plant_private (DrAssessment *made)
{
  static const char planted[] = "Hughes rings. [private]TOPSECRET[/private]";
  DrArena *arena = made->arena;
  DrAction *actions = dr_arena_new0 (arena, DrAction);
  DrStandardChange *standards = dr_arena_new0 (arena, DrStandardChange);
  DrMeasure *measures = dr_arena_new0 (arena, DrMeasure);

  made->title = planted;
  for (guint i = 0; i < made->n_options; i++)
    ((DrOption *) made->options)[i].name = number_it (arena, planted, i);
  for (guint i = 0; i < made->n_points; i++)
    {
      DrAccessPoint *point = &((DrAccessPoint *) made->points)[i];

      point->name = number_it (arena, planted, i);
      point->place = planted;
    }
  *actions = (DrAction) { .id = "late", .kind = DR_ACTION_MITIGATION, .text = planted, .owner = "m.hughes", .due = { 2099, 1, 1 } };
  made->actions = actions;
  made->n_actions = 1;
  *standards = (DrStandardChange) { .text = planted, .before = 20, .after = 40, .unit = planted };
  for (guint i = 0; i < made->n_options; i++)
    {
      ((DrOption *) made->options)[i].standards = standards;
      ((DrOption *) made->options)[i].n_standards = 1;
    }
  *measures = (DrMeasure) { .id = "m", .name = planted, .unit = planted, .baseline = 70, .target = DR_UNKNOWN };
  made->measures = measures;
  made->n_measures = 1;
}

/* In findings, headings, titles, legends and cells. */
static void
test_private (void)
{
  for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
    {
      g_auto (ReportFixture) self = { NULL };
      g_auto (Adversary) adversary = { 0 };
      g_autoptr (DrDocument) report = NULL;
      g_autoptr (DrDocument) shown = NULL;
      DrReportPerson person = { "m.hughes", "Mair Hughes" };

      adversary_init (&adversary);
      report_fixture_load (&self, report_fixture_examples[i]);
      plant_private ((DrAssessment *) self.assessment);
      report_fixture_check (&self);
      self.input.people = &person;
      self.input.n_people = 1;
      report = dr_assessment_report_new (&self.input);
      adversary_name (&adversary, report, "x", "TOPSECRET");
      g_assert_cmpuint (adversary.leaks->len, >, 0);
      g_string_truncate (adversary.leaks, 0);
      shown = dr_assessment_report_public_new (&self.input, NULL);
      adversary_name (&adversary, shown, "m.hughes", "TOPSECRET");
      adversary_name (&adversary, shown, "m.hughes", "Hughes");
      for (guint k = 0; k < shown->n_blocks; k++)
        if (shown->blocks[k].kind == DR_BLOCK_FIGURE && shown->blocks[k].figure.chart.kind == DR_CHART_DATA_INTERVALS)
          for (guint o = 0; o < shown->blocks[k].figure.chart.data.intervals->n_options; o++)
            g_assert_null (strstr (shown->blocks[k].figure.chart.data.intervals->options[o], "TOPSECRET"));
      g_assert_null (strstr (shown->running, "TOPSECRET"));
      g_assert_null (strstr (shown->subject, "TOPSECRET"));
      adversary_expect_nothing (&adversary, report_fixture_examples[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/public-words/said", test_said);
  g_test_add_func ("/reports/public-words/private", test_private);

  return g_test_run ();
}
