#include "dr-chart-canvas.h"

#include <math.h>
#include <string.h>

#include "dr-chart-strips.h"
#include "dr-chart-view.h"

/* Room that a chart asks for where it can have it, in average characters. */
#define LEAST_CHARS 30
#define WANTED_CHARS 90

/* Pixels around what is scrolled to. */
#define SIGHT 24.0

/* Widths of which the height is remembered: that on screen, and those that containers ask for besides. */
#define N_HEIGHTS 4

typedef struct {
  int width;    /* 0: none */
  int height;
} Height;

struct _DrChartCanvas {
  GtkWidget      parent_instance;

  char          *title;
  DrChart       *chart;     /* (nullable) */
  int            hovered;   /* item, or -1 */
  int            walked;    /* item that the keys are on, or -1 */
  int            chosen;    /* by a click or Enter, where somebody listens; -1 */
  gboolean       clicked;   /* the focus comes by a click: nothing moves under it */
  Height         heights[N_HEIGHTS];
  guint          oldest;    /* of @heights */
  GtkWidget     *scroll;    /* (nullable): that it is seen through while it is mapped */
  gulong         scrolled;
  DrChartStrips *strips;
  DrChartBand    drawn;     /* what can be seen, and as much again above and below */
};

enum {
  WALKED,
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrChartCanvas, dr_chart_canvas, GTK_TYPE_WIDGET)

static void
say (DrChartCanvas *self)
{
  g_autofree char *summary = self->chart != NULL ? dr_chart_summary (self->chart) : g_strdup ("");
  const char *item = self->chart != NULL ? dr_chart_item_text (self->chart, self->walked) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, item != NULL ? item : self->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
}

static void
forget_heights (DrChartCanvas *self)
{
  memset (self->heights, 0, sizeof self->heights);
}

/* Arranging a chart takes milliseconds: at one width it is enough. */
static int
height_at (DrChartCanvas *self,
           int            width)
{
  Height *height;

  for (guint i = 0; i < N_HEIGHTS; i++)
    if (self->heights[i].width == width)
      return self->heights[i].height;

  height = &self->heights[self->oldest++ % N_HEIGHTS];
  height->width = width;
  height->height = (int) ceil (dr_chart_measure (self->chart, width));

  return height->height;
}

/* A new chart is as high as the last one, until it is put somewhere: then its height at that width is all that counts. */
static void
forget_height (DrChartCanvas *self,
               int            width)
{
  for (guint i = 0; i < N_HEIGHTS; i++)
    if (self->heights[i].width == width)
      self->heights[i].width = 0;
}

/* Whether the chart fills the room that the canvas has, so that nothing has to move for it. */
static gboolean
fits (DrChartCanvas *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return self->chart != NULL && width > 0 && height_at (self, width) == gtk_widget_get_height (GTK_WIDGET (self));
}

/**
 * dr_chart_canvas_set_chart:
 * @self: a canvas
 * @chart: (transfer full) (nullable): what it draws now
 */
void
dr_chart_canvas_set_chart (DrChartCanvas *self,
                           DrChart       *chart)
{
  if (self->chart != NULL && chart != NULL)
    dr_chart_take_texts (chart, self->chart);
  g_clear_pointer (&self->chart, dr_chart_free);
  self->chart = chart;
  self->hovered = -1;
  forget_height (self, gtk_widget_get_width (GTK_WIDGET (self)));
  dr_chart_strips_renew (self->strips);
  if (chart == NULL || self->walked >= (int) dr_chart_n_items (chart))
    self->walked = -1;
  if (chart == NULL || self->chosen >= (int) dr_chart_n_items (chart))
    self->chosen = -1;
  say (self);
  if (!fits (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dr_chart_canvas_get_chart:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): what it draws
 */
DrChart *
dr_chart_canvas_get_chart (DrChartCanvas *self)
{
  return self->chart;
}

/**
 * dr_chart_canvas_new:
 * @title: what it is a picture of, translated
 *
 * Returns: (transfer floating): an empty picture
 */
DrChartCanvas *
dr_chart_canvas_new (const char *title)
{
  DrChartCanvas *self = g_object_new (DR_TYPE_CHART_CANVAS, NULL);

  self->title = g_strdup (title);
  say (self);

  return self;
}

static int
chars (GtkWidget *widget,
       int        n)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = n * PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return width;
}

static void
dr_chart_canvas_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DrChartCanvas *self = DR_CHART_CANVAS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (280, chars (widget, LEAST_CHARS));
      *natural = chars (widget, WANTED_CHARS);
    }
  else if (self->chart != NULL)
    {
      *minimum = height_at (self, MAX (1, for_size >= 0 ? for_size : chars (widget, WANTED_CHARS)));
      *natural = *minimum;
    }
}

