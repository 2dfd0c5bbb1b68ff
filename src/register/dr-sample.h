/* dr-sample.h: a random sample of sealed versions, the same on every machine for the same seed, so that an auditor can show
 * that nobody chose it.
 * Used by both programs, on a register or on a bag. schemas/trail-format.md says how it is drawn, for strangers. It
 * verifies nothing. */
#pragma once

#include "dr-register.h"
#include "dr-workflow.h"

G_BEGIN_DECLS

typedef struct {
  guint64     seed;
  guint64     size;      /* how many at most, from 1 */
  guint       stages;    /* bits by DrStage; 0: all */
  const char *service;   /* (nullable): id */
} DrSampleOptions;

typedef struct {
  const char *reference;
  guint       version;
  DrStage     stage;
  const char *record;    /* digest of the last that was sealed */
} DrSampleItem;

typedef struct {
  /*< private >*/
  DrArena            *arena;

  /*< public, read-only >*/
  const DrSampleItem *items;        /* by reference, then version */
  guint               n_items;
  guint               n_population; /* that it was drawn from */
} DrSample;

DrSample *dr_sample_register (DrRegister *self, const DrSampleOptions *options, GCancellable *cancellable, GError **error);
DrSample *dr_sample_bag      (const char *path, const DrSampleOptions *options, GCancellable *cancellable, GError **error);
void      dr_sample_free     (DrSample *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSample, dr_sample_free)

G_END_DECLS
