/* fuzz-questionnaire.c: questionnaires: what is asked of whom, and the answers that a record keeps. */
#include "fuzz-splice.h"
#include "fuzz-support.h"

#include "dr-questionnaire-reader.h"
#include "dr-record.h"

static void
ask (const DrQuestionnaire *questionnaire,
     const DrQuestion      *question)
{
  for (guint nation = 0; nation < DR_N_NATIONS; nation++)
    {
      dr_question_basis (question, nation);
      for (guint kind = 0; kind < 6; kind++)
        {
          DrScreening screening = kind / 2;
          gboolean required = dr_questionnaire_is_required (questionnaire, question->id, nation, kind % 2, screening);

          fuzz_require (!required
                          || dr_questionnaire_applies (questionnaire, question->id, nation, kind % 2, screening),
                        "a question that must be answered is asked");
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static DrCheck *check = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuestionnaire) questionnaire
    = dr_questionnaire_read_bytes ("questionnaire.xml", (const char *) data, size, &error);
  g_autofree char *record = NULL;
  gsize length = 0;

  if (questionnaire == NULL)
    {
      fuzz_expect_error (error);
      return 0;
    }

  fuzz_accept (data, size);
  for (guint i = 0; i < questionnaire->n_sections; i++)
    {
      const DrSection *section = &questionnaire->sections[i];

      fuzz_require (dr_questionnaire_find_section (questionnaire, section->id) == section, "a section is found");
      for (guint j = 0; j < section->n_questions; j++)
        {
          fuzz_require (dr_questionnaire_find (questionnaire, section->questions[j].id) == &section->questions[j],
                        "a question is found");
          ask (questionnaire, &section->questions[j]);
        }
    }

  if (check == NULL)
    {
      FuzzDraft *draft = fuzz_draft ("data/examples/wales.xml");

      check = dr_check_new (draft->evidence, draft->assessment, &draft->context, fuzz_rulebook ());
    }
  record = dr_record_write (check, FUZZ_DIGEST, questionnaire, NULL, &length);
  fuzz_verify_record (record, length);

  return 0;
}
