#include "dr-maintaining-page.h"

#include <glib/gi18n-lib.h>

#include "dr-chart-view.h"
#include "dr-drop-down.h"
#include "dr-flow.h"
#include "dr-maintaining-list-view.h"
#include "dr-wrapped-label.h"

/* A chart, or, where there is nothing to draw, what would fill it. */
typedef struct {
  DrChartView *view;
  GtkWidget   *nothing;   /* box: heading, and why */
  GtkLabel    *why;
} Chart;

struct _DrMaintainingPage {
  GtkBox                    parent_instance;

  const DrMaintainingState *state;   /* (nullable): the place's */

  GtkLabel                 *headline;
  GtkLabel                 *burden;
  GtkLabel                 *caution;
  DrFlow                   *stages;
  DrFlow                   *outcomes;
  GtkWidget                *outcomes_heading;
  GtkDropDown              *quantity;
  Chart                     effects;
  Chart                     moves;
  Chart                     satisfaction;
  GtkLabel                 *moves_summary;
  DrMaintainingListView    *lists[DR_N_MAINTAINING_PARTS];
};

enum {
  OPENED,
  QUANTITY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrMaintainingPage, dr_maintaining_page, GTK_TYPE_BOX)

static void
open_behind (DrMaintainingPage *self,
             const char        *heading,
             const DrBehind    *behind)
{
  if (behind->n > 0)
    g_signal_emit (self, signals[OPENED], 0, heading, behind);
}

/* --- Counts --- */

static void
count_clicked (GtkWidget         *button,
               DrMaintainingPage *self)
{
  const DrMaintainingCount *count = g_object_get_data (G_OBJECT (button), "count");

  open_behind (self, count->label, &count->behind);
}

