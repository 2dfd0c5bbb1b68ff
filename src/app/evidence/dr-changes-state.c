#include "dr-changes-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-state.h"
#include "dr-names.h"
#include "dr-sources-state.h"

/* What attributes are called. Others are shown by their own name. */
static const struct {
  const char *attribute;
  const char *label;
} attributes[] = {
  { "share", N_("Share") }, { "n", N_("Answers") }, { "source", N_("Source") }, { "date", N_("Date") }, { "unit", N_("Share of") },
  { "area", N_("Place") }, { "population", N_("People it speaks of") }, { "how-known", N_("How it is known") },
  { "note", N_("Note") }, { "title", N_("Title") }, { "publisher", N_("Publisher") }, { "kind", N_("Kind") },
  { "fieldwork", N_("Fieldwork ended") }, { "published", N_("Published") }, { "sent", N_("People asked") },
  { "licence", N_("Licence") }, { "link", N_("Link") }, { "sha256", N_("Digest of its file") }, { "count", N_("Count") },
  { "base", N_("Out of") }, { "name", N_("Name") }, { "needs", N_("Needs") }, { "version", N_("Version") },
  { "hours", N_("Weekly hours") }, { "order", N_("Order") },
};

/* What elements are called. */
static const struct {
  const char *kind;
  const char *label;
} kinds[] = {
  { "figure", N_("Figure") }, { "source", N_("Source") }, { "group", N_("Group") }, { "population", N_("Everyone") },
  { "mix", N_("Channel mix") }, { "service", N_("Service") }, { "channel", N_("Channel") }, { "area", N_("Place") },
  { "need", N_("Need") }, { "prerequisite", N_("What a channel needs") }, { "dimension", N_("Dimension") },
  { "evidence", N_("The evidence base") },
};

/* Both sides of a comparison. */
typedef struct {
  const DrEvidence *from;
  const DrEvidence *to;
} Sides;

static void
free_item (gpointer data)
{
  DrChangeItem *item = data;

  g_free (item->title);
  g_ptr_array_unref (item->lines);
  g_free (item);
}

static const char *
kind_label (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return _(kinds[i].label);

  return kind;
}

static const DrFigure *
find_figure (const DrEvidence *evidence,
             const char       *id)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    if (strcmp (evidence->figures[i].id, id) == 0)
      return &evidence->figures[i];

  return NULL;
}

static char *
name_figure (const DrEvidence *evidence,
             const char       *id)
{
  const DrFigure *figure = find_figure (evidence, id);

  if (figure == NULL)
    return NULL;

  /* Translators: what a figure is about. %1$s is a group, %2$s a channel, %3$s what its share says */
  return g_strdup_printf (_("%1$s, %2$s (%3$s)"), evidence->groups[figure->group].name,
                          dr_figure_target_name (evidence, figure->target, figure->target_index),
                          dr_figure_kind_label (figure->kind));
}

#define NAME_OF(rows, field, find)                                                                                         \
  ((find) (evidence, id) != DR_NO_INDEX ? g_strdup (evidence->rows[(find) (evidence, id)].field) : NULL)

/* (transfer full) (nullable): what a person calls it. */
static char *
name_in (const DrEvidence *evidence,
         const char       *kind,
         const char       *id)
{
  if (strcmp (kind, "figure") == 0)
    return name_figure (evidence, id);
  if (strcmp (kind, "source") == 0)
    return NAME_OF (sources, title, dr_evidence_find_source);
  if (strcmp (kind, "group") == 0)
    return NAME_OF (groups, name, dr_evidence_find_group);
  if (strcmp (kind, "service") == 0)
    return NAME_OF (services, name, dr_evidence_find_service);
  if (strcmp (kind, "channel") == 0)
    return NAME_OF (channels, name, dr_evidence_find_channel);
  if (strcmp (kind, "area") == 0)
    return NAME_OF (areas, name, dr_evidence_find_area);

  return NULL;
}

static char *
title_of (const Sides                *sides,
          const DrEvidenceDifference *difference)
{
  g_autofree char *name = name_in (sides->to, difference->kind, difference->id);

  if (name == NULL)
    name = name_in (sides->from, difference->kind, difference->id);
  if (name == NULL)
    name = g_strdup (difference->id);
  if (name[0] == '\0')
    return g_strdup (kind_label (difference->kind));

  /* Translators: %1$s is what it is, as "Figure", %2$s what it is called */
  return g_strdup_printf (_("%1$s: %2$s"), kind_label (difference->kind), name);
}

/* The last step of "projection[year=2031]/@count". */
static const char *
attribute_of (const char *what)
{
  const char *last = strrchr (what, '/');

  last = last != NULL ? last + 1 : what;

  return last[0] == '@' ? last + 1 : last;
}

