#include "dr-import-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-check-json.h"
#include "dr-evidence-check.h"
#include "dr-json-members.h"
#include "dr-names.h"
#include "dr-text.h"

#define STATUS_WIDTH 12
#define LINE_WIDTH 7
#define NAME_WIDTH 53
#define COUNT_WIDTH 13
#define INDENT "                     "   /* below the name: STATUS_WIDTH + LINE_WIDTH + 2 */

static const char *
status_label (DrImportStatus status)
{
  static const char * const labels[DR_N_IMPORT_STATUSES] = {
    [DR_IMPORT_TAKEN] = N_("taken"),
    [DR_IMPORT_CHANGED] = N_("changed"),
    [DR_IMPORT_UNCHANGED] = N_("unchanged"),
    [DR_IMPORT_REFUSED] = N_("refused"),
    [DR_IMPORT_NOT_MAPPED] = N_("not mapped"),
    [DR_IMPORT_NOTE] = N_("note"),
  };

  return _(labels[status]);
}

/* A line of its own below a row. */
static void
add_remark (GString    *out,
            const char *remark)
{
  dr_text_paragraph (out, INDENT, INDENT, remark);
}

static void
add_remarks (GString           *out,
             const DrImportRow *row)
{
  if (row->columns != NULL && strcmp (row->columns, row->name) != 0)
    {
      g_autofree char *columns = g_strdup_printf (_("from: %s"), row->columns);

      add_remark (out, columns);
    }
  if (row->n_areas > 0)
    {
      g_autofree char *areas = g_strdup_printf (ngettext ("sum of %u small area", "sum of %u small areas", row->n_areas),
                                                row->n_areas);

      add_remark (out, areas);
    }
  if (row->status == DR_IMPORT_CHANGED)
    {
      g_autofree char *count = dr_format_count (row->old_count);
      g_autofree char *base = dr_format_count (row->old_base);
      /* Translators: a count and the base that it is part of */
      g_autofree char *before = row->kind == DR_IMPORT_ROW_GROUP ? g_strdup_printf (_("before: %1$s of %2$s"), count, base)
                                                                : g_strdup_printf (_("before: %s"), count);

      add_remark (out, before);
    }
  if (row->reason != NULL)
    add_remark (out, row->reason);
}

