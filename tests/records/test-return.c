/* The maintaining-access return: what belongs to a period, counts, sums and lists, by hand and by another way of adding. */
#include "return-fixture.h"

#include <malloc.h>

#define AS_OF ((DrDate) { 2026, 3, 31 })

static void
add (DrReturn     *self,
     const Sealed *sealed,
     DrStage       stage)
{
  DrReturnEntry entry = entry_of (sealed, stage);

  g_assert_true (dr_return_add (self, &entry));
}

static void
test_empty (void)
{
  g_autoptr (DrReturn) self = return_begin ("2025-26-Q3", AS_OF);
  g_autoptr (DrXmlDocument) document = return_document (self);

  expect (document, "@from", "2025-10-01");
  expect (document, "@to", "2025-12-31");
  expect (document, "@as-of", "2026-03-31");
  expect (document, "@council-id", "E07000999");
  expect (document, "all/assessments/@n", "0");
  expect (document, "all/overdue/@reviews", "0");
  g_assert_cmpuint (count_at (document, "services", "service"), ==, 0);
  g_assert_cmpuint (count_at (document, "records", "record"), ==, 0);
  g_assert_cmpuint (count_at (document, "cumulative", "group"), ==, 0);
  g_assert_null (value_at (document, "chain/@head"));
}

/* The worked example of record-format.md: 1,200 of 10,000 people; 30 % of them would come to the desk, 8 % of all. */
static void
test_worked_example (void)
{
  g_auto (Sealed) sealed = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;

  seal (&sealed, "worked-example", "R-1", 1, (DrDate) { 2025, 9, 15 }, NULL);
  add (self, &sealed, DR_STAGE_APPROVED);
  document = return_document (self);

  expect (document, "all/assessments/@n", "1");
  expect (document, "all/assessments/@in-effect", "1");
  expect (document, "all/assessments/stage[kind=approved]/@n", "1");
  expect (document, "all/assessments/outcome[kind=adjust]/@n", "1");
  expect (document, "all/groups/group[id=age-75-plus]/@newly-excluded", "0 292");
  expect (document, "all/groups/group[id=age-75-plus]/@at-risk", "283 640");
  expect (document, "all/groups/group[id=age-75-plus]/@displaced", "360 360");
  expect (document, "all/groups/group[id=age-75-plus]/@negative", "1");
  expect (document, "all/groups/group[id=age-75-plus]/@displaced-unknown", NULL);
  expect (document, "all/groups/group[id=all]/@displaced", "800 800");
  expect (document, "all/groups/group[id=all]/@negative", "0");
  expect (document, "all/channels/channel[id=telephone]/@reduced", "1");
  expect (document, "all/channels/channel[id=face-to-face]/@withdrawn", "1");
  expect (document, "all/channels/channel[id=website]/@withdrawn", NULL);
  expect (document, "services/service[id=parking-permits]/@name", "Parking permits");
  expect (document, "services/service[id=parking-permits]/@plan", NULL);
  expect (document, "services/service/access-points/access-point[id=permit-desk]/@change", "withdrawn");
  expect (document, "services/service/access-points/access-point[id=permit-desk]/@place", "Town Hall");
  expect (document, "services/service/access-points/access-point[id=permit-desk]/@effective", "2026-01-05");
  expect (document, "services/service/access-points/access-point[id=permit-line]/@change", "reduced");
  expect (document, "services/service/access-points/access-point[id=permit-line]/@hours-after", "20");
  g_assert_cmpuint (count_at (document, "services/service/access-points", "access-point"), ==, 2);
  expect (document, "services/service/standard-list/standard[channel=website]/@state", "missing");
  expect (document, "records/record/@sha256", sealed.digest);
  expect (document, "records/record/@began", "2025-09-15");
  g_assert_cmpuint (count_at (document, "service-plans", "service-plan"), ==, 0);
}

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
      add (plain, &sealed, DR_STAGE_MONITORED);
      add (self, &sealed, DR_STAGE_MONITORED);
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

