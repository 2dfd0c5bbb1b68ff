/* The first page, for members: what happened, what adds up, what is late, and what they are asked to note. It stands alone. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-effect-cells.h"
#include "dr-names.h"

/* A grid of so many services has room on the page beside the rest, for so many groups; of more services the worst cells are
 * named. */
#define MOST_ROWS 4
#define MOST_COLUMNS 7
#define MOST_CELLS 6

/* Late things that are named. */
#define MOST_LATE 3

static void
add_item (const DrReturnPages *self,
          const char          *format,
          const DrValue       *values,
          guint                n)
{
  dr_document_add_item (self->out, dr_words_format (self->out, format, values, n));
}

static void
add_lead (const DrReturnPages *self)
{
  const DrStatedTally *all = &self->now->all;
  const DrValue values[3] = {
    dr_value_text (self->out, self->now->council), dr_value_number (self->out, all->n), dr_value_number (self->out, all->in_effect),
  };

  dr_document_add_paragraph (self->out, DR_PARAGRAPH_LEAD, all->n == 0
    /* Translators: the council */
    ? dr_words_format (self->out, _("No equality impact assessment of %s belongs to this period."), values, 1)
    /* Translators: the council; two numbers of assessments */
    : dr_words_format (self->out,
                       ngettext ("%1$s has %2$s equality impact assessment in this period, of which %3$s in effect: submitted, with "
                                 "an option chosen.",
                                 "%1$s has %2$s equality impact assessments in this period, of which %3$s in effect: submitted, with "
                                 "an option chosen.", all->n), values, 3));
}

static void
add_burden (const DrReturnPages *self)
{
  guint n;
  const DrStatedGroup *worst = dr_return_report_worst (&self->now->all, &n);
  const DrStatedPeople *plain = worst != NULL ? &worst->people[DR_RETURN_NEWLY_EXCLUDED] : NULL;
  const DrStatedPeople *mitigated = worst != NULL ? &worst->people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED] : NULL;
  const DrValue groups[2] = { dr_value_number (self->out, self->now->all.n_groups), dr_value_number (self->out, n) };

  if (self->now->all.n_groups == 0)
    {
      add_item (self, _("No group is known to be affected."), NULL, 0);
      return;
    }
  if (worst == NULL)
    {
      add_item (self, ngettext ("%1$s group is affected, or may be; no assessment says negative or mixed for any.",
                                "%1$s groups are affected, or may be; no assessment says negative or mixed for any.",
                                self->now->all.n_groups), groups, 1);
      return;
    }
  {
    const DrValue values[4] = {
      groups[0], dr_value_text (self->out, worst->name), dr_value_number (self->out, worst->negative), groups[1],
    };

    /* Translators: a number of groups; a group; a number of assessments; a number of groups */
    add_item (self, n > 1 ? ngettext ("Groups affected, or perhaps: %1$s. Most often negative or mixed, in %3$s assessment each: %4$s groups, "
                                      "among them %2$s.",
                                      "Groups affected, or perhaps: %1$s. Most often negative or mixed, in %3$s assessments each: %4$s groups, "
                                      "among them %2$s.", worst->negative)
                          : ngettext ("Groups affected, or perhaps: %1$s. Most often negative or mixed, in %3$s assessment: %2$s.",
                                      "Groups affected, or perhaps: %1$s. Most often negative or mixed, in %3$s assessments: %2$s.",
                                      worst->negative), values, 4);
  }
  {
    g_autofree char *plain_key = dr_return_report_key ("all", worst->id, "newly-excluded");
    g_autofree char *mitigated_key = dr_return_report_key ("all", worst->id, "newly-excluded-mitigated");
    const DrValue values[4] = {
      dr_value_text (self->out, worst->name),
      dr_value_people (self->out, (DrPeople) { TRUE, plain->lo, plain->hi }, DR_UNKNOWN, plain_key),
      dr_value_people (self->out, (DrPeople) { TRUE, mitigated->lo, mitigated->hi }, DR_UNKNOWN, mitigated_key),
      dr_value_number (self->out, mitigated->unknown),
    };

    if (mitigated->unknown == 0)
      /* Translators: a group; two numbers of people */
      add_item (self, _("Of %1$s, %2$s could be newly excluded, and %3$s with the mitigations that are promised, counted once for "
                        "each assessment."), values, 3);
    else
      /* Translators: a group; two numbers of people; a number of assessments */
      add_item (self, ngettext ("Of %1$s, %2$s could be newly excluded, and %3$s with the mitigations that are promised; in %4$s "
                                "assessment it is not known.",
                                "Of %1$s, %2$s could be newly excluded, and %3$s with the mitigations that are promised; in %4$s "
                                "assessments it is not known.", mitigated->unknown), values, 4);
  }
}

