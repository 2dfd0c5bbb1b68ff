/* dr-register-columns.h: the columns of the list of assessments, and what stands in their cells.
 * Used by the Assessments place. Below a width a list of two lines a row takes the columns' place; between, the columns
 * that there is room for are shown. It sorts and reads nothing itself. */
#pragma once

#include <gtk/gtk.h>

#include "dr-register-state.h"

G_BEGIN_DECLS

typedef struct _DrRegisterColumns DrRegisterColumns;

/* Whether a draft is about to be deleted. */
typedef gboolean (*DrRegisterIsGoing) (const DrRegisterRow *row, gpointer data);

DrRegisterColumns *dr_register_columns_new       (GtkColumnView *view, DrRegisterIsGoing is_going, gpointer data);
void               dr_register_columns_free      (DrRegisterColumns *self);
gboolean           dr_register_columns_set_today (DrRegisterColumns *self, DrDate today);
void               dr_register_columns_fit       (DrRegisterColumns *self, int width);
void               dr_register_columns_get_sort  (DrRegisterColumns *self, DrRegisterSort *sort, gboolean *descending);
void               dr_register_columns_set_sort  (DrRegisterColumns *self, DrRegisterSort sort, gboolean descending);
guint              dr_register_columns_position  (GtkWidget *widget);

G_END_DECLS
