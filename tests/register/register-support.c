#include "register-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-xml-document.h"

static void
desk_open (Desk *self)
{
  g_autoptr (GError) error = NULL;

  self->store = dr_store_open (self->uri, DR_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  self->reg = dr_register_new (self->store);
  dr_register_set_origin (self->reg, "login", "desk-7");
  desk_set_day (self, "2025-09-15");
}

static void
desk_close (Desk *self)
{
  g_clear_pointer (&self->reg, dr_register_free);
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

/* The file is closed and read again, as after a crash or on the next morning. */
void
desk_reopen (Desk *self)
{
  g_assert_false (self->memory);
  desk_close (self);
  desk_open (self);
}

/* Nine o'clock in the morning, or at whichever time follows the day. */
void
desk_set_day (Desk       *self,
              const char *day)
{
  g_autofree char *text = strchr (day, 'T') != NULL ? g_strdup (day) : g_strconcat (day, "T09:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  dr_register_set_time (self->reg, g_date_time_to_unix (time) * G_USEC_PER_SEC + 123456);
}

void
desk_add_person (Desk       *self,
                 const char *id)
{
  g_autofree char *name = g_strdup_printf ("Name of %s", id);
  DrPerson person = { id, name, "" };
  g_autoptr (GError) error = NULL;

  dr_register_add_person (self->reg, ADA, &person, &error);
  g_assert_no_error (error);
}

void
desk_grant (Desk       *self,
            const char *person,
            DrRole      role,
            const char *service)
{
  g_autoptr (GError) error = NULL;

  dr_register_grant (self->reg, ADA, person, role, service, FALSE, &error);
  g_assert_no_error (error);
}

void
desk_add_edition (Desk          *self,
                  const char    *by,
                  DrEditionKind  kind,
                  GBytes        *bytes)
{
  g_autoptr (GError) error = NULL;

  dr_register_add_edition (self->reg, by, kind, "edition.xml", bytes, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
desk_set_up (Desk          *self,
             gconstpointer  memory)
{
  static const struct { const char *person; DrRole role; const char *service; } grants[] = {
    { MANAGER, DR_ROLE_MANAGER, NULL },
    { OTHER_MANAGER, DR_ROLE_MANAGER, "parking-permits" },
    { REVIEWER, DR_ROLE_EQUALITIES, NULL },
    { SECOND_REVIEWER, DR_ROLE_EQUALITIES, NULL },
    { APPROVER, DR_ROLE_APPROVER, NULL },
    { SECOND_APPROVER, DR_ROLE_APPROVER, "customer-services" },
    { AUDITOR, DR_ROLE_AUDITOR, NULL },
    { EVERYTHING, DR_ROLE_MANAGER, NULL },
    { EVERYTHING, DR_ROLE_EQUALITIES, NULL },
    { EVERYTHING, DR_ROLE_APPROVER, NULL },
  };
  static const char * const people[] = {
    ADA, MANAGER, OTHER_MANAGER, REVIEWER, SECOND_REVIEWER, APPROVER, SECOND_APPROVER, AUDITOR, EVERYTHING, NOBODY,
  };
  g_autoptr (GBytes) evidence = example_bytes ("data/examples/evidence-example.xml");
  g_autoptr (GBytes) questionnaire = dr_formats_get_data ("/org/dueregard/data/questionnaire.xml");
  g_autoptr (GBytes) rulebook = dr_formats_get_data ("/org/dueregard/data/rulebook.xml");

  self->memory = GPOINTER_TO_INT (memory);
  self->folder = g_dir_make_tmp ("due-regard-register-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->uri = self->memory ? g_strdup (":memory:") : g_build_filename (self->folder, "register.db", NULL);
  desk_open (self);

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    desk_add_person (self, people[i]);
  desk_add_edition (self, ADA, DR_EDITION_EVIDENCE, evidence);
  desk_add_edition (self, ADA, DR_EDITION_QUESTIONNAIRE, questionnaire);
  desk_add_edition (self, ADA, DR_EDITION_RULEBOOK, rulebook);
  for (gsize i = 0; i < G_N_ELEMENTS (grants); i++)
    desk_grant (self, grants[i].person, grants[i].role, grants[i].service);
}

static void
desk_tear_down (Desk          *self,
                gconstpointer  memory)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  desk_close (self);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->uri);
}

/* Every test runs on a file and in memory. */
void
desk_add (const char *name,
          void      (*test) (Desk *, gconstpointer))
{
  g_autofree char *file = g_strdup_printf ("/register/%s/file", name);
  g_autofree char *memory = g_strdup_printf ("/register/%s/memory", name);

  dr_formats_init ();
  g_test_add (file, Desk, GINT_TO_POINTER (FALSE), desk_set_up, test, desk_tear_down);
  g_test_add (memory, Desk, GINT_TO_POINTER (TRUE), desk_set_up, test, desk_tear_down);
}

GBytes *
example_bytes (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

/* (transfer full): the text with every occurrence replaced; there must be one. */
GBytes *
replace_in (GBytes     *bytes,
            const char *what,
            const char *with)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, what, with, 0), >=, 1);

  return g_string_free_to_bytes (g_steal_pointer (&changed));
}

DrFieldList *
example_fields (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_file (path, NULL, &error);
  DrFieldList *fields;

  g_assert_no_error (error);
  fields = dr_draft_fields_from_node (dr_xml_document_get_root (document), &error);
  g_assert_no_error (error);

  return fields;
}

/* The file that clean.xml names lies beside it. */
static void
attach_answers (Desk       *self,
                const char *reference,
                guint       version)
{
  g_autoptr (GBytes) bytes = example_bytes ("data/examples/Answers to the consultation.csv");
  g_autoptr (GError) error = NULL;
  DrAttachment answers = { .id = "answers", .name = "Answers to the consultation.csv", .media_type = "text/csv" };

  dr_store_attach (dr_register_get_store (self->reg), reference, version, &answers, bytes, &error);
  g_assert_no_error (error);
}

void
change_field (DrFieldList **fields,
              const char   *key,
              const char   *value)
{
  DrField change = { .key = key, .value = value };
  DrFieldList *changed = dr_draft_fields_apply ((*fields)->items, (*fields)->n, &change, 1);

  dr_field_list_free (*fields);
  *fields = changed;
}

char *
desk_create (Desk              *self,
             const char        *person,
             const DrFieldList *fields)
{
  g_autoptr (GError) error = NULL;
  char *reference = NULL;

  dr_register_create (self->reg, person, fields->items, fields->n, NULL, &reference, &error);
  g_assert_no_error (error);
  if (dr_draft_fields_get (fields->items, fields->n, "attachments/attachment[answers]/@name") != NULL)
    {
      const char *version = dr_draft_fields_get (fields->items, fields->n, "@version");

      attach_answers (self, reference, version != NULL ? (guint) g_ascii_strtoull (version, NULL, 10) : 1);
    }

  return reference;
}

void
desk_import (Desk       *self,
             const char *example)
{
  g_autoptr (DrFieldList) fields = example_fields (example);
  g_autofree char *reference = desk_create (self, MANAGER, fields);

  g_assert_cmpstr (reference, ==, dr_draft_fields_get (fields->items, fields->n, "@reference"));
}

/* From the fields as they stand. */
gboolean
desk_try_save (Desk        *self,
               const char  *person,
               const char  *reference,
               guint        version,
               const char  *key,
               const char  *value,
               GError     **error)
{
  g_autoptr (DrDraft) draft = dr_store_load_draft (self->store, reference, version, person, error);
  DrField change = { .key = key, .value = value, .revision = draft != NULL ? draft->revision : 0 };
  DrSaveRequest request = {
    .reference = reference, .version = version, .person = person, .changes = &change, .n_changes = 1,
  };

  return draft != NULL && dr_register_save (self->reg, &request, NULL, NULL, error);
}

void
desk_save (Desk       *self,
           const char *person,
           const char *reference,
           guint       version,
           const char *key,
           const char *value)
{
  g_autoptr (GError) error = NULL;

  desk_try_save (self, person, reference, version, key, value, &error);
  g_assert_no_error (error);
}

/* (transfer none): until the next call; NULL where there is no such field. */
const char *
desk_field (Desk       *self,
            const char *reference,
            guint       version,
            const char *key)
{
  static char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDraft) draft = dr_store_load_draft (self->store, reference, version, NULL, &error);

  g_assert_no_error (error);
  g_free (kept);
  kept = g_strdup (dr_draft_fields_get (draft->fields, draft->n_fields, key));

  return kept;
}

DrStage
desk_stage (Desk       *self,
            const char *reference,
            guint       version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_get_row (self->store, reference, version, &error);

  g_assert_no_error (error);

  return page->rows[0].stage;
}

gboolean
desk_try (Desk        *self,
          const char  *person,
          DrStep       step,
          const char  *reference,
          GPtrArray  **blocking,
          GError     **error)
{
  DrStepRequest request = { .reference = reference, .step = step, .person = person, .comment = "As agreed." };
  DrStepDone done;

  return dr_register_take_step (self->reg, &request, &done, blocking, error);
}

void
desk_step (Desk       *self,
           const char *person,
           DrStep      step,
           const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocking = NULL;

  desk_try (self, person, step, reference, &blocking, &error);
  for (guint i = 0; blocking != NULL && i < blocking->len; i++)
    g_test_message ("%s: %s", ((DrObstacle *) blocking->pdata[i])->rule, ((DrObstacle *) blocking->pdata[i])->message);
  g_assert_no_error (error);
}

/* The decision as taken today, and its record. */
void
desk_decide (Desk       *self,
             const char *reference,
             guint       version,
             const char *option)
{
  char today[DR_DATE_STRING_SIZE];
  DrField changes[] = {
    { .key = "decision/@date", .value = dr_date_format (dr_register_get_today (self->reg), today) },
    { .key = "decision/@decider", .value = "Cabinet" },
    { .key = "decision/@reference", .value = "CAB/2025/91" },
    { .key = "decision/@option", .value = option },
    { .key = "decision/@before-decider", .value = "true" },
  };
  DrStepRequest request = {
    .reference = reference,
    .version = version,
    .step = DR_STEP_DECIDE,
    .person = MANAGER,
    .changes = changes,
    .n_changes = G_N_ELEMENTS (changes),
  };
  DrStepDone done;
  g_autoptr (GError) error = NULL;

  dr_register_take_step (self->reg, &request, &done, NULL, &error);
  g_assert_no_error (error);
}

/* The latest version, of an assessment without findings, forward to a stage. */
void
desk_bring_to (Desk       *self,
               const char *reference,
               DrStage     stage)
{
  DrStage now = desk_stage (self, reference, 0);

  while (now != stage)
    {
      if (now == DR_STAGE_DRAFT)
        desk_step (self, MANAGER, DR_STEP_SUBMIT, reference);
      else if (now == DR_STAGE_SUBMITTED && stage == DR_STAGE_RETURNED)
        desk_step (self, REVIEWER, DR_STEP_RETURN, reference);
      else if (now == DR_STAGE_SUBMITTED)
        desk_step (self, REVIEWER, DR_STEP_ENDORSE, reference);
      else if (now == DR_STAGE_ENDORSED)
        desk_step (self, APPROVER, DR_STEP_APPROVE, reference);
      else if (now == DR_STAGE_APPROVED)
        desk_decide (self, reference, 0, "town-hall");
      else if (now == DR_STAGE_DECIDED)
        {
          gint64 time = dr_register_get_time (self->reg);

          desk_set_day (self, "2025-12-08");
          desk_step (self, MANAGER, DR_STEP_MONITOR, reference);
          dr_register_set_time (self->reg, time);
        }
      else
        desk_step (self, MANAGER, DR_STEP_CLOSE, reference);
      now = desk_stage (self, reference, 0);
    }
}

/* It is refused in that way, and everything is as it was. */
void
assert_refused (Desk       *self,
                const char *before,
                GError    **error,
                GQuark      domain,
                int         code)
{
  g_autofree char *after = desk_everything (self);

  g_assert_error (*error, domain, code);
  g_assert_null (strchr ((*error)->message, '\n'));
  g_assert_cmpstr (before, ==, after);
  g_clear_error (error);
}

void
desk_refuses (Desk       *self,
              const char *person,
              DrStep      step,
              const char *reference,
              GQuark      domain,
              int         code)
{
  g_autofree char *before = desk_everything (self);
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_try (self, person, step, reference, NULL, &error));
  assert_refused (self, before, &error, domain, code);
}

