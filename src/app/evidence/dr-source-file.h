/* dr-source-file.h: the digest of the file that a source came as, read a piece at a time.
 * Used by the page "Sources": work for the desk's long lane. The file itself is not kept, and not changed. */
#pragma once

#include "dr-long-work.h"

G_BEGIN_DECLS

gpointer dr_source_file_digest (DrRegister *in, gpointer path, DrLongProgress *progress, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
