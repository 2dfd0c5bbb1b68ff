/* Keys: each field has one, whatever its identities, and nothing else is a key. */
#include "dr-draft-key.h"
#include "dr-load.h"

#include <string.h>

static const struct {
  const char *path;
  const char *key;
  const char *says;   /* (nullable): part of the error; NULL: it is a key */
} check_cases[] = {
  { "root", "@title", NULL },
  { "child", "change/@effective", NULL },
  { "text", "change/what", NULL },
  { "answer", "answers/answer[q-need]", NULL },
  { "item", "options/option[desk]/@name", NULL },
  { "inner", "options/option[desk]/offer[desk-bs]/@after", NULL },
  { "two-parts", "options/option[desk]/target[email|age-75-plus]/@share", NULL },
  { "position", "options/option[desk]/#", NULL },
  { "position-of-text", "impacts/impact[i1]/aim[advance]/#", NULL },
  { "escaped", "answers/answer[a%5Bb%5D%2F%7C%25]", NULL },
  { "number", "consultations/no-consultation[a b|2]", NULL },
  { "empty", "", "holds no element" },
  { "slash", "/", "holds no element" },
  { "slash-first", "/@title", "holds no element" },
  { "slash-last", "change/what/", "holds no element" },
  { "unknown-attribute", "@colour", "no such attribute" },
  { "no-attribute", "change/@", "no such attribute" },
  { "format", "@format", "no such attribute" },
  { "evidence", "@evidence", "no such attribute" },
  { "context", "context/@as-of", "holds no element" },
  { "attribute-inside", "@title/what", "holds no element" },
  { "unknown-element", "options/choice[a]/@name", "options holds no element “choice”" },
  { "no-text", "options/option[desk]", "no text of its own" },
  { "no-text-of-list", "options", "no text of its own" },
  { "no-brackets", "options/option/@name", "in brackets" },
  { "brackets", "change[x]/what", "expected no brackets" },
  { "no-identity", "options/option[]/@name", "0 parts" },
  { "parts", "options/option[a|b]/@name", "2 parts between its brackets, expected 1" },
  { "half", "options/option[a]/target[email]/@share", "1 parts between its brackets, expected 2" },
  { "empty-part", "options/option[a]/target[|all]/@share", "expected an identity" },
  { "open", "options/option[desk/@name", "in brackets" },
  { "only-open", "options/option[/@name", "in brackets" },
  { "after", "options/option[desk]x/@name", "in brackets" },
  { "twice", "options/option[a][b]/@name", "percent-encoded" },
  { "needless", "answers/answer[%41]", "percent-encoded" },
  { "lower-case", "answers/answer[a%5bb]", "percent-encoded" },
  { "percent", "answers/answer[50%]", "percent-encoded" },
  { "nul", "answers/answer[a%00b]", "percent-encoded" },
  { "control", "answers/answer[a%07b]", "XML forbids" },
  { "composed", "answers/answer[e\xcc\x81]", "XML forbids" },
  { "bytes", "answers/answer[\xff]", "not UTF-8" },
  { "identity", "options/option[a]/@id", "told by its brackets" },
  { "position-nowhere", "change/#", "no such position" },
  { "position-of-root", "#", "no such position" },
  { "position-more", "options/option[a]/#1", "no such position" },
  { "number-one", "consultations/no-consultation[a|1]", "a number from 2" },
  { "number-zeros", "consultations/no-consultation[a|02]", "a number from 2" },
  { "number-of-key", "answers/answer[a|2]", "2 parts" },
  { "deep", "options/option[a]/offer[b]/what/why", "holds no element" },
};

static void
test_check (gconstpointer data)
{
  const char *key = check_cases[GPOINTER_TO_UINT (data)].key;
  const char *says = check_cases[GPOINTER_TO_UINT (data)].says;
  g_autoptr (GError) error = NULL;
  gboolean valid = dr_draft_key_check (key, &error);

  if (says == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (valid);
      return;
    }
  g_assert_false (valid);
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strnfill (100000, 'x');

  g_assert_false (dr_draft_key_check (key, &error));
  g_assert_cmpuint (strlen (error->message), <, 2000);
}

