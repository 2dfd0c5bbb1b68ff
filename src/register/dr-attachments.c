#include "dr-attachments.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-drafts.h"
#include "dr-nearest-names.h"
#include "dr-regular-file.h"
#include "dr-roll.h"
#include "dr-xml-writer.h"

/* One attaching, in one go. */
typedef struct {
  DrRegister            *self;
  const DrAttachRequest *request;
  GBytes                *bytes;
  char                  *id;       /* that it gets */
} Attaching;

/* One detaching, likewise. */
typedef struct {
  DrRegister *self;
  const char *person;
  const char *reference;
  guint       version;
  const char *id;
} Detaching;

/* (transfer full) (nullable): the file's bytes. */
static GBytes *
read_file (const char  *path,
           GError     **error)
{
  char *data = NULL;
  gsize length = 0;

  if (!dr_regular_file_read (path, DR_STORE_MAX_BLOB, &data, &length, error))
    return NULL;

  return g_bytes_new_take (data, length);
}

/* (transfer full): a type by the file's name alone: what is in it is nobody's business here. */
static char *
guess_type (const char *name)
{
  g_autofree char *content = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *type = g_content_type_get_mime_type (content);

  return type != NULL && strchr (type, '/') != NULL ? g_steal_pointer (&type) : g_strdup ("application/octet-stream");
}

static char *
clean_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  g_autofree char *clean = dr_xml_clean_text (valid, -1);
  g_autoptr (GString) name = g_string_new (NULL);

  /* As the schema's reader has it: no part of a path, and no control characters. */
  g_strdelimit (clean, "\\", '_');
  for (const char *at = clean; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (name, g_unichar_iscntrl (g_utf8_get_char (at)) ? ' ' : g_utf8_get_char (at));
  g_strstrip (name->str);
  if (name->str[0] == '\0')
    return g_strdup ("file");

  return g_utf8_substring (name->str, 0, MIN (g_utf8_strlen (name->str, -1), 200));
}

static gboolean
has_id (const DrAttachment *attachments,
        guint               n,
        const char         *id)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (attachments[i].id, id) == 0)
      return TRUE;

  return FALSE;
}

/* (transfer full): an id that no attachment of the version has, nor one that was taken out and that undo may bring back. */
static char *
next_id (const DrVersion     *version,
         const DrAttachments *kept)
{
  for (guint number = version->assessment->n_attachments + 1;; number++)
    {
      g_autofree char *id = g_strdup_printf ("attachment-%u", number);

      if (!has_id (version->assessment->attachments, version->assessment->n_attachments, id)
          && !has_id (kept->items, kept->n_items, id))
        return g_steal_pointer (&id);
    }
}

static gboolean
save (DrRegister       *self,
      const DrVersion  *version,
      const char       *person,
      const DrField    *changes,
      guint             n_changes,
      GError          **error)
{
  DrSaveRequest request = {
    .reference = version->reference,
    .version = version->version,
    .person = person,
    .changes = changes,
    .n_changes = n_changes,
  };

  return dr_register_save (self, &request, NULL, NULL, error);
}

static void
add_change (GPtrArray  *keys,
            GArray     *changes,
            const char *id,
            const char *attribute,
            const char *value,
            guint64     revision)
{
  g_autofree char *pattern = g_strconcat ("attachments/attachment[]/", attribute, NULL);
  DrField change = { .key = dr_draft_key (pattern, id, NULL), .value = value, .revision = revision };

  if (value == NULL)
    {
      g_free ((char *) change.key);
      return;
    }
  g_ptr_array_add (keys, (gpointer) change.key);
  g_array_append_val (changes, change);
}

/* Nobody would miss a mistyped one: the file would only never be found beside its question. */
static gboolean
refuse_name (const DrVersion  *version,
             const char       *words,
             const char       *name,
             GPtrArray        *known,
             GError          **error)
{
  g_autofree char *nearest = dr_nearest_names (name, (const char * const *) known->pdata, known->len);
  g_autofree char *such_as = known->len > 0 ? g_strdup_printf (_(", such as %s"), nearest) : g_strdup ("");

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT, words, version->reference, version->version, name, such_as);

  return FALSE;
}

