#include "dr-cli-register.h"

#include <string.h>

#include "dr-folder.h"
#include "dr-register-error.h"
#include "dr-version.h"

static char *store_uri;

/**
 * dr_cli_set_store:
 * @uri: the store's address, as --store gives it
 *
 * Which store the commands work on.
 */
void
dr_cli_set_store (const char *uri)
{
  g_free (store_uri);
  store_uri = g_strdup (uri);
}

/**
 * dr_cli_get_store:
 *
 * Returns: (transfer full): the address of the store that the commands work on
 */
char *
dr_cli_get_store (void)
{
  if (store_uri != NULL)
    return g_strdup (store_uri);

  return g_build_filename (g_get_user_data_dir (), "due-regard", "register.db", NULL);
}

/**
 * dr_cli_has_store:
 *
 * Returns: whether --store was given, else the commands work on the user's own
 */
gboolean
dr_cli_has_store (void)
{
  return store_uri != NULL;
}

/**
 * dr_cli_open_register:
 * @flags: how
 * @error: return location for a #DrStoreError
 *
 * Returns: (transfer full) (nullable): the register
 */
DrRegister *
dr_cli_open_register (DrStoreOpenFlags   flags,
                      GError           **error)
{
  g_autofree char *uri = dr_cli_get_store ();
  g_autoptr (DrStore) store = NULL;

  if (store_uri == NULL && (flags & DR_STORE_OPEN_CREATE) && !dr_folder_make (uri, error))
    return NULL;
  store = dr_store_open (uri, flags, error);

  return store != NULL ? dr_register_new (store) : NULL;
}

/**
 * dr_cli_person:
 * @self: a register
 * @as: (nullable): what follows --as
 * @error: return location for a #DrCliError
 *
 * Returns: (transfer full) (nullable): the id of who acts; where --as is not given, of the one person whose login is
 *   that of the user
 */
char *
dr_cli_person (DrRegister  *self,
               const char  *as,
               GError     **error)
{
  g_autoptr (DrPeopleList) people = NULL;
  const char *found = NULL;
  guint n = 0;

  if (as != NULL)
    return g_strdup (as);

  people = dr_store_list_people (dr_register_get_store (self), error);
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->n_people; i++)
    if (strcmp (people->people[i].login, g_get_user_name ()) == 0)
      {
        found = people->people[i].id;
        n++;
      }
  if (n == 1)
    return g_strdup (found);

  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
               n == 0 ? _("nobody in the register has the login “%s”; expected --as and a person’s id")
                      : _("several people in the register have the login “%s”; expected --as and a person’s id"),
               g_get_user_name ());

  return NULL;
}

/**
 * dr_cli_refuse:
 * @error: what is wrong
 *
 * Says so in one line on standard error.
 *
 * Returns: found where the register or the store understood and refused, because of what stands there; else bad input
 */
DrExit
dr_cli_refuse (const GError *error)
{
  DrExit fail = dr_cli_fail (error);

  if (error->domain == DR_STORE_ERROR)
    return error->code == DR_STORE_ERROR_CONFLICT || error->code == DR_STORE_ERROR_MOVED
               || error->code == DR_STORE_ERROR_STAGE || error->code == DR_STORE_ERROR_NOTHING
             ? DR_EXIT_FOUND
             : fail;

  return dr_register_is_refusal (error) ? DR_EXIT_FOUND : fail;
}

static gboolean
is_in_register (DrRegister *self,
                const char *reference)
{
  g_autoptr (DrRegisterPage) row = dr_store_get_row (dr_register_get_store (self), reference, 0, NULL);

  return row != NULL;
}

/**
 * dr_cli_parse_reference:
 * @self: a register
 * @word: REFERENCE, or REFERENCE@VERSION
 * @reference: (out) (transfer full): the reference
 * @version: (out): the version; 0: the latest
 * @error: return location for a #DrCliError
 *
 * A reference may have an @ of its own: what the register has as a whole is taken as a whole.
 *
 * Returns: whether it is one
 */
gboolean
dr_cli_parse_reference (DrRegister  *self,
                        const char  *word,
                        char       **reference,
                        guint       *version,
                        GError     **error)
{
  const char *at = strrchr (word, '@');
  guint64 number = 0;

  *version = 0;
  if (at == NULL || strspn (at + 1, "0123456789") != strlen (at + 1) || at[1] == '\0' || is_in_register (self, word))
    {
      *reference = g_strdup (word);
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (at + 1, 10, 1, G_MAXINT32, &number, NULL))
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("“%s” names no version, expected REFERENCE or REFERENCE@VERSION with a version from 1"), word);
      return FALSE;
    }

  *reference = g_strndup (word, (gsize) (at - word));
  *version = (guint) number;

  return TRUE;
}

/**
 * dr_cli_is_reference:
 * @word: as somebody typed it
 *
 * What is no file is a reference of the register; what looks like a file and is not there is one only where the register
 * has it.
 *
 * Returns: whether it is to be looked up in the register
 */
gboolean
dr_cli_is_reference (const char *word)
{
  g_autoptr (DrRegister) self = NULL;
  g_autofree char *reference = NULL;
  guint version;

  if (g_file_test (word, G_FILE_TEST_EXISTS))
    return FALSE;
  if (strchr (word, '/') == NULL && !g_str_has_suffix (word, ".xml"))
    return TRUE;

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, NULL);

  return self != NULL && dr_cli_parse_reference (self, word, &reference, &version, NULL) && is_in_register (self, reference);
}

/**
 * dr_cli_version_bytes:
 * @self: a register
 * @word: REFERENCE, or REFERENCE@VERSION
 * @sealed: the last sealed record where there is one; else always what is said, as a draft file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a record byte for byte as it was sealed, or a draft
 */
GBytes *
dr_cli_version_bytes (DrRegister  *self,
                      const char  *word,
                      gboolean     sealed,
                      GError     **error)
{
  g_autofree char *reference = NULL;
  g_autoptr (DrVersion) version = NULL;
  guint number;
  gsize length = 0;
  char *draft;

  if (!dr_cli_parse_reference (self, word, &reference, &number, error))
    return NULL;
  version = dr_version_load (self, reference, number, error);
  if (version == NULL)
    return NULL;
  if (sealed && version->n_steps > 0)
    return dr_store_get_blob (dr_register_get_store (self), version->steps[version->n_steps - 1].record, error);

  draft = dr_draft_fields_to_xml (version->draft->fields, version->draft->n_fields, &length, error);

  return draft != NULL ? g_bytes_new_take (draft, length) : NULL;
}

/**
 * dr_cli_time:
 * @time: microseconds since 1970
 *
 * Returns: (transfer full): the moment in UTC, to the second, for people and scripts
 */
char *
dr_cli_time (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return g_date_time_format (moment, "%Y-%m-%d %H:%M:%S UTC");
}
