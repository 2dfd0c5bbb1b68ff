#include "dr-source-file.h"

#include "dr-digest.h"

/* Bytes that are read at once. */
#define PIECE (256 * 1024)

/**
 * dr_source_file_digest:
 * @in: not used
 * @path: of a file, as bytes of the file system
 * @progress: told how far it is
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GIOError
 *
 * A #DrLongWorkRun.
 *
 * Returns: (transfer full) (nullable): the file's SHA-256, as 64 hexadecimal digits
 */
gpointer
dr_source_file_digest (DrRegister      *in,
                       gpointer         path,
                       DrLongProgress  *progress,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (DrDigest) digest = dr_digest_new ();
  g_autofree char *buffer = g_malloc (PIECE);
  char text[DR_DIGEST_SIZE];
  goffset size;
  goffset done = 0;
  gssize n;

  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  size = info != NULL ? g_file_info_get_size (info) : 0;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, PIECE, cancellable, error)) > 0)
    {
      dr_digest_update (digest, buffer, (gsize) n);
      done += n;
      if (size > 0)
        dr_long_progress_tell ((double) done / (double) size, progress);
    }
  if (n < 0)
    return NULL;
  dr_digest_finish (digest, text);

  return g_strdup (text);
}
