#include "dr-told-file.h"

#include <glib/gstdio.h>

/**
 * dr_told_file_path:
 * @folder: of the person's own data
 * @store: where the register is
 * @kind: what is told, in plural, as the file is called: "words"
 *
 * Returns: (transfer full): where such things of that register are kept
 */
char *
dr_told_file_path (const char *folder,
                   const char *store,
                   const char *kind)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, store, -1);
  g_autofree char *name = g_strdup_printf ("%s-%.16s.told", kind, digest);

  return g_build_filename (folder, name, NULL);
}

/**
 * dr_told_file_escape:
 * @text: any words
 *
 * A key file gives brackets and others a meaning.
 *
 * Returns: (transfer full): as they can be the name of a group or a key
 */
char *
dr_told_file_escape (const char *text)
{
  return g_uri_escape_string (text, NULL, FALSE);
}

/**
 * dr_told_file_read:
 * @path: of the file, which need not be there
 *
 * Returns: (transfer full): what is kept; what cannot be read is told again
 */
GKeyFile *
dr_told_file_read (const char *path)
{
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  return file;
}

/**
 * dr_told_file_write:
 * @file: what is to be kept; groups without a key go
 * @path: of the file
 * @error: return location for a #GFileError
 *
 * The file is replaced as a whole: a kill leaves the one before or the one after.
 *
 * Returns: whether it is kept
 */
gboolean
dr_told_file_write (GKeyFile    *file,
                    const char  *path,
                    GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  guint n_kept = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      if (keys != NULL && keys[0] != NULL)
        n_kept++;
      else
        g_key_file_remove_group (file, groups[i], NULL);
    }
  if (n_kept == 0)
    {
      g_unlink (path);
      return TRUE;
    }
  g_mkdir_with_parents (folder, 0700);

  return g_key_file_save_to_file (file, path, error);
}
