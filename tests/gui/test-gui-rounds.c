/* Once round each page of a bag by Tab alone: no stop that does not lead on, no list that is more than one stop, nothing without a
 * name; and in a list the arrows go on. */
#include "gui-tour.h"

#include <string.h>

#define RECORDS "40"

/* Sources and services, beside those of the pilot. */
#define LONG 300

/* More stops than any page has but that of a record, of which each text that can be copied is one. */
#define MOST 40
#define RECORD "inspect-record"

typedef struct {
  GPtrArray *stops;      /* of GuiThing */
  GString   *problems;
} Round;

static gboolean
is_same (GuiThing *a,
         GuiThing *b)
{
  return strcmp (ATSPI_OBJECT (a)->path, ATSPI_OBJECT (b)->path) == 0;
}

/* (transfer full): what has the focus. What has gone does not say that it has lost it: between what one thing says and what the next
 * does, it seems to have it still, without a name. */
static GuiThing *
focused_thing (void)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE / 5))
    {
      g_autoptr (GuiThing) thing = gui_focus_thing ();
      g_autofree char *name = atspi_accessible_get_name (thing, NULL);

      if ((name != NULL && name[0] != '\0') || g_get_monotonic_time () > limit)
        return g_steal_pointer (&thing);
    }
}

/* (transfer full) (nullable): the list that it is a row of. */
static GuiThing *
list_of (GuiThing *thing)
{
  g_autoptr (GuiThing) parent = atspi_accessible_get_parent (thing, NULL);
  AtspiRole role = parent != NULL ? atspi_accessible_get_role (parent, NULL) : ATSPI_ROLE_INVALID;

  return role == ATSPI_ROLE_LIST || role == ATSPI_ROLE_LIST_BOX || role == ATSPI_ROLE_TABLE || role == ATSPI_ROLE_TREE_TABLE
             ? g_steal_pointer (&parent)
             : NULL;
}

static char *
describe (GuiThing *thing)
{
  g_autofree char *name = atspi_accessible_get_name (thing, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (thing, NULL);

  return g_strdup_printf ("%s “%s”", role, name != NULL ? name : "");
}

/* Whether the round is over. */
static gboolean
take_stop (Round      *round,
           const char *page)
{
  g_autoptr (GuiThing) stop = focused_thing ();
  GuiThing *before = round->stops->len > 0 ? round->stops->pdata[round->stops->len - 1] : NULL;
  g_autofree char *name = atspi_accessible_get_name (stop, NULL);
  g_autofree char *words = describe (stop);
  g_autoptr (GuiThing) list = list_of (stop);
  g_autoptr (GuiThing) list_before = before != NULL ? list_of (before) : NULL;

  if (before != NULL && is_same (stop, before))
    g_string_append_printf (round->problems, "%s: Tab does not lead on from %s\n", page, words);
  else if (list != NULL && list_before != NULL && is_same (list, list_before))
    g_string_append_printf (round->problems, "%s: Tab leads to %s in the list that it was in\n", page, words);
  if (name == NULL || name[0] == '\0')
    g_string_append_printf (round->problems, "%s: %s has no name\n", page, words);
  for (guint i = 0; i < round->stops->len; i++)
    if (is_same (stop, round->stops->pdata[i]))
      return TRUE;
  g_ptr_array_add (round->stops, g_steal_pointer (&stop));

  return FALSE;
}

/* Whether the focus comes to be on @thing, or not to be: a page that a row opens is made before the focus is told of, and may take a
 * moment on a busy machine, as what draws hundreds of rows may. */
static gboolean
comes_to_be (GuiThing *thing,
             gboolean  on)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE / 5))
    {
      g_autoptr (GuiThing) focused = focused_thing ();

      if (is_same (focused, thing) == on)
        return TRUE;
      if (g_get_monotonic_time () > limit)
        return FALSE;
    }
}

/* Presses keys of which each is to move the focus, one after the other: the next only when the one before has done so. Returns: whether
 * it has been moved by all */
static gboolean
press_each (const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GuiThing) from = focused_thing ();

      gui_keys (keys[i]);
      if (!comes_to_be (from, FALSE))
        return FALSE;
    }

  return TRUE;
}

/* Whether nothing that is shown comes after it in its list: from there is no way on. */
static gboolean
is_last (GuiThing *row,
         GuiThing *list)
{
  int n = atspi_accessible_get_child_count (list, NULL);

  for (int i = atspi_accessible_get_index_in_parent (row, NULL) + 1; i < n; i++)
    {
      g_autoptr (GuiThing) next = atspi_accessible_get_child_at_index (list, i, NULL);

      if (next != NULL && gui_has_state (next, ATSPI_STATE_VISIBLE))
        return FALSE;
    }

  return TRUE;
}

/* In a list the arrows go on and back again. */
static void
try_arrows (Round      *round,
            const char *page)
{
  static const char *const on[] = { "Down", "Up", NULL };
  static const char *const back[] = { "Up", "Down", NULL };
  g_autoptr (GuiThing) from = focused_thing ();
  g_autoptr (GuiThing) list = list_of (from);
  g_autofree char *words = describe (from);

  if (list == NULL || atspi_accessible_get_child_count (list, NULL) < 3)
    return;
  if (!press_each (is_last (from, list) ? back : on) || !comes_to_be (from, TRUE))
    g_string_append_printf (round->problems, "%s: the arrows do not lead on from %s and back\n", page, words);
}

