#include "dr-return-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-load.h"
#include "dr-xml-difference.h"

static void
read_line (DrLoad          *load,
           const DrXmlNode *node,
           DrReturnEntry   *entry)
{
  entry->reference = dr_load_required (load, node, "assessment");
  entry->version = dr_load_count (load, node, "version");
  entry->stage = (DrStage) dr_load_word (load, node, "stage", DR_VOCABULARY_STAGE, DR_STAGE_DRAFT);
  entry->counts = dr_load_flag (load, node, "counts", FALSE);
  entry->began = dr_load_date (load, node, "began");
  entry->step = (DrStep) dr_load_word (load, node, "step", DR_VOCABULARY_STEP, DR_STEP_SUBMIT);
  entry->digest = dr_load_string (load, node, "sha256");
  entry->approval_digest = dr_load_string (load, node, "approval-sha256");
  entry->service = dr_load_string (load, node, "service");
}

/* Whether a live version of that reference is listed, and whether any version of it is said to count. */
static void
look_at_reference (const DrReturnStatement *self,
                   GHashTable              *live,
                   GHashTable              *counted)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      const DrReturnEntry *entry = &self->entries[i];

      if (dr_stage_is_live (entry->stage))
        g_hash_table_add (live, (gpointer) entry->reference);
      if (entry->counts)
        g_hash_table_add (counted, (gpointer) entry->reference);
    }
}

/* Which versions count, by the rule and not by what the return says. Where none of a reference is live, a version that
 * began after the period may speak for it and not be listed: then it may be that none counts. */
static void
choose_again (DrReturnStatement *self)
{
  g_autoptr (GHashTable) live = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);

  look_at_reference (self, live, counted);
  dr_return_choose (self->entries, self->n_entries, self->period.to);
  for (guint i = 0; i < self->n_entries; i++)
    if (!g_hash_table_contains (live, self->entries[i].reference)
        && !g_hash_table_contains (counted, self->entries[i].reference))
      self->entries[i].counts = FALSE;
}

static void
read_lines (DrReturnStatement *self,
            DrLoad            *load,
            const DrXmlNode   *records)
{
  guint i = 0;

  self->n_entries = dr_load_n_children (records, "record");
  self->entries = dr_arena_array0 (self->arena, DrReturnEntry, self->n_entries);
  for (const DrXmlNode *node = dr_xml_node_child (records, "record"); node != NULL;
       node = dr_xml_node_next (node, "record"))
    read_line (load, node, &self->entries[i++]);
}

static void
read_chain (DrReturnStatement *self,
            DrLoad            *load,
            const DrXmlNode   *chain)
{
  const char *length;

  if (chain == NULL)
    return;

  self->store_head = dr_load_required (load, chain, "head");
  length = dr_load_required (load, chain, "length");
  if (!g_ascii_string_to_unsigned (length, 10, 0, G_MAXUINT64, &self->store_length, NULL))
    dr_load_fail (load, chain, DR_RECORD_ERROR_INVALID, _("chain: length is “%s”, expected a whole number"), length);
}

/**
 * dr_return_statement_read:
 * @document: a document that its schema accepts; must outlive the statement
 * @error: return location for a #DrRecordError
 *
 * Reads what a return is about and which records it counts. Which version speaks for its reference is worked out again,
 * so that a return that counts another differs when it is compared.
 *
 * Returns: (transfer full) (nullable): the statement; %NULL when the document is not a return
 */
DrReturnStatement *
dr_return_statement_read (const DrXmlDocument  *document,
                          GError              **error)
{
  const DrXmlNode *root = dr_xml_document_get_root (document);
  g_autoptr (DrReturnStatement) self = g_new0 (DrReturnStatement, 1);
  DrLoad load = { dr_xml_document_get_name (document), NULL, NULL };

  self->arena = dr_arena_new ();
  self->document = document;
  load.arena = self->arena;
  if (strcmp (root->name, "maintaining-access-return") != 0)
    dr_load_fail (&load, root, DR_RECORD_ERROR_INVALID, _("the root is %s, expected maintaining-access-return"),
                  root->name);
  else
    {
      self->period.from = dr_load_date (&load, root, "from");
      self->period.to = dr_load_date (&load, root, "to");
      self->as_of = dr_load_date (&load, root, "as-of");
      self->council = dr_load_required (&load, root, "council");
      self->council_id = dr_load_string (&load, root, "council-id");
      if (dr_date_compare (self->period.from, self->period.to) > 0)
        dr_load_fail (&load, root, DR_RECORD_ERROR_INVALID, _("the period ends before it begins"));
      read_lines (self, &load, dr_xml_node_child (root, "records"));
      read_chain (self, &load, dr_xml_node_child (root, "chain"));
    }
  if (!dr_load_finish (&load, error))
    return NULL;
  choose_again (self);

  return g_steal_pointer (&self);
}

/**
 * dr_return_statement_free:
 * @self: (transfer full) (nullable): a statement
 */
void
dr_return_statement_free (DrReturnStatement *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_return_statement_begin:
 * @self: a statement
 *
 * Returns: (transfer full): a return of nothing yet, about the same period and council: dr_return_add() each of the
 *   entries to it, with the checks of their records, then dr_return_compare()
 */
DrReturn *
dr_return_statement_begin (const DrReturnStatement *self)
{
  return dr_return_new (self->period, self->as_of, self->council, self->council_id);
}

/**
 * dr_return_compare:
 * @self: what was stated
 * @again: the same made again
 * @differences: (out) (nullable) (transfer full) (element-type DrXmlDifference): stated against made again; empty where
 *   only the form differs; %NULL where nothing does
 *
 * The head and the length of the store's chain are taken as stated: they are held against the trail, not here.
 *
 * Returns: whether the bytes are the same
 */
gboolean
dr_return_compare (const DrReturnStatement  *self,
                   DrReturn                 *again,
                   GPtrArray               **differences)
{
  gsize length;
  gsize again_length;
  const char *data = dr_xml_document_get_data (self->document, &length);
  g_autofree char *bytes = dr_return_write (again, self->store_head, self->store_length, &again_length);
  g_autoptr (DrXmlDocument) document = NULL;

  *differences = NULL;
  if (length == again_length && memcmp (data, bytes, length) == 0)
    return TRUE;

  document = dr_xml_document_read_trusted ("made again", bytes, again_length, NULL);
  g_return_val_if_fail (document != NULL, FALSE);
  *differences = dr_xml_differences (dr_xml_document_get_root (self->document), dr_xml_document_get_root (document));

  return FALSE;
}
