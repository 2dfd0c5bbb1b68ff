/* dr-generator-acts.h: the acts of a made-up register's plan, each done as a person would do it.
 * Used by dr-generator only. It plans nothing, and where a finding stands in the way it never goes round it. */
#pragma once

#include "dr-generator-plan.h"
#include "dr-generator-run.h"

G_BEGIN_DECLS

gboolean dr_generator_perform (DrGeneratorRun *run, const DrPlannedAct *act, GError **error);

G_END_DECLS
