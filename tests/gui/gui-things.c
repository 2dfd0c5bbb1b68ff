#include "gui.h"

/**
 * gui_press:
 * @thing: a button, or whatever can be activated
 *
 * Does what a press on it does.
 */
void
gui_press (GuiThing *thing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (thing);

  if (action == NULL || atspi_action_get_n_actions (action, NULL) == 0)
    {
      /* The button of a menu has another in it. */
      g_autoptr (GuiThing) inside = gui_find_in (thing, ATSPI_ROLE_PUSH_BUTTON, "*");
      g_autofree char *name = atspi_accessible_get_name (thing, NULL);
      g_autofree char *role = atspi_accessible_get_role_name (thing, NULL);

      if (inside == NULL)
        g_error ("“%s”, a %s, cannot be pressed", name, role);
      gui_press (inside);
      return;
    }
  atspi_action_do_action (action, 0, &error);
  g_assert_no_error (error);
}

/**
 * gui_select:
 * @list: a list
 * @name: accessible name of a row in it, with * and ?
 *
 * Chooses the row, as an arrow key does.
 */
void
gui_select (GuiThing   *list,
            const char *name)
{
  g_autoptr (GuiThing) row = gui_wait_in (list, ATSPI_ROLE_LIST_ITEM, name);
  g_autoptr (AtspiSelection) selection = atspi_accessible_get_selection_iface (list);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (selection);
  atspi_selection_select_child (selection, atspi_accessible_get_index_in_parent (row, NULL), &error);
  g_assert_no_error (error);
  gui_wait_state (row, ATSPI_STATE_SELECTED, TRUE);
}

/**
 * gui_press_in:
 * @window: where the button is
 * @name: its name, with * and ?
 *
 * Presses a button, once it can be.
 */
void
gui_press_in (GuiThing   *window,
              const char *name)
{
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, name);

  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (button);
}

/**
 * gui_day_in:
 * @days: from today; negative: ago
 *
 * Returns: (transfer full): that day, as dates are typed, so that what is written in a test comes in time on any day
 */
char *
gui_day_in (int days)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (today, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

/**
 * gui_write:
 * @thing: a text that can be edited
 * @text: what it is to say
 *
 * Replaces its text.
 */
void
gui_write (GuiThing   *thing,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (thing);

  g_assert_nonnull (editable);
  atspi_editable_text_set_text_contents (editable, text, &error);
  g_assert_no_error (error);
}

/**
 * gui_read:
 * @thing: something with a text
 *
 * Returns: (transfer full): what it says
 */
char *
gui_read (GuiThing *thing)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (thing);

  g_assert_nonnull (text);

  return atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL);
}

/**
 * gui_has_state:
 * @thing: a thing
 * @state: a state
 *
 * Returns: whether it has it now
 */
gboolean
gui_has_state (GuiThing       *thing,
               AtspiStateType  state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (thing);

  return states != NULL && atspi_state_set_contains (states, state);
}

/**
 * gui_wait_state:
 * @thing: a thing
 * @state: a state
 * @has: whether it is to have it
 *
 * Waits for it.
 */
void
gui_wait_state (GuiThing       *thing,
                AtspiStateType  state,
                gboolean        has)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;;)
    {
      if (gui_has_state (thing, state) == has)
        return;
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *name = atspi_accessible_get_name (thing, NULL);

          g_error ("“%s” does not %s state %d", name, has ? "reach" : "leave", state);
        }
      g_usleep (GUI_PAUSE);
    }
}

/**
 * gui_is_shown:
 * @thing: a thing
 *
 * Returns: whether it is shown now
 */
gboolean
gui_is_shown (GuiThing *thing)
{
  return gui_has_state (thing, ATSPI_STATE_VISIBLE);
}
