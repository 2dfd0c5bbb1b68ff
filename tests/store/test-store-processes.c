/* Several programs on one store at once, and programs that die in the middle of a save. */
#include "store-support.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAVES 150
#define KILLS 60

/* One of two officers who add to the same field, each reading what stands after a conflict. */
static void
add_lines (const char *uri, const char *person)
{
  g_autoptr (DrStore) store = dr_store_open (uri, DR_STORE_OPEN_DEFAULT, NULL);
  g_autofree char *text = g_strdup ("");
  guint64 revision = 1;

  if (store == NULL)
    _exit (2);
  dr_store_set_patience (store, 60000);
  for (guint i = 0; i < SAVES;)
    {
      g_autofree char *next = g_strconcat (text, person, NULL);
      g_autoptr (DrConflicts) conflicts = NULL;
      g_autoptr (GError) error = NULL;

      if (try_save (store, "EIA-1", person, "a", next, revision, &revision, &conflicts, &error))
        {
          g_free (text);
          text = g_steal_pointer (&next);
          i++;
          continue;
        }
      if (!g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_CONFLICT) || conflicts->n_items != 1)
        _exit (3);
      g_free (text);
      text = g_strdup (conflicts->items[0].theirs);
      revision = conflicts->revision;
    }
  dr_store_close (store);
  _exit (0);
}

static void
wait_for (pid_t child)
{
  int status = 0;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static guint
count_letter (const char *text, char letter)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    if (*text == letter)
      n++;
  return n;
}

/* Opens nothing before the fork: a connection does not survive one. */
static void
test_two (Case *self, gconstpointer data)
{
  static const char *const people[] = { "x", "y" };
  pid_t children[2] = { 0, 0 };
  g_autoptr (DrDraft) draft = NULL;
  const char *text = NULL;

  create (self->store, "EIA-1", 1, "Desk");
  g_assert_finalize_object (g_steal_pointer (&self->store));
  for (guint i = 0; i < 2; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        add_lines (self->uri, people[i]);
    }
  for (guint i = 0; i < 2; i++)
    wait_for (children[i]);
  case_open (self);
  draft = dr_store_load_draft (self->store, "EIA-1", 1, NULL, NULL);
  text = draft->fields[0].value;
  g_assert_cmpuint (count_letter (text, 'x'), ==, SAVES);
  g_assert_cmpuint (count_letter (text, 'y'), ==, SAVES);
  g_assert_cmpuint (draft->revision, ==, 2 * SAVES + 1);
}

/* Two register the steps of their own assessments in one chain: the loser of each race looks again. */
static void
take_steps (const char *uri, guint first)
{
  g_autoptr (DrStore) store = dr_store_open (uri, DR_STORE_OPEN_DEFAULT, NULL);

  if (store == NULL)
    _exit (2);
  dr_store_set_patience (store, 60000);
  for (guint i = 0; i < 20;)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-%u", first + i);
      g_autoptr (GError) error = NULL;

      if (try_step (store, reference, DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, &error))
        i++;
      else if (!g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED))
        _exit (3);
    }
  dr_store_close (store);
  _exit (0);
}

static void
test_two_chains (Case *self, gconstpointer data)
{
  pid_t children[2] = { 0, 0 };
  g_autoptr (DrTrail) trail = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-%u", i);

      create (self->store, reference, 1, "Desk");
    }
  g_assert_finalize_object (g_steal_pointer (&self->store));
  for (guint i = 0; i < 2; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        take_steps (self->uri, i * 20);
    }
  for (guint i = 0; i < 2; i++)
    wait_for (children[i]);
  case_open (self);
  trail = dr_store_read_trail (self->store, NULL, 0, 100, NULL);
  g_assert_cmpuint (trail->n_entries, ==, 80);
  for (guint i = 0; i < trail->n_entries; i++)
    {
      g_autofree char *whole = g_strconcat (i > 0 ? trail->entries[i - 1].store_head : "",
                                            i < 40 ? "create" : "draft to submitted", NULL);
      char expected[DR_DIGEST_SIZE];

      make_digest (expected, whole);
      g_assert_cmpstr (trail->entries[i].store_head, ==, expected);
    }
}

