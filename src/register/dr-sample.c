#include "dr-sample.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dr-bag-reader.h"
#include "dr-digest.h"
#include "dr-formats.h"
#include "dr-load.h"
#include "dr-trail-file.h"
#include "dr-trail-versions.h"
#include "dr-trail-walk.h"
#include "dr-xml-document.h"

/* One version with its lot. */
typedef struct {
  const DrTrailVersion *version;
  char                  lot[DR_DIGEST_SIZE];
} Lot;

/* What is drawn from. */
typedef struct {
  const DrSampleOptions *options;
  DrTrailVersions       *versions;
  GHashTable            *of_service;   /* (nullable): set of digests of records; NULL: all are */
  GCancellable          *cancellable;
} Draw;

static void
clear_draw (Draw *draw)
{
  g_clear_pointer (&draw->versions, dr_trail_versions_free);
  g_clear_pointer (&draw->of_service, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draw, clear_draw)

static gboolean
is_drawn_from (const Draw           *draw,
               const DrTrailVersion *version)
{
  return version->record[0] != '\0'
         && (draw->options->stages == 0 || (draw->options->stages & 1u << version->stage) != 0);
}

static int
compare_lots (const void *a,
              const void *b)
{
  return strcmp (((const Lot *) a)->lot, ((const Lot *) b)->lot);
}

static int
compare_items (const void *a,
               const void *b)
{
  const DrTrailVersion *first = ((const Lot *) a)->version;
  const DrTrailVersion *second = ((const Lot *) b)->version;
  int order = strcmp (first->reference, second->reference);

  return order != 0 ? order : (first->version > second->version) - (first->version < second->version);
}

/* (transfer full): those with the smallest lots. */
static DrSample *
draw_lots (Draw *draw)
{
  guint n = 0;
  const DrTrailVersion * const *versions = dr_trail_versions_list (draw->versions, &n);
  g_autofree Lot *lots = g_new0 (Lot, n + 1);
  DrSample *self = g_new0 (DrSample, 1);
  DrSampleItem *items;

  self->arena = dr_arena_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;
      Lot *lot = &lots[self->n_population];

      if (!is_drawn_from (draw, versions[i])
          || (draw->of_service != NULL && !g_hash_table_contains (draw->of_service, versions[i]->record)))
        continue;
      text = g_strdup_printf ("%" G_GUINT64_FORMAT ":%s:%u", draw->options->seed, versions[i]->reference,
                              versions[i]->version);
      lot->version = versions[i];
      dr_digest_bytes (text, strlen (text), lot->lot);
      self->n_population++;
    }
  qsort (lots, self->n_population, sizeof *lots, compare_lots);
  self->n_items = (guint) MIN (draw->options->size, self->n_population);
  qsort (lots, self->n_items, sizeof *lots, compare_items);

  items = dr_arena_array0 (self->arena, DrSampleItem, self->n_items);
  for (guint i = 0; i < self->n_items; i++)
    items[i] = (DrSampleItem) {
      .reference = dr_arena_strdup (self->arena, lots[i].version->reference),
      .version = lots[i].version->version,
      .stage = lots[i].version->stage,
      .record = dr_arena_strdup (self->arena, lots[i].version->record),
    };
  self->items = items;

  return self;
}

