#include "dr-version.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-version-trail.h"
#include "dr-xml-document.h"

/* How often a version is read again when others act on it while it is read. */
#define TRIES 100

/* The widest of the windows within which other changes count, in months; 0 where there is none. */
static int
window (const DrRulebook *rulebook)
{
  double months = 0;

  for (guint i = 0; i < rulebook->n_rules; i++)
    for (guint k = 0; g_str_has_prefix (rulebook->rules[i].id, "CUM-") && k < rulebook->rules[i].n_parameters; k++)
      if (strcmp (rulebook->rules[i].parameters[k].id, "months") == 0)
        months = MAX (months, rulebook->rules[i].parameters[k].value);

  return (int) months;
}

/* Of the other live assessments those that could count beside this one: that take effect within the window, or on a day
 * that is not known. A change without a date of its own has none. */
static gboolean
read_extract (DrVersion   *self,
              DrStore     *store,
              GError     **error)
{
  DrDate effective = self->assessment->effective;
  int months = window (self->editions->rulebook);

  g_clear_pointer (&self->live, dr_live_list_free);
  self->context.live = NULL;
  self->context.n_live = 0;
  if (!dr_date_is_set (effective))
    return TRUE;

  self->live = dr_store_list_live (store, self->reference, dr_date_add_months (effective, -months),
                                   dr_date_add_months (effective, months), error);
  if (self->live == NULL)
    return FALSE;
  self->context.live = self->live->items;
  self->context.n_live = self->live->n_items;

  return TRUE;
}

/* The limitations that are in force on the as-of day. */
static gboolean
read_limitations (DrVersion   *self,
                  DrStore     *store,
                  GError     **error)
{
  DrLimitation *kept;
  guint n = 0;

  self->limitations = dr_store_list_limitations (store, error);
  if (self->limitations == NULL)
    return FALSE;

  kept = dr_arena_array0 (self->arena, DrLimitation, self->limitations->n_items);
  for (guint i = 0; i < self->limitations->n_items; i++)
    {
      const DrLimitation *each = &self->limitations->items[i];

      if (dr_date_compare (each->from, self->context.as_of) <= 0
          && dr_date_compare (self->context.as_of, each->until) <= 0)
        kept[n++] = *each;
    }
  self->context.limitations = kept;
  self->context.n_limitations = n;

  return TRUE;
}

static void
set_steps (DrVersion *self)
{
  DrStepTaken *taken = dr_arena_array0 (self->arena, DrStepTaken, self->n_steps);

  for (guint i = 0; i < self->n_steps; i++)
    taken[i] = (DrStepTaken) { self->steps[i].step, self->steps[i].date, self->steps[i].person };
  self->context.steps = taken;
  self->context.n_steps = self->n_steps;
}

/* "NAME:LINE: what" to "NAME: what": the line is of a text that nobody sees. */
static void
drop_line (GError     **error,
           const char  *name)
{
  gsize length = strlen (name);
  const char *rest;
  char *shorter;

  if (error == NULL || *error == NULL || strncmp ((*error)->message, name, length) != 0
      || (*error)->message[length] != ':')
    return;
  rest = (*error)->message + length + 1;
  rest += strspn (rest, "0123456789");
  if (rest[0] != ':')
    return;

  shorter = g_strconcat (name, rest, NULL);
  g_free ((*error)->message);
  (*error)->message = shorter;
}

/* Fields to assessment, by way of the XML that the schema accepts: one reader for files and for the store. */
static DrAssessment *
read_assessment (DrVersion      *self,
                 const DrField  *fields,
                 guint           n_fields,
                 GError        **error)
{
  g_autofree char *name = g_strdup_printf (_("%s, version %u"), self->reference, self->version);
  gsize length = 0;
  g_autofree char *data = dr_draft_fields_to_xml (fields, n_fields, &length, error);
  g_autoptr (DrXmlDocument) document = NULL;
  DrAssessment *assessment = NULL;

  if (data == NULL)
    return NULL;
  document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  if (document != NULL)
    assessment = dr_assessment_read_node (name, dr_xml_document_get_root (document), self->editions->evidence, error);
  if (assessment == NULL)
    drop_line (error, name);

  return assessment;
}

static void
check (DrVersion *self)
{
  g_clear_pointer (&self->check, dr_check_free);
  self->check = dr_check_new (self->editions->evidence, self->assessment, &self->context, self->editions->rulebook);
}

