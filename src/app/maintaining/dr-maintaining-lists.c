/* What was promised and what became of it: actions by owner, targets, predictions, and what is late. */
#include "dr-maintaining-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

static void
add (GArray           *sorted,
     int               rank,
     DrDate            date,
     const char       *key,
     DrMaintainingLine line)
{
  const DrMaintainingSorted item = { line, rank, date, key };

  g_array_append_val (sorted, item);
}

/* "Parking permits, EIA-2026-001" */
static char *
name_assessment (const DrReturnDetail *detail)
{
  return g_strdup_printf (_("%1$s, %2$s"), dr_maintaining_service (detail), detail->reference);
}

static char *
open_words (guint n)
{
  return g_strdup_printf (ngettext ("%u open", "%u open", n), n);
}

static char *
overdue_words (guint n)
{
  if (n == 0)
    return g_strdup (_("none overdue"));

  return g_strdup_printf (ngettext ("%u overdue", "%u overdue", n), n);
}

/* --- Actions --- */

typedef struct {
  const char *name;      /* of the owner */
  gboolean    is_known;
  GArray     *lines;     /* of DrMaintainingSorted */
  GArray     *items;     /* of indices of the details */
  guint       overdue;
} Owner;

static void
free_owner (gpointer data)
{
  Owner *owner = data;

  g_array_unref (owner->lines);
  g_array_unref (owner->items);
  g_free (owner);
}

/* What is overdue first, then by how many. */
static int
compare_owners (gconstpointer a,
                gconstpointer b)
{
  const Owner *first = *(const Owner * const *) a;
  const Owner *second = *(const Owner * const *) b;

  if (first->overdue != second->overdue)
    return first->overdue > second->overdue ? -1 : 1;
  if (first->is_known != second->is_known)
    return second->is_known ? -1 : 1;
  if (first->lines->len != second->lines->len)
    return first->lines->len > second->lines->len ? -1 : 1;

  return g_utf8_collate (first->name, second->name);
}

static Owner *
find_owner (const DrMaintaining *self,
            GHashTable          *table,
            GPtrArray           *owners,
            const char          *id)
{
  const char *key = id != NULL ? id : "";
  Owner *owner = g_hash_table_lookup (table, key);

  if (owner != NULL)
    return owner;

  owner = g_new0 (Owner, 1);
  owner->is_known = key[0] != '\0';
  owner->name = !owner->is_known                 ? _("Nobody: the owner is not said")
                : self->filter->name_of != NULL ? self->filter->name_of (key, self->filter->data)
                                                : key;
  if (owner->is_known && self->filter->name_of != NULL && g_str_equal (owner->name, key))
    owner->name = dr_maintaining_take (self, g_strdup_printf (_("%s, who is not in the register"), key));
  owner->lines = g_array_new (FALSE, FALSE, sizeof (DrMaintainingSorted));
  owner->items = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (table, (gpointer) key, owner);
  g_ptr_array_add (owners, owner);

  return owner;
}

static const char *
note_due (const DrMaintaining  *self,
          const DrReturnAction *action,
          DrRegisterTone       *tone)
{
  g_autofree char *due = dr_format_date (action->due);

  *tone = DR_TONE_PLAIN;
  if (!dr_date_is_set (action->due))
    return _("No date is set");
  if (action->overdue)
    {
      *tone = DR_TONE_ERROR;
      return dr_maintaining_take (self, g_strdup_printf (_("Overdue since %s"), due));
    }
  if (dr_date_compare (action->due, self->details->as_of) < 0)
    return dr_maintaining_take (self, g_strdup_printf (_("Due %s, not approved yet"), due));

  return dr_maintaining_take (self, g_strdup_printf (_("Due %s"), due));
}

static void
add_action (const DrMaintaining  *self,
            Owner                *owner,
            guint                 index,
            const DrReturnAction *action)
{
  const DrReturnDetail *detail = &self->details->items[index];
  DrMaintainingLine line = {
    .title = action->text[0] != '\0' ? action->text : _("An action that says nothing yet"),
    .subtitle = dr_maintaining_take (self, name_assessment (detail)),
    .behind = dr_maintaining_one (self, index),
  };

  line.note = note_due (self, action, &line.tone);
  add (owner->lines, action->overdue ? 0 : 1, action->due, detail->reference, line);
  g_array_append_val (owner->items, index);
  owner->overdue += action->overdue;
}

