/* dr-publish-return.h: the report of a maintaining-access return, made of its bytes; and the return to hold it against.
 * Used by both programs alike, in any thread. A register is needed only for what people are called; it writes no file. */
#pragma once

#include "dr-publish.h"
#include "dr-return-report.h"

G_BEGIN_DECLS

/* A return, and one of an earlier period. */
typedef struct {
  const char *name;          /* for messages */
  GBytes     *bytes;
  const char *before_name;   /* (nullable) */
  GBytes     *before;        /* (nullable): no trends */
  gboolean    public;        /* as anybody may read it */
  const DrReturnDetails *details;   /* (nullable): what it was added up from, where the register made it just now */
  DrStoreProgress progress;  /* (nullable): of what takes long: making a public one's return again, to hold it against that */
  gpointer      data;        /* for @progress */
  GCancellable *cancellable; /* (nullable): stops it, between two chapters and two steps of hiding */
} DrPublishReturn;

DrPublished *dr_publish_return       (DrRegister *in, const DrPublishReturn *source, GError **error);
gboolean    dr_publish_return_before (DrRegister *in, DrPeriod period, DrStoreProgress progress, gpointer data,
                                      GCancellable *cancellable, GBytes **before, GError **error);

G_END_DECLS
