/* dr-generator-run.h: how far the making of a register has come, and what it has at hand.
 * Used by dr-generator and by what it makes people and acts with. It makes nothing up itself and decides no order. */
#pragma once

#include "dr-draft-fields.h"
#include "dr-generator.h"
#include "dr-knowledge.h"

G_BEGIN_DECLS

typedef struct {
  DrRegister               *reg;
  const DrGeneratorOptions *options;
  GCancellable             *cancellable;
  guint64                   seed;
  guint64                   count;
  GArray                   *plan;       /* (nullable) of DrPlannedAct, in the order of time; none for drafts alone */
  guint64                   n_acts;
  guint64                   done;       /* of the acts */
  guint64                   until;      /* of the batch */
  DrDate                    begin;      /* nothing is made up before it */
  gint64                    last;       /* when the last act was; 0: none yet */
  DrEditionSet             *editions;
  DrPeopleList             *people;
  GHashTable               *results;    /* number → DrFieldList: of what was submitted, until it is known */
  GHashTable               *held_up;    /* set of numbers: those that a finding keeps where they are */
  GPtrArray                *bases;      /* (nullable items) of DrFieldList: a draft of each service */
  GPtrArray                *rows;       /* (nullable items) of DrRegisterRow: what a check makes of one */
  DrArena                  *arena;      /* of the rows */
} DrGeneratorRun;

void               dr_generator_run_prepare (DrGeneratorRun *self);
void               dr_generator_run_clear   (DrGeneratorRun *self);
void               dr_generator_run_set_day (DrGeneratorRun *self, DrDate day);
const DrFieldList *dr_generator_run_base    (DrGeneratorRun *self, guint service, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrGeneratorRun, dr_generator_run_clear)

G_END_DECLS
