/* What is done with a working copy of rules or questions: tried on the live register, published, discarded, moved. */
#include "dr-knowledge-page-private.h"

#include <glib/gi18n-lib.h>

#include "dr-flow.h"
#include "dr-knowledge-state.h"
#include "dr-line-input.h"
#include "dr-spoken.h"
#include "dr-wrapped-label.h"

static void
say (DrKnowledgePage *self,
     const char      *words)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (markup));
}

/* --- What would change --- */

static void
add_lines (GtkWidget   *into,
           const char  *title,
           char       **lines)
{
  GtkWidget *expander = dr_spoken_expander_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  guint n = 0;

  for (; lines[n] != NULL && n < MOST_LISTED; n++)
    gtk_box_append (GTK_BOX (box), dr_knowledge_page_words (lines[n], NULL));
  if (lines[n] != NULL)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", g_strv_length (lines) - n), g_strv_length (lines) - n);

      gtk_box_append (GTK_BOX (box), dr_knowledge_page_words (more, "dim-label"));
    }
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), n <= 10);
  gtk_box_append (GTK_BOX (into), expander);
}

/* Says why there is nothing to show. */
static gboolean
is_tried (DrKnowledgePage *self,
          gpointer         result,
          const GError    *error)
{
  dr_knowledge_page_empty (self->effect);
  dr_knowledge_page_show_status (self);
  if (self->shelf == NULL || result != NULL)
    return self->shelf != NULL;

  dr_knowledge_page_tell (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Stopped. Nothing was changed.")
                                                                        : error->message);
  gtk_widget_set_visible (self->effect, FALSE);

  return FALSE;
}

static void
show_changes (DrKnowledgePage     *self,
              const DrWhatChanges *changes,
              const char          *explain,
              const char          *by)
{
  GtkWidget *headline = dr_knowledge_page_words (changes->headline, "heading");

  g_object_set (headline, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (self->effect), headline);
  gtk_box_append (GTK_BOX (self->effect), dr_knowledge_page_words (explain, "dim-label"));
  if (changes->n_concerned > 0 && changes->by_rule[0] != NULL)
    add_lines (self->effect, by, changes->by_rule);
  if (changes->n_concerned > 0)
    add_lines (self->effect, _("By assessment"), changes->assessments);
  gtk_widget_set_visible (self->effect, TRUE);
}

static void
tried (gpointer      result,
       const GError *error,
       gpointer      owner)
{
  g_autoptr (DrRecheck) recheck = result;
  DrKnowledgePage *self = owner;
  g_auto (DrWhatChanges) changes = { 0 };

  if (!is_tried (self, recheck, error))
    return;
  dr_what_changes_init (&changes, recheck, self->shelf->latest->rulebook);
  show_changes (self, &changes,
                _("Each live version with the rules in force, against the same with your changes. Nothing was marked."),
                _("By rule"));
}

static void
tried_questions (gpointer      result,
                 const GError *error,
                 gpointer      owner)
{
  g_autoptr (DrWhatChanges) changes = result;
  DrKnowledgePage *self = owner;

  if (is_tried (self, changes, error))
    show_changes (self, changes,
                  _("Each draft with the questions in force, against the same with your changes. What was submitted keeps the "
                    "questions that it was submitted with."),
                  _("By question"));
}

static void
try_it (DrKnowledgePage *self)
{
  gboolean questions = self->kind == DR_EDITION_QUESTIONNAIRE;
  DrEditionTask *task;

  if (!dr_knowledge_page_keep (self) || dr_long_work_is_active (self->work))
    return;
  task = dr_edition_task_new (self->kind);
  task->path = g_strdup (self->path);
  {
    const DrLongWorkStart start = {
      .title = _("Trying your changes on the live register"),
      .run = questions ? dr_edition_work_try_questions : dr_edition_work_try,
      .data = task,
      .free_data = (GDestroyNotify) dr_edition_task_free,
      .free_result = questions ? (GDestroyNotify) dr_what_changes_free : (GDestroyNotify) dr_recheck_free,
      .done = questions ? tried_questions : tried,
      .owner = G_OBJECT (self),
    };

    dr_knowledge_page_tell (self, NULL);
    dr_long_work_start (self->work, self->desk, &start);
  }
  dr_knowledge_page_show_status (self);
}

/* --- Publishing --- */

static void
rechecked (gpointer      result,
           const GError *error,
           gpointer      owner)
{
  g_autoptr (DrRecheck) recheck = result;
  DrKnowledgePage *self = owner;

  if (self->desk == NULL)
    return;
  dr_desk_say_changed (self->desk, NULL);
  if (recheck == NULL)
    {
      /* Translators: %s is an item of a menu */
      g_autofree char *words = g_strdup_printf (_("The register was not rechecked to the end. “%s” in the menu of the place "
                                                  "Assessments does what is left."), _("Check against new evidence"));

      dr_knowledge_page_tell (self, words);
    }
}

static void
recheck (DrKnowledgePage *self)
{
  const DrLongWorkStart start = {
    .title = _("Rechecking the register with the new rules"),
    .run = dr_edition_work_recheck,
    .free_result = (GDestroyNotify) dr_recheck_free,
    .done = rechecked,
    .owner = G_OBJECT (self),
  };

  dr_long_work_start (self->work, self->desk, &start);
}

