#include "gui.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* Microseconds that something may take to come or go, on a busy machine. */
#define PATIENCE (30 * G_USEC_PER_SEC)
#define PAUSE (50 * 1000)

/* Nothing of ours is deeper; a circle would be. */
#define DEEPEST 60

static gboolean
is_there (GuiThing *thing)
{
  return gui_has_state (thing, ATSPI_STATE_VISIBLE);
}

static gboolean
is_it (GuiThing   *thing,
       AtspiRole   role,
       const char *name)
{
  g_autofree char *is = NULL;

  if (role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (thing, NULL) != role)
    return FALSE;
  is = atspi_accessible_get_name (thing, NULL);

  return is != NULL && g_pattern_match_simple (name, is);
}

static gboolean
is_leaf (AtspiRole role)
{
  return role == ATSPI_ROLE_LABEL || role == ATSPI_ROLE_IMAGE || role == ATSPI_ROLE_SEPARATOR || role == ATSPI_ROLE_SCROLL_BAR;
}

/* The nearest to @below is found first: a window's own parts before what is deep in a pane. */
static GuiThing *
search (GuiThing   *below,
        AtspiRole   role,
        const char *name)
{
  g_autoptr (GPtrArray) level = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (level, g_object_ref (below));
  for (guint depth = 0; depth < DEEPEST && level->len > 0; depth++)
    {
      g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint at = 0; at < level->len; at++)
        {
          int n = atspi_accessible_get_child_count (level->pdata[at], NULL);

          for (int i = 0; i < n; i++)
            {
              g_autoptr (GuiThing) child = atspi_accessible_get_child_at_index (level->pdata[at], i, NULL);

              if (child == NULL || !is_there (child))
                continue;
              if (is_it (child, role, name))
                return g_steal_pointer (&child);
              if (!is_leaf (atspi_accessible_get_role (child, NULL)))
                g_ptr_array_add (next, g_steal_pointer (&child));
            }
        }
      g_ptr_array_unref (level);
      level = g_steal_pointer (&next);
    }

  return NULL;
}

/* (transfer full) (nullable) */
static GuiThing *
find_program (Gui *self)
{
  g_autoptr (GuiThing) desktop = atspi_get_desktop (0);
  int n = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child == NULL || (GPid) atspi_accessible_get_process_id (child, NULL) != self->program)
        continue;
      atspi_accessible_set_cache_mask (child, ATSPI_CACHE_NONE);   /* what is asked is so now; clearing a cache can crash */
      return g_steal_pointer (&child);
    }

  return NULL;
}

/**
 * gui_set_up:
 * @self: (out caller-allocates): a place to test in
 *
 * Makes a folder of its own.
 */
void
gui_set_up (Gui *self)
{
  g_autoptr (GError) error = NULL;

  *self = (Gui) { NULL };
  g_log_set_always_fatal (G_LOG_FATAL_MASK);   /* the library warns of what has just gone: no fault of what is tested */
  self->folder = g_dir_make_tmp ("due-regard-gui-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = g_build_filename (self->folder, "register.db", NULL);
}

/**
 * gui_command:
 * @self: a place
 * @first: first argument behind the store; then the others, then %NULL
 *
 * Has the command line do something to the register; anything but success is a failed test.
 */
void
gui_command (Gui        *self,
             const char *first,
             ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status = 0;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("DR_CLI"));
  g_ptr_array_add (arguments, (gpointer) "--store");
  g_ptr_array_add (arguments, self->store);
  va_start (list, first);
  for (const char *each = first; each != NULL; each = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) each);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s%s", first, out, err);
}

/**
 * gui_make_people:
 * @self: a place
 *
 * Makes the pilot's register in it, without an assessment: an administrator and a service manager.
 */
void
gui_make_people (Gui *self)
{
  gui_command (self, "init", "--pilot", "--as", "ada", "--name", "Ada Administrator", NULL);
  gui_command (self, "person", "add", "customer-services-manager", "--name", "Mina Manager", "--role", "manager", "--as", "ada",
               NULL);
}

/**
 * gui_make_pilot:
 * @self: a place
 *
 * Makes the pilot's register in it, with the draft of moving a desk.
 */
