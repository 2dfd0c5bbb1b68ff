/* Reviews: who may, what waits and what is said of it, without a store. */
#include "dr-decision-keep.h"
#include "dr-reviews-state.h"
#include "dr-step-refusal.h"
#include "dr-verdict-conflict.h"
#include "dr-word-keep.h"
#include "dr-writing-state.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY ((DrDate) { 2026, 11, 22 })

static const DrPerson people_items[] = {
  { "ada", "Ada", "" }, { "eve", "Eve", "" }, { "may", "May", "" }, { "pat", "Pat", "" },
};

static const DrGrant grants[] = {
  { .person = "ada", .role = DR_ROLE_APPROVER, .service = "parking" },
  { .person = "eve", .role = DR_ROLE_EQUALITIES, .service = "" },
  { .person = "may", .role = DR_ROLE_MANAGER, .service = "parking" },
};

static const DrPeopleList people = {
  .people = people_items, .n_people = G_N_ELEMENTS (people_items), .roles = grants, .n_roles = G_N_ELEMENTS (grants),
};

static const char * const may_only[] = { "may" };
static const char * const eve_only[] = { "eve" };
static const char * const ada_only[] = { "ada" };

static const DrHands written_by_may = { may_only, 1, NULL, 0, NULL, 0 };
static const DrHands written_by_eve = { eve_only, 1, NULL, 0, NULL, 0 };
static const DrHands written_by_ada = { ada_only, 1, NULL, 0, NULL, 0 };
static const DrHands reviewed_by_ada = { may_only, 1, ada_only, 1, NULL, 0 };
static const DrHands approved_by_eve = { may_only, 1, NULL, 0, eve_only, 1 };

static const struct {
  const char    *path;
  DrStep         step;
  DrStage        stage;
  const char    *person;
  const char    *service;
  const DrHands *hands;
  const char    *refusal;
} refusals[] = {
  { "/app/reviews/refusal/endorse", DR_STEP_ENDORSE, DR_STAGE_SUBMITTED, "eve", "parking", &written_by_may, NULL },
  { "/app/reviews/refusal/nobody", DR_STEP_ENDORSE, DR_STAGE_SUBMITTED, NULL, "parking", &written_by_may,
    "Nobody is known to sit here: say in the preferences who you are." },
  { "/app/reviews/refusal/role", DR_STEP_ENDORSE, DR_STAGE_SUBMITTED, "may", "parking", &written_by_may,
    "This takes the role of equalities officer for The service. Who has it: Eve." },
  { "/app/reviews/refusal/no-role", DR_STEP_APPROVE, DR_STAGE_ENDORSED, "pat", "parking", &written_by_may,
    "This takes the role of approver for The service. Who has it: Ada." },
  { "/app/reviews/refusal/service", DR_STEP_APPROVE, DR_STAGE_ENDORSED, "ada", "libraries", &written_by_may,
    "This takes the role of approver for The service. Nobody has it yet: an administrator gives it in “People”." },
  { "/app/reviews/refusal/own", DR_STEP_ENDORSE, DR_STAGE_SUBMITTED, "eve", "parking", &written_by_eve,
    "You wrote in this version: somebody else reviews it." },
  { "/app/reviews/refusal/own-return", DR_STEP_RETURN, DR_STAGE_SUBMITTED, "eve", "parking", &written_by_eve,
    "You wrote in this version: somebody else returns it." },
  { "/app/reviews/refusal/own-approve", DR_STEP_APPROVE, DR_STAGE_ENDORSED, "ada", "parking", &written_by_ada,
    "You wrote in this version: somebody else approves it." },
  { "/app/reviews/refusal/reviewer-approves", DR_STEP_APPROVE, DR_STAGE_ENDORSED, "ada", "parking", &reviewed_by_ada,
    "You reviewed this version: somebody else approves it." },
  { "/app/reviews/refusal/approver-reviews", DR_STEP_ENDORSE, DR_STAGE_SUBMITTED, "eve", "parking", &approved_by_eve,
    "You gave an approver’s word on this version: somebody else reviews it." },
  { "/app/reviews/refusal/stage", DR_STEP_ENDORSE, DR_STAGE_APPROVED, "eve", "parking", &written_by_may,
    "Not while the stage is approved." },
  { "/app/reviews/refusal/own-decision", DR_STEP_DECIDE, DR_STAGE_APPROVED, "may", "parking", &written_by_may, NULL },
  { "/app/reviews/refusal/two-roles", DR_STEP_DECIDE, DR_STAGE_APPROVED, "ada", "parking", &written_by_may,
    "This takes the role of service manager or equalities officer for The service. Who has it: Eve, May." },
  { "/app/reviews/refusal/not-looked-at", DR_STEP_ENDORSE, DR_STAGE_SUBMITTED, "eve", "parking", NULL, NULL },
};

