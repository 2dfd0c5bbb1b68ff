/* dr-import-preview-private.h: a preview while it is being made, and what apply must know beyond its rows.
 * Used inside this layer only. */
#pragma once

#include "dr-census-match.h"
#include "dr-contact-counts.h"
#include "dr-figure-import.h"

G_BEGIN_DECLS

/* Where figures that are taken come from: becomes a source of the evidence base. */
typedef struct {
  const char          *file;       /* its name without folders */
  const char          *digest;
  const DrCensusTable *table;      /* (nullable): contact counts */
  guint                n_areas;    /* small areas summed; 0: the area's own row */
  gboolean             middle;     /* they are of the middle layer */
  gboolean             dataset;    /* an ONS custom dataset: its base is a sum of categories */
  DrDate               latest;     /* contact counts: the last period */
} DrImportOrigin;

/* What apply needs of one row. */
typedef struct {
  guint                origin;     /* index of origins */
  const DrCensusGroup *group;      /* group rows */
  guint                n_columns;  /* summed */
  int                  service;    /* contact rows: indices of the evidence base that the preview was made with */
  int                  channel;
  int                  point;
  DrDate               period;
} DrImportDetail;

struct _DrImportPreview {
  DrArena         *arena;
  DrCensusMapping *mapping;
  DrEvidence      *evidence;     /* (nullable): what it was made with */
  const char      *area;
  const char      *area_name;
  GArray          *rows;         /* DrImportRow */
  GArray          *details;      /* DrImportDetail, as long as @rows */
  GArray          *origins;      /* DrImportOrigin */
  GHashTable      *taken;        /* group id to index of rows + 1: by which row it is told first */
};

/* One file that was added, as it was understood. */
typedef struct {
  DrFigureTable   *figures;      /* either this, with its match */
  DrCensusMatch   *match;
  DrContactCounts *contacts;     /* or this */
} DrImportFile;

DrImportPreview *dr_import_preview_new        (DrCensusMapping *mapping, const DrEvidence *evidence);
DrImportRow     *dr_import_preview_add_row    (DrImportPreview *self, DrImportStatus status, DrImportRowKind kind,
                                               const char *file, guint line);
DrImportDetail  *dr_import_preview_get_detail (DrImportPreview *self, const DrImportRow *row);
guint            dr_import_preview_add_origin (DrImportPreview *self, const char *file, const char *digest);
void             dr_import_preview_refuse     (DrImportPreview *self, DrImportRow *row, const char *format, ...)
                                               G_GNUC_PRINTF (3, 4);

void             dr_census_preview_add        (DrImportPreview *self, const GPtrArray *files, guint index,
                                               const DrImportFile *population);
gboolean         dr_census_preview_has_area   (const DrImportPreview *self, const DrImportFile *file);
gboolean         dr_census_preview_is_direct  (const DrImportPreview *self, const DrImportFile *file);
void             dr_contact_preview_add       (DrImportPreview *self, const DrImportFile *file, const char *service);

G_END_DECLS
