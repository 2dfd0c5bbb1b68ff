/* dr-import-error.h: what can go wrong while figures are read, as one GError domain.
 * Used by every file of this layer and by the programs, which print the message as it stands.
 * A figure that is refused is no error: it is a row of the preview, with its reason. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DR_IMPORT_ERROR (dr_import_error_quark ())

/**
 * DrImportError:
 * @DR_IMPORT_ERROR_READ: the file could not be read (missing, a directory, a device, no permission, I/O error)
 * @DR_IMPORT_ERROR_TOO_LARGE: the file is larger than the limit, or has more rows or columns than any such table
 * @DR_IMPORT_ERROR_ENCODING: the file is not UTF-8 text: a NUL byte, UTF-16, a byte that is not valid
 * @DR_IMPORT_ERROR_MALFORMED: not RFC 4180: a quote out of place, a row with more or fewer fields than the header
 *   (as a file cut short has), no row at all
 * @DR_IMPORT_ERROR_LAYOUT: the header is of none of the layouts that are read, or a row contradicts its layout
 * @DR_IMPORT_ERROR_MAPPING: a mapping file contradicts itself
 * @DR_IMPORT_ERROR_AREA: the area code stands in none of the files, or the evidence base is of another area
 * @DR_IMPORT_ERROR_NOTHING: nothing in the preview can be taken into an evidence base
 *
 * Every message is one line, "FILE:LINE: what, and what was expected" ("FILE: ..." where no line is to blame, no
 * file at all where none is).
 */
typedef enum {
  DR_IMPORT_ERROR_READ,
  DR_IMPORT_ERROR_TOO_LARGE,
  DR_IMPORT_ERROR_ENCODING,
  DR_IMPORT_ERROR_MALFORMED,
  DR_IMPORT_ERROR_LAYOUT,
  DR_IMPORT_ERROR_MAPPING,
  DR_IMPORT_ERROR_AREA,
  DR_IMPORT_ERROR_NOTHING,
} DrImportError;

GQuark dr_import_error_quark (void);

void   dr_import_set_error   (GError **error, DrImportError code, const char *file, guint line, const char *format,
                              ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
