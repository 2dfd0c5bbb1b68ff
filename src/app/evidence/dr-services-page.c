#include "dr-services-page.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-evidence-pages.h"
#include "dr-focus-in.h"
#include "dr-pane.h"
#include "dr-service-form.h"
#include "dr-service-view.h"
#include "dr-services-state.h"
#include "dr-tab-stop.h"
#include "dr-unseen.h"
#include "dr-wrapped-label.h"

struct _DrServicesPage {
  AdwBin           parent_instance;

  DrEvidenceCopy  *copy;      /* (nullable) */
  char            *service;   /* (nullable): id of the one that is shown; none: the list is */

  GtkWidget       *whole;     /* "some", "none" */
  GtkWidget       *stack;     /* of some: "services", "service" */
  GtkWidget       *list;
  GtkWidget       *add;
  GtkWidget       *add_first;   /* where there is no service yet */
  GtkWidget       *back;
  GtkWidget       *scrolled;
  DrServiceView   *view;
};

G_DEFINE_FINAL_TYPE (DrServicesPage, dr_services_page, ADW_TYPE_BIN)

static GtkWidget *
new_row (DrServicesPage     *self,
         const DrServiceRow *service)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", service->name, "activatable", TRUE, NULL);
  const char *manager = service->manager != NULL
                          ? dr_desk_person_name (dr_evidence_copy_get_desk (self->copy), service->manager) : NULL;
  /* Translators: what a service belongs to; a person's name */
  g_autofree char *managed = manager != NULL ? g_strdup_printf (_("%1$s · managed by %2$s"), service->detail, manager)
                                             : g_strdup (service->detail);
  g_autofree char *detail = g_strdup_printf ("%s%s%s", managed, service->shift != NULL ? " · " : "",
                                             service->shift != NULL ? service->shift : "");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", service->name, detail);
  g_autofree char *bound = dr_wrapped_label_bind_dots (detail, FALSE);

  dr_bound_label_watch_in (row);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), bound);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "service", g_strdup (service->id), g_free);

  return row;
}

static void
show_list (DrServicesPage   *self,
           const DrEvidence *evidence)
{
  g_autoptr (DrServicesState) state = dr_services_state_new (evidence);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < state->n_rows; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, &state->rows[i]));
}

static void
refuse (GtkWidget  *button,
        const char *refusal)   /* (nullable) */
{
  gtk_widget_set_sensitive (button, refusal == NULL);
  gtk_widget_set_tooltip_text (button, refusal);
}

/* The service that is shown, as it is now; the list where it is gone. */
static void
refresh (DrServicesPage *self)
{
  DrEvidence *evidence = self->copy != NULL ? dr_evidence_copy_get_evidence (self->copy) : NULL;
  gboolean had_focus = dr_focus_is_in (self->add_first);
  int service;

  if (evidence == NULL)
    return;
  refuse (self->add, dr_evidence_copy_get_refusal (self->copy));
  refuse (self->add_first, dr_evidence_copy_get_refusal (self->copy));
  show_list (self, evidence);
  gtk_stack_set_visible_child_name (GTK_STACK (self->whole), evidence->n_services > 0 ? "some" : "none");
  service = self->service != NULL ? dr_evidence_find_service (evidence, self->service) : DR_NO_INDEX;
  if (service != DR_NO_INDEX)
    {
      dr_service_view_show (self->view, self->copy, service);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "service");   /* at once: on the way the focus would go */
      return;
    }
  g_clear_pointer (&self->service, g_free);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "services");
  if (had_focus && evidence->n_services > 0)
    gtk_widget_grab_focus (gtk_widget_get_first_child (self->list));
}

static void
service_activated (DrServicesPage *self,
                   GtkListBoxRow  *row)
{
  g_free (self->service);
  self->service = g_strdup (g_object_get_data (G_OBJECT (row), "service"));
  refresh (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  gtk_widget_grab_focus (self->back);
}

/* Back to the list, at the service that was shown. */
static void
back_clicked (DrServicesPage *self)
{
  g_autofree char *service = g_steal_pointer (&self->service);

  refresh (self);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "service"), service) == 0)
      gtk_widget_grab_focus (row);
}

static void
add_clicked (DrServicesPage *self)
{
  dr_service_form_add (GTK_WIDGET (self), self->copy);
}

/**
 * dr_services_page_set_copy:
 * @self: the page
 * @copy: (nullable): the evidence base to show
 */
void
dr_services_page_set_copy (DrServicesPage *self,
                           DrEvidenceCopy *copy)
{
  if (self->copy != NULL)
    g_signal_handlers_disconnect_by_data (self->copy, self);
  g_set_object (&self->copy, copy);
  g_clear_pointer (&self->service, g_free);
  if (copy != NULL)
    g_signal_connect_object (copy, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
dr_services_page_dispose (GObject *object)
{
  DrServicesPage *self = DR_SERVICES_PAGE (object);

  g_clear_object (&self->copy);
  g_clear_pointer (&self->service, g_free);

  G_OBJECT_CLASS (dr_services_page_parent_class)->dispose (object);
}

static void
dr_services_page_class_init (DrServicesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_services_page_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_add (DrServicesPage *self,
         const char     *style)   /* (nullable) */
{
  GtkWidget *button = gtk_button_new_with_label (_("Add a service"));

  gtk_widget_set_halign (button, style != NULL ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  dr_wrapped_label_wrap_in (button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked), self);

  return button;
}

static GtkWidget *
new_list (DrServicesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Services"), "xalign", 0.0, NULL);
  GtkWidget *help = dr_wrapped_label_new (_("Who comes to each service, by which ways, and by which they could."), NULL);

  gtk_widget_add_css_class (title, "title-2");
  gtk_widget_add_css_class (help, "dim-label");
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Services"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (service_activated), self);
  gtk_box_append (GTK_BOX (box), title);
  self->add = new_add (self, NULL);
  gtk_box_append (GTK_BOX (box), help);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (box), dr_tab_stop_new (self->list));

  return box;
}

static GtkWidget *
new_service (DrServicesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "go-previous-symbolic", "label", _("All services"), NULL);

  self->back = g_object_new (GTK_TYPE_BUTTON, "child", content, "halign", GTK_ALIGN_START, NULL);   /* named by its content */
  gtk_widget_add_css_class (self->back, "flat");
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_clicked), self);
  self->view = dr_service_view_new ();
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));

  return box;
}

static void
dr_services_page_init (DrServicesPage *self)
{
  GtkWidget *none = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "system-users-symbolic", "title", _("No services yet"),
                                  "description", _("Assessments are written of services. Add each one that the council may "
                                                   "change, with the ways by which people reach it."), NULL);

  self->add_first = new_add (self, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (none), self->add_first);
  self->whole = gtk_stack_new ();
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), new_list (self), "services");
  gtk_stack_add_named (GTK_STACK (self->stack), new_service (self), "service");
  dr_unseen_watch_stack (GTK_STACK (self->stack));
  gtk_widget_add_css_class (self->stack, "section");
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                                 dr_pane_new (self->stack, DR_EVIDENCE_WIDTH), NULL);
  gtk_stack_add_named (GTK_STACK (self->whole), self->scrolled, "some");
  gtk_stack_add_named (GTK_STACK (self->whole), none, "none");
  dr_unseen_watch_stack (GTK_STACK (self->whole));
  adw_bin_set_child (ADW_BIN (self), self->whole);
}
