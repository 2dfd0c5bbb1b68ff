#include "dr-knowledge-page.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-edited-row.h"
#include "dr-editions-work.h"
#include "dr-form.h"
#include "dr-knowledge-state.h"
#include "dr-line-input.h"
#include "dr-place-frame.h"
#include "dr-spoken.h"

/* Milliseconds from an edit until it is kept in the file. */
#define SAVE_DELAY 400

/* Editions, differences and assessments that are listed at most. */
#define MOST_LISTED 200

/* What is chosen where it is no edition. */
#define WORKING "working"
#define NOTHING "nothing"

struct _DrKnowledgePage {
  GtkBox          parent_instance;

  DrEditionKind   kind;
  DrDesk         *desk;      /* (nullable) */
  DrEditionShelf *shelf;     /* (nullable) */
  DrWorkingCopy  *copy;      /* (nullable) */
  char           *path;      /* (nullable): of the working copy */
  DrEditionSet   *shown;     /* (nullable): an old edition that is read */
  DrEditionSet   *other;     /* (nullable): that is compared with */
  char           *chosen;    /* WORKING, or a digest */
  char           *against;   /* NOTHING, or a digest */
  GHashTable     *pending;   /* key → text: edited, and not kept yet */
  guint           save_timer;
  char           *label;     /* (nullable): what is new */
  gboolean        publishing;

  GtkWidget      *status;
  GtkWidget      *why_not;
  GtkWidget      *problem;
  GtkWidget      *acts;      /* of the working copy */
  GtkWidget      *changes;   /* how many there are */
  GtkWidget      *try_it;
  GtkWidget      *publish;
  GtkWidget      *discard;
  GtkWidget      *move;
  DrInput        *news;
  GtkWidget      *choices;   /* which edition, and with which it is compared */
  GtkWidget      *effect;    /* what would change */
  GtkWidget      *differences;
  GtkWidget      *rows;
  DrLongWork     *work;
};

G_DEFINE_FINAL_TYPE (DrKnowledgePage, dr_knowledge_page, GTK_TYPE_BOX)

static void load (DrKnowledgePage *self);
static void show (DrKnowledgePage *self);
static void show_status (DrKnowledgePage *self);

static GtkWidget *
new_words (const char *text,
           const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
tell (DrKnowledgePage *self,
      const char      *problem)
{
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static void
say (DrKnowledgePage *self,
     const char      *words)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (markup));
}

static const char *
why_not (DrKnowledgePage *self)
{
  return dr_knowledge_why_not (dr_desk_get_people (self->desk), dr_desk_get_person (self->desk));
}

static gboolean
is_working (DrKnowledgePage *self)
{
  return g_str_equal (self->chosen, WORKING);
}

static guint
n_edits (DrKnowledgePage *self)
{
  return self->copy != NULL ? g_hash_table_size (self->copy->edits) : 0;
}

/* Somebody else has published since the working copy was started. */
static gboolean
is_behind (DrKnowledgePage *self)
{
  return n_edits (self) > 0 && !g_str_equal (self->copy->start, self->shelf->latest->digest[self->kind]);
}

/* --- The working copy --- */

/* Keeps what is pending; an edit to what stands in the edition is none. */
static gboolean
keep (DrKnowledgePage *self)
{
  g_autoptr (GPtrArray) base = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (self->copy == NULL || g_hash_table_size (self->pending) == 0)
    return TRUE;
  base = self->kind == DR_EDITION_RULEBOOK ? dr_rulebook_fields (self->shelf->latest->rulebook)
                                           : dr_questionnaire_fields (self->shelf->latest->questionnaire);
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *stands = g_str_has_suffix (key, "/retired") ? "false" : NULL;

      for (guint i = 0; i < base->len; i++)
        if (g_str_equal (((DrEditionField *) base->pdata[i])->key, key))
          stands = ((DrEditionField *) base->pdata[i])->value;
      if (!dr_working_copy_set (self->copy, self->shelf->latest->digest[self->kind], key,
                                g_strcmp0 (stands, value) != 0 ? value : NULL, &error))
        {
          tell (self, error->message);
          return FALSE;
        }
    }
  g_hash_table_remove_all (self->pending);
  tell (self, NULL);
  gtk_widget_set_visible (self->effect, FALSE);   /* it was of what stood before */
  show_status (self);

  return TRUE;
}

