#include "dr-evidence-check.h"
#include "dr-evidence-reader.h"
#include "dr-formats.h"
#include "dr-load.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each part of it stands on a line of its own, which the tests below count on. */
static const char base[] =
  "<evidence xmlns=\"urn:dueregard:1\" format=\"1.0\" id=\"e\" version=\"1\" title=\"T\" council=\"C\""
  " nation=\"England\" published=\"2026-01-31\" area=\"E1\">\n"
  "<areas><area id=\"E1\" name=\"Here\"/><area id=\"UK\" name=\"There\"/></areas>\n"                                /* 2 */
  "<sources><source id=\"s\" title=\"S\" publisher=\"P\" kind=\"census\" fieldwork=\"2021-03\" area=\"E1\""
  " population=\"residents\" how-known=\"seen\"/>\n"                                                                /* 3 */
  "<source id=\"t\" title=\"T\" publisher=\"P\" kind=\"survey\" fieldwork=\"2020\" n=\"90\" area=\"UK\""
  " population=\"adults\" how-known=\"seen\"/></sources>\n"                                                         /* 4 */
  "<needs><need id=\"bsl\" name=\"BSL\"/></needs>\n"                                                                /* 5 */
  "<prerequisites><prerequisite id=\"net\" name=\"Net\"/></prerequisites>\n"                                        /* 6 */
  "<channels><channel id=\"tel\" name=\"Tel\" digital=\"false\"/>\n"                                                /* 7 */
  "<channel id=\"web\" name=\"Web\" digital=\"true\" prerequisite=\"net\" needs=\"bsl\"/></channels>\n"             /* 8 */
  "<dimensions><dimension id=\"age\" name=\"Age\" partition=\"true\"/></dimensions>\n"                              /* 9 */
  "<population count=\"100\" source=\"s\"/>\n"                                                                      /* 10 */
  "<groups><group id=\"old\" name=\"Old\" characteristic=\"age\" dimension=\"age\" count=\"30\" base=\"100\""
  " source=\"s\" needs=\"bsl\"><projection year=\"2030\" count=\"40\" source=\"t\"/></group>\n"                     /* 11 */
  "<group id=\"young\" name=\"Young\" characteristic=\"age\" dimension=\"age\"/></groups>\n"                        /* 12 */
  "<figures><figure id=\"f\" kind=\"use\" group=\"old\" channel=\"tel\" share=\"0.5\" source=\"t\"/>\n"             /* 13 */
  "<figure id=\"g\" kind=\"use\" group=\"all\" point=\"line\" share=\"0.5\" source=\"s\"/></figures>\n"             /* 14 */
  "<mixes><mix id=\"m\" kind=\"actual\" service=\"svc\" period=\"2020\" complete=\"false\" source=\"s\">"
  "<share channel=\"tel\" value=\"0.5\"/></mix></mixes>\n"                                                          /* 15 */
  "<services><service id=\"svc\" name=\"Svc\"><access-point id=\"line\" name=\"Line\" channel=\"tel\"/>\n"          /* 16 */
  "<profile source=\"s\"><customers group=\"old\" share=\"0.2\"/></profile>\n"                                      /* 17 */
  "<contacts channel=\"tel\" point=\"line\" period=\"2020\" count=\"7\" source=\"s\"/>\n"                           /* 18 */
  "<works-best group=\"old\" source=\"s\">a call</works-best>\n"                                                    /* 19 */
  "<target channel=\"web\" share=\"to-be-announced\"/></service></services>\n"                                      /* 20 */
  "</evidence>\n";

