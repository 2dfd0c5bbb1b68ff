/* dr-figures-import.h: files of figures read and compared with the evidence base, and every row of them in words.
 * Used by the window of the import: reading is work for the desk's long lane, the words are pure. Nothing is written. */
#pragma once

#include "dr-figure-import.h"
#include "dr-long-work.h"

G_BEGIN_DECLS

typedef struct {
  char       **paths;
  DrEvidence  *evidence;   /* what they are compared with */
  char        *service;    /* (nullable): id: of contacts that name no access point */
} DrFiguresTask;

/* What came of it. */
typedef struct {
  DrFigureImport  *import;
  DrImportPreview *preview;    /* (nullable): no file could be read */
  DrEvidence      *evidence;
  GPtrArray       *unread;     /* of char *: why a file could not be read */
  gboolean         contacts;   /* there are counts of contacts among it */
} DrFiguresFound;

/* One row in words. All text is translated. */
#define DR_TYPE_FIGURES_ROW (dr_figures_row_get_type ())

G_DECLARE_FINAL_TYPE (DrFiguresRow, dr_figures_row, DR, FIGURES_ROW, GObject)

struct _DrFiguresRow {
  GObject         parent_instance;

  DrImportStatus  status;
  char           *what;
  char           *where;    /* "ts001.csv, line 3" */
  char           *figures;  /* "100 of 1,000 → 120 of 1,000"; "" where there are none */
  char           *why;      /* (nullable): why it is refused or not taken, or what there is to know */
};

void         dr_figures_task_free    (DrFiguresTask *self);
void         dr_figures_found_free   (DrFiguresFound *self);
gpointer     dr_figures_read         (DrRegister *in, gpointer task, DrLongProgress *progress, GCancellable *cancellable,
                                      GError **error);

const char  *dr_figures_status_label (DrImportStatus status);
GListModel  *dr_figures_rows         (const DrFiguresFound *found);
guint        dr_figures_count        (const DrFiguresFound *found, DrImportStatus status);
char        *dr_figures_refusal      (const DrFiguresFound *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFiguresFound, dr_figures_found_free)

G_END_DECLS
