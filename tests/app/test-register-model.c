/* The list over the register: every position is the row that the whole query has there, whatever was read before; only so
 * many rows are held; what others write is taken in, and the selected row stays selected. */
#include "app-support.h"

#include "dr-drafts.h"
#include "dr-generator.h"
#include "dr-register-model.h"

#define ROWS 4321

/* Pages that are held, and what they come to. */
#define MOST_CACHED 2000

typedef struct {
  DrRegister      *reg;     /* another program's */
  DrRegisterModel *model;
} Fixture;

static gboolean
is_loaded (gpointer model)
{
  return !dr_register_model_is_loading (model);
}

static void
show (Fixture               *self,
      const DrRegisterQuery *query)
{
  dr_register_model_set_query (self->model, query);
  wait_until (is_loaded, self->model);
  g_assert_null (dr_register_model_get_problem (self->model));
}

/* One register for all tests: those that write in it come last. */
static Workplace place;

static void
generate (void)
{
  const DrGeneratorOptions options = { .drafts_only = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;
  g_autoptr (DrRegister) reg = NULL;

  workplace_set_up (&place);
  store = dr_store_open (place.uri, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  reg = dr_register_new (store);
  dr_generator_run (reg, ROWS, 1, &options, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (place.uri, DR_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  self->reg = dr_register_new (store);
  self->model = dr_register_model_new (place.desk);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  wait_until (is_loaded, self->model);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_test_message ("a page kept the main thread %.2f ms at most", (double) dr_register_model_longest_read (self->model) / 1000);
  g_assert_finalize_object (self->model);
  dr_register_free (self->reg);
}

/* (transfer full): ids in order, read page after page as a list on the command line is. */
static GArray *
whole (Fixture               *self,
       const DrRegisterQuery *query)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DrRegisterPage) page = NULL;
  DrRegisterQuery next = *query;

  next.limit = DR_REGISTER_MAX_PAGE;
  do
    {
      g_autoptr (DrRegisterPage) before = g_steal_pointer (&page);
      g_autoptr (GError) error = NULL;

      if (before != NULL)
        next.after = &before->rows[before->n_rows - 1];
      page = dr_store_query (dr_register_get_store (self->reg), &next, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < page->n_rows; i++)
        g_array_append_val (ids, page->rows[i].id);
    }
  while (page->more && query->search == NULL);

  return ids;
}

static gboolean
is_read (gpointer item)
{
  return dr_register_item_get_row (item) != NULL;
}

static gint64
id_at (Fixture *self,
       guint    position)
{
  g_autoptr (DrRegisterItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  g_assert_nonnull (item);
  wait_until (is_read, item);

  return dr_register_item_get_row (item)->id;
}

/* In order, and then from anywhere, so that pages come and go. */
static void
assert_is_whole (Fixture               *self,
                 const DrRegisterQuery *query)
{
  g_autoptr (GArray) ids = whole (self, query);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (id_at (self, i), ==, g_array_index (ids, gint64, i));
  for (guint i = 0; i < 500 && ids->len > 0; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint) ids->len);

      g_assert_cmpint (id_at (self, at), ==, g_array_index (ids, gint64, at));
      g_assert_cmpuint (dr_register_model_n_cached (self->model), <=, MOST_CACHED);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->model), ids->len));
}

static void
test_sorts (Fixture       *self,
            gconstpointer  data)
{
  for (guint sort = 0; sort < DR_N_SORTS; sort++)
    for (guint descending = 0; descending < 2; descending++)
      {
        const DrRegisterQuery query = { .sort = (DrRegisterSort) sort, .descending = descending == 1 };

        show (self, &query);
        assert_is_whole (self, &query);
      }
}

