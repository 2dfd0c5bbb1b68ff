/* dr-flow.h: children beside each other, as many as fit, and the others below: in columns of one width, or each as wide as
 * it is.
 * Used wherever controls stand in a row that a narrow window breaks: forms, buttons, counts. It takes no focus and no keys:
 * Tab goes through it as through a box, past children that take no focus. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_FLOW (dr_flow_get_type ())
G_DECLARE_FINAL_TYPE (DrFlow, dr_flow, DR, FLOW, GtkWidget)

DrFlow *dr_flow_new    (guint columns, guint column_spacing, guint row_spacing);
void    dr_flow_append (DrFlow *self, GtkWidget *child);
void    dr_flow_clear  (DrFlow *self);

G_END_DECLS
