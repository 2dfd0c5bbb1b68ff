/* The access points of an assessment, and its options with the offer of every point. */
#include "dr-assessment-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The evidence base may know a point by the same id; then both must speak of the same thing, since figures and
 * contact counts of that point are taken from there. */
static void
check_against_evidence (DrPartLoad          *self,
                        const DrXmlNode     *node,
                        const DrAccessPoint *point)
{
  const DrPoint *known;

  if (point->evidence_point == DR_NO_INDEX || point->channel == DR_NO_INDEX)
    return;

  known = &self->evidence->points[point->evidence_point];
  if (known->channel != point->channel)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("access point “%s” is of channel “%s”, but in the evidence base of “%s”: expected the same channel "
                    "or another id"), point->id, self->evidence->channels[point->channel].id,
                  self->evidence->channels[known->channel].id);
  else if ((known->place != NULL) != (point->place != NULL))
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("access point “%s” is %s, but in the evidence base it is %s: expected the same or another id"),
                  point->id, point->place != NULL ? _("at a place") : _("remote"),
                  known->place != NULL ? _("at a place") : _("remote"));
}

static void
read_point (DrPartLoad      *self,
            const DrXmlNode *node,
            gpointer         row)
{
  DrAccessPoint *point = row;

  point->line = node->line;
  point->id = dr_load_required (&self->load, node, "id");
  point->name = dr_load_required (&self->load, node, "name");
  dr_load_required (&self->load, node, "channel");
  point->channel = dr_part_channel (self, node, "channel");
  point->place = dr_load_string (&self->load, node, "place");
  point->needs = dr_part_needs (self, node);
  point->evidence_point = dr_evidence_find_point (self->evidence, point->id);
  check_against_evidence (self, node, point);
}

/* dr_part_read_points(): the access points; every later part may refer to them. */
void
dr_part_read_points (DrPartLoad      *self,
                     const DrXmlNode *root)
{
  const DrXmlNode *container = dr_xml_node_child (root, "access-points");
  const DrXmlNode *node = NULL;
  DrAssessment *assessment = self->assessment;

  assessment->points = dr_part_rows (self, container, "access-point", sizeof (DrAccessPoint), read_point,
                                     &assessment->n_points);

  for (guint i = 0; i < assessment->n_points; i++)
    {
      node = i == 0 ? dr_xml_node_child (container, "access-point") : dr_xml_node_next (node, "access-point");
      if (dr_assessment_find_point (assessment, assessment->points[i].id) != (int) i)
        dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                      _("access point “%s” is declared twice, expected every id once"), assessment->points[i].id);
    }
}

/* A point relocates to one that opens for it: of the same channel, at a place, and not offered before. */
static void
check_relocation (DrPartLoad         *self,
                  const DrXmlNode    *node,
                  const DrPointOffer *offers,
                  guint               index)
{
  const DrAccessPoint *points = self->assessment->points;
  const DrPointOffer *offer = &offers[index];
  const char *id = points[index].id;
  int to = offer->to;

  if (offer->after != DR_OFFER_RELOCATED)
    {
      if (to != DR_NO_INDEX)
        dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                      _("offer: “%s” has a to but after is not relocated, expected both or neither"), id);
    }
  else if (to == DR_NO_INDEX)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: “%s” is relocated with no to, expected the access point that it moves to"), id);
  else if (points[index].place == NULL)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: “%s” is relocated but has no place, expected an access point at a place"), id);
  else if (offer->before == DR_OFFER_NONE)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: “%s” is relocated but was not offered before, expected before to be reduced or full"), id);
  else if (points[to].place == NULL || points[to].channel != points[index].channel)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: “%s” moves to “%s”, expected an access point of the same channel at a place"), id,
                  points[to].id);
  else if (offers[to].before != DR_OFFER_NONE
           || (offers[to].after != DR_OFFER_FULL && offers[to].after != DR_OFFER_REDUCED))
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: “%s” moves to “%s”, expected that to be none before and full or reduced after in this "
                    "option"), id, points[to].id);
}

