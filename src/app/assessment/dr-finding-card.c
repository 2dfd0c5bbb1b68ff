#include "dr-finding-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-all-names.h"
#include "dr-finding-place.h"
#include "dr-justification-fields.h"
#include "dr-justify-window.h"
#include "dr-ruling-view.h"
#include "dr-spoken.h"
#include "dr-wrapped-label.h"

/* Findings that are told before the others are folded away. */
#define TOLD 3

/* One finding and the way to it. */
typedef struct {
  GtkWidget *box;       /* (nullable): not needed so far */
  GtkWidget *message;
  GtkWidget *names;     /* (nullable): all of them, where the message has left some out */
  GtkWidget *answer;    /* (nullable): not answered so far */
  GtkWidget *go;
  GtkWidget *change;    /* (nullable): its answer; where one button for all does not serve */
} Line;

struct _DrFindingCard {
  AdwBin        parent_instance;

  DrEditor     *editor;
  DrResultKind  kind;
  char         *rule;
  char         *rule_case;
  char         *title;
  char         *question;
  char         *text;        /* of all of it, for the clipboard */
  char         *subjects;    /* of the findings, separated by spaces */
  char         *first;       /* subject of the first finding */
  char         *answers;     /* that there were when it was made (dr_justification_describe()) */
  gboolean      asks;        /* one of them has no answer yet */
  gboolean      apart;       /* their answers are not one */
  GtkWidget    *lines;
  Line          told[TOLD];
  GtkWidget    *rest;        /* (nullable): opens to the others; they are made then */
};

G_DEFINE_FINAL_TYPE (DrFindingCard, dr_finding_card, ADW_TYPE_BIN)

/* By this name the focus finds the same button of the card that takes this one's place. */
static void
name_button (DrFindingCard *self,
             GtkWidget     *button,
             const char    *act,
             const char    *subject)
{
  g_autofree char *name = g_strdup_printf ("%s/%s/%s/%s", self->rule, self->rule_case, act, subject);

  if (!g_str_equal (gtk_widget_get_name (button), name))
    gtk_widget_set_name (button, name);
}

static void
copy (DrFindingCard *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
}

static GtkWidget *
copy_button_new (DrFindingCard        *self,
                 const DrFindingGroup *group)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *name = g_strdup_printf (_("Copy: %s"), group->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Copy as text"));
  name_button (self, button, "copy", "");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "copy");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (copy), self);

  return button;
}

static GtkWidget *
head_new (DrFindingCard        *self,
          const DrFindingGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *icon = group->kind == DR_RESULT_FAIL ? dr_severity_icon (group->severity) : "dialog-question-symbolic";
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);
  GtkWidget *label = dr_wrapped_label_new (dr_finding_group_label (group), "caption-heading");

  gtk_box_append (GTK_BOX (box), image);
  gtk_widget_set_hexpand (label, TRUE);
  if (group->n_blocking > 0)
    {
      gtk_widget_add_css_class (image, "blocks");
      gtk_widget_add_css_class (label, "blocks");
    }
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), copy_button_new (self, group));

  return box;
}