static void
published (GObject      *desk,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DrKnowledgePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = dr_desk_run_finish (DR_DESK (desk), result, &error);
  g_autofree char *words = NULL;

  self->publishing = FALSE;
  if (self->desk != DR_DESK (desk))
    return;
  dr_knowledge_page_tell (self, error != NULL ? error->message : NULL);
  if (number == NULL)
    {
      dr_knowledge_page_load (self);   /* perhaps another edition is in force now */
      return;
    }
  words = g_strdup_printf (_("Edition %s is in force for drafts. What was sealed keeps the edition it was sealed with."),
                           number);
  say (self, words);
  dr_input_set_value (self->news, NULL);
  g_clear_pointer (&self->label, g_free);
  dr_knowledge_page_empty (self->effect);
  gtk_widget_set_visible (self->effect, FALSE);
  dr_desk_say_changed (self->desk, NULL);
  if (self->kind == DR_EDITION_RULEBOOK)
    recheck (self);
}

static void
publish (DrKnowledgePage *self)
{
  DrEditionTask *task;

  if (!dr_knowledge_page_keep (self))
    return;
  task = dr_edition_task_new (self->kind);
  task->path = g_strdup (self->path);
  task->person = g_strdup (dr_desk_get_person (self->desk));
  task->label = g_strdup (self->label);
  self->publishing = TRUE;
  dr_knowledge_page_show_status (self);
  dr_desk_run (self->desk, DR_DESK_LANE_SAVE, dr_edition_work_publish, task, (GDestroyNotify) dr_edition_task_free, g_free,
               NULL, published, g_object_ref (self));
}

/* What was edited, to be had back. */
typedef struct {
  DrKnowledgePage *self;
  char            *path;    /* of the working copy that they were in */
  GHashTable      *edits;
  char            *start;
} Discarded;

static void
free_discarded (gpointer  data,
                GClosure *closure)
{
  Discarded *discarded = data;

  g_object_unref (discarded->self);
  g_hash_table_unref (discarded->edits);
  g_free (discarded->path);
  g_free (discarded->start);
  g_free (discarded);
}

static void
have_back (Discarded *discarded)
{
  DrKnowledgePage *self = discarded->self;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (self->copy == NULL || g_strcmp0 (self->path, discarded->path) != 0)   /* of another person, or another register */
    return;
  g_hash_table_iter_init (&iter, discarded->edits);
  while (g_hash_table_iter_next (&iter, &key, &value))
    dr_working_copy_set (self->copy, discarded->start, key, value, NULL);
  dr_knowledge_page_show (self);
}

static void
discard (DrKnowledgePage *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  Discarded *discarded;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  g_clear_handle_id (&self->save_timer, g_source_remove);
  discarded = g_new0 (Discarded, 1);
  discarded->self = g_object_ref (self);
  discarded->path = g_strdup (self->path);
  discarded->edits = dr_knowledge_page_list_edits (self);   /* what cannot be kept is discarded as well */
  g_hash_table_remove_all (self->pending);
  discarded->start = g_strdup (self->copy->start[0] != '\0' ? self->copy->start : self->shelf->latest->digest[self->kind]);
  dr_knowledge_page_tell (self, NULL);
  if (!dr_working_copy_discard (self->copy, &error))
    dr_knowledge_page_tell (self, error->message);
  toast = adw_toast_new (_("Your changes are discarded"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (have_back), discarded, free_discarded, G_CONNECT_SWAPPED);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
  dr_knowledge_page_show (self);
}

static void
move (DrKnowledgePage *self)
{
  g_autoptr (GError) error = NULL;

  if (!dr_working_copy_move (self->copy, self->shelf->latest->digest[self->kind], &error))
    dr_knowledge_page_tell (self, error->message);
  dr_knowledge_page_show (self);
}

static void
news_given (DrInput         *input,
            const char      *value,
            DrKnowledgePage *self)
{
  g_free (self->label);
  self->label = value != NULL && value[0] != '\0' ? g_strdup (value) : NULL;
}

static GtkWidget *
add_button (DrKnowledgePage *self,
            GtkWidget       *into,
            const char      *label,
            void           (*clicked) (DrKnowledgePage *))
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "halign", GTK_ALIGN_START, NULL);

  dr_wrapped_label_wrap_in (button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  dr_flow_append (DR_FLOW (into), button);

  return button;
}

void
dr_knowledge_page_build_acts (DrKnowledgePage *self,
                              GtkWidget       *column)
{
  GtkWidget *buttons = GTK_WIDGET (dr_flow_new (0, 6, 6));

  self->acts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->acts, "card");
  gtk_widget_add_css_class (self->acts, "suggestion");
  self->changes = dr_knowledge_page_words ("", NULL);
  g_object_set (self->changes, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (self->acts), self->changes);
  self->news = DR_INPUT (dr_line_input_new (_("What is new in it"), DR_LINE_WORDS));
  dr_input_set_help (self->news, _("Read by everybody in the list of editions"));
  g_signal_connect (self->news, "given", G_CALLBACK (news_given), self);
  gtk_box_append (GTK_BOX (self->acts), GTK_WIDGET (self->news));
  self->try_it = add_button (self, buttons, _("What would change"), try_it);
  self->publish = add_button (self, buttons, _("Publish as a new edition"), publish);
  gtk_widget_add_css_class (self->publish, "suggested-action");
  self->move = add_button (self, buttons, _("Move to the new edition"), move);
  self->discard = add_button (self, buttons, _("Discard my changes"), discard);
  gtk_box_append (GTK_BOX (self->acts), buttons);
  gtk_box_append (GTK_BOX (column), self->acts);
}
