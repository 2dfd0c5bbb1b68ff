#include "dr-verdict-conflict.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-guards.h"
#include "dr-names.h"
#include "dr-verdict-state.h"

/**
 * dr_comments_join:
 * @mine: (nullable): a comment
 * @theirs: another's
 * @whose: the other's name
 *
 * Returns: (transfer full): both in one, so that neither is lost
 */
char *
dr_comments_join (const char *mine,
                  const char *theirs,
                  const char *whose)
{
  /* Translators: %1$s is a person's name, %2$s their comment */
  g_autofree char *said = g_strdup_printf (_("%1$s: %2$s"), whose, theirs);

  return mine != NULL && mine[0] != '\0' ? g_strdup_printf ("%s\n\n%s", mine, said) : g_steal_pointer (&said);
}

static gboolean
go_together (const char *key,
             const char *other)
{
  g_autofree char *first = dr_guards_signature_key (key);
  g_autofree char *second = first != NULL ? dr_guards_signature_key (other) : NULL;

  return second != NULL && g_str_equal (first, second);
}

/**
 * dr_verdict_conflict_is_told:
 * @editor: an assessment
 * @index: of a conflict
 *
 * Returns: whether a conflict before it is of the same verdict
 */
gboolean
dr_verdict_conflict_is_told (DrEditor *editor,
                             guint     index)
{
  for (guint i = 0; i < index; i++)
    if (go_together (dr_editor_get_conflict (editor, i)->key, dr_editor_get_conflict (editor, index)->key))
      return TRUE;

  return FALSE;
}

/* What the other has stored. */
static const char *
theirs_of (DrEditor   *editor,
           const char *key)
{
  for (guint i = 0; i < dr_editor_get_n_conflicts (editor); i++)
    if (g_str_equal (dr_editor_get_conflict (editor, i)->key, key))
      return dr_editor_get_conflict (editor, i)->theirs;

  return dr_editor_get_stored (editor, key);
}

static char *
in_words (const char *verdict,
          const char *comment)
{
  const char *label;
  int word;

  if (verdict == NULL)
    return g_strdup (_("(nothing)"));
  if (dr_vocabulary_parse (DR_VOCABULARY_SECTION_VERDICT, verdict, &word))
    label = dr_section_verdict_label ((DrSectionVerdict) word);
  else
    label = g_str_equal (verdict, "accepted") ? _("Accepted") : _("Refused");

  return comment != NULL && comment[0] != '\0' ? g_strdup_printf ("%s\n%s", label, comment) : g_strdup (label);
}

/* (transfer full): a section by its title, or else an answer. */
static char *
name_of (DrEditor   *editor,
         const char *key)
{
  const DrQuestionnaire *questionnaire = dr_editor_get_version (editor)->editions->questionnaire;
  g_auto (GStrv) identity = dr_draft_key_identity (key, NULL);
  const DrSection *section;

  if (!g_str_has_prefix (key, "section-reviews/") || identity == NULL || identity[0] == NULL)
    return g_strdup (_("Word on an answer to findings"));
  section = dr_questionnaire_find_section (questionnaire, identity[0]);

  return g_strdup_printf (_("Verdict on “%s”"), section != NULL ? dr_edition_words (section->title) : identity[0]);
}

/**
 * dr_verdict_conflict_init:
 * @self: (out caller-allocates): what each said
 * @editor: an assessment
 * @index: of a conflict
 *
 * Returns: whether the conflict is of a verdict; else nothing is filled in
 */
gboolean
dr_verdict_conflict_init (DrVerdictConflict *self,
                          DrEditor          *editor,
                          guint              index)
{
  const DrConflict *conflict = dr_editor_get_conflict (editor, index);
  g_autofree char *signature = dr_guards_signature_key (conflict->key);
  g_autofree char *item = NULL;
  g_autofree char *verdict = NULL;
  const char *mine;
  const char *theirs;

  *self = (DrVerdictConflict) { NULL };
  if (signature == NULL)
    return FALSE;

  item = g_strndup (signature, strlen (signature) - strlen ("/@by"));
  verdict = g_strconcat (item, "/@verdict", NULL);
  mine = dr_editor_get (editor, item);
  theirs = theirs_of (editor, item);
  self->name = name_of (editor, conflict->key);
  self->mine = in_words (dr_editor_get (editor, verdict), mine);
  self->theirs = in_words (theirs_of (editor, verdict), theirs);
  if (theirs != NULL && theirs[0] != '\0' && (mine == NULL || strstr (mine, theirs) == NULL))
    self->both = dr_comments_join (mine, theirs, dr_desk_person_name (dr_editor_get_desk (editor), conflict->by));
  self->text = g_steal_pointer (&item);

  return TRUE;
}

/**
 * dr_verdict_conflict_clear:
 * @self: what each said
 */
void
dr_verdict_conflict_clear (DrVerdictConflict *self)
{
  g_free (self->name);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self->both);
  g_free (self->text);
}
