/* Words in the public version: what people typed, without what they marked as private and without names. */
#include "dr-public-fit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Within any text that somebody types; up to the closing mark, else to the end of that text. */
#define OPENING "[private]"
#define CLOSING "[/private]"

#define LONGEST_ENDING 5

static const char *
find_mark (const char *text,
           const char *mark)
{
  for (const char *at = strchr (text, '['); at != NULL; at = strchr (at + 1, '['))
    if (g_ascii_strncasecmp (at, mark, strlen (mark)) == 0)
      return at;

  return NULL;
}

/**
 * dr_public_words_open:
 * @text: what somebody typed, or a paragraph of it
 * @hidden: (inout): whether a passage that is marked as private goes on here; and whether it goes on after it
 * @n: (inout): grows by the passages that begin here
 *
 * Returns: (transfer full): what is not marked as private
 */
char *
dr_public_words_open (const char *text,
                      gboolean   *hidden,
                      guint      *n)
{
  GString *open = g_string_new (NULL);
  const char *at = text;

  while (*at != '\0')
    {
      const char *mark = find_mark (at, *hidden ? CLOSING : OPENING);

      if (!*hidden)
        g_string_append_len (open, at, mark != NULL ? mark - at : (gssize) strlen (at));
      if (mark == NULL)
        break;
      at = mark + strlen (*hidden ? CLOSING : OPENING);
      *hidden = !*hidden;
      if (*hidden)
        {
          /* Translators: stands in a text for words that are not published */
          g_string_append (open, _("[not published]"));
          *n += 1;
        }
    }

  return g_string_free (open, FALSE);
}

/* How many numbers of 1 to 9 it states, in digits, that stand by themselves: no part of a date, a time, a decimal or a
 * reference. */
static guint
count_figures (const char *text)
{
  static GRegex *number;
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  if (g_once_init_enter (&number))
    g_once_init_leave (&number, g_regex_new ("(?<![\\w.,:/()£$€-])[1-9](?![\\w%]|\\s%|[.,:/-]\\d|\\))", 0, 0, NULL));
  for (g_regex_match (number, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;

  return n;
}

/* Text without what is marked as private and without names, in the document's memory. */
const char *
dr_public_text (DrPublic   *self,
                const char *text,
                gboolean    said)
{
  DrPublicTally *tally = &self->tally;
  gboolean hidden = FALSE;
  guint unused = 0;   /* what somebody typed counts where it stands as such */
  g_autofree char *open = text != NULL ? dr_public_words_open (text, &hidden, &unused) : NULL;
  g_autofree char *clean = open != NULL ? dr_public_names_clean (self->names, open, said, said && !self->within, &tally->names,
                                                                  &tally->links) : NULL;

  return dr_arena_strdup (dr_document_builder_get_arena (self->out), clean);
}

/* A passage that goes on over several paragraphs goes on only within one field. */
static void
enter_field (DrPublic      *self,
             const DrValue *value)
{
  if (g_strcmp0 (self->field, value->key) != 0)
    self->hidden = FALSE;
  self->field = value->key;
}

/* The summary repeats how some texts begin: what it has of them counts once. @passages: that are private; @figures: whether
 * it states any. */
static void
count_once (DrPublic      *self,
            const DrValue *value,
            guint          passages,
            gboolean       figures)
{
  char *begins = g_strdup_printf ("%s\n%.40s", value->key != NULL ? value->key : "", value->text);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->met, begins));

  self->tally.passages += passages > before / 2 ? passages - before / 2 : 0;
  self->tally.figures += figures && before % 2 == 0;
  g_hash_table_insert (self->met, begins, GUINT_TO_POINTER (MAX (passages, before / 2) * 2 + (figures || before % 2 == 1)));
}

static gboolean
is_file (const DrValue *value)
{
  return value->key != NULL && g_str_has_prefix (value->key, "attachments/") && g_str_has_suffix (value->key, "/@name");
}

