#include "dr-assessment-keys.h"

static void
add_key (GtkShortcutController *controller,
         const char            *keys,
         const char            *action,
         int                    target)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (target));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/**
 * dr_assessment_keys_add:
 * @window: with the actions of an assessment
 *
 * Lets it hear of its keys before the control that has the focus does: a text would take Control and Page Down for itself.
 */
void
dr_assessment_keys_add (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (shortcuts, "<Control>Page_Up", "assessment.step-section", -1);
  add_key (shortcuts, "<Control>Page_Down", "assessment.step-section", 1);
  add_key (shortcuts, "<Shift>F6", "assessment.step-pane", -1);
  add_key (shortcuts, "F6", "assessment.step-pane", 1);
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *keys = g_strdup_printf ("<Alt>%d", (i + 1) % 10);

      add_key (shortcuts, keys, "assessment.section", i);
    }
  gtk_widget_add_controller (window, controller);
}