/* Saves numbers for ever and says each one that was acknowledged. */
static void
save_for_ever (const char *uri, int out)
{
  g_autoptr (DrStore) store = dr_store_open (uri, DR_STORE_OPEN_DEFAULT, NULL);
  g_autoptr (DrDraft) draft = store != NULL ? dr_store_load_draft (store, "EIA-1", 1, NULL, NULL) : NULL;
  guint64 revision = 0;

  if (draft == NULL)
    _exit (2);
  revision = draft->revision;
  for (;;)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GUINT64_FORMAT, revision + 1);
      DrField field = { .key = "a", .value = value, .revision = revision };
      DrRegisterRow row = make_row ("EIA-1", 1, value);
      DrDraftSave save = {
        .reference = "EIA-1", .version = 1, .person = "ann", .at = 2, .fields = &field, .n_fields = 1, .row = &row,
      };

      row.revision = revision + 1;
      if (!dr_store_save_draft (store, &save, &revision, NULL, NULL)
          || write (out, &revision, sizeof revision) != sizeof revision)
        _exit (3);
    }
}

/* The last number that the child said before it was killed: after @saves of them, and then a moment, so that however slow
 * the computer is some die before their first save and most in the midst of them. */
static guint64
kill_one (const char *uri, guint saves, gulong microseconds)
{
  guint64 last = 0;
  guint64 said = 0;
  int ends[2];
  int status = 0;
  pid_t child = 0;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      save_for_ever (uri, ends[1]);
    }
  close (ends[1]);
  for (guint i = 0; i < saves && read (ends[0], &said, sizeof said) == sizeof said; i++)
    last = said;
  g_usleep (microseconds);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  while (read (ends[0], &said, sizeof said) == sizeof said)
    last = said;
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  return last;
}

static void
test_kill (Case *self, gconstpointer data)
{
  const char *wanted = g_getenv ("DR_STORE_KILLS");
  guint n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : KILLS;
  guint64 highest = 1;

  create (self->store, "EIA-1", 1, "Desk");
  g_assert_finalize_object (g_steal_pointer (&self->store));
  for (guint i = 0; i < n; i++)
    {
      guint64 acknowledged = kill_one (self->uri, (guint) g_test_rand_int_range (0, 12),
                                       (gulong) g_test_rand_int_range (0, 4000));
      g_autoptr (DrDraft) draft = NULL;
      g_autoptr (DrRegisterPage) page = NULL;
      g_autofree char *value = NULL;
      DrRegisterQuery query = { .limit = 2 };

      highest = MAX (highest, acknowledged);
      case_open (self);
      draft = dr_store_load_draft (self->store, "EIA-1", 1, NULL, NULL);
      /* One more may have been saved than was said. */
      g_assert_cmpuint (draft->revision, >=, highest);
      g_assert_cmpuint (draft->revision, <=, highest + 1);
      highest = draft->revision;
      if (highest > 1)
        {
          value = g_strdup_printf ("%" G_GUINT64_FORMAT, highest);
          assert_field (self->store, "EIA-1", "a", value);
          query.search = value;
          page = dr_store_query (self->store, &query, NULL);
          g_assert_cmpuint (page->n_rows, ==, strlen (value) > 1 ? 1 : 0);
        }
      g_assert_true (dr_store_check (self->store, NULL));
      g_assert_finalize_object (g_steal_pointer (&self->store));
    }
  g_assert_cmpuint (highest, >, 1);
}

