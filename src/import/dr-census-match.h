/* dr-census-match.h: which table of the mapping a file is, and which of its columns make which group.
 * Made once a file, immutable; used by the preview for any number of areas.
 * It recognises a table by its headers alone, and never guesses at a column that is missing. */
#pragma once

#include "dr-census-mapping.h"
#include "dr-figure-table.h"

G_BEGIN_DECLS

/* The columns that make one group of the table. */
typedef struct {
  const guint *columns;     /* of the file: to be summed */
  guint        n_columns;   /* 0 where one is missing */
  const char  *wording;     /* of the columns, joined by " + " */
  const char  *missing;     /* (nullable): the first that is not in the file, for people */
} DrGroupColumns;

typedef struct {
  /*< private >*/
  DrArena             *arena;

  /*< public, read-only >*/
  const DrCensusTable  *table;         /* (nullable): not in the mapping */
  const char           *refused;       /* (nullable), translated: why nothing of the file can be taken */
  int                   base_column;   /* of the file; -1: the sum of all columns that are not outside */
  const DrGroupColumns *groups;        /* as the table's */
  const gboolean       *used;          /* by column of the file: some group sums it, or it is the base */
  const char           *unknown;       /* (nullable): wording of columns that the table does not have, for people */
} DrCensusMatch;

DrCensusMatch *dr_census_match_new  (const DrCensusMapping *mapping, const DrFigureTable *figures);
void           dr_census_match_free (DrCensusMatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCensusMatch, dr_census_match_free)

G_END_DECLS
