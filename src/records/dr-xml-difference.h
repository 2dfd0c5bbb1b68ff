/* dr-xml-difference.h: what differs between two trees of the same format, place by place.
 * Used by verify (what a record says against what is computed from it) and by `diff` (two versions of an assessment).
 * Elements are matched by what identifies them, not by where they stand. It knows no meaning. */
#pragma once

#include "dr-xml-document.h"

G_BEGIN_DECLS

typedef struct {
  char *place;    /* e.g. "content/computed/results/result[rule=ACC-01 subject=group:disabled]/@result" */
  char *before;   /* (nullable): absent in the first */
  char *after;    /* (nullable): absent in the second */
  guint line;     /* in the first; in the second where it is absent from the first */
} DrXmlDifference;

GPtrArray *dr_xml_differences (const DrXmlNode *before, const DrXmlNode *after);

G_END_DECLS
