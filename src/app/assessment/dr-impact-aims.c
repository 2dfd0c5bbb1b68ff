#include "dr-impact-aims.h"

#include "dr-vocabulary.h"

/* Bits of the characteristics of what an entry is to name. */
static guint
named_characteristics (const DrEvidence *evidence,
                       const char       *groups,
                       const char       *characteristics)
{
  g_auto (GStrv) ids = g_strsplit (groups != NULL ? groups : "", " ", -1);
  g_auto (GStrv) words = g_strsplit (characteristics != NULL ? characteristics : "", " ", -1);
  guint bits = 0;
  int value;

  for (guint i = 0; ids[i] != NULL; i++)
    if ((value = dr_evidence_find_group (evidence, ids[i])) != DR_NO_INDEX)
      bits |= 1u << evidence->groups[value].characteristic;
  for (guint i = 0; words[i] != NULL; i++)
    if (dr_vocabulary_parse (DR_VOCABULARY_CHARACTERISTIC, words[i], &value))
      bits |= 1u << value;

  return bits;
}

/**
 * dr_impact_aims_required:
 * @evidence: the evidence base
 * @groups: (nullable): ids, separated by spaces
 * @characteristics: (nullable): words, likewise
 *
 * Returns: how many of the three aims an entry that names these has to answer, from the first: 1 or 3
 */
guint
dr_impact_aims_required (const DrEvidence *evidence,
                         const char       *groups,
                         const char       *characteristics)
{
  guint bits = named_characteristics (evidence, groups, characteristics);

  for (guint c = 0; c < DR_N_CHARACTERISTICS; c++)
    if ((bits & (1u << c)) != 0 && dr_characteristic_is_relevant (c))
      return DR_N_AIMS;

  return DR_AIM_ELIMINATE + 1;
}

/**
 * dr_impact_aims_first_only:
 * @evidence: the evidence base
 * @groups: (nullable): ids, separated by spaces
 * @characteristics: (nullable): words, likewise
 *
 * Equality Act 2010, s.149(7): marriage and civil partnership is no relevant characteristic for the other two aims.
 *
 * Returns: whether an entry that names these speaks of marriage and civil partnership alone
 */
gboolean
dr_impact_aims_first_only (const DrEvidence *evidence,
                           const char       *groups,
                           const char       *characteristics)
{
  return named_characteristics (evidence, groups, characteristics)
         == 1u << DR_CHARACTERISTIC_MARRIAGE_AND_CIVIL_PARTNERSHIP;
}
