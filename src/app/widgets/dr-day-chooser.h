/* dr-day-chooser.h: a calendar over an entry of a date, for the mouse and for the keys: arrows go by days and weeks, Page Up
 * and Page Down by months, Return takes the day, Escape leaves.
 * Used by inputs of dates. It writes nowhere: who made it is told of the day. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_DAY_CHOOSER (dr_day_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DrDayChooser, dr_day_chooser, DR, DAY_CHOOSER, GtkPopover)

DrDayChooser *dr_day_chooser_new  (GtkWidget *over);
void          dr_day_chooser_open (DrDayChooser *self, const char *text);

G_END_DECLS
