#include "dr-option-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-choice-input.h"
#include "dr-drop-down.h"
#include "dr-flow.h"
#include "dr-item-dialog.h"
#include "dr-line-input.h"
#include "dr-measure-target-input.h"
#include "dr-number.h"
#include "dr-options-edit.h"
#include "dr-sensitive.h"
#include "dr-text-input.h"
#include "dr-wrapped-label.h"

struct _DrOptionForm {
  GtkBox     parent_instance;

  DrEditor  *editor;
  char      *option;
  GtkWidget *targets;      /* list box */
  GtkWidget *standards;    /* list box */
  GtkWidget *target_channel;
  GtkWidget *target_group;
  GtkWidget *standard_channel;
  GStrv      shown;        /* items in the lists */
};

G_DEFINE_FINAL_TYPE (DrOptionForm, dr_option_form, GTK_TYPE_BOX)

static const DrEvidence *
evidence_of (DrOptionForm *self)
{
  return dr_editor_get_version (self->editor)->check->evidence;
}

static GStrv
find_items (DrOptionForm *self,
            const char   *pattern)
{
  g_autofree char *list = dr_draft_key (pattern, self->option, NULL);

  return dr_editor_get_items (self->editor, list);
}

static const char *
channel_name (DrOptionForm *self,
              const char   *id)
{
  int channel = dr_evidence_find_channel (evidence_of (self), id);

  return channel != DR_NO_INDEX ? evidence_of (self)->channels[channel].name : id;
}

static void
remove_clicked (GtkButton    *button,
                DrOptionForm *self)
{
  dr_editor_remove (self->editor, gtk_widget_get_name (GTK_WIDGET (button)));
}

static GtkWidget *
new_remove (DrOptionForm *self,
            const char   *item,
            const char   *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *spoken = g_strdup_printf (_("Remove: %s"), name);

  gtk_widget_set_name (button, item);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked), self);

  return button;
}

static void
add_row (GtkWidget *list,
         GtkWidget *content,
         GtkWidget *trailing)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, "margin-top", 12, "margin-bottom", 12, "margin-start", 12,
                                 "margin-end", 12, NULL);

  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), trailing);
  gtk_list_box_append (GTK_LIST_BOX (list), g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE,
                                                          "focusable", FALSE, NULL));
}

static void
add_target (DrOptionForm *self,
            const char   *item)
{
  g_auto (GStrv) ids = dr_draft_key_identity (item, NULL);
  g_autofree char *key = g_strconcat (item, "/@share", NULL);
  g_autofree char *label = NULL;
  GtkWidget *input;
  int group;

  if (ids == NULL || ids[0] == NULL || ids[1] == NULL)
    return;
  group = dr_evidence_find_group (evidence_of (self), ids[1]);
  label = g_strdup_printf (_("%1$s, %2$s"), channel_name (self, ids[0]),
                           group != DR_NO_INDEX ? evidence_of (self)->groups[group].name : ids[1]);
  input = GTK_WIDGET (dr_measure_target_input_new (label, DR_LINE_SHARE));
  dr_input_set_help (DR_INPUT (input), _("A percentage of its contacts"));
  dr_item_dialog_require (DR_INPUT (input));
  dr_input_bind (DR_INPUT (input), self->editor, key);
  add_row (self->targets, input, new_remove (self, item, label));
}

static void
add_input (GtkWidget    *box,
           GtkWidget    *input,
           DrOptionForm *self,
           const char   *item,
           const char   *attribute)
{
  g_autofree char *key = g_strconcat (item, attribute, NULL);

  dr_input_bind (DR_INPUT (input), self->editor, key);
  gtk_box_append (GTK_BOX (box), input);
}

