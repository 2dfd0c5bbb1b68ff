#include "dr-section-list.h"

#include <glib/gi18n-lib.h>

#include "dr-comparison-view.h"
#include "dr-names.h"
#include "dr-section-row.h"
#include "dr-sections.h"
#include "dr-verdict-state.h"

/**
 * dr_section_list_fill:
 * @list: of sections, empty
 * @pages: likewise
 * @editor: has the assessment
 *
 * Adds the ten sections, and selects the first.
 */
void
dr_section_list_fill (GtkListBox *list,
                      GtkStack   *pages,
                      DrEditor   *editor)
{
  guint n;
  const DrSectionKind *kinds = dr_sections_list (&n);
  DrQuestionnaire *questionnaire = dr_editor_get_version (editor)->editions->questionnaire;

  for (guint i = 0; i < n; i++)
    {
      const DrSection *section = dr_questionnaire_find_section (questionnaire, kinds[i].id);
      DrSectionPage *page = g_object_new (kinds[i].page (), "section", kinds[i].id, NULL);
      const char *title = section != NULL ? dr_edition_words (section->title) : dr_sections_title (kinds[i].id);
      DrSectionRow *row = dr_section_row_new (kinds[i].id, title);

      dr_section_page_set_editor (page, editor);
      gtk_stack_add_named (pages, GTK_WIDGET (page), kinds[i].id);
      gtk_list_box_append (list, GTK_WIDGET (row));
    }
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
}

/**
 * dr_section_list_find:
 * @list: of sections
 * @name: of one's page
 *
 * Returns: (transfer none) (nullable): its row
 */
GtkListBoxRow *
dr_section_list_find (GtkListBox *list,
                      const char *name)
{
  GtkListBoxRow *row;
  int at = 0;

  while ((row = gtk_list_box_get_row_at_index (list, at)) != NULL && !g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), name))
    at++;

  return row;
}

/**
 * dr_section_list_show_progress:
 * @list: of sections
 * @pages: of them
 * @editor: has the assessment
 *
 * Shows how far each of the ten is, and what was said of it in a review.
 */
void
dr_section_list_show_progress (GtkListBox *list,
                               GtkStack   *pages,
                               DrEditor   *editor)
{
  const DrVersion *version = dr_editor_get_version (editor);

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    {
      DrSectionRow *row = DR_SECTION_ROW (gtk_list_box_get_row_at_index (list, i));
      const char *name = gtk_widget_get_name (GTK_WIDGET (row));
      DrSectionProgress progress;

      if (!DR_IS_SECTION_PAGE (gtk_stack_get_child_by_name (pages, name)))
        continue;
      dr_section_progress_init (&progress, name, version->check, version->editions->questionnaire);
      dr_section_row_set_note (row, dr_section_verdict_on (version->assessment, name));
      if (g_str_equal (name, "submit"))
        dr_section_row_set_title (row, dr_sections_last_title (version->draft->stage));
      dr_section_row_set_progress (row, &progress);
    }
}

/* A page that is there while there is something on it; (nullable): its row. */
static DrSectionRow *
need_page (GtkListBox       *list,
           GtkStack         *pages,
           DrEditor         *editor,
           const char       *name,
           const char       *title,
           DrComparisonPart  part,
           gboolean          needed)
{
  GtkListBoxRow *row = dr_section_list_find (list, name);

  if (row == NULL && needed)
    {
      row = GTK_LIST_BOX_ROW (dr_section_row_new (name, title));
      gtk_stack_add_named (pages, dr_comparison_view_new_page (editor, part, title), name);
      gtk_list_box_append (list, GTK_WIDGET (row));
    }
  if (row == NULL || needed)
    return row != NULL ? DR_SECTION_ROW (row) : NULL;

  if (gtk_list_box_get_selected_row (list) == row)
    gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_stack_remove (pages, gtk_stack_get_child_by_name (pages, name));

  return NULL;
}

/**
 * dr_section_list_show_comparison:
 * @list: of sections
 * @pages: of them
 * @editor: has the assessment, and was given to dr_comparison_begin()
 *
 * Shows what changed since the version before, for those who review it, and what the review asks for, for those who mend it.
 */
void
dr_section_list_show_comparison (GtkListBox *list,
                                 GtkStack   *pages,
                                 DrEditor   *editor)
{
  DrComparison *comparison = dr_comparison_of (editor);
  const DrTodoList *todo = dr_comparison_get_todo (comparison);
  DrSectionRow *row;

  row = need_page (list, pages, editor, "changes", _("What changed"), DR_COMPARISON_CHANGES, dr_comparison_marks (comparison));
  if (row != NULL)
    {
      g_autofree char *note = dr_change_list_summary (dr_comparison_get_changes (comparison), dr_comparison_get_since (comparison));

      dr_section_row_set_note (row, note);
      dr_section_row_set_icon (row, "document-edit-symbolic");
    }
  row = need_page (list, pages, editor, "todo", _("Things to do"), DR_COMPARISON_TODO, todo != NULL);
  if (row != NULL)
    {
      g_autofree char *note = g_strdup_printf (ngettext ("%u comment", "%u comments", todo->n), todo->n);

      dr_section_row_set_note (row, note);
      dr_section_row_set_icon (row, "mail-reply-sender-symbolic");
    }
}
