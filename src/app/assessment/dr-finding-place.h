/* dr-finding-place.h: where in an assessment a finding is mended: the section, and the field whose control is to be used.
 * Used by the findings pane, by the sections' progress and by whatever says "Go to". Pure: it reads a check and changes
 * nothing; it says where, never what to write there. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

typedef struct {
  const char *section;   /* id of one of the ten; static */
  char       *key;       /* (nullable): of a field (dr_draft_key()), or a list by the name of its items where one is to be
                            added, as "actions/action"; NULL: the section as a whole */
} DrFindingPlace;

const char *dr_finding_place_section   (const char *rule);
const char *dr_finding_place_of_result (const DrCheck *check, const DrResult *result);
void        dr_finding_place_init      (DrFindingPlace *self, const DrCheck *check, const DrResult *result);
void        dr_finding_place_clear     (DrFindingPlace *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrFindingPlace, dr_finding_place_clear)

G_END_DECLS
