/* dr-preferences.h: who I am, which council and which editions the register works with, and where it is kept.
 * Used by the application. People and their roles live in the register: this only says which of them sits here. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_PREFERENCES (dr_preferences_get_type ())

G_DECLARE_FINAL_TYPE (DrPreferences, dr_preferences, DR, PREFERENCES, AdwPreferencesWindow)

DrPreferences *dr_preferences_new (GtkWindow *parent, DrDesk *desk);

G_END_DECLS