static gboolean
keep_due (gpointer data)
{
  DrKnowledgePage *self = data;

  self->save_timer = 0;
  keep (self);

  return G_SOURCE_REMOVE;
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

      keep (self);
      if (!dr_working_copy_drop (self->copy, prefix, &error))
        tell (self, error->message);
      show (self);
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

  if (!keep (self))
    return;
  id = dr_edition_new_question (self->shelf->latest->questionnaire, self->copy->edits, section);
  key = g_strdup_printf ("question/%s/section", id);
  if (!dr_working_copy_set (self->copy, self->shelf->latest->digest[self->kind], key, section, &error))
    tell (self, error->message);
  show (self);
}

/* --- What is shown of an edition --- */

static GtkWidget *
add_list (GtkWidget  *into,
          const char *title)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (into), new_words (title, "title-4"));
  gtk_box_append (GTK_BOX (into), list);

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
show_rules (DrKnowledgePage *self,
            DrRulebook      *rulebook,
            gboolean         locked)
{
  const char *family = NULL;
  GtkWidget *list = NULL;

  for (guint i = 0; i < rulebook->n_rules; i++)
    {
      const char *own = dr_rule_family (rulebook->rules[i].id);

      if (g_strcmp0 (own, family) != 0)
        list = add_list (self->rows, own);
      family = own;
      add_row (self, list, dr_rule_row_new (rulebook, i, locked));
    }
}

static void
show_questions (DrKnowledgePage *self,
                DrQuestionnaire *questionnaire,
                gboolean         locked)
{
  for (guint s = 0; s < questionnaire->n_sections; s++)
    {
      const DrSection *section = &questionnaire->sections[s];
      GtkWidget *list = add_list (self->rows, section->title);

      for (guint q = 0; q < section->n_questions; q++)
        add_row (self, list,
                 dr_question_row_new (questionnaire, &section->questions[q], locked,
                                      dr_questionnaire_find (self->shelf->latest->questionnaire,
                                                             section->questions[q].id) == NULL));
      if (!locked)
        {
          GtkWidget *add = g_object_new (GTK_TYPE_BUTTON, "label", _("Add a Question"), "halign", GTK_ALIGN_START, "name",
                                         section->id, NULL);
          /* Translators: %s is a section */
          g_autofree char *name = g_strdup_printf (_("Add a question to “%s”"), section->title);

          gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
          g_signal_connect (add, "clicked", G_CALLBACK (add_question), self);
          gtk_box_append (GTK_BOX (self->rows), add);
        }
    }
}

/* The fields of what is shown: the working copy, or the edition that was chosen. */
static GPtrArray *
fields_shown (DrKnowledgePage *self)
{
  const DrEditionSet *set = self->shown != NULL ? self->shown : self->shelf->latest;

  if (self->kind == DR_EDITION_RULEBOOK)
    {
      g_autoptr (DrRulebook) rulebook = is_working (self) ? dr_rulebook_edit (set->rulebook, self->copy->edits)
                                                          : dr_rulebook_ref (set->rulebook);

      return dr_rulebook_fields (rulebook);
    }
  {
    g_autoptr (DrQuestionnaire) questionnaire = is_working (self)
                                                  ? dr_questionnaire_edit (set->questionnaire, self->copy->edits)
                                                  : dr_questionnaire_ref (set->questionnaire);

    return dr_questionnaire_fields (questionnaire);
  }
}

