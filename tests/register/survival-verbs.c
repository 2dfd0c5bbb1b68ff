#include "survival-verbs.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-bag-export.h"
#include "dr-import.h"
#include "dr-next-version.h"

static char *folder;   /* of everything here */

/* Makes the folder, with a file beside the store that no verb may touch. */
void
verbs_begin (void)
{
  g_autofree char *beside = NULL;

  folder = survival_folder ();
  g_assert_no_errno (g_chmod (folder, 0755));
  beside = verbs_path ("survey.csv");
  g_assert_true (g_file_set_contents (beside, "a,b\n1,2\n", -1, NULL));
}

void
verbs_end (void)
{
  survival_remove (folder);
  g_clear_pointer (&folder, g_free);
}

/* (transfer full): of a file in the folder. */
char *
verbs_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

void
verbs_remove_store (const char *path)
{
  static const char * const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static gboolean
do_save (DrRegister  *self,
         GError     **error)
{
  return survival_save (self, MANAGER, "@title", "A new title, and a long one: the desk on Saturday mornings", 1, NULL, NULL,
                        error);
}

static gboolean
do_undo (DrRegister  *self,
         GError     **error)
{
  return dr_register_undo (self, DRAFT, 1, MANAGER, FALSE, NULL, NULL, error);
}

static gboolean
do_submit (DrRegister  *self,
           GError     **error)
{
  return survival_step (self, DRAFT, DR_STEP_SUBMIT, "As agreed.", error);
}

static gboolean
do_attach (DrRegister  *self,
           GError     **error)
{
  g_autofree char *file = verbs_path ("survey.csv");
  DrAttachRequest request = { DRAFT, 1, MANAGER, file, NULL, NULL };

  return dr_register_attach (self, &request, NULL, error);
}

static gboolean
do_detach (DrRegister  *self,
           GError     **error)
{
  return dr_register_detach (self, MANAGER, DRAFT, 1, "attachment-1", error);
}

static gboolean
do_set_up (DrRegister  *self,
           GError     **error)
{
  DrPerson first = { "first", "First", "first" };

  return dr_register_set_up (self, &first, "east-herts", error);
}

static gboolean
do_create (DrRegister  *self,
           GError     **error)
{
  g_autoptr (DrFieldList) given = survival_fields ();
  DrField other = { .key = "@reference", .value = "EX-OTHER" };
  g_autoptr (DrFieldList) fields = dr_draft_fields_apply (given->items, given->n, &other, 1);

  return dr_register_create (self, MANAGER, fields->items, fields->n, "draft.xml", NULL, error);
}

static gboolean
do_revise (DrRegister  *self,
           GError     **error)
{
  guint version = 0;

  return dr_register_create_next (self, MANAGER, DRAFT, &version, error);
}

static gboolean
do_delete (DrRegister  *self,
           GError     **error)
{
  return dr_register_delete (self, MANAGER, DRAFT, 1, error);
}

static gboolean
do_approve (DrRegister  *self,
            GError     **error)
{
  return survival_step (self, DRAFT, DR_STEP_APPROVE, NULL, error);
}

static gboolean
do_grant (DrRegister  *self,
          GError     **error)
{
  return dr_register_grant (self, ADA, MANAGER, DR_ROLE_AUDITOR, NULL, FALSE, error);
}

static gboolean
do_erase (DrRegister  *self,
          GError     **error)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "a,b\n1,2\n", -1);

  return dr_register_erase (self, REVIEWER, digest, "It named a resident.", error);
}

static gboolean
do_import (DrRegister  *self,
           GError     **error)
{
  g_autofree char *bag = verbs_path ("theirs.zip");
  const char *paths[] = { bag, NULL };
  g_autoptr (GPtrArray) imported = dr_register_import (self, MANAGER, paths, NULL, NULL, NULL, NULL, error);

  return imported != NULL;
}

/* What comes before them. */

