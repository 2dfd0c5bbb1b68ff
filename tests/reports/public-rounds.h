/* public-rounds.h: how often the tests of the public version go round: as often as somebody asks, else a few times.
 * Used by these tests only. */
#pragma once

#include <glib.h>

static inline guint
public_rounds (guint usual)
{
  const char *asked = g_getenv ("PUBLIC_ROUNDS");

  return asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : usual;
}
