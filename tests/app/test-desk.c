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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/desk/addresses", Fixture, NULL, set_up, test_addresses, tear_down);

  return g_test_run ();
}
