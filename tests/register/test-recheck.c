/* Evidence drift: what a new edition does to versions that were sealed with an older one. */
#include "registers.h"

#include "dr-generator.h"
#include "dr-recheck.h"
#include "dr-rulebook-reader.h"

typedef struct {
  guint64       calls;
  guint64       last;
  guint64       total;
  GCancellable *cancellable;   /* (nullable): cancelled at the first call */
} Progress;

static void
note_progress (guint64  done,
               guint64  total,
               gpointer data)
{
  Progress *progress = data;

  g_assert_cmpuint (done, ==, progress->last + 1);
  g_assert_cmpuint (done, <=, total);
  progress->calls++;
  progress->last = done;
  progress->total = total;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

static char *
words_of_result (const DrDriftResult *result)
{
  if (!result->there)
    return g_strdup ("-");

  return g_strdup_printf ("%s%s%s%s%s", dr_vocabulary_to_string (DR_VOCABULARY_RESULT, (int) result->kind),
                          result->rule_case[0] != '\0' ? "/" : "", result->rule_case,
                          result->kind == DR_RESULT_FAIL ? " " : "",
                          result->kind == DR_RESULT_FAIL
                            ? dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) result->severity) : "");
}

/* All of it as text. */
static char *
words_of (const DrRecheck *result)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < result->n_items; i++)
    {
      const DrDrift *drift = &result->items[i];

      g_string_append_printf (words, "%s v%u %s%s%s\n", drift->reference, drift->version, drift->owner,
                              drift->problem != NULL ? ": " : "", drift->problem != NULL ? drift->problem : "");
      for (guint k = 0; k < drift->n_differences; k++)
        {
          g_autofree char *from = words_of_result (&drift->differences[k].from);
          g_autofree char *to = words_of_result (&drift->differences[k].to);

          g_string_append_printf (words, "  %s %s: %s > %s\n", drift->differences[k].rule, drift->differences[k].subject,
                                  from, to);
        }
    }

  return g_string_free (words, FALSE);
}

static DrRecheck *
recheck (Desk                   *desk,
         const DrRecheckOptions *options)
{
  g_autoptr (GError) error = NULL;
  DrRecheck *result = dr_register_recheck (desk->reg, options, NULL, &error);

  g_assert_no_error (error);

  return result;
}

static void
submit_clean (Desk       *desk,
              const char *reference)
{
  desk_create (desk, "clean.xml", reference);
  desk_step (desk, reference, DR_STEP_SUBMIT, "customer-manager", NULL, 0);
}

/* With the same editions nothing is read; with all of it, nothing has drifted. */
static void
test_unmoved (void)
{
  g_auto (Desk) desk = { NULL };
  Progress progress = { 0 };
  DrRecheckOptions all = { .all = TRUE, .drafts = TRUE, .progress = note_progress, .data = &progress };
  g_autoptr (DrRecheck) none = NULL;
  g_autoptr (DrRecheck) every = NULL;
  g_autofree char *words = NULL;

  desk_open (&desk, ":memory:");
  desk_set_day (&desk, 2025, 9, 15);
  submit_clean (&desk, "A");
  submit_clean (&desk, "B");
  desk_create (&desk, "clean.xml", "C");

  none = recheck (&desk, NULL);
  g_assert_cmpuint (none->n_looked_at, ==, 2);
  g_assert_cmpuint (none->n_checked, ==, 0);
  g_assert_cmpuint (none->n_items, ==, 0);
  every = recheck (&desk, &all);
  words = words_of (every);
  g_assert_cmpstr (words, ==, "");
  g_assert_cmpuint (every->n_checked, ==, 3);
  g_assert_cmpuint (every->n_changed, ==, 0);
  g_assert_cmpuint (progress.calls, ==, 3);
  g_assert_cmpuint (progress.total, ==, 3);
}

