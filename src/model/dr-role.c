#include "dr-role.h"

static const char * const words[DR_N_ROLES] = { "administrator", "manager", "equalities", "approver", "auditor" };

/**
 * dr_role_to_string:
 * @role: a role
 *
 * Returns: its word in XML, in the trail and on the command line, never translated
 */
const char *
dr_role_to_string (DrRole role)
{
  g_return_val_if_fail ((guint) role < DR_N_ROLES, NULL);

  return words[role];
}

/**
 * dr_role_parse:
 * @word: text
 * @role: (out): the role of that word; untouched if there is none
 *
 * Returns: whether there is a role of that word
 */
gboolean
dr_role_parse (const char *word,
               DrRole     *role)
{
  g_return_val_if_fail (word != NULL && role != NULL, FALSE);

  for (guint i = 0; i < DR_N_ROLES; i++)
    if (g_str_equal (words[i], word))
      {
        *role = (DrRole) i;
        return TRUE;
      }

  return FALSE;
}
