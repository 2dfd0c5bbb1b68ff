/* dr-generator-plan.h: what happens on which day in a made-up register.
 * Used by dr-generator only. Pure: the same seed and count give the same plan. It takes no step. */
#pragma once

#include <glib.h>

#include "dr-evidence.h"

G_BEGIN_DECLS

typedef enum {
  DR_PLANNED_CREATE,
  DR_PLANNED_SUBMIT,
  DR_PLANNED_ENDORSE,
  DR_PLANNED_APPROVE,
  DR_PLANNED_RETURN,
  DR_PLANNED_WITHDRAW,
  DR_PLANNED_NEXT,       /* the next version of what was approved is made */
  DR_PLANNED_DECIDE,
  DR_PLANNED_MONITOR,
  DR_PLANNED_RESULTS,
  DR_PLANNED_CLOSE,
} DrPlannedKind;

/* Small: there are several for each assessment of a register of any size. */
typedef struct {
  guint32 number;   /* of the assessment, from 1 */
  guint16 day;      /* after the first */
  guint8  kind;     /* a #DrPlannedKind */
  guint8  place;    /* among the acts of its assessment */
} DrPlannedAct;

DrStage dr_generator_stage (guint64 number);
GArray *dr_generator_plan (const DrEvidence *evidence, guint64 seed, guint64 count, DrDate begin);

G_END_DECLS
