/* How wide the columns of tables are, and how large their text. Tables with the same heads look alike. */
#include "dr-pdf-private.h"

#include <math.h>
#include <string.h>

#include "dr-bound-words.h"

#define MOST_WORD 112.0  /* no word asks for more room than this: longer ones are broken */
#define MOST_TEXT 600.0  /* nor does a text */
#define NAME_LINES 1.8   /* of a name beside numbers, about: before ranges are kept whole */
#define MOST_NAME 84.0   /* room that it gets for that */
#define SMALLER 0.0625   /* of the text, a step */
#define SMALL 0.87       /* text that is smaller is not for the sake of whole ranges */
#define SHORT_FIGURE 16  /* letters: "12,345–67,890" is not broken */
#define SHORT_WORDS 10   /* "not known" is not broken, "not known in 2" may be */

/* Between columns. */
double
dr_pdf_column_gap (const DrDocumentTable *table)
{
  return table->n_columns <= 5 ? 12.0 : 7.0;
}

/* About how wide @text is, to find the widest of many: each of its letters by itself. */
static double
about_as_wide (DrPdf      *self,
               const char *text,
               DrPdfStyle  style)
{
  double *widths = self->letters[style == DR_PDF_HEAD_CELL];
  double width = 0.0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      guchar letter = (guchar) *at < G_N_ELEMENTS (self->letters[0]) ? (guchar) *at : 'm';
      const char alone[2] = { (char) letter, '\0' };

      if (letter < ' ')
        continue;
      if (widths[letter] <= 0.0)
        widths[letter] = dr_pdf_text_longest (self, alone, style) / self->scale;
      width += widths[letter];
    }

  return width;
}

/* Keeps the widest of what stands between @ends in @text. */
static void
find_widest (DrPdf      *self,
             const char *text,
             const char *ends,
             DrPdfStyle  style,
             char      **widest,
             double     *most)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ends, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      double width = about_as_wide (self, parts[i], style);

      if (width <= *most)
        continue;
      *most = width;
      g_free (*widest);
      *widest = g_strdup (parts[i]);
    }
}

/* A figure is not broken, nor is a date. */
static gboolean
is_one_word (const DrCell *cell,
             const char   *words,
             gboolean      numeric)
{
  gboolean figure = numeric && strlen (words) < (g_unichar_isalpha (g_utf8_get_char (words)) ? SHORT_WORDS : SHORT_FIGURE);

  return figure || (cell->words.n == 1 && cell->words.runs[0].value.kind == DR_VALUE_DATE);
}

/* What a column asks for: no word is broken in @least; no line of a cell in @full, nor of a header in @head. */
typedef struct {
  double least;
  double full;
  double head;
} Asked;

/* What is measured alike. */
typedef enum { BODY, HEADER, STRONG_BODY, N_TEXTURES } Texture;

/* A strong word is wider than a plain one; a header is strong as it is. */
static Texture
texture_of (const DrCell *cell)
{
  if (cell->kind == DR_CELL_COLUMN_HEADER)
    return HEADER;
  for (guint i = 0; i < cell->words.n; i++)
    if (cell->words.runs[i].style == DR_RUN_STRONG)
      return STRONG_BODY;

  return BODY;
}

/* (transfer full): with spaces that do not break; @whole: nor does a range. */
static char *
bound_text (const DrCell *cell,
            gboolean      whole)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cell->words.n; i++)
    {
      const DrValue *value = &cell->words.runs[i].value;
      g_autofree char *run = g_strdup (value->text);

      if (whole && dr_pdf_text_is_whole (value))
        g_strdelimit (run, " ", '_');
      g_string_append (text, run);
    }
  {
    g_autofree char *all = g_utf8_make_valid (text->str, -1);

    return dr_bound_words (all);
  }
}

/* What it asks for so far is kept where that is more. @whole: no range is broken either. */
static void
measure_column (DrPdf                 *self,
                const DrDocumentTable *table,
                guint                  column,
                gboolean               whole,
                Asked                 *asked)
{
  for (guint texture = 0; texture < N_TEXTURES; texture++)
    {
      g_autofree char *word = NULL;
      g_autofree char *line = NULL;
      double most_word = 0.0;
      double most_line = 0.0;
      DrPdfStyle style = texture == BODY ? DR_PDF_CELL : DR_PDF_HEAD_CELL;
      double *lines = texture == HEADER ? &asked->head : &asked->full;

      for (guint row = 0; row < table->n_rows; row++)
        {
          const DrCell *cell = dr_document_table_cell (table, row, column);
          g_autofree char *words = NULL;

          if (cell->column_span != 1 || texture_of (cell) != texture)
            continue;
          words = bound_text (cell, whole);
          find_widest (self, words, "\n", style, &line, &most_line);
          if (texture != HEADER && is_one_word (cell, words, table->numeric[column]))
            g_strdelimit (words, " ", '-');
          find_widest (self, words, " \n\t", style, &word, &most_word);
        }
      if (word != NULL)
        asked->least = MAX (asked->least, MIN (dr_pdf_text_longest (self, word, style) * 1.04 + 1.0, MOST_WORD));
      if (line != NULL)
        *lines = MAX (*lines, MIN (dr_pdf_text_longest (self, line, style) * 1.02 + 1.0, MOST_TEXT));
    }
}

