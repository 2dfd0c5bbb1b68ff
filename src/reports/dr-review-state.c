#include "dr-review-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-mix-state.h"
#include "dr-names.h"

/* A figure that would narrow a range by less, in people, settles nothing. */
#define LEAST_GAIN 1.0

/* Figures that are named of one group, at most. */
#define MAX_TARGETS 3

/* @text: (transfer full) */
static const char *
keep (DrReviewState *self,
      char          *text)
{
  const char *kept = dr_arena_strdup (self->arena, text);

  g_free (text);

  return kept;
}

/* Nothing at all is known of a share. */
static gboolean
is_open (DrInterval share)
{
  return share.lo <= 0.0 && share.hi >= 1.0;
}

static DrIntervalValue
value_of (DrInterval share,
          DrPeople   people)
{
  if (!people.known || is_open (share))
    return (DrIntervalValue) { .known = FALSE };

  return (DrIntervalValue) { .known = TRUE, .lo = (double) people.lo, .hi = (double) people.hi };
}

static void
put_loss (const DrGroupReview *review,
          DrIntervalValue     *values)
{
  values[DR_INTERVAL_NEWLY_EXCLUDED] = value_of (review->mitigated.newly_excluded, review->mitigated.newly_excluded_people);
  values[DR_INTERVAL_AT_RISK] = value_of (review->mitigated.at_risk, review->mitigated.at_risk_people);
}

/* Rows while they are put in order: the worst first, by the most people that it could be. */
typedef struct {
  guint    group;
  gboolean unbounded;   /* not even the size of the group bounds it */
  gboolean unknown;     /* nothing but the size of the group bounds it */
  double   most;        /* people newly excluded, and people at risk, added up */
} Order;

static Order
order_of (const DrGroupReview *review,
          guint                group)
{
  const DrLoss *loss = &review->mitigated;
  Order order = { .group = group };

  order.unbounded = !loss->newly_excluded_people.known || !loss->at_risk_people.known;
  order.unknown = is_open (loss->newly_excluded) || is_open (loss->at_risk);
  if (!order.unbounded)
    order.most = (double) loss->newly_excluded_people.hi + (double) loss->at_risk_people.hi;
  else
    order.most = loss->newly_excluded.hi + loss->at_risk.hi;

  return order;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Order *first = a;
  const Order *second = b;

  if ((first->unbounded && first->most > 0) != (second->unbounded && second->most > 0))
    return first->unbounded && first->most > 0 ? -1 : 1;
  if (first->most != second->most)
    return first->most > second->most ? -1 : 1;
  if (first->unknown != second->unknown)
    return first->unknown ? -1 : 1;

  return first->group < second->group ? -1 : first->group > second->group;
}

/* `all` first, then the groups. */
static Order *
put_in_order (const DrCheck *check,
              guint          option)
{
  guint n = check->evidence->n_groups;
  Order *order = g_new (Order, n);

  for (guint i = 0; i < n; i++)
    order[i] = order_of (dr_access_review_get (check->review, option, i), i);
  if (n > 2)
    qsort (order + 1, n - 1, sizeof *order, compare);

  return order;
}

static gboolean
is_hidden (const DrReviewState *self,
           guint                group)
{
  return self->hidden != NULL && self->hidden[group];
}

static const char *
note_of (DrReviewState       *self,
         const DrGroupReview *review)
{
  const DrLoss *with = &review->mitigated;
  const DrLoss *without = &review->plain;
  g_autofree char *excluded = NULL;
  g_autofree char *at_risk = NULL;

  if (!with->at_risk_people.known && !is_open (with->at_risk))
    {
      at_risk = dr_format_interval (with->at_risk);
      return keep (self, g_strdup_printf (_("size not known; %s of the group at risk"), at_risk));
    }
  if (!review->has_mitigation || (with->newly_excluded.hi == without->newly_excluded.hi
                                  && with->at_risk.hi == without->at_risk.hi
                                  && with->newly_excluded.lo == without->newly_excluded.lo
                                  && with->at_risk.lo == without->at_risk.lo))
    return NULL;
  excluded = dr_format_people (without->newly_excluded_people);
  at_risk = dr_format_people (without->at_risk_people);

  return keep (self, g_strdup_printf (_("without mitigation: %1$s newly excluded, %2$s at risk"), excluded, at_risk));
}

