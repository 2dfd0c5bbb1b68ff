#include "dr-generator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-draft-template.h"
#include "dr-drafts.h"
#include "dr-formats.h"
#include "dr-next-version.h"
#include "dr-generator-draft.h"
#include "dr-generator-evidence.h"
#include "dr-generator-measures.h"
#include "dr-generator-plan.h"
#include "dr-roll.h"
#include "dr-set-up.h"
#include "dr-steps.h"
#include "dr-version-row.h"

/* Acts that are written together. */
#define BATCH 100
#define BATCH_OF_DRAFTS 1000

/* Of a register that is made up from nothing. */
#define EVIDENCE "/org/dueregard/data/evidence/east-herts.xml"

/* The moment at which that register begins. */
static const DrDate epoch = { 2021, 1, 4 };

/* Who acts. */
typedef enum { MANAGER, OFFICER, APPROVER, ADMINISTRATOR } Actor;

static const struct {
  DrPerson person;
  DrRole   role;
} actors[] = {
  [MANAGER] = { { "mair.rowlands", "Mair Rowlands", "" }, DR_ROLE_MANAGER },   /* of every service that has no other */
  [OFFICER] = { { "sian.ellis", "Siân Ellis", "" }, DR_ROLE_EQUALITIES },
  [APPROVER] = { { "grace.o-neill", "Grace O’Neill", "" }, DR_ROLE_APPROVER },
  [ADMINISTRATOR] = { { "huw.parry", "Huw Parry", "" }, DR_ROLE_ADMINISTRATOR },
};

typedef struct {
  DrRegister               *reg;
  const DrGeneratorOptions *options;
  GCancellable             *cancellable;
  guint64                   seed;
  guint64                   count;
  GArray                   *plan;       /* (nullable) of DrPlannedAct, in the order of time; none for drafts alone */
  guint64                   n_acts;
  guint64                   done;       /* of the acts */
  guint64                   until;      /* of the batch */
  DrDate                    begin;      /* nothing is made up before it */
  gint64                    last;       /* when the last act was; 0: none yet */
  DrEditionSet             *editions;
  DrPeopleList             *people;
  GHashTable               *results;    /* number → DrFieldList: of what was submitted, until it is known */
  GHashTable               *held_up;    /* set of numbers: those that a finding keeps where they are */
  GPtrArray                *bases;      /* (nullable items) of DrFieldList: a draft of each service */
  GPtrArray                *rows;       /* (nullable items) of DrRegisterRow: what a check makes of one */
  DrArena                  *arena;      /* of the rows */
} Run;

static void
base_free (gpointer base)
{
  dr_field_list_free (base);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->plan, g_array_unref);
  g_clear_pointer (&run->editions, dr_edition_set_free);
  g_clear_pointer (&run->people, dr_people_list_free);
  g_clear_pointer (&run->results, g_hash_table_unref);
  g_clear_pointer (&run->held_up, g_hash_table_unref);
  g_clear_pointer (&run->bases, g_ptr_array_unref);
  g_clear_pointer (&run->rows, g_ptr_array_unref);
  g_clear_pointer (&run->arena, dr_arena_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* The next act is at ten in the morning of the day, or a second after the one before it. */
static void
set_day (Run    *run,
         DrDate  day)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (day.year, day.month, day.day, 10, 0, 0);

  run->last = MAX (run->last + G_USEC_PER_SEC, g_date_time_to_unix (moment) * G_USEC_PER_SEC);
  dr_register_set_time (run->reg, run->last);
}

/* (nullable): an administrator other than @person. */
static const char *
administrator (const DrPeopleList *people,
               const char         *person)
{
  for (guint i = 0; i < people->n_roles; i++)
    if (people->roles[i].role == DR_ROLE_ADMINISTRATOR && strcmp (people->roles[i].person, person) != 0)
      return people->roles[i].person;

  return NULL;
}

static gboolean
is_there (const DrPeopleList *people,
          const char         *person)
{
  for (guint i = 0; i < people->n_people; i++)
    if (strcmp (people->people[i].id, person) == 0)
      return TRUE;

  return FALSE;
}

/* (transfer none) (nullable): whoever is made up to manage it; NULL: somebody else does, or nobody. */
static const DrPerson *
manager_of (const DrService *service)
{
  for (guint i = 0; i < dr_generator_n_managers; i++)
    if (g_strcmp0 (service->manager, dr_generator_managers[i].id) == 0)
      return &dr_generator_managers[i];

  return NULL;
}

