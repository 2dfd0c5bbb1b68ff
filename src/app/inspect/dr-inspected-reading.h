/* dr-inspected-reading.h: one record of what is inspected, read in whole, and its check computed again from it alone.
 * Used by the pages of the Inspect window that show or compare records, in any thread. It verifies no seal and keeps no bytes. */
#pragma once

#include "dr-inspected.h"
#include "dr-seal.h"

G_BEGIN_DECLS

/* One record, read; a check computed again from it alone. */
typedef struct {
  DrXmlDocument   *document;
  DrRecord        *record;
  DrCheck         *check;            /* with the rulebook's words, where that rulebook is here */
  DrQuestionnaire *questionnaire;    /* the one it names, or else the program's own */
  gboolean         is_own_questionnaire;
  DrSeal           seal;
  gboolean         is_sealed;
  char             digest[DR_DIGEST_SIZE];
} DrInspectedReading;

DrInspectedReading *dr_inspected_read         (const DrInspected *self, guint record, GCancellable *cancellable, GError **error);
DrInspectedReading *dr_inspected_read_file    (const char *path, GError **error);
void                dr_inspected_reading_free (DrInspectedReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrInspectedReading, dr_inspected_reading_free)

G_END_DECLS
