/* dr-maintaining-list-view.h: a list of the Maintaining access place: lines with where they stand, the first few at first, the
 * others on demand. A line opens the assessments behind it.
 * Used by DrMaintainingPage. It shows what the state says and decides nothing. */
#pragma once

#include <adwaita.h>

#include "dr-maintaining-state.h"

G_BEGIN_DECLS

#define DR_TYPE_MAINTAINING_LIST_VIEW (dr_maintaining_list_view_get_type ())

G_DECLARE_FINAL_TYPE (DrMaintainingListView, dr_maintaining_list_view, DR, MAINTAINING_LIST_VIEW, GtkBox)

DrMaintainingListView *dr_maintaining_list_view_new (const char *title);
void                   dr_maintaining_list_view_set (DrMaintainingListView *self, const DrMaintainingList *list);

G_END_DECLS
