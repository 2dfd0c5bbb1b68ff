/* The trail: one compare-and-append an act, with everything that the act changes in the same transaction. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_head_row (DrSqliteStore *self, const char *reference, DrTrailHead *head, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  if (reference != NULL)
    statement = dr_sql_prepare (self->sql, error, "SELECT head, position FROM trail WHERE reference = ?1"
                                " ORDER BY position DESC LIMIT 1", "s", reference);
  else
    statement = dr_sql_prepare (self->sql, error, "SELECT store_head, sequence FROM trail ORDER BY sequence DESC LIMIT 1",
                                "");
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  *head = (DrTrailHead) { .length = 0 };
  if (row)
    {
      g_strlcpy (head->head, (const char *) sqlite3_column_text (statement, 0), DR_DIGEST_SIZE);
      head->length = (guint64) sqlite3_column_int64 (statement, 1);
    }
  return TRUE;
}

static gboolean
read_head (DrStore *store, const char *reference, DrTrailHead *head, GError **error)
{
  return read_head_row (DR_SQLITE_STORE (store), reference, head, error);
}

static gboolean
moved (GError **error, const char *words)
{
  g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED, words);
  return FALSE;
}

static gboolean
compare_heads (DrSqliteStore *self, const DrTrailAct *act, DrTrailHead *own, DrTrailHead *whole, GError **error)
{
  if (!read_head_row (self, NULL, whole, error)
      || (act->reference != NULL && !read_head_row (self, act->reference, own, error)))
    return FALSE;
  if (act->reference != NULL
      && !g_str_equal (own->head, act->expected_head != NULL ? act->expected_head : ""))
    return moved (error, _("somebody else has acted on this assessment; expected it as it was when you looked"));
  if (!g_str_equal (whole->head, act->expected_store_head != NULL ? act->expected_store_head : ""))
    return moved (error, _("somebody else has acted in the register; expected it as it was a moment ago"));
  return TRUE;
}

static gboolean
compare_version (DrSqliteStore *self, const DrTrailAct *act, DrSqliteVersion *found, GError **error)
{
  if (act->reference == NULL)
    return TRUE;
  if (!dr_sqlite_find_version (self, act->reference, act->version, found, error))
    return FALSE;
  if (act->step && found->stage != act->from)
    return moved (error, _("somebody else has taken this assessment a step on; expected it as it was when you looked"));
  if (act->expected_revision != 0 && found->revision != act->expected_revision)
    return moved (error, _("the draft was changed while it was being sealed; expected it as it was checked"));
  return TRUE;
}

static gboolean
write_entry (DrSqliteStore *self, const DrTrailAct *act, guint64 sequence, guint64 position, GError **error)
{
  char digest[DR_DIGEST_SIZE] = "";

  if (act->record != NULL && !dr_sqlite_write_blob (self, act->record, digest, error))
    return FALSE;
  return dr_sql_run (self->sql, error,
                     "INSERT INTO trail VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, ?7, nullif (?8, ''), ?9)",
                     "isiibsssi", (gint64) sequence, act->reference, (gint64) position, (gint64) act->version,
                     act->entry, act->head, act->store_head, digest, act->at);
}

/* Undo ends with the draft: nothing that was taken back outlives it. */
static gboolean
write_step (DrSqliteStore *self, const DrTrailAct *act, const DrSqliteVersion *version, GError **error)
{
  if (act->step
      && !(dr_sql_run (self->sql, error, "UPDATE assessment SET stage = ?2, updated_at = ?3 WHERE id = ?1", "iii",
                       version->id, (gint64) act->to, act->at)
           && (act->from != DR_STAGE_DRAFT
               || (dr_sql_run (self->sql, error, "DELETE FROM edit WHERE assessment = ?1", "i", version->id)
                   && dr_sql_run (self->sql, error, "DELETE FROM field WHERE assessment = ?1 AND value IS NULL", "i",
                                  version->id)))))
    return FALSE;
  if (act->supersedes != 0)
    {
      DrSqliteVersion older = { 0 };

      if (!dr_sqlite_find_version (self, act->reference, act->supersedes, &older, error)
          || !dr_sql_run (self->sql, error, "UPDATE assessment SET stage = ?2, updated_at = ?3 WHERE id = ?1", "iii",
                          older.id, (gint64) DR_STAGE_SUPERSEDED, act->at))
        return FALSE;
    }
  return act->row == NULL || dr_sqlite_write_row (self, version->id, act->row, error);
}

static gboolean
write_person (DrSqliteStore *self, const DrPerson *person, guint64 sequence, GError **error)
{
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error, "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)", "s", person->id))
    return FALSE;
  if (there > 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS,
                   _("there is a person \"%s\" already; expected another id"), person->id);
      return FALSE;
    }
  return dr_sql_run (self->sql, error, "INSERT INTO person VALUES (?1, ?2, ?3, ?4)", "sssi", person->id, person->name,
                     person->login, (gint64) sequence);
}

