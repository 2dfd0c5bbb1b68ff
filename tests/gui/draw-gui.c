/* Photographs every place, page and window of the program in the styles that people use, for somebody to look at:
 * draw-gui [STYLE [COUNT [PART]]], with so many made-up assessments beside the pilot's; or the windows that software centres show:
 * draw-gui screenshots. Where DR_TALL says how high the screen is (DR_SCREEN makes it so), the windows are that high: pages as a whole.
 * Run by the target "gui-pictures", not by the tests: whether they are good is not for a program to say. */
#include "gui-tour.h"

#define MANAGER "customer-services-manager"
#define OFFICER GUI_TOUR_OFFICER

/* Of the wheel, down from the top of the options. */
#define REVIEW_STEPS "9"

/* Of windows that are as high as the screen, in pixels. */
#define WIDE 1380

/* More than the pilot's, which are more than forty. */
#define GROUPS 60

/* Seconds: nothing is judged here, and large registers take long on a busy machine. */
#define PATIENCE 120

typedef struct {
  const char *name;
  const char *variable;   /* (nullable) of the environment */
  const char *value;
  guint       width;      /* of the windows, in pixels; 0: as they come */
  guint       height;
  guint       percent;    /* of the size of text */
} Style;

static void
resize (const Style *style)
{
  const char *tall = g_getenv ("DR_TALL");

  if (tall != NULL)
    gui_resize (style->width > 0 ? style->width : WIDE, (guint) g_ascii_strtoull (tall, NULL, 10));
  else if (style->width > 0)
    gui_resize (style->width, style->height);
}

static void
photograph (Gui        *gui,
            GuiThing   *window,
            GuiTree    *tree,
            const char *page,
            gpointer    data)
{
  const Style *style = data;
  g_autofree char *name = g_strdup_printf ("%s-%s", style->name, page);

  resize (style);
  gui_photograph (gui, name);
}

static void
set_up_style (const Style *style)
{
  if (style->variable != NULL)
    g_setenv (style->variable, style->value, TRUE);
  gui_text_size (style->percent);
}

