#include "dr-action-card.h"

#include <glib/gi18n-lib.h>

#include "dr-attach-button.h"
#include "dr-choice-input.h"
#include "dr-draft-choices.h"
#include "dr-evidence-choices.h"
#include "dr-form.h"
#include "dr-input-find.h"
#include "dr-line-input.h"
#include "dr-result-entry.h"
#include "dr-set-input.h"
#include "dr-text-input.h"
#include "dr-undo-toast.h"

struct _DrActionCard {
  GtkBox     parent_instance;

  DrEditor  *editor;
  char      *item;
  DrInput   *points;
  DrInput   *options;
  DrInput   *status;
  GtkWidget *done;         /* what is asked of an action that is closed */
  GtkWidget *alternative;
  GtkWidget *open_way;
  GtkWidget *close_way;
};

G_DEFINE_FINAL_TYPE (DrActionCard, dr_action_card, GTK_TYPE_BOX)

static DrInput *
add (DrActionCard *self,
     GtkWidget    *into,
     gpointer      input,
     const char   *field,
     const char   *help)
{
  dr_input_set_help (DR_INPUT (input), help);

  return dr_form_add_below (into, DR_INPUT (input), self->editor, self->item, field);
}

/* Only what is closed has a date and evidence of it; what was written stays in sight. */
static void
show_parts (DrActionCard *self)
{
  gboolean closed = g_strcmp0 (dr_editor_get_below (self->editor, self->item, "/@status"), "closed") == 0;
  gboolean has_way = dr_editor_get_below (self->editor, self->item, "/alternative/@name") != NULL;
  gboolean writable = !dr_editor_is_read_only (self->editor);
  DrDesk *desk = dr_editor_get_desk (self->editor);
  const DrVersion *version = dr_editor_get_version (self->editor);

  dr_input_set_help (self->status,
                     dr_action_close_why_not (version->draft->stage, dr_desk_get_person (desk),
                                              dr_desk_has_role (desk, DR_ROLE_MANAGER, dr_version_service (version))));
  gtk_widget_set_visible (self->done, closed || dr_editor_get_below (self->editor, self->item, "/@closed") != NULL
                                        || dr_editor_get_below (self->editor, self->item, "/evidence") != NULL);
  gtk_widget_set_visible (self->alternative, has_way);
  gtk_widget_set_visible (self->open_way, !has_way && writable);
  gtk_widget_set_visible (self->close_way, has_way && writable);
}

/* Closing says when, for a start: today. */
static void
give_status (DrInput    *input,
             const char *value,
             gpointer    data)
{
  DrActionCard *self = data;
  g_autofree char *closed = g_strconcat (self->item, "/@closed", NULL);
  char today[DR_DATE_STRING_SIZE];
  const DrField fields[] = {
    { .key = dr_input_get_key (input), .value = value },
    { .key = closed, .value = dr_date_format (dr_desk_get_today (dr_editor_get_desk (self->editor)), today) },
  };
  gboolean says_when = g_strcmp0 (value, "closed") == 0 && dr_editor_get (self->editor, closed) == NULL;

  dr_editor_change (self->editor, fields, says_when ? 2 : 1);
}

/* The format has no other way in without a name and a channel. */
static void
open_way (DrActionCard *self)
{
  const DrEvidence *evidence = dr_editor_get_version (self->editor)->editions->evidence;
  g_autofree char *name = g_strconcat (self->item, "/alternative/@name", NULL);
  g_autofree char *channel = g_strconcat (self->item, "/alternative/@channel", NULL);
  guint first = 0;
  DrInput *input;

  while (first + 1 < evidence->n_channels && evidence->channels[first].digital)
    first++;
  {
    const DrField fields[] = { { .key = name, .value = evidence->channels[first].name },
                               { .key = channel, .value = evidence->channels[first].id } };

    dr_editor_change (self->editor, fields, G_N_ELEMENTS (fields));
  }
  input = dr_input_find (self->alternative, name);
  if (input != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (input));
}

static void
close_way (DrActionCard *self)
{
  g_autofree char *element = g_strconcat (self->item, "/alternative", NULL);

  dr_undo_toast_remove (GTK_WIDGET (self), self->editor, element, _("The other way in is taken away"));
  gtk_widget_grab_focus (self->open_way);
}

static GtkWidget *
new_button (DrActionCard *self,
            const char   *label,
            void        (*clicked) (DrActionCard *))
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "halign", GTK_ALIGN_START, NULL);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);

  return button;
}

static void
build_alternative (DrActionCard *self)
{
  const DrEvidence *evidence = dr_editor_get_version (self->editor)->editions->evidence;
  g_autoptr (GStringChunk) words = g_string_chunk_new (1024);
  GtkWidget *box;
  GtkWidget *row;
  DrInput *name;

  self->open_way = new_button (self, _("Open another way in"), open_way);
  gtk_box_append (GTK_BOX (self), self->open_way);
  box = dr_form_add_group (GTK_WIDGET (self), _("Another way in"),
                           _("It counts in the figures when it has a share with its source, and the action has groups, an owner "
                             "and a date no later than the change."));
  self->alternative = box;
  name = add (self, box, dr_text_input_new_line (_("Name of the other way in"), DR_LINE_MOST), "alternative/@name", NULL);
  dr_input_set_required (name, _("Another way in needs a name."));
  row = dr_form_add_row (box);
  add (self, row, dr_choice_input_new_take (_("Channel"), NULL, dr_choices_of_channels (evidence)), "alternative/@channel", NULL);
  add (self, row, dr_line_input_new (_("Place"), DR_LINE_WORDS), "alternative/@place", NULL);
  add (self, box, dr_set_input_new_take (_("Access needs it meets"), _("None"), dr_choices_of_needs (evidence)),
       "alternative/@needs", NULL);
  row = dr_form_add_row (box);
  add (self, row, dr_line_input_new (_("Share of the groups who can use it"), DR_LINE_SHARE), "alternative/@share", NULL);
  add (self, row, dr_line_input_new (_("Number asked (n)"), DR_LINE_COUNT), "alternative/@n", NULL);
  add (self, box, dr_choice_input_new_take (_("Source of the share"), _("None yet"), dr_choices_of_sources (evidence, words)),
       "alternative/@source", NULL);
  self->close_way = new_button (self, _("Take away the other way in"), close_way);
  gtk_box_append (GTK_BOX (box), self->close_way);
}

