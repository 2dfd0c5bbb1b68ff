#include "dr-access-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dr-access-cell.h"
#include "dr-grid-heads.h"
#include "dr-unseen.h"

/* Above words in a line with a button. */
#define HEAD_MARGIN 6

G_DEFINE_FINAL_TYPE (DrAccessGrid, dr_access_grid, GTK_TYPE_WIDGET)

static void
dr_access_grid_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DrAccessGrid *self = DR_ACCESS_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = dr_access_grid_least_width (self);
      *natural = dr_access_grid_wanted_width (self);
      return;
    }
  *minimum = dr_access_grid_lay_out (self, for_size >= 0 ? for_size : dr_access_grid_wanted_width (self), FALSE);
  *natural = *minimum;
}

static void
show_pages (DrAccessGrid *self)
{
  g_autofree char *words = NULL;

  if (self->n_shown > 1)
    words = g_strdup_printf (_("Options %1$u to %2$u of %3$u"), self->first + 1, self->first + self->n_shown,
                             dr_access_grid_n_options (self));
  else
    words = g_strdup_printf (_("Option %1$u of %2$u"), self->first + 1, dr_access_grid_n_options (self));
  gtk_label_set_label (GTK_LABEL (self->pages), words);
  gtk_widget_set_sensitive (self->back, self->first > 0);
  gtk_widget_set_sensitive (self->forward, self->first + self->n_shown < dr_access_grid_n_options (self));
}

static gboolean
show_pages_later (gpointer data)
{
  DrAccessGrid *self = data;

  self->retitle = 0;
  show_pages (self);

  return G_SOURCE_REMOVE;
}

static void
dr_access_grid_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DrAccessGrid *self = DR_ACCESS_GRID (widget);

  dr_access_grid_lay_out (self, width, TRUE);
  if (self->retitle == 0)   /* a label must not change while sizes are given out */
    self->retitle = g_idle_add (show_pages_later, self);
}

static void
dr_access_grid_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DrAccessGrid *self = DR_ACCESS_GRID (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  GdkRGBA colour;
  GdkRGBA tint;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  tint = colour;
  tint.alpha = 0.06f;
  colour.alpha = adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.5f : 0.15f;
  if (self->chosen_x >= 0)
    {
      float x = self->chosen_x - GAP / 2;

      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        x = width - self->chosen_x - self->chosen_width - GAP / 2;
      gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (x, self->heads_y, self->chosen_width + GAP,
                                                                              height - self->heads_y));
    }
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].top > 0)
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, self->rows[i].top, width, 1));

  dr_seen_children_snapshot (&self->seen, widget, snapshot);
}

static void
dr_access_grid_map (GtkWidget *widget)
{
  dr_seen_children_map (&DR_ACCESS_GRID (widget)->seen, widget);
  GTK_WIDGET_CLASS (dr_access_grid_parent_class)->map (widget);
}

static void
dr_access_grid_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_access_grid_parent_class)->unmap (widget);
  dr_seen_children_unmap (&DR_ACCESS_GRID (widget)->seen);
}

static GtkSizeRequestMode
dr_access_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
turn (DrAccessGrid *self,
      guint         first)
{
  self->first = first;
  for (guint i = 0; i < self->n_rows; i++)
    self->rows[i].room_width = 0;   /* other options, other words */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
go_back (DrAccessGrid *self)
{
  turn (self, self->first > self->n_shown ? self->first - self->n_shown : 0);
}

static void
go_forward (DrAccessGrid *self)
{
  turn (self, MIN (self->first + self->n_shown, dr_access_grid_n_options (self) - self->n_shown));
}

/* Turns the pages until the column is seen. */
static void
reveal_column (DrAccessGrid *self,
               guint         column)
{
  guint option = column - 1;

  if (column == 0 || (option >= self->first && option < self->first + self->n_shown))
    return;
  turn (self, option < self->first ? option : option + 1 - MAX (1, self->n_shown));
  gtk_widget_set_child_visible (self->heads[option], TRUE);
  for (guint i = 0; i < self->n_rows; i++)
    gtk_widget_set_child_visible (self->rows[i].cells[column], TRUE);
}

/**
 * dr_access_grid_reveal:
 * @self: the grid
 * @option: id of an option
 *
 * Shows the option, where not all are seen at once.
 */
void
dr_access_grid_reveal (DrAccessGrid *self,
                       const char   *option)
{
  for (guint i = 0; i < dr_access_grid_n_options (self); i++)
    if (g_strcmp0 (self->state->options[i].id, option) == 0)
      reveal_column (self, i + 1);
}

/**
 * dr_access_grid_focus:
 * @self: the grid
 * @id: of an option or an access point
 *
 * Gives the focus to the menu of its head, which an option is brought to sight for.
 *
 * Returns: whether it is there
 */
gboolean
dr_access_grid_focus (DrAccessGrid *self,
                      const char   *id)
{
  for (guint i = 0; i < dr_access_grid_n_options (self); i++)
    if (g_strcmp0 (self->state->options[i].id, id) == 0)
      {
        reveal_column (self, i + 1);
        return gtk_widget_grab_focus (self->heads[i]);
      }
  for (guint i = 0; i < self->n_rows; i++)
    if (g_strcmp0 (self->state->points[i].id, id) == 0)
      return gtk_widget_grab_focus (self->rows[i].head);

  return FALSE;
}

/* The cell that has the focus. */
static gboolean
find_focus (DrAccessGrid *self,
            GtkWidget    *focus,
            guint        *row,
            guint        *column)
{
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->state->n_columns; j++)
      if (gtk_widget_is_ancestor (focus, self->rows[i].cells[j]))
        {
          *row = i;
          *column = j;
          return TRUE;
        }

  return FALSE;
}

