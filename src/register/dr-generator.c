#include "dr-generator.h"

#include <glib/gi18n-lib.h>

#include "dr-formats.h"
#include "dr-generator-acts.h"
#include "dr-generator-draft.h"
#include "dr-generator-evidence.h"
#include "dr-generator-people.h"
#include "dr-set-up.h"
#include "dr-version.h"
#include "dr-version-row.h"

/* Acts that are written together. */
#define BATCH 100
#define BATCH_OF_DRAFTS 1000

/* Of a register that is made up from nothing. */
#define EVIDENCE "/org/dueregard/data/evidence/east-herts.xml"

/* The moment at which that register begins. */
static const DrDate epoch = { 2021, 1, 4 };

/* The pilot's evidence base with services that nobody has. */
static gboolean
set_up (DrGeneratorRun  *run,
        GError         **error)
{
  g_autoptr (GBytes) pilot = dr_formats_get_data (EVIDENCE);
  g_autoptr (GBytes) evidence = dr_generator_evidence (pilot, run->seed, error);

  return evidence != NULL
         && dr_register_set_up_with (run->reg, dr_generator_actor (DR_ACTOR_ADMINISTRATOR), _("the generated evidence base"),
                                     evidence, error);
}

/* Whatever stands in the store's chain comes before what is made up. */
static gboolean
find_begin (DrGeneratorRun  *run,
            GError         **error)
{
  DrStore *store = dr_register_get_store (run->reg);
  g_autoptr (DrTrail) trail = NULL;
  g_autoptr (GDateTime) moment = NULL;
  DrTrailHead head;
  DrDate day = DR_DATE_NONE;

  run->begin = epoch;
  if (!dr_store_read_head (store, NULL, &head, error))
    return FALSE;
  if (head.length == 0)
    {
      dr_generator_run_set_day (run, run->begin);
      return set_up (run, error);
    }

  trail = dr_store_read_trail (store, NULL, head.length - 1, 1, error);
  if (trail == NULL || trail->n_entries == 0)
    return trail != NULL;
  run->last = trail->entries[0].at;
  moment = g_date_time_new_from_unix_utc (run->last / G_USEC_PER_SEC);
  if (moment != NULL)
    day = (DrDate) { (guint16) g_date_time_get_year (moment), (guint8) g_date_time_get_month (moment),
                     (guint8) g_date_time_get_day_of_month (moment) };
  if (dr_date_compare (day, run->begin) > 0)
    run->begin = day;

  return TRUE;
}

static gboolean
start (DrGeneratorRun  *run,
       GError         **error)
{
  DrStore *store = dr_register_get_store (run->reg);

  if (!find_begin (run, error))
    return FALSE;
  run->editions = dr_knowledge_latest (dr_register_get_knowledge (run->reg), error);
  if (run->editions == NULL)
    return FALSE;
  if (run->editions->evidence->n_points == 0)
    {
      g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                           _("the evidence base knows no access point of a service; expected one to make up changes to"));
      return FALSE;
    }
  if (!run->options->drafts_only)
    run->plan = dr_generator_plan (run->editions->evidence, run->seed, run->count, run->begin);
  run->n_acts = run->plan != NULL ? run->plan->len : run->count;

  dr_generator_run_prepare (run);
  if (!dr_generator_make_people (run, error))
    return FALSE;
  run->people = dr_store_list_people (store, error);

  return run->people != NULL;
}

/* (transfer none) (nullable): the row of a checked draft like those of the service. */
static const DrRegisterRow *
row_of (DrGeneratorRun     *run,
        guint               service,
        const DrFieldList  *fields,
        GError            **error)
{
  g_autoptr (DrVersion) version = NULL;
  DrRegisterRow *row;

  if (run->rows->pdata[service] != NULL)
    return run->rows->pdata[service];

  version = dr_version_new (run->reg, "EIA", 1, fields, error);
  if (version == NULL)
    return NULL;
  row = dr_arena_new0 (run->arena, DrRegisterRow);
  dr_version_row_make (version->check, 1, run->arena, row);
  run->rows->pdata[service] = row;

  return row;
}

static const char *
gather_text (const DrFieldList *fields,
             DrArena           *arena)
{
  g_autoptr (GString) text = g_string_new (dr_draft_fields_get (fields->items, fields->n, "change/why"));

  for (guint i = 0; i < fields->n; i++)
    if (g_str_has_prefix (fields->items[i].key, "answers/"))
      g_string_append_printf (text, "\n%s", fields->items[i].value);

  return dr_arena_strndup (arena, text->str, text->len);
}

