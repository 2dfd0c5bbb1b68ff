#include "dr-inspect-sample-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-digits.h"

/**
 * dr_inspect_sample_check:
 * @answers: what was typed and chosen
 * @options: (out caller-allocates): the sample to draw; its service is that of @answers
 * @problem: (out) (nullable) (transfer full): what is wrong, in words
 *
 * Returns: whether a sample can be drawn
 */
gboolean
dr_inspect_sample_check (const DrInspectSampleAnswers  *answers,
                         DrSampleOptions               *options,
                         char                         **problem)
{
  g_autofree char *seed = g_strstrip (g_strdup (answers->seed));
  g_autofree char *size = g_strstrip (g_strdup (answers->size));

  *problem = NULL;
  *options = (DrSampleOptions) { .stages = answers->stage != 0 ? 1u << answers->stage : 0, .service = answers->service };
  if (!g_ascii_string_to_unsigned (seed, 10, 0, G_MAXUINT64, &options->seed, NULL))
    *problem = g_strdup (_("The seed is no whole number; expected one such as 7, said before you know what it draws"));
  else if (!g_ascii_string_to_unsigned (size, 10, 1, G_MAXUINT64, &options->size, NULL))
    *problem = g_strdup (_("How many is no whole number; expected one from 1, such as 25"));

  return *problem == NULL;
}

/**
 * dr_inspect_sample_summary:
 * @sample: what was drawn
 * @options: what was asked for
 *
 * Returns: (transfer full): the seed, and how many were drawn of how many
 */
char *
dr_inspect_sample_summary (const DrSample        *sample,
                           const DrSampleOptions *options)
{
  if (sample->n_population == 0)
    return g_strdup (_("No sealed version is like that."));

  return g_strdup_printf (_("Seed %1$s: %2$u drawn of %3$u sealed versions."), DR_DIGITS (options->seed), sample->n_items,
                          sample->n_population);
}

/**
 * dr_inspect_sample_to_text:
 * @sample: what was drawn
 * @options: what was asked for
 * @inspected: what it was drawn from
 *
 * Returns: (transfer full): all of it with what anybody needs to draw it again, as text with tabs between columns
 */
char *
dr_inspect_sample_to_text (const DrSample        *sample,
                           const DrSampleOptions *options,
                           const DrInspected     *inspected)
{
  g_autofree char *summary = dr_inspect_sample_summary (sample, options);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", inspected->path, summary);
  for (guint i = 1; i < DR_N_STAGES; i++)
    if ((options->stages & 1u << i) != 0)
      g_string_append_printf (text, _("Stage: %s\n"), dr_stage_name ((DrStage) i));
  if (options->service != NULL)
    g_string_append_printf (text, _("Service: %s\n"), options->service);
  g_string_append_printf (text, "%s\n\n", _("Each version’s lot is the SHA-256 of SEED:REFERENCE:VERSION; the smallest are drawn."));
  for (guint i = 0; i < sample->n_items; i++)
    g_string_append_printf (text, "%s\t%u\t%s\t%s\n", sample->items[i].reference, sample->items[i].version,
                            dr_stage_name (sample->items[i].stage), sample->items[i].record);

  return g_string_free (text, FALSE);
}
