/* Programs that are killed in the midst of saving, submitting and handing out: what was acknowledged is there, and nothing
 * is half there. Nothing here starts a thread: children are forked. DR_REGISTER_KILLS says how many are killed. */
#include "survival.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dr-bag-check.h"
#include "dr-bag-export.h"

#define KILLS 500
#define GROUP 10            /* on the same store, one after another */
#define MOST_SAID 6         /* that one says before the moment is drawn in which it is killed, */
#define LONGEST 15000       /* within so many microseconds: a slow computer kills no earlier in its work than a fast one */
#define TEMPORARY ".due-regard-"

/* What a child says once a verb has returned. */
typedef struct {
  char    what;          /* O open, S saved, C created, T step taken, A attached, B bag handed out */
  guint   number;        /* of the title, of the step, of the bag */
  char    reference[48];
} Said;

typedef struct {
  char      *folder;
  char      *path;        /* of the store */
  guint      cycle;
  guint      title;       /* the last that is known to stand */
  GPtrArray *acts;        /* of char*: that were acknowledged in this group */
  GPtrArray *attached;    /* of char*: references */
  guint      n_entries;   /* of the trail when the group began */
  guint      n_bags;      /* whole ones that were seen */
  guint      n_steps;     /* that were acknowledged, of all groups */
  guint      n_saves;
} Trial;

static void
say (int         out,
     char        what,
     guint       number,
     const char *reference)
{
  Said said = { .what = what, .number = number };

  g_strlcpy (said.reference, reference != NULL ? reference : "", sizeof said.reference);
  if (write (out, &said, sizeof said) != sizeof said)
    _exit (4);
}

static void
must (gboolean  done,
      GError  **error)
{
  if (done)
    return;
  g_printerr ("a verb failed: %s\n", *error != NULL ? (*error)->message : "");
  _exit (3);
}

/* Where it is killed within these is anybody's guess. */
static void
submit_another (DrRegister  *self,
                const Trial *trial,
                int          out)
{
  static const DrStep steps[] = { DR_STEP_SUBMIT, DR_STEP_ENDORSE };
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = survival_create (self, "", &error);
  DrAttachRequest request = { reference, 1, MANAGER, trial->path, NULL, NULL };
  g_autofree char *file = g_strconcat (trial->folder, "/survey.csv", NULL);

  must (reference != NULL, &error);
  say (out, 'C', 0, reference);
  request.path = file;
  must (dr_register_attach (self, &request, NULL, &error), &error);
  say (out, 'A', 0, reference);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      must (survival_step (self, reference, steps[i], NULL, &error), &error);
      say (out, 'T', steps[i], reference);
    }
}

static void
save_and_undo (DrRegister *self,
               guint       number)
{
  g_autofree char *value = g_strdup_printf ("Why, number %u.", number);
  g_autoptr (GError) error = NULL;

  must (survival_save (self, MANAGER, "change/why", value, G_MAXINT64, NULL, NULL, &error), &error);
  must (dr_register_undo (self, DRAFT, 1, MANAGER, FALSE, NULL, NULL, &error), &error);
}

static void
hand_out (DrRegister  *self,
          const Trial *trial,
          guint        number,
          int          out)
{
  g_autofree char *path = g_strdup_printf ("%s/bag-%u-%u%s", trial->folder, trial->cycle, number,
                                           number % 2 == 0 ? ".zip" : "");
  DrBagExportOptions options = { .path = path };
  DrBagExported exported;
  g_autoptr (GError) error = NULL;

  must (dr_register_export_bag (self, &options, NULL, NULL, NULL, &exported, &error), &error);
  say (out, 'B', number, path + strlen (trial->folder) + 1);
}

static void
work_for_ever (const Trial *trial,
               int          out)
{
  g_autoptr (GError) error = NULL;
  DrRegister *self = survival_open (trial->path, &error);

  must (self != NULL, &error);
  say (out, 'O', 0, NULL);
  for (guint i = trial->cycle % 3, number = trial->title + 1;; i++, number++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", number);

      must (survival_save (self, MANAGER, "@title", title, G_MAXINT64, NULL, NULL, &error), &error);
      say (out, 'S', number, NULL);
      if (i % 3 == 0)
        submit_another (self, trial, out);
      else if (i % 3 == 1)
        hand_out (self, trial, i, out);
      else
        save_and_undo (self, number);
    }
}

