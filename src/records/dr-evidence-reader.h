/* dr-evidence-reader.h: an evidence base from its XML, as a file of its own or as a record holds it.
 * Used by the programs, the register and verify. What is not stated takes its default here and nowhere else: a figure
 * its source's area, a group its source's population. It never guesses a count, and judges nothing (see
 * dr-evidence-check.h). */
#pragma once

#include "dr-evidence.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

/* Whom a group counts where neither it nor a source says so. */
#define DR_USUAL_RESIDENTS "usual residents"

DrEvidence *dr_evidence_read_file     (const char *path, char **digest, GError **error);
DrEvidence *dr_evidence_read_node     (const char *file, const DrXmlNode *node, GError **error);
GPtrArray  *dr_evidence_read_problems (const char *path, GError **error);

G_END_DECLS