/* What one replacement in the text above makes of it: a mistake, its line and some words about it. */
static const struct {
  const char *path;
  const char *find;
  const char *replace;
  guint       line;
  const char *message;
  gboolean    loader_only;   /* the schema cannot see it */
} mistakes[] = {
  /* Never declared. */
  { "/records/evidence-reader/undeclared/reference-area", "area=\"E1\">\n", "area=\"E9\">\n", 1, "“E9”" },
  { "/records/evidence-reader/undeclared/source-area", "n=\"90\" area=\"UK\"", "area=\"E9\"", 4, "“E9”" },
  { "/records/evidence-reader/undeclared/prerequisite", "prerequisite=\"net\"", "prerequisite=\"x\"", 8, "“x”" },
  { "/records/evidence-reader/undeclared/channel-need", "needs=\"bsl\"/></ch", "needs=\"bsl x\"/></ch", 8, "need", TRUE },
  { "/records/evidence-reader/undeclared/population-source", "\"100\" source=\"s\"/>", "\"100\" source=\"x\"/>", 10, "“x”" },
  { "/records/evidence-reader/undeclared/dimension", "dimension=\"age\"/>", "dimension=\"x\"/>", 12, "dimension" },
  { "/records/evidence-reader/undeclared/group-source", "source=\"s\" needs", "source=\"x\" needs", 11, "“x”" },
  { "/records/evidence-reader/undeclared/group-need", "needs=\"bsl\">", "needs=\"x\">", 11, "“x”", TRUE },
  { "/records/evidence-reader/undeclared/projection-source", "\"40\" source=\"t\"", "\"40\" source=\"x\"", 11, "“x”" },
  { "/records/evidence-reader/undeclared/figure-group", "group=\"old\" channel", "group=\"x\" channel", 13, "group", TRUE },
  { "/records/evidence-reader/undeclared/figure-channel", "channel=\"tel\" share", "channel=\"x\" share", 13, "channel" },
  { "/records/evidence-reader/undeclared/figure-prerequisite", "channel=\"tel\" share", "prerequisite=\"x\" share", 13, "prerequisite" },
  { "/records/evidence-reader/undeclared/figure-point", "point=\"line\" share", "point=\"x\" share", 14, "access point" },
  { "/records/evidence-reader/undeclared/figure-source", "share=\"0.5\" source=\"t\"", "share=\"0.5\" source=\"x\"", 13, "“x”" },
  { "/records/evidence-reader/undeclared/figure-area", "source=\"t\"/>\n<figure", "area=\"E9\" source=\"t\"/>\n<figure", 13, "“E9”" },
  { "/records/evidence-reader/undeclared/mix-service", "service=\"svc\"", "service=\"x\"", 15, "service" },
  { "/records/evidence-reader/undeclared/mix-source", "complete=\"false\" source=\"s\"", "complete=\"false\" source=\"x\"", 15, "“x”" },
  { "/records/evidence-reader/undeclared/mix-channel", "<share channel=\"tel\"", "<share channel=\"x\"", 15, "channel" },
  { "/records/evidence-reader/undeclared/point-channel", "name=\"Line\" channel=\"tel\"", "name=\"Line\" channel=\"x\"", 16, "channel" },
  { "/records/evidence-reader/undeclared/profile-source", "<profile source=\"s\"", "<profile source=\"x\"", 17, "“x”" },
  { "/records/evidence-reader/undeclared/customers", "<customers group=\"old\"", "<customers group=\"x\"", 17, "group", TRUE },
  { "/records/evidence-reader/undeclared/contacts-point", "point=\"line\" period", "point=\"x\" period", 18, "access point" },
  { "/records/evidence-reader/undeclared/works-best", "<works-best group=\"old\"", "<works-best group=\"x\"", 19, "group", TRUE },
  { "/records/evidence-reader/undeclared/target-channel", "<target channel=\"web\"", "<target channel=\"x\"", 20, "channel" },
  { "/records/evidence-reader/undeclared/target-group", "channel=\"web\" share", "channel=\"web\" group=\"x\" share", 20, "group", TRUE },

  /* Declared twice: the schema's keys. */
  { "/records/evidence-reader/twice/area", "id=\"UK\"", "id=\"E1\"", 2, "E1" },
  { "/records/evidence-reader/twice/source", "<source id=\"t\"", "<source id=\"s\"", 4, "'s'" },
  { "/records/evidence-reader/twice/need", "<need id=\"bsl\" name=\"BSL\"/>", "<need id=\"bsl\" name=\"BSL\"/><need id=\"bsl\" name=\"BSL\"/>", 5, "bsl" },
  { "/records/evidence-reader/twice/prerequisite", "<prerequisite id=\"net\" name=\"Net\"/>", "<prerequisite id=\"net\" name=\"Net\"/><prerequisite id=\"net\" name=\"Net\"/>", 6, "net" },
  { "/records/evidence-reader/twice/channel", "<channel id=\"web\"", "<channel id=\"tel\"", 8, "tel" },
  { "/records/evidence-reader/twice/dimension", "</dimensions>", "<dimension id=\"age\" name=\"Age\" partition=\"true\"/></dimensions>", 9, "age" },
  { "/records/evidence-reader/twice/group", "<group id=\"young\"", "<group id=\"old\"", 12, "old" },
  { "/records/evidence-reader/twice/figure", "<figure id=\"g\"", "<figure id=\"f\"", 14, "'f'" },
  { "/records/evidence-reader/twice/mix", "</mixes>", "<mix id=\"m\" kind=\"actual\" period=\"2020\" complete=\"true\" source=\"s\"/></mixes>", 15, "'m'" },
  { "/records/evidence-reader/twice/service", "</services>", "<service id=\"svc\" name=\"S\"/></services>", 20, "svc" },
  { "/records/evidence-reader/twice/point", "</services>", "<service id=\"s2\" name=\"S\"><access-point id=\"line\" name=\"L\" channel=\"tel\"/></service></services>", 20, "line" },
  { "/records/evidence-reader/twice/mix-channel", "</mix>", "<share channel=\"tel\" value=\"0.1\"/></mix>", 15, "tel" },
  { "/records/evidence-reader/twice/customers", "</profile>", "<customers group=\"old\" share=\"0.1\"/></profile>", 17, "“old” twice", TRUE },
  { "/records/evidence-reader/twice/in-list", "needs=\"bsl\">", "needs=\"bsl bsl\">", 11, "“bsl” twice", TRUE },
  { "/records/evidence-reader/twice/everyone", "<group id=\"young\"", "<group id=\"all\"", 12, "already “all” (group)", TRUE },

  /* Contradicts itself. */
  { "/records/evidence-reader/target/none", " channel=\"tel\" share", " share", 13, "names 0 of channel", TRUE },
  { "/records/evidence-reader/target/two", "channel=\"tel\" share", "channel=\"tel\" prerequisite=\"net\" share", 13, "names 2 of channel", TRUE },
  { "/records/evidence-reader/target/three", "channel=\"tel\" share", "channel=\"tel\" prerequisite=\"net\" point=\"line\" share", 13, "names 3 of channel", TRUE },
  { "/records/evidence-reader/contacts-of-another-channel", "<contacts channel=\"tel\"", "<contacts channel=\"web\"", 18, "is not of channel “web”", TRUE },

  /* Not as the schema says. */
  { "/records/evidence-reader/schema/share", "share=\"0.5\" source=\"t\"", "share=\"1.1\" source=\"t\"", 13, "1.1" },
  { "/records/evidence-reader/schema/ten-decimals", "share=\"0.5\" source=\"t\"", "share=\"0.1234567891\" source=\"t\"", 13, "0.1234567891" },
  { "/records/evidence-reader/schema/not-a-number", "share=\"0.5\" source=\"t\"", "share=\"NaN\" source=\"t\"", 13, "NaN" },
  { "/records/evidence-reader/schema/exponent", "count=\"30\"", "count=\"3e1\"", 11, "3e1" },
  { "/records/evidence-reader/schema/negative", "count=\"30\"", "count=\"-30\"", 11, "-30" },
  { "/records/evidence-reader/schema/respondents", "n=\"90\"", "n=\"0\"", 4, "'0'" },
  { "/records/evidence-reader/schema/boolean", "digital=\"false\"", "digital=\"0\"", 7, "'0'" },
  { "/records/evidence-reader/schema/blank", "title=\"S\"", "title=\" \"", 3, "title" },
  { "/records/evidence-reader/schema/id", "<need id=\"bsl\"", "<need id=\"BSL\"", 5, "BSL" },
  { "/records/evidence-reader/schema/no-such-day", "published=\"2026-01-31\"", "published=\"2026-02-31\"", 1, "2026-02-31" },
  { "/records/evidence-reader/schema/no-such-month", "fieldwork=\"2021-03\"", "fieldwork=\"2021-13\"", 3, "2021-13" },
  { "/records/evidence-reader/schema/time-zone", "fieldwork=\"2021-03\"", "fieldwork=\"2021-03Z\"", 3, "2021-03Z" },
  { "/records/evidence-reader/schema/word", "kind=\"survey\"", "kind=\"poll\"", 4, "poll" },
  { "/records/evidence-reader/schema/nation", "nation=\"England\"", "nation=\"Ireland\"", 1, "Ireland" },
  { "/records/evidence-reader/schema/contacts-of-a-day", "period=\"2020\" count", "period=\"2020-01-01\" count", 18, "2020-01-01" },
  { "/records/evidence-reader/schema/order", "<needs>", "<mixes/><needs>", 5, "mixes" },
  { "/records/evidence-reader/schema/container", "<needs><need id=\"bsl\" name=\"BSL\"/></needs>\n", "\n", 6, "needs" },
  { "/records/evidence-reader/schema/format", "format=\"1.0\"", "format=\"2.0\"", 1, "2.0" },
};

