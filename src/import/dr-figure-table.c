#include "dr-figure-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"

/* No census table has more; above this a file's own text would make the reader slow. */
#define MAX_COLUMNS 4096

static void
small_areas_free (gpointer data)
{
  DrSmallAreas *small = data;

  g_array_unref (small->areas);
  g_free (small);
}

/* The length of what stands before " 005A" or " 005"; 0 where a name does not end so. */
static gsize
district_length (const char *name,
                 gboolean   *letter)
{
  gsize length = strlen (name);

  *letter = length > 0 && g_ascii_isupper (name[length - 1]);
  if (*letter)
    length--;
  for (guint i = 0; i < 3; i++, length--)
    if (length == 0 || !g_ascii_isdigit (name[length - 1]))
      return 0;

  return length > 1 && name[length - 1] == ' ' ? length - 1 : 0;
}

static void
find_districts (DrFigureTable *self)
{
  for (guint i = 0; i < self->n_areas; i++)
    {
      g_autofree char *district = NULL;
      g_autofree char *folded = NULL;
      DrSmallAreas *small;
      gboolean letter;
      gsize length = district_length (self->areas[i].name, &letter);

      if (length == 0)
        continue;
      district = g_strndup (self->areas[i].name, length);
      folded = dr_figure_fold (district);
      small = g_hash_table_lookup (self->districts, folded);
      if (small == NULL)
        {
          small = g_new0 (DrSmallAreas, 1);
          small->areas = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->districts, g_steal_pointer (&folded), small);
        }
      g_array_append_val (small->areas, i);
      small->lower |= letter;
      small->middle |= !letter;
    }
}

/**
 * dr_figure_table_new:
 * @csv: (transfer full): the file's cells
 * @layout: which reader reads it
 *
 * Starts a table; its reader adds the columns, then the areas, then the cells, and seals it.
 *
 * Returns: (transfer full): a table
 */
DrFigureTable *
dr_figure_table_new (DrCsvTable    *csv,
                     DrFigureLayout layout)
{
  DrFigureTable *self = g_new0 (DrFigureTable, 1);

  self->csv = csv;
  self->layout = layout;
  self->strings = g_string_chunk_new (4096);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->area_array = g_array_new (FALSE, TRUE, sizeof (DrFigureArea));
  self->column_array = g_array_new (FALSE, TRUE, sizeof (DrFigureColumn));
  self->cells = g_ptr_array_new ();
  self->cell_lines = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->districts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, small_areas_free);
  self->file = dr_csv_table_get_name (csv);
  self->digest = dr_csv_table_get_digest (csv);
  self->topic = "";
  self->topic_wording = "";

  return self;
}

/**
 * dr_figure_table_free:
 * @self: (nullable): a table
 */
void
dr_figure_table_free (DrFigureTable *self)
{
  if (self == NULL)
    return;

  dr_csv_table_free (self->csv);
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->by_code);
  g_array_unref (self->area_array);
  g_array_unref (self->column_array);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->cell_lines);
  g_hash_table_unref (self->districts);
  g_free (self);
}

/* dr_figure_table_intern(): a copy that lives as long as the table. */
const char *
dr_figure_table_intern (DrFigureTable *self,
                        const char    *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}

void
dr_figure_table_set_topic (DrFigureTable *self,
                           const char    *wording)
{
  g_autofree char *folded = dr_figure_fold (wording);

  self->topic_wording = dr_figure_table_intern (self, wording);
  self->topic = dr_figure_table_intern (self, folded);
}

/**
 * dr_figure_table_add_column:
 * @self: a table without areas
 * @wording: as the file says it
 * @line: where it says so, for messages
 * @error: return location for a #DrImportError: LAYOUT or TOO_LARGE
 *
 * Returns: whether no other column is called the same
 */
