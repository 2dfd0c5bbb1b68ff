#include "dr-justification-fields.h"

#include <string.h>

#include "dr-draft-changes.h"

#define LIST "justifications/justification"

static gboolean
has (DrEditor   *editor,
     const char *item,
     const char *field,
     const char *value)
{
  g_autofree char *key = g_strconcat (item, field, NULL);

  return g_strcmp0 (dr_editor_get (editor, key), value) == 0;
}

/**
 * dr_justification_list:
 * @editor: an assessment
 * @rule: id of a rule
 * @rule_case: id of one of its cases
 *
 * Returns: (transfer full): prefixes of the answers to findings of that case, up to a %NULL
 */
char **
dr_justification_list (DrEditor   *editor,
                       const char *rule,
                       const char *rule_case)
{
  g_auto (GStrv) items = dr_editor_get_items (editor, LIST);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; items[i] != NULL; i++)
    if (has (editor, items[i], "/@rule", rule) && has (editor, items[i], "/@case", rule_case))
      g_strv_builder_add (found, items[i]);

  return g_strv_builder_end (found);
}

/**
 * dr_justification_describe:
 * @editor: an assessment
 * @rule: id of a rule
 * @rule_case: id of one of its cases
 *
 * Returns: (transfer full): which answers there are to findings of that case, and to which: another text where that is
 *   another. Not for people.
 */
char *
dr_justification_describe (DrEditor   *editor,
                           const char *rule,
                           const char *rule_case)
{
  g_auto (GStrv) items = dr_justification_list (editor, rule, rule_case);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; items[i] != NULL; i++)
    {
      const char *subjects = dr_editor_get_below (editor, items[i], "/@subjects");

      g_string_append_printf (text, "%s: %s\n", items[i], subjects != NULL ? subjects : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Words of a list that are not in @others. */
static GStrv
words_left (const char         *list,
            const char * const *others)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", " ", -1);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !g_strv_contains (others, words[i]))
      g_strv_builder_add (left, words[i]);

  return g_strv_builder_end (left);
}

/**
 * dr_justification_among:
 * @editor: an assessment
 * @items: prefixes of answers (dr_justification_list())
 * @subject: of a finding of their case
 *
 * Returns: (transfer none) (nullable): the last of them that answers that finding
 */
const char *
dr_justification_among (DrEditor           *editor,
                        const char * const *items,
                        const char         *subject)
{
  for (guint i = g_strv_length ((char **) items); i-- > 0;)
    {
      const char *subjects = dr_editor_get_below (editor, items[i], "/@subjects");
      g_auto (GStrv) words = g_strsplit (subjects != NULL ? subjects : "", " ", -1);

      if (g_strv_contains ((const char * const *) words, subject))
        return items[i];
    }

  return NULL;
}

/**
 * dr_justification_find:
 * @editor: an assessment
 * @rule: id of a rule
 * @rule_case: id of one of its cases
 * @subject: of a finding of that case
 *
 * Returns: (transfer full) (nullable): prefix of the last answer to that finding
 */
char *
dr_justification_find (DrEditor   *editor,
                       const char *rule,
                       const char *rule_case,
                       const char *subject)
{
  g_auto (GStrv) items = dr_justification_list (editor, rule, rule_case);

  return g_strdup (dr_justification_among (editor, (const char * const *) items, subject));
}

/* What the answer is bound to without the subjects that it leaves; (nullable): nothing can be said of it.
 * The register binds an answer to the figures of the day when it is written, but nobody writes this one: it is kept as it
 * is, lapsed or not, for those that it still answers. */
static char *
figures_left (const char *figures,
              GStrv       left)
{
  g_auto (GStrv) parts = g_strsplit (figures, " | ", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;
  gsize named = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    for (guint j = 0; left[j] != NULL; j++)
      {
        g_autofree char *start = g_strconcat (left[j], ": ", NULL);

        if (!g_str_has_prefix (parts[i], start))
          continue;
        named = strlen (start);
        g_strv_builder_add (kept, parts[i]);
      }
  found = g_strv_builder_end (kept);
  if (found[0] == NULL)
    return g_strdup (figures);
  if (left[1] == NULL)   /* of an only subject it says no name */
    return g_strdup (found[0] + named);

  return g_strjoinv (" | ", found);
}

static void
add_change (DrDraftChanges *changes,
            const char     *item,
            const char     *field,
            const char     *value)
{
  dr_draft_changes_take (changes, g_strconcat (item, field, NULL), value);
}

/* An answer that others take the place of in part stays for the rest. */
static void
narrow (DrEditor       *editor,
        DrDraftChanges *changes,
        const char     *item,
        GStrv           left)
{
  const char *figures = dr_editor_get_below (editor, item, "/@figures");
  g_autofree char *subjects = g_strjoinv (" ", left);

  add_change (changes, item, "/@subjects", subjects);
  if (figures != NULL)
    {
      g_autofree char *rest = figures_left (figures, left);

      add_change (changes, item, "/@figures", rest);
    }
}

/* Whether there is a finding of that case for the subject, as it was checked last. */
static gboolean
is_found (DrEditor   *editor,
          const char *rule,
          const char *rule_case,
          const char *subject)
{
  const DrCheck *check = dr_editor_get_version (editor)->check;

  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];

      if (result->kind == DR_RESULT_FAIL && g_str_equal (result->subject, subject)
          && g_str_equal (dr_check_get_rule (check, result)->id, rule)
          && g_str_equal (dr_check_get_case (check, result), rule_case))
        return TRUE;
    }

  return FALSE;
}