static gboolean
same_hours (double a,
            double b)
{
  return dr_is_known (a) ? a == b : !dr_is_known (b);
}

/* What is there today cannot depend on which option is looked at. */
static void
check_before (DrPartLoad         *self,
              const DrXmlNode    *node,
              const DrPointOffer *offer,
              const DrPointOffer *first,
              guint               index)
{
  const char *id = self->assessment->points[index].id;

  if (offer->before != first->before)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: before of “%s” is %s, but %s in the first option: expected the same in every option"), id,
                  dr_vocabulary_to_string (DR_VOCABULARY_OFFER, offer->before),
                  dr_vocabulary_to_string (DR_VOCABULARY_OFFER, first->before));
  else if (!same_hours (offer->hours_before, first->hours_before))
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: hours-before of “%s” differs from the first option, expected the same in every option"), id);
}

static void
check_unchanged (DrPartLoad         *self,
                 const DrXmlNode    *node,
                 const DrPointOffer *offer,
                 guint               index)
{
  if (offer->after != offer->before || !same_hours (offer->hours_after, offer->hours_before))
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: “%s” differs after and before, expected an access review to change nothing"),
                  self->assessment->points[index].id);
}

static void
read_offer (DrPartLoad      *self,
            const DrXmlNode *node,
            DrPointOffer    *offer)
{
  dr_load_required (&self->load, node, "before");
  dr_load_required (&self->load, node, "after");
  offer->before = dr_load_word (&self->load, node, "before", DR_VOCABULARY_OFFER, DR_OFFER_NONE);
  offer->after = dr_load_word (&self->load, node, "after", DR_VOCABULARY_OFFER, DR_OFFER_NONE);
  offer->hours_before = dr_load_number (&self->load, node, "hours-before");
  offer->hours_after = dr_load_number (&self->load, node, "hours-after");
  offer->to = dr_part_point (self, node, "to");

  if (offer->before == DR_OFFER_RELOCATED)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("offer: before is “relocated”, expected one of: none reduced full"));
}

/* One offer for each of the assessment's points, in their order whatever the order of the file. */
static const DrPointOffer *
read_offers (DrPartLoad      *self,
             const DrXmlNode *option,
             const char      *id)
{
  const DrAssessment *assessment = self->assessment;
  DrPointOffer *offers = dr_arena_array0 (self->load.arena, DrPointOffer, assessment->n_points);
  const DrPointOffer *first = assessment->n_options > 0 ? assessment->options[0].offers : NULL;
  g_autofree const DrXmlNode **nodes = g_new0 (const DrXmlNode *, assessment->n_points + 1);

  for (const DrXmlNode *node = dr_xml_node_child (option, "offer"); node != NULL;
       node = dr_xml_node_next (node, "offer"))
    {
      int point;

      dr_load_required (&self->load, node, "point");
      point = dr_part_point (self, node, "point");
      if (point == DR_NO_INDEX)
        return offers;
      if (nodes[point] != NULL)
        dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                      _("option “%s” has two offers for access point “%s”, expected one"), id,
                      assessment->points[point].id);
      nodes[point] = node;
      read_offer (self, node, &offers[point]);
    }

  for (guint i = 0; i < assessment->n_points; i++)
    {
      if (nodes[i] == NULL)
        {
          dr_load_fail (&self->load, option, DR_RECORD_ERROR_INVALID,
                        _("option “%s” has no offer for access point “%s”, expected one"), id, assessment->points[i].id);
          return offers;
        }
      check_relocation (self, nodes[i], offers, i);
      if (first != NULL)
        check_before (self, nodes[i], &offers[i], &first[i], i);
      if (assessment->access_review)
        check_unchanged (self, nodes[i], &offers[i], i);
    }

  return offers;
}

/* A target that names no group is the service's. */
static const char *
group_of_target (const DrXmlNode *target)
{
  const char *group = dr_xml_node_get (target, "group");

  return group != NULL ? group : DR_GROUP_ALL_ID;
}

