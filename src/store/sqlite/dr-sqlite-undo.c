/* Saves, and their undo in a draft: both change fields only where nobody else has since. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>

/* One field on its way into the draft. */
typedef struct {
  const char *key;
  const char *old_value;   /* (nullable) */
  const char *new_value;   /* (nullable) */
  gboolean    same;        /* it has that value already */
} Change;

/* A writing verb on a version, from its start to its end. */
typedef struct {
  DrSqliteStore  *self;
  DrSqliteVersion draft;
  const char     *person;
  gint64          at;
  DrArena        *arena;      /* of the changes and the conflicts */
  GArray         *changes;    /* of Change */
  gboolean        changed;    /* some field is not what it was */
  GArray         *conflicts;  /* of DrConflict */
} Work;

static void
start (Work *work, DrSqliteStore *self, const char *person, gint64 at)
{
  *work = (Work) { .self = self, .person = person, .at = at };
  work->arena = dr_arena_new ();
  work->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  work->conflicts = g_array_new (FALSE, FALSE, sizeof (DrConflict));
}

static void
finish (Work *work)
{
  g_clear_pointer (&work->arena, dr_arena_free);
  g_array_unref (work->changes);
  g_array_unref (work->conflicts);
}

/* The field as it stands; a field that never was has revision 0. */
static gboolean
read_field (Work *work, const char *key, DrField *field, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (work->self->sql, error,
                              "SELECT value, revision, changed_by, changed_at FROM field WHERE assessment = ?1"
                              " AND key = ?2", "is", work->draft.id, key);
  if (statement == NULL || !dr_sql_step (work->self->sql, statement, &row, error))
    return FALSE;
  *field = (DrField) { .key = key };
  if (row)
    {
      field->value = dr_sql_text (statement, 0, work->arena);
      field->revision = (guint64) sqlite3_column_int64 (statement, 1);
      field->by = dr_sql_text (statement, 2, work->arena);
      field->at = sqlite3_column_int64 (statement, 3);
    }
  return TRUE;
}

static void
add_conflict (Work *work, const char *mine, const DrField *theirs)
{
  DrConflict conflict = {
    .key = dr_arena_strdup (work->arena, theirs->key),
    .mine = mine != NULL ? dr_arena_strdup (work->arena, mine) : NULL,
    .theirs = theirs->value,
    .revision = work->draft.revision,
    .by = theirs->by != NULL ? theirs->by : "",
    .at = theirs->at,
  };

  g_array_append_val (work->conflicts, conflict);
}

/* Names the fields, and hands them out with what stands in them. */
static gboolean
report_conflicts (Work *work, DrConflicts **conflicts, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (work->conflicts->len == 0)
    return TRUE;
  for (guint i = 0; i < work->conflicts->len && i < 5; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", g_array_index (work->conflicts, DrConflict, i).key);
  if (work->conflicts->len > 5)
    g_string_append (names, ", …");
  g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_CONFLICT,
               _("%s has changed the same since: %s; expected to look at both before saving"),
               g_array_index (work->conflicts, DrConflict, 0).by, names->str);
  if (conflicts != NULL)
    {
      DrConflicts *all = g_new0 (DrConflicts, 1);
      DrConflict *items = dr_arena_array0 (work->arena, DrConflict, work->conflicts->len);

      for (guint i = 0; i < work->conflicts->len; i++)
        items[i] = g_array_index (work->conflicts, DrConflict, i);
      all->items = items;
      all->n_items = work->conflicts->len;
      all->revision = work->draft.revision;
      all->arena = g_steal_pointer (&work->arena);
      *conflicts = all;
    }
  return FALSE;
}

static gboolean
write_change (Work *work, const Change *change, guint64 revision, GError **error)
{
  DrField field = { change->key, change->new_value, revision, work->person, work->at };

  return dr_sqlite_write_field (work->self, work->draft.id, &field, error);
}

static gboolean
write_revision (Work *work, guint64 revision, GError **error)
{
  return dr_sql_run (work->self->sql, error, "UPDATE assessment SET revision = ?2, updated_at = ?3 WHERE id = ?1",
                     "iii", work->draft.id, (gint64) revision, work->at);
}

static gboolean
compare_save (Work *work, const DrDraftSave *save, GError **error)
{
  for (guint i = 0; i < save->n_fields; i++)
    {
      const DrField *mine = &save->fields[i];
      DrField theirs;
      Change change;

      if (!read_field (work, mine->key, &theirs, error))
        return FALSE;
      change = (Change) { mine->key, theirs.value, mine->value, g_strcmp0 (theirs.value, mine->value) == 0 };
      if (!change.same && theirs.revision > mine->revision)
        add_conflict (work, mine->value, &theirs);
      work->changed = work->changed || !change.same;
      g_array_append_val (work->changes, change);
    }
  return TRUE;
}