static void
show_differences (DrKnowledgePage *self)
{
  g_autoptr (GPtrArray) to = NULL;
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *title = NULL;
  GtkWidget *list;

  empty (self->differences);
  gtk_widget_set_visible (self->differences, self->other != NULL);
  if (self->other == NULL)
    return;
  to = fields_shown (self);
  from = self->kind == DR_EDITION_RULEBOOK ? dr_rulebook_fields (self->other->rulebook)
                                           : dr_questionnaire_fields (self->other->questionnaire);
  differences = dr_edition_compare (from, to);
  title = g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len), differences->len);
  list = add_list (self->differences, title);
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

static void
edition_read (GObject      *desk,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DrKnowledgePage) self = data;
  g_autoptr (GError) error = NULL;
  DrEditionSet *set = dr_desk_run_finish (DR_DESK (desk), result, &error);

  if (self->desk != DR_DESK (desk) || self->shelf == NULL)
    {
      dr_edition_set_free (set);
      return;
    }
  tell (self, error != NULL ? error->message : NULL);
  if (set == NULL)
    return;
  if (g_strcmp0 (set->digest[self->kind], self->chosen) == 0)
    {
      g_clear_pointer (&self->shown, dr_edition_set_free);
      self->shown = set;
      show (self);
      return;
    }
  g_clear_pointer (&self->other, dr_edition_set_free);
  self->other = set;
  show_differences (self);
}

static void
read_edition (DrKnowledgePage *self,
              const char      *digest)
{
  DrEditionTask *task = dr_edition_task_new (self->kind);

  task->digest = g_strdup (digest);
  dr_desk_run (self->desk, DR_DESK_LANE_READ, dr_edition_work_read, task, (GDestroyNotify) dr_edition_task_free,
               (GDestroyNotify) dr_edition_set_free, NULL, edition_read, g_object_ref (self));
}

static void
edition_chosen (DrInput         *input,
                const char      *value,
                DrKnowledgePage *self)
{
  keep (self);
  g_free (self->chosen);
  self->chosen = g_strdup (value);
  g_clear_pointer (&self->shown, dr_edition_set_free);
  if (is_working (self))
    show (self);
  else
    read_edition (self, value);
}

static void
other_chosen (DrInput         *input,
              const char      *value,
              DrKnowledgePage *self)
{
  keep (self);
  g_free (self->against);
  self->against = g_strdup (value);
  g_clear_pointer (&self->other, dr_edition_set_free);
  if (g_str_equal (value, NOTHING))
    show_differences (self);
  else
    read_edition (self, value);
}

/* "Edition 2, Two in a hundred, by Siân Ellis on 3 March 2027" */
static char *
tell_edition (DrKnowledgePage *self,
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
  gtk_flow_box_insert (GTK_FLOW_BOX (row), g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "child", input, "focusable", FALSE,
                                                         "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL), -1);
}

static void
show_choices (DrKnowledgePage *self)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (DrChoice));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (DrChoice));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const DrEditions *editions = self->shelf->editions;
  DrChoice working = { WORKING, why_not (self) == NULL ? _("In force, with your changes") : _("In force") };
  DrChoice nothing = { NOTHING, _("Do not compare") };
  GtkWidget *row;

  g_array_append_val (shown, working);
  g_array_append_val (others, nothing);
  for (guint i = editions->n_items; i > 0; i--)
    {
      DrChoice choice = { editions->items[i - 1].digest, NULL };

      g_ptr_array_add (words, tell_edition (self, &editions->items[i - 1]));
      choice.title = words->pdata[words->len - 1];
      g_array_append_val (shown, choice);
      g_array_append_val (others, choice);
    }
  empty (self->choices);
  row = dr_form_add_row (self->choices);
  put_choice (row, dr_choice_input_new (_("Show"), NULL, (const DrChoice *) shown->data, shown->len), self->chosen,
              G_CALLBACK (edition_chosen), self);
  put_choice (row, dr_choice_input_new (_("Compare with"), NULL, (const DrChoice *) others->data, others->len),
              self->against, G_CALLBACK (other_chosen), self);
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
    gtk_box_append (GTK_BOX (box), new_words (lines[n], NULL));
  if (lines[n] != NULL)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more"), g_strv_length (lines) - n);

      gtk_box_append (GTK_BOX (box), new_words (more, "dim-label"));
    }
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), n <= 10);
  gtk_box_append (GTK_BOX (into), expander);
}

