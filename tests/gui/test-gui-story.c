/* One assessment from its first submission to the bag that an auditor reads, by the people who do it, each in the window and one
 * after another on one store: submitted, returned with two comments, mended, submitted again, endorsed, not approved by who
 * endorsed it, approved, decided, its results entered; the evidence changes and it no longer holds; a newer version supersedes
 * it; the bag is inspected, tampered with, and inspected again.
 * The command line prepares the register and reads it back; it takes no step. */
#include "story-register.h"
#include "tamper.h"

#include <glib/gstdio.h>
#include <string.h>

#define TITLE "Opening the Town Hall desk*"
#define MENDED "Carers and people at work asked for it: they cannot come when the desk is open."

/* More presses of Tab than there are controls on any page. */
#define MANY 60

typedef struct {
  Gui       gui;
  GuiThing *window;   /* (nullable): the assessment's */
  GuiThing *page;     /* (nullable): the section in it */
} Story;

/* --- Sitting down, and going about --- */

static void
leave_window (Story *story)
{
  g_clear_object (&story->page);
  g_clear_object (&story->window);
}

static void
rise (Story *story)
{
  leave_window (story);
  gui_quit (&story->gui);
}

/* Waits until the assessment's window of this version is in front. */
static void
wait_version (Story *story,
              guint  version)
{
  g_autofree char *label = g_strdup_printf (REFERENCE ", version %u", version);
  g_autofree char *under_title = g_strdup_printf ("*\n" REFERENCE "*v%u", version);   /* with large text, which the header has no room for */
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  leave_window (story);
  for (;; g_usleep (GUI_PAUSE))
    {
      g_autoptr (GuiThing) front = gui_front (&story->gui);
      g_autoptr (GuiThing) found = front != NULL ? gui_find_in (front, ATSPI_ROLE_LABEL, label) : NULL;

      if (found == NULL && front != NULL)
        found = gui_find_in (front, ATSPI_ROLE_LABEL, under_title);
      if (found != NULL && gui_has_name (front, TITLE))
        {
          story->window = g_steal_pointer (&front);
          break;
        }
      if (g_get_monotonic_time () > limit)
        g_error ("version %u does not come to the front", version);
    }
  story->page = gui_wait_in (story->window, ATSPI_ROLE_PANEL, "Section");
}

static void
go_place (Story      *story,
          const char *name)
{
  g_autoptr (GuiThing) places = gui_find (&story->gui, ATSPI_ROLE_LIST, "Places");

  gui_activate (places, name, MANY);
}

static void
open_register (Story *story,
               guint  version)
{
  g_object_unref (gui_open_first (&story->gui));
  wait_version (story, version);
}

static void
open_review (Story *story,
             guint  version)
{
  g_autoptr (GuiThing) list = NULL;

  go_place (story, "Reviews*");
  list = gui_find (&story->gui, ATSPI_ROLE_LIST, "Reviews");
  gui_activate (list, "*" TITLE, MANY);
  wait_version (story, version);
}

/* A page that is there besides the sections. */
static void
go_page (Story      *story,
         const char *name)
{
  g_autoptr (GuiThing) list = gui_wait_in (story->window, ATSPI_ROLE_LIST, "Sections");

  gui_select (list, name);
}

/* Waits until the page of this section is the one that is chosen. */
static void
wait_section (Story *story,
              guint  number)
{
  g_autoptr (GuiThing) list = gui_wait_in (story->window, ATSPI_ROLE_LIST, "Sections");
  g_autoptr (GuiThing) row = atspi_accessible_get_child_at_index (list, (int) number - 1, NULL);

  gui_wait_state (row, ATSPI_STATE_SELECTED, TRUE);
}

static void
see (Story      *story,
     const char *words)
{
  g_object_unref (gui_wait_in (story->page, ATSPI_ROLE_INVALID, words));
}

static void
press (Story      *story,
       const char *name)
{
  gui_press_in (story->page, name);
}

/* --- Review --- */

