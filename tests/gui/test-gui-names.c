/* Every page from outside: nothing that takes the focus is without a name; no name is that of a class, doubled, or has the
 * mark of a mnemonic; no image is without words. What GTK itself names and never takes the focus is left alone. */
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
is_class_of (const char *name,
             const char *prefix)
{
  return g_str_has_prefix (name, prefix) && g_ascii_isupper (name[strlen (prefix)]) && strchr (name, ' ') == NULL;
}

/* The one that shows the chosen item inside the button of a drop-down: the button has the focus, and says it too. */
static gboolean
is_chosen_item (const char *path)
{
  const char *last = strrchr (path, '/');

  return g_str_has_prefix (last, "/filler “GtkListItemWidget”") && strstr (path, "/combo box ") != NULL;
}

static gboolean
is_box (AtspiRole role)
{
  return role == ATSPI_ROLE_SCROLL_PANE || role == ATSPI_ROLE_VIEWPORT || role == ATSPI_ROLE_PANEL || role == ATSPI_ROLE_FILLER
         || role == ATSPI_ROLE_FRAME || role == ATSPI_ROLE_WINDOW || role == ATSPI_ROLE_GROUPING;
}

static const char *
problem_of (GuiThing   *thing,
            const char *name,
            const char *path)
{
  AtspiRole role = atspi_accessible_get_role (thing, NULL);
  gboolean focusable = gui_has_state (thing, ATSPI_STATE_FOCUSABLE);

  if (is_class_of (name, "Dr"))
    return "has the name of a class of ours";
  if (focusable && !is_chosen_item (path) && (is_class_of (name, "Gtk") || is_class_of (name, "Adw")))
    return "takes the focus and has the name of a class";
  if (is_doubled (name))
    return "has a doubled name";
  if (strchr (name, '_') != NULL && role != ATSPI_ROLE_TEXT && role != ATSPI_ROLE_LABEL)
    return "has an underscore in its name";
  if (name[0] == '\0' && focusable && !is_box (role))
    return "takes the focus and has no name";
  if (name[0] == '\0' && role == ATSPI_ROLE_IMAGE)
    {
      g_autofree char *description = atspi_accessible_get_description (thing, NULL);

      if (description == NULL || description[0] == '\0')
        return "is an image without words";
    }

  return NULL;
}

static void
judge (GuiThing   *thing,
       const char *path,
       gpointer    data)
{
  Names *names = data;
  g_autofree char *name = atspi_accessible_get_name (thing, NULL);
  const char *problem = problem_of (thing, name != NULL ? name : "", path);

  if (problem != NULL)
    g_string_append_printf (names->problems, "%s: %s %s\n", names->page, path, problem);
}

static void
judge_all (Gui        *gui,
           GString    *problems,
           const char *page)
{
  Names names = { problems, page };

  gui_walk (gui, judge, &names);
}

static void
judge_in (GuiThing   *below,
          GString    *problems,
          const char *page)
{
  Names names = { problems, page };

  gui_walk_in (below, judge, &names);
}

static void
end (Gui     *gui,
     GString *problems)
{
  gui_tear_down (gui);
  if (problems->len > 0)
    {
      g_printerr ("%s", problems->str);
      g_test_fail ();
    }
}

static void
test_empty (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  Gui gui;

  gui_set_up (&gui);
  gui_make_people (&gui);
  gui_start (&gui, "customer-services-manager");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_INVALID, "No assessments yet"));
  judge_all (&gui, problems, "the empty register");
  end (&gui, problems);
}

static void
test_first_run (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  Gui gui;

  gui_set_up (&gui);
  gui_start (&gui, NULL);
  g_object_unref (gui_find (&gui, ATSPI_ROLE_INVALID, "Try the pilot*"));
  judge_all (&gui, problems, "the first run");
  end (&gui, problems);
}

static void
judge_windows (Gui     *gui,
               GString *problems)
{
  static const struct { const char *keys; const char *title; } windows[] = {
    { "ctrl+n", "New assessment" }, { "ctrl+question", "Keyboard ?hortcuts" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr (GuiThing) window = NULL;

      gui_keys (windows[i].keys);
      window = gui_wait_front (gui, windows[i].title);
      judge_in (window, problems, windows[i].title);
      gui_keys ("Escape");
      g_object_unref (gui_wait_front (gui, "Due Regard"));
    }
}

static void
judge_justify (Gui     *gui,
               GString *problems)
{
  g_autoptr (GuiThing) justify = gui_find (gui, ATSPI_ROLE_PUSH_BUTTON, "Justify: *");
  g_autoptr (GuiThing) window = NULL;

  gui_press (justify);
  window = gui_wait_front (gui, "Justify");
  judge_in (window, problems, "the justify window");
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (gui, "Moving the Bishop*"));
}

static void
test_pages (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) findings = NULL;
  g_autoptr (GuiThing) page = NULL;
  Gui gui;

  gui_set_up (&gui);
  gui_make_pilot (&gui);
  gui_start (&gui, "customer-services-manager");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_TABLE_ROW, "Moving the Bishop*"));
  judge_all (&gui, problems, "the register");
  judge_windows (&gui, problems);

  window = gui_open_first (&gui);
  findings = gui_wait_in (window, ATSPI_ROLE_PANEL, "Findings");
  judge_in (findings, problems, "the findings");
  page = gui_wait_in (window, ATSPI_ROLE_PANEL, "Section");
  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *where = g_strdup_printf ("section %u", i);

      gui_section (&gui, i);
      judge_in (page, problems, where);
    }
  judge_justify (&gui, problems);
  end (&gui, problems);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  atspi_init ();
  g_test_add_func ("/gui/names/empty", test_empty);
  g_test_add_func ("/gui/names/first-run", test_first_run);
  g_test_add_func ("/gui/names/pages", test_pages);

  return g_test_run ();
}