/* What is said beforehand, and what the register says when it is asked: they never disagree. */
static void
test_refusal (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const DrTransition *way = dr_workflow_find (refusals[i].step, refusals[i].stage);
  g_autofree char *refusal = dr_step_refusal (refusals[i].step, refusals[i].stage, &people, refusals[i].person,
                                              refusals[i].service, "The service", refusals[i].hands);

  g_assert_cmpstr (refusal, ==, refusals[i].refusal);
  if (way != NULL && refusals[i].person != NULL && refusals[i].hands != NULL)
    g_assert_true ((dr_workflow_check_role (way, &people, refusals[i].person, NULL, refusals[i].service, NULL)
                    && dr_workflow_check_hands (refusals[i].step, refusals[i].hands, &people, refusals[i].person,
                                                NULL))
                   == (refusal == NULL));
}

static const struct {
  const char    *path;
  DrStage        stage;
  const char    *person;
  const char    *service;
  const DrHands *hands;
  const char    *words;
} writings[] = {
  { "/app/reviews/writing/draft", DR_STAGE_DRAFT, "may", "parking", &written_by_may, NULL },
  { "/app/reviews/writing/draft-service", DR_STAGE_DRAFT, "may", "libraries", &written_by_may, "Read only" },
  { "/app/reviews/writing/draft-role", DR_STAGE_DRAFT, "ada", "parking", &written_by_may, "Read only" },
  { "/app/reviews/writing/nobody", DR_STAGE_DRAFT, NULL, "parking", &written_by_may, "Read only" },
  { "/app/reviews/writing/nobody-later", DR_STAGE_SUBMITTED, NULL, "parking", &written_by_may, "Read only" },
  { "/app/reviews/writing/review", DR_STAGE_SUBMITTED, "eve", "parking", &written_by_may, "You can review this" },
  { "/app/reviews/writing/review-own", DR_STAGE_SUBMITTED, "eve", "parking", &written_by_eve, "Read only" },
  { "/app/reviews/writing/review-role", DR_STAGE_SUBMITTED, "may", "parking", &written_by_may, "Read only" },
  { "/app/reviews/writing/approve", DR_STAGE_ENDORSED, "ada", "parking", &written_by_may, "You can approve this" },
  { "/app/reviews/writing/approve-reviewed", DR_STAGE_ENDORSED, "ada", "parking", &reviewed_by_ada, "Read only" },
  { "/app/reviews/writing/approve-service", DR_STAGE_ENDORSED, "ada", "libraries", &written_by_may, "Read only" },
  { "/app/reviews/writing/decide", DR_STAGE_APPROVED, "may", "parking", &written_by_may, "You can record the decision" },
  { "/app/reviews/writing/decide-role", DR_STAGE_APPROVED, "ada", "parking", &written_by_may, "Read only" },
  { "/app/reviews/writing/actions", DR_STAGE_DECIDED, "may", "parking", &written_by_may, "You can update actions" },
  { "/app/reviews/writing/publication", DR_STAGE_DECIDED, "eve", "parking", &written_by_may, "You can note publication" },
  { "/app/reviews/writing/results", DR_STAGE_MONITORED, "may", "parking", &written_by_may, "You can enter results" },
  { "/app/reviews/writing/results-role", DR_STAGE_MONITORED, "ada", "parking", &written_by_may, "Read only" },
  { "/app/reviews/writing/closed", DR_STAGE_CLOSED, "may", "parking", &written_by_may, "Read only" },
  { "/app/reviews/writing/withdrawn", DR_STAGE_WITHDRAWN, "may", "parking", &written_by_may, "Read only" },
};

static void
test_writing (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  g_assert_cmpstr (dr_writing_words (writings[i].stage, &people, writings[i].person, writings[i].service, writings[i].hands), ==,
                   writings[i].words);
}

