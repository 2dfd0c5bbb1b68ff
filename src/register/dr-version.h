/* dr-version.h: one version of an assessment as the register holds it, read, placed in its context and checked.
 * Used by the register's verbs and by whoever shows an assessment. A snapshot: what happens in the store later does not
 * reach it, and acting on it compares with what stands then. It writes nothing. */
#pragma once

#include "dr-check.h"
#include "dr-draft-fields.h"
#include "dr-register.h"
#include "dr-trail-statement.h"
#include "dr-workflow.h"

G_BEGIN_DECLS

/* A step of this version as the trail tells it. */
typedef struct {
  DrStep      step;
  DrDate      date;      /* of the as-of day it was taken on */
  gint64      at;        /* microseconds since 1970 */
  const char *person;
  const char *name;
  const char *comment;   /* "" where there is none */
  const char *record;    /* digest */
} DrVersionStep;

typedef struct _DrVersion DrVersion;

struct _DrVersion {
  /*< private >*/
  DrArena              *arena;
  DrLiveList           *live;
  DrLimitations        *limitations;
  const char           *trail_problem;   /* (nullable): for dr_version_check_trail() */

  /*< public, read-only >*/
  const char           *reference;
  guint                 version;
  DrDraft              *draft;        /* (nullable): fields, revision and stage; none where it is not in the store */
  DrEditionSet         *editions;     /* that it is checked by: the latest for a draft, else those it was sealed with */
  DrAssessment         *assessment;   /* (nullable): none until it was read */
  DrContext             context;      /* as of today, with the steps so far */
  DrCheck              *check;        /* (nullable): for the step that comes next; none until it was read */
  const DrVersionStep  *steps;        /* oldest first */
  guint                 n_steps;
  const char           *creator;      /* (nullable): id of who made it */
  DrIds                 writers;      /* ids of whoever wrote in it while it was a draft, as far as the trail says */
  char                  head[DR_DIGEST_SIZE];   /* of the assessment's chain; "": no entry */
};

DrVersion *dr_version_new      (DrRegister *self, const char *reference, guint version, const DrFieldList *fields,
                                GError **error);
DrVersion *dr_version_load     (DrRegister *self, const char *reference, guint version, GError **error);
DrVersion *dr_version_open     (DrRegister *self, const char *reference, guint version, GError **error);
gboolean   dr_version_read     (DrVersion *self, DrRegister *in, const DrField *changes, guint n_changes, GError **error);
DrVersion *dr_version_load_changed (DrRegister *self, const char *reference, guint version, const DrField *changes,
                                guint n_changes, GError **error);
gboolean   dr_version_change   (DrVersion *self, DrRegister *in, const DrField *changes, guint n_changes, GError **error);
gboolean   dr_version_add_step (DrVersion *self, DrStep step, const char *person, GError **error);
void       dr_version_free     (DrVersion *self);

const char *dr_version_service (const DrVersion *self);
void       dr_version_hands    (const DrVersion *self, DrArena *arena, DrHands *hands);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVersion, dr_version_free)

G_END_DECLS
