/* dr-bag-sink.h: where the bytes of a bag's members go: into a folder or into one zip.
 * Used by the bag writer alone, which sees to names and order. A sink never leaves anything behind unless it finishes. */
#pragma once

#include "dr-bag-place.h"

G_BEGIN_DECLS

#define DR_BAG_CHUNK ((gsize) 64 * 1024)

typedef struct _DrBagSink DrBagSink;

typedef struct {
  gboolean (*begin)   (DrBagSink *self, const char *name, gint64 size, GError **error);   /* size: -1 not known */
  gboolean (*write)   (DrBagSink *self, gconstpointer data, gsize length, GError **error);
  gboolean (*end)     (DrBagSink *self, GError **error);
  gboolean (*finish)  (DrBagSink *self, GError **error);   /* on to the disk, and under its name */
  void     (*discard) (DrBagSink *self);                   /* what is not finished, and the sink itself */
} DrBagSinkClass;

struct _DrBagSink {
  const DrBagSinkClass *class;
  DrBagPlace            place;
  gint64                time;   /* seconds since 1970, of every member */
};

DrBagSink *dr_bag_folder_sink_new (const char *path, gint64 time, GError **error);
DrBagSink *dr_bag_zip_sink_new    (const char *path, gint64 time, GError **error);

G_END_DECLS
