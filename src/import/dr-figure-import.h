/* dr-figure-import.h: the verb "import these files of figures for this area": read, preview, then apply.
 * Used by the command line and the register. A file is read and recognised once, for any number of areas.
 * It never changes an evidence base: apply makes a new one, and what a preview refuses never gets into it. */
#pragma once

#include "dr-census-mapping.h"
#include "dr-evidence.h"
#include "dr-import-error.h"

G_BEGIN_DECLS

/* What becomes of one row of the preview. */
typedef enum {
  DR_IMPORT_TAKEN,        /* a figure that the evidence base does not have yet */
  DR_IMPORT_CHANGED,      /* a figure that differs from the one it has */
  DR_IMPORT_UNCHANGED,    /* the figure that it has already: it and its source stay as they are */
  DR_IMPORT_REFUSED,      /* cannot be taken, see the reason */
  DR_IMPORT_NOT_MAPPED,   /* read, but the mapping names no group for it */
  DR_IMPORT_NOTE,         /* a word about the file, which changes nothing */
} DrImportStatus;
#define DR_N_IMPORT_STATUSES 6

/* What a row of the preview speaks of. */
typedef enum {
  DR_IMPORT_ROW_POPULATION,   /* the count of everybody: @id is DR_GROUP_ALL_ID */
  DR_IMPORT_ROW_GROUP,        /* @id is the group's */
  DR_IMPORT_ROW_CATEGORY,     /* a column or category that no group uses; no @id */
  DR_IMPORT_ROW_CONTACTS,     /* @id is "channel/POINT/PERIOD" or "channel//PERIOD" */
  DR_IMPORT_ROW_FILE,         /* the file as a whole; no @id */
} DrImportRowKind;

/* One line of the preview. Read-only; owned by the preview. */
typedef struct {
  DrImportStatus  status;
  DrImportRowKind kind;
  const char     *file;        /* as it was given */
  guint           line;        /* of the area's row (of the first small area; the header is 1); 0: of no one line */
  const char     *table;       /* (nullable): table id of the mapping, e.g. "TS038" */
  const char     *id;          /* (nullable): see @kind */
  const char     *name;        /* the group's name, the category's wording, ...: for people; never NULL */
  const char     *columns;     /* (nullable): the wording of the columns summed, joined by " + " */
  DrUnit          unit;
  double          count;       /* DR_UNKNOWN where there is none */
  double          base;        /* of its own table; DR_UNKNOWN */
  double          old_count;   /* what the evidence base has; DR_UNKNOWN */
  double          old_base;    /* DR_UNKNOWN */
  guint           n_areas;     /* small areas that were summed; 0: the area's own row was used */
  const char     *reason;      /* (nullable), translated: why it is refused or not mapped, or the note itself */
} DrImportRow;

/* What would be taken from the files for one area. Immutable. */
typedef struct _DrImportPreview DrImportPreview;

/* An area that stands in some file. Owned by the import. */
typedef struct {
  const char *code;
  const char *name;
} DrImportArea;

typedef struct _DrFigureImport DrFigureImport;

DrFigureImport    *dr_figure_import_new         (DrCensusMapping *mapping);
void               dr_figure_import_free        (DrFigureImport *self);
gboolean           dr_figure_import_add_file    (DrFigureImport *self, const char *path, GError **error);
gboolean           dr_figure_import_add_bytes   (DrFigureImport *self, const char *name, const char *data, gsize length,
                                                 GError **error);
const DrImportArea *dr_figure_import_get_areas  (DrFigureImport *self, guint *n_areas);

/* For dr_figure_import_preview(); zero-initialise and set what is known. */
typedef struct {
  const char       *area;        /* code, e.g. "E07000242"; NULL: that of the evidence base */
  const char       *area_name;   /* (nullable): the area's name, where no file says it (small areas only) */
  const char       *service;     /* (nullable): service id that contact counts without an access point belong to;
                                    may stay NULL where the evidence base has one service */
  const DrEvidence *evidence;    /* (nullable): what to compare with, and what apply will be given; the template where
                                    there is none of the area yet. Without one nothing can be applied. */
} DrImportRequest;

DrImportPreview   *dr_figure_import_preview     (DrFigureImport *self, const DrImportRequest *request, GError **error);

void               dr_import_preview_free       (DrImportPreview *self);
const char        *dr_import_preview_get_area   (const DrImportPreview *self);
const char        *dr_import_preview_get_area_name (const DrImportPreview *self);
const DrImportRow *dr_import_preview_get_rows   (const DrImportPreview *self, guint *n_rows);
guint              dr_import_preview_count      (const DrImportPreview *self, DrImportStatus status);
const char        *dr_import_status_to_string   (DrImportStatus status);
const char        *dr_import_row_kind_to_string (DrImportRowKind kind);

/* The evidence base shipped as data/evidence/template.xml speaks of this area until an import names the real one. */
#define DR_IMPORT_TEMPLATE_AREA "X00000000"

/* What the new evidence base is called. Zero-initialise and set what is known. */
typedef struct {
  const char *id;         /* (nullable): NULL: the old one's; where that is the template, "profile-CODE" */
  const char *version;    /* (nullable): NULL: the old one's */
  DrDate      published;  /* none: the old one's */
} DrImportEdition;

DrEvidence        *dr_figure_import_apply       (const DrImportPreview *preview, const DrEvidence *evidence,
                                                 const DrImportEdition *edition, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFigureImport, dr_figure_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImportPreview, dr_import_preview_free)

G_END_DECLS
