#include "dr-register-csv.h"

#include "dr-register-csv-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-draft-fields.h"
#include "dr-justification.h"
#include "dr-message.h"
#include "dr-names.h"
#include "dr-version.h"

/* Rows of the register in memory at once. */
#define PAGE 500

static const char * const kind_words[DR_N_CSV_KINDS] = { "register", "actions", "findings", "reviews", "impacts", "measures" };

/* What the columns are called; the words of the register's own formats, never translated. */
static const char * const register_columns[] = {
  "reference", "version", "title", "service", "service_name", "change", "stage", "outcome", "owner", "decision", "review",
  "effective", "must", "escalate", "justify", "evidence_moved", NULL,
};
static const char * const action_columns[] = {
  "reference", "version", "service", "stage", "action", "kind", "text", "owner", "due", "status", "closed", "evidence",
  "overdue", NULL,
};
static const char * const finding_columns[] = {
  "reference", "version", "service", "stage", "rule", "case", "severity", "subject", "subject_name", "message", "open",
  "answer", NULL,
};
static const char * const * const columns[DR_N_CSV_KINDS] = {
  register_columns, action_columns, finding_columns, dr_csv_review_columns, dr_csv_impact_columns, dr_csv_measure_columns,
};

/**
 * dr_csv_kind_word:
 * @kind: a table
 *
 * Returns: (transfer none): its word on a command line, never translated
 */
const char *
dr_csv_kind_word (DrCsvKind kind)
{
  return kind_words[kind];
}

/**
 * dr_csv_kind_parse:
 * @word: what was given
 * @kind: (out): the table
 *
 * Returns: whether @word is one's word
 */
gboolean
dr_csv_kind_parse (const char *word,
                   DrCsvKind  *kind)
{
  for (guint i = 0; i < DR_N_CSV_KINDS; i++)
    if (strcmp (kind_words[i], word) == 0)
      {
        *kind = (DrCsvKind) i;
        return TRUE;
      }

  return FALSE;
}

/* dr_csv_writing_end_row(): ends and counts a row. */
gboolean
dr_csv_writing_end_row (DrCsvWriting  *self,
         GError  **error)
{
  self->n_rows++;

  return dr_csv_end (self->csv, error);
}

static gboolean
write_row (DrCsvWriting              *self,
           const DrRegisterRow  *row,
           GError              **error)
{
  DrCsv *csv = self->csv;

  dr_csv_text (csv, row->reference);
  dr_csv_count (csv, row->version);
  dr_csv_text (csv, row->title);
  dr_csv_text (csv, row->service);
  dr_csv_text (csv, row->service_name);
  dr_csv_text (csv, row->change);
  dr_csv_text (csv, dr_stage_to_string (row->stage));
  dr_csv_text (csv, row->outcome != DR_OUTCOME_NONE ? dr_vocabulary_to_string (DR_VOCABULARY_OUTCOME, (int) row->outcome) : NULL);
  dr_csv_text (csv, row->owner);
  dr_csv_date (csv, row->decision);
  dr_csv_date (csv, row->review);
  dr_csv_date (csv, row->effective);
  dr_csv_count (csv, row->must);
  dr_csv_count (csv, row->escalate);
  dr_csv_count (csv, row->justify);
  dr_csv_flag (csv, row->moved);

  return dr_csv_writing_end_row (self, error);
}

/* dr_csv_writing_version(): which version of which assessment a row is about. */
void
dr_csv_writing_version (DrCsvWriting             *self,
               const DrRegisterRow *row)
{
  dr_csv_text (self->csv, row->reference);
  dr_csv_count (self->csv, row->version);
  dr_csv_text (self->csv, row->service);
  dr_csv_text (self->csv, dr_stage_to_string (row->stage));
}

/* @action: the prefix of its fields. */
static const char *
get_part (const DrDraft *draft,
          const char    *action,
          const char    *part)
{
  g_autofree char *key = g_strconcat (action, "/", part, NULL);

  return dr_draft_fields_get (draft->fields, draft->n_fields, key);
}

/* Dates are written as they were given; what is no date is text. */
static void
write_date (DrCsvWriting    *self,
            const char *text)
{
  DrDate date;

  if (text != NULL && dr_date_parse (text, &date))
    dr_csv_date (self->csv, date);
  else
    dr_csv_text (self->csv, text);
}

