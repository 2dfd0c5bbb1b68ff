#include "dr-register-error.h"

#include "dr-store-error.h"

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

/**
 * dr_register_is_of_one_version:
 * @error: what a verb of the register said of one version
 *
 * What goes through the whole register says of that one what is wrong with it, and goes on with the others.
 *
 * Returns: whether the register and its store may well be sound but for that version
 */
gboolean
dr_register_is_of_one_version (const GError *error)
{
  return error->domain == DR_REGISTER_ERROR || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND)
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED)
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED);
}
