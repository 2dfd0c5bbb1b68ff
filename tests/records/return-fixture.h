/* return-fixture.h: sealed records made from the shipped drafts, read back as verification would, and returns of them.
 * Used by the tests of the maintaining-access return. */
#pragma once

#include "dr-assessment-reader.h"
#include "dr-formats.h"
#include "dr-questionnaire-reader.h"
#include "dr-record.h"
#include "dr-return-reader.h"
#include "dr-rulebook-reader.h"
#include "dr-xml-canonical.h"

/* The day on which most returns are made. */
#define AS_OF ((DrDate) { 2026, 3, 31 })

/* What is said otherwise than in the draft, before it is sealed. */
typedef void (*Edit) (DrAssessment *assessment, DrContext *context);

typedef struct {
  char          *bytes;
  char          *digest;
  DrXmlDocument *document;
  DrRecord      *record;
  DrCheck       *check;
} Sealed;

static inline void
sealed_clear (Sealed *self)
{
  g_clear_pointer (&self->check, dr_check_free);
  g_clear_pointer (&self->record, dr_record_free);
  g_clear_pointer (&self->document, dr_xml_document_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->bytes, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sealed, sealed_clear)

/* Seals a shipped draft under a reference and as of a day. */
static inline void
seal (Sealed     *self,
      const char *example,
      const char *reference,
      guint       version,
      DrDate      as_of,
      Edit        edit)
{
  g_autofree char *file = g_strconcat (example, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (&error);
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_read_default (&error);
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (DrAssessment) draft = NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autofree char *evidence_digest = NULL;
  DrContext context;
  DrAssessment assessment;
  gsize length;

  g_assert_no_error (error);
  draft = dr_assessment_read_file (path, NULL, &evidence, &evidence_digest, &context, &error);
  g_assert_no_error (error);
  assessment = *draft;
  g_atomic_ref_count_init (&assessment.ref_count);
  assessment.reference = reference;
  assessment.version = version;
  context.as_of = as_of;
  if (edit != NULL)
    edit (&assessment, &context);

  check = dr_check_new (evidence, &assessment, &context, rulebook);
  self->bytes = dr_record_write (check, evidence_digest, questionnaire, NULL, &length);
  g_clear_pointer (&check, dr_check_free);   /* while the assessment is still there */

  self->digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->bytes, length);
  self->document = dr_xml_document_read_bytes (reference, self->bytes, length, NULL, &error);
  g_assert_no_error (error);
  self->record = dr_record_read (self->document, &error);
  g_assert_no_error (error);
  self->check = dr_check_new (self->record->evidence, self->record->assessment, &self->record->context,
                              self->record->rulebook);
}

/* An entry that counts. */
static inline DrReturnEntry
entry_of (const Sealed *sealed,
          DrStage       stage)
{
  return (DrReturnEntry) {
    .reference = sealed->record->assessment->reference,
    .version = sealed->record->assessment->version,
    .stage = stage,
    .counts = TRUE,
    .digest = sealed->digest,
    .check = sealed->check,
  };
}

static inline void
return_add (DrReturn     *self,
            const Sealed *sealed,
            DrStage       stage)
{
  DrReturnEntry entry = entry_of (sealed, stage);

  g_assert_true (dr_return_add (self, &entry));
}

static inline DrReturn *
return_begin (const char *period,
              DrDate      as_of)
{
  DrPeriod span;
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_return_parse_period (period, &span, &error));
  g_assert_no_error (error);

  return dr_return_new (span, as_of, "Example Council", "E07000999");
}

/* The bytes of a return, which must be canonical and as the schema says. */
static inline DrXmlDocument *
return_document (DrReturn *self)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *bytes = dr_return_write (self, NULL, 0, &length);
  DrXmlDocument *document;

  dr_formats_init ();
  g_assert_cmpuint (strlen (bytes), ==, length);
  g_assert_true (dr_xml_is_canonical (bytes, length, NULL));
  document = dr_xml_document_read_bytes ("return", bytes, length, NULL, &error);
  g_assert_no_error (error);

  return document;
}

/* The first child of that name and, where there is a condition, with that attribute: "group[id=disabled]". */
static inline const DrXmlNode *
find_child (const DrXmlNode *parent,
            const char      *segment)
{
  g_auto (GStrv) parts = g_strsplit_set (segment, "[=]", 4);

  for (const DrXmlNode *child = dr_xml_node_child (parent, parts[0]); child != NULL;
       child = dr_xml_node_next (child, parts[0]))
    if (parts[1] == NULL || g_strcmp0 (dr_xml_node_get (child, parts[1]), parts[2]) == 0)
      return child;

  return NULL;
}

/* "services/service[id=payments]/groups/group[id=disabled]/@negative": the attribute; NULL where there is none. */
static inline const char *
value_at (const DrXmlDocument *document,
          const char          *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  const DrXmlNode *node = dr_xml_document_get_root (document);

  for (guint i = 0; segments[i] != NULL && node != NULL; i++)
    {
      if (segments[i][0] == '@')
        return dr_xml_node_get (node, segments[i] + 1);
      node = find_child (node, segments[i]);
    }

  return NULL;
}

static inline guint
count_at (const DrXmlDocument *document,
          const char          *path,
          const char          *element)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  const DrXmlNode *node = dr_xml_document_get_root (document);
  guint n = 0;

  for (guint i = 0; segments[i] != NULL && node != NULL; i++)
    node = find_child (node, segments[i]);
  g_assert_nonnull (node);
  for (const DrXmlNode *child = dr_xml_node_child (node, element); child != NULL;
       child = dr_xml_node_next (child, element))
    n++;

  return n;
}

#define expect(document, path, value) \
  G_STMT_START { \
    g_test_message ("%s", path); \
    g_assert_cmpstr (value_at ((document), (path)), ==, (value)); \
  } G_STMT_END
