#include "bench-support.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

volatile double bench_sink;

/* Microseconds since some moment. */
double
bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static int
compare (const void *a,
         const void *b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

/* Times every part once a round, after a tenth as many rounds to warm up. */
void
bench_parts_run (BenchPart *parts,
                 guint      n_parts,
                 gpointer   data,
                 guint      n_rounds)
{
  for (guint i = 0; i < n_parts; i++)
    parts[i].times = g_new0 (double, n_rounds);

  for (guint warm = 0; warm < n_rounds / 10 + 1; warm++)
    for (guint i = 0; i < n_parts; i++)
      if (parts[i].run != NULL)
        parts[i].run (data);

  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < n_parts; i++)
      if (parts[i].run != NULL)
        {
          double start = bench_now ();

          parts[i].run (data);
          parts[i].times[round] = bench_now () - start;
        }

  for (guint i = 0; i < n_parts; i++)
    qsort (parts[i].times, n_rounds, sizeof (double), compare);
}

void
bench_parts_clear (BenchPart *parts,
                   guint      n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    g_clear_pointer (&parts[i].times, g_free);
}

BenchTime
bench_part_time (const BenchPart *part,
                 guint            n_rounds)
{
  return (BenchTime) { part->times[n_rounds / 2], part->times[0] };
}

void
bench_print (const BenchPart *part,
             const BenchPart *yardstick,
             guint            n_rounds)
{
  BenchTime time = bench_part_time (part, n_rounds);
  BenchTime beside = bench_part_time (yardstick, n_rounds);

  printf ("%-44s %10.1f µs   quickest %10.1f µs   %8.1f times the yardstick\n", part->what, time.median,
          time.quickest, time.median / beside.median);
}

void
bench_print_aim (const char *what,
                 BenchTime   time,
                 double      aim)
{
  printf ("Aim: %s within %.0f µs: %s at the median (%.2f of it), %s at the quickest (%.2f of it)\n", what, aim,
          time.median <= aim ? "met" : "missed", time.median / aim, time.quickest <= aim ? "met" : "missed",
          time.quickest / aim);
}

/* Bytes on the heap now. */
gsize
bench_memory (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* MiB that this process has held at most; getrusage() would count what the program was that started it. 0: not known. */
double
bench_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");

  return line != NULL ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024.0 : 0.0;
}

void
bench_read_text (const char *text)
{
  guint sum = 0;

  for (const char *at = text; at != NULL && *at != '\0'; at++)
    sum += (guchar) *at;
  bench_sink += sum;
}

/* Word by word. */
void
bench_read_bytes (gconstpointer data,
                  gsize         size)
{
  const guint32 *words = data;
  guint32 sum = 0;

  for (gsize i = 0; i < size / sizeof (guint32); i++)
    sum += words[i];
  bench_sink += sum;
}
