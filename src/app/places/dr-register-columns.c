#include "dr-register-columns.h"

#include <glib/gi18n-lib.h>

#include "dr-register-item.h"
#include "dr-tooltip.h"
#include "dr-wrapped-label.h"

/* Of a cell that has all in it: before its width is known, and the most that it ever has; pixels beside it, and a few more. With text
 * twice as large a long title and what is said of it take twelve lines of 360 pixels. */
#define USUAL_LINES 5u
#define MOST_LINES 16u
#define BOTH_MARGINS 34

/* Widths are in characters, so that they grow with the text. */
#define NARROW 92
#define TITLE 17

/* Of the characters that are left over the service has a quarter, up to these: with them the names of most are whole. */
#define MOST_SPARE 8

typedef enum {
  REFERENCE,
  TITLE_AND_CHANGE,
  SERVICE,
  STAGE,
  OUTCOME,
  FINDINGS,
  DECISION,
  REVIEW,
  BOTH_LINES,   /* all in one, where it is narrow */
  N_COLUMNS,
} Column;

/* Those of a higher rank go first where there is no room. */
static const struct { const char *title; DrRegisterSort sort; int width; int rank; } kinds[N_COLUMNS] = {
  [REFERENCE] = { N_("Reference"), DR_SORT_REFERENCE, 14, 0 },
  [TITLE_AND_CHANGE] = { N_("Title and change"), DR_SORT_TITLE, 0, 0 },
  [SERVICE] = { N_("Service"), DR_SORT_SERVICE, 14, 1 },
  [STAGE] = { N_("Stage"), DR_SORT_STAGE, 12, 0 },
  [OUTCOME] = { N_("Outcome"), DR_SORT_OUTCOME, 11, 3 },
  [FINDINGS] = { N_("Open findings"), DR_SORT_FINDINGS, 19, 0 },
  [DECISION] = { N_("Decision"), DR_SORT_DECISION, 16, 0 },
  [REVIEW] = { N_("Review"), DR_SORT_REVIEW, 18, 2 },
  [BOTH_LINES] = { N_("Assessment"), DR_SORT_TITLE, 0, 0 },
};

/* What a column's sorter and cells need to know. */
typedef struct {
  DrRegisterColumns *columns;
  Column             column;
} Kind;

struct _DrRegisterColumns {
  GtkColumnView       *view;
  GtkColumnViewColumn *columns[N_COLUMNS];
  Kind                 kinds[N_COLUMNS];
  DrDate               today;
  int                  fitted;   /* width for which lines are counted; 0: none yet */
  int                  letter;   /* width of a character at that time */
  DrRegisterIsGoing    is_going;
  gpointer             data;
  int                  asked;     /* column whose sorter was asked last; -1: none */
};

/* What an item was last made of, so that its eight cells ask once. */
typedef struct {
  DrRegisterState     *state;
  const DrRegisterRow *row;
  DrDate               today;
  gboolean             going;
} Cached;

static G_DEFINE_QUARK (dr-register-cell-position, cell)
static G_DEFINE_QUARK (dr-register-item-state, cached)

static void
free_cached (Cached *cached)
{
  dr_register_state_free (cached->state);
  g_free (cached);
}

static void
drop_cached (DrRegisterItem *item)
{
  g_object_set_qdata (G_OBJECT (item), cached_quark (), NULL);
}

static const DrRegisterState *
state_of (DrRegisterColumns *self,
          DrRegisterItem    *item)
{
  const DrRegisterRow *row = dr_register_item_get_row (item);
  Cached *cached = g_object_get_qdata (G_OBJECT (item), cached_quark ());
  gboolean going;

  if (row == NULL)
    return NULL;
  going = self->is_going (row, self->data);
  if (cached != NULL && cached->row == row && cached->going == going && dr_date_is_same (cached->today, self->today))
    return cached->state;

  cached = g_new0 (Cached, 1);
  cached->state = dr_register_state_new (row, self->today, going);
  cached->row = row;
  cached->today = self->today;
  cached->going = going;
  g_object_set_qdata_full (G_OBJECT (item), cached_quark (), cached, (GDestroyNotify) free_cached);

  return cached->state;
}

/* (transfer full): @text with no place to break it: it is cut at the end of its line, not moved to one that there is not. */
static char *
in_one_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (text);

  g_string_replace (line, " ", "\302\240", 0);

  return g_markup_escape_text (line->str, -1);
}

/* (transfer full): markup */
static char *
in_bound_lines (const char *text)
{
  g_autofree char *bound = dr_wrapped_label_bind_dots (text, FALSE);

  return g_markup_escape_text (bound, -1);
}

