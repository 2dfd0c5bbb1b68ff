#include "dr-register-error.h"

G_DEFINE_QUARK (dr-register-error-quark, dr_register_error)

/**
 * dr_register_is_refusal:
 * @error: what a verb of the register said
 *
 * Returns: whether the register understood and refused, which is no fault of the input or of the store
 */
gboolean
dr_register_is_refusal (const GError *error)
{
  if (error->domain != DR_REGISTER_ERROR)
    return FALSE;

  return error->code != DR_REGISTER_ERROR_INPUT && error->code != DR_REGISTER_ERROR_DAMAGED;
}
