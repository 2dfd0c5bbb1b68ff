/* dr-person-row.h: one person of the place People: the roles that stand, each with a way to take it back, and another one
 * to be granted. Used by DrPeoplePlace, which does what is asked for (signal "wanted"). It writes nothing itself. */
#pragma once

#include <adwaita.h>

#include "dr-evidence.h"
#include "dr-people-place-state.h"

G_BEGIN_DECLS

#define DR_TYPE_PERSON_ROW (dr_person_row_get_type ())

G_DECLARE_FINAL_TYPE (DrPersonRow, dr_person_row, DR, PERSON_ROW, AdwExpanderRow)

DrPersonRow *dr_person_row_new (const DrPersonLine *line, const char *why_not, const DrEvidence *evidence);
const char  *dr_person_row_id  (DrPersonRow *self);

G_END_DECLS
