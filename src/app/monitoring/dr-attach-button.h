/* dr-attach-button.h: keeps a file beside an assessment: as what shows that an action was done, named in its text, or as what supports
 * an answer or an impact.
 * Used by the controls of an action, and by the list of files below a question or an impact. The register takes any file as bytes; none is opened here. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_ATTACH_BUTTON (dr_attach_button_get_type ())

G_DECLARE_FINAL_TYPE (DrAttachButton, dr_attach_button, DR, ATTACH_BUTTON, GtkBox)

DrAttachButton *dr_attach_button_new             (DrEditor *editor, const char *key);
DrAttachButton *dr_attach_button_new_to_question (DrEditor *editor, const char *question, const char *prompt);
DrAttachButton *dr_attach_button_new_to_impact   (DrEditor *editor, const char *impact);
char           *dr_attach_button_add_name        (const char *text, const char *name);

G_END_DECLS
