#include "dr-verify-editions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-digest.h"
#include "dr-evidence-reader.h"
#include "dr-questionnaire-reader.h"
#include "dr-rulebook-reader.h"
#include "dr-verification-private.h"
#include "dr-verify-record.h"

/* dr_verify_edition_word(): as the trail's details and a bag's folders spell it. */
const char *
dr_verify_edition_word (DrVerifyEdition kind)
{
  static const char * const words[DR_N_VERIFY_EDITIONS] = { "evidence", "questionnaire", "rulebook" };

  return words[kind];
}

static void
free_file (gpointer data)
{
  DrVerifyEditionFile *file = data;

  g_clear_pointer (&file->evidence, dr_evidence_unref);
  g_clear_pointer (&file->questionnaire, dr_questionnaire_unref);
  g_clear_pointer (&file->rulebook, dr_rulebook_unref);
  g_free (file->name);
  g_free (file);
}

/* dr_verify_editions_new(): none yet. */
DrVerifyEditions *
dr_verify_editions_new (void)
{
  DrVerifyEditions *self = g_new0 (DrVerifyEditions, 1);

  for (guint i = 0; i < DR_N_VERIFY_EDITIONS; i++)
    self->files[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_file);

  return self;
}

/* dr_verify_editions_free(): with all that is in it. */
void
dr_verify_editions_free (DrVerifyEditions *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DR_N_VERIFY_EDITIONS; i++)
    g_hash_table_unref (self->files[i]);
  g_free (self);
}

static gboolean
read_evidence (DrVerifyEditionFile *file,
               const char          *data,
               gsize                length,
               GError             **error)
{
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes (file->name, data, length, NULL, error);

  if (document != NULL)
    file->evidence = dr_evidence_read_node (file->name, dr_xml_document_get_root (document), error);

  return file->evidence != NULL;
}

/**
 * dr_verify_editions_add:
 * @self: editions, not yet shared
 * @report: where an edition that cannot be read, or is there twice, is a problem
 * @kind: which of the three it is to be
 * @name: of its member
 * @number: that its name says
 * @bytes: all of it
 *
 * Takes an edition in.
 */
void
dr_verify_editions_add (DrVerifyEditions *self,
                        DrVerification   *report,
                        DrVerifyEdition   kind,
                        const char       *name,
                        guint64           number,
                        GBytes           *bytes)
{
  DrVerifyEditionFile *file = g_new0 (DrVerifyEditionFile, 1);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean read = FALSE;

  self->n_bytes += length;
  file->name = g_strdup (name);
  file->number = number;
  dr_digest_bytes (data, length, file->digest);
  if (kind == DR_VERIFY_EVIDENCE)
    read = read_evidence (file, data, length, &error);
  else if (kind == DR_VERIFY_QUESTIONNAIRE)
    read = (file->questionnaire = dr_questionnaire_read_bytes (name, data, length, &error)) != NULL;
  else
    read = (file->rulebook = dr_rulebook_read_bytes (name, data, length, &error)) != NULL;

  if (!read)
    dr_verification_problem (report, DR_VERIFY_EDITIONS, name, _("it cannot be read: %s"), error->message);
  if (g_hash_table_contains (self->files[kind], file->digest))
    {
      dr_verification_problem (report, DR_VERIFY_EDITIONS, name, _("the same edition is there under another number as well"));
      free_file (file);
      return;
    }
  g_hash_table_insert (self->files[kind], file->digest, file);
}

/* dr_verify_editions_add_shipped(): the rulebook that is compiled in, for a record by itself that happens to use it. */
void
dr_verify_editions_add_shipped (DrVerifyEditions *self)
{
  DrVerifyEditionFile *file = g_new0 (DrVerifyEditionFile, 1);

  file->rulebook = dr_rulebook_read_default (NULL);
  g_return_if_fail (file->rulebook != NULL);
  g_strlcpy (file->digest, file->rulebook->digest, DR_DIGEST_SIZE);
  g_hash_table_insert (self->files[DR_VERIFY_RULEBOOK], file->digest, file);
}

/* dr_verify_editions_find(): (nullable): the edition with that digest. */
DrVerifyEditionFile *
dr_verify_editions_find (DrVerifyEditions *self,
                         DrVerifyEdition   kind,
                         const char       *digest)
{
  return g_hash_table_lookup (self->files[kind], digest);
}

/* The bytes from the first < of `content` to its last >. */
static gboolean
find_content (const char  *data,
              gsize        length,
              const char **content,
              gsize       *content_length)
{
  static const char end_tag[] = "</content>";
  const char *start = g_strstr_len (data, (gssize) length, "<content>");
  const char *end = g_strrstr_len (data, (gssize) length, end_tag);

  if (start == NULL || end == NULL || end < start)
    return FALSE;
  *content = start;
  *content_length = (gsize) (end - start) + sizeof end_tag - 1;

  return TRUE;
}

/* @difference: of two contents: its place begins below them. */
static gboolean
is_of_editions (const DrXmlDifference *difference)
{
  return !g_str_has_prefix (difference->place, "computed/");
}

/* What the record states otherwise than it would, had it been made from the editions. Results that follow from such a
 * difference are not listed: it is the cause that is to be looked at. */
