#include "review-support.h"

#include <glib/gstdio.h>

#include "dr-drafts.h"
#include "dr-generator.h"
#include "dr-roll.h"

#define COUNT 18
#define SEED 3

/* Made once: every test has a copy. */
static char *made;

void
officers_make_register (void)
{
  const DrPerson second = { SECOND, "Owen Second", "" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("due-regard-reviews-XXXXXX", &error);
  g_autoptr (DrStore) store = NULL;
  g_autoptr (DrRegister) in = NULL;

  g_assert_no_error (error);
  made = g_build_filename (folder, "register.db", NULL);
  store = dr_store_open (made, DR_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  in = dr_register_new (store);
  dr_generator_run (in, COUNT, SEED, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dr_register_add_person (in, ADMINISTRATOR, &second, &error));
  g_assert_true (dr_register_grant (in, ADMINISTRATOR, SECOND, DR_ROLE_EQUALITIES, "", FALSE, &error));
}

void
officers_remove_register (void)
{
  g_autofree char *folder = g_path_get_dirname (made);

  g_unlink (made);
  g_rmdir (folder);
  g_clear_pointer (&made, g_free);
}

static DrEditor *
open_at (DrDesk     *desk,
         const char *person)
{
  Workplace place = { .desk = desk };

  g_assert_true (dr_desk_set_person (desk, person));

  return workplace_open (&place, SUBMITTED, 1);
}

void
officers_set_up (Officers      *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (made);
  g_autoptr (GFile) to = NULL;

  self->place.folder = g_dir_make_tmp ("due-regard-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->place.uri = g_build_filename (self->place.folder, "register.db", NULL);
  to = g_file_new_for_path (self->place.uri);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  self->place.desk = dr_desk_new (self->place.uri, FALSE, &error);
  g_assert_no_error (error);
  self->other = dr_desk_new (self->place.uri, FALSE, &error);
  g_assert_no_error (error);
  self->mine = open_at (self->place.desk, OFFICER);
  self->theirs = open_at (self->other, SECOND);
}

static void
close_editor (DrEditor *editor)
{
  dr_editor_close (editor);
  wait_saved (editor);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (editor);
}

void
officers_tear_down (Officers      *self,
                    gconstpointer  data)
{
  close_editor (self->mine);
  close_editor (self->theirs);
  dr_desk_close (self->other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->other);
  workplace_tear_down (&self->place);
}

void
officers_judge (DrEditor   *editor,
                const char *section,
                const char *verdict,
                const char *comment)
{
  g_autofree char *by = g_strconcat (section, "/@by", NULL);
  g_autofree char *says = g_strconcat (section, "/@verdict", NULL);
  const DrField changes[] = {
    { .key = by, .value = dr_desk_get_person (dr_editor_get_desk (editor)) },
    { .key = says, .value = verdict },
    { .key = section, .value = comment },
  };

  dr_editor_change (editor, changes, G_N_ELEMENTS (changes));
  dr_editor_save_now (editor);
  wait_saved (editor);
}

void
officers_assert_stored (Officers   *self,
                        const char *key,
                        const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->place.uri, DR_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (DrDraft) draft = NULL;

  g_assert_no_error (error);
  draft = dr_store_load_draft (store, SUBMITTED, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dr_draft_fields_get (draft->fields, draft->n_fields, key), ==, value);
}
