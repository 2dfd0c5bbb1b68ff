#include "dr-assessments-place-private.h"

#include <glib/gi18n-lib.h>

#include "dr-application.h"
#include "dr-explanation.h"
#include "dr-keys.h"
#include "dr-register-menu.h"
#include "dr-status-page.h"
#include "dr-tab-stop.h"
#include "dr-text-size.h"
#include "dr-unseen.h"
#include "dr-window.h"

/* Milliseconds from a change in the register to the list's next look at it, and how much longer than the look itself. */
#define REFRESH_DELAY 300
#define REFRESH_MOST 5000
#define REFRESH_REST 10

G_DEFINE_FINAL_TYPE (DrAssessmentsPlace, dr_assessments_place, ADW_TYPE_BIN)

enum {
  PROP_FOLDED = 1,
  PROP_EARLIER,
  PROP_SORT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- For the place's own files --- */

GtkWindow *
dr_assessments_place_window (DrAssessmentsPlace *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

void
dr_assessments_place_tell (DrAssessmentsPlace *self,
                           AdwToast           *toast)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && DR_IS_WINDOW (root))
    dr_window_tell (DR_WINDOW (root), toast);
  else
    g_object_unref (toast);
}

void
dr_assessments_place_say (DrAssessmentsPlace *self,
                          const char         *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  dr_assessments_place_tell (self, toast);
}

void
dr_assessments_place_explain (DrAssessmentsPlace *self,
                              const char         *heading,
                              const char         *body)
{
  dr_explanation_show (GTK_WIDGET (self), heading, body);
}

void
dr_assessments_place_show (DrAssessmentsPlace *self,
                           const char         *reference,
                           guint               version)
{
  GtkApplication *application = gtk_window_get_application (dr_assessments_place_window (self));

  dr_assessments_place_keep (self, reference, version);
  dr_application_show_assessment (DR_APPLICATION (application), reference, version);
}

const DrRegisterRow *
dr_assessments_place_row (DrAssessmentsPlace *self)
{
  DrRegisterItem *item = self->model != NULL ? dr_register_model_selected_item (self->model) : NULL;

  return item != NULL ? dr_register_item_get_row (item) : NULL;
}

/* --- What can be done --- */

static void
do_show (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const DrRegisterRow *row = dr_assessments_place_row (self);

  if (row != NULL)
    dr_assessments_place_show (self, row->reference, row->version);
}

static void
row_activated (DrAssessmentsPlace *self,
               guint               position)
{
  g_autoptr (DrRegisterItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const DrRegisterRow *row = item != NULL ? dr_register_item_get_row (item) : NULL;

  if (row != NULL)
    dr_assessments_place_show (self, row->reference, row->version);
}

/* --- What is shown --- */

static void
show_status (DrAssessmentsPlace *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  glong letters = g_utf8_strlen (typed, -1);
  g_autofree char *text = dr_register_count_text (n, dr_register_model_has_more (self->model), letters >= DR_REGISTER_LETTERS);

  if (letters > 0 && letters < DR_REGISTER_LETTERS)
    gtk_label_set_label (self->status, _("Type two letters or more to search"));
  else
    gtk_label_set_label (self->status, text);
}

static void
loaded (DrAssessmentsPlace *self,
        gboolean            swapped)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *problem = dr_register_model_get_problem (self->model);

  if (self->asked != 0 && !dr_register_model_is_loading (self->model))
    {
      self->cost = g_get_monotonic_time () - self->asked;
      self->asked = 0;
    }
  if (problem != NULL)
    {
      dr_status_page_explain (self->problem, problem);
      gtk_stack_set_visible_child_name (self->start, "problem");
      return;
    }
  self->empty = n == 0 && !dr_assessments_place_is_filtered (self);
  gtk_stack_set_visible_child_name (self->found, n > 0 ? "rows" : "nothing");
  gtk_stack_set_visible_child_name (self->start, self->empty ? "empty" : "register");
  if (swapped && n > 0 && dr_assessments_place_window (self) != NULL)   /* the rows may come after the window has gone */
    {
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
      gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", 0);
    }
  if (!self->shown && !self->empty)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->shown = TRUE;
  show_status (self);
  dr_assessments_place_update_acts (self);
}

