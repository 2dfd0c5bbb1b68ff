#include "dr-undo-toast.h"

#include <glib/gi18n-lib.h>

/* What stood before. */
typedef struct {
  DrEditor *editor;
  DrArena  *arena;
  DrField  *fields;
  guint     n;
} Before;

static void
put_back (Before *self)
{
  dr_editor_change (self->editor, self->fields, self->n);
}

static void
before_free (gpointer  data,
             GClosure *closure)
{
  Before *self = data;

  g_object_unref (self->editor);
  dr_arena_free (self->arena);
  g_free (self);
}

/* All that stands under @prefix. */
static Before *
before_new (DrEditor   *editor,
            const char *prefix)
{
  const DrFieldList *fields = dr_editor_get_fields (editor);
  Before *self = g_new0 (Before, 1);

  self->editor = g_object_ref (editor);
  self->arena = dr_arena_new ();
  self->fields = dr_arena_array0 (self->arena, DrField, fields->n);
  for (guint i = 0; i < fields->n; i++)
    if (dr_draft_key_is_below (fields->items[i].key, prefix))
      {
        self->fields[self->n].key = dr_arena_strdup (self->arena, fields->items[i].key);
        self->fields[self->n].value = dr_arena_strdup (self->arena, fields->items[i].value);
        self->n++;
      }

  return self;
}

/**
 * dr_undo_toast_remove:
 * @near: a widget of the window that is to say it
 * @editor: the assessment
 * @prefix: of an element, as "impacts/impact[older]/aim[advance]"
 * @words: (nullable): what was taken away, translated; %NULL: nothing is said
 *
 * Where the window shows no toasts nothing is said: undo of the draft serves as well.
 */
void
dr_undo_toast_remove (GtkWidget  *near,
                      DrEditor   *editor,
                      const char *prefix,
                      const char *words)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);
  Before *before = overlay != NULL && words != NULL ? before_new (editor, prefix) : NULL;
  AdwToast *toast;

  dr_editor_remove (editor, prefix);
  if (before == NULL)
    return;
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (put_back), before, before_free, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