/* The owner's name, with how much; then what it is. */
static void
take_owner (const DrMaintaining *self,
            Owner               *owner,
            GArray              *sorted)
{
  g_autofree char *open = open_words (owner->lines->len);
  g_autofree char *overdue = overdue_words (owner->overdue);
  DrMaintainingLine head = {
    .title = dr_arena_strdup (self->arena, owner->name),
    .subtitle = "",
    .heading = TRUE,
    .behind = dr_maintaining_behind (self, owner->items),
  };

  head.note = owner->overdue > 0 ? dr_maintaining_take (self, g_strdup_printf (_("%1$s, %2$s"), open, overdue))
                                 : dr_arena_strdup (self->arena, open);
  head.tone = owner->overdue > 0 ? DR_TONE_ERROR : DR_TONE_PLAIN;
  add (sorted, 0, DR_DATE_NONE, "", head);
  g_array_sort (owner->lines, dr_maintaining_compare_lines);
  g_array_append_vals (sorted, owner->lines->data, owner->lines->len);
}

/* dr_maintaining_actions(): the open ones, by owner and due date. */
void
dr_maintaining_actions (DrMaintaining *self)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (free_owner);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (DrMaintainingSorted));
  g_autofree char *open = NULL;
  g_autofree char *overdue = NULL;
  g_autofree char *closed = NULL;
  DrMaintainingList *list = &self->state->lists[DR_MAINTAINING_ACTIONS];
  guint n_open = 0;
  guint n_closed = 0;
  guint n_entered = 0;
  guint n_overdue = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      for (guint k = 0; k < detail->n_actions; k++)
        {
          const DrReturnAction *action = &detail->actions[k];

          n_entered += !action->open && action->entered;
          n_open += action->open;
          n_closed += !action->open;
          n_overdue += action->overdue;
          if (action->open)
            add_action (self, find_owner (self, table, owners, action->owner), self->items[i], action);
        }
    }
  g_ptr_array_sort (owners, compare_owners);
  for (guint i = 0; i < owners->len; i++)
    take_owner (self, owners->pdata[i], sorted);
  dr_maintaining_lines (self, sorted, list);

  open = open_words (n_open);
  overdue = overdue_words (n_overdue);
  closed = n_entered > 0
    /* Translators: the first number is of actions that are closed, the second of those whose closing is not sealed */
    ? g_strdup_printf (ngettext ("%1$u closed, %2$u not sealed yet", "%1$u closed, %2$u not sealed yet", n_closed),
                       n_closed, n_entered)
    : g_strdup_printf (ngettext ("%u closed", "%u closed", n_closed), n_closed);
  /* Translators: "5 open, of which 1 overdue; 2 closed." */
  list->summary = dr_maintaining_take (self, g_strdup_printf (_("%1$s, of which %2$s; %3$s."), open, overdue, closed));
  list->empty = n_closed > 0 ? dr_maintaining_take (self, g_strdup_printf (
                                 ngettext ("No action is open; %u is closed.", "No action is open; %u are closed.", n_closed),
                                 n_closed))
                             : _("No assessment has an action. Those of “Mitigation and actions” stand here once the "
                                 "assessment is submitted.");
}

/* --- Targets --- */

/* A value of a measure; a share as a percentage. */
static char *
format_value (const DrReturnTarget *target,
              double                value)
{
  g_autofree char *number = NULL;

  if (target->measure == NULL || g_strcmp0 (target->unit, "share") == 0)
    return dr_format_share (value);
  number = dr_format_count (value);

  return target->unit != NULL ? g_strdup_printf ("%s %s", number, target->unit) : g_strdup (number);
}

static char *
describe_target (const DrReturnTarget *target)
{
  g_autofree char *announce_by = dr_format_date (target->announce_by);
  g_autofree char *by = dr_format_date (target->by);
  g_autofree char *value = dr_is_known (target->target) ? format_value (target, target->target) : NULL;

  if (target->to_be_announced && dr_date_is_set (target->announce_by))
    return g_strdup_printf (target->overdue ? _("Target to be announced: it was due by %s")
                                            : _("Target to be announced by %s"), announce_by);
  if (target->to_be_announced)
    return g_strdup (_("Target to be announced"));
  if (value == NULL)
    return g_strdup (_("No target is set"));
  if (dr_date_is_set (target->by))
    return g_strdup_printf (_("Target %1$s by %2$s"), value, by);

  return g_strdup_printf (_("Target %s"), value);
}

