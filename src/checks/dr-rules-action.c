/* The rules about options and actions: what else was considered, who does what by when, and whether it was done. */
#include "dr-rules-private.h"

#include "dr-rule-run.h"

static const char *
action_subject (DrRuleRun      *run,
                const DrAction *action)
{
  return dr_rule_subject (run, "action:%s", action->id);
}

/* Rules that speak of each action say so where there is none. */
static void
conclude_no_actions (DrRuleRun *run)
{
  if (run->assessment->n_actions == 0)
    dr_rule_not_applicable (run, "assessment", N_("There is no action."));
}

/* OPT-01 No other option. Equality Act 2010, s.149(3)(a); Brown [2008] EWHC 3158: with an open mind. */
void
dr_rule_opt_01 (DrRuleRun *run)
{
  gboolean negative = dr_rule_any_negative (run);
  DrHolds holds[] = { dr_holds (negative && run->assessment->n_options < 2) };

  dr_rule_measure_count (run, "options", run->assessment->n_options);
  dr_rule_measure_flag (run, "negative", negative);
  dr_rule_conclude (run, "assessment", holds);
}

/* OPT-02 No option chosen. Strategy priority 5: evaluate any impact of planned changes; it must be said which. */
void
dr_rule_opt_02 (DrRuleRun *run)
{
  int chosen = run->assessment->chosen;
  DrHolds holds[] = { dr_holds (chosen == DR_NO_INDEX) };

  dr_rule_measure_word (run, "chosen", chosen != DR_NO_INDEX ? run->assessment->options[chosen].id : NULL);
  dr_rule_conclude (run, "assessment", holds);
}

/* MIT-01 Owner and date. Equality Act 2010, s.149(3)(a): what nobody owns minimises no disadvantage. */
void
dr_rule_mit_01 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_actions; i++)
    {
      const DrAction *action = &run->assessment->actions[i];
      gboolean has_owner = !dr_rule_is_blank (action->owner);
      gboolean has_due = dr_date_is_set (action->due);
      DrHolds holds[] = { dr_holds (!has_owner || !has_due) };

      dr_rule_measure_flag (run, "has_owner", has_owner);
      dr_rule_measure_flag (run, "has_due", has_due);
      dr_rule_conclude (run, action_subject (run, action), holds);
    }

  conclude_no_actions (run);
}

/* MIT-02 Due after it takes effect. Equality Act 2010, s.149(3)(a): until then people bear the change without it. */
void
dr_rule_mit_02 (DrRuleRun *run)
{
  DrDate effective = run->assessment->effective;

  for (guint i = 0; i < run->assessment->n_actions; i++)
    {
      const DrAction *action = &run->assessment->actions[i];
      DrHolds holds[] = { DR_HOLDS_PERHAPS };

      if (action->kind != DR_ACTION_MITIGATION && action->kind != DR_ACTION_ADJUSTMENT)
        dr_rule_not_applicable (run, action_subject (run, action),
                                N_("The action is neither a mitigation nor an adjustment."));
      else if (!dr_date_is_set (action->due))
        dr_rule_not_applicable (run, action_subject (run, action), N_("No date is set."));
      else
        {
          if (dr_date_is_set (effective))
            holds[0] = dr_holds (dr_date_compare (action->due, effective) > 0);
          dr_rule_measure_date (run, "due", action->due);
          dr_rule_measure_date (run, "effective", effective);
          dr_rule_conclude (run, action_subject (run, action), holds);
        }
    }

  conclude_no_actions (run);
}

/* MIT-03 Past its date. Equality Act 2010, s.149(1); Brown [2008] EWHC 3158: a continuing duty. */
void
dr_rule_mit_03 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_actions; i++)
    {
      const DrAction *action = &run->assessment->actions[i];
      gboolean open = action->status == DR_ACTION_OPEN;
      DrHolds holds[] = { dr_holds (open && dr_date_is_set (action->due)
                                    && dr_date_compare (action->due, run->context->as_of) < 0) };

      dr_rule_measure_date (run, "due", action->due);
      dr_rule_measure_date (run, "as_of", run->context->as_of);
      dr_rule_measure_flag (run, "open", open);
      dr_rule_conclude (run, action_subject (run, action), holds);
    }

  conclude_no_actions (run);
}

/* MIT-04 Closed without evidence. Brown [2008] EWHC 3158: good practice to keep an adequate record. */
void
dr_rule_mit_04 (DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_actions; i++)
    {
      const DrAction *action = &run->assessment->actions[i];
      gboolean has_evidence = !dr_rule_is_blank (action->evidence);
      DrHolds holds[] = { dr_holds (!has_evidence) };

      if (action->status != DR_ACTION_CLOSED)
        {
          dr_rule_not_applicable (run, action_subject (run, action), N_("The action is open."));
          continue;
        }

      dr_rule_measure_flag (run, "has_evidence", has_evidence);
      dr_rule_conclude (run, action_subject (run, action), holds);
    }

  conclude_no_actions (run);
}
