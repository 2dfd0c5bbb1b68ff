#include "dr-main-menu.h"

#include <glib/gi18n-lib.h>

/* What F10 opens, and where, while the button is out of sight. */
typedef struct {
  GtkMenuButton *button;
  GtkStack      *pages;    /* (nullable) */
} MainMenu;

/* The menu of a folded window, while it is open. */
typedef struct {
  GtkWidget *page;      /* whose child it is; has it as its data OPENED */
  GtkWidget *popover;
  GtkWidget *focus;     /* (nullable): had it before */
  guint      removing;  /* source that takes it away */
} Opened;

#define OPENED "dr-main-menu"

static void
watch_key (GtkWidget       *widget,
           GtkShortcutFunc  pressed,
           gpointer         data,
           GDestroyNotify   destroy)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutAction *action = gtk_callback_action_new (pressed, data, destroy);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F10, 0), action));
  gtk_widget_add_controller (widget, keys);
}

static gboolean
key_pressed_again (GtkWidget *popover,
                   GVariant  *arguments,
                   gpointer   data)
{
  gtk_popover_popdown (GTK_POPOVER (popover));

  return TRUE;
}

/* An open menu takes all keys: the window that it is in hears none of them. */
static void
watch_popover (GtkPopover *popover)
{
  watch_key (GTK_WIDGET (popover), key_pressed_again, NULL, NULL);
}

/* Also when the page goes with its menu open: a window is closed by a key as well. */
static void
remove_popover (Opened *opened)
{
  g_signal_handlers_disconnect_by_data (opened->popover, opened);
  g_signal_handlers_disconnect_by_data (opened->page, opened);
  g_object_set_data (G_OBJECT (opened->page), OPENED, NULL);
  g_clear_handle_id (&opened->removing, g_source_remove);
  gtk_widget_unparent (opened->popover);
  g_clear_weak_pointer (&opened->focus);
  g_object_unref (opened->popover);
  g_free (opened);
}

static gboolean
removing (gpointer data)
{
  Opened *opened = data;

  opened->removing = 0;
  remove_popover (opened);

  return G_SOURCE_REMOVE;
}

/* The action of an item runs behind this: the menu goes only when that is done. */
static void
closed (GtkPopover *popover,
        Opened     *opened)
{
  if (opened->focus != NULL)
    gtk_widget_grab_focus (opened->focus);
  if (opened->removing == 0)
    opened->removing = g_idle_add (removing, opened);
}

static void
open_over (GtkWidget     *page,
           GtkMenuButton *button)
{
  Opened *opened = g_object_get_data (G_OBJECT (page), OPENED);
  GtkRoot *root = gtk_widget_get_root (page);

  if (opened != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (opened->popover));
      return;
    }
  opened = g_new0 (Opened, 1);
  opened->page = page;
  opened->popover = g_object_ref_sink (gtk_popover_menu_new_from_model (gtk_menu_button_get_menu_model (button)));
  g_set_weak_pointer (&opened->focus, gtk_root_get_focus (root));
  gtk_accessible_update_property (GTK_ACCESSIBLE (opened->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Main menu"), -1);
  watch_popover (GTK_POPOVER (opened->popover));
  gtk_popover_set_has_arrow (GTK_POPOVER (opened->popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (opened->popover), &(GdkRectangle) { gtk_widget_get_width (page) / 2, 0, 1, 1 });
  gtk_widget_set_parent (opened->popover, page);
  g_object_set_data (G_OBJECT (page), OPENED, opened);
  g_signal_connect (opened->popover, "closed", G_CALLBACK (closed), opened);
  g_signal_connect_swapped (page, "destroy", G_CALLBACK (remove_popover), opened);
  gtk_popover_popup (GTK_POPOVER (opened->popover));
}

static gboolean
key_pressed (GtkWidget *window,
             GVariant  *arguments,
             gpointer   data)
{
  const MainMenu *menu = data;
  GtkWidget *page = menu->pages != NULL ? gtk_stack_get_visible_child (menu->pages) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (menu->button)))
    gtk_menu_button_popup (menu->button);
  else if (page != NULL && gtk_widget_get_mapped (page))
    open_over (page, menu->button);
  else
    return FALSE;

  return TRUE;
}

/**
 * dr_main_menu_watch:
 * @window: a window
 * @button: of its main menu, which has a model
 * @pages: (nullable): what is shown where the window has no room for @button; %NULL: F10 does nothing there
 *
 * Has F10 open the menu, at the button or over the page, and close it. The toolkit's own key opens nothing where the button is out
 * of sight. To be called again for another button of the same window.
 */
void
dr_main_menu_watch (GtkWindow     *window,
                    GtkMenuButton *button,
                    GtkStack      *pages)
{
  MainMenu *menu = g_new0 (MainMenu, 1);

  *menu = (MainMenu) { button, pages };
  gtk_window_set_handle_menubar_accel (window, FALSE);
  watch_key (GTK_WIDGET (window), key_pressed, menu, g_free);
  watch_popover (gtk_menu_button_get_popover (button));
}
