#include "dr-options-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-access-grid.h"
#include "dr-flow.h"
#include "dr-input-find.h"
#include "dr-item-dialog.h"
#include "dr-number.h"
#include "dr-option-form.h"
#include "dr-point-form.h"
#include "dr-review-view.h"
#include "dr-scroll-to.h"
#include "dr-toasts.h"
#include "dr-wrapped-label.h"

/* The grid has use for more room than text has. */
#define WIDTH 1400

struct _DrOptionsPage {
  DrSectionPage  parent_instance;

  DrAccessGrid  *grid;      /* (nullable): not built */
  DrReviewView  *review;
  GtkWidget     *add_option;
  char          *edited;    /* (nullable): id of the option or point that a window is open for */
  AdwToast      *toast;     /* (nullable): with an Undo that undoes the last change */
};

G_DEFINE_FINAL_TYPE (DrOptionsPage, dr_options_page, DR_TYPE_SECTION_PAGE)

static const char * const actions[] = {
  "options.add-option", "options.copy-option", "options.remove-option", "options.add-point", "options.add-known-point",
  "options.remove-point", "options.new-place",
};

static DrEditor *
editor_of (DrOptionsPage *self)
{
  return dr_section_page_get_editor (DR_SECTION_PAGE (self));
}

static const DrFieldList *
fields_of (DrOptionsPage *self)
{
  return dr_editor_get_fields (editor_of (self));
}

static const DrEvidence *
evidence_of (DrOptionsPage *self)
{
  return dr_editor_get_version (editor_of (self))->check->evidence;
}

static void
change (DrOptionsPage  *self,
        DrDraftChanges *changes)   /* (transfer full) */
{
  dr_editor_change (editor_of (self), (const DrField *) changes->fields->data, changes->fields->len);
  dr_draft_changes_free (changes);
}

static char *
name_of (DrOptionsPage *self,
         const char    *pattern,
         const char    *id)
{
  g_autofree char *key = dr_draft_key (pattern, id, NULL);
  const char *name = dr_editor_get (editor_of (self), key);

  return g_strdup (name != NULL ? name : id);
}

static void
undo_clicked (DrOptionsPage *self)
{
  dr_editor_undo (editor_of (self), FALSE);
}

static void
toast_gone (DrOptionsPage *self)
{
  g_clear_object (&self->toast);
}

/* Its Undo is no longer of the last change. */
static void
end_toast (DrOptionsPage *self)
{
  if (self->toast == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->toast, self);
  dr_toasts_dismiss (GTK_WIDGET (self), self->toast);
  g_clear_object (&self->toast);
}

