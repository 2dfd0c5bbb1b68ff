#include "dr-bound-label.h"

#include <string.h>

#include "dr-bound-words.h"
#include "dr-narrow-layout.h"
#include "dr-text-size.h"

/* Pixels that words kept together are wide at most, about, where there is no room for more: else they would make a narrow window wider,
 * where text is twice as large. A word with no space in it, such as 2026–27 or SHA-256, is whole at any size of text; step-free is so up to half as wide. */
#define MOST_TOGETHER 200

#define NO_BREAK 0xa0
#define NO_BREAK_SPACE "\302\240"
#define DASH 0x2013

#define DIGITS_KEY "dr-bound-label-digits"
#define SIZED_KEY "dr-bound-label-sized"
#define WATCHED_KEY "dr-bound-label"
#define ROOM_KEY "dr-bound-label-room"
#define WHOLE_KEY "dr-bound-label-whole"

static void bind (GtkLabel *label);

/* Of a label with words that are kept together where it has room for them. */
typedef struct {
  int widest;      /* of those that are, in pixels; 0: none */
  int narrowest;   /* of those that are not; G_MAXINT: none */
} Room;

/* A run of words in which no line is to break: as many of them as may be. */
typedef struct {
  GtkLabel      *label;
  PangoAttrList *attributes;
  Room           room;
  int            width;        /* pixels that there are for one that is longer; 0: none */
  glong          most;         /* characters that are kept together in any width */
  glong          longest;      /* of those that are */
  const char    *longest_at;
  gboolean       is_parted;    /* there are more than that in one */
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

/* Pixels that words take in one line. */
static int
width_of (GtkLabel   *label,
          const char *words,
          const char *end)
{
  g_autofree char *text = g_strndup (words, (gsize) (end - words));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* Whether words of so many characters stand in one line. */
static gboolean
fits (Run        *run,
      const char *end,
      glong       length,
      glong       most)
{
  int width;

  if (length <= most)
    return TRUE;
  run->is_parted = TRUE;
  if (run->width == 0)
    return FALSE;
  width = width_of (run->label, run->start, end);
  if (width <= run->width)
    run->room.widest = MAX (run->room.widest, width);
  else
    run->room.narrowest = MIN (run->room.narrowest, width);

  return width <= run->width;
}

/* Pango 1.50 breaks after a dash all the same, "2026–" and "27", but for an attribute that begins at the dash. */
static void
take (Run        *run,
      const char *next)
{
  if (run->joined && run->last_end > run->start)
    {
      const char *from = run->start;

      if (g_utf8_strlen (run->start, run->last_end - run->start) > run->longest)
        {
          run->longest = g_utf8_strlen (run->start, run->last_end - run->start);
          run->longest_at = run->start;
        }
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

/* Years and codes have them, words such as step-free have none. */
static gboolean
has_digits (const char *word,
            const char *end)
{
  for (; word < end; word++)
    if (g_ascii_isdigit (*word))
      return TRUE;

  return FALSE;
}

/* Another word, up to @end. */
static void
add_word (Run        *run,
          const char *word,
          const char *end)
{
  gboolean ends = end > word && g_ascii_ispunct (end[-1]);   /* as narrow as can be */
  glong length = g_utf8_strlen (run->start, end - run->start) - ends;

  if (word > run->start && !fits (run, end, length, run->most))
    take (run, word);
  else if (word == run->start && run->joined && !has_digits (word, end))
    run->joined = fits (run, end, length, run->most / 2);
  else if (word > run->start)
    run->joined = TRUE;
  run->last_end = end;
}

/* Reads the plain words beside those with joints in them. */
static void
add_runs (Run        *run,
          const char *bound)
{
  const char *each = run->plain;
  const char *word = run->plain;

  while (*each != '\0' && *bound != '\0')
    {
      gunichar is = g_utf8_get_char (each);
      gunichar stands = g_utf8_get_char (bound);
      const char *next = g_utf8_next_char (each);

      bound = g_utf8_next_char (bound);
      if (is != stands && is != ' ')
        {
          run->joined = TRUE;   /* by a joiner, which is nothing in the plain words */
          continue;
        }
      if (is == ' ' || is == '\n' || is == NO_BREAK)
        {
          add_word (run, word, each);
          word = next;
          if (stands != NO_BREAK)
            take (run, next);
        }
      each = next;
    }
  add_word (run, word, each);
  take (run, each);
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

/* In the frame that gives it its place, before that is drawn. */
static void
laid_out (GtkWidget *label)
{
  const Room *room = g_object_get_data (G_OBJECT (label), ROOM_KEY);
  int width = gtk_widget_get_width (label);

  if (width > 0 && (width < room->widest || width >= room->narrowest))
    bind (GTK_LABEL (label));
}

static void
mapped (GtkWidget *label)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (label), "layout", G_CALLBACK (laid_out), label,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
unmapped (GtkWidget *label)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (label), laid_out, label);
}

static void
watch_room (GtkLabel   *label,
            const Room *room)
{
  gboolean watched = g_object_get_data (G_OBJECT (label), ROOM_KEY) != NULL;

  g_object_set_data_full (G_OBJECT (label), ROOM_KEY, g_memdup2 (room, sizeof *room), g_free);
  if (watched)
    return;
  g_signal_connect (label, "map", G_CALLBACK (mapped), NULL);
  g_signal_connect (label, "unmap", G_CALLBACK (unmapped), NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (label)))
    mapped (GTK_WIDGET (label));
}

/* It may become as narrow as if no more words were kept together than in any width, whatever is where there is room for it. */
static int
least_width (const Run *run)
{
  int width = run->longest_at != NULL ? width_of (run->label, run->longest_at, g_utf8_offset_to_pointer (run->longest_at, run->longest))
                                      : 0;

  return MAX (width, MOST_TOGETHER / 2);
}

/* (transfer full): with words kept together up to @width pixels; 0: as few as in any width */
static PangoAttrList *
bind_in (Run        *run,
         const char *bound,
         int         width)
{
  GtkLabel *label = run->label;
  const char *plain = gtk_label_get_text (label);
  const Room none = { 0, G_MAXINT };

  *run = (Run) { label, pango_attr_list_new (), none, width, most_together (label), 0, NULL, FALSE, plain, plain, plain, FALSE };
  if (g_object_get_data (G_OBJECT (label), DIGITS_KEY) != NULL)
    pango_attr_list_insert (run->attributes, pango_attr_insert_hyphens_new (FALSE));
  add_runs (run, bound);

  return run->attributes;
}

static gboolean
is_title (GtkWidget *label)
{
  static const char * const titles[] = { "title-1", "title-2", "title-3", "title-4" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (gtk_widget_has_css_class (label, titles[i]))
      return TRUE;

  return FALSE;
}

/* Words of a title: of fewer, one may be alone wherever the line breaks. */
#define LONG_TITLE 5

static gboolean
is_long (const char *words)
{
  guint n = 1;

  for (const char *each = words; *each != '\0'; each++)
    n += *each == ' ';

  return n >= LONG_TITLE;
}

/* (transfer full): the words, of which those are together that are read as one, or all; and the last two of a long title, of which
 * else one may stand alone in a line */
static char *
bound_words (GtkLabel *label)
{
  g_autofree char *words = dr_bound_words (gtk_label_get_text (label));
  GString *bound = g_string_new (words);
  const char *last = strrchr (words, ' ');

  if (is_long (words) && is_title (GTK_WIDGET (label)))
    {
      gssize at = last - words;

      g_string_erase (bound, at, 1);
      g_string_insert (bound, at, NO_BREAK_SPACE);
    }
  if (g_object_get_data (G_OBJECT (label), WHOLE_KEY) != NULL)
    g_string_replace (bound, " ", NO_BREAK_SPACE, 0);

  return g_string_free (bound, FALSE);
}

static void
bind (GtkLabel *label)
{
  const char *plain = gtk_label_get_text (label);
  g_autofree char *bound = bound_words (label);
  gboolean keeps_digits = g_object_get_data (G_OBJECT (label), DIGITS_KEY) != NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  int width = gtk_widget_get_width (GTK_WIDGET (label));
  Run run = { label };

  if (g_str_equal (plain, bound) && !keeps_digits && gtk_label_get_attributes (label) == NULL)
    return;   /* of most */
  attributes = bind_in (&run, bound, 0);
  dr_narrow_layout_set (label, run.is_parted && gtk_label_get_wrap (label) ? least_width (&run) : G_MAXINT);
  if (run.is_parted && gtk_label_get_wrap (label))
    {
      g_clear_pointer (&attributes, pango_attr_list_unref);
      attributes = bind_in (&run, bound, width > 0 ? width : G_MAXINT);   /* what has no place yet will mostly have room */
    }
  if (run.is_parted || g_object_get_data (G_OBJECT (label), ROOM_KEY) != NULL)
    watch_room (label, &run.room);
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

/**
 * dr_bound_label_keep_whole:
 * @label: (type GtkLabel): a label of a few words, with no attributes of its own
 *
 * Its words stand in one line wherever they are not too wide for that.
 */
void
dr_bound_label_keep_whole (gpointer label)
{
  g_object_set_data (label, WHOLE_KEY, label);
  dr_bound_label_watch (label);
  bind (label);
}