/* An officer's answer to findings. */
void
answer (Desk       *self,
        const char *reference,
        guint       version,
        const char *id,
        const char *rule,
        const char *rule_case,
        const char *subjects)
{
  static const char * const parts[] = { "#", "@rule", "@case", "@subjects", "@by", "text" };
  const char * const values[] = { "1", rule, rule_case, subjects, MANAGER, "It was weighed, and is worth it." };
  DrField changes[G_N_ELEMENTS (parts)] = { { NULL } };
  DrSaveRequest request = {
    .reference = reference, .version = version, .person = MANAGER, .changes = changes,
    .n_changes = G_N_ELEMENTS (parts),
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *pattern = g_strconcat ("justifications/justification[]/", parts[i], NULL);

      changes[i] = (DrField) { .key = dr_draft_key (pattern, id, NULL), .value = values[i] };
    }
  dr_register_save (self->reg, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free ((char *) changes[i].key);
}

/* @role: reviewer or approver. */
void
give_verdict (Desk       *self,
              const char *person,
              const char *reference,
              const char *role,
              const char *id,
              const char *verdict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_get_row (self->store, reference, 0, &error);
  g_autofree char *by = g_strdup_printf ("justifications/justification[%s]/%s/@by", id, role);
  g_autofree char *word = g_strdup_printf ("justifications/justification[%s]/%s/@verdict", id, role);
  g_autoptr (DrDraft) draft = dr_store_load_draft (self->store, reference, page->rows[0].version, NULL, &error);
  DrField changes[] = {
    { .key = by, .value = person, .revision = draft->revision },
    { .key = word, .value = verdict, .revision = draft->revision },
  };
  DrSaveRequest request = {
    .reference = reference, .version = page->rows[0].version, .person = person, .changes = changes, .n_changes = 2,
  };

  dr_register_save (self->reg, &request, NULL, NULL, &error);
  g_assert_no_error (error);
}
