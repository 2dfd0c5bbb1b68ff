/* The maintaining-access report: it says all that the return says, each figure where it belongs, and members get one page. */
#include "report-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-effect-cells.h"
#include "dr-formats.h"
#include "dr-group-words.h"
#include "dr-load.h"
#include "dr-names.h"
#include "dr-pdf-report.h"
#include "dr-questionnaire-reader.h"
#include "dr-report-private.h"
#include "dr-result-words.h"
#include "dr-return-report.h"
#include "dr-rulebook-reader.h"

#define FULL "tests/fixtures/returns/full.xml"
#define BEFORE "tests/fixtures/returns/before.xml"

typedef struct {
  DrXmlDocument   *document;
  DrStatedReturn  *stated;
  DrXmlDocument   *document_before;
  DrStatedReturn  *before;
  DrRulebook      *rulebook;
  DrQuestionnaire *questionnaire;
  DrReturnReport   input;
} Fixture;

static void
clear_fixture (Fixture *self)
{
  g_clear_pointer (&self->stated, dr_stated_return_free);
  g_clear_pointer (&self->document, dr_xml_document_free);
  g_clear_pointer (&self->before, dr_stated_return_free);
  g_clear_pointer (&self->document_before, dr_xml_document_free);
  g_clear_pointer (&self->rulebook, dr_rulebook_unref);
  g_clear_pointer (&self->questionnaire, dr_questionnaire_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear_fixture)

static DrStatedReturn *
read_bytes (const char     *bytes,
            DrXmlDocument **document)
{
  g_autoptr (GError) error = NULL;
  DrStatedReturn *stated;

  dr_formats_init ();
  *document = dr_xml_document_read_bytes ("return.xml", bytes, strlen (bytes), NULL, &error);
  g_assert_no_error (error);
  stated = dr_stated_return_read (*document, &error);
  g_assert_no_error (error);

  return stated;
}

static char *
read_text (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* @before: (nullable). */
static void
load (Fixture    *self,
      const char *text,
      const char *before)
{
  g_autoptr (GError) error = NULL;

  self->stated = read_bytes (text, &self->document);
  self->before = before != NULL ? read_bytes (before, &self->document_before) : NULL;
  self->rulebook = dr_rulebook_read_default (&error);
  g_assert_no_error (error);
  self->questionnaire = dr_questionnaire_read_default (&error);
  g_assert_no_error (error);
  self->input = (DrReturnReport) {
    .language = "en-GB",
    .now = self->stated,
    .digest = "8d5e957f297893487bd98fa830fa6413d5e957f297893487bd98fa830fa64130",
    .before = self->before,
    .rulebook = self->rulebook,
    .questionnaire = self->questionnaire,
  };
}

static void
load_full (Fixture *self)
{
  g_autofree char *text = read_text (FULL);
  g_autofree char *before = read_text (BEFORE);

  load (self, text, before);
}

/* --- What is read together: a row of a table with the heading above it, a pair, an item, a paragraph --- */

static void
add_unit (GPtrArray     *units,
          const DrWords *words)
{
  g_ptr_array_add (units, dr_words_to_text (words));
}

static void
add_table (GPtrArray             *units,
           const char            *heading,
           const DrDocumentTable *table)
{
  g_autofree char *caption = dr_words_to_text (&table->caption);

  g_ptr_array_add (units, g_strdup_printf ("%s\n%s", heading, caption));
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autoptr (GString) text = g_string_new (heading);

      g_string_append_c (text, '\n');
      for (guint column = 0; column < table->n_columns; column++)
        {
          g_autofree char *cell = dr_words_to_text (&dr_document_table_cell (table, row, column)->words);

          g_string_append_printf (text, "%s\n", cell);
        }
      g_ptr_array_add (units, g_strdup (text->str));
    }
}

static GPtrArray *
list_units (const DrDocument *document)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *heading = g_strdup ("");

  for (guint i = 0; i < document->n_blocks; i++)
    {
      const DrBlock *block = &document->blocks[i];

      if (block->kind == DR_BLOCK_HEADING)
        {
          g_free (heading);
          heading = dr_words_to_text (&block->heading.words);
          add_unit (units, &block->heading.words);
        }
      else if (block->kind == DR_BLOCK_PARAGRAPH)
        add_unit (units, &block->paragraph.words);
      else if (block->kind == DR_BLOCK_TABLE)
        add_table (units, heading, block->table);
      else if (block->kind == DR_BLOCK_FIGURE && block->figure.table != NULL)
        add_table (units, heading, block->figure.table);
      for (guint k = 0; block->kind == DR_BLOCK_LIST && k < block->list.n_items; k++)
        add_unit (units, &block->list.items[k]);
      for (guint k = 0; block->kind == DR_BLOCK_PAIRS && k < block->pairs.n_items; k++)
        {
          g_autofree char *term = dr_words_to_text (&block->pairs.items[k].term);
          g_autofree char *value = dr_words_to_text (&block->pairs.items[k].value);

          g_ptr_array_add (units, g_strdup_printf ("%s: %s", term, value));
        }
    }

  return units;
}

