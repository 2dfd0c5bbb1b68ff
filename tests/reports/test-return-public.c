/* The public version of the maintaining-access report: no name, no small count and no private word can be worked out of it. */
#include "public-return.h"
#include "public-rounds.h"
#include "registers.h"

#include <string.h>

#include "dr-evidence-reader.h"
#include "dr-formats.h"
#include "dr-generator.h"
#include "dr-html-report.h"
#include "dr-publish-return.h"
#include "dr-questionnaire-reader.h"
#include "dr-register-return.h"
#include "dr-rulebook-reader.h"

#define SMALL "tests/fixtures/returns/small.xml"
#define DIGEST "8d5e957f297893487bd98fa830fa6413d5e957f297893487bd98fa830fa64130"

/* Rounds over the generated return, each with other people in the same groups. */
static guint rounds = 3;

static const DrReportPerson people[] = { { "m.brown", "Mary Brown" }, { "j.green", "Jo Green" } };

typedef struct {
  DrXmlDocument   *document;
  DrStatedReturn  *stated;
  DrRulebook      *rulebook;
  DrQuestionnaire *questionnaire;
  DrEvidence      *evidence;
  DrReturnReport   input;
} Fixture;

static void
clear_fixture (Fixture *self)
{
  g_clear_pointer (&self->stated, dr_stated_return_free);
  g_clear_pointer (&self->document, dr_xml_document_free);
  g_clear_pointer (&self->rulebook, dr_rulebook_unref);
  g_clear_pointer (&self->questionnaire, dr_questionnaire_unref);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear_fixture)

static void
load (Fixture    *self,
      const char *bytes,
      gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/evidence/template.xml", NULL);

  dr_formats_init ();
  self->document = dr_xml_document_read_bytes ("return.xml", bytes, length, NULL, &error);
  g_assert_no_error (error);
  self->stated = dr_stated_return_read (self->document, &error);
  g_assert_no_error (error);
  self->rulebook = dr_rulebook_read_default (&error);
  g_assert_no_error (error);
  self->questionnaire = dr_questionnaire_read_default (&error);
  g_assert_no_error (error);
  self->evidence = dr_evidence_read_file (path, NULL, &error);
  g_assert_no_error (error);
  self->input = (DrReturnReport) {
    .language = "en-GB", .now = self->stated, .digest = DIGEST, .rulebook = self->rulebook, .questionnaire = self->questionnaire,
    .evidence = self->evidence, .elsewhere = TRUE, .people = people, .n_people = G_N_ELEMENTS (people),
  };
}

static void
load_small (Fixture *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, SMALL, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  load (self, text, length);
}

static void
attack (Adversary            *self,
        const DrReturnReport *input,
        const DrDocument     *report,
        const DrDocument     *shown,
        const char           *what)
{
  adversary_return (self, input, report, shown);
  adversary_grid (self, input, shown);
  adversary_search (self, shown);
  for (guint i = 0; i < input->n_people; i++)
    adversary_name (self, shown, input->people[i].id, input->people[i].name);
  adversary_expect_nothing (self, what);
}

static void
test_small (void)
{
  g_auto (Fixture) self = { 0 };
  g_auto (Adversary) adversary = { 0 };
  g_autoptr (DrDocument) report = NULL;
  g_autoptr (DrDocument) shown = NULL;
  g_autofree char *text = NULL;
  DrPublicTally tally;
  static const char * const expected[] = {
    "Public version", "Made from the return with the SHA-256", DIGEST, "Officer 1", "Officer 2",
    "rings each of them. [not published] Then", "No swimming in winter, as Officer", "fewer than 10",
    "What this public version leaves out",
  };

  adversary_init (&adversary);
  load_small (&self);
  report = dr_return_report_new (&self.input);
  shown = dr_return_report_public_new (&self.input, &tally);
  attack (&adversary, &self.input, report, shown, SMALL);
  g_test_message ("hidden %u, relations %u, cells %u, names %u", adversary.hidden, adversary.sums, adversary.bars, adversary.names);
  g_assert_cmpuint (adversary.hidden, >, 50);
  g_assert_cmpuint (adversary.sums, >, 100);
  g_assert_cmpuint (adversary.bars, >, 2);
  g_assert_cmpuint (adversary.names, ==, 2);
  g_assert_cmpuint (tally.small, >, 20);
  g_assert_cmpuint (tally.passages, ==, 1);
  text = dr_document_to_text (shown);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("the public version does not say “%s”", expected[i]);
  g_assert_null (strstr (text, "Mrs Brown"));
  g_assert_null (strstr (text, "is ill"));
  g_assert_true (g_str_has_prefix (shown->running, "Public version"));
  /* Assessments and actions are counted as they are. */
  g_assert_nonnull (strstr (text, "has 3 equality impact assessments in this period, of which 3 in effect"));
  g_assert_nonnull (strstr (text, "Overdue: actions 1, reviews 0, publications 0."));
  /* For the committee all of it stands, private passages too. */
  g_clear_pointer (&text, g_free);
  text = dr_document_to_text (report);
  g_assert_nonnull (strstr (text, "[private]Mrs Brown is ill.[/private]"));
  g_assert_nonnull (strstr (text, "Mary Brown"));
}

