/* Who the customers are, and the access review: who loses what in the chosen option, in charts and the tables behind them. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-names.h"

/* A share of residents or customers; where it is not known the value says so. */
static DrWords
profile_share (const DrReport *self,
               const DrGroup  *group,
               const char     *of,
               double          share,
               double          base)
{
  g_autofree char *key = g_strdup_printf ("group:%s/%s", group->id, of);

  return dr_words_value (self->out, dr_value_share (self->out, dr_interval_exact (share), base, key));
}

/* Of how many customers a share of them is; DR_UNKNOWN. */
static double
customers_counted (const DrReport *self,
                   guint           group)
{
  int index = self->assessment->service;
  const DrService *service = index != DR_NO_INDEX ? &self->evidence->services[index] : NULL;

  for (guint i = 0; service != NULL && i < service->n_profile; i++)
    if ((guint) service->profile[i].group == group && dr_is_known (service->profile[i].base))
      return service->profile[i].base;

  return service != NULL ? service->profile_total : DR_UNKNOWN;
}

static DrWords
profile_source (const DrReport *self,
                const DrGroup  *group,
                gboolean        old)
{
  const DrWords parts[2] = { dr_report_source (self, group->source), old ? dr_report_words (self, _("old")) : dr_words_none () };

  return group->source == DR_NO_INDEX ? dr_report_missing (self, _("No source")) : dr_words_joined (self->out, parts, 2, ", ");
}

static void
add_people_row (const DrReport      *self,
                const DrPeopleState *state,
                const DrPeopleBlock *block,
                const DrPeopleRow   *row)
{
  const DrGroup *group = &self->evidence->groups[row->group];

  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (self, row->name), 1, 1);
  dr_document_add_cell (self->out, dr_report_group_size (self, row->group));
  dr_document_add_cell (self->out, profile_share (self, group, "district", row->district_share, group->base));
  if (state->has_profile)
    dr_document_add_cell (self->out, profile_share (self, group, "customers", row->customer_share,
                                                    customers_counted (self, row->group)));
  if (block->source == NULL)
    dr_document_add_cell (self->out, profile_source (self, group, row->old));
}

/* The source of a block stands below it once, where it is the source of all that is known in it. */
static void
add_block_source (const DrReport      *self,
                  const DrPeopleBlock *block)
{
  const DrWords label = dr_report_words (self, _("Source:"));

  for (guint i = 0; i < block->rows->len && block->source != NULL; i++)
    {
      const DrPeopleRow *row = &g_array_index (block->rows, DrPeopleRow, i);
      const DrWords parts[2] = { label, profile_source (self, &self->evidence->groups[row->group], block->old) };

      if (!row->known)
        continue;
      dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL, dr_words_joined (self->out, parts, 2, " "));
      return;
    }
}

static void
add_people_block (const DrReport      *self,
                  const DrPeopleState *state,
                  const DrPeopleBlock *block)
{
  const char *titles[5] = { _("Group"), _("Residents"), _("Share of district") };
  guint n = 3;

  if (state->has_profile)
    titles[n++] = _("Share of customers");
  if (block->source == NULL)
    titles[n++] = _("Source");
  dr_document_start_table (self->out, "customers", dr_report_words (self, block->title), n);
  dr_document_set_weight (self->out, 0, 2);
  if (block->source == NULL)
    dr_document_set_weight (self->out, n - 1, 2);
  dr_report_head_row (self, titles, n);
  for (guint i = 0; i < block->rows->len; i++)
    add_people_row (self, state, block, &g_array_index (block->rows, DrPeopleRow, i));
  dr_document_add_table (self->out, dr_document_end_table (self->out));
  add_block_source (self, block);
}

void
dr_report_add_people (const DrReport *self)
{
  g_autoptr (DrPeopleState) state = dr_people_state_new (self->check);

  dr_report_chapter (self, "people", _("People"));
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_words (self, state->profile));
  dr_report_answers (self, "people");
  if (state->blocks->len == 0)
    return;
  dr_report_heading (self, 2, "customers-and-residents", _("Customers and residents"));
  for (guint i = 0; i < state->blocks->len; i++)
    add_people_block (self, state, &g_array_index (state->blocks, DrPeopleBlock, i));
}

