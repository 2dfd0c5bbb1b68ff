#include "dr-cli.h"

#include <stdlib.h>
#include <string.h>

#include "dr-json-text.h"
#include "dr-verify.h"
#include "dr-xml-difference.h"

/* Files in work at once: the results of those that finished early wait for their turn to be printed. */
#define WAITING_PER_THREAD 64

typedef struct {
  const GPtrArray *paths;
  DrFormat         format;
  JsonBuilder     *builder;       /* for JSON */

  GMutex           lock;
  GCond            room;
  DrVerification **finished;      /* [path] */
  GError         **errors;        /* [path] */
  guint            n_printed;     /* in the order of the paths */
  DrExit           exit;
} Verifying;

static void
add_details_text (const DrVerification *verification)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (verification->details[i] != NULL)
      g_print ("  %s: %s\n", dr_verify_check_name (i), verification->details[i]);

  for (guint i = 0; i < verification->differences->len; i++)
    {
      const DrXmlDifference *difference = g_ptr_array_index (verification->differences, i);

      g_print (_("    line %u, %s: the record says %s, computed again it is %s\n"), difference->line, difference->place,
               difference->before != NULL ? difference->before : _("nothing"),
               difference->after != NULL ? difference->after : _("nothing"));
    }
}

static void
print_text (const char           *path,
            const DrVerification *verification)
{
  if (dr_verification_passed (verification))
    {
      g_print (_("%s: consistent (%s version %u)\n  SHA-256 %s\n"), path, verification->reference,
               verification->version, verification->digest);
      return;
    }

  g_print (_("%s: not consistent\n"), path);
  add_details_text (verification);
}

static const char *
status_word (DrVerifyStatus status)
{
  static const char * const words[] = { "passed", "failed", "not-tested" };

  return words[status];
}

static void
add_nullable (JsonBuilder *builder,
              const char  *name,
              const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_json (JsonBuilder          *builder,
          const char           *path,
          const DrVerification *verification)
{
  static const char * const names[] = { "schema", "canonical", "reperformance" };

  json_builder_begin_object (builder);
  add_nullable (builder, "file", path);
  add_nullable (builder, "reference", verification->reference);
  add_nullable (builder, "sha256", verification->digest);
  add_nullable (builder, "grade", dr_verification_passed (verification) ? "consistent" : NULL);
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      json_builder_begin_object (builder);
      add_nullable (builder, "check", names[i]);
      add_nullable (builder, "status", status_word (verification->status[i]));
      add_nullable (builder, "detail", verification->details[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < verification->differences->len; i++)
    {
      const DrXmlDifference *difference = g_ptr_array_index (verification->differences, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, difference->line);
      add_nullable (builder, "place", difference->place);
      add_nullable (builder, "stated", difference->before);
      add_nullable (builder, "computed", difference->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Prints what is finished and next in turn. Called with the lock held. */
static void
print_finished (Verifying *self)
{
  while (self->n_printed < self->paths->len
         && (self->finished[self->n_printed] != NULL || self->errors[self->n_printed] != NULL))
    {
      guint i = self->n_printed++;
      const char *path = g_ptr_array_index (self->paths, i);

      if (self->errors[i] != NULL)
        self->exit = dr_cli_fail (self->errors[i]);
      else
        {
          if (self->builder != NULL)
            add_json (self->builder, path, self->finished[i]);
          else
            print_text (path, self->finished[i]);
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
  DrVerification *verification = dr_verify_file (g_ptr_array_index (self->paths, i), &error);

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

/* The XML files of a folder, by name; anything else as it is. */
static gboolean
add_path (GPtrArray   *paths,
          const char  *path,
          GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
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
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s: the folder has no file that ends in .xml"), path);
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

/**
 * dr_cmd_verify:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * verify FILE...: records checked by themselves, on all cores, with memory that does not grow with their number.
 *
 * Returns: found where any record is not consistent with itself
 */
DrExit
dr_cmd_verify (int    argc,
               char **argv)
{
  g_autofree char *format_word = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonBuilder) builder = NULL;
  Verifying verifying = { .paths = paths, .exit = DR_EXIT_DONE };

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE..."),
                     _("Checks records by themselves: the schema, the canonical form, and every figure and every rule "
                       "computed again from the record alone."),
                     _("Example:\n  due-regard-cli verify records/*.xml"), &error)
      || !dr_cli_parse_format (format_word, &verifying.format, &error))
    return dr_cli_fail (error);
  if (argc < 2)
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("verify: expected at least one file (try --help)"));
      return dr_cli_fail (error);
    }
  for (int i = 1; i < argc; i++)
    if (!add_path (paths, argv[i], &error))
      return dr_cli_fail (error);

  verifying.finished = g_new0 (DrVerification *, paths->len);
  verifying.errors = g_new0 (GError *, paths->len);
  if (verifying.format == DR_FORMAT_JSON)
    {
      builder = verifying.builder = json_builder_new ();
      json_builder_begin_array (builder);
    }
  g_mutex_init (&verifying.lock);
  g_cond_init (&verifying.room);
  verify_all (&verifying);
  g_cond_clear (&verifying.room);
  g_mutex_clear (&verifying.lock);
  g_free (verifying.finished);
  g_free (verifying.errors);

  if (builder != NULL)
    {
      g_autofree char *text = NULL;

      json_builder_end_array (builder);
      text = dr_json_to_text (builder);
      g_print ("%s", text);
    }

  return verifying.exit;
}
