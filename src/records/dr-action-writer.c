/* What will be done and how it will be known: actions, measures, justifications and attachments. */
#include "dr-assessment-write-parts.h"

static void
write_alternative (const DrPartWrite   *self,
                   const DrAlternative *alternative)
{
  dr_xml_writer_start (self->xml, "alternative");
  dr_part_put_channel (self, alternative->channel);
  dr_write_count (self->xml, "n", alternative->n);
  dr_write_string (self->xml, "name", alternative->name);
  dr_part_put_needs (self, &alternative->needs);
  dr_write_string (self->xml, "place", alternative->place);
  dr_write_number (self->xml, "share", alternative->share);
  dr_part_put_source (self, alternative->source);
  dr_xml_writer_end (self->xml);
}

static void
write_action (const DrPartWrite *self,
              const DrAction    *action)
{
  dr_xml_writer_start (self->xml, "action");
  dr_write_date (self->xml, "closed", action->closed);
  dr_write_date (self->xml, "due", action->due);
  dr_part_put_groups (self, &action->groups);
  dr_write_string (self->xml, "id", action->id);
  dr_write_word (self->xml, "kind", DR_VOCABULARY_ACTION_KIND, action->kind);
  dr_part_put_needs (self, &action->needs);
  dr_part_put_options (self, &action->options);
  dr_write_string (self->xml, "owner", action->owner);
  dr_part_put_points (self, &action->points);
  if (action->status != DR_ACTION_OPEN)
    dr_write_word (self->xml, "status", DR_VOCABULARY_ACTION_STATUS, action->status);
  dr_xml_writer_text_element (self->xml, "text", action->text);
  dr_write_text_element (self->xml, "evidence", action->evidence);
  if (action->alternative != NULL)
    write_alternative (self, action->alternative);
  dr_xml_writer_end (self->xml);
}

/* dr_part_write_actions(): mitigations and other actions, where there are any. */
void
dr_part_write_actions (const DrPartWrite *self)
{
  if (self->assessment->n_actions == 0)
    return;

  dr_xml_writer_start (self->xml, "actions");
  for (guint i = 0; i < self->assessment->n_actions; i++)
    write_action (self, &self->assessment->actions[i]);
  dr_xml_writer_end (self->xml);
}

static void
write_measure (const DrPartWrite *self,
               const DrMeasure   *measure)
{
  dr_xml_writer_start (self->xml, "measure");
  dr_write_number (self->xml, "baseline", measure->baseline);
  dr_part_put_groups (self, &measure->groups);
  dr_write_string (self->xml, "id", measure->id);
  dr_write_string (self->xml, "name", measure->name);
  dr_write_string (self->xml, "quantity", measure->quantity);
  dr_part_put_target (self, "target", measure->target, !measure->target_tba);
  dr_write_string (self->xml, "unit", measure->unit);

  for (guint i = 0; i < measure->n_results; i++)
    {
      const DrMeasureResult *result = &measure->results[i];

      dr_xml_writer_start (self->xml, "result");
      dr_part_put_group (self, result->group);
      dr_write_count (self->xml, "n", result->n);
      dr_write_date (self->xml, "period", result->period);
      dr_write_number (self->xml, "value", result->value);
      dr_xml_writer_end (self->xml);
    }
  dr_xml_writer_end (self->xml);
}

static void
write_monitoring (const DrPartWrite *self)
{
  const DrAssessment *assessment = self->assessment;

  if (assessment->n_measures == 0 && assessment->n_channel_shares == 0 && !dr_date_is_set (assessment->review)
      && !dr_date_is_set (assessment->reviewed) && !dr_date_is_set (assessment->reviewed_before))
    return;

  dr_xml_writer_start (self->xml, "monitoring");
  dr_write_date (self->xml, "review", assessment->review);
  dr_write_date (self->xml, "reviewed", assessment->reviewed);
  dr_write_date (self->xml, "reviewed-before", assessment->reviewed_before);
  for (guint i = 0; i < assessment->n_measures; i++)
    write_measure (self, &assessment->measures[i]);
  for (guint i = 0; i < assessment->n_channel_shares; i++)
    {
      const DrChannelShare *share = &assessment->channel_shares[i];

      dr_xml_writer_start (self->xml, "channel-share");
      dr_part_put_channel (self, share->channel);
      dr_write_date (self->xml, "period", share->period);
      dr_write_number (self->xml, "share", share->share);
      dr_xml_writer_end (self->xml);
    }
  dr_xml_writer_end (self->xml);
}

