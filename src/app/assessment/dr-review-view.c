#include "dr-review-view.h"

#include <glib/gi18n-lib.h>

#include "dr-after-frame.h"
#include "dr-chart-view.h"
#include "dr-drop-down.h"
#include "dr-review-state.h"
#include "dr-wrapped-label.h"

/* Groups in the charts before all are asked for. */
#define FIRST_ROWS 10

/* Frames that come before sentences that are not in sight: the review's own, and that of the findings. */
#define UNSEEN_FRAMES 2

struct _DrReviewView {
  GtkBox         parent_instance;

  const DrCheck *check;       /* (nullable): until the next one */
  DrReviewState *state;       /* (nullable) */
  char          *watched;     /* (nullable): id of the option that is looked at; none: the chosen one */
  GStrv          names;       /* of the options in the list */
  gboolean       all;         /* groups */
  gboolean       listing;     /* the list of options is being filled */
  DrAfterFrame   wording;     /* shows what is said of the charts */
  DrAfterFrame   later;       /* shows what would settle it */

  GtkWidget     *help;
  GtkWidget     *options;
  GtkWidget     *empty;
  GtkWidget     *body;
  GtkWidget     *sentences;
  GtkWidget     *people;
  GtkWidget     *more;
  GtkWidget     *shares_box;
  GtkWidget     *shares;
  GtkWidget     *shares_unknown;
  GtkWidget     *mixes;
  GtkWidget     *settle_box;
  GtkWidget     *settle;
};

G_DEFINE_FINAL_TYPE (DrReviewView, dr_review_view, GTK_TYPE_BOX)

static void refresh (DrReviewView *self);

/* The option that is looked at: the one asked for, else the chosen, else the first. */
static int
find_option (DrReviewView *self)
{
  const DrAssessment *assessment = self->check->assessment;
  int found = self->watched != NULL ? dr_assessment_find_option (assessment, self->watched) : DR_NO_INDEX;

  if (found == DR_NO_INDEX)
    found = assessment->chosen;
  if (found == DR_NO_INDEX && assessment->n_options > 0)
    found = 0;

  return found;
}

static void
list_options (DrReviewView *self,
              int           option)
{
  const DrAssessment *assessment = self->check->assessment;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < assessment->n_options; i++)
    {
      g_autofree char *name = (int) i == assessment->chosen
                                ? g_strdup_printf (_("%s (chosen)"), assessment->options[i].name)
                                : g_strdup (assessment->options[i].name);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  self->listing = TRUE;
  if (self->names == NULL || !g_strv_equal ((const char * const *) self->names, (const char * const *) names))
    {
      dr_drop_down_set_names (self->options, (const char * const *) names);
      g_strfreev (self->names);
      self->names = g_steal_pointer (&names);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->options), (guint) option);
  self->listing = FALSE;
  gtk_widget_set_visible (self->options, assessment->n_options > 1);
}

static gboolean
is_new (const char *before,
        const char *after)
{
  return g_strcmp0 (before, after) != 0;
}

static void
set_text (GtkWidget  *label,
          const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text != NULL ? text : "") != 0)
    gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static void
show_charts (DrReviewView        *self,
             const DrReviewState *before)   /* (nullable) */
{
  g_autoptr (DrChartTheme) theme = dr_chart_view_new_theme (GTK_WIDGET (self));
  const DrReviewState *state = self->state;

  if (before == NULL || is_new (before->people_digest, state->people_digest))
    dr_chart_view_set_chart (DR_CHART_VIEW (self->people),
                             state->people.n_rows > 0 ? dr_interval_chart_new (&state->people, theme) : NULL);
  if (before == NULL || is_new (before->shares_digest, state->shares_digest))
    dr_chart_view_set_chart (DR_CHART_VIEW (self->shares),
                             state->shares.n_rows > 0 ? dr_heat_map_new (&state->shares, theme) : NULL);
  if (before == NULL || is_new (before->mixes_digest, state->mixes_digest))
    dr_chart_view_set_chart (DR_CHART_VIEW (self->mixes),
                             state->mixes.n_rows > 0 ? dr_mix_chart_new (&state->mixes, theme) : NULL);
  gtk_widget_set_visible (self->people, state->people.n_rows > 0);
  gtk_widget_set_visible (self->shares, state->shares.n_rows > 0);
  gtk_widget_set_visible (self->shares_box, state->changes);
  gtk_widget_set_visible (self->mixes, state->mixes.n_rows > 0);
}

