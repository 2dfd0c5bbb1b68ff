#include "dr-next-version.h"

#include <glib/gi18n-lib.h>

#include "dr-attachments.h"
#include "dr-draft-begin.h"
#include "dr-guards.h"
#include "dr-roll.h"
#include "dr-version-trail.h"

/**
 * dr_register_find_in_force:
 * @self: a register
 * @reference: of an assessment
 * @before: one of its versions
 * @found: (out): the latest version before it that is approved, decided or monitored; 0: none
 * @error: return location
 *
 * Returns: whether it could be looked for
 */
gboolean
dr_register_find_in_force (DrRegister  *self,
                           const char  *reference,
                           guint        before,
                           guint       *found,
                           GError     **error)
{
  *found = 0;
  for (guint version = before; version-- > 1;)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (DrRegisterPage) page = dr_store_get_row (dr_register_get_store (self), reference, version, &problem);

      if (page == NULL && !g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (page == NULL)   /* the first that is here */
        return TRUE;
      if (dr_stage_is_superseded_by_approval (page->rows[0].stage))
        {
          *found = version;
          return TRUE;
        }
    }

  return TRUE;
}

/* What the next version is made of, in one go. */
typedef struct {
  DrRegister         *self;
  const DrPeopleList *people;
  const char         *person;
  const DrVersion    *latest;
  const DrVersion    *made;
  const DrFieldList  *fields;
  const char         *origin;
} Next;

static gboolean
make_next (DrStore   *store,
           gpointer   data,
           GError   **error)
{
  const Next *next = data;

  return dr_draft_begin_append (next->self, next->people, next->person, next->made, next->fields, next->origin, error)
         && dr_attachments_copy (store, next->latest->reference, next->latest->version, next->made->reference,
                                 next->made->version, error);
}

/* (transfer full) (nullable): what the next version is made of: the latest, or where that was withdrawn, the one that is
 * in force still. @latest: the latest one's number. */
static DrVersion *
load_base (DrRegister  *self,
           const char  *reference,
           guint       *latest,
           GError     **error)
{
  g_autoptr (DrVersion) base = dr_version_load (self, reference, 0, error);
  guint force = 0;

  if (base == NULL)
    return NULL;

  *latest = base->version;
  if (base->draft->stage != DR_STAGE_WITHDRAWN)
    return g_steal_pointer (&base);
  if (!dr_register_find_in_force (self, reference, base->version, &force, error))
    return NULL;

  return force != 0 ? dr_version_load (self, reference, force, error) : g_steal_pointer (&base);
}

/**
 * dr_register_create_next:
 * @self: a register
 * @person: id of who makes it
 * @reference: of an assessment whose latest version was returned, approved, decided or is monitored; a withdrawn one
 *   leaves the version that is in force
 * @version: (out): the new version's number
 * @error: return location for %DR_REGISTER_ERROR_STAGE and others
 *
 * Makes the draft of the next version, with what the latest says, but without verdicts and decision. What was sealed
 * stays as it is.
 *
 * Returns: whether it was made
 */
gboolean
dr_register_create_next (DrRegister  *self,
                         const char  *person,
                         const char  *reference,
                         guint       *version,
                         GError     **error)
{
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, person, error);
  guint last = 0;
  g_autoptr (DrVersion) latest = people != NULL ? load_base (self, reference, &last, error) : NULL;
  g_autofree char *number = NULL;
  g_autofree char *origin = NULL;
  g_autoptr (DrFieldList) first = NULL;
  g_autoptr (DrVersion) made = NULL;
  Next next;

  if (latest == NULL || !dr_version_check_trail (latest, error))
    return FALSE;
  if (!dr_stage_has_next_version (latest->draft->stage))
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_STAGE,
                   _("%s, version %u: the stage is %s; a new version starts from one that is returned, approved, decided or monitored"),
                   reference, latest->version, dr_workflow_stage_name (latest->draft->stage));
      return FALSE;
    }

  number = g_strdup_printf ("%u", last + 1);
  origin = g_strdup_printf ("version %u", latest->version);
  first = dr_draft_begin_fields (latest->draft->fields, latest->draft->n_fields, reference, number, person, NULL);
  made = dr_draft_begin_check (self, first, error);
  next = (Next) { self, people, person, latest, made, first, origin };
  if (made == NULL || !dr_guards_may_write (made, people, person, error)
      || !dr_store_together (dr_register_get_store (self), make_next, &next, error))
    return FALSE;

  *version = last + 1;

  return TRUE;
}
