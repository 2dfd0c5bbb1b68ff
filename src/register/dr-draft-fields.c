#include "dr-draft-fields-private.h"

#include "dr-draft-path.h"

#include <math.h>
#include <string.h>

/* dr_field_list_free(): frees the list with its text. */
void
dr_field_list_free (DrFieldList *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/* dr_field_gather_init(): nothing gathered yet; dr_field_gather_clear() when done. */
void
dr_field_gather_init (DrFieldGather *self)
{
  self->arena = dr_arena_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (DrField));
}

/* dr_field_gather_add(): a copy of a field. */
void
dr_field_gather_add (DrFieldGather *self,
                     const DrField *field)
{
  DrField copy = *field;

  copy.key = dr_arena_strdup (self->arena, field->key);
  copy.value = dr_arena_strdup (self->arena, field->value);
  copy.by = dr_arena_strdup (self->arena, field->by);
  g_array_append_val (self->fields, copy);
}

/* dr_field_gather_put(): a field that nobody has saved yet; nothing where @value is NULL. */
void
dr_field_gather_put (DrFieldGather *self,
                     const char    *key,
                     const char    *value)
{
  if (value != NULL)
    dr_field_gather_add (self, &(DrField) { .key = key, .value = value });
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  return strcmp (((const DrField *) a)->key, ((const DrField *) b)->key);
}

/* dr_field_gather_finish(): the list by key; of several fields with the same key the last one. */
DrFieldList *
dr_field_gather_finish (DrFieldGather *self)
{
  DrFieldList *list = g_new0 (DrFieldList, 1);
  DrField *items;

  g_array_sort (self->fields, compare_fields);
  items = dr_arena_array0 (self->arena, DrField, self->fields->len);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const DrField *field = &g_array_index (self->fields, DrField, i);

      if (list->n > 0 && strcmp (items[list->n - 1].key, field->key) == 0)
        list->n--;
      items[list->n++] = *field;
    }
  list->items = items;
  list->arena = g_steal_pointer (&self->arena);

  return list;
}

/* dr_field_gather_clear(): frees what was gathered and not handed out. */
void
dr_field_gather_clear (DrFieldGather *self)
{
  g_clear_pointer (&self->arena, dr_arena_free);
  g_clear_pointer (&self->fields, g_array_unref);
}

/* dr_draft_is_blank(): whether there is nothing to read in a text. An empty box and no box are the same. */
gboolean
dr_draft_is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/* dr_draft_position(): the number that a position says; NaN where it is none. */
double
dr_draft_position (const char *value)
{
  char *end = NULL;
  double position = g_ascii_strtod (value, &end);

  return end != value && *end == '\0' && strspn (value, "-.0123456789") == strlen (value) && isfinite (position)
           ? position : (double) NAN;
}

/* A whole list, so that callers need not sort what comes from elsewhere. */
static DrFieldList *
sorted (const DrField *fields,
        guint          n)
{
  g_auto (DrFieldGather) gather = { NULL, NULL };

  dr_field_gather_init (&gather);
  for (guint i = 0; i < n; i++)
    dr_field_gather_add (&gather, &fields[i]);

  return dr_field_gather_finish (&gather);
}

/**
 * dr_draft_fields_find:
 * @fields: fields by key, as a #DrFieldList and the store give them
 * @n: how many
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the field, or %NULL
 */
const DrField *
dr_draft_fields_find (const DrField *fields,
                      guint          n,
                      const char    *key)
{
  const DrField wanted = { .key = key };

  return n > 0 ? bsearch (&wanted, fields, n, sizeof *fields, compare_fields) : NULL;
}

/**
 * dr_draft_fields_get:
 * @fields: fields by key
 * @n: how many
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the value, or %NULL where there is no such field or it is taken away
 */
const char *
dr_draft_fields_get (const DrField *fields,
                     guint          n,
                     const char    *key)
{
  const DrField *field = dr_draft_fields_find (fields, n, key);

  return field != NULL ? field->value : NULL;
}

/* The index of the first field at or after @key. */
static guint
first_from (const DrField *fields,
            guint          n,
            const char    *key)
{
  guint from = 0;

  for (guint to = n; from < to;)
    {
      guint middle = from + (to - from) / 2;

      if (strcmp (fields[middle].key, key) < 0)
        from = middle + 1;
      else
        to = middle;
    }

  return from;
}

/**
 * dr_draft_fields_below:
 * @fields: fields by key
 * @n: how many
 * @start: what keys begin with, as "options/option[desk]/"
 * @n_below: (out): how many do
 *
 * Returns: (transfer none): the first of them: they stand together
 */
const DrField *
dr_draft_fields_below (const DrField *fields,
                       guint          n,
                       const char    *start,
                       guint         *n_below)
{
  guint first = first_from (fields, n, start);
  guint end = first;

  while (end < n && g_str_has_prefix (fields[end].key, start))
    end++;
  *n_below = end - first;

  return n > 0 ? &fields[first] : NULL;
}

/* An item of a list while they are put in order. */
typedef struct {
  char  *prefix;
  double position;
} Item;

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *first = a;
  const Item *second = b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;

  return strcmp (first->prefix, second->prefix);
}