static GtkWidget *
add_settle (DrReviewView *self)
{
  GtkWidget *label = dr_wrapped_label_new (NULL, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, "activatable", FALSE, NULL);

  dr_wrapped_label_set_prose (label);
  g_object_set (label, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_box_append (GTK_LIST_BOX (self->settle), row);

  return row;
}

/* Most toggles change some numbers in the sentences: their rows stay, and what is not another is not measured again. */
static void
show_settle (DrReviewView *self)
{
  const char * const *settle = self->state->settle;
  GtkWidget *row = gtk_widget_get_first_child (self->settle);

  for (guint i = 0; settle[i] != NULL; i++)
    {
      if (row == NULL)
        row = add_settle (self);
      if (!g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)))), settle[i]))
        {
          gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), settle[i]);
          gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, settle[i], -1);
        }
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_list_box_remove (GTK_LIST_BOX (self->settle), row);
      row = next;
    }
  gtk_widget_set_visible (self->settle_box, settle[0] != NULL);
}

static void
show_settle_now (gpointer data)
{
  DrReviewView *self = data;

  if (self->state != NULL)
    show_settle (self);
}

/* Whether somebody may be reading what would settle it. */
static gboolean
is_settle_seen (DrReviewView *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (window == NULL || !gtk_widget_get_mapped (self->settle_box)
      || !gtk_widget_compute_bounds (self->settle_box, window, &bounds))
    return TRUE;

  return bounds.origin.y < (float) gtk_widget_get_height (window) && bounds.origin.y + bounds.size.height > 0.0f;
}

/* They come last on the page: to measure new sentences takes longer than all that is in sight. */
static void
show_settle_in_time (DrReviewView *self)
{
  if (!is_settle_seen (self))
    {
      dr_after_frame_start (&self->later, GTK_WIDGET (self), UNSEEN_FRAMES, show_settle_now, self);
      return;
    }
  dr_after_frame_stop (&self->later);
  show_settle (self);
}

static void
show_words (gpointer data)
{
  DrReviewView *self = data;
  g_autofree char *sentences = self->state != NULL ? g_strjoinv (" ", (char **) self->state->sentences) : NULL;

  if (self->state == NULL)
    return;
  set_text (self->sentences, sentences);
  set_text (self->shares_unknown, self->state->shares_unknown);
}

static void
refresh (DrReviewView *self)
{
  g_autoptr (DrReviewState) before = g_steal_pointer (&self->state);
  int option = find_option (self);
  g_autofree char *more = NULL;

  gtk_widget_set_visible (self->empty, option == DR_NO_INDEX);
  gtk_widget_set_visible (self->body, option != DR_NO_INDEX);
  gtk_widget_set_visible (self->options, option != DR_NO_INDEX);
  if (option == DR_NO_INDEX)
    return;
  self->state = dr_review_state_new (self->check, (guint) option, self->all ? 0 : FIRST_ROWS);
  list_options (self, option);
  show_charts (self, before);
  /* New words have the whole window measured, and bars that stay as high as they are have not: those are drawn first. */
  if (before == NULL)
    show_words (self);
  else
    dr_after_frame_start (&self->wording, GTK_WIDGET (self), 1, show_words, self);
  show_settle_in_time (self);
  more = g_strdup_printf (_("Show all %u groups"), self->state->n_groups - 1);
  gtk_button_set_label (GTK_BUTTON (self->more), self->all ? _("Show fewer groups") : more);
  gtk_widget_set_visible (self->more, self->state->changes && self->state->n_groups - 1 > FIRST_ROWS);
}

/**
 * dr_review_view_show:
 * @self: the view
 * @check: the assessment's newest check; it stays until the next is shown
 *
 * Shows its review. Charts that would be the same are not made again.
 */
