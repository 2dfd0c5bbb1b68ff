#include "dr-working-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dr-questionnaire-writer.h"
#include "dr-roll.h"
#include "dr-rulebook-writer.h"

#define START "start"
#define EDITS "edits"

static char *
path_of (const char    *folder,
         const char    *whose,
         DrEditionKind  kind)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whose, -1);
  g_autofree char *name = g_strdup_printf ("%s-%.16s.edits", dr_edition_kind_to_string (kind), digest);

  return g_build_filename (folder, name, NULL);
}

/**
 * dr_working_copy_path:
 * @folder: of the data of whoever is logged in
 * @store: where the register is
 * @person: (nullable): id of who edits; several may share a login
 * @kind: a rulebook or a questionnaire
 *
 * Returns: (transfer full): where that person's working copy for that register is kept
 */
char *
dr_working_copy_path (const char    *folder,
                      const char    *store,
                      const char    *person,
                      DrEditionKind  kind)
{
  g_autofree char *whose = g_strdup_printf ("%s\n%s", store, person != NULL ? person : "");

  return path_of (folder, whose, kind);
}

/**
 * dr_working_copy_take_over:
 * @folder: of the data of whoever is logged in
 * @store: where the register is
 * @person: id of who edits
 * @kind: a rulebook or a questionnaire
 * @error: return location for a #GFileError
 *
 * Earlier versions kept one working copy a login. The first person who may edit takes it over, so that nothing is lost; it
 * stays where it is while that person has one of their own.
 *
 * Returns: %FALSE where there is one and it could not be moved
 */
gboolean
dr_working_copy_take_over (const char     *folder,
                           const char     *store,
                           const char     *person,
                           DrEditionKind   kind,
                           GError        **error)
{
  g_autofree char *old = path_of (folder, store, kind);
  g_autofree char *own = dr_working_copy_path (folder, store, person, kind);
  g_autofree char *shown = NULL;
  int reason;

  if (!g_file_test (old, G_FILE_TEST_EXISTS) || g_file_test (own, G_FILE_TEST_EXISTS) || g_rename (old, own) == 0)
    return TRUE;

  reason = errno;
  shown = g_filename_display_name (old);
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (reason), _("the working copy in %s cannot be moved: %s"), shown,
               g_strerror (reason));

  return FALSE;
}

/**
 * dr_working_copy_open:
 * @path: of its file, which need not be there
 * @kind: a rulebook or a questionnaire
 * @error: return location for a #GKeyFileError or a #GFileError
 *
 * Returns: (transfer full) (nullable): what was edited before, or nothing yet
 */
DrWorkingCopy *
dr_working_copy_open (const char     *path,
                      DrEditionKind   kind,
                      GError        **error)
{
  g_autoptr (DrWorkingCopy) self = g_new0 (DrWorkingCopy, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;
  g_autofree char *start = NULL;
  g_auto (GStrv) keys = NULL;

  self->path = g_strdup (path);
  self->kind = kind;
  self->edits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &problem))
    {
      if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&self);
      g_propagate_prefixed_error (error, g_steal_pointer (&problem), _("the working copy in %s cannot be read: "), path);
      return NULL;
    }

  start = g_key_file_get_string (file, START, "digest", NULL);
  g_strlcpy (self->start, start != NULL ? start : "", sizeof self->start);
  keys = g_key_file_get_keys (file, EDITS, NULL, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      char *value = g_key_file_get_string (file, EDITS, keys[i], NULL);

      if (value != NULL)
        g_hash_table_insert (self->edits, g_strdup (keys[i]), value);
    }

  return g_steal_pointer (&self);
}

/**
 * dr_working_copy_free:
 * @self: (transfer full) (nullable): a working copy; its file stays
 */
void
dr_working_copy_free (DrWorkingCopy *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_hash_table_unref (self->edits);
  g_free (self);
}

/* The file is replaced as a whole: a kill leaves the one before or the one after. */
static gboolean
save (DrWorkingCopy  *self,
      GError        **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (g_hash_table_size (self->edits) == 0)
    {
      self->start[0] = '\0';
      g_unlink (self->path);
      return TRUE;
    }
  g_key_file_set_string (file, START, "kind", dr_edition_kind_to_string (self->kind));
  g_key_file_set_string (file, START, "digest", self->start);
  g_hash_table_iter_init (&iter, self->edits);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_key_file_set_string (file, EDITS, key, value);
  g_mkdir_with_parents (folder, 0700);

  return g_key_file_save_to_file (file, self->path, error);
}

