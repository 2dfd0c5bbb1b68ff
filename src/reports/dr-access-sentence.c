#include "dr-access-sentence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

/* The words for one of the two losses; each a whole sentence, so that it can be translated. */
typedef struct {
  const char *nobody;
  const char *open;         /* how many, out of a known number, cannot be told */
  const char *exact;
  const char *between;
  const char *open_share;
  const char *exact_share;
  const char *between_shares;
} Words;

static const Words newly_excluded = {
  /* Translators: a number of people, as "4,100" */
  N_("None of %s people would be newly excluded."),
  N_("Not known: of %s people, anything from none to all may be newly excluded."),
  /* Translators: two numbers of people */
  N_("%1$s of %2$s people would be newly excluded."),
  /* Translators: three numbers of people: from, to, of */
  N_("Between %1$s and %2$s of %3$s people would be newly excluded."),
  N_("Not known: anything from none to all of them may be newly excluded."),
  /* Translators: a percentage */
  N_("Of them %s would be newly excluded; how many people that is, is not known."),
  /* Translators: two percentages */
  N_("Between %1$s and %2$s of them would be newly excluded; how many people that is, is not known."),
};

static const Words at_risk = {
  N_("None of %s people would be at risk of it."),
  N_("Not known: of %s people, anything from none to all may be at risk."),
  N_("%1$s of %2$s people would be at risk."),
  N_("Between %1$s and %2$s of %3$s people would be at risk."),
  N_("Not known: anything from none to all of them may be at risk."),
  N_("Of them %s would be at risk; how many people that is, is not known."),
  N_("Between %1$s and %2$s of them would be at risk; how many people that is, is not known."),
};


static char *
say_people (const Words *words,
            gint64       all,
            DrPeople     people)
{
  g_autofree char *of = dr_format_whole (all);
  g_autofree char *lo = dr_format_whole (people.lo);
  g_autofree char *hi = dr_format_whole (people.hi);

  if (people.hi == 0)
    return g_strdup_printf (_(words->nobody), of);
  if (people.lo == 0 && people.hi >= all)
    return g_strdup_printf (_(words->open), of);
  if (people.lo == people.hi)
    return g_strdup_printf (_(words->exact), lo, of);

  return g_strdup_printf (_(words->between), lo, hi, of);
}

static char *
say_shares (const Words *words,
            DrInterval   share)
{
  guint decimals = dr_interval_decimals (share);
  g_autofree char *lo = dr_format_share_with (share.lo, decimals);
  g_autofree char *hi = dr_format_share_with (share.hi, decimals);

  if (share.lo <= 0.0 && share.hi >= 1.0)
    return g_strdup (_(words->open_share));
  if (strcmp (lo, hi) == 0)
    return g_strdup_printf (_(words->exact_share), lo);

  return g_strdup_printf (_(words->between_shares), lo, hi);
}


static char *
say (const Words *words,
     double       people,
     DrPeople     within,
     DrInterval   share)
{
  if (within.known && dr_is_known (people))
    return say_people (words, (gint64) people, within);

  return say_shares (words, share);
}

static gboolean
is_same (DrInterval a,
         DrInterval b)
{
  return a.lo == b.lo && a.hi == b.hi;
}

/**
 * dr_access_loss_sentence:
 * @people: of the group, or DR_UNKNOWN
 * @loss: what it loses
 *
 * Returns: (transfer full): newly excluded, and at risk where that is another number
 */
char *
dr_access_loss_sentence (double        people,
                         const DrLoss *loss)
{
  g_autofree char *excluded = say (&newly_excluded, people, loss->newly_excluded_people, loss->newly_excluded);
  g_autofree char *risk = NULL;

  if (is_same (loss->newly_excluded, loss->at_risk))
    return g_steal_pointer (&excluded);
  risk = say (&at_risk, people, loss->at_risk_people, loss->at_risk);

  return g_strdup_printf ("%s %s", excluded, risk);
}

static void
append (GString *text,
        char    *sentence)   /* (transfer full) (nullable) */
{
  g_autofree char *owned = sentence;

  if (owned != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", owned);
}

/* Whose main way in it is. NULL: nobody's, or it was said already that nothing is known. */
static char *
say_borne (const DrBorne *borne,
           const char    *format,
           const char    *unknown)
{
  g_autofree char *share = NULL;

  if (!borne->known || (borne->share.lo <= 0.0 && borne->share.hi >= 1.0))
    return g_strdup (unknown);
  if (borne->share.hi <= 0.0)
    return NULL;
  share = dr_format_interval (borne->share);

  return g_strdup_printf (format, share);
}

/* What the group needs that no point meets after the change and one did before; or none ever did. */
static char *
needs_of (const DrCheck *check,
          guint          group,
          const char    *rule_case)
{
  g_autofree char *prefix = g_strdup_printf ("group:%s/need:", check->evidence->groups[group].id);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      int need;

      if (result->kind != DR_RESULT_FAIL || !g_str_has_prefix (result->subject, prefix)
          || strcmp (dr_check_get_rule (check, result)->id, "ACC-07") != 0
          || strcmp (dr_check_get_case (check, result), rule_case) != 0)
        continue;
      need = dr_evidence_find_need (check->evidence, result->subject + strlen (prefix));
      if (need != DR_NO_INDEX)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", check->evidence->needs[need].name);
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
append_needs (GString       *text,
              const DrCheck *check,
              guint          group)
{
  g_autofree char *lost = needs_of (check, group, "lost");
  g_autofree char *never = needs_of (check, group, "never");

  if (lost != NULL)
    append (text, g_strdup_printf (_("No longer met: %s."), lost));
  if (never != NULL)
    append (text, g_strdup_printf (_("Not met before or after: %s."), never));
}

/* Whether any point goes without a new place, and whether any is cut or moves. */
static void
look_at_points (const DrCheck *check,
                gboolean      *goes,
                gboolean      *moves)
{
  guint chosen = (guint) check->assessment->chosen;

  *goes = FALSE;
  *moves = FALSE;
  for (guint p = 0; p < check->assessment->n_points; p++)
    {
      guint state = dr_access_figures_state (check->figures, chosen, p);

      *goes = *goes || dr_access_figures_goes (check->figures, chosen, p);
      *moves = *moves || (state & (DR_POINT_REDUCED | DR_POINT_RELOCATED)) != 0;
    }
}

/**
 * dr_access_sentence:
 * @check: a check
 * @group: index of its evidence's groups
 *
 * With the mitigations that count.
 *
 * Returns: (transfer full): what the figures say of the group under the chosen option
 */
char *
dr_access_sentence (const DrCheck *check,
                    guint          group)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DrGroupReview *review;
  gboolean goes;
  gboolean moves;

  if (check->assessment->chosen == DR_NO_INDEX)
    return g_strdup (_("No option is chosen yet, so nothing is computed."));

  review = dr_access_review_get (check->review, (guint) check->assessment->chosen, group);
  look_at_points (check, &goes, &moves);
  append (text, dr_access_loss_sentence (review->people, &review->mitigated));
  if (goes)
    /* Translators: a percentage, or a range of them */
    append (text, say_borne (&review->displaced, _("The main way in closes for %s of them."),
                             _("Whose main way in closes is not known.")));
  if (moves)
    append (text, say_borne (&review->restricted, _("The main way in is cut or moves for %s of them."),
                             goes ? NULL : _("Whose main way in is cut or moves is not known.")));
  append_needs (text, check, group);
  if (review->has_mitigation)
    append (text, g_strdup (_("This counts the mitigation that is set out.")));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
