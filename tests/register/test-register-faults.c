/* A disk that is full, fails or is held, at every operation of every verb: one clear error and nothing half done. A store
 * that is deleted, cut off, overwritten or read-only: one clear error, and nothing else damaged. */
#include "survival.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dr-bag-export.h"
#include "dr-import.h"
#include "dr-next-version.h"
#include "fault-vfs.h"

#define NOBODY 65534
#define NOT_POSSIBLE_HERE 77
#define MOST_OPERATIONS 3000   /* of one verb */

static const struct {
  const char  *name;
  Fault        fault;
  DrStoreError code;
} faults[] = {
  { "full", FAULT_FULL, DR_STORE_ERROR_FULL },
  { "io", FAULT_IO, DR_STORE_ERROR_IO },
  { "busy", FAULT_BUSY, DR_STORE_ERROR_BUSY },
};

static char *folder;   /* of everything here */

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
remove_store (const char *path)
{
  static const char * const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

/* The verbs. Each is of one moment, so that it leaves the same behind wherever it is done. */

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
  g_autofree char *file = path_of ("survey.csv");
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
  g_autofree char *bag = path_of ("theirs.zip");
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
  g_autofree char *store = path_of ("theirs.db");
  g_autofree char *bag = path_of ("theirs.zip");
  g_autofree char *file = path_of ("plan.txt");
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
  remove_store (store);
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

static const struct {
  const char *name;
  gboolean  (*work)    (DrRegister *, GError **);
  void      (*prepare) (DrRegister *);
  gboolean    fresh;       /* in a store in which nothing has happened */
  guint       stride;      /* of the operations at which the disk fails */
} verbs[] = {
  { "save", do_save, NULL, FALSE, 1 },
  { "submit", do_submit, NULL, FALSE, 1 },
  { "attach", do_attach, NULL, FALSE, 1 },
  { "set-up", do_set_up, NULL, TRUE, 1 },
  { "undo", do_undo, prepare_save, FALSE, 7 },
  { "detach", do_detach, prepare_attach, FALSE, 7 },
  { "create", do_create, NULL, FALSE, 7 },
  { "revise", do_revise, prepare_approval, FALSE, 7 },
  { "delete", do_delete, prepare_attach, FALSE, 7 },
  { "approve", do_approve, prepare_next_approval, FALSE, 7 },
  { "grant", do_grant, NULL, FALSE, 3 },
  { "erase", do_erase, prepare_attach, FALSE, 7 },
  { "import", do_import, prepare_import, FALSE, 41 },
};

static DrRegister *
open_anew (const char *path)
{
  g_autoptr (GError) error = NULL;
  DrRegister *self = survival_open (path, &error);

  g_assert_no_error (error);

  return self;
}

/* (transfer full): the store that the verb is done in. */
static char *
make_template (guint verb)
{
  char *path = path_of ("template.db");
  DrRegister *self;

  remove_store (path);
  if (verbs[verb].fresh)
    {
      DrStore *store = dr_store_open (path, DR_STORE_OPEN_CREATE, NULL);

      g_assert_finalize_object (store);
      return path;
    }
  survival_make (path);
  self = open_anew (path);
  if (verbs[verb].prepare != NULL)
    verbs[verb].prepare (self);
  survival_close (self);

  return path;
}

static void
assert_one_line (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 0);
  g_assert_null (strchr (error->message, '\n'));
}

/* All of it or nothing; what is read again by a program that starts now is the same. */
static void
assert_state (DrRegister *self,
              const char *expected)
{
  g_autofree char *state = survival_state (self);

  g_assert_cmpstr (state, ==, expected);
}

/* Gives back whether the fault was hit at all. */
static gboolean
try_fault (guint       verb,
           guint       fault,
           guint       after,
           const char *template,
           const char *path,
           const char *states[2])
{
  DrRegister *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (Ledger) ledger = NULL;
  gboolean done;
  gboolean hit;
  guint64 number;
  DrTrailHead head;

  remove_store (path);
  survival_copy (template, path);
  self = open_anew (path);
  dr_store_set_patience (dr_register_get_store (self), 1);
  if (!verbs[verb].fresh)
    dr_version_free (dr_version_load (self, DRAFT, 0, NULL));
  /* With an empty log a writer that is held up waits ten seconds, whatever its patience: once is enough. */
  if (verbs[verb].work != do_grant)
    {
      g_assert_true (dr_store_next_number (dr_register_get_store (self), "warm", &number, NULL));
      g_assert_true (dr_store_read_head (dr_register_get_store (self), NULL, &head, NULL));
    }
  fault_vfs_set (faults[fault].fault, after);
  done = verbs[verb].work (self, &error);
  hit = fault_vfs_hits () > 0;
  fault_vfs_clear ();
  g_assert_true (done || hit);
  if (!done)
    {
      g_assert_error (error, DR_STORE_ERROR, (int) faults[fault].code);
      assert_one_line (error);
      g_clear_error (&error);
    }

  assert_state (self, states[done]);
  /* Sometimes another program finds it so, and it is that one which tries again. */
  if (after % 4 == 1)
    {
      survival_close (self);
      self = open_anew (path);
      assert_state (self, states[done]);
    }
  if (!done)
    verbs[verb].work (self, &error);
  g_assert_no_error (error);
  if (!done)
    assert_state (self, states[1]);
  if (after % 4 == 0)
    ledger = survival_check (self);
  survival_close (self);

  return hit;
}

