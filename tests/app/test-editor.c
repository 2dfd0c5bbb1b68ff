/* The editor: what is typed is saved, checked, undone, and never lost to somebody else's typing. */
#include "app-support.h"

#include <glib/gstdio.h>

#include "dr-drafts.h"
#include "dr-notice-state.h"
#include "dr-roll.h"

#define WHAT "change/what"
#define WHY "change/why"

/* What the store has, read as another program would. */
static char *
stored (OpenDraft    *self,
        const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->place.uri, DR_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (DrDraft) draft = NULL;

  g_assert_no_error (error);
  draft = dr_store_load_draft (store, PILOT_REFERENCE, 1, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (dr_draft_fields_get (draft->fields, draft->n_fields, key));
}

static void
assert_stored (OpenDraft    *self,
               const char *key,
               const char *value)
{
  g_autofree char *is = stored (self, key);

  g_assert_cmpstr (is, ==, value);
}

/* In whose name it is there. */
static void
assert_stored_by (OpenDraft  *self,
                  const char *key,
                  const char *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->place.uri, DR_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (DrDraft) draft = dr_store_load_draft (store, PILOT_REFERENCE, 1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_draft_fields_find (draft->fields, draft->n_fields, key)->by, ==, person);
}

/* An equalities officer joins. */
static void
add_officer (OpenDraft  *self,
             const char *id)
{
  const DrPerson officer = { id, "Edna Officer", id };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->place.uri, DR_STORE_OPEN_DEFAULT, &error);
  g_autoptr (DrRegister) in = dr_register_new (store);

  g_assert_true (dr_register_add_person (in, PILOT_ADMINISTRATOR, &officer, &error));
  g_assert_true (dr_register_grant (in, PILOT_ADMINISTRATOR, id, DR_ROLE_EQUALITIES, "", FALSE, &error));
  g_assert_no_error (error);
}

static void
wait_value (OpenDraft    *self,
            const char *key,
            const char *value)
{
  while (g_strcmp0 (dr_editor_get (self->editor, key), value) != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Until the editor has seen it in the store. */
static void
wait_stored (OpenDraft  *self,
             const char *key,
             const char *value)
{
  while (g_strcmp0 (dr_editor_get_stored (self->editor, key), value) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_saved (gpointer editor)
{
  return dr_editor_get_state (editor) == DR_EDITOR_SAVED;
}

static gboolean
is_tried_again (gpointer editor)
{
  return dr_editor_tries_again (editor);
}

static void
test_saves (OpenDraft       *self,
            gconstpointer  data)
{
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  dr_editor_set (self->editor, WHY, "Because.");
  g_assert_cmpstr (dr_editor_get (self->editor, WHY), ==, "Because.");
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVING);
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  assert_stored (self, WHY, "Because.");
}

static void
count (guint *n)
{
  ++*n;
}

/* That it is saved changes nothing that is seen: it is not told again, or all would be checked and shown once more. */
static void
test_tells_once (OpenDraft       *self,
                 gconstpointer  data)
{
  guint told = 0;

  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (count), &told);
  dr_editor_set (self->editor, WHY, "Because.");
  g_assert_cmpuint (told, ==, 1);
  wait_saved (self->editor);
  g_assert_cmpuint (told, ==, 1);
  dr_editor_set (self->editor, WHY, NULL);
  wait_saved (self->editor);
  g_assert_cmpuint (told, ==, 2);
  assert_stored (self, WHY, NULL);
  g_signal_handlers_disconnect_by_data (self->editor, &told);
}

/* Typing goes on while the save before is on its way: no conflict with oneself, the last word is kept. */
static void
test_types_on (OpenDraft       *self,
               gconstpointer  data)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Because %u.", i);

      dr_editor_set (self->editor, WHY, text);
      dr_editor_save_now (self->editor);
      g_main_context_iteration (NULL, FALSE);
    }
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  assert_stored (self, WHY, "Because 39.");
}

