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

/* A number, or what says that one is not known: either may be hidden. */
static gboolean
is_number_changed (const DrWords *words,
                   const DrWords *made)
{
  for (guint i = 0; i < words->n; i++)
    if ((dr_value_is_number (&words->runs[i].value) || words->runs[i].value.kind == DR_VALUE_MISSING)
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
  guint         row;
  gboolean      changed;
  gboolean      total;
  char         *name;
  const DrCell *cells;       /* as they are shown */
  guint         n_columns;
} Place;

/* The most that a cell allows, as it is shown; -1 where it shows no number. */
static double
most_of (const DrWords *words)
{
  for (guint i = 0; i < words->n; i++)
    if (dr_value_is_number (&words->runs[i].value) && dr_is_known (words->runs[i].value.hi))
      return words->runs[i].value.hi;

  return -1.0;
}

/* Chosen are those that lose most, as far as what is shown tells: nothing of the order, or of the choice, says more. The second
 * column has the sizes of groups. */
static int
compare_choice (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->total != second->total)
    return first->total ? -1 : 1;
  for (guint column = 2; column < first->n_columns; column++)
    {
      double one = most_of (&first->cells[column].words);
      double other = most_of (&second->cells[column].words);

      if (one < other || one > other)
        return one > other ? -1 : 1;
    }

  return strcmp (first->name, second->name);
}

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

/* The rows below the headings, as they stand in @table, in their new order; of those that could be chosen, where something in
 * them is hidden, others may be. */
static GArray *
put_in_order (const DrDocumentTable *table,
              const DrCell          *cells)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));
  gboolean any = FALSE;

  g_array_set_clear_func (places, clear_place);
  for (guint row = table->n_head_rows; row < table->n_candidates; row++)
    {
      Place place = { row, FALSE, is_total (table, row), dr_words_to_text (&dr_document_table_cell (table, row, 0)->words),
                      &cells[(gsize) row * table->n_columns], table->n_columns };

      for (guint column = 0; column < table->n_columns; column++)
        place.changed = place.changed || is_number_changed (&dr_document_table_cell (table, row, column)->words,
                                                            &cells[(gsize) row * table->n_columns + column].words);
      any = any || place.changed;
      place.changed = place.changed && !place.total;
      g_array_append_val (places, place);
    }
  if (table->order == DR_ROWS_CHOSEN && any)
    g_array_sort (places, compare_choice);
  else if (table->order == DR_ROWS_BY_NUMBER)
    g_array_sort (places, compare);
  g_array_set_size (places, table->n_rows - table->n_head_rows);

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
  gsize n = (gsize) table->n_candidates * table->n_columns;
  DrDocumentTable *made = dr_arena_new0 (arena, DrDocumentTable);
  DrCell *cells = dr_arena_array0 (arena, DrCell, n + 1);
  DrCell *ordered = dr_arena_array0 (arena, DrCell, n + 1);
  guint *order = dr_arena_array0 (arena, guint, table->n_candidates + 1);
  g_autoptr (GArray) places = NULL;
  DrPublicTally before;

  *made = *table;
  made->caption = dr_public_words (self, &table->caption);
  before = self->tally;
  for (gsize i = 0; i < n; i++)
    {
      self->field = NULL;
      cells[i] = table->cells[i];
      cells[i].words = dr_public_cell (self, &table->cells[i].words);
    }
  places = put_in_order (table, cells);
  /* What is hidden in rows that are not there does not count. */
  for (guint i = 0; i < places->len && table->n_candidates > table->n_rows; i++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        if (i == 0 && column == 0)
          self->tally = before;
        dr_public_cell (self, &dr_document_table_cell (table, g_array_index (places, Place, i).row, column)->words);
      }
  memcpy (ordered, cells, (gsize) table->n_head_rows * table->n_columns * sizeof (DrCell));
  for (guint i = 0; i < places->len; i++)
    {
      guint row = g_array_index (places, Place, i).row;

      order[i] = row - table->n_head_rows;
      memcpy (ordered + (gsize) (table->n_head_rows + i) * table->n_columns, cells + (gsize) row * table->n_columns,
              table->n_columns * sizeof (DrCell));
    }
  made->cells = ordered;
  made->n_rows = made->n_candidates = table->n_head_rows + places->len;
  if (rows != NULL)
    *rows = order;

  return made;
}
