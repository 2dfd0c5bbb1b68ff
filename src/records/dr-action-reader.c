/* What will be done and how it will be known: actions, measures, justifications and attachments. */
#include "dr-assessment-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const DrAlternative *
read_alternative (DrPartLoad      *self,
                  const DrXmlNode *node)
{
  DrAlternative *alternative;

  if (node == NULL)
    return NULL;

  alternative = dr_arena_new0 (self->load.arena, DrAlternative);
  alternative->name = dr_load_required (&self->load, node, "name");
  dr_load_required (&self->load, node, "channel");
  alternative->channel = dr_part_channel (self, node, "channel");
  alternative->place = dr_load_string (&self->load, node, "place");
  alternative->needs = dr_part_needs (self, node);
  alternative->share = dr_load_share (&self->load, node, "share");
  alternative->n = dr_load_count (&self->load, node, "n");
  alternative->source = dr_part_source (self, node, "source");

  return alternative;
}

static void
read_action (DrPartLoad      *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrAction *action = row;

  action->line = node->line;
  action->id = dr_load_required (&self->load, node, "id");
  action->kind = dr_load_word (&self->load, node, "kind", DR_VOCABULARY_ACTION_KIND, DR_ACTION_MITIGATION);
  action->groups = dr_part_groups (self, node);
  action->points = dr_part_points (self, node);
  action->needs = dr_part_needs (self, node);
  action->options = dr_part_options (self, node);
  action->owner = dr_load_string (&self->load, node, "owner");
  action->due = dr_load_date (&self->load, node, "due");
  action->status = dr_load_word (&self->load, node, "status", DR_VOCABULARY_ACTION_STATUS, DR_ACTION_OPEN);
  action->closed = dr_load_date (&self->load, node, "closed");
  action->text = dr_part_child_text (self, node, "text");
  action->evidence = dr_part_child_text (self, node, "evidence");
  action->alternative = read_alternative (self, dr_xml_node_child (node, "alternative"));
}

static void
read_result (DrPartLoad      *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrMeasureResult *result = row;

  dr_load_required (&self->load, node, "period");
  dr_load_required (&self->load, node, "value");
  dr_load_required (&self->load, node, "group");
  result->period = dr_load_partial (&self->load, node, "period");
  result->group = dr_part_group (self, node, "group");
  result->value = dr_load_number (&self->load, node, "value");
  result->n = dr_load_count (&self->load, node, "n");
}

static void
read_measure (DrPartLoad      *self,
              const DrXmlNode *node,
              gpointer         row)
{
  DrMeasure *measure = row;

  measure->line = node->line;
  measure->id = dr_load_required (&self->load, node, "id");
  measure->name = dr_load_required (&self->load, node, "name");
  measure->quantity = dr_load_string (&self->load, node, "quantity");
  measure->unit = dr_load_string (&self->load, node, "unit");
  measure->groups = dr_part_groups (self, node);
  measure->baseline = dr_load_number (&self->load, node, "baseline");
  measure->target = dr_part_announced (node, "target") ? dr_load_number (&self->load, node, "target") : DR_UNKNOWN;
  measure->target_tba = dr_xml_node_get (node, "target") != NULL && !dr_part_announced (node, "target");
  measure->results = dr_part_rows (self, node, "result", sizeof (DrMeasureResult), read_result, &measure->n_results);
}

static void
read_channel_share (DrPartLoad      *self,
                    const DrXmlNode *node,
                    gpointer         row)
{
  DrChannelShare *share = row;

  dr_load_required (&self->load, node, "period");
  dr_load_required (&self->load, node, "share");
  share->period = dr_load_partial (&self->load, node, "period");
  share->channel = dr_part_channel (self, node, "channel");
  share->share = dr_load_share (&self->load, node, "share");
}

static const DrVerdict *
read_verdict (DrPartLoad      *self,
              const DrXmlNode *node)
{
  DrVerdict *verdict;

  if (node == NULL)
    return NULL;

  verdict = dr_arena_new0 (self->load.arena, DrVerdict);
  verdict->by = dr_load_required (&self->load, node, "by");
  verdict->accepted = strcmp (dr_load_required (&self->load, node, "verdict"), "accepted") == 0;

  return verdict;
}

static void
read_justification (DrPartLoad      *self,
                    const DrXmlNode *node,
                    gpointer         row)
{
  DrJustification *justification = row;

  justification->line = node->line;
  justification->id = dr_load_required (&self->load, node, "id");
  justification->rule = dr_load_required (&self->load, node, "rule");
  justification->rule_case = dr_load_required (&self->load, node, "case");
  justification->subjects = dr_load_ids (&self->load, node, "subjects");
  justification->text = dr_part_child_text (self, node, "text");
  justification->by = dr_load_string (&self->load, node, "by");
  justification->figures = dr_load_string (&self->load, node, "figures");
  justification->reviewer = read_verdict (self, dr_xml_node_child (node, "reviewer"));
  justification->approver = read_verdict (self, dr_xml_node_child (node, "approver"));
}

