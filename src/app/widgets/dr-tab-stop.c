#include "dr-tab-stop.h"

struct _DrTabStop {
  GtkWidget  parent_instance;

  GtkWidget *list;      /* (nullable) */
  GtkWidget *left;      /* (nullable) (weak): row that the focus was in when Tab led out of the list */
  gboolean   by_arrow;  /* what moves the focus is an arrow key */
};

enum {
  PROP_LIST = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DrTabStop, dr_tab_stop, GTK_TYPE_WIDGET)

/**
 * dr_tab_stop_set_list:
 * @self: a stop
 * @list: (transfer none) (nullable): what it holds from now on: a list, or what it scrolls in
 */
void
dr_tab_stop_set_list (DrTabStop *self,
                      GtkWidget *list)
{
  if (self->list == list)
    return;
  g_clear_weak_pointer (&self->left);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  self->list = list;
  if (self->list != NULL)
    gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

/* A row that opens is a list itself: at its end an arrow key asks the window for what comes next, just as Tab does. */
static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             DrTabStop             *self)
{
  self->by_arrow = key == GDK_KEY_Up || key == GDK_KEY_Down || key == GDK_KEY_KP_Up || key == GDK_KEY_KP_Down;

  return GDK_EVENT_PROPAGATE;
}

/* (nullable): the one to come back to */
static GtkWidget *
find_row (DrTabStop *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (selected != NULL)
    return GTK_WIDGET (selected);

  return self->left != NULL && gtk_widget_get_parent (self->left) == self->list ? self->left : NULL;
}

static gboolean
go_on (DrTabStop        *self,
       GtkDirectionType  direction)
{
  GtkWidget *row = GTK_IS_LIST_BOX (self->list) ? gtk_widget_get_focus_child (self->list) : NULL;

  if (self->by_arrow)
    return gtk_widget_child_focus (self->list, direction);
  if (row == NULL)
    return FALSE;
  if (gtk_widget_child_focus (row, direction))
    return TRUE;
  g_set_weak_pointer (&self->left, row);

  return FALSE;
}
/* The one to come back to may be hidden, or off; GTK's list would insist on it where it is selected, and be passed by. */
static gboolean
enter (DrTabStop        *self,
       GtkDirectionType  direction)
{
  GtkWidget *row = find_row (self);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;

  if (row != NULL && gtk_widget_child_focus (row, direction))
    return TRUE;
  for (row = back ? gtk_widget_get_last_child (self->list) : gtk_widget_get_first_child (self->list); row != NULL;
       row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row) && gtk_widget_child_focus (row, direction))
      return TRUE;

  return FALSE;
}

/* GTK's lists have Tab go through their rows, of which there may be thousands, and its list box selects each: whoever wanted the page
 * of the first got that of the last. */
static gboolean
dr_tab_stop_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  DrTabStop *self = DR_TAB_STOP (widget);

  if (self->list == NULL)
    return FALSE;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (self->list, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return go_on (self, direction);

  return GTK_IS_LIST_BOX (self->list) ? enter (self, direction) : gtk_widget_child_focus (self->list, direction);
}

/* It takes the room that its list wants: a plain widget would leave a list that scrolls at its least height. */
static void
dr_tab_stop_compute_expand (GtkWidget *widget,
                            gboolean  *hexpand,
                            gboolean  *vexpand)
{
  DrTabStop *self = DR_TAB_STOP (widget);

  *hexpand = self->list != NULL && gtk_widget_compute_expand (self->list, GTK_ORIENTATION_HORIZONTAL);
  *vexpand = self->list != NULL && gtk_widget_compute_expand (self->list, GTK_ORIENTATION_VERTICAL);
}

static void
dr_tab_stop_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  g_value_set_object (value, DR_TAB_STOP (object)->list);
}

static void
dr_tab_stop_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  dr_tab_stop_set_list (DR_TAB_STOP (object), g_value_get_object (value));
}

static void
dr_tab_stop_dispose (GObject *object)
{
  g_clear_weak_pointer (&DR_TAB_STOP (object)->left);
  g_clear_pointer (&DR_TAB_STOP (object)->list, gtk_widget_unparent);

  G_OBJECT_CLASS (dr_tab_stop_parent_class)->dispose (object);
}

static void
dr_tab_stop_class_init (DrTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = dr_tab_stop_get_property;
  G_OBJECT_CLASS (klass)->set_property = dr_tab_stop_set_property;
  G_OBJECT_CLASS (klass)->dispose = dr_tab_stop_dispose;
  widget_class->focus = dr_tab_stop_focus;
  widget_class->compute_expand = dr_tab_stop_compute_expand;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
dr_tab_stop_init (DrTabStop *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * dr_tab_stop_new:
 * @list: (transfer floating): what it holds: a list, or what it scrolls in
 *
 * Returns: (transfer floating): a stop that is seen as long as @list is
 */
GtkWidget *
dr_tab_stop_new (GtkWidget *list)
{
  GtkWidget *self = g_object_new (DR_TYPE_TAB_STOP, "list", list, NULL);

  g_object_bind_property (list, "visible", self, "visible", G_BINDING_SYNC_CREATE);

  return self;
}