static void
tried (gpointer      result,
       const GError *error,
       gpointer      owner)
{
  g_autoptr (DrRecheck) recheck = result;
  DrKnowledgePage *self = owner;
  g_auto (DrWhatChanges) changes = { 0 };
  GtkWidget *headline;

  empty (self->effect);
  show_status (self);
  if (self->shelf == NULL)
    return;
  if (recheck == NULL)
    {
      tell (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Stopped. Nothing was changed.")
                                                                            : error->message);
      gtk_widget_set_visible (self->effect, FALSE);
      return;
    }
  dr_what_changes_init (&changes, recheck, self->shelf->latest->rulebook);
  headline = new_words (changes.headline, "heading");
  g_object_set (headline, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (self->effect), headline);
  gtk_box_append (GTK_BOX (self->effect),
                  new_words (_("Each live version with the rules in force, against the same with your changes. Nothing was marked."),
                             "dim-label"));
  if (changes.n_concerned > 0)
    {
      add_lines (self->effect, _("By rule"), changes.by_rule);
      add_lines (self->effect, _("By assessment"), changes.assessments);
    }
  gtk_widget_set_visible (self->effect, TRUE);
}

static void
try_it (DrKnowledgePage *self)
{
  DrEditionTask *task;

  if (!keep (self) || dr_long_work_is_active (self->work))
    return;
  task = dr_edition_task_new (self->kind);
  task->path = g_strdup (self->path);
  {
    const DrLongWorkStart start = {
      .title = _("Trying your changes on the live register"),
      .run = dr_edition_work_try,
      .data = task,
      .free_data = (GDestroyNotify) dr_edition_task_free,
      .free_result = (GDestroyNotify) dr_recheck_free,
      .done = tried,
      .owner = G_OBJECT (self),
    };

    tell (self, NULL);
    dr_long_work_start (self->work, self->desk, &start);
  }
  show_status (self);
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
    tell (self, _("The register was not rechecked to the end. The command recheck does what is left."));
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
  tell (self, error != NULL ? error->message : NULL);
  if (number == NULL)
    {
      load (self);   /* perhaps another edition is in force now */
      return;
    }
  words = g_strdup_printf (_("Edition %s is in force for drafts. What was sealed keeps the edition it was sealed with."),
                           number);
  say (self, words);
  dr_input_set_value (self->news, NULL);
  g_clear_pointer (&self->label, g_free);
  empty (self->effect);
  gtk_widget_set_visible (self->effect, FALSE);
  dr_desk_say_changed (self->desk, NULL);
  if (self->kind == DR_EDITION_RULEBOOK)
    recheck (self);
}

static void
publish (DrKnowledgePage *self)
{
  DrEditionTask *task;

  if (!keep (self))
    return;
  task = dr_edition_task_new (self->kind);
  task->path = g_strdup (self->path);
  task->person = g_strdup (dr_desk_get_person (self->desk));
  task->label = g_strdup (self->label);
  self->publishing = TRUE;
  show_status (self);
  dr_desk_run (self->desk, DR_DESK_LANE_SAVE, dr_edition_work_publish, task, (GDestroyNotify) dr_edition_task_free, g_free,
               NULL, published, g_object_ref (self));
}

/* What was edited, to be had back. */
typedef struct {
  DrKnowledgePage *self;
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

  if (self->copy == NULL)
    return;
  g_hash_table_iter_init (&iter, discarded->edits);
  while (g_hash_table_iter_next (&iter, &key, &value))
    dr_working_copy_set (self->copy, discarded->start, key, value, NULL);
  show (self);
}

