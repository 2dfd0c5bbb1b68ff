#include "dr-ons-dataset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"

enum { AREA_CODE, AREA, CATEGORY_CODE, CATEGORY, OBSERVATION, N_FIELDS };

/* The code that every classification gives to those whom its question was not put to. */
#define DOES_NOT_APPLY "-8"

static char *
folded_header (const DrCsvTable *csv,
               guint             column)
{
  return dr_figure_fold (dr_csv_table_get_header (csv, column));
}

/**
 * dr_ons_dataset_recognise:
 * @csv: a file's cells
 *
 * Returns: whether its header is "X Code, X, ..., Observation"
 */
gboolean
dr_ons_dataset_recognise (const DrCsvTable *csv)
{
  guint n = dr_csv_table_get_n_columns (csv);
  g_autofree char *first = folded_header (csv, 0);
  g_autofree char *last = folded_header (csv, n - 1);

  return n >= 3 && g_str_has_suffix (first, " code") && strcmp (last, "observation") == 0;
}

/* A dataset tells every category of every area, so the grid is hardly larger than the file. One that is far from full
 * is no dataset, and would cost memory out of proportion. */
#define SPARSE_CELLS 65536
#define SPARSE_FACTOR 4

/* Columns come in pairs, "X Code" and "X", before the observation. */
static gboolean
check_header (const DrFigureTable *self,
              GError             **error)
{
  const DrCsvTable *csv = self->csv;
  guint n = dr_csv_table_get_n_columns (csv);

  for (guint i = 0; i + 1 < n; i += 2)
    {
      g_autofree char *code = folded_header (csv, i);
      g_autofree char *label = i + 2 < n ? folded_header (csv, i + 1) : g_strdup ("");
      g_autofree char *expected = g_strconcat (label, " code", NULL);

      if (strcmp (code, expected) != 0)
        {
          g_autofree char *quoted = dr_figure_quote (dr_csv_table_get_header (csv, i));

          dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, 1,
                               _("“%s” is not followed by what it is the code of, expected pairs “X Code, X” "
                                 "and then Observation"), quoted);
          return FALSE;
        }
    }
  if (n == N_FIELDS)
    return TRUE;

  if (n < N_FIELDS)
    dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, 1,
                         _("the dataset has only totals, expected one variable with its categories"));
  else
    {
      g_autofree char *first = dr_figure_quote (dr_csv_table_get_header (csv, CATEGORY));
      g_autofree char *second = dr_figure_quote (dr_csv_table_get_header (csv, CATEGORY + 2));

      dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, 1,
                           _("the dataset crosses %u variables (“%s” with “%s”), expected one: make a dataset for each"),
                           (n - 3) / 2, first, second);
    }

  return FALSE;
}

/* "Disability (3 categories)" is about "Disability". */
static char *
find_topic (const char *header)
{
  char *topic = g_strstrip (g_strdup (header));
  g_autofree char *folded = dr_figure_fold (topic);
  char *open = strrchr (topic, '(');

  if (open != NULL && g_str_has_suffix (folded, " categories)"))
    *open = '\0';

  return g_strchomp (topic);
}

/* Columns are the categories in the order in which they first appear. */
static gboolean
add_columns (DrFigureTable *self,
             GHashTable    *by_code,
             GError       **error)
{
  const DrCsvTable *csv = self->csv;

  for (guint row = 0; row < dr_csv_table_get_n_rows (csv); row++)
    {
      const char *code = dr_csv_table_get_cell (csv, row, CATEGORY_CODE);
      const char *wording = dr_csv_table_get_cell (csv, row, CATEGORY);
      guint line = dr_csv_table_get_line (csv, row);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (by_code, code));

      if (*code == '\0' || *wording == '\0')
        {
          dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, line,
                               _("the row names no category, expected its code and its name"));
          return FALSE;
        }
      if (known == 0)
        {
          if (!dr_figure_table_add_column (self, wording, line, error))
            return FALSE;
          known = self->column_array->len;
          g_array_index (self->column_array, DrFigureColumn, known - 1).outside = strcmp (code, DOES_NOT_APPLY) == 0;
          g_hash_table_insert (by_code, (gpointer) code, GUINT_TO_POINTER (known));
        }
      else if (strcmp (g_array_index (self->column_array, DrFigureColumn, known - 1).wording, wording) != 0)
        {
          g_autofree char *now = dr_figure_quote (wording);
          g_autofree char *before = dr_figure_quote (g_array_index (self->column_array, DrFigureColumn, known - 1).wording);
          g_autofree char *which = dr_figure_quote (code);

          dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, line,
                               _("category %s is called “%s” here, expected “%s” as before"), which, now, before);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
add_rows (DrFigureTable *self,
          GHashTable    *by_code,
          GError       **error)
{
  const DrCsvTable *csv = self->csv;

  for (guint row = 0; row < dr_csv_table_get_n_rows (csv); row++)
    {
      const char *code = dr_csv_table_get_cell (csv, row, AREA_CODE);
      const char *category = dr_csv_table_get_cell (csv, row, CATEGORY_CODE);
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (by_code, category)) - 1;
      guint line = dr_csv_table_get_line (csv, row);
      int area = dr_figure_table_find_area (self, code);

      if (*code == '\0')
        {
          dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, line,
                               _("the row has no area code, expected one such as E07000242"));
          return FALSE;
        }
      if (area < 0)
        area = dr_figure_table_add_area (self, code, dr_csv_table_get_cell (csv, row, AREA), line);
      if (self->cells->len > SPARSE_CELLS + SPARSE_FACTOR * dr_csv_table_get_n_rows (csv))
        {
          dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, line,
                               _("most areas have few of the categories, expected every category of every area"));
          return FALSE;
        }
      if (g_ptr_array_index (self->cells, (guint) area * self->column_array->len + column) != NULL)
        g_array_index (self->area_array, DrFigureArea, area).again = line;
      else
        dr_figure_table_set_cell (self, (guint) area, column, dr_csv_table_get_cell (csv, row, OBSERVATION), line);
    }

  return TRUE;
}

/**
 * dr_ons_dataset_read:
 * @csv: (transfer full): a file that dr_ons_dataset_recognise() knows
 * @error: return location for a #DrImportError: LAYOUT or TOO_LARGE
 *
 * Returns: (transfer full): its figures; %NULL on error
 */
DrFigureTable *
dr_ons_dataset_read (DrCsvTable *csv,
                     GError    **error)
{
  g_autoptr (DrFigureTable) self = dr_figure_table_new (csv, DR_FIGURE_LAYOUT_ONS);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *topic = NULL;

  if (!check_header (self, error))
    return NULL;
  topic = find_topic (dr_csv_table_get_header (csv, CATEGORY));
  dr_figure_table_set_topic (self, topic);
  if (!add_columns (self, by_code, error) || !add_rows (self, by_code, error))
    return NULL;
  dr_figure_table_seal (self);

  return g_steal_pointer (&self);
}