void
gui_make_pilot (Gui *self)
{
  g_autofree char *draft = g_build_filename (g_getenv ("DR_DATA"), "examples", "bishops-stortford-desk.xml", NULL);

  gui_make_people (self);
  gui_command (self, "import", "--as", "customer-services-manager", draft, NULL);
}

/**
 * gui_start:
 * @self: a place
 * @person: (nullable): id of who sits down; %NULL: as on the first run, without a store named
 *
 * Starts the program, and waits for its window.
 */
void
gui_start (Gui        *self,
           const char *person)
{
  const char *program = g_getenv ("DR_APP");
  const char *with[] = { program, "--store", self->store, "--as", person, NULL };
  const char *without[] = { program, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GuiThing) window = NULL;

  g_spawn_async (NULL, (char **) (person != NULL ? with : without), NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                 &self->program, &error);
  g_assert_no_error (error);
  window = gui_wait_front (self, "Due Regard");
}

/**
 * gui_quit:
 * @self: a place with the program running
 *
 * Ends it as a person does, and asserts that it ends well.
 */
void
gui_quit (Gui *self)
{
  int status = 0;
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  gui_keys ("ctrl+q");
  while (waitpid (self->program, &status, WNOHANG) == 0)
    {
      if (g_get_monotonic_time () > limit)
        g_error ("the program does not quit");
      g_usleep (PAUSE);
    }
  self->program = 0;
  g_assert_cmpint (status, ==, 0);
}

/**
 * gui_tear_down:
 * @self: a place
 *
 * Ends what still runs, and removes everything.
 */
void
gui_tear_down (Gui *self)
{
  const char *remove[] = { "rm", "-rf", self->folder, NULL };

  if (self->program != 0)
    {
      kill (self->program, SIGTERM);
      waitpid (self->program, NULL, 0);
    }
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (self->folder);
  g_free (self->store);
}

/**
 * gui_look_for:
 * @self: a place
 * @role: what it is; %ATSPI_ROLE_INVALID: anything
 * @name: its accessible name, with * and ?
 *
 * Returns: (transfer full) (nullable): the first such thing that is shown now
 */
GuiThing *
gui_look_for (Gui        *self,
              AtspiRole   role,
              const char *name)
{
  g_autoptr (GuiThing) program = find_program (self);

  if (program == NULL)
    return NULL;

  return search (program, role, name);
}

/**
 * gui_find:
 * @self: a place
 * @role: what it is; %ATSPI_ROLE_INVALID: anything
 * @name: its accessible name, with * and ?
 *
 * Returns: (transfer full): the first such thing that is shown, waited for
 */
GuiThing *
gui_find (Gui        *self,
          AtspiRole   role,
          const char *name)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      GuiThing *found = gui_look_for (self, role, name);

      if (found != NULL)
        return found;
      if (g_get_monotonic_time () > limit)
        {
          g_autoptr (GuiThing) program = find_program (self);
          g_autofree char *tree = program != NULL ? gui_tree (program) : g_strdup ("(the program is not there)");

          g_printerr ("%s\n", tree);
          g_error ("no “%s” (role %d) is shown", name, role);
        }
      g_usleep (PAUSE);
    }
}

/**
 * gui_has_name:
 * @thing: a thing
 * @pattern: with * and ?
 *
 * Returns: whether its accessible name is like that
 */
gboolean
gui_has_name (GuiThing   *thing,
              const char *pattern)
{
  return is_it (thing, ATSPI_ROLE_INVALID, pattern);
}

/**
 * gui_front:
 * @self: a place
 *
 * Returns: (transfer full) (nullable): the window that has the keys
 */
GuiThing *
gui_front (Gui *self)
{
  g_autoptr (GuiThing) program = find_program (self);
  int n = program != NULL ? atspi_accessible_get_child_count (program, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) window = atspi_accessible_get_child_at_index (program, i, NULL);

      if (window == NULL)
        continue;
      if (gui_has_state (window, ATSPI_STATE_ACTIVE))
        return g_steal_pointer (&window);
    }

  return NULL;
}

/**
 * gui_wait_front:
 * @self: a place
 * @pattern: name of a window, with * and ?
 *
 * Returns: (transfer full): the window of that name, once it has the keys
 */
