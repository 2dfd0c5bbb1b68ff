#include "gui.h"

/* Milliseconds between keys: of text, and of what may act on what the key before did. */
#define DELAY_TEXT "4"
#define DELAY_KEYS "12"

static void
xdotool (const char         *verb,
         const char         *delay,
         const char * const *what)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add_many (arguments, "xdotool", verb, "--delay", delay, "--clearmodifiers", "--", NULL);
  g_strv_builder_addv (arguments, (const char **) what);
  all = g_strv_builder_end (arguments);
  g_spawn_sync (NULL, all, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * gui_keys:
 * @keys: one or more, as xdotool names them, with a space between: "ctrl+s", "Down Return"
 *
 * Presses them.
 */
void
gui_keys (const char *keys)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);

  xdotool ("key", DELAY_KEYS, (const char * const *) each);
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
  xdotool ("type", DELAY_TEXT, (const char *[]) { text, NULL });
}
