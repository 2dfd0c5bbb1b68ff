#include "dr-sources-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-bound-label.h"
#include "dr-drop-down.h"
#include "dr-evidence-split.h"
#include "dr-focus-in.h"
#include "dr-source-file.h"
#include "dr-source-form.h"
#include "dr-sources-state.h"
#include "dr-tab-stop.h"
#include "dr-wrapped-label.h"

struct _DrSourcesPage {
  AdwBin            parent_instance;

  DrEvidenceCopy   *copy;       /* (nullable) */
  DrLongWork       *long_work;  /* (nullable) */
  DrSourcesState   *state;      /* (nullable) */
  char             *chosen;     /* (nullable): id */
  char             *looked_at;  /* (nullable): id of the source whose file is being read */
  gboolean          comparing;  /* it is only compared */
  char             *said;       /* (nullable): what came of comparing */
  gboolean          filling;

  DrEvidenceSplit  *split;
  GtkWidget        *filters;
  GtkWidget        *count;
  GtkWidget        *add;
  GtkListBox       *list;
  GtkWidget        *body;       /* of the chosen source */
};

G_DEFINE_FINAL_TYPE (DrSourcesPage, dr_sources_page, ADW_TYPE_BIN)

static void show_source (DrSourcesPage *self);

static DrDate
today_of (DrSourcesPage *self)
{
  return dr_desk_get_today (dr_evidence_copy_get_desk (self->copy));
}

static int
find_chosen (DrSourcesPage *self)
{
  const DrEvidence *evidence = self->copy != NULL ? dr_evidence_copy_get_evidence (self->copy) : NULL;

  return evidence != NULL && self->chosen != NULL ? dr_evidence_find_source (evidence, self->chosen) : DR_NO_INDEX;
}

/* --- Its file --- */

static void
file_read (gpointer      result,
           const GError *error,
           gpointer      owner)
{
  DrSourcesPage *self = owner;
  const DrEvidence *evidence = self->copy != NULL ? dr_evidence_copy_get_evidence (self->copy) : NULL;
  g_autofree char *digest = result;
  g_autofree char *id = g_steal_pointer (&self->looked_at);
  int source = evidence != NULL && id != NULL ? dr_evidence_find_source (evidence, id) : DR_NO_INDEX;
  g_autofree char *place = g_strdup_printf ("sources/source[id=%s]/@sha256", id != NULL ? id : "");

  g_clear_pointer (&self->said, g_free);
  if (source == DR_NO_INDEX || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (digest == NULL)
    self->said = g_strdup_printf (_("The file cannot be read: %s"), error->message);
  else if (!self->comparing)
    dr_evidence_copy_edit (self->copy, &(DrEvidenceEdit) { place, digest }, 1, _("File attached by its digest"), NULL, NULL);
  else if (g_strcmp0 (digest, evidence->sources[source].file_digest) == 0)
    self->said = g_strdup (_("This is the file: its digest is the same."));
  else
    self->said = g_strdup_printf (_("This is another file: its digest begins with %.12s, expected %.12s."), digest,
                                  evidence->sources[source].file_digest);
  show_source (self);
}

static void
file_chosen (GtkNativeDialog *dialog,
             int              response,
             DrSourcesPage   *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;
  DrLongWorkStart start = {
    .title = _("Reading the file"),
    .run = dr_source_file_digest,
    .data = path,
    .free_data = g_free,
    .free_result = g_free,
    .done = file_read,
    .owner = G_OBJECT (self),
  };

  g_object_unref (dialog);
  if (path != NULL && self->copy != NULL)
    dr_long_work_start (self->long_work, dr_evidence_copy_get_desk (self->copy), &start);
  else
    g_free (path);
}

static void
choose_file (DrSourcesPage *self,
             gboolean       comparing)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("The file that the source came as"),
                                                              GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), _("_Cancel"));

  g_free (self->looked_at);
  self->looked_at = g_strdup (self->chosen);
  self->comparing = comparing;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
attach_clicked (DrSourcesPage *self)
{
  choose_file (self, FALSE);
}

static void
compare_clicked (DrSourcesPage *self)
{
  choose_file (self, TRUE);
}

/* --- The source that is looked at --- */

static void
change_clicked (DrSourcesPage *self)
{
  int source = find_chosen (self);

  if (source != DR_NO_INDEX)
    dr_source_form_change (GTK_WIDGET (self), self->copy, source);
}

static void
remove_clicked (DrSourcesPage *self)
{
  g_autofree char *place = g_strdup_printf ("sources/source[id=%s]", self->chosen);

  dr_evidence_copy_edit (self->copy, &(DrEvidenceEdit) { place, NULL }, 1, _("Source removed"), NULL, NULL);
}

