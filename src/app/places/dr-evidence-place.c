#include "dr-evidence-place.h"

#include <glib/gi18n-lib.h>

#include "dr-drop-down.h"
#include "dr-evidence-notice.h"
#include "dr-evidence-pages.h"
#include "dr-explanation.h"
#include "dr-figures-import-window.h"
#include "dr-figures-page.h"
#include "dr-keys.h"
#include "dr-status-page.h"
#include "dr-toasts.h"
#include "dr-unseen.h"
#include "dr-window.h"
#include "dr-wrapped-label.h"

struct _DrEvidencePlace {
  AdwBin                 parent_instance;

  DrDesk                *desk;        /* (nullable) */
  DrEvidenceCopy        *copy;        /* (nullable) */
  gboolean               folded;
  guint                  refit;       /* idle */
  AdwToast              *undo;        /* (nullable) weak: undoes the last change, while that can be undone */

  AdwViewSwitcherTitle  *title;
  AdwBin                *narrow;      /* holds @names where there is no room for the switcher */
  GtkWidget             *names;       /* of the pages, as a list to choose from */
  GtkRevealer           *revealer;
  GtkBox                *notice_box;
  GtkLabel              *notice;
  GtkButton             *notice_button;
  GtkLabel              *line;
  GtkStack              *start;       /* "loading", "evidence" or "problem" */
  AdwViewStack          *stack;       /* of dr-evidence-pages.h */
  AdwStatusPage         *problem;
  DrLongWork            *long_work;
};

G_DEFINE_FINAL_TYPE (DrEvidencePlace, dr_evidence_place, ADW_TYPE_BIN)

enum {
  PROP_FOLDED = 1,
  N_PROPS,
};

/* --- What is said --- */

static DrDate
day_of (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  return (DrDate) { (guint16) g_date_time_get_year (time), (guint8) g_date_time_get_month (time),
                    (guint8) g_date_time_get_day_of_month (time) };
}

static DrEvidenceStanding
get_standing (DrEvidencePlace *self)
{
  const DrEvidenceChange *change = dr_evidence_copy_get_change (self->copy);
  const DrEvidence *in_force = dr_evidence_copy_get_in_force (self->copy);
  const DrEdition *edition = dr_evidence_copy_get_edition (self->copy);
  DrEvidenceStanding standing = {
    .refusal = dr_evidence_copy_get_refusal (self->copy),
    .unread = dr_evidence_copy_get_unread (self->copy),
    .base = dr_evidence_copy_get_base (self->copy),
    .n_changes = change != NULL ? change->n_differences : 0,
    .is_behind = dr_evidence_copy_is_behind (self->copy),
    .by = "",
  };

  if (in_force != NULL)
    {
      standing.edition = edition->number;
      standing.title = in_force->title;
      standing.version = in_force->version;
      standing.published = day_of (edition->at);
      standing.by = dr_desk_person_name (self->desk, edition->by);
    }

  return standing;
}

static void
show_notice (DrEvidencePlace *self)
{
  DrEvidenceStanding standing = get_standing (self);
  g_autoptr (DrEvidenceNotice) notice = dr_evidence_notice_new (&standing);
  g_autofree char *line = dr_wrapped_label_bind_dots (notice->line, FALSE);

  gtk_label_set_label (self->line, line);
  if (notice->notice != NULL)
    {
      gtk_label_set_label (self->notice, notice->notice);
      gtk_widget_set_visible (GTK_WIDGET (self->notice_button), notice->button != NULL);
      if (notice->tells)
        gtk_widget_add_css_class (GTK_WIDGET (self->notice_box), "tells");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->notice_box), "tells");
      if (notice->button != NULL)
        {
          gtk_button_set_label (self->notice_button, notice->button);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button), notice->action);
        }
    }
  gtk_revealer_set_reveal_child (self->revealer, notice->notice != NULL);
}

static void
copy_changed (DrEvidencePlace *self)
{
  const char *problem = dr_evidence_copy_get_problem (self->copy);
  gboolean can_change = dr_evidence_copy_get_refusal (self->copy) == NULL;

  if (problem != NULL)
    {
      dr_status_page_explain (self->problem, problem);
      gtk_stack_set_visible_child_name (self->start, "problem");
    }
  else
    gtk_stack_set_visible_child_name (self->start, dr_evidence_copy_get_evidence (self->copy) != NULL ? "evidence" : "loading");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.undo", dr_evidence_copy_can_undo (self->copy));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.import", can_change && problem == NULL);
  if (self->undo != NULL && !dr_evidence_copy_can_undo (self->copy))
    dr_toasts_dismiss (GTK_WIDGET (self), self->undo);   /* published, or thrown away */
  show_notice (self);
}

