/* Versions of assessments and their fields: found, made, loaded, deleted. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
dr_sqlite_say_no_version (const char *reference, guint version, GError **error)
{
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
               _("there is no version %u of %s; expected one that is in the register"), version, reference);
}

gboolean
dr_sqlite_find_version (DrSqliteStore *self, const char *reference, guint version, DrSqliteVersion *found,
                        GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error,
                              "SELECT id, stage, revision FROM assessment WHERE reference = ?1 AND version = ?2", "si",
                              reference, (gint64) version);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  if (!row)
    {
      dr_sqlite_say_no_version (reference, version, error);
      return FALSE;
    }
  found->id = sqlite3_column_int64 (statement, 0);
  found->stage = (DrStage) sqlite3_column_int (statement, 1);
  found->revision = (guint64) sqlite3_column_int64 (statement, 2);
  return TRUE;
}

/* @stages: bits by DrStage. */
gboolean
dr_sqlite_expect_stages (const DrSqliteVersion *found, const char *reference, guint version, guint stages,
                         GError **error)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  if (stages & (1u << found->stage))
    return TRUE;
  for (guint i = 0; i < DR_N_STAGES; i++)
    if (stages & (1u << i))
      g_string_append_printf (expected, "%s%s", expected->len > 0 ? ", " : "", dr_stage_to_string ((DrStage) i));
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE, _("version %u of %s is %s; expected one that is %s"),
               version, reference, dr_stage_to_string (found->stage), expected->str);
  return FALSE;
}

/* @field: as it is to stand, with its revision, person and time. */
gboolean
dr_sqlite_write_field (DrSqliteStore *self, gint64 id, const DrField *field, GError **error)
{
  return dr_sql_run (self->sql, error,
                     "INSERT INTO field VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET value = ?3,"
                     " revision = ?4, changed_by = ?5, changed_at = ?6", "issisi",
                     id, field->key, field->value, (gint64) field->revision, field->by, field->at);
}

static gboolean
insert_version (DrSqliteStore *self, const DrDraftSave *first, GError **error)
{
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error, "SELECT count(*) FROM assessment WHERE reference = ?1 AND version = ?2",
                      "si", first->reference, (gint64) first->version))
    return FALSE;
  if (there > 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS,
                   _("there is a version %u of %s already; expected a new reference or version"), first->version,
                   first->reference);
      return FALSE;
    }
  return dr_sql_run (self->sql, error, "UPDATE assessment SET latest = 0 WHERE reference = ?1 AND version < ?2", "si",
                     first->reference, (gint64) first->version)
         && dr_sql_run (self->sql, error,
                        "INSERT INTO assessment (reference, version, latest, stage, revision, created_by, created_at,"
                        " updated_at) VALUES (?1, ?2, NOT EXISTS (SELECT 1 FROM assessment WHERE reference = ?1 AND"
                        " version > ?2), 0, 1, ?3, ?4, ?4)", "sisi",
                        first->reference, (gint64) first->version, first->person, first->at);
}

/* Within an act: makes a draft with its first fields and its row. */
gboolean
dr_sqlite_make_version (DrSqliteStore *self, const DrDraftSave *first, GError **error)
{
  DrSqliteVersion made = { 0 };
  gboolean good = insert_version (self, first, error)
                  && dr_sqlite_find_version (self, first->reference, first->version, &made, error);

  for (guint i = 0; good && i < first->n_fields; i++)
    {
      DrField field = { first->fields[i].key, first->fields[i].value, 1, first->person, first->at };

      good = field.value == NULL || dr_sqlite_write_field (self, made.id, &field, error);
    }
  return good && (first->row == NULL || dr_sqlite_write_row (self, made.id, first->row, error));
}

static gboolean
read_fields (DrSqliteStore *self, gint64 id, DrDraft *draft, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (DrField));
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error,
                              "SELECT key, value, revision, changed_by, changed_at FROM field WHERE assessment = ?1"
                              " AND value IS NOT NULL ORDER BY key", "i", id);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      DrField field = {
        .key = dr_sql_text (statement, 0, draft->arena),
        .value = dr_sql_text (statement, 1, draft->arena),
        .revision = (guint64) sqlite3_column_int64 (statement, 2),
        .by = dr_sql_text (statement, 3, draft->arena),
        .at = sqlite3_column_int64 (statement, 4),
      };

      g_array_append_val (fields, field);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  draft->n_fields = fields->len;
  draft->fields = dr_arena_array0 (draft->arena, DrField, fields->len);
  if (fields->len > 0)
    memcpy ((DrField *) draft->fields, fields->data, fields->len * sizeof (DrField));
  return TRUE;
}

