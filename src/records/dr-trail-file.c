#include "dr-trail-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digits.h"
#include "dr-load.h"
#include "dr-trail-items.h"
#include "dr-trail-order.h"

/* What is known of one chain so far. */
typedef struct {
  DrTrailOrder order;
  DrTrailChain chain;                  /* as the entries here give it */
  char         held[DR_DIGEST_SIZE];   /* the head again, but from the last anchor on, so that one mistake shows once */
  guint64      anchored;               /* the last number that an anchor was compared at */
} Chain;

typedef struct {
  DrTrailReading *reading;
  Chain           store;
  GHashTable     *chains;              /* reference: Chain */
  GHashTable     *anchors;             /* key of place: head */
} Run;

static void
free_problem (gpointer data)
{
  DrTrailProblem *problem = data;

  g_free (problem->reference);
  g_free (problem->words);
  g_free (problem);
}

static void
free_chain (gpointer data)
{
  dr_trail_order_clear (&((Chain *) data)->order);
  g_free (data);
}

static void
add_problem (Run               *self,
             DrTrailProblemKind kind,
             const char        *reference,
             guint64            first,
             guint64            last,
             const char        *what)
{
  g_autofree char *which = NULL;
  DrTrailProblem *problem;

  if (self->reading->n_problems++ >= DR_TRAIL_PROBLEMS_MAX)
    return;

  which = first == last ? g_strdup_printf (_("Entry %s"), DR_DIGITS (first))
                        : g_strdup_printf (_("Entries %s to %s"), DR_DIGITS (first), DR_DIGITS (last));
  problem = g_new0 (DrTrailProblem, 1);
  *problem = (DrTrailProblem) { kind, g_strdup (reference), first, last, NULL };
  problem->words = reference != NULL ? g_strdup_printf (_("%s of %s: %s."), which, reference, what)
                                     : g_strdup_printf (_("%s of the trail: %s."), which, what);
  g_ptr_array_add (self->reading->problems, problem);
}

/* One text for a place in a chain: "5" in the store's, "5 NH-1" in an assessment's. */
static char *
anchor_key (const char *reference,
            guint64     at)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT "%s%s", at, reference != NULL ? " " : "", reference != NULL ? reference : "");
}

static void
go_on (Run        *self,
       Chain      *chain,
       const char *reference,
       guint64     number,
       const char *digest)
{
  g_autofree char *key = NULL;
  const char *noted;

  dr_trail_next_head (chain->chain.head, digest, chain->chain.head);
  dr_trail_next_head (chain->held, digest, chain->held);
  chain->chain.length++;
  if (g_hash_table_size (self->anchors) == 0)
    return;

  key = anchor_key (reference, number);
  noted = g_hash_table_lookup (self->anchors, key);
  if (noted == NULL)
    return;
  if (strcmp (noted, chain->held) != 0)
    add_problem (self, DR_TRAIL_ALTERED, reference, MIN (chain->anchored + 1, number), number,
                 _("the head after it is not the one that was noted, so something up to here was altered, added, removed or "
                   "reordered"));
  g_strlcpy (chain->held, noted, DR_DIGEST_SIZE);
  chain->anchored = number;
  g_hash_table_remove (self->anchors, key);
}

static void
take_number (Run        *self,
             Chain      *chain,
             const char *reference,
             guint64     number)
{
  guint64 from = 0;

  switch (dr_trail_order_take (&chain->order, number, &from))
    {
    case DR_TRAIL_LATE:
      add_problem (self, DR_TRAIL_REORDERED, reference, number, number, _("it stands after a later one, expected them in order"));
      break;
    case DR_TRAIL_TWICE:
      add_problem (self, DR_TRAIL_ADDED, reference, number, number, _("it is there again, expected it once"));
      break;
    case DR_TRAIL_SHIFTED:
      add_problem (self, DR_TRAIL_ADDED, reference, from, number, _("there is an item too many, expected one for each"));
      break;
    case DR_TRAIL_IN_ORDER:
    case DR_TRAIL_SKIPS:
    default:
      /* What is skipped may come yet. */
      break;
    }
}

static Chain *
chain_of (Run        *self,
          const char *reference)
{
  Chain *chain = g_hash_table_lookup (self->chains, reference);

  if (chain == NULL)
    {
      chain = g_new0 (Chain, 1);
      chain->order.next = 1;
      g_hash_table_insert (self->chains, g_strdup (reference), chain);
    }

  return chain;
}

static gboolean
take_full (Run          *self,
           DrTrailItems *items,
           DrTrailEach   each,
           gpointer      data,
           GError      **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (DrTrailStatement) statement = dr_trail_statement_read (items->entry->data, items->entry->len, &reason);
  char previous[DR_DIGEST_SIZE] = "";

  self->reading->n_full++;
  if (statement == NULL)
    {
      guint64 place = self->store.order.next;

      add_problem (self, DR_TRAIL_ALTERED, NULL, place, place, reason->message);
      dr_trail_order_assume (&self->store.order);
      go_on (self, &self->store, NULL, place, items->digest);
      return TRUE;
    }
  take_number (self, &self->store, NULL, statement->sequence);
  go_on (self, &self->store, NULL, statement->sequence, items->digest);
  if (statement->position > 0)
    {
      Chain *chain = chain_of (self, statement->reference);

      g_strlcpy (previous, chain->chain.head, DR_DIGEST_SIZE);
      take_number (self, chain, statement->reference, statement->position);
      go_on (self, chain, statement->reference, statement->position, items->digest);
    }

  if (g_hash_table_size (self->chains) > DR_TRAIL_ASSESSMENTS_MAX)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE,
                   _("the trail has entries of more than %d assessments, expected fewer"), DR_TRAIL_ASSESSMENTS_MAX);
      return FALSE;
    }

  return each == NULL || each (statement, items->digest, self->store.chain.head, previous, data, error);
}

