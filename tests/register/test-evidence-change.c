/* What changed between two editions of an evidence base: every case an edited copy of a small one. */
#include "dr-evidence-change.h"
#include "dr-evidence-reader.h"
#include "dr-formats.h"

#include <string.h>

typedef struct {
  const char *find;      /* in the file; "" adds nothing */
  const char *put;       /* in its place */
} Edit;

static const struct {
  const char *name;
  Edit        edits[3];
  const char *tags;         /* "*" first: everything; then the tags, a space between */
  const char *first;        /* kind, id, group, what, from, to of the first difference */
} cases[] = {
  { "nothing", { { NULL, NULL } }, "", NULL },
  { "edition", { { "version=\"1\"", "version=\"2\"" } }, "", "evidence|||version|1|2" },
  { "published", { { "published=\"2025-06-30\"", "published=\"2026-06-30\"" } }, "",
    "evidence|||published|2025-06-30|2026-06-30" },
  { "nation", { { "nation=\"England\"", "nation=\"Wales\"" } }, "*", "evidence|||nation|England|Wales" },
  { "share", { { "share=\"0.82\"", "share=\"0.8\"" } }, "channel:telephone",
    "figure|use-telephone|age-75-plus|share|0.82|0.8" },
  { "base", { { "share=\"0.54\" n=\"180\"", "share=\"0.54\" n=\"90\"" } }, "channel:website",
    "figure|use-website|age-75-plus|n|180|90" },
  { "two figures", { { "share=\"0.82\"", "share=\"0.8\"" }, { "share=\"0.9\"", "share=\"0.7\"" } },
    "channel:face-to-face channel:telephone", "figure|use-telephone|age-75-plus|share|0.82|0.8" },
  { "of another channel", { { "group=\"age-75-plus\" channel=\"telephone\" share=\"0.82\"",
                              "group=\"age-75-plus\" channel=\"website\" share=\"0.82\"" } },
    "channel:telephone channel:website", "figure|use-telephone|age-75-plus|channel|telephone|website" },
  { "new figure of a prerequisite", { { "<figures>", "<figures>\n<figure id=\"use-internet\" kind=\"use\" "
                                        "group=\"age-75-plus\" prerequisite=\"internet\" share=\"0.6\" source=\"survey\"/>" } },
    "prerequisite:internet", "figure|use-internet|age-75-plus|||"
    "group=age-75-plus id=use-internet kind=use prerequisite=internet share=0.6 source=survey" },
  { "new figure of a point", { { "<figures>", "<figures>\n<figure id=\"use-permit-desk\" kind=\"use\" "
                                 "group=\"age-75-plus\" point=\"permit-desk\" share=\"0.6\" source=\"survey\"/>" } },
    "point:permit-desk", NULL },
  { "figure gone", { { "<figure id=\"use-desk\" kind=\"use\" group=\"age-75-plus\" channel=\"face-to-face\" "
                       "share=\"0.9\" n=\"180\" source=\"survey\"/>", "" } },
    "channel:face-to-face", "figure|use-desk|age-75-plus||"
    "channel=face-to-face group=age-75-plus id=use-desk kind=use n=180 share=0.9 source=survey|" },
  { "preference gone", { { "<figure id=\"prefer-desk-all\" kind=\"prefer\" group=\"all\" channel=\"face-to-face\" "
                           "share=\"0.08\" source=\"survey\"/>", "" } },
    "* channel:face-to-face", NULL },
  { "newer preference", { { "<figures>", "<figures>\n<figure id=\"again\" kind=\"prefer\" group=\"all\" "
                            "channel=\"face-to-face\" share=\"0.09\" source=\"survey\" date=\"2026-01\"/>" } },
    "channel:face-to-face", NULL },
  { "first rate of contact", { { "<figures>", "<figures>\n<figure id=\"rate\" kind=\"contact\" group=\"all\" "
                                 "channel=\"website\" share=\"0.1\" source=\"survey\"/>" } },
    "* channel:website", NULL },
  { "source", { { "n=\"1500\"", "n=\"1400\"" } }, "source:survey", "source|survey||n|1500|1400" },
  { "source's title", { { "title=\"Customer survey (illustrative)\"", "title=\"Customers\"" } }, "",
    "source|survey||title|Customer survey (illustrative)|Customers" },
  { "channel", { { "name=\"Telephone\" digital=\"false\"", "name=\"Telephone\" digital=\"true\"" } },
    "channel:telephone", "channel|telephone||digital|false|true" },
  { "channel's name", { { "name=\"Telephone\"", "name=\"Ffôn\"" } }, "", "channel|telephone||name|Telephone|Ffôn" },
  { "prerequisite", { { "<prerequisites>", "<prerequisites>\n<prerequisite id=\"a\" name=\"A\"/>" } },
    "prerequisite:a", "prerequisite|a||||id=a name=A" },
  { "group", { { "count=\"1200\"", "count=\"1300\"" } }, "*", "group|age-75-plus|age-75-plus|count|1200|1300" },
  { "group's name", { { "name=\"People aged 75 and over\"", "name=\"75+\"" } }, "",
    "group|age-75-plus|age-75-plus|name|People aged 75 and over|75+" },
  { "population", { { "<population count=\"10000\"", "<population count=\"10001\"" } }, "*", "population|||count|10000|10001" },
  { "dimension", { { "partition=\"false\"", "partition=\"true\"" } }, "*", "dimension|age||partition|false|true" },
  { "need", { { "<needs/>", "<needs><need id=\"bsl\" name=\"BSL\"/></needs>" } }, "*", "need|bsl||||id=bsl name=BSL" },
  { "area", { { "<areas>", "<areas>\n<area id=\"EX0002\" name=\"Elsewhere\"/>" } }, "*", NULL },
  { "hours of a point", { { "hours=\"20\"", "hours=\"10\"" } }, "point:permit-desk",
    "service|parking-permits||access-point[id=permit-desk]/@hours|20|10" },
  { "point gone", { { "<access-point id=\"permit-desk\" name=\"Permit desk\" channel=\"face-to-face\" place=\"Town Hall\" "
                      "hours=\"20\"/>", "" } },
    "point:permit-desk service:parking-permits", NULL },
  { "counted contacts", { { "hours=\"20\"/>", "hours=\"20\"/>\n<contacts channel=\"telephone\" period=\"2024\" count=\"9\" "
                            "source=\"population\"/>" } },
    "service:parking-permits", NULL },
  { "customers", { { "hours=\"20\"/>", "hours=\"20\"/>\n<profile total=\"900\" source=\"population\">"
                     "<customers group=\"age-75-plus\" count=\"90\"/></profile>" } },
    "service:parking-permits", NULL },
  { "new service", { { "<services>", "<services>\n<service id=\"libraries\" name=\"Libraries\"/>" } },
    "service:libraries", "service|libraries||||id=libraries name=Libraries" },
  { "mix of a service", { { "<mixes/>", "<mixes><mix id=\"m\" kind=\"actual\" service=\"parking-permits\" period=\"2024\" complete=\"false\" "
                            "source=\"survey\"><share channel=\"website\" value=\"0.5\"/></mix></mixes>" } },
    "service:parking-permits", NULL },
  { "mix of the district", { { "<mixes/>", "<mixes><mix id=\"m\" kind=\"actual\" period=\"2024\" complete=\"false\" source=\"survey\">"
                               "<share channel=\"website\" value=\"0.5\"/></mix></mixes>" } }, "*", NULL },
  { "order of figures", { { "id=\"use-telephone\"", "id=\"use\"" }, { "id=\"use-website\"", "id=\"use-telephone\"" },
                          { "id=\"use\"", "id=\"use-website\"" } },
    "* channel:telephone channel:website", NULL },
};

