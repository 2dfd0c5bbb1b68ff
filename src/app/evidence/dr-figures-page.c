#include "dr-figures-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-chart-view.h"
#include "dr-drop-down.h"
#include "dr-evidence-split.h"
#include "dr-figure-view.h"
#include "dr-figures-state.h"
#include "dr-flow.h"
#include "dr-heat-map.h"
#include "dr-wrapped-label.h"

struct _DrFiguresPage {
  AdwBin            parent_instance;

  DrEvidenceCopy   *copy;       /* (nullable) */
  DrFiguresState   *state;      /* (nullable) */
  DrFigureKind      kind;
  DrFiguresFilter   filter;
  gboolean          is_chosen;  /* a cell */
  char             *group;      /* of that cell, by id: an edition may come between */
  DrFigureTarget    target;
  char             *target_id;

  DrEvidenceSplit  *split;
  GtkWidget        *kinds;
  GtkWidget        *filters;
  GtkWidget        *count;
  DrChartView      *chart;
  GtkWidget        *none;       /* no group passes the filter */
  DrFigureView     *view;
};

G_DEFINE_FINAL_TYPE (DrFiguresPage, dr_figures_page, ADW_TYPE_BIN)

/* Attitudes tell of no access, and are kept out of the way. */
static const DrFigureKind kinds[] = { DR_FIGURE_USE, DR_FIGURE_PREFER, DR_FIGURE_CONTACT };

static void
fill_cells (const DrFiguresState *state,
            DrHeatCell           *cells)
{
  for (guint i = 0; i < state->n_rows * state->n_columns; i++)
    {
      const DrFigureCell *cell = &state->cells[i];

      cells[i].value = cell->figure != DR_NO_INDEX ? state->evidence->figures[cell->figure].share : DR_UNKNOWN;
      cells[i].detail = cell->detail;
      cells[i].mark = (cell->marks & (DR_FIGURE_OLD | DR_FIGURE_SMALL)) != 0;
    }
}

static DrChart *
new_chart (DrFiguresPage *self)
{
  const DrFiguresState *state = self->state;
  g_autoptr (DrChartTheme) theme = dr_chart_view_new_theme (GTK_WIDGET (self->chart));
  g_autofree DrHeatCell *cells = g_new0 (DrHeatCell, state->n_rows * state->n_columns);
  g_autofree const char **columns = g_new (const char *, state->n_columns);
  g_autofree const char **rows = g_new (const char *, state->n_rows);
  const DrHeatMapData data = {
    .value_name = dr_figure_kind_label (state->kind),
    .detail_name = _("answers and year"),
    .mark_text = _("old, or few answers"),
    .columns = columns,
    .n_columns = state->n_columns,
    .rows = rows,
    .n_rows = state->n_rows,
    .cells = cells,
  };

  for (guint i = 0; i < state->n_columns; i++)
    columns[i] = state->columns[i].name;
  for (guint i = 0; i < state->n_rows; i++)
    rows[i] = state->evidence->groups[state->rows[i]].name;
  fill_cells (state, cells);

  return dr_heat_map_new (&data, theme);
}

/* --- The cell that is looked at --- */

static int
find_target (const DrEvidence *evidence,
             DrFigureTarget    target,
             const char       *id)
{
  if (target == DR_TARGET_CHANNEL)
    return dr_evidence_find_channel (evidence, id);

  return target == DR_TARGET_PREREQUISITE ? dr_evidence_find_prerequisite (evidence, id)
                                          : dr_evidence_find_point (evidence, id);
}

static void
show_cell (DrFiguresPage *self)
{
  const DrEvidence *evidence = self->state != NULL ? self->state->evidence : NULL;
  DrFigureWish wish = { self->kind, DR_NO_INDEX, self->target, DR_NO_INDEX };

  if (evidence != NULL && self->is_chosen)
    {
      wish.group = dr_evidence_find_group (evidence, self->group);
      wish.target_index = find_target (evidence, self->target, self->target_id);
    }
  if (wish.group == DR_NO_INDEX || wish.target_index == DR_NO_INDEX)
    dr_figure_view_show (self->view, self->copy, NULL);
  else
    dr_figure_view_show (self->view, self->copy, &wish);
}

static void
cell_chosen (int      item,
             gpointer data)
{
  DrFiguresPage *self = data;
  const DrFigureColumnState *column;

  if (self->state == NULL || (guint) item >= self->state->n_rows * self->state->n_columns)
    return;
  column = &self->state->columns[(guint) item % self->state->n_columns];
  self->is_chosen = TRUE;
  g_free (self->group);
  self->group = g_strdup (self->state->evidence->groups[self->state->rows[(guint) item / self->state->n_columns]].id);
  g_free (self->target_id);
  self->target_id = g_strdup (dr_figure_target_id (self->state->evidence, column->target, column->index));
  self->target = column->target;
  show_cell (self);
  dr_evidence_split_show_chosen (self->split);
}

/* --- All of it --- */

