#include "dr-html-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-html-private.h"

/* From so many columns on a table may be wider than a narrow window, and scrolls by itself. */
#define WIDE_TABLE 4

typedef struct {
  const DrDocument *document;
  GString          *out;
  guint             chapter;    /* its number; 0: none yet */
  gboolean          in_section;
  const char       *heading;    /* (nullable): id of the last one: it names a table that has no caption */
  gboolean          breaks;     /* the next section begins a page */
} Html;

static void
add_element (GString       *out,
             const char    *element,
             const DrWords *words)
{
  g_string_append_printf (out, "<%s%s>", element, dr_html_is_said (words) ? " dir=\"auto\"" : "");
  if (dr_html_is_said (words))
    dr_html_add_text (out, words->runs[0].value.text);
  else
    dr_html_add_words (out, words);
  dr_html_end_element (out, element);
  g_string_append_c (out, '\n');
}

static void
end_section (Html *self)
{
  if (self->in_section)
    g_string_append (self->out, "</section>\n");
  self->in_section = FALSE;
}

static void
add_heading (Html            *self,
             const DrHeading *heading)
{
  self->heading = heading->anchor;
  if (heading->level == 1)
    {
      end_section (self);
      self->chapter++;
      g_string_append_printf (self->out, "<section class=\"%s\" aria-labelledby=\"%s\">\n",
                              self->chapter == 1 ? "summary" : self->breaks ? "page" : "chapter", heading->anchor);
      self->in_section = TRUE;
      self->breaks = FALSE;
      g_string_append_printf (self->out, "<h2 id=\"%s\"><span class=\"number\">%u</span> ", heading->anchor, self->chapter);
    }
  else
    g_string_append_printf (self->out, "<h%u id=\"%s\">", MIN (heading->level + 1, 6), heading->anchor);
  dr_html_add_words (self->out, &heading->words);
  g_string_append_printf (self->out, "</h%u>\n", MIN (heading->level + 1, 6));
}

static void
add_paragraph (Html              *self,
               const DrParagraph *paragraph)
{
  static const char * const elements[] = {
    [DR_PARAGRAPH_PLAIN] = "p", [DR_PARAGRAPH_LEAD] = "p class=\"lead\"", [DR_PARAGRAPH_SMALL] = "p class=\"small\"",
  };

  add_element (self->out, elements[paragraph->style], &paragraph->words);
}

static void
add_list (Html                 *self,
          const DrDocumentList *list)
{
  g_string_append (self->out, list->ordered ? "<ol>\n" : "<ul>\n");
  for (guint i = 0; i < list->n_items; i++)
    add_element (self->out, "li", &list->items[i]);
  g_string_append (self->out, list->ordered ? "</ol>\n" : "</ul>\n");
}

static void
add_pairs (Html          *self,
           const DrPairs *pairs)
{
  g_string_append (self->out, "<dl class=\"pairs\">\n");
  for (guint i = 0; i < pairs->n_items; i++)
    {
      g_string_append (self->out, "<div>");
      add_element (self->out, "dt", &pairs->items[i].term);
      add_element (self->out, "dd", &pairs->items[i].value);
      g_string_append (self->out, "</div>\n");
    }
  g_string_append (self->out, "</dl>\n");
}

static const char *
note_class (DrNoteKind kind)
{
  switch (kind)
    {
    case DR_NOTE_WARNING:
      return "warning";
    case DR_NOTE_MISSING:
      return "missing";
    case DR_NOTE_INFORMATION:
    default:
      return "information";
    }
}

static void
add_aside (GString      *out,
           const DrNote *note,
           const char   *class)
{
  g_string_append_printf (out, "<div class=\"%s %s\" role=\"note\">\n", class, note_class (note->kind));
  if (!dr_words_are_empty (&note->title))
    add_element (out, "p class=\"title\"", &note->title);
  add_element (out, "p", &note->words);
  g_string_append (out, "</div>\n");
}

