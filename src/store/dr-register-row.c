#include "dr-register-row.h"

static const char *const words[DR_N_STAGES] = {
  "draft", "submitted", "returned", "endorsed", "approved", "decided", "monitored", "closed", "superseded", "withdrawn",
};

/**
 * dr_stage_to_string:
 * @stage: a stage
 *
 * Returns: its word in XML and on the command line, never translated
 */
const char *
dr_stage_to_string (DrStage stage)
{
  g_return_val_if_fail ((guint) stage < DR_N_STAGES, NULL);

  return words[stage];
}

/**
 * dr_stage_parse:
 * @word: text
 * @stage: (out): the stage of that word; untouched if there is none
 *
 * Returns: whether there is a stage of that word
 */
gboolean
dr_stage_parse (const char *word, DrStage *stage)
{
  g_return_val_if_fail (word != NULL && stage != NULL, FALSE);

  for (guint i = 0; i < DR_N_STAGES; i++)
    if (g_str_equal (words[i], word))
      {
        *stage = (DrStage) i;
        return TRUE;
      }
  return FALSE;
}
