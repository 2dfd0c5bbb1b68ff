#include "dr-drop-down.h"

#include "dr-spoken.h"

/* What is chosen is read in the button: with large text in a narrow window it needs more than a line. */
#define MOST_LINES 4

static void
set_up (GtkListItemFactory *factory,
        GtkListItem        *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                               "lines", MOST_LINES, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind_name (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkSizeRequestMode
mode_of (GtkWidget *drop_down)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget     *drop_down,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (drop_down), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* The list is at least as wide as the button that opens it. */
static void
allocate (GtkWidget *drop_down,
          int        width,
          int        height,
          int        baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (drop_down); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      {
        gtk_widget_set_size_request (child, width, -1);
        gtk_widget_queue_resize (child);
        gtk_popover_present (GTK_POPOVER (child));
      }
    else
      {
        gtk_widget_allocate (child, width, height, baseline, NULL);
      }
}

/**
 * dr_drop_down_break_lines:
 * @self: a #GtkDropDown
 * @bind: (signature of GtkSignalListItemFactory::bind): writes into the label that is the child of an item
 *
 * What is chosen is as narrow as it must be and breaks into lines, and the button is as high as they are: left alone, a
 * #GtkDropDown asks for the height of one line whatever its width.
 */
void
dr_drop_down_break_lines (GtkDropDown *self,
                          GCallback    bind)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  gtk_drop_down_set_factory (self, factory);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (mode_of, measure, allocate));
}

/**
 * dr_drop_down_break_names:
 * @self: a #GtkDropDown of a #GtkStringList
 *
 * As dr_drop_down_break_lines(), for one that a template has made.
 */
void
dr_drop_down_break_names (GtkDropDown *self)
{
  dr_drop_down_break_lines (self, G_CALLBACK (bind_name));
}

/**
 * dr_drop_down_new:
 * @label: its accessible name, translated
 *
 * Returns: (transfer floating): a #GtkDropDown without names yet
 */
GtkWidget *
dr_drop_down_new (const char *label)
{
  GtkWidget *self = gtk_drop_down_new (NULL, NULL);

  dr_drop_down_break_names (GTK_DROP_DOWN (self));
  dr_spoken_name_drop_down (GTK_DROP_DOWN (self), label);

  return self;
}

static gboolean
has_names (GtkDropDown       *self,
           const char *const *names)
{
  GListModel *model = gtk_drop_down_get_model (self);
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = 0; i < n; i++)
    if (names[i] == NULL || !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names[i]))
      return FALSE;

  return model != NULL && names[n] == NULL;
}

/**
 * dr_drop_down_set_names:
 * @self: made by dr_drop_down_new()
 * @names: (array zero-terminated=1): what can be chosen
 *
 * What it offers already stays, with what is chosen of it: new items would take the focus away from whoever has just chosen one.
 */
void
dr_drop_down_set_names (GtkWidget         *self,
                        const char *const *names)
{
  g_autoptr (GtkStringList) model = NULL;

  if (has_names (GTK_DROP_DOWN (self), names))
    return;
  model = gtk_string_list_new (names);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self), G_LIST_MODEL (model));
}