/* The worked example's evidence, edited. */
static DrEvidence *
read_edited (const Edit *edits,
             guint       n)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/examples/evidence-worked-example.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) edited = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  DrEvidence *evidence;

  dr_formats_init ();
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  edited = g_string_new (strchr (text, '<'));
  for (guint i = 0; i < n && edits[i].find != NULL; i++)
    g_assert_cmpuint (g_string_replace (edited, edits[i].find, edits[i].put, 1), ==, 1);
  document = dr_xml_document_read_bytes ("edited", edited->str, edited->len, NULL, &error);
  g_assert_no_error (error);
  evidence = dr_evidence_read_node ("edited", dr_xml_document_get_root (document), &error);
  g_assert_no_error (error);

  return evidence;
}

static char *
tags_of (const DrEvidenceChange *change)
{
  GString *tags = g_string_new (change->everything ? "*" : NULL);

  for (guint i = 0; i < change->tags.n; i++)
    g_string_append_printf (tags, "%s%s", tags->len > 0 ? " " : "", change->tags.items[i]);

  return g_string_free (tags, FALSE);
}

static char *
words_of (const DrEvidenceDifference *each)
{
  return g_strdup_printf ("%s|%s|%s|%s|%s|%s", each->kind, each->id, each->group != NULL ? each->group : "", each->what,
                          each->from != NULL ? each->from : "", each->to != NULL ? each->to : "");
}

