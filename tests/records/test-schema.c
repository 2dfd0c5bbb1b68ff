/* What the schema of assessments refuses by itself, as any other tool would use it: every key, every reference, every
 * closed word list and every limit is violated once. libxml2 never says that a constraint selects nothing, so one that
 * is not violated here may not be there at all. */
#include "dr-formats.h"
#include "dr-xml-document.h"

#include "fixture.h"

#define DIGEST "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

typedef struct {
  const char *path;
  const char *find;
  const char *replace;
  const char *message;   /* some words of it */
} Violation;

/* In a draft that has every element and attribute. */
static const Violation draft[] = {
  /* Keys. */
  { "key/point", "id=\"relay\"", "id=\"line\"", "'line'" },
  { "key/option", "<option id=\"close\"", "<option id=\"move\"", "'move'" },
  { "key/offer", "hours-after=\"20\" point=\"desk-new\"", "hours-after=\"20\" point=\"site\"", "'site'" },
  { "key/standard", "channel=\"website\" text", "channel=\"telephone\" text", "'telephone'" },
  { "key/answer", "question=\"journeys\"", "question=\"service-purpose\"", "'service-purpose'" },
  { "key/impact", "id=\"younger\"", "id=\"older\"", "'older'" },
  { "key/aim", "id=\"advance\">A longer", "id=\"eliminate\">A longer", "'eliminate'" },
  { "key/adjustment", "</adjustment>", "</adjustment><adjustment id=\"ramp\"/>", "'ramp'" },
  { "key/consultation", "</consultation>", "</consultation><consultation groups=\"old\" id=\"visitors\" name=\"V\"/>", "'visitors'" },
  { "key/action", "<action id=\"ask\"", "<action id=\"sign\"", "'sign'" },
  { "key/measure", "<measure id=\"open\"", "<measure id=\"visits\"", "'visits'" },
  { "key/justification", "id=\"also\"", "id=\"why\"", "'why'" },
  { "key/attachment", "</attachment>", "</attachment><attachment id=\"map\" media-type=\"a/b\" name=\"M\" sha256=\"" DIGEST "\" size=\"1\"/>", "'map'" },

  /* References. */
  { "reference/offer-point", "before=\"reduced\" point=\"relay\"></offer>\n      <target", "before=\"reduced\" point=\"nowhere\"></offer>\n      <target", "'nowhere'" },
  { "reference/offer-to", "to=\"desk-new\"", "to=\"nowhere\"", "'nowhere'" },
  { "reference/decision-option", "option=\"move\"", "option=\"nowhere\"", "'nowhere'" },
  { "reference/attachment-impact", "impact=\"older\"", "impact=\"nowhere\"", "'nowhere'" },

  /* Closed word lists. */
  { "word/format", "format=\"1.0\"", "format=\"1.1\"", "1.1" },
  { "word/nation", "nation=\"Wales\"", "nation=\"wales\"", "'wales'" },
  { "word/kind", "kind=\"change\"", "kind=\"none\"", "'none'" },
  { "word/screening", "decision=\"full\"", "decision=\"none\"", "'none'" },
  { "word/before", "<offer after=\"none\" before=\"reduced\"", "<offer after=\"none\" before=\"relocated\"", "'relocated'" },
  { "word/after", "<offer after=\"none\" before=\"reduced\"", "<offer after=\"closed\" before=\"reduced\"", "'closed'" },
  { "word/target", "share=\"to-be-announced\"", "share=\"to-be-decided\"", "'to-be-decided'" },
  { "word/better", "better=\"higher\"", "better=\"more\"", "'more'" },
  { "word/characteristic", "\"age disability local\"", "\"age wealth\"", "wealth" },
  { "word/aim", "id=\"foster\"", "id=\"educate\"", "'educate'" },
  { "word/effect", "effect=\"positive\"", "effect=\"none\"", "'none'" },
  { "word/action", "kind=\"mitigation\"", "kind=\"none\"", "'none'" },
  { "word/status", "status=\"closed\"", "status=\"done\"", "'done'" },
  { "word/outcome", "kind=\"continue\"", "kind=\"none\"", "'none'" },
  { "word/measure-target", "name=\"Open\" target=\"to-be-announced\"", "name=\"Open\" target=\"soon\"", "'soon'" },
  { "word/verdict", "verdict=\"accepted\"", "verdict=\"agreed\"", "'agreed'" },
  { "word/step", "kind=\"endorse\"", "kind=\"refuse\"", "'refuse'" },
  { "word/boolean", "risk=\"true\"", "risk=\"1\"", "'1'" },

  /* Spellings and limits. */
  { "value/id", "id=\"relay\"", "id=\"Relay\"", "'Relay'" },
  { "value/person", "owner=\"b.person\"", "owner=\"b person\"", "'b person'" },
  { "value/rule", "rule=\"ACC-02\"", "rule=\"acc-2\"", "'acc-2'" },
  { "value/subject", "group:old/need:bsl", "group", "group" },
  { "value/no-subject", "subjects=\"service:counter\"", "subjects=\"\"", "subjects" },
  { "value/no-groups", "groups=\"carers\"", "groups=\"\"", "groups" },
  { "value/version", "version=\"3\"", "version=\"0\"", "'0'" },
  { "value/share", "share=\"0.3\"", "share=\"1.2\"", "'1.2'" },
  { "value/alternative-share", "share=\"0.52\"", "share=\"0.1234567891\"", "0.1234567891" },
  { "value/hours", "hours-after=\"30\"", "hours-after=\"169\"", "'169'" },
  { "value/hours-negative", "hours-after=\"30\"", "hours-after=\"-1\"", "'-1'" },
  { "value/answered", "answered=\"120\"", "answered=\"-120\"", "'-120'" },
  { "value/n", "n=\"84\"", "n=\"0\"", "'0'" },
  { "value/exponent", "value=\"11.25\"", "value=\"1e1\"", "'1e1'" },
  { "value/size", "size=\"0\"", "size=\"-1\"", "'-1'" },
  { "value/digest", "sha256=\"" DIGEST "\" size", "sha256=\"abc\" size", "'abc'" },
  { "value/media-type", "media-type=\"image/png\"", "media-type=\"picture\"", "'picture'" },
  { "value/blank-title", "title=\"Made up for tests &amp; nothing else\"", "title=\" \"", "title" },
  { "value/31-february", "effective=\"2026-01-05\"", "effective=\"2026-02-31\"", "2026-02-31" },
  { "value/time-zone", "effective=\"2026-01-05\"", "effective=\"2026-01-05Z\"", "2026-01-05Z" },
  { "value/period", "period=\"2026-03\"", "period=\"March\"", "'March'" },

  /* Structure. */
  { "structure/order", "<access-points>", "<answers/><access-points>", "answers" },
  { "structure/no-options", "<options>", "<answers/><options>", "answers" },
  { "structure/unknown-element", "<adjustment groups", "<ramp/><adjustment groups", "ramp" },
  { "structure/unknown-attribute", "<publication date", "<publication by=\"x\" date", "by" },
  { "structure/no-reference", " reference=\"T-2025-001\"", "", "reference" },
  { "structure/action-text", "<action id=\"ask\" kind=\"inquiry\">\n      <text>Ask them</text>\n", "<action id=\"ask\" kind=\"inquiry\">\n", "action" },
  { "structure/text-between", "<answers>", "<answers>words", "answers" },
  { "structure/four-aims", "<aim effect=\"positive\" id=\"advance\">Later hours</aim>",
    "<aim effect=\"positive\" id=\"advance\"/><aim effect=\"neutral\" id=\"foster\"/><aim effect=\"neutral\" id=\"eliminate\"/><aim effect=\"neutral\" id=\"advance\"/>", "aim" },
};