/* Whether anybody may lose by the option. */
static gboolean
loses_anything (const DrCheck *check,
                guint          option)
{
  return dr_access_figures_list (check->figures, option, DR_PLACES_LOST)->n > 0;
}

/* The options beside which this one is seen: those in which something is lost as well. */
static guint
find_others (const DrCheck *check,
             guint          option,
             guint          others[DR_REVIEW_MAX_OTHERS])
{
  guint n = 0;

  for (guint i = 0; i < check->assessment->n_options && n < DR_REVIEW_MAX_OTHERS; i++)
    if (i != option && loses_anything (check, i))
      others[n++] = i;

  return n;
}

static void
make_people (DrReviewState *self,
             const DrCheck *check,
             const Order   *order,
             guint          max_rows)
{
  guint others[DR_REVIEW_MAX_OTHERS];
  guint n_others = find_others (check, self->option, others);
  guint n = max_rows > 0 ? MIN (max_rows + 1, self->n_groups) : self->n_groups;
  DrIntervalRow *rows = dr_arena_array0 (self->arena, DrIntervalRow, n);
  guint *groups = dr_arena_array0 (self->arena, guint, n);
  const char **names = dr_arena_array0 (self->arena, const char *, n_others + 1);

  for (guint i = 0; i < n_others; i++)
    names[i] = dr_arena_strdup (self->arena, check->assessment->options[others[i]].name);
  for (guint i = 0; i < n; i++)
    {
      guint group = order[i].group;
      const DrGroupReview *review = dr_access_review_get (check->review, self->option, group);
      DrIntervalValue *beside = dr_arena_array0 (self->arena, DrIntervalValue, n_others * DR_N_CHART_MEASURES + 1);

      for (guint j = 0; j < n_others; j++)
        put_loss (dr_access_review_get (check->review, others[j], group), beside + j * DR_N_CHART_MEASURES);
      rows[i] = (DrIntervalRow) {
        .name = dr_arena_strdup (self->arena, check->evidence->groups[group].name),
        .population = review->people,
        .total = group == DR_GROUP_ALL,
        .note = is_hidden (self, group) ? NULL : note_of (self, review),
        .others = beside,
      };
      put_loss (review, rows[i].value);
      groups[i] = group;
    }
  self->people.unit = DR_INTERVAL_PEOPLE;
  self->people.options = names;
  self->people.n_options = n_others;
  self->people.rows = rows;
  self->groups = groups;
  self->people.n_rows = n;
}

/* One number of decimals for all that stands in the cells. */
static guint
share_decimals (const DrReviewState *self,
                const DrCheck       *check,
                const Order         *order)
{
  guint decimals = 0;

  for (guint i = 0; i < self->n_groups; i++)
    {
      const DrGroupReview *review = dr_access_review_get (check->review, self->option, order[i].group);
      const DrBearsMore *against = &review->displaced_against_rest;

      if (review->displaced.known)
        decimals = MAX (decimals, dr_interval_decimals (review->displaced.share));
      if (review->restricted.known)
        decimals = MAX (decimals, dr_interval_decimals (review->restricted.share));
      if (review->displaced.known && against->applicable && against->known)
        decimals = MAX (decimals, dr_share_decimals (against->rest));
    }

  return decimals;
}

