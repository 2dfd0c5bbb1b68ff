#include "dr-inspect-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-findings-state.h"
#include "dr-inspect-words.h"
#include "dr-justification.h"
#include "dr-names.h"

typedef struct {
  DrArena *arena;
  GArray  *blocks;
} Writing;

static void
begin (Writing *self)
{
  self->arena = dr_arena_new ();
  self->blocks = g_array_new (FALSE, FALSE, sizeof (DrReadingBlock));
}

static void
add (Writing       *self,
     DrReadingKind  kind,
     const char    *name,
     const char    *text)
{
  DrReadingBlock block = { .kind = kind };

  if (text == NULL || text[0] == '\0')
    return;
  block.name = name != NULL ? dr_arena_strdup (self->arena, name) : NULL;
  block.text = dr_arena_strdup (self->arena, text);
  g_array_append_val (self->blocks, block);
}

static DrReadingState *
finish (Writing *self)
{
  DrReadingState *state = g_new0 (DrReadingState, 1);
  DrReadingBlock *blocks = dr_arena_array0 (self->arena, DrReadingBlock, self->blocks->len + 1);

  if (self->blocks->len > 0)
    memcpy (blocks, self->blocks->data, self->blocks->len * sizeof *blocks);
  state->arena = self->arena;
  state->blocks = blocks;
  state->n_blocks = self->blocks->len;
  g_array_unref (self->blocks);

  return state;
}

/* (transfer full) */
static char *
time_words (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  /* Translators: date and time of day in Coordinated Universal Time */
  return time != NULL ? g_date_time_format (time, _("%-d %B %Y, %H:%M:%S UTC")) : g_strdup ("");
}

/* The comment that the trail has of the step that sealed a record like it. (nullable) */
static const DrTrailStatement *
find_entry (const DrInspected *inspected,
            const char        *reference,
            guint              version,
            DrStep             step,
            const char        *person)
{
  for (guint i = 0; i < inspected->n_entries; i++)
    {
      const DrTrailStatement *says = inspected->entries[i].says;
      int kind;

      if (g_strcmp0 (says->reference, reference) == 0 && says->version == version && g_strcmp0 (says->person, person) == 0
          && dr_vocabulary_parse (DR_VOCABULARY_STEP, says->act, &kind) && (DrStep) kind == step)
        return says;
    }

  return NULL;
}

static void
add_steps (Writing                  *self,
           const DrInspectedReading *reading,
           const DrInspected        *inspected)
{
  const DrContext *context = &reading->record->context;

  add (self, DR_READING_HEADING, NULL, _("Sign-offs"));
  if (context->n_steps == 0)
    add (self, DR_READING_TEXT, NULL, _("No step was taken: this was made from a draft."));
  for (guint i = 0; i < context->n_steps; i++)
    {
      const DrStepTaken *taken = &context->steps[i];
      const DrTrailStatement *entry = find_entry (inspected, reading->record->assessment->reference,
                                                  reading->record->assessment->version, taken->step, taken->person);
      g_autofree char *date = dr_format_date (taken->date);
      const char *name = entry != NULL && entry->name[0] != '\0' ? entry->name : taken->person;
      /* Translators: who, and on which day */
      g_autofree char *text = g_strdup_printf (_("%1$s, %2$s"), name, date);
      g_autofree char *whole = entry != NULL && entry->comment[0] != '\0' ? g_strdup_printf ("%s: %s", text, entry->comment) : NULL;
      g_autofree char *step = dr_inspect_capital (dr_step_name (taken->step));

      add (self, DR_READING_PAIR, step, whole != NULL ? whole : text);
    }
}

/**
 * dr_inspect_reading_head:
 * @reading: a record
 * @inspected: what it is part of
 *
 * Returns: (transfer full): what it is, its digest, its seal, and who signed it off
 */
