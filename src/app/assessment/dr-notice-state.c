#include "dr-notice-state.h"

#include <glib/gi18n-lib.h>

#include "dr-field-names.h"

static char *
refused_words (const DrNoticeQuestion *question)
{
  const char *problem = question->problem != NULL ? question->problem : _("It could not be saved.");

  if (!question->unsaved)
    return g_strdup (problem);
  if (question->leaving && question->problem == NULL)
    return g_strdup (_("What you wrote is not saved."));
  if (question->leaving)
    /* Translators: %s is why it was not saved */
    return g_strdup_printf (_("What you wrote is not saved: %s."), problem);
  if (question->tries_again)
    /* Translators: %s is why it was not saved */
    return g_strdup_printf (_("%s. It is tried again by itself."), problem);

  return g_strdup (problem);
}

/**
 * dr_notice_state_init:
 * @self: (out caller-allocates): what is shown
 * @question: how the editor stands
 *
 * Nothing that was typed is let go of without a word: a window that is asked to close says what it would lose.
 */
void
dr_notice_state_init (DrNoticeState          *self,
                      const DrNoticeQuestion *question)
{
  *self = (DrNoticeState) { FALSE };

  if (question->state == DR_EDITOR_CONFLICT)
    {
      self->warns = TRUE;
      self->choose = TRUE;
      self->copy = question->leaving;
      self->leave = question->leaving;
      self->text = g_strdup (question->leaving
                               ? _("Somebody else changed the same place while you wrote: what you wrote there is not saved.")
                               : _("Somebody else changed the same place while you wrote."));
    }
  else if (question->state == DR_EDITOR_REFUSED)
    {
      self->warns = TRUE;
      self->try_again = question->unsaved && question->tries_again;
      self->copy = question->unsaved;
      self->leave = question->leaving && question->unsaved;
      self->text = refused_words (question);
    }
  else if (question->refusal != NULL)
    self->text = g_strdup (question->refusal);
  self->shown = self->text != NULL;
}

/**
 * dr_notice_state_clear:
 * @self: what is shown
 *
 * Frees what it holds.
 */
void
dr_notice_state_clear (DrNoticeState *self)
{
  g_clear_pointer (&self->text, g_free);
}

/**
 * dr_notice_state_words:
 * @state: how the editor stands
 *
 * Returns: (transfer none): the same in a word or a few, for a header
 */
const char *
dr_notice_state_words (DrEditorState state)
{
  static const char * const words[] = {
    [DR_EDITOR_SAVED] = N_("Saved"),
    [DR_EDITOR_SAVING] = N_("Saving…"),
    [DR_EDITOR_CONFLICT] = N_("Changed by two people"),
    [DR_EDITOR_REFUSED] = N_("Not saved"),
  };

  return _(words[state]);
}

/**
 * dr_notice_saved:
 * @state: how the editor stands
 *
 * Returns: (transfer none) (nullable): what is said to whoever asks for a save; %NULL: the notice says what is in its way
 */
const char *
dr_notice_saved (DrEditorState state)
{
  return state == DR_EDITOR_SAVED || state == DR_EDITOR_SAVING ? _("Saved already: drafts save themselves") : NULL;
}

/* What the program writes beside the words: places in a list, whose it is. */
static gboolean
is_words (const char *key)
{
  return !g_str_has_suffix (key, "/#") && !g_str_has_suffix (key, "/@by");
}

/**
 * dr_notice_text:
 * @questionnaire: that the assessment answers
 * @fields: what is not saved
 * @n: how many
 *
 * Returns: (transfer full): all of it as text, to be kept elsewhere
 */
char *
dr_notice_text (const DrQuestionnaire *questionnaire,
                const DrField         *fields,
                guint                  n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;

      if (fields[i].value == NULL || !is_words (fields[i].key))
        continue;
      name = dr_field_name_in (questionnaire, fields[i].key);
      g_string_append_printf (text, "%s%s\n%s\n", text->len > 0 ? "\n" : "", name, fields[i].value);
    }

  return g_string_free (text, FALSE);
}
