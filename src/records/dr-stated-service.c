/* What a return lists of a service, item by item, as read. */
#include "dr-stated-return-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
read_point (DrLoad          *load,
            const DrXmlNode *node,
            gpointer         item)
{
  static const char * const changes[DR_N_RETURN_CHANGES] = {
    [DR_RETURN_WITHDRAWN] = "withdrawn", [DR_RETURN_REDUCED] = "reduced", [DR_RETURN_RELOCATED] = "relocated",
  };
  DrStatedPoint *point = item;
  const char *change = dr_load_required (load, node, "change");

  *point = (DrStatedPoint) {
    .assessment = dr_load_required (load, node, "assessment"),
    .id = dr_load_required (load, node, "id"),
    .name = dr_stated_name (load, node, "name", "id"),
    .channel = dr_load_required (load, node, "channel"),
    .place = dr_load_string (load, node, "place"),
    .to = dr_load_string (load, node, "to"),
    .hours_before = dr_load_number (load, node, "hours-before"),
    .hours_after = dr_load_number (load, node, "hours-after"),
    .effective = dr_load_date (load, node, "effective"),
  };
  for (guint i = 0; i < DR_N_RETURN_CHANGES; i++)
    if (strcmp (change, changes[i]) == 0)
      point->change = (DrReturnChange) i;
}

/* What targets and measures have in common. */
static void
read_aim (DrLoad          *load,
          const DrXmlNode *node,
          DrStatedTarget  *target)
{
  target->assessment = dr_load_required (load, node, "assessment");
  target->group = dr_load_string (load, node, "group");
  target->group_name = target->group != NULL ? dr_stated_name (load, node, "group-name", "group") : NULL;
  target->baseline = dr_load_number (load, node, "baseline");
  target->to_be_announced = g_strcmp0 (dr_xml_node_get (node, "target"), "to-be-announced") == 0;
  target->target = target->to_be_announced ? DR_UNKNOWN : dr_load_number (load, node, "target");
  target->announce_by = dr_load_date (load, node, "announce-by");
  target->overdue = dr_load_flag (load, node, "overdue", FALSE);
  target->by = dr_load_partial (load, node, "by");
  target->actual = dr_load_number (load, node, "actual");
  target->period = dr_load_partial (load, node, "period");
  target->n = dr_load_count (load, node, "n");
  target->scope = dr_load_string (load, node, "scope");
  target->difference = dr_load_number (load, node, "difference");
}

static void
read_target (DrLoad          *load,
             const DrXmlNode *node,
             gpointer         item)
{
  DrStatedTarget *target = item;

  read_aim (load, node, target);
  target->name = dr_stated_name (load, node, "channel-name", "channel");
}

static void
read_measure (DrLoad          *load,
              const DrXmlNode *node,
              gpointer         item)
{
  DrStatedTarget *target = item;

  read_aim (load, node, target);
  target->measure = dr_load_required (load, node, "id");
  target->name = dr_load_required (load, node, "name");
  target->unit = dr_load_string (load, node, "unit");
}

static void
read_standard (DrLoad          *load,
               const DrXmlNode *node,
               gpointer         item)
{
  *(DrStatedStandard *) item = (DrStatedStandard) {
    .assessment = dr_load_required (load, node, "assessment"),
    .channel_name = dr_stated_name (load, node, "channel-name", "channel"),
    .worse = strcmp (dr_load_required (load, node, "state"), "worse") == 0,
    .before = dr_load_number (load, node, "before"),
    .after = dr_load_number (load, node, "after"),
    .unit = dr_load_string (load, node, "unit"),
  };
}

static void
read_predicted (DrLoad             *load,
                const DrXmlNode    *node,
                DrStatedPrediction *prediction)
{
  const char *text = dr_xml_node_get (node, "predicted");
  char *end = NULL;

  if (text == NULL)
    return;
  prediction->known = TRUE;
  prediction->predicted.lo = g_ascii_strtod (text, &end);
  prediction->predicted.hi = g_ascii_strtod (end, &end);
  if (*end != '\0' || !(prediction->predicted.lo <= prediction->predicted.hi))
    dr_load_fail (load, node, DR_RECORD_ERROR_INVALID, _("%s: %s is “%s”, expected a lower and an upper number"), node->name,
                  "predicted", text);
}

static void
read_prediction (DrLoad          *load,
                 const DrXmlNode *node,
                 gpointer         item)
{
  DrStatedPrediction *prediction = item;

  *prediction = (DrStatedPrediction) {
    .assessment = dr_load_required (load, node, "assessment"),
    .name = dr_load_required (load, node, "name"),
    .quantity = dr_load_required (load, node, "quantity"),
    .unit = dr_load_string (load, node, "unit"),
    .group_name = dr_stated_name (load, node, "group-name", "group"),
    .period = dr_load_partial (load, node, "period"),
    .actual = dr_load_number (load, node, "actual"),
    .n = dr_load_count (load, node, "n"),
    .people = g_strcmp0 (dr_xml_node_get (node, "of"), "people") == 0,
    .as_predicted = dr_load_flag (load, node, "as-predicted", FALSE),
  };
  read_predicted (load, node, prediction);
}

