/* Values and the words that they stand in. */
#include "dr-document-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-names.h"

/* @text: (transfer full). */
static DrValue
make (DrDocumentBuilder *self,
      DrValueKind        kind,
      char              *text)
{
  g_autofree char *owned = text;

  return (DrValue) {
    .kind = kind,
    .text = dr_arena_strdup (dr_document_builder_get_arena (self), owned),
    .lo = DR_UNKNOWN,
    .hi = DR_UNKNOWN,
    .of = DR_UNKNOWN,
    .date = DR_DATE_NONE,
  };
}

static const char *
keep (DrDocumentBuilder *self,
      const char        *text)
{
  return text != NULL ? dr_arena_strdup (dr_document_builder_get_arena (self), text) : NULL;
}

/**
 * dr_value_text:
 * @self: a builder
 * @text: words of the program, the evidence base or the rulebook
 *
 * Returns: the value
 */
DrValue
dr_value_text (DrDocumentBuilder *self,
               const char        *text)
{
  return make (self, DR_VALUE_TEXT, g_strdup (text));
}

/**
 * dr_value_said:
 * @self: a builder
 * @text: what somebody typed
 * @key: the field that it stands in, e.g. "impact:i1/mechanism"
 *
 * Returns: the value
 */
DrValue
dr_value_said (DrDocumentBuilder *self,
               const char        *text,
               const char        *key)
{
  DrValue value = make (self, DR_VALUE_SAID, g_strdup (text));

  value.key = keep (self, key);

  return value;
}

/**
 * dr_value_person:
 * @self: a builder
 * @name: (nullable): what the person is called; %NULL: only the id is known
 * @id: the person's id
 *
 * Returns: the value
 */
DrValue
dr_value_person (DrDocumentBuilder *self,
                 const char        *name,
                 const char        *id)
{
  DrValue value = make (self, DR_VALUE_PERSON, g_strdup (name != NULL ? name : id));

  value.key = keep (self, id);

  return value;
}

/**
 * dr_value_people:
 * @self: a builder
 * @people: a number of people; not known: the value says so
 * @of: people that they are a part of; DR_UNKNOWN
 * @key: (nullable): of what
 *
 * Returns: the value, as "0 to 292 people"
 */
DrValue
dr_value_people (DrDocumentBuilder *self,
                 DrPeople           people,
                 double             of,
                 const char        *key)
{
  DrValue value;

  if (!people.known)
    return dr_value_unknown (self, _("not known"), key);
  value = make (self, DR_VALUE_PEOPLE, dr_format_people (people));
  value.lo = (double) people.lo;
  value.hi = (double) people.hi;
  value.of = of;
  value.key = keep (self, key);

  return value;
}

/**
 * dr_value_share:
 * @self: a builder
 * @share: 0..1, or a difference of shares, -1..1; DR_UNKNOWN: the value says so
 * @of: people that it is a share of; DR_UNKNOWN
 * @key: (nullable): of what
 *
 * Returns: the value, as "0 % to 24.3 %"
 */
DrValue
dr_value_share (DrDocumentBuilder *self,
                DrInterval         share,
                double             of,
                const char        *key)
{
  DrValue value;

  if (!dr_is_known (share.lo) || !dr_is_known (share.hi))
    return dr_value_unknown (self, _("not known"), key);
  value = make (self, DR_VALUE_SHARE, dr_format_interval (share));
  value.lo = share.lo;
  value.hi = share.hi;
  value.of = of;
  value.key = keep (self, key);

  return value;
}

/**
 * dr_value_points:
 * @self: a builder
 * @difference: a difference of shares, -1..1; DR_UNKNOWN: the value says so
 * @key: (nullable): of what
 *
 * Returns: the value, as "12.3 points"
 */
DrValue
dr_value_points (DrDocumentBuilder *self,
                 DrInterval         difference,
                 const char        *key)
{
  DrValue value = dr_value_share (self, difference, DR_UNKNOWN, key);
  g_autofree char *text = value.kind == DR_VALUE_SHARE ? dr_format_points (difference) : NULL;

  return text != NULL ? dr_value_shown_as (self, value, text) : value;
}

/**
 * dr_value_ratio:
 * @self: a builder
 * @ratio: how many times as large
 * @key: (nullable): of what
 *
 * Returns: the value
 */
DrValue
dr_value_ratio (DrDocumentBuilder *self,
                double             ratio,
                const char        *key)
{
  DrValue value;

  if (!dr_is_known (ratio))
    return dr_value_unknown (self, _("not known"), key);
  value = make (self, DR_VALUE_RATIO, dr_format_ratio (ratio));
  value.lo = value.hi = ratio;
  value.key = keep (self, key);

  return value;
}

