#include "dr-check-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"
#include "dr-prediction.h"
#include "dr-text.h"

/* Columns of the access review. */
#define GROUP_WIDTH 31
#define SIZE_WIDTH 9
#define RANGE_WIDTH 19
#define BAR_WIDTH 8
#define SETTLE_ROWS 10

/* The options side by side. */
#define OPTION_WIDTH 16
#define OPTIONS_ABREAST 4

static void
add_fact (GString    *out,
          const char *name,
          const char *value)
{
  g_autofree char *indent = NULL;
  GString *first = g_string_new (NULL);

  dr_text_cell (first, name, 16, DR_ALIGN_LEFT);
  indent = g_strnfill (16, ' ');
  dr_text_paragraph (out, first->str, indent, value);
  g_string_free (first, TRUE);
}

static void
add_head (GString       *out,
          const DrCheck *check)
{
  const DrAssessment *assessment = check->assessment;
  g_autofree char *reference = g_strdup_printf (_("%s, version %u"), assessment->reference, assessment->version);
  g_autofree char *effective = dr_format_date (assessment->effective);
  g_autofree char *decision = dr_format_date (assessment->decision_date);
  g_autofree char *as_of = dr_format_date (check->context->as_of);
  g_autofree char *tested = g_strdup_printf (_("%s, as of %s, rulebook %s %s"), dr_step_label (check->next_step), as_of,
                                             check->rulebook->id, check->rulebook->version);
  g_autofree char *evidence = g_strdup_printf ("%s (%s %s)", check->evidence->title, check->evidence->id,
                                               check->evidence->version);

  dr_text_paragraph (out, "", "", assessment->title);
  g_string_append_c (out, '\n');
  add_fact (out, _("Reference"), reference);
  add_fact (out, _("Service"), check->evidence->services[assessment->service].name);
  if (!assessment->access_review)
    {
      add_fact (out, _("Takes effect"), effective);
      add_fact (out, _("Decision"), decision);
    }
  add_fact (out, _("Tested for"), tested);
  add_fact (out, _("Evidence"), evidence);
}

/* The option's access points, one line each where something changes. */
static void
add_change (GString       *out,
            const DrCheck *check,
            guint          option)
{
  const DrAssessment *assessment = check->assessment;

  for (guint p = 0; p < assessment->n_points; p++)
    {
      const DrPointOffer *offer = &assessment->options[option].offers[p];
      guint state = dr_access_figures_state (check->figures, option, p);

      g_string_append (out, "  ");
      dr_text_cell (out, assessment->points[p].name, 44, DR_ALIGN_LEFT);
      g_string_append (out, "  ");
      if ((state & DR_POINT_RELOCATED) != 0)
        g_string_append_printf (out, _("moves to: %s"), assessment->points[offer->to].name);
      else if ((state & DR_POINT_WITHDRAWN) != 0)
        g_string_append (out, _("withdrawn"));
      else if ((state & DR_POINT_REDUCED) != 0 && dr_is_known (offer->hours_after))
        g_string_append_printf (out, _("reduced to %g hours a week"), offer->hours_after);
      else if ((state & DR_POINT_REDUCED) != 0)
        g_string_append (out, _("reduced"));
      else if ((state & DR_POINT_BEFORE) == 0 && (state & DR_POINT_AFTER) != 0)
        g_string_append (out, _("new"));
      else if ((state & DR_POINT_AFTER) != 0)
        g_string_append (out, _("as before"));
      else
        g_string_append (out, _("not offered"));
      g_string_append_c (out, '\n');
    }
}

/* Whether anything at all is known of how the group can use what the service offers. */
static gboolean
has_figures (const DrCheck *check,
             guint          group)
{
  const DrAccessFigures *figures = check->figures;

  for (guint p = 0; p < figures->n_places; p++)
    {
      guint channel = (guint) figures->channel[p];
      int prerequisite = figures->prerequisite[channel];

      if (figures->use_place[group * figures->n_places + p].figure != DR_NO_INDEX
          || figures->use_channel[group * figures->n_channels + channel].figure != DR_NO_INDEX
          || (prerequisite != DR_NO_INDEX
              && figures->use_prerequisite[group * figures->n_prerequisites + (guint) prerequisite].figure
                   != DR_NO_INDEX))
        return TRUE;
    }

  return FALSE;
}

