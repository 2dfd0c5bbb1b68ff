/* dr-bag-source.h: a strange folder or zip as a row of members, each with a safe name and a stream of its bytes.
 * Used by the bag reader alone. A source never follows a link, opens a device, writes, or reads past its limits. */
#pragma once

#include <gio/gio.h>

#include "dr-bag-reader.h"

G_BEGIN_DECLS

typedef struct _DrBagSource DrBagSource;

typedef struct {
  const char *name;        /* safe */
  guint64     size;        /* that it declares */
  gboolean    is_folder;
} DrBagThing;

/* Is told of each thing in the source. @stream, NULL for a folder or where bytes were not asked for, lives for the call. */
typedef gboolean (*DrBagEach) (const DrBagThing *thing, GInputStream *stream, gpointer data, GError **error);

typedef struct {
  /* @only: NULL for all; else whatever has another name may be left out, and has no stream. */
  gboolean (*walk) (DrBagSource *self, gboolean bytes, const char *only, DrBagEach each, gpointer data,
                    GCancellable *cancellable, GError **error);
  void     (*free) (DrBagSource *self);
} DrBagSourceClass;

struct _DrBagSource {
  const DrBagSourceClass *class;
  DrBagLimits             limits;
  char                   *path;       /* for messages */
  int                     fd;
  guint64                 file_size;   /* of the zip; 0: a folder */
};

DrBagSource *dr_bag_folder_source_new (const char *path, int fd, const DrBagLimits *limits);
DrBagSource *dr_bag_zip_source_new    (const char *path, int fd, guint64 file_size, const DrBagLimits *limits);

G_END_DECLS