static gboolean
write_grant (DrSqliteStore *self, const DrGrant *grant, guint64 sequence, GError **error)
{
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error, "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)", "s", grant->person))
    return FALSE;
  if (there == 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                   _("there is no person \"%s\"; expected one who was added"), grant->person);
      return FALSE;
    }
  return dr_sql_run (self->sql, error,
                     "INSERT INTO role_grant (person, role, service, revoked, granted_by, sequence)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "sisisi", grant->person, (gint64) grant->role, grant->service,
                     (gint64) (grant->revoke != FALSE), grant->by, (gint64) sequence);
}

static gboolean
write_erasure (DrSqliteStore *self, const char *digest, guint64 sequence, GError **error)
{
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error,
                      "SELECT EXISTS (SELECT 1 FROM blob_bytes WHERE digest = ?1) AND NOT EXISTS"
                      " (SELECT 1 FROM trail WHERE record = ?1) AND NOT EXISTS (SELECT 1 FROM edition WHERE digest = ?1)",
                      "s", digest))
    return FALSE;
  if (there == 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                   _("no attachment's bytes have digest %s; expected some that can be erased"), digest);
      return FALSE;
    }
  return dr_sql_run (self->sql, error, "INSERT INTO erasure VALUES (?1, ?2)", "si", digest, (gint64) sequence)
         && dr_sql_run (self->sql, error, "DELETE FROM blob_bytes WHERE digest = ?1", "s", digest);
}

static gboolean
write_act (DrSqliteStore *self, const DrTrailAct *act, GError **error)
{
  DrTrailHead own = { .length = 0 };
  DrTrailHead whole = { .length = 0 };
  DrSqliteVersion version = { 0 };
  guint64 sequence = 0;

  if (!compare_heads (self, act, &own, &whole, error) || !compare_version (self, act, &version, error))
    return FALSE;
  sequence = whole.length + 1;
  return write_entry (self, act, sequence, act->reference != NULL ? own.length + 1 : 0, error)
         && (act->reference == NULL || write_step (self, act, &version, error))
         && (act->person == NULL || write_person (self, act->person, sequence, error))
         && (act->grant == NULL || write_grant (self, act->grant, sequence, error))
         && (act->erase == NULL || write_erasure (self, act->erase, sequence, error));
}

static gboolean
append (DrStore *store, const DrTrailAct *act, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  gboolean good = FALSE;

  dr_sql_set_safe (self->sql, TRUE);
  good = dr_sql_begin (self->sql, error) && dr_sql_end (self->sql, write_act (self, act, error), error);
  dr_sql_set_safe (self->sql, FALSE);
  if (good && (act->erase != NULL || (act->step && act->from == DR_STAGE_DRAFT)))
    dr_sqlite_forget (self);
  return good;
}

static GBytes *
column_bytes (DrStatement *statement, int column)
{
  const void *data = sqlite3_column_blob (statement, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column));
}

static DrTrail *
read_entries (DrSqliteStore *self, DrStatement *statement, guint limit, GError **error)
{
  g_autoptr (DrTrail) trail = g_new0 (DrTrail, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DrTrailEntry));
  gboolean row = FALSE;
  gboolean good = FALSE;

  trail->arena = dr_arena_new ();
  good = dr_sql_step (self->sql, statement, &row, error);
  while (good && row)
    {
      DrTrailEntry entry = {
        .sequence = (guint64) sqlite3_column_int64 (statement, 0),
        .reference = dr_sql_text (statement, 1, trail->arena),
        .position = (guint64) sqlite3_column_int64 (statement, 2),
        .version = (guint) sqlite3_column_int64 (statement, 3),
        .entry = column_bytes (statement, 4),
        .head = dr_sql_text (statement, 5, trail->arena),
        .store_head = dr_sql_text (statement, 6, trail->arena),
        .record = dr_sql_text (statement, 7, trail->arena),
        .at = sqlite3_column_int64 (statement, 8),
      };

      g_array_append_val (entries, entry);
      good = dr_sql_step (self->sql, statement, &row, error);
    }
  trail->n_entries = entries->len;
  trail->entries = dr_arena_array0 (trail->arena, DrTrailEntry, entries->len);
  if (entries->len > 0)
    memcpy ((DrTrailEntry *) trail->entries, entries->data, entries->len * sizeof (DrTrailEntry));
  return good ? g_steal_pointer (&trail) : NULL;
}

static DrTrail *
read_trail (DrStore *store, const char *reference, guint64 after, guint limit, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrStatement) statement = NULL;

  if (reference != NULL)
    statement = dr_sql_prepare (self->sql, error, "SELECT * FROM trail WHERE reference = ?1 AND sequence > ?2"
                                " ORDER BY position LIMIT ?3", "sii", reference, (gint64) after, (gint64) limit);
  else
    statement = dr_sql_prepare (self->sql, error, "SELECT * FROM trail WHERE sequence > ?1 ORDER BY sequence LIMIT ?2",
                                "ii", (gint64) after, (gint64) limit);
  return statement != NULL ? read_entries (self, statement, limit, error) : NULL;
}

void
dr_sqlite_class_trail (DrStoreClass *klass)
{
  klass->append = append;
  klass->read_head = read_head;
  klass->read_trail = read_trail;
}
