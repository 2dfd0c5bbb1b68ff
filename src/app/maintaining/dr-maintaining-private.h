/* dr-maintaining-private.h: what the parts of the Maintaining access state share: the details that pass the filter, and
 * collecting what stands behind a figure.
 * Used by the state's own files; no interface. */
#pragma once

#include "dr-maintaining-state.h"

G_BEGIN_DECLS

typedef struct {
  DrMaintainingState        *state;
  DrArena                   *arena;     /* of the state */
  const DrReturnDetails     *details;
  const DrMaintainingFilter *filter;
  const guint               *items;     /* indices of the details that pass the filter */
  guint                      n_items;
} DrMaintaining;

/* A list while it is being made, with the key that it is sorted by. */
typedef struct {
  DrMaintainingLine line;
  int               rank;       /* lower ones first */
  DrDate            date;       /* then earlier ones; none last */
  const char       *key;        /* then by this */
} DrMaintainingSorted;

const DrReturnDetail *dr_maintaining_get    (const DrMaintaining *self, guint item);
const char           *dr_maintaining_take   (const DrMaintaining *self, char *text);
DrBehind              dr_maintaining_behind (const DrMaintaining *self, const GArray *items);
DrBehind              dr_maintaining_one    (const DrMaintaining *self, guint index);
const char           *dr_maintaining_service (const DrReturnDetail *detail);
void                  dr_maintaining_lines  (const DrMaintaining *self, GArray *sorted, DrMaintainingList *list);
int                   dr_maintaining_compare_lines (gconstpointer a, gconstpointer b);

char                 *dr_maintaining_changes_words (const guint *counts);

void                  dr_maintaining_effects      (DrMaintaining *self);
void                  dr_maintaining_moves        (DrMaintaining *self);
void                  dr_maintaining_actions      (DrMaintaining *self);
void                  dr_maintaining_targets      (DrMaintaining *self);
void                  dr_maintaining_predictions  (DrMaintaining *self);
void                  dr_maintaining_late         (DrMaintaining *self);
void                  dr_maintaining_satisfaction (DrMaintaining *self);

G_END_DECLS
