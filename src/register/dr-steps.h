/* dr-steps.h: the steps of the workflow: guarded, sealed, put into the trail, all at once or not at all.
 * Used by both programs. Guards live here, so that whichever program asks gets the same answer; the store's triggers
 * only prevent accidents. It never says that anything is lawful. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

typedef struct {
  const char    *reference;
  guint          version;      /* 0: the latest */
  DrStep         step;
  const char    *person;       /* id of who takes it */
  const char    *comment;      /* (nullable) */
  const DrField *changes;      /* what is written with it: verdicts, the decision; may be empty */
  guint          n_changes;
  guint64        revision;     /* that the person looked at; 0: whatever stands */
} DrStepRequest;

/* A finding that stands in the way of a step. */
typedef struct {
  char       *rule;
  char       *rule_case;
  char       *subject;
  DrSeverity  severity;
  char       *message;   /* in the nation's words of the rulebook */
} DrObstacle;

typedef struct {
  guint       version;
  DrStage     stage;                    /* after it */
  char        record[DR_DIGEST_SIZE];   /* digest of the sealed record */
  char        head[DR_DIGEST_SIZE];     /* of the store's chain after it */
} DrStepDone;

void       dr_obstacle_free       (DrObstacle *self);

gboolean   dr_register_check_step (DrRegister *self, const DrStepRequest *request, GError **error);
gboolean   dr_register_take_step  (DrRegister *self, const DrStepRequest *request, DrStepDone *done,
                                   GPtrArray **blocking, GError **error);
DrVersion *dr_register_try_step   (DrRegister *self, const DrStepRequest *request, GPtrArray **blocking, GError **error);

G_END_DECLS
