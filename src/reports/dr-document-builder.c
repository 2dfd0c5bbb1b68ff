#include "dr-document-builder-private.h"

#include <pango/pangocairo.h>
#include <string.h>

static gboolean
runs_right_to_left (const char *language)
{
  int n = 0;
  const PangoScript *scripts = pango_language_get_scripts (pango_language_from_string (language), &n);

  return n > 0 && (scripts[0] == PANGO_SCRIPT_ARABIC || scripts[0] == PANGO_SCRIPT_HEBREW || scripts[0] == PANGO_SCRIPT_SYRIAC
                   || scripts[0] == PANGO_SCRIPT_THAANA || scripts[0] == PANGO_SCRIPT_NKO);
}

/* Something that the document holds. */
typedef struct {
  gpointer       thing;
  GDestroyNotify free;
} Kept;

static void
let_go (gpointer data)
{
  Kept *kept = data;

  kept->free (kept->thing);
  g_free (kept);
}

/**
 * dr_document_builder_new:
 * @language: BCP 47, e.g. "en-GB": what the report is written in, whatever it quotes
 * @title: of the report
 *
 * Returns: (transfer full): an empty document, to be filled
 */
DrDocumentBuilder *
dr_document_builder_new (const char *language,
                         const char *title)
{
  DrDocumentBuilder *self = g_new0 (DrDocumentBuilder, 1);
  DrDocument *document = g_new0 (DrDocument, 1);

  document->arena = dr_arena_new ();
  document->kept = g_ptr_array_new_with_free_func (let_go);
  document->language = dr_arena_strdup (document->arena, language);
  document->right_to_left = runs_right_to_left (language);
  document->title = dr_arena_strdup (document->arena, title);
  document->running = document->title;
  document->kind = "";
  self->document = document;
  self->blocks = g_array_new (FALSE, TRUE, sizeof (DrBlock));
  self->sums = g_array_new (FALSE, TRUE, sizeof (DrDocumentSum));
  self->elsewhere = g_array_new (FALSE, TRUE, sizeof (DrDocumentElsewhere));
  self->few = g_ptr_array_new ();
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  self->items = g_array_new (FALSE, TRUE, sizeof (DrWords));
  self->pairs = g_array_new (FALSE, TRUE, sizeof (DrPair));

  return self;
}

/**
 * dr_document_builder_free:
 * @self: (transfer full) (nullable): a builder, finished or not
 */
void
dr_document_builder_free (DrDocumentBuilder *self)
{
  if (self == NULL)
    return;

  dr_document_free (self->document);
  g_array_unref (self->blocks);
  g_array_unref (self->sums);
  g_array_unref (self->elsewhere);
  g_ptr_array_unref (self->few);
  g_hash_table_unref (self->anchors);
  g_array_unref (self->items);
  g_array_unref (self->pairs);
  g_clear_pointer (&self->table.cells, g_array_unref);
  g_free (self);
}

/**
 * dr_document_builder_finish:
 * @self: a builder; nothing can be added to it any more
 *
 * Returns: (transfer full): the document
 */
DrDocument *
dr_document_builder_finish (DrDocumentBuilder *self)
{
  DrDocument *document = g_steal_pointer (&self->document);
  DrBlock *blocks = dr_arena_array0 (document->arena, DrBlock, MAX (self->blocks->len, 1));
  DrDocumentSum *sums = dr_arena_array0 (document->arena, DrDocumentSum, MAX (self->sums->len, 1));
  const char **few = dr_arena_array0 (document->arena, const char *, MAX (self->few->len, 1));
  DrDocumentElsewhere *elsewhere = dr_arena_array0 (document->arena, DrDocumentElsewhere, MAX (self->elsewhere->len, 1));

  g_return_val_if_fail (!self->in_list && !self->in_pairs && self->table.cells == NULL, document);

  if (self->blocks->len > 0)
    memcpy (blocks, self->blocks->data, self->blocks->len * sizeof (DrBlock));
  if (self->sums->len > 0)
    memcpy (sums, self->sums->data, self->sums->len * sizeof (DrDocumentSum));
  for (guint i = 0; i < self->few->len; i++)
    few[i] = self->few->pdata[i];
  if (self->elsewhere->len > 0)
    memcpy (elsewhere, self->elsewhere->data, self->elsewhere->len * sizeof (DrDocumentElsewhere));
  document->blocks = blocks;
  document->n_blocks = self->blocks->len;
  document->n_sums = self->sums->len;
  document->sums = sums;
  document->n_few = self->few->len;
  document->few = few;
  document->n_elsewhere = self->elsewhere->len;
  document->elsewhere = elsewhere;

  return document;
}

