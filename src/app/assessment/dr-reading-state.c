#include "dr-reading-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"
#include "dr-register-state.h"

typedef struct {
  const DrAssessment    *assessment;
  const DrEvidence      *evidence;
  const DrQuestionnaire *questionnaire;
  DrArena               *arena;
  GArray                *blocks;
} Reading;

static void
add (Reading       *self,
     DrReadingKind  kind,
     const char    *name,
     const char    *text)
{
  const DrReadingBlock block = {
    kind,
    name != NULL ? dr_arena_strdup (self->arena, name) : NULL,
    text != NULL ? dr_arena_strdup (self->arena, text) : NULL,
  };

  if (text != NULL && text[0] != '\0')
    g_array_append_val (self->blocks, block);
}

static void
add_pair (Reading    *self,
          const char *name,
          const char *text)
{
  add (self, DR_READING_PAIR, name, text);
}

static void
add_date (Reading    *self,
          const char *name,
          DrDate      date)
{
  g_autofree char *text = dr_date_is_set (date) ? dr_format_date (date) : NULL;

  add_pair (self, name, text);
}

static void
add_groups (Reading         *self,
            const DrIndices *groups)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < groups->n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", self->evidence->groups[groups->items[i]].name);
  add_pair (self, _("Groups"), text->str);
}

static void
read_change (Reading *self)
{
  const DrAssessment *a = self->assessment;

  add_pair (self, _("Service"), a->service != DR_NO_INDEX ? self->evidence->services[a->service].name : NULL);
  add_pair (self, _("What changes"), a->what);
  add_pair (self, _("Why"), a->why);
  add_date (self, _("Takes effect"), a->effective);
  add_date (self, _("To be decided"), a->decision_date);
  add_pair (self, _("Decided by"), a->decision_body);
  add_pair (self, _("Forward plan"), a->forward_plan);
  add_pair (self, _("Report"), a->report);
}

static void
read_screening (Reading *self)
{
  if (self->assessment->screening != DR_SCREENING_UNDECIDED)
    add_pair (self, dr_screening_label (self->assessment->screening), self->assessment->screening_reason);
}

static void
read_options (Reading *self)
{
  const DrAssessment *a = self->assessment;

  for (guint i = 0; i < a->n_options; i++)
    {
      const DrOption *option = &a->options[i];
      g_autofree char *title = option->chosen ? g_strdup_printf (_("%s (chosen)"), option->name) : g_strdup (option->name);

      add (self, DR_READING_SUBHEADING, NULL, title);
      add (self, DR_READING_TEXT, NULL, option->description);
      for (guint p = 0; p < a->n_points; p++)
        if (option->offers[p].before != option->offers[p].after)
          {
            g_autofree char *text = g_strdup_printf (_("%s before, %s after"), dr_offer_label (option->offers[p].before),
                                                     dr_offer_label (option->offers[p].after));

            add_pair (self, a->points[p].name, text);
          }
    }
}

static void
read_consultations (Reading *self)
{
  const DrAssessment *a = self->assessment;

  for (guint i = 0; i < a->n_consultations; i++)
    {
      const DrConsultation *each = &a->consultations[i];

      add (self, DR_READING_SUBHEADING, NULL, each->name);
      add_groups (self, &each->groups);
      add_date (self, _("Opened"), each->opened);
      add_date (self, _("Closed"), each->closed);
      add_pair (self, _("At a formative stage"), each->formative);
      add_pair (self, _("Reasons and information given"), each->information);
      add_pair (self, _("Time allowed"), each->time);
      add_pair (self, _("How answers were taken into account"), each->consideration);
      add_pair (self, _("What changed"), each->changed);
    }
  for (guint i = 0; i < a->n_no_consultations; i++)
    {
      add (self, DR_READING_SUBHEADING, NULL, _("Not consulted"));
      add_groups (self, &a->no_consultations[i].groups);
      add_pair (self, _("Reason"), a->no_consultations[i].reason);
    }
}

static void
read_impacts (Reading *self)
{
  const DrAssessment *a = self->assessment;

  for (guint i = 0; i < a->n_impacts; i++)
    {
      const DrImpact *impact = &a->impacts[i];
      g_autoptr (GString) title = g_string_new (NULL);

      for (guint k = 0; k < impact->groups.n; k++)
        g_string_append_printf (title, "%s%s", k > 0 ? ", " : "", self->evidence->groups[impact->groups.items[k]].name);
      for (guint k = 0; impact->groups.n == 0 && k < DR_N_CHARACTERISTICS; k++)
        if (impact->characteristics & (1u << k))
          g_string_append_printf (title, "%s%s", title->len > 0 ? ", " : "", dr_characteristic_label (k));
      add (self, DR_READING_SUBHEADING, NULL, title->str);
      for (guint aim = 0; aim < DR_N_AIMS; aim++)
        if (impact->aims[aim].effect != DR_EFFECT_NONE)
          {
            g_autofree char *effect = dr_register_sentence (dr_effect_label (impact->aims[aim].effect));
            g_autofree char *text = g_strdup_printf ("%s. %s", effect, impact->aims[aim].text);

            add_pair (self, dr_aim_label (aim), text);
          }
      add_pair (self, _("How it comes about"), impact->mechanism);
      add_pair (self, _("Why despite the figures"), impact->despite);
    }
  for (guint i = 0; i < a->n_adjustments; i++)
    add_pair (self, _("Reasonable adjustment"), a->adjustments[i].text);
  add_pair (self, _("Risk of prohibited conduct"), a->conduct_text);
}

