#include "dr-options-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OPTIONS "options/option"
#define POINTS "access-points/access-point"
#define ACTIONS "actions/action"
#define IMPACTS "impacts/impact"

static const char *
get_key (const DrFieldList *fields,
         const char        *key)
{
  return dr_draft_fields_get (fields->items, fields->n, key);
}

/* (transfer full): of an item's prefix, as "options/option[desk]". */
static char *
id_of (const char *item)
{
  const char *start = strrchr (item, '[') + 1;

  return g_strndup (start, strcspn (start, "]"));
}

/**
 * dr_options_list_ids:
 * @fields: of a draft
 * @list: the list by the name of its items, as "options/option"
 *
 * Returns: (transfer full): the ids of its items in their order, up to a %NULL
 */
char **
dr_options_list_ids (const DrFieldList *fields,
                     const char        *list)
{
  char **items = dr_draft_fields_items (fields->items, fields->n, list);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *item = items[i];

      items[i] = id_of (item);
    }

  return items;
}

/**
 * dr_options_new_id:
 * @fields: of a draft
 * @evidence: the evidence base: a point of the draft must not bear the id of another point there
 * @list: a list, as "options/option"
 * @stem: what the id begins with
 *
 * Returns: (transfer full): an id that is free
 */
char *
dr_options_new_id (const DrFieldList *fields,
                   const DrEvidence  *evidence,
                   const char        *list,
                   const char        *stem)
{
  g_auto (GStrv) ids = dr_options_list_ids (fields, list);

  for (guint n = g_strv_length (ids) + 1;; n++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", stem, n);

      if (!g_strv_contains ((const char * const *) ids, id) && dr_evidence_find_point (evidence, id) == DR_NO_INDEX)
        return g_steal_pointer (&id);
    }
}

/**
 * dr_options_is_access_review:
 * @fields: of a draft
 *
 * Returns: whether it is of a service as it is, so that nothing differs after and before
 */
gboolean
dr_options_is_access_review (const DrFieldList *fields)
{
  return g_strcmp0 (get_key (fields, "@kind"), "access-review") == 0;
}

/**
 * dr_options_get:
 * @fields: of a draft
 * @option: id of an option
 * @point: id of an access point
 * @attribute: of its offer, as "after"
 *
 * Returns: (transfer none) (nullable): the value
 */
const char *
dr_options_get (const DrFieldList *fields,
                const char        *option,
                const char        *point,
                const char        *attribute)
{
  g_autofree char *offer = dr_draft_key (OPTIONS "[]/offer[]", option, point, NULL);
  g_autofree char *key = g_strconcat (offer, "/@", attribute, NULL);

  return get_key (fields, key);
}

static gboolean
is (const char *value,
    const char *word)
{
  return g_strcmp0 (value, word) == 0;
}

/* Whatever moves to @point in the option closes instead. */
static void
stop_moving_to (const DrFieldList *fields,
                const char        *option,
                const char        *point,
                DrDraftChanges    *changes)
{
  g_auto (GStrv) points = dr_options_list_ids (fields, POINTS);

  for (guint i = 0; points[i] != NULL; i++)
    if (is (dr_options_get (fields, option, points[i], "to"), point))
      {
        dr_draft_changes_put (changes, "none", OPTIONS "[]/offer[]/@after", option, points[i], NULL);
        dr_draft_changes_put (changes, NULL, OPTIONS "[]/offer[]/@to", option, points[i], NULL);
      }
}

/**
 * dr_options_set_before:
 * @fields: of a draft
 * @point: id of an access point
 * @before: "none", "reduced" or "full"
 *
 * What is there today is the same in every option; in an access review it is what stays, too.
 *
 * Returns: (transfer full): the changes
 */
DrDraftChanges *
dr_options_set_before (const DrFieldList *fields,
                       const char        *point,
                       const char        *before)
{
  DrDraftChanges *changes = dr_draft_changes_new ();
  g_auto (GStrv) options = dr_options_list_ids (fields, OPTIONS);

  for (guint i = 0; options[i] != NULL; i++)
    {
      const char *option = options[i];

      dr_draft_changes_put (changes, before, OPTIONS "[]/offer[]/@before", option, point, NULL);
      if (is (before, "none"))
        dr_draft_changes_put (changes, NULL, OPTIONS "[]/offer[]/@hours-before", option, point, NULL);
      else
        stop_moving_to (fields, option, point, changes);
      if (dr_options_is_access_review (fields))
        {
          dr_draft_changes_put (changes, before, OPTIONS "[]/offer[]/@after", option, point, NULL);
          if (is (before, "none"))
            dr_draft_changes_put (changes, NULL, OPTIONS "[]/offer[]/@hours-after", option, point, NULL);
        }
      else if (is (before, "none") && is (dr_options_get (fields, option, point, "after"), "relocated"))
        {
          dr_draft_changes_put (changes, "none", OPTIONS "[]/offer[]/@after", option, point, NULL);
          dr_draft_changes_put (changes, NULL, OPTIONS "[]/offer[]/@to", option, point, NULL);
        }
    }

  return changes;
}

