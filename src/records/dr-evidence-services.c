#include "dr-evidence-parts.h"

#include <glib/gi18n-lib.h>

static void
load_point (DrEvidenceLoad  *self,
            const DrXmlNode *node,
            int              service,
            DrPoint         *point)
{
  point->id = dr_evidence_load_id (self, node, DR_EVIDENCE_POINT);
  point->name = dr_load_required (&self->load, node, "name");
  point->service = service;
  point->channel = dr_evidence_load_index (self, node, "channel", DR_EVIDENCE_CHANNEL);
  point->place = dr_load_string (&self->load, node, "place");
  point->hours = dr_load_number (&self->load, node, "hours");
  point->needs = dr_evidence_load_needs (self, node);
  point->line = node->line;
}

/* The access points of all services in one array, in document order. */
static void
load_points (DrEvidenceLoad  *self,
             const DrXmlNode *services)
{
  DrEvidence *evidence = self->evidence;
  DrPoint *points;
  guint next = 0;
  int index = 0;

  for (const DrXmlNode *service = dr_xml_node_child (services, "service"); service != NULL;
       service = dr_xml_node_next (service, "service"))
    evidence->n_points += dr_load_n_children (service, "access-point");

  points = dr_arena_array0 (self->load.arena, DrPoint, evidence->n_points);
  evidence->points = points;
  for (const DrXmlNode *service = dr_xml_node_child (services, "service"); service != NULL;
       service = dr_xml_node_next (service, "service"))
    {
      for (const DrXmlNode *node = dr_xml_node_child (service, "access-point"); node != NULL;
           node = dr_xml_node_next (node, "access-point"))
        load_point (self, node, index, &points[next++]);
      index++;
    }
}

static void
load_customers (DrEvidenceLoad  *self,
                const DrXmlNode *node,
                gpointer         row)
{
  DrProfileRow *customers = row;

  customers->group = dr_evidence_load_index (self, node, "group", DR_EVIDENCE_GROUP);
  customers->count = dr_load_number (&self->load, node, "count");
  customers->base = dr_load_number (&self->load, node, "base");
  customers->share = dr_load_share (&self->load, node, "share");
}

static void
load_profile (DrEvidenceLoad  *self,
              const DrXmlNode *node,
              DrService       *service)
{
  const DrXmlNode *profile = dr_xml_node_child (node, "profile");

  service->profile_total = DR_UNKNOWN;
  service->profile_source = DR_NO_INDEX;
  if (profile == NULL)
    return;

  service->profile_total = dr_load_number (&self->load, profile, "total");
  service->profile_source = dr_evidence_load_index (self, profile, "source", DR_EVIDENCE_SOURCE);
  service->profile = dr_evidence_load_rows (self, profile, "customers", sizeof (DrProfileRow), load_customers,
                                            &service->n_profile);

  for (guint i = 0; i < service->n_profile; i++)
    for (guint j = 0; j < i; j++)
      if (service->profile[i].group != DR_NO_INDEX && service->profile[i].group == service->profile[j].group)
        dr_load_fail (&self->load, profile, DR_RECORD_ERROR_INVALID,
                      _("the profile names group “%s” twice, expected it once"),
                      self->evidence->groups[service->profile[i].group].id);
}

static void
load_channel_standard (DrEvidenceLoad  *self,
                       const DrXmlNode *node,
                       gpointer         row)
{
  DrChannelStandard *standard = row;

  standard->channel = dr_evidence_load_index (self, node, "channel", DR_EVIDENCE_CHANNEL);
  standard->standard = dr_evidence_load_standard (self, node);
}

static void
load_contacts (DrEvidenceLoad  *self,
               const DrXmlNode *node,
               gpointer         row)
{
  const DrEvidence *evidence = self->evidence;
  DrContactCount *contacts = row;

  contacts->channel = dr_evidence_load_index (self, node, "channel", DR_EVIDENCE_CHANNEL);
  contacts->point = dr_evidence_load_index (self, node, "point", DR_EVIDENCE_POINT);
  contacts->period = dr_load_partial (&self->load, node, "period");
  contacts->count = dr_load_number (&self->load, node, "count");
  contacts->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);

  if (contacts->point != DR_NO_INDEX && contacts->channel != DR_NO_INDEX
      && evidence->points[contacts->point].channel != contacts->channel)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID, _("contacts: access point “%s” is not of channel “%s”"),
                  evidence->points[contacts->point].id, evidence->channels[contacts->channel].id);
}

