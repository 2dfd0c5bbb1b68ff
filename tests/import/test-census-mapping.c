#include "dr-census-mapping.h"

#include <string.h>

#include "dr-xml-document.h"
#include "import-support.h"

static void
test_default (void)
{
  static const char * const tables[] = { "TS001", "TS002", "TS007", "TS007A", "TS008", "TS009", "TS011", "TS021", "TS029",
                                         "TS030", "TS037", "TS038", "TS039", "TS040", "TS045", "TS077", "TS078" };
  const DrCensusMapping *mapping = test_mapping_get ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpint (dr_census_mapping_find_table (mapping, tables[i]), !=, DR_NO_INDEX);
  g_assert_cmpint (dr_census_mapping_find_table (mapping, "TS060"), ==, DR_NO_INDEX);
  g_assert_cmpuint (mapping->fieldwork.year, ==, 2021);
}

/* The file that is installed is the one that is compiled in. */
static void
test_installed (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DR_TEST_DATADIR"), "import", "census-2021.xml", NULL);
  g_autoptr (DrCensusMapping) mapping = dr_census_mapping_load (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mapping->n_tables, ==, test_mapping_get ()->n_tables);
}

static const DrXmlNode *
find_id (const DrXmlNode *parent,
         const char      *child,
         const char      *id)
{
  const DrXmlNode *node = dr_xml_node_child (parent, child);

  while (node != NULL && strcmp (dr_xml_node_get (node, "id"), id) != 0)
    node = dr_xml_node_next (node, child);

  return node;
}

