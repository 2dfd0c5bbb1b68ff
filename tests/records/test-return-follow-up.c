/* What became of a return's assessments: results beside predictions, targets, and what is overdue or done. */
#include "return-fixture.h"

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
  return_add (self, &sealed, DR_STAGE_MONITORED);
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
      return_add (self, &sealed, days[i].stage);
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
  return_add (self, &sealed, DR_STAGE_MONITORED);
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
  return_add (self, &plan, DR_STAGE_APPROVED);
  return_add (self, &own, DR_STAGE_SUBMITTED);
  return_add (self, &open, DR_STAGE_SUBMITTED);
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/return-follow-up/follow-up", test_follow_up);
  g_test_add_func ("/records/return-follow-up/predictions", test_predictions);
  g_test_add_func ("/records/return-follow-up/done", test_done);
  g_test_add_func ("/records/return-follow-up/targets", test_targets);

  return g_test_run ();
}
