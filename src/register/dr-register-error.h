/* dr-register-error.h: why the register refuses, as one GError domain.
 * Used by the register, and by the programs, which tell a refusal (exit code 1) from bad input (2).
 * The store's own errors pass through the register unchanged. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DR_REGISTER_ERROR (dr_register_error_quark ())

/**
 * DrRegisterError:
 * @DR_REGISTER_ERROR_STAGE: the version is at a stage from which there is no such step
 * @DR_REGISTER_ERROR_ROLE: the person has not the role that the step takes
 * @DR_REGISTER_ERROR_DUTIES: the person already is author, reviewer or approver of this version
 * @DR_REGISTER_ERROR_FINDINGS: findings stand in the way of the step
 * @DR_REGISTER_ERROR_NOT_YET: the day for it has not come
 * @DR_REGISTER_ERROR_FIELD: a field may not be changed at this stage, or by this person
 * @DR_REGISTER_ERROR_ATTACHMENT: a file that the assessment names is not in the register
 * @DR_REGISTER_ERROR_INPUT: what was given cannot be what was meant
 * @DR_REGISTER_ERROR_DAMAGED: what the store holds contradicts itself
 *
 * Every message is one line that says what is wrong and what was expected.
 */
typedef enum {
  DR_REGISTER_ERROR_STAGE,
  DR_REGISTER_ERROR_ROLE,
  DR_REGISTER_ERROR_DUTIES,
  DR_REGISTER_ERROR_FINDINGS,
  DR_REGISTER_ERROR_NOT_YET,
  DR_REGISTER_ERROR_FIELD,
  DR_REGISTER_ERROR_ATTACHMENT,
  DR_REGISTER_ERROR_INPUT,
  DR_REGISTER_ERROR_DAMAGED,
} DrRegisterError;

GQuark   dr_register_error_quark       (void);
gboolean dr_register_is_refusal        (const GError *error);
gboolean dr_register_is_of_one_version (const GError *error);

G_END_DECLS
