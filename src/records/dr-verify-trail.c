#include "dr-verify-trail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-digits.h"
#include "dr-transition.h"
#include "dr-verification-private.h"

#define ROLE(role) (1u << DR_ROLE_##role)

/* Clocks of several computers differ a little, and are set. */
#define CLOCK_SLACK (G_GINT64_CONSTANT (10) * 60 * G_USEC_PER_SEC)

static void
free_version (gpointer data)
{
  DrVerifyVersion *version = data;

  dr_verify_hands_free (version->hands);
  g_array_unref (version->acts);
  g_array_unref (version->steps);
  g_free (version);
}

static void
free_chain (gpointer data)
{
  DrVerifyChain *chain = data;

  g_hash_table_unref (chain->versions);
  g_hash_table_unref (chain->records);
  g_free (chain);
}

/* dr_verify_trail_new(): before the first entry. */
DrVerifyTrail *
dr_verify_trail_new (DrVerification   *report,
                     DrVerifyEditions *editions,
                     GHashTable       *facts,
                     DrVerifyReceived *received,
                     GPtrArray        *anchors,
                     DrDate            then)
{
  DrVerifyTrail *self = g_new0 (DrVerifyTrail, 1);

  self->report = report;
  self->editions = editions;
  self->facts = facts;
  self->received = received;
  self->heads = anchors;
  self->then = then;
  self->words = g_string_chunk_new (4096);
  self->roll = dr_verify_roll_new ();
  self->desks = dr_verify_desks_new ();
  self->chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_chain);
  self->erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->limitations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->last_at = G_MININT64;

  return self;
}

/* dr_verify_trail_free(): (nullable). */
void
dr_verify_trail_free (DrVerifyTrail *self)
{
  if (self == NULL)
    return;

  g_string_chunk_free (self->words);
  dr_verify_roll_free (self->roll);
  dr_verify_desks_free (self->desks);
  g_hash_table_unref (self->chains);
  g_hash_table_unref (self->erased);
  g_hash_table_unref (self->limitations);
  g_free (self);
}

/* dr_verify_trail_find(): (nullable): what is known of that version. */
DrVerifyVersion *
dr_verify_trail_find (DrVerifyTrail *self,
                      const char    *reference,
                      guint          version)
{
  DrVerifyChain *chain = g_hash_table_lookup (self->chains, reference);

  return chain != NULL ? g_hash_table_lookup (chain->versions, GUINT_TO_POINTER (version)) : NULL;
}

static DrVerifyChain *
chain_of (DrVerifyTrail *self,
          const char    *reference)
{
  DrVerifyChain *chain = g_hash_table_lookup (self->chains, reference);

  if (chain == NULL)
    {
      chain = g_new0 (DrVerifyChain, 1);
      chain->versions = g_hash_table_new_full (NULL, NULL, NULL, free_version);
      chain->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->chains, g_strdup (reference), chain);
    }

  return chain;
}

static DrDate
day_of (const DrTrailStatement *statement)
{
  const char *stated = dr_verify_detail (statement, "as-of");
  DrDate day = DR_DATE_NONE;

  if (stated != NULL)
    dr_date_parse_full (stated, &day);

  return day;
}

static gboolean
is_by_then (const DrVerifyTrail *self,
            DrDate               day)
{
  return dr_date_is_set (self->then) && (!dr_date_is_set (day) || dr_date_compare (day, self->then) <= 0);
}

/* An act without a day of its own happened on that of its time. */
static DrDate
clock_day (const DrTrailStatement *statement)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (statement->at / G_USEC_PER_SEC);

  return moment != NULL ? (DrDate) { (guint16) g_date_time_get_year (moment), (guint8) g_date_time_get_month (moment),
                                     (guint8) g_date_time_get_day_of_month (moment) }
                        : DR_DATE_NONE;
}

static DrVerifyVersion *
add_version (DrVerifyTrail          *self,
             DrVerifyChain          *chain,
             const DrTrailStatement *statement)
{
  DrVerifyVersion *version = g_new0 (DrVerifyVersion, 1);

  version->hands = dr_verify_hands_new ();
  version->acts = dr_verify_acts_new ();
  version->steps = g_array_new (FALSE, FALSE, sizeof (DrStepTaken));
  version->began = day_of (statement);
  version->was_there = is_by_then (self, version->began);
  g_hash_table_insert (chain->versions, GUINT_TO_POINTER (statement->version), version);

  return version;
}

