#include "dr-inspect-compare-page.h"

#include <glib/gi18n-lib.h>

#include "dr-background.h"
#include "dr-flow.h"
#include "dr-inspect-compare.h"
#include "dr-inspect-item.h"
#include "dr-inspect-parts.h"
#include "dr-inspect-picker.h"
#include "dr-tab-stop.h"

struct _DrInspectComparePage {
  AdwBin                parent_instance;

  DrInspected          *inspected;      /* (nullable) */
  char                 *file;           /* (nullable): a record from elsewhere, in the place of the second */
  GCancellable         *cancellable;    /* (nullable): of what is being compared */
  DrInspectComparison  *comparison;     /* (nullable): that is shown */
  GListStore           *shown;          /* of DrInspectItem: indices of its rows */
  gboolean              holding;        /* several choices are being made */

  GtkWidget            *first;
  GtkWidget            *second;
  GtkWidget            *summary;
  GtkWidget            *heads;
  GtkWidget            *view;
};

G_DEFINE_FINAL_TYPE (DrInspectComparePage, dr_inspect_compare_page, ADW_TYPE_BIN)

typedef struct {
  DrInspected *inspected;
  guint        record;
  int          with;       /* index of another; -1: what is computed again */
  char        *file;       /* (nullable): or this */
} Wanted;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  dr_inspected_unref (wanted->inspected);
  g_free (wanted->file);
  g_free (wanted);
}

static void
compare (GTask        *task,
         gpointer      owner,
         gpointer      data,
         GCancellable *cancellable)
{
  const Wanted *wanted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrInspectedReading) first = dr_inspected_read (wanted->inspected, wanted->record, cancellable, &error);
  g_autoptr (DrInspectedReading) second = NULL;

  if (first != NULL && wanted->file != NULL)
    second = dr_inspected_read_file (wanted->file, &error);
  else if (first != NULL && wanted->with >= 0)
    second = dr_inspected_read (wanted->inspected, (guint) wanted->with, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, second != NULL ? dr_inspect_compare (first, second, wanted->inspected)
                                                : dr_inspect_compare_again (first, wanted->inspected),
                           (GDestroyNotify) dr_inspect_comparison_free);
}

static gboolean
is_again (DrInspectComparePage *self)
{
  return self->file == NULL && dr_inspect_picker_get (self->second) == -1;
}

static void
compared (GObject      *owner,
          GAsyncResult *result,
          gpointer      data)
{
  DrInspectComparePage *self = DR_INSPECT_COMPARE_PAGE (owner);
  g_autoptr (GError) error = NULL;
  DrInspectComparison *comparison = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *summary = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dr_inspect_items_fill (self->shown, NULL, 0);   /* before what it shows */
  g_clear_pointer (&self->comparison, dr_inspect_comparison_free);
  self->comparison = comparison;
  summary = comparison != NULL ? dr_inspect_comparison_summary (comparison, is_again (self))
                               : g_strdup_printf (_("They cannot be compared: %s"), error->message);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->heads, comparison != NULL && comparison->n_differences > 0);
  if (comparison != NULL)
    dr_inspect_items_fill (self->shown, NULL, comparison->n_rows);
}

static void
refresh (DrInspectComparePage *self)
{
  int record = dr_inspect_picker_get (self->first);
  int with = dr_inspect_picker_get (self->second);
  g_autoptr (GTask) task = NULL;
  Wanted *wanted;

  if (self->inspected == NULL || self->holding || record < 0 || (guint) record >= self->inspected->n_records || with < -1)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (GTK_LABEL (self->summary), _("Comparing…"));
  wanted = g_new0 (Wanted, 1);
  *wanted = (Wanted) { dr_inspected_ref (self->inspected), (guint) record, with, g_strdup (self->file) };
  task = g_task_new (self, self->cancellable, compared, NULL);
  g_task_set_task_data (task, wanted, free_wanted);
  dr_background_run (task, compare);
}

static void
second_chosen (DrInspectComparePage *self)
{
  if (self->holding)
    return;
  g_clear_pointer (&self->file, g_free);
  refresh (self);
}

/* --- Rows --- */

enum { HEADING, PLACE, BEFORE, AFTER, N_LABELS };

static void
set_up (GtkListItemFactory *factory,
        GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sides = GTK_WIDGET (dr_flow_new (2, 12, 6));
  GtkWidget **labels = g_new0 (GtkWidget *, N_LABELS);

  gtk_widget_add_css_class (row, "difference");
  labels[HEADING] = dr_inspect_add_label (row, "", "title-4");
  labels[PLACE] = dr_inspect_add_label (row, "", "heading");
  for (guint i = BEFORE; i <= AFTER; i++)
    {
      GtkWidget *side = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_HORIZONTAL, "spacing", 9, "width-request", 250, NULL);

      gtk_widget_add_css_class (side, "figures");
      g_object_set (dr_inspect_add_label (side, i == BEFORE ? _("A") : _("B"), "caption-heading"), "valign", GTK_ALIGN_START, NULL);
      labels[i] = dr_inspect_add_label (side, "", NULL);
      g_object_set (labels[i], "hexpand", TRUE, "max-width-chars", 28, "valign", GTK_ALIGN_START, "selectable", TRUE, NULL);
      dr_flow_append (DR_FLOW (sides), side);
    }
  gtk_box_append (GTK_BOX (row), sides);
  g_object_set_data_full (G_OBJECT (row), "labels", labels, g_free);
  g_object_set_data (G_OBJECT (row), "sides", sides);
  gtk_list_item_set_child (item, row);
}

