#include "access-fixture.h"

CheckFixture *
access_fixture_new (void)
{
  CheckFixture *self = check_fixture_new ();

  self->evidence->n_figures = 0;
  self->evidence->n_mixes = 0;
  self->service->n_contacts = 0;
  self->channels[CHECK_DESK].needs = CHECK_NO_INDICES;
  self->groups[CHECK_DISABLED].needs = CHECK_NO_INDICES;
  self->assessment->n_impacts = 0;
  self->assessment->n_actions = 0;
  self->options[CHECK_CHOSEN_OPTION].n_targets = 0;

  return self;
}

void
access_fixture_use (CheckFixture *self,
                    int           group,
                    int           channel,
                    double        share,
                    guint         n)
{
  check_fixture_use (self, group, channel, share, n, n > 0 ? CHECK_SURVEY : CHECK_CENSUS);
}

/* access_fixture_need(): who has the internet. */
void
access_fixture_need (CheckFixture *self,
                     int           group,
                     double        share,
                     guint         n)
{
  check_fixture_set_figure (self, DR_FIGURE_USE, group, DR_TARGET_PREREQUISITE, CHECK_INTERNET, share, n,
                            n > 0 ? CHECK_SURVEY : CHECK_CENSUS);
}

void
access_fixture_use_point (CheckFixture *self,
                          int           group,
                          int           evidence_point,
                          double        share,
                          guint         n)
{
  check_fixture_set_figure (self, DR_FIGURE_USE, group, DR_TARGET_POINT, evidence_point, share, n,
                            n > 0 ? CHECK_SURVEY : CHECK_CENSUS);
}

/* access_fixture_copy(): one more figure for the same thing, to be changed. */
DrFigure *
access_fixture_copy (CheckFixture   *self,
                     const DrFigure *figure)
{
  DrFigure *copy = &self->figures[self->evidence->n_figures++];

  *copy = *figure;

  return copy;
}

/* access_fixture_change(): in the chosen option; the other keeps it as it was. */
void
access_fixture_change (CheckFixture *self,
                       int           point,
                       DrOffer       before,
                       DrOffer       after)
{
  check_fixture_offer (self, CHECK_OTHER_OPTION, point, before, before);
  check_fixture_offer (self, CHECK_CHOSEN_OPTION, point, before, after);
}

/* access_fixture_add_desk(): another place of the desk's channel, known to the evidence. */
int
access_fixture_add_desk (CheckFixture *self,
                         const char   *id,
                         DrOffer       before,
                         DrOffer       after)
{
  int place = check_fixture_add_evidence_point (self, id, CHECK_DESK, id);
  int point = check_fixture_add_point (self, id, CHECK_DESK, id, place);

  g_assert_cmpint (place, ==, point);
  access_fixture_change (self, point, before, after);

  return point;
}

/* access_fixture_mitigate(): an action that counts, with an exact share: "help-1", "help-2" and so on. */
DrAction *
access_fixture_mitigate (CheckFixture *self,
                         int           group,
                         int           channel,
                         const char   *place,
                         double        share)
{
  g_autofree char *text = g_strdup_printf ("help-%u", self->assessment->n_actions + 1);
  const char *id = dr_arena_strdup (self->arena, text);
  DrAction *action = check_fixture_add_action (self, id, DR_ACTION_MITIGATION, CHECK_INDICES (self, group));

  check_fixture_alternative (self, action, channel, place, share, 0, CHECK_CENSUS);

  return action;
}

const DrGroupReview *
access_fixture_review (CheckFixture *self,
                       int           group)
{
  return dr_access_review_get (check_fixture_run (self)->review, CHECK_CHOSEN_OPTION, (guint) group);
}

/* access_assert_interval(): as worked out by hand, to what rounding leaves. */
void
access_assert_interval (DrInterval actual,
                        double     lo,
                        double     hi)
{
  access_assert_equal (actual.lo, lo);
  access_assert_equal (actual.hi, hi);
}

/* access_assert_about(): to four decimals, as the published examples print them. */
void
access_assert_about (DrInterval actual,
                     double     lo,
                     double     hi)
{
  g_assert_cmpfloat_with_epsilon (actual.lo, lo, 0.00005);
  g_assert_cmpfloat_with_epsilon (actual.hi, hi, 0.00005);
}

void
access_assert_people (DrPeople actual,
                      gint64   lo,
                      gint64   hi)
{
  g_assert_true (actual.known);
  g_assert_cmpint (actual.lo, ==, lo);
  g_assert_cmpint (actual.hi, ==, hi);
}