static DrHeatCell
share_cell (DrReviewState     *self,
            const DrBorne     *borne,
            const DrBearsMore *against,
            guint              decimals)
{
  DrHeatCell cell = { .value = DR_UNKNOWN };
  g_autofree char *rest = NULL;

  if (!borne->known)
    return cell;
  cell.value = borne->share.hi;
  cell.text = keep (self, dr_format_interval_with (borne->share, decimals));
  if (against != NULL && against->applicable && against->known)
    {
      rest = dr_format_share_with (against->rest, decimals);
      cell.detail = keep (self, g_strdup_printf (_("others %s"), rest));
    }

  return cell;
}

static void
make_shares (DrReviewState *self,
             const DrCheck *check,
             const Order   *order,
             guint          max_rows)
{
  static const char * const columns[] = { N_("Displaced"), N_("Restricted") };
  guint most = max_rows > 0 ? max_rows + 1 : self->n_groups;
  const char **heads = dr_arena_array0 (self->arena, const char *, G_N_ELEMENTS (columns));
  const char **names = dr_arena_array0 (self->arena, const char *, self->n_groups);
  DrHeatCell *cells = dr_arena_array0 (self->arena, DrHeatCell, self->n_groups * G_N_ELEMENTS (columns));
  guint decimals = share_decimals (self, check, order);
  guint n = 0;
  guint unknown = 0;

  for (guint i = 0; i < self->n_groups; i++)
    {
      const DrGroupReview *review = dr_access_review_get (check->review, self->option, order[i].group);

      if (!review->displaced.known && !review->restricted.known)
        unknown++;
      else if (n < most)
        {
          names[n] = dr_arena_strdup (self->arena, check->evidence->groups[order[i].group].name);
          cells[2 * n] = share_cell (self, &review->displaced, &review->displaced_against_rest, decimals);
          cells[2 * n + 1] = share_cell (self, &review->restricted, NULL, decimals);
          cells[2 * n].total = cells[2 * n + 1].total = order[i].group == DR_GROUP_ALL;
          n++;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    heads[i] = _(columns[i]);
  self->shares = (DrHeatMapData) {
    .value_name = _("Share of the group"),
    .detail_name = _("the same of those who are not in the group"),
    .columns = heads,
    .n_columns = G_N_ELEMENTS (columns),
    .rows = names,
    .n_rows = n,
    .cells = cells,
  };
  if (unknown > 0)
    self->shares_unknown = keep (self, g_strdup_printf (ngettext ("Unknown for %u group: no figure says which way its people prefer.",
                                                                  "Unknown for %u groups: no figure says which way their people prefer.",
                                                                  unknown), unknown));
}

static void
make_mixes (DrReviewState *self,
            const DrCheck *check)
{
  const DrOption *option = &check->assessment->options[self->option];
  const DrChannelMixes *mixes = (int) self->option == check->assessment->chosen && check->mixes != NULL
                                  ? check->mixes
                                  : dr_channel_mixes_new (check->evidence, check->assessment->service, option, self->arena);

  dr_mix_state_fill (check->evidence, mixes, self->arena, &self->mixes);
}

/* What could be asked of one group, the most telling first. */
static DrReviewSettle
settle_item (DrReviewState      *self,
             const DrCheck      *check,
             const DrSettleList *list,
             guint               first)
{
  g_autoptr (GString) targets = g_string_new (NULL);
  guint n = 0;

  for (guint i = first; i < list->n && n < MAX_TARGETS; i++)
    {
      const DrSettle *settle = &list->items[i];
      g_autofree char *target = NULL;

      if (settle->group != list->items[first].group || settle->gain < LEAST_GAIN)
        continue;
      target = dr_subject_describe (check, dr_settle_target (check->figures, settle, self->arena));
      g_string_append_printf (targets, "%s%s", n++ > 0 ? ", " : "", target);
    }

  return (DrReviewSettle) { list->items[first].group, dr_arena_strdup (self->arena, targets->str), n, list->items[first].gain };
}

/**
 * dr_review_settle_format:
 * @self: what could be asked
 *
 * Returns: (transfer none): the sentence for it, translated: the group as %1$s, what is asked of as %2$s, people as %3$s
 */
const char *
dr_review_settle_format (const DrReviewSettle *self)
{
  /* Translators: a group; channels, access points or what a channel needs; a number of people */
  return self->n_targets == 1 ? _("%1$s: how many can use %2$s. It would narrow the range by about %3$s people.")
                              : _("%1$s: how many can use each of %2$s. The first would narrow the range by about %3$s people.");
}

static const char *
settle_words (DrReviewState        *self,
              const DrCheck        *check,
              const DrReviewSettle *item)
{
  g_autofree char *people = dr_format_whole ((gint64) round (item->gain));

  return keep (self, g_strdup_printf (dr_review_settle_format (item), check->evidence->groups[item->group].name, item->targets,
                                      people));
}

static void
make_settle (DrReviewState  *self,
             const DrCheck  *check,
             const gboolean *unranked)
{
  DrSettleList list = (int) self->option == check->assessment->chosen ? check->settle
                                                                      : dr_settle_new (check->figures, self->option, self->arena);
  const char **sentences = dr_arena_array0 (self->arena, const char *, DR_REVIEW_MAX_SETTLE + 1);
  DrReviewSettle *items = dr_arena_array0 (self->arena, DrReviewSettle, DR_REVIEW_MAX_SETTLE);
  g_autofree gboolean *said = g_new0 (gboolean, self->n_groups);
  guint n = 0;

  for (guint i = 0; i < list.n && n < DR_REVIEW_MAX_SETTLE && list.items[i].gain >= LEAST_GAIN; i++)
    {
      if (said[list.items[i].group] || (unranked != NULL && unranked[list.items[i].group]))
        continue;
      said[list.items[i].group] = TRUE;
      items[n] = settle_item (self, check, &list, i);
      sentences[n] = settle_words (self, check, &items[n]);
      n++;
    }
  self->settle = sentences;
  self->settle_items = items;
}

static void
count (const DrReviewState *self,
       const DrCheck       *check,
       guint               *certain,
       guint               *unknown)
{
  *certain = *unknown = 0;
  for (guint i = 1; i < check->evidence->n_groups; i++)
    {
      const DrLoss *loss = &dr_access_review_get (check->review, self->option, i)->mitigated;

      if (is_hidden (self, i))
        continue;
      *certain += loss->at_risk.lo > 0.0 || loss->newly_excluded.lo > 0.0;
      *unknown += is_open (loss->at_risk) || is_open (loss->newly_excluded);
    }
}

static void
make_sentences (DrReviewState *self,
                const DrCheck *check)
{
  const DrLoss *all = &dr_access_review_get (check->review, self->option, DR_GROUP_ALL)->mitigated;
  const char **sentences = dr_arena_array0 (self->arena, const char *, 4);
  guint unknown;
  guint n = 0;

  self->sentences = sentences;
  if (!self->changes)
    {
      sentences[n] = _("No access point closes, shrinks or moves in this option: nobody is newly excluded or at risk by it.");
      return;
    }
  count (self, check, &self->n_certain, &unknown);
  if (is_open (all->newly_excluded) || !all->newly_excluded_people.known)
    sentences[n++] = _("How many people are newly excluded in all is not known.");
  else
    {
      g_autofree char *people = dr_format_people (all->newly_excluded_people);

      sentences[n++] = keep (self, g_strdup_printf (_("Newly excluded in all: %s."), people));
    }
  if (self->n_certain > 0)
    sentences[n++] = keep (self, g_strdup_printf (ngettext ("In %u group somebody is sure to be newly excluded or at risk.",
                                                            "In %u groups somebody is sure to be newly excluded or at risk.",
                                                            self->n_certain), self->n_certain));
  if (unknown > 0)
    sentences[n++] = keep (self, g_strdup_printf (ngettext ("For %u group the figures that would tell are missing.",
                                                            "For %u groups the figures that would tell are missing.",
                                                            unknown), unknown));
}

static void
add_value (GString         *digest,
           DrIntervalValue  value)
{
  g_string_append_printf (digest, value.known ? "%.0f-%.0f " : "? ", value.lo, value.hi);
}

static void
make_digests (DrReviewState *self)
{
  g_autoptr (GString) people = g_string_new (NULL);
  g_autoptr (GString) shares = g_string_new (NULL);
  g_autoptr (GString) mixes = g_string_new (NULL);

  for (guint i = 0; i < self->people.n_options; i++)
    g_string_append_printf (people, "%s\n", self->people.options[i]);
  for (guint i = 0; i < self->people.n_rows; i++)
    {
      const DrIntervalRow *row = &self->people.rows[i];

      g_string_append_printf (people, "%s %.0f %s ", row->name, row->population, row->note != NULL ? row->note : "");
      for (guint j = 0; j < DR_N_CHART_MEASURES; j++)
        add_value (people, row->value[j]);
      for (guint j = 0; j < self->people.n_options * DR_N_CHART_MEASURES; j++)
        add_value (people, row->others[j]);
    }
  for (guint i = 0; i < self->shares.n_rows; i++)
    for (guint j = 0; j < self->shares.n_columns; j++)
      {
        const DrHeatCell *cell = &self->shares.cells[i * self->shares.n_columns + j];

        g_string_append_printf (shares, "%s %s %s\n", self->shares.rows[i], cell->text != NULL ? cell->text : "?",
                                cell->detail != NULL ? cell->detail : "");
      }
  for (guint i = 0; i < self->mixes.n_rows; i++)
    for (guint j = 0; j < DR_N_CHART_MIXES; j++)
      {
        const DrMixValue *value = &self->mixes.rows[i].value[j];

        g_string_append_printf (mixes, "%s %d %.9f %.9f\n", self->mixes.rows[i].name, value->stated, value->share.lo,
                                value->share.hi);
      }
  self->people_digest = dr_arena_strdup (self->arena, people->str);
  self->shares_digest = dr_arena_strdup (self->arena, shares->str);
  self->mixes_digest = dr_arena_strdup (self->arena, mixes->str);
}

/**
 * dr_review_state_new:
 * @check: of the assessment
 * @option: index of the option reviewed
 * @max_rows: groups shown at most, besides everyone; 0: all
 *
 * Groups come worst first: by the most people newly excluded, and at risk, that it could be. Where nothing is known that
 * is the whole group; a group of unknown size comes before all others.
 *
 * Returns: (transfer full): what the review shows
 */
DrReviewState *
dr_review_state_new (const DrCheck *check,
                     guint          option,
                     guint          max_rows)
{
  return dr_review_state_new_without (check, option, max_rows, NULL, NULL);
}

/**
 * dr_review_state_new_without:
 * @check: of the assessment
 * @option: index of the option reviewed
 * @max_rows: groups shown at most, besides everyone; 0: all
 * @hidden: (nullable): a flag for each group: what it loses is not shown, so it is not counted either
 * @unranked: (nullable): a flag for each group: what would settle it is not shown as it is, so it is not said to settle most
 *
 * As dr_review_state_new().
 *
 * Returns: (transfer full): what the review shows
 */
DrReviewState *
dr_review_state_new_without (const DrCheck  *check,
                             guint           option,
                             guint           max_rows,
                             const gboolean *hidden,
                             const gboolean *unranked)
{
  DrReviewState *self = g_new0 (DrReviewState, 1);
  g_autofree Order *order = put_in_order (check, option);

  self->arena = dr_arena_new ();
  self->hidden = hidden;
  self->option = option;
  self->n_groups = check->evidence->n_groups;
  self->changes = loses_anything (check, option);
  make_sentences (self, check);
  if (self->changes)
    {
      make_people (self, check, order, max_rows);
      make_shares (self, check, order, max_rows);
    }
  make_mixes (self, check);
  make_settle (self, check, unranked);
  make_digests (self);

  return self;
}

/**
 * dr_review_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
dr_review_state_free (DrReviewState *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
