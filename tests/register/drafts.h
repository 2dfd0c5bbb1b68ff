/* drafts.h: every draft and record of the tree, for tests that hold for all of them.
 * Used by the tests of the register.
 * It never changes a file. */
#pragma once

#include "dr-assessment-reader.h"
#include "dr-assessment-writer.h"
#include "dr-draft-fields.h"
#include "dr-evidence-reader.h"
#include "dr-formats.h"

#include <string.h>

typedef struct {
  char          *path;
  DrXmlDocument *document;
  const DrXmlNode *node;      /* the assessment */
  DrEvidence    *evidence;
  DrFieldList   *fields;
} Draft;

static inline void
draft_free (Draft *self)
{
  g_free (self->path);
  dr_xml_document_free (self->document);
  dr_evidence_unref (self->evidence);
  dr_field_list_free (self->fields);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Draft, draft_free)

static inline Draft *
draft_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  Draft *self = g_new0 (Draft, 1);

  dr_formats_init ();
  self->path = g_strdup (path);
  self->document = dr_xml_document_read_file (path, NULL, &error);
  g_assert_no_error (error);
  self->node = dr_xml_document_get_root (self->document);
  if (strcmp (self->node->name, "assessment") == 0)
    dr_assessment_unref (dr_assessment_read_file (path, NULL, &self->evidence, NULL, NULL, &error));
  else
    {
      const DrXmlNode *content = dr_xml_node_child (self->node, "content");

      self->node = dr_xml_node_child (content, "assessment");
      self->evidence = dr_evidence_read_node (path, dr_xml_node_child (content, "evidence-used"), &error);
    }
  g_assert_no_error (error);
  self->fields = dr_draft_fields_from_node (self->node, &error);
  g_assert_no_error (error);

  return self;
}

/* The assessment as the reader and the writer have it: the same content has the same bytes. */
static inline char *
draft_canonical (const DrXmlNode   *node,
                 const DrEvidence  *evidence,
                 GError           **error)
{
  g_autoptr (DrAssessment) assessment = dr_assessment_read_node ("draft", node, evidence, error);
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  if (assessment == NULL)
    return NULL;
  dr_assessment_write (writer, assessment, evidence, DR_ASSESSMENT_RECORD, NULL, NULL);

  return dr_xml_writer_finish (writer, NULL);
}

/* The same of fields, through the schema. */
static inline char *
fields_canonical (const DrField     *fields,
                  guint              n,
                  const DrEvidence  *evidence,
                  GError           **error)
{
  gsize length = 0;
  g_autofree char *bytes = dr_draft_fields_to_xml (fields, n, &length, error);
  g_autoptr (DrXmlDocument) document = bytes != NULL
    ? dr_xml_document_read_bytes ("draft", bytes, length, NULL, error) : NULL;

  if (document == NULL)
    return NULL;

  return draft_canonical (dr_xml_document_get_root (document), evidence, error);
}

static inline void
drafts_add_folder (GPtrArray  *paths,
                   const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && !g_str_has_prefix (name, "evidence"))
      g_ptr_array_add (paths, g_build_filename (path, name, NULL));
}

static inline int
drafts_compare (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* The paths of all of them, in one order. */
static inline GPtrArray *
drafts_all (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  drafts_add_folder (paths, "data/examples");
  drafts_add_folder (paths, "tests/fixtures/random");
  drafts_add_folder (paths, "tests/fixtures");
  drafts_add_folder (paths, "tests/fixtures/cli");
  g_ptr_array_sort (paths, drafts_compare);

  return paths;
}
