/* The pilot case, from the draft to the sealed record, through the program's windows; then the same draft through the
 * command line, in a register of its own: both seal the same bytes.
 * What the officers of the pilot left open in the impacts and actions is filled in beforehand. */
#include "gui.h"

#include <glib/gstdio.h>
#include <string.h>

#define REFERENCE "EH-2023-001"
#define MANAGER "customer-services-manager"

/* Dates behind today, so that the assessment comes in time. */
static char *
day_in (int days)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (today, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

static void
fill_in_beforehand (Gui *gui)
{
  g_autofree char *due = day_in (30);
  g_autofree char *room = g_strdup_printf ("actions/action[private-room]/@due=%s", due);
  g_autofree char *walk = g_strdup_printf ("actions/action[walk]/@due=%s", due);
  g_autofree char *survey = g_strdup_printf ("actions/action[survey]/@due=%s", due);

  gui_command (gui, "edit", REFERENCE, "--as", MANAGER, room, walk, survey,
               "actions/action[walk]/@owner=property-manager",
               "actions/action[walk]/@groups=no-car-households deprived-households households-with-disabled-people",
               "impacts/impact[gender-reassignment]/@sources=census-2021-ts038",
               "impacts/impact[gender-reassignment]/aim[eliminate]/@effect=neutral",
               "impacts/impact[maternity]/@sources=census-2021-ts038", NULL);
}

/* A word with a typing error, seen and taken back. */
static void
mistype (GuiThing *page)
{
  g_autoptr (GuiThing) what = gui_wait_in (page, ATSPI_ROLE_TEXT, "What changes");
  g_autofree char *before = gui_read (what);
  gint64 limit = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  g_autofree char *now = NULL;

  g_assert_true (gui_tab_to (what, 100));
  gui_keys ("ctrl+End");
  gui_type (" teh desk");
  gui_wait_text (what, "* teh desk");
  do
    {
      gui_keys ("ctrl+z");
      g_usleep (50 * 1000);
      g_free (now);
      now = gui_read (what);
      if (g_get_monotonic_time () > limit)
        g_error ("the typing error cannot be taken back: “%s”", now);
    }
  while (!g_str_equal (now, before));
}

static void
fill_in (Gui      *gui,
         GuiThing *window,
         GuiThing *page)
{
  g_autofree char *decision = day_in (90);
  g_autofree char *effective = day_in (150);
  g_autofree char *announced = day_in (30);
  g_autofree char *review = day_in (500);

  gui_section (gui, 1);
  gui_fill (page, "Planned decision", decision);
  gui_fill (page, "Takes effect", effective);
  gui_fill (page, "Entered in the forward plan", announced);
  mistype (page);
  gui_section (gui, 2);
  gui_fill (page, "Why you decided so", "An access point moves, and those who use it may not find another way.");
  gui_section (gui, 5);
  gui_fill (page, "What changed because of it?", "A card with a map is handed out at the desk.");
  gui_section (gui, 8);
  gui_fill (page, "Why this outcome", "The move keeps a desk in the town with the same hours.");
  gui_section (gui, 9);
  gui_fill (page, "Review date", review);
  gui_wait_saved (window);
}

static void
add_name (GuiThing   *thing,
          const char *path,
          gpointer    data)
{
  g_autofree char *name = atspi_accessible_get_name (thing, NULL);

  if (atspi_accessible_get_role (thing, NULL) == ATSPI_ROLE_PUSH_BUTTON && g_str_has_prefix (name, "Justify: ")
      && !g_ptr_array_find_with_equal_func (data, name, g_str_equal, NULL))
    g_ptr_array_add (data, g_steal_pointer (&name));
}

static void
justify (Gui        *gui,
         GuiThing   *findings,
         const char *name)
{
  g_autoptr (GuiThing) button = gui_wait_in (findings, ATSPI_ROLE_PUSH_BUTTON, name);
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) text = NULL;
  g_autoptr (GuiThing) answer = NULL;

  gui_press (button);
  window = gui_wait_front (gui, "Justify");
  text = gui_wait_in (window, ATSPI_ROLE_TEXT, "Your answer");
  gui_write (text, "It is not known yet, and the desk stays in the town with its hours. The review will count it.");
  answer = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Answer");
  gui_wait_state (answer, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (answer);
  g_object_unref (gui_wait_front (gui, "Moving the Bishop*"));
}

static void
justify_all (Gui      *gui,
             GuiThing *window)
{
  g_autoptr (GuiThing) findings = gui_wait_in (window, ATSPI_ROLE_PANEL, "Findings");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  gui_walk_in (findings, add_name, names);
  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    justify (gui, findings, names->pdata[i]);
}

static void
submit (Gui      *gui,
        GuiThing *page)
{
  g_autoptr (GuiThing) button = NULL;

  gui_section (gui, 10);
  g_object_unref (gui_wait_in (page, ATSPI_ROLE_INVALID, "Ready to be submitted"));
  button = gui_wait_in (page, ATSPI_ROLE_PUSH_BUTTON, "Submit");
  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (button);
  g_object_unref (gui_wait_in (page, ATSPI_ROLE_INVALID, "It is sealed and cannot be changed.*"));
}

/* (transfer full): the sealed content, byte for byte */
static char *
content_of (const char *record)
{
  const char *start = strstr (record, "<content");
  const char *end = strstr (record, "</content>");

  g_assert_nonnull (start);
  g_assert_nonnull (end);

  return g_strndup (start, (gsize) (end - start));
}

static void
test_pilot (void)
{
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) page = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *sealed_here = NULL;
  g_autofree char *sealed_there = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  g_autofree char *file = NULL;
  Gui gui;
  Gui other;

  gui_set_up (&gui);
  gui_make_pilot (&gui);
  fill_in_beforehand (&gui);
  gui_start (&gui, MANAGER);
  window = gui_open_first (&gui);
  page = gui_wait_in (window, ATSPI_ROLE_PANEL, "Section");
  fill_in (&gui, window, page);
  justify_all (&gui, window);
  gui_wait_saved (window);
  draft = gui_draft (&gui, REFERENCE);
  submit (&gui, page);
  gui_photograph (&gui, "submitted");
  sealed_here = gui_draft (&gui, REFERENCE);
  gui_quit (&gui);

  gui_set_up (&other);
  gui_make_people (&other);
  file = g_build_filename (other.folder, "draft.xml", NULL);
  g_assert_true (g_file_set_contents (file, draft, -1, NULL));
  gui_command (&other, "import", "--as", MANAGER, file, NULL);
  gui_command (&other, "submit", REFERENCE, "--as", MANAGER, NULL);
  sealed_there = gui_draft (&other, REFERENCE);

  here = content_of (sealed_here);
  there = content_of (sealed_there);
  g_assert_cmpstr (here, ==, there);
  g_assert_nonnull (strstr (here, "A card with a map is handed out at the desk."));
  g_assert_null (strstr (here, "teh desk"));
  gui_tear_down (&gui);
  gui_tear_down (&other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  atspi_init ();
  g_test_add_func ("/gui/pilot", test_pilot);

  return g_test_run ();
}
