/* dr-bag-place.h: where a bag will be: a name with nothing there, and a temporary one beside it until all is written.
 * Used by the sinks of the bag writer. It never replaces anything, and takes nothing away but what a program of this user
 * that was killed has left under such a temporary name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *path;        /* for messages */
  char *name;        /* in the folder */
  char *temporary;   /* in the same folder */
  int   folder;      /* open; -1: none */
} DrBagPlace;

gboolean dr_bag_place_open      (DrBagPlace *self, const char *path, GError **error);
void     dr_bag_place_clear     (DrBagPlace *self);
int      dr_bag_place_scratch   (DrBagPlace *self, GError **error);
gboolean dr_bag_place_hold      (DrBagPlace *self, int fd);
void     dr_bag_place_remove    (int folder, const char *name);
gboolean dr_bag_place_settle    (DrBagPlace *self, GError **error);
gboolean dr_bag_place_fail      (const DrBagPlace *self, int code, GError **error);
gboolean dr_bag_place_write_all (const DrBagPlace *self, int fd, gconstpointer data, gsize length, GError **error);

G_END_DECLS
