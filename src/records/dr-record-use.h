/* dr-record-use.h: which rows of the evidence base a record holds: those that the check looked at or an officer cited.
 * Used by the record writer only. */
#pragma once

#include "dr-check.h"
#include "dr-evidence-use.h"

G_BEGIN_DECLS

DrEvidenceUse *dr_record_use_new (const DrCheck *check);

G_END_DECLS
