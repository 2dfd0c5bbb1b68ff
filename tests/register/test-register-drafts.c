/* Drafts: made, saved by two officers, undone, deleted, taken on as the next version, and answers that lapse. */
#include "register-support.h"

#include <string.h>

#define WHY "change/why"

static void
test_references (Desk          *desk,
                 gconstpointer  memory)
{
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  change_field (&fields, "@reference", "EIA-2025-002");
  g_free (desk_create (desk, MANAGER, fields));
  change_field (&fields, "@reference", NULL);
  change_field (&fields, "@author", NULL);
  change_field (&fields, "@first-draft", NULL);
  first = desk_create (desk, MANAGER, fields);
  second = desk_create (desk, REVIEWER, fields);
  desk_set_day (desk, "2026-01-01");
  third = desk_create (desk, MANAGER, fields);
  g_assert_cmpstr (first, ==, "EIA-2025-001");
  g_assert_cmpstr (second, ==, "EIA-2025-003");
  g_assert_cmpstr (third, ==, "EIA-2026-001");
  g_assert_cmpstr (desk_field (desk, first, 1, "@author"), ==, MANAGER);
  g_assert_cmpstr (desk_field (desk, second, 1, "@author"), ==, REVIEWER);
  g_assert_cmpstr (desk_field (desk, third, 1, "@first-draft"), ==, "2026-01-01");
}