/* What waits for a review: its first page, the last, and what is said of the findings. */
static void
draw_review (Gui         *gui,
             const Style *style)
{
  g_autoptr (GuiThing) queue = NULL;
  g_autoptr (GuiThing) window = NULL;

  gui_start (gui, OFFICER);
  g_object_unref (gui_find (gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  gui_keys ("alt+2");
  queue = gui_find (gui, ATSPI_ROLE_LIST, "Reviews");
  gui_activate (queue, "*Submitted*", 60);
  g_object_unref (gui_find (gui, ATSPI_ROLE_LIST, "Sections"));
  window = gui_front (gui);
  resize (style);
  for (guint i = 0; i < 3; i++)
    {
      static const char * const keys[] = { "alt+1", "alt+6", "alt+0" };
      static const char * const pages[] = { "review-change", "review-impacts", "review-sign-off" };

      gui_keys (keys[i]);
      g_usleep (2 * G_USEC_PER_SEC);
      photograph (gui, window, NULL, pages[i], (gpointer) style);
    }
  gui_quit (gui);
}

/* @windows: those that the main one opens as well. */
static void
draw_places (Gui         *gui,
             const Style *style,
             gboolean     windows)
{
  gui_start (gui, OFFICER);
  g_object_unref (gui_find (gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  resize (style);   /* before anything is chosen in it: what is beside something else in a wide window hides it in a narrow one */
  if (windows)
    gui_tour_windows (gui, photograph, (gpointer) style);
  gui_tour_places (gui, photograph, (gpointer) style);
  gui_quit (gui);
}

/* (transfer full): the window of the pilot's assessment */
static GuiThing *
open_pilot (Gui *gui)
{
  gui_start (gui, MANAGER);

  return gui_open_found (gui, "Bishop");
}

static void
draw_assessment (Gui         *gui,
                 const Style *style)
{
  g_autoptr (GuiThing) window = open_pilot (gui);

  resize (style);
  gui_tour_assessment (gui, window, photograph, (gpointer) style);
  gui_keys ("F6");
  photograph (gui, window, NULL, "findings", (gpointer) style);
  gui_quit (gui);
}

static void
draw_inspect (Gui         *gui,
              const Style *style)
{
  g_autofree char *bag = g_build_filename (gui->folder, "bag", NULL);
  g_autoptr (GuiThing) window = NULL;

  gui_command (gui, "export", "--bag", bag, NULL);
  gui_inspect (gui, bag);
  window = gui_wait_front (gui, "Inspect*");
  resize (style);
  gui_tour_inspect (gui, window, photograph, (gpointer) style);
  gui_quit (gui);
}

static void
draw_welcome (Gui         *gui,
              const Style *style)
{
  g_autoptr (GuiThing) window = NULL;

  gui_start (gui, NULL);
  window = gui_wait_front (gui, "Due Regard");
  resize (style);
  gui_tour_first_run (gui, photograph, (gpointer) style);
  gui_quit (gui);
}

/* What opens over a section: pressed, photographed, closed again by Escape. */
static void
draw_opened (Gui         *gui,
             GuiThing    *window,
             const Style *style,
             const char  *button,
             const char  *page)
{
  g_autoptr (GuiThing) opener = gui_wait_in (window, ATSPI_ROLE_PUSH_BUTTON, button);

  gui_press (opener);
  g_usleep (G_USEC_PER_SEC);
  photograph (gui, window, NULL, page, (gpointer) style);
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (gui, "*"));
  g_usleep (G_USEC_PER_SEC / 2);
}

/* The guidance of the first question of a section, and the windows that ask something. */
static void
draw_asked (Gui         *gui,
            const Style *style)
{
  g_autoptr (GuiThing) window = open_pilot (gui);
  g_autoptr (GuiThing) why = NULL;

  resize (style);
  gui_keys ("alt+2");
  why = gui_wait_in (window, ATSPI_ROLE_INVALID, "Why we ask*");
  gui_press (why);
  gui_go ("Tab", "Why we ask*", 60);
  gui_keys ("Tab");   /* what is behind it comes into sight, and it with that */
  g_usleep (G_USEC_PER_SEC);
  photograph (gui, window, NULL, "guidance", (gpointer) style);
  gui_keys ("alt+3");
  gui_go ("Tab", "People newly excluded*, as a table", 120);
  gui_keys ("space");
  g_usleep (G_USEC_PER_SEC);   /* a table that has no place yet is passed by */
  gui_keys ("Tab");
  g_usleep (G_USEC_PER_SEC);
  photograph (gui, window, NULL, "as-table", (gpointer) style);
  gui_keys ("alt+0");
  draw_opened (gui, window, style, "Withdraw*", "withdraw");
  draw_opened (gui, window, style, "Justify: *", "justify");
  gui_quit (gui);
}

static void
draw_lone (const Style *style)
{
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_set_up (&gui);
  gui_make_lone (&gui);
  gui_start (&gui, MANAGER);
  window = gui_open_first (&gui);
  resize (style);
  gui_keys ("alt+3");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Options and access points"));
  photograph (&gui, window, NULL, "one-option", (gpointer) style);
  gui_keys ("alt+7");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Mitigation and actions"));
  photograph (&gui, window, NULL, "one-option-suggestions", (gpointer) style);
  gui_finish (&gui);
}

/* The windows that hand the assessment out. */
static void
draw_report (Gui         *gui,
             const Style *style)
{
  g_autoptr (GuiThing) window = open_pilot (gui);
  g_autoptr (GuiThing) report = NULL;
  g_autoptr (GuiThing) button = NULL;

  gui_keys ("ctrl+p");
  report = gui_wait_front (gui, "Report");
  button = gui_wait_in (report, ATSPI_ROLE_PUSH_BUTTON, "Preview and print…");
  gui_wait_state (button, ATSPI_STATE_SENSITIVE, TRUE);
  photograph (gui, report, NULL, "report", (gpointer) style);
  gui_press (button);
  g_object_unref (gui_wait_front (gui, "Print preview"));
  g_usleep (2 * G_USEC_PER_SEC);
  photograph (gui, report, NULL, "print-preview", (gpointer) style);
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (gui, "Report"));
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (gui, "Moving the Bishop*"));
  gui_quit (gui);
}

/* What the administrator alone can open. */
static void
draw_administrator (Gui         *gui,
                    const Style *style)
{
  g_autoptr (GuiThing) window = NULL;

  gui_start (gui, "ada");
  window = gui_wait_front (gui, "Due Regard");
  resize (style);
  gui_keys ("alt+6");
  g_object_unref (gui_wait_in (window, ATSPI_ROLE_INVALID, "Ada Administrator*"));
  photograph (gui, window, NULL, "administrator", (gpointer) style);
  draw_opened (gui, window, style, "Add a person", "new-person");
  gui_quit (gui);
}

/* Registers with nothing in them yet, and with more than a screen shows. */
static void
draw_register (const Style *style,
               const char  *count,   /* (nullable) */
               const char  *suffix)
{
  static const char * const places[] = { "assessments", "reviews", "evidence", "maintaining" };
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_set_up (&gui);
  if (count != NULL)
    gui_command (&gui, "generate", "--count", count, "--seed", "7", NULL);
  else
    gui_make_people (&gui);
  gui_start (&gui, count != NULL ? OFFICER : MANAGER);
  window = gui_wait_front (&gui, "Due Regard");
  resize (style);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *page = g_strdup_printf ("%s-%s", suffix, places[i]);
      g_autofree char *keys = g_strdup_printf ("alt+%u", i + 1);

      gui_keys (keys);
      g_usleep (3 * G_USEC_PER_SEC);
      gui_wait_gone (&gui, ATSPI_ROLE_PROGRESS_BAR, "*");   /* whatever there is to read has been read */
      photograph (&gui, window, NULL, page, (gpointer) style);
    }
  gui_finish (&gui);
}

