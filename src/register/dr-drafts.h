/* dr-drafts.h: making, importing, saving, undoing and deleting what officers write.
 * Used by both programs. Every save is checked as a whole: the guards of the workflow, then the schema and every id in
 * it, and the register's row goes with it. It seals nothing. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

/* Changes by one person to one version, as it was when they looked. */
typedef struct {
  const char    *reference;
  guint          version;
  const char    *person;
  const DrField *changes;    /* each with the revision of the draft that the officer's copy comes from */
  guint          n_changes;
  gboolean       continues;  /* more of the same typing: undone together with this person's last save */
} DrSaveRequest;

gboolean dr_register_create      (DrRegister *self, const char *person, const DrField *fields, guint n_fields,
                                  const char *origin, char **reference, GError **error);
gboolean dr_register_save        (DrRegister *self, const DrSaveRequest *request, guint64 *revision,
                                  DrConflicts **conflicts, GError **error);
gboolean dr_register_undo        (DrRegister *self, const char *reference, guint version, const char *person,
                                  gboolean redo, guint64 *revision, DrConflicts **conflicts, GError **error);
gboolean dr_register_delete      (DrRegister *self, const char *person, const char *reference, guint version,
                                  GError **error);
char    *dr_register_next_reference (DrRegister *self, GError **error);

G_END_DECLS
