#include "dr-answers.h"

#include <string.h>

#include "dr-justification.h"

#define ANSWERS "justifications/justification["

static void
bind (const DrVersion       *version,
      const DrJustification *answer,
      DrArena               *arena,
      GArray                *bound)
{
  g_autofree char *figures = dr_justification_bind (version->check, answer);
  g_autofree char *key = dr_draft_key ("justifications/justification[]/@figures", answer->id, NULL);
  DrField change = { .revision = version->draft->revision };

  if (figures == NULL)
    return;
  change.key = dr_arena_strdup (arena, key);
  change.value = dr_arena_strdup (arena, figures);
  g_array_append_val (bound, change);
}

/* What says what is answered, or how: a verdict or a place in the list does not. */
static gboolean
is_of_answer (const DrField *change)
{
  static const char * const parts[] = { "]/text", "]/@rule", "]/@case", "]/@subjects" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (change->value != NULL && g_str_has_prefix (change->key, ANSWERS) && g_str_has_suffix (change->key, parts[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_written (const DrField   *changes,
            guint            n_changes,
            const char      *id)
{
  g_autofree char *prefix = dr_draft_key ("justifications/justification[]", id, NULL);
  gboolean written = FALSE;

  for (guint i = 0; i < n_changes; i++)
    {
      if (!dr_draft_key_is_below (changes[i].key, prefix))
        continue;
      if (changes[i].value != NULL && g_str_has_suffix (changes[i].key, "/@figures"))
        return FALSE;
      written = written || is_of_answer (&changes[i]);
    }

  return written;
}

/**
 * dr_answers_bind_written:
 * @version: a version of a draft, with the changes
 * @changes: what is written
 * @n_changes: how many
 * @arena: where what is added lives
 * @bound: (element-type DrField): gets the binding of each answer that they write, unless they give one
 *
 * An answer is to the figures as they stand when it is written; when they move, it lapses.
 */
void
dr_answers_bind_written (const DrVersion *version,
                         const DrField   *changes,
                         guint            n_changes,
                         DrArena         *arena,
                         GArray          *bound)
{
  for (guint i = 0; i < version->assessment->n_justifications; i++)
    if (is_written (changes, n_changes, version->assessment->justifications[i].id))
      bind (version, &version->assessment->justifications[i], arena, bound);
}

/**
 * dr_answers_bind_unbound:
 * @version: a version of a draft
 * @arena: where what is added lives
 * @bound: (element-type DrField): gets the binding of each answer that has none
 *
 * For answers that came with a file and say nothing of figures.
 */
void
dr_answers_bind_unbound (const DrVersion *version,
                         DrArena         *arena,
                         GArray          *bound)
{
  for (guint i = 0; i < version->assessment->n_justifications; i++)
    if (version->assessment->justifications[i].figures == NULL)
      bind (version, &version->assessment->justifications[i], arena, bound);
}
