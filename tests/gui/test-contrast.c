/* High contrast, light and dark, in the test's process: every text can be read, also on what cannot be pressed yet; what can be pressed or
 * written in has an edge; and whatever has the focus shows a ring (WCAG 2.2, 1.4.3 and 1.4.11). */
#include <adwaita.h>

#include "assessment-support.h"
#include "pixels-support.h"

#include "dr-assessment-work.h"
#include "dr-new-assessment.h"
#include "dr-places.h"
#include "dr-welcome.h"
#include "dr-window.h"

#define SECTIONS 10

/* Contrast that there is to be at least. */
#define TEXT 4.5
#define OFF 3.0    /* of what is not to be pressed now, for which no rule is made */
#define EDGE 3.0

/* Controls of a page that get the focus one after the other. */
#define STEPS 25

static const struct { const char *name; AdwColorScheme scheme; } styles[] = {
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT }, { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
};

static Program program;

typedef struct {
  GtkWidget  *window;
  const char *style;
  char       *page;
  Pixels      pixels;
  guint       n_texts;
  guint       n_edges;
  guint       n_rows;
  GString    *problems;
} Look;

/* Where it is in the picture of the window, which begins with the frame of that; FALSE: some of it is out of sight. */
static gboolean
find_place (GtkWidget       *widget,
            GtkWidget       *window,
            graphene_rect_t *place)
{
  graphene_rect_t whole;

  if (!gtk_widget_compute_bounds (window, window, &whole) || !gtk_widget_compute_bounds (widget, window, place) || place->size.width < 2 || place->size.height < 2)
    return FALSE;
  for (GtkWidget *each = gtk_widget_get_parent (widget); each != NULL; each = gtk_widget_get_parent (each))
    {
      graphene_rect_t around;

      if (GTK_IS_SCROLLED_WINDOW (each) || each == window)
        if (!gtk_widget_compute_bounds (each, window, &around) || !graphene_rect_contains_rect (&around, place))
          return FALSE;
    }
  graphene_rect_offset (place, -whole.origin.x, -whole.origin.y);

  return TRUE;
}

static void
complain (Look       *self,
          GtkWidget  *widget,
          const char *words,
          double      contrast)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autofree char *classes = g_strjoinv (".", gtk_widget_get_css_classes (widget));
  g_autofree char *outer = g_strjoinv (".", gtk_widget_get_css_classes (parent));

  g_string_append_printf (self->problems, "%s, %s: “%s” (%s.%s in %s.%s) has a contrast of %.2f\n", self->style, self->page, words,
                          G_OBJECT_TYPE_NAME (widget), classes, G_OBJECT_TYPE_NAME (parent), outer, contrast);
}

/* --- Texts --- */

static void
look_at_words (Look       *self,
               GtkWidget  *widget,
               const char *words)
{
  double least = gtk_widget_is_sensitive (widget) ? TEXT : OFF;
  graphene_rect_t place;
  double contrast;

  if (words == NULL || words[0] == '\0' || !find_place (widget, self->window, &place))
    return;
  contrast = pixels_words (&self->pixels, (int) place.origin.x, (int) place.origin.y, (int) (place.origin.x + place.size.width),
                           (int) (place.origin.y + place.size.height));
  self->n_texts++;
  if (contrast < least)
    complain (self, widget, words, contrast);
}

static void
look_at_label (GtkWidget *label,
               gpointer   data)
{
  look_at_words (data, label, gtk_label_get_text (GTK_LABEL (label)));
}

static void
look_at_cell (GtkWidget *cell,
              gpointer   data)
{
  g_autofree char *words = NULL;

  g_object_get (cell, "text", &words, NULL);
  look_at_words (data, cell, words);
}

/* What it says, or hints at. */
static void
look_at_text (GtkWidget *text,
              gpointer   data)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (text));

  look_at_words (data, text, words[0] != '\0' ? words : gtk_text_get_placeholder_text (GTK_TEXT (text)));
}

/* --- Edges --- */

