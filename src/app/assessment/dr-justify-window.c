#include "dr-justify-window.h"

#include <glib/gi18n-lib.h>

#include "dr-justification-fields.h"
#include "dr-names.h"
#include "dr-narrow-title.h"
#include "dr-text-room.h"
#include "dr-unfinished.h"
#include "dr-wrapped-label.h"

/* Whoever may write the answers of a draft may write each of them. */
#define ANY_ANSWER "justifications/justification[]/text"

struct _DrJustifyWindow {
  AdwWindow  parent_instance;

  DrEditor  *editor;
  char      *rule;
  char      *rule_case;
  char      *item;        /* (nullable): prefix of the answer that there is already */
  GStrv      subjects;
  GPtrArray *checks;      /* of GtkCheckButton, one a subject */
  char      *before;      /* the answer that there is already; "" where there is none */

  GtkWidget *title;
  GtkWidget *question;
  GtkWidget *findings;
  GtkWidget *whom;
  GtkWidget *text;
  GtkWidget *refusal;     /* why it could not be kept */
  GtkWidget *answer;
  GtkWidget *take_back;
  AdwHeaderBar *header;
};

G_DEFINE_FINAL_TYPE (DrJustifyWindow, dr_justify_window, ADW_TYPE_WINDOW)

static char *
text_of (DrJustifyWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static gboolean
is_unfinished (GtkWidget *widget)
{
  g_autofree char *text = text_of (DR_JUSTIFY_WINDOW (widget));

  return !g_str_equal (text, DR_JUSTIFY_WINDOW (widget)->before);
}

static char *
chosen_subjects (DrJustifyWindow *self)
{
  GString *chosen = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (chosen, "%s%s", chosen->len > 0 ? " " : "", self->subjects[i]);

  return g_string_free (chosen, FALSE);
}

/* An answer needs words, and somebody or something that it is for. */
static void
look (DrJustifyWindow *self)
{
  g_autofree char *text = text_of (self);
  g_autofree char *chosen = chosen_subjects (self);

  gtk_widget_set_sensitive (self->answer, text[0] != '\0' && chosen[0] != '\0');
}

/* While it was open, somebody else sat down, or the assessment was submitted: the words stay here, to be copied. */
static void
finish (DrJustifyWindow *self,
        gboolean         kept)
{
  g_autoptr (GError) error = NULL;

  if (kept)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  dr_editor_may_write (self->editor, ANY_ANSWER, &error);
  gtk_label_set_label (GTK_LABEL (self->refusal), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->refusal, TRUE);
}

static void
give (DrJustifyWindow *self)
{
  g_autofree char *text = text_of (self);
  g_autofree char *chosen = chosen_subjects (self);

  finish (self, dr_justification_write (self->editor, self->item, self->rule, self->rule_case, chosen, text));
}

static void
take_back (DrJustifyWindow *self)
{
  finish (self, dr_editor_remove (self->editor, self->item));
}

/* What an answer that is there is for; a new one is for those that have none. */
static gboolean
is_for (DrJustifyWindow *self,
        const char      *subject,
        GStrv            answered)
{
  g_autofree char *other = NULL;

  if (answered != NULL)
    return g_strv_contains ((const char * const *) answered, subject);
  other = dr_justification_find (self->editor, self->rule, self->rule_case, subject);

  return other == NULL;
}

static void
add_subjects (DrJustifyWindow *self,
              GStrv            answered)   /* (nullable): subjects of the answer that there is */
{
  const DrCheck *check = dr_editor_get_version (self->editor)->check;

  for (guint i = 0; self->subjects[i] != NULL; i++)
    {
      g_autofree char *name = dr_subject_describe (check, self->subjects[i]);
      GtkWidget *label = dr_wrapped_label_new (name, NULL);
      GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "child", label, NULL);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_for (self, self->subjects[i], answered));
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (look), self);
      g_ptr_array_add (self->checks, button);
      gtk_box_append (GTK_BOX (self->whom), button);
    }
  gtk_widget_set_visible (self->whom, self->checks->len > 1);
}

/**
 * dr_justify_window_new:
 * @editor: the assessment
 * @rule: id of a rule
 * @rule_case: id of one of its cases
 * @subjects: of the findings, separated by spaces
 * @subject: (nullable): that of the finding whose answer is to be changed; %NULL: a new answer, to those that have none
 *
 * Returns: (transfer none): a window that asks for an answer, or shows the one that there is
 */
DrJustifyWindow *
dr_justify_window_new (DrEditor   *editor,
                       const char *rule,
                       const char *rule_case,
                       const char *subjects,
                       const char *subject)
{
  DrJustifyWindow *self = g_object_new (DR_TYPE_JUSTIFY_WINDOW, NULL);
  g_auto (GStrv) answered = NULL;

  self->editor = g_object_ref (editor);
  self->rule = g_strdup (rule);
  self->rule_case = g_strdup (rule_case);
  self->subjects = g_strsplit (subjects, " ", -1);
  self->item = subject != NULL ? dr_justification_find (editor, rule, rule_case, subject) : NULL;
  if (self->item != NULL)
    {
      g_autofree char *text_key = g_strconcat (self->item, "/text", NULL);
      g_autofree char *subjects_key = g_strconcat (self->item, "/@subjects", NULL);
      const char *text = dr_editor_get (editor, text_key);

      answered = g_strsplit (dr_editor_get (editor, subjects_key), " ", -1);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text != NULL ? text : "", -1);
    }
  self->before = text_of (self);
  dr_unfinished_watch (GTK_WIDGET (self), NULL, is_unfinished);
  gtk_widget_set_visible (self->take_back, self->item != NULL);
  add_subjects (self, answered);
  look (self);

  return self;
}

/**
 * dr_justify_window_explain:
 * @self: a window
 * @title: of the rule
 * @question: that the rule puts to the officer
 * @findings: what was found, as text
 *
 * Says what is to be answered.
 */
void
dr_justify_window_explain (DrJustifyWindow *self,
                           const char      *title,
                           const char      *question,
                           const char      *findings)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->question), question);
  dr_wrapped_label_bind (self->findings, findings);
}

static void
dr_justify_window_dispose (GObject *object)
{
  DrJustifyWindow *self = DR_JUSTIFY_WINDOW (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->rule_case, g_free);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->subjects, g_strfreev);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DR_TYPE_JUSTIFY_WINDOW);

  G_OBJECT_CLASS (dr_justify_window_parent_class)->dispose (object);
}

/* Not before: a window that is not shown yet leaves the focus to its first button. */
static void
dr_justify_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_justify_window_parent_class)->map (widget);
  gtk_widget_grab_focus (DR_JUSTIFY_WINDOW (widget)->text);
}

static void
dr_justify_window_class_init (DrJustifyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_justify_window_dispose;
  widget_class->map = dr_justify_window_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-justify-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, question);
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, whom);
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, text);
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, take_back);
  gtk_widget_class_bind_template_child (widget_class, DrJustifyWindow, header);
  gtk_widget_class_bind_template_callback (widget_class, give);
  gtk_widget_class_bind_template_callback (widget_class, take_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dr_justify_window_init (DrJustifyWindow *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_text_room_enlarge (GTK_WINDOW (self));
  adw_header_bar_set_title_widget (self->header, dr_narrow_title_new (gtk_window_get_title (GTK_WINDOW (self))));
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed", G_CALLBACK (look), self);
}