/* In the register an open action is overdue once its day has passed, from approval on. */
static gboolean
is_overdue (const DrCsvWriting  *self,
            const DrRegisterRow *row,
            const char          *status,
            const char          *due)
{
  DrDate date;

  return (row->stage == DR_STAGE_APPROVED || row->stage == DR_STAGE_DECIDED || row->stage == DR_STAGE_MONITORED
          || row->stage == DR_STAGE_CLOSED)
         && g_strcmp0 (status, "closed") != 0 && due != NULL && dr_date_parse_full (due, &date)
         && dr_date_compare (date, self->today) < 0;
}

static gboolean
write_actions (DrCsvWriting              *self,
               const DrRegisterRow  *row,
               GError              **error)
{
  g_autoptr (DrDraft) draft = dr_store_load_draft (self->store, row->reference, row->version, "", error);
  g_auto (GStrv) actions = NULL;

  if (draft == NULL)
    return FALSE;
  actions = dr_draft_fields_items (draft->fields, draft->n_fields, "actions/action");
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) identity = dr_draft_key_identity (actions[i], error);
      const char *status = get_part (draft, actions[i], "@status");
      const char *due = get_part (draft, actions[i], "@due");

      if (identity == NULL)
        return FALSE;
      dr_csv_writing_version (self, row);
      dr_csv_text (self->csv, identity[0]);
      dr_csv_text (self->csv, get_part (draft, actions[i], "@kind"));
      dr_csv_text (self->csv, get_part (draft, actions[i], "text"));
      dr_csv_text (self->csv, get_part (draft, actions[i], "@owner"));
      write_date (self, due);
      dr_csv_text (self->csv, status != NULL ? status : "open");
      write_date (self, get_part (draft, actions[i], "@closed"));
      dr_csv_text (self->csv, get_part (draft, actions[i], "evidence"));
      dr_csv_flag (self->csv, is_overdue (self, row, status, due));
      if (!dr_csv_writing_end_row (self, error))
        return FALSE;
    }

  return TRUE;
}

static const char *
answer_word (DrAnswerState state)
{
  switch (state)
    {
    case DR_ANSWER_NONE:
      return NULL;
    case DR_ANSWER_GIVEN:
      return "given";
    case DR_ANSWER_ACCEPTED_BY_REVIEWER:
      return "accepted-by-reviewer";
    case DR_ANSWER_ACCEPTED_BY_BOTH:
      return "accepted-by-both";
    case DR_ANSWER_REFUSED:
      return "refused";
    case DR_ANSWER_LAPSED:
      return "lapsed";
    case DR_ANSWER_LIMITATION:
      return "limitation";
    }

  g_return_val_if_reached (NULL);
}

