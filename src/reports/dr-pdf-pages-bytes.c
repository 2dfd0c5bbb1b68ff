/* Pages on their way from one process to another: what is drawn goes as a script of cairo's, so that letters stay letters and lines
 * stay lines, on a screen at any size and on paper. The fonts go with it. */
#include "dr-pdf-pages-private.h"

#include <cairo-script.h>
#include <cairo-script-interpreter.h>
#include <string.h>

#include "dr-pdf-report.h"

/* Title; chapter and text of each page; the script, which draws one after the other. */
#define FORM "(sa(mss)@ay)"

static cairo_status_t
append (void                *out,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (out, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
fail (const char  *words,
      GError     **error)
{
  g_set_error (error, DR_PDF_ERROR, DR_PDF_ERROR_FAILED, "cairo-script: %s", words);

  return FALSE;
}

/* cairo 1.16 leaves the size of a new font out where it is that of the last new one, though "set-scaled-font" has set another meanwhile,
 * and says of how it is drawn only what changed. So both are said before each.
 * Returns: (transfer full) */
static GBytes *
say_sizes (const char *script,
           gsize       length)
{
  static const char size_ending[] = " set-font-matrix\n";
  static const char options[] = "<< /antialias //ANTIALIAS_GRAY /hint-style //HINT_STYLE_NONE /hint-metrics //HINT_METRICS_OFF >> "
                                "set-font-options\n";
  GByteArray *out = g_byte_array_sized_new ((guint) length);
  const char *end = script + length;
  const char *size = "";
  gsize size_length = 0;

  for (const char *line = script; line < end;)
    {
      const char *next = memchr (line, '\n', (gsize) (end - line));
      gsize n = (gsize) ((next != NULL ? next + 1 : end) - line);

      if (n > strlen (size_ending) && memcmp (line + n - strlen (size_ending), size_ending, strlen (size_ending)) == 0)
        {
          size = line;
          size_length = n;
        }
      if (g_strstr_len (line, (gssize) n, " set-font-face /scaled-font get ") != NULL)
        {
          g_byte_array_append (out, (const guint8 *) size, (guint) size_length);
          g_byte_array_append (out, (const guint8 *) options, (guint) strlen (options));
        }
      g_byte_array_append (out, (const guint8 *) line, (guint) n);
      line += n;
    }

  return g_byte_array_free_to_bytes (out);
}

/* Returns: (transfer full) (nullable) */
static GBytes *
write_script (const DrPdfPages  *self,
              GError           **error)
{
  g_autoptr (GByteArray) script = g_byte_array_new ();
  cairo_device_t *device = cairo_script_create_for_stream (append, script);
  cairo_status_t status = cairo_device_status (device);

  for (guint i = 0; status == CAIRO_STATUS_SUCCESS && i < self->pages->len; i++)
    status = cairo_script_from_recording_surface (device, g_array_index (self->pages, DrPdfPage, i).drawn);
  cairo_device_finish (device);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_device_status (device);
  cairo_device_destroy (device);
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_DEVICE_FINISHED)
    return fail (cairo_status_to_string (status), error), NULL;

  return say_sizes ((const char *) script->data, script->len);
}

/**
 * dr_pdf_pages_to_bytes:
 * @self: pages
 * @error: return location for a #DrPdfError
 *
 * For another process on the same machine. No format to keep anything in: the same program reads it.
 *
 * Returns: (transfer full) (nullable): all of them, with what they say
 */
GBytes *
dr_pdf_pages_to_bytes (const DrPdfPages  *self,
                       GError           **error)
{
  g_autoptr (GBytes) script = write_script (self, error);
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder said;

  if (script == NULL)
    return NULL;
  g_variant_builder_init (&said, G_VARIANT_TYPE ("a(mss)"));
  for (guint i = 0; i < self->pages->len; i++)
    {
      const DrPdfPage *page = &g_array_index (self->pages, DrPdfPage, i);

      g_variant_builder_add (&said, "(mss)", page->chapter, page->text);
    }
  all = g_variant_ref_sink (g_variant_new (FORM, self->title, &said,
                                           g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, script, TRUE)));

  return g_variant_get_data_as_bytes (all);
}

/* What the script is drawn on, one after the other. */
typedef struct {
  DrPdfPages *pages;
  guint       n;
} Reading;

static cairo_surface_t *
begin_page (void            *data,
            cairo_content_t  content,
            double           width,
            double           height,
            long             id)
{
  Reading *reading = data;
  cairo_surface_t *surface = dr_pdf_pages_surface ();

  if (reading->n < reading->pages->pages->len)
    g_array_index (reading->pages->pages, DrPdfPage, reading->n).drawn = cairo_surface_reference (surface);
  reading->n++;

  return surface;
}

static gboolean
read_script (DrPdfPages  *self,
             const char  *script,
             gsize        length,
             GError     **error)
{
  Reading reading = { self, 0 };
  const cairo_script_interpreter_hooks_t hooks = { .closure = &reading, .surface_create = begin_page };
  cairo_script_interpreter_t *interpreter = cairo_script_interpreter_create ();
  cairo_status_t status;
  cairo_status_t end;

  cairo_script_interpreter_install_hooks (interpreter, &hooks);
  status = length > 0 && length <= G_MAXINT ? cairo_script_interpreter_feed_string (interpreter, script, (int) length)
                                            : CAIRO_STATUS_READ_ERROR;
  end = cairo_script_interpreter_finish (interpreter);
  cairo_script_interpreter_destroy (interpreter);
  if (status == CAIRO_STATUS_SUCCESS)
    status = end;
  if (status == CAIRO_STATUS_SUCCESS && reading.n != self->pages->len)
    status = CAIRO_STATUS_READ_ERROR;

  return status == CAIRO_STATUS_SUCCESS || fail (cairo_status_to_string (status), error);
}

/**
 * dr_pdf_pages_from_bytes:
 * @bytes: of dr_pdf_pages_to_bytes(), from a process of this program
 * @error: return location for a #DrPdfError
 *
 * Returns: (transfer full) (nullable): the pages
 */
DrPdfPages *
dr_pdf_pages_from_bytes (GBytes  *bytes,
                         GError **error)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("(sa(mss)ay)"), bytes, FALSE));
  g_autoptr (GVariant) script = NULL;
  g_autoptr (GVariantIter) said = NULL;
  g_autoptr (DrPdfPages) self = NULL;
  const char *title;
  const char *chapter;
  char *text;
  const char *data;
  gsize length;

  g_variant_get (all, "(&sa(mss)@ay)", &title, &said, &script);
  self = dr_pdf_pages_empty (title);
  while (g_variant_iter_next (said, "(m&ss)", &chapter, &text))
    {
      const DrPdfPage page = { NULL, chapter != NULL ? dr_arena_strdup (self->arena, chapter) : NULL, text };

      g_array_append_val (self->pages, page);
    }
  if (self->pages->len == 0)
    return fail (title, error), NULL;
  data = g_variant_get_fixed_array (script, &length, 1);

  return read_script (self, data, length, error) ? g_steal_pointer (&self) : NULL;
}
