/* The working copy of the evidence: kept at each change, undone, behind, carried over, published or refused. */
#include "app-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-evidence-copy.h"
#include "dr-evidence-file.h"
#include "dr-evidence-publish.h"
#include "dr-roll.h"

#define OFFICER "officer"
#define SHARE "figures/figure[id=use-internet-all]/@share"

typedef struct {
  Workplace       place;
  DrRegister     *reg;
  DrEvidenceCopy *copy;
  char           *problem;   /* of the last change; "" where there was none; NULL: it goes on */
} Fixture;

static gboolean
is_read (gpointer data)
{
  return dr_evidence_copy_get_evidence (data) != NULL;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->problem != NULL;
}

static void
done (const char *problem,
      gpointer    owner)
{
  Fixture *self = g_object_get_data (owner, "fixture");

  self->problem = g_strdup (problem != NULL ? problem : "");
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  const DrPerson officer = { OFFICER, "Olga Officer", "olga" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;

  workplace_set_up (&self->place);
  store = dr_store_open (self->place.uri, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  self->reg = dr_register_new (store);
  g_assert_true (dr_register_add_person (self->reg, PILOT_ADMINISTRATOR, &officer, &error));
  g_assert_true (dr_register_grant (self->reg, PILOT_ADMINISTRATOR, OFFICER, DR_ROLE_EQUALITIES, "", FALSE, &error));
  dr_desk_say_changed (self->place.desk, NULL);
  g_assert_true (dr_desk_set_person (self->place.desk, OFFICER));
  self->copy = dr_evidence_copy_new (self->place.desk);
  g_object_set_data (G_OBJECT (self->copy), "fixture", self);
  wait_until (is_read, self->copy);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *folder = g_strdup (dr_evidence_copy_get_folder (self->copy));
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  g_object_run_dispose (G_OBJECT (self->copy));
  g_object_unref (self->copy);
  dr_register_free (self->reg);
  workplace_tear_down (&self->place);
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (self->problem);
}

/* What comes of one edit: "" where it was made. */
static const char *
edit (Fixture    *self,
      const char *place,
      const char *value)
{
  const DrEvidenceEdit one = { place, value };

  g_clear_pointer (&self->problem, g_free);
  dr_evidence_copy_edit (self->copy, &one, 1, NULL, done, G_OBJECT (self->copy));
  wait_until (is_done, self);

  return self->problem;
}

static double
share_of (const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_figures; i++)
    if (strcmp (evidence->figures[i].id, "use-internet-all") == 0)
      return evidence->figures[i].share;

  return -1;
}

static double
share_now (Fixture *self)
{
  return share_of (dr_evidence_copy_get_evidence (self->copy));
}

/* A change is in its file before it is shown; changed back, there is no working copy. */
static void
test_edit (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *name = NULL;

  g_assert_false (dr_evidence_copy_is_changed (self->copy));
  g_assert_cmpstr (edit (self, SHARE, "0.5"), ==, "");
  g_assert_cmpfloat (share_now (self), ==, 0.5);
  g_assert_cmpfloat (share_of (dr_evidence_copy_get_in_force (self->copy)), ==, 0.92);
  g_assert_true (dr_evidence_copy_is_changed (self->copy));
  g_assert_cmpuint (dr_evidence_copy_get_base (self->copy), ==, 1);
  g_assert_cmpuint (dr_evidence_copy_get_change (self->copy)->n_differences, ==, 1);
  name = g_strdup_printf ("%s/%s.xml", dr_evidence_copy_get_folder (self->copy), dr_evidence_copy_get_base_digest (self->copy));
  g_assert_true (g_file_test (name, G_FILE_TEST_IS_REGULAR));

  g_assert_cmpstr (edit (self, SHARE, "0.92"), ==, "");
  g_assert_false (dr_evidence_copy_is_changed (self->copy));
  g_assert_false (g_file_test (name, G_FILE_TEST_EXISTS));
}

/* Another program finds it as it was left: nothing has to be saved. */
static void
test_killed (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (DrEvidenceCopy) other = NULL;

  g_assert_cmpstr (edit (self, SHARE, "0.5"), ==, "");
  other = dr_evidence_copy_new (self->place.desk);
  wait_until (is_read, other);
  g_assert_true (dr_evidence_copy_is_changed (other));
  g_assert_cmpfloat (share_of (dr_evidence_copy_get_evidence (other)), ==, 0.5);
  g_object_run_dispose (G_OBJECT (other));
}

static const struct {
  const char *path;
  const char *place;
  const char *value;   /* (nullable) */
} refused_rows[] = {
  { "/app/evidence-copy/refused/share", SHARE, "2" },
  { "/app/evidence-copy/refused/source", "figures/figure[id=use-internet-all]/@source", NULL },
  { "/app/evidence-copy/refused/used", "sources/source[id=ons-internet-users-2020]", NULL },
};

/* What would be no evidence base is not kept, and is said without the name of a file that nobody knows. */
static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);

  g_assert_cmpstr (edit (self, refused_rows[i].place, refused_rows[i].value), !=, "");
  g_assert_null (strstr (self->problem, "working copy:"));
  g_assert_false (dr_evidence_copy_is_changed (self->copy));
  g_assert_cmpfloat (share_now (self), ==, 0.92);
}