/* A mistyped question would not be missed by anybody: its answer would only be left out of the record. */
static gboolean
check_questions (DrVersion           *self,
                 const DrAssessment  *assessment,
                 GError             **error)
{
  for (guint i = 0; i < assessment->n_answers; i++)
    if (dr_questionnaire_find (self->editions->questionnaire, assessment->answers[i].question) == NULL)
      {
        g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                     _("%s, version %u: an answer names the question “%s”; expected one of the questionnaire %s, version %s"),
                     self->reference, self->version, assessment->answers[i].question,
                     self->editions->questionnaire->id, self->editions->questionnaire->version);
        return FALSE;
      }

  return TRUE;
}

/* Which version the latest is stands in the register's rows. */
static gboolean
read_row (DrVersion   *self,
          DrStore     *store,
          const char  *reference,
          guint        version,
          GError     **error)
{
  g_autoptr (DrRegisterPage) page = dr_store_get_row (store, reference, version, error);

  if (page == NULL)
    return FALSE;
  self->reference = dr_arena_strdup (self->arena, reference);
  self->version = page->rows[0].version;

  return TRUE;
}

static gboolean
read_all (DrVersion      *self,
          DrStore        *store,
          const DrField  *fields,
          guint           n_fields,
          GError        **error)
{
  self->assessment = read_assessment (self, fields, n_fields, error);
  if (self->assessment == NULL || !check_questions (self, self->assessment, error)
      || !read_extract (self, store, error) || !read_limitations (self, store, error))
    return FALSE;
  set_steps (self);
  check (self);

  return TRUE;
}

/**
 * dr_version_load:
 * @self: a register
 * @reference: of an assessment
 * @version: from 1; 0: the latest
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the version with everything computed, as of today
 */
DrVersion *
dr_version_load (DrRegister  *self,
                 const char  *reference,
                 guint        version,
                 GError     **error)
{
  return dr_version_load_changed (self, reference, version, NULL, 0, error);
}

static DrVersion *
open_once (DrRegister  *self,
           const char  *reference,
           guint        version,
           GError     **error)
{
  DrStore *store = dr_register_get_store (self);
  DrKnowledge *knowledge = dr_register_get_knowledge (self);
  g_autoptr (DrVersion) opened = g_new0 (DrVersion, 1);
  const char *digests[DR_N_EDITION_KINDS] = { NULL };

  opened->arena = dr_arena_new ();
  opened->context.as_of = dr_register_get_today (self);
  if (!read_row (opened, store, reference, version, error))
    return NULL;
  opened->draft = dr_store_load_draft (store, reference, opened->version, NULL, error);
  if (opened->draft == NULL || !dr_version_read_trail (opened, store, digests, error))
    return NULL;

  if (opened->draft->stage == DR_STAGE_DRAFT || digests[DR_EDITION_EVIDENCE] == NULL)
    opened->editions = dr_knowledge_latest (knowledge, error);
  else
    opened->editions = dr_knowledge_find (knowledge, digests, error);

  return opened->editions != NULL ? g_steal_pointer (&opened) : NULL;
}

/* Whether somebody took a step between the reading of the draft and that of the trail, so that the two do not agree
 * although nothing is wrong. */
static gboolean
has_moved (const DrVersion *self,
           DrStore         *store)
{
  g_autoptr (DrRegisterPage) row = dr_store_get_row (store, self->reference, self->version, NULL);
  DrTrailHead head;

  return row == NULL || row->rows[0].stage != self->draft->stage
         || !dr_store_read_head (store, self->reference, &head, NULL) || strcmp (head.head, self->head) != 0;
}

/**
 * dr_version_open:
 * @self: a register
 * @reference: of an assessment
 * @version: from 1; 0: the latest
 * @error: return location
 *
 * What stands in the store and in the trail, before anything of it is read as an assessment: enough to tell whether a
 * person may act on it.
 *
 * Returns: (transfer full) (nullable): the version, without assessment and check, to be read by dr_version_read()
 */
DrVersion *
dr_version_open (DrRegister  *self,
                 const char  *reference,
                 guint        version,
                 GError     **error)
{
  for (guint tries = 0;; tries++)
    {
      g_autoptr (DrVersion) opened = open_once (self, reference, version, error);

      if (opened == NULL || opened->trail_problem == NULL || tries == TRIES
          || !has_moved (opened, dr_register_get_store (self)))
        return g_steal_pointer (&opened);
    }
}

/**
 * dr_version_read:
 * @self: a version that was opened
 * @in: its register
 * @changes: fields as they would be; a value of %NULL: taken away
 * @n_changes: how many
 * @error: return location
 *
 * What the version would be with these changes. What stands need not be an assessment, if the changes make it one:
 * two officers' saves, each good by itself, may not go together.
 *
 * Returns: whether it is an assessment, with everything computed, as of today; its draft is what stands
 */