static void
test_filters (Fixture       *self,
              gconstpointer  data)
{
  static const DrRegisterQuery queries[] = {
    { .latest = TRUE, .sort = DR_SORT_SERVICE },
    { .owner = "mair.rowlands", .sort = DR_SORT_TITLE, .descending = TRUE },
    { .stages = 1u << DR_STAGE_SUBMITTED },
    { .decision_from = { 2023, 9, 1 }, .decision_to = { 2023, 12, 1 }, .sort = DR_SORT_DECISION },
    { .search = "bridge end" },
    { .search = "zzzz" },
    { .search = "ho" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      show (self, &queries[i]);
      assert_is_whole (self, &queries[i]);
    }
  g_assert_true (dr_register_model_has_more (self->model));
}

/* The list stays as it is until there is something to show, and only the last thing asked for is shown. */
static void
test_swap (Fixture       *self,
           gconstpointer  data)
{
  const DrRegisterQuery all = { .descending = TRUE };
  const DrRegisterQuery none = { .search = "zzzz" };
  const DrRegisterQuery by_title = { .sort = DR_SORT_TITLE };

  show (self, &all);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, ROWS + 1);
  dr_register_model_set_query (self->model, &none);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, ROWS + 1);
  g_assert_cmpint (id_at (self, 3000), >, 0);
  dr_register_model_set_query (self->model, &by_title);
  wait_until (is_loaded, self->model);
  assert_is_whole (self, &by_title);
}

/* A position that nobody has walked to yet is an empty item, which is filled when it is its turn. */
static void
test_early (Fixture       *self,
            gconstpointer  data)
{
  const DrRegisterQuery query = { .sort = DR_SORT_TITLE };
  g_autoptr (GArray) ids = whole (self, &query);
  g_autoptr (DrRegisterItem) early = NULL;
  g_autoptr (DrRegisterItem) later = NULL;

  dr_register_model_set_query (self->model, &query);
  while (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dr_register_model_is_loading (self->model));
  early = g_list_model_get_item (G_LIST_MODEL (self->model), 4000);
  wait_until (is_read, early);
  g_assert_cmpint (dr_register_item_get_row (early)->id, ==, g_array_index (ids, gint64, 4000));
  later = g_list_model_get_item (G_LIST_MODEL (self->model), 4000);
  g_assert_true (early == later);
}

static void
create (Fixture    *self,
        const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDraft) draft = dr_store_load_draft (dr_register_get_store (self->reg), PILOT_REFERENCE, 1, NULL, &error);
  const DrField changes[] = { { .key = "@reference" }, { .key = "@title", .value = title } };
  g_autoptr (DrFieldList) fields = dr_draft_fields_apply (draft->fields, draft->n_fields, changes, 2);

  dr_register_create (self->reg, PILOT_MANAGER, fields->items, fields->n, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
refresh (Fixture *self)
{
  dr_register_model_refresh (self->model);
  wait_until (is_loaded, self->model);
}

/* What lists are told: from where on they have to look again. */
typedef struct {
  guint n;
  guint position;
  guint removed;
  guint added;
} Told;

static void
tell (GListModel *model,
      guint       position,
      guint       removed,
      guint       added,
      Told       *told)
{
  *told = (Told) { told->n + 1, position, removed, added };
}

static void
test_insert (Fixture       *self,
             gconstpointer  data)
{
  const DrRegisterQuery query = { .sort = DR_SORT_TITLE };
  g_autoptr (DrRegisterItem) before = NULL;
  g_autoptr (DrRegisterItem) after = NULL;
  Told told = { 0 };
  gint64 selected;

  show (self, &query);
  before = g_list_model_get_item (G_LIST_MODEL (self->model), 2500);
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), 2500, TRUE));
  selected = id_at (self, 2500);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (tell), &told);

  refresh (self);
  g_assert_cmpuint (told.n, ==, 0);   /* nothing was written */

  create (self, "A desk before all others");
  refresh (self);
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpuint (told.position, ==, 0);
  g_assert_cmpuint (told.added, ==, told.removed + 1);
  assert_is_whole (self, &query);
  g_assert_cmpuint (dr_register_model_get_selected (self->model), ==, 2501);
  g_assert_cmpint (id_at (self, 2501), ==, selected);
  after = g_list_model_get_item (G_LIST_MODEL (self->model), 2501);
  g_assert_true (before == after);   /* whoever shows it goes on */

  create (self, "Zz, the last of all");
  refresh (self);
  g_assert_cmpuint (told.n, ==, 2);
  g_assert_cmpuint (told.position, >, 4000);   /* the rows before it need no look */
  g_assert_cmpuint (dr_register_model_get_selected (self->model), ==, 2501);
  assert_is_whole (self, &query);
}