static void
add_standard (DrOptionForm *self,
              const char   *item)
{
  static const char * const labels[] = { N_("Before"), N_("After"), N_("Unit, as “seconds”") };
  static const char * const attributes[] = { "/@before", "/@after", "/@unit" };
  const DrChoice better[] = { { "lower", _("Lower is better") }, { "higher", _("Higher is better") } };
  g_auto (GStrv) ids = dr_draft_key_identity (item, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text;

  if (ids == NULL || ids[0] == NULL)
    return;
  text = GTK_WIDGET (dr_line_input_new (channel_name (self, ids[0]), DR_LINE_WORDS));
  dr_item_dialog_require (DR_INPUT (text));
  dr_input_set_help (DR_INPUT (text), _("The standard after the change, in words"));
  add_input (box, text, self, item, "/@text");
  gtk_box_append (GTK_BOX (box), numbers);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    add_input (i < 2 ? numbers : box, GTK_WIDGET (dr_line_input_new (_(labels[i]), i < 2 ? DR_LINE_NUMBER : DR_LINE_WORDS)),
               self, item, attributes[i]);
  add_input (box, GTK_WIDGET (dr_choice_input_new (_("Direction"), _("Lower is better, unless said"), better,
                                                   G_N_ELEMENTS (better))), self, item, "/@better");
  add_row (self->standards, box, new_remove (self, item, channel_name (self, ids[0])));
}

static void
empty_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

/* The lists, where other items are in them than are shown. */
static void
refresh (DrOptionForm *self)
{
  g_auto (GStrv) targets = find_items (self, "options/option[]/target");
  g_auto (GStrv) standards = find_items (self, "options/option[]/standard");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  g_strv_builder_addv (builder, (const char **) targets);
  g_strv_builder_addv (builder, (const char **) standards);
  items = g_strv_builder_end (builder);
  if (self->shown != NULL && g_strv_equal ((const char * const *) self->shown, (const char * const *) items))
    return;
  empty_list (self->targets);
  empty_list (self->standards);
  for (guint i = 0; targets[i] != NULL; i++)
    add_target (self, targets[i]);
  for (guint i = 0; standards[i] != NULL; i++)
    add_standard (self, standards[i]);
  gtk_widget_set_visible (self->targets, targets[0] != NULL);
  gtk_widget_set_visible (self->standards, standards[0] != NULL);
  g_strfreev (self->shown);
  self->shown = g_steal_pointer (&items);
}

static void
target_added (DrOptionForm *self)
{
  const DrEvidence *evidence = evidence_of (self);
  guint channel = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->target_channel));
  guint group = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->target_group));
  g_autofree char *key = NULL;

  if (channel >= evidence->n_channels || group >= evidence->n_groups)
    return;
  key = dr_draft_key ("options/option[]/target[|]/@share", self->option, evidence->channels[channel].id,
                      evidence->groups[group].id, NULL);
  if (dr_editor_get (self->editor, key) == NULL)
    dr_editor_set (self->editor, key, "to-be-announced");
}

/* A new standard begins with what the council has for the channel. */
static void
standard_added (DrOptionForm *self)
{
  const DrEvidence *evidence = evidence_of (self);
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->standard_channel));
  const DrChannel *channel = index < evidence->n_channels ? &evidence->channels[index] : NULL;
  g_autoptr (DrDraftChanges) changes = dr_draft_changes_new ();
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  char number[DR_NUMBER_SIZE];

  if (channel == NULL)
    return;
  key = dr_draft_key ("options/option[]/standard[]/@text", self->option, channel->id, NULL);
  if (dr_editor_get (self->editor, key) != NULL)
    return;
  text = channel->standard != NULL ? g_strdup (channel->standard->text)
                                   : g_strdup_printf (_("Standard for %s, to be written"), channel->name);
  dr_draft_changes_put (changes, text, "options/option[]/standard[]/@text", self->option, channel->id, NULL);
  if (channel->standard != NULL && dr_is_known (channel->standard->value))
    dr_draft_changes_put (changes, dr_number_format (channel->standard->value, number),
                          "options/option[]/standard[]/@before", self->option, channel->id, NULL);
  if (channel->standard != NULL)
    {
      dr_draft_changes_put (changes, channel->standard->unit, "options/option[]/standard[]/@unit", self->option, channel->id,
                            NULL);
      dr_draft_changes_put (changes, channel->standard->higher_is_better ? "higher" : "lower",
                            "options/option[]/standard[]/@better", self->option, channel->id, NULL);
    }
  dr_editor_change (self->editor, (const DrField *) changes->fields->data, changes->fields->len);
}

