/* dr-bag-writer.h: writes a BagIt 1.0 bag (RFC 8493), as a folder or as one zip, piece by piece.
 * Used by the register's export. It keeps no member in memory, never replaces anything, and until it finishes, and
 * when it fails, nothing of the bag is there. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DrBagWriter DrBagWriter;

DrBagWriter *dr_bag_writer_new        (const char *path, gint64 time, GError **error);
void         dr_bag_writer_free       (DrBagWriter *self);
void         dr_bag_writer_set_info   (DrBagWriter *self, const char *label, const char *value);

gboolean     dr_bag_writer_add        (DrBagWriter *self, const char *name, GBytes *bytes, GCancellable *cancellable,
                                       GError **error);
gboolean     dr_bag_writer_add_hashed (DrBagWriter *self, const char *name, GBytes *bytes, const char *digest,
                                       GCancellable *cancellable, GError **error);
gboolean     dr_bag_writer_add_stream (DrBagWriter *self, const char *name, GInputStream *stream,
                                       GCancellable *cancellable, GError **error);
gboolean     dr_bag_writer_begin      (DrBagWriter *self, const char *name, GError **error);
gboolean     dr_bag_writer_write      (DrBagWriter *self, gconstpointer data, gsize length, GCancellable *cancellable,
                                       GError **error);
gboolean     dr_bag_writer_end        (DrBagWriter *self, GError **error);

gboolean     dr_bag_writer_finish     (DrBagWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrBagWriter, dr_bag_writer_free)

G_END_DECLS
