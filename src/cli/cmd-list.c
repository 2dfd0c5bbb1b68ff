/* The register as a list: filtered, searched, sorted, a page at a time. */
#include "dr-cli-register.h"

#include <string.h>

#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-names.h"
#include "dr-received-report.h"
#include "dr-text.h"
#include "dr-workflow.h"

/* Beyond this many found, a list says "more than". */
#define COUNTED 1000

typedef struct {
  char    *search;
  char    *stage;
  char    *service;
  char    *owner;
  char    *sort;
  char    *after;
  char    *format;
  int      within;
  int      limit;
  gboolean overdue;
  gboolean findings;
  gboolean moved;
  gboolean all_versions;
  gboolean descending;
  gboolean counts;
  gboolean received;
} ListOptions;

static const struct { const char *word; DrRegisterSort sort; } sorts[] = {
  { "created", DR_SORT_CREATED }, { "reference", DR_SORT_REFERENCE }, { "title", DR_SORT_TITLE },
  { "service", DR_SORT_SERVICE }, { "stage", DR_SORT_STAGE }, { "outcome", DR_SORT_OUTCOME },
  { "findings", DR_SORT_FINDINGS }, { "decision", DR_SORT_DECISION }, { "review", DR_SORT_REVIEW },
  { "owner", DR_SORT_OWNER }, { "updated", DR_SORT_UPDATED },
};

static void
clear_options (ListOptions *options)
{
  g_free (options->search);
  g_free (options->stage);
  g_free (options->service);
  g_free (options->owner);
  g_free (options->sort);
  g_free (options->after);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, clear_options)

static gboolean
parse_sort (const char       *word,
            DrRegisterSort   *sort,
            GError          **error)
{
  *sort = DR_SORT_CREATED;
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (sorts); i++)
    if (strcmp (sorts[i].word, word) == 0)
      {
        *sort = sorts[i].sort;
        return TRUE;
      }
  if (word == NULL)
    return TRUE;

  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
               _("--sort is “%s”, expected one of: %s"), word,
               "created reference title service stage outcome findings decision review owner updated");

  return FALSE;
}

static gboolean
parse_stages (const char  *words,
              guint       *stages,
              GError     **error)
{
  g_auto (GStrv) each = words != NULL ? g_strsplit (words, ",", -1) : NULL;

  *stages = 0;
  for (guint i = 0; each != NULL && each[i] != NULL; i++)
    {
      DrStage stage;

      if (!dr_stage_parse (each[i], &stage))
        {
          g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                       _("--stage is “%s”, expected some of: %s"), each[i], dr_vocabulary_words (DR_VOCABULARY_STAGE));
          return FALSE;
        }
      *stages |= 1u << stage;
    }

  return TRUE;
}

/* Characters of a search, white space not counted: one alone is in nearly everything. */
static guint
count_letters (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += !g_unichar_isspace (g_utf8_get_char (text));

  return n;
}

static gboolean
make_query (DrRegister         *self,
            const ListOptions  *options,
            DrRegisterQuery    *query,
            GError            **error)
{
  DrDate today = dr_register_get_today (self);

  *query = (DrRegisterQuery) {
    .search = options->search,
    .service = options->service,
    .owner = options->owner,
    .findings_open = options->findings,
    .moved = options->moved,
    .latest = !options->all_versions,
    .descending = options->descending,
    .limit = (guint) options->limit,
  };
  if (options->limit < 1 || options->limit > DR_REGISTER_MAX_PAGE)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--limit is %d, expected 1 to %d"), options->limit,
                   DR_REGISTER_MAX_PAGE);
      return FALSE;
    }
  if (options->search != NULL && count_letters (options->search) < 2)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--search is “%s”, expected two letters or more"), options->search);
      return FALSE;
    }
  if (options->within >= 0)
    {
      query->decision_from = today;
      query->decision_to = dr_date_add_days (today, options->within);
    }
  if (options->overdue)
    query->review_before = today;

  return parse_sort (options->sort, &query->sort, error) && parse_stages (options->stage, &query->stages, error);
}

static void
add_cells (GString            *out,
           const char * const *cells)
{
  static const DrTextColumn columns[] = {
    { 16, DR_ALIGN_LEFT }, { 2, DR_ALIGN_RIGHT }, { 38, DR_ALIGN_LEFT }, { 11, DR_ALIGN_LEFT },
    { 10, DR_ALIGN_LEFT }, { 10, DR_ALIGN_LEFT }, { 7, DR_ALIGN_RIGHT },
  };

  dr_text_row (out, cells, columns, G_N_ELEMENTS (columns));
}

