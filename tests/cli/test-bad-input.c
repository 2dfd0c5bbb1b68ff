#include "cli-run.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Stands for a NUL byte in what follows: a string of C cannot hold one. */
#define NUL "{NUL}"

/* One file of the fixtures with one thing wrong in it. */
typedef struct {
  const char *name;
  const char *file;      /* draft.xml, or evidence.xml, which it names */
  const char *find;      /* the first occurrence is replaced; NULL: the file is cut off after @replace */
  const char *replace;
  const char *error;     /* what the one line on standard error has */
} Edit;

static const Edit edits[] = {
  { "unknown-group", "draft.xml", "groups=\"age-75-plus\"", "groups=\"age-76-plus\"",
    "draft.xml:27: impact: groups names “age-76-plus”, expected the id of a declared group" },
  { "unknown-source", "draft.xml", "sources=\"survey\"", "sources=\"poll\"", "draft.xml:27: impact: sources names “poll”, expected the id of a declared source" },
  { "unknown-channel", "draft.xml", "channel=\"telephone\"", "channel=\"pigeon\"",
    "draft.xml:10: access-point: channel names “pigeon”, expected the id of a declared channel" },
  { "unknown-service", "draft.xml", "service=\"parking-permits\"", "service=\"parking\"",
    "draft.xml:3: assessment: service names “parking”, expected the id of a declared service" },
  { "31-february", "draft.xml", "2025-10-14", "2025-02-31", "draft.xml:4: " },
  { "two-chosen", "draft.xml", "id=\"shorten\"", "id=\"shorten\" chosen=\"true\"", "draft.xml:20: " },
  { "share-of-1.2", "draft.xml", "hours-before=\"20\"/>\n    </option>",
    "hours-before=\"20\"/><target channel=\"website\" share=\"1.2\"/>\n    </option>", "draft.xml:18: " },
  { "latin-1", "draft.xml", "<what>The", "<what>Caf\xe9", "draft.xml:5: the byte 0xe9 is not valid here; expected UTF-8" },
  { "other-encoding-declared", "draft.xml", "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", "draft.xml:1: " },
  { "nul-byte", "draft.xml", "<what>The", "<what>" NUL "The", "draft.xml:5: there is a NUL byte; expected UTF-8 text" },
  { "nul-reference", "draft.xml", "<what>The", "<what>&#0;The", "draft.xml:5: there is a character that is not allowed in XML" },
  { "vertical-tab", "draft.xml", "<what>The", "<what>\vThe", "draft.xml:5: the character U+000B is not allowed" },
  { "form-feed-reference", "draft.xml", "<what>The", "<what>&#12;The", "draft.xml:5: the character U+000C is not allowed" },
  { "no-character", "draft.xml", "<what>The", "<what>\xef\xbf\xbeThe", "draft.xml:5: the character U+FFFE is not allowed" },
  { "surrogate", "draft.xml", "<what>The", "<what>\xed\xa0\x80The", "draft.xml:5: " },
  { "decomposed", "draft.xml", "<what>The", "<what>Cafe\xcc\x81", "draft.xml:5: " },
  { "document-type", "draft.xml", "<assessment ", "<!DOCTYPE assessment [<!ENTITY a \"b\">]><assessment ", "draft.xml:3: " },
  { "entity", "draft.xml", "<what>The", "<what>&amp;&secret;", "draft.xml:5: " },
  { "cut-off", "draft.xml", NULL, "<impacts>", "draft.xml:26: the file ends inside the element" },
  { "cut-off-in-a-letter", "draft.xml", NULL, "<what>The permit", "draft.xml:5: " },
  { "other-namespace", "draft.xml", "urn:dueregard:1", "urn:dueregard:9", "draft.xml:3: " },
  { "later-format", "draft.xml", "format=\"1.0\"", "format=\"9.0\"", "draft.xml:3: " },
  { "no-such-attribute", "draft.xml", "nation=", "nature=", "draft.xml:3: " },
  { "evidence-missing", "draft.xml", "evidence=\"evidence.xml\"", "evidence=\"lost.xml\"", "lost.xml: " },
  { "evidence-a-folder", "draft.xml", "evidence=\"evidence.xml\"", "evidence=\".\"", "this is a folder" },

  { "evidence-share-of-1.2", "evidence.xml", "share=\"0.82\"", "share=\"1.2\"", "evidence.xml:28: " },
  { "evidence-unknown-source", "evidence.xml", "n=\"180\" source=\"survey\"", "n=\"180\" source=\"poll\"",
    "evidence.xml:28: " },
  { "evidence-31-february", "evidence.xml", "2024-06-30", "2024-02-31", "evidence.xml:8: " },
  { "evidence-cut-off", "evidence.xml", NULL, "<groups>", "evidence.xml:" },
  { "evidence-nul-byte", "evidence.xml", "invented", "inv" NUL "ented", "evidence.xml:8: there is a NUL byte" },
};

