/* An assessment as fields: nothing is lost on the way there and back, and every mistake is one clear line. */
#include "drafts.h"

/* Two sets of fields say the same. */
static void
assert_same (const DrFieldList *found,
             const DrFieldList *expected)
{
  for (guint i = 0; i < MIN (found->n, expected->n); i++)
    {
      g_assert_cmpstr (found->items[i].key, ==, expected->items[i].key);
      g_assert_cmpstr (found->items[i].value, ==, expected->items[i].value);
    }
  g_assert_cmpuint (found->n, ==, expected->n);
}

/* One line that says something. */
static void
assert_clear (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static DrFieldList *
read_fields (const char *bytes,
             gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("draft", bytes, length, NULL, &error);
  DrFieldList *fields;

  g_assert_no_error (error);
  fields = dr_draft_fields_from_node (dr_xml_document_get_root (document), &error);
  g_assert_no_error (error);

  return fields;
}

/* From the file to fields to XML: same canonical bytes, same fields; keys are unique, sorted and of the format. */
static void
test_there_and_back (gconstpointer path)
{
  g_autoptr (Draft) draft = draft_read (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = draft_canonical (draft->node, draft->evidence, &error);
  g_autofree char *found = fields_canonical (draft->fields->items, draft->fields->n, draft->evidence, &error);
  gsize length = 0;
  g_autofree char *bytes = dr_draft_fields_to_xml (draft->fields->items, draft->fields->n, &length, &error);
  g_autoptr (DrFieldList) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (strlen (bytes), ==, length);
  again = read_fields (bytes, length);
  assert_same (again, draft->fields);

  for (guint i = 0; i < draft->fields->n; i++)
    {
      g_assert_true (dr_draft_key_check (draft->fields->items[i].key, &error));
      g_assert_nonnull (draft->fields->items[i].value);
      if (i > 0)
        g_assert_cmpint (strcmp (draft->fields->items[i - 1].key, draft->fields->items[i].key), <, 0);
    }
}

/* Without any one field there is a draft still, or one line that says what is missing. */
static void
test_each_taken_away (gconstpointer path)
{
  g_autoptr (Draft) draft = draft_read (path);
  g_autofree DrField *fields = g_new0 (DrField, draft->fields->n);

  for (guint i = 0; i < draft->fields->n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) refused = NULL;
      g_autofree char *bytes = NULL;
      g_autofree char *canonical = NULL;
      const char *key = draft->fields->items[i].key;

      memcpy (fields, draft->fields->items, draft->fields->n * sizeof *fields);
      fields[i].value = NULL;
      bytes = dr_draft_fields_to_xml (fields, draft->fields->n, NULL, &refused);
      if (bytes == NULL)
        {
          g_autofree char *start = g_strconcat (key, " is missing", NULL);

          g_assert_true (g_str_has_prefix (refused->message, start));
          continue;
        }
      canonical = fields_canonical (fields, draft->fields->n, draft->evidence, &error);
      if (canonical == NULL)
        assert_clear (error);
      else
        g_assert_no_error (error);
    }
}

/* Any two drafts: the difference, applied to one, is the other, and is nothing where they are the same. */
static void
test_differences (void)
{
  g_autoptr (GPtrArray) paths = drafts_all ();
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (drafts, draft_read (paths->pdata[i]));
  g_assert_cmpuint (drafts->len, >=, 16);

  for (guint i = 0; i < drafts->len; i++)
    for (guint j = 0; j < drafts->len; j++)
      {
        const DrFieldList *a = ((Draft *) drafts->pdata[i])->fields;
        const DrFieldList *b = ((Draft *) drafts->pdata[j])->fields;
        g_autoptr (DrFieldList) changes = dr_draft_fields_difference (a->items, a->n, b->items, b->n, 0);
        g_autoptr (DrFieldList) made = dr_draft_fields_apply (a->items, a->n, changes->items, changes->n);

        assert_same (made, b);
        if (i == j)
          g_assert_cmpuint (changes->n, ==, 0);
      }
}

static void
test_difference_rows (void)
{
  static const DrField from[] = { { "@title", "A", 4 }, { "@version", "1", 5 }, { "change/what", "w", 6 },
                                  { "change/why", NULL, 7 } };
  static const DrField to[] = { { "change/why", "y", 0 }, { "@version", "1", 0 }, { "@title", "B", 0 },
                                { "conduct", "c", 3 } };
  g_autoptr (DrFieldList) changes = dr_draft_fields_difference (from, G_N_ELEMENTS (from), to, G_N_ELEMENTS (to), 6);
  g_autoptr (DrFieldList) removal = dr_draft_fields_removal (from, G_N_ELEMENTS (from), "change", 9);
  g_autoptr (DrFieldList) none = dr_draft_fields_difference (NULL, 0, NULL, 0, 0);

  g_assert_cmpuint (none->n, ==, 0);
  g_assert_null (dr_draft_fields_find (none->items, none->n, "@title"));
  g_assert_cmpuint (changes->n, ==, 4);
  g_assert_cmpstr (changes->items[0].key, ==, "@title");
  g_assert_cmpstr (changes->items[0].value, ==, "B");
  g_assert_cmpuint (changes->items[0].revision, ==, 6);
  g_assert_cmpstr (changes->items[1].key, ==, "change/what");
  g_assert_null (changes->items[1].value);
  g_assert_cmpuint (changes->items[1].revision, ==, 6);
  g_assert_cmpstr (changes->items[2].value, ==, "y");
  g_assert_cmpuint (changes->items[2].revision, ==, 7);
  g_assert_cmpstr (changes->items[3].key, ==, "conduct");
  g_assert_cmpuint (changes->items[3].revision, ==, 6);
  g_assert_cmpuint (removal->n, ==, 1);
  g_assert_cmpuint (removal->items[0].revision, ==, 9);
  g_assert_cmpstr (removal->items[0].key, ==, "change/what");
  g_assert_null (removal->items[0].value);
}

/* The least that there is to say. */
#define HEADING \
  { "@kind", "change" }, { "@nation", "England" }, { "@reference", "R" }, { "@service", "bare" }, { "@title", "T" }, \
  { "@version", "1" }

static const struct {
  const char *path;
  DrField     fields[6];
  const char *expected;   /* (nullable): part of the XML, */
  const char *says;       /* or of the error */
} write_cases[] = {
  { "bare", { { NULL } }, "  <access-points></access-points>\n  <options></options>\n</assessment>", NULL },
  { "order", { { "answers/answer[b]/#", "1" }, { "answers/answer[a]/#", "10" }, { "answers/answer[c]/#", "2.5" } },
    "question=\"b\"></answer>\n    <answer question=\"c\"></answer>\n    <answer question=\"a\"", NULL },
  { "ties", { { "answers/answer[b]/#", "1" }, { "answers/answer[a]/#", "1" }, { "answers/answer[0]", "text" } },
    "question=\"a\"></answer>\n    <answer question=\"b\"></answer>\n    <answer question=\"0\">text<", NULL },
  { "identities", { { "options/option[a]/#", "1" }, { "options/option[a]/@name", "A" },
                    { "options/option[a]/target[email|all]/@share", "0.5" } },
    "<target channel=\"email\" group=\"all\" share=\"0.5\"></target>", NULL },
  { "same-identity", { { "consultations/no-consultation[a b]/#", "1" }, { "consultations/no-consultation[a b]", "one" },
                       { "consultations/no-consultation[a b|2]", "two" } },
    "groups=\"a b\">one</no-consultation>\n    <no-consultation groups=\"a b\">two<", NULL },
  { "required-text", { { "actions/action[x]/@kind", "inquiry" } }, "<text></text>", NULL },
  { "blank", { { "change/what", " \n" }, { "@author", "" }, { "conduct", "\f" } },
    "version=\"1\">\n  <access-points>", NULL },
  { "attribute-cleaned", { { "@author", "a\r\nb\x01\"<" } }, "author=\"a&#xA;b&quot;&lt;\"", NULL },
  { "missing", { { "options/option[desk]/#", "1" } }, NULL, "options/option[desk]/@name is missing" },
  { "missing-below", { { "justifications/justification[j]/@rule", "ABC-01" },
                       { "justifications/justification[j]/@case", "c" },
                       { "justifications/justification[j]/@subjects", "assessment" },
                       { "justifications/justification[j]/reviewer/@by", "me" } },
    NULL, "justifications/justification[j]/reviewer/@verdict is missing" },
  { "twice", { { "change/what", "a" }, { "change/what", "b" } }, NULL, "change/what is there twice" },
  { "position", { { "answers/answer[a]/#", "first" } }, NULL, "answers/answer[a]/# is “first”, expected a number" },
  { "position-lines", { { "answers/answer[a]/#", "1\n\n2" } }, NULL, "answers/answer[a]/# is “1??2”" },
  { "position-infinite", { { "answers/answer[a]/#", "inf" } }, NULL, "expected a number" },
  { "item", { { "options/option[a]", "A" } }, NULL, "option has no text of its own" },
  { "unknown", { { "change/@colour", "red" } }, NULL, "“change/@colour” is no field" },
  { "unknown-taken-away", { { "change/@colour", NULL } }, NULL, "“change/@colour” is no field" },
};

static void
test_write (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  DrField fields[12] = { HEADING };
  guint n = 6;
  gsize length = 99;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 6 && write_cases[row].fields[i].key != NULL; i++)
    fields[n++] = write_cases[row].fields[i];
  text = dr_draft_fields_to_xml (fields, n, &length, &error);
  if (write_cases[row].expected != NULL)
    {
      g_assert_no_error (error);
      if (strstr (text, write_cases[row].expected) == NULL)
        g_error ("“%s” is not in %s", write_cases[row].expected, text);
      return;
    }
  g_assert_null (text);
  g_assert_cmpuint (length, ==, 99);
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  assert_clear (error);
  if (strstr (error->message, write_cases[row].says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, write_cases[row].says);
}

/* What the schema has passed and this format does not know is never dropped in silence. */
static const struct {
  const char *path;
  const char *xml;
  const char *says;
} node_cases[] = {
  { "root", "<evidence/>", "expected assessment" },
  { "attribute", "<assessment colour=\"red\"/>", "an attribute “colour”" },
  { "element", "<assessment><options><choice/></options></assessment>", "an element “choice”" },
  { "second", "<assessment><change/><change/></assessment>", "a second element “change”" },
  { "twice", "<assessment><options><option id=\"a\"/><option id=\"a\"/></options></assessment>",
    "options/option[a] is there twice" },
};

static void
test_node (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) xml = g_string_new (node_cases[row].xml);
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrFieldList) fields = NULL;

  g_string_insert (xml, (gssize) (1 + strcspn (xml->str + 1, " />")), " xmlns=\"urn:dueregard:1\"");
  document = dr_xml_document_read_trusted ("test", xml->str, xml->len, &error);
  g_assert_no_error (error);
  fields = dr_draft_fields_from_node (dr_xml_document_get_root (document), &error);
  g_assert_null (fields);
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  if (strstr (error->message, node_cases[row].says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, node_cases[row].says);
}

