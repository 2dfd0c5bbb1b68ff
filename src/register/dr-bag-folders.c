#include "dr-bag-folders.h"

#include <string.h>

/* A name on common file systems has at most 255 bytes. */
#define LONGEST 150
#define DIGEST_DIGITS 32

struct _DrBagFolders {
  GHashTable *names;   /* reference: folder */
  GHashTable *taken;   /* set of folders, without case */
};

/**
 * dr_bag_folders_new:
 *
 * Returns: (transfer full): no folder yet
 */
DrBagFolders *
dr_bag_folders_new (void)
{
  DrBagFolders *self = g_new0 (DrBagFolders, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * dr_bag_folders_free:
 * @self: (transfer full) (nullable): folders
 */
void
dr_bag_folders_free (DrBagFolders *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->names);
  g_hash_table_unref (self->taken);
  g_free (self);
}

/* Bytes other than these are written ~XX, and so is a full stop at the beginning. */
static GString *
escape (const char *reference)
{
  GString *name = g_string_new (NULL);

  for (const char *at = reference; *at != '\0'; at++)
    if (g_ascii_isalnum (*at) || *at == '_' || *at == '-' || (*at == '.' && at != reference))
      g_string_append_c (name, *at);
    else
      g_string_append_printf (name, "~%02X", (guchar) *at);

  return name;
}

/* Cuts a name that is too long, and not inside ~XX. */
static void
shorten (GString *name)
{
  gsize length = LONGEST;

  if (name->len <= LONGEST)
    return;
  if (name->str[length - 1] == '~')
    length--;
  else if (name->str[length - 2] == '~')
    length -= 2;
  g_string_truncate (name, length);
}

/**
 * dr_bag_folders_get:
 * @self: folders
 * @reference: of an assessment
 *
 * Characters outside A-Z a-z 0-9 . _ - stand as ~XX for each of their bytes. A name that is too long, or that
 * differs from one before it in case only, ends in ~~ and digits of the reference's SHA-256.
 *
 * Returns: (transfer none): the folder's name, the same each time
 */
const char *
dr_bag_folders_get (DrBagFolders *self,
                    const char   *reference)
{
  const char *known = g_hash_table_lookup (self->names, reference);
  g_autoptr (GString) name = NULL;
  g_autofree char *folded = NULL;
  char *kept;

  if (known != NULL)
    return known;

  name = escape (reference);
  folded = g_ascii_strdown (name->str, -1);
  if (name->len > LONGEST || g_hash_table_contains (self->taken, folded))
    {
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, reference, -1);

      shorten (name);
      g_string_append_printf (name, "~~%.*s", DIGEST_DIGITS, digest);
      g_free (folded);
      folded = g_ascii_strdown (name->str, -1);
    }
  g_hash_table_add (self->taken, g_steal_pointer (&folded));
  kept = g_string_free (g_steal_pointer (&name), FALSE);
  g_hash_table_insert (self->names, g_strdup (reference), kept);

  return kept;
}
