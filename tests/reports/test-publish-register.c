/* Reports that are held against a register, or made in its words: how far they are, what stops them, what was made already. */
#include "registers.h"

#include <string.h>

#include "dr-generator.h"
#include "dr-publish-return.h"
#include "dr-register-return.h"
#include "dr-version.h"

typedef struct {
  guint         n;          /* told */
  double        most;
  GCancellable *stop;       /* (nullable): at once */
} Told;

static void
tell (double   share,
      gpointer data)
{
  Told *self = data;

  g_assert_cmpfloat (share, >=, self->most);
  self->most = share;
  self->n++;
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
}

/* Held against the register, it is made once more: it says how far that is, can be stopped, and takes what was made already. */
static void
test_progress (void)
{
  const DrPeriod period = { { 2021, 1, 1 }, { 2039, 12, 31 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrReturn) view = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DrPublished) first = NULL;
  g_autoptr (DrPublished) second = NULL;
  DrReturnDetails details;
  Told told = { 0 };
  DrPublishReturn source = { .name = "the return", .public = TRUE, .progress = tell, .data = &told };
  char *texts[2];
  Desk desk;

  desk_open (&desk, "sqlite::memory:");
  dr_generator_run (desk.reg, 12, 11, NULL, NULL, &error);
  g_assert_no_error (error);
  view = dr_register_view_return (desk.reg, period, DR_DATE_NONE, NULL, NULL, NULL, &bytes, &error);
  g_assert_no_error (error);
  source.bytes = bytes;
  first = dr_publish_return (desk.reg, &source, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told.n, >, 0);
  g_assert_cmpfloat (told.most, ==, 1.0);

  told = (Told) { .stop = cancellable };
  source.cancellable = cancellable;
  g_assert_null (dr_publish_return (desk.reg, &source, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  told = (Told) { 0 };
  source.cancellable = NULL;
  dr_return_get_details (view, &details);
  source.details = &details;
  second = dr_publish_return (desk.reg, &source, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told.n, ==, 0);
  texts[0] = dr_document_to_text (first->document);
  texts[1] = dr_document_to_text (second->document);
  g_assert_cmpstr (texts[0], ==, texts[1]);
  g_free (texts[0]);
  g_free (texts[1]);
  desk_close (&desk);
}

/* A record by itself is said in the register's words, where these are the ones that it names; else it says that they are others. */
static void
test_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = desk_read ("rulebook.xml");
  g_autoptr (GString) edited = g_string_new (text);
  g_autoptr (GBytes) record = NULL;
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (DrPublished) own = NULL;
  g_autoptr (DrPublished) alone = NULL;
  gsize length;
  const char *data;
  Desk desk;

  desk_open (&desk, "sqlite::memory:");
  g_assert_cmpuint (g_string_replace (edited, "title=\"Small or assumed base\"", "title=\"Too small a base\"", 1)
                    + g_string_replace (edited, "title=\"Few people asked\"", "title=\"Too few people asked\"", 1), ==, 1);
  desk_publish (&desk, DR_EDITION_RULEBOOK, edited->str);
  desk_create (&desk, "clean.xml", "A-1");
  desk_step (&desk, "A-1", DR_STEP_SUBMIT, "customer-manager", NULL, 0);
  version = dr_version_load (desk.reg, "A-1", 1, &error);
  g_assert_no_error (error);
  record = dr_store_get_blob (desk.store, version->steps[0].record, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (record, &length);
  own = dr_publish_record (desk.reg, "record.xml", data, length, DR_PUBLISH_PUBLIC, NULL, &error);
  g_assert_no_error (error);
  alone = dr_publish_record (NULL, "record.xml", data, length, DR_PUBLISH_PUBLIC, NULL, &error);
  g_assert_no_error (error);
  {
    g_autofree char *own_text = dr_document_to_text (own->document);
    g_autofree char *alone_text = dr_document_to_text (alone->document);

    g_assert_null (strstr (own_text, "another edition of the rulebook"));
    g_assert_nonnull (strstr (own_text, "Too few people asked"));
    g_assert_nonnull (strstr (alone_text, "another edition of the rulebook"));
    g_assert_null (strstr (alone_text, "Too few people asked"));
  }
  desk_close (&desk);
}

/* --- Versions --- */

/* In another version some more answered. */
static void
answer_more (Desk       *desk,
             guint       version,
             const char *answered)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVersion) draft = dr_version_load (desk->reg, "A-1", version, &error);
  const DrField change = { .key = "consultations/consultation[hours]/@answered", .value = answered,
                           .revision = draft->draft->revision };
  const DrSaveRequest request = { .reference = "A-1", .version = version, .person = "customer-manager", .changes = &change,
                                  .n_changes = 1 };
  guint64 revision;

  dr_register_save (desk->reg, &request, &revision, NULL, &error);
  g_assert_no_error (error);
}

static void
approve (Desk *desk)
{
  desk_step (desk, "A-1", DR_STEP_SUBMIT, "customer-manager", NULL, 0);
  desk_step (desk, "A-1", DR_STEP_ENDORSE, "officer", NULL, 0);
  desk_step (desk, "A-1", DR_STEP_APPROVE, "head", NULL, 0);
}

static void
start_next (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  guint version;

  dr_register_create_next (desk->reg, "customer-manager", "A-1", &version, &error);
  g_assert_no_error (error);
}

static char *
publish (Desk *desk,
         guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPublished) report = dr_publish_version (desk->reg, "A-1", version, DR_PUBLISH_PUBLIC, NULL, &error);

  g_assert_no_error (error);

  return dr_document_to_text (report->document);
}

/* An approved version's report is the same whenever it is made, and the next one's is held against it. */
static void
test_approved (void)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_again = NULL;
  g_autofree char *second_again = NULL;
  Desk desk;

  desk_open (&desk, "sqlite::memory:");
  desk_create (&desk, "clean.xml", "A-1");
  approve (&desk);
  first = publish (&desk, 1);
  g_assert_nonnull (strstr (first, "420"));
  start_next (&desk);
  answer_more (&desk, 2, "425");
  approve (&desk);
  second = publish (&desk, 2);
  first_again = publish (&desk, 1);
  second_again = publish (&desk, 2);
  g_assert_null (strstr (second, "425"));
  g_assert_cmpstr (first, ==, first_again);
  g_assert_cmpstr (second, ==, second_again);
  desk_close (&desk);
}

/* What was returned is not held against by what came after it: its own report is, when somebody makes it. */
static void
test_returned (void)
{
  g_autofree char *before = NULL;
  g_autofree char *second = NULL;
  g_autofree char *after = NULL;
  Desk desk;

  desk_open (&desk, "sqlite::memory:");
  desk_create (&desk, "clean.xml", "A-1");
  desk_step (&desk, "A-1", DR_STEP_SUBMIT, "customer-manager", NULL, 0);
  desk_step (&desk, "A-1", DR_STEP_RETURN, "officer", NULL, 0);
  before = publish (&desk, 1);
  g_assert_nonnull (strstr (before, "420"));
  start_next (&desk);
  answer_more (&desk, 2, "425");
  approve (&desk);
  second = publish (&desk, 2);
  g_assert_nonnull (strstr (second, "425"));
  after = publish (&desk, 1);
  g_assert_nonnull (strstr (after, "420 to 429"));
  g_assert_null (strstr (before, "420 to 429"));
  desk_close (&desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/publish-register/progress", test_progress);
  g_test_add_func ("/reports/publish-register/words", test_words);
  g_test_add_func ("/reports/publish-register/approved", test_approved);
  g_test_add_func ("/reports/publish-register/returned", test_returned);

  return g_test_run ();
}
