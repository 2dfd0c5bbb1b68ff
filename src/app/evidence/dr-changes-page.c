#include "dr-changes-page.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-changes-state.h"
#include "dr-drift-view.h"
#include "dr-evidence-check.h"
#include "dr-evidence-pages.h"
#include "dr-evidence-publish.h"
#include "dr-line-input.h"
#include "dr-names.h"
#include "dr-pane.h"
#include "dr-unfinished.h"
#include "dr-window.h"
#include "dr-wrapped-label.h"

/* Of a long list, what is shown; an import may have thousands. */
#define MOST_ROWS 200

struct _DrChangesPage {
  AdwBin           parent_instance;

  DrEvidenceCopy  *copy;        /* (nullable) */
  DrLongWork      *long_work;   /* (nullable) */
  char            *version;     /* as typed */
  char            *label;       /* as typed */
  char            *old_version; /* (nullable): that the next one was proposed for */
  gboolean         publishing;

  GtkWidget       *changes;
  GtkWidget       *discard;
  GtkWidget       *problems_box;
  GtkWidget       *problems;
  DrInput         *version_input;
  DrInput         *label_input;
  GtkWidget       *publish_box;
  GtkWidget       *refusal;
  GtkWidget       *publish;
  GtkWidget       *editions;
  DrDriftView     *drift;
};

G_DEFINE_FINAL_TYPE (DrChangesPage, dr_changes_page, ADW_TYPE_BIN)

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
append_rest (GtkWidget *box,
             guint      n)
{
  g_autofree char *words = NULL;

  if (n <= MOST_ROWS)
    return;
  words = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_ROWS), n - MOST_ROWS);
  dr_wrapped_label_add (box, words, "dim-label");
}

/* --- What is changed --- */

static void
append_change (GtkWidget          *box,
               const DrChangeItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dr_wrapped_label_add (row, item->title, "caption-heading");
  for (guint i = 0; i < item->lines->len; i++)
    dr_wrapped_label_add (row, item->lines->pdata[i], NULL);
  gtk_box_append (GTK_BOX (box), row);
}

static void
show_changes (DrChangesPage *self)
{
  gboolean is_changed = dr_evidence_copy_is_changed (self->copy);
  g_autoptr (GPtrArray) items = NULL;

  clear (self->changes);
  gtk_widget_set_visible (self->discard, is_changed && dr_evidence_copy_get_refusal (self->copy) == NULL);
  gtk_widget_set_visible (self->publish_box, is_changed);
  if (!is_changed)
    {
      dr_wrapped_label_add (self->changes, _("Nothing has been changed. What you change on the other pages is listed here "
                                             "until it is published."), NULL);
      return;
    }
  items = dr_changes_new (dr_evidence_copy_get_change (self->copy), dr_evidence_copy_get_in_force (self->copy),
                          dr_evidence_copy_get_evidence (self->copy));
  for (guint i = 0; i < items->len && i < MOST_ROWS; i++)
    append_change (self->changes, items->pdata[i]);
  append_rest (self->changes, items->len);
}

static void
show_problems (DrChangesPage *self)
{
  const GPtrArray *problems = dr_evidence_copy_get_problems (self->copy);
  guint n = problems != NULL ? problems->len : 0;

  clear (self->problems);
  gtk_widget_set_visible (self->problems_box, n > 0);
  for (guint i = 0; i < n && i < MOST_ROWS; i++)
    dr_wrapped_label_add (self->problems, ((const DrEvidenceProblem *) problems->pdata[i])->message, NULL);
  append_rest (self->problems, n);
}

static void
discard_clicked (DrChangesPage *self)
{
  dr_evidence_copy_discard (self->copy);
}

/* --- Putting it in force --- */

static char *
find_refusal (DrChangesPage *self)
{
  const DrEvidence *in_force = dr_evidence_copy_get_in_force (self->copy);
  const DrPublishWish wish = {
    .refusal = dr_evidence_copy_get_refusal (self->copy),
    .is_changed = dr_evidence_copy_is_changed (self->copy),
    .is_behind = dr_evidence_copy_is_behind (self->copy),
    .version = self->version,
    .old_version = in_force != NULL ? in_force->version : "",
  };

  return dr_publish_refusal (&wish);
}

static void
update_publish (DrChangesPage *self)
{
  g_autofree char *refusal = self->copy != NULL ? find_refusal (self) : NULL;

  dr_wrapped_label_say (self->refusal, refusal);
  gtk_widget_set_sensitive (self->publish, self->copy != NULL && refusal == NULL && !self->publishing);
}