static const struct {
  const char *path;
  DrStage     stage;
  const char *person;
  const char *service;
  const char *key;
  const char *refusal;
} closed_to[] = {
  { "/app/reviews/closed-to/draft", DR_STAGE_DRAFT, "may", "parking", "@title", NULL },
  { "/app/reviews/closed-to/draft-role", DR_STAGE_DRAFT, "ada", "parking", "@title",
    "You can read this; the service manager of Parking or an equalities officer writes it." },
  { "/app/reviews/closed-to/draft-service", DR_STAGE_DRAFT, "may", "libraries", "@title",
    "You can read this; the service manager of Libraries or an equalities officer writes it." },
  { "/app/reviews/closed-to/nobody", DR_STAGE_DRAFT, NULL, "parking", "@title",
    "Nobody is known to sit here: say in the preferences who you are." },
  { "/app/reviews/closed-to/sealed", DR_STAGE_SUBMITTED, "may", "parking", "@title",
    "You can read this; while the stage is submitted, it is not yours to change." },
  { "/app/reviews/closed-to/publication", DR_STAGE_DECIDED, "may", "parking", "publication/@date", NULL },
};

static void
test_closed_to (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *name = g_str_equal (closed_to[i].service, "parking") ? "Parking" : "Libraries";
  g_autofree char *refusal = dr_writing_refusal (closed_to[i].stage, &people, closed_to[i].person, closed_to[i].service, name,
                                                 closed_to[i].key);

  g_assert_cmpstr (refusal, ==, closed_to[i].refusal);
}

static const struct {
  const char     *path;
  DrReviewsEntry  entry;
  const char     *facts;
  const char     *waits;
  const char     *decision;
  const char     *days;
  DrRegisterTone  tone;
} rows[] = {
  { "/app/reviews/row/soon",
    { "EIA-1", 1, "Title", "Parking", "May", DR_STAGE_SUBMITTED, DR_STEP_ENDORSE, { 2026, 12, 4 }, { 2026, 11, 12 }, NULL },
    "EIA-1 · Parking · Submitted · by May", "To review · since 12 Nov 2026, 10 days", "Decision 4 Dec 2026", "in 12 days",
    DR_TONE_WARNING },
  { "/app/reviews/row/overdue",
    { "EIA-1", 2, "Title", "Parking", "May", DR_STAGE_ENDORSED, DR_STEP_APPROVE, { 2026, 11, 20 }, { 2026, 11, 22 }, NULL },
    "EIA-1 · version 2 · Parking · Endorsed · by May", "To approve · since today", "Decision 20 Nov 2026", "2 days overdue",
    DR_TONE_ERROR },
  { "/app/reviews/row/later",
    { "EIA-1", 1, "Title", "Parking", "", DR_STAGE_APPROVED, DR_STEP_DECIDE, { 2027, 6, 1 }, { 2026, 11, 21 }, NULL },
    "EIA-1 · Parking · Approved", "To record the decision · since 21 Nov 2026, 1 day", "Decision 1 Jun 2027", "in 6 months",
    DR_TONE_PLAIN },
  { "/app/reviews/row/undated",
    { "EIA-1", 1, "", "", "", DR_STAGE_SUBMITTED, DR_STEP_ENDORSE, { 0, 0, 0 }, { 0, 0, 0 }, "Because." },
    "EIA-1 · Submitted", "To review", "No decision date", "", DR_TONE_PLAIN },
  { "/app/reviews/row/years",
    { "EIA-1", 1, "Title", "Parking", "May", DR_STAGE_SUBMITTED, DR_STEP_ENDORSE, { 2021, 8, 2 }, { 2021, 6, 26 }, NULL },
    "EIA-1 · Parking · Submitted · by May", "To review · since 26 Jun 2021, 5 years", "Decision 2 Aug 2021",
    "5 years overdue", DR_TONE_ERROR },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (DrReviewsRow) row = { NULL };

  dr_reviews_row_init (&row, &rows[i].entry, TODAY);
  g_assert_cmpstr (row.facts, ==, rows[i].facts);
  g_assert_cmpstr (row.waits, ==, rows[i].waits);
  g_assert_cmpstr (row.decision, ==, rows[i].decision);
  g_assert_cmpstr (row.days, ==, rows[i].days);
  g_assert_cmpint (row.tone, ==, rows[i].tone);
  g_assert_cmpstr (row.why_not, ==, rows[i].entry.why_not);
  g_assert_nonnull (strstr (row.spoken, rows[i].facts));
  if (rows[i].entry.why_not != NULL)
    g_assert_true (g_str_has_suffix (row.spoken, rows[i].entry.why_not));
  g_assert_cmpstr (row.title, !=, "");
}

