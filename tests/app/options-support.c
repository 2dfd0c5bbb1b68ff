#include "options-support.h"

#include "dr-evidence-reader.h"
#include "dr-formats.h"

/* @name: of a draft, and @evidence, of an evidence base, under data/. */
void
example_set_up (Example    *self,
                const char *name,
                const char *evidence)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *base = g_test_build_filename (G_TEST_DIST, "data", evidence, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  dr_formats_init ();
  self->evidence = dr_evidence_read_file (base, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  document = dr_xml_document_read_bytes (name, bytes, length, NULL, &error);
  g_assert_no_error (error);
  self->fields = dr_draft_fields_from_node (dr_xml_document_get_root (document), &error);
  g_assert_no_error (error);
}

void
example_tear_down (Example *self)
{
  g_clear_pointer (&self->fields, dr_field_list_free);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
}

/* @changes: (transfer full). What they leave must be read. */
void
example_change (Example        *self,
                DrDraftChanges *changes)
{
  g_autoptr (DrDraftChanges) owned = changes;
  g_autoptr (DrFieldList) before = self->fields;

  self->fields = dr_draft_fields_apply (before->items, before->n, (const DrField *) owned->fields->data,
                                        owned->fields->len);
  dr_assessment_unref (example_read (self));
}

DrAssessment *
example_read (Example *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  gsize length = 0;
  g_autofree char *bytes = dr_draft_fields_to_xml (self->fields->items, self->fields->n, &length, &error);
  DrAssessment *assessment;

  g_assert_no_error (error);
  document = dr_xml_document_read_bytes ("draft", bytes, length, NULL, &error);
  g_assert_no_error (error);
  assessment = dr_assessment_read_node ("draft", dr_xml_document_get_root (document), self->evidence, &error);
  g_assert_no_error (error);

  return assessment;
}

const char *
example_get (Example    *self,
             const char *key)
{
  return dr_draft_fields_get (self->fields->items, self->fields->n, key);
}
