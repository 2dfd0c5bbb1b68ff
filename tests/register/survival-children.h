/* survival-children.h: several programs that work on one register at the same time.
 * Used by the test of processes. A child that fails, or does not end, is a failed test. */
#pragma once

#include <unistd.h>

#include "survival.h"

G_BEGIN_DECLS

#define SURVIVAL_MOST_CHILDREN 4

typedef void (*SurvivalWork) (DrRegister *self, const char *path, guint child, guint n_children);

void survival_run_children (const char *path, guint n, SurvivalWork work);

/* In a child with @error and its number @child: what is wrong is said, and ends it. */
#define survival_expect(what) \
  G_STMT_START { \
    if (!(what)) \
      { \
        g_printerr ("child %u, line %d: %s: %s\n", child, __LINE__, #what, error != NULL ? error->message : ""); \
        _exit (1); \
      } \
  } G_STMT_END

G_END_DECLS