/**
 * dr_document_builder_get_arena:
 * @self: a builder
 *
 * Returns: (transfer none): the document's arena: data of charts belong there
 */
DrArena *
dr_document_builder_get_arena (DrDocumentBuilder *self)
{
  return self->document->arena;
}

/**
 * dr_document_builder_keep:
 * @self: a builder
 * @thing: (transfer full): what the document's charts point into, e.g. a reference to an evidence base
 * @free: lets go of it
 *
 * The document holds it as long as it lives.
 */
void
dr_document_builder_keep (DrDocumentBuilder *self,
                          gpointer           thing,
                          GDestroyNotify     free)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept) { thing, free };
  g_ptr_array_add (self->document->kept, kept);
}

static const char *
keep (DrDocumentBuilder *self,
      const char        *text)
{
  return text != NULL ? dr_arena_strdup (self->document->arena, text) : NULL;
}

/**
 * dr_document_set_kind:
 * @self: a builder
 * @kind: what kind of report it is, e.g. "Equality impact assessment"
 */
void
dr_document_set_kind (DrDocumentBuilder *self,
                      const char        *kind)
{
  self->document->kind = keep (self, kind);
}

/**
 * dr_document_set_subject:
 * @self: a builder
 * @subject: (nullable): a line below the title
 */
void
dr_document_set_subject (DrDocumentBuilder *self,
                         const char        *subject)
{
  self->document->subject = keep (self, subject);
}

/**
 * dr_document_set_running:
 * @self: a builder
 * @running: what stands on each page; short. Unless it is set, the title
 */
void
dr_document_set_running (DrDocumentBuilder *self,
                         const char        *running)
{
  self->document->running = keep (self, running);
}

/**
 * dr_document_set_publisher:
 * @self: a builder
 * @publisher: (nullable): the council
 */
void
dr_document_set_publisher (DrDocumentBuilder *self,
                           const char        *publisher)
{
  self->document->publisher = keep (self, publisher);
}

/**
 * dr_document_set_status:
 * @self: a builder
 * @kind: how much it matters
 * @title: perhaps none
 * @words: what everybody has to know before reading on: that it is a draft, or a public version
 */
void
dr_document_set_status (DrDocumentBuilder *self,
                        DrNoteKind         kind,
                        DrWords            title,
                        DrWords            words)
{
  self->document->status = (DrNote) { kind, title, words };
}

/* @wanted as an anchor that no other block has: letters, digits and hyphens of ASCII. */
const char *
dr_document_builder_take_anchor (DrDocumentBuilder *self,
                                 const char        *wanted)
{
  g_autoptr (GString) anchor = g_string_new (NULL);
  const char *kept;
  gsize length;

  for (const char *at = wanted; *at != '\0'; at++)
    g_string_append_c (anchor, g_ascii_isalnum (*at) ? *at : '-');
  if (anchor->len == 0 || !g_ascii_isalpha (anchor->str[0]))
    g_string_prepend (anchor, "a-");
  length = anchor->len;
  for (guint i = 2; g_hash_table_contains (self->anchors, anchor->str); i++)
    {
      g_string_truncate (anchor, length);
      g_string_append_printf (anchor, "-%u", i);
    }
  kept = keep (self, anchor->str);
  g_hash_table_add (self->anchors, (gpointer) kept);

  return kept;
}

static DrBlock *
add_block (DrDocumentBuilder *self,
           DrBlockKind        kind)
{
  DrBlock block = { .kind = kind };

  g_array_append_val (self->blocks, block);

  return &g_array_index (self->blocks, DrBlock, self->blocks->len - 1);
}

/**
 * dr_document_add_heading:
 * @self: a builder
 * @level: 1..6; no level is left out on the way down
 * @anchor: to be linked to; another is made where it is taken, or has other signs than letters, digits and hyphens
 * @words: the heading
 *
 * Returns: (transfer none): the anchor as it is
 */
