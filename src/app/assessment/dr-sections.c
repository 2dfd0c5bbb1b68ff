#include "dr-sections.h"

#include <glib/gi18n-lib.h>

#include "dr-actions-page.h"
#include "dr-change-page.h"
#include "dr-consultation-page.h"
#include "dr-impacts-page.h"
#include "dr-monitoring-page.h"
#include "dr-options-page.h"
#include "dr-outcome-page.h"
#include "dr-people-page.h"
#include "dr-screening-page.h"
#include "dr-submit-page.h"

static const DrSectionKind sections[] = {
  { "change", N_("The change"), dr_change_page_get_type },
  { "screening", N_("Screening"), dr_screening_page_get_type },
  { "options", N_("Options and access points"), dr_options_page_get_type },
  { "people", N_("People"), dr_people_page_get_type },
  { "consultation", N_("Consultation"), dr_consultation_page_get_type },
  { "impacts", N_("Impacts"), dr_impacts_page_get_type },
  { "actions", N_("Mitigation and actions"), dr_actions_page_get_type },
  { "outcome", N_("Outcome"), dr_outcome_page_get_type },
  { "monitoring", N_("Monitoring"), dr_monitoring_page_get_type },
  { "submit", N_("Check and submit"), dr_submit_page_get_type },
};

/**
 * dr_sections_list:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the sections in their order
 */
const DrSectionKind *
dr_sections_list (guint *n)
{
  *n = G_N_ELEMENTS (sections);

  return sections;
}

/**
 * dr_sections_title:
 * @id: of a section
 *
 * Returns: (transfer none): its title where the questionnaire in force has none, translated; for no section of ours its id
 */
const char *
dr_sections_title (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].id, id))
      return _(sections[i].title);

  return id;
}

/**
 * dr_sections_last_title:
 * @stage: where a version stands
 *
 * Returns: (transfer none): the title of "submit", by what is done there then, translated
 */
const char *
dr_sections_last_title (DrStage stage)
{
  return stage == DR_STAGE_DRAFT ? dr_sections_title ("submit") : _("Review and sign-off");
}
