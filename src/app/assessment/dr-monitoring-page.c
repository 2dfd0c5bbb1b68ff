#include "dr-monitoring-page.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-editor-values.h"
#include "dr-evidence-choices.h"
#include "dr-form.h"
#include "dr-item-list.h"
#include "dr-line-input.h"
#include "dr-list-popover.h"
#include "dr-look-back-state.h"
#include "dr-look-back-view.h"
#include "dr-measure-target-input.h"
#include "dr-names.h"
#include "dr-remarks.h"
#include "dr-results-view.h"
#include "dr-set-input.h"
#include "dr-text-input.h"
#include "dr-wrapped-label.h"

#define MEASURE "monitoring/measure"

struct _DrMonitoringPage {
  DrSectionPage  parent_instance;

  DrInput       *review;
  DrLookBackView *look_back;  /* (nullable): once it is approved */
  GtkWidget     *look_back_part;
  DrItemList    *measures;
  GtkWidget     *shared;      /* menu button */
  GtkWidget     *choices;     /* list in it */
};

G_DEFINE_FINAL_TYPE (DrMonitoringPage, dr_monitoring_page, DR_TYPE_SECTION_PAGE)

/* The question that all services ask in the same words, and that the measure goes by; NULL where it is the officer's own. */
static const DrSharedMeasure *
find_shared (DrEditor   *editor,
             const char *item)
{
  const DrQuestionnaire *questionnaire = dr_editor_get_version (editor)->editions->questionnaire;

  for (guint s = 0; s < questionnaire->n_measure_sets; s++)
    for (guint m = 0; m < questionnaire->measure_sets[s].n_measures; m++)
      {
        const DrSharedMeasure *measure = &questionnaire->measure_sets[s].measures[m];
        g_autofree char *key = dr_draft_key (MEASURE "[]", measure->id, NULL);

        if (g_str_equal (key, item))
          return measure;
      }

  return NULL;
}

static void
add_name (GtkWidget  *into,
          DrEditor   *editor,
          const char *item)
{
  DrInput *input = DR_INPUT (dr_text_input_new_line (_("What is counted or asked"), DR_LINE_MOST));

  dr_input_set_help (input, _("As “Visits to the desk in a month”."));
  dr_input_set_required (input, _("A measure needs a name. The last one is kept until you write another."));
  dr_form_add_below (into, input, editor, item, "@name");
}

static void
add_line (GtkWidget  *into,
          DrEditor   *editor,
          const char *item,
          const char *field,
          const char *label,
          DrLineKind  kind,
          const char *help)
{
  DrInput *input = DR_INPUT (dr_line_input_new (label, kind));

  dr_input_set_help (input, help);
  dr_form_add_below (into, input, editor, item, field);
}

static GArray *
choices_of_quantities (void)
{
  guint n;
  const DrChoice *quantities = dr_look_back_quantities (&n);
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (DrChoice));

  for (guint i = 0; i < n; i++)
    {
      DrChoice choice = { quantities[i].value, _(quantities[i].title) };

      g_array_append_val (choices, choice);
    }

  return choices;
}

static GtkWidget *
build_measure (DrEditor   *editor,
               const char *item,
               gpointer    data)
{
  g_autoptr (GArray) quantities = choices_of_quantities ();
  const DrEvidence *evidence = dr_editor_get_version (editor)->editions->evidence;
  const DrSharedMeasure *shared = find_shared (editor, item);
  g_autoptr (GArray) groups = dr_choices_of_groups (evidence);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "hexpand", TRUE, NULL);
  DrInput *quantity = DR_INPUT (dr_choice_input_new (_("Prediction that it is held against"), _("None"),
                                                     (const DrChoice *) quantities->data, quantities->len));
  DrInput *target = DR_INPUT (dr_measure_target_input_new (_("Target"), DR_LINE_NUMBER));
  GtkWidget *row;

  if (shared != NULL)
    {
      /* Translators: %s is a question that people are asked */
      g_autofree char *asked = g_strdup_printf (_("Asked in these words: “%s”"), dr_edition_words (shared->question));

      gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", asked, "xalign", 0.0, "wrap", TRUE,
                                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                                   "selectable", TRUE, NULL));
    }
  if (dr_editor_get_version (editor)->draft->stage != DR_STAGE_DRAFT)
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (dr_results_view_new (editor, item)));
  add_name (box, editor, item);
  dr_form_add_below (box, DR_INPUT (dr_set_input_new (_("Groups that it is counted for"), _("Choose the groups"),
                                                      (const DrChoice *) groups->data, groups->len)),
                     editor, item, "@groups");
  row = dr_form_add_row (box);
  add_line (row, editor, item, "@unit", _("Unit"), DR_LINE_WORDS, _("As visits, minutes, share"));
  add_line (row, editor, item, "@baseline", _("Today"), DR_LINE_NUMBER, _("Before the change"));
  dr_input_set_help (target, _("In the same unit"));
  dr_form_add_below (box, target, editor, item, "@target");
  dr_input_set_help (quantity, _("Where the review of access has predicted it, what happens can be held against that."));
  dr_form_add_below (box, quantity, editor, item, "@quantity");

  return box;
}

