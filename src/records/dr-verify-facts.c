#include "dr-verify-record.h"

#include <string.h>

/* Bytes of what is kept: there are as many as records in a bag. */
#define USUAL 1024

static const char *
keep (DrArena    *arena,
      const char *text)
{
  return text != NULL ? dr_arena_strdup (arena, text) : NULL;
}

static void
add_person (GPtrArray  *people,
            const char *person)
{
  if (person != NULL && person[0] != '\0' && !g_ptr_array_find_with_equal_func (people, person, g_str_equal, NULL))
    g_ptr_array_add (people, (gpointer) person);
}

static DrIds
keep_people (DrArena   *arena,
             GPtrArray *people)
{
  const char **items = dr_arena_array0 (arena, const char *, MAX (people->len, 1));

  for (guint i = 0; i < people->len; i++)
    items[i] = keep (arena, people->pdata[i]);

  return (DrIds) { items, people->len };
}

static void
keep_verdicts (DrVerifyFacts      *self,
               const DrAssessment *assessment)
{
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new ();
  g_autoptr (GPtrArray) approvers = g_ptr_array_new ();

  for (guint i = 0; i < assessment->n_justifications; i++)
    {
      const DrJustification *each = &assessment->justifications[i];

      add_person (reviewers, each->reviewer != NULL ? each->reviewer->by : NULL);
      add_person (approvers, each->approver != NULL ? each->approver->by : NULL);
    }
  for (guint i = 0; i < assessment->n_section_reviews; i++)
    add_person (reviewers, assessment->section_reviews[i].by);

  self->reviewers = keep_people (self->arena, reviewers);
  self->approvers = keep_people (self->arena, approvers);
}

static void
keep_context (DrVerifyFacts        *self,
              const DrContext      *context,
              const DrVerifySealed *sealed)
{
  DrStepTaken *steps = dr_arena_array0 (self->arena, DrStepTaken, MAX (context->n_steps, 1));
  g_autoptr (GArray) live = g_array_new (FALSE, FALSE, sizeof (DrLiveAssessment));
  DrLimitation *limitations = dr_arena_array0 (self->arena, DrLimitation, MAX (context->n_limitations, 1));

  for (guint i = 0; i < context->n_steps; i++)
    steps[i] = (DrStepTaken) { context->steps[i].step, context->steps[i].date, keep (self->arena, context->steps[i].person) };
  /* There are as many as the register has live ones: of all records together they would be its square. */
  for (guint i = 0; i < context->n_live; i++)
    if (!dr_verify_sealed_explains (sealed, self->digest, &context->live[i]))
      {
        DrLiveAssessment each = {
          .reference = keep (self->arena, context->live[i].reference),
          .digest = keep (self->arena, context->live[i].digest),
        };

        g_array_append_val (live, each);
      }
  for (guint i = 0; i < context->n_limitations; i++)
    {
      const DrLimitation *each = &context->limitations[i];

      limitations[i] = (DrLimitation) {
        keep (self->arena, each->id), keep (self->arena, each->rule), keep (self->arena, each->subject),
        keep (self->arena, each->text), keep (self->arena, each->by), each->from, each->until,
      };
    }
  self->steps = steps;
  self->n_steps = context->n_steps;
  self->live = dr_arena_array0 (self->arena, DrLiveAssessment, live->len);
  if (live->len > 0)
    memcpy ((DrLiveAssessment *) self->live, live->data, live->len * sizeof (DrLiveAssessment));
  self->n_live = live->len;
  self->limitations = limitations;
  self->n_limitations = context->n_limitations;
}

static void
keep_seal (DrVerifyFacts   *self,
           const DrXmlNode *node)
{
  DrSeal seal;

  self->is_sealed = node != NULL && dr_seal_read (node, &seal, NULL);
  if (self->is_sealed)
    self->seal = (DrSeal) {
      seal.step, seal.time, keep (self->arena, seal.person), keep (self->arena, seal.name), keep (self->arena, seal.login),
      keep (self->arena, seal.host), keep (self->arena, seal.program), keep (self->arena, seal.previous),
    };
}

/* dr_verify_facts_new(): a copy of what is looked at again once the record itself is gone. */
DrVerifyFacts *
dr_verify_facts_new (const char           *name,
                     const char           *digest,
                     const DrRecord       *record,
                     const DrVerifySealed *sealed)
{
  DrVerifyFacts *self = g_new0 (DrVerifyFacts, 1);
  const DrAssessment *assessment = record->assessment;
  DrAttachment *attachments;

  self->arena = dr_arena_new_for (USUAL);
  self->name = keep (self->arena, name);
  g_strlcpy (self->digest, digest, DR_DIGEST_SIZE);
  self->reference = keep (self->arena, assessment->reference);
  self->version = assessment->version;
  self->as_of = record->context.as_of;
  self->service = assessment->service != DR_NO_INDEX ? keep (self->arena, record->evidence->services[assessment->service].id) : "";
  self->service_name = assessment->service != DR_NO_INDEX ? keep (self->arena, record->evidence->services[assessment->service].name) : "";
  self->author = keep (self->arena, assessment->author);
  self->effective = assessment->effective;
  self->decided = assessment->decision.date;
  self->editions[DR_VERIFY_EVIDENCE] = keep (self->arena, record->evidence_digest);
  self->editions[DR_VERIFY_QUESTIONNAIRE] = keep (self->arena, record->questionnaire_digest);
  self->editions[DR_VERIFY_RULEBOOK] = keep (self->arena, record->rulebook->digest);
  attachments = dr_arena_array0 (self->arena, DrAttachment, MAX (assessment->n_attachments, 1));
  for (guint i = 0; i < assessment->n_attachments; i++)
    attachments[i] = (DrAttachment) {
      .id = keep (self->arena, assessment->attachments[i].id),
      .size = assessment->attachments[i].size,
      .sha256 = keep (self->arena, assessment->attachments[i].sha256),
    };
  self->attachments = attachments;
  self->n_attachments = assessment->n_attachments;
  keep_context (self, &record->context, sealed);
  keep_verdicts (self, assessment);
  keep_seal (self, record->seal);

  return self;
}

/* dr_verify_facts_free(): (nullable). */
void
dr_verify_facts_free (DrVerifyFacts *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
