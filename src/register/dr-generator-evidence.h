/* dr-generator-evidence.h: services of a made-up council beside the pilot's evidence, each with its manager, directorate,
 * plan, customers, mixes, contacts and targets.
 * Used by dr-generator only. Pure: the same seed gives the same bytes. No figure of the pilot is touched, and what is made
 * up says so: in the title, in the council's name, and in the one source of every figure. */
#pragma once

#include <glib.h>

#include "dr-people.h"

G_BEGIN_DECLS

extern const DrPerson dr_generator_managers[];
extern const guint    dr_generator_n_managers;

GBytes *dr_generator_evidence (GBytes *base, guint64 seed, GError **error);

G_END_DECLS
