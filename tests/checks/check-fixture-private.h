/* check-fixture-private.h: how the files of the fixture write rows that the model shows as constant. */
#pragma once

#include "check-fixture.h"

G_BEGIN_DECLS

/* Rows that an array has room for; nothing moves when one is added. */
#define CHECK_CAPACITY 256

/* The rows that the model shows as constant are the fixture's own. */
#define CHECK_ROWS(Type, rows) ((Type *) (rows))

/* The place of one more row. */
static inline guint
check_grow (guint *n)
{
  g_assert_cmpuint (*n, <, CHECK_CAPACITY);

  return (*n)++;
}

G_END_DECLS