static void
published (gpointer      result,
           const GError *error,
           gpointer      owner)
{
  DrChangesPage *self = owner;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *words = NULL;

  self->publishing = FALSE;
  if (self->copy == NULL)
    return;
  if (error != NULL)
    {
      dr_evidence_copy_look_again (self->copy);
      update_publish (self);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      words = g_strdup_printf (_("Not published: %s"), error->message);
      gtk_label_set_label (GTK_LABEL (self->refusal), words);
      gtk_widget_set_visible (self->refusal, TRUE);
      return;
    }
  words = g_strdup_printf (_("Edition %u is in force"), GPOINTER_TO_UINT (result));
  if (root != NULL && DR_IS_WINDOW (root))
    dr_window_tell (DR_WINDOW (root), adw_toast_new (words));
  dr_input_set_value (self->label_input, NULL);
  g_free (self->label);
  self->label = g_strdup ("");
  dr_evidence_copy_look_again (self->copy);
  dr_desk_say_changed (dr_evidence_copy_get_desk (self->copy), NULL);
  dr_drift_view_check (self->drift);
}

static void
publish_clicked (DrChangesPage *self)
{
  DrDesk *desk = dr_evidence_copy_get_desk (self->copy);
  DrPublishTask *task = g_new0 (DrPublishTask, 1);
  const DrLongWorkStart start = {
    .title = _("Publishing the evidence"),
    .run = dr_evidence_publish,
    .data = task,
    .free_data = (GDestroyNotify) dr_publish_task_free,
    .done = published,
    .owner = G_OBJECT (self),
  };

  task->folder = g_strdup (dr_evidence_copy_get_folder (self->copy));
  task->base = g_strdup (dr_evidence_copy_get_base_digest (self->copy));
  task->person = g_strdup (dr_desk_get_person (desk));
  task->version = g_strstrip (g_strdup (self->version));
  task->published = dr_desk_get_today (desk);
  task->label = g_strdup (self->label);
  self->publishing = TRUE;
  update_publish (self);
  dr_long_work_start (self->long_work, desk, &start);
}

static void
version_given (DrChangesPage *self,
               const char    *value)
{
  g_free (self->version);
  self->version = g_strdup (value != NULL ? value : "");
  update_publish (self);
}

static void
label_given (DrChangesPage *self,
             const char    *value)
{
  g_free (self->label);
  self->label = g_strdup (value != NULL ? value : "");
}

static gboolean
is_unfinished (GtkWidget *widget)
{
  DrChangesPage *self = DR_CHANGES_PAGE (widget);
  g_autofree char *proposed = self->old_version != NULL ? dr_evidence_next_version (self->old_version) : NULL;

  return self->copy != NULL && gtk_widget_get_visible (self->publish_box)
         && (self->label[0] != '\0' || (proposed != NULL && !g_str_equal (self->version, proposed)));
}

/* The next version is proposed once for each edition: what was typed stays. */
static void
propose_version (DrChangesPage *self)
{
  const DrEvidence *in_force = dr_evidence_copy_get_in_force (self->copy);

  if (in_force == NULL || g_strcmp0 (self->old_version, in_force->version) == 0)
    return;
  g_free (self->old_version);
  self->old_version = g_strdup (in_force->version);
  g_free (self->version);
  self->version = dr_evidence_next_version (in_force->version);
  dr_input_set_value (self->version_input, self->version);
}

/* --- Editions --- */

static char *
describe_edition (DrChangesPage   *self,
                  const DrEdition *edition)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (edition->at / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (time, "%-d %B %Y");
  const char *by = dr_desk_person_name (dr_evidence_copy_get_desk (self->copy), edition->by);

  /* Translators: %1$u is the number of an edition, %2$s a date, %3$s a person */
  return g_strdup_printf (_("Edition %1$u, published %2$s by %3$s"), edition->number, g_strstrip (day), by);
}

static void
show_editions (DrChangesPage *self)
{
  const DrEditions *editions = dr_evidence_copy_get_editions (self->copy);

  clear (self->editions);
  for (guint i = editions != NULL ? editions->n_items : 0; i > 0; i--)
    {
      const DrEdition *edition = &editions->items[i - 1];
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      g_autofree char *words = describe_edition (self, edition);
      g_autofree char *digest = g_strdup_printf (_("SHA-256 %s"), edition->digest);
      GtkWidget *line;

      dr_wrapped_label_add_bound (row, words, NULL);
      if (edition->label[0] != '\0')
        dr_wrapped_label_add (row, edition->label, NULL);
      line = dr_wrapped_label_add (row, digest, "caption");
      g_object_set (line, "wrap-mode", PANGO_WRAP_CHAR, "selectable", TRUE, NULL);
      dr_bound_label_keep_digits (line);
      gtk_box_append (GTK_BOX (self->editions), row);
    }
}