/* What a file cannot bring in, and where a file cannot go. */
static void
test_create (Desk          *desk,
             gconstpointer  memory)
{
  static const struct { const char *reference; const char *version; GQuark (*domain) (void); int code; } cases[] = {
    { CLEAN, "1", dr_store_error_quark, DR_STORE_ERROR_EXISTS },
    { CLEAN, "2", dr_register_error_quark, DR_REGISTER_ERROR_STAGE },
    { CLEAN, "7", dr_register_error_quark, DR_REGISTER_ERROR_STAGE },
    { "NEW", "4294967295", dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
    { "NEW", "2147483647", dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
    { "NEW", "0", dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
  };
  g_autoptr (DrFieldList) fields = example_fields ("wales.xml");
  g_autoptr (DrFieldList) clean = example_fields ("clean.xml");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  desk_import (desk, "clean.xml");
  desk_bring_to (desk, CLEAN, DR_STAGE_SUBMITTED);
  before = desk_everything (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      change_field (&clean, "@reference", cases[i].reference);
      change_field (&clean, "@version", cases[i].version);
      g_test_message ("%s %s", cases[i].reference, cases[i].version);
      g_assert_false (dr_register_create (desk->reg, MANAGER, clean->items, clean->n, NULL, NULL, &error));
      assert_refused (desk, before, &error, cases[i].domain (), cases[i].code);
    }
  /* Of another evidence base. */
  g_assert_false (dr_register_create (desk->reg, MANAGER, fields->items, fields->n, NULL, NULL, &error));
  g_assert_nonnull (error);
  assert_refused (desk, before, &error, error->domain, error->code);

  /* One that begins elsewhere keeps its number; what others said of it there does not count here. */
  change_field (&clean, "@reference", "ELSEWHERE");
  change_field (&clean, "@version", "4");
  change_field (&clean, "section-reviews/section-review[evidence]/@by", REVIEWER);
  change_field (&clean, "section-reviews/section-review[evidence]/@verdict", "acceptable");
  change_field (&clean, "decision/@date", "2025-01-01");
  change_field (&clean, "publication/@date", "2025-01-01");
  g_free (desk_create (desk, MANAGER, clean));
  g_assert_cmpstr (desk_field (desk, "ELSEWHERE", 4, "section-reviews/section-review[evidence]/@by"), ==, NULL);
  g_assert_cmpstr (desk_field (desk, "ELSEWHERE", 4, "decision/@date"), ==, NULL);
  g_assert_cmpstr (desk_field (desk, "ELSEWHERE", 4, "publication/@date"), ==, NULL);
  desk_bring_to (desk, "ELSEWHERE", DR_STAGE_APPROVED);
}

static gboolean
save_from (Desk         *desk,
           const char   *person,
           const char   *key,
           const char   *value,
           guint64       base,
           DrConflicts **conflicts,
           GError      **error)
{
  DrField change = { .key = key, .value = value, .revision = base };
  DrSaveRequest request = {
    .reference = CLEAN, .version = 1, .person = person, .changes = &change, .n_changes = 1,
  };

  return dr_register_save (desk->reg, &request, NULL, conflicts, error);
}

/* Two officers from one copy: different fields both stand; of the same field the second is told. */
static void
test_conflict (Desk          *desk,
               gconstpointer  memory)
{
  g_autoptr (DrConflicts) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  desk_import (desk, "clean.xml");
  g_assert_true (save_from (desk, MANAGER, WHY, "Hers.", 1, NULL, &error));
  g_assert_true (save_from (desk, REVIEWER, "@title", "His.", 1, NULL, &error));
  before = desk_everything (desk);
  g_assert_false (save_from (desk, REVIEWER, WHY, "His.", 1, &conflicts, &error));
  assert_refused (desk, before, &error, DR_STORE_ERROR, DR_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (conflicts->n_items, ==, 1);
  g_assert_cmpstr (conflicts->items[0].theirs, ==, "Hers.");
  g_assert_cmpstr (conflicts->items[0].by, ==, MANAGER);
  g_assert_true (save_from (desk, REVIEWER, WHY, "His.", conflicts->items[0].revision, NULL, &error));
  g_assert_cmpstr (desk_field (desk, CLEAN, 1, WHY), ==, "His.");
}

/* Whoever only took away, or was written over, has written too. */
static void
test_hands (Desk          *desk,
            gconstpointer  memory)
{
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (GError) error = NULL;

  desk_import (desk, "clean.xml");
  desk_save (desk, REVIEWER, CLEAN, 1, "change/@report", NULL);
  desk_save (desk, MANAGER, CLEAN, 1, "change/@report", "CAB/2025/1");
  desk_step (desk, MANAGER, DR_STEP_SUBMIT, CLEAN);
  g_assert_false (desk_try (desk, REVIEWER, DR_STEP_ENDORSE, CLEAN, &blocking, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);
}

static gboolean
undo (Desk        *desk,
      const char  *person,
      gboolean     redo,
      GError     **error)
{
  return dr_register_undo (desk->reg, CLEAN, 1, person, redo, NULL, NULL, error);
}

static void
test_undo (Desk          *desk,
           gconstpointer  memory)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autoptr (DrRegisterPage) page = NULL;

  desk_import (desk, "clean.xml");
  desk_save (desk, MANAGER, CLEAN, 1, "@title", "One");
  desk_save (desk, MANAGER, CLEAN, 1, "@title", "Two");
  if (!desk->memory)
    desk_reopen (desk);
  g_assert_true (undo (desk, MANAGER, FALSE, &error));
  g_assert_cmpstr (desk_field (desk, CLEAN, 1, "@title"), ==, "One");
  page = dr_store_get_row (desk->store, CLEAN, 1, &error);
  g_assert_cmpstr (page->rows[0].title, ==, "One");
  if (!desk->memory)
    desk_reopen (desk);
  g_assert_true (undo (desk, MANAGER, TRUE, &error));
  g_assert_cmpstr (desk_field (desk, CLEAN, 1, "@title"), ==, "Two");
  g_assert_true (undo (desk, MANAGER, FALSE, &error));

  before = desk_everything (desk);
  g_assert_false (undo (desk, REVIEWER, FALSE, &error));
  assert_refused (desk, before, &error, DR_STORE_ERROR, DR_STORE_ERROR_NOTHING);
  g_assert_false (undo (desk, "who", FALSE, &error));
  assert_register_refused (desk, before, &error, INPUT);

  desk_step (desk, MANAGER, DR_STEP_SUBMIT, CLEAN);
  g_clear_pointer (&before, g_free);
  before = desk_everything (desk);
  for (guint redo = 0; redo < 2; redo++)
    {
      g_assert_false (undo (desk, MANAGER, redo == 1, &error));
      assert_refused (desk, before, &error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE);
    }
}

/* An undo that would pull away what another officer has built on is not done at all. */
static void
test_undo_beneath (Desk          *desk,
                   gconstpointer  memory)
{
  DrField impact[] = {
    { .key = "impacts/impact[new]/@groups", .value = "age-75-plus", .revision = 1 },
    { .key = "impacts/impact[new]/mechanism", .value = "Fewer buses.", .revision = 1 },
  };
  DrSaveRequest request = {
    .reference = CLEAN, .version = 1, .person = MANAGER, .changes = impact, .n_changes = 2,
  };
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  desk_import (desk, "clean.xml");
  dr_register_save (desk->reg, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  desk_save (desk, REVIEWER, CLEAN, 1, "attachments/attachment[answers]/@impact", "new");
  before = desk_everything (desk);
  g_assert_false (undo (desk, MANAGER, FALSE, &error));
  g_assert_nonnull (error);
  assert_refused (desk, before, &error, error->domain, error->code);
}

/* Who may not write any longer takes nothing back either. */
static void
test_undo_revoked (Desk          *desk,
                   gconstpointer  memory)
{
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  desk_import (desk, "clean.xml");
  desk_save (desk, REVIEWER, CLEAN, 1, WHY, "Theirs.");
  dr_register_grant (desk->reg, ADA, REVIEWER, DR_ROLE_EQUALITIES, NULL, TRUE, &error);
  g_assert_no_error (error);
  before = desk_everything (desk);
  g_assert_false (undo (desk, REVIEWER, FALSE, &error));
  assert_register_refused (desk, before, &error, ROLE);
}

static void
test_delete (Desk          *desk,
             gconstpointer  memory)
{
  g_autofree char *before = NULL;
  g_autofree char *sealed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTrail) trail = NULL;

  desk_import (desk, "clean.xml");
  before = desk_everything (desk);
  g_assert_false (dr_register_delete (desk->reg, NOBODY, CLEAN, 1, &error));
  assert_register_refused (desk, before, &error, ROLE);
  dr_register_delete (desk->reg, MANAGER, CLEAN, 1, &error);
  g_assert_no_error (error);
  g_assert_null (dr_store_get_row (desk->store, CLEAN, 1, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  trail = dr_store_read_trail (desk->store, CLEAN, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trail->n_entries, ==, 2);

  desk_import (desk, "clean.xml");
  desk_bring_to (desk, CLEAN, DR_STAGE_SUBMITTED);
  sealed = desk_everything (desk);
  g_assert_false (dr_register_delete (desk->reg, MANAGER, CLEAN, 1, &error));
  assert_register_refused (desk, sealed, &error, STAGE);
}

static void
test_invalid (Desk          *desk,
              gconstpointer  memory)
{
  static const struct { const char *key; const char *value; } cases[] = {
    { "change/@effective", "soon" },
    { "@nation", "Northumbria" },
    { "@title", NULL },
    { "@service", "nothing" },
    { "impacts/impact[age]/@groups", "martians" },
    { "options/option[town-hall]/offer[main-line]/@after", "perhaps" },
    { "options/option[town-hall]/@unheard-of", "x" },
    { "nonsense", "x" },
    { "", "x" },
    { "answers/answer[no-such-question]", "x" },
    { "change/what", "\xff" },
  };
  DrSaveRequest nothing = { .reference = CLEAN, .version = 1, .person = MANAGER };
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  desk_import (desk, "clean.xml");
  before = desk_everything (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].key);
      g_assert_false (desk_try_save (desk, MANAGER, CLEAN, 1, cases[i].key, cases[i].value, &error));
      g_assert_nonnull (error);
      assert_refused (desk, before, &error, error->domain, error->code);
    }
  g_assert_false (dr_register_save (desk->reg, &nothing, NULL, NULL, &error));
  assert_register_refused (desk, before, &error, INPUT);
}

/* A form feed from a word processor breaks nothing. */
static void
test_form_feed (Desk          *desk,
                gconstpointer  memory)
{
  desk_import (desk, "clean.xml");
  desk_save (desk, MANAGER, CLEAN, 1, "change/what", "One page.\fAnother.");
  desk_bring_to (desk, CLEAN, DR_STAGE_SUBMITTED);
}

/* An answer of many pages goes through everything. */
static void
test_long (Desk          *desk,
           gconstpointer  memory)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (g_utf8_strlen (text->str, -1) < 10000)
    g_string_append (text, "Ysgrifennu’n hir & <yn> \"fanwl\"\n\n");
  desk_import (desk, "clean.xml");
  desk_save (desk, MANAGER, CLEAN, 1, "answers/answer[aims]", text->str);
  g_assert_cmpstr (desk_field (desk, CLEAN, 1, "answers/answer[aims]"), ==, text->str);
  desk_bring_to (desk, CLEAN, DR_STAGE_RETURNED);
  g_assert_cmpstr (desk_field (desk, CLEAN, 1, "answers/answer[aims]"), ==, text->str);
}

static void
test_next (Desk          *desk,
           gconstpointer  memory)
{
  static const DrStage closed[] = { DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, DR_STAGE_ENDORSED, DR_STAGE_CLOSED };
  g_autoptr (DrFieldList) fields = example_fields ("clean.xml");
  g_autoptr (GError) error = NULL;
  guint version = 0;

  change_field (&fields, "@reference", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autofree char *reference = desk_create (desk, MANAGER, fields);
      g_autofree char *before = NULL;

      desk_bring_to (desk, reference, closed[i]);
      before = desk_everything (desk);
      g_assert_false (dr_register_create_next (desk->reg, MANAGER, reference, &version, &error));
      assert_register_refused (desk, before, &error, STAGE);
    }

  desk_import (desk, "clean.xml");
  answer (desk, CLEAN, 1, "only", "ACC-06", "fails", "assessment");
  desk_step (desk, MANAGER, DR_STEP_SUBMIT, CLEAN);
  give_verdict (desk, REVIEWER, CLEAN, "reviewer", "only", "accepted");
  desk_bring_to (desk, CLEAN, DR_STAGE_MONITORED);
  desk_set_day (desk, "2026-06-01");
  desk_save (desk, MANAGER, CLEAN, 1, "publication/@date", "2025-10-20");
  desk_save (desk, MANAGER, CLEAN, 1, "monitoring/@reviewed", "2026-06-01");
  g_assert_false (dr_register_create_next (desk->reg, NOBODY, CLEAN, &version, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
  g_clear_error (&error);
  dr_register_create_next (desk->reg, REVIEWER, CLEAN, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version, ==, 2);
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "@version"), ==, "2");
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "@author"), ==, MANAGER);
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "answers/answer[carers]"), !=, NULL);
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "justifications/justification[only]/text"), !=, NULL);
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "justifications/justification[only]/reviewer/@by"), ==, NULL);
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "decision/@date"), ==, NULL);
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "publication/@date"), ==, NULL);
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "monitoring/@reviewed"), ==, NULL);
  g_assert_cmpstr (desk_field (desk, CLEAN, 2, "monitoring/@review"), ==, "2026-06-30");
  g_assert_cmpstr (desk_field (desk, CLEAN, 1, "decision/@date"), !=, NULL);
}

