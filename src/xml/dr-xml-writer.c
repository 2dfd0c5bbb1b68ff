#include "dr-xml-writer.h"

#include "dr-xml-schemas.h"

#include <string.h>

/* One attribute of the start tag that is still open, as its bytes ` name="value"` in the output. */
typedef struct {
  gsize start;
  gsize name_length;
  gsize length;
} Segment;

/* An element that is still open. */
typedef struct {
  gsize name_start; /* its name, in the output */
  gsize name_length;
  gboolean has_text;
  gboolean has_elements;
} Level;

struct _DrXmlWriter {
  char *data;
  gsize length;
  gsize capacity;
  GArray *levels;    /* of Level */
  GArray *segments;  /* of Segment, of the start tag that is still open */
  gboolean tag_open; /* the last start tag has no '>' yet */
  gboolean sorted;   /* its attributes came in order */
  char *scratch;     /* for sorting them if not */
  gsize scratch_size;
};

typedef enum { TEXT = 1, VALUE = 2 } Place;

/* Which bytes need a closer look in a text (1), in an attribute's value (2) or in both (3): those that are
 * escaped, controls, and the lead bytes of the surrogates and of U+FFFE and U+FFFF. */
static const guint8 special[256] = {
  [0x01 ... 0x08] = 3, ['\t'] = 2, ['\n'] = 2, [0x0b ... 0x1f] = 3, ['"'] = 2,
  ['&'] = 3,           ['<'] = 3,  ['>'] = 1,  [0xed] = 3,          [0xef] = 3,
};

/* Room for @more bytes. */
static inline void
reserve (DrXmlWriter *self, gsize more)
{
  if (G_UNLIKELY (self->capacity - self->length < more))
    {
      self->capacity = MAX (self->capacity * 2, self->length + more);
      self->data = g_realloc (self->data, self->capacity);
    }
}

static inline void
append (DrXmlWriter *self, const char *bytes, gsize length)
{
  reserve (self, length);
  memcpy (self->data + self->length, bytes, length);
  self->length += length;
}

/* How Canonical XML writes the special byte at @at in @place; NULL where it is ordinary after all; "" where
 * it begins a character that XML forbids, of @consumed bytes. */
static const char *
escape (const char *at, const char *end, Place place, gsize *consumed)
{
  guchar byte = (guchar) *at;

  *consumed = 1;
  switch (byte)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#x9;";
    case '\n':
      return "&#xA;";
    case '\r':
      return "&#xD;";
    case 0xed:
      *consumed = MIN (3, (gsize) (end - at));
      return *consumed == 3 && (guchar) at[1] >= 0xa0 ? "" : NULL;
    case 0xef:
      *consumed = MIN (3, (gsize) (end - at));
      return *consumed == 3 && (guchar) at[1] == 0xbf && (guchar) at[2] >= 0xbe ? "" : NULL;
    default:
      return "";
    }
}

/* Appends in runs: one copy for all the bytes up to the next one that is escaped or left out. */
static void
append_escaped (DrXmlWriter *self, const char *text, gsize length, Place place)
{
  const char *end = text + length;
  const char *run = text;
  const char *at = text;

  while (at < end)
    {
      const char *replacement = NULL;
      gsize consumed = 1;

      if (G_LIKELY ((special[(guchar) *at] & place) == 0))
        {
          at++;
          continue;
        }
      replacement = escape (at, end, place, &consumed);
      if (replacement != NULL)
        {
          append (self, run, (gsize) (at - run));
          append (self, replacement, strlen (replacement));
          run = at + consumed;
        }
      at += consumed;
    }
  append (self, run, (gsize) (end - run));
}

/* Canonical order: by the bytes of the name. */
static int
compare_segments (gconstpointer a, gconstpointer b, gpointer data)
{
  const Segment *first = a;
  const Segment *second = b;
  const DrXmlWriter *self = data;
  gsize shorter = MIN (first->name_length, second->name_length);
  int order = memcmp (self->data + first->start + 1, self->data + second->start + 1, shorter);

  if (order != 0)
    return order;
  return (first->name_length > second->name_length) - (first->name_length < second->name_length);
}

static void
sort_attributes (DrXmlWriter *self)
{
  gsize start = g_array_index (self->segments, Segment, 0).start;
  gsize length = self->length - start;
  char *at = NULL;

  if (self->scratch_size < length)
    {
      self->scratch_size = length * 2;
      self->scratch = g_realloc (self->scratch, self->scratch_size);
    }
  g_array_sort_with_data (self->segments, compare_segments, self);
  at = self->scratch;
  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = &g_array_index (self->segments, Segment, i);

      memcpy (at, self->data + segment->start, segment->length);
      at += segment->length;
    }
  memcpy (self->data + start, self->scratch, length);
}

static void
close_start_tag (DrXmlWriter *self)
{
  if (!self->tag_open)
    return;
  if (!self->sorted)
    sort_attributes (self);
  g_array_set_size (self->segments, 0);
  self->tag_open = FALSE;
  append (self, ">", 1);
}

static void
append_indent (DrXmlWriter *self, gsize depth)
{
  reserve (self, 1 + 2 * depth);
  self->data[self->length] = '\n';
  memset (self->data + self->length + 1, ' ', 2 * depth);
  self->length += 1 + 2 * depth;
}

