/* Photographs every place, page and window of the program in the styles that people use, for somebody to look at:
 * draw-gui [STYLE [COUNT]], with so many made-up assessments beside the pilot's.
 * Run by the target "gui-pictures", not by the tests: whether they are good is not for a program to say. */
#include "gui-tour.h"

#include <glib/gstdio.h>

#define MANAGER "customer-services-manager"
#define OFFICER "sian.ellis"

typedef struct {
  const char *name;
  const char *variable;   /* (nullable) of the environment */
  const char *value;
  const char *size;       /* (nullable): width and height of the windows */
  const char *setting;    /* (nullable): of GTK */
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
photograph (Gui        *gui,
            GuiThing   *window,
            const char *page,
            gpointer    data)
{
  const Style *style = data;
  g_autofree char *name = g_strdup_printf ("%s-%s", style->name, page);

  resize (style);
  gui_photograph (gui, name);
}

/* The text of a person who needs it larger is a setting of GTK: no variable changes it. */
static void
set_up_style (const Style *style)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "gtk-4.0", NULL);
  g_autofree char *file = g_build_filename (folder, "settings.ini", NULL);
  g_autofree char *text = g_strdup_printf ("[Settings]\ngtk-enable-animations=false\n%s\n",
                                           style->setting != NULL ? style->setting : "");
  g_autoptr (GError) error = NULL;

  if (style->variable != NULL)
    g_setenv (style->variable, style->value, TRUE);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
}

static void
draw_places (Gui         *gui,
             const Style *style)
{
  gui_start (gui, OFFICER);
  g_object_unref (gui_find (gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  gui_tour_windows (gui, photograph, (gpointer) style);
  gui_tour_places (gui, photograph, (gpointer) style);
  gui_quit (gui);
}

static void
draw_assessment (Gui         *gui,
                 const Style *style)
{
  g_autoptr (GuiThing) field = NULL;
  g_autoptr (GuiThing) row = NULL;
  g_autoptr (GuiThing) window = NULL;

  gui_start (gui, MANAGER);
  field = gui_find (gui, ATSPI_ROLE_ENTRY, "Search assessments");
  gui_write (field, "Bishop");
  row = gui_find (gui, ATSPI_ROLE_TABLE_ROW, "Moving the Bishop*");
  window = gui_open_first (gui);
  resize (style);
  gui_tour_assessment (gui, window, photograph, (gpointer) style);
  gui_keys ("F6");
  photograph (gui, window, "findings", (gpointer) style);
  gui_quit (gui);
}

static void
draw_inspect (Gui         *gui,
              const Style *style)
{
  g_autofree char *bag = g_build_filename (gui->folder, "bag", NULL);
  g_autoptr (GuiThing) window = NULL;

  gui_command (gui, "export", "--bag", bag, NULL);
  gui_inspect (gui, bag);
  window = gui_wait_front (gui, "Inspect*");
  resize (style);
  gui_tour_inspect (gui, window, photograph, (gpointer) style);
  gui_quit (gui);
}

static void
draw_welcome (Gui         *gui,
              const Style *style)
{
  g_autoptr (GuiThing) window = NULL;

  gui_start (gui, NULL);
  window = gui_wait_front (gui, "Due Regard");
  resize (style);
  photograph (gui, window, "first-run", (gpointer) style);
  gui_quit (gui);
}

static void
draw (const Style *style,
      const char  *count)
{
  Gui gui;

  set_up_style (style);
  gui_set_up (&gui);
  draw_welcome (&gui, style);
  gui_make_pilot (&gui);
  gui_command (&gui, "generate", "--count", count, "--seed", "7", NULL);
  draw_places (&gui, style);
  draw_assessment (&gui, style);
  draw_inspect (&gui, style);
  gui_tear_down (&gui);
  if (style->variable != NULL)
    g_unsetenv (style->variable);
}

int
main (int    argc,
      char **argv)
{
  static const Style styles[] = {
    { "light", NULL, NULL, NULL, NULL },
    { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", NULL, NULL },
    { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1", NULL, NULL },
    { "narrow", NULL, NULL, "360 760", NULL },
    { "large", NULL, NULL, NULL, "gtk-xft-dpi=196608" },
  };

  atspi_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (argc < 2 || g_str_equal (argv[1], styles[i].name))
      draw (&styles[i], argc > 2 ? argv[2] : "16");

  return 0;
}
