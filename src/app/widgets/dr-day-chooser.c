#include "dr-day-chooser.h"

#include <glib/gi18n-lib.h>

#include "dr-date.h"

struct _DrDayChooser {
  GtkPopover  parent_instance;

  GtkWidget  *calendar;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (DrDayChooser, dr_day_chooser, GTK_TYPE_POPOVER)

static void
take (DrDayChooser *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  g_signal_emit (self, chosen_signal, 0, text);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Marks a day without taking it. */
static void
mark (DrDayChooser *self,
      GDateTime    *day)
{
  g_autofree char *words = g_date_time_format (day, _("%-d %B %Y"));
  /* Translators: what is asked, and the day that is marked */
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), _("Choose a day"), words);

  g_signal_handlers_block_by_func (self->calendar, take, self);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  g_signal_handlers_unblock_by_func (self->calendar, take, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* GTK's own keys move a frame that begins in a corner, and leave the chosen day alone. */
static gboolean
key_pressed (DrDayChooser    *self,
             guint            key,
             guint            code,
             GdkModifierType  modifiers)
{
  static const struct { guint key; int days; int months; } steps[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, -7, 0 }, { GDK_KEY_KP_Up, -7, 0 }, { GDK_KEY_Down, 7, 0 }, { GDK_KEY_KP_Down, 7, 0 },
    { GDK_KEY_Page_Up, 0, -1 }, { GDK_KEY_KP_Page_Up, 0, -1 }, { GDK_KEY_Page_Down, 0, 1 }, { GDK_KEY_KP_Page_Down, 0, 1 },
  };

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter || key == GDK_KEY_space
      || key == GDK_KEY_KP_Space)
    {
      take (self);
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
        g_autoptr (GDateTime) later = g_date_time_add_full (day, 0, steps[i].months, steps[i].days, 0, 0, 0);

        if (later != NULL)
          mark (self, later);
        return TRUE;
      }

  return FALSE;
}

/**
 * dr_day_chooser_new:
 * @over: what it is shown over, and belongs to; it unparents it when it goes
 *
 * Returns: (transfer none): a calendar that is not shown yet
 */
DrDayChooser *
dr_day_chooser_new (GtkWidget *over)
{
  DrDayChooser *self = g_object_new (DR_TYPE_DAY_CHOOSER, NULL);

  gtk_widget_set_parent (GTK_WIDGET (self), over);

  return self;
}

/**
 * dr_day_chooser_open:
 * @self: a calendar
 * @text: a date, as 2026-03-31; today where it is none
 *
 * Shows it with the day marked and the keys in it.
 */
void
dr_day_chooser_open (DrDayChooser *self,
                     const char   *text)
{
  g_autoptr (GDateTime) day = NULL;
  DrDate date;

  if (dr_date_parse (text, &date) && date.day != 0)
    day = g_date_time_new_local (date.year, date.month, date.day, 0, 0, 0);
  if (day == NULL)
    day = g_date_time_new_now_local ();
  mark (self, day);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->calendar);
}

static void
dr_day_chooser_class_init (DrDayChooserClass *klass)
{
  /**
   * DrDayChooser::chosen:
   * @self: the calendar
   * @day: as 2026-03-31
   *
   * A day was taken; it goes out of sight by itself.
   */
  chosen_signal = g_signal_new ("chosen", DR_TYPE_DAY_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
dr_day_chooser_init (DrDayChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->calendar = gtk_calendar_new ();
  gtk_popover_set_child (GTK_POPOVER (self), self->calendar);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (take), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->calendar, keys);
}
