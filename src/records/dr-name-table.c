#include "dr-name-table.h"

#include <string.h>

#include "dr-digest.h"

/* Half a SHA-256: nobody can make two names with the same, so a table of strangers' names neither lies nor slows. */
#define KEY_DIGITS 32
#define KEY_SIZE (KEY_DIGITS / 2)
#define FIRST_SLOTS 64

struct _DrNameTable {
  DrDigest *digest;
  guint8   *slots;        /* key, then value; a key of zeros: empty */
  gsize     slot_size;
  gsize     n_slots;      /* a power of two */
  gsize     n_used;
};

/**
 * dr_name_table_new:
 * @value_size: bytes of a value, 0 or more; values are not aligned
 *
 * Returns: (transfer full): an empty table
 */
DrNameTable *
dr_name_table_new (gsize value_size)
{
  DrNameTable *self = g_new0 (DrNameTable, 1);

  self->digest = dr_digest_new ();
  self->slot_size = KEY_SIZE + value_size;
  self->n_slots = FIRST_SLOTS;
  self->slots = g_malloc0_n (self->n_slots, self->slot_size);

  return self;
}

/**
 * dr_name_table_free:
 * @self: (nullable): a table
 */
void
dr_name_table_free (DrNameTable *self)
{
  if (self == NULL)
    return;

  dr_digest_free (self->digest);
  g_free (self->slots);
  g_free (self);
}

static void
make_key (DrNameTable *self,
          const char  *name,
          gsize        length,
          guint8       key[KEY_SIZE])
{
  char digest[DR_DIGEST_SIZE];

  dr_digest_update (self->digest, name, length);
  dr_digest_finish (self->digest, digest);
  for (guint i = 0; i < KEY_SIZE; i++)
    key[i] = (guint8) (g_ascii_xdigit_value (digest[2 * i]) << 4 | g_ascii_xdigit_value (digest[2 * i + 1]));
  /* Never all zeros. */
  key[KEY_SIZE - 1] |= 1;
}

/* The slot with the key, or the empty one where it would stand. */
static guint8 *
seek (DrNameTable *self,
      const guint8 key[KEY_SIZE])
{
  gsize start = 0;

  memcpy (&start, key, sizeof start);
  for (gsize i = start;; i++)
    {
      guint8 *slot = self->slots + (i & (self->n_slots - 1)) * self->slot_size;

      if (slot[KEY_SIZE - 1] == 0 || memcmp (slot, key, KEY_SIZE) == 0)
        return slot;
    }
}

static void
grow (DrNameTable *self)
{
  g_autofree guint8 *old = g_steal_pointer (&self->slots);
  gsize n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_malloc0_n (self->n_slots, self->slot_size);
  for (gsize i = 0; i < n_old; i++)
    {
      const guint8 *slot = old + i * self->slot_size;

      if (slot[KEY_SIZE - 1] != 0)
        memcpy (seek (self, slot), slot, self->slot_size);
    }
}

/**
 * dr_name_table_add:
 * @self: a table
 * @name: (array length=length): a name
 * @length: its bytes
 * @is_new: (out): whether it was not there
 *
 * Returns: (transfer none): its value, of zeros where it is new; until the next addition
 */
gpointer
dr_name_table_add (DrNameTable *self,
                   const char  *name,
                   gsize        length,
                   gboolean    *is_new)
{
  guint8 key[KEY_SIZE];
  guint8 *slot;

  if (self->n_used + 1 > self->n_slots / 4 * 3)
    grow (self);
  make_key (self, name, length, key);
  slot = seek (self, key);
  *is_new = slot[KEY_SIZE - 1] == 0;
  if (*is_new)
    {
      memcpy (slot, key, KEY_SIZE);
      self->n_used++;
    }

  return slot + KEY_SIZE;
}

/**
 * dr_name_table_find:
 * @self: a table
 * @name: (array length=length): a name
 * @length: its bytes
 *
 * Returns: (transfer none) (nullable): its value, until the next addition; %NULL where it is not there
 */
gpointer
dr_name_table_find (DrNameTable *self,
                    const char  *name,
                    gsize        length)
{
  guint8 key[KEY_SIZE];
  guint8 *slot;

  make_key (self, name, length, key);
  slot = seek (self, key);

  return slot[KEY_SIZE - 1] != 0 ? slot + KEY_SIZE : NULL;
}