GuiThing *
gui_wait_front (Gui        *self,
                const char *pattern)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autoptr (GuiThing) front = gui_front (self);

      if (front != NULL && gui_has_name (front, pattern))
        return g_steal_pointer (&front);
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *name = front != NULL ? atspi_accessible_get_name (front, NULL) : NULL;

          g_error ("“%s” does not come to the front; “%s” is there", pattern, name);
        }
      g_usleep (PAUSE);
    }
}

/**
 * gui_find_in:
 * @below: a thing
 * @role: what it is; %ATSPI_ROLE_INVALID: anything
 * @name: its accessible name, with * and ?
 *
 * Returns: (transfer full) (nullable): the first such thing in it that is shown now
 */
GuiThing *
gui_find_in (GuiThing   *below,
             AtspiRole   role,
             const char *name)
{

  return search (below, role, name);
}

/**
 * gui_wait_in:
 * @below: a thing that stays
 * @role: what it is; %ATSPI_ROLE_INVALID: anything
 * @name: its accessible name, with * and ?
 *
 * Returns: (transfer full): the first such thing in it that is shown, waited for
 */
GuiThing *
gui_wait_in (GuiThing   *below,
             AtspiRole   role,
             const char *name)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      GuiThing *found = gui_find_in (below, role, name);

      if (found != NULL)
        return found;
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *tree = gui_tree (below);

          g_printerr ("%s\n", tree);
          g_error ("no “%s” (role %d) is shown there", name, role);
        }
      g_usleep (PAUSE);
    }
}

/**
 * gui_wait_text:
 * @thing: something with a text
 * @pattern: that it is to match, with * and ?
 *
 * Waits until it says that.
 */
void
gui_wait_text (GuiThing   *thing,
               const char *pattern)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autofree char *text = gui_read (thing);

      if (g_pattern_match_simple (pattern, text))
        return;
      if (g_get_monotonic_time () > limit)
        g_error ("“%s” never became “%s”", text, pattern);
      g_usleep (PAUSE);
    }
}

/**
 * gui_kill:
 * @self: a place with the program running
 *
 * Ends it as a power cut does.
 */
void
gui_kill (Gui *self)
{
  kill (self->program, SIGKILL);
  waitpid (self->program, NULL, 0);
  self->program = 0;
}

/**
 * gui_wait_gone:
 * @self: a place
 * @role: what it is
 * @name: its accessible name, with * and ?
 *
 * Waits until no such thing is shown any more.
 */
void
gui_wait_gone (Gui        *self,
               AtspiRole   role,
               const char *name)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      g_autoptr (GuiThing) found = gui_look_for (self, role, name);

      if (found == NULL)
        return;
      if (g_get_monotonic_time () > limit)
        g_error ("“%s” is still shown", name);
      g_usleep (PAUSE);
    }
}

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
      gui_focus (thing);
      gui_keys ("Return");
      return;
    }
  atspi_action_do_action (action, 0, &error);
  g_assert_no_error (error);
}

/**
 * gui_focus:
 * @thing: something focusable
 *
 * Puts the focus there.
 */
void
gui_focus (GuiThing *thing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (thing);

  g_assert_nonnull (component);
  atspi_component_grab_focus (component, &error);
  g_assert_no_error (error);
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
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  for (;;)
    {
      if (gui_has_state (thing, state) == has)
        return;
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *name = atspi_accessible_get_name (thing, NULL);

          g_error ("“%s” does not %s state %d", name, has ? "reach" : "leave", state);
        }
      g_usleep (PAUSE);
    }
}