static void
write_verdict (const DrPartWrite *self,
               const char        *role,
               const DrVerdict   *verdict)
{
  if (verdict == NULL)
    return;

  dr_xml_writer_start (self->xml, role);
  dr_write_string (self->xml, "by", verdict->by);
  dr_write_string (self->xml, "verdict", verdict->accepted ? "accepted" : "refused");
  dr_xml_writer_end (self->xml);
}

static void
write_justification (const DrPartWrite     *self,
                     const DrJustification *justification)
{
  dr_xml_writer_start (self->xml, "justification");
  dr_write_string (self->xml, "by", justification->by);
  dr_write_string (self->xml, "case", justification->rule_case);
  dr_write_string (self->xml, "figures", justification->figures);
  dr_write_string (self->xml, "id", justification->id);
  dr_write_string (self->xml, "rule", justification->rule);
  dr_write_ids (self->xml, "subjects", &justification->subjects);
  dr_xml_writer_text_element (self->xml, "text", justification->text);
  write_verdict (self, "reviewer", justification->reviewer);
  write_verdict (self, "approver", justification->approver);
  dr_xml_writer_end (self->xml);
}

static void
write_attachment (const DrPartWrite  *self,
                  const DrAttachment *attachment)
{
  char size[24];

  /* An empty file is a file: here 0 is a size. */
  g_snprintf (size, sizeof size, "%" G_GUINT64_FORMAT, attachment->size);

  dr_xml_writer_start (self->xml, "attachment");
  dr_write_string (self->xml, "id", attachment->id);
  dr_write_string (self->xml, "impact", attachment->impact);
  dr_write_string (self->xml, "media-type", attachment->media_type);
  dr_write_string (self->xml, "name", attachment->name);
  dr_write_string (self->xml, "question", attachment->question);
  dr_write_string (self->xml, "sha256", attachment->sha256);
  dr_write_string (self->xml, "size", size);
  dr_xml_writer_end (self->xml);
}

static void
write_section_review (const DrPartWrite     *self,
                      const DrSectionReview *review)
{
  dr_xml_writer_start (self->xml, "section-review");
  dr_write_string (self->xml, "by", review->by);
  dr_write_string (self->xml, "section", review->section);
  dr_write_string (self->xml, "verdict", dr_vocabulary_to_string (DR_VOCABULARY_SECTION_VERDICT, (int) review->verdict));
  if (review->comment[0] != '\0')
    dr_xml_writer_text (self->xml, review->comment);
  dr_xml_writer_end (self->xml);
}

/* dr_part_write_measures(): measures and review, justifications, attachments and reviewed sections, where there are any. */
void
dr_part_write_measures (const DrPartWrite *self)
{
  const DrAssessment *assessment = self->assessment;

  write_monitoring (self);

  if (assessment->n_justifications > 0)
    {
      dr_xml_writer_start (self->xml, "justifications");
      for (guint i = 0; i < assessment->n_justifications; i++)
        write_justification (self, &assessment->justifications[i]);
      dr_xml_writer_end (self->xml);
    }

  if (assessment->n_attachments > 0)
    {
      dr_xml_writer_start (self->xml, "attachments");
      for (guint i = 0; i < assessment->n_attachments; i++)
        write_attachment (self, &assessment->attachments[i]);
      dr_xml_writer_end (self->xml);
    }

  if (assessment->n_section_reviews > 0)
    {
      dr_xml_writer_start (self->xml, "section-reviews");
      for (guint i = 0; i < assessment->n_section_reviews; i++)
        write_section_review (self, &assessment->section_reviews[i]);
      dr_xml_writer_end (self->xml);
    }
}