/* Writes the file of the fixtures with the edit, or as it is. */
static void
write_edited (const char *name,
              const Edit *edit)
{
  g_autofree char *from = g_strconcat ("{fixtures}/", name, NULL);
  g_autofree char *text = cli_run_read (from, NULL);
  char *at;

  if (edit == NULL || strcmp (edit->file, name) != 0)
    {
      cli_run_write (name, text, -1);
      return;
    }

  at = strstr (text, edit->find != NULL ? edit->find : edit->replace);
  if (at == NULL)
    g_error ("%s: the fixture has no “%s” any more", edit->name, edit->find != NULL ? edit->find : edit->replace);
  if (edit->find == NULL)
    cli_run_write (name, text, at - text + (gssize) strlen (edit->replace));
  else
    {
      g_autoptr (GString) edited = g_string_new_len (text, at - text);
      const char *nul = strstr (edit->replace, NUL);

      g_string_append_len (edited, edit->replace, nul != NULL ? nul - edit->replace : -1);
      if (nul != NULL)
        {
          g_string_append_c (edited, '\0');
          g_string_append (edited, nul + strlen (NUL));
        }
      g_string_append (edited, at + strlen (edit->find));
      cli_run_write (name, edited->str, (gssize) edited->len);
    }
}

/* A command that goes wrong says so in one line, prints nothing, and leaves the folder as it found it. */
static void
expect_refused (CliRunFlags  flags,
                const char  *words,
                const char  *error)
{
  g_autofree char *before = cli_run_list ();
  g_autofree char *after = NULL;

  cli_run_expect (flags, words, 2, "", error);
  after = cli_run_list ();
  g_assert_cmpstr (after, ==, before);
}

static void
test_edit (gconstpointer data)
{
  const Edit *edit = data;

  cli_run_clear ();
  write_edited ("draft.xml", edit);
  write_edited ("evidence.xml", edit);

  expect_refused (CLI_RUN_PLAIN, "check draft.xml", edit->error);
  expect_refused (CLI_RUN_PLAIN, "check --format json draft.xml", edit->error);
  expect_refused (CLI_RUN_PLAIN, "record draft.xml -o out.xml", edit->error);
  expect_refused (CLI_RUN_PLAIN, "mix draft.xml", edit->error);
}

