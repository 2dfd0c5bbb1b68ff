#include "dr-leaflet-headers.h"

/**
 * dr_leaflet_headers_layout:
 * @layout: where the desktop has the buttons of windows, as "menu:minimize,close"
 *
 * Returns: (transfer full): the same without those that a narrow window has no room for
 */
char *
dr_leaflet_headers_layout (const char *layout)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) sides = g_strsplit (layout, ":", 2);

  for (guint i = 0; sides[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (sides[i], ",", -1);
      gboolean first = TRUE;

      if (i > 0)
        g_string_append_c (text, ':');
      for (guint k = 0; names[k] != NULL; k++)
        if (names[k][0] != '\0' && !g_str_equal (names[k], "minimize") && !g_str_equal (names[k], "maximize"))
          {
            g_string_append_printf (text, "%s%s", first ? "" : ",", names[k]);
            first = FALSE;
          }
    }

  return g_string_free (text, FALSE);
}

/* A title keeps the room of five letters; with large text that of the buttons beside it is needed. */
static void
give_way (GtkWidget *below)
{
  if (GTK_IS_LABEL (below))
    gtk_label_set_width_chars (GTK_LABEL (below), 1);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    give_way (each);
}

static void
set_up (GtkWidget    *below,
        GtkSizeGroup *heights,
        const char   *layout)
{
  if (ADW_IS_HEADER_BAR (below))
    {
      adw_header_bar_set_decoration_layout (ADW_HEADER_BAR (below), layout);
      gtk_size_group_add_widget (heights, below);   /* one that is in it already stays as it is */
      if (ADW_IS_WINDOW_TITLE (adw_header_bar_get_title_widget (ADW_HEADER_BAR (below))))
        give_way (adw_header_bar_get_title_widget (ADW_HEADER_BAR (below)));
      return;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    set_up (each, heights, layout);
}

static GtkSizeGroup *
get_heights (AdwLeaflet *leaflet)
{
  GtkSizeGroup *heights = g_object_get_data (G_OBJECT (leaflet), "header-heights");

  if (heights == NULL)
    {
      heights = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
      g_object_set_data_full (G_OBJECT (leaflet), "header-heights", heights, g_object_unref);
    }

  return heights;
}

/**
 * dr_leaflet_headers_show:
 * @leaflet: of a window
 *
 * Gives its headers the buttons that there is room for, and one height. To be called when another header has come in.
 */
void
dr_leaflet_headers_show (AdwLeaflet *leaflet)
{
  g_autofree char *layout = NULL;
  g_autofree char *narrow = NULL;

  if (adw_leaflet_get_folded (leaflet))
    {
      g_object_get (gtk_widget_get_settings (GTK_WIDGET (leaflet)), "gtk-decoration-layout", &layout, NULL);
      narrow = dr_leaflet_headers_layout (layout != NULL ? layout : "");
    }
  set_up (GTK_WIDGET (leaflet), get_heights (leaflet), narrow);
}

/**
 * dr_leaflet_headers_watch:
 * @leaflet: of a window
 *
 * Does so whenever it folds or unfolds.
 */
void
dr_leaflet_headers_watch (AdwLeaflet *leaflet)
{
  g_signal_connect (leaflet, "notify::folded", G_CALLBACK (dr_leaflet_headers_show), NULL);
  dr_leaflet_headers_show (leaflet);
}