static void
finish_chain (Run        *self,
              Chain      *chain,
              const char *reference)
{
  for (guint i = 0; chain->order.gaps != NULL && i < chain->order.gaps->len; i++)
    {
      const DrTrailGap *gap = &g_array_index (chain->order.gaps, DrTrailGap, i);

      g_autofree char *some = g_strdup_printf (_("%s of them missing, which cannot be told, expected none left out"),
                                               DR_DIGITS (gap->n_missing));

      add_problem (self, DR_TRAIL_REMOVED, reference, gap->first, gap->last,
                   gap->n_missing < gap->last - gap->first + 1 ? some : _("missing, expected none left out"));
    }
}

static int
compare_text (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

static void
finish (Run *self)
{
  DrTrailReading *reading = self->reading;
  g_autoptr (GList) references = g_list_sort (g_hash_table_get_keys (self->chains), compare_text);
  g_autoptr (GList) anchors = g_list_sort (g_hash_table_get_keys (self->anchors), compare_text);

  finish_chain (self, &self->store, NULL);
  reading->store = self->store.chain;
  for (GList *at = references; at != NULL; at = at->next)
    {
      Chain *chain = g_hash_table_lookup (self->chains, at->data);

      finish_chain (self, chain, at->data);
      g_hash_table_insert (reading->assessments, g_strdup (at->data), g_memdup2 (&chain->chain, sizeof chain->chain));
    }
  /* A head was noted after an entry that is not here. */
  for (GList *at = anchors; at != NULL; at = at->next)
    {
      char *reference = NULL;
      guint64 number = g_ascii_strtoull (at->data, &reference, 10);
      const Chain *chain = *reference == ' ' ? g_hash_table_lookup (self->chains, reference + 1) : &self->store;

      if (chain != NULL && dr_trail_order_skipped (&chain->order, number))
        continue;
      add_problem (self, DR_TRAIL_REMOVED, *reference == ' ' ? reference + 1 : NULL, number, number,
                   _("missing, though the head after it was noted"));
    }
}

/**
 * dr_trail_file_full:
 * @entry: an entry's bytes
 *
 * Returns: (transfer full): its full item
 */
GBytes *
dr_trail_file_full (GBytes *entry)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (entry, &length);
  g_autoptr (GString) item = g_string_new (NULL);

  g_string_append_printf (item, "E%" G_GSIZE_FORMAT ":", length);
  g_string_append_len (item, bytes, (gssize) length);
  g_string_append (item, ",\n");

  return g_string_free_to_bytes (g_steal_pointer (&item));
}

/**
 * dr_trail_file_bare:
 * @digest: of an entry
 * @item: (out): its bare item, %DR_TRAIL_BARE_SIZE bytes and a NUL
 */
void
dr_trail_file_bare (const char *digest,
                    char        item[DR_TRAIL_BARE_SIZE + 1])
{
  g_snprintf (item, DR_TRAIL_BARE_SIZE + 1, "H%.64s\n", digest);
}

/**
 * dr_trail_file_read:
 * @stream: of the trail's file; read to its end, not closed
 * @anchors: (array length=n_anchors) (nullable): heads that were noted outside, in any order, each place once
 * @n_anchors: how many
 * @each: (nullable): is told of each full entry that can be read, in the order of the file
 * @data: for @each
 * @cancellable: (nullable)
 * @error: return location for %DR_RECORD_ERROR_INVALID, where an item is none and the file cannot be read on,
 *   %DR_RECORD_ERROR_TOO_LARGE, or what @stream or @each gives
 *
 * With no anchor an entry that was altered, and still reads well, is not found: then only the heads differ.
 *
 * Returns: (transfer full) (nullable): heads and problems
 */
DrTrailReading *
dr_trail_file_read (GInputStream        *stream,
                    const DrTrailAnchor *anchors,
                    guint                n_anchors,
                    DrTrailEach          each,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (DrTrailReading) reading = g_new0 (DrTrailReading, 1);
  g_autoptr (GHashTable) chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_chain);
  g_autoptr (GHashTable) noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Run self = { .reading = reading, .chains = chains, .anchors = noted };
  g_auto (DrTrailItems) items = { NULL };
  DrTrailNext next;

  reading->assessments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading->problems = g_ptr_array_new_with_free_func (free_problem);
  for (guint i = 0; i < n_anchors; i++)
    g_hash_table_insert (noted, anchor_key (anchors[i].reference, anchors[i].at), g_strdup (anchors[i].head));
  self.store.order.next = 1;
  dr_trail_items_open (&items, stream, cancellable);

  while ((next = dr_trail_items_next (&items, self.store.chain.length + 1, error)) == DR_TRAIL_ITEM)
    {
      if (items.is_full)
        {
          if (!take_full (&self, &items, each, data, error))
            break;
        }
      else
        {
          dr_trail_order_assume (&self.store.order);
          go_on (&self, &self.store, NULL, self.store.order.next - 1, items.digest);
        }
    }
  if (next == DR_TRAIL_END)
    finish (&self);
  dr_trail_order_clear (&self.store.order);

  return next == DR_TRAIL_END ? g_steal_pointer (&reading) : NULL;
}

/**
 * dr_trail_reading_free:
 * @self: (nullable): what was read
 */
void
dr_trail_reading_free (DrTrailReading *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->assessments, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
