/* The shipped questionnaire as it loads, and every way in which an edited one is refused, with its line. */
#include "dr-questionnaire-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-load.h"
#include "dr-xml-document.h"

#define QUESTIONNAIRE "/org/dueregard/data/questionnaire.xml"
#define RULEBOOK "/org/dueregard/data/rulebook.xml"

static char *
shipped (const char *path)
{
  g_autoptr (GBytes) bytes = dr_formats_get_data (path);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static guint
line_of (const char *text,
         const char *at)
{
  guint line = 1;

  for (const char *c = text; c < at; c++)
    line += *c == '\n';

  return line;
}

static DrQuestionnaire *
load_shipped (void)
{
  g_autoptr (GError) error = NULL;
  DrQuestionnaire *questionnaire = dr_questionnaire_read_default (&error);

  g_assert_no_error (error);

  return questionnaire;
}

static void
test_shipped_is_whole (void)
{
  static const char * const sections[] = { "change", "screening", "options", "people", "consultation", "impacts",
                                           "actions", "outcome", "monitoring" };
  g_autoptr (DrQuestionnaire) questionnaire = load_shipped ();
  g_autofree char *text = shipped (QUESTIONNAIRE);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_assert_cmpstr (questionnaire->id, ==, "due-regard");
  g_assert_cmpstr (questionnaire->version, ==, "1");
  g_assert_cmpstr (questionnaire->digest, ==, digest);
  g_assert_cmpuint (questionnaire->n_sections, ==, G_N_ELEMENTS (sections));

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const DrSection *section = &questionnaire->sections[i];

      g_assert_cmpstr (section->id, ==, sections[i]);
      g_assert_true (dr_questionnaire_find_section (questionnaire, sections[i]) == section);
      for (guint j = 0; j < section->n_questions; j++)
        {
          const DrQuestion *question = &section->questions[j];

          g_assert_cmpstr (question->prompt, !=, "");
          g_assert_cmpstr (question->help, !=, "");
          g_assert_cmpstr (question->why, !=, "");
          g_assert_nonnull (strstr (question->good, "Example: “"));
          g_assert_null (strstr (question->good, "  "));
          g_assert_true (dr_questionnaire_find (questionnaire, question->id) == question);
        }
    }
  g_assert_null (dr_questionnaire_find_section (questionnaire, "submit"));
}

/* How many questions an officer meets. */
static const struct {
  const char *path;
  DrNation    nation;
  gboolean    access_review;
  DrScreening screening;
  guint       asked;
  guint       required;
} burdens[] = {
  { "England/change/full", DR_NATION_ENGLAND, FALSE, DR_SCREENING_FULL, 27, 25 },
  { "England/change/screened-out", DR_NATION_ENGLAND, FALSE, DR_SCREENING_OUT, 18, 7 },
  { "England/change/undecided", DR_NATION_ENGLAND, FALSE, DR_SCREENING_UNDECIDED, 18, 7 },
  { "England/access-review", DR_NATION_ENGLAND, TRUE, DR_SCREENING_UNDECIDED, 22, 20 },
  { "Wales/change/full", DR_NATION_WALES, FALSE, DR_SCREENING_FULL, 30, 27 },
  { "Wales/change/screened-out", DR_NATION_WALES, FALSE, DR_SCREENING_OUT, 21, 8 },
  { "Scotland/change/full", DR_NATION_SCOTLAND, FALSE, DR_SCREENING_FULL, 27, 25 },
};

static void
test_shipped_burden (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrQuestionnaire) questionnaire = load_shipped ();
  guint asked = 0;
  guint required = 0;

  for (guint s = 0; s < questionnaire->n_sections; s++)
    for (guint q = 0; q < questionnaire->sections[s].n_questions; q++)
      {
        const char *id = questionnaire->sections[s].questions[q].id;

        asked += dr_questionnaire_applies (questionnaire, id, burdens[i].nation, burdens[i].access_review,
                                           burdens[i].screening);
        required += dr_questionnaire_is_required (questionnaire, id, burdens[i].nation, burdens[i].access_review,
                                                  burdens[i].screening);
      }

  g_assert_cmpuint (asked, ==, burdens[i].asked);
  g_assert_cmpuint (required, ==, burdens[i].required);
}