/* Each made-up manager of a service, for that service. */
static gboolean
make_managers (Run     *run,
               GError **error)
{
  const DrEvidence *evidence = run->editions->evidence;

  for (guint i = 0; i < evidence->n_services; i++)
    {
      const DrPerson *person = manager_of (&evidence->services[i]);
      g_autoptr (DrPeopleList) people = NULL;
      const char *by;

      if (person == NULL)
        continue;
      people = dr_store_list_people (dr_register_get_store (run->reg), error);
      if (people == NULL)
        return FALSE;
      by = administrator (people, person->id);
      set_day (run, run->begin);
      if ((!is_there (people, person->id) && !dr_register_add_person (run->reg, by, person, error))
          || (!dr_people_has_role (people, person->id, DR_ROLE_MANAGER, evidence->services[i].id)
              && !dr_register_grant (run->reg, by, person->id, DR_ROLE_MANAGER, evidence->services[i].id, FALSE, error)))
        return FALSE;
    }

  return TRUE;
}

/* Who writes of a service. */
static const char *
author_of (const Run *run,
           guint      service)
{
  const DrPerson *person = manager_of (&run->editions->evidence->services[service]);

  return person != NULL ? person->id : actors[MANAGER].person.id;
}

/* The actors and their roles, where they are missing. The first person of a register is its administrator anyway. */
static gboolean
make_people (DrStore   *store,
             gpointer   data,
             GError   **error)
{
  Run *run = data;

  for (guint i = G_N_ELEMENTS (actors); i-- > 0;)
    {
      const DrPerson *person = &actors[i].person;
      g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
      const char *by;

      if (people == NULL)
        return FALSE;
      by = administrator (people, person->id);
      if (by == NULL && people->n_people == 0)
        by = person->id;
      if (by == NULL && i == ADMINISTRATOR)
        continue;
      set_day (run, run->begin);
      if ((!is_there (people, person->id) && !dr_register_add_person (run->reg, by, person, error))
          || (by != person->id && !dr_people_has_role (people, person->id, actors[i].role, NULL)
              && !dr_register_grant (run->reg, by, person->id, actors[i].role, NULL, FALSE, error)))
        return FALSE;
    }

  return make_managers (run, error);
}

/* The pilot's evidence base with services that nobody has. */
static gboolean
set_up (Run     *run,
        GError **error)
{
  g_autoptr (GBytes) pilot = dr_formats_get_data (EVIDENCE);
  g_autoptr (GBytes) evidence = dr_generator_evidence (pilot, run->seed, error);

  return evidence != NULL
         && dr_register_set_up_with (run->reg, &actors[ADMINISTRATOR].person, _("the generated evidence base"), evidence,
                                     error);
}

/* Whatever stands in the store's chain comes before what is made up. */
static gboolean
find_begin (Run     *run,
            GError **error)
{
  DrStore *store = dr_register_get_store (run->reg);
  g_autoptr (DrTrail) trail = NULL;
  g_autoptr (GDateTime) moment = NULL;
  DrTrailHead head;
  DrDate day = DR_DATE_NONE;

  run->begin = epoch;
  if (!dr_store_read_head (store, NULL, &head, error))
    return FALSE;
  if (head.length == 0)
    {
      set_day (run, run->begin);
      return set_up (run, error);
    }

  trail = dr_store_read_trail (store, NULL, head.length - 1, 1, error);
  if (trail == NULL || trail->n_entries == 0)
    return trail != NULL;
  run->last = trail->entries[0].at;
  moment = g_date_time_new_from_unix_utc (run->last / G_USEC_PER_SEC);
  if (moment != NULL)
    day = (DrDate) { (guint16) g_date_time_get_year (moment), (guint8) g_date_time_get_month (moment),
                     (guint8) g_date_time_get_day_of_month (moment) };
  if (dr_date_compare (day, run->begin) > 0)
    run->begin = day;

  return TRUE;
}

