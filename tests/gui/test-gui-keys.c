/* By keys alone, from the first run to a submitted assessment: every section is visited, every kind of control used, and the
 * accessibility tree only read. The change is small: a desk opens four hours more a week. */
#include "gui.h"

#include <string.h>

/* More presses of Tab than there are controls on any page. */
#define MANY 150

#define TITLE "four hours more at wallfields"

/* Title, service and kind; Return in the title makes it. */
static GuiThing *
create (Gui *gui)
{
  GuiThing *window;

  gui_keys ("ctrl+n");
  gui_wait_focus ("Title");
  gui_type (TITLE);
  gui_go ("Tab", "Service: *", 1);
  gui_go ("Tab", "A planned change*", 1);
  gui_go ("Down", "The service as it is*", 1);
  gui_go ("Up", "A planned change*", 1);
  gui_go ("shift+Tab", "Service: *", 1);
  gui_go ("alt+t", "Title", 1);
  gui_keys ("Return");
  window = gui_wait_front (gui, TITLE);
  gui_wait_focus ("The change. *");

  return window;
}

static void
fill (const char *name,
      const char *text)
{
  gui_go ("Tab", name, MANY);
  gui_type (text);
}

/* A list that drops down: Return opens it, arrows choose in it, Return takes it. */
static void
choose (const char *name,
        const char *key,
        const char *item,
        const char *chosen)
{
  gui_go ("Tab", name, MANY);
  gui_keys ("Return");
  gui_go (key, item, 6);
  gui_keys ("Return");
  gui_wait_focus (chosen);
}

/* The date of today in a calendar, weeks and months on. */
static void
choose_day (const char *name)
{
  gui_go ("Tab", name, MANY);
  gui_keys ("alt+Down");
  gui_wait_focus ("Choose a day: *");
  gui_keys ("Next");
  gui_keys ("Next");
  gui_keys ("Next");
  gui_keys ("Down");
  gui_keys ("Left");
  gui_keys ("Return");
  gui_wait_focus (name);
}

static void
the_change (void)
{
  g_autofree char *effective = gui_day_in (150);

  gui_go ("Tab", "Title", 3);
  fill ("What changes", "teh");
  for (guint i = 0; i < 3; i++)
    gui_keys ("BackSpace");
  gui_type ("the desk at wallfields opens four hours more");
  fill ("Why the change is made", "people asked for it");
  choose_day ("Planned decision");
  fill ("Takes effect", effective);
  fill ("Who decides", "head of service");
  gui_go ("Tab", "An officer decides under delegated powers", 1);
  gui_keys ("space");
  fill ("What is this service for*", "to pay and to ask");
  gui_go ("Tab", "Why we ask*", 1);
  gui_keys ("Return");   /* opens it, and shuts it again */
  gui_keys ("Return");
  gui_go ("shift+Tab", "Who decides", MANY);
}

static void
screening (void)
{
  gui_keys ("ctrl+Next");
  gui_wait_focus ("Not decided yet");
  gui_go ("Up", "A full assessment is needed", 3);
  fill ("Why you decided so", "to see who gains by it");
}

/* A second option, its desk with more hours; another offer is changed and changed back. */
static void
options (GuiThing *page)
{
  g_autoptr (GuiThing) chosen = NULL;

  gui_keys ("alt+3");
  choose ("As it is: Customer services by email, after the change: Full", "Down", "Reduced",
          "As it is: Customer services by email, after the change: Reduced");
  choose ("As it is: Customer services by email, after the change: Reduced", "Down", "Full",
          "As it is: Customer services by email, after the change: Full");
  gui_go ("Tab", "As it is: Wallfields desk, hours a week after the change", MANY);
  gui_keys ("ctrl+a");
  gui_type ("16");
  gui_go ("shift+Tab", "Choose: As it is", MANY);
  gui_keys ("space");
  chosen = gui_wait_in (page, ATSPI_ROLE_INVALID, "*: As it is");

  /* The window of an option leads back to the button that it was opened from. */
  gui_go ("shift+Tab", "As it is: edit, copy or remove", 3);
  gui_keys ("Return");
  gui_wait_focus ("Edit*");
  gui_keys ("Return");
  gui_go ("Tab", "Add a standard", 12);   /* in the window */
  gui_keys ("Escape");
  gui_wait_focus ("As it is: edit, copy or remove");
}

static void
people (void)
{
  gui_keys ("alt+4");
  fill ("Who are your customers*", "they are not asked who they are");
}

/* Boxes to tick in a list that drops down, from one of them to another. */
static void
tick (const char *name,
      const char *keys,
      const char *first,
      const char *last,
      const char *chosen)
{
  g_autofree char *next = g_strconcat ("space ", keys, NULL);

  gui_go ("Tab", name, MANY);
  gui_keys ("Return");
  gui_go (keys, first, MANY);
  gui_go (next, last, MANY);
  gui_keys ("space Escape");
  gui_wait_focus (chosen);
}

/* One that is searched for. */
static void
tick_found (const char *name,
            const char *sought,
            const char *found)
{
  gui_go ("Tab", name, MANY);
  gui_keys ("Return");
  gui_wait_focus ("Search the list");
  gui_type (sought);
  gui_go ("Tab", found, MANY);   /* the search takes a moment; it comes round */
  gui_keys ("space Escape");
  gui_wait_focus (name);
}

static void
consultation (void)
{
  gui_keys ("alt+5");
  gui_wait_focus ("Add a consultation");
  gui_go ("Tab", "Add a reason for not asking", 1);
  gui_keys ("Return");
  fill ("Because", "nobody loses a way");
}

