#include "dr-figures-page.h"

#include <glib/gi18n-lib.h>

#include "dr-chart-view.h"
#include "dr-drop-down.h"
#include "dr-figures-state.h"
#include "dr-heat-map.h"

struct _DrFiguresPage {
  AdwBin           parent_instance;

  DrEvidenceCopy  *copy;     /* (nullable) */
  DrFiguresState  *state;    /* (nullable) */
  DrFigureKind     kind;

  GtkWidget       *kinds;
  GtkWidget       *count;
  DrChartView     *chart;
};

G_DEFINE_FINAL_TYPE (DrFiguresPage, dr_figures_page, ADW_TYPE_BIN)

/* Attitudes tell of no access, and are kept out of the way. */
static const DrFigureKind kinds[] = { DR_FIGURE_USE, DR_FIGURE_PREFER, DR_FIGURE_CONTACT };

static DrChart *
new_chart (DrFiguresPage *self)
{
  const DrFiguresState *state = self->state;
  const DrEvidence *evidence = state->evidence;
  g_autoptr (DrChartTheme) theme = dr_chart_view_new_theme (GTK_WIDGET (self->chart));
  g_autofree DrHeatCell *cells = g_new0 (DrHeatCell, state->n_rows * state->n_columns);
  g_autofree const char **columns = g_new (const char *, state->n_columns);
  g_autofree const char **rows = g_new (const char *, state->n_rows);
  const DrHeatMapData data = {
    .value_name = dr_figure_kind_label (state->kind),
    .detail_name = _("answers and year"),
    .mark_text = _("old, or few people asked"),
    .columns = columns,
    .n_columns = state->n_columns,
    .rows = rows,
    .n_rows = state->n_rows,
    .cells = cells,
  };

  for (guint i = 0; i < state->n_columns; i++)
    columns[i] = state->columns[i].name;
  for (guint i = 0; i < state->n_rows; i++)
    rows[i] = evidence->groups[i].name;
  for (guint i = 0; i < state->n_rows * state->n_columns; i++)
    {
      const DrFigureCell *cell = &state->cells[i];

      cells[i].value = cell->figure != DR_NO_INDEX ? evidence->figures[cell->figure].share : DR_UNKNOWN;
      cells[i].detail = cell->detail;
      cells[i].mark = (cell->marks & (DR_FIGURE_OLD | DR_FIGURE_SMALL)) != 0;
    }

  return dr_heat_map_new (&data, theme);
}

static void
refresh (DrFiguresPage *self)
{
  DrEvidence *evidence = self->copy != NULL ? dr_evidence_copy_get_evidence (self->copy) : NULL;
  g_autofree char *count = NULL;

  g_clear_pointer (&self->state, dr_figures_state_free);
  if (evidence == NULL)
    {
      dr_chart_view_set_chart (self->chart, NULL);
      return;
    }
  self->state = dr_figures_state_new (evidence, dr_evidence_copy_get_rulebook (self->copy),
                                      dr_desk_get_today (dr_evidence_copy_get_desk (self->copy)), self->kind);
  count = dr_figures_state_count (self->state);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  dr_chart_view_set_chart (self->chart, new_chart (self));
}

static void
kind_chosen (DrFiguresPage *self)
{
  self->kind = kinds[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds)), G_N_ELEMENTS (kinds) - 1)];
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

static void
dr_figures_page_dispose (GObject *object)
{
  DrFiguresPage *self = DR_FIGURES_PAGE (object);

  g_clear_object (&self->copy);
  g_clear_pointer (&self->state, dr_figures_state_free);

  G_OBJECT_CLASS (dr_figures_page_parent_class)->dispose (object);
}

static void
dr_figures_page_class_init (DrFiguresPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_figures_page_dispose;
}

static void
dr_figures_page_init (DrFiguresPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
  const char *names[G_N_ELEMENTS (kinds) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    names[i] = dr_figure_kind_label (kinds[i]);
  self->kinds = dr_drop_down_new (_("What is shown"));
  dr_drop_down_set_names (self->kinds, names);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (kind_chosen), self);
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  self->chart = dr_chart_view_new (_("What is known of each group"));
  gtk_widget_add_css_class (box, "section");
  gtk_box_append (GTK_BOX (box), self->kinds);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
