#include "dr-steps.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-answers.h"
#include "dr-attachments.h"
#include "dr-digest.h"
#include "dr-guards.h"
#include "dr-justification.h"
#include "dr-message.h"
#include "dr-next-version.h"
#include "dr-record.h"
#include "dr-roll.h"
#include "dr-version-row.h"
#include "dr-version-trail.h"

/* What one step works with. */
typedef struct {
  DrRegister          *reg;
  const DrStepRequest *request;
  DrArena             *arena;
  DrPeopleList        *people;
  DrVersion           *version;
  const DrTransition  *transition;
  GArray              *changes;      /* of DrField: what was asked for, and what the register adds */
  gint64               at;           /* the one moment that seal and trail speak of */
} DrStepRun;

/**
 * dr_obstacle_free:
 * @self: (transfer full) (nullable): an obstacle
 */
void
dr_obstacle_free (DrObstacle *self)
{
  if (self == NULL)
    return;

  g_free (self->rule);
  g_free (self->rule_case);
  g_free (self->subject);
  g_free (self->message);
  g_free (self);
}

static void
clear_run (DrStepRun *run)
{
  g_clear_pointer (&run->version, dr_version_free);
  g_clear_pointer (&run->people, dr_people_list_free);
  g_clear_pointer (&run->changes, g_array_unref);
  g_clear_pointer (&run->arena, dr_arena_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrStepRun, clear_run)

static void
add_change (DrStepRun  *run,
            const char *key,
            const char *value)
{
  DrField change = { .key = dr_arena_strdup (run->arena, key), .value = dr_arena_strdup (run->arena, value) };

  g_array_append_val (run->changes, change);
}

/* Stage and role: what can be told without looking at what is written with the step. */
static gboolean
open_version (DrStepRun  *run,
              GError    **error)
{
  const DrStepRequest *request = run->request;
  DrVersion *version;

  run->people = dr_roll_people_with (run->reg, request->person, error);
  if (run->people == NULL)
    return FALSE;
  run->version = version = dr_version_open (run->reg, request->reference, request->version, error);

  return version != NULL && dr_version_check_trail (version, error)
         && dr_workflow_check_stage (request->step, version->draft->stage, version->reference, version->version,
                                     &run->transition, error)
         && dr_workflow_check_role (run->transition, run->people, request->person, version->editions->evidence,
                                    dr_version_service (version), error);
}

/* The fields: what can be told before anything is computed. */
static gboolean
take_changes (DrStepRun  *run,
              GError    **error)
{
  const DrStepRequest *request = run->request;
  const DrVersion *version = run->version;

  if (request->revision != 0 && request->revision != version->draft->revision)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED,
                   _("%s, version %u was changed since it was looked at; expected it as it was"), version->reference,
                   version->version);
      return FALSE;
    }

  if (!dr_guards_check_before (version, run->people, request->person, request->changes, request->n_changes, error))
    return FALSE;
  if (request->n_changes > 0)
    g_array_append_vals (run->changes, request->changes, request->n_changes);

  return TRUE;
}

/* Submission names an author, and binds every answer to the figures that it was given to, where nobody has. A version
 * that has all of it is not read and checked a second time. */
static gboolean
complete_submission (DrStepRun  *run,
                     GError    **error)
{
  const DrAssessment *assessment = run->version->assessment;
  guint n_asked = run->changes->len;

  if (assessment->author == NULL)
    add_change (run, "@author", run->request->person);
  dr_answers_bind_unbound (run->version, run->arena, run->changes);

  return run->changes->len == n_asked
         || dr_version_change (run->version, run->reg, (const DrField *) run->changes->data, run->changes->len, error);
}

static gboolean
check_day (DrStepRun  *run,
           GError    **error)
{
  const DrAssessment *assessment = run->version->assessment;
  DrDate day = dr_date_is_set (assessment->effective) ? assessment->effective : assessment->decision.date;
  char words[DR_DATE_STRING_SIZE];

  if (run->request->step == DR_STEP_DECIDE && !dr_date_is_set (assessment->decision.date))
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("the decision is not said; expected its date, who took it, and the option taken"));
      return FALSE;
    }
  if (run->request->step == DR_STEP_DECIDE
      && dr_date_compare (assessment->decision.date, run->version->context.as_of) > 0)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_NOT_YET,
                   _("the decision is dated %s, which has not come; expected it as it was taken"),
                   dr_date_format (assessment->decision.date, words));
      return FALSE;
    }
  if (run->request->step != DR_STEP_MONITOR || dr_date_compare (day, run->version->context.as_of) <= 0)
    return TRUE;

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_NOT_YET,
               _("the change takes effect on %s; monitoring starts on that day"), dr_date_format (day, words));

  return FALSE;
}