/* Not as a part of another word or number. */
static gboolean
has_word (const char *text,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length])
        && !(at[length] == ',' && g_ascii_isdigit (at[length + 1])) && !(at > text && at[-1] == ',' && g_ascii_isdigit (word[0])))
      return TRUE;

  return FALSE;
}

static gboolean
has_all (const char      *unit,
         const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (!has_word (unit, words->pdata[i]))
      return FALSE;

  return TRUE;
}

static void
expect_unit (const GPtrArray *units,
             const DrXmlNode *node,
             const GPtrArray *words)
{
  g_autoptr (GString) wanted = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    if (has_all (units->pdata[i], words))
      return;
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (wanted, " “%s”", (const char *) words->pdata[i]);
  g_error ("line %u, %s: nothing in the report says%s together", node->line, node->name, wanted->str);
}

/* --- How each attribute of a return is read --- */

/* Ids: what they name is shown by its name, or stands in the same row under another attribute. */
static const char * const ids[] = { "id", "channel", "group", "quantity", NULL };
static const char * const dates[] = {
  "from", "to", "as-of", "began", "date", "effective", "announce-by", "by", "period", "due", "decided", NULL,
};
static const char * const texts[] = {
  "council", "council-id", "name", "channel-name", "group-name", "title", "year", "place", "assessment", "sha256",
  "approval-sha256", "head", "directorate", "plan", "plan-year", NULL,
};
static const char * const counts[] = {
  "n", "in-effect", "assessments", "negative", "withdrawn", "reduced", "relocated", "to-be-announced", "measured", "worse",
  "missing", "open", "closed", "reviews", "publications", "answered", "together", "version", "group-months", "channel-months",
  NULL,
};

