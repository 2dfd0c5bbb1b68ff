/* dr-report-state.h: what the Report window shows: what there is to choose, and what the file is to be called.
 * Pure; used by the window, tested without a display. */
#pragma once

#include "dr-publish.h"

G_BEGIN_DECLS

/* What was chosen, and what is known. */
typedef struct {
  const char      *reference;            /* of a return: its period */
  guint            version;
  gboolean         is_draft;
  const char      *file;                 /* (nullable): of a return from elsewhere */
  DrPublishKind    kind;
  DrPublishFormat  format;
  const char      *language;             /* BCP 47: of the report */
  const char      *program_language;     /* of the program's own messages */
} DrReportChoice;

typedef struct {
  const char *label;     /* translated */
  const char *help;      /* likewise: what it is for */
} DrReportOption;

typedef struct {
  char           *about;       /* the assessment and version, and that it is a draft */
  DrReportOption  kinds[DR_N_PUBLISH_KINDS];
  DrReportOption  formats[DR_N_PUBLISH_FORMATS];
  char           *file_name;   /* proposed */
} DrReportState;

DrReportState *dr_report_state_new   (const DrReportChoice *choice);
void           dr_report_state_free  (DrReportState *self);
char          *dr_report_saved_words (DrPublishFormat format, const char *name);
const char    *dr_report_refusal     (gboolean at_work, gboolean is_local);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReportState, dr_report_state_free)

G_END_DECLS
