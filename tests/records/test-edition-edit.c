/* Rulebooks and questionnaires as they are written, edited and compared: what is written reads as the same. */
#include <string.h>

#include "dr-edition-edit.h"
#include "dr-edition-fields.h"
#include "dr-questionnaire-reader.h"
#include "dr-questionnaire-writer.h"
#include "dr-rulebook-reader.h"
#include "dr-rulebook-writer.h"

static GHashTable *
new_edits (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
put (GHashTable *edits,
     const char *key,
     const char *value)
{
  g_hash_table_insert (edits, g_strdup (key), g_strdup (value));
}

static DrRulebook *
read_rules (GBytes  *bytes,
            GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return dr_rulebook_read_bytes ("written.xml", data, length, error);
}

static DrQuestionnaire *
read_questions (GBytes  *bytes,
                GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return dr_questionnaire_read_bytes ("written.xml", data, length, error);
}

static void
assert_same (GPtrArray *from,   /* (transfer full) */
             GPtrArray *to)     /* (transfer full) */
{
  g_autoptr (GPtrArray) a = from;
  g_autoptr (GPtrArray) b = to;
  g_autoptr (GPtrArray) differences = dr_edition_compare (a, b);

  for (guint i = 0; i < differences->len; i++)
    {
      const DrEditionDifference *each = differences->pdata[i];

      g_test_message ("%s: “%s” → “%s”", each->key, each->from, each->to);
    }
  g_assert_cmpuint (differences->len, ==, 0);
  g_assert_cmpuint (a->len, ==, b->len);
}

/* The shipped files keep their meaning, and what was written once is written the same again. */
static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) rules = dr_rulebook_read_default (&error);
  g_autoptr (DrQuestionnaire) questions = dr_questionnaire_read_default (&error);
  g_autoptr (GBytes) rules_bytes = dr_rulebook_write (rules);
  g_autoptr (GBytes) questions_bytes = dr_questionnaire_write (questions);
  g_autoptr (DrRulebook) rules_again = read_rules (rules_bytes, &error);
  g_autoptr (DrQuestionnaire) questions_again = NULL;
  g_autoptr (GBytes) rules_twice = NULL;
  g_autoptr (GBytes) questions_twice = NULL;

  g_assert_no_error (error);
  questions_again = read_questions (questions_bytes, &error);
  g_assert_no_error (error);
  assert_same (dr_rulebook_fields (rules), dr_rulebook_fields (rules_again));
  assert_same (dr_questionnaire_fields (questions), dr_questionnaire_fields (questions_again));
  for (guint i = 0; i < rules->n_rules; i++)
    for (guint c = 0; c < rules->rules[i].n_cases; c++)
      g_assert_cmpmem (rules->rules[i].cases[c].severity, sizeof rules->rules[i].cases[c].severity,
                       rules_again->rules[i].cases[c].severity, sizeof rules->rules[i].cases[c].severity);
  rules_twice = dr_rulebook_write (rules_again);
  questions_twice = dr_questionnaire_write (questions_again);
  g_assert_true (g_bytes_equal (rules_bytes, rules_twice));
  g_assert_true (g_bytes_equal (questions_bytes, questions_twice));
}

static const struct {
  const char *path;
  const char *key;
  const char *value;
  const char *reads;      /* (nullable): the field as it then reads; NULL: the file is refused */
  const char *refused;    /* words of the refusal */
} rule_edits[] = {
  { "/records/edition-edit/threshold", "ACC-01/parameter/may_exclude_share/value", "0.02", "0.02", NULL },
  { "/records/edition-edit/least", "ACC-01/parameter/may_exclude_share/value", "0", "0", NULL },
  { "/records/edition-edit/beyond", "ACC-01/parameter/may_exclude_share/value", "1.5", NULL, "may_exclude_share" },
  { "/records/edition-edit/below", "ACC-02/parameter/ratio/value", "0.5", NULL, "ratio" },
  { "/records/edition-edit/severity", "ACC-01/case/excluded/severity", "justify", "justify", NULL },
  { "/records/edition-edit/question", "ACC-01/question", "  Who   is\nleft? ", "Who is left?", NULL },
  { "/records/edition-edit/basis", "ACC-01/basis/Wales", "Another basis.", "Another basis.", NULL },
  { "/records/edition-edit/message", "ACC-01/case/excluded/message", "{subject} and {nothing", NULL, "{nothing" },
  { "/records/edition-edit/blank", "ACC-01/title", "  ", NULL, "title" },
};

