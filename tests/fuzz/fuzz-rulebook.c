/* fuzz-rulebook.c: rulebooks: a council's own severities and parameters, applied to drafts of the repository. */
#include "fuzz-splice.h"
#include "fuzz-support.h"

#include "dr-record.h"
#include "dr-rulebook-reader.h"

static void
apply (DrRulebook *rulebook,
       const char *path)
{
  FuzzDraft *draft = fuzz_draft (path);
  g_autoptr (DrCheck) check = dr_check_new (draft->evidence, draft->assessment, &draft->context, rulebook);
  g_autofree char *record = NULL;
  gsize length = 0;

  fuzz_describe_check (check);
  record = dr_record_write (check, FUZZ_DIGEST, fuzz_questionnaire (), NULL, &length);
  fuzz_verify_record (record, length);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_bytes ("rulebook.xml", (const char *) data, size, &error);

  if (rulebook == NULL)
    {
      fuzz_expect_error (error);
      return 0;
    }

  fuzz_accept (data, size);
  apply (rulebook, "data/examples/worked-example.xml");
  apply (rulebook, "data/examples/wales.xml");

  return 0;
}
