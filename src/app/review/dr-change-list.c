#include "dr-change-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is not the author's, or says nothing by itself. */
static const struct { const char *start; const char *part; } left_out[] = {
  { "@reference", NULL },     { "@version", NULL },
  { "section-reviews/", NULL }, { "decision/", NULL },
  { "publication/", NULL },   { "justifications/", "/reviewer/" },
  { "justifications/", "/approver/" }, { "justifications/", "/@figures" },
};

/**
 * dr_change_counts:
 * @key: of a field
 *
 * Returns: whether another value of it is a change of the assessment
 */
gboolean
dr_change_counts (const char *key)
{
  if (g_str_has_suffix (key, "/#"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_has_prefix (key, left_out[i].start) && (left_out[i].part == NULL || strstr (key, left_out[i].part) != NULL))
      return FALSE;

  return TRUE;
}

/* What the list is made with. */
typedef struct {
  const DrChangeNames *names;
  DrArena             *arena;
  GArray              *changes;   /* of DrChange */
  GHashTable          *whole;     /* prefixes of items that were told as a whole */
} Making;

static const char *
keep (DrArena *arena,
      char    *text)   /* (transfer full) */
{
  g_autofree char *owned = text;

  return dr_arena_strdup (arena, owned);
}

static gboolean
has_item (const DrField *fields,
          guint          n,
          const char    *item)
{
  for (guint i = 0; i < n; i++)
    if (dr_draft_key_is_below (fields[i].key, item))
      return TRUE;

  return FALSE;
}

/* (transfer full): all that an item says, a line a field. */
static char *
item_text (const DrChangeNames *names,
           const DrField       *fields,
           guint                n,
           const char          *item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *words = dr_change_leaf (fields[i].key);
      g_autofree char *value = NULL;

      if (!dr_draft_key_is_below (fields[i].key, item) || !dr_change_counts (fields[i].key))
        continue;
      value = dr_change_value (names, fields[i].key, fields[i].value);
      if (words == NULL && fields[i].key[strlen (item)] != '\0')
        continue;
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", words != NULL ? words : "",
                              words != NULL ? ": " : "", value);
    }

  return g_string_free (text, FALSE);
}

static void
add (Making       *self,
     DrChangeKind  kind,
     const char   *key,
     char         *name,     /* (transfer full) */
     char         *before,   /* (transfer full) */
     char         *after)    /* (transfer full) */
{
  const DrChange change = {
    .kind = kind,
    .section = dr_arena_strdup (self->arena, dr_change_section (self->names, key)),
    .key = dr_arena_strdup (self->arena, key),
    .name = keep (self->arena, name),
    .before = keep (self->arena, before),
    .after = keep (self->arena, after),
  };

  g_array_append_val (self->changes, change);
}

/* Returns whether the field belongs to an item that only one version has: that is told once. */
static gboolean
take_whole (Making     *self,
            const char *key)
{
  const DrChangeNames *names = self->names;
  g_autofree char *item = dr_change_item (key);
  gboolean was;
  gboolean is;

  if (item == NULL)
    return FALSE;
  if (g_hash_table_contains (self->whole, item))
    return TRUE;
  was = has_item (names->others, names->n_others, item);
  is = has_item (names->fields, names->n_fields, item);
  if (was == is)
    return FALSE;

  add (self, is ? DR_CHANGE_ADDED : DR_CHANGE_REMOVED, item, dr_change_item_name (names, item),
       was ? item_text (names, names->others, names->n_others, item) : g_strdup (""),
       is ? item_text (names, names->fields, names->n_fields, item) : g_strdup (""));
  g_hash_table_add (self->whole, g_steal_pointer (&item));

  return TRUE;
}

static int
rank_of (const DrQuestionnaire *questionnaire,
         const char            *section)
{
  for (guint i = 0; i < questionnaire->n_sections; i++)
    if (g_str_equal (questionnaire->sections[i].id, section))
      return (int) i;

  return (int) questionnaire->n_sections;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      questionnaire)
{
  const DrChange *first = a;
  const DrChange *second = b;
  int order = rank_of (questionnaire, first->section) - rank_of (questionnaire, second->section);

  return order != 0 ? order : strcmp (first->key, second->key);
}

/**
 * dr_change_list_new:
 * @names: both versions, and what things are called
 *
 * Returns: (transfer full): what changed from the one to the other
 */
DrChangeList *
dr_change_list_new (const DrChangeNames *names)
{
  DrChangeList *self = g_new0 (DrChangeList, 1);
  g_autoptr (DrFieldList) differences = dr_draft_fields_difference (names->others, names->n_others, names->fields,
                                                                    names->n_fields, 0);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DrChange));
  g_autoptr (GHashTable) whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Making making = { names, dr_arena_new (), changes, whole };
  DrChange *kept;

  for (guint i = 0; i < differences->n; i++)
    {
      const char *key = differences->items[i].key;
      const char *before = dr_draft_fields_get (names->others, names->n_others, key);
      const char *after = differences->items[i].value;

      if (!dr_change_counts (key) || take_whole (&making, key))
        continue;
      add (&making, before == NULL ? DR_CHANGE_ADDED : after == NULL ? DR_CHANGE_REMOVED : DR_CHANGE_TEXT, key,
           dr_change_name (names, key), dr_change_value (names, key, before), dr_change_value (names, key, after));
    }
  g_array_sort_with_data (changes, compare_places, names->version->editions->questionnaire);

  self->arena = making.arena;
  kept = dr_arena_array0 (self->arena, DrChange, changes->len);
  if (changes->len > 0)
    memcpy (kept, changes->data, changes->len * sizeof (DrChange));
  self->changes = kept;
  self->n = changes->len;

  return self;
}

/**
 * dr_change_list_count:
 * @self: what changed
 * @section: id of a section
 *
 * Returns: how many of it stand in the section
 */
guint
dr_change_list_count (const DrChangeList *self,
                      const char         *section)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += g_str_equal (self->changes[i].section, section);

  return n;
}

/**
 * dr_change_kind_label:
 * @kind: of a change
 *
 * Returns: (transfer none): in a word
 */
const char *
dr_change_kind_label (DrChangeKind kind)
{
  return kind == DR_CHANGE_ADDED ? _("Added") : kind == DR_CHANGE_REMOVED ? _("Removed") : _("Changed");
}

/**
 * dr_change_list_summary:
 * @self: what changed
 * @since: the version that it is compared with
 *
 * Returns: (transfer full): how much, in a line
 */
char *
dr_change_list_summary (const DrChangeList *self,
                        guint               since)
{
  if (self->n == 0)
    return g_strdup_printf (_("Nothing has changed since version %u."), since);

  return g_strdup_printf (ngettext ("%u change since version %u", "%u changes since version %u", self->n), self->n, since);
}

/**
 * dr_change_list_free:
 * @self: (transfer full) (nullable): what changed
 */
void
dr_change_list_free (DrChangeList *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
