#include "dr-narrow-layout.h"

struct _DrNarrowLayout {
  GtkLayoutManager parent_instance;

  int              width;   /* pixels that the label needs at least; G_MAXINT: as the label says */
};

G_DEFINE_FINAL_TYPE (DrNarrowLayout, dr_narrow_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
dr_narrow_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *label)
{
  return GTK_WIDGET_GET_CLASS (label)->get_request_mode (label);
}

static void
dr_narrow_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *label,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  GTK_WIDGET_GET_CLASS (label)->measure (label, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, DR_NARROW_LAYOUT (manager)->width);
}

static void
dr_narrow_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *label,
                           int               width,
                           int               height,
                           int               baseline)
{
  GTK_WIDGET_GET_CLASS (label)->size_allocate (label, width, height, baseline);
}

static void
dr_narrow_layout_class_init (DrNarrowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dr_narrow_layout_get_request_mode;
  layout_class->measure = dr_narrow_layout_measure;
  layout_class->allocate = dr_narrow_layout_allocate;
}

static void
dr_narrow_layout_init (DrNarrowLayout *self)
{
  self->width = G_MAXINT;
}

/**
 * dr_narrow_layout_set:
 * @label: a label that wraps
 * @width: pixels that it needs at least, if its lines need more; %G_MAXINT: as many as they do
 *
 * What measures the label is the label itself, but for this.
 */
void
dr_narrow_layout_set (GtkLabel *label,
                      int       width)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (label));

  if (manager == NULL && width == G_MAXINT)
    return;
  if (manager == NULL)
    {
      manager = g_object_new (DR_TYPE_NARROW_LAYOUT, NULL);
      gtk_widget_set_layout_manager (GTK_WIDGET (label), manager);
    }
  if (DR_NARROW_LAYOUT (manager)->width == width)
    return;
  DR_NARROW_LAYOUT (manager)->width = width;
  gtk_layout_manager_layout_changed (manager);
}
