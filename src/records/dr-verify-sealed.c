#include "dr-verify-sealed.h"

#include <string.h>

#include "dr-load.h"
#include "dr-trail-file.h"
#include "dr-vocabulary.h"

typedef struct {
  const char *reference;   /* one of @references */
  guint64     place;       /* among the full entries, from 1 */
} Sealed;

struct _DrVerifySealed {
  GHashTable *records;      /* digest: Sealed: the first entry that sealed it */
  GHashTable *references;   /* of every assessment that an entry is about */
  guint64     n;
};

static gboolean
take (const DrTrailStatement *statement,
      const char             *digest,
      const char             *store_head,
      const char             *previous,
      gpointer                data,
      GError                **error)
{
  DrVerifySealed *self = data;
  gpointer reference = NULL;
  Sealed *sealed;
  int step = 0;

  self->n++;
  if (statement->position == 0)
    return TRUE;
  if (!g_hash_table_lookup_extended (self->references, statement->reference, &reference, NULL))
    {
      reference = g_strdup (statement->reference);
      g_hash_table_add (self->references, reference);
    }
  if (!dr_vocabulary_parse (DR_VOCABULARY_STEP, statement->act, &step) || !dr_is_digest (statement->record)
      || g_hash_table_contains (self->records, statement->record))
    return TRUE;

  sealed = g_new (Sealed, 1);
  *sealed = (Sealed) { reference, self->n };
  g_hash_table_insert (self->records, g_strdup (statement->record), sealed);

  return TRUE;
}

/* What is wrong with the trail is said when it is replayed; until then what was read of it counts. */
static gboolean
visit (const DrBagMember *member,
       GInputStream      *bytes,
       gpointer           data,
       GError           **error)
{
  DrVerifySealed *self = data;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrTrailReading) reading = dr_trail_file_read (bytes, NULL, 0, take, self, NULL, &problem);

  if (reading != NULL || g_error_matches (problem, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/**
 * dr_verify_sealed_read:
 * @reader: a bag that has a trail
 * @cancellable: (nullable): to stop
 * @error: return location where it cannot be read at all
 *
 * Returns: (transfer full) (nullable): it; safe to ask from many threads
 */
DrVerifySealed *
dr_verify_sealed_read (DrBagReader   *reader,
                       GCancellable  *cancellable,
                       GError       **error)
{
  DrVerifySealed *self = g_new0 (DrVerifySealed, 1);

  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (dr_bag_reader_visit_one (reader, DR_TRAIL_FILE_NAME, visit, self, cancellable, error))
    return self;
  dr_verify_sealed_free (self);

  return NULL;
}

/* dr_verify_sealed_free(): (nullable). */
void
dr_verify_sealed_free (DrVerifySealed *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->records);
  g_hash_table_unref (self->references);
  g_free (self);
}

/**
 * dr_verify_sealed_explains:
 * @self: (nullable): of the bag's trail; %NULL: there is no trail to hold anything against
 * @digest: of a record
 * @live: an assessment that the record counts as live
 *
 * Returns: whether nothing can be wrong with that: the record it is counted by was sealed before, or nothing here tells
 */
gboolean
dr_verify_sealed_explains (const DrVerifySealed   *self,
                           const char             *digest,
                           const DrLiveAssessment *live)
{
  const Sealed *own = self != NULL ? g_hash_table_lookup (self->records, digest) : NULL;
  const Sealed *other;

  if (own == NULL || !g_hash_table_contains (self->references, live->reference))
    return TRUE;
  other = g_hash_table_lookup (self->records, live->digest);

  return other != NULL && other->place <= own->place && strcmp (other->reference, live->reference) == 0;
}
