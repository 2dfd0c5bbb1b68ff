#include "dr-inspect-sample-page.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-background.h"
#include "dr-bound-label.h"
#include "dr-drop-down.h"
#include "dr-flow.h"
#include "dr-inspect-parts.h"
#include "dr-inspect-sample-state.h"
#include "dr-inspect-words.h"
#include "dr-tab-stop.h"

/* Rows that are made in one go. */
#define SLICE 20

struct _DrInspectSamplePage {
  AdwBin           parent_instance;

  DrInspected     *inspected;     /* (nullable) */
  GPtrArray       *services;      /* ids, as in the list of them from its second on */
  GCancellable    *cancellable;   /* (nullable): of what is being drawn */
  DrSample        *sample;        /* (nullable): that is shown */
  DrSampleOptions  options;       /* that it was drawn by */
  guint            n_made;        /* rows of it */
  guint            later;         /* idle: makes more */

  GtkWidget       *form;
  GtkWidget       *seed;
  GtkWidget       *size;
  GtkWidget       *stage;
  GtkWidget       *service;
  GtkWidget       *draw;
  GtkWidget       *summary;
  GtkWidget       *list;
};

G_DEFINE_FINAL_TYPE (DrInspectSamplePage, dr_inspect_sample_page, ADW_TYPE_BIN)

typedef struct {
  DrInspected     *inspected;
  DrSampleOptions  options;     /* its service is @service */
  char            *service;     /* (nullable) */
} Wanted;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  dr_inspected_unref (wanted->inspected);
  g_free (wanted->service);
  g_free (wanted);
}

static void
draw_sample (GTask        *task,
             gpointer      owner,
             gpointer      data,
             GCancellable *cancellable)
{
  const Wanted *wanted = data;
  g_autoptr (GError) error = NULL;
  DrSample *sample = dr_sample_bag (wanted->inspected->path, &wanted->options, cancellable, &error);

  if (sample != NULL)
    g_task_return_pointer (task, sample, (GDestroyNotify) dr_sample_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
add_row (DrInspectSamplePage *self,
         const DrSampleItem  *item)
{
  int record = dr_inspected_find (self->inspected, item->record);
  const DrInspectedRecord *found = record >= 0 ? &self->inspected->records[record] : NULL;
  g_autofree char *title = g_strdup_printf (_("%1$s, version %2$u"), item->reference, item->version);
  g_autofree char *stage = dr_inspect_capital (dr_stage_name (item->stage));
  g_autofree char *subtitle = found != NULL && found->title[0] != '\0' ? g_strdup_printf ("%s – %s", stage, found->title)
                                                                       : g_strdup (stage);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);

  dr_bound_label_watch_in (row);
  if (found != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "inspect.record");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", (guint) record);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                                                     GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Some more of the rows: a sample may be as large as the bag, and the window is to stay live. */
static gboolean
add_some (gpointer data)
{
  DrInspectSamplePage *self = data;
  guint until = MIN (self->n_made + SLICE, self->sample->n_items);

  for (; self->n_made < until; self->n_made++)
    add_row (self, &self->sample->items[self->n_made]);
  if (self->n_made < self->sample->n_items)
    return G_SOURCE_CONTINUE;
  self->later = 0;

  return G_SOURCE_REMOVE;
}

static void
drawn (GObject      *owner,
       GAsyncResult *result,
       gpointer      data)
{
  DrInspectSamplePage *self = DR_INSPECT_SAMPLE_PAGE (owner);
  g_autoptr (GError) error = NULL;
  DrSample *sample = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *summary = NULL;
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->draw, TRUE);
  g_clear_handle_id (&self->later, g_source_remove);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->sample, dr_sample_free);
  self->sample = sample;
  summary = sample != NULL ? dr_inspect_sample_summary (sample, &self->options)
                           : g_strdup_printf (_("No sample can be drawn: %s"), error->message);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  self->n_made = 0;
  if (sample != NULL && add_some (self) == G_SOURCE_CONTINUE)
    self->later = g_idle_add (add_some, self);
  gtk_widget_set_visible (self->list, sample != NULL && sample->n_items > 0);
}

static void
draw_clicked (DrInspectSamplePage *self)
{
  guint service = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->service));
  DrInspectSampleAnswers answers = {
    .seed = gtk_editable_get_text (GTK_EDITABLE (self->seed)),
    .size = gtk_editable_get_text (GTK_EDITABLE (self->size)),
    .stage = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->stage)),
    .service = service > 0 && service <= self->services->len ? self->services->pdata[service - 1] : NULL,
  };
  g_autofree char *problem = NULL;
  g_autoptr (GTask) task = NULL;
  DrSampleOptions options;
  Wanted *wanted;

  if (self->inspected == NULL)
    return;
  if (!dr_inspect_sample_check (&answers, &options, &problem))
    {
      gtk_label_set_label (GTK_LABEL (self->summary), problem);
      return;
    }
  self->options = options;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->draw, FALSE);
  gtk_label_set_label (GTK_LABEL (self->summary), _("Drawing…"));
  wanted = g_new0 (Wanted, 1);
  wanted->inspected = dr_inspected_ref (self->inspected);
  wanted->service = g_strdup (options.service);
  wanted->options = options;
  wanted->options.service = wanted->service;
  task = g_task_new (self, self->cancellable, drawn, NULL);
  g_task_set_task_data (task, wanted, free_wanted);
  dr_background_run (task, draw_sample);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * dr_inspect_sample_page_set_inspected:
 * @self: the page
 * @inspected: what is inspected
 */