static GtkWidget *
new_chip (DrMaintainingPage        *self,
          const DrMaintainingCount *count)
{
  g_autofree char *number = g_strdup_printf ("%u", count->n);
  g_autofree char *name = g_strdup_printf ("%s: %u", count->label, count->n);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *figure = gtk_label_new (number);
  GtkWidget *chip = g_object_new (GTK_TYPE_BUTTON, "child", box, "halign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (figure, "count");
  gtk_widget_add_css_class (chip, "chip");
  gtk_box_append (GTK_BOX (box), dr_wrapped_label_new (count->label, NULL));
  gtk_box_append (GTK_BOX (box), figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "count", (gpointer) count);
  g_signal_connect (chip, "clicked", G_CALLBACK (count_clicked), self);

  return chip;
}

static void
fill_counts (DrMaintainingPage        *self,
             DrFlow                   *into,
             const DrMaintainingCount *counts,
             guint                     n)
{
  dr_flow_clear (into);
  for (guint i = 0; i < n; i++)
    dr_flow_append (into, new_chip (self, &counts[i]));
}

/* --- Charts --- */

static void
show_chart (Chart      *chart,
            DrChart    *drawn,
            const char *why)
{
  dr_chart_view_set_chart (chart->view, drawn);
  gtk_widget_set_visible (GTK_WIDGET (chart->view), drawn != NULL);
  gtk_widget_set_visible (chart->nothing, drawn == NULL);
  gtk_label_set_label (chart->why, why);
}

static void
show_grid (Chart                   *chart,
           const DrMaintainingGrid *grid)
{
  g_autoptr (DrChartTheme) theme = dr_chart_view_new_theme (GTK_WIDGET (chart->view));

  show_chart (chart, grid->data.n_rows > 0 ? dr_heat_map_new (&grid->data, theme) : NULL, grid->empty);
}

static void
show_moves (DrMaintainingPage *self)
{
  g_autoptr (DrChartTheme) theme = dr_chart_view_new_theme (GTK_WIDGET (self->moves.view));
  const DrTimelineData *data = &self->state->moves;

  show_chart (&self->moves, data->n_events > 0 ? dr_timeline_chart_new (data, theme) : NULL, self->state->moves_empty);
  dr_wrapped_label_bind (self->moves_summary, self->state->moves_summary);
  gtk_widget_set_visible (GTK_WIDGET (self->moves_summary), data->n_events > 0);
}

static void
effect_chosen (int      item,
               gpointer data)
{
  DrMaintainingPage *self = data;
  DrChart *chart = dr_chart_view_get_chart (self->effects.view);

  open_behind (self, dr_chart_item_text (chart, item), &self->state->effects.behind[item]);
}

static void
satisfaction_chosen (int      item,
                     gpointer data)
{
  DrMaintainingPage *self = data;
  DrChart *chart = dr_chart_view_get_chart (self->satisfaction.view);

  open_behind (self, dr_chart_item_text (chart, item), &self->state->satisfaction.behind[item]);
}

/* One place of the line of time may stand for several access points of one assessment. */
static void
move_chosen (int      item,
             gpointer data)
{
  DrMaintainingPage *self = data;
  DrChart *chart = dr_chart_view_get_chart (self->moves.view);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n;
  const guint *events = dr_timeline_chart_events (chart, item, &n);
  DrBehind behind;

  for (guint i = 0; i < n; i++)
    {
      guint index = self->state->moves_behind[events[i]].items[0];

      if (items->len == 0 || g_array_index (items, guint, items->len - 1) != index)
        g_array_append_val (items, index);
    }
  behind = (DrBehind) { (const guint *) (gconstpointer) items->data, items->len };
  open_behind (self, dr_chart_item_text (chart, item), &behind);
}

/* --- All of it --- */

/**
 * dr_maintaining_page_set_state:
 * @self: the page
 * @state: (nullable): what it shows; it must outlive that
 */
void
dr_maintaining_page_set_state (DrMaintainingPage        *self,
                               const DrMaintainingState *state)
{
  self->state = state;
  for (guint i = 0; i < DR_N_MAINTAINING_PARTS; i++)
    dr_maintaining_list_view_set (self->lists[i], state != NULL ? &state->lists[i] : NULL);
  if (state == NULL)
    return;

  dr_wrapped_label_bind (self->headline, state->headline);
  dr_wrapped_label_bind (self->burden, state->burden);
  gtk_widget_set_visible (GTK_WIDGET (self->burden), state->burden[0] != '\0');
  dr_wrapped_label_bind (self->caution, state->caution);
  fill_counts (self, self->stages, state->stages, state->n_stages);
  fill_counts (self, self->outcomes, state->outcomes, state->n_outcomes);
  gtk_widget_set_visible (self->outcomes_heading, state->n_outcomes > 0);
  show_grid (&self->effects, &state->effects);
  show_grid (&self->satisfaction, &state->satisfaction);
  show_moves (self);
}

/**
 * dr_maintaining_page_get_quantity:
 * @self: the page
 *
 * Returns: what its grid of groups and services is to say
 */
DrMaintainingQuantity
dr_maintaining_page_get_quantity (DrMaintainingPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->quantity);

  return selected < DR_N_MAINTAINING_QUANTITIES ? (DrMaintainingQuantity) selected : DR_MAINTAINING_NEGATIVE;
}

static void
quantity_changed (DrMaintainingPage *self)
{
  g_signal_emit (self, signals[QUANTITY_CHANGED], 0);
}

static GtkWidget *
add_part (DrMaintainingPage *self)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (self), part);

  return part;
}

static DrFlow *
add_counts (GtkWidget  *part,
            const char *name)
{
  DrFlow *flow = dr_flow_new (0, 5, 5);

  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (flow));

  return flow;
}

static void
add_figures (DrMaintainingPage *self)
{
  GtkWidget *part = add_part (self);

  self->headline = GTK_LABEL (dr_wrapped_label_add (part, "", "title-4"));
  self->burden = GTK_LABEL (dr_wrapped_label_add (part, "", NULL));
  self->caution = GTK_LABEL (dr_wrapped_label_add (part, "", "dim-label"));
  dr_wrapped_label_add (part, _("By stage"), "heading");
  self->stages = add_counts (part, _("By stage"));
  self->outcomes_heading = dr_wrapped_label_add (part, _("By outcome, of those submitted"), "heading");
  self->outcomes = add_counts (part, _("By outcome, of those submitted"));
}

