/* A store that is deleted, cut off, overwritten or read-only, and a disk that is full: one clear error, and nothing else
 * damaged. */
#include "survival-verbs.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define NOT_POSSIBLE_HERE 77

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
  g_autofree char *other = verbs_path ("template.db");
  g_autofree char *moved = verbs_path ("moved.db");
  struct stat status;

  g_assert_no_errno (stat (path, &status));
  if (how == DELETED)
    verbs_remove_store (path);
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
  g_autofree char *path = verbs_path ("register.db");
  g_autofree char *beside = verbs_path ("survey.csv");

  for (guint verb = 0; verb < N_VERBS; verb++)
    {
      g_autofree char *template = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      DrRegister *self;

      if (verbs[verb].fresh)
        continue;
      template = verbs_template (verb);
      verbs_remove_store (path);
      survival_copy (template, path);
      self = verbs_open (path);
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
      verbs_assert_one_line (error);
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
  g_autofree char *template = verbs_path ("template.db");
  g_autofree char *disk = verbs_path ("disk");
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
  self = verbs_open (path);
  for (guint i = 0; i < 100 && failures < 8; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = survival_state (self);
      g_autofree char *reference = i % 2 == 0 ? survival_create (self, NULL, &error) : NULL;
      gboolean done = i % 2 == 0 ? reference != NULL : survival_step (self, DRAFT, DR_STEP_SUBMIT, NULL, &error);

      if (done || (i > 1 && i % 2 == 1 && g_error_matches (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_STAGE)))
        continue;
      g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_FULL);
      verbs_assert_one_line (error);
      verbs_assert_state (self, before);
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
      self = verbs_open (path);
    }
  survival_close (self);
}

static void
test_full_disk (void)
{
  g_free (verbs_template (0));
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
  g_autofree char *path = verbs_path ("locked/register.db");
  g_autoptr (GError) error = NULL;

  be_nobody ();
  g_assert_null (survival_open (path, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY);
  verbs_assert_one_line (error);
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
  g_autofree char *locked = verbs_path ("locked");
  g_autofree char *path = verbs_path ("locked/register.db");
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
  int status;

  g_test_init (&argc, &argv, NULL);
  verbs_begin ();
  for (guint how = 0; how < G_N_ELEMENTS (harm_names); how++)
    for (guint before = 0; before < 2; before++)
      {
        g_autofree char *path = g_strdup_printf ("/register/store-harm/%s/%s", harm_names[how], before ? "read-before" : "new");

        g_test_add_data_func (path, GUINT_TO_POINTER (how * 2 + before), test_harm);
      }
  for (guint i = 0; i < G_N_ELEMENTS (read_only); i++)
    {
      g_autofree char *path = g_strdup_printf ("/register/store-harm/read-only/%s", read_only[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_read_only);
    }
  g_test_add_func ("/register/store-harm/full-disk", test_full_disk);
  status = g_test_run ();
  verbs_end ();

  return status;
}
