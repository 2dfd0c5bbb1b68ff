#include "dr-evidence-fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-number.h"
#include "dr-typed-number.h"
#include "dr-xml-writer.h"

#define MOST_CHARACTERS 4000
#define MOST_LINK 2000
#define MOST_ID 100
#define MOST_AMOUNT 1e12
#define HOURS_OF_A_WEEK 168

static char *
parse_share (const char  *typed,
             char       **value)
{
  g_autofree char *plain = g_strchomp (g_strdup (typed));
  char number[DR_NUMBER_SIZE];
  double share;

  if (g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  if (!dr_typed_number (plain, &share))
    return g_strdup (_("This is no percentage. Write digits, with a point where there are parts, as 37.5."));
  if (share > 100)
    return g_strdup (_("This is more than all. Write a percentage from 0 to 100."));
  *value = g_strdup (dr_number_format (share / 100, number));

  return NULL;
}

static char *
parse_count (const char  *typed,
             char       **value)
{
  double number;

  if (!dr_typed_number (typed, &number) || number != floor (number) || number < 1 || number > G_MAXUINT32)
    return g_strdup (_("Write how many people, as a whole number of at least 1."));
  *value = g_strdup_printf ("%.0f", number);

  return NULL;
}

static char *
parse_amount (const char  *typed,
              gboolean     is_hours,
              char       **value)
{
  char text[DR_NUMBER_SIZE];
  double number;

  if (!dr_typed_number (typed, &number))
    return g_strdup (_("This is no number. Write digits, with a point where there are parts, as 37.5."));
  if (number > MOST_AMOUNT)
    return g_strdup (_("This number is too large. Write one of at most twelve digits."));
  if (is_hours && number > HOURS_OF_A_WEEK)
    return g_strdup (_("A week has 168 hours. Write a number from 0 to 168."));
  *value = g_strdup (dr_number_format (number, text));

  return NULL;
}

static char *
parse_date (const char  *typed,
            gboolean     is_day,
            char       **value)
{
  char text[DR_DATE_STRING_SIZE];
  DrDate date;

  if (is_day ? !dr_date_parse_full (typed, &date) : !dr_date_parse (typed, &date))
    return g_strdup (is_day ? _("This is no day. Write year, month and day, as 2026-03-31.")
                            : _("This is no date. Write a day, a month or a year, as 2026-03-31, 2026-03 or 2026."));
  *value = g_strdup (dr_date_format (date, text));

  return NULL;
}

static char *
parse_link (const char  *typed,
            char       **value)
{
  if ((!g_str_has_prefix (typed, "https://") && !g_str_has_prefix (typed, "http://")) || strpbrk (typed, " \t") != NULL
      || strlen (strchr (typed, '/') + 2) == 0)
    return g_strdup (_("This is no link. Write all of it, as https://www.ons.gov.uk/census."));
  if (g_utf8_strlen (typed, -1) > MOST_LINK)
    return g_strdup (_("This link is too long: at most 2,000 letters."));
  *value = g_strdup (typed);

  return NULL;
}

/* One line, without what XML cannot hold and without more than one space in a row. */
static char *
clean (const char *typed)
{
  g_autofree char *text = dr_xml_clean_text (typed, -1);
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean space = *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r';

      if (!space)
        g_string_append_c (out, *at);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

/**
 * dr_evidence_field_parse:
 * @field: an attribute
 * @typed: (nullable): what was typed or chosen
 * @value: (out) (transfer full) (nullable): what the attribute becomes; %NULL: it is absent
 *
 * Pure.
 *
 * Returns: (transfer full) (nullable): why it cannot be that, translated
 */
char *
dr_evidence_field_parse (const DrEvidenceField  *field,
                         const char             *typed,
                         char                  **value)
{
  g_autofree char *text = clean (typed != NULL ? typed : "");

  *value = NULL;
  if (text[0] == '\0')
    return field->missing != NULL ? g_strdup (_(field->missing)) : NULL;

  switch (field->kind)
    {
    case DR_FIELD_SHARE:
      return parse_share (text, value);
    case DR_FIELD_COUNT:
      return parse_count (text, value);
    case DR_FIELD_AMOUNT:
    case DR_FIELD_HOURS:
      return parse_amount (text, field->kind == DR_FIELD_HOURS, value);
    case DR_FIELD_DATE:
    case DR_FIELD_DAY:
      return parse_date (text, field->kind == DR_FIELD_DAY, value);
    case DR_FIELD_LINK:
      return parse_link (text, value);
    case DR_FIELD_CHOICE:
    case DR_FIELD_SET:
    case DR_FIELD_TEXT:
    default:
      if (g_utf8_strlen (text, -1) > MOST_CHARACTERS)
        return g_strdup (_("This is too long: at most 4,000 letters."));
      *value = g_steal_pointer (&text);
      return NULL;
    }
}

/**
 * dr_evidence_field_show:
 * @field: an attribute
 * @value: (nullable): its value
 *
 * Returns: (transfer full): it as one would type it
 */
char *
dr_evidence_field_show (const DrEvidenceField *field,
                        const char            *value)
{
  char number[DR_NUMBER_SIZE];

  if (value == NULL)
    return g_strdup ("");
  if (field->kind == DR_FIELD_SHARE)
    return g_strdup (dr_number_format (g_ascii_strtod (value, NULL) * 100, number));

  return g_strdup (value);
}

static void
clear_edit (gpointer data)
{
  DrEvidenceEdit *edit = data;

  g_free ((char *) edit->place);
  g_free ((char *) edit->value);
}

/**
 * dr_evidence_edits_free:
 * @edits: (transfer full) (nullable): edits that own their texts
 */
void
dr_evidence_edits_free (GArray *edits)
{
  g_clear_pointer (&edits, g_array_unref);
}

/**
 * dr_evidence_fields_edits:
 * @fields: (array length=n_fields): the attributes of a row
 * @n_fields: how many
 * @place: of the row, as "figures/figure[id=f1]"
 * @before: (array length=n_fields) (element-type utf8): what each is, or %NULL
 * @typed: (array length=n_fields): what was typed for each, or %NULL
 * @problems: (array length=n_fields) (out caller-allocates): for each why it cannot be that, or %NULL
 *
 * Pure.
 *
 * Returns: (transfer full) (nullable) (element-type DrEvidenceEdit): what is to be changed, perhaps nothing; %NULL where
 * there are problems
 */
GArray *
dr_evidence_fields_edits (const DrEvidenceField  *fields,
                          guint                   n_fields,
                          const char             *place,
                          const char * const     *before,
                          const char * const     *typed,
                          char                  **problems)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (DrEvidenceEdit));
  gboolean is_wrong = FALSE;

  g_array_set_clear_func (edits, clear_edit);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = NULL;
      DrEvidenceEdit edit;

      problems[i] = dr_evidence_field_parse (&fields[i], typed[i], &value);
      is_wrong |= problems[i] != NULL;
      if (problems[i] != NULL || g_strcmp0 (value, before[i]) == 0)
        continue;
      edit = (DrEvidenceEdit) { g_strdup_printf ("%s/@%s", place, fields[i].attribute), g_steal_pointer (&value) };
      g_array_append_val (edits, edit);
    }
  if (is_wrong)
    g_clear_pointer (&edits, g_array_unref);

  return edits;
}

/**
 * dr_evidence_new_id:
 * @wish: words that it is to remind of
 * @is_taken: whether there is something of that id already
 * @data: for @is_taken
 *
 * Returns: (transfer full): an id that is free
 */
char *
dr_evidence_new_id (const char    *wish,
                    gboolean     (*is_taken) (const char *id, gconstpointer data),
                    gconstpointer  data)
{
  g_autofree char *ascii = g_str_to_ascii (wish, "C");
  g_autoptr (GString) stem = g_string_new (NULL);
  char *id;

  for (const char *at = ascii; *at != '\0' && stem->len < MOST_ID - 6; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (stem, g_ascii_tolower (*at));
    else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
      g_string_append_c (stem, '-');
  while (stem->len > 0 && stem->str[stem->len - 1] == '-')
    g_string_truncate (stem, stem->len - 1);
  if (stem->len == 0)
    g_string_append (stem, "new");
  id = g_strdup (stem->str);
  for (guint i = 2; is_taken (id, data); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", stem->str, i);
    }

  return id;
}
