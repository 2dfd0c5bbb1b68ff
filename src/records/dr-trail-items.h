/* dr-trail-items.h: the items of a trail's file, one after the other.
 * Used by the reader of that file alone. It reads no item larger than an entry may be. */
#pragma once

#include <gio/gio.h>

#include "dr-digest-text.h"

G_BEGIN_DECLS

typedef struct {
  GInputStream *stream;        /* buffered */
  GCancellable *cancellable;
  GByteArray   *entry;         /* the bytes of a full item */
  char          digest[DR_DIGEST_SIZE];
  gboolean      is_full;
} DrTrailItems;

typedef enum { DR_TRAIL_ITEM, DR_TRAIL_END, DR_TRAIL_ERROR } DrTrailNext;

void        dr_trail_items_open  (DrTrailItems *self, GInputStream *stream, GCancellable *cancellable);
void        dr_trail_items_clear (DrTrailItems *self);
DrTrailNext dr_trail_items_next  (DrTrailItems *self, guint64 number, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrTrailItems, dr_trail_items_clear)

G_END_DECLS
