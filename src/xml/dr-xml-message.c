#include "dr-xml-message.h"

#include "dr-xml-schemas.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* A pattern of libxml2's wording, and ours. */
typedef struct {
  const char *pattern;
  const char *replacement;
} Rule;

/* In the order tried; the first that matches ends it. Values may hold quotes, hence the greedy groups. */
static const Rule schema_rules[] = {
  { "^The value '(.*)' is less than the minimum value allowed \\('(.*)'\\)$",
    N_("'\\1' is too small; expected at least \\2") },
  { "^The value '(.*)' is greater than the maximum value allowed \\('(.*)'\\)$",
    N_("'\\1' is too large; expected at most \\2") },
  { "^The value '(.*)' must be less than '(.*)'$", N_("'\\1' is too large; expected less than \\2") },
  { "^The value '(.*)' must be greater than '(.*)'$", N_("'\\1' is too small; expected more than \\2") },
  { "^The value '(.*)' is not an element of the set \\{(.*)\\}$",
    N_("'\\1' is not one of the values allowed; expected \\2") },
  { "^The value '(.*)' is not accepted by the pattern '(.*)'$",
    N_("'\\1' has the wrong form; expected the pattern \\2") },
  { "^The value '(.*)' has a length of '\\d+'; this underruns the allowed minimum length of '(\\d+)'$",
    N_("'\\1' is too short; expected \\2 or more characters") },
  { "^The value '(.*)' has a length of '\\d+'; this exceeds the allowed maximum length of '(\\d+)'$",
    N_("'\\1' is too long; expected \\2 or fewer characters") },
  { "^The value '(.*)' has a length of '\\d+'; this differs from the allowed length of '(\\d+)'$",
    N_("'\\1' has the wrong length; expected a length of \\2") },
  { "^The value '(.*)' has more digits than are allowed \\('(\\d+)'\\)$",
    N_("'\\1' has too many digits; expected at most \\2") },
  { "^The value '(.*)' has more fractional digits than are allowed \\('(\\d+)'\\)$",
    N_("'\\1' has too many digits after the point; expected at most \\2") },
  { "^'(.*)' is not a valid value of the (?:local )?(?:atomic|list|union) type '(.*)'$",
    N_("'\\1' is not valid; expected \\2") },
  { "^'(.*)' is not a valid value of the local (atomic|list|union) type$",
    N_("'\\1' is not valid; expected a value as the schema describes it") },
  { "^This element is not expected\\. Expected is \\( (.*) \\)$",
    N_("this element is not expected here; expected \\1") },
  { "^This element is not expected\\. Expected is one of \\( (.*) \\)$",
    N_("this element is not expected here; expected one of \\1") },
  { "^This element is not expected$", N_("this element is not expected here; expected no further element") },
  { "^Missing child element\\(s\\)\\. Expected is \\( (.*) \\)$",
    N_("an element is missing inside; expected \\1") },
  { "^Missing child element\\(s\\)\\. Expected is one of \\( (.*) \\)$",
    N_("an element is missing inside; expected one of \\1") },
  { "^Character content other than whitespace is not allowed because the content type is 'element-only'$",
    N_("there is text directly inside; expected only elements") },
  { "^Character content is not allowed, because the content type is empty$",
    N_("there is text inside; expected an empty element") },
  { "^Element content is not allowed, because the content type is empty$",
    N_("there is an element inside; expected an empty element") },
  { "^Element content is not allowed, because the (?:content type is a simple type definition|"
    "type definition is simple)$",
    N_("there is an element inside; expected only text") },
  { "^The attribute '(.*)' is required but missing$", N_("attribute '\\1' is missing; expected it here") },
  { "^The attribute '(.*)' is not allowed$", N_("this attribute is not allowed here; expected it left out") },
  { "^Duplicate key-sequence \\[(.*)\\] in (?:key|unique) identity-constraint '(.*)'$",
    N_("\\1 is there more than once; expected it once") },
  { "^No match found for key-sequence \\[(.*)\\] of keyref '(.*)'$",
    N_("\\1 refers to nothing; expected one that exists") },
  { "^Not all fields of key identity-constraint '(.*)' evaluate to a node$",
    N_("a part of its key is missing; expected every part") },
};

