/* The context of a check, there and back, and what is refused. */
#include "dr-context-reader.h"
#include "dr-context-writer.h"
#include "dr-load.h"

#include "fixture.h"

#define DIGEST "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* Canonical, and with every attribute. */
static const char base[] =
  "<context xmlns=\"urn:dueregard:1\" as-of=\"2026-01-31\">\n"
  "  <step date=\"2025-09-08\" kind=\"submit\" person=\"a.person\"></step>\n"
  "  <step date=\"2025-09-08\" kind=\"return\" person=\"b.person\"></step>\n"
  "  <step date=\"2025-09-20\" kind=\"submit\" person=\"a.person\"></step>\n"
  "  <live digest=\"" DIGEST "\" effective=\"2025-12-01\" negative=\"old disabled\" reference=\"T-2\" service=\"s\">\n"
  "    <withdrawn channel=\"face-to-face\" point=\"desk\"></withdrawn>\n"
  "    <withdrawn channel=\"post\" point=\"letters\"></withdrawn>\n"
  "  </live>\n"
  "  <live digest=\"" DIGEST "\" negative=\"\" reference=\"T-3\" service=\"s\"></live>\n"
  "  <limitation by=\"b.person\" from=\"2025-02-28\" id=\"few\" rule=\"EVD-04\" subject=\"source:x\" until=\"2026-02-28\">Few &amp; far</limitation>\n"
  "</context>";

static const struct {
  const char *path;
  const char *find;
  const char *replace;
  guint       line;
  const char *message;
} mistakes[] = {
  { "as-of", "as-of=\"2026-01-31\"", "as-of=\"2026-02-31\"", 1, "expected a date that exists" },
  { "as-of-partial", "as-of=\"2026-01-31\"", "as-of=\"2026-01\"", 1, "expected a date that exists" },
  { "step-kind", "kind=\"return\"", "kind=\"refuse\"", 3, "kind is “refuse”, expected one of: submit return" },
  { "step-date", "date=\"2025-09-20\"", "date=\"2025-09-31\"", 4, "expected a date that exists" },
  { "step-no-date", " date=\"2025-09-20\"", "", 4, "step has no date" },
  { "step-no-person", " person=\"b.person\"", "", 3, "step has no person" },
  { "step-order", "date=\"2025-09-20\"", "date=\"2025-09-07\"", 1, "step 3 (submit) is dated before the step that it follows, expected the oldest first" },
  { "live-no-reference", " reference=\"T-3\"", "", 9, "live has no reference" },
  { "live-effective", "effective=\"2025-12-01\"", "effective=\"soon\"", 5, "expected a date that exists" },
  { "withdrawn-no-channel", " channel=\"post\"", "", 7, "withdrawn has no channel" },
  { "limitation-too-long", "until=\"2026-02-28\"", "until=\"2026-03-01\"", 10, "limitation “few” lasts until 2026-03-01, expected a day from its start to 12 months later" },
  { "limitation-backwards", "until=\"2026-02-28\"", "until=\"2025-02-27\"", 10, "limitation “few”" },
  { "limitation-no-end", " until=\"2026-02-28\"", "", 10, "limitation has no until" },
};

static gboolean
read_text (const char *text,
           DrArena    *arena,
           DrContext  *context,
           GError    **error)
{
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted ("x.xml", text, strlen (text), error);

  g_assert_nonnull (document);

  return dr_context_read_node ("x.xml", dr_xml_document_get_root (document), arena, context, error);
}

static void
test_mistake (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = fixture_change (base, mistakes[i].find, mistakes[i].replace);
  g_autofree char *where = g_strdup_printf ("x.xml:%u: ", mistakes[i].line);
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GError) error = NULL;
  DrContext context = { .n_live = 77 };

  g_assert_false (read_text (text, arena, &context, &error));
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == DR_RECORD_ERROR);
  g_assert_true (g_str_has_prefix (error->message, where));
  g_assert_nonnull (strstr (error->message, mistakes[i].message));
  g_assert_cmpuint (context.n_live, ==, 77);
}

static void
test_read (void)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GError) error = NULL;
  DrContext context;

  g_assert_true (read_text (base, arena, &context, &error));
  g_assert_cmpuint (context.as_of.day, ==, 31);
  g_assert_cmpuint (context.n_steps, ==, 3);
  g_assert_cmpint (context.steps[1].step, ==, DR_STEP_RETURN);
  g_assert_cmpstr (context.steps[1].person, ==, "b.person");
  g_assert_cmpint (dr_context_next_step (&context), ==, DR_STEP_ENDORSE);
  g_assert_cmpuint (context.n_live, ==, 2);
  g_assert_cmpuint (context.live[0].negative.n, ==, 2);
  g_assert_cmpstr (context.live[0].negative.items[1], ==, "disabled");
  g_assert_cmpuint (context.live[0].n_withdrawn, ==, 2);
  g_assert_cmpstr (context.live[0].withdrawn[1].channel, ==, "post");
  g_assert_cmpuint (context.live[1].negative.n, ==, 0);
  g_assert_false (dr_date_is_set (context.live[1].effective));
  g_assert_cmpstr (context.limitations[0].text, ==, "Few & far");
  g_assert_cmpuint (context.limitations[0].until.month, ==, 2);
}

static void
test_none (void)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GError) error = NULL;
  DrContext context = { .n_live = 77 };

  g_assert_true (dr_context_read_node ("x.xml", NULL, arena, &context, &error));
  g_assert_no_error (error);
  g_assert_false (dr_date_is_set (context.as_of));
  g_assert_cmpuint (context.n_steps + context.n_live + context.n_limitations, ==, 0);
  g_assert_cmpint (dr_context_next_step (&context), ==, DR_STEP_SUBMIT);
}

static void
test_write (void)
{
  static const char * const texts[] = { base, "<context xmlns=\"urn:dueregard:1\"></context>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DrArena) arena = dr_arena_new ();
      g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL;
      DrContext context;

      g_assert_true (read_text (texts[i], arena, &context, &error));
      dr_context_write (writer, &context);
      written = dr_xml_writer_finish (writer, NULL);
      g_assert_cmpstr (written, ==, texts[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/context/read", test_read);
  g_test_add_func ("/records/context/none", test_none);
  g_test_add_func ("/records/context/write", test_write);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strconcat ("/records/context/mistake/", mistakes[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_mistake);
    }

  return g_test_run ();
}