/* What is drawn flat on purpose is told by its words or its mark, which are judged as such. */
static gboolean
has_edge (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "flat") || !gtk_widget_is_sensitive (widget)
      || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
      || gtk_widget_get_ancestor (widget, GTK_TYPE_HEADER_BAR) != NULL
      || gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL
      || gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) != NULL)
    return FALSE;
  for (GtkWidget *each = gtk_widget_get_parent (widget); each != NULL; each = gtk_widget_get_parent (each))
    if (gtk_widget_has_css_class (each, "flat") || gtk_widget_has_css_class (each, "seat"))
      return FALSE;

  return TRUE;
}

/* At its left end, halfway down, from what is beside it to inside of it. */
static void
look_at_edge (GtkWidget *widget,
              gpointer   data)
{
  Look *self = data;
  graphene_rect_t place;
  double contrast;
  int x;
  int y;

  if (!has_edge (widget) || !find_place (widget, self->window, &place))
    return;
  x = (int) place.origin.x;
  y = (int) (place.origin.y + place.size.height / 2);
  contrast = pixels_contrast (&self->pixels, x - 2, y, x + 4, y + 1);
  self->n_edges++;
  if (contrast < EDGE)
    complain (self, widget, "its edge", contrast);
}

/* Which row is chosen is told by a frame, not by a shade alone. */
static void
look_at_row (GtkWidget *row,
             gpointer   data)
{
  Look *self = data;
  graphene_rect_t place;
  double contrast;
  int x;
  int y;

  if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0 || !find_place (row, self->window, &place))
    return;
  x = (int) place.origin.x;
  y = (int) (place.origin.y + place.size.height / 2);
  contrast = pixels_words (&self->pixels, x, y, x + 6, y + 1);   /* most of that is the row */
  self->n_rows++;
  if (contrast < EDGE)
    complain (self, row, "its frame", contrast);
}

/* --- Pages --- */

static void
take (Look       *self,
      const char *page)
{
  g_free (self->page);
  self->page = g_strdup (page);
  pixels_clear (&self->pixels);
  settle ();
  pixels_take (&self->pixels, self->window);
}

static void
look (Look       *self,
      const char *page)
{
  guint before = self->n_texts;

  take (self, page);
  visit_widgets (self->window, GTK_TYPE_LABEL, look_at_label, self);
  visit_widgets (self->window, GTK_TYPE_INSCRIPTION, look_at_cell, self);
  visit_widgets (self->window, GTK_TYPE_TEXT, look_at_text, self);
  visit_widgets (self->window, GTK_TYPE_BUTTON, look_at_edge, self);
  visit_widgets (self->window, GTK_TYPE_ENTRY, look_at_edge, self);
  visit_widgets (self->window, GTK_TYPE_SWITCH, look_at_edge, self);
  visit_widgets (self->window, GTK_TYPE_LIST_BOX_ROW, look_at_row, self);
  visit_widgets (self->window, g_type_from_name ("GtkListItemWidget"), look_at_row, self);
  g_assert_cmpuint (self->n_texts, >, before);
}

/* How what has the focus differs from what was there before; where the page was scrolled to it, another that had the focus may have
 * looked the same, in the same place: then from itself without a ring. */
static double
contrast_of_ring (Look                  *self,
                  const Pixels          *before,
                  const graphene_rect_t *place)
{
  int left = (int) place->origin.x - 6;
  int top = (int) place->origin.y - 6;
  int right = (int) (place->origin.x + place->size.width) + 6;
  int bottom = (int) (place->origin.y + place->size.height) + 6;
  double contrast = pixels_changed (&self->pixels, before, left, top, right, bottom);

  if (contrast < EDGE)
    {
      g_auto (Pixels) without = { NULL };

      gtk_window_set_focus_visible (GTK_WINDOW (self->window), FALSE);
      settle ();
      pixels_take (&without, self->window);
      contrast = MAX (contrast, pixels_changed (&self->pixels, &without, left, top, right, bottom));
    }

  return contrast;
}

/* From one control to the next, by Tab. */
static void
look_at_rings (Look       *self,
               const char *page)
{
  GtkWidget *first = NULL;
  guint n = 0;

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  take (self, page);
  for (guint i = 0; i < STEPS; i++)
    {
      g_auto (Pixels) before = self->pixels;
      GtkWidget *focus;
      graphene_rect_t place;
      double contrast;

      self->pixels = (Pixels) { NULL };
      gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
      gtk_window_set_focus_visible (GTK_WINDOW (self->window), TRUE);   /* for some seconds, as after a key */
      take (self, page);
      focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      if (focus == NULL || focus == first)
        break;
      first = first == NULL ? focus : first;
      if (GTK_IS_TEXT (focus))
        focus = gtk_widget_get_parent (focus);
      if (!find_place (focus, self->window, &place))
        continue;
      contrast = contrast_of_ring (self, &before, &place);
      n++;
      if (contrast < EDGE)
        complain (self, focus, "its ring", contrast);
    }
  g_assert_cmpuint (n, >, 3);
}

