#include "dr-drafts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-answers.h"
#include "dr-draft-begin.h"
#include "dr-guards.h"
#include "dr-roll.h"
#include "dr-version-row.h"
#include "dr-version-trail.h"

/* Of an assessment that begins elsewhere, on paper or in another register. */
#define DR_FIRST_VERSION_MAX 999u

/* How often a save is checked again when others save other fields in between. */
#define TRIES 100

/**
 * dr_register_next_reference:
 * @self: a register
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reference that nobody has, of this year
 */
char *
dr_register_next_reference (DrRegister  *self,
                            GError     **error)
{
  guint year = dr_register_get_today (self).year;
  g_autofree char *series = g_strdup_printf ("reference-%u", year);

  for (;;)
    {
      guint64 number = 0;
      g_autofree char *reference = NULL;
      g_autoptr (DrRegisterPage) page = NULL;
      g_autoptr (GError) problem = NULL;

      if (!dr_store_next_number (dr_register_get_store (self), series, &number, error))
        return NULL;
      reference = g_strdup_printf ("EIA-%u-%03" G_GUINT64_FORMAT, year, number);
      page = dr_store_get_row (dr_register_get_store (self), reference, 0, &problem);
      if (page != NULL)   /* somebody brought one of that name */
        continue;
      if (g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
        return g_steal_pointer (&reference);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
}

/* A draft that says which version it is may begin an assessment at any number; of one that is here it is only the next,
 * and only where a next one can be made. */
static gboolean
check_number (DrRegister   *self,
              const char   *reference,
              guint         number,
              GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_get_row (dr_register_get_store (self), reference, 0, &problem);

  if (page == NULL && !g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (page == NULL ? number <= DR_FIRST_VERSION_MAX
                   : number == page->rows[0].version + 1 && dr_stage_has_next_version (page->rows[0].stage))
    return TRUE;

  if (page == NULL)
    g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                 _("%s, version %u: the number is too high to begin with; expected up to %u"), reference, number,
                 DR_FIRST_VERSION_MAX);
  else if (number <= page->rows[0].version)
    g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS,
                 _("%s is in the register already, with version %u; expected a reference that is not, or a next version"),
                 reference, page->rows[0].version);
  else
    g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_STAGE,
                 _("%s, version %u is %s here; expected version %u, of one that is returned, approved, decided or monitored"),
                 reference, page->rows[0].version, dr_workflow_stage_name (page->rows[0].stage),
                 page->rows[0].version + 1);

  return FALSE;
}

/**
 * dr_register_create:
 * @self: a register
 * @person: id of who makes it: a service manager of its service, or an equalities officer
 * @fields: all of the draft; without a reference it gets the next of this year, without an author @person
 * @n_fields: how many
 * @origin: (nullable): where it came from, for the trail
 * @reference: (out) (optional) (transfer full): its reference
 * @error: return location for %DR_STORE_ERROR_EXISTS, a #DrRegisterError and others
 *
 * Makes a draft of what a form or a file says. Verdicts and decisions in it are left out: they are given here, by those
 * whose they are.
 *
 * Returns: whether it was made
 */
gboolean
dr_register_create (DrRegister     *self,
                    const char     *person,
                    const DrField  *fields,
                    guint           n_fields,
                    const char     *origin,
                    char          **reference,
                    GError        **error)
{
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, person, error);
  const char *given = dr_draft_fields_get (fields, n_fields, "@reference");
  const char *service = dr_draft_fields_get (fields, n_fields, "@service");
  const char *version_given = dr_draft_fields_get (fields, n_fields, "@version");
  g_autofree char *name = NULL;
  g_autoptr (DrFieldList) first = NULL;
  g_autoptr (DrVersion) version = NULL;
  char today[DR_DATE_STRING_SIZE];

  /* Whose business it is comes before whether it is well put. */
  if (people == NULL || (service != NULL && !dr_guards_may_begin (self, people, person, service, error)))
    return FALSE;
  name = given != NULL ? g_strdup (given) : dr_register_next_reference (self, error);
  if (name == NULL)
    return FALSE;

  first = dr_draft_begin_fields (fields, n_fields, name, version_given != NULL ? version_given : "1", person,
                      dr_date_format (dr_register_get_today (self), today));
  version = dr_draft_begin_check (self, first, error);
  if (version == NULL || !dr_guards_may_write (version, people, person, error)
      || !check_number (self, version->reference, version->version, error)
      || !dr_draft_begin_append (self, people, person, version, first, origin, error))
    return FALSE;

  if (reference != NULL)
    *reference = g_steal_pointer (&name);

  return TRUE;
}

/* One try, on the draft as it stands; %DR_STORE_ERROR_MOVED: it was saved by somebody else in between. */
static gboolean
try_to_save (DrRegister           *self,
             const DrSaveRequest  *request,
             guint64              *revision,
             DrConflicts         **conflicts,
             GError              **error)
{
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, request->person, error);
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DrField));
  DrRegisterRow row;
  DrDraftSave save;

  if (people == NULL)
    return FALSE;
  version = dr_version_open (self, request->reference, request->version, error);
  if (version == NULL || !dr_version_check_trail (version, error))
    return FALSE;

  if (request->n_changes == 0)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                   _("%s, version %u: nothing is to be saved; expected a change"), version->reference, version->version);
      return FALSE;
    }
  if (!dr_guards_check_before (version, people, request->person, request->changes, request->n_changes, error)
      || !dr_version_read (version, self, request->changes, request->n_changes, error)
      || !dr_guards_check_after (version, people, request->person, request->changes, request->n_changes, error))
    return FALSE;

  g_array_append_vals (changes, request->changes, request->n_changes);
  if (version->draft->stage == DR_STAGE_DRAFT)
    dr_answers_bind_written (version, request->changes, request->n_changes, arena, changes);
  if (changes->len > request->n_changes
      && !dr_version_change (version, self, (const DrField *) changes->data, changes->len, error))
    return FALSE;

  dr_version_row_make (version->check, version->draft->revision + 1, arena, &row);
  save = (DrDraftSave) {
    .reference = version->reference,
    .version = version->version,
    .person = request->person,
    .at = dr_register_get_time (self),
    .stage = version->draft->stage,
    .expected_revision = version->draft->revision,
    .fields = (const DrField *) changes->data,
    .n_fields = changes->len,
    .continues = request->continues,
    .row = &row,
  };

  return dr_store_save_draft (dr_register_get_store (self), &save, revision, conflicts, error);
}

