#include "dr-gaps-page.h"

#include <glib/gi18n-lib.h>

#include "dr-application.h"
#include "dr-drop-down.h"
#include "dr-gaps-row.h"
#include "dr-gaps-state.h"
#include "dr-pane.h"
#include "dr-status-page.h"
#include "dr-tab-stop.h"
#include "dr-unseen.h"
#include "dr-wrapped-label.h"

/* Rows that are shown at first, and that more is asked for. */
#define STEP 25

struct _DrGapsPage {
  AdwBin           parent_instance;

  DrEvidenceCopy  *copy;             /* (nullable) */
  DrLongWork      *long_work;        /* (nullable): of the place */
  DrGaps          *gaps;             /* (nullable): as they were worked out last */
  DrGapsState     *state;            /* (nullable): of these, that the rows show and open to */
  gboolean         running;
  gboolean         outdated;         /* what is running is of another register or choice */
  int              characteristic;
  GArray          *characteristics;  /* of int: what the list offers */
  guint            max_rows;
  gboolean         listing;          /* the list is being filled */

  GtkWidget       *drafts;
  GtkWidget       *whose;
  GtkWidget       *notice;
  GtkWidget       *stack;            /* "working", "stopped", "gaps" */
  GtkWidget       *stopped;
  GtkWidget       *summary;
  GtkWidget       *problems;
  GtkWidget       *head;
  GtkWidget       *rows;
  GtkWidget       *more;
};

G_DEFINE_FINAL_TYPE (DrGapsPage, dr_gaps_page, ADW_TYPE_BIN)

static void find_gaps (DrGapsPage *self);

static gboolean
wants_drafts (DrGapsPage *self)
{
  return gtk_switch_get_active (GTK_SWITCH (self->drafts));
}

static void
list_choices (DrGapsPage        *self,
              const DrGapsState *state)
{
  g_autofree const char **names = g_new0 (const char *, state->n_choices + 1);
  guint selected = 0;

  self->listing = TRUE;
  g_array_set_size (self->characteristics, 0);
  for (guint i = 0; i < state->n_choices; i++)
    {
      names[i] = state->choices[i].name;
      g_array_append_val (self->characteristics, state->choices[i].characteristic);
      if (state->choices[i].characteristic == self->characteristic)
        selected = i;
    }
  dr_drop_down_set_names (self->whose, names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->whose), selected);
  self->listing = FALSE;
}

static void
empty (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
show_problems (DrGapsPage        *self,
               const DrGapsState *state)
{
  GtkWidget *row;

  empty (self->problems);
  gtk_widget_set_visible (self->problems, state->problems != NULL);
  if (state->problems == NULL)
    return;

  row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", state->problems, NULL);
  for (guint i = 0; state->problem[i] != NULL; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                                                   state->problem[i], NULL));
  gtk_list_box_append (GTK_LIST_BOX (self->problems), row);
}

static void
show_gaps (DrGapsPage *self,
           gboolean    choices)
{
  DrGapsState *state = dr_gaps_state_new (self->gaps, self->characteristic, self->max_rows);

  if (choices)
    list_choices (self, state);
  gtk_label_set_label (GTK_LABEL (self->summary), state->summary);
  show_problems (self, state);
  empty (self->rows);
  g_clear_pointer (&self->state, dr_gaps_state_free);
  self->state = state;
  for (guint i = 0; i < state->n_rows; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), dr_gaps_row_new (&state->rows[i]));
  gtk_widget_set_visible (self->head, state->n_rows > 0);
  gtk_widget_set_visible (self->rows, state->n_rows > 0);
  gtk_widget_set_visible (self->whose, self->gaps->n_items > 0);
  gtk_widget_set_visible (self->more, state->n_rows < state->n_all);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "gaps");
}

/* One search, as the lane has it. */
typedef struct {
  gboolean drafts;
} Search;

static gpointer
search (DrRegister      *in,
        gpointer         data,
        DrLongProgress  *progress,
        GCancellable    *cancellable,
        GError         **error)
{
  const Search *asked = data;
  DrGapsOptions options = { .drafts = asked->drafts, .progress = dr_long_progress_tell, .data = progress };

  return dr_register_find_gaps (in, &options, cancellable, error);
}