/* Other fields than these may have been saved since. */
static gboolean
compare_revision (Work *work, const DrDraftSave *save, GError **error)
{
  if (save->expected_revision == 0 || save->expected_revision == work->draft.revision)
    return TRUE;
  g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED,
                       _("the draft was changed while this was being checked; expected it as it was"));
  return FALSE;
}

/* The person's last save, if this one goes on with the very same field and nobody has touched it since; else 0. */
static gboolean
find_continued (Work *work, const DrDraftSave *save, guint64 *revision, GError **error)
{
  gint64 found = -1;

  *revision = 0;
  if (!save->continues || save->n_fields != 1)
    return TRUE;
  if (!dr_sql_number (work->self->sql, &found, error,
                      "SELECT e.revision FROM edit AS e JOIN field AS f ON f.assessment = e.assessment AND f.key = e.key"
                      " WHERE e.assessment = ?1 AND e.person = ?2 AND e.key = ?3 AND f.revision = e.revision"
                      " AND e.revision = (SELECT max (revision) FROM edit WHERE assessment = ?1 AND person = ?2"
                      " AND undone = 0)"
                      " AND (SELECT count(*) FROM edit WHERE assessment = ?1 AND revision = e.revision) = 1", "iss",
                      work->draft.id, work->person, save->fields[0].key))
    return FALSE;
  *revision = found > 0 ? (guint64) found : 0;
  return TRUE;
}

static gboolean
write_edit (Work *work, const Change *change, guint64 revision, guint64 continued, GError **error)
{
  if (continued != 0)
    return dr_sql_run (work->self->sql, error,
                       "UPDATE edit SET revision = ?3, new_value = ?4 WHERE assessment = ?1 AND revision = ?2", "iiis",
                       work->draft.id, (gint64) continued, (gint64) revision, change->new_value);
  return dr_sql_run (work->self->sql, error, "INSERT INTO edit VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)", "iissss",
                     work->draft.id, (gint64) revision, change->key, work->person, change->old_value,
                     change->new_value);
}

/* What a draft's save changed can be undone; later saves cannot. */
static gboolean
write_changes (Work *work, const DrDraftSave *save, guint64 revision, GError **error)
{
  gboolean undoable = work->draft.stage == DR_STAGE_DRAFT;
  guint64 continued = 0;

  if (undoable
      && !(find_continued (work, save, &continued, error)
           && dr_sql_run (work->self->sql, error, "DELETE FROM edit WHERE assessment = ?1 AND person = ?2 AND undone = 1",
                          "is", work->draft.id, work->person)))
    return FALSE;
  for (guint i = 0; i < work->changes->len; i++)
    {
      const Change *change = &g_array_index (work->changes, Change, i);

      if (!change->same
          && !(write_change (work, change, revision, error)
               && (!undoable || write_edit (work, change, revision, continued, error))))
        return FALSE;
    }
  return write_revision (work, revision, error);
}

/* A save that changes nothing leaves the revision and what can be redone as they are. */
static gboolean
write_save (Work *work, const DrDraftSave *save, guint64 *revision, GError **error)
{
  *revision = work->draft.revision + (work->changed ? 1 : 0);
  return (!work->changed || write_changes (work, save, *revision, error))
         && (save->row == NULL || dr_sqlite_write_row (work->self, work->draft.id, save->row, error));
}

/* Within a writing verb: saves onto a version that was found. */
gboolean
dr_sqlite_write_save (DrSqliteStore *self, const DrSqliteVersion *version, const DrDraftSave *save, guint64 *revision,
                      DrConflicts **conflicts, GError **error)
{
  gboolean good = FALSE;
  Work work;

  if (!dr_sqlite_expect_stages (version, save->reference, save->version, 1u << save->stage, error))
    return FALSE;
  start (&work, self, save->person, save->at);
  work.draft = *version;
  good = compare_save (&work, save, error)
         && report_conflicts (&work, conflicts, error)
         && compare_revision (&work, save, error)
         && write_save (&work, save, revision, error);
  finish (&work);
  return good;
}