/* Two reasons for the same groups, and the same result twice, are kept apart. */
static void
test_same_identity (void)
{
  static const char xml[] =
    "<assessment xmlns=\"urn:dueregard:1\" format=\"1.0\" kind=\"change\" nation=\"England\" reference=\"R\""
    " service=\"s\" title=\"T\" version=\"1\"><access-points/><options/>"
    "<consultations><no-consultation groups=\"a b\">one</no-consultation>"
    "<no-consultation groups=\"a b\">two</no-consultation><no-consultation groups=\"a b\">three</no-consultation>"
    "</consultations></assessment>";
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFieldList) fields = NULL;
  g_autoptr (DrFieldList) again = NULL;
  g_autofree char *bytes = NULL;

  dr_formats_init ();
  fields = read_fields (xml, strlen (xml));
  g_assert_cmpstr (dr_draft_fields_get (fields->items, fields->n, "consultations/no-consultation[a b]"), ==, "one");
  g_assert_cmpstr (dr_draft_fields_get (fields->items, fields->n, "consultations/no-consultation[a b|3]"), ==, "three");
  bytes = dr_draft_fields_to_xml (fields->items, fields->n, &length, &error);
  g_assert_no_error (error);
  again = read_fields (bytes, length);
  assert_same (again, fields);
}