static void
count_change (DrRegisterItem *item,
              guint          *n)
{
  (*n)++;
}

/* A row that says something else in the same place is no other row. */
static void
test_edit (Fixture       *self,
           gconstpointer  data)
{
  const DrRegisterQuery query = { .descending = TRUE };
  g_autoptr (DrRegisterItem) item = NULL;
  const DrField change = { .key = "change/what", .value = "Something else altogether.", .revision = 1 };
  DrSaveRequest request = { .version = 1, .changes = &change, .n_changes = 1, .person = "mair.rowlands" };
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;
  Told told = { 0 };
  guint n = 0;

  show (self, &query);
  item = g_list_model_get_item (G_LIST_MODEL (self->model), 10);
  reference = g_strdup (dr_register_item_get_row (item)->reference);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (tell), &told);
  g_signal_connect (item, "changed", G_CALLBACK (count_change), &n);
  request.reference = reference;
  dr_register_save (self->reg, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  refresh (self);
  g_assert_cmpuint (told.n, ==, 0);
  g_assert_cmpuint (n, ==, 1);
  assert_is_whole (self, &query);
}

static void
test_delete (Fixture       *self,
             gconstpointer  data)
{
  const DrRegisterQuery query = { .search = "bridge" };
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;
  guint n;

  show (self, &query);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_assert_cmpuint (n, >, 10);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), n - 1, TRUE);
  reference = g_strdup (dr_register_item_get_row (dr_register_model_selected_item (self->model))->reference);
  dr_register_delete (self->reg, "mair.rowlands", reference, 1, &error);
  g_assert_no_error (error);
  refresh (self);
  assert_is_whole (self, &query);
  g_assert_true (dr_register_model_selected_item (self->model) != NULL);
  g_assert_cmpstr (dr_register_item_get_row (dr_register_model_selected_item (self->model))->reference, !=, reference);
}

/* The first row of a list that was emptied is selected, as in a new one: else nothing could be done with it. */
static void
test_emptied (Fixture       *self,
              gconstpointer  data)
{
  const DrRegisterQuery query = { .search = "lonely" };
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;

  create (self, "A lonely desk");
  show (self, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 1);
  reference = g_strdup (dr_register_item_get_row (dr_register_model_selected_item (self->model))->reference);
  dr_register_delete (self->reg, "mair.rowlands", reference, 1, &error);
  g_assert_no_error (error);
  refresh (self);
  g_assert_cmpuint (dr_register_model_get_selected (self->model), ==, GTK_INVALID_LIST_POSITION);

  create (self, "Another lonely desk");
  refresh (self);
  g_assert_cmpuint (dr_register_model_get_selected (self->model), ==, 0);
  g_assert_nonnull (dr_register_model_selected_item (self->model));
}

/* Nothing that is on its way may be late for a list that is gone. */
static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  const DrRegisterQuery query = { .sort = DR_SORT_TITLE };
  DrRegisterModel *model = dr_register_model_new (place.desk);

  show (self, &query);
  dr_register_model_set_query (model, &query);
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  g_object_unref (model);
  for (guint i = 0; i < 2000 && model != NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (model);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "sorts", test_sorts }, { "filters", test_filters }, { "swap", test_swap }, { "early", test_early },
    { "gone", test_gone }, { "edit", test_edit }, { "insert", test_insert }, { "delete", test_delete },
    { "emptied", test_emptied },
  };

  int failed;

  g_test_init (&argc, &argv, NULL);
  generate ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/app/register-model/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }

  failed = g_test_run ();
  workplace_tear_down (&place);

  return failed;
}
