/* Reports and tables from wherever they are offered: Inspect, without a register, Maintaining access, and in another language than
 * the program's; each the same bytes as the command line writes. */
#include "gui-report.h"

#include <glib/gstdio.h>
#include <string.h>

#define MANAGER "customer-services-manager"
#define WELSH "cy"

/* Of today. Returns: (transfer full): "2026-27" */
static char *
period_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now) - (g_date_time_get_month (now) < 4);

  return g_strdup_printf ("%d-%02d", year, (year + 1) % 100);
}

/* By its button: the first Escape takes away what was said of the last file. */
static void
close_report (Gui        *gui,
              GuiThing   *window,
              const char *behind)
{
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Close");

  gui_press (button);
  g_object_unref (gui_wait_front (gui, behind));
}

/* --- Inspect --- */

static void
test_inspect (void)
{
  Gui gui = { NULL };
  g_autofree char *example = g_build_filename (g_getenv ("DR_DATA"), "examples", "clean.xml", NULL);
  g_autofree char *record = NULL;
  g_autofree char *same = NULL;
  g_autoptr (GuiThing) button = NULL;
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GBytes) full = NULL;
  g_autoptr (GBytes) public = NULL;

  gui_set_up (&gui);
  record = g_build_filename (gui.folder, "record.xml", NULL);
  same = g_build_filename (gui.folder, "same", NULL);
  gui_command (&gui, "record", example, "-o", record, NULL);
  gui_watch_focus ();
  gui_inspect (&gui, record);
  gui_keys ("alt+2");
  button = gui_find (&gui, ATSPI_ROLE_PUSH_BUTTON, "Report…");
  gui_press (button);
  window = gui_wait_front (&gui, "Report");
  gui_photograph (&gui, "report-inspect");
  full = gui_report_save (&gui, window, "report-1");
  gui_report_expect (&gui, full, same, "report", record, "--pdf", same, NULL);
  gui_report_choose (window, "Full report", "Public version");
  gui_report_choose (window, "PDF", "Word processor");
  public = gui_report_save (&gui, window, "report-2");
  gui_report_expect (&gui, public, same, "report", record, "--public", "--office", same, NULL);
  close_report (&gui, window, "Inspect*");
  gui_finish (&gui);
}

/* --- A return from elsewhere --- */

/* With an earlier one, and without one again. */
static void
test_return_alone (void)
{
  Gui gui = { NULL };
  g_autofree char *now = g_build_filename (g_getenv ("DR_DATA"), "..", "tests", "fixtures", "returns", "full.xml", NULL);
  g_autofree char *before = g_build_filename (g_getenv ("DR_DATA"), "..", "tests", "fixtures", "returns", "before.xml", NULL);
  g_autofree char *same = NULL;
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) choose = NULL;
  g_autoptr (GuiThing) remove = NULL;
  g_autoptr (GBytes) trends = NULL;
  g_autoptr (GBytes) public_trends = NULL;
  g_autoptr (GBytes) alone = NULL;

  gui_set_up (&gui);
  same = g_build_filename (gui.folder, "same", NULL);
  gui_watch_focus ();
  window = gui_open (&gui, now, "Report");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "Maintaining access, full.xml"));
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "No earlier return, so that the report has no trends"));
  choose = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Choose an earlier return…");
  gui_press (choose);
  gui_choose_file (&gui, "An earlier return to compare with", before);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "before.xml"));
  gui_photograph (&gui, "report-return-file");
  trends = gui_report_save (&gui, window, "report-7");
  gui_report_expect (&gui, trends, same, "report", now, "--previous", before, "--pdf", same, NULL);
  gui_report_choose (window, "Full report", "Public version");
  gui_report_choose (window, "PDF", "Web page");
  public_trends = gui_report_save (&gui, window, "report-8");
  gui_report_expect (&gui, public_trends, same, "report", now, "--previous", before, "--public", "--html", same, NULL);
  remove = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Remove it");
  gui_press (remove);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "No earlier return, so that the report has no trends"));
  alone = gui_report_save (&gui, window, "report-9");
  gui_report_expect (&gui, alone, same, "report", now, "--public", "--html", same, NULL);
  g_assert_false (g_bytes_equal (alone, public_trends));
  gui_finish (&gui);
}