gboolean
dr_figure_table_add_column (DrFigureTable *self,
                            const char    *wording,
                            guint          line,
                            GError       **error)
{
  g_autofree char *folded = dr_figure_fold (wording);
  DrFigureColumn column = { 0 };

  if (self->column_array->len >= MAX_COLUMNS)
    {
      dr_import_set_error (error, DR_IMPORT_ERROR_TOO_LARGE, self->file, line,
                           _("there are more than %d columns or categories, expected fewer"), MAX_COLUMNS);
      return FALSE;
    }
  for (guint i = 0; i < self->column_array->len; i++)
    if (strcmp (g_array_index (self->column_array, DrFigureColumn, i).folded, folded) == 0)
      {
        g_autofree char *quoted = dr_figure_quote (wording);

        dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, line,
                             _("two columns or categories are called “%s”, expected each once"), quoted);
        return FALSE;
      }

  column.wording = dr_figure_table_intern (self, wording);
  column.folded = dr_figure_table_intern (self, folded);
  g_array_append_val (self->column_array, column);

  return TRUE;
}

/**
 * dr_figure_table_add_area:
 * @self: a table that has all its columns
 * @code: the area's code
 * @name: its name
 * @line: its line
 *
 * A second area of the same code is remembered as a contradiction of the first.
 *
 * Returns: index of the new area; -1 where the code was there already
 */
int
dr_figure_table_add_area (DrFigureTable *self,
                          const char    *code,
                          const char    *name,
                          guint          line)
{
  DrFigureArea area = { code, name, line, 0, NULL };
  int known = dr_figure_table_find_area (self, code);

  if (known >= 0)
    {
      g_array_index (self->area_array, DrFigureArea, known).again = line;
      return -1;
    }

  g_array_append_val (self->area_array, area);
  g_hash_table_insert (self->by_code, (gpointer) code, GUINT_TO_POINTER (self->area_array->len));
  g_ptr_array_set_size (self->cells, (int) (self->area_array->len * self->column_array->len));
  g_array_set_size (self->cell_lines, self->area_array->len * self->column_array->len);

  return (int) self->area_array->len - 1;
}

void
dr_figure_table_set_cell (DrFigureTable *self,
                          guint          area,
                          guint          column,
                          const char    *text,
                          guint          line)
{
  guint at = area * self->column_array->len + column;

  g_ptr_array_index (self->cells, at) = (gpointer) text;
  g_array_index (self->cell_lines, guint32, at) = line;
}

/* dr_figure_table_seal(): makes the arrays public; nothing may be added afterwards. */
void
dr_figure_table_seal (DrFigureTable *self)
{
  self->areas = (const DrFigureArea *) self->area_array->data;
  self->n_areas = self->area_array->len;
  self->columns = (const DrFigureColumn *) self->column_array->data;
  self->n_columns = self->column_array->len;
  find_districts (self);
}

/* dr_figure_table_find_area(): index of the area with that code, or -1. */
int
dr_figure_table_find_area (const DrFigureTable *self,
                           const char          *code)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_code, code)) - 1;
}

/**
 * dr_figure_table_find_small_areas:
 * @self: a sealed table
 * @district: its name; small areas of "Bristol, City of" are called "Bristol 001A", so the part before a comma serves
 *
 * Returns: (transfer none) (nullable): the rows that are small areas of it
 */
const DrSmallAreas *
dr_figure_table_find_small_areas (const DrFigureTable *self,
                                  const char          *district)
{
  g_autofree char *folded = dr_figure_fold (district);
  const DrSmallAreas *small = g_hash_table_lookup (self->districts, folded);
  char *comma = strchr (folded, ',');

  if (small != NULL || comma == NULL)
    return small;
  *comma = '\0';

  return g_hash_table_lookup (self->districts, folded);
}

/* dr_figure_table_get_cell(): the cell's text; NULL where the file has no such row. */
const char *
dr_figure_table_get_cell (const DrFigureTable *self,
                          guint                area,
                          guint                column)
{
  return g_ptr_array_index (self->cells, area * self->n_columns + column);
}

/* dr_figure_table_get_line(): the cell's line; its area's where the file has no such row. */
guint
dr_figure_table_get_line (const DrFigureTable *self,
                          guint                area,
                          guint                column)
{
  guint line = g_array_index (self->cell_lines, guint32, area * self->n_columns + column);

  return line != 0 ? line : self->areas[area].line;
}

gboolean
dr_figure_table_is_terminated (const DrFigureTable *self)
{
  return dr_csv_table_is_terminated (self->csv);
}