static void
add_row (GString           *out,
         const DrImportRow *row)
{
  g_autofree char *line = row->line > 0 ? g_strdup_printf ("%u", row->line) : g_strdup ("");
  g_autofree char *count = dr_is_known (row->count) ? dr_format_count (row->count) : g_strdup ("");
  g_autofree char *base = dr_is_known (row->base) ? dr_format_count (row->base) : g_strdup ("");
  g_auto (GStrv) names = NULL;
  guint last = 0;

  dr_text_cell (out, status_label (row->status), STATUS_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, line, LINE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append (out, "  ");
  if (row->kind == DR_IMPORT_ROW_FILE)
    {
      dr_text_paragraph (out, "", INDENT, row->reason != NULL ? row->reason : row->name);
      return;
    }
  names = dr_text_lines (row->name, NAME_WIDTH);
  for (; names[last + 1] != NULL; last++)
    g_string_append_printf (out, "%s\n" INDENT, names[last]);
  dr_text_cell (out, names[last], NAME_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, count, COUNT_WIDTH, DR_ALIGN_RIGHT);
  dr_text_cell (out, base, COUNT_WIDTH, DR_ALIGN_RIGHT);
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
  add_remarks (out, row);
}

/* Where the rows of another file start: its name, and what table it was recognised as. */
static void
add_file (GString           *out,
          const DrImportRow *row)
{
  g_autofree char *title = row->table != NULL ? g_strdup_printf ("%s (%s)", row->file, row->table)
                                              : g_strdup (row->file);

  dr_text_heading (out, title);
  dr_text_cell (out, _("Row"), STATUS_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, _("Line"), LINE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append (out, "  ");
  dr_text_cell (out, _("What"), NAME_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, _("Count"), COUNT_WIDTH, DR_ALIGN_RIGHT);
  dr_text_cell (out, _("Of"), COUNT_WIDTH, DR_ALIGN_RIGHT);
  g_string_append_c (out, '\n');
}

static gboolean
needs_attention (const DrImportRow *row)
{
  return row->status == DR_IMPORT_REFUSED || row->status == DR_IMPORT_NOTE;
}

/**
 * dr_import_report_to_text:
 * @preview: what would be taken
 * @every_row: all rows; else only those that are refused, and notes
 *
 * Returns: (transfer full): the rows by file, then how many there are of each kind
 */
char *
dr_import_report_to_text (const DrImportPreview *preview,
                          gboolean               every_row)
{
  GString *out = g_string_new (NULL);
  const char *file = NULL;
  const DrImportRow *rows;
  guint n_rows;

  g_string_append_printf (out, "%s (%s)\n", dr_import_preview_get_area_name (preview),
                          dr_import_preview_get_area (preview));
  rows = dr_import_preview_get_rows (preview, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      if (!every_row && !needs_attention (&rows[i]))
        continue;
      if (file == NULL || strcmp (file, rows[i].file) != 0)
        add_file (out, &rows[i]);
      file = rows[i].file;
      add_row (out, &rows[i]);
    }

  g_string_append_printf (out, "\n%s\n", _("In all:"));
  for (guint status = 0; status < DR_N_IMPORT_STATUSES; status++)
    {
      guint n = dr_import_preview_count (preview, status);

      if (n > 0)
        g_string_append_printf (out, "  %5u  %s\n", n, status_label (status));
    }

  return g_string_free (out, FALSE);
}

static void
add_json_row (JsonBuilder       *builder,
              const DrImportRow *row)
{
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "status", dr_import_status_to_string (row->status));
  dr_json_add_string (builder, "kind", dr_import_row_kind_to_string (row->kind));
  dr_json_add_string (builder, "file", row->file);
  dr_json_add_number (builder, "line", row->line > 0 ? row->line : DR_UNKNOWN);
  dr_json_add_string (builder, "table", row->table);
  dr_json_add_string (builder, "id", row->id);
  dr_json_add_string (builder, "name", row->name);
  dr_json_add_string (builder, "columns", row->columns);
  dr_json_add_string (builder, "unit", dr_vocabulary_to_string (DR_VOCABULARY_UNIT, (int) row->unit));
  dr_json_add_number (builder, "count", row->count);
  dr_json_add_number (builder, "base", row->base);
  dr_json_add_number (builder, "old_count", row->old_count);
  dr_json_add_number (builder, "old_base", row->old_base);
  dr_json_add_count (builder, "small_areas", row->n_areas);
  dr_json_add_string (builder, "reason", row->reason);
  json_builder_end_object (builder);
}

/**
 * dr_import_report_to_json:
 * @preview: what would be taken
 * @output: (nullable): the file that was written
 * @problems: (nullable) (element-type DrEvidenceProblem): what does not agree in it
 *
 * Returns: (transfer full): {area, area_name, output, counts, rows, problems}
 */
char *
dr_import_report_to_json (const DrImportPreview *preview,
                          const char            *output,
                          const GPtrArray       *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DrImportRow *rows;
  guint n_rows;

  json_builder_begin_object (builder);
  dr_json_add_string (builder, "area", dr_import_preview_get_area (preview));
  dr_json_add_string (builder, "area_name", dr_import_preview_get_area_name (preview));
  dr_json_add_string (builder, "output", output);

  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint status = 0; status < DR_N_IMPORT_STATUSES; status++)
    dr_json_add_count (builder, dr_import_status_to_string (status), dr_import_preview_count (preview, status));
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  rows = dr_import_preview_get_rows (preview, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    add_json_row (builder, &rows[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const DrEvidenceProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      dr_json_add_string (builder, "kind", problem->kind);
      dr_json_add_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return dr_json_to_text (builder);
}
