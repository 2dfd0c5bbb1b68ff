#include "dr-census-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"
#include "dr-import-resources.h"
#include "dr-xml-document.h"
#include "dr-xml-schemas.h"

#define SCHEMA "/org/dueregard/schemas/census-mapping.xsd"
#define DEFAULT_MAPPING "/org/dueregard/data/import/census-2021.xml"
#define DEFAULT_NAME "census-2021.xml"

/* One mapping being filled. After the first mistake the rest is harmless. */
typedef struct {
  const char      *file;
  DrCensusMapping *mapping;
  GError          *error;
} Load;

static void G_GNUC_PRINTF (3, 4)
fail (Load            *load,
      const DrXmlNode *node,
      const char      *format,
      ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  if (load->error != NULL)
    return;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  dr_import_set_error (&load->error, DR_IMPORT_ERROR_MAPPING, load->file, node->line, "%s", what);
}

static const char *
string_of (Load            *load,
           const DrXmlNode *node,
           const char      *attribute)
{
  return dr_arena_strdup (load->mapping->arena, dr_xml_node_get (node, attribute));
}

static gboolean
flag_of (const DrXmlNode *node,
         const char      *attribute)
{
  return g_strcmp0 (dr_xml_node_get (node, attribute), "true") == 0;
}

static guint
count_children (const DrXmlNode *node,
                const char      *child)
{
  guint n = 0;

  for (const DrXmlNode *each = dr_xml_node_child (node, child); each != NULL; each = dr_xml_node_next (each, child))
    n++;

  return n;
}

/* The texts of all children of one name, folded. */
static const char * const *
spellings_of (Load            *load,
              const DrXmlNode *node,
              const char      *child,
              guint           *n)
{
  const char **spellings = dr_arena_array0 (load->mapping->arena, const char *, count_children (node, child));

  *n = 0;
  for (const DrXmlNode *each = dr_xml_node_child (node, child); each != NULL; each = dr_xml_node_next (each, child))
    {
      g_autofree char *folded = dr_figure_fold (each->text);

      spellings[(*n)++] = dr_arena_strdup (load->mapping->arena, folded);
    }

  return spellings;
}

/* Categories in document order, so that a parent always comes before what is inside it. */
static void
load_categories (Load            *load,
                 const DrXmlNode *node,
                 int              parent,
                 GArray          *categories,
                 GHashTable      *seen)
{
  for (const DrXmlNode *each = dr_xml_node_child (node, "category"); each != NULL;
       each = dr_xml_node_next (each, "category"))
    {
      const DrXmlNode *column = dr_xml_node_child (each, "column");
      DrCensusCategory category = { 0 };

      category.id = string_of (load, each, "id");
      category.columns = spellings_of (load, each, "column", &category.n_columns);
      category.wording = dr_arena_strdup (load->mapping->arena, column != NULL ? column->text : category.id);
      category.parent = parent;
      category.n_children = count_children (each, "category");
      if (category.n_columns == 0 && category.n_children == 0)
        fail (load, each, _("category “%s” has no column and holds no category, expected either"), category.id);
      for (guint i = 0; i < category.n_columns; i++)
        if (!g_hash_table_add (seen, (gpointer) category.columns[i]))
          fail (load, each, _("“%s” is the column of two categories, expected each column once"),
                category.columns[i]);
      g_array_append_val (categories, category);
      load_categories (load, each, (int) categories->len - 1, categories, seen);
    }
}

static int
find_category (const DrCensusTable *table,
               const char          *id)
{
  for (guint i = 0; i < table->n_categories; i++)
    if (strcmp (table->categories[i].id, id) == 0)
      return (int) i;

  return DR_NO_INDEX;
}

/* Whether @inner is @outer or somewhere inside it. */
static gboolean
lies_in (const DrCensusTable *table,
         int                  inner,
         int                  outer)
{
  while (inner != DR_NO_INDEX && inner != outer)
    inner = table->categories[inner].parent;

  return inner == outer;
}

static DrIndices
load_group_categories (Load                *load,
                       const DrXmlNode     *node,
                       const DrCensusTable *table,
                       const char          *group)
{
  g_auto (GStrv) ids = g_strsplit (dr_xml_node_get (node, "categories"), " ", -1);
  int *items = dr_arena_array0 (load->mapping->arena, int, g_strv_length (ids));
  DrIndices indices = { items, 0 };

  for (char **id = ids; *id != NULL; id++)
    {
      int index = find_category (table, *id);

      if (**id == '\0')
        continue;
      if (index == DR_NO_INDEX)
        {
          fail (load, node, _("group “%s” names category “%s”, expected one of table %s"), group, *id, table->id);
          continue;
        }
      for (guint i = 0; i < indices.n; i++)
        if (lies_in (table, index, items[i]) || lies_in (table, items[i], index))
          fail (load, node, _("group “%s” would count “%s” twice, expected categories that do not overlap"), group,
                *id);
      items[indices.n++] = index;
    }

  return indices;
}