/* The words above a chart are its own summary: what its author would say of it. */
static DrWords
summary (const DrReport    *self,
         const DrChartData *data)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
  g_autoptr (DrChart) chart = dr_chart_data_make (data, theme);
  g_autofree char *text = dr_chart_summary (chart);

  return dr_report_words (self, text);
}

static DrValue
interval_number (const DrReport  *self,
                 guint            option,
                 guint            group,
                 const char      *quantity,
                 DrIntervalValue  value)
{
  g_autofree char *key = dr_report_key (self, option, group, quantity);

  if (!value.known)
    return dr_value_unknown (self->out, _("unknown"), key);

  return dr_value_people (self->out, (DrPeople) { TRUE, (gint64) value.lo, (gint64) value.hi },
                          dr_access_review_get (self->check->review, option, group)->people, key);
}

static int
option_by_name (const DrReport *self,
                const char     *name)
{
  for (guint i = 0; i < self->assessment->n_options; i++)
    if (strcmp (self->assessment->options[i].name, name) == 0)
      return (int) i;

  return 0;
}

static void
add_people_head (const DrReport            *self,
                 const DrIntervalChartData *data)
{
  const char * const measures[] = { _("Newly excluded"), _("At risk") };
  gboolean others = data->n_options > 0;

  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, _("Group")), 1, others ? 2 : 1);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, dr_report_people_title (self)), 1, others ? 2 : 1);
  if (others)
    {
      dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER,
                              dr_words_value (self->out, dr_report_option (self, self->review->option)), 2, 1);
      for (guint i = 0; i < data->n_options; i++)
        dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_said (self, data->options[i], "options"), 2, 1);
      dr_document_start_row (self->out);
    }
  for (guint i = 0; i <= data->n_options; i++)
    for (guint k = 0; k < G_N_ELEMENTS (measures); k++)
      dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, measures[k]), 1, 1);
}

/* What stands below the name of a group: what is known of it where its size is not, or how it was without mitigation. That it is there
 * says that mitigation makes a difference: where that would tell of what is not shown as it is, it is there for any mitigation. */
static DrWords
group_note (const DrReport      *self,
            const DrIntervalRow *row,
            guint                group)
{
  const DrGroupReview *review = dr_access_review_get (self->check->review, self->review->option, group);
  g_autofree char *excluded = dr_report_key (self, self->review->option, group, "newly-excluded/without-mitigation");
  g_autofree char *at_risk = dr_report_key (self, self->review->option, group, "at-risk/without-mitigation");
  g_autofree char *share = dr_report_key (self, self->review->option, group, "at-risk/share");
  DrValue values[2];

  if (row->note == NULL && !(review->has_mitigation && review->people > 0.0 && dr_report_is_coarse (self, excluded)
                             && !dr_report_is_withheld (self, excluded)))
    return dr_words_none ();
  if (!review->mitigated.at_risk_people.known)
    {
      values[0] = dr_value_share (self->out, review->mitigated.at_risk, DR_UNKNOWN, share);
      return dr_words_format (self->out, _("size not known; %s of the group at risk"), values, 1);
    }
  values[0] = dr_value_people (self->out, review->plain.newly_excluded_people, review->people, excluded);
  values[1] = dr_value_people (self->out, review->plain.at_risk_people, review->people, at_risk);

  return dr_words_format (self->out, _("without mitigation: %1$s newly excluded, %2$s at risk"), values, 2);
}

/* The part of the review that a reader learns something from: everyone, and groups of which something is known. */
typedef struct {
  DrIntervalChartData data;
  const guint        *groups;    /* [data.n_rows] */
  DrWords             unknown;   /* the names of the others */
  guint               n_unknown;
} KnownPeople;

