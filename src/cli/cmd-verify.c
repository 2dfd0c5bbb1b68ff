#include "dr-cli.h"

#include <stdlib.h>
#include <string.h>

#include "dr-cli-interrupt.h"
#include "dr-json-text.h"
#include "dr-verification-report.h"
#include "dr-verify.h"

/* Files in work at once: the results of those that finished early wait for their turn to be printed. */
#define WAITING_PER_THREAD 64

typedef struct {
  const GPtrArray *paths;
  DrFormat         format;
  JsonBuilder     *builder;       /* for JSON */
  DrVerifyOptions  options;

  GMutex           lock;
  GCond            room;
  DrVerification **finished;      /* [path] */
  GError         **errors;        /* [path] */
  guint            n_printed;     /* in the order of the paths */
  DrExit           exit;
} Verifying;

/* Prints what is finished and next in turn. Called with the lock held. */
static void
print_finished (Verifying *self)
{
  while (self->n_printed < self->paths->len
         && (self->finished[self->n_printed] != NULL || self->errors[self->n_printed] != NULL))
    {
      guint i = self->n_printed++;

      if (self->errors[i] != NULL)
        self->exit = dr_cli_fail (self->errors[i]);
      else
        {
          if (self->builder != NULL)
            dr_verification_add_json (self->builder, self->finished[i]);
          else
            dr_verification_print (self->finished[i], self->paths->len == 1 || self->finished[i]->kind == DR_VERIFY_BAG);
          if (!dr_verification_passed (self->finished[i]))
            self->exit = MAX (self->exit, DR_EXIT_FOUND);
        }
      g_clear_error (&self->errors[i]);
      g_clear_pointer (&self->finished[i], dr_verification_free);
    }
  g_cond_broadcast (&self->room);
}

static void
verify_one (gpointer data,
            gpointer user_data)
{
  Verifying *self = user_data;
  guint i = GPOINTER_TO_UINT (data) - 1;
  g_autoptr (GError) error = NULL;
  DrVerification *verification = NULL;

  if (!g_cancellable_set_error_if_cancelled (self->options.cancellable, &error))
    verification = dr_verify_path (g_ptr_array_index (self->paths, i), &self->options, &error);

  g_mutex_lock (&self->lock);
  self->finished[i] = verification;
  self->errors[i] = g_steal_pointer (&error);
  print_finished (self);
  g_mutex_unlock (&self->lock);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The XML files of a folder that is no bag, by name; anything else as it is. */
static gboolean
add_path (GPtrArray   *paths,
          const char  *path,
          GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR) || dr_verify_is_bag (path))
    {
      g_ptr_array_add (paths, g_strdup (path));
      return TRUE;
    }

  folder = g_dir_open (path, 0, error);
  if (folder == NULL)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (found, g_build_filename (path, name, NULL));
  if (found->len == 0)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s: the folder is no bag, and has no file that ends in .xml"), path);
      return FALSE;
    }
  g_ptr_array_sort (found, compare_paths);
  g_ptr_array_extend_and_steal (paths, g_steal_pointer (&found));

  return TRUE;
}

static void
verify_all (Verifying *self)
{
  guint n_threads = g_get_num_processors ();
  GThreadPool *pool = g_thread_pool_new (verify_one, self, (int) n_threads, TRUE, NULL);

  for (guint i = 0; i < self->paths->len; i++)
    {
      g_mutex_lock (&self->lock);
      while (i - self->n_printed > n_threads * WAITING_PER_THREAD)
        g_cond_wait (&self->room, &self->lock);
      g_mutex_unlock (&self->lock);
      g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
}

static void
verify_paths (Verifying *self)
{
  g_autoptr (JsonBuilder) builder = self->format == DR_FORMAT_JSON ? json_builder_new () : NULL;

  self->finished = g_new0 (DrVerification *, self->paths->len);
  self->errors = g_new0 (GError *, self->paths->len);
  self->builder = builder;
  if (builder != NULL)
    json_builder_begin_array (builder);
  g_mutex_init (&self->lock);
  g_cond_init (&self->room);
  verify_all (self);
  g_cond_clear (&self->room);
  g_mutex_clear (&self->lock);
  g_free (self->finished);
  g_free (self->errors);

  if (builder != NULL)
    {
      g_autofree char *text = NULL;

      json_builder_end_array (builder);
      text = dr_json_to_text (builder);
      g_print ("%s", text);
    }
}

/**
 * dr_cmd_verify:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * verify PATH...: records by themselves and bags with all that is in them, on all cores.
 *
 * Returns: found where a check failed of any of them
 */
DrExit
dr_cmd_verify (int    argc,
               char **argv)
{
  g_autofree char *format_word = NULL;
  g_auto (GStrv) anchors = NULL;
  const GOptionEntry entries[] = {
    { "anchor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &anchors,
      N_("A head or digest noted outside, perhaps as REFERENCE:HEAD"), N_("HEAD") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Verifying verifying = { .paths = paths, .exit = DR_EXIT_DONE };

  if (!dr_cli_parse (&argc, &argv, entries, _("PATH..."),
                     _("Checks records by themselves, and bags with all that is in them, with no store: checksums, schema, canonical "
                       "form, every figure and every rule computed again, steps, people, days, and the trail."),
                     _("Examples:\n  due-regard-cli verify records/*.xml\n  due-regard-cli verify audit.zip --anchor HEAD"), &error)
      || !dr_cli_parse_format (format_word, &verifying.format, &error))
    return dr_cli_fail (error);
  if (argc < 2)
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("verify: expected at least one path (try --help)"));
      return dr_cli_fail (error);
    }
  for (guint i = 0; anchors != NULL && anchors[i] != NULL; i++)
    if (!dr_verify_parse_anchor (anchors[i], &error))
      return dr_cli_fail (error);
  for (int i = 1; i < argc; i++)
    if (!add_path (paths, argv[i], &error))
      return dr_cli_fail (error);

  verifying.options = (DrVerifyOptions) {
    .anchors = (const char * const *) anchors,
    .cancellable = dr_cli_interrupt (),
    .progress = paths->len == 1 ? dr_cli_progress : NULL,
  };
  verify_paths (&verifying);

  return verifying.exit;
}
