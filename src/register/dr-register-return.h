/* dr-register-return.h: the maintaining-access return of a period, made from a register in one pass over its trail.
 * Used by both programs, and by the export of bags, which hand one out with its records. A return is
 * made of sealed records, never of what is written beside them; of drafts it knows the service and nothing else. */
#pragma once

#include "dr-register.h"
#include "dr-return.h"

G_BEGIN_DECLS

gboolean dr_register_make_return (DrRegister *self, DrPeriod period, DrDate as_of, DrStoreProgress progress,
                                  gpointer data, GCancellable *cancellable, GBytes **bytes, GError **error);

DrReturn *dr_register_view_return (DrRegister *self, DrPeriod period, DrDate as_of, DrStoreProgress progress,
                                   gpointer data, GCancellable *cancellable, GBytes **bytes, GError **error);

/*< private >*/
gboolean dr_register_make_return_up_to (DrRegister *self, DrPeriod period, DrDate as_of, const DrTrailHead *head,
                                        GHashTable *references, DrStoreProgress progress, gpointer data,
                                        GCancellable *cancellable, GBytes **bytes, GError **error);

G_END_DECLS
