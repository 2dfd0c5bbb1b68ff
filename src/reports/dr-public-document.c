#include "dr-public-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words above a chart are made from it, so they are made again. A table stands alone where there is no chart. */
static void
add_figure (DrPublic               *self,
            const DrDocumentFigure *figure)
{
  DrChartData chart;
  const guint *rows = NULL;
  const DrDocumentTable *table = figure->table != NULL ? dr_public_table (self, figure->table, &rows) : NULL;

  if (dr_public_chart (self, &figure->chart, rows, &chart))
    {
      g_autoptr (DrChartTheme) theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
      g_autoptr (DrChart) drawn = dr_chart_data_make (&chart, theme);
      g_autofree char *summary = dr_chart_summary (drawn);

      dr_document_add_figure (self->out, figure->anchor, dr_public_words (self, &figure->title),
                              dr_words_text (self->out, summary), chart, table);
      return;
    }
  self->tally.charts++;
  if (table != NULL)
    dr_document_add_table (self->out, table);
}

static void
add_paragraph (const DrPublic   *self,
               DrParagraphStyle  style,
               const char       *text)
{
  dr_document_add_paragraph (self->out, style, dr_words_text (self->out, text));
}

static void
add_table (DrPublic              *self,
           const DrDocumentTable *table)
{
  dr_document_add_table (self->out, dr_public_table (self, table, NULL));
}

static void
add_list (DrPublic             *self,
          const DrDocumentList *list)
{
  dr_document_start_list (self->out, list->ordered);
  for (guint i = 0; i < list->n_items; i++)
    {
      self->field = NULL;
      dr_document_add_item (self->out, dr_public_words (self, &list->items[i]));
    }
  dr_document_end_list (self->out);
}

static void
add_pairs (DrPublic      *self,
           const DrPairs *pairs)
{
  dr_document_start_pairs (self->out);
  for (guint i = 0; i < pairs->n_items; i++)
    {
      DrWords term = dr_public_words (self, &pairs->items[i].term);

      dr_document_add_pair (self->out, term, dr_public_cell (self, &pairs->items[i].value));
    }
  dr_document_end_pairs (self->out);
}

static void
add_block (DrPublic      *self,
           const DrBlock *block)
{
  if (block->kind != DR_BLOCK_PARAGRAPH)
    self->field = NULL;
  switch (block->kind)
    {
    case DR_BLOCK_HEADING:
      dr_document_add_heading (self->out, block->heading.level, block->heading.anchor,
                               dr_public_words (self, &block->heading.words));
      break;
    case DR_BLOCK_PARAGRAPH:
      dr_document_add_paragraph (self->out, block->paragraph.style, dr_public_words (self, &block->paragraph.words));
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
      {
        DrWords title = dr_public_words (self, &block->note.title);

        dr_document_add_note (self->out, block->note.kind, title, dr_public_words (self, &block->note.words));
        break;
      }
    case DR_BLOCK_PAIRS:
      add_pairs (self, &block->pairs);
      break;
    case DR_BLOCK_PAGE_BREAK:
      dr_document_add_page_break (self->out);
      break;
    }
}

/* @format: with one "%s" for the number, in the form that belongs to it. */
static void
add_tally (DrPublic   *self,
           const char *what,
           const char *format,
           guint       n)
{
  DrValue number = dr_value_number (self->out, n);

  if (n > 0)
    dr_document_add_pair (self->out, dr_words_text (self->out, what), dr_words_format (self->out, format, &number, 1));
}

static void
add_names (DrPublic *self)
{
  guint places = self->tally.names;

  add_tally (self, _("Officers with a number for a name"),
             _("%s, each with the same number wherever that person stands"), dr_public_names_count (self->names));
  add_tally (self, _("Names of officers"), ngettext ("in %s place", "in %s places", places), places);
}

