#include "dr-import.h"

#include "dr-import-bag.h"
#include "dr-import-file.h"
#include "dr-roll.h"

/* One import. */
typedef struct {
  DrRegister         *reg;
  const char         *person;
  const char * const *paths;
  const char * const *anchors;    /* (nullable) */
  GPtrArray          *bags;       /* of DrImportBag, %NULL for a file: as @paths */
  GPtrArray          *imported;
  GCancellable       *cancellable;
} Import;

static void
free_bag (gpointer data)
{
  dr_import_bag_free (data);
}

static gboolean
import_bag (Import        *self,
            DrImportBag   *bag,
            GError       **error)
{
  g_autoptr (DrImportKeep) keep = dr_import_keep_new (self->reg, self->person, error);

  return keep != NULL && dr_import_bag_keep (bag, keep, self->imported, self->cancellable, error);
}

static gboolean
import_all (DrStore   *store,
            gpointer   data,
            GError   **error)
{
  Import *self = data;

  for (guint i = 0; i < self->bags->len; i++)
    {
      DrImportBag *bag = self->bags->pdata[i];
      DrImported *imported;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || (bag != NULL && !import_bag (self, bag, error)))
        return FALSE;
      if (bag != NULL)
        continue;
      imported = dr_register_import_file (self->reg, self->person, self->paths[i], self->anchors, error);
      if (imported == NULL)
        return FALSE;
      g_ptr_array_add (self->imported, imported);
    }

  return TRUE;
}

/**
 * dr_register_import:
 * @self: a register
 * @person: id of who imports
 * @paths: drafts, records and bags, up to a %NULL
 * @anchors: (nullable): heads and digests noted outside, up to a %NULL; see #DrVerifyOptions. Each record and each bag must
 *   have all of them
 * @progress: (nullable): told how much is done
 * @data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for %DR_REGISTER_ERROR_INPUT where there is no such person, %DR_REGISTER_ERROR_ROLE where one
 *   is a draft that @person may not write, and others
 *
 * All of it happens or nothing does. What is here already, byte for byte, is not kept twice.
 *
 * Returns: (transfer full) (nullable) (element-type DrImported): what was done, in the order given; %NULL where nothing was
 */
GPtrArray *
dr_register_import (DrRegister          *self,
                    const char          *person,
                    const char * const  *paths,
                    const char * const  *anchors,
                    DrStoreProgress      progress,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (GPtrArray) bags = g_ptr_array_new_with_free_func (free_bag);
  g_autoptr (GPtrArray) imported = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_imported_free);
  Import import = { self, person, paths, anchors, bags, imported, cancellable };
  guint n = g_strv_length ((char **) paths);
  g_autoptr (DrPeopleList) people = dr_roll_people_with (self, person, error);

  /* Before anything is read for somebody who is not in the register. */
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      DrImportBag *bag = dr_import_is_bag (paths[i]) ? dr_import_bag_look (paths[i], anchors, cancellable, error) : NULL;

      if (bag == NULL && dr_import_is_bag (paths[i]))
        return NULL;
      g_ptr_array_add (bags, bag);
      if (progress != NULL)
        progress (0.7 * (i + 1) / n, data);
    }
  if (!dr_store_together (dr_register_get_store (self), import_all, &import, error))
    return NULL;
  if (progress != NULL)
    progress (1, data);

  return g_steal_pointer (&imported);
}