/* An inscription asks for as many lines as it is told, not for those that it has: where all is in one cell, and nothing beside it,
 * it is told. */
static void
fit_lines (DrRegisterColumns *self,
           GtkInscription    *cell,
           const char        *markup)
{
  int width = self->fitted - BOTH_MARGINS;
  g_autoptr (PangoLayout) layout = NULL;
  guint lines = USUAL_LINES;

  if (width > 0)
    {
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (cell), NULL);
      pango_layout_set_markup (layout, markup, -1);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (layout, width * PANGO_SCALE);
      lines = MIN ((guint) pango_layout_get_line_count (layout), MOST_LINES);
    }
  if (gtk_inscription_get_min_lines (cell) != lines)
    g_object_set (cell, "min-lines", lines, "nat-lines", lines, NULL);
}

/* Two lines. Colour only repeats what the words say. Words are never broken: rows have two lines only. */
static void
show_lines (const Kind     *kind,
            GtkInscription *cell,
            const char     *first,
            const char     *second,
            DrRegisterTone  tone)
{
  gboolean loud = kind->column == BOTH_LINES || (kind->column == FINDINGS && tone == DR_TONE_ERROR);
  gboolean quiet = tone == DR_TONE_PLAIN;
  g_autofree char *upper = g_markup_escape_text (first, -1);
  g_autofree char *lower = kind->column == BOTH_LINES ? in_bound_lines (second) : in_one_line (second);
  g_autofree char *markup = g_strdup_printf ("<span insert_hyphens=\"false\"><span%s>%s</span>%s<span%s>%s</span></span>",
                                             loud ? " weight=\"bold\"" : "", upper, second[0] != '\0' ? "\n" : "",
                                             quiet ? " alpha=\"75%\"" : "", lower);

  if (kind->column == BOTH_LINES)
    fit_lines (kind->columns, cell, markup);
  gtk_inscription_set_markup (cell, markup);
  gtk_widget_remove_css_class (GTK_WIDGET (cell), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (cell), "warning");
  if (tone != DR_TONE_PLAIN)
    gtk_widget_add_css_class (GTK_WIDGET (cell), tone == DR_TONE_ERROR ? "error" : "warning");
}

/* What may be cut is whole under the pointer. */
static void
say_whole (const Kind *kind,
           GtkWidget  *cell,
           const char *first,
           const char *second)
{
  gboolean may_be_cut = kind->column == TITLE_AND_CHANGE || kind->column == SERVICE || kind->column == OUTCOME
                        || kind->column == FINDINGS || kind->column == BOTH_LINES;
  g_autofree char *whole = g_strdup_printf ("%s%s%s", first, second[0] != '\0' ? "\n" : "", second);

  dr_tooltip_say (cell, may_be_cut && whole[0] != '\0' ? whole : NULL);
}

/* A column view has no table for a screen reader here: each cell says its column, each row what it is. */
static void
name_cell (GtkWidget  *child,
           const char *title,
           const char *first,
           const char *second)
{
  g_autofree char *name = g_strdup_printf (second[0] != '\0' ? "%s: %s, %s" : first[0] != '\0' ? "%s: %s" : "%s: –", title,
                                           first, second);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_row (GtkWidget             *child,
          const DrRegisterState *state)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (child));
  g_autofree char *name = g_strdup_printf ("%s. %s", state->title, state->summary);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_cell (const Kind     *kind,
           GtkInscription *cell,
           DrRegisterItem *item)
{
  const DrRegisterState *state = state_of (kind->columns, item);
  const char *first = "";
  const char *second = "";
  DrRegisterTone tone = DR_TONE_PLAIN;

  if (state == NULL)
    {
      gtk_inscription_set_text (cell, kind->column == TITLE_AND_CHANGE || kind->column == BOTH_LINES ? "…" : "");
      dr_tooltip_say (GTK_WIDGET (cell), NULL);
      return;
    }

  switch (kind->column)
    {
    case REFERENCE:
      first = state->reference;
      second = state->version;
      break;
    case TITLE_AND_CHANGE:
      first = state->title;
      second = state->change;
      break;
    case SERVICE:
      first = state->service;
      break;
    case STAGE:
      first = state->stage;
      second = state->stage_note;
      tone = second[0] != '\0' ? DR_TONE_WARNING : DR_TONE_PLAIN;
      break;
    case OUTCOME:
      first = state->outcome;
      break;
    case FINDINGS:
      first = state->findings;
      second = state->findings_more;
      tone = state->findings_tone;
      break;
    case DECISION:
      first = state->decision;
      second = state->decision_note;
      tone = state->decision_tone;
      break;
    case REVIEW:
      first = state->review;
      second = state->review_note;
      tone = state->review_tone;
      break;
    case BOTH_LINES:
      first = state->title;
      second = state->summary;
      break;
    case N_COLUMNS:
    default:
      break;
    }
  show_lines (kind, cell, first, second, tone);
  say_whole (kind, GTK_WIDGET (cell), first, second);
  name_cell (GTK_WIDGET (cell), _(kinds[kind->column].title), first, second);
  if (kind->column == TITLE_AND_CHANGE || kind->column == BOTH_LINES)
    name_row (GTK_WIDGET (cell), state);
}