static void
begin (Draw                  *draw,
       const DrSampleOptions *options,
       GCancellable          *cancellable)
{
  draw->options = options;
  draw->cancellable = cancellable;
  draw->versions = dr_trail_versions_new (DR_DATE_NONE);
  if (options->service != NULL)
    draw->of_service = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
take_entry (const DrTrailEntry  *entry,
            gpointer             data,
            GError             **error)
{
  Draw *draw = data;
  g_autoptr (DrTrailStatement) statement = dr_trail_walk_read (entry, error);

  return statement != NULL && dr_trail_versions_take (draw->versions, statement, error);
}

/* Whether a record is of the service that is asked for. */
static gboolean
look_at_service (Draw        *draw,
                 const char  *name,
                 const char  *digest,
                 GBytes      *bytes,
                 GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  const DrXmlNode *content = document != NULL ? dr_xml_node_child (dr_xml_document_get_root (document), "content") : NULL;
  const DrXmlNode *assessment = content != NULL ? dr_xml_node_child (content, "assessment") : NULL;

  if (document == NULL)
    return FALSE;
  if (assessment != NULL && g_strcmp0 (dr_xml_node_get (assessment, "service"), draw->options->service) == 0)
    g_hash_table_add (draw->of_service, g_strdup (digest));

  return TRUE;
}

/**
 * dr_sample_register:
 * @self: a register
 * @options: which, and how many
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Draws from every version with a sealed record. Each has a lot: the SHA-256 of SEED:REFERENCE:VERSION; those with the
 * smallest are drawn.
 *
 * Returns: (transfer full) (nullable): the sample
 */
DrSample *
dr_sample_register (DrRegister             *self,
                    const DrSampleOptions  *options,
                    GCancellable           *cancellable,
                    GError                **error)
{
  DrStore *store = dr_register_get_store (self);
  g_auto (Draw) draw = { NULL };
  const DrTrailVersion * const *versions;
  DrTrailHead head;
  guint n = 0;

  begin (&draw, options, cancellable);
  if (!dr_store_read_head (store, NULL, &head, error)
      || !dr_trail_walk (store, head.length, take_entry, &draw, cancellable, error))
    return NULL;

  versions = dr_trail_versions_list (draw.versions, &n);
  for (guint i = 0; options->service != NULL && i < n; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      if (!is_drawn_from (&draw, versions[i]))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      bytes = dr_store_get_blob (store, versions[i]->record, error);
      if (bytes == NULL || !look_at_service (&draw, versions[i]->reference, versions[i]->record, bytes, error))
        return NULL;
    }

  return draw_lots (&draw);
}

static gboolean
take_statement (const DrTrailStatement  *statement,
                const char              *digest,
                const char              *store_head,
                const char              *previous,
                gpointer                 data,
                GError                 **error)
{
  Draw *draw = data;

  return dr_trail_versions_take (draw->versions, statement, error);
}

static gboolean
read_trail (const DrBagMember  *member,
            GInputStream       *stream,
            gpointer            data,
            GError            **error)
{
  Draw *draw = data;
  g_autoptr (DrTrailReading) reading = dr_trail_file_read (stream, NULL, 0, take_statement, draw, draw->cancellable, error);

  if (reading == NULL)
    return FALSE;
  if (reading->n_problems == 0)
    return TRUE;

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
               _("%s does not hold together, expected a trail to draw from; verify says what is wrong with it"), member->name);

  return FALSE;
}

static gboolean
read_record (const DrBagMember  *member,
             GInputStream       *stream,
             gpointer            data,
             GError            **error)
{
  Draw *draw = data;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  char digest[DR_DIGEST_SIZE];

  if (!g_str_has_prefix (member->name, "data/records/") || member->size > DR_XML_LIMITS_DEFAULT.max_bytes)
    return TRUE;
  text = g_malloc (member->size + 1);
  if (!g_input_stream_read_all (stream, text, member->size, &length, draw->cancellable, error))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  dr_digest_bytes (g_bytes_get_data (bytes, NULL), length, digest);

  return look_at_service (draw, member->name, digest, bytes, error);
}

/**
 * dr_sample_bag:
 * @path: a bag
 * @options: as for dr_sample_register()
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Draws from what the bag's trail tells in full: from a bag of a whole register the same as from the register.
 *
 * Returns: (transfer full) (nullable): the sample
 */
DrSample *
dr_sample_bag (const char             *path,
               const DrSampleOptions  *options,
               GCancellable           *cancellable,
               GError                **error)
{
  g_auto (Draw) draw = { NULL };
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, NULL, cancellable, error);

  dr_formats_init ();
  begin (&draw, options, cancellable);
  if (reader == NULL
      || !dr_bag_reader_visit_one (reader, DR_TRAIL_FILE_NAME, read_trail, &draw, cancellable, error)
      || (options->service != NULL && !dr_bag_reader_visit (reader, read_record, &draw, cancellable, error)))
    return NULL;

  return draw_lots (&draw);
}

/**
 * dr_sample_free:
 * @self: (transfer full) (nullable): a sample
 */
void
dr_sample_free (DrSample *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
