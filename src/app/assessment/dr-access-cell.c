#include "dr-access-cell.h"

#include <glib/gi18n-lib.h>

#include "dr-line-input.h"
#include "dr-offer-input.h"
#include "dr-wrapped-label.h"

struct _DrAccessCell {
  GtkBox     parent_instance;

  DrEditor  *editor;
  char      *option;   /* (nullable): today */
  char      *point;
  GtkWidget *offer;
  GtkWidget *hours_row;
  GtkWidget *hours;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (DrAccessCell, dr_access_cell, GTK_TYPE_BOX)

static void
change (DrAccessCell   *self,
        DrDraftChanges *changes)   /* (transfer full) */
{
  dr_editor_change (self->editor, (const DrField *) changes->fields->data, changes->fields->len);
  dr_draft_changes_free (changes);
}

static void
give_offer (DrInput    *input,
            const char *value,
            gpointer    data)
{
  DrAccessCell *self = data;
  const DrFieldList *fields = dr_editor_get_fields (self->editor);

  if (g_strcmp0 (value, DR_OFFER_MOVES_ELSEWHERE) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "options.new-place", "(ss)", self->option, self->point);
  else if (self->option != NULL)
    change (self, dr_options_set_after (fields, self->option, self->point, value));
  else
    change (self, dr_options_set_before (fields, self->point, value));
}

static void
give_hours_before (DrInput    *input,
                   const char *value,
                   gpointer    data)
{
  DrAccessCell *self = data;

  change (self, dr_options_set_hours_before (dr_editor_get_fields (self->editor), self->point, value));
}

/**
 * dr_access_cell_show:
 * @self: a cell
 * @state: what it shows now
 */
void
dr_access_cell_show (DrAccessCell     *self,
                     const DrGridCell *state)
{
  dr_offer_input_set_name (DR_OFFER_INPUT (self->offer), state->name);
  dr_offer_input_set_choices (DR_OFFER_INPUT (self->offer), state->choices, state->n_choices, state->value, state->shown);
  if (g_strcmp0 (dr_input_get_label (DR_INPUT (self->hours)), state->hours_name) != 0)
    dr_input_set_label (DR_INPUT (self->hours), state->hours_name);
  gtk_widget_set_visible (self->hours_row, state->has_hours);
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->note)), state->note != NULL ? state->note : "") != 0)
    gtk_label_set_label (GTK_LABEL (self->note), state->note != NULL ? state->note : "");
  gtk_widget_set_visible (self->note, state->note != NULL);
}

/**
 * dr_access_cell_new:
 * @editor: the assessment
 * @option: (nullable): id of the option; %NULL: the cell is of today
 * @point: id of the access point
 * @state: what it shows
 *
 * Returns: (transfer floating): a cell
 */
DrAccessCell *
dr_access_cell_new (DrEditor         *editor,
                    const char       *option,
                    const char       *point,
                    const DrGridCell *state)
{
  DrAccessCell *self = g_object_new (DR_TYPE_ACCESS_CELL, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  GtkWidget *unit = gtk_label_new (_("hours"));

  self->editor = g_object_ref (editor);
  self->option = g_strdup (option);
  self->point = g_strdup (point);
  self->offer = GTK_WIDGET (dr_offer_input_new (state->name));
  self->hours = GTK_WIDGET (dr_line_input_new (state->hours_name, DR_LINE_HOURS));
  dr_input_hide_label (DR_INPUT (self->hours));
  gtk_widget_add_css_class (unit, "dim-label");
  gtk_widget_set_valign (unit, GTK_ALIGN_CENTER);
  self->hours_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->hours_row), self->hours);
  gtk_box_append (GTK_BOX (self->hours_row), unit);
  self->note = dr_wrapped_label_new (NULL, NULL);
  gtk_widget_add_css_class (self->note, "caption-heading");
  gtk_box_append (GTK_BOX (self), self->offer);
  gtk_box_append (GTK_BOX (self), self->hours_row);
  gtk_box_append (GTK_BOX (self), self->note);

  dr_input_set_give (DR_INPUT (self->offer), give_offer, self);
  if (option == NULL)
    dr_input_set_give (DR_INPUT (self->hours), give_hours_before, self);
  if (state->key != NULL)
    {
      dr_input_bind (DR_INPUT (self->offer), editor, state->key);
      dr_input_bind (DR_INPUT (self->hours), editor, state->hours_key);
    }
  dr_access_cell_show (self, state);

  return self;
}

/**
 * dr_access_cell_has_hours:
 * @self: a cell
 * @focus: a widget in it
 *
 * Returns: whether that is where its hours are typed
 */
gboolean
dr_access_cell_has_hours (DrAccessCell *self,
                          GtkWidget    *focus)
{
  return gtk_widget_is_ancestor (focus, self->hours);
}

/**
 * dr_access_cell_focus:
 * @self: a cell
 * @hours: where its hours are typed, if they can be
 */
void
dr_access_cell_focus (DrAccessCell *self,
                      gboolean      hours)
{
  gtk_widget_grab_focus (hours && gtk_widget_get_visible (self->hours_row) ? self->hours : self->offer);
}

/**
 * dr_access_cell_room:
 * @self: a cell
 * @width: of it
 *
 * Returns: how high it is with a line on what happens and without hours, in pixels
 */
int
dr_access_cell_room (DrAccessCell *self,
                     int           width)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (self->note), NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
  int offer;

  pango_font_metrics_unref (metrics);
  gtk_widget_measure (self->offer, GTK_ORIENTATION_VERTICAL, width, NULL, &offer, NULL, NULL);

  return offer + gtk_box_get_spacing (GTK_BOX (self)) + line;
}

static void
dr_access_cell_dispose (GObject *object)
{
  g_clear_object (&DR_ACCESS_CELL (object)->editor);

  G_OBJECT_CLASS (dr_access_cell_parent_class)->dispose (object);
}

static void
dr_access_cell_finalize (GObject *object)
{
  g_free (DR_ACCESS_CELL (object)->option);
  g_free (DR_ACCESS_CELL (object)->point);

  G_OBJECT_CLASS (dr_access_cell_parent_class)->finalize (object);
}

static void
dr_access_cell_class_init (DrAccessCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_access_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_access_cell_finalize;
}

static void
dr_access_cell_init (DrAccessCell *self)
{
}
