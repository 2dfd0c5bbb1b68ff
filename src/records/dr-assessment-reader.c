#include "dr-assessment-reader.h"

#include "dr-assessment-parts.h"
#include "dr-context-reader.h"
#include "dr-evidence-reader.h"
#include "dr-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The spelling of the two kinds of assessment. */
#define KIND_CHANGE "change"
#define KIND_ACCESS_REVIEW "access-review"

static void
read_heading (DrPartLoad      *self,
              const DrXmlNode *root)
{
  DrAssessment *assessment = self->assessment;
  const char *kind;

  assessment->reference = dr_load_required (&self->load, root, "reference");
  assessment->version = dr_load_count (&self->load, root, "version");
  if (assessment->version == 0)
    dr_load_fail (&self->load, root, DR_RECORD_ERROR_INVALID, _("%s: version is “%s”, expected a number from 1"),
                  root->name, dr_load_required (&self->load, root, "version"));
  assessment->title = dr_load_required (&self->load, root, "title");
  dr_load_required (&self->load, root, "nation");
  assessment->nation = dr_load_word (&self->load, root, "nation", DR_VOCABULARY_NATION, DR_NATION_ENGLAND);

  kind = dr_load_required (&self->load, root, "kind");
  assessment->access_review = strcmp (kind, KIND_ACCESS_REVIEW) == 0;
  if (!assessment->access_review && strcmp (kind, KIND_CHANGE) != 0)
    dr_load_fail (&self->load, root, DR_RECORD_ERROR_INVALID, _("%s: kind is “%s”, expected one of: %s %s"), root->name,
                  kind, KIND_CHANGE, KIND_ACCESS_REVIEW);

  dr_load_required (&self->load, root, "service");
  assessment->service = dr_part_service (self, root, "service");
  assessment->author = dr_load_string (&self->load, root, "author");
  assessment->first_draft = dr_load_date (&self->load, root, "first-draft");
  assessment->evidence_href = dr_load_string (&self->load, root, "evidence");
}

static void
read_change (DrPartLoad      *self,
             const DrXmlNode *root)
{
  const DrXmlNode *change = dr_xml_node_child (root, "change");
  DrAssessment *assessment = self->assessment;
  const char *body = NULL;

  assessment->what = dr_part_child_text (self, change, "what");
  assessment->why = dr_part_child_text (self, change, "why");
  if (change != NULL)
    {
      assessment->effective = dr_load_date (&self->load, change, "effective");
      assessment->decision_date = dr_load_date (&self->load, change, "decision-date");
      body = dr_load_string (&self->load, change, "decision-body");
      assessment->delegated = dr_load_flag (&self->load, change, "delegated", FALSE);
      assessment->forward_plan = dr_load_string (&self->load, change, "forward-plan");
      assessment->key_decision = dr_load_date (&self->load, change, "key-decision");
      assessment->report = dr_load_string (&self->load, change, "report");
    }
  assessment->decision_body = body != NULL ? body : "";
}

static void
read_screening (DrPartLoad      *self,
                const DrXmlNode *root)
{
  const DrXmlNode *screening = dr_xml_node_child (root, "screening");
  DrAssessment *assessment = self->assessment;

  assessment->screening_reason = dr_part_child_text (self, root, "screening");
  if (screening != NULL)
    assessment->screening = dr_load_word (&self->load, screening, "decision", DR_VOCABULARY_SCREENING,
                                          DR_SCREENING_UNDECIDED);
}

static void
read_answer (DrPartLoad      *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrAnswer *answer = row;

  answer->question = dr_load_required (&self->load, node, "question");
  answer->text = dr_load_text (&self->load, node);
  answer->line = node->line;
}

static void
read_outcome (DrPartLoad      *self,
              const DrXmlNode *root)
{
  const DrXmlNode *outcome = dr_xml_node_child (root, "outcome");
  DrAssessment *assessment = self->assessment;

  if (outcome != NULL)
    assessment->outcome = dr_load_word (&self->load, outcome, "kind", DR_VOCABULARY_OUTCOME, DR_OUTCOME_NONE);
  assessment->outcome_reasons = dr_part_child_text (self, outcome, "reasons");
  assessment->legitimate_aim = dr_part_child_text (self, outcome, "legitimate-aim");
  assessment->proportionate = dr_part_child_text (self, outcome, "proportionate");
  assessment->less_harmful = dr_part_child_text (self, outcome, "less-harmful");
}

static void
read_decision (DrPartLoad      *self,
               const DrXmlNode *root)
{
  const DrXmlNode *decision = dr_xml_node_child (root, "decision");
  const DrXmlNode *publication = dr_xml_node_child (root, "publication");
  DrAssessment *assessment = self->assessment;

  assessment->decision.decider = "";
  if (decision != NULL)
    {
      dr_load_required (&self->load, decision, "date");
      assessment->decision.date = dr_load_date (&self->load, decision, "date");
      assessment->decision.decider = dr_load_required (&self->load, decision, "decider");
      assessment->decision.reference = dr_load_string (&self->load, decision, "reference");
      assessment->decision.option = dr_part_option (self, decision, "option");
      assessment->decision.before_decider = dr_load_flag (&self->load, decision, "before-decider", FALSE);
    }
  if (publication != NULL)
    assessment->published = dr_load_date (&self->load, publication, "date");
}

