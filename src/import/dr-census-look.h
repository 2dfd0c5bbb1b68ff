/* dr-census-look.h: one census file looked at for one area: its rows, their sums, and whether they can be believed.
 * Used by the preview only. It reads and sums; what becomes of a figure is decided there. */
#pragma once

#include "dr-import-preview-private.h"

G_BEGIN_DECLS

/* How far the groups of a partition may be from their base, and two tables of one census from one another: each cell
 * is perturbed for privacy, by a few people. */
#define DR_CENSUS_TOLERANCE 0.005

/* One file looked at for one area. */
typedef struct {
  DrImportPreview      *preview;
  const DrImportFile   *file;
  const DrFigureTable  *figures;
  const DrCensusTable  *table;      /* (nullable) */
  guint                 own;        /* the area's own row */
  const guint          *areas;      /* rows to sum: that one, or small areas */
  guint                 n_areas;
  gboolean              small;
  gboolean              middle;
  double                base;
} DrCensusLook;

gboolean  dr_census_look_at               (DrCensusLook *look, const DrImportPreview *preview, const DrImportFile *file,
                                           char **reason);
char     *dr_census_look_why_rows_refused (const DrCensusLook *look);
gboolean  dr_census_look_sum              (const DrCensusLook *look, const guint *columns, guint n_columns, double *total,
                                           guint *line, char **reason);
gboolean  dr_census_look_sum_base         (DrCensusLook *look, guint *line, char **reason);
gboolean  dr_census_look_is_as_known      (const DrCensusLook *look, const GPtrArray *files, double *known,
                                           const char **from);
char     *dr_census_look_why_base_refused (const DrCensusLook *look, const GPtrArray *files);

G_END_DECLS