static void
read_action (DrLoad          *load,
             const DrXmlNode *node,
             gpointer         item)
{
  *(DrStatedAction *) item = (DrStatedAction) {
    .assessment = dr_load_required (load, node, "assessment"),
    .id = dr_load_required (load, node, "id"),
    .kind = (DrActionKind) dr_load_word (load, node, "kind", DR_VOCABULARY_ACTION_KIND, DR_ACTION_MITIGATION),
    .owner = dr_load_string (load, node, "owner"),
    .due = dr_load_date (load, node, "due"),
    .text = dr_load_text (load, node),
    .overdue = strcmp (node->name, "overdue-action") == 0,
  };
}

static void
read_late (DrLoad          *load,
           const DrXmlNode *node,
           gpointer         item)
{
  *(DrStatedLate *) item = (DrStatedLate) {
    .assessment = dr_load_required (load, node, "assessment"),
    .decided = dr_load_date (load, node, "decided"),
    .due = dr_load_date (load, node, "due"),
    .publication = strcmp (node->name, "overdue-publication") == 0,
  };
}

/* Two lists as one, the first before the second. */
static gconstpointer
join (DrLoad        *load,
      gconstpointer  first,
      guint          n_first,
      gconstpointer  second,
      guint          n_second,
      gsize          size,
      guint         *n)
{
  char *both = dr_arena_alloc0 (load->arena, size * MAX (n_first + n_second, 1));

  if (n_first > 0)
    memcpy (both, first, size * n_first);
  if (n_second > 0)
    memcpy (both + size * n_first, second, size * n_second);
  *n = n_first + n_second;

  return both;
}

static void
read_actions (DrLoad          *load,
              const DrXmlNode *node,
              DrStatedService *service)
{
  guint n_late;
  guint n_open;
  const DrStatedAction *late = DR_STATED_LIST (load, dr_xml_node_child (node, "overdue-actions"), "overdue-action",
                                               DrStatedAction, read_action, &n_late);
  const DrStatedAction *open = DR_STATED_LIST (load, dr_xml_node_child (node, "open-actions"), "open-action",
                                               DrStatedAction, read_action, &n_open);

  service->actions = join (load, late, n_late, open, n_open, sizeof *late, &service->n_actions);
}

static void
read_all_late (DrLoad          *load,
               const DrXmlNode *node,
               DrStatedService *service)
{
  guint n_reviews;
  guint n_publications;
  const DrStatedLate *reviews = DR_STATED_LIST (load, dr_xml_node_child (node, "overdue-reviews"), "overdue-review",
                                                DrStatedLate, read_late, &n_reviews);
  const DrStatedLate *publications = DR_STATED_LIST (load, dr_xml_node_child (node, "overdue-publications"),
                                                     "overdue-publication", DrStatedLate, read_late, &n_publications);

  service->late = join (load, reviews, n_reviews, publications, n_publications, sizeof *reviews, &service->n_late);
}

/* dr_stated_read_service(): @item: a #DrStatedService. */
void
dr_stated_read_service (DrLoad          *load,
                        const DrXmlNode *node,
                        gpointer         item)
{
  DrStatedService *service = item;

  service->id = dr_load_required (load, node, "id");
  service->name = dr_stated_name (load, node, "name", "id");
  service->directorate = dr_load_string (load, node, "directorate");
  service->plan = dr_load_string (load, node, "plan");
  service->plan_year = dr_load_string (load, node, "plan-year");
  dr_stated_read_tally (load, node, &service->tally);
  service->points = DR_STATED_LIST (load, dr_xml_node_child (node, "access-points"), "access-point", DrStatedPoint, read_point,
                                    &service->n_points);
  service->targets = DR_STATED_LIST (load, dr_xml_node_child (node, "target-list"), "target", DrStatedTarget, read_target,
                                     &service->n_targets);
  service->measures = DR_STATED_LIST (load, dr_xml_node_child (node, "measure-list"), "measure", DrStatedTarget, read_measure,
                                      &service->n_measures);
  service->standards = DR_STATED_LIST (load, dr_xml_node_child (node, "standard-list"), "standard", DrStatedStandard,
                                       read_standard, &service->n_standards);
  service->predictions = DR_STATED_LIST (load, dr_xml_node_child (node, "prediction-list"), "prediction", DrStatedPrediction,
                                         read_prediction, &service->n_predictions);
  read_actions (load, node, service);
  read_all_late (load, node, service);
}
