#include "dr-gap-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

/* The rule that says how few answers are few. */
#define BASE_RULE "EVD-04"
#define BASE_PARAMETER "min_base"

/* What the share is of, besides the group: a channel, what a channel needs, an access point. */
static const char *
name_target (const DrGaps *gaps,
             const DrGap  *gap)
{
  if (gap->index == DR_NO_INDEX)
    return gap->place;
  if (gap->target == DR_TARGET_CHANNEL)
    return gaps->evidence->channels[gap->index].name;
  if (gap->target == DR_TARGET_PREREQUISITE)
    return gaps->evidence->prerequisites[gap->index].name;

  return gaps->evidence->points[gap->index].name;
}

static int
find_figure (const DrGaps *gaps,
             const DrGap  *gap)
{
  if (gap->index == DR_NO_INDEX)
    return DR_NO_INDEX;

  return dr_evidence_choose_figure (gaps->evidence, DR_FIGURE_USE, (int) gap->group, gap->target, gap->index);
}

/* Answers from which on a base is not called small. */
static guint
enough (const DrGaps *gaps)
{
  const DrRulebook *rulebook = gaps->rulebook;

  for (guint i = 0; i < rulebook->n_rules; i++)
    if (strcmp (rulebook->rules[i].id, BASE_RULE) == 0)
      for (guint k = 0; k < rulebook->rules[i].n_parameters; k++)
        if (strcmp (rulebook->rules[i].parameters[k].id, BASE_PARAMETER) == 0)
          return (guint) rulebook->rules[i].parameters[k].value;

  return (guint) rulebook->assumed_base;
}

/**
 * dr_gap_title:
 * @gaps: the gaps
 * @gap: one of them
 *
 * Returns: (transfer full): "People aged 75 and over: how many can use Website"
 */
char *
dr_gap_title (const DrGaps *gaps,
              const DrGap  *gap)
{
  const char *group = gaps->evidence->groups[gap->group].name;

  if (gap->target == DR_TARGET_PREREQUISITE)
    /* Translators: a group; what a channel needs, e.g. "Internet access and use" */
    return g_strdup_printf (_("%1$s: how many have %2$s"), group, name_target (gaps, gap));

  /* Translators: a group; a channel or an access point */
  return g_strdup_printf (_("%1$s: how many can use %2$s"), group, name_target (gaps, gap));
}

/**
 * dr_gap_known:
 * @gaps: the gaps
 * @gap: one of them
 *
 * Returns: (transfer full): what is known so far: the range, on how many answers, of when; or that nothing is
 */
char *
dr_gap_known (const DrGaps *gaps,
              const DrGap  *gap)
{
  int index = find_figure (gaps, gap);
  const DrFigure *figure = index != DR_NO_INDEX ? &gaps->evidence->figures[index] : NULL;
  g_autofree char *interval = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *date = NULL;

  if (figure == NULL)
    return g_strdup (_("There is no figure: from nobody to everybody"));

  interval = dr_format_interval (dr_access_figures_interval (gaps->evidence, figure->share, figure->n, figure->source,
                                                             gaps->rulebook->assumed_base));
  date = dr_format_date (figure->date);
  if (figure->n > 0)
    answers = g_strdup_printf (ngettext ("%'u answer", "%'u answers", figure->n), figure->n);
  else
    answers = g_strdup_printf (_("number of answers not given, taken as %.0f"), gaps->rulebook->assumed_base);

  /* Translators: a range such as "47 % to 61 %"; how many answers it rests on; when it was asked */
  return g_strdup_printf (_("So far %1$s (%2$s, %3$s)"), interval, answers, date);
}

/**
 * dr_gap_find_out:
 * @gaps: the gaps
 * @gap: one of them
 *
 * Returns: (transfer full): how to find out, in a sentence or two
 */
char *
dr_gap_find_out (const DrGaps *gaps,
                 const DrGap  *gap)
{
  int index = find_figure (gaps, gap);
  const DrFigure *figure = index != DR_NO_INDEX ? &gaps->evidence->figures[index] : NULL;
  const char *name = name_target (gaps, gap);
  g_autofree char *question = NULL;
  g_autofree char *base = dr_format_whole ((gint64) enough (gaps));

  if (gap->index == DR_NO_INDEX)
    return g_strdup_printf (_("Only this assessment names “%1$s”. Ask people of the group whether they could use it; once it is "
                              "offered, make it an access point of the service and count who does."), name);
  if (gap->target == DR_TARGET_PREREQUISITE)
    question = g_strdup_printf (_("Ask in the next survey: “Do you have this where you live: %s?”"), name);
  else if (gap->target == DR_TARGET_POINT)
    question = g_strdup_printf (_("Ask customers of the service: “Could you use this if you had to: %s?”"), name);
  else
    question = g_strdup_printf (_("Ask in the next survey: “Could you contact us this way if you had to: %s?”"), name);

  if (figure != NULL && figure->n == 0)
    /* Translators: a question to ask */
    return g_strdup_printf (_("First ask the source how many people of the group answered: that alone may do. Else: %s"), question);
  if (figure != NULL && figure->n >= enough (gaps))
    return g_strdup_printf (_("%1$s More people of the group have to answer than the %2$'u so far."), question, figure->n);

  return g_strdup_printf (_("%1$s At least %2$s people of the group should answer."), question, base);
}

/**
 * dr_gap_target:
 * @gaps: the gaps
 * @gap: one of them
 *
 * Returns: (transfer full) (nullable): "channel:website", "prerequisite:internet" or "point:desk", as records name it;
 * %NULL where no evidence base can hold the figure
 */
char *
dr_gap_target (const DrGaps *gaps,
               const DrGap  *gap)
{
  const DrEvidence *evidence = gaps->evidence;

  if (gap->index == DR_NO_INDEX)
    return NULL;
  if (gap->target == DR_TARGET_CHANNEL)
    return g_strconcat ("channel:", evidence->channels[gap->index].id, NULL);
  if (gap->target == DR_TARGET_PREREQUISITE)
    return g_strconcat ("prerequisite:", evidence->prerequisites[gap->index].id, NULL);

  return g_strconcat ("point:", evidence->points[gap->index].id, NULL);
}
