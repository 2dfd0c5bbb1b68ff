/* dr-drift-state.h: which assessments no longer hold with the latest evidence, what changed in each, and the words to tell
 * their owners with.
 * Used by the page "Changes". Pure: it tells nobody, and remembers nothing. */
#pragma once

#include "dr-evidence-publish.h"

G_BEGIN_DECLS

/* One version whose results no longer hold. All text is translated. */
typedef struct {
  const char *reference;
  guint       version;
  char       *title;       /* "EH-2023-001, version 1: Moving the desk" */
  char       *detail;      /* "Customer services · Submitted · owner Ann Smith" */
  char       *owner;       /* name; "" where nobody is named */
  GPtrArray  *lines;       /* of char *: what changed in it */
  char       *subject;     /* of a letter to the owner */
  char       *letter;
} DrDriftItem;

typedef struct {
  char      *summary;
  GPtrArray *items;        /* of DrDriftItem */
} DrDriftState;

/* What a person is called; @data: as given. */
typedef const char *(*DrDriftName) (const char *person, gpointer data);

DrDriftState *dr_drift_state_new    (const DrDriftFound *found, DrDriftName name, gpointer data, const char *writer);
void          dr_drift_state_free   (DrDriftState *self);
char         *dr_drift_mail         (const DrDriftItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDriftState, dr_drift_state_free)

G_END_DECLS