static void
add_chart (GtkWidget         *part,
           Chart             *chart,
           const char        *title,
           DrChartViewChosen  chosen,
           DrMaintainingPage *self)
{
  chart->view = dr_chart_view_new (title);
  chart->nothing = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  dr_wrapped_label_add (chart->nothing, title, "heading");
  chart->why = GTK_LABEL (dr_wrapped_label_add (chart->nothing, "", NULL));
  dr_chart_view_set_chosen (chart->view, chosen, self);
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (chart->view));
  gtk_box_append (GTK_BOX (part), chart->nothing);
}

static void
add_effects (DrMaintainingPage *self)
{
  GtkWidget *part = add_part (self);
  const char *names[DR_N_MAINTAINING_QUANTITIES + 1] = { NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  for (guint i = 0; i < DR_N_MAINTAINING_QUANTITIES; i++)
    names[i] = dr_maintaining_quantity_name ((DrMaintainingQuantity) i);
  self->quantity = GTK_DROP_DOWN (dr_drop_down_new (_("What the grid says")));
  dr_drop_down_set_names (GTK_WIDGET (self->quantity), names);
  gtk_widget_set_halign (GTK_WIDGET (self->quantity), GTK_ALIGN_START);
  g_signal_connect_swapped (self->quantity, "notify::selected", G_CALLBACK (quantity_changed), self);

  add_chart (part, &self->effects, _("What adds up for whom"), effect_chosen, self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->quantity));
  gtk_box_insert_child_after (GTK_BOX (part), row, NULL);
  dr_wrapped_label_add (part, _("Numbers of people are added up over assessments: whoever is affected by three of them "
                                "is counted three times, so a sum can be larger than the group. A cell opens the "
                                "assessments behind it, with a click or with the arrow keys and Enter."), "dim-label");
}

static void
list_opened (DrMaintainingPage *self,
             const char        *heading,
             const DrBehind    *behind)
{
  open_behind (self, heading, behind);
}

static void
add_list (DrMaintainingPage *self,
          DrMaintainingPart  list,
          const char        *title)
{
  GtkWidget *part = add_part (self);

  self->lists[list] = dr_maintaining_list_view_new (title);
  g_signal_connect_swapped (self->lists[list], "opened", G_CALLBACK (list_opened), self);
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->lists[list]));
}

static void
dr_maintaining_page_class_init (DrMaintainingPageClass *klass)
{
  /**
   * DrMaintainingPage::opened:
   * @self: the page
   * @heading: what the assessments have in common
   * @behind: (type gpointer): a #DrBehind: which they are
   *
   * Somebody wants to see what stands behind a figure.
   */
  signals[OPENED] = g_signal_new ("opened", DR_TYPE_MAINTAINING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_POINTER);

  /**
   * DrMaintainingPage::quantity-changed:
   * @self: the page
   *
   * The grid of groups and services is to say something else.
   */
  signals[QUANTITY_CHANGED] = g_signal_new ("quantity-changed", DR_TYPE_MAINTAINING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
}

static void
dr_maintaining_page_init (DrMaintainingPage *self)
{
  GtkWidget *part;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 36);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  add_figures (self);
  add_effects (self);
  part = add_part (self);
  add_chart (part, &self->moves, _("Access points withdrawn, reduced and moved"), move_chosen, self);
  self->moves_summary = GTK_LABEL (dr_wrapped_label_add (part, "", "dim-label"));
  add_list (self, DR_MAINTAINING_ACTIONS, _("Actions by owner"));
  add_list (self, DR_MAINTAINING_LATE, _("Reviews and publications overdue"));
  add_list (self, DR_MAINTAINING_TARGETS, _("Targets and results"));
  add_list (self, DR_MAINTAINING_PREDICTIONS, _("Predicted and measured"));
  part = add_part (self);
  add_chart (part, &self->satisfaction, _("Satisfaction by group"), satisfaction_chosen, self);
}
