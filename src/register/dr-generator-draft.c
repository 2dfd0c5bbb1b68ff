#include "dr-generator-draft.h"

#include <string.h>

#include "dr-generator-measures.h"
#include "dr-generator-words.h"

/* (transfer full): two or three sentences. */
static char *
say (DrMadeUp   *self,
     const char *first)
{
  GString *text = g_string_new (first);
  guint n = 1 + dr_made_up_choose (self, 2);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            dr_generator_sentences[dr_made_up_choose (self, dr_generator_n_sentences)]);

  return g_string_free (text, FALSE);
}

/* The option that is chosen: as it is but for one point. */
static void
put_chosen (DrMadeUp          *self,
            DrFieldGather     *gather,
            const DrEvidence  *evidence,
            const DrFieldList *base)
{
  static const char * const as_is = "options/option[as-is]/offer[";
  const DrPoint *point = &evidence->points[self->point];
  g_autofree char *own = g_strconcat (as_is, point->id, "]/", NULL);

  dr_made_up_put_position (gather, "options/option[]/#", "change", 2);
  dr_made_up_put (gather, "options/option[]/@name", "change", self->title);
  dr_made_up_put (gather, "options/option[]/@chosen", "change", "true");
  dr_made_up_put (gather, "options/option[]/description", "change", self->theme->what);
  for (guint i = 0; i < base->n; i++)
    {
      const DrField *field = &base->items[i];
      const char *value = field->value;
      g_autofree char *key = NULL;

      if (!g_str_has_prefix (field->key, as_is))
        continue;
      if (g_str_has_prefix (field->key, own) && g_str_has_suffix (field->key, "/@after"))
        value = self->theme->kind == DR_THEME_CLOSE ? "none" : self->theme->kind == DR_THEME_LESS ? "reduced" : "full";
      if (g_str_has_prefix (field->key, own) && g_str_has_suffix (field->key, "/@hours-after"))
        {
          if (self->theme->kind == DR_THEME_CLOSE)
            continue;
          if (self->theme->kind == DR_THEME_LESS && point->hours >= 2)
            value = point->hours >= 20 ? "18" : "1";
        }
      key = g_strconcat ("options/option[change]/", field->key + strlen ("options/option[as-is]/"), NULL);
      dr_field_gather_put (gather, key, value);
    }
}

static void
put_answers (DrMadeUp              *self,
             DrFieldGather         *gather,
             const DrEvidence      *evidence,
             const DrQuestionnaire *questionnaire,
             guint                  most)
{
  for (guint s = 0; s < questionnaire->n_sections; s++)
    for (guint q = 0; q < questionnaire->sections[s].n_questions && most > 0; q++)
      {
        const char *question = questionnaire->sections[s].questions[q].id;
        g_autofree char *text = NULL;

        if (!dr_questionnaire_is_required (questionnaire, question, evidence->nation, FALSE, DR_SCREENING_FULL))
          continue;
        text = say (self, NULL);
        dr_made_up_put (gather, "answers/answer[]", question, text);
        most--;
      }
}

/* (transfer full): ids of the groups of a characteristic, a space between; "" where there are none. */
static char *
groups_of (const DrEvidence *evidence,
           DrCharacteristic  characteristic)
{
  GString *ids = g_string_new (NULL);

  for (guint g = 1; g < evidence->n_groups; g++)
    if (evidence->groups[g].characteristic == characteristic)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", evidence->groups[g].id);

  return g_string_free (ids, FALSE);
}

/* Who is hit by a change that takes something away: some always, others by what it is about. Those of them who are in a
 * characteristic have an impact of their own. */
static const char * const always[] = { "age-75-plus", "age-85-plus", "disabled", "limited-a-lot" };
static const char * const sometimes[] = { "unpaid-carers", "limited-english", "no-car-households", "deprived-households",
                                          "age-65-74", "limited-a-little", "white-other", "pregnant-or-new-parent" };

static gboolean
is_hit (const DrMadeUp *self,
        const char     *group)
{
  if (self->theme->kind == DR_THEME_MORE)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    if (strcmp (always[i], group) == 0)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (sometimes); i++)
    if (strcmp (sometimes[i], group) == 0)
      return (self->number * 7 + self->point * 5 + i * 3) % 11 < (self->theme->kind == DR_THEME_CLOSE ? 5 : 2);

  return FALSE;
}

/* (transfer full): ids of those of a characteristic who are hit, or of those who are not. */
static char *
groups_hit (const DrMadeUp   *self,
            const DrEvidence *evidence,
            DrCharacteristic  characteristic,
            gboolean          hit)
{
  GString *ids = g_string_new (NULL);

  for (guint g = 1; g < evidence->n_groups; g++)
    if (evidence->groups[g].characteristic == characteristic && is_hit (self, evidence->groups[g].id) == hit)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", evidence->groups[g].id);

  return g_string_free (ids, FALSE);
}

