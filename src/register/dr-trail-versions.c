#include "dr-trail-versions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-register-error.h"
#include "dr-trail-walk.h"

struct _DrTrailVersions {
  DrDate      until;   /* none: whatever there is */
  DrArena    *arena;
  GHashTable *find;    /* set of DrTrailVersion, by reference and version */
  GHashTable *past;    /* set of references whose trail went beyond @until */
  GPtrArray  *items;   /* of DrTrailVersion, in the order of their creation until they are listed */
};

static guint
hash_version (gconstpointer data)
{
  const DrTrailVersion *version = data;

  return g_str_hash (version->reference) * 31 + version->version;
}

static gboolean
is_same_version (gconstpointer a,
                 gconstpointer b)
{
  const DrTrailVersion *first = a;
  const DrTrailVersion *second = b;

  return first->version == second->version && strcmp (first->reference, second->reference) == 0;
}

/**
 * dr_trail_versions_new:
 * @until: the last day that counts; none: all do
 *
 * Returns: (transfer full): no version yet
 */
DrTrailVersions *
dr_trail_versions_new (DrDate until)
{
  DrTrailVersions *self = g_new0 (DrTrailVersions, 1);

  self->until = until;
  self->arena = dr_arena_new ();
  self->find = g_hash_table_new (hash_version, is_same_version);
  self->past = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * dr_trail_versions_free:
 * @self: (transfer full) (nullable): versions
 */
void
dr_trail_versions_free (DrTrailVersions *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->find);
  g_hash_table_unref (self->past);
  g_ptr_array_unref (self->items);
  dr_arena_free (self->arena);
  g_free (self);
}

static DrTrailVersion *
find (DrTrailVersions *self,
      const char      *reference,
      guint            version)
{
  DrTrailVersion key = { .reference = reference, .version = version };

  return g_hash_table_lookup (self->find, &key);
}

static gboolean
refuse (const DrTrailStatement  *statement,
        GError                 **error)
{
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
               _("entry %lu of the trail, %s of %s, version %u: there is no way to it from what the entries before it say; expected an act of the workflow"),
               (gulong) statement->sequence, statement->act, statement->reference, statement->version);

  return FALSE;
}

static void
begin (DrTrailVersions        *self,
       const DrTrailStatement *statement)
{
  DrTrailVersion *version = g_new0 (DrTrailVersion, 1);

  version->reference = dr_arena_strdup (self->arena, statement->reference);
  version->version = statement->version;
  version->stage = DR_STAGE_DRAFT;
  version->began = dr_trail_walk_day (statement);
  g_hash_table_add (self->find, version);
  g_ptr_array_add (self->items, version);
}

/* The version that an approval takes the place of. */
static void
supersede (DrTrailVersions        *self,
           const DrTrailStatement *statement)
{
  const char *word = dr_trail_walk_detail (statement, "supersedes");
  guint64 number = 0;
  DrTrailVersion *before;

  if (word == NULL || !g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT32, &number, NULL))
    return;
  before = find (self, statement->reference, (guint) number);
  if (before != NULL)
    before->stage = DR_STAGE_SUPERSEDED;
}

static gboolean
take_step (DrTrailVersions         *self,
           DrTrailVersion          *version,
           DrStep                   step,
           const DrTrailStatement  *statement,
           GError                 **error)
{
  const DrTransition *way = dr_workflow_find (step, version->stage);

  if (way == NULL || version->deleted)
    return refuse (statement, error);

  version->stage = way->to;
  if (version->record[0] == '\0')
    version->began = dr_trail_walk_day (statement);
  g_strlcpy (version->record, statement->record, DR_DIGEST_SIZE);
  if (step == DR_STEP_APPROVE)
    {
      g_strlcpy (version->approval, statement->record, DR_DIGEST_SIZE);
      supersede (self, statement);
    }

  return TRUE;
}

/**
 * dr_trail_versions_take:
 * @self: versions
 * @statement: what the next entry states; entries of one assessment come in their order
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED
 *
 * Returns: whether the entry follows from those before it
 */
gboolean
dr_trail_versions_take (DrTrailVersions         *self,
                        const DrTrailStatement  *statement,
                        GError                 **error)
{
  DrTrailVersion *version;
  int step;

  if (statement->reference == NULL || statement->reference[0] == '\0'
      || g_hash_table_contains (self->past, statement->reference))
    return TRUE;
  if (dr_date_is_set (self->until) && dr_date_compare (dr_trail_walk_day (statement), self->until) > 0)
    {
      g_hash_table_add (self->past, g_strdup (statement->reference));
      return TRUE;
    }

  version = find (self, statement->reference, statement->version);
  if (strcmp (statement->act, "create") == 0)
    {
      if (version == NULL)
        begin (self, statement);
      else if (!version->deleted)
        return refuse (statement, error);
      else
        {
          version->deleted = FALSE;
          version->began = dr_trail_walk_day (statement);
        }
      return TRUE;
    }
  if (version == NULL)
    return refuse (statement, error);
  if (strcmp (statement->act, "delete") == 0)
    {
      version->deleted = TRUE;
      return TRUE;
    }
  if (dr_vocabulary_parse (DR_VOCABULARY_STEP, statement->act, &step))
    return take_step (self, version, (DrStep) step, statement, error);

  return TRUE;   /* an act that a later program knows */
}

/**
 * dr_trail_versions_find:
 * @self: versions
 * @reference: of an assessment
 * @version: from 1
 *
 * Returns: (transfer none) (nullable): that one; %NULL where no entry tells of it
 */
const DrTrailVersion *
dr_trail_versions_find (DrTrailVersions *self,
                        const char      *reference,
                        guint            version)
{
  return find (self, reference, version);
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const DrTrailVersion *first = *(const DrTrailVersion * const *) a;
  const DrTrailVersion *second = *(const DrTrailVersion * const *) b;
  int order = strcmp (first->reference, second->reference);

  return order != 0 ? order : (first->version > second->version) - (first->version < second->version);
}

/**
 * dr_trail_versions_list:
 * @self: versions
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): each, those that were deleted as well, by the bytes of their reference, then
 *   by version; good until the next entry is taken
 */
const DrTrailVersion * const *
dr_trail_versions_list (DrTrailVersions *self,
                        guint           *n)
{
  g_ptr_array_sort (self->items, compare_versions);
  *n = self->items->len;

  return (const DrTrailVersion * const *) self->items->pdata;
}
