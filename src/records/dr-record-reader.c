#include "dr-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-context-reader.h"
#include "dr-evidence-reader.h"
#include "dr-load.h"
#include "dr-rulebook-used.h"

static gboolean
read_questionnaire (DrRecord         *self,
                    const char       *file,
                    const DrXmlNode  *node,
                    GError          **error)
{
  DrLoad load = { file, self->arena, NULL };

  self->questionnaire_id = dr_load_required (&load, node, "id");
  self->questionnaire_version = dr_load_required (&load, node, "version");
  self->questionnaire_digest = dr_load_required (&load, node, "sha256");

  return dr_load_finish (&load, error);
}

/**
 * dr_record_read:
 * @document: a document that its schema accepts; must outlive the record where that has a seal
 * @error: return location for a #DrRecordError
 *
 * Returns: (transfer full) (nullable): the record; %NULL when it is not one, or an id in it does not resolve
 */
DrRecord *
dr_record_read (const DrXmlDocument  *document,
                GError              **error)
{
  const char *file = dr_xml_document_get_name (document);
  const DrXmlNode *root = dr_xml_document_get_root (document);
  const DrXmlNode *content = dr_xml_node_child (root, "content");
  g_autoptr (DrRecord) self = NULL;
  const DrXmlNode *evidence;

  if (strcmp (root->name, "assessment-record") != 0 || content == NULL)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s:%u: the root is %s, expected assessment-record"),
                   file, root->line, root->name);
      return NULL;
    }

  self = g_new0 (DrRecord, 1);
  self->arena = dr_arena_new ();
  self->seal = dr_xml_node_child (root, "seal");
  evidence = dr_xml_node_child (content, "evidence-used");
  self->evidence_digest = dr_arena_strdup (self->arena, dr_xml_node_get (evidence, "sha256"));

  if (!dr_context_read_node (file, dr_xml_node_child (content, "context"), self->arena, &self->context, error))
    return NULL;
  self->evidence = dr_evidence_read_node (file, evidence, error);
  if (self->evidence == NULL)
    return NULL;
  self->assessment = dr_assessment_read_node (file, dr_xml_node_child (content, "assessment"), self->evidence, error);
  if (self->assessment == NULL)
    return NULL;
  self->rulebook = dr_rulebook_used_read (file, dr_xml_node_child (content, "rulebook-used"),
                                          dr_context_next_step (&self->context), error);
  if (self->rulebook == NULL
      || !read_questionnaire (self, file, dr_xml_node_child (content, "questionnaire-used"), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dr_record_free:
 * @self: (transfer full) (nullable): a record
 */
void
dr_record_free (DrRecord *self)
{
  if (self == NULL)
    return;

  dr_rulebook_unref (self->rulebook);
  dr_assessment_unref (self->assessment);
  dr_evidence_unref (self->evidence);
  dr_arena_free (self->arena);
  g_free (self);
}
