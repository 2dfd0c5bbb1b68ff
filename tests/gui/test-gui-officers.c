/* Those who review, approve and audit, where somebody else's work must not be lost: a wrong role is told who may act, two officers
 * comment on one section at once, an approver refuses one escalation and accepts another, an auditor draws, compares and notes.
 * The command line brings the register there; what the test is about is done in the windows, by keys. */
#include "story-register.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define TITLE "Opening the Town Hall desk*"
#define VERSION REFERENCE "@1"
#define VERSION_WORDS REFERENCE ", version 1"
#define OTHER "ned"

/* More presses of Tab than there are controls on any page. */
#define MANY 60

typedef struct {
  Gui       gui;
  GuiThing *window;   /* (nullable): the assessment's */
  GuiThing *page;     /* (nullable): the section in it */
} Desk;

/* The story's register with a second officer, and the assessment submitted with two escalations that its manager answered. */
static void
set_up (Gui *gui)
{
  g_autofree char *yesterday = story_day_in (-1);
  g_autofree char *late = g_strconcat ("change/@decision-date=", yesterday, NULL);

  gui_set_up (gui);
  story_prepare (gui);
  gui_command (gui, "person", "add", OTHER, "--name", "Ned Equalities", "--role", "equalities", "--as", "ada", NULL);
  gui_command (gui, "edit", REFERENCE, late, "conduct/@risk=true",
               "justifications/justification[late]/#=1", "justifications/justification[late]/@rule=GOV-03",
               "justifications/justification[late]/@case=late", "justifications/justification[late]/@subjects=assessment",
               "justifications/justification[late]/@by=" MANAGER, "justifications/justification[late]/text=It came late.",
               "justifications/justification[risk]/#=2", "justifications/justification[risk]/@rule=GOV-04",
               "justifications/justification[risk]/@case=fails", "justifications/justification[risk]/@subjects=assessment",
               "justifications/justification[risk]/@by=" MANAGER, "justifications/justification[risk]/text=Staff are trained.",
               "--as", MANAGER, NULL);
  gui_command (gui, "submit", REFERENCE, "--as", MANAGER, NULL);
}

static void
sit_down (Desk       *desk,
          const char *person)
{
  gui_start (&desk->gui, person);
  gui_keys ("alt+2");
}

/* From its row in the reviews. */
static void
open_row (Desk       *desk,
          const char *task)
{
  g_autofree char *row = g_strdup_printf (TITLE "%s*", task);

  gui_go ("Tab", row, MANY);
  gui_keys ("Return");
  desk->window = gui_wait_front (&desk->gui, TITLE);
  g_object_unref (gui_wait_in (desk->window, ATSPI_ROLE_LIST, "Sections"));
  desk->page = gui_wait_in (desk->window, ATSPI_ROLE_PANEL, "Section");
}

static void
see (Desk       *desk,
     const char *words)
{
  g_object_unref (gui_wait_in (desk->page, ATSPI_ROLE_INVALID, words));
}

static void
leave (Desk *desk)
{
  g_clear_object (&desk->page);
  g_clear_object (&desk->window);
}

/* --- A wrong role --- */

#define WHO_MAY "This takes the role of equalities officer for *. Who has it: Eve Equalities, Ned Equalities."

static void
assert_insensitive (GuiThing   *below,
                    AtspiRole   role,
                    const char *name)
{
  g_autoptr (GuiThing) button = gui_wait_in (below, role, name);
  if (gui_has_state (button, ATSPI_STATE_SENSITIVE))
    g_error ("“%s” can be pressed", name);
}

