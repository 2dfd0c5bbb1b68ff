/* bench-app.c: the desktop program beside bare windows: from start to the first frame, a key in an answer, a toggle in the
 * grid until its review is drawn, with the bars in sight as they were and with other ones, a tick among the impacts to the
 * checked page, a page of the register by keyboard.
 * Runs itself as the program that is measured. The register has 200 assessments, or as many as BENCH_APP asks for: 100000 short drafts, for instance.
 * Nothing is asserted; times on the main thread are its processor time, so that waiting for a frame is not counted. */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench-support.h"
#include "dr-application.h"
#include "dr-assessment-window.h"
#include "dr-chart-canvas.h"
#include "dr-section-page.h"

#define ROUNDS 7
#define KEYS 60
#define PAGES 60
#define TICKS 12
#define MOST_WHOLE 1000
#define REFERENCE "EH-2023-001"
/* What the key is added to, here and in the bare view. */
#define ANSWER "The desk in Charringtons House opens on two days a week. People come with letters that they cannot answer " \
               "alone, to pay in cash, or because they have no way of their own to go online. From April the same people " \
               "are to be seen in the library, at the same hours, with a private room for what nobody else should hear."
#define TICK "impacts/impact[sex]/aim[advance]/@effect"
#define TOGGLE "options/option[move]/offer[council-website]/@after"
/* A desk that is open for fewer hours or goes: every bar is another. In the draft it moves. */
#define TOGGLE_BARS "options/option[move]/offer[charringtons-house-desk]/@after"
#define MOVES_TO "options/option[move]/offer[charringtons-house-desk]/@to"

typedef struct {
  GApplication *application;
  GtkWindow    *window;
  const char   *mode;
  GtkWidget    *target;      /* of what is measured */
  double        begun;       /* microseconds of the main thread */
  GArray       *times;       /* of double */
  guint         left;
  gboolean      waiting;     /* a frame is to come */
  gboolean      drawing;     /* of the review that was checked */
  gboolean      back;        /* pages go up */
  char         *bars;        /* (nullable): of the review's first chart before the toggle, in words */
  guint         patience;
  gsize         memory;      /* bytes in use when the first was measured */
} Bench;

static double
own_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static gboolean
is (Bench      *self,
    const char *mode)
{
  return g_str_equal (self->mode, mode);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static GtkWidget *
find (GtkWidget  *below,
      const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (below), type) && gtk_widget_get_mapped (below))
    return below;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    {
      GtkWidget *found = find (each, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The median; the 95th percentile, or of pages the slowest; and the memory that it took. */
static void
finish (Bench *self)
{
  guint last = is (self, "page") ? self->times->len - 1 : self->times->len * 95 / 100;

  g_array_sort (self->times, compare_times);
  printf ("%g %g %g\n", g_array_index (self->times, double, self->times->len / 2), g_array_index (self->times, double, last),
          (double) bench_memory () - (double) self->memory);
  fflush (stdout);
  _Exit (0);   /* whatever is being saved is of no more interest */
}

static gboolean
is_grid (Bench *self)
{
  return g_str_has_prefix (self->mode, "grid");
}

/* (transfer full): what the review's first chart shows */
static char *
tell_bars (Bench *self)
{
  GtkWidget *canvas = find (self->target, "DrChartCanvas");
  DrChart *chart = canvas != NULL ? dr_chart_canvas_get_chart (DR_CHART_CANVAS (canvas)) : NULL;
  GString *words = g_string_new (NULL);

  for (guint i = 0; chart != NULL && i < dr_chart_n_items (chart); i++)
    g_string_append_printf (words, "%s\n", dr_chart_item_text (chart, (int) i));

  return g_string_free (words, FALSE);
}

/* What was measured is what it is called: the bars are others than before the toggle, or the same. */
static void
judge_bars (Bench *self)
{
  g_autofree char *now = NULL;

  if (!is_grid (self))
    return;
  now = tell_bars (self);
  if (g_str_equal (now, self->bars) == is (self, "grid-bars"))
    g_error ("%s: the bars are %s", self->mode, is (self, "grid-bars") ? "the same" : "others");
  g_clear_pointer (&self->bars, g_free);
}

static void tick (Bench *self);

static gboolean
tick_again (gpointer data)
{
  tick (data);

  return G_SOURCE_REMOVE;
}

/* Of the main thread, whatever it did since. */
static gboolean
ticked (gpointer data)
{
  Bench *self = data;
  double took = own_time () - self->begun;

  g_array_append_val (self->times, took);
  judge_bars (self);
  if (--self->left == 0)
    finish (self);
  else
    g_timeout_add (600, tick_again, self);

  return G_SOURCE_REMOVE;
}

static void
tick_checked (Bench *self)
{
  if (!self->waiting)
    return;
  self->waiting = FALSE;
  self->drawing = is (self, "grid") || is (self, "grid-bars");
  if (!self->drawing)
    g_timeout_add (800, ticked, self);
}

static void
tick (Bench *self)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self->target));
  const char *key = is (self, "grid-bars") ? TOGGLE_BARS : is_grid (self) ? TOGGLE : TICK;
  const char *values[] = { is (self, "grid-bars") ? "reduced" : is_grid (self) ? "full" : "neutral",
                           is_grid (self) ? "none" : "negative" };

  self->bars = is_grid (self) ? tell_bars (self) : NULL;
  self->begun = own_time ();
  self->waiting = TRUE;
  /* Another than it is: the run before may have ended before its last was saved. */
  dr_editor_set (editor, key, g_strcmp0 (dr_editor_get (editor, key), values[0]) == 0 ? values[1] : values[0]);
}

