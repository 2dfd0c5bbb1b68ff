#include "dr-figures-state.h"

#include <glib/gi18n-lib.h>

#include "dr-evidence-age.h"
#include "dr-names.h"

/**
 * dr_figures_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
dr_figures_state_free (DrFiguresState *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    g_free (self->cells[i].detail);
  g_free (self->cells);
  g_free (self->rows);
  g_free (self->columns);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  g_free (self);
}

/**
 * dr_figure_kind_label:
 * @kind: a kind of figure
 *
 * Returns: (transfer none): what its share says, translated
 */
const char *
dr_figure_kind_label (DrFigureKind kind)
{
  switch (kind)
    {
    case DR_FIGURE_USE:
      return _("Share who can use it");
    case DR_FIGURE_PREFER:
      return _("Share whose main channel it would be");
    case DR_FIGURE_CONTACT:
      return _("Share of contacts made by it");
    case DR_FIGURE_ATTITUDE:
      return _("Share who hold an attitude to it");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * dr_figures_filter_label:
 * @filter: which groups are shown
 *
 * Returns: (transfer none): that in words, translated
 */
const char *
dr_figures_filter_label (DrFiguresFilter filter)
{
  switch (filter)
    {
    case DR_FIGURES_ALL:
      return _("All groups");
    case DR_FIGURES_KNOWN:
      return _("Groups with a figure");
    case DR_FIGURES_MARKED:
      return _("Groups with an old figure, or one from few answers");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * dr_figure_can_count:
 * @evidence: an evidence base
 * @figure: one of its figures
 *
 * Returns: whether the checks would use it, had they no better one: a share of households says nothing of a group of
 * people
 */
gboolean
dr_figure_can_count (const DrEvidence *evidence,
                     const DrFigure   *figure)
{
  return figure->unit == DR_UNIT_PEOPLE || evidence->groups[figure->group].unit == DR_UNIT_HOUSEHOLDS;
}

/**
 * dr_figure_marks:
 * @evidence: an evidence base
 * @figure: one of its figures
 * @rulebook: whose rules about evidence judge it
 * @today: the day to judge it on
 *
 * Returns: what those rules would say against it
 */
DrFigureMarks
dr_figure_marks (const DrEvidence *evidence,
                 const DrFigure   *figure,
                 const DrRulebook *rulebook,
                 DrDate            today)
{
  const DrSource *source = &evidence->sources[figure->source];
  DrEvidenceAge age = dr_evidence_age (source, rulebook, today, NULL);
  DrFigureMarks marks = 0;

  if (age != DR_AGE_FRESH)
    marks |= DR_FIGURE_OLD;
  if (age == DR_AGE_VERY_STALE)
    marks |= DR_FIGURE_VERY_OLD;
  if (dr_evidence_is_small (source, figure->n, rulebook, NULL))
    marks |= DR_FIGURE_SMALL;
  if (dr_evidence_is_borrowed (evidence, figure))
    marks |= DR_FIGURE_BORROWED;

  return marks;
}

/**
 * dr_figure_marks_words:
 * @marks: what is said against a figure
 *
 * Returns: (transfer full) (nullable): it in words; %NULL: nothing
 */
char *
dr_figure_marks_words (DrFigureMarks marks)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if ((marks & DR_FIGURE_VERY_OLD) != 0)
    g_ptr_array_add (words, _("Very old"));
  else if ((marks & DR_FIGURE_OLD) != 0)
    g_ptr_array_add (words, _("Old"));
  if ((marks & DR_FIGURE_SMALL) != 0)
    g_ptr_array_add (words, _("Few answers, or not said how many"));
  if ((marks & DR_FIGURE_BORROWED) != 0)
    g_ptr_array_add (words, _("Of another place or other people"));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" · ", (char **) words->pdata);
}

static gboolean
has_figure (const DrEvidence *evidence,
            DrFigureKind      kind,
            DrFigureTarget    target,
            int               index)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    if (evidence->figures[i].kind == kind && evidence->figures[i].target == target
        && evidence->figures[i].target_index == index)
      return TRUE;

  return FALSE;
}

static void
add_column (GArray         *columns,
            DrFigureTarget  target,
            int             index,
            const char     *name)
{
  DrFigureColumnState column = { target, index, name };

  g_array_append_val (columns, column);
}

/* All channels; what is needed for them where it can be asked, and single access points where they have a figure. */
static void
add_columns (DrFiguresState *self)
{
  const DrEvidence *evidence = self->evidence;
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (DrFigureColumnState));

  for (guint i = 0; i < evidence->n_channels; i++)
    add_column (columns, DR_TARGET_CHANNEL, (int) i, evidence->channels[i].name);
  for (guint i = 0; i < evidence->n_prerequisites; i++)
    if (self->kind == DR_FIGURE_USE || has_figure (evidence, self->kind, DR_TARGET_PREREQUISITE, (int) i))
      add_column (columns, DR_TARGET_PREREQUISITE, (int) i, evidence->prerequisites[i].name);
  for (guint i = 0; i < evidence->n_points; i++)
    if (has_figure (evidence, self->kind, DR_TARGET_POINT, (int) i))
      add_column (columns, DR_TARGET_POINT, (int) i, evidence->points[i].name);
  self->n_columns = columns->len;
  self->columns = (DrFigureColumnState *) (gpointer) g_array_free (columns, FALSE);
}

