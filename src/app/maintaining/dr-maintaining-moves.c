/* Access points withdrawn, reduced and moved, by channel and by when the change takes effect. */
#include "dr-maintaining-private.h"

#include <glib/gi18n-lib.h>

#include "dr-move-words.h"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* @rows: gets each channel once, by name. Returns how many points there are. */
static guint
find_channels (const DrMaintaining *self,
               GPtrArray           *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      n += detail->n_points;
      for (guint k = 0; k < detail->n_points; k++)
        if (g_hash_table_add (seen, (gpointer) detail->points[k].channel))
          g_ptr_array_add (rows, (gpointer) detail->points[k].channel);
    }
  g_ptr_array_sort (rows, compare_names);

  return n;
}

static guint
row_of (const GPtrArray *rows,
        const char      *channel)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (rows->pdata[i], channel))
      return i;

  g_return_val_if_reached (0);
}

/**
 * dr_maintaining_changes_words:
 * @counts: (array fixed-size=3): of changes of access points, by #DrReturnChange
 *
 * Returns: (transfer full): how many were withdrawn, reduced and moved
 */
char *
dr_maintaining_changes_words (const guint *counts)
{
  g_autofree char *withdrawn = g_strdup_printf (ngettext ("%u withdrawn", "%u withdrawn", counts[DR_RETURN_WITHDRAWN]),
                                                counts[DR_RETURN_WITHDRAWN]);
  g_autofree char *reduced = g_strdup_printf (ngettext ("%u reduced", "%u reduced", counts[DR_RETURN_REDUCED]),
                                              counts[DR_RETURN_REDUCED]);
  g_autofree char *moved = g_strdup_printf (ngettext ("%u moved", "%u moved", counts[DR_RETURN_RELOCATED]),
                                            counts[DR_RETURN_RELOCATED]);

  return g_strdup_printf (_("%1$s, %2$s, %3$s"), withdrawn, reduced, moved);
}

static void
summarize (DrMaintaining *self,
           const guint    counts[DR_N_RETURN_CHANGES],
           guint          n_undated)
{
  g_autofree char *changes = dr_maintaining_changes_words (counts);
  GString *text = g_string_new (NULL);

  /* Translators: %s is "2 withdrawn, 1 reduced, 3 moved" */
  g_string_append_printf (text, _("%s, by the month, quarter or year in which the change takes effect."), changes);
  if (n_undated > 0)
    g_string_append_printf (text, ngettext (" Of %u it is not said when.", " Of %u it is not said when.", n_undated), n_undated);
  self->state->moves_summary = dr_maintaining_take (self, g_string_free (text, FALSE));
}

/* dr_maintaining_moves(): the line of time. */
void
dr_maintaining_moves (DrMaintaining *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n = find_channels (self, rows);
  DrTimelineEvent *events = dr_arena_array0 (self->arena, DrTimelineEvent, n);
  DrBehind *behind = dr_arena_array0 (self->arena, DrBehind, n);
  const char **names = dr_arena_array0 (self->arena, const char *, rows->len + 1);
  guint counts[DR_N_RETURN_CHANGES] = { 0 };
  guint n_undated = 0;
  guint at = 0;

  for (guint i = 0; i < rows->len; i++)
    names[i] = rows->pdata[i];
  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      for (guint k = 0; k < detail->n_points; k++)
        {
          const DrReturnPoint *point = &detail->points[k];

          events[at] = (DrTimelineEvent) {
            .row = row_of (rows, point->channel),
            .kind = point->change,
            .date = detail->effective,
            .name = dr_maintaining_take (self, dr_move_words (point->name, point->change, point->to, point->hours_before,
                                                              point->hours_after, dr_maintaining_service (detail))),
          };
          behind[at++] = dr_maintaining_one (self, self->items[i]);
          counts[point->change]++;
          n_undated += !dr_date_is_set (detail->effective);
        }
    }

  self->state->moves = (DrTimelineData) {
    .row_title = _("Channel"),
    .rows = names,
    .n_rows = rows->len,
    .kinds = { _("withdrawn"), _("reduced"), _("moved") },
    .events = events,
    .n_events = n,
  };
  self->state->moves_behind = behind;
  self->state->moves_empty = _("No assessment in effect withdraws, reduces or moves an access point. They appear here when "
                               "one with such a change is submitted.");
  summarize (self, counts, n_undated);
}