/* @text: (transfer full). With @undo the last change can be taken back, until there is another. */
static void
say (DrOptionsPage *self,
     char          *text,
     gboolean       undo)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  g_free (text);
  end_toast (self);
  if (undo)
    {
      g_set_object (&self->toast, toast);
      adw_toast_set_button_label (toast, _("Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone), self, G_CONNECT_SWAPPED);
    }
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/* A window that had a focus before does not say that it has it again: it is taken away and given anew. */
static void
root_active (GtkWindow     *root,
             GParamSpec    *pspec,
             DrOptionsPage *self)
{
  if (!gtk_window_is_active (root))
    return;
  g_signal_handlers_disconnect_by_func (root, root_active, self);
  gtk_window_set_focus (root, NULL);
  if (!dr_access_grid_focus (self->grid, self->edited))
    gtk_widget_grab_focus (self->add_option);
}

/* The menu that the window was opened from is gone: its button is not. */
static gboolean
give_back_focus (DrOptionsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (root_active), self, 0);

  return GDK_EVENT_PROPAGATE;
}

static void
present (DrOptionsPage *self,
         GtkWindow     *window,
         const char    *id)
{
  g_free (self->edited);
  self->edited = g_strdup (id);
  g_signal_connect_object (window, "close-request", G_CALLBACK (give_back_focus), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static GtkWindow *
open_option (DrOptionsPage *self,
             const char    *option)
{
  g_autofree char *name = name_of (self, "options/option[]/@name", option);
  GtkWindow *window = dr_item_dialog_new (GTK_WIDGET (self), name,
                                          GTK_WIDGET (dr_option_form_new (editor_of (self), option)));

  present (self, window, option);

  return window;
}

static GtkWindow *
open_point (DrOptionsPage *self,
            const char    *point)
{
  g_autofree char *name = name_of (self, "access-points/access-point[]/@name", point);
  GtkWindow *window = dr_item_dialog_new (GTK_WIDGET (self), name, dr_point_form_new (editor_of (self), point));

  present (self, window, point);

  return window;
}

static void
edit_option (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  open_option (DR_OPTIONS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
edit_point (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  open_point (DR_OPTIONS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* A new option is shown, and its name asked for. */
static void
begin_option (DrOptionsPage *self,
              const char    *source,   /* (nullable) */
              const char    *name)
{
  g_autofree char *id = dr_options_new_id (fields_of (self), evidence_of (self), "options/option", "option");

  change (self, dr_options_add_option (fields_of (self), id, source, name));
  dr_access_grid_reveal (self->grid, id);
  open_option (self, id);
}

static void
add_option (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  DrOptionsPage *self = DR_OPTIONS_PAGE (widget);
  g_autofree char *name = g_strdup_printf (_("Option %u"), dr_access_grid_get_state (self->grid)->n_options + 1);

  begin_option (self, NULL, name);
}

static void
copy_option (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DrOptionsPage *self = DR_OPTIONS_PAGE (widget);
  const char *source = g_variant_get_string (parameter, NULL);
  g_autofree char *old = name_of (self, "options/option[]/@name", source);
  g_autofree char *name = g_strdup_printf (_("%s (copy)"), old);

  begin_option (self, source, name);
}

static void
remove_option (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DrOptionsPage *self = DR_OPTIONS_PAGE (widget);
  const char *option = g_variant_get_string (parameter, NULL);
  g_autofree char *name = name_of (self, "options/option[]/@name", option);
  const char *why_keep = dr_options_why_keep_option (fields_of (self), option);

  if (why_keep != NULL)
    {
      say (self, g_strdup (why_keep), FALSE);
      return;
    }
  change (self, dr_options_remove_option (fields_of (self), option));
  say (self, g_strdup_printf (_("“%s” is removed"), name), TRUE);
}

static void
remove_point (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DrOptionsPage *self = DR_OPTIONS_PAGE (widget);
  const char *point = g_variant_get_string (parameter, NULL);
  g_autofree char *name = name_of (self, "access-points/access-point[]/@name", point);

  change (self, dr_options_remove_point (fields_of (self), point));
  say (self, g_strdup_printf (_("“%s” is removed"), name), TRUE);
}

static void
open_new_point (DrOptionsPage *self,
                const char    *option,
                const char    *instead_of)
{
  gtk_window_present (dr_item_dialog_new (GTK_WIDGET (self), instead_of != NULL ? _("New place") : _("New access point"),
                                          GTK_WIDGET (dr_new_point_form_new (editor_of (self), option, instead_of))));
}

static void
add_point (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  open_new_point (DR_OPTIONS_PAGE (widget), NULL, NULL);
}

static void
new_place (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const char *option;
  const char *point;

  g_variant_get (parameter, "(&s&s)", &option, &point);
  open_new_point (DR_OPTIONS_PAGE (widget), option, point);
}

static char *
join_needs (const DrEvidence *evidence,
            const DrIndices  *needs)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < needs->n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", evidence->needs[needs->items[i]].id);

  return g_string_free (words, FALSE);
}

static void
add_known_point (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DrOptionsPage *self = DR_OPTIONS_PAGE (widget);
  const DrEvidence *evidence = evidence_of (self);
  int index = dr_evidence_find_point (evidence, g_variant_get_string (parameter, NULL));
  const DrPoint *known = index != DR_NO_INDEX ? &evidence->points[index] : NULL;
  g_autofree char *needs = known != NULL ? join_needs (evidence, &known->needs) : NULL;
  char hours[DR_NUMBER_SIZE];
  DrNewPoint point = { .offered = TRUE };

  if (known == NULL)
    return;
  point.id = known->id;
  point.name = known->name;
  point.channel = evidence->channels[known->channel].id;
  point.place = known->place;
  point.needs = needs;
  point.hours = dr_is_known (known->hours) ? dr_number_format (known->hours, hours) : NULL;
  change (self, dr_options_add_point (fields_of (self), &point));
}

/* Points of the service that the evidence base knows and the assessment has not; and any other. */
static void
open_points_menu (GtkMenuButton *button,
                  gpointer       data)
{
  DrOptionsPage *self = data;
  const DrEvidence *evidence = evidence_of (self);
  g_auto (GStrv) there = dr_options_list_ids (fields_of (self), "access-points/access-point");
  int service = dr_editor_get_version (editor_of (self))->assessment->service;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) known = g_menu_new ();
  g_autoptr (GMenu) other = g_menu_new ();

  for (guint i = 0; i < evidence->n_points; i++)
    if (evidence->points[i].service == service
        && !g_strv_contains ((const char * const *) there, evidence->points[i].id))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (evidence->points[i].name, NULL);

        g_menu_item_set_action_and_target (item, "options.add-known-point", "s", evidence->points[i].id);
        g_menu_append_item (known, item);
      }
  if (g_menu_model_get_n_items (G_MENU_MODEL (known)) > 0)
    g_menu_append_section (menu, _("From the evidence base"), G_MENU_MODEL (known));
  g_menu_append (other, _("Another…"), "options.add-point");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
rights_changed (DrOptionsPage *self)
{
  gboolean can = !dr_editor_is_read_only (editor_of (self));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], can);
}

static GtkWidget *
new_buttons (DrOptionsPage *self)
{
  DrFlow *box = dr_flow_new (0, 6, 6);
  GtkWidget *label = dr_wrapped_label_new (_("Add access point"), NULL);
  GtkWidget *points = g_object_new (GTK_TYPE_MENU_BUTTON, "child", label, "always-show-arrow", TRUE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (points), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add access point"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (points), open_points_menu, self, NULL);
  self->add_option = g_object_new (GTK_TYPE_BUTTON, "label", _("Add option"), "action-name", "options.add-option", NULL);
  gtk_widget_add_css_class (points, "adds");
  dr_flow_append (box, points);
  dr_flow_append (box, self->add_option);

  return GTK_WIDGET (box);
}

static void
dr_options_page_build (DrSectionPage *page,
                       DrEditor      *editor)
{
  DrOptionsPage *self = DR_OPTIONS_PAGE (page);
  GtkBox *content = dr_section_page_get_content (page);

  dr_section_page_set_width (page, WIDTH);
  self->grid = dr_access_grid_new (editor);
  self->review = dr_review_view_new ();
  gtk_box_append (content, GTK_WIDGET (self->grid));
  gtk_box_append (content, new_buttons (self));
  gtk_box_append (content, GTK_WIDGET (self->review));
  gtk_widget_set_visible (self->add_option, !dr_access_grid_get_state (self->grid)->access_review);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (rights_changed), self, G_CONNECT_SWAPPED);
  rights_changed (self);
}

static gboolean
is_ours (const char *key)
{
  return g_str_has_prefix (key, "options/") || g_str_has_prefix (key, "access-points/") || g_str_has_prefix (key, "actions/");
}

static void
dr_options_page_changed (DrSectionPage      *page,
                         const char * const *keys)
{
  DrOptionsPage *self = DR_OPTIONS_PAGE (page);
  gboolean ours = FALSE;

  /* What is typed after a removal ends its Undo; that the removal is saved does not. */
  if (dr_editor_get_state (dr_section_page_get_editor (page)) == DR_EDITOR_SAVING)
    end_toast (self);
  for (guint i = 0; keys[i] != NULL && !ours; i++)
    ours = is_ours (keys[i]);
  if (ours)
    dr_access_grid_refresh (self->grid);
}

static void
dr_options_page_checked (DrSectionPage *page)
{
  dr_review_view_show (DR_OPTIONS_PAGE (page)->review, dr_editor_get_version (dr_section_page_get_editor (page))->check);
}

static char *
first_id (const char *key)
{
  const char *start = strchr (key, '[');

  return start != NULL ? g_strndup (start + 1, strcspn (start + 1, "]")) : NULL;
}

/* The grid's input of an offer: what is there today is bound to the first option's, and where a point moves to is part of
 * how it is offered. */
static DrInput *
find_offer (DrOptionsPage *self,
            const char    *key,
            const char    *option)
{
  const DrAccessGridState *state = dr_access_grid_get_state (self->grid);
  gboolean before = g_str_has_suffix (key, "before") || state->access_review;
  const char *in = before && state->n_options > 0 ? state->options[0].id : option;
  g_auto (GStrv) point = dr_draft_key_identity (key, NULL);
  const char *field = g_str_has_suffix (key, "/@to") ? "@after" : strrchr (key, '@');
  g_autofree char *offer = NULL;
  g_autofree char *sought = NULL;

  if (point == NULL || point[0] == NULL || field == NULL)
    return NULL;
  if (state->access_review)
    field = strstr (field, "hours") != NULL ? "@hours-before" : "@before";
  offer = dr_draft_key ("options/option[]/offer[]", in, point[0], NULL);
  sought = g_strconcat (offer, "/", field, NULL);
  if (!before)
    dr_access_grid_reveal (self->grid, option);

  return dr_input_find (GTK_WIDGET (self->grid), sought);
}

static DrInput *
dr_options_page_find (DrSectionPage *page,
                      const char    *key)
{
  DrOptionsPage *self = DR_OPTIONS_PAGE (page);
  g_autofree char *kind = dr_draft_key_without_identities (key);
  g_autofree char *id = first_id (key);
  DrInput *found;

  if (g_str_equal (key, "options/option"))   /* where one is to be added; no input */
    {
      gtk_widget_grab_focus (self->add_option);
      dr_scroll_to (self->add_option);
    }
  if (id == NULL)
    return NULL;
  if (g_str_has_prefix (kind, "options/option[]/offer[]"))
    return find_offer (self, key, id);
  if (g_str_equal (kind, "options/option[]/@chosen"))
    {
      dr_access_grid_reveal (self->grid, id);
      return dr_input_find (GTK_WIDGET (self->grid), key);
    }
  if (g_str_has_prefix (kind, "options/option[]/"))
    found = dr_input_find (GTK_WIDGET (open_option (self, id)), key);
  else if (g_str_has_prefix (kind, "access-points/access-point[]/"))
    found = dr_input_find (GTK_WIDGET (open_point (self, id)), key);
  else
    found = NULL;

  return found;
}

static void
dr_options_page_dispose (GObject *object)
{
  g_clear_object (&DR_OPTIONS_PAGE (object)->toast);

  G_OBJECT_CLASS (dr_options_page_parent_class)->dispose (object);
}

static void
dr_options_page_finalize (GObject *object)
{
  g_free (DR_OPTIONS_PAGE (object)->edited);

  G_OBJECT_CLASS (dr_options_page_parent_class)->finalize (object);
}

static void
dr_options_page_class_init (DrOptionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DrSectionPageClass *page_class = DR_SECTION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_options_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_options_page_finalize;
  page_class->build = dr_options_page_build;
  page_class->changed = dr_options_page_changed;
  page_class->checked = dr_options_page_checked;
  page_class->find = dr_options_page_find;
  gtk_widget_class_install_action (widget_class, "options.add-option", NULL, add_option);
  gtk_widget_class_install_action (widget_class, "options.copy-option", "s", copy_option);
  gtk_widget_class_install_action (widget_class, "options.edit-option", "s", edit_option);
  gtk_widget_class_install_action (widget_class, "options.remove-option", "s", remove_option);
  gtk_widget_class_install_action (widget_class, "options.add-point", NULL, add_point);
  gtk_widget_class_install_action (widget_class, "options.add-known-point", "s", add_known_point);
  gtk_widget_class_install_action (widget_class, "options.edit-point", "s", edit_point);
  gtk_widget_class_install_action (widget_class, "options.remove-point", "s", remove_point);
  gtk_widget_class_install_action (widget_class, "options.new-place", "(ss)", new_place);
}

static void
dr_options_page_init (DrOptionsPage *self)
{
}
