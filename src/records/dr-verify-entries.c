/* What an entry states, held against the record, the edition or the limitation that it is about. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-transition.h"
#include "dr-act-names.h"
#include "dr-verification-private.h"
#include "dr-verify-trail.h"

#define ROLE(role) (1u << DR_ROLE_##role)

typedef struct {
  DrVerifyTrail *trail;
  const char    *where;
  const char    *name;   /* of the record */
} Comparison;

/* A field that the entry and the record's seal both have. */
static void
compare_text (const Comparison *self,
              const char       *what,
              const char       *entry,
              const char       *record)
{
  if (g_strcmp0 (entry != NULL ? entry : "", record != NULL ? record : "") != 0)
    dr_verification_problem_of (self->trail->report, DR_VERIFY_LINE_DIFFERS, DR_VERIFY_ENTRIES, self->where,
                                _("%s: %s is “%s” in the entry and “%s” in the record"),
                                self->name, what, entry != NULL ? entry : "", record != NULL ? record : "");
}

static void
compare_seal (const Comparison       *self,
              const DrTrailStatement *statement,
              const DrSeal           *seal,
              const char             *previous)
{
  g_autofree char *entered = statement->at >= 0 ? dr_seal_time (statement->at) : g_strdup ("");
  g_autofree char *sealed = dr_seal_time (seal->time);

  compare_text (self, _("the step"), dr_act_name (statement->act), dr_step_name (seal->step));
  compare_text (self, _("the person"), statement->person, seal->person);
  compare_text (self, _("the name"), statement->name, seal->name);
  compare_text (self, _("the login"), statement->login, seal->login);
  compare_text (self, _("the host"), statement->host, seal->host);
  compare_text (self, _("the program"), statement->program, seal->program);
  compare_text (self, _("the time"), entered, sealed);
  if (g_strcmp0 (previous, seal->previous != NULL ? seal->previous : "") != 0)
    dr_verification_problem (self->trail->report, DR_VERIFY_CHAINS, self->where,
                             _("%s: its seal names another head of the assessment’s chain than there is before it, so something up to "
                               "here was altered"), self->name);
}

/* The steps that a record holds are those of its version up to the one that sealed it. */
static void
compare_steps (const Comparison      *self,
               const DrVerifyFacts   *facts,
               const DrVerifyVersion *version)
{
  gboolean same = facts->n_steps == version->steps->len;

  for (guint i = 0; same && i < facts->n_steps; i++)
    {
      const DrStepTaken *entered = &g_array_index (version->steps, DrStepTaken, i);

      same = entered->step == facts->steps[i].step && dr_date_is_same (entered->date, facts->steps[i].date)
             && strcmp (entered->person, facts->steps[i].person) == 0;
    }
  if (!same)
    dr_verification_problem (self->trail->report, DR_VERIFY_ENTRIES, self->where,
                             _("%s: the steps that the record holds are not those that the trail has of this version"), self->name);
}

static void
compare_editions (const Comparison       *self,
                  const DrTrailStatement *statement,
                  const DrVerifyFacts    *facts)
{
  for (guint i = 0; i < DR_N_VERIFY_EDITIONS; i++)
    {
      const char *word = dr_verify_edition_word ((DrVerifyEdition) i);
      const char *stated = dr_verify_detail (statement, word);
      DrVerifyEditionFile *file = dr_verify_editions_find (self->trail->editions, (DrVerifyEdition) i, facts->editions[i]);

      compare_text (self, word, stated, facts->editions[i]);
      if (file == NULL)
        continue;   /* that it is not there was said of the record */
      file->is_used = TRUE;
      if (!file->is_published)
        dr_verification_problem (self->trail->report, DR_VERIFY_EDITIONS, self->where,
                                 _("%s: the %s that it names, %s, was not published by an act before"), self->name, word, file->name);
    }
}

static char *
limitation_text (const char *rule,
                 const char *subject,
                 const char *from,
                 const char *until,
                 const char *by,
                 const char *words)
{
  return g_strjoin ("\n", rule, subject, from, until, by, words, NULL);
}

