/* Text, values and words in a page: whatever they are, they stay text. */
#include "dr-html-private.h"

#include <string.h>

#include "dr-bound-words.h"

/**
 * dr_html_escape:
 * @out: the page
 * @text: any text
 *
 * Adds the text so that it is that text in the page, whatever it is, in elements and in quoted attributes. What no page may
 * hold is replaced.
 */
void
dr_html_escape (GString    *out,
                const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  for (const char *at = valid != NULL ? valid : text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);

      if (sign == '&')
        g_string_append (out, "&amp;");
      else if (sign == '<')
        g_string_append (out, "&lt;");
      else if (sign == '>')
        g_string_append (out, "&gt;");
      else if (sign == '"')
        g_string_append (out, "&quot;");
      else if (sign == '\'')
        g_string_append (out, "&#39;");
      else if ((sign < 0x20 && sign != '\n' && sign != '\t') || (sign >= 0x7f && sign < 0xa0) || (sign & 0xfffe) == 0xfffe
               || (sign >= 0xfdd0 && sign <= 0xfdef))
        g_string_append (out, "\xef\xbf\xbd");
      else
        g_string_append_unichar (out, sign);
    }
}

/* Text with its line breaks. */
void
dr_html_add_text (GString    *out,
                  const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, "<br>");
      dr_html_escape (out, lines[i]);
    }
}

static const char *
element_of (const DrRun *run)
{
  if (run->value.kind == DR_VALUE_MISSING)
    return "span class=\"missing\"";
  switch (run->style)
    {
    case DR_RUN_STRONG:
      return "strong";
    case DR_RUN_MUTED:
      return "span class=\"m\"";
    case DR_RUN_CODE:
      return "code";
    case DR_RUN_PLAIN:
    default:
      return NULL;
    }
}

void
dr_html_end_element (GString    *out,
                     const char *element)
{
  gsize length = strcspn (element, " ");

  g_string_append_printf (out, "</%.*s>", (int) length, element);
}

/* A number and its per cent sign stay on one line, and so do citations and dates. */
static void
add_own_words (GString    *out,
               const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *bound = dr_bound_words (valid);
  g_autoptr (GString) kept = g_string_new (bound);

  /* No joiners: word processors show some of them, and no browser breaks there. */
  g_string_replace (kept, "\xe2\x81\xa0", "", 0);
  dr_html_add_text (out, kept->str);
}

/* What somebody typed may run the other way: it is set apart from what stands around it. */
static void
add_value (GString       *out,
           const DrValue *value)
{
  char buffer[DR_DATE_STRING_SIZE];

  switch (value->kind)
    {
    case DR_VALUE_SAID:
    case DR_VALUE_PERSON:
      g_string_append (out, "<bdi>");
      dr_html_add_text (out, value->text);
      g_string_append (out, "</bdi>");
      break;
    case DR_VALUE_DATE:
      g_string_append_printf (out, "<time datetime=\"%s\">", dr_date_format (value->date, buffer));
      dr_html_add_text (out, value->text);
      g_string_append (out, "</time>");
      break;
    case DR_VALUE_SHARE:
    case DR_VALUE_TEXT:
      add_own_words (out, value->text);
      break;
    case DR_VALUE_PEOPLE:
    case DR_VALUE_RATIO:
    case DR_VALUE_CONTACTS:
    case DR_VALUE_NUMBER:
    case DR_VALUE_DIGEST:
    case DR_VALUE_MISSING:
    default:
      dr_html_add_text (out, value->text);
      break;
    }
}

/* Runs that follow one another with the same link are one link. */
void
dr_html_add_words (GString       *out,
                   const DrWords *words)
{
  for (guint i = 0; i < words->n; i++)
    {
      const DrRun *run = &words->runs[i];
      const char *link = run->link;
      const char *before = i > 0 ? words->runs[i - 1].link : NULL;
      const char *after = i + 1 < words->n ? words->runs[i + 1].link : NULL;
      const char *element = element_of (run);

      if (link != NULL && g_strcmp0 (link, before) != 0)
        {
          g_string_append (out, "<a href=\"");
          dr_html_escape (out, link);
          g_string_append (out, "\">");
        }
      if (element != NULL)
        g_string_append_printf (out, "<%s>", element);
      add_value (out, &run->value);
      if (element != NULL)
        dr_html_end_element (out, element);
      if (link != NULL && g_strcmp0 (link, after) != 0)
        g_string_append (out, "</a>");
    }
}

/* Whether all of it was typed by one person: then it finds its own direction as a whole. */
gboolean
dr_html_is_said (const DrWords *words)
{
  return words->n == 1 && words->runs[0].value.kind == DR_VALUE_SAID && words->runs[0].link == NULL;
}