static void
add_cell (gpointer               page,
          const DrDocumentTable *table,
          guint                  column,
          const DrCell          *cell)
{
  Html *self = page;
  const char *element = dr_html_start_cell (self->out, cell, TRUE);

  if (table->numeric[column] && cell->column_span == 1)
    g_string_append (self->out, " class=\"n\"");
  if (dr_html_is_said (&cell->words))
    {
      g_string_append (self->out, " dir=\"auto\">");
      dr_html_add_text (self->out, cell->words.runs[0].value.text);
    }
  else
    {
      g_string_append_c (self->out, '>');
      dr_html_add_words (self->out, &cell->words);
    }
  g_string_append_printf (self->out, "</%s>", element);
}

static void
add_columns (Html                  *self,
             const DrDocumentTable *table)
{
  guint all = 0;

  for (guint i = 0; i < table->n_columns; i++)
    all += table->weight[i];
  g_string_append (self->out, "<colgroup>");
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (self->out, "<col style=\"width:%u%%\">", table->weight[i] * 100 / all);
  g_string_append (self->out, "</colgroup>\n");
}

static void
add_table (Html                  *self,
           const DrDocumentTable *table)
{
  gboolean captioned = !dr_words_are_empty (&table->caption);
  gboolean wide = table->n_columns >= WIDE_TABLE;

  g_string_append_printf (self->out, "<div id=\"%s\" class=\"table%s%s\"", table->anchor, wide ? " scroll" : "",
                          table->n_columns >= 10 ? " ten" : "");
  if (wide && captioned)
    g_string_append_printf (self->out, " role=\"group\" tabindex=\"0\" aria-labelledby=\"%s-caption\"", table->anchor);
  else if (wide)
    g_string_append_printf (self->out, " role=\"group\" tabindex=\"0\" aria-labelledby=\"%s\"",
                            self->heading != NULL ? self->heading : "title");
  g_string_append (self->out, ">\n<table");
  if (!captioned)
    g_string_append_printf (self->out, " aria-labelledby=\"%s\"", self->heading != NULL ? self->heading : "title");
  g_string_append (self->out, ">\n");
  if (captioned)
    {
      /* Where the table is wider than the window, its caption is not. */
      g_string_append_printf (self->out, "<caption id=\"%s-caption\"><span>", table->anchor);
      dr_html_add_words (self->out, &table->caption);
      g_string_append (self->out, "</span></caption>\n");
    }
  add_columns (self, table);
  if (table->n_head_rows > 0)
    {
      g_string_append (self->out, "<thead>\n");
      dr_html_add_rows (self->out, table, 0, table->n_head_rows, add_cell, self);
      g_string_append (self->out, "</thead>\n");
    }
  g_string_append (self->out, "<tbody>\n");
  dr_html_add_rows (self->out, table, table->n_head_rows, table->n_rows, add_cell, self);
  g_string_append (self->out, "</tbody>\n</table>\n</div>\n");
}

static void
add_figure (Html                   *self,
            const DrDocumentFigure *figure)
{
  g_autofree char *title = g_strconcat (figure->anchor, "-title", NULL);
  g_autofree char *words = g_strconcat (figure->anchor, "-words", NULL);

  g_string_append_printf (self->out, "<figure id=\"%s\">\n<figcaption id=\"%s\">", figure->anchor, title);
  dr_html_add_words (self->out, &figure->title);
  g_string_append (self->out, "</figcaption>\n");
  g_string_append_printf (self->out, "<p class=\"small\" id=\"%s\">", words);
  dr_html_add_words (self->out, &figure->alternative);
  g_string_append (self->out, "</p>\n");
  dr_html_add_chart (self->out, &figure->chart, self->document->right_to_left, title, words);
  if (figure->table != NULL)
    {
      g_string_append (self->out, "<details>\n<summary>");
      dr_html_escape (self->out, _("The figures behind this chart, as a table"));
      g_string_append (self->out, "</summary>\n");
      add_table (self, figure->table);
      g_string_append (self->out, "</details>\n");
    }
  g_string_append (self->out, "</figure>\n");
}

