#include "dr-write-knowledge.h"

/* dr_write_nations(): where something applies; nothing where that is @otherwise. */
void
dr_write_nations (DrXmlWriter *writer,
                  guint        nations,
                  guint        otherwise)
{
  if (nations != otherwise)
    dr_write_bits (writer, "nations", DR_VOCABULARY_NATION, nations);
}

/* dr_write_bases(): one element a basis. */
void
dr_write_bases (DrXmlWriter   *writer,
                const DrBasis *bases,
                guint          n,
                guint          otherwise)
{
  for (guint i = 0; i < n; i++)
    {
      dr_xml_writer_start (writer, "basis");
      dr_write_nations (writer, bases[i].nations, otherwise);
      dr_xml_writer_text (writer, bases[i].text);
      dr_xml_writer_end (writer);
    }
}

/**
 * dr_case_severity:
 * @self: a case as it was read
 *
 * Returns: its severity where no step has one of its own: that of a step which does not test it, as the reader leaves it.
 *   Where all test it, that of the first
 */
DrSeverity
dr_case_severity (const DrCase *self)
{
  for (guint step = 0; step < DR_N_STEPS; step++)
    if ((self->steps & (1u << step)) == 0)
      return self->severity[step];

  return self->severity[0];
}
