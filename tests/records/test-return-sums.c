/* The sums of a return, by another way of adding. */
#include "return-fixture.h"

static const char *quantity_names[DR_N_RETURN_QUANTITIES] = {
  "newly-excluded", "newly-excluded-mitigated", "at-risk", "at-risk-mitigated", "displaced",
};

/* What stands behind a sum adds up to it: of each group, and of what is listed and late. */
static void
assert_adds_up (const DrReturnDetails *details,
                const DrXmlDocument   *document)
{
  const DrXmlNode *all = dr_xml_node_child (dr_xml_document_get_root (document), "all");
  const DrXmlNode *group = dr_xml_node_child (dr_xml_node_child (all, "groups"), "group");
  guint n_groups = 0;
  guint in_effect = 0;
  guint n_actions = 0;
  guint n_targets = 0;
  guint n_points = 0;

  for (; group != NULL; group = dr_xml_node_next (group, "group"))
    {
      const char *id = dr_xml_node_get (group, "id");
      guint n = 0;
      guint negative = 0;

      n_groups++;
      for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
        {
          gint64 lo = 0;
          gint64 hi = 0;
          guint unknown = 0;
          g_autofree char *expected = NULL;
          g_autofree char *name = g_strconcat (quantity_names[q], "-unknown", NULL);
          g_autofree char *count = NULL;

          n = negative = 0;
          for (guint i = 0; i < details->n_items; i++)
            for (guint k = 0; k < details->items[i].n_effects; k++)
              {
                const DrReturnEffect *effect = &details->items[i].effects[k];

                if (g_strcmp0 (effect->group, id) != 0)
                  continue;
                n++;
                negative += effect->negative;
                unknown += !effect->people[q].known;
                lo += effect->people[q].known ? effect->people[q].lo : 0;
                hi += effect->people[q].known ? effect->people[q].hi : 0;
              }
          expected = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, lo, hi);
          count = unknown > 0 ? g_strdup_printf ("%u", unknown) : NULL;
          g_assert_cmpstr (dr_xml_node_get (group, quantity_names[q]), ==, expected);
          g_assert_cmpstr (dr_xml_node_get (group, name), ==, count);
        }
      g_assert_cmpuint (g_ascii_strtoull (dr_xml_node_get (group, "assessments"), NULL, 10), ==, n);
      g_assert_cmpuint (g_ascii_strtoull (dr_xml_node_get (group, "negative"), NULL, 10), ==, negative);
    }
  g_assert_cmpuint (n_groups, >, 0);

  for (guint i = 0; i < details->n_items; i++)
    {
      in_effect += details->items[i].in_effect;
      n_points += details->items[i].n_points;
      for (guint k = 0; k < details->items[i].n_actions; k++)
        n_actions += details->items[i].actions[k].overdue;
      for (guint k = 0; k < details->items[i].n_targets; k++)
        n_targets += details->items[i].targets[k].measure == NULL;
    }
  g_assert_cmpuint (g_ascii_strtoull (value_at (document, "all/assessments/@in-effect"), NULL, 10), ==, in_effect);
  g_assert_cmpuint (g_ascii_strtoull (value_at (document, "all/assessments/@n"), NULL, 10), ==, details->n_items);
  g_assert_cmpuint (g_ascii_strtoull (value_at (document, "all/targets/@n"), NULL, 10), ==, n_targets);
  g_assert_cmpuint (count_at (document, "services/service/access-points", "access-point"), ==, n_points);
  g_assert_cmpuint (count_at (document, "services/service/overdue-actions", "overdue-action"), ==, n_actions);
}

/* A return with details has the same bytes as one without, and they add up to it. */
static void
test_details (void)
{
  static const char * const examples[] = { "worked-example", "wales", "bishops-stortford-desk" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_auto (Sealed) sealed = { 0 };
      g_autoptr (DrReturn) plain = return_begin ("2025-26", AS_OF);
      g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
      g_autoptr (DrXmlDocument) document = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      DrReturnDetails details;
      gsize length;

      g_test_message ("%s", examples[i]);
      seal (&sealed, examples[i], "R-1", 1, (DrDate) { 2025, 8, 1 }, NULL);
      dr_return_keep_details (self);
      return_add (plain, &sealed, DR_STAGE_MONITORED);
      return_add (self, &sealed, DR_STAGE_MONITORED);
      before = dr_return_write (plain, NULL, 0, &length);
      after = dr_return_write (self, NULL, 0, &length);
      g_assert_cmpstr (after, ==, before);

      dr_return_get_details (self, &details);
      document = return_document (self);
      g_assert_cmpuint (details.n_items, ==, 1);
      g_assert_cmpstr (details.items[0].reference, ==, "R-1");
      g_assert_cmpstr (details.items[0].title, ==, sealed.record->assessment->title);
      assert_adds_up (&details, document);
    }
}

