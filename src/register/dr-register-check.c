#include "dr-register-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-trail-follow.h"
#include "dr-trail-roll.h"
#include "dr-trail-versions.h"
#include "dr-trail-walk.h"

/* Rows that are read at a time. */
#define PAGE 1000

typedef struct {
  DrStore         *store;
  GCancellable    *cancellable;   /* (nullable) */
  gboolean         records;       /* each that an entry names is read as well */
  DrTrailChain     whole;         /* the store's */
  GHashTable      *chains;        /* reference: DrTrailChain */
  DrTrailVersions *versions;
  DrTrailRoll     *roll;          /* (nullable): people and knowledge are not looked at */
} Check;

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->chains, g_hash_table_unref);
  g_clear_pointer (&self->versions, dr_trail_versions_free);
  g_clear_pointer (&self->roll, dr_trail_roll_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static DrTrailChain *
chain_of (Check      *self,
          const char *reference)
{
  DrTrailChain *chain = g_hash_table_lookup (self->chains, reference);

  if (chain == NULL)
    {
      chain = g_new0 (DrTrailChain, 1);
      g_hash_table_insert (self->chains, g_strdup (reference), chain);
    }

  return chain;
}

static gboolean
check_record (const Check             *self,
              const DrTrailStatement  *statement,
              const DrTrailEntry      *entry,
              GError                 **error)
{
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GError) problem = NULL;

  if (!self->records || entry->record == NULL)
    return TRUE;

  record = dr_store_get_blob (self->store, entry->record, &problem);   /* which compares the digest */
  if (record != NULL)
    return TRUE;
  if (!g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND)
      && !g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_ERASED)
      && !g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return dr_trail_follow_refuse (statement, entry, problem->message, error);
}

static gboolean
take_entry (const DrTrailEntry  *entry,
            gpointer             data,
            GError             **error)
{
  Check *self = data;
  g_autoptr (DrTrailStatement) statement = dr_trail_walk_read (entry, error);
  char digest[DR_DIGEST_SIZE];

  if (statement == NULL || !dr_trail_follow_columns (statement, entry, error))
    return FALSE;

  dr_trail_entry_digest (entry->entry, digest);
  if (!dr_trail_follow_store (&self->whole, digest, statement, entry, error)
      || (entry->reference != NULL
          && !dr_trail_follow_own (chain_of (self, entry->reference), digest, statement, entry, error)))
    return FALSE;

  if (self->roll != NULL)
    dr_trail_roll_take (self->roll, statement);

  return dr_trail_versions_take (self->versions, statement, error) && check_record (self, statement, entry, error);
}

static gboolean
walk (Check   *self,
      GError **error)
{
  DrTrailHead head;

  self->chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->versions = dr_trail_versions_new (DR_DATE_NONE);

  return dr_store_read_head (self->store, NULL, &head, error)
         && dr_trail_walk (self->store, head.length, take_entry, self, self->cancellable, error);
}

static gboolean
refuse_row (const char  *reference,
            guint        version,
            const char  *what,
            GError     **error)
{
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED, _("%s, version %u: %s"), reference, version, what);

  return FALSE;
}