/**
 * dr_options_set_hours_before:
 * @fields: of a draft
 * @point: id of an access point
 * @hours: (nullable): a week; %NULL or "": not known
 *
 * Returns: (transfer full): the changes
 */
DrDraftChanges *
dr_options_set_hours_before (const DrFieldList *fields,
                             const char        *point,
                             const char        *hours)
{
  DrDraftChanges *changes = dr_draft_changes_new ();
  g_auto (GStrv) options = dr_options_list_ids (fields, OPTIONS);

  for (guint i = 0; options[i] != NULL; i++)
    {
      dr_draft_changes_put (changes, hours, OPTIONS "[]/offer[]/@hours-before", options[i], point, NULL);
      if (dr_options_is_access_review (fields))
        dr_draft_changes_put (changes, hours, OPTIONS "[]/offer[]/@hours-after", options[i], point, NULL);
    }

  return changes;
}

/**
 * dr_options_set_after:
 * @fields: of a draft
 * @option: id of an option
 * @point: id of an access point
 * @after: "none", "reduced", "full", or %DR_OFFER_MOVES and the id of the point it moves to
 *
 * A point that another moves to opens there, if it did not yet.
 *
 * Returns: (transfer full): the changes
 */
DrDraftChanges *
dr_options_set_after (const DrFieldList *fields,
                      const char        *option,
                      const char        *point,
                      const char        *after)
{
  DrDraftChanges *changes = dr_draft_changes_new ();
  const char *to = g_str_has_prefix (after, DR_OFFER_MOVES) ? after + strlen (DR_OFFER_MOVES) : NULL;
  const char *there = to != NULL ? dr_options_get (fields, option, to, "after") : NULL;

  dr_draft_changes_put (changes, to != NULL ? "relocated" : after, OPTIONS "[]/offer[]/@after", option, point, NULL);
  dr_draft_changes_put (changes, to, OPTIONS "[]/offer[]/@to", option, point, NULL);
  if (to != NULL && !is (there, "full") && !is (there, "reduced"))
    dr_draft_changes_put (changes, "full", OPTIONS "[]/offer[]/@after", option, to, NULL);
  if (is (after, "none"))
    {
      dr_draft_changes_put (changes, NULL, OPTIONS "[]/offer[]/@hours-after", option, point, NULL);
      stop_moving_to (fields, option, point, changes);
    }

  return changes;
}

/**
 * dr_options_choose:
 * @fields: of a draft
 * @option: id of an option
 *
 * Returns: (transfer full): the changes: that one is chosen, and no other
 */
DrDraftChanges *
dr_options_choose (const DrFieldList *fields,
                   const char        *option)
{
  DrDraftChanges *changes = dr_draft_changes_new ();
  g_auto (GStrv) options = dr_options_list_ids (fields, OPTIONS);

  for (guint i = 0; options[i] != NULL; i++)
    dr_draft_changes_put (changes, is (options[i], option) ? "true" : NULL, OPTIONS "[]/@chosen", options[i], NULL);

  return changes;
}

/* Every field of the option but what tells it from others. */
static void
copy_option (const DrFieldList *fields,
             const char        *source,
             const char        *id,
             DrDraftChanges    *changes)
{
  g_autofree char *from = dr_draft_key (OPTIONS "[]", source, NULL);
  g_autofree char *to = dr_draft_key (OPTIONS "[]", id, NULL);
  gsize length = strlen (from);

  for (guint i = 0; i < fields->n; i++)
    {
      const char *key = fields->items[i].key;

      if (dr_draft_key_is_below (key, from) && key[length] == '/' && !is (key + length, "/#")
          && !is (key + length, "/@name") && !is (key + length, "/@chosen"))
        dr_draft_changes_take (changes, g_strconcat (to, key + length, NULL), fields->items[i].value);
    }
}

/* Everything stays as it is today. */
static void
copy_before (const DrFieldList *fields,
             const char        *like,
             const char        *id,
             DrDraftChanges    *changes)
{
  g_auto (GStrv) points = dr_options_list_ids (fields, POINTS);

  for (guint i = 0; points[i] != NULL; i++)
    {
      const char *before = like != NULL ? dr_options_get (fields, like, points[i], "before") : NULL;
      const char *hours = like != NULL ? dr_options_get (fields, like, points[i], "hours-before") : NULL;

      before = before != NULL ? before : "full";
      dr_draft_changes_put (changes, before, OPTIONS "[]/offer[]/@before", id, points[i], NULL);
      dr_draft_changes_put (changes, before, OPTIONS "[]/offer[]/@after", id, points[i], NULL);
      dr_draft_changes_put (changes, hours, OPTIONS "[]/offer[]/@hours-before", id, points[i], NULL);
      dr_draft_changes_put (changes, hours, OPTIONS "[]/offer[]/@hours-after", id, points[i], NULL);
    }
}

