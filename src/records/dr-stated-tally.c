/* What a return counts of the council, a directorate, a service plan or a service, as read. */
#include "dr-stated-return-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* dr_stated_list(): every child of that name, as an array in the arena; @parent: (nullable). */
gconstpointer
dr_stated_list (DrLoad          *load,
                const DrXmlNode *parent,
                const char      *element,
                gsize            size,
                DrStatedRead     read,
                guint           *n)
{
  const DrXmlNode *node = parent != NULL ? dr_xml_node_child (parent, element) : NULL;
  char *items;
  char *item;

  *n = parent != NULL ? dr_load_n_children (parent, element) : 0;
  items = item = dr_arena_alloc0 (load->arena, size * MAX (*n, 1));
  for (; node != NULL; node = dr_xml_node_next (node, element), item += size)
    read (load, node, item);

  return items;
}

/* dr_stated_name(): an attribute, or another one that is always there. */
const char *
dr_stated_name (DrLoad          *load,
                const DrXmlNode *node,
                const char      *name,
                const char      *otherwise)
{
  const char *text = dr_load_string (load, node, name);

  return text != NULL ? text : dr_load_required (load, node, otherwise);
}

/* "LO HI", with how often it is not known beside it. */
static void
read_people (DrLoad          *load,
             const DrXmlNode *node,
             const char      *attribute,
             DrStatedPeople  *people)
{
  const char *text = dr_load_required (load, node, attribute);
  g_auto (GStrv) ends = g_strsplit (text, " ", -1);
  g_autofree char *unknown = g_strconcat (attribute, "-unknown", NULL);

  if (g_strv_length (ends) != 2 || !g_ascii_string_to_signed (ends[0], 10, 0, G_MAXINT64, &people->lo, NULL)
      || !g_ascii_string_to_signed (ends[1], 10, people->lo, G_MAXINT64, &people->hi, NULL))
    dr_load_fail (load, node, DR_RECORD_ERROR_INVALID,
                  _("%s: %s is “%s”, expected a lower and an upper number of people"), node->name, attribute, text);
  people->unknown = dr_load_count (load, node, unknown);
}

static void
read_group (DrLoad          *load,
            const DrXmlNode *node,
            gpointer         item)
{
  static const char * const names[DR_N_RETURN_QUANTITIES] = {
    [DR_RETURN_NEWLY_EXCLUDED] = "newly-excluded",
    [DR_RETURN_NEWLY_EXCLUDED_MITIGATED] = "newly-excluded-mitigated",
    [DR_RETURN_AT_RISK] = "at-risk",
    [DR_RETURN_AT_RISK_MITIGATED] = "at-risk-mitigated",
    [DR_RETURN_DISPLACED] = "displaced",
  };
  DrStatedGroup *group = item;

  group->id = dr_load_required (load, node, "id");
  group->name = dr_stated_name (load, node, "name", "id");
  group->assessments = dr_load_count (load, node, "assessments");
  group->negative = dr_load_count (load, node, "negative");
  for (guint i = 0; i < DR_N_RETURN_QUANTITIES; i++)
    read_people (load, node, names[i], &group->people[i]);
}

static void
read_channel (DrLoad          *load,
              const DrXmlNode *node,
              gpointer         item)
{
  DrStatedChannel *channel = item;

  channel->id = dr_load_required (load, node, "id");
  channel->name = dr_stated_name (load, node, "name", "id");
  channel->changes[DR_RETURN_WITHDRAWN] = dr_load_count (load, node, "withdrawn");
  channel->changes[DR_RETURN_REDUCED] = dr_load_count (load, node, "reduced");
  channel->changes[DR_RETURN_RELOCATED] = dr_load_count (load, node, "relocated");
}

static void
read_targets (DrLoad          *load,
              const DrXmlNode *node,
              DrStatedTargets *targets)
{
  *targets = (DrStatedTargets) {
    .n = dr_load_count (load, node, "n"),
    .to_be_announced = dr_load_count (load, node, "to-be-announced"),
    .overdue = dr_load_count (load, node, "overdue"),
    .measured = dr_load_count (load, node, "measured"),
  };
}

