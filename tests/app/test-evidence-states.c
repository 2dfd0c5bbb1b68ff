/* What the Evidence place shows, as pure functions: the heat map, one figure, sources, changes, drift, imports. */
#include <glib/gstdio.h>
#include <string.h>

#include "dr-changes-state.h"
#include "dr-drift-state.h"
#include "dr-evidence-edit.h"
#include "dr-evidence-fields.h"
#include "dr-evidence-notice.h"
#include "dr-evidence-reader.h"
#include "dr-figure-state.h"
#include "dr-figures-import.h"
#include "dr-rulebook-reader.h"
#include "dr-sources-state.h"

#define TODAY ((DrDate) { 2026, 11, 22 })

typedef struct {
  DrEvidence *evidence;
  DrRulebook *rulebook;
  GBytes     *bytes;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence", "east-herts.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  self->evidence = dr_evidence_read_file (path, NULL, &error);
  g_assert_no_error (error);
  self->rulebook = dr_rulebook_read_default (&error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  self->bytes = g_bytes_new_take (text, length);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  dr_evidence_unref (self->evidence);
  dr_rulebook_unref (self->rulebook);
  g_bytes_unref (self->bytes);
}

/* The evidence with some edits made. */
static DrEvidence *
edited (Fixture              *self,
        const DrEvidenceEdit *edits,
        guint                 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) made = NULL;
  DrEvidence *evidence = NULL;

  made = dr_evidence_edit_apply (self->bytes, edits, n, &evidence, &error);
  g_assert_no_error (error);

  return evidence;
}

/* --- Figures --- */

static const DrFigureCell *
cell_of (const DrFiguresState *state,
         const char           *group,
         const char           *column)
{
  for (guint r = 0; r < state->n_rows; r++)
    for (guint c = 0; c < state->n_columns; c++)
      if (strcmp (state->evidence->groups[state->rows[r]].id, group) == 0
          && strcmp (dr_figure_target_id (state->evidence, state->columns[c].target, state->columns[c].index), column) == 0)
        return dr_figures_state_cell (state, r, c);

  return NULL;
}

/* Of two figures the later counts, unknown stays unknown, and what EVD-03 and EVD-04 would say is marked. */
static void
test_grid (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (DrFiguresState) state = dr_figures_state_new (self->evidence, self->rulebook, TODAY, DR_FIGURE_USE, DR_FIGURES_ALL);
  const DrFigureCell *disabled = cell_of (state, "disabled", "internet");
  const DrFigureCell *skills = cell_of (state, "age-75-plus", "e-form");

  g_assert_cmpuint (state->n_rows, ==, self->evidence->n_groups);
  g_assert_cmpuint (state->n_columns, ==, self->evidence->n_channels + self->evidence->n_prerequisites);
  g_assert_cmpstr (self->evidence->figures[disabled->figure].id, ==, "use-internet-disabled");
  g_assert_cmpuint (disabled->n, ==, 2);
  g_assert_cmpstr (disabled->detail, ==, "2020");
  g_assert_cmpuint (disabled->marks, ==, DR_FIGURE_OLD | DR_FIGURE_SMALL | DR_FIGURE_BORROWED);
  g_assert_cmpuint (skills->marks, ==, DR_FIGURE_SMALL | DR_FIGURE_BORROWED);
  g_assert_cmpint (cell_of (state, "all", "post")->figure, ==, DR_NO_INDEX);
  g_assert_cmpuint (cell_of (state, "all", "post")->marks, ==, 0);
}

/* How many answered and when: two lines of a narrow cell, for the dot goes with the number. */
static void
test_answers (Fixture       *self,
              gconstpointer  data)
{
  const DrEvidenceEdit edits[] = {
    { "figures/figure[id=h kind=use group=all channel=post]/@share", "0.7" },
    { "figures/figure[id=h]/@source", "customer-strategy-2015" },
    { "figures/figure[id=h]/@n", "1500" },
    { "figures/figure[id=h]/@date", "2025" },
  };
  g_autoptr (DrEvidence) changed = edited (self, edits, G_N_ELEMENTS (edits));
  g_autoptr (DrFiguresState) state = dr_figures_state_new (changed, self->rulebook, TODAY, DR_FIGURE_USE, DR_FIGURES_ALL);

  g_assert_cmpstr (cell_of (state, "all", "post")->detail, ==, "1,500\302\240·\302\2402025");
}