gboolean
dr_version_read (DrVersion      *self,
                 DrRegister     *in,
                 const DrField  *changes,
                 guint           n_changes,
                 GError        **error)
{
  g_autoptr (DrFieldList) fields = dr_draft_fields_apply (self->draft->fields, self->draft->n_fields, changes, n_changes);

  g_return_val_if_fail (self->assessment == NULL, FALSE);

  return read_all (self, dr_register_get_store (in), fields->items, fields->n, error);
}

/**
 * dr_version_load_changed:
 * @self: a register
 * @reference: of an assessment
 * @version: from 1; 0: the latest
 * @changes: fields as they would be; a value of %NULL: taken away
 * @n_changes: how many
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the version opened and read with these changes
 */
DrVersion *
dr_version_load_changed (DrRegister     *self,
                         const char     *reference,
                         guint           version,
                         const DrField  *changes,
                         guint           n_changes,
                         GError        **error)
{
  g_autoptr (DrVersion) loaded = dr_version_open (self, reference, version, error);

  if (loaded == NULL || !dr_version_read (loaded, self, changes, n_changes, error))
    return NULL;

  return g_steal_pointer (&loaded);
}

/**
 * dr_version_new:
 * @self: a register
 * @reference: its reference
 * @version: its number, from 1
 * @fields: a draft that is not in the store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it would be in the register, without a draft of its own
 */
DrVersion *
dr_version_new (DrRegister         *self,
                const char         *reference,
                guint               version,
                const DrFieldList  *fields,
                GError            **error)
{
  g_autoptr (DrVersion) made = g_new0 (DrVersion, 1);

  made->arena = dr_arena_new ();
  made->context.as_of = dr_register_get_today (self);
  made->reference = dr_arena_strdup (made->arena, reference);
  made->version = version;
  made->editions = dr_knowledge_latest (dr_register_get_knowledge (self), error);
  if (made->editions == NULL || !read_all (made, dr_register_get_store (self), fields->items, fields->n, error))
    return NULL;

  return g_steal_pointer (&made);
}

/**
 * dr_version_change:
 * @self: a version
 * @in: its register
 * @changes: fields as they would be; a value of %NULL: taken away
 * @n_changes: how many
 * @error: return location
 *
 * What the version would be with these changes, checked anew. Nothing is written. On failure @self is of no more use.
 *
 * Returns: whether they make an assessment
 */
gboolean
dr_version_change (DrVersion      *self,
                   DrRegister     *in,
                   const DrField  *changes,
                   guint           n_changes,
                   GError        **error)
{
  g_autoptr (DrFieldList) fields = NULL;
  g_autoptr (DrAssessment) changed = NULL;

  if (n_changes == 0)
    return TRUE;

  fields = dr_draft_fields_apply (self->draft->fields, self->draft->n_fields, changes, n_changes);
  changed = read_assessment (self, fields->items, fields->n, error);
  if (changed == NULL || !check_questions (self, changed, error))
    return FALSE;

  g_clear_pointer (&self->check, dr_check_free);
  dr_assessment_unref (self->assessment);
  self->assessment = g_steal_pointer (&changed);
  if (!read_extract (self, dr_register_get_store (in), error))
    return FALSE;
  check (self);

  return TRUE;
}

/**
 * dr_version_add_step:
 * @self: a version
 * @step: taken today
 * @person: id of who takes it
 * @error: return location
 *
 * What the version is after the step, checked for the one that follows. Nothing is written.
 *
 * Returns: whether it could be checked
 */
gboolean
dr_version_add_step (DrVersion   *self,
                     DrStep       step,
                     const char  *person,
                     GError     **error)
{
  DrVersionStep *steps = dr_arena_array0 (self->arena, DrVersionStep, self->n_steps + 1);

  if (self->n_steps > 0)
    memcpy (steps, self->steps, self->n_steps * sizeof (DrVersionStep));
  steps[self->n_steps] = (DrVersionStep) {
    .step = step,
    .date = self->context.as_of,
    .person = dr_arena_strdup (self->arena, person),
    .name = "",
    .comment = "",
    .record = "",
  };
  self->steps = steps;
  self->n_steps++;
  set_steps (self);
  check (self);

  return TRUE;
}

static void
add_hand (GPtrArray  *hands,
          const char *person)
{
  if (person != NULL && person[0] != '\0'
      && !g_ptr_array_find_with_equal_func (hands, person, g_str_equal, NULL))
    g_ptr_array_add (hands, (gpointer) person);
}

static const char * const *
keep_hands (DrArena   *arena,
            GPtrArray *hands,
            guint     *n)
{
  const char **kept = dr_arena_array0 (arena, const char *, hands->len);

  for (guint i = 0; i < hands->len; i++)
    kept[i] = hands->pdata[i];
  *n = hands->len;

  return kept;
}

