/* A whole document as units: masthead, a summary of one page, the contents, every other block. */
#include "dr-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NUMBER_WIDTH 24.0
#define LONG_REPORT 30       /* sections: then they stand in the contents, as far as there is room */
#define CHAPTER_PADDING 2.6  /* above and below a chapter there */
#define SECTION_PADDING 0.8  /* likewise, a section */
#define CLOSE 0.25           /* of these, where that spares a page */
#define CONTENTS_HEAD 36.0   /* about: what stands above the entries */
#define CONTENTS_PAGES 3     /* at most, of sections */
#define CONTENTS_FULL 0.75   /* of its last page: what is left is too little to begin a chapter on */

/* A summary that would not stand on its page else: room between texts goes first, then their size. */
#define SMALLEST 0.8
#define STEP 0.02
#define CLOSER 0.06
#define CLOSEST 0.4

static void
collect_table (DrPdf                 *self,
               const DrDocumentTable *table)
{
  g_hash_table_add (self->anchors, (gpointer) table->anchor);
  dr_pdf_meet_table (self, table);
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const DrCell *cell = dr_document_table_cell (table, row, column);

        if (cell->anchor != NULL && cell->column_span > 0)
          g_hash_table_add (self->anchors, (gpointer) cell->anchor);
      }
}

/* All that a link can lead to: a link to something else is no link. And all tables. */
static void
collect_anchors (DrPdf *self)
{
  for (guint i = 0; i < self->document->n_blocks; i++)
    {
      const DrBlock *block = &self->document->blocks[i];

      if (block->kind == DR_BLOCK_HEADING && !dr_words_are_empty (&block->heading.words))
        g_hash_table_add (self->anchors, (gpointer) block->heading.anchor);
      if (block->kind == DR_BLOCK_TABLE)
        collect_table (self, block->table);
      if (block->kind == DR_BLOCK_FIGURE)
        {
          g_hash_table_add (self->anchors, (gpointer) block->figure.anchor);
          if (block->figure.table != NULL)
            collect_table (self, block->figure.table);
        }
    }
}

static void
add_line (DrPdf      *self,
          const char *tag,
          const char *text,
          DrPdfStyle  style,
          double      before)
{
  if (text != NULL && text[0] != '\0')
    dr_pdf_add_text (self, tag, dr_pdf_words (self, text, NULL, DR_RUN_PLAIN), style, before);
}

static void
add_masthead (DrPdf *self)
{
  const DrDocument *document = self->document;
  g_autofree char *below = NULL;

  below = document->subject != NULL && document->publisher != NULL
            ? g_strdup_printf ("%s \xc2\xb7 %s", document->subject, document->publisher)
            : g_strdup (document->subject != NULL ? document->subject : document->publisher);
  add_line (self, "P", document->kind, DR_PDF_KIND, 0.0);
  add_line (self, "H1", document->title, DR_PDF_TITLE, 3.0);
  add_line (self, "P", below, DR_PDF_SUBJECT, 5.0);
  dr_pdf_keep_from (self, 0);
  if (!dr_words_are_empty (&document->status.words))
    dr_pdf_add_note (self, &document->status);
}

/* How many sections a chapter has, and how high their lines are. */
typedef struct {
  guint  chapter;
  guint  n;
  double height;
} Chapter;

static int
compare_chapters (gconstpointer a,
                  gconstpointer b)
{
  const Chapter *first = a;
  const Chapter *second = b;

  return first->n != second->n ? (first->n > second->n) - (first->n < second->n)
                               : (first->chapter > second->chapter) - (first->chapter < second->chapter);
}

static gboolean
is_entry (const DrBlock *block,
          guint          level)
{
  return block->kind == DR_BLOCK_HEADING && block->heading.level == level && !dr_words_are_empty (&block->heading.words);
}

/* The text of an entry. */
static DrPdfText *
entry_text (DrPdf           *self,
            const DrHeading *heading,
            const char      *link)   /* (nullable) */
{
  g_autofree char *text = dr_words_to_text (&heading->words);

  return dr_pdf_text_new (self, dr_pdf_words (self, text, link, DR_RUN_PLAIN), heading->level == 1 ? DR_PDF_PLAIN : DR_PDF_SMALL,
                          DR_PDF_BODY_WIDTH - NUMBER_WIDTH - 50.0, FALSE);
}

static double
entry_height (DrPdf           *self,
              const DrHeading *heading,
              double           close)
{
  const DrPdfText *text = entry_text (self, heading, NULL);

  return dr_pdf_text_height (text, 0, text->n_lines) + 2.0 * close * (heading->level == 1 ? CHAPTER_PADDING : SECTION_PADDING);
}

