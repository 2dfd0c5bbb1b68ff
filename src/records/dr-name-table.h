/* dr-name-table.h: a value of fixed size for each of very many names, in little memory: names are kept as 128 bits.
 * Used by the writer, the reader and the check of bags. It never gives a name back. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrNameTable DrNameTable;

DrNameTable *dr_name_table_new  (gsize value_size);
void         dr_name_table_free (DrNameTable *self);
gpointer     dr_name_table_add  (DrNameTable *self, const char *name, gsize length, gboolean *is_new);
gpointer     dr_name_table_find (DrNameTable *self, const char *name, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrNameTable, dr_name_table_free)

G_END_DECLS
