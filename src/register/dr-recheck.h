/* dr-recheck.h: evidence drift over the whole register: which results of sealed versions no longer hold with the latest
 * evidence base and rulebook. Used by both programs after an edition was put in force.
 * It changes no record: it marks the register's rows, and says what their owners should look at. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

/* A result as far as drift goes: what was measured may move without it. */
typedef struct {
  gboolean      there;
  DrResultKind  kind;
  const char   *rule_case;   /* "" unless it fails */
  DrSeverity    severity;    /* where it fails */
} DrDriftResult;

/* Newly there where @from is not, no longer there where @to is not. */
typedef struct {
  const char    *rule;
  const char    *subject;
  DrDriftResult  from;
  DrDriftResult  to;
} DrDriftDifference;

/* One version whose results no longer hold. */
typedef struct {
  const char              *reference;
  guint                    version;
  const char              *owner;           /* person id; "" where not said */
  const char              *problem;         /* (nullable): why it cannot be checked with the latest evidence at all */
  const DrDriftDifference *differences;     /* in the order of the results, then those that are no longer there */
  guint                    n_differences;
} DrDrift;

typedef struct {
  /*< private >*/
  DrArena       *arena;

  /*< public, read-only >*/
  const DrDrift *items;       /* in the order of the register, oldest first; drafts after what was sealed */
  guint          n_items;
  guint64        n_looked_at; /* versions */
  guint64        n_checked;   /* of them, those that rest on something that changed */
  guint64        n_changed;   /* rows whose mark was set or cleared */
} DrRecheck;

/* Called by the thread that asked. */
typedef void (*DrRecheckProgress) (guint64 done, guint64 total, gpointer data);

/* All zeros: what rests on something that changed, in as many threads as there are processors. */
typedef struct {
  gboolean          all;        /* whatever has changed */
  gboolean          drafts;     /* drafts too: their rows' open findings are brought up to date */
  guint             threads;    /* 0: as many as there are processors */
  DrRecheckProgress progress;   /* (nullable) */
  gpointer          data;
  DrRulebook       *instead;    /* (nullable): only says what would be another with this rulebook than with the latest;
                                 * looks at all, drafts too, and marks nothing */
} DrRecheckOptions;

DrRecheck *dr_register_recheck (DrRegister *self, const DrRecheckOptions *options, GCancellable *cancellable,
                                GError **error);
void       dr_recheck_free     (DrRecheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRecheck, dr_recheck_free)

G_END_DECLS
