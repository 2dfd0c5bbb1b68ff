#include "gui.h"

/* Milliseconds between keys: of text, and of what may act on what the key before did. */
#define DELAY_TEXT "4"
#define DELAY_KEYS "12"

static void
xdotool (const char *verb,
         const char *delay,
         const char *what)
{
  const char *arguments[] = { "xdotool", verb, "--delay", delay, "--clearmodifiers", "--", what, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * gui_keys:
 * @keys: one, as xdotool names it: "ctrl+s", "Tab"
 *
 * Presses it.
 */
void
gui_keys (const char *keys)
{
  xdotool ("key", DELAY_KEYS, keys);
}

/**
 * gui_type:
 * @text: lower-case letters, digits and plain signs
 *
 * Types it, key by key.
 */
void
gui_type (const char *text)
{
  xdotool ("type", DELAY_TEXT, text);
}

/**
 * gui_tab_to:
 * @thing: something that takes the focus
 * @most: presses
 *
 * Presses Tab until it has the focus.
 *
 * Returns: whether it got it
 */
gboolean
gui_tab_to (GuiThing *thing,
            guint     most)
{
  for (guint i = 0; i <= most; i++)
    {
      if (i > 0)
        gui_keys ("Tab");
      for (int look = 0; look < 3; look++)   /* the window hears of the key a moment later */
        {
          if (gui_has_state (thing, ATSPI_STATE_FOCUSED))
            return TRUE;
          g_usleep (10 * 1000);
        }
    }

  return FALSE;
}
