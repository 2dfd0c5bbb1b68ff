/* dr-bag-reader.h: opens a bag, a folder or a zip, that a stranger made.
 * Used by the check of bags, by import and by verify. It never follows a link, never unpacks to the disk, never uses more
 * memory or time than its limits allow, and refuses the whole bag where one member could do harm. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  guint64 max_members;        /* files and folders; also lines of a manifest */
  guint64 max_member_bytes;
  guint64 max_total_bytes;    /* unpacked */
  guint64 max_ratio;          /* unpacked to packed, of a whole zip that unpacks to more than free_bytes */
  guint64 free_bytes;
} DrBagLimits;

#define DR_BAG_LIMITS_DEFAULT ((DrBagLimits) { \
  1000000, (guint64) 1 << 30, (guint64) 1 << 36, 200, (guint64) 1 << 24 })

typedef struct {
  const char *name;        /* from the bag's folder; safe */
  guint64     size;        /* bytes; its stream gives as many, or an error */
  gboolean    is_payload;  /* below data/ */
} DrBagMember;

typedef struct _DrBagReader DrBagReader;

/* Is told of each member; @bytes gives nothing more once it returns. Returns FALSE with @error set to stop. */
typedef gboolean (*DrBagVisit) (const DrBagMember *member, GInputStream *bytes, gpointer data, GError **error);

DrBagReader *dr_bag_reader_open      (const char *path, const DrBagLimits *limits, GCancellable *cancellable,
                                      GError **error);
void         dr_bag_reader_free      (DrBagReader *self);
const char  *dr_bag_reader_path      (const DrBagReader *self);
guint64      dr_bag_reader_n_members (const DrBagReader *self);
guint64      dr_bag_reader_n_bytes   (const DrBagReader *self);
guint64      dr_bag_reader_max_lines (const DrBagReader *self);
char        *dr_bag_reader_get_info  (const DrBagReader *self, const char *label);

gboolean     dr_bag_reader_visit     (DrBagReader *self, DrBagVisit visit, gpointer data, GCancellable *cancellable,
                                      GError **error);
gboolean     dr_bag_reader_visit_one (DrBagReader *self, const char *name, DrBagVisit visit, gpointer data,
                                      GCancellable *cancellable, GError **error);
GBytes      *dr_bag_reader_read      (DrBagReader *self, const char *name, gsize max_size, GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrBagReader, dr_bag_reader_free)

G_END_DECLS