/* Results of two groups for a measure that predicts, and of one that does not. */
static void
measure (DrAssessment *assessment,
         DrContext    *context)
{
  static DrMeasureResult results[3];
  static DrMeasure measures[2];

  results[0] = (DrMeasureResult) { .period = { 2026, 2, 0 }, .group = DR_GROUP_ALL, .value = 12.0 };
  results[1] = (DrMeasureResult) { .period = { 2026, 3, 0 }, .group = 1, .value = 300.0, .n = 41 };
  results[2] = (DrMeasureResult) { .period = { 2026, 3, 0 }, .group = 1, .value = 0.5, .n = 41 };
  measures[0] = (DrMeasure) { .id = "lost", .name = "People who no longer come", .quantity = "newly_excluded_people",
                              .baseline = DR_UNKNOWN, .target = DR_UNKNOWN, .results = results, .n_results = 2 };
  measures[1] = (DrMeasure) { .id = "pleased", .name = "Satisfied", .unit = "share", .baseline = DR_UNKNOWN, .target = 0.75,
                              .results = results + 2, .n_results = 1 };
  assessment->measures = measures;
  assessment->n_measures = 2;
}

#define PREDICTIONS "services/service/prediction-list/prediction"

/* Every result of a measure that predicts stands beside what the review had said of its group. */
static void
test_predictions (void)
{
  g_auto (Sealed) sealed = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;
  const DrGroupReview *review;
  g_autofree char *predicted = NULL;

  seal (&sealed, "worked-example", "R-1", 1, (DrDate) { 2025, 9, 15 }, measure);
  add (self, &sealed, DR_STAGE_MONITORED);
  document = return_document (self);
  review = dr_access_review_get (sealed.check->review, (guint) sealed.check->assessment->chosen, 1);
  predicted = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, review->mitigated.newly_excluded_people.lo,
                               review->mitigated.newly_excluded_people.hi);
  g_assert_cmpuint (count_at (document, "services/service/prediction-list", "prediction"), ==, 2);
  expect (document, PREDICTIONS "[period=2026-02]/@group", "all");
  expect (document, PREDICTIONS "[period=2026-02]/@actual", "12");
  expect (document, PREDICTIONS "[period=2026-02]/@n", NULL);
  expect (document, PREDICTIONS "[period=2026-03]/@id", "lost");
  expect (document, PREDICTIONS "[period=2026-03]/@quantity", "newly_excluded_people");
  expect (document, PREDICTIONS "[period=2026-03]/@group-name", sealed.check->evidence->groups[1].name);
  expect (document, PREDICTIONS "[period=2026-03]/@n", "41");
  expect (document, PREDICTIONS "[period=2026-03]/@predicted", predicted);
  expect (document, PREDICTIONS "[period=2026-03]/@of", "people");
  expect (document, PREDICTIONS "[period=2026-03]/@as-predicted",
          review->mitigated.newly_excluded_people.hi < 300 ? "false" : "true");
  expect (document, "services/service/measure-list/measure[id=pleased]/@n", "41");
  expect (document, "services/service/measure-list/measure[id=pleased]/@group-name", sealed.check->evidence->groups[1].name);
}

/* (nullable): the words of an action in the list of the first service. */
static const char *
words_of (const DrXmlDocument *document,
          const char          *element,
          const char          *id)
{
  g_autofree char *segment = g_strdup_printf ("%s[id=%s]", element, id);
  const DrXmlNode *service = find_child (find_child (dr_xml_document_get_root (document), "services"), "service");
  const DrXmlNode *action = find_child (find_child (service, strcmp (element, "open-action") == 0 ? "open-actions"
                                                                                                  : "overdue-actions"), segment);

  return action != NULL ? action->text : NULL;
}

static const char *
said_of (const DrAssessment *assessment,
         const char         *id)
{
  for (guint i = 0; i < assessment->n_actions; i++)
    if (strcmp (assessment->actions[i].id, id) == 0)
      return assessment->actions[i].text;

  g_return_val_if_reached (NULL);
}

