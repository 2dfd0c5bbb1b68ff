#include "dr-look-back-view.h"

#include <glib/gi18n-lib.h>

#include "dr-application.h"
#include "dr-flow.h"
#include "dr-line-input.h"
#include "dr-look-back-state.h"
#include "dr-marked-line.h"
#include "dr-result-entry.h"
#include "dr-spoken.h"
#include "dr-step-work.h"
#include "dr-unfinished.h"
#include "dr-wrapped-label.h"

#define REVIEWED "monitoring/@reviewed"
#define REVIEWED_BEFORE "monitoring/@reviewed-before"
#define REVIEW "monitoring/@review"

struct _DrLookBackView {
  GtkBox        parent_instance;

  DrEditor     *editor;
  DrEditionSet *latest;    /* (nullable): editions in force; read once */
  GtkWidget    *headline;
  GtkWidget    *reasons;
  GtkWidget    *reviewed;  /* button: says that the look back was done today */
  DrInput      *again;     /* the day of the next review */
  GtkWidget    *put_off;   /* button: it was done today, and is done again on that day */
  char         *day;       /* (nullable): as it is typed */
  GtkWidget    *close;
  GtkWidget    *next;
  GtkWidget    *why_not;
  GtkWidget    *parts;
  char         *shown;     /* (nullable): what the parts show, in words: they are made again only where it is another */
  gboolean      asking;
};

G_DEFINE_FINAL_TYPE (DrLookBackView, dr_look_back_view, GTK_TYPE_BOX)

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* --- Predicted and measured --- */

static const char *
icon_of (DrLookBackVerdict verdict)
{
  static const char * const icons[] = {
    [DR_LOOK_BACK_NOT_KNOWN] = "dialog-question-symbolic",
    [DR_LOOK_BACK_AS_PREDICTED] = "emblem-ok-symbolic",
    [DR_LOOK_BACK_MORE] = "dialog-warning-symbolic",
    [DR_LOOK_BACK_LESS] = "go-down-symbolic",
    [DR_LOOK_BACK_NOT_PREDICTED] = "content-loading-symbolic",
  };

  return icons[verdict];
}

static char *
tell_row (const DrLookBackRow *row,
          gboolean             predicted)
{
  const char *actual = row->actual != NULL ? row->actual : _("not yet known");

  return predicted ? g_strdup_printf (_("Predicted: %1$s. Measured: %2$s."), row->expected, actual)
                   : g_strdup_printf (_("Target: %1$s. Measured: %2$s."), row->expected, actual);
}

static void
add_row (GtkWidget           *list,
         const DrLookBackRow *row,
         gboolean             predicted)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2, "hexpand", TRUE, NULL);
  g_autofree char *figures = tell_row (row, predicted);
  const char *verdict = dr_look_back_verdict_label (row->verdict);
  gboolean judged = predicted;
  g_autofree char *spoken = judged ? g_strdup_printf ("%s. %s %s.", row->title, figures, verdict)
                                   : g_strdup_printf ("%s. %s", row->title, figures);
  GtkWidget *item;

  gtk_widget_add_css_class (line, "people-row");
  dr_wrapped_label_add (words, row->title, NULL);
  dr_wrapped_label_add (words, figures, "dim-label");
  if (judged)
    {
      GtkWidget *label = dr_wrapped_label_new (verdict, row->verdict == DR_LOOK_BACK_MORE ? "heading" : "caption");
      GtkWidget *mark = dr_marked_line_new (icon_of (row->verdict), NULL, label);

      if (row->verdict == DR_LOOK_BACK_MORE)
        gtk_widget_add_css_class (mark, "warning");
      gtk_box_append (GTK_BOX (words), mark);
    }
  gtk_box_append (GTK_BOX (line), words);
  item = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", line, "activatable", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), item);
}

static void
add_part (GtkWidget            *into,
          const DrLookBackPart *part,
          gboolean              predicted)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, part->title, -1);
  dr_wrapped_label_add (into, part->title, "heading");
  for (guint i = 0; i < part->n_rows; i++)
    add_row (list, &part->rows[i], predicted);
  gtk_widget_set_visible (list, part->n_rows > 0);
  gtk_box_append (GTK_BOX (into), list);
  if (part->open != NULL)
    dr_wrapped_label_add (into, part->open, "dim-label");
}