/**
 * dr_draft_fields_items:
 * @fields: fields by key
 * @n: how many
 * @list: the list by the name of its items, as "options/option" or "options/option[desk]/offer"
 *
 * Returns: (transfer full): the prefixes of its items, as "options/option[desk]", in their order, up to a %NULL
 */
char **
dr_draft_fields_items (const DrField *fields,
                       guint          n,
                       const char    *list)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autofree char *start = g_strconcat (list, "[", NULL);
  gsize length = strlen (start);
  const char *last = NULL;   /* a key of the last item; all of one item stand together */
  gsize last_length = 0;
  char **prefixes;

  for (guint i = first_from (fields, n, start); i < n && strncmp (fields[i].key, start, length) == 0; i++)
    {
      const char *end = strchr (fields[i].key + length, ']');
      g_autofree char *key_of_position = NULL;
      const char *value;
      Item item;

      if (end == NULL || fields[i].value == NULL || (last != NULL && strncmp (fields[i].key, last, last_length) == 0))
        continue;
      last = fields[i].key;
      last_length = (gsize) (end - last) + 1;
      item.prefix = g_strndup (last, last_length);
      key_of_position = g_strconcat (item.prefix, "/#", NULL);
      value = dr_draft_fields_get (fields, n, key_of_position);
      item.position = value != NULL ? dr_draft_position (value) : (double) NAN;
      if (isnan (item.position))
        item.position = (double) INFINITY;
      g_array_append_val (items, item);
    }

  g_array_sort (items, compare_items);
  prefixes = g_new0 (char *, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    prefixes[i] = g_array_index (items, Item, i).prefix;

  return prefixes;
}

/**
 * dr_draft_fields_difference:
 * @from: fields in any order
 * @n_from: how many
 * @to: fields in any order
 * @n_to: how many
 * @revision: of the draft that @from comes from; 0 where it is in no store
 *
 * What has to be saved to turn one set of fields into the other. Each change carries @revision, by which the store finds
 * conflicts, or that of the field it replaces where it was seen later. A field that was not there has the draft's
 * too: it may have been, and been taken away.
 *
 * Returns: (transfer full): the changes; a value of %NULL takes a field away
 */
DrFieldList *
dr_draft_fields_difference (const DrField *from,
                            guint          n_from,
                            const DrField *to,
                            guint          n_to,
                            guint64        revision)
{
  g_autoptr (DrFieldList) before = sorted (from, n_from);
  g_autoptr (DrFieldList) after = sorted (to, n_to);
  g_auto (DrFieldGather) gather = { NULL, NULL };

  dr_field_gather_init (&gather);
  for (guint i = 0; i < after->n; i++)
    {
      const DrField *old = dr_draft_fields_find (before->items, before->n, after->items[i].key);
      DrField change = after->items[i];

      change.revision = old != NULL ? MAX (old->revision, revision) : revision;
      if (g_strcmp0 (old != NULL ? old->value : NULL, change.value) != 0)
        dr_field_gather_add (&gather, &change);
    }
  for (guint i = 0; i < before->n; i++)
    {
      DrField change = before->items[i];

      if (change.value == NULL || dr_draft_fields_find (after->items, after->n, change.key) != NULL)
        continue;
      change.value = NULL;
      change.revision = MAX (change.revision, revision);
      dr_field_gather_add (&gather, &change);
    }

  return dr_field_gather_finish (&gather);
}

/**
 * dr_draft_fields_apply:
 * @fields: fields in any order
 * @n: how many
 * @changes: changes in any order; of several to one key the last counts
 * @n_changes: how many
 *
 * Returns: (transfer full): the fields with the changes made; none with a value of %NULL
 */
DrFieldList *
dr_draft_fields_apply (const DrField *fields,
                       guint          n,
                       const DrField *changes,
                       guint          n_changes)
{
  g_autoptr (DrFieldList) news = sorted (changes, n_changes);
  g_auto (DrFieldGather) gather = { NULL, NULL };

  dr_field_gather_init (&gather);
  for (guint i = 0; i < n; i++)
    if (fields[i].value != NULL && dr_draft_fields_find (news->items, news->n, fields[i].key) == NULL)
      dr_field_gather_add (&gather, &fields[i]);
  for (guint i = 0; i < news->n; i++)
    if (news->items[i].value != NULL)
      dr_field_gather_add (&gather, &news->items[i]);

  return dr_field_gather_finish (&gather);
}

/**
 * dr_draft_fields_removal:
 * @fields: fields in any order
 * @n: how many
 * @prefix: an element or an item of a list, as "options/option[desk]"
 * @revision: of the draft that @fields come from; 0 where it is in no store
 *
 * Returns: (transfer full): changes that take it away with all that is in it
 */
DrFieldList *
dr_draft_fields_removal (const DrField *fields,
                         guint          n,
                         const char    *prefix,
                         guint64        revision)
{
  g_auto (DrFieldGather) gather = { NULL, NULL };

  dr_field_gather_init (&gather);
  for (guint i = 0; i < n; i++)
    {
      DrField change = fields[i];

      if (change.value == NULL || !dr_draft_key_is_below (change.key, prefix))
        continue;
      change.value = NULL;
      change.revision = MAX (change.revision, revision);
      dr_field_gather_add (&gather, &change);
    }

  return dr_field_gather_finish (&gather);
}