/* A limitation answers findings: it must have been accepted by an act before. */
static void
compare_limitations (const Comparison    *self,
                     const DrVerifyFacts *facts)
{
  for (guint i = 0; i < facts->n_limitations; i++)
    {
      const DrLimitation *each = &facts->limitations[i];
      char from[DR_DATE_STRING_SIZE];
      char until[DR_DATE_STRING_SIZE];
      g_autofree char *text = limitation_text (each->rule, each->subject, dr_date_format (each->from, from),
                                               dr_date_format (each->until, until), each->by, each->text);

      if (g_strcmp0 (g_hash_table_lookup (self->trail->limitations, each->id), text) != 0)
        dr_verification_problem (self->trail->report, DR_VERIFY_ENTRIES, self->where,
                                 _("%s: the limitation “%s” that it relies on was not accepted in these words by an act before"),
                                 self->name, each->id);
    }
}

/* Of assessments whose entries are here, the register's extract can be told: what is left of it is not yet explained, and
 * an assessment that no entry before is about has one that comes after. */
static void
compare_live (const Comparison    *self,
              const DrVerifyFacts *facts)
{
  for (guint i = 0; i < facts->n_live; i++)
    {
      const DrVerifyChain *chain = g_hash_table_lookup (self->trail->chains, facts->live[i].reference);

      if (chain == NULL || !g_hash_table_contains (chain->records, facts->live[i].digest))
        dr_verification_problem (self->trail->report, DR_VERIFY_ENTRIES, self->where,
                                 _("%s: it counts %s by a record that no entry before sealed"), self->name, facts->live[i].reference);
    }
}

/* data/records/REFERENCE/vN-PP-STEP.xml */
static void
compare_name (const Comparison       *self,
              const DrTrailStatement *statement)
{
  g_autofree char *file = g_strdup_printf ("v%u-%02" G_GUINT64_FORMAT "-%s.xml", statement->version, statement->position,
                                           statement->act);
  g_autofree char *stated = g_path_get_basename (self->name);

  if (strcmp (file, stated) != 0)
    dr_verification_problem (self->trail->report, DR_VERIFY_LAYOUT, self->name, _("by its entry it should be called %s"), file);
}

/* dr_verify_entry_record(): a step's entry, after the version has taken the step. */
void
dr_verify_entry_record (DrVerifyTrail          *self,
                        const char             *where,
                        const DrTrailStatement *statement,
                        const DrVerifyVersion  *version,
                        const char             *previous)
{
  DrVerifyFacts *facts = g_hash_table_lookup (self->facts, statement->record);
  Comparison comparison = { self, where, facts != NULL ? facts->name : NULL };
  g_autofree char *number = g_strdup_printf ("%u", statement->version);
  g_autofree char *own_number = NULL;
  char as_of[DR_DATE_STRING_SIZE];

  if (facts == NULL)
    {
      if (statement->record[0] == '\0')
        dr_verification_problem (self->report, DR_VERIFY_ENTRIES, where, _("a step that sealed no record"));
      else
        dr_verification_problem_of (self->report, DR_VERIFY_LINE_MISSING, DR_VERIFY_ENTRIES, where,
                                    _("the record that it sealed, %s, is not in the bag"), statement->record);
      return;
    }
  if (facts->is_named)
    dr_verification_problem (self->report, DR_VERIFY_ENTRIES, where, _("%s: another entry sealed it already"), facts->name);
  facts->is_named = TRUE;

  own_number = g_strdup_printf ("%u", facts->version);
  compare_text (&comparison, _("the reference"), statement->reference, facts->reference);
  compare_text (&comparison, _("the version"), number, own_number);
  compare_text (&comparison, _("the day"), dr_verify_detail (statement, "as-of"), dr_date_format (facts->as_of, as_of));
  if (facts->is_sealed)
    compare_seal (&comparison, statement, &facts->seal, previous);
  else
    dr_verification_problem (self->report, DR_VERIFY_ENTRIES, where, _("%s: it has no seal that can be read"), facts->name);
  compare_steps (&comparison, facts, version);
  compare_editions (&comparison, statement, facts);
  compare_limitations (&comparison, facts);
  compare_live (&comparison, facts);
  compare_name (&comparison, statement);
}