/* An approver comes to what is still to be reviewed. */
static void
test_wrong_role (void)
{
  Desk desk = { { NULL } };

  gui_watch_focus ();
  set_up (&desk.gui);
  sit_down (&desk, APPROVER);
  g_object_unref (gui_find (&desk.gui, ATSPI_ROLE_LABEL, "Nothing waits for you"));
  gui_keys ("alt+1");
  desk.window = gui_open_first (&desk.gui);
  desk.page = gui_wait_in (desk.window, ATSPI_ROLE_PANEL, "Section");
  see (&desk, "No verdict yet.");
  see (&desk, WHO_MAY);
  g_assert_null (gui_find_in (desk.page, ATSPI_ROLE_CHECK_BOX, "Acceptable"));
  assert_insensitive (desk.window, ATSPI_ROLE_PUSH_BUTTON, "Accept: Risk of prohibited conduct");
  gui_section (&desk.gui, 10);
  see (&desk, "Endorse: " WHO_MAY);
  see (&desk, "Return: " WHO_MAY);
  assert_insensitive (desk.page, ATSPI_ROLE_PUSH_BUTTON, "Endorse");
  assert_insensitive (desk.page, ATSPI_ROLE_PUSH_BUTTON, "Return");
  gui_photograph (&desk.gui, "officers-wrong-role");
  leave (&desk);
  gui_quit (&desk.gui);
  story_assert_stage (&desk.gui, 1, "submitted");
  gui_tear_down (&desk.gui);
}

/* --- Two officers --- */

#define FIRST "Say which Saturdays the signer comes."
#define SECOND "Say what the desk costs a year."

