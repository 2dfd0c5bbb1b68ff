#include "dr-draft-begin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-version-row.h"

/**
 * dr_draft_begin_check:
 * @self: a register
 * @fields: all of the draft, with its reference and version
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the draft would be, checked by the latest editions, without being in the store
 */
DrVersion *
dr_draft_begin_check (DrRegister         *self,
                      const DrFieldList  *fields,
                      GError            **error)
{
  const char *reference = dr_draft_fields_get (fields->items, fields->n, "@reference");
  const char *version = dr_draft_fields_get (fields->items, fields->n, "@version");
  guint64 number = 0;

  if (reference == NULL || reference[0] == '\0' || version == NULL
      || !g_ascii_string_to_unsigned (version, 10, 1, G_MAXINT32, &number, NULL))
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("the draft has no reference or no version; expected both"));
      return NULL;
    }

  return dr_version_new (self, reference, (guint) number, fields, error);
}

/**
 * dr_draft_begin_append:
 * @self: a register
 * @people: that @person was judged by
 * @person: id of who makes it
 * @version: what it will be
 * @fields: all of it
 * @origin: (nullable): where it came from, for the trail
 * @error: return location
 *
 * Returns: whether the draft was made, by an act in the trail
 */
gboolean
dr_draft_begin_append (DrRegister          *self,
                       const DrPeopleList  *people,
                       const char          *person,
                       const DrVersion     *version,
                       const DrFieldList   *fields,
                       const char          *origin,
                       GError             **error)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  char day[DR_DATE_STRING_SIZE];
  DrTrailDetail details[2];
  DrRegisterRow row;
  DrDraftSave first = {
    .reference = version->reference,
    .version = version->version,
    .person = person,
    .at = dr_register_get_time (self),
    .fields = fields->items,
    .n_fields = fields->n,
    .row = &row,
  };
  DrTrailAct act = { .reference = version->reference, .version = version->version, .create = &first };
  DrTrailStatement statement = { .act = "create", .person = person, .details = details };

  dr_version_row_make (version->check, 1, arena, &row);
  details[statement.n_details++] = (DrTrailDetail) { "as-of", dr_date_format (version->context.as_of, day) };
  if (origin != NULL)
    details[statement.n_details++] = (DrTrailDetail) { "origin", origin };

  return dr_register_append (self, people, &act, &statement, NULL, error);
}

/* A draft holds nobody's verdict and no decision but as it will be written here. */
static gboolean
is_kept (const char *key)
{
  return strstr (key, "/reviewer/") == NULL && strstr (key, "/approver/") == NULL
         && !g_str_has_prefix (key, "section-reviews/") && !g_str_has_prefix (key, "decision/")
         && !g_str_has_prefix (key, "publication/") && strcmp (key, "monitoring/@reviewed") != 0
         && strcmp (key, "monitoring/@reviewed-before") != 0;
}

/**
 * dr_draft_begin_fields:
 * @fields: of a draft file, or of the version before
 * @n_fields: how many
 * @reference: of the new draft
 * @version: its number
 * @author: where the fields name none
 * @first_draft: (nullable): the day it was begun, where the fields name none
 *
 * Returns: (transfer full): the fields that a new draft starts from: nobody's verdict, and no decision
 */
DrFieldList *
dr_draft_begin_fields (const DrField *fields,
                       guint          n_fields,
                       const char    *reference,
                       const char    *version,
                       const char    *author,
                       const char    *first_draft)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DrField));
  const struct { const char *key; const char *value; gboolean always; } own[] = {
    { "@reference", reference, TRUE },
    { "@version", version, TRUE },
    { "@author", author, FALSE },
    { "@first-draft", first_draft, FALSE },
  };

  for (guint i = 0; i < n_fields; i++)
    if (!is_kept (fields[i].key))
      {
        DrField gone = { .key = fields[i].key };

        g_array_append_val (changes, gone);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      DrField change = { .key = own[i].key, .value = own[i].value };

      if (change.value != NULL && (own[i].always || dr_draft_fields_get (fields, n_fields, own[i].key) == NULL))
        g_array_append_val (changes, change);
    }

  return dr_draft_fields_apply (fields, n_fields, (const DrField *) changes->data, changes->len);
}
