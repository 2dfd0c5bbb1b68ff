/* dr-sections.h: the ten sections of an assessment in their order, and the page that shows each.
 * Used by the assessment's window and by whatever leads to a section. */
#pragma once

#include "dr-section-page.h"

G_BEGIN_DECLS

typedef struct {
  const char *id;      /* in the questionnaire */
  const char *title;   /* marked for translation; the questionnaire's own comes before it */
  GType     (*page) (void);
} DrSectionKind;

const DrSectionKind *dr_sections_list       (guint *n);
const char          *dr_sections_title      (const char *id);
const char          *dr_sections_last_title (DrStage stage);

G_END_DECLS