static gboolean
save_draft (DrStore *store, const DrDraftSave *save, guint64 *revision, DrConflicts **conflicts, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  DrSqliteVersion found = { 0 };
  guint64 saved = 0;
  gboolean good = FALSE;

  if (!dr_sql_begin (self->sql, error))
    return FALSE;
  good = dr_sqlite_find_version (self, save->reference, save->version, &found, error)
         && dr_sqlite_write_save (self, &found, save, &saved, conflicts, error);
  good = dr_sql_end (self->sql, good, error);
  if (good && revision != NULL)
    *revision = saved;
  return good;
}

/* Whether somebody else has changed the field since the save at @revision, in a save that still counts. */
static gboolean
is_touched (Work *work, const char *key, guint64 revision, gboolean *touched, GError **error)
{
  gint64 found = 0;

  if (!dr_sql_number (work->self->sql, &found, error,
                      "SELECT EXISTS (SELECT 1 FROM edit WHERE assessment = ?1 AND key = ?2 AND revision > ?3"
                      " AND person <> ?4 AND undone = 0)", "isis",
                      work->draft.id, key, (gint64) revision, work->person))
    return FALSE;
  *touched = found > 0;
  return TRUE;
}

/* Reads what the save at @revision changed, turned round for an undo, and holds it against what stands. */
static gboolean
compare_undo (Work *work, guint64 revision, gboolean redo, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (work->self->sql, error,
                              "SELECT key, old_value, new_value FROM edit WHERE assessment = ?1 AND revision = ?2"
                              " ORDER BY key", "ii", work->draft.id, (gint64) revision);
  if (statement == NULL || !dr_sql_step (work->self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      Change change = { .key = dr_sql_text (statement, 0, work->arena) };
      const char *before = dr_sql_text (statement, 1, work->arena);
      const char *after = dr_sql_text (statement, 2, work->arena);
      gboolean touched = FALSE;
      DrField theirs;

      change.old_value = redo ? before : after;
      change.new_value = redo ? after : before;
      if (!read_field (work, change.key, &theirs, error)
          || !is_touched (work, change.key, revision, &touched, error))
        return FALSE;
      if (touched || g_strcmp0 (theirs.value, change.old_value) != 0)
        add_conflict (work, change.new_value, &theirs);
      g_array_append_val (work->changes, change);
      if (!dr_sql_step (work->self->sql, statement, &row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_undo (Work *work, guint64 undone, gboolean redo, guint64 revision, GError **error)
{
  for (guint i = 0; i < work->changes->len; i++)
    if (!write_change (work, &g_array_index (work->changes, Change, i), revision, error))
      return FALSE;
  return dr_sql_run (work->self->sql, error, "UPDATE edit SET undone = ?3 WHERE assessment = ?1 AND revision = ?2",
                     "iii", work->draft.id, (gint64) undone, (gint64) !redo)
         && write_revision (work, revision, error);
}

/* The last save of the person that is not undone, or the first that is. */
static gboolean
find_undo (Work *work, gboolean redo, guint64 *revision, GError **error)
{
  gint64 found = -1;

  if (!dr_sql_number (work->self->sql, &found, error,
                      redo ? "SELECT revision FROM edit WHERE assessment = ?1 AND person = ?2 AND undone = 1"
                             " ORDER BY revision LIMIT 1"
                           : "SELECT revision FROM edit WHERE assessment = ?1 AND person = ?2 AND undone = 0"
                             " ORDER BY revision DESC LIMIT 1", "is",
                      work->draft.id, work->person))
    return FALSE;
  if (found < 0)
    g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_NOTHING,
                         redo ? _("there is nothing to redo") : _("there is nothing to undo"));
  *revision = (guint64) found;
  return found >= 0;
}

static gboolean
undo (DrStore *store, const char *reference, guint version, const char *person, gint64 at, gboolean redo,
      guint64 *revision, DrConflicts **conflicts, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  guint64 undone = 0;
  gboolean good = FALSE;
  Work work;

  if (!dr_sql_begin (self->sql, error))
    return FALSE;
  start (&work, self, person, at);
  good = dr_sqlite_find_version (self, reference, version, &work.draft, error)
         && dr_sqlite_expect_stages (&work.draft, reference, version, 1u << DR_STAGE_DRAFT, error)
         && find_undo (&work, redo, &undone, error)
         && compare_undo (&work, undone, redo, error)
         && report_conflicts (&work, conflicts, error)
         && write_undo (&work, undone, redo, work.draft.revision + 1, error);
  good = dr_sql_end (self->sql, good, error);
  if (good && revision != NULL)
    *revision = work.draft.revision + 1;
  finish (&work);
  return good;
}

void
dr_sqlite_class_undo (DrStoreClass *klass)
{
  klass->save_draft = save_draft;
  klass->undo = undo;
}