static void
xdotool (const char *verb,
         const char *what)
{
  const char *arguments[] = { "xdotool", verb, "--delay", "20", "--clearmodifiers", "--", what, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * gui_keys:
 * @keys: as xdotool names them: "ctrl+s", "Tab"
 *
 * Presses keys.
 */
void
gui_keys (const char *keys)
{
  xdotool ("key", keys);
}

/**
 * gui_keys_many:
 * @keys: as gui_keys() takes them
 * @times: how often
 *
 * Presses them that many times, faster than a person.
 */
void
gui_keys_many (const char *keys,
               guint       times)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (arguments, (gpointer) "xdotool");
  g_ptr_array_add (arguments, (gpointer) "key");
  g_ptr_array_add (arguments, (gpointer) "--delay");
  g_ptr_array_add (arguments, (gpointer) "5");
  for (guint i = 0; i < times; i++)
    g_ptr_array_add (arguments, (gpointer) keys);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
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
  xdotool ("type", text);
}

/**
 * gui_open_first:
 * @self: a place, with the register in front and an assessment in it
 *
 * Opens the first one by keys.
 *
 * Returns: (transfer full): its window
 */
GuiThing *
gui_open_first (Gui *self)
{
  g_autoptr (GuiThing) row = gui_find (self, ATSPI_ROLE_TABLE_ROW, "*. *");
  GuiThing *window = NULL;
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  while (window == NULL)
    {
      if (g_get_monotonic_time () > limit)
        g_error ("no assessment opens");
      gui_keys ("ctrl+f");
      gui_keys ("Return");   /* into the list */
      gui_keys ("Return");
      for (int i = 0; i < 20 && window == NULL; i++)
        {
          g_usleep (PAUSE);
          window = gui_front (self);
          if (window != NULL && gui_has_name (window, "Due Regard"))
            g_clear_object (&window);
        }
    }
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LIST, "Sections"));

  return window;
}

/* (transfer full) (nullable): the row of a section in the list beside the page */
static GuiThing *
find_section_row (Gui   *self,
                  guint  number)
{
  g_autoptr (GuiThing) list = gui_look_for (self, ATSPI_ROLE_LIST, "Sections");

  return list != NULL ? atspi_accessible_get_child_at_index (list, (int) number - 1, NULL) : NULL;
}

/**
 * gui_section:
 * @self: a place, with an assessment's window in front
 * @number: of a section, from 1 to 10
 *
 * Goes there by its key, and waits until it is shown.
 */
void
gui_section (Gui   *self,
             guint  number)
{
  g_autofree char *keys = g_strdup_printf ("alt+%u", number % 10);
  g_autoptr (GuiThing) row = NULL;
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  for (gint64 pressed = 0;; g_usleep (PAUSE))
    {
      if (row == NULL)
        row = find_section_row (self, number);
      if (pressed > 0 && row != NULL && gui_has_state (row, ATSPI_STATE_SELECTED))
        return;
      if (g_get_monotonic_time () > limit)
        g_error ("section %u is not shown", number);
      if (g_get_monotonic_time () > pressed + 2 * G_USEC_PER_SEC)   /* the window may not have had the focus yet */
        {
          gui_keys (keys);
          pressed = g_get_monotonic_time ();
        }
    }
}

static GuiThing *
search_focused (GuiThing *below,
                guint     depth)
{
  int n = depth < DEEPEST ? atspi_accessible_get_child_count (below, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) child = atspi_accessible_get_child_at_index (below, i, NULL);
      GuiThing *found;

      if (child == NULL || is_leaf (atspi_accessible_get_role (child, NULL)) || !is_there (child))
        continue;
      found = search_focused (child, depth + 1);
      if (found != NULL)
        return found;
      if (gui_has_state (child, ATSPI_STATE_FOCUSED))
        return g_steal_pointer (&child);
    }

  return NULL;
}

/**
 * gui_focused:
 * @self: a place
 *
 * Returns: (transfer full) (nullable): what has the focus
 */
GuiThing *
gui_focused (Gui *self)
{
  g_autoptr (GuiThing) program = find_program (self);

  if (program == NULL)
    return NULL;

  return search_focused (program, 0);
}

/**
 * gui_focused_in:
 * @below: a thing
 *
 * Returns: (transfer full) (nullable): what in it has the focus
 */
GuiThing *
gui_focused_in (GuiThing *below)
{

  return search_focused (below, 0);
}

/**
 * gui_tab_to:
 * @thing: something that takes the focus
 * @most: presses
 *
 * Presses Tab until it has the focus.
 *
 * Returns: whether it got it
 */
gboolean
gui_tab_to (GuiThing *thing,
            guint     most)
{
  for (guint i = 0; i <= most; i++)
    {
      if (i > 0)
        gui_keys ("Tab");
      for (int look = 0; look < 3; look++)   /* the window hears of the key a moment later */
        {
          if (gui_has_state (thing, ATSPI_STATE_FOCUSED))
            return TRUE;
          g_usleep (10 * 1000);
        }
    }

  return FALSE;
}

