#include "dr-field-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

/* Keys with empty brackets; the longest that fits the beginning counts. */
static const struct { const char *key; const char *name; } names[] = {
  { "@title", N_("Title") },
  { "@service", N_("Service") },
  { "@author", N_("Author") },
  { "@first-draft", N_("First draft") },
  { "@kind", N_("Kind of assessment") },
  { "change/what", N_("What changes") },
  { "change/why", N_("Why the change is made") },
  { "change/@effective", N_("When it takes effect") },
  { "change/@decision-date", N_("When it is to be decided") },
  { "change/@decision-body", N_("Who decides") },
  { "change/@delegated", N_("Delegated decision") },
  { "change/@forward-plan", N_("Forward plan") },
  { "change/@key-decision", N_("Key-decision date") },
  { "change/@report", N_("Report") },
  { "screening", N_("Reason of the screening") },
  { "screening/@decision", N_("Screening") },
  { "access-points/access-point[]", N_("Access point") },
  { "options/option[]", N_("Option") },
  { "options/option[]/@name", N_("Name of an option") },
  { "options/option[]/@chosen", N_("The option chosen") },
  { "options/option[]/description", N_("Description of an option") },
  { "options/option[]/offer[]", N_("Access point in an option") },
  { "options/option[]/target[]", N_("Target for channel shift") },
  { "options/option[]/standard[]", N_("Service standard") },
  { "impacts/impact[]", N_("Impact") },
  { "adjustments/adjustment[]", N_("Reasonable adjustment") },
  { "conduct", N_("Risk of prohibited conduct") },
  { "consultations/consultation[]", N_("Consultation") },
  { "consultations/no-consultation[]", N_("Reason for no consultation") },
  { "actions/action[]", N_("Action") },
  { "outcome", N_("Outcome") },
  { "outcome/reasons", N_("Reasons of the outcome") },
  { "outcome/legitimate-aim", N_("Legitimate aim") },
  { "outcome/proportionate", N_("Why it is proportionate") },
  { "outcome/less-harmful", N_("Why nothing less harmful would do") },
  { "decision", N_("Decision") },
  { "publication", N_("Publication") },
  { "monitoring", N_("Monitoring") },
  { "monitoring/measure[]", N_("Measure") },
  { "monitoring/@review", N_("Review date") },
  { "justifications/justification[]", N_("Answer to a finding") },
  { "attachments/attachment[]", N_("Attachment") },
  { "section-reviews/section-review[]", N_("Review of a section") },
};

/* (nullable): the prompt of the question that the key is an answer to. */
static const char *
prompt_of (const DrQuestionnaire *questionnaire,
           const char            *key)
{
  g_auto (GStrv) identity = g_str_has_prefix (key, "answers/answer[") ? dr_draft_key_identity (key, NULL) : NULL;
  const DrQuestion *question = identity != NULL && identity[0] != NULL
                                 ? dr_questionnaire_find (questionnaire, identity[0])
                                 : NULL;

  return question != NULL ? dr_edition_words (question->prompt) : NULL;
}

/**
 * dr_field_name:
 * @version: of an assessment
 * @key: of one of its fields
 *
 * Returns: (transfer full): what it is, in words; the key itself where there are none
 */
char *
dr_field_name (const DrVersion *version,
               const char      *key)
{
  return dr_field_name_in (version->editions->questionnaire, key);
}

/**
 * dr_field_name_in:
 * @questionnaire: that the assessment answers
 * @key: of one of its fields
 *
 * Returns: (transfer full): what it is, in words; the key itself where there are none
 */
char *
dr_field_name_in (const DrQuestionnaire *questionnaire,
                  const char            *key)
{
  const char *prompt = prompt_of (questionnaire, key);
  g_autofree char *plain = dr_draft_key_without_identities (key);
  const char *found = NULL;
  gsize longest = 0;

  if (prompt != NULL)
    return g_strdup (prompt);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i].key);

      if (length > longest && g_str_has_prefix (plain, names[i].key) && (plain[length] == '\0' || plain[length] == '/'))
        {
          found = names[i].name;
          longest = length;
        }
    }

  return g_strdup (found != NULL ? _(found) : key);
}
