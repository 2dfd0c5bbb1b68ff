#include "dr-remarks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
is_after (DrDate a,
          DrDate b)
{
  return dr_date_is_set (a) && dr_date_is_set (b) && dr_date_compare (a, b) > 0;
}

/* Each of these: (nullable): a translated remark, static; NULL where there is nothing to say. */

const char *
dr_remark_first_draft (DrDate first_draft,
                       DrDate decision)
{
  return is_after (first_draft, decision) ? _("This is after the decision. An assessment is begun well before it.") : NULL;
}

const char *
dr_remark_key_decision (DrDate key_decision,
                        DrDate decision)
{
  return is_after (key_decision, decision) ? _("This is after the decision. A key decision is announced before it is taken.")
                                           : NULL;
}

const char *
dr_remark_decision (DrDate decision,
                    DrDate effective)
{
  return is_after (decision, effective) ? _("This is after the change takes effect: it would happen before it is decided.")
                                        : NULL;
}

const char *
dr_remark_closed (DrDate opened,
                  DrDate closed,
                  DrDate decision)
{
  if (is_after (opened, closed))
    return _("This is before the consultation opened.");
  if (is_after (closed, decision))
    return _("This is after the decision. What people say then can no longer count.");

  return NULL;
}

const char *
dr_remark_answered (double asked,
                    double answered)
{
  if (!isnan (asked) && !isnan (answered) && answered > asked)
    return _("More people answered than were asked. Count those who were asked, or leave that number out.");

  return NULL;
}

const char *
dr_remark_review (DrDate review,
                  DrDate effective)
{
  return is_after (effective, review) ? _("This is before the change takes effect: there is nothing to look back on yet.")
                                      : NULL;
}