static const char *
field_of (const GPtrArray *fields,
          const char      *key)
{
  for (guint i = 0; i < fields->len; i++)
    if (strcmp (((const DrEditionField *) fields->pdata[i])->key, key) == 0)
      return ((const DrEditionField *) fields->pdata[i])->value;

  return NULL;
}

static void
test_rule_edit (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) base = dr_rulebook_read_default (&error);
  g_autoptr (GHashTable) edits = new_edits ();
  g_autoptr (DrRulebook) edited = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrRulebook) again = NULL;
  g_autoptr (GPtrArray) before = dr_rulebook_fields (base);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  put (edits, rule_edits[i].key, rule_edits[i].value);
  edited = dr_rulebook_edit (base, edits);
  bytes = dr_rulebook_write (edited);
  again = read_rules (bytes, &error);
  if (rule_edits[i].reads == NULL)
    {
      g_assert_null (again);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rule_edits[i].refused));
      return;
    }
  g_assert_no_error (error);
  after = dr_rulebook_fields (again);
  g_assert_cmpstr (field_of (after, rule_edits[i].key), ==, rule_edits[i].reads);
  differences = dr_edition_compare (before, after);
  /* That field, the version of the rule and that of the rulebook; nothing else. */
  g_assert_cmpuint (differences->len, ==, 3);
  g_assert_cmpstr (again->version, ==, "2");
}

/* A step with a severity of its own keeps it when the case gets another. */
static void
test_severity_of_step (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) base = dr_rulebook_read_default (&error);
  guint found = 0;

  for (guint i = 0; i < base->n_rules; i++)
    for (guint c = 0; c < base->rules[i].n_cases; c++)
      {
        const DrCase *before = &base->rules[i].cases[c];
        g_autoptr (GHashTable) edits = new_edits ();
        g_autoptr (DrRulebook) edited = NULL;
        DrSeverity main = before->severity[DR_STEP_WITHDRAW];

        g_autofree char *key = g_strdup_printf ("%s/case/%s/severity", base->rules[i].id, before->id);

        put (edits, key, "advise");
        edited = dr_rulebook_edit (base, edits);
        for (guint step = 0; step < DR_N_STEPS; step++)
          if (before->severity[step] == main)
            {
              g_assert_cmpint (edited->rules[i].cases[c].severity[step], ==, DR_SEVERITY_ADVISE);
            }
          else
            {
              g_assert_cmpint (edited->rules[i].cases[c].severity[step], ==, before->severity[step]);
              found++;
            }
      }
  g_assert_cmpuint (found, >, 0);
}

/* A question edited, one retired, one added: all reads back, the retired one is no longer asked. */
static void
test_questions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuestionnaire) base = dr_questionnaire_read_default (&error);
  g_autoptr (GHashTable) edits = new_edits ();
  g_autofree char *id = dr_edition_new_question (base, edits, "change");
  g_autofree char *section = g_strdup_printf ("question/%s/section", id);
  g_autofree char *prompt = g_strdup_printf ("question/%s/prompt", id);
  g_autofree char *other = NULL;
  g_autoptr (DrQuestionnaire) edited = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrQuestionnaire) again = NULL;
  const DrSection *change;

  put (edits, "question/service-purpose/prompt", "What is it for?");
  put (edits, "question/aims/required", "optional");
  put (edits, "question/related-changes/retired", "true");
  put (edits, section, "change");
  put (edits, prompt, "Ours?");
  other = dr_edition_new_question (base, edits, "change");
  g_assert_cmpstr (other, !=, id);

  edited = dr_questionnaire_edit (base, edits);
  bytes = dr_questionnaire_write (edited);
  again = read_questions (bytes, &error);
  g_assert_no_error (error);
  assert_same (dr_questionnaire_fields (edited), dr_questionnaire_fields (again));
  change = dr_questionnaire_find_section (again, "change");
  g_assert_cmpuint (change->n_questions, ==, dr_questionnaire_find_section (base, "change")->n_questions + 1);
  g_assert_cmpstr (change->questions[change->n_questions - 1].prompt, ==, "Ours?");
  g_assert_cmpstr (dr_questionnaire_find (again, "service-purpose")->prompt, ==, "What is it for?");
  g_assert_cmpint (dr_questionnaire_find (again, "aims")->required, ==, DR_REQUIREMENT_OPTIONAL);
  g_assert_true (dr_questionnaire_find (again, "related-changes")->retired);
  g_assert_true (dr_questionnaire_applies (base, "related-changes", DR_NATION_ENGLAND, FALSE, DR_SCREENING_FULL));
  g_assert_false (dr_questionnaire_applies (again, "related-changes", DR_NATION_ENGLAND, FALSE, DR_SCREENING_FULL));
  g_assert_false (dr_questionnaire_is_required (again, "related-changes", DR_NATION_ENGLAND, FALSE, DR_SCREENING_FULL));
  g_assert_cmpstr (again->version, ==, "2");
}