/* What it says of the same return in two orders of its numbers: the rows stand in the same. */
static void
test_adversary (void)
{
  g_auto (Fixture) self = { 0 };
  g_auto (Adversary) adversary = { 0 };
  g_autoptr (DrDocument) report = NULL;

  adversary_init (&adversary);
  load_small (&self);
  report = dr_return_report_new (&self.input);
  adversary_return (&adversary, &self.input, report, report);
  g_assert_cmpuint (adversary.leaks->len, >, 0);
  g_string_truncate (adversary.leaks, 0);
  adversary_grid (&adversary, &self.input, report);
  g_assert_cmpuint (adversary.leaks->len, >, 0);
  g_string_truncate (adversary.leaks, 0);
  adversary_name (&adversary, report, people[0].id, people[0].name);
  g_assert_cmpuint (adversary.leaks->len, >, 0);
}

/* What is published with each decision stays: when which access points close, shrink or move. Names in what they are called go. */
static void
test_timeline (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (DrDocument) shown = NULL;
  const DrStatedPoint point = {
    .id = "desk", .name = "Mrs Brown’s desk", .channel = "face-to-face", .change = DR_RETURN_WITHDRAWN, .effective = { 2026, 4, 1 },
    .hours_before = DR_UNKNOWN, .hours_after = DR_UNKNOWN, .assessment = "EIA-2026-001",
  };
  DrPublicTally tally;
  gboolean found = FALSE;

  load_small (&self);
  ((DrStatedService *) self.stated->services)[0].points = &point;
  ((DrStatedService *) self.stated->services)[0].n_points = 1;
  shown = dr_return_report_public_new (&self.input, &tally);
  g_assert_cmpuint (tally.charts, ==, 0);
  for (guint i = 0; i < shown->n_blocks; i++)
    {
      const DrDocumentFigure *figure = &shown->blocks[i].figure;
      g_autoptr (DrChartTheme) theme = NULL;
      g_autoptr (DrChart) chart = NULL;

      if (shown->blocks[i].kind != DR_BLOCK_FIGURE || strcmp (figure->anchor, "moves-figure") != 0)
        continue;
      found = TRUE;
      theme = dr_chart_theme_new (DR_CHART_LIGHT, NULL);
      chart = dr_chart_data_make (&figure->chart, theme);
      g_assert_cmpuint (figure->chart.data.timeline->n_events, >, 0);
      g_assert_cmpuint (dr_chart_n_items (chart), >, 0);
      for (guint k = 0; k < dr_chart_n_items (chart); k++)
        {
          g_assert_nonnull (strstr (dr_chart_item_text (chart, (int) k), "n officer’s desk"));
          g_assert_null (strstr (dr_chart_item_text (chart, (int) k), "Brown"));
        }
    }
  g_assert_true (found);
}

/* A service may be called after somebody: the head of its column in a grid says no more than the rows do. */
static void
test_columns (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (DrDocument) shown = NULL;
  DrPublicTally tally;
  guint n = 0;

  load_small (&self);
  for (guint i = 0; i < self.stated->n_services; i++)
    ((DrStatedService *) self.stated->services)[i].name = "Mrs Brown’s classes [private]and why[/private]";
  shown = dr_return_report_public_new (&self.input, &tally);
  for (guint i = 0; i < shown->n_blocks; i++)
    {
      const DrDocumentFigure *figure = &shown->blocks[i].figure;

      if (shown->blocks[i].kind != DR_BLOCK_FIGURE || figure->chart.kind != DR_CHART_DATA_HEAT)
        continue;
      for (guint k = 0; k < figure->chart.data.heat->n_columns; k++)
        {
          const char *column = figure->chart.data.heat->columns[k];

          n += strstr (column, "’s classes") != NULL;
          g_assert_null (strstr (column, "Brown"));
          g_assert_null (strstr (column, "and why"));
        }
    }
  g_assert_cmpuint (n, >, 0);
}

