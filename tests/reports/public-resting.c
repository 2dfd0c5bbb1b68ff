/* What of a report rests on few answers: whatever is another number when it is made again with other answers. */
#include "public-few.h"

#include <string.h>

#define FEW 9

gboolean
few_is (guint n)
{
  return n >= 1 && n <= FEW;
}

/* @n: 0: what its source has. */
guint
few_answers_to (const DrEvidence *evidence,
                guint             n,
                int               source)
{
  return n > 0 || source < 0 ? n : evidence->sources[source].n;
}

/* The numbers of one report, by key; and each of their ends, by the key and " lo" or " hi". */
static void
note (const DrValue *value,
      gpointer       data)
{
  if (value->key == NULL || !dr_value_is_number (value) || g_hash_table_contains (data, value->key))
    return;
  g_hash_table_insert (data, g_strdup (value->key), g_strdup_printf ("%.9f %.9f", value->lo, value->hi));
  g_hash_table_insert (data, g_strconcat (value->key, " lo", NULL), g_strdup_printf ("%.9f", value->lo));
  g_hash_table_insert (data, g_strconcat (value->key, " hi", NULL), g_strdup_printf ("%.9f", value->hi));
}

static GHashTable *
numbers_of (const DrDocument *report)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  dr_document_each_value (report, note, numbers);

  return numbers;
}

/* Made again with what the evidence and the assessment hold now. @changed: gets the keys of what is another number. */
static void
compare (const DrAssessmentReport *input,
         GHashTable               *before,
         GHashTable               *changed)
{
  const DrCheck *old = input->check;
  g_autoptr (DrCheck) check = dr_check_new (old->evidence, old->assessment, old->context, old->rulebook);
  DrAssessmentReport again = *input;
  g_autoptr (DrDocument) report = NULL;
  g_autoptr (GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  again.check = check;
  report = dr_assessment_report_new (&again);
  after = numbers_of (report);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_strcmp0 (g_hash_table_lookup (after, key), value) != 0)
      g_hash_table_add (changed, g_strdup (key));
}

/* What would settle most is a list: where one of it goes, the others move up. */
static void
drop_settle (GHashTable *changed)
{
  GHashTableIter iter;
  gpointer key;
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (strstr (key, "/newly-excluded") != NULL || strstr (key, "/at-risk") != NULL)   /* whose range it would narrow */
      g_hash_table_add (groups, g_strndup (key, strcspn (key, "/")));
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *group = g_strndup (key, strcspn (key, "/"));

      if (strstr (key, "/settle") != NULL && !g_hash_table_contains (groups, group))
        g_hash_table_iter_remove (&iter);
    }
}

/* Other answers of as many, or of fewer, to each question that few were asked. */
GHashTable *
few_resting (const DrAssessmentReport *input,
              const DrDocument         *report)
{
  const DrEvidence *evidence = input->check->evidence;
  const DrAssessment *a = input->check->assessment;
  g_autoptr (GHashTable) before = numbers_of (report);
  GHashTable *changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < evidence->n_figures; i++)
    {
      DrFigure *figure = (DrFigure *) &evidence->figures[i];
      const DrFigure was = *figure;

      if (!few_is (few_answers_to (evidence, figure->n, figure->source)))
        continue;
      figure->share = was.share > 0.5 ? was.share - 0.3 : was.share + 0.3;
      compare (input, before, changed);
      *figure = was;
    }
  for (guint i = 0; i < a->n_actions; i++)
    {
      DrAlternative *way = (DrAlternative *) a->actions[i].alternative;

      if (way == NULL || !dr_is_known (way->share) || !few_is (few_answers_to (evidence, way->n, way->source)))
        continue;
      way->share = 1.0 - way->share;
      compare (input, before, changed);
      way->share = 1.0 - way->share;
    }
  for (guint i = 0; i < evidence->n_mixes; i++)
    for (guint k = 0; k < evidence->mixes[i].n_shares && few_is (evidence->sources[evidence->mixes[i].source].n); k++)
      {
        double *share = &((DrMixShare *) evidence->mixes[i].shares)[k].share;
        double was = *share;

        *share = was / 2.0;
        compare (input, before, changed);
        *share = was;
      }

  drop_settle (changed);

  return changed;
}
