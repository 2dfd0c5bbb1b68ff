#define _GNU_SOURCE

#include "fuzz-support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "dr-assessment-reader.h"
#include "dr-evidence-reader.h"
#include "dr-evidence-writer.h"
#include "dr-formats.h"
#include "dr-justification.h"
#include "dr-message.h"
#include "dr-names.h"
#include "dr-questionnaire-reader.h"
#include "dr-record.h"
#include "dr-rulebook-reader.h"

/* Says what did not hold, and dies of it. */
void
fuzz_require (gboolean    holds,
              const char *what)
{
  if (holds)
    return;

  fprintf (stderr, "fuzz: this must hold and does not: %s\n", what);
  abort ();
}

/* What was refused was refused with one line that a person can read. */
void
fuzz_expect_error (const GError *error)
{
  fuzz_require (error != NULL, "an input that is refused has an error");
  fuzz_require (error->message[0] != '\0', "an error says something");
  fuzz_require (g_utf8_validate (error->message, -1, NULL), "an error is UTF-8");
  fuzz_require (strpbrk (error->message, "\n\r") == NULL, "an error is one line");
}

void
fuzz_expect_no_error (const GError *error,
                      const char   *what)
{
  if (error != NULL)
    fprintf (stderr, "fuzz: %s\n", error->message);
  fuzz_require (error == NULL, what);
}

/* Free the result with g_free(). */
char *
fuzz_source_path (const char *path)
{
  const char *root = g_getenv ("DR_FUZZ_SOURCE_ROOT");

  fuzz_require (root != NULL, "DR_FUZZ_SOURCE_ROOT names the source folder");

  return g_build_filename (root, path, NULL);
}

/* The bytes as an ordinary file that lives in memory; valid until the next call. */
const char *
fuzz_file_of (const guint8 *data,
              gsize         size)
{
  static int descriptor = -1;
  static char path[64];

  if (descriptor < 0)
    {
      descriptor = memfd_create ("fuzz", MFD_CLOEXEC);
      g_snprintf (path, sizeof path, "/proc/self/fd/%d", descriptor);
    }
  fuzz_require (descriptor >= 0 && ftruncate (descriptor, 0) == 0
                  && pwrite (descriptor, data, size, 0) == (gssize) size, "memory holds a file");

  return path;
}

/* The rulebook that is built in. */
DrRulebook *
fuzz_rulebook (void)
{
  static DrRulebook *rulebook = NULL;

  if (rulebook == NULL)
    rulebook = dr_rulebook_read_default (NULL);
  fuzz_require (rulebook != NULL, "the built-in rulebook is good");

  return rulebook;
}

/* The questionnaire that is built in. */
DrQuestionnaire *
fuzz_questionnaire (void)
{
  static DrQuestionnaire *questionnaire = NULL;

  if (questionnaire == NULL)
    questionnaire = dr_questionnaire_read_default (NULL);
  fuzz_require (questionnaire != NULL, "the built-in questionnaire is good");

  return questionnaire;
}

/* An evidence base of the repository; kept, so that it is read once. */
DrEvidence *
fuzz_evidence (const char *path)
{
  static GHashTable *kept = NULL;
  DrEvidence *evidence;

  if (kept == NULL)
    kept = g_hash_table_new (g_str_hash, g_str_equal);
  evidence = g_hash_table_lookup (kept, path);
  if (evidence == NULL)
    {
      g_autofree char *file = fuzz_source_path (path);
      g_autoptr (GError) error = NULL;

      evidence = dr_evidence_read_file (file, NULL, &error);
      fuzz_expect_no_error (error, "an evidence base of the repository is good");
      g_hash_table_insert (kept, g_strdup (path), evidence);
    }

  return evidence;
}

/* A draft of the repository; kept, so that it is read once. */
FuzzDraft *
fuzz_draft (const char *path)
{
  static GHashTable *kept = NULL;
  FuzzDraft *draft;

  if (kept == NULL)
    kept = g_hash_table_new (g_str_hash, g_str_equal);
  draft = g_hash_table_lookup (kept, path);
  if (draft == NULL)
    {
      g_autofree char *file = fuzz_source_path (path);
      g_autoptr (GError) error = NULL;

      draft = g_new0 (FuzzDraft, 1);
      draft->assessment = dr_assessment_read_file (file, NULL, &draft->evidence, NULL, &draft->context, &error);
      fuzz_expect_no_error (error, "a draft of the repository is good");
      if (!dr_date_is_set (draft->context.as_of))
        draft->context.as_of = FUZZ_AS_OF;
      g_hash_table_insert (kept, g_strdup (path), draft);
    }

  return draft;
}

/* Everything that a person would be shown of a check. */
void
fuzz_describe_check (const DrCheck *check)
{
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      g_autofree char *message = dr_message_format (check, result);
      g_autofree char *subject = dr_subject_describe (check, result->subject);
      g_autofree char *figures = dr_justification_figures (check, result);

      fuzz_require (message != NULL && g_utf8_validate (message, -1, NULL), "a message is UTF-8");
      fuzz_require (subject != NULL && figures != NULL, "a result has a subject and figures");
      dr_check_answer_state (check, result);
      dr_check_blocks (check, result);
      fuzz_require (dr_check_find_result (check, dr_check_get_rule (check, result)->id, result->subject) == result,
                    "a rule has one result a subject");
    }
  for (guint i = 0; i < check->assessment->n_justifications; i++)
    g_free (dr_justification_bind (check, &check->assessment->justifications[i]));
  for (guint i = 0; i < check->settle.n; i++)
    {
      const char *target = dr_settle_target (check->figures, &check->settle.items[i], check->arena);
      g_autofree char *words = dr_subject_describe (check, target);

      fuzz_require (words != NULL, "a figure that would settle something has a name");
    }
}

/* A record that the program wrote can be read, and re-performed to the same bytes. */
void
fuzz_verify_record (const char *data,
                    gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("written", data, length, NULL, &error);
  g_autoptr (DrRecord) record = NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autofree char *again = NULL;
  gsize again_length = 0;

  fuzz_expect_no_error (error, "a record that was written has the form of a record");
  record = dr_record_read (document, &error);
  fuzz_expect_no_error (error, "a record that was written can be read");
  check = dr_check_new (record->evidence, record->assessment, &record->context, record->rulebook);
  again = dr_record_write_again (record, check, &again_length);
  fuzz_require (length == again_length && memcmp (data, again, length) == 0,
                "a record that was written re-performs to the same bytes");
}

/* An evidence base that the program wrote can be read, and written again to the same bytes. */
void
fuzz_verify_evidence (const DrEvidence *evidence)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  gsize again_length = 0;
  g_autofree char *data = dr_evidence_to_data (evidence, &length);
  g_autofree char *again = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("written", data, length, NULL, &error);
  g_autoptr (DrEvidence) read = NULL;

  fuzz_expect_no_error (error, "an evidence base that was written has the form of one");
  read = dr_evidence_read_node ("written", dr_xml_document_get_root (document), &error);
  fuzz_expect_no_error (error, "an evidence base that was written can be read");
  again = dr_evidence_to_data (read, &again_length);
  fuzz_require (length == again_length && memcmp (data, again, length) == 0,
                "an evidence base that was written is written again to the same bytes");
}

/* Called by libFuzzer before the first input. */
int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  dr_formats_init ();

  return 0;
}
