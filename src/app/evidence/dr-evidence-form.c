#include "dr-evidence-form.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-escape.h"
#include "dr-line-input.h"
#include "dr-narrow-title.h"
#include "dr-scroll-to.h"
#include "dr-set-input.h"
#include "dr-text-room.h"
#include "dr-unfinished.h"
#include "dr-wrapped-label.h"

/* More than the longest text: what is wrong with it is said when it is kept. */
#define ANY_LENGTH 100000

struct _DrEvidenceForm {
  AdwWindow        parent_instance;

  DrEvidenceCopy  *copy;
  char            *place;
  char            *said;
  DrEvidencePlaceNew place_new;   /* (nullable) */
  DrEvidenceField *fields;   guint n_fields;
  DrInput        **inputs;
  char           **before;   /* values of the attributes; NULL: absent */
  char           **typed;    /* what stands in the inputs */

  GtkWidget       *save;
  GtkWidget       *problem;
};

G_DEFINE_FINAL_TYPE (DrEvidenceForm, dr_evidence_form, ADW_TYPE_WINDOW)

static gboolean
is_unfinished (GtkWidget *widget)
{
  DrEvidenceForm *self = DR_EVIDENCE_FORM (widget);

  for (guint i = 0; i < self->n_fields; i++)
    {
      g_autofree char *shown = dr_evidence_field_show (&self->fields[i], self->before[i]);
      const char *typed = self->typed[i] != NULL ? self->typed[i] : "";

      if (!g_str_equal (typed, shown))
        return TRUE;
    }

  return FALSE;
}

static void
kept (const char *problem,
      gpointer    owner)
{
  DrEvidenceForm *self = owner;

  gtk_widget_set_sensitive (self->save, TRUE);
  dr_wrapped_label_say (self->problem, problem);
  if (problem == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

/* Returns: whether something is wrong; the first of it has the focus then. */
static gboolean
show_problems (DrEvidenceForm  *self,
               char           **problems)
{
  DrInput *first = NULL;

  for (guint i = 0; i < self->n_fields; i++)
    {
      dr_input_complain (self->inputs[i], problems[i]);
      if (problems[i] != NULL && first == NULL)
        first = self->inputs[i];
    }
  if (first == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  dr_scroll_to (GTK_WIDGET (first));

  return TRUE;
}

static void
save (DrEvidenceForm *self)
{
  g_autofree char **problems = g_new0 (char *, self->n_fields);
  g_autofree char *place = self->place_new != NULL
                             ? self->place_new (dr_evidence_copy_get_evidence (self->copy), self->place, self->typed[0])
                             : g_strdup (self->place);
  GArray *edits = dr_evidence_fields_edits (self->fields, self->n_fields, place, (const char * const *) self->before,
                                            (const char * const *) self->typed, problems);

  if (!show_problems (self, problems))
    {
      if (edits->len == 0)
        gtk_window_close (GTK_WINDOW (self));
      else
        {
          gtk_widget_set_sensitive (self->save, FALSE);
          dr_evidence_copy_edit (self->copy, (const DrEvidenceEdit *) (gpointer) edits->data, edits->len, self->said, kept,
                                 G_OBJECT (self));
        }
    }
  for (guint i = 0; i < self->n_fields; i++)
    g_free (problems[i]);
  dr_evidence_edits_free (edits);
}

static void
given (DrInput        *input,
       const char     *value,
       DrEvidenceForm *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->inputs[i] == input)
      {
        g_free (self->typed[i]);
        self->typed[i] = g_strdup (value);
      }
}

static DrInput *
new_input (const DrEvidenceFormField *field)
{
  const char *none = field->none != NULL || field->value != NULL ? field->none : _("Not chosen yet");
  DrLineInput *line;

  if (field->field->kind == DR_FIELD_CHOICE)
    return DR_INPUT (dr_choice_input_new (_(field->field->label), none, field->choices, field->n_choices));
  if (field->field->kind == DR_FIELD_SET)
    return DR_INPUT (dr_set_input_new (_(field->field->label), field->none, field->choices, field->n_choices));
  line = dr_line_input_new (_(field->field->label), DR_LINE_WORDS);
  dr_line_input_set_most (line, ANY_LENGTH);

  return DR_INPUT (line);
}

static void
add_field (DrEvidenceForm            *self,
           guint                      i,
           const DrEvidenceFormField *field,
           GtkWidget                 *into)
{
  g_autofree char *shown = dr_evidence_field_show (field->field, field->value);
  DrInput *input = new_input (field);

  self->fields[i] = *field->field;
  self->inputs[i] = input;
  self->before[i] = g_strdup (field->value);
  self->typed[i] = g_strdup (shown);
  if (field->remark != NULL)
    dr_input_set_help (input, field->remark);
  else if (field->field->help != NULL)
    dr_input_set_help (input, _(field->field->help));
  dr_input_set_value (input, shown);
  g_signal_connect (input, "given", G_CALLBACK (given), self);
  gtk_box_append (GTK_BOX (into), GTK_WIDGET (input));
}

static GtkWidget *
new_header (DrEvidenceForm           *self,
            const DrEvidenceFormData *data)
{
  GtkWidget *header = g_object_new (ADW_TYPE_HEADER_BAR, "show-start-title-buttons", FALSE, "show-end-title-buttons", FALSE,
                                    NULL);
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->save = gtk_button_new_with_label (data->save);
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), dr_narrow_title_new (data->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);

  return header;
}

static GtkWidget *
new_body (DrEvidenceForm           *self,
          const DrEvidenceFormData *data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", box, "margin-top", 18, "margin-bottom", 18,
                                   "margin-start", 18, "margin-end", 18, NULL);

  self->problem = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_box_append (GTK_BOX (box), self->problem);
  if (data->explain != NULL)
    gtk_box_append (GTK_BOX (box), dr_wrapped_label_new (data->explain, NULL));
  for (guint i = 0; i < data->n_fields; i++)
    add_field (self, i, &data->fields[i], box);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER,
                       "propagate-natural-height", TRUE, "max-content-height", 640, "vexpand", TRUE, NULL);
}

