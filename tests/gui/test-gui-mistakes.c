/* What goes wrong at a desk: a title emptied, dates in the wrong order, long texts and other scripts, the power gone, two
 * programs at one draft. Nothing that was written is lost, and what is wrong is said beside it. */
#include "gui.h"

#include <string.h>

#define REFERENCE "EH-2023-001"
#define OPEN "Moving the Bishop*"

typedef struct {
  Gui       gui;
  GuiThing *window;
  GuiThing *page;
} Desk;

static void
open_draft (Desk *desk)
{
  gui_start (&desk->gui, "customer-services-manager");
  desk->window = gui_open_first (&desk->gui);
  desk->page = gui_wait_in (desk->window, ATSPI_ROLE_PANEL, "Section");
}

static void
leave (Desk *desk)
{
  g_clear_object (&desk->page);
  g_clear_object (&desk->window);
}

static void
assert_draft (Gui        *gui,
              const char *has)
{
  g_autofree char *draft = gui_draft (gui, REFERENCE);

  if (strstr (draft, has) == NULL)
    g_error ("the draft does not say “%.200s”", has);
}

static void
assert_draft_lacks (Gui        *gui,
                    const char *text)
{
  g_autofree char *draft = gui_draft (gui, REFERENCE);

  g_assert_null (strstr (draft, text));
}

static void
test_fields (Desk *desk)
{
  gui_fill (desk->page, "Title", "");
  g_object_unref (gui_wait_in (desk->page, ATSPI_ROLE_INVALID, "An assessment needs a title*"));
  gui_fill (desk->page, "Takes effect", "2023-01-01");
  g_object_unref (gui_wait_in (desk->page, ATSPI_ROLE_INVALID, "This is after the change takes effect*"));
  gui_wait_saved (desk->window);
  assert_draft (&desk->gui, "effective=\"2023-01-01\"");
  gui_fill (desk->page, "Takes effect", "2023-13-45");
  g_object_unref (gui_wait_in (desk->page, ATSPI_ROLE_INVALID, "This is no date*"));
  gui_wait_saved (desk->window);
  assert_draft (&desk->gui, "title=\"Moving the Bishop's Stortford customer service desk to the library\"");
  assert_draft (&desk->gui, "effective=\"2023-01-01\"");   /* the last that was one */
  assert_draft_lacks (&desk->gui, "2023-13-45");
}

static void
test_texts (Desk *desk)
{
  static const char * const texts[] = {
    "Desg y cyngor: ŵ ŷ â ê î ô û ẅ ẁ. Môr.",
    "A family 👩‍👩‍👧 and a flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿.",
    "مكتب خدمة العملاء (library) ينتقل",
    "שולחן <b>&amp; \"so\"",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (text, "%s\n", texts[i]);
  while (g_utf8_strlen (text->str, -1) < 10000)
    g_string_append (text, "The desk moves within the town. ");
  g_string_append (text, "The end");
  gui_fill (desk->page, "What changes", text->str);
  gui_wait_saved (desk->window);
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (texts); i++)
    assert_draft (&desk->gui, texts[i]);
  assert_draft (&desk->gui, "The end</what>");
}

/* A second after the last key is as long as anything may be unsaved. */
static void
test_kill (Desk *desk)
{
  g_autoptr (GuiThing) why = gui_wait_in (desk->page, ATSPI_ROLE_TEXT, "Why the change is made");
  g_autoptr (GuiThing) again = NULL;

  gui_section (&desk->gui, 1);
  gui_write (why, "");
  gui_go ("Tab", "Why the change is made", 100);
  gui_type ("because of the rent");
  gui_wait_text (why, "because of the rent");
  for (int i = 0; i < 4; i++)
    g_usleep (250 * 1000);
  gui_kill (&desk->gui);
  leave (desk);

  open_draft (desk);
  again = gui_wait_in (desk->page, ATSPI_ROLE_TEXT, "Why the change is made");
  gui_wait_text (again, "because of the rent");
  assert_draft (&desk->gui, "<why>because of the rent</why>");
}

static void
test_one_program (void)
{
  Desk desk = { { NULL } };

  gui_watch_focus ();
  gui_set_up (&desk.gui);
  gui_make_pilot (&desk.gui);
  open_draft (&desk);
  test_fields (&desk);
  test_texts (&desk);
  test_kill (&desk);
  leave (&desk);
  gui_tear_down (&desk.gui);
}

static void
test_two_programs (void)
{
  Desk first = { { NULL } };
  Desk second = { { NULL } };
  g_autoptr (GuiThing) one = NULL;
  g_autoptr (GuiThing) other = NULL;
  g_autoptr (GuiThing) choose = NULL;
  g_autoptr (GuiThing) mine = NULL;
  g_autoptr (GuiThing) theirs = NULL;
  Gui *asked;

  gui_set_up (&first.gui);
  gui_make_pilot (&first.gui);
  second.gui.folder = g_strdup (first.gui.folder);
  second.gui.store = g_strdup (first.gui.store);
  open_draft (&first);
  open_draft (&second);
  one = gui_wait_in (first.page, ATSPI_ROLE_TEXT, "Why the change is made");
  other = gui_wait_in (second.page, ATSPI_ROLE_TEXT, "Why the change is made");
  gui_write (one, "written at the first desk");
  gui_write (other, "written at the second desk");

  choose = gui_wait_conflict (first.window, second.window);
  asked = (GPid) atspi_accessible_get_process_id (choose, NULL) == first.gui.program ? &first.gui : &second.gui;
  gui_press (choose);
  mine = gui_find (asked, ATSPI_ROLE_LABEL, "written at the first desk");
  theirs = gui_find (asked, ATSPI_ROLE_LABEL, "written at the second desk");
  gui_photograph (asked, "conflict");

  g_clear_object (&choose);
  choose = gui_find (asked, ATSPI_ROLE_PUSH_BUTTON, "Keep mine: *");
  gui_press (choose);
  gui_wait_gone (asked, ATSPI_ROLE_PUSH_BUTTON, "Keep mine: *");
  gui_wait_saved (asked == &first.gui ? first.window : second.window);
  assert_draft (&first.gui, asked == &first.gui ? "<why>written at the first desk" : "<why>written at the second desk");
  leave (&first);
  leave (&second);
  gui_kill (&second.gui);
  gui_tear_down (&first.gui);
  g_free (second.gui.folder);
  g_free (second.gui.store);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv,
                        "/gui/mistakes/one-program", test_one_program,
                        "/gui/mistakes/two-programs", test_two_programs,
                        NULL);
}