/* A share of households stands in the list, and never counts for people. */
static void
test_households (Fixture       *self,
                 gconstpointer  data)
{
  const DrEvidenceEdit edits[] = {
    { "figures/figure[id=h kind=use group=all channel=post]/@share", "0.7" },
    { "figures/figure[id=h]/@source", "customer-strategy-2015" },
    { "figures/figure[id=h]/@unit", "households" },
  };
  g_autoptr (DrEvidence) evidence = edited (self, edits, G_N_ELEMENTS (edits));
  g_autoptr (DrFiguresState) state = dr_figures_state_new (evidence, self->rulebook, TODAY, DR_FIGURE_USE, DR_FIGURES_ALL);
  const DrFigureWish wish = { DR_FIGURE_USE, DR_GROUP_ALL, DR_TARGET_CHANNEL, dr_evidence_find_channel (evidence, "post") };
  g_autoptr (DrFigureState) figure = dr_figure_state_new (evidence, self->rulebook, TODAY, &wish);
  const DrFigureItem *item = figure->items->pdata[0];

  g_assert_cmpint (cell_of (state, "all", "post")->figure, ==, DR_NO_INDEX);
  g_assert_cmpuint (cell_of (state, "all", "post")->n, ==, 1);
  g_assert_false (item->counts);
  g_assert_nonnull (item->never);
  g_assert_true (g_str_has_prefix (figure->count, "Nothing is known"));
}

static const struct {
  const char      *path;
  DrFigureKind     kind;
  DrFiguresFilter  filter;
  guint            rows;
} filter_rows[] = {
  { "/app/evidence/filter/known", DR_FIGURE_USE, DR_FIGURES_KNOWN, 6 },
  { "/app/evidence/filter/marked", DR_FIGURE_USE, DR_FIGURES_MARKED, 6 },
  { "/app/evidence/filter/prefer", DR_FIGURE_PREFER, DR_FIGURES_KNOWN, 1 },
  { "/app/evidence/filter/contact", DR_FIGURE_CONTACT, DR_FIGURES_MARKED, 0 },
};

static void
test_filter (Fixture       *self,
             gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrFiguresState) state = dr_figures_state_new (self->evidence, self->rulebook, TODAY, filter_rows[i].kind,
                                                           filter_rows[i].filter);

  g_assert_cmpuint (state->n_rows, ==, filter_rows[i].rows);
  for (guint r = 0; r < state->n_rows; r++)
    {
      guint known = 0;

      for (guint c = 0; c < state->n_columns; c++)
        known += dr_figures_state_cell (state, r, c)->n;
      g_assert_cmpuint (known, >, 0);
    }
}

/* The one that counts first, and why the other is only listed. */
static void
test_figure (Fixture       *self,
             gconstpointer  data)
{
  const DrFigureWish wish = { DR_FIGURE_USE, dr_evidence_find_group (self->evidence, "disabled"), DR_TARGET_PREREQUISITE, 0 };
  g_autoptr (DrFigureState) state = dr_figure_state_new (self->evidence, self->rulebook, TODAY, &wish);
  const DrFigureItem *first = state->items->pdata[0];
  const DrFigureItem *second = state->items->pdata[1];

  g_assert_cmpuint (state->items->len, ==, 2);
  g_assert_true (first->counts);
  g_assert_cmpstr (first->share, ==, "81 %");
  g_assert_cmpstr (first->basis, ==, "number of answers not given, March 2020");
  g_assert_false (second->counts);
  g_assert_cmpstr (second->basis, ==, "4,004 answers, October 2015");
  g_assert_true (g_str_has_prefix (second->marks, "Very old"));
  g_assert_cmpstr (second->borrowed, ==, "It speaks of disabled people, United Kingdom");
}