static char *
range_of (DrInterval share,
          DrPeople   people)
{
  g_autofree char *lo = NULL;
  g_autofree char *hi = NULL;

  if (!people.known)
    return dr_format_interval (share);
  lo = dr_format_whole (people.lo);
  if (people.lo == people.hi)
    return g_steal_pointer (&lo);
  hi = dr_format_whole (people.hi);

  /* Translators: the lower and upper end of a number of people */
  return g_strdup_printf (_("%1$s to %2$s"), lo, hi);
}

static void
add_range (GString    *out,
           DrInterval  share,
           DrPeople    people)
{
  g_autofree char *range = range_of (share, people);

  g_string_append (out, "  ");
  dr_text_cell (out, range, RANGE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append_c (out, ' ');
  dr_text_bar (out, share, BAR_WIDTH);
}

static void
add_row (GString       *out,
         const char    *name,
         double         people,
         const DrLoss  *loss)
{
  g_autofree char *size = dr_is_known (people) ? dr_format_whole ((gint64) people) : g_strdup ("?");

  dr_text_cell (out, name, GROUP_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, size, SIZE_WIDTH, DR_ALIGN_RIGHT);
  add_range (out, loss->newly_excluded, loss->newly_excluded_people);
  add_range (out, loss->at_risk, loss->at_risk_people);
  g_string_append_c (out, '\n');
}

static void
add_row_of_titles (GString    *out,
                   const char *first)
{
  dr_text_cell (out, first, GROUP_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, _("People"), SIZE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append (out, "  ");
  dr_text_cell (out, _("Newly excluded"), RANGE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append_printf (out, " %*s  ", BAR_WIDTH, "");
  dr_text_cell (out, _("At risk"), RANGE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append_c (out, '\n');
}

typedef struct {
  guint                group;
  const DrGroupReview *review;
} ReviewRow;

/* Worst first: the most who certainly lose, then the most who may. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const DrLoss *loss_a = &((const ReviewRow *) a)->review->plain;
  const DrLoss *loss_b = &((const ReviewRow *) b)->review->plain;
  double keys_a[] = { loss_a->newly_excluded.lo, loss_a->at_risk.lo, loss_a->newly_excluded.hi, loss_a->at_risk.hi };
  double keys_b[] = { loss_b->newly_excluded.lo, loss_b->at_risk.lo, loss_b->newly_excluded.hi, loss_b->at_risk.hi };

  for (guint i = 0; i < G_N_ELEMENTS (keys_a); i++)
    if (keys_a[i] != keys_b[i])
      return keys_a[i] < keys_b[i] ? 1 : -1;

  return 0;
}

/* The groups of whom nothing is known in one paragraph: their rows would all say "none to all". */
static void
add_unknown_groups (GString       *out,
                    const DrCheck *check)
{
  GString *names = g_string_new (NULL);

  for (guint g = 1; g < check->evidence->n_groups; g++)
    if (!has_figures (check, g))
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", check->evidence->groups[g].name);
  if (names->len > 0)
    {
      g_string_append_c (out, '\n');
      dr_text_paragraph (out, "", "", _("Nothing is known of which ways in these groups can use, so anything from none to "
                                        "all of those who rely on what changes may be affected:"));
      dr_text_paragraph (out, "  ", "  ", names->str);
    }
  g_string_free (names, TRUE);
}

static void
add_review (GString       *out,
            const DrCheck *check,
            guint          option)
{
  g_autofree ReviewRow *rows = g_new (ReviewRow, check->evidence->n_groups);
  guint n = 0;

  for (guint g = 0; g < check->evidence->n_groups; g++)
    if (g == DR_GROUP_ALL || has_figures (check, g))
      rows[n++] = (ReviewRow) { g, dr_access_review_get (check->review, option, g) };
  g_qsort_with_data (rows, (int) n, sizeof (ReviewRow), compare_rows, NULL);

  add_row_of_titles (out, _("Group"));
  for (guint i = 0; i < n; i++)
    {
      add_row (out, check->evidence->groups[rows[i].group].name, rows[i].review->people, &rows[i].review->plain);
      if (rows[i].review->has_mitigation)
        add_row (out, _("  with mitigation"), rows[i].review->people, &rows[i].review->mitigated);
    }
  add_unknown_groups (out, check);
}

/* A share that was borne, or a dash. */
static char *
borne_text (const DrBorne *borne)
{
  return borne->known ? dr_format_interval (borne->share) : g_strdup ("–");
}

static void
add_burden (GString       *out,
            const DrCheck *check,
            guint          option)
{
  static const guint widths[] = { 33, 16, 16, 16, 19 };
  gboolean titled = FALSE;

  for (guint g = 0; g < check->evidence->n_groups; g++)
    {
      const DrGroupReview *review = dr_access_review_get (check->review, option, g);
      g_autofree char *displaced = borne_text (&review->displaced);
      g_autofree char *restricted = borne_text (&review->restricted);
      g_autofree char *affected = borne_text (&review->affected);
      const DrBearsMore *against = &review->affected_against_rest;
      g_autofree char *difference = against->known ? g_strdup_printf ("%+.1f", against->difference * 100.0)
                                                   : g_strdup ("–");

      if (!review->affected.known || review->affected.share.hi <= 0.0)
        continue;
      if (!titled)
        {
          dr_text_heading (out, _("Whose main way in goes or shrinks"));
          dr_text_cell (out, _("Group"), widths[0], DR_ALIGN_LEFT);
          dr_text_cell (out, _("Displaced"), widths[1], DR_ALIGN_RIGHT);
          dr_text_cell (out, _("Restricted"), widths[2], DR_ALIGN_RIGHT);
          dr_text_cell (out, _("Affected"), widths[3], DR_ALIGN_RIGHT);
          dr_text_cell (out, _("Points above rest"), widths[4], DR_ALIGN_RIGHT);
          g_string_append_c (out, '\n');
          titled = TRUE;
        }
      dr_text_cell (out, check->evidence->groups[g].name, widths[0], DR_ALIGN_LEFT);
      dr_text_cell (out, displaced, widths[1], DR_ALIGN_RIGHT);
      dr_text_cell (out, restricted, widths[2], DR_ALIGN_RIGHT);
      dr_text_cell (out, affected, widths[3], DR_ALIGN_RIGHT);
      dr_text_cell (out, difference, widths[4], DR_ALIGN_RIGHT);
      g_string_append_c (out, '\n');
    }
}

static DrInterval
quantity_of (const DrLoss *loss,
             gboolean      at_risk)
{
  return at_risk ? loss->at_risk : loss->newly_excluded;
}

/* Whether no option can exclude, or put at risk, anybody. */
static gboolean
is_nobody (const DrCheck *check,
           gboolean       at_risk)
{
  for (guint o = 0; o < check->assessment->n_options; o++)
    for (guint g = 0; g < check->evidence->n_groups; g++)
      if (quantity_of (&dr_access_review_get (check->review, o, g)->mitigated, at_risk).hi > 0.0)
        return FALSE;

  return TRUE;
}

/* One quantity of the options that fit beside one another, a row a group. */
static void
add_option_block (GString       *out,
                  const DrCheck *check,
                  guint          first,
                  gboolean       at_risk)
{
  const DrAssessment *assessment = check->assessment;
  guint last = MIN (first + OPTIONS_ABREAST, assessment->n_options);

  dr_text_cell (out, at_risk ? _("At risk") : _("Newly excluded"), GROUP_WIDTH - 1, DR_ALIGN_LEFT);
  for (guint o = first; o < last; o++)
    {
      g_autofree char *name = assessment->options[o].chosen ? g_strdup_printf ("* %s", assessment->options[o].name)
                                                            : g_strdup (assessment->options[o].name);

      g_string_append_c (out, ' ');
      dr_text_cell (out, name, OPTION_WIDTH, DR_ALIGN_RIGHT);
    }
  g_string_append_c (out, '\n');

  for (guint g = 0; g < check->evidence->n_groups; g++)
    {
      if (g != DR_GROUP_ALL && !has_figures (check, g))
        continue;
      dr_text_cell (out, check->evidence->groups[g].name, GROUP_WIDTH - 1, DR_ALIGN_LEFT);
      for (guint o = first; o < last; o++)
        {
          const DrLoss *loss = &dr_access_review_get (check->review, o, g)->mitigated;
          g_autofree char *range = range_of (quantity_of (loss, at_risk),
                                             at_risk ? loss->at_risk_people : loss->newly_excluded_people);

          g_string_append_c (out, ' ');
          dr_text_cell (out, range, OPTION_WIDTH, DR_ALIGN_RIGHT);
        }
      g_string_append_c (out, '\n');
    }
}

static void
add_options (GString       *out,
             const DrCheck *check)
{
  guint n = check->assessment->n_options;

  if (n < 2)
    return;

  dr_text_heading (out, _("The options side by side, with mitigations (* the chosen one)"));
  for (guint at_risk = FALSE; at_risk <= TRUE; at_risk++)
    {
      if (at_risk)
        g_string_append_c (out, '\n');
      if (is_nobody (check, at_risk))
        dr_text_paragraph (out, "", "", at_risk ? _("Nobody is at risk in any option.")
                                                : _("Nobody is newly excluded in any option."));
      else
        for (guint first = 0; first < n; first += OPTIONS_ABREAST)
          add_option_block (out, check, first, at_risk);
    }
}

/* What any one of the figures of rows @first to @last - 1 tells, in one cell. */
static char *
join_targets (const DrCheck *check,
              guint          first,
              guint          last)
{
  g_autoptr (DrArena) scratch = dr_arena_new ();
  GString *targets = g_string_new (NULL);

  for (guint i = first; i < last; i++)
    {
      const char *id = dr_settle_target (check->figures, &check->settle.items[i], scratch);
      g_autofree char *target = dr_subject_describe (check, id);

      g_string_append_printf (targets, "%s%s", i > first ? "; " : "", target);
    }

  return g_string_free (targets, FALSE);
}

/* Figures of a group that would settle equally much share a row. */
static void
add_settle (GString       *out,
            const DrCheck *check)
{
  const DrSettleList *settle = &check->settle;
  g_autofree char *indent = g_strnfill (9 + 2 + GROUP_WIDTH + 2, ' ');
  guint n = 0;
  guint next;

  for (guint i = 0; i < settle->n && n < SETTLE_ROWS && settle->items[i].gain >= 0.5; i = next)
    {
      const DrSettle *row = &settle->items[i];
      g_autofree char *gain = dr_format_whole ((gint64) round (row->gain));
      g_autofree char *targets = NULL;
      GString *start = g_string_new (NULL);

      for (next = i + 1; next < settle->n && settle->items[next].group == row->group
                         && settle->items[next].gain == row->gain;)
        next++;
      if (n++ == 0)
        {
          dr_text_heading (out, _("Which figure would settle it"));
          dr_text_cell (out, _("People"), 9, DR_ALIGN_RIGHT);
          g_string_append (out, "  ");
          dr_text_cell (out, _("Group"), GROUP_WIDTH, DR_ALIGN_LEFT);
          g_string_append_printf (out, "  %s\n", _("Find out who can use any one of"));
        }
      targets = join_targets (check, i, next);
      dr_text_cell (start, gain, 9, DR_ALIGN_RIGHT);
      g_string_append (start, "  ");
      dr_text_cell (start, check->evidence->groups[row->group].name, GROUP_WIDTH, DR_ALIGN_LEFT);
      g_string_append (start, "  ");
      dr_text_paragraph (out, start->str, indent, targets);
      g_string_free (start, TRUE);
    }
}

/* Figures for which another counts, so that nobody thinks they were forgotten. */
static void
add_set_aside (GString       *out,
               const DrCheck *check)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < check->evidence->n_figures; i++)
    if (dr_access_figures_set_aside (check->figures, i))
      {
        const DrFigure *figure = &check->evidence->figures[i];
        g_autofree char *date = dr_format_date (figure->date);

        g_string_append_printf (ids, "%s%s, %s (%s)", ids->len > 0 ? "; " : "",
                                check->evidence->sources[figure->source].title,
                                check->evidence->groups[figure->group].name, date);
      }
  if (ids->len > 0)
    {
      g_autofree char *text = g_strdup_printf (_("Set aside, since a later or better founded figure for the same thing "
                                                 "counts: %s."), ids->str);

      g_string_append_c (out, '\n');
      dr_text_paragraph (out, "", "", text);
    }
  g_string_free (ids, TRUE);
}

/* After the change: what was measured beside what was predicted. */
static void
add_predictions (GString       *out,
                 const DrCheck *check,
                 guint          option)
{
  g_autoptr (DrArena) scratch = dr_arena_new ();
  guint n;
  const DrPrediction *rows = dr_predictions_new (check->assessment, check->review, option, scratch, &n);

  for (guint i = 0; i < n; i++)
    {
      const DrMeasure *measure = &check->assessment->measures[rows[i].measure];
      const DrMeasureResult *result = &measure->results[rows[i].result];
      DrPeople people = { TRUE, (gint64) rows[i].predicted.lo, (gint64) rows[i].predicted.hi };
      g_autofree char *predicted = !rows[i].known ? g_strdup (_("nothing"))
                                   : rows[i].people ? dr_format_people (people)
                                                    : dr_format_interval (rows[i].predicted);
      g_autofree char *actual = rows[i].people ? dr_format_count (rows[i].actual) : dr_format_share (rows[i].actual);
      g_autofree char *period = dr_format_date (result->period);
      g_autofree char *line
        = g_strdup_printf (_("%s, %s, %s: predicted %s, measured %s: %s"), measure->name,
                           check->evidence->groups[result->group].name, period, predicted, actual,
                           rows[i].as_predicted ? _("as predicted") : _("not as predicted"));

      if (i == 0)
        dr_text_heading (out, _("Predicted and actual"));
      dr_text_paragraph (out, "  ", "    ", line);
    }
}

/**
 * dr_check_to_text:
 * @check: a check
 *
 * Returns: (transfer full): the whole of it, for a terminal
 */
char *
dr_check_to_text (const DrCheck *check)
{
  GString *out = g_string_new (NULL);
  int chosen = check->assessment->chosen;

  add_head (out, check);
  if (chosen != DR_NO_INDEX)
    {
      g_autofree char *title = g_strdup_printf (_("Access review: %s"), check->assessment->options[chosen].name);

      dr_text_heading (out, title);
      add_change (out, check, (guint) chosen);
      g_string_append_c (out, '\n');
      dr_text_paragraph (out, "", "", _("How many people would have no way left that they can use (newly excluded), or "
                                        "only a reduced one or a new place (at risk). Each range is what is consistent "
                                        "with the evidence; in the bars, solid is certain and shaded is possible."));
      g_string_append_c (out, '\n');
      add_review (out, check, (guint) chosen);
      add_burden (out, check, (guint) chosen);
    }
  add_options (out, check);
  if (chosen != DR_NO_INDEX)
    add_predictions (out, check, (guint) chosen);
  dr_findings_to_text (out, check);
  add_settle (out, check);
  add_set_aside (out, check);

  return g_string_free (out, FALSE);
}
