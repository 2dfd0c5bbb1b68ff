/* The buttons of a window that is folded. */
#include "dr-leaflet-headers.h"

static void
test_layout (void)
{
  static const struct { const char *layout; const char *narrow; } cases[] = {
    { "", "" },
    { ":close", ":close" },
    { "icon:minimize,maximize,close", "icon:close" },
    { "close,minimize,maximize:", "close:" },
    { "menu:minimize,close", "menu:close" },
    { "maximize:minimize", ":" },
    { "menu,icon:close", "menu,icon:close" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *narrow = dr_leaflet_headers_layout (cases[i].layout);

      g_assert_cmpstr (narrow, ==, cases[i].narrow);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaflet-headers/layout", test_layout);

  return g_test_run ();
}
