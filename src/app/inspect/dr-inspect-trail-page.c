#include "dr-inspect-trail-page.h"

#include <glib/gi18n-lib.h>

#include "dr-drop-down.h"
#include "dr-inspect-item.h"
#include "dr-inspect-parts.h"
#include "dr-inspect-picker.h"
#include "dr-inspect-trail-state.h"
#include "dr-tab-stop.h"

struct _DrInspectTrailPage {
  AdwBin        parent_instance;

  DrInspected  *inspected;    /* (nullable) */
  GStrv         references;   /* (nullable) */
  GListStore   *shown;        /* of DrInspectItem: indices of entries */

  GtkWidget    *filter;
  GtkWidget    *summary;
  GtkWidget    *view;
};

G_DEFINE_FINAL_TYPE (DrInspectTrailPage, dr_inspect_trail_page, ADW_TYPE_BIN)

static void
set_up (GtkListItemFactory *factory,
        GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *open = g_object_new (GTK_TYPE_BUTTON, "label", _("Open the record"), "halign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (entry, "timeline-entry");
  g_object_set_data (G_OBJECT (row), "day", dr_inspect_add_label (row, "", "title-4"));
  g_object_set_data (G_OBJECT (row), "text", dr_inspect_add_label (entry, "", NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "inspect.record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "u", 0);
  gtk_box_append (GTK_BOX (entry), open);
  gtk_box_append (GTK_BOX (row), entry);
  g_object_set_data (G_OBJECT (row), "open", open);
  gtk_list_item_set_child (item, row);
}

static void
bind (GtkListItemFactory *factory,
      GtkListItem        *item,
      DrInspectTrailPage *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *day = g_object_get_data (G_OBJECT (row), "day");
  guint position = gtk_list_item_get_position (item);
  const DrInspectedEntry *entry = &self->inspected->entries[dr_inspect_item_get_index (gtk_list_item_get_item (item))];
  g_autoptr (DrInspectItem) before = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->shown), position - 1) : NULL;
  gboolean is_first = before == NULL
                      || !dr_inspect_entry_is_same_day (&self->inspected->entries[dr_inspect_item_get_index (before)], entry);
  g_auto (DrInspectEntryWords) words = { NULL };
  GtkWidget *open = g_object_get_data (G_OBJECT (row), "open");
  g_autofree char *spoken = NULL;
  g_autofree char *name = NULL;
  g_autofree char *markup = NULL;

  dr_inspect_entry_words (entry, &words);
  spoken = dr_inspect_entry_spoken (&words);
  markup = dr_inspect_entry_markup (&words);
  gtk_label_set_label (GTK_LABEL (day), words.day);
  gtk_widget_set_visible (day, is_first);
  gtk_label_set_markup (g_object_get_data (G_OBJECT (row), "text"), markup);
  gtk_widget_set_visible (open, entry->record >= 0);
  if (entry->record >= 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "u", (guint) entry->record);
  name = g_strdup_printf (_("Open the record: %s"), words.title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
refill (DrInspectTrailPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->filter));
  g_autoptr (GArray) shown = NULL;
  g_autofree char *summary = NULL;

  if (self->inspected == NULL || self->references == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  shown = dr_inspect_trail_filter (self->inspected, selected == 0 ? NULL : self->references[selected - 1]);
  dr_inspect_items_fill (self->shown, (const guint *) (gpointer) shown->data, shown->len);
  summary = dr_inspect_trail_summary (self->inspected, shown->len);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
}

/* To the record that the entry sealed, where it is here. */
static void
activated (DrInspectTrailPage *self,
           guint               position)
{
  g_autoptr (DrInspectItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  const DrInspectedEntry *entry = &self->inspected->entries[dr_inspect_item_get_index (item)];

  if (entry->record >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "inspect.record", "u", (guint) entry->record);
}

/**
 * dr_inspect_trail_page_set_inspected:
 * @self: the page
 * @inspected: what is inspected
 */
void
dr_inspect_trail_page_set_inspected (DrInspectTrailPage *self,
                                     DrInspected        *inspected)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  self->inspected = dr_inspected_ref (inspected);
  self->references = dr_inspect_trail_references (inspected);
  g_strv_builder_add (names, _("All assessments, people and editions"));
  g_strv_builder_addv (names, (const char **) self->references);
  all = g_strv_builder_end (names);
  dr_drop_down_set_names (self->filter, (const char * const *) all);
  gtk_widget_set_visible (self->filter, self->references[0] != NULL);
  refill (self);
}

static void
dr_inspect_trail_page_dispose (GObject *object)
{
  DrInspectTrailPage *self = DR_INSPECT_TRAIL_PAGE (object);

  if (self->shown != NULL)
    dr_inspect_items_fill (self->shown, NULL, 0);   /* before what it shows */
  g_clear_object (&self->shown);
  g_clear_pointer (&self->references, g_strfreev);
  g_clear_pointer (&self->inspected, dr_inspected_unref);

  G_OBJECT_CLASS (dr_inspect_trail_page_parent_class)->dispose (object);
}

static void
dr_inspect_trail_page_class_init (DrInspectTrailPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_inspect_trail_page_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_inspect_trail_page_init (DrInspectTrailPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model;
  GtkWidget *scrolled;

  gtk_widget_add_css_class (top, "inspect-top");
  self->shown = g_list_store_new (DR_TYPE_INSPECT_ITEM);
  self->filter = dr_inspect_picker_new (_("Show the trail of"));
  dr_drop_down_set_search (GTK_DROP_DOWN (self->filter), TRUE);
  g_signal_connect_swapped (self->filter, "notify::selected", G_CALLBACK (refill), self);
  gtk_box_append (GTK_BOX (top), self->filter);
  self->summary = dr_inspect_add_label (top, "", "dim-label");
  g_object_set (self->summary, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_box_append (GTK_BOX (page), g_object_new (ADW_TYPE_CLAMP, "maximum-size", 860, "tightening-threshold", 860, "child", top, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), self);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  self->view = gtk_list_view_new (model, factory);
  gtk_widget_add_css_class (self->view, "timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Trail"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated), self);
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child",
                           g_object_new (ADW_TYPE_CLAMP_SCROLLABLE, "maximum-size", 860, "tightening-threshold", 860,
                                         "child", self->view, NULL), NULL);
  gtk_box_append (GTK_BOX (page), g_object_new (DR_TYPE_TAB_STOP, "list", scrolled, NULL));
  adw_bin_set_child (ADW_BIN (self), page);
}
