#include "dr-submit-page.h"

#include <glib/gi18n-lib.h>

#include "dr-application.h"
#include "dr-finding-card.h"
#include "dr-flow.h"
#include "dr-input-find.h"
#include "dr-reading-view.h"
#include "dr-sections.h"
#include "dr-sign-off-panel.h"
#include "dr-spoken.h"
#include "dr-step-work.h"
#include "dr-submit-state.h"
#include "dr-unfinished.h"
#include "dr-withdrawal.h"
#include "dr-wrapped-label.h"

struct _DrSubmitPage {
  DrSectionPage    parent_instance;

  DrFindingsState *findings;   /* (nullable): as shown */
  gboolean         latest;
  gboolean         asking;     /* a step is on its way */

  GtkWidget       *headline;
  GtkWidget       *text;
  GtkWidget       *comment;
  GtkWidget       *submit;
  GtkWidget       *withdraw;
  GtkWidget       *next;
  GtkWidget       *why_not;
  GtkWidget       *cards;
  GtkWidget       *reading;
};

G_DEFINE_FINAL_TYPE (DrSubmitPage, dr_submit_page, DR_TYPE_SECTION_PAGE)

static DrEditor *
editor_of (DrSubmitPage *self)
{
  return dr_section_page_get_editor (DR_SECTION_PAGE (self));
}

static void
show_state (DrSubmitPage *self)
{
  DrEditor *editor = editor_of (self);
  DrDesk *desk;
  g_auto (DrSubmitState) state = { NULL };

  if (editor == NULL)   /* the window is gone */
    return;
  desk = dr_editor_get_desk (editor);
  dr_submit_state_init (&state, dr_editor_get_version (editor), dr_desk_get_people (desk), dr_desk_get_person (desk),
                        self->latest, dr_editor_get_state (editor) == DR_EDITOR_SAVED);
  dr_section_page_set_title (DR_SECTION_PAGE (self), dr_sections_last_title (dr_editor_get_version (editor)->draft->stage));
  dr_wrapped_label_bind (self->headline, state.headline);
  gtk_label_set_label (GTK_LABEL (self->text), state.text);
  gtk_widget_set_visible (self->submit, state.shows_submit);
  gtk_widget_set_sensitive (self->submit, state.can_submit && !self->asking);
  gtk_widget_set_visible (self->withdraw, state.can_withdraw);
  gtk_widget_set_sensitive (self->withdraw, !self->asking);
  gtk_widget_set_visible (self->next, state.can_start_next);
  gtk_widget_set_sensitive (self->next, !self->asking);
  if (dr_editor_get_version (editor)->draft->stage == DR_STAGE_RETURNED)   /* else there may be another thing to do first */
    gtk_widget_add_css_class (self->next, "suggested-action");
  else
    gtk_widget_remove_css_class (self->next, "suggested-action");
  gtk_widget_set_visible (self->comment, state.shows_submit);   /* the steps of a review have a comment of their own */
  dr_wrapped_label_say (self->why_not, state.why_not);
}

static void
show_findings (DrSubmitPage *self)
{
  DrEditor *editor = editor_of (self);
  g_autoptr (DrFindingsState) state = dr_findings_state_new (dr_editor_get_version (editor)->check);
  GtkWidget *child;

  if (self->findings == NULL || !dr_findings_state_is_same (self->findings, state))
    {
      while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
        gtk_box_remove (GTK_BOX (self->cards), child);
      for (guint i = 0; i < state->n_groups; i++)
        if (state->groups[i].n_open > 0 || state->groups[i].n_blocking > 0)
          gtk_box_append (GTK_BOX (self->cards), GTK_WIDGET (dr_finding_card_new (editor, &state->groups[i])));
    }
  g_clear_pointer (&self->findings, dr_findings_state_free);
  self->findings = g_steal_pointer (&state);
}

static void
tell (DrSubmitPage *self,
      const char   *problem)
{
  gtk_label_set_label (GTK_LABEL (self->why_not), problem);
  gtk_widget_set_visible (self->why_not, TRUE);
}

static void
step_taken (GObject      *desk,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (DrSubmitPage) self = data;
  g_autoptr (DrStepAnswer) answer = dr_step_finish (DR_DESK (desk), result);

  self->asking = FALSE;
  if (editor_of (self) == NULL)   /* the window is gone */
    return;
  show_state (self);
  if (!answer->taken)
    {
      tell (self, answer->problem);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->comment), "");
  dr_editor_reload (editor_of (self));
}

/* What is seen is not what would be sealed: the field has kept what it had. */
static void
refuse (DrSubmitPage *self,
        DrInput      *input)
{
  /* Translators: %1$s is a field, %2$s what is wrong with what was typed there */
  g_autofree char *text = g_strdup_printf (_("%1$s: %2$s Nothing was submitted."), dr_input_get_label (input),
                                           dr_input_get_problem (input));
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (input), DR_TYPE_SECTION_PAGE);

  tell (self, text);
  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "assessment.go-to", "(ss)",
                                dr_section_page_get_section (DR_SECTION_PAGE (page)), "");
  gtk_widget_grab_focus (GTK_WIDGET (input));
}

static void
take (DrSubmitPage *self,
      DrStep        step,
      const char   *comment)
{
  DrEditor *editor = editor_of (self);
  const DrVersion *version = dr_editor_get_version (editor);
  const DrStepRequest request = {
    .reference = version->reference,
    .version = version->version,
    .step = step,
    .person = dr_desk_get_person (dr_editor_get_desk (editor)),
    .comment = comment,
    .revision = dr_editor_get_revision (editor),
  };

  self->asking = TRUE;
  show_state (self);
  dr_step_take (dr_editor_get_desk (editor), &request, step_taken, g_object_ref (self));
}