static void
photograph_many (Gui        *gui,
                 GuiThing   *window,
                 GuiTree    *tree,
                 const char *page,
                 gpointer    data)
{
  const Style *style = data;
  g_autofree char *name = g_strdup_printf ("%s-many-%s", style->name, page);

  resize (style);
  gui_photograph (gui, name);
}

static void
draw_many (const Style *style,
           guint        count)
{
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_set_up (&gui);
  gui_make_many (&gui, count);
  gui_start (&gui, MANAGER);
  window = gui_open_first (&gui);
  resize (style);
  gui_tour_assessment (&gui, window, photograph_many, (gpointer) style);
  gui_finish (&gui);
}

static void
draw_conflict (const Style *style)
{
  g_autoptr (GuiThing) first = NULL;
  g_autoptr (GuiThing) second = NULL;
  g_autoptr (GuiThing) one = NULL;
  g_autoptr (GuiThing) other = NULL;
  g_autoptr (GuiThing) choose = NULL;
  Gui gui;
  Gui beside = { NULL };

  gui_set_up (&gui);
  gui_make_pilot (&gui);
  beside.folder = gui.folder;
  beside.store = gui.store;
  gui_start (&gui, MANAGER);
  first = gui_open_first (&gui);
  gui_start (&beside, MANAGER);
  second = gui_open_first (&beside);
  one = gui_wait_in (first, ATSPI_ROLE_TEXT, "Why the change is made");
  other = gui_wait_in (second, ATSPI_ROLE_TEXT, "Why the change is made");
  gui_write (one, "The lease ends in March, and the library is open on more days.");
  gui_write (other, "The rent doubles in March.\n\nThe library is nearer to the bus station, and open on Saturdays.");
  choose = gui_wait_conflict (first, second);
  resize (style);
  gui_keys ("alt+1");   /* folded, a window shows its list of sections */
  photograph (&gui, first, NULL, "conflict-said", (gpointer) style);
  gui_press (choose);
  g_usleep (2 * G_USEC_PER_SEC);
  photograph (&gui, first, NULL, "conflict", (gpointer) style);
  gui_kill (&beside);
  gui_kill (&gui);
  gui_tear_down (&gui);
}

static void
draw_pilot (const Style *style,
            const char  *count,
            const char  *part)
{
  Gui gui;

  gui_set_up (&gui);
  if (part == NULL || g_str_equal (part, "welcome"))
    draw_welcome (&gui, style);
  gui_make_tour (&gui, count);
  if (part == NULL || g_str_equal (part, "places"))
    draw_places (&gui, style, TRUE);
  if (part != NULL && g_str_equal (part, "officer"))
    draw_places (&gui, style, FALSE);
  if (part == NULL || g_str_equal (part, "review") || g_str_equal (part, "officer"))
    draw_review (&gui, style);
  if (part == NULL || g_str_equal (part, "assessment"))
    draw_assessment (&gui, style);
  if (part == NULL || g_str_equal (part, "asked"))
    draw_asked (&gui, style);
  if (part == NULL || g_str_equal (part, "report"))
    draw_report (&gui, style);
  if (part == NULL || g_str_equal (part, "administrator"))
    draw_administrator (&gui, style);
  if (part == NULL || g_str_equal (part, "inspect"))
    draw_inspect (&gui, style);
  gui_tear_down (&gui);
}

