/* Many verbs as one, and what checks of other assessments read. */
#include "store-support.h"

#include <string.h>

/* What a work does, a letter each: c makes the next draft, x a draft that is there, s saves, r starts a work within it
 * that makes one draft and gives up, n one that keeps it, q looks for what is there, d deletes the last. */
typedef struct {
  const char *steps;
  gboolean    good;
  guint       made;
} Plan;

static gboolean
make_next (DrStore *store, gpointer data, GError **error)
{
  Plan *plan = data;
  g_autofree char *reference = g_strdup_printf ("EIA-%u", ++plan->made);

  create (store, reference, 1, "Łódź");
  return plan->good;
}

static gboolean
take_steps (DrStore *store, gpointer data, GError **error)
{
  Plan *plan = data;

  for (const char *at = plan->steps; *at != '\0'; at++)
    {
      g_autofree char *last = g_strdup_printf ("EIA-%u", plan->made);
      g_autoptr (GError) reason = NULL;
      DrRegisterRow row = make_row ("EIA-0", 1, "Đ");
      DrDraftSave again = { .reference = "EIA-0", .version = 1, .person = "ann", .row = &row };
      Plan inner = { "", *at == 'n', plan->made };
      DrRegisterQuery query = { .search = "lodz", .limit = 100 };
      g_autoptr (DrRegisterPage) page = NULL;

      if (*at == 'c')
        make_next (store, plan, NULL);
      else if (*at == 'x')
        {
          g_assert_false (try_create (store, &again, &reason));
          g_assert_error (reason, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
        }
      else if (*at == 's')
        save_one (store, last, "ann", "a", "b", 1);
      else if (*at == 'd')
        g_assert_true (try_remove (store, last, 1, NULL));
      else if (*at == 'q')
        {
          page = dr_store_query (store, &query, NULL);
          g_assert_cmpuint (page->n_rows, ==, plan->made);
        }
      else
        {
          g_assert_cmpint (dr_store_together (store, make_next, &inner, NULL), ==, inner.good);
          plan->made += inner.good ? 1 : 0;
        }
    }
  return plan->good;
}

static const struct {
  const char *steps;
  gboolean    good;
  guint       rows;    /* that "lodz" finds in the end */
} together_cases[] = {
  { "", TRUE, 0 },      { "ccc", TRUE, 3 },   { "ccc", FALSE, 0 }, { "cxcxc", TRUE, 3 }, { "cscs", TRUE, 2 },
  { "crcrc", TRUE, 3 }, { "cncqn", TRUE, 4 }, { "rcq", TRUE, 1 },  { "cnrx", FALSE, 0 }, { "ccd", TRUE, 1 },
  { "xrcqsq", TRUE, 1 },
};

static void
test_together (Case *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (together_cases); i++)
    {
      Plan plan = { together_cases[i].steps, together_cases[i].good, 0 };
      DrRegisterQuery query = { .search = "lodz", .limit = 100 };
      g_autoptr (DrRegisterPage) page = NULL;
      g_autoptr (DrRegisterPage) two = NULL;
      g_autoptr (GError) error = NULL;
      DrTrailHead head;
      guint entries = 1;

      g_test_message ("%s", plan.steps);
      g_assert_finalize_object (g_steal_pointer (&self->store));
      if (self->backend != BACKEND_MEMORY)
        {
          g_autofree char *name = g_strdup_printf ("together-%zu.db", i);

          g_free (self->uri);
          self->uri = g_build_filename (self->folder, name, NULL);
        }
      case_open (self);
      create (self->store, "EIA-0", 1, "Desk");
      g_assert_cmpint (dr_store_together (self->store, take_steps, &plan, &error), ==, plan.good);
      g_assert_no_error (error);
      if (self->backend != BACKEND_MEMORY)
        {
          g_assert_finalize_object (g_steal_pointer (&self->store));
          case_open (self);
        }
      page = dr_store_query (self->store, &query, NULL);
      g_assert_cmpuint (page->n_rows, ==, together_cases[i].rows);
      g_assert_true (dr_store_read_head (self->store, NULL, &head, NULL));
      if (plan.good)
        entries += together_cases[i].rows + (strchr (plan.steps, 'd') != NULL ? 2 : 0);
      g_assert_cmpuint (head.length, ==, entries);
      /* Letters that only what was taken back held are learnt again. */
      create (self->store, "EIA-99", 1, "Łódź");
      query.search = "łó";
      two = dr_store_query (self->store, &query, NULL);
      g_assert_cmpuint (two->n_rows, ==, together_cases[i].rows + 1);
      g_assert_true (dr_store_check (self->store, NULL));
    }
}

