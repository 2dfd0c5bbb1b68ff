/* Who signed what, which evidence it rests on, and how anybody can check the record. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-group-words.h"
#include "dr-names.h"
#include "dr-used-sources.h"

/* What was said at a step, where that is known. */
static const char *
comment_of (const DrReport    *self,
            const DrStepTaken *step)
{
  for (guint i = 0; i < self->input->n_comments; i++)
    {
      const DrReportComment *comment = &self->input->comments[i];

      if (comment->step == step->step && dr_date_is_same (comment->date, step->date) && strcmp (comment->person,
                                                                                                step->person) == 0)
        return comment->comment;
    }

  return "";
}

static void
add_step (const DrReport    *self,
          const DrStepTaken *step)
{
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_capital (self, dr_step_name (step->step)), 1, 1);
  dr_document_add_cell (self->out, dr_report_date (self, step->date));
  dr_document_add_cell (self->out, dr_report_person_words (self, step->person));
  if (self->input->n_comments > 0)
    dr_document_add_cell (self->out, dr_report_said (self, comment_of (self, step), "step"));
}

static void
add_steps (const DrReport *self)
{
  const char * const titles[] = { _("Step"), _("Date"), _("By"), _("Comment") };
  const DrContext *context = self->check->context;
  guint n = self->input->n_comments > 0 ? 4 : 3;

  dr_report_start_table (self, "steps", NULL, n);
  if (n == 4)
    dr_document_set_weight (self->out, 3, 3);
  dr_report_head_row (self, titles, n);
  for (guint i = 0; i < context->n_steps; i++)
    add_step (self, &context->steps[i]);
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static const char *
verdict_words (DrSectionVerdict verdict)
{
  switch (verdict)
    {
    case DR_SECTION_ACCEPTABLE:
      return _("Acceptable");
    case DR_SECTION_CAN_BE_IMPROVED:
      return _("Can be improved");
    case DR_SECTION_TO_CORRECT:
    default:
      return _("To correct");
    }
}

static void
add_section_reviews (const DrReport *self)
{
  const char * const titles[] = { _("Section"), _("Verdict"), _("By"), _("Comment") };
  const DrAssessment *a = self->assessment;

  if (a->n_section_reviews == 0)
    return;
  dr_report_heading (self, 2, "section-reviews", _("What the reviewer said of each section"));
  dr_report_start_table (self, "section-reviews-table", NULL, 4);
  dr_document_set_weight (self->out, 3, 3);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < a->n_section_reviews; i++)
    {
      const DrSectionReview *review = &a->section_reviews[i];
      const DrSection *section = dr_questionnaire_find_section (self->input->questionnaire, review->section);
      g_autofree char *key = g_strdup_printf ("section-reviews/section-review[%s]", review->section);

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER,
                              dr_report_words (self, section != NULL ? dr_edition_words (section->title) : review->section), 1, 1);
      dr_document_add_cell (self->out, dr_report_words (self, verdict_words (review->verdict)));
      dr_document_add_cell (self->out, dr_report_person_words (self, review->by));
      dr_document_add_cell (self->out, dr_report_said (self, review->comment, key));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

void
dr_report_add_sign_offs (const DrReport *self)
{
  dr_report_chapter (self, "sign-offs", _("Sign-offs"));
  if (self->check->context->n_steps == 0)
    dr_report_lack (self, _("Nobody has signed this off."));
  else
    add_steps (self);
  add_section_reviews (self);
}

static const char *
source_kind (DrSourceKind kind)
{
  switch (kind)
    {
    case DR_SOURCE_CENSUS:
      return _("Census");
    case DR_SOURCE_ADMINISTRATIVE:
      return _("Administrative records");
    case DR_SOURCE_SURVEY:
      return _("Survey");
    case DR_SOURCE_STUDY:
    default:
      return _("Study");
    }
}

static const char *
marks_of (const DrPeopleState *state,
          const char          *id)
{
  for (guint i = 0; i < state->sources->len; i++)
    if (strcmp (g_array_index (state->sources, DrSourceRow, i).id, id) == 0)
      return g_array_index (state->sources, DrSourceRow, i).marks;

  return NULL;
}

/* "1,234 answered, of 5,000 asked" */
static DrWords
source_base (const DrReport *self,
             const DrSource *source)
{
  const double sent = source->sent > 0 ? (double) source->sent : DR_UNKNOWN;
  g_autofree char *answered = g_strdup_printf ("source:%s/answered", source->id);
  g_autofree char *asked = g_strdup_printf ("source:%s/asked", source->id);
  g_autofree char *answered_text = dr_format_count (source->n);
  g_autofree char *asked_text = dr_format_count (source->sent);
  DrValue values[2] = {
    dr_value_people (self->out, (DrPeople) { TRUE, source->n, source->n }, sent, answered),
    dr_value_people (self->out, (DrPeople) { TRUE, source->sent, source->sent }, DR_UNKNOWN, asked),
  };

  if (source->n == 0)
    return dr_words_none ();
  values[0] = dr_value_shown_as (self->out, values[0], answered_text);
  values[1] = dr_value_shown_as (self->out, values[1], asked_text);

  /* Translators: numbers of people */
  return source->sent > 0 ? dr_words_format (self->out, _("%1$s answered, of %2$s asked"), values, 2)
                          : dr_words_format (self->out, _("%s answered"), values, 1);
}

static DrWords
digest (const DrReport *self,
        const char     *text)
{
  if (text == NULL || text[0] == '\0')
    return dr_words_none ();

  return dr_words_styled (self->out, dr_words_value (self->out, dr_value_digest (self->out, text)), DR_RUN_CODE);
}

static DrWords
source_title (const DrReport *self,
              const DrSource *source)
{
  const DrWords parts[3] = {
    dr_words_linked (self->out, dr_report_words (self, source->title), source->link),
    dr_words_styled (self->out, dr_report_words (self, source->publisher), DR_RUN_MUTED),
    dr_words_styled (self->out, dr_report_words (self, source->licence), DR_RUN_MUTED),
  };

  return dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), "\n");
}