static const struct {
  const char *path;
  guint       n;
  guint       n_mine;
  gboolean    more;
  const char *text;
} counts[] = {
  { "/app/reviews/count/one", 1, 1, FALSE, "1 waits for you" },
  { "/app/reviews/count/several", 12, 12, FALSE, "12 wait for you" },
  { "/app/reviews/count/some", 12, 1, FALSE, "1 of 12 waits for you" },
  { "/app/reviews/count/one-of-another", 1, 0, FALSE, "1 waits, not for you" },
  { "/app/reviews/count/none-mine", 3, 0, FALSE, "3 wait, none of them for you" },
  { "/app/reviews/count/more", 100, 90, TRUE, "The first 100 are shown" },
};

static void
test_count (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = dr_reviews_count (counts[i].n, counts[i].n_mine, counts[i].more);

  g_assert_cmpstr (text, ==, counts[i].text);
}

static const struct {
  const char *path;
  const char *said[DR_N_DECISION_PARTS];
  const char *missing;
} decisions[] = {
  { "/app/reviews/decision/whole", { "2026-11-20", "Cabinet", NULL, "", "true" }, NULL },
  { "/app/reviews/decision/today", { "2026-11-22", "Cabinet", "CAB/1", "desk", "false" }, NULL },
  { "/app/reviews/decision/no-date", { "", "Cabinet", NULL, "", "true" }, "Say on which day it was decided." },
  { "/app/reviews/decision/part-date", { "2026-11", "Cabinet", NULL, "", "true" }, "Say on which day it was decided." },
  { "/app/reviews/decision/future", { "2026-11-23", "Cabinet", NULL, "", "true" },
    "That day has not come: a decision is recorded as it was taken." },
  { "/app/reviews/decision/no-decider", { "2026-11-20", " ", NULL, "", "true" }, "Say who decided." },
  { "/app/reviews/decision/not-said", { "2026-11-20", "Cabinet", NULL, "", "" },
    "Say whether whoever decided had this assessment." },
};

static void
test_decision (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *missing = dr_decision_missing (decisions[i].said, TODAY);

  g_assert_cmpstr (missing, ==, decisions[i].missing);
}

static void
test_join (void)
{
  g_autofree char *both = dr_comments_join ("Say who.", "Say why.", "Owen");
  g_autofree char *alone = dr_comments_join (NULL, "Say why.", "Owen");

  g_assert_cmpstr (both, ==, "Say who.\n\nOwen: Say why.");
  g_assert_cmpstr (alone, ==, "Owen: Say why.");
}

static void
free_said (char **said)
{
  for (guint part = 0; part < DR_N_DECISION_PARTS; part++)
    g_clear_pointer (&said[part], g_free);
}

