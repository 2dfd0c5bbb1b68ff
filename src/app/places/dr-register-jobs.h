/* dr-register-jobs.h: what takes long over the whole register: bringing files in, checking against new evidence, handing
 * out a bag; and what came of it, in words.
 * Used by the Assessments place with DrLongWork. Runs in the lane; the words are pure. */
#pragma once

#include "dr-bag-export.h"
#include "dr-long-work.h"
#include "dr-recheck.h"

G_BEGIN_DECLS

/* One file's, or one record's, fate. */
typedef struct {
  char     *name;        /* of the file, or of the member of a bag */
  char     *text;        /* what was done with it, or why it was refused */
  gboolean  refused;
  gboolean  is_draft;
  char     *reference;   /* (nullable) */
  guint     version;
} DrImportLine;

typedef struct {
  GPtrArray *lines;      /* of DrImportLine: refused ones first */
  guint      n_drafts;
  guint      n_records;
  guint      n_here;     /* of the records, those that were here already */
  guint      n_refused;
} DrImportReport;

typedef struct {
  char  *person;
  char **paths;
} DrImportJob;

typedef struct {
  char          *path;
  DrPeriod       period;   /* what belongs to it, with the return; none: all of the register */
  DrBagExported  bag;      /* once it is made */
} DrExportJob;

DrImportJob    *dr_import_job_new        (const char *person, const char * const *paths);
void            dr_import_job_free       (DrImportJob *self);
DrExportJob    *dr_export_job_new        (const char *path);
void            dr_export_job_free       (DrExportJob *self);
void            dr_import_report_free    (DrImportReport *self);
char           *dr_import_report_summary (const DrImportReport *self);
char           *dr_recheck_summary       (const DrRecheck *recheck);
char           *dr_export_summary        (const DrExportJob *done);

gpointer        dr_register_job_import   (DrRegister *in, gpointer job, DrLongProgress *progress,
                                          GCancellable *cancellable, GError **error);
gpointer        dr_register_job_recheck  (DrRegister *in, gpointer nothing, DrLongProgress *progress,
                                          GCancellable *cancellable, GError **error);
gpointer        dr_register_job_export   (DrRegister *in, gpointer job, DrLongProgress *progress,
                                          GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrExportJob, dr_export_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImportReport, dr_import_report_free)

G_END_DECLS