static char *
word_of (const Fixture   *self,
         const DrXmlNode *node,
         const char      *name,
         const char      *value)
{
  int word = 0;

  if (strcmp (name, "kind") == 0 && strcmp (node->name, "stage") == 0 && dr_vocabulary_parse (DR_VOCABULARY_STAGE, value, &word))
    return g_strdup (dr_stage_name ((DrStage) word));
  if (strcmp (name, "kind") == 0 && strcmp (node->name, "outcome") == 0)
    return dr_vocabulary_parse (DR_VOCABULARY_OUTCOME, value, &word) && word != DR_OUTCOME_NONE
             ? g_strdup (dr_outcome_label ((DrOutcome) word)) : g_strdup ("none chosen yet");
  if (strcmp (name, "kind") == 0 && dr_vocabulary_parse (DR_VOCABULARY_ACTION_KIND, value, &word))
    return g_strdup (dr_report_action_kind ((DrActionKind) word));
  if (strcmp (name, "severity") == 0 && dr_vocabulary_parse (DR_VOCABULARY_SEVERITY, value, &word))
    return dr_capitalized (dr_severity_label ((DrSeverity) word));
  if (strcmp (name, "stage") == 0 && dr_vocabulary_parse (DR_VOCABULARY_STAGE, value, &word))
    return dr_capitalized (dr_stage_name ((DrStage) word));
  if (strcmp (name, "step") == 0 && dr_vocabulary_parse (DR_VOCABULARY_STEP, value, &word))
    return dr_capitalized (dr_step_name ((DrStep) word));
  if (strcmp (name, "change") == 0)
    return g_strdup (strcmp (value, "withdrawn") == 0 ? "Withdrawn" : strcmp (value, "reduced") == 0 ? "Reduced" : "Moved");
  if (strcmp (name, "state") == 0)
    return g_strdup (strcmp (value, "worse") == 0 ? "Worse" : "Not stated");
  if (strcmp (name, "scope") == 0)
    return g_strdup_printf ("of the %s", value);
  if (strcmp (name, "perhaps") == 0 && strcmp (node->name, "by") == 0)
    return g_strdup ("perhaps");
  if (strcmp (name, "counts") == 0)
    return strcmp (value, "true") == 0 ? NULL : g_strdup ("not counted");
  if (strcmp (name, "as-predicted") == 0)
    return g_strdup (strcmp (value, "true") == 0 ? "As predicted" : "than predicted");
  if (strcmp (name, "service") == 0)
    return g_strdup (dr_stated_return_service (self->stated, value) != NULL
                       ? dr_stated_return_service (self->stated, value)->name : value);
  g_error ("line %u: %s/@%s: the test does not know how it is read", node->line, node->name, name);
}

/* With the unit that the element says, or a share. */
static char *
number_of (const DrXmlNode *node,
           const char      *name,
           const char      *value)
{
  const char *unit = dr_xml_node_get (node, "unit");
  gboolean target = strcmp (node->name, "target") == 0;

  if (strcmp (value, "to-be-announced") == 0)
    return g_strdup ("To be announced");
  if (g_str_has_prefix (name, "hours-"))
    unit = NULL;
  else if (target)
    unit = "share";
  else if (strcmp (node->name, "prediction") == 0 && dr_xml_node_get (node, "of") != NULL)
    unit = dr_xml_node_get (node, "of");

  return dr_result_value_words (g_ascii_strtod (value, NULL), unit);
}

/* "12 180": people or shares. */
static char *
ends_of (const DrXmlNode *node,
         const char      *name,
         const char      *value)
{
  g_auto (GStrv) ends = g_strsplit (value, " ", 2);
  gint64 lo = g_ascii_strtoll (ends[0], NULL, 10);
  gint64 hi = g_ascii_strtoll (ends[1], NULL, 10);

  if (strcmp (name, "predicted") == 0)
    return g_strcmp0 (dr_xml_node_get (node, "of"), "people") == 0
             ? dr_format_people ((DrPeople) { TRUE, lo, hi })
             : dr_format_interval ((DrInterval) { g_ascii_strtod (ends[0], NULL), g_ascii_strtod (ends[1], NULL) });

  return dr_effect_short_people (lo, hi);
}

/* In how many assessments of a group it is not known, of those that say nothing else of it; 0: it says something. */
static gint64
only_unknown (const DrXmlNode *node,
              const char      *quantity)
{
  g_autofree char *unknown = g_strconcat (quantity, "-unknown", NULL);
  const char *n = dr_xml_node_get (node, unknown);

  return n != NULL && strcmp (dr_xml_node_get (node, quantity), "0 0") == 0 ? g_ascii_strtoll (n, NULL, 10) : 0;
}

static char *
unknown_of (const DrXmlNode *node,
            const char      *name,
            const char      *value)
{
  g_autofree char *quantity = g_strndup (name, strlen (name) - strlen ("-unknown"));

  if (only_unknown (node, quantity) > 0 && strcmp (value, dr_xml_node_get (node, "assessments")) == 0)
    return g_strdup ("not known");

  return g_strdup_printf ("not known in %s", value);
}

