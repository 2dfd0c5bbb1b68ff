#include "dr-verify-moments.h"

static void
tell (const DrVerifyOptions *options,
      const DrVerification  *report,
      guint                  checks,
      DrVerifyMoment         moment)
{
  if (options == NULL || options->tell == NULL)
    return;

  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if ((checks & DR_VERIFY_BIT (i)) != 0 && report->results[i].applies)
      options->tell ((DrVerifyCheck) i, moment, &report->results[i], options->tell_data);
}

/* dr_verify_begun(): @checks: bits by DrVerifyCheck; those that do not apply are not told of. */
void
dr_verify_begun (const DrVerifyOptions *options,
                 const DrVerification  *report,
                 guint                  checks)
{
  tell (options, report, checks, DR_VERIFY_BEGUN);
}

/* dr_verify_done(): likewise, of those that were begun. */
void
dr_verify_done (const DrVerifyOptions *options,
                const DrVerification  *report,
                guint                  checks)
{
  tell (options, report, checks, DR_VERIFY_DONE);
}
