/* A report from the desk: made, saved, opened in a preview and leafed through, as somebody with a screen reader and a keyboard
 * does it; and the same bytes as the command line writes. */
#include "gui-report.h"

#include <string.h>

#define REFERENCE "EH-2023-001"

/* Leafs through what would be printed. */
static void
preview (Gui      *gui,
         GuiThing *window)
{
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Preview and print…");
  g_autoptr (GuiThing) paper = NULL;
  g_autoptr (GuiThing) there = NULL;
  g_autoptr (GuiThing) next = NULL;

  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (button);
  there = gui_wait_front (gui, "Print preview");
  gui_photograph (gui, "print-preview");
  g_object_unref (gui_wait_in (there, ATSPI_ROLE_IMAGE, "Page 1 of *, Summary"));
  g_object_unref (gui_wait_in (there, ATSPI_ROLE_PUSH_BUTTON, "Print…"));
  gui_keys ("ctrl+Next");
  paper = gui_wait_in (there, ATSPI_ROLE_IMAGE, "Page 2 of *, Contents");
  {
    g_autofree char *text = atspi_accessible_get_description (paper, NULL);

    /* What the page says, for whoever does not see it. */
    g_assert_nonnull (strstr (text, "Contents"));
  }
  gui_keys ("ctrl+End");
  next = gui_wait_in (there, ATSPI_ROLE_PUSH_BUTTON, "Next page");
  gui_wait_state (next, ATSPI_STATE_SENSITIVE, FALSE);
  gui_keys ("ctrl+Home");
  g_object_unref (gui_wait_in (there, ATSPI_ROLE_IMAGE, "Page 1 of *"));
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (gui, "Report"));
}

/* Tables of the assessment, from its menu. */
static void
export_tables (Gui      *gui,
               GuiThing *window)
{
  static const struct { const char *item; const char *table; } tables[] = {
    { "Findings…", "findings" }, { "Actions…", "actions" },
    { "Access review…", "reviews" },
    { "Impacts…", "impacts" }, { "Measures…", "measures" },
  };
  g_autofree char *same = g_build_filename (gui->folder, "same.csv", NULL);

  gui_command (gui, "generate", "--count", "3", "--seed", "7", NULL);   /* it is not the only one in the register */
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s/%s.csv", gui->folder, tables[i].table);
      g_autofree char *words = g_strdup_printf ("* exported to %s.csv", tables[i].table);
      g_autoptr (GBytes) made = NULL;

      gui_press_menu (window, "More to do", tables[i].item);
      gui_choose_file (gui, "Export the * as CSV", file);
      g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, words));
      made = gui_report_read (file);
      gui_report_expect (gui, made, same, "export", "--csv", tables[i].table, same, REFERENCE, NULL);
    }
}

static void
test_report (void)
{
  Gui gui = { NULL };
  g_autoptr (GuiThing) assessment = NULL;
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) close = NULL;
  g_autofree char *same = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GBytes) public_made = NULL;
  g_autoptr (GBytes) pdf_made = NULL;

  gui_set_up (&gui);
  gui_make_pilot (&gui);
  same = g_build_filename (gui.folder, "same", NULL);
  gui_start (&gui, "customer-services-manager");
  assessment = gui_open_first (&gui);
  gui_watch_focus ();
  export_tables (&gui, assessment);
  gui_keys ("ctrl+p");
  window = gui_wait_front (&gui, "Report");
  gui_photograph (&gui, "report");

  pdf_made = gui_report_save (&gui, window, "report.pdf");
  /* While a toast says that it is saved, Escape is for the window. */
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (&gui, "Moving the Bishop*"));
  gui_report_expect (&gui, pdf_made, same, "report", REFERENCE, "--pdf", same, NULL);
  gui_keys ("ctrl+p");
  g_clear_object (&window);
  window = gui_wait_front (&gui, "Report");
  gui_report_choose (window, "PDF", "Web page");
  made = gui_report_save (&gui, window, "page.html");
  gui_report_expect (&gui, made, same, "report", REFERENCE, "--html", same, NULL);

  gui_report_choose (window, "Full report", "Public version");
  public_made = gui_report_save (&gui, window, "public.html");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Public version. Left out: names *"));
  gui_report_expect (&gui, public_made, same, "report", REFERENCE, "--public", "--html", same, NULL);
  g_assert_false (g_bytes_equal (public_made, made));

  preview (&gui, window);
  gui_wait_gone (&gui, ATSPI_ROLE_PUSH_BUTTON, "Print…");
  close = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Close");
  gui_press (close);
  g_object_unref (gui_wait_front (&gui, "Moving the Bishop*"));
  gui_finish (&gui);
}

int
main (int    argc,
      char **argv)
{
  return gui_run_tests (argc, argv, "/gui/report/made", test_report, NULL);
}