/* (transfer full): whether the sections of each chapter, from 1, stand in the contents: of a long report, and of the chapters with
 * fewest of them first, as far as a few pages hold them.
 * @close: of the room above and below each
 * @height: (out): of all entries */
static gboolean *
choose_chapters (DrPdf  *self,
                 double  close,
                 double *height)
{
  g_autoptr (GArray) chapters = g_array_new (FALSE, FALSE, sizeof (Chapter));
  double all = CONTENTS_PAGES * DR_PDF_BODY_HEIGHT - CONTENTS_HEAD;
  double room = all;
  guint n = 0;
  gboolean *chosen;

  for (guint i = 0; i < self->document->n_blocks; i++)
    if (is_entry (&self->document->blocks[i], 1))
      {
        const Chapter chapter = { chapters->len + 1, 0, 0.0 };

        g_array_append_val (chapters, chapter);
        room -= entry_height (self, &self->document->blocks[i].heading, close);
      }
    else if (is_entry (&self->document->blocks[i], 2) && chapters->len > 0)
      {
        Chapter *chapter = &g_array_index (chapters, Chapter, chapters->len - 1);

        chapter->n++;
        chapter->height += entry_height (self, &self->document->blocks[i].heading, close);
        n++;
      }
  chosen = g_new0 (gboolean, chapters->len + 1);
  g_array_sort (chapters, compare_chapters);
  for (guint i = 0; i < chapters->len && n >= LONG_REPORT; i++)
    {
      const Chapter *chapter = &g_array_index (chapters, Chapter, i);

      if (chapter->height > room)
        break;
      if (chapter->chapter == 1)   /* it has the page before to itself */
        continue;
      room -= chapter->height;
      chosen[chapter->chapter] = TRUE;
    }
  *height = CONTENTS_HEAD + all - room;

  return chosen;
}

/* Returns: of which level the heading is that follows block @from; 1 behind the last */
static guint
next_entry (const DrDocument *document,
            guint             from)
{
  for (guint i = from + 1; i < document->n_blocks; i++)
    for (guint level = 1; level <= 2; level++)
      if (is_entry (&document->blocks[i], level))
        return level;

  return 1;
}

/* @ruled: a line below it: a chapter ends there. */
static void
add_entry (DrPdf           *self,
           const DrHeading *heading,
           const char      *number,
           double           close,
           gboolean         ruled)
{
  g_autofree char *link = g_strconcat ("#", heading->anchor, NULL);
  gboolean chapter = heading->level == 1;
  DrPdfStyle style = chapter ? DR_PDF_PLAIN : DR_PDF_SMALL;
  DrPdfCell cells[] = {
    { "Lbl", NULL, dr_pdf_text_new (self, dr_pdf_words (self, number, NULL, DR_RUN_MUTED), style, NUMBER_WIDTH, FALSE) },
    { "Reference", NULL, entry_text (self, heading, link), .x = NUMBER_WIDTH },
    { "Reference", NULL, dr_pdf_text_new (self, dr_pdf_words (self, "0", NULL, DR_RUN_PLAIN), style, 40.0, TRUE),
      .x = DR_PDF_BODY_WIDTH - 40.0 },
  };

  cells[1].text->quiet_links = TRUE;
  dr_pdf_add_row (self, "TOCI", chapter ? cells : cells + 1, chapter ? 3 : 2, ruled,
                  close * (chapter ? CHAPTER_PADDING : SECTION_PADDING),
                  self->units->len == self->contents ? 6.0 : 0.0, NULL);
  g_ptr_array_add (self->entries, (gpointer) heading);
}

/* The chapters, and sections of a long report, with the pages that they begin on: the numbers are put in once pages are known.
 * Returns: what follows begins a page. */
static gboolean
add_contents (DrPdf *self)
{
  double height;
  double closer;
  double close = 1.0;
  g_autofree gboolean *chosen = choose_chapters (self, 1.0, &height);
  g_autofree gboolean *all_of_it = choose_chapters (self, CLOSE, &closer);
  guint number = 0;
  guint first = self->units->len;

  if (height > DR_PDF_BODY_HEIGHT && closer <= DR_PDF_BODY_HEIGHT)
    {
      close = CLOSE;
      height = closer;
    }
  dr_pdf_open (self, "Sect");
  add_line (self, "H2", _("Contents"), DR_PDF_HEADING_1, 30.0);
  if (self->units->len > first)
    dr_pdf_unit_at (self, first)->breaks = TRUE;
  dr_pdf_keep_from (self, first);
  dr_pdf_open (self, "TOC");
  self->contents = self->units->len;
  for (guint i = 0; i < self->document->n_blocks; i++)
    {
      const DrBlock *block = &self->document->blocks[i];
      g_autofree char *numbered = NULL;

      if (is_entry (block, 1))
        {
          gboolean ends = !chosen[++number] || next_entry (self->document, i) == 1;

          numbered = g_strdup_printf ("%u", number);
          add_entry (self, &block->heading, numbered, close, ends);
          dr_pdf_unit_at (self, self->units->len - 1)->keeps = !ends;
        }
      else if (is_entry (block, 2) && chosen[number])
        add_entry (self, &block->heading, "", close, next_entry (self->document, i) == 1);
    }
  self->n_contents = self->units->len - self->contents;
  dr_pdf_close (self);
  dr_pdf_close (self);

  return self->n_contents > number && fmod (height, DR_PDF_BODY_HEIGHT) > CONTENTS_FULL * DR_PDF_BODY_HEIGHT;
}