/* What a new edition does to two submitted versions like one another, which use one service. */
static const struct {
  const char *name;
  const char *find;      /* in the evidence base */
  const char *put;
  guint64     checked;
  const char *has;       /* (nullable): in the words of each; NULL: nothing has drifted */
} drift_cases[] = {
  { "name only", "name=\"Telephone\"", "name=\"Ffôn\"", 0, NULL },
  { "point of another service", "name=\"Payment line\" channel=\"telephone\" hours=\"168\"",
    "name=\"Payment line\" channel=\"telephone\" hours=\"40\"", 0, NULL },
  { "another service", "profile total=\"38000\"", "profile total=\"38001\"", 0, NULL },
  { "own service", "<capacity channel=\"telephone\" per-year=\"78000\"", "<capacity channel=\"telephone\" per-year=\"78001\"",
    2, NULL },
  { "old survey", "kind=\"survey\" fieldwork=\"2025-03\"", "kind=\"survey\" fieldwork=\"2015-03\"", 2,
    "  EVD-03 source:example-survey: pass > fail/very-stale justify\n" },
  { "group under another id", "unpaid-carers", "carers", 2, "unpaid-carers" },
};

static void
test_drift (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Desk) desk = { NULL };
  g_autoptr (DrRecheck) moved = NULL;
  g_autoptr (DrRecheck) back = NULL;
  g_autofree char *words = NULL;
  gboolean drifted = drift_cases[i].has != NULL;

  desk_open (&desk, ":memory:");
  desk_set_day (&desk, 2025, 9, 15);
  submit_clean (&desk, "A");
  submit_clean (&desk, "B");
  desk_set_day (&desk, 2035, 9, 15);
  desk_publish_edited (&desk, drift_cases[i].find, drift_cases[i].put);

  moved = recheck (&desk, NULL);
  words = words_of (moved);
  g_test_message ("%s", words);
  g_assert_cmpuint (moved->n_checked, ==, drift_cases[i].checked);
  g_assert_cmpuint (moved->n_items, ==, drifted ? 2 : 0);
  g_assert_cmpuint (moved->n_changed, ==, drifted ? 2 : 0);
  g_assert_cmpint (desk_is_moved (&desk, "A", 1), ==, drifted);
  g_assert_cmpint (desk_is_moved (&desk, "B", 1), ==, drifted);
  if (drifted)
    g_assert_nonnull (strstr (words, drift_cases[i].has));

  /* The old edition in force again: nothing drifts, and the marks go. */
  desk_publish_edited (&desk, NULL, NULL);
  back = recheck (&desk, NULL);
  g_assert_cmpuint (back->n_items, ==, 0);
  g_assert_cmpuint (back->n_changed, ==, drifted ? 2 : 0);
  g_assert_false (desk_is_moved (&desk, "A", 1));
}

/* A step leaves the mark; one that ends the version's life ends the mark with the next recheck, and so does the next
 * version of one that was returned. */
static void
test_steps_keep_mark (void)
{
  g_auto (Desk) desk = { NULL };
  DrRecheckOptions drafts = { .drafts = TRUE };
  g_autoptr (DrRecheck) result = NULL;
  g_autoptr (DrRecheck) again = NULL;
  g_autoptr (DrRecheck) replaced = NULL;
  guint version = 0;

  desk_open (&desk, ":memory:");
  desk_set_day (&desk, 2025, 9, 15);
  submit_clean (&desk, "A");
  submit_clean (&desk, "B");
  desk_publish_edited (&desk, "kind=\"survey\" fieldwork=\"2025-03\"", "kind=\"survey\" fieldwork=\"2015-03\"");
  result = recheck (&desk, NULL);
  g_assert_cmpuint (result->n_items, ==, 2);
  desk_step (&desk, "A", DR_STEP_RETURN, "officer", NULL, 0);
  desk_step (&desk, "B", DR_STEP_WITHDRAW, "customer-manager", NULL, 0);
  g_assert_true (desk_is_moved (&desk, "A", 1));
  g_assert_true (desk_is_moved (&desk, "B", 1));
  again = recheck (&desk, &drafts);
  g_assert_cmpuint (again->n_items, ==, 1);
  g_assert_cmpuint (again->n_looked_at, ==, 1);
  g_assert_true (desk_is_moved (&desk, "A", 1));
  g_assert_false (desk_is_moved (&desk, "B", 1));

  g_assert_true (dr_register_create_next (desk.reg, "customer-manager", "A", &version, NULL));
  replaced = recheck (&desk, &drafts);
  g_assert_cmpuint (replaced->n_items, ==, 0);
  g_assert_cmpuint (replaced->n_looked_at, ==, 2);
  g_assert_cmpuint (replaced->n_checked, ==, 1);   /* the draft */
  g_assert_false (desk_is_moved (&desk, "A", 1));
  g_assert_false (desk_is_moved (&desk, "A", 2));
}