DrReadingState *
dr_inspect_reading_head (const DrInspectedReading *reading,
                         const DrInspected        *inspected)
{
  const DrRecord *record = reading->record;
  g_autofree char *version = g_strdup_printf (_("%1$s, version %2$u"), record->assessment->reference, record->assessment->version);
  g_autofree char *as_of = dr_format_date (record->context.as_of);
  Writing writing;

  begin (&writing);
  add (&writing, DR_READING_HEADING, NULL, record->assessment->title);
  add (&writing, DR_READING_PAIR, _("Record"), version);
  add (&writing, DR_READING_PAIR, _("Reckoned from"), as_of);
  add (&writing, DR_READING_PAIR, _("Digest (SHA-256 of the file)"), reading->digest);
  if (reading->is_own_questionnaire)
    add (&writing, DR_READING_TEXT, NULL,
         _("The questionnaire that it answers is not here. Questions are shown in this program’s own words where it has them."));
  add_steps (&writing, reading, inspected);
  if (reading->is_sealed)
    {
      g_autofree char *time = time_words (reading->seal.time);
      g_autofree char *by = g_strdup_printf (_("%1$s (%2$s), login %3$s on %4$s"), reading->seal.name, reading->seal.person,
                                             reading->seal.login, reading->seal.host);

      add (&writing, DR_READING_HEADING, NULL, _("Seal"));
      add (&writing, DR_READING_PAIR, _("Sealed"), time);
      add (&writing, DR_READING_PAIR, _("By"), by);
      add (&writing, DR_READING_PAIR, _("Program"), reading->seal.program);
      add (&writing, DR_READING_PAIR, _("Head of the assessment’s trail before"), reading->seal.previous);
    }
  else
    add (&writing, DR_READING_TEXT, NULL, _("It has no seal: it was made from a file, and not by a step of a register."));

  return finish (&writing);
}

static void
add_finding (Writing          *self,
             const DrCheck    *check,
             const DrFinding  *finding)
{
  const DrJustification *answer = finding->result->kind == DR_RESULT_FAIL ? dr_justification_for (check, finding->result) : NULL;

  add (self, DR_READING_PAIR, finding->subject, finding->message);
  if (answer != NULL)
    {
      g_autofree char *who = answer->by != NULL ? g_strdup_printf (_("Answer by %s"), answer->by) : g_strdup (_("Answer"));

      add (self, DR_READING_PAIR, who, answer->text);
      if (finding->answer == DR_ANSWER_LAPSED)
        add (self, DR_READING_TEXT, NULL, finding->answered);
      if (answer->reviewer != NULL)
        add (self, DR_READING_PAIR, answer->reviewer->accepted ? _("Accepted by the reviewer") : _("Refused by the reviewer"),
             answer->reviewer->by);
      if (answer->approver != NULL)
        add (self, DR_READING_PAIR, answer->approver->accepted ? _("Accepted by the approver") : _("Refused by the approver"),
             answer->approver->by);
    }
  else if (finding->answer != DR_ANSWER_NONE)
    add (self, DR_READING_TEXT, NULL, finding->answered);
}

/**
 * dr_inspect_reading_findings:
 * @reading: a record
 *
 * Returns: (transfer full): what the rules found, and how it was answered
 */
DrReadingState *
dr_inspect_reading_findings (const DrInspectedReading *reading)
{
  g_autoptr (DrFindingsState) state = dr_findings_state_new (reading->check);
  Writing writing;

  begin (&writing);
  add (&writing, DR_READING_HEADING, NULL, _("Findings and answers"));
  if (state->n_groups == 0)
    add (&writing, DR_READING_TEXT, NULL, _("The rules found nothing."));
  for (guint i = 0; i < state->n_groups; i++)
    {
      const DrFindingGroup *group = &state->groups[i];
      g_autofree char *title = g_strdup_printf ("%s%s%s (%s)", group->rule, group->title[0] != '\0' ? " " : "", group->title,
                                                dr_finding_group_label (group));

      add (&writing, DR_READING_SUBHEADING, NULL, title);
      for (guint k = 0; k < group->n_findings; k++)
        add_finding (&writing, reading->check, &group->findings[k]);
    }

  return finish (&writing);
}