static void
refresh (DrFiguresPage *self)
{
  DrEvidence *evidence = self->copy != NULL ? dr_evidence_copy_get_evidence (self->copy) : NULL;
  g_autofree char *count = NULL;

  g_clear_pointer (&self->state, dr_figures_state_free);
  if (evidence == NULL)
    {
      dr_chart_view_set_chart (self->chart, NULL);
      show_cell (self);
      return;
    }
  self->state = dr_figures_state_new (evidence, dr_evidence_copy_get_rulebook (self->copy),
                                      dr_desk_get_today (dr_evidence_copy_get_desk (self->copy)), self->kind, self->filter);
  count = dr_figures_state_count (self->state);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->none, self->state->n_rows == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), self->state->n_rows > 0);
  dr_chart_view_set_chart (self->chart, self->state->n_rows > 0 ? new_chart (self) : NULL);
  show_cell (self);
}

static void
wish_chosen (DrFiguresPage *self)
{
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds));
  guint filter = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->filters));

  self->kind = kinds[MIN (kind, G_N_ELEMENTS (kinds) - 1)];
  self->filter = (DrFiguresFilter) MIN (filter, DR_N_FIGURES_FILTERS - 1);
  refresh (self);
}

/**
 * dr_figures_page_set_copy:
 * @self: the page
 * @copy: (nullable): the evidence base to show
 */
void
dr_figures_page_set_copy (DrFiguresPage  *self,
                          DrEvidenceCopy *copy)
{
  if (self->copy != NULL)
    g_signal_handlers_disconnect_by_data (self->copy, self);
  g_set_object (&self->copy, copy);
  if (copy != NULL)
    g_signal_connect_object (copy, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * dr_figures_page_show_figure:
 * @self: the page
 * @figure: "KIND GROUP TARGET": a kind of figure, a group's id, and "channel:ID" or the channel's id alone,
 *   "prerequisite:ID" or "point:ID"
 *
 * Shows all groups, and of that figure what is known and how to add it. What the evidence base does not have shows nothing.
 */
void
dr_figures_page_show_figure (DrFiguresPage *self,
                             const char    *figure)
{
  g_auto (GStrv) words = g_strsplit (figure, " ", 3);
  const char *target = g_strv_length (words) == 3 ? words[2] : NULL;
  int wanted = DR_FIGURE_USE;

  if (target == NULL || !dr_vocabulary_parse (DR_VOCABULARY_FIGURE_KIND, words[0], &wanted))
    return;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->filters), 0);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == (DrFigureKind) wanted)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), (guint) i);
  self->target = DR_TARGET_CHANNEL;
  for (int i = DR_TARGET_CHANNEL; i <= DR_TARGET_POINT; i++)
    {
      g_autofree char *prefix = g_strconcat (dr_figure_target_word ((DrFigureTarget) i), ":", NULL);

      if (!g_str_has_prefix (target, prefix))
        continue;
      self->target = (DrFigureTarget) i;
      target += strlen (prefix);
      break;
    }
  self->is_chosen = TRUE;
  g_free (self->group);
  self->group = g_strdup (words[1]);
  g_free (self->target_id);
  self->target_id = g_strdup (target);
  show_cell (self);
  dr_evidence_split_show_chosen (self->split);
}

static void
dr_figures_page_dispose (GObject *object)
{
  DrFiguresPage *self = DR_FIGURES_PAGE (object);

  g_clear_object (&self->copy);
  g_clear_pointer (&self->state, dr_figures_state_free);

  G_OBJECT_CLASS (dr_figures_page_parent_class)->dispose (object);
}

static void
dr_figures_page_finalize (GObject *object)
{
  DrFiguresPage *self = DR_FIGURES_PAGE (object);

  g_free (self->group);
  g_free (self->target_id);

  G_OBJECT_CLASS (dr_figures_page_parent_class)->finalize (object);
}

static void
dr_figures_page_class_init (DrFiguresPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_figures_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_figures_page_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_wishes (DrFiguresPage *self)
{
  GtkWidget *row = GTK_WIDGET (dr_flow_new (0, 12, 6));
  const char *kind_names[G_N_ELEMENTS (kinds) + 1] = { NULL };
  const char *filter_names[DR_N_FIGURES_FILTERS + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    kind_names[i] = dr_figure_kind_label (kinds[i]);
  for (guint i = 0; i < DR_N_FIGURES_FILTERS; i++)
    filter_names[i] = dr_figures_filter_label ((DrFiguresFilter) i);
  self->kinds = dr_drop_down_new (_("What the figures say"));
  self->filters = dr_drop_down_new (_("Which groups are shown"));
  dr_drop_down_set_names (self->kinds, kind_names);
  dr_drop_down_set_names (self->filters, filter_names);
  dr_flow_append (DR_FLOW (row), self->kinds);
  dr_flow_append (DR_FLOW (row), self->filters);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (wish_chosen), self);
  g_signal_connect_swapped (self->filters, "notify::selected", G_CALLBACK (wish_chosen), self);

  return row;
}

static void
dr_figures_page_init (DrFiguresPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);

  self->count = dr_wrapped_label_new (NULL, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  self->none = g_object_new (GTK_TYPE_LABEL, "label", _("No group is like that."), "xalign", 0.0, "visible", FALSE, NULL);
  self->chart = dr_chart_view_new (_("What is known of each group"));
  dr_chart_view_set_chosen (self->chart, cell_chosen, self);
  self->view = DR_FIGURE_VIEW (dr_figure_view_new ());
  gtk_widget_add_css_class (box, "evidence-list");
  gtk_box_append (GTK_BOX (box), new_wishes (self));
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  self->split = dr_evidence_split_new (scrolled, GTK_WIDGET (self->view), DR_SPLIT_BELOW, _("All figures"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->split));
}