/* In a made-up register a changed figure has those checked that have its tag, and no others. */
static const struct {
  const char *name;
  const char *find;
  const char *put;
  const char *tag;
} use_cases[] = {
  { "point", "name=\"Payment line\" channel=\"telephone\" hours=\"168\"",
    "name=\"Payment line\" channel=\"telephone\" hours=\"40\"", "point:pay-line" },
  { "service", "<profile total=\"38000\"", "<profile total=\"38100\"", "service:payments" },
  { "channel", "id=\"outreach\" name=\"Outreach or partner\" digital=\"false\"",
    "id=\"outreach\" name=\"Outreach or partner\" digital=\"true\"", "channel:outreach" },
  { "source", "id=\"example-helpers-trial\" title=\"Trial of help with online forms, winter 2024/25 (illustrative)\" "
    "publisher=\"Exampleton Council\" kind=\"study\" fieldwork=\"2025-02\" n=\"240\"",
    "id=\"example-helpers-trial\" title=\"Trial of help with online forms, winter 2024/25 (illustrative)\" "
    "publisher=\"Exampleton Council\" kind=\"study\" fieldwork=\"2025-02\" n=\"239\"", "source:example-helpers-trial" },
};

static void
test_uses (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (GError) error = NULL;

  desk_open (&desk, ":memory:");
  dr_generator_run (desk.reg, 40, 3, NULL, NULL, &error);
  g_assert_no_error (error);
  desk_set_day (&desk, 2026, 1, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (use_cases); i++)
    {
      DrRegisterQuery live = { .stages = (1u << (DR_STAGE_MONITORED + 1)) - (1u << DR_STAGE_SUBMITTED), .limit = 1 };
      DrRegisterQuery users = live;
      guint64 n_live = 0;
      guint64 n_users = 0;
      g_autoptr (DrRecheck) result = NULL;

      users.uses = (DrIds) { &use_cases[i].tag, 1 };
      g_assert_true (dr_store_count (desk.store, &live, 1000, &n_live, NULL));
      g_assert_true (dr_store_count (desk.store, &users, 1000, &n_users, NULL));
      g_test_message ("%s: %u of %u", use_cases[i].name, (guint) n_users, (guint) n_live);
      desk_publish_edited (&desk, use_cases[i].find, use_cases[i].put);
      result = recheck (&desk, NULL);
      g_assert_cmpuint (result->n_looked_at, ==, n_live);
      g_assert_cmpuint (result->n_checked, ==, n_users);
      g_assert_cmpuint (n_users, <, n_live);
      g_assert_cmpuint (result->n_items, <=, n_users);
    }
}

