/* dr-return-reader.h: a maintaining-access return that somebody wrote, and how it differs from the same made again.
 * Used by verify: it reads which records the return counts, folds those records again and compares. It never trusts a
 * sum that it reads, and never looks for records itself. */
#pragma once

#include "dr-return.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

/* What a return says of itself, without what it adds up. */
typedef struct {
  /*< private >*/
  DrArena             *arena;
  const DrXmlDocument *document;

  /*< public, read-only >*/
  DrPeriod             period;
  DrDate               as_of;
  const char          *council;
  const char          *council_id;     /* (nullable) */
  const char          *store_head;     /* (nullable) */
  guint64              store_length;

  /*< public >*/
  DrReturnEntry       *entries;        /* one a line; the caller finds the records by their
                                        * digests: dr_return_entry_set_record(), and approval */
  guint                n_entries;
} DrReturnStatement;

DrReturnStatement *dr_return_statement_read (const DrXmlDocument *document, GError **error);
void               dr_return_statement_free (DrReturnStatement *self);
DrReturn          *dr_return_statement_begin (const DrReturnStatement *self);
gboolean           dr_return_compare        (const DrReturnStatement *self, DrReturn *again, GPtrArray **differences);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReturnStatement, dr_return_statement_free)

G_END_DECLS
