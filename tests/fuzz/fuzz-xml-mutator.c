/* fuzz-xml-mutator.c: changes an XML document as one: values, attributes, elements and text change places with others
 * of the same name, so that most of what comes out is well-formed and some of it valid. */
#include <string.h>

#include "fuzz-support.h"
#include "fuzz-xml-layout.h"

#define MOST_MUTATIONS 4

static gboolean
same_text (const FuzzLayout *a,
           FuzzPiece         in_a,
           const FuzzLayout *b,
           FuzzPiece         in_b)
{
  gsize length = in_a.to - in_a.from;

  return length == in_b.to - in_b.from && memcmp (a->data + in_a.from, b->data + in_b.from, length) == 0;
}

/* An element with the name of @like, by chance any of them. */
static const FuzzElement *
pick_same_element (const FuzzLayout  *in,
                   const FuzzLayout  *of,
                   const FuzzElement *like,
                   FuzzChance        *chance)
{
  guint start = fuzz_chance_below (chance, in->elements->len);

  for (guint i = 0; i < in->elements->len; i++)
    {
      const FuzzElement *element = &g_array_index (in->elements, FuzzElement, (start + i) % in->elements->len);

      if (same_text (in, element->name, of, like->name))
        return element;
    }

  return NULL;
}

static const FuzzAttribute *
pick_same_attribute (const FuzzLayout    *in,
                     const FuzzAttribute *like,
                     FuzzChance          *chance)
{
  guint start = fuzz_chance_below (chance, in->attributes->len);

  for (guint i = 0; i < in->attributes->len; i++)
    {
      const FuzzAttribute *attribute
        = &g_array_index (in->attributes, FuzzAttribute, (start + i) % in->attributes->len);

      if (attribute != like && same_text (in, attribute->name, in, like->name))
        return attribute;
    }

  return like;
}

/* Bytes changed by libFuzzer, which knows the dictionary. */
static gsize
mutate_piece (guint8   *data,
              gsize     size,
              gsize     max_size,
              FuzzPiece piece)
{
  gsize length = piece.to - piece.from;
  gsize room = MIN (length + 64, 4096);
  g_autofree char *text = g_malloc (room);

  if (length > room - 1)
    return size;
  memcpy (text, data + piece.from, length);
  length = LLVMFuzzerMutate ((guint8 *) text, length, room);

  return fuzz_splice (data, size, max_size, piece, text, length);
}

static gsize
mutate_attribute (const FuzzLayout *layout,
                  FuzzChance       *chance,
                  guint8           *data,
                  gsize             size,
                  gsize             max_size)
{
  const FuzzAttribute *attribute
    = &g_array_index (layout->attributes, FuzzAttribute, fuzz_chance_below (chance, layout->attributes->len));
  const FuzzAttribute *other = attribute;
  const char *odd;
  g_autofree char *text = NULL;
  FuzzPiece to;

  switch (fuzz_chance_below (chance, 12))
    {
    case 0:
      return fuzz_splice (data, size, max_size, attribute->whole, "", 0);
    case 1:
    case 2:
    case 6:
    case 7:
      odd = fuzz_odd_value (chance, data + attribute->value.from, attribute->value.to - attribute->value.from);
      return fuzz_splice (data, size, max_size, attribute->value, odd, strlen (odd));
    case 3:
      return mutate_piece (data, size, max_size, attribute->value);
    case 4:
      other = &g_array_index (layout->attributes, FuzzAttribute, fuzz_chance_below (chance, layout->attributes->len));
      to = attribute->value;
      text = g_strndup (layout->data + other->value.from, other->value.to - other->value.from);
      break;
    case 5:   /* one more attribute */
      other = &g_array_index (layout->attributes, FuzzAttribute, fuzz_chance_below (chance, layout->attributes->len));
      to = (FuzzPiece) { attribute->whole.to, attribute->whole.to };
      text = g_strndup (layout->data + other->whole.from, other->whole.to - other->whole.from);
      break;
    default:
      other = pick_same_attribute (layout, attribute, chance);
      to = attribute->value;
      text = g_strndup (layout->data + other->value.from, other->value.to - other->value.from);
      break;
    }

  return fuzz_splice (data, size, max_size, to, text, strlen (text));
}