static void
test_fault (gconstpointer data)
{
  guint verb = GPOINTER_TO_UINT (data) / G_N_ELEMENTS (faults);
  guint fault = GPOINTER_TO_UINT (data) % G_N_ELEMENTS (faults);
  g_autofree char *template = NULL;
  g_autofree char *path = path_of ("register.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *states[2];
  DrRegister *self;
  guint n = 0;

  fault_vfs_install ();
  template = make_template (verb);
  remove_store (path);
  survival_copy (template, path);
  self = open_anew (path);
  before = survival_state (self);
  g_assert_true (verbs[verb].work (self, NULL));
  after = survival_state (self);
  survival_close (self);
  g_assert_cmpstr (before, !=, after);
  states[0] = before;
  states[1] = after;

  while (n < MOST_OPERATIONS && try_fault (verb, fault, n, template, path, states))
    n += verbs[verb].stride;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, MOST_OPERATIONS);
  g_test_message ("%u operations", n);
  fault_vfs_remove ();
}

/* A store that something happens to while a register has it open. */

static void
set_size (const char *path,
          gsize       size)
{
  g_assert_no_errno (truncate (path, (off_t) size));
}

static void
overwrite (const char *path)
{
  g_autoptr (GRand) numbers = g_rand_new_with_seed (7);
  int descriptor = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  struct stat status;

  g_assert_no_errno (descriptor < 0 ? -1 : 0);
  g_assert_no_errno (fstat (descriptor, &status));
  for (gint64 i = 0; i < status.st_size; i += 4)
    {
      guint32 word = g_rand_int (numbers);

      g_assert_cmpint (write (descriptor, &word, 4), ==, 4);
    }
  close (descriptor);
}

typedef enum { DELETED, REPLACED, CUT_TO_NOTHING, CUT_TO_A_PAGE, CUT_IN_HALF, OVERWRITTEN } Harm;

static const char * const harm_names[] = {
  "deleted", "replaced", "cut-to-nothing", "cut-to-a-page", "cut-in-half", "overwritten",
};

static void
harm (Harm        how,
      const char *path)
{
  g_autofree char *other = path_of ("template.db");
  g_autofree char *moved = path_of ("moved.db");
  struct stat status;

  g_assert_no_errno (stat (path, &status));
  if (how == DELETED)
    remove_store (path);
  else if (how == REPLACED)
    {
      survival_copy (other, moved);
      g_assert_no_errno (g_rename (moved, path));
    }
  else if (how == OVERWRITTEN)
    overwrite (path);
  else
    set_size (path, how == CUT_TO_NOTHING ? 0 : how == CUT_TO_A_PAGE ? 4096 : (gsize) status.st_size / 2 / 4096 * 4096);
}