static void
create (DrVerifyTrail          *self,
        const char             *where,
        const DrTrailStatement *statement)
{
  DrVerifyChain *chain = chain_of (self, statement->reference);
  guint latest = chain->latest;
  const DrVerifyVersion *before = latest != 0 ? g_hash_table_lookup (chain->versions, GUINT_TO_POINTER (latest)) : NULL;
  DrVerifyVersion *made;

  dr_verify_roll_expect (self->roll, self->report, where, statement->person, ROLE (MANAGER) | ROLE (EQUALITIES), NULL);
  if (before != NULL && (statement->version != latest + 1 || !dr_stage_has_next_version (before->stage)))
    dr_verification_problem (self->report, DR_VERIFY_WORKFLOW, where,
                             _("it makes version %u although version %u is %s; the next starts from one that is returned, approved, decided "
                               "or monitored"), statement->version, latest, dr_stage_name (before->stage));
  made = add_version (self, chain, statement);
  made->before = latest != statement->version ? latest : 0;
  chain->latest = statement->version;
  dr_verify_hands_add (made->hands, statement->person, DR_HAND_AUTHOR);
  dr_verify_desks_add (self->desks, made->acts, statement, DR_HAND_AUTHOR);
}

static void
delete (DrVerifyTrail          *self,
        const char             *where,
        const DrTrailStatement *statement)
{
  DrVerifyVersion *version = dr_verify_trail_find (self, statement->reference, statement->version);

  dr_verify_roll_expect (self->roll, self->report, where, statement->person, ROLE (MANAGER) | ROLE (EQUALITIES), NULL);
  if (version == NULL || version->is_deleted || version->stage != DR_STAGE_DRAFT)
    dr_verification_problem (self->report, DR_VERIFY_WORKFLOW, where, _("it deletes version %u, which is %s, expected a draft"),
                             statement->version, version == NULL || version->is_deleted ? _("not there")
                                                                                        : dr_stage_name (version->stage));
  if (version == NULL)
    return;
  version->is_deleted = TRUE;
  chain_of (self, statement->reference)->latest = version->before;
  if (is_by_then (self, clock_day (statement)))
    version->was_there = FALSE;
}

/* An approval takes the place of the version in force, and says so. */
static void
supersede (DrVerifyTrail          *self,
           const char             *where,
           const DrTrailStatement *statement,
           DrDate                  day)
{
  const char *stated = dr_verify_detail (statement, "supersedes");
  DrVerifyChain *chain = chain_of (self, statement->reference);
  DrVerifyVersion *version = g_hash_table_lookup (chain->versions, GUINT_TO_POINTER (chain->approved));
  guint in_force = version != NULL && chain->approved != statement->version
                   && dr_stage_is_superseded_by_approval (version->stage) ? chain->approved : 0;
  guint64 number = 0;

  if (stated != NULL && !g_ascii_string_to_unsigned (stated, 10, 1, G_MAXUINT, &number, NULL))
    number = G_MAXUINT;
  if (number != in_force)
    dr_verification_problem (self->report, DR_VERIFY_WORKFLOW, where,
                             in_force != 0 ? _("version %u is in force, and the approval says that it supersedes %s")
                                           : _("version %u, there is none in force, and the approval says that it supersedes %s"),
                             in_force, stated != NULL ? stated : _("none"));
  chain->approved = statement->version;
  if (in_force != 0)
    {
      version->stage = DR_STAGE_SUPERSEDED;
      if (is_by_then (self, day))
        version->stage_then = DR_STAGE_SUPERSEDED;
    }
}

/* Whoever saved anything in a draft is an author of what was submitted, as the register has it. */
static void
add_writers (DrVerifyHands          *hands,
             const DrTrailStatement *statement)
{
  const char *writers = dr_verify_detail (statement, "writers");
  g_auto (GStrv) ids = writers != NULL ? g_strsplit (writers, " ", -1) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    dr_verify_hands_add (hands, ids[i], DR_HAND_AUTHOR);
}

static void
check_days (DrVerifyTrail          *self,
            const char             *where,
            const DrTrailStatement *statement,
            DrStep                  step,
            const DrVerifyVersion  *version,
            DrDate                  day)
{
  const DrVerifyFacts *facts = g_hash_table_lookup (self->facts, statement->record);
  const DrStepTaken *last = version->steps->len > 0 ? &g_array_index (version->steps, DrStepTaken, version->steps->len - 1) : NULL;
  char words[DR_DATE_STRING_SIZE];
  char other[DR_DATE_STRING_SIZE];

  if (!dr_date_is_set (day))
    dr_verification_problem (self->report, DR_VERIFY_TIMELINESS, where, _("it does not say as of which day the step was taken"));
  else if (ABS (dr_date_days_between (day, clock_day (statement))) > 1)
    dr_verification_problem (self->report, DR_VERIFY_TIMELINESS, where, _("taken as of %s, and entered on %s, expected the same day"),
                             dr_date_format (day, words), dr_date_format (clock_day (statement), other));
  if (last != NULL && dr_date_is_set (day) && dr_date_is_set (last->date) && dr_date_compare (day, last->date) < 0)
    dr_verification_problem (self->report, DR_VERIFY_TIMELINESS, where, _("taken as of %s, before the step before it, %s"),
                             dr_date_format (day, words), dr_date_format (last->date, other));
  if (facts == NULL)
    return;
  if (step == DR_STEP_DECIDE && !dr_date_is_set (facts->decided))
    dr_verification_problem (self->report, DR_VERIFY_TIMELINESS, where, _("a decision is recorded, and the record does not say when it "
                                                                          "was taken"));
  if (step == DR_STEP_MONITOR && dr_date_is_set (facts->effective) && dr_date_is_set (day)
      && dr_date_compare (facts->effective, day) > 0)
    dr_verification_problem (self->report, DR_VERIFY_TIMELINESS, where, _("monitoring starts on %s, before the change takes effect on %s"),
                             dr_date_format (day, words), dr_date_format (facts->effective, other));
}

