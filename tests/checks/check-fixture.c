/* The fixture's assessment and context: the change, the judgement, the steps and the register. */
#include "check-fixture-private.h"

#include <string.h>

/* check_date(): a date that the test knows to be one. */
DrDate
check_date (const char *text)
{
  DrDate date = DR_DATE_NONE;

  if (text != NULL && *text != '\0')
    g_assert_true (dr_date_parse (text, &date));

  return date;
}

/* check_fixture_indices(): see CHECK_INDICES. */
DrIndices
check_fixture_indices (CheckFixture *self,
                       guint         n,
                       const int    *items)
{
  int *copy = dr_arena_array0 (self->arena, int, n);

  memcpy (copy, items, n * sizeof (int));

  return (DrIndices) { copy, n };
}

/* check_fixture_ids(): words separated by spaces. */
DrIds
check_fixture_ids (CheckFixture *self,
                   const char   *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  guint n = *ids != '\0' ? g_strv_length (words) : 0;
  const char **items = dr_arena_array0 (self->arena, const char *, n);

  for (guint i = 0; i < n; i++)
    items[i] = dr_arena_strdup (self->arena, words[i]);

  return (DrIds) { items, n };
}

/* --- The change --- */

int
check_fixture_add_point (CheckFixture *self,
                         const char   *id,
                         int           channel,
                         const char   *place,
                         int           evidence_point)
{
  guint i = check_grow (&self->assessment->n_points);

  self->points[i] = (DrAccessPoint) {
    .id = id, .name = id, .channel = channel, .place = place, .evidence_point = evidence_point,
  };
  for (guint o = 0; o < self->assessment->n_options; o++)
    CHECK_ROWS (DrPointOffer, self->options[o].offers)[i]
      = (DrPointOffer) { DR_OFFER_NONE, DR_OFFER_NONE, DR_UNKNOWN, DR_UNKNOWN, DR_NO_INDEX };

  return (int) i;
}

int
check_fixture_add_option (CheckFixture *self,
                          const char   *id)
{
  guint i = check_grow (&self->assessment->n_options);
  DrPointOffer *offers = dr_arena_array0 (self->arena, DrPointOffer, CHECK_CAPACITY);

  for (guint p = 0; p < CHECK_CAPACITY; p++)
    offers[p] = (DrPointOffer) { DR_OFFER_NONE, DR_OFFER_NONE, DR_UNKNOWN, DR_UNKNOWN, DR_NO_INDEX };
  if (i > 0)
    for (guint p = 0; p < self->assessment->n_points; p++)
      {
        offers[p] = self->options[0].offers[p];
        offers[p].after = offers[p].before;
        offers[p].hours_after = offers[p].hours_before;
        offers[p].to = DR_NO_INDEX;
      }
  self->options[i] = (DrOption) {
    .id = id, .name = id, .description = "", .offers = offers,
    .targets = dr_arena_array0 (self->arena, DrTarget, CHECK_CAPACITY),
    .standards = dr_arena_array0 (self->arena, DrStandardChange, CHECK_CAPACITY),
  };

  return (int) i;
}

/* check_fixture_choose(): DR_NO_INDEX: none. */
void
check_fixture_choose (CheckFixture *self,
                      int           option)
{
  for (guint i = 0; i < self->assessment->n_options; i++)
    self->options[i].chosen = (int) i == option;
  self->assessment->chosen = option;
}

void
check_fixture_offer (CheckFixture *self,
                     int           option,
                     int           point,
                     DrOffer       before,
                     DrOffer       after)
{
  for (guint i = 0; i < self->assessment->n_options; i++)
    CHECK_ROWS (DrPointOffer, self->options[i].offers)[point].before = before;
  CHECK_ROWS (DrPointOffer, self->options[option].offers)[point].after = after;
}

void
check_fixture_hours (CheckFixture *self,
                     int           option,
                     int           point,
                     double        before,
                     double        after)
{
  for (guint i = 0; i < self->assessment->n_options; i++)
    CHECK_ROWS (DrPointOffer, self->options[i].offers)[point].hours_before = before;
  CHECK_ROWS (DrPointOffer, self->options[option].offers)[point].hours_after = after;
}

/* check_fixture_relocate(): a point goes to where another one is, which is offered there from then on. */
void
check_fixture_relocate (CheckFixture *self,
                        int           option,
                        int           point,
                        int           to)
{
  DrPointOffer *offers = CHECK_ROWS (DrPointOffer, self->options[option].offers);

  offers[point].after = DR_OFFER_RELOCATED;
  offers[point].to = to;
  offers[to].after = DR_OFFER_FULL;
}