/* In a record that has every element and attribute that a draft has not. */
static const Violation record[] = {
  /* Keys. */
  { "key/point", "<access-point id=\"desk-new\"", "<access-point id=\"line\"", "'line'" },
  { "key/used-source", "</sources>", "<source id=\"survey\" title=\"S\" publisher=\"P\" kind=\"survey\" fieldwork=\"2025\" area=\"X1\" population=\"p\" how-known=\"h\"/></sources>", "'survey'" },
  { "key/used-channel", "<channel id=\"face-to-face\" name", "<channel id=\"telephone\" name", "'telephone'" },
  { "key/used-group", "</groups>", "<group id=\"old\" name=\"O\" characteristic=\"age\" dimension=\"age\"/></groups>", "'old'" },
  { "key/used-service", "</services>", "<service id=\"counter\" name=\"C\"/></services>", "'counter'" },
  { "key/used-rule", "<rule id=\"ACC-06\"", "<rule id=\"ACC-02\"", "'ACC-02'" },
  { "key/result", "rule=\"ACC-02\" subject=\"group:all\"", "rule=\"ACC-02\" subject=\"group:old\"", "group:old" },

  /* References. */
  { "reference/service", "kind=\"change\" service=\"counter\"", "kind=\"change\" service=\"nowhere\"", "'nowhere'" },
  { "reference/channel", "name=\"Line\" channel=\"telephone\"", "name=\"Line\" channel=\"nowhere\"", "'nowhere'" },
  { "reference/offer-point", "<offer point=\"line\"", "<offer point=\"nowhere\"", "'nowhere'" },
  { "reference/offer-to", "to=\"desk-new\"", "to=\"nowhere\"", "'nowhere'" },
  { "reference/decision-option", "option=\"move\" before-decider", "option=\"nowhere\" before-decider", "'nowhere'" },
  { "reference/attachment-impact", "impact=\"older\"", "impact=\"nowhere\"", "'nowhere'" },
  { "reference/computed-option", "<option ref=\"move\"", "<option ref=\"nowhere\"", "'nowhere'" },
  { "reference/used-source", "base=\"1000\" source=\"survey\"", "base=\"1000\" source=\"nowhere\"", "'nowhere'" },

  /* Closed word lists. */
  { "word/rule-nation", "nations=\"England Wales\"", "nations=\"England Ireland\"", "'Ireland'" },
  { "word/step", "next-step=\"endorse\"", "next-step=\"publish\"", "'publish'" },
  { "word/context-step", "kind=\"submit\" date", "kind=\"publish\" date", "'publish'" },
  { "word/severity", "<case id=\"uncertain\" severity=\"advise\"", "<case id=\"uncertain\" severity=\"grave\"", "'grave'" },
  { "word/result-severity", "result=\"fail\" severity=\"justify\"", "result=\"fail\" severity=\"grave\"", "'grave'" },
  { "word/result", "result=\"unknown\"", "result=\"maybe\"", "'maybe'" },
  { "word/mix", "<mix kind=\"actual\"", "<mix kind=\"real\"", "'real'" },
  { "word/gap", "<gap a=\"expected\"", "<gap a=\"hoped\"", "'hoped'" },
  { "word/ratio", "rest=\"0\" difference=\"0.3\" ratio=\"none\"", "rest=\"0\" difference=\"0.3\" ratio=\"infinite\"", "'infinite'" },
  { "word/settle", "ref=\"channel:telephone\"", "ref=\"group:old\"", "'group:old'" },

  /* Intervals and other values. */
  { "value/one-end", "excluded-before=\"0 0.4\"", "excluded-before=\"0\"", "excluded-before" },
  { "value/three-ends", "excluded-before=\"0 0.4\"", "excluded-before=\"0 0.2 0.4\"", "excluded-before" },
  { "value/over-one", "excluded-before=\"0 0.4\"", "excluded-before=\"0 1.4\"", "excluded-before" },
  { "value/half-a-person", "newly-excluded-people=\"0 100\"", "newly-excluded-people=\"0 99.5\"", "99.5" },
  { "value/difference", "difference=\"0.3\" ratio", "difference=\"1.3\" ratio", "1.3" },
  { "value/interval", "interval=\"-0.1 0.05\"", "interval=\"-1.1 0.05\"", "interval" },
  { "value/mix", "value=\"0.2 0.4\"", "value=\"\"", "value" },
  { "value/gain", "gain=\"31.25\"", "gain=\"-1\"", "'-1'" },
  { "value/moved", "moved=\"120.5\"", "moved=\"-1\"", "'-1'" },
  { "value/parameter", "<parameter id=\"points\"", "<parameter id=\"Points\"", "'Points'" },
  { "value/assumed-base", "assumed-base=\"100\"", "assumed-base=\"0\"", "'0'" },
  { "value/time", "time=\"2026-01-20T09:15:00Z\"", "time=\"2026-01-20T09:15:00+01:00\"", "time" },
  { "value/digest", "<questionnaire-used id=\"q\" version=\"1\" sha256=\"e3b0", "<questionnaire-used id=\"q\" version=\"1\" sha256=\"E3B0", "sha256" },

  /* Structure. */
  { "structure/no-as-of", " as-of=\"2026-01-31\"", "", "as-of" },
  { "structure/format-inside", "<assessment reference=\"T-1\"", "<assessment format=\"1.0\" reference=\"T-1\"", "format" },
  { "structure/evidence-inside", "<assessment reference=\"T-1\"", "<assessment evidence=\"e.xml\" reference=\"T-1\"", "evidence" },
  { "structure/context-inside", "    </assessment>", "    <context/></assessment>", "context" },
  { "structure/no-sha256", "area=\"X1\" sha256=\"" DIGEST "\"", "area=\"X1\"", "sha256" },
  { "structure/no-questionnaire", "    <questionnaire-used id=\"q\" version=\"1\" sha256=\"" DIGEST "\"/>\n", "", "questionnaire-used" },
  { "structure/measured-child", "anything=\"it likes\"/>", "anything=\"it likes\"><more/></measured>", "expected an empty element" },
  { "structure/unknown-on-result", "result=\"unknown\"", "result=\"unknown\" anything=\"else\"", "anything" },
  { "structure/two-seals", "</assessment-record>",
    "<seal step=\"endorse\" time=\"2026-01-20T09:15:00Z\" person=\"a\" name=\"A\" host=\"h\" login=\"l\" program=\"p\"/></assessment-record>", "seal" },
  { "structure/seal-without-name", " name=\"A. Person\"", "", "name" },
};

