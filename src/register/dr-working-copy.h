/* dr-working-copy.h: a rulebook or questionnaire on its way to a new edition: what somebody edited, kept in a file that a
 * kill of the program leaves whole, with the edition that it started from.
 * Used by the app. It publishes through the register, which refuses to publish over an edition it did not start from. */
#pragma once

#include "dr-edition-edit.h"
#include "dr-register.h"

G_BEGIN_DECLS

typedef struct _DrWorkingCopy DrWorkingCopy;

struct _DrWorkingCopy {
  /*< private >*/
  char          *path;

  /*< public, read-only >*/
  DrEditionKind  kind;                     /* a rulebook or a questionnaire */
  char           start[DR_DIGEST_SIZE];    /* of the edition that it started from; "": nothing was edited */
  GHashTable    *edits;                    /* key → text */
};

char          *dr_working_copy_path    (const char *folder, const char *store, const char *person, DrEditionKind kind);
gboolean       dr_working_copy_take_over (const char *folder, const char *store, const char *person, DrEditionKind kind,
                                          GError **error);
DrWorkingCopy *dr_working_copy_open    (const char *path, DrEditionKind kind, GError **error);
void           dr_working_copy_free    (DrWorkingCopy *self);

gboolean       dr_working_copy_set     (DrWorkingCopy *self, const char *start, const char *key, const char *value,
                                        GError **error);
gboolean       dr_working_copy_drop    (DrWorkingCopy *self, const char *prefix, GError **error);
gboolean       dr_working_copy_discard (DrWorkingCopy *self, GError **error);
gboolean       dr_working_copy_move    (DrWorkingCopy *self, const char *start, GError **error);

GBytes        *dr_working_copy_write   (const DrWorkingCopy *self, const DrEditionSet *base, GError **error);

gboolean       dr_register_publish_edited (DrRegister *self, const char *by, const DrWorkingCopy *copy, const char *label,
                                           guint *number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWorkingCopy, dr_working_copy_free)

G_END_DECLS
