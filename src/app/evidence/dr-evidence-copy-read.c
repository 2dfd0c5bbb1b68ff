/* What an evidence base tells of itself. */
#include "dr-evidence-copy-private.h"

/**
 * dr_evidence_copy_get_desk:
 * @self: an evidence base
 *
 * Returns: (transfer none): the register it is of
 */
DrDesk *
dr_evidence_copy_get_desk (DrEvidenceCopy *self)
{
  return self->desk;
}

/**
 * dr_evidence_copy_get_evidence:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): what is shown: the working copy, else the edition in force; %NULL: not read yet
 */
DrEvidence *
dr_evidence_copy_get_evidence (DrEvidenceCopy *self)
{
  if (self->state == NULL)
    return NULL;

  return self->state->working != NULL ? self->state->working : self->state->in_force;
}

/**
 * dr_evidence_copy_get_rulebook:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): the rulebook in force; %NULL: not read yet
 */
DrRulebook *
dr_evidence_copy_get_rulebook (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->rulebook : NULL;
}

/**
 * dr_evidence_copy_get_problem:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): why it cannot be read
 */
const char *
dr_evidence_copy_get_problem (DrEvidenceCopy *self)
{
  return self->problem;
}

/**
 * dr_evidence_copy_get_in_force:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): the edition that drafts are checked by; %NULL: not read yet
 */
DrEvidence *
dr_evidence_copy_get_in_force (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->in_force : NULL;
}

/**
 * dr_evidence_copy_get_edition:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): what the register says of the edition in force; %NULL: not read yet
 */
const DrEdition *
dr_evidence_copy_get_edition (DrEvidenceCopy *self)
{
  return self->state != NULL ? &self->state->edition : NULL;
}

/**
 * dr_evidence_copy_get_refusal:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): why nothing can be changed here; %NULL: it can
 */
const char *
dr_evidence_copy_get_refusal (DrEvidenceCopy *self)
{
  return self->refusal;
}

/**
 * dr_evidence_copy_get_editions:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): all editions, oldest first; %NULL: not read yet
 */
const DrEditions *
dr_evidence_copy_get_editions (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->editions : NULL;
}

/* --- The working copy --- */

/**
 * dr_evidence_copy_is_changed:
 * @self: an evidence base
 *
 * Returns: whether there is a working copy, which differs from the edition that it began with
 */
gboolean
dr_evidence_copy_is_changed (DrEvidenceCopy *self)
{
  return self->state != NULL && self->state->working != NULL;
}

/**
 * dr_evidence_copy_is_behind:
 * @self: an evidence base
 *
 * Returns: whether another edition was published since the working copy was begun
 */
gboolean
dr_evidence_copy_is_behind (DrEvidenceCopy *self)
{
  return self->state != NULL && dr_evidence_state_is_behind (self->state);
}

/**
 * dr_evidence_copy_get_base:
 * @self: an evidence base
 *
 * Returns: number of the edition that the working copy began with; 0: there is none
 */
guint
dr_evidence_copy_get_base (DrEvidenceCopy *self)
{
  return dr_evidence_copy_is_changed (self) ? self->state->base_number : 0;
}

/**
 * dr_evidence_copy_get_change:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): what the working copy changes in that edition
 */
const DrEvidenceChange *
dr_evidence_copy_get_change (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->change : NULL;
}

/**
 * dr_evidence_copy_get_problems:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable) (element-type DrEvidenceProblem): what contradicts itself in the working copy
 */
const GPtrArray *
dr_evidence_copy_get_problems (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->problems : NULL;
}

/**
 * dr_evidence_copy_get_base_digest:
 * @self: an evidence base
 *
 * Returns: (transfer none): of the edition that the working copy began with; "" without one
 */
const char *
dr_evidence_copy_get_base_digest (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->base : "";
}

/**
 * dr_evidence_copy_get_unread:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): why there is a working copy that cannot be read
 */
const char *
dr_evidence_copy_get_unread (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->problem : NULL;
}

/**
 * dr_evidence_copy_get_folder:
 * @self: an evidence base
 *
 * Returns: (transfer none): where the working copy of who sits here is kept
 */
const char *
dr_evidence_copy_get_folder (DrEvidenceCopy *self)
{
  return self->folder;
}