static void
submit (Story *story,
        guint  version)
{
  gui_section (&story->gui, 10);
  see (story, "Ready to be submitted");
  press (story, "Submit");
  see (story, "Submitted on *");
  story_assert_stage (&story->gui, version, "submitted");
}

/* Tab comes to the first of the three, arrows go on in them. */
static void
give_verdict (Story      *story,
              guint       section,
              const char *verdict,
              const char *comment)
{
  g_autoptr (GuiThing) check = NULL;

  gui_section (&story->gui, section);
  check = gui_wait_in (story->page, ATSPI_ROLE_CHECK_BOX, verdict);
  gui_go ("Tab", "Acceptable", MANY);
  gui_go ("Right", verdict, 2);
  gui_keys ("space");
  gui_wait_state (check, ATSPI_STATE_CHECKED, TRUE);
  if (comment != NULL)
    gui_fill (story->page, "Comment", comment);
  gui_wait_saved (story->window);
}

static void
first_submission (Story *story)
{
  gui_start (&story->gui, MANAGER);
  open_register (story, 1);
  submit (story, 1);
  rise (story);
}

static void
review_and_return (Story *story)
{
  gui_start (&story->gui, OFFICER);
  open_review (story, 1);
  give_verdict (story, 1, "To correct", "Say who asked for it.");
  give_verdict (story, 5, "Can be improved", "Say what was asked.");
  gui_photograph (&story->gui, "story-verdict");
  gui_section (&story->gui, 10);
  press (story, "Return");
  see (story, "Returned on *");
  story_assert_stage (&story->gui, 1, "returned");
  story_assert_says (&story->gui, REFERENCE "@1", "Say who asked for it.");
  story_assert_says (&story->gui, REFERENCE "@1", "Say what was asked.");
  rise (story);
}

static void
mend_and_resubmit (Story *story)
{
  gui_start (&story->gui, MANAGER);
  open_register (story, 1);
  go_page (story, "Things to do*2 comments*");
  see (story, "Say who asked for it.");
  see (story, "Say what was asked.");
  gui_photograph (&story->gui, "story-todo");
  press (story, "Go to: The change*");
  wait_section (story, 1);
  go_page (story, "Things to do*");
  press (story, "Go to: Consultation*");
  wait_section (story, 5);
  gui_section (&story->gui, 10);
  press (story, "Start a new version");
  wait_version (story, 2);
  gui_section (&story->gui, 1);
  gui_fill (story->page, "Why the change is made", MENDED);
  gui_wait_saved (story->window);
  go_page (story, "Things to do*");
  see (story, "Something has been changed here since");
  see (story, "Nothing has been changed here yet");
  submit (story, 2);
  story_assert_says (&story->gui, REFERENCE "@2", MENDED);
  rise (story);
}

static void
endorse (Story *story)
{
  g_autofree char *said = NULL;

  gui_start (&story->gui, OFFICER);
  open_review (story, 2);
  go_page (story, "What changed*");
  see (story, "Changed: Why the change is made");
  see (story, "*added: Carers;*");
  gui_photograph (&story->gui, "story-changed");
  give_verdict (story, 1, "Acceptable", NULL);
  gui_section (&story->gui, 10);
  press (story, "Endorse");
  see (story, "Endorsed on *");
  story_assert_stage (&story->gui, 2, "endorsed");

  /* who endorsed it has the role of an approver as well, and sees why that does not help */
  see (story, "Approve: You reviewed this version*");
  said = gui_ask (&story->gui, 1, "approve", REFERENCE, "--as", OFFICER, NULL);
  story_assert_stage (&story->gui, 2, "endorsed");
  gui_photograph (&story->gui, "story-endorsed");
  rise (story);
}

static void
approve (Story *story)
{
  gui_start (&story->gui, APPROVER);
  open_review (story, 2);
  gui_section (&story->gui, 10);
  press (story, "Approve");
  see (story, "Approved on *");
  story_assert_stage (&story->gui, 2, "approved");
  rise (story);
}

