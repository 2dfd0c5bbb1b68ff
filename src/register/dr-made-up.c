#include "dr-made-up.h"

#include <string.h>

#include "dr-generator-words.h"

/* Days over which the assessments of a register are begun, and those before the first. */
#define DAYS 1500
#define FIRST 7

/**
 * dr_made_up_random:
 * @state: (inout): of the sequence
 *
 * SplitMix64 (Steele, Lea and Flood 2014): a sequence of its own for every seed and number.
 *
 * Returns: its next number
 */
guint64
dr_made_up_random (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/**
 * dr_made_up_choose:
 * @self: a made-up assessment
 * @n: from 1
 *
 * Returns: one of 0..@n − 1, as likely as any other
 */
guint
dr_made_up_choose (DrMadeUp *self,
                   guint     n)
{
  return (guint) (dr_made_up_random (&self->random) % n);
}

static DrDate
later (DrMadeUp *self,
       DrDate    from,
       guint     least,
       guint     most)
{
  return dr_date_add_days (from, (int) (least + dr_made_up_choose (self, most - least + 1)));
}

/* A theme that the point can be about. */
static const DrTheme *
choose_theme (DrMadeUp         *self,
              const DrEvidence *evidence)
{
  const char *channel = evidence->channels[evidence->points[self->point].channel].id;

  for (;;)
    {
      const DrTheme *theme = &dr_generator_themes[dr_made_up_choose (self, dr_generator_n_themes)];

      if (theme->channel == NULL || strcmp (theme->channel, channel) == 0)
        return theme;
    }
}

/**
 * dr_made_up_init:
 * @self: (out caller-allocates): what is made up
 * @evidence: an evidence base with at least one access point
 * @seed: of the register
 * @number: of the assessment, from 1
 * @count: how many there will be: they are spread over four years
 * @begin: their first day
 */
void
dr_made_up_init (DrMadeUp         *self,
                 const DrEvidence *evidence,
                 guint64           seed,
                 guint64           number,
                 guint64           count,
                 DrDate            begin)
{
  guint64 own = seed;
  const char *place;

  *self = (DrMadeUp) { .number = number };
  self->random = dr_made_up_random (&own) ^ (number * G_GUINT64_CONSTANT (0xd1342543de82ef95));
  self->point = dr_made_up_choose (self, evidence->n_points);
  self->service = (guint) evidence->points[self->point].service;
  self->theme = choose_theme (self, evidence);
  place = dr_generator_places[dr_made_up_choose (self, dr_generator_n_places)];
  self->title = g_strdup_printf (self->theme->title, evidence->points[self->point].place != NULL
                                                       ? place : evidence->services[self->service].name);
  self->first_draft = dr_date_add_days (begin, (int) (FIRST + (number - 1) * DAYS / MAX (count, 1)));
  self->submitted = later (self, self->first_draft, 50, 80);
  self->given_up = later (self, self->submitted, 3, 12);
  self->decided = later (self, self->submitted, 15, 45);
  self->effective = later (self, self->decided, 40, 90);
  self->closed = later (self, self->effective, 120, 240);
  g_snprintf (self->reference, sizeof self->reference, "EIA-%u-%05" G_GUINT64_FORMAT, self->first_draft.year, number);
}

/**
 * dr_made_up_clear:
 * @self: what was made up
 */
void
dr_made_up_clear (DrMadeUp *self)
{
  g_clear_pointer (&self->title, g_free);
}

/**
 * dr_made_up_put:
 * @gather: what gets the field
 * @pattern: of its key, with an empty [] for @identity
 * @identity: (nullable): of the item
 * @value: of the field
 */
void
dr_made_up_put (DrFieldGather *gather,
                const char    *pattern,
                const char    *identity,
                const char    *value)
{
  g_autofree char *key = dr_draft_key (pattern, identity, NULL);

  dr_field_gather_put (gather, key, value);
}

/**
 * dr_made_up_put_date:
 * @gather: what gets the field
 * @pattern: of its key
 * @identity: (nullable): of the item
 * @date: its value
 */
void
dr_made_up_put_date (DrFieldGather *gather,
                     const char    *pattern,
                     const char    *identity,
                     DrDate         date)
{
  char words[DR_DATE_STRING_SIZE];

  dr_made_up_put (gather, pattern, identity, dr_date_format (date, words));
}

/**
 * dr_made_up_put_position:
 * @gather: what gets the field
 * @pattern: of its key
 * @identity: of the item
 * @position: among its siblings, from 1
 */
void
dr_made_up_put_position (DrFieldGather *gather,
                         const char    *pattern,
                         const char    *identity,
                         guint          position)
{
  char words[16];

  g_snprintf (words, sizeof words, "%u", position);
  dr_made_up_put (gather, pattern, identity, words);
}
