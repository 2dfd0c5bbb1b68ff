#include "extremes-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-generator.h"
#include "dr-store.h"

/* What is said, by turns: one word of 300 letters, Hebrew, Arabic and English mixed, a few words, many words. */
static char *
make_words (guint turn)
{
  g_autoptr (GString) words = g_string_new (NULL);

  switch (turn % 5)
    {
    case 0:
      for (guint i = 0; i < 300; i++)
        g_string_append_c (words, (char) ('a' + (turn + i) % 26));
      break;
    case 1:
      g_string_append (words, "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d, \xd7\x90\xd7\x97\xd7\xaa \xd7\xa9\xd7\xaa\xd7\x99\xd7\x99\xd7\x9d");
      break;
    case 2:
      g_string_append (words, "Say \xd8\xa7\xd9\x84\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 12 % at the desk \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d (3), then write");
      break;
    case 3:
      g_string_append_printf (words, "Do %u", turn);
      break;
    default:
      for (guint i = 0; i < 90; i++)
        g_string_append_printf (words, "word%u ", turn + i);
      break;
    }

  return g_strstrip (g_string_free (g_steal_pointer (&words), FALSE));
}

static char *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
write_with (const char *folder,
            const char *name,
            const char *text,
            const char *before,
            const char *added)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *at = strstr (text, before);
  g_autofree char *start = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (at);
  start = g_strndup (text, (gsize) (at - text));
  whole = g_strconcat (start, added, at, NULL);
  g_file_set_contents (path, whole, -1, &error);
  g_assert_no_error (error);
}

/* (transfer full): a draft with two hundred actions and sixty groups that says everything else as well. */
char *
extremes_fixture_write (void)
{
  g_autofree char *folder = g_dir_make_tmp ("extremes-XXXXXX", NULL);
  g_autofree char *assessment = read_fixture ("assessment-full.xml");
  g_autofree char *evidence = read_fixture ("evidence-full.xml");
  g_autoptr (GString) actions = g_string_new (NULL);
  g_autoptr (GString) groups = g_string_new (NULL);
  g_autofree char *with_figures = NULL;
  char *at;

  for (guint i = 3; i <= EXTREMES_N_ACTIONS; i++)
    {
      g_autofree char *words = make_words (i);

      if (i % 4 == 0)
        g_string_append_printf (actions, "<action id=\"extra-%u\" kind=\"inquiry\"><text>%s</text></action>\n    ", i, words);
      else
        g_string_append_printf (actions, "<action due=\"2026-%02u-01\" groups=\"old young carers\" id=\"extra-%u\" kind=\"inquiry\" "
                                         "owner=\"b.person\" status=\"open\"><text>%s</text></action>\n    ", i % 12 + 1, i, words);
    }
  for (guint i = 7; i <= EXTREMES_N_GROUPS; i++)
    {
      g_autofree char *words = i % 5 == 4 ? g_strdup ("Some") : make_words (i);

      g_string_append_printf (groups, "<group base=\"10000\" characteristic=\"local\" count=\"%u\" dimension=\"local\" "
                                      "id=\"extra-%u\" name=\"%s %u\" source=\"census\"></group>\n    ", 1000 + 13 * i, i, words, i);
    }
  write_with (folder, "evidence-full.xml", evidence, "</groups>", groups->str);
  write_with (folder, "extremes.xml", assessment, "</actions>", actions->str);
  at = g_build_filename (folder, "extremes.xml", NULL);

  return at;
}

void
extremes_fixture_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *evidence = g_build_filename (folder, "evidence-full.xml", NULL);

  g_remove (evidence);
  g_remove (path);
  g_rmdir (folder);
}

/* (transfer full): least: a draft with nothing in it but what it must have. */
char *
extremes_fixture_write_empty (void)
{
  g_autofree char *folder = g_dir_make_tmp ("empty-XXXXXX", NULL);
  g_autofree char *evidence = read_fixture ("evidence-full.xml");
  g_autofree char *evidence_path = g_build_filename (folder, "evidence-full.xml", NULL);
  char *path = g_build_filename (folder, "empty.xml", NULL);

  g_file_set_contents (evidence_path, evidence, -1, NULL);
  g_file_set_contents (path, "<assessment xmlns=\"urn:dueregard:1\" author=\"a\" evidence=\"evidence-full.xml\" first-draft=\"2025-06-02\" format=\"1.0\" kind=\"change\" nation=\"Wales\" "
                             "reference=\"T-2025-001\" service=\"counter\" title=\"-\" version=\"1\"><access-points></access-points><options></options></assessment>", -1, NULL);

  return path;
}

/* (transfer full): of those that the generator makes of the pilot's evidence, the report with most to say.
 * @shown: (out) (optional) (transfer full): its public version */
DrPublished *
extremes_fixture_largest (DrPublished **shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (":memory:", DR_STORE_OPEN_CREATE, &error);
  g_autoptr (DrRegister) in = NULL;
  const DrRegisterQuery query = { .sort = DR_SORT_REFERENCE, .limit = 100 };
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (DrPublished) largest = NULL;
  gsize most = 0;
  guint of = 0;

  g_assert_no_error (error);
  in = dr_register_new (store);
  dr_generator_run (in, 16, 5, NULL, NULL, &error);
  g_assert_no_error (error);
  page = dr_store_query (store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->n_rows, >=, 16);
  for (guint i = 0; i < page->n_rows; i++)
    {
      g_autoptr (DrPublished) report = dr_publish_version (in, page->rows[i].reference, page->rows[i].version, DR_PUBLISH_ASSESSMENT,
                                                                  NULL, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = dr_document_to_text (report->document);
      if (strlen (text) <= most)
        continue;
      most = strlen (text);
      of = i;
      g_clear_pointer (&largest, dr_published_free);
      largest = g_steal_pointer (&report);
    }

  if (shown != NULL)
    *shown = dr_publish_version (in, page->rows[of].reference, page->rows[of].version, DR_PUBLISH_PUBLIC, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&largest);
}