static void
add_together (const DrReturnPages *self)
{
  const DrValue groups[2] = { dr_value_number (self->out, self->now->n_groups), dr_value_number (self->out, self->now->group_months) };
  const DrValue channels[2] = { dr_value_number (self->out, self->now->n_channels),
                                dr_value_number (self->out, self->now->channel_months) };

  if (self->now->n_groups > 0)
    /* Translators: a number of groups; of months */
    add_item (self, ngettext ("For %1$s group two or more changes that are negative or mixed come together within %2$s months.",
                              "For %1$s groups two or more changes that are negative or mixed come together within %2$s months.",
                              self->now->n_groups), groups, 2);
  if (self->now->n_channels > 0)
    /* Translators: a number of channels; of months */
    add_item (self, ngettext ("From %1$s channel two or more services withdraw within %2$s months.",
                              "From %1$s channels two or more services withdraw within %2$s months.", self->now->n_channels),
              channels, 2);
  if (self->now->n_groups + self->now->n_channels == 0)
    add_item (self, _("No changes come together for a group, and no services withdraw from the same channel."), NULL, 0);
}

static void
add_moves (const DrReturnPages *self)
{
  DrValue values[DR_N_RETURN_CHANGES];
  guint n = 0;

  for (guint i = 0; i < DR_N_RETURN_CHANGES; i++)
    {
      guint count = dr_return_report_changes (&self->now->all, (DrReturnChange) i);

      values[i] = dr_value_number (self->out, count);
      n += count;
    }
  if (n == 0)
    add_item (self, _("No access point is withdrawn, reduced or moved."), NULL, 0);
  else
    add_item (self, _("Access points: %1$s withdrawn, %2$s reduced, %3$s moved."), values, DR_N_RETURN_CHANGES);
}

static void
add_targets (const DrReturnPages *self)
{
  const DrStatedTargets *shift = &self->now->all.targets;
  const DrStatedTargets *measures = &self->now->all.measures;
  const DrValue values[4] = {
    dr_value_number (self->out, shift->n + measures->n), dr_value_number (self->out, shift->measured + measures->measured),
    dr_value_number (self->out, shift->to_be_announced + measures->to_be_announced),
    dr_value_number (self->out, shift->overdue + measures->overdue),
  };

  if (shift->n + measures->n == 0)
    add_item (self, _("No target and no measure is set."), NULL, 0);
  else
    add_item (self, _("Targets and measures: %1$s, with a result %2$s; still to be announced %3$s, of which overdue %4$s."), values, 4);
}

static void
add_trend (const DrReturnPages *self)
{
  const DrStatedTally *now = &self->now->all;
  const DrStatedTally *before = self->before != NULL ? &self->before->all : NULL;

  if (before == NULL)
    return;
  {
    const DrValue values[4] = {
      dr_value_number (self->out, before->in_effect), dr_value_number (self->out, now->in_effect),
      dr_value_number (self->out, dr_return_report_actions (before, TRUE)),
      dr_value_number (self->out, dr_return_report_actions (now, TRUE)),
    };

    add_item (self, _("Against the period before: assessments in effect from %1$s to %2$s, overdue actions from %3$s to %4$s."),
              values, 4);
  }
}

static void
add_sentences (const DrReturnPages *self)
{
  add_lead (self);
  if (self->now->all.n == 0)
    return;
  dr_document_start_list (self->out, FALSE);
  add_burden (self);
  add_together (self);
  add_moves (self);
  add_targets (self);
  add_trend (self);
  dr_document_end_list (self->out);
}

/* --- What adds up --- */

/* A cell that may be named: a group in a service. */
typedef struct {
  const DrStatedService *service;
  const DrStatedGroup   *group;
} Cell;

static int
compare_cells (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const DrReturnPages *self = data;
  const Cell *first = a;
  const Cell *second = b;
  const DrStatedPeople *one = &first->group->people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED];
  const DrStatedPeople *other = &second->group->people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED];
  int order;

  if (first->group->negative != second->group->negative)
    return first->group->negative > second->group->negative ? -1 : 1;
  if (!self->open && one->hi != other->hi)
    return one->hi > other->hi ? -1 : 1;
  if (!self->open && one->lo != other->lo)
    return one->lo > other->lo ? -1 : 1;
  order = strcmp (first->service->id, second->service->id);

  return order != 0 ? order : strcmp (first->group->id, second->group->id);
}

