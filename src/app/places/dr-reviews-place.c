#include "dr-reviews-place.h"

#include <glib/gi18n-lib.h>

#include "dr-application.h"
#include "dr-marked-line.h"
#include "dr-reviews-work.h"
#include "dr-status-page.h"
#include "dr-tab-stop.h"
#include "dr-unseen.h"
#include "dr-wrapped-label.h"

/* Rows that are shown at first, and how many more at a time. */
#define SHOWN 100

/* Milliseconds from a change in the register to the next look at it. */
#define DELAY 300

/* Rows that are made in one go, the window staying live meanwhile. */
#define SLICE 6

struct _DrReviewsPlace {
  AdwBin          parent_instance;

  DrDesk         *desk;      /* (nullable) */
  DrReviewsQueue *queue;     /* (nullable): as shown */
  guint           limit;
  guint           later;
  guint           n_made;    /* rows of the queue */
  guint           making;    /* idle: makes more */
  gboolean        folded;
  gboolean        looking;
  gboolean        again;     /* something has changed while it was looking */

  GtkStack       *start;     /* "loading", "empty", "list" or "problem" */
  GtkWidget      *back;
  GtkWidget      *header;
  GtkWidget      *count;
  GtkWidget      *others;
  GtkWidget      *list;
  GtkWidget      *more;
  AdwStatusPage  *empty;
  AdwStatusPage  *problem;
};

enum {
  PROP_FOLDED = 1,
};

G_DEFINE_FINAL_TYPE (DrReviewsPlace, dr_reviews_place, ADW_TYPE_BIN)

static void look (DrReviewsPlace *self);

/* --- Rows --- */

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = dr_wrapped_label_new (NULL, NULL);

  dr_wrapped_label_bind (label, text);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
decision_new (const DrReviewsRow *words,
              gboolean            folded)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *date = label_new (words->decision, NULL);
  GtkWidget *days = label_new (words->days, "caption-heading");

  gtk_label_set_wrap (GTK_LABEL (date), folded);
  gtk_label_set_wrap (GTK_LABEL (days), folded);
  gtk_box_append (GTK_BOX (box), date);
  if (words->days[0] == '\0')
    g_object_ref_sink (days);
  else if (words->tone == DR_TONE_PLAIN)
    gtk_box_append (GTK_BOX (box), g_object_ref_sink (days));
  else
    {
      GtkWidget *line = dr_marked_line_new (words->tone == DR_TONE_ERROR ? "alarm-symbolic" : "dialog-warning-symbolic", NULL,
                                            g_object_ref_sink (days));

      gtk_widget_add_css_class (line, words->tone == DR_TONE_ERROR ? "error" : "warning");
      gtk_box_append (GTK_BOX (box), line);
    }
  g_object_unref (days);
  for (GtkWidget *each = gtk_widget_get_first_child (box); each != NULL && !folded; each = gtk_widget_get_next_sibling (each))
    gtk_widget_set_halign (each, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, FALSE);   /* the words have the room that is left */

  return box;
}

static GtkWidget *
row_new (const DrReviewsEntry *entry,
         DrDate                today,
         gboolean              folded)
{
  g_auto (DrReviewsRow) words = { NULL };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, folded ? 6 : 18);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *decision;

  dr_reviews_row_init (&words, entry, today);
  gtk_box_append (GTK_BOX (text), label_new (words.title, "heading"));
  gtk_box_append (GTK_BOX (text), label_new (words.facts, "dim-label"));
  gtk_box_append (GTK_BOX (text), label_new (words.waits, NULL));
  if (words.why_not != NULL)
    gtk_box_append (GTK_BOX (text), dr_marked_line_new ("changes-prevent-symbolic", NULL, label_new (words.why_not, NULL)));
  gtk_widget_set_hexpand (text, TRUE);
  decision = decision_new (&words, folded);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), decision);
  gtk_widget_add_css_class (box, "review-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words.spoken, -1);

  return row;
}

static void
make_until (DrReviewsPlace *self,
            guint           until)
{
  for (; self->n_made < MIN (until, self->queue->n); self->n_made++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         row_new (&self->queue->entries[self->n_made], dr_desk_get_today (self->desk), self->folded));
}

static gboolean
make_some (gpointer data)
{
  DrReviewsPlace *self = data;

  make_until (self, self->n_made + SLICE);
  if (self->n_made < self->queue->n)
    return G_SOURCE_CONTINUE;
  self->making = 0;

  return G_SOURCE_REMOVE;
}