/* Files that are no drafts at all, by name, for every command that reads one. */
static const struct {
  const char *name;
  const char *words;
  const char *error;
} whole_files[] = {
  { "check-missing", "check lost.xml", "lost.xml: there is no such file" },
  { "check-folder", "check folder", "folder: this is a folder; expected a file" },
  { "check-empty", "check empty.xml", "empty.xml:1: the file is empty" },
  { "check-huge", "check huge.xml", "huge.xml: the file has 67108865 bytes; expected at most 67108864" },
  { "check-device", "check /dev/zero", "/dev/zero: this is a device" },
  { "check-pipe", "check pipe", "pipe: this is a device, a pipe or a socket" },
  { "check-utf-16", "check utf-16.xml", "utf-16.xml:1: the file is in UTF-16; expected UTF-8" },
  { "check-bytes", "check bytes.xml", "bytes.xml:1: " },
  { "check-evidence", "check evidence.xml", "evidence.xml:3: " },
  { "check-csv", "check table.csv", "table.csv:1: " },
  { "check-evidence-is-draft", "check --evidence draft.xml draft.xml", "draft.xml:3: " },
  { "check-rulebook-missing", "check --rulebook lost.xml draft.xml", "lost.xml: there is no such file" },
  { "check-rulebook-is-draft", "check --rulebook draft.xml draft.xml", "draft.xml:" },
  { "record-folder", "record folder -o out.xml", "folder: this is a folder" },
  { "record-record-missing", "record lost.xml -o out.xml", "lost.xml: there is no such file" },
  { "report-missing", "report lost.xml --html out.html", "lost.xml: there is no such file" },
  { "report-folder", "report folder --html out.html", "folder: this is a folder" },
  { "report-evidence", "report evidence.xml --html out.html", "evidence.xml:3: " },
  { "report-pipe", "report pipe --html out.html", "pipe: this is a device, a pipe or a socket" },
  { "verify-missing", "verify lost.xml", "lost.xml: there is no such file" },
  { "verify-folder", "verify folder", "folder" },
  { "verify-draft", "verify draft.xml", "draft.xml" },
  { "diff-missing", "diff draft.xml lost.xml", "lost.xml: there is no such file" },
  { "diff-folder", "diff folder draft.xml", "folder: this is a folder" },
  { "diff-kinds", "diff draft.xml evidence.xml", "evidence.xml:3: this is “evidence”, expected “assessment” as in draft.xml" },
  { "mix-missing", "mix --evidence lost.xml", "lost.xml: there is no such file" },
  { "mix-draft-as-evidence", "mix --evidence draft.xml", "draft.xml:3: " },
  { "list-missing", "evidence list evidence.xml lost.xml", "lost.xml: there is no such file" },
  { "show-folder", "evidence show folder", "folder: this is a folder" },
  { "show-draft", "evidence show draft.xml", "draft.xml:3: this is “assessment”, expected an evidence base" },
  { "evidence-check-huge", "evidence check huge.xml", "huge.xml: the file has 67108865 bytes" },
  { "evidence-check-folder", "evidence check folder", "folder: this is a folder" },
  { "evidence-check-empty", "evidence check empty.xml", "empty.xml:1: the file is empty" },
  { "import-missing", "evidence import --area X09000001 -o out.xml lost.csv", "lost.csv: " },
  { "import-folder", "evidence import --area X09000001 -o out.xml folder", "folder: this is a folder" },
  { "import-huge", "evidence import --area X09000001 -o out.xml huge.xml", "huge.xml: the file is larger than 67108864 bytes" },
  { "import-empty", "evidence import --area X09000001 -o out.xml empty.xml", "empty.xml:1: the file is empty" },
  { "import-xml", "evidence import --area X09000001 -o out.xml draft.xml", "draft.xml:1: " },
  { "import-device", "evidence import --area X09000001 -o out.xml /dev/zero", "/dev/zero: this is no regular file" },
  { "import-pipe", "evidence import --area X09000001 -o out.xml pipe", "pipe: this is no regular file" },
  { "import-utf-16", "evidence import --area X09000001 -o out.xml utf-16.xml", "utf-16.xml:1: " },
  { "import-nul", "evidence import --area X09000001 -o out.xml nul.csv", "nul.csv:2: there is a NUL byte" },
  { "import-latin-1", "evidence import --area X09000001 -o out.xml latin-1.csv", "latin-1.csv:2: " },
  { "import-cut-off", "evidence import --area X09000001 -o out.xml cut-off.csv", "cut-off.csv:3: the last row has 4 fields and no line end" },
  { "import-other-table", "evidence import --area X09000001 -o out.xml table.csv", "table.csv:1: the header “a, ...” is of no layout that is read" },
  { "import-second-file", "evidence import --area X09000001 -o out.xml {fixtures}/ts045.csv table.csv", "table.csv:1: " },
  { "import-unknown-area", "evidence import --area X09999999 -o out.xml {fixtures}/ts045.csv", "X09999999 stands in no row" },
  { "export-bag-empty", "export --bag ''", "due-regard-cli: export: --bag is empty, expected a path (try --help)\n" },
  { "export-csv-empty", "export --csv actions ''", "export: word 1 is empty, expected what --help says\n" },
  { "backup-empty", "backup ''", "backup: word 1 is empty" },
  { "restore-empty", "restore ''", "restore: word 1 is empty" },
  { "import-empty-word", "import --as me draft.xml ''", "import: word 2 is empty" },
  { "report-empty-pdf", "report draft.xml --pdf ''", "report: --pdf is empty, expected a path" },
  { "report-empty-word", "report '' --html out.html", "report: word 1 is empty" },
  { "verify-empty-word", "verify ''", "verify: word 1 is empty" },
  { "check-empty-evidence", "check --evidence= draft.xml", "check: --evidence is empty, expected a path" },
  { "evidence-import-to-no-name", "evidence import --area X09000001 -o '' {fixtures}/ts045.csv", "--output is empty, expected a path" },
  { "edit-empty-word", "edit --as me '' title=x", "edit: word 1 is empty" },
  { "store-empty", "--store '' list", "due-regard-cli: --store is empty, expected the path of a store\n" },
  { "store-empty-equals", "list --store=", "due-regard-cli: --store is empty, expected the path of a store\n" },
  { "import-no-area", "evidence import -o out.xml {fixtures}/ts045.csv", "no area is named" },
  { "import-no-area-code", "evidence import --area 'East Herts' -o out.xml {fixtures}/ts045.csv", "“East Herts” is no area code" },
  { "import-other-area", "evidence import --area X09000001 --base evidence.xml -o out.xml {fixtures}/ts045.csv", "the evidence base is of EX0001" },
  { "import-base-missing", "evidence import --area X09000001 --base lost.xml -o out.xml {fixtures}/ts045.csv", "lost.xml: there is no such file" },
  { "import-base-is-draft", "evidence import --area X09000001 --base draft.xml -o out.xml {fixtures}/ts045.csv", "draft.xml:3: " },
};