void
check_fixture_target (CheckFixture *self,
                      int           option,
                      int           channel,
                      int           group,
                      double        share)
{
  DrOption *row = &self->options[option];

  for (guint i = 0; i < row->n_targets; i++)
    if (row->targets[i].channel == channel && row->targets[i].group == group)
      {
        CHECK_ROWS (DrTarget, row->targets)[i].share = share;
        return;
      }
  CHECK_ROWS (DrTarget, row->targets)[check_grow (&row->n_targets)] = (DrTarget) { channel, group, share };
}

DrStandardChange *
check_fixture_standard (CheckFixture *self,
                        int           option,
                        int           channel,
                        double        before,
                        double        after)
{
  DrOption *row = &self->options[option];
  DrStandardChange *change = &CHECK_ROWS (DrStandardChange, row->standards)[check_grow (&row->n_standards)];

  *change = (DrStandardChange) { channel, "answered in time", before, after, "days", FALSE };

  return change;
}

/* --- The judgement --- */

/* check_fixture_add_impact(): answered in words of its own, with a source and an access point. */
DrImpact *
check_fixture_add_impact (CheckFixture *self,
                          const char   *id,
                          DrIndices     groups,
                          DrEffect      effect)
{
  DrImpact *impact = &self->impacts[check_grow (&self->assessment->n_impacts)];

  *impact = (DrImpact) {
    .id = id, .groups = groups, .sources = CHECK_INDICES (self, CHECK_SURVEY),
    .points = CHECK_INDICES (self, CHECK_POINT_DESK), .mechanism = "", .despite = "",
  };
  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    {
      g_autofree char *text = g_strdup_printf ("What the change means for %s with regard to aim number %u.",
                                               id, aim + 1);

      impact->aims[aim] = (DrAimAnswer) { effect, dr_arena_strdup (self->arena, text) };
    }

  return impact;
}

/* check_fixture_add_consultation(): in good time, answered by many, with everything said. */
DrConsultation *
check_fixture_add_consultation (CheckFixture *self,
                                const char   *id,
                                DrIndices     groups,
                                DrIndices     channels)
{
  DrConsultation *consultation = &self->consultations[check_grow (&self->assessment->n_consultations)];

  *consultation = (DrConsultation) {
    .id = id, .name = id, .groups = groups, .channels = channels, .asked = 3000, .answered = 1300,
    .opened = check_date ("2026-01-15"), .closed = check_date ("2026-03-01"),
    .formative = "Before any option was chosen.", .information = "What is planned, and why.",
    .time = "Six weeks.", .consideration = "Read and summed up by the team.", .changed = "The desk stays.",
  };

  return consultation;
}

DrNoConsultation *
check_fixture_add_no_consultation (CheckFixture *self,
                                   DrIndices     groups,
                                   const char   *reason)
{
  DrNoConsultation *none = &self->no_consultations[check_grow (&self->assessment->n_no_consultations)];

  *none = (DrNoConsultation) { groups, reason };

  return none;
}

DrAdjustment *
check_fixture_add_adjustment (CheckFixture *self,
                              const char   *id,
                              DrIndices     groups,
                              const char   *text)
{
  DrAdjustment *adjustment = &self->adjustments[check_grow (&self->assessment->n_adjustments)];

  *adjustment = (DrAdjustment) { .id = id, .groups = groups, .text = text };

  return adjustment;
}

/* check_fixture_add_action(): owned, open, and due before the decision. */
DrAction *
check_fixture_add_action (CheckFixture *self,
                          const char   *id,
                          DrActionKind  kind,
                          DrIndices     groups)
{
  DrAction *action = &self->actions[check_grow (&self->assessment->n_actions)];

  *action = (DrAction) {
    .id = id, .kind = kind, .text = "Help people with the change.", .groups = groups, .owner = "olive",
    .due = check_date ("2026-05-20"), .status = DR_ACTION_OPEN, .evidence = "",
  };

  return action;
}

DrAlternative *
check_fixture_alternative (CheckFixture *self,
                           DrAction     *action,
                           int           channel,
                           const char   *place,
                           double        share,
                           guint         n,
                           int           source)
{
  DrAlternative *alternative = dr_arena_new0 (self->arena, DrAlternative);

  *alternative = (DrAlternative) {
    .name = action->id, .channel = channel, .place = place, .share = share, .n = n, .source = source,
  };
  action->alternative = alternative;

  return alternative;
}

