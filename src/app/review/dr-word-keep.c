#include "dr-word-keep.h"

#include <glib/gi18n-lib.h>

#include "dr-told-file.h"

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
  return dr_told_file_path (folder, store, "words");
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
  g_autoptr (GKeyFile) file = dr_told_file_read (path);
  g_autofree char *group = dr_told_file_escape (whose);
  g_autofree char *key = dr_told_file_escape (what);

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
 * Returns: whether they are kept
 */
gboolean
dr_word_keep_write (const char  *path,
                    const char  *whose,
                    const char  *what,
                    const char  *words,
                    GError     **error)
{
  g_autoptr (GKeyFile) file = dr_told_file_read (path);
  g_autofree char *group = dr_told_file_escape (whose);
  g_autofree char *key = dr_told_file_escape (what);

  if (words != NULL && words[0] != '\0')
    g_key_file_set_string (file, group, key, words);
  else
    g_key_file_remove_key (file, group, key, NULL);

  return dr_told_file_write (file, path, error);
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