static void
line_init (Line *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->message = dr_wrapped_label_add (self->box, NULL, NULL);
  dr_wrapped_label_set_prose (self->message);
  self->go = g_object_new (GTK_TYPE_BUTTON, "label", _("Go to"), "halign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->go, "flat");
  gtk_widget_add_css_class (self->go, "go-to");
  gtk_box_append (GTK_BOX (self->box), self->go);
}

static void
justify (DrFindingCard *self,
         const char    *subject)   /* (nullable): whose answer is changed; %NULL: a new one */
{
  DrJustifyWindow *window = dr_justify_window_new (self->editor, self->rule, self->rule_case, self->subjects, subject);
  const char *body = strchr (self->text, '\n');   /* the title is the window's headline already */

  dr_justify_window_explain (window, self->title, self->question, body != NULL ? body + 1 : self->text);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static void
justify_all (DrFindingCard *self)
{
  justify (self, self->asks ? NULL : self->first);
}

static void
change_one (DrFindingCard *self,
            GtkWidget     *button)
{
  justify (self, g_object_get_data (G_OBJECT (button), "subject"));
}

/* The answer of one finding, where others have another or none. */
static void
show_change (Line            *self,
             DrFindingCard   *card,
             const DrFinding *finding)
{
  g_autofree char *item = card->apart ? dr_justification_find (card->editor, card->rule, card->rule_case, finding->result->subject)
                                      : NULL;
  g_autofree char *name = g_strdup_printf (_("Change the answer: %s, %s"), card->title, finding->subject);

  if (item != NULL && self->change == NULL)
    {
      self->change = g_object_new (GTK_TYPE_BUTTON, "label", _("Change the answer…"), "halign", GTK_ALIGN_START, NULL);
      gtk_widget_add_css_class (self->change, "flat");
      gtk_widget_add_css_class (self->change, "go-to");
      g_signal_connect_object (self->change, "clicked", G_CALLBACK (change_one), card, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), self->change);
    }
  if (self->change == NULL)
    return;
  gtk_widget_set_visible (self->change, item != NULL);
  g_object_set_data_full (G_OBJECT (self->change), "subject", g_strdup (finding->result->subject), g_free);
  name_button (card, self->change, "change", finding->result->subject);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->change), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_answer (Line            *self,
             const DrFinding *finding)
{
  DrAnswerState answer = finding->answer;

  if (answer != DR_ANSWER_NONE && self->answer == NULL)
    {
      self->answer = dr_wrapped_label_new (NULL, "dim-label");
      dr_wrapped_label_set_prose (self->answer);
      gtk_box_insert_child_after (GTK_BOX (self->box), self->answer, self->names != NULL ? self->names : self->message);
    }
  if (self->answer == NULL)
    return;
  dr_wrapped_label_bind (self->answer, answer != DR_ANSWER_NONE ? finding->answered : "");
  gtk_widget_set_visible (self->answer, answer != DR_ANSWER_NONE);
}

static void
show_names (Line            *self,
            const DrFinding *finding)
{
  gboolean few = finding->whole != finding->message;

  if (few && self->names == NULL)
    {
      self->names = dr_all_names_new ();
      gtk_box_insert_child_after (GTK_BOX (self->box), self->names, self->message);
    }
  if (self->names != NULL)
    dr_all_names_say (self->names, few ? finding->whole : NULL);
}

static void
line_show (Line            *self,
           DrFindingCard   *card,
           const DrFinding *finding)
{
  g_auto (DrFindingPlace) place = { NULL };
  g_autofree char *name = g_strdup_printf (_("Go to: %s, %s"), card->title, finding->subject);

  dr_wrapped_label_bind (self->message, finding->message);
  show_names (self, finding);
  show_answer (self, finding);
  show_change (self, card, finding);
  name_button (card, self->go, "go", finding->result->subject);
  dr_finding_place_init (&place, dr_editor_get_version (card->editor)->check, finding->result);
  gtk_widget_set_visible (self->go, place.section != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (place.section == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "(ss)", place.section, place.key != NULL ? place.key : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), "assessment.go-to");   /* its target is to be there first */
}

/* Those behind the first ones: dozens, where a rule is asked of every group. */
static void
show_rest (DrFindingCard        *self,
           const DrFindingGroup *group)   /* (nullable) */
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  for (guint i = TOLD; group != NULL && i < group->n_findings; i++)
    {
      Line line = { NULL };

      line_init (&line);
      gtk_box_append (GTK_BOX (box), line.box);
      line_show (&line, self, &group->findings[i]);
    }
  gtk_expander_set_child (GTK_EXPANDER (self->rest), box);
}

static void
rest_opened (DrFindingCard *self)
{
  const DrFindingGroup like = { .kind = self->kind, .rule = self->rule, .rule_case = self->rule_case };
  g_autoptr (DrFindingsState) state = NULL;

  if (!gtk_expander_get_expanded (GTK_EXPANDER (self->rest)))
    return;
  state = dr_findings_state_new (dr_editor_get_version (self->editor)->check);
  show_rest (self, dr_findings_state_find (state, &like));
}

/* Into the lines that there are, as far as they go. */
static void
show_told (DrFindingCard        *self,
           const DrFindingGroup *group)
{
  for (guint i = 0; i < TOLD; i++)
    {
      Line *line = &self->told[i];

      if (i < group->n_findings && line->box == NULL)
        {
          line_init (line);
          gtk_box_insert_child_after (GTK_BOX (self->lines), line->box, i > 0 ? self->told[i - 1].box : NULL);
        }
      if (line->box != NULL)
        gtk_widget_set_visible (line->box, i < group->n_findings);
      if (i < group->n_findings)
        line_show (line, self, &group->findings[i]);
    }
}

/* Which of them are answered, and whether by one answer. */
static void
look_at_answers (DrFindingCard        *self,
                 const DrFindingGroup *group)
{
  gboolean writable = dr_finding_group_is_answerable (group) && !dr_editor_is_read_only (self->editor);
  g_auto (GStrv) items = writable ? dr_justification_list (self->editor, self->rule, self->rule_case) : NULL;
  const char *first = NULL;

  g_free (self->first);
  self->first = g_strdup (group->n_findings > 0 ? group->findings[0].result->subject : NULL);
  self->asks = FALSE;
  self->apart = FALSE;
  for (guint i = 0; i < group->n_findings && writable; i++)
    {
      const char *item = dr_justification_among (self->editor, (const char * const *) items,
                                                 group->findings[i].result->subject);

      self->asks = self->asks || (item == NULL && group->findings[i].open);
      self->apart = self->apart || (i > 0 && item != first);
      if (i == 0)
        first = item;
    }
}

