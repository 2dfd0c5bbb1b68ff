#include "dr-import-keep.h"

#include <string.h>

#include "dr-roll.h"

/* Entries of one assessment that are listed at a time. */
#define PAGE 1000

struct _DrImportKeep {
  DrRegister   *reg;
  DrPeopleList *people;
  char         *person;
};

/**
 * dr_import_keep_new:
 * @self: a register
 * @person: id of who imports
 * @error: return location for %DR_REGISTER_ERROR_INPUT where there is no such person, and others
 *
 * Returns: (transfer full) (nullable): what keeps each file once; good as long as nobody else imports, as inside
 *   dr_store_together()
 */
DrImportKeep *
dr_import_keep_new (DrRegister  *self,
                    const char  *person,
                    GError     **error)
{
  g_autoptr (DrImportKeep) keep = g_new0 (DrImportKeep, 1);

  keep->reg = self;
  keep->person = g_strdup (person);
  keep->people = dr_store_list_people (dr_register_get_store (self), error);
  if (keep->people == NULL || !dr_roll_knows (keep->people, person, error))
    return NULL;

  return g_steal_pointer (&keep);
}

/**
 * dr_import_keep_free:
 * @self: (transfer full) (nullable): what keeps records
 */
void
dr_import_keep_free (DrImportKeep *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->people, dr_people_list_free);
  g_free (self->person);
  g_free (self);
}

/* Whether it was received before as the same kind of file. */
static gboolean
find_received (DrImportKeep        *self,
               const DrImportFile  *file,
               gboolean            *is_here,
               GError             **error)
{
  g_autoptr (DrReceivedList) found = dr_store_find_received (dr_register_get_store (self->reg), file->digest,
                                                             DR_N_RECEIVED_KINDS, error);

  for (guint i = 0; found != NULL && i < found->n_items; i++)
    *is_here = *is_here || found->items[i].kind == file->kind;

  return found != NULL;
}

/* Whether it was sealed here. */
static gboolean
find_sealed (DrImportKeep        *self,
             const DrImportFile  *record,
             gboolean            *is_here,
             GError             **error)
{
  DrStore *store = dr_register_get_store (self->reg);
  guint64 after = 0;
  guint n = 0;

  do
    {
      g_autoptr (DrTrail) trail = dr_store_read_trail (store, record->reference, after, PAGE, error);

      if (trail == NULL)
        return FALSE;
      n = trail->n_entries;
      for (guint i = 0; i < n; i++)
        {
          *is_here = *is_here || g_strcmp0 (trail->entries[i].record, record->digest) == 0;
          after = trail->entries[i].sequence;
        }
    }
  while (n == PAGE && !*is_here);

  return TRUE;
}

static gboolean
append (DrImportKeep        *self,
        const DrImportFile  *file,
        GError             **error)
{
  DrReceived received = {
    .bytes = file->bytes,
    .name = file->name,
    .reference = file->reference,
    .version = file->version,
    .title = file->title,
    .grade = file->grade,
    .kind = file->kind,
    .bag = file->manifest,
    .stream = file->stream,
    .size = file->size,
    .digest = file->digest,
    .cancellable = file->cancellable,
  };
  DrTrailDetail details[7];
  DrTrailAct act = { .received = &received };
  DrTrailStatement statement = { .act = "import", .person = self->person, .details = details };

  details[statement.n_details++] = (DrTrailDetail) { "sha256", file->digest };
  if (file->kind != DR_RECEIVED_RECORD)
    details[statement.n_details++] = (DrTrailDetail) { "kind", dr_received_kind_to_string (file->kind) };
  details[statement.n_details++] = (DrTrailDetail) { "file", file->name };
  if (file->bag != NULL)
    details[statement.n_details++] = (DrTrailDetail) { "bag", file->bag };
  if (file->manifest != NULL)
    details[statement.n_details++] = (DrTrailDetail) { "manifest", file->manifest };
  if (file->reference != NULL)
    details[statement.n_details++] = (DrTrailDetail) { "of", file->reference };
  details[statement.n_details++] = (DrTrailDetail) { "grade", file->grade };

  return dr_register_append (self->reg, self->people, &act, &statement, NULL, error);
}

/**
 * dr_import_keep_file:
 * @self: what keeps files
 * @file: one from elsewhere
 * @fate: (out): what became of it
 * @error: return location
 *
 * What cannot be verified is kept all the same: that it was received, and how it was, is worth knowing. Bytes that were
 * erased from this register do not come back with it.
 *
 * Returns: whether it is here, or must not be
 */
gboolean
dr_import_keep_file (DrImportKeep        *self,
                     const DrImportFile  *file,
                     DrImportFate        *fate,
                     GError             **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean is_here = FALSE;

  if (!find_received (self, file, &is_here, error)
      || (!is_here && file->reference != NULL && !find_sealed (self, file, &is_here, error)))
    return FALSE;
  *fate = is_here ? DR_IMPORT_HERE : DR_IMPORT_KEPT;
  if (is_here || append (self, file, &problem))
    return TRUE;
  if (g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_ERASED))
    {
      *fate = DR_IMPORT_ERASED;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/**
 * dr_import_keep_record:
 * @self: what keeps files
 * @record: one from elsewhere
 * @error: return location for %DR_STORE_ERROR_ERASED, and others
 *
 * As dr_import_keep_file(), for records, which are never erased.
 *
 * Returns: (transfer full) (nullable): what was done; %NULL where nothing was
 */
DrImported *
dr_import_keep_record (DrImportKeep        *self,
                       const DrImportFile  *record,
                       GError             **error)
{
  g_autoptr (DrImported) imported = g_new0 (DrImported, 1);
  DrImportFate fate;

  imported->name = g_strdup (record->name);
  imported->reference = g_strdup (record->reference);
  imported->version = record->version;
  imported->grade = g_strdup (record->grade);
  imported->digest = g_strdup (record->digest);
  if (!dr_import_keep_file (self, record, &fate, error))
    return NULL;
  imported->is_here = fate == DR_IMPORT_HERE;
  imported->n_erased = fate == DR_IMPORT_ERASED;

  return g_steal_pointer (&imported);
}

/**
 * dr_imported_free:
 * @self: (transfer full) (nullable): what was imported
 */
void
dr_imported_free (DrImported *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->reference);
  g_free (self->grade);
  g_free (self->digest);
  g_free (self);
}