static void
decide (Story *story)
{
  g_autofree char *today = story_day_in (0);

  gui_start (&story->gui, MANAGER);
  open_register (story, 2);
  gui_section (&story->gui, 10);
  gui_fill (story->page, "Day of the decision", today);
  gui_fill (story->page, "Who decided", "Cabinet");
  gui_choose (story->page, "What was taken", "Open the Town Hall desk on Saturdays");
  gui_choose (story->page, "Did whoever decided have this assessment?", "Yes, they had it before they decided");
  gui_photograph (&story->gui, "story-decide");
  press (story, "Record the decision");
  see (story, "Decided: recorded on *");
  story_assert_stage (&story->gui, 2, "decided");
  rise (story);
}

/* On the day that the change takes effect, who manages the service starts to measure it. */
static void
start_monitoring (Story *story)
{
  gui_start (&story->gui, MANAGER);
  open_register (story, 2);
  gui_section (&story->gui, 10);
  press (story, "Start monitoring");
  see (story, "Monitored since *");
  story_assert_stage (&story->gui, 2, "monitored");
  gui_photograph (&story->gui, "story-monitoring");
  rise (story);
}

/* What shows that it was done is a file, chosen as any file is: first by mistake, then not. */
static void
close_action (Story *story)
{
  g_autofree char *answers = g_build_filename (g_getenv ("DR_DATA"), "..", "tests", "fixtures", "import", "contacts.csv", NULL);
  g_autofree char *path = g_canonicalize_filename (answers, NULL);

  gui_start (&story->gui, MANAGER);
  open_register (story, 2);
  gui_section (&story->gui, 7);
  press (story, "Count visitors on Saturdays*");
  gui_choose (story->page, "Status", "Closed");
  press (story, "Attach a file…");
  gui_choose_file (&story->gui, "Attach a file", NULL);
  press (story, "Attach a file…");
  gui_choose_file (&story->gui, "Attach a file", path);
  story_wait_says (&story->gui, REFERENCE "@2", "Attached: contacts.csv");
  gui_photograph (&story->gui, "story-closed");
  rise (story);
}

/* The return reads sealed records: what is entered is told apart from them where it is shown. */
static void
see_not_sealed (Story *story)
{
  gui_start (&story->gui, OFFICER);
  go_place (story, "Maintaining access");
  g_object_unref (gui_find (&story->gui, ATSPI_ROLE_INVALID, "*Result 44*not sealed yet*"));
  g_object_unref (gui_find (&story->gui, ATSPI_ROLE_INVALID, "*1 closed, 1 not sealed yet."));
  gui_photograph (&story->gui, "story-not-sealed");
  rise (story);
}

static void
enter_result (Story *story)
{
  g_autofree char *today = story_day_in (0);
  g_autofree char *year = g_strndup (today, 4);

  gui_start (&story->gui, MANAGER);
  open_register (story, 2);
  gui_section (&story->gui, 9);
  press (story, "Visits on a Saturday");
  gui_fill (story->page, "Period", year);
  gui_fill (story->page, "Result", "44");
  press (story, "Add the result");
  see (story, "*: 44");
  see (story, "*Target: 40*Measured: 44*");
  story_wait_says (&story->gui, REFERENCE "@2", "@value\": \"44\"");
  gui_photograph (&story->gui, "story-results");
  rise (story);
}

