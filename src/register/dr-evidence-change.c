#include "dr-evidence-change.h"

#include <string.h>

#include "dr-evidence-writer.h"
#include "dr-xml-difference.h"

/* What is gathered, in any order. */
typedef struct {
  const DrEvidence *from;
  const DrEvidence *to;
  DrArena          *arena;
  GHashTable       *tags;          /* set of char * */
  GArray           *differences;   /* of DrEvidenceDifference */
  gboolean          everything;
} Gather;

/* One step of a place: an element, and what tells it from its siblings. */
typedef struct {
  char       *name;
  const char *id;      /* (nullable) */
  const char *group;   /* (nullable) */
} Step;

/* A figure of the evidence base and what it speaks of. */
typedef struct {
  const DrEvidence *evidence;
  const DrFigure   *figure;   /* (nullable): there is none of the id */
} Found;

/* Words that no result rests on. */
static const char * const wording[] = { "name", "title", "note", "link", "licence", "publisher", NULL };

/* Lists that results are computed along: with another order sums and ties may fall out otherwise. */
static const char * const ordered[] = {
  "areas", "sources", "needs", "prerequisites", "channels", "dimensions", "groups", "figures", "mixes",
};

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_pointer (&self->differences, g_array_unref);
  g_clear_pointer (&self->arena, dr_arena_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static void
step_clear (Step *self)
{
  g_clear_pointer (&self->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static void
add_tag (Gather     *self,
         const char *kind,
         const char *id)
{
  g_hash_table_add (self->tags, g_strconcat (kind, ":", id, NULL));
}

/* "figure[id=a]" and "customers[group=b]", taken apart in place. */
static void
step_read (Step       *self,
           const char *text,
           gsize       length)
{
  char *opened;

  *self = (Step) { .name = g_strndup (text, length) };
  opened = strchr (self->name, '[');
  if (opened == NULL || self->name[length - 1] != ']')
    return;

  self->name[length - 1] = '\0';
  *opened = '\0';
  if (g_str_has_prefix (opened + 1, "id="))
    self->id = opened + strlen ("[id=");
  else if (g_str_has_prefix (opened + 1, "group="))
    self->group = opened + strlen ("[group=");
}

static Found
find_figure (const DrEvidence *evidence,
             const char       *id)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    if (strcmp (evidence->figures[i].id, id) == 0)
      return (Found) { evidence, &evidence->figures[i] };

  return (Found) { evidence, NULL };
}

static void
tag_target (Gather *self,
            Found   found)
{
  const DrFigure *figure = found.figure;

  if (figure == NULL)
    return;
  if (figure->target == DR_TARGET_CHANNEL)
    add_tag (self, "channel", found.evidence->channels[figure->target_index].id);
  else if (figure->target == DR_TARGET_PREREQUISITE)
    add_tag (self, "prerequisite", found.evidence->prerequisites[figure->target_index].id);
  else
    add_tag (self, "point", found.evidence->points[figure->target_index].id);
}

/* Whether there is a figure of the same kind, group and target. */
static gboolean
is_known (const DrEvidence *evidence,
          Found             like)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    {
      const DrFigure *each = &evidence->figures[i];

      if (each->kind == like.figure->kind && each->target == DR_TARGET_CHANNEL
          && strcmp (evidence->groups[each->group].id, like.evidence->groups[like.figure->group].id) == 0
          && strcmp (evidence->channels[each->target_index].id,
                     like.evidence->channels[like.figure->target_index].id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What one channel is preferred by bounds what is left for all others, and a rate of contact enters the expected mix of
 * every service: one that comes or goes bears on versions that never named the channel. */
static gboolean
is_first_or_last (Found             found,
                  const DrEvidence *other)
{
  return found.figure != NULL && found.figure->target == DR_TARGET_CHANNEL
         && (found.figure->kind == DR_FIGURE_PREFER || found.figure->kind == DR_FIGURE_CONTACT)
         && !is_known (other, found);
}

static const char *
group_of (Found found)
{
  return found.figure != NULL ? found.evidence->groups[found.figure->group].id : NULL;
}

/* Returns: (nullable): the group that the figure speaks of */
static const char *
change_figure (Gather     *self,
               const char *id)
{
  Found before = find_figure (self->from, id);
  Found after = find_figure (self->to, id);

  tag_target (self, before);
  tag_target (self, after);
  if (is_first_or_last (before, self->to) || is_first_or_last (after, self->from))
    self->everything = TRUE;

  return before.figure != NULL ? group_of (before) : group_of (after);
}

/* A mix of one service is that service's; the district's is everybody's. */
static void
change_mix (Gather     *self,
            const char *id)
{
  const DrEvidence *both[] = { self->from, self->to };

  for (gsize e = 0; e < G_N_ELEMENTS (both); e++)
    for (guint i = 0; i < both[e]->n_mixes; i++)
      {
        const DrMix *mix = &both[e]->mixes[i];

        if (strcmp (mix->id, id) != 0)
          continue;
        if (mix->service == DR_NO_INDEX)
          self->everything = TRUE;
        else
          add_tag (self, "service", both[e]->services[mix->service].id);
      }
}

/* @rest: what follows the element in the place. */
static void
change_service (Gather     *self,
                const char *id,
                const char *rest,
                gboolean    whole)
{
  g_auto (Step) step = { NULL };

  step_read (&step, rest, strcspn (rest, "/"));
  if (strcmp (step.name, "access-point") != 0 || step.id == NULL)
    {
      add_tag (self, "service", id);
      return;
    }

  add_tag (self, "point", step.id);
  if (whole)
    add_tag (self, "service", id);
}

/* What rests on this element. */
static void
mark (Gather     *self,
      const Step *step,
      const char *rest,
      gboolean    whole)
{
  static const char * const own[] = { "source", "channel", "prerequisite", NULL };

  if (strcmp (step->name, "mix") == 0)
    change_mix (self, step->id);
  else if (strcmp (step->name, "service") == 0)
    change_service (self, step->id, rest, whole);
  else if (g_strv_contains (own, step->name))
    add_tag (self, step->name, step->id);
  else if (strcmp (step->name, "figure") != 0)
    self->everything = TRUE;
}

static void
add_difference (Gather     *self,
                const char *kind,
                const char *id,
                const char *group,
                const char *what,
                const char *from,
                const char *to)
{
  DrEvidenceDifference difference = {
    .kind = dr_arena_strdup (self->arena, kind),
    .id = dr_arena_strdup (self->arena, id != NULL ? id : ""),
    .group = group != NULL ? dr_arena_strdup (self->arena, group) : NULL,
    .what = dr_arena_strdup (self->arena, what),
    .from = from != NULL ? dr_arena_strdup (self->arena, from) : NULL,
    .to = to != NULL ? dr_arena_strdup (self->arena, to) : NULL,
  };

  g_array_append_val (self->differences, difference);
}

/* The group that a place below an element speaks of, as the last step that names one. */
static char *
group_below (const char *rest)
{
  const char *found = g_strrstr (rest, "[group=");

  if (found == NULL)
    return NULL;
  found += strlen ("[group=");

  return g_strndup (found, strcspn (found, " ]"));
}

/* The evidence base's own attributes say what it is; of them only the area has people in it, and the nation its law. */
static void
change_root (Gather                *self,
             const DrXmlDifference *difference)
{
  const char *what = strrchr (difference->place, '/') + 1;

  if (strcmp (what, "@area") == 0 || strcmp (what, "@nation") == 0)
    self->everything = TRUE;
  add_difference (self, "evidence", NULL, NULL, what + (what[0] == '@'), difference->before, difference->after);
}

/* A place is "LIST/ELEMENT[id=…]/…", or "population/…", which is no list. */
static void
take (Gather                *self,
      const DrXmlDifference *difference)
{
  const char *at = difference->place;
  const char *last = strrchr (at, '/');
  const char *rest;
  const char *group = NULL;
  gboolean whole = difference->before == NULL || difference->after == NULL;
  g_auto (Step) step = { NULL };
  g_autofree char *below = NULL;

  if (at[0] == '/')
    {
      change_root (self, difference);
      return;
    }

  if (!g_str_has_prefix (at, "population"))
    at += MIN (strcspn (at, "/") + 1, strlen (at));
  step_read (&step, at, strcspn (at, "/"));
  rest = at + strcspn (at, "/");
  rest += rest[0] == '/';
  if (last == NULL || last[1] != '@' || !g_strv_contains (wording, last + 2))
    mark (self, &step, rest, whole && (last == NULL || last[1] != '@'));
  if (strcmp (step.name, "figure") == 0 && step.id != NULL)
    group = change_figure (self, step.id);
  else if (strcmp (step.name, "group") == 0)
    group = step.id;
  else
    group = below = group_below (rest);

  add_difference (self, step.name, step.id, group, rest + (rest[0] == '@'), difference->before, difference->after);
}

/* (transfer full): the ids of a list that the other has too, in their order. */
static char *
common_ids (const DrXmlNode *list,
            const DrXmlNode *other)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  GString *ids = g_string_new (NULL);

  for (const DrXmlNode *child = other->first_child; child != NULL; child = child->next)
    if (dr_xml_node_get (child, "id") != NULL)
      g_hash_table_add (there, (gpointer) dr_xml_node_get (child, "id"));
  for (const DrXmlNode *child = list->first_child; child != NULL; child = child->next)
    {
      const char *id = dr_xml_node_get (child, "id");

      if (id != NULL && g_hash_table_contains (there, id))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", id);
    }

  return g_string_free (ids, FALSE);
}

static void
compare_order (Gather          *self,
               const DrXmlNode *from,
               const DrXmlNode *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      const DrXmlNode *before = dr_xml_node_child (from, ordered[i]);
      const DrXmlNode *after = dr_xml_node_child (to, ordered[i]);
      g_autofree char *ids_before = before != NULL && after != NULL ? common_ids (before, after) : NULL;
      g_autofree char *ids_after = before != NULL && after != NULL ? common_ids (after, before) : NULL;

      if (g_strcmp0 (ids_before, ids_after) == 0)
        continue;
      self->everything = TRUE;
      add_difference (self, ordered[i], NULL, NULL, "order", ids_before, ids_after);
    }
}

static gboolean
compare_evidence (Gather  *self,
                  GError **error)
{
  gsize length_from = 0;
  gsize length_to = 0;
  g_autofree char *data_from = dr_evidence_to_data (self->from, &length_from);
  g_autofree char *data_to = dr_evidence_to_data (self->to, &length_to);
  g_autoptr (DrXmlDocument) from = dr_xml_document_read_trusted (self->from->id, data_from, length_from, error);
  g_autoptr (DrXmlDocument) to = from != NULL
    ? dr_xml_document_read_trusted (self->to->id, data_to, length_to, error) : NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (to == NULL)
    return FALSE;

  differences = dr_xml_differences (dr_xml_document_get_root (from), dr_xml_document_get_root (to));
  for (guint i = 0; i < differences->len; i++)
    take (self, differences->pdata[i]);
  compare_order (self, dr_xml_document_get_root (from), dr_xml_document_get_root (to));

  return TRUE;
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static DrEvidenceChange *
finish (Gather *self)
{
  DrEvidenceChange *change = g_new0 (DrEvidenceChange, 1);
  guint n = 0;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->tags, &n);
  const char **tags = dr_arena_array0 (self->arena, const char *, n);
  DrEvidenceDifference *differences = dr_arena_array0 (self->arena, DrEvidenceDifference, self->differences->len);

  for (guint i = 0; i < n; i++)
    tags[i] = dr_arena_strdup (self->arena, keys[i]);
  if (n > 0)
    qsort (tags, n, sizeof (char *), compare_tags);
  if (self->differences->len > 0)
    memcpy (differences, self->differences->data, self->differences->len * sizeof (DrEvidenceDifference));
  change->everything = self->everything;
  change->tags = (DrIds) { tags, n };
  change->differences = differences;
  change->n_differences = self->differences->len;
  change->arena = g_steal_pointer (&self->arena);

  return change;
}

/**
 * dr_evidence_change_new:
 * @from: the edition that was in force
 * @to: the edition that is
 * @rules_from: (nullable): the rulebook that was in force with it; %NULL: rulebooks are not compared
 * @rules_to: (nullable): the rulebook that is
 * @error: return location; an evidence base that was read can be written and compared
 *
 * Compares two editions row by row, by id. A figure that changed gives the tag of what it speaks of. What everything
 * rests on (groups, dimensions, needs, areas, the population, the district's mixes, a preference or rate of contact
 * where there was none, the order of a list, the rulebook) has no tag of its own. Names and notes are listed, and bear
 * on nothing.
 *
 * Returns: (transfer full) (nullable): what changed
 */
DrEvidenceChange *
dr_evidence_change_new (const DrEvidence  *from,
                        const DrEvidence  *to,
                        const DrRulebook  *rules_from,
                        const DrRulebook  *rules_to,
                        GError           **error)
{
  g_auto (Gather) gather = { .from = from, .to = to };

  gather.arena = dr_arena_new ();
  gather.tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gather.differences = g_array_new (FALSE, FALSE, sizeof (DrEvidenceDifference));
  if (from != to && !compare_evidence (&gather, error))
    return NULL;
  if (rules_from != NULL && rules_to != NULL && strcmp (rules_from->digest, rules_to->digest) != 0)
    {
      gather.everything = TRUE;
      add_difference (&gather, "rulebook", rules_to->id, NULL, "version", rules_from->version, rules_to->version);
    }

  return finish (&gather);
}

/**
 * dr_evidence_change_free:
 * @self: (transfer full) (nullable): what changed
 */
void
dr_evidence_change_free (DrEvidenceChange *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_evidence_change_is_any:
 * @self: what changed
 *
 * Returns: whether any result may have changed with it
 */
gboolean
dr_evidence_change_is_any (const DrEvidenceChange *self)
{
  return self->everything || self->tags.n > 0;
}