void
dr_inspect_sample_page_set_inspected (DrInspectSamplePage *self,
                                      DrInspected         *inspected)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->inspected = dr_inspected_ref (inspected);
  for (guint i = 0; i < inspected->n_records; i++)
    if (inspected->records[i].service[0] != '\0')
      g_hash_table_insert (seen, (gpointer) inspected->records[i].service, (gpointer) inspected->records[i].service_name);
  for (GList *keys = g_hash_table_get_keys (seen), *each = keys; ; each = each->next)
    {
      if (each == NULL)
        {
          g_list_free (keys);
          break;
        }
      g_ptr_array_add (self->services, each->data);
    }
  g_ptr_array_sort (self->services, compare_texts);
  gtk_string_list_append (names, _("Any service"));
  for (guint i = 0; i < self->services->len; i++)
    {
      const char *name = g_hash_table_lookup (seen, self->services->pdata[i]);

      gtk_string_list_append (names, name[0] != '\0' ? name : self->services->pdata[i]);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->service), G_LIST_MODEL (names));
  gtk_widget_set_visible (self->form, inspected->is_bag);
  if (!inspected->is_bag)
    gtk_label_set_label (GTK_LABEL (self->summary), _("A sample is drawn from a bag. This is a record by itself."));
}

/**
 * dr_inspect_sample_page_to_text:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): what was drawn, with its seed, as text
 */
char *
dr_inspect_sample_page_to_text (DrInspectSamplePage *self)
{
  return self->sample != NULL ? dr_inspect_sample_to_text (self->sample, &self->options, self->inspected) : NULL;
}

static void
dr_inspect_sample_page_dispose (GObject *object)
{
  DrInspectSamplePage *self = DR_INSPECT_SAMPLE_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_pointer (&self->sample, dr_sample_free);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->inspected, dr_inspected_unref);

  G_OBJECT_CLASS (dr_inspect_sample_page_parent_class)->dispose (object);
}

static void
dr_inspect_sample_page_class_init (DrInspectSamplePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_inspect_sample_page_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* A label over its control. */
static void
add_field (DrInspectSamplePage *self,
           const char          *label,
           GtkWidget           *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  dr_inspect_add_label (box, label, "caption-heading");
  gtk_box_append (GTK_BOX (box), control);
  dr_flow_append (DR_FLOW (self->form), box);
}

static GtkWidget *
entry_new (DrInspectSamplePage *self,
           const char          *name,
           const char          *text)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "text", text, "width-chars", 6, "max-width-chars", 10, "input-purpose", GTK_INPUT_PURPOSE_DIGITS, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (draw_clicked), self);

  return entry;
}

static GtkWidget *
stages_new (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *stages = dr_drop_down_new (_("Stage"));

  gtk_string_list_append (names, _("Any stage"));
  for (guint i = 1; i < DR_N_STAGES; i++)
    gtk_string_list_take (names, dr_inspect_capital (dr_stage_name ((DrStage) i)));
  gtk_drop_down_set_model (GTK_DROP_DOWN (stages), G_LIST_MODEL (names));

  return stages;
}

static void
dr_inspect_sample_page_init (DrInspectSamplePage *self)
{
  GtkWidget *box;
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->services = g_ptr_array_new ();
  adw_bin_set_child (ADW_BIN (self), dr_inspect_page_new (_("Sample"), &box));
  dr_inspect_add_label (top, _("A random sample that nobody chose: say the seed before you draw, and whoever has the bag draws the same. The "
                               "command line’s “sample” does too."), "dim-label");
  self->form = GTK_WIDGET (dr_flow_new (4, 12, 9));
  self->seed = entry_new (self, _("Seed"), "7");
  self->size = entry_new (self, _("How many"), "25");
  self->stage = stages_new ();
  self->service = dr_drop_down_new (_("Service"));
  add_field (self, _("Seed"), self->seed);
  add_field (self, _("How many"), self->size);
  add_field (self, _("Stage"), self->stage);
  add_field (self, _("Service"), self->service);
  gtk_box_append (GTK_BOX (top), self->form);
  self->draw = g_object_new (GTK_TYPE_BUTTON, "label", _("Draw"), "halign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->draw, "suggested-action");
  g_signal_connect_swapped (self->draw, "clicked", G_CALLBACK (draw_clicked), self);
  g_object_bind_property (self->form, "visible", self->draw, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (top), self->draw);
  self->summary = dr_inspect_add_label (top, "", NULL);
  g_object_set (self->summary, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (box), top);
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Drawn"), -1);
  gtk_box_append (GTK_BOX (box), dr_tab_stop_new (self->list));
}