/* What is half told outlives the window, for its own version alone, and goes when it is recorded. */
static void
test_decision_keep (void)
{
  g_autofree char *folder = g_dir_make_tmp ("decisions-XXXXXX", NULL);
  g_autofree char *path = dr_decision_keep_path (folder, "file:///register.db");
  g_autofree char *other = dr_decision_keep_path (folder, "file:///other.db");
  const char * const told[DR_N_DECISION_PARTS] = { "2026-11-20", "Cabinet ] = 1", NULL, "", NULL };
  char *said[DR_N_DECISION_PARTS] = { g_strdup ("suggested"), NULL, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (path, !=, other);
  g_assert_false (dr_decision_keep_read (path, "EIA/[1]", 1, said));
  g_assert_cmpstr (said[DR_DECISION_DATE], ==, "suggested");
  g_assert_true (dr_decision_keep_write (path, "EIA/[1]", 1, told, &error));
  g_assert_no_error (error);
  g_assert_false (dr_decision_keep_read (path, "EIA/[1]", 2, said));
  g_assert_true (dr_decision_keep_read (path, "EIA/[1]", 1, said));
  for (guint part = 0; part < DR_N_DECISION_PARTS; part++)
    g_assert_cmpstr (said[part], ==, told[part]);
  free_said (said);
  g_assert_true (dr_decision_keep_write (path, "EIA-2", 1, told, NULL));
  g_assert_true (dr_decision_keep_drop (path, "EIA/[1]", 1, NULL));
  g_assert_false (dr_decision_keep_read (path, "EIA/[1]", 1, said));
  g_assert_true (dr_decision_keep_read (path, "EIA-2", 1, said));
  free_said (said);
  g_assert_true (dr_decision_keep_drop (path, "EIA-2", 1, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

/* Words that wait are each person's own, whatever is in them, and go with the last of them. */
static void
test_word_keep (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("due-regard-words-XXXXXX", NULL);
  g_autofree char *path = dr_word_keep_path (folder, "file:///register.db");
  g_autofree char *other = dr_word_keep_path (folder, "file:///other.db");
  g_autofree char *word = NULL;
  g_autofree char *theirs = NULL;
  const char *words = "Why [so]?\n  Show = the \342\202\254 figures; all of them.\n";
  const char *item = "section-reviews/section-review[impacts]";

  g_assert_cmpstr (path, !=, other);
  g_assert_null (dr_word_keep_read (path, "EIA/[1] 1 eve", item));
  g_assert_true (dr_word_keep_write (path, "EIA/[1] 1 eve", item, NULL, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (dr_word_keep_write (path, "EIA/[1] 1 eve", item, words, &error));
  g_assert_no_error (error);
  g_assert_true (dr_word_keep_write (path, "EIA/[1] 1 ada", "stage-2", "Later.", NULL));
  word = dr_word_keep_read (path, "EIA/[1] 1 eve", item);
  g_assert_cmpstr (word, ==, words);
  g_assert_null (dr_word_keep_read (path, "EIA/[1] 1 ada", item));
  g_assert_null (dr_word_keep_read (path, "EIA/[1] 2 eve", item));
  g_assert_true (dr_word_keep_write (path, "EIA/[1] 1 eve", item, "", NULL));
  g_assert_null (dr_word_keep_read (path, "EIA/[1] 1 eve", item));
  theirs = dr_word_keep_read (path, "EIA/[1] 1 ada", "stage-2");
  g_assert_cmpstr (theirs, ==, "Later.");
  g_assert_true (dr_word_keep_write (path, "EIA/[1] 1 ada", "stage-2", NULL, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

/* A letter is the reference of an assessment that waits. */
static guint
queue_of (const char     *letters,
          char            references[][2],
          DrReviewsEntry *entries)
{
  guint n = (guint) strlen (letters);

  for (guint i = 0; i < n; i++)
    {
      references[i][0] = letters[i];
      references[i][1] = '\0';
      entries[i] = (DrReviewsEntry) { .reference = references[i], .version = 1 };
    }

  return n;
}

/* Whoever was at an assessment stays at it, or comes to the next one that is left. */
static void
test_follow (void)
{
  static const struct {
    const char *before;
    guint       at;
    const char *after;
    guint       expected;
  } cases[] = {
    { "abcd", 2, "abcd", 2 },
    { "abcd", 2, "acd", 1 },       /* one above it is done */
    { "abcd", 2, "xyabcd", 4 },    /* others came above it */
    { "abcd", 2, "dcba", 1 },
    { "abcd", 1, "acd", 1 },       /* it is done itself: the next */
    { "abcd", 3, "abc", 2 },       /* and it was the last: the one before */
    { "abcd", 1, "xy", 0 },
    { "abcd", 0, "", 0 },
    { "", 0, "ab", 0 },
    { "ab", 7, "ab", 1 },          /* not one of them */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char references[2][8][2];
      DrReviewsEntry before[8];
      DrReviewsEntry after[8];
      guint n_before = queue_of (cases[i].before, references[0], before);
      guint n_after = queue_of (cases[i].after, references[1], after);

      g_assert_cmpuint (dr_reviews_follow (before, n_before, cases[i].at, after, n_after), ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    g_test_add_data_func (refusals[i].path, GUINT_TO_POINTER (i), test_refusal);
  for (guint i = 0; i < G_N_ELEMENTS (closed_to); i++)
    g_test_add_data_func (closed_to[i].path, GUINT_TO_POINTER (i), test_closed_to);
  for (guint i = 0; i < G_N_ELEMENTS (writings); i++)
    g_test_add_data_func (writings[i].path, GUINT_TO_POINTER (i), test_writing);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, GUINT_TO_POINTER (i), test_row);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_test_add_data_func (counts[i].path, GUINT_TO_POINTER (i), test_count);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    g_test_add_data_func (decisions[i].path, GUINT_TO_POINTER (i), test_decision);
  g_test_add_func ("/app/reviews/join", test_join);
  g_test_add_func ("/app/reviews/follow", test_follow);

  g_test_add_func ("/app/reviews/decision-keep", test_decision_keep);
  g_test_add_func ("/app/reviews/word-keep", test_word_keep);

  return g_test_run ();
}