static void
begin (Look      *self,
       GtkWidget *window,
       gsize      style)
{
  self->window = window;
  self->style = styles[style].name;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), styles[style].scheme);
  settle ();
}

static void
end (Look *self)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  pixels_clear (&self->pixels);
  g_free (self->page);
  g_test_message ("%u texts and %u edges", self->n_texts, self->n_edges);
  g_assert_cmpuint (self->n_edges, >, 0);
  if (self->problems->len > 0)
    {
      g_printerr ("%s", self->problems->str);
      g_test_fail ();
    }
  g_string_free (self->problems, TRUE);
}

static void
test_places (void)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = GTK_WIDGET (dr_window_new (program.application));
  Look self = { .problems = g_string_new (NULL) };
  guint n;
  const DrPlace *places = dr_places_get (&n);

  gtk_window_set_default_size (GTK_WINDOW (window), 1390, 890);
  g_assert_true (dr_application_begin (program.application, program.store, "mina", &error));
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      begin (&self, window, i);
      for (guint k = 0; k < n; k++)
        {
          gtk_widget_activate_action (window, "places.go", "s", places[k].id);
          settle ();
          settle ();
          look (&self, places[k].id);
        }
      gtk_widget_activate_action (window, "places.go", "s", places[0].id);
      look_at_rings (&self, places[0].id);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  end (&self);
}

static void
test_assessment (void)
{
  Workplace place = { NULL };
  Look self = { .problems = g_string_new (NULL) };
  GtkWindow *window;

  workplace_set_up (&place);
  window = open_assessment (&program, &place);
  gtk_window_set_default_size (window, 1390, 890);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      begin (&self, GTK_WIDGET (window), i);
      for (int section = 0; section < SECTIONS; section++)
        {
          g_autofree char *page = g_strdup_printf ("section %d", section + 1);

          gtk_widget_activate_action (GTK_WIDGET (window), "assessment.section", "i", section);
          settle ();
          settle ();
          look (&self, page);
        }
      gtk_widget_activate_action (GTK_WIDGET (window), "assessment.section", "i", 2);
      look_at_rings (&self, "options");
      gtk_widget_activate_action (GTK_WIDGET (window), "assessment.section", "i", 7);
      look_at_rings (&self, "outcome");
    }
  close_assessment (window, &place);
  end (&self);
}

static GtkWidget *
new_first_run (void)
{
  return g_object_new (GTK_TYPE_WINDOW, "child", dr_welcome_new ("/nowhere/register.db"), "default-width", 900, "default-height", 1000,
                       NULL);
}

static GtkWidget *
new_question (void)
{
  GPtrArray *services = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_service_choice_free);

  return GTK_WIDGET (dr_new_assessment_new (NULL, services));
}

/* The first run, and a question with a button that cannot be pressed yet. */
static void
test_windows (void)
{
  static const struct { const char *page; GtkWidget *(*make) (void); } windows[] = {
    { "first run", new_first_run }, { "new assessment", new_question },
  };
  Look self = { .problems = g_string_new (NULL) };

  for (gsize k = 0; k < G_N_ELEMENTS (windows); k++)
    {
      GtkWidget *window = windows[k].make ();

      gtk_window_present (GTK_WINDOW (window));
      for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
        {
          begin (&self, window, i);
          look (&self, windows[k].page);
          look_at_rings (&self, windows[k].page);
        }
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
  end (&self);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);   /* asked for once, when libadwaita begins */
  program_set_up (&program, &argc, &argv);
  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  set_text_size (200);   /* strokes are wider than a pixel: they have their own colour */

  g_test_add_func ("/gui/contrast/places", test_places);
  g_test_add_func ("/gui/contrast/assessment", test_assessment);
  g_test_add_func ("/gui/contrast/windows", test_windows);

  return program_run (&program);
}