static KnownPeople
known_people (const DrReport *self)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);
  const DrIntervalChartData *all = &self->review->people;
  DrIntervalRow *rows = dr_arena_array0 (arena, DrIntervalRow, all->n_rows);
  guint *groups = dr_arena_array0 (arena, guint, all->n_rows);
  g_autofree DrWords *names = g_new (DrWords, all->n_rows + 1);
  KnownPeople known = { .data = *all, .groups = groups };

  known.data.rows = rows;
  known.data.n_rows = 0;
  for (guint i = 0; i < all->n_rows; i++)
    {
      const DrIntervalRow *row = &all->rows[i];

      if (!row->total && row->note == NULL && !dr_report_is_hidden (self, self->review->option, self->review->groups[i]) && !row->value[DR_INTERVAL_NEWLY_EXCLUDED].known && !row->value[DR_INTERVAL_AT_RISK].known)
        {
          names[known.n_unknown++] = dr_report_words (self, row->name);
          continue;
        }
      groups[known.data.n_rows] = self->review->groups[i];
      rows[known.data.n_rows++] = *row;
    }
  known.unknown = dr_words_joined (self->out, names, known.n_unknown, "; ");

  return known;
}

static const char * const quantities[DR_N_CHART_MEASURES] = { "newly-excluded", "at-risk" };

/* The numbers of one row of the chart, in its order: the size of the group, each measure, each of the other options. */
static void
row_numbers (const DrReport    *self,
             const KnownPeople *known,
             guint              index,
             DrValue           *numbers)
{
  const DrIntervalChartData *data = &known->data;
  const DrIntervalRow *row = &data->rows[index];
  guint group = known->groups[index];
  DrWords size = dr_report_reckoned_size (self, group);

  *numbers++ = size.runs[0].value;
  for (guint k = 0; k < DR_N_CHART_MEASURES; k++)
    *numbers++ = interval_number (self, self->review->option, group, quantities[k], row->value[k]);
  for (guint j = 0; j < data->n_options; j++)
    for (guint k = 0; k < DR_N_CHART_MEASURES; k++)
      *numbers++ = interval_number (self, (guint) option_by_name (self, data->options[j]), group, quantities[k],
                                    row->others[j * DR_N_CHART_MEASURES + k]);
}

/* What the chart of people shows, row by row; and its numbers, in the same order. */
static const DrDocumentTable *
people_table (const DrReport    *self,
              const KnownPeople *known,
              DrValue           *numbers)
{
  const DrIntervalChartData *data = &known->data;
  guint per_row = 1 + DR_N_CHART_MEASURES * (data->n_options + 1);

  dr_document_start_table (self->out, "people-table", dr_report_words (self, _("People newly excluded and at risk")),
                           2 + DR_N_CHART_MEASURES * (data->n_options + 1));
  dr_document_set_order (self->out, DR_ROWS_BY_NUMBER);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_none (self->out, 2, _("No one in these groups is newly excluded or at risk"));
  add_people_head (self, data);
  for (guint i = 0; i < data->n_rows; i++)
    {
      const DrIntervalRow *row = &data->rows[i];
      guint group = known->groups[i];
      DrWords name[2] = {
        dr_report_words (self, row->name),
        dr_words_styled (self->out, group_note (self, row, group), DR_RUN_MUTED),
      };

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, name, 2, "\n"), 1, 1);
      row_numbers (self, known, i, numbers + (gsize) i * per_row);
      for (guint k = 0; k < per_row; k++)
        dr_document_add_cell (self->out, dr_words_value (self->out, numbers[(gsize) i * per_row + k]));
    }

  return dr_document_end_table (self->out);
}

