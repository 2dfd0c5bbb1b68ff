/* dr-nomis-bulk.h: reads the wide layout of Nomis bulk files: date, geography, geography code, then the columns.
 * Used by the figure import. It knows no table: which columns matter is the mapping's business. */
#pragma once

#include "dr-figure-table.h"

G_BEGIN_DECLS

gboolean       dr_nomis_bulk_recognise (const DrCsvTable *csv);
DrFigureTable *dr_nomis_bulk_read      (DrCsvTable *csv, GError **error);

G_END_DECLS
