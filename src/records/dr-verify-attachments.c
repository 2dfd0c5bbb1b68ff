#include "dr-verify-attachments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digest.h"
#include "dr-digits.h"
#include "dr-verification-private.h"
#include "dr-verify-record.h"

#define CHUNK ((gsize) 64 * 1024)

/**
 * dr_verify_attachments_take:
 * @self: (element-type utf8 guint64): gets its size, by the digest of its name
 * @report: of the bag
 * @member: an attachment
 * @stated: the digest of its name
 * @stream: its bytes
 * @cancellable: (nullable): to stop
 * @error: return location where they cannot be read
 *
 * Returns: whether they were read
 */
gboolean
dr_verify_attachments_take (GHashTable        *self,
                            DrVerification    *report,
                            const DrBagMember *member,
                            const char        *stated,
                            GInputStream      *stream,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autoptr (DrDigest) digest = dr_digest_new ();
  g_autofree char *chunk = g_malloc (CHUNK);
  char text[DR_DIGEST_SIZE];
  guint64 size = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error)) > 0)
    {
      dr_digest_update (digest, chunk, (gsize) n);
      size += (guint64) n;
    }
  if (n < 0)
    return FALSE;

  dr_digest_finish (digest, text);
  if (strcmp (text, stated) != 0)
    dr_verification_problem_of (report, DR_VERIFY_LINE_ALTERED, DR_VERIFY_ATTACHMENTS, member->name,
                                _("its digest is %s, not that of its name"), text);
  report->n_attachments++;
  g_hash_table_insert (self, g_strdup (stated), g_memdup2 (&size, sizeof size));

  return TRUE;
}

/* A file that nothing names is nobody's: what it says could not be held against any record. */
static void
check_unnamed (GHashTable     *self,
               DrVerification *report,
               GHashTable     *erased,
               GHashTable     *named)
{
  g_autoptr (GList) digests = g_list_sort (g_hash_table_get_keys (self), (GCompareFunc) strcmp);

  for (const GList *at = digests; at != NULL; at = at->next)
    {
      g_autofree char *name = g_strconcat ("data/attachments/", (const char *) at->data, NULL);

      if (!g_hash_table_contains (named, at->data)
          && (erased == NULL || !g_hash_table_contains (erased, at->data)))
        dr_verification_problem_of (report, DR_VERIFY_LINE_EXTRA, DR_VERIFY_LAYOUT, name,
                                    _("no record and no act in the trail names it, expected only attachments that one of them does"));
    }
}

/**
 * dr_verify_attachments_check:
 * @self: (element-type utf8 guint64): sizes of those in the bag, by digest
 * @report: of the bag
 * @facts_by_digest: (element-type utf8 DrVerifyFacts): of its records
 * @erased: (nullable): digests that an act in the trail erased; %NULL: there is no trail
 *
 * Holds each attachment that a record names against what is there, and the other way round.
 */
void
dr_verify_attachments_check (GHashTable     *self,
                             DrVerification *report,
                             GHashTable     *facts_by_digest,
                             GHashTable     *erased)
{
  GHashTableIter iter;
  gpointer value;
  g_autoptr (GHashTable) withheld = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  dr_verification_tested (report, DR_VERIFY_ATTACHMENTS);
  g_hash_table_iter_init (&iter, facts_by_digest);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DrVerifyFacts *facts = value;

      for (guint i = 0; i < facts->n_attachments; i++)
        {
          const DrAttachment *each = &facts->attachments[i];
          const guint64 *size = g_hash_table_lookup (self, each->sha256);

          g_hash_table_add (named, (gpointer) each->sha256);
          if (size != NULL && *size != each->size)
            dr_verification_problem (report, DR_VERIFY_ATTACHMENTS, facts->name,
                                     _("“%s” has %s bytes in the bag, the record says %s"), each->id, DR_DIGITS (*size),
                                     DR_DIGITS (each->size));
          else if (size == NULL && (erased == NULL || !g_hash_table_contains (erased, each->sha256)))
            dr_verification_problem_of (report, DR_VERIFY_LINE_MISSING, DR_VERIFY_ATTACHMENTS, facts->name,
                                        _("“%s”, %s, is missing, and no act in the trail erased it"), each->id, each->sha256);
          else if (size == NULL && g_hash_table_add (withheld, (gpointer) each->sha256))
            dr_verification_note (report, DR_VERIFY_ATTACHMENTS, facts->name, _("“%s”, %s, was withheld: an act in the trail erased it"),
                                  each->id, each->sha256);
        }
    }
  check_unnamed (self, report, erased, named);
}