static void
add_people_chart (const DrReport *self)
{
  KnownPeople known = known_people (self);
  DrArena *arena = dr_document_builder_get_arena (self->out);
  DrIntervalChartData *people = dr_arena_new0 (arena, DrIntervalChartData);
  gsize n_numbers = (gsize) known.data.n_rows * (1 + DR_N_CHART_MEASURES * (known.data.n_options + 1));
  DrValue *numbers = dr_arena_array0 (arena, DrValue, n_numbers + 1);
  const DrChartData data = { .kind = DR_CHART_DATA_INTERVALS, .data = { .intervals = people }, .values = numbers };

  *people = known.data;
  if (people->n_rows > 1)
    {
      const DrDocumentTable *table = people_table (self, &known, numbers);

      dr_document_add_figure (self->out, "figure-people", dr_report_words (self, _("People newly excluded and at risk")),
                              summary (self, &data), data, table);
    }
  if (known.n_unknown > 0)
    {
      g_autofree char *count = g_strdup_printf (ngettext ("For %u group the figures that would tell are missing.",
                                                          "For %u groups the figures that would tell are missing.", known.n_unknown),
                                                known.n_unknown);

      dr_document_add_note (self->out, DR_NOTE_MISSING, dr_report_words (self, count), known.unknown);
    }
}

/* @numbers: (out): the share, and that of the others, or missing values: what the chart shows in the cell. */
static DrWords
heat_words (const DrReport    *self,
            guint              group,
            const char        *quantity,
            const DrBorne     *borne,
            const DrBearsMore *against,
            DrValue           *numbers)
{
  const DrGroupReview *review = dr_access_review_get (self->check->review, self->review->option, group);
  g_autofree char *key = dr_report_key (self, self->review->option, group, quantity);
  g_autofree char *rest_key = g_strconcat (key, "/rest", NULL);
  DrWords parts[2] = { dr_words_none (), dr_words_none () };

  numbers[0] = numbers[1] = dr_value_unknown (self->out, _("unknown"), key);
  if (!borne->known)
    return dr_words_value (self->out, numbers[0]);
  numbers[0] = dr_value_share (self->out, borne->share, review->people, key);
  parts[0] = dr_words_value (self->out, numbers[0]);
  if (against != NULL && against->applicable && against->known && !dr_report_is_withheld (self, key)
      && !dr_report_is_withheld (self, rest_key))
    {
      numbers[1] = dr_value_share (self->out, dr_interval_exact (against->rest), dr_report_others (self, group), rest_key);
      parts[1] = dr_words_styled (self->out, dr_words_format (self->out, _("others %s"), &numbers[1], 1), DR_RUN_MUTED);
    }

  return dr_words_joined (self->out, parts, 2, "\n");
}

static void
add_shares_chart (const DrReport *self)
{
  const char * const titles[] = { _("Group"), _("Displaced"), _("Restricted") };
  DrValue *numbers = dr_arena_array0 (dr_document_builder_get_arena (self->out), DrValue,
                                      (gsize) self->review->people.n_rows * 4 + 1);
  DrValue *next = numbers;
  const DrChartData data = { .kind = DR_CHART_DATA_HEAT, .data = { .heat = &self->review->shares }, .values = numbers };
  const DrDocumentTable *table;

  if (self->review->shares.n_rows == 0)
    return;
  dr_report_start_table (self, "shares-table",
                         _("Displaced and restricted: whose main way in closes, and whose shrinks or moves"), 3);
  dr_document_set_order (self->out, DR_ROWS_BY_NUMBER);
  dr_document_set_weight (self->out, 0, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < self->review->people.n_rows; i++)
    {
      guint group = self->review->groups[i];
      const DrGroupReview *row = dr_access_review_get (self->check->review, self->review->option, group);

      if (!row->displaced.known && !row->restricted.known)
        continue;
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (self, self->evidence->groups[group].name), 1, 1);
      dr_document_add_cell (self->out, heat_words (self, group, "displaced", &row->displaced, &row->displaced_against_rest,
                                                   next));
      dr_document_add_cell (self->out, heat_words (self, group, "restricted", &row->restricted, NULL, next + 2));
      next += 4;
    }
  table = dr_document_end_table (self->out);
  if (self->review->shares.n_rows < 2)   /* nothing to compare */
    dr_document_add_table (self->out, table);
  else
    dr_document_add_figure (self->out, "figure-shares",
                            dr_report_words (self,
                                             _("Displaced and restricted: whose main way in closes, and whose shrinks or moves")),
                            summary (self, &data), data, table);
}

