#include "dr-evidence-check.h"

#include "dr-evidence-check-private.h"

#include <glib/gi18n-lib.h>

/**
 * dr_evidence_problem_new:
 * @line: in the file, from 1; 0: not known
 * @kind: a static word
 * @format: what is wrong, in plain words
 *
 * Returns: (transfer full): a problem
 */
DrEvidenceProblem *
dr_evidence_problem_new (guint       line,
                         const char *kind,
                         const char *format,
                         ...)
{
  DrEvidenceProblem *self = g_new0 (DrEvidenceProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  self->line = line;
  self->kind = kind;
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return self;
}

/**
 * dr_evidence_problem_free:
 * @problem: (nullable): a #DrEvidenceProblem
 */
void
dr_evidence_problem_free (gpointer problem)
{
  DrEvidenceProblem *self = problem;

  if (self == NULL)
    return;
  g_free (self->message);
  g_free (self);
}

/* dr_evidence_check_report(): one more problem. */
void
dr_evidence_check_report (GPtrArray  *problems,
                          guint       line,
                          const char *kind,
                          const char *format,
                          ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, dr_evidence_problem_new (line, kind, "%s", message));
}

/* dr_evidence_check_share(): a share that lies outside 0..1, where one is given; @format takes the id and the share. */
void
dr_evidence_check_share (GPtrArray  *problems,
                         guint       line,
                         const char *format,
                         const char *id,
                         double      share)
{
  if (dr_is_known (share) && (share < 0.0 || share > 1.0))
    dr_evidence_check_report (problems, line, "share", _(format), id, share);
}

static void
check_sources (GPtrArray        *problems,
               const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_sources; i++)
    {
      const DrSource *source = &evidence->sources[i];

      if (source->sent > 0 && source->n > source->sent)
        dr_evidence_check_report (problems, source->line, "n-over-sent",
                                  _("source “%s”: %u answered, but only %u were asked"), source->id, source->n,
                                  source->sent);
    }
}

/* A group's own numbers: against its base, its source and its projections. */
static void
check_group (GPtrArray        *problems,
             const DrEvidence *evidence,
             const DrGroup    *group)
{
  gboolean has_size = dr_is_known (group->count) || dr_is_known (group->share);

  dr_evidence_check_share (problems, group->line, N_("group “%s” has a share of %g, outside 0 to 1"), group->id,
                           group->share);
  if (dr_is_known (group->count) && dr_is_known (group->base) && group->count > group->base)
    dr_evidence_check_report (problems, group->line, "count-over-base",
                              _("group “%s” counts %.10g of a base of only %.10g"), group->id, group->count,
                              group->base);
  if (has_size && group->source == DR_NO_INDEX)
    dr_evidence_check_report (problems, group->line, "no-source",
                              _("group “%s” has a size but names no source for it"), group->id);
  for (guint i = 0; group->source != DR_NO_INDEX && i < group->n_projections; i++)
    if (group->projections[i].year < evidence->sources[group->source].fieldwork.year)
      dr_evidence_check_report (problems, group->line, "projection",
                                _("group “%s” is projected to %u, before its count of %u"), group->id,
                                group->projections[i].year, evidence->sources[group->source].fieldwork.year);
}

/* What the groups of one dimension come to together. */
typedef struct {
  const DrGroup *first;
  guint          n;
  guint          n_counted;   /* with a count */
  guint          n_shared;    /* with only a share */
  double         count;
  double         share;
} Parts;

static Parts
add_up (GPtrArray        *problems,
        const DrEvidence *evidence,
        int               dimension)
{
  Parts parts = { NULL, 0, 0, 0, 0.0, 0.0 };

  for (guint i = 0; i < evidence->n_groups; i++)
    {
      const DrGroup *group = &evidence->groups[i];

      if (group->dimension != dimension)
        continue;
      parts.n++;
      if (dr_is_known (group->count))
        {
          if (parts.first == NULL)
            parts.first = group;
          else if (group->unit != parts.first->unit)
            dr_evidence_check_report (problems, group->line, "unit",
                                      _("group “%s” counts other things than “%s” beside it"), group->id,
                                      parts.first->id);
          else if (!(group->base == parts.first->base
                     || (!dr_is_known (group->base) && !dr_is_known (parts.first->base))))
            dr_evidence_check_report (problems, group->line, "partition-base",
                                      _("group “%s” has another base than “%s” beside it"), group->id,
                                      parts.first->id);
          parts.count += group->count;
          parts.n_counted++;
        }
      else if (dr_is_known (group->share))
        {
          parts.share += group->share;
          parts.n_shared++;
        }
    }

  return parts;
}

