#include "bench-multiply.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "bench-support.h"
#include "dr-digest.h"
#include "dr-trail-statement.h"
#include "dr-vocabulary.h"

/* Copies in one transaction. */
#define BATCH 1000

/* What is copied: a live version, with its entries of the trail and its last record. */
typedef struct {
  gint64     id;
  char      *reference;
  GPtrArray *entries;    /* of DrTrailStatement: those of this version */
  guint      sealed;     /* of them, the last that has a record */
  char      *record;     /* bytes */
  gsize      length;
} Source;

typedef struct {
  sqlite3      *db;
  sqlite3_stmt *row;
  sqlite3_stmt *blob;
  sqlite3_stmt *bytes;
  sqlite3_stmt *trail;
  guint64       sequence;
  char          store_head[DR_DIGEST_SIZE];
} Copy;

static void
must (int code)
{
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    g_error ("%s", sqlite3_errstr (code));
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  must (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL));

  return statement;
}

static void
run (sqlite3_stmt *statement)
{
  must (sqlite3_step (statement));
  must (sqlite3_reset (statement));
}

static void
source_free (gpointer data)
{
  Source *source = data;

  g_ptr_array_unref (source->entries);
  g_free (source->reference);
  g_free (source->record);
  g_free (source);
}

static void
read_entries (sqlite3 *db,
              Source  *source,
              int      version)
{
  sqlite3_stmt *entries = prepare (db, "SELECT t.entry, b.bytes FROM trail AS t LEFT JOIN blob_bytes AS b"
                                       " ON b.digest = t.record WHERE t.reference = ?1 AND t.version = ?2 ORDER BY t.position");

  must (sqlite3_bind_text (entries, 1, source->reference, -1, SQLITE_STATIC));
  must (sqlite3_bind_int (entries, 2, version));
  while (sqlite3_step (entries) == SQLITE_ROW)
    {
      g_autoptr (GError) error = NULL;
      DrTrailStatement *statement = dr_trail_statement_read (sqlite3_column_blob (entries, 0),
                                                             (gsize) sqlite3_column_bytes (entries, 0), &error);

      if (statement == NULL)
        g_error ("%s", error->message);
      g_ptr_array_add (source->entries, statement);
      if (sqlite3_column_type (entries, 1) == SQLITE_NULL)
        continue;
      g_free (source->record);
      source->sealed = source->entries->len - 1;
      source->length = (gsize) sqlite3_column_bytes (entries, 1);
      source->record = g_strndup (sqlite3_column_blob (entries, 1), source->length);
    }
  sqlite3_finalize (entries);
}

/* The live versions, but for those whose next version stands in their place. */
static GPtrArray *
read_sources (sqlite3 *db)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (source_free);
  sqlite3_stmt *rows = prepare (db, "SELECT id, reference, version, stage, latest FROM assessment ORDER BY id");

  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      DrStage stage = (DrStage) sqlite3_column_int (rows, 3);
      Source *source;

      if (!dr_stage_is_live (stage) || (stage == DR_STAGE_RETURNED && sqlite3_column_int (rows, 4) == 0))
        continue;
      source = g_new0 (Source, 1);
      source->id = sqlite3_column_int64 (rows, 0);
      source->reference = g_strdup ((const char *) sqlite3_column_text (rows, 1));
      source->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_trail_statement_free);
      read_entries (db, source, sqlite3_column_int (rows, 2));
      if (source->record == NULL)
        g_error ("%s: no record", source->reference);
      g_ptr_array_add (sources, source);
    }
  sqlite3_finalize (rows);

  return sources;
}

static void
begin (Copy       *copy,
       const char *path)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *last;

  must (sqlite3_open_v2 (path, &copy->db, SQLITE_OPEN_READWRITE, NULL));
  /* Nobody else has it open, and nobody wants it back after a crash: each page is written once. */
  must (sqlite3_exec (copy->db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536", NULL, NULL,
                      NULL));

  last = prepare (copy->db, "SELECT group_concat (name, ', ') FROM pragma_table_info ('assessment')"
                            " WHERE name NOT IN ('id', 'reference')");
  must (sqlite3_step (last));
  g_string_printf (sql, "INSERT INTO assessment (reference, %s) SELECT ?1, %s FROM assessment WHERE id = ?2",
                   (const char *) sqlite3_column_text (last, 0), (const char *) sqlite3_column_text (last, 0));
  sqlite3_finalize (last);
  copy->row = prepare (copy->db, sql->str);
  copy->blob = prepare (copy->db, "INSERT INTO blob VALUES (?1, ?2)");
  copy->bytes = prepare (copy->db, "INSERT INTO blob_bytes (digest, bytes) VALUES (?1, ?2)");
  copy->trail = prepare (copy->db, "INSERT INTO trail VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

  last = prepare (copy->db, "SELECT sequence, store_head FROM trail ORDER BY sequence DESC LIMIT 1");
  must (sqlite3_step (last));
  copy->sequence = (guint64) sqlite3_column_int64 (last, 0);
  g_strlcpy (copy->store_head, (const char *) sqlite3_column_text (last, 1), DR_DIGEST_SIZE);
  sqlite3_finalize (last);
}