/* --- Sources --- */

static const struct {
  const char      *path;
  const char      *today;
  DrSourcesFilter  filter;
  const char      *holds;   /* id that is listed */
  const char      *not;     /* id that is not */
} sources_rows[] = {
  { "/app/evidence/sources/old", "2026-11-22", DR_SOURCES_OLD, "district-survey-2013", "census-2021-ts038" },
  { "/app/evidence/sources/census-old", "2032-03-22", DR_SOURCES_OLD, "census-2021-ts038", "none" },
  { "/app/evidence/sources/census-last-day", "2032-03-21", DR_SOURCES_OLD, "district-survey-2013", "census-2021-ts038" },
  { "/app/evidence/sources/small", "2026-11-22", DR_SOURCES_SMALL, "lloyds-skills-2023", "district-survey-2013" },
  { "/app/evidence/sources/no-file", "2026-11-22", DR_SOURCES_NO_FILE, "lloyds-skills-2023", "none" },
};

static gboolean
lists (const DrSourcesState *state,
       const DrEvidence     *evidence,
       const char           *id)
{
  for (guint i = 0; i < state->items->len; i++)
    if (strcmp (evidence->sources[((const DrSourceItem *) state->items->pdata[i])->source].id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
test_sources (Fixture       *self,
              gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrSourcesState) state = NULL;
  DrDate today;

  g_assert_true (dr_date_parse (sources_rows[i].today, &today));
  state = dr_sources_state_new (self->evidence, self->rulebook, today, sources_rows[i].filter);
  g_assert_true (lists (state, self->evidence, sources_rows[i].holds));
  g_assert_false (lists (state, self->evidence, sources_rows[i].not));
}

/* A source that nothing rests on can go; one that a service's contacts rest on cannot. */
static void
test_unused (Fixture       *self,
             gconstpointer  data)
{
  const DrEvidenceEdit edits[] = {
    { "sources/source[id=new kind=survey publisher=Us fieldwork=2026 area=E07000242 population=adults]/@title", "New" },
    { "sources/source[id=new]/@how-known", "our own" },
  };
  g_autoptr (DrEvidence) evidence = edited (self, edits, G_N_ELEMENTS (edits));
  g_autoptr (DrSourcesState) state = dr_sources_state_new (evidence, self->rulebook, TODAY, DR_SOURCES_UNUSED);

  g_assert_cmpuint (state->items->len, ==, 1);
  g_assert_true (lists (state, evidence, "new"));
  g_assert_cmpstr (state->count, ==, "1 of 23 sources");
}

static void
test_source (Fixture       *self,
             gconstpointer  data)
{
  int index = dr_evidence_find_source (self->evidence, "district-survey-2013");
  g_autoptr (DrSourceState) state = dr_source_state_new (self->evidence, self->rulebook, TODAY, index);

  g_assert_true (state->is_used);
  g_assert_cmpstr (state->marks, ==, "Very old");
  g_assert_nonnull (strstr (state->age, "more than twice the 5 years"));
  g_assert_null (state->basis);
  g_assert_nonnull (strstr (state->rests, "Groups: Everyone."));
  g_assert_nonnull (strstr (state->rests, "3 figures, of Telephone, Email, Website."));
}

/* --- What is said above --- */

static const struct {
  const char *path;
  DrEvidenceStanding standing;
  const char *notice;    /* (nullable): how it begins */
  const char *action;    /* (nullable) */
} notice_rows[] = {
  { "/app/evidence/notice/none", { .edition = 1, .title = "T", .version = "1", .by = "" }, NULL, NULL },
  { "/app/evidence/notice/changed", { .edition = 1, .title = "T", .version = "1", .by = "", .base = 1, .n_changes = 2 },
    "Your working copy: 2 changes", "evidence.review" },
  { "/app/evidence/notice/behind",
    { .edition = 2, .title = "T", .version = "2", .by = "Ann", .base = 1, .n_changes = 2, .is_behind = TRUE },
    "Edition 2 was published by Ann", "evidence.carry" },
  { "/app/evidence/notice/refused", { .edition = 1, .title = "T", .version = "1", .by = "", .refusal = "No." }, "No.", NULL },
  { "/app/evidence/notice/unread", { .edition = 1, .title = "T", .version = "1", .by = "", .base = 1, .unread = "torn" },
    "Your working copy cannot be read", "evidence.discard" },
};

static void
test_notice (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrEvidenceNotice) notice = dr_evidence_notice_new (&notice_rows[i].standing);

  g_assert_cmpint (notice->notice != NULL, ==, notice_rows[i].notice != NULL);
  if (notice->notice != NULL)
    g_assert_true (g_str_has_prefix (notice->notice, notice_rows[i].notice));
  g_assert_cmpstr (notice->action, ==, notice_rows[i].action);
  g_assert_cmpint (notice->tells, ==, notice_rows[i].standing.refusal != NULL);   /* all others ask for something */
}

/* --- Changes --- */

static void
test_changes (Fixture       *self,
              gconstpointer  data)
{
  const DrEvidenceEdit edits[] = {
    { "figures/figure[id=use-internet-age-75-plus]/@share", "0.6" },
    { "figures/figure[id=use-internet-age-75-plus]/@source", "lloyds-skills-2023" },
    { "figures/figure[id=prefer-email]", NULL },
    { "sources/source[id=residents-survey-2013]/@n", "900" },
  };
  g_autoptr (DrEvidence) after = edited (self, edits, G_N_ELEMENTS (edits));
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidenceChange) change = dr_evidence_change_new (self->evidence, after, NULL, NULL, &error);
  g_autoptr (GPtrArray) items = dr_changes_new (change, self->evidence, after);
  const DrChangeItem *source = items->pdata[0];
  const DrChangeItem *gone = items->pdata[1];
  const DrChangeItem *figure = items->pdata[2];

  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (source->title, ==, "Source: Residents' Survey 2013");
  g_assert_cmpstr (source->lines->pdata[0], ==, "Answers: not stated → 900");
  g_assert_cmpstr (gone->lines->pdata[0], ==, "removed: 29 %, District Wide Survey 2013");
  g_assert_cmpstr (figure->title, ==, "Figure: People aged 75 and over, Internet access and use (Share who can use it)");
  g_assert_cmpuint (figure->lines->len, ==, 2);
  g_assert_cmpstr (figure->lines->pdata[0], ==, "Share: 54 % → 60 %");
  g_assert_cmpstr (figure->lines->pdata[1], ==, "Source: Internet users, UK: 2020 → UK Essential Digital Skills 2023");
}