/* What our files may not hold, or need not. */
static const char *
odd_markup (FuzzChance *chance)
{
  static const char * const markup[] = {
    "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">", "&b;", "&amp;", "&#65;", "&#0;",
    "<?a b?>", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "<!-- a -->", "<![CDATA[a]]>", "<![CDATA[ ]]>", "]]>",
    "<a xmlns=\"\"/>", "<a:b xmlns:a=\"urn:dueregard:1\"/>", "\r\n", "\t", "a", "e\xcc\x81",
  };

  return markup[fuzz_chance_below (chance, G_N_ELEMENTS (markup))];
}

static gsize
mutate_element (const FuzzLayout *layout,
                FuzzChance       *chance,
                guint8           *data,
                gsize             size,
                gsize             max_size)
{
  const FuzzElement *element
    = &g_array_index (layout->elements, FuzzElement, fuzz_chance_below (chance, layout->elements->len));
  const FuzzElement *other = pick_same_element (layout, layout, element, chance);
  FuzzPiece to = element->whole;
  FuzzPiece from = other->whole;
  g_autofree char *text = NULL;

  switch (fuzz_chance_below (chance, 16))
    {
    case 0:
      to = fuzz_chance_below (chance, 2) == 0 ? element->content : element->whole;
      to.to = to.from;
      text = g_strdup (odd_markup (chance));
      return fuzz_splice (data, size, max_size, to, text, strlen (text));
    case 1:
    case 2:
    case 3:
      return fuzz_splice (data, size, max_size, to, "", 0);
    case 4:   /* its content goes, or is that of another */
      to = element->content;
      from = fuzz_chance_below (chance, 2) == 0 ? other->content : (FuzzPiece) { 0, 0 };
      break;
    case 5:
      return mutate_piece (data, size, max_size, element->content);
    case 6:   /* once more, right behind it */
      to.from = to.to;
      from = element->whole;
      break;
    case 7:   /* another beside it */
    case 8:
      to.to = to.from;
      break;
    default:
      break;
    }
  text = g_strndup (layout->data + from.from, from.to - from.from);

  return fuzz_splice (data, size, max_size, to, text, from.to - from.from);
}

/* Called by libFuzzer: changes @data in place. */
gsize
LLVMFuzzerCustomMutator (guint8      *data,
                         gsize        size,
                         gsize        max_size,
                         unsigned int seed)
{
  FuzzChance chance = fuzz_chance (seed);
  guint n = 1 + fuzz_chance_below (&chance, 3) / 2 * fuzz_chance_below (&chance, MOST_MUTATIONS);

  if (fuzz_chance_below (&chance, 16) == 0)
    return LLVMFuzzerMutate (data, size, max_size);

  size = fuzz_start_from (&chance, data, size, max_size);
  for (guint i = 0; i < n; i++)
    {
      g_auto (FuzzLayout) layout = fuzz_layout_read (data, size);

      if (layout.elements->len == 0)
        return LLVMFuzzerMutate (data, size, max_size);
      if (layout.attributes->len > 0 && fuzz_chance_below (&chance, 3) != 0)
        size = mutate_attribute (&layout, &chance, data, size, max_size);
      else
        size = mutate_element (&layout, &chance, data, size, max_size);
    }

  return size;
}

/* Called by libFuzzer: an element of one document in the place of one of the same name in the other. */
gsize
LLVMFuzzerCustomCrossOver (const guint8 *data,
                           gsize         size,
                           const guint8 *other,
                           gsize         other_size,
                           guint8       *out,
                           gsize         max_out_size,
                           unsigned int  seed)
{
  FuzzChance chance = fuzz_chance (seed);
  g_auto (FuzzLayout) layout = fuzz_layout_read (data, size);
  g_auto (FuzzLayout) other_layout = fuzz_layout_read (other, other_size);
  const FuzzElement *element;
  const FuzzElement *found;

  if (size > max_out_size)
    return 0;
  memcpy (out, data, size);
  if (layout.elements->len == 0 || other_layout.elements->len == 0)
    return size;

  element = &g_array_index (layout.elements, FuzzElement, fuzz_chance_below (&chance, layout.elements->len));
  found = pick_same_element (&other_layout, &layout, element, &chance);
  if (found == NULL)
    return size;

  return fuzz_splice (out, size, max_out_size, element->whole, other_layout.data + found->whole.from,
                      found->whole.to - found->whole.from);
}
