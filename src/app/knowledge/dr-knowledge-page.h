/* dr-knowledge-page.h: the rulebook or the questionnaire: an edition to read, the working copy to edit, what differs
 * between two, what the copy would change, and publishing it.
 * Used by the place Knowledge. What is edited is kept in a file within half a second; the register publishes. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_KNOWLEDGE_PAGE (dr_knowledge_page_get_type ())

G_DECLARE_FINAL_TYPE (DrKnowledgePage, dr_knowledge_page, DR, KNOWLEDGE_PAGE, GtkBox)

DrKnowledgePage *dr_knowledge_page_new      (DrEditionKind kind);
void             dr_knowledge_page_set_desk (DrKnowledgePage *self, DrDesk *desk);

G_END_DECLS
