/* Working copies of rulebook and questionnaire: kept through a kill, published as a new edition, refused over another's. */
#include "registers.h"

#include <glib/gstdio.h>

#include "dr-working-copy.h"

#define STORE "/somewhere/register.db"
#define THRESHOLD "ACC-01/parameter/may_exclude_share/value"

typedef struct {
  Desk  desk;
  char *folder;
  char *path;
} Bench;

static void
set_up (Bench         *self,
        gconstpointer  kind)
{
  self->folder = g_dir_make_tmp ("working-copy-XXXXXX", NULL);
  self->path = dr_working_copy_path (self->folder, STORE, "officer", (DrEditionKind) GPOINTER_TO_INT (kind));
  desk_open (&self->desk, ":memory:");
}

static void
tear_down (Bench         *self,
           gconstpointer  kind)
{
  g_unlink (self->path);
  g_rmdir (self->folder);
  desk_close (&self->desk);
  g_free (self->path);
  g_free (self->folder);
}

static DrWorkingCopy *
open_copy (Bench         *self,
           DrEditionKind  kind)
{
  g_autoptr (GError) error = NULL;
  DrWorkingCopy *copy = dr_working_copy_open (self->path, kind, &error);

  g_assert_no_error (error);

  return copy;
}

static DrEditionSet *
latest (Bench *self)
{
  g_autoptr (GError) error = NULL;
  DrEditionSet *set = dr_knowledge_latest (dr_register_get_knowledge (self->desk.reg), &error);

  g_assert_no_error (error);

  return set;
}

static void
edit (Bench         *self,
      DrWorkingCopy *copy,
      const char    *key,
      const char    *value)
{
  g_autoptr (DrEditionSet) set = latest (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_working_copy_set (copy, set->digest[copy->kind], key, value, &error));
  g_assert_no_error (error);
}

/* What was edited is there for the next program that opens it; without edits there is no file. */
static void
test_survives (Bench         *self,
               gconstpointer  kind)
{
  g_autoptr (DrWorkingCopy) first = open_copy (self, DR_EDITION_RULEBOOK);
  g_autoptr (DrWorkingCopy) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_hash_table_size (first->edits), ==, 0);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  edit (self, first, THRESHOLD, "0.02");
  edit (self, first, "ACC-01/question", "Two\nlines = “one”?");
  second = open_copy (self, DR_EDITION_RULEBOOK);
  g_assert_cmpstr (second->start, ==, first->start);
  g_assert_cmpstr (g_hash_table_lookup (second->edits, THRESHOLD), ==, "0.02");
  g_assert_cmpstr (g_hash_table_lookup (second->edits, "ACC-01/question"), ==, "Two\nlines = “one”?");

  edit (self, second, THRESHOLD, NULL);
  g_assert_cmpuint (g_hash_table_size (second->edits), ==, 1);
  g_assert_true (dr_working_copy_drop (second, "ACC-01/", &error));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (second->start, ==, "");
}

