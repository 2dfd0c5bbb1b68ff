#include "dr-window.h"

#include <glib/gi18n-lib.h>

#include "dr-assessments-place.h"
#include "dr-unseen.h"

struct _DrWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay     *toasts;
  GtkStack            *start;     /* "places" or "problem" */
  AdwStatusPage       *problem;
  AdwLeaflet          *leaflet;
  GtkListBox          *sidebar;
  GtkStack            *places;
  DrAssessmentsPlace  *assessments;
};

G_DEFINE_FINAL_TYPE (DrWindow, dr_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * dr_window_new:
 * @application: the program
 *
 * Returns: (transfer none): the main window, of the size it had last
 */
DrWindow *
dr_window_new (DrApplication *application)
{
  DrWindow *self = g_object_new (DR_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = dr_application_get_settings (application);
  int width;
  int height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  return self;
}

/**
 * dr_window_set_desk:
 * @self: the main window
 * @desk: (nullable): the register to show
 * @problem: (nullable): why there is none
 *
 * Shows the places of that register, or what is wrong.
 */
void
dr_window_set_desk (DrWindow     *self,
                    DrDesk       *desk,
                    const GError *problem)
{
  dr_assessments_place_set_desk (self->assessments, desk);
  if (problem != NULL)
    adw_status_page_set_description (self->problem, problem->message);
  gtk_stack_set_visible_child_name (self->start, desk != NULL ? "places" : "problem");
}

/**
 * dr_window_tell:
 * @self: the main window
 * @toast: (transfer full): what to say
 *
 * Says something in passing.
 */
void
dr_window_tell (DrWindow *self,
                AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
place_activated (DrWindow      *self,
                 GtkListBoxRow *row)
{
  gtk_stack_set_visible_child_name (self->places, gtk_widget_get_name (GTK_WIDGET (row)));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
show_places (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  adw_leaflet_navigate (DR_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static gboolean
dr_window_close_request (GtkWindow *window)
{
  DrWindow *self = DR_WINDOW (window);
  DrApplication *application = DR_APPLICATION (gtk_window_get_application (window));
  int width;
  int height;

  if (application != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set (dr_application_get_settings (application), "window-size", "(ii)", width, height);
      g_settings_set_boolean (dr_application_get_settings (application), "window-maximized",
                              gtk_window_is_maximized (GTK_WINDOW (self)));
    }

  return GTK_WINDOW_CLASS (dr_window_parent_class)->close_request (window);
}

static void
dr_window_class_init (DrWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DR_TYPE_ASSESSMENTS_PLACE);
  GTK_WINDOW_CLASS (klass)->close_request = dr_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, start);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, places);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, assessments);
  gtk_widget_class_bind_template_callback (widget_class, place_activated);
  gtk_widget_class_install_action (widget_class, "places.show", NULL, show_places);
}

static void
dr_window_init (DrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_unseen_watch_stack (self->start);
  dr_unseen_watch_stack (self->places);
}