static void
to_text (const DrRegisterPage *page,
         guint64               n,
         GString              *out)
{
  const char *titles[] = { _("Reference"), _("V"), _("Title"), _("Stage"), _("Decision"), _("Review"), _("Open") };
  g_autofree char *more = g_strdup_printf (_("more than %d"), COUNTED);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  if (page->n_rows == 0)
    {
      g_string_append_printf (out, "%s\n", _("No assessment is like that."));
      return;
    }

  add_cells (out, titles);
  for (guint i = 0; i < page->n_rows; i++)
    {
      const DrRegisterRow *row = &page->rows[i];
      char decision[DR_DATE_STRING_SIZE];
      char review[DR_DATE_STRING_SIZE];
      g_autofree char *version = g_strdup_printf ("%u", row->version);
      g_autofree char *open = g_strdup_printf ("%u%s", row->must + row->escalate + row->justify, row->moved ? "*" : "");
      const char *cells[] = { row->reference, version, row->title, dr_workflow_stage_name (row->stage),
                              dr_date_format (row->decision, decision), dr_date_format (row->review, review), open };

      add_cells (out, cells);
    }
  g_string_append_printf (out, _("%u shown of %s.\n"), page->n_rows, n > COUNTED ? more : number);
  if (page->more)
    {
      const DrRegisterRow *last = &page->rows[page->n_rows - 1];

      g_string_append_printf (out, _("The next page: --after %s@%u\n"), last->reference, last->version);
    }
}

static void
add_row (JsonBuilder         *builder,
         const DrRegisterRow *row)
{
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "reference", row->reference);
  dr_json_add_count (builder, "version", row->version);
  dr_json_add_string (builder, "title", row->title);
  dr_json_add_string (builder, "service", row->service);
  dr_json_add_string (builder, "change", row->change);
  dr_json_add_string (builder, "stage", dr_stage_to_string (row->stage));
  dr_json_add_string (builder, "outcome", dr_vocabulary_to_string (DR_VOCABULARY_OUTCOME, (int) row->outcome));
  dr_json_add_string (builder, "owner", row->owner[0] != '\0' ? row->owner : NULL);
  dr_json_add_date (builder, "decision", row->decision);
  dr_json_add_date (builder, "review", row->review);
  dr_json_add_count (builder, "must", row->must);
  dr_json_add_count (builder, "escalate", row->escalate);
  dr_json_add_count (builder, "justify", row->justify);
  dr_json_add_flag (builder, "evidence_moved", row->moved);
  dr_json_add_flag (builder, "latest", row->latest);
  json_builder_end_object (builder);
}

static void
to_json (const DrRegisterPage *page,
         guint64               n,
         GString              *out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;
  g_autofree char *after = page->more ? g_strdup_printf ("%s@%u", page->rows[page->n_rows - 1].reference,
                                                         page->rows[page->n_rows - 1].version)
                                      : NULL;

  json_builder_begin_object (builder);
  dr_json_add_count (builder, "found", (guint) MIN (n, COUNTED));
  dr_json_add_flag (builder, "more_found", n > COUNTED);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < page->n_rows; i++)
    add_row (builder, &page->rows[i]);
  json_builder_end_array (builder);
  dr_json_add_string (builder, "after", after);
  json_builder_end_object (builder);
  text = dr_json_to_text (builder);
  g_string_append (out, text);
}

/* What people call what was counted. */
static const char *
count_name (DrCountBy   by,
            const char *key)
{
  DrStage stage;
  int outcome;

  if (by == DR_COUNT_BY_STAGE && dr_stage_parse (key, &stage))
    return dr_workflow_stage_name (stage);
  if (by == DR_COUNT_BY_OUTCOME && dr_vocabulary_parse (DR_VOCABULARY_OUTCOME, key, &outcome))
    return dr_outcome_label ((DrOutcome) outcome);

  return key;
}

