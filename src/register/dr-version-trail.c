#include "dr-version-trail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-register-error.h"
#include "dr-trail-follow.h"
#include "dr-trail-versions.h"
#include "dr-trail-walk.h"

/* Entries of one assessment that are read at a time. */
#define PAGE 1000

static DrIds
split_ids (DrArena    *arena,
           const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);
  const char **ids = dr_arena_array0 (arena, const char *, n);

  for (guint i = 0; i < n; i++)
    ids[i] = dr_arena_strdup (arena, words[i]);

  return (DrIds) { ids, n };
}

static DrDate
day_of (const DrTrailStatement *statement)
{
  DrDate day = DR_DATE_NONE;
  const char *stated = dr_trail_walk_detail (statement, "as-of");

  if (stated != NULL)
    dr_date_parse_full (stated, &day);

  return day;
}

/* What a version's own entries say: its steps, and the editions that it was sealed with. */
static void
take_statement (DrVersion              *self,
                const DrTrailStatement *statement,
                GArray                 *steps,
                const char             *digests[DR_N_EDITION_KINDS])
{
  int step = 0;
  DrVersionStep taken;

  if (statement->version == self->version && strcmp (statement->act, "create") == 0)
    self->creator = dr_arena_strdup (self->arena, statement->person);
  if (statement->version != self->version || !dr_vocabulary_parse (DR_VOCABULARY_STEP, statement->act, &step))
    return;

  if (dr_trail_walk_detail (statement, "writers") != NULL)
    self->writers = split_ids (self->arena, dr_trail_walk_detail (statement, "writers"));
  taken = (DrVersionStep) {
    .step = (DrStep) step,
    .date = day_of (statement),
    .at = statement->at,
    .person = dr_arena_strdup (self->arena, statement->person),
    .name = dr_arena_strdup (self->arena, statement->name),
    .comment = dr_arena_strdup (self->arena, statement->comment),
    .record = dr_arena_strdup (self->arena, statement->record),
  };
  g_array_append_val (steps, taken);
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    {
      const char *digest = dr_trail_walk_detail (statement, dr_edition_kind_to_string ((DrEditionKind) kind));

      if (digest != NULL)
        digests[kind] = dr_arena_strdup (self->arena, digest);
    }
}

/* Kept for whoever acts on the version: whoever only looks at it is shown what is there. */
static void
note_problem (DrVersion    *self,
              const GError *problem)
{
  if (self->trail_problem == NULL)
    self->trail_problem = dr_arena_strdup (self->arena, problem->message);
}

/* Whether the entry follows from those of its assessment before it, as far as they can tell. */
static void
follow (DrVersion              *self,
        DrTrailVersions        *versions,
        DrTrailChain           *chain,
        const DrTrailStatement *statement,
        const DrTrailEntry     *entry)
{
  g_autoptr (GError) problem = NULL;
  char digest[DR_DIGEST_SIZE];

  dr_trail_entry_digest (entry->entry, digest);
  if (!dr_trail_follow_columns (statement, entry, &problem)
      || !dr_trail_follow_own (chain, digest, statement, entry, &problem)
      || !dr_trail_versions_take (versions, statement, &problem))
    note_problem (self, problem);
}

/* Where the acts lead, and where the register says that the version is. */
static void
compare_stage (DrVersion       *self,
               DrTrailVersions *versions)
{
  const DrTrailVersion *told = dr_trail_versions_find (versions, self->reference, self->version);
  g_autoptr (GError) problem = NULL;

  if (told != NULL && !told->deleted && told->stage == self->draft->stage)
    return;

  if (told == NULL || told->deleted)
    g_set_error (&problem, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
                 _("%s, version %u: it is in the register, and no entry of the trail made it; expected one"), self->reference,
                 self->version);
  else
    g_set_error (&problem, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
                 _("%s, version %u: the register says that it is %s; expected %s, as the trail tells"), self->reference,
                 self->version, dr_workflow_stage_name (self->draft->stage), dr_workflow_stage_name (told->stage));
  note_problem (self, problem);
}

/**
 * dr_version_read_trail:
 * @self: a version with its reference, number and draft
 * @store: the store
 * @digests: (out): of the editions that it was sealed with, in @self's memory; %NULL where there are none
 * @error: return location
 *
 * Fills in what the trail says: steps, creator, writers, the head of the assessment's chain, and whether any of it
 * contradicts itself or the register.
 *
 * Returns: whether it could be read
 */
gboolean
dr_version_read_trail (DrVersion   *self,
                       DrStore     *store,
                       const char  *digests[DR_N_EDITION_KINDS],
                       GError     **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DrVersionStep));
  g_autoptr (DrTrailVersions) versions = dr_trail_versions_new (DR_DATE_NONE);
  DrTrailChain chain = { .length = 0 };
  DrVersionStep *kept;
  guint64 after = 0;
  guint n = 0;

  do
    {
      g_autoptr (DrTrail) trail = dr_store_read_trail (store, self->reference, after, PAGE, error);

      if (trail == NULL)
        return FALSE;
      n = trail->n_entries;
      for (guint i = 0; i < n; i++)
        {
          const DrTrailEntry *entry = &trail->entries[i];
          g_autoptr (DrTrailStatement) statement = dr_trail_walk_read (entry, error);

          if (statement == NULL)
            {
              g_prefix_error (error, "%s: ", self->reference);
              return FALSE;
            }
          take_statement (self, statement, steps, digests);
          follow (self, versions, &chain, statement, entry);
          after = entry->sequence;
          g_strlcpy (self->head, entry->head, DR_DIGEST_SIZE);
        }
    }
  while (n == PAGE);
  compare_stage (self, versions);

  kept = dr_arena_array0 (self->arena, DrVersionStep, steps->len);
  if (steps->len > 0)
    memcpy (kept, steps->data, steps->len * sizeof (DrVersionStep));
  self->steps = kept;
  self->n_steps = steps->len;

  return TRUE;
}

/**
 * dr_version_check_trail:
 * @self: a version that is in the store
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED
 *
 * Returns: whether the trail agrees with itself and with the register about it: nobody acts on one that was edited past
 *   the program
 */
gboolean
dr_version_check_trail (const DrVersion  *self,
                        GError          **error)
{
  if (self->trail_problem == NULL)
    return TRUE;

  g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED, self->trail_problem);

  return FALSE;
}
