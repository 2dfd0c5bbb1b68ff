#include "dr-chart-view.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-chart-canvas.h"
#include "dr-wrapped-label.h"

/* Characters of a cell that is never broken. */
#define SHORT 12

/* Rows after which the heads of a table come again, and less than which are left to the heads above: a page has no room for more. */
#define ROWS_OF_HEADS 12
#define FEW_ROWS 4

struct _DrChartView {
  GtkBox         parent_instance;

  GtkWidget     *canvas;
  GtkWidget     *said;      /* label: the value that the keys are on */
  GtkWidget     *table;     /* scrolled window; empty while the picture is shown */
  GtkWidget     *button;

  DrChartViewChosen  chosen;        /* (nullable) */
  gpointer           chosen_data;
};

G_DEFINE_FINAL_TYPE (DrChartView, dr_chart_view, GTK_TYPE_BOX)

/**
 * dr_chart_view_new_theme:
 * @widget: where a chart is shown
 *
 * Returns: (transfer full): a theme in the colours, the text size and the direction of the widget
 */
DrChartTheme *
dr_chart_view_new_theme (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  DrChartStyle palette = adw_style_manager_get_high_contrast (style)
                           ? (dark ? DR_CHART_HIGH_CONTRAST_DARK : DR_CHART_HIGH_CONTRAST)
                           : (dark ? DR_CHART_DARK : DR_CHART_LIGHT);
  DrChartTheme *theme = dr_chart_theme_new (palette, font);
  GdkRGBA background;
  double resolution = pango_cairo_context_get_resolution (context);

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "window_bg_color", &background))
    theme->background = (DrColour) { background.red, background.green, background.blue };

  /* An absolute size is in pixels already; what is in points follows the screen's resolution, as other text does. */
  if (resolution > 0)
    theme->resolution = resolution;
  theme->right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return theme;
}

static GtkWidget *
new_cell (const DrChartTable *table,
          guint               row,
          guint               column,
          gboolean            numbers)
{
  gboolean head = dr_chart_table_is_header (table, row, column);
  gboolean is_short;
  g_autoptr (GString) text = g_string_new (dr_chart_table_get (table, row, column));
  GtkWidget *label;

  /* A number and its sign, or two short words, stay in one line of a narrow column. */
  is_short = !head && text->len <= SHORT;
  g_string_replace (text, is_short ? " " : " %", is_short ? "\302\240" : "\302\240%", 0);
  label = g_object_new (GTK_TYPE_LABEL, "label", text->str, "yalign", row < table->n_header_rows ? 1.0 : 0.0, "wrap", TRUE,
                        "width-chars", column == 0 ? 18 : -1, "max-width-chars", column == 0 || table->n_columns <= 4 ? 32 : 12, NULL);
  g_object_set (label, "xalign", numbers ? 1.0 : 0.0, "justify", numbers ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT, NULL);
  if (head && row < table->n_header_rows)
    gtk_widget_add_css_class (label, "caption-heading");
  dr_bound_label_watch (label);

  return label;
}

static void
cell_clicked (GtkWidget   *button,
              DrChartView *self)
{
  self->chosen (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "item")), self->chosen_data);
}

/* What stands for a value that can be chosen is a button. */
static GtkWidget *
wrap_cell (DrChartView *self,
           GtkWidget   *label,
           int          item)
{
  GtkWidget *button;

  if (self->chosen == NULL || item < 0)
    return label;
  button = g_object_new (GTK_TYPE_BUTTON, "child", label, "halign",
                         gtk_label_get_xalign (GTK_LABEL (label)) > 0 ? GTK_ALIGN_END : GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "go-to");
  g_object_set_data (G_OBJECT (button), "item", GINT_TO_POINTER (item));
  g_signal_connect (button, "clicked", G_CALLBACK (cell_clicked), self);

  return button;
}

