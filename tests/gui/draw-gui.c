/* Photographs every page of the program in the styles that people use, for somebody to look at.
 * Run by the target "gui-pictures", not by the tests: whether they are good is not for a program to say. */
#include "gui.h"

typedef struct {
  const char *name;
  const char *variable;   /* (nullable) of the environment */
  const char *value;
  const char *size;       /* (nullable): width and height of the windows */
} Style;

static void
resize (const Style *style)
{
  g_autofree char *command = NULL;

  if (style->size == NULL)
    return;
  command = g_strdup_printf ("xdotool getactivewindow windowmove 0 0 windowsize %s", style->size);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

static void
photograph (Gui         *gui,
            const Style *style,
            const char  *page)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", style->name, page);

  gui_photograph (gui, name);
}

static void
draw (const Style *style)
{
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  if (style->variable != NULL)
    g_setenv (style->variable, style->value, TRUE);
  gui_set_up (&gui);
  gui_make_pilot (&gui);
  gui_start (&gui, "customer-services-manager");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  resize (style);
  photograph (&gui, style, "register");
  gui_keys ("ctrl+n");
  g_object_unref (gui_wait_front (&gui, "New assessment"));
  photograph (&gui, style, "new");
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (&gui, "Due Regard"));

  window = gui_open_first (&gui);
  resize (style);
  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *page = g_strdup_printf ("section-%02u", i);
      g_autofree char *keys = g_strdup_printf ("alt+%u", i % 10);

      gui_keys (keys);
      g_usleep (300 * 1000);
      photograph (&gui, style, page);
    }
  gui_keys ("F6");
  photograph (&gui, style, "findings");
  gui_tear_down (&gui);
  if (style->variable != NULL)
    g_unsetenv (style->variable);
}

int
main (int    argc,
      char **argv)
{
  static const Style styles[] = {
    { "light", NULL, NULL, NULL },
    { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", NULL },
    { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1", NULL },
    { "narrow", NULL, NULL, "360 760" },
    { "large", "GDK_DPI_SCALE", "2", NULL },
  };

  atspi_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (argc < 2 || g_str_equal (argv[1], styles[i].name))
      draw (&styles[i]);

  return 0;
}
