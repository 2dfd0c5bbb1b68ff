#include "dr-bound-words.h"

/* A space at which no line breaks. */
#define NO_BREAK "\302\240"

/* Nothing, at which no line breaks. */
#define JOINER "\342\201\240"

/* A number as it is printed: 7, 1,500, 12.3. */
#define NUMBER "\\d(?:[\\d,.]*\\d)?"

/* What begins after it is no range and nothing that is counted: 65 and over. */
#define NO_AND "(?!(?:and|or) )"

/* What is read as one, the longest kinds first, since the first that fits is taken: 14 February 2023, months in any language;
 * [2013] EWCA Civ 1345, [2011] EWHC 2687 (Admin); R (Bracking); s.149, ss. 4, s.149(3)(a), reg. 8(1)(a); 2026–27; SHA-256 with the
 * digits that begin a digest, ACC-06; step-free; 15 to 24; 62 %, 1,500 people, but no long word, which would not fit a narrow column
 * beside its number, and nothing after a year. */
#define KINDS \
  "\\b\\d{1,2} \\p{L}{3,12}\\.? \\d{4}\\b" \
  "|\\[\\d{4}\\] (?:\\p{Lu}[\\p{L}.]* ){1,3}\\d+(?: \\(\\p{Lu}\\p{L}*\\))?" \
  "|\\bR \\(\\p{L}+\\)?" \
  "|\\b(?:ss?|regs?|arts?|paras?)\\. ?\\d+[A-Z]*(?:\\([\\p{L}\\d]+\\))*" \
  "|\\d+–\\d+" \
  "|\\b\\p{Lu}{2,5}-\\d{1,3}\\b(?!-)(?: [\\da-f]{6,12}…)?" \
  "|(?<![\\p{L}-])(?=[\\p{L}-]{3,9}(?![\\p{L}-]))\\p{L}+-\\p{L}+" \
  "|\\b\\d{1,3} " NO_AND "\\p{L}{1,3} \\d{1,3}(?![\\d]|[,.]\\d)(?: (?:%|\\p{L}{3,10}\\b))?" \
  "|(?<![-–" JOINER "])\\b(?!(?:19|20)\\d{2} \\p{L})" NUMBER " (?:%|" NO_AND "\\p{L}{3,10}\\b)"

static GRegex *
get_pattern (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    g_once_init_leave (&made, (gsize) g_regex_new (KINDS, G_REGEX_OPTIMIZE, 0, NULL));

  return (GRegex *) made;
}

static gboolean
append_bound (const GMatchInfo *match,
              GString          *into,
              gpointer          data)
{
  g_autofree char *found = g_match_info_fetch (match, 0);
  g_autoptr (GString) bound = g_string_new (found);

  g_string_replace (bound, " ", NO_BREAK, 0);
  g_string_replace (bound, "s.", "s." JOINER, 0);
  g_string_replace (bound, ")(", ")" JOINER "(", 0);
  g_string_replace (bound, "–", JOINER "–" JOINER, 0);
  g_string_replace (bound, "-", "-" JOINER, 0);
  g_string_append (into, bound->str);

  return FALSE;
}

/**
 * dr_bound_words:
 * @text: plain words, valid UTF-8, to be shown
 *
 * Puts spaces that do not break, and joiners, inside dates, neutral citations, sections of Acts, ranges with a dash,
 * short codes, and between a number and the short word or the sign after it. Done twice it changes nothing more.
 *
 * Returns: (transfer full): the same words, where no line breaks inside such
 */
char *
dr_bound_words (const char *text)
{
  char *bound = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bound = g_regex_replace_eval (get_pattern (), text, -1, 0, 0, append_bound, NULL, NULL);

  return bound != NULL ? bound : g_strdup (text);
}
