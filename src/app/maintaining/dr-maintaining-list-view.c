#include "dr-maintaining-list-view.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"
#include "dr-wrapped-label.h"

/* Lines at first, and at most: a file holds all of them. */
#define FIRST_LINES 6
#define MOST_LINES 300

struct _DrMaintainingListView {
  GtkBox                   parent_instance;

  GtkLabel                *summary;
  GtkListBox              *lines;
  GtkWidget               *more;
  GtkLabel                *rest;
  const DrMaintainingList *list;    /* (nullable): the state's */
};

enum {
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrMaintainingListView, dr_maintaining_list_view, GTK_TYPE_BOX)

/* The words, and where it stands below them: both have room in any width. */
static GtkWidget *
new_row (const DrMaintainingLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, NULL);
  g_autofree char *name = g_strdup_printf ("%s. %s. %s", line->title, line->note, line->subtitle);
  g_autofree char *heading = g_strdup_printf ("%s: %s", line->title, line->note);

  gtk_widget_add_css_class (box, line->heading ? "maintaining-owner" : "people-row");
  dr_wrapped_label_add_bound (box, line->title, line->heading ? "heading" : NULL);
  if (line->note[0] != '\0')
    dr_wrapped_label_add_bound (box, line->note, line->tone == DR_TONE_ERROR     ? "error"
                                                                : line->tone == DR_TONE_WARNING ? "warning"
                                                                : line->heading                 ? "dim-label"
                                                                                                : NULL);
  if (line->subtitle[0] != '\0')
    dr_wrapped_label_add_bound (box, line->subtitle, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->heading ? heading : name, -1);

  return row;
}

static void
fill (DrMaintainingListView *self,
      guint                  n)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->lines, 0))) != NULL)
    gtk_list_box_remove (self->lines, row);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->lines, new_row (&self->list->lines[i]));
}

static void
show_all (DrMaintainingListView *self)
{
  GtkListBoxRow *next;
  guint n = MIN (self->list->n_lines, MOST_LINES);

  fill (self, n);
  gtk_widget_set_visible (self->more, FALSE);
  if (self->list->n_lines > n)
    {
      g_autofree char *number = dr_format_whole (self->list->n_lines - n);
      g_autofree char *words = g_strdup_printf (_("and %s more: export them as CSV"), number);

      gtk_label_set_label (self->rest, words);
      gtk_widget_set_visible (GTK_WIDGET (self->rest), TRUE);
    }
  next = gtk_list_box_get_row_at_index (self->lines, FIRST_LINES);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

/**
 * dr_maintaining_list_view_set:
 * @self: a list
 * @list: (nullable): what it shows; it must outlive that
 */
void
dr_maintaining_list_view_set (DrMaintainingListView   *self,
                         const DrMaintainingList *list)
{
  guint n = list != NULL ? list->n_lines : 0;
  /* One line more is shown rather than a button that shows it. */
  guint first = n <= FIRST_LINES + 1 ? n : FIRST_LINES;
  g_autofree char *words = NULL;

  self->list = list;
  gtk_label_set_label (self->summary, list == NULL ? "" : n > 0 ? list->summary : list->empty);
  fill (self, first);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), FALSE);
  gtk_widget_set_visible (self->more, n > first);
  words = g_strdup_printf (_("Show all %u"), n);
  gtk_button_set_label (GTK_BUTTON (self->more), words);
}

static void
row_activated (DrMaintainingListView *self,
               GtkListBoxRow         *row)
{
  const DrMaintainingLine *line = &self->list->lines[gtk_list_box_row_get_index (row)];

  g_signal_emit (self, signals[OPENED], 0, line->title, &line->behind);
}

/**
 * dr_maintaining_list_view_new:
 * @title: what it lists, translated
 *
 * Returns: (transfer floating): an empty list
 */
DrMaintainingListView *
dr_maintaining_list_view_new (const char *title)
{
  DrMaintainingListView *self = g_object_new (DR_TYPE_MAINTAINING_LIST_VIEW, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                                              NULL);

  self->summary = GTK_LABEL (dr_wrapped_label_new ("", NULL));
  self->lines = GTK_LIST_BOX (gtk_list_box_new ());
  self->more = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_START, NULL);
  self->rest = GTK_LABEL (dr_wrapped_label_new ("", "dim-label"));
  gtk_list_box_set_selection_mode (self->lines, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (self->lines, "row-activated", G_CALLBACK (row_activated), self);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (show_all), self);
  dr_wrapped_label_add (self, title, "heading");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (self), self->more);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rest));

  return self;
}

static void
dr_maintaining_list_view_class_init (DrMaintainingListViewClass *klass)
{
  /**
   * DrMaintainingListView::opened:
   * @self: the list
   * @heading: what the assessments have in common
   * @behind: (type gpointer): a #DrBehind: which they are
   *
   * Somebody wants to see what stands behind a line.
   */
  signals[OPENED] = g_signal_new ("opened", DR_TYPE_MAINTAINING_LIST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_POINTER);
}

static void
dr_maintaining_list_view_init (DrMaintainingListView *self)
{
}
