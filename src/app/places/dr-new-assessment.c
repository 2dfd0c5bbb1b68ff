#include "dr-new-assessment.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-work.h"
#include "dr-drop-down.h"
#include "dr-narrow-title.h"
#include "dr-spoken.h"
#include "dr-text-room.h"
#include "dr-unfinished.h"

struct _DrNewAssessment {
  AdwWindow       parent_instance;

  GPtrArray      *services;   /* of DrServiceChoice */
  GtkEditable    *title;
  GtkDropDown    *service;
  GtkCheckButton *change;
  GtkCheckButton *review;
  GtkLabel       *problem;
  GtkButton      *create;
  AdwHeaderBar   *header;
};

static guint wanted_signal;

G_DEFINE_FINAL_TYPE (DrNewAssessment, dr_new_assessment, ADW_TYPE_WINDOW)

static char *
title_of (DrNewAssessment *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->title)));
}

static gboolean
is_unfinished (GtkWidget *widget)
{
  g_autofree char *title = title_of (DR_NEW_ASSESSMENT (widget));

  return title[0] != '\0';
}

static void
typed (DrNewAssessment *self)
{
  g_autofree char *title = title_of (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->create), title[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
create (DrNewAssessment *self)
{
  g_autofree char *title = title_of (self);
  guint chosen = gtk_drop_down_get_selected (self->service);

  if (title[0] == '\0' || chosen >= self->services->len)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->create), FALSE);
  g_signal_emit (self, wanted_signal, 0, title, ((DrServiceChoice *) self->services->pdata[chosen])->id,
                 gtk_check_button_get_active (self->review));
}

/**
 * dr_new_assessment_new:
 * @parent: the window that it is asked over
 * @services: (transfer full) (element-type DrServiceChoice): what there is to choose from, at least one
 *
 * Returns: (transfer none): the question, to be shown
 */
DrNewAssessment *
dr_new_assessment_new (GtkWindow *parent,
                       GPtrArray *services)
{
  DrNewAssessment *self = g_object_new (DR_TYPE_NEW_ASSESSMENT, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->services = services;
  for (guint i = 0; i < services->len; i++)
    gtk_string_list_append (names, ((DrServiceChoice *) services->pdata[i])->name);
  gtk_drop_down_set_model (self->service, G_LIST_MODEL (names));

  return self;
}

/**
 * dr_new_assessment_set_problem:
 * @self: the question
 * @problem: why it could not be made
 *
 * Says so, and asks again.
 */
void
dr_new_assessment_set_problem (DrNewAssessment *self,
                               const char      *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->create), TRUE);
}

/* Not before: a window that is not shown yet leaves the focus to its first button. */
static void
dr_new_assessment_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_new_assessment_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (DR_NEW_ASSESSMENT (widget)->title));
}

static void
dr_new_assessment_finalize (GObject *object)
{
  DrNewAssessment *self = DR_NEW_ASSESSMENT (object);

  g_clear_pointer (&self->services, g_ptr_array_unref);

  G_OBJECT_CLASS (dr_new_assessment_parent_class)->finalize (object);
}

static void
dr_new_assessment_class_init (DrNewAssessmentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dr_new_assessment_finalize;
  widget_class->map = dr_new_assessment_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-new-assessment.ui");
  gtk_widget_class_bind_template_child (widget_class, DrNewAssessment, title);
  gtk_widget_class_bind_template_child (widget_class, DrNewAssessment, service);
  gtk_widget_class_bind_template_child (widget_class, DrNewAssessment, change);
  gtk_widget_class_bind_template_child (widget_class, DrNewAssessment, review);
  gtk_widget_class_bind_template_child (widget_class, DrNewAssessment, problem);
  gtk_widget_class_bind_template_child (widget_class, DrNewAssessment, create);
  gtk_widget_class_bind_template_child (widget_class, DrNewAssessment, header);
  gtk_widget_class_bind_template_callback (widget_class, typed);
  gtk_widget_class_bind_template_callback (widget_class, create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * DrNewAssessment::wanted:
   * @self: the question
   * @title: the answer
   * @service: id
   * @access_review: of the service as it is
   *
   * Asks that it be made; then the window is closed, or told what went wrong.
   */
  wanted_signal = g_signal_new ("wanted", DR_TYPE_NEW_ASSESSMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
dr_new_assessment_init (DrNewAssessment *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_text_room_enlarge (GTK_WINDOW (self));
  adw_header_bar_set_title_widget (self->header, dr_narrow_title_new (gtk_window_get_title (GTK_WINDOW (self))));
  dr_drop_down_break_names (self->service);
  dr_spoken_name_drop_down (self->service, _("Service"));
  dr_unfinished_watch (GTK_WIDGET (self), NULL, is_unfinished);
  typed (self);
}
