#include "dr-drop-down.h"

#include <glib/gi18n-lib.h>

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

/* (nullable): the first widget of that type below */
static GtkWidget *
find_below (GtkWidget *widget,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_below (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
go_to_search (gpointer popover)
{
  GtkWidget *entry = find_below (popover, GTK_TYPE_SEARCH_ENTRY);

  if (gtk_widget_get_mapped (popover) && entry != NULL)
    gtk_widget_grab_focus (entry);

  return G_SOURCE_REMOVE;
}

/* The toolkit makes the filter anew with each model, and has the focus go to the list last of all. */
static void
opened (GtkWidget   *popover,
        GtkDropDown *self)
{
  GtkWidget *list = find_below (popover, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *chosen = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GListModel *found = GTK_IS_SINGLE_SELECTION (chosen) ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (chosen)) : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (found) ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (found)) : NULL;

  if (!gtk_drop_down_get_enable_search (self))
    return;
  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_to_search, g_object_ref (popover), g_object_unref);
}

/**
 * dr_drop_down_set_search:
 * @self: a #GtkDropDown of a #GtkStringList
 * @search: whether it has so many names that one looks for them
 *
 * One opens it and types any part of a name: left alone, a #GtkDropDown looks for the beginning of names only, and leaves the focus
 * in the list, where typing does nothing.
 */
void
dr_drop_down_set_search (GtkDropDown *self,
                         gboolean     search)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (self, name);
  gtk_expression_unref (name);
  gtk_drop_down_set_enable_search (self, search);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      {
        GtkWidget *entry = find_below (child, GTK_TYPE_SEARCH_ENTRY);

        g_signal_handlers_disconnect_by_func (child, opened, self);
        g_signal_connect (child, "map", G_CALLBACK (opened), self);
        if (entry != NULL)
          gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
      }
}