static void
read_actions (Reading *self)
{
  const DrAssessment *a = self->assessment;

  for (guint i = 0; i < a->n_actions; i++)
    {
      add (self, DR_READING_SUBHEADING, NULL, a->actions[i].text);
      add_groups (self, &a->actions[i].groups);
      add_pair (self, _("Owner"), a->actions[i].owner);
      add_date (self, _("Due"), a->actions[i].due);
    }
}

static void
read_outcome (Reading *self)
{
  const DrAssessment *a = self->assessment;

  if (a->outcome == DR_OUTCOME_NONE)
    return;
  add (self, DR_READING_SUBHEADING, NULL, dr_outcome_label (a->outcome));
  add (self, DR_READING_TEXT, NULL, a->outcome_reasons);
  add_pair (self, _("Legitimate aim"), a->legitimate_aim);
  add_pair (self, _("Why it is proportionate"), a->proportionate);
  add_pair (self, _("Why nothing less harmful would do"), a->less_harmful);
}

static void
read_monitoring (Reading *self)
{
  const DrAssessment *a = self->assessment;

  for (guint i = 0; i < a->n_measures; i++)
    {
      const DrMeasure *measure = &a->measures[i];
      g_autofree char *target = dr_is_known (measure->target) ? dr_format_count (measure->target) : NULL;

      add (self, DR_READING_SUBHEADING, NULL, measure->name);
      add_groups (self, &measure->groups);
      add_pair (self, _("Target"), measure->target_tba ? _("to be announced") : target);
    }
  add_date (self, _("Review"), a->review);
}

static void
read_answers (Reading         *self,
              const DrSection *section)
{
  const DrAssessment *a = self->assessment;

  for (guint i = 0; i < section->n_questions; i++)
    for (guint k = 0; k < a->n_answers; k++)
      if (g_str_equal (a->answers[k].question, section->questions[i].id) && a->answers[k].text[0] != '\0'
          && dr_questionnaire_applies (self->questionnaire, section->questions[i].id, a->nation,
                                       a->access_review, a->screening))
        {
          add (self, DR_READING_SUBHEADING, NULL, section->questions[i].prompt);
          add (self, DR_READING_TEXT, NULL, a->answers[k].text);
        }
}

/**
 * dr_reading_state_new:
 * @version: of an assessment
 *
 * Returns: (transfer full): what it says, section by section
 */
DrReadingState *
dr_reading_state_new (const DrVersion *version)
{
  return dr_reading_state_new_of (version->assessment, version->editions->evidence, version->editions->questionnaire);
}

/**
 * dr_reading_state_new_of:
 * @assessment: what was said
 * @evidence: that it was loaded against
 * @questionnaire: that it answers
 *
 * Returns: (transfer full): what it says, section by section
 */
DrReadingState *
dr_reading_state_new_of (const DrAssessment    *assessment,
                         const DrEvidence      *evidence,
                         const DrQuestionnaire *questionnaire)
{
  static const struct { const char *section; void (*read) (Reading *); } parts[] = {
    { "change", read_change },
    { "screening", read_screening },
    { "options", read_options },
    { "consultation", read_consultations },
    { "impacts", read_impacts },
    { "actions", read_actions },
    { "outcome", read_outcome },
    { "monitoring", read_monitoring },
  };
  DrReadingState *self = g_new0 (DrReadingState, 1);
  Reading reading = { assessment, evidence, questionnaire, dr_arena_new (),
                      g_array_new (FALSE, FALSE, sizeof (DrReadingBlock)) };
  DrReadingBlock *kept;

  for (guint i = 0; i < questionnaire->n_sections; i++)
    {
      const DrSection *section = &questionnaire->sections[i];
      guint heading = reading.blocks->len;

      add (&reading, DR_READING_HEADING, NULL, dr_edition_words (section->title));
      for (gsize k = 0; k < G_N_ELEMENTS (parts); k++)
        if (g_str_equal (parts[k].section, section->id))
          parts[k].read (&reading);
      read_answers (&reading, section);
      if (reading.blocks->len == heading + 1)   /* nothing said */
        g_array_set_size (reading.blocks, heading);
    }
  kept = dr_arena_array0 (reading.arena, DrReadingBlock, reading.blocks->len);
  if (reading.blocks->len > 0)
    memcpy (kept, reading.blocks->data, reading.blocks->len * sizeof (DrReadingBlock));
  self->arena = reading.arena;
  self->blocks = kept;
  self->n_blocks = reading.blocks->len;
  g_array_unref (reading.blocks);

  return self;
}

/**
 * dr_reading_state_free:
 * @self: (transfer full) (nullable): what is read
 */
void
dr_reading_state_free (DrReadingState *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
