/* What was promised, and what became of it: actions by owner, what is late, targets, measures, predictions, standards. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"
#include "dr-result-words.h"

/* --- Actions --- */

typedef struct {
  const char *person;     /* (nullable): id */
  GPtrArray  *actions;    /* of DrStatedAction */
  guint       n_overdue;
} Owner;

static void
free_owner (gpointer data)
{
  Owner *owner = data;

  g_ptr_array_unref (owner->actions);
  g_free (owner);
}

static Owner *
find_owner (GPtrArray  *owners,
            GHashTable *by_person,
            const char *person)
{
  const char *key = person != NULL ? person : "";
  Owner *owner = g_hash_table_lookup (by_person, key);

  if (owner != NULL)
    return owner;
  owner = g_new0 (Owner, 1);
  owner->person = person;
  owner->actions = g_ptr_array_new ();
  g_ptr_array_add (owners, owner);
  g_hash_table_insert (by_person, (gpointer) key, owner);

  return owner;
}

/* Who is late with most first; what nobody owns after what somebody does. */
static int
compare_owners (gconstpointer a,
                gconstpointer b)
{
  const Owner *first = *(const Owner * const *) a;
  const Owner *second = *(const Owner * const *) b;

  if (first->n_overdue != second->n_overdue)
    return first->n_overdue > second->n_overdue ? -1 : 1;
  if (first->actions->len != second->actions->len)
    return first->actions->len > second->actions->len ? -1 : 1;

  return g_strcmp0 (first->person, second->person);
}

/* Late ones first, then by date, those without one last. */
static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  const DrStatedAction *first = *(const DrStatedAction * const *) a;
  const DrStatedAction *second = *(const DrStatedAction * const *) b;
  gboolean set = dr_date_is_set (first->due);
  int order = 0;

  if (first->overdue != second->overdue)
    return first->overdue ? -1 : 1;
  if (set != dr_date_is_set (second->due))
    return set ? -1 : 1;
  if (set)
    order = dr_date_compare (first->due, second->due);
  if (order == 0)
    order = strcmp (first->assessment, second->assessment);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static DrWords
due_words (const DrReturnPages  *self,
           const DrStatedAction *action)
{
  const DrValue value = dr_value_date (self->out, action->due);

  if (!dr_date_is_set (action->due))
    return dr_report_missing (&self->words, _("No date is set"));
  if (action->overdue)
    /* Translators: a date */
    return dr_words_styled (self->out, dr_words_format (self->out, _("Overdue since %s"), &value, 1), DR_RUN_STRONG);

  return dr_words_value (self->out, value);
}

static void
add_owner (const DrReturnPages *self,
           const Owner         *owner,
           guint                index)
{
  const char * const titles[] = { _("Action"), _("Assessment"), _("Due") };
  const DrValue values[2] = { dr_value_number (self->out, owner->actions->len), dr_value_number (self->out, owner->n_overdue) };
  g_autofree char *anchor = g_strdup_printf ("owner-%u", index + 1);

  dr_document_add_heading (self->out, 2, anchor, dr_return_report_owner (self, owner->person));
  g_ptr_array_sort (owner->actions, compare_actions);
  /* Translators: two numbers of actions */
  dr_document_start_table (self->out, anchor, dr_words_format (self->out, _("Open: %1$s, of which overdue: %2$s"), values, 2),
                           G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 4);
  dr_document_set_weight (self->out, 1, 4);
  dr_document_set_weight (self->out, 2, 2);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < owner->actions->len; i++)
    {
      const DrStatedAction *action = g_ptr_array_index (owner->actions, i);
      const DrWords what[2] = {
        action->text[0] != '\0' ? dr_report_said (&self->words, action->text, "actions/action/text")
                                : dr_report_words (&self->words, action->id),
        dr_words_styled (self->out, dr_report_words (&self->words, dr_report_action_kind (action->kind)), DR_RUN_MUTED),
      };

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, what, 2, "\n"), 1, 1);
      dr_return_report_cell (self, dr_return_report_assessment (self, action->assessment));
      dr_return_report_cell (self, due_words (self, action));
    }
  dr_return_report_end_table (self);
}