static void
show_findings (DrFindingCard        *self,
               const DrFindingGroup *group)
{
  g_autoptr (GString) subjects = g_string_new (NULL);
  guint more = group->n_findings > TOLD ? group->n_findings - TOLD : 0;

  for (guint i = 0; i < group->n_findings; i++)
    g_string_append_printf (subjects, "%s%s", i > 0 ? " " : "", group->findings[i].result->subject);
  g_free (self->subjects);
  self->subjects = g_string_free (g_steal_pointer (&subjects), FALSE);
  g_free (self->text);
  self->text = dr_finding_group_to_text (group);
  look_at_answers (self, group);
  show_told (self, group);
  if (more > 0 && self->rest == NULL)
    {
      self->rest = dr_spoken_expander_new ("");
      g_signal_connect_swapped (self->rest, "notify::expanded", G_CALLBACK (rest_opened), self);
      gtk_box_append (GTK_BOX (self->lines), self->rest);
    }
  if (self->rest == NULL)
    return;
  gtk_widget_set_visible (self->rest, more > 0);
  if (more > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", more), more);

      dr_spoken_expander_set_title (self->rest, words);
    }
  if (gtk_expander_get_expanded (GTK_EXPANDER (self->rest)))
    show_rest (self, group);
}

/* (transfer floating) (nullable): what answers them, where they can be answered */
static GtkWidget *
justify_button_new (DrFindingCard        *self,
                    const DrFindingGroup *group)
{
  GtkWidget *button;
  g_autofree char *name = g_strdup_printf (self->asks ? _("Justify: %s") : _("Change the answer: %s"), group->title);

  if (!dr_finding_group_is_answerable (group) || dr_editor_is_read_only (self->editor))
    return NULL;
  button = gtk_button_new_with_label (self->asks ? _("Justify…") : _("Change the answer…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  name_button (self, button, "justify", "");
  dr_wrapped_label_wrap_in (button);
  gtk_widget_set_visible (button, self->asks || !self->apart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (justify_all), self);

  return button;
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

/* Its number, by which a rulebook and a letter call it, and what it rests on. */
static void
add_basis (GtkWidget            *box,
           const DrFindingGroup *group)
{
  g_autofree char *number = g_str_equal (group->rule_case, "") || g_str_equal (group->rule_case, "fails")
                              ? g_strdup (group->rule)
                              : g_strdup_printf ("%s/%s", group->rule, group->rule_case);
  g_autofree char *words = group->basis[0] != '\0' ? g_strdup_printf ("%s\302\240· %s", number, group->basis) : g_strdup (number);
  GtkWidget *label = dr_wrapped_label_add (box, NULL, "caption");

  dr_wrapped_label_bind (label, words);
  dr_wrapped_label_set_prose (label);
  gtk_widget_add_css_class (label, "dim-label");
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
  GtkWidget *button;
  g_autofree char *name = NULL;

  self->editor = g_object_ref (editor);
  self->kind = group->kind;
  self->rule = g_strdup (group->rule);
  self->rule_case = g_strdup (group->rule_case);
  self->title = g_strdup (group->title);
  self->question = g_strdup (group->question);
  self->answers = dr_justification_describe (editor, group->rule, group->rule_case);
  name = g_strdup_printf ("%s/%s", group->rule, group->rule_case);
  gtk_widget_set_name (GTK_WIDGET (self), name);

  gtk_box_append (GTK_BOX (box), head_new (self, group));
  dr_wrapped_label_add (box, group->title, "heading");
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (box), self->lines);
  show_findings (self, group);
  add_basis (box, group);
  add_answers (self, box, group);
  button = justify_button_new (self, group);
  if (button != NULL)
    gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "finding");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, group->title, -1);

  return self;
}

/**
 * dr_finding_card_follow:
 * @self: a card
 * @group: findings that are alike to those it shows (dr_finding_group_is_alike()), at the editor's last check; not kept
 *
 * Shows these from now on. It is the same card: the focus in it stays.
 */
void
dr_finding_card_follow (DrFindingCard        *self,
                        const DrFindingGroup *group)
{
  show_findings (self, group);
}

/**
 * dr_finding_card_is_answered_alike:
 * @self: a card
 *
 * Returns: whether its findings have the answers, each to the same of them, that they had when the card was made
 */
gboolean
dr_finding_card_is_answered_alike (DrFindingCard *self)
{
  g_autofree char *answers = dr_justification_describe (self->editor, self->rule, self->rule_case);

  return g_str_equal (self->answers, answers);
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
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->answers, g_free);

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