/* Every text of sections and measure sets can be edited, and comes back as it was edited and nothing else with it. */
static void
test_words (void)
{
  static const char * const keys[] = {
    "section/change/title", "section/change/help", "measures/satisfaction/title", "measures/satisfaction/help",
    "measures/satisfaction/satisfaction-reach/title", "measures/satisfaction/satisfaction-reach/question",
    "measures/satisfaction/satisfaction-reach/why",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuestionnaire) base = dr_questionnaire_read_default (&error);
  g_autoptr (GPtrArray) before = dr_questionnaire_fields (base);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GHashTable) edits = new_edits ();
      g_autoptr (DrQuestionnaire) edited = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DrQuestionnaire) again = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GPtrArray) differences = NULL;

      put (edits, keys[i], "In other words");
      edited = dr_questionnaire_edit (base, edits);
      bytes = dr_questionnaire_write (edited);
      again = read_questions (bytes, &error);
      g_assert_no_error (error);
      after = dr_questionnaire_fields (again);
      differences = dr_edition_compare (before, after);
      g_test_message ("%s", keys[i]);
      g_assert_cmpuint (differences->len, ==, 2);   /* and the version */
      g_assert_cmpstr (((DrEditionDifference *) differences->pdata[1])->key, ==, keys[i]);
      g_assert_cmpstr (((DrEditionDifference *) differences->pdata[1])->to, ==, "In other words");
    }
}

static const struct { const char *version; const char *next; } versions[] = {
  { "1", "2" }, { "9", "10" }, { "1.9", "1.10" }, { "2026-a", "2026-a.2" }, { "v3", "v4" },
};

static void
test_versions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *next = dr_edition_next_version (versions[i].version);

      g_assert_cmpstr (next, ==, versions[i].next);
    }
}

/* The comparator is tested too: each kind of difference shows. */
static void
test_compare (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuestionnaire) base = dr_questionnaire_read_default (&error);
  g_autoptr (GHashTable) edits = new_edits ();
  g_autoptr (DrQuestionnaire) edited = NULL;
  g_autoptr (GPtrArray) before = dr_questionnaire_fields (base);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) forth = NULL;
  g_autoptr (GPtrArray) back = NULL;

  put (edits, "question/aims/retired", "true");
  edited = dr_questionnaire_edit (base, edits);
  after = dr_questionnaire_fields (edited);
  forth = dr_edition_compare (before, after);
  back = dr_edition_compare (after, before);
  g_assert_cmpuint (forth->len, ==, 2);
  g_assert_cmpuint (back->len, ==, 2);
  g_assert_cmpstr (((DrEditionDifference *) forth->pdata[1])->key, ==, "question/aims/retired");
  g_assert_null (((DrEditionDifference *) forth->pdata[1])->from);
  g_assert_cmpstr (((DrEditionDifference *) back->pdata[1])->from, ==, "true");
  g_assert_null (((DrEditionDifference *) back->pdata[1])->to);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/edition-edit/round-trip", test_round_trip);
  for (guint i = 0; i < G_N_ELEMENTS (rule_edits); i++)
    g_test_add_data_func (rule_edits[i].path, GUINT_TO_POINTER (i), test_rule_edit);
  g_test_add_func ("/records/edition-edit/severity-of-step", test_severity_of_step);
  g_test_add_func ("/records/edition-edit/questions", test_questions);
  g_test_add_func ("/records/edition-edit/words", test_words);
  g_test_add_func ("/records/edition-edit/versions", test_versions);
  g_test_add_func ("/records/edition-edit/compare", test_compare);

  return g_test_run ();
}
