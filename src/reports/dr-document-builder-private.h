/* dr-document-builder-private.h: a builder from within.
 * Used by the files that make up the builder only.
 * Whatever is kept for the document lives in the document's arena. */
#pragma once

#include "dr-document-builder.h"

G_BEGIN_DECLS

/* A table while its rows come in. */
typedef struct {
  const char *anchor;
  DrWords     caption;
  guint       n_columns;
  guint       n_rows;
  guint       column;    /* where the next cell of the row belongs */
  GArray     *cells;     /* DrCell, [row × column] */
  guint      *covered;   /* [column] the first row that no cell from above reaches */
  guint      *weight;    /* [column] */
  DrRowOrder  order;
  guint       most;       /* rows shown; 0: all */
  const char *none;
  guint       none_from;
  gboolean    alike;
} OpenTable;

struct _DrDocumentBuilder {
  DrDocument *document;
  GArray     *blocks;     /* DrBlock */
  GArray     *sums;       /* DrDocumentSum */
  GArray     *elsewhere;  /* DrDocumentElsewhere */
  GPtrArray  *few;        /* families of keys */
  GHashTable *anchors;    /* text of the arena: a set */
  GArray     *items;      /* DrWords of the open list */
  GArray     *pairs;      /* DrPair of the open pairs */
  gboolean    ordered;
  gboolean    in_list;
  gboolean    in_pairs;
  OpenTable   table;      /* without cells: none is open */
};

const char *dr_document_builder_take_anchor (DrDocumentBuilder *self, const char *wanted);
gpointer    dr_document_builder_keep_rows   (DrDocumentBuilder *self, GArray *rows);

G_END_DECLS