static gboolean
check_target (const DrVersion        *version,
              const DrAttachRequest  *request,
              GError                **error)
{
  const DrQuestionnaire *questionnaire = version->editions->questionnaire;
  const DrAssessment *assessment = version->assessment;
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  g_autoptr (GPtrArray) impacts = g_ptr_array_new ();

  for (guint i = 0; i < questionnaire->n_sections; i++)
    for (guint k = 0; k < questionnaire->sections[i].n_questions; k++)
      g_ptr_array_add (questions, (gpointer) questionnaire->sections[i].questions[k].id);
  for (guint i = 0; i < assessment->n_impacts; i++)
    g_ptr_array_add (impacts, (gpointer) assessment->impacts[i].id);

  if (request->question != NULL && dr_questionnaire_find (questionnaire, request->question) == NULL)
    return refuse_name (version, _("%s, version %u: the questionnaire has no question “%s”; expected one of its own%s"),
                        request->question, questions, error);
  if (request->impact != NULL && !g_ptr_array_find_with_equal_func (impacts, request->impact, g_str_equal, NULL))
    return refuse_name (version, _("%s, version %u: the assessment has no impact “%s”; expected one of its own%s"),
                        request->impact, impacts, error);

  return TRUE;
}

/* Whose business the files of a version are, before anything is read for them. */
static gboolean
may_change (DrRegister       *self,
            const DrVersion  *version,
            const char       *person,
            GError          **error)
{
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, person, error);

  return people != NULL
         && dr_workflow_check_field (version->draft->stage, people, person, version->editions->evidence,
                                     dr_version_service (version), "attachments/attachment[]/@name", "", error);
}

/* Two who attach at once get an id each. */
static gboolean
attach (DrStore   *store,
        gpointer   data,
        GError   **error)
{
  Attaching *work = data;
  const DrAttachRequest *request = work->request;
  g_autoptr (DrVersion) version = dr_version_load (work->self, request->reference, request->version, error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DrField));
  g_autofree char *name = clean_name (request->path);
  g_autofree char *type = guess_type (name);
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (work->bytes));
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, work->bytes);
  g_autofree char *position = NULL;
  g_autoptr (DrAttachments) kept = NULL;
  DrAttachment attachment;

  if (version == NULL || !may_change (work->self, version, request->person, error)
      || !check_target (version, request, error))
    return FALSE;
  kept = dr_store_list_attachments (store, version->reference, version->version, error);
  if (kept == NULL)
    return FALSE;

  work->id = next_id (version, kept);
  position = g_strdup_printf ("%u", version->assessment->n_attachments + 1);
  add_change (keys, changes, work->id, "#", position, version->draft->revision);
  add_change (keys, changes, work->id, "@name", name, version->draft->revision);
  add_change (keys, changes, work->id, "@media-type", type, version->draft->revision);
  add_change (keys, changes, work->id, "@size", size, version->draft->revision);
  add_change (keys, changes, work->id, "@sha256", digest, version->draft->revision);
  add_change (keys, changes, work->id, "@question", request->question, version->draft->revision);
  add_change (keys, changes, work->id, "@impact", request->impact, version->draft->revision);
  attachment = (DrAttachment) {
    .id = work->id,
    .name = name,
    .media_type = type,
    .size = g_bytes_get_size (work->bytes),
    .sha256 = digest,
    .question = request->question,
    .impact = request->impact,
  };

  return save (work->self, version, request->person, (const DrField *) changes->data, changes->len, error)
         && dr_store_attach (store, version->reference, version->version, &attachment, work->bytes, error);
}

/**
 * dr_register_attach:
 * @self: a register
 * @request: which file, to what
 * @id: (out) (optional) (transfer full): the attachment's id
 * @error: return location for %DR_STORE_ERROR_TOO_LARGE, a #DrRegisterError and others
 *
 * Keeps a file's bytes under their digest and names it in the assessment, both or neither.
 *
 * Returns: whether it is attached
 */
gboolean
dr_register_attach (DrRegister             *self,
                    const DrAttachRequest  *request,
                    char                  **id,
                    GError                **error)
{
  g_autoptr (DrVersion) version = dr_version_load (self, request->reference, request->version, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *made = NULL;
  Attaching work = { self, request, NULL, NULL };
  gboolean attached;

  if (version == NULL || !may_change (self, version, request->person, error))
    return FALSE;
  bytes = read_file (request->path, error);
  work.bytes = bytes;
  attached = bytes != NULL && dr_store_together (dr_register_get_store (self), attach, &work, error);
  made = work.id;
  if (attached && id != NULL)
    *id = g_steal_pointer (&made);

  return attached;
}

static gboolean
detach (DrStore   *store,
        gpointer   data,
        GError   **error)
{
  const Detaching *work = data;
  g_autoptr (DrVersion) draft = dr_version_load (work->self, work->reference, work->version, error);
  g_autoptr (DrFieldList) changes = NULL;
  g_autofree char *prefix = NULL;

  if (draft == NULL || !may_change (work->self, draft, work->person, error))
    return FALSE;

  prefix = dr_draft_key ("attachments/attachment[]", work->id, NULL);
  changes = dr_draft_fields_removal (draft->draft->fields, draft->draft->n_fields, prefix, draft->draft->revision);
  if (changes->n == 0)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                   _("%s, version %u has no attachment “%s”; expected one that it has"), work->reference,
                   draft->version, work->id);
      return FALSE;
    }

  return save (work->self, draft, work->person, changes->items, changes->n, error)
         && dr_store_detach (store, draft->reference, draft->version, work->id, error);
}

