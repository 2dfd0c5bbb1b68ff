#include "dr-change-page.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-editor-values.h"
#include "dr-evidence-choices.h"
#include "dr-flag-input.h"
#include "dr-form.h"
#include "dr-line-input.h"
#include "dr-remarks.h"
#include "dr-text-input.h"

/* Characters that the format takes for a reference on paper. */
#define MOST_OF_A_REFERENCE 200

struct _DrChangePage {
  DrSectionPage  parent_instance;

  DrInput       *first_draft;
  DrInput       *key_decision;
  DrInput       *decision;
};

G_DEFINE_FINAL_TYPE (DrChangePage, dr_change_page, DR_TYPE_SECTION_PAGE)

static void
show_remarks (DrChangePage *self)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));
  DrDate decision = dr_editor_get_date (editor, "change/@decision-date");

  dr_input_set_remark (self->first_draft, dr_remark_first_draft (dr_editor_get_date (editor, "@first-draft"), decision));
  dr_input_set_remark (self->key_decision,
                       dr_remark_key_decision (dr_editor_get_date (editor, "change/@key-decision"), decision));
  dr_input_set_remark (self->decision,
                       dr_remark_decision (decision, dr_editor_get_date (editor, "change/@effective")));
}

static DrInput *
new_line (const char *label,
          DrLineKind  kind,
          const char *help)
{
  DrInput *input = DR_INPUT (dr_line_input_new (label, kind));

  dr_input_set_help (input, help);

  return input;
}

static DrInput *
new_words (const char *label,
           guint       most,
           const char *help)
{
  DrInput *input = DR_INPUT (dr_text_input_new_line (label, most));

  dr_input_set_help (input, help);

  return input;
}

static DrInput *
new_text (const char *label,
          const char *help)
{
  DrInput *input = DR_INPUT (dr_text_input_new (label));

  dr_input_set_help (input, help);

  return input;
}

static void
add_what (GtkWidget *into,
          DrEditor  *editor)
{
  const DrEvidence *evidence = dr_editor_get_version (editor)->editions->evidence;
  GtkWidget *group = dr_form_add_group (into, NULL, NULL);
  DrInput *title = new_words (_("Title"), DR_LINE_MOST, _("What it will be called in reports and in the register."));

  dr_input_set_required (title, _("An assessment needs a title. The last one is kept until you write another."));
  dr_form_add (group, title, editor, "@title");
  dr_form_add (group, DR_INPUT (dr_choice_input_new_take (_("Service"), NULL, dr_choices_of_services (evidence))), editor,
               "@service");
  dr_form_add (group, new_text (_("What changes"), _("Say it as you would to a customer: what there is now, what there "
                                                     "will be, where and when.")),
               editor, "change/what");
  dr_form_add (group, new_text (_("Why the change is made"), _("What led to it, and what happens if nothing is done.")),
               editor, "change/why");
}

static void
add_when (DrChangePage *self,
          GtkWidget    *into,
          DrEditor     *editor)
{
  GtkWidget *group = dr_form_add_group (into, _("When"), NULL);
  GtkWidget *row = dr_form_add_row (group);

  self->decision = dr_form_add (row, new_line (_("Planned decision"), DR_LINE_DATE, NULL), editor, "change/@decision-date");
  dr_form_add (row, new_line (_("Takes effect"), DR_LINE_DATE, NULL), editor, "change/@effective");
  self->first_draft = dr_form_add (row, new_line (_("First draft of this assessment"), DR_LINE_DATE, NULL), editor,
                                   "@first-draft");
}

static void
add_who (DrChangePage *self,
         GtkWidget    *into,
         DrEditor     *editor)
{
  GtkWidget *group = dr_form_add_group (into, _("How it is decided"), NULL);
  GtkWidget *row;

  dr_form_add (group, new_words (_("Who decides"), DR_LINE_MOST, _("The committee, the cabinet, or the officer’s post.")),
               editor, "change/@decision-body");
  dr_form_add (group, DR_INPUT (dr_flag_input_new (_("An officer decides under delegated powers"))), editor,
               "change/@delegated");
  dr_form_add (group, new_words (_("Report or decision record"), MOST_OF_A_REFERENCE,
                                 _("The reference of the paper that this assessment goes with. It is needed before approval.")),
               editor, "change/@report");
  row = dr_form_add_row (group);
  dr_form_add (row, new_words (_("Forward plan entry"), MOST_OF_A_REFERENCE, _("If it is a key decision")), editor, "change/@forward-plan");
  self->key_decision = dr_form_add (row, new_line (_("Entered in the forward plan"), DR_LINE_DATE,
                                                   _("If it is a key decision")),
                                    editor, "change/@key-decision");
}

static void
dr_change_page_build (DrSectionPage *page,
                      DrEditor      *editor)
{
  DrChangePage *self = DR_CHANGE_PAGE (page);
  GtkWidget *content = GTK_WIDGET (dr_section_page_get_content (page));

  add_what (content, editor);
  add_when (self, content, editor);
  add_who (self, content, editor);
  show_remarks (self);
}

static void
dr_change_page_changed (DrSectionPage      *page,
                        const char * const *keys)
{
  show_remarks (DR_CHANGE_PAGE (page));
}

static void
dr_change_page_class_init (DrChangePageClass *klass)
{
  DR_SECTION_PAGE_CLASS (klass)->build = dr_change_page_build;
  DR_SECTION_PAGE_CLASS (klass)->changed = dr_change_page_changed;
}

static void
dr_change_page_init (DrChangePage *self)
{
}
