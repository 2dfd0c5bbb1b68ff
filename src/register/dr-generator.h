/* dr-generator.h: made-up registers of any size: plausible changes to the services of the store's evidence base, with
 * people, and with steps that are really taken, so that every record is sealed and every chain verifies.
 * Used by benchmarks, demonstrations and tests. The same seed gives the same register; it never asks the clock. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

/* Called after each act, by the thread that asked. */
typedef void (*DrGeneratorProgress) (guint64 done, guint64 total, gpointer data);

/* All zeros: every stage, nobody told. */
typedef struct {
  gboolean            drafts_only;   /* short drafts with their rows, and no steps: for very large registers */
  DrGeneratorProgress progress;      /* (nullable) */
  gpointer            data;
} DrGeneratorOptions;

gboolean dr_generator_run (DrRegister *self, guint64 count, guint64 seed, const DrGeneratorOptions *options,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