/* What a person would call the built-in types. */
static const struct {
  const char *type;
  const char *words;
} type_words[] = {
  { "xs:boolean", N_("true or false") },
  { "xs:dateTime", N_("a date and time such as 2025-04-30T09:15:00Z") },
  { "xs:date", N_("a date such as 2025-04-30") },
  { "xs:gYearMonth", N_("a month such as 2025-04") },
  { "xs:gYear", N_("a year such as 2025") },
  { "xs:decimal", N_("a decimal number") },
  { "xs:double", N_("a number") },
  { "xs:integer", N_("a whole number") },
  { "xs:int", N_("a whole number") },
  { "xs:long", N_("a whole number") },
  { "xs:nonNegativeInteger", N_("a whole number, 0 or more") },
  { "xs:unsignedInt", N_("a whole number, 0 or more") },
  { "xs:unsignedLong", N_("a whole number, 0 or more") },
  { "xs:positiveInteger", N_("a whole number, 1 or more") },
  { "xs:hexBinary", N_("pairs of hexadecimal digits") },
  { "xs:NCName", N_("a name without spaces or colons") },
  { "xs:ID", N_("a name without spaces or colons") },
  { "xs:anyURI", N_("a web address") },
  { "date", N_("a day that exists, as YYYY-MM-DD") },
  { "partialDate", N_("a day, month or year that exists, as YYYY-MM-DD, YYYY-MM or YYYY") },
  { "share", N_("a share from 0 to 1") },
  { "shareOrToBeAnnounced", N_("a share from 0 to 1, or to-be-announced") },
  { "numberOrToBeAnnounced", N_("a number, or to-be-announced") },
  { "count", N_("a number, 0 or more") },
  { "number", N_("a number") },
  { "boolean", N_("true or false") },
};

/* One line of valid UTF-8. Takes @message. */
static char *
tidy (char *message)
{
  g_autofree char *raw = message;
  char *valid = g_utf8_make_valid (raw, -1);

  for (char *at = valid; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  return g_strstrip (valid);
}

/* @message, which is taken, with long values cut short: a file may hold megabytes. */
static char *
shorten (char *message)
{
  g_autofree char *whole = message;
  g_autofree char *shorter = NULL;

  if (strlen (whole) > 300)
    {
      g_autoptr (GRegex) quoted = g_regex_new ("'([^']{60})[^']{20,}('|$)", 0, 0, NULL);

      shorter = g_regex_replace (quoted, whole, -1, 0, "'\\1\342\200\246'", 0, NULL);
    }
  if (shorter == NULL)
    shorter = g_steal_pointer (&whole);
  if (strlen (shorter) > 1200)
    {
      g_autofree char *start = g_utf8_substring (shorter, 0, MIN (1200, g_utf8_strlen (shorter, -1)));

      return g_strconcat (start, "\342\200\246", NULL);
    }
  return g_steal_pointer (&shorter);
}

/* Sets @error to "NAME:LINE: detail", or "NAME: detail" where @line is 0; always one line. */
void
dr_xml_set_error (GError **error, DrXmlError code, const char *name, guint line, const char *format, ...)
{
  g_autofree char *shown = NULL;
  g_autofree char *detail = NULL;
  va_list arguments;

  if (error == NULL)
    return;
  va_start (arguments, format);
  detail = shorten (tidy (g_strdup_vprintf (format, arguments)));
  va_end (arguments);
  shown = tidy (g_filename_display_name (name));
  if (line > 0)
    g_set_error (error, DR_XML_ERROR, code, "%s:%u: %s", shown, line, detail);
  else
    g_set_error (error, DR_XML_ERROR, code, "%s: %s", shown, detail);
}

/* Plain words for a well-formedness error; without file and line. Transfer full. */
char *
dr_xml_message_from_parser (const xmlError *error)
{
  const char *first = error->str1 != NULL ? error->str1 : "";
  const char *second = error->str2 != NULL ? error->str2 : "";
  g_autofree char *own_words = NULL;

  switch (error->code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
      return g_strdup (_("there is no element in the file; expected XML"));
    case XML_ERR_DOCUMENT_END:
      return g_strdup (_("there is something after the end of the root element; expected the end of the file"));
    case XML_ERR_TAG_NAME_MISMATCH:
      return g_strdup_printf (_("the element '%s' of line %d is closed by </%s>; expected </%s>"), first,
                              error->int1, second, first);
    case XML_ERR_TAG_NOT_FINISHED:
      return g_strdup_printf (_("the file ends inside the element '%s' of line %d; expected </%s>"), first,
                              error->int1, first);
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (_("attribute '%s' is there twice; expected it once"), first);
    case XML_ERR_LT_IN_ATTRIBUTE:
      return g_strdup (
        _("there is a '<' in the value of an attribute; expected &lt; or a closing quote before it"));
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return g_strdup (_("an attribute has no value in quotes; expected name=\"value\""));
    case XML_ERR_INVALID_CHAR:
      if (error->int1 == 0)   /* in an attribute's value libxml2 does not say which */
        return g_strdup (_("there is a character that is not allowed in XML; expected text without it"));
      return g_strdup_printf (_("the character U+%04X is not allowed in XML; expected text without it"),
                              (guint) error->int1);
    case XML_ERR_MISPLACED_CDATA_END:
      return g_strdup (_("there is ']]>' in text; expected ]]&gt;"));
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return g_strdup_printf (_("the prefix '%s' is not declared; expected names without a prefix"), first);
    default:
      own_words = shorten (tidy (g_strdup (error->message != NULL ? error->message : _("unknown error"))));
      return g_strdup_printf (_("this is not well-formed (%s); expected well-formed XML"), own_words);
    }
}

/* @text without every occurrence of our namespace in braces. Transfer full. */
static char *
strip_namespace (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "{" DR_XML_NAMESPACE "}", -1);

  return g_strjoinv ("", pieces);
}