/* Also those whose words somebody else wrote over, or who only took something away. */
static gboolean
read_writers (DrSqliteStore *self, gint64 id, DrDraft *draft, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  g_autoptr (GPtrArray) writers = g_ptr_array_new ();
  const char **items = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error, "SELECT person FROM edit WHERE assessment = ?1"
                              " UNION SELECT changed_by FROM field WHERE assessment = ?1 ORDER BY 1", "i", id);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      g_ptr_array_add (writers, (gpointer) dr_sql_text (statement, 0, draft->arena));
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  items = dr_arena_array0 (draft->arena, const char *, writers->len);
  for (guint i = 0; i < writers->len; i++)
    items[i] = writers->pdata[i];
  draft->writers = (DrIds) { items, writers->len };
  return TRUE;
}

static gboolean
read_draft (DrSqliteStore *self, const char *reference, guint version, const char *person, DrDraft *draft,
            GError **error)
{
  DrSqliteVersion found = { 0 };
  gint64 done = 0;
  gint64 undone = 0;

  if (!dr_sqlite_find_version (self, reference, version, &found, error) || !read_fields (self, found.id, draft, error)
      || (found.stage == DR_STAGE_DRAFT && !read_writers (self, found.id, draft, error)))
    return FALSE;
  if (person != NULL
      && !(dr_sql_number (self->sql, &done, error, "SELECT EXISTS (SELECT 1 FROM edit WHERE assessment = ?1 AND"
                          " person = ?2 AND undone = 0)", "is", found.id, person)
           && dr_sql_number (self->sql, &undone, error, "SELECT EXISTS (SELECT 1 FROM edit WHERE assessment = ?1 AND"
                             " person = ?2 AND undone = 1)", "is", found.id, person)))
    return FALSE;
  draft->revision = found.revision;
  draft->stage = found.stage;
  draft->can_undo = done > 0;
  draft->can_redo = undone > 0;
  return TRUE;
}

static DrDraft *
load_draft (DrStore *store, const char *reference, guint version, const char *person, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrDraft) draft = g_new0 (DrDraft, 1);

  draft->arena = dr_arena_new ();
  if (!dr_sql_begin_read (self->sql, error))
    return NULL;
  if (!dr_sql_end (self->sql, read_draft (self, reference, version, person, draft, error), error))
    return NULL;
  return g_steal_pointer (&draft);
}

/* Within an act: deletes what hangs on a draft, then the draft; the version before it is the latest again. */
gboolean
dr_sqlite_delete_version (DrSqliteStore *self, gint64 id, const char *reference, GError **error)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error, "SELECT digest FROM attachment WHERE assessment = ?1 AND sealed = 0", "i", id);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      g_ptr_array_add (digests, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  if (!dr_sql_run (self->sql, error, "DELETE FROM attachment WHERE assessment = ?1", "i", id))
    return FALSE;
  for (guint i = 0; i < digests->len; i++)
    if (!dr_sqlite_drop_blob (self, digests->pdata[i], error))
      return FALSE;
  return dr_sqlite_remove_search (self, id, error)
         && dr_sqlite_remove_impacts (self, id, error)
         && dr_sql_run (self->sql, error, "DELETE FROM edit WHERE assessment = ?1", "i", id)
         && dr_sql_run (self->sql, error, "DELETE FROM field WHERE assessment = ?1", "i", id)
         && dr_sql_run (self->sql, error, "DELETE FROM assessment WHERE id = ?1", "i", id)
         && dr_sql_run (self->sql, error, "UPDATE assessment SET latest = 1 WHERE reference = ?1 AND version ="
                        " (SELECT max (version) FROM assessment WHERE reference = ?1)", "s", reference);
}

void
dr_sqlite_class_drafts (DrStoreClass *klass)
{
  klass->load_draft = load_draft;
}
