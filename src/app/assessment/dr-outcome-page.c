#include "dr-outcome-page.h"

#include <glib/gi18n-lib.h>

#include "dr-explained-input.h"
#include "dr-form.h"
#include "dr-outcome-state.h"
#include "dr-text-input.h"

struct _DrOutcomePage {
  DrSectionPage     parent_instance;

  DrExplainedInput *kind;
  GtkWidget        *reasons;      /* shown once an outcome is chosen: the format has no reasons of none */
  GtkWidget        *continuing;   /* shown where the outcome is to continue, or something is written there */
};

G_DEFINE_FINAL_TYPE (DrOutcomePage, dr_outcome_page, DR_TYPE_SECTION_PAGE)

static void
show_parts (DrOutcomePage *self)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));
  const char *kind = dr_editor_get (editor, "outcome/@kind");
  gboolean written = dr_editor_get (editor, "outcome/legitimate-aim") != NULL
                     || dr_editor_get (editor, "outcome/proportionate") != NULL
                     || dr_editor_get (editor, "outcome/less-harmful") != NULL;

  gtk_widget_set_visible (self->reasons, kind != NULL);
  gtk_widget_set_visible (self->continuing, kind != NULL && (written || g_str_equal (kind, "continue")));
}

static void
dr_outcome_page_changed (DrSectionPage      *page,
                         const char * const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], "outcome/"))
      {
        show_parts (DR_OUTCOME_PAGE (page));
        return;
      }
}

static void
dr_outcome_page_checked (DrSectionPage *page)
{
  DrOutcomePage *self = DR_OUTCOME_PAGE (page);
  g_auto (DrOutcomeState) state = { { NULL }, { NULL } };

  dr_outcome_state_init (&state, dr_editor_get_version (dr_section_page_get_editor (page))->check);
  for (int outcome = DR_OUTCOME_NO_MAJOR_CHANGE; outcome < DR_N_OUTCOMES; outcome++)
    dr_explained_input_set_notes (self->kind, dr_vocabulary_to_string (DR_VOCABULARY_OUTCOME, outcome),
                                  state.notes[outcome], state.names[outcome]);
}

static void
add_text (GtkWidget  *into,
          DrEditor   *editor,
          const char *key,
          const char *label,
          const char *help)
{
  DrInput *input = DR_INPUT (dr_text_input_new (label));

  dr_input_set_help (input, help);
  dr_form_add (into, input, editor, key);
}

static void
dr_outcome_page_build (DrSectionPage *page,
                       DrEditor      *editor)
{
  const DrExplainedChoice choices[] = {
    { "no-major-change", _("No major change"),
      _("The assessment found no harm, and every chance to do better has been taken. The change goes on as planned.") },
    { "adjust", _("Adjust"),
      _("The change goes on, with what you do about the harm you found, or to do better. The actions say what.") },
    { "continue", _("Continue"),
      _("The change goes on although some are worse off, because it is needed and nothing gentler does. You have to say why.") },
    { "stop-and-rethink", _("Stop and rethink"),
      _("The harm is too great, or somebody would be treated unlawfully. The change does not go on as it is.") },
  };
  DrOutcomePage *self = DR_OUTCOME_PAGE (page);
  GtkWidget *content = GTK_WIDGET (dr_section_page_get_content (page));

  self->kind = dr_explained_input_new (_("What comes of the assessment?"), NULL, choices, G_N_ELEMENTS (choices));
  dr_form_add (content, DR_INPUT (self->kind), editor, "outcome/@kind");
  self->reasons = dr_form_add_group (content, NULL, NULL);
  add_text (self->reasons, editor, "outcome/reasons", _("Why this outcome"),
            _("What you found, and how it leads there. Name the people and the figures."));
  self->continuing = dr_form_add_group (content, _("Going on although some are worse off"),
                                        _("All three are needed where the outcome is to continue."));
  add_text (self->continuing, editor, "outcome/legitimate-aim", _("The aim"),
            _("A real need of the council or of the people it serves. Saving money alone has seldom been enough."));
  add_text (self->continuing, editor, "outcome/proportionate", _("Why the change is in proportion to it"),
            _("Set what is gained against what those people lose."));
  add_text (self->continuing, editor, "outcome/less-harmful", _("Which less harmful ways there were, and why not those"),
            _("The options of this assessment are the place to start."));
  show_parts (self);
  dr_outcome_page_checked (page);
}

static void
dr_outcome_page_class_init (DrOutcomePageClass *klass)
{
  DR_SECTION_PAGE_CLASS (klass)->build = dr_outcome_page_build;
  DR_SECTION_PAGE_CLASS (klass)->changed = dr_outcome_page_changed;
  DR_SECTION_PAGE_CLASS (klass)->checked = dr_outcome_page_checked;
}

static void
dr_outcome_page_init (DrOutcomePage *self)
{
}