static void
test_items (void)
{
  static const DrField fields[] = {
    { "options/option[a]/#", "2" },          { "options/option[a]/offer[x]/#", "1" },
    { "options/option[b]/#", "1" },          { "options/option[c]/@name", "C" },
    { "options/option[d]/#", NULL },         { "options/optional[e]/#", "1" },
  };
  g_auto (GStrv) options = dr_draft_fields_items (fields, G_N_ELEMENTS (fields), "options/option");
  g_auto (GStrv) offers = dr_draft_fields_items (fields, G_N_ELEMENTS (fields), "options/option[a]/offer");
  g_auto (GStrv) none = dr_draft_fields_items (NULL, 0, "options/option");
  g_autofree char *joined = g_strjoinv (" ", options);

  g_assert_cmpstr (joined, ==, "options/option[b] options/option[a] options/option[c]");
  g_assert_cmpuint (g_strv_length (offers), ==, 1);
  g_assert_cmpstr (offers[0], ==, "options/option[a]/offer[x]");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_below (void)
{
  static const DrField fields[] = {
    { "@title", "T" },
    { "options/option[a]/#", "2" },
    { "options/option[a]/offer[x]/@after", "full" },
    { "options/option[a]/offer[x]/@before", NULL },
    { "options/option[a]/offer[xy]/@after", "none" },
    { "options/option[b]/#", "1" },
  };
  static const struct { const char *start; guint first; guint n; } rows[] = {
    { "options/option[a]/", 1, 4 },
    { "options/option[a]/offer[x]/@", 2, 2 },
    { "options/option[b]/", 5, 1 },
    { "options/option[aa]/", 5, 0 },
    { "@", 0, 1 },
    { "", 0, 6 },
    { "z", 6, 0 },
  };
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DrField *found = dr_draft_fields_below (fields, G_N_ELEMENTS (fields), rows[i].start, &n);

      g_test_message ("%s", rows[i].start);
      g_assert_cmpuint (n, ==, rows[i].n);
      g_assert_true (found == fields + rows[i].first);
    }
  dr_draft_fields_below (NULL, 0, "@", &n);
  g_assert_cmpuint (n, ==, 0);
}