static void
submit (DrSubmitPage *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  DrInput *input = dr_input_find_problem (window);

  if (input == NULL)
    take (self, DR_STEP_SUBMIT, gtk_editable_get_text (GTK_EDITABLE (self->comment)));
  else
    refuse (self, input);
}

static void
withdraw_for (const char *reason,
              GObject    *page,
              gpointer    data)
{
  if (editor_of (DR_SUBMIT_PAGE (page)) != NULL)
    take (DR_SUBMIT_PAGE (page), DR_STEP_WITHDRAW, reason);
}

static void
withdraw (DrSubmitPage *self)
{
  dr_withdrawal_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                     dr_editor_get_version (editor_of (self))->reference, G_OBJECT (self), withdraw_for, NULL, NULL);
}

static void
next_made (GObject      *desk,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DrSubmitPage) self = data;
  g_autoptr (DrStepAnswer) answer = dr_step_finish (DR_DESK (desk), result);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->asking = FALSE;
  if (editor_of (self) == NULL || root == NULL)
    return;
  self->latest = !answer->taken;
  show_state (self);
  if (answer->taken)
    dr_application_show_assessment (DR_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))),
                                    dr_editor_get_version (editor_of (self))->reference, answer->version);
  else
    tell (self, answer->problem);
}

static void
start_next (DrSubmitPage *self)
{
  DrEditor *editor = editor_of (self);

  self->asking = TRUE;
  show_state (self);
  dr_step_next_version (dr_editor_get_desk (editor), dr_editor_get_version (editor)->reference, next_made,
                        g_object_ref (self));
}

/* All findings are counted for it: not while nobody sees it, at each save. */
static void
state_changed (DrSubmitPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_state (self);
}

static void
dr_submit_page_checked (DrSectionPage *page)
{
  DrSubmitPage *self = DR_SUBMIT_PAGE (page);
  const DrVersion *version = dr_editor_get_version (editor_of (self));
  g_autoptr (DrRegisterPage) row = dr_store_get_row (
      dr_register_get_store (dr_desk_get_register (dr_editor_get_desk (editor_of (self)))), version->reference,
      version->version, NULL);

  self->latest = row != NULL && row->rows[0].latest;
  show_state (self);
  show_findings (self);
  dr_reading_view_show (DR_READING_VIEW (self->reading), version);
}

static GtkWidget *
button_new (DrSubmitPage *self,
            const char   *title,
            const char   *style,
            void        (*clicked) (DrSubmitPage *self))
{
  GtkWidget *button = gtk_button_new_with_label (title);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  dr_wrapped_label_wrap_in (button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);

  return button;
}

static gboolean
is_unfinished (GtkWidget *comment)
{
  return gtk_widget_get_visible (comment) && gtk_editable_get_text (GTK_EDITABLE (comment))[0] != '\0';
}

static void
dr_submit_page_build (DrSectionPage *page,
                      DrEditor      *editor)
{
  DrSubmitPage *self = DR_SUBMIT_PAGE (page);
  GtkBox *content = dr_section_page_get_content (page);
  DrFlow *buttons = dr_flow_new (0, 12, 6);
  GtkWidget *reading = dr_spoken_expander_new (_("As it will be read"));

  self->headline = dr_wrapped_label_new (NULL, "title-2");
  g_object_set (self->headline, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->text = dr_wrapped_label_new (NULL, "body");
  self->comment = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("A comment for the trail"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->comment), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("A comment for the trail"), -1);
  dr_unfinished_watch (self->comment, _("A comment for the trail"), is_unfinished);
  self->submit = button_new (self, _("Submit"), "suggested-action", submit);
  self->withdraw = button_new (self, _("Withdraw…"), NULL, withdraw);
  self->next = button_new (self, _("Start a new version"), NULL, start_next);
  self->why_not = dr_wrapped_label_new (NULL, "dim-label");
  g_object_set (self->why_not, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->reading = GTK_WIDGET (dr_reading_view_new ());
  gtk_expander_set_child (GTK_EXPANDER (reading), self->reading);

  dr_flow_append (buttons, self->submit);
  dr_flow_append (buttons, self->next);
  dr_flow_append (buttons, self->withdraw);
  gtk_box_append (content, self->headline);
  gtk_box_append (content, self->text);
  gtk_box_append (content, GTK_WIDGET (dr_sign_off_panel_new (editor)));
  gtk_box_append (content, self->comment);
  gtk_box_append (content, GTK_WIDGET (buttons));
  gtk_box_append (content, self->why_not);
  gtk_box_append (content, self->cards);
  gtk_box_append (content, reading);
  g_signal_connect_object (editor, "state-changed", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
}

static void
dr_submit_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_submit_page_parent_class)->map (widget);
  show_state (DR_SUBMIT_PAGE (widget));
}

static void
dr_submit_page_dispose (GObject *object)
{
  g_clear_pointer (&DR_SUBMIT_PAGE (object)->findings, dr_findings_state_free);

  G_OBJECT_CLASS (dr_submit_page_parent_class)->dispose (object);
}

static void
dr_submit_page_class_init (DrSubmitPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_submit_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = dr_submit_page_map;
  DR_SECTION_PAGE_CLASS (klass)->build = dr_submit_page_build;
  DR_SECTION_PAGE_CLASS (klass)->checked = dr_submit_page_checked;
}

static void
dr_submit_page_init (DrSubmitPage *self)
{
}