/* Opened like a record, while a register is open, which knows what people are called. */
static void
test_return_opened (void)
{
  Gui gui = { NULL };
  g_autofree char *period = period_now ();
  g_autofree char *file = NULL;
  g_autofree char *same = NULL;
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GBytes) full = NULL;

  gui_set_up (&gui);
  gui_make_people (&gui);
  gui_command (&gui, "generate", "--count", "5", "--seed", "7", NULL);
  file = g_build_filename (gui.folder, "from-elsewhere.xml", NULL);
  same = g_build_filename (gui.folder, "same", NULL);
  gui_command (&gui, "return", "--period", period, "-o", file, NULL);
  gui_start (&gui, MANAGER);
  gui_watch_focus ();
  gui_keys ("ctrl+o");
  gui_choose_file (&gui, "Open drafts, records, bags and returns", file);
  window = gui_wait_front (&gui, "Report");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, "Maintaining access, from-elsewhere.xml"));
  gui_report_choose (window, "PDF", "Web page");
  full = gui_report_save (&gui, window, "report-10");
  gui_report_expect (&gui, full, same, "report", file, "--html", same, NULL);
  close_report (&gui, window, "Due Regard");
  gui_finish (&gui);
}

/* --- Maintaining access --- */

/* Opens the menu of what the place hands out, and takes an item of it. */
static void
hand_out (Gui        *gui,
          const char *item)
{
  gui_go ("Tab", "Export", 20);
  gui_keys ("space");
  gui_go ("Down", item, 12);
  gui_keys ("Return");
}

static void
export_table (Gui        *gui,
              const char *item,
              const char *table)
{
  g_autoptr (GuiThing) window = gui_wait_front (gui, "Due Regard");
  g_autofree char *file = g_strdup_printf ("%s/%s.csv", gui->folder, table);
  g_autofree char *same = g_strdup_printf ("%s/same.csv", gui->folder);
  g_autofree char *words = g_strdup_printf ("*%s.csv*", table);
  g_autoptr (GBytes) made = NULL;

  hand_out (gui, item);
  gui_choose_file (gui, "Export the * as CSV", file);
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, words));
  made = gui_report_read (file);
  gui_report_expect (gui, made, same, "export", "--csv", table, same, NULL);
}

static void
test_maintaining (void)
{
  static const struct { const char *item; const char *table; } tables[] = {
    { "Assessments…", "register" }, { "Actions…", "actions" }, { "Findings…", "findings" },
    { "Access reviews…", "reviews" }, { "Impacts…", "impacts" }, { "Measures…", "measures" },
  };
  Gui gui = { NULL };
  g_autofree char *period = period_now ();
  g_autofree char *about = g_strdup_printf ("Maintaining access, %.4s–%s", period, period + strlen ("2026-"));
  g_autofree char *same = NULL;
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GBytes) full = NULL;
  g_autoptr (GBytes) public = NULL;

  gui_set_up (&gui);
  gui_make_people (&gui);
  gui_command (&gui, "generate", "--count", "12", "--seed", "7", NULL);
  same = g_build_filename (gui.folder, "same", NULL);
  gui_start (&gui, MANAGER);
  gui_watch_focus ();
  gui_keys ("alt+4");
  g_object_unref (gui_find (&gui, ATSPI_ROLE_LABEL, "Year *"));
  hand_out (&gui, "The report…");
  window = gui_wait_front (&gui, "Report");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, about));
  gui_photograph (&gui, "report-maintaining");
  gui_report_choose (window, "PDF", "Web page");
  full = gui_report_save (&gui, window, "report-3");
  gui_report_expect (&gui, full, same, "return", "--period", period, "--html", same, NULL);
  gui_report_choose (window, "Full report", "Public version");
  public = gui_report_save (&gui, window, "report-4");
  gui_report_expect (&gui, public, same, "return", "--period", period, "--public", "--html", same, NULL);
  g_assert_false (g_bytes_equal (full, public));
  close_report (&gui, window, "Due Regard");
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    export_table (&gui, tables[i].item, tables[i].table);
  gui_finish (&gui);
}