/* Returns: (nullable): what has to be read; NULL: it is an id, or nothing to be read. */
static char *
shown (const Fixture         *self,
       const DrXmlNode       *node,
       const DrXmlAttribute  *attribute)
{
  const char *name = attribute->name;
  const char *value = attribute->value;
  DrDate date;

  if (strcmp (name, "format") == 0 || strcmp (name, "of") == 0 || strcmp (name, "unit") == 0
      || (g_strv_contains (ids, name) && !(strcmp (node->name, "rule") == 0 && strcmp (name, "id") == 0)))
    return NULL;
  if (strcmp (node->name, "rule") == 0 || g_strv_contains (texts, name) || strcmp (name, "owner") == 0
      || (strcmp (name, "to") == 0 && strcmp (node->name, "access-point") == 0) || strcmp (name, "length") == 0)
    return g_strdup (value);
  if (g_strv_contains (dates, name))
    {
      g_assert_true (dr_date_parse (value, &date));
      return dr_format_date (date);
    }
  if (strcmp (name, "overdue") == 0 && strcmp (value, "true") == 0)
    return g_strdup ("it was due by");
  if (g_strv_contains (counts, name) || strcmp (name, "overdue") == 0
      || (strcmp (name, "perhaps") == 0 && strcmp (node->name, "by") != 0))
    return dr_format_whole (g_ascii_strtoll (value, NULL, 10));
  if (g_str_has_suffix (name, "-unknown"))
    return unknown_of (node, name, value);
  if (strcmp (node->name, "group") == 0 && strchr (value, ' ') != NULL && only_unknown (node, name) > 0)
    return NULL;   /* a 0 would be read as nobody */
  if (strcmp (name, "predicted") == 0 || (strcmp (node->name, "group") == 0 && strchr (value, ' ') != NULL))
    return ends_of (node, name, value);
  if (g_ascii_isdigit (value[0]) || value[0] == '-' || strcmp (name, "target") == 0)
    return number_of (node, name, value);

  return word_of (self, node, name, value);
}

/* Whose attributes stand apart from one another. */
static const char * const apart[] = { "maintaining-access-return", "service", "cumulative", "chain", NULL };

static void
expect_node (const Fixture   *self,
             const GPtrArray *units,
             const DrXmlNode *node)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gboolean surely = g_strcmp0 (dr_xml_node_get (node, "perhaps"), "0") == 0;

  for (guint i = 0; i < node->n_attributes; i++)
    {
      char *word = shown (self, node, &node->attributes[i]);

      /* Where all come together surely, it is not said that none does perhaps. */
      if (word == NULL || (surely && strcmp (node->attributes[i].name, "perhaps") == 0))
        {
          g_free (word);
          continue;
        }
      g_ptr_array_add (words, word);
      if (g_strv_contains (apart, node->name))
        {
          expect_unit (units, node, words);
          g_ptr_array_set_size (words, 0);
        }
    }
  if (strcmp (node->name, "finding") == 0)
    g_ptr_array_add (words, g_strdup (dr_xml_node_get (node->parent, "id")));
  if (node->text[0] != '\0' && node->first_child == NULL)
    g_ptr_array_add (words, g_strstrip (g_strdup (node->text)));
  if (words->len > 0)
    expect_unit (units, node, words);
  for (const DrXmlNode *child = node->first_child; child != NULL; child = child->next)
    expect_node (self, units, child);
}

static void
find_value (const DrValue *value,
            gpointer       data)
{
  g_auto (GStrv) lines = g_strsplit (value->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (data, lines[i]) == NULL)
      g_error ("the page does not say “%s”", lines[i]);
}

/* Every element of the return: all that it says stands together somewhere, and every value of the document in the page. */
static void
test_everything (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  load_full (&self);
  document = dr_return_report_new (&self.input);
  units = list_units (document);
  expect_node (&self, units, dr_xml_document_get_root (self.document));
  html = report_fixture_html (document);
  text = report_fixture_text (html);
  dr_document_each_value (document, find_value, text);
}

/* --- What each sum is of --- */

static void
remember (const DrValue *value,
          gpointer       data)
{
  GHashTable *said = data;
  const DrValue *before;

  if (value->key == NULL || !g_str_has_prefix (value->key, "group:"))
    return;
  before = g_hash_table_lookup (said, value->key);
  if (before != NULL)
    g_assert_true (before->lo == value->lo && before->hi == value->hi);
  g_hash_table_insert (said, (gpointer) value->key, (gpointer) value);
}