static inline Level *
innermost (DrXmlWriter *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

/**
 * dr_xml_writer_new:
 *
 * Returns: (transfer full): a writer of one document; free with dr_xml_writer_free()
 */
DrXmlWriter *
dr_xml_writer_new (void)
{
  DrXmlWriter *self = g_new0 (DrXmlWriter, 1);

  self->capacity = 4096;
  self->data = g_malloc (self->capacity);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  return self;
}

/**
 * dr_xml_writer_free:
 * @self: (nullable): a writer
 *
 * Frees the writer and what it has written, if it was not finished.
 */
void
dr_xml_writer_free (DrXmlWriter *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->levels);
  g_array_unref (self->segments);
  g_free (self->scratch);
  g_free (self->data);
  g_free (self);
}

/**
 * dr_xml_writer_start:
 * @self: a writer
 * @name: name of the element, without a prefix
 *
 * Begins an element inside the innermost open one, which must not hold text; the first is the root and
 * declares %DR_XML_NAMESPACE.
 */
void
dr_xml_writer_start (DrXmlWriter *self, const char *name)
{
  Level *parent = NULL;
  Level level = { 0 };

  g_return_if_fail (self != NULL && name != NULL && *name != '\0');
  parent = innermost (self);
  g_return_if_fail (parent == NULL || !parent->has_text);
  g_return_if_fail (parent != NULL || self->length == 0);

  close_start_tag (self);
  if (parent != NULL)
    {
      parent->has_elements = TRUE;
      append_indent (self, self->levels->len);
    }
  append (self, "<", 1);
  level.name_start = self->length;
  level.name_length = strlen (name);
  append (self, name, level.name_length);
  if (parent == NULL)
    append (self, " xmlns=\"" DR_XML_NAMESPACE "\"", strlen (" xmlns=\"" DR_XML_NAMESPACE "\""));
  g_array_append_val (self->levels, level);
  self->tag_open = TRUE;
  self->sorted = TRUE;
}

/**
 * dr_xml_writer_attribute:
 * @self: a writer whose last call began an element or gave it another attribute
 * @name: name of the attribute, without a prefix; once an element
 * @value: its value, clean text (see dr_xml_clean_text()); characters XML forbids are left out
 *
 * Gives the element an attribute. They are written in canonical order, in whatever order they come; it is a
 * little faster if they come in it.
 */
void
dr_xml_writer_attribute (DrXmlWriter *self, const char *name, const char *value)
{
  Segment segment = { 0 };

  g_return_if_fail (self != NULL && name != NULL && *name != '\0' && value != NULL);
  g_return_if_fail (self->tag_open);

  segment.start = self->length;
  segment.name_length = strlen (name);
  append (self, " ", 1);
  append (self, name, segment.name_length);
  append (self, "=\"", 2);
  for (guint i = self->segments->len; i > 0; i--)
    {
      int order = compare_segments (&g_array_index (self->segments, Segment, i - 1), &segment, self);

      if (G_UNLIKELY (order == 0))
        {
          self->length = segment.start;
          g_critical ("the attribute '%s' is there twice", name);
          return;
        }
      if (order < 0 && self->sorted)
        break;
      self->sorted = self->sorted && order < 0;
    }
  append_escaped (self, value, strlen (value), VALUE);
  append (self, "\"", 1);
  segment.length = self->length - segment.start;
  g_array_append_val (self->segments, segment);
}

/**
 * dr_xml_writer_text:
 * @self: a writer with an open element that holds no elements
 * @text: clean text (see dr_xml_clean_text()), may be empty; characters XML forbids are left out
 *
 * Adds text to the innermost open element, as it is and without indentation.
 */
void
dr_xml_writer_text (DrXmlWriter *self, const char *text)
{
  Level *level = NULL;

  g_return_if_fail (self != NULL && text != NULL);
  level = innermost (self);
  g_return_if_fail (level != NULL && !level->has_elements);

  if (*text == '\0')
    return;
  close_start_tag (self);
  level->has_text = TRUE;
  append_escaped (self, text, strlen (text), TEXT);
}

/**
 * dr_xml_writer_end:
 * @self: a writer with an open element
 *
 * Ends the innermost open element.
 */
void
dr_xml_writer_end (DrXmlWriter *self)
{
  Level level = { 0 };

  g_return_if_fail (self != NULL && self->levels->len > 0);

  close_start_tag (self);
  level = *innermost (self);
  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.has_elements)
    append_indent (self, self->levels->len);
  reserve (self, level.name_length + 3);
  append (self, "</", 2);
  append (self, self->data + level.name_start, level.name_length);
  append (self, ">", 1);
}

/**
 * dr_xml_writer_text_element:
 * @self: a writer
 * @name: name of the element
 * @text: (nullable): its text, %NULL for none
 *
 * Writes an element that holds only text and has no attributes.
 */
void
dr_xml_writer_text_element (DrXmlWriter *self, const char *name, const char *text)
{
  dr_xml_writer_start (self, name);
  dr_xml_writer_text (self, text != NULL ? text : "");
  dr_xml_writer_end (self);
}

/**
 * dr_xml_writer_get_length:
 * @self: a writer
 *
 * Returns: bytes written so far, a start tag still without its closing bracket
 */
gsize
dr_xml_writer_get_length (const DrXmlWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * dr_xml_writer_finish:
 * @self: a writer whose root has been ended
 * @length: (out) (optional): the number of bytes
 *
 * Takes the document out of the writer, which is then as new.
 *
 * Returns: (transfer full) (array length=length): canonical XML with a NUL after it, no final newline
 */
char *
dr_xml_writer_finish (DrXmlWriter *self, gsize *length)
{
  char *data = NULL;

  g_return_val_if_fail (self != NULL && self->levels->len == 0 && self->length > 0, NULL);

  if (length != NULL)
    *length = self->length;
  data = g_realloc (self->data, self->length + 1);
  data[self->length] = '\0';
  self->capacity = 4096;
  self->data = g_malloc (self->capacity);
  self->length = 0;
  return data;
}
