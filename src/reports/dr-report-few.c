/* What of the report rests on 1 to 9 answers: of whom, in which option, which mix. A range tells how many these were and what they
 * said; the public version shows none of it. Answers add up like people do: what everybody said, less what the others said. */
#include "dr-report-private.h"

#include <math.h>

#include "dr-few-answers.h"

static void
add (const DrReport *self,
     const char     *format,
     const char     *id)
{
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);
  g_autofree char *keys = g_strconcat (around[0], id, around[1], NULL);

  dr_document_add_few (self->out, keys);
}

/* What is computed of a group with its mitigations: of the option chosen findings and predictions as well. */
static void
add_mitigated (const DrReport *self,
               guint           option,
               guint           group)
{
  static const char * const computed[] = { "newly-excluded", "at-risk" };
  static const char * const chosen[] = { "group:%s/result:*", "group:%s/settle*", "group:%s/prediction:*" };

  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    {
      g_autofree char *key = dr_report_key (self, option, group, computed[i]);

      dr_document_add_few (self->out, key);
    }
  for (gsize i = 0; (int) option == self->assessment->chosen && i < G_N_ELEMENTS (chosen); i++)
    add (self, chosen[i], self->evidence->groups[group].id);
}

static void
add_mitigations (const DrReport *self,
                 const gboolean *few)
{
  g_autoptr (DrArena) arena = dr_arena_new ();

  for (guint o = 0; o < self->assessment->n_options; o++)
    {
      const gboolean *mitigated = dr_few_answers_mitigated (self->check, o, arena);

      for (guint g = 0; g < self->evidence->n_groups; g++)
        if (mitigated[g] && !few[g])
          add_mitigated (self, o, g);
    }
  for (guint i = 0; i < self->assessment->n_actions; i++)
    if (dr_few_answers_action (self->evidence, &self->assessment->actions[i]))
      add (self, "action:%s/alternative", self->assessment->actions[i].id);
}

/* A mix, what it is less another, and what follows from these. */
static void
add_mix (const DrReport *self,
         DrMixKind       kind)
{
  g_autofree char *mix = g_strdup_printf ("mix:%s", dr_vocabulary_to_string (DR_VOCABULARY_MIX_KIND, (int) kind));

  dr_document_add_few (self->out, mix);
  for (guint c = 0; c < self->evidence->n_channels; c++)
    {
      const char *id = self->evidence->channels[c].id;

      if (kind == DR_MIX_ACTUAL)
        add (self, "channel:%s/mix", id);
      add (self, "channel:%s/gap:*", id);
      add (self, "channel:%s/digital-*", id);
      add (self, "channel:%s/dissimilarity", id);
      add (self, "channel:%s/result:*", id);
    }
  for (guint i = 0; i < self->check->mixes->n_gaps; i++)
    {
      const DrMixGap *gap = &self->check->mixes->gaps[i];
      g_autofree char *family = g_strdup_printf ("gap:%u-%u", (guint) gap->a, (guint) gap->b);

      if (gap->a != kind && gap->b != kind)
        continue;
      dr_document_add_few (self->out, family);
    }
  dr_document_add_few (self->out, "channel:/gap:*");
}

/* What some answers leave out of the report is hidden as if it stood there: a reader would else see what they were by what else is
 * hidden for its sake. */
static void
add_absent (const DrReport *self,
            guint           option,
            guint           group,
            const char     *quantity,
            double          people)
{
  g_autofree char *key = dr_report_key (self, option, group, quantity);

  if (dr_is_known (people))
    dr_document_add_few_people (self->out, key, (DrPeople) { FALSE, 0, 0 }, people);
}

