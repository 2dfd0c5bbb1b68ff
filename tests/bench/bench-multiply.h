/* bench-multiply.h: a large register out of a small one, as far as a recheck reads it.
 * Used by the benchmark of recheck: a hundred thousand assessments would take hours through the workflow.
 * Such a register is no other's: its trail has no step but those of live versions, and only the last of each has a record. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bench_register_multiply (const char *path, guint wanted);

G_END_DECLS
