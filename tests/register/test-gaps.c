/* Which figures would settle most, over all live assessments. */
#include "registers.h"

#include "dr-gap-order.h"
#include "dr-gap-words.h"
#include "dr-generator.h"
#include "dr-live-versions.h"
#include "dr-xml-document.h"

static DrGaps *
find_gaps (Desk     *desk,
           gboolean  drafts)
{
  DrGapsOptions options = { .drafts = drafts };
  g_autoptr (GError) error = NULL;
  DrGaps *gaps = dr_register_find_gaps (desk->reg, &options, NULL, &error);

  g_assert_no_error (error);

  return gaps;
}

/* All of it as text, to the last digit. */
static char *
words_of (const DrGaps *gaps)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < gaps->n_items; i++)
    {
      const DrGap *gap = &gaps->items[i];
      g_autofree char *target = dr_gap_target (gaps, gap);

      g_string_append_printf (words, "%s %s %s %.17g:", gaps->evidence->groups[gap->group].id,
                              target != NULL ? target : "-", gap->place != NULL ? gap->place : "-", gap->gain);
      for (guint k = 0; k < gap->n_uses; k++)
        g_string_append_printf (words, " %s %.17g", gaps->assessments[gap->uses[k].assessment].reference,
                                gap->uses[k].gain);
      g_string_append_c (words, '\n');
    }

  return g_string_free (words, FALSE);
}

/* (nullable): the gap of a group's figure. */
static const DrGap *
find_gap (const DrGaps *gaps,
          const char   *group,
          const char   *target)
{
  for (guint i = 0; i < gaps->n_items; i++)
    {
      g_autofree char *own = dr_gap_target (gaps, &gaps->items[i]);

      if (g_strcmp0 (own, target) == 0 && strcmp (gaps->evidence->groups[gaps->items[i].group].id, group) == 0)
        return &gaps->items[i];
    }

  return NULL;
}

/* The gains that one record holds, added to those of others; what only it names goes under "-". */
static void
add_recorded (Desk             *desk,
              const DrRegisterRow *row,
              const DrEvidence *evidence,
              GHashTable       *sums)
{
  char digest[DR_DIGEST_SIZE];
  g_autoptr (DrTrailStatement) sealed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  const DrXmlNode *settle;
  gsize length;
  const char *data;

  g_assert_true (dr_live_versions_find_record (desk->store, row->reference, row->version, digest, &sealed, &error));
  bytes = dr_store_get_blob (desk->store, digest, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  document = dr_xml_document_read_bytes ("record", data, length, NULL, &error);
  g_assert_no_error (error);
  settle = dr_xml_node_child (dr_xml_node_child (dr_xml_node_child (dr_xml_document_get_root (document), "content"),
                                                 "computed"), "settle");
  for (const DrXmlNode *figure = settle->first_child; figure != NULL; figure = figure->next)
    {
      const char *ref = dr_xml_node_get (figure, "ref");
      gboolean own = g_str_has_prefix (ref, "point:") && dr_evidence_find_point (evidence, ref + 6) == DR_NO_INDEX;
      g_autofree char *key = g_strdup_printf ("%s %s", dr_xml_node_get (figure, "group"), own ? "-" : ref);
      double *sum = g_hash_table_lookup (sums, key);

      if (sum == NULL)
        {
          sum = g_new0 (double, 1);
          g_hash_table_insert (sums, g_steal_pointer (&key), sum);
        }
      *sum += g_ascii_strtod (dr_xml_node_get (figure, "gain"), NULL);
    }
}

/* With the editions that all were sealed with, the gaps are what the records hold, added up. */
static void
test_as_recorded (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrGaps) gaps = NULL;
  g_autoptr (DrGaps) again = NULL;
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DrRegisterQuery query = { .stages = dr_live_versions_stages (), .sort = DR_SORT_REFERENCE, .limit = 1000 };
  g_autofree char *words = NULL;
  g_autofree char *words_again = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  guint n = 0;

  desk_open (&desk, ":memory:");
  dr_generator_run (desk.reg, 40, 3, NULL, NULL, &error);
  g_assert_no_error (error);
  gaps = find_gaps (&desk, FALSE);
  g_assert_cmpuint (gaps->n_problems, ==, 0);
  g_assert_cmpuint (gaps->n_items, >, 20);
  g_assert_cmpuint (gaps->n_uncertain, >, 1);

  page = dr_store_query (desk.store, &query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < page->n_rows; i++)
    if (!dr_live_versions_replaced (&page->rows[i])
        && (i + 1 == page->n_rows || strcmp (page->rows[i].reference, page->rows[i + 1].reference) != 0))
      {
        add_recorded (&desk, &page->rows[i], gaps->evidence, sums);
        n++;
      }
  g_assert_cmpuint (gaps->n_assessments, ==, n);

  for (guint i = 0; i < gaps->n_items; i++)
    {
      const DrGap *gap = &gaps->items[i];
      g_autofree char *target = dr_gap_target (gaps, gap);
      g_autofree char *name = g_strdup_printf ("%s %s", gaps->evidence->groups[gap->group].id,
                                               target != NULL ? target : "-");
      double *sum = g_hash_table_lookup (sums, name);

      g_assert_cmpfloat (gap->gain, >, 0.0);
      g_assert_true (i == 0 || gap->gain <= gaps->items[i - 1].gain);
      g_assert_nonnull (sum);
      *sum -= gap->gain;
    }
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_test_message ("%s: %.9f", (const char *) key, *(double *) value);
      g_assert_cmpfloat_with_epsilon (*(double *) value, 0.0, 1e-5);
    }

  /* The same whatever order the threads come back in. */
  again = find_gaps (&desk, FALSE);
  words = words_of (gaps);
  words_again = words_of (again);
  g_assert_cmpstr (words, ==, words_again);
}

