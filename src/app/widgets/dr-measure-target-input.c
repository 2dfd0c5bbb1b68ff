#include "dr-measure-target-input.h"

#include <glib/gi18n-lib.h>


#define TO_BE_ANNOUNCED "to-be-announced"

struct _DrMeasureTargetInput {
  DrInput    parent_instance;

  GtkWidget *number;   /* a line without a field of its own */
  GtkWidget *open;     /* check button: to be announced */
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (DrMeasureTargetInput, dr_measure_target_input, DR_TYPE_INPUT)

static void
typed (DrMeasureTargetInput *self,
       const char           *value)
{
  if (!self->showing)
    dr_input_give (DR_INPUT (self), value);
}

static void
toggled (DrMeasureTargetInput *self)
{
  gboolean open = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->open));

  gtk_widget_set_sensitive (self->number, !open);
  if (self->showing)
    return;
  dr_input_set_value (DR_INPUT (self->number), NULL);
  dr_input_give (DR_INPUT (self), open ? TO_BE_ANNOUNCED : NULL);
  if (!open)
    gtk_widget_grab_focus (self->number);
}

static void
dr_measure_target_input_show (DrInput    *input,
                              const char *value)
{
  DrMeasureTargetInput *self = DR_MEASURE_TARGET_INPUT (input);
  gboolean open = g_strcmp0 (value, TO_BE_ANNOUNCED) == 0;

  self->showing = TRUE;
  dr_input_set_value (DR_INPUT (self->number), open ? NULL : value);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->open), open);
  gtk_widget_set_sensitive (self->number, !open);
  self->showing = FALSE;
}

static gboolean
dr_measure_target_input_grab_focus (GtkWidget *widget)
{
  DrMeasureTargetInput *self = DR_MEASURE_TARGET_INPUT (widget);

  return gtk_widget_grab_focus (gtk_widget_get_sensitive (self->number) ? self->number : self->open);
}

/**
 * dr_measure_target_input_new:
 * @label: what it is called, translated
 * @kind: %DR_LINE_NUMBER, or %DR_LINE_SHARE
 *
 * Returns: (transfer floating): an input of a number, or of the word that there is none yet
 */
DrMeasureTargetInput *
dr_measure_target_input_new (const char *label,
                             DrLineKind  kind)
{
  DrMeasureTargetInput *self = g_object_new (DR_TYPE_MEASURE_TARGET_INPUT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->number = GTK_WIDGET (dr_line_input_new (label, kind));
  dr_input_hide_label (DR_INPUT (self->number));
  self->open = gtk_check_button_new_with_label (_("To be announced"));
  g_signal_connect_swapped (self->number, "given", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->open, "toggled", G_CALLBACK (toggled), self);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), self->open);
  dr_input_set_control (DR_INPUT (self), box, self->open);
  dr_input_set_label (DR_INPUT (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, _("To be announced"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);

  return self;
}

static void
dr_measure_target_input_class_init (DrMeasureTargetInputClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = dr_measure_target_input_grab_focus;
  DR_INPUT_CLASS (klass)->show = dr_measure_target_input_show;
}

static void
dr_measure_target_input_init (DrMeasureTargetInput *self)
{
}
