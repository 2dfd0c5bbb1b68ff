#include "dr-evidence-start.h"

#include <glib/gi18n-lib.h>

#include "dr-evidence-draft.h"
#include "dr-evidence-reader.h"
#include "dr-evidence-writer.h"
#include "dr-formats.h"
#include "dr-register-error.h"
#include "dr-xml-file.h"
#include "dr-xml-writer.h"

#define TEMPLATE "evidence/template.xml"

/* Characters that the name of a council may have. */
#define LONGEST_NAME 200

static DrEvidence *
read_template (GError **error)
{
  g_autoptr (GBytes) bytes = dr_formats_get_data ("/org/dueregard/data/" TEMPLATE);
  g_autoptr (DrXmlDocument) document = NULL;
  const char *data;
  gsize length = 0;

  data = g_bytes_get_data (bytes, &length);
  document = dr_xml_document_read_bytes (TEMPLATE, data, length, NULL, error);

  return document != NULL ? dr_evidence_read_node (TEMPLATE, dr_xml_document_get_root (document), error) : NULL;
}

/* (transfer full) (nullable) */
static DrEvidence *
fill (const DrEvidenceStart  *start,
      const DrEvidence       *empty,
      guint                  *n_taken,
      guint                  *n_refused,
      GError                **error)
{
  DrImportRequest request = { .area = start->area, .evidence = empty };
  g_autoptr (DrImportPreview) preview = dr_figure_import_preview (start->figures, &request, error);

  if (preview == NULL)
    return NULL;
  *n_taken = dr_import_preview_count (preview, DR_IMPORT_TAKEN);
  *n_refused = dr_import_preview_count (preview, DR_IMPORT_REFUSED);

  return dr_figure_import_apply (preview, empty, NULL, error);
}

/* (transfer full) (nullable): a name fit for a file that people read. */
static char *
clean_council (const char  *council,
               GError     **error)
{
  g_autofree char *clean = dr_xml_clean_text (council, -1);

  g_strdelimit (clean, "\t\r\n", ' ');
  g_strstrip (clean);
  if (clean[0] != '\0' && g_utf8_strlen (clean, -1) <= LONGEST_NAME)
    return g_steal_pointer (&clean);

  g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                       _("the council’s name is empty or too long; expected 1 to 200 characters"));

  return NULL;
}

/**
 * dr_evidence_start:
 * @start: the council, its nation, and perhaps figures
 * @n_taken: (out) (optional): how many figures were taken
 * @n_refused: (out) (optional): how many rows of the files were refused
 * @error: return location for %DR_REGISTER_ERROR_INPUT and a #DrImportError
 *
 * Without figures every count is unknown until an import says it.
 *
 * Returns: (transfer full) (nullable): the bytes of an evidence base
 */
GBytes *
dr_evidence_start (const DrEvidenceStart  *start,
                   guint                  *n_taken,
                   guint                  *n_refused,
                   GError                **error)
{
  const DrEvidenceRoom room = { 0 };
  g_autofree char *council = clean_council (start->council, error);
  g_autoptr (DrEvidence) evidence = council != NULL ? read_template (error) : NULL;
  g_autoptr (DrEvidenceDraft) draft = NULL;
  g_autofree char *title = NULL;
  guint taken = 0;
  guint refused = 0;
  gsize length = 0;
  char *data;

  if (evidence == NULL)
    return NULL;
  if (start->figures != NULL && start->area != NULL)
    {
      DrEvidence *filled = fill (start, evidence, &taken, &refused, error);

      if (filled == NULL)
        return NULL;
      dr_evidence_unref (evidence);
      evidence = filled;
    }

  draft = dr_evidence_draft_new (evidence, &room);
  title = g_strdup_printf ("Evidence base of %s", council);
  draft->evidence->council = dr_arena_strdup (draft->evidence->arena, council);
  draft->evidence->title = dr_arena_strdup (draft->evidence->arena, title);
  draft->evidence->nation = start->nation;
  dr_evidence_unref (evidence);
  evidence = dr_evidence_draft_finish (g_steal_pointer (&draft));
  data = dr_evidence_to_data (evidence, &length);
  if (n_taken != NULL)
    *n_taken = taken;
  if (n_refused != NULL)
    *n_refused = refused;

  return g_bytes_new_take (data, length);
}
