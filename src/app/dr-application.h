/* dr-application.h: the desktop program: one instance, its register, its windows and the actions that all of them share.
 * Used by main() and by windows that ask for another window. It knows no section and no list. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_APPLICATION_ID "org.dueregard.DueRegard"

#define DR_TYPE_APPLICATION (dr_application_get_type ())

G_DECLARE_FINAL_TYPE (DrApplication, dr_application, DR, APPLICATION, AdwApplication)

DrApplication *dr_application_new             (void);
DrDesk        *dr_application_get_desk        (DrApplication *self);
GSettings     *dr_application_get_settings    (DrApplication *self);
void           dr_application_inspect         (DrApplication *self, const char *path);
gboolean       dr_application_inspect_ours    (DrApplication *self, GFile *file);
void           dr_application_add_elsewhere   (DrApplication *self);
void           dr_application_import          (DrApplication *self, GFile *file);
gboolean       dr_application_use_store       (DrApplication *self, const char *uri, GError **error);
gboolean       dr_application_begin           (DrApplication *self, const char *uri, const char *person, GError **error);
char          *dr_application_default_store   (DrApplication *self);
void           dr_application_show_assessment (DrApplication *self, const char *reference, guint version);

G_END_DECLS
