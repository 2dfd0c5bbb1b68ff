/* dr-record-files.h: which attachments a sealed record names, by digest, without reading all of it.
 * Used by the export, which hands them out. It trusts that the bytes are a sealed record, in Canonical XML; whoever has
 * bytes from a stranger reads them as a document. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*DrRecordFileEach) (const char *digest, gpointer data);

void dr_record_files_find (GBytes *record, DrRecordFileEach each, gpointer data);

G_END_DECLS
