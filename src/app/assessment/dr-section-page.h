/* dr-section-page.h: one section of an assessment: its title and help, what it shows, and the questionnaire's questions.
 * Derivable. Used by the assessment's window, which asks it to find the control of a field. What derives from it puts its
 * own controls between the help and the questions, and hears of every new check. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"
#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_SECTION_PAGE (dr_section_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (DrSectionPage, dr_section_page, DR, SECTION_PAGE, AdwBin)

/**
 * DrSectionPageClass:
 * @build: (nullable): makes the page's own controls for the editor, once, and binds them
 * @changed: (nullable): fields have another value now; inputs show theirs by themselves
 * @checked: (nullable): there is a new dr_editor_get_version(); called while the page is seen, or when it is seen next
 * @find: (nullable): the control of a field, brought to where it can be seen; %NULL: whichever is bound to its key
 */
struct _DrSectionPageClass {
  AdwBinClass parent_class;

  void     (*build)   (DrSectionPage *self, DrEditor *editor);
  void     (*changed) (DrSectionPage *self, const char * const *keys);
  void     (*checked) (DrSectionPage *self);
  DrInput *(*find)    (DrSectionPage *self, const char *key);
};

void           dr_section_page_set_editor  (DrSectionPage *self, DrEditor *editor);
DrEditor      *dr_section_page_get_editor  (DrSectionPage *self);
const char    *dr_section_page_get_section (DrSectionPage *self);
GtkBox        *dr_section_page_get_content (DrSectionPage *self);
void           dr_section_page_set_title   (DrSectionPage *self, const char *title);
void           dr_section_page_set_heading (DrSectionPage *self, const char *heading);
void           dr_section_page_set_width   (DrSectionPage *self, int width);
gboolean       dr_section_page_go_to       (DrSectionPage *self, const char *key);

G_END_DECLS