static const struct {
  const char    *path;
  DrPublishWish  wish;
  const char    *refusal;   /* (nullable): how it begins */
} publish_rows[] = {
  { "/app/evidence/publish/may", { NULL, TRUE, FALSE, "2", "1" }, NULL },
  { "/app/evidence/publish/role", { "No officer.", TRUE, FALSE, "2", "1" }, "No officer." },
  { "/app/evidence/publish/nothing", { NULL, FALSE, FALSE, "2", "1" }, "Nothing has been changed" },
  { "/app/evidence/publish/behind", { NULL, TRUE, TRUE, "2", "1" }, "Another edition was published" },
  { "/app/evidence/publish/no-version", { NULL, TRUE, FALSE, " ", "1" }, "Write what the new version" },
  { "/app/evidence/publish/same-version", { NULL, TRUE, FALSE, "1", "1" }, "The new version needs another name" },
};

static void
test_publish (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *refusal = dr_publish_refusal (&publish_rows[i].wish);

  g_assert_cmpint (refusal != NULL, ==, publish_rows[i].refusal != NULL);
  if (refusal != NULL)
    g_assert_true (g_str_has_prefix (refusal, publish_rows[i].refusal));
}

static const struct {
  const char *path;
  const char *version;
  const char *next;
} version_rows[] = {
  { "/app/evidence/version/number", "1", "2" },
  { "/app/evidence/version/ten", "2026-9", "2026-10" },
  { "/app/evidence/version/words", "spring", "spring 2" },
  { "/app/evidence/version/dotted", "1.4", "1.5" },
};

