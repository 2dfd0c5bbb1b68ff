#include "dr-assessments-place.h"

#include <glib/gi18n-lib.h>

#include "dr-application.h"

struct _DrAssessmentsPlace {
  AdwBin      parent_instance;

  DrDesk     *desk;   /* (nullable) */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DrAssessmentsPlace, dr_assessments_place, ADW_TYPE_BIN)

static void
fill (DrAssessmentsPlace *self)
{
  const DrRegisterQuery query = { .sort = DR_SORT_CREATED, .descending = TRUE, .limit = 100 };
  g_autoptr (DrRegisterPage) page = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->desk == NULL)
    return;
  page = dr_store_query (dr_register_get_store (dr_desk_get_register (self->desk)), &query, NULL);
  for (guint i = 0; page != NULL && i < page->n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s@%u", page->rows[i].reference, page->rows[i].version);

      row = g_object_new (ADW_TYPE_ACTION_ROW, "title", page->rows[i].title, "subtitle", page->rows[i].reference,
                          "use-markup", FALSE, "activatable", TRUE, "name", name, NULL);
      gtk_list_box_append (self->list, row);
    }
}

static void
row_activated (DrAssessmentsPlace *self,
               GtkListBoxRow      *row)
{
  g_auto (GStrv) parts = g_strsplit (gtk_widget_get_name (GTK_WIDGET (row)), "@", 2);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  dr_application_show_assessment (DR_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))), parts[0],
                                  (guint) g_ascii_strtoull (parts[1], NULL, 10));
}

/**
 * dr_assessments_place_set_desk:
 * @self: the place
 * @desk: (nullable): the register to show
 */
void
dr_assessments_place_set_desk (DrAssessmentsPlace *self,
                               DrDesk             *desk)
{
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_func (self->desk, fill, self);
  g_set_object (&self->desk, desk);
  if (desk != NULL)
    g_signal_connect_object (desk, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

static void
dr_assessments_place_dispose (GObject *object)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (dr_assessments_place_parent_class)->dispose (object);
}

static void
dr_assessments_place_class_init (DrAssessmentsPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_assessments_place_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-assessments-place.ui");
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
dr_assessments_place_init (DrAssessmentsPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