/**
 * dr_options_add_option:
 * @fields: of a draft
 * @id: that no option has
 * @source: (nullable): the option to copy; %NULL: everything as it is today
 * @name: what it is called
 *
 * Returns: (transfer full): the changes: another option, which is not chosen
 */
DrDraftChanges *
dr_options_add_option (const DrFieldList *fields,
                       const char        *id,
                       const char        *source,
                       const char        *name)
{
  DrDraftChanges *changes = dr_draft_changes_new ();
  g_auto (GStrv) options = dr_options_list_ids (fields, OPTIONS);

  dr_draft_changes_put (changes, name, OPTIONS "[]/@name", id, NULL);
  if (source != NULL)
    copy_option (fields, source, id, changes);
  else
    copy_before (fields, options[0], id, changes);

  return changes;
}

static void
take_away (const DrFieldList *fields,
           const char        *prefix,
           DrDraftChanges    *changes)
{
  for (guint i = 0; i < fields->n; i++)
    if (dr_draft_key_is_below (fields->items[i].key, prefix))
      dr_draft_changes_take (changes, g_strdup (fields->items[i].key), NULL);
}

/* Takes @id out of the list of ids in @attribute of every item. */
static void
strike (const DrFieldList *fields,
        const char        *list,
        const char        *attribute,
        const char        *id,
        DrDraftChanges    *changes)
{
  g_auto (GStrv) items = dr_draft_fields_items (fields->items, fields->n, list);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (items[i], "/@", attribute, NULL);
      const char *value = get_key (fields, key);
      g_auto (GStrv) ids = g_strsplit (value != NULL ? value : "", " ", -1);
      g_autoptr (GString) kept = g_string_new (NULL);

      if (!g_strv_contains ((const char * const *) ids, id))
        continue;
      for (guint j = 0; ids[j] != NULL; j++)
        if (!is (ids[j], id))
          g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", ids[j]);
      dr_draft_changes_take (changes, g_steal_pointer (&key), kept->len > 0 ? kept->str : NULL);
    }
}

/**
 * dr_options_why_keep_option:
 * @fields: of a draft
 * @option: id of an option
 *
 * Returns: (transfer none) (nullable): why it cannot be taken away now, translated; %NULL: it can
 */
const char *
dr_options_why_keep_option (const DrFieldList *fields,
                            const char        *option)
{
  g_auto (GStrv) options = dr_options_list_ids (fields, OPTIONS);
  g_auto (GStrv) actions = dr_draft_fields_items (fields->items, fields->n, ACTIONS);

  if (options[0] == NULL || options[1] == NULL)
    return _("This is the only option: add another first.");
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (actions[i], "/@options", NULL);

      /* An action without options is one of all of them: taking its only one away would turn its meaning round. */
      if (is (get_key (fields, key), option))
        return _("An action in “Mitigation and actions” belongs to this option alone: change that first.");
    }

  return NULL;
}

/**
 * dr_options_remove_option:
 * @fields: of a draft
 * @option: id of an option that need not stay (dr_options_why_keep_option())
 *
 * Returns: (transfer full): the changes
 */
DrDraftChanges *
dr_options_remove_option (const DrFieldList *fields,
                          const char        *option)
{
  DrDraftChanges *changes = dr_draft_changes_new ();
  g_autofree char *prefix = dr_draft_key (OPTIONS "[]", option, NULL);

  take_away (fields, prefix, changes);
  strike (fields, ACTIONS, "options", option, changes);
  if (is (get_key (fields, "decision/@option"), option))
    dr_draft_changes_take (changes, g_strdup ("decision/@option"), NULL);

  return changes;
}

static void
add_offer (const DrNewPoint *point,
           const char       *option,
           gboolean          access_review,
           DrDraftChanges   *changes)
{
  gboolean opens = !access_review && is (option, point->option);
  const char *after = point->offered || opens ? "full" : "none";

  dr_draft_changes_put (changes, point->offered ? "full" : "none", OPTIONS "[]/offer[]/@before", option, point->id, NULL);
  dr_draft_changes_put (changes, after, OPTIONS "[]/offer[]/@after", option, point->id, NULL);
  if (point->offered)
    dr_draft_changes_put (changes, point->hours, OPTIONS "[]/offer[]/@hours-before", option, point->id, NULL);
  if (point->offered || opens)
    dr_draft_changes_put (changes, point->hours, OPTIONS "[]/offer[]/@hours-after", option, point->id, NULL);
}

