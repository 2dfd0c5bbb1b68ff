#include "dr-message.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-group-words.h"
#include "dr-harm-order.h"
#include "dr-names.h"
#include "dr-targets.h"

/* Of which kind the identifiers are that a measured list holds. */
static const struct {
  const char *name;
  const char *kind;
} id_kinds[] = {
  { "channels", "channel" },
  { "characteristics", "characteristic" },
  { "groups", "group" },
  { "entries", "impact" },
  { "figures", "figure" },
  { "met_after", "point" },
  { "met_before", "point" },
  { "points_affected", "point" },
  { "remaining", "point" },
  { "services", "service" },
  { "sources", "source" },
  { "uncovered", "group" },
  { "withdrawn", "point" },
};

/* How what is measured is said. */
typedef struct {
  guint most;       /* names in a row */
  guint decimals;   /* of each percentage */
} Wording;

static int
compare_harm (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const DrCheck *check = data;
  int first = dr_evidence_find_group (check->evidence, *(char * const *) a);
  int second = dr_evidence_find_group (check->evidence, *(char * const *) b);

  return first == DR_NO_INDEX || second == DR_NO_INDEX ? 0 : dr_harm_order_compare (check, (guint) first, (guint) second);
}

/* Of more than @most groups those that are worst off. */
static char *
format_ids (const DrCheck    *check,
            const DrMeasured *measured,
            guint             most)
{
  g_auto (GStrv) ids = g_strsplit (measured->text, " ", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *kind = NULL;

  if (measured->text[0] == '\0')
    return g_strdup (_("none"));

  for (guint i = 0; i < G_N_ELEMENTS (id_kinds); i++)
    if (strcmp (id_kinds[i].name, measured->name) == 0)
      kind = id_kinds[i].kind;

  if (g_strcmp0 (kind, "group") == 0 && g_strv_length (ids) > most + 1)
    g_qsort_with_data (ids, (int) g_strv_length (ids), sizeof *ids, compare_harm, (gpointer) check);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *subject = kind != NULL ? g_strdup_printf ("%s:%s", kind, ids[i]) : g_strdup (ids[i]);

      g_ptr_array_add (names, dr_subject_describe_few (check, subject, most));
    }

  return dr_group_words ((const char * const *) names->pdata, names->len, most);
}

/* That its percentages need; 0: it is none. */
static guint
decimals_of (const DrMeasured *measured)
{
  switch (measured->type)
    {
    case DR_MEASURED_SHARE:
      return dr_share_decimals (measured->lo);
    case DR_MEASURED_SHARE_INTERVAL:
      return dr_interval_decimals ((DrInterval) { measured->lo, measured->hi });
    case DR_MEASURED_RATIO:
    case DR_MEASURED_PEOPLE:
    case DR_MEASURED_PEOPLE_INTERVAL:
    case DR_MEASURED_COUNT:
    case DR_MEASURED_DATE:
    case DR_MEASURED_FLAG:
    case DR_MEASURED_IDS:
    case DR_MEASURED_WORD:
    case DR_MEASURED_UNKNOWN:
    default:
      return 0;
    }
}

static char *
format_measured (const DrCheck    *check,
                 const DrMeasured *measured,
                 const Wording    *wording)
{
  switch (measured->type)
    {
    case DR_MEASURED_SHARE:
      return dr_format_share_with (measured->lo, wording->decimals);
    case DR_MEASURED_SHARE_INTERVAL:
      return dr_format_interval_with ((DrInterval) { measured->lo, measured->hi }, wording->decimals);
    case DR_MEASURED_RATIO:
      return dr_format_ratio (measured->lo);
    case DR_MEASURED_PEOPLE:
      return dr_format_people ((DrPeople) { TRUE, (gint64) measured->lo, (gint64) measured->lo });
    case DR_MEASURED_PEOPLE_INTERVAL:
      return dr_format_people ((DrPeople) { TRUE, (gint64) measured->lo, (gint64) measured->hi });
    case DR_MEASURED_COUNT:
      return dr_format_count (measured->lo);
    case DR_MEASURED_DATE:
      return dr_format_date (measured->date);
    case DR_MEASURED_FLAG:
      return g_strdup (measured->lo != 0.0 ? _("yes") : _("no"));
    case DR_MEASURED_IDS:
      return format_ids (check, measured, wording->most);
    case DR_MEASURED_WORD:
      return g_strdup (measured->text);
    case DR_MEASURED_UNKNOWN:
    default:
      return g_strdup (_("not known"));
    }
}