/**
 * dr_evidence_form_show:
 * @above: a widget of the window that it belongs to
 * @copy: the evidence base
 * @data: what is asked; copied
 *
 * Asks for it.
 */
void
dr_evidence_form_show (GtkWidget                *above,
                       DrEvidenceCopy           *copy,
                       const DrEvidenceFormData *data)
{
  DrEvidenceForm *self = g_object_new (DR_TYPE_EVIDENCE_FORM, "title", data->title, "modal", TRUE, "default-width", 520,
                                       "width-request", 340, "transient-for", gtk_widget_get_root (above),
                                       "destroy-with-parent", TRUE, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->copy = g_object_ref (copy);
  self->place = g_strdup (data->place);
  self->said = g_strdup (data->said);
  self->place_new = data->place_new;
  self->n_fields = data->n_fields;
  self->fields = g_new0 (DrEvidenceField, data->n_fields);
  self->inputs = g_new0 (DrInput *, data->n_fields);
  self->before = g_new0 (char *, data->n_fields);
  self->typed = g_new0 (char *, data->n_fields);
  gtk_box_append (GTK_BOX (content), new_header (self, data));
  gtk_box_append (GTK_BOX (content), new_body (self, data));
  adw_window_set_content (ADW_WINDOW (self), content);
  dr_escape_closes (self);
  dr_unfinished_watch (GTK_WIDGET (self), NULL, is_unfinished);
  dr_text_room_enlarge (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  if (self->n_fields > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->inputs[0]));
}

/**
 * dr_evidence_form_sources:
 * @evidence: an evidence base
 *
 * Returns: (transfer container) (array length=n_sources): what a field that names a source can be, in its order
 */
DrChoice *
dr_evidence_form_sources (const DrEvidence *evidence)
{
  DrChoice *choices = g_new (DrChoice, evidence->n_sources + 1);

  for (guint i = 0; i < evidence->n_sources; i++)
    choices[i] = (DrChoice) { evidence->sources[i].id, evidence->sources[i].title };

  return choices;
}

static void
dr_evidence_form_finalize (GObject *object)
{
  DrEvidenceForm *self = DR_EVIDENCE_FORM (object);

  for (guint i = 0; i < self->n_fields; i++)
    {
      g_free (self->before[i]);
      g_free (self->typed[i]);
    }
  g_free (self->before);
  g_free (self->typed);
  g_free (self->inputs);
  g_free (self->fields);
  g_free (self->place);
  g_free (self->said);
  g_clear_object (&self->copy);

  G_OBJECT_CLASS (dr_evidence_form_parent_class)->finalize (object);
}

static void
dr_evidence_form_class_init (DrEvidenceFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_evidence_form_finalize;
}

static void
dr_evidence_form_init (DrEvidenceForm *self)
{
}