/* A screen reader hears of every cell what it is of: the head of its row and of its column. */
static void
name_cell (GtkWidget          *label,
           const DrChartTable *table,
           guint               row,
           guint               column)
{
  g_autofree char *words = NULL;

  if (dr_chart_table_is_header (table, row, column) || table->n_header_rows == 0 || table->n_header_columns == 0)
    return;
  words = g_strdup_printf (_("%1$s, %2$s: %3$s"), dr_chart_table_get (table, row, 0),
                           dr_chart_table_get (table, table->n_header_rows - 1, column),
                           dr_chart_table_get (table, row, column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Whether the heads come again before the row. */
static gboolean
has_heads (const DrChartTable *table,
           guint               row)
{
  guint body = row - table->n_header_rows;

  return row > table->n_header_rows && body % ROWS_OF_HEADS == 0 && table->n_rows - row >= FEW_ROWS;
}

/* For those who see them only: each cell says its own to a screen reader. Returns how many rows they take. */
static int
add_heads (GtkGrid            *grid,
           const DrChartTable *table,
           const gboolean     *numbers,
           int                 at)
{
  for (guint i = 0; i < table->n_header_rows; i++)
    for (guint j = 0; j < table->n_columns; j++)
      {
        GtkWidget *cell = new_cell (table, i, j, numbers[j]);

        g_object_set (cell, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
        gtk_grid_attach (grid, cell, (int) j, at + (int) i, 1, 1);
      }

  return (int) table->n_header_rows;
}

static void
fill_table (DrChartView *self)
{
  DrChart *chart = dr_chart_canvas_get_chart (DR_CHART_CANVAS (self->canvas));
  g_autoptr (DrChartTable) table = chart != NULL ? dr_chart_table (chart) : NULL;
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "row-spacing", 6, "column-spacing", 18, "margin-bottom", 12, NULL);

  g_autofree gboolean *numbers = table != NULL ? g_new (gboolean, table->n_columns) : NULL;
  int again = 0;   /* rows of heads that came again */

  for (guint j = 0; table != NULL && j < table->n_columns; j++)
    numbers[j] = dr_chart_table_is_numbers (table, j);
  for (guint i = 0; table != NULL && i < table->n_rows; i++)
    {
      if (has_heads (table, i))
        again += add_heads (GTK_GRID (grid), table, numbers, (int) i + again);
      for (guint j = 0; j < table->n_columns; j++)
        {
          GtkWidget *cell = wrap_cell (self, new_cell (table, i, j, numbers[j]), dr_chart_table_get_item (table, i, j));

          name_cell (cell, table, i, j);
          gtk_grid_attach (GTK_GRID (grid), cell, (int) j, (int) i + again, 1, 1);
        }
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->table), grid);
}

/**
 * dr_chart_view_has_table:
 * @self: a view
 *
 * Returns: whether the table is shown in place of the picture
 */
gboolean
dr_chart_view_has_table (DrChartView *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));
}

static void
toggled (DrChartView *self)
{
  gboolean as_table = dr_chart_view_has_table (self);

  if (as_table)
    fill_table (self);
  else
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->table), NULL);
  gtk_widget_set_visible (self->canvas, !as_table);
  gtk_widget_set_visible (self->table, as_table);
  gtk_widget_set_visible (self->said, !as_table && gtk_label_get_label (GTK_LABEL (self->said))[0] != '\0');
}

/**
 * dr_chart_view_set_chart:
 * @self: a view
 * @chart: (transfer full) (nullable): what it shows now, made with dr_chart_view_new_theme() of it
 */
void
dr_chart_view_set_chart (DrChartView *self,
                         DrChart     *chart)
{
  dr_chart_canvas_set_chart (DR_CHART_CANVAS (self->canvas), chart);
  gtk_label_set_label (GTK_LABEL (self->said), "");
  gtk_widget_set_visible (self->said, FALSE);
  if (dr_chart_view_has_table (self))
    fill_table (self);
}

static void
walked (DrChartView *self,
        const char  *text)
{
  dr_wrapped_label_say (self->said, text);
}

/**
 * dr_chart_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
DrChart *
dr_chart_view_get_chart (DrChartView *self)
{
  return dr_chart_canvas_get_chart (DR_CHART_CANVAS (self->canvas));
}

static void
chosen (DrChartView *self,
        int          item)
{
  self->chosen (item, self->chosen_data);
}

/**
 * dr_chart_view_set_chosen:
 * @self: a view
 * @chosen_item: called with a value that was clicked, or that Enter was pressed on: its number among the chart's
 * @data: for @chosen_item
 *
 * Lets values be chosen: the one that is stays marked.
 */
void
dr_chart_view_set_chosen (DrChartView       *self,
                          DrChartViewChosen  chosen_item,
                          gpointer           data)
{
  if (self->chosen == NULL)   /* where nobody listens nothing is marked */
    g_signal_connect_swapped (self->canvas, "chosen", G_CALLBACK (chosen), self);
  self->chosen = chosen_item;
  self->chosen_data = data;
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             DrChartView           *self)
{
  if (gdk_keyval_to_lower (key) != GDK_KEY_t || (modifiers & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (self->button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), !dr_chart_view_has_table (self));
  if (!dr_chart_view_has_table (self))
    gtk_widget_grab_focus (self->canvas);

  return GDK_EVENT_STOP;
}

/**
 * dr_chart_view_new:
 * @title: what its chart shows, translated: its accessible name
 *
 * Returns: (transfer floating): a view without a chart
 */
DrChartView *
dr_chart_view_new (const char *title)
{
  DrChartView *self = g_object_new (DR_TYPE_CHART_VIEW, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                     "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  g_autofree char *name = g_strdup_printf (_("%s, as a table"), title);

  gtk_widget_add_css_class (heading, "heading");
  self->button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "label", _("Table"), "valign", GTK_ALIGN_CENTER,
                               "tooltip-text", _("Show the figures as a table (T)"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->canvas = GTK_WIDGET (dr_chart_canvas_new (title));
  self->said = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->table = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "visible", FALSE,
                              "focusable", TRUE, NULL);   /* so that keys can scroll it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (top), heading);
  gtk_box_append (GTK_BOX (top), self->button);
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), self->canvas);
  gtk_box_append (GTK_BOX (self), self->said);
  gtk_box_append (GTK_BOX (self), self->table);
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (toggled), self);
  g_signal_connect_swapped (self->canvas, "walked", G_CALLBACK (walked), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  return self;
}

static void
dr_chart_view_class_init (DrChartViewClass *klass)
{
}

static void
dr_chart_view_init (DrChartView *self)
{
}
