#include "dr-decision-form.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-decision-keep.h"
#include "dr-form.h"
#include "dr-line-input.h"
#include "dr-wrapped-label.h"

/* Characters of a label and of a reference in the format. */
#define MOST_LABEL 200
#define MOST_REFERENCE 64

struct _DrDecisionForm {
  AdwBin     parent_instance;

  DrEditor  *editor;
  char      *said[DR_N_DECISION_PARTS];
  char      *path;      /* of what is kept of it until it is recorded */
  GtkWidget *unkept;    /* why it cannot be */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrDecisionForm, dr_decision_form, ADW_TYPE_BIN)

/* What is told outlives the window. */
static void
keep (DrDecisionForm *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!dr_decision_keep_write (self->path, version->reference, version->version, (const char * const *) self->said, &error))
    text = g_strdup_printf (_("This form cannot be kept: %s. Record the decision before you close the window."), error->message);
  dr_wrapped_label_say (self->unkept, text);
}

static void
given (DrInput        *input,
       const char     *value,
       DrDecisionForm *self)
{
  guint part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (input), "part"));

  g_free (self->said[part]);
  self->said[part] = g_strdup (value);
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add (DrDecisionForm *self,
     GtkWidget      *into,
     DrDecisionPart  part,
     gpointer        input,
     const char     *help)
{
  dr_input_set_help (input, help);
  dr_form_add (into, input, NULL, NULL);
  dr_input_set_value (input, self->said[part]);
  g_object_set_data (G_OBJECT (input), "part", GUINT_TO_POINTER (part));
  g_signal_connect_object (input, "given", G_CALLBACK (given), self, 0);
}

/* What was told before; else what can be suggested. */
static void
start (DrDecisionForm *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);

  self->path = dr_decision_keep_path (folder, dr_desk_get_uri (dr_editor_get_desk (self->editor)));
  for (guint part = 0; part < DR_N_DECISION_PARTS; part++)
    self->said[part] = dr_decision_suggest (version, (DrDecisionPart) part);
  dr_decision_keep_read (self->path, version->reference, version->version, self->said);
}

static DrInput *
option_new (const DrAssessment *assessment)
{
  g_autofree DrChoice *choices = g_new0 (DrChoice, assessment->n_options + 1);

  for (guint i = 0; i < assessment->n_options; i++)
    choices[i] = (DrChoice) { assessment->options[i].id, assessment->options[i].name };

  return DR_INPUT (dr_choice_input_new (_("What was taken"), _("Something else"), choices, assessment->n_options));
}

/**
 * dr_decision_form_new:
 * @editor: an assessment that was approved
 *
 * Returns: (transfer floating): a form
 */
DrDecisionForm *
dr_decision_form_new (DrEditor *editor)
{
  static const DrChoice before[] = {
    { "true", N_("Yes, they had it before they decided") },
    { "false", N_("No, they did not") },
  };
  DrDecisionForm *self = g_object_new (DR_TYPE_DECISION_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *group = dr_form_add_group (box, _("The decision as it was taken"),
                                        _("It is sealed with the record. What was decided may be something else than what was proposed."));
  GtkWidget *row = dr_form_add_row (group);
  DrChoice translated[G_N_ELEMENTS (before)];
  DrLineInput *reference = dr_line_input_new (_("Reference of the decision"), DR_LINE_WORDS);
  DrLineInput *decider = dr_line_input_new (_("Who decided"), DR_LINE_WORDS);

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    translated[i] = (DrChoice) { before[i].value, _(before[i].title) };
  self->editor = g_object_ref (editor);
  start (self);
  dr_line_input_set_most (decider, MOST_LABEL);
  dr_line_input_set_most (reference, MOST_REFERENCE);
  add (self, row, DR_DECISION_DATE, dr_line_input_new (_("Day of the decision"), DR_LINE_DATE), NULL);
  add (self, row, DR_DECISION_DECIDER, decider, NULL);
  add (self, group, DR_DECISION_OPTION, option_new (dr_editor_get_version (editor)->assessment), NULL);
  add (self, group, DR_DECISION_BEFORE,
       dr_choice_input_new (_("Did whoever decided have this assessment?"), _("Not said yet"), translated,
                            G_N_ELEMENTS (translated)), NULL);
  add (self, group, DR_DECISION_REFERENCE, reference, _("A minute or a decision notice, if there is one."));
  self->unkept = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                               "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE, "accessible-role",
                               GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->unkept, "error");
  gtk_box_append (GTK_BOX (group), self->unkept);
  adw_bin_set_child (ADW_BIN (self), box);

  return self;
}

/**
 * dr_decision_form_missing:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): what has to be said before it can be recorded
 */
char *
dr_decision_form_missing (DrDecisionForm *self)
{
  return dr_decision_missing ((const char * const *) self->said, dr_desk_get_today (dr_editor_get_desk (self->editor)));
}

/**
 * dr_decision_form_changes:
 * @self: a form from which nothing is missing
 *
 * Returns: (transfer full): the decision as fields
 */
DrDraftChanges *
dr_decision_form_changes (DrDecisionForm *self)
{
  DrDraftChanges *changes = dr_draft_changes_new ();

  for (guint part = 0; part < DR_N_DECISION_PARTS; part++)
    if (self->said[part] != NULL && self->said[part][0] != '\0')
      dr_draft_changes_take (changes, g_strdup (dr_decision_key ((DrDecisionPart) part)), self->said[part]);

  return changes;
}

/**
 * dr_decision_form_forget:
 * @self: a form whose decision is recorded
 *
 * What was kept of it goes.
 */
void
dr_decision_form_forget (DrDecisionForm *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);

  dr_decision_keep_drop (self->path, version->reference, version->version, NULL);
}

static void
dr_decision_form_finalize (GObject *object)
{
  DrDecisionForm *self = DR_DECISION_FORM (object);

  g_clear_object (&self->editor);
  g_free (self->path);
  for (guint part = 0; part < DR_N_DECISION_PARTS; part++)
    g_free (self->said[part]);

  G_OBJECT_CLASS (dr_decision_form_parent_class)->finalize (object);
}

static void
dr_decision_form_class_init (DrDecisionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_decision_form_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * DrDecisionForm::changed:
   * @self: the form
   *
   * Something else is said now.
   */
  signals[CHANGED] = g_signal_new ("changed", DR_TYPE_DECISION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dr_decision_form_init (DrDecisionForm *self)
{
}
