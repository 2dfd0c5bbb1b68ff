/* dr-publish-earlier.h: what the public reports of other versions show, so that nobody works a small difference out.
 * Used by public reports of an assessment, with a register at hand. It writes no file. */
#pragma once

#include "dr-document.h"
#include "dr-register.h"
#include "dr-report-source.h"
#include "dr-suppression.h"
#include "dr-version.h"

G_BEGIN_DECLS

/**
 * DrPublishEarlier:
 * @shown: (element-type DrSuppression): what the report of each shows that one is held against; the first one's first
 * @documents: (element-type DrDocument): reports of all that were read
 * @made: (element-type DrSuppression): what each of these shows
 */
typedef struct {
  GPtrArray *shown;
  /*< private >*/
  GPtrArray *documents;
  GPtrArray *made;
} DrPublishEarlier;

DrPublishEarlier dr_publish_earlier_new   (void);
gboolean         dr_publish_earlier_read  (DrPublishEarlier *self, DrRegister *in, const char *reference, guint number,
                                           GCancellable *cancellable, GError **error);
void             dr_publish_earlier_clear (DrPublishEarlier *self);

DrReportSource  *dr_publish_read_sealed   (DrRegister *in, const DrVersion *version, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrPublishEarlier, dr_publish_earlier_clear)

G_END_DECLS
