/* What verify says of lateness: each note exactly when it is so, on the day itself not yet; and none is held against the
 * record. Days out of order are. */
#include "bag-fixture.h"
#include "verify-fixture.h"

#define REFERENCE "NH-2025-001"

/* The submission is on this day: what comes before and after it. */
#define DAY_BEFORE { 2025, 9, 14 }
#define DAY { 2025, 9, 15 }
#define DAY_AFTER { 2025, 9, 16 }
#define FAR { 2026, 6, 1 }
#define START { 2026, 5, 18 }        /* 14 days before FAR, as the rulebook asks */
#define START_AFTER { 2026, 5, 19 }
#define NONE { 0, 0, 0 }

static const struct {
  const char *name;
  DrDate      decision_date;
  DrDate      decided;
  DrDate      first_draft;
  DrDate      closed;
  const char *says;           /* (nullable): the one note */
} cases[] = {
  { "in-time", FAR, NONE, NONE, NONE, NULL },
  { "no-decision", NONE, NONE, DAY, DAY_AFTER, NULL },
  { "submitted-on-the-day", DAY, NONE, NONE, NONE, NULL },
  { "submitted-late", DAY_BEFORE, NONE, NONE, NONE, "late: submitted on 2025-09-15, after the decision on 2025-09-14 (GOV-03)" },
  { "begun-in-time", FAR, NONE, START, NONE, NULL },
  { "begun-late", FAR, NONE, START_AFTER, NONE, "begun late: on 2026-05-19, for the decision on 2026-06-01 (GOV-03)" },
  { "closed-on-the-day", FAR, NONE, NONE, FAR, NULL },
  { "closed-late", DAY, NONE, NONE, DAY_AFTER, "the consultation “asked” closed on 2025-09-16, after the decision on 2025-09-15" },
  { "decided-on-the-day", FAR, DAY, NONE, NONE, NULL },
  { "decided-later", FAR, DAY_AFTER, NONE, NONE, "the decision is dated 2025-09-16, after the record’s own day, 2025-09-15" },
};

static gsize row;

static void
be_late (Maker        *maker,
         DrAssessment *assessment,
         DrContext    *context)
{
  static int group = 1;
  static DrConsultation asked = { .id = "asked", .name = "Asked", .groups = { &group, 1 }, .asked = DR_UNKNOWN,
                                  .answered = DR_UNKNOWN, .formative = "", .information = "", .time = "",
                                  .consideration = "", .changed = "" };

  asked.closed = cases[row].closed;
  assessment->decision_date = cases[row].decision_date;
  assessment->first_draft = cases[row].first_draft;
  assessment->consultations = &asked;
  assessment->n_consultations = dr_date_is_set (cases[row].closed) ? 1 : 0;
  if (dr_date_is_set (cases[row].decided))
    assessment->decision = (DrDecision) { cases[row].decided, "Cabinet", "C/1", assessment->chosen, TRUE };
}

static void
test_late (BagFixture   *fixture,
           gconstpointer data)
{
  static const Mischief mischief = { .record = be_late };
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) maker = maker_new (&mischief);
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  const DrVerifyResult *result;

  row = GPOINTER_TO_SIZE (data);
  maker_council (maker);
  maker_create (maker, REFERENCE, 1, "mary");
  maker_step (maker, REFERENCE, 1, DR_STEP_SUBMIT, "mary", (DrDate) DAY);
  maker_write (maker, folder);
  verification = dr_verify_path (folder, NULL, &error);
  g_assert_no_error (error);

  result = &verification->results[DR_VERIFY_TIMELINESS];
  for (guint i = 0; i < result->lines->len; i++)
    g_test_message ("%s", ((const DrVerifyLine *) result->lines->pdata[i])->words);
  g_assert_cmpint (verification->results[DR_VERIFY_SCHEMA].status, ==, DR_VERIFY_PASSED);
  g_assert_cmpint (result->status, ==, DR_VERIFY_PASSED);
  g_assert_cmpuint (result->n_problems, ==, 0);
  g_assert_cmpuint (result->n_notes, ==, cases[row].says != NULL ? 1 : 0);
  if (cases[row].says != NULL)
    g_assert_cmpstr (((const DrVerifyLine *) result->lines->pdata[0])->words, ==, cases[row].says);
}

/* Steps of one day are in order; a step before the one that it follows is not. */
static void
test_days (BagFixture   *fixture,
           gconstpointer data)
{
  static const struct { DrDate day; DrVerifyStatus status; } days[] = {
    { DAY, DR_VERIFY_PASSED }, { DAY_AFTER, DR_VERIFY_PASSED }, { DAY_BEFORE, DR_VERIFY_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *name = g_strdup_printf ("bag-%" G_GSIZE_FORMAT, i);
      g_autofree char *folder = bag_path (fixture, name);
      g_autoptr (Maker) maker = maker_new (NULL);
      g_autoptr (DrVerification) verification = NULL;
      g_autoptr (GError) error = NULL;

      maker_council (maker);
      maker_create (maker, REFERENCE, 1, "mary");
      maker_step (maker, REFERENCE, 1, DR_STEP_SUBMIT, "mary", (DrDate) DAY);
      maker_step (maker, REFERENCE, 1, DR_STEP_ENDORSE, "eddy", days[i].day);
      maker_write (maker, folder);
      verification = dr_verify_path (folder, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (verification->results[DR_VERIFY_TIMELINESS].status, ==, days[i].status);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/verify-late/%s", cases[i].name);

      g_test_add (path, BagFixture, GSIZE_TO_POINTER (i), bag_set_up, test_late, bag_tear_down);
    }
  g_test_add ("/records/verify-late/days", BagFixture, NULL, bag_set_up, test_days, bag_tear_down);

  return g_test_run ();
}
