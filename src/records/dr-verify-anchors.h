/* dr-verify-anchors.h: heads and digests that somebody noted outside, and whether they were found.
 * Used by verify. It only compares: that a head was noted at the time is the caller's word. */
#pragma once

#include "dr-verify-trail.h"

G_BEGIN_DECLS

GPtrArray *dr_verify_anchors_new    (const char * const *texts, GError **error);
void       dr_verify_anchors_look   (GPtrArray *self, const char *reference, const char *digest, guint64 sequence);
gboolean   dr_verify_anchors_finish (GPtrArray *self, DrVerification *report, guint64 *uncovered);

G_END_DECLS