static void
load_groups (Load            *load,
             const DrXmlNode *node,
             DrCensusTable   *table)
{
  DrCensusMapping *mapping = load->mapping;
  DrCensusGroup *groups = dr_arena_array0 (mapping->arena, DrCensusGroup, count_children (node, "group"));

  table->groups = groups;
  for (const DrXmlNode *each = dr_xml_node_child (node, "group"); each != NULL; each = dr_xml_node_next (each, "group"))
    {
      DrCensusGroup *group = &groups[table->n_groups++];
      const char *dimension = dr_xml_node_get (each, "dimension");
      int characteristic = DR_CHARACTERISTIC_LOCAL;

      group->id = string_of (load, each, "id");
      group->name = string_of (load, each, "name");
      group->line = each->line;
      dr_vocabulary_parse (DR_VOCABULARY_CHARACTERISTIC, dr_xml_node_get (each, "characteristic"), &characteristic);
      group->characteristic = (DrCharacteristic) characteristic;
      group->without_characteristic = flag_of (each, "without-characteristic");
      for (guint i = 0; i < mapping->n_dimensions; i++)
        if (strcmp (mapping->dimensions[i].id, dimension) == 0)
          group->dimension = (int) i;
      if (strcmp (group->id, DR_GROUP_ALL_ID) == 0)
        fail (load, each, _("the group “all” is the population, expected another id (or everybody=\"true\")"));
      group->categories = load_group_categories (load, each, table, group->id);
    }
}

/* Every category that holds no other one is counted by exactly one group of the partition, or the sum of the groups
 * could not be the base. */
static void
check_partition (Load            *load,
                 const DrXmlNode *node,
                 DrCensusTable   *table,
                 int              dimension)
{
  for (guint i = 0; i < table->n_categories; i++)
    {
      guint n = 0;

      if (table->categories[i].n_children > 0)
        continue;
      for (guint g = 0; g < table->n_groups; g++)
        for (guint c = 0; table->groups[g].dimension == dimension && c < table->groups[g].categories.n; c++)
          if (lies_in (table, (int) i, table->groups[g].categories.items[c]))
            n++;
      if (n != 1)
        fail (load, node, _("table %s: “%s” is counted by %u groups of the partition “%s”, expected 1"), table->id,
              table->categories[i].wording, n, load->mapping->dimensions[dimension].id);
    }
}

static void
load_table (Load            *load,
            const DrXmlNode *node,
            DrCensusTable   *table)
{
  g_autoptr (GArray) categories = g_array_new (FALSE, TRUE, sizeof (DrCensusCategory));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) partitions = g_hash_table_new (NULL, NULL);
  DrCensusCategory *copy;
  int unit = DR_UNIT_PEOPLE;

  table->id = string_of (load, node, "id");
  table->title = string_of (load, node, "title");
  table->population = string_of (load, node, "population");
  table->link = string_of (load, node, "link");
  table->lookalike = string_of (load, node, "lookalike");
  table->everybody = flag_of (node, "everybody");
  table->line = node->line;
  dr_vocabulary_parse (DR_VOCABULARY_UNIT, dr_xml_node_get (node, "unit"), &unit);
  table->unit = (DrUnit) unit;
  table->topics = spellings_of (load, node, "topic", &table->n_topics);
  table->bases = spellings_of (load, node, "base", &table->n_bases);
  if (table->everybody && table->unit != DR_UNIT_PEOPLE)
    fail (load, node, _("table %s counts households, expected people where everybody is “true”"), table->id);

  load_categories (load, node, DR_NO_INDEX, categories, seen);
  copy = dr_arena_array0 (load->mapping->arena, DrCensusCategory, categories->len);
  memcpy (copy, categories->data, categories->len * sizeof (DrCensusCategory));
  table->categories = copy;
  table->n_categories = categories->len;

  load_groups (load, node, table);
  for (guint i = 0; i < table->n_groups; i++)
    {
      int dimension = table->groups[i].dimension;

      if (load->mapping->dimensions[dimension].partition && g_hash_table_add (partitions, GINT_TO_POINTER (dimension)))
        check_partition (load, node, table, dimension);
    }
}