static void
add_block (Html          *self,
           const DrBlock *block)
{
  switch (block->kind)
    {
    case DR_BLOCK_HEADING:
      add_heading (self, &block->heading);
      break;
    case DR_BLOCK_PARAGRAPH:
      add_paragraph (self, &block->paragraph);
      break;
    case DR_BLOCK_LIST:
      add_list (self, &block->list);
      break;
    case DR_BLOCK_TABLE:
      add_table (self, block->table);
      break;
    case DR_BLOCK_FIGURE:
      add_figure (self, &block->figure);
      break;
    case DR_BLOCK_NOTE:
      add_aside (self->out, &block->note, "note");
      break;
    case DR_BLOCK_PAIRS:
      add_pairs (self, &block->pairs);
      break;
    case DR_BLOCK_PAGE_BREAK:
      self->breaks = TRUE;
      break;
    }
}

static void
add_contents (Html *self)
{
  guint number = 0;

  g_string_append (self->out, "<nav aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">");
  dr_html_escape (self->out, _("Contents"));
  g_string_append (self->out, "</h2>\n<ol>\n");
  for (guint i = 0; i < self->document->n_blocks; i++)
    {
      const DrBlock *block = &self->document->blocks[i];

      if (block->kind != DR_BLOCK_HEADING || block->heading.level != 1)
        continue;
      g_string_append_printf (self->out, "<li><a href=\"#%s\"><span class=\"number\">%u</span> ", block->heading.anchor,
                              ++number);
      dr_html_add_words (self->out, &block->heading.words);
      g_string_append (self->out, "</a></li>\n");
    }
  g_string_append (self->out, "</ol>\n</nav>\n");
}

static void
add_line (GString    *out,
          const char *class,
          const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append_printf (out, "<p class=\"%s\">", class);
  dr_html_escape (out, text);
  g_string_append (out, "</p>\n");
}

/* Nothing is fetched from anywhere and nothing runs, even where a text should find a way to ask for it. */
static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

static void
add_head (Html *self)
{
  const DrDocument *document = self->document;

  g_string_append (self->out, "<!DOCTYPE html>\n<html lang=\"");
  dr_html_escape (self->out, document->language);
  g_string_append_printf (self->out, "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          document->right_to_left ? "rtl" : "ltr");
  g_string_append_printf (self->out, "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", policy);
  g_string_append (self->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  dr_html_escape (self->out, document->title);
  g_string_append (self->out, " – ");
  dr_html_escape (self->out, document->kind);
  g_string_append (self->out, "</title>\n");
  dr_html_add_style (self->out);
  g_string_append (self->out, "</head>\n<body>\n");
}

static void
add_masthead (Html *self)
{
  const DrDocument *document = self->document;

  g_string_append (self->out, "<a class=\"skip\" href=\"#content\">");
  dr_html_escape (self->out, _("Skip to the report"));
  g_string_append (self->out, "</a>\n<header>\n");
  add_line (self->out, "kind", document->kind);
  g_string_append (self->out, "<h1 id=\"title\" dir=\"auto\">");
  dr_html_escape (self->out, document->title);
  g_string_append (self->out, "</h1>\n");
  add_line (self->out, "subject", document->subject);
  add_line (self->out, "publisher", document->publisher);
  g_string_append (self->out, "</header>\n");
}

/**
 * dr_html_report_new:
 * @document: a report
 * @length: (out): bytes
 *
 * In the language of the messages as it is now, which is that of the document. The same document gives the same bytes.
 *
 * Returns: (transfer full): a page of HTML 5, in UTF-8
 */
char *
dr_html_report_new (const DrDocument *document,
                    gsize            *length)
{
  Html self = { .document = document, .out = g_string_sized_new (1 << 18) };

  add_head (&self);
  add_masthead (&self);
  dr_html_add_marks (self.out);
  g_string_append (self.out, "<div class=\"layout\">\n");
  add_contents (&self);
  g_string_append (self.out, "<main id=\"content\" tabindex=\"-1\">\n");
  if (!dr_words_are_empty (&document->status.words))
    add_aside (self.out, &document->status, "note status");
  for (guint i = 0; i < document->n_blocks; i++)
    add_block (&self, &document->blocks[i]);
  end_section (&self);
  g_string_append (self.out, "</main>\n</div>\n<footer>\n");
  add_line (self.out, "running", document->running);
  g_string_append (self.out, "</footer>\n</body>\n</html>\n");
  *length = self.out->len;

  return g_string_free (self.out, FALSE);
}