static void
tell (DrEvidencePlace *self,
      AdwToast        *toast)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && DR_IS_WINDOW (root))
    dr_window_tell (DR_WINDOW (root), toast);
  else
    g_object_unref (toast);
}

static void
undo_clicked (DrEvidencePlace *self)
{
  if (self->copy != NULL)
    dr_evidence_copy_undo (self->copy);
}

static void
said (DrEvidencePlace *self,
      const char      *words)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_toast_set_title (toast, escaped);
  g_set_weak_pointer (&self->undo, toast);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked), self, G_CONNECT_SWAPPED);
  tell (self, toast);
}

/* --- What can be done --- */

static void
do_undo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  undo_clicked (DR_EVIDENCE_PLACE (widget));
}

static void
do_discard (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  dr_evidence_copy_discard (DR_EVIDENCE_PLACE (widget)->copy);
}

static void
carried (const char *problem,
         gpointer    owner)
{
  DrEvidencePlace *self = owner;

  if (problem != NULL)
    dr_explanation_show (GTK_WIDGET (self), _("Your changes cannot be brought over"), problem);
}

static void
do_carry (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  dr_evidence_copy_carry (DR_EVIDENCE_PLACE (widget)->copy, carried, G_OBJECT (widget));
}

static void
do_review (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  adw_view_stack_set_visible_child_name (DR_EVIDENCE_PLACE (widget)->stack, "changes");
}

static void
do_import (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrEvidencePlace *self = DR_EVIDENCE_PLACE (widget);

  if (self->copy != NULL && dr_evidence_copy_get_evidence (self->copy) != NULL)
    dr_figures_import_choose (widget, self->copy, self->long_work);
}

static void
do_page (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  adw_view_stack_set_visible_child_name (DR_EVIDENCE_PLACE (widget)->stack, g_variant_get_string (parameter, NULL));
}

/* What another page names: the page of figures shows it, where it can be added. */
static void
do_show_figure (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  DrEvidencePlace *self = DR_EVIDENCE_PLACE (widget);
  GtkWidget *page = adw_view_stack_get_child_by_name (self->stack, "figures");

  adw_view_stack_set_visible_child (self->stack, page);
  dr_figures_page_show_figure (DR_FIGURES_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
set_setting (DrEvidencePlace         *self,
             const DrEvidenceSetting *setting)
{
  guint n;
  const DrEvidencePage *pages = dr_evidence_pages_get (&n);

  for (guint i = 0; i < n; i++)
    pages[i].set_setting (adw_view_stack_get_child_by_name (self->stack, pages[i].id), setting);
}

/**
 * dr_evidence_place_set_desk:
 * @self: the place
 * @desk: (nullable): the register whose evidence to show
 */
void
dr_evidence_place_set_desk (DrEvidencePlace *self,
                            DrDesk          *desk)
{
  if (self->desk == desk)
    return;
  if (self->copy != NULL)
    g_signal_handlers_disconnect_by_data (self->copy, self);
  set_setting (self, NULL);
  g_clear_object (&self->copy);
  g_set_object (&self->desk, desk);
  gtk_stack_set_visible_child_name (self->start, "loading");
  if (desk == NULL)
    return;

  self->copy = dr_evidence_copy_new (desk);
  set_setting (self, &(DrEvidenceSetting) { self->copy, self->long_work });
  g_signal_connect_object (self->copy, "changed", G_CALLBACK (copy_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->copy, "said", G_CALLBACK (said), self, G_CONNECT_SWAPPED);
  copy_changed (self);
}

static void
name_chosen (DrEvidencePlace *self)
{
  guint n;
  const DrEvidencePage *pages = dr_evidence_pages_get (&n);
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->names));

  if (chosen < n)
    adw_view_stack_set_visible_child_name (self->stack, pages[chosen].id);
}

static gboolean
fit (gpointer data)
{
  DrEvidencePlace *self = data;

  self->refit = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->narrow), adw_view_switcher_title_get_title_visible (self->title));

  return G_SOURCE_REMOVE;
}