/* A share of a mix. Those of the contacts there were are counts of these, and all of them together make one. */
static DrValue
mix_share (const DrReport *self,
           const DrMixRow *row,
           guint           kind,
           double          contacts,
           GPtrArray      *counted)
{
  g_autofree char *channel = dr_report_mix_family (self, row->name);
  g_autofree char *key = g_strdup_printf ("%s/mix", channel);

  if (kind != DR_MIX_ACTUAL)
    {
      g_free (key);
      key = g_strdup_printf ("mix:%s/%s", dr_vocabulary_to_string (DR_VOCABULARY_MIX_KIND, (int) kind), channel);

      return dr_value_share (self->out, row->value[kind].share, DR_UNKNOWN, key);
    }
  g_ptr_array_add (counted, g_strdup (key));

  return dr_value_share (self->out, row->value[kind].share, contacts, key);
}

static void
add_mix_chart (const DrReport *self)
{
  const DrMixChartData *mix = &self->review->mixes;
  DrValue *numbers = dr_arena_array0 (dr_document_builder_get_arena (self->out), DrValue,
                                      (gsize) mix->n_rows * DR_N_MIX_KINDS + 1);
  const DrChartData data = { .kind = DR_CHART_DATA_MIX, .data = { .mix = mix }, .values = numbers };
  g_autoptr (GPtrArray) counted = g_ptr_array_new_with_free_func (g_free);
  double contacts = dr_report_mix_contacts (self);
  const DrDocumentTable *table;

  if (mix->n_rows == 0)
    return;
  dr_report_heading (self, 2, "channel-mix", _("Channel mix: by which ways people come"));
  dr_report_start_table (self, "mix-table", _("Shares of contacts, by channel"), 1 + DR_N_MIX_KINDS);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, _("Channel")), 1, 1);
  for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
    {
      DrWords head[2] = { dr_report_words (self, dr_mix_kind_label (kind)), dr_report_words (self, mix->source[kind]) };

      dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_words_joined (self->out, head, 2, "\n"), 1, 1);
    }
  for (guint i = 0; i < mix->n_rows; i++)
    {
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (self, mix->rows[i].name), 1, 1);
      for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
        {
          const DrMixValue *value = &mix->rows[i].value[kind];
          DrValue *number = &numbers[(gsize) i * DR_N_MIX_KINDS + kind];

          *number = mix->known[kind] && value->stated ? mix_share (self, &mix->rows[i], kind, contacts, counted)
                                                      : dr_value_missing (self->out, dr_mix_absent_words (kind, value->open));
          dr_document_add_cell (self->out, dr_words_value (self->out, *number));
        }
    }
  dr_document_add_sum (self->out, NULL, (const char * const *) counted->pdata, counted->len);
  table = dr_document_end_table (self->out);
  dr_document_add_figure (self->out, "figure-mix", dr_report_words (self, _("Shares of contacts, by channel")),
                          summary (self, &data), data, table);
}

