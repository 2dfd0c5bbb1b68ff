/* bench-support.h: how long something takes, and what it is put beside.
 * Used by the benchmarks. Machines differ and are noisy: only ratios within one run mean anything, and none is
 * asserted. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*BenchRun) (gpointer data);

typedef struct {
  double median;     /* microseconds */
  double quickest;
} BenchTime;

/* What a yardstick has read goes here, so that the compiler keeps the reading. */
extern volatile double bench_sink;

/* One of several things that are timed in turn, so that what disturbs the machine disturbs all of them. */
typedef struct {
  const char *what;
  BenchRun    run;       /* (nullable): @times are worked out from others */
  double     *times;     /* microseconds of the rounds, quickest first */
} BenchPart;

double    bench_now         (void);
void      bench_parts_run   (BenchPart *parts, guint n_parts, gpointer data, guint n_rounds);
void      bench_parts_clear (BenchPart *parts, guint n_parts);
BenchTime bench_part_time   (const BenchPart *part, guint n_rounds);
void      bench_print       (const BenchPart *part, const BenchPart *yardstick, guint n_rounds);
void      bench_print_aim   (const char *what, BenchTime time, double aim);
gsize     bench_memory      (void);
double    bench_peak_memory (void);
void      bench_read_text   (const char *text);
void      bench_read_bytes  (gconstpointer data, gsize size);

G_END_DECLS
