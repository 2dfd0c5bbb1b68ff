#include "dr-service-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-chart-view.h"
#include "dr-focus-in.h"
#include "dr-service-counts.h"
#include "dr-service-form.h"
#include "dr-services-state.h"
#include "dr-wrapped-label.h"

struct _DrServiceView {
  GtkBox          parent_instance;

  DrServiceState *state;       /* (nullable) */
  DrEvidenceCopy *copy;        /* (nullable) */
  int             service;     /* index of its services */

  GtkWidget      *name;
  GtkWidget      *detail;
  GtkWidget      *change;
  GtkWidget      *points;
  GtkWidget      *add_point;
  GtkWidget      *profile_words;
  GtkWidget      *profile;
  DrServiceCounts *customers;
  GtkWidget      *contacts_words;
  GtkWidget      *contacts;
  DrServiceCounts *counts;
  GtkWidget      *mixes;
  GtkWidget      *no_mixes;
  GtkWidget      *origins;
  GtkWidget      *gaps_title;
  GtkWidget      *no_gaps;
  GtkWidget      *gaps;
  GtkWidget      *shift;
  GtkWidget      *best_title;
  GtkWidget      *no_best;
  GtkWidget      *best;
};

G_DEFINE_FINAL_TYPE (DrServiceView, dr_service_view, GTK_TYPE_BOX)

static GtkWidget *
new_line (const char *text,
          const char *style)   /* (nullable) */
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  dr_bound_label_watch (label);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* One text above the other. A row of libadwaita lays boxes into boxes for what may stand beside them, and GTK 4.8 looks in
 * each of those for the least width at every height: a service took a second to open. */
static GtkWidget *
new_row (const DrServiceLine *line)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, NULL);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", line->title, line->detail);

  gtk_widget_add_css_class (box, "people-row");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (words), new_line (line->title, NULL));
  if (line->detail[0] != '\0')
    gtk_box_append (GTK_BOX (words), new_line (line->detail, "dim-label"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static void
fill (GtkWidget           *list,
      const DrServiceLine *lines,
      guint                n)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_row (&lines[i]));
  gtk_widget_set_visible (list, n > 0);
}

/* --- What can be changed of it --- */

/* The access point of a row of the list: they stand there in the order of the evidence base. */
static int
find_point (DrServiceView *self,
            int            row)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (self->copy);

  for (guint i = 0; i < evidence->n_points; i++)
    if (evidence->points[i].service == self->service && row-- == 0)
      return (int) i;

  return DR_NO_INDEX;
}

static void
point_activated (DrServiceView *self,
                 GtkListBoxRow *row)
{
  int point = find_point (self, gtk_list_box_row_get_index (row));

  if (point != DR_NO_INDEX)
    dr_service_form_change_point (GTK_WIDGET (self), self->copy, point);
}

static void
add_point_clicked (DrServiceView *self)
{
  dr_service_form_add_point (GTK_WIDGET (self), self->copy, self->service);
}

static void
change_clicked (DrServiceView *self)
{
  dr_service_form_change (GTK_WIDGET (self), self->copy, self->service);
}

static GtkWidget *
new_button (DrServiceView *self,
            const char    *label,
            GCallback      clicked)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "halign", GTK_ALIGN_START, NULL);

  dr_wrapped_label_wrap_in (button);
  g_signal_connect_swapped (button, "clicked", clicked, self);

  return button;
}

/* A row that was asked about has the focus again when it is made anew. */
static void
show_points (DrServiceView *self,
             const char    *refusal)   /* (nullable) */
{
  GtkWidget *buttons[] = { self->change, self->add_point };
  int focused = -1;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->points), i)) != NULL; i++)
    if (dr_focus_is_in (GTK_WIDGET (row)))
      focused = i;
  fill (self->points, self->state->points, self->state->n_points);
  for (int i = 0; refusal == NULL && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->points), i)) != NULL; i++)
    {
      gtk_list_box_row_set_activatable (row, TRUE);
      gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (row)),
                      g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-edit-symbolic", "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
    }
  row = focused >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->points), focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_widget_set_sensitive (buttons[i], refusal == NULL);
      gtk_widget_set_tooltip_text (buttons[i], refusal);
    }
}

static void
show_series (GtkWidget               *view,
             const DrSeriesChartData *data)
{
  g_autoptr (DrChartTheme) theme = dr_chart_view_new_theme (view);

  dr_chart_view_set_chart (DR_CHART_VIEW (view), data->n_rows > 0 ? dr_series_chart_new (data, theme) : NULL);
  gtk_widget_set_visible (view, data->n_rows > 0);
}

static void
show_mixes (DrServiceView *self)
{
  const DrServiceState *state = self->state;
  g_autoptr (DrChartTheme) theme = dr_chart_view_new_theme (self->mixes);

  dr_chart_view_set_chart (DR_CHART_VIEW (self->mixes),
                           state->mixes.n_rows > 0 ? dr_mix_chart_new (&state->mixes, theme) : NULL);
  gtk_widget_set_visible (self->mixes, state->mixes.n_rows > 0);
  gtk_widget_set_visible (self->no_mixes, state->mixes.n_rows == 0);
  fill (self->origins, state->origins, state->n_origins);
  dr_wrapped_label_say (self->no_gaps, state->no_gaps);
  fill (self->gaps, state->gaps, state->n_gaps);
  gtk_widget_set_visible (self->gaps_title, state->n_gaps > 0 || state->no_gaps != NULL);
  fill (self->shift, state->shift, state->n_shift);
}

