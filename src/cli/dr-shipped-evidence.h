/* dr-shipped-evidence.h: the evidence bases that are compiled into the program, and evidence bases by file or id.
 * Used by the commands that take an evidence base. The same bytes are installed as files, for people to read. */
#pragma once

#include "dr-evidence.h"
#include "dr-set-up.h"

G_BEGIN_DECLS

char      **dr_shipped_evidence_ids  (void);
DrEvidence *dr_shipped_evidence_read (const char *id, char **digest, GError **error);
DrEvidence *dr_shipped_evidence_open (const char *file_or_id, char **digest, GError **error);

G_END_DECLS
