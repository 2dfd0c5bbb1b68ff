#include "dr-result-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-names.h"
#include "dr-number.h"

/**
 * dr_result_value_words:
 * @value: a number, or DR_UNKNOWN
 * @unit: (nullable): its unit; "share": it is a share
 *
 * Returns: (transfer full): "71.5 %", "12 days", "1,204"; every digit of what is no share
 */
char *
dr_result_value_words (double      value,
                       const char *unit)
{
  char digits[DR_NUMBER_SIZE];
  g_autofree char *number = NULL;

  if (!dr_is_known (value))
    return g_strdup (_("not known"));
  if (g_strcmp0 (unit, "share") == 0)
    return dr_format_share (value);
  /* There is one person, and not one people. */
  if (value == 1.0 && g_strcmp0 (unit, _("people")) == 0)
    return dr_format_people ((DrPeople) { TRUE, 1, 1 });
  number = value == round (value) ? dr_format_whole ((gint64) value) : g_strdup (dr_number_format (value, digits));

  return unit != NULL ? g_strdup_printf ("%s %s", number, unit) : g_steal_pointer (&number);
}
