/* dr-editions-work.h: editions of rulebook and questionnaire as work for the desk: reading them, trying a working copy on
 * the live register, publishing it, and rechecking afterwards.
 * Used by the pages of the place Knowledge. It shows nothing. */
#pragma once

#include "dr-long-work.h"
#include "dr-recheck.h"
#include "dr-working-copy.h"

G_BEGIN_DECLS

/* The editions that there are, and the latest of each kind. */
typedef struct {
  DrEditions   *editions;   /* of the kind that was asked for */
  DrEditionSet *latest;
} DrEditionShelf;

/* What is read, tried or published. */
typedef struct {
  DrEditionKind  kind;
  char          *digest;    /* (nullable): of an old edition to read */
  char          *path;      /* (nullable): of the working copy */
  char          *person;    /* (nullable): id of who publishes */
  char          *label;     /* (nullable): what is new */
} DrEditionTask;

DrEditionTask *dr_edition_task_new   (DrEditionKind kind);
void           dr_edition_task_free  (DrEditionTask *self);
void           dr_edition_shelf_free (DrEditionShelf *self);

gpointer dr_edition_work_shelf   (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_edition_work_read    (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_edition_work_publish (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer dr_edition_work_try     (DrRegister *in, gpointer task, DrLongProgress *progress, GCancellable *cancellable,
                                  GError **error);
gpointer dr_edition_work_try_questions (DrRegister *in, gpointer task, DrLongProgress *progress,
                                        GCancellable *cancellable, GError **error);
gpointer dr_edition_work_recheck (DrRegister *in, gpointer task, DrLongProgress *progress, GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEditionShelf, dr_edition_shelf_free)

G_END_DECLS