static void
impacts (void)
{
  gui_keys ("alt+6");
  gui_wait_focus ("Add an entry");
  gui_keys ("Return");
  gui_wait_focus ("Groups: *");
  tick_found ("Groups: *", "not disabled", "People who are not disabled");
  tick ("Groups: *", "shift+Tab", "Households with disabled people", "Unpaid carers", "Groups: People who are not*. Change");
  tick ("Whole characteristics: *", "Tab", "age", "sexual orientation", "Whole characteristics: age, *. Change");
  choose ("Eliminate discrimination*", "Down", "Neutral*", "Eliminate discrimination*Neutral*");
  fill ("What the change does to discrimination*", "all are served alike");
  choose ("Advance equality*", "Down", "Positive*", "Advance equality*Positive*");
  fill ("What the change does to equal opportunity*", "more hours for those who work");
  choose ("Foster good relations*", "Down", "Neutral*", "Foster good relations*Neutral*");
  fill ("What the change does to good relations*", "no bearing on them");
  fill ("How it comes about", "the desk is open when others are shut");
  tick_found ("Evidence: *", "ts038", "*TS038*");
  gui_go ("Tab", "Add an adjustment", MANY);
  gui_keys ("Return");
  gui_wait_focus ("What was considered*");
  gui_type ("the loop and the ramp are there in the new hours too");
}

static void
actions (void)
{
  gui_keys ("alt+7");
  gui_wait_focus ("Add an action");
  gui_keys ("Return");
  gui_wait_focus ("What will be done");
  gui_keys ("ctrl+a");
  gui_type ("count who comes in the new hours");
  choose ("Kind: *", "Down", "Monitoring*", "Kind: Monitoring*");
  choose ("Owner: *", "Down", "Customer services manager*", "Owner: Customer services manager*");
  choose_day ("Due");
}

static void
outcome (void)
{
  gui_keys ("alt+8");
  gui_wait_focus ("No major change");
  gui_keys ("space");
  fill ("Why this outcome", "nobody loses a way and many gain one");
}

/* The finding that there is no date leads to it. */
static void
monitoring (void)
{
  g_autofree char *review = gui_day_in (500);

  gui_keys ("alt+9");
  gui_wait_focus ("Review date");
  gui_step ("F6", "Go to: *", 3);
  gui_go ("Tab", "Go to: Review date*", MANY);
  gui_keys ("Return");
  gui_wait_focus ("Review date");
  gui_type (review);
}

/* An answer to a finding, from its card. */
static void
answer (Gui        *gui,
        const char *finding)
{
  gui_step ("F6", "Go to: *", 3);
  gui_go ("Tab", finding, MANY);
  gui_keys ("Return");
  g_object_unref (gui_wait_front (gui, "Justify"));
  gui_wait_focus ("Your answer");
  gui_type ("it is as it was before, nobody loses by the change and the review will count");
  gui_go ("Tab", "Answer", MANY);
  gui_keys ("Return");
  g_object_unref (gui_wait_front (gui, TITLE));
}

static void
answer_all (Gui      *gui,
            GuiThing *window)
{
  static const char * const findings[] = {
    "Justify: Access need not met", "Justify: Not known enough", "Justify: Evidence is old",
    "Justify: Not the service's own customers",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (findings); i++)
    answer (gui, findings[i]);
}

static void
submit (Gui      *gui,
        GuiThing *page)
{
  gui_keys ("alt+0");
  gui_wait_focus ("A comment for the trail");
  g_object_unref (gui_wait_in (page, ATSPI_ROLE_INVALID, "Ready to be submitted"));
  gui_type ("by keys alone");
  gui_go ("Tab", "Submit", 3);
  gui_keys ("space");
  g_object_unref (gui_wait_in (page, ATSPI_ROLE_INVALID, "It is sealed and cannot be changed.*"));
}

/* What was typed is in the record, and nothing that was taken back. */
static void
assert_sealed (Gui        *gui,
               const char *reference)
{
  static const char * const parts[] = {
    "title=\"" TITLE "\"", "<what>the desk at wallfields opens four hours more</what>", "delegated=\"true\"",
    "decision=\"full\"", "hours-after=\"16\"", "chosen=\"true\"", "kind=\"monitoring\"", "kind=\"no-major-change\"",
    "groups=\"not-disabled unpaid-carers", "they are not asked who they are", "the loop and the ramp",
  };
  g_autofree char *record = gui_draft (gui, reference);

  g_assert_nonnull (strstr (record, "<content"));
  g_assert_null (strstr (record, "teh"));
  g_assert_null (strstr (record, "reduced"));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (record, parts[i]) == NULL)
      g_error ("the record does not say %s", parts[i]);
}

static void
test_keys (void)
{
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) page = NULL;
  g_autofree char *reference = NULL;
  Gui gui;

  gui_watch_focus ();
  gui_set_up (&gui);
  gui_start (&gui, NULL);
  gui_choose_pilot (&gui);
  window = create (&gui);
  page = gui_wait_in (window, ATSPI_ROLE_PANEL, "Section");
  the_change ();
  screening ();
  options (page);
  people ();
  consultation ();
  impacts ();
  actions ();
  outcome ();
  monitoring ();
  answer_all (&gui, window);
  gui_wait_saved (window);
  gui_photograph (&gui, "keys");
  submit (&gui, page);
  reference = gui_reference (window);
  assert_sealed (&gui, reference);
  gui_finish (&gui);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv, "/gui/keys", test_keys, NULL);
}