/* Nothing narrower than "nobody to everybody" is not stated. */
static void
add_open (const DrReport *self,
          guint           option,
          guint           group)
{
  const DrGroupReview *review = dr_access_review_get (self->check->review, option, group);
  const struct { const char *quantity; DrInterval share; gboolean stated; } ranges[] = {
    { "excluded-before", review->excluded_before, TRUE },
    { "excluded-after", review->excluded_after, !self->assessment->access_review },
    { "newly-excluded", review->mitigated.newly_excluded, !self->assessment->access_review },
    { "at-risk", review->mitigated.at_risk, !self->assessment->access_review },
    { "newly-excluded/without-mitigation", review->plain.newly_excluded, review->has_mitigation },
    { "at-risk/without-mitigation", review->plain.at_risk, review->has_mitigation },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i].stated && ranges[i].share.lo <= 0.0 && ranges[i].share.hi >= 1.0)
      add_absent (self, option, group, ranges[i].quantity, review->people);
}

static gboolean
is_single (const DrBorne *borne)
{
  return borne->known && borne->share.lo == borne->share.hi;
}

/* Of those who are not in a group nothing is stated where the figures contradict each other. */
static void
add_others (const DrReport *self,
            guint           option,
            guint           group)
{
  const DrGroupReview *all = dr_access_review_get (self->check->review, option, DR_GROUP_ALL);
  const DrGroupReview *review = dr_access_review_get (self->check->review, option, group);
  double others = dr_report_others (self, group);

  if (is_single (&all->displaced) && is_single (&review->displaced))
    add_absent (self, option, group, "displaced/rest", others);
  if (is_single (&all->affected) && is_single (&review->affected))
    add_absent (self, option, group, "affected/rest", others);
}

/* What is said of those who are not in a group follows from what everybody prefers; where contacts go as well. */
static void
add_of_everybody (const DrReport *self)
{
  static const char * const compared[] = { "displaced/*", "affected/*" };

  for (guint g = 1; g < self->evidence->n_groups; g++)
    {
      add (self, "group:%s/result:ACC-02/*", self->evidence->groups[g].id);
      for (guint o = 0; o < self->assessment->n_options; o++)
        for (gsize i = 0; i < G_N_ELEMENTS (compared); i++)
          {
            g_autofree char *keys = dr_report_key (self, o, g, compared[i]);

            dr_document_add_few (self->out, keys);
          }
    }
  for (guint c = 0; c < self->evidence->n_channels; c++)
    {
      add (self, "channel:%s/moved", self->evidence->channels[c].id);
      add (self, "channel:%s/load", self->evidence->channels[c].id);
      add (self, "channel:%s/result:*", self->evidence->channels[c].id);
    }
}

/* --- Answers --- */

/* The figures of one thing, by group. */
typedef struct {
  const DrReport       *report;
  const DrChosenFigure *first;    /* of the first group */
  guint                 stride;   /* from one group to the next */
  const char           *kind;
  guint                 target;
} Asked;

static const DrFigure *
figure_of (const Asked *asked,
           guint        group)
{
  int figure = asked->first[(gsize) group * asked->stride].figure;

  return figure != DR_NO_INDEX ? &asked->report->evidence->figures[figure] : NULL;
}

static guint
answers_of (const Asked *asked,
            guint        group)
{
  const DrFigure *figure = figure_of (asked, group);

  return figure != NULL ? dr_few_answers_of (asked->report->evidence, figure) : 0;
}

static char *
answers_key (const Asked *asked,
             guint        group,
             const char  *word)
{
  return g_strdup_printf ("group:%s/%s:%s:%u", asked->report->evidence->groups[group].id, word, asked->kind, asked->target);
}

static void
state_answers (const Asked *asked,
               guint        group)
{
  gint64 n = answers_of (asked, group);
  gint64 yes = (gint64) floor (figure_of (asked, group)->share * (double) n + 0.5);
  DrElsewhere kind = dr_few_answers_are ((guint) n) ? DR_ELSEWHERE_FEW_ANSWERS : DR_ELSEWHERE_ANSWERS;
  g_autofree char *asked_key = answers_key (asked, group, "asked");
  g_autofree char *yes_key = answers_key (asked, group, "said-yes");

  dr_document_add_elsewhere (asked->report->out, kind, asked_key, n, n);
  dr_document_add_elsewhere (asked->report->out, kind, yes_key, yes, yes);
}

