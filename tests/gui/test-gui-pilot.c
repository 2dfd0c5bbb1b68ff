/* The pilot case, from the first run to the sealed record, every word of it through the program's windows; then the same draft
 * through the command line, in a register of its own: both seal the same bytes.
 * What the officers of the pilot left open in the impacts and actions is filled in. */
#include "pilot-fill.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define MANAGER "customer-services-manager"

static void
give (PilotNode  *draft,
      const char *element,
      const char *id,
      const char *attribute,
      const char *value)
{
  pilot_set (pilot_find (draft, element, "id", id), attribute, value);
}

/* (transfer full): the pilot's draft, with dates to come, and with what its officers left open in impacts and actions */
static PilotNode *
prepare (void)
{
  g_autofree char *file = g_build_filename (g_getenv ("DR_DATA"), "examples", "bishops-stortford-desk.xml", NULL);
  static const int ahead[] = { 90, 150, 30, 60, 500 };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) days = NULL;
  PilotNode *draft = pilot_read (file);
  PilotNode *change = pilot_child (draft, "change");
  PilotNode *actions = pilot_child (draft, "actions");
  PilotNode *measures = pilot_child (draft, "monitoring");

  for (gsize i = 0; i < G_N_ELEMENTS (ahead); i++)
    {
      g_autofree char *day = gui_day_in (ahead[i]);

      g_strv_builder_add (builder, day);
    }
  days = g_strv_builder_end (builder);
  pilot_set (change, "decision-date", days[0]);
  pilot_set (change, "effective", days[1]);
  pilot_set (change, "key-decision", days[2]);
  pilot_set (measures, "review", days[4]);
  for (guint i = 0; i < actions->children->len; i++)
    {
      pilot_set (actions->children->pdata[i], "due", days[3]);
      pilot_set (actions->children->pdata[i], "owner", MANAGER);
    }
  give (draft, "action", "walk", "groups", "no-car-households deprived-households households-with-disabled-people");
  give (draft, "impact", "gender-reassignment", "sources", "census-2021-ts038");
  pilot_set (pilot_find (pilot_find (draft, "impact", "id", "gender-reassignment"), "aim", "id", "eliminate"), "effect",
             "neutral");
  give (draft, "impact", "maternity", "sources", "census-2021-ts038");
  pilot_add (pilot_find (draft, "consultation", "id", "desk-visitors"), "changed",
             "A card with a map is handed out at the desk.");
  for (guint i = 0; i < measures->children->len; i++)
    pilot_set (measures->children->pdata[i], "target", NULL);
  g_ptr_array_set_size (pilot_find (draft, "option", "id", "assist")->children, 9);   /* without the share to be announced */

  return draft;
}

/* (transfer full): the window of a new assessment */
static GuiThing *
create (Gui             *gui,
        const PilotNode *draft)
{
  g_autoptr (GuiThing) dialog = NULL;
  g_autoptr (GuiThing) button = NULL;
  GuiThing *window;

  gui_keys ("ctrl+n");
  dialog = gui_wait_front (gui, "New assessment");
  gui_fill (dialog, "Title", pilot_get (draft, "title"));
  button = gui_wait_in (dialog, ATSPI_ROLE_PUSH_BUTTON, "Create");
  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (button);
  window = gui_wait_front (gui, pilot_get (draft, "title"));
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LIST, "Sections"));

  return window;
}

static void
fill_in (PilotFill *fill)
{
  static const char * const sections[] = {
    "change", "screening", "options", "people", "consultation", "impacts", "actions", "outcome",
  };

  static void (* const steps[]) (PilotFill *) = {
    pilot_fill_change, pilot_fill_screening, pilot_fill_options, pilot_fill_consultation, pilot_fill_impacts,
    pilot_fill_actions, pilot_fill_outcome, pilot_fill_monitoring,
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_timer_start ();
      steps[i] (fill);
      g_test_message ("step %u: %.1f s", i + 1, g_test_timer_elapsed ());
    }
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    pilot_fill_answers (fill, i + 1, sections[i]);
  gui_wait_saved (fill->window);
}