static void
discard (DrKnowledgePage *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  Discarded *discarded;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  AdwToast *toast;

  if (!keep (self))
    return;
  discarded = g_new0 (Discarded, 1);
  discarded->self = g_object_ref (self);
  discarded->edits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  discarded->start = g_strdup (self->copy->start);
  g_hash_table_iter_init (&iter, self->copy->edits);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (discarded->edits, g_strdup (key), g_strdup (value));
  if (!dr_working_copy_discard (self->copy, &error))
    tell (self, error->message);
  toast = adw_toast_new (_("Your changes are discarded"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (have_back), discarded, free_discarded, G_CONNECT_SWAPPED);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
  show (self);
}

static void
move (DrKnowledgePage *self)
{
  g_autoptr (GError) error = NULL;

  if (!dr_working_copy_move (self->copy, self->shelf->latest->digest[self->kind], &error))
    tell (self, error->message);
  show (self);
}

/* --- */

static void
show_status (DrKnowledgePage *self)
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
  n = n_edits (self);
  reason = why_not (self);
  may = reason == NULL && !self->publishing;
  edition = tell_edition (self, &editions->items[editions->n_items - 1]);
  changes = n > 0 ? g_strdup_printf (ngettext ("You have changed %u field; nobody else sees it until you publish.",
                                               "You have changed %u fields; nobody else sees them until you publish.", n), n)
                  : g_strdup (_("You have changed nothing yet. Whatever you change is a working copy until you publish it."));
  gtk_label_set_label (GTK_LABEL (self->changes), changes);
  /* Translators: %s is an edition */
  text = g_strdup_printf (_("In force: %s."), edition);
  gtk_label_set_label (GTK_LABEL (self->status), text);
  if (reason == NULL && is_behind (self))
    reason = _("Somebody published this edition after you began. Compare with the edition before it, then move your changes to it.");
  gtk_label_set_label (GTK_LABEL (self->why_not), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->why_not, reason != NULL);
  /* They stay in their place, so that what is typed in does not move at the first key. */
  gtk_widget_set_visible (self->acts, is_working (self) && why_not (self) == NULL);
  may = may && n > 0;
  gtk_widget_set_visible (gtk_widget_get_parent (self->try_it), self->kind == DR_EDITION_RULEBOOK);
  gtk_widget_set_sensitive (self->try_it, may && !dr_long_work_is_active (self->work));
  gtk_widget_set_sensitive (self->publish, may && !is_behind (self));
  gtk_widget_set_sensitive (self->discard, may);
  gtk_widget_set_visible (gtk_widget_get_parent (self->move), is_behind (self));
}

static void
show (DrKnowledgePage *self)
{
  const DrEditionSet *set;
  gboolean locked;

  if (self->shelf == NULL || self->copy == NULL)
    return;
  set = self->shown != NULL ? self->shown : self->shelf->latest;
  locked = !is_working (self) || why_not (self) != NULL;
  empty (self->rows);
  show_status (self);
  show_choices (self);
  if (self->kind == DR_EDITION_RULEBOOK)
    {
      g_autoptr (DrRulebook) rulebook = is_working (self) ? dr_rulebook_edit (set->rulebook, self->copy->edits)
                                                          : dr_rulebook_ref (set->rulebook);

      show_rules (self, rulebook, locked);
    }
  else
    {
      g_autoptr (DrQuestionnaire) questionnaire = is_working (self)
                                                    ? dr_questionnaire_edit (set->questionnaire, self->copy->edits)
                                                    : dr_questionnaire_ref (set->questionnaire);

      show_questions (self, questionnaire, locked);
    }
  show_differences (self);
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
        tell (self, error->message);
      return;
    }
  g_clear_pointer (&self->shelf, dr_edition_shelf_free);
  self->shelf = shelf;
  if (self->copy == NULL || !same)
    {
      g_clear_pointer (&self->copy, dr_working_copy_free);
      self->copy = dr_working_copy_open (self->path, self->kind, &error);
      if (self->copy == NULL)
        {
          tell (self, error->message);
          return;
        }
      show (self);
    }
  else
    {
      show_status (self);
    }
}