/* Brings the window of an assessment to the front, as a click on it does. */
static void
turn_to (Desk *desk)
{
  g_autofree char *program = g_strdup_printf ("%d", (int) desk->gui.program);
  const char *arguments[] = { "xdotool", "search", "--all", "--onlyvisible", "--pid", program, "--name", "^Opening the Town Hall",
                              "windowactivate", "--sync", NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* The comment is there, and the focus on the first of the verdicts: an arrow gives another, and space gives it. */
static void
prepare (Desk       *desk,
         const char *person,
         const char *comment)
{
  sit_down (desk, person);
  open_row (desk, "To review");
  gui_fill (desk->page, "Comment", comment);
  gui_go ("Tab", "Acceptable", MANY);
}

/* At once: the second presses before their window can have heard of what the first has done, so it stands still meanwhile. */
static void
judge_at_once (Desk *first,
               Desk *second)
{
  turn_to (second);
  kill (second->gui.program, SIGSTOP);
  gui_keys ("space");
  turn_to (first);
  gui_keys ("Right");
  story_wait_says (&first->gui, VERSION, FIRST);
  kill (second->gui.program, SIGCONT);
}

/* Whoever saved last is asked, sees both comments and keeps both. */
static void
keep_both (Desk *asked)
{
  g_autoptr (GuiThing) window = NULL;

  turn_to (asked);
  gui_go ("Tab", "Choose*", MANY);
  gui_keys ("Return");
  window = gui_wait_front (&asked->gui, "*");
  gui_wait_focus ("Keep mine: Verdict on “The change”");
  g_object_unref (gui_find (&asked->gui, ATSPI_ROLE_LABEL, "*" FIRST));
  g_object_unref (gui_find (&asked->gui, ATSPI_ROLE_LABEL, "*" SECOND));
  gui_photograph (&asked->gui, "officers-conflict");
  gui_go ("Tab", "Keep mine, with their comment: Verdict on “The change”", 12);
  gui_keys ("Return");
  gui_wait_gone (&asked->gui, ATSPI_ROLE_PUSH_BUTTON, "Keep mine, with their comment*");
  gui_wait_saved (asked->window);
}

static void
test_two_officers (void)
{
  Desk first = { { NULL } };
  Desk second = { { NULL } };

  gui_watch_focus ();
  set_up (&first.gui);
  second.gui.folder = g_strdup (first.gui.folder);
  second.gui.store = g_strdup (first.gui.store);
  prepare (&first, OFFICER, FIRST);
  prepare (&second, OTHER, SECOND);
  judge_at_once (&first, &second);
  g_object_unref (gui_wait_conflict (first.window, second.window));
  story_assert_says (&first.gui, VERSION, FIRST);   /* not asked yet: nothing is written over */
  keep_both (&second);
  story_wait_says (&first.gui, VERSION, "Eve Equalities: " FIRST);
  story_assert_says (&first.gui, VERSION, SECOND);
  see (&first, "*" SECOND "*");   /* and the first one's window hears of it */
  gui_photograph (&first.gui, "officers-both");
  leave (&first);
  leave (&second);
  gui_kill (&second.gui);
  gui_tear_down (&first.gui);
  g_free (second.gui.folder);
  g_free (second.gui.store);
}

/* --- An approver --- */

static void
assert_has (const char *text,
            const char *has)
{
  if (strstr (text, has) == NULL)
    g_error ("“%s” is not there: %s", has, text);
}

/* Whose word it is stands in the record, with the answer that it is on. */
static void
assert_ruled (const char *record,
              const char *answer,
              const char *verdict)
{
  g_autofree char *id = g_strdup_printf (" id=\"%s\"", answer);
  g_autofree char *word = g_strdup_printf ("<approver by=\"" APPROVER "\" verdict=\"%s\"", verdict);
  const char *justifications = strstr (record, "<justifications");
  const char *at = justifications != NULL ? strstr (justifications, id) : NULL;
  const char *end = at != NULL ? strstr (at, "</justification>") : NULL;
  g_autofree char *part = end != NULL ? g_strndup (at, (gsize) (end - at)) : g_strdup ("");

  assert_has (part, word);
}

static int
height_of (Desk       *desk,
           const char *name)
{
  g_autoptr (GuiThing) button = gui_wait_in (desk->window, ATSPI_ROLE_INVALID, name);
  g_autofree AtspiRect *place = atspi_component_get_extents (ATSPI_COMPONENT (button), ATSPI_COORD_TYPE_WINDOW, NULL);

  return place->height;
}

/* What was endorsed comes back: one of its two escalations is refused, by name. The text is twice as large. */
static void
test_approver (void)
{
  Desk desk = { { NULL } };
  g_autofree char *record = NULL;
  g_autofree char *trail = NULL;
  int line;

  gui_watch_focus ();
  gui_text_size (200);
  set_up (&desk.gui);
  gui_command (&desk.gui, "endorse", REFERENCE, "--accept", "all", "--as", OFFICER, NULL);
  sit_down (&desk, APPROVER);
  open_row (&desk, "To approve");
  gui_keys ("alt+0");
  see (&desk, "2 escalations wait for your word, by name.");
  line = height_of (&desk, "Return");
  gui_step ("F6", "*In time for the decision", 3);
  gui_resize (360, 860);
  g_usleep (G_USEC_PER_SEC);
  g_assert_cmpint (height_of (&desk, "Accept as Abe Approver: In time for the decision"), <, 5 * line / 2);   /* two lines, not three */
  gui_resize (1380, 860);
  g_usleep (G_USEC_PER_SEC);
  gui_go ("Tab", "Accept as Abe Approver: In time for the decision", MANY);
  gui_keys ("space");
  g_object_unref (gui_wait_in (desk.window, ATSPI_ROLE_INVALID, "Accepted by the approver, Abe Approver."));
  gui_go ("Tab", "Refuse: Risk of prohibited conduct", MANY);
  gui_keys ("space");
  g_object_unref (gui_wait_in (desk.window, ATSPI_ROLE_INVALID, "Refused by the approver, Abe Approver."));
  see (&desk, "Approve: 1 finding stands in the way: it is listed below.");
  assert_insensitive (desk.page, ATSPI_ROLE_PUSH_BUTTON, "Approve");
  gui_keys ("alt+0");
  gui_go ("Tab", "A word to go with it*", MANY);
  gui_type ("take legal advice first");
  gui_photograph (&desk.gui, "officers-refused");
  gui_go ("Tab", "Return", 6);
  gui_keys ("space");
  see (&desk, "Returned on * by Abe Approver");
  story_assert_stage (&desk.gui, 1, "returned");
  leave (&desk);
  gui_quit (&desk.gui);
  record = gui_draft (&desk.gui, VERSION);
  assert_ruled (record, "late", "accepted");
  assert_ruled (record, "risk", "refused");
  trail = gui_ask (&desk.gui, 0, "log", REFERENCE, NULL);
  assert_has (trail, " return " VERSION_WORDS " by Abe Approver (" APPROVER ")");
  assert_has (trail, "take legal advice first");
  assert_has (record, "person=\"" APPROVER "\"");
  gui_tear_down (&desk.gui);
  gui_text_reset ();
}

/* --- An auditor --- */

#define SEED "11"
#define SIZE "5"

/* Every file below with its time and its bytes, in the order of their names, as one digest. */
static char *
fingerprint (const char *folder)
{
  static const char command[] = "cd \"$1\" && find . -type f -printf '%p %s %T@\\n' -exec sha256sum {} \\; | sort | sha256sum";
  const char *arguments[] = { "sh", "-c", command, "sh", folder, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return out;
}

/* What was drawn is what the command line draws from the same bag by the same seed, in the same order, and nothing else. */
static void
assert_drawn (Gui        *gui,
              const char *bag)
{
  g_autofree char *text = gui_ask (gui, 0, "sample", "--seed", SEED, "--size", SIZE, bag, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GuiThing) list = gui_find (gui, ATSPI_ROLE_LIST, "Drawn");
  int n = atspi_accessible_get_child_count (list, NULL);

  g_assert_cmpint (n, ==, atoi (SIZE));
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) row = atspi_accessible_get_child_at_index (list, i, NULL);
      g_autofree char *reference = g_strndup (lines[i + 1], strcspn (lines[i + 1], " "));
      g_autofree char *title = g_strdup_printf ("%s, version 1", reference);

      g_object_unref (gui_wait_in (row, ATSPI_ROLE_LABEL, title));
    }
}

static void
draw_sample (Gui        *gui,
             const char *bag)
{
  gui_keys ("alt+5");
  gui_go ("Tab", "Seed", MANY);
  gui_keys ("ctrl+a");
  gui_type (SEED);
  gui_go ("Tab", "How many", 2);
  gui_keys ("ctrl+a");
  gui_type (SIZE);
  gui_keys ("Return");
  g_object_unref (gui_find (gui, ATSPI_ROLE_STATUS_BAR, "Seed " SEED ": " SIZE " drawn of 10 sealed versions."));
  assert_drawn (gui, bag);
  gui_photograph (gui, "officers-sample");
}

/* A row that the pointer lies on when a list opens below it would be chosen: nobody holds the mouse. */
static void
put_mouse_aside (void)
{
  const char *arguments[] = { "xdotool", "mousemove", "0", "0", NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* In a list that opens at what is chosen. */
static void
pick (const char *name,
      const char *record)
{
  g_autofree char *before = g_strconcat (name, ": *", NULL);
  g_autofree char *after = g_strconcat (name, ": ", record, NULL);

  gui_go ("Tab", before, MANY);
  gui_keys ("Return");
  gui_go ("Down", record, MANY);
  gui_keys ("Return");
  gui_wait_focus (after);
}

/* Of the same version as approved and as submitted, what was said in between is told. */
static void
compare (Gui *gui)
{
  gui_keys ("alt+4");
  pick ("First record", "EIA-2021-00001, version 1, approval*");
  pick ("Second record", "EIA-2021-00001, version 1, submission*");
  g_object_unref (gui_find (gui, ATSPI_ROLE_STATUS_BAR, "* difference*"));
  g_object_unref (gui_find (gui, ATSPI_ROLE_INVALID, "* approver. A: by *, verdict accepted. B: (nothing)"));
  gui_photograph (gui, "officers-compare");
}

static char *
read_text (const char *path)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;
  char *text = NULL;

  while (!g_file_get_contents (path, &text, NULL, NULL))   /* it is there under its name only once it is whole */
    {
      if (g_get_monotonic_time () > limit)
        g_error ("%s is not written", path);
      g_usleep (GUI_PAUSE);
    }

  return text;
}

static void
note (Gui        *gui,
      const char *path)
{
  g_autofree char *text = NULL;

  gui_keys ("alt+6");
  gui_go ("Tab", "The bag as a whole", MANY);
  gui_type ("five were drawn and read");
  gui_go ("Tab", "Export as text*", 6);
  gui_keys ("Return");
  gui_choose_file (gui, "Export the notes", path);
  g_object_unref (gui_find (gui, ATSPI_ROLE_INVALID, "Exported to *"));
  text = read_text (path);
  assert_has (text, "five were drawn and read");
  assert_has (text, "What the verification found");
  gui_photograph (gui, "officers-notes");
}

static void
look_for (const char *head)
{
  gui_keys ("ctrl+a");
  gui_type (head);
  gui_keys ("Return");
}

/* A head is typed in: what is none is said to be none, one of another register shows that this is not what was noted, and its own, read
 * from paper, makes what is there anchored; in the list of checks as well. */
static void
anchor (Gui        *gui,
        const char *head)
{
  g_autofree char *wrong = g_strdup (head);
  g_autofree char *on_paper = g_ascii_strup (head, -1);
  g_autofree char *lost = NULL;
  g_autofree char *found = g_strdup_printf ("Found. %s is the head after all of the * entries.", head);

  wrong[0] = wrong[0] == '0' ? '1' : '0';
  lost = g_strdup_printf ("Not found here. %s was noted outside and is no head and no record here: *", wrong);
  gui_keys ("alt+1");
  gui_go ("Tab", "Head or digest noted outside*", MANY);
  look_for ("as in the minutes");
  g_object_unref (gui_find (gui, ATSPI_ROLE_STATUS_BAR, "“as in the minutes” is no head and no digest.*"));
  g_object_unref (gui_find (gui, ATSPI_ROLE_STATUS_BAR, "Consistent"));
  look_for (wrong);
  g_object_unref (gui_find (gui, ATSPI_ROLE_STATUS_BAR, "Not what was noted"));
  g_object_unref (gui_find (gui, ATSPI_ROLE_STATUS_BAR, lost));
  gui_photograph (gui, "officers-not-noted");
  look_for (on_paper);
  g_object_unref (gui_find (gui, ATSPI_ROLE_STATUS_BAR, "Anchored"));
  g_object_unref (gui_find (gui, ATSPI_ROLE_STATUS_BAR, found));
  gui_photograph (gui, "officers-anchored");
}

/* No register, and nothing of what is inspected is touched. The notes are there when it is opened again. */
static void
test_auditor (void)
{
  Gui gui;
  g_autofree char *bag = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *exported = NULL;
  g_auto (GStrv) head = NULL;
  g_autoptr (GuiThing) text = NULL;

  gui_watch_focus ();
  gui_set_up (&gui);
  bag = g_build_filename (gui.folder, "bag", NULL);
  notes = g_build_filename (gui.folder, "notes.txt", NULL);
  gui_command (&gui, "generate", "--count", "12", "--seed", "7", NULL);
  exported = gui_ask (&gui, 0, "export", "--bag", bag, NULL);
  head = g_regex_split_simple ("head ([0-9a-f]{64})", exported, 0, 0);   /* as it stands in what was printed with the bag */
  g_assert_cmpuint (g_strv_length (head), ==, 3);
  before = fingerprint (bag);
  put_mouse_aside ();
  gui_inspect (&gui, bag);
  g_object_unref (gui_find (&gui, ATSPI_ROLE_STATUS_BAR, "Consistent"));
  anchor (&gui, head[1]);
  draw_sample (&gui, bag);
  compare (&gui);
  note (&gui, notes);
  gui_quit (&gui);
  after = fingerprint (bag);
  g_assert_cmpstr (before, ==, after);

  gui_inspect (&gui, bag);
  gui_keys ("alt+6");
  text = gui_find (&gui, ATSPI_ROLE_TEXT, "The bag as a whole");
  gui_wait_text (text, "five were drawn and read");
  gui_finish (&gui);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv,
                        "/gui/officers/wrong-role", test_wrong_role,
                        "/gui/officers/two-officers", test_two_officers,
                        "/gui/officers/approver", test_approver,
                        "/gui/officers/auditor", test_auditor,
                        NULL);
}