/* Decided in Wales: what is late, and what is not. */
static void
test_follow_up (void)
{
  static const struct {
    DrStage stage;
    DrDate as_of;
    const char *actions;        /* overdue */
    const char *measures;
    const char *reviews;
    const char *publications;
  } days[] = {
    { DR_STAGE_DECIDED, { 2025, 8, 5 }, "0", "0", "0", "0" },
    { DR_STAGE_DECIDED, { 2025, 8, 6 }, "0", "0", "0", "1" },     /* 28 days after 8 July */
    { DR_STAGE_DECIDED, { 2025, 9, 22 }, "0", "0", "0", "1" },
    { DR_STAGE_DECIDED, { 2025, 9, 23 }, "0", "1", "0", "1" },    /* 90 days after 24 June */
    { DR_STAGE_DECIDED, { 2025, 9, 26 }, "0", "1", "0", "1" },
    { DR_STAGE_MONITORED, { 2025, 9, 27 }, "1", "1", "0", "1" },  /* the loop was due on the 26th */
    { DR_STAGE_MONITORED, { 2026, 9, 30 }, "1", "1", "0", "1" },
    { DR_STAGE_CLOSED, { 2026, 10, 1 }, "1", "1", "1", "1" },
    { DR_STAGE_ENDORSED, { 2026, 10, 1 }, "0", "0", "0", "0" },   /* nothing is overdue before approval */
  };
  g_auto (Sealed) sealed = { 0 };
  const char *words;

  seal (&sealed, "wales", "R-1", 1, (DrDate) { 2025, 8, 1 }, NULL);
  words = said_of (sealed.record->assessment, "gosod-dolen");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (DrReturn) self = return_begin ("2025", days[i].as_of);
      g_autoptr (DrXmlDocument) document = NULL;

      g_test_message ("row %u", i);
      add (self, &sealed, days[i].stage);
      document = return_document (self);
      expect (document, "all/actions/action[kind=mitigation]/@overdue", days[i].actions);
      expect (document, "all/actions/action[kind=mitigation]/@open", "1");
      expect (document, "all/actions/action[kind=mitigation]/@closed", "1");
      expect (document, "all/measures/@n", "2");
      expect (document, "all/measures/@to-be-announced", "1");
      expect (document, "all/measures/@overdue", days[i].measures);
      expect (document, "all/overdue/@reviews", days[i].reviews);
      expect (document, "all/overdue/@publications", days[i].publications);
      expect (document, "services/service/overdue-actions/overdue-action[id=gosod-dolen]/@owner",
              days[i].actions[0] == '1' ? "rheolwr-adeiladau" : NULL);
      expect (document, "services/service/overdue-actions/overdue-action[id=gosod-dolen]/@due",
              days[i].actions[0] == '1' ? "2025-09-26" : NULL);
      /* What is open stands in one list or the other, with its words. */
      g_assert_cmpstr (words_of (document, days[i].actions[0] == '1' ? "overdue-action" : "open-action", "gosod-dolen"), ==,
                       words);
      expect (document, "services/service/open-actions/open-action[id=gosod-dolen]/@due",
              days[i].actions[0] == '1' ? NULL : "2025-09-26");
      expect (document, "records/record/@title", sealed.record->assessment->title);
      expect (document, "records/record/@service", sealed.record->evidence->services[sealed.record->assessment->service].id);
      expect (document, "services/service/overdue-reviews/overdue-review/@due",
              days[i].reviews[0] == '1' ? "2026-09-30" : NULL);
      expect (document, "services/service/overdue-publications/overdue-publication/@due",
              days[i].publications[0] == '1' ? "2025-08-05" : NULL);
      expect (document, "services/service/measure-list/measure[id=cymraeg-wrth-y-ddesg]/@announce-by", "2025-09-22");
      expect (document, "services/service/measure-list/measure[id=cymraeg-wrth-y-ddesg]/@overdue",
              days[i].measures[0] == '1' ? "true" : NULL);
    }
}

static void
publish (DrAssessment *assessment,
         DrContext    *context)
{
  assessment->published = (DrDate) { 2025, 12, 1 };
  assessment->reviewed = (DrDate) { 2026, 11, 1 };
}

/* What was done late is done. */
static void
test_done (void)
{
  g_auto (Sealed) sealed = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025", (DrDate) { 2027, 1, 1 });
  g_autoptr (DrXmlDocument) document = NULL;

  seal (&sealed, "wales", "R-1", 1, (DrDate) { 2025, 8, 1 }, publish);
  add (self, &sealed, DR_STAGE_MONITORED);
  document = return_document (self);
  expect (document, "all/overdue/@reviews", "0");
  expect (document, "all/overdue/@publications", "0");
}

/* The service's own target, of which nobody has said how much. */
static void
announce_later (DrAssessment *assessment,
                DrContext    *context)
{
  static DrTarget target;
  static DrOption option;

  target = (DrTarget) { assessment->options[0].targets[0].channel, DR_GROUP_ALL, DR_UNKNOWN };
  option = assessment->options[0];
  option.targets = &target;
  option.n_targets = 1;
  assessment->options = &option;
  assessment->n_options = 1;
}

