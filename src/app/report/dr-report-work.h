/* dr-report-work.h: makes a report, as a file or as pages to print: in a lane of the desk, or in a thread where what is
 * reported on is a record by itself.
 * Used by the Report window. A report in another language than the program's is made by a second process of this program:
 * messages have one language in a process. */
#pragma once

#include "dr-desk.h"
#include "dr-long-progress.h"
#include "dr-pdf-pages.h"
#include "dr-publish.h"

G_BEGIN_DECLS

/* The first word of the command line of that second process. */
#define DR_REPORT_PROCESS "--make-report"

typedef struct {
  char            *uri;         /* (nullable): of the register */
  char            *reference;   /* (nullable): in the register */
  guint            version;
  char            *name;        /* of a record by itself, for messages; of a return that the register made: its period */
  GBytes          *record;      /* (nullable): its bytes, or those of a return that the register made */
  char            *file;        /* (nullable): of a return from elsewhere; read when its report is made */
  char            *previous;    /* (nullable): of a return: the file of an earlier one, for trends */
  DrPublishKind    kind;
  DrPublishFormat  format;
  char            *language;    /* (nullable): other than the program's; BCP 47 */
  char            *path;        /* (nullable): where the file goes; %NULL: pages are wanted */
  DrLongProgress  *progress;    /* (nullable): told how far the returns are that one is held against */
} DrReportJob;

/* What comes of it. */
typedef struct {
  char            *path;      /* (nullable): the file is there */
  DrPublishFormat  format;
  DrPdfPages      *pages;     /* (nullable) */
  char            *left_out;  /* (nullable): of a public version: what it leaves out, in the program's language */
} DrReportMade;

void     dr_report_job_free   (DrReportJob *self);
void     dr_report_made_free  (DrReportMade *self);

gpointer dr_report_job_run    (DrRegister *in, gpointer job, GCancellable *cancellable, GError **error);
void     dr_report_job_start  (DrReportJob *job, DrDesk *desk, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
DrReportMade *dr_report_job_finish (GObject *source, GAsyncResult *result, GError **error);

int      dr_report_process    (int argc, char **argv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReportJob, dr_report_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReportMade, dr_report_made_free)

G_END_DECLS
