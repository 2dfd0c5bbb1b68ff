/* The register as the desktop program holds it, by whichever way it was opened. */
#include <glib/gstdio.h>
#include <unistd.h>

#include "app-support.h"

typedef struct {
  Workplace place;
  char     *before;   /* folder that the test was started in */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  workplace_set_up (&self->place);
  self->before = g_get_current_dir ();
  g_assert_cmpint (g_chdir (self->place.folder), ==, 0);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_cmpint (g_chdir (self->before), ==, 0);
  g_free (self->before);
  workplace_tear_down (&self->place);
}

static void
assert_same_place (DrDesk     *desk,
                   const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDesk) other = dr_desk_new (address, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_desk_get_uri (other), ==, dr_desk_get_uri (desk));
  dr_desk_close (other);
}

/* What is kept beside a register goes by its address: no other way to it may have another working copy. */
static void
test_addresses (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *link = g_build_filename (self->place.folder, "link.db", NULL);
  g_autofree char *uri = g_filename_to_uri (self->place.uri, NULL, NULL);

  g_assert_cmpint (symlink (self->place.uri, link), ==, 0);
  g_assert_cmpstr (dr_desk_get_uri (self->place.desk), ==, self->place.uri);
  assert_same_place (self->place.desk, "register.db");
  assert_same_place (self->place.desk, "./register.db");
  assert_same_place (self->place.desk, "sqlite:register.db");
  assert_same_place (self->place.desk, link);
  assert_same_place (self->place.desk, uri);
}

static gpointer
count_people (DrRegister    *in,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return dr_store_list_people (dr_register_get_store (in), error);
}

/* As a page does that shows what it is given. */
static void
show_people (GObject      *desk,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeopleList) people = dr_desk_run_finish (DR_DESK (desk), result, &error);
  g_autoptr (DrPeopleList) read = NULL;
  gboolean *shown = data;

  g_assert_no_error (error);
  g_assert_true (dr_date_is_set (dr_desk_get_today (DR_DESK (desk))));
  read = dr_store_list_people (dr_register_get_store (dr_desk_get_register (DR_DESK (desk))), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->n_people, ==, people->n_people);
  *shown = TRUE;
}

static void
take_refusal (GObject      *desk,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_desk_run_finish (DR_DESK (desk), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  *(gboolean *) data = TRUE;
}

/* What was asked before somebody quit comes when the desk is closed: it is shown like any other, and nothing new is begun. */
static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  gboolean shown = FALSE;
  gboolean refused = FALSE;

  dr_desk_run (self->place.desk, DR_DESK_LANE_READ, count_people, NULL, NULL, (GDestroyNotify) dr_people_list_free, NULL, show_people,
               &shown);
  dr_desk_close (self->place.desk);
  dr_desk_run (self->place.desk, DR_DESK_LANE_READ, count_people, NULL, NULL, (GDestroyNotify) dr_people_list_free, NULL,
               take_refusal, &refused);
  while (!shown || !refused)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/desk/addresses", Fixture, NULL, set_up, test_addresses, tear_down);
  g_test_add ("/app/desk/closed", Fixture, NULL, set_up, test_closed, tear_down);

  return g_test_run ();
}
