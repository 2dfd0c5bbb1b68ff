/* Drafts: saved whole or not at all, never over what somebody else wrote. */
#include "store-support.h"

#include <string.h>

static void
test_create (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDraft) draft = NULL;
  DrDraftSave again = { .reference = "EIA-1", .version = 1, .person = "bob", .at = 5 };

  create (self->store, "EIA-1", 1, "Desk");
  draft = dr_store_load_draft (self->store, "EIA-1", 1, "ann", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (draft->revision, ==, 1);
  g_assert_cmpuint (draft->n_fields, ==, 1);
  g_assert_cmpstr (draft->fields[0].by, ==, "ann");
  g_assert_cmpint (draft->stage, ==, DR_STAGE_DRAFT);
  g_assert_false (draft->can_undo || draft->can_redo);
  g_assert_false (try_create (self->store, &again, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (dr_store_load_draft (self->store, "EIA-1", 2, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
}

/* What a save from revision @base onto a draft does, in which bob changed "b" at revision 2 and took "d" away at 3. */
static const struct {
  const char *key;
  const char *value;
  guint64     base;
  gboolean    conflict;
  const char *theirs;
} save_cases[] = {
  { "a", "new", 1, FALSE, NULL },        /* nobody touched it */
  { "b", "mine", 1, TRUE, "bob's" },     /* both did */
  { "b", "bob's", 1, FALSE, NULL },      /* both, to the same */
  { "b", "mine", 2, FALSE, NULL },       /* seen */
  { "b", "mine", 3, FALSE, NULL },       /* seen, later than it changed */
  { "b", NULL, 1, TRUE, "bob's" },       /* taken away against changed */
  { "c", "new", 0, FALSE, NULL },        /* never there */
  { "d", "mine", 1, TRUE, NULL },        /* changed against taken away */
  { "d", NULL, 1, FALSE, NULL },         /* both took it away */
};

static void
test_conflicts (Case *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (save_cases); i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-%zu", i);
      g_autoptr (DrConflicts) conflicts = NULL;
      g_autoptr (GError) error = NULL;
      DrField fields[] = { { .key = "a", .value = "a" }, { .key = "b", .value = "b" }, { .key = "d", .value = "d" } };
      DrDraftSave first = { .reference = reference, .version = 1, .person = "ann", .at = 1, .fields = fields, .n_fields = 3 };
      guint64 revision = 99;

      g_assert_true (try_create (self->store, &first, NULL));
      save_one (self->store, reference, "bob", "b", "bob's", 1);
      save_one (self->store, reference, "bob", "d", NULL, 1);
      g_assert_cmpint (try_save (self->store, reference, "ann", save_cases[i].key, save_cases[i].value,
                                 save_cases[i].base, &revision, &conflicts, &error),
                       ==, !save_cases[i].conflict);
      if (!save_cases[i].conflict)
        {
          g_assert_no_error (error);
          assert_field (self->store, reference, save_cases[i].key, save_cases[i].value);
          continue;
        }
      g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_CONFLICT);
      g_assert_nonnull (strstr (error->message, save_cases[i].key));
      g_assert_cmpuint (revision, ==, 99);
      g_assert_cmpuint (conflicts->n_items, ==, 1);
      g_assert_cmpstr (conflicts->items[0].key, ==, save_cases[i].key);
      g_assert_cmpstr (conflicts->items[0].mine, ==, save_cases[i].value);
      g_assert_cmpstr (conflicts->items[0].theirs, ==, save_cases[i].theirs);
      g_assert_cmpstr (conflicts->items[0].by, ==, "bob");
      assert_field (self->store, reference, save_cases[i].key, save_cases[i].theirs);
      /* Having seen it, the officer decides. */
      save_one (self->store, reference, "ann", save_cases[i].key, save_cases[i].value, conflicts->revision);
      assert_field (self->store, reference, save_cases[i].key, save_cases[i].value);
    }
}

static void
test_all_or_nothing (Case *self, gconstpointer data)
{
  g_autoptr (DrConflicts) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  DrField fields[] = { { .key = "title", .value = "mine" }, { .key = "other", .value = "mine too" } };
  DrRegisterRow row = make_row ("EIA-1", 1, "mine");
  DrDraftSave save = {
    .reference = "EIA-1", .version = 1, .person = "ann", .at = 2, .fields = fields, .n_fields = 2, .row = &row,
  };
  g_autoptr (DrRegisterPage) page = NULL;

  create (self->store, "EIA-1", 1, "Desk");
  save_one (self->store, "EIA-1", "bob", "title", "bob's", 1);
  fields[0].revision = 1;
  row.revision = 9;
  g_assert_false (dr_store_save_draft (self->store, &save, NULL, &conflicts, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_CONFLICT);
  assert_field (self->store, "EIA-1", "title", "bob's");
  assert_field (self->store, "EIA-1", "other", NULL);
  page = dr_store_get_row (self->store, "EIA-1", 0, NULL);
  g_assert_cmpstr (page->rows[0].title, ==, "Desk");
}

static void
test_versions (Case *self, gconstpointer data)
{
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (GError) error = NULL;

  create (self->store, "EIA-1", 1, "Desk");
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  create (self->store, "EIA-1", 2, "Desk again");
  page = dr_store_get_row (self->store, "EIA-1", 0, NULL);
  g_assert_cmpuint (page->rows[0].version, ==, 2);
  g_clear_pointer (&page, dr_register_page_free);
  g_assert_true (try_remove (self->store, "EIA-1", 2, NULL));
  page = dr_store_get_row (self->store, "EIA-1", 0, NULL);
  g_assert_cmpuint (page->rows[0].version, ==, 1);
  g_assert_true (page->rows[0].latest);
  g_assert_false (try_remove (self->store, "EIA-1", 1, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE);
  g_clear_error (&error);
  g_assert_false (try_save (self->store, "EIA-1", "ann", "title", "x", 9, NULL, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE);
}

static void
test_row_revision (Case *self, gconstpointer data)
{
  g_autoptr (DrRegisterPage) page = NULL;
  DrRegisterRow newer = make_row ("EIA-1", 1, "newer");
  DrRegisterRow older = make_row ("EIA-1", 1, "older");

  create (self->store, "EIA-1", 1, "Desk");
  newer.revision = 5;
  older.revision = 4;
  g_assert_true (dr_store_put_row (self->store, &newer, NULL));
  g_assert_true (dr_store_put_row (self->store, &older, NULL));
  page = dr_store_get_row (self->store, "EIA-1", 1, NULL);
  g_assert_cmpstr (page->rows[0].title, ==, "newer");
}

static void
test_numbers_and_close (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 number = 0;

  for (guint i = 1; i < 4; i++)
    {
      g_assert_true (dr_store_next_number (self->store, "2026", &number, NULL));
      g_assert_cmpuint (number, ==, i);
    }
  g_assert_true (dr_store_next_number (self->store, "2027", &number, NULL));
  g_assert_cmpuint (number, ==, 1);
  dr_store_close (self->store);
  dr_store_close (self->store);
  g_assert_false (dr_store_next_number (self->store, "2026", &number, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_CLOSED);
}

static gboolean
work (DrStore *store, gpointer data, GError **error)
{
  g_assert_not_reached ();
}

static gboolean
read_together (DrStore *store, GError **error)
{
  return dr_store_together (store, work, NULL, error);
}

static gboolean
read_head (DrStore *store, GError **error)
{
  DrTrailHead head;

  return dr_store_read_head (store, NULL, &head, error);
}

static gboolean
read_trail (DrStore *store, GError **error)
{
  g_autoptr (DrTrail) trail = dr_store_read_trail (store, NULL, 0, 10, error);

  return trail != NULL;
}

static gboolean
read_people (DrStore *store, GError **error)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);

  return people != NULL;
}

static gboolean
read_editions (DrStore *store, GError **error)
{
  g_autoptr (DrEditions) editions = dr_store_list_editions (store, DR_EDITION_EVIDENCE, error);

  return editions != NULL;
}

static gboolean
read_row (DrStore *store, GError **error)
{
  g_autoptr (DrRegisterPage) page = dr_store_get_row (store, "EIA-1", 1, error);

  return page != NULL;
}

static gboolean
read_draft (DrStore *store, GError **error)
{
  g_autoptr (DrDraft) draft = dr_store_load_draft (store, "EIA-1", 1, NULL, error);

  return draft != NULL;
}

static gboolean
save_draft (DrStore *store, GError **error)
{
  return try_save (store, "EIA-1", "ann", "@title", "Late", 1, NULL, NULL, error);
}

/* Of a store that is closed no verb gives anything, and each says why. */
static void
test_closed (Case *self, gconstpointer data)
{
  static gboolean (* const verbs[]) (DrStore *, GError **) = {
    dr_store_check, read_together, read_head, read_trail, read_people, read_editions, read_row, read_draft, save_draft,
  };

  create (self->store, "EIA-1", 1, "One");
  dr_store_close (self->store);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("verb %u", (guint) i);
      g_assert_false (verbs[i] (self->store, &error));
      g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_CLOSED);
    }
}

/* 1 where evidence has moved under a version, 0 where not. */
static int
read_moved (DrStore *store, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_get_row (store, "EIA-1", version, &error);

  g_assert_no_error (error);
  return page->rows[0].moved;
}

/* It stands until it is set anew, whatever else becomes of the version. */
static void
test_moved (Case *self, gconstpointer data)
{
  DrRegisterRow row = make_row ("EIA-1", 1, "Desk, again");
  DrRegisterRow next = make_row ("EIA-1", 2, "Desk");
  DrDraftSave second = { .reference = "EIA-1", .version = 2, .person = "ann", .at = 5, .row = &next };
  DrRegisterQuery query = { .moved = TRUE, .limit = 10 };
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (GError) error = NULL;

  create (self->store, "EIA-1", 1, "Desk");
  for (gboolean moved = 0; moved < 2; moved++)
    {
      g_assert_true (dr_store_set_moved (self->store, "EIA-1", 1, moved, NULL));
      g_assert_cmpint (read_moved (self->store, 1), ==, moved);
      g_assert_true (dr_store_set_moved (self->store, "EIA-1", 1, moved, NULL));
      row.revision = 9;
      g_assert_true (dr_store_put_row (self->store, &row, NULL));
      g_assert_cmpint (read_moved (self->store, 1), ==, moved);
    }
  save_one (self->store, "EIA-1", "ann", "a", "b", 1);
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  g_assert_cmpint (read_moved (self->store, 1), ==, TRUE);
  g_assert_true (try_create (self->store, &second, NULL));
  g_assert_cmpint (read_moved (self->store, 2), ==, FALSE);
  page = dr_store_query (self->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->n_rows, ==, 1);
  g_assert_cmpuint (page->rows[0].version, ==, 1);
  g_assert_false (dr_store_set_moved (self->store, "EIA-1", 3, TRUE, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_add ("drafts/create", test_create);
  case_add ("drafts/conflicts", test_conflicts);
  case_add ("drafts/all-or-nothing", test_all_or_nothing);
  case_add ("drafts/versions", test_versions);
  case_add ("drafts/row-revision", test_row_revision);
  case_add ("drafts/moved", test_moved);
  case_add ("drafts/numbers-and-close", test_numbers_and_close);
  case_add ("drafts/closed", test_closed);
  return g_test_run ();
}
