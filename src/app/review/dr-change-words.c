#include "dr-change-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-field-names.h"
#include "dr-finding-place.h"
#include "dr-names.h"

/* Characters of an item's title that it goes by. */
#define TITLE_LENGTH 60

/* The last part of a key, as a person calls it. */
static const struct { const char *leaf; const char *words; } leaves[] = {
  { "@after", N_("after") },
  { "@answered", N_("answered") },
  { "@asked", N_("asked") },
  { "@baseline", N_("baseline") },
  { "@before", N_("before") },
  { "@channel", N_("channel") },
  { "@channels", N_("channels") },
  { "@characteristics", N_("characteristics") },
  { "@chosen", N_("chosen") },
  { "@closed", N_("closed on") },
  { "@due", N_("due") },
  { "@effect", N_("effect") },
  { "@groups", N_("groups") },
  { "@hours-after", N_("weekly hours after") },
  { "@hours-before", N_("weekly hours before") },
  { "@intersection", N_("looks at people who share several characteristics") },
  { "@kind", N_("kind") },
  { "@name", N_("name") },
  { "@needs", N_("needs") },
  { "@opened", N_("opened on") },
  { "@options", N_("options") },
  { "@owner", N_("owner") },
  { "@place", N_("place") },
  { "@points", N_("access points") },
  { "@share", N_("share") },
  { "@sources", N_("sources") },
  { "@status", N_("status") },
  { "@subjects", N_("findings that it answers") },
  { "@target", N_("target") },
  { "@to", N_("moved to") },
  { "aim", N_("text") },
  { "changed", N_("what changed") },
  { "consideration", N_("how answers were taken into account") },
  { "description", N_("description") },
  { "despite", N_("why despite the figures") },
  { "evidence", N_("evidence of closing") },
  { "formative", N_("at a formative stage") },
  { "information", N_("information given") },
  { "mechanism", N_("how it comes about") },
  { "text", N_("text") },
  { "time", N_("time allowed") },
};

static const struct { const char *start; const char *section; } sections[] = {
  { "access-points/", "options" },   { "actions/", "actions" },
  { "adjustments/", "impacts" },     { "change/", "change" },
  { "conduct", "impacts" },          { "consultations/", "consultation" },
  { "impacts/", "impacts" },         { "monitoring/", "monitoring" },
  { "options/", "options" },         { "outcome", "outcome" },
  { "screening", "screening" },
};

static const char *
field_of (const DrChangeNames *names,
          const char          *key)
{
  const char *value = dr_draft_fields_get (names->fields, names->n_fields, key);

  return value != NULL ? value : dr_draft_fields_get (names->others, names->n_others, key);
}

