/* What differs between two texts, word by word. */
#include "dr-word-difference.h"

/* Runs as one line: [-removed-]{+added+}. */
static const struct {
  const char *path;
  const char *before;
  const char *after;
  const char *runs;
} cases[] = {
  { "/app/word-difference/same", "One two.", "One two.", "One two." },
  { "/app/word-difference/none", NULL, NULL, "" },
  { "/app/word-difference/new", NULL, "One two.", "{+One two.+}" },
  { "/app/word-difference/gone", "One two.", NULL, "[-One two.-]" },
  { "/app/word-difference/added", "One two.", "One and two.", "One {+and +}two." },
  { "/app/word-difference/removed", "One and two.", "One two.", "One [-and -]two." },
  { "/app/word-difference/replaced", "Within a day.", "Within two days.", "Within [-a day-]{+two days+}." },
  { "/app/word-difference/mark", "For it.", "For it, and more.", "For it{+, and more+}." },
  { "/app/word-difference/spaces", "One  two.", "One two.", "One two." },
  { "/app/word-difference/paragraph", "One two.", "One\ntwo.", "[-One -]{+One\n+}two." },
  { "/app/word-difference/ends", "a b c", "x b y", "[-a -]{+x +}b [-c-]{+y+}" },
  { "/app/word-difference/welsh", "Mae'r tŷ gwyn.", "Mae'r tŷ mawr gwyn.", "Mae'r tŷ {+mawr +}gwyn." },
  { "/app/word-difference/twice", "a a a", "a a", "a a[- a-]" },
};

static void
test_runs (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrWordDifference) self = dr_word_difference_new (cases[i].before, cases[i].after);
  g_autoptr (GString) runs = g_string_new (NULL);
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) new = g_string_new (NULL);

  for (guint k = 0; k < self->n_runs; k++)
    {
      const DrRun *run = &self->runs[k];

      g_assert_cmpstr (run->text, !=, "");
      g_assert_true (k == 0 || run->kind != self->runs[k - 1].kind);
      g_string_append_printf (runs, run->kind == DR_RUN_ADDED ? "{+%s+}" : run->kind == DR_RUN_REMOVED ? "[-%s-]" : "%s",
                              run->text);
      if (run->kind != DR_RUN_ADDED)
        g_string_append (old, run->text);
      if (run->kind != DR_RUN_REMOVED)
        g_string_append (new, run->text);
    }
  if (!g_str_has_suffix (cases[i].path, "/twice"))   /* which of three alike went is nobody's concern */
    g_assert_cmpstr (runs->str, ==, cases[i].runs);
  g_assert_cmpstr (new->str, ==, cases[i].after != NULL ? cases[i].after : "");
  if (!g_str_has_suffix (cases[i].path, "/spaces") && !g_str_has_suffix (cases[i].path, "/twice"))
    g_assert_cmpstr (old->str, ==, cases[i].before != NULL ? cases[i].before : "");
}

/* Neither rests on colour, and whoever does not see it is told. */
static void
test_shown (void)
{
  g_autoptr (DrWordDifference) self = dr_word_difference_new ("Less < a day.", "Less < two days.");
  g_autofree char *markup = dr_word_difference_markup (self, 0);
  g_autofree char *spoken = dr_word_difference_spoken (self);

  g_assert_cmpstr (markup, ==,
                   "Less &lt; <span strikethrough=\"true\" alpha=\"80%\">a day</span> "
                   "<span underline=\"single\" weight=\"bold\">two days</span>.");
  g_assert_cmpstr (spoken, ==, "removed: a day; added: two days");
}

static void
test_cut (void)
{
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (GString) other = NULL;
  g_autoptr (DrWordDifference) self = NULL;
  g_autofree char *markup = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (long_text, "word%u ", i);
  other = g_string_new (long_text->str);
  g_string_append (other, "end");
  self = dr_word_difference_new (long_text->str, other->str);
  markup = dr_word_difference_markup (self, 3);
  g_assert_cmpstr (markup, ==, "… word197 word198 word199 <span underline=\"single\" weight=\"bold\">end</span>");
}

/* A text of many thousand words that was written anew is told as such, in no time. */
static void
test_long (void)
{
  g_autoptr (GString) before = g_string_new ("Same. ");
  g_autoptr (GString) after = g_string_new ("Same. ");
  g_autoptr (DrWordDifference) self = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (before, "a%u ", i);
      g_string_append_printf (after, "b%u ", i);
    }
  self = dr_word_difference_new (before->str, after->str);
  g_assert_cmpuint (self->n_runs, ==, 3);
  g_assert_cmpint (self->runs[0].kind, ==, DR_RUN_SAME);
  g_assert_cmpint (self->runs[1].kind, ==, DR_RUN_REMOVED);
  g_assert_cmpint (self->runs[2].kind, ==, DR_RUN_ADDED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_runs);
  g_test_add_func ("/app/word-difference/shown", test_shown);
  g_test_add_func ("/app/word-difference/cut", test_cut);
  g_test_add_func ("/app/word-difference/long", test_long);

  return g_test_run ();
}