void
dr_return_report_add_actions (const DrReturnPages *self)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (free_owner);
  g_autoptr (GHashTable) by_person = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_actions; k++)
      {
        const DrStatedAction *action = &self->now->services[i].actions[k];
        Owner *owner = find_owner (owners, by_person, action->owner);

        g_ptr_array_add (owner->actions, (gpointer) action);
        owner->n_overdue += action->overdue;
      }
  g_ptr_array_sort (owners, compare_owners);

  dr_report_chapter (&self->words, "actions", _("Open actions, by owner"));
  if (owners->len == 0)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_words (&self->words, _("No action is open.")));
  for (guint i = 0; i < owners->len; i++)
    add_owner (self, g_ptr_array_index (owners, i), i);
}

/* --- Reviews and publications --- */

static int
compare_late (gconstpointer a,
              gconstpointer b)
{
  const DrStatedLate *first = *(const DrStatedLate * const *) a;
  const DrStatedLate *second = *(const DrStatedLate * const *) b;
  int order = dr_date_compare (first->due, second->due);

  return order != 0 ? order : strcmp (first->assessment, second->assessment);
}

void
dr_return_report_add_late (const DrReturnPages *self)
{
  const char * const titles[] = { _("Assessment"), _("What is late"), _("Was due"), _("Decided") };
  g_autoptr (GPtrArray) late = g_ptr_array_new ();

  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_late; k++)
      g_ptr_array_add (late, (gpointer) &self->now->services[i].late[k]);
  if (late->len == 0)
    return;
  g_ptr_array_sort (late, compare_late);
  dr_report_chapter (&self->words, "late", _("Reviews and publications that are late"));
  dr_report_start_table (&self->words, "late-table", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 3);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < late->len; i++)
    {
      const DrStatedLate *item = g_ptr_array_index (late, i);

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_return_report_assessment (self, item->assessment), 1, 1);
      dr_return_report_cell (self, dr_report_words (&self->words, item->publication ? _("Publication") : _("Review")));
      dr_return_report_cell (self, dr_report_date (&self->words, item->due));
      dr_return_report_cell (self, dr_report_date (&self->words, item->decided));
    }
  dr_return_report_end_table (self);
}

/* --- Targets --- */

/* A value of a measure; a share as a percentage. */
static DrWords
value_words (const DrReturnPages  *self,
             const DrStatedTarget *target,
             double                value,
             const char           *word)
{
  return dr_is_known (value) ? dr_words_value (self->out, dr_return_report_result (self, target, value, word)) : dr_words_none ();
}

static DrWords
announced (const DrReturnPages  *self,
           const DrStatedTarget *target)
{
  const DrValue day = dr_value_date (self->out, target->announce_by);
  DrWords words;

  if (!dr_date_is_set (target->announce_by))
    return dr_report_missing (&self->words, _("To be announced"));
  /* Translators: a date */
  words = dr_words_format (self->out, target->overdue ? _("To be announced: it was due by %s") : _("To be announced by %s"), &day, 1);

  return target->overdue ? dr_words_styled (self->out, words, DR_RUN_STRONG) : words;
}

static DrWords
target_words (const DrReturnPages  *self,
              const DrStatedTarget *target)
{
  const DrValue by = dr_value_date (self->out, target->by);
  DrWords parts[2] = { dr_words_none (), dr_words_none () };

  if (target->to_be_announced)
    parts[0] = announced (self, target);
  else if (!dr_is_known (target->target))
    parts[0] = dr_report_missing (&self->words, _("not set"));
  else
    parts[0] = value_words (self, target, target->target, "target");
  if (dr_date_is_set (target->by))
    /* Translators: a date */
    parts[1] = dr_words_styled (self->out, dr_words_format (self->out, _("by %s"), &by, 1), DR_RUN_MUTED);

  return dr_words_joined (self->out, parts, 2, "\n");
}

static DrWords
result_words (const DrReturnPages  *self,
              const DrStatedTarget *target)
{
  const DrValue n = dr_return_report_answers (self, target);
  const DrWords parts[4] = {
    value_words (self, target, target->actual, "value"),
    dr_words_styled (self->out, dr_report_date (&self->words, target->period), DR_RUN_MUTED),
    target->n > 0 ? dr_words_styled (self->out, dr_words_format (self->out, _("%s answers"), &n, 1), DR_RUN_MUTED) : dr_words_none (),
    dr_words_styled (self->out, dr_report_words (&self->words, g_strcmp0 (target->scope, "service") == 0    ? _("of the service")
                                                               : g_strcmp0 (target->scope, "district") == 0 ? _("of the district")
                                                                                                            : NULL), DR_RUN_MUTED),
  };

  if (!dr_is_known (target->actual))
    return dr_report_missing (&self->words, _("Nothing measured yet"));

  return dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), "\n");
}