static void
add_demand (const DrReport *self)
{
  const char * const titles[] = { _("Channel"), _("Contacts that come to it"), _("Contacts after the change"),
                                  _("It can handle") };
  gboolean any = FALSE;

  for (guint c = 0; self->check->demand != NULL && c < self->evidence->n_channels; c++)
    any = any || (self->check->demand[c].offered
                  && (dr_is_known (self->check->demand[c].moved) || dr_is_known (self->check->demand[c].load)));
  if (!any)
    return;

  dr_report_heading (self, 2, "demand", _("Where contacts would go"));
  dr_report_start_table (self, "demand-table", _("Contacts a year, by channel, in the chosen option"), 4);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_none (self->out, 1, _("No contacts, now or after the change"));
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint c = 0; c < self->evidence->n_channels; c++)
    {
      const DrDemand *demand = &self->check->demand[c];
      const double numbers[] = { demand->moved, demand->load, demand->capacity };
      static const char * const names[] = { "moved", "load", "capacity" };

      if (!demand->offered)
        continue;
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (self, self->evidence->channels[c].name), 1, 1);
      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          g_autofree char *key = g_strdup_printf ("channel:%s/%s", self->evidence->channels[c].id, names[i]);

          dr_document_add_cell (self->out, dr_words_value (self->out, dr_value_contacts (self->out, numbers[i], key)));
        }
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static void
add_settle (const DrReport *self)
{
  if (self->review->settle[0] == NULL)
    return;
  dr_report_heading (self, 2, "settle", _("Which figure would settle it"));
  dr_document_start_list (self->out, FALSE);
  for (guint i = 0; self->review->settle[i] != NULL; i++)
    {
      const DrReviewSettle *item = &self->review->settle_items[i];
      g_autofree char *people = dr_format_whole ((gint64) round (item->gain));
      g_autofree char *key = g_strdup_printf ("group:%s/settle", self->evidence->groups[item->group].id);
      const DrPeople gain = { TRUE, (gint64) round (item->gain), (gint64) round (item->gain) };
      g_autofree char *said = g_strdup_printf ("settle[%s]", self->evidence->groups[item->group].id);
      const DrValue values[3] = {
        dr_value_text (self->out, self->evidence->groups[item->group].name),
        dr_value_said (self->out, item->targets, said),
        dr_value_shown_as (self->out, dr_value_people (self->out, gain, DR_UNKNOWN, key), people),
      };

      dr_document_add_item (self->out, dr_words_format (self->out, dr_review_settle_format (item), values, 3));
    }
  dr_document_end_list (self->out);
}

/* How many lose access in all, as a value; in how many groups somebody does. Of how many it is not known is said below. */
static void
add_sentences (const DrReport *self)
{
  const DrGroupReview *all = dr_access_review_get (self->check->review, self->review->option, DR_GROUP_ALL);
  g_autofree char *key = dr_report_key (self, self->review->option, DR_GROUP_ALL, "newly-excluded");
  DrValue people = dr_value_people (self->out, all->mitigated.newly_excluded_people, all->people, key);
  gboolean known = self->review->changes && (self->review->people.rows[0].value[DR_INTERVAL_NEWLY_EXCLUDED].known
                                             || dr_report_is_hidden (self, self->review->option, DR_GROUP_ALL));

  dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                             known ? dr_words_format (self->out, _("Newly excluded in all: %s."), &people, 1)
                                   : dr_report_words (self, self->review->sentences[0]));
  if (self->review->n_certain > 0)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_words (self, self->review->sentences[1]));
}

void
dr_report_add_access (const DrReport *self)
{
  dr_report_chapter (self, "access-review", _("Access review"));
  if (self->review == NULL)
    {
      dr_report_lack (self, _("No option is chosen yet, so nothing is computed."));
      return;
    }
  if (!self->assessment->access_review)
    {
      DrValue option = dr_report_option (self, self->review->option);

      dr_document_add_paragraph (self->out, DR_PARAGRAPH_LEAD,
                                 dr_words_format (self->out, _("Of the option chosen: %s"), &option, 1));
    }
  dr_report_small (self, _("Newly excluded: people who can use the service today and could no longer. At risk: people who "
                           "would be newly excluded if what is cut or moves did not work for them. Both ends of each range "
                           "agree with the evidence."));
  if (self->review->changes || !self->assessment->access_review)
    add_sentences (self);
  if (self->review->changes)
    {
      dr_report_heading (self, 2, "people-lost", _("Who would lose access"));
      add_people_chart (self);
      dr_report_heading (self, 2, "main-way-in", _("Whose main way in closes, shrinks or moves"));
      add_shares_chart (self);
      if (self->review->shares_unknown != NULL)
        dr_report_small (self, self->review->shares_unknown);
    }
  add_mix_chart (self);
  add_demand (self);
  add_settle (self);
}
