/* bench-records.h: as many records of a draft as are asked for, each under a reference of its own.
 * Used by the benchmark of records, in a child process. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bench_record_name   (guint index);
gsize bench_write_records (const char *draft, const char *folder, guint n);

G_END_DECLS