/* Each part says what the whole chart says, so that there are no more of them than pages. */
static void
join_charts (DrPdf *self)
{
  guint n = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      DrPdfUnit unit = *dr_pdf_unit_at (self, i);
      DrPdfUnit *last = n > 0 ? dr_pdf_unit_at (self, n - 1) : NULL;

      if (last != NULL && unit.chart != NULL && unit.chart == last->chart && unit.page == last->page)
        {
          last->height += unit.height;
          last->keeps = unit.keeps;
          last->closes += unit.closes - unit.n_opens;
          self->contents -= i < self->contents ? 1 : 0;
          continue;
        }
      *dr_pdf_unit_at (self, n++) = unit;
    }
  g_array_set_size (self->units, n);
}

static void
fill_contents (DrPdf *self)
{
  guint entry = 0;

  for (guint i = 0; i < self->units->len && entry < self->n_contents; i++)
    {
      const DrPdfUnit *unit = dr_pdf_unit_at (self, i);
      const GArray *cells;
      g_autofree char *page = g_strdup_printf ("%u", unit->page + 1);
      DrPdfCell *cell;

      if (unit->heading == NULL || unit->heading != g_ptr_array_index (self->entries, entry))
        continue;
      cells = dr_pdf_unit_at (self, self->contents + entry++)->row->cells;
      cell = &g_array_index (cells, DrPdfCell, cells->len - 1);
      cell->text = dr_pdf_text_new (self, dr_pdf_words (self, page, NULL, DR_RUN_PLAIN), cell->text->style, 40.0, TRUE);
    }
}

/* Masthead and first chapter. Returns: the first block behind it. */
static guint
add_summary (DrPdfBlocks *self)
{
  const DrDocument *document = self->pdf->document;
  guint i = 0;

  add_masthead (self->pdf);
  self->pdf->two_columns = TRUE;
  for (; i < document->n_blocks; i++)
    {
      const DrBlock *block = &document->blocks[i];

      if (block->kind == DR_BLOCK_HEADING && block->heading.level == 1 && self->chapter == 1)
        break;
      dr_pdf_add_block (self, block);
    }
  self->pdf->two_columns = FALSE;
  if (self->in_section)
    dr_pdf_close (self->pdf);
  self->in_section = FALSE;

  return i;
}

/* The first chapter is a summary of one page: as large as it may be for that. */
static guint
fit_summary (DrPdfBlocks *self)
{
  guint next = add_summary (self);

  dr_pdf_place (self->pdf, 0);
  while (self->pdf->n_pages > 1 && self->pdf->scale > SMALLEST)
    {
      g_array_set_size (self->pdf->units, 0);
      g_ptr_array_set_size (self->pdf->waiting, 0);
      self->chapter = 0;
      self->level = 0;
      self->breaks = FALSE;
      self->pdf->scale -= STEP;
      self->pdf->spacing = MAX (self->pdf->spacing - CLOSER, CLOSEST);
      next = add_summary (self);
      dr_pdf_place (self->pdf, 0);
    }
  self->pdf->scale = 1.0;
  self->pdf->spacing = 1.0;

  return next;
}

/* Lays the whole document out. */
void
dr_pdf_add_all (DrPdf *self)
{
  DrPdfBlocks blocks = { .pdf = self };
  guint n_chapters = 0;
  guint next;

  collect_anchors (self);
  for (guint i = 0; i < self->document->n_blocks; i++)
    n_chapters += self->document->blocks[i].kind == DR_BLOCK_HEADING && self->document->blocks[i].heading.level == 1;
  next = fit_summary (&blocks);
  blocks.breaks = n_chapters > 1 && add_contents (self);
  blocks.level = 0;
  for (guint i = next; i < self->document->n_blocks; i++)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return;   /* nobody looks at it */
      dr_pdf_add_block (&blocks, &self->document->blocks[i]);
    }
  if (blocks.in_section)
    dr_pdf_close (self);
  dr_pdf_place (self, 0);
  join_charts (self);
  fill_contents (self);
}