/* --- Other reports of the same people --- */

/* The range that a public version shows under a key; FALSE: it shows none. */
typedef struct {
  const char *key;
  gboolean    found;
  double      lo;
  double      hi;
} Shown;

static void
look (const DrValue *value,
      gpointer       data)
{
  Shown *self = data;

  if (value->key == NULL || strcmp (value->key, self->key) != 0 || !dr_is_known (value->hi))
    return;
  self->found = TRUE;
  self->lo = MAX (self->lo, value->lo);
  self->hi = MIN (self->hi, value->hi);
}

static Shown
shown_of (const DrDocument *document,
          const char       *key)
{
  Shown self = { key, FALSE, 0.0, 1e12 };

  dr_document_each_value (document, look, &self);

  return self;
}

/* How many numbers of 1 to 9 are possible for what @whole has beyond @part. */
static guint
possible (const Shown *whole,
          double       part_lo,
          double       part_hi)
{
  double lo = MAX (whole->lo - part_hi, 1.0);
  double hi = MIN (whole->hi - part_lo, 9.0);

  return !whole->found ? 9 : hi < lo ? 0 : (guint) (hi - lo) + 1;
}

static void
set_people (DrStatedTally *tally,
            GRand         *random,
            gint64         add)
{
  for (guint g = 0; g < tally->n_groups; g++)
    for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
      {
        DrStatedPeople *number = &((DrStatedGroup *) tally->groups)[g].people[q];
        gint64 few = random != NULL ? g_rand_int_range (random, 0, 14) : 0;

        *number = (DrStatedPeople) { number->lo + add + few, number->hi + add + few, 0 };
      }
}

static guint
compare_periods (const DrStatedTally *now,
                 const DrStatedTally *before,
                 const DrDocument    *shown,
                 const DrDocument    *earlier,
                 const char          *unit)
{
  guint n = 0;

  for (guint g = 0; g < now->n_groups; g++)
    {
      g_autofree char *key = g_strdup_printf ("group:%s@%s/newly-excluded-mitigated", now->groups[g].id, unit);
      gint64 change = now->groups[g].people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED].lo
                      - before->groups[g].people[DR_RETURN_NEWLY_EXCLUDED_MITIGATED].lo;
      Shown here = shown_of (shown, key);
      Shown there = shown_of (earlier, key);

      if (change < 1 || change > 9 || !there.found)
        continue;
      n++;
      if (possible (&here, there.lo, there.hi) < 3)
        g_error ("%s: %g to %g less %g to %g tells of %d people", key, here.lo, here.hi, there.lo, there.hi, (int) change);
    }

  return n;
}

/* Last period's public version and this one's: what came since is a few people of one assessment. */
static void
test_periods (void)
{
  guint n = 0;

  for (guint32 round = 0; round < 8; round++)
    {
      g_auto (Fixture) before = { 0 };
      g_auto (Fixture) now = { 0 };
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      g_autoptr (DrDocument) earlier = NULL;
      g_autoptr (DrDocument) shown = NULL;

      load_small (&before);
      load_small (&now);
      set_people ((DrStatedTally *) &before.stated->all, NULL, 200 + round);
      set_people ((DrStatedTally *) &now.stated->all, NULL, 200 + round);
      set_people ((DrStatedTally *) &now.stated->all, random, 0);
      for (guint i = 0; i < now.stated->n_services; i++)
        {
          set_people ((DrStatedTally *) &before.stated->services[i].tally, NULL, 100 + 3 * i);
          set_people ((DrStatedTally *) &now.stated->services[i].tally, random, 100 + 3 * i);
        }
      now.input.before = before.stated;
      earlier = dr_return_report_public_new (&before.input, NULL);
      shown = dr_return_report_public_new (&now.input, NULL);
      n += compare_periods (&now.stated->all, &before.stated->all, shown, earlier, "all");
      for (guint i = 0; i < now.stated->n_services; i++)
        {
          g_autofree char *unit = g_strdup_printf ("service:%s", now.stated->services[i].id);

          n += compare_periods (&now.stated->services[i].tally, &before.stated->services[i].tally, shown, earlier, unit);
        }
    }
  g_test_message ("%u small changes", n);
  g_assert_cmpuint (n, >, 20);
}