/* The first frame after the check has the review. */
static void
review_painted (GdkFrameClock *clock,
                Bench         *self)
{
  if (!self->drawing)
    return;
  self->drawing = FALSE;
  ticked (self);
}

/* The end of the grid in the upper half of what is seen, the review's first chart in the lower. */
static void
show_review (Bench *self)
{
  GtkWidget *chart = find (self->target, "DrChartCanvas");
  GtkWidget *window = chart != NULL ? gtk_widget_get_ancestor (chart, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  if (window == NULL || !gtk_widget_compute_bounds (chart, window, &bounds))
    g_error ("there is no chart to be drawn");
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (double) bounds.origin.y
                                        - gtk_adjustment_get_page_size (adjustment) / 2);
}

static gboolean
tick_later (gpointer data)
{
  Bench *self = data;

  g_signal_connect_swapped (dr_section_page_get_editor (DR_SECTION_PAGE (self->target)), "checked",
                            G_CALLBACK (tick_checked), self);
  g_signal_connect (gtk_widget_get_frame_clock (self->target), "after-paint", G_CALLBACK (review_painted), self);
  if (is (self, "grid-bars"))
    dr_editor_set (dr_section_page_get_editor (DR_SECTION_PAGE (self->target)), MOVES_TO, NULL);
  if (is_grid (self))
    show_review (self);
  g_timeout_add (1500, tick_again, self);   /* after what was done to get there is checked */

  return G_SOURCE_REMOVE;
}

static void
act (Bench *self)
{
  if (self->memory == 0)
    self->memory = bench_memory ();
  self->begun = own_time ();
  self->waiting = TRUE;
  if (GTK_IS_TEXT_VIEW (self->target))
    {
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->target)), "x", 1);
    }
  else
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->target));
      double value = gtk_adjustment_get_value (adjustment);
      double page = gtk_adjustment_get_page_size (adjustment);

      /* Back from the end: where nothing moves there is no frame to wait for. */
      if (value + page >= gtk_adjustment_get_upper (adjustment))
        self->back = TRUE;
      else if (value <= gtk_adjustment_get_lower (adjustment))
        self->back = FALSE;
      gtk_adjustment_set_value (adjustment, self->back ? value - page : value + page);
    }
}

static gboolean
act_later (gpointer data)
{
  act (data);

  return G_SOURCE_REMOVE;
}

static void
painted (GdkFrameClock *clock,
         Bench         *self)
{
  double took;

  if (is (self, "bare") || is (self, "start"))
    {
      printf ("%" G_GINT64_FORMAT " %" G_GSIZE_FORMAT "\n", g_get_monotonic_time (), bench_memory ());
      fflush (stdout);
      _Exit (0);
    }
  if (!self->waiting)
    return;
  took = own_time () - self->begun;
  self->waiting = FALSE;
  g_array_append_val (self->times, took);
  if (--self->left == 0)
    finish (self);
  else
    g_timeout_add (60, act_later, self);   /* not two keys in a frame */
}

/* The register's list comes after the first frame: a quarter of a second of work that is none of a key's or a toggle's. */
static gboolean
register_is_filled (Bench *self)
{
  for (GList *each = gtk_application_get_windows (GTK_APPLICATION (self->application)); each != NULL; each = each->next)
    {
      GtkWidget *list = find (each->data, "GtkColumnView");
      GtkSelectionModel *model = list != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (list)) : NULL;

      if (model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
        return TRUE;
    }

  return FALSE;
}