/**
 * dr_value_contacts:
 * @self: a builder
 * @contacts: a number of contacts; DR_UNKNOWN: the value says so
 * @key: (nullable): of what
 *
 * Returns: the value
 */
DrValue
dr_value_contacts (DrDocumentBuilder *self,
                   double             contacts,
                   const char        *key)
{
  DrValue value;

  if (!dr_is_known (contacts))
    return dr_value_unknown (self, _("not known"), key);
  /* There are no tenths of a contact; fewer than ten are shares of one, and say so. */
  value = make (self, DR_VALUE_CONTACTS, contacts < 10.0 ? dr_format_count (contacts) : dr_format_whole ((gint64) round (contacts)));
  value.lo = value.hi = contacts;
  value.key = keep (self, key);

  return value;
}

/**
 * dr_value_number:
 * @self: a builder
 * @number: what says nothing of how many people there are; DR_UNKNOWN: the value says so
 *
 * Returns: the value
 */
DrValue
dr_value_number (DrDocumentBuilder *self,
                 double             number)
{
  DrValue value;

  if (!dr_is_known (number))
    return dr_value_missing (self, _("not known"));
  value = make (self, DR_VALUE_NUMBER, dr_format_count (number));
  value.lo = value.hi = number;

  return value;
}

/**
 * dr_value_date:
 * @self: a builder
 * @date: a date; none: the value says so
 *
 * Returns: the value
 */
DrValue
dr_value_date (DrDocumentBuilder *self,
               DrDate             date)
{
  DrValue value = make (self, dr_date_is_set (date) ? DR_VALUE_DATE : DR_VALUE_MISSING, dr_format_date (date));

  value.date = date;

  return value;
}

/**
 * dr_value_digest:
 * @self: a builder
 * @digest: 64 hexadecimal digits
 *
 * Returns: the value
 */
DrValue
dr_value_digest (DrDocumentBuilder *self,
                 const char        *digest)
{
  return make (self, DR_VALUE_DIGEST, g_strdup (digest));
}

/**
 * dr_value_missing:
 * @self: a builder
 * @text: that something is not known, or was not said
 *
 * Returns: the value
 */
DrValue
dr_value_missing (DrDocumentBuilder *self,
                  const char        *text)
{
  return make (self, DR_VALUE_MISSING, g_strdup (text));
}

/**
 * dr_value_decided:
 * @self: a builder
 * @text: what follows from a number: that it is as predicted
 * @key: of that number
 * @also: (nullable): of another that it was held against
 *
 * A public version that does not show both numbers as they are does not show this either.
 *
 * Returns: the value
 */
DrValue
dr_value_decided (DrDocumentBuilder *self,
                  const char        *text,
                  const char        *key,
                  const char        *also)
{
  DrValue value = make (self, DR_VALUE_TEXT, g_strdup (text));

  value.key = keep (self, key);
  value.also = keep (self, also);

  return value;
}

/**
 * dr_value_unknown:
 * @self: a builder
 * @text: that a number is not known
 * @key: of that number
 *
 * Where a public version does not show the number it does not show either whether there is one.
 *
 * Returns: the value
 */
DrValue
dr_value_unknown (DrDocumentBuilder *self,
                  const char        *text,
                  const char        *key)
{
  DrValue value = dr_value_missing (self, text);

  value.key = keep (self, key);

  return value;
}

/**
 * dr_value_shown_as:
 * @self: a builder
 * @value: a value
 * @text: how it is shown here, e.g. "13,400" below a heading that says "People"
 *
 * Returns: @value with other text
 */
DrValue
dr_value_shown_as (DrDocumentBuilder *self,
                   DrValue            value,
                   const char        *text)
{
  value.text = keep (self, text);

  return value;
}

/**
 * dr_words_none:
 *
 * Returns: no words
 */
DrWords
dr_words_none (void)
{
  return (DrWords) { NULL, 0 };
}

static DrWords
take (DrDocumentBuilder *self,
      const GArray      *runs)
{
  DrRun *kept = dr_arena_array0 (dr_document_builder_get_arena (self), DrRun, MAX (runs->len, 1));

  if (runs->len > 0)
    memcpy (kept, runs->data, runs->len * sizeof (DrRun));

  return (DrWords) { kept, runs->len };
}

static GArray *
new_runs (void)
{
  return g_array_new (FALSE, TRUE, sizeof (DrRun));
}

static void
add_run (GArray *runs,
         DrValue value)
{
  DrRun run = { .value = value };

  if (value.text[0] != '\0')
    g_array_append_val (runs, run);
}