static void
test_checks (OpenDraft       *self,
             gconstpointer  data)
{
  dr_editor_set (self->editor, WHAT, NULL);
  wait_checked (self->editor);
  g_assert_cmpstr (dr_editor_get_version (self->editor)->assessment->what, ==, "");
}

static void
test_undo (OpenDraft       *self,
           gconstpointer  data)
{
  g_autofree char *before = stored (self, WHY);

  dr_editor_set (self->editor, WHY, "Because.");
  wait_saved (self->editor);
  g_assert_true (dr_editor_can_undo (self->editor));
  dr_editor_undo (self->editor, FALSE);
  wait_value (self, WHY, before);
  assert_stored (self, WHY, before);
  g_assert_true (dr_editor_can_redo (self->editor));
  dr_editor_undo (self->editor, TRUE);
  wait_value (self, WHY, "Because.");
}

/* An undo right behind the typing takes that back, though it was not saved yet. */
static void
test_undo_unsaved (OpenDraft       *self,
                   gconstpointer  data)
{
  g_autofree char *before = stored (self, WHY);

  dr_editor_set (self->editor, WHY, "Because.");
  dr_editor_undo (self->editor, FALSE);
  wait_value (self, WHY, before);
  assert_stored (self, WHY, before);
}

/* Nor is another save that is on its way already: what is undone is what was typed last. */
static void
test_undo_behind_save (OpenDraft     *self,
                       gconstpointer  data)
{
  g_autofree char *before = stored (self, WHAT);

  dr_editor_set (self->editor, WHY, "First.");
  dr_editor_save_now (self->editor);
  dr_editor_set (self->editor, WHAT, "Second.");
  dr_editor_undo (self->editor, FALSE);
  wait_value (self, WHAT, before);
  wait_saved (self->editor);
  assert_stored (self, WHAT, before);
  assert_stored (self, WHY, "First.");
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
}

/* Three at once are three, one after the other. */
static void
test_undo_thrice (OpenDraft     *self,
                  gconstpointer  data)
{
  g_autofree char *before = stored (self, WHY);

  dr_editor_set (self->editor, WHY, "First.");
  wait_saved (self->editor);
  dr_editor_set (self->editor, WHAT, "Second.");
  wait_saved (self->editor);
  dr_editor_set (self->editor, "@title", "Third");
  for (guint i = 0; i < 3; i++)
    dr_editor_undo (self->editor, FALSE);
  wait_value (self, WHY, before);
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get (self->editor, "@title"), !=, "Third");
  g_assert_cmpstr (dr_editor_get (self->editor, WHAT), !=, "Second.");
  assert_stored (self, WHY, before);
}

static void
test_others (OpenDraft       *self,
             gconstpointer  data)
{
  workplace_others_save (&self->place, WHAT, "Theirs.");
  dr_editor_set (self->editor, WHY, "Mine.");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  g_assert_cmpstr (dr_editor_get (self->editor, WHAT), ==, "Theirs.");
  assert_stored (self, WHY, "Mine.");
  assert_stored (self, WHAT, "Theirs.");
}

static const struct {
  const char *path;
  gboolean    keep_mine;
  const char *wins;
} conflict_cases[] = {
  { "/app/editor/conflict/mine", TRUE, "Mine." },
  { "/app/editor/conflict/theirs", FALSE, "Theirs." },
};