/* --- All of it --- */

static void
refresh (DrChangesPage *self)
{
  if (self->copy == NULL || dr_evidence_copy_get_evidence (self->copy) == NULL)
    return;
  show_changes (self);
  show_problems (self);
  propose_version (self);
  update_publish (self);
  show_editions (self);
}

/**
 * dr_changes_page_set_copy:
 * @self: the page
 * @copy: (nullable): the evidence base to show
 * @long_work: (nullable): for publishing and checking
 */
void
dr_changes_page_set_copy (DrChangesPage  *self,
                          DrEvidenceCopy *copy,
                          DrLongWork     *long_work)
{
  if (self->copy != NULL)
    g_signal_handlers_disconnect_by_data (self->copy, self);
  if (g_set_object (&self->copy, copy))   /* what was typed is of the register before */
    {
      g_clear_pointer (&self->old_version, g_free);
      dr_input_set_value (self->label_input, NULL);
      g_free (self->label);
      self->label = g_strdup ("");
    }
  g_set_object (&self->long_work, long_work);
  if (copy != NULL)
    g_signal_connect_object (copy, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  dr_drift_view_set_copy (self->drift, copy, long_work);
  refresh (self);
}

static void
dr_changes_page_dispose (GObject *object)
{
  DrChangesPage *self = DR_CHANGES_PAGE (object);

  g_clear_object (&self->copy);
  g_clear_object (&self->long_work);

  G_OBJECT_CLASS (dr_changes_page_parent_class)->dispose (object);
}

static void
dr_changes_page_finalize (GObject *object)
{
  DrChangesPage *self = DR_CHANGES_PAGE (object);

  g_free (self->version);
  g_free (self->label);
  g_free (self->old_version);

  G_OBJECT_CLASS (dr_changes_page_parent_class)->finalize (object);
}

static void
dr_changes_page_class_init (DrChangesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_changes_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_changes_page_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* A heading with what belongs to it. */
static GtkWidget *
append_part (GtkWidget  *box,
             const char *title)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  dr_wrapped_label_add (part, title, "title-4");
  gtk_box_append (GTK_BOX (box), part);

  return part;
}

static GtkWidget *
append_list (GtkWidget *part)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (part), list);

  return list;
}

static GtkWidget *
append_button (DrChangesPage *self,
               GtkWidget     *part,
               const char    *label,
               GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (part), button);

  return button;
}

static void
build_publish (DrChangesPage *self,
               GtkWidget     *part)
{
  self->version_input = DR_INPUT (dr_line_input_new (_("New version"), DR_LINE_WORDS));
  self->label_input = DR_INPUT (dr_line_input_new (_("What is new in it"), DR_LINE_WORDS));
  dr_input_set_help (self->label_input, _("For those who read the trail later."));
  g_signal_connect_swapped (self->version_input, "given", G_CALLBACK (version_given), self);
  g_signal_connect_swapped (self->label_input, "given", G_CALLBACK (label_given), self);
  dr_wrapped_label_add (part, _("A new edition counts at once for every draft. What was sealed keeps its own; it is "
                                "checked again, and below is said which assessments no longer hold."), NULL);
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->version_input));
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->label_input));
  self->refusal = dr_wrapped_label_add (part, "", NULL);
  g_object_set (self->refusal, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->publish = append_button (self, part, _("Publish"), G_CALLBACK (publish_clicked));
  gtk_widget_add_css_class (self->publish, "suggested-action");
}

static void
dr_changes_page_init (DrChangesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                                      dr_pane_new (box, DR_EVIDENCE_WIDTH), NULL);
  GtkWidget *part;

  self->version = g_strdup ("");
  self->label = g_strdup ("");
  gtk_widget_add_css_class (box, "evidence-list");
  part = append_part (box, _("What you have changed"));
  self->changes = append_list (part);
  self->discard = append_button (self, part, _("Discard all of it"), G_CALLBACK (discard_clicked));
  self->problems_box = append_part (box, _("What contradicts itself in it"));
  self->problems = append_list (self->problems_box);
  self->publish_box = append_part (box, _("Publish"));
  build_publish (self, self->publish_box);
  part = append_part (box, _("What no longer holds"));
  self->drift = DR_DRIFT_VIEW (dr_drift_view_new ());
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->drift));
  self->editions = append_list (append_part (box, _("Editions")));
  adw_bin_set_child (ADW_BIN (self), scrolled);
  dr_unfinished_watch (GTK_WIDGET (self), _("New edition of the evidence"), is_unfinished);
}
