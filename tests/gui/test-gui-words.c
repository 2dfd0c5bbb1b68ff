/* Every page from outside in a made-up language, where each message stands between «marks»: letters outside them are either what the
 * council wrote, the library's own, or English that nobody can translate. And whatever is there has a name that can be said. */
#include "gui-names.h"

#include <string.h>

#define BAG "bag"
#define MANAGER "customer-services-manager"

/* What stands between two parts of a text. */
#define PART "[,;:·()…]|\\. |\n|\\b[A-Z]{3}-[0-9]{2} "

/* Codes of rules, digests, files, dates in the words of the C library, and names of classes, which are for test-gui-names. */
#define NO_WORDS "^([A-Z]{3}-[0-9]{2}(/[a-z-]+)?|[0-9a-f]{64}|/.*|[0-9]{1,2} \\p{L}+ [0-9]{4}|(Gtk|Adw|Dr)[A-Z]\\w+)$"

/* Bytes: as long as this, a part of what people wrote is no chance. */
#define LONG 20

typedef struct {
  GHashTable *data;       /* what people wrote, part by part */
  GString    *texts;      /* the same in a row: a preview ends anywhere */
  GRegex     *part;
  GRegex     *word;
  GRegex     *no_words;
  GHashTable *said;       /* what is told of already */
  GString    *problems;
  gboolean    made_up;    /* what is shown is: it says things twice */
} Words;

/* --- What people wrote --- */

static char *
unescape (const char *text,
          gsize       length)
{
  GString *plain = g_string_new_len (text, (gssize) length);

  g_string_replace (plain, "&lt;", "<", 0);
  g_string_replace (plain, "&gt;", ">", 0);
  g_string_replace (plain, "&quot;", "\"", 0);
  g_string_replace (plain, "&apos;", "'", 0);
  g_string_replace (plain, "&amp;", "&", 0);

  return g_strstrip (g_string_free (plain, FALSE));
}

/* Splits as judge_text() does: a name with a comma is two. */
static void
add_text (Words      *words,
          const char *text)
{
  g_auto (GStrv) parts = g_regex_split (words->part, text, 0);

  g_string_append_printf (words->texts, "%s\n", text);
  for (guint i = 0; parts[i] != NULL; i++)
    g_hash_table_add (words->data, g_strdup (g_strstrip (parts[i])));
}

/* Whatever stands in quotation marks or between tags. */
static void
add_xml (Words      *words,
         const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      gsize length = strcspn (at, "<>\"");
      g_autofree char *plain = unescape (at, length);

      if (*plain != '\0')
        add_text (words, plain);
      at += length + (at[length] != '\0');
    }
}

static void
add_file (Words      *words,
          const char *folder,
          const char *name)
{
  g_autofree char *file = g_build_filename (g_getenv ("DR_DATA"), folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  add_xml (words, text);
}

/* The editions in force, every assessment in the register, and its people. The rules and the questions are the council's to write. */
static void
read_data (Gui   *gui,
           Words *words)
{
  g_autofree char *list = gui_ask (gui, 0, "list", NULL);
  g_autofree char *people = gui_ask (gui, 0, "person", "list", NULL);
  g_auto (GStrv) references = g_regex_split_simple ("\\b(EIA-[-0-9]+|EH-2023-001)\\b", list, 0, 0);
  g_auto (GStrv) columns = g_regex_split_simple ("  +|\n", people, 0, 0);

  add_file (words, "evidence", "east-herts.xml");
  add_file (words, "evidence", "north-herts.xml");
  add_file (words, "evidence", "template.xml");
  add_file (words, ".", "rulebook.xml");
  add_file (words, ".", "questionnaire.xml");
  for (guint i = 1; references[i] != NULL; i += 2)
    {
      g_autofree char *draft = gui_draft (gui, references[i]);

      add_text (words, references[i]);
      add_xml (words, draft);
    }
  for (guint i = 0; columns[i] != NULL; i++)
    add_text (words, columns[i]);
  add_text (words, "Ada Administrator");
  add_text (words, "Mina Manager");
  add_text (words, "The Due Regard authors");
  add_text (words, BAG);
  add_text (words, "bishops-stortford-desk.xml");
  add_text (words, GUI_TOUR_RETURNED);
  add_text (words, GUI_TOUR_MINE);
  add_text (words, GUI_TOUR_THEIRS);
  add_text (words, GUI_TOUR_FILE);
  add_text (words, "version 1");   /* sealed in the trail in these words, as what an assessment was made from */
}

/* --- What was not translated --- */

/* GTK's and libadwaita's own words, which are in their own catalogues. */
static gboolean
is_toolkits (const char *part,
             const char *page)
{
  static const char * const words[] = {
    "Close", "Minimize", "Maximize", "None", "Back", "No Results Found", "Try a different search.",
    "Alt", "Ctrl", "Menu", "Delete", "Shift", "Page_Down", "Page_Up", NULL,
  };

  return g_strv_contains (words, part) || g_str_equal (page, "about");   /* all there that is not data is the library's */
}

static gboolean
is_data (Words      *words,
         const char *part)
{
  return g_hash_table_contains (words->data, part) || (strlen (part) >= LONG && strstr (words->texts->str, part) != NULL);
}

/* (transfer full): @text without what stands between marks, whatever stands in that */
static char *
without_marked (const char *text)
{
  GString *rest = g_string_new (NULL);
  guint depth = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar each = g_utf8_get_char (at);

      if (each == 0x00ab)
        depth++;
      else if (each == 0x00bb && depth > 0)
        depth--;
      else if (depth == 0 && each == 0x00a0)
        g_string_append_c (rest, ' ');   /* a preview in one line holds words together */
      else if (depth == 0)
        g_string_append_unichar (rest, each);
    }

  return g_string_free (rest, FALSE);
}