/* Nobody is shown the duty of another nation, and nothing is called lawful or unlawful. */
static void
test_shipped_words (void)
{
  static const struct { DrNation nation; const char *never; } never[] = {
    { DR_NATION_ENGLAND, "Wales" },
    { DR_NATION_ENGLAND, "Scotland" },
    { DR_NATION_ENGLAND, "s.1," },
    { DR_NATION_WALES, "Scotland" },
    { DR_NATION_WALES, "Customer Service Strategy" },
    { DR_NATION_SCOTLAND, "Wales" },
    { DR_NATION_SCOTLAND, "Welsh" },
    { DR_NATION_SCOTLAND, "Customer Service Strategy" },
    { DR_NATION_SCOTLAND, "EWCA" },
    { DR_NATION_SCOTLAND, "EWHC" },
  };
  g_autoptr (DrQuestionnaire) questionnaire = load_shipped ();
  g_autofree char *text = shipped (QUESTIONNAIRE);

  g_assert_null (strstr (text, "lawful"));
  for (guint s = 0; s < questionnaire->n_sections; s++)
    for (guint q = 0; q < questionnaire->sections[s].n_questions; q++)
      {
        const DrQuestion *question = &questionnaire->sections[s].questions[q];

        for (int nation = 0; nation < DR_N_NATIONS; nation++)
          g_assert_cmpint ((question->nations & (1u << nation)) != 0, ==,
                           dr_question_basis (question, nation)[0] != '\0');
        for (guint i = 0; i < G_N_ELEMENTS (never); i++)
          g_assert_null (strstr (dr_question_basis (question, never[i].nation), never[i].never));
      }
}

static void
test_shipped_measures (void)
{
  g_autoptr (DrQuestionnaire) questionnaire = load_shipped ();
  const DrMeasureSet *set;

  g_assert_cmpuint (questionnaire->n_measure_sets, ==, 1);
  set = &questionnaire->measure_sets[0];
  g_assert_cmpstr (set->id, ==, "satisfaction");
  g_assert_cmpuint (set->n_scales, ==, 2);
  g_assert_cmpuint (set->n_measures, ==, 8);
  for (guint i = 0; i < set->n_measures; i++)
    {
      g_assert_true (g_str_has_prefix (set->measures[i].id, "satisfaction-"));
      g_assert_cmpstr (set->measures[i].question, !=, "");
      g_assert_nonnull (set->measures[i].scale);
    }
  g_assert_cmpstr (set->measures[7].scale->id, ==, "satisfaction");
  for (guint i = 0; i < set->n_scales; i++)
    {
      g_assert_cmpfloat (set->scales[i].favourable_from, ==, 4.0);
      g_assert_cmpuint (set->scales[i].n_answers, ==, 6);
      for (guint j = 0; j < 5; j++)
        {
          g_assert_true (set->scales[i].answers[j].counted);
          g_assert_cmpfloat (set->scales[i].answers[j].value, ==, j + 1.0);
        }
      g_assert_false (set->scales[i].answers[5].counted);
    }
}

/* What is replaced in the shipped questionnaire, and what is said about it.
 * Everything from @find up to @until (or @find alone) becomes @with; the error stands on the line of @line. */