/* A figure that the assessment says it rests on turns out to be what nine people said. */
static void
move_evidence (Story *story)
{
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) form = NULL;
  g_autofree char *listed = NULL;

  gui_start (&story->gui, OFFICER);
  window = gui_wait_front (&story->gui, "Due Regard");
  go_place (story, "Evidence*");
  gui_press_in (window, "What is known of each group, as a table");
  gui_press_in (window, "People aged 75 and over, Website: *");
  gui_press_in (window, "Change the figure *");
  form = gui_wait_front (&story->gui, "Change a figure");
  gui_fill (form, "Answers it rests on", "9");
  gui_photograph (&story->gui, "story-figure");
  gui_press_in (form, "Keep");
  g_object_unref (gui_wait_front (&story->gui, "Due Regard"));
  gui_press_in (window, "Review and publish");
  gui_fill (window, "New version", "2");
  gui_fill (window, "What is new in it", "Counted again");
  gui_photograph (&story->gui, "story-changes");
  gui_press_in (window, "Publish");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "*" REFERENCE ", version 2: *"));
  gui_wait_gone (&story->gui, ATSPI_ROLE_STATUS_BAR, "Your working copy*");
  listed = gui_ask (&story->gui, 0, "list", "--format", "json", NULL);
  g_assert_nonnull (strstr (listed, "\"evidence_moved\": true"));
  gui_photograph (&story->gui, "story-drift");
  rise (story);
}

static void
supersede (Story *story)
{
  gui_start (&story->gui, MANAGER);
  open_register (story, 2);
  gui_section (&story->gui, 10);
  press (story, "Start a new version");
  wait_version (story, 3);
  gui_section (&story->gui, 1);
  gui_fill (story->page, "Why the change is made", MENDED " It was asked again.");
  gui_wait_saved (story->window);
  submit (story, 3);
  rise (story);

  gui_start (&story->gui, OFFICER);
  open_review (story, 3);
  gui_section (&story->gui, 10);
  press (story, "Endorse");
  see (story, "Endorsed on *");
  story_assert_stage (&story->gui, 3, "endorsed");
  story_assert_stage (&story->gui, 2, "monitored");
  rise (story);

  gui_start (&story->gui, APPROVER);
  open_review (story, 3);
  gui_section (&story->gui, 10);
  press (story, "Approve");
  see (story, "Approved on *");
  story_assert_stage (&story->gui, 3, "approved");
  story_assert_stage (&story->gui, 2, "superseded");
  rise (story);
}

/* --- The bag --- */

#define APPROVED "data/records/" REFERENCE "/v2-07-approve.xml"

/* @together: (nullable): what the checks say together; @check: one of them; @words: what stands in it; with * and ?. */
static void
inspect (Story      *story,
         const char *bag,
         const char *grade,
         const char *together,
         const char *check,
         const char *words)
{
  g_autoptr (GuiThing) row = NULL;

  gui_inspect (&story->gui, bag);
  g_object_unref (gui_find (&story->gui, ATSPI_ROLE_STATUS_BAR, grade));
  if (together != NULL)
    g_object_unref (gui_find (&story->gui, ATSPI_ROLE_LABEL, together));
  row = gui_find (&story->gui, ATSPI_ROLE_LIST_ITEM, check);
  g_object_unref (gui_wait_in (row, ATSPI_ROLE_LABEL, words));
}

/* What a person reads who opens the check by keys: what it means, what may have happened, what to do. */
static void
see_explained (Story      *story,
               const char *check,
               const char *means,
               const char *perhaps,
               const char *next,
               const char *picture)
{
  gui_go ("Tab", "Bag checksums*", MANY);   /* the first of the list, which is one stop of the Tab key */
  gui_go ("Down", check, MANY);
  gui_keys ("Return");
  g_object_unref (gui_find (&story->gui, ATSPI_ROLE_LABEL, means));
  g_object_unref (gui_find (&story->gui, ATSPI_ROLE_LABEL, perhaps));
  g_object_unref (gui_find (&story->gui, ATSPI_ROLE_LABEL, next));
  gui_photograph (&story->gui, picture);
  rise (story);
}

/* One bit of one letter, as a bad disk turns it. */
static void
flip_bit (Story      *story,
          const char *bag)
{
  Tampered record = tamper_read (bag, APPROVED);
  char *at = strstr (record.text, "Nobody loses");

  g_assert_nonnull (at);
  at[1] ^= 1;
  tamper_write (&record);
  inspect (story, bag, "Not consistent", "*1 file was changed after the bag was made.*", "Bag checksums*", "failed: *");
  see_explained (story, "Bag checksums*", "The file is not, byte for byte, *", "The copy was damaged on its way *",
                 "Ask for the bag again *", "story-flipped");
  at[1] ^= 1;
  tamper_write (&record);
  tamper_clear (&record);
}

