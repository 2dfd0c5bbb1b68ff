#include "dr-screening-page.h"

#include <glib/gi18n-lib.h>

#include "dr-explained-input.h"
#include "dr-form.h"
#include "dr-screening-state.h"
#include "dr-text-input.h"
#include "dr-wrapped-label.h"

struct _DrScreeningPage {
  DrSectionPage  parent_instance;

  GtkWidget     *card;
  GtkWidget     *icon;
  GtkWidget     *headline;
  GtkWidget     *lines;
};

G_DEFINE_FINAL_TYPE (DrScreeningPage, dr_screening_page, DR_TYPE_SECTION_PAGE)

/* A reason is of a decision, if only of one that is still open: the format has no other place for it. */
static void
give_reason (DrInput    *input,
             const char *value,
             gpointer    data)
{
  DrEditor *editor = dr_input_get_editor (input);
  const DrField changes[] = {
    { .key = "screening", .value = value },
    { .key = "screening/@decision", .value = "undecided" },
  };

  dr_editor_change (editor, changes, dr_editor_get (editor, "screening/@decision") != NULL ? 1 : G_N_ELEMENTS (changes));
}

static void
add_view (DrScreeningPage *self,
          GtkWidget       *into)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "checks-view");
  self->icon = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->headline = dr_wrapped_label_new (NULL, NULL);
  gtk_widget_add_css_class (self->headline, "heading");
  self->lines = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  gtk_box_append (GTK_BOX (words), self->headline);
  gtk_box_append (GTK_BOX (words), self->lines);
  gtk_box_append (GTK_BOX (card), self->icon);
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (into), card);
  self->card = card;
}

static void
dr_screening_page_checked (DrSectionPage *page)
{
  DrScreeningPage *self = DR_SCREENING_PAGE (page);
  DrEditor *editor = dr_section_page_get_editor (page);
  g_auto (DrScreeningState) state = { 0 };
  g_autofree char *lines = NULL;

  dr_screening_state_init (&state, dr_editor_get_version (editor)->check, dr_editor_get_stage (editor) == DR_STAGE_DRAFT);
  gtk_widget_set_visible (self->card, state.view != DR_SCREENING_VIEW_PAST);
  lines = g_strjoinv ("\n", state.lines);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), dr_screening_state_icon (&state));
  gtk_label_set_label (GTK_LABEL (self->headline), state.headline != NULL ? state.headline : "");
  gtk_label_set_label (GTK_LABEL (self->lines), lines);
}

static void
dr_screening_page_build (DrSectionPage *page,
                         DrEditor      *editor)
{
  const DrExplainedChoice choices[] = {
    { "full", _("A full assessment is needed"), _("The change may touch people differently, or you do not know.") },
    { "screened-out", _("No full assessment is needed"),
      _("Nobody’s way into the service changes, and nobody bears more of it than others. Say how you know.") },
    { "undecided", _("Not decided yet"), _("The assessment cannot be judged until you have decided.") },
  };
  DrScreeningPage *self = DR_SCREENING_PAGE (page);
  GtkWidget *content = GTK_WIDGET (dr_section_page_get_content (page));
  DrInput *reason = DR_INPUT (dr_text_input_new (_("Why you decided so")));
  GtkWidget *group = dr_form_add_group (content, NULL, NULL);

  dr_form_add (group, DR_INPUT (dr_explained_input_new (_("Is a full assessment needed?"), "undecided", choices,
                                                        G_N_ELEMENTS (choices))),
               editor, "screening/@decision");
  add_view (self, group);
  dr_input_set_help (reason, _("A few lines that somebody can check: whom the change reaches, and what you looked at."));
  dr_input_set_give (reason, give_reason, NULL);
  dr_form_add (group, reason, editor, "screening");
  dr_screening_page_checked (page);
}

static void
dr_screening_page_class_init (DrScreeningPageClass *klass)
{
  DR_SECTION_PAGE_CLASS (klass)->build = dr_screening_page_build;
  DR_SECTION_PAGE_CLASS (klass)->checked = dr_screening_page_checked;
}

static void
dr_screening_page_init (DrScreeningPage *self)
{
}
