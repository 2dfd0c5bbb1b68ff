/* dr-evidence-file.h: the file that a working copy of the evidence base is kept in, one a person and register.
 * Used by the work of the lanes. It is a whole evidence file, named by the digest of the edition that it began with; it is
 * written aside and renamed, so that there is always the one or the other, and is there only while something is changed. */
#pragma once

#include "dr-holdings.h"
#include "dr-trail-act.h"

G_BEGIN_DECLS

char     *dr_evidence_folder      (const char *data_folder, const char *uri, const char *person);
gboolean  dr_evidence_file_find   (const char *folder, const DrEditions *editions, const char *in_force,
                                   char base[DR_DIGEST_SIZE]);
GBytes   *dr_evidence_file_read   (const char *folder, const char *base, GError **error);
gboolean  dr_evidence_file_write  (const char *folder, const char *base, GBytes *bytes, GError **error);
void      dr_evidence_file_remove (const char *folder, const char *base);

G_END_DECLS
