#include "dr-word-keep.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A key file gives brackets and others a meaning: a group is whose they are, a key what they go with. */
static char *
escape (const char *text)
{
  return g_uri_escape_string (text, NULL, FALSE);
}

/**
 * dr_word_keep_path:
 * @folder: of the person's own data
 * @store: where the register is
 *
 * Returns: (transfer full): where words of that register are kept
 */
char *
dr_word_keep_path (const char *folder,
                   const char *store)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, store, -1);
  g_autofree char *name = g_strdup_printf ("words-%.16s.told", digest);

  return g_build_filename (folder, name, NULL);
}

/**
 * dr_word_keep_read:
 * @path: of the file, which need not be there
 * @whose: a person, and the version that they review
 * @what: what the words go with
 *
 * Returns: (transfer full) (nullable): the words; %NULL: none, or none that can be read
 */
char *
dr_word_keep_read (const char *path,
                   const char *whose,
                   const char *what)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *group = escape (whose);
  g_autofree char *key = escape (what);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_key_file_get_string (file, group, key, NULL);
}

/**
 * dr_word_keep_write:
 * @path: of the file
 * @whose: a person, and the version that they review
 * @what: what the words go with
 * @words: (nullable): %NULL or "": none any more
 * @error: return location for a #GFileError
 *
 * The file is replaced as a whole, and goes with the last words in it.
 *
 * Returns: whether they are kept
 */
gboolean
dr_word_keep_write (const char  *path,
                    const char  *whose,
                    const char  *what,
                    const char  *words,
                    GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *group = escape (whose);
  g_autofree char *key = escape (what);
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (GStrv) groups = NULL;
  g_auto (GStrv) keys = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  if (words != NULL && words[0] != '\0')
    g_key_file_set_string (file, group, key, words);
  else
    g_key_file_remove_key (file, group, key, NULL);
  keys = g_key_file_get_keys (file, group, NULL, NULL);
  if (keys != NULL && keys[0] == NULL)
    g_key_file_remove_group (file, group, NULL);
  groups = g_key_file_get_groups (file, NULL);
  if (groups[0] == NULL)
    {
      g_unlink (path);
      return TRUE;
    }
  g_mkdir_with_parents (folder, 0700);

  return g_key_file_save_to_file (file, path, error);
}

/* (transfer full) (nullable): where the words of who sits here are, and whose; %NULL: nobody does */
static char *
find (DrEditor  *editor,
      char     **whose)
{
  DrDesk *desk = dr_editor_get_desk (editor);
  const DrVersion *version = dr_editor_get_version (editor);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);

  if (dr_desk_get_person (desk) == NULL)
    return NULL;
  *whose = g_strdup_printf ("%s %u %s", version->reference, version->version, dr_desk_get_person (desk));

  return dr_word_keep_path (folder, dr_desk_get_uri (desk));
}

/**
 * dr_word_keep_load:
 * @editor: the assessment that is reviewed
 * @what: what the words go with
 *
 * Returns: (transfer full) (nullable): what who sits here wrote before; %NULL: nothing
 */
char *
dr_word_keep_load (DrEditor   *editor,
                   const char *what)
{
  g_autofree char *whose = NULL;
  g_autofree char *path = find (editor, &whose);

  return path != NULL ? dr_word_keep_read (path, whose, what) : NULL;
}

/**
 * dr_word_keep_save:
 * @editor: the assessment that is reviewed
 * @what: what the words go with
 * @words: (nullable): by who sits here; %NULL: none any more
 *
 * Returns: (transfer full) (nullable): why they cannot be kept, in a sentence; %NULL: they are
 */
char *
dr_word_keep_save (DrEditor   *editor,
                   const char *what,
                   const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whose = NULL;
  g_autofree char *path = find (editor, &whose);

  if (path == NULL || dr_word_keep_write (path, whose, what, words, &error))
    return NULL;

  return g_strdup_printf (_("These words cannot be kept when the window is closed: %s."), error->message);
}
