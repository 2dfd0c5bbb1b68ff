#include "dr-guards.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-register-error.h"

/**
 * dr_guards_service:
 * @version: a version
 *
 * Returns: (transfer none): id of its service, with the changes that were made to it; "" where it has none
 */
const char *
dr_guards_service (const DrVersion *version)
{
  int service = version->assessment->service;

  return service != DR_NO_INDEX ? version->editions->evidence->services[service].id : "";
}

/**
 * dr_guards_may_write:
 * @version: a draft
 * @people: everybody, and the roles that stand
 * @person: id of who writes
 * @error: return location for %DR_REGISTER_ERROR_ROLE
 *
 * Returns: whether drafts of its service are this person's to write
 */
gboolean
dr_guards_may_write (const DrVersion     *version,
                     const DrPeopleList  *people,
                     const char          *person,
                     GError             **error)
{
  return dr_workflow_check_field (DR_STAGE_DRAFT, people, person, version->editions->evidence,
                                  dr_guards_service (version), "@title", "", error);
}

/**
 * dr_guards_may_begin:
 * @self: a register
 * @people: everybody, and the roles that stand
 * @person: id of who would write
 * @service: id of a service, as a form or a file has it
 * @error: return location for %DR_REGISTER_ERROR_ROLE
 *
 * Returns: whether drafts of that service are this person's to write, asked before there is one
 */
gboolean
dr_guards_may_begin (DrRegister          *self,
                     const DrPeopleList  *people,
                     const char          *person,
                     const char          *service,
                     GError             **error)
{
  g_autoptr (DrEditionSet) editions = NULL;

  if (dr_workflow_check_field (DR_STAGE_DRAFT, people, person, NULL, service, "@title", "", NULL))
    return TRUE;

  /* Only a refusal wants names, and a register without evidence refuses all the same. */
  editions = dr_knowledge_latest (dr_register_get_knowledge (self), NULL);

  return dr_workflow_check_field (DR_STAGE_DRAFT, people, person, editions != NULL ? editions->evidence : NULL, service,
                                  "@title", "", error);
}

/**
 * dr_guards_signature_key:
 * @key: of a field
 *
 * A verdict is one person's in all its parts: fields with the same signature stand and fall together.
 *
 * Returns: (transfer full) (nullable): the key of the field that says whose verdict this one is part of; %NULL: it is
 * part of none
 */
char *
dr_guards_signature_key (const char *key)
{
  static const char * const parts[] = { "/reviewer/", "/approver/" };
  const char *end = NULL;

  if (g_str_has_prefix (key, "section-reviews/section-review["))
    {
      end = strchr (key, ']');
      return end != NULL ? g_strdup_printf ("%.*s/@by", (int) (end + 1 - key), key) : NULL;
    }
  if (!g_str_has_prefix (key, "justifications/"))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts) && end == NULL; i++)
    {
      end = strstr (key, parts[i]);
      if (end != NULL)
        return g_strdup_printf ("%.*s@by", (int) (end + strlen (parts[i]) - key), key);
    }

  return NULL;
}

static gboolean
is_twice (const DrField *changes,
          guint          i)
{
  for (guint k = 0; k < i; k++)
    if (strcmp (changes[k].key, changes[i].key) == 0)
      return TRUE;

  return FALSE;
}

/* After a draft was sealed files are added; those that were sealed with it stay. */
static gboolean
is_sealed_attachment (const DrVersion *version,
                      const char      *key)
{
  const DrDraft *draft = version->draft;
  const char *end = strchr (key, ']');

  if (draft->stage == DR_STAGE_DRAFT || !g_str_has_prefix (key, "attachments/attachment[") || end == NULL)
    return FALSE;
  for (guint i = 0; i < draft->n_fields; i++)
    if (strncmp (draft->fields[i].key, key, (gsize) (end + 1 - key)) == 0)
      return TRUE;

  return FALSE;
}

/**
 * dr_guards_check_before:
 * @version: its draft as it stands in the store
 * @people: everybody, and the roles that stand
 * @person: id of who writes
 * @changes: what they want to change
 * @n_changes: how many
 * @error: return location for %DR_REGISTER_ERROR_FIELD, %DR_REGISTER_ERROR_ROLE or %DR_REGISTER_ERROR_INPUT
 *
 * Looks at none of it as an assessment: whose business it is comes before whether it is well put.
 *
 * Returns: whether these are fields that this person may write at this stage, each named once
 */
