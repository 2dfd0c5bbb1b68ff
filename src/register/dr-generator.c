#include "dr-generator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-draft-template.h"
#include "dr-drafts.h"
#include "dr-next-version.h"
#include "dr-generator-draft.h"
#include "dr-roll.h"
#include "dr-steps.h"
#include "dr-version-row.h"

/* Assessments that are written together. */
#define BATCH 25
#define BATCH_OF_DRAFTS 1000

/* Who acts. */
typedef enum { MANAGER, OFFICER, APPROVER, ADMINISTRATOR } Actor;

static const struct {
  DrPerson person;
  DrRole   role;
} actors[] = {
  [MANAGER] = { { "mair.rowlands", "Mair Rowlands", "" }, DR_ROLE_MANAGER },
  [OFFICER] = { { "sian.ellis", "Siân Ellis", "" }, DR_ROLE_EQUALITIES },
  [APPROVER] = { { "grace.o-neill", "Grace O’Neill", "" }, DR_ROLE_APPROVER },
  [ADMINISTRATOR] = { { "huw.parry", "Huw Parry", "" }, DR_ROLE_ADMINISTRATOR },
};

/* How far assessments have come, in a hundred. A version that was superseded has one that was approved after it. */
static const struct {
  guint   share;
  DrStage stage;
} spread[] = {
  { 15, DR_STAGE_DRAFT },   { 8, DR_STAGE_SUBMITTED }, { 4, DR_STAGE_RETURNED }, { 4, DR_STAGE_ENDORSED },
  { 6, DR_STAGE_APPROVED }, { 6, DR_STAGE_DECIDED },   { 20, DR_STAGE_MONITORED }, { 30, DR_STAGE_CLOSED },
  { 3, DR_STAGE_SUPERSEDED }, { 4, DR_STAGE_WITHDRAWN },
};

typedef struct {
  DrRegister               *reg;
  const DrGeneratorOptions *options;
  GCancellable             *cancellable;
  guint64                   seed;
  guint64                   count;
  guint64                   done;
  guint64                   until;      /* of the batch */
  DrEditionSet             *editions;
  DrPeopleList             *people;
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
  g_clear_pointer (&run->editions, dr_edition_set_free);
  g_clear_pointer (&run->people, dr_people_list_free);
  g_clear_pointer (&run->bases, g_ptr_array_unref);
  g_clear_pointer (&run->rows, g_ptr_array_unref);
  g_clear_pointer (&run->arena, dr_arena_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Ten in the morning. */
static void
set_day (Run    *run,
         DrDate  day)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (day.year, day.month, day.day, 10, (gint) (run->done % 60), 0);

  dr_register_set_time (run->reg, g_date_time_to_unix (moment) * G_USEC_PER_SEC);
}

static DrStage
stage_of (guint64 number)
{
  guint at = (guint) ((number * 61 + 17) % 100);
  guint i = 0;

  while (at >= spread[i].share)
    at -= spread[i++].share;

  return spread[i].stage;
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
      if ((!is_there (people, person->id) && !dr_register_add_person (run->reg, by, person, error))
          || (by != person->id && !dr_people_has_role (people, person->id, actors[i].role, NULL)
              && !dr_register_grant (run->reg, by, person->id, actors[i].role, NULL, FALSE, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
start (Run     *run,
       GError **error)
{
  DrStore *store = dr_register_get_store (run->reg);

  set_day (run, (DrDate) { 2021, 1, 4 });
  run->editions = dr_knowledge_latest (dr_register_get_knowledge (run->reg), error);
  if (run->editions == NULL)
    return FALSE;
  if (run->editions->evidence->n_points == 0)
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("the evidence base knows no access point of a service; expected one to make up changes to"));
      return FALSE;
    }

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
           DrDate          day,
           GArray         *changes,
           GError        **error)
{
  DrStepRequest request = {
    .reference = made->reference,
    .step = step,
    .person = actors[actor].person.id,
    .changes = changes != NULL ? (const DrField *) changes->data : NULL,
    .n_changes = changes != NULL ? changes->len : 0,
  };
  DrStepDone done;

  set_day (run, day);
  if (dr_register_take_step (run->reg, &request, &done, NULL, error))
    return TRUE;

  g_prefix_error (error, _("%s: "), made->reference);

  return FALSE;
}

static void
add_change (GArray     *changes,
            DrArena    *arena,
            const char *start,
            const char *end,
            const char *value)
{
  g_autofree char *key = g_strconcat (start, end, NULL);
  DrField change = { .key = dr_arena_strdup (arena, key), .value = value };

  g_array_append_val (changes, change);
}

/* Every answer is accepted, by @who: "reviewer" or "approver". */
static GArray *
accept_answers (const DrFieldList *fields,
                DrArena           *arena,
                const char        *who,
                Actor              actor)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (DrField));

  for (guint i = 0; i < fields->n; i++)
    {
      const char *key = fields->items[i].key;
      g_autofree char *start = NULL;
      g_autofree char *item = NULL;

      if (!g_str_has_prefix (key, "justifications/") || !g_str_has_suffix (key, "/@rule"))
        continue;
      item = g_strndup (key, strlen (key) - strlen ("@rule"));
      start = g_strconcat (item, who, NULL);
      add_change (changes, arena, start, "/@by", actors[actor].person.id);
      add_change (changes, arena, start, "/@verdict", "accepted");
    }

  return changes;
}

/* From a draft to approved. */
static gboolean
take_to_approval (Run               *run,
                  const DrMadeUp    *made,
                  const DrFieldList *fields,
                  DrStage            stage,
                  GError           **error)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GArray) reviewed = accept_answers (fields, arena, "reviewer", OFFICER);
  g_autoptr (GArray) approved = accept_answers (fields, arena, "approver", APPROVER);

  if (!take_step (run, made, DR_STEP_SUBMIT, MANAGER, made->submitted, NULL, error))
    return FALSE;
  if (stage == DR_STAGE_SUBMITTED)
    return TRUE;
  if (stage == DR_STAGE_RETURNED)
    return take_step (run, made, DR_STEP_RETURN, OFFICER, made->endorsed, NULL, error);
  if (stage == DR_STAGE_WITHDRAWN)
    return take_step (run, made, DR_STEP_WITHDRAW, MANAGER, made->endorsed, NULL, error);
  if (!take_step (run, made, DR_STEP_ENDORSE, OFFICER, made->endorsed, reviewed, error))
    return FALSE;

  return stage == DR_STAGE_ENDORSED
         || take_step (run, made, DR_STEP_APPROVE, APPROVER, made->approved, approved, error);
}