static void
test_version (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *next = dr_evidence_next_version (version_rows[i].version);

  g_assert_cmpstr (next, ==, version_rows[i].next);
}

/* --- Drift --- */

static const char *
name_of (const char *person,
         gpointer    data)
{
  return strcmp (person, "ann") == 0 ? "Ann Smith" : person;
}

/* What changed, in the owner's letter too, which says nothing of having been sent. */
static void
test_drift (Fixture       *self,
            gconstpointer  data)
{
  const DrDriftDifference differences[] = {
    { "ACC-01", "group:age-75-plus", { TRUE, DR_RESULT_PASS, "", DR_SEVERITY_ADVISE },
      { TRUE, DR_RESULT_FAIL, "excluded", DR_SEVERITY_ESCALATE } },
    { "EVD-03", "source:district-survey-2013", { TRUE, DR_RESULT_PASS, "", DR_SEVERITY_ADVISE }, { FALSE, 0, "", 0 } },
    { "ACC-01", "group:age-75-plus", { TRUE, DR_RESULT_FAIL, "reduced", DR_SEVERITY_JUSTIFY },
      { TRUE, DR_RESULT_FAIL, "lost", DR_SEVERITY_JUSTIFY } },
  };
  const DrDrift items[] = { { "EH-1", 2, "ann", NULL, differences, G_N_ELEMENTS (differences) },
                            { "EH-2", 1, "", "torn", NULL, 0 } };
  DrDriftRow row = { (char *) "A new desk", (char *) "Customer services", DR_STAGE_APPROVED };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  DrRecheck recheck = { .items = items, .n_items = G_N_ELEMENTS (items), .n_looked_at = 5 };
  const DrDriftFound found = { &recheck, rows, self->evidence, self->rulebook, 3 };
  g_autoptr (DrDriftState) state = NULL;
  g_autofree char *mail = NULL;
  const DrDriftItem *first;
  const DrDriftItem *second;

  g_ptr_array_add (rows, &row);
  g_ptr_array_add (rows, NULL);
  state = dr_drift_state_new (&found, name_of, NULL, "Eve Officer");
  first = state->items->pdata[0];
  second = state->items->pdata[1];

  g_assert_cmpuint (state->items->len, ==, 2);
  g_assert_cmpstr (first->title, ==, "EH-1, version 2: A new desk");
  g_assert_cmpstr (first->owner, ==, "Ann Smith");
  g_assert_cmpuint (first->lines->len, ==, 3);
  g_assert_true (g_str_has_prefix (first->lines->pdata[0], "ACC-01 "));
  g_assert_nonnull (strstr (first->lines->pdata[0], "People aged 75 and over. Before: no finding. Now: a finding to escalate."));
  g_assert_nonnull (strstr (first->lines->pdata[1], "District Wide Survey 2013. Before: no finding. Now: not tested."));
  g_assert_nonnull (strstr (first->lines->pdata[2], "Before: a finding to justify (reduced). Now: a finding to justify (lost)."));
  g_assert_true (g_str_has_prefix (first->letter, "Dear Ann Smith,"));
  g_assert_nonnull (strstr (first->letter, "edition 3"));
  g_assert_nonnull (strstr (first->letter, first->lines->pdata[0]));
  g_assert_nonnull (strstr (first->letter, "Eve Officer"));
  g_assert_nonnull (strstr (second->lines->pdata[0], "torn"));
  g_assert_nonnull (strstr (second->detail, "nobody is named"));
  mail = dr_drift_mail (first);
  g_assert_true (g_str_has_prefix (mail, "mailto:?subject=EH-1"));
  g_assert_null (strpbrk (mail, " \n\""));
}

