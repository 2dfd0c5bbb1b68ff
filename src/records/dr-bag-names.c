#include "dr-bag-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-bag-name.h"
#include "dr-load.h"
#include "dr-name-table.h"

typedef enum { KIND_FILE = 1, KIND_FOLDER = 2 } Kind;

struct _DrBagNames {
  DrNameTable *table;      /* folded name: a Kind; and for a folder, "\n" and its name as it is spelled */
  GString     *folder;     /* the last one that was looked at, with its slash: most members share it with the one before */
};

/**
 * dr_bag_names_new:
 *
 * Returns: (transfer full): no names yet
 */
DrBagNames *
dr_bag_names_new (void)
{
  DrBagNames *self = g_new0 (DrBagNames, 1);

  self->table = dr_name_table_new (1);
  self->folder = g_string_new (NULL);

  return self;
}

/**
 * dr_bag_names_free:
 * @self: (nullable): names
 */
void
dr_bag_names_free (DrBagNames *self)
{
  if (self == NULL)
    return;

  dr_name_table_free (self->table);
  g_string_free (self->folder, TRUE);
  g_free (self);
}

static gboolean
refuse (GError    **error,
        const char *name,
        const char *format)
{
  g_autofree char *shown = dr_bag_name_shown (name);

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_UNSAFE, format, shown);

  return FALSE;
}

static gboolean
take_folder (DrBagNames *self,
             const char *name,
             gsize       length,
             const char *folded,
             gsize       folded_length,
             GError    **error)
{
  g_autofree char *spelled = g_strdup_printf ("\n%.*s", (int) length, name);
  gboolean is_new = FALSE;
  guint8 *kind = dr_name_table_add (self->table, folded, folded_length, &is_new);

  if (!is_new && *kind == KIND_FILE)
    return refuse (error, name, _("the bag needs a folder for “%s” where it has a file, expected one or the other"));
  if (!is_new && dr_name_table_find (self->table, spelled, length + 1) == NULL)
    return refuse (error, name, _("the folder of “%s” is spelled in two ways in the bag, expected one"));
  *kind = KIND_FOLDER;
  if (is_new)
    dr_name_table_add (self->table, spelled, length + 1, &is_new);

  return TRUE;
}

/* All folders above the member. */
static gboolean
take_folders (DrBagNames *self,
              const char *name,
              const char *folded,
              GError    **error)
{
  const char *last = strrchr (name, '/');
  const char *at = strchr (name, '/');
  const char *folded_at = strchr (folded, '/');
  gsize length = last != NULL ? (gsize) (last - name) + 1 : 0;

  if (length == self->folder->len && memcmp (name, self->folder->str, length) == 0)
    return TRUE;

  /* Folding neither makes nor takes away a slash. */
  while (at != NULL && folded_at != NULL)
    {
      if (!take_folder (self, name, (gsize) (at - name), folded, (gsize) (folded_at - folded), error))
        return FALSE;
      at = strchr (at + 1, '/');
      folded_at = strchr (folded_at + 1, '/');
    }
  g_string_truncate (self->folder, 0);
  g_string_append_len (self->folder, name, (gssize) length);

  return TRUE;
}

/**
 * dr_bag_names_take:
 * @self: names
 * @name: a member's name
 * @is_folder: whether it is a folder's; it may come again
 * @error: return location for %DR_RECORD_ERROR_UNSAFE
 *
 * Returns: whether @name is safe and fits beside those taken before
 */
gboolean
dr_bag_names_take (DrBagNames *self,
                   const char *name,
                   gboolean    is_folder,
                   GError    **error)
{
  g_autofree char *folded = NULL;
  gboolean is_new = FALSE;
  guint8 *kind;

  if (!dr_bag_name_check (name, error))
    return FALSE;
  folded = dr_bag_name_fold (name);
  if (!take_folders (self, name, folded, error))
    return FALSE;
  if (is_folder)
    return take_folder (self, name, strlen (name), folded, strlen (folded), error);

  kind = dr_name_table_add (self->table, folded, strlen (folded), &is_new);
  if (!is_new && *kind == KIND_FOLDER)
    return refuse (error, name, _("the bag has a folder and a file named “%s”, expected one or the other"));
  if (!is_new)
    return refuse (error, name, _("the bag has “%s” twice, or two members whose names differ only in case or "
                                  "accents, expected it once"));
  *kind = KIND_FILE;

  return TRUE;
}
