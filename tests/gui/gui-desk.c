#include "gui.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

/* (transfer full): what the command line says; anything but @expected as its exit code is a failed test */
static char *
run (Gui        *self,
     const char *first,
     va_list     list,
     int         expected)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  char *out = NULL;
  int status = 0;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("DR_CLI"));
  g_ptr_array_add (arguments, (gpointer) "--store");
  g_ptr_array_add (arguments, self->store);
  for (const char *each = first; each != NULL; each = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) each);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != expected)
    g_error ("%s: %s%s", first, out, err);

  return out;
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
  g_autofree char *out = NULL;
  va_list list;

  va_start (list, first);
  out = run (self, first, list, 0);
  va_end (list);
}

/**
 * gui_ask:
 * @self: a place
 * @expected: exit code
 * @first: first argument behind the store; then the others, then %NULL
 *
 * Has the command line say something of the register; any other exit code is a failed test.
 *
 * Returns: (transfer full): what it says
 */
char *
gui_ask (Gui        *self,
         int         expected,
         const char *first,
         ...)
{
  char *out = NULL;
  va_list list;

  va_start (list, first);
  out = run (self, first, list, expected);
  va_end (list);

  return out;
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
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  while (window == NULL)
    {
      if (g_get_monotonic_time () > limit)
        g_error ("no assessment opens");
      gui_keys ("ctrl+f");
      gui_keys ("Return");   /* into the list */
      gui_keys ("Return");
      for (int i = 0; i < 20 && window == NULL; i++)
        {
          g_usleep (GUI_PAUSE);
          window = gui_front (self);
          if (window != NULL && gui_has_name (window, "Due Regard"))
            g_clear_object (&window);
        }
    }
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LIST, "Sections"));

  return window;
}

/**
 * gui_open_found:
 * @self: a place, with the register in front
 * @words: to be looked for, which stand in one assessment only
 *
 * Looks for an assessment and opens it.
 *
 * Returns: (transfer full): its window
 */
GuiThing *
gui_open_found (Gui        *self,
                const char *words)
{
  g_autoptr (GuiThing) field = gui_find (self, ATSPI_ROLE_ENTRY, "Search assessments");

  gui_write (field, words);
  g_object_unref (gui_find (self, ATSPI_ROLE_INVALID, "1 found*"));   /* until then it is one among many, and not the first */

  return gui_open_first (self);
}

/* (transfer full) (nullable): the row of a section in the list beside the page, of the window in front */
static GuiThing *
find_section_row (Gui   *self,
                  guint  number)
{
  g_autoptr (GuiThing) front = gui_front (self);
  g_autoptr (GuiThing) list = front != NULL ? gui_find_in (front, ATSPI_ROLE_LIST, "Sections") : NULL;

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
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (gint64 pressed = 0;; g_usleep (GUI_PAUSE))
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

/**
 * gui_choose_pilot:
 * @self: a place where the program shows its first run
 *
 * Goes through it by keys: the pilot's workspace, as Ada Lee, in the store of this place.
 */
void
gui_choose_pilot (Gui *self)
{
  gui_wait_focus ("Try the pilot");
  gui_keys ("Return");
  gui_wait_focus ("Your name");
  gui_type ("ada lee");
  gui_go ("Tab", "Your id, as in your login", 2);
  gui_keys ("Return");
  gui_wait_focus ("File of the register");
  gui_keys ("ctrl+a");
  gui_type (self->store);
  gui_keys ("Return");
  gui_wait_focus ("Moving the Bishop*");
}

/**
 * gui_wait_conflict:
 * @first: the window of a draft
 * @second: that of the same in another program
 *
 * Waits until one of the two says that somebody else saved.
 *
 * Returns: (transfer full): the button that leads to the choice
 */
GuiThing *
gui_wait_conflict (GuiThing *first,
                   GuiThing *second)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;;)
    {
      GuiThing *choose = gui_find_in (first, ATSPI_ROLE_PUSH_BUTTON, "Choose?");

      if (choose == NULL)
        choose = gui_find_in (second, ATSPI_ROLE_PUSH_BUTTON, "Choose?");
      if (choose != NULL)
        return choose;
      if (g_get_monotonic_time () > limit)
        g_error ("nobody is told of the conflict");
      g_usleep (GUI_PAUSE);
    }
}
