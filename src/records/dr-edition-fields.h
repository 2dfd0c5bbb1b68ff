/* dr-edition-fields.h: a rulebook or a questionnaire as a list of fields by key, and what differs between two lists.
 * Used to show what an edition changes, and to prove that one that was written reads as the same. It edits nothing. */
#pragma once

#include "dr-questionnaire.h"

G_BEGIN_DECLS

/* "ACC-02/parameter/ratio/value", "question/aims/prompt". Both texts. */
typedef struct {
  char *key;
  char *value;
} DrEditionField;

/* Not there before where @from is %NULL, not there any more where @to is. */
typedef struct {
  char *key;
  char *from;   /* (nullable) */
  char *to;     /* (nullable) */
} DrEditionDifference;

GPtrArray *dr_rulebook_fields      (const DrRulebook *self);
GPtrArray *dr_questionnaire_fields (const DrQuestionnaire *self);
GPtrArray *dr_edition_compare      (const GPtrArray *from, const GPtrArray *to);

G_END_DECLS
