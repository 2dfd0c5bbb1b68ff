/* What is done with one assessment of the place's list: new, copied, next version, withdrawn, deleted. */
#include "dr-assessments-place-private.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-work.h"
#include "dr-new-assessment.h"
#include "dr-register-acts.h"
#include "dr-report-window.h"
#include "dr-toasts.h"
#include "dr-withdrawal.h"

/* Seconds that a deletion can be undone. */
#define UNDO_SECONDS 10

/* A draft that is deleted once its toast is gone. */
typedef struct {
  DrAssessmentsPlace *place;      /* not owned: its settling ends this */
  AdwToast           *toast;
  char               *reference;
  guint               version;
  char               *person;
  gboolean            kept;
} Going;

/* Something on its way to the store. */
typedef struct {
  DrAssessmentsPlace *self;
  DrNewAssessment    *question;   /* (nullable): that is answered */
  const char         *heading;    /* of what is said where it fails */
  gboolean            show;       /* show what was made */
} Call;

static void
free_going (Going *going)
{
  g_object_unref (going->toast);
  g_free (going->reference);
  g_free (going->person);
  g_free (going);
}

static Call *
new_call (DrAssessmentsPlace *self,
          const char         *heading,
          gboolean            show)
{
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->heading = heading;
  call->show = show;

  return call;
}

static void
free_call (Call *call)
{
  g_clear_object (&call->question);
  g_object_unref (call->self);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, free_call)

/* Whether the window is there still to show anything in. */
static gboolean
is_here (DrAssessmentsPlace *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
made (GObject      *desk,
      GAsyncResult *result,
      gpointer      data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessmentMade) there = dr_desk_run_finish (DR_DESK (desk), result, &error);

  if (there != NULL)
    dr_desk_say_changed (DR_DESK (desk), there->reference);
  if (!is_here (call->self))
    return;
  if (there == NULL && call->question != NULL)
    dr_new_assessment_set_problem (call->question, error->message);
  else if (there == NULL)
    dr_assessments_place_explain (call->self, call->heading, error->message);
  else
    {
      if (call->question != NULL)
        gtk_window_close (GTK_WINDOW (call->question));
      if (call->show)
        dr_assessments_place_show (call->self, there->reference, there->version);
    }
}

static void
save (DrAssessmentsPlace *self,
      DrDeskWork          work,
      DrAssessmentTask   *task,
      Call               *call)
{
  dr_desk_run (self->desk, DR_DESK_LANE_SAVE, work, task, (GDestroyNotify) dr_assessment_task_free,
               (GDestroyNotify) dr_assessment_made_free, NULL, made, call);
}

static DrAssessmentTask *
task_of_row (DrAssessmentsPlace  *self,
             const DrRegisterRow *row,
             const char          *text)
{
  return dr_assessment_task_new (dr_desk_get_person (self->desk), row->reference, row->version, text);
}

/* --- New --- */

static void
wanted (DrNewAssessment    *question,
        const char         *title,
        const char         *service,
        gboolean            access_review,
        DrAssessmentsPlace *self)
{
  DrAssessmentTask *task = dr_assessment_task_new (dr_desk_get_person (self->desk), NULL, 0, title);
  Call *call = new_call (self, _("The assessment could not be made"), TRUE);

  task->service = g_strdup (service);
  task->access_review = access_review;
  call->question = g_object_ref (question);
  save (self, dr_assessment_work_create, task, call);
}

static void
services_came (GObject      *desk,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = dr_desk_run_finish (DR_DESK (desk), result, &error);
  DrNewAssessment *question;

  if (!is_here (call->self))
    return;
  if (services == NULL || services->len == 0)
    {
      dr_assessments_place_explain (call->self, _("No assessment can be begun"),
                                    error != NULL ? error->message
                                                  : _("The evidence base has no service that you write assessments of. An equalities "
                                                      "officer adds services in Evidence and publishes them; an administrator says "
                                                      "in People which of them are yours."));
      return;
    }
  question = dr_new_assessment_new (dr_assessments_place_window (call->self), g_steal_pointer (&services));
  g_signal_connect_object (question, "wanted", G_CALLBACK (wanted), call->self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
do_new (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const char *refusal;

  if (self->desk == NULL)
    return;
  refusal = dr_register_new_refusal (dr_desk_get_people (self->desk), dr_desk_get_person (self->desk));
  if (refusal != NULL)
    {
      dr_assessments_place_explain (self, _("No assessment can be begun"), refusal);
      return;
    }
  dr_desk_run (self->desk, DR_DESK_LANE_READ, dr_assessment_work_services,
               dr_assessment_task_new (dr_desk_get_person (self->desk), NULL, 0, NULL),
               (GDestroyNotify) dr_assessment_task_free, (GDestroyNotify) g_ptr_array_unref, NULL, services_came,
               new_call (self, NULL, FALSE));
}

/* --- From another --- */

static void
do_duplicate (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const DrRegisterRow *row = dr_assessments_place_row (self);
  g_autofree char *title = NULL;

  if (row == NULL)
    return;
  /* Translators: the title of a copy of an assessment */
  title = g_strdup_printf (_("%s (copy)"), row->title);
  save (self, dr_assessment_work_duplicate, task_of_row (self, row, title),
        new_call (self, _("It could not be duplicated"), TRUE));
}

static void
do_next_version (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const DrRegisterRow *row = dr_assessments_place_row (self);

  if (row != NULL)
    save (self, dr_assessment_work_next, task_of_row (self, row, NULL),
          new_call (self, _("No new version could be made"), TRUE));
}

static void
do_copy_reference (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const DrRegisterRow *row = dr_assessments_place_row (self);
  g_autofree char *text = NULL;

  if (row == NULL)
    return;
  text = g_strdup_printf (_("%s copied"), row->reference);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), row->reference);
  dr_assessments_place_say (self, text);
}