static gboolean
start (Run     *run,
       GError **error)
{
  DrStore *store = dr_register_get_store (run->reg);

  if (!find_begin (run, error))
    return FALSE;
  run->editions = dr_knowledge_latest (dr_register_get_knowledge (run->reg), error);
  if (run->editions == NULL)
    return FALSE;
  if (run->editions->evidence->n_points == 0)
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("the evidence base knows no access point of a service; expected one to make up changes to"));
      return FALSE;
    }
  if (!run->options->drafts_only)
    run->plan = dr_generator_plan (run->editions->evidence, run->seed, run->count, run->begin);
  run->n_acts = run->plan != NULL ? run->plan->len : run->count;

  run->results = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, base_free);
  run->held_up = g_hash_table_new (g_direct_hash, g_direct_equal);
  run->bases = g_ptr_array_new_with_free_func (base_free);
  run->rows = g_ptr_array_new ();
  run->arena = dr_arena_new ();
  g_ptr_array_set_size (run->bases, (gint) run->editions->evidence->n_services);
  g_ptr_array_set_size (run->rows, (gint) run->editions->evidence->n_services);
  if (!dr_store_together (store, make_people, run, error))
    return FALSE;
  run->people = dr_store_list_people (store, error);

  return run->people != NULL;
}

/* (transfer none) (nullable): what a draft of the service starts from. */
static const DrFieldList *
base_of (Run     *run,
         guint    service,
         GError **error)
{
  DrDraftHeading heading = {
    .reference = "EIA",
    .version = 1,
    .title = "A change",
    .nation = run->editions->evidence->nation,
    .service = run->editions->evidence->services[service].id,
    .option_name = "Leave it as it is",
  };

  if (run->bases->pdata[service] == NULL)
    run->bases->pdata[service] = dr_draft_template (&heading, run->editions->evidence, error);

  return run->bases->pdata[service];
}