static void
test_conflict (OpenDraft       *self,
               gconstpointer  data)
{
  const gboolean keep_mine = conflict_cases[GPOINTER_TO_UINT (data)].keep_mine;
  const DrConflict *conflict;

  workplace_others_save (&self->place, WHY, "Theirs.");
  dr_editor_set (self->editor, WHY, "Mine.");
  dr_editor_set (self->editor, WHAT, "Something else.");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_CONFLICT);
  g_assert_cmpuint (dr_editor_get_n_conflicts (self->editor), ==, 1);
  conflict = dr_editor_get_conflict (self->editor, 0);
  g_assert_cmpstr (conflict->key, ==, WHY);
  g_assert_cmpstr (conflict->mine, ==, "Mine.");
  g_assert_cmpstr (conflict->theirs, ==, "Theirs.");
  g_assert_cmpstr (dr_editor_get (self->editor, WHY), ==, "Mine.");
  assert_stored (self, WHY, "Theirs.");

  dr_editor_resolve (self->editor, WHY, keep_mine);
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  assert_stored (self, WHY, conflict_cases[GPOINTER_TO_UINT (data)].wins);
  assert_stored (self, WHAT, "Something else.");
  g_assert_cmpstr (dr_editor_get (self->editor, WHY), ==, conflict_cases[GPOINTER_TO_UINT (data)].wins);
}

/* A second conflict does not end the first: each waits for its own word, and nothing of theirs is overwritten until then. */
static void
test_two_conflicts (OpenDraft     *self,
                    gconstpointer  data)
{
  workplace_others_save (&self->place, WHY, "Theirs.");
  dr_editor_set (self->editor, WHY, "Mine.");
  wait_saved (self->editor);
  g_assert_cmpuint (dr_editor_get_n_conflicts (self->editor), ==, 1);
  workplace_others_save (&self->place, WHAT, "Theirs as well.");
  dr_editor_set (self->editor, WHAT, "Mine as well.");
  dr_editor_save_now (self->editor);
  wait_stored (self, WHAT, "Theirs as well.");
  g_assert_cmpuint (dr_editor_get_n_conflicts (self->editor), ==, 2);
  g_assert_cmpstr (dr_editor_get_conflict (self->editor, 0)->key, ==, WHY);
  g_assert_cmpstr (dr_editor_get_conflict (self->editor, 0)->theirs, ==, "Theirs.");
  g_assert_cmpstr (dr_editor_get_conflict (self->editor, 1)->theirs, ==, "Theirs as well.");
  dr_editor_set (self->editor, "@title", "Another title");
  dr_editor_save_now (self->editor);
  wait_stored (self, "@title", "Another title");
  assert_stored (self, WHY, "Theirs.");
  assert_stored (self, WHAT, "Theirs as well.");

  dr_editor_resolve (self->editor, WHY, FALSE);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_CONFLICT);
  dr_editor_resolve (self->editor, WHAT, TRUE);
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  assert_stored (self, WHY, "Theirs.");
  assert_stored (self, WHAT, "Mine as well.");
}

/* What somebody else changed stays a conflict, however often the store is looked at before it is saved. */
static void
test_seen_twice (OpenDraft     *self,
                 gconstpointer  data)
{
  dr_editor_set (self->editor, "change/@effective", "one day");
  dr_editor_set (self->editor, WHY, "Mine.");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_REFUSED);
  workplace_others_save (&self->place, WHY, "Theirs.");
  dr_editor_reload (self->editor);
  wait_stored (self, WHY, "Theirs.");
  workplace_others_save (&self->place, WHAT, "Theirs as well.");
  dr_editor_reload (self->editor);
  wait_stored (self, WHAT, "Theirs as well.");
  dr_editor_set (self->editor, "change/@effective", "2030-01-31");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_CONFLICT);
  assert_stored (self, WHY, "Theirs.");
}

/* What the register does not take stays in the editor, with the reason, and goes once it is mended. */
static void
test_refused (OpenDraft       *self,
              gconstpointer  data)
{
  g_autofree char *before = stored (self, "change/@effective");

  dr_editor_set (self->editor, "change/@effective", "one day");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_REFUSED);
  g_assert_nonnull (dr_editor_get_problem (self->editor));
  g_assert_false (dr_editor_tries_again (self->editor));
  g_assert_cmpstr (dr_editor_get (self->editor, "change/@effective"), ==, "one day");
  assert_stored (self, "change/@effective", before);
  dr_editor_set (self->editor, "change/@effective", "2030-01-31");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  assert_stored (self, "change/@effective", "2030-01-31");
}