static char *
describe (const DrFigure *figure)
{
  g_autofree char *n = figure->n > 0 ? dr_format_whole (figure->n) : NULL;
  char year[8] = "";

  if (dr_date_is_set (figure->date))
    g_snprintf (year, sizeof year, "%u", figure->date.year);
  if (n == NULL)
    return year[0] != '\0' ? g_strdup (year) : NULL;

  /* One line of a narrow cell, under the share. */
  return year[0] != '\0' ? g_strdup_printf ("%s\302\240·\302\240%s", n, year) : g_steal_pointer (&n);
}

static int
find_column (const DrFiguresState *self,
             const DrFigure       *figure)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].target == figure->target && self->columns[i].index == figure->target_index)
      return (int) i;

  return DR_NO_INDEX;
}

static void
add_figures (DrFiguresState *self)
{
  for (guint i = 0; i < self->evidence->n_figures; i++)
    {
      const DrFigure *figure = &self->evidence->figures[i];
      int column = figure->kind == self->kind ? find_column (self, figure) : DR_NO_INDEX;
      DrFigureCell *cell;

      if (column == DR_NO_INDEX)
        continue;
      cell = &self->cells[(guint) figure->group * self->n_columns + (guint) column];
      cell->n++;
      if (dr_figure_can_count (self->evidence, figure)
          && (cell->figure == DR_NO_INDEX || dr_figure_is_better (figure, &self->evidence->figures[cell->figure])))
        cell->figure = (int) i;
    }
}

/* Whether a group is shown. */
static gboolean
passes (const DrFigureCell *cells,
        guint               n,
        DrFiguresFilter     filter)
{
  gboolean known = FALSE;
  gboolean marked = FALSE;

  for (guint i = 0; i < n; i++)
    {
      known |= cells[i].n > 0;
      marked |= (cells[i].marks & (DR_FIGURE_OLD | DR_FIGURE_SMALL)) != 0;
    }

  return filter == DR_FIGURES_ALL || (filter == DR_FIGURES_KNOWN ? known : marked);
}

/* Takes the rows out that are not shown. */
static void
filter_rows (DrFiguresState  *self,
             DrFiguresFilter  filter)
{
  guint n_groups = self->evidence->n_groups;

  self->rows = g_new (guint, MAX (n_groups, 1));
  self->n_rows = 0;
  for (guint g = 0; g < n_groups; g++)
    {
      DrFigureCell *from = &self->cells[g * self->n_columns];
      DrFigureCell *to = &self->cells[self->n_rows * self->n_columns];

      if (!passes (from, self->n_columns, filter))
        {
          for (guint i = 0; i < self->n_columns; i++)
            g_clear_pointer (&from[i].detail, g_free);
          continue;
        }
      if (to != from)
        for (guint i = 0; i < self->n_columns; i++)
          {
            to[i] = from[i];
            from[i].detail = NULL;
          }
      self->rows[self->n_rows++] = g;
    }
}

/**
 * dr_figures_state_new:
 * @evidence: (transfer none): an evidence base
 * @rulebook: whose rules about evidence judge its figures
 * @today: the day to judge them on
 * @kind: which figures
 * @filter: of which groups
 *
 * Pure.
 *
 * Returns: (transfer full): the grid
 */
DrFiguresState *
dr_figures_state_new (DrEvidence       *evidence,
                      const DrRulebook *rulebook,
                      DrDate            today,
                      DrFigureKind      kind,
                      DrFiguresFilter   filter)
{
  DrFiguresState *self = g_new0 (DrFiguresState, 1);

  self->evidence = dr_evidence_ref (evidence);
  self->kind = kind;
  add_columns (self);
  self->n_all = evidence->n_groups * self->n_columns;
  self->cells = g_new0 (DrFigureCell, MAX (self->n_all, 1));
  for (guint i = 0; i < self->n_all; i++)
    self->cells[i].figure = DR_NO_INDEX;
  add_figures (self);
  for (guint i = 0; i < self->n_all; i++)
    {
      DrFigureCell *cell = &self->cells[i];

      if (cell->figure == DR_NO_INDEX)
        continue;
      cell->marks = dr_figure_marks (evidence, &evidence->figures[cell->figure], rulebook, today);
      cell->detail = describe (&evidence->figures[cell->figure]);
      self->n_known++;
      self->n_marked += (cell->marks & (DR_FIGURE_OLD | DR_FIGURE_SMALL)) != 0;
    }
  filter_rows (self, filter);

  return self;
}

/**
 * dr_figures_state_cell:
 * @self: a grid
 * @row: index of rows
 * @column: index of columns
 *
 * Returns: (transfer none): what stands there
 */
const DrFigureCell *
dr_figures_state_cell (const DrFiguresState *self,
                       guint                 row,
                       guint                 column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);

  return &self->cells[row * self->n_columns + column];
}

/**
 * dr_figures_state_count:
 * @self: a grid
 *
 * Returns: (transfer full): how much of it is known, in a sentence
 */
char *
dr_figures_state_count (const DrFiguresState *self)
{
  g_autofree char *known = dr_format_whole (self->n_known);
  g_autofree char *of = dr_format_whole (self->n_all);
  g_autofree char *marked = dr_format_whole (self->n_marked);

  if (self->n_marked == 0)
    /* Translators: cells of a grid: how many are known, of how many */
    return g_strdup_printf (_("%1$s of %2$s known"), known, of);

  /* Translators: cells of a grid: how many are known, of how many, and how many of those are old or rest on few answers */
  return g_strdup_printf (_("%1$s of %2$s known; of them, %3$s old or from few answers"), known, of, marked);
}
