/* dr-attach-button.h: keeps a file beside an assessment and names it in a text of it, as what shows that an action was done.
 * Used by the controls of an action. The register takes any file as bytes; none is opened here. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_ATTACH_BUTTON (dr_attach_button_get_type ())

G_DECLARE_FINAL_TYPE (DrAttachButton, dr_attach_button, DR, ATTACH_BUTTON, GtkBox)

DrAttachButton *dr_attach_button_new      (DrEditor *editor, const char *key);
char           *dr_attach_button_add_name (const char *text, const char *name);

G_END_DECLS