/* --- Another language --- */

/* A catalogue of a few words, compiled for the test; the programs are told to look there, in the language that they are in. */
static void
install_welsh (Gui *gui)
{
  g_autofree char *locale = g_build_filename (gui->folder, "locale", NULL);
  g_autofree char *folder = g_build_filename (locale, WELSH, "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (folder, "due-regard.mo", NULL);
  const char *words[] = { "msgfmt", "-o", file, g_getenv ("DR_LANGUAGE_CATALOGUE"), NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_setenv ("PSEUDO_LOCALE_DIR", locale, TRUE);
  g_setenv ("LD_PRELOAD", g_getenv ("DR_LANGUAGE_LIBRARY"), TRUE);
}

/* What would be printed is in the language that was chosen; the window around it in the program's. */
static void
preview_welsh (Gui      *gui,
               GuiThing *window)
{
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Preview and print…");
  g_autoptr (GuiThing) preview = NULL;
  g_autoptr (GuiThing) paper = NULL;
  g_autofree char *text = NULL;

  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (button);
  preview = gui_wait_front (gui, "Print preview");
  gui_photograph (gui, "print-preview-language");
  g_object_unref (gui_wait_in (preview, ATSPI_ROLE_IMAGE, "Page 1 of *, Crynodeb"));
  g_object_unref (gui_wait_in (preview, ATSPI_ROLE_PUSH_BUTTON, "Print…"));
  gui_keys ("ctrl+Next");
  paper = gui_wait_in (preview, ATSPI_ROLE_IMAGE, "Page 2 of *, Cynnwys");
  text = atspi_accessible_get_description (paper, NULL);
  g_assert_nonnull (strstr (text, "Adolygiad mynediad"));
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (gui, "Report"));
}

static void
test_language (void)
{
  Gui gui = { NULL };
  g_autofree char *same = NULL;
  g_autoptr (GuiThing) assessment = NULL;
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GBytes) pdf = NULL;
  const char *html;

  gui_set_up (&gui);
  gui_make_pilot (&gui);
  install_welsh (&gui);
  same = g_build_filename (gui.folder, "same", NULL);
  gui_start (&gui, MANAGER);
  assessment = gui_open_first (&gui);
  gui_watch_focus ();
  gui_keys ("ctrl+p");
  window = gui_wait_front (&gui, "Report");
  gui_choose (window, "Language", "Cymraeg");
  gui_photograph (&gui, "report-language");
  preview_welsh (&gui, window);
  pdf = gui_report_save (&gui, window, "report-5");
  gui_report_expect (&gui, pdf, same, "report", "EH-2023-001", "--pdf", same, "--language", WELSH, NULL);
  gui_report_choose (window, "PDF", "Web page");
  page = gui_report_save (&gui, window, "report-6");   /* and it says so in the program's language */
  gui_report_expect (&gui, page, same, "report", "EH-2023-001", "--html", same, "--language", WELSH, NULL);
  html = g_bytes_get_data (page, NULL);
  g_assert_nonnull (strstr (html, "<html lang=\"cy\""));
  g_assert_nonnull (strstr (html, "Crynodeb"));
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_CHECK_BOX, "Full report"));
  close_report (&gui, window, "Moving the Bishop*");
  gui_quit (&gui);
  g_unsetenv ("LD_PRELOAD");
  gui_tear_down (&gui);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv, "/gui/report-places/inspect", test_inspect, "/gui/report-places/return", test_return_alone,
                        "/gui/report-places/return-opened", test_return_opened, "/gui/report-places/maintaining", test_maintaining,
                        g_getenv ("DR_LANGUAGE_LIBRARY") != NULL ? "/gui/report-places/language" : NULL, test_language, NULL);
}