/**
 * dr_words_text:
 * @self: a builder
 * @text: (nullable): words of the program, the evidence base or the rulebook
 *
 * Returns: the words; none where there is no text
 */
DrWords
dr_words_text (DrDocumentBuilder *self,
               const char        *text)
{
  if (text == NULL || text[0] == '\0')
    return dr_words_none ();

  return dr_words_value (self, dr_value_text (self, text));
}

/**
 * dr_words_value:
 * @self: a builder
 * @value: a value
 *
 * Returns: it, as words
 */
DrWords
dr_words_value (DrDocumentBuilder *self,
                DrValue            value)
{
  g_autoptr (GArray) runs = new_runs ();

  add_run (runs, value);

  return take (self, runs);
}

/* The number of the value that a directive at @at asks for, and where it ends; -1: it is none. */
static int
directive (const char  *at,
           guint       *next,
           const char **end)
{
  char *after = NULL;
  guint64 position;

  if (at[1] == 's')
    {
      *end = at + 2;
      return (int) (*next)++;
    }
  position = g_ascii_strtoull (at + 1, &after, 10);
  if (after == at + 1 || after[0] != '$' || after[1] != 's' || position == 0 || position > 99)
    return -1;
  *end = after + 2;

  return (int) position - 1;
}

/**
 * dr_words_format:
 * @self: a builder
 * @format: words with "%s" or "%1$s" where a value belongs, "%%" for a per cent sign
 * @values: the values, in the order of the numbers
 * @n: how many
 *
 * Returns: the words, each value a run of its own
 */
DrWords
dr_words_format (DrDocumentBuilder *self,
                 const char        *format,
                 const DrValue     *values,
                 guint              n)
{
  g_autoptr (GArray) runs = new_runs ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint next = 0;

  for (const char *at = format; *at != '\0';)
    {
      const char *end = NULL;
      int index = *at == '%' ? directive (at, &next, &end) : -1;

      if (index >= 0 && (guint) index < n)
        {
          add_run (runs, dr_value_text (self, text->str));
          g_string_set_size (text, 0);
          add_run (runs, values[index]);
          at = end;
        }
      else
        {
          at += at[0] == '%' && at[1] == '%';
          g_string_append_c (text, *at++);
        }
    }
  add_run (runs, dr_value_text (self, text->str));

  return take (self, runs);
}

static DrRun *
copy (DrDocumentBuilder *self,
      const DrWords     *words)
{
  DrRun *runs = dr_arena_array0 (dr_document_builder_get_arena (self), DrRun, MAX (words->n, 1));

  if (words->n > 0)
    memcpy (runs, words->runs, words->n * sizeof (DrRun));

  return runs;
}

/**
 * dr_words_styled:
 * @self: a builder
 * @words: text
 * @style: how it stands out
 *
 * Returns: the words in that style
 */
DrWords
dr_words_styled (DrDocumentBuilder *self,
                 DrWords            words,
                 DrRunStyle         style)
{
  DrRun *runs = copy (self, &words);

  for (guint i = 0; i < words.n; i++)
    runs[i].style = style;

  return (DrWords) { runs, words.n };
}

static gboolean
is_safe (const char *link)
{
  static const char * const schemes[] = { "http://", "https://", "mailto:" };

  if (link[0] == '#')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (link, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;

  return FALSE;
}

/**
 * dr_words_linked:
 * @self: a builder
 * @words: text
 * @link: (nullable): where it leads: "#" and an anchor, or an address. A file may name any address: one that is not of
 *   http:, https: or mailto: is left out
 *
 * Returns: the words as a link, or as they are
 */
DrWords
dr_words_linked (DrDocumentBuilder *self,
                 DrWords            words,
                 const char        *link)
{
  DrRun *runs;
  const char *kept;

  if (link == NULL || !is_safe (link))
    return words;

  runs = copy (self, &words);
  kept = keep (self, link);
  for (guint i = 0; i < words.n; i++)
    runs[i].link = kept;

  return (DrWords) { runs, words.n };
}

/**
 * dr_words_joined:
 * @self: a builder
 * @parts: pieces of text
 * @n: how many
 * @between: what stands between each two of them that are not empty
 *
 * Returns: all of them
 */
DrWords
dr_words_joined (DrDocumentBuilder *self,
                 const DrWords     *parts,
                 guint              n,
                 const char        *between)
{
  g_autoptr (GArray) runs = new_runs ();

  for (guint i = 0; i < n; i++)
    {
      if (dr_words_are_empty (&parts[i]))
        continue;
      if (runs->len > 0)
        add_run (runs, dr_value_text (self, between));
      g_array_append_vals (runs, parts[i].runs, parts[i].n);
    }

  return take (self, runs);
}