/* Findings have a kind and no number: how many of them there are tells on which side of some limit a hidden number is. */
static void
add_findings (DrPublic *self,
              gboolean  of_return)
{
  const DrPublicTally *tally = &self->tally;

  if (tally->small + tally->coarse + tally->withheld == 0)
    return;
  dr_document_add_pair (self->out, dr_words_text (self->out, _("Findings")),
                        dr_words_text (self->out,
                                       of_return ? _("how many there are of checks of a number that is not shown as it is: that would "
                                                     "tell of it")
                                                 : _("those that would tell more of a number than is shown of it. They are not "
                                                     "counted: how many there are would tell as well")));
}

/* What was left out, by kind and number; never which value it had. */
static void
add_removed (DrPublic              *self,
             const DrPublicOptions *options)
{
  const char *digest = options->digest;
  const DrPublicTally *tally = &self->tally;
  DrWords from = digest != NULL ? dr_words_styled (self->out, dr_words_value (self->out, dr_value_digest (self->out, digest)),
                                                   DR_RUN_CODE)
                                : dr_words_value (self->out, dr_value_missing (self->out, _("none: it is made from a draft, of which there is no record")));

  dr_document_add_heading (self->out, 1, "public-version", dr_words_text (self->out, _("What this public version leaves out")));
  dr_document_start_pairs (self->out);
  dr_document_add_pair (self->out, dr_words_text (self->out, options->of_return ? _("SHA-256 of the return that it is made from")
                                                                     : _("SHA-256 of the record that it is made from")), from);
  add_names (self);
  add_tally (self, _("Small counts"),
             ngettext ("in %s place: a count of 1 to 9 is “fewer than 10”, and a share that would tell it is “less than” some share",
                       "in %s places: counts of 1 to 9 are “fewer than 10”, and shares that would tell them are “less than” some "
                       "share", tally->small), tally->small);
  add_tally (self, _("Wider ranges"),
             ngettext ("in %s place: a number from which a small count could be worked out is shown as the ten or the hundred that "
                       "it lies in",
                       "in %s places: numbers from which a small count could be worked out are shown as the ten or the hundred that "
                       "they lie in", tally->coarse), tally->coarse);
  add_tally (self, _("Numbers left out"),
             ngettext ("in %s place, which says “not shown”, since even a range would give a small count away, or “too few to say”",
                       "in %s places, which say “not shown”, since even a range would give a small count away, or “too few to say”",
                       tally->withheld),
             tally->withheld);
  add_findings (self, options->of_return);
  add_tally (self, _("Charts left out"),
             ngettext ("%s; its table is still there", "%s; the table of each is still there", tally->charts), tally->charts);
  add_tally (self, _("Private passages"),
             ngettext ("%s, marked as private by whoever wrote it", "%s, marked as private by whoever wrote them",
                       tally->passages), tally->passages);
  add_tally (self, _("Addresses of mail, and of pages that hold a name"),
             ngettext ("in %s place", "in %s places", tally->links), tally->links);
  add_tally (self, _("Names of attached files"), ngettext ("%s, which has a number", "%s, which have numbers", tally->files),
             tally->files);
  dr_document_end_pairs (self->out);
  if (tally->small + tally->coarse + tally->withheld + tally->names + tally->passages + tally->charts + tally->links
      + tally->files == 0)
    add_paragraph (self, DR_PARAGRAPH_PLAIN, _("Nothing: there is no name of an officer, no count of 1 to 9 and no private passage "
                                               "in the report."));
  if (tally->figures > 0)
    {
      DrValue number = dr_value_number (self->out, tally->figures);

      dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                                 dr_words_format (self->out,
                                                  ngettext ("%s passage that people wrote states a number of 1 to 9. What people "
                                                            "wrote is not changed, but for names, addresses and private passages.",
                                                            "%s passages that people wrote state a number of 1 to 9. What people "
                                                            "wrote is not changed, but for names, addresses and private passages.",
                                                            tally->figures), &number, 1));
    }
  add_paragraph (self, DR_PARAGRAPH_SMALL,
                 _("Charts are drawn from the numbers that are left. A 0 is shown as 0. Where what people wrote states a "
                   "figure in words, or names somebody whom the council’s register does not know, no program finds it: somebody "
                   "has to read it. Figures that were published elsewhere can say more than this report."));
}