/* @body, which may end in the name of a type, with what a person would call it in that place. Transfer full. */
static char *
name_type (const char *body)
{
  for (gsize i = 0; i < G_N_ELEMENTS (type_words); i++)
    {
      g_autofree char *end = g_strdup_printf (" type '%s'", type_words[i].type);
      g_autofree char *start = NULL;

      if (!g_str_has_suffix (body, end))
        continue;
      start = g_strndup (body, strlen (body) - strlen (end));
      return g_strdup_printf ("%s type '%s'", start, _(type_words[i].words));
    }
  return g_strdup (body);
}

/* @body in our words, or as it is where no rule knows it. Transfer full. */
static char *
apply_rules (const char *body)
{
  g_autofree char *named = name_type (body);

  for (gsize i = 0; i < G_N_ELEMENTS (schema_rules); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (schema_rules[i].pattern, G_REGEX_DOTALL, 0, NULL);
      g_autofree char *words = NULL;

      if (!g_regex_match (regex, named, 0, NULL))
        continue;
      words = g_regex_replace (regex, named, -1, 0, _(schema_rules[i].replacement), 0, NULL);
      if (words == NULL)
        break;
      return g_steal_pointer (&words);
    }
  return g_strdup_printf (_("%s; expected what the schema says"), body);
}

/* Plain words for a validity error, "ELEMENT: attribute 'NAME': what; expected what"; without file and line.
 * Transfer full. */
char *
dr_xml_message_from_schema (const xmlError *error)
{
  static const char header[] =
    "^Element '([^']*)'(?:, attribute '([^']*)')?: (?:\\[facet '[^']*'\\] )?(.*?)\\.?$";
  g_autofree char *raw =
    shorten (tidy (strip_namespace (error->message != NULL ? error->message : _("unknown error"))));
  g_autoptr (GRegex) regex = g_regex_new (header, G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *element = NULL;
  g_autofree char *attribute = NULL;
  g_autofree char *body = NULL;
  g_autofree char *words = NULL;

  if (!g_regex_match (regex, raw, 0, &match))
    return apply_rules (raw);
  element = g_match_info_fetch (match, 1);
  attribute = g_match_info_fetch (match, 2);
  body = g_match_info_fetch (match, 3);
  words = apply_rules (body);
  if (attribute == NULL || *attribute == '\0')
    return g_strdup_printf ("%s: %s", element, words);
  return g_strdup_printf (_("%s: attribute '%s': %s"), element, attribute, words);
}