static DrXmlDocument *
read_text (const char *text,
           GError    **error)
{
  dr_formats_init ();

  return dr_xml_document_read_bytes ("x.xml", text, strlen (text), NULL, error);
}

static void
expect_violation (const char      *base,
                  const Violation *violation)
{
  g_autofree char *text = fixture_change (base, violation->find, violation->replace);
  g_autofree char *where = g_strdup_printf ("x.xml:%u: ", fixture_line (base, violation->find));
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = read_text (text, &error);

  g_assert_null (document);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, where));
  g_assert_nonnull (strstr (error->message, violation->message));
}

static void
test_draft (gconstpointer data)
{
  g_autofree char *base = fixture_text ("assessment-full.xml");

  expect_violation (base, data);
}

static void
test_record (gconstpointer data)
{
  g_autofree char *base = fixture_text ("record-full.xml");

  expect_violation (base, data);
}

/* Without a change, both are as the schema says: what is refused above is refused for the change. */
static void
test_fixtures (void)
{
  static const char * const names[] = { "assessment-full.xml", "record-full.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = fixture_text (names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document = read_text (text, &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
}

static void
add_all (const char      *kind,
         const Violation *violations,
         gsize            n,
         GTestDataFunc    function)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/schema/%s/%s", kind, violations[i].path);

      g_test_add_data_func (path, &violations[i], function);
    }
}

/* Whatever the schema of a return declares, the page beside it lays out. */
static void
test_return_documented (void)
{
  g_autofree char *schema = fixture_text ("../../schemas/maintaining-access-return.xsd");
  g_autofree char *page = fixture_text ("../../schemas/return-format.md");
  g_auto (GStrv) parts = g_strsplit (page, "\n## 9. Layout\n", 2);
  g_autoptr (GRegex) declared = g_regex_new ("<xs:(?:element|attribute) name=\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  for (g_regex_match (declared, schema, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *pattern = g_strdup_printf ("[` ]%s[?` ]", name);

      n++;
      if (!g_regex_match_simple (pattern, parts[1], 0, 0))
        g_test_fail_printf ("%s is in the schema of the return, and not in the layout of its page", name);
    }
  g_assert_cmpuint (n, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/schema/fixtures", test_fixtures);
  add_all ("draft", draft, G_N_ELEMENTS (draft), test_draft);
  add_all ("record", record, G_N_ELEMENTS (record), test_record);
  g_test_add_func ("/records/schema/return-documented", test_return_documented);

  return g_test_run ();
}
