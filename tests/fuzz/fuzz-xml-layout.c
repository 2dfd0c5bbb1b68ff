#include "fuzz-xml-layout.h"

#include <string.h>

#define MOST_DEPTH 64

static gboolean
ends_name (char c)
{
  return g_ascii_isspace (c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'';
}

static gsize
skip_name (const FuzzLayout *self,
           gsize             at)
{
  while (at < self->size && !ends_name (self->data[at]))
    at++;

  return at;
}

/* Reads the attributes of a start tag. Returns where it ends, at ">" or "/"; the size where it does not. */
static gsize
read_attributes (FuzzLayout *self,
                 gsize       at)
{
  while (at < self->size && g_ascii_isspace (self->data[at]))
    {
      FuzzAttribute attribute = { .whole = { .from = at } };
      const char *close;

      while (at < self->size && g_ascii_isspace (self->data[at]))
        at++;
      attribute.name = (FuzzPiece) { at, skip_name (self, at) };
      at = attribute.name.to;
      if (attribute.name.from == at)
        break;
      if (at + 1 >= self->size || self->data[at] != '=' || (self->data[at + 1] != '"' && self->data[at + 1] != '\''))
        return self->size;
      close = memchr (self->data + at + 2, self->data[at + 1], self->size - at - 2);
      if (close == NULL)
        return self->size;
      attribute.value = (FuzzPiece) { at + 2, (gsize) (close - self->data) };
      attribute.whole.to = at = attribute.value.to + 1;
      g_array_append_val (self->attributes, attribute);
    }

  return at;
}

/* Past a comment, processing instruction or CDATA section. */
static gsize
skip_other (const FuzzLayout *self,
            gsize             at)
{
  const char *close = memchr (self->data + at, '>', self->size - at);

  return close != NULL ? (gsize) (close - self->data) + 1 : self->size;
}

static void
find_elements (FuzzLayout *self)
{
  const char *data = self->data;
  gsize size = self->size;
  FuzzElement open[MOST_DEPTH];
  guint depth = 0;
  gsize at = 0;

  while (at < size)
    {
      const char *tag = memchr (data + at, '<', size - at);
      gsize from = tag != NULL ? (gsize) (tag - data) : size;

      if (from + 1 >= size)
        return;
      if (data[from + 1] == '!' || data[from + 1] == '?')
        {
          at = skip_other (self, from);
          continue;
        }
      if (data[from + 1] == '/')
        {
          if (depth == 0)
            return;
          at = skip_other (self, from);
          open[--depth].content.to = from;
          open[depth].whole.to = at;
          g_array_append_val (self->elements, open[depth]);
          continue;
        }
      if (depth == MOST_DEPTH)
        return;
      open[depth].whole.from = from;
      open[depth].name = (FuzzPiece) { from + 1, skip_name (self, from + 1) };
      at = read_attributes (self, open[depth].name.to);
      if (at >= size || (data[at] != '>' && (data[at] != '/' || at + 1 >= size || data[at + 1] != '>')))
        return;
      if (data[at] == '>')
        {
          open[depth++].content.from = ++at;
          continue;
        }
      open[depth].content = (FuzzPiece) { at, at };
      open[depth].whole.to = at += 2;
      g_array_append_val (self->elements, open[depth]);
    }
}

FuzzLayout
fuzz_layout_read (const guint8 *data,
                  gsize         size)
{
  FuzzLayout self = { (const char *) data, size, g_array_new (FALSE, FALSE, sizeof (FuzzElement)),
                  g_array_new (FALSE, FALSE, sizeof (FuzzAttribute)) };

  find_elements (&self);

  return self;
}

void
fuzz_layout_clear (FuzzLayout *self)
{
  g_array_unref (self->elements);
  g_array_unref (self->attributes);
}
