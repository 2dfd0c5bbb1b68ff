/* story-register.h: the register that the long story is played on, its people, and what the command line says of it.
 * Used by the test of the whole story. It takes no step of the story. */
#pragma once

#include "gui.h"

G_BEGIN_DECLS

#define REFERENCE "EX-2025-002"
#define MANAGER "customer-manager"
#define OFFICER "eve"
#define APPROVER "abe"

void  story_prepare      (Gui *gui);
char *story_day_in       (int days);
void  story_wait_says    (Gui *gui, const char *reference, const char *has);
void  story_assert_says  (Gui *gui, const char *reference, const char *has);
void  story_assert_stage (Gui *gui, guint version, const char *stage);

G_END_DECLS