/* What was to be made of a queue that goes. */
static void
stop_making (DrReviewsPlace *self)
{
  g_clear_handle_id (&self->making, g_source_remove);
  self->n_made = 0;
}

/* Index of the row that is selected. */
static guint
selected_index (DrReviewsPlace *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return selected != NULL ? (guint) gtk_list_box_row_get_index (selected) : 0;
}

/* @at: of what is selected then */
static void
fill (DrReviewsPlace *self,
      guint           at)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  gboolean had_focus = selected != NULL && gtk_widget_has_focus (GTK_WIDGET (selected));
  guint n_before = self->n_made;   /* fewer at once would take whoever reads further down back to the top */
  GtkWidget *child;

  stop_making (self);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  make_until (self, MAX (MAX (SLICE, n_before), at + 1));
  if (self->n_made < self->queue->n)
    self->making = g_idle_add (make_some, self);
  selected = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) at);
  if (selected == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), selected);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (selected));
}

/* --- The queue --- */

static gboolean
is_same (const DrReviewsQueue *a,
         const DrReviewsQueue *b)
{
  if (a == NULL || a->n != b->n || a->more != b->more || a->has_role != b->has_role)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    {
      const DrReviewsEntry *first = &a->entries[i];
      const DrReviewsEntry *second = &b->entries[i];

      if (!g_str_equal (first->reference, second->reference) || first->version != second->version
          || first->stage != second->stage || !g_str_equal (first->title, second->title)
          || !dr_date_is_same (first->decision, second->decision) || !dr_date_is_same (first->since, second->since)
          || g_strcmp0 (first->why_not, second->why_not) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
show_empty (DrReviewsPlace *self)
{
  gboolean known = dr_desk_get_person (self->desk) != NULL;

  adw_status_page_set_title (self->empty, self->queue->has_role ? _("Nothing waits for you") : _("No reviews for you"));
  adw_status_page_set_description (
      self->empty,
      self->queue->has_role ? _("What waits for a review, an approval or a decision comes up here.")
      : known ? _("Equalities officers review what is submitted, approvers approve it, managers record the decision. An administrator grants these roles under “People”.")
              : _("Say in the preferences who you are."));
}

static void
looked (GObject      *desk,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (DrReviewsPlace) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReviewsQueue) queue = dr_reviews_finish (DR_DESK (desk), result, &error);
  g_autofree char *count = NULL;

  self->looking = FALSE;
  if (self->again)   /* also of another register, which waited for this one */
    look (self);
  if (self->desk != DR_DESK (desk))
    return;
  if (queue == NULL)
    {
      dr_status_page_explain (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->start, "problem");
      return;
    }
  if (!is_same (self->queue, queue))
    {
      guint at = self->queue != NULL ? dr_reviews_follow (self->queue->entries, self->queue->n, selected_index (self),
                                                          queue->entries, queue->n)
                                     : 0;

      dr_reviews_queue_free (self->queue);
      self->queue = g_steal_pointer (&queue);
      fill (self, at);
    }
  count = dr_reviews_count (self->queue->n, self->queue->n_mine, self->queue->more);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, self->queue->n > 0);
  gtk_widget_set_visible (self->more, self->queue->more);
  gtk_widget_set_visible (self->others, self->queue->is_bound);
  gtk_widget_set_visible (self->header, self->queue->n > 0 || self->queue->is_bound);
  show_empty (self);
  gtk_stack_set_visible_child_name (self->start, self->queue->n > 0 ? "list" : "empty");
}

static void
look (DrReviewsPlace *self)
{
  self->again = self->looking;
  if (self->looking || self->desk == NULL)
    return;
  self->looking = TRUE;
  dr_reviews_look (self->desk, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->others)), self->limit, looked,
                   g_object_ref (self));
}

static gboolean
look_now (gpointer data)
{
  DrReviewsPlace *self = data;

  self->later = 0;
  look (self);

  return G_SOURCE_REMOVE;
}

/* What nobody sees is looked at when somebody does. */
static void
look_later (DrReviewsPlace *self)
{
  if (self->later == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->later = g_timeout_add (DELAY, look_now, self);
}

static void
show_more (DrReviewsPlace *self)
{
  self->limit += SHOWN;
  look (self);
}

static void
row_activated (DrReviewsPlace *self,
               GtkListBoxRow  *row)
{
  const DrReviewsEntry *entry = &self->queue->entries[gtk_list_box_row_get_index (row)];
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  dr_application_show_assessment (DR_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))), entry->reference,
                                  entry->version);
}