static char *
show_value (const DrEvidence *evidence,
            const char       *attribute,
            const char       *value)
{
  if (value == NULL)
    return g_strdup (_("not stated"));
  if (strcmp (attribute, "share") == 0 || strcmp (attribute, "value") == 0)
    return dr_format_share (g_ascii_strtod (value, NULL));
  if (strcmp (attribute, "source") == 0 && dr_evidence_find_source (evidence, value) != DR_NO_INDEX)
    return g_strdup (evidence->sources[dr_evidence_find_source (evidence, value)].title);
  if (strcmp (attribute, "area") == 0 && dr_evidence_find_area (evidence, value) != DR_NO_INDEX)
    return g_strdup (evidence->areas[dr_evidence_find_area (evidence, value)].name);
  if (strcmp (attribute, "count") == 0 || strcmp (attribute, "base") == 0 || strcmp (attribute, "n") == 0)
    return dr_format_count (g_ascii_strtod (value, NULL));
  if (strcmp (attribute, "sha256") == 0)
    return g_strndup (value, 12);

  return g_strdup (value);
}

/* What is below the element, for a person: the brackets of a place name what is meant. */
static char *
label_of (const char *what)
{
  const char *attribute = attribute_of (what);
  const char *label = attribute;
  g_autofree char *above = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (strcmp (attributes[i].attribute, attribute) == 0)
      label = _(attributes[i].label);
  if (attribute == what || attribute == what + 1)
    return g_strdup (label);
  above = g_strndup (what, (gsize) (attribute - what));
  while (above[0] != '\0' && strchr ("/@", above[strlen (above) - 1]) != NULL)
    above[strlen (above) - 1] = '\0';

  /* Translators: %1$s is a part of a service or group in the words of the format, %2$s what changed of it */
  return g_strdup_printf (_("%1$s, %2$s"), above, label);
}

static char *
describe_whole (const DrEvidence           *evidence,
                const DrEvidenceDifference *difference)
{
  const DrFigure *figure = strcmp (difference->kind, "figure") == 0 ? find_figure (evidence, difference->id) : NULL;
  g_autofree char *share = figure != NULL ? dr_format_share (figure->share) : NULL;

  if (share == NULL)
    return g_strdup (difference->to != NULL ? _("added") : _("removed"));
  if (difference->to != NULL)
    /* Translators: %1$s is a share, %2$s the title of a source */
    return g_strdup_printf (_("added: %1$s, %2$s"), share, evidence->sources[figure->source].title);

  return g_strdup_printf (_("removed: %1$s, %2$s"), share, evidence->sources[figure->source].title);
}

static char *
line_of (const Sides                *sides,
         const DrEvidenceDifference *difference)
{
  const char *attribute = attribute_of (difference->what);
  g_autofree char *label = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (difference->what[0] == '\0')
    return describe_whole (difference->to != NULL ? sides->to : sides->from, difference);
  label = label_of (difference->what);
  from = show_value (sides->from, attribute, difference->from);
  to = show_value (sides->to, attribute, difference->to);

  /* Translators: what changed. %1$s is a name as "Share", %2$s what it was, %3$s what it is now */
  return g_strdup_printf (_("%1$s: %2$s → %3$s"), label, from, to);
}

/**
 * dr_changes_new:
 * @change: (nullable): what changed
 * @from: the edition that was
 * @to: what it is to be
 *
 * Pure.
 *
 * Returns: (transfer full) (element-type DrChangeItem): what changed, thing by thing, in the order of the format
 */
GPtrArray *
dr_changes_new (const DrEvidenceChange *change,
                const DrEvidence       *from,
                const DrEvidence       *to)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (free_item);
  const Sides sides = { from, to };
  const DrEvidenceDifference *last = NULL;

  for (guint i = 0; change != NULL && i < change->n_differences; i++)
    {
      const DrEvidenceDifference *each = &change->differences[i];
      DrChangeItem *item;

      if (last == NULL || strcmp (last->kind, each->kind) != 0 || strcmp (last->id, each->id) != 0)
        {
          item = g_new0 (DrChangeItem, 1);
          item->title = title_of (&sides, each);
          item->lines = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (items, item);
        }
      item = items->pdata[items->len - 1];
      g_ptr_array_add (item->lines, line_of (&sides, each));
      last = each;
    }

  return items;
}

/**
 * dr_publish_refusal:
 * @wish: what is known when somebody wants to publish
 *
 * Pure.
 *
 * Returns: (transfer full) (nullable): why it cannot be done now; %NULL: it can
 */
char *
dr_publish_refusal (const DrPublishWish *wish)
{
  if (wish->refusal != NULL)
    return g_strdup (wish->refusal);
  if (!wish->is_changed)
    return g_strdup (_("Nothing has been changed, so there is nothing to publish."));
  if (wish->is_behind)
    return g_strdup (_("Another edition was published meanwhile. Bring your changes over first, so that nobody’s work is lost."));
  if (wish->version[strspn (wish->version, " \t")] == '\0')
    return g_strdup (_("Write what the new version is called."));
  if (strcmp (wish->version, wish->old_version) == 0)
    return g_strdup (_("The new version needs another name than the one in force."));

  return NULL;
}

/**
 * dr_evidence_next_version:
 * @version: of the edition in force
 *
 * Returns: (transfer full): what the next may be called: the number at its end, one more
 */
char *
dr_evidence_next_version (const char *version)
{
  gsize length = strlen (version);
  gsize digits = 0;

  while (digits < length && digits < 9 && g_ascii_isdigit (version[length - digits - 1]))
    digits++;
  if (digits == 0)
    return g_strdup_printf ("%s 2", version);

  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) (length - digits), version,
                          g_ascii_strtoull (version + length - digits, NULL, 10) + 1);
}
