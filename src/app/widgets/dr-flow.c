#include "dr-flow.h"

struct _DrFlow {
  GtkWidget parent_instance;

  guint     columns;         /* at most; 0: each child is as wide as it is */
  guint     column_spacing;
  guint     row_spacing;
};

enum {
  COLUMNS = 1,
  COLUMN_SPACING,
  ROW_SPACING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DrFlow, dr_flow, GTK_TYPE_WIDGET)

/* The widest that a child must be, and wants to be; and how many there are. */
static guint
measure_children (DrFlow *self,
                  int    *least,
                  int    *wanted,
                  int    *wanted_sum)
{
  guint n = 0;

  *least = *wanted = *wanted_sum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int minimum;
        int natural;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
        *least = MAX (*least, minimum);
        *wanted = MAX (*wanted, natural);
        *wanted_sum += natural + (n > 0 ? (int) self->column_spacing : 0);
        n++;
      }

  return n;
}

/* How wide each column is, of as many as fit in @width; at least one. */
static int
column_width (DrFlow *self,
              int     width)
{
  int least;
  int wanted;
  int sum;
  int n = (int) measure_children (self, &least, &wanted, &sum);
  int gap = (int) self->column_spacing;
  int fit = CLAMP ((width + gap) / MAX (wanted + gap, 1), 1, MIN ((int) self->columns, MAX (n, 1)));

  return (width - (fit - 1) * gap) / fit;
}

/* Puts the children where they go in @width, if @allocate, and returns how high that is. */
static int
lay_out (DrFlow   *self,
         int       width,
         gboolean  allocate)
{
  gboolean from_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int column = self->columns > 0 ? column_width (self, width) : 0;
  int y = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self)); first != NULL;)
    {
      GtkWidget *end = first;
      int height = 0;
      int x = 0;

      /* A line: up to the child that does not fit any more. */
      for (; end != NULL; end = gtk_widget_get_next_sibling (end))
        if (gtk_widget_should_layout (end))
          {
            int least = 0;
            int wanted = column;
            int high;

            if (column == 0)
              gtk_widget_measure (end, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
            wanted = MAX (least, MIN (wanted, width));
            if (x > 0 && x + wanted > width)
              break;
            gtk_widget_measure (end, GTK_ORIENTATION_VERTICAL, wanted, &high, NULL, NULL, NULL);
            height = MAX (height, high);
            x += wanted + (int) self->column_spacing;
          }
      x = 0;
      for (; first != end; first = gtk_widget_get_next_sibling (first))
        if (allocate && gtk_widget_should_layout (first))
          {
            int least = 0;
            int wanted = column;
            GtkAllocation place;

            if (column == 0)
              gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
            wanted = MAX (least, MIN (wanted, width));
            place = (GtkAllocation) { from_right ? width - x - wanted : x, y, wanted, height };
            gtk_widget_size_allocate (first, &place, -1);
            x += wanted + (int) self->column_spacing;
          }
      if (height > 0)
        y += height + (int) self->row_spacing;
    }

  return MAX (0, y - (int) self->row_spacing);
}

static GtkSizeRequestMode
dr_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dr_flow_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  DrFlow *self = DR_FLOW (widget);
  int least;
  int wanted;
  int sum;
  guint n = measure_children (self, &least, &wanted, &sum);
  int across = MIN (n, self->columns);

  if (self->columns > 0)
    sum = n > 0 ? across * wanted + (across - 1) * (int) self->column_spacing : 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, sum);
    }
  else
    {
      *minimum = *natural = lay_out (self, for_size >= 0 ? MAX (for_size, least) : MAX (sum, least), FALSE);
    }
}

static void
dr_flow_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  lay_out (DR_FLOW (widget), width, TRUE);
}

/**
 * dr_flow_new:
 * @columns: how many there are at most; 0: none, each child is as wide as it is
 * @column_spacing: between two in a line, in pixels
 * @row_spacing: between two lines, in pixels
 *
 * Returns: (transfer floating): a flow without children
 */
DrFlow *
dr_flow_new (guint columns,
             guint column_spacing,
             guint row_spacing)
{
  return g_object_new (DR_TYPE_FLOW, "columns", columns, "column-spacing", column_spacing, "row-spacing", row_spacing, NULL);
}

/**
 * dr_flow_append:
 * @self: a flow
 * @child: (transfer floating): comes after the others
 */
void
dr_flow_append (DrFlow    *self,
                GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/**
 * dr_flow_clear:
 * @self: a flow
 *
 * Takes all its children away.
 */
void
dr_flow_clear (DrFlow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
dr_flow_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  DrFlow *self = DR_FLOW (object);

  if (id == COLUMNS)
    self->columns = g_value_get_uint (value);
  else if (id == COLUMN_SPACING)
    self->column_spacing = g_value_get_uint (value);
  else
    self->row_spacing = g_value_get_uint (value);
}

static void
dr_flow_dispose (GObject *object)
{
  dr_flow_clear (DR_FLOW (object));

  G_OBJECT_CLASS (dr_flow_parent_class)->dispose (object);
}

static void
dr_flow_class_init (DrFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = dr_flow_set_property;
  object_class->dispose = dr_flow_dispose;
  widget_class->get_request_mode = dr_flow_get_request_mode;
  widget_class->measure = dr_flow_measure;
  widget_class->size_allocate = dr_flow_size_allocate;
  properties[COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[COLUMN_SPACING] = g_param_spec_uint ("column-spacing", NULL, NULL, 0, G_MAXINT16, 6, flags);
  properties[ROW_SPACING] = g_param_spec_uint ("row-spacing", NULL, NULL, 0, G_MAXINT16, 6, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_flow_init (DrFlow *self)
{
}