static GtkWidget *
new_names (DrOptionForm *self,
           gboolean      groups,
           const char   *name)
{
  const DrEvidence *evidence = evidence_of (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GtkWidget *dropdown = dr_drop_down_new (name);

  for (guint i = 0; i < (groups ? evidence->n_groups : evidence->n_channels); i++)
    g_strv_builder_add (builder, groups ? evidence->groups[i].name : evidence->channels[i].name);
  names = g_strv_builder_end (builder);
  dr_drop_down_set_names (dropdown, (const char * const *) names);
  gtk_widget_set_hexpand (dropdown, TRUE);

  return dropdown;
}

static GtkWidget *
add_list (DrOptionForm *self,
          const char   *title,
          const char   *help)
{
  GtkWidget *label = dr_wrapped_label_new (help, NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  dr_item_dialog_add_title (GTK_WIDGET (self), title);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self), label);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self), list);

  return list;
}

static void
add_adder (DrOptionForm *self,
           GtkWidget    *first,
           GtkWidget    *second,    /* (nullable) */
           const char   *name,
           GCallback     added)
{
  GtkWidget *box = GTK_WIDGET (dr_flow_new (0, 6, 6));
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", name, "halign", GTK_ALIGN_START, NULL);

  dr_wrapped_label_wrap_in (button);
  dr_flow_append (DR_FLOW (box), first);
  if (second != NULL)
    dr_flow_append (DR_FLOW (box), second);
  dr_flow_append (DR_FLOW (box), button);
  g_signal_connect_swapped (button, "clicked", added, self);
  dr_sensitive_set (box, !dr_editor_is_read_only (self->editor));
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_words (DrOptionForm *self)
{
  GtkWidget *name = GTK_WIDGET (dr_text_input_new_line (_("Name"), DR_LINE_MOST));
  GtkWidget *description = GTK_WIDGET (dr_text_input_new (_("Description")));
  g_autofree char *item = dr_draft_key ("options/option[]", self->option, NULL);

  dr_item_dialog_require (DR_INPUT (name));
  dr_input_set_help (DR_INPUT (description), _("What would be done, and what it costs or saves"));
  add_input (GTK_WIDGET (self), name, self, item, "/@name");
  add_input (GTK_WIDGET (self), description, self, item, "/description");
}

/**
 * dr_option_form_new:
 * @editor: the assessment
 * @option: id of an option
 *
 * Returns: (transfer floating): its controls
 */
DrOptionForm *
dr_option_form_new (DrEditor   *editor,
                    const char *option)
{
  DrOptionForm *self = g_object_new (DR_TYPE_OPTION_FORM, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);

  self->editor = g_object_ref (editor);
  self->option = g_strdup (option);
  add_words (self);
  self->targets = add_list (self, _("Targets for channel shift"),
                            _("Which share of the contacts is to come by a channel, of everyone or of a group."));
  self->target_channel = new_names (self, FALSE, _("Channel of the new target"));
  self->target_group = new_names (self, TRUE, _("Group of the new target"));
  add_adder (self, self->target_channel, self->target_group, _("Add a target"), G_CALLBACK (target_added));
  self->standards = add_list (self, _("Service standards"),
                              _("What people can count on by a channel, before and after the change."));
  self->standard_channel = new_names (self, FALSE, _("Channel of the new standard"));
  add_adder (self, self->standard_channel, NULL, _("Add a standard"), G_CALLBACK (standard_added));
  g_signal_connect_object (editor, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return self;
}

static void
dr_option_form_dispose (GObject *object)
{
  g_clear_object (&DR_OPTION_FORM (object)->editor);

  G_OBJECT_CLASS (dr_option_form_parent_class)->dispose (object);
}

static void
dr_option_form_finalize (GObject *object)
{
  g_free (DR_OPTION_FORM (object)->option);
  g_strfreev (DR_OPTION_FORM (object)->shown);

  G_OBJECT_CLASS (dr_option_form_parent_class)->finalize (object);
}

static void
dr_option_form_class_init (DrOptionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_option_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_option_form_finalize;
}

static void
dr_option_form_init (DrOptionForm *self)
{
}
