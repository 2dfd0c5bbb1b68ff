#include "dr-evidence-writer-private.h"
#include "dr-write.h"

#include <string.h>

static void
write_figure (DrXmlWriter      *writer,
              const DrEvidence *evidence,
              const DrFigure   *figure)
{
  static const DrSource none = { .area = DR_NO_INDEX, .population = "" };
  const DrSource *source = figure->source != DR_NO_INDEX ? &evidence->sources[figure->source] : &none;

  dr_xml_writer_start (writer, "figure");
  if (figure->area != source->area)
    dr_write_index (writer, "area", dr_evidence_area_id, evidence, figure->area);
  if (figure->target == DR_TARGET_CHANNEL)
    dr_write_index (writer, "channel", dr_evidence_channel_id, evidence, figure->target_index);
  if (!dr_date_is_same (figure->date, source->fieldwork))
    dr_write_date (writer, "date", figure->date);
  dr_write_index (writer, "group", dr_evidence_group_id, evidence, figure->group);
  dr_write_string (writer, "how-known", figure->how_known);
  dr_write_string (writer, "id", figure->id);
  dr_write_word (writer, "kind", DR_VOCABULARY_FIGURE_KIND, figure->kind);
  if (figure->n != source->n)
    dr_write_count (writer, "n", figure->n);
  dr_write_string (writer, "note", figure->note);
  if (figure->target == DR_TARGET_POINT)
    dr_write_index (writer, "point", dr_evidence_point_id, evidence, figure->target_index);
  if (strcmp (figure->population, source->population) != 0)
    dr_write_string (writer, "population", figure->population);
  if (figure->target == DR_TARGET_PREREQUISITE)
    dr_write_index (writer, "prerequisite", dr_evidence_prerequisite_id, evidence, figure->target_index);
  dr_write_number (writer, "share", figure->share);
  dr_write_index (writer, "source", dr_evidence_source_id, evidence, figure->source);
  if (figure->unit != evidence->groups[figure->group].unit)
    dr_write_word (writer, "unit", DR_VOCABULARY_UNIT, figure->unit);
  dr_xml_writer_end (writer);
}

void
dr_evidence_write_figures (DrXmlWriter         *writer,
                           const DrEvidence    *evidence,
                           const DrEvidenceUse *use)
{
  dr_xml_writer_start (writer, "figures");
  for (guint i = 0; i < evidence->n_figures; i++)
    if (dr_evidence_use_has (use->figures, i))
      write_figure (writer, evidence, &evidence->figures[i]);
  dr_xml_writer_end (writer);
}