static void
judge_text (Words         *words,
            const GuiNode *node,
            const char    *text,
            const char    *page)
{
  g_autofree char *rest = without_marked (text);
  g_auto (GStrv) parts = g_regex_split (words->part, rest, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (!g_regex_match (words->word, part, 0, NULL) || g_regex_match (words->no_words, part, 0, NULL)
          || is_toolkits (part, page) || is_data (words, part))
        continue;
      if (g_hash_table_add (words->said, g_strdup (part)))
        g_string_append_printf (words->problems, "%s: “%s” in %s “%s”\n", page, part, gui_role_words (node->role), text);
    }
}

typedef struct {
  Words      *words;
  const char *page;
} Page;

static void
judge (const GuiNode *node,
       const char    *path,
       gpointer       data)
{
  Page *page = data;

  if (gui_node_is_in (node, GUI_TOUR_CHOOSER))
    return;
  judge_text (page->words, node, node->name, page->page);
  judge_text (page->words, node, node->description, page->page);
}

static void
judge_page (Gui        *gui,
            GuiThing   *window,
            GuiTree    *tree,
            const char *page,
            gpointer    words)
{
  Page of = { words, page };

  gui_tree_walk (tree, judge, &of);
  gui_names_judge (tree, page, of.words->made_up, of.words->problems);
}

/* --- The tour --- */

static void
tour_inspect (Gui   *gui,
              Words *words)
{
  g_autofree char *bag = g_build_filename (gui->folder, BAG, NULL);
  g_autoptr (GuiThing) window = NULL;

  gui_command (gui, "export", "--bag", bag, NULL);
  gui_inspect (gui, bag);
  window = gui_wait_front (gui, "Inspect*");
  gui_tour_inspect (gui, window, judge_page, words);
  gui_quit (gui);
}

static void
tour_first_run (Gui   *gui,
                Words *words)
{
  gui_start (gui, NULL);
  gui_tour_first_run (gui, judge_page, words);
  gui_quit (gui);
}

static void
tour_main (Gui   *gui,
           Words *words)
{
  gui_start (gui, GUI_TOUR_OFFICER);
  g_object_unref (gui_find (gui, ATSPI_ROLE_TABLE_ROW, "*. *"));
  gui_tour_windows (gui, judge_page, words);
  gui_tour_places (gui, judge_page, words);
  gui_tour_stages (gui, judge_page, words);
  gui_quit (gui);
}

static void
tour_assessment (Gui   *gui,
                 Words *words)
{
  g_autoptr (GuiThing) window = NULL;

  gui_start (gui, MANAGER);
  window = gui_open_found (gui, "Bishop");
  words->made_up = FALSE;
  gui_tour_assessment (gui, window, judge_page, words);
  words->made_up = TRUE;
  gui_tour_opened (gui, window, judge_page, words);
  gui_quit (gui);
}

static void
test_tour (void)
{
  Words words = {
    .data = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .texts = g_string_new (NULL),
    .part = g_regex_new (PART, 0, 0, NULL),
    .word = g_regex_new ("\\p{L}{2,}", 0, 0, NULL),
    .no_words = g_regex_new (NO_WORDS, 0, 0, NULL),
    .said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .problems = g_string_new (NULL),
    .made_up = TRUE,
  };
  Gui gui;

  gui_set_up (&gui);
  gui_make_tour (&gui, "16");
  read_data (&gui, &words);
  tour_first_run (&gui, &words);
  tour_main (&gui, &words);
  tour_assessment (&gui, &words);
  tour_inspect (&gui, &words);
  gui_tear_down (&gui);
  if (words.problems->len > 0)
    {
      g_printerr ("%s", words.problems->str);
      g_test_fail ();
    }
  g_hash_table_unref (words.data);
  g_hash_table_unref (words.said);
  g_regex_unref (words.part);
  g_regex_unref (words.word);
  g_regex_unref (words.no_words);
  g_string_free (words.texts, TRUE);
  g_string_free (words.problems, TRUE);
}

int
main (int    argc,
      char **argv)
{
  gui_watch_focus ();

  return gui_run_tests (argc, argv, "/gui/words/tour", test_tour, NULL);
}
