/* dr-questionnaire-reader.h: reads a questionnaire, the shipped one or a council's own.
 * Used by both programs, the register and the reports.
 * It never repairs a questionnaire: the first thing that is not as it must be is an error with its line. */
#pragma once

#include "dr-questionnaire.h"

G_BEGIN_DECLS

DrQuestionnaire *dr_questionnaire_read_default (GError **error);
DrQuestionnaire *dr_questionnaire_read_file    (const char *path, GError **error);
DrQuestionnaire *dr_questionnaire_read_bytes   (const char *name, const char *data, gsize length, GError **error);

G_END_DECLS
