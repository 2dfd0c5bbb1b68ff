#include "dr-cli-language.h"

#include <locale.h>
#include <string.h>

#include "dr-assessment-report.h"
#include "dr-cli.h"

static gboolean
is_language (const char *word)
{
  gsize letters = strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return (letters == 2 || letters == 3)
         && (word[letters] == '\0' || word[letters] == '-' || word[letters] == '_')
         && strspn (word + letters,
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen (word + letters);
}

/* Whether messages in @language are messages in what was asked for: "cy" for "cy-GB", English for any English. */
static gboolean
is_language_of (const char *language,
                const char *wanted)
{
  gsize length = strcspn (wanted, "-_");

  return g_ascii_strncasecmp (language, wanted, length) == 0 && strchr ("-_", language[length]) != NULL;
}

/* What follows --language. GLib decides at the first message whether there are translations at all, and keeps to that: so
 * the language is looked for, and set, before anything else is said. */
static const char *
find_language (char **argv)
{
  for (guint i = 1; argv[i] != NULL && strcmp (argv[i], "--") != 0; i++)
    if (g_str_has_prefix (argv[i], "--language="))
      return argv[i] + strlen ("--language=");
    else if (strcmp (argv[i], "--language") == 0)
      return argv[i + 1];

  return NULL;
}

/* Whatever is said from here on is in that language. A program in the language "C" has no translations, whatever is asked
 * for; so it leaves that first. */
static void
set_language (const char *wanted)
{
  g_autofree char *catalogue = g_strdelimit (g_strdup (wanted), "-", '_');
  const char *now = setlocale (LC_MESSAGES, NULL);
  gboolean plain = now == NULL || strcmp (now, "C") == 0 || strcmp (now, "POSIX") == 0;

  g_setenv ("LANGUAGE", catalogue, TRUE);
  setlocale (LC_MESSAGES, plain ? "C.UTF-8" : now);
}

/**
 * dr_cli_begin_language:
 * @argv: the words of a command
 *
 * Whatever is said from here on is in the language that follows --language, where one does.
 */
void
dr_cli_begin_language (char **argv)
{
  const char *wanted = find_language (argv);

  if (wanted != NULL && is_language (wanted))
    set_language (wanted);
}

/**
 * dr_cli_check_language:
 * @wanted: (nullable): what follows --language; %NULL: the language of the messages
 * @error: return location
 *
 * Returns: whether messages are in it
 */
gboolean
dr_cli_check_language (const char  *wanted,
                       GError     **error)
{
  g_autofree char *language = dr_report_language ();

  if (wanted == NULL)
    return TRUE;
  if (!is_language (wanted))
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--language is “%s”, expected a language such as en, cy or pl"),
                 wanted);
  else if (!is_language_of (language, wanted))
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("--language is “%s”: this program has no translation into it; expected one that is installed"), wanted);
  else
    return TRUE;

  return FALSE;
}
