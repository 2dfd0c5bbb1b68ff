/* test-seen-range.c: which part of a long column is drawn: all that is in sight always, and what is far away never. */
#include "dr-seen-range.h"

/* A column that begins 100 pixels down, in a window of 400. */
#define TOP 100.0
#define PAGE 400.0

static void
test_has (void)
{
  static const struct { double value; double y; double height; gboolean drawn; } rows[] = {
    { 0, 0, 50, TRUE },          /* in sight */
    { 0, 375, 50, TRUE },        /* a little below */
    { 0, 390, 50, FALSE },       /* further below */
    { 0, -100, 4000, TRUE },     /* higher than the window */
    { 2000, 1800, 50, TRUE },    /* a little above */
    { 2000, 1700, 50, FALSE },   /* further above */
    { 2000, 1800, 10, FALSE },
    { 2000, 1800, 20, TRUE },    /* its shadow reaches in */
    { 2000, 2300, 50, TRUE },
    { 2000, 2400, 50, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DrSeenRange range;

      g_test_message ("%u", i);
      dr_seen_range_init (&range, TOP, rows[i].value, PAGE);
      g_assert_cmpint (dr_seen_range_has (&range, rows[i].y, rows[i].height), ==, rows[i].drawn);
    }
}

/* What is in sight was drawn, or it is drawn now: nothing is ever missed, wherever one scrolls to. */
static void
test_covers (void)
{
  DrSeenRange range;

  dr_seen_range_init (&range, TOP, 1000, PAGE);
  g_assert_true (dr_seen_range_covers (&range, TOP, 1000, PAGE));
  g_assert_true (dr_seen_range_covers (&range, TOP, 950, PAGE));
  g_assert_true (dr_seen_range_covers (&range, TOP, 1050, PAGE));
  g_assert_false (dr_seen_range_covers (&range, TOP, 949, PAGE));
  g_assert_false (dr_seen_range_covers (&range, TOP, 1051, PAGE));
  g_assert_false (dr_seen_range_covers (&range, TOP, 1000, 3 * PAGE));      /* a higher window */
  g_assert_false (dr_seen_range_covers (&range, TOP + 500, 1000, PAGE));   /* pushed down by what is above */

  for (double value = 0; value < 4000; value += 37)
    {
      dr_seen_range_init (&range, TOP, 1000, PAGE);
      if (!dr_seen_range_covers (&range, TOP, value, PAGE))
        dr_seen_range_init (&range, TOP, value, PAGE);
      for (double y = value - TOP; y < value - TOP + PAGE; y += 11)
        g_assert_true (dr_seen_range_has (&range, y, 1));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/seen-range/has", test_has);
  g_test_add_func ("/app/seen-range/covers", test_covers);

  return g_test_run ();
}
