/* dr-version-row.h: the register's row of a version: what is listed, sorted, filtered and searched of it, what counts
 * of it beside other assessments, and what of the evidence it rests on.
 * Pure. Used wherever a version is saved, sealed or checked again. It is made from the check and is no source of truth. */
#pragma once

#include "dr-check.h"
#include "dr-register-row.h"

G_BEGIN_DECLS

void dr_version_row_make (const DrCheck *check, guint64 revision, DrArena *arena, DrRegisterRow *row);

G_END_DECLS