/* The latest live version of a reference, and what the list for EIA-0 over 2026 makes of it. */
static const struct {
  const char *reference;
  DrStage     stage;
  DrDate      effective;
  guint       negative;
  guint       withdrawn;
  gboolean    listed;
} live_cases[] = {
  { "EIA-0", DR_STAGE_SUBMITTED, { 2026, 5, 1 }, 1, 1, FALSE },
  { "EIA-10", DR_STAGE_SUBMITTED, { 2026, 1, 1 }, 2, 0, TRUE },
  { "EIA-11", DR_STAGE_RETURNED, { 2026, 12, 31 }, 0, 2, TRUE },
  { "EIA-12", DR_STAGE_ENDORSED, { 0, 0, 0 }, 1, 1, TRUE },
  { "EIA-13", DR_STAGE_APPROVED, { 2025, 12, 31 }, 1, 1, FALSE },
  { "EIA-14", DR_STAGE_DECIDED, { 2027, 1, 1 }, 1, 1, FALSE },
  { "EIA-15", DR_STAGE_MONITORED, { 2026, 5, 1 }, 0, 0, FALSE },
  { "EIA-16", DR_STAGE_MONITORED, { 2026, 5, 1 }, 1, 0, TRUE },
  { "EIA-17", DR_STAGE_DRAFT, { 2026, 5, 1 }, 1, 1, FALSE },
  { "EIA-18", DR_STAGE_CLOSED, { 2026, 5, 1 }, 1, 1, FALSE },
  { "EIA-19", DR_STAGE_SUPERSEDED, { 2026, 5, 1 }, 1, 1, FALSE },
  { "EIA-20", DR_STAGE_WITHDRAWN, { 2026, 5, 1 }, 1, 1, FALSE },
};

static const char *const groups[] = { "age-75-plus", "email-none" };
static const DrWithdrawnPoint points[] = { { "desk-bs", "desk" }, { "desk-h", "desk" } };

static DrRegisterRow
make_live_row (const char *reference, guint version, DrDate effective, guint negative, guint withdrawn)
{
  DrRegisterRow row = make_row (reference, version, "Title");

  row.search_text = "text";
  row.effective = effective;
  row.negative = (DrIds) { groups, negative };
  row.withdrawn = points;
  row.n_withdrawn = withdrawn;
  return row;
}

static void
assert_live (const DrLiveAssessment *live, gsize expected)
{
  char digest[DR_DIGEST_SIZE];

  make_digest (digest, "<record/>");
  g_assert_cmpstr (live->reference, ==, live_cases[expected].reference);
  g_assert_cmpstr (live->digest, ==, digest);
  g_assert_cmpstr (live->service, ==, "library");
  g_assert_true (dr_date_is_same (live->effective, live_cases[expected].effective));
  g_assert_cmpuint (live->negative.n, ==, live_cases[expected].negative);
  g_assert_cmpuint (live->n_withdrawn, ==, live_cases[expected].withdrawn);
  for (guint i = 0; i < live->negative.n; i++)
    g_assert_cmpstr (live->negative.items[i], ==, groups[i]);
  for (guint i = 0; i < live->n_withdrawn; i++)
    {
      g_assert_cmpstr (live->withdrawn[i].point, ==, points[i].point);
      g_assert_cmpstr (live->withdrawn[i].channel, ==, points[i].channel);
    }
}

static void
test_live (Case *self, gconstpointer data)
{
  g_autoptr (DrLiveList) list = NULL;
  g_autoptr (DrLiveList) open = NULL;
  guint at = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (live_cases); i++)
    {
      DrRegisterRow row = make_live_row (live_cases[i].reference, 1, live_cases[i].effective, live_cases[i].negative,
                                         live_cases[i].withdrawn);
      DrDraftSave first = { .reference = row.reference, .version = 1, .person = "ann", .row = &row };

      g_assert_true (try_create (self->store, &first, NULL));
      if (live_cases[i].stage != DR_STAGE_DRAFT)
        g_assert_true (try_step (self->store, row.reference, DR_STAGE_DRAFT, live_cases[i].stage, NULL));
    }
  list = dr_store_list_live (self->store, "EIA-0", (DrDate) { 2026, 1, 1 }, (DrDate) { 2026, 12, 31 }, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (live_cases); i++)
    if (live_cases[i].listed)
      {
        g_assert_cmpuint (at, <, list->n_items);
        assert_live (&list->items[at++], i);
      }
  g_assert_cmpuint (at, ==, list->n_items);
  open = dr_store_list_live (self->store, NULL, DR_DATE_NONE, DR_DATE_NONE, NULL);
  g_assert_cmpuint (open->n_items, ==, list->n_items + 3);
}