static const struct {
  const char *path;
  const char *find;
  const char *until;
  const char *with;
  gboolean    xml;       /* DR_XML_ERROR, else DR_RECORD_ERROR */
  int         code;
  const char *line;
  const char *words;
} bad[] = {
  { "section/unknown", "<section id=\"people\"", NULL, "<section id=\"persons\"", TRUE, DR_XML_ERROR_INVALID,
    "<section id=\"persons\"", "persons" },
  { "section/twice", "<section id=\"people\"", NULL, "<section id=\"options\"", TRUE, DR_XML_ERROR_INVALID,
    "<section id=\"options\" title=\"People\"", "options" },
  { "section/no-title", "<section id=\"people\" title=\"People\"", NULL, "<section id=\"people\"", TRUE,
    DR_XML_ERROR_INVALID, "<section id=\"people\"", "title" },
  { "question/twice", "<question id=\"carers\"", NULL, "<question id=\"aims\"", TRUE, DR_XML_ERROR_INVALID,
    "<question id=\"aims\" required", "aims" },
  { "question/id", "<question id=\"carers\"", NULL, "<question id=\"Carers!\"", TRUE, DR_XML_ERROR_INVALID,
    "<question id=\"Carers!\"", "Carers!" },
  { "question/required", "<question id=\"carers\" required=\"full\"", NULL, "<question id=\"carers\" required=\"perhaps\"",
    TRUE, DR_XML_ERROR_INVALID, "<question id=\"carers\"", "perhaps" },
  { "question/not-required", "<question id=\"carers\" required=\"full\"", NULL, "<question id=\"carers\"", TRUE,
    DR_XML_ERROR_INVALID, "<question id=\"carers\"", "required" },
  { "question/always-full", "<question id=\"carers\" required=\"full\"", NULL,
    "<question id=\"carers\" only-full=\"true\" required=\"always\"", FALSE, DR_RECORD_ERROR_INVALID,
    "<question id=\"carers\"", "question carers: required is “always” and only-full is true, expected required “full”" },
  { "question/change-review", "<question id=\"carers\" required=\"full\"", NULL,
    "<question id=\"carers\" only-change=\"yes\" required=\"full\"", TRUE, DR_XML_ERROR_INVALID, "<question id=\"carers\"",
    "yes" },
  { "question/nation", "<question id=\"low-income\" nations=\"England\"", NULL,
    "<question id=\"low-income\" nations=\"Cornwall\"", TRUE, DR_XML_ERROR_INVALID, "<question id=\"low-income\"",
    "Cornwall" },
  { "question/no-nation", "<question id=\"low-income\" nations=\"England\"", NULL, "<question id=\"low-income\" nations=\"\"",
    TRUE, DR_XML_ERROR_INVALID, "<question id=\"low-income\"", "nations" },
  { "question/nation-twice", "<question id=\"low-income\" nations=\"England\"", NULL,
    "<question id=\"low-income\" nations=\"England England\"", FALSE, DR_RECORD_ERROR_INVALID,
    "<question id=\"low-income\"", "question: nations has “England” twice, expected it once" },
  { "question/no-why", "<why>A carer who", "</why>", "", TRUE, DR_XML_ERROR_INVALID, "<good>It tells carers", "why" },
  { "question/blank-prompt", "<prompt>What does this mean for people who look after someone?", NULL, "<prompt>", TRUE,
    DR_XML_ERROR_INVALID, "<prompt></prompt>", "prompt" },
  { "basis/none", "<basis>Equality Act 2010, s.13:", "</basis>", "", TRUE, DR_XML_ERROR_INVALID,
    "<question id=\"carers\"", "basis" },
  { "basis/missing", "<basis nations=\"Wales Scotland\">Equality Act 2010, s.149(1): regard in proportion", NULL,
    "<basis nations=\"Wales\">Equality Act 2010, s.149(1): regard in proportion", FALSE, DR_RECORD_ERROR_INVALID,
    "<question id=\"service-purpose\"", "service-purpose has no basis for Scotland, expected one" },
  { "basis/twice", "<basis nations=\"Wales Scotland\">Equality Act 2010, s.149(1): regard in proportion", NULL,
    "<basis nations=\"Wales Scotland England\">Equality Act 2010, s.149(1): regard in proportion", FALSE,
    DR_RECORD_ERROR_INVALID, "<basis nations=\"Wales Scotland England\">",
    "basis is the second one for England, expected one" },
  { "basis/foreign", "<question id=\"socio-economic\" nations=\"Wales Scotland\"", NULL,
    "<question id=\"socio-economic\" nations=\"Wales\"", FALSE, DR_RECORD_ERROR_INVALID,
    "<basis nations=\"Scotland\">Equality Act 2010, s.1 ",
    "basis is for Scotland, where socio-economic does not apply; expected a nation where it does" },
  { "measure/scale", "<measure id=\"satisfaction-reach\" scale=\"agreement\"", NULL,
    "<measure id=\"satisfaction-reach\" scale=\"agrement\"", TRUE, DR_XML_ERROR_INVALID,
    "<measure id=\"satisfaction-reach\"", "agrement" },
  { "measure/twice", "<measure id=\"satisfaction-way\"", NULL, "<measure id=\"satisfaction-reach\"", TRUE,
    DR_XML_ERROR_INVALID, "<measure id=\"satisfaction-reach\" scale=\"agreement\" title=\"In a way", "satisfaction-reach" },
  { "scale/twice", "<scale id=\"satisfaction\"", NULL, "<scale id=\"agreement\"", TRUE, DR_XML_ERROR_INVALID,
    "<scale id=\"agreement\" title=\"Satisfaction\"", "agreement" },
  { "scale/answer-twice", "<answer value=\"2\" title=\"Disagree\"", NULL, "<answer value=\"1\" title=\"Disagree\"", TRUE,
    DR_XML_ERROR_INVALID, "<answer value=\"1\" title=\"Disagree\"", "1" },
  { "scale/value", "<answer value=\"2\" title=\"Disagree\"", NULL, "<answer value=\"two\" title=\"Disagree\"", TRUE,
    DR_XML_ERROR_INVALID, "<answer value=\"two\"", "two" },
  { "scale/all", "title=\"Agreement\" favourable-from=\"4\"", NULL, "title=\"Agreement\" favourable-from=\"1\"", FALSE,
    DR_RECORD_ERROR_INVALID, "title=\"Agreement\"", "scale agreement: favourable-from is 1, which makes all of its answers" },
  { "scale/none", "title=\"Agreement\" favourable-from=\"4\"", NULL, "title=\"Agreement\" favourable-from=\"5.5\"", FALSE,
    DR_RECORD_ERROR_INVALID, "title=\"Agreement\"", "scale agreement: favourable-from is 5.5, which makes none of its" },
  { "root/format", "format=\"1.0\"", NULL, "format=\"2.0\"", TRUE, DR_XML_ERROR_UNKNOWN_FORMAT, "<questionnaire ", "2.0" },
  { "element/unknown", "<section id=\"people\"", NULL, "<page/><section id=\"people\"", TRUE, DR_XML_ERROR_INVALID, "<page/>",
    "page" },
};

