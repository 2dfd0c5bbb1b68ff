/* survival-verbs.h: each verb of a register, done once in a store that is made ready for it, in a folder of the test.
 * Used by the tests of faults and of harm to the store. A failure here is a failed test. */
#pragma once

#include "survival.h"

G_BEGIN_DECLS

#define N_VERBS 13

/* Each verb is of one moment, so that it leaves the same behind wherever it is done. */
typedef struct {
  const char *name;
  gboolean  (*work)    (DrRegister *, GError **);
  void      (*prepare) (DrRegister *);
  gboolean    fresh;       /* in a store in which nothing has happened */
  gboolean    cold;        /* nothing may be written to the log before it */
  guint       stride;      /* of the operations at which the disk fails */
} Verb;

extern const Verb verbs[N_VERBS];

void        verbs_begin           (void);
void        verbs_end             (void);
char       *verbs_path            (const char *name);
void        verbs_remove_store    (const char *path);
DrRegister *verbs_open            (const char *path);
char       *verbs_template        (guint verb);
void        verbs_assert_one_line (const GError *error);
void        verbs_assert_state    (DrRegister *self, const char *expected);

G_END_DECLS
