#include "dr-open-in-sight.h"

#include "dr-scroll-to.h"

/* Frames that it waits for the button to come into sight, at most: the button may be higher than what scrolls it. */
#define FRAMES 12

/* Those that it has waited so far; none: it does not wait. */
static G_DEFINE_QUARK (dr-open-in-sight-frames, frames)

static gboolean
open_in_sight (GtkWidget     *button,
               GdkFrameClock *clock,
               gpointer       data)
{
  guint frames = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (button), frames_quark ()));

  if (!dr_scroll_is_in_sight (gtk_widget_get_parent (button)) && frames < FRAMES)
    {
      g_object_set_qdata (G_OBJECT (button), frames_quark (), GUINT_TO_POINTER (frames + 1));
      return G_SOURCE_CONTINUE;
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_object_set_qdata (G_OBJECT (button), frames_quark (), NULL);

  return G_SOURCE_REMOVE;
}

/* Before what opens hears of it. */
static gboolean
toggled (GSignalInvocationHint *hint,
         guint                  n_values,
         const GValue          *values,
         gpointer               data)
{
  GtkWidget *button = g_value_get_object (values);
  GtkWidget *opener = gtk_widget_get_parent (button);

  if ((GTK_IS_DROP_DOWN (opener) || GTK_IS_MENU_BUTTON (opener)) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button))
      && g_object_get_qdata (G_OBJECT (button), frames_quark ()) == NULL && gtk_widget_get_mapped (opener)
      && !dr_scroll_is_in_sight (opener))
    {
      g_object_set_qdata (G_OBJECT (button), frames_quark (), GUINT_TO_POINTER (1));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
      dr_scroll_now (opener);
      gtk_widget_add_tick_callback (button, open_in_sight, NULL, NULL);
    }

  return TRUE;
}

/**
 * dr_open_in_sight_watch:
 *
 * What is opened by a button that is out of sight waits until that has been scrolled into sight. Screen readers press buttons
 * without looking at them: beside the screen GTK finds no monitor, and gives what opens there less than no room.
 */
void
dr_open_in_sight_watch (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_TOGGLE_BUTTON));   /* its signals are made with it */
  g_signal_add_emission_hook (g_signal_lookup ("toggled", GTK_TYPE_TOGGLE_BUTTON), 0, toggled, NULL, NULL);
}
