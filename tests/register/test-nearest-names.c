/* Which names are offered for a mistyped one. */
#include "dr-nearest-names.h"

static const char * const questions[] = { "change-what", "change-why", "people-who", "consultation-who", "impacts-how" };

static const struct { const char *path; const char *word; guint n; const char *names; } cases[] = {
  { "/register/nearest-names/typing", "chnge-why", 5, "“change-why”, “change-what”, “people-who”" },
  { "/register/nearest-names/exact", "people-who", 5, "“people-who”, “change-why”, “change-what”" },
  { "/register/nearest-names/equally-far", "x", 2, "“change-why”, “change-what”" },
  { "/register/nearest-names/empty", "", 1, "“change-what”" },
  { "/register/nearest-names/none", "x", 0, "" },
  { "/register/nearest-names/long", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1, "“change-what”" },
};

static void
test_names (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *names = dr_nearest_names (cases[i].word, questions, cases[i].n);

  g_assert_cmpstr (names, ==, cases[i].names);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GSIZE_TO_POINTER (i), test_names);

  return g_test_run ();
}