static void
make_sparse (const char *name,
             gsize       length)
{
  g_autofree char *path = cli_run_path (name);
  int descriptor = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);

  g_assert_no_errno (descriptor < 0 ? -1 : 0);
  g_assert_no_errno (ftruncate (descriptor, (off_t) length));
  g_assert_no_errno (close (descriptor));
}

static void
make_odd_files (void)
{
  g_autofree char *folder = cli_run_path ("folder");
  g_autofree char *pipe_path = cli_run_path ("pipe");
  g_autofree char *table = cli_run_read ("{fixtures}/ts045.csv", NULL);
  g_autofree char *draft = cli_run_read ("{fixtures}/draft.xml", NULL);
  g_autofree char *utf16 = NULL;
  g_autoptr (GString) header = g_string_new_len (table, strchr (table, '\n') + 1 - table);
  gsize header_length = header->len;
  gsize length = 0;

  cli_run_clear ();
  write_edited ("draft.xml", NULL);
  write_edited ("evidence.xml", NULL);
  g_assert_no_errno (g_mkdir (folder, 0755));
  g_assert_no_errno (mkfifo (pipe_path, 0644));
  make_sparse ("huge.xml", 64 * 1024 * 1024 + 1);
  cli_run_write ("empty.xml", "", 0);
  cli_run_write ("bytes.xml", "\x89PNG\r\n\x1a\n", 8);
  cli_run_write ("table.csv", "a,b\n1,2\n", -1);

  utf16 = g_convert (draft, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  cli_run_write ("utf-16.xml", utf16, (gssize) length);

  g_string_append_len (header, "2021,Tes\0by,X09000001,1,1,1,1,1\n", 32);
  cli_run_write ("nul.csv", header->str, (gssize) header->len);
  g_string_truncate (header, header_length);
  g_string_append (header, "2021,T\xe9stby,X09000001,1,1,1,1,1\n");
  cli_run_write ("latin-1.csv", header->str, (gssize) header->len);
  g_string_truncate (header, header_length);
  g_string_append (header, "2021,Otherham,X09000002,4,1,1,1,1\n2021,Testby,X09000001,4");
  cli_run_write ("cut-off.csv", header->str, (gssize) header->len);
}

static void
test_whole_file (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);

  make_odd_files ();
  expect_refused (CLI_RUN_PLAIN, whole_files[index].words, whole_files[index].error);
}

