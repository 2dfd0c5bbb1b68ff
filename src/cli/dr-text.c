#include "dr-text.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

/**
 * dr_text_is_utf8:
 *
 * Returns: whether the terminal's character set is UTF-8, so that blocks and dots can be drawn
 */
gboolean
dr_text_is_utf8 (void)
{
  return g_get_charset (NULL);
}

/**
 * dr_text_colour:
 *
 * Returns: whether standard output is a terminal that shows colour, and nobody asked for none
 */
gboolean
dr_text_colour (void)
{
  const char *terminal = g_getenv ("TERM");

  return isatty (STDOUT_FILENO) && g_getenv ("NO_COLOR") == NULL && terminal != NULL && strcmp (terminal, "dumb") != 0;
}

static guint
character_width (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;

  return g_unichar_iswide (character) ? 2 : 1;
}

/**
 * dr_text_width:
 * @text: text
 *
 * Returns: columns that it takes on screen
 */
guint
dr_text_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += character_width (g_utf8_get_char (text));

  return width;
}

/**
 * dr_text_cell:
 * @out: where the text goes
 * @text: what stands in the cell
 * @width: columns of the cell
 * @align: to which side
 *
 * Adds @text padded to @width, or cut to it with an ellipsis.
 */
void
dr_text_cell (GString    *out,
              const char *text,
              guint       width,
              DrAlign     align)
{
  guint needed = dr_text_width (text);
  guint used = 0;

  if (needed <= width)
    {
      if (align == DR_ALIGN_RIGHT)
        g_string_append_printf (out, "%*s", (int) (width - needed), "");
      g_string_append (out, text);
      if (align == DR_ALIGN_LEFT)
        g_string_append_printf (out, "%*s", (int) (width - needed), "");
      return;
    }

  for (; used + character_width (g_utf8_get_char (text)) < width; text = g_utf8_next_char (text))
    {
      g_string_append_unichar (out, g_utf8_get_char (text));
      used += character_width (g_utf8_get_char (text));
    }
  g_string_append (out, dr_text_is_utf8 () ? "…" : "~");
  g_string_append_printf (out, "%*s", (int) (width - used - 1), "");
}

/**
 * dr_text_row:
 * @out: where the text goes
 * @cells: (array length=n): what stands in them
 * @columns: (array length=n): of the table
 * @n: columns
 *
 * Adds a line with a space between two cells, and none at its end.
 */
void
dr_text_row (GString            *out,
             const char * const *cells,
             const DrTextColumn *columns,
             guint               n)
{
  gsize start = out->len;

  for (guint i = 0; i < n; i++)
    {
      dr_text_cell (out, cells[i], columns[i].width, columns[i].align);
      if (i + 1 < n)
        g_string_append_c (out, ' ');
    }
  while (out->len > start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/**
 * dr_text_lines:
 * @text: text
 * @width: columns
 *
 * Returns: (transfer full) (array zero-terminated=1): @text broken between words into lines of at most @width, at least
 * one; a longer word has a line of its own
 */
char **
dr_text_lines (const char *text,
               guint       width)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  GPtrArray *lines = g_ptr_array_new ();
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (line->len > 0 && dr_text_width (line->str) + 1 + dr_text_width (words[i]) > width)
        {
          g_ptr_array_add (lines, g_string_free (line, FALSE));
          line = g_string_new (NULL);
        }
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
    }
  g_ptr_array_add (lines, g_string_free (line, FALSE));
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (lines, FALSE);
}

/**
 * dr_text_paragraph:
 * @out: where the text goes
 * @first_indent: what starts the first line
 * @indent: what starts the others, as wide
 * @text: the text
 *
 * Adds @text broken between words to %DR_TEXT_WIDTH columns, and a line break.
 */
void
dr_text_paragraph (GString    *out,
                   const char *first_indent,
                   const char *indent,
                   const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  guint used = dr_text_width (first_indent);
  gboolean at_start = TRUE;

  g_string_append (out, first_indent);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint width = dr_text_width (words[i]);

      if (width == 0)
        continue;
      if (!at_start && used + 1 + width > DR_TEXT_WIDTH)
        {
          g_string_append_printf (out, "\n%s", indent);
          used = dr_text_width (indent);
          at_start = TRUE;
        }
      if (!at_start)
        {
          g_string_append_c (out, ' ');
          used++;
        }
      g_string_append (out, words[i]);
      used += width;
      at_start = FALSE;
    }
  g_string_append_c (out, '\n');
}

/**
 * dr_text_heading:
 * @out: where the text goes
 * @text: the heading
 *
 * Adds an empty line and the heading, underlined.
 */
void
dr_text_heading (GString    *out,
                 const char *text)
{
  gboolean colour = dr_text_colour ();

  g_string_append_printf (out, "\n%s%s%s\n", colour ? "\033[1m" : "", text, colour ? "\033[0m" : "");
  for (guint i = 0; i < dr_text_width (text); i++)
    g_string_append (out, dr_text_is_utf8 () ? "─" : "-");
  g_string_append_c (out, '\n');
}

/**
 * dr_text_bar:
 * @out: where the text goes
 * @share: an interval within 0..1
 * @width: columns from 0 to 1
 *
 * Draws what is certain solid and what is possible shaded, from 0 at the left to everybody at the right.
 */
void
dr_text_bar (GString    *out,
             DrInterval  share,
             guint       width)
{
  gboolean utf8 = dr_text_is_utf8 ();
  guint certain = (guint) floor (share.lo * width + 0.5);
  guint possible = (guint) ceil (share.hi * width - 1e-9);

  /* What is known exactly has nothing shaded, unless it is too little to be seen. */
  if (share.lo >= share.hi && certain > 0)
    possible = certain;

  for (guint i = 0; i < width; i++)
    {
      if (i < certain)
        g_string_append (out, utf8 ? "█" : "#");
      else if (i < possible)
        g_string_append (out, utf8 ? "▒" : "+");
      else
        g_string_append (out, utf8 ? "·" : ".");
    }
}