/* A store that was away for a while: nobody has to type again for what they typed to be saved. */
static void
test_tries_again (OpenDraft     *self,
                  gconstpointer  data)
{
  g_autofree char *away = g_strconcat (self->place.uri, ".away", NULL);

  g_assert_cmpint (g_rename (self->place.uri, away), ==, 0);
  dr_editor_set (self->editor, WHY, "Mine.");
  wait_until (is_tried_again, self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_REFUSED);
  g_assert_cmpint (g_rename (away, self->place.uri), ==, 0);
  wait_until (is_saved, self->editor);
  g_assert_false (dr_editor_tries_again (self->editor));
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  assert_stored (self, WHY, "Mine.");
}

/* Whoever does not write for the service reads, and is told whose it is to write, by names. */
static void
test_reader (OpenDraft     *self,
             gconstpointer  data)
{
  g_autofree char *before = g_strdup (dr_editor_get (self->editor, WHY));
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_editor_is_read_only (self->editor));
  g_assert_true (dr_desk_set_person (self->place.desk, PILOT_ADMINISTRATOR));
  g_assert_true (dr_editor_is_read_only (self->editor));
  g_assert_false (dr_editor_may_write (self->editor, WHY, &error));
  g_assert_cmpstr (error->message, ==,
                   "You can read this; the service manager of Customer services or an equalities officer writes it.");
  dr_editor_set (self->editor, WHY, "Mine.");
  g_assert_cmpstr (dr_editor_get (self->editor, WHY), ==, before);
  g_assert_true (dr_desk_set_person (self->place.desk, PILOT_MANAGER));
  g_assert_false (dr_editor_is_read_only (self->editor));
}

/* What was typed is saved in the name of who typed it, though somebody else sits down before it is. */
static void
test_next_person (OpenDraft     *self,
                  gconstpointer  data)
{
  dr_editor_set (self->editor, WHY, "Mina's.");
  g_assert_true (dr_desk_set_person (self->place.desk, PILOT_ADMINISTRATOR));
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  assert_stored (self, WHY, "Mina's.");
  assert_stored_by (self, WHY, PILOT_MANAGER);
  g_assert_false (dr_editor_can_undo (self->editor));
}

/* Two people's words at one desk are two saves, each in its own name. */
static void
test_two_people (OpenDraft     *self,
                 gconstpointer  data)
{
  add_officer (self, "edna");
  dr_editor_set (self->editor, WHAT, "Mina's.");
  dr_editor_save_now (self->editor);
  dr_editor_set (self->editor, WHY, "Mina's.");
  g_assert_true (dr_desk_set_person (self->place.desk, "edna"));
  dr_editor_set (self->editor, "@title", "Edna's");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  assert_stored_by (self, WHAT, PILOT_MANAGER);
  assert_stored_by (self, WHY, PILOT_MANAGER);
  assert_stored_by (self, "@title", "edna");
  g_assert_true (dr_editor_can_undo (self->editor));
}

/* What is written where nobody may write any more is not taken, and whoever wrote it is told so. */
static void
test_not_taken (OpenDraft     *self,
                gconstpointer  data)
{
  g_assert_true (dr_editor_set (self->editor, WHY, "Mine."));
  g_assert_true (dr_editor_set (self->editor, WHY, "Mine."));
  g_assert_true (dr_desk_set_person (self->place.desk, PILOT_ADMINISTRATOR));
  g_assert_false (dr_editor_set (self->editor, WHY, "Theirs."));
  g_assert_false (dr_editor_remove (self->editor, "change"));
  g_assert_cmpstr (dr_editor_get (self->editor, WHY), ==, "Mine.");
}

