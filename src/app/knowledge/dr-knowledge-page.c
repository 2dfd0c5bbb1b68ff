#include "dr-knowledge-page-private.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-edited-row.h"
#include "dr-editions-work.h"
#include "dr-form.h"
#include "dr-knowledge-state.h"
#include "dr-line-input.h"
#include "dr-place-frame.h"
#include "dr-spoken.h"
#include "dr-tab-stop.h"
#include "dr-wrapped-label.h"

/* Milliseconds from an edit until it is kept in the file. */
#define SAVE_DELAY 400

/* Rules whose rows are made in one turn of the main loop: more than a window shows; a hundred would hold it up. */
#define SLICE 12

G_DEFINE_FINAL_TYPE (DrKnowledgePage, dr_knowledge_page, GTK_TYPE_BOX)

GtkWidget *
dr_knowledge_page_words (const char *text,
                         const char *style)
{
  GtkWidget *label = dr_wrapped_label_new (text, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

void
dr_knowledge_page_empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

void
dr_knowledge_page_tell (DrKnowledgePage *self,
                        const char      *problem)
{
  dr_wrapped_label_say (self->problem, problem);
}

const char *
dr_knowledge_page_why_not (DrKnowledgePage *self)
{
  return dr_knowledge_why_not (dr_desk_get_people (self->desk), dr_desk_get_person (self->desk));
}

gboolean
dr_knowledge_page_is_working (DrKnowledgePage *self)
{
  return g_str_equal (self->chosen, WORKING);
}

/* --- The working copy --- */

static gboolean
keep_due (gpointer data)
{
  DrKnowledgePage *self = data;

  self->save_timer = 0;
  dr_knowledge_page_keep (self);

  return G_SOURCE_REMOVE;
}

static gboolean
is_below (gpointer key,
          gpointer value,
          gpointer prefix)
{
  return g_str_has_prefix (key, prefix);
}

static void
edited (DrEditedRow     *row,
        const char      *key,
        const char      *value,
        DrKnowledgePage *self)
{
  /* A question that only the working copy has is taken away whole. */
  if (g_str_has_suffix (key, "/section") && value[0] == '\0')
    {
      g_autofree char *prefix = g_strndup (key, strlen (key) - strlen ("section"));
      g_autoptr (GError) error = NULL;

      g_hash_table_foreach_remove (self->pending, is_below, prefix);
      dr_knowledge_page_keep (self);
      if (!dr_working_copy_drop (self->copy, prefix, &error))
        dr_knowledge_page_tell (self, error->message);
      dr_knowledge_page_show (self);
      return;
    }
  g_hash_table_insert (self->pending, g_strdup (key), g_strdup (value));
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (SAVE_DELAY, keep_due, self);
}

static void
add_question (GtkButton       *button,
              DrKnowledgePage *self)
{
  const char *section = gtk_widget_get_name (GTK_WIDGET (button));
  g_autofree char *id = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  if (!dr_knowledge_page_keep (self))
    return;
  id = dr_edition_new_question (self->shelf->latest->questionnaire, self->copy->edits, section);
  key = g_strdup_printf ("question/%s/section", id);
  if (!dr_working_copy_set (self->copy, self->shelf->latest->digest[self->kind], key, section, &error))
    dr_knowledge_page_tell (self, error->message);
  dr_knowledge_page_show (self);
}

/* --- What is shown of an edition --- */

GtkWidget *
dr_knowledge_page_add_list (GtkWidget  *into,
                            const char *title)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (into), dr_knowledge_page_words (title, "title-4"));
  gtk_box_append (GTK_BOX (into), dr_tab_stop_new (list));

  return list;
}

