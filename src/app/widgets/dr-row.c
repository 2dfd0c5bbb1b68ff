#include "dr-row.h"

struct _DrRow {
  GtkWidget parent_instance;

  int       spacing;   /* pixels */
};

G_DEFINE_FINAL_TYPE (DrRow, dr_row, GTK_TYPE_WIDGET)

/**
 * dr_row_new:
 * @spacing: pixels between its children
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
dr_row_new (int spacing)
{
  DrRow *self = g_object_new (DR_TYPE_ROW, NULL);

  self->spacing = spacing;

  return GTK_WIDGET (self);
}

/**
 * dr_row_append:
 * @self: a row
 * @child: (transfer floating): what is to stand at its end; the first that expands has the room that is left
 */
void
dr_row_append (DrRow     *self,
               GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static gboolean
is_wide (GtkWidget *child,
         gboolean   found)
{
  return !found && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* Width of all but the wide one, with the room between them. */
static int
fixed_width (DrRow *self)
{
  gboolean found = FALSE;
  int width = 0;
  int n = 0;

  for (GtkWidget *each = gtk_widget_get_first_child (GTK_WIDGET (self)); each != NULL; each = gtk_widget_get_next_sibling (each))
    {
      int natural = 0;

      if (!gtk_widget_should_layout (each))
        continue;
      n++;
      if (is_wide (each, found))
        found = TRUE;
      else
        gtk_widget_measure (each, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width += natural;
    }

  return width + MAX (n - 1, 0) * self->spacing;
}

static GtkSizeRequestMode
dr_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* How narrow it may get for a height is not asked: it is as wide as its words need, and as high as they are then. */
static void
dr_row_measure (GtkWidget      *widget,
                GtkOrientation  orientation,
                int             for_size,
                int            *minimum,
                int            *natural,
                int            *minimum_baseline,
                int            *natural_baseline)
{
  DrRow *self = DR_ROW (widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int fixed = fixed_width (self);
  gboolean found = FALSE;

  *minimum = *natural = across ? fixed : 0;
  for (GtkWidget *each = gtk_widget_get_first_child (widget); each != NULL; each = gtk_widget_get_next_sibling (each))
    {
      gboolean wide = is_wide (each, found);
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (each))
        continue;
      found = found || wide;
      if (across && !wide)
        continue;
      gtk_widget_measure (each, orientation, !across && wide && for_size >= 0 ? MAX (for_size - fixed, 0) : -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = across ? *minimum + child_minimum : MAX (*minimum, child_minimum);
      *natural = across ? *natural + child_natural : MAX (*natural, child_natural);
    }
}

static void
dr_row_size_allocate (GtkWidget *widget,
                      int        width,
                      int        height,
                      int        baseline)
{
  DrRow *self = DR_ROW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = MAX (width - fixed_width (self), 0);
  gboolean found = FALSE;
  int at = 0;

  for (GtkWidget *each = gtk_widget_get_first_child (widget); each != NULL; each = gtk_widget_get_next_sibling (each))
    {
      gboolean wide = is_wide (each, found);
      GtkAllocation place = { .y = 0, .height = height };

      if (!gtk_widget_should_layout (each))
        continue;
      found = found || wide;
      if (wide)
        place.width = left;
      else
        gtk_widget_measure (each, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
      place.x = mirrored ? width - at - place.width : at;
      gtk_widget_size_allocate (each, &place, -1);
      at += place.width + self->spacing;
    }
}

static void
dr_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dr_row_parent_class)->dispose (object);
}

static void
dr_row_class_init (DrRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_row_dispose;
  widget_class->get_request_mode = dr_row_get_request_mode;
  widget_class->measure = dr_row_measure;
  widget_class->size_allocate = dr_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "box");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_row_init (DrRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "horizontal");
}