static void
item_changed (DrRegisterItem *item,
              GtkListItem    *list_item)
{
  const Kind *kind = g_object_get_data (G_OBJECT (list_item), "kind");

  drop_cached (item);
  show_cell (kind, GTK_INSCRIPTION (gtk_list_item_get_child (list_item)), item);
}

static void
set_up (const Kind  *kind,
        GtkListItem *list_item)
{
  gboolean both = kind->column == BOTH_LINES;
  GtkWidget *cell = g_object_new (GTK_TYPE_INSCRIPTION, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                  "min-lines", both ? USUAL_LINES : 2u, "nat-lines", both ? USUAL_LINES : 2u, "min-chars", 3u, "xalign", 0.0f,
                                  "yalign", 0.5f, NULL);

  g_object_set_qdata (G_OBJECT (cell), cell_quark (), list_item);
  g_object_set_data (G_OBJECT (list_item), "kind", (gpointer) kind);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind (const Kind  *kind,
      GtkListItem *list_item)
{
  DrRegisterItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect (item, "changed", G_CALLBACK (item_changed), list_item);
  show_cell (kind, GTK_INSCRIPTION (gtk_list_item_get_child (list_item)), item);
}

static void
unbind (const Kind  *kind,
        GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed, list_item);
  drop_cached (gtk_list_item_get_item (list_item));
}

/* Sorts nothing: it tells which column is asked first, and so how the header stands. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  Kind *kind = data;

  kind->columns->asked = (int) kind->column;

  return 1;
}

static GtkColumnViewColumn *
add_column (DrRegisterColumns *self,
            Column             column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made = gtk_column_view_column_new (_(kinds[column].title), factory);
  Kind *kind = &self->kinds[column];

  kind->columns = self;
  kind->column = column;
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (set_up), kind);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind), kind);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind), kind);
  if (column != BOTH_LINES)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, kind, NULL));

      gtk_column_view_column_set_sorter (made, sorter);
      gtk_column_view_column_set_resizable (made, TRUE);
    }
  gtk_column_view_column_set_expand (made, column == TITLE_AND_CHANGE);
  gtk_column_view_append_column (self->view, made);
  g_object_unref (made);

  return made;
}

/* GTK takes the heads for a row, of which the second press in a short while would open something: it is claimed, and the head
 * that is under it hears of the first alone. The gesture for that does nothing else here. */
static void
hear_each_press (GtkWidget *heads)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (heads);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_BUBBLE)
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/**
 * dr_register_columns_new:
 * @view: an empty column view
 * @is_going: whether a draft is about to be deleted
 * @data: for @is_going
 *
 * Returns: (transfer full): its columns; to be freed after the view's model is taken away
 */
DrRegisterColumns *
dr_register_columns_new (GtkColumnView     *view,
                         DrRegisterIsGoing  is_going,
                         gpointer           data)
{
  DrRegisterColumns *self = g_new0 (DrRegisterColumns, 1);

  self->view = view;
  self->is_going = is_going;
  self->data = data;
  self->asked = -1;
  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = add_column (self, (Column) i);
  gtk_column_view_column_set_visible (self->columns[BOTH_LINES], FALSE);
  hear_each_press (gtk_widget_get_first_child (GTK_WIDGET (view)));

  return self;
}

/**
 * dr_register_columns_free:
 * @self: the columns
 */
void
dr_register_columns_free (DrRegisterColumns *self)
{
  g_free (self);
}

/**
 * dr_register_columns_set_today:
 * @self: the columns
 * @today: the day that days left are counted from
 *
 * Returns: whether it was another day before: rows that are shown have to be drawn anew
 */
gboolean
dr_register_columns_set_today (DrRegisterColumns *self,
                               DrDate             today)
{
  if (dr_date_is_same (self->today, today))
    return FALSE;
  self->today = today;

  return TRUE;
}

