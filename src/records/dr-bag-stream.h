/* dr-bag-stream.h: the bytes of one member of a bag, as a GInputStream.
 * Used by the sources of the bag reader. It never gives more bytes than the member declares, and none once its member is
 * done with, whoever still holds it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DR_TYPE_BAG_STREAM (dr_bag_stream_get_type ())
G_DECLARE_FINAL_TYPE (DrBagStream, dr_bag_stream, DR, BAG_STREAM, GInputStream)

/* Bytes, 0 at the end, or -1 with @error set. */
typedef gssize (*DrBagRead) (gpointer source, gpointer buffer, gsize size, GError **error);

DrBagStream *dr_bag_stream_new    (const char *name, guint64 size, DrBagRead read, gpointer source);
void         dr_bag_stream_detach (DrBagStream *self);

G_END_DECLS