/**
 * dr_reviews_place_set_desk:
 * @self: the place
 * @desk: (nullable): the register
 */
void
dr_reviews_place_set_desk (DrReviewsPlace *self,
                           DrDesk         *desk)
{
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_set_object (&self->desk, desk);
  stop_making (self);
  g_clear_pointer (&self->queue, dr_reviews_queue_free);
  self->limit = SHOWN;
  gtk_stack_set_visible_child_name (self->start, "loading");
  if (desk == NULL)
    return;

  g_signal_connect_object (desk, "changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  look (self);
}

static void
dr_reviews_place_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_reviews_place_parent_class)->map (widget);
  look_later (DR_REVIEWS_PLACE (widget));
}

static void
dr_reviews_place_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DrReviewsPlace *self = DR_REVIEWS_PLACE (object);

  if (id != PROP_FOLDED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->folded = g_value_get_boolean (value);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (g_object_get_data (object, "bar")), self->folded);
  gtk_widget_set_visible (self->back, self->folded);
  if (self->queue != NULL)
    fill (self, selected_index (self));
}

static void
dr_reviews_place_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, DR_REVIEWS_PLACE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_reviews_place_dispose (GObject *object)
{
  DrReviewsPlace *self = DR_REVIEWS_PLACE (object);

  g_clear_handle_id (&self->later, g_source_remove);
  stop_making (self);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->queue, dr_reviews_queue_free);

  G_OBJECT_CLASS (dr_reviews_place_parent_class)->dispose (object);
}

static void
dr_reviews_place_class_init (DrReviewsPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dr_reviews_place_dispose;
  object_class->set_property = dr_reviews_place_set_property;
  object_class->get_property = dr_reviews_place_get_property;
  GTK_WIDGET_CLASS (klass)->map = dr_reviews_place_map;
  g_object_class_install_property (object_class, PROP_FOLDED,
                                   g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
bar_new (DrReviewsPlace *self)
{
  GtkWidget *bar = adw_header_bar_new ();

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "places.show");
  gtk_widget_set_tooltip_text (self->back, _("Show the places"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Places"), -1);
  gtk_widget_set_visible (self->back, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_("Reviews"), NULL));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  g_object_set_data (G_OBJECT (self), "bar", bar);

  return bar;
}

/* How many there are, and whether others' are shown as well. */
static GtkWidget *
head_new (DrReviewsPlace *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->count = label_new ("", "heading");
  g_object_set (self->count, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->others = gtk_check_button_new_with_label (_("Also for services that are not mine"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->others), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Also for services that are not mine"), -1);
  g_signal_connect_swapped (self->others, "toggled", G_CALLBACK (look), self);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->others);
  gtk_widget_add_css_class (box, "review-head");
  self->header = box;

  return box;
}

static GtkWidget *
list_new (DrReviewsPlace *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 1000, "tightening-threshold", 700, "child", box,
                                   "margin-start", 12, "margin-end", 12, "margin-bottom", 18, "margin-top", 6, NULL);
  GtkWidget *stop;

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reviews"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);
  self->more = gtk_button_new_with_label (_("Show more"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (show_more), self);
  stop = g_object_new (DR_TYPE_TAB_STOP, "list", self->list, NULL);
  gtk_box_append (GTK_BOX (box), stop);
  gtk_box_append (GTK_BOX (box), self->more);

  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static void
dr_reviews_place_init (DrReviewsPlace *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 1000, "tightening-threshold", 700, "child",
                                  head_new (self), "margin-start", 12, "margin-end", 12, NULL);

  self->start = GTK_STACK (gtk_stack_new ());
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "emblem-ok-symbolic");
  self->problem = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-warning-symbolic", "title",
                                _("The reviews cannot be shown"), NULL);
  gtk_stack_add_named (self->start, adw_bin_new (), "loading");
  gtk_stack_add_named (self->start, GTK_WIDGET (self->empty), "empty");
  gtk_stack_add_named (self->start, list_new (self), "list");
  gtk_stack_add_named (self->start, GTK_WIDGET (self->problem), "problem");
  gtk_widget_set_vexpand (GTK_WIDGET (self->start), TRUE);
  dr_unseen_watch_stack (self->start);
  gtk_box_append (GTK_BOX (box), bar_new (self));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->start));
  gtk_widget_set_visible (self->header, FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}