static void
say_sorted (DrAssessmentsPlace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  dr_assessments_place_update (self);
}

static gboolean
refresh_now (gpointer data)
{
  DrAssessmentsPlace *self = data;

  self->refresh = 0;
  if (self->model == NULL)
    return G_SOURCE_REMOVE;
  self->asked = g_get_monotonic_time ();
  if (dr_register_columns_set_today (self->columns, dr_desk_get_today (self->desk)))
    dr_register_model_redraw (self->model);
  dr_register_model_refresh (self->model);
  dr_assessments_place_count (self);

  return G_SOURCE_REMOVE;
}

/* Looks again soon; the longer a look takes, the seldomer. */
static void
register_changed (DrAssessmentsPlace *self)
{
  guint wait = (guint) CLAMP (self->cost * REFRESH_REST / 1000, REFRESH_DELAY, REFRESH_MOST);

  if (self->refresh == 0)
    self->refresh = g_timeout_add (wait, refresh_now, self);
}

static void
person_changed (DrAssessmentsPlace *self)
{
  dr_assessments_place_update (self);
  dr_assessments_place_count (self);
}

static void
set_sort (DrAssessmentsPlace *self,
          const char         *word)
{
  DrRegisterSort sort;
  gboolean descending;

  if (dr_register_sort_parse (word, &sort, &descending))
    dr_register_columns_set_sort (self->columns, sort, descending);
}

static const char *
get_sort (DrAssessmentsPlace *self)
{
  DrRegisterSort sort;
  gboolean descending;

  dr_register_columns_get_sort (self->columns, &sort, &descending);

  return dr_register_sort_word (sort);
}

static void
set_earlier (DrAssessmentsPlace *self,
             gboolean            earlier)
{
  self->earlier = earlier;
  dr_assessments_place_update (self);
  if (self->desk != NULL)
    dr_assessments_place_count (self);
}

/* --- Its size --- */

static gboolean
fit (gpointer data)
{
  DrAssessmentsPlace *self = data;

  self->refit = 0;
  if (self->width > 1)
    dr_register_columns_fit (self->columns, self->width);

  return G_SOURCE_REMOVE;
}

/* Columns cannot come and go while they are being given their places. */
static void
width_changed (DrAssessmentsPlace *self)
{
  int width = (int) gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scrolled));

  if (self->width != width && self->refit == 0)
    self->refit = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, fit, self, NULL);
  self->width = width;
}

/* As many characters are wider or narrower now. */
static void
size_changed (GtkWidget *widget)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);

  if (self->refit == 0)
    self->refit = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, fit, self, NULL);
}

/**
 * dr_assessments_place_set_desk:
 * @self: the place
 * @desk: (nullable): the register to show
 */
