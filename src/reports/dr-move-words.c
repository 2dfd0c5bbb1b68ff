#include "dr-move-words.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"

/**
 * dr_move_words:
 * @name: of the access point
 * @change: what happens to it
 * @to: (nullable): the name of the point that it moves to
 * @hours_before: hours a week; DR_UNKNOWN
 * @hours_after: likewise
 * @service: the name of its service
 *
 * Returns: (transfer full): "Desk, 37 to 20 hours a week (Parking)"
 */
char *
dr_move_words (const char     *name,
               DrReturnChange  change,
               const char     *to,
               double          hours_before,
               double          hours_after,
               const char     *service)
{
  g_autofree char *before = dr_format_count (hours_before);
  g_autofree char *after = dr_format_count (hours_after);

  if (change == DR_RETURN_RELOCATED && to != NULL)
    return g_strdup_printf (_("%1$s, to %2$s (%3$s)"), name, to, service);
  if (change == DR_RETURN_REDUCED && dr_is_known (hours_before) && dr_is_known (hours_after))
    return g_strdup_printf (_("%1$s, %2$s to %3$s hours a week (%4$s)"), name, before, after, service);

  return g_strdup_printf ("%s (%s)", name, service);
}
