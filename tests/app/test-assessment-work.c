/* What the Assessments place has done in the lanes: an assessment begun, copied, withdrawn and deleted; files brought in. */
#include "app-support.h"

#include "dr-assessment-work.h"
#include "dr-attachments.h"
#include "dr-register-jobs.h"

#include <string.h>

typedef struct {
  Workplace   place;
  DrRegister *reg;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;

  workplace_set_up (&self->place);
  store = dr_store_open (self->place.uri, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  self->reg = dr_register_new (store);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  dr_register_free (self->reg);
  workplace_tear_down (&self->place);
}

/* (transfer full): what @work makes of @task, which it takes. */
static DrAssessmentMade *
do_work (Fixture          *self,
         DrDeskWork        work,
         DrAssessmentTask *task)
{
  g_autoptr (GError) error = NULL;
  DrAssessmentMade *made = work (self->reg, task, NULL, &error);

  g_assert_no_error (error);
  dr_assessment_task_free (task);

  return made;
}

static char *
field (Fixture    *self,
       const char *reference,
       const char *key)
{
  g_autoptr (DrDraft) draft = dr_store_load_draft (dr_register_get_store (self->reg), reference, 1, NULL, NULL);

  g_assert_nonnull (draft);

  return g_strdup (dr_draft_fields_get (draft->fields, draft->n_fields, key));
}

static void
assert_field (Fixture    *self,
              const char *reference,
              const char *key,
              const char *value)
{
  g_autofree char *is = field (self, reference, key);

  g_assert_cmpstr (is, ==, value);
}

static void
test_create (Fixture       *self,
             gconstpointer  data)
{
  DrAssessmentTask *ask = dr_assessment_task_new (PILOT_MANAGER, NULL, 0, NULL);
  DrAssessmentTask *task = dr_assessment_task_new (PILOT_MANAGER, NULL, 0, "A new desk");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = dr_assessment_work_services (self->reg, ask, NULL, &error);
  g_autoptr (DrAssessmentMade) made = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (services->len, >, 0);
  task->service = g_strdup (((DrServiceChoice *) services->pdata[0])->id);
  task->access_review = TRUE;
  made = do_work (self, dr_assessment_work_create, task);
  g_assert_cmpuint (made->version, ==, 1);
  assert_field (self, made->reference, "@title", "A new desk");
  assert_field (self, made->reference, "@kind", "access-review");
  assert_field (self, made->reference, "@service", ((DrServiceChoice *) services->pdata[0])->id);

  g_free (ask->person);
  ask->person = g_strdup (PILOT_ADMINISTRATOR);   /* writes of no service */
  g_clear_pointer (&services, g_ptr_array_unref);
  services = dr_assessment_work_services (self->reg, ask, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (services->len, ==, 0);
  dr_assessment_task_free (ask);
}

/* Everything goes with it but the name; its files too. */
static void
test_duplicate (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", "Answers to the consultation.csv", NULL);
  const DrAttachRequest attach = { PILOT_REFERENCE, 1, PILOT_MANAGER, path, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessmentMade) made = NULL;
  g_autoptr (DrAttachments) attachments = NULL;
  g_autofree char *what = NULL;

  g_assert_true (dr_register_attach (self->reg, &attach, NULL, &error));
  made = do_work (self, dr_assessment_work_duplicate,
                  dr_assessment_task_new (PILOT_MANAGER, PILOT_REFERENCE, 1, "The same again"));
  g_assert_cmpstr (made->reference, !=, PILOT_REFERENCE);
  what = field (self, PILOT_REFERENCE, "change/what");
  assert_field (self, made->reference, "change/what", what);
  assert_field (self, made->reference, "@title", "The same again");
  assert_field (self, made->reference, "@author", PILOT_MANAGER);
  attachments = dr_store_list_attachments (dr_register_get_store (self->reg), made->reference, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attachments->n_items, ==, 1);
}

static void
test_leave (Fixture       *self,
            gconstpointer  data)
{
  DrAssessmentTask *late = dr_assessment_task_new (PILOT_MANAGER, PILOT_REFERENCE, 1, NULL);
  g_autoptr (DrAssessmentMade) copy = NULL;
  g_autoptr (DrAssessmentMade) withdrawn = NULL;
  g_autoptr (DrAssessmentMade) deleted = NULL;
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (GError) error = NULL;

  copy = do_work (self, dr_assessment_work_duplicate, dr_assessment_task_new (PILOT_MANAGER, PILOT_REFERENCE, 1, NULL));
  withdrawn = do_work (self, dr_assessment_work_withdraw,
                       dr_assessment_task_new (PILOT_MANAGER, PILOT_REFERENCE, 1, "No longer planned"));
  page = dr_store_get_row (dr_register_get_store (self->reg), withdrawn->reference, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (page->rows[0].stage, ==, DR_STAGE_WITHDRAWN);

  g_assert_null (dr_assessment_work_delete (self->reg, late, NULL, &error));   /* no draft any more */
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (dr_assessment_work_next (self->reg, late, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  dr_assessment_task_free (late);

  deleted = do_work (self, dr_assessment_work_delete, dr_assessment_task_new (PILOT_MANAGER, copy->reference, 1, NULL));
  g_clear_pointer (&page, dr_register_page_free);
  page = dr_store_get_row (dr_register_get_store (self->reg), deleted->reference, 1, &error);
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
}

/* Each file is taken or refused for itself, and what was refused is said first. */
static void
test_import (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *here = g_test_build_filename (G_TEST_DIST, "data", "examples", "bishops-stortford-desk.xml", NULL);
  g_autofree char *other = g_test_build_filename (G_TEST_DIST, "data", "rulebook.xml", NULL);
  g_autofree char *fresh = g_build_filename (self->place.folder, "fresh.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) edited = NULL;
  const char *paths[] = { here, fresh, other, NULL };
  DrImportJob *job = dr_import_job_new (PILOT_MANAGER, paths);
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrImportReport) report = NULL;
  g_autofree char *summary = NULL;

  g_assert_true (g_file_get_contents (here, &text, NULL, NULL));
  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, "reference=\"" PILOT_REFERENCE "\"", "reference=\"EH-2026-099\"", 1), ==, 1);
  g_assert_true (g_file_set_contents (fresh, edited->str, -1, NULL));

  g_cancellable_cancel (stop);
  g_assert_null (dr_register_job_import (self->reg, job, NULL, stop, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  report = dr_register_job_import (self->reg, job, NULL, NULL, &error);
  g_assert_no_error (error);
  dr_import_job_free (job);
  g_assert_cmpuint (report->lines->len, ==, 3);
  g_assert_cmpuint (report->n_refused, ==, 2);
  g_assert_cmpuint (report->n_drafts, ==, 1);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((DrImportLine *) report->lines->pdata[i])->refused, ==, i < 2);
  g_assert_cmpstr (((DrImportLine *) report->lines->pdata[2])->reference, ==, "EH-2026-099");
  summary = dr_import_report_summary (report);
  g_assert_cmpstr (summary, ==, "1 draft taken, 2 files refused");
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "create", test_create }, { "duplicate", test_duplicate }, { "leave", test_leave }, { "import", test_import },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/app/assessment-work/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