/* How many there are of each, under the same filters. */
static gboolean
add_counts (DrStore                *store,
            const DrRegisterQuery  *query,
            DrFormat                format,
            GString                *out,
            GError                **error)
{
  static const struct { DrCountBy by; const char *title; const char *member; } all[] = {
    { DR_COUNT_BY_STAGE, N_("By stage"), "stage" },
    { DR_COUNT_BY_SERVICE, N_("By service"), "service" },
    { DR_COUNT_BY_OWNER, N_("By owner"), "owner" },
    { DR_COUNT_BY_OUTCOME, N_("By outcome"), "outcome" },
  };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (DrCounts) counts = dr_store_count_by (store, query, all[i].by, error);

      if (counts == NULL)
        return FALSE;
      json_builder_set_member_name (builder, all[i].member);
      json_builder_begin_object (builder);
      if (format == DR_FORMAT_TEXT)
        g_string_append_printf (out, "%s\n", _(all[i].title));
      for (guint k = 0; k < counts->n_items; k++)
        {
          dr_json_add_number (builder, counts->items[k].key, (double) counts->items[k].n);
          if (format == DR_FORMAT_TEXT)
            g_string_append_printf (out, "  %8" G_GUINT64_FORMAT "  %s\n", counts->items[k].n,
                                    count_name (all[i].by, counts->items[k].key));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  text = dr_json_to_text (builder);
  if (format == DR_FORMAT_JSON)
    g_string_append (out, text);

  return TRUE;
}

static gboolean
list (DrRegister         *self,
      const ListOptions  *options,
      GString            *out,
      GError            **error)
{
  DrStore *store = dr_register_get_store (self);
  g_autoptr (DrRegisterPage) before = NULL;
  g_autoptr (DrRegisterPage) page = NULL;
  g_autofree char *reference = NULL;
  DrRegisterQuery query;
  DrFormat format;
  guint64 n = 0;
  guint version;

  if (!dr_cli_parse_format (options->format, &format, error) || !make_query (self, options, &query, error))
    return FALSE;
  if (options->counts)
    return add_counts (store, &query, format, out, error);

  if (options->after != NULL)
    {
      if (!dr_cli_parse_reference (self, options->after, &reference, &version, error))
        return FALSE;
      before = dr_store_get_row (store, reference, version, error);
      if (before == NULL)
        return FALSE;
      query.after = &before->rows[0];
    }
  page = dr_store_query (store, &query, error);
  if (page == NULL || !dr_store_count (store, &query, COUNTED + 1, &n, error))
    return FALSE;
  if (format == DR_FORMAT_JSON)
    to_json (page, n, out);
  else
    to_text (page, n, out);

  return TRUE;
}

/* What was received is no assessment: it has no stage, no service and no owner. */
static gboolean
list_received (DrRegister         *self,
               const ListOptions  *options,
               GString            *out,
               GError            **error)
{
  DrFormat format;

  if (!dr_cli_parse_format (options->format, &format, error))
    return FALSE;
  if (options->search != NULL || options->stage != NULL || options->service != NULL || options->owner != NULL
      || options->sort != NULL || options->within >= 0 || options->overdue || options->findings || options->moved
      || options->all_versions || options->descending || options->counts)
    {
      g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("list: --received takes --limit, --after and --format, expected no other option with it"));
      return FALSE;
    }
  if (options->limit < 1 || options->limit > DR_REGISTER_MAX_PAGE)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--limit is %d, expected 1 to %d"), options->limit,
                   DR_REGISTER_MAX_PAGE);
      return FALSE;
    }

  return dr_received_list (self, options->after, (guint) options->limit, format, out, error);
}

/**
 * dr_cmd_list:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * list: the register, a page at a time.
 *
 * Returns: done
 */
DrExit
dr_cmd_list (int    argc,
             char **argv)
{
  g_auto (ListOptions) options = { .within = -1, .limit = 50 };
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &options.search, N_("Part of title, service, change or answers; two letters or more"), N_("TEXT") },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &options.stage, N_("Only these stages, separated by commas"), N_("STAGE") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &options.service, N_("Only this service"), N_("ID") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &options.owner, N_("Only this person’s"), N_("PERSON") },
    { "decision-within", 0, 0, G_OPTION_ARG_INT, &options.within, N_("Only with a decision within so many days"), N_("DAYS") },
    { "review-overdue", 0, 0, G_OPTION_ARG_NONE, &options.overdue, N_("Only with a review overdue"), NULL },
    { "findings-open", 0, 0, G_OPTION_ARG_NONE, &options.findings, N_("Only with findings open"), NULL },
    { "evidence-moved", 0, 0, G_OPTION_ARG_NONE, &options.moved, N_("Only where evidence has moved"), NULL },
    { "all-versions", 0, 0, G_OPTION_ARG_NONE, &options.all_versions, N_("Older versions too"), NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort, N_("By which column (created)"), N_("COLUMN") },
    { "descending", 0, 0, G_OPTION_ARG_NONE, &options.descending, N_("Last first"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_("Rows of a page (50)"), N_("N") },
    { "after", 0, 0, G_OPTION_ARG_STRING, &options.after, N_("The page that follows this row"), N_("REFERENCE@VERSION") },
    { "counts", 0, 0, G_OPTION_ARG_NONE, &options.counts, N_("How many there are by stage, service, owner and outcome"), NULL },
    { "received", 0, 0, G_OPTION_ARG_NONE, &options.received, N_("Instead, the files that were received from elsewhere"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!dr_cli_parse (&argc, &argv, entries, "", _("The register: which assessments there are, and where they stand."),
                     _("Examples:\n  due-regard-cli list --stage submitted,endorsed --sort decision\n"
                       "  due-regard-cli list --search cheque --format json\n  due-regard-cli list --received"), &error))
    return dr_cli_fail (error);
  if (argc != 1)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("list: “%s” is too much, expected only options (try --help)"),
                   argv[1]);
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL || !(options.received ? list_received (self, &options, out, &error) : list (self, &options, out, &error)))
    return dr_cli_refuse (error);
  g_print ("%s", out->str);

  return DR_EXIT_DONE;
}