/* Text that people paste: it comes back as cleaned text, character by character. */
static const struct {
  const char *path;
  const char *piece;
} text_cases[] = {
  { "welsh", "Dŵr a thŷ, gŵyl, sêr. " },
  { "decomposed", "w\xcc\x82 y\xcc\x82 e\xcc\x81 " },
  { "emoji", "👩🏽‍🦽 and 🇬🇧 " },
  { "right-to-left", "מבחן \xe2\x80\x8f العربية (אב) " },
  { "line-ends", "a\r\nb\rc\nd" },
  { "controls", "a\f\v\x01\x1b[0m\x7f b" },
  { "markup", "<b>&amp; ]]> <!-- \" ' --> </answer>" },
  { "solidus", "\xcc\xb8 a" },
  { "marks", "a\xcc\x80\xcc\x81\xcc\x82\xcc\x83" },
  { "not-utf-8", "caf\xe9 \xff\xfe " },
  { "surrogates", "a\xed\xa0\x80z\xef\xbf\xbf" },
};

static void
test_text (gconstpointer data)
{
  const char *piece = text_cases[GPOINTER_TO_UINT (data)].piece;
  g_autoptr (GString) text = g_string_new ("");
  DrField fields[] = {
    HEADING, { "answers/answer[q]/#", "1" }, { "answers/answer[q]", NULL }, { "change/@report", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFieldList) found = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *short_clean = dr_xml_clean_text (piece, -1);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  dr_formats_init ();
  /* Ten thousand characters, whatever their width. */
  while (text->len < 40000)
    g_string_append (text, piece);
  g_string_append (text, ".");
  fields[7].value = text->str;
  fields[8].value = piece;
  clean = dr_xml_clean_text (text->str, -1);
  bytes = dr_draft_fields_to_xml (fields, G_N_ELEMENTS (fields), &length, &error);
  g_assert_no_error (error);
  found = read_fields (bytes, length);
  g_assert_cmpstr (dr_draft_fields_get (found->items, found->n, "answers/answer[q]"), ==, clean);
  g_assert_cmpstr (dr_draft_fields_get (found->items, found->n, "change/@report"), ==, short_clean);
}

/* Keys and values from nowhere: an answer or a clear error, whatever they are. */
static void
test_random (void)
{
  static const char * const pieces[] = {
    "options", "option", "offer", "target", "answers", "answer", "change", "what", "consultations", "no-consultation",
    "[", "]", "/", "@", "#", "|", "%", "%5B", "%00", "a", "2", "desk", "name", "title", "id", "\xff", "é", "\n", "[a]",
    "[a|b]", "options/option[a]/", "@name", "answers/answer[a]", "",
  };
  static const char * const values[] = { "", "1", "a", "\xff", "<", "-", "1e9", "0.5", "\r", "99999999999999999999" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4242);
  guint written = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      DrField fields[12] = { HEADING };
      guint n = 6 + (guint) g_rand_int_range (rand, 1, 4);

      for (guint i = 6; i < n; i++)
        {
          GString *key = g_string_new (NULL);
          g_autofree char *bare = NULL;

          for (int j = g_rand_int_range (rand, 1, 7); j > 0; j--)
            g_string_append (key, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          g_ptr_array_add (keys, key->str);
          fields[i].key = g_string_free (key, FALSE);
          fields[i].value = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];
          bare = dr_draft_key_without_identities (fields[i].key);
          g_strfreev (dr_draft_key_identity (fields[i].key, NULL));
          g_strfreev (dr_draft_fields_items (fields, i + 1, bare));
        }
      bytes = dr_draft_fields_to_xml (fields, n, NULL, &error);
      written += bytes != NULL;
      if (bytes == NULL)
        assert_clear (error);
    }
  g_assert_cmpuint (written, >, 0);
}

