#include "dr-assessment-work.h"

#include <glib/gi18n-lib.h>

#include "dr-draft-template.h"
#include "dr-drafts.h"
#include "dr-duplicate.h"
#include "dr-next-version.h"
#include "dr-register-acts.h"
#include "dr-steps.h"

/**
 * dr_assessment_task_new:
 * @person: id of who does it
 * @reference: (nullable): of what it is done with
 * @version: its number
 * @text: (nullable): title or reason
 *
 * Returns: (transfer full): a task
 */
DrAssessmentTask *
dr_assessment_task_new (const char *person,
                        const char *reference,
                        guint       version,
                        const char *text)
{
  DrAssessmentTask *self = g_new0 (DrAssessmentTask, 1);

  self->person = g_strdup (person);
  self->reference = g_strdup (reference);
  self->version = version;
  self->text = g_strdup (text);

  return self;
}

/**
 * dr_assessment_task_free:
 * @self: a task
 */
void
dr_assessment_task_free (DrAssessmentTask *self)
{
  g_free (self->person);
  g_free (self->reference);
  g_free (self->text);
  g_free (self->service);
  g_free (self);
}

static DrAssessmentMade *
made_new (const char *reference,
          guint       version)
{
  DrAssessmentMade *self = g_new0 (DrAssessmentMade, 1);

  self->reference = g_strdup (reference);
  self->version = version;

  return self;
}

/**
 * dr_assessment_made_free:
 * @self: what there is
 */
void
dr_assessment_made_free (DrAssessmentMade *self)
{
  g_free (self->reference);
  g_free (self);
}

/**
 * dr_service_choice_free:
 * @self: a service
 */
void
dr_service_choice_free (DrServiceChoice *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate ((*(DrServiceChoice * const *) a)->name, (*(DrServiceChoice * const *) b)->name);
}

/**
 * dr_assessment_work_services:
 * @in: the lane's register
 * @task: a #DrAssessmentTask: who asks
 * @cancellable: (nullable): not looked at
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type DrServiceChoice): the services of the latest evidence that the person
 *   writes assessments of, by name
 */
gpointer
dr_assessment_work_services (DrRegister    *in,
                             gpointer       data,
                             GCancellable  *cancellable,
                             GError       **error)
{
  const DrAssessmentTask *task = data;
  g_autoptr (DrPeopleList) people = dr_store_list_people (dr_register_get_store (in), error);
  g_autoptr (DrEditionSet) editions = people != NULL ? dr_knowledge_latest (dr_register_get_knowledge (in), error) : NULL;
  GPtrArray *choices;

  if (editions == NULL)
    return NULL;

  choices = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_service_choice_free);
  for (guint i = 0; i < editions->evidence->n_services; i++)
    {
      const DrService *service = &editions->evidence->services[i];
      DrServiceChoice *choice;

      if (!dr_register_may_write (people, task->person, service->id))
        continue;
      choice = g_new0 (DrServiceChoice, 1);
      choice->id = g_strdup (service->id);
      choice->name = g_strdup (service->name);
      g_ptr_array_add (choices, choice);
    }
  g_ptr_array_sort (choices, compare_choices);

  return choices;
}

/**
 * dr_assessment_work_create:
 * @in: the lane's register
 * @task: a #DrAssessmentTask: title, service, and of what
 * @cancellable: (nullable): not looked at
 * @error: return location
 *
 * Begins an assessment with what the evidence base knows of its service.
 *
 * Returns: (transfer full) (nullable): a #DrAssessmentMade
 */
gpointer
dr_assessment_work_create (DrRegister    *in,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  const DrAssessmentTask *task = data;
  g_autoptr (DrEditionSet) editions = dr_knowledge_latest (dr_register_get_knowledge (in), error);
  g_autofree char *reference = editions != NULL ? dr_register_next_reference (in, error) : NULL;
  g_autoptr (DrFieldList) fields = NULL;
  DrDraftHeading heading = {
    .reference = reference,
    .version = 1,
    .title = task->text,
    .access_review = task->access_review,
    .service = task->service,
    .author = task->person,
    .first_draft = dr_register_get_today (in),
    .option_name = _("As it is"),
  };

  if (reference == NULL)
    return NULL;
  heading.nation = editions->evidence->nation;
  fields = dr_draft_template (&heading, editions->evidence, error);
  if (fields == NULL || !dr_register_create (in, task->person, fields->items, fields->n, NULL, NULL, error))
    return NULL;

  return made_new (reference, 1);
}

/**
 * dr_assessment_work_duplicate:
 * @in: the lane's register
 * @task: a #DrAssessmentTask: which version, and the new one's title
 * @cancellable: (nullable): not looked at
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrAssessmentMade
 */
gpointer
dr_assessment_work_duplicate (DrRegister    *in,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error)
{
  const DrAssessmentTask *task = data;
  g_autofree char *reference = NULL;

  if (!dr_register_duplicate (in, task->person, task->reference, task->version, task->text, &reference, error))
    return NULL;

  return made_new (reference, 1);
}

/**
 * dr_assessment_work_next:
 * @in: the lane's register
 * @task: a #DrAssessmentTask: of which assessment
 * @cancellable: (nullable): not looked at
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrAssessmentMade: the next version's draft
 */
gpointer
dr_assessment_work_next (DrRegister    *in,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const DrAssessmentTask *task = data;
  guint version = 0;

  if (!dr_register_create_next (in, task->person, task->reference, &version, error))
    return NULL;

  return made_new (task->reference, version);
}

/**
 * dr_assessment_work_withdraw:
 * @in: the lane's register
 * @task: a #DrAssessmentTask: which version, and why
 * @cancellable: (nullable): not looked at
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrAssessmentMade: what was withdrawn
 */
gpointer
dr_assessment_work_withdraw (DrRegister    *in,
                             gpointer       data,
                             GCancellable  *cancellable,
                             GError       **error)
{
  const DrAssessmentTask *task = data;
  g_autoptr (GPtrArray) blocking = NULL;
  DrStepDone done;
  const DrStepRequest request = {
    .reference = task->reference,
    .version = task->version,
    .step = DR_STEP_WITHDRAW,
    .person = task->person,
    .comment = task->text,
  };

  if (!dr_register_take_step (in, &request, &done, &blocking, error))
    return NULL;

  return made_new (task->reference, task->version);
}

/**
 * dr_assessment_work_delete:
 * @in: the lane's register
 * @task: a #DrAssessmentTask: which draft
 * @cancellable: (nullable): not looked at
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrAssessmentMade: what was there
 */
gpointer
dr_assessment_work_delete (DrRegister    *in,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  const DrAssessmentTask *task = data;

  if (!dr_register_delete (in, task->person, task->reference, task->version, error))
    return NULL;

  return made_new (task->reference, task->version);
}
