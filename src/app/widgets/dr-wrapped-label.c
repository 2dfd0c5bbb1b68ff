#include "dr-wrapped-label.h"

#include <adwaita.h>

#include "dr-bound-label.h"
#include "dr-bound-words.h"

/* Average characters: as narrow as sentences may become. */
#define PROSE_WIDTH 12

/* A space at which no line breaks. */
#define NO_BREAK "\302\240"

/**
 * dr_wrapped_label_new:
 * @text: (nullable): what it says, translated; %NULL: nothing yet
 * @style: (nullable): a CSS class
 *
 * Returns: (transfer floating): a #GtkLabel
 */
GtkWidget *
dr_wrapped_label_new (const char *text,
                      const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  dr_bound_label_watch (label);

  return label;
}

/**
 * dr_wrapped_label_add:
 * @box: (type GtkBox): where it goes, at the end
 * @text: (nullable): what it says, translated; %NULL: nothing yet
 * @style: (nullable): a CSS class
 *
 * Returns: (transfer none): a #GtkLabel
 */
GtkWidget *
dr_wrapped_label_add (gpointer    box,
                      const char *text,
                      const char *style)
{
  GtkWidget *label = dr_wrapped_label_new (text, style);

  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/**
 * dr_wrapped_label_say:
 * @label: (type GtkLabel): a label
 * @text: (nullable): what it says now, translated
 *
 * Without words it is not seen.
 */
void
dr_wrapped_label_say (gpointer    label,
                      const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

/**
 * dr_wrapped_label_bind:
 * @label: (type GtkLabel): a label, of a template too
 * @text: (nullable): sentences, in which there may be dates, sums and citations; %NULL: nothing
 *
 * Says it so that no line breaks inside one of those.
 */
void
dr_wrapped_label_bind (gpointer    label,
                       const char *text)
{
  dr_bound_label_watch (label);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
}

/**
 * dr_wrapped_label_add_bound:
 * @box: (type GtkBox): where it goes, at the end
 * @text: facts with " · " between them, or sentences, in which there may be dates and sums
 * @style: (nullable): a CSS class
 *
 * Returns: (transfer none): a #GtkLabel that breaks inside none of these, and begins no line with a dot
 */
GtkWidget *
dr_wrapped_label_add_bound (gpointer    box,
                            const char *text,
                            const char *style)
{
  g_autofree char *bound = dr_wrapped_label_bind_dots (text, FALSE);

  return dr_wrapped_label_add (box, bound, style);
}

/**
 * dr_wrapped_label_set_prose:
 * @label: (type GtkLabel): a label of one or more sentences, where there is room for some words in a line
 *
 * Sets how narrow it may become. Without that GTK finds out how wide the widest letter is, by breaking the text between all
 * of them: two milliseconds for a sentence that is new, where all else that is to be known of it takes a fifth of one.
 */
void
dr_wrapped_label_set_prose (gpointer label)
{
  gtk_label_set_width_chars (GTK_LABEL (label), PROSE_WIDTH);
}

/**
 * dr_wrapped_label_wrap_in:
 * @below: a widget that makes labels of its own, such as a switcher
 *
 * Has every label in it wrap, that it may be narrower than its words; where there is room they stay in one line.
 */
void
dr_wrapped_label_wrap_in (GtkWidget *below)
{
  if (GTK_IS_LABEL (below))
    g_object_set (below, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER,
                  "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    dr_wrapped_label_wrap_in (each);
}

/**
 * dr_wrapped_label_wrap_titles:
 * @below: a widget with preferences groups in it, or one of them
 *
 * Has the titles of groups take as many lines as they need: libadwaita 1.2 cuts each to one.
 */
void
dr_wrapped_label_wrap_titles (GtkWidget *below)
{
  if (GTK_IS_LABEL (below) && gtk_label_get_ellipsize (GTK_LABEL (below)) != PANGO_ELLIPSIZE_NONE
      && gtk_widget_has_css_class (below, "heading"))
    g_object_set (below, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    dr_wrapped_label_wrap_titles (each);
}

/**
 * dr_wrapped_label_bind_dots:
 * @text: facts with " · " between them
 * @whole: whether no line is to break inside a fact either
 *
 * Returns: (transfer full): the same, where a line that is full ends with a dot, and none begins with one
 */
char *
dr_wrapped_label_bind_dots (const char *text,
                            gboolean    whole)
{
  g_autofree char *words = dr_bound_words (text);
  GString *bound = g_string_new (words);

  if (whole)
    {
      g_string_replace (bound, " ", NO_BREAK, 0);
      g_string_replace (bound, "·" NO_BREAK, "· ", 0);
    }
  else
    g_string_replace (bound, " ·", NO_BREAK "·", 0);

  return g_string_free (bound, FALSE);
}

/**
 * dr_wrapped_label_wrap_row:
 * @row: (type AdwExpanderRow): a row that opens
 *
 * Has its title and subtitle take as many lines as they need: libadwaita 1.2 cuts each to one, with no way to say otherwise.
 */
void
dr_wrapped_label_wrap_row (GtkWidget *row)
{
  for (GtkWidget *each = gtk_widget_get_first_child (row); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (ADW_IS_ACTION_ROW (each))
      {
        g_object_set (each, "title-lines", 0, "subtitle-lines", 0, NULL);
        return;
      }
    else
      {
        dr_wrapped_label_wrap_row (each);
      }
}