/* How a file's name ends says what it is; what stands before may name anybody. */
static gboolean
is_ending (const char *ending)
{
  gsize length = ending != NULL ? strlen (ending) : 0;

  if (length < 2 || length > LONGEST_ENDING + 1)
    return FALSE;
  for (const char *at = ending + 1; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      return FALSE;

  return TRUE;
}

/* The name of an attached file: the same number wherever it stands. */
static DrValue
file (DrPublic      *self,
      const DrValue *value)
{
  const char *ending = strrchr (value->text, '.');
  char *met = g_strdup_printf ("file\n%s", value->key);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->met, met));
  g_autofree char *text = NULL;
  DrValue made = *value;

  if (number == 0)
    number = ++self->tally.files;
  g_hash_table_insert (self->met, met, GUINT_TO_POINTER (number));
  /* Translators: stands for the name of an attached file in the public version; then how the name ends: ".pdf" */
  text = is_ending (ending) ? g_strdup_printf (_("attachment %1$u (%2$s)"), number, ending)
                            : g_strdup_printf (_("attachment %u"), number);
  made.text = dr_arena_strdup (dr_document_builder_get_arena (self->out), text);

  return made;
}

static DrValue
said (DrPublic      *self,
      const DrValue *value)
{
  g_autofree char *open = NULL;
  DrValue made = *value;
  guint passages = 0;

  enter_field (self, value);
  open = dr_public_words_open (value->text, &self->hidden, &passages);
  made.text = dr_public_text (self, g_strstrip (open), TRUE);
  count_once (self, value, passages, count_figures (made.text) > 0);

  return made;
}

static DrValue
person (DrPublic      *self,
        const DrValue *value)
{
  const char *label = dr_public_names_label (self->names, value);
  DrValue made = *value;

  if (label == NULL)
    return made;
  made.text = dr_public_text (self, label, FALSE);
  made.key = NULL;
  self->tally.names++;

  return made;
}

DrValue
dr_public_number (DrPublic      *self,
                  const DrValue *value)
{
  return dr_public_value (self->out, value, dr_suppression_get (self->suppression, value), &self->tally);
}

/* A number may be shown with a unit that somebody typed. */
static DrValue
number (DrPublic      *self,
        const DrValue *value)
{
  DrValue made = dr_public_number (self, value);

  if (strchr (made.text, '[') != NULL)
    made.text = dr_public_text (self, made.text, FALSE);

  return made;
}

/* Whether the number with a key is shown otherwise than it is. */
static gboolean
is_coarse (const DrPublic *self,
           const char     *key)
{
  return key != NULL && dr_suppression_get_key (self->suppression, key) != DR_COARSE_EXACT;
}

static DrValue
public_value (DrPublic      *self,
              const DrValue *value)
{
  DrValue made = *value;

  if (value->kind != DR_VALUE_SAID && strspn (value->text, " \n\t") < strlen (value->text))
    self->field = NULL;
  switch (value->kind)
    {
    case DR_VALUE_SAID:
      return is_file (value) ? file (self, value) : said (self, value);
    case DR_VALUE_PERSON:
      return person (self, value);
    case DR_VALUE_PEOPLE:
    case DR_VALUE_SHARE:
    case DR_VALUE_RATIO:
    case DR_VALUE_CONTACTS:
    case DR_VALUE_NUMBER:
      return number (self, value);
    case DR_VALUE_TEXT:
      if (is_coarse (self, value->key) || is_coarse (self, value->also))
        return dr_public_withheld (self->out, &self->tally);
      made.text = dr_public_text (self, value->text, FALSE);
      return made;
    case DR_VALUE_MISSING:
      if (value->key != NULL && dr_suppression_get_key (self->suppression, value->key) == DR_COARSE_WITHHELD)
        return dr_public_withheld (self->out, &self->tally);
      made.text = dr_public_text (self, value->text, FALSE);
      return made;
    case DR_VALUE_DATE:
    case DR_VALUE_DIGEST:
    default:
      made.text = dr_arena_strdup (dr_document_builder_get_arena (self->out), value->text);
      return made;
    }
}

