/* random-access.h: random evidence and random changes, seeded, for tests of properties.
 * Tame ones are drawn from a small population, so that all their figures agree and the truth is known; wild ones are
 * not, and may contradict each other in any way that the loaders let through. */
#pragma once

#include "access-fixture.h"

G_BEGIN_DECLS

#define RANDOM_PEOPLE 60
#define RANDOM_GROUPS 3
#define RANDOM_CHANNELS 5
#define RANDOM_NEEDS 2
#define RANDOM_MAX_POINTS 10
#define RANDOM_MAX_ACTIONS 3

typedef struct {
  CheckFixture *fixture;
  GRand        *rand;
  gboolean      tame;

  /* Of a tame one: who can, one bit a person. */
  guint64       has[RANDOM_GROUPS][RANDOM_NEEDS];
  guint64       by_channel[RANDOM_GROUPS][RANDOM_CHANNELS];
  guint64       at_point[RANDOM_GROUPS][RANDOM_MAX_POINTS];
  guint64       by_action[RANDOM_GROUPS][RANDOM_MAX_ACTIONS];
} RandomAccess;

RandomAccess *random_access_new  (guint32 seed, gboolean tame);
void          random_access_free (RandomAccess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomAccess, random_access_free)

/* One more point after the change, in every option. */
void          random_access_add_point (RandomAccess *self);

G_END_DECLS
