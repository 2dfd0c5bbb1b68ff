/* Which edition a page shows, and with which it is compared. */
#include "dr-knowledge-page-private.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-flow.h"
#include "dr-form.h"
#include "dr-knowledge-state.h"

/* The fields of what is shown: the working copy, or the edition that was chosen. */
static GPtrArray *
fields_shown (DrKnowledgePage *self)
{
  const DrEditionSet *set = self->shown != NULL ? self->shown : self->shelf->latest;

  if (self->kind == DR_EDITION_RULEBOOK)
    {
      g_autoptr (DrRulebook) rulebook = dr_knowledge_page_is_working (self) ? dr_rulebook_edit (set->rulebook, self->copy->edits)
                                                          : dr_rulebook_ref (set->rulebook);

      return dr_rulebook_fields (rulebook);
    }
  {
    g_autoptr (DrQuestionnaire) questionnaire = dr_knowledge_page_is_working (self)
                                                  ? dr_questionnaire_edit (set->questionnaire, self->copy->edits)
                                                  : dr_questionnaire_ref (set->questionnaire);

    return dr_questionnaire_fields (questionnaire);
  }
}

void
dr_knowledge_page_show_differences (DrKnowledgePage *self)
{
  g_autoptr (GPtrArray) to = NULL;
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *title = NULL;
  GtkWidget *list;

  dr_knowledge_page_empty (self->differences);
  gtk_widget_set_visible (self->differences, self->other != NULL);
  if (self->other == NULL)
    return;
  to = fields_shown (self);
  from = self->kind == DR_EDITION_RULEBOOK ? dr_rulebook_fields (self->other->rulebook)
                                           : dr_questionnaire_fields (self->other->questionnaire);
  differences = dr_edition_compare (from, to);
  title = g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len), differences->len);
  list = dr_knowledge_page_add_list (self->differences, title);
  gtk_widget_set_visible (list, differences->len > 0);
  for (guint i = 0; i < MIN (differences->len, MOST_LISTED); i++)
    {
      const DrEditionDifference *each = differences->pdata[i];
      g_autofree char *words = dr_edition_key_words (each->key,
                                                     self->kind == DR_EDITION_RULEBOOK ? self->other->rulebook : NULL,
                                                     self->other->questionnaire);
      g_autofree char *subtitle = g_strdup_printf (_("%1$s → %2$s"), each->from != NULL ? each->from : _("not there"),
                                                   each->to != NULL ? each->to : _("not there"));

      gtk_list_box_append (GTK_LIST_BOX (list), g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words,
                                                              "title-lines", 0, "subtitle", subtitle, "subtitle-lines", 0,
                                                              NULL));
    }
}

/* --- Which edition --- */

/* An edition that was asked for. The same one may be asked for in both places, and something else may be chosen before it
 * comes: so what is read is told apart by where it was asked for, and holds only while it is still chosen there. */
typedef struct {
  DrKnowledgePage *page;
  gboolean         against;   /* to compare with, not to show */
  char            *digest;
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->page);
  g_free (self->digest);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
edition_read (GObject      *desk,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEditionSet) set = dr_desk_run_finish (DR_DESK (desk), result, &error);
  DrKnowledgePage *self = asked->page;

  if (self->desk != DR_DESK (desk) || self->shelf == NULL
      || !g_str_equal (asked->digest, asked->against ? self->against : self->chosen))
    return;
  dr_knowledge_page_tell (self, error != NULL ? error->message : NULL);
  if (set == NULL)
    return;
  if (asked->against)
    {
      g_clear_pointer (&self->other, dr_edition_set_free);
      self->other = g_steal_pointer (&set);
      dr_knowledge_page_show_differences (self);
    }
  else
    {
      g_clear_pointer (&self->shown, dr_edition_set_free);
      self->shown = g_steal_pointer (&set);
      dr_knowledge_page_show (self);
    }
}

static void
read_edition (DrKnowledgePage *self,
              const char      *digest,
              gboolean         against)
{
  DrEditionTask *task = dr_edition_task_new (self->kind);
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (self), against, g_strdup (digest) };
  task->digest = g_strdup (digest);
  dr_desk_run (self->desk, DR_DESK_LANE_READ, dr_edition_work_read, task, (GDestroyNotify) dr_edition_task_free,
               (GDestroyNotify) dr_edition_set_free, NULL, edition_read, asked);
}

static void
edition_chosen (DrInput         *input,
                const char      *value,
                DrKnowledgePage *self)
{
  dr_knowledge_page_keep (self);
  g_free (self->chosen);
  self->chosen = g_strdup (value);
  g_clear_pointer (&self->shown, dr_edition_set_free);
  if (dr_knowledge_page_is_working (self))
    dr_knowledge_page_show (self);
  else
    read_edition (self, value, FALSE);
}

static void
other_chosen (DrInput         *input,
              const char      *value,
              DrKnowledgePage *self)
{
  dr_knowledge_page_keep (self);
  g_free (self->against);
  self->against = g_strdup (value);
  g_clear_pointer (&self->other, dr_edition_set_free);
  if (g_str_equal (value, NOTHING))
    dr_knowledge_page_show_differences (self);
  else
    read_edition (self, value, TRUE);
}

/* "Edition 2, Two in a hundred, by Siân Ellis on 3 March 2027" */
char *
dr_knowledge_page_tell_edition (DrKnowledgePage *self,
                                const DrEdition *edition)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (edition->at / G_USEC_PER_SEC);
  g_autofree char *day = at != NULL ? g_date_time_format (at, "%-d %B %Y") : g_strdup ("");
  const char *by = dr_desk_person_name (self->desk, edition->by);

  if (edition->label[0] == '\0')
    /* Translators: the number of an edition, who published it, and when */
    return g_strdup_printf (_("Edition %1$u, by %2$s on %3$s"), edition->number, by, day);

  /* Translators: the number of an edition, what is new in it, who published it, and when */
  return g_strdup_printf (_("Edition %1$u: %2$s, by %3$s on %4$s"), edition->number, edition->label, by, day);
}

static void
put_choice (GtkWidget *row,
            gpointer   input,
            const char *value,
            GCallback   given,
            gpointer    self)
{
  dr_input_set_value (input, value);
  g_signal_connect (input, "given", given, self);
  dr_flow_append (DR_FLOW (row), GTK_WIDGET (input));
}

void
dr_knowledge_page_show_choices (DrKnowledgePage *self)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (DrChoice));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (DrChoice));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const DrEditions *editions = self->shelf->editions;
  DrChoice working = { WORKING, dr_knowledge_page_why_not (self) == NULL ? _("In force, with your changes") : _("In force") };
  DrChoice nothing = { NOTHING, _("Do not compare") };
  GtkWidget *row;

  g_array_append_val (shown, working);
  g_array_append_val (others, nothing);
  for (guint i = editions->n_items; i > 0; i--)
    {
      DrChoice choice = { editions->items[i - 1].digest, NULL };

      g_ptr_array_add (words, dr_knowledge_page_tell_edition (self, &editions->items[i - 1]));
      choice.title = words->pdata[words->len - 1];
      g_array_append_val (shown, choice);
      g_array_append_val (others, choice);
    }
  dr_knowledge_page_empty (self->choices);
  row = dr_form_add_row (self->choices);
  put_choice (row, dr_choice_input_new (_("Show"), NULL, (const DrChoice *) shown->data, shown->len), self->chosen,
              G_CALLBACK (edition_chosen), self);
  put_choice (row, dr_choice_input_new (_("Compare with"), NULL, (const DrChoice *) others->data, others->len),
              self->against, G_CALLBACK (other_chosen), self);
}