/* What is overdue first, then what is to be announced, what has a result, and the rest. */
static int
compare_targets (gconstpointer a,
                 gconstpointer b)
{
  const DrStatedTarget *items[2] = { *(const DrStatedTarget * const *) a, *(const DrStatedTarget * const *) b };
  int rank[2];
  int order;

  for (guint i = 0; i < 2; i++)
    rank[i] = items[i]->overdue ? 0 : items[i]->to_be_announced ? 1 : dr_is_known (items[i]->actual) ? 2 : 3;
  if (rank[0] != rank[1])
    return rank[0] - rank[1];
  order = strcmp (items[0]->assessment, items[1]->assessment);

  return order != 0 ? order : (items[0] > items[1]) - (items[0] < items[1]);
}

static void
add_target (const DrReturnPages  *self,
            const DrStatedTarget *target,
            gboolean              measures)
{
  const DrWords name[2] = {
    target->measure != NULL ? dr_report_said (&self->words, target->name, "monitoring/measure/@name")
                            : dr_report_words (&self->words, target->name),
    dr_words_styled (self->out, dr_report_words (&self->words, target->group_name), DR_RUN_MUTED),
  };

  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, name, 2, "\n"), 1, 1);
  dr_return_report_cell (self, dr_return_report_assessment (self, target->assessment));
  if (measures)
    dr_return_report_cell (self, value_words (self, target, target->baseline, "baseline"));
  dr_return_report_cell (self, target_words (self, target));
  dr_return_report_cell (self, result_words (self, target));
  if (!measures)
    dr_return_report_cell (self, value_words (self, target, target->difference, "difference"));
}

static void
add_targets (const DrReturnPages *self,
             gboolean             measures)
{
  const char *titles[5] = { measures ? _("Measure") : _("Channel"), _("Assessment") };
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint n = 2;

  for (guint i = 0; i < self->now->n_services; i++)
    {
      const DrStatedService *service = &self->now->services[i];

      for (guint k = 0; k < (measures ? service->n_measures : service->n_targets); k++)
        g_ptr_array_add (items, (gpointer) (measures ? &service->measures[k] : &service->targets[k]));
    }
  dr_report_heading (&self->words, 2, measures ? "measures" : "shift", measures ? _("Measures") : _("Targets for channel shift"));
  if (items->len == 0)
    {
      dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_words (&self->words, _("None in this period.")));
      return;
    }
  g_ptr_array_sort (items, compare_targets);
  if (measures)
    titles[n++] = _("Before");
  titles[n++] = _("Target");
  titles[n++] = _("Result");
  if (!measures)
    titles[n++] = _("Result less target");
  dr_report_start_table (&self->words, measures ? "measures-table" : "shift-table", NULL, n);
  dr_document_set_weight (self->out, 0, 3);
  dr_document_set_weight (self->out, 1, 3);
  for (guint i = 2; i < n; i++)
    dr_document_set_weight (self->out, i, 2);
  dr_report_head_row (&self->words, titles, n);
  for (guint i = 0; i < items->len; i++)
    add_target (self, g_ptr_array_index (items, i), measures);
  dr_return_report_end_table (self);
}

void
dr_return_report_add_targets (const DrReturnPages *self)
{
  dr_report_chapter (&self->words, "targets", _("Targets and results"));
  dr_report_small (&self->words, _("Whether more or less is better depends on the target: more on the website, fewer on the "
                                   "telephone. A return does not say."));
  add_targets (self, FALSE);
  add_targets (self, TRUE);
}

/* --- Predictions --- */

static DrWords
predicted (const DrReturnPages      *self,
           const DrStatedPrediction *prediction)
{
  g_autofree char *key = dr_return_report_predicted_key (prediction);

  return prediction->known ? dr_words_value (self->out, dr_return_report_predicted (self, prediction))
                           : dr_words_value (self->out, dr_value_unknown (self->out, _("not known"), key));
}

static DrWords
measured (const DrReturnPages      *self,
          const DrStatedPrediction *prediction)
{
  const DrValue n = dr_return_report_answers_to (self, prediction);
  const DrWords parts[3] = {
    dr_words_value (self->out, dr_return_report_measured (self, prediction)),
    dr_words_styled (self->out, dr_report_date (&self->words, prediction->period), DR_RUN_MUTED),
    prediction->n > 0 ? dr_words_styled (self->out, dr_words_format (self->out, _("%s answers"), &n, 1), DR_RUN_MUTED)
                      : dr_words_none (),
  };

  return dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), "\n");
}

