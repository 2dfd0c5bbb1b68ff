#include "dr-step-work.h"

#include "dr-drafts.h"
#include "dr-next-version.h"

typedef struct {
  DrArena       *arena;
  DrStepRequest  request;
} Question;

static void
free_question (gpointer data)
{
  Question *self = data;

  dr_arena_free (self->arena);
  g_free (self);
}

static const char *
keep (DrArena    *arena,
      const char *text)
{
  return text != NULL ? dr_arena_strdup (arena, text) : NULL;
}

static Question *
new_question (const DrStepRequest *request)
{
  Question *self = g_new0 (Question, 1);
  DrField *changes;

  self->arena = dr_arena_new ();
  self->request = *request;
  self->request.reference = keep (self->arena, request->reference);
  self->request.person = keep (self->arena, request->person);
  self->request.comment = keep (self->arena, request->comment);
  changes = dr_arena_array0 (self->arena, DrField, request->n_changes);
  for (guint i = 0; i < request->n_changes; i++)
    changes[i] = (DrField) {
      .key = keep (self->arena, request->changes[i].key),
      .value = keep (self->arena, request->changes[i].value),
      .revision = request->changes[i].revision,
    };
  self->request.changes = changes;

  return self;
}

static gpointer
take (DrRegister    *in,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Question *question = data;
  DrStepAnswer *answer = g_new0 (DrStepAnswer, 1);
  g_autoptr (GError) problem = NULL;
  DrStepDone done = { 0 };

  answer->taken = dr_register_take_step (in, &question->request, &done, &answer->obstacles, &problem);
  if (!answer->taken)
    {
      answer->problem = g_strdup (problem->message);
      return answer;
    }
  answer->version = done.version;
  answer->stage = done.stage;
  g_strlcpy (answer->record, done.record, sizeof answer->record);
  g_strlcpy (answer->head, done.head, sizeof answer->head);

  return answer;
}

static gpointer
make_next (DrRegister    *in,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Question *question = data;
  DrStepAnswer *answer = g_new0 (DrStepAnswer, 1);
  g_autoptr (GError) problem = NULL;

  answer->taken = dr_register_create_next (in, question->request.person, question->request.reference, &answer->version,
                                           &problem);
  if (!answer->taken)
    answer->problem = g_strdup (problem->message);

  return answer;
}

/**
 * dr_step_take:
 * @desk: the register
 * @request: the step; copied
 * @callback: (scope async): called in the main loop
 * @user_data: for @callback
 *
 * Has a step taken, behind whatever is being saved.
 */
void
dr_step_take (DrDesk              *desk,
              const DrStepRequest *request,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  dr_desk_run (desk, DR_DESK_LANE_SAVE, take, new_question (request), free_question,
               (GDestroyNotify) dr_step_answer_free, NULL, callback, user_data);
}

/**
 * dr_step_next_version:
 * @desk: the register, with somebody at it
 * @reference: of an assessment
 * @callback: (scope async): called in the main loop
 * @user_data: for @callback
 *
 * Has the draft of the next version made.
 */
void
dr_step_next_version (DrDesk              *desk,
                      const char          *reference,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  const DrStepRequest request = { .reference = reference, .person = dr_desk_get_person (desk) };

  dr_desk_run (desk, DR_DESK_LANE_SAVE, make_next, new_question (&request), free_question,
               (GDestroyNotify) dr_step_answer_free, NULL, callback, user_data);
}

/**
 * dr_step_finish:
 * @desk: the register
 * @result: what the callback was given
 *
 * Returns: (transfer full): what came of it
 */
DrStepAnswer *
dr_step_finish (DrDesk       *desk,
                GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  DrStepAnswer *answer = dr_desk_run_finish (desk, result, &error);

  if (answer == NULL)
    {
      answer = g_new0 (DrStepAnswer, 1);
      answer->problem = g_strdup (error->message);
    }
  if (answer->taken)
    dr_desk_say_changed (desk, NULL);

  return answer;
}

/**
 * dr_step_answer_free:
 * @self: (transfer full) (nullable): what came of a step
 */
void
dr_step_answer_free (DrStepAnswer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->obstacles, g_ptr_array_unref);
  g_free (self->problem);
  g_free (self);
}
