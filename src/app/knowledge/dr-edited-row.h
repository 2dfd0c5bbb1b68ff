/* dr-edited-row.h: a row of the place Knowledge that opens to the fields of one rule or question.
 * Abstract in use: DrRuleRow and DrQuestionRow fill it when it is first opened. What is typed is told by the signal
 * "edited" with the key of the field; a locked row is only read. It keeps nothing. */
#pragma once

#include <adwaita.h>

#include "dr-input.h"
#include "dr-questionnaire.h"

G_BEGIN_DECLS

#define DR_TYPE_EDITED_ROW (dr_edited_row_get_type ())

G_DECLARE_DERIVABLE_TYPE (DrEditedRow, dr_edited_row, DR, EDITED_ROW, AdwExpanderRow)

/**
 * DrEditedRowClass:
 * @fill: makes the controls of the row in the box; called when it is first opened
 * @edited: says anew at the head of the row what was edited in it
 */
struct _DrEditedRowClass {
  AdwExpanderRowClass parent_class;

  void (*fill)   (DrEditedRow *self, GtkWidget *box);
  void (*edited) (DrEditedRow *self, const char *key, const char *value);
};

void       dr_edited_row_set_locked (DrEditedRow *self, gboolean locked);
gboolean   dr_edited_row_is_locked  (DrEditedRow *self);
DrInput   *dr_edited_row_add        (DrEditedRow *self, GtkWidget *into, gpointer input, const char *value, const char *key);
GtkWidget *dr_edited_row_add_words  (GtkWidget *into, const char *heading, const char *text);
void       dr_edited_row_tell       (DrEditedRow *self, const char *key, const char *value);
void       dr_edited_row_add_bases  (DrEditedRow *self, GtkWidget *into, const DrBasis *bases, guint n, const char *prefix,
                                     gboolean editable);

GtkWidget *dr_rule_row_new          (DrRulebook *rulebook, guint index, gboolean locked);
GtkWidget *dr_question_row_new      (DrQuestionnaire *questionnaire, const DrQuestion *question, gboolean locked,
                                     gboolean is_new);
GtkWidget *dr_section_words_row_new  (DrQuestionnaire *questionnaire, const DrSection *section, gboolean locked);
GtkWidget *dr_measures_words_row_new (DrQuestionnaire *questionnaire, const DrMeasureSet *set, gboolean locked);
GtkWidget *dr_measure_words_row_new  (DrQuestionnaire *questionnaire, const DrMeasureSet *set,
                                      const DrSharedMeasure *measure, gboolean locked);

G_END_DECLS
