#include "dr-nomis-bulk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"

enum { DATE, NAME, CODE, N_KEYS };

static const char * const key_headers[N_KEYS] = { "date", "geography", "geography code" };

static int
find_header (const DrCsvTable *csv,
             const char       *folded)
{
  for (guint i = 0; i < dr_csv_table_get_n_columns (csv); i++)
    {
      g_autofree char *header = dr_figure_fold (dr_csv_table_get_header (csv, i));

      if (strcmp (header, folded) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * dr_nomis_bulk_recognise:
 * @csv: a file's cells
 *
 * Returns: whether its header has the three columns that every Nomis bulk file starts with
 */
gboolean
dr_nomis_bulk_recognise (const DrCsvTable *csv)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (find_header (csv, key_headers[i]) < 0)
      return FALSE;

  return TRUE;
}

/* The header without "; measures: Value", which only some tables have. */
static char *
without_measure (const char *header)
{
  const char *semicolon = strrchr (header, ';');
  g_autofree char *folded = semicolon != NULL ? dr_figure_fold (semicolon) : NULL;

  if (folded != NULL && g_str_has_prefix (folded, ";measures:"))
    return g_strstrip (g_strndup (header, (gsize) (semicolon - header)));

  return g_strstrip (g_strdup (header));
}

/* The subject that the headers start with, e.g. "Ethnic group" of "Ethnic group: White: Irish". A total is none. */
static char *
find_topic (const char *first_header)
{
  const char *colon = strchr (first_header, ':');
  g_autofree char *topic = NULL;
  g_autofree char *folded = NULL;

  if (colon == NULL)
    return g_strdup ("");

  topic = g_strchomp (g_strndup (first_header, (gsize) (colon - first_header)));
  folded = dr_figure_fold (topic);

  return g_str_equal (folded, "total") ? g_strdup ("") : g_steal_pointer (&topic);
}

static gboolean
add_columns (DrFigureTable *self,
             const int      keys[N_KEYS],
             GArray        *places,
             GError       **error)
{
  const DrCsvTable *csv = self->csv;

  for (guint i = 0; i < dr_csv_table_get_n_columns (csv); i++)
    {
      g_autofree char *header = without_measure (dr_csv_table_get_header (csv, i));
      const char *wording = header;

      if ((int) i == keys[DATE] || (int) i == keys[NAME] || (int) i == keys[CODE])
        continue;
      if (places->len == 0)
        {
          g_autofree char *topic = find_topic (header);

          dr_figure_table_set_topic (self, topic);
        }
      if (*self->topic != '\0' && strchr (header, ':') != NULL)
        {
          const char *colon = strchr (header, ':');
          g_autofree char *start = g_strndup (header, (gsize) (colon - header));
          g_autofree char *folded = dr_figure_fold (start);

          if (strcmp (folded, self->topic) == 0)
            wording = g_strchug (header + (colon - header) + 1);
        }
      if (!dr_figure_table_add_column (self, wording, 1, error))
        return FALSE;
      g_array_append_val (places, i);
    }

  if (places->len > 0)
    return TRUE;

  dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, 1,
                       _("there is no column of figures, expected some after the geography code"));

  return FALSE;
}

/**
 * dr_nomis_bulk_read:
 * @csv: (transfer full): a file that dr_nomis_bulk_recognise() knows
 * @error: return location for a #DrImportError: LAYOUT or TOO_LARGE
 *
 * Returns: (transfer full): its figures; %NULL on error
 */
DrFigureTable *
dr_nomis_bulk_read (DrCsvTable *csv,
                    GError    **error)
{
  g_autoptr (DrFigureTable) self = dr_figure_table_new (csv, DR_FIGURE_LAYOUT_NOMIS);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  int keys[N_KEYS];

  for (guint i = 0; i < N_KEYS; i++)
    keys[i] = find_header (csv, key_headers[i]);
  if (!add_columns (self, keys, places, error))
    return NULL;

  for (guint row = 0; row < dr_csv_table_get_n_rows (csv); row++)
    {
      const char *code = dr_csv_table_get_cell (csv, row, (guint) keys[CODE]);
      guint line = dr_csv_table_get_line (csv, row);
      int area;

      if (*code == '\0')
        {
          dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, self->file, line,
                               _("the row has no geography code, expected one such as E07000242"));
          return NULL;
        }
      area = dr_figure_table_add_area (self, code, dr_csv_table_get_cell (csv, row, (guint) keys[NAME]), line);
      if (area < 0)
        continue;
      g_array_index (self->area_array, DrFigureArea, area).date = dr_csv_table_get_cell (csv, row, (guint) keys[DATE]);
      for (guint i = 0; i < places->len; i++)
        dr_figure_table_set_cell (self, (guint) area, i,
                                  dr_csv_table_get_cell (csv, row, g_array_index (places, guint, i)), line);
    }
  dr_figure_table_seal (self);

  return g_steal_pointer (&self);
}
