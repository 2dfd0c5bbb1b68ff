#include "dr-duplicate.h"

#include "dr-attachments.h"
#include "dr-draft-fields.h"
#include "dr-drafts.h"

/* A copy, in one go. */
typedef struct {
  DrRegister        *self;
  const char        *person;
  const char        *reference;
  guint              version;
  const DrFieldList *fields;
  const char        *origin;
  char              *made;
} Duplicate;

static gboolean
make_duplicate (DrStore   *store,
                gpointer   data,
                GError   **error)
{
  Duplicate *work = data;

  return dr_register_create (work->self, work->person, work->fields->items, work->fields->n, work->origin, &work->made,
                             error)
         && dr_attachments_copy (store, work->reference, work->version, work->made, 1, error);
}

/**
 * dr_register_duplicate:
 * @self: a register
 * @person: id of who makes it, and is its author
 * @reference: of an assessment
 * @version: its number; 0: the latest
 * @title: (nullable): of the new one; %NULL: the same
 * @made: (out) (transfer full): the new one's reference
 * @error: return location for a #DrRegisterError and others
 *
 * Makes the draft of another assessment, with what that version says but without verdicts and decision.
 *
 * Returns: whether it was made
 */
gboolean
dr_register_duplicate (DrRegister  *self,
                       const char  *person,
                       const char  *reference,
                       guint        version,
                       const char  *title,
                       char       **made,
                       GError     **error)
{
  g_autoptr (DrRegisterPage) row = dr_store_get_row (dr_register_get_store (self), reference, version, error);
  g_autoptr (DrDraft) draft = NULL;
  g_autoptr (DrFieldList) fields = NULL;
  g_autofree char *origin = NULL;
  const DrField own[] = {
    { .key = "@reference" }, { .key = "@version" }, { .key = "@author" }, { .key = "@first-draft" },
    { .key = "@title", .value = title },
  };
  Duplicate work = { self, person, reference, 0, NULL, NULL, NULL };

  if (row == NULL)
    return FALSE;
  work.version = row->rows[0].version;
  draft = dr_store_load_draft (dr_register_get_store (self), reference, work.version, NULL, error);
  if (draft == NULL)
    return FALSE;

  fields = dr_draft_fields_apply (draft->fields, draft->n_fields, own, title != NULL ? 5 : 4);
  origin = g_strdup_printf ("%s version %u", reference, work.version);
  work.fields = fields;
  work.origin = origin;
  if (!dr_store_together (dr_register_get_store (self), make_duplicate, &work, error))
    {
      g_free (work.made);
      return FALSE;
    }
  *made = work.made;

  return TRUE;
}
