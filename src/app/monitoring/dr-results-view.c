#include "dr-results-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-bound-label.h"
#include "dr-choice-input.h"
#include "dr-editor-values.h"
#include "dr-evidence-choices.h"
#include "dr-flow.h"
#include "dr-form.h"
#include "dr-input-find.h"
#include "dr-line-input.h"
#include "dr-names.h"
#include "dr-result-entry.h"
#include "dr-sensitive.h"
#include "dr-undo-toast.h"
#include "dr-unfinished.h"
#include "dr-wrapped-label.h"

#define CHANNEL_SHARES "monitoring/channel-share"

struct _DrResultsView {
  GtkBox     parent_instance;

  DrEditor  *editor;
  char      *item;      /* (nullable): prefix of the measure; %NULL: by which channels people came */
  GtkWidget *rows;
  GtkWidget *none;
  GtkWidget *form;
  GtkWidget *why_not;
  DrInput   *period;
  DrInput   *group;
  DrInput   *value;
  DrInput   *n;
  char      *typed[4];  /* as the inputs gave it: period, group, value, n */
};

G_DEFINE_FINAL_TYPE (DrResultsView, dr_results_view, GTK_TYPE_BOX)

enum { PERIOD, GROUP, VALUE, N };

/* Shares are typed and read as percentages. */
static gboolean
is_share (DrResultsView *self)
{
  const char *quantity;

  if (self->item == NULL)
    return TRUE;
  quantity = dr_editor_get_below (self->editor, self->item, "/@quantity");

  return g_strcmp0 (dr_editor_get_below (self->editor, self->item, "/@unit"), "share") == 0
         || (quantity != NULL && !g_str_has_suffix (quantity, "_people"));
}

/* Period and group stay after a result is added, for the next. */
static gboolean
is_unfinished (GtkWidget *widget)
{
  DrResultsView *self = DR_RESULTS_VIEW (widget);

  return self->typed[VALUE] != NULL || self->typed[N] != NULL;
}

static const char *
value_field (DrResultsView *self)
{
  return self->item != NULL ? "/@value" : "/@share";
}

/* The group that a result is of, or the channel. */
static const char *
name_of (DrResultsView *self,
         const char    *id)
{
  const DrEvidence *evidence = dr_editor_get_version (self->editor)->editions->evidence;
  int index = self->item != NULL ? dr_evidence_find_group (evidence, id) : dr_evidence_find_channel (evidence, id);

  if (index == DR_NO_INDEX)
    return id;

  return self->item != NULL ? evidence->groups[index].name : evidence->channels[index].name;
}

/* "June 2027 · Aged 75 and over: 12 % (n = 180)" */
static char *
tell_result (DrResultsView *self,
             const char    *item)
{
  g_auto (GStrv) identity = dr_draft_key_identity (item, NULL);
  g_autofree char *value_key = g_strconcat (item, value_field (self), NULL);
  double number = dr_editor_get_number (self->editor, value_key);
  const char *n = dr_editor_get_below (self->editor, item, "/@n");
  g_autofree char *value = is_share (self) ? dr_format_share (number) : dr_format_count (number);
  g_autofree char *period = NULL;
  const char *group = "";
  DrDate date;

  if (identity == NULL || g_strv_length (identity) < 2)
    return g_strdup (item);
  group = name_of (self, identity[1]);
  period = dr_date_parse (identity[0], &date) ? dr_format_date (date) : g_strdup (identity[0]);
  if (n == NULL)
    /* Translators: when something was measured, of which group of people, and the figure */
    return g_strdup_printf (_("%1$s · %2$s: %3$s"), period, group, value);

  /* Translators: when something was measured, of which group of people, the figure, and how many were asked */
  return g_strdup_printf (_("%1$s · %2$s: %3$s (n = %4$s)"), period, group, value, n);
}

static void
take_away (GtkButton     *button,
           DrResultsView *self)
{
  dr_undo_toast_remove (GTK_WIDGET (self), self->editor, gtk_widget_get_name (GTK_WIDGET (button)), _("Result removed"));
  gtk_widget_grab_focus (GTK_WIDGET (self->period));
}

static GtkWidget *
new_row (DrResultsView *self,
         const char    *item,
         gboolean       writable)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = tell_result (self, item);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, "selectable", TRUE, NULL);

  dr_bound_label_watch (label);
  gtk_box_append (GTK_BOX (row), label);
  if (writable)
    {
      GtkWidget *remove = g_object_new (GTK_TYPE_BUTTON, "icon-name", "user-trash-symbolic", "name", item, "valign",
                                        GTK_ALIGN_CENTER, "tooltip-text", _("Remove this result"), NULL);
      /* Translators: %s is a result, in words */
      g_autofree char *name = g_strdup_printf (_("Remove the result: %s"), words);

      gtk_widget_add_css_class (remove, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect (remove, "clicked", G_CALLBACK (take_away), self);
      gtk_box_append (GTK_BOX (row), remove);
    }

  return row;
}