/* Groups that bear it; everybody where none is known. They are asked, and what is done is done for them. */
static char *
bearing_groups (const DrMadeUp   *self,
                const DrEvidence *evidence)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint c = 0; c < DR_N_CHARACTERISTICS; c++)
    {
      gboolean whole = c == DR_CHARACTERISTIC_AGE || c == DR_CHARACTERISTIC_DISABILITY;
      g_autofree char *ids = whole ? groups_of (evidence, (DrCharacteristic) c)
                                   : groups_hit (self, evidence, (DrCharacteristic) c, TRUE);

      if (ids[0] != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", ids);
    }

  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : g_strdup (DR_GROUP_ALL_ID);
}

static void
put_impact (DrMadeUp         *self,
            DrFieldGather    *gather,
            const DrEvidence *evidence,
            DrCharacteristic  characteristic,
            gboolean          hit,
            guint             position)
{
  static const char * const aims[] = { "eliminate", "advance", "foster" };
  const char *word = dr_vocabulary_to_string (DR_VOCABULARY_CHARACTERISTIC, (int) characteristic);
  g_autofree char *id = g_strconcat (word, hit ? "-hit" : "", NULL);
  g_autofree char *groups = groups_hit (self, evidence, characteristic, hit);

  if (groups[0] == '\0' && (hit || characteristic == DR_CHARACTERISTIC_LOCAL))
    return;
  dr_made_up_put_position (gather, "impacts/impact[]/#", id, position);
  if (groups[0] != '\0')
    dr_made_up_put (gather, "impacts/impact[]/@groups", id, groups);
  else if (characteristic != DR_CHARACTERISTIC_LOCAL)
    dr_made_up_put (gather, "impacts/impact[]/@characteristics", id, word);
  dr_made_up_put (gather, "impacts/impact[]/@sources", id, evidence->sources[0].id);
  dr_made_up_put (gather, "impacts/impact[]/@points", id, evidence->points[self->point].id);
  dr_made_up_put (gather, "impacts/impact[]/despite", id,
                  "The figures bear on everybody who comes; nothing in them speaks of these people more than of others.");
  for (gsize i = 0; i < G_N_ELEMENTS (aims); i++)
    {
      g_autofree char *key = dr_draft_key ("impacts/impact[]/aim[]", id, aims[i], NULL);
      g_autofree char *effect = g_strconcat (key, "/@effect", NULL);
      g_autofree char *about = g_strdup_printf ("As to %s, and the aim to %s:", word, aims[i]);
      g_autofree char *text = say (self, about);

      dr_field_gather_put (gather, effect,
                           i != 1 ? "neutral" : hit ? "negative"
                           : self->theme->kind == DR_THEME_MORE ? "positive" : "neutral");
      dr_field_gather_put (gather, key, text);
    }
}

static void
put_consultation (DrMadeUp         *self,
                  DrFieldGather    *gather,
                  const DrEvidence *evidence,
                  const char       *groups)
{
  static const char * const texts[][2] = {
    { "consultations/consultation[]/formative", "Asked before anything was settled." },
    { "consultations/consultation[]/information", "The letter said what it costs and what else could be done." },
    { "consultations/consultation[]/time", "Four weeks, and longer for those who asked." },
    { "consultations/consultation[]/consideration", "Every answer was read, and a table of them is in the report." },
    { "consultations/consultation[]/changed", "An hour in the evening stays, which was to go." },
  };
  char asked[16];
  char answered[16];

  g_snprintf (asked, sizeof asked, "%u", 200 + dr_made_up_choose (self, 800));
  g_snprintf (answered, sizeof answered, "%u", 60 + dr_made_up_choose (self, 140));
  dr_made_up_put_position (gather, "consultations/consultation[]/#", "c1", 1);
  dr_made_up_put (gather, "consultations/consultation[]/@name", "c1", "What would you miss?");
  dr_made_up_put (gather, "consultations/consultation[]/@groups", "c1", groups);
  dr_made_up_put (gather, "consultations/consultation[]/@channels", "c1",
       evidence->channels[evidence->points[self->point].channel].id);
  dr_made_up_put (gather, "consultations/consultation[]/@asked", "c1", asked);
  dr_made_up_put (gather, "consultations/consultation[]/@answered", "c1", answered);
  dr_made_up_put_date (gather, "consultations/consultation[]/@opened", "c1", dr_date_add_days (self->first_draft, 7));
  dr_made_up_put_date (gather, "consultations/consultation[]/@closed", "c1", dr_date_add_days (self->first_draft, 35));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    dr_made_up_put (gather, texts[i][0], "c1", texts[i][1]);
}

