#include "dr-knowledge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-evidence-reader.h"
#include "dr-formats.h"
#include "dr-load.h"
#include "dr-questionnaire-reader.h"
#include "dr-register-error.h"
#include "dr-rulebook-reader.h"
#include "dr-xml-document.h"

struct _DrKnowledge {
  DrStore    *store;
  GHashTable *read[DR_N_EDITION_KINDS];   /* digest → what was read of it */
};

static const char * const kind_words[DR_N_EDITION_KINDS] = { "evidence", "questionnaire", "rulebook" };

/**
 * dr_edition_kind_to_string:
 * @kind: a kind of edition
 *
 * Returns: (transfer none): its word in the trail and in bags, never translated
 */
const char *
dr_edition_kind_to_string (DrEditionKind kind)
{
  g_return_val_if_fail ((guint) kind < DR_N_EDITION_KINDS, "");

  return kind_words[kind];
}

/**
 * dr_edition_kind_parse:
 * @word: text
 * @kind: (out): the kind of that word; untouched where there is none
 *
 * Returns: whether there is one
 */
gboolean
dr_edition_kind_parse (const char    *word,
                       DrEditionKind *kind)
{
  for (guint i = 0; i < DR_N_EDITION_KINDS; i++)
    if (strcmp (kind_words[i], word) == 0)
      {
        *kind = (DrEditionKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dr_knowledge_new:
 * @store: a store that is open
 *
 * Returns: (transfer full): nothing read yet
 */
DrKnowledge *
dr_knowledge_new (DrStore *store)
{
  DrKnowledge *self = g_new0 (DrKnowledge, 1);
  static const GDestroyNotify unref[DR_N_EDITION_KINDS] = {
    [DR_EDITION_EVIDENCE] = (GDestroyNotify) dr_evidence_unref,
    [DR_EDITION_QUESTIONNAIRE] = (GDestroyNotify) dr_questionnaire_unref,
    [DR_EDITION_RULEBOOK] = (GDestroyNotify) dr_rulebook_unref,
  };

  dr_formats_init ();
  self->store = g_object_ref (store);
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    self->read[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref[kind]);

  return self;
}

/**
 * dr_knowledge_free:
 * @self: (transfer full) (nullable): what was read
 */
void
dr_knowledge_free (DrKnowledge *self)
{
  if (self == NULL)
    return;

  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    g_hash_table_unref (self->read[kind]);
  g_object_unref (self->store);
  g_free (self);
}

static DrEvidence *
read_evidence (const char  *name,
               const char  *data,
               gsize        length,
               GError     **error)
{
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  const DrXmlNode *root;

  if (document == NULL)
    return NULL;
  root = dr_xml_document_get_root (document);
  if (strcmp (root->name, "evidence") == 0)
    return dr_evidence_read_node (name, root, error);

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
               _("%s:%u: the root is %s, expected evidence: an evidence base"), name, root->line, root->name);

  return NULL;
}

static gpointer
read_edition (DrEditionKind   kind,
              const char     *name,
              GBytes         *bytes,
              GError        **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (kind == DR_EDITION_EVIDENCE)
    return read_evidence (name, data, length, error);
  if (kind == DR_EDITION_QUESTIONNAIRE)
    return dr_questionnaire_read_bytes (name, data, length, error);

  return dr_rulebook_read_bytes (name, data, length, error);
}

/**
 * dr_knowledge_check_edition:
 * @kind: what it should be
 * @name: of the file, for messages
 * @bytes: a file's bytes
 * @error: return location
 *
 * Returns: whether it can be read as such an edition, from beginning to end
 */
gboolean
dr_knowledge_check_edition (DrEditionKind   kind,
                            const char     *name,
                            GBytes         *bytes,
                            GError        **error)
{
  gpointer read;

  dr_formats_init ();
  read = read_edition (kind, name, bytes, error);
  if (read == NULL)
    return FALSE;
  if (kind == DR_EDITION_EVIDENCE)
    dr_evidence_unref (read);
  else if (kind == DR_EDITION_QUESTIONNAIRE)
    dr_questionnaire_unref (read);
  else
    dr_rulebook_unref (read);

  return TRUE;
}

/* (transfer none) (nullable): one edition, read when it is first wanted. */
static gpointer
find (DrKnowledge    *self,
      DrEditionKind   kind,
      const char     *digest,
      GError        **error)
{
  gpointer read = g_hash_table_lookup (self->read[kind], digest);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (read != NULL)
    return read;

  bytes = dr_store_get_blob (self->store, digest, error);
  if (bytes == NULL)
    return NULL;
  name = g_strdup_printf ("%s %.12s", kind_words[kind], digest);
  read = read_edition (kind, name, bytes, error);
  if (read != NULL)
    g_hash_table_insert (self->read[kind], g_strdup (digest), read);

  return read;
}

/**
 * dr_knowledge_find:
 * @self: what was read
 * @digests: of an evidence base, a questionnaire and a rulebook, by #DrEditionKind
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the three
 */
DrEditionSet *
dr_knowledge_find (DrKnowledge         *self,
                   const char * const   digests[DR_N_EDITION_KINDS],
                   GError             **error)
{
  g_autoptr (DrEditionSet) set = g_new0 (DrEditionSet, 1);
  gpointer found[DR_N_EDITION_KINDS];

  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    {
      if (digests[kind] == NULL)
        {
          g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
                       _("a step in the trail names no %s; expected the evidence, questionnaire and rulebook it was sealed with"),
                       kind_words[kind]);
          return NULL;
        }
      found[kind] = find (self, (DrEditionKind) kind, digests[kind], error);
      if (found[kind] == NULL)
        return NULL;
      g_strlcpy (set->digest[kind], digests[kind], DR_DIGEST_SIZE);
    }
  set->evidence = dr_evidence_ref (found[DR_EDITION_EVIDENCE]);
  set->questionnaire = dr_questionnaire_ref (found[DR_EDITION_QUESTIONNAIRE]);
  set->rulebook = dr_rulebook_ref (found[DR_EDITION_RULEBOOK]);

  return g_steal_pointer (&set);
}

/**
 * dr_knowledge_latest:
 * @self: what was read
 * @error: return location for %DR_REGISTER_ERROR_INPUT where one was never added, and others
 *
 * Returns: (transfer full) (nullable): the latest edition of each
 */
DrEditionSet *
dr_knowledge_latest (DrKnowledge  *self,
                     GError      **error)
{
  char latest[DR_N_EDITION_KINDS][DR_DIGEST_SIZE];
  const char *digests[DR_N_EDITION_KINDS];

  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    {
      g_autoptr (DrEditions) editions = dr_store_list_editions (self->store, (DrEditionKind) kind, error);

      if (editions == NULL)
        return NULL;
      if (editions->n_items == 0)
        {
          g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                       _("the register has no %s yet; expected one to be added, as init does"), kind_words[kind]);
          return NULL;
        }
      g_strlcpy (latest[kind], editions->items[editions->n_items - 1].digest, DR_DIGEST_SIZE);
      digests[kind] = latest[kind];
    }

  return dr_knowledge_find (self, digests, error);
}

/**
 * dr_edition_set_free:
 * @self: (transfer full) (nullable): three editions
 */
void
dr_edition_set_free (DrEditionSet *self)
{
  if (self == NULL)
    return;

  dr_evidence_unref (self->evidence);
  dr_rulebook_unref (self->rulebook);
  dr_questionnaire_unref (self->questionnaire);
  g_free (self);
}