/* Adds what the checks say once more, in the plainest way, and holds every group's sums to it. */
static void
assert_sums (const DrXmlDocument *document,
             const Sealed        *sealed,
             guint                n)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < n; i++)
    for (guint g = 0; g < sealed[i].check->evidence->n_groups; g++)
      g_hash_table_add (ids, (gpointer) sealed[i].check->evidence->groups[g].id);

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gint64 sums[4] = { 0 };
      g_autofree char *excluded = NULL;
      g_autofree char *at_risk = NULL;
      g_autofree char *path = g_strdup_printf ("all/groups/group[id=%s]/@newly-excluded", (const char *) id);
      g_autofree char *path_at_risk = g_strdup_printf ("all/groups/group[id=%s]/@at-risk-mitigated", (const char *) id);

      for (guint i = 0; i < n; i++)
        {
          const DrCheck *check = sealed[i].check;
          int group = dr_evidence_find_group (check->evidence, id);
          const DrGroupReview *review;

          if (group == DR_NO_INDEX)
            continue;
          review = dr_access_review_get (check->review, (guint) check->assessment->chosen, (guint) group);
          sums[0] += review->plain.newly_excluded_people.lo;
          sums[1] += review->plain.newly_excluded_people.hi;
          sums[2] += review->mitigated.at_risk_people.lo;
          sums[3] += review->mitigated.at_risk_people.hi;
        }
      excluded = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, sums[0], sums[1]);
      at_risk = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, sums[2], sums[3]);
      if (value_at (document, path) == NULL)
        {
          g_assert_cmpint (sums[1], ==, 0);
          continue;
        }
      expect (document, path, excluded);
      expect (document, path_at_risk, at_risk);
    }
}

static const struct {
  const char *example;
  DrDate      as_of;
  DrStage     stage;
} several[] = {
  { "worked-example", { 2025, 9, 15 }, DR_STAGE_APPROVED },
  { "every-family", { 2025, 10, 10 }, DR_STAGE_SUBMITTED },
  { "cashiers-desk", { 2025, 9, 22 }, DR_STAGE_RETURNED },
  { "cheques", { 2025, 9, 15 }, DR_STAGE_DECIDED },
  { "four-day-week", { 2025, 9, 15 }, DR_STAGE_ENDORSED },
  { "clean", { 2025, 9, 15 }, DR_STAGE_MONITORED },
  { "access-review", { 2025, 9, 15 }, DR_STAGE_CLOSED },
};
#define N_SEVERAL G_N_ELEMENTS (several)

static void
seal_several (Sealed sealed[N_SEVERAL])
{
  for (guint i = 0; i < N_SEVERAL; i++)
    {
      g_autofree char *reference = g_strdup_printf ("R-%u", i + 1);

      seal (&sealed[i], several[i].example, reference, 1, several[i].as_of, NULL);
    }
}

static void
clear_several (Sealed sealed[N_SEVERAL])
{
  for (guint i = 0; i < N_SEVERAL; i++)
    sealed_clear (&sealed[i]);
}

static void
test_sums (void)
{
  Sealed sealed[N_SEVERAL] = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;
  guint fails = 0;
  guint stated = 0;

  seal_several (sealed);
  for (guint i = 0; i < N_SEVERAL; i++)
    return_add (self, &sealed[i], several[i].stage);
  document = return_document (self);

  assert_sums (document, sealed, N_SEVERAL);
  expect (document, "all/assessments/@n", "7");
  expect (document, "services/service[id=payments]/assessments/@n", "3");
  expect (document, "services/service[id=customer-services]/assessments/@n", "3");
  expect (document, "service-plans/service-plan[title=Revenues service plan]/assessments/@n", "3");
  expect (document, "service-plans/service-plan[title=Revenues service plan]/@year", "2025/26");
  expect (document, "directorates/directorate[title=Customers]/assessments/@n", "3");
  g_assert_cmpuint (count_at (document, "all/assessments", "stage"), ==, 7);

  for (guint i = 0; i < N_SEVERAL; i++)
    for (guint r = 0; r < sealed[i].check->n_results; r++)
      fails += sealed[i].check->results[r].kind == DR_RESULT_FAIL;
  for (const DrXmlNode *rule = find_child (find_child (find_child (dr_xml_document_get_root (document), "all"),
                                                       "findings"), "rule");
       rule != NULL; rule = dr_xml_node_next (rule, "rule"))
    for (const DrXmlNode *finding = rule->first_child; finding != NULL; finding = finding->next)
      stated += (guint) g_ascii_strtoull (dr_xml_node_get (finding, "n"), NULL, 10);
  g_assert_cmpuint (stated, ==, fails);
  clear_several (sealed);
}

/* Any order of adding, the same bytes; written twice, the same again. */
static void
test_order (void)
{
  Sealed sealed[N_SEVERAL] = { 0 };
  g_autofree char *first = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  seal_several (sealed);
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
      g_autofree char *bytes = NULL;
      g_autofree char *again = NULL;
      guint order[N_SEVERAL];
      gsize length;

      for (guint i = 0; i < N_SEVERAL; i++)
        order[i] = i;
      for (guint i = N_SEVERAL - 1; round > 0 && i > 0; i--)
        {
          guint other = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
          guint kept = order[i];

          order[i] = order[other];
          order[other] = kept;
        }
      for (guint i = 0; i < N_SEVERAL; i++)
        return_add (self, &sealed[order[i]], several[order[i]].stage);
      bytes = dr_return_write (self, sealed[0].digest, 12, &length);
      again = dr_return_write (self, sealed[0].digest, 12, &length);
      g_assert_cmpstr (bytes, ==, again);
      if (first == NULL)
        first = g_steal_pointer (&bytes);
      else
        g_assert_cmpstr (bytes, ==, first);
    }
  g_assert_nonnull (strstr (first, "length=\"12\""));
  clear_several (sealed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/return-sums/details", test_details);
  g_test_add_func ("/records/return-sums/sums", test_sums);
  g_test_add_func ("/records/return-sums/order", test_order);

  return g_test_run ();
}
