#include "dr-sign-off-panel.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-decision-form.h"
#include "dr-decision-state.h"
#include "dr-flow.h"
#include "dr-form.h"
#include "dr-input-find.h"
#include "dr-line-input.h"
#include "dr-marked-line.h"
#include "dr-sensitive.h"
#include "dr-sign-off-state.h"
#include "dr-step-work.h"
#include "dr-text-input.h"
#include "dr-verdict-state.h"
#include "dr-word-keep.h"
#include "dr-wrapped-label.h"

struct _DrSignOffPanel {
  AdwBin     parent_instance;

  DrEditor  *editor;      /* (nullable) after dispose */
  char      *words;       /* (nullable): the comment, as it is typed; kept beside the draft until the step is taken */
  char      *kept_as;     /* (nullable): whose it is, and at which stage */
  gboolean   asking;      /* a step is on its way */
  char      *taking;      /* (nullable): by which name its word is kept */
  char      *problem;     /* (nullable): why the last one was not taken */

  GtkWidget *summary;
  GtkWidget *sections;    /* group */
  GtkWidget *rows;
  GtkWidget *decision;    /* where the form, or the decision as recorded, is */
  GtkWidget *form;        /* (nullable) */
  GtkWidget *recorded;    /* (nullable) */
  GtkWidget *comment;
  GtkWidget *buttons;
  GtkWidget *reasons;
  GtkWidget *failed;
};

G_DEFINE_FINAL_TYPE (DrSignOffPanel, dr_sign_off_panel, ADW_TYPE_BIN)

static void refresh (DrSignOffPanel *self);

/* --- Sections --- */

static GtkWidget *
section_new (const DrSectionSaid *said,
             const char          *unsaid)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *go = gtk_button_new_with_label (_("Go to"));
  g_autofree char *key = dr_draft_key ("section-reviews/section-review[]/@verdict", said->section, NULL);
  g_autofree char *name = g_strdup_printf (_("Go to: %s"), said->title);
  g_autofree char *says = said->verdict < 0 ? g_strdup (unsaid)
                                            : g_strdup_printf (_("%1$s · %2$s"), dr_section_verdict_label ((DrSectionVerdict) said->verdict), said->by);
  g_autofree char *all = said->comment[0] != '\0' ? g_strdup_printf ("%s\n%s", says, said->comment) : g_strdup (says);
  g_autofree char *subtitle = g_markup_escape_text (all, -1);
  g_autofree char *title = g_markup_escape_text (said->title, -1);
  const char *icon = said->verdict < 0 ? "content-loading-symbolic" : dr_section_verdict_icon ((DrSectionVerdict) said->verdict);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (go), "assessment.go-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (go), "(ss)", said->section, key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (go), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (go, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), go);

  return row;
}

static void
show_sections (DrSignOffPanel  *self,
               const DrSignOff *state)
{
  GtkWidget *child;

  gtk_widget_set_visible (self->sections, state->reviews);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), child);
  for (guint i = 0; state->reviews && i < state->n_sections; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), section_new (&state->sections[i], state->unsaid));
}

/* --- The decision --- */

static GtkWidget *
recorded_new (DrSignOffPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *group = dr_form_add_group (box, _("The decision"), NULL);
  g_autofree char *text = dr_decision_describe (dr_editor_get_version (self->editor));
  DrInput *published = DR_INPUT (dr_line_input_new (_("Day this assessment was published"), DR_LINE_DATE));

  gtk_label_set_selectable (GTK_LABEL (dr_wrapped_label_add (group, text, NULL)), TRUE);
  dr_form_add (group, published, self->editor, "publication/@date");

  return box;
}

static void
show_decision (DrSignOffPanel  *self,
               const DrSignOff *state)
{
  if (!state->decides && self->form != NULL)
    {
      gtk_box_remove (GTK_BOX (self->decision), self->form);
      self->form = NULL;
    }
  if (state->decides && self->form == NULL)
    {
      self->form = GTK_WIDGET (dr_decision_form_new (self->editor));
      g_signal_connect_object (self->form, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->decision), self->form);
    }
  if (state->decided && self->recorded == NULL)
    {
      self->recorded = recorded_new (self);
      gtk_box_append (GTK_BOX (self->decision), self->recorded);
    }
  gtk_widget_set_visible (self->decision, self->form != NULL || self->recorded != NULL);
  if (self->form != NULL)
    dr_sensitive_set (self->form, state->n_steps > 0 && state->steps[state->n_steps - 1].can);
}

/* --- The word that goes with a step --- */

/* A word is for the steps of its stage. */
static char *
keep_name (DrSignOffPanel *self)
{
  return g_strdup_printf ("stage-%d", (int) dr_editor_get_stage (self->editor));
}