static void
build (DrActionCard *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  const DrEvidence *evidence = version->editions->evidence;
  const DrChoice statuses[] = { { "open", _("Open") }, { "closed", _("Closed") } };
  DrDesk *desk = dr_editor_get_desk (self->editor);
  GtkWidget *box = GTK_WIDGET (self);
  GtkWidget *row;
  DrInput *text = DR_INPUT (dr_text_input_new (_("What will be done")));
  const char *owner = dr_editor_get_below (self->editor, self->item, "/@owner");
  g_autofree char *shown_by = NULL;
  /* An action that does not say is open. */
  gboolean says = dr_editor_get_below (self->editor, self->item, "/@status") != NULL;
  DrInput *status = DR_INPUT (dr_choice_input_new (_("Status"), says ? NULL : _("Open"), says ? statuses : statuses + 1,
                                                   says ? 2 : 1));

  dr_input_set_required (text, _("An action needs to say what will be done."));
  add (self, box, text, "text", NULL);
  add (self, box, dr_choice_input_new_take (_("Kind"), NULL, dr_choices_of_action_kinds ()), "@kind", NULL);
  row = dr_form_add_row (box);
  add (self, row, dr_choice_input_new_take (_("Owner"), _("Nobody yet"), dr_choices_of_people (dr_desk_get_people (desk), owner)),
       "@owner", NULL);
  add (self, row, dr_line_input_new (_("Due"), DR_LINE_DATE), "@due", NULL);
  dr_input_set_give (status, give_status, self);
  self->status = add (self, row, status, "@status", NULL);
  self->done = dr_form_add_group (box, NULL, NULL);
  add (self, self->done, dr_line_input_new (_("Closed on"), DR_LINE_DATE), "@closed", NULL);
  add (self, self->done, dr_text_input_new (_("What shows that it was done")), "evidence", NULL);
  shown_by = g_strconcat (self->item, "/evidence", NULL);
  gtk_box_append (GTK_BOX (self->done), GTK_WIDGET (dr_attach_button_new (self->editor, shown_by)));
  add (self, box, dr_set_input_new_take (_("Groups"), _("None"), dr_choices_of_groups (evidence)), "@groups",
       _("The people it is for."));
  add (self, box, dr_set_input_new_take (_("Access needs"), _("None"), dr_choices_of_needs (evidence)), "@needs", NULL);
  self->points = add (self, box, dr_set_input_new_take (_("Access points"), _("None"), dr_choices_of_points (version->assessment)),
                      "@points", NULL);
  self->options = add (self, box, dr_set_input_new_take (_("Options"), _("All options"), dr_choices_of_options (version->assessment)),
                       "@options", _("Those it belongs to."));
  build_alternative (self);
}

static void
changed (DrActionCard       *self,
         const char * const *keys)
{
  if (dr_draft_keys_reach (keys, self->item))
    show_parts (self);
}

/**
 * dr_action_card_new:
 * @editor: the assessment
 * @item: prefix of an action, as "actions/action[a1]"
 *
 * Returns: (transfer floating): its controls
 */
DrActionCard *
dr_action_card_new (DrEditor   *editor,
                    const char *item)
{
  DrActionCard *self = g_object_new (DR_TYPE_ACTION_CARD, NULL);

  self->editor = g_object_ref (editor);
  self->item = g_strdup (item);
  build (self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (show_parts), self, G_CONNECT_SWAPPED);
  show_parts (self);

  return self;
}

/**
 * dr_action_card_refresh:
 * @self: controls
 *
 * After a check: what can be chosen now.
 */
void
dr_action_card_refresh (DrActionCard *self)
{
  const DrAssessment *assessment = dr_editor_get_version (self->editor)->assessment;
  g_autoptr (GArray) points = dr_choices_of_points (assessment);
  g_autoptr (GArray) options = dr_choices_of_options (assessment);

  dr_set_input_set_choices (DR_SET_INPUT (self->points), (const DrChoice *) points->data, points->len);
  dr_set_input_set_choices (DR_SET_INPUT (self->options), (const DrChoice *) options->data, options->len);
}

static void
dr_action_card_dispose (GObject *object)
{
  g_clear_object (&DR_ACTION_CARD (object)->editor);

  G_OBJECT_CLASS (dr_action_card_parent_class)->dispose (object);
}

static void
dr_action_card_finalize (GObject *object)
{
  g_free (DR_ACTION_CARD (object)->item);

  G_OBJECT_CLASS (dr_action_card_parent_class)->finalize (object);
}

static void
dr_action_card_class_init (DrActionCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_action_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_action_card_finalize;
}

static void
dr_action_card_init (DrActionCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}
