/* What the list of assessments says, asks for and allows: pure functions. */
#include "dr-names.h"
#include "dr-register-acts.h"
#include "dr-register-menu.h"
#include "dr-register-state.h"

#include <locale.h>

static const DrDate today = { 2026, 11, 22 };

static const struct { const char *path; DrDate date; const char *text; } days_cases[] = {
  { "none",       { 0, 0, 0 },       "" },
  { "today",      { 2026, 11, 22 },  "today" },
  { "tomorrow",   { 2026, 11, 23 },  "in 1 day" },
  { "three",      { 2026, 11, 25 },  "in 3 days" },
  { "yesterday",  { 2026, 11, 21 },  "1 day overdue" },
  { "five",       { 2026, 11, 17 },  "5 days overdue" },
  { "days-still", { 2027, 2, 20 },   "in 90 days" },
  { "quarter",    { 2027, 2, 22 },   "in 3 months" },
  { "no-quarter", { 2027, 2, 21 },   "in 2 months" },
  { "month-less", { 2027, 5, 21 },   "in 5 months" },
  { "leap",       { 2028, 2, 29 },   "in 15 months" },
  { "past",       { 2025, 2, 20 },   "21 months overdue" },
  { "almost-two", { 2028, 11, 21 },  "in 23 months" },
  { "two-years",  { 2028, 11, 22 },  "in 2 years" },
  { "long-gone",  { 2022, 11, 1 },   "4 years overdue" },
  { "month",      { 2026, 11, 0 },   "in 8 days" },
  { "year",       { 2025, 0, 0 },    "10 months overdue" },
};

static void
test_days (gconstpointer data)
{
  const DrDate *date = &days_cases[GPOINTER_TO_UINT (data)].date;
  g_autofree char *text = dr_register_days_text (*date, today);

  g_assert_cmpstr (text, ==, days_cases[GPOINTER_TO_UINT (data)].text);
}

static const struct { const char *path; DrDate date; const char *text; } date_cases[] = {
  { "none",  { 0, 0, 0 },     "" },
  { "day",   { 2027, 3, 5 },  "5 Mar 2027" },
  { "month", { 2027, 3, 0 },  "Mar 2027" },
  { "year",  { 2027, 0, 0 },  "2027" },
};

static void
test_date (gconstpointer data)
{
  g_autofree char *text = dr_format_short_date (date_cases[GPOINTER_TO_UINT (data)].date);

  g_assert_cmpstr (text, ==, date_cases[GPOINTER_TO_UINT (data)].text);
}

static const struct { guint n; gboolean more; gboolean searched; const char *text; } count_cases[] = {
  { 0, FALSE, FALSE, "0 assessments" },
  { 1, FALSE, FALSE, "1 assessment" },
  { 100000, FALSE, FALSE, "100,000 assessments" },
  { 0, FALSE, TRUE, "Nothing found" },
  { 1, FALSE, TRUE, "1 found" },
  { 12, FALSE, TRUE, "12 found, newest first" },
  { 1000, TRUE, TRUE, "More than 1,000 found; the newest 1,000 are shown" },
};

static void
test_count (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (count_cases); i++)
    {
      g_autofree char *text = dr_register_count_text (count_cases[i].n, count_cases[i].more, count_cases[i].searched);

      g_assert_cmpstr (text, ==, count_cases[i].text);
    }
}

static DrRegisterRow
plain_row (void)
{
  return (DrRegisterRow) {
    .reference = "EIA-2026-001", .version = 1, .title = "Desk", .service = "customer-services",
    .service_name = "Customer services", .change = "", .owner = "mina", .latest = TRUE, .id = 1,
  };
}

