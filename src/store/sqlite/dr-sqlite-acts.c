/* Acts: one compare-and-append each, with everything that the act changes in the same transaction. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>

static gboolean
moved (GError **error, const char *words)
{
  g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED, words);
  return FALSE;
}

static gboolean
compare_heads (DrSqliteStore *self, const DrTrailAct *act, DrTrailHead *own, DrTrailHead *whole, GError **error)
{
  if (!dr_sqlite_read_head (self, NULL, whole, error)
      || (act->reference != NULL && !dr_sqlite_read_head (self, act->reference, own, error)))
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
  if (act->record != NULL
      && !dr_sql_run (self->sql, error, "UPDATE attachment SET sealed = 1 WHERE assessment = ?1 AND sealed = 0", "i",
                      version->id))
    return FALSE;
  return act->row == NULL || dr_sqlite_write_row (self, version->id, act->row, error);
}

static gboolean
write_erasure (DrSqliteStore *self, const char *digest, guint64 sequence, GError **error)
{
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error,
                      "SELECT EXISTS (SELECT 1 FROM blob_bytes WHERE digest = ?1) AND NOT EXISTS"
                      " (SELECT 1 FROM trail WHERE record = ?1) AND NOT EXISTS (SELECT 1 FROM edition WHERE digest = ?1)"
                      " AND NOT EXISTS (SELECT 1 FROM received WHERE digest = ?1 AND kind <> ?2)", "si", digest,
                      (gint64) DR_RECEIVED_ATTACHMENT))
    return FALSE;
  if (there == 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                   _("no attachment’s bytes have digest %s; expected some that can be erased"), digest);
      return FALSE;
    }
  return dr_sql_run (self->sql, error, "INSERT INTO erasure VALUES (?1, ?2)", "si", digest, (gint64) sequence)
         && dr_sql_run (self->sql, error, "DELETE FROM blob_bytes WHERE digest = ?1", "s", digest);
}

/* Fields that go with the act: who is in the way has moved them. */
static gboolean
write_act_save (DrSqliteStore *self, const DrTrailAct *act, const DrSqliteVersion *version, GError **error)
{
  g_autoptr (GError) reason = NULL;
  guint64 revision = 0;

  if (dr_sqlite_write_save (self, version, act->save, &revision, NULL, &reason))
    return TRUE;
  if (g_error_matches (reason, DR_STORE_ERROR, DR_STORE_ERROR_CONFLICT)
      || g_error_matches (reason, DR_STORE_ERROR, DR_STORE_ERROR_STAGE))
    return moved (error, reason->message);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
write_removal (DrSqliteStore *self, const DrTrailAct *act, const DrSqliteVersion *version, GError **error)
{
  return dr_sqlite_expect_stages (version, act->reference, act->version, 1u << DR_STAGE_DRAFT, error)
         && dr_sqlite_delete_version (self, version->id, act->reference, error);
}

/* What the act does to its version. */
static gboolean
write_version (DrSqliteStore *self, const DrTrailAct *act, const DrSqliteVersion *version, GError **error)
{
  if (act->reference == NULL)
    return TRUE;
  if (act->remove)
    return write_removal (self, act, version, error);
  return (act->save == NULL || write_act_save (self, act, version, error)) && write_step (self, act, version, error);
}

static gboolean
write_act (DrSqliteStore *self, const DrTrailAct *act, GError **error)
{
  DrTrailHead own = { .length = 0 };
  DrTrailHead whole = { .length = 0 };
  DrSqliteVersion version = { 0 };
  guint64 sequence = 0;

  if (!compare_heads (self, act, &own, &whole, error)
      || !(act->create == NULL || dr_sqlite_make_version (self, act->create, error))
      || !compare_version (self, act, &version, error))
    return FALSE;
  sequence = whole.length + 1;
  return write_entry (self, act, sequence, act->reference != NULL ? own.length + 1 : 0, error)
         && write_version (self, act, &version, error)
         && (act->new_person == NULL || dr_sqlite_write_person (self, act->new_person, sequence, error))
         && (act->grant == NULL || dr_sqlite_write_grant (self, act->grant, sequence, error))
         && (act->limitation == NULL || dr_sqlite_write_limitation (self, act->limitation, sequence, error))
         && (act->edition == NULL || dr_sqlite_write_edition (self, act->edition, act->person, act->at, error))
         && (act->received == NULL
             || dr_sqlite_write_received (self, act->received, act->person, act->at, sequence, error))
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
  if (good && (act->erase != NULL || act->remove || (act->step && act->from == DR_STAGE_DRAFT)))
    dr_sqlite_forget (self);
  return good;
}

void
dr_sqlite_class_acts (DrStoreClass *klass)
{
  klass->append = append;
}
