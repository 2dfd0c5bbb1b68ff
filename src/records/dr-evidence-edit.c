#include "dr-evidence-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-evidence-reader.h"
#include "dr-evidence-merge.h"
#include "dr-evidence-tree.h"
#include "dr-evidence-writer.h"
#include "dr-formats.h"
#include "dr-load.h"

/**
 * dr_evidence_edit_read:
 * @name: what the evidence base is called, for messages
 * @bytes: its XML
 * @error: return location for a #DrXmlError or #DrRecordError
 *
 * Returns: (transfer full) (nullable): the evidence base, held to its schema
 */
DrEvidence *
dr_evidence_edit_read (const char  *name,
                       GBytes      *bytes,
                       GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DrXmlDocument) document = NULL;
  const DrXmlNode *root;

  dr_formats_init ();
  document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  if (document == NULL)
    return NULL;
  root = dr_xml_document_get_root (document);
  if (strcmp (root->name, "evidence") == 0)
    return dr_evidence_read_node (name, root, error);

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
               _("%s:%u: the root is %s, expected evidence: an evidence base"), name, root->line, root->name);

  return NULL;
}

/* What the tree says, read whole, and as the evidence writer writes it. */
static GBytes *
finish (const DrTreeNode  *root,
        DrEvidence       **evidence,
        GError           **error)
{
  g_autoptr (GBytes) written = dr_tree_write (root);
  g_autoptr (DrEvidence) read = dr_evidence_edit_read (_("the working copy"), written, error);
  gsize length = 0;
  char *data;

  if (read == NULL)
    return NULL;
  data = dr_evidence_to_data (read, &length);
  if (evidence != NULL)
    *evidence = g_steal_pointer (&read);

  return g_bytes_new_take (data, length);
}

/**
 * dr_evidence_edit_apply:
 * @bytes: an evidence base, as XML
 * @edits: (array length=n_edits): changes, made one after the other
 * @n_edits: how many
 * @evidence: (out) (optional) (transfer full): what comes out, read; untouched on failure
 * @error: return location for a #DrXmlError or #DrRecordError: what comes out would be no evidence base
 *
 * Pure.
 *
 * Returns: (transfer full) (nullable): what comes out
 */
GBytes *
dr_evidence_edit_apply (GBytes                *bytes,
                        const DrEvidenceEdit  *edits,
                        guint                  n_edits,
                        DrEvidence           **evidence,
                        GError               **error)
{
  g_autoptr (DrTreeNode) root = dr_tree_read (_("the working copy"), bytes, error);

  if (root == NULL)
    return NULL;
  for (guint i = 0; i < n_edits; i++)
    if (!dr_tree_edit (root, edits[i].place, edits[i].value, error))
      return NULL;

  return finish (root, evidence, error);
}

/**
 * dr_evidence_edit_carry:
 * @base: the edition that @mine began with
 * @mine: it, changed
 * @theirs: another edition, put in force meanwhile
 * @both: (out) (optional) (transfer full): places that both changed, each to something else: mine stands; untouched on
 *   failure
 * @evidence: (out) (optional) (transfer full): what comes out, read; untouched on failure
 * @error: return location for a #DrXmlError or #DrRecordError: the two together would be no evidence base, as where they
 *   took away what I refer to
 *
 * Makes the changes from @base to @mine to @theirs, attribute by attribute. Pure.
 *
 * Returns: (transfer full) (nullable): what comes out
 */
GBytes *
dr_evidence_edit_carry (GBytes       *base,
                        GBytes       *mine,
                        GBytes       *theirs,
                        char       ***both,
                        DrEvidence  **evidence,
                        GError      **error)
{
  g_autoptr (DrTreeNode) from = dr_tree_read (_("the edition it began with"), base, error);
  g_autoptr (DrTreeNode) to = from != NULL ? dr_tree_read (_("the working copy"), mine, error) : NULL;
  g_autoptr (DrTreeNode) root = to != NULL ? dr_tree_read (_("the edition in force"), theirs, error) : NULL;
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) made = NULL;

  if (root == NULL)
    return NULL;
  dr_tree_merge (root, from, to, places);
  made = finish (root, evidence, error);
  if (made != NULL && both != NULL)
    {
      g_ptr_array_add (places, NULL);
      *both = (char **) g_ptr_array_free (g_steal_pointer (&places), FALSE);
    }

  return g_steal_pointer (&made);
}