/* A row: who made it, when, of whom, out of how many, how it reached us, and what the checks hold against it. */
static void
add_source (const DrReport      *self,
            const DrPeopleState *state,
            int                  index)
{
  const DrSource *source = &self->evidence->sources[index];
  g_autofree char *anchor = g_strdup_printf ("source-%d", index + 1);
  DrWords published = dr_report_date (self, source->published);
  const DrValue value = dr_value_date (self->out, source->published);
  const DrWords when[3] = {
    dr_report_words (self, source_kind (source->kind)),
    dr_report_date (self, source->fieldwork),
    dr_words_are_empty (&published) ? published
                                    : dr_words_styled (self->out, dr_words_format (self->out, _("published %s"), &value, 1),
                                                       DR_RUN_MUTED),
  };
  const DrWords whom[3] = { dr_report_capital (self, source->population),
                            dr_report_words (self, self->evidence->areas[source->area].name),
                            source_base (self, source) };
  g_autofree char *known = source->how_known != NULL ? dr_capitalized (source->how_known) : NULL;
  g_autofree char *key = g_strdup_printf ("source[%s]", source->id);
  const DrWords how[4] = {
    dr_words_styled (self->out, dr_report_words (self, marks_of (state, source->id)), DR_RUN_STRONG),
    dr_report_said (self, known, key),   /* somebody typed it: who was asked, who counted */
    dr_report_said (self, source->note, key),
    digest (self, source->file_digest),
  };

  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, source_title (self, source), 1, 1);
  dr_document_anchor_row (self->out, anchor);
  dr_document_add_cell (self->out, dr_words_joined (self->out, when, G_N_ELEMENTS (when), "\n"));
  dr_document_add_cell (self->out, dr_words_joined (self->out, whom, G_N_ELEMENTS (whom), "\n"));
  dr_document_add_cell (self->out, dr_words_joined (self->out, how, G_N_ELEMENTS (how), "\n"));
}

static void
add_attachments (const DrReport *self)
{
  const char * const titles[] = { _("File"), _("Size in bytes"), _("SHA-256") };
  const DrAssessment *a = self->assessment;

  if (a->n_attachments == 0)
    return;
  dr_report_heading (self, 2, "attachments", _("Attachments"));
  dr_report_start_table (self, "attachments-table", NULL, 3);
  dr_document_set_weight (self->out, 2, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < a->n_attachments; i++)
    {
      const DrAttachment *attachment = &a->attachments[i];
      g_autofree char *key = g_strdup_printf ("attachments/attachment[%s]/@name", attachment->id);

      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_said (self, attachment->name, key), 1, 1);
      dr_document_add_cell (self->out, dr_words_value (self->out, dr_value_number (self->out, (double) attachment->size)));
      dr_document_add_cell (self->out, digest (self, attachment->sha256));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

void
dr_report_add_evidence (const DrReport *self)
{
  const char * const titles[] = { _("Source"), _("When"), _("Of whom"), _("How it is known") };
  g_autoptr (DrPeopleState) state = dr_people_state_new (self->check);
  g_autoptr (DrArena) arena = dr_arena_new ();
  const gboolean *used = dr_used_sources (self->check, arena);
  DrValue values[3];

  dr_report_chapter (self, "evidence", _("Evidence"));
  values[0] = dr_value_text (self->out, self->evidence->title);
  values[1] = dr_value_text (self->out, self->evidence->version);
  values[2] = dr_value_date (self->out, self->evidence->published);
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                             /* Translators: the title of an evidence base, its version, a date */
                             dr_words_format (self->out, _("From the evidence base “%1$s”, version %2$s of %3$s."), values, 3));
  dr_report_heading (self, 2, "sources", _("Sources used"));
  dr_report_start_table (self, "sources-table", NULL, G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 0, 4);
  dr_document_set_weight (self->out, 1, 2);
  dr_document_set_weight (self->out, 2, 3);
  dr_document_set_weight (self->out, 3, 5);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < self->evidence->n_sources; i++)
    if (used[i] || self->cited[i])
      add_source (self, state, (int) i);
  dr_document_add_table (self->out, dr_document_end_table (self->out));
  add_attachments (self);
}