static void
prepare_approval (DrRegister *self)
{
  static const DrStep steps[] = { DR_STEP_SUBMIT, DR_STEP_ENDORSE, DR_STEP_APPROVE };
  g_autoptr (GError) error = NULL;

  do_attach (self, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      survival_step (self, DRAFT, steps[i], NULL, &error);
      g_assert_no_error (error);
    }
}

static void
prepare_next_approval (DrRegister *self)
{
  g_autoptr (GError) error = NULL;

  prepare_approval (self);
  do_revise (self, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      survival_step (self, DRAFT, i == 0 ? DR_STEP_SUBMIT : DR_STEP_ENDORSE, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
prepare_save (DrRegister *self)
{
  g_assert_true (do_save (self, NULL));
}

static void
prepare_attach (DrRegister *self)
{
  g_assert_true (do_attach (self, NULL));
}

/* A bag of another register's, with records and a file that takes several pieces. */
static void
prepare_import (DrRegister *self)
{
  g_autofree char *store = verbs_path ("theirs.db");
  g_autofree char *bag = verbs_path ("theirs.zip");
  g_autofree char *file = verbs_path ("plan.txt");
  g_autofree char *text = g_strnfill (300000, 'x');
  DrAttachRequest request = { DRAFT, 1, MANAGER, file, NULL, NULL };
  DrBagExportOptions options = { .path = bag };
  DrBagExported result;
  DrRegister *theirs;
  g_autoptr (GError) error = NULL;

  if (g_file_test (bag, G_FILE_TEST_EXISTS))
    return;
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  verbs_remove_store (store);
  survival_make (store);
  theirs = survival_open (store, &error);
  g_assert_no_error (error);
  dr_register_attach (theirs, &request, NULL, &error);
  g_assert_no_error (error);
  prepare_approval (theirs);
  dr_register_export_bag (theirs, &options, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  survival_close (theirs);
}

const Verb verbs[N_VERBS] = {
  { "save", do_save, NULL, FALSE, FALSE, 1 },
  { "submit", do_submit, NULL, FALSE, FALSE, 1 },
  { "attach", do_attach, NULL, FALSE, FALSE, 1 },
  { "set-up", do_set_up, NULL, TRUE, FALSE, 1 },
  { "undo", do_undo, prepare_save, FALSE, FALSE, 7 },
  { "detach", do_detach, prepare_attach, FALSE, FALSE, 7 },
  { "create", do_create, NULL, FALSE, FALSE, 7 },
  { "revise", do_revise, prepare_approval, FALSE, FALSE, 7 },
  { "delete", do_delete, prepare_attach, FALSE, FALSE, 7 },
  { "approve", do_approve, prepare_next_approval, FALSE, FALSE, 7 },
  { "grant", do_grant, NULL, FALSE, TRUE, 3 },
  { "erase", do_erase, prepare_attach, FALSE, FALSE, 7 },
  { "import", do_import, prepare_import, FALSE, FALSE, 41 },
};

DrRegister *
verbs_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  DrRegister *self = survival_open (path, &error);

  g_assert_no_error (error);

  return self;
}

/* (transfer full): the store that the verb is done in. */
char *
verbs_template (guint verb)
{
  char *path = verbs_path ("template.db");
  DrRegister *self;

  verbs_remove_store (path);
  if (verbs[verb].fresh)
    {
      DrStore *store = dr_store_open (path, DR_STORE_OPEN_CREATE, NULL);

      g_assert_finalize_object (store);
      return path;
    }
  survival_make (path);
  self = verbs_open (path);
  if (verbs[verb].prepare != NULL)
    verbs[verb].prepare (self);
  survival_close (self);

  return path;
}

void
verbs_assert_one_line (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 0);
  g_assert_null (strchr (error->message, '\n'));
}

/* All of it or nothing; what is read again by a program that starts now is the same. */
void
verbs_assert_state (DrRegister *self,
                    const char *expected)
{
  g_autofree char *state = survival_state (self);

  g_assert_cmpstr (state, ==, expected);
}
