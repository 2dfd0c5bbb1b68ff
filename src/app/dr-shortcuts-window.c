#include "dr-shortcuts-window.h"

#include <glib/gi18n-lib.h>

#include "dr-flow.h"
#include "dr-reading-window.h"
#include "dr-wrapped-label.h"

/* Characters of what keys do, before it takes a second line. */
#define LONGEST 36

#define MOST_KEYS 12

typedef struct {
  const char *keys;   /* as GtkShortcutLabel has them */
  const char *what;
} Shortcut;

static const struct {
  const char *title;
  Shortcut    shortcuts[MOST_KEYS];
} groups[] = {
  { N_("Program"),
    { { "F1", N_("Help") },
      { "<Alt>1...6", N_("Places 1 to 6") },
      { "<Control>i", N_("Inspect a record or a bag") },
      { "<Control>comma", N_("Preferences") },
      { "<Control>question", N_("Keyboard shortcuts") },
      { "<Control>w", N_("Close the window") },
      { "<Control>q", N_("Quit") } } },
  { N_("Assessments"),
    { { "<Control>n", N_("New assessment") },
      { "<Control>o", N_("Open drafts, records, bags and returns") },
      { "<Control>f", N_("Search") },
      { "<Control>c", N_("Copy the reference") },
      { "Menu", N_("What can be done with the assessment") },
      { "Delete", N_("Delete the draft") } } },
  { N_("Evidence"),
    { { "<Control>o", N_("Take figures from CSV files") },
      { "<Control>z", N_("Undo the last change") } } },
  { N_("An assessment"),
    { { "<Control>p", N_("Report: save or print") },
      { "<Control>z", N_("Undo") },
      { "<Control><Shift>z", N_("Redo") },
      { "<Control>s", N_("Save (it saves itself; this says so)") },
      { "<Control>Page_Down", N_("Next section") },
      { "<Control>Page_Up", N_("Section before") },
      { "<Alt>1...9", N_("Sections 1 to 9") },
      { "<Alt>0", N_("Check and submit") },
      { "F6", N_("Next pane: sections, section, findings") },
      { "<Shift>F6", N_("Pane before") },
      { "<Alt>Down", N_("At a date: choose a day") } } },
  { N_("Inspecting a record or a bag"),
    { { "<Alt>1...6", N_("Pages 1 to 6") },
      { "<Control><Shift>c", N_("Copy the page as text") } } },
};

/* The two columns are as wide as their widest row, so that all rows stand alike: side by side, or one above the other. */
typedef struct {
  GtkSizeGroup *keys;
  GtkSizeGroup *words;
} Columns;

static GtkWidget *
row_new (const Shortcut *shortcut,
         const Columns  *columns)
{
  GtkWidget *row = GTK_WIDGET (dr_flow_new (0, 18, 2));
  GtkWidget *keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = dr_wrapped_label_new (_(shortcut->what), NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (words), LONGEST);
  gtk_box_append (GTK_BOX (keys), gtk_shortcut_label_new (shortcut->keys));
  gtk_size_group_add_widget (columns->keys, keys);
  gtk_size_group_add_widget (columns->words, words);
  dr_flow_append (DR_FLOW (row), keys);
  dr_flow_append (DR_FLOW (row), words);

  return row;
}

/**
 * dr_shortcuts_window_new:
 * @parent: (nullable): the window that they were asked for in
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dr_shortcuts_window_new (GtkWindow *parent)
{
  g_autoptr (GtkSizeGroup) keys = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) words = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  const Columns columns = { keys, words };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _(groups[i].title), "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                       "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

      gtk_widget_add_css_class (title, "title-4");
      gtk_box_append (GTK_BOX (group), title);
      for (const Shortcut *each = groups[i].shortcuts; each->keys != NULL; each++)
        gtk_box_append (GTK_BOX (group), row_new (each, &columns));
      gtk_box_append (GTK_BOX (box), group);
    }

  return dr_reading_window_new (parent, _("Keyboard shortcuts"), box, 520);
}