/* Whether the arrow belongs to the text under the focus. */
static gboolean
moves_in_text (GtkWidget *focus,
               int        across)
{
  int position;

  if (!GTK_IS_EDITABLE (focus) || across == 0)
    return FALSE;
  position = gtk_editable_get_position (GTK_EDITABLE (focus));

  return across < 0 ? position > 0 : position < (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (focus)), -1);
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             DrAccessGrid          *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int across = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;
  int down = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  guint row;
  guint column;
  gboolean hours;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    across = -across;
  if ((across == 0 && down == 0) || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || focus == NULL
      || !find_focus (self, focus, &row, &column) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  if (moves_in_text (focus, key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0))
    return GDK_EVENT_PROPAGATE;
  if ((int) row + down < 0 || row + down >= self->n_rows || (int) column + across < 0
      || column + across >= self->state->n_columns)
    return GDK_EVENT_PROPAGATE;

  hours = dr_access_cell_has_hours (DR_ACCESS_CELL (self->rows[row].cells[column]), focus);
  reveal_column (self, column + across);
  dr_access_cell_focus (DR_ACCESS_CELL (self->rows[row + down].cells[column + across]), hours);

  return GDK_EVENT_STOP;
}

static GtkWidget *
add (DrAccessGrid *self,
     GtkWidget    *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  dr_unseen_watch (child);

  return child;
}

static GtkWidget *
add_label (DrAccessGrid *self,
           const char   *text,
           const char   *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, style);

  return add (self, label);
}

static void
clear (DrAccessGrid *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      gtk_widget_unparent (self->rows[i].head);
      for (guint j = 0; j < self->state->n_columns; j++)
        gtk_widget_unparent (self->rows[i].cells[j]);
      for (guint j = 0; j < G_N_ELEMENTS (self->rows[i].captions); j++)
        gtk_widget_unparent (self->rows[i].captions[j]);
      g_free (self->rows[i].cells);
    }
  for (guint i = 0; i < dr_access_grid_n_options (self); i++)
    gtk_widget_unparent (self->heads[i]);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->heads, g_free);
  self->n_rows = 0;
  g_clear_pointer (&self->state, dr_access_grid_state_free);
}

static void
build_row (DrAccessGrid *self,
           guint         index)
{
  const DrAccessGridState *state = self->state;
  Row *row = &self->rows[index];
  const char *point = state->points[index].id;

  row->head = add (self, GTK_WIDGET (dr_point_head_new (&state->points[index])));
  row->captions[0] = add_label (self, state->access_review ? _("Today") : _("Before"), "caption");
  row->captions[1] = add_label (self, _("After"), "caption");
  row->cells = g_new0 (GtkWidget *, state->n_columns);
  for (guint i = 0; i < state->n_columns; i++)
    row->cells[i] = add (self, GTK_WIDGET (dr_access_cell_new (self->editor, i > 0 ? state->options[i - 1].id : NULL, point,
                                                               dr_access_grid_state_cell (state, index, i))));
}

