#include "dr-generator-answers.h"

#include <string.h>

#include "dr-justification.h"

static void
put_answer (DrFieldGather         *gather,
            const DrCheck         *check,
            const DrJustification *answer,
            guint                  number)
{
  g_autofree char *figures = dr_justification_bind (check, answer);
  g_autoptr (GString) subjects = g_string_new (NULL);

  for (guint i = 0; i < answer->subjects.n; i++)
    g_string_append_printf (subjects, "%s%s", i > 0 ? " " : "", answer->subjects.items[i]);
  dr_made_up_put_position (gather, "justifications/justification[]/#", answer->id, number);
  dr_made_up_put (gather, "justifications/justification[]/@rule", answer->id, answer->rule);
  dr_made_up_put (gather, "justifications/justification[]/@case", answer->id, answer->rule_case);
  dr_made_up_put (gather, "justifications/justification[]/@subjects", answer->id, subjects->str);
  dr_made_up_put (gather, "justifications/justification[]/@figures", answer->id, figures);
  dr_made_up_put (gather, "justifications/justification[]/@by", answer->id, answer->by);
  dr_made_up_put (gather, "justifications/justification[]/text", answer->id, answer->text);
}

/**
 * dr_made_up_answer:
 * @check: of a draft, for submission
 * @by: person id
 *
 * Returns: (transfer full): fields that answer every finding which can be answered and is not, bound to its figures
 */
DrFieldList *
dr_made_up_answer (const DrCheck *check,
                   const char    *by)
{
  g_auto (DrFieldGather) gather = { NULL, NULL };
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  dr_field_gather_init (&gather);
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      const char *rule = dr_check_get_rule (check, result)->id;
      g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
      char id[16];
      DrJustification answer = {
        .id = id,
        .rule = rule,
        .rule_case = dr_check_get_case (check, result),
        .by = by,
        .text = "Looked at with those concerned: the other ways stay open, and a call back is offered to whoever asks.",
      };
      guint number;

      if (!dr_check_blocks (check, result) || result->severity == DR_SEVERITY_MUST)
        continue;
      if (!g_hash_table_add (done, g_strconcat (rule, "/", answer.rule_case, NULL)))
        continue;
      for (guint k = i; k < check->n_results; k++)
        if (check->results[k].rule == result->rule && check->results[k].failing_case == result->failing_case
            && check->results[k].kind == DR_RESULT_FAIL)
          g_ptr_array_add (subjects, (gpointer) check->results[k].subject);
      answer.subjects = (DrIds) { (const char * const *) subjects->pdata, subjects->len };
      number = check->assessment->n_justifications + g_hash_table_size (done);
      g_snprintf (id, sizeof id, "j%u", number);
      put_answer (&gather, check, &answer, number);
    }

  return dr_field_gather_finish (&gather);
}

/**
 * dr_made_up_accept:
 * @draft: with answers
 * @who: "reviewer" or "approver"
 * @by: person id
 *
 * Returns: (transfer full): fields that accept every answer
 */
DrFieldList *
dr_made_up_accept (const DrDraft *draft,
                   const char    *who,
                   const char    *by)
{
  g_auto (DrFieldGather) gather = { NULL, NULL };

  dr_field_gather_init (&gather);
  for (guint i = 0; i < draft->n_fields; i++)
    {
      const char *key = draft->fields[i].key;
      g_autofree char *start = NULL;
      g_autofree char *signature = NULL;
      g_autofree char *verdict = NULL;

      if (!g_str_has_prefix (key, "justifications/") || !g_str_has_suffix (key, "/@rule"))
        continue;
      start = g_strndup (key, strlen (key) - strlen ("@rule"));
      signature = g_strconcat (start, who, "/@by", NULL);
      verdict = g_strconcat (start, who, "/@verdict", NULL);
      dr_field_gather_put (&gather, signature, by);
      dr_field_gather_put (&gather, verdict, "accepted");
    }

  return dr_field_gather_finish (&gather);
}

/**
 * dr_made_up_decision:
 * @self: what is made up
 *
 * Returns: (transfer full): fields of a decision as it was assessed
 */
DrFieldList *
dr_made_up_decision (const DrMadeUp *self)
{
  g_auto (DrFieldGather) gather = { NULL, NULL };

  dr_field_gather_init (&gather);
  dr_made_up_put_date (&gather, "decision/@date", NULL, self->decided);
  dr_field_gather_put (&gather, "decision/@decider", "Cabinet");
  dr_field_gather_put (&gather, "decision/@reference", "CAB, item 4");
  dr_field_gather_put (&gather, "decision/@option", "change");
  dr_field_gather_put (&gather, "decision/@before-decider", "true");

  return dr_field_gather_finish (&gather);
}
