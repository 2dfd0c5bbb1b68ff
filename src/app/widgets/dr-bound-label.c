#include "dr-bound-label.h"

#include "dr-bound-words.h"
#include "dr-text-size.h"

/* Pixels that words kept together are wide at most, about: more would make a narrow window wider, where text is twice as large. A word
 * with no space in it, such as 2026–27 or SHA-256, is whole at any size of text. */
#define MOST_TOGETHER 200

#define NO_BREAK 0xa0
#define DASH 0x2013

#define DIGITS_KEY "dr-bound-label-digits"
#define SIZED_KEY "dr-bound-label-sized"
#define WATCHED_KEY "dr-bound-label"

static void bind (GtkLabel *label);

/* A run of words in which no line is to break: as many of them as may be. */
typedef struct {
  PangoAttrList *attributes;
  glong          most;         /* characters */
  const char    *plain;
  const char    *start;
  const char    *last_end;     /* of the words so far that are few enough */
  gboolean       joined;       /* there is more than one, or a joint in it */
} Run;

static void
keep (Run        *run,
      const char *from,
      const char *to)
{
  PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

  whole->start_index = (guint) (from - run->plain);
  whole->end_index = (guint) (to - run->plain);
  pango_attr_list_insert (run->attributes, whole);
}

/* Pango 1.50 breaks after a dash all the same, "2026–" and "27", but for an attribute that begins at the dash. */
static void
take (Run        *run,
      const char *next)
{
  if (run->joined && run->last_end > run->start)
    {
      const char *from = run->start;

      for (const char *each = run->start; each < run->last_end; each = g_utf8_next_char (each))
        if (g_utf8_get_char (each) == DASH)
          {
            keep (run, from, each + 1);
            from = each;
          }
      keep (run, from, run->last_end);
    }
  run->start = next;
  run->last_end = next;
  run->joined = FALSE;
}

/* Another word, up to @end. */
static void
add_word (Run        *run,
          const char *word,
          const char *end)
{
  gboolean ends = end > word && g_ascii_ispunct (end[-1]);   /* as narrow as can be */

  if (word > run->start && g_utf8_strlen (run->start, end - run->start) - ends > run->most)
    take (run, word);
  else if (word > run->start)
    run->joined = TRUE;
  run->last_end = end;
}

/* Reads the plain words beside those with joints in them. */
static void
add_runs (PangoAttrList *attributes,
          const char    *plain,
          const char    *bound,
          glong          most)
{
  Run run = { attributes, most, plain, plain, plain, FALSE };
  const char *each = plain;
  const char *word = plain;

  while (*each != '\0' && *bound != '\0')
    {
      gunichar is = g_utf8_get_char (each);
      gunichar stands = g_utf8_get_char (bound);
      const char *next = g_utf8_next_char (each);

      bound = g_utf8_next_char (bound);
      if (is != stands && is != ' ')
        {
          run.joined = TRUE;   /* by a joiner, which is nothing in the plain words */
          continue;
        }
      if (is == ' ' || is == '\n' || is == NO_BREAK)
        {
          add_word (&run, word, each);
          word = next;
          if (stands != NO_BREAK)
            take (&run, next);
        }
      each = next;
    }
  add_word (&run, word, each);
  take (&run, each);
}

/* Characters of the label's own font that are as wide as that, whatever the size of text. */
static glong
most_together (GtkLabel *label)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (label)), NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);

  return width > 0 ? MOST_TOGETHER * PANGO_SCALE / width : 0;
}

static void
size_changed (GtkWidget *label)
{
  bind (GTK_LABEL (label));
}

/* How many characters are kept together depends on how wide they are. */
static void
watch_size (GtkLabel *label)
{
  if (g_object_get_data (G_OBJECT (label), SIZED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (label), SIZED_KEY, label);
  dr_text_size_watch (GTK_WIDGET (label), size_changed);
}

static void
bind (GtkLabel *label)
{
  const char *plain = gtk_label_get_text (label);
  g_autofree char *bound = dr_bound_words (plain);
  gboolean keeps_digits = g_object_get_data (G_OBJECT (label), DIGITS_KEY) != NULL;
  g_autoptr (PangoAttrList) attributes = NULL;

  if (g_str_equal (plain, bound) && !keeps_digits && gtk_label_get_attributes (label) == NULL)
    return;   /* of most */
  attributes = pango_attr_list_new ();
  if (keeps_digits)
    pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  add_runs (attributes, plain, bound, most_together (label));
  gtk_label_set_attributes (label, attributes);
  watch_size (label);
}

/**
 * dr_bound_label_watch:
 * @label: (type GtkLabel): a label with no attributes of its own
 *
 * From now on no line breaks inside what is read as one, whatever it says.
 */
void
dr_bound_label_watch (gpointer label)
{
  if (g_object_get_data (label, WATCHED_KEY) != NULL)
    return;
  g_object_set_data (label, WATCHED_KEY, label);
  g_signal_connect (label, "notify::label", G_CALLBACK (bind), NULL);
  g_signal_connect (label, "notify::css-classes", G_CALLBACK (bind), NULL);
  bind (label);
}

/**
 * dr_bound_label_watch_in:
 * @below: (type GtkWidget): a widget that makes labels of its own, such as a row
 *
 * As dr_bound_label_watch(), for every label in it.
 */
void
dr_bound_label_watch_in (gpointer below)
{
  if (GTK_IS_LABEL (below))
    dr_bound_label_watch (below);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    dr_bound_label_watch_in (each);
}

/**
 * dr_bound_label_keep_digits:
 * @label: (type GtkLabel): a label with no attributes of its own
 *
 * A digest that is broken over two lines gets no hyphen: somebody would copy it.
 */
void
dr_bound_label_keep_digits (gpointer label)
{
  g_object_set_data (label, DIGITS_KEY, label);
  dr_bound_label_watch (label);
  bind (label);
}