static gboolean
is_back (gpointer data)
{
  return share_now (data) == 0.92;
}

static void
test_undo (Fixture       *self,
           gconstpointer  data)
{
  g_assert_false (dr_evidence_copy_can_undo (self->copy));
  edit (self, SHARE, "0.5");
  edit (self, SHARE, "0.6");
  dr_evidence_copy_undo (self->copy);
  dr_evidence_copy_undo (self->copy);
  wait_until (is_back, self);
  g_assert_false (dr_evidence_copy_is_changed (self->copy));
  g_assert_false (dr_evidence_copy_can_undo (self->copy));
}

static gboolean
is_behind (gpointer data)
{
  return dr_evidence_copy_is_behind (((Fixture *) data)->copy);
}

/* Somebody else publishes: another note, and another version. */
static void
publish_elsewhere (Fixture *self)
{
  const DrEvidenceEdit edits[] = { { "@version", "elsewhere" }, { "needs/need[id=new]/@name", "New" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEditions) editions = dr_store_list_editions (dr_register_get_store (self->reg), DR_EDITION_EVIDENCE, &error);
  g_autoptr (GBytes) bytes = dr_store_get_blob (dr_register_get_store (self->reg),
                                                editions->items[editions->n_items - 1].digest, &error);
  g_autoptr (GBytes) made = dr_evidence_edit_apply (bytes, edits, G_N_ELEMENTS (edits), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (dr_register_add_edition (self->reg, OFFICER, DR_EDITION_EVIDENCE, "elsewhere", made, NULL, NULL, &error));
  dr_desk_say_changed (self->place.desk, NULL);
}

static DrPublishTask
new_task (Fixture *self)
{
  return (DrPublishTask) { .folder = (char *) dr_evidence_copy_get_folder (self->copy),
                           .base = (char *) dr_evidence_copy_get_base_digest (self->copy),
                           .person = (char *) OFFICER, .version = (char *) "7", .published = { 2026, 11, 22 },
                           .label = (char *) "New figures" };
}

/* Nobody's edition is overwritten; what both changed differently is carried over and both stand. */
static void
test_behind (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DrPublishTask task;

  edit (self, SHARE, "0.5");
  publish_elsewhere (self);
  wait_until (is_behind, self);
  g_assert_cmpfloat (share_now (self), ==, 0.5);
  task = new_task (self);
  g_assert_null (dr_evidence_publish (self->reg, &task, NULL, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED);

  g_clear_pointer (&self->problem, g_free);
  dr_evidence_copy_carry (self->copy, done, G_OBJECT (self->copy));
  wait_until (is_done, self);
  g_assert_cmpstr (self->problem, ==, "");
  g_assert_false (dr_evidence_copy_is_behind (self->copy));
  g_assert_true (dr_evidence_copy_is_changed (self->copy));
  g_assert_cmpfloat (share_now (self), ==, 0.5);
  g_assert_cmpint (dr_evidence_find_need (dr_evidence_copy_get_evidence (self->copy), "new"), !=, DR_NO_INDEX);
}

static gboolean
is_settled (gpointer data)
{
  Fixture *self = data;

  return !dr_evidence_copy_is_changed (self->copy) && share_now (self) == 0.5;
}

/* Put in force it is the edition that drafts are checked by, and no working copy any more. */
static void
test_publish (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DrPublishTask task;

  edit (self, SHARE, "0.5");
  task = new_task (self);
  g_assert_cmpuint (GPOINTER_TO_UINT (dr_evidence_publish (self->reg, &task, NULL, NULL, &error)), ==, 2);
  g_assert_no_error (error);
  dr_evidence_copy_look_again (self->copy);
  wait_until (is_settled, self);
  g_assert_cmpuint (dr_evidence_copy_get_edition (self->copy)->number, ==, 2);
  g_assert_cmpstr (dr_evidence_copy_get_edition (self->copy)->label, ==, "New figures");
  g_assert_cmpstr (dr_evidence_copy_get_in_force (self->copy)->version, ==, "7");
  g_assert_false (dr_evidence_copy_can_undo (self->copy));
}

/* Who keeps no evidence is told why, and cannot put anything in force. */
static void
test_role (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DrPublishTask task;

  edit (self, SHARE, "0.5");
  task = new_task (self);
  task.person = (char *) PILOT_MANAGER;
  g_assert_null (dr_evidence_copy_get_refusal (self->copy));
  g_assert_null (dr_evidence_publish (self->reg, &task, NULL, NULL, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
  g_assert_true (dr_desk_set_person (self->place.desk, PILOT_MANAGER));
  g_assert_nonnull (strstr (dr_evidence_copy_get_refusal (self->copy), "Mina Manager"));
  wait_until (is_back, self);
  g_assert_false (dr_evidence_copy_is_changed (self->copy));
  g_assert_true (dr_desk_set_person (self->place.desk, OFFICER));
  while (share_now (self) != 0.5)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_unread (gpointer data)
{
  return dr_evidence_copy_get_unread (((Fixture *) data)->copy) != NULL;
}

/* A file that was torn hides nothing: the edition in force is shown, and why. */
static void
test_torn (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *name = NULL;

  edit (self, SHARE, "0.5");
  name = g_strdup_printf ("%s/%s.xml", dr_evidence_copy_get_folder (self->copy), dr_evidence_copy_get_base_digest (self->copy));
  g_assert_true (g_file_set_contents (name, "<evidence", -1, NULL));
  dr_evidence_copy_look_again (self->copy);
  wait_until (is_unread, self);
  g_assert_cmpfloat (share_now (self), ==, 0.92);
  g_assert_false (dr_evidence_copy_is_changed (self->copy));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("due-regard-data-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/evidence-copy/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/app/evidence-copy/killed", Fixture, NULL, set_up, test_killed, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (refused_rows); i++)
    g_test_add (refused_rows[i].path, Fixture, GUINT_TO_POINTER (i), set_up, test_refused, tear_down);
  g_test_add ("/app/evidence-copy/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/app/evidence-copy/behind", Fixture, NULL, set_up, test_behind, tear_down);
  g_test_add ("/app/evidence-copy/publish", Fixture, NULL, set_up, test_publish, tear_down);
  g_test_add ("/app/evidence-copy/role", Fixture, NULL, set_up, test_role, tear_down);
  g_test_add ("/app/evidence-copy/torn", Fixture, NULL, set_up, test_torn, tear_down);
  result = g_test_run ();
  {
    g_autofree char *inner = g_build_filename (data, "due-regard", "evidence", NULL);
    g_autofree char *outer = g_build_filename (data, "due-regard", NULL);

    g_rmdir (inner);
    g_rmdir (outer);
    g_rmdir (data);
  }

  return result;
}