static void
load_capacity (DrEvidenceLoad  *self,
               const DrXmlNode *node,
               gpointer         row)
{
  DrCapacity *capacity = row;

  capacity->channel = dr_evidence_load_index (self, node, "channel", DR_EVIDENCE_CHANNEL);
  capacity->per_year = dr_load_number (&self->load, node, "per-year");
  capacity->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);
}

static void
load_reason (DrEvidenceLoad  *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrContactReason *reason = row;

  reason->name = dr_load_required (&self->load, node, "name");
  reason->share = dr_load_share (&self->load, node, "share");
  reason->channel = dr_evidence_load_index (self, node, "channel", DR_EVIDENCE_CHANNEL);
  reason->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);
}

static void
load_works_best (DrEvidenceLoad  *self,
                 const DrXmlNode *node,
                 gpointer         row)
{
  DrWorksBest *works_best = row;

  works_best->group = dr_evidence_load_index (self, node, "group", DR_EVIDENCE_GROUP);
  works_best->text = dr_load_text (&self->load, node);
  works_best->source = dr_evidence_load_index (self, node, "source", DR_EVIDENCE_SOURCE);
}

static void
load_shift_target (DrEvidenceLoad  *self,
                   const DrXmlNode *node,
                   gpointer         row)
{
  gboolean announced = g_strcmp0 (dr_xml_node_get (node, "share"), "to-be-announced") != 0;
  DrShiftTarget *target = row;

  target->channel = dr_evidence_load_index (self, node, "channel", DR_EVIDENCE_CHANNEL);
  target->group = dr_xml_node_get (node, "group") != NULL
                    ? dr_evidence_load_index (self, node, "group", DR_EVIDENCE_GROUP) : DR_GROUP_ALL;
  target->share = announced ? dr_load_share (&self->load, node, "share") : DR_UNKNOWN;
  target->by = dr_load_partial (&self->load, node, "by");
}

static void
load_service (DrEvidenceLoad  *self,
              const DrXmlNode *node,
              gpointer         row)
{
  DrService *service = row;

  service->id = dr_evidence_load_id (self, node, DR_EVIDENCE_SERVICE);
  service->name = dr_load_required (&self->load, node, "name");
  service->manager = dr_load_string (&self->load, node, "manager");
  service->directorate = dr_load_string (&self->load, node, "directorate");
  service->plan = dr_load_string (&self->load, node, "plan");
  service->plan_year = dr_load_string (&self->load, node, "plan-year");
  load_profile (self, node, service);
  service->standards = dr_evidence_load_rows (self, node, "standard", sizeof (DrChannelStandard),
                                              load_channel_standard, &service->n_standards);
  service->contacts = dr_evidence_load_rows (self, node, "contacts", sizeof (DrContactCount), load_contacts,
                                             &service->n_contacts);
  service->capacities = dr_evidence_load_rows (self, node, "capacity", sizeof (DrCapacity), load_capacity,
                                               &service->n_capacities);
  service->reasons = dr_evidence_load_rows (self, node, "reason", sizeof (DrContactReason), load_reason,
                                            &service->n_reasons);
  service->works_best = dr_evidence_load_rows (self, node, "works-best", sizeof (DrWorksBest), load_works_best,
                                               &service->n_works_best);
  service->targets = dr_evidence_load_rows (self, node, "target", sizeof (DrShiftTarget), load_shift_target,
                                            &service->n_targets);
  service->line = node->line;
}

/* dr_evidence_load_services(): the services and their access points. */
void
dr_evidence_load_services (DrEvidenceLoad  *self,
                           const DrXmlNode *root)
{
  const DrXmlNode *services = dr_xml_node_child (root, "services");

  if (services != NULL)
    load_points (self, services);
  self->evidence->services = dr_evidence_load_rows (self, services, "service", sizeof (DrService), load_service,
                                                    &self->evidence->n_services);
}
