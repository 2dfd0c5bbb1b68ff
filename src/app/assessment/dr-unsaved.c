#include "dr-unsaved.h"

#include <string.h>

#include "dr-guards.h"

/* A field that is not saved yet. */
typedef struct {
  char       *value;      /* (nullable): taken away */
  const char *person;     /* (nullable): interned: id of who typed it */
  guint64     revision;   /* of the draft that it was typed over */
  gboolean    sent;       /* a save of it is on its way */
  gboolean    retyped;    /* since it was sent */
} Typed;

struct _DrUnsaved {
  DrDraft     *draft;        /* as it stands in the store, as far as is known here */
  GHashTable  *typed;        /* key → Typed */
  GHashTable  *settled;      /* key → (nullable) value: saved, until the draft that has it is taken */
  GHashTable  *conflicted;   /* key → DrConflict that waits for a word */
  GPtrArray   *conflicts;    /* of DrConflicts: what those lie in, oldest first */
};

static void
free_typed (Typed *self)
{
  g_free (self->value);
  g_free (self);
}

/**
 * dr_unsaved_new:
 * @draft: (transfer full): as it stands in the store
 *
 * Returns: (transfer full): nothing typed over it yet
 */
DrUnsaved *
dr_unsaved_new (DrDraft *draft)
{
  DrUnsaved *self = g_new0 (DrUnsaved, 1);

  self->draft = draft;
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_typed);
  self->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->conflicted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_conflicts_free);

  return self;
}

/**
 * dr_unsaved_free:
 * @self: (transfer full) (nullable): what was typed
 */
void
dr_unsaved_free (DrUnsaved *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->typed);
  g_hash_table_unref (self->settled);
  g_hash_table_unref (self->conflicted);
  g_ptr_array_unref (self->conflicts);
  dr_draft_free (self->draft);
  g_free (self);
}

/**
 * dr_unsaved_get_draft:
 * @self: what was typed
 *
 * Returns: (transfer none): the draft below it
 */
const DrDraft *
dr_unsaved_get_draft (DrUnsaved *self)
{
  return self->draft;
}

/**
 * dr_unsaved_get:
 * @self: what was typed
 * @key: of a field
 *
 * Returns: (transfer none) (nullable): its value, typed or stored
 */
const char *
dr_unsaved_get (DrUnsaved  *self,
                const char *key)
{
  Typed *typed = g_hash_table_lookup (self->typed, key);

  return typed != NULL ? typed->value : dr_draft_fields_get (self->draft->fields, self->draft->n_fields, key);
}

/**
 * dr_unsaved_put:
 * @self: what was typed
 * @key: of a field
 * @value: (nullable): what it becomes; %NULL: taken away
 * @person: (nullable): id of who types it: it is saved in their name, whoever sits there by then
 *
 * Types a field.
 *
 * Returns: whether it has another value now
 */
gboolean
dr_unsaved_put (DrUnsaved  *self,
                const char *key,
                const char *value,
                const char *person)
{
  Typed *typed = g_hash_table_lookup (self->typed, key);
  g_autofree char *kept = NULL;

  if (g_strcmp0 (dr_unsaved_get (self, key), value) == 0)
    {
      if (typed != NULL && !typed->sent)
        typed->person = g_intern_string (person);
      return FALSE;
    }
  kept = g_strdup (value);
  if (typed == NULL)
    {
      typed = g_new0 (Typed, 1);
      typed->revision = self->draft->revision;
      g_hash_table_insert (self->typed, g_strdup (key), typed);
    }
  g_free (typed->value);
  typed->value = g_steal_pointer (&kept);
  typed->person = g_intern_string (person);
  typed->retyped = typed->sent;

  return TRUE;
}

/**
 * dr_unsaved_sign:
 * @self: what was typed
 * @key: of a field that was typed
 * @person: id of who typed it
 *
 * Where the field is part of a verdict, the verdict goes to the store signed, though the signature may be the same: should
 * somebody else have put theirs in its place meanwhile, that is a conflict, not a verdict in somebody else's name.
 */
void
dr_unsaved_sign (DrUnsaved  *self,
                 const char *key,
                 const char *person)
{
  g_autofree char *signature = dr_guards_signature_key (key);
  Typed *typed;

  if (signature == NULL || g_strcmp0 (dr_unsaved_get (self, signature), person) != 0
      || g_hash_table_contains (self->typed, signature))
    return;
  typed = g_new0 (Typed, 1);
  typed->value = g_strdup (person);
  typed->person = g_intern_string (person);
  typed->revision = self->draft->revision;
  g_hash_table_insert (self->typed, g_steal_pointer (&signature), typed);
}