static void
add_rows (const char        *folder,
          const char * const path,
          guint              row,
          GTestDataFunc      test)
{
  g_autofree char *name = g_strconcat ("/register/draft-fields/", folder, "/", path, NULL);

  g_test_add_data_func (name, GUINT_TO_POINTER (row), test);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) paths = NULL;

  g_test_init (&argc, &argv, NULL);

  paths = drafts_all ();
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *file = g_path_get_basename (paths->pdata[i]);
      g_autofree char *folder = g_path_get_dirname (paths->pdata[i]);
      g_autofree char *last = g_path_get_basename (folder);
      g_autofree char *there = g_strconcat ("/register/draft-fields/there-and-back/", last, "-", file, NULL);
      g_autofree char *away = g_strconcat ("/register/draft-fields/each-taken-away/", last, "-", file, NULL);

      g_test_add_data_func (there, paths->pdata[i], test_there_and_back);
      g_test_add_data_func (away, paths->pdata[i], test_each_taken_away);
    }
  for (guint i = 0; i < G_N_ELEMENTS (write_cases); i++)
    add_rows ("write", write_cases[i].path, i, test_write);
  for (guint i = 0; i < G_N_ELEMENTS (node_cases); i++)
    add_rows ("node", node_cases[i].path, i, test_node);
  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    add_rows ("text", text_cases[i].path, i, test_text);
  g_test_add_func ("/register/draft-fields/same-identity", test_same_identity);
  g_test_add_func ("/register/draft-fields/differences", test_differences);
  g_test_add_func ("/register/draft-fields/difference-rows", test_difference_rows);
  g_test_add_func ("/register/draft-fields/items", test_items);
  g_test_add_func ("/register/draft-fields/below", test_below);
  g_test_add_func ("/register/draft-fields/random", test_random);

  return g_test_run ();
}