gboolean
dr_guards_check_before (const DrVersion     *version,
                        const DrPeopleList  *people,
                        const char          *person,
                        const DrField       *changes,
                        guint                n_changes,
                        GError             **error)
{
  for (guint i = 0; i < n_changes; i++)
    if (!dr_workflow_check_field (version->draft->stage, people, person, version->editions->evidence,
                                  dr_version_service (version), changes[i].key, changes[i].value, error))
      return FALSE;
  for (guint i = 0; i < n_changes; i++)
    {
      if (changes[i].value != NULL && !g_utf8_validate (changes[i].value, -1, NULL))
        {
          g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT, _("“%s” is to be no text; expected UTF-8"),
                       changes[i].key);
          return FALSE;
        }
      if (is_twice (changes, i))
        {
          g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                       _("“%s” is changed twice at once; expected each field once"), changes[i].key);
          return FALSE;
        }
      if (is_sealed_attachment (version, changes[i].key))
        {
          g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD,
                       _("“%s” was sealed with this version and stays; expected another attachment to be added"),
                       changes[i].key);
          return FALSE;
        }
    }

  return TRUE;
}

/* A verdict is one person's in all its parts, and that person may give it. */
static gboolean
check_verdict (const DrVersion     *version,
               const DrPeopleList  *people,
               const char          *person,
               const char          *key,
               const char          *signed_by,
               GError             **error)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  DrStep step = strstr (key, "/approver/") != NULL ? DR_STEP_APPROVE : DR_STEP_ENDORSE;
  DrHands hands;

  if (signed_by == NULL)   /* taken away */
    return TRUE;
  if (strcmp (signed_by, person) != 0)
    {
      g_autofree char *who = dr_people_call (people, person);
      g_autofree char *whose = dr_people_call (people, signed_by);

      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD,
                   _("%1$s changes a verdict of %2$s, “%3$s”: expected one in their own name"), who, whose, key);
      return FALSE;
    }
  dr_version_hands (version, arena, &hands);

  return dr_workflow_check_hands (step, &hands, people, person, error);
}

/* After approval the next review is put off by reviewing, and by nothing else. */
static gboolean
check_next_review (const DrVersion  *version,
                   const DrField    *changes,
                   guint             n_changes,
                   GError          **error)
{
  const char *done = dr_draft_fields_get (changes, n_changes, "monitoring/@reviewed-before");
  gboolean moves = FALSE;

  for (guint i = 0; i < n_changes; i++)
    moves = moves || strcmp (changes[i].key, "monitoring/@review") == 0;
  if (!moves || version->draft->stage != DR_STAGE_MONITORED)
    return TRUE;
  if (done != NULL && dr_date_is_set (version->assessment->review)
      && dr_date_compare (version->assessment->review, version->assessment->reviewed_before) > 0
      && dr_date_compare (version->assessment->reviewed_before, version->context.as_of) <= 0)
    return TRUE;

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD,
               _("%s, version %u: the date of the next review is set when a review was done; expected the day of that "
                 "review with it, not after today, and a later day for the next"), version->reference, version->version);

  return FALSE;
}

/**
 * dr_guards_check_after:
 * @version: with the changes made to it
 * @people: everybody, and the roles that stand
 * @person: id of who writes
 * @changes: what they changed
 * @n_changes: how many
 * @error: return location for %DR_REGISTER_ERROR_FIELD, %DR_REGISTER_ERROR_ROLE or %DR_REGISTER_ERROR_DUTIES
 *
 * A draft cannot be handed to a service that its writer does not write for, and nobody puts words into another's
 * verdict or judges what they wrote themselves.
 *
 * Returns: whether the version may become so by this person's hand
 */
gboolean
dr_guards_check_after (const DrVersion     *version,
                       const DrPeopleList  *people,
                       const char          *person,
                       const DrField       *changes,
                       guint                n_changes,
                       GError             **error)
{
  g_autoptr (DrFieldList) fields = NULL;

  if (n_changes == 0)
    return TRUE;
  if (version->draft->stage == DR_STAGE_DRAFT)
    return dr_guards_may_write (version, people, person, error);
  if (!check_next_review (version, changes, n_changes, error))
    return FALSE;

  fields = dr_draft_fields_apply (version->draft->fields, version->draft->n_fields, changes, n_changes);
  for (guint i = 0; i < n_changes; i++)
    {
      g_autofree char *signature = dr_guards_signature_key (changes[i].key);

      if (signature != NULL
          && !check_verdict (version, people, person, changes[i].key,
                             dr_draft_fields_get (fields->items, fields->n, signature), error))
        return FALSE;
    }

  return TRUE;
}