/* Whether both are part of one verdict. */
static gboolean
go_together (const char *key,
             const char *other)
{
  g_autofree char *first = dr_guards_signature_key (key);
  g_autofree char *second = first != NULL ? dr_guards_signature_key (other) : NULL;

  return second != NULL && g_str_equal (first, second);
}

/* Whether the field, or the verdict that it is part of, waits for a word on a conflict. */
static gboolean
waits (DrUnsaved  *self,
       const char *key)
{
  GHashTableIter iter;
  gpointer conflicted;

  if (g_hash_table_contains (self->conflicted, key))
    return TRUE;
  g_hash_table_iter_init (&iter, self->conflicted);
  while (g_hash_table_iter_next (&iter, &conflicted, NULL))
    if (go_together (key, conflicted))
      return TRUE;

  return FALSE;
}

/**
 * dr_unsaved_count:
 * @self: what was typed
 *
 * Returns: how many fields are not saved
 */
guint
dr_unsaved_count (DrUnsaved *self)
{
  return g_hash_table_size (self->typed);
}

/**
 * dr_unsaved_list:
 * @self: what was typed
 * @task: where to
 *
 * Adds all that is not saved to a task, for looking at it.
 */
void
dr_unsaved_list (DrUnsaved    *self,
                 DrEditorTask *task)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &key, &value))
    dr_editor_task_add (task, key, ((Typed *) value)->value, 0);
}

/**
 * dr_unsaved_send:
 * @self: what was typed
 * @task: the save
 *
 * Adds what is not saved to a save, but for fields in conflict, and remembers that it is on its way. A save has one
 * author: what others typed here goes with the next. Every save ends with dr_unsaved_saved() or
 * dr_unsaved_refused().
 *
 * Returns: (transfer none) (nullable): the key, where it is a single field
 */
const char *
dr_unsaved_send (DrUnsaved    *self,
                 DrEditorTask *task)
{
  const char *only = NULL;
  const char *person = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Typed *typed = value;

      if (waits (self, key) || (only != NULL && typed->person != person))
        continue;
      person = typed->person;
      dr_editor_task_add (task, key, typed->value, typed->revision);
      typed->sent = TRUE;
      typed->retyped = FALSE;
      only = key;
    }
  if (only != NULL)
    {
      g_free (task->author);
      task->author = g_strdup (person);
    }

  return task->changes->len == 1 ? only : NULL;
}

/**
 * dr_unsaved_saved:
 * @self: what was typed
 * @revision: of the draft right after the save
 *
 * What was on its way is saved; what was typed again meanwhile was typed over that. The draft that has it is to be taken
 * next (dr_unsaved_take_draft()).
 */
void
dr_unsaved_saved (DrUnsaved *self,
                  guint64    revision)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Typed *typed = value;

      if (typed->sent && !typed->retyped)
        {
          g_hash_table_insert (self->settled, g_strdup (key), g_strdup (typed->value));
          g_hash_table_iter_remove (&iter);
          continue;
        }
      if (typed->sent)
        typed->revision = revision;
      typed->sent = FALSE;
      typed->retyped = FALSE;
    }
}

/**
 * dr_unsaved_refused:
 * @self: what was typed
 * @conflicts: (transfer full) (nullable): the fields that somebody else changed too, where that is why
 *
 * What was on its way is not saved. Fields in conflict wait for dr_unsaved_resolve(), and so do those of earlier saves that
 * nobody has said a word on.
 */
void
dr_unsaved_refused (DrUnsaved   *self,
                    DrConflicts *conflicts)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Typed *) value)->sent = ((Typed *) value)->retyped = FALSE;

  if (conflicts == NULL)
    return;
  g_ptr_array_add (self->conflicts, conflicts);
  for (guint i = 0; i < conflicts->n_items; i++)
    if (g_hash_table_contains (self->typed, conflicts->items[i].key))
      g_hash_table_replace (self->conflicted, g_strdup (conflicts->items[i].key), (gpointer) &conflicts->items[i]);
}

static const char *
value_in (const DrDraft *draft,
          const char    *key)
{
  return dr_draft_fields_get (draft->fields, draft->n_fields, key);
}

