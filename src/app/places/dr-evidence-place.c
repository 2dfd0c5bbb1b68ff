#include "dr-evidence-place.h"

#include <glib/gi18n-lib.h>

#include "dr-evidence-pages.h"
#include "dr-unseen.h"

struct _DrEvidencePlace {
  AdwBin                 parent_instance;

  DrDesk                *desk;        /* (nullable) */
  DrEvidenceCopy        *copy;        /* (nullable) */
  gboolean               folded;

  AdwViewSwitcherTitle  *title;
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

static void
copy_changed (DrEvidencePlace *self)
{
  const char *problem = dr_evidence_copy_get_problem (self->copy);

  if (problem != NULL)
    {
      g_autofree char *text = g_markup_escape_text (problem, -1);

      adw_status_page_set_description (self->problem, text);
      gtk_stack_set_visible_child_name (self->start, "problem");
    }
  else
    gtk_stack_set_visible_child_name (self->start, dr_evidence_copy_get_evidence (self->copy) != NULL ? "evidence" : "loading");
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
}

static void
add_pages (DrEvidencePlace *self)
{
  guint n;
  const DrEvidencePage *pages = dr_evidence_pages_get (&n);

  for (guint i = 0; i < n; i++)
    adw_view_stack_add_titled_with_icon (self->stack, pages[i].make (), pages[i].id, _(pages[i].title),
                                         pages[i].icon_name);
}

static void
dr_evidence_place_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_FOLDED)
    DR_EVIDENCE_PLACE (object)->folded = g_value_get_boolean (value);
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

  if (self->long_work != NULL)
    dr_long_work_stop_all (self->long_work);
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
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, start);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, stack);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, problem);
  gtk_widget_class_bind_template_child (widget_class, DrEvidencePlace, long_work);
}

static void
dr_evidence_place_init (DrEvidencePlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_pages (self);
  dr_unseen_watch_stack (self->start);
}
