#include "dr-context-reader.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-parts.h"

/* How long an equalities officer may accept a limitation of the evidence for. */
#define LIMITATION_MONTHS 12

static void
read_step (DrPartLoad      *self,
           const DrXmlNode *node,
           gpointer         row)
{
  DrStepTaken *step = row;

  dr_load_required (&self->load, node, "kind");
  dr_load_required (&self->load, node, "date");
  step->step = dr_load_word (&self->load, node, "kind", DR_VOCABULARY_STEP, DR_STEP_SUBMIT);
  step->date = dr_load_date (&self->load, node, "date");
  step->person = dr_load_required (&self->load, node, "person");
}

static void
read_withdrawn (DrPartLoad      *self,
                const DrXmlNode *node,
                gpointer         row)
{
  DrWithdrawnPoint *withdrawn = row;

  withdrawn->point = dr_load_required (&self->load, node, "point");
  withdrawn->channel = dr_load_required (&self->load, node, "channel");
}

static void
read_live (DrPartLoad      *self,
           const DrXmlNode *node,
           gpointer         row)
{
  DrLiveAssessment *live = row;

  live->reference = dr_load_required (&self->load, node, "reference");
  live->digest = dr_load_required (&self->load, node, "digest");
  live->service = dr_load_required (&self->load, node, "service");
  live->effective = dr_load_date (&self->load, node, "effective");
  live->negative = dr_load_ids (&self->load, node, "negative");
  live->withdrawn = dr_part_rows (self, node, "withdrawn", sizeof (DrWithdrawnPoint), read_withdrawn,
                                  &live->n_withdrawn);
}

static void
read_limitation (DrPartLoad      *self,
                 const DrXmlNode *node,
                 gpointer         row)
{
  DrLimitation *limitation = row;

  limitation->id = dr_load_required (&self->load, node, "id");
  limitation->rule = dr_load_required (&self->load, node, "rule");
  limitation->subject = dr_load_required (&self->load, node, "subject");
  limitation->text = dr_load_text (&self->load, node);
  limitation->by = dr_load_required (&self->load, node, "by");
  dr_load_required (&self->load, node, "from");
  dr_load_required (&self->load, node, "until");
  limitation->from = dr_load_date (&self->load, node, "from");
  limitation->until = dr_load_date (&self->load, node, "until");

  if (!dr_date_is_set (limitation->from) || !dr_date_is_set (limitation->until))
    return;
  if (dr_date_compare (limitation->until, limitation->from) < 0
      || dr_date_compare (limitation->until, dr_date_add_months (limitation->from, LIMITATION_MONTHS)) > 0)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("limitation “%s” lasts until %s, expected a day from its start to %d months later"), limitation->id,
                  dr_xml_node_get (node, "until"), LIMITATION_MONTHS);
}

static void
read_context (DrPartLoad      *self,
              const DrXmlNode *node,
              DrContext       *context)
{
  context->as_of = dr_load_date (&self->load, node, "as-of");
  context->steps = dr_part_rows (self, node, "step", sizeof (DrStepTaken), read_step, &context->n_steps);
  context->live = dr_part_rows (self, node, "live", sizeof (DrLiveAssessment), read_live, &context->n_live);
  context->limitations = dr_part_rows (self, node, "limitation", sizeof (DrLimitation), read_limitation,
                                       &context->n_limitations);

  for (guint i = 1; self->load.error == NULL && i < context->n_steps; i++)
    if (dr_date_compare (context->steps[i].date, context->steps[i - 1].date) < 0)
      dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                    _("context: step %u (%s) is dated before the step that it follows, expected the oldest first"), i + 1,
                    dr_vocabulary_to_string (DR_VOCABULARY_STEP, context->steps[i].step));
}

/**
 * dr_context_read_node:
 * @file: the file's name, for messages
 * @node: (nullable): a `context` element; %NULL for a draft that has none
 * @arena: where the rows and texts go; must outlive @context
 * @context: (out): the context; untouched on failure. Its as-of date is not set where the element gives none
 * @error: return location for a #DrRecordError
 *
 * Reads what else a check depends on. Any thread.
 *
 * Returns: whether it could be read
 */
gboolean
dr_context_read_node (const char       *file,
                      const DrXmlNode  *node,
                      DrArena          *arena,
                      DrContext        *context,
                      GError          **error)
{
  DrPartLoad self = { .load = { .file = file, .arena = arena } };
  DrContext read = { 0 };

  if (node != NULL)
    read_context (&self, node, &read);
  if (!dr_load_finish (&self.load, error))
    return FALSE;

  *context = read;

  return TRUE;
}
