#include "dr-targets.h"

/**
 * dr_targets_of_option:
 * @evidence: an evidence base
 * @service: index of its services, or DR_NO_INDEX for the district
 * @option: (nullable): an option
 * @arena: where the list goes
 *
 * Returns: (transfer none): the option's targets; the service's for channel shift where the option sets none
 */
DrTargetList
dr_targets_of_option (const DrEvidence *evidence,
                      int               service,
                      const DrOption   *option,
                      DrArena          *arena)
{
  const DrService *own = service != DR_NO_INDEX ? &evidence->services[service] : NULL;
  DrTarget *items;

  if (option != NULL && option->n_targets > 0)
    return (DrTargetList) { option->targets, option->n_targets };
  if (own == NULL)
    return (DrTargetList) { NULL, 0 };

  items = dr_arena_array0 (arena, DrTarget, own->n_targets);
  for (guint i = 0; i < own->n_targets; i++)
    items[i] = (DrTarget) { own->targets[i].channel, own->targets[i].group, own->targets[i].share };

  return (DrTargetList) { items, own->n_targets };
}