static char *
describe_actual (const DrReturnTarget *target)
{
  g_autofree char *period = dr_format_date (target->period);
  g_autofree char *value = dr_is_known (target->actual) ? format_value (target, target->actual) : NULL;

  if (value == NULL)
    return g_strdup (_("Nothing measured yet"));
  if (dr_date_is_set (target->period))
    return g_strdup_printf (target->entered ? _("Result %1$s (%2$s), not sealed yet") : _("Result %1$s (%2$s)"), value, period);

  return g_strdup_printf (target->entered ? _("Result %s, not sealed yet") : _("Result %s"), value);
}

static void
add_target (const DrMaintaining  *self,
            GArray               *sorted,
            guint                 index,
            const DrReturnTarget *target)
{
  const DrReturnDetail *detail = &self->details->items[index];
  g_autofree char *result = describe_actual (target);
  g_autofree char *name = name_assessment (detail);
  gboolean measured = dr_is_known (target->actual);
  DrMaintainingLine line = {
    .title = dr_maintaining_take (self, target->group_name != NULL
               ? g_strdup_printf (_("%1$s: %2$s"), target->name, target->group_name) : g_strdup (target->name)),
    .subtitle = dr_maintaining_take (self, g_strdup_printf (_("%1$s. %2$s"), result, name)),
    .note = dr_maintaining_take (self, describe_target (target)),   /* what the tone is about: the result has none */
    .tone = target->overdue ? DR_TONE_ERROR : DR_TONE_PLAIN,
    .behind = dr_maintaining_one (self, index),
  };
  int rank = target->overdue ? 0 : target->to_be_announced ? 1 : measured ? 2 : 3;

  add (sorted, rank, target->to_be_announced ? target->announce_by : DR_DATE_NONE, detail->reference, line);
}

/* dr_maintaining_targets(): what is still to be announced first, then what has a result. */
void
dr_maintaining_targets (DrMaintaining *self)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (DrMaintainingSorted));
  g_autofree char *all = NULL;
  g_autofree char *measured = NULL;
  g_autofree char *open = NULL;
  g_autofree char *overdue = NULL;
  DrMaintainingList *list = &self->state->lists[DR_MAINTAINING_TARGETS];
  guint n_open = 0;
  guint n_overdue = 0;
  guint n_measured = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      for (guint k = 0; k < detail->n_targets; k++)
        {
          const DrReturnTarget *target = &detail->targets[k];

          n_open += target->to_be_announced;
          n_overdue += target->overdue;
          n_measured += dr_is_known (target->actual);
          add_target (self, sorted, self->items[i], target);
        }
    }
  g_array_sort (sorted, dr_maintaining_compare_lines);
  dr_maintaining_lines (self, sorted, list);

  all = g_strdup_printf (ngettext ("%u target or measure", "%u targets and measures", sorted->len), sorted->len);
  measured = g_strdup_printf (ngettext ("%u with a result", "%u with a result", n_measured), n_measured);
  open = g_strdup_printf (ngettext ("%u to be announced", "%u to be announced", n_open), n_open);
  overdue = overdue_words (n_overdue);
  /* Translators: "7 targets and measures: 3 with a result, 2 to be announced, of which 1 overdue." */
  list->summary = dr_maintaining_take (self, g_strdup_printf (
    _("%1$s: %2$s, %3$s, of which %4$s. Whether more or less is better depends on the target."), all, measured, open, overdue));
  list->empty = _("No assessment sets a target or a measure. Targets stand in the options, measures in “Monitoring”.");
}

/* --- Predictions --- */

static char *
format_prediction (const DrReturnResult *result)
{
  if (!result->known)
    return g_strdup (_("not known"));
  if (result->people)
    return dr_format_people ((DrPeople) { TRUE, (gint64) result->predicted.lo, (gint64) result->predicted.hi });

  return dr_format_interval (result->predicted);
}

static char *
format_actual (const DrReturnResult *result)
{
  g_autofree char *number = NULL;

  if (!result->people)
    return dr_format_share (result->value);
  number = dr_format_count (result->value);

  return g_strdup_printf (_("%s people"), number);
}