/* What is measured takes a moment to be there. */
static gboolean
look (gpointer data)
{
  Bench *self = data;
  gboolean grid = is_grid (self);
  gboolean ticks = is (self, "tick") || grid;
  const char *type = is (self, "page") ? "GtkColumnView" : grid ? "DrOptionsPage" : ticks ? "DrImpactsPage" : "GtkTextView";
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  GtkWidget *below;

  if (window == NULL || ++self->patience > 200)
    g_error ("there is no %s to be measured", type);
  if ((ticks || is (self, "key")) && (!DR_IS_ASSESSMENT_WINDOW (window) || !register_is_filled (self)))
    return G_SOURCE_CONTINUE;
  if (ticks)
    dr_assessment_window_go_to (DR_ASSESSMENT_WINDOW (window), grid ? "options" : "impacts", NULL);
  below = is (self, "key") ? find (GTK_WIDGET (window), "DrQuestionView") : GTK_WIDGET (window);   /* the title is none */
  self->target = below != NULL ? find (below, type) : NULL;
  if (self->target == NULL)
    return G_SOURCE_CONTINUE;
  if (ticks)
    {
      g_timeout_add (1500, tick_later, self);
      return G_SOURCE_REMOVE;
    }
  gtk_widget_grab_focus (self->target);
  if (GTK_IS_TEXT_VIEW (self->target))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->target)), ANSWER, -1);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted), self);
  g_timeout_add (1000, act_later, self);

  return G_SOURCE_REMOVE;
}

static void
activated (GApplication *application,
           Bench        *self)
{
  if (is (self, "bare") || is (self, "bare-key"))
    {
      GtkWidget *view = gtk_text_view_new ();
      GtkWidget *scroll = gtk_scrolled_window_new ();

      self->window = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (application)));
      gtk_window_set_default_size (self->window, 1100, 760);
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), view);
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), scroll);
      gtk_window_present (self->window);
    }
  self->window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (is (self, "bare") || is (self, "start"))
    {
      gtk_widget_realize (GTK_WIDGET (self->window));
      g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint", G_CALLBACK (painted), self);
      return;
    }
  if (is (self, "key") || is (self, "tick") || is_grid (self))
    dr_application_show_assessment (DR_APPLICATION (application), REFERENCE, 1);
  g_timeout_add (100, look, self);
}

static int
measured (const char *mode,
          const char *store)
{
  Bench bench = { .mode = mode, .left = g_str_equal (mode, "page") ? PAGES : g_str_equal (mode, "tick") || g_str_has_prefix (mode, "grid") ? TICKS : KEYS,
                  .times = g_array_new (FALSE, FALSE, sizeof (double)) };
  const char *arguments[] = { "due-regard", "--store", store, "--as", "customer-services-manager", NULL };
  gboolean bare = g_str_has_prefix (mode, "bare");

  bench.application = bare ? G_APPLICATION (adw_application_new ("org.dueregard.Bench", G_APPLICATION_NON_UNIQUE))
                           : G_APPLICATION (dr_application_new ());
  g_signal_connect_after (bench.application, "activate", G_CALLBACK (activated), &bench);

  return g_application_run (bench.application, bare ? 1 : 5, (char **) arguments);
}

/* Runs it once; the two or three numbers that it prints. */
static void
run_once (const char *self,
          const char *mode,
          const char *store,
          double      numbers[3])
{
  const char *arguments[] = { self, mode, store, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  numbers[2] = 0.0;
  if (out == NULL || sscanf (out, "%lf %lf %lf", &numbers[0], &numbers[1], &numbers[2]) < 2)
    g_error ("%s printed “%s”, status %d", mode, out, status);
}

static double
median_of (const char *self,
           const char *mode,
           const char *store,
           gboolean    start,
           double     *second)
{
  double first[ROUNDS];
  double other[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      double begun = (double) g_get_monotonic_time ();
      double numbers[3];

      run_once (self, mode, store, numbers);
      first[i] = start ? numbers[0] - begun : numbers[0];
      other[i] = numbers[1];
    }
  qsort (first, ROUNDS, sizeof (double), compare_times);
  qsort (other, ROUNDS, sizeof (double), compare_times);
  *second = other[ROUNDS / 2];

  return first[ROUNDS / 2];
}

/* Pages through the register: what no page may take more than is judged by the slowest of all. */
static void
tell_pages (const char *self,
            const char *store,
            const char *count)
{
  double median[ROUNDS];
  double slowest = 0.0;
  double memory = 0.0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double numbers[3];

      run_once (self, "page", store, numbers);
      median[i] = numbers[0];
      slowest = MAX (slowest, numbers[1]);
      memory = MAX (memory, numbers[2]);
    }
  qsort (median, ROUNDS, sizeof (double), compare_times);
  printf ("a page of a register of %s: median %.1f ms of work, the slowest of %u %.1f ms (aim: none over 33)\n", count,
          median[ROUNDS / 2] / 1000, ROUNDS * PAGES, slowest / 1000);
  printf ("memory that %u pages took, at most: %.1f MiB (aim: no more with more pages)\n", PAGES, memory / 1048576);
}

