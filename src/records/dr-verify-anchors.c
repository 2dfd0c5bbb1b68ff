#include "dr-verify-anchors.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-load.h"
#include "dr-verification-private.h"
#include "dr-verify.h"

static void
free_anchor (gpointer data)
{
  DrVerifyAnchor *anchor = data;

  g_free (anchor->reference);
  g_free (anchor->head);
  g_free (anchor);
}

/* A reference may have a colon itself: the head is what follows the last. */
static DrVerifyAnchor *
parse (const char *text,
       GError    **error)
{
  const char *colon = strrchr (text, ':');
  const char *head = colon != NULL ? colon + 1 : text;
  DrVerifyAnchor *anchor;

  if (!dr_is_digest (head) || colon == text)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                   _("the anchor “%s” is no head, expected 64 lower-case hexadecimal digits, or a reference, a colon and those"), text);
      return NULL;
    }
  anchor = g_new0 (DrVerifyAnchor, 1);
  anchor->reference = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  anchor->head = g_strdup (head);

  return anchor;
}

/**
 * dr_verify_parse_anchor:
 * @anchor: HEAD or REFERENCE:HEAD
 * @error: return location for %DR_RECORD_ERROR_INVALID
 *
 * Returns: whether it is one
 */
gboolean
dr_verify_parse_anchor (const char *anchor,
                        GError    **error)
{
  DrVerifyAnchor *parsed = parse (anchor, error);

  if (parsed == NULL)
    return FALSE;
  free_anchor (parsed);

  return TRUE;
}

/* dr_verify_anchors_new(): (nullable): of #DrVerifyAnchor; empty where there are none. */
GPtrArray *
dr_verify_anchors_new (const char * const *texts,
                       GError            **error)
{
  g_autoptr (GPtrArray) self = g_ptr_array_new_with_free_func (free_anchor);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      DrVerifyAnchor *anchor = parse (texts[i], error);

      if (anchor == NULL)
        return NULL;
      g_ptr_array_add (self, anchor);
    }

  return g_steal_pointer (&self);
}

/* dr_verify_anchors_look(): a head, or a record's digest, of that assessment; of the store's chain after entry @sequence
 * where @reference is %NULL. */
void
dr_verify_anchors_look (GPtrArray  *self,
                        const char *reference,
                        const char *digest,
                        guint64     sequence)
{
  for (guint i = 0; i < self->len; i++)
    {
      DrVerifyAnchor *anchor = self->pdata[i];

      if ((anchor->reference == NULL || g_strcmp0 (anchor->reference, reference) == 0) && strcmp (anchor->head, digest) == 0)
        {
          anchor->is_found = TRUE;
          anchor->sequence = MAX (anchor->sequence, sequence);
        }
    }
}

/* What an anchor that was found speaks for: no more than what stands before it. */
static void
say_what_it_covers (const DrVerifyAnchor *anchor,
                    DrVerification       *report)
{
  g_autofree char *after = g_strdup_printf ("%" G_GUINT64_FORMAT, anchor->sequence);
  g_autofree char *all = g_strdup_printf ("%" G_GUINT64_FORMAT, report->n_entries);

  if (report->kind == DR_VERIFY_RECORD)
    return;
  if (anchor->sequence == 0)
    dr_verification_note (report, DR_VERIFY_ANCHOR, NULL,
                          _("%s anchors its own assessment up to there, and nothing else in the bag"), anchor->head);
  else if (anchor->sequence < report->n_entries)
    dr_verification_note (report, DR_VERIFY_ANCHOR, NULL,
                          _("%s is the head after entry %s of %s: what follows that entry is not covered by it"), anchor->head,
                          after, all);
  else
    dr_verification_note (report, DR_VERIFY_ANCHOR, NULL, _("%s is the head after all of the %s entries"), anchor->head, all);
}

/* dr_verify_anchors_finish(): names those that were not found, and says what the others cover. A bag is anchored by a head
 * of the store's chain alone; @uncovered: entries after the last such. Returns whether all were found and what is
 * verified is anchored. */
gboolean
dr_verify_anchors_finish (GPtrArray      *self,
                          DrVerification *report,
                          guint64        *uncovered)
{
  gboolean all = TRUE;
  guint64 covered = 0;

  *uncovered = report->n_entries;
  if (self->len == 0)
    return FALSE;

  dr_verification_tested (report, DR_VERIFY_ANCHOR);
  for (guint i = 0; i < self->len; i++)
    {
      const DrVerifyAnchor *anchor = self->pdata[i];

      all = all && anchor->is_found;
      covered = MAX (covered, anchor->sequence);
      if (anchor->is_found)
        say_what_it_covers (anchor, report);
      else
        dr_verification_problem (report, DR_VERIFY_ANCHOR, NULL,
                                 _("%s%s%s was noted outside and is no head and no record here: something before it was rewritten, or it is "
                                   "of another register"), anchor->reference != NULL ? anchor->reference : "",
                                 anchor->reference != NULL ? ": " : "", anchor->head);
    }
  *uncovered = report->n_entries - MIN (covered, report->n_entries);

  return all && (report->kind == DR_VERIFY_RECORD || covered > 0);
}