/* What the tests of whole stories come by, where it is wide, and photograph at that: the programs that DR_STORIES names. One that
 * does not come to its end is said, and has given the pictures up to there. */
static void
draw_stories (const Style *style)
{
  const char *named = g_getenv ("DR_STORIES");
  g_auto (GStrv) programs = g_strsplit (named != NULL ? named : "", ":", -1);
  g_autofree char *width = style->width > 0 ? g_strdup_printf ("%u", style->width) : NULL;
  g_autofree char *percent = g_strdup_printf ("%u", style->percent);
  g_auto (GStrv) variables = g_environ_setenv (g_get_environ (), "DR_STYLE", style->name, TRUE);

  variables = g_environ_setenv (variables, "DR_PERCENT", percent, TRUE);
  if (width != NULL)
    variables = g_environ_setenv (variables, "DR_NARROW", width, TRUE);
  for (guint i = 0; programs[i] != NULL; i++)
    {
      char *arguments[] = { programs[i], NULL };
      g_autoptr (GError) error = NULL;
      int status = 0;

      if (programs[i][0] != '\0'
          && (!g_spawn_sync (NULL, arguments, variables, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error)
              || !g_spawn_check_wait_status (status, &error)))
        g_printerr ("%s, %s: %s\n", style->name, programs[i], error->message);
    }
}

static void
draw (const Style *style,
      const char  *count,
      const char  *part)
{
  set_up_style (style);
  draw_pilot (style, count, part);
  if (part == NULL || g_str_equal (part, "lone"))
    draw_lone (style);
  if (part == NULL || g_str_equal (part, "conflict"))
    draw_conflict (style);
  if (part == NULL || g_str_equal (part, "many"))
    draw_many (style, GROUPS);
  if (part == NULL || g_str_equal (part, "registers"))
    {
      draw_register (style, NULL, "empty");
      draw_register (style, "300", "large-register");
    }
  if (part == NULL || g_str_equal (part, "stories"))
    draw_stories (style);
  if (style->variable != NULL)
    g_unsetenv (style->variable);
}

static void
keep_window (Gui        *gui,
             const char *name)
{
  g_autofree char *command = g_strdup_printf ("sh -c 'import -window $(xdotool getactivewindow) -strip -quality 95 \"%s/%s.png\"'",
                                              g_getenv ("DR_PICTURES"), name);
  g_autoptr (GError) error = NULL;

  g_usleep (2 * G_USEC_PER_SEC);   /* a toast or a popover may be going */
  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The three that software centres and the README show: each window alone. */
static void
draw_screenshots (void)
{
  g_autoptr (GuiThing) window = NULL;
  Gui gui;

  gui_set_up (&gui);
  gui_start (&gui, NULL);
  keep_window (&gui, "first-run");
  gui_quit (&gui);
  gui_make_pilot (&gui);
  gui_command (&gui, "generate", "--count", "16", "--seed", "7", NULL);
  gui_start (&gui, OFFICER);
  g_object_unref (gui_find (&gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  keep_window (&gui, "assessments");
  gui_quit (&gui);
  window = open_pilot (&gui);
  gui_section (&gui, 3);
  /* To where the grid ends and its review begins. */
  g_spawn_command_line_sync ("xdotool mousemove 560 500 click --repeat " REVIEW_STEPS " --delay 80 5 mousemove 9999 0", NULL, NULL, NULL,
                             NULL);
  keep_window (&gui, "assessment");
  gui_finish (&gui);
}

int
main (int    argc,
      char **argv)
{
  static const Style styles[] = {
    { "light", NULL, NULL, 0, 0, 100 },
    { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", 0, 0, 100 },
    { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1", 0, 0, 100 },
    { "narrow", NULL, NULL, 360, 760, 100 },
    { "large", NULL, NULL, 0, 0, 200 },
  };

  gui_patience = PATIENCE;
  g_spawn_command_line_sync ("xdotool mousemove 9999 0", NULL, NULL, NULL, NULL);   /* nobody points at anything */
  atspi_init ();
  gui_watch_focus ();
  if (argc > 1 && g_str_equal (argv[1], "screenshots"))
    {
      draw_screenshots ();
      return 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (argc < 2 || g_str_equal (argv[1], styles[i].name))
      draw (&styles[i], argc > 2 ? argv[2] : "16", argc > 3 ? argv[3] : NULL);

  return 0;
}