static void
read_target (DrPartLoad      *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrTarget *target = row;

  dr_load_required (&self->load, node, "channel");
  dr_load_required (&self->load, node, "share");
  target->channel = dr_part_channel (self, node, "channel");
  target->group = dr_xml_node_get (node, "group") != NULL ? dr_part_group (self, node, "group") : DR_GROUP_ALL;
  target->share = dr_part_announced (node, "share") ? dr_load_share (&self->load, node, "share") : DR_UNKNOWN;

  for (const DrXmlNode *other = dr_xml_node_child (node->parent, "target"); other != NULL && other != node;
       other = dr_xml_node_next (other, "target"))
    if (g_strcmp0 (dr_xml_node_get (other, "channel"), dr_xml_node_get (node, "channel")) == 0
        && g_strcmp0 (group_of_target (other), group_of_target (node)) == 0)
      dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                    _("target: channel “%s” has a target for group “%s” already on line %u, expected one"),
                    dr_xml_node_get (node, "channel"), group_of_target (node), other->line);
}

static void
read_standard (DrPartLoad      *self,
               const DrXmlNode *node,
               gpointer         row)
{
  DrStandardChange *standard = row;
  const char *better = dr_xml_node_get (node, "better");

  dr_load_required (&self->load, node, "channel");
  standard->channel = dr_part_channel (self, node, "channel");
  standard->text = dr_load_required (&self->load, node, "text");
  standard->before = dr_load_number (&self->load, node, "before");
  standard->after = dr_load_number (&self->load, node, "after");
  standard->unit = dr_load_string (&self->load, node, "unit");
  standard->higher_is_better = better != NULL && strcmp (better, "higher") == 0;
}

static void
read_option (DrPartLoad      *self,
             const DrXmlNode *node,
             gpointer         row)
{
  DrAssessment *assessment = self->assessment;
  DrOption *option = row;

  option->line = node->line;
  option->id = dr_load_required (&self->load, node, "id");
  option->name = dr_load_required (&self->load, node, "name");
  option->chosen = dr_load_flag (&self->load, node, "chosen", FALSE);
  option->description = dr_part_child_text (self, node, "description");
  option->offers = read_offers (self, node, option->id);
  option->targets = dr_part_rows (self, node, "target", sizeof (DrTarget), read_target, &option->n_targets);
  option->standards = dr_part_rows (self, node, "standard", sizeof (DrStandardChange), read_standard,
                                    &option->n_standards);

  if (dr_assessment_find_option (assessment, option->id) != DR_NO_INDEX)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("option “%s” is declared twice, expected every id once"), option->id);
  if (option->chosen && assessment->chosen != DR_NO_INDEX)
    dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID,
                  _("option “%s” is chosen, but so is “%s”: expected at most one chosen option"), option->id,
                  assessment->options[assessment->chosen].id);
  else if (option->chosen)
    assessment->chosen = (int) assessment->n_options;

  /* Counted one by one, so that the first is there for comparison while the second is read. */
  assessment->n_options++;
}

/* dr_part_read_options(): the options; the points must have been read. */
void
dr_part_read_options (DrPartLoad      *self,
                      const DrXmlNode *root)
{
  const DrXmlNode *container = dr_xml_node_child (root, "options");
  DrAssessment *assessment = self->assessment;
  guint n = container != NULL ? dr_load_n_children (container, "option") : 0;
  DrOption *options = dr_arena_array0 (self->load.arena, DrOption, n);
  const DrXmlNode *node = n > 0 ? dr_xml_node_child (container, "option") : NULL;

  assessment->options = options;
  for (guint i = 0; i < n; i++, node = dr_xml_node_next (node, "option"))
    read_option (self, node, &options[i]);

  if (assessment->access_review
      && (n != 1 || strcmp (options[0].id, "as-is") != 0 || !options[0].chosen))
    dr_load_fail (&self->load, container != NULL ? container : root, DR_RECORD_ERROR_INVALID,
                  _("an access review has one option with the id “as-is”, chosen; expected exactly that"));
}