static void
write_mix (DrXmlWriter      *writer,
           const DrEvidence *evidence,
           const DrMix      *mix)
{
  dr_xml_writer_start (writer, "mix");
  dr_write_string (writer, "comparable", mix->comparable);
  dr_write_flag (writer, "complete", mix->complete);
  dr_write_string (writer, "id", mix->id);
  dr_write_word (writer, "kind", DR_VOCABULARY_MIX_KIND, mix->kind);
  dr_write_date (writer, "period", mix->period);
  dr_write_index (writer, "service", dr_evidence_service_id, evidence, mix->service);
  dr_write_index (writer, "source", dr_evidence_source_id, evidence, mix->source);
  for (guint i = 0; i < mix->n_shares; i++)
    {
      dr_xml_writer_start (writer, "share");
      dr_write_index (writer, "channel", dr_evidence_channel_id, evidence, mix->shares[i].channel);
      dr_write_number (writer, "value", mix->shares[i].share);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

void
dr_evidence_write_mixes (DrXmlWriter         *writer,
                         const DrEvidence    *evidence,
                         const DrEvidenceUse *use)
{
  dr_xml_writer_start (writer, "mixes");
  for (guint i = 0; i < evidence->n_mixes; i++)
    if (dr_evidence_use_has (use->mixes, i))
      write_mix (writer, evidence, &evidence->mixes[i]);
  dr_xml_writer_end (writer);
}

static void
write_points (DrXmlWriter         *writer,
              const DrEvidence    *evidence,
              const DrEvidenceUse *use,
              int                  service)
{
  for (guint i = 0; i < evidence->n_points; i++)
    {
      const DrPoint *point = &evidence->points[i];

      if (point->service != service || !dr_evidence_use_has (use->points, i))
        continue;
      dr_xml_writer_start (writer, "access-point");
      dr_write_index (writer, "channel", dr_evidence_channel_id, evidence, point->channel);
      dr_write_number (writer, "hours", point->hours);
      dr_write_string (writer, "id", point->id);
      dr_write_string (writer, "name", point->name);
      dr_write_indices (writer, "needs", dr_evidence_need_id, evidence, &point->needs);
      dr_write_string (writer, "place", point->place);
      dr_xml_writer_end (writer);
    }
}

static void
write_profile (DrXmlWriter         *writer,
               const DrEvidence    *evidence,
               const DrEvidenceUse *use,
               const DrService     *service)
{
  if (service->profile_source == DR_NO_INDEX)
    return;

  dr_xml_writer_start (writer, "profile");
  dr_write_index (writer, "source", dr_evidence_source_id, evidence, service->profile_source);
  dr_write_number (writer, "total", service->profile_total);
  for (guint i = 0; i < service->n_profile; i++)
    {
      const DrProfileRow *row = &service->profile[i];

      if (!dr_evidence_use_has (use->groups, row->group))
        continue;
      dr_xml_writer_start (writer, "customers");
      dr_write_number (writer, "base", row->base);
      dr_write_number (writer, "count", row->count);
      dr_write_index (writer, "group", dr_evidence_group_id, evidence, row->group);
      dr_write_number (writer, "share", row->share);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

static void
write_standards (DrXmlWriter         *writer,
                 const DrEvidence    *evidence,
                 const DrEvidenceUse *use,
                 const DrService     *service)
{
  for (guint i = 0; i < service->n_standards; i++)
    if (dr_evidence_use_has (use->channels, service->standards[i].channel))
      {
        dr_xml_writer_start (writer, "standard");
        dr_write_index (writer, "channel", dr_evidence_channel_id, evidence, service->standards[i].channel);
        dr_evidence_write_standard (writer, &service->standards[i].standard);
        dr_xml_writer_end (writer);
      }
}

static void
write_contacts (DrXmlWriter         *writer,
                const DrEvidence    *evidence,
                const DrEvidenceUse *use,
                const DrService     *service)
{
  for (guint i = 0; i < service->n_contacts; i++)
    {
      const DrContactCount *contacts = &service->contacts[i];

      if (!dr_evidence_use_has (use->channels, contacts->channel) || !dr_evidence_use_has (use->points, contacts->point))
        continue;
      dr_xml_writer_start (writer, "contacts");
      dr_write_index (writer, "channel", dr_evidence_channel_id, evidence, contacts->channel);
      dr_write_number (writer, "count", contacts->count);
      dr_write_date (writer, "period", contacts->period);
      dr_write_index (writer, "point", dr_evidence_point_id, evidence, contacts->point);
      dr_write_index (writer, "source", dr_evidence_source_id, evidence, contacts->source);
      dr_xml_writer_end (writer);
    }
}

static void
write_capacities (DrXmlWriter         *writer,
                  const DrEvidence    *evidence,
                  const DrEvidenceUse *use,
                  const DrService     *service)
{
  for (guint i = 0; i < service->n_capacities; i++)
    if (dr_evidence_use_has (use->channels, service->capacities[i].channel))
      {
        dr_xml_writer_start (writer, "capacity");
        dr_write_index (writer, "channel", dr_evidence_channel_id, evidence, service->capacities[i].channel);
        dr_write_number (writer, "per-year", service->capacities[i].per_year);
        dr_write_index (writer, "source", dr_evidence_source_id, evidence, service->capacities[i].source);
        dr_xml_writer_end (writer);
      }
}

static void
write_reasons (DrXmlWriter         *writer,
               const DrEvidence    *evidence,
               const DrEvidenceUse *use,
               const DrService     *service)
{
  for (guint i = 0; i < service->n_reasons; i++)
    if (dr_evidence_use_has (use->channels, service->reasons[i].channel))
      {
        dr_xml_writer_start (writer, "reason");
        dr_write_index (writer, "channel", dr_evidence_channel_id, evidence, service->reasons[i].channel);
        dr_write_string (writer, "name", service->reasons[i].name);
        dr_write_number (writer, "share", service->reasons[i].share);
        dr_write_index (writer, "source", dr_evidence_source_id, evidence, service->reasons[i].source);
        dr_xml_writer_end (writer);
      }
}

static void
write_works_best (DrXmlWriter         *writer,
                  const DrEvidence    *evidence,
                  const DrEvidenceUse *use,
                  const DrService     *service)
{
  for (guint i = 0; i < service->n_works_best; i++)
    if (dr_evidence_use_has (use->groups, service->works_best[i].group))
      {
        dr_xml_writer_start (writer, "works-best");
        dr_write_index (writer, "group", dr_evidence_group_id, evidence, service->works_best[i].group);
        dr_write_index (writer, "source", dr_evidence_source_id, evidence, service->works_best[i].source);
        dr_xml_writer_text (writer, service->works_best[i].text);
        dr_xml_writer_end (writer);
      }
}

static void
write_targets (DrXmlWriter         *writer,
               const DrEvidence    *evidence,
               const DrEvidenceUse *use,
               const DrService     *service)
{
  for (guint i = 0; i < service->n_targets; i++)
    {
      const DrShiftTarget *target = &service->targets[i];

      if (!dr_evidence_use_has (use->channels, target->channel) || !dr_evidence_use_has (use->groups, target->group))
        continue;
      dr_xml_writer_start (writer, "target");
      dr_write_date (writer, "by", target->by);
      dr_write_index (writer, "channel", dr_evidence_channel_id, evidence, target->channel);
      if (target->group != DR_GROUP_ALL)
        dr_write_index (writer, "group", dr_evidence_group_id, evidence, target->group);
      if (dr_is_known (target->share))
        dr_write_number (writer, "share", target->share);
      else
        dr_write_string (writer, "share", "to-be-announced");
      dr_xml_writer_end (writer);
    }
}

void
dr_evidence_write_services (DrXmlWriter         *writer,
                            const DrEvidence    *evidence,
                            const DrEvidenceUse *use)
{
  dr_xml_writer_start (writer, "services");
  for (guint i = 0; i < evidence->n_services; i++)
    {
      const DrService *service = &evidence->services[i];

      if (!dr_evidence_use_has (use->services, i))
        continue;
      dr_xml_writer_start (writer, "service");
      dr_write_string (writer, "directorate", service->directorate);
      dr_write_string (writer, "id", service->id);
      dr_write_string (writer, "manager", service->manager);
      dr_write_string (writer, "name", service->name);
      dr_write_string (writer, "plan", service->plan);
      dr_write_string (writer, "plan-year", service->plan_year);
      write_points (writer, evidence, use, (int) i);
      write_profile (writer, evidence, use, service);
      write_standards (writer, evidence, use, service);
      write_contacts (writer, evidence, use, service);
      write_capacities (writer, evidence, use, service);
      write_reasons (writer, evidence, use, service);
      write_works_best (writer, evidence, use, service);
      write_targets (writer, evidence, use, service);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}
