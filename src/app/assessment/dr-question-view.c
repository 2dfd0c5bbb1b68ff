#include "dr-question-view.h"

#include <glib/gi18n-lib.h>

#include "dr-attached-files.h"
#include "dr-names.h"
#include "dr-spoken.h"
#include "dr-text-input.h"
#include "dr-wrapped-label.h"

struct _DrQuestionView {
  AdwBin     parent_instance;

  DrEditor  *editor;
  char      *question;   /* id */
  GtkWidget *input;
};

G_DEFINE_FINAL_TYPE (DrQuestionView, dr_question_view, ADW_TYPE_BIN)

static void
add_guidance (GtkWidget  *box,
              const char *title,
              const char *text)
{
  GtkWidget *heading;
  GtkWidget *label;

  if (text == NULL || text[0] == '\0')
    return;
  heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (heading, "caption-heading");
  if (gtk_widget_get_first_child (box) != NULL)
    gtk_widget_add_css_class (heading, "after");
  label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "max-width-chars", 70,
                        "selectable", TRUE, NULL);
  dr_wrapped_label_bind (label, text);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
}

/**
 * dr_question_view_new:
 * @editor: the assessment
 * @question: of its questionnaire
 *
 * Returns: (transfer floating): the question
 */
DrQuestionView *
dr_question_view_new (DrEditor         *editor,
                      const DrQuestion *question)
{
  DrQuestionView *self = g_object_new (DR_TYPE_QUESTION_VIEW, NULL);
  g_autofree char *key = dr_draft_key ("answers/answer[]", question->id, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *guidance = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *expander = dr_spoken_expander_new (_("Why we ask, and what good looks like"));

  self->editor = g_object_ref (editor);
  self->question = g_strdup (question->id);
  self->input = GTK_WIDGET (dr_text_input_new (dr_edition_words (question->prompt)));
  dr_input_set_help (DR_INPUT (self->input), dr_edition_words (question->help));
  dr_input_bind (DR_INPUT (self->input), editor, key);

  add_guidance (guidance, _("Why we ask"), dr_edition_words (question->why));
  add_guidance (guidance, _("What good looks like"), dr_edition_words (question->good));
  add_guidance (guidance, _("Basis"),
                dr_edition_words (dr_question_basis (question, dr_editor_get_version (editor)->assessment->nation)));
  gtk_widget_add_css_class (guidance, "guidance");
  gtk_expander_set_child (GTK_EXPANDER (expander), guidance);
  gtk_box_append (GTK_BOX (box), self->input);
  gtk_box_append (GTK_BOX (box), expander);
  gtk_box_append (GTK_BOX (box), dr_attached_files_new_of_question (editor, question->id, dr_edition_words (question->prompt)));
  adw_bin_set_child (ADW_BIN (self), box);

  return self;
}

/**
 * dr_question_view_refresh:
 * @self: a question
 *
 * Shows it where it applies to the assessment as it was checked last.
 */
void
dr_question_view_refresh (DrQuestionView *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  const DrAssessment *assessment = version->assessment;

  gtk_widget_set_visible (GTK_WIDGET (self),
                          dr_questionnaire_applies (version->editions->questionnaire, self->question, assessment->nation,
                                                    assessment->access_review, assessment->screening));
}

static void
dr_question_view_dispose (GObject *object)
{
  DrQuestionView *self = DR_QUESTION_VIEW (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->question, g_free);

  G_OBJECT_CLASS (dr_question_view_parent_class)->dispose (object);
}

static void
dr_question_view_class_init (DrQuestionViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_question_view_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_question_view_init (DrQuestionView *self)
{
}
