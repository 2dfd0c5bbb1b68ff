#include "gui.h"

/* What has the focus, as the program tells a screen reader: asking every control would take a second a key. */

/* Microseconds in which the program answers a key that moves the focus; it may not, where there is nowhere to go. */
#define ANSWER (G_USEC_PER_SEC)

/* Microseconds without news after which what was told is all. */
#define QUIET (8 * 1000)

static struct {
  AtspiEventListener *listener;
  GPtrArray          *things;   /* of GuiThing: what took the focus and has not lost it, the latest last */
  guint               taken;    /* how often it was taken */
} focus;

static void
focused (AtspiEvent *event,
         void       *data)
{
  g_autoptr (GuiThing) thing = g_object_ref (event->source);

  while (g_ptr_array_remove (focus.things, thing))
    ;
  if (event->detail1 != 0)
    {
      g_ptr_array_add (focus.things, g_steal_pointer (&thing));
      focus.taken++;
    }
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

/**
 * gui_watch_focus:
 *
 * Listens from now on to what takes the focus. To be called before the program is started.
 */
void
gui_watch_focus (void)
{
  g_autoptr (GError) error = NULL;

  if (focus.listener != NULL)
    return;
  focus.things = g_ptr_array_new_with_free_func (g_object_unref);
  focus.listener = atspi_event_listener_new (focused, NULL, NULL);
  atspi_event_listener_register (focus.listener, "object:state-changed:focused", &error);
  g_assert_no_error (error);
}

/* Hears what is told, until nothing is. */
static void
hear (void)
{
  gint64 last = g_get_monotonic_time ();

  while (g_get_monotonic_time () < last + QUIET)
    if (g_main_context_iteration (NULL, FALSE))
      last = g_get_monotonic_time ();
    else
      g_usleep (1000);
}

/**
 * gui_focus_name:
 *
 * Returns: (transfer full): the accessible name of what has the focus; "" where nothing has, or it is without one
 */
char *
gui_focus_name (void)
{
  char *name = NULL;

  hear ();
  if (focus.things->len > 0)
    name = atspi_accessible_get_name (focus.things->pdata[focus.things->len - 1], NULL);

  return name != NULL ? name : g_strdup ("");
}

/**
 * gui_focus_thing:
 *
 * Returns: (transfer full): what has the focus
 */
GuiThing *
gui_focus_thing (void)
{
  hear ();
  g_assert_cmpuint (focus.things->len, >, 0);

  return g_object_ref (focus.things->pdata[focus.things->len - 1]);
}

static gboolean
is_on (const char *pattern)
{
  g_autofree char *name = gui_focus_name ();

  return gui_matches (pattern, name);
}

/**
 * gui_wait_focus:
 * @pattern: a name, with * and ?
 *
 * Waits until what has the focus is called so.
 */
void
gui_wait_focus (const char *pattern)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  while (!is_on (pattern))
    {
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *name = gui_focus_name ();

          g_error ("the focus is on “%s”, not on “%s”", name, pattern);
        }
      g_usleep (5000);
    }
}