static void
searched (gpointer      result,
          const GError *error,
          gpointer      owner)
{
  DrGapsPage *self = owner;
  g_autoptr (DrGaps) gaps = result;

  self->running = FALSE;
  if (self->outdated)
    {
      self->outdated = FALSE;
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        find_gaps (self);
      return;
    }
  if (gaps != NULL)
    {
      empty (self->rows);   /* what they open to is of the gaps that go */
      g_clear_pointer (&self->state, dr_gaps_state_free);
      dr_gaps_free (self->gaps);
      self->gaps = g_steal_pointer (&gaps);
      self->max_rows = STEP;
      gtk_widget_set_visible (self->notice, FALSE);
      show_gaps (self, TRUE);
      return;
    }
  if (self->gaps != NULL)
    {
      gtk_widget_set_visible (self->notice, TRUE);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "gaps");
      return;
    }

  {
    const char *text = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Nothing was changed.") : error->message;

    adw_status_page_set_title (ADW_STATUS_PAGE (self->stopped), g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                                                  ? _("Stopped") : _("The gaps could not be worked out"));
    dr_status_page_explain (self->stopped, text);
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "stopped");
  }
}

static void
find_gaps (DrGapsPage *self)
{
  Search *asked;
  DrLongWorkStart start = {
    .title = _("Looking for what would settle most"),
    .run = search,
    .free_data = g_free,
    .free_result = (GDestroyNotify) dr_gaps_free,
    .done = searched,
    .owner = G_OBJECT (self),
  };

  if (self->copy == NULL || self->long_work == NULL || self->running)
    return;

  asked = g_new0 (Search, 1);
  asked->drafts = wants_drafts (self);
  start.data = asked;
  self->running = TRUE;
  gtk_widget_set_visible (self->notice, FALSE);
  if (self->gaps == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "working");
  dr_long_work_start (self->long_work, dr_evidence_copy_get_desk (self->copy), &start);
}

/* Whether something was sealed or published since; a draft that is saved counts where drafts do. */
static gboolean
is_stale (DrGapsPage *self)
{
  DrTrailHead head;

  return self->gaps != NULL
         && (wants_drafts (self)
             || !dr_store_read_head (dr_register_get_store (dr_desk_get_register (dr_evidence_copy_get_desk (self->copy))), NULL,
                                     &head, NULL)
             || head.length != self->gaps->length);
}

static void
register_changed (DrGapsPage *self)
{
  if (self->copy != NULL && !self->running && is_stale (self))
    gtk_widget_set_visible (self->notice, TRUE);
}

static void
drafts_switched (DrGapsPage *self)
{
  self->outdated = self->running;
  find_gaps (self);
}

static void
whose_chosen (DrGapsPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->whose));

  if (self->listing || self->gaps == NULL || selected >= self->characteristics->len)
    return;
  self->characteristic = g_array_index (self->characteristics, int, selected);
  self->max_rows = STEP;
  show_gaps (self, FALSE);
}

/* What was shown stays where it is, and the keyboard is at the first of the new ones. */
static void
more_clicked (DrGapsPage *self)
{
  int first = (int) self->max_rows;
  GtkListBoxRow *row;

  self->max_rows += STEP;
  show_gaps (self, FALSE);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), first);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
open_assessment (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  GtkRoot *window = gtk_widget_get_root (widget);
  const char *reference;
  guint version;

  g_variant_get (target, "(&su)", &reference, &version);
  dr_application_show_assessment (DR_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), reference, version);
}

/**
 * dr_gaps_page_set_setting:
 * @self: the page
 * @setting: (nullable): the evidence base and the bars for what takes long; %NULL: there is none now
 *
 * What was worked out for another register goes.
 */
void
dr_gaps_page_set_setting (DrGapsPage              *self,
                          const DrEvidenceSetting *setting)
{
  if (self->copy != NULL)
    g_signal_handlers_disconnect_by_data (dr_evidence_copy_get_desk (self->copy), self);
  empty (self->rows);
  g_clear_pointer (&self->state, dr_gaps_state_free);
  g_clear_pointer (&self->gaps, dr_gaps_free);
  g_clear_object (&self->copy);
  g_clear_object (&self->long_work);
  self->outdated = self->running;
  if (setting != NULL)
    {
      self->copy = g_object_ref (setting->copy);
      self->long_work = g_object_ref (setting->long_work);
    }
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "working");
  if (self->copy != NULL)
    g_signal_connect_object (dr_evidence_copy_get_desk (self->copy), "changed", G_CALLBACK (register_changed), self,
                             G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    find_gaps (self);
}

/* Worked out only once somebody looks, and again where the register has changed since. */
static void
dr_gaps_page_map (GtkWidget *widget)
{
  DrGapsPage *self = DR_GAPS_PAGE (widget);

  GTK_WIDGET_CLASS (dr_gaps_page_parent_class)->map (widget);
  if (self->copy != NULL && (self->gaps == NULL || is_stale (self)))
    find_gaps (self);
}

static void
dr_gaps_page_dispose (GObject *object)
{
  DrGapsPage *self = DR_GAPS_PAGE (object);

  g_clear_object (&self->copy);
  g_clear_object (&self->long_work);

  G_OBJECT_CLASS (dr_gaps_page_parent_class)->dispose (object);
}

