/* fuzz-draft.c: drafts: read, check, describe, record; the record verifies and the draft is written again. */
#include "fuzz-splice.h"
#include "fuzz-support.h"

#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-assessment-writer.h"
#include "dr-context-reader.h"
#include "dr-record.h"

/* The evidence base that the draft names, if it is one of the repository's. */
static DrEvidence *
find_evidence (const DrXmlNode *root)
{
  static const char * const paths[] = { "data/evidence/east-herts.xml", "data/examples/evidence-example.xml",
                                        "data/examples/evidence-wales.xml",
                                        "data/examples/evidence-worked-example.xml",
                                        "tests/fixtures/evidence-full.xml", "tests/fixtures/cli/evidence.xml" };
  const char *href = dr_xml_node_get (root, "evidence");

  if (href != NULL && strrchr (href, '/') != NULL)
    href = strrchr (href, '/') + 1;
  for (guint i = 0; href != NULL && i < G_N_ELEMENTS (paths); i++)
    if (strcmp (strrchr (paths[i], '/') + 1, href) == 0)
      return fuzz_evidence (paths[i]);

  return fuzz_evidence (paths[0]);
}

static char *
write_draft (const DrAssessment *assessment,
             const DrEvidence   *evidence,
             const DrContext    *context,
             gsize              *length)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  dr_assessment_write_draft (writer, assessment, evidence, context);

  return dr_xml_writer_finish (writer, length);
}

static void
verify_draft (const DrAssessment *assessment,
              const DrEvidence   *evidence,
              const DrContext    *context)
{
  gsize length = 0;
  gsize again_length = 0;
  g_autofree char *data = write_draft (assessment, evidence, context, &length);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("written", data, length, NULL, &error);
  const DrXmlNode *root;
  g_autoptr (DrAssessment) read = NULL;
  DrContext read_context;

  fuzz_expect_no_error (error, "a draft that was written has the form of one");
  root = dr_xml_document_get_root (document);
  read = dr_assessment_read_node ("written", root, evidence, &error);
  fuzz_expect_no_error (error, "a draft that was written can be read");
  dr_context_read_node ("written", dr_xml_node_child (root, "context"), read->arena, &read_context, &error);
  fuzz_expect_no_error (error, "the context that was written can be read");
  again = write_draft (read, evidence, &read_context, &again_length);
  fuzz_require (length == again_length && memcmp (data, again, length) == 0,
                "a draft that was written is written again to the same bytes");
}

static void
record_draft (DrEvidence      *evidence,
              DrAssessment    *assessment,
              const DrContext *context)
{
  g_autoptr (DrCheck) check = dr_check_new (evidence, assessment, context, fuzz_rulebook ());
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
  g_autoptr (DrXmlDocument) document
    = dr_xml_document_read_bytes ("draft.xml", (const char *) data, size, NULL, &error);
  const DrXmlNode *root = document != NULL ? dr_xml_document_get_root (document) : NULL;
  DrEvidence *evidence;
  g_autoptr (DrAssessment) assessment = NULL;
  DrContext context;

  if (document == NULL)
    {
      fuzz_expect_error (error);
      return 0;
    }
  if (strcmp (root->name, "assessment") != 0)
    return 0;

  evidence = find_evidence (root);
  assessment = dr_assessment_read_node ("draft.xml", root, evidence, &error);
  if (assessment == NULL
      || !dr_context_read_node ("draft.xml", dr_xml_node_child (root, "context"), assessment->arena, &context, &error))
    {
      fuzz_expect_error (error);
      return 0;
    }

  fuzz_accept (data, size);
  verify_draft (assessment, evidence, &context);
  if (!dr_date_is_set (context.as_of))
    context.as_of = FUZZ_AS_OF;
  record_draft (evidence, assessment, &context);

  return 0;
}