static guint
expect_sums (GHashTable          *said,
             const DrStatedTally *tally,
             const char          *unit)
{
  static const char * const names[DR_N_RETURN_QUANTITIES] = {
    [DR_RETURN_NEWLY_EXCLUDED] = "newly-excluded", [DR_RETURN_NEWLY_EXCLUDED_MITIGATED] = "newly-excluded-mitigated",
    [DR_RETURN_AT_RISK] = "at-risk", [DR_RETURN_AT_RISK_MITIGATED] = "at-risk-mitigated", [DR_RETURN_DISPLACED] = "displaced",
  };

  for (guint g = 0; g < tally->n_groups; g++)
    for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
      {
        g_autofree char *key = g_strdup_printf ("group:%s@%s/%s", tally->groups[g].id, unit, names[q]);
        const DrValue *value = g_hash_table_lookup (said, key);

        if (value == NULL)
          g_error ("the report does not say %s", key);
        g_assert_cmpfloat (value->lo, ==, (double) tally->groups[g].people[q].lo);
        g_assert_cmpfloat (value->hi, ==, (double) tally->groups[g].people[q].hi);
      }

  return tally->n_groups * DR_N_RETURN_QUANTITIES;
}

static void
test_sums (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;

  load_full (&self);
  document = dr_return_report_new (&self.input);
  dr_document_each_value (document, remember, said);
  n = expect_sums (said, &self.stated->all, "all");
  for (guint i = 0; i < self.stated->n_services; i++)
    {
      g_autofree char *unit = g_strdup_printf ("service:%s", self.stated->services[i].id);

      n += expect_sums (said, &self.stated->services[i].tally, unit);
    }
  for (guint i = 0; i < self.stated->n_directorates; i++)
    {
      g_autofree char *unit = g_strdup_printf ("directorates:%u", i);

      n += expect_sums (said, &self.stated->directorates[i].tally, unit);
    }
  for (guint i = 0; i < self.stated->n_plans; i++)
    {
      g_autofree char *unit = g_strdup_printf ("plans:%u", i);

      n += expect_sums (said, &self.stated->plans[i].tally, unit);
    }
  g_assert_cmpuint (n, >, 200);
}

/* --- The page for members --- */

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

static char *
write_pdf (const DrDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *again = NULL;
  char *path = NULL;
  gsize length;
  gsize again_length;

  bytes = dr_pdf_report_new (document, (DrDate) { 2026, 3, 31 }, NULL, &length, &error);
  g_assert_no_error (error);
  again = dr_pdf_report_new (document, (DrDate) { 2026, 3, 31 }, NULL, &again_length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, length, again, again_length);
  g_close (g_file_open_tmp ("return-XXXXXX.pdf", &path, &error), NULL);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  return path;
}