/* What nobody measured is folded: it is long, and says the same of every group. */
static void
add_groups (DrLookBackView        *self,
            const DrLookBackState *state)
{
  g_autofree char *title = NULL;
  GtkWidget *folded;
  GtkWidget *expander;
  guint n_folded = 0;

  dr_wrapped_label_add (self->parts, _("Predicted and measured"), "title-4");
  if (state->n_groups == 0)
    dr_wrapped_label_add (self->parts, _("The access review predicted no loss for anybody."), "dim-label");
  folded = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  for (guint i = 0; i < state->n_groups; i++)
    {
      gboolean known = state->groups[i].n_known > 0;

      n_folded += !known;
      add_part (known ? self->parts : folded, &state->groups[i], TRUE);
    }
  /* Translators: %u is a number of groups of people */
  title = g_strdup_printf (ngettext ("%u group of whom nothing was measured yet", "%u groups of whom nothing was measured yet",
                                     n_folded), n_folded);
  expander = dr_spoken_expander_new (title);
  gtk_widget_set_visible (expander, n_folded > 0);
  gtk_expander_set_child (GTK_EXPANDER (expander), folded);
  gtk_box_append (GTK_BOX (self->parts), expander);
  if (state->unaffected != NULL)
    dr_wrapped_label_add (self->parts, state->unaffected, "dim-label");
}

static void
show_parts (DrLookBackView        *self,
            const DrLookBackState *state)
{
  empty (self->parts);
  add_groups (self, state);
  if (state->n_measures > 0)
    dr_wrapped_label_add (self->parts, _("Measures and their targets"), "title-4");
  for (guint i = 0; i < state->n_measures; i++)
    add_part (self->parts, &state->measures[i], FALSE);
  if (state->mix != NULL)
    {
      dr_wrapped_label_add (self->parts, _("Channel mix"), "title-4");
      dr_wrapped_label_add (self->parts, _("What the service entered below, or the evidence base has since the change took "
                                           "effect: whichever is newer."), "dim-label");
      add_part (self->parts, state->mix, FALSE);
    }
}

static void
digest_part (GString              *words,
             const DrLookBackPart *part)
{
  g_string_append_printf (words, "#%s %s\n", part->title, part->open != NULL ? part->open : "");
  for (guint i = 0; i < part->n_rows; i++)
    g_string_append_printf (words, "%s|%s|%s|%d\n", part->rows[i].title, part->rows[i].expected,
                            part->rows[i].actual != NULL ? part->rows[i].actual : "", part->rows[i].verdict);
}

static char *
digest_parts (const DrLookBackState *state)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < state->n_groups; i++)
    digest_part (words, &state->groups[i]);
  for (guint i = 0; i < state->n_measures; i++)
    digest_part (words, &state->measures[i]);
  if (state->mix != NULL)
    digest_part (words, state->mix);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- What follows --- */

static gboolean
is_manager (DrLookBackView *self)
{
  return dr_desk_has_role (dr_editor_get_desk (self->editor), DR_ROLE_MANAGER,
                           dr_version_service (dr_editor_get_version (self->editor)));
}

static void
show_proposal (DrLookBackView        *self,
               const DrLookBackFacts *facts,
               gboolean               latest)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  DrDesk *desk = dr_editor_get_desk (self->editor);
  DrStage stage = version->draft->stage;
  const char *why_not = dr_result_entry_why_not (stage, dr_desk_get_person (desk), is_manager (self));
  g_auto (DrProposal) proposal = { 0 };

  dr_proposal_init (&proposal, facts);
  gtk_label_set_label (GTK_LABEL (self->headline), proposal.title);
  empty (self->reasons);
  for (guint i = 0; proposal.reasons[i] != NULL; i++)
    {
      /* Translators: an entry of a list */
      g_autofree char *text = g_strdup_printf (_("• %s"), proposal.reasons[i]);

      dr_wrapped_label_add (self->reasons, text, NULL);
    }
  gtk_widget_set_sensitive (self->reviewed, why_not == NULL && !self->asking);
  gtk_widget_set_sensitive (GTK_WIDGET (self->again), why_not == NULL && !self->asking);
  gtk_widget_set_sensitive (self->put_off, why_not == NULL && !self->asking);
  gtk_widget_set_sensitive (self->close, why_not == NULL && !self->asking);
  gtk_widget_set_visible (self->next, latest && dr_stage_has_next_version (stage));
  gtk_widget_set_sensitive (self->next, dr_desk_get_person (desk) != NULL && !self->asking);
  dr_wrapped_label_say (self->why_not, why_not);
  if (proposal.kind == DR_PROPOSAL_NEW_VERSION)
    gtk_widget_add_css_class (self->next, "suggested-action");
  else
    gtk_widget_remove_css_class (self->next, "suggested-action");
  if (proposal.kind == DR_PROPOSAL_KEEP)
    gtk_widget_add_css_class (self->close, "suggested-action");
  else
    gtk_widget_remove_css_class (self->close, "suggested-action");
}