static void
do_report (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const DrRegisterRow *row = dr_assessments_place_row (self);

  if (row != NULL)
    dr_report_window_show_version (dr_assessments_place_window (self), self->desk, row->reference, row->version,
                                   row->stage == DR_STAGE_DRAFT);
}

/* --- Withdrawn --- */

static void
withdraw (const char *reason,
          GObject    *place,
          gpointer    data)
{
  DrAssessmentTask *task = data;
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (place);

  if (self->desk == NULL)
    return;
  save (self, dr_assessment_work_withdraw, dr_assessment_task_new (task->person, task->reference, task->version, reason),
        new_call (self, _("It could not be withdrawn"), FALSE));
}

static void
do_withdraw (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const DrRegisterRow *row = dr_assessments_place_row (self);

  if (row != NULL)
    dr_withdrawal_ask (dr_assessments_place_window (self), row->reference, G_OBJECT (self), withdraw,
                       task_of_row (self, row, NULL), (GDestroyNotify) dr_assessment_task_free);
}

/* --- Deleted, unless it is undone --- */

static Going *
find_going (DrAssessmentsPlace *self,
            const char         *reference,
            guint               version)
{
  for (guint i = 0; i < self->going->len; i++)
    {
      Going *going = self->going->pdata[i];

      if (going->version == version && g_str_equal (going->reference, reference))
        return going;
    }

  return NULL;
}

/* Whether a row's draft is about to be deleted. */
gboolean
dr_assessments_place_is_going (const DrRegisterRow *row,
                               gpointer             self)
{
  return find_going (self, row->reference, row->version) != NULL;
}

static void
undo (Going *going)
{
  going->kept = TRUE;
}

/* The toast is gone, by itself or because Undo was pressed. */
static void
toast_gone (AdwToast *toast,
            Going    *going)
{
  DrAssessmentsPlace *self = going->place;

  g_signal_handlers_disconnect_by_data (toast, going);
  g_ptr_array_remove (self->going, going);
  if (!going->kept && self->desk != NULL)
    save (self, dr_assessment_work_delete, dr_assessment_task_new (going->person, going->reference, going->version, NULL),
          new_call (self, _("The draft could not be deleted"), FALSE));
  if (self->model != NULL)
    dr_register_model_redraw (self->model);
  free_going (going);
}

/* Whoever opens a draft wants it. */
void
dr_assessments_place_keep (DrAssessmentsPlace *self,
                           const char         *reference,
                           guint               version)
{
  Going *going = find_going (self, reference, version);

  if (going == NULL)
    return;
  going->kept = TRUE;
  dr_toasts_dismiss (GTK_WIDGET (self), going->toast);
}

/* The window closes, or shows another register: what was deleted is deleted now. */
void
dr_assessments_place_settle (DrAssessmentsPlace *self)
{
  while (self->going->len > 0)
    {
      Going *going = self->going->pdata[0];
      g_autoptr (AdwToast) toast = g_object_ref (going->toast);

      toast_gone (toast, going);
    }
}

static void
do_delete (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  const DrRegisterRow *row = dr_assessments_place_row (self);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  Going *going;

  if (row == NULL || find_going (self, row->reference, row->version) != NULL)
    return;
  text = g_strdup_printf (_("Draft %s is deleted when this message goes"), row->reference);
  escaped = g_markup_escape_text (text, -1);
  going = g_new0 (Going, 1);
  going->place = self;
  going->reference = g_strdup (row->reference);
  going->version = row->version;
  going->person = g_strdup (dr_desk_get_person (self->desk));
  going->toast = g_object_ref_sink (adw_toast_new (escaped));
  adw_toast_set_button_label (going->toast, _("Undo"));
  adw_toast_set_timeout (going->toast, UNDO_SECONDS);
  adw_toast_set_priority (going->toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_swapped (going->toast, "button-clicked", G_CALLBACK (undo), going);
  g_signal_connect (going->toast, "dismissed", G_CALLBACK (toast_gone), going);
  g_ptr_array_add (self->going, going);
  dr_assessments_place_tell (self, g_object_ref (going->toast));
  dr_register_model_redraw (self->model);
}

void
dr_assessments_place_class_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "assessments.new", NULL, do_new);
  gtk_widget_class_install_action (klass, "assessments.duplicate", NULL, do_duplicate);
  gtk_widget_class_install_action (klass, "assessments.next-version", NULL, do_next_version);
  gtk_widget_class_install_action (klass, "assessments.copy-reference", NULL, do_copy_reference);
  gtk_widget_class_install_action (klass, "assessments.report", NULL, do_report);
  gtk_widget_class_install_action (klass, "assessments.withdraw", NULL, do_withdraw);
  gtk_widget_class_install_action (klass, "assessments.delete", NULL, do_delete);
}