static char *
result_list (DrResultsView *self)
{
  return self->item != NULL ? g_strconcat (self->item, "/result", NULL) : g_strdup (CHANNEL_SHARES);
}

static void
show (DrResultsView *self)
{
  DrDesk *desk = dr_editor_get_desk (self->editor);
  const DrVersion *version = dr_editor_get_version (self->editor);
  g_autofree char *list = result_list (self);
  g_auto (GStrv) items = dr_editor_get_items (self->editor, list);
  const char *why_not = dr_result_entry_why_not (version->draft->stage, dr_desk_get_person (desk),
                                                 dr_desk_has_role (desk, DR_ROLE_MANAGER, dr_version_service (version)));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; items[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, items[i], why_not == NULL));
  gtk_widget_set_visible (self->none, items[0] == NULL);
  gtk_widget_set_visible (self->rows, items[0] != NULL);
  dr_sensitive_set (self->form, why_not == NULL);
  gtk_widget_set_visible (self->form, version->draft->stage == DR_STAGE_MONITORED);
  dr_wrapped_label_say (self->why_not, why_not);
}

static void
given (DrInput       *input,
       const char    *value,
       DrResultsView *self)
{
  DrInput *inputs[] = { self->period, self->group, self->value, self->n };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (inputs[i] == input)
      {
        g_free (self->typed[i]);
        self->typed[i] = value != NULL && value[0] != '\0' ? g_strdup (value) : NULL;
      }
  dr_input_complain (input, NULL);
}

/* A result of the same period and group takes the place of the one before. */
static void
add (DrResultsView *self)
{
  DrDate effective = dr_editor_get_date (self->editor, "change/@effective");
  const char *problem;
  const char *remark;
  g_autofree char *period = dr_result_entry_period (self->typed[PERIOD], effective,
                                                    dr_desk_get_today (dr_editor_get_desk (self->editor)), &problem, &remark);
  g_autofree char *list = result_list (self);
  g_autofree char *pattern = g_strconcat (list, "[|]", NULL);
  g_autofree char *item = NULL;
  g_autofree char *value = NULL;
  g_autofree char *n = NULL;

  if (dr_input_find_problem (self->form) != NULL)   /* what is seen there is not what would be kept */
    {
      gtk_widget_grab_focus (GTK_WIDGET (dr_input_find_problem (self->form)));
      return;
    }
  dr_input_complain (self->period, problem);
  dr_input_set_remark (self->period, remark);
  if (self->typed[VALUE] == NULL)
    dr_input_complain (self->value, _("Write what was measured."));
  if (period == NULL || self->typed[VALUE] == NULL || self->typed[GROUP] == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (period == NULL ? self->period : self->value));
      return;
    }
  item = dr_draft_key (pattern, period, self->typed[GROUP], NULL);
  value = g_strconcat (item, value_field (self), NULL);
  n = g_strconcat (item, "/@n", NULL);
  {
    const DrField fields[] = { { .key = value, .value = self->typed[VALUE] }, { .key = n, .value = self->typed[N] } };

    dr_editor_change (self->editor, fields, self->n != NULL ? 2 : 1);
  }
  dr_input_set_value (self->value, NULL);
  if (self->n != NULL)
    dr_input_set_value (self->n, NULL);
  g_clear_pointer (&self->typed[VALUE], g_free);
  g_clear_pointer (&self->typed[N], g_free);
  gtk_widget_grab_focus (GTK_WIDGET (self->value));
}

/* (transfer full): ids of the groups that the measure counts, or of the channels of the service. */
static char **
first_choices (DrResultsView *self)
{
  const DrAssessment *assessment = dr_editor_get_version (self->editor)->assessment;
  const DrEvidence *evidence = dr_editor_get_version (self->editor)->editions->evidence;
  const char *counted;
  g_autoptr (GStrvBuilder) ids = NULL;

  if (self->item != NULL)
    {
      counted = dr_editor_get_below (self->editor, self->item, "/@groups");
      return g_strsplit (counted != NULL ? counted : "", " ", -1);
    }
  ids = g_strv_builder_new ();
  for (guint i = 0; i < assessment->n_points; i++)
    g_strv_builder_add (ids, evidence->channels[assessment->points[i].channel].id);

  return g_strv_builder_end (ids);
}

/* Groups that the measure counts, or channels that the service has, come first. */
static GArray *
order_choices (DrResultsView *self)
{
  const DrEvidence *evidence = dr_editor_get_version (self->editor)->editions->evidence;
  g_autoptr (GArray) all = self->item != NULL ? dr_choices_of_groups (evidence) : dr_choices_of_channels (evidence);
  g_auto (GStrv) first = first_choices (self);
  GArray *ordered = g_array_new (FALSE, FALSE, sizeof (DrChoice));

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < all->len; i++)
      if (g_strv_contains ((const char * const *) first, g_array_index (all, DrChoice, i).value) == (pass == 0))
        g_array_append_val (ordered, g_array_index (all, DrChoice, i));

  return ordered;
}

