#include "dr-generator-acts.h"

#include <glib/gi18n-lib.h>

#include "dr-drafts.h"
#include "dr-generator-answers.h"
#include "dr-generator-draft.h"
#include "dr-generator-measures.h"
#include "dr-generator-people.h"
#include "dr-next-version.h"
#include "dr-steps.h"

static gboolean
take_step (DrGeneratorRun  *run,
           const DrMadeUp  *made,
           DrStep           step,
           DrActor          actor,
           DrFieldList     *changes,
           GError         **error)
{
  DrStepRequest request = {
    .reference = made->reference,
    .step = step,
    .person = actor == DR_ACTOR_MANAGER ? dr_generator_author (run->editions->evidence, made->service)
                                        : dr_generator_actor (actor)->id,
    .changes = changes != NULL ? changes->items : NULL,
    .n_changes = changes != NULL ? changes->n : 0,
  };
  DrStepDone done;

  if (dr_register_take_step (run->reg, &request, &done, NULL, error))
    return TRUE;

  g_prefix_error (error, _("%s: "), made->reference);

  return FALSE;
}

/* The author answers every finding that can be answered, as it stands on this day. */
static gboolean
submit (DrGeneratorRun  *run,
        DrMadeUp        *made,
        GError         **error)
{
  const char *author = dr_generator_author (run->editions->evidence, made->service);
  DrStage last = dr_generator_stage (made->number);
  g_autoptr (DrVersion) version = dr_version_load (run->reg, made->reference, 0, error);
  g_autoptr (DrFieldList) answers = NULL;

  if (version == NULL)
    return FALSE;
  answers = dr_made_up_answer (version->check, author);
  if (last == DR_STAGE_MONITORED || last == DR_STAGE_CLOSED)
    g_hash_table_insert (run->results, GUINT_TO_POINTER (made->number),
                         dr_made_up_results (made, version->check, last == DR_STAGE_CLOSED));

  return take_step (run, made, DR_STEP_SUBMIT, DR_ACTOR_MANAGER, answers, error);
}

/* Every answer is accepted, by @who: "reviewer" or "approver". */
static gboolean
accept_answers (DrGeneratorRun  *run,
                const DrMadeUp  *made,
                DrStep           step,
                const char      *who,
                DrActor          actor,
                GError         **error)
{
  DrStore *store = dr_register_get_store (run->reg);
  g_autoptr (DrRegisterPage) page = dr_store_get_row (store, made->reference, 0, error);
  g_autoptr (DrDraft) draft = page != NULL ? dr_store_load_draft (store, made->reference, page->rows[0].version, NULL, error)
                                           : NULL;
  g_autoptr (DrFieldList) verdicts = NULL;

  if (draft == NULL)
    return FALSE;
  verdicts = dr_made_up_accept (draft, who, dr_generator_actor (actor)->id);

  return take_step (run, made, step, actor, verdicts, error);
}

static gboolean
decide (DrGeneratorRun  *run,
        const DrMadeUp  *made,
        GError         **error)
{
  g_autoptr (DrFieldList) decision = dr_made_up_decision (made);

  return take_step (run, made, DR_STEP_DECIDE, DR_ACTOR_MANAGER, decision, error);
}

/* What is known of those in monitoring so far. */
static gboolean
enter_results (DrGeneratorRun  *run,
               const DrMadeUp  *made,
               GError         **error)
{
  const DrFieldList *results = g_hash_table_lookup (run->results, GUINT_TO_POINTER (made->number));
  DrStore *store = dr_register_get_store (run->reg);
  g_autoptr (DrRegisterPage) page = dr_store_get_row (store, made->reference, 0, error);
  g_autoptr (DrDraft) draft = page != NULL ? dr_store_load_draft (store, made->reference, page->rows[0].version, NULL, error)
                                           : NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DrField));
  DrSaveRequest request = { .reference = made->reference,
                            .person = dr_generator_author (run->editions->evidence, made->service) };

  if (draft == NULL)
    return FALSE;
  g_array_append_vals (changes, results->items, results->n);
  for (guint i = 0; i < changes->len; i++)
    g_array_index (changes, DrField, i).revision = draft->revision;
  request.version = page->rows[0].version;
  request.changes = (const DrField *) changes->data;
  request.n_changes = changes->len;
  if (!dr_register_save (run->reg, &request, NULL, NULL, error))
    return FALSE;
  g_hash_table_remove (run->results, GUINT_TO_POINTER (made->number));

  return TRUE;
}

static gboolean
close_it (DrGeneratorRun  *run,
          const DrMadeUp  *made,
          GError         **error)
{
  DrFieldList *results = g_hash_table_lookup (run->results, GUINT_TO_POINTER (made->number));

  if (!take_step (run, made, DR_STEP_CLOSE, DR_ACTOR_MANAGER, results, error))
    return FALSE;
  g_hash_table_remove (run->results, GUINT_TO_POINTER (made->number));

  return TRUE;
}