/* A window that has just come tells of its focus in a moment. */
static void
wait_any_focus (void)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE))
    {
      g_autofree char *name = gui_focus_name ();

      if (name[0] != '\0' || g_get_monotonic_time () > limit)
        return;
    }
}

static void
go_round (Gui        *gui,
          GuiThing   *window,
          GuiTree    *tree,
          const char *page,
          gpointer    problems)
{
  static const char *const tab[] = { "Tab", NULL };
  Round round = { g_ptr_array_new_with_free_func (g_object_unref), problems };
  g_autofree char *before = gui_focus_name ();
  gboolean over = FALSE;

  if (before[0] != '\0')
    {
      press_each (tab);
    }
  else
    {
      gui_keys ("Tab");
      wait_any_focus ();
    }
  for (guint i = 0; i < MOST && !over; i++)
    {
      try_arrows (&round, page);
      over = take_stop (&round, page);
      if (!over && !press_each (tab))
        {
          over = take_stop (&round, page);   /* which says so */
          break;
        }
    }
  if (!over && !g_str_equal (page, RECORD))
    g_string_append_printf (problems, "%s: more than %d stops\n", page, MOST);
  g_test_message ("%s: %u stops", page, round.stops->len);
  for (guint i = 0; i < round.stops->len && g_test_verbose (); i++)
    {
      g_autofree char *words = describe (round.stops->pdata[i]);

      g_test_message ("  %s", words);
    }
  g_ptr_array_unref (round.stops);
}

static void
end (Gui     *gui,
     GString *problems)
{
  gui_finish (gui);
  if (problems->len > 0)
    {
      g_printerr ("%s", problems->str);
      g_test_fail ();
    }
}

static void
test_inspect (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autofree char *bag = NULL;
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_watch_focus ();
  gui_set_up (&gui);
  gui_command (&gui, "generate", "--count", RECORDS, "--seed", "7", NULL);
  bag = g_build_filename (gui.folder, "bag", NULL);
  gui_command (&gui, "export", "--bag", bag, NULL);
  gui_inspect (&gui, bag);
  window = gui_wait_front (&gui, "Inspect: bag");
  gui_tour_inspect (&gui, window, go_round, problems);
  end (&gui, problems);
}

/* Where it stands in its window, as far as it is to be seen. */
static gboolean
is_in_sight (GuiThing *thing,
             GuiThing *window)
{
  g_autofree AtspiRect *place = atspi_component_get_extents (ATSPI_COMPONENT (thing), ATSPI_COORD_TYPE_WINDOW, NULL);
  g_autofree AtspiRect *whole = atspi_component_get_extents (ATSPI_COMPONENT (window), ATSPI_COORD_TYPE_WINDOW, NULL);

  return place != NULL && whole != NULL && place->height > 0 && place->y >= 0 && place->y + place->height <= whole->height;
}

static gboolean
comes_in_sight (GuiThing *row,
                GuiThing *window)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  while (!is_in_sight (row, window))   /* the list scrolls with the next frame */
    {
      if (g_get_monotonic_time () > limit)
        return FALSE;
      g_usleep (GUI_PAUSE);
    }

  return TRUE;
}

/* From the first row of a list, which has the focus, to its last by arrows: each is come to, and is to be seen then. */
static void
go_down (GuiThing   *window,
         const char *page,
         GString    *problems)
{
  static const char *const down[] = { "Down", NULL };
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean over = FALSE;

  while (!over)
    {
      g_autoptr (GuiThing) row = focused_thing ();
      g_autoptr (GuiThing) list = list_of (row);
      g_autofree char *words = describe (row);

      if (!comes_in_sight (row, window))
        {
          g_string_append_printf (problems, "%s: %s has the focus and is not to be seen, behind %u rows\n", page, words,
                                  g_hash_table_size (rows));
          break;
        }
      g_hash_table_add (rows, g_strdup (ATSPI_OBJECT (row)->path));
      over = list == NULL || is_last (row, list) || !press_each (down);
    }
  g_test_message ("%s: %u rows", page, g_hash_table_size (rows));
  if (g_hash_table_size (rows) < LONG + 1)
    g_string_append_printf (problems, "%s: the arrows come to %u rows, of %u and more\n", page, g_hash_table_size (rows), LONG + 1);
}

/* Lists of hundreds of sources and services are one stop each, and every row is come to. */
static void
test_long_lists (void)
{
  static const struct { const char *page; const char *shows; const char *first; } pages[] = {
    { "Sources", "Survey 1 of one ward*", "Census 2021, TS007A*" },
    { "Services", "Service 1 of the council*", "Customer services*" },
  };
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_watch_focus ();
  gui_set_up (&gui);
  gui_make_long (&gui, LONG);
  gui_start (&gui, "customer-services-manager");
  window = gui_wait_front (&gui, "Due Regard");
  gui_keys ("alt+3");
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gui_tour_page (window, pages[i].page);
      g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, pages[i].shows));
      go_round (&gui, window, NULL, pages[i].page, problems);
      gui_go ("Tab", pages[i].first, MOST);
      go_down (window, pages[i].page, problems);
    }
  end (&gui, problems);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv,
                        "/gui/rounds/inspect", test_inspect,
                        "/gui/rounds/long-lists", test_long_lists,
                        NULL);
}
