#include "dr-rulebook.h"

/**
 * dr_rulebook_new:
 *
 * Starts a rulebook that holds nothing; a loader fills it before it is shared.
 *
 * Returns: (transfer full): an empty rulebook with an arena of its own
 */
DrRulebook *
dr_rulebook_new (void)
{
  DrRulebook *self = g_new0 (DrRulebook, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arena = dr_arena_new ();

  return self;
}

/**
 * dr_rulebook_ref:
 * @self: a rulebook
 *
 * Returns: (transfer full): @self
 */
DrRulebook *
dr_rulebook_ref (DrRulebook *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_rulebook_unref:
 * @self: (transfer full) (nullable): a rulebook
 */
void
dr_rulebook_unref (DrRulebook *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_rule_basis:
 * @self: a rule
 * @nation: a nation
 *
 * Never cites a duty of another nation.
 *
 * Returns: (transfer none): the basis of the rule in @nation; "" where it has none there
 */
const char *
dr_rule_basis (const DrRule *self,
               DrNation      nation)
{
  for (guint i = 0; i < self->n_bases; i++)
    if ((self->bases[i].nations & (1u << nation)) != 0)
      return self->bases[i].text;

  return "";
}
