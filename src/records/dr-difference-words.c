#include "dr-difference-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

static const struct {
  const char *id;
  const char *label;
  const char *prefix;   /* of the place in a record; "" matches the rest */
} parts[DR_N_PARTS] = {
  [DR_PART_SAID] = { "assessment", N_("What was said"), "" },
  [DR_PART_CONTEXT] = { "context", N_("Dates, steps and the register"), "content/context" },
  [DR_PART_EVIDENCE] = { "evidence", N_("Evidence used"), "content/evidence-used" },
  [DR_PART_RULEBOOK] = { "rulebook", N_("Rulebook and questionnaire"), "content/rulebook-used" },
  [DR_PART_COMPUTED] = { "computed", N_("What was computed"), "content/computed" },
  [DR_PART_SEAL] = { "seal", N_("Seal"), "seal" },
};

/* Numbers that are shares, or lower and upper ends of shares; and those that count. Others are shown as they are. */
static const char * const shares[] = { "affected", "at-risk", "difference", "digital-a", "digital-b", "displaced",
                                       "dissimilarity", "excluded-after", "excluded-before", "interval", "newly-excluded",
                                       "rest", "restricted", "value", NULL };
static const char * const counts[] = { "at-risk-people", "capacity", "gain", "load", "moved", "newly-excluded-people",
                                       "people", NULL };

/* Elements of what was computed that say nothing by themselves. */
static const char * const containers[] = { "content", "computed", "results", "mixes", "demand", "settle", "measured",
                                           NULL };

/* Elements whose words are better than their names. */
static const struct {
  const char *element;
  const char *words;
} spoken[] = {
  { "mitigated", N_("with mitigation") },
  { "displaced-against-rest", N_("displaced, against the rest") },
  { "affected-against-rest", N_("affected, against the rest") },
};

/**
 * dr_part_id:
 * @part: part of a document
 *
 * Returns: its word for JSON
 */
const char *
dr_part_id (DrPart part)
{
  return parts[part].id;
}

/**
 * dr_part_label:
 * @part: part of a document
 *
 * Returns: its heading, translated
 */
const char *
dr_part_label (DrPart part)
{
  return _(parts[part].label);
}

static DrPart
part_of (const char *place)
{
  if (g_str_has_prefix (place, "content/questionnaire-used"))
    return DR_PART_RULEBOOK;
  for (guint part = DR_PART_CONTEXT; part < DR_N_PARTS; part++)
    if (g_str_has_prefix (place, parts[part].prefix))
      return part;

  return DR_PART_SAID;
}

/* The name of what has an id, wherever it is declared below a node. */
static const char *
find_name (const DrXmlNode *node,
           const char      *element,
           const char      *id)
{
  if (strcmp (node->name, element) == 0 && g_strcmp0 (dr_xml_node_get (node, "id"), id) == 0)
    return dr_xml_node_get (node, "name");

  for (const DrXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *name = find_name (child, element, id);

      if (name != NULL)
        return name;
    }

  return NULL;
}

typedef struct {
  const DrXmlNode *before;
  const DrXmlNode *after;
} Documents;

static const char *
name_of (const Documents *documents,
         const char      *element,
         const char      *id)
{
  const char *name = find_name (documents->after, element, id);

  if (name == NULL)
    name = find_name (documents->before, element, id);

  return name != NULL ? name : id;
}

/* "rule=ACC-01 subject=assessment": the value that follows @key, or NULL. Values of computed places have no spaces. */
static char *
value_of (const char *identity,
          const char *key)
{
  g_auto (GStrv) pairs = g_strsplit (identity, " ", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (g_str_has_prefix (pairs[i], key) && pairs[i][strlen (key)] == '=')
      return g_strdup (pairs[i] + strlen (key) + 1);

  return NULL;
}

/* What one element of a computed place stands for, or NULL where it says nothing. */
static char *
describe_step (const Documents *documents,
               const char      *element,
               const char      *identity)
{
  g_autofree char *group = value_of (identity, "group");
  g_autofree char *ref = value_of (identity, "ref");
  g_autofree char *id = value_of (identity, "id");
  g_autofree char *channel = value_of (identity, "channel");
  g_autofree char *rule = value_of (identity, "rule");
  g_autofree char *subject = value_of (identity, "subject");
  g_autofree char *a = value_of (identity, "a");
  g_autofree char *b = value_of (identity, "b");

  if (g_strv_contains (containers, element))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (spoken); i++)
    if (strcmp (spoken[i].element, element) == 0)
      return g_strdup (_(spoken[i].words));

  if (strcmp (element, "option") == 0 && ref != NULL)
    return g_strdup_printf (_("option “%s”"), name_of (documents, "option", ref));
  if (strcmp (element, "review") == 0 && group != NULL)
    return g_strdup (strcmp (group, "all") == 0 ? _("everyone") : name_of (documents, "group", group));
  if (strcmp (element, "result") == 0 && rule != NULL && subject != NULL)
    /* Translators: %1$s is a rule, %2$s what it was tested on */
    return g_strdup_printf (_("%1$s for %2$s"), rule, subject);
  if (strcmp (element, "gap") == 0 && a != NULL && b != NULL)
    /* Translators: two channel mixes, such as expected and preferred */
    return g_strdup_printf (_("gap between %1$s and %2$s"), a, b);
  if (strcmp (element, "figure") == 0 && group != NULL && ref != NULL)
    return g_strdup_printf (_("finding out %1$s of %2$s"), ref, name_of (documents, "group", group));
  if (strcmp (element, "share") == 0 && channel != NULL)
    return g_strdup (name_of (documents, "channel", channel));
  if (strcmp (element, "channel") == 0 && id != NULL)
    return g_strdup (name_of (documents, "channel", id));

  return identity[0] != '\0' ? g_strdup_printf ("%s %s", element, identity) : g_strdup (element);
}