DrMeasure *
check_fixture_add_measure (CheckFixture *self,
                           const char   *id,
                           DrIndices     groups,
                           double        target)
{
  DrMeasure *measure = &self->measures[check_grow (&self->assessment->n_measures)];

  *measure = (DrMeasure) { .id = id, .name = id, .groups = groups, .baseline = 80.0, .target = target };

  return measure;
}

/* check_fixture_add_justification(): not bound to figures yet, and nobody has ruled on it. */
DrJustification *
check_fixture_add_justification (CheckFixture *self,
                                 const char   *rule,
                                 const char   *rule_case,
                                 const char   *subjects)
{
  DrJustification *justification = &self->justifications[check_grow (&self->assessment->n_justifications)];
  g_autofree char *id = g_strdup_printf ("j%u", self->assessment->n_justifications);

  *justification = (DrJustification) {
    .id = dr_arena_strdup (self->arena, id), .rule = rule, .rule_case = rule_case,
    .subjects = check_fixture_ids (self, subjects), .text = "It was looked into.", .by = "ann",
  };

  return justification;
}

const DrVerdict *
check_fixture_verdict (CheckFixture *self,
                       const char   *by,
                       gboolean      accepted)
{
  DrVerdict *verdict = dr_arena_new0 (self->arena, DrVerdict);

  *verdict = (DrVerdict) { by, accepted };

  return verdict;
}

/* --- The context --- */

void
check_fixture_step (CheckFixture *self,
                    DrStep        step,
                    const char   *date,
                    const char   *person)
{
  CHECK_ROWS (DrStepTaken, self->context.steps)[check_grow (&self->context.n_steps)]
    = (DrStepTaken) { step, check_date (date), person };
}

void
check_fixture_advance (CheckFixture *self,
                       DrStep        next)
{
  static const struct {
    DrStep      step;
    DrStep      next;
    const char *date;
    const char *person;
  } usual[] = {
    { DR_STEP_SUBMIT, DR_STEP_ENDORSE, "2026-04-01", "ann" },
    { DR_STEP_ENDORSE, DR_STEP_APPROVE, "2026-04-15", "eve" },
    { DR_STEP_APPROVE, DR_STEP_DECIDE, "2026-05-01", "pat" },
    { DR_STEP_DECIDE, DR_STEP_MONITOR, "2026-06-01", "ann" },
    { DR_STEP_MONITOR, DR_STEP_CLOSE, "2026-09-01", "ann" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (usual) && dr_context_next_step (&self->context) != next; i++)
    {
      check_fixture_step (self, usual[i].step, usual[i].date, usual[i].person);
      self->context.as_of = check_date (usual[i].date);
      if (usual[i].step == DR_STEP_DECIDE)
        self->assessment->decision = (DrDecision) {
          check_date (usual[i].date), "Cabinet", "min 12", self->assessment->chosen, TRUE,
        };
    }
  g_assert_cmpint (dr_context_next_step (&self->context), ==, next);
}

/* check_fixture_add_live(): another live assessment; @channel nullable: of which it withdraws a point. */
DrLiveAssessment *
check_fixture_add_live (CheckFixture *self,
                        const char   *reference,
                        const char   *service,
                        const char   *effective,
                        const char   *negative,
                        const char   *channel)
{
  DrLiveAssessment *live = &CHECK_ROWS (DrLiveAssessment, self->context.live)[check_grow (&self->context.n_live)];

  *live = (DrLiveAssessment) {
    .reference = reference, .digest = "", .service = service, .effective = check_date (effective),
    .negative = check_fixture_ids (self, negative),
  };
  if (channel != NULL)
    {
      DrWithdrawnPoint *withdrawn = dr_arena_new0 (self->arena, DrWithdrawnPoint);

      *withdrawn = (DrWithdrawnPoint) { "a-point", channel };
      live->withdrawn = withdrawn;
      live->n_withdrawn = 1;
    }

  return live;
}

DrLimitation *
check_fixture_add_limitation (CheckFixture *self,
                              const char   *rule,
                              const char   *subject,
                              const char   *from,
                              const char   *until)
{
  guint i = check_grow (&self->context.n_limitations);
  DrLimitation *limitation = &CHECK_ROWS (DrLimitation, self->context.limitations)[i];

  *limitation = (DrLimitation) {
    "l1", rule, subject, "No better source is to be had.", "eve", check_date (from), check_date (until),
  };

  return limitation;
}