static void
dr_gaps_page_finalize (GObject *object)
{
  DrGapsPage *self = DR_GAPS_PAGE (object);

  g_clear_pointer (&self->state, dr_gaps_state_free);
  g_clear_pointer (&self->gaps, dr_gaps_free);
  g_array_unref (self->characteristics);

  G_OBJECT_CLASS (dr_gaps_page_parent_class)->finalize (object);
}

static void
dr_gaps_page_class_init (DrGapsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_gaps_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_gaps_page_finalize;
  widget_class->map = dr_gaps_page_map;
  gtk_widget_class_install_action (widget_class, "gaps.open", "(su)", open_assessment);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_again (DrGapsPage *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Look again"), "halign", GTK_ALIGN_CENTER, "valign",
                                    GTK_ALIGN_CENTER, NULL);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (find_gaps), self);

  return button;
}

static void
add_notice (DrGapsPage *self,
            GtkWidget  *to)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("The register has changed since this was worked out."), "xalign",
                                   0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  self->notice = g_object_new (GTK_TYPE_BOX, "spacing", 12, "visible", FALSE, "accessible-role",
                               GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->notice, "notice");
  gtk_box_append (GTK_BOX (self->notice), label);
  gtk_box_append (GTK_BOX (self->notice), new_again (self));
  gtk_box_append (GTK_BOX (to), self->notice);
}

/* Whom the gaps are of, and whether drafts count. */
static void
add_controls (DrGapsPage *self,
              GtkWidget  *to)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = dr_wrapped_label_new (_("Drafts count too"), NULL);

  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);   /* one line where there is room */
  self->whose = dr_drop_down_new (_("Whose figures"));
  g_signal_connect_swapped (self->whose, "notify::selected", G_CALLBACK (whose_chosen), self);
  gtk_widget_set_valign (self->whose, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->whose, FALSE);
  self->drafts = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drafts), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Drafts count too"), -1);
  g_signal_connect_swapped (self->drafts, "notify::active", G_CALLBACK (drafts_switched), self);
  gtk_box_append (GTK_BOX (box), self->whose);
  gtk_box_append (GTK_BOX (box), self->drafts);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (to), box);
}

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "visible", FALSE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return list;
}

static GtkWidget *
new_content (DrGapsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->summary = dr_wrapped_label_add (box, "", NULL);
  g_object_set (self->summary, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->problems = new_list (_("Not counted"));
  gtk_box_append (GTK_BOX (box), dr_tab_stop_new (self->problems));
  self->head = dr_wrapped_label_add (box, _("About how many people it would settle, and which figure"), "caption-heading");
  self->rows = new_list (_("Figures, those that would settle most first"));
  gtk_box_append (GTK_BOX (box), dr_tab_stop_new (self->rows));
  self->more = g_object_new (GTK_TYPE_BUTTON, "label", _("Show more"), "halign", GTK_ALIGN_START, "visible", FALSE, NULL);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked), self);
  gtk_box_append (GTK_BOX (box), self->more);

  return box;
}

static void
dr_gaps_page_init (DrGapsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                                      dr_pane_new (box, DR_EVIDENCE_WIDTH), NULL);
  GtkWidget *working = g_object_new (GTK_TYPE_LABEL, "label", _("Looking at every live assessment…"), "wrap", TRUE, NULL);

  self->characteristic = DR_GAPS_EVERY_GROUP;
  self->characteristics = g_array_new (FALSE, FALSE, sizeof (int));
  self->max_rows = STEP;
  gtk_widget_add_css_class (box, "section");
  dr_wrapped_label_add (box, _("Which figures would settle most"), "title-2");
  dr_wrapped_label_add (box, _("Where a figure is missing or vague, nobody can say who would lose access. Here is, of "
                               "each figure, by how many people it would narrow that on average, added up over the "
                               "assessments; people are counted once in each."), "dim-label");
  add_controls (self, box);
  add_notice (self, box);
  self->stack = g_object_new (GTK_TYPE_STACK, "vhomogeneous", FALSE, "hhomogeneous", FALSE, NULL);
  gtk_widget_add_css_class (working, "dim-label");
  gtk_widget_set_halign (working, GTK_ALIGN_START);
  gtk_stack_add_named (GTK_STACK (self->stack), working, "working");
  self->stopped = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-information-symbolic", "child", new_again (self), NULL);
  gtk_widget_add_css_class (self->stopped, "compact");
  gtk_stack_add_named (GTK_STACK (self->stack), self->stopped, "stopped");
  gtk_stack_add_named (GTK_STACK (self->stack), new_content (self), "gaps");
  dr_unseen_watch_stack (GTK_STACK (self->stack));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
