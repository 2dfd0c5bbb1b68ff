#include "dr-verdict-input.h"

#include "dr-flow.h"
#include "dr-verdict-state.h"

#define N_VERDICTS 3

struct _DrVerdictInput {
  DrInput    parent_instance;

  GtkWidget *none;               /* not shown: on where no other is */
  GtkWidget *checks[N_VERDICTS];
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (DrVerdictInput, dr_verdict_input, DR_TYPE_INPUT)

static const DrSectionVerdict verdicts[N_VERDICTS] = {
  DR_SECTION_ACCEPTABLE, DR_SECTION_CAN_BE_IMPROVED, DR_SECTION_TO_CORRECT,
};

static void
toggled (DrVerdictInput *self,
         GtkCheckButton *check)
{
  if (self->showing || !gtk_check_button_get_active (check))
    return;
  for (guint i = 0; i < N_VERDICTS; i++)
    if (self->checks[i] == GTK_WIDGET (check))
      dr_input_give (DR_INPUT (self), dr_vocabulary_to_string (DR_VOCABULARY_SECTION_VERDICT, (int) verdicts[i]));
}

/* Arrows go on in the three, as in any group of radio buttons: the box that wraps them would take the keys for itself. */
static gboolean
key_pressed (DrVerdictInput  *self,
             guint            key,
             guint            code,
             GdkModifierType  modifiers)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean back = key == GDK_KEY_Up || key == GDK_KEY_KP_Up || key == (mirrored ? GDK_KEY_Right : GDK_KEY_Left)
                  || key == (mirrored ? GDK_KEY_KP_Right : GDK_KEY_KP_Left);
  gboolean on = key == GDK_KEY_Down || key == GDK_KEY_KP_Down || key == (mirrored ? GDK_KEY_Left : GDK_KEY_Right)
                || key == (mirrored ? GDK_KEY_KP_Left : GDK_KEY_KP_Right);

  if ((!back && !on) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  for (guint i = 0; i < N_VERDICTS; i++)
    if (gtk_widget_has_focus (self->checks[i]))
      {
        GtkWidget *next = self->checks[(i + N_VERDICTS + (back ? -1 : 1)) % N_VERDICTS];

        gtk_widget_grab_focus (next);
        gtk_check_button_set_active (GTK_CHECK_BUTTON (next), TRUE);
        return TRUE;
      }

  return FALSE;
}

/**
 * dr_verdict_input_new:
 * @label: what it is called, translated
 *
 * Returns: (transfer floating): an input of a verdict
 */
DrVerdictInput *
dr_verdict_input_new (const char *label)
{
  DrVerdictInput *self = g_object_new (DR_TYPE_VERDICT_INPUT, NULL);

  dr_input_set_label (DR_INPUT (self), label);
  /* Every choice says itself; the group is named by the label. */
  for (guint i = 0; i < N_VERDICTS; i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    dr_section_verdict_label (verdicts[i]), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return self;
}

static void
dr_verdict_input_show (DrInput    *input,
                       const char *value)
{
  DrVerdictInput *self = DR_VERDICT_INPUT (input);
  GtkWidget *active = self->none;
  int verdict;

  if (value != NULL && dr_vocabulary_parse (DR_VOCABULARY_SECTION_VERDICT, value, &verdict))
    for (guint i = 0; i < N_VERDICTS; i++)
      if (verdicts[i] == (DrSectionVerdict) verdict)
        active = self->checks[i];
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (active), TRUE);
  self->showing = FALSE;
}

static void
dr_verdict_input_dispose (GObject *object)
{
  g_clear_object (&DR_VERDICT_INPUT (object)->none);

  G_OBJECT_CLASS (dr_verdict_input_parent_class)->dispose (object);
}

static void
dr_verdict_input_class_init (DrVerdictInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_verdict_input_dispose;
  DR_INPUT_CLASS (klass)->show = dr_verdict_input_show;
}

static void
dr_verdict_input_init (DrVerdictInput *self)
{
  GtkWidget *box = GTK_WIDGET (dr_flow_new (0, 18, 3));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (box, keys);
  self->none = g_object_ref_sink (gtk_check_button_new ());
  for (guint i = 0; i < N_VERDICTS; i++)
    {
      self->checks[i] = gtk_check_button_new_with_label (dr_section_verdict_label (verdicts[i]));
      gtk_check_button_set_group (GTK_CHECK_BUTTON (self->checks[i]), GTK_CHECK_BUTTON (self->none));
      g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (toggled), self);
      dr_flow_append (DR_FLOW (box), self->checks[i]);
    }
  dr_input_set_control (DR_INPUT (self), box, self->checks[0]);
}