static gboolean
write_findings (DrCsvWriting              *self,
                const DrRegisterRow  *row,
                GError              **error)
{
  g_autoptr (DrVersion) version = dr_version_load (self->reg, row->reference, row->version, error);

  if (version == NULL)
    return FALSE;
  for (guint i = 0; i < version->check->n_results; i++)
    {
      const DrCheck *check = version->check;
      const DrResult *result = &check->results[i];
      g_autofree char *subject = NULL;
      g_autofree char *message = NULL;

      if (result->kind != DR_RESULT_FAIL)
        continue;
      subject = dr_subject_describe (check, result->subject);
      message = dr_message_format (check, result);
      dr_csv_writing_version (self, row);
      dr_csv_text (self->csv, dr_check_get_rule (check, result)->id);
      dr_csv_text (self->csv, dr_check_get_case (check, result));
      dr_csv_text (self->csv, dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) result->severity));
      dr_csv_text (self->csv, result->subject);
      dr_csv_text (self->csv, subject);
      dr_csv_text (self->csv, message);
      dr_csv_flag (self->csv, dr_check_is_open (check, result));
      dr_csv_text (self->csv, answer_word (dr_check_answer_state (check, result)));
      if (!dr_csv_writing_end_row (self, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_page (DrCsvWriting               *self,
            DrCsvKind              kind,
            const DrRegisterPage  *page,
            GCancellable          *cancellable,
            GError               **error)
{
  static gboolean (* const writers[DR_N_CSV_KINDS]) (DrCsvWriting *, const DrRegisterRow *, GError **) = {
    write_row, write_actions, write_findings, dr_csv_writing_reviews, dr_csv_writing_impacts, dr_csv_writing_measures,
  };

  for (guint i = 0; i < page->n_rows; i++)
    {
      g_autoptr (GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (writers[kind] (self, &page->rows[i], &problem))
        continue;
      /* A draft that somebody deleted since the page was read is in no table. */
      if (g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
        continue;
      if (problem->domain != G_FILE_ERROR)
        g_prefix_error (&problem, _("%s, version %u: "), page->rows[i].reference, page->rows[i].version);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}

/* All of the register, a page at a time. */
static gboolean
write_all (DrCsvWriting     *self,
           DrCsvKind         kind,
           DrStoreProgress   progress,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (DrRegisterPage) page = NULL;
  DrRegisterQuery query = { .latest = TRUE, .sort = DR_SORT_REFERENCE, .limit = PAGE };
  guint64 total = 0;
  guint64 done = 0;

  if (!dr_store_count (self->store, &query, G_MAXINT32, &total, error))
    return FALSE;
  do
    {
      g_autoptr (DrRegisterPage) next = NULL;

      query.after = page != NULL ? &page->rows[page->n_rows - 1] : NULL;
      next = dr_store_query (self->store, &query, error);
      if (next == NULL || !write_page (self, kind, next, cancellable, error))
        return FALSE;
      g_clear_pointer (&page, dr_register_page_free);
      page = g_steal_pointer (&next);
      done += page->n_rows;
      if (progress != NULL)
        progress (total > 0 ? MIN ((double) done / (double) total, 1.0) : 1.0, data);
    }
  while (page->more && page->n_rows > 0);

  return TRUE;
}

static gboolean
write_one (DrCsvWriting  *self,
           DrCsvKind      kind,
           const char    *reference,
           guint          version,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DrRegisterPage) page = dr_store_get_row (self->store, reference, version, error);

  return page != NULL && write_page (self, kind, page, cancellable, error);
}

/**
 * dr_register_export_csv_of:
 * @self: a register
 * @kind: which table
 * @reference: (nullable): of one assessment; %NULL: every one, by its latest version, by reference
 * @version: of that assessment
 * @path: where to; an ordinary file of that name is replaced, once the table is whole
 * @progress: (nullable): told how much is done
 * @data: for @progress
 * @cancellable: (nullable): to stop; what was at @path before still is
 * @n_rows: (out) (optional): rows below the heading
 * @error: return location
 *
 * Writes the table. Memory does not grow with the register.
 *
 * Returns: whether it is there
 */
gboolean
dr_register_export_csv_of (DrRegister       *self,
                           DrCsvKind         kind,
                           const char       *reference,
                           guint             version,
                           const char       *path,
                           DrStoreProgress   progress,
                           gpointer          data,
                           GCancellable     *cancellable,
                           guint64          *n_rows,
                           GError          **error)
{
  g_autoptr (DrCsv) csv = NULL;
  DrCsvWriting writing = { .reg = self, .store = dr_register_get_store (self), .today = dr_register_get_today (self) };

  g_return_val_if_fail (kind < DR_N_CSV_KINDS, FALSE);

  csv = dr_csv_new (path, error);
  if (csv == NULL)
    return FALSE;
  writing.csv = csv;
  dr_csv_head (csv, columns[kind]);
  if (reference != NULL ? !write_one (&writing, kind, reference, version, cancellable, error)
                        : !write_all (&writing, kind, progress, data, cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !dr_csv_finish (csv, error))
    return FALSE;
  if (n_rows != NULL)
    *n_rows = writing.n_rows;

  return TRUE;
}

/**
 * dr_register_export_csv:
 * @self: a register
 * @kind: which table
 * @path: see dr_register_export_csv_of()
 * @progress: (nullable): likewise
 * @data: likewise
 * @cancellable: (nullable): likewise
 * @n_rows: (out) (optional): likewise
 * @error: likewise
 *
 * Writes the table of every assessment's latest version, by reference.
 *
 * Returns: whether it is there
 */
gboolean
dr_register_export_csv (DrRegister       *self,
                        DrCsvKind         kind,
                        const char       *path,
                        DrStoreProgress   progress,
                        gpointer          data,
                        GCancellable     *cancellable,
                        guint64          *n_rows,
                        GError          **error)
{
  return dr_register_export_csv_of (self, kind, NULL, 0, path, progress, data, cancellable, n_rows, error);
}
