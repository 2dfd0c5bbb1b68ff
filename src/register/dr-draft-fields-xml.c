/* From fields to the bytes of a draft file. */
#include "dr-draft-fields-private.h"

#include "dr-draft-path.h"
#include "dr-xml-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* An element that is to be written, with what the fields say of it. */
typedef struct _Piece Piece;

struct _Piece {
  const DrDraftElement *element;
  char                 *prefix;       /* its part of the keys, "" for the root */
  char                **identity;     /* (nullable) */
  double                position;     /* among its siblings; INFINITY: none is given */
  GPtrArray            *attributes;   /* name, value, name, value, ... */
  char                 *text;         /* (nullable) */
  GPtrArray            *children;     /* of Piece */
};

static void piece_free (Piece *self);

static Piece *
piece_new (const DrDraftElement *element,
           const char           *key,
           gsize                 length)
{
  Piece *self = g_new0 (Piece, 1);

  self->element = element;
  self->prefix = g_strndup (key, length);
  self->position = (double) INFINITY;
  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);

  return self;
}

static void
piece_free (Piece *self)
{
  g_free (self->prefix);
  g_strfreev (self->identity);
  g_ptr_array_unref (self->attributes);
  g_free (self->text);
  g_ptr_array_unref (self->children);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Piece, piece_free)

typedef struct {
  Piece      *root;
  GHashTable *pieces;   /* prefix → Piece */
} Pieces;

/* The piece that a field belongs to; those on the way to it come to be. */
static Piece *
find_piece (Pieces      *self,
            const char  *key,
            DrDraftPath *path)
{
  Piece *piece = self->root;

  for (guint i = 0; i < path->n_steps; i++)
    {
      DrDraftStep *step = &path->steps[i];
      g_autofree char *prefix = g_strndup (key, step->length);
      Piece *child = g_hash_table_lookup (self->pieces, prefix);

      if (child == NULL)
        {
          child = piece_new (step->element, key, step->length);
          child->identity = g_steal_pointer (&step->identity);
          g_ptr_array_add (piece->children, child);
          g_hash_table_insert (self->pieces, child->prefix, child);
        }
      piece = child;
    }

  return piece;
}

static gboolean
add_field (Pieces         *self,
           const DrField  *field,
           GError        **error)
{
  g_auto (DrDraftPath) path = { 0 };
  g_autofree char *value = NULL;
  Piece *piece;

  if (!dr_draft_path_parse (&path, field->key, error))
    return FALSE;
  if (path.kind == DR_DRAFT_FIELD_ITEM)
    return dr_draft_key_check (field->key, error);

  value = field->value != NULL ? dr_xml_clean_text (field->value, -1) : NULL;
  if (dr_draft_is_blank (value))
    return TRUE;

  piece = find_piece (self, field->key, &path);
  if (path.kind == DR_DRAFT_FIELD_ATTRIBUTE)
    {
      g_ptr_array_add (piece->attributes, g_strdup (path.attribute));
      g_ptr_array_add (piece->attributes, g_steal_pointer (&value));
    }
  else if (path.kind == DR_DRAFT_FIELD_TEXT)
    piece->text = g_steal_pointer (&value);
  else
    {
      piece->position = dr_draft_position (value);
      if (isnan (piece->position))
        {
          g_autofree char *shown = dr_draft_key_display (value);

          g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s is “%s”, expected a number: a position"),
                       field->key, shown);
          return FALSE;
        }
    }

  return TRUE;
}

/* By position, then by identity; an item without a position comes last. */
static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *first = *(const Piece * const *) a;
  const Piece *second = *(const Piece * const *) b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;

  return strcmp (first->prefix, second->prefix);
}

static const char *
find_attribute (const Piece *self,
                const char  *name)
{
  for (guint i = 0; i < self->attributes->len; i += 2)
    if (strcmp (g_ptr_array_index (self->attributes, i), name) == 0)
      return g_ptr_array_index (self->attributes, i + 1);

  return NULL;
}

static gboolean
write_attributes (DrXmlWriter  *writer,
                  const Piece  *self,
                  GError      **error)
{
  if (self->element->depth == 0)
    dr_xml_writer_attribute (writer, "format", "1.0");
  for (guint i = 0; self->element->identity[i] != NULL; i++)
    dr_xml_writer_attribute (writer, self->element->identity[i], self->identity[i]);

  for (guint i = 0; self->element->attributes[i] != NULL; i++)
    {
      gboolean required = *self->element->attributes[i] == '!';
      const char *name = self->element->attributes[i] + (required ? 1 : 0);
      const char *value = find_attribute (self, name);

      if (value != NULL)
        dr_xml_writer_attribute (writer, name, value);
      else if (required)
        {
          g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s%s@%s is missing, expected a value"),
                       self->prefix, *self->prefix != '\0' ? "/" : "", name);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_piece (DrXmlWriter  *writer,
             const Piece  *self,
             GError      **error)
{
  dr_xml_writer_start (writer, self->element->name);
  if (!write_attributes (writer, self, error))
    return FALSE;
  if (self->text != NULL)
    dr_xml_writer_text (writer, self->text);

  g_ptr_array_sort (self->children, compare_pieces);
  for (const DrDraftElement *element = dr_draft_element_next (self->element, NULL); element != NULL;
       element = dr_draft_element_next (self->element, element))
    {
      gboolean written = FALSE;

      for (guint i = 0; i < self->children->len; i++)
        {
          const Piece *child = g_ptr_array_index (self->children, i);

          if (child->element != element)
            continue;
          written = TRUE;
          if (!write_piece (writer, child, error))
            return FALSE;
        }
      if (!written && (element->flags & DR_DRAFT_ELEMENT_REQUIRED) != 0)
        dr_xml_writer_text_element (writer, element->name, NULL);
    }
  dr_xml_writer_end (writer);

  return TRUE;
}

/**
 * dr_draft_fields_to_xml:
 * @fields: fields in any order, each key once; a value that is %NULL or blank stands for no field
 * @n: how many
 * @length: (out) (optional): the number of bytes
 * @error: return location for a #DrRecordError: it names the key, what is wrong and what was expected
 *
 * Puts an assessment together as the bytes of a draft file, canonical, without evidence and context. Values are cleaned
 * as dr_xml_clean_text() does. Items of a list stand by position, then identity, those without a position last. Whether
 * the values are what they should be is for the schema and the reader to say. On failure outputs stay untouched.
 * Any thread.
 *
 * Returns: (transfer full) (array length=length) (nullable): the bytes with a NUL after them, or %NULL with @error set
 *   where a key is none of the format or there twice, a position is no number, or a required attribute is missing
 */
char *
dr_draft_fields_to_xml (const DrField  *fields,
                        guint           n,
                        gsize          *length,
                        GError        **error)
{
  g_autoptr (Piece) root = piece_new (dr_draft_format (NULL), "", 0);
  g_autoptr (GHashTable) pieces = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
  Pieces self = { root, pieces };

  for (guint i = 0; i < n; i++)
    {
      if (!g_hash_table_add (keys, (gpointer) fields[i].key))
        {
          g_autofree char *shown = dr_draft_key_display (fields[i].key);

          g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s is there twice, expected it once"), shown);
          return NULL;
        }
      if (!add_field (&self, &fields[i], error))
        return NULL;
    }
  if (!write_piece (writer, root, error))
    return NULL;

  return dr_xml_writer_finish (writer, length);
}