static void
read_assessments (DrLoad          *load,
                  const DrXmlNode *node,
                  DrStatedTally   *tally)
{
  tally->n = dr_load_count (load, node, "n");
  tally->in_effect = dr_load_count (load, node, "in-effect");
  for (const DrXmlNode *stage = dr_xml_node_child (node, "stage"); stage != NULL; stage = dr_xml_node_next (stage, "stage"))
    tally->stages[dr_load_word (load, stage, "kind", DR_VOCABULARY_STAGE, DR_STAGE_DRAFT)] = dr_load_count (load, stage, "n");
  for (const DrXmlNode *outcome = dr_xml_node_child (node, "outcome"); outcome != NULL;
       outcome = dr_xml_node_next (outcome, "outcome"))
    tally->outcomes[dr_load_word (load, outcome, "kind", DR_VOCABULARY_OUTCOME, DR_OUTCOME_NONE)] =
      dr_load_count (load, outcome, "n");
}

static void
read_actions (DrLoad          *load,
              const DrXmlNode *node,
              DrStatedTally   *tally)
{
  for (const DrXmlNode *action = dr_xml_node_child (node, "action"); action != NULL;
       action = dr_xml_node_next (action, "action"))
    tally->actions[dr_load_word (load, action, "kind", DR_VOCABULARY_ACTION_KIND, DR_ACTION_MITIGATION)] = (DrStatedActions) {
      .open = dr_load_count (load, action, "open"),
      .closed = dr_load_count (load, action, "closed"),
      .overdue = dr_load_count (load, action, "overdue"),
    };
}

/* A row a rule and severity. */
static void
read_findings (DrLoad          *load,
               const DrXmlNode *node,
               DrStatedTally   *tally)
{
  DrStatedFinding *findings;
  guint n = 0;

  for (const DrXmlNode *rule = dr_xml_node_child (node, "rule"); rule != NULL; rule = dr_xml_node_next (rule, "rule"))
    n += dr_load_n_children (rule, "finding");
  findings = dr_arena_array0 (load->arena, DrStatedFinding, MAX (n, 1));
  for (const DrXmlNode *rule = dr_xml_node_child (node, "rule"); rule != NULL; rule = dr_xml_node_next (rule, "rule"))
    for (const DrXmlNode *finding = dr_xml_node_child (rule, "finding"); finding != NULL;
         finding = dr_xml_node_next (finding, "finding"))
      findings[tally->n_findings++] = (DrStatedFinding) {
        .rule = dr_load_required (load, rule, "id"),
        .severity = (DrSeverity) dr_load_word (load, finding, "severity", DR_VOCABULARY_SEVERITY, DR_SEVERITY_ADVISE),
        .n = dr_load_count (load, finding, "n"),
        .open = dr_load_count (load, finding, "open"),
        .answered = dr_load_count (load, finding, "answered"),
      };
  tally->findings = findings;
}

/* dr_stated_read_tally(): @node: the council, a directorate, a service plan or a service. */
void
dr_stated_read_tally (DrLoad          *load,
                      const DrXmlNode *node,
                      DrStatedTally   *tally)
{
  const DrXmlNode *standards = dr_xml_node_child (node, "standards");
  const DrXmlNode *overdue = dr_xml_node_child (node, "overdue");

  read_assessments (load, dr_xml_node_child (node, "assessments"), tally);
  tally->groups = DR_STATED_LIST (load, dr_xml_node_child (node, "groups"), "group", DrStatedGroup, read_group,
                                  &tally->n_groups);
  tally->channels = DR_STATED_LIST (load, dr_xml_node_child (node, "channels"), "channel", DrStatedChannel, read_channel,
                                    &tally->n_channels);
  read_targets (load, dr_xml_node_child (node, "targets"), &tally->targets);
  read_targets (load, dr_xml_node_child (node, "measures"), &tally->measures);
  tally->standards_worse = dr_load_count (load, standards, "worse");
  tally->standards_missing = dr_load_count (load, standards, "missing");
  read_actions (load, dr_xml_node_child (node, "actions"), tally);
  tally->reviews_overdue = dr_load_count (load, overdue, "reviews");
  tally->publications_overdue = dr_load_count (load, overdue, "publications");
  read_findings (load, dr_xml_node_child (node, "findings"), tally);
}

/**
 * dr_stated_tally_group:
 * @self: what is counted
 * @id: a group's id
 *
 * Returns: (transfer none) (nullable): what falls on the group; %NULL: nothing
 */
const DrStatedGroup *
dr_stated_tally_group (const DrStatedTally *self,
                       const char          *id)
{
  for (guint i = 0; i < self->n_groups; i++)
    if (strcmp (self->groups[i].id, id) == 0)
      return &self->groups[i];

  return NULL;
}
