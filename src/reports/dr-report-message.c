/* What the rulebook says of a result, in the assessment report: each figure in it a value, each name as who wrote it. */
#include "dr-report-private.h"

#include <string.h>

#include "dr-group-words.h"
#include "dr-message.h"
#include "dr-names.h"

/* What a message of a result is put together from. */
typedef struct {
  const DrReport *report;
  const DrResult *result;
  const char     *subject; /* in words */
  GArray         *parts;   /* DrWords */
} Message;

/* How many people are not in a group; DR_UNKNOWN. */
double
dr_report_others (const DrReport *self,
                  guint           group)
{
  double all = self->check->figures->people[DR_GROUP_ALL];
  double people = self->check->figures->people[group];

  return dr_is_known (all) && dr_is_known (people) && all >= people ? all - people : DR_UNKNOWN;
}

/* Which counts are of people, and which of contacts; all other counts are of days, options and the like. */
static const char * const people_counts[] = { "asked", "answered", "n", NULL };
static const char * const contact_counts[] = { "moved", "load", "capacity", "contacts", NULL };

/* People who are named in a message by their ids. */
static const char * const person_words[] = { "author", "reviewer", "approver", NULL };

/* A limit of the rulebook is no figure of anybody, nor is what is aimed at. */
static gboolean
is_parameter (const Message    *message,
              const DrMeasured *measured)
{
  const DrRule *rule = dr_check_get_rule (message->report->check, message->result);

  if (strcmp (measured->name, "target") == 0)
    return TRUE;

  for (guint i = 0; i < rule->n_parameters; i++)
    if (strcmp (rule->parameters[i].id, measured->name) == 0)
      return TRUE;

  return FALSE;
}

/* The group that a result is about; what is said of everybody is about `all`; DR_NO_INDEX: of none. */
static int
group_of (const Message    *message,
          const DrMeasured *measured)
{
  const char *subject = strstr (message->result->subject, "group:");
  g_autofree char *id = NULL;

  if (subject == NULL)
    return strcmp (measured->name, "affected") == 0 ? DR_GROUP_ALL : DR_NO_INDEX;
  subject += strlen ("group:");
  id = g_strndup (subject, strcspn (subject, "/"));

  return dr_evidence_find_group (message->report->evidence, id);
}

/* Of how many people a measured share, or a number of people, is a part; DR_UNKNOWN. */
static double
base_of (const Message    *message,
         const DrMeasured *measured)
{
  int group = group_of (message, measured);

  for (guint i = 0; i < message->result->n_measured; i++)
    if (strcmp (message->result->measured[i].name, "asked") == 0 && strcmp (measured->name, "asked") != 0)
      return message->result->measured[i].lo;
  if (group == DR_NO_INDEX || strcmp (measured->name, "difference") == 0 || strcmp (measured->name, "interval") == 0)
    return DR_UNKNOWN;

  return strcmp (measured->name, "rest") == 0 ? dr_report_others (message->report, (guint) group)
                                              : message->report->check->figures->people[group];
}

/* The same family as all else that is said of the subject, see dr-suppression.h. */
static char *
measured_key (const Message    *message,
              const DrMeasured *measured)
{
  int group = group_of (message, measured);
  const char *rule = dr_check_get_rule (message->report->check, message->result)->id;

  if (is_parameter (message, measured))
    return NULL;
  if (group != DR_NO_INDEX)
    return g_strdup_printf ("group:%s/result:%s/%s/%s", message->report->evidence->groups[group].id, rule,
                            message->result->subject, measured->name);

  return g_strdup_printf ("%s/result:%s/%s", message->result->subject, rule, measured->name);
}

/* What a measured number is the value of, in the words of a result; %NULL: it is a limit, or no number of anybody.
 * (transfer full) (nullable) */
char *
dr_report_measured_key (const DrReport   *self,
                        const DrResult   *result,
                        const DrMeasured *measured)
{
  const Message message = { self, result, NULL, NULL };

  switch (measured->type)
    {
    case DR_MEASURED_DATE:
    case DR_MEASURED_FLAG:
    case DR_MEASURED_IDS:
    case DR_MEASURED_WORD:
      return NULL;
    case DR_MEASURED_COUNT:
      if (!g_strv_contains (people_counts, measured->name) && !g_strv_contains (contact_counts, measured->name))
        return NULL;
      return measured_key (&message, measured);
    case DR_MEASURED_SHARE:
    case DR_MEASURED_SHARE_INTERVAL:
    case DR_MEASURED_RATIO:
    case DR_MEASURED_PEOPLE:
    case DR_MEASURED_PEOPLE_INTERVAL:
    case DR_MEASURED_UNKNOWN:
    default:
      return measured_key (&message, measured);
    }
}

/* The group that a result is about, or that what it measures is about; DR_NO_INDEX: of none. */
int
dr_report_result_group (const DrReport   *self,
                        const DrResult   *result,
                        const DrMeasured *measured)
{
  const Message message = { self, result, NULL, NULL };

  return group_of (&message, measured);
}

