#include "dr-window.h"

#include <glib/gi18n-lib.h>

#include "dr-leaflet-headers.h"
#include "dr-leaflet-shadows.h"
#include "dr-main-menu.h"
#include "dr-places.h"
#include "dr-quit.h"
#include "dr-recent.h"
#include "dr-seat.h"
#include "dr-tab-stop.h"
#include "dr-toasts.h"
#include "dr-unseen.h"
#include "dr-welcome.h"
#include "dr-wrapped-label.h"

struct _DrWindow {
  AdwApplicationWindow  parent_instance;

  DrDesk               *desk;      /* (nullable) */
  GPtrArray            *waiting;   /* of paths to open once there is a register */
  gboolean              is_filled; /* the sidebar has its places */
  GPtrArray            *badges;    /* (nullable elements): beside the places' names */
  guint                 later;     /* idle: the place that is shown first is made */

  AdwToastOverlay      *toasts;
  GtkStack             *start;     /* "places", "welcome" or "problem"; the others are made when they are needed */
  AdwLeaflet           *leaflet;
  GtkListBox           *sidebar;
  GtkStack             *places;
  DrSeat               *seat;
  GtkMenuButton        *menu;
  GMenu                *recent;
  GMenu                *registers;
};

G_DEFINE_FINAL_TYPE (DrWindow, dr_window, ADW_TYPE_APPLICATION_WINDOW)

static DrApplication *
get_program (DrWindow *self)
{
  return DR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

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
 * dr_window_find:
 * @application: the program
 *
 * Returns: (transfer none) (nullable): the main window, where there is one
 */
DrWindow *
dr_window_find (DrApplication *application)
{
  for (GList *each = gtk_application_get_windows (GTK_APPLICATION (application)); each != NULL; each = each->next)
    if (DR_IS_WINDOW (each->data))
      return each->data;

  return NULL;
}

/* --- Places --- */

/* The place, made the first time that it is asked for. */
static GtkWidget *
get_place (DrWindow      *self,
           const DrPlace *place)
{
  GtkWidget *widget = gtk_stack_get_child_by_name (self->places, place->id);

  if (widget == NULL)
    {
      widget = place->make ();
      gtk_widget_set_vexpand (widget, TRUE);
      g_object_bind_property (self->leaflet, "folded", widget, "folded", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->places, widget, place->id);
      place->set_desk (widget, self->desk);
      dr_leaflet_headers_show (self->leaflet);
    }

  return widget;
}

static void
show_place (DrWindow      *self,
            const DrPlace *place)
{
  guint n;
  const DrPlace *places = dr_places_get (&n);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, (int) (place - places));

  g_clear_handle_id (&self->later, g_source_remove);
  gtk_stack_set_visible_child (self->places, get_place (self, place));
  gtk_list_box_select_row (self->sidebar, row);
  g_settings_set_string (dr_application_get_settings (get_program (self)), "place", place->id);
}

