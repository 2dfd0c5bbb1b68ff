#include "dr-comparison.h"

#include "dr-earlier-work.h"

struct _DrComparison {
  GObject       parent_instance;

  DrEditor     *editor;     /* (unowned): it owns this */
  GCancellable *cancellable;
  DrVersion    *earlier;    /* (nullable): not looked up yet, or there is none */
  DrChangeList *changes;    /* (nullable): not worked out */
  DrTodoList   *todo;       /* (nullable): not worked out */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static G_DEFINE_QUARK (dr-comparison, comparison)

G_DEFINE_FINAL_TYPE (DrComparison, dr_comparison, G_TYPE_OBJECT)

static void
forget (DrComparison *self)
{
  g_clear_pointer (&self->changes, dr_change_list_free);
  g_clear_pointer (&self->todo, dr_todo_list_free);
}

static void
checked (DrEditor     *editor,
         DrComparison *self)
{
  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
found (GObject      *desk,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (DrComparison) self = data;
  g_autoptr (DrVersion) earlier = dr_earlier_finish (DR_DESK (desk), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->earlier = g_steal_pointer (&earlier);
  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * dr_comparison_begin:
 * @editor: an assessment
 * @cancellable: of whoever shows it: cancelled when that is gone
 *
 * Looks the version before it up; #DrComparison::changed tells when it is there, and when something is different.
 *
 * Returns: (transfer none): what dr_comparison_of() gives from now on
 */
DrComparison *
dr_comparison_begin (DrEditor     *editor,
                     GCancellable *cancellable)
{
  DrComparison *self = g_object_new (DR_TYPE_COMPARISON, NULL);
  const DrVersion *version = dr_editor_get_version (editor);

  self->editor = editor;
  self->cancellable = g_object_ref (cancellable);
  g_object_set_qdata_full (G_OBJECT (editor), comparison_quark (), self, g_object_unref);
  g_signal_connect_object (editor, "checked", G_CALLBACK (checked), self, 0);
  if (version->version > 1)
    dr_earlier_look (dr_editor_get_desk (editor), version->reference, version->version, cancellable, found,
                     g_object_ref (self));

  return self;
}

/**
 * dr_comparison_of:
 * @editor: an assessment
 *
 * Returns: (transfer none) (nullable): its comparison; %NULL: none was begun
 */
DrComparison *
dr_comparison_of (DrEditor *editor)
{
  return g_object_get_qdata (G_OBJECT (editor), comparison_quark ());
}

/**
 * dr_comparison_get_since:
 * @self: a comparison
 *
 * Returns: the version that it is compared with; 0: there is none, or it is not looked up yet
 */
guint
dr_comparison_get_since (DrComparison *self)
{
  return self->earlier != NULL ? self->earlier->version : 0;
}

/**
 * dr_comparison_marks:
 * @self: a comparison
 *
 * Returns: whether changes are marked where they stand: once it was submitted, for those who review it
 */
gboolean
dr_comparison_marks (DrComparison *self)
{
  return self->earlier != NULL && dr_editor_get_stage (self->editor) != DR_STAGE_DRAFT;
}

/**
 * dr_comparison_get_changes:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): what changed, until #DrComparison::changed; %NULL: there is no version before
 */
const DrChangeList *
dr_comparison_get_changes (DrComparison *self)
{
  const DrFieldList *fields = dr_editor_get_fields (self->editor);

  if (self->changes == NULL && self->earlier != NULL)
    {
      const DrChangeNames names = {
        dr_editor_get_version (self->editor), fields->items, fields->n, self->earlier->draft->fields,
        self->earlier->draft->n_fields,
      };

      self->changes = dr_change_list_new (&names);
    }

  return self->changes;
}

/* (nullable): the version whose review is to be answered: a returned one itself, or the one before its draft. */
static const DrVersion *
reviewed_version (DrComparison *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);

  if (version->draft->stage == DR_STAGE_RETURNED)
    return version;
  if (version->draft->stage == DR_STAGE_DRAFT && self->earlier != NULL && self->earlier->draft->stage == DR_STAGE_RETURNED)
    return self->earlier;

  return NULL;
}

/**
 * dr_comparison_get_reviewed:
 * @self: a comparison
 *
 * Returns: the version whose review asks for something to be done; 0: none does
 */
guint
dr_comparison_get_reviewed (DrComparison *self)
{
  const DrVersion *reviewed = reviewed_version (self);

  return reviewed != NULL ? reviewed->version : 0;
}

/**
 * dr_comparison_get_todo:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): what the review asks for, until #DrComparison::changed; %NULL: there is none
 */
const DrTodoList *
dr_comparison_get_todo (DrComparison *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  const DrVersion *reviewed = reviewed_version (self);

  if (self->todo == NULL && reviewed != NULL)
    self->todo = dr_todo_list_new (reviewed, version, dr_desk_get_people (dr_editor_get_desk (self->editor)),
                                   reviewed != version ? dr_comparison_get_changes (self) : NULL);

  return self->todo;
}

/**
 * dr_comparison_get_words:
 * @self: a comparison that marks
 * @key: of a field
 * @before: (out) (transfer full): what it said in the version before; "" where it was not there
 * @after: (out) (transfer full): what it says now
 *
 * A field of an item that is new says nothing: the item does.
 *
 * Returns: whether it says something else now
 */
gboolean
dr_comparison_get_words (DrComparison  *self,
                         const char    *key,
                         char         **before,
                         char         **after)
{
  const DrFieldList *fields = dr_editor_get_fields (self->editor);
  const DrDraft *draft = self->earlier->draft;
  const DrChangeNames names = { dr_editor_get_version (self->editor), fields->items, fields->n, draft->fields, draft->n_fields };
  const char *was = dr_draft_fields_get (draft->fields, draft->n_fields, key);
  const char *is = dr_editor_get (self->editor, key);
  g_autofree char *item = NULL;
  const DrChange *whole;

  if (!dr_change_counts (key) || g_strcmp0 (was, is) == 0)
    return FALSE;
  item = dr_change_item (key);
  whole = item != NULL ? dr_comparison_find_item (self, item) : NULL;
  if (whole != NULL && whole->kind == DR_CHANGE_ADDED && g_str_equal (whole->key, item))
    return FALSE;
  *before = dr_change_value (&names, key, was);
  *after = dr_change_value (&names, key, is);

  return TRUE;
}

/**
 * dr_comparison_find_item:
 * @self: a comparison that marks
 * @item: prefix of an item of a list
 *
 * Returns: (transfer none) (nullable): what changed in it: the item as a whole, or the first of its fields
 */
const DrChange *
dr_comparison_find_item (DrComparison *self,
                         const char   *item)
{
  const DrChangeList *changes = dr_comparison_get_changes (self);

  for (guint i = 0; i < changes->n; i++)
    if (dr_draft_key_is_below (changes->changes[i].key, item))
      return &changes->changes[i];

  return NULL;
}

static void
dr_comparison_finalize (GObject *object)
{
  DrComparison *self = DR_COMPARISON (object);

  forget (self);
  g_clear_pointer (&self->earlier, dr_version_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dr_comparison_parent_class)->finalize (object);
}

static void
dr_comparison_class_init (DrComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_comparison_finalize;

  /**
   * DrComparison::changed:
   * @self: the comparison
   *
   * There may be something else to be told.
   */
  signals[CHANGED] = g_signal_new ("changed", DR_TYPE_COMPARISON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dr_comparison_init (DrComparison *self)
{
}