/* @refusal: (nullable): why it cannot be done */
static GtkWidget *
append_button (DrSourcesPage *self,
               GtkWidget     *box,
               const char    *label,
               const char    *refusal,
               GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, refusal == NULL);
  gtk_widget_set_tooltip_text (button, refusal);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
append_facts (DrSourcesPage       *self,
              const DrSourceState *state)
{
  for (guint i = 0; i < state->facts->len; i++)
    {
      const DrSourceFact *fact = state->facts->pdata[i];
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      dr_wrapped_label_add (box, fact->label, "caption-heading");
      dr_wrapped_label_add_bound (box, fact->text, NULL);
      gtk_box_append (GTK_BOX (self->body), box);
    }
  if (state->link != NULL)
    {
      GtkWidget *button = gtk_link_button_new_with_label (state->link, _("Read it where it is published"));

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->body), button);
    }
}

static void
append_file (DrSourcesPage       *self,
             const DrSourceState *state,
             const char          *refusal)
{
  dr_wrapped_label_add (self->body, _("The file it came as"), "heading");
  if (state->digest == NULL)
    dr_wrapped_label_add (self->body, _("No file is attached: nobody can tell later which file the figures were taken "
                                        "from."), NULL);
  else
    {
      GtkWidget *digest = dr_wrapped_label_add (self->body, state->digest, "monospace");

      gtk_label_set_selectable (GTK_LABEL (digest), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (digest), PANGO_WRAP_CHAR);
      dr_bound_label_keep_digits (digest);
      gtk_widget_add_css_class (digest, "caption");
      dr_wrapped_label_add (self->body, _("This is the file’s SHA-256 digest. The file itself is not kept here: it stays "
                                          "where the council keeps its sources."), "dim-label");
      append_button (self, self->body, _("Compare a file…"), NULL, G_CALLBACK (compare_clicked));
    }
  if (self->said != NULL)
    g_object_set (dr_wrapped_label_add (self->body, self->said, NULL), "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  append_button (self, self->body, state->digest == NULL ? _("Attach a file…") : _("Attach another file…"), refusal,
                 G_CALLBACK (attach_clicked));
}

static void
show_source (DrSourcesPage *self)
{
  int source = find_chosen (self);
  const char *refusal = self->copy != NULL ? dr_evidence_copy_get_refusal (self->copy) : NULL;
  g_autoptr (DrSourceState) state = NULL;
  gboolean had_focus = dr_focus_is_in (self->body);
  GtkWidget *buttons;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
  if (source == DR_NO_INDEX)
    {
      dr_wrapped_label_add (self->body, _("Choose a source to see how old it is, and what rests on it."), "dim-label");
      return;
    }
  state = dr_source_state_new (dr_evidence_copy_get_evidence (self->copy), dr_evidence_copy_get_rulebook (self->copy),
                               today_of (self), source);
  dr_wrapped_label_add (self->body, state->title, "title-4");
  if (state->marks != NULL)
    dr_wrapped_label_add (self->body, state->marks, "warning");
  dr_wrapped_label_add_bound (self->body, state->age, NULL);
  if (state->basis != NULL)
    dr_wrapped_label_add (self->body, state->basis, NULL);
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  append_button (self, buttons, _("Change"), refusal, G_CALLBACK (change_clicked));
  append_button (self, buttons, _("Remove"),
                 refusal != NULL ? refusal : state->is_used ? _("Figures rest on it: take those away first.") : NULL,
                 G_CALLBACK (remove_clicked));
  gtk_box_append (GTK_BOX (self->body), buttons);
  if (state->is_used && refusal == NULL)
    dr_wrapped_label_add (self->body, _("It can be removed once nothing rests on it."), "caption");
  dr_wrapped_label_add (self->body, _("What rests on it"), "heading");
  dr_wrapped_label_add (self->body, state->rests, NULL);
  append_file (self, state, refusal);
  dr_wrapped_label_add (self->body, _("About it"), "heading");
  append_facts (self, state);
  if (had_focus)
    gtk_widget_child_focus (self->body, GTK_DIR_TAB_FORWARD);
}

/* --- The list --- */

