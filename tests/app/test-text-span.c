/* The piece of a text that is written anew: no more of it than differs, and whole characters. */
#include "dr-text-span.h"

static const struct {
  const char *path;
  const char *before;
  const char *after;
  int         start;
  int         end;
  const char *insert;
} rows[] = {
  { "/app/text-span/middle", "One two three", "One six three", 4, 7, "six" },
  { "/app/text-span/end", "One two", "One", 3, 7, "" },
  { "/app/text-span/begin", "two", "One two", 0, 0, "One " },
  { "/app/text-span/all", "One", "Two", 0, 3, "Two" },
  { "/app/text-span/from-nothing", "", "One", 0, 0, "One" },
  { "/app/text-span/to-nothing", "One", "", 0, 3, "" },
  /* What is alike at both ends is not counted twice. */
  { "/app/text-span/repeated", "aaa", "aaaa", 3, 3, "a" },
  { "/app/text-span/repeated-less", "aaaa", "aa", 2, 4, "" },
  /* é and è begin with the same byte, é and © end with the same. */
  { "/app/text-span/first-byte", "caf\303\251 noir", "caf\303\250 noir", 3, 4, "\303\250" },
  { "/app/text-span/last-byte", "\303\251t\303\251", "\302\251t\303\251", 0, 1, "\302\251" },
  { "/app/text-span/after-wide", "\342\202\254 10", "\342\202\254 100", 4, 4, "0" },
};

static void
test_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  DrTextSpan span;
  g_autofree char *insert = NULL;

  g_assert_true (dr_text_span_init (&span, rows[i].before, rows[i].after));
  insert = g_strndup (span.insert, span.length);
  g_assert_cmpint (span.start, ==, rows[i].start);
  g_assert_cmpint (span.end, ==, rows[i].end);
  g_assert_cmpstr (insert, ==, rows[i].insert);
}

static void
test_same (void)
{
  DrTextSpan span;

  g_assert_false (dr_text_span_init (&span, "caf\303\251", "caf\303\251"));
  g_assert_false (dr_text_span_init (&span, "", ""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, GUINT_TO_POINTER (i), test_row);
  g_test_add_func ("/app/text-span/same", test_same);

  return g_test_run ();
}