/* Draft or not sealed: that still has to be known first. */
static void
set_status (DrPublic              *self,
            const DrDocument      *document,
            const DrPublicOptions *options)
{
  const char *digest = options->digest;
  DrValue value = dr_value_digest (self->out, digest != NULL ? digest : "");
  DrWords title[2] = { dr_words_text (self->out, _("Public version")), dr_public_words (self, &document->status.title) };
  DrWords words[3] = {
    dr_public_words (self, &document->status.words),
    /* Translators: a SHA-256 */
    digest != NULL ? dr_words_format (self->out, options->of_return ? _("Made from the return with the SHA-256 %s.")
                                                                    : _("Made from the record with the SHA-256 %s."), &value, 1)
                   : dr_words_text (self->out, _("Made from a draft, of which there is no record.")),
    dr_words_linked (self->out, dr_words_text (self->out, _("Names of officers, counts of 1 to 9 and what would tell them are "
                                                            "left out; the last chapter lists what.")), "#public-version"),
  };

  dr_document_set_status (self->out, dr_words_are_empty (&title[1]) ? DR_NOTE_INFORMATION : document->status.kind,
                          dr_words_joined (self->out, title, 2, ". "), dr_words_joined (self->out, words, 3, " "));
}

static void
set_titles (DrPublic         *self,
            const DrDocument *document)
{
  g_autofree char *running = g_strdup_printf (_("Public version · %s"), dr_public_text (self, document->running, TRUE));

  dr_document_set_kind (self->out, document->kind);
  dr_document_set_subject (self->out, dr_public_text (self, document->subject, TRUE));
  dr_document_set_running (self->out, running);
  dr_document_set_publisher (self->out, dr_public_text (self, document->publisher, FALSE));
}

static void
free_document (gpointer data)
{
  dr_document_free (data);
}

/**
 * dr_public_document_new:
 * @document: (transfer full): a document; the public version keeps it, and shows nothing of it
 * @options: from what it is made, who stays named, who else is known
 * @tally: (out) (optional): what was left out; and how many passages somebody should read before it is published
 *
 * People get numbers in the order in which they are met. Numbers are coarsened as dr_suppression_new () says. What stands
 * between "[private]" and "[/private]" in what people typed is left out; without the second mark, all that follows in that
 * text. What was left out is listed in a last chapter. The same document gives the same public version.
 *
 * Returns: (transfer full) (nullable): the public version; %NULL: it was stopped
 */
DrDocument *
dr_public_document_new (DrDocument            *document,
                        const DrPublicOptions *options,
                        DrPublicTally         *tally)
{
  g_autoptr (DrPublicNames) names = dr_public_names_new (document, options);
  g_autoptr (DrSuppression) found = options->suppression != NULL
                                      ? NULL
                                      : dr_suppression_new (document, options->earlier, options->n_earlier, options->cancellable);
  const DrSuppression *suppression = found != NULL ? found : options->suppression;
  gboolean hidden = FALSE;
  guint unused = 0;
  g_autofree char *open = dr_public_words_open (document->title, &hidden, &unused);
  g_autofree char *title = dr_public_names_clean (names, open, TRUE, TRUE, &unused, &unused);
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new (document->language, title);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DrPublic self = { .out = out, .suppression = suppression, .names = names, .met = met };

  dr_document_builder_keep (out, document, free_document);
  if (g_cancellable_is_cancelled (options->cancellable))
    return NULL;
  set_titles (&self, document);
  set_status (&self, document, options);
  for (guint i = 0; i < document->n_blocks; i++)
    add_block (&self, &document->blocks[i]);
  add_removed (&self, options);
  if (tally != NULL)
    *tally = self.tally;

  return dr_document_builder_finish (out);
}
