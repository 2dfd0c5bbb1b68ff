/* dr-figure-table.h: what a file of census figures says, areas by columns, whatever its layout.
 * Made by the readers of each layout, immutable from then on; used by the matching and the preview.
 * Cells stay text until they are asked for, so that a bad one harms only the area it stands in. */
#pragma once

#include "dr-csv-table.h"

G_BEGIN_DECLS

typedef enum {
  DR_FIGURE_LAYOUT_NOMIS,   /* wide: one row an area */
  DR_FIGURE_LAYOUT_ONS,     /* long: one row an area and category */
} DrFigureLayout;

typedef struct {
  const char *wording;      /* without the topic and what only says "value"; owned by the table */
  const char *folded;       /* dr_figure_fold() of it */
  gboolean    outside;      /* "does not apply": no part of the base */
} DrFigureColumn;

typedef struct {
  const char *code;
  const char *name;
  guint       line;         /* of its row, or of the first of them */
  guint       again;        /* line of a row that tells the same thing a second time; 0: none */
  const char *date;         /* (nullable): as the file gives it */
} DrFigureArea;

/* The small areas of one district: those whose name is the district's and a code such as "005A" (lower layer) or
 * "005" (middle layer). */
typedef struct {
  GArray  *areas;     /* guint: index of areas */
  gboolean lower;     /* some have a letter */
  gboolean middle;    /* some have none; with @lower both, every resident would be counted twice */
} DrSmallAreas;

typedef struct {
  /*< private >*/
  DrCsvTable     *csv;
  GStringChunk   *strings;
  GHashTable     *by_code;
  GArray         *area_array;
  GArray         *column_array;
  GPtrArray      *cells;       /* areas × columns, NULL where there is none */
  GArray         *cell_lines;  /* guint32, for each cell */
  GHashTable     *districts;   /* folded name of a district to its small areas, DrSmallAreas */

  /*< public, read-only >*/
  DrFigureLayout        layout;
  const char           *file;        /* as it was given */
  const char           *digest;      /* SHA-256 */
  const char           *topic;       /* folded subject, e.g. "disability"; "" where the headers name none */
  const char           *topic_wording;
  const DrFigureArea   *areas;       guint n_areas;
  const DrFigureColumn *columns;     guint n_columns;
} DrFigureTable;

DrFigureTable *dr_figure_table_new       (DrCsvTable *csv, DrFigureLayout layout);
void           dr_figure_table_free      (DrFigureTable *self);
const char    *dr_figure_table_intern    (DrFigureTable *self, const char *text);
void           dr_figure_table_set_topic (DrFigureTable *self, const char *wording);
gboolean       dr_figure_table_add_column (DrFigureTable *self, const char *wording, guint line, GError **error);
int            dr_figure_table_add_area  (DrFigureTable *self, const char *code, const char *name, guint line);
void           dr_figure_table_set_cell  (DrFigureTable *self, guint area, guint column, const char *text, guint line);
void           dr_figure_table_seal      (DrFigureTable *self);

int            dr_figure_table_find_area (const DrFigureTable *self, const char *code);
const DrSmallAreas *dr_figure_table_find_small_areas (const DrFigureTable *self, const char *district);
const char    *dr_figure_table_get_cell  (const DrFigureTable *self, guint area, guint column);
guint          dr_figure_table_get_line  (const DrFigureTable *self, guint area, guint column);
gboolean       dr_figure_table_is_terminated (const DrFigureTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFigureTable, dr_figure_table_free)

G_END_DECLS
