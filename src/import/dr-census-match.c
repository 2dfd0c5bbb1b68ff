#include "dr-census-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"

/* A file held against one table of the mapping. */
typedef struct {
  const DrFigureTable *figures;
  const DrCensusTable *table;
  int                 *column_of;    /* category to column of the file, or -1 */
  guint                n_matched;
} Trial;

static gboolean
is_among (const char         *folded,
          const char * const *spellings,
          guint               n_spellings)
{
  for (guint i = 0; i < n_spellings; i++)
    if (strcmp (folded, spellings[i]) == 0)
      return TRUE;

  return FALSE;
}

static Trial *
trial_new (const DrFigureTable *figures,
           const DrCensusTable *table)
{
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  Trial *trial = g_new0 (Trial, 1);

  trial->figures = figures;
  trial->table = table;
  trial->column_of = g_new (int, table->n_categories);
  for (guint i = 0; i < figures->n_columns; i++)
    g_hash_table_insert (columns, (gpointer) figures->columns[i].folded, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < table->n_categories; i++)
    {
      int found = -1;

      for (guint c = 0; c < table->categories[i].n_columns && found < 0; c++)
        found = GPOINTER_TO_INT (g_hash_table_lookup (columns, table->categories[i].columns[c])) - 1;
      trial->column_of[i] = found;
      if (found >= 0)
        trial->n_matched++;
    }

  return trial;
}

static void
trial_free (Trial *trial)
{
  if (trial == NULL)
    return;

  g_free (trial->column_of);
  g_free (trial);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

/* Tables may share a topic (age by bands and by single years), so the one that explains most columns is meant; of
 * two that explain as many, the one that expects fewer. Where the headers name no topic, every table is tried. */
static Trial *
choose_table (const DrCensusMapping *mapping,
              const DrFigureTable   *figures)
{
  g_autoptr (Trial) best = NULL;
  gboolean no_topic = *figures->topic == '\0';

  for (guint i = 0; i < mapping->n_tables; i++)
    {
      const DrCensusTable *table = &mapping->tables[i];
      g_autoptr (Trial) trial = NULL;

      if (!no_topic && !is_among (figures->topic, table->topics, table->n_topics))
        continue;
      trial = trial_new (figures, table);
      if (no_topic && trial->n_matched == 0)
        continue;
      if (best == NULL || trial->n_matched > best->n_matched
          || (trial->n_matched == best->n_matched && table->n_categories < best->table->n_categories))
        {
          g_clear_pointer (&best, trial_free);
          best = g_steal_pointer (&trial);
        }
    }

  return g_steal_pointer (&best);
}

static int
find_base (const DrFigureTable *figures,
           const DrCensusTable *table)
{
  for (guint i = 0; i < figures->n_columns; i++)
    {
      const char *folded = figures->columns[i].folded;

      if (strcmp (folded, "total") == 0 || g_str_has_prefix (folded, "total:")
          || is_among (folded, table->bases, table->n_bases))
        return (int) i;
    }

  return -1;
}

/* The digits of a text, to compare "aged 16 years and over" with "aged 16 and over". */
static char *
digits_of (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);

  return g_string_free (digits, FALSE);
}

/* What the name of the total says about who is counted, held against the mapping; NULL where they agree. */
static char *
base_contradiction (const DrFigureColumn *base,
                    const DrCensusTable  *table)
{
  const char *words = strchr (base->folded, ':');
  g_autofree char *counted = NULL;
  g_autofree char *expected = NULL;
  gboolean people;
  gboolean households;

  if (words == NULL || !g_str_has_prefix (base->folded, "total:"))
    return NULL;

  people = strstr (words, "resident") != NULL || strstr (words, "people") != NULL || strstr (words, "person") != NULL;
  households = !people && strstr (words, "household") != NULL;
  if (households && table->unit == DR_UNIT_PEOPLE)
    return g_strdup_printf (_("the total is “%s”: households cannot be a count of people, expected %s"), base->wording,
                            table->population);
  if (people && table->unit == DR_UNIT_HOUSEHOLDS)
    return g_strdup_printf (_("the total is “%s”: people cannot be a count of households, expected %s"), base->wording,
                            table->population);

  counted = digits_of (words);
  expected = digits_of (table->population);
  if (strcmp (counted, expected) != 0)
    return g_strdup_printf (_("the total is “%s”, expected %s"), base->wording, table->population);

  return NULL;
}

static void
gather (const Trial *trial,
        int          category,
        GArray      *columns,
        const char **missing)
{
  const DrCensusTable *table = trial->table;

  if (trial->column_of[category] >= 0)
    {
      guint column = (guint) trial->column_of[category];

      g_array_append_val (columns, column);
      return;
    }
  if (table->categories[category].n_children == 0)
    {
      if (*missing == NULL)
        *missing = table->categories[category].wording;
      return;
    }
  for (guint i = (guint) category + 1; i < table->n_categories; i++)
    if (table->categories[i].parent == category)
      {
        const char *inner = NULL;

        gather (trial, (int) i, columns, &inner);
        /* The parent's own column is what people look for; its parts are the second choice. */
        if (inner != NULL && *missing == NULL)
          *missing = table->categories[category].n_columns > 0 ? table->categories[category].wording : inner;
      }
}