static void
take_step (DrVerifyTrail          *self,
           const char             *where,
           const DrTrailStatement *statement,
           DrStep                  step,
           const char             *previous)
{
  DrVerifyChain *chain = chain_of (self, statement->reference);
  DrVerifyVersion *version = dr_verify_trail_find (self, statement->reference, statement->version);
  const DrVerifyFacts *facts = g_hash_table_lookup (self->facts, statement->record);
  DrDate day = day_of (statement);
  const DrTransition *transition;
  DrStepTaken taken = { step, day, g_string_chunk_insert_const (self->words, statement->person) };

  if (version == NULL || version->is_deleted)
    {
      dr_verification_problem (self->report, DR_VERIFY_WORKFLOW, where, _("a step of version %u, which was never made"),
                               statement->version);
      version = add_version (self, chain, statement);
    }
  transition = dr_transition_find (step, version->stage);
  if (transition == NULL)
    dr_verification_problem (self->report, DR_VERIFY_WORKFLOW, where, _("it cannot be taken of a version that is %s"),
                             dr_stage_name (version->stage));
  else
    {
      if (facts != NULL)
        dr_verification_call (self->report, DR_VERIFY_SERVICE, facts->service, facts->service_name);
      dr_verify_roll_expect (self->roll, self->report, where, statement->person, transition->roles,
                             facts != NULL ? facts->service : NULL);
      version->stage = transition->to;
    }
  check_days (self, where, statement, step, version, day);
  if (step == DR_STEP_APPROVE)
    supersede (self, where, statement, day);

  g_array_append_val (version->steps, taken);
  dr_verify_hands_add_step (version->hands, step, statement->person);
  if (step == DR_STEP_SUBMIT)
    add_writers (version->hands, statement);
  dr_verify_desks_add (self->desks, version->acts, statement, dr_verify_hand_of_step (step));
  if (is_by_then (self, day))
    {
      version->stage_then = version->stage;
      g_strlcpy (version->record_then, statement->record, DR_DIGEST_SIZE);
    }
  if (dr_is_digest (statement->record))
    g_hash_table_add (chain->records, g_strdup (statement->record));
  dr_verify_entry_record (self, where, statement, version, previous);
  if (facts != NULL)
    dr_verify_hands_add_facts (version->hands, facts);
}

static void
check_clock (DrVerifyTrail          *self,
             const char             *where,
             const DrTrailStatement *statement)
{
  gint64 back = self->last_at != G_MININT64 ? self->last_at - statement->at : 0;

  if (back > CLOCK_SLACK)
    dr_verification_problem (self->report, DR_VERIFY_TIMELINESS, where,
                             _("the clock goes back by %s minutes from the entry before"),
                             DR_DIGITS ((guint64) (back / G_USEC_PER_SEC / 60)));
  else if (back > 0)
    dr_verification_note (self->report, DR_VERIFY_TIMELINESS, where,
                          _("the clock goes back by %s seconds from the entry before"),
                          DR_DIGITS ((guint64) (back / G_USEC_PER_SEC)));
  self->last_at = MAX (self->last_at, statement->at);
}

static void
take_other (DrVerifyTrail          *self,
            const char             *where,
            const DrTrailStatement *statement)
{
  const char *digest = dr_verify_detail (statement, "sha256");

  if (strcmp (statement->act, "limitation") == 0)
    dr_verify_entry_limitation (self, where, statement);
  else if (strcmp (statement->act, "edition") == 0)
    dr_verify_entry_edition (self, where, statement);
  else if (strcmp (statement->act, "erase") == 0)
    {
      dr_verify_roll_expect (self->roll, self->report, where, statement->person, ROLE (EQUALITIES) | ROLE (ADMINISTRATOR), NULL);
      g_hash_table_add (self->erased, g_strdup (digest != NULL ? digest : ""));
    }
  else if (strcmp (statement->act, "import") == 0)
    {
      dr_verify_roll_expect (self->roll, self->report, where, statement->person, 0, NULL);
      dr_verify_received_act (self->received, statement);
    }
  else
    dr_verification_problem (self->report, DR_VERIFY_WORKFLOW, where, _("the act “%s” is none that this program knows"), statement->act);
}