static char *
edit (guint i)
{
  g_autofree char *text = shipped (QUESTIONNAIRE);
  char *from = strstr (text, bad[i].find);
  char *to;

  g_assert_nonnull (from);
  to = from + strlen (bad[i].find);
  if (bad[i].until != NULL)
    to = strstr (to, bad[i].until) + strlen (bad[i].until);

  return g_strdup_printf ("%.*s%s%s", (int) (from - text), text, bad[i].with, to);
}

static void
test_bad (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = edit (i);
  const char *at = strstr (text, bad[i].line);
  g_autofree char *prefix = NULL;
  GQuark domain = bad[i].xml ? DR_XML_ERROR : DR_RECORD_ERROR;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuestionnaire) questionnaire = NULL;

  g_assert_nonnull (at);
  prefix = g_strdup_printf ("edited.xml:%u: ", line_of (text, at));
  questionnaire = dr_questionnaire_read_bytes ("edited.xml", text, strlen (text), &error);

  g_assert_null (questionnaire);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, domain, bad[i].code);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  g_assert_nonnull (strstr (error->message, bad[i].words));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_other_kind (void)
{
  g_autofree char *text = shipped (RULEBOOK);
  g_autofree char *expected = g_strdup_printf ("other.xml:%u: the file is of the kind “rulebook”, expected “questionnaire”",
                                               line_of (text, strstr (text, "<rulebook ")));
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_questionnaire_read_bytes ("other.xml", text, strlen (text), &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("questionnaire-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "questionnaire.xml", NULL);
  g_autofree char *text = shipped (QUESTIONNAIRE);
  g_autoptr (DrQuestionnaire) expected = load_shipped ();
  g_autoptr (DrQuestionnaire) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_questionnaire_read_file (path, &error));
  g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_READ);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  read = dr_questionnaire_read_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->digest, ==, expected->digest);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A council's own: one section, no measures, text over several lines. */
static void
test_smallest (void)
{
  static const char smallest[] =
    "<questionnaire xmlns=\"urn:dueregard:1\" format=\"1.0\" id=\"own\" version=\"2026-04\" title=\"Ours\">\n"
    "  <section id=\"outcome\" title=\"Outcome\">\n"
    "    <question id=\"one\" nations=\"Wales\" only-change=\"true\" required=\"optional\">\n"
    "      <prompt>\n        Why\n\tthis?\n      </prompt><help>h</help><why>w</why><good>g</good><basis>b</basis>\n"
    "    </question>\n"
    "  </section>\n"
    "</questionnaire>\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuestionnaire) own = dr_questionnaire_read_bytes ("own.xml", smallest, strlen (smallest), &error);
  const DrQuestion *question;

  g_assert_no_error (error);
  g_assert_cmpstr (own->version, ==, "2026-04");
  g_assert_cmpuint (own->n_measure_sets, ==, 0);
  g_assert_cmpstr (own->sections[0].help, ==, "");
  question = dr_questionnaire_find (own, "one");
  g_assert_cmpstr (question->prompt, ==, "Why this?");
  g_assert_cmpuint (question->nations, ==, 1u << DR_NATION_WALES);
  g_assert_cmpstr (dr_question_basis (question, DR_NATION_WALES), ==, "b");
  g_assert_cmpstr (dr_question_basis (question, DR_NATION_ENGLAND), ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/questionnaire/shipped/whole", test_shipped_is_whole);
  g_test_add_func ("/records/questionnaire/shipped/words", test_shipped_words);
  g_test_add_func ("/records/questionnaire/shipped/measures", test_shipped_measures);
  g_test_add_func ("/records/questionnaire/other-kind", test_other_kind);
  g_test_add_func ("/records/questionnaire/file", test_file);
  g_test_add_func ("/records/questionnaire/smallest", test_smallest);
  for (guint i = 0; i < G_N_ELEMENTS (burdens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/questionnaire/shipped/burden/%s", burdens[i].path);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_shipped_burden);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/questionnaire/bad/%s", bad[i].path);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad);
    }

  return g_test_run ();
}