/* @whole: a group that @parts make up, as far as one survey asked them. */
static void
add_answers (const Asked *asked,
             guint        whole,
             const guint *parts,
             guint        n)
{
  static const char * const words[] = { "asked", "said-yes" };
  const DrFigure *all = figure_of (asked, whole);
  gboolean few = all != NULL && dr_few_answers_are (answers_of (asked, whole));

  for (guint i = 0; i < n && all != NULL; i++)
    few = few || dr_few_answers_are (answers_of (asked, parts[i]));
  if (!few || answers_of (asked, whole) == 0)
    return;
  state_answers (asked, whole);
  for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *total = answers_key (asked, whole, words[k]);

      for (guint i = 0; i < n; i++)
        if (answers_of (asked, parts[i]) > 0 && figure_of (asked, parts[i])->source == all->source)
          {
            state_answers (asked, parts[i]);
            g_ptr_array_add (keys, answers_key (asked, parts[i], words[k]));
          }
      dr_document_add_sum (asked->report->out, total, (const char * const *) keys->pdata, keys->len);
    }
}

static void
add_asked (const Asked  *asked,
           const GArray *nested)
{
  const DrEvidence *evidence = asked->report->evidence;
  g_autofree guint *parts = g_new (guint, evidence->n_groups + 1);

  for (guint d = 0; d < evidence->n_dimensions; d++)
    {
      guint n = 0;

      for (guint g = 0; g < evidence->n_groups && evidence->dimensions[d].partition; g++)
        if (evidence->groups[g].dimension == (int) d)
          parts[n++] = g;
      add_answers (asked, DR_GROUP_ALL, parts, n);
    }
  for (guint i = 0; i < nested->len; i++)
    add_answers (asked, g_array_index (nested, DrReportNested, i).whole, g_array_index (nested, DrReportNested, i).parts, 2);
}

static void
add_all_answers (const DrReport *self)
{
  const DrAccessFigures *figures = self->check->figures;
  g_autoptr (GArray) nested = dr_report_nested_groups (self);

  for (guint c = 0; c < figures->n_channels; c++)
    {
      add_asked (&(Asked) { self, &figures->use_channel[c], figures->n_channels, "use", c }, nested);
      add_asked (&(Asked) { self, &figures->prefer[c], figures->n_channels, "prefer", c }, nested);
    }
  for (guint p = 0; p < figures->n_prerequisites; p++)
    add_asked (&(Asked) { self, &figures->use_prerequisite[p], figures->n_prerequisites, "need", p }, nested);
  for (guint p = 0; p < figures->n_points; p++)
    add_asked (&(Asked) { self, &figures->use_place[p], figures->n_places, "place", p }, nested);
}

void
dr_report_add_few (const DrReport *self)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  const gboolean *few = dr_few_answers_groups (self->check, arena);
  gboolean any = FALSE;

  for (guint g = 0; g < self->evidence->n_groups; g++)
    if (few[g])
      {
        any = TRUE;
        add (self, "group:%s", self->evidence->groups[g].id);
      }
  for (guint g = 0; g < self->evidence->n_groups; g++)
    for (guint o = 0; (few[g] || few[DR_GROUP_ALL]) && o < self->assessment->n_options; o++)
      {
        if (few[g])
          add_open (self, o, g);
        if (g != DR_GROUP_ALL)
          add_others (self, o, g);
      }
  if (few[DR_GROUP_ALL])
    add_of_everybody (self);
  for (DrMixKind kind = 0; kind < DR_N_MIX_KINDS; kind++)
    if (dr_few_answers_mix (self->check, kind))
      add_mix (self, kind);
  add_mitigations (self, few);
  if (any)
    add_all_answers (self);
}
