#include "dr-context-writer.h"

#include "dr-write.h"

static void
write_live (DrXmlWriter            *writer,
            const DrLiveAssessment *live)
{
  dr_xml_writer_start (writer, "live");
  dr_write_string (writer, "digest", live->digest);
  dr_write_date (writer, "effective", live->effective);
  /* Always there: that nobody is negatively affected is something it says. */
  if (live->negative.n == 0)
    dr_xml_writer_attribute (writer, "negative", "");
  dr_write_ids (writer, "negative", &live->negative);
  dr_write_string (writer, "reference", live->reference);
  dr_write_string (writer, "service", live->service);
  for (guint i = 0; i < live->n_withdrawn; i++)
    {
      dr_xml_writer_start (writer, "withdrawn");
      dr_write_string (writer, "channel", live->withdrawn[i].channel);
      dr_write_string (writer, "point", live->withdrawn[i].point);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

static void
write_limitation (DrXmlWriter        *writer,
                  const DrLimitation *limitation)
{
  dr_xml_writer_start (writer, "limitation");
  dr_write_string (writer, "by", limitation->by);
  dr_write_date (writer, "from", limitation->from);
  dr_write_string (writer, "id", limitation->id);
  dr_write_string (writer, "rule", limitation->rule);
  dr_write_string (writer, "subject", limitation->subject);
  dr_write_date (writer, "until", limitation->until);
  dr_xml_writer_text (writer, limitation->text);
  dr_xml_writer_end (writer);
}

/**
 * dr_context_write:
 * @writer: a writer where a `context` element may stand
 * @self: a context; a record's has its as-of date
 *
 * Writes the context element, rows in their order.
 */
void
dr_context_write (DrXmlWriter     *writer,
                  const DrContext *self)
{
  dr_xml_writer_start (writer, "context");
  dr_write_date (writer, "as-of", self->as_of);
  for (guint i = 0; i < self->n_steps; i++)
    {
      dr_xml_writer_start (writer, "step");
      dr_write_date (writer, "date", self->steps[i].date);
      dr_write_word (writer, "kind", DR_VOCABULARY_STEP, self->steps[i].step);
      dr_write_string (writer, "person", self->steps[i].person);
      dr_xml_writer_end (writer);
    }
  for (guint i = 0; i < self->n_live; i++)
    write_live (writer, &self->live[i]);
  for (guint i = 0; i < self->n_limitations; i++)
    write_limitation (writer, &self->limitations[i]);
  dr_xml_writer_end (writer);
}
