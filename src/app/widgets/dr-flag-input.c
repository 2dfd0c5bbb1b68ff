#include "dr-flag-input.h"

#include "dr-wrapped-label.h"

struct _DrFlagInput {
  DrInput    parent_instance;

  GtkWidget *check;
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (DrFlagInput, dr_flag_input, DR_TYPE_INPUT)

static void
toggled (DrFlagInput *self)
{
  if (!self->showing)
    dr_input_give (DR_INPUT (self), gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)) ? "true" : "false");
}

/**
 * dr_flag_input_new:
 * @label: what is so or not, translated
 *
 * Returns: (transfer floating): a check button
 */
DrFlagInput *
dr_flag_input_new (const char *label)
{
  DrFlagInput *self = g_object_new (DR_TYPE_FLAG_INPUT, NULL);
  GtkWidget *text = dr_wrapped_label_new (label, NULL);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->check), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}

static void
dr_flag_input_show (DrInput    *input,
                    const char *value)
{
  DrFlagInput *self = DR_FLAG_INPUT (input);

  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), g_strcmp0 (value, "true") == 0);
  self->showing = FALSE;
}

static void
dr_flag_input_class_init (DrFlagInputClass *klass)
{
  DR_INPUT_CLASS (klass)->show = dr_flag_input_show;
}

static void
dr_flag_input_init (DrFlagInput *self)
{
  self->check = gtk_check_button_new ();
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled), self);
  dr_input_set_control (DR_INPUT (self), self->check, self->check);
}
