/* fuzz-record.c: records: verified as a file; what is read is re-performed, described and written again. */
#include "fuzz-splice.h"
#include "fuzz-support.h"

#include <string.h>

#include "dr-record.h"
#include "dr-verify.h"

static void
verify_file (const guint8 *data,
             gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVerification) verification = dr_verify_file (fuzz_file_of (data, size), &error);

  if (verification == NULL)
    {
      fuzz_expect_error (error);
      return;
    }
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    fuzz_require (verification->results[i].status != DR_VERIFY_FAILED || verification->results[i].n_problems > 0,
                  "a check that failed says why");
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document
    = dr_xml_document_read_bytes ("record.xml", (const char *) data, size, NULL, &error);
  g_autoptr (DrRecord) record = NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autofree char *again = NULL;
  gsize length = 0;

  verify_file (data, size);
  if (document == NULL || strcmp (dr_xml_document_get_root (document)->name, "assessment-record") != 0)
    {
      if (document == NULL)
        fuzz_expect_error (error);
      return 0;
    }

  record = dr_record_read (document, &error);
  if (record == NULL)
    {
      fuzz_expect_error (error);
      return 0;
    }
  fuzz_accept (data, size);
  check = dr_check_new (record->evidence, record->assessment, &record->context, record->rulebook);
  fuzz_describe_check (check);
  again = dr_record_write_again (record, check, &length);
  fuzz_verify_record (again, length);

  return 0;
}
