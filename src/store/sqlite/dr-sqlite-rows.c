/* The register's rows and what a search looks through. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-fold.h"

/* A search of two letters looks up every letter that can follow them; past this many it reads the texts instead. */
#define MOST_LETTERS 250

static gboolean
is_known (const DrSqliteStore *self, gunichar letter)
{
  return letter < 0x10000 && (self->letters[letter / 8] & (1 << (letter % 8))) != 0;
}

static void
know (DrSqliteStore *self, gunichar letter)
{
  if (letter < 0x10000)
    self->letters[letter / 8] |= (guint8) (1 << (letter % 8));
}

/* Read before anything is written in this transaction, so that what is known is there for good. */
static gboolean
read_letters (DrSqliteStore *self, GError **error)
{
  g_autoptr (DrStatement) statement = dr_sql_prepare (self->sql, error, "SELECT code FROM letter", "");
  gboolean row = FALSE;

  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      know (self, (gunichar) sqlite3_column_int (statement, 0));
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  return TRUE;
}

/* The table only grows: what another program added is added again, to no effect. A letter new to it is known only from
 * the next text on, for this one may be rolled back. */
static gboolean
write_letters (DrSqliteStore *self, const char *folded, GError **error)
{
  const char *at = folded;

  while (*at != '\0' && is_known (self, g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (*at == '\0')
    return TRUE;
  if (!read_letters (self, error))
    return FALSE;
  for (; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_known (self, g_utf8_get_char (at))
        && !dr_sql_run (self->sql, error, "INSERT INTO letter VALUES (?1) ON CONFLICT DO NOTHING", "i",
                        (gint64) g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/* Takes a version out of the search. The index is told the old text, since it keeps none of its own. */
gboolean
dr_sqlite_remove_search (DrSqliteStore *self, gint64 id, GError **error)
{
  return dr_sql_run (self->sql, error,
                     "INSERT INTO search (search, rowid, folded) SELECT 'delete', id, folded FROM search_text"
                     " WHERE id = ?1", "i", id)
         && dr_sql_run (self->sql, error, "DELETE FROM search_text WHERE id = ?1", "i", id);
}

static gboolean
write_search (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error)
{
  g_autofree char *all = g_strjoin ("\n", row->title, row->service_name, row->change, row->reference,
                                    row->search_text, NULL);
  g_autofree char *bare = dr_fold (all);
  /* With two spaces after it, its last letters too begin a three-letter piece. */
  g_autofree char *folded = g_strconcat (bare, "  ", NULL);
  gint64 same = 0;

  if (!dr_sql_number (self->sql, &same, error, "SELECT folded = ?2 FROM search_text WHERE id = ?1", "is", id, folded))
    return FALSE;
  if (same == 1)
    return TRUE;
  return dr_sqlite_remove_search (self, id, error)
         && write_letters (self, folded, error)
         && dr_sql_run (self->sql, error, "INSERT INTO search_text VALUES (?1, ?2)", "is", id, folded)
         && dr_sql_run (self->sql, error, "INSERT INTO search (rowid, folded) VALUES (?1, ?2)", "is", id, folded);
}

/* Writes the row unless a later one stands. Indexes are touched only where something differs. */
gboolean
dr_sqlite_write_row (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error)
{
  char decision[DR_DATE_STRING_SIZE] = "";
  char review[DR_DATE_STRING_SIZE] = "";
  g_autofree char *title_key = dr_fold (row->title);
  g_autofree char *service_key = dr_fold (row->service_name);
  gint64 findings = ((gint64) MIN (row->must, 0xfffff) << 40) | ((gint64) MIN (row->escalate, 0xfffff) << 20)
                    | (gint64) MIN (row->justify, 0xfffff);
  gint64 newest = 0;

  if (dr_date_is_set (row->decision))
    dr_date_format (row->decision, decision);
  if (dr_date_is_set (row->review))
    dr_date_format (row->review, review);
  if (!dr_sql_number (self->sql, &newest, error, "SELECT row_revision FROM assessment WHERE id = ?1", "i", id))
    return FALSE;
  if (newest > (gint64) row->revision)
    return TRUE;
  return dr_sql_run (self->sql, error, "UPDATE assessment SET row_revision = ?2 WHERE id = ?1", "ii", id,
                     (gint64) row->revision)
         && dr_sql_run (self->sql, error,
                        "UPDATE assessment SET title = ?2, title_key = ?3 WHERE id = ?1 AND title <> ?2", "iss", id,
                        row->title, title_key)
         && dr_sql_run (self->sql, error,
                        "UPDATE assessment SET service = ?2, service_name = ?3, service_key = ?4 WHERE id = ?1"
                        " AND (service <> ?2 OR service_name <> ?3)", "isss", id, row->service, row->service_name,
                        service_key)
         && dr_sql_run (self->sql, error,
                        "UPDATE assessment SET change = ?2, outcome = ?3, decision = ?4, review = ?5, owner = ?6,"
                        " moved = ?7 WHERE id = ?1 AND (change, outcome, decision, review, owner, moved)"
                        " <> (?2, ?3, ?4, ?5, ?6, ?7)", "isisssi", id, row->change, (gint64) row->outcome, decision,
                        review, row->owner, (gint64) (row->moved != FALSE))
         && dr_sql_run (self->sql, error,
                        "UPDATE assessment SET must = ?2, escalate = ?3, justify = ?4, findings = ?5 WHERE id = ?1"
                        " AND (must, escalate, justify) <> (?2, ?3, ?4)", "iiiii", id, (gint64) row->must,
                        (gint64) row->escalate, (gint64) row->justify, findings)
         && write_search (self, id, row, error);
}

static gboolean
put_row (DrStore *store, const DrRegisterRow *row, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  DrSqliteVersion found = { 0 };
  gboolean good = FALSE;

  if (!dr_sql_begin (self->sql, error))
    return FALSE;
  good = dr_sqlite_find_version (self, row->reference, row->version, &found, error)
         && dr_sqlite_write_row (self, found.id, row, error);
  return dr_sql_end (self->sql, good, error);
}

static void
append_quoted (GString *match, const char *piece, gsize length)
{
  g_string_append_c (match, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (piece[i] == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, piece[i]);
    }
  g_string_append_c (match, '"');
}

/* Two letters and each letter that any text holds. "" where those are too many. */
static gboolean
append_beginnings (DrSqliteStore *self, const char *folded, GString *match, GError **error)
{
  g_autoptr (DrStatement) statement = dr_sql_prepare (self->sql, error, "SELECT code FROM letter LIMIT ?1", "i",
                                                      (gint64) MOST_LETTERS + 1);
  gboolean row = FALSE;
  guint n = 0;

  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  for (; row; n++)
    {
      g_autoptr (GString) piece = g_string_new (folded);

      g_string_append_unichar (piece, (gunichar) sqlite3_column_int (statement, 0));
      g_string_append (match, n > 0 ? " OR " : "");
      append_quoted (match, piece->str, piece->len);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  if (n > MOST_LETTERS)
    g_string_truncate (match, 0);
  return TRUE;
}

/* What the index is asked for a search of two letters or more, already folded; (transfer full) (nullable). "" where
 * the texts have to be read. */
char *
dr_sqlite_match (DrSqliteStore *self, const char *folded, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);

  if (g_utf8_strlen (folded, -1) >= 3)
    append_quoted (match, folded, strlen (folded));
  else if (!append_beginnings (self, folded, match, error))
    return NULL;
  return g_string_free (g_steal_pointer (&match), FALSE);
}

void
dr_sqlite_class_rows (DrStoreClass *klass)
{
  klass->put_row = put_row;
}
