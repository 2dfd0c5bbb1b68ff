#include "dr-import-window.h"

#include <glib/gi18n-lib.h>

#include "dr-escape.h"
#include "dr-names.h"
#include "dr-wrapped-label.h"

/* Lines that are shown; a bag may have thousands. */
#define MOST_LINES 200

static GtkWidget *
make_row (const DrImportLine *line)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", line->name, "subtitle", line->text, "use-markup", FALSE,
                                 "subtitle-lines", 0, NULL);
  const char *word = line->refused ? _("Refused") : _("Taken");
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", word, NULL);

  gtk_widget_add_css_class (label, line->refused ? "error" : "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

/**
 * dr_import_window_show:
 * @parent: the window that it belongs to
 * @report: what came of an import
 *
 * Shows it; what was refused comes first.
 */
void
dr_import_window_show (GtkWindow            *parent,
                       const DrImportReport *report)
{
  g_autofree char *summary = dr_import_report_summary (report);
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", summary, NULL);
  GtkWidget *page = g_object_new (ADW_TYPE_PREFERENCES_PAGE, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget *window;

  dr_wrapped_label_wrap_titles (group);
  for (guint i = 0; i < report->lines->len && i < MOST_LINES; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (report->lines->pdata[i]));
  if (report->lines->len > MOST_LINES)
    {
      g_autofree char *rest = dr_format_whole (report->lines->len - MOST_LINES);
      g_autofree char *words = g_strdup_printf (_("and %s more"), rest);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), g_object_new (ADW_TYPE_ACTION_ROW, "title", words, NULL));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);

  window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", _("What was opened"),
                         "default-width", 520, "default-height", 420, "content", box, NULL);
  dr_escape_closes (window);
  gtk_window_present (GTK_WINDOW (window));
}
