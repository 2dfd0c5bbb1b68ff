#include "dr-document-fold-private.h"

static void
free_document (gpointer data)
{
  dr_document_free (data);
}

static void
add_block (DrDocumentBuilder *out,
           const DrBlock     *block)
{
  const DrDocumentTable *table = block->kind == DR_BLOCK_TABLE ? block->table : block->kind == DR_BLOCK_FIGURE ? block->figure.table : NULL;

  if (table != NULL && table->alike)
    dr_document_fold_alike (out, block);
  else if (block->kind == DR_BLOCK_TABLE)
    dr_document_fold_table (out, block->table);
  else if (block->kind == DR_BLOCK_FIGURE)
    dr_document_fold_figure (out, block);
  else if (block->kind == DR_BLOCK_LIST)
    dr_document_fold_list (out, &block->list);
  else
    g_array_append_val (out->blocks, *block);
}

/**
 * dr_document_fold:
 * @document: (transfer full) (nullable): a document, public where it is to be; the folded one keeps it
 *
 * Rows of a table with dr_document_set_none() in which nothing but zeros stand, or nothing is known, leave it for a paragraph
 * below it that names them; their bars leave the chart. Groups of which a table with dr_document_set_alike() says the same share
 * a row, in its chart as well, and are named below it. Items of a list that say the same of different subjects become one.
 * Then the percentages of each column and each sentence get one number of decimals.
 * In the language of the messages as it is now.
 *
 * Returns: (transfer full) (nullable): what is to be shown; %NULL of none
 */
DrDocument *
dr_document_fold (DrDocument *document)
{
  g_autoptr (DrDocumentBuilder) out = NULL;
  DrDocument *folded;

  if (document == NULL)
    return NULL;
  out = dr_document_builder_new (document->language, document->title);
  for (guint i = 0; i < document->n_blocks; i++)
    add_block (out, &document->blocks[i]);
  for (guint i = 0; i < out->blocks->len; i++)
    dr_document_fold_decimals (out, &g_array_index (out->blocks, DrBlock, i));
  dr_document_builder_keep (out, document, free_document);
  folded = dr_document_builder_finish (out);
  folded->right_to_left = document->right_to_left;
  folded->kind = document->kind;
  folded->subject = document->subject;
  folded->running = document->running;
  folded->publisher = document->publisher;
  folded->status = document->status;
  folded->sums = document->sums;
  folded->n_sums = document->n_sums;
  folded->elsewhere = document->elsewhere;
  folded->n_elsewhere = document->n_elsewhere;
  folded->few = document->few;
  folded->n_few = document->n_few;

  return folded;
}