/* Whether @text, at the end that is beside a value, leaves the value to itself. */
static gboolean
leaves_alone (const char *text,
              gboolean    before)
{
  gsize length = strlen (text);
  char beside = length == 0 ? '\n' : before ? text[length - 1] : text[0];

  return beside == '\n' || beside == (before ? '(' : ')');
}

/* "[not shown] can use the service now": within a sentence what is left out has to be seen as such. */
static void
mark_withheld (DrPublic      *self,
               const DrWords *words,
               DrRun         *runs)
{
  DrArena *arena = dr_document_builder_get_arena (self->out);

  for (guint i = 0; i < words->n; i++)
    {
      gboolean alone = (i == 0 || leaves_alone (words->runs[i - 1].value.text, TRUE))
                       && (i + 1 == words->n || leaves_alone (words->runs[i + 1].value.text, FALSE));
      g_autofree char *marked = NULL;

      if (alone || !dr_value_is_number (&words->runs[i].value) || runs[i].value.kind != DR_VALUE_MISSING)
        continue;
      marked = g_strdup_printf ("[%s]", runs[i].value.text);
      runs[i].value.text = dr_arena_strdup (arena, marked);
    }
}

/* A number that is not shown has no unit. */
static guint
drop_units (const DrWords *words,
            DrRun         *runs)
{
  guint kept = 0;

  for (guint i = 0; i < words->n; i++)
    {
      const DrValue *unit = i + 2 < words->n ? &words->runs[i + 2].value : NULL;

      runs[kept++] = runs[i];
      if (unit != NULL && dr_value_is_number (&words->runs[i].value) && runs[i].value.kind == DR_VALUE_MISSING
          && strcmp (words->runs[i + 1].value.text, " ") == 0 && unit->kind == DR_VALUE_SAID && unit->key != NULL
          && g_str_has_suffix (unit->key, "/@unit"))
        i += 2;
    }

  return kept;
}

/* A share and the range below it that are both not shown say so once. */
static guint
say_once (DrRun *runs,
          guint  n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean again = kept >= 2 && runs[i].value.kind == DR_VALUE_MISSING && strcmp (runs[kept - 1].value.text, "\n") == 0
                       && runs[kept - 2].value.kind == DR_VALUE_MISSING
                       && strcmp (runs[i].value.text, runs[kept - 2].value.text) == 0;

      if (again)
        kept--;
      else
        runs[kept++] = runs[i];
    }

  return kept;
}

/* An address of mail, or one of a page that holds a name; where it goes is not read but followed. */
static gboolean
tells (const DrPublic *self,
       const char     *link)
{
  guint n = 0;
  guint addresses = 0;
  g_autofree char *clean = NULL;

  if (link == NULL || link[0] == '#')
    return FALSE;
  if (g_ascii_strncasecmp (link, "mailto:", strlen ("mailto:")) == 0)
    return TRUE;
  clean = dr_public_names_clean (self->names, link, TRUE, FALSE, &n, &addresses);

  return n + addresses > 0;
}

/**
 * dr_public_words:
 * @self: a public version
 * @words: words of the document
 *
 * Returns: what is left of them
 */
DrWords
dr_public_words (DrPublic      *self,
                 const DrWords *words)
{
  DrRun *runs = dr_arena_array0 (dr_document_builder_get_arena (self->out), DrRun, MAX (words->n, 1));
  guint n;

  for (guint i = 0; i < words->n; i++)
    {
      runs[i] = words->runs[i];
      self->within = i > 0 && dr_public_is_within (words->runs[i - 1].value.text, self->within);
      runs[i].value = public_value (self, &words->runs[i].value);
      if (tells (self, runs[i].link))
        {
          runs[i].link = NULL;
          self->tally.links++;
        }
    }
  self->within = FALSE;

  n = drop_units (words, runs);
  if (n == words->n)
    mark_withheld (self, words, runs);

  return (DrWords) { runs, say_once (runs, n) };
}
