#include "random-access.h"

static int
below (RandomAccess *self,
       int           n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static gboolean
in (RandomAccess *self,
    double        probability)
{
  return g_rand_double (self->rand) < probability;
}

/* Some of a group, few or many. */
static guint64
some_people (RandomAccess *self)
{
  double probability = in (self, 0.1) ? (double) below (self, 2) : g_rand_double (self->rand);
  guint64 mask = 0;

  for (guint i = 0; i < RANDOM_PEOPLE; i++)
    if (in (self, probability))
      mask |= G_GUINT64_CONSTANT (1) << i;

  return mask;
}

static double
share_of (RandomAccess *self,
          guint64       mask)
{
  if (self->tame)
    return (double) __builtin_popcountll (mask) / RANDOM_PEOPLE;

  return in (self, 0.15) ? (double) below (self, 2) : g_rand_double (self->rand);
}

/* --- The service --- */

static void
make_channels (RandomAccess *self)
{
  static const DrPrerequisite prerequisites[RANDOM_NEEDS] = { { "internet", "Internet" }, { "email", "Email" } };

  self->fixture->evidence->prerequisites = prerequisites;
  self->fixture->evidence->n_prerequisites = RANDOM_NEEDS;
  for (guint c = 0; c < RANDOM_CHANNELS; c++)
    self->fixture->channels[c].prerequisite = in (self, 0.5) ? below (self, RANDOM_NEEDS) : DR_NO_INDEX;
}

static gboolean
is_placed (RandomAccess *self,
           int           channel)
{
  if (self->tame)
    return channel == CHECK_DESK || channel == CHECK_POST;

  return in (self, 0.5);
}

static int
make_point (RandomAccess *self)
{
  CheckFixture *fixture = self->fixture;
  g_autofree char *text = g_strdup_printf ("p%u", fixture->assessment->n_points);
  const char *id = dr_arena_strdup (fixture->arena, text);
  int channel = below (self, RANDOM_CHANNELS);
  const char *place = is_placed (self, channel) ? id : NULL;

  return check_fixture_add_point (fixture, id, channel, place,
                                  check_fixture_add_evidence_point (fixture, id, channel, place));
}

static void
make_offer (RandomAccess *self,
            int           point)
{
  CheckFixture *fixture = self->fixture;
  DrOffer before = (DrOffer) below (self, 3);
  double hours = in (self, 0.5) ? 20.0 : DR_UNKNOWN;

  for (guint o = 0; o < fixture->assessment->n_options; o++)
    {
      check_fixture_offer (fixture, (int) o, point, before, (DrOffer) below (self, 3));
      check_fixture_hours (fixture, (int) o, point, hours, in (self, 0.7) ? 10.0 + 10.0 * below (self, 3) : DR_UNKNOWN);
    }
}

/* As the loader has it: to a place of the same channel that was not offered before and is after. */
static void
relocate_some (RandomAccess *self)
{
  CheckFixture *fixture = self->fixture;
  const DrAssessment *assessment = fixture->assessment;

  for (guint o = 0; o < assessment->n_options; o++)
    for (guint p = 0; p < assessment->n_points; p++)
      for (guint to = 0; to < assessment->n_points; to++)
        if (assessment->points[p].place != NULL && assessment->points[to].place != NULL
            && assessment->points[p].channel == assessment->points[to].channel
            && assessment->options[o].offers[p].before != DR_OFFER_NONE
            && assessment->options[o].offers[to].before == DR_OFFER_NONE && in (self, 0.3))
          check_fixture_relocate (fixture, (int) o, (int) p, (int) to);
}

/* --- Who can --- */

static guint64
who_has (RandomAccess *self,
         guint         group,
         int           channel)
{
  int needed = self->fixture->channels[channel].prerequisite;

  return needed != DR_NO_INDEX ? self->has[group][needed] : ~G_GUINT64_CONSTANT (0);
}

/* Who can telephone can use any line; what is known of a channel with places speaks of those before. */
static void
draw_people (RandomAccess *self,
             guint         group)
{
  const DrAssessment *assessment = self->fixture->assessment;

  for (guint q = 0; q < RANDOM_NEEDS; q++)
    self->has[group][q] = some_people (self);
  for (int c = 0; c < RANDOM_CHANNELS; c++)
    self->by_channel[group][c] = c == CHECK_DESK || c == CHECK_POST ? 0 : some_people (self) & who_has (self, group, c);
  for (guint p = 0; p < assessment->n_points; p++)
    {
      int channel = assessment->points[p].channel;

      if (assessment->points[p].place == NULL)
        {
          self->at_point[group][p] = self->by_channel[group][channel];
          continue;
        }
      self->at_point[group][p] = some_people (self) & who_has (self, group, channel);
      if (assessment->options[0].offers[p].before != DR_OFFER_NONE)
        self->by_channel[group][channel] |= self->at_point[group][p];
    }
}

/* --- What is known of it --- */

static void
know (RandomAccess   *self,
      guint           group,
      DrFigureTarget  target,
      guint           index,
      guint64         mask)
{
  gboolean surveyed = in (self, 0.6);

  if (in (self, 0.3))
    return;
  check_fixture_set_figure (self->fixture, DR_FIGURE_USE, (int) group, target, (int) index, share_of (self, mask),
                            surveyed ? (guint) below (self, 400) : 0, surveyed ? CHECK_SURVEY : CHECK_CENSUS);
}

static gboolean
is_known_before (RandomAccess *self,
                 int           channel)
{
  const DrAssessment *assessment = self->fixture->assessment;

  if (!self->tame || (channel != CHECK_DESK && channel != CHECK_POST))
    return TRUE;
  for (guint p = 0; p < assessment->n_points; p++)
    if (assessment->points[p].channel == channel && assessment->options[0].offers[p].before != DR_OFFER_NONE)
      return TRUE;

  return FALSE;
}

static void
make_figures (RandomAccess *self,
              guint         group)
{
  const DrAssessment *assessment = self->fixture->assessment;

  for (guint q = 0; q < RANDOM_NEEDS; q++)
    know (self, group, DR_TARGET_PREREQUISITE, q, self->has[group][q]);
  for (guint c = 0; c < RANDOM_CHANNELS; c++)
    if (is_known_before (self, (int) c))
      know (self, group, DR_TARGET_CHANNEL, c, self->by_channel[group][c]);
  for (guint p = 0; p < assessment->n_points; p++)
    if (in (self, 0.5))
      know (self, group, DR_TARGET_POINT, (guint) assessment->points[p].evidence_point, self->at_point[group][p]);
}

/* What is preferred may add up to more than everybody, and come from anywhere. */
static void
make_preferences (RandomAccess *self,
                  guint         group)
{
  for (int c = 0; c < RANDOM_CHANNELS; c++)
    if (in (self, 0.6))
      check_fixture_prefer (self->fixture, (int) group, c, g_rand_double (self->rand) * (in (self, 0.5) ? 0.3 : 1.0),
                            (guint) below (self, 400), in (self, 0.9) ? CHECK_SURVEY : CHECK_CENSUS);
}

static void
make_contacts (RandomAccess *self)
{
  const DrAssessment *assessment = self->fixture->assessment;

  for (guint p = 0; p < assessment->n_points; p++)
    if (in (self, 0.6))
      check_fixture_contacts (self->fixture, assessment->points[p].channel, assessment->points[p].evidence_point, "2025",
                              below (self, 1000));
}

/* For one group of a tame one, as one share is stated for all of an action's groups. */
static void
make_action (RandomAccess *self,
             guint         n)
{
  CheckFixture *fixture = self->fixture;
  int group = below (self, RANDOM_GROUPS);
  int channel = below (self, RANDOM_CHANNELS);
  gboolean placed = is_placed (self, channel);
  DrAction *action;

  self->by_action[group][n] = placed ? some_people (self) & who_has (self, (guint) group, channel)
                                     : self->by_channel[group][channel];
  action = access_fixture_mitigate (fixture, group, channel, placed ? "elsewhere" : NULL,
                                    share_of (self, self->by_action[group][n]));
  if (!self->tame && in (self, 0.5))
    action->groups = CHECK_INDICES (fixture, 0, 1, 2);
  if (!self->tame && in (self, 0.2))
    action->owner = NULL;
  if (in (self, 0.3))
    action->options = CHECK_INDICES (fixture, below (self, (int) fixture->assessment->n_options));
}

/* random_access_new(): the same for the same seed. */
RandomAccess *
random_access_new (guint32  seed,
                   gboolean tame)
{
  RandomAccess *self = g_new0 (RandomAccess, 1);
  guint n_points;
  guint n_options;
  guint n_actions;

  self->fixture = access_fixture_new ();
  self->rand = g_rand_new_with_seed (seed);
  self->tame = tame;
  self->fixture->evidence->n_groups = RANDOM_GROUPS;
  self->fixture->evidence->n_points = 0;
  self->fixture->assessment->n_points = 0;
  self->fixture->assessment->n_options = 0;
  make_channels (self);

  n_points = (guint) below (self, RANDOM_MAX_POINTS);
  n_options = (guint) below (self, 3) + 1;
  for (guint o = 0; o < n_options; o++)
    check_fixture_add_option (self->fixture, "option");
  for (guint p = 0; p < n_points; p++)
    make_offer (self, make_point (self));
  relocate_some (self);
  check_fixture_choose (self->fixture, 0);

  for (guint g = 0; g < RANDOM_GROUPS; g++)
    {
      double people = g == DR_GROUP_ALL && !tame ? 4 * RANDOM_PEOPLE : RANDOM_PEOPLE;

      check_fixture_set_people (self->fixture, (int) g, tame || in (self, 0.8) ? people : DR_UNKNOWN);
      draw_people (self, g);
      make_figures (self, g);
      make_preferences (self, g);
    }
  make_contacts (self);
  n_actions = (guint) below (self, RANDOM_MAX_ACTIONS + 1);
  for (guint i = 0; i < n_actions; i++)
    make_action (self, i);

  return self;
}

void
random_access_free (RandomAccess *self)
{
  check_fixture_free (self->fixture);
  g_rand_free (self->rand);
  g_free (self);
}

/* random_access_add_point(): in every option, of any channel. */
void
random_access_add_point (RandomAccess *self)
{
  int point = make_point (self);

  for (guint o = 0; o < self->fixture->assessment->n_options; o++)
    check_fixture_offer (self->fixture, (int) o, point, DR_OFFER_NONE, DR_OFFER_FULL);
}
