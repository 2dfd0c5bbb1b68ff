#include "dr-nearest-names.h"

#include <string.h>

/* How many are named. */
#define FEW 3

/* Longer ones are compared by their beginnings. */
#define LONGEST 64u

/* Letters to add, take away or change to make one of the other (Levenshtein 1966). Ids are ASCII: bytes will do. */
static guint
distance (const char *a,
          const char *b)
{
  guint n_a = (guint) MIN (strlen (a), LONGEST);
  guint n_b = (guint) MIN (strlen (b), LONGEST);
  guint row[LONGEST + 1];

  for (guint k = 0; k <= n_b; k++)
    row[k] = k;
  for (guint i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint k = 1; k <= n_b; k++)
        {
          guint change = diagonal + (a[i - 1] != b[k - 1]);

          diagonal = row[k];
          row[k] = MIN (change, MIN (row[k], row[k - 1]) + 1);
        }
    }

  return row[n_b];
}

/**
 * dr_nearest_names:
 * @word: as somebody typed it
 * @known: (array length=n_known): the names that there are
 * @n_known: how many
 *
 * Returns: (transfer full): up to three of them in quotes, the nearest first and then in their order; "" where there are none
 */
char *
dr_nearest_names (const char         *word,
                  const char * const *known,
                  guint               n_known)
{
  g_autofree guint *distances = g_new (guint, n_known);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n_known; i++)
    distances[i] = distance (word, known[i]);
  for (guint few = 0; few < MIN (FEW, n_known); few++)
    {
      guint nearest = 0;

      for (guint i = 1; i < n_known; i++)
        if (distances[i] < distances[nearest])
          nearest = i;
      g_string_append_printf (names, "%s“%s”", few > 0 ? ", " : "", known[nearest]);
      distances[nearest] = G_MAXUINT;
    }

  return g_string_free (names, FALSE);
}
