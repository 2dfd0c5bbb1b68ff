/* dr-knowledge-place.h: the place Knowledge: the rulebook and the questionnaire, read by all and edited by equalities
 * officers. Used by the main window; each page does its own work. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_KNOWLEDGE_PLACE (dr_knowledge_place_get_type ())

G_DECLARE_FINAL_TYPE (DrKnowledgePlace, dr_knowledge_place, DR, KNOWLEDGE_PLACE, AdwBin)

void dr_knowledge_place_set_desk (DrKnowledgePlace *self, DrDesk *desk);

G_END_DECLS
