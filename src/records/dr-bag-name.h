/* dr-bag-name.h: the name of a bag's member: which are safe, which are the same, and how a manifest spells them.
 * Used by the writer, the reader and the check of bags. It never touches a file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DR_BAG_NAME_MAX 1024       /* bytes */
#define DR_BAG_NAME_DEPTH 16       /* components */
#define DR_BAG_PAYLOAD "data/"

gboolean dr_bag_name_check  (const char *name, GError **error);
char    *dr_bag_name_shown  (const char *name);
char    *dr_bag_name_fold   (const char *name);
void     dr_bag_name_encode (const char *name, GString *line);
char    *dr_bag_name_decode (const char *text);

G_END_DECLS