/* Two who share a login have a copy each; the one that an earlier version kept goes to the first who comes, whole. */
static void
test_each_their_own (Bench         *self,
                     gconstpointer  kind)
{
  g_autofree char *others = dr_working_copy_path (self->folder, STORE, "second-officer", DR_EDITION_RULEBOOK);
  g_autofree char *questions = dr_working_copy_path (self->folder, STORE, "officer", DR_EDITION_QUESTIONNAIRE);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, STORE, -1);
  g_autofree char *name = g_strdup_printf ("rulebook-%.16s.edits", digest);
  g_autofree char *old = g_build_filename (self->folder, name, NULL);
  g_autofree char *start = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DrWorkingCopy) copy = NULL;
  g_autoptr (DrWorkingCopy) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (others, !=, self->path);
  g_assert_cmpstr (questions, !=, self->path);
  g_assert_true (dr_working_copy_take_over (self->folder, STORE, "officer", DR_EDITION_RULEBOOK, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));

  start = g_strnfill (64, 'a');
  text = g_strdup_printf ("[start]\nkind=rulebook\ndigest=%s\n\n[edits]\n%s=0.02\n", start, THRESHOLD);
  g_assert_true (g_file_set_contents (old, text, -1, &error));
  g_assert_true (dr_working_copy_take_over (self->folder, STORE, "officer", DR_EDITION_RULEBOOK, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  copy = open_copy (self, DR_EDITION_RULEBOOK);
  g_assert_cmpstr (copy->start, ==, start);
  g_assert_cmpstr (g_hash_table_lookup (copy->edits, THRESHOLD), ==, "0.02");
  g_assert_false (g_file_test (others, G_FILE_TEST_EXISTS));

  /* Who has one keeps it. */
  edit (self, copy, THRESHOLD, "0.03");
  g_assert_true (g_file_set_contents (old, text, -1, &error));
  g_assert_true (dr_working_copy_take_over (self->folder, STORE, "officer", DR_EDITION_RULEBOOK, &error));
  again = open_copy (self, DR_EDITION_RULEBOOK);
  g_assert_cmpstr (g_hash_table_lookup (again->edits, THRESHOLD), ==, "0.03");
  g_assert_true (dr_working_copy_take_over (self->folder, STORE, "second-officer", DR_EDITION_RULEBOOK, &error));
  g_assert_true (g_file_test (others, G_FILE_TEST_EXISTS));
  g_unlink (others);
}

static void
test_publish (Bench         *self,
              gconstpointer  kind)
{
  g_autoptr (DrWorkingCopy) copy = open_copy (self, DR_EDITION_RULEBOOK);
  g_autoptr (DrEditionSet) before = latest (self);
  g_autoptr (DrEditionSet) after = NULL;
  g_autoptr (GError) error = NULL;
  guint number = 0;

  g_assert_false (dr_register_publish_edited (self->desk.reg, "officer", copy, "Nothing", &number, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT);
  g_clear_error (&error);

  edit (self, copy, THRESHOLD, "7");
  g_assert_false (dr_register_publish_edited (self->desk.reg, "officer", copy, "Beyond", &number, &error));
  g_assert_nonnull (strstr (error->message, "may_exclude_share"));
  g_clear_error (&error);

  edit (self, copy, THRESHOLD, "0.02");
  g_assert_false (dr_register_publish_edited (self->desk.reg, "customer-manager", copy, "Not mine", &number, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
  g_clear_error (&error);

  g_assert_true (dr_register_publish_edited (self->desk.reg, "officer", copy, "Two in a hundred", &number, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, 2);
  after = latest (self);
  g_assert_cmpstr (after->digest[DR_EDITION_RULEBOOK], !=, before->digest[DR_EDITION_RULEBOOK]);
  g_assert_cmpstr (after->rulebook->version, ==, "2");
  g_assert_cmpfloat (after->rulebook->rules[0].parameters[0].value, ==, 0.02);
  g_assert_cmpfloat (before->rulebook->rules[0].parameters[0].value, ==, 0.01);
}

/* Two work at once: the second is told, and can move what they did to the edition of the first. */
static void
test_newer (Bench         *self,
            gconstpointer  kind)
{
  g_autoptr (DrWorkingCopy) copy = open_copy (self, DR_EDITION_QUESTIONNAIRE);
  g_autofree char *others = desk_read ("questionnaire.xml");
  g_autoptr (GString) text = g_string_new (others);
  g_autoptr (DrEditionSet) after = NULL;
  g_autoptr (GError) error = NULL;
  guint number = 0;

  edit (self, copy, "question/aims/prompt", "What for?");
  g_string_replace (text, "version=\"1\"", "version=\"theirs\"", 1);
  desk_publish (&self->desk, DR_EDITION_QUESTIONNAIRE, text->str);
  g_assert_false (dr_register_publish_edited (self->desk.reg, "officer", copy, NULL, &number, &error));
  g_assert_nonnull (strstr (error->message, "newer edition"));
  g_clear_error (&error);

  after = latest (self);
  g_assert_true (dr_working_copy_move (copy, after->digest[DR_EDITION_QUESTIONNAIRE], &error));
  g_assert_true (dr_register_publish_edited (self->desk.reg, "officer", copy, NULL, &number, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, 3);
  g_clear_pointer (&after, dr_edition_set_free);
  after = latest (self);
  g_assert_cmpstr (after->questionnaire->version, ==, "theirs.2");
  g_assert_cmpstr (dr_questionnaire_find (after->questionnaire, "aims")->prompt, ==, "What for?");
}

/* A retired question leaves drafts that answer it whole: the answer stays, and goes into no record. */
static void
test_retired (Bench         *self,
              gconstpointer  kind)
{
  g_autoptr (DrWorkingCopy) copy = open_copy (self, DR_EDITION_QUESTIONNAIRE);
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (GError) error = NULL;
  guint n_answers;

  desk_set_day (&self->desk, 2025, 9, 15);
  desk_create (&self->desk, "clean.xml", "A");
  version = dr_version_load (self->desk.reg, "A", 1, &error);
  g_assert_no_error (error);
  n_answers = version->assessment->n_answers;
  g_assert_cmpuint (n_answers, >, 0);
  {
    g_autofree char *key = g_strdup_printf ("question/%s/retired", version->assessment->answers[0].question);

    edit (self, copy, key, "true");
  }
  g_clear_pointer (&version, dr_version_free);
  g_assert_true (dr_register_publish_edited (self->desk.reg, "officer", copy, NULL, NULL, &error));
  g_assert_no_error (error);
  version = dr_version_load (self->desk.reg, "A", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version->assessment->n_answers, ==, n_answers);
}

int
main (int    argc,
      char **argv)
{
  const gconstpointer rules = GINT_TO_POINTER (DR_EDITION_RULEBOOK);
  const gconstpointer questions = GINT_TO_POINTER (DR_EDITION_QUESTIONNAIRE);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/register/working-copy/survives", Bench, rules, set_up, test_survives, tear_down);
  g_test_add ("/register/working-copy/each-their-own", Bench, rules, set_up, test_each_their_own, tear_down);
  g_test_add ("/register/working-copy/publish", Bench, rules, set_up, test_publish, tear_down);
  g_test_add ("/register/working-copy/newer", Bench, questions, set_up, test_newer, tear_down);
  g_test_add ("/register/working-copy/retired", Bench, questions, set_up, test_retired, tear_down);

  return g_test_run ();
}