/* Two drafts like one another: each gap counts for both, and goes where the figure comes in. */
static void
test_figure_comes_in (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (DrGaps) sealed = NULL;
  g_autoptr (DrGaps) one = NULL;
  g_autoptr (DrGaps) two = NULL;
  g_autoptr (DrGaps) after = NULL;
  const DrGap *gap;
  const DrGap *twice;

  desk_open (&desk, ":memory:");
  desk_create (&desk, "cheques.xml", "B");
  sealed = find_gaps (&desk, FALSE);
  g_assert_cmpuint (sealed->n_assessments, ==, 0);
  g_assert_cmpuint (sealed->n_items, ==, 0);
  one = find_gaps (&desk, TRUE);
  gap = find_gap (one, "age-75-plus", "channel:telephone");
  g_assert_nonnull (gap);
  g_assert_cmpuint (gap->n_uses, ==, 1);

  desk_create (&desk, "cheques.xml", "A");
  two = find_gaps (&desk, TRUE);
  twice = find_gap (two, "age-75-plus", "channel:telephone");
  g_assert_cmpuint (twice->n_uses, ==, 2);
  g_assert_cmpstr (two->assessments[twice->uses[0].assessment].reference, ==, "A");
  g_assert_cmpstr (two->assessments[twice->uses[1].assessment].reference, ==, "B");
  g_assert_cmpfloat_with_epsilon (twice->gain, 2 * gap->gain, 1e-6);

  desk_publish_edited (&desk, "channel=\"telephone\" share=\"0.82\" n=\"180\" source=\"example-survey\"",
                       "channel=\"telephone\" share=\"0.82\" source=\"example-address-register\"");
  after = find_gaps (&desk, TRUE);
  g_assert_null (find_gap (after, "age-75-plus", "channel:telephone"));
  g_assert_cmpuint (after->n_uncertain, ==, 2);
}

/* Each row stands before the next. */
static const struct {
  DrGap       gap;
  const char *own;
} ordered[] = {
  { { .group = 9, .target = DR_TARGET_POINT, .index = 9, .gain = 2.0 }, "" },   /* more is settled */
  { { .group = 1, .target = DR_TARGET_CHANNEL, .index = 5, .gain = 1.0 }, "" },
  { { .group = 1, .target = DR_TARGET_CHANNEL, .index = 6, .gain = 1.0 }, "" },
  { { .group = 1, .target = DR_TARGET_POINT, .index = 0, .gain = 1.0 }, "" },
  { { .group = 1, .target = DR_TARGET_POINT, .index = 3, .gain = 1.0 }, "" },
  { { .group = 1, .target = DR_TARGET_POINT, .index = DR_NO_INDEX, .gain = 1.0 }, "A point:z" },
  { { .group = 1, .target = DR_TARGET_POINT, .index = DR_NO_INDEX, .gain = 1.0 }, "B action:a" },
  { { .group = 1, .target = DR_TARGET_POINT, .index = DR_NO_INDEX, .gain = 1.0 }, "B point:a" },
  { { .group = 2, .target = DR_TARGET_CHANNEL, .index = 0, .gain = 1.0 }, "" },
  { { .group = 0, .target = DR_TARGET_CHANNEL, .index = 0, .gain = 0.5 }, "" },
};

static void
test_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (ordered); k++)
      {
        int found = dr_gap_compare (&ordered[i].gap, ordered[i].own, &ordered[k].gap, ordered[k].own);

        g_assert_cmpint (CLAMP (found, -1, 1), ==, i == k ? 0 : i < k ? -1 : 1);
      }
}

