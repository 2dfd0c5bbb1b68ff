#include "dr-gaps-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-gap-words.h"
#include "dr-group-words.h"
#include "dr-names.h"

/* A figure that would narrow the ranges by less, in people, settles nothing. */
#define LEAST_GAIN 1.0

/* Assessments that are named of one figure. */
#define MAX_USES 5

/* @text: (transfer full) */
static const char *
keep (DrGapsState *self,
      char        *text)
{
  const char *kept = dr_arena_strdup (self->arena, text);

  g_free (text);

  return kept;
}

static gboolean
is_of (const DrGaps *gaps,
       const DrGap  *gap,
       int           characteristic)
{
  if (characteristic == DR_GAPS_EVERYONE)
    return gap->group == DR_GROUP_ALL;
  if (gap->group == DR_GROUP_ALL)
    return FALSE;

  return characteristic == DR_GAPS_EVERY_GROUP
         || (int) gaps->evidence->groups[gap->group].characteristic == characteristic;
}

static void
make_choices (DrGapsState  *self,
              const DrGaps *gaps)
{
  DrGapsChoice *choices = dr_arena_array0 (self->arena, DrGapsChoice, DR_N_CHARACTERISTICS + 2);
  guint n = 0;

  choices[n++] = (DrGapsChoice) { _("All groups"), DR_GAPS_EVERY_GROUP };
  for (guint i = 0; i < DR_N_CHARACTERISTICS; i++)
    for (guint k = 0; k < gaps->n_items && gaps->items[k].gain >= LEAST_GAIN; k++)
      if (is_of (gaps, &gaps->items[k], (int) i))
        {
          choices[n++] = (DrGapsChoice) { keep (self, dr_capitalized (dr_characteristic_label ((DrCharacteristic) i))), (int) i };
          break;
        }
  choices[n++] = (DrGapsChoice) { _("Everyone together"), DR_GAPS_EVERYONE };
  self->choices = choices;
  self->n_choices = n;
}

static void
make_uses (DrGapsState  *self,
           const DrGaps *gaps,
           const DrGap  *gap,
           DrGapsRow    *row)
{
  DrGapsUse *uses = dr_arena_array0 (self->arena, DrGapsUse, MAX_USES);
  guint n = MIN (gap->n_uses, MAX_USES);

  for (guint i = 0; i < n; i++)
    {
      const DrGapAssessment *assessment = &gaps->assessments[gap->uses[i].assessment];
      g_autofree char *people = dr_format_whole ((gint64) (gap->uses[i].gain + 0.5));

      uses[i].reference = dr_arena_strdup (self->arena, assessment->reference);
      uses[i].version = assessment->version;
      /* Translators: a reference, a version, a title */
      uses[i].title = keep (self, g_strdup_printf (_("%1$s, version %2$u: %3$s"), assessment->reference, assessment->version,
                                                   assessment->title));
      uses[i].people = keep (self, g_strdup_printf (_("about %s people"), people));
    }
  row->uses = uses;
  row->n_uses = n;
  if (gap->n_uses > n)
    row->more = keep (self, g_strdup_printf (ngettext ("and %u other assessment, which it would help less",
                                                       "and %u other assessments, which it would help less",
                                                       gap->n_uses - n), gap->n_uses - n));
}

/* For whoever shows the figure: a channel by its id alone, anything else with what it is. */
static const char *
name_figure (DrGapsState  *self,
             const DrGaps *gaps,
             const DrGap  *gap)
{
  const char *group = gaps->evidence->groups[gap->group].id;
  g_autofree char *target = dr_gap_target (gaps, gap);

  if (target == NULL)
    return NULL;

  return keep (self, g_strdup_printf ("%s %s %s", dr_vocabulary_to_string (DR_VOCABULARY_FIGURE_KIND, DR_FIGURE_USE), group,
                                      g_str_has_prefix (target, "channel:") ? target + strlen ("channel:") : target));
}

