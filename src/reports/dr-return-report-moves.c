/* Access points withdrawn, reduced and moved: along a line of time, and one by one. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-move-words.h"
#include "dr-result-words.h"

/* A point with the service that loses it. */
typedef struct {
  const DrStatedPoint   *point;
  const DrStatedService *service;
  guint                  row;      /* index of its channel */
} Move;

/* Those without a date last. */
static int
compare_moves (gconstpointer a,
               gconstpointer b)
{
  const DrStatedPoint *first = ((const Move *) a)->point;
  const DrStatedPoint *second = ((const Move *) b)->point;
  gboolean set = dr_date_is_set (first->effective);
  int order = 0;

  if (set != dr_date_is_set (second->effective))
    return set ? -1 : 1;
  if (set)
    order = dr_date_compare (first->effective, second->effective);
  if (order == 0)
    order = strcmp (first->assessment, second->assessment);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static guint
row_of (const DrReturnPages *self,
        const char          *channel)
{
  const DrStatedTally *all = &self->now->all;

  for (guint i = 0; i < all->n_channels; i++)
    if (strcmp (all->channels[i].id, channel) == 0)
      return i;

  return 0;
}

static const char *
channel_name (const DrReturnPages *self,
              const Move          *move)
{
  const DrStatedTally *all = &self->now->all;

  return move->row < all->n_channels ? all->channels[move->row].name : move->point->channel;
}

static GArray *
list_moves (const DrReturnPages *self)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (Move));

  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_points; k++)
      {
        const DrStatedPoint *point = &self->now->services[i].points[k];
        const Move move = { point, &self->now->services[i], row_of (self, point->channel) };

        g_array_append_val (moves, move);
      }
  g_array_sort (moves, compare_moves);

  return moves;
}

static const DrTimelineData *
timeline (const DrReturnPages *self,
          const GArray        *moves)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  const DrStatedTally *all = &self->now->all;
  DrTimelineData *data = dr_arena_new0 (arena, DrTimelineData);
  DrTimelineEvent *events = dr_arena_array0 (arena, DrTimelineEvent, moves->len);
  const char **rows = dr_arena_array0 (arena, const char *, all->n_channels + 1);

  for (guint i = 0; i < all->n_channels; i++)
    rows[i] = dr_arena_strdup (arena, all->channels[i].name);
  for (guint i = 0; i < moves->len; i++)
    {
      const Move *move = &g_array_index (moves, Move, i);
      const DrStatedPoint *point = move->point;
      g_autofree char *name = dr_move_words (point->name, point->change, point->to, point->hours_before, point->hours_after,
                                             move->service->name);

      events[i] = (DrTimelineEvent) { move->row, point->change, point->effective, dr_arena_strdup (arena, name) };
    }
  *data = (DrTimelineData) {
    .row_title = _("Channel"),
    .rows = rows,
    .n_rows = all->n_channels,
    .kinds = { _("withdrawn"), _("reduced"), _("moved") },
    .events = events,
    .n_events = moves->len,
  };

  return data;
}

/* "Withdrawn", "Reduced, 37 to 20 hours a week", "Moved to the library". */
static DrWords
change_words (const DrReturnPages *self,
              const DrStatedPoint *point)
{
  g_autofree char *before = dr_result_value_words (point->hours_before, NULL);
  g_autofree char *after = dr_result_value_words (point->hours_after, NULL);
  const DrValue hours[2] = {
    dr_value_shown_as (self->out, dr_value_number (self->out, point->hours_before), before),
    dr_value_shown_as (self->out, dr_value_number (self->out, point->hours_after), after),
  };
  const DrValue to = dr_value_said (self->out, point->to != NULL ? point->to : "", "point/@name");

  switch (point->change)
    {
    case DR_RETURN_RELOCATED:
      /* Translators: the name of an access point */
      return point->to != NULL ? dr_words_format (self->out, _("Moved to %s"), &to, 1) : dr_report_words (&self->words, _("Moved"));
    case DR_RETURN_REDUCED:
      return dr_is_known (point->hours_before) || dr_is_known (point->hours_after)
               /* Translators: hours a week */
               ? dr_words_format (self->out, _("Reduced, %1$s to %2$s hours a week"), hours, 2)
               : dr_report_words (&self->words, _("Reduced"));
    case DR_RETURN_WITHDRAWN:
    default:
      return dr_report_words (&self->words, _("Withdrawn"));
    }
}

static const DrDocumentTable *
table (const DrReturnPages *self,
       const GArray        *moves)
{
  const char * const titles[] = { _("Access point"), _("Channel"), _("Change"), _("Takes effect"), _("Service"), _("Assessment") };

  dr_report_start_table (&self->words, "moves-table", NULL, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    dr_document_set_weight (self->out, i, i == 5 ? 8 : i == 0 ? 4 : 3);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < moves->len; i++)
    {
      const Move *move = &g_array_index (moves, Move, i);
      const DrWords name[2] = {
        dr_report_said (&self->words, move->point->name, "point/@name"),
        dr_words_styled (self->out, dr_report_said (&self->words, move->point->place, "point/@place"), DR_RUN_MUTED),
      };

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, name, 2, "\n"), 1, 1);
      dr_return_report_cell (self, dr_report_words (&self->words, channel_name (self, move)));
      dr_return_report_cell (self, change_words (self, move->point));
      dr_return_report_cell (self, dr_date_is_set (move->point->effective)
                                     ? dr_report_date (&self->words, move->point->effective)
                                     : dr_report_missing (&self->words, _("not said")));
      dr_return_report_cell (self, dr_report_words (&self->words, move->service->name));
      dr_return_report_cell (self, dr_return_report_assessment (self, move->point->assessment));
    }

  return dr_document_end_table (self->out);
}

void
dr_return_report_add_moves (const DrReturnPages *self)
{
  g_autoptr (GArray) moves = list_moves (self);
  DrChartData data = { .kind = DR_CHART_DATA_TIMELINE };
  const DrDocumentTable *all;

  dr_report_chapter (&self->words, "moves", _("Access points withdrawn, reduced and moved"));
  if (moves->len == 0)
    {
      dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                                 dr_report_words (&self->words, _("No assessment in effect withdraws, reduces or moves an access point.")));
      return;
    }
  data.data.timeline = timeline (self, moves);
  all = table (self, moves);
  dr_document_add_figure (self->out, "moves-figure", dr_report_words (&self->words, _("When the changes take effect, by channel")),
                          dr_return_report_summary (self, &data), data, all);
}