static gboolean
take_step (Run            *run,
           const DrMadeUp *made,
           DrStep          step,
           Actor           actor,
           DrFieldList    *changes,
           GError        **error)
{
  DrStepRequest request = {
    .reference = made->reference,
    .step = step,
    .person = actor == MANAGER ? author_of (run, made->service) : actors[actor].person.id,
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
submit (Run       *run,
        DrMadeUp  *made,
        GError   **error)
{
  const char *author = author_of (run, made->service);
  DrStage last = dr_generator_stage (made->number);
  g_autoptr (DrVersion) version = dr_version_load (run->reg, made->reference, 0, error);
  g_autoptr (DrFieldList) answers = NULL;

  if (version == NULL)
    return FALSE;
  answers = dr_made_up_answer (version->check, author);
  if (last == DR_STAGE_MONITORED || last == DR_STAGE_CLOSED)
    g_hash_table_insert (run->results, GUINT_TO_POINTER (made->number),
                         dr_made_up_results (made, version->check, last == DR_STAGE_CLOSED));

  return take_step (run, made, DR_STEP_SUBMIT, MANAGER, answers, error);
}

/* Every answer is accepted, by @who: "reviewer" or "approver". */
static gboolean
accept_answers (Run             *run,
                const DrMadeUp  *made,
                DrStep           step,
                const char      *who,
                Actor            actor,
                GError         **error)
{
  DrStore *store = dr_register_get_store (run->reg);
  g_autoptr (DrRegisterPage) page = dr_store_get_row (store, made->reference, 0, error);
  g_autoptr (DrDraft) draft = page != NULL ? dr_store_load_draft (store, made->reference, page->rows[0].version, NULL, error)
                                           : NULL;
  g_autoptr (DrFieldList) verdicts = NULL;

  if (draft == NULL)
    return FALSE;
  verdicts = dr_made_up_accept (draft, who, actors[actor].person.id);

  return take_step (run, made, step, actor, verdicts, error);
}

static gboolean
decide (Run             *run,
        const DrMadeUp  *made,
        GError         **error)
{
  g_autoptr (DrFieldList) decision = dr_made_up_decision (made);

  return take_step (run, made, DR_STEP_DECIDE, MANAGER, decision, error);
}

/* What is known of those in monitoring so far. */
static gboolean
enter_results (Run             *run,
               const DrMadeUp  *made,
               GError         **error)
{
  const DrFieldList *results = g_hash_table_lookup (run->results, GUINT_TO_POINTER (made->number));
  DrStore *store = dr_register_get_store (run->reg);
  g_autoptr (DrRegisterPage) page = dr_store_get_row (store, made->reference, 0, error);
  g_autoptr (DrDraft) draft = page != NULL ? dr_store_load_draft (store, made->reference, page->rows[0].version, NULL, error)
                                           : NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DrField));
  DrSaveRequest request = { .reference = made->reference, .person = author_of (run, made->service) };

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
close_it (Run             *run,
          const DrMadeUp  *made,
          GError         **error)
{
  DrFieldList *results = g_hash_table_lookup (run->results, GUINT_TO_POINTER (made->number));

  if (!take_step (run, made, DR_STEP_CLOSE, MANAGER, results, error))
    return FALSE;
  g_hash_table_remove (run->results, GUINT_TO_POINTER (made->number));

  return TRUE;
}

static gboolean
create (Run       *run,
        DrMadeUp  *made,
        GError   **error)
{
  const char *author = author_of (run, made->service);
  const DrFieldList *base = base_of (run, made->service, error);
  g_autoptr (DrFieldList) fields = NULL;

  if (base == NULL)
    return FALSE;
  fields = dr_made_up_draft (made, run->editions->evidence, run->editions->questionnaire, base, author, TRUE);

  return dr_register_create (run->reg, author, fields->items, fields->n, NULL, NULL, error);
}

static gboolean
create_next (Run             *run,
             const DrMadeUp  *made,
             GError         **error)
{
  guint version = 0;

  return dr_register_create_next (run->reg, author_of (run, made->service), made->reference, &version, error);
}

/* One act of the plan, at this moment. */
static gboolean
take_act (Run            *run,
          DrMadeUp       *made,
          DrPlannedKind   kind,
          GError        **error)
{
  switch (kind)
    {
    case DR_PLANNED_CREATE:
      return create (run, made, error);
    case DR_PLANNED_SUBMIT:
      return submit (run, made, error);
    case DR_PLANNED_ENDORSE:
      return accept_answers (run, made, DR_STEP_ENDORSE, "reviewer", OFFICER, error);
    case DR_PLANNED_APPROVE:
      return accept_answers (run, made, DR_STEP_APPROVE, "approver", APPROVER, error);
    case DR_PLANNED_RETURN:
      return take_step (run, made, DR_STEP_RETURN, OFFICER, NULL, error);
    case DR_PLANNED_WITHDRAW:
      return take_step (run, made, DR_STEP_WITHDRAW, MANAGER, NULL, error);
    case DR_PLANNED_NEXT:
      return create_next (run, made, error);
    case DR_PLANNED_DECIDE:
      return decide (run, made, error);
    case DR_PLANNED_MONITOR:
      return take_step (run, made, DR_STEP_MONITOR, OFFICER, NULL, error);
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
review_again (Run            *run,
              DrMadeUp       *made,
              DrPlannedKind   refused,
              DrDate          day,
              GError        **error)
{
  static const DrPlannedKind again[] = { DR_PLANNED_NEXT, DR_PLANNED_SUBMIT, DR_PLANNED_ENDORSE, DR_PLANNED_APPROVE };
  guint n = refused == DR_PLANNED_APPROVE ? G_N_ELEMENTS (again) : G_N_ELEMENTS (again) - 1;

  if (!take_step (run, made, DR_STEP_RETURN, refused == DR_PLANNED_APPROVE ? APPROVER : OFFICER, NULL, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      set_day (run, day);
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

/* What a finding holds up stays where it is, as it would in an office, and nothing more is done with it. */
static gboolean
perform (Run                 *run,
         const DrPlannedAct  *act,
         GError             **error)
{
  g_auto (DrMadeUp) made = { 0 };
  g_autoptr (GError) problem = NULL;
  DrDate day = dr_date_add_days (run->begin, act->day);

  if (g_hash_table_contains (run->held_up, GUINT_TO_POINTER (act->number)))
    return TRUE;
  dr_made_up_init (&made, run->editions->evidence, run->seed, act->number, run->count, run->begin);
  set_day (run, day);
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

/* (transfer none) (nullable): the row of a checked draft like those of the service. */
static const DrRegisterRow *
row_of (Run               *run,
        guint              service,
        const DrFieldList *fields,
        GError           **error)
{
  g_autoptr (DrVersion) version = NULL;
  DrRegisterRow *row;

  if (run->rows->pdata[service] != NULL)
    return run->rows->pdata[service];

  version = dr_version_new (run->reg, "EIA", 1, fields, error);
  if (version == NULL)
    return NULL;
  row = dr_arena_new0 (run->arena, DrRegisterRow);
  dr_version_row_make (version->check, 1, run->arena, row);
  run->rows->pdata[service] = row;

  return row;
}

static const char *
gather_text (const DrFieldList *fields,
             DrArena           *arena)
{
  g_autoptr (GString) text = g_string_new (dr_draft_fields_get (fields->items, fields->n, "change/why"));

  for (guint i = 0; i < fields->n; i++)
    if (g_str_has_prefix (fields->items[i].key, "answers/"))
      g_string_append_printf (text, "\n%s", fields->items[i].value);

  return dr_arena_strndup (arena, text->str, text->len);
}

/* Like dr_register_create(), without checking each: a draft of the service was, and they differ in their words only. */
static gboolean
make_draft (Run      *run,
            guint64   number,
            GError  **error)
{
  g_auto (DrMadeUp) made = { 0 };
  const char *author = NULL;
  const DrFieldList *base = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrFieldList) fields = NULL;
  const DrRegisterRow *like = NULL;
  DrRegisterRow row;
  DrDraftSave first;
  DrTrailDetail details[2] = { { "as-of", NULL }, { "origin", "generator" } };
  DrTrailAct act = { .version = 1, .create = &first };
  DrTrailStatement statement = { .act = "create", .details = details, .n_details = 2 };
  char day[DR_DATE_STRING_SIZE];

  dr_made_up_init (&made, run->editions->evidence, run->seed, number, run->count, run->begin);
  author = author_of (run, made.service);
  statement.person = author;
  base = base_of (run, made.service, error);
  if (base == NULL)
    return FALSE;
  set_day (run, made.first_draft);
  fields = dr_made_up_draft (&made, run->editions->evidence, run->editions->questionnaire, base, author, FALSE);
  like = row_of (run, made.service, fields, error);
  if (like == NULL)
    return FALSE;

  row = *like;
  row.reference = made.reference;
  row.title = made.title;
  row.change = made.theme->what;
  row.decision = made.decided;
  row.effective = made.effective;
  row.search_text = gather_text (fields, arena);
  first = (DrDraftSave) {
    .reference = made.reference,
    .version = 1,
    .person = author,
    .at = dr_register_get_time (run->reg),
    .fields = fields->items,
    .n_fields = fields->n,
    .row = &row,
  };
  act.reference = made.reference;
  details[0].value = dr_date_format (made.first_draft, day);

  return dr_register_append (run->reg, run->people, &act, &statement, NULL, error);
}

static gboolean
make_batch (DrStore   *store,
            gpointer   data,
            GError   **error)
{
  Run *run = data;

  for (; run->done < run->until; run->done++)
    {
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
          || !(run->plan != NULL ? perform (run, &g_array_index (run->plan, DrPlannedAct, run->done), error)
                                 : make_draft (run, run->done + 1, error)))
        return FALSE;
      if (run->options->progress != NULL)
        run->options->progress (run->done + 1, run->n_acts, run->options->data);
    }

  return TRUE;
}

/**
 * dr_generator_run:
 * @self: a register; its time is the clock's afterwards
 * @count: assessments to make, 1..10,000,000
 * @seed: another seed, another register
 * @options: (nullable): what is made, and who is told
 * @cancellable: (nullable): to stop between two acts
 * @error: return location for %DR_STORE_ERROR_EXISTS where such references are in use, and others
 *
 * Fills a register. All acts are planned with their days first and then done in the order of time, so that times never
 * go back in any chain. A register in which nothing has happened is set up first, on 4 January 2021, with the pilot's
 * evidence base and services of a made-up council (see dr-generator-evidence.h); in one with a past the made-up years begin on the day of its last act. No finding ends it: where
 * answers have lapsed under review, the version is returned and the next one answered; what a finding holds up all the
 * same stays at its stage. Acts are written some at a time: cancelled or failed, those before stand whole, and nothing is left of the others.
 *
 * Returns: whether all were made
 */
gboolean
dr_generator_run (DrRegister                *self,
                  guint64                    count,
                  guint64                    seed,
                  const DrGeneratorOptions  *options,
                  GCancellable              *cancellable,
                  GError                   **error)
{
  static const DrGeneratorOptions otherwise = { .drafts_only = FALSE };
  g_auto (Run) run = { .reg = self, .options = options != NULL ? options : &otherwise, .cancellable = cancellable,
                       .seed = seed, .count = count };
  gboolean good = start (&run, error);

  while (good && run.done < run.n_acts)
    {
      run.until = MIN (run.n_acts, run.done + (run.options->drafts_only ? BATCH_OF_DRAFTS : BATCH));
      good = dr_store_together (dr_register_get_store (self), make_batch, &run, error);
    }
  dr_register_set_time (self, 0);

  return good;
}