static void
lose_file (Story      *story,
           const char *bag)
{
  Tampered record = tamper_read (bag, APPROVED);

  g_unlink (record.file);
  inspect (story, bag, "Not consistent", "*1 file is missing from the bag.*", "Bag checksums*", "failed: *");
  see_explained (story, "Bag checksums*", "The bag’s own list names a file that is not there.*", "The copy broke off, *",
                 "Ask for the whole bag again.*", "story-missing");
  tamper_write (&record);
  tamper_clear (&record);
}

/* A promise that was open when it was approved is said to have been kept; the bag's lists are made anew, so that its sums agree. */
static void
edit_status (Story      *story,
             const char *bag)
{
  Tampered record = tamper_read (bag, APPROVED);
  g_autoptr (GString) text = g_string_new_len (record.text, (gssize) record.length);

  const char *said = strstr (text->str, "Book a signer");
  const char *action = said != NULL ? g_strrstr_len (text->str, said - text->str, "<action ") : NULL;

  g_assert_nonnull (action);   /* an action is open where it does not say otherwise */
  g_string_insert (text, strchr (action, '>') - text->str, " status=\"closed\"");
  {
    Tampered edited = { record.file, text->str, text->len };

    tamper_write (&edited);
  }
  tamper_grow (bag, text->len - record.length);
  tamper_list_anew (bag, "manifest-sha256.txt", APPROVED);
  tamper_list_anew (bag, "tagmanifest-sha256.txt", "bag-info.txt");
  tamper_list_anew (bag, "tagmanifest-sha256.txt", "manifest-sha256.txt");
  inspect (story, bag, "Not consistent", "*The list of digests agrees with the files, and the files do not agree with each other.*",
           "Bag checksums*", "passed");
  g_object_unref (gui_find (&story->gui, ATSPI_ROLE_LABEL, "*1 record is not the one that was sealed: *"));
  see_explained (story, "Records and entries*", "No step in the trail sealed a record with these bytes.*", "The record was edited after it was sealed*",
                 "Ask for the record with the digest that the trail names*", "story-edited");
  tamper_write (&record);
  tamper_clear (&record);
}

/* Who reviews hands the whole register over, as a folder. */
static void
export_bag (Story      *story,
            const char *bag)
{
  g_autoptr (GuiThing) window = NULL;

  gui_start (&story->gui, OFFICER);
  window = gui_wait_front (&story->gui, "Due Regard");
  gui_press_menu (window, "Assessments menu", "Export a bag…");
  gui_choose_file (&story->gui, "Export a bag", bag);
  g_object_unref (gui_find (&story->gui, ATSPI_ROLE_INVALID, "* sealed records exported to *"));
  rise (story);
}

static void
audit (Story *story)
{
  g_autofree char *bag = g_build_filename (story->gui.folder, "bag", NULL);

  export_bag (story, bag);
  inspect (story, bag, "Consistent", NULL, "Bag checksums*", "passed");
  rise (story);
  flip_bit (story, bag);
  lose_file (story, bag);
  edit_status (story, bag);
}

static void
test_story (void)
{
  Story story = { { NULL } };

  gui_watch_focus ();
  gui_set_up (&story.gui);
  story_prepare (&story.gui);
  first_submission (&story);
  review_and_return (&story);
  mend_and_resubmit (&story);
  endorse (&story);
  approve (&story);
  decide (&story);
  start_monitoring (&story);
  enter_result (&story);
  close_action (&story);
  see_not_sealed (&story);
  move_evidence (&story);
  supersede (&story);
  audit (&story);
  gui_tear_down (&story.gui);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv, "/gui/story", test_story, NULL);
}