/* Whatever characters an identity has, its key gives it back. */
static void
test_identities (void)
{
  static const char * const identities[] = {
    "desk", "a/b", "[x]", "a|b", "100%", "%5B", "#", "@id", "a b  c", "line\nline", "tab\t",
    "ŵ ŷ", "😀", "العربية", "]/@x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    for (guint j = 0; j < G_N_ELEMENTS (identities); j++)
      {
        g_autofree char *key = dr_draft_key ("options/option[]/target[|]/@share", "desk", identities[i], identities[j],
                                             NULL);
        g_autofree char *bare = dr_draft_key_without_identities (key);
        g_autoptr (GError) error = NULL;
        g_auto (GStrv) parts = dr_draft_key_identity (key, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (g_strv_length (parts), ==, 2);
        g_assert_cmpstr (parts[0], ==, identities[i]);
        g_assert_cmpstr (parts[1], ==, identities[j]);
        g_assert_cmpstr (bare, ==, "options/option[]/target[]/@share");
      }
}

static void
test_build (void)
{
  g_autofree char *plain = dr_draft_key ("@title", NULL);
  g_autofree char *offer = dr_draft_key ("options/option[]/offer[]/@after", "desk", "a/b", NULL);
  g_autofree char *partly = dr_draft_key ("options/option[as-is]/target[email|]/@share", "a|b", NULL);
  g_auto (GStrv) none = dr_draft_key_identity ("change/what", NULL);
  g_auto (GStrv) item = dr_draft_key_identity ("options/option[a%2Fb]", NULL);

  g_assert_cmpstr (plain, ==, "@title");
  g_assert_cmpstr (offer, ==, "options/option[desk]/offer[a%2Fb]/@after");
  g_assert_cmpstr (partly, ==, "options/option[as-is]/target[email|a%7Cb]/@share");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpstr (item[0], ==, "a/b");
  g_assert_null (dr_draft_key_identity ("nonsense", NULL));
  g_assert_true (dr_draft_key_is_below (offer, "options/option[desk]"));
  g_assert_true (dr_draft_key_is_below ("answers/answer[a]", "answers/answer[a]"));
  g_assert_false (dr_draft_key_is_below ("options/option[desk-b]/@name", "options/option[desk"));
  g_assert_false (dr_draft_key_is_below ("@title", "@titles"));
}

static void
test_reach (void)
{
  const char * const none[] = { NULL };
  const char * const others[] = { "@title", "options/option[desk-b]/@name", NULL };
  const char * const last[] = { "@title", "options/option[desk]/@name", NULL };
  const char * const whole[] = { "options/option[desk]", NULL };

  g_assert_false (dr_draft_keys_reach (none, "options/option[desk]"));
  g_assert_false (dr_draft_keys_reach (others, "options/option[desk]"));
  g_assert_true (dr_draft_keys_reach (last, "options/option[desk]"));
  g_assert_true (dr_draft_keys_reach (whole, "options/option[desk]"));
}

static void
test_too_few_parts (void)
{
  if (g_test_subprocess ())
    {
      g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
      g_free (dr_draft_key ("options/option[]/@name", NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*dr_draft_key*");
}

static void
test_too_many_parts (void)
{
  if (g_test_subprocess ())
    {
      g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
      g_free (dr_draft_key ("options/option[]/@name", "a", "b", NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*dr_draft_key*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (check_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/register/draft-key/check/", check_cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_check);
    }
  g_test_add_func ("/register/draft-key/long", test_long);
  g_test_add_func ("/register/draft-key/identities", test_identities);
  g_test_add_func ("/register/draft-key/build", test_build);
  g_test_add_func ("/register/draft-key/reach", test_reach);
  g_test_add_func ("/register/draft-key/too-few-parts", test_too_few_parts);
  g_test_add_func ("/register/draft-key/too-many-parts", test_too_many_parts);

  return g_test_run ();
}