/* Pixels of a character of the view's text. */
static int
character (DrRegisterColumns *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                 pango_font_metrics_get_approximate_digit_width (metrics)));

  pango_font_metrics_unref (metrics);

  return MAX (width, 1);
}

/* Whether that many pixels are no room for columns. */
static gboolean
is_narrow (DrRegisterColumns *self,
           int                width)
{
  return width < NARROW * character (self);
}

/* Those that are shown have as many lines as they need at this width. */
static void
fit_cells (DrRegisterColumns *self,
           GtkWidget         *below)
{
  GtkListItem *item = g_object_get_qdata (G_OBJECT (below), cell_quark ());

  if (item != NULL && gtk_list_item_get_item (item) != NULL
      && g_object_get_data (G_OBJECT (item), "kind") == &self->kinds[BOTH_LINES])
    show_cell (&self->kinds[BOTH_LINES], GTK_INSCRIPTION (below), gtk_list_item_get_item (item));
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    fit_cells (self, each);
}

/**
 * dr_register_columns_fit:
 * @self: the columns
 * @width: pixels that there are
 *
 * Shows the columns that there is room for, or one with two lines a row.
 */
void
dr_register_columns_fit (DrRegisterColumns *self,
                         int                width)
{
  int one = character (self);
  gboolean narrow = is_narrow (self, width);
  int rank = 3;
  int sum;
  int spare;

  do
    {
      sum = TITLE;
      for (guint i = 0; i < BOTH_LINES; i++)
        sum += kinds[i].rank <= rank ? kinds[i].width + 2 : 0;
    }
  while (sum * one > width && rank-- > 0);
  spare = CLAMP ((width / one - sum) / 4, 0, MOST_SPARE);   /* titles are longer than names of services */

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gboolean shown = i == BOTH_LINES ? narrow : !narrow && kinds[i].rank <= MAX (rank, 0);

      if (gtk_column_view_column_get_visible (self->columns[i]) != shown)
        gtk_column_view_column_set_visible (self->columns[i], shown);
      /* A hidden column with a width of its own, or that expands, would take its part of the room all the same. */
      if (kinds[i].width > 0)
        gtk_column_view_column_set_fixed_width (self->columns[i],
                                                shown ? (kinds[i].width + 2 + (i == SERVICE ? spare : 0)) * one : -1);
      else
        gtk_column_view_column_set_expand (self->columns[i], shown);
    }
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->view)), !narrow);   /* the header */
  if (width == self->fitted && one == self->letter)
    return;
  self->fitted = width;
  self->letter = one;
  if (narrow)
    fit_cells (self, GTK_WIDGET (self->view));
}

/**
 * dr_register_columns_get_sort:
 * @self: the columns
 * @sort: (out): what the header sorts by; newest first where it says nothing
 * @descending: (out): and how
 */
void
dr_register_columns_get_sort (DrRegisterColumns *self,
                              DrRegisterSort    *sort,
                              gboolean          *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (DrRegisterItem) a = dr_register_item_new ();
  g_autoptr (DrRegisterItem) b = dr_register_item_new ();
  GtkOrdering order;

  self->asked = -1;
  order = gtk_sorter_compare (sorter, a, b);
  *sort = self->asked >= 0 ? kinds[self->asked].sort : DR_SORT_CREATED;
  *descending = self->asked >= 0 ? order == GTK_ORDERING_SMALLER : TRUE;
}

/**
 * dr_register_columns_set_sort:
 * @self: the columns
 * @sort: what to sort by
 * @descending: and how
 *
 * As a click on a header would. What no column shows is sorted by no header.
 */
void
dr_register_columns_set_sort (DrRegisterColumns *self,
                              DrRegisterSort     sort,
                              gboolean           descending)
{
  GtkColumnViewColumn *column = NULL;

  for (guint i = 0; i < BOTH_LINES; i++)
    if (kinds[i].sort == sort)
      column = self->columns[i];
  gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * dr_register_columns_position:
 * @widget: (nullable): something inside the view
 *
 * Returns: position of the row that it is in; %GTK_INVALID_LIST_POSITION: in none
 */
guint
dr_register_columns_position (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_COLUMN_VIEW (widget); widget = gtk_widget_get_parent (widget))
    for (GtkWidget *in = widget; in != NULL; in = gtk_widget_get_first_child (in))
      {
        GtkListItem *item = g_object_get_qdata (G_OBJECT (in), cell_quark ());

        if (item != NULL)
          return GTK_IS_LIST_VIEW (widget) ? GTK_INVALID_LIST_POSITION : gtk_list_item_get_position (item);
      }

  return GTK_INVALID_LIST_POSITION;
}