/* Whether it was read before or not, a verb on what is no more says so in a line; the files beside it stay as they were. */
static void
test_harm (gconstpointer data)
{
  Harm how = (Harm) (GPOINTER_TO_UINT (data) / 2);
  gboolean read_before = GPOINTER_TO_UINT (data) % 2;
  g_autofree char *path = path_of ("register.db");
  g_autofree char *beside = path_of ("survey.csv");

  for (guint verb = 0; verb < G_N_ELEMENTS (verbs); verb++)
    {
      g_autofree char *template = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      DrRegister *self;

      if (verbs[verb].fresh)
        continue;
      template = make_template (verb);
      remove_store (path);
      survival_copy (template, path);
      self = open_anew (path);
      if (read_before)
        {
          g_autofree char *state = survival_state (self);
        }
      harm (how, path);
      if (verbs[verb].work (self, &error))
        {
          /* Pages that were read before are not read again: then it is the next program that sees what happened. */
          g_assert_true (how == OVERWRITTEN && read_before);
          survival_close (self);
          g_assert_null (survival_open (path, &error));
          self = NULL;
        }
      g_assert_nonnull (error);
      g_assert_true (error->domain == DR_STORE_ERROR);
      assert_one_line (error);
      g_assert_true (error->code == DR_STORE_ERROR_GONE || error->code == DR_STORE_ERROR_DAMAGED
                     || error->code == DR_STORE_ERROR_IO || error->code == DR_STORE_ERROR_NOT_A_STORE);
      if (self != NULL)
        survival_close (self);
      g_assert_true (g_file_get_contents (beside, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "a,b\n1,2\n");
      if (how == DELETED)
        g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* In a child, which may change what it sees and what it is. */
static void
run_child (void (*work) (void))
{
  int status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      work ();
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == NOT_POSSIBLE_HERE)
    {
      g_test_skip ("cannot be arranged here");
      return;
    }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A disk with room for the store and a few changes to it. */
static void
fill_the_disk (void)
{
  g_autofree char *template = path_of ("template.db");
  g_autofree char *disk = path_of ("disk");
  g_autofree char *path = g_build_filename (disk, "register.db", NULL);
  g_autofree char *filler = g_build_filename (disk, "filler", NULL);
  g_autofree char *zeros = g_malloc0 (400 * 1024);
  struct stat status;
  g_autofree char *options = NULL;
  DrRegister *self;
  guint failures = 0;

  g_assert_no_errno (stat (template, &status));
  options = g_strdup_printf ("size=%dk", (int) (status.st_size / 1024 + 1000));
  g_mkdir (disk, 0755);
  if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount ("tmpfs", disk, "tmpfs", 0, options) != 0)
    _exit (NOT_POSSIBLE_HERE);
  survival_copy (template, path);
  g_assert_true (g_file_set_contents (filler, zeros, 400 * 1024, NULL));
  self = open_anew (path);
  for (guint i = 0; i < 100 && failures < 8; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = survival_state (self);
      g_autofree char *reference = i % 2 == 0 ? survival_create (self, NULL, &error) : NULL;
      gboolean done = i % 2 == 0 ? reference != NULL : survival_step (self, DRAFT, DR_STEP_SUBMIT, NULL, &error);

      if (done || (i > 1 && i % 2 == 1 && g_error_matches (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_STAGE)))
        continue;
      g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_FULL);
      assert_one_line (error);
      assert_state (self, before);
      failures++;
    }
  g_assert_cmpuint (failures, ==, 8);
  /* There is room again. */
  g_assert_no_errno (g_unlink (filler));
  for (guint again = 0; again < 2; again++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (Ledger) ledger = NULL;

      dr_register_add_person (self, ADA, &(DrPerson) { again == 0 ? "x" : "y", "Somebody", "" }, &error);
      g_assert_no_error (error);
      ledger = survival_check (self);
      survival_close (self);
      self = open_anew (path);
    }
  survival_close (self);
}

static void
test_full_disk (void)
{
  g_free (make_template (0));
  run_child (fill_the_disk);
}

static void
be_nobody (void)
{
  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    _exit (NOT_POSSIBLE_HERE);
}

static void
open_read_only (void)
{
  g_autofree char *path = path_of ("locked/register.db");
  g_autoptr (GError) error = NULL;

  be_nobody ();
  g_assert_null (survival_open (path, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY);
  assert_one_line (error);
}

static const struct { const char *name; guint folder; guint file; } read_only[] = {
  { "folder-and-file", 0555, 0444 },
  { "folder", 0555, 0666 },
  { "file", 0777, 0444 },
  { "secret", 0777, 0000 },
};

static void
test_read_only (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *locked = path_of ("locked");
  g_autofree char *path = path_of ("locked/register.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;
  gsize length_after = 0;

  g_assert_no_errno (g_mkdir (locked, 0755));
  survival_make (path);
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_no_errno (g_chmod (path, read_only[index].file));
  g_assert_no_errno (g_chmod (locked, read_only[index].folder));
  run_child (open_read_only);
  g_assert_no_errno (g_chmod (locked, 0755));
  g_assert_no_errno (g_chmod (path, 0644));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  survival_remove (locked);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *beside = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = survival_folder ();
  g_assert_no_errno (g_chmod (folder, 0755));
  beside = path_of ("survey.csv");
  g_assert_true (g_file_set_contents (beside, "a,b\n1,2\n", -1, NULL));
  for (guint verb = 0; verb < G_N_ELEMENTS (verbs); verb++)
    for (guint fault = 0; fault < G_N_ELEMENTS (faults); fault++)
      {
        g_autofree char *path = g_strdup_printf ("/register/faults/%s/%s", verbs[verb].name, faults[fault].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (verb * G_N_ELEMENTS (faults) + fault), test_fault);
      }
  for (guint how = 0; how < G_N_ELEMENTS (harm_names); how++)
    for (guint before = 0; before < 2; before++)
      {
        g_autofree char *path = g_strdup_printf ("/register/faults/%s/%s", harm_names[how], before ? "read-before" : "new");

        g_test_add_data_func (path, GUINT_TO_POINTER (how * 2 + before), test_harm);
      }
  for (guint i = 0; i < G_N_ELEMENTS (read_only); i++)
    {
      g_autofree char *path = g_strdup_printf ("/register/faults/read-only/%s", read_only[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_read_only);
    }
  g_test_add_func ("/register/faults/full-disk", test_full_disk);
  status = g_test_run ();
  survival_remove (folder);
  g_free (folder);

  return status;
}