/* The program gives items ids of its own: the command line's input bears the same. */
static void
take_ids (PilotNode       *draft,
          const PilotNode *made)
{
  static const char * const lists[] = {
    "access-points", "options", "impacts", "adjustments", "consultations", "actions", "monitoring",
  };
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  g_autoptr (GPtrArray) new = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const PilotNode *ours = pilot_child (draft, lists[i]);
      const PilotNode *theirs = pilot_child (made, lists[i]);

      g_assert_nonnull (theirs);
      g_assert_cmpuint (ours->children->len, ==, theirs->children->len);
      for (guint k = 0; k < ours->children->len; k++)
        if (pilot_get (ours->children->pdata[k], "id") != NULL)
          {
            g_ptr_array_add (old, g_strdup (pilot_get (ours->children->pdata[k], "id")));
            g_ptr_array_add (new, (gpointer) pilot_get (theirs->children->pdata[k], "id"));
          }
    }
  g_ptr_array_add (old, NULL);
  g_ptr_array_add (new, NULL);
  pilot_rename (draft, (const char * const *) old->pdata, (const char * const *) new->pdata);
  for (guint i = 0; i + 1 < old->len; i++)
    g_free (old->pdata[i]);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* (transfer full): the words of a list in the order of the alphabet */
static char *
sorted (const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  qsort (words, g_strv_length (words), sizeof (char *), compare_words);

  return g_strjoinv (" ", words);
}

/* What is ticked stands in the order of its list, whatever the order in which it was named. */
static void
take_order (PilotNode       *draft,
            const PilotNode *made)
{
  const PilotNode *theirs = pilot_get (draft, "id") != NULL ? pilot_find (made, draft->name, "id", pilot_get (draft, "id"))
                                                             : NULL;

  for (guint i = 0; theirs != NULL && i < draft->attributes->len; i += 2)
    {
      char **value = (char **) &draft->attributes->pdata[i + 1];
      const char *as_made = pilot_get (theirs, draft->attributes->pdata[i]);
      g_autofree char *ours = sorted (*value);
      g_autofree char *made_sorted = sorted (as_made != NULL ? as_made : "");

      if (!g_str_equal (ours, made_sorted))
        continue;
      g_free (*value);
      *value = g_strdup (as_made);
    }
  for (guint i = 0; i < draft->children->len; i++)
    take_order (draft->children->pdata[i], made);
}

/* (transfer full): the draft as the command line is given it, with the answers to findings that were typed in the window */
static char *
same_input (PilotNode  *draft,
            const char *made_file)
{
  g_autoptr (PilotNode) made = pilot_read (made_file);
  PilotNode *answers = pilot_child (draft, "justifications");
  const char *taken[] = { "reference", "first-draft", "author" };

  take_ids (draft, made);
  take_order (draft, made);
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    pilot_set (draft, taken[i], pilot_get (made, taken[i]));
  pilot_set (draft, "evidence", NULL);
  for (guint i = draft->children->len; i > 0; i--)
    if (g_str_equal (((PilotNode *) draft->children->pdata[i - 1])->name, "context"))
      g_ptr_array_remove_index (draft->children, i - 1);
  g_ptr_array_set_size (answers->children, 0);
  while (pilot_child (made, "justifications")->children->len > 0)
    g_ptr_array_add (answers->children, g_ptr_array_steal_index (pilot_child (made, "justifications")->children, 0));

  return pilot_to_xml (draft);
}

static void
add_name (const GuiNode *node,
          const char    *path,
          gpointer       data)
{
  if (node->role == ATSPI_ROLE_PUSH_BUTTON && g_str_has_prefix (node->name, "Justify: ")
      && !g_ptr_array_find_with_equal_func (data, node->name, g_str_equal, NULL))
    g_ptr_array_add (data, g_strdup (node->name));
}

/* (transfer full) (nullable): the window of an answer, once it is in front; none: the finding has gone on to another button while
 * this one was being pressed. While it is there its window is on its way, however long that takes: pressed again it would open
 * two. */
static GuiThing *
wait_answer (Gui      *gui,
             GuiThing *button)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;
  gint64 gone = 0;   /* since when */

  for (; g_get_monotonic_time () < limit && (gone == 0 || g_get_monotonic_time () < gone + 2 * G_USEC_PER_SEC); g_usleep (GUI_PAUSE))
    {
      g_autoptr (GuiThing) front = gui_front (gui);

      if (front != NULL && gui_has_name (front, "Justify"))
        return g_steal_pointer (&front);
      if (gone == 0 && !gui_has_state (button, ATSPI_STATE_VISIBLE))
        gone = g_get_monotonic_time ();
    }

  return NULL;
}

