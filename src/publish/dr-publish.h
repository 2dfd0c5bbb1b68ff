/* dr-publish.h: reports of what the register or a file holds: which kinds there are, in which formats, made.
 * Used by both programs alike, in any thread. It lays out nothing itself (reports/) and decides nothing about what is kept
 * (register/); it writes no file. */
#pragma once

#include "dr-assessment-report.h"
#include "dr-register.h"

G_BEGIN_DECLS

/**
 * DrPublishKind:
 * @DR_PUBLISH_ASSESSMENT: all that an assessment says, and every figure
 * @DR_PUBLISH_PUBLIC: the same for publication, without what could tell of single people
 * @DR_PUBLISH_RETURN: the maintaining-access report, of a return
 * @DR_PUBLISH_RETURN_PUBLIC: the same for publication
 */
typedef enum {
  DR_PUBLISH_ASSESSMENT,
  DR_PUBLISH_PUBLIC,
  DR_PUBLISH_RETURN,
  DR_PUBLISH_RETURN_PUBLIC,
} DrPublishKind;
#define DR_N_PUBLISH_KINDS 4

typedef enum {
  DR_PUBLISH_PDF,      /* A4, for paper and screen readers */
  DR_PUBLISH_PAGE,     /* for browsers */
  DR_PUBLISH_OFFICE,   /* for word processors */
} DrPublishFormat;
#define DR_N_PUBLISH_FORMATS 3

const char  *dr_publish_kind_word     (DrPublishKind kind);
gboolean     dr_publish_kind_parse    (const char *word, DrPublishKind *kind);
gboolean     dr_publish_kind_is_of_return (DrPublishKind kind);
gboolean     dr_publish_kind_is_public    (DrPublishKind kind);
const char  *dr_publish_format_word   (DrPublishFormat format);
gboolean     dr_publish_format_parse  (const char *word, DrPublishFormat *format);
const char  *dr_publish_format_suffix (DrPublishFormat format);

typedef struct {
  DrDocument    *document;
  DrDate         day;         /* that it was checked on */
  DrPublishKind  kind;
  DrPublicTally  left_out;    /* of a public version */
} DrPublished;

DrPublished *dr_publish_version     (DrRegister *in, const char *reference, guint version, DrPublishKind kind,
                                     GCancellable *cancellable, GError **error);
DrPublished *dr_publish_record      (DrRegister *in, const char *name, const char *data, gsize length, DrPublishKind kind,
                                     GCancellable *cancellable, GError **error);
DrPublished *dr_publish_input       (DrAssessmentReport *input, DrPublishKind kind);
void         dr_published_free      (DrPublished *self);
GBytes      *dr_published_to_bytes  (const DrPublished *self, DrPublishFormat format, GCancellable *cancellable,
                                     GError **error);
char        *dr_published_left_out  (const DrPublished *self);

const DrReportPerson *dr_publish_people (DrRegister *in, DrArena *arena, guint *n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPublished, dr_published_free)

G_END_DECLS