/**
 * dr_assessment_read_node:
 * @file: the file's name, for messages
 * @node: an `assessment` element, the root of a draft or part of a record
 * @evidence: what its ids refer to: the evidence base that the draft names, or the record's evidence used. The result
 *   holds indices into it and not a reference: keep both
 * @error: return location for a #DrRecordError
 *
 * Reads an assessment and resolves every id. Any thread.
 *
 * Returns: (transfer full) (nullable): the assessment, or %NULL with @error set to the first mistake, with its line
 */
DrAssessment *
dr_assessment_read_node (const char        *file,
                         const DrXmlNode   *node,
                         const DrEvidence  *evidence,
                         GError           **error)
{
  g_autoptr (DrAssessment) assessment = dr_assessment_new ();
  DrPartLoad self = { .load = { .file = file, .arena = assessment->arena },
                      .evidence = evidence,
                      .assessment = assessment };

  read_heading (&self, node);
  read_change (&self, node);
  read_screening (&self, node);
  dr_part_read_points (&self, node);
  dr_part_read_options (&self, node);
  assessment->answers = dr_part_rows (&self, dr_xml_node_child (node, "answers"), "answer", sizeof (DrAnswer),
                                      read_answer, &assessment->n_answers);
  dr_part_read_impacts (&self, node);
  dr_part_read_consultations (&self, node);
  dr_part_read_actions (&self, node);
  read_outcome (&self, node);
  read_decision (&self, node);
  dr_part_read_measures (&self, node);

  if (!dr_load_finish (&self.load, error))
    return NULL;

  return g_steal_pointer (&assessment);
}

/* Where the evidence base is: as the caller says, else as the draft says, from the draft's own folder. */
static char *
find_evidence (const char       *path,
               const DrXmlNode  *root,
               const char       *evidence_path,
               GError          **error)
{
  const char *href = dr_xml_node_get (root, "evidence");
  g_autofree char *folder = NULL;

  if (evidence_path != NULL)
    return g_strdup (evidence_path);
  if (href == NULL)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                   _("%s:%u: the draft names no evidence base, expected its file in the attribute evidence, or one given "
                     "beside the draft"), path, root->line);
      return NULL;
    }
  if (g_path_is_absolute (href))
    return g_strdup (href);

  folder = g_path_get_dirname (path);

  return strcmp (folder, ".") == 0 ? g_strdup (href) : g_build_filename (folder, href, NULL);
}

/**
 * dr_assessment_read_file:
 * @path: a draft file
 * @evidence_path: (nullable): the evidence base's file; %NULL for the one that the draft names
 * @evidence: (out) (transfer full): the evidence base that the assessment was read against
 * @evidence_digest: (out) (nullable) (transfer full): SHA-256 of the evidence file, 64 hexadecimal digits
 * @context: (out) (nullable): the draft's context; lives as long as the assessment. Its as-of date is not set unless
 *   the draft gives one
 * @error: return location for a #DrXmlError or a #DrRecordError
 *
 * Reads a draft: its file, then the evidence base, then every id against it. On failure outputs stay untouched.
 * Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the assessment, or %NULL with @error set: one line with file, line, what is
 *   wrong and what was expected
 */
DrAssessment *
dr_assessment_read_file (const char  *path,
                         const char  *evidence_path,
                         DrEvidence **evidence,
                         char       **evidence_digest,
                         DrContext   *context,
                         GError     **error)
{
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrEvidence) base = NULL;
  g_autoptr (DrAssessment) assessment = NULL;
  g_autofree char *found = NULL;
  g_autofree char *digest = NULL;
  const DrXmlNode *root;
  DrContext read;

  dr_formats_init ();
  document = dr_xml_document_read_file (path, NULL, error);
  if (document == NULL)
    return NULL;

  root = dr_xml_document_get_root (document);
  if (strcmp (root->name, "assessment") != 0)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                   _("%s:%u: the root element is %s, expected assessment: a draft"), path, root->line, root->name);
      return NULL;
    }

  found = find_evidence (path, root, evidence_path, error);
  if (found == NULL)
    return NULL;
  base = dr_evidence_read_file (found, &digest, error);
  if (base == NULL)
    return NULL;

  assessment = dr_assessment_read_node (path, root, base, error);
  if (assessment == NULL
      || !dr_context_read_node (path, dr_xml_node_child (root, "context"), assessment->arena, &read, error))
    return NULL;

  *evidence = g_steal_pointer (&base);
  if (evidence_digest != NULL)
    *evidence_digest = g_steal_pointer (&digest);
  if (context != NULL)
    *context = read;

  return g_steal_pointer (&assessment);
}