static void
match_group (DrCensusMatch       *self,
             const Trial         *trial,
             const DrCensusGroup *group,
             DrGroupColumns      *result,
             gboolean            *used)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) wording = g_string_new (NULL);
  guint *copy;

  for (guint i = 0; i < group->categories.n; i++)
    gather (trial, group->categories.items[i], columns, &result->missing);
  if (result->missing != NULL || columns->len == 0)
    return;

  copy = dr_arena_array0 (self->arena, guint, columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      copy[i] = g_array_index (columns, guint, i);
      used[copy[i]] = TRUE;
      g_string_append_printf (wording, "%s%s", i > 0 ? " + " : "", trial->figures->columns[copy[i]].wording);
    }
  result->columns = copy;
  result->n_columns = columns->len;
  result->wording = dr_arena_strdup (self->arena, wording->str);
}

/* Columns that the table does not have, up to three of them by name. */
static void
find_unknown (DrCensusMatch *self,
              const Trial   *trial)
{
  g_autoptr (GString) wording = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < trial->figures->n_columns; i++)
    {
      gboolean known = trial->figures->columns[i].outside || (int) i == self->base_column;

      for (guint c = 0; c < trial->table->n_categories && !known; c++)
        known = trial->column_of[c] == (int) i;
      if (known)
        continue;
      if (n < 3)
        g_string_append_printf (wording, "%s“%s”", n > 0 ? ", " : "", trial->figures->columns[i].wording);
      n++;
    }
  if (n > 3)
    g_string_append (wording, ", ...");
  if (n > 0)
    self->unknown = dr_arena_strdup (self->arena, wording->str);
}

/* A long file's base is the sum of its categories, which is wrong as soon as one lies inside another. */
static gboolean
overlaps (const Trial *trial)
{
  for (guint i = 0; i < trial->table->n_categories; i++)
    for (int at = trial->table->categories[i].parent; trial->column_of[i] >= 0 && at != DR_NO_INDEX;
         at = trial->table->categories[at].parent)
      if (trial->column_of[at] >= 0)
        return TRUE;

  return FALSE;
}

static char *
why_refused (DrCensusMatch *self,
             const Trial   *trial)
{
  const DrFigureTable *figures = trial->figures;
  const DrCensusTable *table = trial->table;

  if (trial->n_matched == 0)
    return g_strdup_printf (_("the headers speak of “%s” as table %s does, but none of its columns is there, "
                              "expected “%s”"),
                            figures->topic_wording, table->id, table->categories[0].wording);
  if (table->lookalike != NULL)
    {
      g_autofree char *name = g_path_get_basename (figures->file);
      g_autofree char *folded = g_ascii_strdown (name, -1);
      g_autofree char *lookalike = g_ascii_strdown (table->lookalike, -1);

      if (strstr (folded, lookalike) != NULL)
        return g_strdup_printf (_("table %s has the same headers as %s and counts somebody else, expected %s"),
                                table->lookalike, table->id, table->population);
    }
  if (figures->layout == DR_FIGURE_LAYOUT_ONS)
    return overlaps (trial) ? g_strdup (_("some of its categories lie inside others, expected categories that do not "
                                          "overlap"))
                            : NULL;
  if (self->base_column < 0)
    return g_strdup_printf (_("there is no total column, expected “%s” or “Total: %s”"),
                            table->n_bases > 0 ? table->bases[0] : "Total", table->population);

  return base_contradiction (&figures->columns[self->base_column], table);
}

/**
 * dr_census_match_new:
 * @mapping: must outlive the result
 * @figures: what a file says; must outlive the result
 *
 * Returns: (transfer full): how the mapping understands the file
 */
DrCensusMatch *
dr_census_match_new (const DrCensusMapping *mapping,
                     const DrFigureTable   *figures)
{
  DrCensusMatch *self = g_new0 (DrCensusMatch, 1);
  g_autoptr (Trial) trial = choose_table (mapping, figures);
  g_autofree char *refused = NULL;
  DrGroupColumns *groups;
  gboolean *used;

  self->arena = dr_arena_new ();
  self->base_column = -1;
  self->used = used = dr_arena_array0 (self->arena, gboolean, figures->n_columns);
  if (trial == NULL)
    return self;

  self->table = trial->table;
  if (figures->layout == DR_FIGURE_LAYOUT_NOMIS)
    self->base_column = find_base (figures, trial->table);
  if (self->base_column >= 0)
    used[self->base_column] = TRUE;
  refused = why_refused (self, trial);
  self->refused = dr_arena_strdup (self->arena, refused);
  self->groups = groups = dr_arena_array0 (self->arena, DrGroupColumns, trial->table->n_groups);
  for (guint i = 0; i < trial->table->n_groups; i++)
    match_group (self, trial, &trial->table->groups[i], &groups[i], used);
  find_unknown (self, trial);

  return self;
}

/**
 * dr_census_match_free:
 * @self: (nullable): a match
 */
void
dr_census_match_free (DrCensusMatch *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