/* Where some part is not known the others may still not come to more than the whole. */
static void
check_partition (GPtrArray         *problems,
                 const DrEvidence  *evidence,
                 int                index)
{
  const DrDimension *dimension = &evidence->dimensions[index];
  Parts parts = add_up (problems, evidence, index);
  double base = parts.first != NULL ? parts.first->base : DR_UNKNOWN;

  if (parts.n_counted > 0 && dr_is_known (base)
      && (parts.count > base * (1.0 + DR_EVIDENCE_TOLERANCE)
          || (parts.n_counted == parts.n && parts.count < base * (1.0 - DR_EVIDENCE_TOLERANCE))))
    dr_evidence_check_report (problems, dimension->line, "partition-sum",
                              _("the groups of “%s” come to %.10g together, not to their base of %.10g"),
                              dimension->id, parts.count, base);
  if (parts.n_shared > 0
      && (parts.share > 1.0 + DR_EVIDENCE_TOLERANCE
          || (parts.n_shared == parts.n && parts.share < 1.0 - DR_EVIDENCE_TOLERANCE)))
    dr_evidence_check_report (problems, dimension->line, "partition-sum",
                              _("the shares of the groups of “%s” come to %.4g together, not to 1"), dimension->id,
                              parts.share);
}

static void
check_mix (GPtrArray   *problems,
           const DrMix *mix)
{
  double sum = 0.0;

  for (guint i = 0; i < mix->n_shares; i++)
    {
      dr_evidence_check_share (problems, mix->line, N_("mix “%s” has a share of %g, outside 0 to 1"), mix->id,
                               mix->shares[i].share);
      sum += mix->shares[i].share;
    }
  if (sum > 1.0 + DR_EVIDENCE_TOLERANCE)
    dr_evidence_check_report (problems, mix->line, "mix-sum",
                              mix->complete ? _("mix “%s” is marked complete, but its shares come to %.4g")
                                            : _("the shares of mix “%s” come to %.4g, more than 1"),
                              mix->id, sum);
}

static void
check_service (GPtrArray        *problems,
               const DrEvidence *evidence,
               const DrService  *service)
{
  for (guint i = 0; i < service->n_profile; i++)
    {
      const DrProfileRow *row = &service->profile[i];
      double base = dr_is_known (row->base) ? row->base : service->profile_total;

      dr_evidence_check_share (problems, service->line,
                               N_("the customer profile of service “%s” has a share of %g, outside 0 to 1"), service->id,
                               row->share);
      if (dr_is_known (row->count) && dr_is_known (base) && row->count > base)
        dr_evidence_check_report (problems, service->line, "count-over-base",
                                  _("service “%s” has %.10g customers of group “%s”, of a base of only %.10g"),
                                  service->id, row->count, evidence->groups[row->group].id, base);
    }
  for (guint i = 0; i < service->n_reasons; i++)
    dr_evidence_check_share (problems, service->line,
                             N_("a reason for contact with service “%s” has a share of %g, outside 0 to 1"), service->id,
                             service->reasons[i].share);
  for (guint i = 0; i < service->n_targets; i++)
    dr_evidence_check_share (problems, service->line, N_("a target of service “%s” has a share of %g, outside 0 to 1"),
                             service->id, service->targets[i].share);
}

/* All access points of one channel are at a place, or none is: whether it can be moved hangs on that. */
static void
check_places (GPtrArray        *problems,
              const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_points; i++)
    for (guint j = 0; j < i; j++)
      {
        const DrPoint *point = &evidence->points[i];
        const DrPoint *first = &evidence->points[j];

        if (first->channel != point->channel)
          continue;
        if ((first->place != NULL) != (point->place != NULL))
          dr_evidence_check_report (problems, point->line, "place",
                                    point->place != NULL
                                      ? _("access point “%s” has a place, but “%s” of the same channel has none")
                                      : _("access point “%s” has no place, but “%s” of the same channel has one"),
                                    point->id, first->id);
        break;
      }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const DrEvidenceProblem *first = *(const DrEvidenceProblem * const *) a;
  const DrEvidenceProblem *second = *(const DrEvidenceProblem * const *) b;

  return first->line < second->line ? -1 : first->line > second->line;
}

/**
 * dr_evidence_check:
 * @evidence: an evidence base
 *
 * Everything in it that contradicts itself or hangs in the air. Pure.
 *
 * Returns: (transfer full) (element-type DrEvidenceProblem): the problems by line; none: an empty array
 */
GPtrArray *
dr_evidence_check (const DrEvidence *evidence)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (dr_evidence_problem_free);

  check_sources (problems, evidence);
  for (guint i = 0; i < evidence->n_groups; i++)
    check_group (problems, evidence, &evidence->groups[i]);
  for (guint i = 0; i < evidence->n_dimensions; i++)
    if (evidence->dimensions[i].partition)
      check_partition (problems, evidence, (int) i);
  dr_evidence_check_figures (problems, evidence);
  for (guint i = 0; i < evidence->n_mixes; i++)
    check_mix (problems, &evidence->mixes[i]);
  for (guint i = 0; i < evidence->n_services; i++)
    check_service (problems, evidence, &evidence->services[i]);
  check_places (problems, evidence);

  /* A stable sort: problems of one line stay in the order above. */
  g_ptr_array_sort (problems, compare_lines);

  return problems;
}
