/* What follows from the look back: a pure function of counts. */
#include "dr-look-back-state.h"

#include <glib/gi18n-lib.h>

static void add (GPtrArray *reasons, guint n, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
add (GPtrArray  *reasons,
     guint       n,
     const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (n > 0)
    g_ptr_array_add (reasons, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* Why it no longer holds. */
static void
add_broken (GPtrArray             *reasons,
            const DrLookBackFacts *facts)
{
  add (reasons, facts->n_more,
       ngettext ("%u figure came out higher than was predicted.",
                 "%u figures came out higher than was predicted.", facts->n_more), facts->n_more);
  if (facts->moved)
    g_ptr_array_add (reasons, g_strdup (_("With the latest evidence its results no longer hold.")));
}

/* What is left to do. */
static void
add_unfinished (GPtrArray             *reasons,
                const DrLookBackFacts *facts)
{
  add (reasons, facts->n_missed,
       ngettext ("%u result misses its target.",
                 "%u results miss their targets.", facts->n_missed), facts->n_missed);
  add (reasons, facts->n_overdue_actions,
       ngettext ("%u action is overdue.",
                 "%u actions are overdue.", facts->n_overdue_actions), facts->n_overdue_actions);
  add (reasons, facts->n_open_actions - facts->n_overdue_actions,
       ngettext ("%u action is open still.",
                 "%u actions are open still.", facts->n_open_actions - facts->n_overdue_actions), facts->n_open_actions - facts->n_overdue_actions);
  add (reasons, facts->n_without_result,
       ngettext ("%u measure has no result yet.",
                 "%u measures have no result yet.", facts->n_without_result), facts->n_without_result);
  add (reasons, facts->n_to_be_announced,
       ngettext ("%u target is to be announced still.",
                 "%u targets are to be announced still.", facts->n_to_be_announced), facts->n_to_be_announced);
  if (facts->n_measures == 0)
    g_ptr_array_add (reasons, g_strdup (_("Nothing is measured: nobody can say whether it came out as predicted.")));
}

/**
 * dr_proposal_init:
 * @self: (out caller-allocates): what is proposed, and why
 * @facts: what was counted
 *
 * Higher than predicted, or moved evidence, asks for a new version: what was sealed stays as it is. What is only
 * unfinished is to be finished. People decide.
 */
void
dr_proposal_init (DrProposal            *self,
                  const DrLookBackFacts *facts)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  add_broken (reasons, facts);
  self->kind = reasons->len > 0 ? DR_PROPOSAL_NEW_VERSION : DR_PROPOSAL_KEEP;
  add_unfinished (reasons, facts);
  if (self->kind == DR_PROPOSAL_KEEP && reasons->len > 0)
    self->kind = DR_PROPOSAL_ADJUST;

  if (self->kind == DR_PROPOSAL_KEEP)
    {
      add (reasons, facts->n_as_predicted,
       ngettext ("%u figure came out as predicted.",
                 "%u figures came out as predicted.", facts->n_as_predicted), facts->n_as_predicted);
      add (reasons, facts->n_less,
       ngettext ("%u figure came out lower than was predicted.",
                 "%u figures came out lower than was predicted.", facts->n_less), facts->n_less);
      g_ptr_array_add (reasons, g_strdup (_("Every measure has a result, and no action is open.")));
    }
  self->title = self->kind == DR_PROPOSAL_KEEP     ? _("Keep it as it is, and close it")
                : self->kind == DR_PROPOSAL_ADJUST ? _("Adjust: finish what is left, then close it")
                                                   : _("Start a new version: this one no longer holds");
  g_ptr_array_add (reasons, NULL);
  self->reasons = (char **) g_ptr_array_free (g_steal_pointer (&reasons), FALSE);
}

/**
 * dr_proposal_clear:
 * @self: what was proposed
 */
void
dr_proposal_clear (DrProposal *self)
{
  g_clear_pointer (&self->reasons, g_strfreev);
}