/* The list cannot come and go while the header is being given its place. */
static void
title_changed (DrEvidencePlace *self)
{
  if (self->refit == 0)
    self->refit = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, fit, self, NULL);
}

static void
page_shown (DrEvidencePlace *self)
{
  guint n;
  const DrEvidencePage *pages = dr_evidence_pages_get (&n);
  const char *id = adw_view_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->names), i);
}

/* Five tabs are wider than the narrowest window, however small their words: there the pages are a list. */
static void
add_names (DrEvidencePlace *self)
{
  guint n;
  const DrEvidencePage *pages = dr_evidence_pages_get (&n);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) _(pages[i].title));
  g_ptr_array_add (names, NULL);
  self->names = dr_drop_down_new (_("Page of the evidence"));
  dr_drop_down_set_names (self->names, (const char * const *) names->pdata);
  adw_bin_set_child (self->narrow, self->names);
  g_signal_connect_swapped (self->names, "notify::selected", G_CALLBACK (name_chosen), self);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (page_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title, "notify::title-visible", G_CALLBACK (title_changed), self, G_CONNECT_SWAPPED);
  title_changed (self);
}

static void
add_pages (DrEvidencePlace *self)
{
  guint n;
  const DrEvidencePage *pages = dr_evidence_pages_get (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = pages[i].make ();

      adw_view_stack_add_titled_with_icon (self->stack, page, pages[i].id, _(pages[i].title), pages[i].icon_name);
      dr_unseen_watch (page);
    }
}

static void
dr_evidence_place_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DrEvidencePlace *self = DR_EVIDENCE_PLACE (object);

  if (id == PROP_FOLDED)
    {
      self->folded = g_value_get_boolean (value);
      if (self->notice_box != NULL)
        gtk_orientable_set_orientation (GTK_ORIENTABLE (self->notice_box),
                                        self->folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_evidence_place_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, DR_EVIDENCE_PLACE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_evidence_place_dispose (GObject *object)
{
  DrEvidencePlace *self = DR_EVIDENCE_PLACE (object);

  g_clear_handle_id (&self->refit, g_source_remove);
  if (self->long_work != NULL)
    dr_long_work_stop_all (self->long_work);
  g_clear_weak_pointer (&self->undo);
  g_clear_object (&self->copy);
  g_clear_object (&self->desk);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (dr_evidence_place_parent_class)->dispose (object);
}

static void
dr_evidence_place_class_init (DrEvidencePlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DR_TYPE_LONG_WORK);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  G_OBJECT_CLASS (klass)->dispose = dr_evidence_place_dispose;
  G_OBJECT_CLASS (klass)->set_property = dr_evidence_place_set_property;
  G_OBJECT_CLASS (klass)->get_property = dr_evidence_place_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FOLDED,
                                   g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-evidence-place.ui");
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, title);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, narrow);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, revealer);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, notice_box);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, notice);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, notice_button);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, line);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, start);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, stack);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, problem);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, long_work);
  gtk_widget_class_install_action (widget_class, "evidence.undo", NULL, do_undo);
  gtk_widget_class_install_action (widget_class, "evidence.discard", NULL, do_discard);
  gtk_widget_class_install_action (widget_class, "evidence.carry", NULL, do_carry);
  gtk_widget_class_install_action (widget_class, "evidence.review", NULL, do_review);
  gtk_widget_class_install_action (widget_class, "evidence.import", NULL, do_import);
  gtk_widget_class_install_action (widget_class, "evidence.page", "s", do_page);
  gtk_widget_class_install_action (widget_class, "evidence.show-figure", "s", do_show_figure);
}

static void
dr_evidence_place_init (DrEvidencePlace *self)
{
  static const DrKey keys[] = { { "<Control>z", "evidence.undo" }, { "<Control>o", "evidence.import" } };

  gtk_widget_init_template (GTK_WIDGET (self));
  dr_keys_add (GTK_WIDGET (self), GTK_SHORTCUT_SCOPE_GLOBAL, keys, G_N_ELEMENTS (keys));
  add_pages (self);
  add_names (self);
  dr_unseen_watch_stack (self->start);
  dr_unseen_watch_children (gtk_widget_get_first_child (GTK_WIDGET (self->title)));   /* tabs, or where there is no room the title */
  dr_unseen_watch (gtk_revealer_get_child (self->revealer));
}