static void
load_mapping (Load            *load,
              const DrXmlNode *root)
{
  DrCensusMapping *mapping = load->mapping;
  const DrXmlNode *dimensions = dr_xml_node_child (root, "dimensions");
  const DrXmlNode *tables = dr_xml_node_child (root, "tables");
  DrDimension *dimension_rows = dr_arena_array0 (mapping->arena, DrDimension, count_children (dimensions, "dimension"));
  DrCensusTable *table_rows = dr_arena_array0 (mapping->arena, DrCensusTable, count_children (tables, "table"));

  mapping->id = string_of (load, root, "id");
  mapping->title = string_of (load, root, "title");
  mapping->publisher = string_of (load, root, "publisher");
  mapping->licence = string_of (load, root, "licence");
  if (!dr_date_parse_full (dr_xml_node_get (root, "fieldwork"), &mapping->fieldwork))
    fail (load, root, _("fieldwork is “%s”, expected a day that exists"), dr_xml_node_get (root, "fieldwork"));

  mapping->dimensions = dimension_rows;
  for (const DrXmlNode *each = dr_xml_node_child (dimensions, "dimension"); each != NULL;
       each = dr_xml_node_next (each, "dimension"))
    {
      DrDimension *dimension = &dimension_rows[mapping->n_dimensions++];

      dimension->id = string_of (load, each, "id");
      dimension->name = string_of (load, each, "name");
      dimension->partition = flag_of (each, "partition");
      dimension->line = each->line;
    }
  mapping->tables = table_rows;
  for (const DrXmlNode *each = dr_xml_node_child (tables, "table"); each != NULL; each = dr_xml_node_next (each, "table"))
    load_table (load, each, &table_rows[mapping->n_tables++]);
}

static void
init_formats (void)
{
  static const DrXmlSchemaEntry formats[] = { { "census-mapping", "1.0", SCHEMA } };
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_resources_register (dr_import_resources_get_resource ());
      dr_xml_schemas_register (formats, G_N_ELEMENTS (formats));
      g_once_init_leave (&once, 1);
    }
}

static DrCensusMapping *
load_document (const DrXmlDocument *document,
               const char          *name,
               GError             **error)
{
  g_autoptr (DrCensusMapping) mapping = g_new0 (DrCensusMapping, 1);
  const DrXmlNode *root = dr_xml_document_get_root (document);
  Load load = { name, mapping, NULL };

  g_atomic_ref_count_init (&mapping->ref_count);
  mapping->arena = dr_arena_new ();
  if (strcmp (root->name, "census-mapping") != 0)
    fail (&load, root, _("this is a file of <%s>, expected <census-mapping>"), root->name);
  else
    load_mapping (&load, root);
  if (load.error != NULL)
    {
      g_propagate_error (error, load.error);
      return NULL;
    }

  return g_steal_pointer (&mapping);
}

/**
 * dr_census_mapping_load:
 * @path: a file, schemas/census-mapping.xsd
 * @error: return location for a #DrXmlError, or #DR_IMPORT_ERROR_MAPPING where it contradicts itself
 *
 * Returns: (transfer full): the mapping, or %NULL
 */
DrCensusMapping *
dr_census_mapping_load (const char *path,
                        GError    **error)
{
  g_autoptr (DrXmlDocument) document = NULL;

  init_formats ();
  document = dr_xml_document_read_file (path, NULL, error);

  return document != NULL ? load_document (document, path, error) : NULL;
}

/**
 * dr_census_mapping_load_bytes:
 * @name: what to call it in messages
 * @data: its bytes
 * @length: how many
 * @error: as dr_census_mapping_load()
 *
 * Returns: (transfer full): the mapping, or %NULL
 */
DrCensusMapping *
dr_census_mapping_load_bytes (const char *name,
                              const char *data,
                              gsize       length,
                              GError    **error)
{
  g_autoptr (DrXmlDocument) document = NULL;

  init_formats ();
  document = dr_xml_document_read_bytes (name, data, length, NULL, error);

  return document != NULL ? load_document (document, name, error) : NULL;
}

/**
 * dr_census_mapping_load_default:
 * @error: as dr_census_mapping_load()
 *
 * Returns: (transfer full): the mapping that is compiled in, data/import/census-2021.xml
 */
DrCensusMapping *
dr_census_mapping_load_default (GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *data;

  init_formats ();
  bytes = g_resources_lookup_data (DEFAULT_MAPPING, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);

  return dr_census_mapping_load_bytes (DEFAULT_NAME, data, length, error);
}

/**
 * dr_census_mapping_ref:
 * @self: a mapping
 *
 * Returns: (transfer full): @self
 */
DrCensusMapping *
dr_census_mapping_ref (DrCensusMapping *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_census_mapping_unref:
 * @self: (transfer full) (nullable): a mapping
 */
void
dr_census_mapping_unref (DrCensusMapping *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/* dr_census_mapping_find_table(): index of the table with that id, or DR_NO_INDEX. */
int
dr_census_mapping_find_table (const DrCensusMapping *self,
                              const char            *id)
{
  for (guint i = 0; i < self->n_tables; i++)
    if (strcmp (self->tables[i].id, id) == 0)
      return (int) i;

  return DR_NO_INDEX;
}