/* dr_verify_entry_limitation(): an equalities officer accepts a limitation of the evidence. */
void
dr_verify_entry_limitation (DrVerifyTrail          *self,
                            const char             *where,
                            const DrTrailStatement *statement)
{
  static const char * const names[] = { "limitation", "rule", "subject", "from", "until" };
  const char *values[G_N_ELEMENTS (names)];

  dr_verify_roll_expect (self->roll, self->report, where, statement->person, ROLE (EQUALITIES), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      values[i] = dr_verify_detail (statement, names[i]);
      if (values[i] == NULL)
        {
          dr_verification_problem (self->report, DR_VERIFY_ENTRIES, where, _("it has no detail “%s”"), names[i]);
          return;
        }
    }
  g_hash_table_insert (self->limitations, g_strdup (values[0]),
                       limitation_text (values[1], values[2], values[3], values[4], statement->person, statement->comment));
}

/* dr_verify_entry_edition(): an equalities officer publishes an edition; the first of its kind the administrator may. */
void
dr_verify_entry_edition (DrVerifyTrail          *self,
                         const char             *where,
                         const DrTrailStatement *statement)
{
  const char *word = dr_verify_detail (statement, "kind");
  const char *number = dr_verify_detail (statement, "number");
  const char *digest = dr_verify_detail (statement, "sha256");
  guint64 stated = 0;
  DrVerifyEditionFile *file;
  guint kind = 0;

  while (kind < DR_N_VERIFY_EDITIONS && g_strcmp0 (word, dr_verify_edition_word ((DrVerifyEdition) kind)) != 0)
    kind++;
  if (kind == DR_N_VERIFY_EDITIONS || digest == NULL || number == NULL
      || !g_ascii_string_to_unsigned (number, 10, 1, G_MAXUINT, &stated, NULL))
    {
      dr_verification_problem (self->report, DR_VERIFY_EDITIONS, where, _("it does not say which edition of what was published"));
      return;
    }
  dr_verify_roll_expect (self->roll, self->report, where, statement->person,
                         ROLE (EQUALITIES) | (self->n_editions[kind] == 0 ? ROLE (ADMINISTRATOR) : 0), NULL);
  if (stated != ++self->n_editions[kind])
    dr_verification_problem (self->report, DR_VERIFY_EDITIONS, where, _("it publishes number %s of the %s, expected number %u"), number,
                             word, self->n_editions[kind]);

  file = dr_verify_editions_find (self->editions, (DrVerifyEdition) kind, digest);
  if (file == NULL)
    return;   /* not every edition is handed out */
  file->is_published = TRUE;
  if (file->number != stated)
    dr_verification_problem (self->report, DR_VERIFY_EDITIONS, where, _("it publishes number %s, which is %s in the bag"), number,
                             file->name);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const DrVerifyFacts *) a)->name, ((const DrVerifyFacts *) b)->name);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const DrVerifyEditionFile *) a)->name, ((const DrVerifyEditionFile *) b)->name);
}

/* dr_verify_entries_finish(): what is in the bag and no entry is about. */
void
dr_verify_entries_finish (DrVerifyTrail *self)
{
  g_autoptr (GList) records = g_list_sort (g_hash_table_get_values (self->facts), compare_names);

  for (const GList *at = records; at != NULL; at = at->next)
    if (!((const DrVerifyFacts *) at->data)->is_named)
      dr_verification_problem_of (self->report, DR_VERIFY_LINE_EXTRA, DR_VERIFY_ENTRIES, ((const DrVerifyFacts *) at->data)->name,
                                  _("no entry of the trail sealed this record"));
  for (guint kind = 0; kind < DR_N_VERIFY_EDITIONS; kind++)
    {
      g_autoptr (GList) files = g_list_sort (g_hash_table_get_values (self->editions->files[kind]), compare_files);

      for (const GList *at = files; at != NULL; at = at->next)
        if (!((const DrVerifyEditionFile *) at->data)->is_published)
          dr_verification_problem (self->report, DR_VERIFY_EDITIONS, ((const DrVerifyEditionFile *) at->data)->name,
                                   _("no act in the trail published it"));
    }
  dr_verification_tested (self->report, DR_VERIFY_ENTRIES);
  dr_verification_tested (self->report, DR_VERIFY_EDITIONS);
}
