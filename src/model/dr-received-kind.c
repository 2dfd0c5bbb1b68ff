#include "dr-received-kind.h"

#include <string.h>

static const char * const words[DR_N_RECEIVED_KINDS] = {
  [DR_RECEIVED_RECORD] = "record",
  [DR_RECEIVED_EVIDENCE] = "evidence",
  [DR_RECEIVED_QUESTIONNAIRE] = "questionnaire",
  [DR_RECEIVED_RULEBOOK] = "rulebook",
  [DR_RECEIVED_ATTACHMENT] = "attachment",
  [DR_RECEIVED_TRAIL] = "trail",
  [DR_RECEIVED_RETURN] = "return",
  [DR_RECEIVED_SCHEMA] = "schema",
  [DR_RECEIVED_TAG] = "tag",
  [DR_RECEIVED_OTHER] = "other",
};

/**
 * dr_received_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): the word for it in trails and in the names of a bag's folders
 */
const char *
dr_received_kind_to_string (DrReceivedKind kind)
{
  g_return_val_if_fail ((guint) kind < DR_N_RECEIVED_KINDS, NULL);

  return words[kind];
}

/**
 * dr_received_kind_parse:
 * @text: a word
 * @kind: (out): the kind
 *
 * Returns: whether the word is one
 */
gboolean
dr_received_kind_parse (const char     *text,
                        DrReceivedKind *kind)
{
  for (guint i = 0; i < DR_N_RECEIVED_KINDS; i++)
    if (strcmp (text, words[i]) == 0)
      {
        *kind = (DrReceivedKind) i;
        return TRUE;
      }

  return FALSE;
}
