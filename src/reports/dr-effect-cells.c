#include "dr-effect-cells.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"

static double
class_value (guint index)
{
  return (index + 0.5) / DR_N_HEAT_CLASSES;
}

/* By the most that it can be. */
static guint
class_of (gint64   most,
          gboolean people)
{
  static const gint64 limits[2][DR_N_HEAT_CLASSES - 1] = { { 1, 2, 3, 5 }, { 1, 100, 1000, 10000 } };
  guint index = 0;

  while (index < DR_N_HEAT_CLASSES - 1 && most >= limits[people][index])
    index++;

  return index;
}

/**
 * dr_effect_cell_value:
 * @most: the most that it can be
 * @people: whether that is people, else assessments
 *
 * Returns: the value that gives a cell the fill of its class
 */
double
dr_effect_cell_value (gint64   most,
                      gboolean people)
{
  return class_value (class_of (most, people));
}

/**
 * dr_effect_cell_classes:
 * @people: whether the cells say people, else assessments
 * @arena: where the array goes
 *
 * Returns: (transfer none): what the fills mean, as a #DrHeatMapData has it
 */
const char * const *
dr_effect_cell_classes (gboolean  people,
                        DrArena  *arena)
{
  static const char * const people_classes[DR_N_HEAT_CLASSES] = {
    N_("no one"), N_("up to 99"), N_("up to 999"), N_("up to 9,999"), N_("10,000 and more"),
  };
  static const char * const counts[DR_N_HEAT_CLASSES] = { N_("none"), N_("1"), N_("2"), N_("3 or 4"), N_("5 and more") };
  const char **classes = dr_arena_array0 (arena, const char *, DR_N_HEAT_CLASSES);

  for (guint i = 0; i < DR_N_HEAT_CLASSES; i++)
    classes[i] = people ? _(people_classes[i]) : _(counts[i]);

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
 * @people: whether the cell says people, else assessments
 * @arena: where its texts go
 *
 * Returns: the cell
 */
DrHeatCell
dr_effect_cell_new (const DrEffectSum *sum,
                    gboolean           people,
                    DrArena           *arena)
{
  gboolean unknown = people && sum->unknown > 0 && sum->hi == 0;
  gint64 most = people ? sum->hi : sum->negative;
  g_autofree char *range = dr_effect_short_people (sum->lo, sum->hi);
  g_autofree char *spoken = speak (sum, unknown, people);
  g_autofree char *count = people ? g_strdup_printf (_("in %u"), sum->assessments)
                                  : g_strdup_printf (_("%1$u of %2$u"), sum->negative, sum->assessments);
  DrHeatCell cell = {
    .value = unknown ? DR_UNKNOWN : dr_effect_cell_value (most, people),
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
    cell.text = dr_arena_strdup (arena, count);

  return cell;
}