/**
 * dr_register_save:
 * @self: a register
 * @request: what changed
 * @revision: (out) (optional): the draft's, from which these fields are saved next
 * @conflicts: (out) (optional) (nullable): with %DR_STORE_ERROR_CONFLICT, the fields that somebody else has changed since
 * @error: return location for %DR_STORE_ERROR_CONFLICT, a #DrRegisterError and others
 *
 * Saves all of it or nothing. What cannot be read back as an assessment is refused, so that a draft can be opened,
 * checked and sealed at any time.
 *
 * Returns: whether it is saved
 */
gboolean
dr_register_save (DrRegister           *self,
                  const DrSaveRequest  *request,
                  guint64              *revision,
                  DrConflicts         **conflicts,
                  GError              **error)
{
  for (guint i = 1;; i++)
    {
      g_autoptr (GError) problem = NULL;

      if (try_to_save (self, request, revision, conflicts, &problem))
        return TRUE;
      if (i == TRIES || !g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_MOVED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      g_usleep ((gulong) g_random_int_range (0, 1000 * (gint) MIN (i, 20)));
    }
}

/* One undo or redo, in one go. */
typedef struct {
  DrRegister   *self;
  const char   *reference;
  guint         version;
  const char   *person;
  gboolean      redo;
  guint64      *revision;
  DrConflicts **conflicts;
} Undo;

/* What comes of it is an assessment, which this person may write, or it is not done. */
static gboolean
undo (DrStore   *store,
      gpointer   data,
      GError   **error)
{
  const Undo *work = data;
  gint64 now = dr_register_get_time (work->self);
  g_autoptr (DrPeopleList) people = dr_roll_people_with (work->self, work->person, error);
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrVersion) changed = NULL;
  DrRegisterRow row;

  if (people == NULL
      || !(work->redo ? dr_store_redo : dr_store_undo) (store, work->reference, work->version, work->person, now,
                                                        work->revision, work->conflicts, error))
    return FALSE;

  changed = dr_version_load (work->self, work->reference, work->version, error);
  if (changed == NULL || !dr_version_check_trail (changed, error) || !dr_guards_may_write (changed, people, work->person, error))
    return FALSE;
  dr_version_row_make (changed->check, changed->draft->revision, arena, &row);

  return dr_store_put_row (store, &row, error);
}

/**
 * dr_register_undo:
 * @self: a register
 * @reference: of an assessment
 * @version: of a draft
 * @person: whose last save is taken back, or whose last undo
 * @redo: which of the two
 * @revision: (out) (optional): the draft's after it
 * @conflicts: (out) (optional) (nullable): with %DR_STORE_ERROR_CONFLICT, the fields that somebody else has changed since
 * @error: return location for %DR_STORE_ERROR_NOTHING, %DR_STORE_ERROR_CONFLICT and others
 *
 * Refused where what would be left is no assessment, since others built on what would go.
 *
 * Returns: whether it was done
 */
gboolean
dr_register_undo (DrRegister   *self,
                  const char   *reference,
                  guint         version,
                  const char   *person,
                  gboolean      redo,
                  guint64      *revision,
                  DrConflicts **conflicts,
                  GError      **error)
{
  guint64 now = 0;
  Undo work = { self, reference, version, person, redo, &now, conflicts };

  if (!dr_store_together (dr_register_get_store (self), undo, &work, error))
    return FALSE;
  if (revision != NULL)
    *revision = now;

  return TRUE;
}

/**
 * dr_register_delete:
 * @self: a register
 * @person: id of who does it
 * @reference: of an assessment
 * @version: of a draft
 * @error: return location for %DR_REGISTER_ERROR_STAGE and others
 *
 * Deletes a draft with all that was written in it. The trail keeps that it was there and who deleted it.
 *
 * Returns: whether it was deleted
 */
gboolean
dr_register_delete (DrRegister  *self,
                    const char  *person,
                    const char  *reference,
                    guint        version,
                    GError     **error)
{
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, person, error);
  g_autoptr (DrVersion) draft = people != NULL ? dr_version_load (self, reference, version, error) : NULL;
  DrTrailAct act = { .reference = reference, .remove = TRUE };
  DrTrailStatement statement = { .act = "delete", .person = person };

  if (draft == NULL || !dr_version_check_trail (draft, error))
    return FALSE;
  if (draft->draft->stage != DR_STAGE_DRAFT)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_STAGE,
                   _("%s, version %u: the stage is %s; only a draft is deleted, and anything before the decision can be withdrawn"),
                   reference, draft->version, dr_workflow_stage_name (draft->draft->stage));
      return FALSE;
    }
  if (!dr_guards_may_write (draft, people, person, error))
    return FALSE;

  act.version = draft->version;
  act.expected_head = draft->head;
  act.expected_revision = draft->draft->revision;

  return dr_register_append (self, people, &act, &statement, NULL, error);
}