/**
 * dr_look_back_view_refresh:
 * @self: the look back
 *
 * After a check, or another stage: shows what stands now.
 */
void
dr_look_back_view_refresh (DrLookBackView *self)
{
  const DrVersion *version = self->editor != NULL ? dr_editor_get_version (self->editor) : NULL;
  g_autoptr (DrRegisterPage) row = NULL;
  g_autoptr (DrLookBackState) state = NULL;
  g_autofree char *digest = NULL;
  DrDesk *desk;

  if (version == NULL || version->check == NULL || version->draft->stage == DR_STAGE_DRAFT)
    return;
  desk = dr_editor_get_desk (self->editor);
  row = dr_store_get_row (dr_register_get_store (dr_desk_get_register (desk)), version->reference, version->version, NULL);
  state = dr_look_back_state_new (version->check, self->latest != NULL ? self->latest->evidence : NULL,
                                  row != NULL && row->rows[0].moved, dr_desk_get_today (desk));
  digest = digest_parts (state);
  if (g_strcmp0 (digest, self->shown) != 0)
    {
      show_parts (self, state);
      g_free (self->shown);
      self->shown = g_steal_pointer (&digest);
    }
  show_proposal (self, &state->facts, row != NULL && row->rows[0].latest);
}

static void
tell (DrLookBackView *self,
      const char     *problem)
{
  gtk_label_set_label (GTK_LABEL (self->why_not), problem);
  gtk_widget_set_visible (self->why_not, TRUE);
}

static void
closed (GObject      *desk,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (DrLookBackView) self = data;
  g_autoptr (DrStepAnswer) answer = dr_step_finish (DR_DESK (desk), result);

  self->asking = FALSE;
  if (self->editor == NULL)   /* the window is gone */
    return;
  dr_look_back_view_refresh (self);
  if (answer->taken)
    {
      dr_editor_reload (self->editor);
      return;
    }
  tell (self, answer->problem);
  for (guint i = 0; answer->obstacles != NULL && i < answer->obstacles->len; i++)
    {
      const DrObstacle *obstacle = answer->obstacles->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s\n%s: %s", gtk_label_get_label (GTK_LABEL (self->why_not)),
                                               obstacle->rule, obstacle->message);

      tell (self, text);
    }
}

static void
close_it (DrLookBackView *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  DrDesk *desk = dr_editor_get_desk (self->editor);
  const DrStepRequest request = {
    .reference = version->reference,
    .version = version->version,
    .step = DR_STEP_CLOSE,
    .person = dr_desk_get_person (desk),
    .revision = dr_editor_get_revision (self->editor),
  };

  if (dr_editor_get_state (self->editor) != DR_EDITOR_SAVED)
    {
      dr_editor_save_now (self->editor);
      tell (self, _("Something was not saved yet. Try again."));
      return;
    }
  self->asking = TRUE;
  dr_look_back_view_refresh (self);
  dr_step_take (desk, &request, closed, g_object_ref (self));
}

static void
next_made (GObject      *desk,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DrLookBackView) self = data;
  g_autoptr (DrStepAnswer) answer = dr_step_finish (DR_DESK (desk), result);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->asking = FALSE;
  if (self->editor == NULL || root == NULL)
    return;
  dr_look_back_view_refresh (self);
  if (answer->taken)
    dr_application_show_assessment (DR_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))),
                                    dr_editor_get_version (self->editor)->reference, answer->version);
  else
    tell (self, answer->problem);
}

static void
start_next (DrLookBackView *self)
{
  self->asking = TRUE;
  dr_look_back_view_refresh (self);
  dr_step_next_version (dr_editor_get_desk (self->editor), dr_editor_get_version (self->editor)->reference, next_made,
                        g_object_ref (self));
}

static void
say_reviewed (DrLookBackView *self)
{
  char today[DR_DATE_STRING_SIZE];

  dr_editor_set (self->editor, REVIEWED, dr_date_format (dr_desk_get_today (dr_editor_get_desk (self->editor)), today));
}

/* One act: what is awaited from now on is the next one. */
static void
say_reviewed_until (DrLookBackView *self)
{
  DrDate today = dr_desk_get_today (dr_editor_get_desk (self->editor));
  const char *problem = dr_next_review_problem (self->day, today);
  char words[DR_DATE_STRING_SIZE];
  const DrField fields[] = {
    { .key = REVIEW, .value = self->day },
    { .key = REVIEWED_BEFORE, .value = dr_date_format (today, words) },
    { .key = REVIEWED, .value = NULL },
  };

  dr_input_complain (self->again, problem);
  if (problem != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->again));
      return;
    }
  dr_editor_change (self->editor, fields, G_N_ELEMENTS (fields));
  g_clear_pointer (&self->day, g_free);
  dr_input_set_value (self->again, NULL);
}