/* One version that the trail tells of: where the register says that it stands. */
static gboolean
check_row (Check                *self,
           const DrTrailVersion *told,
           gboolean              latest,
           GError              **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_get_row (self->store, told->reference, told->version, &problem);

  if (page == NULL && g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
    return refuse_row (told->reference, told->version,
                       _("the trail tells of it, and it is not in the register; expected it there"), error);
  if (page == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (page->rows[0].stage != told->stage)
    {
      g_autofree char *what = g_strdup_printf (_("the register says that it is %s; expected %s, as the trail tells"),
                                               dr_workflow_stage_name (page->rows[0].stage),
                                               dr_workflow_stage_name (told->stage));

      return refuse_row (told->reference, told->version, what, error);
    }
  if (page->rows[0].latest != latest)
    return refuse_row (told->reference, told->version,
                       latest ? _("the register does not take it for the latest version; expected so, as the trail tells")
                              : _("the register takes it for the latest version; expected a later one, as the trail tells"),
                       error);

  return TRUE;
}

/* There are more rows than the trail tells of: the first of them is named. */
static gboolean
find_untold (Check   *self,
             GError **error)
{
  DrRegisterQuery query = { .limit = PAGE };
  g_autoptr (DrRegisterPage) page = NULL;

  do
    {
      g_autoptr (DrRegisterPage) before = g_steal_pointer (&page);

      query.after = before != NULL ? &before->rows[before->n_rows - 1] : NULL;
      page = dr_store_query (self->store, &query, error);
      for (guint i = 0; page != NULL && i < page->n_rows; i++)
        {
          const DrTrailVersion *told = dr_trail_versions_find (self->versions, page->rows[i].reference,
                                                               page->rows[i].version);

          if (told == NULL || told->deleted)
            return refuse_row (page->rows[i].reference, page->rows[i].version,
                               _("it is in the register, and no entry of the trail made it; expected one"), error);
        }
    }
  while (page != NULL && page->more);

  return page != NULL;
}

static gboolean
check_rows (Check   *self,
            GError **error)
{
  DrRegisterQuery all = { .limit = PAGE };
  guint n_told = 0;
  const DrTrailVersion * const *told = dr_trail_versions_list (self->versions, &n_told);
  const char *later = NULL;   /* reference of the version after, which is here */
  guint64 n_here = 0;
  guint64 n_rows = 0;

  for (guint i = n_told; i-- > 0;)
    {
      if (told[i]->deleted)
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !check_row (self, told[i], g_strcmp0 (later, told[i]->reference) != 0, error))
        return FALSE;
      later = told[i]->reference;
      n_here++;
    }

  return dr_store_count (self->store, &all, G_MAXINT64, &n_rows, error)
         && (n_rows == n_here || find_untold (self, error));
}

/**
 * dr_register_check_chains:
 * @store: a store, in which others may write meanwhile
 * @cancellable: (nullable)
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED and others
 *
 * Reads the trail from its first entry to the one that is the last now, and computes again what follows from each one's
 * bytes: its digest, the head of the store's chain and of its assessment's, and whether the workflow leads there.
 *
 * Returns: whether the trail agrees with itself; else @error names the first entry that does not
 */
gboolean
dr_register_check_chains (DrStore       *store,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_auto (Check) self = { .store = store, .cancellable = cancellable };

  return walk (&self, error);
}

/**
 * dr_register_check:
 * @store: a store in which nobody writes meanwhile
 * @cancellable: (nullable)
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED and others
 *
 * What dr_register_check_chains() does, and more: every record that an entry names is kept and has that digest; every
 * version is in the register at the stage that its acts lead to, and the register has no other; so are people, the roles
 * that stand, limitations and editions.
 *
 * Returns: whether the register agrees with its trail; else @error names the first thing that does not
 */
gboolean
dr_register_check (DrStore       *store,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_auto (Check) self = {
    .store = store, .cancellable = cancellable, .records = TRUE, .roll = dr_trail_roll_new (),
  };

  return walk (&self, error) && check_rows (&self, error) && dr_trail_roll_check (self.roll, store, error);
}

static gboolean
examine (DrStore   *copy,
         gpointer   cancellable,
         GError   **error)
{
  return dr_register_check (copy, cancellable, error);
}

/**
 * dr_register_backup:
 * @self: a register
 * @path: file to make; refused with %DR_STORE_ERROR_EXISTS where there is one
 * @cancellable: (nullable): from any thread
 * @progress: (nullable) (scope call): called now and then in this thread
 * @data: (closure): for @progress
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED, a #DrStoreError, %G_IO_ERROR_CANCELLED and others
 *
 * Copies the register as it stands at one moment. The copy gets its name once all of it was read and agrees with its
 * trail; else nothing is left at @path.
 *
 * Returns: whether the copy is safely there
 */
gboolean
dr_register_backup (DrRegister       *self,
                    const char       *path,
                    GCancellable     *cancellable,
                    DrStoreProgress   progress,
                    gpointer          data,
                    GError          **error)
{
  DrStoreCopying how = { cancellable, progress, data, examine, cancellable };

  return dr_store_backup (dr_register_get_store (self), path, &how, error);
}

/**
 * dr_register_restore:
 * @backup: what dr_register_backup() made
 * @uri: the store's address; every program that has it open must be closed
 * @kept: (out) (optional) (nullable): path where the old store is kept; %NULL: there was none
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED, a #DrStoreError and others
 *
 * Puts a copy of @backup in the store's place, once all of it was read and agrees with its trail.
 *
 * Returns: whether the store is the backup now; if not, the old one is where it was, or at a name that @error gives
 */
gboolean
dr_register_restore (const char  *backup,
                     const char  *uri,
                     char       **kept,
                     GError     **error)
{
  DrStoreCopying how = { NULL, NULL, NULL, examine, NULL };
  g_autoptr (GError) problem = NULL;
  g_autofree char *shown = NULL;

  if (dr_store_restore (backup, uri, &how, kept, &problem))
    return TRUE;

  if (problem->domain != DR_STORE_ERROR)   /* whose words begin with the file */
    {
      shown = g_filename_display_name (backup);
      g_strdelimit (shown, "\r\n", ' ');
      g_prefix_error (&problem, "%s: ", shown);
    }
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}
