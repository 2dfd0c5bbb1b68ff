#include "dr-evidence-choices.h"

#include <string.h>

#define DEFINE_CHOICES(function, rows) \
  GArray *function (const DrEvidence *evidence) \
  { \
    GArray *choices = g_array_new (FALSE, FALSE, sizeof (DrChoice)); \
    for (guint i = 0; i < evidence->n_##rows; i++) \
      { \
        DrChoice choice = { .value = evidence->rows[i].id, .title = evidence->rows[i].name }; \
        g_array_append_val (choices, choice); \
      } \
    return choices; \
  }

/* dr_choices_of_*(): (transfer full): all of them as DrChoice, in the order of the evidence base. */
DEFINE_CHOICES (dr_choices_of_groups, groups)
DEFINE_CHOICES (dr_choices_of_channels, channels)
DEFINE_CHOICES (dr_choices_of_services, services)

/**
 * dr_choices_titles:
 * @choices: (element-type DrChoice): what can be chosen
 * @values: (nullable): ids, separated by spaces
 *
 * Returns: (transfer full): what a person reads for them, separated by commas; an id that is none of them as it is
 */
char *
dr_choices_titles (const GArray *choices,
                   const char   *values)
{
  g_auto (GStrv) ids = g_strsplit (values != NULL ? values : "", " ", -1);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *title = ids[i];

      for (guint c = 0; c < choices->len; c++)
        if (strcmp (g_array_index (choices, DrChoice, c).value, ids[i]) == 0)
          title = g_array_index (choices, DrChoice, c).title;
      if (title[0] != '\0')
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}
