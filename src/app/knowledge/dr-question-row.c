/* One question: its words, when it must be answered, and whether it is asked at all. */
#include "dr-edited-row.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-questionnaire-writer.h"
#include "dr-text-input.h"

#define DR_TYPE_QUESTION_ROW (dr_question_row_get_type ())

G_DECLARE_FINAL_TYPE (DrQuestionRow, dr_question_row, DR, QUESTION_ROW, DrEditedRow)

struct _DrQuestionRow {
  DrEditedRow       parent_instance;

  DrQuestionnaire  *questionnaire;
  const DrQuestion *question;
  gboolean          is_new;     /* only the working copy has it */
  DrRequirement     required;   /* as it is now */
  gboolean          retired;    /* likewise */
};

G_DEFINE_FINAL_TYPE (DrQuestionRow, dr_question_row, DR_TYPE_EDITED_ROW)

static char *
key_of (DrQuestionRow *self,
        const char    *field)
{
  return g_strdup_printf ("question/%s/%s", self->question->id, field);
}

static void
add_text (DrQuestionRow *self,
          GtkWidget     *box,
          const char    *label,
          const char    *value,
          const char    *field)
{
  g_autofree char *key = key_of (self, field);

  dr_edited_row_add (DR_EDITED_ROW (self), box, dr_text_input_new (label), value, key);
}

static void
retire (GtkCheckButton *button,
        DrQuestionRow  *self)
{
  g_autofree char *key = key_of (self, "retired");

  dr_edited_row_tell (DR_EDITED_ROW (self), key, gtk_check_button_get_active (button) ? "true" : "false");
}

/* Who made a question may take it away again until it is published. */
static void
take_away (DrQuestionRow *self)
{
  g_autofree char *key = key_of (self, "section");

  dr_edited_row_tell (DR_EDITED_ROW (self), key, "");
}

static void
add_end (DrQuestionRow *self,
         GtkWidget     *box)
{
  GtkWidget *control;

  if (self->is_new)
    {
      control = g_object_new (GTK_TYPE_BUTTON, "label", _("Take this question away"), "halign", GTK_ALIGN_START, NULL);
      g_signal_connect_swapped (control, "clicked", G_CALLBACK (take_away), self);
    }
  else
    {
      control = gtk_check_button_new_with_label (_("No longer asked"));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (control), self->question->retired);
      gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, _("No longer asked"), -1);
      g_signal_connect (control, "toggled", G_CALLBACK (retire), self);
    }
  gtk_widget_set_sensitive (control, !dr_edited_row_is_locked (DR_EDITED_ROW (self)));
  gtk_box_append (GTK_BOX (box), control);
  if (!self->is_new)
    gtk_widget_add_css_class (dr_edited_row_add_words (box, NULL, _("Answers in drafts are kept, and go into no record.")),
                              "dim-label");
}

static void
dr_question_row_fill (DrEditedRow *row,
                      GtkWidget   *box)
{
  DrQuestionRow *self = DR_QUESTION_ROW (row);
  const DrQuestion *question = self->question;
  const DrChoice requirements[] = {
    { dr_requirement_to_string (DR_REQUIREMENT_ALWAYS), _("Wherever it is asked") },
    { dr_requirement_to_string (DR_REQUIREMENT_FULL), _("In a full assessment") },
    { dr_requirement_to_string (DR_REQUIREMENT_CHANGE), _("For a planned change") },
    { dr_requirement_to_string (DR_REQUIREMENT_OPTIONAL), _("Never") },
  };
  /* What is asked in full assessments alone cannot be required in others. */
  guint first = question->only_full ? 1 : 0;
  g_autofree char *required = key_of (self, "required");
  g_autofree char *prefix = g_strdup_printf ("question/%s", question->id);

  add_text (self, box, _("Question"), question->prompt, "prompt");
  add_text (self, box, _("How to go about it"), question->help, "help");
  add_text (self, box, _("Why we ask"), question->why, "why");
  add_text (self, box, _("What good looks like"), question->good, "good");
  dr_edited_row_add (row, box, dr_choice_input_new (_("When an answer is required"), NULL, requirements + first,
                                                    G_N_ELEMENTS (requirements) - first),
                     dr_requirement_to_string (question->required), required);
  dr_edited_row_add_bases (row, box, question->bases, question->n_bases, prefix, TRUE);
  add_end (self, box);
}

static const char *
when_required (DrRequirement required)
{
  static const char *words[] = {
    [DR_REQUIREMENT_ALWAYS] = N_("An answer is always required"),
    [DR_REQUIREMENT_FULL] = N_("An answer is required in a full assessment"),
    [DR_REQUIREMENT_CHANGE] = N_("An answer is required for a planned change"),
    [DR_REQUIREMENT_OPTIONAL] = N_("An answer is never required"),
  };

  return _(words[required]);
}

static void
say_state (DrQuestionRow *self)
{
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), self->retired ? _("No longer asked")
                                                          : self->is_new ? _("New, not published yet")
                                                                         : when_required (self->required));
}

static void
dr_question_row_edited (DrEditedRow *row,
                        const char  *key,
                        const char  *value)
{
  DrQuestionRow *self = DR_QUESTION_ROW (row);

  if (g_str_has_suffix (key, "/prompt"))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), value);
  else if (g_str_has_suffix (key, "/required"))
    dr_requirement_parse (value, &self->required);
  else if (g_str_has_suffix (key, "/retired"))
    self->retired = g_str_equal (value, "true");
  say_state (self);
}

/**
 * dr_question_row_new:
 * @questionnaire: the questions, as they are to be shown
 * @question: one of them
 * @locked: whether it is only read
 * @is_new: whether no edition has it yet
 *
 * Returns: (transfer floating): a #DrEditedRow
 */
GtkWidget *
dr_question_row_new (DrQuestionnaire  *questionnaire,
                     const DrQuestion *question,
                     gboolean          locked,
                     gboolean          is_new)
{
  DrQuestionRow *self = g_object_new (DR_TYPE_QUESTION_ROW, NULL);

  self->questionnaire = dr_questionnaire_ref (questionnaire);
  self->question = question;
  self->is_new = is_new;
  self->required = question->required;
  self->retired = question->retired;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), question->prompt);
  say_state (self);
  dr_edited_row_set_locked (DR_EDITED_ROW (self), locked);

  return GTK_WIDGET (self);
}

static void
dr_question_row_finalize (GObject *object)
{
  dr_questionnaire_unref (DR_QUESTION_ROW (object)->questionnaire);

  G_OBJECT_CLASS (dr_question_row_parent_class)->finalize (object);
}

static void
dr_question_row_class_init (DrQuestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_question_row_finalize;
  DR_EDITED_ROW_CLASS (klass)->fill = dr_question_row_fill;
  DR_EDITED_ROW_CLASS (klass)->edited = dr_question_row_edited;
}

static void
dr_question_row_init (DrQuestionRow *self)
{
}