/**
 * dr_version_service:
 * @self: a version
 *
 * Returns: (transfer none): id of the service whose people may act on it: as it stands, before any change
 */
const char *
dr_version_service (const DrVersion *self)
{
  const char *service = self->draft != NULL
                          ? dr_draft_fields_get (self->draft->fields, self->draft->n_fields, "@service")
                          : NULL;

  if (service != NULL)
    return service;

  if (self->assessment == NULL || self->assessment->service == DR_NO_INDEX)
    return "";

  return self->editions->evidence->services[self->assessment->service].id;
}

/* A field that an author writes, unlike a verdict, a decision or a date that others add. */
static gboolean
is_authored (const char *key)
{
  return strstr (key, "/reviewer/") == NULL && strstr (key, "/approver/") == NULL
         && !g_str_has_prefix (key, "section-reviews/") && !g_str_has_prefix (key, "decision/")
         && !g_str_has_prefix (key, "publication/");
}

/* What an assessment that was not read yet says of hands: its fields do. */
static void
add_named_hands (const DrVersion *self,
                 GPtrArray       *authors,
                 GPtrArray       *reviewers,
                 GPtrArray       *approvers)
{
  for (guint i = 0; self->draft != NULL && i < self->draft->n_fields; i++)
    {
      const DrField *field = &self->draft->fields[i];

      if (strcmp (field->key, "@author") == 0)
        add_hand (authors, field->value);
      else if (g_str_has_suffix (field->key, "/reviewer/@by")
               || (g_str_has_prefix (field->key, "section-reviews/") && g_str_has_suffix (field->key, "/@by")))
        add_hand (reviewers, field->value);
      else if (g_str_has_suffix (field->key, "/approver/@by"))
        add_hand (approvers, field->value);
    }
}

/**
 * dr_version_hands:
 * @self: a version, perhaps one that was only opened
 * @arena: where the lists go; the ids in them are @self's
 * @hands: (out caller-allocates): who had a hand in it
 *
 * Authors: the named author, whoever made the draft, wrote in it or submitted it. Reviewers: whoever endorsed, and
 * whoever gave a reviewer's verdict. Approvers: whoever approved, and whoever gave an approver's.
 */
void
dr_version_hands (const DrVersion *self,
                  DrArena         *arena,
                  DrHands         *hands)
{
  const DrAssessment *assessment = self->assessment;
  g_autoptr (GPtrArray) authors = g_ptr_array_new ();
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new ();
  g_autoptr (GPtrArray) approvers = g_ptr_array_new ();

  add_hand (authors, self->creator);
  for (guint i = 0; self->draft != NULL && i < self->draft->n_fields; i++)
    if (is_authored (self->draft->fields[i].key))
      add_hand (authors, self->draft->fields[i].by);
  for (guint i = 0; self->draft != NULL && i < self->draft->writers.n; i++)
    add_hand (authors, self->draft->writers.items[i]);
  for (guint i = 0; i < self->writers.n; i++)
    add_hand (authors, self->writers.items[i]);
  if (assessment != NULL)
    add_hand (authors, assessment->author);
  else
    add_named_hands (self, authors, reviewers, approvers);
  for (guint i = 0; i < self->n_steps; i++)
    {
      if (self->steps[i].step == DR_STEP_SUBMIT)
        add_hand (authors, self->steps[i].person);
      if (self->steps[i].step == DR_STEP_ENDORSE)
        add_hand (reviewers, self->steps[i].person);
      if (self->steps[i].step == DR_STEP_APPROVE)
        add_hand (approvers, self->steps[i].person);
    }
  for (guint i = 0; assessment != NULL && i < assessment->n_justifications; i++)
    {
      const DrJustification *each = &assessment->justifications[i];

      add_hand (reviewers, each->reviewer != NULL ? each->reviewer->by : NULL);
      add_hand (approvers, each->approver != NULL ? each->approver->by : NULL);
    }
  for (guint i = 0; assessment != NULL && i < assessment->n_section_reviews; i++)
    add_hand (reviewers, assessment->section_reviews[i].by);

  hands->authors = keep_hands (arena, authors, &hands->n_authors);
  hands->reviewers = keep_hands (arena, reviewers, &hands->n_reviewers);
  hands->approvers = keep_hands (arena, approvers, &hands->n_approvers);
}

/**
 * dr_version_free:
 * @self: (transfer full) (nullable): a version
 */
void
dr_version_free (DrVersion *self)
{
  if (self == NULL)
    return;

  dr_check_free (self->check);
  dr_assessment_unref (self->assessment);
  dr_edition_set_free (self->editions);
  dr_draft_free (self->draft);
  dr_live_list_free (self->live);
  dr_limitations_free (self->limitations);
  dr_arena_free (self->arena);
  g_free (self);
}