/* Ten times as many services and groups as there are, and words that are long. */
static char *
make_large (void)
{
  g_autofree char *text = read_text (FULL);
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

static void
test_members (gconstpointer data)
{
  g_auto (Fixture) self = { 0 };
  g_autofree char *text = GPOINTER_TO_UINT (data) > 0 ? make_large () : read_text (FULL);
  g_autofree char *before = read_text (BEFORE);
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *path = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *all = NULL;
  g_autofree char *qpdf = NULL;

  load (&self, text, before);
  document = dr_return_report_new (&self.input);
  all = dr_document_to_text (document);
  path = write_pdf (document);
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
  g_auto (Fixture) self = { 0 };
  g_autofree char *text = make_large ();
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *said = NULL;
  g_autofree char *actions = NULL;
  g_autofree char *others = NULL;
  guint n[2] = { 0, 0 };

  load (&self, text, NULL);
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

/* --- Trends, nothing, and what cannot stand beside one another --- */

static void
test_trends (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrDocument) alone = NULL;
  g_autofree char *text = NULL;
  g_autofree char *without = NULL;
  g_autofree char *row = NULL;

  load_full (&self);
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
  g_auto (Fixture) self = { 0 };
  g_autoptr (DrDocument) first = NULL;
  g_autoptr (DrDocument) second = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  load_full (&self);
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
  g_auto (Fixture) self = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  load (&self, empty, NULL);
  document = dr_return_report_new (&self.input);
  text = dr_document_to_text (document);
  g_assert_nonnull (strstr (text, "No equality impact assessment of Nowhere belongs to this period."));
  g_assert_nonnull (strstr (text, "Nothing is overdue."));
  g_assert_nonnull (strstr (text, "It names no chain of a register."));
  g_assert_nonnull (strstr (text, "As things stood on 2 May 2026: the period ends on 30 June 2026."));
  path = write_pdf (document);
  g_unlink (path);
}

static void
test_comparable (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GError) error = NULL;
  DrStatedReturn other;

  load_full (&self);
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

/* "0" is nobody. What is not known is no 0, not even a small grey remark below one. */
static void
test_not_known (void)
{
  static const struct { const char *people; const char *said; } cases[] = {
    { "newly-excluded=\"0 0\" newly-excluded-mitigated=\"0 0\" at-risk=\"0 0\"", "0\n0\n0\n" },
    { "newly-excluded=\"0 0\" newly-excluded-mitigated=\"0 0\" at-risk=\"0 0\" at-risk-unknown=\"2\"",
      "0\n0\nnot known\n" },
    { "newly-excluded=\"0 0\" newly-excluded-mitigated=\"0 0\" at-risk=\"0 0\" at-risk-unknown=\"1\"",
      "0\n0\nnot known in 1\n" },
    { "newly-excluded=\"0 0\" newly-excluded-mitigated=\"0 0\" at-risk=\"0 7\" at-risk-unknown=\"1\"",
      "0\n0\n0\xe2\x80\x93" "7\nnot known in 1\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) self = { 0 };
      g_autoptr (DrDocument) document = NULL;
      g_autoptr (GString) text = NULL;
      g_autofree char *full = read_text (FULL);
      g_autofree char *group = g_strdup_printf ("<group id=\"age-16-44\" name=\"People of 16 to 44\" assessments=\"2\" negative=\"0\" "
                                                "%s at-risk-mitigated=\"0 0\" displaced=\"0 0\"/>\n", cases[i].people);
      const char *at = strstr (full, "<group ");
      g_autofree char *row = g_strdup_printf ("People of 16 to 44\nAll services\n2\n0\n%s", cases[i].said);
      g_autoptr (GPtrArray) units = NULL;
      guint n = 0;

      text = g_string_new_len (full, at - full);
      g_string_append (text, group);
      g_string_append (text, at);
      load (&self, text->str, NULL);
      document = dr_return_report_new (&self.input);
      units = list_units (document);
      for (guint k = 0; k < units->len; k++)
        n += g_str_has_prefix (units->pdata[k], row);
      g_assert_cmpuint (n, ==, 1);
    }
}

/* Names that only a register knows take the place of ids. */
static void
test_people (void)
{
  static const DrReportPerson people[] = { { "b.lewis", "Bethan Lewis" } };
  g_auto (Fixture) self = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  load_full (&self);
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
      g_autofree char *text = read_text (FULL);
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
  g_test_add_func ("/reports/return/everything", test_everything);
  g_test_add_func ("/reports/return/sums", test_sums);
  g_test_add_data_func ("/reports/return/members", GUINT_TO_POINTER (0), test_members);
  g_test_add_data_func ("/reports/return/members-large", GUINT_TO_POINTER (1), test_members);
  g_test_add_func ("/reports/return/overdue", test_overdue);
  g_test_add_func ("/reports/return/trends", test_trends);
  g_test_add_func ("/reports/return/same", test_same);
  g_test_add_func ("/reports/return/empty", test_empty);
  g_test_add_func ("/reports/return/comparable", test_comparable);
  g_test_add_func ("/reports/return/people", test_people);
  g_test_add_func ("/reports/return/not-known", test_not_known);
  g_test_add_func ("/reports/return/bad", test_bad);

  return g_test_run ();
}