/* The service's plan asks for 25 % on the website by 2026; 21 % came in 2024. The option may have targets of its own. */
static void
test_targets (void)
{
  g_auto (Sealed) plan = { 0 };
  g_auto (Sealed) own = { 0 };
  g_auto (Sealed) open = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;

  seal (&plan, "clean", "R-1", 1, (DrDate) { 2025, 9, 15 }, NULL);
  seal (&own, "every-family", "R-2", 1, (DrDate) { 2025, 10, 10 }, NULL);
  seal (&open, "every-family", "R-3", 1, (DrDate) { 2025, 10, 10 }, announce_later);
  add (self, &plan, DR_STAGE_APPROVED);
  add (self, &own, DR_STAGE_SUBMITTED);
  add (self, &open, DR_STAGE_SUBMITTED);
  document = return_document (self);

#define TARGETS "services/service[id=customer-services]/target-list/target"
  expect (document, TARGETS "[assessment=R-1]/@channel", "website");
  expect (document, TARGETS "[assessment=R-1]/@target", "0.25");
  expect (document, TARGETS "[assessment=R-1]/@by", "2026");
  expect (document, TARGETS "[assessment=R-1]/@actual", "0.21");
  expect (document, TARGETS "[assessment=R-1]/@difference", "-0.04");
  expect (document, TARGETS "[assessment=R-1]/@period", "2024");
  expect (document, TARGETS "[assessment=R-1]/@scope", "service");
  expect (document, TARGETS "[assessment=R-2]/@target", "0.9");
  expect (document, TARGETS "[assessment=R-2]/@difference", "-0.69");
  expect (document, TARGETS "[group=age-75-plus]/@target", "0.7");
  expect (document, TARGETS "[group=age-75-plus]/@actual", NULL);
  expect (document, TARGETS "[assessment=R-3]/@target", "to-be-announced");
  expect (document, "all/targets/@n", "4");
  expect (document, "all/targets/@to-be-announced", "1");
  expect (document, "all/targets/@overdue", "0");
  expect (document, TARGETS "[assessment=R-3]/@actual", "0.21");
  expect (document, TARGETS "[assessment=R-3]/@difference", NULL);
  expect (document, "all/targets/@measured", "3");
}

/* An action of an option that nobody took is promised no more: online-help belongs to "assist", "move" is chosen. */
static void
test_other_option (void)
{
  g_auto (Sealed) sealed = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2023-24", (DrDate) { 2024, 3, 31 });
  g_autoptr (DrXmlDocument) document = NULL;

  seal (&sealed, "bishops-stortford-desk", "R-1", 1, (DrDate) { 2023, 1, 16 }, NULL);
  add (self, &sealed, DR_STAGE_APPROVED);
  document = return_document (self);
  expect (document, "all/actions/action[kind=mitigation]/@open", "1");
  expect (document, "all/actions/action[kind=inquiry]/@open", "2");
  expect (document, "services/service/overdue-actions/overdue-action[id=online-help]/@id", NULL);
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
    add (self, &sealed[i], several[i].stage);
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
        add (self, &sealed[order[i]], several[order[i]].stage);
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

static void
stop (DrAssessment *assessment,
      DrContext    *context)
{
  assessment->outcome = DR_OUTCOME_STOP;
}

static void
decide_otherwise (DrAssessment *assessment,
                  DrContext    *context)
{
  assessment->decision = (DrDecision) { { 2025, 10, 14 }, "Cabinet", "CAB/2025/88", DR_NO_INDEX, TRUE };
}

/* The second option keeps the desk. */
static void
decide_second (DrAssessment *assessment,
               DrContext    *context)
{
  assessment->decision = (DrDecision) { { 2025, 10, 14 }, "Cabinet", "CAB/2025/88", 1, TRUE };
}

/* Which effects count: stage, outcome and what was decided. */
static void
test_in_effect (void)
{
  static const struct { DrStage stage; Edit edit; const char *in_effect; const char *withdrawn; const char *displaced; } rows[] = {
    { DR_STAGE_SUBMITTED, NULL, "1", "1", "360 360" },
    { DR_STAGE_CLOSED, NULL, "1", "1", "360 360" },
    { DR_STAGE_WITHDRAWN, NULL, "0", NULL, NULL },
    { DR_STAGE_SUPERSEDED, NULL, "0", NULL, NULL },
    { DR_STAGE_APPROVED, stop, "0", NULL, NULL },
    { DR_STAGE_DECIDED, decide_otherwise, "0", NULL, NULL },
    { DR_STAGE_DECIDED, decide_second, "1", NULL, "0 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Sealed) sealed = { 0 };
      g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
      g_autoptr (DrXmlDocument) document = NULL;

      g_test_message ("row %u", i);
      seal (&sealed, "worked-example", "R-1", 1, (DrDate) { 2025, 9, 15 }, rows[i].edit);
      add (self, &sealed, rows[i].stage);
      document = return_document (self);
      expect (document, "all/assessments/@n", "1");
      expect (document, "all/assessments/@in-effect", rows[i].in_effect);
      expect (document, "all/channels/channel[id=face-to-face]/@withdrawn", rows[i].withdrawn);
      expect (document, "all/groups/group[id=age-75-plus]/@displaced", rows[i].displaced);
    }
}

static void
take_steps (DrAssessment *assessment,
            DrContext    *context)
{
  static const DrStepTaken steps[] = {
    { DR_STEP_SUBMIT, { 2025, 10, 10 }, "customer-manager" },
    { DR_STEP_ENDORSE, { 2025, 10, 20 }, "equalities-officer" },
    { DR_STEP_APPROVE, { 2025, 10, 27 }, "head" },
    { DR_STEP_DECIDE, { 2025, 11, 3 }, "customer-manager" },
  };

  context->steps = steps;
  context->n_steps = G_N_ELEMENTS (steps);
}

/* The approval's record speaks for what is no longer tested after it. */
static void
test_approval (void)
{
  g_auto (Sealed) approval = { 0 };
  g_auto (Sealed) latest = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrReturn) alone = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrXmlDocument) document_alone = NULL;
  DrReturnEntry entry;

  seal (&approval, "every-family", "R-1", 1, (DrDate) { 2025, 10, 27 }, NULL);
  seal (&latest, "every-family", "R-1", 1, (DrDate) { 2025, 12, 1 }, take_steps);
  entry = entry_of (&latest, DR_STAGE_MONITORED);
  g_assert_true (dr_return_add (alone, &entry));
  entry.approval = approval.check;
  entry.approval_digest = approval.digest;
  g_assert_true (dr_return_add (self, &entry));
  document = return_document (self);
  document_alone = return_document (alone);

  expect (document_alone, "all/findings/rule[id=GOV-04]/@id", NULL);
  expect (document, "all/findings/rule[id=GOV-04]/finding[severity=escalate]/@answered", "0");
  /* Tested at both: counted once. */
  g_assert_cmpstr (value_at (document, "all/findings/rule[id=ACC-04]/finding/@n"), ==,
                   value_at (document_alone, "all/findings/rule[id=ACC-04]/finding/@n"));
  expect (document, "records/record/@approval-sha256", approval.digest);
  expect (document, "records/record/@began", "2025-10-10");
  expect (document_alone, "records/record/@approval-sha256", NULL);
}

