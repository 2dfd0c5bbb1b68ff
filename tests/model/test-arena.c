/* The arena: what it gives out is zeroed, aligned, its own, and stays where it is. */
#include "dr-arena.h"

#include <string.h>

static const struct {
  const char *path;
  gsize       size;
} sizes[] = {
  { "/model/arena/alloc/one", 1 },
  { "/model/arena/alloc/fifteen", 15 },
  { "/model/arena/alloc/sixteen", 16 },
  { "/model/arena/alloc/seventeen", 17 },
  { "/model/arena/alloc/a-block", 4096 },
  { "/model/arena/alloc/over-a-block", 4097 },
  { "/model/arena/alloc/largest-block", 256 * 1024 },
  { "/model/arena/alloc/over-largest-block", 256 * 1024 + 1 },
};

static void
test_alloc (gconstpointer data)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  gsize size = *(const gsize *) data;
  char *pieces[40];

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      pieces[i] = dr_arena_alloc0 (arena, size);
      g_assert_nonnull (pieces[i]);
      g_assert_cmpuint ((gsize) pieces[i] % 16, ==, 0);
      for (gsize k = 0; k < size; k++)
        g_assert_cmpint (pieces[i][k], ==, 0);
      memset (pieces[i], (int) i + 1, size);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_assert_cmpint (pieces[i][0], ==, (int) i + 1);
      g_assert_cmpint (pieces[i][size - 1], ==, (int) i + 1);
    }
}

static void
test_mixed_sizes (void)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guchar *pieces[500];
  gsize lengths[500];

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      lengths[i] = (gsize) g_rand_int_range (rand, 1, i % 50 == 49 ? 20000 : 200);
      pieces[i] = dr_arena_alloc0 (arena, lengths[i]);
      memset (pieces[i], (int) (i % 255), lengths[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize k = 0; k < lengths[i]; k++)
      g_assert_cmpuint (pieces[i][k], ==, i % 255);
}

static void
test_nothing (void)
{
  g_autoptr (DrArena) arena = dr_arena_new ();

  g_assert_null (dr_arena_alloc0 (arena, 0));
  g_assert_null (dr_arena_array0 (arena, double, 0));
  g_assert_null (dr_arena_strdup (arena, NULL));
  dr_arena_free (NULL);
}

static void
test_text (void)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  char text[] = "a desk in Hertford";
  char *whole = dr_arena_strdup (arena, text);
  char *part = dr_arena_strndup (arena, text, 6);

  text[0] = 'X';
  g_assert_cmpstr (whole, ==, "a desk in Hertford");
  g_assert_cmpstr (part, ==, "a desk");
  g_assert_cmpstr (dr_arena_strdup (arena, ""), ==, "");
  g_assert_cmpstr (dr_arena_strndup (arena, text, 0), ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_test_add_data_func (sizes[i].path, &sizes[i].size, test_alloc);
  g_test_add_func ("/model/arena/mixed-sizes", test_mixed_sizes);
  g_test_add_func ("/model/arena/nothing", test_nothing);
  g_test_add_func ("/model/arena/text", test_text);

  return g_test_run ();
}