/* A second version of what was approved takes its place. */
static gboolean
supersede (Run               *run,
           DrMadeUp          *made,
           const DrFieldList *fields,
           GError           **error)
{
  guint version = 0;

  set_day (run, dr_date_add_days (made->approved, 1));
  if (!dr_register_create_next (run->reg, actors[MANAGER].person.id, made->reference, &version, error))
    return FALSE;
  made->submitted = dr_date_add_days (made->approved, 2);
  made->endorsed = dr_date_add_days (made->approved, 3);
  made->approved = dr_date_add_days (made->approved, 4);

  return take_to_approval (run, made, fields, DR_STAGE_APPROVED, error);
}

static gboolean
take_to_the_end (Run             *run,
                 const DrMadeUp  *made,
                 DrStage          stage,
                 GError         **error)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GArray) decision = g_array_new (FALSE, FALSE, sizeof (DrField));
  char date[DR_DATE_STRING_SIZE];

  add_change (decision, arena, "decision/@date", "", dr_date_format (made->decided, date));
  add_change (decision, arena, "decision/@decider", "", "Cabinet");
  add_change (decision, arena, "decision/@reference", "", "CAB, item 4");
  add_change (decision, arena, "decision/@option", "", "change");
  add_change (decision, arena, "decision/@before-decider", "", "true");
  if (!take_step (run, made, DR_STEP_DECIDE, MANAGER, made->decided, decision, error))
    return FALSE;
  if (stage == DR_STAGE_DECIDED)
    return TRUE;
  if (!take_step (run, made, DR_STEP_MONITOR, OFFICER, made->effective, NULL, error))
    return FALSE;

  return stage == DR_STAGE_MONITORED || take_step (run, made, DR_STEP_CLOSE, MANAGER, made->closed, NULL, error);
}

