#include "dr-digest.h"
#include "dr-load.h"
#include "dr-trail-statement.h"

#include <string.h>

#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define AT G_GINT64_CONSTANT (1795319088123456)   /* 2026-11-22T03:44:48.123456Z */

#define HEAD "18:due-regard-trail-1,"
#define TIME "27:2026-11-22T03:44:48.123456Z,"
#define WHO "2:p1,10:Si\xc3\xa2n Rees,5:srees,7:ashwell,16:due-regard 0.1.0,"
#define GOOD HEAD "1:2,1:1," TIME "6:submit,11:NH-2026-001,1:1," WHO "64:" EMPTY ",0:,"

static const struct {
  const char *path;
  const char *entry;
  const char *problem;   /* NULL: none */
} entries[] = {
  { "good", GOOD, NULL },
  { "good-of-no-assessment", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "0:,0:,", NULL },
  { "good-nobody", HEAD "1:1,0:," TIME "6:import,0:,0:,0:,0:,0:,0:,0:,0:,0:,", NULL },
  { "good-details", GOOD "1:a,0:,1:a,2:b\n,", NULL },
  { "good-comma-in-text", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "0:,5:a,3:b,", NULL },
  { "good-leap-day", HEAD "1:1,0:,27:2028-02-29T23:59:59.999999Z,6:person,0:,0:," WHO "0:,0:,", NULL },
  { "good-before-1970", HEAD "1:1,0:,27:1969-12-31T23:59:59.999999Z,6:person,0:,0:," WHO "0:,0:,", NULL },
  { "good-largest", HEAD "20:18446744073709551615,0:," TIME "6:person,0:,0:," WHO "0:,0:,", NULL },
  { "nothing", "", "has no format" },
  { "format", "18:due-regard-trail-2,1:1,0:," TIME "6:person,0:,0:," WHO "0:,0:,", "format is “due-regard-trail-2”" },
  { "missing-comment", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "0:,", "has no comment" },
  { "missing-all", HEAD, "has no sequence" },
  { "odd-detail", GOOD "1:a,", "detail “a” of the trail entry has no value" },
  { "nameless-detail", GOOD "0:,1:a,", "has no name" },
  { "bytes-after", GOOD "x", "does not begin with its length" },
  { "line-feed-after", GOOD "\n", "does not begin with its length" },
  { "length-zero-before", "018:due-regard-trail-1,1:1,", "begins with 0" },
  { "length-two-zeros", HEAD "1:1,00:," TIME "6:person,0:,0:," WHO "0:,0:,", "begins with 0" },
  { "length-plus", "+18:due-regard-trail-1,", "does not begin with its length" },
  { "length-space", " 18:due-regard-trail-1,", "does not begin with its length" },
  { "length-hex", "0x12:due-regard-trail-1,", "does not begin with its length" },
  { "length-too-long", "19:due-regard-trail-1,", "does not end where its length says" },
  { "length-too-short", "17:due-regard-trail-1,", "does not end where its length says" },
  { "length-huge", "99999999999999999999999999:a,", "does not begin with its length" },
  { "length-past-the-end", "1048576:a,", "does not end where its length says" },
  { "no-comma", "18:due-regard-trail-1", "does not end where its length says" },
  { "sequence-none", HEAD "0:,0:," TIME "6:person,0:,0:," WHO "0:,0:,", "has no sequence" },
  { "sequence-zero", HEAD "1:0,0:," TIME "6:person,0:,0:," WHO "0:,0:,", "sequence is “0”" },
  { "sequence-zero-before", HEAD "2:01,0:," TIME "6:person,0:,0:," WHO "0:,0:,", "sequence is “01”" },
  { "sequence-plus", HEAD "2:+1,0:," TIME "6:person,0:,0:," WHO "0:,0:,", "sequence is “+1”" },
  { "sequence-negative", HEAD "2:-1,0:," TIME "6:person,0:,0:," WHO "0:,0:,", "sequence is “-1”" },
  { "sequence-space", HEAD "2: 1,0:," TIME "6:person,0:,0:," WHO "0:,0:,", "sequence is “ 1”" },
  { "sequence-over", HEAD "20:18446744073709551616,0:," TIME "6:person,0:,0:," WHO "0:,0:,", "sequence is" },
  { "version-over", HEAD "1:2,1:1," TIME "6:submit,1:R,10:4294967296," WHO "0:,0:,", "version is" },
  { "position-without", HEAD "1:2,1:1," TIME "6:submit,0:,0:," WHO "0:,0:,", "all three or none" },
  { "reference-without", HEAD "1:2,0:," TIME "6:submit,1:R,1:1," WHO "0:,0:,", "all three or none" },
  { "version-without", HEAD "1:2,1:1," TIME "6:submit,1:R,0:," WHO "0:,0:,", "all three or none" },
  { "time-short", HEAD "1:1,0:,20:2026-11-22T03:44:48Z,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "time-long", HEAD "1:1,0:,28:2026-11-22T03:44:48.1234567Z,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "time-day", HEAD "1:1,0:,27:2026-02-29T03:44:48.123456Z,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "time-hour", HEAD "1:1,0:,27:2026-11-22T24:00:00.000000Z,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "time-leap-second", HEAD "1:1,0:,27:2026-11-22T23:59:60.000000Z,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "time-year-0", HEAD "1:1,0:,27:0000-11-22T03:44:48.123456Z,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "time-space", HEAD "1:1,0:,27:2026-11-22 03:44:48.123456Z,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "time-zone", HEAD "1:1,0:,27:2026-11-22T03:44:48.123456z,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "time-none", HEAD "1:1,0:,0:,6:person,0:,0:," WHO "0:,0:,", "time is" },
  { "act-none", HEAD "1:1,0:," TIME "0:,0:,0:," WHO "0:,0:,", "act is not a word" },
  { "act-capital", HEAD "1:1,0:," TIME "6:Person,0:,0:," WHO "0:,0:,", "act is not a word" },
  { "act-hyphen-first", HEAD "1:1,0:," TIME "2:-a,0:,0:," WHO "0:,0:,", "act is not a word" },
  { "record-capital", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO
    "64:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855,0:,", "record is no digest" },
  { "record-short", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "4:e3b0,0:,", "record is no digest" },
  { "not-utf8", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "0:,1:\xff,", "comment is not text" },
  { "cut-letter", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "0:,1:\xc3,", "comment is not text" },
  { "overlong", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "0:,2:\xc0\xaf,", "comment is not text" },
  { "surrogate", HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "0:,3:\xed\xa0\x80,", "comment is not text" },
};

