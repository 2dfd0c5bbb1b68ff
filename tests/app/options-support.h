/* options-support.h: an example draft as fields, and what the reader makes of it after changes.
 * Used by the tests of options and access points. A failure here is a failed test. */
#pragma once

#include "dr-assessment-reader.h"
#include "dr-draft-changes.h"

G_BEGIN_DECLS

typedef struct {
  DrEvidence  *evidence;
  DrFieldList *fields;
} Example;

void          example_set_up    (Example *self, const char *name, const char *evidence);
void          example_tear_down (Example *self);
void          example_change    (Example *self, DrDraftChanges *changes);
DrAssessment *example_read      (Example *self);
const char   *example_get       (Example *self, const char *key);

G_END_DECLS