static DrValue
measured_value (const Message    *message,
                const char       *text,
                const DrMeasured *measured)
{
  DrDocumentBuilder *out = message->report->out;
  g_autofree char *key = measured_key (message, measured);
  double of = key != NULL ? base_of (message, measured) : DR_UNKNOWN;
  const DrPeople people = { TRUE, (gint64) measured->lo, (gint64) measured->hi };
  const char *unit = dr_message_unit (message->report->check, message->result, measured);
  DrValue value;

  switch (measured->type)
    {
    case DR_MEASURED_SHARE:
      value = dr_value_share (out, (DrInterval) { measured->lo, measured->lo }, of, key);
      break;
    case DR_MEASURED_SHARE_INTERVAL:
      value = dr_value_share (out, (DrInterval) { measured->lo, measured->hi }, of, key);
      break;
    case DR_MEASURED_RATIO:
      value = dr_value_ratio (out, measured->lo, key);
      break;
    case DR_MEASURED_PEOPLE:
      value = dr_value_people (out, (DrPeople) { TRUE, people.lo, people.lo }, of, key);
      break;
    case DR_MEASURED_PEOPLE_INTERVAL:
      value = dr_value_people (out, people, of, key);
      break;
    case DR_MEASURED_COUNT:
      if (key != NULL && g_strv_contains (people_counts, measured->name))
        value = dr_value_people (out, (DrPeople) { TRUE, people.lo, people.lo }, of, key);
      else if (key != NULL && g_strv_contains (contact_counts, measured->name))
        value = dr_value_contacts (out, measured->lo, key);
      else if (unit != NULL)
        value = dr_report_result (out, unit, NULL, measured->lo, DR_UNKNOWN, text, NULL);
      else
        value = dr_value_number (out, measured->lo);
      break;
    case DR_MEASURED_DATE:
      value = dr_value_date (out, measured->date);
      break;
    case DR_MEASURED_UNKNOWN:
      value = dr_value_missing (out, text);
      break;
    case DR_MEASURED_FLAG:
    case DR_MEASURED_IDS:
    case DR_MEASURED_WORD:
    default:
      if (measured->type == DR_MEASURED_WORD && g_strv_contains (person_words, measured->name))
        return dr_report_person (message->report, text);
      if (measured->type == DR_MEASURED_WORD && strcmp (measured->name, "unit") == 0)
        value = dr_value_said (out, text, "standards/@unit");
      else
        value = dr_value_text (out, text);
      break;
    }

  return dr_value_shown_as (out, value, text);
}

/* Kinds of what the evidence base names; all other names are typed by officers. */
static const char * const evidence_kinds[] = {
  "assessment", "group:", "channel:", "characteristic:", "need:", "prerequisite:", "source:", "service:", NULL,
};

/* Lists of ids of what the evidence base names, by what is measured. */
static const char * const evidence_lists[] = {
  "channels", "characteristics", "figures", "groups", "services", "sources", "uncovered", NULL,
};

/* Fields that hold the names of what officers describe. */
static const struct { const char *kind; const char *key; } fields[] = {
  { "action:", "actions/action[%s]/text" },
  { "point:", "access-points/access-point[%s]/@name" },
};

static gboolean
is_of_evidence (const char *part)
{
  for (gsize i = 0; evidence_kinds[i] != NULL; i++)
    if (g_str_has_prefix (part, evidence_kinds[i]))
      return TRUE;

  return FALSE;
}

/* What names @subject: words of the evidence base, or what somebody typed, e.g. the text of an action. */
DrValue
dr_report_subject (const DrReport *self,
                   const char     *subject,
                   const char     *text)
{
  g_auto (GStrv) parts = g_strsplit (subject, "/", -1);
  g_autofree char *key = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (is_of_evidence (parts[i]))
        continue;
      for (gsize k = 0; k < G_N_ELEMENTS (fields) && parts[1] == NULL; k++)
        if (g_str_has_prefix (parts[i], fields[k].kind))
          {
            g_auto (GStrv) around = g_strsplit (fields[k].key, "%s", 2);

            key = g_strconcat (around[0], parts[i] + strlen (fields[k].kind), around[1], NULL);
          }
      if (key == NULL)
        key = g_strdup_printf ("subject[%s]", subject);

      return dr_value_said (self->out, text, key);
    }

  return dr_value_text (self->out, text);
}

static DrValue
piece_value (const Message    *message,
             const char       *text,
             const char       *whole,
             const DrMeasured *measured)
{
  const DrReport *self = message->report;
  g_autofree char *key = NULL;

  if (measured == NULL)
    return strcmp (whole, message->subject) == 0 ? dr_report_subject (self, message->result->subject, text)
                                                 : dr_value_text (self->out, text);
  if (measured->type != DR_MEASURED_IDS || g_strv_contains (evidence_lists, measured->name))
    return measured_value (message, text, measured);
  key = g_strdup_printf ("subject[%s]/%s", message->result->subject, measured->name);

  return dr_value_said (self->out, text, key);
}

static void
add_piece (const char       *text,
           const DrMeasured *measured,
           gpointer          data)
{
  const Message *message = data;
  const char *whole = text;
  g_autofree char *capital = NULL;
  DrWords words;

  if (text[0] == '\0')
    return;
  if (message->parts->len == 0)
    text = capital = dr_capitalized (text);
  words = dr_words_value (message->report->out, piece_value (message, text, whole, measured));
  g_array_append_val (message->parts, words);
}

/* What the rulebook says of a result, each figure in it a value. */
DrWords
dr_report_message (const DrReport *self,
                   const DrResult *result)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (DrWords));
  g_autofree char *subject = dr_subject_describe (self->check, result->subject);
  Message message = { self, result, subject, parts };

  dr_message_visit (self->check, result, add_piece, &message);

  return dr_words_joined (self->out, (const DrWords *) (gpointer) parts->data, parts->len, "");
}
