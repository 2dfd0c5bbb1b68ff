/* dr-register-menu.h: the menus of the list of assessments: what can be done with the selected one, and with the list.
 * Used by the Assessments place, which makes them anew each time, so that what cannot be done says why. */
#pragma once

#include <gio/gio.h>

#include "dr-register-acts.h"
#include "dr-register-query.h"

G_BEGIN_DECLS

/* Why each act cannot be done; %NULL where it can. */
typedef struct {
  const char *refusals[DR_N_ACTS];
} DrRegisterRefusals;

GMenuModel *dr_register_menu_of_row  (const DrRegisterRefusals *refusals);
GMenuModel *dr_register_menu_of_list (const DrRegisterRefusals *refusals);
const char *dr_register_sort_word    (DrRegisterSort sort);
gboolean    dr_register_sort_parse   (const char *word, DrRegisterSort *sort, gboolean *descending);

G_END_DECLS
