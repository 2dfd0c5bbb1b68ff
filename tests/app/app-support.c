#include "app-support.h"

#include <glib/gstdio.h>

#include "dr-drafts.h"
#include "dr-formats.h"
#include "dr-import.h"
#include "dr-roll.h"
#include "dr-set-up.h"

/* Seconds after which what is waited for will not come. */
#define PATIENCE 20

/**
 * workplace_set_up:
 * @self: (out caller-allocates): a workplace
 *
 * Makes a register in a folder of its own, as the pilot has it, and sits the service manager down at it.
 */
void
workplace_set_up (Workplace *self)
{
  const DrPerson administrator = { PILOT_ADMINISTRATOR, "Ada Administrator", "ada" };
  const DrPerson manager = { PILOT_MANAGER, "Mina Manager", "mina" };
  g_autofree char *draft = g_test_build_filename (G_TEST_DIST, "data", "examples", "bishops-stortford-desk.xml", NULL);
  const char *paths[] = { draft, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;
  g_autoptr (DrRegister) in = NULL;
  g_autoptr (GPtrArray) imported = NULL;

  dr_formats_init ();
  self->folder = g_dir_make_tmp ("due-regard-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->uri = g_build_filename (self->folder, "register.db", NULL);
  store = dr_store_open (self->uri, DR_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  in = dr_register_new (store);
  g_assert_true (dr_register_set_up (in, &administrator, "east-herts", &error));
  g_assert_true (dr_register_add_person (in, PILOT_ADMINISTRATOR, &manager, &error));
  g_assert_true (dr_register_grant (in, PILOT_ADMINISTRATOR, PILOT_MANAGER, DR_ROLE_MANAGER, "", FALSE, &error));
  imported = dr_register_import (in, PILOT_MANAGER, paths, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  self->desk = dr_desk_new (self->uri, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (dr_desk_set_person (self->desk, PILOT_MANAGER));
}

/**
 * workplace_tear_down:
 * @self: a workplace
 *
 * Waits for all that is on its way, and removes everything.
 */
void
workplace_tear_down (Workplace *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  dr_desk_close (self->desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->desk);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->uri);
}

static gboolean
too_late (gpointer data)
{
  g_error ("what was waited for has not come in %d seconds", PATIENCE);

  return G_SOURCE_REMOVE;
}

/**
 * wait_until:
 * @condition: what is waited for
 * @data: for it
 *
 * Runs the main loop until it is so.
 */
void
wait_until (Condition condition,
            gpointer  data)
{
  guint limit = g_timeout_add_seconds (PATIENCE, too_late, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static void
opened (GObject      *desk,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GError) error = NULL;
  DrEditor **editor = data;

  *editor = dr_editor_open_finish (DR_DESK (desk), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/**
 * workplace_open:
 * @self: a workplace
 * @reference: of an assessment
 * @version: its number, from 1
 *
 * Returns: (transfer full): an editor of it
 */
DrEditor *
workplace_open (Workplace  *self,
                const char *reference,
                guint       version)
{
  DrEditor *editor = NULL;

  dr_editor_open (self->desk, reference, version, NULL, opened, &editor);
  wait_until (is_there, &editor);

  return editor;
}

/**
 * workplace_others_save:
 * @self: a workplace
 * @key: of a field of the pilot's draft
 * @value: what it is to be
 *
 * Somebody else saves it, at a desk of their own.
 */
void
workplace_others_save (Workplace  *self,
                       const char *key,
                       const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->uri, DR_STORE_OPEN_DEFAULT, &error);
  g_autoptr (DrRegister) in = dr_register_new (store);
  g_autoptr (DrDraft) draft = dr_store_load_draft (store, PILOT_REFERENCE, 1, NULL, &error);
  const DrField change = { .key = key, .value = value, .revision = draft->revision };
  const DrSaveRequest save = { PILOT_REFERENCE, 1, PILOT_MANAGER, &change, 1, FALSE };

  g_assert_true (dr_register_save (in, &save, NULL, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
is_at_rest (gpointer data)
{
  return dr_editor_get_state (data) != DR_EDITOR_SAVING;
}

/**
 * wait_saved:
 * @editor: an editor
 *
 * Waits until nothing is on its way to the store: all is saved, or refused, or in conflict.
 */
void
wait_saved (DrEditor *editor)
{
  wait_until (is_at_rest, editor);
}

static void
count_check (DrEditor *editor,
             guint    *n)
{
  (*n)++;
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

/**
 * wait_checked:
 * @editor: an editor
 *
 * Waits for the next check.
 */
void
wait_checked (DrEditor *editor)
{
  guint n = 0;
  gulong handler = g_signal_connect (editor, "checked", G_CALLBACK (count_check), &n);

  wait_until (is_counted, &n);
  g_signal_handler_disconnect (editor, handler);
}

/**
 * open_draft_set_up:
 * @self: (out caller-allocates): a workplace and its draft
 * @data: unused
 *
 * Makes a workplace and opens the pilot's draft in it.
 */
void
open_draft_set_up (OpenDraft       *self,
                gconstpointer  data)
{
  workplace_set_up (&self->place);
  self->editor = workplace_open (&self->place, PILOT_REFERENCE, 1);
}

/**
 * open_draft_tear_down:
 * @self: a workplace and its draft
 * @data: unused
 *
 * Closes the draft, waits for its last save, and removes everything.
 */
void
open_draft_tear_down (OpenDraft       *self,
                   gconstpointer  data)
{
  dr_editor_close (self->editor);
  wait_saved (self->editor);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->editor);
  workplace_tear_down (&self->place);
}