/* Until the focus was taken oftener than @before. */
static void
wait_taken (guint  before,
            gint64 patience)
{
  gint64 limit = g_get_monotonic_time () + patience;

  while (focus.taken == before && g_get_monotonic_time () < limit)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Whether that was answered. */
static gboolean
press_and_hear (const char *keys)
{
  guint before = focus.taken;

  gui_keys (keys);
  wait_taken (before, ANSWER);

  return focus.taken != before;
}

/* What was pressed without an answer may still be answered: by then the focus is further on. */
static gboolean
stays_on (const char *pattern)
{
  wait_taken (focus.taken, ANSWER);

  return is_on (pattern);
}

/**
 * gui_press_open:
 * @thing: what opens a list or a menu
 *
 * Does what a press on it does, and waits until the focus is in what opens.
 */
void
gui_press_open (GuiThing *thing)
{
  guint before;

  hear ();
  before = focus.taken;
  gui_press (thing);
  wait_taken (before, GUI_PATIENCE);
  hear ();
}

/**
 * gui_step:
 * @keys: that move the focus, as "Tab"
 * @pattern: a name, with * and ?
 * @most: presses
 *
 * Presses them until what has the focus is called so.
 *
 * Returns: whether it came to that
 */
gboolean
gui_step (const char *keys,
          const char *pattern,
          guint       most)
{
  gboolean owed = FALSE;

  for (guint i = 0; i < most; i++)
    {
      if (is_on (pattern) && (!owed || stays_on (pattern)))
        return TRUE;
      owed = !press_and_hear (keys) || owed;
    }

  return is_on (pattern);
}

/**
 * gui_go:
 * @keys: that move the focus, as "Tab"
 * @pattern: a name, with * and ?
 * @most: presses
 *
 * Presses them until what has the focus is called so; it must come to that.
 */
void
gui_go (const char *keys,
        const char *pattern,
        guint       most)
{
  if (!gui_step (keys, pattern, most))
    {
      g_autofree char *name = gui_focus_name ();

      g_error ("%u times %s do not lead to “%s”; the focus is on “%s”", most, keys, pattern, name);
    }
}

/**
 * gui_activate:
 * @list: a list
 * @name: accessible name of a row in it, with * and ?
 * @most: presses of Tab
 *
 * Chooses the row, comes to it by Tab and presses Return on it. gui_watch_focus() is to have been called.
 */
void
gui_activate (GuiThing   *list,
              const char *name,
              guint       most)
{
  gui_select (list, name);
  gui_go ("Tab", name, most);
  gui_keys ("Return");
}

/* Index of the item of the open list that has the focus. */
static int
focused_index (void)
{
  g_autoptr (GuiThing) thing = gui_focus_thing ();

  return atspi_accessible_get_index_in_parent (thing, NULL);
}

/* -1: there is none */
static int
find_item (GuiThing   *list,
           const char *name)
{
  int n = atspi_accessible_get_child_count (list, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) item = atspi_accessible_get_child_at_index (list, i, NULL);

      if (item != NULL && gui_has_name (item, name))
        return i;
    }

  return -1;
}

/* To the item, one key after the other: each only when the one before has done what it does, however long that takes. */
static void
walk_to_item (const char *name)
{
  g_autoptr (GuiThing) first = gui_focus_thing ();
  g_autoptr (GuiThing) list = atspi_accessible_get_parent (first, NULL);
  int wanted = find_item (list, name);
  int at = focused_index ();

  if (wanted < 0)
    {
      g_autofree char *all = gui_list (list);

      g_error ("there is no “%s” in the list:\n%s", name, all);
    }
  while (at != wanted)
    {
      gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;
      int next = at < wanted ? at + 1 : at - 1;

      gui_keys (at < wanted ? "Down" : "Up");
      while ((at = focused_index ()) != next)
        if (g_get_monotonic_time () > limit)
          g_error ("the focus is on item %d of the list, not on item %d", at, next);
    }
}

/**
 * gui_choose:
 * @below: a page
 * @name: of a list that drops down in it
 * @item: of the list
 *
 * Opens it, and takes the item by keys. gui_watch_focus() is to have been called.
 */
void
gui_choose (GuiThing   *below,
            const char *name,
            const char *item)
{
  g_autofree char *button_name = g_strconcat (name, ": *", NULL);
  g_autofree char *chosen = g_strconcat (name, ": ", item, NULL);
  g_autoptr (GuiThing) button = gui_find_in (below, ATSPI_ROLE_PUSH_BUTTON, chosen);

  if (button != NULL)
    return;
  button = gui_wait_in (below, ATSPI_ROLE_PUSH_BUTTON, button_name);
  gui_press_open (button);
  walk_to_item (item);
  gui_keys ("Return");
  gui_wait_focus (chosen);
}