/* Splits a place at the slashes that are not inside brackets: subjects have slashes too. */
static GPtrArray *
split_place (const char *place)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_free);
  const char *start = place;
  int depth = 0;

  for (const char *at = place; ; at++)
    {
      if (*at == '[')
        depth++;
      else if (*at == ']')
        depth--;
      if (*at != '\0' && (*at != '/' || depth > 0))
        continue;
      if (at > start)
        g_ptr_array_add (steps, g_strndup (start, (gsize) (at - start)));
      if (*at == '\0')
        break;
      start = at + 1;
    }

  return steps;
}

static char *
describe_place (const Documents *documents,
                const char      *place)
{
  g_autoptr (GPtrArray) steps = split_place (place);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const char *step = g_ptr_array_index (steps, i);
      const char *bracket = strchr (step, '[');
      g_autofree char *element = bracket != NULL ? g_strndup (step, (gsize) (bracket - step)) : g_strdup (step);
      g_autofree char *identity = bracket != NULL ? g_strndup (bracket + 1, strlen (bracket + 1) - 1) : g_strdup ("");
      g_autofree char *described = NULL;

      if (step[0] == '@')
        described = g_strdelimit (g_strdup (step + 1), "-_", ' ');
      else
        described = describe_step (documents, element, identity);
      if (described != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", described);
    }

  return g_string_free (words, FALSE);
}

/* "0.1 0.2" as "10 % to 20 %" for a share, "3 12" as "3 to 12" for a count; others as they are. */
static char *
describe_number (const char *attribute,
                 const char *value)
{
  g_autofree char *name = g_strdelimit (g_strdup (attribute), "_", '-');
  g_auto (GStrv) ends = g_strsplit (value, " ", -1);
  guint n = g_strv_length (ends);
  double numbers[2] = { 0.0, 0.0 };

  if (n < 1 || n > 2)
    return g_strdup (value);
  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;

      numbers[i] = g_ascii_strtod (ends[i], &end);
      if (end == ends[i] || *end != '\0')
        return g_strdup (value);
    }
  if (n == 1)
    numbers[1] = numbers[0];

  if (g_strv_contains (shares, name))
    return dr_format_interval ((DrInterval) { numbers[0], numbers[1] });
  if (g_strv_contains (counts, name))
    {
      g_autofree char *lo = dr_format_count (numbers[0]);
      g_autofree char *hi = dr_format_count (numbers[1]);

      /* Translators: the lower and upper end of a range */
      return strcmp (lo, hi) == 0 ? g_steal_pointer (&lo) : g_strdup_printf (_("%1$s to %2$s"), lo, hi);
    }

  return g_strdup (value);
}

/**
 * dr_difference_element_words:
 * @place: of an element that only one document has
 * @summary: what it amounts to, as "gain=5.2 group=disabled ref=channel:website"
 *
 * Returns: (transfer full): what its place does not say already, as people read it
 */
char *
dr_difference_element_words (const char *place,
                             const char *summary)
{
  g_autoptr (GRegex) attributes = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  const char *identity = strrchr (place, '[');
  GString *words = g_string_new (NULL);

  attributes = g_regex_new ("([a-z][a-z0-9_-]*)=(.*?)(?= [a-z][a-z0-9_-]*=|$)", G_REGEX_DOTALL, 0, NULL);
  g_regex_match (attributes, summary, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *value = g_match_info_fetch (match, 2);
      g_autofree char *pair = g_strdup_printf ("%s=%s", name, value);
      g_autofree char *described = describe_number (name, value);

      if (identity != NULL && strstr (identity, pair) != NULL)
        continue;
      g_strdelimit (name, "-_", ' ');
      g_string_append_printf (words, "%s%s %s", words->len > 0 ? ", " : "", name, described);
    }
  if (words->len == 0)
    g_string_append (words, _("(there)"));

  return g_string_free (words, FALSE);
}

static char *
describe_value (const char *place,
                const char *value)
{
  const char *attribute = strrchr (place, '@');

  if (value == NULL)
    return NULL;
  if (attribute != NULL)
    return describe_number (attribute + 1, value);

  return dr_difference_element_words (place, value);
}

/**
 * dr_difference_words_new:
 * @difference: a difference
 * @before: root of the first document
 * @after: root of the second
 *
 * Returns: (transfer full): what a person reads for it
 */
DrDifferenceWords *
dr_difference_words_new (const DrXmlDifference *difference,
                         const DrXmlNode       *before,
                         const DrXmlNode       *after)
{
  DrDifferenceWords *self = g_new0 (DrDifferenceWords, 1);
  Documents documents = { before, after };
  const char *place = difference->place;

  self->part = strcmp (before->name, "assessment-record") == 0 ? part_of (place) : DR_PART_SAID;
  if (self->part == DR_PART_COMPUTED)
    {
      self->place = describe_place (&documents, place);
      self->before = describe_value (place, difference->before);
      self->after = describe_value (place, difference->after);
    }
  else
    {
      if (g_str_has_prefix (place, "content/"))
        place += strlen ("content/");
      else if (place[0] == '/')
        place++;
      self->place = g_strdup (place);
      self->before = g_strdup (difference->before);
      self->after = g_strdup (difference->after);
    }

  return self;
}

/**
 * dr_difference_words_free:
 * @self: (nullable): words of a difference
 */
void
dr_difference_words_free (DrDifferenceWords *self)
{
  if (self == NULL)
    return;

  g_free (self->place);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}
