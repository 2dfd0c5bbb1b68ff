#include "dr-point-form.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-drop-down.h"
#include "dr-evidence-choices.h"
#include "dr-item-dialog.h"
#include "dr-line-input.h"
#include "dr-options-edit.h"
#include "dr-set-input.h"
#include "dr-unfinished.h"
#include "dr-wrapped-label.h"

static const DrEvidence *
evidence_of (DrEditor *editor)
{
  return dr_editor_get_version (editor)->check->evidence;
}

/* Where the point is, as the fields say it with one of them changed, may be where it cannot be. */
static void
give_where (DrInput    *input,
            const char *value,
            gpointer    data)
{
  DrEditor *editor = dr_input_get_editor (input);
  const char *key = dr_input_get_key (input);
  g_auto (GStrv) ids = dr_draft_key_identity (key, NULL);
  g_autofree char *channel = dr_draft_key ("access-points/access-point[]/@channel", ids[0], NULL);
  g_autofree char *place = dr_draft_key ("access-points/access-point[]/@place", ids[0], NULL);
  gboolean is_place = g_str_equal (key, place);
  g_autofree char *why = dr_options_why_not_there (dr_editor_get_fields (editor), evidence_of (editor), ids[0],
                                                   is_place ? dr_editor_get (editor, channel) : value,
                                                   is_place ? value : dr_editor_get (editor, place));

  if (why != NULL)
    dr_input_complain (input, why);
  else
    dr_editor_set (editor, key, value);
}

static void
add_input (GtkWidget  *form,
           DrInput    *input,
           DrEditor   *editor,
           const char *point,
           const char *attribute)
{
  g_autofree char *item = dr_draft_key ("access-points/access-point[]", point, NULL);
  g_autofree char *key = g_strconcat (item, attribute, NULL);

  dr_input_bind (input, editor, key);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (input));
}

static DrInput *
new_channel (const DrEvidence *evidence)
{
  return DR_INPUT (dr_choice_input_new_take (_("Channel"), NULL, dr_choices_of_channels (evidence)));
}

static DrInput *
new_needs (const DrEvidence *evidence)
{
  g_autofree DrChoice *choices = g_new (DrChoice, evidence->n_needs);

  for (guint i = 0; i < evidence->n_needs; i++)
    choices[i] = (DrChoice) { evidence->needs[i].id, evidence->needs[i].name };

  return DR_INPUT (dr_set_input_new (_("Needs met here"), _("None besides those its channel always meets"), choices,
                                     evidence->n_needs));
}

/**
 * dr_point_form_new:
 * @editor: the assessment
 * @point: id of an access point
 *
 * Returns: (transfer floating): its controls
 */
GtkWidget *
dr_point_form_new (DrEditor   *editor,
                   const char *point)
{
  const DrEvidence *evidence = evidence_of (editor);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  DrInput *name = DR_INPUT (dr_line_input_new (_("Name"), DR_LINE_WORDS));
  DrInput *channel = new_channel (evidence);
  DrInput *place = DR_INPUT (dr_line_input_new (_("Place"), DR_LINE_WORDS));

  dr_item_dialog_require (name);
  dr_input_set_give (channel, give_where, NULL);
  dr_input_set_give (place, give_where, NULL);
  dr_input_set_help (place, _("Where people go. Leave it empty where they need not go anywhere."));
  add_input (form, name, editor, point, "/@name");
  add_input (form, channel, editor, point, "/@channel");
  add_input (form, place, editor, point, "/@place");
  add_input (form, new_needs (evidence), editor, point, "/@needs");

  return form;
}

struct _DrNewPointForm {
  GtkBox     parent_instance;

  DrEditor  *editor;
  char      *option;        /* (nullable): in which it opens */
  char      *instead_of;    /* (nullable): the point that moves there */
  GtkWidget *name;
  GtkWidget *channel;       /* (nullable): it is that of the point that moves */
  GtkWidget *place;
  GtkWidget *today;         /* (nullable): check button */
  GtkWidget *refusal;       /* why it could not be added */
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (DrNewPointForm, dr_new_point_form, GTK_TYPE_BOX)

static char *
text_of (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static gboolean
is_unfinished (GtkWidget *widget)
{
  g_autofree char *name = text_of (DR_NEW_POINT_FORM (widget)->name);
  g_autofree char *place = text_of (DR_NEW_POINT_FORM (widget)->place);

  return name[0] != '\0' || place[0] != '\0';
}

static void
typed (DrNewPointForm *self)
{
  g_autofree char *name = text_of (self->name);
  g_autofree char *place = text_of (self->place);

  gtk_widget_set_sensitive (self->button, name[0] != '\0' && (self->instead_of == NULL || place[0] != '\0'));
}

static const char *
chosen_channel (DrNewPointForm *self)
{
  const DrEvidence *evidence = evidence_of (self->editor);
  g_autofree char *key = NULL;

  if (self->channel != NULL)
    return evidence->channels[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->channel))].id;
  key = dr_draft_key ("access-points/access-point[]/@channel", self->instead_of, NULL);