static GtkWidget *
new_row (const DrSourceItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *spoken = g_strdup_printf ("%s. %s%s%s", item->title, item->detail, item->marks != NULL ? ". " : "",
                                             item->marks != NULL ? item->marks : "");

  dr_wrapped_label_add (box, item->title, NULL);
  dr_wrapped_label_add_bound (box, item->detail, "dim-label");
  if (item->marks != NULL)
    dr_wrapped_label_add (box, item->marks, "warning");
  gtk_widget_add_css_class (box, "people-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "source", GINT_TO_POINTER (item->source));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static void
fill_list (DrSourcesPage *self)
{
  int chosen = find_chosen (self);
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->state->items->len; i++)
    {
      const DrSourceItem *item = self->state->items->pdata[i];
      GtkWidget *row = new_row (item);

      gtk_list_box_append (self->list, row);
      if (item->source == chosen)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->state->items->len > 0);
  self->filling = FALSE;
}

static void
refresh (DrSourcesPage *self)
{
  const DrEvidence *evidence = self->copy != NULL ? dr_evidence_copy_get_evidence (self->copy) : NULL;
  const char *refusal = self->copy != NULL ? dr_evidence_copy_get_refusal (self->copy) : NULL;
  guint filter = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->filters));

  g_clear_pointer (&self->state, dr_sources_state_free);
  if (evidence == NULL)
    return;
  self->state = dr_sources_state_new (evidence, dr_evidence_copy_get_rulebook (self->copy), today_of (self),
                                      (DrSourcesFilter) MIN (filter, DR_N_SOURCES_FILTERS - 1));
  gtk_label_set_label (GTK_LABEL (self->count), self->state->count);
  gtk_widget_set_sensitive (self->add, refusal == NULL);
  gtk_widget_set_tooltip_text (self->add, refusal);
  fill_list (self);
  show_source (self);
}

static void
row_selected (DrSourcesPage *self,
              GtkListBoxRow *row)
{
  const DrEvidence *evidence = self->copy != NULL ? dr_evidence_copy_get_evidence (self->copy) : NULL;

  if (self->filling || row == NULL || evidence == NULL)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (evidence->sources[GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "source"))].id);
  g_clear_pointer (&self->said, g_free);
  show_source (self);
}

static void
row_activated (DrSourcesPage *self)
{
  dr_evidence_split_show_chosen (self->split);
}

static void
add_clicked (DrSourcesPage *self)
{
  dr_source_form_add (GTK_WIDGET (self), self->copy);
}

/**
 * dr_sources_page_set_copy:
 * @self: the page
 * @copy: (nullable): the evidence base to show
 * @long_work: (nullable): for reading files
 */
void
dr_sources_page_set_copy (DrSourcesPage  *self,
                          DrEvidenceCopy *copy,
                          DrLongWork     *long_work)
{
  if (self->copy != NULL)
    g_signal_handlers_disconnect_by_data (self->copy, self);
  g_set_object (&self->copy, copy);
  g_set_object (&self->long_work, long_work);
  if (copy != NULL)
    g_signal_connect_object (copy, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  show_source (self);
}

static void
dr_sources_page_dispose (GObject *object)
{
  DrSourcesPage *self = DR_SOURCES_PAGE (object);

  g_clear_object (&self->copy);
  g_clear_object (&self->long_work);
  g_clear_pointer (&self->state, dr_sources_state_free);

  G_OBJECT_CLASS (dr_sources_page_parent_class)->dispose (object);
}

static void
dr_sources_page_finalize (GObject *object)
{
  DrSourcesPage *self = DR_SOURCES_PAGE (object);

  g_free (self->chosen);
  g_free (self->looked_at);
  g_free (self->said);

  G_OBJECT_CLASS (dr_sources_page_parent_class)->finalize (object);
}

static void
dr_sources_page_class_init (DrSourcesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_sources_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_sources_page_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_scrolled (GtkWidget *child)
{
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", child, NULL);
}

static GtkWidget *
new_list (DrSourcesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *names[DR_N_SOURCES_FILTERS + 1] = { NULL };

  for (guint i = 0; i < DR_N_SOURCES_FILTERS; i++)
    names[i] = dr_sources_filter_label ((DrSourcesFilter) i);
  self->filters = dr_drop_down_new (_("Which sources are listed"));
  gtk_widget_set_hexpand (self->filters, TRUE);
  dr_drop_down_set_names (self->filters, names);
  self->add = gtk_button_new_with_label (_("Add a source"));
  dr_wrapped_label_wrap_in (self->add);
  self->count = dr_wrapped_label_add (box, "", "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sources"), -1);
  gtk_box_append (GTK_BOX (top), self->filters);
  gtk_box_append (GTK_BOX (top), self->add);
  gtk_box_prepend (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), g_object_new (DR_TYPE_TAB_STOP, "list", self->list, NULL));
  gtk_widget_add_css_class (box, "evidence-list");
  g_signal_connect_swapped (self->filters, "notify::selected", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_clicked), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);

  return new_scrolled (box);
}

static void
dr_sources_page_init (DrSourcesPage *self)
{
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->body, "evidence-list");
  self->split = dr_evidence_split_new (new_list (self), new_scrolled (self->body), DR_SPLIT_BESIDE, _("All sources"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->split));
}