/* Of who sits here now, at this stage: what they had written before. */
static void
load_words (DrSignOffPanel *self)
{
  const char *person = dr_desk_get_person (dr_editor_get_desk (self->editor));
  g_autofree char *name = keep_name (self);
  g_autofree char *kept_as = g_strdup_printf ("%s %s", name, person != NULL ? person : "");

  if (g_strcmp0 (kept_as, self->kept_as) == 0)
    return;
  g_free (self->kept_as);
  self->kept_as = g_steal_pointer (&kept_as);
  g_free (self->words);
  self->words = dr_word_keep_load (self->editor, name);
  dr_input_set_value (DR_INPUT (self->comment), self->words);
  dr_input_complain (DR_INPUT (self->comment), NULL);
}

static void
commented (DrSignOffPanel *self,
           const char     *value)
{
  g_autofree char *name = keep_name (self);
  g_autofree char *problem = NULL;

  g_free (self->words);
  self->words = g_strdup (value);
  problem = dr_word_keep_save (self->editor, name, value);
  dr_input_complain (DR_INPUT (self->comment), problem);
}

/* --- Steps --- */

static void
step_taken (GObject      *desk,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (DrSignOffPanel) self = data;
  g_autoptr (DrStepAnswer) answer = dr_step_finish (DR_DESK (desk), result);
  GtkWidget *overlay;

  self->asking = FALSE;
  if (self->editor == NULL)   /* the window is gone */
    return;
  if (answer->taken && self->form != NULL)
    dr_decision_form_forget (DR_DECISION_FORM (self->form));
  g_free (self->problem);
  self->problem = g_strdup (answer->taken ? NULL : answer->problem);
  refresh (self);
  if (!answer->taken)
    return;

  g_free (dr_word_keep_save (self->editor, self->taking, NULL));   /* what is left of it is lost to nobody */
  dr_input_set_value (DR_INPUT (self->comment), NULL);
  g_clear_pointer (&self->words, g_free);
  overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (dr_sign_off_done (answer->stage)));
  dr_editor_reload (self->editor);
}

static void
take (DrSignOffPanel *self,
      GtkWidget      *button)
{
  DrStep step = (DrStep) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  const DrVersion *version = dr_editor_get_version (self->editor);
  g_autoptr (DrDraftChanges) changes = step == DR_STEP_DECIDE && self->form != NULL
                                         ? dr_decision_form_changes (DR_DECISION_FORM (self->form))
                                         : dr_draft_changes_new ();
  const DrStepRequest request = {
    .reference = version->reference,
    .version = version->version,
    .step = step,
    .person = dr_desk_get_person (dr_editor_get_desk (self->editor)),
    .comment = self->words,
    .changes = (const DrField *) changes->fields->data,
    .n_changes = changes->fields->len,
    .revision = dr_editor_get_revision (self->editor),
  };

  if (dr_input_find_problem (GTK_WIDGET (self)) != NULL)   /* what is seen there is not what would be recorded */
    {
      gtk_widget_grab_focus (GTK_WIDGET (dr_input_find_problem (GTK_WIDGET (self))));
      return;
    }
  self->asking = TRUE;
  g_free (self->taking);
  self->taking = keep_name (self);
  refresh (self);
  dr_step_take (dr_editor_get_desk (self->editor), &request, step_taken, g_object_ref (self));
}

static GtkWidget *
find_button (DrSignOffPanel *self,
             DrStep          step)
{
  for (GtkWidget *each = gtk_widget_get_first_child (self->buttons); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (each), "step")) == (int) step)
      return each;

  return NULL;
}

/* Buttons stay where they are while the same can be done, so that the focus does too. */
static GtkWidget *
get_button (DrSignOffPanel      *self,
            const DrSignOffStep *step)
{
  GtkWidget *button = find_button (self, step->step);

  if (button != NULL)
    return button;
  button = gtk_button_new_with_label (step->label);
  if (step->step != DR_STEP_RETURN)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER ((int) step->step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (take), self, G_CONNECT_SWAPPED);
  dr_wrapped_label_wrap_in (button);
  dr_flow_append (DR_FLOW (self->buttons), button);

  return button;
}

static void
add_reason (DrSignOffPanel      *self,
            const DrSignOffStep *step,
            const char          *why_not)
{
  /* Translators: %1$s is a step, as "Endorse"; %2$s why it cannot be taken */
  g_autofree char *text = g_strdup_printf (_("%1$s: %2$s"), step->label, why_not);

  gtk_box_append (GTK_BOX (self->reasons), dr_marked_line_new ("changes-prevent-symbolic", NULL, dr_wrapped_label_new (text, NULL)));
}

