/* every-bit.h: how many bits of a file a test flips, one at a time: all, or a sample where a sanitizer makes each slow.
 * Used by the tests of bags. It flips nothing itself, and says so in the test's output where it leaves bits out. */
#pragma once

#include <glib.h>

#if defined(__SANITIZE_ADDRESS__)
#define EVERY_BIT_STRIDE 7   /* prime: each bit of a byte comes up */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define EVERY_BIT_STRIDE 7
#endif
#endif
#ifndef EVERY_BIT_STRIDE
#define EVERY_BIT_STRIDE 1
#endif

/* From one bit to the next that is flipped. */
static inline gsize
every_bit_stride (void)
{
  if (EVERY_BIT_STRIDE > 1)
    g_test_message ("a sanitizer is at work: every %d. bit is flipped instead of all", EVERY_BIT_STRIDE);

  return EVERY_BIT_STRIDE;
}

/* Of @n random flips, how many are made. */
static inline guint
every_bit_sample (guint n)
{
  if (EVERY_BIT_STRIDE == 1)
    return n;
  g_test_message ("a sanitizer is at work: 2 flips instead of %u", n);

  return MIN (n, 2);
}
