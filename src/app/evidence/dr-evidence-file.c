#include "dr-evidence-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define ENDING ".xml"

/**
 * dr_evidence_folder:
 * @data_folder: of the user's data
 * @uri: of a register, as of dr_desk_get_uri()
 * @person: (nullable): id of who changes its evidence
 *
 * Returns: (transfer full): where that person's working copy of that register's evidence is kept
 */
char *
dr_evidence_folder (const char *data_folder,
                    const char *uri,
                    const char *person)
{
  g_autofree char *whose = g_strdup_printf ("%s\n%s", uri, person != NULL ? person : "");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whose, -1);

  digest[16] = '\0';

  return g_build_filename (data_folder, "due-regard", "evidence", digest, NULL);
}

static char *
path_of (const char *folder,
         const char *base)
{
  g_autofree char *name = g_strconcat (base, ENDING, NULL);

  return g_build_filename (folder, name, NULL);
}

/**
 * dr_evidence_file_find:
 * @folder: see dr_evidence_folder()
 * @editions: of the evidence base
 * @in_force: digest of the latest of them
 * @base: (out): digest of the edition that the working copy began with; "" where there is none
 *
 * Of two files, as a crash may leave them, the one that is not behind counts.
 *
 * Returns: whether there is a working copy
 */
gboolean
dr_evidence_file_find (const char       *folder,
                       const DrEditions *editions,
                       const char       *in_force,
                       char              base[DR_DIGEST_SIZE])
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  base[0] = '\0';
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    for (guint i = 0; i < editions->n_items; i++)
      {
        const char *digest = editions->items[i].digest;

        if (strlen (name) == strlen (digest) + strlen (ENDING) && g_str_has_prefix (name, digest)
            && g_str_has_suffix (name, ENDING) && strcmp (base, in_force) != 0)
          g_strlcpy (base, digest, DR_DIGEST_SIZE);
      }

  return base[0] != '\0';
}

/**
 * dr_evidence_file_read:
 * @folder: see dr_evidence_folder()
 * @base: digest of the edition that it began with
 * @error: return location for a #GFileError
 *
 * Returns: (transfer full) (nullable): the working copy
 */
GBytes *
dr_evidence_file_read (const char  *folder,
                       const char  *base,
                       GError     **error)
{
  g_autofree char *path = path_of (folder, base);
  char *data = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;

  return g_bytes_new_take (data, length);
}

/**
 * dr_evidence_file_write:
 * @folder: see dr_evidence_folder(); made if need be
 * @base: digest of the edition that it began with
 * @bytes: the working copy
 * @error: return location for a #GFileError
 *
 * Writes it, whole or not at all, for nobody but its person to read.
 *
 * Returns: whether it is on the disk
 */
gboolean
dr_evidence_file_write (const char  *folder,
                        const char  *base,
                        GBytes      *bytes,
                        GError     **error)
{
  g_autofree char *path = path_of (folder, base);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("%s: cannot make the folder: %s"), folder,
                   g_strerror (errno));
      return FALSE;
    }

  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * dr_evidence_file_remove:
 * @folder: see dr_evidence_folder()
 * @base: digest of the edition that it began with
 *
 * Takes the working copy away, if there is one.
 */
void
dr_evidence_file_remove (const char *folder,
                         const char *base)
{
  g_autofree char *path = path_of (folder, base);

  g_unlink (path);
}