/* Two assessments of a service, each with a public report: what the service has less what one says is what the other hides. */
static void
test_assessments (void)
{
  for (gint64 few = 1; few <= 9; few++)
    for (gint64 many = 300; many < 310; many++)
      {
        g_auto (Fixture) self = { 0 };
        g_autoptr (DrDocument) shown = NULL;
        const DrStatedService *service;
        DrStatedGroup *group;
        DrReturnEffect effects[2] = { 0 };
        DrReturnDetail items[2] = { 0 };
        DrReturnDetails details = { .items = items, .n_items = 2 };
        g_autofree char *key = NULL;
        Shown whole;

        load_small (&self);
        service = &self.stated->services[0];
        group = (DrStatedGroup *) &service->tally.groups[0];
        for (guint i = 0; i < 2; i++)
          {
            gint64 each = i == 0 ? many : few;

            effects[i] = (DrReturnEffect) { .group = group->id, .name = group->name };
            items[i] = (DrReturnDetail) { .reference = i == 0 ? "A" : "B", .service = service->id, .in_effect = TRUE,
                                          .effects = &effects[i], .n_effects = 1 };
            for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
              effects[i].people[q] = (DrPeople) { TRUE, each, each };
          }
        for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
          group->people[q] = (DrStatedPeople) { many + few, many + few, 0 };
        self.input.details = &details;
        shown = dr_return_report_public_new (&self.input, NULL);
        key = g_strdup_printf ("group:%s@service:%s/newly-excluded-mitigated", group->id, service->id);
        whole = shown_of (shown, key);
        if (possible (&whole, (double) many, (double) many) < 3)
          g_error ("%g to %g less %d tells of %d people", whole.lo, whole.hi, (int) many, (int) few);
      }
}

/* --- A made-up register --- */

static DrStatedPeople
few (GRand *random)
{
  gint64 most = g_rand_int_range (random, 0, g_rand_boolean (random) ? 14 : 300);

  return (DrStatedPeople) { g_rand_boolean (random) ? most : g_rand_int_range (random, 0, (gint32) most + 1), most, 0 };
}

static void
add_people (DrStatedTally       *whole,
            const DrStatedTally *part)
{
  for (guint g = 0; g < part->n_groups; g++)
    {
      DrStatedGroup *group = (DrStatedGroup *) dr_stated_tally_group (whole, part->groups[g].id);

      for (guint q = 0; group != NULL && q < DR_N_RETURN_QUANTITIES; q++)
        {
          group->people[q].lo += part->groups[g].people[q].lo;
          group->people[q].hi += part->groups[g].people[q].hi;
        }
    }
}

static void
set_nobody (DrStatedTally *tally)
{
  for (guint g = 0; g < tally->n_groups; g++)
    memset (((DrStatedGroup *) tally->groups)[g].people, 0, sizeof tally->groups[g].people);
}

/* A village: few people of every group in every service, and sums that hold. */
static void
make_small (DrStatedReturn *now,
            GRand          *random)
{
  set_nobody (&now->all);
  for (guint i = 0; i < now->n_directorates; i++)
    set_nobody ((DrStatedTally *) &now->directorates[i].tally);
  for (guint i = 0; i < now->n_plans; i++)
    set_nobody ((DrStatedTally *) &now->plans[i].tally);
  for (guint i = 0; i < now->n_services; i++)
    {
      const DrStatedService *service = &now->services[i];

      for (guint g = 0; g < service->tally.n_groups; g++)
        for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
          ((DrStatedGroup *) service->tally.groups)[g].people[q] = few (random);
      add_people (&now->all, &service->tally);
      for (guint k = 0; k < now->n_directorates; k++)
        if (g_strcmp0 (now->directorates[k].title, service->directorate) == 0)
          add_people ((DrStatedTally *) &now->directorates[k].tally, &service->tally);
      for (guint k = 0; k < now->n_plans; k++)
        if (g_strcmp0 (now->plans[k].title, service->plan) == 0 && g_strcmp0 (now->plans[k].year, service->plan_year) == 0)
          add_people ((DrStatedTally *) &now->plans[k].tally, &service->tally);
      for (guint k = 0; k < service->n_measures; k++)
        if (service->measures[k].n > 0)
          ((DrStatedTarget *) service->measures)[k].n = (guint) g_rand_int_range (random, 1, 60);
    }
}