/**
 * gui_fill:
 * @below: a page
 * @name: of an input of text in it
 * @text: what it is to say
 *
 * Writes it there, as by pasting.
 */
void
gui_fill (GuiThing   *below,
          const char *name,
          const char *text)
{
  g_autoptr (GuiThing) input = gui_wait_in (below, ATSPI_ROLE_TEXT, name);

  gui_write (input, text);
  gui_wait_text (input, text);
}

/**
 * gui_wait_saved:
 * @window: of an assessment
 *
 * Waits until it says that everything is saved. It says so from the start: not to be asked at once after a change.
 */
void
gui_wait_saved (GuiThing *window)
{
  g_usleep (300 * 1000);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_STATUS_BAR, "Saved"));
}

/**
 * gui_draft:
 * @self: a place
 * @reference: of a draft in its register
 *
 * Returns: (transfer full): the draft as a file holds it
 */
char *
gui_draft (Gui        *self,
           const char *reference)
{
  g_autofree char *file = g_build_filename (self->folder, "out.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_unlink (file);
  gui_command (self, "show", reference, "-o", file, NULL);
  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/**
 * gui_reference:
 * @window: of an assessment
 *
 * Returns: (transfer full): its reference
 */
char *
gui_reference (GuiThing *window)
{
  g_autoptr (GuiThing) label = gui_wait_in (window, ATSPI_ROLE_LABEL, "*, version ?");
  g_autofree char *text = atspi_accessible_get_name (label, NULL);

  return g_strndup (text, (gsize) (strstr (text, ", version") - text));
}

static void
walk (GuiThing   *below,
      const char *path,
      GuiVisit    visit,
      gpointer    data,
      guint       depth)
{
  int n = depth < DEEPEST ? atspi_accessible_get_child_count (below, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) child = atspi_accessible_get_child_at_index (below, i, NULL);
      g_autofree char *role = NULL;
      g_autofree char *name = NULL;
      g_autofree char *its = NULL;

      if (child == NULL || !is_there (child))
        continue;
      role = atspi_accessible_get_role_name (child, NULL);
      name = atspi_accessible_get_name (child, NULL);
      its = g_strdup_printf ("%s/%s “%s”", path, role, name != NULL ? name : "");
      visit (child, its, data);
      walk (child, its, visit, data, depth + 1);
    }
}

/**
 * gui_walk:
 * @self: a place
 * @visit: called for everything that is shown, parents first
 * @data: for it
 */
void
gui_walk (Gui      *self,
          GuiVisit  visit,
          gpointer  data)
{
  g_autoptr (GuiThing) program = find_program (self);

  g_assert_nonnull (program);
  walk (program, "", visit, data, 0);
}

/**
 * gui_walk_in:
 * @below: a thing
 * @visit: called for everything in it that is shown, parents first
 * @data: for it
 */
void
gui_walk_in (GuiThing *below,
             GuiVisit  visit,
             gpointer  data)
{
  walk (below, "", visit, data, 0);
}

static void
add_line (GuiThing   *thing,
          const char *path,
          gpointer    data)
{
  const char *last = strrchr (path, '/');
  guint depth = 0;

  for (const char *at = path; *at != '\0'; at++)
    depth += *at == '/';
  g_string_append_printf (data, "%*s%s\n", (int) (2 * depth), "", last + 1);
}

/**
 * gui_tree:
 * @below: a thing
 *
 * Returns: (transfer full): everything shown in it, a line each, for failures
 */
char *
gui_tree (GuiThing *below)
{
  GString *text = g_string_new (NULL);

  walk (below, "", add_line, text, 0);

  return g_string_free (text, FALSE);
}

/**
 * gui_photograph:
 * @self: a place
 * @name: of the picture, without ".png"
 *
 * Keeps what the screen shows in the folder that DR_PICTURES names, where that is set.
 */
void
gui_photograph (Gui        *self,
                const char *name)
{
  g_autofree char *file = NULL;
  const char *folder = g_getenv ("DR_PICTURES");
  const char *arguments[] = { "import", "-window", "root", NULL, NULL };

  if (folder == NULL)
    return;
  g_mkdir_with_parents (folder, 0755);
  file = g_strdup_printf ("%s/%s.png", folder, name);
  arguments[3] = file;
  g_usleep (400 * 1000);   /* a frame or two */
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}
