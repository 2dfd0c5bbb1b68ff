#include "dr-drop-down.h"

#include "dr-spoken.h"

static void
set_up (GtkListItemFactory *factory,
        GtkListItem        *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind (GtkListItemFactory *factory,
      GtkListItem        *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * dr_drop_down_new:
 * @label: its accessible name, translated
 *
 * Returns: (transfer floating): a #GtkDropDown without names yet
 */
GtkWidget *
dr_drop_down_new (const char *label)
{
  GtkWidget *self = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self), factory);
  dr_spoken_name_drop_down (GTK_DROP_DOWN (self), label);

  return self;
}

/**
 * dr_drop_down_set_names:
 * @self: made by dr_drop_down_new()
 * @names: (array zero-terminated=1): what can be chosen
 */
void
dr_drop_down_set_names (GtkWidget         *self,
                        const char *const *names)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  gtk_drop_down_set_model (GTK_DROP_DOWN (self), G_LIST_MODEL (model));
}