static DrObstacle *
make_obstacle (const DrCheck  *check,
               const DrResult *result)
{
  DrObstacle *obstacle = g_new0 (DrObstacle, 1);

  obstacle->rule = g_strdup (dr_check_get_rule (check, result)->id);
  obstacle->rule_case = g_strdup (dr_check_get_case (check, result));
  obstacle->subject = g_strdup (result->subject);
  obstacle->severity = result->severity;
  obstacle->message = dr_message_format (check, result);

  return obstacle;
}

/* The most serious first; the sort is stable, so that within one severity the rules' order stays. */
static int
compare_obstacles (gconstpointer a,
                   gconstpointer b)
{
  const DrObstacle *first = *(const DrObstacle * const *) a;
  const DrObstacle *second = *(const DrObstacle * const *) b;

  return (int) second->severity - (int) first->severity;
}

/* Findings hold up the steps that the rulebook names; nothing holds up going back or giving up. */
static gboolean
check_findings (DrStepRun   *run,
                GPtrArray  **blocking,
                GError     **error)
{
  const DrCheck *check = run->version->check;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_obstacle_free);
  g_autofree char *first = NULL;

  if (run->request->step == DR_STEP_RETURN || run->request->step == DR_STEP_WITHDRAW)
    return TRUE;

  for (guint i = 0; i < check->n_results; i++)
    if (dr_check_blocks (check, &check->results[i]))
      g_ptr_array_add (found, make_obstacle (check, &check->results[i]));
  if (found->len == 0)
    return TRUE;

  g_ptr_array_sort (found, compare_obstacles);
  first = g_strdup_printf ("%s, %s", ((DrObstacle *) found->pdata[0])->rule, ((DrObstacle *) found->pdata[0])->subject);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS,
               ngettext ("%u finding stands in the way of the %s (%s); expected it to be mended or answered",
                         "%u findings stand in the way of the %s (the first: %s); expected each to be mended or answered",
                         found->len),
               found->len, dr_workflow_step_name (run->request->step), first);
  if (blocking != NULL)
    *blocking = g_steal_pointer (&found);

  return FALSE;
}

/* A record that names a file which nobody has would be sealed for good. */
static gboolean
check_attachments (DrStepRun  *run,
                   GError    **error)
{
  const DrVersion *version = run->version;
  g_autoptr (DrAttachments) kept = dr_store_list_attachments (dr_register_get_store (run->reg), version->reference,
                                                              version->version, error);

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; run->request->step == DR_STEP_SUBMIT && i < version->assessment->n_attachments; i++)
    {
      const DrAttachment *named = &version->assessment->attachments[i];
      gboolean found = FALSE;

      for (guint k = 0; k < kept->n_items; k++)
        found = found || (strcmp (kept->items[k].id, named->id) == 0 && strcmp (kept->items[k].sha256, named->sha256) == 0);
      if (found)
        continue;
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ATTACHMENT,
                   _("the attachment “%s” (%s) is named but not kept in the register; expected it to be attached, or taken out"),
                   named->id, named->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_hands (DrStepRun  *run,
             GError    **error)
{
  DrHands hands;

  dr_version_hands (run->version, run->arena, &hands);

  return dr_workflow_check_hands (run->request->step, &hands, run->people, run->request->person, error);
}

/* Everything that a step is refused for, in the order in which a person would want to hear it. */
static gboolean
prepare (DrStepRun   *run,
         GPtrArray  **blocking,
         GError     **error)
{
  const DrStepRequest *request = run->request;

  if (!open_version (run, error) || !take_changes (run, error)
      || !dr_version_read (run->version, run->reg, request->changes, request->n_changes, error))
    return FALSE;

  if (!dr_guards_check_after (run->version, run->people, request->person, request->changes, request->n_changes, error)
      || !dr_workflow_check_role (run->transition, run->people, request->person, run->version->editions->evidence,
                                  dr_guards_service (run->version), error))
    return FALSE;
  if (request->step == DR_STEP_SUBMIT && !complete_submission (run, error))
    return FALSE;

  return check_hands (run, error) && check_day (run, error) && check_attachments (run, error)
         && check_findings (run, blocking, error);
}

/* What is sealed names the last record of everything that counts beside it; a stage that somebody wrote into the
 * register past the program has none. */
static gboolean
check_extract (const DrVersion  *version,
               GError          **error)
{
  for (guint i = 0; i < version->context.n_live; i++)
    if (*version->context.live[i].digest == '\0')
      {
        g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
                     _("%s: %s counts beside it, and no record of that was ever sealed; expected one for every step"),
                     version->reference, version->context.live[i].reference);
        return FALSE;
      }

  return TRUE;
}