/**
 * dr_measured_format:
 * @check: the check it belongs to
 * @measured: one measured quantity
 *
 * Returns: (transfer full): the quantity as a person reads it
 */
char *
dr_measured_format (const DrCheck    *check,
                    const DrMeasured *measured)
{
  const Wording wording = { DR_ALL_NAMES, decimals_of (measured) };

  return format_measured (check, measured, &wording);
}

static const DrMeasured *
find_measured (const DrResult *result,
               const char     *name,
               gsize           length)
{
  for (guint i = 0; i < result->n_measured; i++)
    if (strlen (result->measured[i].name) == length && strncmp (result->measured[i].name, name, length) == 0)
      return &result->measured[i];

  return NULL;
}

/* Whether a digital target is nothing but targets that are still to be announced: the sum of those is 0. */
static gboolean
is_announced_later (const DrCheck    *check,
                    const DrResult   *result,
                    const DrMeasured *measured)
{
  const DrAssessment *a = check->assessment;
  g_autoptr (DrArena) scratch = dr_arena_new ();
  DrTargetList targets;

  if (result->kind != DR_RESULT_UNKNOWN || measured->type != DR_MEASURED_SHARE || measured->lo != 0.0
      || strcmp (measured->name, "target") != 0 || a->chosen == DR_NO_INDEX)
    return FALSE;
  targets = dr_targets_of_option (check->evidence, a->service, &a->options[a->chosen], scratch);
  for (guint i = 0; i < targets.n; i++)
    {
      g_autofree char *subject = g_strconcat ("group:", check->evidence->groups[targets.items[i].group].id, NULL);

      if (!dr_is_known (targets.items[i].share) && check->evidence->channels[targets.items[i].channel].digital
          && strcmp (result->subject, subject) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * dr_message_unit:
 * @check: a check
 * @result: one of its results
 * @measured: (nullable): what is measured of it
 *
 * Returns: (transfer none) (nullable): the unit that an officer gave it: of a standard of service
 */
const char *
dr_message_unit (const DrCheck    *check,
                 const DrResult   *result,
                 const DrMeasured *measured)
{
  const DrAssessment *a = check->assessment;
  const DrOption *option = a->chosen != DR_NO_INDEX ? &a->options[a->chosen] : NULL;

  if (measured == NULL || option == NULL || measured->type != DR_MEASURED_COUNT || !dr_is_known (measured->lo)
      || strcmp (dr_check_get_rule (check, result)->id, "STD-01") != 0)
    return NULL;
  for (guint i = 0; i < option->n_standards; i++)
    {
      const DrStandardChange *standard = &option->standards[i];
      g_autofree char *subject = g_strconcat ("channel:", check->evidence->channels[standard->channel].id, NULL);

      if (strcmp (result->subject, subject) == 0)
        return standard->unit != NULL && standard->unit[0] != '\0' ? standard->unit : NULL;
    }

  return NULL;
}

/* It is shown as a percentage, which says what it is. */
static gboolean
is_share (const char *unit)
{
  return strcmp (unit, "share") == 0;
}

/* Every digit: 1.04 and 1.02 days are not "1.0" both. */
static char *
format_amount (double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return number == round (number) ? dr_format_whole ((gint64) number)
                                  : g_strdup (g_ascii_formatd (digits, sizeof digits, "%.10g", number));
}

/* What stands for {name}: something measured, or the subject. NULL: nothing does. */
static char *
expand (const DrCheck     *check,
        const DrResult    *result,
        const char        *name,
        gsize              length,
        const Wording     *wording,
        const DrMeasured **measured)
{
  *measured = NULL;
  if (length == strlen ("subject") && strncmp (name, "subject", length) == 0)
    return dr_subject_describe_few (check, result->subject, wording->most);

  *measured = find_measured (result, name, length);
  if (*measured != NULL && is_announced_later (check, result, *measured))
    {
      *measured = NULL;
      return g_strdup (_("“to be announced”"));
    }

  if (*measured != NULL && dr_message_unit (check, result, *measured) != NULL)
    return is_share (dr_message_unit (check, result, *measured))
               ? dr_format_share_with ((*measured)->lo, MAX (wording->decimals, dr_share_decimals ((*measured)->lo)))
               : format_amount ((*measured)->lo);

  return *measured != NULL ? format_measured (check, *measured, wording) : NULL;
}

/* One number of decimals for all percentages of a message: they are held against each other. */
static guint
decimals_in (const DrResult *result,
             const char     *template)
{
  guint decimals = 0;

  for (const char *at = strchr (template, '{'); at != NULL; at = strchr (at + 1, '{'))
    {
      const char *end = strchr (at, '}');
      const DrMeasured *measured = end != NULL ? find_measured (result, at + 1, (gsize) (end - at - 1)) : NULL;

      if (measured != NULL)
        decimals = MAX (decimals, decimals_of (measured));
    }

  return decimals;
}

static const char *
template_of (const DrRule   *rule,
             const DrResult *result)
{
  switch (result->kind)
    {
    case DR_RESULT_FAIL:
      return rule->cases[result->failing_case].message;
    case DR_RESULT_UNKNOWN:
      return rule->unknown_message;
    case DR_RESULT_NOT_APPLICABLE:
      return result->reason;
    case DR_RESULT_PASS:
    default:
      return rule->pass_message;
    }
}

static void
visit_pieces (const DrCheck  *check,
              const DrResult *result,
              guint           most,
              DrMessageVisit  visit,
              gpointer        data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *template = template_of (dr_check_get_rule (check, result), result);
  const Wording wording = { most, decimals_in (result, template) };

  for (const char *at = template[0] != '\0' ? _(template) : template; *at != '\0';)
    {
      const char *end = *at == '{' ? strchr (at, '}') : NULL;
      const DrMeasured *measured = NULL;
      const char *unit;
      g_autofree char *value = end != NULL ? expand (check, result, at + 1, (gsize) (end - at - 1), &wording, &measured) : NULL;

      if (value == NULL)
        {
          g_string_append_c (words, *at++);
          continue;
        }
      if (words->len > 0)
        visit (words->str, NULL, data);
      g_string_truncate (words, 0);
      visit (value, measured, data);
      unit = dr_message_unit (check, result, measured);
      if (unit != NULL && !is_share (unit))
        {
          const DrMeasured word = { .name = "unit", .type = DR_MEASURED_WORD, .text = unit };

          visit (" ", NULL, data);
          visit (unit, &word, data);
        }
      at = end + 1;
    }
  if (words->len > 0)
    visit (words->str, NULL, data);
}

/**
 * dr_message_visit:
 * @check: a check
 * @result: one of its results
 * @visit: (scope call): called for each piece of the message, in order
 * @data: for it
 *
 * The rulebook's words for the result, translated, and between them the figures, each by itself.
 */
void
dr_message_visit (const DrCheck  *check,
                  const DrResult *result,
                  DrMessageVisit  visit,
                  gpointer        data)
{
  visit_pieces (check, result, DR_ALL_NAMES, visit, data);
}

static void
append (const char       *text,
        const DrMeasured *measured G_GNUC_UNUSED,
        gpointer          data)
{
  g_string_append (data, text);
}

/**
 * dr_message_format:
 * @check: a check
 * @result: one of its results
 *
 * Returns: (transfer full): the rulebook's words for the result, translated, with the figures filled in
 */
char *
dr_message_format (const DrCheck  *check,
                   const DrResult *result)
{
  return dr_message_format_few (check, result, DR_ALL_NAMES);
}

/**
 * dr_message_format_few:
 * @check: a check
 * @result: one of its results
 * @most: names in a row; at least 1
 *
 * Returns: (transfer full): as dr_message_format(), and where there are more names, the first of them, of groups the worst off, and
 *   how many more
 */
char *
dr_message_format_few (const DrCheck  *check,
                       const DrResult *result,
                       guint           most)
{
  GString *message = g_string_new (NULL);

  visit_pieces (check, result, most, append, message);

  return g_string_free (message, FALSE);
}