/* The part of the picture that can be seen. */
static void
find_band (DrChartCanvas *self,
           DrChartBand   *band)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double x;

  *band = (DrChartBand) { 0, height };
  if (self->scroll == NULL
      || !gtk_widget_translate_coordinates (self->scroll, GTK_WIDGET (self), 0, 0, &x, &band->top)
      || !gtk_widget_translate_coordinates (self->scroll, GTK_WIDGET (self), 0, gtk_widget_get_height (self->scroll), &x,
                                            &band->bottom))
    return;
  band->top = CLAMP (band->top, 0, height);
  band->bottom = CLAMP (band->bottom, 0, height);
}

static void
scrolled (DrChartCanvas *self)
{
  DrChartBand seen;
  double ahead;

  find_band (self, &seen);
  /* The chart has its new place only after this: it is drawn again well before what was drawn ends. */
  ahead = gtk_widget_get_height (self->scroll) / 2.0;
  if ((self->drawn.top > 0.0 && seen.top - ahead < self->drawn.top)
      || (self->drawn.bottom < gtk_widget_get_height (GTK_WIDGET (self)) && seen.bottom + ahead > self->drawn.bottom)
      || !dr_chart_strips_shows (self->strips, &seen))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dr_chart_canvas_map (GtkWidget *widget)
{
  DrChartCanvas *self = DR_CHART_CANVAS (widget);

  GTK_WIDGET_CLASS (dr_chart_canvas_parent_class)->map (widget);
  self->scroll = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (self->scroll != NULL)
    self->scrolled = g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)),
                                               "value-changed", G_CALLBACK (scrolled), self);
}

static void
dr_chart_canvas_unmap (GtkWidget *widget)
{
  DrChartCanvas *self = DR_CHART_CANVAS (widget);

  if (self->scroll != NULL)
    g_clear_signal_handler (&self->scrolled, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)));
  self->scroll = NULL;
  dr_chart_strips_clear (self->strips);
  GTK_WIDGET_CLASS (dr_chart_canvas_parent_class)->unmap (widget);
}

static void
draw_ring (DrChartCanvas *self,
           GtkSnapshot   *snapshot,
           int            item,
           DrChartRing    ring)
{
  double margin = ceil (dr_chart_ring_margin (self->chart));
  DrChartRect rect;
  cairo_t *cr;

  if (!dr_chart_item_rect (self->chart, item, &rect))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) floor (rect.x - margin), (float) floor (rect.y - margin),
                                                                 (float) ceil (rect.width + 2.0 * margin + 1.0),
                                                                 (float) ceil (rect.height + 2.0 * margin + 1.0)));
  dr_chart_draw_ring (self->chart, cr, item, ring);
  cairo_destroy (cr);
}

static void
dr_chart_canvas_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DrChartCanvas *self = DR_CHART_CANVAS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int beyond = self->scroll != NULL ? gtk_widget_get_height (self->scroll) : 0;
  DrChartBand seen;

  if (self->chart == NULL || width <= 0)
    return;
  dr_chart_measure (self->chart, width);
  find_band (self, &seen);
  self->drawn = (DrChartBand) { MAX (0, seen.top - beyond), MIN (height, seen.bottom + beyond) };
  /* A ring reaches out of the chart a little; the chart itself stands in line with the words above it. */
  dr_chart_strips_append (self->strips, snapshot, self->chart, width, height, gtk_widget_get_scale_factor (widget), &seen,
                          &self->drawn);
  draw_ring (self, snapshot, self->hovered, DR_CHART_RING_HOVER);
  draw_ring (self, snapshot, self->chosen, DR_CHART_RING_FOCUS);
  if (gtk_widget_has_focus (widget))
    draw_ring (self, snapshot, self->walked, DR_CHART_RING_FOCUS);
}