static const struct {
  const char     *path;
  DrStage         stage;
  guint           must, escalate, justify;
  DrDate          decision, review;
  gboolean        moved, going;
  const char     *findings, *more;
  DrRegisterTone  findings_tone;
  const char     *decision_note;
  DrRegisterTone  decision_tone;
  const char     *review_note;
  const char     *stage_note;
  const char     *summary;
} row_cases[] = {
  { "plain", DR_STAGE_DRAFT, 0, 0, 0, { 0 }, { 0 }, FALSE, FALSE,
    "None open", "", DR_TONE_PLAIN, "", DR_TONE_PLAIN, "", "",
    "EIA-2026-001 · Draft · Customer services" },
  { "must", DR_STAGE_SUBMITTED, 2, 1, 3, { 2026, 11, 25 }, { 0 }, FALSE, FALSE,
    "2 to mend", "1 escalate · 3 justify", DR_TONE_ERROR, "in 3 days", DR_TONE_WARNING, "", "",
    "EIA-2026-001 · Submitted · 2 to mend · decision in 3 days · 1 escalate · 3 justify · Customer services" },
  { "escalate", DR_STAGE_ENDORSED, 0, 1, 0, { 2026, 11, 1 }, { 0 }, FALSE, FALSE,
    "1 to escalate", "", DR_TONE_WARNING, "21 days overdue", DR_TONE_ERROR, "", "",
    "EIA-2026-001 · Endorsed · 1 to escalate · decision 21 days overdue · Customer services" },
  { "far", DR_STAGE_DRAFT, 0, 0, 4, { 2027, 11, 22 }, { 0 }, FALSE, FALSE,
    "4 to justify", "", DR_TONE_PLAIN, "in 12 months", DR_TONE_PLAIN, "", "",
    "EIA-2026-001 · Draft · decision in 12 months · Customer services" },
  { "decided", DR_STAGE_DECIDED, 0, 0, 0, { 2026, 1, 1 }, { 2026, 11, 20 }, FALSE, FALSE,
    "None open", "", DR_TONE_PLAIN, "", DR_TONE_PLAIN, "2 days overdue", "",
    "EIA-2026-001 · Decided · review 2 days overdue · Customer services" },
  { "closed", DR_STAGE_CLOSED, 0, 0, 0, { 2026, 1, 1 }, { 2026, 1, 2 }, TRUE, FALSE,
    "None open", "", DR_TONE_PLAIN, "", DR_TONE_PLAIN, "", "evidence moved",
    "EIA-2026-001 · Closed · evidence moved · Customer services" },
  { "going", DR_STAGE_DRAFT, 0, 0, 0, { 0 }, { 0 }, TRUE, TRUE,
    "None open", "", DR_TONE_PLAIN, "", DR_TONE_PLAIN, "", "to be deleted",
    "EIA-2026-001 · Draft · to be deleted · Customer services" },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrRegisterRow row = plain_row ();
  g_autoptr (DrRegisterState) state = NULL;

  row.stage = row_cases[i].stage;
  row.must = row_cases[i].must;
  row.escalate = row_cases[i].escalate;
  row.justify = row_cases[i].justify;
  row.decision = row_cases[i].decision;
  row.review = row_cases[i].review;
  row.moved = row_cases[i].moved;
  state = dr_register_state_new (&row, today, row_cases[i].going);
  g_assert_cmpstr (state->findings, ==, row_cases[i].findings);
  g_assert_cmpstr (state->findings_more, ==, row_cases[i].more);
  g_assert_cmpint (state->findings_tone, ==, row_cases[i].findings_tone);
  g_assert_cmpstr (state->decision_note, ==, row_cases[i].decision_note);
  g_assert_cmpint (state->decision_tone, ==, row_cases[i].decision_tone);
  g_assert_cmpstr (state->review_note, ==, row_cases[i].review_note);
  g_assert_cmpstr (state->stage_note, ==, row_cases[i].stage_note);
  g_assert_cmpstr (state->summary, ==, row_cases[i].summary);
}

#define F(filter) (1u << DR_FILTER_##filter)
#define S(stage) (1u << DR_STAGE_##stage)

