/* bench-register.h: made-up registers to measure on, and children that measure, so that each holds only its own memory.
 * Used by the benchmarks of the register. A failure here ends the benchmark. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

/* Who may do what in a made-up register. */
#define BENCH_MANAGER "mair.rowlands"
#define BENCH_OFFICER "sian.ellis"
#define BENCH_ADMINISTRATOR "huw.parry"

#define BENCH_PILOT "east-herts"

typedef void (*BenchMeasure) (gconstpointer data, gpointer result);

DrRegister *bench_register_open   (const char *path, gboolean create);
void        bench_register_close  (DrRegister *self);
void        bench_register_make   (const char *path, const char *evidence, guint count);
GPtrArray  *bench_records         (DrRegister *self, guint stages);

void        bench_child           (BenchMeasure measure, gconstpointer data, gpointer result, gsize size);
void        bench_remove          (const char *path);
char       *bench_folder          (const char *parent, const char *name);
guint       bench_number          (const char *variable, guint usual);

G_END_DECLS