/* Many versions: the same with one thread and with several, and cancelled between two. */
static void
test_threads (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .cancellable = cancellable };
  DrRecheckOptions stopped = { .threads = 3, .progress = note_progress, .data = &progress };
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;

  desk_open (&desk, ":memory:");
  desk_set_day (&desk, 2025, 9, 15);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *reference = g_strdup_printf ("R-%u", (i * 7) % 40);

      submit_clean (&desk, reference);
    }
  desk_publish_edited (&desk, "kind=\"survey\" fieldwork=\"2025-03\"", "kind=\"survey\" fieldwork=\"2015-03\"");

  g_assert_null (dr_register_recheck (desk.reg, &stopped, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.calls, ==, 1);
  g_assert_true (dr_store_check (desk.store, NULL));
  for (guint threads = 0; threads <= 5; threads++)
    {
      DrRecheckOptions options = { .threads = threads };
      g_autoptr (DrRecheck) result = recheck (&desk, &options);
      g_autofree char *words = words_of (result);

      g_assert_cmpuint (result->n_items, ==, 40);
      g_assert_cmpstr (result->items[1].reference, ==, "R-7");
      g_assert_cmpuint (result->n_changed, ==, threads == 0 ? 40 : 0);
      if (one == NULL)
        one = g_steal_pointer (&words);
      else
        g_assert_cmpstr (words, ==, one);
    }
}

/* What another rulebook would change is said of sealed versions and drafts alike, and nothing is marked. */
static void
test_instead (void)
{
  g_auto (Desk) desk = { NULL };
  g_autofree char *shipped = desk_read ("rulebook.xml");
  g_autoptr (GString) text = g_string_new (shipped);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) same = dr_rulebook_read_bytes ("same", shipped, strlen (shipped), &error);
  g_autoptr (DrRulebook) stricter = NULL;
  DrRecheckOptions options = { .instead = same };
  g_autoptr (DrRecheck) none = NULL;
  g_autoptr (DrRecheck) some = NULL;
  g_autofree char *words = NULL;
  guint64 counted = 0;

  g_assert_no_error (error);
  /* The survey of the example is half a year old: with no age allowed it is old. */
  g_assert_cmpuint (g_string_replace (text, "id=\"max_age_survey\" value=\"5\" default=\"5\" minimum=\"1\"",
                                      "id=\"max_age_survey\" value=\"0\" default=\"5\" minimum=\"0\"", 0), ==, 1);
  stricter = dr_rulebook_read_bytes ("stricter", text->str, text->len, &error);
  g_assert_no_error (error);

  desk_open (&desk, ":memory:");
  desk_set_day (&desk, 2025, 9, 15);
  submit_clean (&desk, "A");
  desk_create (&desk, "clean.xml", "B");
  none = recheck (&desk, &options);
  g_assert_cmpuint (none->n_looked_at, ==, 2);
  g_assert_cmpuint (none->n_checked, ==, 2);
  g_assert_cmpuint (none->n_items, ==, 0);

  options.instead = stricter;
  some = recheck (&desk, &options);
  words = words_of (some);
  g_test_message ("%s", words);
  g_assert_cmpuint (some->n_items, ==, 2);
  g_assert_cmpuint (some->n_changed, ==, 0);
  g_assert_cmpstr (some->items[0].reference, ==, "A");
  g_assert_nonnull (strstr (words, "  EVD-03 source:example-survey: pass > fail/very-stale justify\n"));
  for (guint i = 0; i < some->n_items; i++)
    counted += some->items[i].n_differences;
  g_assert_cmpuint (counted, ==, 2);
  g_assert_false (desk_is_moved (&desk, "A", 1));
  g_assert_false (desk_is_moved (&desk, "B", 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/recheck/unmoved", test_unmoved);
  for (guint i = 0; i < G_N_ELEMENTS (drift_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/register/recheck/drift/%s", drift_cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_drift);
    }
  g_test_add_func ("/register/recheck/steps-keep-mark", test_steps_keep_mark);
  g_test_add_func ("/register/recheck/uses", test_uses);
  g_test_add_func ("/register/recheck/threads", test_threads);
  g_test_add_func ("/register/recheck/instead", test_instead);

  return g_test_run ();
}
