#include "dr-import-error.h"

G_DEFINE_QUARK (dr-import-error-quark, dr_import_error)

/**
 * dr_import_set_error:
 * @error: (nullable): return location
 * @code: what kind of mistake
 * @file: (nullable): the file's name as it was given; %NULL where no file is to blame
 * @line: its line, the first is 1; 0 where no line is to blame
 * @format: what is wrong, and what was expected; translated
 *
 * Sets @error to one line, "FILE:LINE: ...". A file's name is shown with its odd bytes escaped.
 */
void
dr_import_set_error (GError      **error,
                     DrImportError code,
                     const char   *file,
                     guint         line,
                     const char   *format,
                     ...)
{
  g_autofree char *what = NULL;
  g_autofree char *shown = file != NULL ? g_filename_display_name (file) : NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* What a file says may be quoted in the message, and may hold line breaks. */
  g_strdelimit (what, "\r\n", ' ');
  if (shown != NULL)
    g_strdelimit (shown, "\r\n", ' ');

  if (shown == NULL)
    g_set_error_literal (error, DR_IMPORT_ERROR, (int) code, what);
  else if (line == 0)
    g_set_error (error, DR_IMPORT_ERROR, (int) code, "%s: %s", shown, what);
  else
    g_set_error (error, DR_IMPORT_ERROR, (int) code, "%s:%u: %s", shown, line, what);
}