/* Where a file is to be written: none of it is there afterwards, and what was there before still is. */
static const struct {
  const char  *name;
  CliRunFlags  flags;
  const char  *words;
  const char  *error;
} outputs[] = {
  { "record-on-a-folder", CLI_RUN_PLAIN, "record draft.xml -o folder", "folder: there is a folder of this name" },
  { "record-on-a-device", CLI_RUN_PLAIN, "record draft.xml -o /dev/null", "/dev/null: there is a device" },
  { "record-in-no-folder", CLI_RUN_PLAIN, "record draft.xml -o lost/out.xml", "the folder does not exist" },
  { "record-below-a-file", CLI_RUN_PLAIN, "record draft.xml -o draft.xml/out.xml", "draft.xml/out.xml: " },
  { "record-without-permission", CLI_RUN_AS_NOBODY, "record draft.xml -o locked/out.xml", "you have no permission to write here" },
  { "record-little-room", CLI_RUN_LITTLE_ROOM, "record draft.xml -o out.xml", "out.xml: the file could not be written" },
  { "record-little-room-replacing", CLI_RUN_LITTLE_ROOM, "record draft.xml -o old.xml", "old.xml: the file could not be written" },
  { "record-full-disk", CLI_RUN_FULL_DISK, "record draft.xml -o disk/out.xml", "disk/out.xml: the disk is full" },
  { "record-to-no-name", CLI_RUN_PLAIN, "record draft.xml -o ''", "due-regard-cli: record: --output is empty, expected a path" },
  { "import-on-a-folder", CLI_RUN_PLAIN, "evidence import --area X09000001 -o folder {fixtures}/ts045.csv", "folder: there is a folder of this name" },
  { "import-in-no-folder", CLI_RUN_PLAIN, "evidence import --area X09000001 -o lost/out.xml {fixtures}/ts045.csv", "the folder does not exist" },
  { "import-without-permission", CLI_RUN_AS_NOBODY, "evidence import --area X09000001 -o locked/out.xml ts045.csv", "you have no permission to write here" },
  { "import-little-room", CLI_RUN_LITTLE_ROOM, "evidence import --area X09000001 -o out.xml {fixtures}/ts045.csv", "out.xml: the file could not be written" },
  { "import-full-disk", CLI_RUN_FULL_DISK, "evidence import --area X09000001 -o disk/out.xml {fixtures}/ts045.csv", "disk/out.xml: the disk is full" },
  { "unreadable-draft", CLI_RUN_AS_NOBODY, "check secret.xml", "secret.xml: you have no permission to read this file" },
  { "unreadable-evidence", CLI_RUN_AS_NOBODY, "check --evidence secret.xml draft.xml", "secret.xml: you have no permission to read this file" },
  { "unreadable-table", CLI_RUN_AS_NOBODY, "evidence import --area X09000001 --dry-run secret.xml", "secret.xml: the file could not be opened (Permission denied)" },
  { "full-output-check", CLI_RUN_FULL_OUTPUT, "check draft.xml", "standard output: " },
  { "full-output-list", CLI_RUN_FULL_OUTPUT, "evidence list", "standard output: " },
};

static void
test_output (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = cli_run_path ("folder");
  g_autofree char *disk = cli_run_path ("disk");
  g_autofree char *locked = cli_run_path ("locked");
  g_autofree char *secret = cli_run_path ("secret.xml");
  g_autofree char *old = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *draft_after = NULL;

  cli_run_clear ();
  write_edited ("draft.xml", NULL);
  write_edited ("evidence.xml", NULL);
  cli_run_copy ("{fixtures}/ts045.csv", "ts045.csv");
  cli_run_write ("old.xml", "old", -1);
  cli_run_write ("secret.xml", "<secret/>", -1);
  g_assert_no_errno (g_mkdir (folder, 0755));
  g_assert_no_errno (g_mkdir (disk, 0755));
  g_assert_no_errno (g_mkdir (locked, 0500));
  g_assert_no_errno (g_chmod (secret, 0));
  draft = cli_run_read ("draft.xml", NULL);

  expect_refused (outputs[index].flags, outputs[index].words, outputs[index].error);

  old = cli_run_read ("old.xml", NULL);
  g_assert_cmpstr (old, ==, "old");
  draft_after = cli_run_read ("draft.xml", NULL);
  g_assert_cmpstr (draft_after, ==, draft);
  g_assert_no_errno (g_chmod (locked, 0700));
  g_assert_cmpint (g_rmdir (locked), ==, 0);   /* so nothing was left in it */
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/bad-input/edit/", edits[i].name, NULL);

      g_test_add_data_func (path, &edits[i], test_edit);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (whole_files); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/bad-input/file/", whole_files[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_whole_file);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/bad-input/output/", outputs[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_output);
    }

  return cli_run_finish ();
}