/**
 * dr_options_add_point:
 * @fields: of a draft
 * @point: what is added
 *
 * Returns: (transfer full): the changes: the access point, and its offer in every option
 */
DrDraftChanges *
dr_options_add_point (const DrFieldList *fields,
                      const DrNewPoint  *point)
{
  DrDraftChanges *changes = dr_draft_changes_new ();
  gboolean access_review = dr_options_is_access_review (fields);
  g_auto (GStrv) options = dr_options_list_ids (fields, OPTIONS);

  dr_draft_changes_put (changes, point->name, POINTS "[]/@name", point->id, NULL);
  dr_draft_changes_put (changes, point->channel, POINTS "[]/@channel", point->id, NULL);
  dr_draft_changes_put (changes, point->place, POINTS "[]/@place", point->id, NULL);
  dr_draft_changes_put (changes, point->needs, POINTS "[]/@needs", point->id, NULL);
  for (guint i = 0; options[i] != NULL; i++)
    add_offer (point, options[i], access_review, changes);
  if (point->instead_of != NULL && point->option != NULL)
    {
      dr_draft_changes_put (changes, "relocated", OPTIONS "[]/offer[]/@after", point->option, point->instead_of, NULL);
      dr_draft_changes_put (changes, point->id, OPTIONS "[]/offer[]/@to", point->option, point->instead_of, NULL);
    }

  return changes;
}

/**
 * dr_options_remove_point:
 * @fields: of a draft
 * @point: id of an access point
 *
 * Returns: (transfer full): the changes: nothing speaks of it any more, and what moved there closes
 */
DrDraftChanges *
dr_options_remove_point (const DrFieldList *fields,
                         const char        *point)
{
  DrDraftChanges *changes = dr_draft_changes_new ();
  g_autofree char *prefix = dr_draft_key (POINTS "[]", point, NULL);
  g_auto (GStrv) options = dr_options_list_ids (fields, OPTIONS);

  take_away (fields, prefix, changes);
  for (guint i = 0; options[i] != NULL; i++)
    {
      g_autofree char *offer = dr_draft_key (OPTIONS "[]/offer[]", options[i], point, NULL);

      take_away (fields, offer, changes);
      stop_moving_to (fields, options[i], point, changes);
    }
  strike (fields, IMPACTS, "points", point, changes);
  strike (fields, ACTIONS, "points", point, changes);

  return changes;
}

/* Whether the point moves, or another moves there, in some option. */
static gboolean
is_of_a_move (const DrFieldList *fields,
              const char        *point)
{
  g_auto (GStrv) options = dr_options_list_ids (fields, OPTIONS);
  g_auto (GStrv) points = dr_options_list_ids (fields, POINTS);

  for (guint i = 0; options[i] != NULL; i++)
    for (guint j = 0; points[j] != NULL; j++)
      {
        const char *to = dr_options_get (fields, options[i], points[j], "to");

        if (to != NULL && (is (to, point) || is (points[j], point)))
          return TRUE;
      }

  return FALSE;
}

/**
 * dr_options_why_not_there:
 * @fields: of a draft
 * @evidence: the evidence base, which may know the point
 * @point: id of an access point
 * @channel: (nullable): the channel it is to be of
 * @place: (nullable): where it is to be; %NULL or "": remote
 *
 * Returns: (transfer full) (nullable): why that cannot be, translated; %NULL: it can
 */
char *
dr_options_why_not_there (const DrFieldList *fields,
                          const DrEvidence  *evidence,
                          const char        *point,
                          const char        *channel,
                          const char        *place)
{
  g_autofree char *channel_key = dr_draft_key (POINTS "[]/@channel", point, NULL);
  g_autofree char *place_key = dr_draft_key (POINTS "[]/@place", point, NULL);
  gboolean placed = place != NULL && place[0] != '\0';
  gboolean same_channel = is (channel, get_key (fields, channel_key));
  int known = dr_evidence_find_point (evidence, point);

  if (known != DR_NO_INDEX && !is (channel, evidence->channels[evidence->points[known].channel].id))
    return g_strdup (_("The evidence base knows this access point by another channel. Add a new access point instead."));
  if (known != DR_NO_INDEX && placed != (evidence->points[known].place != NULL))
    return g_strdup (placed ? _("The evidence base knows this access point without a place. Add a new access point instead.")
                            : _("The evidence base knows this access point at a place. Write where it is."));
  if (is_of_a_move (fields, point) && (!placed || !same_channel))
    return g_strdup (_("This access point is part of a move: it needs a place, and the channel stays. End the move first."));

  return NULL;
}