/* The name of what has this id; the id where nothing has. */
static char *
name_of (const DrChangeNames *names,
         const char          *id)
{
  const DrEvidence *evidence = names->version->editions->evidence;
  g_autofree char *option = dr_draft_key ("options/option[]/@name", id, NULL);
  g_autofree char *point = dr_draft_key ("access-points/access-point[]/@name", id, NULL);
  int i;

  if (field_of (names, point) != NULL)
    return g_strdup (field_of (names, point));
  if (field_of (names, option) != NULL)
    return g_strdup (field_of (names, option));
  if ((i = dr_evidence_find_group (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->groups[i].name);
  if ((i = dr_evidence_find_channel (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->channels[i].name);
  if ((i = dr_evidence_find_source (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->sources[i].title);
  if ((i = dr_evidence_find_need (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->needs[i].name);
  if ((i = dr_evidence_find_service (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->services[i].name);

  return g_strdelimit (g_strdup (id), "-", ' ');
}

static char *
names_of (const DrChangeNames *names,
          const char          *ids)
{
  g_auto (GStrv) all = g_strsplit (ids, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *name = name_of (names, all[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The last part of a key, without its identity. */
static char *
leaf_of (const char *key)
{
  g_autofree char *plain = dr_draft_key_without_identities (key);
  const char *slash = strrchr (plain, '/');
  char *leaf = g_strdup (slash != NULL ? slash + 1 : plain);

  if (g_str_has_suffix (leaf, "[]"))
    leaf[strlen (leaf) - 2] = '\0';

  return leaf;
}

/**
 * dr_change_leaf:
 * @key: of a field
 *
 * Returns: (transfer none) (nullable): what the field is of its item, translated; %NULL: not known
 */
const char *
dr_change_leaf (const char *key)
{
  g_autofree char *leaf = leaf_of (key);

  for (gsize i = 0; i < G_N_ELEMENTS (leaves); i++)
    if (g_str_equal (leaves[i].leaf, leaf))
      return _(leaves[i].words);

  return NULL;
}

static char *
share_of (const char *value)
{
  char *end = NULL;
  double share = g_ascii_strtod (value, &end);

  return end != value && *end == '\0' ? dr_format_share (share) : g_strdelimit (g_strdup (value), "-", ' ');
}

/**
 * dr_change_value:
 * @names: what things are called
 * @key: of a field
 * @value: (nullable): its value
 *
 * Returns: (transfer full): what it says; "" for none
 */
char *
dr_change_value (const DrChangeNames *names,
                 const char          *key,
                 const char          *value)
{
  static const char * const lists[] = { "@groups", "@group", "@sources", "@points", "@needs", "@channels", "@channel",
                                        "@options", "@to", "@service", NULL };
  g_autofree char *leaf = leaf_of (key);
  DrDate date;
  int word;

  if (value == NULL)
    return g_strdup ("");
  if (leaf[0] != '@')
    return g_strdup (value);
  if (g_strv_contains (lists, leaf))
    return names_of (names, value);
  if (g_str_equal (value, "true"))
    return g_strdup (_("yes"));
  if (g_str_equal (value, "false"))
    return g_strdup (_("no"));
  if (dr_date_parse_full (value, &date))
    return dr_format_date (date);
  if (strstr (key, "/offer[") != NULL && dr_vocabulary_parse (DR_VOCABULARY_OFFER, value, &word))
    return g_strdup (dr_offer_label ((DrOffer) word));
  if (g_str_equal (leaf, "@effect") && dr_vocabulary_parse (DR_VOCABULARY_EFFECT, value, &word))
    return g_strdup (dr_effect_label ((DrEffect) word));
  if (g_str_equal (key, "outcome/@kind") && dr_vocabulary_parse (DR_VOCABULARY_OUTCOME, value, &word))
    return g_strdup (dr_outcome_label ((DrOutcome) word));
  if (g_str_equal (leaf, "@share"))
    return share_of (value);
  if (g_str_equal (leaf, "@kind") || g_str_equal (leaf, "@status") || g_str_equal (leaf, "@characteristics"))
    return g_strdelimit (g_strdup (value), "-", ' ');

  return g_strdup (value);
}

/**
 * dr_change_item:
 * @key: of a field
 *
 * Returns: (transfer full) (nullable): prefix of the item of a list that it belongs to, the outermost; %NULL: to none, or
 * it is an answer to a question, which is no item but a text
 */
char *
dr_change_item (const char *key)
{
  const char *end = strchr (key, ']');

  if (end == NULL || g_str_has_prefix (key, "answers/"))
    return NULL;

  return g_strndup (key, (gsize) (end + 1 - key));
}

/* (transfer full): what an item goes by: its name, or how its text begins. */
static char *
title_of (const DrChangeNames *names,
          const char          *item)
{
  static const char * const parts[] = { "/@name", "/text", "", "/reason", "/@groups", "/@characteristics" };
  g_autofree char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts) && found == NULL; i++)
    {
      g_autofree char *key = g_strconcat (item, parts[i], NULL);

      if (field_of (names, key) != NULL)
        found = dr_change_value (names, key, field_of (names, key));
    }
  if (found == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (found, -1) > TITLE_LENGTH)
    {
      g_autofree char *cut = g_utf8_substring (found, 0, TITLE_LENGTH);

      return g_strconcat (cut, "…", NULL);
    }

  return g_steal_pointer (&found);
}

/**
 * dr_change_item_name:
 * @names: what things are called
 * @item: prefix of an item of a list
 *
 * Returns: (transfer full): what kind of thing it is, and what it goes by
 */
char *
dr_change_item_name (const DrChangeNames *names,
                     const char          *item)
{
  g_autofree char *kind = dr_field_name (names->version, item);
  g_autofree char *title = NULL;

  if (g_str_has_prefix (item, "justifications/"))
    {
      g_autofree char *rule = g_strconcat (item, "/@rule", NULL);

      return g_strdup_printf ("%s %s", kind, field_of (names, rule) != NULL ? field_of (names, rule) : "");
    }
  title = title_of (names, item);
  if (title[0] == '\0')
    return g_steal_pointer (&kind);

  /* Translators: %1$s is a kind of thing, as "Action"; %2$s what it goes by */
  return g_strdup_printf (_("%1$s “%2$s”"), kind, title);
}

/* (transfer full) (nullable): what an item inside an item goes by, as the access point of an offer. */
static char *
inner_name (const DrChangeNames *names,
            const char          *key,
            const char          *item)
{
  const char *rest = key + strlen (item);
  g_auto (GStrv) parts = strchr (rest, '[') != NULL ? dr_draft_key_identity (key, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (parts == NULL || parts[0] == NULL)
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = name_of (names, parts[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dr_change_name:
 * @names: what things are called
 * @key: of a field
 *
 * Returns: (transfer full): what it is, with the item that it belongs to
 */
char *
dr_change_name (const DrChangeNames *names,
                const char          *key)
{
  g_autofree char *item = dr_change_item (key);
  g_autofree char *field = item == NULL ? dr_field_name (names->version, key) : NULL;
  g_autofree char *leaf = leaf_of (key);
  g_autofree char *inner = NULL;
  g_autofree char *name = NULL;
  const char *words = dr_change_leaf (key);
  g_autoptr (GString) text = NULL;

  if (field != NULL)
    return g_strdup (g_str_equal (field, key) && words != NULL ? words : field);

  name = dr_change_item_name (names, item);
  text = g_string_new (name);
  inner = inner_name (names, key, item);
  if (inner != NULL)
    g_string_append_printf (text, ", %s", inner);
  if (words != NULL)
    g_string_append_printf (text, ", %s", words);
  else if (leaf[0] == '@')
    g_string_append_printf (text, ", %s", g_strdelimit (leaf + 1, "-", ' '));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
section_of_question (const DrQuestionnaire *questionnaire,
                     const char            *question)
{
  for (guint i = 0; i < questionnaire->n_sections; i++)
    for (guint k = 0; k < questionnaire->sections[i].n_questions; k++)
      if (g_str_equal (questionnaire->sections[i].questions[k].id, question))
        return questionnaire->sections[i].id;

  return NULL;
}

/**
 * dr_change_section:
 * @names: what things are called
 * @key: of a field
 *
 * Returns: (transfer none): id of the section that it stands in
 */
const char *
dr_change_section (const DrChangeNames *names,
                   const char          *key)
{
  const char *found = NULL;

  if (g_str_has_prefix (key, "answers/"))
    {
      g_auto (GStrv) question = dr_draft_key_identity (key, NULL);

      if (question != NULL && question[0] != NULL)
        found = section_of_question (names->version->editions->questionnaire, question[0]);
    }
  else if (g_str_has_prefix (key, "justifications/"))
    {
      g_autofree char *item = dr_change_item (key);
      g_autofree char *rule = g_strconcat (item, "/@rule", NULL);

      found = field_of (names, rule) != NULL ? dr_finding_place_section (field_of (names, rule)) : NULL;
    }
  else
    for (gsize i = 0; i < G_N_ELEMENTS (sections) && found == NULL; i++)
      if (g_str_has_prefix (key, sections[i].start))
        found = sections[i].section;

  return found != NULL ? found : "change";
}
