#include "gui.h"

/* The chooser never says itself that it is in front: whom the keys go to is asked of the display. */
static void
wait_keys (const char *title)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE))
    {
      g_autofree char *told = NULL;

      if (g_spawn_command_line_sync ("xdotool getactivewindow getwindowname", &told, NULL, NULL, NULL)
          && gui_matches (title, g_strchomp (told)))
        return;
      if (g_get_monotonic_time () > limit)
        g_error ("the keys go to “%s”, not to “%s”", told, title);
    }
}

/* The chooser looks at the disk for what is typed, and takes no Return meanwhile. */
static void
press_return (Gui        *self,
              const char *title)
{
  for (guint tries = 0; tries < 5; tries++)
    {
      g_autoptr (GuiThing) there = gui_look_for (self, ATSPI_ROLE_FILLER, title);
      gint64 limit = g_get_monotonic_time () + GUI_PATIENCE / 10;

      if (there == NULL)
        return;
      g_usleep (8 * GUI_PAUSE);
      gui_keys ("Return");
      while (there != NULL && g_get_monotonic_time () < limit)
        {
          g_usleep (GUI_PAUSE);
          g_object_unref (there);
          there = gui_look_for (self, ATSPI_ROLE_FILLER, title);
        }
    }
}

/**
 * gui_choose_file:
 * @self: a place, where something has just asked for a file or a folder
 * @title: of the toolkit's chooser
 * @path: (nullable): absolute; %NULL: nothing is chosen
 *
 * Types the path as a person does who knows it, and presses Return; or Escape. Waits until the chooser is gone.
 */
void
gui_choose_file (Gui        *self,
                 const char *title,
                 const char *path)
{
  g_autoptr (GuiThing) chooser = gui_find (self, ATSPI_ROLE_FILLER, title);

  wait_keys (title);
  if (path == NULL)
    {
      gui_keys ("Escape");
    }
  else
    {
      g_autofree char *typed = g_strconcat (path, "*", NULL);   /* the chooser may go on to the end of a name */
      g_autoptr (GuiThing) entry = NULL;

      gui_keys ("ctrl+l");
      entry = gui_wait_in (chooser, ATSPI_ROLE_TEXT, "*");
      gui_keys ("ctrl+a");
      gui_type (path);
      gui_wait_text (entry, typed);
      press_return (self, title);
    }
  gui_wait_gone (self, ATSPI_ROLE_FILLER, title);
}

/**
 * gui_press_menu:
 * @below: a window
 * @button: name of the button of a menu in it
 * @item: of the menu
 *
 * Opens the menu and takes the item by keys. gui_watch_focus() is to have been called.
 */
void
gui_press_menu (GuiThing   *below,
                const char *button,
                const char *item)
{
  g_autoptr (GuiThing) thing = gui_wait_in (below, ATSPI_ROLE_PUSH_BUTTON, button);

  gui_press_open (thing);
  gui_go ("Down", item, 20);
  gui_keys ("Return");
}