/* More room for columns with longer texts, but not in proportion, and for those that weigh more: what one of them need not have,
 * the others get. One that needs no more than an equal part gets it. */
static void
share_room (double       *widths,
            const double *least,
            const double *full,
            const guint  *weight,
            guint         n,
            double        room)
{
  gboolean again = TRUE;

  for (guint i = 0; i < n; i++)
    {
      widths[i] = -1.0;
      room -= least[i];
    }
  while (again)
    {
      double all = 0.0;
      guint n_open = 0;

      again = FALSE;
      for (guint i = 0; i < n; i++)
        all += widths[i] < 0.0 ? weight[i] * sqrt (full[i] - least[i]) : 0.0;
      for (guint i = 0; i < n; i++)
        n_open += widths[i] < 0.0;
      for (guint i = 0; i < n && !again; i++)
        if (widths[i] < 0.0 && all > 0.0
            && MAX (room * weight[i] * sqrt (full[i] - least[i]) / all, room / n_open) >= full[i] - least[i])
          {
            widths[i] = full[i];
            room -= full[i] - least[i];
            again = TRUE;
          }
      for (guint i = 0; i < n && !again; i++)
        if (widths[i] < 0.0)
          widths[i] = least[i] + room * weight[i] * sqrt (full[i] - least[i]) / all;
    }
}

/* Columns that are as wide as what stands in them asks for, each line of a header whole or in @lines. Returns: all of them. */
static double
ask_for (const Asked *asked,
         guint        n,
         double       lines,
         double      *least,
         double      *full)
{
  double all = 0.0;

  for (guint i = 0; i < n; i++)
    {
      least[i] = asked[i].least;
      full[i] = MAX (asked[i].least, MAX (asked[i].full, asked[i].head / lines));
      all += full[i];
    }

  return all;
}

/* A header takes two lines, else three, however little stands below it, where what stands in the columns has room for two lines
 * then. */
static void
spare_headers (const Asked *asked,
               guint        n,
               double       room,
               double      *least,
               double      *full)
{
  for (double lines = 2.0; lines < 4.0; lines += 1.0)
    {
      double all = 0.0;

      for (guint i = 0; i < n; i++)
        all += MAX (MAX (asked[i].least, asked[i].full / 2.0), asked[i].head / lines);
      for (guint i = 0; i < n && all <= room; i++)
        {
          least[i] = MAX (least[i], asked[i].head / lines);
          full[i] = MAX (full[i], least[i]);
        }
      if (all <= room)
        return;
    }
}

/* What the columns ask for at the least, if each name has a few lines: else it has a word on each, beside numbers with room to spare.
 * Returns: whether there is that room, which @asked has then */
static gboolean
spare_names (const DrDocumentTable *table,
             double                 room,
             Asked                 *asked)
{
  double all = 0.0;

  for (guint i = 0; i < table->n_columns; i++)
    all += table->numeric[i] ? asked[i].least : MAX (asked[i].least, MIN (asked[i].full / NAME_LINES, MOST_NAME));
  for (guint i = 0; i < table->n_columns && all <= room; i++)
    if (!table->numeric[i])
      asked[i].least = MAX (asked[i].least, MIN (asked[i].full / NAME_LINES, MOST_NAME));

  return all <= room;
}

/* What each column asks for, in text as large as it is now. Returns: all of it, at the least. */
static double
measure_columns (DrPdf                 *self,
                 const DrDocumentTable *table,
                 const GPtrArray       *siblings,
                 gboolean               whole,
                 Asked                 *asked)
{
  double all = 0.0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      asked[i] = (Asked) { 0.0, 0.0, 0.0 };
      for (guint k = 0; k < siblings->len; k++)
        measure_column (self, g_ptr_array_index (siblings, k), i, whole, &asked[i]);
      all += asked[i].least;
    }

  return all;
}