static void
assert_read (const char *entry,
             gsize       length,
             const char *problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTrailStatement) statement = dr_trail_statement_read (entry, length, &error);
  g_autoptr (GBytes) again = NULL;

  if (problem != NULL)
    {
      g_assert_null (statement);
      g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
      if (strstr (error->message, problem) == NULL)
        g_error ("“%s” does not say “%s”", error->message, problem);
      return;
    }
  g_assert_no_error (error);
  again = dr_trail_statement_write (statement, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (entry, length, g_bytes_get_data (again, NULL), g_bytes_get_size (again));
}

static void
test_entry (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  assert_read (entries[i].entry, strlen (entries[i].entry), entries[i].problem);
}

static void
test_nul (void)
{
  static const char entry[] = HEAD "1:1,0:," TIME "6:person,0:,0:," WHO "0:,1:\0,";

  assert_read (entry, sizeof entry - 1, "comment is not text");
}

/* Whatever one changed byte makes of it: either no entry, or one that is written the same again. */
static void
test_changes (void)
{
  static const char good[] = GOOD "1:a,2:bc,";
  g_autofree char *entry = g_memdup2 (good, sizeof good);
  gsize length = sizeof good - 1;

  for (gsize i = 0; i < length; i++)
    {
      for (guint byte = 0; byte < 256; byte++)
        {
          g_autoptr (DrTrailStatement) statement = NULL;
          g_autoptr (GBytes) again = NULL;

          entry[i] = (char) byte;
          statement = dr_trail_statement_read (entry, length, NULL);
          if (statement == NULL)
            continue;
          again = dr_trail_statement_write (statement, NULL);
          g_assert_nonnull (again);
          g_assert_cmpmem (entry, length, g_bytes_get_data (again, NULL), g_bytes_get_size (again));
        }
      entry[i] = good[i];
    }
  /* Cut off anywhere, it is an entry only where nothing but whole details are gone. */
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (DrTrailStatement) statement = dr_trail_statement_read (entry, i, NULL);

      g_assert_cmpint (statement != NULL, ==, i == strlen (GOOD));
    }
}