  return dr_editor_get (self->editor, key);
}

static void
add_clicked (DrNewPointForm *self)
{
  const DrFieldList *fields = dr_editor_get_fields (self->editor);
  g_autofree char *id = dr_options_new_id (fields, evidence_of (self->editor), "access-points/access-point", "point");
  g_autofree char *name = text_of (self->name);
  g_autofree char *place = text_of (self->place);
  const DrNewPoint point = {
    .id = id,
    .name = name,
    .channel = chosen_channel (self),
    .place = place[0] != '\0' ? place : NULL,
    .offered = self->today != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->today)),
    .option = self->option,
    .instead_of = self->instead_of,
  };
  g_autoptr (DrDraftChanges) changes = dr_options_add_point (fields, &point);
  g_autoptr (GError) error = NULL;

  if (dr_editor_change (self->editor, (const DrField *) changes->fields->data, changes->fields->len))
    {
      gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      return;
    }
  /* While it was open, somebody else sat down, or the assessment was submitted: the words stay here. */
  dr_editor_may_write (self->editor, "access-points/access-point[]/@name", &error);
  gtk_label_set_label (GTK_LABEL (self->refusal), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->refusal, TRUE);
}

static GtkWidget *
add_field (DrNewPointForm *self,
           const char     *label,
           const char     *help,      /* (nullable) */
           GtkWidget      *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = dr_wrapped_label_new (label, NULL);
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "label", help, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", help != NULL, NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help != NULL ? help : "", -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), control);
  gtk_box_append (GTK_BOX (self), box);

  return control;
}

static GtkWidget *
new_entry (DrNewPointForm *self)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "activates-default", TRUE, NULL);

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed), self);

  return entry;
}

static void
add_channel (DrNewPointForm *self)
{
  const DrEvidence *evidence = evidence_of (self->editor);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < evidence->n_channels; i++)
    g_strv_builder_add (builder, evidence->channels[i].name);
  names = g_strv_builder_end (builder);
  self->channel = add_field (self, _("Channel"), NULL, dr_drop_down_new (_("Channel")));
  dr_drop_down_set_names (self->channel, (const char * const *) names);
  gtk_widget_set_halign (self->channel, GTK_ALIGN_START);
}

static void
add_today (DrNewPointForm *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("People can use it today"), "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  self->today = g_object_new (GTK_TYPE_CHECK_BUTTON, "child", label, "active", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->today), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (label)), -1);
  gtk_box_append (GTK_BOX (self), self->today);
}

static void
became_default (DrNewPointForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), self->button);
}

/**
 * dr_new_point_form_new:
 * @editor: the assessment
 * @option: (nullable): id of the option in which it opens; %NULL: it may be there today
 * @instead_of: (nullable): the point that moves there in @option
 *
 * Returns: (transfer floating): controls that close their window when the point is added
 */
DrNewPointForm *
dr_new_point_form_new (DrEditor   *editor,
                       const char *option,
                       const char *instead_of)
{
  DrNewPointForm *self = g_object_new (DR_TYPE_NEW_POINT_FORM, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, NULL);

  self->editor = g_object_ref (editor);
  self->option = g_strdup (option);
  self->instead_of = g_strdup (instead_of);
  self->name = add_field (self, _("Name"), NULL, new_entry (self));
  if (instead_of == NULL)
    add_channel (self);
  self->place = add_field (self, _("Place"),
                           instead_of != NULL ? _("Where people go from then on.")
                                              : _("Where people go. Leave it empty where they need not go anywhere."),
                           new_entry (self));
  if (instead_of == NULL)
    add_today (self);
  self->button = g_object_new (GTK_TYPE_BUTTON, "label", _("Add the access point"), "halign", GTK_ALIGN_START, NULL);
  dr_wrapped_label_wrap_in (self->button);
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (add_clicked), self);
  g_signal_connect (self, "notify::root", G_CALLBACK (became_default), NULL);
  self->refusal = dr_wrapped_label_add (GTK_WIDGET (self), NULL, "error");
  g_object_set (self->refusal, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_box_append (GTK_BOX (self), self->button);
  dr_unfinished_watch (GTK_WIDGET (self), NULL, is_unfinished);
  typed (self);

  return self;
}

static void
dr_new_point_form_dispose (GObject *object)
{
  g_clear_object (&DR_NEW_POINT_FORM (object)->editor);

  G_OBJECT_CLASS (dr_new_point_form_parent_class)->dispose (object);
}

static void
dr_new_point_form_finalize (GObject *object)
{
  g_free (DR_NEW_POINT_FORM (object)->option);
  g_free (DR_NEW_POINT_FORM (object)->instead_of);

  G_OBJECT_CLASS (dr_new_point_form_parent_class)->finalize (object);
}

static void
dr_new_point_form_class_init (DrNewPointFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_new_point_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_new_point_form_finalize;
}

static void
dr_new_point_form_init (DrNewPointForm *self)
{
}
