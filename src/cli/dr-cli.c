#include "dr-cli.h"

#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-formats.h"
#include "dr-questionnaire-reader.h"
#include "dr-rulebook-reader.h"
#include "dr-text.h"

G_DEFINE_QUARK (dr-cli-error-quark, dr_cli_error)

/* A shell gives an empty word for a variable that is not set. No file, folder or reference has an empty name. */
static gboolean
check_empty (int                  argc,
             char               **argv,
             const GOptionEntry  *entries,
             GError             **error)
{
  for (; entries->long_name != NULL; entries++)
    {
      const char *path = entries->arg == G_OPTION_ARG_FILENAME ? *(char **) entries->arg_data : NULL;

      if (path != NULL && path[0] == '\0')
        {
          g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s: --%s is empty, expected a path (try --help)"), argv[0],
                       entries->long_name);
          return FALSE;
        }
    }
  for (int i = 1; i < argc; i++)
    if (argv[i][0] == '\0')
      {
        g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s: word %d is empty, expected what --help says"), argv[0], i);
        return FALSE;
      }

  return TRUE;
}

/**
 * dr_cli_parse:
 * @argc: (inout): number of words, the command's name first
 * @argv: (inout): the words; the options among them are taken out
 * @entries: the command's options
 * @arguments: what follows them, for the usage line
 * @summary: one sentence, translated
 * @description: (nullable): examples, translated
 * @error: return location for a #DrCliError
 *
 * Returns: whether the options are as they should be, and no path and no word is empty
 */
gboolean
dr_cli_parse (int                 *argc,
              char              ***argv,
              const GOptionEntry  *entries,
              const char          *arguments,
              const char          *summary,
              const char          *description,
              GError             **error)
{
  g_autofree char *parameters = *arguments != '\0' ? g_strdup_printf ("%s %s", (*argv)[0], arguments) : g_strdup ((*argv)[0]);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_auto (GStrv) lines = dr_text_lines (summary, DR_TEXT_WIDTH);
  g_autofree char *wrapped = g_strjoinv ("\n", lines);
  g_autoptr (GError) problem = NULL;

  g_option_context_set_summary (context, wrapped);
  g_option_context_set_description (context, description);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &problem))
    return check_empty (*argc, *argv, entries, error);

  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s (try --help)"), problem->message);

  return FALSE;
}

/**
 * dr_cli_parse_format:
 * @word: (nullable): what follows --format
 * @format: (out): the format; text where @word is %NULL
 * @error: return location for a #DrCliError
 *
 * Returns: whether there is such a format
 */
gboolean
dr_cli_parse_format (const char  *word,
                     DrFormat    *format,
                     GError     **error)
{
  if (word == NULL || strcmp (word, "text") == 0)
    *format = DR_FORMAT_TEXT;
  else if (strcmp (word, "json") == 0)
    *format = DR_FORMAT_JSON;
  else
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--format is “%s”, expected text or json"), word);
      return FALSE;
    }

  return TRUE;
}

/**
 * dr_cli_parse_as_of:
 * @word: (nullable): what follows --as-of
 * @as_of: (out): the date; none where @word is %NULL
 * @error: return location for a #DrCliError
 *
 * Returns: whether it is a date
 */
gboolean
dr_cli_parse_as_of (const char  *word,
                    DrDate      *as_of,
                    GError     **error)
{
  *as_of = DR_DATE_NONE;
  if (word == NULL || dr_date_parse_full (word, as_of))
    return TRUE;

  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--as-of is “%s”, expected a date that exists, as YYYY-MM-DD"),
               word);

  return FALSE;
}

/**
 * dr_cli_fail:
 * @error: what is wrong
 *
 * Says so in one line on standard error.
 *
 * Returns: the exit code for it
 */
DrExit
dr_cli_fail (const GError *error)
{
  g_autofree char *line = g_strdup (error->message);

  g_strdelimit (line, "\n\r", ' ');
  g_printerr ("due-regard-cli: %s\n", line);

  return DR_EXIT_USAGE;
}