/* A draft in which every finding that can be answered is. */
static DrFieldList *
make_complete (Run               *run,
               DrMadeUp          *made,
               const DrFieldList *base,
               GError           **error)
{
  const char *author = actors[MANAGER].person.id;
  g_autoptr (DrFieldList) fields = dr_made_up_draft (made, run->editions->evidence, run->editions->questionnaire, base,
                                                     author, TRUE);
  g_autoptr (DrVersion) version = NULL;

  set_day (run, made->submitted);
  version = dr_version_new (run->reg, made->reference, 1, fields, error);
  if (version == NULL)
    return NULL;

  return dr_made_up_answer (version->check, fields, author);
}

static gboolean
make_sealed (Run      *run,
             DrMadeUp *made,
             GError  **error)
{
  DrStage stage = stage_of (made->number);
  const DrFieldList *base = base_of (run, made->service, error);
  g_autoptr (DrFieldList) fields = base != NULL ? make_complete (run, made, base, error) : NULL;

  if (fields == NULL)
    return FALSE;
  set_day (run, made->first_draft);
  if (!dr_register_create (run->reg, actors[MANAGER].person.id, fields->items, fields->n, NULL, NULL, error))
    return FALSE;
  if (stage == DR_STAGE_DRAFT)
    return TRUE;
  if (!take_to_approval (run, made, fields, stage, error))
    return FALSE;
  if (stage == DR_STAGE_SUPERSEDED)
    return supersede (run, made, fields, error);

  return stage < DR_STAGE_DECIDED || stage > DR_STAGE_CLOSED || take_to_the_end (run, made, stage, error);
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
            DrMadeUp *made,
            GError  **error)
{
  const char *author = actors[MANAGER].person.id;
  const DrFieldList *base = base_of (run, made->service, error);
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrFieldList) fields = NULL;
  const DrRegisterRow *like = NULL;
  DrRegisterRow row;
  DrDraftSave first;
  DrTrailDetail details[2] = { { "as-of", NULL }, { "origin", "generator" } };
  DrTrailAct act = { .reference = made->reference, .version = 1, .create = &first };
  DrTrailStatement statement = { .act = "create", .person = author, .details = details, .n_details = 2 };
  char day[DR_DATE_STRING_SIZE];

  if (base == NULL)
    return FALSE;
  set_day (run, made->first_draft);
  fields = dr_made_up_draft (made, run->editions->evidence, run->editions->questionnaire, base, author, FALSE);
  like = row_of (run, made->service, fields, error);
  if (like == NULL)
    return FALSE;

  row = *like;
  row.reference = made->reference;
  row.title = made->title;
  row.change = made->theme->what;
  row.decision = made->decided;
  row.effective = made->effective;
  row.search_text = gather_text (fields, arena);
  first = (DrDraftSave) {
    .reference = made->reference,
    .version = 1,
    .person = author,
    .at = dr_register_get_time (run->reg),
    .fields = fields->items,
    .n_fields = fields->n,
    .row = &row,
  };
  details[0].value = dr_date_format (made->first_draft, day);

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
      g_auto (DrMadeUp) made = { 0 };

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      dr_made_up_init (&made, run->editions->evidence, run->seed, run->done + 1, run->count);
      if (!(run->options->drafts_only ? make_draft (run, &made, error) : make_sealed (run, &made, error)))
        return FALSE;
      if (run->options->progress != NULL)
        run->options->progress (run->done + 1, run->count, run->options->data);
    }

  return TRUE;
}

/**
 * dr_generator_run:
 * @self: a register that was set up; its time is the clock's afterwards
 * @count: assessments to make
 * @seed: another seed, another register
 * @options: (nullable): what is made, and who is told
 * @cancellable: (nullable): to stop between two
 * @error: return location for %DR_STORE_ERROR_EXISTS where the register was filled before, and others
 *
 * Fills a register. They are written some at a time: cancelled or failed, those before stand whole, and nothing is left
 * of the others. The steps of one are taken one after another before the next is begun, so that times in the store's
 * chain go back and forth; in each assessment's chain they go forward.
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

  while (good && run.done < count)
    {
      run.until = MIN (count, run.done + (run.options->drafts_only ? BATCH_OF_DRAFTS : BATCH));
      good = dr_store_together (dr_register_get_store (self), make_batch, &run, error);
    }
  dr_register_set_time (self, 0);

  return good;
}
