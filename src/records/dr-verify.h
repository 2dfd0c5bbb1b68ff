/* dr-verify.h: checks records and bags with no store: what they hold, computed again, and held against one another.
 * Used by the command line, by import and by the app's Inspect view. It never changes what it reads, follows no link and
 * no network, and never says more than it found: see DrVerification's cannot_show. */
#pragma once

#include "dr-verification.h"

G_BEGIN_DECLS

/* @share is how much is done, 0..1. Called in the thread that verifies. */
typedef void (*DrVerifyProgress) (double share, gpointer data);

typedef enum {
  DR_VERIFY_BEGUN,
  DR_VERIFY_DONE,    /* nothing more comes of it */
} DrVerifyMoment;

/* Of each check that applies, begun and then done once, in the thread that verifies; @result lives for the call. */
typedef void (*DrVerifyTell) (DrVerifyCheck check, DrVerifyMoment moment, const DrVerifyResult *result, gpointer data);

/* Each record is put through all its checks before the next: of a bag's @total, @done have been, and @n_problems has, by
 * DrVerifyCheck, what was found in them; it lives for the call. Called often, in the threads that verify, one at a time. */
typedef void (*DrVerifyCount) (guint64 done, guint64 total, const guint64 *n_problems, gpointer data);

typedef struct {
  const char * const *anchors;         /* (nullable): noted outside: HEAD or REFERENCE:HEAD, ended by NULL; HEAD is a head of
                                        * a chain or a record's digest */
  guint               n_threads;       /* 0: one a core */
  GCancellable       *cancellable;     /* (nullable) */
  DrVerifyProgress    progress;        /* (nullable) */
  gpointer            progress_data;
  DrVerifyTell        tell;            /* (nullable) */
  gpointer            tell_data;
  DrVerifyCount       count;           /* (nullable) */
  gpointer            count_data;
} DrVerifyOptions;

gboolean        dr_verify_parse_anchor (const char *anchor, GError **error);
gboolean        dr_verify_is_bag       (const char *path);
DrVerification *dr_verify_path         (const char *path, const DrVerifyOptions *options, GError **error);
DrVerification *dr_verify_file         (const char *path, GError **error);
DrVerification *dr_verify_record       (const char *path, const DrVerifyOptions *options, GError **error);
DrVerification *dr_verify_bag          (const char *path, const DrVerifyOptions *options, GError **error);

G_END_DECLS