/* Drafts like one another have places of their own that would settle as much: they stand by reference, whatever the table of them has. */
static void
test_ties (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (DrGaps) gaps = NULL;
  guint n_ties = 0;

  desk_open (&desk, ":memory:");
  for (guint i = 0; i < 3; i++)
    {
      const char reference[] = { (char) ('C' - i), '\0' };

      desk_create (&desk, "cashiers-desk.xml", reference);
    }
  gaps = find_gaps (&desk, TRUE);
  for (guint i = 1; i < gaps->n_items; i++)
    {
      const DrGap *first = &gaps->items[i - 1];
      const DrGap *second = &gaps->items[i];

      if (first->gain != second->gain || first->place == NULL || g_strcmp0 (first->place, second->place) != 0)
        continue;
      g_assert_cmpstr (gaps->assessments[first->uses[0].assessment].reference, <,
                       gaps->assessments[second->uses[0].assessment].reference);
      n_ties++;
    }
  g_assert_cmpuint (n_ties, >, 20);
}

/* Of each reference one version: the latest that counts. */
static void
test_versions (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (DrGaps) submitted = NULL;
  g_autoptr (DrGaps) returned = NULL;
  g_autoptr (DrGaps) replaced = NULL;
  g_autoptr (DrGaps) draft = NULL;
  guint version = 0;

  desk_open (&desk, ":memory:");
  desk_set_day (&desk, 2025, 9, 15);
  desk_create (&desk, "clean.xml", "A");
  desk_step (&desk, "A", DR_STEP_SUBMIT, "customer-manager", NULL, 0);
  submitted = find_gaps (&desk, FALSE);
  g_assert_cmpuint (submitted->n_assessments, ==, 1);
  g_assert_cmpuint (submitted->n_uncertain, ==, 0);
  desk_step (&desk, "A", DR_STEP_RETURN, "officer", NULL, 0);
  returned = find_gaps (&desk, FALSE);
  g_assert_cmpuint (returned->n_assessments, ==, 1);

  g_assert_true (dr_register_create_next (desk.reg, "customer-manager", "A", &version, NULL));
  replaced = find_gaps (&desk, FALSE);
  g_assert_cmpuint (replaced->n_assessments, ==, 0);
  draft = find_gaps (&desk, TRUE);
  g_assert_cmpuint (draft->n_assessments, ==, 1);
  g_assert_cmpuint (draft->assessments[0].version, ==, 2);
  g_assert_cmpint (draft->assessments[0].stage, ==, DR_STAGE_DRAFT);
}

/* What the latest evidence no longer fits is named, and the others are counted all the same. */
static void
test_problem (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (DrGaps) gaps = NULL;

  desk_open (&desk, ":memory:");
  desk_set_day (&desk, 2025, 9, 15);
  desk_create (&desk, "clean.xml", "A");
  desk_step (&desk, "A", DR_STEP_SUBMIT, "customer-manager", NULL, 0);
  desk_create (&desk, "cheques.xml", "B");
  desk_publish_edited (&desk, "unpaid-carers", "carers");
  gaps = find_gaps (&desk, TRUE);
  g_assert_cmpuint (gaps->n_assessments, ==, 2);
  g_assert_nonnull (gaps->assessments[0].problem);
  g_assert_nonnull (strstr (gaps->assessments[0].problem, "unpaid-carers"));
  g_assert_cmpuint (gaps->n_problems, ==, gaps->assessments[1].problem != NULL ? 2 : 1);
}

typedef struct {
  guint         calls;
  double        last;
  GCancellable *cancellable;   /* (nullable): cancelled at the first call */
} Progress;

static void
note_progress (double   share,
               gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (share, >, progress->last);
  g_assert_cmpfloat (share, <=, 1.0);
  progress->last = share;
  progress->calls++;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

static void
test_progress (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress all = { 0 };
  Progress stopped = { .cancellable = cancellable };
  DrGapsOptions options = { .drafts = TRUE, .progress = note_progress, .data = &all };
  g_autoptr (DrGaps) gaps = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&desk, ":memory:");
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *reference = g_strdup_printf ("R-%u", i);

      desk_create (&desk, "cheques.xml", reference);
    }
  gaps = dr_register_find_gaps (desk.reg, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all.calls, ==, 30);
  g_assert_cmpfloat (all.last, ==, 1.0);

  options.data = &stopped;
  g_assert_null (dr_register_find_gaps (desk.reg, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (stopped.calls, <, 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/gaps/as-recorded", test_as_recorded);
  g_test_add_func ("/register/gaps/order", test_order);
  g_test_add_func ("/register/gaps/ties", test_ties);
  g_test_add_func ("/register/gaps/figure-comes-in", test_figure_comes_in);
  g_test_add_func ("/register/gaps/versions", test_versions);
  g_test_add_func ("/register/gaps/problem", test_problem);
  g_test_add_func ("/register/gaps/progress", test_progress);

  return g_test_run ();
}