const char *
dr_document_add_heading (DrDocumentBuilder *self,
                         guint              level,
                         const char        *anchor,
                         DrWords            words)
{
  const char *taken = dr_document_builder_take_anchor (self, anchor);
  DrBlock *block = add_block (self, DR_BLOCK_HEADING);

  block->heading = (DrHeading) { CLAMP (level, 1, 6), taken, words };

  return taken;
}

/**
 * dr_document_add_page_break:
 * @self: a builder
 *
 * What follows begins a page, where there are pages.
 */
void
dr_document_add_page_break (DrDocumentBuilder *self)
{
  add_block (self, DR_BLOCK_PAGE_BREAK);
}

/**
 * dr_document_add_paragraph:
 * @self: a builder
 * @style: its rank
 * @words: the text
 */
void
dr_document_add_paragraph (DrDocumentBuilder *self,
                           DrParagraphStyle   style,
                           DrWords            words)
{
  if (!dr_words_are_empty (&words))
    add_block (self, DR_BLOCK_PARAGRAPH)->paragraph = (DrParagraph) { style, words };
}

/**
 * dr_document_add_said:
 * @self: a builder
 * @text: (nullable): what somebody typed
 * @key: the field that it stands in
 *
 * As paragraphs: one for each part between blank lines.
 */
void
dr_document_add_said (DrDocumentBuilder *self,
                      const char        *text,
                      const char        *key)
{
  g_autoptr (GString) part = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (line[0] != '\0')
        {
          if (part->len > 0)
            g_string_append_c (part, '\n');
          g_string_append (part, line);
        }
      if ((line[0] == '\0' || lines[i + 1] == NULL) && part->len > 0)
        {
          dr_document_add_paragraph (self, DR_PARAGRAPH_PLAIN, dr_words_value (self, dr_value_said (self, part->str, key)));
          g_string_truncate (part, 0);
        }
    }
}

/**
 * dr_document_add_note:
 * @self: a builder
 * @kind: what it is
 * @title: perhaps none
 * @words: the text
 */
void
dr_document_add_note (DrDocumentBuilder *self,
                      DrNoteKind         kind,
                      DrWords            title,
                      DrWords            words)
{
  if (!dr_words_are_empty (&words))
    add_block (self, DR_BLOCK_NOTE)->note = (DrNote) { kind, title, words };
}

/**
 * dr_document_start_list:
 * @self: a builder
 * @ordered: the order of its items says something
 */
void
dr_document_start_list (DrDocumentBuilder *self,
                        gboolean           ordered)
{
  g_return_if_fail (!self->in_list);

  self->in_list = TRUE;
  self->ordered = ordered;
}

/**
 * dr_document_add_item:
 * @self: a builder whose list is open
 * @words: an item of it
 */
void
dr_document_add_item (DrDocumentBuilder *self,
                      DrWords            words)
{
  g_return_if_fail (self->in_list);

  if (!dr_words_are_empty (&words))
    g_array_append_val (self->items, words);
}

/* The array's rows, kept in the document; the array is empty then. */
gpointer
dr_document_builder_keep_rows (DrDocumentBuilder *self,
                               GArray            *rows)
{
  gsize size = rows->len * g_array_get_element_size (rows);
  gpointer kept = dr_arena_alloc0 (self->document->arena, MAX (size, 1));

  if (size > 0)
    memcpy (kept, rows->data, size);
  g_array_set_size (rows, 0);

  return kept;
}

/**
 * dr_document_end_list:
 * @self: a builder whose list is open
 *
 * A list without items is not there.
 */
void
dr_document_end_list (DrDocumentBuilder *self)
{
  guint n = self->items->len;

  g_return_if_fail (self->in_list);

  self->in_list = FALSE;
  if (n > 0)
    {
      const DrWords *items = dr_document_builder_keep_rows (self, self->items);

      add_block (self, DR_BLOCK_LIST)->list = (DrDocumentList) { self->ordered, items, n };
    }
}

/**
 * dr_document_start_pairs:
 * @self: a builder
 */
void
dr_document_start_pairs (DrDocumentBuilder *self)
{
  g_return_if_fail (!self->in_pairs);

  self->in_pairs = TRUE;
}

/**
 * dr_document_add_pair:
 * @self: a builder whose pairs are open
 * @term: what it is, e.g. "Decided by"
 * @value: a pair without a value is not there
 */
void
dr_document_add_pair (DrDocumentBuilder *self,
                      DrWords            term,
                      DrWords            value)
{
  DrPair pair = { term, value };

  g_return_if_fail (self->in_pairs);

  if (!dr_words_are_empty (&value))
    g_array_append_val (self->pairs, pair);
}