static void
command (const char *cli,
         ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status = 0;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) cli);
  va_start (list, cli);
  for (const char *each = va_arg (list, const char *); each != NULL; each = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) each);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s %s: status %d", cli, (const char *) arguments->pdata[3], status);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *store = NULL;
  const char *count = g_getenv ("BENCH_APP") != NULL ? g_getenv ("BENCH_APP") : "200";
  double memory[2];
  double times[2];
  double worst[2];

  if (argc == 3)
    return measured (argv[1], argv[2]);
  if (argc != 4)
    g_error ("bench-app CLI DRAFT FOLDER");

  folder = g_build_filename (argv[3], "bench-app-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (folder));
  store = g_build_filename (folder, "register.db", NULL);
  command (argv[1], "--store", store, "init", "--pilot", "--as", "ada", "--name", "Ada", NULL);
  command (argv[1], "--store", store, "person", "add", "customer-services-manager", "--name", "Mina", "--role", "manager",
           "--as", "ada", NULL);
  command (argv[1], "--store", store, "import", "--as", "customer-services-manager", argv[2], NULL);
  /* Assessments with all their records take a quarter of a second and a megabyte each. */
  command (argv[1], "--store", store, "generate", "--count", count, "--seed", "1",
           g_ascii_strtoull (count, NULL, 10) > MOST_WHOLE ? "--drafts" : NULL, NULL);

  times[0] = median_of (argv[0], "bare", store, TRUE, &memory[0]);
  times[1] = median_of (argv[0], "start", store, TRUE, &memory[1]);
  printf ("from start to the first frame: %.0f ms, %.2f times a bare window's %.0f ms (aim 1.3), with %s assessments\n",
          times[1] / 1000, times[1] / times[0], times[0] / 1000, count);
  printf ("memory then: %.0f MiB, %.0f MiB more than a bare window (aim 40)\n", memory[1] / 1048576,
          (memory[1] - memory[0]) / 1048576);
  times[0] = median_of (argv[0], "bare-key", store, FALSE, &worst[0]);
  times[1] = median_of (argv[0], "key", store, FALSE, &worst[1]);
  printf ("a key in an answer: median %.2f ms, %.2f times a bare text view's (aim 1.5); 95th percentile %.2f ms, %.2f times\n",
          times[1] / 1000, times[1] / times[0], worst[1] / 1000, worst[1] / worst[0]);
  times[1] = median_of (argv[0], "tick", store, FALSE, &worst[1]);
  printf ("a tick among the impacts, until it is checked and saved: median %.1f ms, 95th percentile %.1f ms\n",
          times[1] / 1000, worst[1] / 1000);
  times[1] = median_of (argv[0], "grid", store, FALSE, &worst[1]);
  printf ("a toggle in the grid, until its review is drawn: median %.1f ms, 95th percentile %.1f ms (aim 8)\n",
          times[1] / 1000, worst[1] / 1000);
  times[1] = median_of (argv[0], "grid-all", store, FALSE, &worst[1]);
  printf ("the same, until all that follows from it is shown and saved: median %.1f ms, 95th percentile %.1f ms\n",
          times[1] / 1000, worst[1] / 1000);
  times[1] = median_of (argv[0], "grid-bars", store, FALSE, &worst[1]);
  printf ("a toggle that changes every bar in sight, until these are drawn: median %.1f ms, 95th percentile %.1f ms (aim 8)\n",
          times[1] / 1000, worst[1] / 1000);
  tell_pages (argv[0], store, count);

  return 0;
}