static void
look_for_anchors (DrVerifyTrail          *self,
                  const DrTrailStatement *statement,
                  const char             *digest,
                  const char             *previous)
{
  char head[DR_DIGEST_SIZE];

  if (self->heads == NULL || statement->position == 0)
    return;
  dr_trail_next_head (previous, digest, head);
  for (guint i = 0; i < self->heads->len; i++)
    {
      DrVerifyAnchor *anchor = self->heads->pdata[i];

      if ((anchor->reference == NULL || strcmp (anchor->reference, statement->reference) == 0)
          && strcmp (anchor->head, head) == 0)
        anchor->is_found = TRUE;
    }
}

/**
 * dr_verify_trail_take:
 * @statement: of the next full entry
 * @digest: of it
 * @store_head: after it
 * @previous: the head of its assessment's chain before it
 * @data: a #DrVerifyTrail
 * @error: not used
 *
 * A #DrTrailEach.
 *
 * Returns: %TRUE: what is wrong stands in the report
 */
gboolean
dr_verify_trail_take (const DrTrailStatement *statement,
                      const char             *digest,
                      const char             *store_head,
                      const char             *previous,
                      gpointer                data,
                      GError                **error)
{
  DrVerifyTrail *self = data;
  int step = 0;
  gboolean is_step = dr_vocabulary_parse (DR_VOCABULARY_STEP, statement->act, &step);
  g_autofree char *where = statement->position > 0
    ? g_strdup_printf (_("entry %s (%s, %s version %u)"), DR_DIGITS (statement->sequence), dr_act_name (statement->act),
                       statement->reference, statement->version)
    : g_strdup_printf (_("entry %s (%s)"), DR_DIGITS (statement->sequence), dr_act_name (statement->act));

  check_clock (self, where, statement);
  look_for_anchors (self, statement, digest, previous);
  if (!is_step && statement->record[0] != '\0')
    dr_verification_problem (self->report, DR_VERIFY_ENTRIES, where, _("it names a record, and is no step"));
  if (statement->position > 0)
    {
      if (is_step)
        take_step (self, where, statement, (DrStep) step, previous);
      else if (strcmp (statement->act, "create") == 0)
        create (self, where, statement);
      else if (strcmp (statement->act, "delete") == 0)
        delete (self, where, statement);
      else
        dr_verification_problem (self->report, DR_VERIFY_WORKFLOW, where, _("the act “%s” is not one of an assessment"), statement->act);
    }
  else if (is_step || strcmp (statement->act, "create") == 0 || strcmp (statement->act, "delete") == 0)
    dr_verification_problem (self->report, DR_VERIFY_WORKFLOW, where, _("it names no assessment"));
  else if (!dr_verify_roll_take (self->roll, self->report, where, statement))
    take_other (self, where, statement);

  return TRUE;
}

static int
compare_text (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return GPOINTER_TO_UINT (a) < GPOINTER_TO_UINT (b) ? -1 : GPOINTER_TO_UINT (a) > GPOINTER_TO_UINT (b);
}

/* dr_verify_trail_finish(): what can be told only once every entry was taken. */
void
dr_verify_trail_finish (DrVerifyTrail *self)
{
  g_autoptr (GList) references = g_list_sort (g_hash_table_get_keys (self->chains), compare_text);

  for (const GList *at = references; at != NULL; at = at->next)
    {
      const DrVerifyChain *chain = g_hash_table_lookup (self->chains, at->data);
      g_autoptr (GList) versions = g_list_sort (g_hash_table_get_keys (chain->versions), compare_numbers);

      for (const GList *number = versions; number != NULL; number = number->next)
        {
          const DrVerifyVersion *version = g_hash_table_lookup (chain->versions, number->data);
          g_autofree char *where = g_strdup_printf (_("%s version %u"), (const char *) at->data, GPOINTER_TO_UINT (number->data));

          dr_verify_hands_check (version->hands, self->report, where);
          dr_verify_desks_look (self->desks, version->acts, where);
        }
    }
  dr_verify_desks_report (self->desks, self->report);
  dr_verification_tested (self->report, DR_VERIFY_DUTIES);
  dr_verification_tested (self->report, DR_VERIFY_WORKFLOW);
  dr_verification_tested (self->report, DR_VERIFY_ROLES);
  dr_verification_tested (self->report, DR_VERIFY_TIMELINESS);
  dr_verify_entries_finish (self);
}
