/* dr-publish-earlier.h: what the public reports of the versions before one show, so that nobody works a small difference out.
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
 * @documents: (element-type DrDocument): their reports
 * @shown: (element-type DrSuppression): what each shows, which is said of its document; the first one's first
 */
typedef struct {
  GPtrArray *documents;
  GPtrArray *shown;
} DrPublishEarlier;

DrPublishEarlier dr_publish_earlier_new   (void);
gboolean         dr_publish_earlier_read  (DrPublishEarlier *self, DrRegister *in, const char *reference, guint number,
                                           GCancellable *cancellable, GError **error);
void             dr_publish_earlier_clear (DrPublishEarlier *self);

DrReportSource  *dr_publish_read_sealed   (DrRegister *in, const DrVersion *version, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrPublishEarlier, dr_publish_earlier_clear)

G_END_DECLS