/* A copy made while another program writes is of one moment. */
static void
test_backup_while_writing (Case *self, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (self->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) copied = NULL;
  g_autoptr (DrDraft) draft = NULL;
  g_autofree char *value = NULL;
  int ends[2];
  guint64 said = 0;
  int status = 0;
  pid_t child = 0;

  create (self->store, "EIA-1", 1, "Desk");
  g_assert_finalize_object (g_steal_pointer (&self->store));
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    save_for_ever (self->uri, ends[1]);
  g_assert_cmpint (read (ends[0], &said, sizeof said), ==, sizeof said);
  case_open (self);
  g_assert_true (dr_store_backup (self->store, copy, NULL, &error));
  g_assert_no_error (error);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  close (ends[0]);
  close (ends[1]);
  copied = dr_store_open (copy, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  draft = dr_store_load_draft (copied, "EIA-1", 1, NULL, NULL);
  value = g_strdup_printf ("%" G_GUINT64_FORMAT, draft->revision);
  assert_field (copied, "EIA-1", "a", value);
}

static void
say (int end)
{
  if (write (end, "x", 1) != 1)
    _exit (4);
}

static void
hear (int end)
{
  char said;

  if (read (end, &said, 1) != 1)
    _exit (5);
}

/* Has a store open, looks into its files as a chooser of files does, and saves once somebody else has come and gone. */
static void
look_and_save (const char *uri, int out, int in)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autoptr (DrStore) store = dr_store_open (uri, DR_STORE_OPEN_DEFAULT, NULL);
  guint64 number = 0;

  if (store == NULL || !dr_store_next_number (store, "first", &number, NULL))
    _exit (2);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (uri, endings[i], NULL);
      g_autofree char *bytes = NULL;

      if (!g_file_get_contents (path, &bytes, NULL, NULL))
        _exit (3);
    }
  say (out);
  hear (in);
  if (!dr_store_next_number (store, "second", &number, NULL))
    _exit (6);
  say (out);
  hear (in);
  dr_store_close (store);
  _exit (0);
}

/* A program that closes the store's file, for whatever reason, has dropped its locks; that nobody takes its log away all the same. */
static void
test_looked_into (Case *self, gconstpointer data)
{
  int there[2];
  int back[2];
  guint64 number = 0;
  g_autoptr (GError) error = NULL;
  pid_t child = 0;

  g_assert_finalize_object (g_steal_pointer (&self->store));
  g_assert_cmpint (pipe (there), ==, 0);
  g_assert_cmpint (pipe (back), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (there[0]);   /* it hears when nobody is left to say anything */
      close (back[1]);
      look_and_save (self->uri, there[1], back[0]);
    }
  hear (there[0]);
  case_open (self);
  g_assert_finalize_object (g_steal_pointer (&self->store));
  say (back[1]);
  hear (there[0]);
  case_open (self);
  g_assert_true (dr_store_next_number (self->store, "first", &number, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, 2);
  g_assert_true (dr_store_next_number (self->store, "second", &number, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, 2);   /* what was saved after the visit is there */
  say (back[1]);
  wait_for (child);
  for (guint i = 0; i < 2; i++)
    {
      close (there[i]);
      close (back[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/processes/two", Case, GUINT_TO_POINTER (BACKEND_FILE), case_set_up, test_two, case_tear_down);
  g_test_add ("/store/processes/two-chains", Case, GUINT_TO_POINTER (BACKEND_FILE), case_set_up, test_two_chains,
              case_tear_down);
  g_test_add ("/store/processes/kill", Case, GUINT_TO_POINTER (BACKEND_FILE), case_set_up, test_kill, case_tear_down);
  g_test_add ("/store/processes/backup-while-writing", Case, GUINT_TO_POINTER (BACKEND_FILE), case_set_up,
              test_backup_while_writing, case_tear_down);
  g_test_add ("/store/processes/looked-into", Case, GUINT_TO_POINTER (BACKEND_FILE), case_set_up, test_looked_into, case_tear_down);
  return g_test_run ();
}