static void
end (Copy *copy)
{
  sqlite3_finalize (copy->row);
  sqlite3_finalize (copy->blob);
  sqlite3_finalize (copy->bytes);
  sqlite3_finalize (copy->trail);
  must (sqlite3_close (copy->db));
}

/* The same record of another assessment: other bytes, with a digest of their own. */
static void
copy_record (Copy         *copy,
             const Source *source,
             const char   *reference,
             char          digest[DR_DIGEST_SIZE])
{
  g_autofree char *old = g_strdup_printf (" reference=\"%s\"", source->reference);
  g_autofree char *new = g_strdup_printf (" reference=\"%s\"", reference);
  const char *content = strstr (source->record, "<assessment ");
  const char *at = content != NULL ? strstr (content, old) : NULL;
  g_autoptr (GString) bytes = g_string_sized_new (source->length + 16);

  if (at == NULL)
    g_error ("%s: its record does not name it", source->reference);
  g_string_append_len (bytes, source->record, at - source->record);
  g_string_append (bytes, new);
  g_string_append (bytes, at + strlen (old));
  dr_digest_bytes (bytes->str, bytes->len, digest);

  must (sqlite3_bind_text (copy->blob, 1, digest, -1, SQLITE_STATIC));
  must (sqlite3_bind_int64 (copy->blob, 2, (gint64) bytes->len));
  run (copy->blob);
  must (sqlite3_bind_text (copy->bytes, 1, digest, -1, SQLITE_STATIC));
  must (sqlite3_bind_blob64 (copy->bytes, 2, bytes->str, bytes->len, SQLITE_STATIC));
  run (copy->bytes);
}

static void
copy_entry (Copy                   *copy,
            const DrTrailStatement *entry,
            const char             *reference,
            guint                   position,
            const char             *record,
            char                    head[DR_DIGEST_SIZE])
{
  DrTrailStatement own = *entry;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char digest[DR_DIGEST_SIZE];

  own.sequence = ++copy->sequence;
  own.reference = reference;
  own.position = position;
  own.record = record;
  bytes = dr_trail_statement_write (&own, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  dr_trail_entry_digest (bytes, digest);
  dr_trail_next_head (head, digest, head);
  dr_trail_next_head (copy->store_head, digest, copy->store_head);

  must (sqlite3_bind_int64 (copy->trail, 1, (gint64) own.sequence));
  must (sqlite3_bind_text (copy->trail, 2, reference, -1, SQLITE_STATIC));
  must (sqlite3_bind_int (copy->trail, 3, (int) position));
  must (sqlite3_bind_int (copy->trail, 4, (int) own.version));
  must (sqlite3_bind_blob64 (copy->trail, 5, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SQLITE_STATIC));
  must (sqlite3_bind_text (copy->trail, 6, head, -1, SQLITE_STATIC));
  must (sqlite3_bind_text (copy->trail, 7, copy->store_head, -1, SQLITE_STATIC));
  must (sqlite3_bind_text (copy->trail, 8, record, -1, SQLITE_STATIC));
  must (sqlite3_bind_int64 (copy->trail, 9, own.at));
  run (copy->trail);
}

static void
copy_one (Copy         *copy,
          const Source *source,
          guint         round)
{
  g_autofree char *reference = g_strdup_printf ("%s-%u", source->reference, round);
  char head[DR_DIGEST_SIZE] = "";
  char digest[DR_DIGEST_SIZE];

  copy_record (copy, source, reference, digest);
  must (sqlite3_bind_text (copy->row, 1, reference, -1, SQLITE_STATIC));
  must (sqlite3_bind_int64 (copy->row, 2, source->id));
  run (copy->row);
  for (guint i = 0; i < source->entries->len; i++)
    copy_entry (copy, source->entries->pdata[i], reference, i + 1, i == source->sealed ? digest : NULL, head);
}

/* Copies the live versions, each under references of its own, until there are @wanted. */
void
bench_register_multiply (const char *path,
                         guint       wanted)
{
  Copy copy = { NULL };
  g_autoptr (GPtrArray) sources = NULL;
  double start = bench_now ();
  guint n;

  begin (&copy, path);
  sources = read_sources (copy.db);
  if (sources->len == 0)
    g_error ("Nothing in %s is live", path);
  for (n = sources->len; n < wanted; n++)
    {
      if (n == sources->len || n % BATCH == 0)
        must (sqlite3_exec (copy.db, n == sources->len ? "BEGIN" : "COMMIT; BEGIN", NULL, NULL, NULL));
      copy_one (&copy, sources->pdata[n % sources->len], n / sources->len);
    }
  if (n > sources->len)
    {
      must (sqlite3_exec (copy.db, "COMMIT", NULL, NULL, NULL));
      printf ("%u live versions multiplied to %u in %.1f s\n", sources->len, n, (bench_now () - start) / 1e6);
    }
  end (&copy);
}
