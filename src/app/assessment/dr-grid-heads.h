/* dr-grid-heads.h: the heads of the grid: of a column an option, whether it is chosen, and what can be done with it; of a
 * row an access point. Used by DrAccessGrid only. What is done goes by the "options" actions above them. */
#pragma once

#include <adwaita.h>

#include "dr-access-grid-state.h"
#include "dr-radio-input.h"

G_BEGIN_DECLS

#define DR_TYPE_OPTION_HEAD (dr_option_head_get_type ())

G_DECLARE_FINAL_TYPE (DrOptionHead, dr_option_head, DR, OPTION_HEAD, GtkBox)

DrOptionHead *dr_option_head_new  (DrEditor *editor, const DrGridOption *option, DrOptionHead *group);
void          dr_option_head_show (DrOptionHead *self, const DrGridOption *option);

#define DR_TYPE_POINT_HEAD (dr_point_head_get_type ())

G_DECLARE_FINAL_TYPE (DrPointHead, dr_point_head, DR, POINT_HEAD, GtkBox)

DrPointHead *dr_point_head_new  (const DrGridPoint *point);
void         dr_point_head_show (DrPointHead *self, const DrGridPoint *point);

G_END_DECLS