static void
take_note (Trial      *trial,
           const Said *said)
{
  if (said->what == 'S')
    {
      trial->title = said->number;
      trial->n_saves++;
    }
  else if (said->what == 'C')
    g_ptr_array_add (trial->acts, g_strdup_printf ("create %s 1 ", said->reference));
  else if (said->what == 'A')
    g_ptr_array_add (trial->attached, g_strdup (said->reference));
  else if (said->what == 'T')
    {
      g_ptr_array_add (trial->acts, g_strdup_printf ("%s %s 1 ", dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) said->number),
                                                     said->reference));
      trial->n_steps++;
    }
  else if (said->what == 'B')
    {
      g_autofree char *path = g_build_filename (trial->folder, said->reference, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
kill_one (Trial *trial)
{
  Said said;
  int ends[2];
  int status = 0;
  int n_said = g_test_rand_int_range (0, MOST_SAID + 1);
  pid_t child;

  g_assert_no_errno (pipe (ends));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      work_for_ever (trial, ends[1]);
    }
  close (ends[1]);
  while (n_said-- > 0 && read (ends[0], &said, sizeof said) == sizeof said)
    take_note (trial, &said);
  g_usleep ((gulong) g_test_rand_int_range (0, LONGEST));
  g_assert_no_errno (kill (child, SIGKILL));
  while (read (ends[0], &said, sizeof said) == sizeof said)
    take_note (trial, &said);
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
check_bag (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, NULL, NULL, &error);
  g_autoptr (DrBagCheck) check = reader != NULL ? dr_bag_check (reader, NULL, &error) : NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (check->n_problems, ==, 0);
  g_assert_cmpuint (check->n_payload, >, 5);
}

/* Beside the store nothing stands but its log, whole bags, and what was under way under a name that says so. */
static void
check_folder (Trial    *trial,
              gboolean  clean)
{
  g_autoptr (GDir) dir = g_dir_open (trial->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (trial->folder, name, NULL);

      if (g_str_has_prefix (name, "bag-"))
        {
          check_bag (path);
          trial->n_bags++;
          if (g_file_test (path, G_FILE_TEST_IS_DIR))
            survival_remove (path);
          else
            g_assert_no_errno (g_unlink (path));
        }
      else if (clean || !g_str_has_prefix (name, TEMPORARY))
        g_assert_true (g_str_equal (name, "register.db") || g_str_equal (name, "register.db-wal")
                       || g_str_equal (name, "register.db-shm") || g_str_equal (name, "survey.csv"));
    }
}

static void
check_title (Trial      *trial,
             DrRegister *self)
{
  g_autofree char *title = survival_field (self, DRAFT, 1, "@title", NULL);
  guint found = 0;

  if (g_str_has_prefix (title, "Title "))
    found = (guint) g_ascii_strtoull (title + strlen ("Title "), NULL, 10);
  g_assert_cmpuint (found, >=, trial->title);
  g_assert_cmpuint (found, <=, trial->title + 1);   /* one more may have been saved than was said */
  trial->title = found;
}

static void
look_over (Trial *trial,
           guint  n_killed)
{
  g_autoptr (GError) error = NULL;
  DrRegister *self = survival_open (trial->path, &error);
  g_autoptr (Ledger) ledger = NULL;

  g_assert_no_error (error);
  /* What every version's row and attachments are takes its time: now and then is enough, as all of them stay. */
  ledger = n_killed == GROUP || n_killed == GROUP / 2 ? survival_check (self) : survival_check_trail (self);
  check_title (trial, self);
  for (guint i = 0; i < trial->acts->len; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (ledger->acts, trial->acts->pdata[i])), ==, 1);
  g_assert_cmpuint (ledger->n_entries, >=, trial->n_entries + trial->acts->len);
  g_assert_cmpuint (ledger->n_entries, <=, trial->n_entries + trial->acts->len + n_killed);
  for (guint i = 0; i < trial->attached->len; i++)
    {
      g_autoptr (DrAttachments) attachments = dr_store_list_attachments (dr_register_get_store (self),
                                                                         trial->attached->pdata[i], 1, NULL);

      g_assert_cmpuint (attachments->n_items, ==, 1);
    }
  survival_close (self);
  check_folder (trial, FALSE);
}

/* The next bag that is handed out takes away what was left of those that were not. */
static void
tidy_up (Trial *trial)
{
  g_autoptr (GError) error = NULL;
  DrRegister *self = survival_open (trial->path, &error);
  g_autofree char *path = g_build_filename (trial->folder, "bag-last", NULL);
  DrBagExportOptions options = { .path = path };
  DrBagExported exported;

  g_assert_no_error (error);
  dr_register_export_bag (self, &options, NULL, NULL, NULL, &exported, &error);
  g_assert_no_error (error);
  survival_close (self);
  check_folder (trial, TRUE);
}

static void
test_kills (void)
{
  const char *wanted = g_getenv ("DR_REGISTER_KILLS");
  guint n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : KILLS;
  Trial trial = { .folder = survival_folder () };
  g_autofree char *place = survival_folder ();
  g_autofree char *template = g_build_filename (place, "template.db", NULL);
  g_autofree char *file = g_build_filename (trial.folder, "survey.csv", NULL);

  trial.path = g_build_filename (trial.folder, "register.db", NULL);
  trial.acts = g_ptr_array_new_with_free_func (g_free);
  trial.attached = g_ptr_array_new_with_free_func (g_free);
  survival_make (template);
  g_assert_true (g_file_set_contents (file, "a,b\n1,2\n", -1, NULL));
  for (trial.cycle = 0; trial.cycle < n; trial.cycle++)
    {
      if (trial.cycle % GROUP == 0)
        {
          g_autoptr (Ledger) ledger = NULL;
          DrRegister *self;

          survival_copy (template, trial.path);
          self = survival_open (trial.path, NULL);
          ledger = survival_check (self);
          survival_close (self);
          trial.n_entries = ledger->n_entries;
          trial.title = 0;
          g_ptr_array_set_size (trial.acts, 0);
          g_ptr_array_set_size (trial.attached, 0);
        }
      kill_one (&trial);
      look_over (&trial, trial.cycle % GROUP + 1);
      if (trial.cycle % GROUP == GROUP - 1)
        tidy_up (&trial);
    }
  g_test_message ("%u killed; acknowledged: %u saves, %u steps; %u whole bags", n, trial.n_saves, trial.n_steps,
                  trial.n_bags);
  /* They did get that far. */
  g_assert_cmpuint (trial.n_saves, >, n / 4);
  g_assert_cmpuint (trial.n_steps, >, n / 20);
  g_assert_cmpuint (trial.n_bags, >, n / 20);
  survival_remove (trial.folder);
  survival_remove (place);
  g_ptr_array_unref (trial.acts);
  g_ptr_array_unref (trial.attached);
  g_free (trial.folder);
  g_free (trial.path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/kills", test_kills);

  return g_test_run ();
}