/* What is not saved can be carried away as text, under the names that people know. */
static void
test_unsaved_text (OpenDraft     *self,
                   gconstpointer  data)
{
  g_autoptr (DrFieldList) unsaved = NULL;
  g_autofree char *text = NULL;

  g_assert_false (dr_editor_has_unsaved (self->editor));
  dr_editor_set (self->editor, "change/@effective", "one day");
  dr_editor_set (self->editor, WHY, "Mine.");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_REFUSED);
  g_assert_true (dr_editor_has_unsaved (self->editor));
  unsaved = dr_editor_list_unsaved (self->editor);
  text = dr_notice_text (dr_editor_get_version (self->editor)->editions->questionnaire, unsaved->items, unsaved->n);
  g_assert_nonnull (strstr (text, "\none day\n"));
  g_assert_nonnull (strstr (text, "\nMine.\n"));
  g_assert_null (strstr (text, "change/"));
}

static void
test_items (OpenDraft       *self,
            gconstpointer  data)
{
  g_autofree char *identity = dr_editor_new_identity (self->editor, "actions/action", "action");
  g_autofree char *item = dr_draft_key ("actions/action[]", identity, NULL);
  g_autofree char *kind = g_strconcat (item, "/@kind", NULL);
  g_autofree char *status = g_strconcat (item, "/@status", NULL);
  g_autofree char *text = g_strconcat (item, "/text", NULL);
  const DrField fields[] = {
    { .key = kind, .value = "mitigation" },
    { .key = status, .value = "open" },
    { .key = text, .value = "Ask the library for a private room." },
  };
  g_auto (GStrv) before = dr_editor_get_items (self->editor, "actions/action");
  g_auto (GStrv) with = NULL;
  g_auto (GStrv) after = NULL;

  dr_editor_change (self->editor, fields, G_N_ELEMENTS (fields));
  with = dr_editor_get_items (self->editor, "actions/action");
  g_assert_cmpuint (g_strv_length (with), ==, g_strv_length (before) + 1);
  g_assert_cmpstr (with[g_strv_length (before)], ==, item);
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  dr_editor_remove (self->editor, item);
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  after = dr_editor_get_items (self->editor, "actions/action");
  g_assert_cmpuint (g_strv_length (after), ==, g_strv_length (before));
}

/* A form feed from a word processor does not break a record. */
static void
test_cleans (OpenDraft       *self,
             gconstpointer  data)
{
  dr_editor_set (self->editor, WHY, "One\fpage\r\nand the next");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  g_assert_null (strpbrk (dr_editor_get (self->editor, WHY), "\f\r"));
}

static void
test_close (OpenDraft       *self,
            gconstpointer  data)
{
  dr_editor_set (self->editor, WHY, "The last word.");
  dr_editor_close (self->editor);
  dr_desk_close (self->place.desk);
  assert_stored (self, WHY, "The last word.");
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (OpenDraft *, gconstpointer); } tests[] = {
    { "/app/editor/saves", test_saves },
    { "/app/editor/tells-once", test_tells_once },
    { "/app/editor/types-on", test_types_on },
    { "/app/editor/checks", test_checks },
    { "/app/editor/undo", test_undo },
    { "/app/editor/undo-unsaved", test_undo_unsaved },
    { "/app/editor/undo-behind-save", test_undo_behind_save },
    { "/app/editor/undo-thrice", test_undo_thrice },
    { "/app/editor/others", test_others },
    { "/app/editor/two-conflicts", test_two_conflicts },
    { "/app/editor/seen-twice", test_seen_twice },
    { "/app/editor/refused", test_refused },
    { "/app/editor/tries-again", test_tries_again },
    { "/app/editor/reader", test_reader },
    { "/app/editor/next-person", test_next_person },
    { "/app/editor/two-people", test_two_people },
    { "/app/editor/not-taken", test_not_taken },
    { "/app/editor/unsaved-text", test_unsaved_text },
    { "/app/editor/items", test_items },
    { "/app/editor/cleans", test_cleans },
    { "/app/editor/close", test_close },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OpenDraft, NULL, open_draft_set_up, tests[i].test, open_draft_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (conflict_cases); i++)
    g_test_add (conflict_cases[i].path, OpenDraft, GUINT_TO_POINTER (i), open_draft_set_up, test_conflict, open_draft_tear_down);

  return g_test_run ();
}