static char *
summarize_measure (DrEditor   *editor,
                   const char *item,
                   gpointer    data)
{
  g_autoptr (GArray) choices = dr_choices_of_groups (dr_editor_get_version (editor)->editions->evidence);
  g_autofree char *groups = g_strconcat (item, "/@groups", NULL);
  g_autofree char *target = g_strconcat (item, "/@target", NULL);
  g_autofree char *titles = dr_choices_titles (choices, dr_editor_get (editor, groups));
  g_autofree char *unit = g_strconcat (item, "/@unit", NULL);
  const char *value = dr_editor_get (editor, target);
  g_autofree char *share = NULL;

  if (value == NULL)
    return g_steal_pointer (&titles);
  if (g_str_equal (value, "to-be-announced"))
    value = _("to be announced");
  else if (g_strcmp0 (dr_editor_get (editor, unit), "share") == 0)
    value = share = dr_format_share (dr_editor_get_number (editor, target));
  if (titles[0] == '\0')
    /* Translators: %s is a number, or "to be announced" */
    return g_strdup_printf (_("Target: %s"), value);

  /* Translators: %1$s are groups of people, %2$s is a number, or "to be announced" */
  return g_strdup_printf (_("%1$s. Target: %2$s"), titles, value);
}

static char *
start_measure (DrEditor *editor,
               gpointer  data)
{
  g_autofree char *item = dr_item_list_new_item (editor, MEASURE, "measure");
  g_autofree char *name = g_strconcat (item, "/@name", NULL);

  dr_editor_set (editor, name, _("New measure"));

  return g_steal_pointer (&item);
}

static const DrItemKind measure_kind = {
  .list = MEASURE,
  .add = N_("Add a measure of your own"),
  .empty = N_("No measure is entered yet."),
  .untitled = N_("Measure without a name"),
  .removed = N_("Measure removed"),
  .movable = TRUE,
  .build = build_measure,
  .summary = summarize_measure,
  .start = start_measure,
};

static void
show_remarks (DrMonitoringPage *self)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));

  dr_input_set_remark (self->review, dr_remark_review (dr_editor_get_date (editor, "monitoring/@review"),
                                                       dr_editor_get_date (editor, "change/@effective")));
}

/* A question that is taken already is not offered again. */
static void
show_shared (DrMonitoringPage *self)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));
  g_auto (GStrv) items = dr_editor_get_items (editor, MEASURE);
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->choices), i) != NULL; i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->choices), i));
      g_autofree char *item = dr_draft_key (MEASURE "[]", gtk_widget_get_name (row), NULL);
      gboolean free_one = !g_strv_contains ((const char * const *) items, item);

      gtk_widget_set_visible (row, free_one);
      n += free_one;
    }
  gtk_widget_set_visible (self->shared, n > 0 && !dr_editor_is_read_only (editor));
}

static void
shared_chosen (DrMonitoringPage *self,
               GtkListBoxRow    *row)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));
  g_autofree char *item = dr_draft_key (MEASURE "[]", gtk_widget_get_name (GTK_WIDGET (row)), NULL);
  const DrSharedMeasure *measure = find_shared (editor, item);
  g_autofree char *name = g_strconcat (item, "/@name", NULL);
  g_autofree char *unit = g_strconcat (item, "/@unit", NULL);
  const DrField fields[] = {
    { .key = name, .value = measure->title },
    { .key = unit, .value = "share" },
  };

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->shared));
  dr_editor_change (editor, fields, G_N_ELEMENTS (fields));
  dr_section_page_go_to (DR_SECTION_PAGE (self), name);
}

static void
add_shared (DrMonitoringPage *self,
            GtkWidget        *into,
            DrEditor         *editor)
{
  const DrQuestionnaire *questionnaire = dr_editor_get_version (editor)->editions->questionnaire;
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *popover = dr_list_popover_new (scroll);

  self->choices = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Questions that all services ask"), -1);
  for (guint s = 0; s < questionnaire->n_measure_sets; s++)
    for (guint m = 0; m < questionnaire->measure_sets[s].n_measures; m++)
      {
        const DrSharedMeasure *measure = &questionnaire->measure_sets[s].measures[m];
        GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
        GtkWidget *question = dr_wrapped_label_new (dr_edition_words (measure->question), NULL);
        GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", words, "name", measure->id, NULL);

        gtk_widget_add_css_class (question, "dim-label");
        gtk_widget_add_css_class (words, "menu-row");
        gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "label", dr_edition_words (measure->title), "xalign", 0.0, NULL));
        gtk_box_append (GTK_BOX (words), question);
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, dr_edition_words (measure->title),
                                        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                        dr_edition_words (measure->question), -1);
        gtk_list_box_append (GTK_LIST_BOX (self->choices), row);
      }
  g_signal_connect_object (self->choices, "row-activated", G_CALLBACK (shared_chosen), self, G_CONNECT_SWAPPED);
  g_object_set (scroll, "child", self->choices, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", 400, "min-content-width", 300, NULL);
  self->shared = g_object_new (GTK_TYPE_MENU_BUTTON, "child", dr_wrapped_label_new (_("Add a shared question"), NULL),
                               "always-show-arrow", TRUE, "popover", popover, "halign", GTK_ALIGN_START, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shared), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a shared question"), -1);
  gtk_widget_add_css_class (self->shared, "adds");
  gtk_widget_add_css_class (self->shared, "after-list");
  gtk_box_append (GTK_BOX (into), self->shared);
}