static void
dr_chart_canvas_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DrChartCanvas *self = DR_CHART_CANVAS (widget);

  if (self->chart == NULL || width <= 0 || (int) ceil (dr_chart_measure (self->chart, width)) <= height)
    return;
  forget_heights (self);
  gtk_widget_queue_resize (widget);
}

static GtkSizeRequestMode
dr_chart_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hover (DrChartCanvas *self,
       int            item)
{
  if (item == self->hovered)
    return;
  self->hovered = item;
  if (g_signal_has_handler_pending (self, signals[CHOSEN], 0, FALSE))
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), item >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pointer_moved (DrChartCanvas *self,
               double         x,
               double         y)
{
  if (self->chart != NULL)
    hover (self, dr_chart_hit (self->chart, x, y));
}

static void
pointer_left (DrChartCanvas *self)
{
  hover (self, -1);
}

static gboolean
dr_chart_canvas_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  DrChartCanvas *self = DR_CHART_CANVAS (widget);
  int item = self->walked;
  DrChartRect rect;

  if (self->chart == NULL)
    return FALSE;
  if (!keyboard)
    item = dr_chart_hit (self->chart, x, y);
  if (!dr_chart_item_rect (self->chart, item, &rect))
    return FALSE;
  gtk_tooltip_set_text (tooltip, dr_chart_item_text (self->chart, item));
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) rect.x, (int) rect.y, (int) rect.width, (int) rect.height });

  return TRUE;
}

/* The value that the keys are on comes into sight, also where the chart is higher than the window. */
static void
scroll_to_item (DrChartCanvas *self)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  DrChartRect rect;
  double x;
  double y;

  if (scroll == NULL || !dr_chart_item_rect (self->chart, self->walked, &rect)
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self), scroll, rect.x, rect.y, &x, &y))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
  y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, y - SIGHT, y + rect.height + SIGHT);
}

/* Returns: whether somebody wants to know. */
static gboolean
choose (DrChartCanvas *self)
{
  if (self->walked < 0 || !g_signal_has_handler_pending (self, signals[CHOSEN], 0, FALSE))
    return FALSE;
  self->chosen = self->walked;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);

  return TRUE;
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             DrChartCanvas         *self)
{
  static const struct { guint key; DrChartMove move; } moves[] = {
    { GDK_KEY_Up, DR_CHART_MOVE_UP }, { GDK_KEY_KP_Up, DR_CHART_MOVE_UP },
    { GDK_KEY_Down, DR_CHART_MOVE_DOWN }, { GDK_KEY_KP_Down, DR_CHART_MOVE_DOWN },
    { GDK_KEY_Left, DR_CHART_MOVE_LEFT }, { GDK_KEY_KP_Left, DR_CHART_MOVE_LEFT },
    { GDK_KEY_Right, DR_CHART_MOVE_RIGHT }, { GDK_KEY_KP_Right, DR_CHART_MOVE_RIGHT },
    { GDK_KEY_Home, DR_CHART_MOVE_FIRST }, { GDK_KEY_End, DR_CHART_MOVE_LAST },
  };
  int before = self->walked;

  if (self->chart == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].key == key)
      {
        self->walked = dr_chart_move (self->chart, before, moves[i].move);
        say (self);
        gtk_widget_queue_draw (GTK_WIDGET (self));
        scroll_to_item (self);
        g_signal_emit (self, signals[WALKED], 0, dr_chart_item_text (self->chart, self->walked));
        return GDK_EVENT_STOP;
      }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter || key == GDK_KEY_space)
    return choose (self);

  return GDK_EVENT_PROPAGATE;
}

/* What scrolls brings the end of what has the focus into sight: of a chart higher than the window that is far away. As much of it
 * is shown as there is room for, by moving as little as can be. */