static void
add_worst_cells (const DrReturnPages *self)
{
  const char * const titles[] = { _("Group"), _("Service"), _("Assessments"), _("Negative or mixed"),
                                  _("Newly excluded, with mitigation") };
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].tally.n_groups; k++)
      {
        const Cell cell = { &self->now->services[i], &self->now->services[i].tally.groups[k] };

        g_array_append_val (cells, cell);
      }
  g_array_sort_with_data (cells, compare_cells, (gpointer) self);
  dr_report_start_table (&self->words, "worst-cells", _("Where most falls on a group"), G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_weight (self->out, 1, 2);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < MIN (cells->len, MOST_CELLS); i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);
      g_autofree char *unit = g_strdup_printf ("service:%s", cell->service->id);
      g_autofree char *key = dr_return_report_key (unit, cell->group->id, "newly-excluded-mitigated");

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (&self->words, cell->group->name), 1, 1);
      dr_return_report_cell (self, dr_report_words (&self->words, cell->service->name));
      dr_return_report_cell (self, dr_return_report_number (self, cell->group->assessments));
      dr_return_report_cell (self, dr_return_report_number (self, cell->group->negative));
      dr_return_report_cell (self, dr_return_report_people (self, cell->group, DR_RETURN_NEWLY_EXCLUDED_MITIGATED, key));
    }
  dr_return_report_end_table (self);
}

static void
add_effects (const DrReturnPages *self)
{
  const DrValue *values;
  const DrHeatMapData *all = dr_return_report_grid (self, TRUE, &values);
  DrHeatMapData *grid = dr_arena_new0 (dr_document_builder_get_arena (self->out), DrHeatMapData);
  const DrChartData data = { DR_CHART_DATA_HEAT, { .heat = grid }, .values = values };

  if (all->n_rows == 0)
    return;
  *grid = *all;
  grid->n_rows = MIN (all->n_rows, MOST_ROWS);   /* the worst stand first */
  dr_report_heading (&self->words, 2, "adds-up", _("What adds up"));
  if (grid->n_columns > MOST_COLUMNS)
    add_worst_cells (self);
  else
    {
      const DrValue counts[2] = { dr_value_number (self->out, grid->n_rows), dr_value_number (self->out, all->n_rows) };

      dr_document_add_figure (self->out, "members-grid", dr_report_words (&self->words, grid->value_name),
                              /* Translators: two numbers of groups */
                              dr_words_format (self->out, _("The groups that most assessments say negative or mixed for, %1$s of %2$s, by service: from the "
                                                            "least to the most that the evidence allows."), counts, 2), data, NULL);
    }
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL,
                             dr_words_linked (self->out,
                                              dr_report_words (&self->words, _("All groups and services, with the figures as a table: “What "
                                                                               "falls on whom, all services together”.")),
                                              "#effects"));
}

/* --- What is late --- */

/* Something that is late, whatever it is. */
typedef struct {
  DrDate                due;
  const char           *assessment;
  const DrStatedAction *action;    /* (nullable) */
  const DrStatedLate   *late;      /* (nullable): else */
} Item;

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *first = a;
  const Item *second = b;
  int order = dr_date_compare (first->due, second->due);

  if (order == 0)
    order = strcmp (first->assessment, second->assessment);
  if (order == 0)
    order = g_strcmp0 (first->action != NULL ? first->action->id : NULL, second->action != NULL ? second->action->id : NULL);

  return order != 0 ? order : (first->late != NULL && first->late->publication) - (second->late != NULL && second->late->publication);
}

static GArray *
list_late (const DrReturnPages *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < self->now->n_services; i++)
    {
      const DrStatedService *service = &self->now->services[i];

      for (guint k = 0; k < service->n_actions; k++)
        if (service->actions[k].overdue)
          {
            const Item item = { service->actions[k].due, service->actions[k].assessment, &service->actions[k], NULL };

            g_array_append_val (items, item);
          }
      for (guint k = 0; k < service->n_late; k++)
        {
          const Item item = { service->late[k].due, service->late[k].assessment, NULL, &service->late[k] };

          g_array_append_val (items, item);
        }
    }
  g_array_sort (items, compare_items);

  return items;
}

static DrWords
late_words (const DrReturnPages *self,
            const Item          *item)
{
  if (item->action != NULL && item->action->text[0] != '\0')
    return dr_report_said (&self->words, item->action->text, "actions/action/text");

  return dr_report_words (&self->words, item->action != NULL          ? _("Action")
                                        : item->late->publication ? _("Publication")
                                                                  : _("Review"));
}

