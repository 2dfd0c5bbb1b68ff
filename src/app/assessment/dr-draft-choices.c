#include "dr-draft-choices.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"

static const char * const action_kinds[] = {
  [DR_ACTION_MITIGATION] = N_("Mitigation: lessens a disadvantage"),
  [DR_ACTION_INQUIRY] = N_("Inquiry: finds out what is not known"),
  [DR_ACTION_ADJUSTMENT] = N_("Adjustment: for disabled people"),
  [DR_ACTION_MONITORING] = N_("Monitoring: watches how it goes"),
};

static GArray *
new_choices (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DrChoice));
}

static void
add (GArray     *choices,
     const char *value,
     const char *title)
{
  const DrChoice choice = { .value = value, .title = title };

  g_array_append_val (choices, choice);
}

/**
 * dr_choices_of_needs:
 * @evidence: the evidence base
 *
 * Returns: (transfer full) (element-type DrChoice): access needs
 */
GArray *
dr_choices_of_needs (const DrEvidence *evidence)
{
  GArray *choices = new_choices ();

  for (guint i = 0; i < evidence->n_needs; i++)
    add (choices, evidence->needs[i].id, evidence->needs[i].name);

  return choices;
}

/**
 * dr_choices_of_sources:
 * @evidence: the evidence base
 * @words: where titles are made
 *
 * Returns: (transfer full) (element-type DrChoice): sources, by title and date
 */
GArray *
dr_choices_of_sources (const DrEvidence *evidence,
                       GStringChunk     *words)
{
  GArray *choices = new_choices ();

  for (guint i = 0; i < evidence->n_sources; i++)
    {
      const DrSource *source = &evidence->sources[i];
      g_autofree char *date = dr_format_date (source->fieldwork);
      /* Translators: the title of a source and when its fieldwork ended */
      g_autofree char *title = g_strdup_printf (_("%1$s (%2$s)"), source->title, date);

      add (choices, source->id, g_string_chunk_insert (words, title));
    }

  return choices;
}

/**
 * dr_choices_of_characteristics:
 *
 * Returns: (transfer full) (element-type DrChoice): those of the law, and the locally adopted ones as a whole
 */
GArray *
dr_choices_of_characteristics (void)
{
  GArray *choices = new_choices ();

  for (int i = 0; i < DR_N_CHARACTERISTICS; i++)
    add (choices, dr_vocabulary_to_string (DR_VOCABULARY_CHARACTERISTIC, i), dr_characteristic_label (i));

  return choices;
}

/**
 * dr_choices_of_effects:
 *
 * Returns: (transfer full) (element-type DrChoice): what an officer may judge
 */
GArray *
dr_choices_of_effects (void)
{
  static const struct { DrEffect effect; const char *title; } effects[] = {
    { DR_EFFECT_POSITIVE, N_("Positive") }, { DR_EFFECT_NEUTRAL, N_("Neutral") }, { DR_EFFECT_NEGATIVE, N_("Negative") },
    { DR_EFFECT_MIXED, N_("Mixed") }, { DR_EFFECT_UNKNOWN, N_("Unknown") },
  };
  GArray *choices = new_choices ();

  for (gsize i = 0; i < G_N_ELEMENTS (effects); i++)
    add (choices, dr_vocabulary_to_string (DR_VOCABULARY_EFFECT, (int) effects[i].effect), _(effects[i].title));

  return choices;
}

/**
 * dr_choices_of_action_kinds:
 *
 * Returns: (transfer full) (element-type DrChoice): kinds of actions
 */
GArray *
dr_choices_of_action_kinds (void)
{
  GArray *choices = new_choices ();

  for (int i = 0; i < DR_N_ACTION_KINDS; i++)
    add (choices, dr_vocabulary_to_string (DR_VOCABULARY_ACTION_KIND, i), _(action_kinds[i]));

  return choices;
}

/**
 * dr_choices_of_points:
 * @assessment: an assessment
 *
 * Returns: (transfer full) (element-type DrChoice): its access points
 */
GArray *
dr_choices_of_points (const DrAssessment *assessment)
{
  GArray *choices = new_choices ();

  for (guint i = 0; i < assessment->n_points; i++)
    add (choices, assessment->points[i].id, assessment->points[i].name);

  return choices;
}

/**
 * dr_choices_of_options:
 * @assessment: an assessment
 *
 * Returns: (transfer full) (element-type DrChoice): its options
 */
GArray *
dr_choices_of_options (const DrAssessment *assessment)
{
  GArray *choices = new_choices ();

  for (guint i = 0; i < assessment->n_options; i++)
    add (choices, assessment->options[i].id, assessment->options[i].name);

  return choices;
}

/**
 * dr_choices_of_people:
 * @people: those of the register
 * @present: (nullable): id of whoever stands in the field now, who need not be among them
 *
 * Returns: (transfer full) (element-type DrChoice): people by name
 */
GArray *
dr_choices_of_people (const DrPeopleList *people,
                      const char         *present)
{
  GArray *choices = new_choices ();
  gboolean known = present == NULL || present[0] == '\0';

  for (guint i = 0; i < people->n_people; i++)
    {
      add (choices, people->people[i].id, people->people[i].name);
      known = known || g_str_equal (people->people[i].id, present);
    }
  if (!known)
    add (choices, present, present);

  return choices;
}
