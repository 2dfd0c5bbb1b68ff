#include "dr-effect-cells.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "dr-names.h"

/* So many different numbers have a fill each: one is for none. */
#define MOST_EXACT (DR_N_HEAT_CLASSES - 1)

/* Within its class the more the higher, so that the highest of a grid is found among many of one fill. */
static double
class_value (guint  index,
             gint64 most)
{
  return (index + 0.5 + 0.4 * (double) most / ((double) most + 1e5)) / DR_N_HEAT_CLASSES;
}

/* By the most that it can be. */
static gint64
most_of (const DrEffectSum *sum,
         gboolean           people)
{
  return people ? sum->hi : sum->negative;
}

static guint
class_of (const DrEffectScale *scale,
          gint64               most)
{
  guint index = 0;

  while (index < DR_N_HEAT_CLASSES - 1 && most >= scale->limits[index])
    index++;

  return index;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Returns: a number that reads well, at most @value: of its first two digits only few are used. */
static gint64
round_down (gint64 value)
{
  static const gint64 digits[] = { 80, 60, 50, 40, 30, 25, 20, 15, 12, 10 };
  gint64 unit = 1;

  while (value / unit >= 100)
    unit *= 10;
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (value / unit >= digits[i])
      return digits[i] * unit;

  return value;
}

/* @values: @n numbers, rising. Returns: the first of them above @than; %G_MAXINT64 if none is. */
static gint64
next_above (const gint64 *values,
            guint         n,
            gint64        than)
{
  for (guint i = 0; i < n; i++)
    if (values[i] > than)
      return values[i];

  return G_MAXINT64;
}

static guint
count_different (const gint64 *values,
                 guint         n)
{
  guint different = 0;

  for (guint i = 0; i < n; i++)
    different += i == 0 || values[i] != values[i - 1];

  return different;
}

/* Each of few numbers has a fill of its own, as far from the others as there are fills. */
static void
set_exact (DrEffectScale *scale,
           const gint64  *values,
           guint          n,
           guint          different)
{
  static const guint fills[MOST_EXACT][MOST_EXACT] = { { 2 }, { 1, 4 }, { 1, 2, 4 }, { 1, 2, 3, 4 } };
  gint64 value = values[0];
  guint from = 0;

  for (guint i = 0; i < different; i++)
    {
      guint fill = fills[different - 1][i];

      while (from < fill)
        scale->limits[from++] = value;
      scale->last[fill] = value;
      value = next_above (values, n, value);
    }
  while (from < DR_N_HEAT_CLASSES - 1)
    scale->limits[from++] = G_MAXINT64;
}

/* About a quarter of the cells each, from the least number to the greatest; none without a cell. */
static void
set_quarters (DrEffectScale *scale,
              const gint64  *values,
              guint          n)
{
  scale->limits[0] = values[0];
  for (guint i = 1; i < DR_N_HEAT_CLASSES - 1; i++)
    {
      gint64 quarter = round_down (values[(gsize) n * i / (DR_N_HEAT_CLASSES - 1)]);
      gint64 least = next_above (values, n, scale->limits[i - 1] - 1);

      scale->limits[i] = quarter > least ? quarter : next_above (values, n, least);
    }
  for (guint i = 1; i < DR_N_HEAT_CLASSES; i++)
    {
      gint64 next = i < DR_N_HEAT_CLASSES - 1 ? scale->limits[i] : G_MAXINT64;

      scale->last[i] = next < G_MAXINT64 ? next - 1 : values[n - 1];
    }
}

/**
 * dr_effect_scale:
 * @sums: what the cells of a grid add up
 * @n: how many
 * @people: whether the cells say people, else assessments
 *
 * Small numbers of assessments have classes of their own, the same for all grids. Where they would put many cells into the
 * last class, the classes follow the cells: each number its own where there are few different ones, else a quarter of those
 * that say something each, with limits that read well. A fill that no cell could have is left out. Classes of people are
 * always the same: limits that follow people would tell of numbers that the public version does not.
 *
 * Returns: where the classes of the fills begin
 */
DrEffectScale
dr_effect_scale (const DrEffectSum *sums,
                 guint              n,
                 gboolean           people)
{
  static const gint64 usual[2][DR_N_HEAT_CLASSES - 1] = { { 1, 2, 3, 5 }, { 1, 100, 1000, 10000 } };
  DrEffectScale scale = { .people = people };
  g_autofree gint64 *values = g_new (gint64, n + 1);
  guint n_values = 0;
  guint different;

  for (guint i = 0; i < n; i++)
    if (most_of (&sums[i], people) > 0)
      values[n_values++] = most_of (&sums[i], people);
  qsort (values, n_values, sizeof *values, compare_numbers);

  for (guint i = 0; i < DR_N_HEAT_CLASSES - 1; i++)
    {
      scale.limits[i] = usual[people][i];
      scale.last[i + 1] = i < DR_N_HEAT_CLASSES - 2 ? usual[people][i + 1] - 1 : G_MAXINT64;
    }
  if (people || n_values == 0 || values[n_values - 1] < 2 * usual[people][DR_N_HEAT_CLASSES - 2])
    return scale;

  different = count_different (values, n_values);
  if (different <= MOST_EXACT)
    set_exact (&scale, values, n_values, different);
  else
    set_quarters (&scale, values, n_values);

  return scale;
}

/* Returns: (transfer full) (nullable): what the fill means; %NULL if no cell can have it */
static char *
name_class (const DrEffectScale *scale,
            guint                index)
{
  gint64 first = index > 0 ? scale->limits[index - 1] : 0;
  gint64 last = scale->last[index];
  g_autofree char *lo = dr_format_whole (first);
  g_autofree char *hi = dr_format_whole (last);

  if (index == 0)
    return g_strdup (scale->people ? _("no one") : _("none"));
  if (first > last || first == G_MAXINT64)
    return NULL;
  if (last == G_MAXINT64)
    return g_strdup_printf (_("%s and more"), lo);
  if (scale->people)
    return g_strdup_printf (_("up to %s"), hi);
  if (first == last)
    return g_steal_pointer (&lo);

  return g_strdup_printf (last == first + 1 ? _("%1$s or %2$s") : _("%1$s to %2$s"), lo, hi);
}

/**
 * dr_effect_cell_value:
 * @most: the most that it can be
 * @people: whether that is people, else assessments
 *
 * Returns: the value that gives a cell the fill of its class, of those that small numbers have
 */
double
dr_effect_cell_value (gint64   most,
                      gboolean people)
{
  DrEffectScale scale = dr_effect_scale (NULL, 0, people);

  return class_value (class_of (&scale, most), most);
}

/**
 * dr_effect_cell_classes:
 * @scale: of the grid
 * @arena: where the texts go
 *
 * Returns: (transfer none): what the fills mean, as a #DrHeatMapData has it; %NULL for those that no cell can have
 */
const char * const *
dr_effect_cell_classes (const DrEffectScale *scale,
                        DrArena             *arena)
{
  const char **classes = dr_arena_array0 (arena, const char *, DR_N_HEAT_CLASSES);

  for (guint i = 0; i < DR_N_HEAT_CLASSES; i++)
    {
      g_autofree char *name = name_class (scale, i);

      classes[i] = dr_arena_strdup (arena, name);
    }

  return classes;
}

/**
 * dr_effect_cell_detail:
 * @people: whether the cells say people, else assessments
 *
 * Returns: (transfer none) (nullable): what the second line of a cell says
 */
const char *
dr_effect_cell_detail (gboolean people)
{
  return people ? _("in how many assessments the group is, or may be, affected") : NULL;
}

/**
 * dr_effect_cell_mark:
 *
 * Returns: (transfer none): what the mark beside a number says
 */
const char *
dr_effect_cell_mark (void)
{
  return _("and more: in some assessments it is not known how many");
}

/**
 * dr_effect_short_people:
 * @lo: people
 * @hi: people, at least @lo
 *
 * Returns: (transfer full): "0–292", or one number where both ends are the same
 */
char *
dr_effect_short_people (gint64 lo,
                        gint64 hi)
{
  g_autofree char *first = dr_format_whole (lo);
  g_autofree char *last = dr_format_whole (hi);

  if (lo == hi)
    return g_steal_pointer (&last);

  /* Translators: the lower and upper end of a range, as short as can be */
  return g_strdup_printf (_("%1$s–%2$s"), first, last);
}

static char *
speak (const DrEffectSum *sum,
       gboolean           unknown,
       gboolean           people)
{
  g_autofree char *range = dr_format_people ((DrPeople) { TRUE, sum->lo, sum->hi });
  GString *text = g_string_new (NULL);

  if (sum->assessments == 0)
    g_string_append (text, _("no assessment affects it"));
  else if (!people)
    g_string_append_printf (text, ngettext ("%1$u of %2$u assessment says negative or mixed",
                                            "%1$u of %2$u assessments say negative or mixed", sum->assessments),
                            sum->negative, sum->assessments);
  else
    {
      g_string_append (text, unknown ? _("not known how many people") : range);
      g_string_append_printf (text, ngettext (", in %u assessment", ", in %u assessments", sum->assessments),
                              sum->assessments);
      if (!unknown && sum->unknown > 0)
        g_string_append_printf (text, ngettext (", and not known in %u of them", ", and not known in %u of them",
                                                sum->unknown), sum->unknown);
    }

  return g_string_free (text, FALSE);
}

/**
 * dr_effect_cell_new:
 * @sum: what is added up
 * @scale: of the grid; whether the cell says people, else assessments
 * @arena: where its texts go
 *
 * Returns: the cell
 */
DrHeatCell
dr_effect_cell_new (const DrEffectSum   *sum,
                    const DrEffectScale *scale,
                    DrArena             *arena)
{
  gboolean people = scale->people;
  gboolean unknown = people && sum->unknown > 0 && sum->hi == 0;
  g_autofree char *range = dr_effect_short_people (sum->lo, sum->hi);
  g_autofree char *spoken = speak (sum, unknown, people);
  g_autofree char *count = people ? g_strdup_printf (_("in %u"), sum->assessments)
                                  : g_strdup_printf (_("%1$u of %2$u"), sum->negative, sum->assessments);
  DrHeatCell cell = {
    .value = unknown ? DR_UNKNOWN : class_value (class_of (scale, most_of (sum, people)), most_of (sum, people)),
    .mark = people && !unknown && sum->unknown > 0,
    .spoken = dr_arena_strdup (arena, spoken),
  };

  if (sum->assessments == 0)
    cell.text = "–";
  else if (people)
    {
      cell.text = dr_arena_strdup (arena, range);
      cell.detail = dr_arena_strdup (arena, count);
    }
  else
    {
      g_autofree char *negative = dr_format_whole (sum->negative);

      cell.text = dr_arena_strdup (arena, count);
      cell.brief = dr_arena_strdup (arena, negative);
    }

  return cell;
}
