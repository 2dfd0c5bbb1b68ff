/* The register's rows as they are written. */
#include "dr-sqlite-store.h"

#include "dr-fold.h"

/* As it is kept: "" for none. */
const char *
dr_sqlite_date (DrDate date, char buffer[DR_DATE_STRING_SIZE])
{
  buffer[0] = '\0';
  return dr_date_is_set (date) ? dr_date_format (date, buffer) : buffer;
}

DrDate
dr_sqlite_column_date (DrStatement *statement, int column)
{
  DrDate date = DR_DATE_NONE;
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text != NULL && text[0] != '\0')
    dr_date_parse (text, &date);
  return date;
}

/* What is listed, sorted and filtered. Indexes are touched only where something differs. */
static gboolean
write_columns (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error)
{
  char decision[DR_DATE_STRING_SIZE];
  char review[DR_DATE_STRING_SIZE];
  g_autofree char *title_key = dr_fold (row->title);
  g_autofree char *service_key = dr_fold (row->service_name);
  gint64 findings = ((gint64) MIN (row->must, 0xfffff) << 40) | ((gint64) MIN (row->escalate, 0xfffff) << 20)
                    | (gint64) MIN (row->justify, 0xfffff);

  dr_sqlite_date (row->decision, decision);
  dr_sqlite_date (row->review, review);
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
                        "UPDATE assessment SET change = ?2, outcome = ?3, decision = ?4, review = ?5, owner = ?6"
                        " WHERE id = ?1 AND (change, outcome, decision, review, owner) <> (?2, ?3, ?4, ?5, ?6)",
                        "isisss", id, row->change, (gint64) row->outcome, decision, review, row->owner)
         && dr_sql_run (self->sql, error,
                        "UPDATE assessment SET must = ?2, escalate = ?3, justify = ?4, findings = ?5 WHERE id = ?1"
                        " AND (must, escalate, justify) <> (?2, ?3, ?4)", "iiiii", id, (gint64) row->must,
                        (gint64) row->escalate, (gint64) row->justify, findings);
}

/* Writes the row unless a later one stands. */
gboolean
dr_sqlite_write_row (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error)
{
  g_autofree char *old_prefix = NULL;
  gint64 newest = 0;

  if (!dr_sql_number (self->sql, &newest, error, "SELECT row_revision FROM assessment WHERE id = ?1", "i", id))
    return FALSE;
  if (newest > (gint64) row->revision)
    return TRUE;
  if (row->search_text == NULL)
    {
      old_prefix = dr_sqlite_search_prefix (self, id, error);
      if (old_prefix == NULL)
        return FALSE;
    }
  return write_columns (self, id, row, error)
         && (row->search_text == NULL || dr_sqlite_write_impacts (self, id, row, error))
         && dr_sqlite_write_search (self, id, row, old_prefix, error);
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

static gboolean
set_moved (DrStore *store, const char *reference, guint version, gboolean moved, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  DrSqliteVersion found = { 0 };
  gboolean good = FALSE;

  if (!dr_sql_begin (self->sql, error))
    return FALSE;
  good = dr_sqlite_find_version (self, reference, version, &found, error)
         && dr_sql_run (self->sql, error, "UPDATE assessment SET moved = ?2 WHERE id = ?1 AND moved <> ?2", "ii",
                        found.id, (gint64) (moved != FALSE));
  return dr_sql_end (self->sql, good, error);
}

void
dr_sqlite_class_rows (DrStoreClass *klass)
{
  klass->put_row = put_row;
  klass->set_moved = set_moved;
}
