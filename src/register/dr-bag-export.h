/* dr-bag-export.h: hands out a register, or part of it, as a BagIt bag that can be checked with nothing of ours.
 * Used by both programs. What is in a bag is of one moment, whatever others write meanwhile; sealed bytes come out as they
 * went in. It changes nothing in the store, keeps one record in memory, and leaves nothing behind where it fails. */
#pragma once

#include "dr-register.h"
#include "dr-return-period.h"

G_BEGIN_DECLS

typedef struct {
  const char         *path;         /* of the bag; ends in ".zip": a zip, else a folder. Nothing may be there */
  const char * const *references;   /* (nullable): only these, up to a NULL */
  const DrPeriod     *period;       /* (nullable): only what belongs to it, with the return; not with @references */
  DrDate              as_of;        /* of the return; none: see dr_register_make_return() */
} DrBagExportOptions;

typedef struct {
  guint64     n_assessments;          /* with a sealed record in the bag; a draft has none, though its entries are in the trail */
  guint64     n_records;
  guint64     n_received;             /* records from elsewhere */
  guint64     n_received_files;       /* whatever else came with them */
  guint64     n_attachments;
  guint64     n_withheld;             /* attachments that records name or that were received, and the store has no bytes of */
  DrTrailHead head;                   /* of the store's chain when it was begun */
} DrBagExported;

gboolean dr_register_export_bag (DrRegister *self, const DrBagExportOptions *options, DrStoreProgress progress,
                                 gpointer data, GCancellable *cancellable, DrBagExported *result, GError **error);

G_END_DECLS