static DrDate
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (DrDate) { (guint16) g_date_time_get_year (now), (guint8) g_date_time_get_month (now),
                    (guint8) g_date_time_get_day_of_month (now) };
}

/* A record brings its own evidence and context; a draft names its evidence. */
static gboolean
load_input (DrLoaded             *self,
            const char           *path,
            const DrLoadOptions  *options,
            GError              **error)
{
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_file (path, NULL, error);
  g_autoptr (DrRecord) record = NULL;

  if (document == NULL)
    return FALSE;

  if (strcmp (dr_xml_document_get_root (document)->name, "assessment-record") != 0)
    {
      self->assessment = dr_assessment_read_file (path, options->evidence, &self->evidence, &self->evidence_digest,
                                                  &self->context, error);
      return self->assessment != NULL;
    }

  record = dr_record_read (document, error);
  if (record == NULL)
    return FALSE;
  self->assessment = dr_assessment_ref (record->assessment);
  self->evidence = dr_evidence_ref (record->evidence);
  self->evidence_digest = g_strdup (record->evidence_digest);
  self->context = record->context;
  self->record = g_steal_pointer (&record);   /* the context lives in it */

  return TRUE;
}

/* A mistyped question would not be missed by anybody: its answer would only be left out of the record. */
static gboolean
questions_exist (const DrLoaded  *self,
                 const char      *path,
                 GError         **error)
{
  for (guint i = 0; i < self->assessment->n_answers; i++)
    {
      const DrAnswer *answer = &self->assessment->answers[i];

      if (dr_questionnaire_find (self->questionnaire, answer->question) != NULL)
        continue;
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("%s:%u: answer: question names “%s”, expected the id of a question of the questionnaire %s, version %s"),
                   path, answer->line, answer->question, self->questionnaire->id, self->questionnaire->version);
      return FALSE;
    }

  return TRUE;
}

/**
 * dr_cli_load:
 * @path: a draft or a record
 * @options: what is used instead of what the file says
 * @error: return location for a #DrXmlError, #DrRecordError or #DrCliError
 *
 * Reads everything that a check needs, and checks.
 *
 * Returns: (transfer full) (nullable): all of it
 */
DrLoaded *
dr_cli_load (const char           *path,
             const DrLoadOptions  *options,
             GError              **error)
{
  g_autoptr (DrLoaded) self = g_new0 (DrLoaded, 1);

  dr_formats_init ();
  if (!load_input (self, path, options, error))
    return NULL;

  self->rulebook = options->rulebook != NULL ? dr_rulebook_read_file (options->rulebook, error)
                                             : dr_rulebook_read_default (error);
  if (self->rulebook == NULL)
    return NULL;
  self->questionnaire = options->questionnaire != NULL
                          ? dr_questionnaire_read_file (options->questionnaire, error)
                          : dr_questionnaire_read_default (error);
  if (self->questionnaire == NULL || (self->record == NULL && !questions_exist (self, path, error)))
    return NULL;

  if (dr_date_is_set (options->as_of))
    self->context.as_of = options->as_of;
  else if (!dr_date_is_set (self->context.as_of))
    self->context.as_of = today ();
  self->check = dr_check_new (self->evidence, self->assessment, &self->context, self->rulebook);

  return g_steal_pointer (&self);
}

/**
 * dr_loaded_free:
 * @self: (transfer full) (nullable): what was loaded
 */
void
dr_loaded_free (DrLoaded *self)
{
  if (self == NULL)
    return;

  dr_check_free (self->check);
  dr_questionnaire_unref (self->questionnaire);
  dr_rulebook_unref (self->rulebook);
  dr_assessment_unref (self->assessment);
  dr_evidence_unref (self->evidence);
  dr_record_free (self->record);
  g_free (self->evidence_digest);
  g_free (self);
}
