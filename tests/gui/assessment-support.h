/* assessment-support.h: the window of the pilot's assessment, in the test's process. */
#pragma once

#include "app-support.h"

#include "widgets-support.h"
#include "windows-support.h"

G_BEGIN_DECLS

GtkWindow *open_assessment  (Program *program, Workplace *place);
void       close_assessment (GtkWindow *window, Workplace *place);

G_END_DECLS