/* Of the answer that is written anew: for whom it stays as it was. With the same words it is only taken from them, and what
 * is no finding any more needs no answer. */
static GStrv
left_of_old (DrEditor           *editor,
             const char         *item,
             const char         *rule,
             const char         *rule_case,
             const char * const *chosen,
             const char         *text)
{
  g_auto (GStrv) left = words_left (dr_editor_get_below (editor, item, "/@subjects"), chosen);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; left[i] != NULL && g_strcmp0 (dr_editor_get_below (editor, item, "/text"), text) != 0; i++)
    if (is_found (editor, rule, rule_case, left[i]))
      g_strv_builder_add (kept, left[i]);

  return g_strv_builder_end (kept);
}

/**
 * dr_justification_write:
 * @editor: an assessment
 * @item: (nullable): prefix of the answer that is changed; %NULL: a new one
 * @rule: id of a rule
 * @rule_case: id of one of its cases
 * @subjects: of the findings that it answers, separated by spaces
 * @text: the answer
 *
 * Writes an answer by who sits here. It takes the place of those before to the same findings, whose verdicts go with them;
 * what an earlier answer says to other findings it goes on saying. Of @item too, unless the words are the same: then the
 * findings that are left out are not answered any more.
 *
 * Returns: whether it is written now (dr_editor_may_write())
 */
gboolean
dr_justification_write (DrEditor   *editor,
                        const char *item,
                        const char *rule,
                        const char *rule_case,
                        const char *subjects,
                        const char *text)
{
  const DrFieldList *all = dr_editor_get_fields (editor);
  g_autofree char *identity = dr_editor_new_identity (editor, LIST, "answer");
  g_autofree char *prefix = dr_draft_key (LIST "[]", identity, NULL);
  g_auto (GStrv) items = dr_justification_list (editor, rule, rule_case);
  g_auto (GStrv) chosen = g_strsplit (subjects, " ", -1);
  g_autoptr (DrDraftChanges) changes = dr_draft_changes_new ();

  for (guint i = 0; items[i] != NULL; i++)
    {
      const char *before = dr_editor_get_below (editor, items[i], "/@subjects");
      gboolean is_old = g_strcmp0 (items[i], item) == 0;
      g_auto (GStrv) rest = words_left (before, (const char * const *) chosen);
      g_auto (GStrv) left = is_old ? left_of_old (editor, item, rule, rule_case, (const char * const *) chosen, text)
                                   : g_strdupv (rest);
      g_autofree char *after = g_strjoinv (" ", left);

      if (left[0] == NULL)
        {
          g_autoptr (DrFieldList) removal = dr_draft_fields_removal (all->items, all->n, items[i], 0);

          for (guint j = 0; j < removal->n; j++)
            dr_draft_changes_take (changes, g_strdup (removal->items[j].key), NULL);
        }
      else if (g_strcmp0 (after, before) != 0)
        narrow (editor, changes, items[i], left);
    }
  add_change (changes, prefix, "/@rule", rule);
  add_change (changes, prefix, "/@case", rule_case);
  add_change (changes, prefix, "/@subjects", subjects);
  add_change (changes, prefix, "/@by", dr_desk_get_person (dr_editor_get_desk (editor)));
  add_change (changes, prefix, "/text", text);

  return dr_editor_change (editor, (const DrField *) changes->fields->data, changes->fields->len);
}
