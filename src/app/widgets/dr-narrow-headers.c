#include "dr-narrow-headers.h"

/**
 * dr_narrow_headers_layout:
 * @layout: where the desktop has the buttons of windows, as "menu:minimize,close"
 *
 * Returns: (transfer full): the same without those that a narrow window has no room for
 */
char *
dr_narrow_headers_layout (const char *layout)
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

static void
set_layout (GtkWidget  *below,
            const char *layout)
{
  if (ADW_IS_HEADER_BAR (below))
    {
      adw_header_bar_set_decoration_layout (ADW_HEADER_BAR (below), layout);
      return;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    set_layout (each, layout);
}

/**
 * dr_narrow_headers_show:
 * @leaflet: of a window
 *
 * Gives its headers the buttons that there is room for. To be called when another header has come in.
 */
void
dr_narrow_headers_show (AdwLeaflet *leaflet)
{
  g_autofree char *layout = NULL;
  g_autofree char *narrow = NULL;

  if (adw_leaflet_get_folded (leaflet))
    {
      g_object_get (gtk_widget_get_settings (GTK_WIDGET (leaflet)), "gtk-decoration-layout", &layout, NULL);
      narrow = dr_narrow_headers_layout (layout != NULL ? layout : "");
    }
  set_layout (GTK_WIDGET (leaflet), narrow);
}

/**
 * dr_narrow_headers_watch:
 * @leaflet: of a window
 *
 * Does so whenever it folds or unfolds.
 */
void
dr_narrow_headers_watch (AdwLeaflet *leaflet)
{
  g_signal_connect (leaflet, "notify::folded", G_CALLBACK (dr_narrow_headers_show), NULL);
  dr_narrow_headers_show (leaflet);
}
