/* Every page from outside: nothing that takes the focus is without a name, no name is that of a class or doubled. */
#include "gui.h"

#include <string.h>

typedef struct {
  GString    *problems;
  const char *page;
} Names;

static gboolean
is_doubled (const char *name)
{
  gsize length = strlen (name);
  gsize half = length / 2;

  return length >= 5 && length % 2 == 1 && name[half] == ' ' && strncmp (name, name + half + 1, half) == 0;
}

static gboolean
is_class (const char *name)
{
  static const char * const prefixes[] = { "Gtk", "Adw", "Dr" };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]) && g_ascii_isupper (name[strlen (prefixes[i])]) && strchr (name, ' ') == NULL)
      return TRUE;

  return FALSE;
}

static void
judge (GuiThing   *thing,
       const char *path,
       gpointer    data)
{
  Names *names = data;
  g_autofree char *name = atspi_accessible_get_name (thing, NULL);
  AtspiRole role = atspi_accessible_get_role (thing, NULL);
  const char *problem = NULL;

  if (name == NULL)
    name = g_strdup ("");
  if (is_class (name))
    problem = "has the name of a class";
  else if (is_doubled (name))
    problem = "has a doubled name";
  else if (strchr (name, '_') != NULL && role != ATSPI_ROLE_LABEL && role != ATSPI_ROLE_TEXT)
    problem = "has an underscore in its name";
  else if (name[0] == '\0' && gui_has_state (thing, ATSPI_STATE_FOCUSABLE)
           && role != ATSPI_ROLE_SCROLL_PANE && role != ATSPI_ROLE_VIEWPORT && role != ATSPI_ROLE_PANEL
           && role != ATSPI_ROLE_FILLER && role != ATSPI_ROLE_FRAME && role != ATSPI_ROLE_WINDOW
           && role != ATSPI_ROLE_GROUPING)
    problem = "takes the focus and has no name";
  else if (name[0] == '\0' && role == ATSPI_ROLE_IMAGE)
    {
      g_autofree char *description = atspi_accessible_get_description (thing, NULL);

      if (description == NULL || description[0] == '\0')
        problem = "is an image without text";
    }
  if (problem != NULL)
    g_string_append_printf (names->problems, "%s: %s %s\n", names->page, path, problem);
}

static void
judge_page (Gui        *gui,
            GString    *problems,
            const char *page)
{
  Names names = { problems, page };

  gui_walk (gui, judge, &names);
}

static void
test_names (void)
{
  static const char * const sections[] = {
    "The change*", "Screening*", "Options*", "People*", "Consultation*", "Impacts*", "Mitigation*", "Outcome*", "Monitoring*",
    "Check and submit*",
  };
  g_autoptr (GString) problems = g_string_new (NULL);
  Gui gui;

  gui_set_up (&gui);
  gui_make_pilot (&gui);
  gui_start (&gui, "customer-services-manager");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_INVALID, "Moving the Bishop*"));
  judge_page (&gui, problems, "the register");
  gui_photograph (&gui, "register");
  {
    g_autoptr (GuiThing) row = gui_find (&gui, ATSPI_ROLE_LIST_ITEM, "Moving the Bishop*");

    gui_press (row);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GuiThing) list = gui_find (&gui, ATSPI_ROLE_INVALID, "Sections");
      g_autoptr (GuiThing) row = gui_find (&gui, ATSPI_ROLE_LIST_ITEM, sections[i]);
      g_autofree char *picture = g_strdup_printf ("section-%02u", (guint) i + 1);

      gui_focus (row);
      gui_keys ("Return");
      g_usleep (300 * 1000);
      judge_page (&gui, problems, sections[i]);
      gui_photograph (&gui, picture);
    }
  gui_tear_down (&gui);

  if (problems->len > 0)
    {
      g_printerr ("%s", problems->str);
      g_test_fail ();
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  atspi_init ();
  g_test_add_func ("/gui/names", test_names);

  return g_test_run ();
}
