/* dr-bag-names.h: the names of one bag's members, each taken once, whatever a system thinks of case and accents.
 * Used by the writer and the reader of bags. It never forgets a name and never touches a file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrBagNames DrBagNames;

DrBagNames *dr_bag_names_new  (void);
void        dr_bag_names_free (DrBagNames *self);
gboolean    dr_bag_names_take (DrBagNames *self, const char *name, gboolean is_folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrBagNames, dr_bag_names_free)

G_END_DECLS
