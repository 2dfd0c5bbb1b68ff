/* The working copy of a page: whose it is, and what is typed kept in its file. */
#include "dr-knowledge-page-private.h"

#include <glib/gi18n-lib.h>

#include "dr-knowledge-state.h"
#include "dr-unfinished.h"

guint
dr_knowledge_page_n_edits (DrKnowledgePage *self)
{
  return self->copy != NULL ? g_hash_table_size (self->copy->edits) : 0;
}

/* (transfer full): what is kept, and over it what could not be yet. */
GHashTable *
dr_knowledge_page_list_edits (DrKnowledgePage *self)
{
  GHashTable *edits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTable *sources[] = { self->copy->edits, self->pending };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      GHashTableIter iter;
      gpointer key;
      gpointer value;

      g_hash_table_iter_init (&iter, sources[i]);
      while (g_hash_table_iter_next (&iter, &key, &value))
        g_hash_table_insert (edits, g_strdup (key), g_strdup (value));
    }

  return edits;
}

/* Somebody else has published since the working copy was started. */
gboolean
dr_knowledge_page_is_behind (DrKnowledgePage *self)
{
  return dr_knowledge_page_n_edits (self) > 0 && !g_str_equal (self->copy->start, self->shelf->latest->digest[self->kind]);
}

/* What stands in the edition in force. */
static const char *
find_stand (GPtrArray  *base,
            const char *key)
{
  for (guint i = 0; i < base->len; i++)
    if (g_str_equal (((DrEditionField *) base->pdata[i])->key, key))
      return ((DrEditionField *) base->pdata[i])->value;

  return g_str_has_suffix (key, "/retired") ? "false" : NULL;
}

/* (transfer full) (nullable): why what is pending cannot be kept, in a sentence; an edit to what stands in the edition is none */
static char *
try_to_keep (DrKnowledgePage *self)
{
  g_autoptr (GPtrArray) base = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (g_hash_table_size (self->pending) == 0)
    return NULL;
  if (self->copy == NULL)
    return g_strdup (_("What you changed cannot be kept: the working copy cannot be read. It stays here until the register is left."));
  base = self->kind == DR_EDITION_RULEBOOK ? dr_rulebook_fields (self->shelf->latest->rulebook)
                                           : dr_questionnaire_fields (self->shelf->latest->questionnaire);
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!dr_working_copy_set (self->copy, self->shelf->latest->digest[self->kind], key,
                              g_strcmp0 (find_stand (base, key), value) != 0 ? value : NULL, &error))
      return g_strdup_printf (_("What you changed cannot be kept: %s. It stays here, and is tried again at the next change."),
                              error->message);
  g_hash_table_remove_all (self->pending);

  return NULL;
}

/* Says where it cannot. */
gboolean
dr_knowledge_page_keep (DrKnowledgePage *self)
{
  gboolean any = g_hash_table_size (self->pending) > 0;
  g_autofree char *problem = try_to_keep (self);

  if (!any)
    return TRUE;
  dr_knowledge_page_tell (self, problem);
  if (problem != NULL)
    return FALSE;
  gtk_widget_set_visible (self->effect, FALSE);   /* it was of what stood before */
  dr_knowledge_page_show_status (self);

  return TRUE;
}

/* Where the copy of whoever sits there now is kept, and what could not be kept of it before. */
void
dr_knowledge_page_find_copy (DrKnowledgePage *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);
  gpointer unkept;
  gpointer path;

  g_free (self->path);
  g_free (self->person);
  self->person = g_strdup (dr_desk_get_person (self->desk));
  self->path = dr_working_copy_path (folder, dr_desk_get_uri (self->desk), self->person, self->kind);
  if (g_hash_table_steal_extended (self->unkept, self->path, &path, &unkept))
    {
      g_free (path);
      g_hash_table_unref (self->pending);
      self->pending = unkept;
    }
}

/* Who may only read has no use for what an earlier version kept for all who share a login, so it waits for one who edits. */
gboolean
dr_knowledge_page_open_copy (DrKnowledgePage *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->copy, dr_working_copy_free);
  if (dr_knowledge_page_why_not (self) == NULL
      && !dr_working_copy_take_over (folder, dr_desk_get_uri (self->desk), self->person, self->kind, &error))
    dr_knowledge_page_tell (self, error->message);
  g_clear_error (&error);
  self->copy = dr_working_copy_open (self->path, self->kind, &error);
  if (self->copy == NULL)
    dr_knowledge_page_tell (self, error->message);
  dr_knowledge_page_keep (self);   /* what could not be before */

  return self->copy != NULL;
}

/* Somebody else sits down: goes to their copy. What could not be kept of the one before waits for them; (transfer full)
 * (nullable): that it does, in a sentence. */
char *
dr_knowledge_page_set_aside (DrKnowledgePage *self)
{
  g_autofree char *problem = try_to_keep (self);
  g_autofree char *name = g_strdup (dr_desk_person_name (self->desk, self->person));
  char *words = NULL;

  if (g_hash_table_size (self->pending) > 0)
    {
      g_hash_table_insert (self->unkept, g_strdup (self->path), g_steal_pointer (&self->pending));
      self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      /* Translators: %s is a person */
      words = g_strdup_printf (_("What %s changed could not be kept. It is here again when they sit down here, until the register is left."),
                               name);
    }
  dr_knowledge_page_find_copy (self);

  return words;
}

static gboolean
is_unfinished (GtkWidget *widget)
{
  DrKnowledgePage *self = DR_KNOWLEDGE_PAGE (widget);

  return self->desk != NULL && (!dr_knowledge_page_keep (self) || g_hash_table_size (self->unkept) > 0 || self->label != NULL);
}

/* Whoever is about to leave the register is told what would go with it. */
void
dr_knowledge_page_watch (DrKnowledgePage *self)
{
  dr_unfinished_watch (GTK_WIDGET (self), self->kind == DR_EDITION_RULEBOOK ? _("Rulebook") : _("Questionnaire"), is_unfinished);
}