static void
place_activated (DrWindow      *self,
                 GtkListBoxRow *row)
{
  guint n;
  const DrPlace *places = dr_places_get (&n);

  show_place (self, &places[gtk_list_box_row_get_index (row)]);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
show_places (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  adw_leaflet_navigate (DR_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
go_to_place (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DrWindow *self = DR_WINDOW (widget);

  show_place (self, dr_places_find (g_variant_get_string (parameter, NULL)));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/* Alt and a digit, wherever the focus is. */
static void
add_key (GtkShortcutController *keys,
         guint                  index,
         const char            *id)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_1 + index, GDK_ALT_MASK),
                                            gtk_named_action_new ("places.go"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (id));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static void
fill_sidebar (DrWindow *self)
{
  guint n;
  const DrPlace *places = dr_places_get (&n);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_ptr_array_set_size (self->badges, (int) n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *label = dr_wrapped_label_new (_(places[i].title), NULL);
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", places[i].icon_name, "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_box_append (GTK_BOX (box), icon);
      g_object_set (label, "wrap-mode", PANGO_WRAP_WORD, NULL);   /* a name that is cut inside a word is hard to read at any size */
      gtk_box_append (GTK_BOX (box), label);
      if (places[i].make_badge != NULL)
        {
          GtkWidget *badge = places[i].make_badge ();

          gtk_widget_set_hexpand (badge, TRUE);
          gtk_widget_set_halign (badge, GTK_ALIGN_END);
          gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
          gtk_box_append (GTK_BOX (box), badge);
          g_ptr_array_index (self->badges, i) = badge;
        }
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(places[i].title), -1);
      gtk_list_box_append (self->sidebar, row);
      add_key (GTK_SHORTCUT_CONTROLLER (keys), i, places[i].id);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->is_filled = TRUE;
}

static void
set_badges (DrWindow *self)
{
  guint n;
  const DrPlace *places = dr_places_get (&n);

  for (guint i = 0; i < self->badges->len; i++)
    if (g_ptr_array_index (self->badges, i) != NULL)
      places[i].set_badge_desk (g_ptr_array_index (self->badges, i), self->desk);
}

static void
show_remembered (DrWindow *self)
{
  g_autofree char *id = g_settings_get_string (dr_application_get_settings (get_program (self)), "place");

  show_place (self, dr_places_find (id));
}

static gboolean
show_remembered_later (gpointer data)
{
  DrWindow *self = data;

  self->later = 0;
  show_remembered (self);

  return G_SOURCE_REMOVE;
}

/* A window that comes up does so first: its place follows when the first frame is drawn. */
static void
show_last_place (DrWindow *self)
{
  if (!self->is_filled)
    fill_sidebar (self);
  adw_leaflet_set_visible_child_name (self->leaflet, "place");
  gtk_stack_set_visible_child_name (self->start, "places");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_remembered (self);
  else if (self->later == 0)
    self->later = g_idle_add (show_remembered_later, self);
}

/* --- Files --- */

static void
open_waiting (DrWindow *self)
{
  g_autoptr (GPtrArray) paths = g_steal_pointer (&self->waiting);
  guint n;
  const DrPlace *places = dr_places_get (&n);

  self->waiting = g_ptr_array_new_with_free_func (g_free);
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  for (guint i = 0; i < n; i++)
    if (places[i].open_files != NULL)
      {
        show_place (self, &places[i]);
        adw_leaflet_set_visible_child_name (self->leaflet, "place");
        places[i].open_files (get_place (self, &places[i]), (const char * const *) paths->pdata);
        return;
      }
}

/**
 * dr_window_open_files:
 * @self: the main window
 * @files: (array length=n_files): drafts, records and bags
 * @n_files: how many
 *
 * Has the place that takes files bring them into the register; where there is none yet, once there is one.
 */
void
dr_window_open_files (DrWindow  *self,
                      GFile    **files,
                      gsize      n_files)
{
  gboolean is_elsewhere = FALSE;

  for (gsize i = 0; i < n_files; i++)
    {
      char *path = g_file_get_path (files[i]);

      if (path != NULL)
        g_ptr_array_add (self->waiting, path);
      is_elsewhere |= path == NULL;
    }
  if (is_elsewhere)
    dr_window_tell (self, adw_toast_new (_("Only files on this computer can be opened")));
  if (self->desk != NULL)
    open_waiting (self);
  else if (self->waiting->len > 0)
    dr_window_tell (self, adw_toast_new (_("The file is opened once there is a register")));
}

static gboolean
dropped (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         DrWindow      *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (GSList *each = files; each != NULL; each = each->next)
    if (!dr_application_inspect_ours (get_program (self), each->data))
      g_ptr_array_add (list, each->data);
  if (list->len > 0)
    dr_window_open_files (self, (GFile **) list->pdata, list->len);
  g_slist_free (files);

  return TRUE;
}

/* --- The register --- */

static void
show_title (DrWindow *self)
{
  g_autofree char *store = self->desk != NULL ? g_path_get_basename (dr_desk_get_uri (self->desk)) : NULL;
  g_autofree char *name = store != NULL ? g_filename_display_name (store) : NULL;
  g_autofree char *title = name == NULL || g_str_equal (name, "register.db") ? g_strdup (_("Due Regard"))
                                                                             : g_strdup_printf (_("Due Regard – %s"), name);

  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* What is not shown any more need not be there. */
static void
remove_page (DrWindow   *self,
             const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->start, name);

  if (page != NULL)
    gtk_stack_remove (self->start, page);
}

/**
 * dr_window_set_desk:
 * @self: the main window
 * @desk: the register to show
 *
 * Shows the places of that register, the one that was shown last first.
 */
void
dr_window_set_desk (DrWindow *self,
                    DrDesk   *desk)
{
  guint n;
  const DrPlace *places = dr_places_get (&n);

  if (desk == self->desk)
    return;

  g_set_object (&self->desk, desk);
  show_title (self);
  dr_seat_set_desk (self->seat, desk);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *place = gtk_stack_get_child_by_name (self->places, places[i].id);

      if (place != NULL)
        places[i].set_desk (place, desk);
    }
  if (desk == NULL)
    {
      set_badges (self);
      return;
    }
  show_last_place (self);
  set_badges (self);
  remove_page (self, "welcome");
  remove_page (self, "problem");
  open_waiting (self);
}

static void
welcomed (DrWelcome  *welcome,
          const char *uri,
          const char *person,
          DrWindow   *self)
{
  g_autoptr (GError) error = NULL;

  if (!dr_application_begin (get_program (self), uri, person, &error))
    dr_welcome_set_problem (welcome, error->message);
}

/**
 * dr_window_welcome:
 * @self: the main window
 * @uri: where a register would be made
 *
 * Shows the first run; one that was begun, and hidden by a problem since, with what was entered.
 */
void
dr_window_welcome (DrWindow   *self,
                   const char *uri)
{
  if (gtk_stack_get_child_by_name (self->start, "welcome") == NULL)
    {
      DrWelcome *welcome = dr_welcome_new (uri);

      g_signal_connect_object (welcome, "done", G_CALLBACK (welcomed), self, 0);
      gtk_stack_add_named (self->start, GTK_WIDGET (welcome), "welcome");
    }
  gtk_stack_set_visible_child_name (self->start, "welcome");
}

static GtkWidget *
make_button (const char *label,
             const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");

  return button;
}

/**
 * dr_window_set_problem:
 * @self: the main window
 * @problem: why the register cannot be opened
 *
 * Says what is wrong, with ways on.
 */
void
dr_window_set_problem (DrWindow   *self,
                       const char *problem)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *text = g_markup_escape_text (problem, -1);
  GtkWidget *status = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-warning-symbolic", "title",
                                    _("The register cannot be opened"), "description", text, "vexpand", TRUE, "child",
                                    buttons, NULL);

  gtk_box_append (GTK_BOX (buttons), make_button (_("Try again"), "app.retry"));
  gtk_box_append (GTK_BOX (buttons), make_button (_("Use another register"), "app.welcome"));
  gtk_box_append (GTK_BOX (page), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (page), status);
  remove_page (self, "problem");
  gtk_stack_add_named (self->start, page, "problem");
  gtk_stack_set_visible_child (self->start, page);
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

static gboolean
dr_window_close_request (GtkWindow *window)
{
  DrApplication *application = get_program (DR_WINDOW (window));
  int width;
  int height;

  if (application != NULL && !dr_quit_may_close (application, window))
    return TRUE;
  if (application != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set (dr_application_get_settings (application), "window-size", "(ii)", width, height);
      g_settings_set_boolean (dr_application_get_settings (application), "window-maximized", gtk_window_is_maximized (window));
    }

  return GTK_WINDOW_CLASS (dr_window_parent_class)->close_request (window);
}

static void
dr_window_dispose (GObject *object)
{
  DrWindow *self = DR_WINDOW (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->badges, g_ptr_array_unref);

  G_OBJECT_CLASS (dr_window_parent_class)->dispose (object);
}

static void
dr_window_class_init (DrWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DR_TYPE_SEAT);
  G_OBJECT_CLASS (klass)->dispose = dr_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dr_window_close_request;
  g_type_ensure (DR_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, start);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, places);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, seat);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, DrWindow, registers);
  gtk_widget_class_bind_template_callback (widget_class, place_activated);
  gtk_widget_class_install_action (widget_class, "places.show", NULL, show_places);
  gtk_widget_class_install_action (widget_class, "places.go", "s", go_to_place);
}

static void
dr_window_init (DrWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->waiting = g_ptr_array_new_with_free_func (g_free);
  self->badges = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_toasts_watch (self->toasts);
  dr_leaflet_shadows_put_last (self->leaflet);
  dr_leaflet_headers_watch (self->leaflet);
  dr_unseen_watch_children (GTK_WIDGET (self->leaflet));
  dr_main_menu_watch (GTK_WINDOW (self), self->menu, self->places);
  dr_recent_watch (DR_RECENT_INSPECTED, self->recent, G_OBJECT (self));
  dr_recent_watch (DR_RECENT_REGISTER, self->registers, G_OBJECT (self));
  dr_unseen_watch_stack (self->start);
  dr_unseen_watch_stack (self->places);
  g_signal_connect (target, "drop", G_CALLBACK (dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