static gboolean
is_unfinished (GtkWidget *widget)
{
  const char *day = DR_LOOK_BACK_VIEW (widget)->day;

  return day != NULL && day[0] != '\0';
}

static void
day_given (DrLookBackView *self,
           const char     *value)
{
  g_free (self->day);
  self->day = g_strdup (value);
  dr_input_complain (self->again, NULL);
}

/* --- */

static GtkWidget *
add_button (DrLookBackView *self,
            GtkWidget      *into,
            const char     *label,
            void          (*clicked) (DrLookBackView *))
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "halign", GTK_ALIGN_START, NULL);

  dr_wrapped_label_wrap_in (button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  dr_flow_append (DR_FLOW (into), button);

  return button;
}

static void
build (DrLookBackView *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = GTK_WIDGET (dr_flow_new (0, 6, 6));

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "suggestion");
  dr_wrapped_label_add (card, _("What follows from it"), "dim-label");
  self->headline = dr_wrapped_label_new ("", "heading");
  g_object_set (self->headline, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (card), self->headline);
  self->reasons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (card), self->reasons);
  self->reviewed = add_button (self, buttons, _("Reviewed today"), say_reviewed);
  self->close = add_button (self, buttons, _("Close the assessment"), close_it);
  self->next = add_button (self, buttons, _("Start a new version"), start_next);
  gtk_box_append (GTK_BOX (card), buttons);
  self->again = DR_INPUT (dr_line_input_new (_("Look again on"), DR_LINE_DATE));
  dr_input_set_help (self->again, _("Where it stays open: the review was done today, and this is the day of the next"));
  g_signal_connect_swapped (self->again, "given", G_CALLBACK (day_given), self);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->again));
  dr_unfinished_watch (GTK_WIDGET (self), dr_input_get_label (self->again), is_unfinished);
  self->put_off = g_object_new (GTK_TYPE_BUTTON, "label", _("Reviewed today, and again then"), "halign", GTK_ALIGN_START, NULL);
  dr_wrapped_label_wrap_in (self->put_off);
  g_signal_connect_swapped (self->put_off, "clicked", G_CALLBACK (say_reviewed_until), self);
  gtk_box_append (GTK_BOX (card), self->put_off);
  self->why_not = dr_wrapped_label_new ("", "dim-label");
  g_object_set (self->why_not, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (card), self->why_not);
  dr_wrapped_label_add (card, _("This is a proposal: you decide."), "dim-label");
  gtk_box_append (GTK_BOX (self), card);
  self->parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self), self->parts);
}

static gpointer
read_latest (DrRegister    *in,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return dr_knowledge_latest (dr_register_get_knowledge (in), error);
}

static void
latest_read (GObject      *desk,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (DrLookBackView) self = data;
  g_autoptr (DrEditionSet) latest = dr_desk_run_finish (DR_DESK (desk), result, NULL);

  if (self->editor == NULL || latest == NULL)
    return;
  g_clear_pointer (&self->latest, dr_edition_set_free);
  self->latest = g_steal_pointer (&latest);
  dr_look_back_view_refresh (self);
}

/**
 * dr_look_back_view_new:
 * @editor: an assessment
 *
 * Returns: (transfer floating): what came of it
 */
DrLookBackView *
dr_look_back_view_new (DrEditor *editor)
{
  DrLookBackView *self = g_object_new (DR_TYPE_LOOK_BACK_VIEW, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "state-changed", G_CALLBACK (dr_look_back_view_refresh), self, G_CONNECT_SWAPPED);
  dr_desk_run (dr_editor_get_desk (editor), DR_DESK_LANE_READ, read_latest, NULL, NULL, (GDestroyNotify) dr_edition_set_free,
               NULL, latest_read, g_object_ref (self));
  dr_look_back_view_refresh (self);

  return self;
}

static void
dr_look_back_view_dispose (GObject *object)
{
  DrLookBackView *self = DR_LOOK_BACK_VIEW (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->latest, dr_edition_set_free);

  G_OBJECT_CLASS (dr_look_back_view_parent_class)->dispose (object);
}

static void
dr_look_back_view_finalize (GObject *object)
{
  g_free (DR_LOOK_BACK_VIEW (object)->shown);
  g_free (DR_LOOK_BACK_VIEW (object)->day);

  G_OBJECT_CLASS (dr_look_back_view_parent_class)->finalize (object);
}

static void
dr_look_back_view_class_init (DrLookBackViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_look_back_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_look_back_view_finalize;
}

static void
dr_look_back_view_init (DrLookBackView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  build (self);
}
