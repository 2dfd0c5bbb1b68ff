#include "dr-stated-return-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
read_unit (DrLoad          *load,
           const DrXmlNode *node,
           gpointer         item)
{
  DrStatedUnit *unit = item;

  unit->title = dr_load_required (load, node, "title");
  unit->year = dr_load_string (load, node, "year");
  dr_stated_read_tally (load, node, &unit->tally);
}

static void
read_mark (DrLoad          *load,
           const DrXmlNode *node,
           gpointer         item)
{
  *(DrStatedMark *) item = (DrStatedMark) {
    .assessment = dr_load_required (load, node, "assessment"),
    .service = dr_load_required (load, node, "service"),
    .effective = dr_load_date (load, node, "effective"),
    .perhaps = dr_load_flag (load, node, "perhaps", FALSE),
  };
}

static void
read_together (DrLoad          *load,
               const DrXmlNode *node,
               gpointer         item)
{
  DrStatedTogether *together = item;

  together->id = dr_load_required (load, node, "id");
  together->name = dr_stated_name (load, node, "name", "id");
  together->together = dr_load_count (load, node, "together");
  together->perhaps = dr_load_count (load, node, "perhaps");
  together->by = DR_STATED_LIST (load, node, "by", DrStatedMark, read_mark, &together->n_by);
}

static void
read_record (DrLoad          *load,
             const DrXmlNode *node,
             gpointer         item)
{
  *(DrStatedRecord *) item = (DrStatedRecord) {
    .assessment = dr_load_required (load, node, "assessment"),
    .version = dr_load_count (load, node, "version"),
    .stage = (DrStage) dr_load_word (load, node, "stage", DR_VOCABULARY_STAGE, DR_STAGE_DRAFT),
    .counts = dr_load_flag (load, node, "counts", FALSE),
    .began = dr_load_date (load, node, "began"),
    .step = (DrStep) dr_load_word (load, node, "step", DR_VOCABULARY_STEP, DR_STEP_SUBMIT),
    .date = dr_load_date (load, node, "date"),
    .sha256 = dr_load_string (load, node, "sha256"),
    .approval = dr_load_string (load, node, "approval-sha256"),
    .service = dr_load_string (load, node, "service"),
    .title = dr_load_string (load, node, "title"),
  };
}

static void
read_root (DrStatedReturn  *self,
           DrLoad          *load,
           const DrXmlNode *root)
{
  const DrXmlNode *cumulative = dr_xml_node_child (root, "cumulative");
  const DrXmlNode *chain = dr_xml_node_child (root, "chain");

  self->council = dr_load_required (load, root, "council");
  self->council_id = dr_load_string (load, root, "council-id");
  self->period.from = dr_load_date (load, root, "from");
  self->period.to = dr_load_date (load, root, "to");
  self->as_of = dr_load_date (load, root, "as-of");
  if (dr_date_compare (self->period.from, self->period.to) > 0)
    dr_load_fail (load, root, DR_RECORD_ERROR_INVALID, _("the period ends before it begins"));
  dr_stated_read_tally (load, dr_xml_node_child (root, "all"), &self->all);
  self->directorates = DR_STATED_LIST (load, dr_xml_node_child (root, "directorates"), "directorate", DrStatedUnit, read_unit,
                                       &self->n_directorates);
  self->plans = DR_STATED_LIST (load, dr_xml_node_child (root, "service-plans"), "service-plan", DrStatedUnit, read_unit,
                                &self->n_plans);
  self->services = DR_STATED_LIST (load, dr_xml_node_child (root, "services"), "service", DrStatedService,
                                   dr_stated_read_service, &self->n_services);
  self->group_months = dr_load_count (load, cumulative, "group-months");
  self->channel_months = dr_load_count (load, cumulative, "channel-months");
  self->groups = DR_STATED_LIST (load, cumulative, "group", DrStatedTogether, read_together, &self->n_groups);
  self->channels = DR_STATED_LIST (load, cumulative, "channel", DrStatedTogether, read_together, &self->n_channels);
  self->records = DR_STATED_LIST (load, dr_xml_node_child (root, "records"), "record", DrStatedRecord, read_record,
                                  &self->n_records);
  if (chain != NULL)
    {
      self->head = dr_load_required (load, chain, "head");
      self->length = dr_load_required (load, chain, "length");
    }
}

/**
 * dr_stated_return_read:
 * @document: a document that its schema accepts
 * @error: return location for a #DrRecordError
 *
 * Returns: (transfer full) (nullable): all that it says; it needs @document no more. %NULL where it is no return
 */
DrStatedReturn *
dr_stated_return_read (const DrXmlDocument  *document,
                       GError              **error)
{
  const DrXmlNode *root = dr_xml_document_get_root (document);
  g_autoptr (DrStatedReturn) self = g_new0 (DrStatedReturn, 1);
  DrLoad load = { dr_xml_document_get_name (document), NULL, NULL };

  self->arena = load.arena = dr_arena_new ();
  if (strcmp (root->name, "maintaining-access-return") != 0)
    dr_load_fail (&load, root, DR_RECORD_ERROR_INVALID, _("the root is %s, expected maintaining-access-return"), root->name);
  else
    read_root (self, &load, root);

  return dr_load_finish (&load, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * dr_stated_return_free:
 * @self: (transfer full) (nullable): what a return says
 */
void
dr_stated_return_free (DrStatedReturn *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_stated_return_service:
 * @self: what a return says
 * @id: a service's id
 *
 * Returns: (transfer none) (nullable): the service
 */
const DrStatedService *
dr_stated_return_service (const DrStatedReturn *self,
                          const char           *id)
{
  for (guint i = 0; i < self->n_services; i++)
    if (strcmp (self->services[i].id, id) == 0)
      return &self->services[i];

  return NULL;
}

static int
compare_record (const void *key,
                const void *item)
{
  return strcmp (key, ((const DrStatedRecord *) item)->assessment);
}

/**
 * dr_stated_return_record:
 * @self: what a return says
 * @assessment: a reference
 *
 * Returns: (transfer none) (nullable): the version that speaks for the assessment, else the last one listed
 */
const DrStatedRecord *
dr_stated_return_record (const DrStatedReturn *self,
                         const char           *assessment)
{
  const DrStatedRecord *found = self->n_records > 0 ? bsearch (assessment, self->records, self->n_records,
                                                               sizeof *self->records, compare_record) : NULL;
  const DrStatedRecord *end = self->records + self->n_records;

  if (found == NULL)
    return NULL;
  while (found > self->records && strcmp (found[-1].assessment, assessment) == 0)
    found--;
  while (!found->counts && found + 1 < end && strcmp (found[1].assessment, assessment) == 0)
    found++;

  return found;
}