/* (transfer full): a day and a time of day, which are the same for everybody */
static char *
moment (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  g_return_val_if_fail (utc != NULL, g_strdup (""));

  day = dr_format_date ((DrDate) { (guint16) g_date_time_get_year (utc), (guint8) g_date_time_get_month (utc),
                                   (guint8) g_date_time_get_day_of_month (utc) });
  clock = g_date_time_format (utc, "%H:%M:%S");

  /* Translators: a date, and a time of day */
  return g_strdup_printf (_("%1$s at %2$s UTC"), day, clock);
}

/* An edition of something, and its digest below. */
static DrWords
edition (const DrReport *self,
         const char     *title,
         const char     *version,
         const char     *sha256)
{
  const DrValue values[2] = { dr_value_text (self->out, title), dr_value_text (self->out, version) };
  const DrWords parts[2] = {
    /* Translators: the title of an edition, its version */
    dr_words_format (self->out, _("%1$s, version %2$s"), values, 2),
    digest (self, sha256),
  };

  return dr_words_joined (self->out, parts, 2, "\n");
}

static void
add_how_to_verify (const DrReport *self)
{
  static const struct { const char *words; const char *command; } ways[] = {
    { N_("That a file is this record: its digest is the one above."), "sha256sum RECORD.xml" },
    { N_("That it follows from what it holds: every figure and every finding computed again, with the program."),
      "due-regard-cli verify RECORD.xml" },
    { N_("The same without the program: the published verifier, which shares nothing with it."),
      "python3 reperform.py RECORD.xml" },
  };

  dr_report_heading (self, 2, "verify", _("How to verify it"));
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN,
                             dr_report_words (self,
                                              _("This report is made from the record, and adds nothing to it. Ask the council for the "
                                                      "record: one file, which can be checked with no access to the council’s systems.")));
  dr_document_start_list (self->out, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const DrWords parts[2] = {
        dr_report_words (self, _(ways[i].words)),
        dr_words_styled (self->out, dr_report_words (self, ways[i].command), DR_RUN_CODE),
      };

      dr_document_add_item (self->out, dr_words_joined (self->out, parts, 2, "\n"));
    }
  dr_document_end_list (self->out);
  dr_report_small (self, _("A digest shows that a file was not changed since the digest was printed. It does not show who wrote "
                           "it: names in a record are asserted, not proved."));
}

void
dr_report_add_record (const DrReport *self)
{
  const DrAssessmentReport *input = self->input;
  const DrAssessment *a = self->assessment;

  dr_report_chapter (self, "record", _("Record"));
  dr_document_start_pairs (self->out);
  dr_report_pair (self, _("Reference"), dr_report_words (self, a->reference));
  dr_report_pair (self, _("Version"), dr_words_value (self->out, dr_value_number (self->out, a->version)));
  dr_report_pair (self, _("SHA-256 of the record"), input->record_digest != NULL
                                                      ? digest (self, input->record_digest)
                                                      : dr_report_missing (self,
                                                                           _("none: this is a draft, and no record of it exists")));
  if (input->record_digest != NULL && input->seal == NULL)
    dr_report_pair (self, _("Sealed"), dr_report_missing (self, _("no: the record was made from a draft file")));
  if (input->seal != NULL)
    {
      g_autofree char *time = moment (input->seal->time);
      const DrValue values[3] = {
        dr_value_text (self->out, dr_step_name (input->seal->step)),
        dr_value_text (self->out, time),
        dr_report_person (self, input->seal->person),
      };

      /* Translators: a step of the workflow, a moment, a person */
      dr_report_pair (self, _("Sealed"), dr_words_format (self->out, _("At the %1$s, %2$s, by %3$s"), values, 3));
    }
  dr_report_pair_date (self, _("Ages and deadlines reckoned from"), self->check->context->as_of);
  dr_report_pair (self, _("Evidence base"),
                  edition (self, self->evidence->title, self->evidence->version, input->evidence_digest));
  dr_report_pair (self, _("Rulebook"),
                  edition (self, dr_edition_words (self->check->rulebook->title), self->check->rulebook->version,
                           self->check->rulebook->digest));
  dr_report_pair (self, _("Questionnaire"),
                  edition (self, dr_edition_words (input->questionnaire->title), input->questionnaire->version,
                           input->questionnaire_digest));
  dr_document_end_pairs (self->out);
  if (input->record_digest != NULL)
    add_how_to_verify (self);
}