static void
test_size (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *comment = g_strnfill (DR_TRAIL_ENTRY_MAX, 'x');
  DrTrailStatement statement = { .sequence = 1, .at = AT, .act = "import", .comment = comment };
  g_autoptr (GBytes) entry = dr_trail_statement_write (&statement, &error);
  g_autoptr (GBytes) largest = NULL;
  g_autoptr (DrTrailStatement) back = NULL;
  gsize length = DR_TRAIL_ENTRY_MAX;

  g_assert_null (entry);
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (dr_trail_statement_read (comment, DR_TRAIL_ENTRY_MAX + 1, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE);
  g_clear_error (&error);

  while (largest == NULL)
    {
      comment[--length] = '\0';
      largest = dr_trail_statement_write (&statement, NULL);
    }
  g_assert_cmpuint (g_bytes_get_size (largest), ==, DR_TRAIL_ENTRY_MAX);
  back = dr_trail_statement_read (g_bytes_get_data (largest, NULL), DR_TRAIL_ENTRY_MAX, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->comment, ==, comment);
}

static void
test_fields (void)
{
  static const DrTrailDetail details[] = { { "role", "approver" }, { "service", NULL } };
  DrTrailStatement statement = {
    .sequence = 7, .position = 3, .at = AT, .act = "approve", .reference = "NH/1", .version = 2, .person = "p1",
    .name = "Ann", .login = "ann", .host = "h", .program = "due-regard 0.1.0", .record = EMPTY, .comment = "c",
    .details = details, .n_details = 2,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) entry = dr_trail_statement_write (&statement, &error);
  g_autoptr (DrTrailStatement) back = NULL;

  g_assert_no_error (error);
  back = dr_trail_statement_read (g_bytes_get_data (entry, NULL), g_bytes_get_size (entry), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->sequence, ==, 7);
  g_assert_cmpuint (back->position, ==, 3);
  g_assert_cmpint (back->at, ==, AT);
  g_assert_cmpstr (back->act, ==, "approve");
  g_assert_cmpstr (back->reference, ==, "NH/1");
  g_assert_cmpuint (back->version, ==, 2);
  g_assert_cmpstr (back->person, ==, "p1");
  g_assert_cmpstr (back->name, ==, "Ann");
  g_assert_cmpstr (back->login, ==, "ann");
  g_assert_cmpstr (back->host, ==, "h");
  g_assert_cmpstr (back->program, ==, "due-regard 0.1.0");
  g_assert_cmpstr (back->record, ==, EMPTY);
  g_assert_cmpstr (back->comment, ==, "c");
  g_assert_cmpuint (back->n_details, ==, 2);
  g_assert_cmpstr (back->details[0].name, ==, "role");
  g_assert_cmpstr (back->details[0].value, ==, "approver");
  g_assert_cmpstr (back->details[1].value, ==, "");

  statement.at = G_MAXINT64;
  g_assert_null (dr_trail_statement_write (&statement, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
}

/* The page for strangers has the digests that its own commands print, and that this program computes. */
static void
test_example (void)
{
  static const char * const ends[] = { "first=", "second=" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "schemas", "trail-format.md", NULL);
  g_autofree char *page = NULL;
  g_autofree char *commands = NULL;
  g_autofree char *printed = NULL;
  g_auto (GStrv) digests = NULL;
  g_autoptr (GError) error = NULL;
  char *argv[] = { (char *) "sh", (char *) "-c", NULL, NULL };
  char store[DR_DIGEST_SIZE] = "";
  char assessment[DR_DIGEST_SIZE] = "";
  char *start = NULL;
  int status = 0;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  start = strstr (page, "```sh\nnone=") + strlen ("```sh\n");
  commands = g_strndup (start, (gsize) (strstr (start, "```") - start));
  argv[2] = commands;
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &printed, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  digests = g_strsplit (g_strchomp (printed), "\n", -1);
  g_assert_cmpuint (g_strv_length (digests), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *line = g_strdup_printf ("    %s\n", digests[i]);

      g_assert_nonnull (strstr (page, line));
    }

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GString) entry = g_string_new (NULL);
      g_autoptr (DrTrailStatement) statement = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char digest[DR_DIGEST_SIZE];
      char *from = strstr (commands, ends[i]);
      char *to = strstr (from, "| digest)");

      /* What stands in quotes, after the format of printf. */
      from = strstr (from, "printf '%s'") + strlen ("printf '%s'");
      while ((from = memchr (from, '\'', (gsize) (to - from))) != NULL)
        {
          char *end = strchr (from + 1, '\'');

          g_string_append_len (entry, from + 1, end - from - 1);
          from = end + 1;
        }
      statement = dr_trail_statement_read (entry->str, entry->len, &error);
      g_assert_no_error (error);
      bytes = dr_trail_statement_write (statement, &error);
      g_assert_no_error (error);
      dr_trail_entry_digest (bytes, digest);
      g_assert_cmpstr (digest, ==, digests[i]);
      dr_trail_next_head (store, digest, store);
      g_assert_cmpstr (store, ==, digests[2 + i]);
      if (statement->position > 0)
        dr_trail_next_head (NULL, digest, assessment);
    }
  g_assert_cmpstr (assessment, ==, digests[4]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *path = g_strconcat ("/records/trail-statement/", entries[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_entry);
    }
  g_test_add_func ("/records/trail-statement/nul", test_nul);
  g_test_add_func ("/records/trail-statement/changes", test_changes);
  g_test_add_func ("/records/trail-statement/size", test_size);
  g_test_add_func ("/records/trail-statement/fields", test_fields);
  g_test_add_func ("/records/trail-statement/example", test_example);

  return g_test_run ();
}
