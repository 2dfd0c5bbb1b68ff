/* What the return was made from, how to verify it, and what it cannot show. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-group-words.h"

static void
add_facts (const DrReturnPages *self)
{
  const DrStatedReturn *now = self->now;

  dr_document_start_pairs (self->out);
  dr_report_pair (&self->words, _("Council"), dr_report_words (&self->words, now->council));
  dr_report_pair (&self->words, _("Official code"), dr_report_words (&self->words, now->council_id));
  dr_report_pair (&self->words, _("Period"), dr_return_report_period (self, now));
  dr_report_pair_date (&self->words, _("Stages and lateness as of"), now->as_of);
  dr_report_pair (&self->words, _("SHA-256 of the return"), dr_return_report_digest (self, self->input->digest));
  if (now->head != NULL)
    {
      dr_report_pair (&self->words, _("Head of the register’s chain"), dr_return_report_digest (self, now->head));
      dr_report_pair (&self->words, _("Entries in the chain"), dr_report_words (&self->words, now->length));
    }
  if (self->before != NULL)
    {
      dr_report_pair (&self->words, _("Period before"), dr_return_report_period (self, self->before));
      dr_report_pair (&self->words, _("SHA-256 of its return"), dr_return_report_digest (self, self->input->before_digest));
    }
  dr_document_end_pairs (self->out);
}

static void
add_how_to_verify (const DrReturnPages *self)
{
  static const struct { const char *words; const char *command; } ways[] = {
    { N_("That a file is this return: its digest is the one above."), "sha256sum RETURN.xml" },
    { N_("That it is laid out as published."), "xmllint --nonet --noout --schema maintaining-access-return.xsd RETURN.xml" },
    { N_("That it follows from its records, and they from themselves: with the bag that the council exports for the period."),
      "due-regard-cli verify BAG" },
  };

  dr_report_heading (&self->words, 2, "verify", _("How to verify it"));
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                             dr_report_words (&self->words,
                                              _("This report is made from the return alone, and adds nothing to it. The return names every "
                                                "record it was made from by digest. Ask the council for the return, or for the bag of the "
                                                "period, which has the return, the records and the trail.")));
  dr_document_start_list (self->out, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const DrWords parts[2] = {
        dr_report_words (&self->words, _(ways[i].words)),
        dr_words_styled (self->out, dr_report_words (&self->words, ways[i].command), DR_RUN_CODE),
      };

      dr_document_add_item (self->out, dr_words_joined (self->out, parts, 2, "\n"));
    }
  dr_document_end_list (self->out);
  dr_report_small (&self->words, _("A head that was kept elsewhere, in this report or on paper, shows that nothing before it was changed "
                                   "since. It does not show that a record was left out, or who wrote one."));
}

static void
add_limits (const DrReturnPages *self)
{
  static const char * const limits[] = {
    N_("What was written since an assessment’s last step is not in it: an action closed, a result measured or an assessment published "
       "since then may still be listed as overdue."),
    N_("Sums over assessments count people again, and the ends of ranges of unlike studies are added: the lower ends are low and "
       "the upper ends high. What is not known is in no sum, and is never 0."),
    N_("It cannot show that an assessment was never made."),
  };

  dr_report_heading (&self->words, 2, "limits", _("What it cannot show"));
  dr_document_start_list (self->out, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    dr_document_add_item (self->out, dr_report_words (&self->words, _(limits[i])));
  dr_document_end_list (self->out);
}

/* "Approval, 24 June 2025", or that there is no record. */
static DrWords
sealed (const DrReturnPages  *self,
        const DrStatedRecord *record)
{
  g_autofree char *step = dr_capitalized (dr_step_name (record->step));
  const DrValue values[2] = { dr_value_text (self->out, step), dr_value_date (self->out, record->date) };

  if (!dr_date_is_set (record->date))
    return dr_report_missing (&self->words, _("never: a draft"));

  /* Translators: a step of the workflow; a date */
  return dr_words_format (self->out, _("%1$s, %2$s"), values, 2);
}

static DrWords
digests (const DrReturnPages  *self,
         const DrStatedRecord *record)
{
  const DrWords parts[3] = {
    dr_return_report_digest (self, record->sha256),
    record->approval != NULL ? dr_words_styled (self->out, dr_report_words (&self->words, _("the approval’s:")), DR_RUN_MUTED)
                             : dr_words_none (),
    dr_return_report_digest (self, record->approval),
  };

  return dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), "\n");
}

static void
add_record (const DrReturnPages  *self,
            const DrStatedRecord *record)
{
  const DrValue values[2] = { dr_value_text (self->out, record->assessment), dr_value_number (self->out, record->version) };
  const DrWords name[3] = {
    /* Translators: a reference; the number of a version */
    dr_words_format (self->out, _("%1$s, version %2$s"), values, 2),
    dr_words_styled (self->out, dr_report_said (&self->words, record->title, "@title"), DR_RUN_MUTED),
    dr_words_styled (self->out, dr_report_words (&self->words, record->service != NULL
                                                                 ? dr_return_report_service (self, record->service) : NULL),
                     DR_RUN_MUTED),
  };
  const DrWords stage[2] = {
    dr_report_capital (&self->words, dr_stage_name (record->stage)),
    dr_words_styled (self->out, dr_report_words (&self->words, record->counts ? NULL : _("not counted: another version speaks")),
                     DR_RUN_MUTED),
  };

  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_joined (self->out, name, G_N_ELEMENTS (name), "\n"), 1, 1);
  dr_return_report_cell (self, dr_words_joined (self->out, stage, G_N_ELEMENTS (stage), "\n"));
  dr_return_report_cell (self, dr_report_date (&self->words, record->began));
  dr_return_report_cell (self, sealed (self, record));
  dr_return_report_cell (self, digests (self, record));
}

void
dr_return_report_add_records (const DrReturnPages *self)
{
  const char * const titles[] = { _("Assessment"), _("Stage"), _("Began"), _("Sealed"), _("SHA-256 of the record") };

  dr_report_chapter (&self->words, "records", _("Records, and how to verify this"));
  add_facts (self);
  add_how_to_verify (self);
  add_limits (self);
  dr_report_heading (&self->words, 2, "made-from", _("What it was made from"));
  if (self->now->n_records == 0)
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_words (&self->words, _("No version belongs to the period.")));
  dr_report_start_table (&self->words, "made-from-table", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 9);
  dr_document_set_weight (self->out, 1, 1);
  dr_document_set_weight (self->out, 2, 1);
  dr_document_set_weight (self->out, 3, 2);
  dr_document_set_weight (self->out, 4, 4);
  dr_report_head_row (&self->words, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < self->now->n_records; i++)
    add_record (self, &self->now->records[i]);
  dr_return_report_end_table (self);
}