/* Directorate, plan, how many access points, and who manages it, by name. */
static char *
describe (DrServiceView  *self,
          DrEvidenceCopy *copy)
{
  const char *manager = self->state->manager;

  if (manager == NULL)
    return g_strdup (self->state->detail);

  /* Translators: what a service belongs to; a person's name */
  return g_strdup_printf (_("%1$s · managed by %2$s"), self->state->detail,
                          dr_desk_person_name (dr_evidence_copy_get_desk (copy), manager));
}

/**
 * dr_service_view_show:
 * @self: the view
 * @copy: an evidence base that was read
 * @service: index of its services
 *
 * Shows the service as it is there now.
 */
void
dr_service_view_show (DrServiceView  *self,
                      DrEvidenceCopy *copy,
                      int             service)
{
  g_autofree char *detail = NULL;

  g_set_object (&self->copy, copy);
  self->service = service;
  g_clear_pointer (&self->state, dr_service_state_free);
  self->state = dr_service_state_new (dr_evidence_copy_get_evidence (copy), service,
                                      dr_desk_get_today (dr_evidence_copy_get_desk (copy)));
  detail = describe (self, copy);
  dr_wrapped_label_say (self->name, self->state->name);
  dr_wrapped_label_say (self->detail, detail);
  show_points (self, dr_evidence_copy_get_refusal (copy));
  dr_wrapped_label_say (self->profile_words, self->state->profile_words);
  show_series (self->profile, &self->state->profile);
  dr_service_counts_show (self->customers, copy, self->state);
  dr_wrapped_label_say (self->contacts_words, self->state->contacts_words);
  show_series (self->contacts, &self->state->contacts);
  dr_service_counts_show (self->counts, copy, self->state);
  show_mixes (self);
  fill (self->best, self->state->works_best, self->state->n_works_best);
  gtk_widget_set_visible (self->no_best, self->state->n_works_best == 0);
}

/**
 * dr_service_view_new:
 *
 * Returns: (transfer floating): a view of no service yet
 */
DrServiceView *
dr_service_view_new (void)
{
  return g_object_new (DR_TYPE_SERVICE_VIEW, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 30, NULL);
}

static void
dr_service_view_dispose (GObject *object)
{
  g_clear_object (&DR_SERVICE_VIEW (object)->copy);

  G_OBJECT_CLASS (dr_service_view_parent_class)->dispose (object);
}

static void
dr_service_view_finalize (GObject *object)
{
  g_clear_pointer (&DR_SERVICE_VIEW (object)->state, dr_service_state_free);

  G_OBJECT_CLASS (dr_service_view_parent_class)->finalize (object);
}

static void
dr_service_view_class_init (DrServiceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_service_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_service_view_finalize;
}

static GtkWidget *
add_part (DrServiceView *self,
          const char    *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  if (title != NULL)
    dr_wrapped_label_add (box, title, "title-4");
  gtk_box_append (GTK_BOX (self), box);

  return box;
}

static GtkWidget *
add_list (GtkWidget  *box,
          const char *name)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), list);

  return list;
}

static GtkWidget *
add_chart (GtkWidget  *box,
           const char *title)
{
  GtkWidget *chart = GTK_WIDGET (dr_chart_view_new (title));

  gtk_box_append (GTK_BOX (box), chart);

  return chart;
}

static void
add_mix_parts (DrServiceView *self)
{
  GtkWidget *box = add_part (self, _("Channel mix"));

  dr_wrapped_label_add (box, _("By which ways people are expected to come, say that they prefer, do come, and are meant "
                               "to come."), "dim-label");
  self->no_mixes = dr_wrapped_label_add (box, _("No channel mix is known of this service or of the district."), NULL);
  self->mixes = add_chart (box, _("Expected, preferred, actual and target"));
  self->origins = add_list (box, _("Where the mixes come from"));

  self->gaps_title = add_part (self, _("How the mixes differ"));
  self->no_gaps = dr_wrapped_label_add (self->gaps_title, "", NULL);
  self->gaps = add_list (self->gaps_title, _("How the mixes differ"));

  box = add_part (self, _("Digital shift potential"));
  dr_wrapped_label_add (box, _("How much larger the digital share could be than it is. It says what could be, not that "
                               "it should: who would lose access is for an assessment to find out."), "dim-label");
  self->shift = add_list (box, _("Digital shift potential"));
}

static void
dr_service_view_init (DrServiceView *self)
{
  GtkWidget *box = add_part (self, NULL);

  self->name = dr_wrapped_label_add (box, "", "title-2");
  self->detail = dr_wrapped_label_add (box, "", "dim-label");

  self->change = new_button (self, _("Change the service"), G_CALLBACK (change_clicked));
  gtk_box_append (GTK_BOX (box), self->change);

  box = add_part (self, _("Access points"));
  self->points = add_list (box, _("Access points"));
  g_signal_connect_swapped (self->points, "row-activated", G_CALLBACK (point_activated), self);
  self->add_point = new_button (self, _("Add an access point"), G_CALLBACK (add_point_clicked));
  gtk_box_append (GTK_BOX (box), self->add_point);

  box = add_part (self, _("Customers"));
  self->profile_words = dr_wrapped_label_add (box, "", NULL);
  self->profile = add_chart (box, _("Customers beside the district"));
  self->customers = dr_service_counts_new (DR_SERVICE_CUSTOMERS);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->customers));

  box = add_part (self, _("Contacts"));
  self->contacts_words = dr_wrapped_label_add (box, "", NULL);
  self->contacts = add_chart (box, _("Contacts by channel and year"));
  self->counts = dr_service_counts_new (DR_SERVICE_CONTACTS);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts));

  add_mix_parts (self);

  self->best_title = add_part (self, _("What works best"));
  self->no_best = dr_wrapped_label_add (self->best_title, _("It is not said which ways work best for whom."), NULL);
  self->best = add_list (self->best_title, _("What works best"));
}
