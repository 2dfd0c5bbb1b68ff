#include "dr-knowledge-work.h"

#include "dr-names.h"

/**
 * dr_knowledge_words_free:
 * @self: (nullable): the words
 */
void
dr_knowledge_words_free (DrKnowledgeWords *self)
{
  if (self == NULL)
    return;

  g_free (self->council);
  g_free (self->area);
  for (guint i = 0; i < DR_N_EDITION_KINDS; i++)
    {
      g_free (self->editions[i].title);
      g_free (self->editions[i].version);
    }
  g_free (self);
}

/**
 * dr_knowledge_work:
 * @in: the lane's own register
 * @data: nothing
 * @cancellable: (nullable): of the job
 * @error: return location for a #DrStoreError, #DrXmlError or #DrRecordError
 *
 * A #DrDeskWork.
 *
 * Returns: (transfer full) (nullable): a #DrKnowledgeWords
 */
gpointer
dr_knowledge_work (DrRegister    *in,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (DrEditionSet) set = dr_knowledge_latest (dr_register_get_knowledge (in), error);
  DrKnowledgeWords *self;

  if (set == NULL)
    return NULL;

  self = g_new0 (DrKnowledgeWords, 1);
  self->council = g_strdup (set->evidence->council);
  self->nation = set->evidence->nation;
  if (set->evidence->area != DR_NO_INDEX)
    self->area = g_strdup_printf ("%s (%s)", set->evidence->areas[set->evidence->area].name,
                                  set->evidence->areas[set->evidence->area].id);
  self->editions[DR_EDITION_EVIDENCE].title = g_strdup (set->evidence->title);
  self->editions[DR_EDITION_EVIDENCE].version = g_strdup (set->evidence->version);
  self->editions[DR_EDITION_RULEBOOK].title = g_strdup (dr_edition_words (set->rulebook->title));
  self->editions[DR_EDITION_RULEBOOK].version = g_strdup (set->rulebook->version);
  self->editions[DR_EDITION_QUESTIONNAIRE].title = g_strdup (dr_edition_words (set->questionnaire->title));
  self->editions[DR_EDITION_QUESTIONNAIRE].version = g_strdup (set->questionnaire->version);
  for (guint i = 0; i < DR_N_EDITION_KINDS; i++)
    g_strlcpy (self->editions[i].digest, set->digest[i], sizeof self->editions[i].digest);

  return self;
}