/* Text as large as names with a few lines leave room for; with whole ranges, else with broken ones. Returns: whether it can be. */
static gboolean
fit_names (DrPdf                 *self,
           const DrDocumentTable *table,
           const GPtrArray       *siblings,
           double                 room,
           Asked                 *asked)
{
  const double scale = self->scale;

  for (int whole = TRUE; whole >= FALSE; whole--)
    for (self->scale = scale; self->scale >= SMALL * scale; self->scale -= SMALLER * scale)
      {
        measure_columns (self, table, siblings, whole, asked);
        if (spare_names (table, room, asked))
          return TRUE;
      }
  self->scale = scale;

  return FALSE;
}

/* Columns as wide as what stands in them asks for; names with a few lines, and ranges whole, where that leaves room; headers in two lines
 * or three before anything else is broken; text as small as it takes for no word to be broken, down to 0.75. */
static double *
find_widths (DrPdf                 *self,
             const DrDocumentTable *table,
             const GPtrArray       *siblings)
{
  guint n = table->n_columns;
  double *widths = dr_arena_array0 (self->arena, double, n);
  double *least = dr_arena_array0 (self->arena, double, n);
  double *full = dr_arena_array0 (self->arena, double, n);
  Asked *asked = dr_arena_array0 (self->arena, Asked, n);
  double room = DR_PDF_BODY_WIDTH - dr_pdf_column_gap (table) * (n - 1);
  double scale = self->scale;
  double all_least = 0.0;
  double all_full;
  guint all_weights = 0;

  for (guint i = 0; i < n; i++)
    all_weights += table->weight[i];
  if (!fit_names (self, table, siblings, room, asked)
      && measure_columns (self, table, siblings, TRUE, asked) > room)
    while (measure_columns (self, table, siblings, FALSE, asked) > room && self->scale > 0.76 * scale)
      self->scale -= SMALLER * scale;
  for (guint i = 0; i < n; i++)
    all_least += asked[i].least;
  all_full = ask_for (asked, n, 1.0, least, full);
  for (double lines = 1.8; all_full > room && lines < 3.0; lines += 0.9)
    all_full = ask_for (asked, n, lines, least, full);
  if (all_full > room && all_least <= room)
    {
      spare_headers (asked, n, room, least, full);
      share_room (widths, least, full, table->weight, n, room);
    }
  else
    for (guint i = 0; i < n; i++)
      widths[i] = all_full <= room ? full[i] + (room - all_full) * table->weight[i] / all_weights : least[i] * room / all_least;

  return widths;
}

/* (transfer full): what stands in the heads. */
static char *
signature_of (const DrDocumentTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < table->n_head_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const DrCell *cell = dr_document_table_cell (table, row, column);
        g_autofree char *words = dr_words_to_text (&cell->words);

        g_string_append_printf (text, "%u:%u:%s\n", cell->column_span, cell->row_span, words);
      }
  for (guint column = 0; column < table->n_columns; column++)
    g_string_append_printf (text, "%u ", table->weight[column]);

  return g_string_free (text, FALSE);
}

void
dr_pdf_siblings_free (DrPdfSiblings *self)
{
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/* Before any is laid out. A table without heads is like no other. */
void
dr_pdf_meet_table (DrPdf                 *self,
                   const DrDocumentTable *table)
{
  g_autofree char *signature = signature_of (table);
  DrPdfSiblings *siblings = g_hash_table_lookup (self->siblings, signature);

  if (table->n_head_rows == 0)
    return;
  if (siblings == NULL)
    {
      siblings = g_new0 (DrPdfSiblings, 1);
      siblings->tables = g_ptr_array_new ();
      g_hash_table_insert (self->siblings, g_steal_pointer (&signature), siblings);
    }
  g_ptr_array_add (siblings->tables, (gpointer) table);
}

/* Sets the scale that the text of the table has. Returns: (transfer none): the widths of its columns. */
const double *
dr_pdf_column_widths (DrPdf                 *self,
                      const DrDocumentTable *table)
{
  g_autofree char *signature = signature_of (table);
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  DrPdfSiblings *siblings = g_hash_table_lookup (self->siblings, signature);

  g_ptr_array_add (alone, (gpointer) table);
  /* A summary is laid out at more than one scale. */
  if (siblings == NULL || self->scale < 1.0)
    return find_widths (self, table, alone);
  if (siblings->widths == NULL)
    {
      siblings->widths = find_widths (self, table, siblings->tables);
      siblings->scale = self->scale;
    }
  self->scale = siblings->scale;

  return siblings->widths;
}
