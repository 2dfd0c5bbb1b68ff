#include "dr-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dr-store-error.h"

/* (transfer full): the nearest one above that there is */
static char *
folder_above (const char *folder)
{
  char *above = g_path_get_dirname (folder);

  while (!g_file_test (above, G_FILE_TEST_EXISTS) && !g_str_equal (above, "/") && !g_str_equal (above, "."))
    {
      g_autofree char *below = above;

      above = g_path_get_dirname (below);
    }

  return above;
}

/**
 * dr_folder_make:
 * @path: of a file
 * @error: return location for %DR_STORE_ERROR_READ_ONLY
 *
 * Makes the folder of the file, and those above it, for nobody else to read; one that is there stays as it is.
 *
 * Returns: whether it is there
 */
gboolean
dr_folder_make (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = NULL;
  int code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  code = errno;
  above = folder_above (folder);
  if (code == ENOENT)   /* of a folder that is there: of one that the system makes up, such as /proc */
    g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY,
                 _("the folder %s takes no files or folders; expected a place that can be written to"), above);
  else
    g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY,
                 _("the folder %s cannot be made (%s); expected a place that can be written to"), folder, g_strerror (code));

  return FALSE;
}