static guint64
read_size (DrPartLoad      *self,
           const DrXmlNode *node)
{
  const char *value = dr_load_required (&self->load, node, "size");
  guint64 size = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, &size, NULL))
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID, _("attachment: size is “%s”, expected a number of bytes"),
                  value);

  return size;
}

/* It names a file of any folder that it is put into: never a way out of it, nor a line of its own. */
static gboolean
is_file_name (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (*at == '/' || *at == '\\' || g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;

  return name[strspn (name, " ")] != '\0' && strcmp (name, ".") != 0 && strcmp (name, "..") != 0;
}

static void
read_attachment (DrPartLoad      *self,
                 const DrXmlNode *node,
                 gpointer         row)
{
  const DrAssessment *assessment = self->assessment;
  DrAttachment *attachment = row;
  gboolean found = FALSE;

  attachment->id = dr_load_required (&self->load, node, "id");
  attachment->name = dr_load_required (&self->load, node, "name");
  if (attachment->name != NULL && !is_file_name (attachment->name))
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("attachment: name is “%s”, expected the name of a file, without folders and control characters"),
                  attachment->name);
  attachment->media_type = dr_load_required (&self->load, node, "media-type");
  attachment->size = read_size (self, node);
  attachment->sha256 = dr_load_required (&self->load, node, "sha256");
  attachment->question = dr_load_string (&self->load, node, "question");
  attachment->impact = dr_load_string (&self->load, node, "impact");

  for (guint i = 0; attachment->impact != NULL && i < assessment->n_impacts; i++)
    found = found || strcmp (assessment->impacts[i].id, attachment->impact) == 0;
  if (attachment->impact != NULL && !found)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_UNRESOLVED,
                  _("attachment: impact names “%s”, expected the id of a declared impact of this assessment"),
                  attachment->impact);
}

static void
read_section_review (DrPartLoad      *self,
                     const DrXmlNode *node,
                     gpointer         row)
{
  DrSectionReview *review = row;

  review->section = dr_load_required (&self->load, node, "section");
  review->verdict = (DrSectionVerdict) dr_load_word (&self->load, node, "verdict", DR_VOCABULARY_SECTION_VERDICT,
                                                     DR_SECTION_ACCEPTABLE);
  review->by = dr_load_required (&self->load, node, "by");
  review->comment = dr_load_text (&self->load, node);
}

/* dr_part_read_actions(): mitigations and other actions; points and options must have been read. */
void
dr_part_read_actions (DrPartLoad      *self,
                      const DrXmlNode *root)
{
  DrAssessment *assessment = self->assessment;

  assessment->actions = dr_part_rows (self, dr_xml_node_child (root, "actions"), "action", sizeof (DrAction),
                                      read_action, &assessment->n_actions);
}

/* dr_part_read_measures(): measures and review, justifications, attachments, reviewed sections; impacts must have been read. */
void
dr_part_read_measures (DrPartLoad      *self,
                       const DrXmlNode *root)
{
  const DrXmlNode *monitoring = dr_xml_node_child (root, "monitoring");
  DrAssessment *assessment = self->assessment;

  if (monitoring != NULL)
    {
      assessment->review = dr_load_date (&self->load, monitoring, "review");
      assessment->reviewed = dr_load_date (&self->load, monitoring, "reviewed");
      assessment->reviewed_before = dr_load_date (&self->load, monitoring, "reviewed-before");
    }
  assessment->measures = dr_part_rows (self, monitoring, "measure", sizeof (DrMeasure), read_measure,
                                       &assessment->n_measures);
  assessment->channel_shares = dr_part_rows (self, monitoring, "channel-share", sizeof (DrChannelShare),
                                             read_channel_share, &assessment->n_channel_shares);
  assessment->justifications = dr_part_rows (self, dr_xml_node_child (root, "justifications"), "justification",
                                             sizeof (DrJustification), read_justification,
                                             &assessment->n_justifications);
  assessment->attachments = dr_part_rows (self, dr_xml_node_child (root, "attachments"), "attachment",
                                          sizeof (DrAttachment), read_attachment, &assessment->n_attachments);
  assessment->section_reviews = dr_part_rows (self, dr_xml_node_child (root, "section-reviews"), "section-review",
                                              sizeof (DrSectionReview), read_section_review,
                                              &assessment->n_section_reviews);
}