static const char *
held (const DrStatedPrediction *prediction)
{
  if (!prediction->known)
    return _("Nothing to compare with");
  if (prediction->as_predicted)
    return _("As predicted");

  return prediction->actual > prediction->predicted.hi ? _("More than predicted") : _("Less than predicted");
}

void
dr_return_report_add_predictions (const DrReturnPages *self)
{
  const char * const titles[] = { _("Measure"), _("Assessment"), _("Predicted"), _("Measured"), _("Comparison") };
  guint n = 0;

  for (guint i = 0; i < self->now->n_services; i++)
    n += self->now->services[i].n_predictions;
  if (n == 0)
    return;
  dr_report_chapter (&self->words, "predictions", _("Predicted and measured"));
  dr_report_start_table (&self->words, "predictions-table", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_weight (self->out, 1, 2);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_predictions; k++)
      {
        const DrStatedPrediction *prediction = &self->now->services[i].predictions[k];
        const DrValue actual = dr_return_report_measured (self, prediction);
        g_autofree char *key = dr_return_report_predicted_key (prediction);
        const DrWords name[2] = {
          dr_report_said (&self->words, prediction->name, "monitoring/measure/@name"),
          dr_words_styled (self->out, dr_report_words (&self->words, prediction->group_name), DR_RUN_MUTED),
        };

        dr_document_start_row (self->out);
        dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, name, 2, "\n"), 1, 1);
        dr_return_report_cell (self, dr_return_report_assessment (self, prediction->assessment));
        dr_return_report_cell (self, predicted (self, prediction));
        dr_return_report_cell (self, measured (self, prediction));
        dr_return_report_cell (self, dr_words_value (self->out, dr_value_decided (self->out, held (prediction), actual.key, key)));
      }
  dr_return_report_end_table (self);
}

/* --- Standards --- */

static gboolean
is_nothing_stated (const DrStatedStandard *standard)
{
  return !standard->worse && !dr_is_known (standard->before) && !dr_is_known (standard->after);
}

/* Standards of one assessment of which nothing is stated, from the first on: they are said in one row. Returns: how many; at least 1 */
static guint
count_alike (const DrStatedService *service,
             guint                  first)
{
  guint end = first + 1;

  while (end < service->n_standards && is_nothing_stated (&service->standards[first]) && is_nothing_stated (&service->standards[end])
         && strcmp (service->standards[end].assessment, service->standards[first].assessment) == 0)
    end++;

  return end - first;
}

static void
add_standards (const DrReturnPages    *self,
               const DrStatedStandard *standards,
               guint                   n)
{
  const double values[2] = { standards->before, standards->after };
  g_autofree DrWords *channels = g_new (DrWords, n);

  for (guint i = 0; i < n; i++)
    channels[i] = dr_report_words (&self->words, standards[i].channel_name);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, channels, n, "; "), 1, 1);
  dr_return_report_cell (self, dr_return_report_assessment (self, standards->assessment));
  dr_return_report_cell (self, dr_report_words (&self->words, standards->worse ? _("Worse") : _("Not stated")));
  for (guint v = 0; v < 2; v++)
    {
      g_autofree char *text = dr_result_value_words (values[v], standards->unit);

      dr_return_report_cell (self, dr_is_known (values[v])
        ? dr_words_value (self->out, dr_report_result (self->out, standards->unit, NULL, values[v], DR_UNKNOWN, text, NULL))
        : dr_words_none ());
    }
}

void
dr_return_report_add_standards (const DrReturnPages *self)
{
  const char * const titles[] = { _("Channel"), _("Assessment"), _("Standard"), _("Before"), _("After") };
  guint n = 0;

  for (guint i = 0; i < self->now->n_services; i++)
    n += self->now->services[i].n_standards;
  if (n == 0)
    return;
  dr_report_chapter (&self->words, "standards", _("Service standards that get worse, or are not stated"));
  dr_report_start_table (&self->words, "standards-table", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 1, 2);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < self->now->n_services; i++)
    {
      const DrStatedService *service = &self->now->services[i];

      for (guint k = 0; k < service->n_standards; k += count_alike (service, k))
        add_standards (self, &service->standards[k], count_alike (service, k));
    }
  dr_return_report_end_table (self);
}