static void
make_row (DrGapsState  *self,
          const DrGaps *gaps,
          const DrGap  *gap,
          double        largest,
          DrGapsRow    *row)
{
  row->title = keep (self, dr_gap_title (gaps, gap));
  row->known = keep (self, dr_gap_known (gaps, gap));
  row->find_out = keep (self, dr_gap_find_out (gaps, gap));
  row->people = keep (self, dr_format_whole ((gint64) (gap->gain + 0.5)));
  row->where = keep (self, g_strdup_printf (ngettext ("in %u assessment", "in %u assessments", gap->n_uses), gap->n_uses));
  /* Translators: which figure; a number of people; "in 2 assessments"; what is known so far */
  row->spoken = keep (self, g_strdup_printf (_("%1$s. It would settle about %2$s people, %3$s. %4$s."), row->title,
                                             row->people, row->where, row->known));
  row->share = largest > 0.0 ? gap->gain / largest : 0.0;
  row->figure = name_figure (self, gaps, gap);
  make_uses (self, gaps, gap, row);
}

static void
make_rows (DrGapsState  *self,
           const DrGaps *gaps,
           int           characteristic,
           guint         max_rows)
{
  DrGapsRow *rows = dr_arena_array0 (self->arena, DrGapsRow, MIN (max_rows, gaps->n_items));
  double largest = 0.0;

  for (guint i = 0; i < gaps->n_items && gaps->items[i].gain >= LEAST_GAIN; i++)
    {
      if (!is_of (gaps, &gaps->items[i], characteristic))
        continue;
      if (self->n_all == 0)
        largest = gaps->items[i].gain;
      if (self->n_rows < max_rows)
        make_row (self, gaps, &gaps->items[i], largest, &rows[self->n_rows++]);
      self->n_all++;
    }
  self->rows = rows;
}

static void
make_problems (DrGapsState  *self,
               const DrGaps *gaps)
{
  const char **problem = dr_arena_array0 (self->arena, const char *, gaps->n_problems + 1);
  guint n = 0;

  for (guint i = 0; i < gaps->n_assessments; i++)
    if (gaps->assessments[i].problem != NULL)
      problem[n++] = dr_arena_strdup (self->arena, gaps->assessments[i].problem);
  self->problem = problem;
  if (n > 0)
    self->problems = keep (self, g_strdup_printf (ngettext ("%u assessment is not counted: the evidence in force does not fit it",
                                                            "%u assessments are not counted: the evidence in force does not fit them",
                                                            n), n));
}

static const char *
make_summary (DrGapsState  *self,
              const DrGaps *gaps)
{
  g_autofree char *figures = NULL;

  if (gaps->n_assessments == 0)
    return _("There is no live assessment yet: none is submitted, endorsed, approved or being monitored.");
  if (self->n_all == 0)
    return keep (self, g_strdup_printf (ngettext ("Nothing is uncertain here that a figure would settle, in %u assessment.",
                                                  "Nothing is uncertain here that a figure would settle, in %u assessments.",
                                                  gaps->n_assessments), gaps->n_assessments));
  figures = g_strdup_printf (ngettext ("%u figure would settle something.", "%u figures would settle something.", self->n_all),
                             self->n_all);

  /* Translators: "413 figures would settle something."; a number of assessments; all of them */
  return keep (self, g_strdup_printf (ngettext ("%1$s Who loses access is uncertain in %2$u of %3$u assessment.",
                                                "%1$s Who loses access is uncertain in %2$u of %3$u assessments.",
                                                gaps->n_assessments), figures, gaps->n_uncertain, gaps->n_assessments));
}

/**
 * dr_gaps_state_new:
 * @gaps: the gaps of a register
 * @characteristic: whose gaps: %DR_GAPS_EVERY_GROUP, %DR_GAPS_EVERYONE or a #DrCharacteristic
 * @max_rows: how many are listed, at most
 *
 * A figure that would settle less than a person is left out.
 *
 * Returns: (transfer full): what the page shows
 */
DrGapsState *
dr_gaps_state_new (const DrGaps *gaps,
                   int           characteristic,
                   guint         max_rows)
{
  DrGapsState *self = g_new0 (DrGapsState, 1);

  self->arena = dr_arena_new ();
  make_choices (self, gaps);
  make_rows (self, gaps, characteristic, max_rows);
  make_problems (self, gaps);
  self->summary = make_summary (self, gaps);

  return self;
}

/**
 * dr_gaps_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
dr_gaps_state_free (DrGapsState *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
