/* Undo and redo: each officer's own, across restarts, never over somebody else's work, and gone at submission. */
#define _GNU_SOURCE
#include "store-support.h"

#include <string.h>

/* What each step does, and what then stands in "a" or which error it gives. Persons are one letter: A types in "a". */
static const struct {
  const char *name;
  const char *steps;   /* words: A=x saves x as A, A+x goes on typing, A< undoes, A> redoes, # restarts, ! submits */
  const char *value;
  int         error;   /* of the last step; -1: none */
} undo_cases[] = {
  { "one", "A=x A<", "start", -1 },
  { "two", "A=x A=y A<", "x", -1 },
  { "both", "A=x A=y A< A<", "start", -1 },
  { "redo", "A=x A=y A< A< A>", "x", -1 },
  { "redo-both", "A=x A=y A< A< A> A>", "y", -1 },
  { "nothing", "A<", "start", DR_STORE_ERROR_NOTHING },
  { "no-redo", "A=x A>", "x", DR_STORE_ERROR_NOTHING },
  { "exhausted", "A=x A< A<", "start", DR_STORE_ERROR_NOTHING },
  { "redo-ends-with-a-save", "A=x A< A=y A>", "y", DR_STORE_ERROR_NOTHING },
  { "typing", "A+x A+xy A+xyz A<", "start", -1 },
  { "typing-after-save", "A=x A+xy A<", "start", -1 },
  { "typing-interrupted", "A+x B=q A+z A<", "q", -1 },
  { "restart", "A=x A=y # A<", "x", -1 },
  { "restart-redo", "A=x A< # A>", "x", -1 },
  { "other-changed", "A=x B=y A<", "y", DR_STORE_ERROR_CONFLICT },
  { "other-changed-and-undid", "A=x B=y B< A<", "start", -1 },
  { "other-between", "A=x B=y A=z A< A<", "y", DR_STORE_ERROR_CONFLICT },
  { "other-changed-before-redo", "A=x A< B=y A>", "y", DR_STORE_ERROR_CONFLICT },
  { "others-own", "A=x B<", "x", DR_STORE_ERROR_NOTHING },
  { "submitted", "A=x ! A<", "x", DR_STORE_ERROR_STAGE },
};

static gboolean
take_step (Case *self, const char *step, GError **error)
{
  char person[2] = { step[0], '\0' };
  g_autoptr (DrDraft) draft = NULL;
  g_autoptr (DrConflicts) conflicts = NULL;
  DrField field = { .key = "a", .value = step + 2 };
  DrDraftSave save = {
    .reference = "EIA-1", .version = 1, .person = person, .at = 2, .fields = &field, .n_fields = 1,
    .continues = step[1] == '+',
  };

  if (step[0] == '#')
    {
      if (self->backend == BACKEND_MEMORY)
        return TRUE;
      g_assert_finalize_object (g_steal_pointer (&self->store));
      case_open (self);
      return TRUE;
    }
  if (step[0] == '!')
    return try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, error);
  if (step[1] == '<')
    return dr_store_undo (self->store, "EIA-1", 1, person, 3, NULL, &conflicts, error);
  if (step[1] == '>')
    return dr_store_redo (self->store, "EIA-1", 1, person, 3, NULL, &conflicts, error);
  draft = dr_store_load_draft (self->store, "EIA-1", 1, person, NULL);
  field.revision = draft->revision;
  return dr_store_save_draft (self->store, &save, NULL, NULL, error);
}

static void
test_undo (Case *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (undo_cases); i++)
    {
      g_auto (GStrv) steps = g_strsplit (undo_cases[i].steps, " ", -1);
      g_autoptr (GError) error = NULL;
      DrField field = { .key = "a", .value = "start" };
      DrDraftSave first = { .reference = "EIA-1", .version = 1, .person = "A", .at = 1, .fields = &field, .n_fields = 1 };

      g_test_message ("%s", undo_cases[i].name);
      g_assert_finalize_object (g_steal_pointer (&self->store));
      if (self->backend != BACKEND_MEMORY)
        {
          g_autofree char *name = g_strdup_printf ("undo-%zu.db", i);

          g_free (self->uri);
          self->uri = g_build_filename (self->folder, name, NULL);
        }
      case_open (self);
      g_assert_true (try_create (self->store, &first, NULL));
      for (guint s = 0; steps[s] != NULL; s++)
        {
          g_assert_no_error (error);
          take_step (self, steps[s], &error);
        }
      if (undo_cases[i].error < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, DR_STORE_ERROR, undo_cases[i].error);
      assert_field (self->store, "EIA-1", "a", undo_cases[i].value);
    }
}

/* Nothing that was written and taken back is in the file after the submission. */
static void
test_destroyed (Case *self, gconstpointer data)
{
  static const char secret[] = "the-words-that-were-taken-back";
  static const char *const endings[] = { "", "-wal" };
  guint64 revision = 0;

  if (self->backend == BACKEND_MEMORY)
    return;
  create (self->store, "EIA-1", 1, "Desk");
  revision = save_one (self->store, "EIA-1", "ann", "a", secret, 1);
  save_one (self->store, "EIA-1", "ann", "a", "other words", revision);
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->uri, endings[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &bytes, &length, NULL))
        g_assert_null (memmem (bytes, length, secret, strlen (secret)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_add ("undo/steps", test_undo);
  case_add ("undo/destroyed", test_destroyed);
  return g_test_run ();
}
