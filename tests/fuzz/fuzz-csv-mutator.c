/* fuzz-csv-mutator.c: changes a CSV file as a table: cells, rows and columns change places, come twice or go. */
#include <string.h>

#include "fuzz-splice.h"
#include "fuzz-support.h"

#define MOST_MUTATIONS 4

/* Where the cells are: quoted ones with their quotes. */
typedef struct {
  GArray *cells;      /* FuzzPiece */
  GArray *rows;       /* FuzzPiece, with their line end */
  GArray *first;      /* guint: index of the first cell of each row */
} Table;

static void
table_clear (Table *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->first);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static Table
read_table (const guint8 *data,
            gsize         size)
{
  Table self = { g_array_new (FALSE, FALSE, sizeof (FuzzPiece)), g_array_new (FALSE, FALSE, sizeof (FuzzPiece)),
                 g_array_new (FALSE, FALSE, sizeof (guint)) };
  FuzzPiece row = { 0, 0 };
  FuzzPiece cell = { 0, 0 };
  guint first = 0;
  gboolean quoted = FALSE;

  for (gsize at = 0; at < size; at++)
    {
      if (data[at] == '"')
        quoted = !quoted;
      if (quoted || (data[at] != ',' && data[at] != '\n'))
        continue;
      cell.to = at;
      g_array_append_val (self.cells, cell);
      cell.from = at + 1;
      if (data[at] == ',')
        continue;
      row.to = at + 1;
      g_array_append_val (self.rows, row);
      g_array_append_val (self.first, first);
      row.from = at + 1;
      first = self.cells->len;
    }

  return self;
}

/* The piece goes, comes twice, or takes another's place. */
static gsize
move_piece (const GArray *pieces,
            FuzzChance   *chance,
            guint8       *data,
            gsize         size,
            gsize         max_size)
{
  FuzzPiece to = g_array_index (pieces, FuzzPiece, fuzz_chance_below (chance, pieces->len));
  FuzzPiece from = g_array_index (pieces, FuzzPiece, fuzz_chance_below (chance, pieces->len));
  g_autofree char *text = g_strndup ((const char *) data + from.from, from.to - from.from);

  switch (fuzz_chance_below (chance, 4))
    {
    case 0:
      return fuzz_splice (data, size, max_size, to, "", 0);
    case 1:
      to.to = to.from;
      break;
    default:
      break;
    }

  return fuzz_splice (data, size, max_size, to, text, from.to - from.from);
}

/* The same column of every row goes or comes twice: last row first, so that places before it stay good. */
static gsize
change_column (const Table *table,
               FuzzChance  *chance,
               guint8      *data,
               gsize        size,
               gsize        max_size)
{
  guint n_columns = table->first->len > 1 ? g_array_index (table->first, guint, 1) : table->cells->len;
  guint column = fuzz_chance_below (chance, n_columns);
  gboolean twice = fuzz_chance_below (chance, 2) == 0;

  for (guint row = table->first->len; row-- > 0;)
    {
      guint index = g_array_index (table->first, guint, row) + column;
      guint end = row + 1 < table->first->len ? g_array_index (table->first, guint, row + 1) : table->cells->len;
      FuzzPiece piece;
      g_autofree char *text = NULL;

      if (index + 1 >= end)
        continue;
      piece = g_array_index (table->cells, FuzzPiece, index);
      piece.to++;   /* the comma */
      text = g_strndup ((const char *) data + piece.from, piece.to - piece.from);
      if (twice)
        size = fuzz_splice (data, size, max_size, (FuzzPiece) { piece.from, piece.from }, text, piece.to - piece.from);
      else
        size = fuzz_splice (data, size, max_size, piece, "", 0);
    }

  return size;
}

/* Called by libFuzzer: changes @data in place. */
gsize
LLVMFuzzerCustomMutator (guint8      *data,
                         gsize        size,
                         gsize        max_size,
                         unsigned int seed)
{
  FuzzChance chance = fuzz_chance (seed);
  guint n = 1 + fuzz_chance_below (&chance, MOST_MUTATIONS);

  if (fuzz_chance_below (&chance, 8) == 0)
    return LLVMFuzzerMutate (data, size, max_size);

  size = fuzz_start_from (&chance, data, size, max_size);

  for (guint i = 0; i < n; i++)
    {
      g_auto (Table) table = read_table (data, size);
      FuzzPiece cell;
      const char *odd;

      if (table.rows->len == 0)
        return LLVMFuzzerMutate (data, size, max_size);
      switch (fuzz_chance_below (&chance, 4))
        {
        case 0:
          size = move_piece (table.rows, &chance, data, size, max_size);
          break;
        case 1:
          size = change_column (&table, &chance, data, size, max_size);
          break;
        case 2:
          cell = g_array_index (table.cells, FuzzPiece, fuzz_chance_below (&chance, table.cells->len));
          odd = fuzz_odd_value (&chance, data + cell.from, cell.to - cell.from);
          size = fuzz_splice (data, size, max_size, cell, odd, strlen (odd));
          break;
        default:
          size = move_piece (table.cells, &chance, data, size, max_size);
          break;
        }
    }

  return size;
}
