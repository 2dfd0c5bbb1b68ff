#include "dr-leaflet-shadows.h"

static gboolean
is_shadow (GtkWidget *child)
{
  static const char * const names[] = { "dimming", "shadow", "border", "outline", NULL };

  return g_strv_contains (names, gtk_widget_get_css_name (child));
}

/**
 * dr_leaflet_shadows_put_last:
 * @leaflet: with its panes
 *
 * At each allocation libadwaita 1.2 sets the style classes of its shadows anew, though they are the same. A style of
 * siblings may rest on the classes of those before them, and the shadows stand before all panes: so each label that got
 * longer had the style of everything in the window looked at again. Behind the panes they have nobody after them. How they
 * are drawn does not rest on that: the leaflet draws its children in an order of its own.
 */
void
dr_leaflet_shadows_put_last (AdwLeaflet *leaflet)
{
  g_autoptr (GPtrArray) shadows = g_ptr_array_new ();

  for (GtkWidget *each = gtk_widget_get_first_child (GTK_WIDGET (leaflet)); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (is_shadow (each))
      g_ptr_array_add (shadows, each);
  for (guint i = 0; i < shadows->len; i++)
    gtk_widget_insert_before (shadows->pdata[i], GTK_WIDGET (leaflet), NULL);
}
