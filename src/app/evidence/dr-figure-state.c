#include "dr-figure-state.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"

static void
free_item (gpointer data)
{
  DrFigureItem *item = data;

  g_free (item->share);
  g_free (item->basis);
  g_free (item->source);
  g_free (item->marks);
  g_free (item->never);
  g_free (item->borrowed);
  g_free (item->note);
  g_free (item);
}

/**
 * dr_figure_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
dr_figure_state_free (DrFigureState *self)
{
  if (self == NULL)
    return;

  g_free (self->group);
  g_free (self->target);
  g_free (self->kind);
  g_free (self->count);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * dr_figure_target_name:
 * @evidence: an evidence base
 * @target: what a figure speaks of
 * @index: which
 *
 * Returns: (transfer none): its name
 */
const char *
dr_figure_target_name (const DrEvidence *evidence,
                       DrFigureTarget    target,
                       int               index)
{
  if (target == DR_TARGET_CHANNEL)
    return evidence->channels[index].name;

  return target == DR_TARGET_PREREQUISITE ? evidence->prerequisites[index].name : evidence->points[index].name;
}

/**
 * dr_figure_target_id:
 * @evidence: an evidence base
 * @target: what a figure speaks of
 * @index: which
 *
 * Returns: (transfer none): its id
 */
const char *
dr_figure_target_id (const DrEvidence *evidence,
                     DrFigureTarget    target,
                     int               index)
{
  if (target == DR_TARGET_CHANNEL)
    return evidence->channels[index].id;

  return target == DR_TARGET_PREREQUISITE ? evidence->prerequisites[index].id : evidence->points[index].id;
}

/**
 * dr_figure_target_word:
 * @target: what a figure speaks of
 *
 * Returns: (transfer none): the attribute of the format that names it
 */
const char *
dr_figure_target_word (DrFigureTarget target)
{
  static const char * const words[] = {
    [DR_TARGET_CHANNEL] = "channel", [DR_TARGET_PREREQUISITE] = "prerequisite", [DR_TARGET_POINT] = "point",
  };

  return words[target];
}

static char *
describe_basis (const DrEvidence *evidence,
                const DrFigure   *figure)
{
  DrSourceKind kind = evidence->sources[figure->source].kind;
  g_autofree char *date = dr_format_date (figure->date);
  g_autofree char *n = dr_format_whole (figure->n);

  if (figure->n > 0)
    /* Translators: %1$s is how many people answered, %2$s a date */
    return g_strdup_printf (ngettext ("%1$s answer, %2$s", "%1$s answers, %2$s", figure->n), n, date);
  if (kind == DR_SOURCE_CENSUS || kind == DR_SOURCE_ADMINISTRATIVE)
    return g_steal_pointer (&date);

  return g_strdup_printf (_("number of answers not given, %s"), date);
}

static char *
describe_borrowed (const DrEvidence *evidence,
                   const DrFigure   *figure)
{
  /* Translators: whom a figure speaks of. %1$s is as "usual residents", %2$s the name of an area */
  return g_strdup_printf (_("It speaks of %1$s, %2$s"), figure->population, evidence->areas[figure->area].name);
}

static DrFigureItem *
new_item (const DrEvidence *evidence,
          const DrRulebook *rulebook,
          DrDate            today,
          int               index)
{
  const DrFigure *figure = &evidence->figures[index];
  const DrSource *source = &evidence->sources[figure->source];
  DrFigureMarks marks = dr_figure_marks (evidence, figure, rulebook, today);
  DrFigureItem *item = g_new0 (DrFigureItem, 1);

  item->figure = index;
  item->share = dr_format_share (figure->share);
  item->basis = describe_basis (evidence, figure);
  item->source = g_strdup_printf ("%s, %s", source->title, source->publisher);
  item->marks = dr_figure_marks_words (marks);
  item->borrowed = (marks & DR_FIGURE_BORROWED) != 0 ? describe_borrowed (evidence, figure) : NULL;
  item->note = g_strdup (figure->note);
  if (!dr_figure_can_count (evidence, figure))
    item->never = g_strdup (_("A share of households says nothing of a group of people, and never counts."));

  return item;
}

/* As the checks would choose, had they to go on without the better ones. */
static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const DrEvidence *evidence = data;
  const DrFigureItem *one = *(const DrFigureItem * const *) a;
  const DrFigureItem *other = *(const DrFigureItem * const *) b;
  const DrFigure *first = &evidence->figures[one->figure];
  const DrFigure *second = &evidence->figures[other->figure];

  if ((one->never != NULL) != (other->never != NULL))
    return one->never != NULL ? 1 : -1;
  if (dr_figure_is_better (first, second))
    return -1;

  return dr_figure_is_better (second, first) ? 1 : one->figure - other->figure;
}

static char *
describe_count (guint    n,
                gboolean any_counts)
{
  if (!any_counts)
    return g_strdup (_("Nothing is known. The checks count it as anything from none to all."));
  if (n == 1)
    return g_strdup (_("One figure, which counts."));

  return g_strdup_printf (ngettext ("%u figure. The latest counts; of the same age, the one with more answers.",
                                    "%u figures. The latest counts; of the same age, the one with more answers.", n), n);
}

/**
 * dr_figure_state_new:
 * @evidence: an evidence base
 * @rulebook: whose rules about evidence judge its figures
 * @today: the day to judge them on
 * @wish: what is looked at
 *
 * Pure.
 *
 * Returns: (transfer full): what is known of it
 */
DrFigureState *
dr_figure_state_new (const DrEvidence   *evidence,
                     const DrRulebook   *rulebook,
                     DrDate              today,
                     const DrFigureWish *wish)
{
  DrFigureState *self = g_new0 (DrFigureState, 1);
  gboolean any_counts;

  self->group = g_strdup (evidence->groups[wish->group].name);
  self->target = g_strdup (dr_figure_target_name (evidence, wish->target, wish->target_index));
  self->kind = g_strdup (dr_figure_kind_label (wish->kind));
  self->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *figure = &evidence->figures[i];

      if (figure->kind == wish->kind && figure->group == wish->group && figure->target == wish->target
          && figure->target_index == wish->target_index)
        g_ptr_array_add (self->items, new_item (evidence, rulebook, today, (int) i));
    }
  g_ptr_array_sort_with_data (self->items, compare_items, (gpointer) evidence);
  any_counts = self->items->len > 0 && ((DrFigureItem *) self->items->pdata[0])->never == NULL;
  if (any_counts)
    ((DrFigureItem *) self->items->pdata[0])->counts = TRUE;
  self->count = describe_count (self->items->len, any_counts);

  return self;
}