static DrInput *
add_input (DrResultsView *self,
           GtkWidget     *row,
           gpointer       input,
           const char    *help)
{
  dr_input_set_help (DR_INPUT (input), help);
  dr_flow_append (DR_FLOW (row), GTK_WIDGET (input));
  g_signal_connect (input, "given", G_CALLBACK (given), self);

  return input;
}

static void
build (DrResultsView *self)
{
  g_autoptr (GArray) groups = order_choices (self);
  GtkWidget *row;
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", self->item != NULL ? _("Add the result") : _("Add the share"),
                                    "halign", GTK_ALIGN_START, NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", self->item != NULL ? _("Results") : _("How people came"),
                                   "xalign", 0.0, NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (self), title);
  self->none = dr_wrapped_label_new (self->item != NULL
                                     ? _("Nothing was measured yet.")
                                     : _("The service has not said yet by which ways people came."), NULL);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_box_append (GTK_BOX (self), self->none);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self), self->rows);
  self->why_not = dr_wrapped_label_new (NULL, NULL);
  gtk_widget_add_css_class (self->why_not, "dim-label");
  gtk_box_append (GTK_BOX (self), self->why_not);
  self->form = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->form), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->item != NULL ? _("Add a result") : _("Add a share of the contacts"), -1);
  gtk_box_append (GTK_BOX (self), self->form);
  row = dr_form_add_row (self->form);
  self->period = add_input (self, row, dr_line_input_new (self->item != NULL ? _("Period") : _("Period of the contacts"),
                                                          DR_LINE_WORDS), _("As 2027, 2027-03 or 2027-03-31"));
  self->group = add_input (self, row, dr_choice_input_new (self->item != NULL ? _("Group") : _("Channel"), NULL,
                                                           (const DrChoice *) groups->data, groups->len),
                           self->item != NULL ? _("Of whom it was measured") : _("By which they came"));
  self->value = add_input (self, row, dr_line_input_new (self->item == NULL ? _("Share of the contacts, in per cent")
                                                         : is_share (self) ? _("Result, in per cent") : _("Result"),
                                                         is_share (self) ? DR_LINE_SHARE : DR_LINE_NUMBER),
                           self->item != NULL ? _("In the unit of the measure") : _("Of all contacts of the service"));
  if (self->item != NULL)
    self->n = add_input (self, row, dr_line_input_new (_("How many were asked (n)"), DR_LINE_COUNT),
                         _("Where people were asked"));
  if (groups->len > 0)
    {
      self->typed[GROUP] = g_strdup (g_array_index (groups, DrChoice, 0).value);
      dr_input_set_value (self->group, self->typed[GROUP]);
    }
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add), self);
  dr_unfinished_watch (GTK_WIDGET (self), gtk_button_get_label (GTK_BUTTON (button)), is_unfinished);
  gtk_box_append (GTK_BOX (self->form), button);
  dr_wrapped_label_add (self->form, dr_result_entry_kept (), "dim-label");
}

static gboolean
reaches_shares (const char * const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], CHANNEL_SHARES "["))
      return TRUE;

  return FALSE;
}

static void
changed (DrResultsView      *self,
         const char * const *keys)
{
  if (self->item != NULL ? dr_draft_keys_reach (keys, self->item) : reaches_shares (keys))
    show (self);
}

/**
 * dr_results_view_new:
 * @editor: the assessment
 * @item: (nullable): prefix of a measure, as "monitoring/measure[m1]"; %NULL: the actual channel mix of its service
 *
 * Returns: (transfer floating): its results
 */
DrResultsView *
dr_results_view_new (DrEditor   *editor,
                     const char *item)
{
  DrResultsView *self = g_object_new (DR_TYPE_RESULTS_VIEW, NULL);

  self->editor = g_object_ref (editor);
  self->item = g_strdup (item);
  build (self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "checked", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return self;
}

static void
dr_results_view_dispose (GObject *object)
{
  g_clear_object (&DR_RESULTS_VIEW (object)->editor);

  G_OBJECT_CLASS (dr_results_view_parent_class)->dispose (object);
}

static void
dr_results_view_finalize (GObject *object)
{
  DrResultsView *self = DR_RESULTS_VIEW (object);

  g_free (self->item);
  for (guint i = 0; i < G_N_ELEMENTS (self->typed); i++)
    g_free (self->typed[i]);

  G_OBJECT_CLASS (dr_results_view_parent_class)->finalize (object);
}

static void
dr_results_view_class_init (DrResultsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_results_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_results_view_finalize;
}

static void
dr_results_view_init (DrResultsView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}