/* An answer is bound to the figures when it is written; on other figures it has to be given again. */
static void
test_lapse (Desk          *desk,
            gconstpointer  memory)
{
  static const char key[] = "justifications/justification[many]/@figures";
  g_autoptr (GBytes) evidence = example_bytes ("data/examples/evidence-example.xml");
  g_autoptr (GBytes) changed = replace_in (evidence, "group=\"all\" channel=\"telephone\" share=\"0.48\"",
                                           "group=\"all\" channel=\"telephone\" share=\"0.485\"");
  g_autofree char *bound = NULL;
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (GError) error = NULL;
  guint version = 0;

  desk_import (desk, "four-day-week.xml");
  desk_save (desk, MANAGER, FOUR_DAYS, 1, "change/@decision-date", "2025-12-02");
  answer (desk, FOUR_DAYS, 1, "many", "ACC-06", "fails", "assessment");
  answer (desk, FOUR_DAYS, 1, "slower", "STD-01", "worse", "channel:email");
  answer (desk, FOUR_DAYS, 1, "unmeasured", "GOV-07", "fails", "group:age-65-74 group:bsl-users");
  answer (desk, FOUR_DAYS, 1, "unmitigated", "IMP-02", "fails", "impact:disability");
  bound = g_strdup (desk_field (desk, FOUR_DAYS, 1, key));
  g_assert_nonnull (bound);
  desk_step (desk, MANAGER, DR_STEP_SUBMIT, FOUR_DAYS);
  g_assert_cmpstr (desk_field (desk, FOUR_DAYS, 1, key), ==, bound);

  /* What was submitted is judged by what it was submitted with. */
  desk_add_edition (desk, REVIEWER, DR_EDITION_EVIDENCE, changed);
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "many", "accepted");
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "slower", "accepted");
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "unmeasured", "accepted");
  give_verdict (desk, REVIEWER, FOUR_DAYS, "reviewer", "unmitigated", "accepted");
  desk_step (desk, REVIEWER, DR_STEP_ENDORSE, FOUR_DAYS);
  desk_step (desk, REVIEWER, DR_STEP_RETURN, FOUR_DAYS);

  dr_register_create_next (desk->reg, MANAGER, FOUR_DAYS, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_field (desk, FOUR_DAYS, 2, key), ==, bound);
  g_assert_false (desk_try (desk, MANAGER, DR_STEP_SUBMIT, FOUR_DAYS, &blocking, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS);
  for (guint i = 0; i < blocking->len; i++)
    g_test_message ("%s %s", ((DrObstacle *) blocking->pdata[i])->rule, ((DrObstacle *) blocking->pdata[i])->subject);
  g_assert_cmpuint (blocking->len, ==, 1);
  g_assert_cmpstr (((DrObstacle *) blocking->pdata[0])->rule, ==, "ACC-06");
  desk_save (desk, MANAGER, FOUR_DAYS, 2, "justifications/justification[many]/text", "Seen with the new figure.");
  desk_step (desk, MANAGER, DR_STEP_SUBMIT, FOUR_DAYS);
  g_assert_cmpstr (desk_field (desk, FOUR_DAYS, 2, key), !=, bound);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("drafts/references", test_references);
  desk_add ("drafts/create", test_create);
  desk_add ("drafts/conflict", test_conflict);
  desk_add ("drafts/hands", test_hands);
  desk_add ("drafts/undo", test_undo);
  desk_add ("drafts/undo-beneath", test_undo_beneath);
  desk_add ("drafts/undo-revoked", test_undo_revoked);
  desk_add ("drafts/delete", test_delete);
  desk_add ("drafts/invalid", test_invalid);
  desk_add ("drafts/form-feed", test_form_feed);
  desk_add ("drafts/long", test_long);
  desk_add ("drafts/next", test_next);
  desk_add ("drafts/lapse", test_lapse);

  return g_test_run ();
}