/* Findings follow a check when nothing else is to be done: a button that was found may be gone when it is pressed. */
static GuiThing *
open_answer (Gui        *gui,
             GuiThing   *findings,
             const char *name)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  while (g_get_monotonic_time () < limit)
    {
      g_autoptr (GuiThing) button = gui_wait_in (findings, ATSPI_ROLE_PUSH_BUTTON, name);
      g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (button);
      GuiThing *window = NULL;

      if (action != NULL && atspi_action_get_n_actions (action, NULL) > 0 && atspi_action_do_action (action, 0, NULL))
        window = wait_answer (gui, button);
      if (window != NULL)
        return window;
    }

  g_error ("“%s” opens nothing", name);
}

static void
wait_answered (GuiThing   *findings,
               const char *name)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (; g_get_monotonic_time () < limit; g_usleep (GUI_PAUSE))
    {
      g_autoptr (GuiThing) button = gui_find_in (findings, ATSPI_ROLE_PUSH_BUTTON, name);

      if (button == NULL)
        return;
    }

  g_error ("“%s” is there still, though it was answered", name);
}

static void
justify (Gui        *gui,
         GuiThing   *findings,
         const char *name)
{
  g_autoptr (GuiThing) window = open_answer (gui, findings, name);
  g_autoptr (GuiThing) text = NULL;
  g_autoptr (GuiThing) answer = NULL;

  text = gui_wait_in (window, ATSPI_ROLE_TEXT, "Your answer");
  gui_write (text, "It is not known yet, and the desk stays in the town with its hours. The review will count it.");
  answer = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Answer");
  gui_wait_state (answer, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (answer);
  g_object_unref (gui_wait_front (gui, "Moving the Bishop*"));
  wait_answered (findings, name);
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

/* The whole would be half a million characters in a failure. */
static void
assert_same (const char *here,
             const char *there)
{
  g_auto (GStrv) ours = g_strsplit (here, "\n", -1);
  g_auto (GStrv) theirs = g_strsplit (there, "\n", -1);

  for (guint i = 0; ours[i] != NULL && theirs[i] != NULL; i++)
    g_assert_cmpstr (ours[i], ==, theirs[i]);
  g_assert_cmpuint (strlen (here), ==, strlen (there));
}

static void
test_pilot (void)
{
  g_autofree char *evidence = g_build_filename (g_getenv ("DR_DATA"), "evidence", "east-herts.xml", NULL);
  g_autofree char *questionnaire = g_build_filename (g_getenv ("DR_DATA"), "questionnaire.xml", NULL);
  PilotFill fill = { NULL };
  g_autofree char *reference = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *input = NULL;
  g_autofree char *sealed_here = NULL;
  g_autofree char *sealed_there = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  g_autofree char *file = NULL;
  Gui gui;
  Gui other;

  gui_watch_focus ();
  gui_set_up (&gui);
  gui_set_up (&other);
  fill.gui = &gui;
  fill.draft = prepare ();
  fill.evidence = pilot_read (evidence);
  fill.questionnaire = pilot_read (questionnaire);
  fill.lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  gui_start (&gui, NULL);
  gui_choose_pilot (&gui);
  fill.window = create (&gui, fill.draft);
  fill.page = gui_wait_in (fill.window, ATSPI_ROLE_PANEL, "Section");
  reference = gui_reference (fill.window);
  fill_in (&fill);
  justify_all (&gui, fill.window);
  gui_wait_saved (fill.window);
  draft = gui_draft (&gui, reference);
  submit (&gui, fill.page);
  gui_photograph (&gui, "submitted");
  sealed_here = gui_draft (&gui, reference);
  gui_quit (&gui);

  file = g_build_filename (other.folder, "draft.xml", NULL);
  g_assert_true (g_file_set_contents (file, draft, -1, NULL));
  input = same_input (fill.draft, file);
  g_assert_true (g_file_set_contents (file, input, -1, NULL));
  gui_make_people (&other);
  gui_command (&other, "import", "--as", MANAGER, file, NULL);
  gui_command (&other, "submit", reference, "--as", MANAGER, NULL);
  sealed_there = gui_draft (&other, reference);

  here = content_of (sealed_here);
  there = content_of (sealed_there);
  assert_same (here, there);
  g_assert_nonnull (strstr (here, "A card with a map is handed out at the desk."));
  g_assert_null (strstr (here, "teh desk"));
  pilot_node_free (fill.draft);
  pilot_node_free (fill.evidence);
  pilot_node_free (fill.questionnaire);
  g_hash_table_unref (fill.lists);
  g_object_unref (fill.page);
  g_object_unref (fill.window);
  gui_tear_down (&gui);
  gui_tear_down (&other);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv, "/gui/pilot", test_pilot, NULL);
}
