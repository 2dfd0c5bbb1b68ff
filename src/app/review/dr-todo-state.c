#include "dr-todo-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-finding-place.h"
#include "dr-names.h"
#include "dr-verdict-state.h"

typedef struct {
  const DrVersion    *reviewed;
  const DrVersion    *version;
  const DrPeopleList *people;
  const DrChangeList *changes;   /* (nullable) */
  DrArena            *arena;
  GArray             *items;     /* of DrTodo */
} Making;

static const char *
field_of (Making     *self,
          const char *item,
          const char *part)
{
  g_autofree char *key = g_strconcat (item, part, NULL);

  return dr_draft_fields_get (self->reviewed->draft->fields, self->reviewed->draft->n_fields, key);
}

static const char *
keep (Making *self,
      char   *text)   /* (transfer full) */
{
  g_autofree char *owned = text;

  return dr_arena_strdup (self->arena, owned);
}

/* The last word of whoever returned it. */
static void
add_return (Making *self)
{
  const DrVersion *reviewed = self->reviewed;

  for (guint i = 0; i < reviewed->n_steps; i++)
    {
      const DrVersionStep *step = &reviewed->steps[i];
      DrTodo todo = { NULL };

      if (step->step != DR_STEP_RETURN || step->comment[0] == '\0')
        continue;
      todo.title = dr_arena_strdup (self->arena, _("The assessment as a whole"));
      todo.says = keep (self, g_strdup_printf (_("Returned by %s"), step->name[0] != '\0' ? step->name : step->person));
      todo.text = dr_arena_strdup (self->arena, step->comment);
      todo.changed = self->changes != NULL && self->changes->n > 0;
      g_array_append_val (self->items, todo);
    }
}

static void
add_section (Making          *self,
             const DrSection *section)
{
  g_autofree char *item = dr_draft_key ("section-reviews/section-review[]", section->id, NULL);
  const char *word = field_of (self, item, "/@verdict");
  const char *comment = field_of (self, item, "");
  DrTodo todo = { NULL };
  int verdict;

  if (word == NULL || !dr_vocabulary_parse (DR_VOCABULARY_SECTION_VERDICT, word, &verdict)
      || (verdict == DR_SECTION_ACCEPTABLE && comment == NULL))
    return;
  todo.section = dr_arena_strdup (self->arena, section->id);
  todo.title = dr_arena_strdup (self->arena, dr_edition_words (section->title));
  /* Translators: %1$s is a verdict, %2$s who gave it */
  todo.says = keep (self, g_strdup_printf (_("%1$s, says %2$s"), dr_section_verdict_label ((DrSectionVerdict) verdict),
                                           dr_people_name (self->people, field_of (self, item, "/@by"))));
  todo.text = dr_arena_strdup (self->arena, comment != NULL ? comment : "");
  todo.changed = self->changes != NULL && dr_change_list_count (self->changes, section->id) > 0;
  g_array_append_val (self->items, todo);
}

static gboolean
is_changed (Making     *self,
            const char *item)
{
  for (guint i = 0; self->changes != NULL && i < self->changes->n; i++)
    if (dr_draft_key_is_below (self->changes->changes[i].key, item))
      return TRUE;

  return FALSE;
}

/* What a rule is called; its id where the rulebook in use has it no more. */
static const char *
title_of (const DrVersion *version,
          const char      *rule)
{
  const DrRulebook *rulebook = version->editions->rulebook;

  for (guint i = 0; i < rulebook->n_rules; i++)
    if (g_str_equal (rulebook->rules[i].id, rule))
      return dr_edition_words (rulebook->rules[i].title);

  return rule;
}

static void
add_refused (Making     *self,
             const char *item,
             const char *part)
{
  g_autofree char *by = g_strconcat (part, "/@by", NULL);
  g_autofree char *verdict = g_strconcat (part, "/@verdict", NULL);
  const char *rule = field_of (self, item, "/@rule");
  DrTodo todo = { NULL };

  if (rule == NULL || g_strcmp0 (field_of (self, item, verdict), "refused") != 0)
    return;
  todo.section = dr_finding_place_section (rule);
  todo.title = keep (self, g_strdup_printf (_("Answer to “%s”"), title_of (self->version, rule)));
  todo.says = keep (self, g_strdup_printf (_("Refused by %s"), dr_people_name (self->people, field_of (self, item, by))));
  todo.text = dr_arena_strdup (self->arena, field_of (self, item, "/text") != NULL ? field_of (self, item, "/text") : "");
  todo.changed = is_changed (self, item);
  g_array_append_val (self->items, todo);
}

/**
 * dr_todo_list_new:
 * @reviewed: the version that was returned; it may have been opened only
 * @version: the one that is looked at: the same, or the draft that follows it
 * @people: everybody
 * @changes: (nullable): what changed from the one to the other
 *
 * Returns: (transfer full): what is to be done, in the order of the sections
 */
DrTodoList *
dr_todo_list_new (const DrVersion    *reviewed,
                  const DrVersion    *version,
                  const DrPeopleList *people,
                  const DrChangeList *changes)
{
  DrTodoList *self = g_new0 (DrTodoList, 1);
  const DrQuestionnaire *questionnaire = version->editions->questionnaire;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DrTodo));
  g_auto (GStrv) answers = dr_draft_fields_items (reviewed->draft->fields, reviewed->draft->n_fields,
                                                  "justifications/justification");
  Making making = { reviewed, version, people, changes, dr_arena_new (), items };
  DrTodo *kept;

  add_return (&making);
  for (guint i = 0; i < questionnaire->n_sections; i++)
    add_section (&making, &questionnaire->sections[i]);
  for (guint i = 0; answers[i] != NULL; i++)
    {
      add_refused (&making, answers[i], "/reviewer");
      add_refused (&making, answers[i], "/approver");
    }

  self->arena = making.arena;
  kept = dr_arena_array0 (self->arena, DrTodo, items->len);
  if (items->len > 0)
    memcpy (kept, items->data, items->len * sizeof (DrTodo));
  self->items = kept;
  self->n = items->len;
  for (guint i = 0; i < self->n; i++)
    self->n_open += !kept[i].changed;

  return self;
}

/**
 * dr_todo_list_summary:
 * @self: what is to be done
 * @version: that was reviewed
 *
 * Returns: (transfer full): how much is left, in a line
 */
char *
dr_todo_list_summary (const DrTodoList *self,
                      guint             version)
{
  if (self->n == 0)
    return g_strdup_printf (_("The review of version %u left no comment."), version);
  if (self->n_open == 0)
    return g_strdup_printf (_("Something has been changed for each comment on version %u."), version);

  return g_strdup_printf (ngettext ("%u of %u comments on version %u: nothing has been changed there yet.",
                                    "%u of %u comments on version %u: nothing has been changed there yet.", self->n_open),
                          self->n_open, self->n, version);
}

/**
 * dr_todo_list_free:
 * @self: (transfer full) (nullable): what is to be done
 */
void
dr_todo_list_free (DrTodoList *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