/**
 * dr_working_copy_set:
 * @self: a working copy
 * @start: digest of the edition in force, from which it starts where nothing was edited yet
 * @key: of a field (see dr-edition-fields.h)
 * @value: (nullable): what it is to be; %NULL: as in that edition
 * @error: return location where it could not be kept
 *
 * Edits a field, and keeps it.
 *
 * Returns: whether it is kept
 */
gboolean
dr_working_copy_set (DrWorkingCopy  *self,
                     const char     *start,
                     const char     *key,
                     const char     *value,
                     GError        **error)
{
  if (g_hash_table_size (self->edits) == 0)
    g_strlcpy (self->start, start, sizeof self->start);
  if (value != NULL)
    g_hash_table_insert (self->edits, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (self->edits, key);

  return save (self, error);
}

static gboolean
is_below (gpointer key,
          gpointer value,
          gpointer prefix)
{
  return g_str_has_prefix (key, prefix);
}

/**
 * dr_working_copy_drop:
 * @self: a working copy
 * @prefix: of keys, as "question/own-change-1/"
 * @error: return location where it could not be kept
 *
 * Returns: whether all edits below it are gone
 */
gboolean
dr_working_copy_drop (DrWorkingCopy  *self,
                      const char     *prefix,
                      GError        **error)
{
  g_hash_table_foreach_remove (self->edits, is_below, (gpointer) prefix);

  return save (self, error);
}

/**
 * dr_working_copy_discard:
 * @self: a working copy
 * @error: return location where it could not be kept
 *
 * Takes every edit back.
 *
 * Returns: whether nothing is edited any more
 */
gboolean
dr_working_copy_discard (DrWorkingCopy  *self,
                         GError        **error)
{
  g_hash_table_remove_all (self->edits);

  return save (self, error);
}

/**
 * dr_working_copy_move:
 * @self: a working copy
 * @start: digest of the edition in force
 * @error: return location where it could not be kept
 *
 * Puts the edits on that edition: whoever does so has looked at what others changed in it.
 *
 * Returns: whether it is kept
 */
gboolean
dr_working_copy_move (DrWorkingCopy  *self,
                      const char     *start,
                      GError        **error)
{
  g_strlcpy (self->start, start, sizeof self->start);

  return save (self, error);
}

/**
 * dr_working_copy_write:
 * @self: a working copy
 * @base: the editions that it is on
 * @error: return location for a #DrRecordError: what of it cannot be
 *
 * Returns: (transfer full) (nullable): the edition that it would be, read from beginning to end
 */
GBytes *
dr_working_copy_write (const DrWorkingCopy  *self,
                       const DrEditionSet   *base,
                       GError              **error)
{
  g_autoptr (DrRulebook) rulebook = NULL;
  g_autoptr (DrQuestionnaire) questionnaire = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self->kind != DR_EDITION_EVIDENCE, NULL);

  if (self->kind == DR_EDITION_RULEBOOK)
    {
      rulebook = dr_rulebook_edit (base->rulebook, self->edits);
      bytes = dr_rulebook_write (rulebook);
    }
  else
    {
      questionnaire = dr_questionnaire_edit (base->questionnaire, self->edits);
      bytes = dr_questionnaire_write (questionnaire);
    }

  return dr_knowledge_check_edition (self->kind, _("the working copy"), bytes, error) ? g_steal_pointer (&bytes) : NULL;
}

/**
 * dr_register_publish_edited:
 * @self: a register
 * @by: id of an equalities officer
 * @copy: what they edited
 * @label: (nullable): what is new in it, in the council's words
 * @number: (out) (optional): which edition it is
 * @error: return location for %DR_REGISTER_ERROR_INPUT where nothing was edited or another edition was published since the
 *   copy was started, for a #DrRecordError where it cannot be so, and others
 *
 * Puts the working copy in force for drafts. Its file stays: dr_working_copy_discard() takes it away.
 *
 * Returns: whether it is in force
 */
gboolean
dr_register_publish_edited (DrRegister           *self,
                            const char           *by,
                            const DrWorkingCopy  *copy,
                            const char           *label,
                            guint                *number,
                            GError              **error)
{
  g_autoptr (DrEditionSet) latest = dr_knowledge_latest (dr_register_get_knowledge (self), error);
  g_autoptr (GBytes) bytes = NULL;

  if (latest == NULL)
    return FALSE;
  if (g_hash_table_size (copy->edits) == 0)
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("nothing was edited; expected a change to publish"));
      return FALSE;
    }
  if (strcmp (latest->digest[copy->kind], copy->start) != 0)
    return dr_roll_refuse_newer (error);
  bytes = dr_working_copy_write (copy, latest, error);

  return bytes != NULL
         && dr_register_add_edition_after (self, by, copy->kind, copy->start, _("the working copy"), bytes, label, number,
                                           error);
}
