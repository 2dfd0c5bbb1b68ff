#include "dr-radio-input.h"

struct _DrRadioInput {
  DrInput    parent_instance;

  GtkWidget *check;
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (DrRadioInput, dr_radio_input, DR_TYPE_INPUT)

static void
toggled (DrRadioInput *self)
{
  if (!self->showing && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)))
    dr_input_give (DR_INPUT (self), "true");
}

/**
 * dr_radio_input_new:
 * @group: (nullable): another of the same group; %NULL: it is the first
 *
 * Returns: (transfer floating): a radio button
 */
DrRadioInput *
dr_radio_input_new (DrRadioInput *group)
{
  DrRadioInput *self = g_object_new (DR_TYPE_RADIO_INPUT, NULL);

  dr_input_hide_label (DR_INPUT (self));
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (self->check), GTK_CHECK_BUTTON (group->check));

  return self;
}

/**
 * dr_radio_input_set_words:
 * @self: an input
 * @shown: what stands beside it, translated
 * @spoken: what it chooses, for screen readers, translated
 */
void
dr_radio_input_set_words (DrRadioInput *self,
                          const char   *shown,
                          const char   *spoken)
{
  if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (self->check)), shown) != 0)
    gtk_check_button_set_label (GTK_CHECK_BUTTON (self->check), shown);
  if (g_strcmp0 (dr_input_get_label (DR_INPUT (self)), spoken) != 0)
    dr_input_set_label (DR_INPUT (self), spoken);
}

static void
dr_radio_input_show (DrInput    *input,
                     const char *value)
{
  DrRadioInput *self = DR_RADIO_INPUT (input);

  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), g_strcmp0 (value, "true") == 0);
  self->showing = FALSE;
}

static void
dr_radio_input_class_init (DrRadioInputClass *klass)
{
  DR_INPUT_CLASS (klass)->show = dr_radio_input_show;
}

static void
dr_radio_input_init (DrRadioInput *self)
{
  self->check = gtk_check_button_new ();
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled), self);
  dr_input_set_control (DR_INPUT (self), self->check, self->check);
}