static void
test_filters (void)
{
  static const struct { guint on; DrRegisterFilter set; gboolean active; guint then; } cases[] = {
    { 0, DR_FILTER_MINE, TRUE, F (MINE) },
    { F (MINE), DR_FILTER_MINE, FALSE, 0 },
    { F (MINE), DR_FILTER_AWAITING, TRUE, F (MINE) | F (AWAITING) },
    { F (AWAITING), DR_FILTER_RETURNED, TRUE, F (RETURNED) },
    { F (AWAITING) | F (SOON), DR_FILTER_OVERDUE, TRUE, F (OVERDUE) },
    { F (OVERDUE), DR_FILTER_SOON, TRUE, F (SOON) },
    { F (AWAITING), DR_FILTER_SOON, TRUE, F (AWAITING) | F (SOON) },
    { F (MOVED), DR_FILTER_OVERDUE, TRUE, F (MOVED) | F (OVERDUE) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (dr_register_filter_set (cases[i].on, cases[i].set, cases[i].active), ==, cases[i].then);
}

static void
test_query (void)
{
  static const struct {
    guint filters; const char *search; gboolean earlier;
    guint stages; gboolean owner, latest, moved, soon, overdue; const char *searched;
  } cases[] = {
    { 0, NULL, FALSE, 0, FALSE, TRUE, FALSE, FALSE, FALSE, NULL },
    { 0, "", TRUE, 0, FALSE, FALSE, FALSE, FALSE, FALSE, NULL },
    { 0, "ŵ", FALSE, 0, FALSE, TRUE, FALSE, FALSE, FALSE, NULL },
    { 0, "de", FALSE, 0, FALSE, TRUE, FALSE, FALSE, FALSE, "de" },
    { F (MINE), NULL, FALSE, 0, TRUE, TRUE, FALSE, FALSE, FALSE, NULL },
    { F (AWAITING), NULL, FALSE, S (SUBMITTED), FALSE, TRUE, FALSE, FALSE, FALSE, NULL },
    { F (RETURNED), NULL, FALSE, S (RETURNED), TRUE, TRUE, FALSE, FALSE, FALSE, NULL },
    { F (SOON), NULL, FALSE, S (DRAFT) | S (SUBMITTED) | S (RETURNED) | S (ENDORSED) | S (APPROVED), FALSE, TRUE, FALSE,
      TRUE, FALSE, NULL },
    { F (SOON) | F (AWAITING), NULL, FALSE, S (SUBMITTED), FALSE, TRUE, FALSE, TRUE, FALSE, NULL },
    { F (OVERDUE), NULL, FALSE, 0, FALSE, FALSE, FALSE, FALSE, TRUE, NULL },
    { F (MOVED) | F (MINE), "desk", FALSE, 0, TRUE, FALSE, TRUE, FALSE, FALSE, "desk" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DrRegisterWish wish = { .search = cases[i].search, .filters = cases[i].filters, .earlier = cases[i].earlier,
                                    .sort = DR_SORT_TITLE, .descending = TRUE, .person = "mina", .today = today };
      DrRegisterQuery query;

      dr_register_wish_query (&wish, &query);
      g_assert_cmphex (query.stages, ==, cases[i].stages);
      g_assert_cmpstr (query.owner, ==, cases[i].owner ? "mina" : NULL);
      g_assert_cmpint (query.latest, ==, cases[i].latest);
      g_assert_cmpint (query.moved, ==, cases[i].moved);
      g_assert_cmpint (dr_date_is_set (query.decision_to), ==, cases[i].soon);
      g_assert_cmpint (dr_date_is_set (query.review_before), ==, cases[i].overdue);
      g_assert_cmpstr (query.search, ==, cases[i].searched);
      g_assert_cmpint (query.sort, ==, DR_SORT_TITLE);
      g_assert_true (query.descending);
      if (cases[i].soon)
        g_assert_cmpint (dr_date_days_between (query.decision_from, query.decision_to), ==, 30);
    }
}

static const DrGrant grants[] = {
  { .person = "mina", .role = DR_ROLE_MANAGER, .service = "customer-services" },
  { .person = "ola", .role = DR_ROLE_EQUALITIES, .service = "" },
  { .person = "pat", .role = DR_ROLE_MANAGER, .service = "parking" },
};

/* Who may do what: a mark a person, in the order mina, ola, pat, nobody. */
static void
test_acts (void)
{
  static const struct { DrRegisterAct act; DrStage stage; guint version; gboolean latest, open; const char *who; } cases[] = {
    { DR_ACT_OPEN, DR_STAGE_CLOSED, 1, TRUE, FALSE, "yyyy" },
    { DR_ACT_COPY_REFERENCE, DR_STAGE_DRAFT, 1, TRUE, FALSE, "yyyy" },
    { DR_ACT_REPORT, DR_STAGE_CLOSED, 1, FALSE, TRUE, "yyyy" },
    { DR_ACT_DUPLICATE, DR_STAGE_CLOSED, 1, FALSE, FALSE, "yynn" },
    { DR_ACT_NEXT_VERSION, DR_STAGE_DRAFT, 1, TRUE, FALSE, "nnnn" },
    { DR_ACT_NEXT_VERSION, DR_STAGE_RETURNED, 1, TRUE, FALSE, "yynn" },
    { DR_ACT_NEXT_VERSION, DR_STAGE_RETURNED, 1, FALSE, FALSE, "nnnn" },
    { DR_ACT_NEXT_VERSION, DR_STAGE_MONITORED, 1, TRUE, FALSE, "yynn" },
    { DR_ACT_NEXT_VERSION, DR_STAGE_CLOSED, 1, TRUE, FALSE, "nnnn" },
    { DR_ACT_NEXT_VERSION, DR_STAGE_WITHDRAWN, 1, TRUE, FALSE, "nnnn" },
    { DR_ACT_NEXT_VERSION, DR_STAGE_WITHDRAWN, 2, TRUE, FALSE, "yynn" },
    { DR_ACT_WITHDRAW, DR_STAGE_DRAFT, 1, TRUE, FALSE, "ynnn" },
    { DR_ACT_WITHDRAW, DR_STAGE_APPROVED, 1, TRUE, FALSE, "ynnn" },
    { DR_ACT_WITHDRAW, DR_STAGE_DECIDED, 1, TRUE, FALSE, "nnnn" },
    { DR_ACT_DELETE, DR_STAGE_DRAFT, 1, TRUE, FALSE, "yynn" },
    { DR_ACT_DELETE, DR_STAGE_DRAFT, 1, TRUE, TRUE, "nnnn" },
    { DR_ACT_DELETE, DR_STAGE_SUBMITTED, 1, TRUE, FALSE, "nnnn" },
  };
  static const char *const people[] = { "mina", "ola", "pat", NULL };
  const DrPeopleList everybody = { .roles = grants, .n_roles = G_N_ELEMENTS (grants) };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint who = 0; who < 4; who++)
      {
        DrRegisterRow row = plain_row ();
        const char *refusal;

        row.stage = cases[i].stage;
        row.version = cases[i].version;
        row.latest = cases[i].latest;
        refusal = dr_register_act_refusal (cases[i].act, &row, &everybody, people[who], cases[i].open);
        if ((refusal == NULL) != (cases[i].who[who] == 'y'))
          g_error ("case %u, %s: %s", (guint) i, people[who] != NULL ? people[who] : "nobody", refusal != NULL ? refusal : "allowed");
        g_assert_nonnull (dr_register_act_refusal (cases[i].act, NULL, &everybody, people[who], FALSE));
      }
  g_assert_null (dr_register_new_refusal (&everybody, "pat"));
  g_assert_nonnull (dr_register_new_refusal (&everybody, "stranger"));
  g_assert_nonnull (dr_register_new_refusal (&everybody, NULL));
}

/* What cannot be done says why in the menu, and every word that the menu sorts by is understood. */
static void
test_menu (void)
{
  const DrRegisterRefusals refusals = { .refusals = { [DR_ACT_DELETE] = "only a draft" } };
  g_autoptr (GMenuModel) menu = dr_register_menu_of_row (&refusals);
  g_autoptr (GMenuModel) last = g_menu_model_get_item_link (menu, 2, G_MENU_LINK_SECTION);
  g_autofree char *withdraw = NULL;
  g_autofree char *delete = NULL;
  DrRegisterSort sort;
  gboolean descending;

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 3);
  g_menu_model_get_item_attribute (last, 0, G_MENU_ATTRIBUTE_LABEL, "s", &withdraw);
  g_menu_model_get_item_attribute (last, 1, G_MENU_ATTRIBUTE_LABEL, "s", &delete);
  g_assert_cmpstr (withdraw, ==, "Withdraw…");
  g_assert_cmpstr (delete, ==, "Delete draft – only a draft");
  g_assert_true (dr_register_sort_parse (dr_register_sort_word (DR_SORT_FINDINGS), &sort, &descending));
  g_assert_cmpint (sort, ==, DR_SORT_FINDINGS);
  g_assert_true (descending);
  g_assert_false (dr_register_sort_parse ("colour", &sort, &descending));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/register-state/days/", days_cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_days);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (date_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/register-state/date/", date_cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_date);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (row_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/register-state/row/", row_cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/app/register-state/count", test_count);
  g_test_add_func ("/app/register-state/filters", test_filters);
  g_test_add_func ("/app/register-state/query", test_query);
  g_test_add_func ("/app/register-state/acts", test_acts);
  g_test_add_func ("/app/register-state/menu", test_menu);

  return g_test_run ();
}