/* A later version that is live takes the place of the one before; a draft does not. */
static void
test_live_versions (Case *self, gconstpointer data)
{
  DrRegisterRow row = make_live_row ("EIA-1", 1, (DrDate) { 2026, 5, 1 }, 2, 0);
  DrDraftSave first = { .reference = "EIA-1", .version = 1, .person = "ann", .row = &row };
  DrTrailAct submit = {
    .reference = "EIA-1", .version = 2, .step = TRUE, .from = DR_STAGE_DRAFT, .to = DR_STAGE_SUBMITTED, .row = &row,
  };

  g_assert_true (try_create (self->store, &first, NULL));
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_DECIDED, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DrLiveList) list = NULL;

      if (i == 1)
        {
          row = make_live_row ("EIA-1", 2, (DrDate) { 2026, 5, 1 }, 1, 0);
          first.version = 2;
          g_assert_true (try_create (self->store, &first, NULL));
        }
      else if (i == 2)
        {
          /* Without text: what was known of it stays. */
          row = make_row ("EIA-1", 2, "Other");
          g_assert_true (try_act (self->store, submit, "submit", NULL));
        }
      list = dr_store_list_live (self->store, NULL, (DrDate) { 2026, 5, 1 }, (DrDate) { 2026, 5, 1 }, NULL);
      g_assert_cmpuint (list->n_items, ==, 1);
      g_assert_cmpuint (list->items[0].negative.n, ==, i == 2 ? 1 : 2);
    }
}

/* A row without text leaves the text, and replaces what stands beside it. */
static void
test_kept_text (Case *self, gconstpointer data)
{
  static const struct { const char *search; gboolean before; gboolean after; gboolean later; } cases[] = {
    { "café hours", TRUE, TRUE, FALSE }, { "first title", TRUE, FALSE, FALSE }, { "second title", FALSE, TRUE, FALSE },
    { "eia-1 caf", TRUE, TRUE, FALSE },  { "third", FALSE, FALSE, TRUE },        { "hours", TRUE, TRUE, TRUE },
  };
  DrRegisterRow row = make_row ("EIA-1", 1, "First  Title ");
  DrDraftSave first = { .reference = "EIA-1", .version = 1, .person = "ann", .row = &row };

  row.search_text = " Café\nhours ";
  row.change = "";
  g_assert_true (try_create (self->store, &first, NULL));
  for (guint round = 0; round < 3; round++)
    {
      if (round == 1)
        {
          row.title = "Second title";
          row.search_text = NULL;
        }
      else if (round == 2)
        {
          row.title = "Third";
          row.search_text = "hours";
        }
      if (round > 0)
        g_assert_true (dr_store_put_row (self->store, &row, NULL));
      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          DrRegisterQuery query = { .search = cases[i].search, .limit = 5 };
          g_autoptr (DrRegisterPage) page = dr_store_query (self->store, &query, NULL);

          g_assert_cmpuint (page->n_rows, ==, round == 0 ? cases[i].before : round == 1 ? cases[i].after : cases[i].later);
        }
    }
  g_assert_true (dr_store_check (self->store, NULL));
}

/* Made one after the other, and taken back. */
static gboolean
give_up (DrStore *store, gpointer data, GError **error)
{
  const char *const *titles = data;

  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-9%u", i);

      create (store, reference, 1, titles[i]);
    }
  return FALSE;
}

static void
assert_found (DrStore *store, const char *search)
{
  DrRegisterQuery query = { .search = search, .limit = 7 };
  g_autoptr (DrRegisterPage) page = dr_store_query (store, &query, NULL);

  g_assert_cmpuint (page->n_rows, ==, 1);
}

/* A search of two letters needs every letter that follows them, one past U+FFFF as well, whatever was taken back before. */
static void
test_far_letters (Case *self, gconstpointer data)
{
  static const char *const one[] = { "One", NULL };

  create (self->store, "EIA-1", 1, "qk\U0001f600");
  assert_found (self->store, "qk");
  for (guint i = 0; i < 3; i++)
    g_assert_false (dr_store_together (self->store, give_up, (gpointer) one, NULL));
  create (self->store, "EIA-2", 1, "qj\U00010000");
  create (self->store, "EIA-3", 1, "qz\U00010001");
  assert_found (self->store, "qj");
  assert_found (self->store, "qz");
}

/* What was known only of a text that was taken back is not known: not even where a letter past U+FFFF was read with it. */
static void
test_letters_taken_back (Case *self, gconstpointer data)
{
  static const char *const others[] = { "qx\u0436", "\u0436\u0449", NULL };

  create (self->store, "EIA-1", 1, "qj\U00010000");
  g_assert_false (dr_store_together (self->store, give_up, (gpointer) others, NULL));
  create (self->store, "EIA-2", 1, "ql\u0436");
  assert_found (self->store, "ql");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_add ("together/works", test_together);
  case_add ("together/far-letters", test_far_letters);
  case_add ("together/letters-taken-back", test_letters_taken_back);
  case_add ("together/live", test_live);
  case_add ("together/live-versions", test_live_versions);
  case_add ("together/kept-text", test_kept_text);
  return g_test_run ();
}