static void
show_steps (DrSignOffPanel  *self,
            const DrSignOff *state)
{
  GtkWidget *next;

  while ((next = gtk_widget_get_first_child (self->reasons)) != NULL)
    gtk_box_remove (GTK_BOX (self->reasons), next);
  for (GtkWidget *each = gtk_widget_get_first_child (self->buttons); each != NULL; each = next)
    {
      gboolean found = FALSE;

      next = gtk_widget_get_next_sibling (each);
      for (guint i = 0; i < state->n_steps; i++)
        found = found || find_button (self, state->steps[i].step) == each;
      if (!found)
        gtk_widget_unparent (each);
    }
  for (guint i = 0; i < state->n_steps; i++)
    {
      const DrSignOffStep *step = &state->steps[i];
      GtkWidget *button = get_button (self, step);
      g_autofree char *missing = step->step == DR_STEP_DECIDE && step->can && self->form != NULL
                                   ? dr_decision_form_missing (DR_DECISION_FORM (self->form))
                                   : NULL;
      const char *why_not = step->why_not != NULL ? step->why_not : missing;

      gtk_widget_set_sensitive (button, why_not == NULL && !self->asking);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      why_not != NULL ? why_not : "", -1);
      if (why_not != NULL)
        add_reason (self, step, why_not);
    }
  gtk_widget_set_visible (self->buttons, state->n_steps > 0);
  gtk_widget_set_visible (self->reasons, gtk_widget_get_first_child (self->reasons) != NULL);
}

static void
refresh (DrSignOffPanel *self)
{
  g_autoptr (DrSignOff) state = NULL;
  gboolean any = FALSE;

  if (self->editor == NULL)
    return;
  state = dr_sign_off_new (dr_editor_get_version (self->editor), dr_desk_get_people (dr_editor_get_desk (self->editor)),
                           dr_desk_get_person (dr_editor_get_desk (self->editor)),
                           dr_editor_get_state (self->editor) == DR_EDITOR_SAVED);
  gtk_widget_set_visible (GTK_WIDGET (self), state->shown);
  if (!state->shown)
    return;

  load_words (self);
  for (guint i = 0; i < state->n_steps; i++)
    any = any || state->steps[i].can;
  gtk_label_set_label (GTK_LABEL (self->summary), state->summary);
  gtk_widget_set_visible (self->summary, state->summary[0] != '\0');
  show_decision (self, state);
  show_steps (self, state);
  dr_input_set_label (DR_INPUT (self->comment), state->comment_label);
  gtk_widget_set_visible (self->comment, state->asks_comment && any);
  dr_wrapped_label_say (self->failed, self->problem);
}

/* What was said of the sections, as it was checked last. */
static void
checked (DrSignOffPanel *self)
{
  g_autoptr (DrSignOff) state = NULL;

  if (self->editor == NULL)
    return;
  state = dr_sign_off_new (dr_editor_get_version (self->editor), dr_desk_get_people (dr_editor_get_desk (self->editor)),
                           dr_desk_get_person (dr_editor_get_desk (self->editor)), TRUE);
  show_sections (self, state);
  refresh (self);
}

/**
 * dr_sign_off_panel_new:
 * @editor: the assessment, for as long as the panel lives
 *
 * Returns: (transfer floating): its review as a whole; nothing is seen of it in a draft
 */
DrSignOffPanel *
dr_sign_off_panel_new (DrEditor *editor)
{
  DrSignOffPanel *self = g_object_new (DR_TYPE_SIGN_OFF_PANEL, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "checked", G_CALLBACK (checked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "state-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  checked (self);

  return self;
}

static void
dr_sign_off_panel_dispose (GObject *object)
{
  DrSignOffPanel *self = DR_SIGN_OFF_PANEL (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->kept_as, g_free);
  g_clear_pointer (&self->taking, g_free);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (dr_sign_off_panel_parent_class)->dispose (object);
}

static void
dr_sign_off_panel_class_init (DrSignOffPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_sign_off_panel_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
label_new (const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_widget_add_css_class (label, style);
  dr_bound_label_watch (label);

  return label;
}

static void
dr_sign_off_panel_init (DrSignOffPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group;

  self->summary = label_new ("body");
  gtk_box_append (GTK_BOX (box), self->summary);
  group = dr_form_add_group (box, _("Sections"), NULL);
  self->sections = group;
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections"), -1);
  gtk_box_append (GTK_BOX (group), self->rows);
  self->decision = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), self->decision);
  self->comment = GTK_WIDGET (dr_text_input_new (_("A word to go with it")));
  g_signal_connect_swapped (self->comment, "given", G_CALLBACK (commented), self);
  gtk_box_append (GTK_BOX (box), self->comment);
  self->buttons = GTK_WIDGET (dr_flow_new (0, 12, 6));
  gtk_box_append (GTK_BOX (box), self->buttons);
  self->reasons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->reasons);
  self->failed = label_new ("error");
  gtk_box_append (GTK_BOX (box), self->failed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Review and sign-off"), -1);
  adw_bin_set_child (ADW_BIN (self), box);
}
