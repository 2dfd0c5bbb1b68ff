#include "dr-finding-card.h"

#include <glib/gi18n-lib.h>

#include "dr-finding-place.h"
#include "dr-justification-fields.h"
#include "dr-justify-window.h"
#include "dr-ruling-view.h"
#include "dr-spoken.h"

/* Findings that are told before the others are folded away. */
#define TOLD 3

struct _DrFindingCard {
  AdwBin    parent_instance;

  DrEditor *editor;
  char     *rule;
  char     *rule_case;
  char     *title;
  char     *question;
  char     *text;        /* of all of it, for the clipboard */
  char     *subjects;    /* of the findings, separated by spaces */
};

G_DEFINE_FINAL_TYPE (DrFindingCard, dr_finding_card, ADW_TYPE_BIN)

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
head_new (const DrFindingGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *icon = group->kind == DR_RESULT_FAIL ? dr_severity_icon (group->severity) : "dialog-question-symbolic";
  g_autofree char *number = g_str_equal (group->rule_case, "") || g_str_equal (group->rule_case, "fails")
                              ? g_strdup (group->rule)
                              : g_strdup_printf ("%s/%s", group->rule, group->rule_case);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);
  GtkWidget *rule = label_new (number, "caption");

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label_new (dr_finding_group_label (group), "caption-heading"));
  gtk_widget_set_hexpand (rule, TRUE);
  g_object_set (rule, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (rule, "dim-label");
  gtk_box_append (GTK_BOX (box), rule);
  gtk_widget_add_css_class (box, group->n_blocking > 0 ? "blocks" : "open");

  return box;
}

/* One finding and the way to it. */
static GtkWidget *
finding_new (DrFindingCard        *self,
             const DrFindingGroup *group,
             const DrFinding      *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_auto (DrFindingPlace) place = { NULL };

  gtk_box_append (GTK_BOX (box), label_new (finding->message, NULL));
  if (finding->answer != DR_ANSWER_NONE)
    gtk_box_append (GTK_BOX (box), label_new (dr_answer_state_label (finding->answer), "dim-label"));

  dr_finding_place_init (&place, dr_editor_get_version (self->editor)->check, finding->result);
  if (place.section != NULL)
    {
      GtkWidget *go = gtk_button_new_with_label (_("Go to"));
      g_autofree char *name = g_strdup_printf (_("Go to: %s, %s"), group->title, finding->subject);

      gtk_widget_set_halign (go, GTK_ALIGN_START);
      gtk_widget_add_css_class (go, "flat");
      gtk_widget_add_css_class (go, "go-to");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (go), "assessment.go-to");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (go), "(ss)", place.section,
                                         place.key != NULL ? place.key : "");
      gtk_accessible_update_property (GTK_ACCESSIBLE (go), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (GTK_BOX (box), go);
    }

  return box;
}

static void
copy (DrFindingCard *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
}

static void
justify (DrFindingCard *self)
{
  DrJustifyWindow *window = dr_justify_window_new (self->editor, self->rule, self->rule_case, self->subjects);

  dr_justify_window_explain (window, self->title, self->question, self->text);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static GtkWidget *
buttons_new (DrFindingCard        *self,
             const DrFindingGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button;
  g_autofree char *copy_name = g_strdup_printf (_("Copy: %s"), group->title);

  if (dr_finding_group_is_answerable (group) && !dr_editor_is_read_only (self->editor))
    {
      g_autofree char *name = g_strdup_printf (_("Justify: %s"), group->title);

      button = gtk_button_new_with_label (group->n_open > 0 && group->findings[0].answer == DR_ANSWER_NONE
                                            ? _("Justify…")
                                            : _("Change the answer…"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (justify), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_tooltip_text (button, _("Copy as text"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, copy_name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (copy), self);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

/* The answers that were given, once they are there to be judged. */
static void
add_answers (DrFindingCard        *self,
             GtkWidget            *box,
             const DrFindingGroup *group)
{
  g_auto (GStrv) items = NULL;

  if (dr_editor_get_stage (self->editor) == DR_STAGE_DRAFT || !dr_finding_group_is_answerable (group))
    return;
  items = dr_justification_list (self->editor, group->rule, group->rule_case);
  for (guint i = 0; items[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (dr_ruling_view_new (self->editor, items[i], group->title)));
}

/**
 * dr_finding_card_new:
 * @editor: the assessment, at the check that @group is of
 * @group: its findings of one case; not kept
 *
 * Returns: (transfer floating): a card that shows them
 */
DrFindingCard *
dr_finding_card_new (DrEditor             *editor,
                     const DrFindingGroup *group)
{
  DrFindingCard *self = g_object_new (DR_TYPE_FINDING_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autoptr (GString) subjects = g_string_new (NULL);

  self->editor = g_object_ref (editor);
  self->rule = g_strdup (group->rule);
  self->rule_case = g_strdup (group->rule_case);
  self->title = g_strdup (group->title);
  self->question = g_strdup (group->question);
  self->text = dr_finding_group_to_text (group);

  gtk_box_append (GTK_BOX (box), head_new (group));
  gtk_box_append (GTK_BOX (box), label_new (group->title, "heading"));
  for (guint i = 0; i < group->n_findings; i++)
    {
      g_string_append_printf (subjects, "%s%s", i > 0 ? " " : "", group->findings[i].result->subject);
      gtk_box_append (GTK_BOX (i < TOLD ? box : more), finding_new (self, group, &group->findings[i]));
    }
  self->subjects = g_string_free (g_steal_pointer (&subjects), FALSE);
  if (group->n_findings > TOLD)
    {
      guint n = group->n_findings - TOLD;
      g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", n), n);
      GtkWidget *expander = dr_spoken_expander_new (words);

      gtk_expander_set_child (GTK_EXPANDER (expander), more);
      gtk_box_append (GTK_BOX (box), expander);
    }
  else
    {
      g_object_ref_sink (more);
      g_object_unref (more);
    }
  if (group->basis[0] != '\0')
    {
      GtkWidget *basis = label_new (group->basis, "caption");

      gtk_widget_add_css_class (basis, "dim-label");
      gtk_box_append (GTK_BOX (box), basis);
    }
  add_answers (self, box, group);
  gtk_box_append (GTK_BOX (box), buttons_new (self, group));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "finding");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, group->title, -1);

  return self;
}

static void
dr_finding_card_dispose (GObject *object)
{
  DrFindingCard *self = DR_FINDING_CARD (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->rule_case, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->subjects, g_free);

  G_OBJECT_CLASS (dr_finding_card_parent_class)->dispose (object);
}

static void
dr_finding_card_class_init (DrFindingCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_finding_card_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_finding_card_init (DrFindingCard *self)
{
}