/* Like dr_register_create(), without checking each: a draft of the service was, and they differ in their words only. */
static gboolean
make_draft (DrGeneratorRun  *run,
            guint64          number,
            GError         **error)
{
  g_auto (DrMadeUp) made = { 0 };
  const char *author = NULL;
  const DrFieldList *base = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrFieldList) fields = NULL;
  const DrRegisterRow *like = NULL;
  DrRegisterRow row;
  DrDraftSave first;
  DrTrailDetail details[2] = { { "as-of", NULL }, { "origin", "generator" } };
  DrTrailAct act = { .version = 1, .create = &first };
  DrTrailStatement statement = { .act = "create", .details = details, .n_details = 2 };
  char day[DR_DATE_STRING_SIZE];

  dr_made_up_init (&made, run->editions->evidence, run->seed, number, run->count, run->begin);
  author = dr_generator_author (run->editions->evidence, made.service);
  statement.person = author;
  base = dr_generator_run_base (run, made.service, error);
  if (base == NULL)
    return FALSE;
  dr_generator_run_set_day (run, made.first_draft);
  fields = dr_made_up_draft (&made, run->editions->evidence, run->editions->questionnaire, base, author, FALSE);
  like = row_of (run, made.service, fields, error);
  if (like == NULL)
    return FALSE;

  row = *like;
  row.reference = made.reference;
  row.title = made.title;
  row.change = made.theme->what;
  row.decision = made.decided;
  row.effective = made.effective;
  row.search_text = gather_text (fields, arena);
  first = (DrDraftSave) {
    .reference = made.reference,
    .version = 1,
    .person = author,
    .at = dr_register_get_time (run->reg),
    .fields = fields->items,
    .n_fields = fields->n,
    .row = &row,
  };
  act.reference = made.reference;
  details[0].value = dr_date_format (made.first_draft, day);

  return dr_register_append (run->reg, run->people, &act, &statement, NULL, error);
}

static gboolean
make_batch (DrStore   *store,
            gpointer   data,
            GError   **error)
{
  DrGeneratorRun *run = data;

  for (; run->done < run->until; run->done++)
    {
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
          || !(run->plan != NULL ? dr_generator_perform (run, &g_array_index (run->plan, DrPlannedAct, run->done), error)
                                 : make_draft (run, run->done + 1, error)))
        return FALSE;
      if (run->options->progress != NULL)
        run->options->progress (run->done + 1, run->n_acts, run->options->data);
    }

  return TRUE;
}

/**
 * dr_generator_run:
 * @self: a register; its time is the clock's afterwards
 * @count: assessments to make, 1..10,000,000
 * @seed: another seed, another register
 * @options: (nullable): what is made, and who is told
 * @cancellable: (nullable): to stop between two acts
 * @error: return location for %DR_STORE_ERROR_EXISTS where such references are in use, and others
 *
 * Fills a register. All acts are planned with their days first and then done in the order of time, so that times never
 * go back in any chain. A register in which nothing has happened is set up first, on 4 January 2021, with the pilot's
 * evidence base and services of a made-up council (see dr-generator-evidence.h); in one with a past the made-up years begin on the day of its last act. No finding ends it: where
 * answers have lapsed under review, the version is returned and the next one answered; what a finding holds up all the
 * same stays at its stage. Acts are written some at a time: cancelled or failed, those before stand whole, and nothing is left of the others.
 *
 * Returns: whether all were made
 */
gboolean
dr_generator_run (DrRegister                *self,
                  guint64                    count,
                  guint64                    seed,
                  const DrGeneratorOptions  *options,
                  GCancellable              *cancellable,
                  GError                   **error)
{
  static const DrGeneratorOptions otherwise = { .drafts_only = FALSE };
  g_auto (DrGeneratorRun) run = { .reg = self, .options = options != NULL ? options : &otherwise, .cancellable = cancellable,
                       .seed = seed, .count = count };
  gboolean good = start (&run, error);

  while (good && run.done < run.n_acts)
    {
      run.until = MIN (run.n_acts, run.done + (run.options->drafts_only ? BATCH_OF_DRAFTS : BATCH));
      good = dr_store_together (dr_register_get_store (self), make_batch, &run, error);
    }
  dr_register_set_time (self, 0);

  return good;
}
