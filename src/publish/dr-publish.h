/* dr-publish.h: reports of what the register or a file holds: which kinds there are, in which formats, made.
 * Used by both programs alike, in any thread. It lays out nothing itself (reports/) and decides nothing about what is kept
 * (register/); it writes no file. */
#pragma once

#include "dr-assessment-report.h"
#include "dr-document.h"
#include "dr-register.h"

G_BEGIN_DECLS

/**
 * DrPublishKind:
 * @DR_PUBLISH_ASSESSMENT: all that an assessment says, and every figure
 * @DR_PUBLISH_PUBLIC: the same for publication, without what could tell of single people
 */
typedef enum {
  DR_PUBLISH_ASSESSMENT,
  DR_PUBLISH_PUBLIC,
} DrPublishKind;
#define DR_N_PUBLISH_KINDS 2

typedef enum {
  DR_PUBLISH_PDF,      /* A4, for paper and screen readers */
  DR_PUBLISH_PAGE,     /* for browsers */
  DR_PUBLISH_OFFICE,   /* for word processors */
} DrPublishFormat;
#define DR_N_PUBLISH_FORMATS 3

/* What is reported on: a version in the register, or a record. */
typedef struct {
  const char *reference;   /* (nullable): in the register */
  guint       version;     /* from 1 */
  const char *name;        /* of a record, for messages: where @reference is %NULL */
  GBytes     *record;      /* its bytes, likewise */
} DrPublishSource;

gboolean    dr_publish_is_available  (DrPublishKind kind);
const char *dr_publish_kind_word     (DrPublishKind kind);
gboolean    dr_publish_kind_parse    (const char *word, DrPublishKind *kind);
const char *dr_publish_format_word   (DrPublishFormat format);
gboolean    dr_publish_format_parse  (const char *word, DrPublishFormat *format);
const char *dr_publish_format_suffix (DrPublishFormat format);

DrDocument *dr_publish_document      (DrRegister *in, const DrPublishSource *source, DrPublishKind kind, DrDate *day,
                                      GError **error);
const DrReportPerson *dr_publish_people (DrRegister *in, DrArena *arena, guint *n, GError **error);
GBytes     *dr_publish_bytes         (const DrDocument *document, DrPublishFormat format, DrDate day, GError **error);

G_END_DECLS