static void
build (DrAccessGrid      *self,
       DrAccessGridState *state)   /* (transfer full) */
{
  gboolean had_some = self->state != NULL;

  clear (self);
  self->state = state;
  self->heads = g_new0 (GtkWidget *, state->n_options + 1);
  for (guint i = 0; i < dr_access_grid_n_options (self); i++)
    self->heads[i] = add (self, GTK_WIDGET (dr_option_head_new (self->editor, &state->options[i],
                                                                i > 0 ? DR_OPTION_HEAD (self->heads[0]) : NULL)));
  for (guint i = 0; i < dr_access_grid_n_options (self) && !had_some; i++)
    if (state->options[i].chosen)
      self->first = i;
  self->rows = g_new0 (Row, state->n_points);
  self->n_rows = state->n_points;
  for (guint i = 0; i < state->n_points; i++)
    build_row (self, i);
  gtk_label_set_label (GTK_LABEL (self->today), state->access_review ? _("Today") : _("Before"));
}

static void
update (DrAccessGrid      *self,
        DrAccessGridState *state)   /* (transfer full) */
{
  for (guint i = 0; i < dr_access_grid_n_options (self); i++)
    dr_option_head_show (DR_OPTION_HEAD (self->heads[i]), &state->options[i]);
  for (guint i = 0; i < state->n_points; i++)
    {
      dr_point_head_show (DR_POINT_HEAD (self->rows[i].head), &state->points[i]);
      for (guint j = 0; j < state->n_columns; j++)
        dr_access_cell_show (DR_ACCESS_CELL (self->rows[i].cells[j]), dr_access_grid_state_cell (state, i, j));
    }
  dr_access_grid_state_free (self->state);
  self->state = state;
}

/**
 * dr_access_grid_refresh:
 * @self: the grid
 *
 * Shows the assessment as it is typed. Widgets stay while their points and options do.
 */
void
dr_access_grid_refresh (DrAccessGrid *self)
{
  DrAccessGridState *state = dr_access_grid_state_new (dr_editor_get_fields (self->editor),
                                                       dr_editor_get_version (self->editor)->check->evidence);

  if (self->state != NULL && dr_access_grid_state_same_form (self->state, state))
    update (self, state);
  else
    build (self, state);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dr_access_grid_get_state:
 * @self: the grid
 *
 * Returns: (transfer none): what it shows, until the next refresh
 */
const DrAccessGridState *
dr_access_grid_get_state (DrAccessGrid *self)
{
  return self->state;
}

/**
 * dr_access_grid_new:
 * @editor: the assessment
 *
 * Returns: (transfer floating): its grid
 */
DrAccessGrid *
dr_access_grid_new (DrEditor *editor)
{
  DrAccessGrid *self = g_object_new (DR_TYPE_ACCESS_GRID, NULL);

  self->editor = g_object_ref (editor);
  dr_access_grid_refresh (self);

  return self;
}

static void
dr_access_grid_dispose (GObject *object)
{
  DrAccessGrid *self = DR_ACCESS_GRID (object);

  dr_seen_children_unmap (&self->seen);
  clear (self);
  g_clear_handle_id (&self->retitle, g_source_remove);
  g_clear_pointer (&self->pager, gtk_widget_unparent);
  g_clear_pointer (&self->corner, gtk_widget_unparent);
  g_clear_pointer (&self->today, gtk_widget_unparent);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (dr_access_grid_parent_class)->dispose (object);
}

static void
dr_access_grid_class_init (DrAccessGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_access_grid_dispose;
  widget_class->measure = dr_access_grid_measure;
  widget_class->size_allocate = dr_access_grid_size_allocate;
  widget_class->snapshot = dr_access_grid_snapshot;
  widget_class->map = dr_access_grid_map;
  widget_class->unmap = dr_access_grid_unmap;
  widget_class->get_request_mode = dr_access_grid_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "accessgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_turner (DrAccessGrid *self,
            const char   *icon,
            const char   *name,
            GCallback     turned)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", turned, self);
  gtk_box_append (GTK_BOX (self->pager), button);

  return button;
}

static void
dr_access_grid_init (DrAccessGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chosen_x = -1;
  self->pager = add (self, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_child_visible (self->pager, FALSE);   /* else the focus would come here before it is known to be needed */
  self->back = add_turner (self, "go-previous-symbolic", _("Options before these"), G_CALLBACK (go_back));
  self->pages = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              NULL);
  gtk_widget_add_css_class (self->pages, "heading");
  gtk_box_append (GTK_BOX (self->pager), self->pages);
  self->forward = add_turner (self, "go-next-symbolic", _("Options after these"), G_CALLBACK (go_forward));
  self->corner = add_label (self, _("Access point"), "heading");
  self->today = add_label (self, "", "heading");
  gtk_widget_set_margin_top (self->corner, HEAD_MARGIN);
  gtk_widget_set_margin_top (self->today, HEAD_MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Options and access points"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
