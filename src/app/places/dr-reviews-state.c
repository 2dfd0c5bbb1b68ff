#include "dr-reviews-state.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"
#include "dr-step-refusal.h"

static char *
since_text (DrDate since,
            DrDate today)
{
  g_autofree char *date = dr_format_short_date (since);
  g_autofree char *span = NULL;

  if (dr_date_compare (since, today) >= 0)
    return g_strdup (_("since today"));
  span = dr_register_span_text (since, today);

  /* Translators: a date, and how long ago that is: "since 3 May 2026, 5 months" */
  return g_strdup_printf (_("since %1$s, %2$s"), date, span);
}

/* The dot stays at the end of a line that wraps. */
#define DOT " · "

static char *
facts_of (const DrReviewsEntry *entry)
{
  g_autoptr (GString) text = g_string_new (entry->reference);
  g_autofree char *stage = dr_register_sentence (dr_workflow_stage_name (entry->stage));

  if (entry->version > 1)
    {
      g_string_append (text, DOT);
      g_string_append_printf (text, _("version %u"), entry->version);
    }
  if (entry->service[0] != '\0')
    g_string_append_printf (text, DOT "%s", entry->service);
  g_string_append_printf (text, DOT "%s", stage);
  if (entry->author[0] != '\0')
    {
      g_string_append (text, DOT);
      g_string_append_printf (text, _("by %s"), entry->author);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dr_reviews_row_init:
 * @self: (out caller-allocates): its texts
 * @entry: an assessment that waits
 * @today: the day that days left are counted from
 */
void
dr_reviews_row_init (DrReviewsRow         *self,
                     const DrReviewsEntry *entry,
                     DrDate                today)
{
  gboolean dated = dr_date_is_set (entry->decision);
  int days = dated ? dr_date_days_between (today, dr_date_last_day (entry->decision)) : 0;
  g_autofree char *since = dr_date_is_set (entry->since) ? since_text (entry->since, today) : NULL;
  g_autofree char *date = dr_format_short_date (entry->decision);

  self->title = g_strdup (entry->title[0] != '\0' ? entry->title : _("Without a title"));
  self->facts = facts_of (entry);
  self->waits = since != NULL ? g_strdup_printf ("%s" DOT "%s", dr_step_task (entry->step), since)
                              : g_strdup (dr_step_task (entry->step));
  self->decision = dated ? g_strdup_printf (_("Decision %s"), date) : g_strdup (_("No decision date"));
  self->days = dr_register_days_text (entry->decision, today);
  self->tone = !dated ? DR_TONE_PLAIN
               : days < 0 ? DR_TONE_ERROR
               : days <= DR_REGISTER_SOON ? DR_TONE_WARNING : DR_TONE_PLAIN;
  self->why_not = g_strdup (entry->why_not);
  self->spoken = g_strdup_printf ("%s. %s. %s. %s%s%s%s%s", self->title, self->facts, self->waits, self->decision,
                                  self->days[0] != '\0' ? ", " : "", self->days, self->why_not != NULL ? ". " : "",
                                  self->why_not != NULL ? self->why_not : "");
}

/**
 * dr_reviews_row_clear:
 * @self: texts
 */
void
dr_reviews_row_clear (DrReviewsRow *self)
{
  g_free (self->title);
  g_free (self->facts);
  g_free (self->waits);
  g_free (self->decision);
  g_free (self->days);
  g_free (self->why_not);
  g_free (self->spoken);
}

/**
 * dr_reviews_count:
 * @n: assessments that are shown
 * @n_mine: of them, that who sits there can act on
 * @more: whether there are more
 *
 * Returns: (transfer full): how many wait, in words
 */
char *
dr_reviews_count (guint    n,
                  guint    n_mine,
                  gboolean more)
{
  g_autofree char *all = dr_format_whole (n);
  g_autofree char *mine = dr_format_whole (n_mine);

  if (more)
    return g_strdup_printf (_("The first %s are shown"), all);
  if (n_mine == 0)
    return g_strdup_printf (ngettext ("%s waits, not for you", "%s wait, none of them for you", n), all);
  if (n_mine == n)
    return g_strdup_printf (ngettext ("%s waits for you", "%s wait for you", n), all);

  return g_strdup_printf (ngettext ("%s of %s waits for you", "%s of %s wait for you", n_mine), mine, all);
}

/**
 * dr_reviews_badge:
 * @n: how many wait
 * @more: whether there are more
 *
 * Returns: (transfer full): short enough to stand beside the place's name; "" for none
 */
char *
dr_reviews_badge (guint    n,
                  gboolean more)
{
  if (n == 0)
    return g_strdup ("");

  return g_strdup_printf (more ? "%u+" : "%u", n);
}

static gboolean
find_reference (const DrReviewsEntry *entries,
                guint                 n,
                const char           *reference,
                guint                *at)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (entries[i].reference, reference))
      {
        *at = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dr_reviews_follow:
 * @before: (array length=n_before) (nullable): what waited
 * @n_before: length of @before
 * @at: index of one of these
 * @after: (array length=n_after) (nullable): what waits now
 * @n_after: length of @after
 *
 * Follows an assessment to its place in a queue that is another: whoever was at it stays at it. Where it waits no more, the next
 * one that does takes its place, else the one before it.
 *
 * Returns: index in @after; 0 where nothing of @before is left
 */
guint
dr_reviews_follow (const DrReviewsEntry *before,
                   guint                 n_before,
                   guint                 at,
                   const DrReviewsEntry *after,
                   guint                 n_after)
{
  guint found = 0;

  for (guint i = at; i < n_before; i++)
    if (find_reference (after, n_after, before[i].reference, &found))
      return found;
  for (guint i = MIN (at, n_before); i > 0; i--)
    if (find_reference (after, n_after, before[i - 1].reference, &found))
      return found;

  return 0;
}