/**
 * dr_document_end_pairs:
 * @self: a builder whose pairs are open
 */
void
dr_document_end_pairs (DrDocumentBuilder *self)
{
  guint n = self->pairs->len;

  g_return_if_fail (self->in_pairs);

  self->in_pairs = FALSE;
  if (n > 0)
    {
      const DrPair *pairs = dr_document_builder_keep_rows (self, self->pairs);

      add_block (self, DR_BLOCK_PAIRS)->pairs = (DrPairs) { pairs, n };
    }
}

/**
 * dr_document_add_table:
 * @self: a builder
 * @table: (transfer none): a table of this document; one without rows below its headings is not there
 */
void
dr_document_add_table (DrDocumentBuilder     *self,
                       const DrDocumentTable *table)
{
  if (table->n_rows > table->n_head_rows)
    add_block (self, DR_BLOCK_TABLE)->table = table;
}

/**
 * dr_document_add_figure:
 * @self: a builder
 * @anchor: as that of a heading
 * @title: of the figure
 * @alternative: what it shows, in a few sentences
 * @chart: the chart as data, which lives as long as the document
 * @table: (transfer none): all that it shows, as a table of this document
 */
void
dr_document_add_figure (DrDocumentBuilder     *self,
                        const char            *anchor,
                        DrWords                title,
                        DrWords                alternative,
                        DrChartData           chart,
                        const DrDocumentTable *table)
{
  const char *taken = dr_document_builder_take_anchor (self, anchor);

  add_block (self, DR_BLOCK_FIGURE)->figure = (DrDocumentFigure) { taken, title, alternative, chart, table };
}

/**
 * dr_document_add_sum:
 * @self: a builder
 * @total: (nullable): key of the total; none: everybody knows it
 * @parts: keys of what adds up to it
 * @n: how many
 *
 * Says what a reader could work out, so that a public version hides enough. Shows nothing by itself; a key that no value
 * has does no harm.
 */
void
dr_document_add_sum (DrDocumentBuilder  *self,
                     const char         *total,
                     const char * const *parts,
                     guint               n)
{
  const char **kept = dr_arena_array0 (self->document->arena, const char *, MAX (n, 1));
  const DrDocumentSum sum = { keep (self, total), kept, n };

  for (guint i = 0; i < n; i++)
    kept[i] = keep (self, parts[i]);
  g_array_append_val (self->sums, sum);
}

/**
 * dr_document_add_elsewhere:
 * @self: a builder
 * @kind: where it stands; %DR_ELSEWHERE_FEW: dr_document_add_few_people()
 * @key: as sums name it
 * @lo: whole people at the lower end, or answers
 * @hi: likewise at the upper end
 *
 * People whom this document does not count, and whom a reader of it could work out with a sum that names @key.
 */
void
dr_document_add_elsewhere (DrDocumentBuilder *self,
                           DrElsewhere        kind,
                           const char        *key,
                           gint64             lo,
                           gint64             hi)
{
  const DrDocumentElsewhere elsewhere = { keep (self, key), lo, hi, kind, DR_UNKNOWN };

  g_array_append_val (self->elsewhere, elsewhere);
}

/**
 * dr_document_add_few_people:
 * @self: a builder
 * @key: as sums name it
 * @people: whole people, from lo to hi
 * @of: how many their group are
 *
 * A range that rests on 1 to 9 answers and stands nowhere, as a part of sums.
 */
void
dr_document_add_few_people (DrDocumentBuilder *self,
                            const char        *key,
                            DrPeople           people,
                            double             of)
{
  const DrDocumentElsewhere elsewhere = { keep (self, key), people.lo, people.hi, DR_ELSEWHERE_FEW, of };

  g_array_append_val (self->elsewhere, elsewhere);
}

/**
 * dr_document_add_few:
 * @self: a builder
 * @keys: what keys have in common up to their first slash; or a key; or how keys begin, and "*"
 *
 * Says that all with such a key rests on 1 to 9 answers: a public version does not show it, since from the ends of a range the
 * answers could be worked out.
 */
void
dr_document_add_few (DrDocumentBuilder *self,
                     const char        *keys)
{
  g_ptr_array_add (self->few, (gpointer) keep (self, keys));
}
