/* dr-answers.h: binding what answers a finding to the figures that it was given to.
 * Used by saves, when an answer is written, and by submission, for what came from elsewhere unbound. It changes nothing
 * itself: it says which fields the binding is. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

void dr_answers_bind_written (const DrVersion *version, const DrField *changes, guint n_changes, DrArena *arena,
                              GArray *bound);
void dr_answers_bind_unbound (const DrVersion *version, DrArena *arena, GArray *bound);

G_END_DECLS