/* Every action names its owner, and everybody whom the register knows. */
static void
make_talk (DrStatedReturn *now,
           const char     *talk)
{
  for (guint i = 0; i < now->n_services; i++)
    for (guint k = 0; k < now->services[i].n_actions; k++)
      ((DrStatedAction *) now->services[i].actions)[k].text = talk;
}

static void
test_register (void)
{
  g_auto (Adversary) adversary = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrPeopleList) list = NULL;
  g_autofree DrReportPerson *known = NULL;
  g_autoptr (GString) talk = g_string_new ("Told by everybody:");
  const DrPeriod period = { { 2021, 1, 1 }, { 2039, 12, 31 } };
  gsize length;
  const char *data;
  Desk desk;

  adversary_init (&adversary);
  desk_open (&desk, "sqlite::memory:");
  dr_generator_run (desk.reg, 40, 11, NULL, NULL, &error);
  g_assert_no_error (error);
  dr_register_make_return (desk.reg, period, DR_DATE_NONE, NULL, NULL, NULL, &bytes, &error);
  g_assert_no_error (error);
  list = dr_store_list_people (desk.store, &error);
  g_assert_no_error (error);
  known = g_new0 (DrReportPerson, list->n_people + 1);
  for (guint i = 0; i < list->n_people; i++)
    {
      known[i] = (DrReportPerson) { list->people[i].id, list->people[i].name };
      g_string_append_printf (talk, " %s (%s),", list->people[i].name, list->people[i].id);
    }
  data = g_bytes_get_data (bytes, &length);
  for (guint round = 0; round < rounds; round++)
    {
      g_auto (Fixture) self = { 0 };
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      g_autoptr (DrDocument) report = NULL;
      g_autoptr (DrDocument) shown = NULL;
      g_autofree char *what = g_strdup_printf ("the register's return, round %u", round);

      load (&self, data, length);
      self.input.people = known;
      self.input.n_people = list->n_people;
      make_talk (self.stated, talk->str);
      if (round > 0)
        make_small (self.stated, random);
      report = dr_return_report_new (&self.input);
      shown = dr_return_report_public_new (&self.input, NULL);
      attack (&adversary, &self.input, report, shown, what);
    }
  g_test_message ("hidden %u, relations %u, cells %u, names %u", adversary.hidden, adversary.sums, adversary.bars, adversary.names);
  g_assert_cmpuint (adversary.hidden, >, 200);
  g_assert_cmpuint (adversary.sums, >, 1000);
  g_assert_cmpuint (adversary.names, >, 10);
  desk_close (&desk);
}

/* As both programs make it; the words for whoever publishes it are of a return as well. */
static void
test_publish (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, SMALL, NULL);
  g_autofree char *text = NULL;
  g_autofree char *left_out = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrPublished) whole = NULL;
  g_autoptr (DrPublished) open = NULL;
  DrPublishReturn source = { .name = "small.xml" };
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  source.bytes = bytes;
  whole = dr_publish_return (NULL, &source, &error);
  g_assert_no_error (error);
  source.public = TRUE;
  open = dr_publish_return (NULL, &source, &error);
  g_assert_no_error (error);
  none = dr_published_left_out (whole);
  left_out = dr_published_left_out (open);
  g_assert_null (none);
  g_assert_nonnull (strstr (left_out, "small counts"));
  g_assert_false (g_str_has_prefix (whole->document->running, "Public version"));
  g_assert_true (g_str_has_prefix (open->document->running, "Public version"));
}

/* Stopped while it hides, it gives nothing that hides too little. */
static void
test_stopped (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DrPublicOptions options = { .cancellable = cancellable };

  load_small (&self);
  g_cancellable_cancel (cancellable);
  g_assert_null (dr_public_document_new (dr_return_report_new (&self.input), &options, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  g_test_add_func ("/reports/return-public/small", test_small);
  g_test_add_func ("/reports/return-public/adversary", test_adversary);
  g_test_add_func ("/reports/return-public/timeline", test_timeline);
  g_test_add_func ("/reports/return-public/columns", test_columns);
  g_test_add_func ("/reports/return-public/periods", test_periods);
  g_test_add_func ("/reports/return-public/assessments", test_assessments);
  g_test_add_func ("/reports/return-public/register", test_register);
  g_test_add_func ("/reports/return-public/publish", test_publish);

  g_test_add_func ("/reports/return-public/stopped", test_stopped);

  return g_test_run ();
}
