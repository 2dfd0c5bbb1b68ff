/* dr-ons-dataset.h: reads the long layout of ONS custom datasets: area code, area, category code, category, Observation.
 * Used by the figure import. It refuses cross tables: shares of two things at once are not a group's profile. */
#pragma once

#include "dr-figure-table.h"

G_BEGIN_DECLS

gboolean       dr_ons_dataset_recognise (const DrCsvTable *csv);
DrFigureTable *dr_ons_dataset_read      (DrCsvTable *csv, GError **error);

G_END_DECLS