/* A field of the draft, unless something typed stands over it. What was just saved was seen as it was typed. */
static void
note_change (DrUnsaved  *self,
             const char *key,
             const char *before,    /* (nullable) */
             const char *after,     /* (nullable) */
             GPtrArray  *changed)
{
  gpointer settled;

  if (g_hash_table_lookup_extended (self->settled, key, NULL, &settled))
    before = settled;
  if (g_strcmp0 (before, after) != 0 && !g_hash_table_contains (self->typed, key))
    g_ptr_array_add (changed, g_strdup (key));
}

/**
 * dr_unsaved_take_draft:
 * @self: what was typed
 * @draft: (transfer full): as it stands in the store now
 *
 * Puts it below what was typed. What nobody else touched counts as typed over it; what somebody did touch stays typed over
 * what was seen then, however often the draft is taken again, so that a save of it is a conflict.
 *
 * Returns: (transfer full) (element-type utf8): keys of the fields that have another value now
 */
GPtrArray *
dr_unsaved_take_draft (DrUnsaved *self,
                       DrDraft   *draft)
{
  g_autoptr (DrDraft) before = g_steal_pointer (&self->draft);
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  self->draft = draft;

  /* Both are sorted by key: one pass tells what differs. */
  for (guint a = 0, b = 0; a < before->n_fields || b < draft->n_fields;)
    {
      const DrField *old = a < before->n_fields ? &before->fields[a] : NULL;
      const DrField *new = b < draft->n_fields ? &draft->fields[b] : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : strcmp (old->key, new->key);

      note_change (self, order <= 0 ? old->key : new->key, order <= 0 ? old->value : NULL, order >= 0 ? new->value : NULL,
                   changed);
      a += order <= 0;
      b += order >= 0;
    }

  g_hash_table_remove_all (self->settled);

  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((Typed *) value)->revision == before->revision
        && g_strcmp0 (value_in (before, key), value_in (draft, key)) == 0)
      ((Typed *) value)->revision = draft->revision;

  return changed;
}

/**
 * dr_unsaved_count_conflicts:
 * @self: what was typed
 *
 * Returns: how many fields wait for dr_unsaved_resolve()
 */
guint
dr_unsaved_count_conflicts (DrUnsaved *self)
{
  return g_hash_table_size (self->conflicted);
}

/**
 * dr_unsaved_get_conflict:
 * @self: what was typed
 * @index: below dr_unsaved_count_conflicts()
 *
 * Returns: (transfer none): the conflict; what is "mine" may have been typed again since
 */
const DrConflict *
dr_unsaved_get_conflict (DrUnsaved *self,
                         guint      index)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const DrConflicts *each = self->conflicts->pdata[i];

      for (guint j = 0; j < each->n_items; j++)
        if (g_hash_table_lookup (self->conflicted, each->items[j].key) == &each->items[j] && index-- == 0)
          return &each->items[j];
    }

  g_return_val_if_reached (NULL);
}

static void
resolve_one (DrUnsaved  *self,
             const char *key,
             gboolean    keep_mine)
{
  Typed *typed = g_hash_table_lookup (self->typed, key);
  const DrConflict *conflict = g_hash_table_lookup (self->conflicted, key);

  if (keep_mine && typed != NULL && conflict != NULL)
    typed->revision = conflict->revision;
  if (!keep_mine)
    g_hash_table_remove (self->typed, key);
  g_hash_table_remove (self->conflicted, key);
}

/**
 * dr_unsaved_resolve:
 * @self: what was typed
 * @key: of a field in conflict
 * @keep_mine: save what was typed here over what stands; else that stands
 *
 * What wins is what the officer saw of theirs: should it have changed again since, there is a new conflict. A verdict is
 * resolved as a whole.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): keys of the fields that it was resolved for; %NULL: it was not
 * in conflict
 */
GPtrArray *
dr_unsaved_resolve (DrUnsaved  *self,
                    const char *key,
                    gboolean    keep_mine)
{
  GPtrArray *resolved;
  GHashTableIter iter;
  gpointer each;

  if (!g_hash_table_contains (self->conflicted, key))
    return NULL;

  resolved = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &each, NULL))
    if (g_str_equal (each, key) || go_together (key, each))
      g_ptr_array_add (resolved, g_strdup (each));
  for (guint i = 0; i < resolved->len; i++)
    resolve_one (self, resolved->pdata[i], keep_mine);
  if (g_hash_table_size (self->conflicted) == 0)
    g_ptr_array_set_size (self->conflicts, 0);

  return resolved;
}