static void
add_late_rows (const DrReturnPages *self,
               const GArray        *items)
{
  const char * const titles[] = { _("Longest overdue"), _("Assessment"), _("Owner"), _("Was due") };

  dr_report_start_table (&self->words, "members-late", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 4);
  dr_document_set_weight (self->out, 1, 4);
  dr_document_set_weight (self->out, 2, 2);
  dr_document_set_weight (self->out, 3, 2);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < MIN (items->len, MOST_LATE); i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, late_words (self, item), 1, 1);
      dr_return_report_cell (self, dr_return_report_assessment (self, item->assessment));
      dr_return_report_cell (self, item->action != NULL ? dr_return_report_owner (self, item->action->owner) : dr_words_none ());
      dr_return_report_cell (self, dr_report_date (&self->words, item->due));
    }
  dr_return_report_end_table (self);
}

/* Of those that the table does not list. */
static void
add_more (const DrReturnPages *self,
          const char          *words,
          guint                n,
          const char          *to)
{
  const DrValue value = dr_value_number (self->out, n);

  if (n > 0)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL, dr_words_linked (self->out, dr_words_format (self->out, words, &value, 1), to));
}

static void
add_late (const DrReturnPages *self)
{
  const DrStatedTally *all = &self->now->all;
  g_autoptr (GArray) items = list_late (self);
  const DrValue values[3] = {
    dr_value_number (self->out, dr_return_report_actions (all, TRUE)), dr_value_number (self->out, all->reviews_overdue),
    dr_value_number (self->out, all->publications_overdue),
  };
  guint more[2] = { 0, 0 };   /* actions; reviews and publications */

  dr_report_heading (&self->words, 2, "overdue", _("What is overdue"));
  if (items->len == 0)
    {
      dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_words (&self->words, _("Nothing is overdue.")));
      return;
    }
  /* Translators: numbers of actions, of reviews, of publications */
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                             dr_words_format (self->out, _("Overdue: actions %1$s, reviews %2$s, publications %3$s."), values, 3));
  add_late_rows (self, items);
  for (guint i = MOST_LATE; i < items->len; i++)
    more[g_array_index (items, Item, i).action == NULL]++;
  add_more (self, ngettext ("%s more action is listed by owner, with every open action.",
                            "%s more actions are listed by owner, with every open action.", more[0]), more[0], "#actions");
  add_more (self, ngettext ("%s more review or publication is listed where all that are late are.",
                            "%s more reviews and publications are listed where all that are late are.", more[1]), more[1], "#late");
}

/* --- What to note --- */

static void
add_to_note (const DrReturnPages *self)
{
  const DrStatedTally *all = &self->now->all;
  guint late = dr_return_report_actions (all, TRUE) + all->reviews_overdue + all->publications_overdue;
  guint announce = all->targets.to_be_announced + all->measures.to_be_announced;
  const DrValue values[3] = {
    dr_value_number (self->out, late), dr_value_number (self->out, announce),
    dr_value_number (self->out, self->now->n_groups),
  };

  dr_report_heading (&self->words, 2, "to-note", _("Members are asked to note"));
  dr_document_start_list (self->out, TRUE);
  if (self->now->n_groups > 0)
    add_item (self, ngettext ("that changes come together for %s group, and no single assessment shows that;",
                              "that changes come together for %s groups, and no single assessment shows that;",
                              self->now->n_groups), &values[2], 1);
  if (late > 0)
    add_item (self, ngettext ("the %s thing that is overdue, and who owns it;", "the %s things that are overdue, and who owns them;", late),
              &values[0], 1);
  if (announce > 0)
    add_item (self, ngettext ("the %s target that is still to be announced;", "the %s targets that are still to be announced;", announce),
              &values[1], 1);
  add_item (self, _("that a person is counted once for each assessment, and that what is not known is not in any sum."), NULL, 0);
  dr_document_end_list (self->out);
}

/* Where it comes from, and that it can be checked. */
static void
add_origin (const DrReturnPages *self)
{
  const DrValue length = dr_value_text (self->out, self->now->length != NULL ? self->now->length : "");
  const DrWords parts[4] = {
    dr_report_words (&self->words, _("Made from the council’s sealed records.")),
    self->now->head != NULL
      /* Translators: a number of entries */
      ? dr_words_format (self->out, _("The register’s chain had %s entries; its head was"), &length, 1)
      : dr_report_words (&self->words, _("It names no chain of a register.")),
    dr_return_report_digest (self, self->now->head),
    dr_words_linked (self->out, dr_report_words (&self->words, _("How to verify it stands at the end.")), "#verify"),
  };

  dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL, dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), " "));
}

void
dr_return_report_add_members (const DrReturnPages *self)
{
  dr_report_chapter (&self->words, "members", _("For members"));
  add_sentences (self);
  add_effects (self);
  add_late (self);
  add_to_note (self);
  add_origin (self);
}