/* (transfer full) (nullable): the sealed record, which its own schema accepts. */
static GBytes *
seal (DrStepRun  *run,
      GError    **error)
{
  DrVersion *version = run->version;
  const char *name = run->request->person;
  DrSeal words;
  gsize length = 0;
  g_autofree char *data = NULL;
  g_autoptr (DrXmlDocument) read = NULL;

  if (!check_extract (version, error))
    return NULL;

  for (guint i = 0; i < run->people->n_people; i++)
    if (strcmp (run->people->people[i].id, run->request->person) == 0)
      name = run->people->people[i].name;
  words = (DrSeal) {
    .step = run->request->step,
    .time = run->at,
    .person = run->request->person,
    .name = name,
    .login = dr_register_get_login (run->reg),
    .host = dr_register_get_host (run->reg),
    .program = dr_register_get_program (run->reg),
    .previous = version->head[0] != '\0' ? version->head : NULL,
  };
  data = dr_record_write (version->check, version->editions->digest[DR_EDITION_EVIDENCE],
                          version->editions->questionnaire, &words, &length);
  read = dr_xml_document_read_bytes (version->reference, data, length, NULL, error);
  if (read == NULL)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static gboolean
append (DrStepRun   *run,
        GBytes      *record,
        DrStepDone  *done,
        GError     **error)
{
  const DrVersion *version = run->version;
  char day[DR_DATE_STRING_SIZE];
  char superseded_words[16];
  DrTrailDetail details[7];
  g_autoptr (GString) writers = g_string_new (NULL);
  g_autofree char *comment = run->request->comment != NULL ? dr_xml_clean_text (run->request->comment, -1) : NULL;
  DrRegisterRow row;
  DrDraftSave save = {
    .reference = version->reference,
    .version = version->version,
    .person = run->request->person,
    .at = run->at,
    .stage = run->transition->from,
    .fields = (const DrField *) run->changes->data,
    .n_fields = run->changes->len,
  };
  DrTrailAct act = {
    .at = run->at,
    .reference = version->reference,
    .version = version->version,
    .expected_head = version->head,
    .save = run->changes->len > 0 ? &save : NULL,
    .step = TRUE,
    .from = run->transition->from,
    .to = run->transition->to,
    .expected_revision = version->draft->revision,
    .record = record,
    .row = &row,
  };
  DrTrailStatement statement = {
    .act = dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) run->request->step),
    .person = run->request->person,
    .record = done->record,
    .comment = comment,
    .details = details,
  };

  for (guint i = 0; i < run->changes->len; i++)
    g_array_index (run->changes, DrField, i).revision = version->draft->revision;
  if (run->request->step == DR_STEP_APPROVE
      && !dr_register_find_in_force (run->reg, version->reference, version->version, &act.supersedes, error))
    return FALSE;

  dr_version_row_make (version->check, version->draft->revision + (act.save != NULL), run->arena, &row);
  dr_digest_bytes (g_bytes_get_data (record, NULL), g_bytes_get_size (record), done->record);
  details[statement.n_details++] = (DrTrailDetail) { "as-of", dr_date_format (version->context.as_of, day) };
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    details[statement.n_details++] = (DrTrailDetail) { dr_edition_kind_to_string ((DrEditionKind) kind),
                                                       version->editions->digest[kind] };
  if (act.supersedes != 0)
    {
      g_snprintf (superseded_words, sizeof superseded_words, "%u", act.supersedes);
      details[statement.n_details++] = (DrTrailDetail) { "supersedes", superseded_words };
    }

  for (guint i = 0; i < version->draft->writers.n; i++)
    g_string_append_printf (writers, "%s%s", i > 0 ? " " : "", version->draft->writers.items[i]);
  if (run->request->step == DR_STEP_SUBMIT && writers->len > 0)
    details[statement.n_details++] = (DrTrailDetail) { "writers", writers->str };

  done->version = version->version;
  done->stage = run->transition->to;

  return dr_register_append (run->reg, run->people, &act, &statement, done->head, error);
}

