/* What the reader accepts, what it refuses, and where it says the fault is. */
#include "document-support.h"

#include <string.h>

typedef struct {
  const char *path;
  const char *xml;
  DrXmlError code;
  guint line;        /* 0: the message has none */
  const char *words; /* of the message */
} BadCase;

static const BadCase bad_cases[] = {
  /* Not XML at all. */
  { "empty", "", DR_XML_ERROR_MALFORMED, 1, "empty" },
  { "blank", " \n \n", DR_XML_ERROR_MALFORMED, 3, "no element" },
  { "words", "Dear Sir,\n", DR_XML_ERROR_MALFORMED, 1, "expected" },
  { "truncated", OPEN "\n<group id=\"a\">\n", DR_XML_ERROR_MALFORMED, 3,
    "ends inside the element 'group' of line 2" },
  { "truncated-tag", OPEN "\n<group id=\"a", DR_XML_ERROR_MALFORMED, 2, "expected" },
  { "truncated-root", "<inventory xmlns=\"urn:dueregard:1\"", DR_XML_ERROR_MALFORMED, 1, "expected" },
  { "mismatch", OPEN "\n<box>\n</bax>" CLOSE, DR_XML_ERROR_MALFORMED, 3, "expected </box>" },
  { "after-the-end", OPEN CLOSE "\n\nmore", DR_XML_ERROR_MALFORMED, 3, "after the end of the root" },
  { "twice", OPEN "\n<group id=\"a\"\n id=\"b\"/>" CLOSE, DR_XML_ERROR_MALFORMED, 3, "'id' is there twice" },
  { "prefix", OPEN "\n<x:group/>" CLOSE, DR_XML_ERROR_MALFORMED, 2, "prefix 'x' is not declared" },
  { "ampersand", OPEN "\n<group id=\"a\">R & D</group>" CLOSE, DR_XML_ERROR_MALFORMED, 2, "expected" },
  { "less-than", OPEN "\n<group id=\"<\"/>" CLOSE, DR_XML_ERROR_MALFORMED, 2, "expected &lt;" },
  { "no-quotes", OPEN "\n<group id=a/>" CLOSE, DR_XML_ERROR_MALFORMED, 2, "expected" },
  { "control", OPEN "\n<group id=\"a\">\v</group>" CLOSE, DR_XML_ERROR_MALFORMED, 2, "U+000B" },
  { "control-reference", OPEN "\n<group id=\"a\">&#11;</group>" CLOSE, DR_XML_ERROR_MALFORMED, 2,
    "expected" },
  { "noncharacter", OPEN "\n<group id=\"a\">\xef\xbf\xbf</group>" CLOSE, DR_XML_ERROR_MALFORMED, 2,
    "U+FFFF" },
  { "late-declaration", "\n<?xml version=\"1.0\"?>" OPEN CLOSE, DR_XML_ERROR_MALFORMED, 2, "expected" },

  /* Not UTF-8. */
  { "latin-1-declared", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" OPEN CLOSE,
    DR_XML_ERROR_MALFORMED, 1, "expected UTF-8" },
  { "latin-1-bytes", OPEN "\n\n<group id=\"caf\xe9\"/>" CLOSE, DR_XML_ERROR_MALFORMED, 3, "expected UTF-8" },
  { "windows-declared", "<?xml version='1.0' encoding = 'windows-1252'?>" OPEN CLOSE, DR_XML_ERROR_MALFORMED,
    1, "'windows-1252'; expected UTF-8" },
  { "utf-16-declared", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" OPEN CLOSE, DR_XML_ERROR_MALFORMED, 1,
    "expected UTF-8" },
  { "bom-and-latin-1", "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"latin1\"?>" OPEN CLOSE,
    DR_XML_ERROR_MALFORMED, 1, "expected UTF-8" },
  { "utf-7", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" OPEN CLOSE, DR_XML_ERROR_MALFORMED, 1,
    "expected UTF-8" },
  { "overlong", OPEN "\n<group id=\"\xc0\x80\"/>" CLOSE, DR_XML_ERROR_MALFORMED, 2, "expected UTF-8" },
  { "surrogate", OPEN "\n<group id=\"\xed\xa0\x80\"/>" CLOSE, DR_XML_ERROR_MALFORMED, 2, "expected UTF-8" },
  { "cut-character", OPEN CLOSE "\n\xc3", DR_XML_ERROR_MALFORMED, 2, "expected UTF-8" },

  /* Text our records do not hold. */
  { "decomposed-text", OPEN "\n<group id=\"a\">\nfirst\ncafe\xcc\x81\n</group>" CLOSE, DR_XML_ERROR_MALFORMED,
    4, "'group' is not in Unicode normal form C" },
  { "decomposed-reference", OPEN "\n<group id=\"a\">e&#x301;</group>" CLOSE, DR_XML_ERROR_MALFORMED, 2,
    "normal form C" },
  { "decomposed-attribute", OPEN "\n<group id=\"a\"\n label=\"e\xcc\x81\"/>" CLOSE, DR_XML_ERROR_MALFORMED, 2,
    "the attribute 'label'" },
  { "decomposed-across-comment", OPEN "\n<group id=\"a\">e<!-- -->\xcc\x81</group>" CLOSE,
    DR_XML_ERROR_MALFORMED, 2, "normal form C" },
  { "decomposed-across-cdata", OPEN "\n<group id=\"a\">e<![CDATA[\xcc\x81]]></group>" CLOSE,
    DR_XML_ERROR_MALFORMED, 2, "normal form C" },
  { "wide-space", OPEN "\n<group id=\"a\">\xe2\x80\x80</group>" CLOSE, DR_XML_ERROR_MALFORMED, 2,
    "normal form C" },
  { "angstrom", OPEN "\n<group id=\"a\">\xe2\x84\xab</group>" CLOSE, DR_XML_ERROR_MALFORMED, 2,
    "normal form C" },
  { "return-in-text", OPEN "\n<group id=\"a\">x\ny&#13;</group>" CLOSE, DR_XML_ERROR_MALFORMED, 3,
    "carriage return" },
  { "return-in-text-hex", OPEN "\n<group id=\"a\">&#x0D;</group>" CLOSE, DR_XML_ERROR_MALFORMED, 2,
    "carriage return" },
  { "return-in-attribute", OPEN "\n<group id=\"a&#13;b\"/>" CLOSE, DR_XML_ERROR_MALFORMED, 2,
    "carriage return" },

  /* Forbidden. */
  { "doctype", "<?xml version=\"1.0\"?>\n<!DOCTYPE inventory>\n" OPEN CLOSE, DR_XML_ERROR_FORBIDDEN, 2,
    "<!DOCTYPE" },
  { "doctype-system", "<!DOCTYPE inventory SYSTEM \"file:///etc/passwd\">" OPEN CLOSE, DR_XML_ERROR_FORBIDDEN,
    1, "<!DOCTYPE" },
  { "doctype-public",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\" \"http://127.0.0.1:9/x.dtd\">" OPEN CLOSE,
    DR_XML_ERROR_FORBIDDEN, 1, "<!DOCTYPE" },
  { "billion-laughs",
    "<!DOCTYPE l [\n<!ENTITY a \"ha\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\n"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">\n<!ENTITY d "
    "\"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">\n]>\n" OPEN "<group id=\"a\">&d;&d;&d;</group>" CLOSE,
    DR_XML_ERROR_FORBIDDEN, 1, "<!DOCTYPE" },
  { "external-entity",
    "<!DOCTYPE l [<!ENTITY p SYSTEM \"file:///etc/passwd\">]>\n" OPEN "<group id=\"a\">&p;</group>" CLOSE,
    DR_XML_ERROR_FORBIDDEN, 1, "<!DOCTYPE" },
  { "parameter-entity", "<!DOCTYPE l [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>\n" OPEN CLOSE,
    DR_XML_ERROR_FORBIDDEN, 1, "<!DOCTYPE" },
  { "unknown-entity", OPEN "\n<group id=\"a\">&nbsp;</group>" CLOSE, DR_XML_ERROR_FORBIDDEN, 2, "&nbsp;" },
  { "unknown-entity-attribute", OPEN "\n<group id=\"&eacute;\"/>" CLOSE, DR_XML_ERROR_FORBIDDEN, 2,
    "&eacute;" },
  { "instruction", OPEN "\n<?php echo 1 ?>" CLOSE, DR_XML_ERROR_FORBIDDEN, 2, "<?php" },
  { "instruction-first", "<?xml-stylesheet href=\"x.xsl\"?>\n" OPEN CLOSE, DR_XML_ERROR_FORBIDDEN, 1,
    "<?xml-stylesheet" },
  { "instruction-last", OPEN CLOSE "\n\n<?end?>", DR_XML_ERROR_FORBIDDEN, 3, "<?end" },

  /* Not one of our formats. */
  { "no-format", "<inventory xmlns=\"urn:dueregard:1\"/>", DR_XML_ERROR_UNKNOWN_FORMAT, 1,
    "no format attribute" },
  { "new-format", "\n<inventory xmlns=\"urn:dueregard:1\" format=\"9.0\"/>", DR_XML_ERROR_UNKNOWN_FORMAT, 2,
    "'inventory 9.0'; expected one of: inventory 1.0, inventory 1.1" },
  { "other-root", "<html xmlns=\"urn:dueregard:1\" format=\"1.0\"/>", DR_XML_ERROR_UNKNOWN_FORMAT, 1,
    "'html 1.0'" },
  { "no-namespace", "<!--\n--><inventory format=\"1.0\"/>", DR_XML_ERROR_UNKNOWN_FORMAT, 2,
    "'urn:dueregard:1'" },
  { "other-namespace", "<inventory xmlns=\"urn:x\" format=\"1.0\"/>", DR_XML_ERROR_UNKNOWN_FORMAT, 1,
    "'urn:x'" },
  { "broken-schema", "<broken xmlns=\"urn:dueregard:1\" format=\"1.0\"/>", DR_XML_ERROR_INVALID, 4,
    "nowhere" },

  /* Not as the schema says. */
  { "too-large-share", OPEN "\n<group id=\"a\" share=\"1.2\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "group: attribute 'share': '1.2' is too large; expected at most 1" },
  { "too-small-share", OPEN "\n<group\n\n id=\"a\" share=\"-0.1\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "'-0.1' is too small; expected at least 0" },
  { "not-a-number", OPEN "\n<group id=\"a\" people=\"many\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "attribute 'people': 'many' is not valid; expected a whole number, 0 or more" },
  { "not-a-share", OPEN "\n<group id=\"a\" share=\"half\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "attribute 'share': 'half' is not valid; expected a share from 0 to 1" },
  { "not-a-date", OPEN "\n<group id=\"a\" at=\"30/04/2025\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "expected a date such as 2025-04-30" },
  { "not-a-boolean", OPEN "\n<group id=\"a\" known=\"yes\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "expected true or false" },
  { "not-in-the-list", OPEN "\n<group id=\"a\" kind=\"other\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "'other' is not one of the values allowed; expected 'R&D', 'field'" },
  { "pattern", OPEN "\n<group id=\"a\" code=\"1234\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "'1234' has the wrong form; expected the pattern \\p{L}{1,3}[0-9]*" },
  { "too-short", OPEN "\n<group id=\"a\" short=\"\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "'' is too short; expected 1 or more characters" },
  { "too-long", OPEN "\n<group id=\"a\" short=\"R&amp;D&amp;E\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "'R&D&E' is too long; expected 4 or fewer characters" },
  { "attribute-missing", OPEN "\n<group/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "group: attribute 'id' is missing; expected it here" },
  { "attribute-unknown", OPEN "\n<group id=\"a\" colour=\"red\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "group: attribute 'colour': this attribute is not allowed here" },
  { "attribute-prefixed",
    "<inventory xmlns=\"urn:dueregard:1\" format=\"1.0\"\n"
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n<group xsi:nil=\"true\" id=\"a\"/>" CLOSE,
    DR_XML_ERROR_INVALID, 3, "'xsi:nil' is not allowed" },
  { "schema-location",
    "<inventory xmlns=\"urn:dueregard:1\" format=\"1.0\"\n"
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
    " xsi:schemaLocation=\"urn:dueregard:1 file:///etc/passwd\"/>",
    DR_XML_ERROR_INVALID, 1, "'xsi:schemaLocation' is not allowed" },
  { "element-namespace", OPEN "\n<group xmlns=\"urn:x\" id=\"a\"/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "'urn:x'" },
  { "element-unknown", OPEN "\n<groupe/>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "groupe: this element is not expected here; expected one of group, member, pair, box" },
  { "element-order", OPEN "\n<box/>\n<group id=\"a\"/>" CLOSE, DR_XML_ERROR_INVALID, 3,
    "group: this element is not expected here; expected box" },
  { "element-missing", OPEN "\n<pair>\n<left/>\n</pair>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "pair: an element is missing inside; expected right" },
  { "element-in-text", OPEN "\n<group id=\"a\"><box/></group>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "expected only text" },
  { "element-in-empty", OPEN "\n<member group=\"a\"><box/></member>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "expected" },
  { "text-in-empty", OPEN "\n<member group=\"a\">x</member>" CLOSE, DR_XML_ERROR_INVALID, 2,
    "expected an empty element" },
  { "text-between", OPEN "\n<box/>\n<box/>\n\nstray" CLOSE, DR_XML_ERROR_INVALID, 5,
    "expected only elements" },
  { "key-twice", OPEN "\n<group id=\"a\"/>\n<group id=\"b\"/>\n<group id=\"a\"/>\n" CLOSE,
    DR_XML_ERROR_INVALID, 4, "group: 'a' is there more than once; expected it once" },
  { "keyref-dangling",
    OPEN "\n<group id=\"a\"/>\n<member group=\"a\"/>\n<member\n group=\"z\"/>\n<box/>\n" CLOSE,
    DR_XML_ERROR_INVALID, 4, "member: 'z' refers to nothing; expected one that exists" },
  { "unique-pair",
    OPEN "\n<pair><left>1</left><right>2</right></pair>\n<pair><left>1</left><right>2</right></pair>" CLOSE,
    DR_XML_ERROR_INVALID, 3, "pair: '1', '2' is there more than once" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *bad = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = read_string (bad->xml, &error);

  if (strcmp (bad->path, "broken-schema") == 0)
    assert_refused (document, error, bad->code, "/org/dueregard/test/broken-type.xsd", bad->line, bad->words);
  else
    assert_refused (document, error, bad->code, "test.xml", bad->line, bad->words);
}

/* The same without anyone to tell: no error to fill, nothing printed. */
static void
test_silent (void)
{
  if (g_test_subprocess ())
    {
      for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
        {
          g_autoptr (DrXmlDocument) document = read_string (bad_cases[i].xml, NULL);

          g_assert_null (document);
        }
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

/* What a C string cannot hold. */
static void
test_bytes (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    guint line;
    const char *words;
  } cases[] = {
    { OPEN "\n\n<group id=\"a\0b\"/>" CLOSE, sizeof OPEN - 1 + 19 + sizeof CLOSE - 1, 3, "NUL" },
    { OPEN CLOSE "\0", sizeof OPEN - 1 + sizeof CLOSE, 1, "NUL" },
    { "\xff\xfe<\0?\0x\0m\0l\0", 12, 1, "UTF-16; expected UTF-8" },
    { "\xfe\xff\0<\0?\0x", 8, 1, "UTF-16; expected UTF-8" },
    { "<\0i\0n\0", 6, 1, "UTF-16; expected UTF-8" },
    { "\0<\0i\0n", 6, 1, "UTF-16; expected UTF-8" },
    { "\xff\xfe\0\0<\0\0\0", 8, 1, "UTF-32; expected UTF-8" },
    { "\x4c\x6f\xa7\x94", 4, 1, "EBCDIC; expected UTF-8" },
    { "\xef\xbb\xbf", 3, 1, "expected" },
    { "<", 1, 1, "expected" },
    { "\0", 1, 1, "NUL" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document =
        dr_xml_document_read_bytes ("test.xml", cases[i].bytes, cases[i].length, NULL, &error);

      assert_refused (document, error, DR_XML_ERROR_MALFORMED, "test.xml", cases[i].line, cases[i].words);
    }
}

/* Every prefix of a document is refused, and none of them upsets the parser. */
static void
test_every_prefix (void)
{
  static const char xml[] =
    "<?xml version=\"1.0\"?>" OPEN "<!-- c --><group id=\"a\" label='&amp;'>&#x77;\xc5\xb7"
    "<![CDATA[x]]></group><box><box/></box>" CLOSE;
  g_autoptr (DrXmlDocument) whole = read_string (xml, NULL);

  for (gsize length = 0; length < sizeof xml - 1; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("test.xml", xml, length, NULL, &error);

      g_assert_null (document);
      /* "<?xm" is a processing instruction that is not finished. */
      if (length >= 4 && strncmp (xml, "<?xml ", length) == 0)
        continue;
      g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_MALFORMED);
    }
  g_assert_nonnull (whole);
}

static void
test_tree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = read_string (
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- one -->\n<d:inventory xmlns:d='urn:dueregard:1'\n"
    "   format='1.0'>\n"
    "  <d:group\n      id=\"a &amp; b &#38; &lt;&gt;&quot;&apos;&#x20AC;\"\n      label=' x\n y&#10;z&#9;'>"
    " R &amp; <![CDATA[<D>]]><!-- gone --> \xe2\x80\x9c\xc5\xb4\xe2\x80\x9d &#233;\r\n</d:group>\n"
    "  <d:group id='b'/>\n<d:member group='b'></d:member>\n"
    "  <d:pair><d:left>  </d:left><d:right>\n</d:right></d:pair>\n"
    "  <d:box>\n  <d:box/>\n <d:box/>  </d:box>\n</d:inventory>\n",
    &error);
  const DrXmlNode *root = NULL;
  const DrXmlNode *node = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (dr_xml_document_get_name (document), ==, "test.xml");
  root = dr_xml_document_get_root (document);
  g_assert_cmpstr (root->name, ==, "inventory");
  g_assert_cmpuint (root->line, ==, 3);
  g_assert_cmpuint (root->n_attributes, ==, 1);
  g_assert_cmpstr (root->text, ==, "");
  g_assert_null (root->parent);
  g_assert_null (root->next);

  node = dr_xml_node_child (root, NULL);
  g_assert_true (node == root->first_child && node->parent == root);
  g_assert_cmpuint (node->line, ==, 5);
  g_assert_cmpuint (node->n_attributes, ==, 2);
  g_assert_cmpstr (node->attributes[0].name, ==, "id");
  g_assert_cmpstr (dr_xml_node_get (node, "id"), ==, "a & b & <>\"'\xe2\x82\xac");
  g_assert_cmpstr (dr_xml_node_get (node, "label"), ==, " x  y\nz\t");
  g_assert_null (dr_xml_node_get (node, "share"));
  g_assert_cmpstr (node->text, ==, " R & <D> \xe2\x80\x9c\xc5\xb4\xe2\x80\x9d \xc3\xa9\n");

  node = dr_xml_node_next (node, "group");
  g_assert_cmpuint (node->line, ==, 10);
  g_assert_cmpstr (node->text, ==, "");
  g_assert_null (dr_xml_node_next (node, "group"));
  g_assert_cmpuint (dr_xml_node_next (node, "member")->line, ==, 11);

  node = dr_xml_node_child (root, "pair");
  g_assert_cmpstr (dr_xml_node_child (node, "left")->text, ==, "  ");
  g_assert_cmpstr (dr_xml_node_child (node, "right")->text, ==, "\n");
  node = dr_xml_node_child (root, "box");
  g_assert_cmpstr (node->text, ==, "");
  g_assert_cmpuint (dr_xml_node_next (node->first_child, NULL)->line, ==, 16);
  g_assert_null (dr_xml_node_child (node, "nothing"));
}

/* Mixed content, that no schema of ours has: text is kept, in order, unless it is only white space. */
static void
test_trusted (void)
{
  static const char xml[] =
    "<p xmlns=\"urn:dueregard:1\"> a <b>\xc3\xa9 e\xcc\x81&#13;</b> c <b> <i/> </b> </p>";
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted ("own.xml", xml, sizeof xml - 1, &error);
  const DrXmlNode *root = NULL;
  gsize length = 0;

  g_assert_no_error (error);
  root = dr_xml_document_get_root (document);
  g_assert_cmpstr (root->text, ==, " a  c  ");
  g_assert_cmpstr (root->first_child->text, ==, "\xc3\xa9 e\xcc\x81\r");
  g_assert_cmpstr (root->first_child->next->text, ==, "");
  g_assert_cmpmem (dr_xml_document_get_data (document, &length), length, xml, sizeof xml - 1);

  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    if (bad_cases[i].code == DR_XML_ERROR_FORBIDDEN)
      {
        g_autoptr (GError) refusal = NULL;
        g_autoptr (DrXmlDocument) none =
          dr_xml_document_read_trusted ("own.xml", bad_cases[i].xml, strlen (bad_cases[i].xml), &refusal);

        assert_refused (none, refusal, DR_XML_ERROR_FORBIDDEN, "own.xml", bad_cases[i].line,
                        bad_cases[i].words);
      }
}

static void
test_accepted (void)
{
  static const char *const cases[] = {
    OPEN CLOSE,
    "<inventory xmlns=\"urn:dueregard:1\" format=\"1.0\"/>",
    "\xef\xbb\xbf" OPEN CLOSE,
    "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes'?>\r\n" OPEN CLOSE "\r\n",
    "<?xml version=\"1.0\"?>" OPEN CLOSE,
    "<!--\n\n-->\n" OPEN "<!-- between --><box/>" CLOSE "<!-- after -->\n",
    OPEN "<group id=\"R&amp;D\" kind=\"R&amp;D\" short=\"R&amp;&lt;D\" code=\"\xc5\xb4\xc5\xb7\x31\"/>" CLOSE,
    OPEN "\r\n<group id=\"a\">one\r\ntwo\rthree</group>\r\n" CLOSE,
    "<!-- " RULER RULER RULER RULER RULER RULER RULER RULER RULER RULER RULER RULER RULER " -->" OPEN CLOSE,
    OPEN "<group id=\"\xed\x95\x9c\xea\xb8\x80\" share=\" 0.5 \">\xf0\x9f\x91\x8d &#x1F44D;</group>" CLOSE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document = read_string (cases[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
}

/* Half the documents are bad; both threads find the schema not yet compiled. */
static gpointer
read_many (gpointer data)
{
  static const char good[] =
    "<inventory xmlns=\"urn:dueregard:1\" format=\"1.1\"><group id=\"a\" code=\"\xc5\xb4\x31\"/>"
    "<group id=\"b\"/><member group=\"b\"/><pair><left>1</left><right>2</right></pair>" CLOSE;
  static const char bad[] =
    "<inventory xmlns=\"urn:dueregard:1\" format=\"1.1\"><group id=\"a\" share=\"0.5\"/>\n"
    "<member group=\"b\"/>" CLOSE;
  GThread *other = data;

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document =
        dr_xml_document_read_bytes ("good.xml", good, sizeof good - 1, NULL, &error);
      g_autoptr (DrXmlDocument) none = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (dr_xml_node_child (dr_xml_document_get_root (document), "member")->attributes[0].value,
                       ==, "b");
      none = dr_xml_document_read_bytes ("bad.xml", bad, sizeof bad - 1, NULL, &error);
      assert_refused (none, error, DR_XML_ERROR_INVALID, "bad.xml", 2, "refers to nothing");
    }
  return other;
}

static void
test_threads (void)
{
  GThread *first = g_thread_new ("first", read_many, NULL);
  GThread *second = g_thread_new ("second", read_many, NULL);

  g_thread_join (first);
  g_thread_join (second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  register_schemas ();

  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/xml/document/refused/", bad_cases[i].path, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/xml/document/silent", test_silent);
  g_test_add_func ("/xml/document/bytes", test_bytes);
  g_test_add_func ("/xml/document/every-prefix", test_every_prefix);
  g_test_add_func ("/xml/document/tree", test_tree);
  g_test_add_func ("/xml/document/trusted", test_trusted);
  g_test_add_func ("/xml/document/accepted", test_accepted);
  g_test_add_func ("/xml/document/threads", test_threads);
  return g_test_run ();
}