/**
 * dr_register_detach:
 * @self: a register
 * @person: id of who does it
 * @reference: of an assessment
 * @version: of a draft; 0: the latest
 * @id: of the attachment
 * @error: return location
 *
 * Takes a file out of a draft. What was sealed before keeps its bytes.
 *
 * Returns: whether it is gone
 */
gboolean
dr_register_detach (DrRegister  *self,
                    const char  *person,
                    const char  *reference,
                    guint        version,
                    const char  *id,
                    GError     **error)
{
  Detaching work = { self, person, reference, version, id };

  return dr_store_together (dr_register_get_store (self), detach, &work, error);
}

/**
 * dr_attachments_copy:
 * @store: a store
 * @reference: of an assessment
 * @version: its number
 * @to_reference: of a draft that names the same files
 * @to_version: its number
 * @error: return location
 *
 * The files of a version go with what is made from it; of those whose bytes were erased the digest is all there is.
 *
 * Returns: whether they are attached there too
 */
gboolean
dr_attachments_copy (DrStore     *store,
                     const char  *reference,
                     guint        version,
                     const char  *to_reference,
                     guint        to_version,
                     GError     **error)
{
  g_autoptr (DrAttachments) attachments = dr_store_list_attachments (store, reference, version, error);

  for (guint i = 0; attachments != NULL && i < attachments->n_items; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) bytes = dr_store_get_blob (store, attachments->items[i].sha256, &problem);

      if (bytes == NULL && g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_ERASED))
        continue;
      if (bytes == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (!dr_store_attach (store, to_reference, to_version, &attachments->items[i], bytes, error))
        return FALSE;
    }

  return attachments != NULL;
}

/**
 * dr_attachments_drop_unnamed:
 * @store: a store
 * @version: a draft that is about to be sealed
 * @error: return location
 *
 * Files that were taken out of a draft are kept for as long as undo can bring them back, and no longer.
 *
 * Returns: whether no other file is kept than those that the draft names
 */
gboolean
dr_attachments_drop_unnamed (DrStore          *store,
                             const DrVersion  *version,
                             GError          **error)
{
  g_autoptr (DrAttachments) kept = dr_store_list_attachments (store, version->reference, version->version, error);

  for (guint i = 0; kept != NULL && i < kept->n_items; i++)
    if (!has_id (version->assessment->attachments, version->assessment->n_attachments, kept->items[i].id)
        && !dr_store_detach (store, version->reference, version->version, kept->items[i].id, error))
      return FALSE;

  return kept != NULL;
}

/**
 * dr_register_erase:
 * @self: a register
 * @person: id of an equalities officer or an administrator
 * @digest: SHA-256 of an attachment
 * @reason: why, for the trail
 * @error: return location for %DR_REGISTER_ERROR_ROLE, %DR_STORE_ERROR_NOT_FOUND and others
 *
 * Erases an attachment's bytes, for privacy, wherever they are attached. The digest stays in what was sealed, and
 * the trail says who did it and why.
 *
 * Returns: whether they are gone
 */
gboolean
dr_register_erase (DrRegister  *self,
                   const char  *person,
                   const char  *digest,
                   const char  *reason,
                   GError     **error)
{
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, person, error);
  DrTrailDetail details[1] = { { "sha256", digest } };
  DrTrailAct act = { .erase = digest };
  DrTrailStatement statement = { .act = "erase", .person = person, .comment = reason, .details = details, .n_details = 1 };

  if (people == NULL)
    return FALSE;
  if (!dr_people_has_role (people, person, DR_ROLE_EQUALITIES, NULL)
      && !dr_people_has_role (people, person, DR_ROLE_ADMINISTRATOR, NULL))
    {
      g_autofree char *who = dr_people_call (people, person);

      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
                   _("%s may not erase attachments: expected an equalities officer or the administrator"), who);
      return FALSE;
    }
  if (strlen (digest) != DR_DIGEST_SIZE - 1 || strspn (digest, "0123456789abcdef") != DR_DIGEST_SIZE - 1)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                   _("“%s” is no digest; expected 64 digits of an attachment’s SHA-256, lower-case hexadecimal"), digest);
      return FALSE;
    }
  if (reason == NULL || reason[0] == '\0')
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("no reason is given for erasing; expected one in words, for the trail"));
      return FALSE;
    }
  return dr_register_append (self, people, &act, &statement, NULL, error);
}