static gboolean
start_run (DrStepRun            *run,
           DrRegister           *self,
           const DrStepRequest  *request,
           GPtrArray           **blocking,
           GError              **error)
{
  run->reg = self;
  run->request = request;
  run->arena = dr_arena_new ();
  run->at = dr_register_get_time (self);
  run->changes = g_array_new (FALSE, FALSE, sizeof (DrField));

  return prepare (run, blocking, error);
}

/**
 * dr_register_check_step:
 * @self: a register
 * @request: the step; what is written with it is not looked at
 * @error: return location for %DR_REGISTER_ERROR_STAGE, %DR_REGISTER_ERROR_ROLE and others
 *
 * For programs that have words to make sense of: whose step it is comes before whether it is well put.
 *
 * Returns: whether the version is at a stage from which there is such a step, and it is this person's to take
 */
gboolean
dr_register_check_step (DrRegister           *self,
                        const DrStepRequest  *request,
                        GError              **error)
{
  g_auto (DrStepRun) run = { .reg = self, .request = request };

  return open_version (&run, error);
}

/**
 * dr_register_try_step:
 * @self: a register
 * @request: the step
 * @blocking: (out) (optional) (nullable) (element-type DrObstacle) (transfer full): with %DR_REGISTER_ERROR_FINDINGS,
 *   what stands in the way, the most serious first
 * @error: return location for a #DrRegisterError, a #DrStoreError and others
 *
 * What would be sealed, for reading before it is. Nothing is written.
 *
 * Returns: (transfer full) (nullable): the version as it would stand after the step; %NULL where it would be refused
 */
DrVersion *
dr_register_try_step (DrRegister           *self,
                      const DrStepRequest  *request,
                      GPtrArray           **blocking,
                      GError              **error)
{
  g_auto (DrStepRun) run = { NULL };

  if (!start_run (&run, self, request, blocking, error)
      || !dr_version_add_step (run.version, request->step, request->person, error))
    return NULL;

  return g_steal_pointer (&run.version);
}

typedef struct {
  DrStepRun  *run;
  GBytes     *record;
  DrStepDone *done;
} Taking;

/* At submission undo ends, and with it whatever it could bring back. */
static gboolean
take (DrStore   *store,
      gpointer   data,
      GError   **error)
{
  Taking *taking = data;

  return (taking->run->request->step != DR_STEP_SUBMIT || dr_attachments_drop_unnamed (store, taking->run->version, error))
         && append (taking->run, taking->record, taking->done, error);
}

/**
 * dr_register_take_step:
 * @self: a register
 * @request: the step
 * @done: (out caller-allocates): what was done
 * @blocking: (out) (optional) (nullable) (element-type DrObstacle) (transfer full): with %DR_REGISTER_ERROR_FINDINGS,
 *   what stands in the way
 * @error: return location for a #DrRegisterError where it is refused, a #DrStoreError and others
 *
 * Checks that the person may, that nothing stands in the way, seals the record, and puts all of it into the trail at
 * once. On failure nothing has changed.
 *
 * Returns: whether the step was taken
 */
gboolean
dr_register_take_step (DrRegister           *self,
                       const DrStepRequest  *request,
                       DrStepDone           *done,
                       GPtrArray           **blocking,
                       GError              **error)
{
  g_auto (DrStepRun) run = { NULL };
  g_autoptr (GBytes) record = NULL;

  g_return_val_if_fail (blocking == NULL || *blocking == NULL, FALSE);

  if (dr_register_is_elsewhen (self))
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("the register is looked at as of another day; expected a step on the day that it is"));
      return FALSE;
    }
  if (!start_run (&run, self, request, blocking, error)
      || !dr_version_add_step (run.version, request->step, request->person, error))
    return FALSE;
  record = seal (&run, error);
  if (record == NULL)
    return FALSE;

  return dr_store_together (dr_register_get_store (self), take, &(Taking) { &run, record, done }, error);
}