static void
dr_monitoring_page_changed (DrSectionPage      *page,
                            const char * const *keys)
{
  show_remarks (DR_MONITORING_PAGE (page));
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], MEASURE "["))
      {
        show_shared (DR_MONITORING_PAGE (page));
        return;
      }
}

/* Until it is approved there is nothing to look back on. */
static void
show_look_back (DrMonitoringPage *self)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));
  DrStage stage = dr_editor_get_version (editor)->draft->stage;
  gboolean approved = stage == DR_STAGE_APPROVED || stage == DR_STAGE_DECIDED || stage == DR_STAGE_MONITORED
                      || stage == DR_STAGE_CLOSED || stage == DR_STAGE_SUPERSEDED;

  if (approved && self->look_back == NULL)
    {
      self->look_back_part = dr_form_add_group (GTK_WIDGET (dr_section_page_get_content (DR_SECTION_PAGE (self))),
                                                _("Looking back"),
                                                _("What was predicted beside what was measured, and what follows from it."));
      self->look_back = dr_look_back_view_new (editor);
      gtk_box_append (GTK_BOX (self->look_back_part), GTK_WIDGET (self->look_back));
      gtk_box_append (GTK_BOX (self->look_back_part), GTK_WIDGET (dr_results_view_new (editor, NULL)));
    }
  if (self->look_back != NULL)
    dr_look_back_view_refresh (self->look_back);
}

static void
dr_monitoring_page_checked (DrSectionPage *page)
{
  show_look_back (DR_MONITORING_PAGE (page));
}

/* Once it was approved, the date of a review moves with a review alone. */
static void
give_review (DrInput    *input,
             const char *value,
             gpointer    page)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (page));

  if (dr_editor_get_version (editor)->draft->stage == DR_STAGE_DRAFT)
    dr_editor_set (editor, "monitoring/@review", value);
  else
    dr_input_complain (input, _("The next review is set below, under “Looking back”, when this one was done."));
}

static void
dr_monitoring_page_build (DrSectionPage *page,
                          DrEditor      *editor)
{
  DrMonitoringPage *self = DR_MONITORING_PAGE (page);
  GtkWidget *content = GTK_WIDGET (dr_section_page_get_content (page));
  GtkWidget *group = dr_form_add_group (content, NULL, NULL);
  GtkWidget *row = dr_form_add_row (group);
  DrInput *review = DR_INPUT (dr_line_input_new (_("Review date"), DR_LINE_DATE));
  DrInput *reviewed;

  dr_input_set_help (review, _("When you look back at what happened"));
  dr_input_set_give (review, give_review, self);
  self->review = dr_form_add (row, review, editor, "monitoring/@review");
  if (dr_editor_get_version (editor)->draft->stage != DR_STAGE_DRAFT)
    {
      reviewed = DR_INPUT (dr_line_input_new (_("Reviewed on"), DR_LINE_DATE));
      dr_input_set_help (reviewed, _("When you did so; empty until then"));   /* beside the other, line by line */
      dr_form_add (row, reviewed, editor, "monitoring/@reviewed");
    }

  group = dr_form_add_group (content, _("Measures"),
                             _("Each group that may be worse off needs one, or nobody would notice what happens to it."));
  self->measures = dr_item_list_new (editor, &measure_kind, NULL);
  gtk_box_append (GTK_BOX (group), GTK_WIDGET (self->measures));
  add_shared (self, group, editor);
  show_look_back (self);
  show_remarks (self);
  show_shared (self);
}

static void
dr_monitoring_page_class_init (DrMonitoringPageClass *klass)
{
  DR_SECTION_PAGE_CLASS (klass)->build = dr_monitoring_page_build;
  DR_SECTION_PAGE_CLASS (klass)->checked = dr_monitoring_page_checked;
  DR_SECTION_PAGE_CLASS (klass)->changed = dr_monitoring_page_changed;
}

static void
dr_monitoring_page_init (DrMonitoringPage *self)
{
}