static void
put_actions (DrMadeUp         *self,
             DrFieldGather    *gather,
             const DrEvidence *evidence,
             const char       *groups,
             const char       *owner)
{
  static const struct { const char *id; const char *kind; const char *text; int due; } actions[] = {
    { "help", "mitigation", "Call back whoever asks, and visit those who cannot come.", -7 },
    { "count", "monitoring", "Count who comes, by age and disability, from the first month.", 190 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      dr_made_up_put_position (gather, "actions/action[]/#", actions[i].id, i + 1);
      dr_made_up_put (gather, "actions/action[]/@kind", actions[i].id, actions[i].kind);
      dr_made_up_put (gather, "actions/action[]/@groups", actions[i].id, groups);
      dr_made_up_put (gather, "actions/action[]/@points", actions[i].id, evidence->points[self->point].id);
      dr_made_up_put (gather, "actions/action[]/@owner", actions[i].id, owner);
      dr_made_up_put_date (gather, "actions/action[]/@due", actions[i].id, dr_date_add_days (self->effective, actions[i].due));
      dr_made_up_put (gather, "actions/action[]/text", actions[i].id, actions[i].text);
    }
}

/* All that a reviewer looks for. */
static void
put_rest (DrMadeUp              *self,
          DrFieldGather         *gather,
          const DrEvidence      *evidence,
          const DrQuestionnaire *questionnaire,
          const char            *owner)
{
  g_autofree char *groups = bearing_groups (self, evidence);
  g_autofree char *disabled = groups_of (evidence, DR_CHARACTERISTIC_DISABILITY);
  g_autofree char *reasons = say (self, "What is lost is made good as far as it can be.");

  for (guint c = 0; c < DR_N_CHARACTERISTICS; c++)
    {
      put_impact (self, gather, evidence, (DrCharacteristic) c, TRUE, 2 * c + 1);
      put_impact (self, gather, evidence, (DrCharacteristic) c, FALSE, 2 * c + 2);
    }
  if (disabled[0] != '\0')
    {
      dr_made_up_put_position (gather, "adjustments/adjustment[]/#", "as-asked", 1);
      dr_made_up_put (gather, "adjustments/adjustment[]/@groups", "as-asked", disabled);
      dr_made_up_put (gather, "adjustments/adjustment[]", "as-asked", "A longer call, a visit, large print or a signer: whoever asks gets it.");
    }
  dr_field_gather_put (gather, "conduct/@risk", "false");
  dr_field_gather_put (gather, "conduct", "None seen.");
  put_consultation (self, gather, evidence, groups);
  put_actions (self, gather, evidence, groups, owner);
  dr_field_gather_put (gather, "outcome/@kind", self->theme->kind == DR_THEME_MORE ? "no-major-change" : "adjust");
  dr_field_gather_put (gather, "outcome/reasons", reasons);
  dr_made_up_put_date (gather, "monitoring/@review", NULL, dr_date_add_months (self->effective, 11));
  dr_made_up_put_measures (self, gather, evidence, questionnaire, groups);
}

static void
put_change (DrMadeUp      *self,
            DrFieldGather *gather)
{
  char report[32];
  g_autofree char *why = say (self, self->theme->why);

  g_snprintf (report, sizeof report, "CAB/%u/%u", self->decided.year, 1 + dr_made_up_choose (self, 99));
  dr_made_up_put_date (gather, "change/@effective", NULL, self->effective);
  dr_made_up_put_date (gather, "change/@decision-date", NULL, self->decided);
  dr_field_gather_put (gather, "change/@decision-body", "Cabinet");
  dr_field_gather_put (gather, "change/@report", report);
  dr_field_gather_put (gather, "change/what", self->theme->what);
  dr_field_gather_put (gather, "change/why", why);
  dr_field_gather_put (gather, "screening/@decision", "full");
  dr_field_gather_put (gather, "screening", "It changes how people reach us.");
}

/**
 * dr_made_up_draft:
 * @self: what is made up
 * @evidence: the evidence base
 * @questionnaire: the questions to answer
 * @base: fields of a draft of that service, as dr_draft_template() has them
 * @author: person id
 * @complete: whether it is to be submitted; else it is a beginning
 *
 * Returns: (transfer full): the draft
 */
DrFieldList *
dr_made_up_draft (DrMadeUp              *self,
                  const DrEvidence      *evidence,
                  const DrQuestionnaire *questionnaire,
                  const DrFieldList     *base,
                  const char            *author,
                  gboolean               complete)
{
  static const char * const own[] = { "@reference", "@title", "@author", "@first-draft", NULL };
  g_auto (DrFieldGather) gather = { NULL, NULL };

  dr_field_gather_init (&gather);
  for (guint i = 0; i < base->n; i++)
    if (!g_strv_contains (own, base->items[i].key))
      dr_field_gather_put (&gather, base->items[i].key, base->items[i].value);
  dr_field_gather_put (&gather, "@reference", self->reference);
  dr_field_gather_put (&gather, "@title", self->title);
  dr_field_gather_put (&gather, "@author", author);
  dr_made_up_put_date (&gather, "@first-draft", NULL, self->first_draft);
  put_change (self, &gather);
  put_answers (self, &gather, evidence, questionnaire, complete ? G_MAXUINT : 3);
  if (complete)
    {
      put_chosen (self, &gather, evidence, base);
      put_rest (self, &gather, evidence, questionnaire, author);
    }

  return dr_field_gather_finish (&gather);
}
