/* dr-document-fold-private.h: what the files that fold a document share.
 * Used by the dr-document-fold*.c files only.
 * Whatever they make lives in the builder's document; what is not changed stays where it was. */
#pragma once

#include "dr-document-builder-private.h"
#include "dr-document-fold.h"

G_BEGIN_DECLS

/* Rows or items of which the same is said, from how many on they are one. */
#define DR_FOLD_FEWEST 3

void dr_document_fold_alike  (DrDocumentBuilder *out, const DrBlock *block);
void dr_document_fold_table  (DrDocumentBuilder *out, const DrDocumentTable *table);
void dr_document_fold_figure (DrDocumentBuilder *out, const DrBlock *block);
void dr_document_fold_list   (DrDocumentBuilder *out, const DrDocumentList *list);
void dr_document_fold_decimals (DrDocumentBuilder *out, DrBlock *block);

G_END_DECLS
