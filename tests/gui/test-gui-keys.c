/* By keys alone: a new assessment with a title and answers, the register searched, every window left again. No page keeps
 * the focus: Tab leaves it, F6 goes from pane to pane. */
#include "gui.h"

#include <string.h>

/* More presses of Tab than there are controls on any page. */
#define MANY 200

static void
wait_focused (GuiThing   *below,
              const char *name)
{
  gint64 limit = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  g_autoptr (GuiThing) focus = NULL;

  for (;;)
    {
      g_clear_object (&focus);
      focus = gui_focused_in (below);
      if (focus != NULL && gui_has_name (focus, name))
        return;
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *is = focus != NULL ? atspi_accessible_get_name (focus, NULL) : NULL;

          g_error ("the focus is on “%s”, not on “%s”", is, name);
        }
      g_usleep (50 * 1000);
    }
}

/* Title, service and kind, by Tab and arrows; Return in the title creates it. */
static void
create_by_keys (Gui *gui)
{
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) as_it_is = NULL;

  gui_keys ("ctrl+n");
  window = gui_wait_front (gui, "New assessment");
  wait_focused (window, "Title");
  gui_type ("library desk");
  gui_keys ("Tab");
  wait_focused (window, "Service: *");
  gui_keys ("Tab");
  wait_focused (window, "A planned change*");
  gui_keys ("Down");
  as_it_is = gui_wait_in (window, ATSPI_ROLE_INVALID, "The service as it is*");
  gui_wait_state (as_it_is, ATSPI_STATE_FOCUSED, TRUE);
  gui_keys ("Up");
  wait_focused (window, "A planned change*");
  gui_keys ("alt+t");
  wait_focused (window, "Title");
  gui_keys ("Return");
}

static void
answer_by_keys (Gui      *gui,
                GuiThing *window,
                GuiThing *page)
{
  g_autoptr (GuiThing) what = NULL;
  g_autoptr (GuiThing) full = NULL;
  g_autoptr (GuiThing) undecided = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *draft = NULL;

  gui_section (gui, 1);
  what = gui_wait_in (page, ATSPI_ROLE_TEXT, "What changes");
  g_assert_true (gui_tab_to (what, MANY));
  gui_type ("the desk moves");
  gui_wait_text (what, "the desk moves");
  gui_keys ("ctrl+Next");   /* not scrolling: the section behind */
  full = gui_wait_in (page, ATSPI_ROLE_INVALID, "A full assessment is needed");
  undecided = gui_wait_in (page, ATSPI_ROLE_INVALID, "Not decided yet");
  g_assert_true (gui_tab_to (undecided, MANY));   /* Tab goes to what is chosen of a group, arrows go on from there */
  gui_keys ("Up");
  gui_keys ("Up");
  gui_wait_state (full, ATSPI_STATE_CHECKED, TRUE);
  gui_keys ("ctrl+s");
  gui_wait_saved (window);
  reference = gui_reference (window);
  draft = gui_draft (gui, reference);
  g_assert_nonnull (strstr (draft, "title=\"library desk\""));
  g_assert_nonnull (strstr (draft, "<what>the desk moves</what>"));
  g_assert_nonnull (strstr (draft, "decision=\"full\""));
}

static void
assert_left_by_tab (GuiThing *page,
                    guint     number)
{
  for (guint pressed = 0; pressed < MANY; pressed += 40)
    {
      g_autoptr (GuiThing) focus = NULL;

      gui_keys_many ("Tab", 40);
      focus = gui_focused_in (page);
      if (focus == NULL)
        return;
    }
  g_error ("section %u keeps the focus", number);
}

static void
assert_no_traps (Gui      *gui,
                 GuiThing *window,
                 GuiThing *page)
{
  g_autoptr (GuiThing) findings = gui_wait_in (window, ATSPI_ROLE_PANEL, "Findings");
  g_autoptr (GuiThing) sections = gui_wait_in (window, ATSPI_ROLE_LIST, "Sections");
  g_autoptr (GuiThing) undo = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Undo");

  for (guint i = 1; i <= 10; i++)
    {
      gui_section (gui, i);
      assert_left_by_tab (page, i);
    }
  gui_section (gui, 1);
  wait_focused (page, "*");
  gui_keys ("F6");
  wait_focused (findings, "Go to*");
  gui_keys ("F6");
  wait_focused (sections, "The change*");
  gui_keys ("Down");
  wait_focused (sections, "Screening*");
  gui_keys ("F6");
  wait_focused (page, "*");
  gui_keys ("shift+F6");
  wait_focused (sections, "*");
  g_assert_true (gui_tab_to (undo, 2 * MANY));   /* and round */
}

static void
search_by_keys (Gui *gui)
{
  g_autoptr (GuiThing) window = gui_wait_front (gui, "Due Regard");

  gui_keys ("ctrl+f");
  wait_focused (window, "Search assessments");
  gui_type ("zzz");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "No assessment is like that"));
  gui_keys ("Escape");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_TABLE_ROW, "library desk*"));
}

static void
test_keys (void)
{
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) page = NULL;
  Gui gui;

  gui_set_up (&gui);
  gui_make_people (&gui);
  gui_start (&gui, "customer-services-manager");
  gui_keys ("ctrl+n");
  g_object_unref (gui_wait_front (&gui, "New assessment"));
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (&gui, "Due Regard"));

  create_by_keys (&gui);
  window = gui_wait_front (&gui, "library desk");
  page = gui_wait_in (window, ATSPI_ROLE_PANEL, "Section");
  answer_by_keys (&gui, window, page);
  assert_no_traps (&gui, window, page);
  gui_keys ("ctrl+w");
  search_by_keys (&gui);
  gui_quit (&gui);
  gui_tear_down (&gui);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  atspi_init ();
  g_test_add_func ("/gui/keys", test_keys);

  return g_test_run ();
}
