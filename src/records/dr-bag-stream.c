#include "dr-bag-stream.h"

#include <glib/gi18n-lib.h>

#include "dr-bag-name.h"
#include "dr-digits.h"
#include "dr-load.h"

struct _DrBagStream {
  GInputStream parent;
  char        *name;
  guint64      size;      /* that the member declares */
  guint64      n_read;
  DrBagRead    read;
  gpointer     source;    /* NULL: the member is done with */
  gboolean     failed;    /* once its bytes are wrong, none follow */
};

G_DEFINE_FINAL_TYPE (DrBagStream, dr_bag_stream, G_TYPE_INPUT_STREAM)

/* Its source does not say which member it is. */
static gssize
failed (DrBagStream *self,
        GError     **error)
{
  g_autofree char *shown = dr_bag_name_shown (self->name);

  self->failed = TRUE;
  g_prefix_error (error, "“%s”: ", shown);

  return -1;
}

static gssize
wrong_size (DrBagStream *self,
            GError     **error)
{
  g_autofree char *shown = dr_bag_name_shown (self->name);

  self->failed = TRUE;
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_UNSAFE,
               _("“%s” has fewer or more than the %s bytes that the bag says, expected as many"),
               shown, DR_DIGITS (self->size));

  return -1;
}

static gssize
read_bytes (GInputStream *stream,
            void         *buffer,
            gsize         size,
            GCancellable *cancellable,
            GError      **error)
{
  DrBagStream *self = DR_BAG_STREAM (stream);
  char beyond;
  gssize n;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (self->source == NULL || self->failed)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("the member of the bag is done with"));
      return -1;
    }
  /* All is there: one more byte would be one too many. */
  if (self->n_read == self->size)
    {
      n = self->read (self->source, &beyond, 1, error);
      return n > 0 ? wrong_size (self, error) : n < 0 ? failed (self, error) : 0;
    }

  n = self->read (self->source, buffer, (gsize) MIN (size, self->size - self->n_read), error);
  if (n == 0 && size > 0)
    return wrong_size (self, error);
  if (n < 0)
    return failed (self, error);
  self->n_read += (guint64) n;

  return n;
}

static void
finalize (GObject *object)
{
  g_free (DR_BAG_STREAM (object)->name);
  G_OBJECT_CLASS (dr_bag_stream_parent_class)->finalize (object);
}

static void
dr_bag_stream_class_init (DrBagStreamClass *class)
{
  G_OBJECT_CLASS (class)->finalize = finalize;
  G_INPUT_STREAM_CLASS (class)->read_fn = read_bytes;
}

static void
dr_bag_stream_init (DrBagStream *self)
{
}

/**
 * dr_bag_stream_new:
 * @name: the member's, for messages
 * @size: bytes that it declares
 * @read: gives its bytes
 * @source: for @read
 *
 * Returns: (transfer full): its bytes; to be detached before @source goes on
 */
DrBagStream *
dr_bag_stream_new (const char *name,
                   guint64     size,
                   DrBagRead   read,
                   gpointer    source)
{
  DrBagStream *self = g_object_new (DR_TYPE_BAG_STREAM, NULL);

  self->name = g_strdup (name);
  self->size = size;
  self->read = read;
  self->source = source;

  return self;
}

/**
 * dr_bag_stream_detach:
 * @self: a stream, which gives no more bytes
 */
void
dr_bag_stream_detach (DrBagStream *self)
{
  self->source = NULL;
}