/* The groups that a district starts with are those that the mapping fills, in the same unit and dimension. */
static void
test_template (void)
{
  const DrCensusMapping *mapping = test_mapping_get ();
  g_autofree char *path = g_build_filename (g_getenv ("DR_TEST_DATADIR"), "evidence", "template.xml", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  const DrXmlNode *root;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  document = dr_xml_document_read_trusted (path, data, length, &error);
  g_assert_no_error (error);
  root = dr_xml_document_get_root (document);
  g_assert_cmpstr (dr_xml_node_get (root, "area"), ==, DR_IMPORT_TEMPLATE_AREA);

  for (guint t = 0; t < mapping->n_tables; t++)
    for (guint g = 0; g < mapping->tables[t].n_groups; g++)
      {
        const DrCensusGroup *group = &mapping->tables[t].groups[g];
        const DrDimension *dimension = &mapping->dimensions[group->dimension];
        const DrXmlNode *declared = find_id (dr_xml_node_child (root, "groups"), "group", group->id);
        const DrXmlNode *declared_dimension = find_id (dr_xml_node_child (root, "dimensions"), "dimension", dimension->id);
        const char *unit;

        /* The only group that is added where it is asked for. */
        if (strcmp (group->id, "bad-health") == 0)
          continue;
        g_assert_nonnull (declared);
        g_assert_nonnull (declared_dimension);
        unit = dr_xml_node_get (declared, "unit");
        g_assert_cmpstr (dr_xml_node_get (declared, "dimension"), ==, dimension->id);
        g_assert_cmpstr (dr_xml_node_get (declared, "name"), ==, group->name);
        g_assert_cmpstr (dr_xml_node_get (declared, "characteristic"), ==,
                         dr_vocabulary_to_string (DR_VOCABULARY_CHARACTERISTIC, (int) group->characteristic));
        g_assert_cmpint (g_strcmp0 (dr_xml_node_get (declared, "without-characteristic"), "true") == 0, ==,
                         group->without_characteristic);
        g_assert_cmpstr (unit != NULL ? unit : "people", ==,
                         dr_vocabulary_to_string (DR_VOCABULARY_UNIT, (int) mapping->tables[t].unit));
        g_assert_cmpstr (dr_xml_node_get (declared_dimension, "partition"), ==, dimension->partition ? "true" : "false");
        g_assert_null (dr_xml_node_get (declared, "count"));
      }
}

#define MAPPING(categories, groups) \
  "<census-mapping xmlns=\"urn:dueregard:1\" format=\"1.0\" id=\"m\" title=\"M\" publisher=\"P\" licence=\"L\" " \
  "fieldwork=\"2021-03-21\">\n<dimensions><dimension id=\"whole\" name=\"Whole\" partition=\"true\"/>" \
  "<dimension id=\"loose\" name=\"Loose\" partition=\"false\"/></dimensions>\n<tables><table id=\"T\" title=\"T\" " \
  "population=\"people\" unit=\"people\"><topic>T</topic>\n" categories "\n" groups "\n</table></tables></census-mapping>"
#define CATEGORY(id, column) "<category id=\"" id "\"><column>" column "</column></category>"
#define GROUP(id, dimension, categories) \
  "<group id=\"" id "\" name=\"N\" characteristic=\"local\" dimension=\"" dimension "\" categories=\"" categories "\"/>"
#define NESTED "<category id=\"a\"><column>A</column>" CATEGORY ("b", "B") CATEGORY ("c", "C") "</category>" CATEGORY ("d", "D")

/* @message: part of it; NULL: the mapping is good. */
static const struct {
  const char *path;
  const char *text;
  const char *message;
} cases[] = {
  { "/import/census-mapping/good", MAPPING (NESTED, GROUP ("x", "whole", "a") GROUP ("y", "whole", "d")), NULL },
  { "/import/census-mapping/parts", MAPPING (NESTED, GROUP ("x", "whole", "b d") GROUP ("y", "whole", "c")), NULL },
  { "/import/census-mapping/loose", MAPPING (NESTED, GROUP ("x", "loose", "b")), NULL },
  { "/import/census-mapping/overlapping-groups", MAPPING (NESTED, GROUP ("x", "loose", "a") GROUP ("y", "loose", "b")), NULL },
  { "/import/census-mapping/no-groups", MAPPING (NESTED, ""), NULL },
  { "/import/census-mapping/parent-and-child", MAPPING (NESTED, GROUP ("x", "loose", "a b")), "m.xml:5: group “x” would count “b” twice" },
  { "/import/census-mapping/child-and-parent", MAPPING (NESTED, GROUP ("x", "loose", "c a")), "m.xml:5: group “x” would count “a” twice" },
  { "/import/census-mapping/same-twice", MAPPING (NESTED, GROUP ("x", "loose", "d d")), "m.xml:5: group “x” would count “d” twice" },
  { "/import/census-mapping/unknown-category", MAPPING (NESTED, GROUP ("x", "loose", "e")), "m.xml:5: group “x” names category “e”" },
  { "/import/census-mapping/partition-hole", MAPPING (NESTED, GROUP ("x", "whole", "b") GROUP ("y", "whole", "d")), "“C” is counted by 0 groups of the partition “whole”" },
  { "/import/census-mapping/partition-overlap", MAPPING (NESTED, GROUP ("x", "whole", "a") GROUP ("y", "whole", "c d")), "“C” is counted by 2 groups of the partition “whole”" },
  { "/import/census-mapping/column-twice", MAPPING (CATEGORY ("a", "A") CATEGORY ("b", " a "), ""), "m.xml:4: “a” is the column of two categories" },
  { "/import/census-mapping/no-column", MAPPING ("<category id=\"a\"/>", ""), "m.xml:4: category “a” has no column" },
  { "/import/census-mapping/all", MAPPING (NESTED, GROUP ("all", "loose", "a")), "m.xml:5: the group “all” is the population" },
  { "/import/census-mapping/schema-dimension", MAPPING (NESTED, GROUP ("x", "other", "a")), "m.xml:" },
  { "/import/census-mapping/schema-category-id", MAPPING (CATEGORY ("a", "A") CATEGORY ("a", "B"), ""), "m.xml:" },
  { "/import/census-mapping/schema-group-id", MAPPING (NESTED, GROUP ("x", "loose", "a") GROUP ("x", "loose", "b")), "m.xml:" },
  { "/import/census-mapping/schema-no-category", MAPPING ("", ""), "m.xml:" },
  { "/import/census-mapping/not-xml", "date,geography\n", "m.xml" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrCensusMapping) mapping = dr_census_mapping_load_bytes ("m.xml", cases[i].text, strlen (cases[i].text), &error);

  if (cases[i].message == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (mapping);
      return;
    }
  g_assert_null (mapping);
  g_assert_nonnull (error);
  test_contains (error->message, cases[i].message);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/census-mapping/default", test_default);
  g_test_add_func ("/import/census-mapping/installed", test_installed);
  g_test_add_func ("/import/census-mapping/template", test_template);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_case);

  return g_test_run ();
}