static char *
replace_once (const char *text,
              const char *find,
              const char *with)
{
  const char *at = strstr (text, find);

  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, find));

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, with, at + strlen (find));
}

/* A file that goes away with the test. */
static char *
write_file (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("evidence-XXXXXX.xml", &path, &error);

  g_assert_no_error (error);
  g_close (fd, &error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_mistake (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = replace_once (base, mistakes[i].find, mistakes[i].replace);
  g_autofree char *path = write_file (text);
  g_autofree char *where = g_strdup_printf ("%s:%u: ", path, mistakes[i].line);
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_read_file (path, &digest, &error);

  g_unlink (path);
  g_assert_null (evidence);
  g_assert_null (digest);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, where));
  g_assert_nonnull (strstr (error->message, mistakes[i].message));
}

/* The schema alone, as another tool would use it: each of its keys and references is violated above. */
static void
test_schema_alone (void)
{
  dr_formats_init ();

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *text = replace_once (base, mistakes[i].find, mistakes[i].replace);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("x", text, strlen (text), NULL, &error);

      g_test_message ("%s", mistakes[i].path);
      if (mistakes[i].loader_only)
        g_assert_no_error (error);
      else
        g_assert_null (document);
    }
}

static void
test_read (void)
{
  g_autofree char *path = write_file (base);
  g_autofree char *digest = NULL;
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, base, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_read_file (path, &digest, &error);

  g_unlink (path);
  g_assert_no_error (error);
  g_assert_cmpstr (digest, ==, expected);
  g_assert_cmpstr (evidence->id, ==, "e");
  g_assert_cmpint (evidence->nation, ==, DR_NATION_ENGLAND);
  g_assert_cmpuint (evidence->published.day, ==, 31);
  g_assert_cmpint (evidence->area, ==, 0);
  g_assert_cmpuint (evidence->n_groups, ==, 3);
  g_assert_cmpuint (evidence->n_points, ==, 1);

  g_assert_cmpuint (evidence->sources[0].n, ==, 0);
  g_assert_cmpuint (evidence->sources[1].n, ==, 90);
  g_assert_cmpuint (evidence->sources[0].fieldwork.month, ==, 3);
  g_assert_cmpuint (evidence->sources[0].fieldwork.day, ==, 0);
  g_assert_false (dr_date_is_set (evidence->sources[0].published));
  g_assert_null (evidence->sources[0].licence);

  g_assert_cmpint (evidence->channels[0].prerequisite, ==, DR_NO_INDEX);
  g_assert_cmpint (evidence->channels[1].prerequisite, ==, 0);
  g_assert_cmpuint (evidence->channels[1].needs.n, ==, 1);
  g_assert_null (evidence->channels[0].standard);

  g_assert_cmpint (evidence->services[0].n_works_best, ==, 1);
  g_assert_cmpstr (evidence->services[0].works_best[0].text, ==, "a call");
  g_assert_false (dr_is_known (evidence->services[0].profile_total));
  g_assert_cmpint (evidence->services[0].profile_source, ==, 0);
  g_assert_false (dr_is_known (evidence->services[0].targets[0].share));
  g_assert_cmpint (evidence->services[0].targets[0].group, ==, DR_GROUP_ALL);
  g_assert_cmpint (evidence->services[0].contacts[0].point, ==, 0);
}

