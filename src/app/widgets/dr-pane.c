#include "dr-pane.h"

/* Pixels: the least height that something can be read in. */
#define LEAST_HEIGHT 120

struct _DrPane {
  AdwBin   parent_instance;

  int      width;       /* that it likes, in pixels; 0: as narrow as may be */
  gboolean scrolling;   /* up and down, whatever its height */
};

G_DEFINE_FINAL_TYPE (DrPane, dr_pane, ADW_TYPE_BIN)

/* Panes side by side share the width by what each would like: were that its longest line, "Saving…" and "Saved" in turn
 * would move all of them by some pixels, and everything in the window would be measured and drawn again. And every new size
 * of anything has the whole window measured for several widths: what scrolls stays out of that with its dozens of cards. */
static void
dr_pane_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  DrPane *self = DR_PANE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (child, orientation, self->scrolling ? -1 : for_size, minimum, NULL, NULL, NULL);
      *natural = MAX (*minimum, self->width);
    }
  else if (self->scrolling)
    *minimum = *natural = LEAST_HEIGHT;
  else
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dr_pane_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
dr_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/**
 * dr_pane_new:
 * @child: (transfer floating): lines of text, and lists
 * @width: that lines may have, in pixels
 *
 * For what scrolls as a whole: unlike with #AdwClamp, pages of several widths have one left edge.
 *
 * Returns: (transfer floating): a pane with that in it, at the edge where lines begin
 */
GtkWidget *
dr_pane_new (GtkWidget *child,
             int        width)
{
  DrPane *self = g_object_new (DR_TYPE_PANE, "child", child, "halign", GTK_ALIGN_START, NULL);

  self->width = width;

  return GTK_WIDGET (self);
}

/**
 * dr_pane_new_scrolling:
 * @scroll: (transfer floating): what scrolls up and down
 * @width: that it likes, in pixels; 0: as narrow as may be
 *
 * Returns: (transfer floating): a pane with that in it, for a place that is high enough
 */
GtkWidget *
dr_pane_new_scrolling (GtkWidget *scroll,
                       int        width)
{
  DrPane *self = g_object_new (DR_TYPE_PANE, "child", scroll, NULL);

  self->width = width;
  self->scrolling = TRUE;

  return GTK_WIDGET (self);
}

static void
dr_pane_class_init (DrPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dr_pane_measure;
  widget_class->size_allocate = dr_pane_size_allocate;
  widget_class->get_request_mode = dr_pane_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);   /* else it is called by its class */
}

static void
dr_pane_init (DrPane *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
