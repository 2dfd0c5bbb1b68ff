#include "dr-import-keep.h"

#include <string.h>

#include "dr-roll.h"

/* Received records, or entries of one assessment, that are listed at a time. */
#define PAGE 1000

struct _DrImportKeep {
  DrRegister   *reg;
  DrPeopleList *people;
  char         *person;
  GHashTable   *received;   /* set of digests */
};

static gboolean
list_received (DrImportKeep *self,
               GError      **error)
{
  DrStore *store = dr_register_get_store (self->reg);
  guint64 after = 0;
  guint n = 0;

  do
    {
      g_autoptr (DrReceivedList) list = dr_store_list_received (store, after, PAGE, error);

      if (list == NULL)
        return FALSE;
      n = list->n_items;
      for (guint i = 0; i < n; i++)
        {
          g_hash_table_add (self->received, g_strdup (list->items[i].digest));
          after = list->items[i].sequence;
        }
    }
  while (n == PAGE);

  return TRUE;
}

/**
 * dr_import_keep_new:
 * @self: a register
 * @person: id of who imports
 * @error: return location for %DR_REGISTER_ERROR_INPUT where there is no such person, and others
 *
 * Returns: (transfer full) (nullable): what knows which records are here already; good as long as nobody else imports, as
 *   inside dr_store_together()
 */
DrImportKeep *
dr_import_keep_new (DrRegister  *self,
                    const char  *person,
                    GError     **error)
{
  g_autoptr (DrImportKeep) keep = g_new0 (DrImportKeep, 1);

  keep->reg = self;
  keep->person = g_strdup (person);
  keep->received = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  keep->people = dr_store_list_people (dr_register_get_store (self), error);
  if (keep->people == NULL || !dr_roll_knows (keep->people, person, error) || !list_received (keep, error))
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
  g_hash_table_unref (self->received);
  g_free (self->person);
  g_free (self);
}

/* Whether it was received before, or sealed here. */
static gboolean
find_here (DrImportKeep          *self,
           const DrImportRecord  *record,
           gboolean              *is_here,
           GError               **error)
{
  DrStore *store = dr_register_get_store (self->reg);
  guint64 after = 0;
  guint n = 0;

  *is_here = g_hash_table_contains (self->received, record->digest);
  if (*is_here || record->reference == NULL)
    return TRUE;
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

/**
 * dr_import_keep_record:
 * @self: what keeps records
 * @record: one from elsewhere
 * @error: return location
 *
 * A record that cannot be verified is kept all the same: that it was received, and how it was, is worth knowing.
 *
 * Returns: (transfer full) (nullable): what was done; %NULL where nothing was
 */
DrImported *
dr_import_keep_record (DrImportKeep          *self,
                       const DrImportRecord  *record,
                       GError               **error)
{
  g_autoptr (DrImported) imported = g_new0 (DrImported, 1);
  DrReceived received = { record->bytes, record->name, record->reference, record->version, record->title, record->grade };
  DrTrailDetail details[5];
  DrTrailAct act = { .received = &received };
  DrTrailStatement statement = { .act = "import", .person = self->person, .details = details };

  imported->name = g_strdup (record->name);
  imported->reference = g_strdup (record->reference);
  imported->version = record->version;
  imported->grade = g_strdup (record->grade);
  imported->digest = g_strdup (record->digest);
  if (!find_here (self, record, &imported->is_here, error))
    return NULL;
  if (imported->is_here)
    return g_steal_pointer (&imported);

  details[statement.n_details++] = (DrTrailDetail) { "sha256", record->digest };
  details[statement.n_details++] = (DrTrailDetail) { "file", record->name };
  if (record->bag != NULL)
    details[statement.n_details++] = (DrTrailDetail) { "bag", record->bag };
  if (record->reference != NULL)
    details[statement.n_details++] = (DrTrailDetail) { "of", record->reference };
  details[statement.n_details++] = (DrTrailDetail) { "grade", record->grade };
  if (!dr_register_append (self->reg, self->people, &act, &statement, NULL, error))
    return NULL;
  g_hash_table_add (self->received, g_strdup (record->digest));

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
