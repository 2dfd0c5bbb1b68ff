/* What the tables of both pages have in common: rows, and what each cell is to whoever reads it by its headers. */
#include "dr-html-private.h"

/* Opens the element of a cell, for attributes and ">" to follow. Returns: its name. */
const char *
dr_html_start_cell (GString      *out,
                    const DrCell *cell,
                    gboolean      with_id)
{
  const char *element = cell->kind == DR_CELL_DATA ? "td" : "th";

  g_string_append_printf (out, "<%s", element);
  if (with_id && cell->anchor != NULL)
    g_string_append_printf (out, " id=\"%s\"", cell->anchor);
  if (cell->kind != DR_CELL_DATA)
    g_string_append (out, cell->kind == DR_CELL_COLUMN_HEADER ? " scope=\"col\"" : " scope=\"row\"");
  if (cell->column_span > 1)
    g_string_append_printf (out, " colspan=\"%u\"", cell->column_span);
  if (cell->row_span > 1)
    g_string_append_printf (out, " rowspan=\"%u\"", cell->row_span);

  return element;
}

/* Cells that another one spans are left to it. */
void
dr_html_add_rows (GString               *out,
                  const DrDocumentTable *table,
                  guint                  from,
                  guint                  to,
                  DrHtmlCell             add_cell,
                  gpointer               page)
{
  for (guint row = from; row < to; row++)
    {
      g_string_append (out, "<tr>");
      for (guint column = 0; column < table->n_columns; column++)
        {
          const DrCell *cell = dr_document_table_cell (table, row, column);

          if (cell->column_span > 0)
            add_cell (page, table, column, cell);
        }
      g_string_append (out, "</tr>\n");
    }
}