static void
add_row (DrKnowledgePage *self,
         GtkWidget       *list,
         GtkWidget       *row)
{
  g_signal_connect (row, "edited", G_CALLBACK (edited), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_rule (DrKnowledgePage *self,
          guint            index)
{
  const DrRule *rules = self->rulebook->rules;
  const char *family = dr_rule_family (rules[index].id);

  if (index == 0 || g_strcmp0 (family, dr_rule_family (rules[index - 1].id)) != 0)
    self->list = dr_knowledge_page_add_list (self->rows, family);
  add_row (self, self->list, dr_rule_row_new (self->rulebook, index, self->locked));
}

static void
add_section (DrKnowledgePage *self,
             const DrSection *section)
{
  DrQuestionnaire *questionnaire = self->questionnaire;
  GtkWidget *list = dr_knowledge_page_add_list (self->rows, section->title);
  GtkWidget *add;
  g_autofree char *name = NULL;

  add_row (self, list, dr_section_words_row_new (questionnaire, section, self->locked));
  for (guint q = 0; q < section->n_questions; q++)
    add_row (self, list,
             dr_question_row_new (questionnaire, &section->questions[q], self->locked,
                                  dr_questionnaire_find (self->shelf->latest->questionnaire,
                                                         section->questions[q].id) == NULL));
  if (self->locked)
    return;
  add = g_object_new (GTK_TYPE_BUTTON, "label", _("Add a question"), "halign", GTK_ALIGN_START, "name", section->id, NULL);
  /* Translators: %s is a section */
  name = g_strdup_printf (_("Add a question to “%s”"), section->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  dr_wrapped_label_wrap_in (add);
  g_signal_connect (add, "clicked", G_CALLBACK (add_question), self);
  gtk_box_append (GTK_BOX (self->rows), add);
}

/* What every service asks in the same words. Answers and scales stay: results of years are held against one another. */
static void
add_measures (DrKnowledgePage    *self,
              const DrMeasureSet *set)
{
  GtkWidget *list = dr_knowledge_page_add_list (self->rows, set->title);

  add_row (self, list, dr_measures_words_row_new (self->questionnaire, set, self->locked));
  for (guint m = 0; m < set->n_measures; m++)
    add_row (self, list, dr_measure_words_row_new (self->questionnaire, set, &set->measures[m], self->locked));
}

static void
make_rows (guint    step,
           gpointer data)
{
  DrKnowledgePage *self = data;

  if (self->rulebook != NULL)
    for (guint i = step * SLICE; i < MIN ((step + 1) * SLICE, self->rulebook->n_rules); i++)
      add_rule (self, i);
  else if (step < self->questionnaire->n_sections)
    add_section (self, &self->questionnaire->sections[step]);
  else
    add_measures (self, &self->questionnaire->measure_sets[step - self->questionnaire->n_sections]);
}

static void
forget_rows (DrKnowledgePage *self)
{
  dr_idle_steps_stop (&self->making);
  g_clear_pointer (&self->rulebook, dr_rulebook_unref);
  g_clear_pointer (&self->questionnaire, dr_questionnaire_unref);
  self->list = NULL;
}

/* Those in sight at once, the others in idle moments; as many as there were, for whoever reads further down is not to be taken
 * back to the top. */
static void
show_rows (DrKnowledgePage    *self,
           const DrEditionSet *set)
{
  gboolean working = dr_knowledge_page_is_working (self);
  g_autoptr (GHashTable) edits = dr_knowledge_page_list_edits (self);
  guint n_before = dr_idle_steps_count (&self->making);
  guint n_steps;

  forget_rows (self);
  dr_knowledge_page_empty (self->rows);
  self->locked = !working || dr_knowledge_page_why_not (self) != NULL;
  if (self->kind == DR_EDITION_RULEBOOK)
    {
      self->rulebook = working ? dr_rulebook_edit (set->rulebook, edits) : dr_rulebook_ref (set->rulebook);
      n_steps = (self->rulebook->n_rules + SLICE - 1) / SLICE;
    }
  else
    {
      self->questionnaire = working ? dr_questionnaire_edit (set->questionnaire, edits)
                                    : dr_questionnaire_ref (set->questionnaire);
      n_steps = self->questionnaire->n_sections + self->questionnaire->n_measure_sets;
    }
  dr_idle_steps_start (&self->making, n_steps, make_rows, self);
  dr_idle_steps_reach (&self->making, MAX (1, n_before));
}

/* --- */

void
dr_knowledge_page_show_status (DrKnowledgePage *self)
{
  const DrEditions *editions = self->shelf != NULL ? self->shelf->editions : NULL;
  g_autofree char *edition = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *text = NULL;
  const char *reason;
  gboolean may;
  guint n;

  if (editions == NULL || editions->n_items == 0)
    return;
  n = dr_knowledge_page_n_edits (self);
  reason = dr_knowledge_page_why_not (self);
  may = reason == NULL && !self->publishing;
  edition = dr_knowledge_page_tell_edition (self, &editions->items[editions->n_items - 1]);
  changes = n > 0 ? g_strdup_printf (ngettext ("You have changed %u field; nobody else sees it until you publish.",
                                               "You have changed %u fields; nobody else sees them until you publish.", n), n)
                  : g_strdup (_("You have changed nothing yet. Whatever you change is a working copy until you publish it."));
  gtk_label_set_label (GTK_LABEL (self->changes), changes);
  /* Translators: %s is an edition */
  text = g_strdup_printf (_("In force: %s."), edition);
  dr_wrapped_label_bind (self->status, text);
  if (reason == NULL && dr_knowledge_page_is_behind (self))
    reason = _("Somebody published this edition after you began. Compare with the edition before it, then move your changes to it.");
  dr_wrapped_label_say (self->why_not, reason);
  /* They stay in their place, so that what is typed in does not move at the first key. */
  gtk_widget_set_visible (self->acts, dr_knowledge_page_is_working (self) && dr_knowledge_page_why_not (self) == NULL);
  may = may && n > 0;
  gtk_widget_set_sensitive (self->try_it, may && !dr_long_work_is_active (self->work));
  gtk_widget_set_sensitive (self->publish, may && !dr_knowledge_page_is_behind (self));
  gtk_widget_set_sensitive (self->discard, may);
  gtk_widget_set_visible (self->move, dr_knowledge_page_is_behind (self));
}

void
dr_knowledge_page_show (DrKnowledgePage *self)
{
  if (self->shelf == NULL || self->copy == NULL)
    return;
  self->is_due = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_due)
    return;
  dr_knowledge_page_show_status (self);
  dr_knowledge_page_show_choices (self);
  show_rows (self, self->shown != NULL ? self->shown : self->shelf->latest);
  dr_knowledge_page_show_differences (self);
}

/* Opens the copy and shows it; where it cannot be read nothing that was shown of another can be typed in. */
static void
show_copy (DrKnowledgePage *self)
{
  if (dr_knowledge_page_open_copy (self))
    {
      dr_knowledge_page_show (self);
      return;
    }
  forget_rows (self);
  dr_knowledge_page_empty (self->rows);
  gtk_widget_set_visible (self->acts, FALSE);
}

static void
person_changed (DrKnowledgePage *self)
{
  g_autofree char *problem = dr_knowledge_page_set_aside (self);

  dr_long_work_stop_all (self->work);
  gtk_widget_set_visible (self->effect, FALSE);   /* it was of the copy of another */
  dr_knowledge_page_tell (self, NULL);
  if (self->shelf != NULL)
    show_copy (self);
  if (problem != NULL)
    dr_knowledge_page_tell (self, problem);
}

static void
loaded (GObject      *desk,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (DrKnowledgePage) self = data;
  g_autoptr (GError) error = NULL;
  DrEditionShelf *shelf = dr_desk_run_finish (DR_DESK (desk), result, &error);
  gboolean same = shelf != NULL && self->shelf != NULL
                  && g_str_equal (shelf->latest->digest[self->kind], self->shelf->latest->digest[self->kind]);

  if (self->desk != DR_DESK (desk) || shelf == NULL)
    {
      dr_edition_shelf_free (shelf);
      if (error != NULL && self->desk == DR_DESK (desk))
        dr_knowledge_page_tell (self, error->message);
      return;
    }
  g_clear_pointer (&self->shelf, dr_edition_shelf_free);
  self->shelf = shelf;
  if (self->copy == NULL || !same)
    show_copy (self);
  else
    dr_knowledge_page_show_status (self);
}

void
dr_knowledge_page_load (DrKnowledgePage *self)
{
  dr_knowledge_page_keep (self);
  dr_desk_run (self->desk, DR_DESK_LANE_READ, dr_edition_work_shelf, dr_edition_task_new (self->kind),
               (GDestroyNotify) dr_edition_task_free, (GDestroyNotify) dr_edition_shelf_free, NULL, loaded,
               g_object_ref (self));
}

/* Takes away whatever somebody could press or type in. */
static void
clear (DrKnowledgePage *self)
{
  forget_rows (self);
  dr_knowledge_page_empty (self->rows);
  dr_knowledge_page_empty (self->choices);
  dr_knowledge_page_empty (self->differences);
  gtk_widget_set_visible (self->acts, FALSE);
  gtk_widget_set_visible (self->effect, FALSE);
  dr_input_set_value (self->news, NULL);
  g_clear_pointer (&self->label, g_free);
}

/**
 * dr_knowledge_page_set_desk:
 * @self: a page
 * @desk: (nullable): the register to show
 */
void
dr_knowledge_page_set_desk (DrKnowledgePage *self,
                            DrDesk          *desk)
{
  if (desk == self->desk)
    return;

  /* First of all: a row may still give what is typed in it when it goes, and none may act where nothing is loaded. */
  clear (self);
  if (self->desk != NULL)
    {
      dr_knowledge_page_keep (self);
      g_signal_handlers_disconnect_by_func (self->desk, dr_knowledge_page_load, self);
      g_signal_handlers_disconnect_by_func (self->desk, person_changed, self);
      dr_long_work_stop_all (self->work);
    }
  /* What could not be kept is of that register, as the page says and whoever leaves it is asked, and of no other. */
  g_hash_table_remove_all (self->pending);
  g_hash_table_remove_all (self->unkept);
  g_set_object (&self->desk, desk);
  g_clear_pointer (&self->shelf, dr_edition_shelf_free);
  g_clear_pointer (&self->copy, dr_working_copy_free);
  g_clear_pointer (&self->shown, dr_edition_set_free);
  g_clear_pointer (&self->other, dr_edition_set_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->person, g_free);
  g_free (self->chosen);
  self->chosen = g_strdup (WORKING);   /* the editions of another register are others */
  g_free (self->against);
  self->against = g_strdup (NOTHING);
  if (desk == NULL)
    return;

  dr_knowledge_page_find_copy (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (dr_knowledge_page_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (person_changed), self, G_CONNECT_SWAPPED);
  dr_knowledge_page_load (self);
}

static void
build (DrKnowledgePage *self)
{
  GtkWidget *column = dr_place_frame_add_column (GTK_WIDGET (self), 760);

  self->status = dr_knowledge_page_words ("", NULL);
  gtk_box_append (GTK_BOX (column), self->status);
  self->why_not = dr_knowledge_page_words ("", "dim-label");
  gtk_box_append (GTK_BOX (column), self->why_not);
  self->problem = dr_knowledge_page_words ("", "error");
  g_object_set (self->problem, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (column), self->problem);
  dr_knowledge_page_build_acts (self, column);
  self->effect = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->effect, "card");
  gtk_widget_add_css_class (self->effect, "suggestion");
  gtk_widget_set_visible (self->effect, FALSE);
  gtk_box_append (GTK_BOX (column), self->effect);
  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (column), self->choices);
  self->differences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (column), self->differences);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (column), self->rows);
  self->work = g_object_new (DR_TYPE_LONG_WORK, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->work));
}