void
dr_review_view_show (DrReviewView  *self,
                     const DrCheck *check)
{
  self->check = check;
  refresh (self);
}

/**
 * dr_review_view_set_help:
 * @self: the view
 * @help: what it is of, where that is no draft that is being edited; translated
 */
void
dr_review_view_set_help (DrReviewView *self,
                         const char   *help)
{
  gtk_label_set_label (GTK_LABEL (self->help), help);
}

static void
option_selected (DrReviewView *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->options));
  const DrAssessment *assessment = self->check != NULL ? self->check->assessment : NULL;

  if (self->listing || assessment == NULL || selected >= assessment->n_options)
    return;
  g_clear_pointer (&self->watched, g_free);
  if ((int) selected != assessment->chosen)
    self->watched = g_strdup (assessment->options[selected].id);
  refresh (self);
}

static void
more_clicked (DrReviewView *self)
{
  self->all = !self->all;
  refresh (self);
}

/**
 * dr_review_view_new:
 *
 * Returns: (transfer floating): a view without a review yet
 */
DrReviewView *
dr_review_view_new (void)
{
  return g_object_new (DR_TYPE_REVIEW_VIEW, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
}

static void
dr_review_view_dispose (GObject *object)
{
  dr_after_frame_stop (&DR_REVIEW_VIEW (object)->wording);
  dr_after_frame_stop (&DR_REVIEW_VIEW (object)->later);

  G_OBJECT_CLASS (dr_review_view_parent_class)->dispose (object);
}

static void
dr_review_view_finalize (GObject *object)
{
  DrReviewView *self = DR_REVIEW_VIEW (object);

  g_clear_pointer (&self->state, dr_review_state_free);
  g_strfreev (self->names);
  g_free (self->watched);

  G_OBJECT_CLASS (dr_review_view_parent_class)->finalize (object);
}

static void
dr_review_view_class_init (DrReviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_review_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_review_view_finalize;
}

static GtkWidget *
add_box (GtkWidget *to)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (to), box);

  return box;
}

static void
dr_review_view_init (DrReviewView *self)
{
  GtkWidget *this = GTK_WIDGET (self);

  dr_wrapped_label_add (this, _("Access review"), "title-2");
  self->help = dr_wrapped_label_add (this, _("Who would lose access, from the least to the most that the evidence "
                                             "allows. It follows every change in the grid."), "dim-label");
  self->options = dr_drop_down_new (_("Option reviewed"));
  gtk_widget_set_halign (self->options, GTK_ALIGN_START);
  g_signal_connect_swapped (self->options, "notify::selected", G_CALLBACK (option_selected), self);
  gtk_box_append (GTK_BOX (self), self->options);
  self->empty = dr_wrapped_label_add (this, _("Add an option above: then its access review stands here."), "dim-label");

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (self), self->body);
  self->sentences = dr_wrapped_label_add (self->body, "", NULL);
  dr_wrapped_label_set_prose (self->sentences);
  g_object_set (self->sentences, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->people = GTK_WIDGET (dr_chart_view_new (_("People newly excluded and at risk")));
  gtk_box_append (GTK_BOX (self->body), self->people);
  self->more = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked), self);
  gtk_box_append (GTK_BOX (self->body), self->more);
  self->shares_box = add_box (self->body);
  self->shares = GTK_WIDGET (dr_chart_view_new (_("Displaced and restricted: whose main way in closes, and whose shrinks or moves")));
  gtk_box_append (GTK_BOX (self->shares_box), self->shares);
  self->shares_unknown = dr_wrapped_label_add (self->shares_box, "", "dim-label");
  dr_wrapped_label_set_prose (self->shares_unknown);
  self->mixes = GTK_WIDGET (dr_chart_view_new (_("Channel mix: by which ways people come")));
  gtk_box_append (GTK_BOX (self->body), self->mixes);
  self->settle_box = add_box (self->body);
  dr_wrapped_label_add (self->settle_box, _("Which figure would settle it"), "heading");
  self->settle = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->settle, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->settle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Which figure would settle it"), -1);
  gtk_box_append (GTK_BOX (self->settle_box), self->settle);
}