static gboolean
dr_chart_canvas_grab_focus (GtkWidget *widget)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = scroll != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll)) : NULL;
  double value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0.0;
  double page = adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0.0;
  double height = gtk_widget_get_height (widget);
  double x;
  double top;

  if (!GTK_WIDGET_CLASS (dr_chart_canvas_parent_class)->grab_focus (widget))
    return FALSE;
  if (scroll == NULL || height <= page)
    return TRUE;
  gtk_adjustment_set_value (adjustment, value);
  if (DR_CHART_CANVAS (widget)->clicked || !gtk_widget_translate_coordinates (widget, scroll, 0, 0, &x, &top))
    return TRUE;
  if (top > 0)
    gtk_adjustment_set_value (adjustment, value + top - SIGHT);
  else if (top + height < page)
    gtk_adjustment_set_value (adjustment, value + top + height + SIGHT - page);

  return TRUE;
}

static void
pressed (DrChartCanvas *self,
         int            n_press,
         double         x,
         double         y)
{
  if (self->chart == NULL)
    return;
  self->walked = dr_chart_hit (self->chart, x, y);
  say (self);
  self->clicked = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->clicked = FALSE;
  scroll_to_item (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  choose (self);
}

/* Colours and text size may have changed with the window's. */
static void
restyle (DrChartCanvas *self)
{
  g_autoptr (DrChartTheme) theme = NULL;

  if (self->chart == NULL)
    return;
  theme = dr_chart_view_new_theme (GTK_WIDGET (self));
  dr_chart_set_theme (self->chart, theme);
  dr_chart_strips_clear (self->strips);
  forget_heights (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dr_chart_canvas_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  DrChartCanvas *self = DR_CHART_CANVAS (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autoptr (PangoFontDescription) before = pango_font_description_copy (pango_context_get_font_description (context));

  GTK_WIDGET_CLASS (dr_chart_canvas_parent_class)->css_changed (widget, change);
  if (!pango_font_description_equal (before, pango_context_get_font_description (context)))
    restyle (self);
}

static void
dr_chart_canvas_system_setting_changed (GtkWidget        *widget,
                                        GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (dr_chart_canvas_parent_class)->system_setting_changed (widget, setting);
  restyle (DR_CHART_CANVAS (widget));
}

static void
dr_chart_canvas_direction_changed (GtkWidget        *widget,
                                   GtkTextDirection  previous)
{
  restyle (DR_CHART_CANVAS (widget));
}

static void
dr_chart_canvas_finalize (GObject *object)
{
  DrChartCanvas *self = DR_CHART_CANVAS (object);

  g_clear_pointer (&self->chart, dr_chart_free);
  dr_chart_strips_free (self->strips);
  g_free (self->title);

  G_OBJECT_CLASS (dr_chart_canvas_parent_class)->finalize (object);
}

static void
dr_chart_canvas_class_init (DrChartCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dr_chart_canvas_finalize;
  widget_class->grab_focus = dr_chart_canvas_grab_focus;
  widget_class->measure = dr_chart_canvas_measure;
  widget_class->size_allocate = dr_chart_canvas_size_allocate;
  widget_class->map = dr_chart_canvas_map;
  widget_class->unmap = dr_chart_canvas_unmap;
  widget_class->snapshot = dr_chart_canvas_snapshot;
  widget_class->get_request_mode = dr_chart_canvas_get_request_mode;
  widget_class->query_tooltip = dr_chart_canvas_query_tooltip;
  widget_class->css_changed = dr_chart_canvas_css_changed;
  widget_class->system_setting_changed = dr_chart_canvas_system_setting_changed;
  widget_class->direction_changed = dr_chart_canvas_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  /**
   * DrChartCanvas::walked:
   * @self: the canvas
   * @text: (nullable): what is said of the value
   *
   * The arrow keys are on another value.
   */
  signals[WALKED] = g_signal_new ("walked", DR_TYPE_CHART_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  /**
   * DrChartCanvas::chosen:
   * @self: the canvas
   * @item: a value
   *
   * A value was clicked, or Enter pressed on it. Where nobody listens nothing is marked as chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", DR_TYPE_CHART_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT);
}

static void
dr_chart_canvas_init (DrChartCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->strips = dr_chart_strips_new ();
  self->hovered = -1;
  self->walked = -1;
  self->chosen = -1;
  g_object_set (self, "focusable", TRUE, "has-tooltip", TRUE, NULL);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
}
