/* dr-attached-files.h: the files that support an answer or an impact, and the way to attach another.
 * Used below each question and in the controls of an impact. Files are named here, and never opened. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_ATTACHED_FILES (dr_attached_files_get_type ())

G_DECLARE_FINAL_TYPE (DrAttachedFiles, dr_attached_files, DR, ATTACHED_FILES, GtkBox)

GtkWidget *dr_attached_files_new_of_question (DrEditor *editor, const char *question, const char *prompt);
GtkWidget *dr_attached_files_new_of_impact   (DrEditor *editor, const char *impact);

G_END_DECLS
