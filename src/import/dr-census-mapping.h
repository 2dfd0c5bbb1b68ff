/* dr-census-mapping.h: which columns of which census table make which group, as data/import/census-2021.xml says.
 * Immutable; used by the figure import. Its loader proves that no group counts anybody twice and that the groups of
 * a partition leave nobody out. It knows nothing of files of figures. */
#pragma once

#include "dr-evidence.h"
#include "dr-import-error.h"

G_BEGIN_DECLS

/* A column of a table, as a tree: the children of a category make it up, so that either it or they are counted. */
typedef struct {
  const char         *id;          /* within the table */
  const char * const *columns;     /* accepted spellings, folded by dr_figure_fold() */
  guint               n_columns;
  const char         *wording;     /* the first of them, as it is written */
  int                 parent;      /* index of categories; DR_NO_INDEX: of the table as a whole */
  guint               n_children;
} DrCensusCategory;

/* One group that a table tells of. */
typedef struct {
  const char      *id;
  const char      *name;
  DrCharacteristic characteristic;
  gboolean         without_characteristic;
  int              dimension;      /* index of the mapping's dimensions */
  DrIndices        categories;     /* of the table: disjoint, summed */
  guint            line;
} DrCensusGroup;

typedef struct {
  const char             *id;           /* e.g. "TS038" */
  const char             *title;
  const char             *population;   /* whom its base counts, in words, e.g. "usual residents aged 16 and over" */
  const char             *link;         /* (nullable) */
  DrUnit                  unit;
  gboolean                everybody;    /* its base is the population of the area */
  const char             *lookalike;    /* (nullable): another table with the very same headers, e.g. "TS020" */
  const char * const     *topics;       /* accepted names of its subject, folded */
  guint                   n_topics;
  const char * const     *bases;        /* accepted names of its total besides "Total" and "Total: ...", folded */
  guint                   n_bases;
  const DrCensusCategory *categories;
  guint                   n_categories;
  const DrCensusGroup    *groups;
  guint                   n_groups;
  guint                   line;
} DrCensusTable;

typedef struct _DrCensusMapping DrCensusMapping;

struct _DrCensusMapping {
  /*< private >*/
  gatomicrefcount      ref_count;
  DrArena             *arena;

  /*< public, read-only >*/
  const char          *id;
  const char          *title;
  const char          *publisher;
  const char          *licence;
  DrDate               fieldwork;     /* census day */
  const DrDimension   *dimensions;    guint n_dimensions;
  const DrCensusTable *tables;        guint n_tables;
};

DrCensusMapping *dr_census_mapping_load         (const char *path, GError **error);
DrCensusMapping *dr_census_mapping_load_bytes   (const char *name, const char *data, gsize length, GError **error);
DrCensusMapping *dr_census_mapping_load_default (GError **error);
DrCensusMapping *dr_census_mapping_ref          (DrCensusMapping *self);
void             dr_census_mapping_unref        (DrCensusMapping *self);
int              dr_census_mapping_find_table   (const DrCensusMapping *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCensusMapping, dr_census_mapping_unref)

G_END_DECLS