/* --- Files of figures --- */

#define CSV "period,channel,access point,contacts\n2024-01,telephone,,1874\n2024-02,telephone,,17x\n2024-02,pigeon,,3\n"

static DrFiguresRow *
find_row (GListModel     *rows,
          DrImportStatus  status,
          guint           nth)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (DrFiguresRow) row = g_list_model_get_item (rows, i);

      if (row->status == status && nth-- == 0)
        return g_steal_pointer (&row);
    }

  return NULL;
}

/* Every row says what becomes of it, with its line; a file that cannot be read is said as well. */
static void
test_import (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("due-regard-figures-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "contacts.csv", NULL);
  char *paths[] = { path, (char *) "/nowhere/at/all.csv", NULL };
  DrFiguresTask task = { paths, self->evidence, self->evidence->n_services > 0 ? (char *) self->evidence->services[0].id : NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFiguresFound) found = NULL;
  g_autoptr (GListModel) rows = NULL;
  g_autoptr (DrFiguresRow) taken = NULL;
  g_autoptr (DrFiguresRow) unread = NULL;
  g_autoptr (DrFiguresRow) refused = NULL;

  g_assert_true (g_file_set_contents (path, CSV, -1, NULL));
  found = dr_figures_read (NULL, &task, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (found->contacts);
  g_assert_cmpuint (dr_figures_count (found, DR_IMPORT_TAKEN), ==, 1);
  g_assert_cmpuint (dr_figures_count (found, DR_IMPORT_REFUSED), ==, 3);
  g_assert_null (dr_figures_refusal (found));
  rows = dr_figures_rows (found);
  taken = find_row (rows, DR_IMPORT_TAKEN, 0);
  unread = find_row (rows, DR_IMPORT_REFUSED, 0);
  refused = find_row (rows, DR_IMPORT_REFUSED, 1);
  g_assert_cmpstr (taken->where, ==, "contacts.csv, line 2");
  g_assert_cmpstr (taken->figures, ==, "1,874");
  g_assert_nonnull (strstr (unread->why, "/nowhere/at/all.csv"));
  g_assert_cmpstr (refused->where, ==, "contacts.csv, line 3");
  g_assert_nonnull (refused->why);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/evidence/figures/grid", Fixture, NULL, set_up, test_grid, tear_down);
  g_test_add ("/app/evidence/figures/households", Fixture, NULL, set_up, test_households, tear_down);
  g_test_add ("/app/evidence/figures/answers", Fixture, NULL, set_up, test_answers, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (filter_rows); i++)
    g_test_add (filter_rows[i].path, Fixture, GUINT_TO_POINTER (i), set_up, test_filter, tear_down);
  g_test_add ("/app/evidence/figures/one", Fixture, NULL, set_up, test_figure, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (sources_rows); i++)
    g_test_add (sources_rows[i].path, Fixture, GUINT_TO_POINTER (i), set_up, test_sources, tear_down);
  g_test_add ("/app/evidence/sources/unused", Fixture, NULL, set_up, test_unused, tear_down);
  g_test_add ("/app/evidence/sources/one", Fixture, NULL, set_up, test_source, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (notice_rows); i++)
    g_test_add_data_func (notice_rows[i].path, GUINT_TO_POINTER (i), test_notice);
  g_test_add ("/app/evidence/changes", Fixture, NULL, set_up, test_changes, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (publish_rows); i++)
    g_test_add_data_func (publish_rows[i].path, GUINT_TO_POINTER (i), test_publish);
  for (guint i = 0; i < G_N_ELEMENTS (version_rows); i++)
    g_test_add_data_func (version_rows[i].path, GUINT_TO_POINTER (i), test_version);
  g_test_add ("/app/evidence/drift", Fixture, NULL, set_up, test_drift, tear_down);
  g_test_add ("/app/evidence/import", Fixture, NULL, set_up, test_import, tear_down);

  return g_test_run ();
}
