/* registers.h: registers in memory, with the example evidence, people in every role and drafts of the examples.
 * Used by the tests of the register. A failure here is a failed test. */
#pragma once

#include "drafts.h"

#include "dr-drafts.h"
#include "dr-next-version.h"
#include "dr-roll.h"
#include "dr-steps.h"

typedef struct {
  DrStore    *store;
  DrRegister *reg;
} Desk;

/* A day's noon. */
static inline void
desk_set_day (Desk  *self,
              guint  year,
              guint  month,
              guint  day)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local ((gint) year, (gint) month, (gint) day, 12, 0, 0);

  dr_register_set_time (self->reg, g_date_time_to_unix (noon) * G_USEC_PER_SEC);
}

static inline char *
desk_read (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static inline void
desk_publish (Desk          *self,
              DrEditionKind  kind,
              const char    *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  dr_register_add_edition (self->reg, "admin", kind, "edition", bytes, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The example evidence with one thing in place of another. */
static inline void
desk_publish_edited (Desk       *self,
                     const char *find,
                     const char *put)
{
  g_autofree char *text = desk_read ("examples/evidence-example.xml");
  g_autoptr (GString) edited = g_string_new (text);

  if (find != NULL)
    g_assert_cmpuint (g_string_replace (edited, find, put, 0), >, 0);
  desk_publish (self, DR_EDITION_EVIDENCE, edited->str);
}

static inline void
desk_open (Desk       *self,
           const char *uri)
{
  static const struct { DrEditionKind kind; const char *name; } editions[] = {
    { DR_EDITION_EVIDENCE, "examples/evidence-example.xml" },
    { DR_EDITION_QUESTIONNAIRE, "questionnaire.xml" },
    { DR_EDITION_RULEBOOK, "rulebook.xml" },
  };
  static const struct { DrPerson person; DrRole role; } people[] = {
    { { "admin", "Ann Admin", "" }, DR_ROLE_ADMINISTRATOR },
    { { "second", "Sam Second", "" }, DR_ROLE_ADMINISTRATOR },
    { { "customer-manager", "Cŵlm Manager", "" }, DR_ROLE_MANAGER },
    { { "officer", "Ola Officer", "" }, DR_ROLE_EQUALITIES },
    { { "head", "Hed Head", "" }, DR_ROLE_APPROVER },
  };
  g_autoptr (GError) error = NULL;

  self->store = dr_store_open (uri, DR_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  self->reg = dr_register_new (self->store);
  dr_register_set_origin (self->reg, "login", "host");
  desk_set_day (self, 2025, 8, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      dr_register_add_person (self->reg, "admin", &people[i].person, &error);
      g_assert_no_error (error);
      if (i > 0)
        dr_register_grant (self->reg, "admin", people[i].person.id, people[i].role, NULL, FALSE, &error);
      g_assert_no_error (error);
    }
  dr_register_grant (self->reg, "second", "admin", DR_ROLE_EQUALITIES, NULL, FALSE, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autofree char *text = desk_read (editions[i].name);

      desk_publish (self, editions[i].kind, text);
    }
}

static inline void
desk_close (Desk *self)
{
  g_clear_pointer (&self->reg, dr_register_free);
  dr_store_close (self->store);
  g_assert_finalize_object (self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_close)

/* A draft like an example, under another reference. */
static inline void
desk_create (Desk       *self,
             const char *example,
             const char *reference)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/examples", example, NULL);
  g_autoptr (Draft) draft = draft_read (path);
  DrField name = { .key = "@reference", .value = reference };
  DrField author = { .key = "@author", .value = "customer-manager" };
  g_autoptr (DrFieldList) named = dr_draft_fields_apply (draft->fields->items, draft->fields->n, &name, 1);
  g_autoptr (DrFieldList) own = dr_draft_fields_apply (named->items, named->n, &author, 1);
  g_autoptr (GError) error = NULL;

  dr_register_create (self->reg, "customer-manager", own->items, own->n, NULL, NULL, &error);
  g_assert_no_error (error);
  if (dr_draft_fields_get (own->items, own->n, "attachments/attachment[answers]/@name") != NULL)
    {
      g_autofree char *text = desk_read ("examples/Answers to the consultation.csv");
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      DrAttachment answers = { .id = "answers", .name = "Answers to the consultation.csv", .media_type = "text/csv" };

      dr_store_attach (self->store, reference, 1, &answers, bytes, &error);
      g_assert_no_error (error);
    }
}

static inline void
desk_step (Desk          *self,
           const char    *reference,
           DrStep         step,
           const char    *person,
           const DrField *changes,
           guint          n_changes)
{
  DrStepRequest request = { .reference = reference, .step = step, .person = person, .changes = changes,
                            .n_changes = n_changes };
  DrStepDone done;
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (GError) error = NULL;

  dr_register_take_step (self->reg, &request, &done, &blocking, &error);
  for (guint i = 0; blocking != NULL && i < blocking->len; i++)
    g_test_message ("%s", ((DrObstacle *) blocking->pdata[i])->message);
  g_assert_no_error (error);
  g_clear_pointer (&blocking, g_ptr_array_unref);
}

static inline gboolean
desk_is_moved (Desk       *self,
               const char *reference,
               guint       version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_get_row (self->store, reference, version, &error);

  g_assert_no_error (error);

  return page->rows[0].moved;
}