static void
load (DrKnowledgePage *self)
{
  keep (self);
  dr_desk_run (self->desk, DR_DESK_LANE_READ, dr_edition_work_shelf, dr_edition_task_new (self->kind),
               (GDestroyNotify) dr_edition_task_free, (GDestroyNotify) dr_edition_shelf_free, NULL, loaded,
               g_object_ref (self));
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
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);

  if (desk == self->desk)
    return;

  if (self->desk != NULL)
    {
      keep (self);
      g_signal_handlers_disconnect_by_func (self->desk, load, self);
      g_signal_handlers_disconnect_by_func (self->desk, show, self);
      dr_long_work_stop_all (self->work);
    }
  g_set_object (&self->desk, desk);
  g_clear_pointer (&self->shelf, dr_edition_shelf_free);
  g_clear_pointer (&self->copy, dr_working_copy_free);
  g_clear_pointer (&self->shown, dr_edition_set_free);
  g_clear_pointer (&self->other, dr_edition_set_free);
  g_clear_pointer (&self->path, g_free);
  if (desk == NULL)
    return;

  self->path = dr_working_copy_path (folder, dr_desk_get_uri (desk), self->kind);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  load (self);
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

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  gtk_flow_box_insert (GTK_FLOW_BOX (into), g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "child", button, "focusable", FALSE,
                                                          "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL), -1);

  return button;
}

static void
build_acts (DrKnowledgePage *self,
            GtkWidget       *column)
{
  GtkWidget *buttons = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6,
                                     "row-spacing", 6, "max-children-per-line", 4, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (buttons, "form-row");
  self->acts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->acts, "card");
  gtk_widget_add_css_class (self->acts, "suggestion");
  self->changes = new_words ("", NULL);
  g_object_set (self->changes, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (self->acts), self->changes);
  self->news = DR_INPUT (dr_line_input_new (_("What is new in it"), DR_LINE_WORDS));
  dr_input_set_help (self->news, _("Read by everybody in the list of editions"));
  g_signal_connect (self->news, "given", G_CALLBACK (news_given), self);
  gtk_box_append (GTK_BOX (self->acts), GTK_WIDGET (self->news));
  self->try_it = add_button (self, buttons, _("What Would Change"), try_it);
  self->publish = add_button (self, buttons, _("Publish as a New Edition"), publish);
  gtk_widget_add_css_class (self->publish, "suggested-action");
  self->move = add_button (self, buttons, _("Move to the New Edition"), move);
  self->discard = add_button (self, buttons, _("Discard My Changes"), discard);
  gtk_box_append (GTK_BOX (self->acts), buttons);
  gtk_box_append (GTK_BOX (column), self->acts);
}

static void
build (DrKnowledgePage *self)
{
  GtkWidget *column = dr_place_frame_add_column (GTK_WIDGET (self), 760);

  self->status = new_words ("", NULL);
  gtk_box_append (GTK_BOX (column), self->status);
  self->why_not = new_words ("", "dim-label");
  gtk_box_append (GTK_BOX (column), self->why_not);
  self->problem = new_words ("", "error");
  g_object_set (self->problem, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (column), self->problem);
  build_acts (self, column);
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
  g_hash_table_unref (self->pending);
  g_free (self->chosen);
  g_free (self->against);
  g_free (self->label);

  G_OBJECT_CLASS (dr_knowledge_page_parent_class)->finalize (object);
}

static void
dr_knowledge_page_class_init (DrKnowledgePageClass *klass)
{
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
  build (self);
}