/**
 * dr_knowledge_page_new:
 * @kind: a rulebook or a questionnaire
 *
 * Returns: (transfer floating): a page without a register yet
 */
DrKnowledgePage *
dr_knowledge_page_new (DrEditionKind kind)
{
  DrKnowledgePage *self = g_object_new (DR_TYPE_KNOWLEDGE_PAGE, NULL);

  self->kind = kind;
  dr_knowledge_page_watch (self);

  return self;
}

static void
dr_knowledge_page_dispose (GObject *object)
{
  dr_knowledge_page_set_desk (DR_KNOWLEDGE_PAGE (object), NULL);

  G_OBJECT_CLASS (dr_knowledge_page_parent_class)->dispose (object);
}

static void
dr_knowledge_page_finalize (GObject *object)
{
  DrKnowledgePage *self = DR_KNOWLEDGE_PAGE (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  forget_rows (self);
  g_hash_table_unref (self->pending);
  g_hash_table_unref (self->unkept);
  g_free (self->chosen);
  g_free (self->against);
  g_free (self->label);

  G_OBJECT_CLASS (dr_knowledge_page_parent_class)->finalize (object);
}

/* A row for each rule or question: they are made only once somebody looks. */
static void
dr_knowledge_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_knowledge_page_parent_class)->map (widget);
  if (DR_KNOWLEDGE_PAGE (widget)->is_due)
    dr_knowledge_page_show (DR_KNOWLEDGE_PAGE (widget));
}

static void
dr_knowledge_page_class_init (DrKnowledgePageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = dr_knowledge_page_map;
  G_OBJECT_CLASS (klass)->dispose = dr_knowledge_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_knowledge_page_finalize;
}

static void
dr_knowledge_page_init (DrKnowledgePage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->chosen = g_strdup (WORKING);
  self->against = g_strdup (NOTHING);
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unkept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  build (self);
}
