/* A report from the desk: made, saved, opened in a preview and leafed through, as somebody with a screen reader and a keyboard
 * does it; and the same bytes as the command line writes. */
#include "gui.h"

#include <glib/gstdio.h>
#include <string.h>

#define REFERENCE "EH-2023-001"

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, length);
}

/* One of the choices of a list, by keys; at this GTK a radio button is a check box to a screen reader. */
static void
choose (GuiThing   *window,
        const char *first,
        const char *name)
{
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_CHECK_BOX, name);

  gui_go ("Tab", first, 20);
  gui_go ("Down", name, 3);
  gui_keys ("space");
  gui_wait_state (button, ATSPI_STATE_CHECKED, TRUE);
}

static void
save (Gui        *gui,
      GuiThing   *window,
      const char *path,
      const char *said)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = g_strdup_printf (said, name);
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Save…");

  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (button);
  /* The desktop's own dialog for files, which says nothing of itself here. */
  gui_wait_state (window, ATSPI_STATE_ACTIVE, FALSE);
  g_usleep (G_USEC_PER_SEC);
  gui_keys ("ctrl+a");
  gui_type (path);
  gui_keys ("Return");
  g_object_unref (gui_wait_front (gui, "Report"));
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_LABEL, words));
}

/* Leafs through what would be printed. */
static void
preview (Gui      *gui,
         GuiThing *window)
{
  g_autoptr (GuiThing) button = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Preview and Print…");
  g_autoptr (GuiThing) paper = NULL;
  g_autoptr (GuiThing) there = NULL;
  g_autoptr (GuiThing) next = NULL;

  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  gui_press (button);
  there = gui_wait_front (gui, "Print Preview");
  gui_photograph (gui, "print-preview");
  g_object_unref (gui_wait_in (there, ATSPI_ROLE_IMAGE, "Page 1 of *, Summary"));
  g_object_unref (gui_wait_in (there, ATSPI_ROLE_PUSH_BUTTON, "Print…"));
  gui_keys ("ctrl+Next");
  paper = gui_wait_in (there, ATSPI_ROLE_IMAGE, "Page 2 of *, The change");
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

static void
test_report (void)
{
  Gui gui = { NULL };
  g_autoptr (GuiThing) assessment = NULL;
  g_autoptr (GuiThing) window = NULL;
  g_autoptr (GuiThing) close = NULL;
  g_autofree char *page = NULL;
  g_autofree char *public = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *same = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GBytes) public_made = NULL;
  g_autoptr (GBytes) pdf_made = NULL;

  gui_set_up (&gui);
  gui_make_pilot (&gui);
  page = g_build_filename (gui.folder, "page.html", NULL);
  public = g_build_filename (gui.folder, "public.html", NULL);
  pdf = g_build_filename (gui.folder, "report.pdf", NULL);
  same = g_build_filename (gui.folder, "same.html", NULL);
  gui_start (&gui, "customer-services-manager");
  assessment = gui_open_first (&gui);
  gui_watch_focus ();
  gui_keys ("ctrl+p");
  window = gui_wait_front (&gui, "Report");
  gui_photograph (&gui, "report");

  save (&gui, window, pdf, "%s saved");
  pdf_made = read_bytes (pdf);
  g_assert_true (memcmp (g_bytes_get_data (pdf_made, NULL), "%PDF-1.", 7) == 0);
  choose (window, "PDF", "Web page");
  save (&gui, window, page, "%s saved");
  made = read_bytes (page);
  gui_command (&gui, "report", REFERENCE, "--html", same, NULL);
  wanted = read_bytes (same);
  g_assert_true (g_bytes_equal (made, wanted));

  choose (window, "Full report", "Public version");
  save (&gui, window, public, "%s saved");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Public version. Left out: names *"));
  gui_command (&gui, "report", REFERENCE, "--public", "--html", same, NULL);
  g_clear_pointer (&wanted, g_bytes_unref);
  wanted = read_bytes (same);
  public_made = read_bytes (public);
  g_assert_true (g_bytes_equal (public_made, wanted));
  g_assert_false (g_bytes_equal (public_made, made));

  preview (&gui, window);
  gui_wait_gone (&gui, ATSPI_ROLE_PUSH_BUTTON, "Print…");
  close = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, "Close");
  gui_press (close);
  g_object_unref (gui_wait_front (&gui, "Moving the Bishop*"));
  gui_quit (&gui);
  gui_tear_down (&gui);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  atspi_init ();
  g_test_add_func ("/gui/report/made", test_report);

  return g_test_run ();
}
