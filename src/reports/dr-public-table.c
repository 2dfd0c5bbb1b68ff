/* Tables of the public version: their cells, and their rows in an order that tells nothing of what is hidden. */
#include "dr-public-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A cell, or the value of a pair, of which nothing is left says so. */
DrWords
dr_public_cell (DrPublic      *self,
                const DrWords *words)
{
  DrWords made = dr_public_words (self, words);

  if (!dr_words_are_empty (words) && dr_words_are_empty (&made))
    return dr_words_value (self->out, dr_value_missing (self->out, _("not published")));

  return made;
}

static gboolean
is_number_changed (const DrWords *words,
                   const DrWords *made)
{
  for (guint i = 0; i < words->n; i++)
    if (dr_value_is_number (&words->runs[i].value)
        && (i >= made->n || strcmp (words->runs[i].value.text, made->runs[i].value.text) != 0))
      return TRUE;

  return FALSE;
}

/* Whether a row is of everybody: its numbers are of a family that is called so, e.g. "group:all". It stays where it is. */
static gboolean
is_total (const DrDocumentTable *table,
          guint                  row)
{
  for (guint column = 0; column < table->n_columns; column++)
    {
      const DrWords *words = &dr_document_table_cell (table, row, column)->words;

      for (guint i = 0; i < words->n; i++)
        {
          const char *key = dr_value_is_number (&words->runs[i].value) ? words->runs[i].value.key : NULL;

          if (key != NULL && strncmp (key + strcspn (key, ":"), ":all/", strlen (":all/")) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* A row while its place is looked for. */
typedef struct {
  guint    row;
  gboolean changed;
  char    *name;
} Place;

static void
clear_place (gpointer data)
{
  g_free (((Place *) data)->name);
}

/* Rows of which nothing is hidden stay in their order; the others come after them, by name. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->changed != second->changed)
    return first->changed ? 1 : -1;
  if (first->changed && strcmp (first->name, second->name) != 0)
    return strcmp (first->name, second->name);

  return first->row < second->row ? -1 : first->row > second->row;
}

/* The rows below the headings, as they stand in @table, in their new order; of a choice of them nothing but the total is
 * left, where something in it is hidden. */
static GArray *
put_in_order (const DrDocumentTable *table,
              const DrCell          *cells)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));
  gboolean any = FALSE;
  guint total = table->n_head_rows < table->n_rows && is_total (table, table->n_head_rows);

  g_array_set_clear_func (places, clear_place);
  for (guint row = table->n_head_rows; row < table->n_rows; row++)
    {
      Place place = { row, FALSE, dr_words_to_text (&dr_document_table_cell (table, row, 0)->words) };

      for (guint column = 0; column < table->n_columns && !is_total (table, row); column++)
        place.changed = place.changed || is_number_changed (&dr_document_table_cell (table, row, column)->words,
                                                            &cells[(gsize) row * table->n_columns + column].words);
      any = any || place.changed;
      g_array_append_val (places, place);
    }
  if (table->order != DR_ROWS_AS_GIVEN)
    g_array_sort (places, compare);
  if (table->order == DR_ROWS_CHOSEN && any)
    g_array_set_size (places, total);

  return places;
}

/**
 * dr_public_table:
 * @self: a public version
 * @table: a table of the document
 * @rows: (out) (optional): which row below its headings each of them was, from 0
 *
 * Returns: what is left of it
 */
const DrDocumentTable *
dr_public_table (DrPublic               *self,
                 const DrDocumentTable  *table,
                 const guint           **rows)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  gsize n = (gsize) table->n_rows * table->n_columns;
  DrDocumentTable *made = dr_arena_new0 (arena, DrDocumentTable);
  DrCell *cells = dr_arena_array0 (arena, DrCell, n + 1);
  DrCell *ordered = dr_arena_array0 (arena, DrCell, n + 1);
  guint *order = dr_arena_array0 (arena, guint, table->n_rows + 1);
  g_autoptr (GArray) places = NULL;

  *made = *table;
  made->caption = dr_public_words (self, &table->caption);
  for (gsize i = 0; i < n; i++)
    {
      self->field = NULL;
      cells[i] = table->cells[i];
      cells[i].words = dr_public_cell (self, &table->cells[i].words);
    }
  places = put_in_order (table, cells);
  memcpy (ordered, cells, (gsize) table->n_head_rows * table->n_columns * sizeof (DrCell));
  for (guint i = 0; i < places->len; i++)
    {
      guint row = g_array_index (places, Place, i).row;

      order[i] = row - table->n_head_rows;
      memcpy (ordered + (gsize) (table->n_head_rows + i) * table->n_columns, cells + (gsize) row * table->n_columns,
              table->n_columns * sizeof (DrCell));
    }
  made->cells = ordered;
  made->n_rows = table->n_head_rows + places->len;
  if (rows != NULL)
    *rows = order;

  return made;
}