static void
add_prediction (const DrMaintaining  *self,
                GArray               *sorted,
                guint                 index,
                const DrReturnResult *result)
{
  const DrReturnDetail *detail = &self->details->items[index];
  g_autofree char *name = name_assessment (detail);
  g_autofree char *predicted = format_prediction (result);
  g_autofree char *actual = format_actual (result);
  g_autofree char *period = dr_format_date (result->period);
  DrMaintainingLine line = {
    .title = dr_maintaining_take (self, g_strdup_printf (_("%1$s: %2$s"), result->name, result->group_name)),
    .subtitle = dr_maintaining_take (self, g_strdup_printf (result->entered
                                             ? _("Predicted %1$s, measured %2$s (%3$s), not sealed yet. %4$s")
                                             : _("Predicted %1$s, measured %2$s (%3$s). %4$s"), predicted, actual, period, name)),
    .behind = dr_maintaining_one (self, index),
  };

  if (!result->known)
    line.note = _("Nothing to compare with");
  else if (result->as_predicted)
    line.note = _("As predicted");
  else
    line.note = result->value > result->predicted.hi ? _("More than predicted") : _("Less than predicted");
  line.tone = result->known && !result->as_predicted ? DR_TONE_WARNING : DR_TONE_PLAIN;
  add (sorted, result->known && !result->as_predicted ? 0 : result->known ? 1 : 2, DR_DATE_NONE, detail->reference, line);
}

/* dr_maintaining_predictions(): what turned out otherwise first. */
void
dr_maintaining_predictions (DrMaintaining *self)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (DrMaintainingSorted));
  DrMaintainingList *list = &self->state->lists[DR_MAINTAINING_PREDICTIONS];
  guint n_held = 0;
  guint n_known = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      for (guint k = 0; k < detail->n_results; k++)
        if (detail->results[k].predicts)
          {
            n_known += detail->results[k].known;
            n_held += detail->results[k].known && detail->results[k].as_predicted;
            add_prediction (self, sorted, self->items[i], &detail->results[k]);
          }
    }
  g_array_sort (sorted, dr_maintaining_compare_lines);
  dr_maintaining_lines (self, sorted, list);

  list->summary = dr_maintaining_take (self, g_strdup_printf (_("%1$u of %2$u results lie within what was predicted."), n_held,
                                                              n_known));
  list->empty = _("Nothing has been measured yet that was predicted. A measure in “Monitoring” that names a quantity of the "
                  "access review, and has a result after the change, is held against the prediction here.");
}

/* --- Late --- */

static void
add_late (const DrMaintaining *self,
          GArray              *sorted,
          guint                index,
          DrDate               date,
          const char          *words)
{
  const DrReturnDetail *detail = &self->details->items[index];
  g_autofree char *day = dr_format_date (date);
  const DrMaintainingLine line = {
    .title = detail->title != NULL ? detail->title : detail->reference,
    .subtitle = dr_maintaining_take (self, name_assessment (detail)),
    .note = dr_maintaining_take (self, g_strdup_printf (words, day)),
    .tone = DR_TONE_ERROR,
    .behind = dr_maintaining_one (self, index),
  };

  if (dr_date_is_set (date))
    add (sorted, 0, date, detail->reference, line);
}

/* dr_maintaining_late(): reviews and publications, the longest overdue first. */
void
dr_maintaining_late (DrMaintaining *self)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (DrMaintainingSorted));
  DrMaintainingList *list = &self->state->lists[DR_MAINTAINING_LATE];
  g_autofree char *reviews = NULL;
  g_autofree char *publications = NULL;
  guint n_reviews = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      n_reviews += dr_date_is_set (detail->review_overdue);
      add_late (self, sorted, self->items[i], detail->review_overdue, _("Review was due %s"));
      add_late (self, sorted, self->items[i], detail->publication_overdue, _("Was to be published by %s"));
    }
  g_array_sort (sorted, dr_maintaining_compare_lines);
  dr_maintaining_lines (self, sorted, list);

  reviews = g_strdup_printf (ngettext ("%u review", "%u reviews", n_reviews), n_reviews);
  publications = g_strdup_printf (ngettext ("%u publication", "%u publications", sorted->len - n_reviews), sorted->len - n_reviews);
  /* Translators: some reviews, some publications */
  list->summary = dr_maintaining_take (self, g_strdup_printf (_("Overdue: %1$s, %2$s."), reviews, publications));
  list->empty = _("No review and no publication is overdue.");
}