/* What is not stated, of groups. */
static void
test_group_defaults (void)
{
  g_autofree char *text = replace_once (base, "source=\"s\" needs", "source=\"t\" population=\"pensioners\" needs");
  g_autofree char *path = write_file (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_read_file (path, NULL, &error);
  const DrGroup *group = NULL;

  g_unlink (path);
  g_assert_no_error (error);

  group = &evidence->groups[DR_GROUP_ALL];
  g_assert_cmpstr (group->id, ==, DR_GROUP_ALL_ID);
  g_assert_cmpfloat (group->count, ==, 100.0);
  g_assert_cmpfloat (group->base, ==, 100.0);
  g_assert_cmpint (group->dimension, ==, DR_NO_INDEX);
  g_assert_cmpstr (group->population, ==, "residents");

  group = &evidence->groups[1];
  g_assert_cmpint (group->area, ==, 1);
  g_assert_cmpstr (group->population, ==, "pensioners");
  g_assert_cmpint (group->unit, ==, DR_UNIT_PEOPLE);
  g_assert_cmpuint (group->projections[0].year, ==, 2030);
  g_assert_cmpuint (group->line, ==, 11);

  group = &evidence->groups[2];
  g_assert_false (dr_is_known (group->count));
  g_assert_false (dr_is_known (group->base));
  g_assert_cmpint (group->source, ==, DR_NO_INDEX);
  g_assert_cmpint (group->area, ==, 0);
  g_assert_cmpstr (group->population, ==, DR_USUAL_RESIDENTS);
}

/* What is not stated, of figures. */
static void
test_figure_defaults (void)
{
  g_autofree char *text = replace_once (base, "share=\"0.5\" source=\"s\"/></figures>",
                                        "share=\"0.5\" source=\"s\" n=\"12\" date=\"2019-05-06\" area=\"UK\""
                                        " population=\"callers\" unit=\"households\"/></figures>");
  g_autofree char *path = write_file (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_read_file (path, NULL, &error);
  const DrFigure *figure = NULL;

  g_unlink (path);
  g_assert_no_error (error);

  figure = &evidence->figures[0];
  g_assert_cmpuint (figure->n, ==, 90);
  g_assert_cmpint (figure->area, ==, 1);
  g_assert_cmpstr (figure->population, ==, "adults");
  g_assert_cmpint (figure->unit, ==, DR_UNIT_PEOPLE);
  g_assert_cmpuint (figure->date.year, ==, 2020);
  g_assert_cmpint (figure->target, ==, DR_TARGET_CHANNEL);

  figure = &evidence->figures[1];
  g_assert_cmpuint (figure->n, ==, 12);
  g_assert_cmpint (figure->area, ==, 1);
  g_assert_cmpstr (figure->population, ==, "callers");
  g_assert_cmpint (figure->unit, ==, DR_UNIT_HOUSEHOLDS);
  g_assert_cmpuint (figure->date.day, ==, 6);
  g_assert_cmpint (figure->target, ==, DR_TARGET_POINT);
  g_assert_cmpint (figure->target_index, ==, 0);
}

/* A figure of households is one unless it says otherwise. */
static void
test_unit_of_group (void)
{
  g_autofree char *text = replace_once (base, "<group id=\"old\"", "<group unit=\"households\" id=\"old\"");
  g_autofree char *path = write_file (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_read_file (path, NULL, &error);

  g_unlink (path);
  g_assert_no_error (error);
  g_assert_cmpint (evidence->figures[0].unit, ==, DR_UNIT_HOUSEHOLDS);
  g_assert_cmpint (evidence->figures[1].unit, ==, DR_UNIT_PEOPLE);
}

/* Inside a record, where other elements stand around it. */
static void
test_node (void)
{
  const char *children = strchr (base, '\n');
  const char *end = strstr (base, "</evidence>");
  g_autofree char *text = g_strdup_printf ("<assessment-record xmlns=\"urn:dueregard:1\"><content>\n"
                                           "<evidence-used id=\"e\" version=\"1\" title=\"T\" council=\"C\""
                                           " nation=\"Wales\" published=\"2026-01-31\" area=\"E1\" sha256=\"0\">"
                                           "%.*s</evidence-used></content></assessment-record>",
                                           (int) (end - children), children);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted ("record.xml", text, strlen (text), &error);
  const DrXmlNode *node = NULL;
  g_autoptr (DrEvidence) evidence = NULL;

  g_assert_no_error (error);
  node = dr_xml_node_child (dr_xml_node_child (dr_xml_document_get_root (document), "content"), "evidence-used");
  evidence = dr_evidence_read_node ("record.xml", node, &error);
  g_assert_no_error (error);
  g_assert_cmpint (evidence->nation, ==, DR_NATION_WALES);
  g_assert_cmpuint (evidence->n_figures, ==, 2);
  g_assert_cmpuint (evidence->groups[1].line, ==, 12);
}

/* No schema stands before the loader here: it must hold its own. */
static void
test_node_duplicate (void)
{
  g_autofree char *text = replace_once (base, "<group id=\"young\"", "<group id=\"old\"");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted ("x.xml", text, strlen (text), &error);
  g_autoptr (DrEvidence) evidence = dr_evidence_read_node ("x.xml", dr_xml_document_get_root (document), &error);

  g_assert_null (evidence);
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "x.xml:12: there is already “old” (group), expected another id");
}

/* Nothing but a root: refused by the schema, but no reason to crash. */
static void
test_node_bare (void)
{
  static const char text[] = "<evidence xmlns=\"urn:dueregard:1\"/>";
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted ("x.xml", text, strlen (text), &error);
  g_autoptr (DrEvidence) evidence = dr_evidence_read_node ("x.xml", dr_xml_document_get_root (document), &error);

  g_assert_null (evidence);
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
}

/* Every identifier that nothing declares, not only the first; two of them in one element. */
static void
test_problems_undeclared (void)
{
  g_autofree char *one = replace_once (base, "group=\"old\" channel=\"tel\"", "group=\"x\" channel=\"y\"");
  g_autofree char *two = replace_once (one, "needs=\"bsl\">", "needs=\"u bsl v\">");
  g_autofree char *three = replace_once (two, "service=\"svc\"", "service=\"z\"");
  g_autofree char *path = write_file (three);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dr_evidence_read_problems (path, &error);
  static const guint lines[] = { 11, 11, 13, 13, 15 };

  g_unlink (path);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < problems->len; i++)
    {
      const DrEvidenceProblem *problem = problems->pdata[i];

      g_assert_cmpuint (problem->line, ==, lines[i]);
      g_assert_cmpstr (problem->kind, ==, "undeclared");
    }
}

/* Where only the schema objects, that is the problem. */
static void
test_problems_schema (void)
{
  g_autofree char *text = replace_once (base, "title=\"S\"", "title=\"\"");
  g_autofree char *path = write_file (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dr_evidence_read_problems (path, &error);
  const DrEvidenceProblem *problem = NULL;

  g_unlink (path);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpuint (problem->line, ==, 3);
  g_assert_cmpstr (problem->kind, ==, "invalid");
  g_assert_null (strstr (problem->message, path));
  g_assert_nonnull (strstr (problem->message, "title"));
}

/* What reads well is checked. */
static void
test_problems_checked (void)
{
  g_autofree char *text = replace_once (base, "count=\"30\"", "count=\"130\"");
  g_autofree char *path = write_file (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dr_evidence_read_problems (path, &error);
  const DrEvidenceProblem *problem = NULL;

  g_unlink (path);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 2);
  problem = problems->pdata[0];
  g_assert_cmpuint (problem->line, ==, 9);
  g_assert_cmpstr (problem->kind, ==, "partition-sum");
  problem = problems->pdata[1];
  g_assert_cmpuint (problem->line, ==, 11);
  g_assert_cmpstr (problem->kind, ==, "count-over-base");
}

static void
test_problems_unreadable (void)
{
  static const char * const texts[] = { "", "not XML", "<evidence xmlns=\"urn:dueregard:1\" format=\"1.0\"" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = write_file (texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = dr_evidence_read_problems (path, &error);

      g_unlink (path);
      g_assert_null (problems);
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, path));
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_evidence_read_file ("/nonexistent/evidence.xml", NULL, &error));
  g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_READ);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/evidence-reader/read", test_read);
  g_test_add_func ("/records/evidence-reader/defaults/group", test_group_defaults);
  g_test_add_func ("/records/evidence-reader/defaults/figure", test_figure_defaults);
  g_test_add_func ("/records/evidence-reader/defaults/unit", test_unit_of_group);
  g_test_add_func ("/records/evidence-reader/node", test_node);
  g_test_add_func ("/records/evidence-reader/node/duplicate", test_node_duplicate);
  g_test_add_func ("/records/evidence-reader/node/bare", test_node_bare);
  g_test_add_func ("/records/evidence-reader/problems/undeclared", test_problems_undeclared);
  g_test_add_func ("/records/evidence-reader/problems/schema", test_problems_schema);
  g_test_add_func ("/records/evidence-reader/problems/checked", test_problems_checked);
  g_test_add_func ("/records/evidence-reader/problems/unreadable", test_problems_unreadable);
  g_test_add_func ("/records/evidence-reader/missing", test_missing);
  g_test_add_func ("/records/evidence-reader/schema-alone", test_schema_alone);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    g_test_add_data_func (mistakes[i].path, GUINT_TO_POINTER (i), test_mistake);

  return g_test_run ();
}
