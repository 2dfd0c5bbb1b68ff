#include "dr-verify-hands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-verification-private.h"

/* dr_verify_hands_new(): nobody's. */
DrVerifyHands *
dr_verify_hands_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* dr_verify_hands_free(): (nullable). */
void
dr_verify_hands_free (DrVerifyHands *self)
{
  if (self != NULL)
    g_hash_table_unref (self);
}

/* dr_verify_hands_add(): nobody's hand counts where @person is %NULL or "". */
void
dr_verify_hands_add (DrVerifyHands *self,
                     const char    *person,
                     guint          hand)
{
  guint before;

  if (person == NULL || person[0] == '\0')
    return;
  before = GPOINTER_TO_UINT (g_hash_table_lookup (self, person));
  g_hash_table_insert (self, g_strdup (person), GUINT_TO_POINTER (before | hand));
}

/* dr_verify_hand_of_step(): whoever submits is an author, endorses a reviewer, approves an approver; 0: none of them. */
guint
dr_verify_hand_of_step (DrStep step)
{
  static const guint hands[DR_N_STEPS] = {
    [DR_STEP_SUBMIT] = DR_HAND_AUTHOR,
    [DR_STEP_RETURN] = DR_HAND_RETURNED,
    [DR_STEP_ENDORSE] = DR_HAND_REVIEWER,
    [DR_STEP_APPROVE] = DR_HAND_APPROVER,
  };

  return hands[step];
}

/* dr_verify_hand_name(): one hand, for people. */
const char *
dr_verify_hand_name (guint hand)
{
  return hand == DR_HAND_AUTHOR ? _("author") : hand == DR_HAND_REVIEWER ? _("reviewer")
         : hand == DR_HAND_APPROVER ? _("approver") : _("the one who returned it");
}

/* dr_verify_hands_add_step(): the hand that the step takes. */
void
dr_verify_hands_add_step (DrVerifyHands *self,
                          DrStep         step,
                          const char    *person)
{
  if (dr_verify_hand_of_step (step) != 0)
    dr_verify_hands_add (self, person, dr_verify_hand_of_step (step));
}

/* dr_verify_hands_add_facts(): the named author, the steps so far, and whoever gave a verdict. */
void
dr_verify_hands_add_facts (DrVerifyHands       *self,
                           const DrVerifyFacts *facts)
{
  dr_verify_hands_add (self, facts->author, DR_HAND_AUTHOR);
  for (guint i = 0; i < facts->n_steps; i++)
    dr_verify_hands_add_step (self, facts->steps[i].step, facts->steps[i].person);
  for (guint i = 0; i < facts->reviewers.n; i++)
    dr_verify_hands_add (self, facts->reviewers.items[i], DR_HAND_REVIEWER);
  for (guint i = 0; i < facts->approvers.n; i++)
    dr_verify_hands_add (self, facts->approvers.items[i], DR_HAND_APPROVER);
}

static int
compare_text (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

/* dr_verify_hands_check(): names each person who is two of author, reviewer and approver, or sent their own work back. */
void
dr_verify_hands_check (DrVerifyHands  *self,
                       DrVerification *report,
                       const char     *where)
{
  static const struct { guint first; guint second; } clashes[] = {
    { DR_HAND_AUTHOR, DR_HAND_REVIEWER },
    { DR_HAND_AUTHOR, DR_HAND_APPROVER },
    { DR_HAND_REVIEWER, DR_HAND_APPROVER },
    { DR_HAND_AUTHOR, DR_HAND_RETURNED },
  };
  g_autoptr (GList) people = g_list_sort (g_hash_table_get_keys (self), compare_text);

  dr_verification_tested (report, DR_VERIFY_DUTIES);
  for (const GList *at = people; at != NULL; at = at->next)
    {
      guint hands = GPOINTER_TO_UINT (g_hash_table_lookup (self, at->data));

      for (gsize i = 0; i < G_N_ELEMENTS (clashes); i++)
        if ((hands & clashes[i].first) != 0 && (hands & clashes[i].second) != 0)
          {
            g_autofree char *named = dr_verification_named (report, DR_VERIFY_PERSON, at->data);

            dr_verification_problem (report, DR_VERIFY_DUTIES, where, _("“%s” is %s and %s of the version, expected two people"),
                                     named, dr_verify_hand_name (clashes[i].first), dr_verify_hand_name (clashes[i].second));
          }
    }
}