static void
compare (DrVerification      *report,
         const DrXmlDocument *document,
         const char          *again,
         gsize                length)
{
  g_autoptr (DrXmlDocument) made = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  const char *name = dr_xml_document_get_name (document);
  const char *data;
  const char *content;
  const char *content_again;
  gsize data_length;
  gsize content_length;
  gsize content_again_length;
  guint n = 0;

  data = dr_xml_document_get_data (document, &data_length);
  if (find_content (data, data_length, &content, &content_length)
      && find_content (again, length, &content_again, &content_again_length)
      && content_length == content_again_length && memcmp (content, content_again, content_length) == 0)
    return;

  made = dr_xml_document_read_trusted ("made again", again, length, NULL);
  g_return_if_fail (made != NULL);
  differences = dr_xml_differences (dr_xml_node_child (dr_xml_document_get_root (document), "content"),
                                    dr_xml_node_child (dr_xml_document_get_root (made), "content"));
  for (guint i = 0; i < differences->len; i++)
    {
      const DrXmlDifference *each = differences->pdata[i];

      if (!is_of_editions (each) && differences->len > 1)
        continue;
      if (n++ < DR_VERIFY_DIFFERENCES_MAX)
        dr_verification_problem (report, DR_VERIFY_EDITIONS, name,
                                 _("line %u, %s: the record says %s, from the editions it would be %s"), each->line, each->place,
                                 each->before != NULL ? each->before : _("nothing"),
                                 each->after != NULL ? each->after : _("nothing"));
    }
  if (n == 0)
    dr_verification_problem (report, DR_VERIFY_EDITIONS, name,
                             _("made from the editions it would have other results, or be laid out otherwise"));
}

/**
 * dr_verify_editions_check:
 * @self: editions, shared
 * @report: of the record
 * @document: the record's
 * @record: read from @document
 *
 * Makes the record again from the whole editions that it names: so a figure that it states otherwise is found, and one
 * that it leaves out. Where an edition is missing it is not made: dr_verify_editions_missing() says so once for all records.
 */
void
dr_verify_editions_check (DrVerifyEditions    *self,
                          DrVerification      *report,
                          const DrXmlDocument *document,
                          const DrRecord      *record)
{
  const char *name = dr_xml_document_get_name (document);
  const char *digests[DR_N_VERIFY_EDITIONS] = {
    [DR_VERIFY_EVIDENCE] = record->evidence_digest,
    [DR_VERIFY_QUESTIONNAIRE] = record->questionnaire_digest,
    [DR_VERIFY_RULEBOOK] = record->rulebook->digest,
  };
  DrVerifyEditionFile *files[DR_N_VERIFY_EDITIONS];
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessment) assessment = NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autofree char *again = NULL;
  const DrXmlNode *content = dr_xml_node_child (dr_xml_document_get_root (document), "content");
  gsize length;
  gboolean all = TRUE;

  for (guint i = 0; i < DR_N_VERIFY_EDITIONS; i++)
    {
      files[i] = dr_verify_editions_find (self, (DrVerifyEdition) i, digests[i]);
      all = all && files[i] != NULL;
    }
  dr_verification_tested (report, DR_VERIFY_EDITIONS);
  if (!all || files[DR_VERIFY_EVIDENCE]->evidence == NULL || files[DR_VERIFY_QUESTIONNAIRE]->questionnaire == NULL
      || files[DR_VERIFY_RULEBOOK]->rulebook == NULL)
    return;

  assessment = dr_assessment_read_node (name, dr_xml_node_child (content, "assessment"), files[DR_VERIFY_EVIDENCE]->evidence,
                                        &error);
  if (assessment == NULL)
    {
      dr_verification_problem (report, DR_VERIFY_EDITIONS, name, _("it does not fit the evidence that it names: %s"),
                               error->message);
      return;
    }
  check = dr_check_new (files[DR_VERIFY_EVIDENCE]->evidence, assessment, &record->context, files[DR_VERIFY_RULEBOOK]->rulebook);
  again = dr_record_write (check, record->evidence_digest, files[DR_VERIFY_QUESTIONNAIRE]->questionnaire, NULL, &length);
  compare (report, document, again, length);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(const DrVerifyFacts * const *) a)->name, (*(const DrVerifyFacts * const *) b)->name);
}

/**
 * dr_verify_editions_missing:
 * @self: editions
 * @report: of the bag
 * @facts: (element-type utf8 DrVerifyFacts): of its records
 *
 * Editions that records name and the bag does not hold: one that was altered is missed by every record that was made with
 * it, and is said once, of the first of them by name.
 */
void
dr_verify_editions_missing (DrVerifyEditions *self,
                            DrVerification   *report,
                            GHashTable       *facts)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (records, value);
  g_ptr_array_sort (records, compare_names);
  for (guint kind = 0; kind < DR_N_VERIFY_EDITIONS; kind++)
    {
      g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) first = g_ptr_array_new ();
      const char *word = dr_verify_edition_word ((DrVerifyEdition) kind);

      for (guint i = 0; i < records->len; i++)
        {
          const DrVerifyFacts *each = records->pdata[i];
          const char *digest = each->editions[kind];
          gpointer n = NULL;

          if (dr_verify_editions_find (self, (DrVerifyEdition) kind, digest) != NULL)
            continue;
          if (!g_hash_table_lookup_extended (others, digest, NULL, &n))
            g_ptr_array_add (first, records->pdata[i]);
          else
            n = GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1);
          g_hash_table_insert (others, (gpointer) digest, n);
        }
      for (guint i = 0; i < first->len; i++)
        {
          const DrVerifyFacts *each = first->pdata[i];
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (others, each->editions[kind]));

          if (n == 0)
            dr_verification_problem (report, DR_VERIFY_EDITIONS, each->name, _("the %s that it names, %s, is not in the bag"), word,
                                     each->editions[kind]);
          else
            /* Translators: evidence, questionnaire or rulebook; a digest; how many other records */
            dr_verification_problem (report, DR_VERIFY_EDITIONS, each->name,
                                     ngettext ("the %1$s that it names, %2$s, is not in the bag; %3$u other record names it too",
                                               "the %1$s that it names, %2$s, is not in the bag; %3$u other records name it too",
                                               n), word, each->editions[kind], n);
        }
    }
}