static gboolean
create (DrGeneratorRun  *run,
        DrMadeUp        *made,
        GError         **error)
{
  const char *author = dr_generator_author (run->editions->evidence, made->service);
  const DrFieldList *base = dr_generator_run_base (run, made->service, error);
  g_autoptr (DrFieldList) fields = NULL;

  if (base == NULL)
    return FALSE;
  fields = dr_made_up_draft (made, run->editions->evidence, run->editions->questionnaire, base, author, TRUE);

  return dr_register_create (run->reg, author, fields->items, fields->n, NULL, NULL, error);
}

static gboolean
create_next (DrGeneratorRun  *run,
             const DrMadeUp  *made,
             GError         **error)
{
  guint version = 0;

  return dr_register_create_next (run->reg, dr_generator_author (run->editions->evidence, made->service), made->reference,
                                  &version, error);
}

/* One act of the plan, at this moment. */
static gboolean
take_act (DrGeneratorRun  *run,
          DrMadeUp        *made,
          DrPlannedKind    kind,
          GError         **error)
{
  switch (kind)
    {
    case DR_PLANNED_CREATE:
      return create (run, made, error);
    case DR_PLANNED_SUBMIT:
      return submit (run, made, error);
    case DR_PLANNED_ENDORSE:
      return accept_answers (run, made, DR_STEP_ENDORSE, "reviewer", DR_ACTOR_OFFICER, error);
    case DR_PLANNED_APPROVE:
      return accept_answers (run, made, DR_STEP_APPROVE, "approver", DR_ACTOR_APPROVER, error);
    case DR_PLANNED_RETURN:
      return take_step (run, made, DR_STEP_RETURN, DR_ACTOR_OFFICER, NULL, error);
    case DR_PLANNED_WITHDRAW:
      return take_step (run, made, DR_STEP_WITHDRAW, DR_ACTOR_MANAGER, NULL, error);
    case DR_PLANNED_NEXT:
      return create_next (run, made, error);
    case DR_PLANNED_DECIDE:
      return decide (run, made, error);
    case DR_PLANNED_MONITOR:
      return take_step (run, made, DR_STEP_MONITOR, DR_ACTOR_OFFICER, NULL, error);
    case DR_PLANNED_RESULTS:
      return enter_results (run, made, error);
    case DR_PLANNED_CLOSE:
    default:
      return close_it (run, made, error);
    }
}

/* An answer lapses when what it was given to has changed, and after submission its author cannot give another: it goes
 * back, and its next version is answered as things stand and looked at in one sitting. */
static gboolean
review_again (DrGeneratorRun  *run,
              DrMadeUp        *made,
              DrPlannedKind    refused,
              DrDate           day,
              GError         **error)
{
  static const DrPlannedKind again[] = { DR_PLANNED_NEXT, DR_PLANNED_SUBMIT, DR_PLANNED_ENDORSE, DR_PLANNED_APPROVE };
  guint n = refused == DR_PLANNED_APPROVE ? G_N_ELEMENTS (again) : G_N_ELEMENTS (again) - 1;

  if (!take_step (run, made, DR_STEP_RETURN, refused == DR_PLANNED_APPROVE ? DR_ACTOR_APPROVER : DR_ACTOR_OFFICER, NULL, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      dr_generator_run_set_day (run, day);
      if (!take_act (run, made, again[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_held_up (const GError *error)
{
  return g_error_matches (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
}

/**
 * dr_generator_perform:
 * @run: a run that was prepared
 * @act: of its plan
 * @error: return location
 *
 * Does the act on its day. What a finding holds up stays where it is, as it would in an office, and nothing more is done
 * with it.
 *
 * Returns: whether it was done or is held up
 */
gboolean
dr_generator_perform (DrGeneratorRun      *run,
                      const DrPlannedAct  *act,
                      GError             **error)
{
  g_auto (DrMadeUp) made = { 0 };
  g_autoptr (GError) problem = NULL;
  DrDate day = dr_date_add_days (run->begin, act->day);

  if (g_hash_table_contains (run->held_up, GUINT_TO_POINTER (act->number)))
    return TRUE;
  dr_made_up_init (&made, run->editions->evidence, run->seed, act->number, run->count, run->begin);
  dr_generator_run_set_day (run, day);
  if (take_act (run, &made, act->kind, &problem))
    return TRUE;

  if (is_held_up (problem) && (act->kind == DR_PLANNED_ENDORSE || act->kind == DR_PLANNED_APPROVE))
    {
      g_clear_error (&problem);
      if (review_again (run, &made, act->kind, day, &problem))
        return TRUE;
    }
  if (!is_held_up (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_hash_table_add (run->held_up, GUINT_TO_POINTER (act->number));

  return TRUE;
}
