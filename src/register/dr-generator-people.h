/* dr-generator-people.h: who acts in a made-up register: an officer in each role, and the managers of its services.
 * Used by dr-generator and its acts only. It gives roles to nobody else and takes none away. */
#pragma once

#include "dr-generator-run.h"

G_BEGIN_DECLS

/* Who acts. */
typedef enum {
  DR_ACTOR_MANAGER,
  DR_ACTOR_OFFICER,
  DR_ACTOR_APPROVER,
  DR_ACTOR_ADMINISTRATOR,
} DrActor;

const DrPerson *dr_generator_actor       (DrActor actor);
const char     *dr_generator_author      (const DrEvidence *evidence, guint service);
gboolean        dr_generator_make_people (DrGeneratorRun *run, GError **error);

G_END_DECLS