static void
bind (GtkListItemFactory   *factory,
      GtkListItem          *item,
      DrInspectComparePage *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget **labels = g_object_get_data (G_OBJECT (row), "labels");
  const DrInspectDifference *each = &self->comparison->rows[dr_inspect_item_get_index (gtk_list_item_get_item (item))];
  gboolean is_heading = each->heading != NULL;
  g_autofree char *heading = is_heading ? g_strdup_printf ("%s (%u)", each->heading, each->n) : g_strdup ("");
  g_autofree char *spoken = is_heading ? g_strdup (heading)
                                       : g_strdup_printf (_("%1$s. A: %2$s. B: %3$s"), each->place, each->before, each->after);

  gtk_label_set_label (GTK_LABEL (labels[HEADING]), heading);
  gtk_widget_set_visible (labels[HEADING], is_heading);
  gtk_label_set_label (GTK_LABEL (labels[PLACE]), is_heading ? "" : each->place);
  gtk_widget_set_visible (labels[PLACE], !is_heading);
  gtk_label_set_label (GTK_LABEL (labels[BEFORE]), is_heading ? "" : each->before);
  gtk_label_set_label (GTK_LABEL (labels[AFTER]), is_heading ? "" : each->after);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "sides"), !is_heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- A record from elsewhere --- */

static void
file_chosen (GtkNativeDialog      *chooser,
             int                   response,
             DrInspectComparePage *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    {
      g_free (self->file);
      self->file = g_steal_pointer (&path);
      refresh (self);
    }
  g_object_unref (chooser);
}

static void
choose_file (DrInspectComparePage *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Compare with"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* --- The page --- */

/**
 * dr_inspect_compare_page_set_inspected:
 * @self: the page
 * @inspected: what is inspected
 */
void
dr_inspect_compare_page_set_inspected (DrInspectComparePage *self,
                                       DrInspected          *inspected)
{
  self->inspected = dr_inspected_ref (inspected);
  self->holding = TRUE;
  dr_inspect_picker_set_records (self->first, inspected, NULL);
  dr_inspect_picker_set_records (self->second, inspected, _("The same, computed again"));
  self->holding = FALSE;
  refresh (self);
}

/**
 * dr_inspect_compare_page_show:
 * @self: the page
 * @record: index of a record
 * @with: index of another, or -1 for what is computed from it again
 *
 * Compares these.
 */
void
dr_inspect_compare_page_show (DrInspectComparePage *self,
                              guint                 record,
                              int                   with)
{
  self->holding = TRUE;
  dr_inspect_picker_set (self->first, (int) record);
  dr_inspect_picker_set (self->second, with);
  self->holding = FALSE;
  second_chosen (self);
}

/* (transfer full) */
static char *
name_of (DrInspectComparePage *self,
         GtkWidget            *picker)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (picker));

  if (picker == self->second && self->file != NULL)
    return g_strdup (self->file);

  return g_strdup (item != NULL ? gtk_string_object_get_string (item) : "");
}

/**
 * dr_inspect_compare_page_to_text:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): what is shown, as text
 */
char *
dr_inspect_compare_page_to_text (DrInspectComparePage *self)
{
  g_autofree char *first = name_of (self, self->first);
  g_autofree char *second = name_of (self, self->second);

  return self->comparison != NULL ? dr_inspect_comparison_to_text (self->comparison, first, second) : NULL;
}

static void
dr_inspect_compare_page_dispose (GObject *object)
{
  DrInspectComparePage *self = DR_INSPECT_COMPARE_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->shown != NULL)
    dr_inspect_items_fill (self->shown, NULL, 0);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->comparison, dr_inspect_comparison_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->inspected, dr_inspected_unref);

  G_OBJECT_CLASS (dr_inspect_compare_page_parent_class)->dispose (object);
}

static void
dr_inspect_compare_page_class_init (DrInspectComparePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_inspect_compare_page_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_picker (GtkWidget  *box,
            const char *letter,
            const char *label)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *picker = dr_inspect_picker_new (label);

  dr_inspect_add_label (line, letter, "heading");
  gtk_widget_set_hexpand (picker, TRUE);
  gtk_box_append (GTK_BOX (line), picker);
  gtk_box_append (GTK_BOX (box), line);

  return picker;
}

static void
dr_inspect_compare_page_init (DrInspectComparePage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *other = g_object_new (GTK_TYPE_BUTTON, "label", _("Another file as B…"), "halign", GTK_ALIGN_START, NULL);
  GtkWidget *scrolled;

  gtk_widget_add_css_class (top, "inspect-top");
  self->shown = g_list_store_new (DR_TYPE_INSPECT_ITEM);
  self->first = add_picker (top, _("A"), _("First record"));
  self->second = add_picker (top, _("B"), _("Second record"));
  g_signal_connect_swapped (self->first, "notify::selected", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (self->second, "notify::selected", G_CALLBACK (second_chosen), self);
  g_signal_connect_swapped (other, "clicked", G_CALLBACK (choose_file), self);
  gtk_box_append (GTK_BOX (top), other);
  self->summary = dr_inspect_add_label (top, "", NULL);
  g_object_set (self->summary, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->heads = dr_inspect_add_label (top, _("A is what the first says; B is what the second says, or what is computed again."), "dim-label");
  gtk_widget_set_visible (self->heads, FALSE);
  gtk_box_append (GTK_BOX (page), g_object_new (ADW_TYPE_CLAMP, "maximum-size", 860, "tightening-threshold", 860, "child", top, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)))), factory);
  gtk_widget_add_css_class (self->view, "timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child",
                           g_object_new (ADW_TYPE_CLAMP_SCROLLABLE, "maximum-size", 860, "tightening-threshold", 860,
                                         "child", self->view, NULL), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
  gtk_box_append (GTK_BOX (page), g_object_new (DR_TYPE_TAB_STOP, "list", scrolled, NULL));
  adw_bin_set_child (ADW_BIN (self), page);
}