void
dr_assessments_place_set_desk (DrAssessmentsPlace *self,
                               DrDesk             *desk)
{
  if (self->desk == desk)
    return;
  dr_assessments_place_settle (self);
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      gtk_column_view_set_model (self->view, NULL);
      g_clear_object (&self->model);
    }
  g_set_object (&self->desk, desk);
  self->shown = FALSE;
  gtk_stack_set_visible_child_name (self->start, "loading");
  if (desk == NULL)
    return;

  self->model = dr_register_model_new (desk);
  g_signal_connect_object (self->model, "loaded", G_CALLBACK (loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (dr_assessments_place_update_acts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (register_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (person_changed), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  dr_assessments_place_update (self);
  dr_assessments_place_count (self);
}

static void
dr_assessments_place_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (object);

  if (id == PROP_FOLDED)
    self->folded = g_value_get_boolean (value);
  else if (id == PROP_EARLIER)
    set_earlier (self, g_value_get_boolean (value));
  else if (id == PROP_SORT)
    set_sort (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_assessments_place_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (object);

  if (id == PROP_FOLDED)
    g_value_set_boolean (value, self->folded);
  else if (id == PROP_EARLIER)
    g_value_set_boolean (value, self->earlier);
  else if (id == PROP_SORT)
    g_value_set_string (value, self->columns != NULL ? get_sort (self) : "created");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_assessments_place_dispose (GObject *object)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_handle_id (&self->refit, g_source_remove);
  if (self->going != NULL)
    dr_assessments_place_settle (self);
  if (self->long_work != NULL)
    dr_long_work_stop_all (self->long_work);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->model != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->desk);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (dr_assessments_place_parent_class)->dispose (object);
}

static void
dr_assessments_place_finalize (GObject *object)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (object);

  dr_register_columns_free (self->columns);
  g_ptr_array_unref (self->going);

  G_OBJECT_CLASS (dr_assessments_place_parent_class)->finalize (object);
}

static void
dr_assessments_place_class_init (DrAssessmentsPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DR_TYPE_REGISTER_CHIPS);
  g_type_ensure (DR_TYPE_LONG_WORK);
  g_type_ensure (DR_TYPE_TAB_STOP);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  G_OBJECT_CLASS (klass)->dispose = dr_assessments_place_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_assessments_place_finalize;
  G_OBJECT_CLASS (klass)->set_property = dr_assessments_place_set_property;
  G_OBJECT_CLASS (klass)->get_property = dr_assessments_place_get_property;

  /**
   * DrAssessmentsPlace:folded:
   *
   * Whether the sidebar is not beside it, so that it has a button to get there. The other two are the state of the menu:
   * whether earlier versions are shown, and what is sorted by.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EARLIER] = g_param_spec_boolean ("earlier", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "created", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-assessments-place.ui");
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, start);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, found);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, nothing);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, problem);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, search);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, chips);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, status);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, view);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentsPlace, long_work);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_install_action (widget_class, "assessments.show", NULL, do_show);
  gtk_widget_class_install_property_action (widget_class, "assessments.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "assessments.earlier", "earlier");
  dr_assessments_place_class_menu (widget_class);
  dr_assessments_place_class_search (widget_class);
  dr_assessments_place_class_acts (widget_class);
  dr_assessments_place_class_files (widget_class);
}

/* The heads and the list inside take the focus, not the view. */
static void
name_parts (DrAssessmentsPlace *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->view))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (self->view))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Assessments"), -1);
}

static void
dr_assessments_place_init (DrAssessmentsPlace *self)
{
  static const DrKey anywhere[] = {
    { "<Control>n", "assessments.new" }, { "<Control>o", "assessments.import" }, { "<Control>f", "assessments.find" },
  };
  static const DrKey in_list[] = {
    { "Menu", "assessments.menu" }, { "<Shift>F10", "assessments.menu" }, { "Delete", "assessments.delete" },
    { "<Control>c", "assessments.copy-reference" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->columns = dr_register_columns_new (self->view, dr_assessments_place_is_going, self);
  self->going = g_ptr_array_new ();
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (say_sorted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scrolled), "notify::page-size",
                           G_CALLBACK (width_changed), self, G_CONNECT_SWAPPED);
  dr_text_size_watch (GTK_WIDGET (self), size_changed);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->scrolled));
  dr_keys_add (GTK_WIDGET (self), GTK_SHORTCUT_SCOPE_GLOBAL, anywhere, G_N_ELEMENTS (anywhere));
  dr_keys_add (GTK_WIDGET (self->view), GTK_SHORTCUT_SCOPE_LOCAL, in_list, G_N_ELEMENTS (in_list));
  dr_assessments_place_init_menu (self);
  dr_assessments_place_init_files (self);
  dr_unseen_watch_stack (self->start);
  dr_unseen_watch_stack (self->found);
  name_parts (self);
}
