#include "dr-figure-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dr-figure-form.h"
#include "dr-flow.h"
#include "dr-focus-in.h"
#include "dr-wrapped-label.h"

struct _DrFigureView {
  GtkBox           parent_instance;

  DrEvidenceCopy  *copy;    /* (nullable) */
  DrFigureWish     wish;

  GtkWidget       *nothing;
  GtkWidget       *body;
};

G_DEFINE_FINAL_TYPE (DrFigureView, dr_figure_view, GTK_TYPE_BOX)

static void
append_label (GtkWidget  *box,
              const char *text,
              const char *style)
{
  if (text != NULL)
    dr_wrapped_label_add (box, text, style);
}

/* --- One figure --- */

static int
figure_of (GtkWidget *button)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "figure"));
}

static void
change_clicked (GtkWidget    *button,
                DrFigureView *self)
{
  dr_figure_form_change (GTK_WIDGET (self), self->copy, figure_of (button));
}

static void
remove_clicked (GtkWidget    *button,
                DrFigureView *self)
{
  dr_figure_form_remove (self->copy, figure_of (button));
}

static GtkWidget *
new_button (DrFigureView       *self,
            const DrFigureItem *item,
            const char         *label,
            const char         *name,
            GCallback           clicked)
{
  const char *refusal = dr_evidence_copy_get_refusal (self->copy);
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *whole = g_strdup_printf (name, item->share);

  g_object_set_data (G_OBJECT (button), "figure", GINT_TO_POINTER (item->figure));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_widget_set_sensitive (button, refusal == NULL);
  gtk_widget_set_tooltip_text (button, refusal);
  g_signal_connect (button, "clicked", clicked, self);

  return button;
}

static GtkWidget *
new_card (DrFigureView       *self,
          const DrFigureItem *item)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "finding");
  dr_wrapped_label_add (top, item->share, item->counts ? "title-2" : "title-4");
  gtk_box_append (GTK_BOX (top), g_object_new (GTK_TYPE_LABEL, "label", item->counts ? _("Counts") : _("Listed besides"),
                                               "xalign", 1.0, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, "wrap", TRUE,
                                               NULL));
  gtk_box_append (GTK_BOX (card), top);
  append_label (card, item->basis, NULL);
  append_label (card, item->source, NULL);
  append_label (card, item->marks, "warning");
  append_label (card, item->never, "warning");
  append_label (card, item->borrowed, "dim-label");
  append_label (card, item->note, "dim-label");
  gtk_box_append (GTK_BOX (buttons), new_button (self, item, _("Change"), _("Change the figure %s"),
                                                 G_CALLBACK (change_clicked)));
  gtk_box_append (GTK_BOX (buttons), new_button (self, item, _("Remove"), _("Remove the figure %s"),
                                                 G_CALLBACK (remove_clicked)));
  gtk_widget_set_margin_top (buttons, 3);
  gtk_box_append (GTK_BOX (card), buttons);

  return card;
}

/* --- All of them --- */

static void
add_clicked (DrFigureView *self)
{
  dr_figure_form_add (GTK_WIDGET (self), self->copy, &self->wish);
}

static GtkWidget *
new_add_button (DrFigureView *self)
{
  const char *refusal = dr_evidence_copy_get_refusal (self->copy);
  GtkWidget *button = gtk_button_new_with_label (_("Add a figure"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, refusal == NULL);
  gtk_widget_set_tooltip_text (button, refusal);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked), self);

  return button;
}

static GtkWidget *
new_cards (DrFigureView        *self,
           const DrFigureState *state)
{
  GtkWidget *flow = GTK_WIDGET (dr_flow_new (3, 12, 12));

  for (guint i = 0; i < state->items->len; i++)
    dr_flow_append (DR_FLOW (flow), new_card (self, state->items->pdata[i]));

  return flow;
}

static void
clear (DrFigureView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
}

/**
 * dr_figure_view_show:
 * @self: a view
 * @copy: (nullable): the evidence base
 * @wish: (nullable): what to show of it; %NULL: nothing was chosen
 */
void
dr_figure_view_show (DrFigureView       *self,
                     DrEvidenceCopy     *copy,
                     const DrFigureWish *wish)
{
  g_autoptr (DrFigureState) state = NULL;
  g_autofree char *title = NULL;
  g_autofree char *explain = NULL;
  gboolean had_focus = dr_focus_is_in (self->body);

  g_set_object (&self->copy, copy);
  clear (self);
  gtk_widget_set_visible (self->nothing, copy == NULL || wish == NULL);
  if (copy == NULL || wish == NULL)
    return;
  self->wish = *wish;
  state = dr_figure_state_new (dr_evidence_copy_get_evidence (copy), dr_evidence_copy_get_rulebook (copy),
                               dr_desk_get_today (dr_evidence_copy_get_desk (copy)), wish);
  title = g_strdup_printf (_("%1$s: %2$s"), state->group, state->target);
  append_label (self->body, title, "title-4");
  explain = g_strdup_printf (_("%1$s. %2$s"), state->kind, state->count);
  append_label (self->body, explain, NULL);
  if (state->items->len > 0)
    gtk_box_append (GTK_BOX (self->body), new_cards (self, state));
  gtk_box_append (GTK_BOX (self->body), new_add_button (self));
  if (had_focus)
    gtk_widget_child_focus (self->body, GTK_DIR_TAB_FORWARD);
}

/**
 * dr_figure_view_new:
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
dr_figure_view_new (void)
{
  return g_object_new (DR_TYPE_FIGURE_VIEW, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
}

static void
dr_figure_view_dispose (GObject *object)
{
  g_clear_object (&DR_FIGURE_VIEW (object)->copy);

  G_OBJECT_CLASS (dr_figure_view_parent_class)->dispose (object);
}

static void
dr_figure_view_class_init (DrFigureViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_figure_view_dispose;
}

static void
dr_figure_view_init (DrFigureView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                      "child", box, NULL);

  self->nothing = dr_wrapped_label_new (_("Choose a cell to see where its figure comes from, and to change it."),
                                        "dim-label");
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (box, "evidence-list");
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->body);
  gtk_box_append (GTK_BOX (self), scrolled);
}
