/* dr-welcome.h: the first run: what to start with, who I am, where the data is kept; then the register is made.
 * Used by the main window while there is no register. It writes nothing before the last step. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DR_TYPE_WELCOME (dr_welcome_get_type ())

G_DECLARE_FINAL_TYPE (DrWelcome, dr_welcome, DR, WELCOME, AdwBin)

DrWelcome *dr_welcome_new         (const char *uri);
void       dr_welcome_set_problem (DrWelcome *self, const char *problem);

G_END_DECLS
