#include "dr-import-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-digest.h"
#include "dr-draft-fields.h"
#include "dr-drafts.h"
#include "dr-guards.h"
#include "dr-import-grade.h"
#include "dr-load.h"
#include "dr-regular-file.h"
#include "dr-roll.h"
#include "dr-verify.h"
#include "dr-workflow.h"
#include "dr-xml-document.h"
#include "dr-xml-sniff.h"

/* A draft and the files that lie beside it, in one go. */
typedef struct {
  DrRegister         *self;
  const char         *person;
  const char         *path;
  const DrAssessment *assessment;
  const DrFieldList  *fields;
  const char         *name;
  char               *reference;
} DraftWork;

/* A file that lies beside the draft under the name of one of its attachments, and has its digest, is kept with it. */
static gboolean
attach_beside (DrStore             *store,
               const DraftWork     *work,
               const DrAttachment  *attachment,
               GError             **error)
{
  g_autofree char *folder = g_path_get_dirname (work->path);
  g_autofree char *file = g_build_filename (folder, attachment->name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char digest[DR_DIGEST_SIZE];
  char *data = NULL;
  gsize length = 0;

  if (strchr (attachment->name, G_DIR_SEPARATOR) != NULL
      || !dr_regular_file_read (file, DR_STORE_MAX_BLOB, &data, &length, NULL))
    return TRUE;
  bytes = g_bytes_new_take (data, length);
  dr_digest_bytes (data, length, digest);

  return strcmp (digest, attachment->sha256) != 0
         || dr_store_attach (store, work->reference, work->assessment->version, attachment, bytes, error);
}

static gboolean
draft_work (DrStore   *store,
            gpointer   data,
            GError   **error)
{
  DraftWork *work = data;
  gboolean good = dr_register_create (work->self, work->person, work->fields->items, work->fields->n, work->name,
                                      &work->reference, error);

  for (guint i = 0; good && i < work->assessment->n_attachments; i++)
    good = attach_beside (store, work, &work->assessment->attachments[i], error);

  return good;
}

static DrImported *
import_draft (DrRegister           *self,
              const char           *person,
              const char           *path,
              const DrXmlDocument  *document,
              GError              **error)
{
  const DrXmlNode *root = dr_xml_document_get_root (document);
  const char *service = dr_xml_node_get (root, "service");
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, person, error);
  g_autoptr (DrEditionSet) editions = NULL;
  g_autoptr (DrAssessment) assessment = NULL;
  g_autoptr (DrFieldList) fields = NULL;
  g_autoptr (DrImported) imported = g_new0 (DrImported, 1);
  g_autofree char *name = g_path_get_basename (path);
  const char *version;
  DraftWork work;

  if (people == NULL)
    return NULL;
  if (service != NULL && !dr_guards_may_begin (self, people, person, service, error))
    {
      g_prefix_error (error, "%s:%u: ", path, root->line);
      return NULL;
    }
  editions = dr_knowledge_latest (dr_register_get_knowledge (self), error);
  if (editions == NULL)
    return NULL;
  /* What it names must be in the register's own evidence; here a mistake still has its line. */
  assessment = dr_assessment_read_node (path, root, editions->evidence, error);
  fields = assessment != NULL ? dr_draft_fields_from_node (root, error) : NULL;
  if (fields == NULL)
    return NULL;
  work = (DraftWork) { self, person, path, assessment, fields, name, NULL };
  if (!dr_store_together (dr_register_get_store (self), draft_work, &work, error))
    {
      g_free (work.reference);
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  imported->reference = work.reference;
  version = dr_draft_fields_get (fields->items, fields->n, "@version");
  imported->is_draft = TRUE;
  imported->name = g_steal_pointer (&name);
  imported->version = version != NULL ? (guint) g_ascii_strtoull (version, NULL, 10) : 1;

  return g_steal_pointer (&imported);
}

/* A digest that was noted outside anchors a record by itself. */
static gboolean
grade_by_anchors (const char          *path,
                         DrImportFile        *record,
                         const char * const  *anchors,
                         GError             **error)
{
  DrVerifyOptions options = { .anchors = anchors };
  g_autoptr (DrVerification) verification = dr_verify_record (path, &options, error);

  if (verification == NULL || !dr_import_is_anchored (verification, error))
    return FALSE;
  if (strcmp (record->grade, dr_grade_id (DR_GRADE_CONSISTENT)) == 0 && verification->grade == DR_GRADE_ANCHORED
      && strcmp (verification->digest, record->digest) == 0)
    record->grade = dr_grade_id (DR_GRADE_ANCHORED);

  return TRUE;
}

static DrImported *
import_record (DrRegister           *self,
               const char           *person,
               const char           *path,
               const char * const   *anchors,
               const DrXmlDocument  *document,
               GError              **error)
{
  g_autoptr (DrImportKeep) keep = dr_import_keep_new (self, person, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  const DrXmlNode *assessment = dr_xml_node_child (dr_xml_node_child (dr_xml_document_get_root (document), "content"),
                                                   "assessment");
  char digest[DR_DIGEST_SIZE];
  const char *data;
  gsize length;
  DrImportFile record;

  if (keep == NULL)
    return NULL;

  data = dr_xml_document_get_data (document, &length);
  bytes = g_bytes_new (data, length);
  dr_digest_bytes (data, length, digest);
  record = (DrImportFile) {
    .kind = DR_RECEIVED_RECORD,
    .bytes = bytes,
    .digest = digest,
    .name = name,
    .reference = dr_xml_node_get (assessment, "reference"),
    .version = (guint) g_ascii_strtoull (dr_xml_node_get (assessment, "version"), NULL, 10),
    .title = dr_xml_node_get (assessment, "title"),
    .grade = dr_import_grade (document, TRUE),
  };

  if (anchors != NULL && !grade_by_anchors (path, &record, anchors, error))
    return NULL;

  return dr_import_keep_record (keep, &record, error);
}

/* Whose business it is comes before what the file says: anybody may bring a record, but a draft is for those who write some. */
static gboolean
may_import (DrRegister  *self,
            const char  *person,
            const char  *path,
            GError     **error)
{
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, person, error);
  g_autoptr (GError) refusal = NULL;
  g_auto (DrXmlSniff) sniff = { 0 };
  g_autofree char *data = NULL;
  gsize length = 0;

  if (people == NULL)
    return FALSE;
  if (dr_workflow_check_writer (people, person, &refusal)
      || !dr_regular_file_read (path, DR_XML_LIMITS_DEFAULT.max_bytes, &data, &length, NULL)
      || !dr_xml_sniff (&sniff, path, data, length, NULL) || strcmp (sniff.root, "assessment") != 0)
    return TRUE;   /* what cannot be read is told by the reader */
  g_propagate_prefixed_error (error, g_steal_pointer (&refusal), "%s: ", path);

  return FALSE;
}

/**
 * dr_register_import_file:
 * @self: a register
 * @person: id of who imports
 * @path: a draft or a record
 * @anchors: (nullable): noted outside, for a record; see #DrVerifyOptions
 * @error: return location for %DR_REGISTER_ERROR_INPUT where an anchor is not the record's, %DR_REGISTER_ERROR_ROLE where
 *   it is a draft and @person writes none, and others
 *
 * Returns: (transfer full) (nullable): what was imported; %NULL where nothing was
 */
DrImported *
dr_register_import_file (DrRegister          *self,
                         const char          *person,
                         const char          *path,
                         const char * const  *anchors,
                         GError             **error)
{
  g_autoptr (DrXmlDocument) document = NULL;
  const DrXmlNode *root;

  if (!may_import (self, person, path, error))
    return NULL;
  document = dr_xml_document_read_file (path, NULL, error);
  if (document == NULL)
    return NULL;

  root = dr_xml_document_get_root (document);
  if (strcmp (root->name, "assessment") == 0)
    return import_draft (self, person, path, document, error);
  if (strcmp (root->name, "assessment-record") == 0)
    return import_record (self, person, path, anchors, document, error);

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
               _("%s:%u: the root is %s, expected assessment, a draft, or assessment-record, a record"), path, root->line,
               root->name);

  return NULL;
}
