/* dr-field-watches.h: who is told of which field's other value.
 * Used by DrEditor, whose windows have some hundred controls: a key that is typed is one field's, and reaches those of that
 * field alone. It knows no values and no widgets. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrFieldWatches DrFieldWatches;

typedef void (*DrFieldChanged) (gpointer data);

DrFieldWatches *dr_field_watches_new    (void);
void            dr_field_watches_free   (DrFieldWatches *self);
void            dr_field_watches_add    (DrFieldWatches *self, const char *key, DrFieldChanged callback, gpointer data);
void            dr_field_watches_remove (DrFieldWatches *self, const char *key, gpointer data);
void            dr_field_watches_tell   (DrFieldWatches *self, const char * const *keys);

G_END_DECLS