/* There and back: what rests on it is the same. */
static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrEvidence) before = read_edited (NULL, 0);
  g_autoptr (DrEvidence) after = read_edited (cases[i].edits, G_N_ELEMENTS (cases[i].edits));
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidenceChange) there = dr_evidence_change_new (before, after, NULL, NULL, &error);
  g_autoptr (DrEvidenceChange) back = dr_evidence_change_new (after, before, NULL, NULL, &error);
  g_autofree char *tags = NULL;
  g_autofree char *tags_back = NULL;

  g_assert_no_error (error);
  tags = tags_of (there);
  tags_back = tags_of (back);
  g_assert_cmpstr (tags, ==, cases[i].tags);
  g_assert_cmpstr (tags_back, ==, cases[i].tags);
  g_assert_cmpuint (there->n_differences, ==, back->n_differences);
  g_assert_cmpint (there->n_differences > 0, ==, cases[i].edits[0].find != NULL);
  g_assert_cmpint (dr_evidence_change_is_any (there), ==, cases[i].tags[0] != '\0');
  if (cases[i].first != NULL)
    {
      g_autofree char *words = words_of (&there->differences[0]);

      g_assert_cmpstr (words, ==, cases[i].first);
    }
}

static void
test_rulebook (void)
{
  g_autoptr (DrEvidence) evidence = read_edited (NULL, 0);
  g_autoptr (DrRulebook) old = dr_rulebook_new ();
  g_autoptr (DrRulebook) new = dr_rulebook_new ();
  g_autoptr (DrEvidenceChange) same = NULL;
  g_autoptr (DrEvidenceChange) other = NULL;
  g_autofree char *words = NULL;

  *old = (DrRulebook) { .ref_count = old->ref_count, .arena = old->arena, .id = "r", .version = "1", .digest = "a" };
  *new = (DrRulebook) { .ref_count = new->ref_count, .arena = new->arena, .id = "r", .version = "2", .digest = "b" };
  same = dr_evidence_change_new (evidence, evidence, old, old, NULL);
  g_assert_false (dr_evidence_change_is_any (same));
  other = dr_evidence_change_new (evidence, evidence, old, new, NULL);
  g_assert_true (other->everything);
  words = words_of (&other->differences[0]);
  g_assert_cmpstr (words, ==, "rulebook|r||version|1|2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/register/evidence-change/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/register/evidence-change/rulebook", test_rulebook);

  return g_test_run ();
}