/* A return takes each assessment's sums and one line; 1,000 of them must not grow it by more than that. */
static void
test_memory (void)
{
  g_auto (Sealed) sealed = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;
  DrReturnEntry entry;
  struct mallinfo2 before;
  struct mallinfo2 after;

  seal (&sealed, "clean", "R-0", 1, (DrDate) { 2025, 9, 15 }, NULL);
  entry = entry_of (&sealed, DR_STAGE_APPROVED);
  add (self, &sealed, DR_STAGE_APPROVED);
  before = mallinfo2 ();
  for (guint i = 1; i <= 1000; i++)
    {
      g_autofree char *reference = g_strdup_printf ("R-%u", i);

      entry.reference = reference;
      g_assert_true (dr_return_add (self, &entry));
    }
  after = mallinfo2 ();
  g_test_message ("%zu bytes each", (after.uordblks - MIN (before.uordblks, after.uordblks)) / 1000);
  g_assert_cmpuint (after.uordblks, <, before.uordblks + 1000 * 4096);
  document = return_document (self);
  expect (document, "all/assessments/@n", "1001");
  g_assert_cmpuint (count_at (document, "records", "record"), ==, 1001);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/return/empty", test_empty);
  g_test_add_func ("/records/return/worked-example", test_worked_example);
  g_test_add_func ("/records/return/details", test_details);
  g_test_add_func ("/records/return/follow-up", test_follow_up);
  g_test_add_func ("/records/return/predictions", test_predictions);
  g_test_add_func ("/records/return/done", test_done);
  g_test_add_func ("/records/return/targets", test_targets);
  g_test_add_func ("/records/return/other-option", test_other_option);
  g_test_add_func ("/records/return/sums", test_sums);
  g_test_add_func ("/records/return/order", test_order);
  g_test_add_func ("/records/return/in-effect", test_in_effect);
  g_test_add_func ("/records/return/approval", test_approval);
  g_test_add_func ("/records/return/memory", test_memory);

  return g_test_run ();
}
